"""Variants of the index on drawn municipalities, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from sei_core.domain import variants
from sei_core.domain.bands import Band, band_of
from sei_core.domain.variants import OFFICIAL, RECIPES, cell_points, compare, recipe, summary
from tests.domain.drawn_counts import with_counts, with_points

#: Only counts; one indicator in full; one point everywhere.
TOWN, ONE_TROUBLE, EVEN = "002 002 002 002 002", "222 000 000 000 000", "111 111 111 111 111"
THREE = with_points(TOWN, ONE_TROUBLE, EVEN)


def points(made: variants.Recipe, counts: variants.Counts = THREE) -> list[float]:
    return compare(counts, made)["variant_points"].tolist()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("without_count", [0, 6, 15]),
        ("without_lq", [15, 6, 15]),
        ("without_share", [15, 6, 15]),
        ("without_enforcement", [10, 0, 15]),
        ("without_early_leaving", [10, 7.5, 15]),
    ],
)
def test_a_variant_is_stretched_to_thirty_points(name, expected):
    assert points(RECIPES[name]) == expected


def test_the_official_recipe_gives_the_plain_sum():
    found = compare(THREE, OFFICIAL)

    assert found["index_points"].tolist() == found["variant_points"].tolist() == [10, 6, 15]
    assert found["rank"].tolist() == found["variant_rank"].tolist() == [2, 3, 1]
    assert found["variant_band"].tolist() == [Band.ELEVATED, Band.LOW, Band.HIGH]


def test_only_the_ratio_of_weights_matters():
    assert points(recipe([3] * 5, [0.5] * 3)) == [10, 6, 15]
    assert points(recipe([2, 1, 1, 1, 1])) == [10, 10, 15]  # 30 * 6 * 2 / (6 * 6)
    assert points(recipe(test_weights=[0, 0, 0.1])) == [30, 6, 15]


@pytest.mark.parametrize(
    "weights", [[1.123456789, 1.987654321, 1.333333333, 1, 1], [1e-300, 1, 1, 1, 1], [1 / 3] * 5, [9e300, 1, 1, 1, 1]]
)
def test_weights_of_many_digits_do_not_overflow(weights):
    """Whole numbers of 64 bits would; the last municipality has 5 points of an indicator with unknown cells too."""
    tests = [1.123456789, 1.987654321, 1]
    kept = np.zeros((5, 3), dtype="int64")
    kept[4, 2] = 5
    counts = with_points(TOWN, ONE_TROUBLE, "111 111 111 111 000")
    of_indicator, of_test = ([Fraction(str(each)) for each in kind] for kind in (weights, tests))
    full, single = 2 * sum(of_test), sum(of_test)
    gained = [
        2 * of_test[2] * sum(of_indicator),
        full * of_indicator[0],
        single * sum(of_indicator[:4]) + 5 * single / 3 * of_indicator[4],
    ]

    found = compare(replace(counts, kept=kept), recipe(weights, tests))

    expected = [float(30 * each / (full * sum(of_indicator))) for each in gained]
    assert found["variant_points"].tolist() == pytest.approx(expected, rel=1e-14)
    assert found["variant_band"].tolist() == band_of(pd.Series(expected).astype(int)).tolist()
    assert found["variant_rank"].tolist() == [1 + sum(other > each for other in expected) for each in expected]
    assert found["variant_points"].dtype == found["points_difference"].dtype == np.float64


def test_what_is_left_out_must_exist():
    assert variants.without_test("count") == RECIPES["without_count"]
    with pytest.raises(ValueError, match="cuont"):
        variants.without_test("cuont")
    with pytest.raises(KeyError):
        variants.without_indicator("enforcment")


@pytest.mark.parametrize(("cells", "band"), [("222 100 000 000 000", Band.ELEVATED), ("222 000 000 000 000", Band.LOW)])
def test_a_band_begins_where_its_start_is_reached(cells, band):
    """Without early leaving 7 of 24 points are 8.75 of 30, and 6 are 7.5, still below 8."""
    found = compare(with_points(cells), RECIPES["without_early_leaving"])

    assert found["variant_band"].item() == band


def test_a_stretched_sum_exactly_on_an_edge_is_in():
    """Without counts 8 of 20 points are 12 of 30; a third of a point less is not."""
    found = compare(with_points("220 220 000 000 000", "220 210 000 000 000"), RECIPES["without_count"])

    assert found["variant_points"].tolist() == [12, 10.5]
    assert found["variant_band"].tolist() == [Band.HIGH, Band.ELEVATED]


def test_equal_sums_share_the_lowest_rank_without_rounding():
    """1/3 of the weight on each of two indicators: floats of 0.1 + 0.2 would tell them apart."""
    counts = with_points("100 100 000 000 000", "000 000 100 000 000", "000 000 000 000 000")
    found = compare(counts, recipe([0.1, 0.2, 0.3, 1, 1]))

    assert found["variant_rank"].tolist() == [1, 1, 3]


@pytest.mark.parametrize(
    ("persons", "factor", "share_points"),
    [(120, 1, 1), (119, 1, 0), (180, 1, 1), (181, 1, 2), (108, 0.9, 1), (107, 0.9, 0), (162, 0.9, 1), (163, 0.9, 2)],
)
def test_moved_bounds_are_compared_exactly(persons, factor, share_points):
    counts = with_counts({"enforcement": [persons, 0]}, [1000, 1000])

    found = cell_points(counts, recipe(factors=[factor, 1, 1]).factors)

    assert found[0, 0].tolist() == [share_points, 0]


def test_twelfths_and_quotients_are_compared_exactly_too():
    """480 twelfths are 40 benefits. A share of 9 against a mean of 5 (kraj and country are one) is 1.8."""
    counts = with_counts({"housing_benefit": [480, 479], "enforcement": [900, 100]}, [1000, 1000])
    assert cell_points(counts)[1, 2].tolist() == [1, 0]
    assert cell_points(counts)[0, 1].tolist() == [1, 0]
    # 2.5 × 0.72 = 1.8 is not above the bound; a little less is.
    assert cell_points(counts, (Fraction(1), Fraction(72, 100), Fraction(1)))[0, 1].tolist() == [1, 0]
    assert cell_points(counts, (Fraction(1), Fraction(71, 100), Fraction(1)))[0, 1].tolist() == [2, 0]


def test_moved_bounds_reach_who_takes_over():
    counts = with_counts({"early_leaving": [5, 0]}, [100, 100], donors={1: 0})

    assert cell_points(counts)[4, 0].tolist() == [1, 1]
    assert cell_points(counts, recipe(factors=[1.1, 1, 1]).factors)[4, 0].tolist() == [0, 0]


def test_points_of_an_unknown_donor_stay_and_move_with_the_weight_only():
    counts = with_points(EVEN)
    counts.source[4, 0], counts.kept[4, 0] = -1, 4
    assert points(OFFICIAL, counts) == [16]
    assert points(RECIPES["without_count"], counts) == [16]  # 8 of 16, and 4 of 6 at a fifth of the weight
    assert points(RECIPES["without_early_leaving"], counts) == [15]


def test_no_base_gives_no_points():
    counts = with_counts({"enforcement": [0, 300]}, [0, 1000])

    assert cell_points(counts)[:, :, 0].sum() == 0


def test_the_summary_counts_both_ways():
    found = summary(compare(THREE, RECIPES["without_count"]))

    assert found == {
        "spearman": pytest.approx(0.5),  # ranks 2, 3, 1 against 3, 2, 1
        "up_count": 0,
        "down_count": 1,
        "mean_rank_shift": pytest.approx(2 / 3),
        "high_count": 1,
        "still_high_count": 1,
        "new_high_count": 0,
    }


def test_a_correlation_of_one_or_of_equal_ones_is_missing():
    rows = compare(THREE, RECIPES["without_count"])

    assert np.isnan(summary(rows.head(1))["spearman"])
    assert np.isnan(summary(rows.assign(index_points=1))["spearman"])


@pytest.mark.parametrize(
    "wrong",
    [{"indicator_weights": [0] * 5}, {"test_weights": [1, 1]}, {"test_weights": [1, 1, -1]}, {"factors": [0] * 3}],
)
def test_impossible_recipes_are_refused(wrong):
    with pytest.raises(ValueError, match="needed"):
        recipe(**wrong)


def test_each_indicator_is_needed_once():
    frame = pd.DataFrame({"indicator": ["enforcement"], "municipality_code": ["000000"]})
    with pytest.raises(ValueError, match="each indicator once"):
        variants.counts_of(frame, pd.Series({"000000": "CZ010"}))


def test_a_recipe_keeps_the_decimals_it_is_written_with():
    assert recipe(factors=[0.9, 1, 1.25]).factors == (Fraction(9, 10), Fraction(1), Fraction(5, 4))
    assert replace(OFFICIAL) == recipe() == recipe([1.0] * 5)

"""The rule of the index on drawn tables: whole numbers decide, also where floats would move a row over a bound."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.indicators import INDICATOR, LQ_THRESHOLDS, Test, Thresholds
from sei_core.domain.scoring import Scores, grade, lq_fraction, nearest_schools, score

PERSONS, LEAVING = "population_15plus", "early_leaving_base"
#: Column of the count, column of the base and parts of a unit, as METHOD.md says.
COLUMNS = {
    "enforcement": ("enforcement_count", PERSONS, 1),
    "housing_benefit": ("housing_benefit_twelfths", PERSONS, 12),
    "subsistence_benefit": ("subsistence_benefit_twelfths", PERSONS, 12),
    "long_unemployment": ("long_unemployment_count", "population_15_64", 1),
    "early_leaving": ("early_leaving_count", LEAVING, 1),
}
#: lo and hi of the share in per mille and of the count in its own unit, as METHOD.md says.
SHARE_PER_MILLE = {
    "enforcement": (120, 180),
    "housing_benefit": (21, 30),
    "subsistence_benefit": (9, 17),
    "long_unemployment": (14, 25),
    "early_leaving": (50, 120),
}
COUNT = {
    "enforcement": (100, 200),
    "housing_benefit": (40, 80),
    "subsistence_benefit": (30, 60),
    "long_unemployment": (40, 80),
    "early_leaving": (6, 12),
}
#: Whether the row is on the upper bound, how many parts it is off the bound, and what that gives.
SIDES = [(False, -1, 0), (False, 0, 1), (False, 1, 1), (True, -1, 1), (True, 0, 1), (True, 1, 2)]
sides = pytest.mark.parametrize(("upper", "off", "points"), SIDES)
every_indicator = pytest.mark.parametrize("indicator", COLUMNS)


def inputs(**columns: list) -> pd.DataFrame:
    """Table ``index_input`` for 2023: what is not given is 0 of 1,000, with a school; codes are 100001, 100002 …"""
    given = pd.DataFrame({name: pd.array(values, dtype="Int64") for name, values in columns.items()})
    table = pd.DataFrame({"year": 2023, "municipality_code": [str(100001 + i) for i in range(len(given))]})
    for count, base, _ in COLUMNS.values():
        table = table.assign(
            **{count: pd.array([0] * len(given), "Int64"), base: pd.array([1000] * len(given), "Int64")}
        )
    table["published_points"] = 0
    return table.assign(**given)


def places(*regions: str, at: list[tuple[float, float]] | None = None) -> pd.DataFrame:
    """Table ``municipality`` with codes 100001, 100002 … in the given regions at the given latitudes and longitudes."""
    at = at or [(50.0, 15.0 + i / 10) for i in range(len(regions))]
    return pd.DataFrame(
        {
            "municipality_code": [str(100001 + i) for i in range(len(regions))],
            "region_code": list(regions),
            "definition_lat": [latitude for latitude, _ in at],
            "definition_lon": [longitude for _, longitude in at],
        }
    )


def of(scores: Scores, indicator: str, code: str = "100001", year: int = 2023) -> pd.Series:
    """Row of a municipality and an indicator."""
    return scores.indicator_result.set_index(["year", "municipality_code", "indicator"]).loc[(year, code, indicator)]


def index_of(scores: Scores, code: str, year: int = 2023) -> pd.Series:
    """Row of a municipality in the index."""
    return scores.municipality_index.set_index(["year", "municipality_code"]).loc[(year, code)]


def one_against_the_rest(indicator: str, own: tuple[int, int], region: tuple[int, int], country: tuple[int, int]):
    """Score a municipality (parts, base) in a region and a country of these sums; the rest is one row each."""
    count, base, _ = COLUMNS[indicator]
    rows = [own, *((large[0] - small[0], large[1] - small[1]) for small, large in ((own, region), (region, country)))]
    drawn = inputs(**{count: [parts for parts, _ in rows], base: [whole for _, whole in rows]})
    return of(score(drawn, places("A", "A", "B")), indicator)


@every_indicator
@sides
def test_both_sides_of_each_bound_of_the_share(indicator, upper, off, points):
    count, base, parts_per_unit = COLUMNS[indicator]
    per_mille = SHARE_PER_MILLE[indicator][upper]

    result = score(inputs(**{count: [per_mille * 7 * parts_per_unit + off], base: [7000]}), places("A"))

    assert of(result, indicator)["share_points"] == points


@every_indicator
@sides
def test_both_sides_of_each_bound_of_the_count(indicator, upper, off, points):
    count, base, parts_per_unit = COLUMNS[indicator]
    bound = COUNT[indicator][upper]

    result = score(inputs(**{count: [bound * parts_per_unit + off], base: [100_000]}), places("A"))

    assert of(result, indicator)["count_points"] == points


@every_indicator
@sides
def test_both_sides_of_each_bound_of_the_quotient(indicator, upper, off, points):
    """In a country of one region with 1,000 parts in 10,000 the quotient of n parts in 1,000 is n / 100."""
    parts = (250 if upper else 180) + off

    row = one_against_the_rest(indicator, (parts, 1000), (1000, 10_000), (1000, 10_000))

    assert row["lq"] == pytest.approx(parts / 100)
    assert row["lq_points"] == points


@pytest.mark.parametrize(
    ("indicator", "own", "region", "country", "quotient"),
    [
        ("enforcement", (180, 1200), (211, 2400), (252, 3200), "9/5"),
        ("enforcement", (288, 780), (357, 2210), (957, 7150), "5/2"),
        ("long_unemployment", (351, 2000), (437, 3800), (820, 10_250), "9/5"),
        ("long_unemployment", (53, 170), (87, 600), (284, 2720), "5/2"),
        ("early_leaving", (19, 110), (38, 360), (57, 660), "9/5"),
        ("early_leaving", (45, 140), (126, 960), (141, 1120), "5/2"),
        ("housing_benefit", (420, 200), (2448, 2040), (9792, 8640), "9/5"),
        ("housing_benefit", (1040, 340), (2700, 1700), (4380, 5100), "5/2"),
        ("subsistence_benefit", (1062, 1210), (1524, 3810), (2784, 4840), "9/5"),
        ("subsistence_benefit", (680, 280), (696, 700), (1992, 2100), "5/2"),
    ],
)
def test_quotients_exactly_on_a_bound_stay_there_although_floats_drift_off(indicator, own, region, country, quotient):
    """Found by search: the share over the mean of the two shares, in floats, is below 1.8 or above 2.5."""
    unit = COLUMNS[indicator][2]
    exact = Fraction(*own) / ((Fraction(*region) + Fraction(*country)) / 2)
    share, regional, national = (parts / unit / base for parts, base in (own, region, country))
    drifted = share / ((regional + national) / 2)

    assert exact == Fraction(quotient)
    assert drifted < 1.8 if quotient == "9/5" else drifted > 2.5
    assert one_against_the_rest(indicator, own, region, country)["lq_points"] == 1


@pytest.mark.parametrize(
    ("indicator", "parts", "base", "percent"),
    [
        ("subsistence_benefit", 12 * 9, 1000, 0.9),
        ("subsistence_benefit", 12 * 17, 1000, 1.7),
    ],
)
def test_shares_exactly_on_a_bound_stay_there_although_percents_drift_off(indicator, parts, base, percent):
    count, base_column, unit = COLUMNS[indicator]
    drifted = parts / unit / base * 100

    assert drifted < percent if percent == 0.9 else drifted > percent
    assert of(score(inputs(**{count: [parts], base_column: [base]}), places("A")), indicator)["share_points"] == 1


@pytest.mark.parametrize("key", [*COLUMNS, "lq"])
@sides
def test_one_part_decides_where_floats_cannot_tell_it(key, upper, off, points):
    """One part in a trillion billion: as floats, the three sides of a bound are one number."""
    bounds = LQ_THRESHOLDS if key == "lq" else INDICATOR[key].share
    bound = bounds.hi if upper else bounds.lo
    denominator = 1000 * 10**18
    numerator = int(bound * denominator) + off

    assert numerator / denominator == float(bound)
    assert grade(np.array([numerator], object), np.array([denominator], object), bounds).tolist() == [points]


def test_products_beyond_53_and_63_bits_are_whole():
    """9 007 199 254 740 993 is no float, 5 × 4 × 10**18 no 64-bit number."""
    bounds = Thresholds(Fraction(9, 5), Fraction(2**53 + 1))
    top = np.array([2**53 + 1, 2**53 + 2, 4 * 10**18, 4 * 10**18], dtype="int64")
    bottom = np.array([1, 1, 2 * 10**18 + 222_222_222_222_222_222, 2 * 10**18 + 222_222_222_222_222_223], dtype="int64")

    assert grade(top, bottom, bounds).tolist() == [1, 2, 1, 0]


def test_the_quotient_of_sums_beyond_64_bits_is_whole():
    whole = np.array([10**15], dtype="int64")

    top, bottom = lq_fraction(9 * whole, 50 * whole, whole, 10 * whole, whole, 10 * whole)

    assert (top[0], bottom[0]) == (1800 * 10**45, 1000 * 10**45)
    assert grade(top, bottom, LQ_THRESHOLDS).tolist() == [1]


def test_a_quotient_without_meaning_has_no_denominator():
    """No base of its own; nobody in the region nor the country."""
    top, bottom = lq_fraction(*(np.array(values) for values in ([0, 0], [0, 5], [1, 0], [9, 9], [1, 0], [9, 9])))

    assert (top.tolist(), bottom.tolist()) == ([0, 0], [0, 0])
    assert grade(top, bottom, LQ_THRESHOLDS).tolist() == [0, 0]


def test_a_base_of_zero_gives_no_points_and_no_share():
    """A military district: even 300 people in distraint (a fault of data) would give nothing."""
    drawn = inputs(enforcement_count=[300, 100], population_15plus=[0, 1000])

    row = of(score(drawn, places("A", "A")), "enforcement")

    assert [row[f"{test}_points"] for test in Test] == [0, 0, 0]
    assert row["points"] == 0
    assert row[["share", "lq"]].isna().all()
    assert (row["count"], row["base"]) == (300, 0)


def test_a_country_without_a_single_case_has_no_quotient():
    row = of(score(inputs(enforcement_count=[0, 0]), places("A", "B")), "enforcement")

    assert (row["share"], row["lq_points"], row["points"]) == (0, 0, 0)
    assert pd.isna(row["lq"])


def test_yardsticks_are_ratios_of_sums_and_early_leaving_counts_schools_only():
    """Region A: 30 of 300 and 10 of 100 pupils; B: 20 of 400; the third of A has no school, whatever its base."""
    drawn = inputs(
        enforcement_count=[10, 90, 20, 80],
        population_15plus=[100, 300, 400, 200],
        housing_benefit_twelfths=[12, 24, 36, 48],
        early_leaving_count=[3, 1, None, 2],
        early_leaving_base=[30, 10, None, 40],
    )

    found = score(drawn, places("A", "A", "A", "B")).yardstick.set_index(["indicator", "region_code"])

    shares = found[["region_share", "country_share", "yardstick_share"]]
    expected = {
        ("enforcement", "A"): [120 / 800, 200 / 1000, 0.175],
        ("enforcement", "B"): [80 / 200, 200 / 1000, 0.3],
        ("housing_benefit", "A"): [6 / 800, 10 / 1000, 0.00875],
        ("housing_benefit", "B"): [4 / 200, 10 / 1000, 0.015],
        ("early_leaving", "A"): [4 / 40, 6 / 80, 0.0875],
        ("early_leaving", "B"): [2 / 40, 6 / 80, 0.0625],
    }
    for row, values in expected.items():
        assert shares.loc[row].tolist() == pytest.approx(values, abs=1e-15), row
    assert len(found) == 5 * 2
    assert (found["year"] == 2023).all()


def test_the_nearest_school_across_the_border_of_a_region_gives_its_own_quotient():
    """10 of 100 in region B (5 %; country 10 of 300) is LQ 2.4, one point; in region A it would be 6, two."""
    drawn = inputs(
        early_leaving_count=[0, None, 10, 0],
        early_leaving_base=[100, None, 100, 100],
        published_points=[0, 3, 3, 0],
    )
    at = [(50.0, 14.0), (50.0, 15.0), (50.0, 15.01), (50.0, 16.0)]

    scores = score(drawn, places("A", "A", "B", "B", at=at))
    taken, own = of(scores, "early_leaving", "100002"), of(scores, "early_leaving", "100003")

    assert taken["donor_code"] == "100003"
    assert pd.isna(own["donor_code"])
    assert own["lq"] == pytest.approx(2.4)
    assert [taken["points"], *(taken[f"{test}_points"] for test in Test)] == [3, 1, 1, 1]
    assert taken[["count", "base", "share", "lq"]].isna().all()
    assert index_of(scores, "100002")["computed_points"] == 3


def test_of_two_equally_near_schools_the_lower_code_gives():
    """Both stand on one point; the order of rows decides nothing."""
    at = [(50.0, 15.0), (50.1, 15.0), (50.1, 15.0), (50.0, 15.5)]
    towns = places("A", "A", "A", "A", at=at).set_index("municipality_code")
    with_school = pd.Series([False, True, True, True], towns.index)

    for order in (towns, towns.iloc[::-1], towns.iloc[[2, 0, 3, 1]]):
        assert nearest_schools(order, with_school).to_dict() == {"100001": "100002"}


def test_distance_is_measured_in_the_plane_not_in_degrees():
    """At 50° a degree of longitude is 72 km, of latitude 111 km: 1.3° east is nearer than 0.9° north."""
    at = [(50.0, 15.0), (50.9, 15.0), (50.0, 16.3)]
    towns = places("A", "A", "A", at=at).set_index("municipality_code")

    assert nearest_schools(towns, pd.Series([False, True, True], towns.index)).to_dict() == {"100001": "100003"}


def leaving_of_the_neighbour(published: int) -> Scores:
    """Two municipalities, the second without a school and with 6 points for enforcement.

    The first: 13 of 100 pupils are 2 points for the share and 2 for the count; the quotient is 1, no point.
    """
    drawn = inputs(
        enforcement_count=[0, 900],
        population_15plus=[9000, 1000],
        early_leaving_count=[13, None],
        early_leaving_base=[100, None],
        published_points=[4, published],
    )
    return score(drawn, places("A", "A"))


def test_a_taken_over_score_that_the_index_confirms_has_the_cells_of_the_donor():
    scores = leaving_of_the_neighbour(published=10)
    taken, index = of(scores, "early_leaving", "100002"), index_of(scores, "100002")

    assert of(scores, "enforcement", "100002")["points"] == 6
    assert of(scores, "early_leaving", "100001")["points"] == 4
    assert [taken["points"], *(taken[f"{test}_points"] for test in Test)] == [4, 2, 0, 2]
    assert (index["index_points"], index["computed_points"], index["share_points"]) == (10, 10, 4)


@pytest.mark.parametrize(("published", "points"), [(6, 0), (7, 1), (12, 6)])
def test_the_published_index_decides_a_taken_over_score_and_its_cells_stay_missing(published, points):
    scores = leaving_of_the_neighbour(published)
    taken, index = of(scores, "early_leaving", "100002"), index_of(scores, "100002")

    assert taken["points"] == points
    assert all(pd.isna(taken[f"{test}_points"]) for test in Test)
    assert (index["index_points"], index["computed_points"]) == (published, 10)
    assert all(pd.isna(index[f"{test}_points"]) for test in Test)


@pytest.mark.parametrize("published", [5, 13])
def test_an_implied_score_that_cannot_be_falls_back_to_the_donor(published):
    """-1 and 7 points for early leaving do not exist."""
    scores = leaving_of_the_neighbour(published)
    taken, index = of(scores, "early_leaving", "100002"), index_of(scores, "100002")

    assert [taken["points"], *(taken[f"{test}_points"] for test in Test)] == [4, 2, 0, 2]
    assert (index["index_points"], index["computed_points"]) == (published, 10)


def test_a_published_index_that_the_rule_cannot_reproduce_stays_beside_the_computed_one():
    """With a school of its own nothing is adjusted: the points of indicators are those of the rule."""
    drawn = inputs(enforcement_count=[120], published_points=[9])

    scores = score(drawn, places("A"))

    assert of(scores, "enforcement")["points"] == 2
    assert index_of(scores, "100001")[["index_points", "computed_points", "band"]].tolist() == [9, 2, "8–11"]


def test_without_any_school_there_is_nothing_to_take_over():
    drawn = inputs(early_leaving_count=[None, None], early_leaving_base=[None, None])
    towns = places("A", "A").set_index("municipality_code")

    assert nearest_schools(towns, pd.Series(False, towns.index)).empty
    with pytest.raises(ValueError, match="no municipality has a school of its own in 2023"):
        score(drawn, places("A", "A"))


def test_a_municipality_that_nobody_knows_is_an_error():
    with pytest.raises(KeyError, match="100002"):
        score(inputs(enforcement_count=[1, 1]), places("A"))


def test_each_year_has_its_own_yardstick_donor_and_rank():
    """In 2024 the second gains a school, and the share of the country doubles."""
    first = inputs(enforcement_count=[180, 0, 820], population_15plus=[1000, 1000, 8000], published_points=[4, 0, 5])
    first.loc[1, ["early_leaving_count", "early_leaving_base"]] = pd.NA
    second = inputs(enforcement_count=[180, 0, 1820], population_15plus=[1000, 1000, 8000], published_points=[2, 2, 0])

    scores = score(pd.concat([second.assign(year=2024), first], ignore_index=True), places("A", "A", "A"))

    assert of(scores, "enforcement", year=2023)[["lq", "lq_points"]].tolist() == pytest.approx([1.8, 1])
    assert of(scores, "enforcement", year=2024)[["lq", "lq_points"]].tolist() == pytest.approx([0.9, 0])
    assert of(scores, "early_leaving", "100002", 2023)["donor_code"] == "100001"
    assert pd.isna(of(scores, "early_leaving", "100002", 2024)["donor_code"])
    ranks = {year: [index_of(scores, f"10000{i}", year)["rank"] for i in (1, 2, 3)] for year in (2023, 2024)}
    assert ranks == {2023: [2, 3, 1], 2024: [1, 1, 3]}
    sticks = scores.yardstick.set_index(["year", "indicator"])["country_share"]
    assert [sticks[year, "enforcement"] for year in (2023, 2024)] == [0.1, 0.2]


def test_rows_of_the_answer_are_whatever_the_order_of_the_input():
    drawn = inputs(enforcement_count=[5, 300, 40], early_leaving_count=[9, None, 1], early_leaving_base=[30, None, 90])
    towns = places("A", "B", "A")

    plain, mixed = score(drawn, towns), score(drawn.iloc[[2, 0, 1]], towns.iloc[::-1])

    for table in ("indicator_result", "municipality_index", "yardstick"):
        key = [
            column for column in ("municipality_code", "region_code", "indicator") if column in getattr(plain, table)
        ]
        pd.testing.assert_frame_equal(
            *(getattr(scores, table).sort_values(key, ignore_index=True) for scores in (plain, mixed))
        )

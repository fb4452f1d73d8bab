"""Chance in counts: against scipy's probabilities, plain enumeration and a simulation."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from sei_core.domain import small_numbers
from sei_core.domain.indicators import INDICATOR, INDICATORS, Test
from sei_core.domain.small_numbers import HALF, difference, intervals, jump, point_distribution, quantile
from tests.domain.drawn_counts import with_counts

#: 60 of 500 persons are 12 %, on the first bound; the quotient against (60 + 40) / 1500 is 1.8, on its first bound too.
ONE_INDICATOR = with_counts({"enforcement": [60, 40]}, [500, 1000])
MIXED = with_counts(
    {
        "enforcement": [75, 90, 0],
        "housing_benefit": [125, 1000, 30],
        "subsistence_benefit": [49, 1, 7],
        "long_unemployment": [7, 30, 0],
        "early_leaving": [2, 9, 0],
    },
    [320, 900, 0],
)


def test_one_indicator_has_the_probabilities_of_the_poisson_distribution():
    """Share: 60 and 91 persons; quotient: 60 and 84 persons (2.5 × 500 / 15 = 83.3); count: 100 and 201."""
    found = point_distribution(ONE_INDICATOR)[0]

    poisson = stats.poisson(60)
    assert found[0] == pytest.approx(poisson.cdf(59))
    assert found[1] == pytest.approx(0)
    assert found[2] == pytest.approx(poisson.cdf(83) - poisson.cdf(59))
    assert found[3] == pytest.approx(poisson.cdf(90) - poisson.cdf(83))
    assert found[4] == pytest.approx(poisson.cdf(99) - poisson.cdf(90))
    assert found[5] == pytest.approx(poisson.cdf(200) - poisson.cdf(99))
    assert found[6] == pytest.approx(poisson.sf(200))
    assert found[7:].sum() == 0


def enumerated(town: int, added: float) -> np.ndarray:
    """Distribution of points by going through every count up to the base, yardsticks held."""
    whole = np.ones(1)
    for place, indicator in enumerate(INDICATORS):
        parts, base, region, region_base, country, country_base = (int(each) for each in MIXED.sums[place, :, town])
        unit = indicator.parts_per_unit
        usual = (Fraction(region, region_base) + Fraction(country, country_base)) / (2 * unit)
        chances = np.zeros(7)
        for count in range(base + 1):
            chance = (
                stats.poisson.pmf(count, parts / unit + added)
                if count < base
                else stats.poisson.sf(base - 1, parts / unit + added)
            )
            values = {
                Test.SHARE: Fraction(count, base),
                Test.LQ: Fraction(count, base) / usual,
                Test.COUNT: Fraction(count),
            }
            bounds = {test: indicator.thresholds(test) for test in Test}
            points = sum((values[test] >= bounds[test].lo) + (values[test] > bounds[test].hi) for test in Test)
            chances[points] += chance
        whole = np.convolve(whole, chances)
    return whole


@pytest.mark.parametrize("town", [0, 1])
@pytest.mark.parametrize("added", [0.0, HALF])
def test_five_indicators_are_those_of_plain_enumeration(town, added):
    assert point_distribution(MIXED, added)[town] == pytest.approx(enumerated(town, added), abs=1e-12)


def test_a_simulation_agrees():
    """A drawn count is clipped to the base; twenty thousand seeded draws."""
    counts = np.minimum(np.random.default_rng(1).poisson(60, 20_000), 500)
    steps = small_numbers.reaching_counts(ONE_INDICATOR.sums[0], INDICATOR["enforcement"])[:, 0]
    drawn = np.bincount((counts[:, None] >= steps).sum(axis=1), minlength=31) / len(counts)

    assert point_distribution(ONE_INDICATOR)[0] == pytest.approx(drawn, abs=0.015)


def test_zero_stays_zero_unless_a_half_is_added():
    counts = with_counts({"long_unemployment": [0, 9]}, [60, 600])

    assert point_distribution(counts)[0, 0] == 1
    assert point_distribution(counts, HALF)[0, 0] == pytest.approx(np.exp(-HALF * 5), abs=0.2)
    assert point_distribution(counts, HALF)[0, 0] < 0.2


def test_no_base_is_sure_of_no_points():
    assert point_distribution(MIXED, HALF)[2, 0] == 1


def test_counts_above_the_base_are_never_reached():
    steps = small_numbers.reaching_counts(
        with_counts({"enforcement": [5, 1]}, [10, 100]).sums[0], INDICATOR["enforcement"]
    )

    assert steps[:, 0].tolist() == [2, 2, 1, 2, np.inf, np.inf]  # a quotient of 1 is 10 · 6 / 110 = 0.55 persons


def test_who_takes_over_has_the_uncertainty_of_the_donor():
    counts = with_counts({"early_leaving": [6, 0]}, [100, 100], donors={1: 0})
    found = small_numbers.indicator_distribution(counts, 4)

    assert found[1].tolist() == found[0].tolist()
    assert found[0].max() < 0.6


def test_an_unknown_donor_is_sure():
    counts = with_counts({"early_leaving": [6, 0]}, [100, 100], donors={1: 0})
    counts.source[4, 1], counts.kept[4, 1] = -1, 3

    assert small_numbers.indicator_distribution(counts, 4)[1].tolist() == [0, 0, 0, 1, 0, 0, 0]


def test_intervals_are_quantiles_of_the_distribution():
    found = intervals(ONE_INDICATOR, point_distribution(ONE_INDICATOR)).iloc[0]

    poisson = stats.poisson(60)
    assert (found.index_points, found.band) == (2, "2–7")
    assert (found.points_low, found.points_high) == (0, 2)
    assert found.minimal_band_share == pytest.approx(poisson.cdf(59))
    assert found.same_band_share == pytest.approx(poisson.sf(59))
    assert not found.is_certain


@pytest.mark.parametrize(("level", "expected"), [(0.05, 0), (0.06, 1), (0.5, 1), (0.95, 1), (0.96, 2)])
def test_a_quantile_is_the_least_value_that_reaches_its_level(level, expected):
    assert quantile(np.array([0.05, 0.9, 0.05]), level) == expected


def test_differences_are_those_of_all_pairs():
    before, after = np.zeros(31), np.zeros(31)
    before[[2, 4]], after[[4, 7]] = [0.25, 0.75], [0.5, 0.5]

    found = difference(before, after)

    assert {place - 30: chance for place, chance in enumerate(found) if chance} == {
        0: 0.375,
        2: 0.125,
        3: 0.375,
        5: 0.125,
    }


def test_a_jump_is_noise_while_no_change_is_within_its_interval():
    sure_four, sure_nine = np.eye(31)[4], np.eye(31)[9]
    unsure = 0.94 * sure_four + 0.06 * sure_nine

    assert jump(sure_four, sure_nine) == {"change_low": 5, "change_high": 5, "is_noise": False}
    assert jump(unsure, sure_nine) == {"change_low": 0, "change_high": 5, "is_noise": True}
    assert jump(sure_nine, sure_four)["change_low"] == -5

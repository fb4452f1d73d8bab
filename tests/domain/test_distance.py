import numpy as np
import pandas as pd
import pytest

from sei_core.domain.distance import SUMS, distances
from sei_core.domain.indicators import INDICATOR, INDICATORS, Test
from sei_core.domain.scoring import grade, lq_fraction

STEPS = ["points", "to_gain", "points_if_gained", "to_lose", "points_if_lost"]


def steps_of(indicator: str, *sums: int | None) -> dict[str, list]:
    """Steps of the three tests of one indicator; None where missing."""
    frame = pd.DataFrame([(indicator, *sums)], columns=["indicator", *SUMS])
    steps = distances(frame).set_index("test")[STEPS].astype(object)
    return steps.where(steps.notna(), None).T.to_dict("list")


def test_steps_of_persons():
    # 12 of 100; kraj 50 of 1,000, country 400 of 10,000.
    steps = steps_of("enforcement", 12, 100, 50, 1000, 400, 10000)

    # Share 12 % stands on its lower bound: 19 % is the first above 18 %, 11 % the first below 12 %.
    assert steps["share"] == [1, 7, 2, 1, 0]
    # Quotient 0.12 / 0.045 = 2.67. With 11 the sums fall too: 0.11 / ((0.049 + 0.0399) / 2) = 2.47.
    assert steps["lq"] == [2, None, None, 1, 1]
    # All 100 inhabitants would have to be in enforcement.
    assert steps["count"] == [0, 88, 1, None, None]


def test_a_count_above_the_base_is_out_of_reach():
    assert steps_of("enforcement", 12, 99, 50, 1000, 400, 10000)["count"] == [0, None, None, None, None]


def test_steps_of_benefits_are_twelfths_of_an_average_month():
    # 251 twelfths of 1,000 inhabitants: 252 are 2.1 %, 361 the first above 3 %; 40 a month are 480.
    below = steps_of("housing_benefit", 251, 1000, 40000, 100000, 400000, 1000000)
    on_bound = steps_of("housing_benefit", 252, 1000, 40000, 100000, 400000, 1000000)

    assert below["share"] == [0, pytest.approx(1 / 12), 1, None, None]
    assert below["count"] == [0, pytest.approx(229 / 12), 1, None, None]
    assert on_bound["share"] == [1, pytest.approx(109 / 12), 2, pytest.approx(1 / 12), 0]


@pytest.mark.parametrize(
    ("count", "expected"), [(5, [0, 1, 1]), (6, [1, 7, 2]), (12, [1, 1, 2]), (13, [2, None, None])]
)
def test_both_sides_of_each_bound_of_a_count(count, expected):
    assert steps_of("early_leaving", count, 400, 500, 9000, 4000, 90000)["count"][:3] == expected


def test_one_step_may_pass_both_bounds():
    # 1 of 5 is 20 %: from 0 points straight to 2, and back.
    assert steps_of("enforcement", 0, 5, 50, 1000, 400, 10000)["share"] == [0, 1, 2, None, None]
    assert steps_of("enforcement", 1, 5, 50, 1000, 400, 10000)["share"] == [2, None, None, 1, 0]


def test_a_whole_region_pulls_its_own_yardstick_along():
    # 360 of 800: 0.45 / ((0.45 + 400 / 8,000) / 2) = 1.8 exactly.
    assert steps_of("enforcement", 80, 800, 80, 800, 120, 8000)["lq"] == [0, 280, 1, None, None]
    # With 100 others it would take 900 of 800; in a country of 6,000 no number suffices.
    assert steps_of("enforcement", 80, 800, 80, 800, 180, 8000)["lq"] == [0, None, None, None, None]
    assert steps_of("enforcement", 80, 800, 80, 800, 120, 6000)["lq"] == [0, None, None, None, None]


def test_quotient_that_is_the_same_for_any_count():
    # Nobody anywhere else: x / 100 over the mean of x / 100 and x / 900 is 1.8 for every x but 0.
    assert steps_of("enforcement", 0, 100, 0, 100, 0, 900)["lq"] == [0, 1, 1, None, None]
    assert steps_of("enforcement", 5, 100, 5, 100, 5, 900)["lq"] == [1, None, None, 5, 0]


def test_quotient_without_anybody_anywhere_has_no_value_but_a_first_step():
    frame = pd.DataFrame([("enforcement", 0, 100, 0, 1000, 0, 10000)], columns=["indicator", *SUMS])

    quotient = distances(frame).set_index("test").loc["lq"]

    # One person: 0.01 / ((0.001 + 0.0001) / 2) = 18.2.
    assert np.isnan(quotient["value"])
    assert quotient[STEPS[:3]].tolist() == [0, 1, 2]


def test_values_stand_beside_their_bounds():
    sums = [("subsistence_benefit", 18, 100, 60, 1000, 600, 10000)]

    cells = distances(pd.DataFrame(sums, columns=["indicator", *SUMS]))

    assert cells[["test", "value", "lo", "hi"]].values.tolist() == [
        ["share", 0.015, 0.009, 0.017],
        ["lq", 3.0, 1.8, 2.5],
        ["count", 1.5, 30, 60],
    ]


@pytest.mark.parametrize("sums", [(None, None, 40, 900, 400, 9000), (0, 0, 40, 900, 400, 9000)])
def test_without_a_school_or_a_base_nothing_can_be_gained_or_lost(sums):
    points = None if sums[0] is None else 0

    steps = steps_of("early_leaving", *sums)

    assert steps == {test: [points, None, None, None, None] for test in Test}


def test_every_indicator_and_test_has_a_row_in_the_order_of_the_index():
    sums = pd.DataFrame(
        [(indicator.key, 1, 10, 2, 20, 3, 30) for indicator in INDICATORS], columns=["indicator", *SUMS]
    )

    cells = distances(sums)

    assert list(zip(cells["indicator"], cells["test"], strict=True)) == [
        (indicator.key, test) for indicator in INDICATORS for test in Test
    ]


def points_by_count(indicator: str, test: Test, sums: list[int]) -> np.ndarray:
    """Score every possible own count with the rule of the index itself, shape (base in parts + 1,)."""
    parts, base, region_parts, region_base, country_parts, country_base = sums
    unit, bounds = INDICATOR[indicator].parts_per_unit, INDICATOR[indicator].thresholds(test)
    counts = np.arange(base * unit + 1)
    if test is Test.LQ:
        moved = counts - parts
        fraction = lq_fraction(
            counts,
            np.full_like(counts, base),
            region_parts + moved,
            np.full_like(counts, region_base),
            country_parts + moved,
            np.full_like(counts, country_base),
        )
        return grade(*fraction, bounds)
    return grade(counts, np.full_like(counts, unit * (base if test is Test.SHARE else 1)), bounds)


def drawn_sums(random: np.random.Generator, unit: int) -> list[int]:
    """Draw a municipality, other municipalities of its kraj and other kraje; any of them may be empty."""
    base = int(random.integers(1, 260))
    others = [int(random.choice([0, random.integers(1, 2000)])) for _ in range(2)]
    bases = np.cumsum([base, *others])
    shares = random.choice([0, 0.02, 0.1, 0.4, 1], 3)
    parts = np.cumsum(
        [random.binomial(unit * size, share) for size, share in zip([base, *others], shares, strict=True)]
    )
    return [int(number) for pair in zip(parts, bases, strict=True) for number in pair]


@pytest.mark.parametrize("indicator", list(INDICATOR))
def test_steps_are_the_smallest_by_trying_every_count(indicator):
    random = np.random.default_rng(seed=list(INDICATOR).index(indicator))
    unit = INDICATOR[indicator].parts_per_unit
    moves = set()
    for _ in range(150):
        sums = drawn_sums(random, unit)
        cells = distances(pd.DataFrame([(indicator, *sums)], columns=["indicator", *SUMS])).set_index("test")
        for test in Test:
            points = points_by_count(indicator, test, sums)
            own, now = sums[0], points[sums[0]]
            higher = np.flatnonzero(points[own:] > now)
            lower = np.flatnonzero(points[own::-1] < now)
            expected = [now, None, None, None, None]
            if higher.size:
                expected[1:3] = [higher[0] / unit, points[own + higher[0]]]
            if lower.size:
                expected[3:] = [lower[0] / unit, points[own - lower[0]]]
            found = [None if pd.isna(cell) else cell for cell in cells.loc[test, STEPS]]
            assert found == expected, (test, sums)
            moves |= {(test, "gain", bool(higher.size)), (test, "lose", bool(lower.size))}
    assert len(moves) >= 11, "the draw must show steps in both directions, possible and impossible"

"""The smallest change is proven against every combination of counts in small worlds, and on shipped municipalities."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS
from sei_core.domain.distance import SUMS, distances
from sei_core.domain.indicators import INDICATOR, INDICATORS, Indicator
from sei_core.domain.scoring import grade, lq_fraction
from sei_core.domain.simulation import simulate, situation
from sei_core.domain.smallest_change import Goal, goals, joint_change, reach, single_changes, steps
from sei_core.ingest import shipped
from sei_core.paths import data
from sei_core.schema.tables import TABLES


def sums_of(**rows: tuple[int | None, ...]) -> pd.DataFrame:
    """One municipality; an indicator that is not named has nobody in it and a base of 10."""
    quiet = (0, 10, 50, 1000, 500, 10_000)
    frame = pd.DataFrame(
        [(indicator.key, *rows.get(indicator.key, quiet)) for indicator in INDICATORS], columns=["indicator", *SUMS]
    )
    return frame.astype(dict.fromkeys(SUMS, "Int64"))


def every_count(indicator: Indicator, *own: int) -> np.ndarray:
    """Points of an indicator at each possible count, each graded by itself; sums of kraj and country move along."""
    parts, base, region_parts, region_base, country_parts, country_base = own
    if base == 0:
        return np.zeros(1, dtype=int)
    unit = indicator.parts_per_unit
    counts = np.arange(base * unit + 1)
    same = np.ones(len(counts), dtype=int)
    top, bottom = lq_fraction(
        counts,
        base * same,
        region_parts - parts + counts,
        region_base * same,
        country_parts - parts + counts,
        country_base * same,
    )
    return (
        grade(counts, base * unit * same, indicator.share)
        + grade(top, bottom, indicator.lq)
        + grade(counts, unit * same, indicator.count)
    )


def costs(indicator: Indicator, parts: int, n: int) -> np.ndarray:
    """Twelfths of a person that each count differs by."""
    return np.abs(np.arange(n) - parts) * (12 // indicator.parts_per_unit)


def drawn_world(random: np.random.Generator) -> pd.DataFrame:
    """Few people, so that every combination can be tried; now and then nobody else, no school, or no base."""
    rows = {}
    for indicator in INDICATORS:
        unit = indicator.parts_per_unit
        base = int(random.integers(0, 3 if unit == 12 else 7))
        parts = int(random.integers(0, base * unit + 1))
        others_base = int(random.choice([0, 5, 40]))
        others = int(random.integers(0, others_base * unit // 3 + 1))
        far_base = int(random.choice([0, 200]))
        far = int(random.integers(0, far_base * unit // 5 + 1))
        region = parts + others, base + others_base
        rows[indicator.key] = (parts, base, *region, region[0] + far, region[1] + far_base)
    if random.random() < 0.3:
        rows["early_leaving"] = (None, None, 3, 40, 20, 500)
    return sums_of(**rows)


def exhaustive(sums: pd.DataFrame, points: int, goal: Goal) -> tuple[int | None, dict[str, int | None]]:
    """Cost of the smallest change by trying all combinations of counts, and of each indicator alone; None if none."""
    moves, prices, alone = np.zeros(1, dtype=int), np.zeros(1, dtype=int), {}

    def cheapest(moved: np.ndarray, price: np.ndarray) -> int | None:
        index = np.clip(points + moved, 0, MAX_POINTS)
        reached = price[(index >= goal.low) & (index <= goal.high)]
        return int(reached.min()) if len(reached) else None

    for key, *own in sums[["indicator", *SUMS]].itertuples(index=False):
        if pd.isna(own[0]):
            alone[key] = None
            continue
        own = [int(each) for each in own]
        graded = every_count(INDICATOR[key], *own)
        price = costs(INDICATOR[key], own[0], len(graded))
        moved = graded - graded[own[0]]
        alone[key] = cheapest(moved, price)
        moves, prices = np.add.outer(moves, moved).ravel(), np.add.outer(prices, price).ravel()
    return cheapest(moves, prices), alone


def cost_of(rows: pd.DataFrame) -> int:
    weight = rows["indicator"].map({indicator.key: 12 // indicator.parts_per_unit for indicator in INDICATORS})
    return int(((rows["parts_after"] - rows["parts_before"]).abs() * weight).sum())


@pytest.mark.parametrize("seed", range(10))
def test_no_combination_of_counts_is_cheaper(seed):
    """300 worlds, each with all of its combinations of counts, some 30 thousand."""
    random = np.random.default_rng(seed)
    for _ in range(30):
        sums, points = drawn_world(random), int(random.integers(0, MAX_POINTS + 1))
        offered = goals(points)
        goal = offered[int(random.integers(len(offered)))]
        cheapest, each = exhaustive(sums, points, goal)

        joint = joint_change(sums, points, goal)
        alone = single_changes(sums, points, goal).set_index("indicator", drop=False)

        assert (cost_of(joint) if len(joint) else None) == cheapest
        for key, cost in each.items():
            found = alone.loc[[key]]
            assert (None if found["parts_after"].isna().item() else cost_of(found)) == cost
            assert found["obstacle"].isna().item() == (cost is not None)
        if len(joint):
            moved = (joint["indicator_points_after"] - joint["indicator_points_before"]).sum()
            assert goal.holds(int(np.clip(points + moved, 0, MAX_POINTS)))


@pytest.fixture(scope="module")
def shipped_year():
    inputs = next(iter(shipped.read_index_years(data())))
    return situation(inputs, shipped.read_table(TABLES["municipality"], data()))


#: Obrnice, Šluknov, Sulislav (no school), a village, a military district, Broumov.
CODES = ["567337", "562858", "561231", "500011", "555177", "573922"]


@pytest.mark.parametrize("code", CODES)
def test_shipped_municipalities_by_every_count_and_by_the_simulation(shipped_year, code):
    sums, points = shipped_year.sums_of(code), int(shipped_year.published[shipped_year.at(code)])
    for goal in goals(points)[:3]:
        alone = single_changes(sums, points, goal).set_index("indicator", drop=False)
        for key, *own in sums[["indicator", *SUMS]].itertuples(index=False):
            found = alone.loc[[key]]
            if pd.isna(own[0]):
                assert found["obstacle"].item() == "no_school"
                continue
            own = [int(each) for each in own]
            graded = every_count(INDICATOR[key], *own)
            index = np.clip(points + graded - graded[own[0]], 0, MAX_POINTS)
            price = costs(INDICATOR[key], own[0], len(graded))
            reached = price[(index >= goal.low) & (index <= goal.high)]
            assert found["parts_after"].isna().item() == (len(reached) == 0)
            assert not len(reached) or cost_of(found) == reached.min()
        joint = joint_change(sums, points, goal)
        if len(joint):
            named = {INDICATOR[row.indicator].count_column: int(row.parts_after) for row in joint.itertuples()}
            simulated = simulate(shipped_year, {code: named}).index.set_index("municipality_code")
            assert goal.holds(simulated.at[code, "points_after"])


@pytest.mark.parametrize("code", CODES[:2])
def test_the_next_step_is_that_of_the_distances(shipped_year, code):
    """The count that a test needs for its next points, found by search here, is the one solved for there."""
    sums = shipped_year.sums_of(code)
    near = distances(sums).groupby("indicator")["to_lose"].min()
    for key, *own in sums[["indicator", *SUMS]].itertuples(index=False):
        found = steps(INDICATOR[key], *(int(each) for each in own))
        now = next(place for place, step in enumerate(found) if step.change == 0)

        assert found[now - 1].cost == round(12 * near[key])


def test_steps_are_the_nearest_counts_from_the_fewest_points():
    # 12 of 100, kraj 50 of 1,000, country 400 of 10,000; the quotient's bounds are crossed at 8 and 12, as in
    # tests/domain/test_distance.py: with 11 it is 2.47.
    found = steps(INDICATOR["enforcement"], 12, 100, 50, 1000, 400, 10_000)

    assert [step.points for step in found] == [0, 1, 3, 4, 5]
    assert [step.parts for step in found][2:] == [12, 19, 100]
    assert [step.change for step in found] == [-3, -2, 0, 1, 2]
    assert [step.cost for step in found][2:] == [0, 7 * 12, 88 * 12]
    assert all(low.parts < high.parts for low, high in pairwise(found))


def test_a_twelfth_of_a_benefit_weighs_a_twelfth_of_a_person():
    # 252 twelfths of 1,000 inhabitants are 2.1 %: one benefit less in one month loses the point.
    sums = sums_of(housing_benefit=(252, 1000, 40_000, 100_000, 400_000, 1_000_000))

    joint = joint_change(sums, 8, Goal(2, 7))

    assert joint[["indicator", "parts_before", "parts_after"]].to_numpy().tolist() == [["housing_benefit", 252, 251]]


def test_ties_go_to_fewer_indicators_then_to_the_earlier_one():
    # In both, one person less loses a single point: 100 is the bound of the count of persons in enforcement, 40 of
    # the unemployed; shares and quotients are far below theirs.
    sums = sums_of(
        enforcement=(100, 10_000, 90_000, 1_000_000, 900_000, 10_000_000),
        long_unemployment=(40, 10_000, 90_000, 1_000_000, 900_000, 10_000_000),
    )

    assert joint_change(sums, 8, Goal(2, 7))["indicator"].tolist() == ["enforcement"]
    assert joint_change(sums, 9, Goal(2, 7))["indicator"].tolist() == ["enforcement", "long_unemployment"]


def test_why_an_indicator_alone_cannot_do_it():
    sums = sums_of(
        enforcement=(1, 5, 50, 1000, 400, 10_000),  # one person more or less means 4 points at once
        housing_benefit=(0, 0, 50, 1000, 400, 10_000),
        early_leaving=(None, None, 3, 40, 20, 500),
    )

    found = single_changes(sums, 12, Goal(9, 11)).set_index("indicator")

    why = ["obstacle", "nearest_points", "beyond_points"]
    assert found.loc["enforcement", why].tolist() == ["skipped", 12, 8]
    assert found.loc["housing_benefit", why[:2]].tolist() == ["no_base", 12]
    assert found.loc["long_unemployment", why[:2]].tolist() == ["out_of_reach", 12]
    assert found.loc["early_leaving", "obstacle"] == "no_school"
    assert found["parts_after"].isna().all()


def test_reach_is_the_lowest_and_the_highest_index():
    sums = sums_of(enforcement=(1, 5, 50, 1000, 400, 10_000))
    nobody = sums_of(**{indicator.key: (0, 0, 50, 1000, 400, 10_000) for indicator in INDICATORS})

    lowest, highest = reach(sums, 5)

    assert lowest == 1
    assert highest > 12
    assert reach(nobody, 5) == (5, 5)
    assert reach(sums, 2)[0] == 0, "the index stays within its bounds"


@pytest.mark.parametrize("points", range(MAX_POINTS + 1))
def test_goals_are_other_places_each_once(points):
    found = goals(points)

    assert len(set(found)) == len(found)
    assert not any(goal.holds(points) for goal in found)
    assert [goal.low for goal in found[:3]] == [
        low for low, high in zip(BAND_STARTS, [2, 8, 12, 31], strict=True) if not low <= points < high
    ]
    assert {goal.high for goal in found if goal.low == 0} == set(range(points))


def test_a_goal_that_is_reached_is_an_error():
    with pytest.raises(ValueError, match="already within"):
        joint_change(sums_of(), 9, Goal(8, 11))
    with pytest.raises(ValueError, match="already within"):
        single_changes(sums_of(), 9, Goal(8, 11))

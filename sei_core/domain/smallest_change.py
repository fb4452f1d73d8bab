"""The smallest change of a municipality's own counts that brings its index where it is wanted.

Bases and all other municipalities stay. The yardstick of the quotient moves along, because the own count is part of the
sums of the kraj and of the country; for Praha it is the whole kraj. Points of an indicator depend on no other
indicator's count and never fall when the count rises (see ``domain.distance``), so for each number of points the
counts that give it are one stretch, and the nearest end of the stretch is the cheapest. Indicators are then put
together by dynamic programming over the sum of points.

A change of one person or pupil weighs as much as one benefit paid in each of the twelve months; a twelfth of a benefit,
one paid in one month, weighs a twelfth of a person.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS
from sei_core.domain.distance import SUMS, curve_of
from sei_core.domain.indicators import INDICATOR, MAX_INDICATOR_POINTS, Indicator, Test

#: What a change of one person weighs; a change of one part of a benefit weighs 1.
UNIT_WEIGHT = 12


@dataclass(frozen=True)
class Goal:
    """Where the index is wanted: from ``low`` to ``high`` points, both included."""

    low: int
    high: int

    def holds(self, points: int) -> bool:
        """Whether an index is there."""
        return self.low <= points <= self.high


class Obstacle(StrEnum):
    """Why one indicator alone cannot reach a goal."""

    NO_SCHOOL = "no_school"
    NO_BASE = "no_base"
    OUT_OF_REACH = "out_of_reach"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Step:
    """The cheapest count that gives an indicator some points.

    Attributes:
        parts: the count, in whole parts.
        points: that the indicator then has, 0–6.
        change: of points against now.
        cost: weight of the change of the count; see the module.
    """

    parts: int
    points: int
    change: int
    cost: int


def goals(points: int) -> list[Goal]:
    """List where an index may be wanted: each other band, then at most or at least each other number of points.

    Args:
        points: the index now.

    Returns:
        Bands from the lightest, then "at most" from 0 up to below ``points`` and "at least" from above it up to 30;
        none twice, none that holds now.
    """
    ends = [start - 1 for start in BAND_STARTS[1:]] + [MAX_POINTS]
    bands = [Goal(low, high) for low, high in zip(BAND_STARTS, ends, strict=True)]
    fewer = [Goal(0, high) for high in range(points)]
    more = [Goal(low, MAX_POINTS) for low in range(points + 1, MAX_POINTS + 1)]
    return [goal for goal in dict.fromkeys([*bands, *fewer, *more]) if not goal.holds(points)]


SINGLE_COLUMNS = ["indicator", "parts_before", "parts_after", "indicator_points_before", "indicator_points_after"]
SINGLE_COLUMNS += ["obstacle", "nearest_points", "beyond_points"]


def single_changes(sums: pd.DataFrame, points: int, goal: Goal) -> pd.DataFrame:
    """Find for each indicator the smallest change of its count that alone reaches a goal.

    Args:
        sums: one municipality, columns as ``distance.distances`` takes them; whole parts.
        points: its published index now, outside the goal; it moves with the points of the rule, within 0–30.
        goal: where it is wanted.

    Returns:
        A row per indicator in the order of ``sums``: ``indicator``, ``parts_before`` (missing without a school),
        ``parts_after`` (missing where the goal cannot be reached), ``indicator_points_before``,
        ``indicator_points_after`` (likewise), ``obstacle`` (``Obstacle``, missing where it can), ``nearest_points``:
        the index nearest to the goal on this side of it, and ``beyond_points``, the one that it skips to.

    Raises:
        ValueError: if the index is where it is wanted.
    """
    _require_outside(points, goal)
    rows = [_single(*row, points, goal) for row in _by_indicator(sums)]
    whole = {name: "Int64" for name in SINGLE_COLUMNS if name not in ("indicator", "obstacle")}
    return pd.DataFrame(rows, columns=SINGLE_COLUMNS).astype(whole | {"indicator": "str", "obstacle": "str"})


def joint_change(sums: pd.DataFrame, points: int, goal: Goal) -> pd.DataFrame:
    """Find the smallest change of all counts together that reaches a goal.

    Of equally small changes the one in fewer indicators is taken, then in those that come earlier in the index, then
    the one that changes the earlier ones less.

    Args, raises: as ``single_changes``.

    Returns:
        Columns ``indicator``, ``parts_before``, ``parts_after``, ``indicator_points_before``,
        ``indicator_points_after``: only indicators whose count changes; no row where the goal cannot be reached.
    """
    _require_outside(points, goal)
    rows = list(_by_indicator(sums))
    # Sum of changed points → (cost, how many indicators, which, cost of each), the steps; smaller is better.
    best = {0: ((0, 0, (), ()), ())}
    for position, (_, _, steps) in enumerate(rows):
        longer: dict[int, tuple] = {}
        for moved, (key, chosen) in best.items():
            for step in steps:
                used = (position,) if step.cost else ()
                weighed = (key[0] + step.cost, key[1] + len(used), key[2] + used, (*key[3], step.cost))
                total = moved + step.change
                if total not in longer or weighed < longer[total][0]:
                    longer[total] = (weighed, (*chosen, step))
        best = longer
    found = [entry for moved, entry in best.items() if goal.holds(_within(points + moved))]
    chosen = min(found)[1] if found else ()
    changed = [
        (indicator.key, parts, step.parts, step.points - step.change, step.points)
        for (indicator, (parts, *_), _), step in zip(rows, chosen, strict=False)
        if step.cost
    ]
    return pd.DataFrame(changed, columns=SINGLE_COLUMNS[:5]).astype(dict.fromkeys(SINGLE_COLUMNS[1:5], "Int64"))


def reach(sums: pd.DataFrame, points: int) -> tuple[int, int]:
    """Give the lowest and the highest index that changes of counts can lead to; arguments as ``single_changes``."""
    changes = [[step.change for step in steps] for _, _, steps in _by_indicator(sums)]
    return _within(points + sum(map(min, changes))), _within(points + sum(map(max, changes)))


def steps(indicator: Indicator, parts: int, base: int, *surroundings: int) -> list[Step]:
    """List for each attainable number of points the count nearest to the present one, from the fewest points.

    Args:
        indicator: which.
        parts, base: of the municipality, whole numbers; the count stays within 0 and the base.
        surroundings: count and base of the kraj, then of the country, the municipality included.
    """
    at = _points(indicator, parts, base, *surroundings)
    now = at(parts)
    if base == 0:
        return [Step(parts, now, 0, 0)]
    counts = range(base * indicator.parts_per_unit + 1)
    firsts = [bisect_left(counts, wanted, key=at) for wanted in range(MAX_INDICATOR_POINTS + 2)]
    found = []
    for wanted in range(MAX_INDICATOR_POINTS + 1):
        first, last = firsts[wanted], firsts[wanted + 1] - 1
        if first <= last:
            nearest = min(max(parts, first), last)
            cost = abs(nearest - parts) * UNIT_WEIGHT // indicator.parts_per_unit
            found.append(Step(nearest, wanted, wanted - now, cost))
    return found


def _points(indicator: Indicator, parts: int, base: int, *surroundings: int) -> Callable[[int], int]:
    """Give what says the points of an indicator at any count; none without a base."""
    if base == 0:
        return lambda wanted: 0
    curves = [curve_of(test, indicator.parts_per_unit, parts, base, *surroundings) for test in Test]
    bounds = [indicator.thresholds(test) for test in Test]
    return lambda wanted: sum(curve.points(wanted, each) for curve, each in zip(curves, bounds, strict=True))


def _by_indicator(sums: pd.DataFrame) -> Iterator[tuple[Indicator, list, list[Step]]]:
    """Each indicator with its numbers and steps; without a count of its own it stays as it is."""
    for key, *values in sums[["indicator", *SUMS]].itertuples(index=False):
        indicator = INDICATOR[key]
        if pd.isna(values[0]):
            yield indicator, [None, None], [Step(0, 0, 0, 0)]
        else:
            numbers = [int(value) for value in values]
            yield indicator, numbers, steps(indicator, *numbers)


def _single(indicator: Indicator, values: list, steps: list[Step], points: int, goal: Goal) -> tuple:
    if values[0] is None:
        return indicator.key, None, None, None, None, Obstacle.NO_SCHOOL.value, None, None
    now = next(step for step in steps if not step.change)
    head = (indicator.key, values[0])
    reaching = [step for step in steps if goal.holds(_within(points + step.change))]
    if reaching:
        step = min(reaching, key=lambda each: each.cost)
        return (*head, step.parts, now.points, step.points, None, None, None)
    reached = sorted(_within(points + step.change) for step in steps)
    # Turned so that the goal lies ahead, upwards.
    ahead = 1 if points < goal.low else -1
    near = [each for each in reached if (goal.low - each if ahead > 0 else each - goal.high) > 0]
    beyond = [each for each in reached if each not in near]
    nearest = (max if ahead > 0 else min)(near)
    if values[1] == 0:
        return (*head, None, now.points, None, Obstacle.NO_BASE.value, nearest, None)
    if not beyond:
        return (*head, None, now.points, None, Obstacle.OUT_OF_REACH.value, nearest, None)
    skipped_to = (min if ahead > 0 else max)(beyond)
    return (*head, None, now.points, None, Obstacle.SKIPPED.value, nearest, skipped_to)


def _within(points: int) -> int:
    return min(max(points, 0), MAX_POINTS)


def _require_outside(points: int, goal: Goal) -> None:
    if goal.holds(points):
        raise ValueError(f"the index {points} is already within {goal.low}–{goal.high}")

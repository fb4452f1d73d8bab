"""How far a municipality stands from gaining or losing points, test by test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np
import pandas as pd

from sei_core.domain.indicators import INDICATOR, Indicator, Test, Thresholds
from sei_core.domain.scoring import grade

COLUMNS = [
    "indicator",
    "test",
    "points",
    "value",
    "lo",
    "hi",
    "to_gain",
    "points_if_gained",
    "to_lose",
    "points_if_lost",
]
SUMS = ["count_parts", "base", "region_count_parts", "region_base", "country_count_parts", "country_base"]


def distances(sums: pd.DataFrame) -> pd.DataFrame:
    """Measure the smallest change of a municipality's own counts that moves each of its tests.

    Only the count in question moves; bases and all other municipalities stay. The location quotient's
    yardstick moves along, because the own count is part of the sums of the kraj and of the country (for
    Praha it is the whole kraj). The value of a test never falls when the count rises, so a step that
    suffices is known from the first counts that give 1 and 2 points.

    Args:
        sums: one municipality; columns ``indicator`` and, in whole numbers, ``count_parts``, ``base``,
            ``region_count_parts``, ``region_base``, ``country_count_parts``, ``country_base``; see
            ``aggregate.surroundings``. Own values are missing where there is no school of its own.

    Returns:
        A row per indicator and test: ``indicator``, ``test``, own ``points`` and ``value`` (share 0–1, quotient,
        or count) with its bounds ``lo`` and ``hi``; ``to_gain``, the smallest increase of the count in its own
        unit (persons, or benefits of an average month, in twelfths) that gives more points, and
        ``points_if_gained``, how many the test then gives (one more, or 2 at once where one step passes both
        bounds); ``to_lose`` and ``points_if_lost`` likewise for a decrease.

        Missing: everything but the bounds without a count of its own; share, quotient and all steps where
        the base is 0; a step up from 2 points and down from 0; a step up to a count above the base, which is
        no possible state for any indicator (persons and pupils are a part of the base, and import refuses
        any count above it); a quotient that cannot reach its bound because it pulls its own yardstick along.
    """
    return pd.DataFrame(list(_cells(sums)), columns=COLUMNS).astype(
        {"points": "Int64", "points_if_gained": "Int64", "points_if_lost": "Int64"}
        | dict.fromkeys(["value", "lo", "hi", "to_gain", "to_lose"], float)
    )


@dataclass(frozen=True)
class Curve:
    """Value of a test as its count ``x`` moves: ``rise·x / (drag·x + rest)``, all not negative.

    A share and a count have no ``drag``; a location quotient is dragged by its own part in the yardstick.
    """

    rise: Fraction
    drag: Fraction
    rest: Fraction

    def value(self, parts: int) -> Fraction | None:
        """Value at ``parts``; None where it has no meaning."""
        denominator = self.drag * parts + self.rest
        return self.rise * parts / denominator if denominator else None

    def points(self, parts: int, bounds: Thresholds) -> int:
        """Points at ``parts``, compared exactly; 0 where the value has no meaning."""
        value = self.value(parts)
        if value is None:
            return 0
        return int(grade(_whole(value.numerator), _whole(value.denominator), bounds)[0])

    def first_reaching(self, bound: Fraction, *, beyond: bool) -> int | None:
        """Find the smallest count with a value of at least ``bound``, or ``beyond`` it; None if there is none."""
        slope, need = self.rise - bound * self.drag, bound * self.rest
        if slope > 0:
            return max(1, floor(need / slope) + 1 if beyond else ceil(need / slope))
        # Without others in the sums the quotient is the same for any count; it may lie just on the bound.
        return 1 if slope == need == 0 and not beyond else None


def _cells(sums: pd.DataFrame) -> Iterator[tuple]:
    for row in sums[["indicator", *SUMS]].itertuples(index=False):
        indicator, own = INDICATOR[row.indicator], row[1:]
        for test in Test:
            bounds = indicator.thresholds(test)
            head, limits = (indicator.key, test.value), (bounds.lo, bounds.hi)
            if pd.isna(row.count_parts):
                yield (*head, None, None, *limits, None, None, None, None)
            elif row.base == 0:
                value = Fraction(int(row.count_parts), indicator.parts_per_unit) if test is Test.COUNT else None
                yield (*head, 0, value, *limits, None, None, None, None)
            else:
                yield (*head, *_cell(indicator, test, *map(int, own)))


def _cell(indicator: Indicator, test: Test, parts: int, base: int, *surroundings: int) -> tuple:
    """Points, value, bounds and steps of one test with a positive base."""
    bounds, unit = indicator.thresholds(test), indicator.parts_per_unit
    curve = curve_of(test, unit, parts, base, *surroundings)
    points = curve.points(parts, bounds)
    # Counts at which the test first gives 1 and 2 points.
    entries = [curve.first_reaching(bounds.lo, beyond=False), curve.first_reaching(bounds.hi, beyond=True)]
    up = entries[points] if points < len(entries) else None
    if up is not None and up > base * unit:
        up = None
    down = entries[points - 1] - 1 if points > 0 else None
    steps = []
    for target in (up, down):
        reached = target is not None
        steps += [Fraction(abs(target - parts), unit), curve.points(target, bounds)] if reached else [None, None]
    return points, curve.value(parts), bounds.lo, bounds.hi, *steps


def curve_of(
    test: Test,
    unit: int,
    parts: int,
    base: int,
    region_parts: int,
    region_base: int,
    country_parts: int,
    country_base: int,
) -> Curve:
    """Write a test of a municipality as a curve of its own count, sums of kraj and country moving along with it.

    Args:
        test: which.
        unit: parts of one unit of the count.
        parts, base: own count and base now, whole numbers; the base is positive.
        region_parts, region_base, country_parts, country_base: of the kraj and the country, the municipality included.
    """
    if test is Test.SHARE:
        return Curve(Fraction(1), Fraction(0), Fraction(base * unit))
    if test is Test.COUNT:
        return Curve(Fraction(1), Fraction(0), Fraction(unit))
    others = Fraction(region_parts - parts, region_base) + Fraction(country_parts - parts, country_base)
    return Curve(Fraction(2, base), Fraction(1, region_base) + Fraction(1, country_base), others)


def _whole(number: int) -> np.ndarray:
    return np.array([number], dtype=object)

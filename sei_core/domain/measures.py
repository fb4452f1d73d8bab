"""What a map or a ranking can show, and the classes it is shown in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS
from sei_core.domain.indicators import INDICATOR, INDICATORS, MAX_INDICATOR_POINTS, MAX_TEST_POINTS, Test
from sei_core.domain.levels import Level


class Part(StrEnum):
    """Which figure of an indicator, or of the whole index, is meant."""

    BAND = "band"
    POINTS = "points"
    SHARE_POINTS = "share_points"
    LQ_POINTS = "lq_points"
    COUNT_POINTS = "count_points"
    SHARE = "share"
    LQ = "lq"
    COUNT = "count"
    CHANGE = "change"


INDEX = "index"
INDEX_PARTS = (Part.BAND, Part.POINTS, Part.SHARE_POINTS, Part.LQ_POINTS, Part.COUNT_POINTS, Part.CHANGE)
INDICATOR_PARTS = (Part.POINTS, Part.SHARE, Part.LQ, Part.COUNT)


@dataclass(frozen=True)
class Measure:
    """One figure of each area.

    Attributes:
        subject: ``INDEX`` or the key of an indicator.
        part: which figure of it.
    """

    subject: str
    part: Part

    @property
    def name(self) -> str:
        """What links, commands and files call it: ``index_points``, ``enforcement_share``."""
        return f"{self.subject}_{self.part}"

    @property
    def is_points(self) -> bool:
        """Counted in points, averaged (weighted by inhabitants 15+) above the municipality."""
        return self.part not in (Part.SHARE, Part.LQ, Part.COUNT)

    def source_year(self, year: int) -> int | None:
        """The one year whose sources a figure of ``year`` rests on; None where it rests on more of them."""
        return None if self.part is Part.CHANGE else year

    @property
    def most_points(self) -> int:
        """The highest number of points the measure can have; points only."""
        if self.subject != INDEX:
            return MAX_INDICATOR_POINTS
        is_part = self.part in (Part.SHARE_POINTS, Part.LQ_POINTS, Part.COUNT_POINTS)
        return MAX_TEST_POINTS * len(INDICATORS) if is_part else MAX_POINTS


MEASURES = (
    *(Measure(INDEX, part) for part in INDEX_PARTS),
    *(Measure(indicator.key, part) for indicator in INDICATORS for part in INDICATOR_PARTS),
)


#: Measures by their names, in reading order.
MEASURE_NAMED = {measure.name: measure for measure in MEASURES}


def measures_of(years: Sequence[int], year: int) -> list[Measure]:
    """Measures that a year can show; a change needs an earlier year.

    Args:
        years: that are at hand.
        year: that is shown.
    """
    has_earlier = any(other < year for other in years)
    return [measure for measure in MEASURES if has_earlier or measure.part is not Part.CHANGE]


@dataclass(frozen=True)
class Classes:
    """Edges between classes.

    Attributes:
        starts: lowest value of each class but the first, ascending.
        open_starts: whether the class begins just above its start (``>``) instead of at it (``>=``).
        diverging: whether the middle class is the neutral one.
    """

    starts: tuple[float, ...]
    open_starts: tuple[bool, ...]
    diverging: bool = False

    @property
    def number(self) -> int:
        """How many classes there are."""
        return len(self.starts) + 1

    def of(self, values: pd.Series) -> np.ndarray:
        """Number the class of each value from 0; -1 where the value is missing."""
        array = values.to_numpy(dtype=float, na_value=np.nan)
        above = [
            array > start if is_open else array >= start
            for start, is_open in zip(self.starts, self.open_starts, strict=True)
        ]
        return np.where(np.isnan(array), -1, np.sum(above, axis=0))


def _closed(*starts: float) -> Classes:
    return Classes(starts, (False,) * len(starts))


#: The official bands, and finer classes that keep their edges.
_POINTS = {
    Part.BAND: _closed(*BAND_STARTS[1:]),
    Part.POINTS: _closed(1, 2, 5, 8, 12, 20),
}
_INDICATOR_POINTS = _closed(1, 2, 3, 4, 5, 6)
_PART_POINTS = _closed(1, 2, 4, 6, 8)
_CHANGE = Classes((-4, -1, 0, 1, 2, 5), (False, False, False, False, False, False), diverging=True)
_MEAN_CHANGE = Classes((-2, -1, -0.25, 0.25, 1, 2), (False, False, False, True, True, True), diverging=True)


def classes_of(measure: Measure, level: Level, largest: float = 0.0) -> Classes:
    """Give the classes of a measure: the same for every year.

    Shares, quotients and counts of municipalities are cut at their thresholds, at half of the lower
    and at one and a half of the upper one, so that the colours show the points. Counts of
    larger areas have no thresholds and are cut at round numbers up to ``largest``.

    Args:
        measure: what is shown.
        level: of which areas.
        largest: the largest value over all years; used for counts above the municipality only.
    """
    if measure.part is Part.CHANGE:
        return _CHANGE if level is Level.MUNICIPALITY else _MEAN_CHANGE
    if measure.subject == INDEX:
        return _POINTS.get(measure.part, _PART_POINTS)
    if measure.part is Part.POINTS:
        return _INDICATOR_POINTS
    if measure.part is Part.COUNT and level is not Level.MUNICIPALITY:
        return _round_classes(largest)
    bounds = INDICATOR[measure.subject].thresholds(Test(measure.part.value))
    lo, hi = float(bounds.lo), float(bounds.hi)
    return Classes((lo / 2, lo, hi, 1.5 * hi), (False, False, True, True))


def _round_classes(largest: float, number: int = 5) -> Classes:
    """Cut at the numbers 1, 2, 5, 10, 20 … of which the last stays below ``largest``."""
    steps = [base * 10**power for power in range(9) for base in (1, 2, 5)]
    return _closed(*[step for step in steps if step < max(largest, 2)][-number:])

"""Counts of a few drawn municipalities, for the tests of variants, draws and small numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sei_core.domain.indicators import INDICATORS, Test, Thresholds
from sei_core.domain.variants import Counts, counts_of

KEYS = [indicator.key for indicator in INDICATORS]


def with_points(*tables: str) -> Counts:
    """Municipalities whose cells have given points, far from every bound: five rows of three digits each."""
    points = np.array([[[int(digit) for digit in row] for row in table.split()] for table in tables])
    values = np.empty((len(INDICATORS), len(Test), len(tables)))
    for place, indicator in enumerate(INDICATORS):
        for number, test in enumerate(Test):
            bounds = indicator.thresholds(test)
            values[place, number] = [_inside(bounds, each) for each in points[:, place, number]]
    shape = (len(INDICATORS), len(tables))
    return Counts(
        codes=np.array([f"{number:06}" for number in range(len(tables))]),
        sums=np.zeros((len(INDICATORS), 6, len(tables)), dtype="int64"),
        counted=np.ones(shape, dtype=bool),
        values=values,
        source=np.tile(np.arange(len(tables)), (len(INDICATORS), 1)),
        kept=np.zeros(shape, dtype="int64"),
    )


def _inside(bounds: Thresholds, points: int) -> float:
    lo, hi = float(bounds.lo), float(bounds.hi)
    return (lo / 2, (lo + hi) / 2, 2 * hi)[points]


def with_counts(parts: dict[str, list[int]], bases: list[int], donors: dict[int, int] | None = None) -> Counts:
    """Municipalities of one kraj with whole parts of a count; indicators that are not named have none.

    Args:
        parts: by indicator, one number a municipality.
        bases: the same for all five indicators.
        donors: the last indicator of a municipality (its number) is taken over from another one.
    """
    donors, rows = donors or {}, []
    for indicator in INDICATORS:
        unit = indicator.parts_per_unit
        counted = np.array(parts.get(indicator.key, [0] * len(bases)), dtype=float)
        own = [number for number in range(len(bases)) if not (indicator.schools_only and number in donors)]
        usual = counted[own].sum() / sum(bases[number] for number in own)
        for number, base in enumerate(bases):
            share = counted[number] / base / unit if base and number in own else np.nan
            rows.append(
                {
                    "year": 2023,
                    "municipality_code": f"{number:06}",
                    "indicator": indicator.key,
                    "count": counted[number] / unit if number in own else np.nan,
                    "base": base if number in own else None,
                    "share": share,
                    "lq": share * unit / usual if usual else np.nan,
                    "share_points": 0,  # whether it is known is all that is read
                    "points": 0,
                    "donor_code": f"{donors[number]:06}" if number not in own else None,
                }
            )
    frame = pd.DataFrame(rows).astype({"base": "Int64"})
    regions = pd.Series("CZ010", [f"{number:06}" for number in range(len(bases))])
    return counts_of(frame, regions)

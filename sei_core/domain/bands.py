"""The four official bands (kategorie) of the index; the same edges for every year."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd

MAX_POINTS = 30


class Band(StrEnum):
    """Official bands, from the lightest burden; the value is the publisher's range of points."""

    MINIMAL = "0–1"
    LOW = "2–7"
    ELEVATED = "8–11"
    HIGH = "12–30"


#: Lowest points of each band, in the order of ``Band``.
BAND_STARTS = (0, 2, 8, 12)


def band_of(points: pd.Series) -> pd.Series:
    """Name the band of each municipality.

    Args:
        points: index points, whole numbers 0–30, shape (n,); never missing.

    Returns:
        Values of ``Band`` as text, shape (n,), same index.

    Raises:
        ValueError: if points are missing or outside 0–30.

    Source:
        The publisher's workbook 2023, column of four categories.
    """
    if not points.between(0, MAX_POINTS).all():
        raise ValueError(f"points outside 0–{MAX_POINTS} at {list(points.index[~points.between(0, MAX_POINTS)])[:5]}")
    position = np.searchsorted(BAND_STARTS, points.to_numpy(), side="right") - 1
    return pd.Series(np.array([band.value for band in Band])[position], points.index, dtype="str")

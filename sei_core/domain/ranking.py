"""Where a municipality stands among the others of the same year."""

from __future__ import annotations

import pandas as pd


def rank(points: pd.Series) -> pd.Series:
    """Rank municipalities, 1 = the heaviest burden.

    Args:
        points: index points of one year, shape (n,); never missing.

    Returns:
        Whole numbers 1–n, shape (n,), same index. Equal points share the lowest rank and the ranks
        after them are skipped (1, 2, 2, 4: "standard competition ranking").

    Raises:
        ValueError: if points are missing.
    """
    return _known(points).rank(ascending=False, method="min").astype("int64")


def place_of(values: pd.Series, key: object) -> int:
    """Rank one of several values that need not all be known, 1 = the highest.

    Args:
        values: of any kind, shape (n,), unique index; missing ones share the last place.
        key: of the index, whose place is asked.

    Returns:
        Place 1–n; equal values share the lowest ("standard competition ranking", as in ``rank``).
    """
    return int(values.rank(ascending=False, method="min", na_option="bottom")[key])


def tied(points: pd.Series) -> pd.Series:
    """Count the municipalities that share the rank, the municipality itself included.

    Args:
        points: index points of one year, shape (n,); never missing.

    Returns:
        Municipalities, whole numbers from 1, shape (n,), same index.

    Raises:
        ValueError: if points are missing.
    """
    return _known(points).groupby(points).transform("size").astype("int64")


def percentile(points: pd.Series) -> pd.Series:
    """Say how large a share of municipalities carries a lighter burden.

    Args:
        points: index points of one year, shape (n,); never missing.

    Returns:
        The percentile rank as a share 0–1, shape (n,), same index: municipalities with strictly
        fewer points plus half of those with the same points (itself included), over all. The mean
        over all municipalities is 0.5, however many are tied.

    Raises:
        ValueError: if points are missing.

    Source:
        ``scipy.stats.percentileofscore(…, kind="mean")`` divided by 100.
    """
    return (_known(points).rank(method="average") - 0.5) / len(points)


def _known(points: pd.Series) -> pd.Series:
    """Return ``points`` unchanged if none is missing."""
    if points.isna().any():
        raise ValueError(f"points are missing at {list(points.index[points.isna()])[:5]}")
    return points

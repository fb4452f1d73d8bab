"""Socially similar municipalities: as large, and with like shares of the five indicators."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sei_core.domain.indicators import INDICATORS

#: Lowest number of inhabitants 15+ of each size class; the last one is open.
SIZE_CLASSES = (0, 200, 500, 1_000, 2_000, 5_000, 20_000, 100_000)

#: Distances are rounded so that equally near municipalities tie instead of being ordered by rounding errors.
DECIMALS = 9

SHARE_COLUMNS = [f"{indicator.key}_share" for indicator in INDICATORS]


def size_class(population_15plus: pd.Series) -> pd.Series:
    """Place each municipality into a size class.

    Args:
        population_15plus: inhabitants 15+, persons, shape (n,), not negative, not missing.

    Returns:
        Position in ``SIZE_CLASSES``, whole numbers from 0, shape (n,), same index.

    Raises:
        ValueError: if a number is negative or missing.
    """
    if not (population_15plus >= 0).all():
        wrong = population_15plus.index[~(population_15plus >= 0)]
        raise ValueError(f"population is negative or missing at {list(wrong)[:5]}")
    position = np.searchsorted(SIZE_CLASSES, population_15plus.to_numpy(), side="right") - 1
    return pd.Series(position, population_15plus.index)


def similar(shares: pd.DataFrame, code: str, n: int = 8) -> pd.DataFrame:
    """Find the municipalities most like ``code`` among those of its size class.

    Shares are standardised within the size class (z-scores with the standard deviation of the whole
    class, ddof = 0, because the class is complete and not a sample), so that each indicator weighs the
    same; the distance is Euclidean. A share that is the same in the whole class adds nothing. A share
    that ``code`` itself lacks is not compared; a municipality that lacks one of the compared shares is left out.
    Municipalities without inhabitants 15+ (military districts) belong to no class.

    Args:
        shares: one year, index of municipality codes, columns ``population_15plus`` (persons) and
            ``SHARE_COLUMNS`` (0–1); the share of early leaving of a municipality without a school of its own is
            that of its donor, filled in by the caller.
        code: the municipality asked about.
        n: how many to return at most; a class may have fewer.

    Returns:
        Columns ``municipality_code``, ``distance`` (standard deviations), nearest first, equally near ones by
        code. Empty if ``code`` has no inhabitants or no share at all.

    Raises:
        KeyError: if ``code`` is not in ``shares``.
        ValueError: if a population is negative or missing.
    """
    asked = shares.loc[code]
    inhabited = shares[shares["population_15plus"] > 0]
    classes = size_class(shares["population_15plus"]).loc[inhabited.index]
    compared = [column for column in SHARE_COLUMNS if pd.notna(asked[column])]
    if code not in inhabited.index or not compared:
        return pd.DataFrame({"municipality_code": pd.Series(dtype="str"), "distance": pd.Series(dtype=float)})
    peers = inhabited.loc[classes == classes[code], compared].astype(float).dropna()
    deviation = peers.std(ddof=0)
    # A constant share can leave a rounding error for its deviation; ask the values themselves.
    varied = peers.columns[peers.nunique() > 1]
    apart = ((peers[varied] - peers.loc[code, varied]) / deviation[varied]).drop(index=code)
    distance = np.sqrt((apart**2).sum(axis=1)).round(DECIMALS)
    nearest = pd.DataFrame({"municipality_code": apart.index.to_numpy(), "distance": distance.to_numpy()})
    return nearest.sort_values(["distance", "municipality_code"], ignore_index=True).head(n)

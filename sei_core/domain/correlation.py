"""How closely do two measures go together? Pearson and Spearman, each place alike or weighted, with an interval."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

import numpy as np
import pandas as pd
from scipy import stats

#: Fewer rows than this tell nothing: Fisher's interval divides by n − 3.
FEWEST = 10
CONFIDENCE = 0.95


class Coefficient(StrEnum):
    """Which relation is measured: of ranks (rising together, however bent), or of values (along a straight line)."""

    SPEARMAN = "spearman"
    PEARSON = "pearson"


class Reason(StrEnum):
    """Why there is no coefficient."""

    FEW = "few"
    CONSTANT = "constant"


def matrix(
    frame: pd.DataFrame, columns: Sequence[str], coefficient: Coefficient, weight: str | None = None
) -> pd.DataFrame:
    """Correlate each pair of measures over the rows where both are known.

    Args:
        frame: a row a place.
        columns: of numbers, two at least; in the order of the answer.
        coefficient: which one.
        weight: column of weights, never negative; None where every row weighs the same.

    Returns:
        A row a pair: ``first``, ``second``, ``pair_count`` (used, of a weight above 0), ``effective_count`` (rows of
        equal weight that would tell as much), ``correlation`` −1 to 1, ``interval_low``, ``interval_high`` (95 %), and
        ``reason`` (value of ``Reason``, missing where there is a coefficient).

    Source:
        The interval is Fisher's transformation, r ± z on artanh with variance 1 / (n − 3), for Spearman 1.06 / (n − 3)
        (Fieller, Hartley, Pearson 1957); with weights n is Kish's effective size (Σw)² / Σw² (Kish 1965), which is why
        the interval is a guide only.
    """
    rows = []
    values = {column: frame[column].to_numpy(dtype=float, na_value=np.nan) for column in columns}
    given = np.ones(len(frame)) if weight is None else frame[weight].to_numpy(dtype=float, na_value=np.nan)
    for first, second in combinations(columns, 2):
        used = ~np.isnan(values[first]) & ~np.isnan(values[second]) & (given > 0)
        rows.append(
            {"first": first, "second": second}
            | _pair(values[first][used], values[second][used], given[used], coefficient)
        )
    names = [
        "first",
        "second",
        "pair_count",
        "effective_count",
        "correlation",
        "interval_low",
        "interval_high",
        "reason",
    ]
    return pd.DataFrame(rows, columns=names).astype({"reason": "str"})


def weighted_pearson(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> float:
    """Pearson's coefficient where row i counts ``weights[i]`` times: weighted covariance over weighted deviations.

    Args:
        x, y: shape (n,), nothing missing; neither is constant.
        weights: shape (n,), above 0; only their proportions matter.
    """
    part = weights / weights.sum()
    dx, dy = x - part @ x, y - part @ y
    return float(part @ (dx * dy) / np.sqrt((part @ dx**2) * (part @ dy**2)))


def weighted_ranks(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Mean ranks where row i counts ``weights[i]`` times: the weight below, and half of that of its ties.

    With whole weights they are, but for half a step, the mean ranks of the rows repeated so many times.
    """
    _, place = np.unique(values, return_inverse=True)
    tied = np.bincount(place, weights)
    return (np.cumsum(tied) - tied / 2)[place]


def _pair(x: np.ndarray, y: np.ndarray, weights: np.ndarray, coefficient: Coefficient) -> dict[str, object]:
    found = {"pair_count": len(x), "effective_count": weights.sum() ** 2 / (weights**2).sum() if len(x) else 0.0}
    if len(x) < FEWEST:
        return found | {"reason": Reason.FEW.value}
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return found | {"reason": Reason.CONSTANT.value}
    if coefficient is Coefficient.SPEARMAN:
        x, y = weighted_ranks(x, weights), weighted_ranks(y, weights)
    value = float(np.clip(weighted_pearson(x, y, weights), -1, 1))
    if found["effective_count"] <= 3 or abs(value) > 1 - 1e-12:
        return found | {"correlation": value}
    factor = 1.06 if coefficient is Coefficient.SPEARMAN else 1.0
    reach = stats.norm.ppf((1 + CONFIDENCE) / 2) * np.sqrt(factor / (found["effective_count"] - 3))
    low, high = np.tanh(np.arctanh(value) + np.array([-reach, reach]))
    return found | {"correlation": value, "interval_low": low, "interval_high": high}

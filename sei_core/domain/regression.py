"""A straight line through places: least squares, each place alike or weighted, with the interval of its mean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

CONFIDENCE = 0.95
#: Two points lie on a line whatever they are.
FEWEST = 3


@dataclass(frozen=True)
class Line:
    """A fitted line ``y = intercept + slope · x`` and how well it fits.

    Attributes:
        slope, intercept: in the units of y and x.
        slope_low, slope_high: 95 % interval of the slope.
        r_squared: part of the (weighted) variance of y that the line explains, 0–1.
        p_value: of the slope, two-sided, against no slope.
        count: rows used.
        deviation: residual standard deviation, of a row of mean weight.
        centre, spread: weighted mean of x, and weighted sum of squared distances from it, with weights of mean 1.
    """

    slope: float
    intercept: float
    slope_low: float
    slope_high: float
    r_squared: float
    p_value: float
    count: int
    deviation: float
    centre: float
    spread: float

    def at(self, x: np.ndarray) -> np.ndarray:
        """The line's y at some x, shape (m,)."""
        return self.intercept + self.slope * np.asarray(x, dtype=float)

    def interval(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Lower and upper 95 % bound of the mean of y at some x, shapes (m,)."""
        reach = stats.t.ppf((1 + CONFIDENCE) / 2, self.count - 2) * self.deviation
        x = np.asarray(x, dtype=float)
        half = reach * np.sqrt(1 / self.count + (x - self.centre) ** 2 / self.spread)
        return self.at(x) - half, self.at(x) + half


def fit(x: np.ndarray, y: np.ndarray, weights: np.ndarray | None = None) -> Line | None:
    """Fit a line by least squares; None of fewer than three rows or where x is constant.

    Args:
        x, y: shape (n,), nothing missing.
        weights: shape (n,), never negative, rows of weight 0 are left out; None for equal ones. They say how much a
            row counts and are scaled to mean 1, so that persons do not pass for rows.

    Source:
        Draper, Smith: Applied Regression Analysis, 3rd ed., chapters 1 (line, interval of the mean) and 9 (weights).
    """
    weights = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    used = weights > 0
    x, y, weights = np.asarray(x, dtype=float)[used], np.asarray(y, dtype=float)[used], weights[used]
    count = len(x)
    if count < FEWEST or np.ptp(x) == 0:
        return None
    weights = weights / weights.mean()
    centre, level = weights @ x / count, weights @ y / count
    spread = float(weights @ (x - centre) ** 2)
    slope = float(weights @ ((x - centre) * (y - level)) / spread)
    left = float(weights @ (y - level - slope * (x - centre)) ** 2)
    total = float(weights @ (y - level) ** 2)
    deviation = float(np.sqrt(left / (count - 2)))
    error = deviation / np.sqrt(spread)
    reach = stats.t.ppf((1 + CONFIDENCE) / 2, count - 2) * error
    return Line(
        slope,
        float(level - slope * centre),
        slope - reach,
        slope + reach,
        1 - left / total if total else np.nan,
        float(2 * stats.t.sf(abs(slope) / error, count - 2)) if error else (0.0 if slope else np.nan),
        count,
        deviation,
        float(centre),
        spread,
    )

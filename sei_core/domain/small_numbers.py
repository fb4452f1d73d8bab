"""How far chance in small counts moves the points of a municipality.

A count is taken for the outcome of a Poisson distribution around what was observed. The points of an indicator only
rise with its count, so their distribution follows exactly from the probabilities of reaching at most six counts, and
that of the index from the five indicators, which are taken as independent: nothing has to be drawn.

Source:
    Poisson counts: Brillinger, The natural variability of vital rates (Biometrics 42, 1986). The half added to a count
    is the posterior mean under Jeffreys' prior. The use on the index is the atlas's own.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import pdtrc

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, band_of
from sei_core.domain.indicators import INDICATORS, MAX_INDICATOR_POINTS, Indicator, Test
from sei_core.domain.uncertainty import BAND_SHARES, CERTAIN, HIGH, LOW
from sei_core.domain.variants import OFFICIAL, Counts, weighted

#: Added to each count under Jeffreys' prior, so that nobody is sure of a zero.
HALF = 0.5


def reaching_counts(sums: np.ndarray, indicator: Indicator) -> np.ndarray:
    """Find the smallest whole counts that give each of the six points of an indicator.

    Base and the shares of kraj and country stay as they are. A count is a number of persons, or of benefits in an
    average month.

    Args:
        sums: parts and base of the municipality, its kraj and the country, whole numbers, shape (6, n).
        indicator: which one.

    Returns:
        Counts, shape (6, n), two for each test (share, quotient, count); infinite where a count could not be
        reached because it is above the base, or the base is 0.
    """
    _, base, region_parts, region_base, country_parts, country_base = sums.astype(object)
    unit = indicator.parts_per_unit
    # A quotient of q needs a count of q · base · (kraj + country) / 2, here as one fraction.
    around = base * (region_parts * country_base + country_parts * region_base)
    needs = {
        Test.SHARE: (base, np.ones(len(base), dtype=object)),
        Test.LQ: (around, np.maximum(2 * unit * region_base * country_base, 1)),
        Test.COUNT: (np.ones(len(base), dtype=object), np.ones(len(base), dtype=object)),
    }
    rows = []
    for test, (top, bottom) in needs.items():
        bounds = indicator.thresholds(test)
        rows.append(-(-top * bounds.lo.numerator // (bottom * bounds.lo.denominator)))
        rows.append(top * bounds.hi.numerator // (bottom * bounds.hi.denominator) + 1)
    counts = np.array(rows, dtype=float)
    return np.where((base > 0) & (counts <= base.astype(float)), np.maximum(counts, 1), np.inf)


def indicator_distribution(counts: Counts, place: int, added: float = 0.0) -> np.ndarray:
    """Probability of 0–6 points of one indicator.

    Args:
        counts: of one year.
        place: of the indicator.
        added: to each observed count, 0 or ``HALF``; not where the base is 0.

    Returns:
        Shape (n, 7), rows add up to 1. A taken-over score has the distribution of its donor; one whose donor is
        unknown is sure.
    """
    indicator, sums = INDICATORS[place], counts.sums[place]
    mean = sums[0] / indicator.parts_per_unit + added
    steps = np.sort(reaching_counts(sums, indicator), axis=0)
    finite = np.isfinite(steps)
    tail = np.where(finite, pdtrc(np.where(finite, steps, 1) - 1, mean), 0.0)
    ends = np.vstack([np.ones(len(mean)), tail, np.zeros(len(mean))])
    own = (ends[:-1] - ends[1:]).T
    source = counts.source[place]
    sure = np.eye(MAX_INDICATOR_POINTS + 1)[counts.kept[place]]
    return np.where((source >= 0)[:, None], own[source], sure)


def point_distribution(counts: Counts, added: float = 0.0) -> np.ndarray:
    """Probability of 0–30 points of each municipality, if its counts fell anew.

    Args:
        counts: of one year.
        added: as in ``indicator_distribution``.

    Returns:
        Shape (n, 31), rows add up to 1.
    """
    whole = np.ones((len(counts.codes), 1))
    for place in range(len(INDICATORS)):
        part = indicator_distribution(counts, place, added)
        joined = np.zeros((len(whole), whole.shape[1] + MAX_INDICATOR_POINTS))
        for points in range(part.shape[1]):
            joined[:, points : points + whole.shape[1]] += whole * part[:, [points]]
        whole = joined
    return whole


def quantile(probabilities: np.ndarray, level: float) -> np.ndarray:
    """The least value that is not exceeded with a probability of ``level``; position on the last axis, shape (n,)."""
    return (probabilities.cumsum(axis=-1) < level - 1e-12).sum(axis=-1)


def intervals(counts: Counts, distribution: np.ndarray) -> pd.DataFrame:
    """Summarise the distribution of points of each municipality.

    Args:
        counts: of one year.
        distribution: see ``point_distribution``.

    Returns:
        Columns ``municipality_code``, ``index_points`` (sum of the cells), ``band``, ``points_low``, ``points_high``
        (5 % and 95 %), ``minimal_band_share`` … ``high_band_share`` (probability of each band, 0–1),
        ``same_band_share`` (of its own band), ``is_certain`` (at least 0.95 of it), sorted by code.
    """
    points = pd.Series(weighted(counts, OFFICIAL)[0] // len(Test))
    shares = np.add.reduceat(distribution, BAND_STARTS, axis=1)
    place = np.searchsorted(BAND_STARTS, points, side="right") - 1
    same = shares[np.arange(len(points)), place]
    return pd.DataFrame(
        {
            "municipality_code": counts.codes,
            "index_points": points,
            "band": band_of(points),
            "points_low": quantile(distribution, LOW),
            "points_high": quantile(distribution, HIGH),
            **dict(zip(BAND_SHARES, shares.T, strict=True)),
            "same_band_share": same,
            "is_certain": same >= CERTAIN,
        }
    )


def difference(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Distribution of the difference of two independent numbers of points.

    Args:
        before, after: probabilities of 0–30 points, shape (31,).

    Returns:
        Probabilities of differences from -30 to 30, shape (61,).
    """
    return np.convolve(after, before[::-1])


def jump(before: np.ndarray, after: np.ndarray) -> dict[str, object]:
    """Tell a jump between two years from noise: both years' counts fall anew.

    Args:
        before, after: as in ``difference``.

    Returns:
        ``change_low``, ``change_high`` (5 % and 95 % of the difference, points) and ``is_noise``: whether no
        change lies between them, both included.
    """
    spread = difference(before, after)
    low, high = (int(quantile(spread, level)) - MAX_POINTS for level in (LOW, HIGH))
    return {"change_low": low, "change_high": high, "is_noise": low <= 0 <= high}

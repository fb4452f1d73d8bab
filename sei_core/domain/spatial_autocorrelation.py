"""Do like values lie beside each other? Moran's I, local Moran (LISA) and Getis–Ord G*, with permutations.

Statistics and their analytical moments come from esda. Permutations are drawn here for three reasons: esda draws
from numpy's global generator, so that two visitors at once would spoil each other's seed; its pseudo p leaves ties out
of the lower tail, and whole points tie all the time; and 9,999 permutations of all municipalities take it five seconds.

Source:
    Moran 1950; Cliff & Ord 1981; Anselin 1995 (local Moran, conditional permutation); Getis & Ord 1992 and
    Ord & Getis 1995 (G*); Phipson & Smyth 2010 (p is never 0); Benjamini & Hochberg 1995 and Caldas de Castro &
    Singer 2006 (false discoveries among local statistics). esda: https://pysal.org/esda/
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from enum import StrEnum

import esda
import libpysal
import numpy as np
import pandas as pd
from libpysal.graph import Graph
from scipy.stats import false_discovery_control, norm

#: What computes the statistics and the weights, for citations.
SOFTWARE = f"esda {esda.__version__}, libpysal {libpysal.__version__}"
#: Below so many municipalities nothing is computed: the moments need 4, and a permutation of a few says nothing.
LEAST = 10
#: Sums of the same values in another order differ by less than this; they count as ties.
TIE = 1e-9
#: Permutations of the global statistic at most: more of them tell nothing new about a single test.
MOST_GLOBAL = 9_999
#: Permutations of the global statistic worked on at once: the weights are read once for all of them.
BLOCK = 32
#: Drawn values of the local statistics kept at once; more permutations are drawn block by block (30 MB).
DRAWN = 1_000_000


class Statistic(StrEnum):
    """Which local statistic is meant."""

    LOCAL_MORAN = "local_moran"
    HOT_SPOTS = "hot_spots"


class Cluster(StrEnum):
    """What a local statistic says of a municipality."""

    HIGH_HIGH = "high_high"  # high among high
    LOW_LOW = "low_low"
    HIGH_LOW = "high_low"  # high among low
    LOW_HIGH = "low_high"
    HOT = "hot"  # high together with its neighbours
    COLD = "cold"
    NONE = "none"  # not significant


#: In the order of a legend.
CLUSTERS = {
    Statistic.LOCAL_MORAN: (Cluster.HIGH_HIGH, Cluster.LOW_LOW, Cluster.HIGH_LOW, Cluster.LOW_HIGH, Cluster.NONE),
    Statistic.HOT_SPOTS: (Cluster.HOT, Cluster.COLD, Cluster.NONE),
}


class Obstacle(StrEnum):
    """Why nothing can be computed."""

    TOO_FEW = "too_few"
    CONSTANT = "constant"


@dataclass(frozen=True)
class GlobalMoran:
    """Moran's I of all municipalities together.

    Attributes:
        moran_i: 1 like beside like, 0 about chance, negative unlike beside unlike.
        expected: of chance, −1 / (n − 1).
        variance: of I if the values were dealt at random (randomisation).
        z: standard deviations between ``moran_i`` and ``expected``.
        p_analytic: two-sided, of ``z`` by the normal distribution.
        p_value: two-sided, of the permutations.
        permuted: I of each permutation, shape (permutations,).
    """

    moran_i: float
    expected: float
    variance: float
    z: float
    p_analytic: float
    p_value: float
    permuted: np.ndarray


def obstacle(values: pd.Series) -> Obstacle | None:
    """Say why no statistic of these values can be computed; None where it can."""
    if len(values) < LEAST:
        return Obstacle.TOO_FEW
    return Obstacle.CONSTANT if values.nunique() < 2 else None


def global_moran(values: pd.Series, weights: Graph, permutations: int = 9_999, seed: int = 1) -> GlobalMoran:
    """Compute Moran's I, its moments under randomisation and under permutations.

    Args:
        values: of one measure, not missing, not all the same, sorted index of codes, shape (n,), n at least 4.
        weights: row-standardised, of the same codes; see ``spatial_weights.weights``.
        permutations: how many times the values are dealt anew among all municipalities.
        seed: of the generator (numpy's PCG64); the same seed gives the same p.

    Raises:
        ValueError: if weights and values are not of the same municipalities in the same order.
    """
    array = _aligned(values, weights)
    known = esda.Moran(array, weights, permutations=0)
    draws, rows = np.random.default_rng(seed), weights.sparse.tocsr()
    deviation = array - array.mean()
    permuted = np.empty(permutations)
    for first in range(0, permutations, BLOCK):
        part = permuted[first : first + BLOCK]
        dealt = np.column_stack([draws.permutation(deviation) for _ in part])
        part[:] = (dealt * (rows @ dealt)).sum(axis=0) / (deviation @ deviation)
    low, high = (permuted <= known.I + TIE).sum(), (permuted >= known.I - TIE).sum()
    return GlobalMoran(
        moran_i=float(known.I),
        expected=float(known.EI),
        variance=float(known.VI_rand),
        z=float(known.z_rand),
        p_analytic=float(known.p_rand),
        p_value=float(_two_sided(low, high, permutations)),
        permuted=permuted,
    )


def local_moran(values: pd.Series, weights: Graph, permutations: int = 9_999, seed: int = 1) -> pd.DataFrame:
    """Compute local Moran's I: does a municipality lie among values like its own?

    Args, raises: as ``global_moran``.

    Returns:
        Index of codes: ``value``; ``lag``, the mean of the neighbours; ``standardised_value`` and ``standardised_lag``,
        both in standard deviations from the mean; ``statistic``, I of the municipality (their sum is (n − 1) · I);
        ``p_value``, two-sided, of conditional permutations: its own value stays, its neighbours are drawn anew from
        all others; 1 exactly at the mean, where I is 0 whatever the neighbours are; ``cluster``, its quadrant
        (``Cluster``), whether significant or not.
    """
    array = _aligned(values, weights)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        known = esda.Moran_Local(array, weights, permutations=0)
    counts = weights.cardinalities.to_numpy()
    standardised_lag = np.asarray(weights.lag(known.z))
    low, high = _tails(known.z, standardised_lag * counts, counts, permutations, seed, without_self=True)
    p_values = np.where(np.abs(known.z) <= TIE, 1.0, _two_sided(low, high, permutations))
    quadrants = {1: Cluster.HIGH_HIGH, 2: Cluster.LOW_HIGH, 3: Cluster.LOW_LOW, 4: Cluster.HIGH_LOW}
    return pd.DataFrame(
        {
            "value": array,
            "lag": np.asarray(weights.lag(array)),
            "standardised_value": known.z,
            "standardised_lag": standardised_lag,
            "statistic": known.Is,
            "p_value": p_values,
            "cluster": pd.Series(known.q).map(quadrants).to_numpy(),
        },
        values.index,
    )


def hot_spots(values: pd.Series, weights: Graph, permutations: int = 9_999, seed: int = 1) -> pd.DataFrame:
    """Compute Getis–Ord G*: are a municipality and its neighbours together high, or low?

    Args, raises: as ``global_moran``.

    Returns:
        Index of codes: ``value``; ``lag``, the mean of the municipality and its neighbours; ``statistic``, G* as a
        standard score (z); ``p_analytic``, two-sided, of z by the normal distribution; ``p_value``, two-sided, of
        permutations in which all values, the own one too, are dealt anew; ``cluster``, ``Cluster.HOT`` where z is
        positive and ``Cluster.COLD`` elsewhere, whether significant or not.

    Notes:
        A conditional permutation, which keeps the own value, would test the neighbours alone and give the p of
        ``local_moran``. esda is given binary weights, since its variance holds for these only; z is the same for
        row-standardised ones. It is given the values above the least of them: z does not change, and it never
        divides by a sum of 0 or a negative one (a change between years).
    """
    array = _aligned(values, weights)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        known = esda.G_Local(array - array.min(), weights.transform("B"), transform="B", star=True, permutations=0)
    counts = weights.cardinalities.to_numpy() + 1
    together = np.asarray(weights.lag(array)) * (counts - 1) + array
    low, high = _tails(array, together, counts, permutations, seed, without_self=False)
    return pd.DataFrame(
        {
            "value": array,
            "lag": together / counts,
            "statistic": known.Zs,
            "p_analytic": 2 * norm.sf(np.abs(known.Zs)),
            "p_value": _two_sided(low, high, permutations),
            "cluster": np.where(known.Zs > 0, Cluster.HOT, Cluster.COLD),
        },
        values.index,
    )


def corrected(p_values: pd.Series) -> pd.Series:
    """Correct p of many tests for false discoveries (Benjamini–Hochberg).

    Args:
        p_values: 0–1, not missing, shape (n,).

    Returns:
        Corrected p: calling all those up to α significant, a share α of them at most is expected to be false.
    """
    return pd.Series(false_discovery_control(p_values, method="bh"), p_values.index)


def _tails(
    values: np.ndarray, observed: np.ndarray, counts: np.ndarray, permutations: int, seed: int, *, without_self: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Count permutations in the tails of the sums of ``counts`` values; see ``_Draw``. Blocks change no result."""
    generator, size = np.random.default_rng(seed), min(counts.max() + 1, len(values))
    low, high = np.zeros(len(counts), dtype=int), np.zeros(len(counts), dtype=int)
    block = max(1, DRAWN // size)
    for first in range(0, permutations, block):
        draw = _Draw.of(values, size, min(block, permutations - first), generator)
        below, above = (draw.tails_without_self if without_self else draw.tails)(observed, counts)
        low += below
        high += above
    return low, high


@dataclass(frozen=True)
class _Draw:
    """Values drawn at random without replacement, the same draws for every municipality.

    Attributes:
        values: of all municipalities, shape (n,).
        places: municipality of each draw, int32, shape (permutations, draws).
        sums: of the first 0, 1, 2 … draws, shape (permutations, draws + 1).
    """

    values: np.ndarray
    places: np.ndarray
    sums: np.ndarray

    @classmethod
    def of(cls, values: np.ndarray, size: int, permutations: int, generator: np.random.Generator) -> _Draw:
        """Draw ``size`` values in each permutation: one more than any municipality needs, or all of them."""
        places = np.empty((permutations, size), dtype=np.int32)
        for drawn in places:
            drawn[:] = generator.choice(len(values), size, replace=False)
        sums = np.zeros((permutations, size + 1))
        np.cumsum(values[places], axis=1, out=sums[:, 1:])
        return cls(values, places, sums)

    def tails(self, observed: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Count permutations whose sum of ``counts`` draws is at most, and at least, the observed one; shape (n,)."""
        low, high = np.empty(len(counts), dtype=int), np.empty(len(counts), dtype=int)
        for count in np.unique(counts):
            rows, drawn = np.flatnonzero(counts == count), np.sort(self.sums[:, count])
            low[rows] = np.searchsorted(drawn, observed[rows] + TIE, side="right")
            high[rows] = len(drawn) - np.searchsorted(drawn, observed[rows] - TIE, side="left")
        return low, high

    def tails_without_self(self, observed: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The same if a municipality is never drawn for itself: the next draw takes its place."""
        low, high = self.tails(observed, counts)
        for place, drawn in enumerate(self.places.T):
            itself = np.flatnonzero(place < counts[drawn])  # permutations that drew a municipality for itself
            own = drawn[itself]
            before = self.sums[itself, counts[own]]
            after = before - self.values[own] + self.values[self.places[itself, counts[own]]]
            np.add.at(low, own, _at_most(after, observed[own]).astype(int) - _at_most(before, observed[own]))
            np.add.at(high, own, _at_least(after, observed[own]).astype(int) - _at_least(before, observed[own]))
        return low, high


def _at_most(drawn: np.ndarray, observed: np.ndarray) -> np.ndarray:
    return drawn <= observed + TIE


def _at_least(drawn: np.ndarray, observed: np.ndarray) -> np.ndarray:
    return drawn >= observed - TIE


def _two_sided(low: np.ndarray, high: np.ndarray, permutations: int) -> np.ndarray:
    """Twice the smaller tail, the observed value counted among the drawn ones; 1 at most."""
    return np.minimum(1.0, 2 * (np.minimum(low, high) + 1) / (permutations + 1))


def _aligned(values: pd.Series, weights: Graph) -> np.ndarray:
    if not weights.unique_ids.equals(values.index):
        raise ValueError("weights and values are not of the same municipalities in the same order")
    return values.to_numpy(dtype=float)

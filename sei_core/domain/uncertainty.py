"""Draws over weights and bounds: how sure is the rank and the band of a municipality?

Source:
    OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7: all uncertain choices are drawn at once
    (Monte Carlo), the spread of the ranks is reported, and the variance of the result is shared among the choices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, Band
from sei_core.domain.indicators import INDICATORS, MAX_TEST_POINTS, Test
from sei_core.domain.variants import HIGH_POINTS, Counts

#: Ends of the interval of ranks, and how often a band must come out to be called certain.
LOW, MIDDLE, HIGH, CERTAIN = 0.05, 0.5, 0.95, 0.95

#: Points are compared in millionths, so that the order of additions moves nobody over a bound or out of a tie.
_UNIT = 1_000_000
_BLOCK = 40

BAND_SHARES = tuple(f"{band.name.lower()}_band_share" for band in Band)


class Distribution(StrEnum):
    """How weights are drawn."""

    UNIFORM = "uniform"
    DIRICHLET = "dirichlet"


@dataclass(frozen=True)
class Ranges:
    """What is drawn, and how often.

    Attributes:
        weights: largest relative move of a weight, 0–1: each of the five weights of indicators and of the three of
            tests is multiplied by a number between 1 - ``weights`` and 1 + ``weights``, all equally likely. The
            Dirichlet distribution takes weights with a fixed sum and the same standard deviation.
        distribution: of the weights.
        bounds: largest relative move of each of the 30 bounds, 0–1, uniform.
        leave_one_out: each draw leaves out one of the indicators, or none, all six equally likely.
        draws: number of draws.
        seed: of NumPy's generator PCG64.

    Raises:
        ValueError: if a number is out of range.
    """

    weights: float = 0.25
    distribution: Distribution = Distribution.UNIFORM
    bounds: float = 0.1
    leave_one_out: bool = False
    draws: int = 1000
    seed: int = 2023

    def __post_init__(self) -> None:
        object.__setattr__(self, "distribution", Distribution(self.distribution))  # a plain text is none elsewhere
        if not (0 <= self.weights < 1 and 0 <= self.bounds < 1):
            raise ValueError(f"moves of weights and bounds lie between 0 and 1, not {self.weights}, {self.bounds}")
        if self.draws < 1 or self.seed < 0:
            raise ValueError(f"at least one draw and a seed that is not negative, not {self.draws}, {self.seed}")


DEFAULT = Ranges()


@dataclass(frozen=True)
class Draws:
    """Drawn choices; the first axis is the draw.

    Attributes:
        indicator_weights: factors of the five weights, shape (draws, 5); 0 for the indicator left out.
        test_weights: of the three tests, shape (draws, 3).
        bounds: factors of the lower and upper bounds, shape (draws, 5, 3, 2).
        left_out: number of the indicator left out, -1 for none, shape (draws,).
    """

    indicator_weights: np.ndarray
    test_weights: np.ndarray
    bounds: np.ndarray
    left_out: np.ndarray


@dataclass(frozen=True)
class Simulation:
    """Result of the draws.

    Attributes:
        rows: of each municipality, see ``simulate``.
        high_counts: municipalities with 12 points or more in each draw, shape (draws,).
        draws: the choices.
    """

    rows: pd.DataFrame
    high_counts: np.ndarray
    draws: Draws


def draw(ranges: Ranges) -> Draws:
    """Draw the choices; the same seed gives the same ones."""
    generator = np.random.default_rng(ranges.seed)
    size = ranges.draws
    indicator_weights = _weights(generator, size, len(INDICATORS), ranges)
    test_weights = _weights(generator, size, len(Test), ranges)
    bounds = 1 + ranges.bounds * generator.uniform(-1, 1, (size, len(INDICATORS), len(Test), 2))
    left_out = generator.integers(-1, len(INDICATORS), size) if ranges.leave_one_out else np.full(size, -1)
    excluded = left_out[:, None] == np.arange(len(INDICATORS))
    return Draws(np.where(excluded, 0.0, indicator_weights), test_weights, bounds, left_out)


def _weights(generator: np.random.Generator, size: int, number: int, ranges: Ranges) -> np.ndarray:
    """Factors around 1, shape (size, number); exactly 1 where nothing may move."""
    if not ranges.weights:
        return np.ones((size, number))
    if ranges.distribution is Distribution.UNIFORM:
        return 1 + ranges.weights * generator.uniform(-1, 1, (size, number))
    # A weight's variance relative to its mean is (number - 1) / (concentration + 1); the uniform one's weights² / 3.
    concentration = 3 * (number - 1) / ranges.weights**2 - 1
    return number * generator.dirichlet(np.full(number, concentration / number), size)


def simulate(
    counts: Counts, ranges: Ranges, told: Callable[[float], object] = lambda done: None, *, drawn: Draws | None = None
) -> Simulation:
    """Count the index of all municipalities in every draw.

    Scores are stretched to 0–30 as in ``variants.compare``; ranks are 1 for the heaviest, equal points share the
    lowest rank. Quantiles are the inverse of the empirical distribution (Hyndman and Fan's type 1): a rank that
    came out. Points whose donor is unknown keep their number and only move with the weight of their indicator.

    Args:
        counts: of one year.
        ranges: what is drawn.
        told: called with the finished part, 0–1, after each block of draws.
        drawn: choices to use instead of drawing them.

    Returns:
        ``rows``: columns ``municipality_code``, ``rank_low``, ``rank_median``, ``rank_high`` (5 %, 50 % and 95 %),
        ``minimal_band_share`` … ``high_band_share`` (share of draws in each band, 0–1), ``likely_band``,
        ``likely_share``; sorted by code.
    """
    drawn = drawn or draw(ranges)
    size, number = len(drawn.left_out), len(counts.codes)
    values = np.stack([_taken(values, source) for values, source in zip(counts.values, counts.source, strict=True)])
    ranks = np.empty((size, number), dtype=np.int16 if number < 32_000 else np.int32)
    reached = np.zeros((len(BAND_STARTS), number), dtype=np.int64)
    high_counts = np.empty(size, dtype=np.int64)
    for start in range(0, size, _BLOCK):
        block = slice(start, min(start + _BLOCK, size))
        points = _points(counts, values, drawn, block)
        ranks[block] = [_ranks(row) for row in points]
        for place, edge in enumerate(BAND_STARTS):
            above = points >= edge * _UNIT
            reached[place] += above.sum(axis=0)
            if edge == HIGH_POINTS:
                high_counts[block] = above.sum(axis=1)
        told(block.stop / size)
    return Simulation(_rows(counts.codes, ranks, reached / size), high_counts, drawn)


def _taken(values: np.ndarray, source: np.ndarray) -> np.ndarray:
    """Values that the municipalities are tested by, the donor's where there is no own count; shape (3, n)."""
    return np.where(source >= 0, values[:, source], np.nan)


def _points(counts: Counts, values: np.ndarray, drawn: Draws, block: slice) -> np.ndarray:
    """Points 0–30 in millionths, shape (block, n)."""
    indicator_weights, test_weights = drawn.indicator_weights[block], drawn.test_weights[block]
    most = MAX_TEST_POINTS * indicator_weights.sum(axis=1) * test_weights.sum(axis=1)
    stretch = MAX_POINTS * _UNIT / most
    even = stretch * test_weights.mean(axis=1)
    points = np.einsum("d,di,in->dn", even, indicator_weights, counts.kept)
    cell = np.empty(points.shape)
    for place, indicator in enumerate(INDICATORS):
        for number, test in enumerate(Test):
            bounds, moved = indicator.thresholds(test), drawn.bounds[block, place, number]
            tested = values[place, number]
            gained = (tested >= float(bounds.lo) * moved[:, :1]).view(np.int8)
            gained += tested > float(bounds.hi) * moved[:, 1:]
            np.multiply(gained, (stretch * indicator_weights[:, place] * test_weights[:, number])[:, None], out=cell)
            points += cell
    return np.rint(points, out=points).astype(np.int32)


def _ranks(points: np.ndarray) -> np.ndarray:
    """Rank one draw, 1 = the heaviest, equal ones at the lowest rank."""
    return len(points) + 1 - np.searchsorted(np.sort(points), points, side="right")


def _rows(codes: np.ndarray, ranks: np.ndarray, reached: np.ndarray) -> pd.DataFrame:
    """Summarise the draws of each municipality."""
    ordered = np.sort(np.ascontiguousarray(ranks.T), axis=1)
    low, middle, high = (ordered[:, _position(len(ranks), level)].astype(int) for level in (LOW, MIDDLE, HIGH))
    shares = reached - np.vstack([reached[1:], np.zeros(len(codes))])
    return pd.DataFrame(
        {"municipality_code": codes, "rank_low": low, "rank_median": middle, "rank_high": high}
        | dict(zip(BAND_SHARES, shares, strict=True))
        | {"likely_band": np.array([band.value for band in Band])[shares.argmax(axis=0)]}
        | {"likely_share": shares.max(axis=0)}
    )


def _position(size: int, level: float) -> int:
    """Place of a quantile among sorted draws; rounding keeps 0.95 × 1000 from being a bit above 950."""
    return max(int(np.ceil(round(level * size, 9))) - 1, 0)


#: Groups of choices that share the variance.
GROUPS = ("indicator_weights", "test_weights", "share_bounds", "lq_bounds", "count_bounds", "left_out")

#: Draws for each drawn number, below which the shares say nothing.
DRAWS_PER_CHOICE = 10


def influence(simulation: Simulation) -> pd.DataFrame:
    """Share the variance of the number of municipalities with 12 points or more among the groups of choices.

    Squared standardised coefficients of a linear regression on the drawn numbers: for independent draws the part of
    the variance that each would take away if it were fixed, as far as its effect is linear (first order).

    Returns:
        Columns ``choice`` (one of ``GROUPS``, or ``rest`` for interactions and everything not linear) and
        ``variance_share`` (0–1), the groups that were drawn from the largest, ``rest`` last. Empty if the number
        never moved, or for fewer than ``DRAWS_PER_CHOICE`` draws for each drawn number.
    """
    drawn, target = simulation.draws, simulation.high_counts - simulation.high_counts.mean()
    included = drawn.left_out[:, None] == np.arange(len(INDICATORS))
    # The left-out indicator is a choice of its own, so its weight counts as unmoved in such draws.
    weights = np.where(included, 1.0, drawn.indicator_weights)
    kinds = [weights, drawn.test_weights, *(drawn.bounds[:, :, place].reshape(len(target), -1) for place in range(3))]
    columns = {
        name: centred
        for name, kind in zip(GROUPS, [*kinds, included.astype(float)], strict=True)
        if (centred := kind - kind.mean(axis=0)).any()
    }
    number = sum(each.shape[1] for each in columns.values())
    if not target.any() or not number or len(target) < DRAWS_PER_CHOICE * number:
        return pd.DataFrame({"choice": pd.Series(dtype="str"), "variance_share": pd.Series(dtype=float)})
    fitted, *_ = np.linalg.lstsq(np.hstack(list(columns.values())), target, rcond=None)
    ends = np.cumsum([each.shape[1] for each in columns.values()])
    parts = [kind @ part for kind, part in zip(columns.values(), np.split(fitted, ends[:-1]), strict=True)]
    explained = [float(part @ target / (target @ target)) for part in parts]  # adds up to R²
    rows = pd.DataFrame({"choice": list(columns), "variance_share": explained})
    rows = rows.sort_values("variance_share", ascending=False, ignore_index=True)
    rows.loc[len(rows)] = ["rest", 1 - sum(explained)]
    return rows

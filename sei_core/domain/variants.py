"""The index built otherwise: without a test or an indicator, with other bounds and other weights.

Source:
    OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7: uncertainty and sensitivity analysis,
    which asks how much the ranks owe to each choice of the builder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
import pandas as pd

from sei_core.domain.aggregate import surroundings
from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, Band
from sei_core.domain.indicators import INDICATOR, INDICATORS, MAX_TEST_POINTS, Indicator, Test, Thresholds
from sei_core.domain.ranking import rank
from sei_core.domain.scoring import CELLS, fraction_of, grade

#: Fewest points of the heaviest band.
HIGH_POINTS = BAND_STARTS[-1]

ONE = Fraction(1)


@dataclass(frozen=True)
class Recipe:
    """How the index is built from its 5 × 3 cells; the official one by default.

    Attributes:
        indicator_weights: of the five indicators in their order, not negative; only their ratios matter.
        test_weights: of the tests of share, quotient and count, likewise.
        factors: what both bounds of the tests of share, quotient and count are multiplied by, positive.

    Raises:
        ValueError: if a number is out of range, or all weights of a kind are 0.
    """

    indicator_weights: tuple[Fraction, ...] = (ONE,) * len(INDICATORS)
    test_weights: tuple[Fraction, ...] = (ONE,) * len(Test)
    factors: tuple[Fraction, ...] = (ONE,) * len(Test)

    def __post_init__(self) -> None:
        for weights, number in ((self.indicator_weights, len(INDICATORS)), (self.test_weights, len(Test))):
            if len(weights) != number or min(weights) < 0 or not sum(weights):
                raise ValueError(f"{number} weights, not negative and not all 0, are needed, not {weights}")
        if len(self.factors) != len(Test) or min(self.factors) <= 0:
            raise ValueError(f"{len(Test)} positive factors are needed, not {self.factors}")


OFFICIAL = Recipe()


def recipe(
    indicator_weights: Sequence[float] = (1,) * len(INDICATORS),
    test_weights: Sequence[float] = (1,) * len(Test),
    factors: Sequence[float] = (1,) * len(Test),
) -> Recipe:
    """Write a recipe with decimal numbers, taken exactly as they are written (1.1 is 11/10)."""
    return Recipe(*(tuple(Fraction(str(each)) for each in kind) for kind in (indicator_weights, test_weights, factors)))


def without_test(test: Test) -> Recipe:
    """Leave out one of the three tests; ``ValueError`` for another text."""
    return recipe(test_weights=[int(each is not Test(test)) for each in Test])


def without_indicator(key: str) -> Recipe:
    """Leave out one of the five indicators; ``KeyError`` for another key."""
    return recipe(indicator_weights=[int(each is not INDICATOR[key]) for each in INDICATORS])


def with_factor(factor: float) -> Recipe:
    """Multiply all bounds by one factor."""
    return recipe(factors=[factor] * len(Test))


#: Variants that everybody is shown, by key.
RECIPES: dict[str, Recipe] = {
    **{f"without_{test}": without_test(test) for test in (Test.COUNT, Test.LQ, Test.SHARE)},
    **{f"without_{indicator.key}": without_indicator(indicator.key) for indicator in INDICATORS},
    "lower_bounds": with_factor(0.9),
    "higher_bounds": with_factor(1.1),
}


@dataclass(frozen=True)
class Counts:
    """What the cells of a year are counted from; the axes are indicators (5), tests (3) and municipalities (n).

    Attributes:
        codes: of the municipalities, ascending, shape (n,).
        sums: parts and base of the municipality, of its kraj and of the country, whole numbers, shape (5, 6, n);
            0 where a municipality has no count of its own.
        counted: whether it has one, shape (5, n).
        values: share (0–1), quotient and count of each, shape (5, 3, n); missing where there is no base.
        source: row whose cells the municipality has: its own, or its donor's; -1 where unknown, shape (5, n).
        kept: points of an indicator whose source is unknown, otherwise 0, shape (5, n); 0 too where not even they are.
    """

    codes: np.ndarray
    sums: np.ndarray
    counted: np.ndarray
    values: np.ndarray
    source: np.ndarray
    kept: np.ndarray


def counts_of(results: pd.DataFrame, regions: pd.Series) -> Counts:
    """Arrange the counts of one year for recounting.

    Args:
        results: columns of table ``indicator_result``, one year, all municipalities.
        regions: code of the region (kraj), index of municipality codes.

    Raises:
        ValueError: if a municipality does not have each indicator once.
        KeyError: if a municipality has no region.
    """
    order = results["indicator"].map({key: place for place, key in enumerate(INDICATOR)})
    rows = results.assign(order=order).sort_values(["order", "municipality_code"], ignore_index=True)
    codes = np.sort(rows["municipality_code"].unique())
    shape = (len(INDICATORS), len(codes))
    if len(rows) != shape[0] * shape[1] or (rows["municipality_code"].to_numpy().reshape(shape) != codes).any():
        raise ValueError("a municipality does not have each indicator once")
    sums = surroundings(rows, regions).iloc[:, 3:].to_numpy(dtype="int64", na_value=0).T.reshape(6, *shape)
    values = rows[[test.value for test in Test]].to_numpy(dtype=float, na_value=np.nan).T.reshape(len(Test), *shape)
    counted = rows["count"].notna().to_numpy().reshape(shape)
    donor = pd.Index(codes).get_indexer(rows["donor_code"].fillna("")).reshape(shape)
    known = rows[CELLS[0]].notna().to_numpy().reshape(shape)
    points = rows["points"].to_numpy(dtype="int64", na_value=0).reshape(shape)
    return Counts(
        codes,
        sums.swapaxes(0, 1),
        counted,
        np.where(sums[1] > 0, values, np.nan).swapaxes(0, 1),
        np.where(counted, np.arange(len(codes)), np.where(known, donor, -1)),
        np.where(counted | known, 0, points),
    )


def cell_points(counts: Counts, factors: Sequence[Fraction] = (ONE,) * len(Test)) -> np.ndarray:
    """Count the points of each cell with bounds multiplied by ``factors``, compared in whole numbers.

    Returns:
        0–2, int8, shape (5, 3, n); 0 where the source of an indicator is unknown.
    """
    points = np.zeros(counts.values.shape, dtype=np.int8)
    for place, indicator in enumerate(INDICATORS):
        known = counts.source[place] >= 0
        for number, (test, factor) in enumerate(zip(Test, factors, strict=True)):
            bounds = indicator.thresholds(test)
            moved = Thresholds(bounds.lo * factor, bounds.hi * factor)
            own = _graded(counts.values[place, number], counts.sums[place], indicator, test, moved)
            points[place, number] = np.where(known, own[counts.source[place]], 0)
    return points


def _graded(values: np.ndarray, sums: np.ndarray, indicator: Indicator, test: Test, bounds: Thresholds) -> np.ndarray:
    """Grade by floats, and in whole numbers what lies so near a bound that rounding could move it."""
    lo, hi = float(bounds.lo), float(bounds.hi)
    points = (values >= lo).astype(np.int8) + (values > hi)
    near = np.flatnonzero(np.isclose(values, lo, rtol=1e-9, atol=0) | np.isclose(values, hi, rtol=1e-9, atol=0))
    top, bottom = fraction_of(sums[:, near], indicator, test)
    points[near] = grade(top, bottom, bounds)
    return points


def weighted(counts: Counts, made: Recipe) -> tuple[np.ndarray, int]:
    """Add up the weighted points in whole numbers.

    Points of an indicator with unknown cells are spread evenly over its three tests.

    Returns:
        Sums, shape (n,), of 64 bits, or Python's where weights have so many digits that 30 times the highest sum would
        not fit; and the highest possible sum. Their ratio is the part of 30 points.
    """
    whole = _whole(made.indicator_weights), _whole(made.test_weights)
    most = len(Test) * MAX_TEST_POINTS * sum(whole[0]) * sum(whole[1])
    kind = np.int64 if most * MAX_POINTS < 2**62 else object
    indicator_weights, test_weights = (np.array(weights, dtype=kind) for weights in whole)
    cells = cell_points(counts, made.factors).astype(kind)
    sums = len(Test) * np.einsum("i,t,itn->n", indicator_weights, test_weights, cells)
    sums += indicator_weights @ counts.kept.astype(kind) * test_weights.sum()
    return sums, most


def _whole(weights: Sequence[Fraction]) -> list[int]:
    """Multiply weights until all are whole."""
    factor = lcm(*(weight.denominator for weight in weights))
    return [int(weight * factor) for weight in weights]


def compare(counts: Counts, made: Recipe) -> pd.DataFrame:
    """Put a variant beside the official index, municipality by municipality.

    The variant is stretched to 0–30 points, so that one with fewer cells can be held against the same bands; a
    point between two whole numbers belongs to the band whose start it has reached. Bands are decided in whole numbers,
    ranks by the sums, both without rounding.

    Returns:
        Columns ``municipality_code``, ``index_points`` (0–30, whole, sum of the cells), ``variant_points`` (0–30),
        ``points_difference`` (variant less index), ``band``, ``variant_band``, ``rank``, ``variant_rank`` (1 = the
        heaviest, see ``ranking.rank``), ``rank_difference`` (positive = lighter in the variant), sorted by code.
    """
    official, _ = weighted(counts, OFFICIAL)
    official //= len(Test)
    sums, most = weighted(counts, made)
    points = (sums * MAX_POINTS / most).astype(float)
    ranks = [rank(pd.Series(each)).to_numpy() for each in (official, sums)]
    return pd.DataFrame(
        {
            "municipality_code": counts.codes,
            "index_points": official,
            "variant_points": points,
            "points_difference": points - official,
            "band": _bands(official, MAX_POINTS),
            "variant_band": _bands(sums, most),
            "rank": ranks[0],
            "variant_rank": ranks[1],
            "rank_difference": ranks[1] - ranks[0],
        }
    )


def _bands(sums: np.ndarray, most: int) -> np.ndarray:
    """Name the band of sums of which the highest is ``most``."""
    reached = [sums * MAX_POINTS >= start * most for start in BAND_STARTS[1:]]
    return np.array([band.value for band in Band])[np.sum(reached, axis=0)]


def summary(compared: pd.DataFrame) -> dict[str, float]:
    """Say how far a variant is from the index.

    Args:
        compared: rows of ``compare``, or some of them.

    Returns:
        ``spearman``: Spearman's rank correlation of both scores, ties at their mean rank, missing for fewer than two
        municipalities or where all are equal; ``up_count``, ``down_count``: municipalities in a heavier or lighter
        band; ``mean_rank_shift``: mean of absolute differences of rank; ``high_count``: with 12 points or more in the
        index; ``still_high_count``: of them in the variant too; ``new_high_count``: in the variant only.
    """
    step = compared["variant_band"].map(_PLACE).astype(int) - compared["band"].map(_PLACE).astype(int)
    was, now = (compared[column] == Band.HIGH for column in ("band", "variant_band"))
    ranks = [compared[column].rank() for column in ("index_points", "variant_points")]
    varied = all(each.nunique() > 1 for each in ranks)
    return {
        "spearman": float(ranks[0].corr(ranks[1])) if varied else float("nan"),
        "up_count": int((step > 0).sum()),
        "down_count": int((step < 0).sum()),
        "mean_rank_shift": float(compared["rank_difference"].abs().mean()),
        "high_count": int(was.sum()),
        "still_high_count": int((was & now).sum()),
        "new_high_count": int((now & ~was).sum()),
    }


_PLACE = {band.value: place for place, band in enumerate(Band)}

"""What changed between two years, and why."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sei_core.domain.aggregate import surroundings
from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATOR, LQ_THRESHOLDS, Test
from sei_core.domain.scoring import grade, lq_fraction

#: Stands in column ``test`` where the whole score of an indicator comes from a donor in either year.
TAKEN_OVER = "taken_over"

#: Stand in columns ``test`` and ``indicator`` for the points that the rule does not give: they belong to no indicator.
UNEXPLAINED, WHOLE_INDEX = "unexplained", "whole_index"

#: Below this number of inhabitants 15+ a handful of people decides.
SMALL_POPULATION = 1_000

CHANGES = ["own_change", "yardstick_change", "taken_over_change", "unexplained_change"]
COLUMNS = ["municipality_code", "indicator", "test", "points_before", "points_after", *CHANGES]
KEY = ["municipality_code", "indicator"]


def decompose(before: pd.DataFrame, after: pd.DataFrame, regions: pd.Series) -> pd.DataFrame:
    """Split the change of points of each municipality by indicator, test and cause.

    Own count first, then the yardstick: ``own_change`` is what the municipality's own count and base
    would have done against last time's kraj and country; ``yardstick_change`` is the rest, done by the
    moved kraj and country. The order is fixed, not averaged over both orders, so that every part is
    a whole number of points that a reader can recount. Share and count tests have no yardstick.

    Where an indicator has no count of its own in either year (early leaving without a school; also a
    school opened or closed in between), cells cannot be compared: one row ``TAKEN_OVER`` holds the change
    of the whole score of the indicator.

    Args:
        before, after: columns of table ``indicator_result``, one year each, all municipalities of the
            year (the sums of kraj and country are taken from them).
        regions: code of the region (kraj), index of municipality codes; the same for both years.

    Returns:
        Columns ``municipality_code``, ``indicator``, ``test`` (``Test`` or ``TAKEN_OVER``), ``points_before``,
        ``points_after``, ``own_change``, ``yardstick_change``, ``taken_over_change``, ``unexplained_change`` (0 here):
        whole points; the changes add up to ``points_after - points_before`` in each row. Sorted by municipality,
        indicator and test. Municipalities of one year only are not here: see ``unmatched``. Taken-over points that
        a year does not know neither. The sum of a municipality is the change of its index unless the rule does not
        reproduce a published index: see ``completed``.

    Raises:
        ValueError: if a frame has a municipality and indicator twice.
        KeyError: if a municipality has no region.
    """
    own = surroundings(before, regions).merge(
        surroundings(after, regions), on=KEY, suffixes=("_before", "_after"), validate="one_to_one"
    )
    pairs = before.merge(after, on=KEY, suffixes=("_before", "_after"), validate="one_to_one")
    counted = (own["count_parts_before"].notna() & own["count_parts_after"].notna()).to_numpy()
    rows = [_cell_changes(pairs[counted], own[counted], test) for test in Test]
    rows.append(_taken_over_changes(pairs[~counted]))
    order = {"indicator": list(INDICATOR), "test": [*Test, TAKEN_OVER]}
    return (
        pd.concat(rows)[COLUMNS]
        .astype(dict.fromkeys(COLUMNS[3:], "int64"))
        .sort_values(
            ["municipality_code", *order],
            key=lambda column: column.map(order[column.name].index) if column.name in order else column,
            ignore_index=True,
        )
    )


def unmatched(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """List the municipalities that only one of the years has.

    Args:
        before, after: frames with ``municipality_code``.

    Returns:
        Columns ``municipality_code``, ``present`` (``before`` or ``after``), sorted by code.
    """
    earlier, later = set(before["municipality_code"]), set(after["municipality_code"])
    present = dict.fromkeys(earlier - later, "before") | dict.fromkeys(later - earlier, "after")
    return pd.DataFrame(sorted(present.items()), columns=["municipality_code", "present"], dtype="str")


def completed(before: pd.DataFrame, after: pd.DataFrame, decomposition: pd.DataFrame) -> pd.DataFrame:
    """Add what the parts leave of the change of the published index, so that all parts add up to it.

    Something is left only where the rule does not reproduce the published index of a year.

    Args:
        before, after: columns ``municipality_code``, ``index_points`` of table ``municipality_index``, one year each.
        decomposition: what ``decompose`` returned for the same years.

    Returns:
        The rows of ``decomposition`` and below them one row ``WHOLE_INDEX``, ``UNEXPLAINED`` for each municipality
        with such a rest, sorted by code: ``points_before`` and ``points_after`` are what the published index has
        beyond the sum of its parts, below 0 where it has less; ``unexplained_change`` is their difference, never 0.
    """
    index = _paired(before, after).set_index("municipality_code")
    points = ["points_before", "points_after"]
    rest = index[points] - decomposition.groupby("municipality_code")[points].sum().reindex(index.index, fill_value=0)
    rest = rest.assign(unexplained_change=rest["points_after"] - rest["points_before"])
    rest = rest[rest["unexplained_change"] != 0].sort_index().reset_index()
    rest = rest.assign(indicator=WHOLE_INDEX, test=UNEXPLAINED, own_change=0, yardstick_change=0, taken_over_change=0)
    return pd.concat([decomposition, rest.astype(decomposition.dtypes)[COLUMNS]], ignore_index=True)


def causes_in(parts: pd.DataFrame) -> list[str]:
    """Name the columns of causes to be told: what the rule does not explain only where there is something of it.

    Args:
        parts: columns ``CHANGES``.
    """
    return [cause for cause in CHANGES if cause != "unexplained_change" or parts[cause].sum()]


def band_transitions(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Count the municipalities that moved from each band to each.

    Args:
        before, after: columns ``municipality_code``, ``band`` of table ``municipality_index``, one year each.

    Returns:
        Columns ``band_before``, ``band_after``, ``municipality_count``: all 16 pairs, from the lightest band;
        municipalities that both years have.

    Raises:
        ValueError: if a frame has a municipality twice.
    """
    pairs = before.merge(after, on="municipality_code", suffixes=("_before", "_after"), validate="one_to_one")
    bands = [band.value for band in Band]
    every = pd.MultiIndex.from_product([bands, bands], names=["band_before", "band_after"])
    counts = pairs.groupby(every.names).size().reindex(every, fill_value=0)
    return counts.rename("municipality_count").reset_index()


def movers(before: pd.DataFrame, after: pd.DataFrame, n: int, *, rising: bool) -> pd.DataFrame:
    """Find the municipalities whose index rose, or fell, the most.

    Args:
        before, after: columns ``municipality_code``, ``population_15plus`` (persons), ``index_points`` of table
            ``municipality_index``, one year each.
        n: how many to return at most.
        rising: true for a growing burden, false for a falling one.

    Returns:
        Columns ``municipality_code``, ``population_15plus`` (of the later year), ``points_before``,
        ``points_after``, ``change`` (points, never 0), ``is_small``; largest change first, equal ones by code.

    Raises:
        ValueError: if a frame has a municipality twice.
    """
    pairs = _paired(before, after)
    moved = pairs[pairs["change"] > 0] if rising else pairs[pairs["change"] < 0]
    moved = moved.assign(is_small=is_small(moved["population_15plus"]))
    moved = moved.sort_values(["change", "municipality_code"], ascending=[not rising, True], ignore_index=True)
    columns = ["municipality_code", "population_15plus", "points_before", "points_after", "change", "is_small"]
    return moved[columns].head(n)


def three_year_mean(index: pd.DataFrame) -> pd.DataFrame:
    """Smooth the index of each municipality over three years.

    Args:
        index: columns ``year``, ``municipality_code``, ``index_points`` of table ``municipality_index``.

    Returns:
        Columns ``year``, ``municipality_code``, ``three_year_mean_points`` in the rows and order of ``index``:
        the mean of the year and the two before it, missing unless all three are there.

    Raises:
        ValueError: if ``index`` has a municipality twice in a year.
    """
    points = index.set_index(["year", "municipality_code"])["index_points"].astype(float)
    if points.index.has_duplicates:
        raise ValueError(f"repeated: {list(points.index[points.index.duplicated()])[:5]}")
    years, codes = index["year"], index["municipality_code"]
    three = [points.reindex(pd.MultiIndex.from_arrays([years - back, codes])).to_numpy() for back in range(3)]
    return index[["year", "municipality_code"]].assign(three_year_mean_points=np.mean(three, axis=0))


def is_small(population_15plus: pd.Series, limit: int = SMALL_POPULATION) -> pd.Series:
    """Flag municipalities so small that a handful of people decides their points.

    Args:
        population_15plus: inhabitants 15+, persons, shape (n,); never missing.
        limit: the smallest number that is no longer small.

    Returns:
        True below ``limit``, shape (n,), same index.

    Raises:
        ValueError: if a number is missing.
    """
    if population_15plus.isna().any():
        raise ValueError(f"population is missing at {list(population_15plus.index[population_15plus.isna()])[:5]}")
    return population_15plus < limit


def _cell_changes(pairs: pd.DataFrame, own: pd.DataFrame, test: Test) -> pd.DataFrame:
    """Changes of one test where both years have a count of their own."""
    points_before, points_after = (pairs[f"{test}_points_{when}"].to_numpy(int) for when in ("before", "after"))
    unmoved = _points_by_old_yardstick(own) if test is Test.LQ else points_after
    return pairs[KEY].assign(
        test=test.value,
        points_before=points_before,
        points_after=points_after,
        own_change=unmoved - points_before,
        yardstick_change=points_after - unmoved,
        taken_over_change=0,
        unexplained_change=0,
    )


def _points_by_old_yardstick(own: pd.DataFrame) -> np.ndarray:
    """Points of the quotient of the later count against the earlier kraj and country."""
    names = ["count_parts_after", "base_after"]
    names += [f"{area}_{part}_before" for area in ("region", "country") for part in ("count_parts", "base")]
    return grade(*lq_fraction(*(own[name].to_numpy(object) for name in names)), LQ_THRESHOLDS).astype(int)


def _taken_over_changes(pairs: pd.DataFrame) -> pd.DataFrame:
    """Changes of whole scores where either year has none of its own; not where a year does not know them."""
    pairs = pairs.dropna(subset=["points_before", "points_after"])
    return pairs[KEY].assign(
        test=TAKEN_OVER,
        points_before=pairs["points_before"],
        points_after=pairs["points_after"],
        own_change=0,
        yardstick_change=0,
        taken_over_change=pairs["points_after"] - pairs["points_before"],
        unexplained_change=0,
    )


def _paired(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Index points of municipalities that both years have, with their change; other columns of the later year."""
    earlier = before[["municipality_code", "index_points"]].rename(columns={"index_points": "points_before"})
    pairs = earlier.merge(
        after.rename(columns={"index_points": "points_after"}), on="municipality_code", validate="one_to_one"
    )
    return pairs.assign(change=pairs["points_after"] - pairs["points_before"])

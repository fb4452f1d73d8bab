"""What one release says otherwise than another: rows and cells of tables, the index of a year against its baseline."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from sei_core.domain.bands import Band
from sei_core.domain.change import is_small


class RowChange(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


#: Between the parts of a key of several columns.
BETWEEN = " · "
CELL_COLUMNS = ["row_key", "row_change", "column_name", "value_before", "value_after"]
COUNTS = ["before_count", "after_count", "added_count", "changed_count", "gone_count"]
_CODE = "municipality_code"
_NO_CELLS = pd.DataFrame(columns=CELL_COLUMNS, dtype="str")


@dataclass(frozen=True)
class TableChange:
    """One table in two releases.

    Attributes:
        counts: rows before and after, added, changed and gone, by the names in ``COUNTS``.
        cells: columns ``CELL_COLUMNS``; what ``cells`` returns.
    """

    counts: Mapping[str, int]
    cells: pd.DataFrame


@dataclass(frozen=True)
class IndexChange:
    """The index of one year against its baseline.

    Attributes:
        year: of the index.
        baseline: the same year of the other release if it has it, else its nearest earlier one; None where there is
            none, and then all that compares is empty or missing.
        municipalities: what ``moves`` returns.
        transitions: what ``transitions`` returns.
        bands: columns ``band``, ``municipalities_before``, ``municipalities_after``, ``population_before``,
            ``population_after`` (inhabitants 15+); missing before without a baseline.
        shares: columns ``indicator``, ``share_before``, ``share_after`` (0–1, of the country), ``difference``.
        unmatched: columns ``municipality_code``, ``municipality_name``, ``district_name``, ``row_change`` (``ADDED``:
            only this year has it, ``GONE``: only the baseline).
        differing: municipalities whose points the rule gives otherwise than published: columns ``municipality_code``,
            ``municipality_name``, ``district_name``, ``index_points``, ``computed_points``.
        inputs: what ``inputs_moved`` returns; without rows where there is no baseline.
        biggest_inputs: what ``biggest_inputs`` returns, the same.
        sources: of both years, columns of ``queries.meta.sources_of``.
    """

    year: int
    baseline: int | None
    municipalities: pd.DataFrame
    transitions: pd.DataFrame
    bands: pd.DataFrame
    shares: pd.DataFrame
    unmatched: pd.DataFrame
    differing: pd.DataFrame
    inputs: pd.DataFrame
    biggest_inputs: pd.DataFrame
    sources: pd.DataFrame

    @property
    def is_same_year(self) -> bool:
        """Is a year compared with what was published of itself?"""
        return self.year == self.baseline


@dataclass(frozen=True)
class Comparison:
    """One release against another.

    Attributes:
        before, after: their names.
        counts: columns ``table_name``, ``year`` (missing where a table has no years), and ``COUNTS``.
        cells: columns ``table_name``, ``year``, ``row_key``, ``row_name`` (missing where a row has none),
            ``row_change``, ``column_name``, ``value_before``, ``value_after`` (text as in the database, missing where
            there is none); cells of years that only one release has are not listed.
        years_added, years_gone: of the index, that only one release has.
        municipalities: created and gone in the hierarchy, columns as ``IndexChange.unmatched``.
        outlines: municipalities whose boundary is another, columns ``municipality_code``, ``municipality_name``,
            ``district_name``, ``row_change``, ``area_before_km2``, ``area_after_km2``.
        indexes: each year whose points, bands or ranks are new or other, the latest first.
        sources: of the later release, columns of ``queries.meta.sources``.
    """

    before: str
    after: str
    counts: pd.DataFrame
    cells: pd.DataFrame
    years_added: tuple[int, ...]
    years_gone: tuple[int, ...]
    municipalities: pd.DataFrame
    outlines: pd.DataFrame
    indexes: tuple[IndexChange, ...]
    sources: pd.DataFrame

    @property
    def is_same(self) -> bool:
        """Does nothing differ?"""
        changed = self.counts[["added_count", "changed_count", "gone_count"]].to_numpy().any()
        return not (changed or self.indexes or len(self.outlines))


def baseline(year: int, known: Collection[int]) -> int | None:
    """The year to compare a year with: itself where it is known, else the nearest earlier; None without either."""
    return max((each for each in known if each <= year), default=None)


def table_change(before: pd.DataFrame, after: pd.DataFrame, key: list[str], *, with_cells: bool = True) -> TableChange:
    """Compare the rows of a table by their key.

    Args:
        before, after: every value as text, missing where there is none. Columns that only one of them has are left
            out: a column that the program did not know yet is no change of the data.
        key: columns that identify a row, never missing.
        with_cells: whether to list cells, too.

    Raises:
        ValueError: if a key is there twice.
    """
    shared = [column for column in after if column in before and column not in key]
    if before[[*key, *shared]].reset_index(drop=True).equals(after[[*key, *shared]].reset_index(drop=True)):
        return TableChange(dict(zip(COUNTS, (len(before), len(after), 0, 0, 0), strict=True)), _NO_CELLS)
    earlier, later = (frame.set_index(key)[shared] for frame in (before, after))
    for rows in (earlier, later):
        if not rows.index.is_unique:
            raise ValueError(f"a key is there twice: {list(rows.index[rows.index.duplicated()])[:5]}")
    both = later.index.intersection(earlier.index, sort=False)
    was, now = earlier.loc[both], later.loc[both]
    differs = (was != now) & ~(was.isna() & now.isna())
    new, gone = later.index.difference(earlier.index), earlier.index.difference(later.index)
    changed = differs.any(axis=1)
    counts = dict(zip(COUNTS, map(int, (len(earlier), len(later), len(new), changed.sum(), len(gone))), strict=True))
    if not with_cells:
        return TableChange(counts, _NO_CELLS)
    parts = [
        _cells(RowChange.ADDED, None, later.loc[new]),
        _cells(RowChange.CHANGED, was[changed].where(differs[changed]), now[changed].where(differs[changed])),
        _cells(RowChange.GONE, earlier.loc[gone], None),
    ]
    return TableChange(counts, pd.concat(parts, ignore_index=True))


def moves(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Pair the municipalities that both years have.

    Args:
        before, after: columns ``municipality_code``, ``municipality_name``, ``district_name``, ``population_15plus``
            (persons), ``index_points``, ``band``, ``rank``; one year each.

    Returns:
        Columns ``municipality_code``, ``municipality_name``, ``district_name``, ``population_15plus``, ``is_small``,
        ``points_before``, ``points_after``, ``change`` (points), ``rank_before``, ``rank_after``, ``rank_change``
        (places, positive towards the heavier end), ``band_before``, ``band_after``; names and population of ``after``,
        by code.

    Raises:
        ValueError: if a municipality is there twice.
    """
    names = {"index_points": "points", "band": "band", "rank": "rank"}
    earlier = before[[_CODE, *names]].rename(columns={name: f"{short}_before" for name, short in names.items()})
    later = after.rename(columns={name: f"{short}_after" for name, short in names.items()})
    pairs = later.merge(earlier, on=_CODE, validate="one_to_one").sort_values(_CODE, ignore_index=True)
    pairs["change"] = pairs["points_after"] - pairs["points_before"]
    pairs["rank_change"] = pairs["rank_before"] - pairs["rank_after"]
    pairs["is_small"] = is_small(pairs["population_15plus"])
    head = [_CODE, "municipality_name", "district_name", "population_15plus", "is_small"]
    points = ["points_before", "points_after", "change"]
    return pairs[[*head, *points, "rank_before", "rank_after", "rank_change", "band_before", "band_after"]]


def inputs_moved(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Count what moved in each received column of the index, among the municipalities that both years have.

    Args:
        before, after: numbers by ``municipality_code``, a column a received count; missing stays missing.

    Returns:
        Columns ``column_name``, ``compared_count`` (municipalities with both numbers), ``moved_place_count`` (of those
        with another one), ``sum_before``, ``sum_after`` (of those compared).
    """
    rows = []
    for name in after.columns.intersection(before.columns, sort=False):
        pairs = _pairs(before, after, name)
        moved = int((pairs["value_before"] != pairs["value_after"]).sum())
        rows.append((name, len(pairs), moved, pairs["value_before"].sum(), pairs["value_after"].sum()))
    return pd.DataFrame(rows, columns=["column_name", "compared_count", "moved_place_count", "sum_before", "sum_after"])


def biggest_inputs(before: pd.DataFrame, after: pd.DataFrame, n: int) -> pd.DataFrame:
    """Find the ``n`` municipalities of each received column whose number moved the most; arguments as ``inputs_moved``.

    Returns:
        Columns ``column_name``, ``municipality_code``, ``number_before``, ``number_after``, ``number_change``.
    """
    parts = [pd.DataFrame(columns=["column_name", _CODE, "number_before", "number_after", "number_change"])]
    for name in after.columns.intersection(before.columns, sort=False):
        pairs = _pairs(before, after, name).set_axis(["number_before", "number_after"], axis="columns")
        pairs["number_change"] = pairs["number_after"] - pairs["number_before"]
        moved = pairs[pairs["number_change"] != 0].reset_index()
        order = moved["number_change"].abs().sort_values(ascending=False, kind="stable").index[:n]
        parts.append(moved.loc[order].assign(column_name=name)[parts[0].columns])
    return pd.concat(parts[1:] or parts, ignore_index=True)


def _pairs(before: pd.DataFrame, after: pd.DataFrame, name: str) -> pd.DataFrame:
    """Both numbers of a column by municipality, where both are there."""
    return (
        pd.concat({"value_before": before[name], "value_after": after[name]}, axis=1, join="inner")
        .dropna()
        .sort_index()
    )


def biggest(municipalities: pd.DataFrame, by: str, n: int, *, rising: bool) -> pd.DataFrame:
    """Find the municipalities that moved the most one way.

    Args:
        municipalities: what ``moves`` returned.
        by: ``change`` (points) or ``rank_change`` (places).
        n: how many at most.
        rising: towards a heavier burden.

    Returns:
        Rows of ``municipalities`` that moved that way, the largest move first, equal ones by code.
    """
    way = municipalities[by] > 0 if rising else municipalities[by] < 0
    ordered = municipalities[way].sort_values([by, _CODE], ascending=[not rising, True], ignore_index=True)
    return ordered.head(n)


def transitions(municipalities: pd.DataFrame) -> pd.DataFrame:
    """Count who moved from which band to which; rows of ``moves``.

    Returns:
        Columns ``band_from``, ``band_to``, ``municipality_count``, ``population_15plus`` (of the later year): all 16
        pairs, from the lightest band.
    """
    bands = [band.value for band in Band]
    every = pd.MultiIndex.from_product([bands, bands], names=["band_from", "band_to"])
    pairs = municipalities.groupby([municipalities["band_before"], municipalities["band_after"]])["population_15plus"]
    counted = pairs.agg(municipality_count="size", population_15plus="sum")
    counted.index.names = every.names
    return counted.reindex(every, fill_value=0).astype("int64").reset_index()


def bands(before: pd.DataFrame | None, after: pd.DataFrame) -> pd.DataFrame:
    """Count municipalities and inhabitants 15+ by band in two years; see ``IndexChange.bands``.

    Args:
        before, after: columns ``band``, ``population_15plus``, one row a municipality; None without a baseline.
    """
    order = pd.Index([band.value for band in Band], name="band")
    columns = {}
    for when, frame in (("before", before), ("after", after)):
        if frame is None:
            columns |= {f"municipalities_{when}": None, f"population_{when}": None}
            continue
        people = frame.groupby("band")["population_15plus"]
        columns[f"municipalities_{when}"] = people.size().reindex(order, fill_value=0)
        columns[f"population_{when}"] = people.sum().reindex(order, fill_value=0)
    table = pd.DataFrame(columns, index=order).astype("Int64").reset_index()
    return table[["band", "municipalities_before", "municipalities_after", "population_before", "population_after"]]


def unmatched(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """List the municipalities that only one of two frames has; see ``IndexChange.unmatched``.

    Args:
        before, after: columns ``municipality_code``, ``municipality_name``, ``district_name``.
    """
    told = [_CODE, "municipality_name", "district_name"]
    gone = before.loc[~before[_CODE].isin(after[_CODE]), told].assign(row_change=RowChange.GONE.value)
    new = after.loc[~after[_CODE].isin(before[_CODE]), told].assign(row_change=RowChange.ADDED.value)
    return pd.concat([new, gone]).astype("str").sort_values([_CODE], ignore_index=True)


def differing(index: pd.DataFrame) -> pd.DataFrame:
    """List the municipalities whose recomputed points are not the published ones; see ``IndexChange.differing``."""
    columns = [_CODE, "municipality_name", "district_name", "index_points", "computed_points"]
    return index.loc[index["index_points"] != index["computed_points"], columns].reset_index(drop=True)


def _cells(change: RowChange, was: pd.DataFrame | None, now: pd.DataFrame | None) -> pd.DataFrame:
    """Cells of rows, one a line, in the order of rows and columns; those missing on both sides are left out."""
    rows = now if was is None else was
    keys = [BETWEEN.join(key) if isinstance(key, tuple) else key for key in rows.index]
    table = pd.DataFrame(
        {
            "row_key": pd.Series(keys, dtype="str").repeat(rows.shape[1]).to_numpy(),
            "row_change": change.value,
            "column_name": list(rows.columns) * len(rows),
            "value_before": _values(was, rows.size),
            "value_after": _values(now, rows.size),
        }
    ).astype("str")
    if rows.empty or not rows.shape[1]:
        return table.head(0)
    is_told = table["value_before"].notna() | table["value_after"].notna()
    # A row of nothing but its key is told by a line of its own.
    bare = ~is_told.groupby(table["row_key"]).transform("any") & ~table["row_key"].duplicated()
    return table[is_told | bare].assign(column_name=table["column_name"].mask(bare))


def _values(frame: pd.DataFrame | None, size: int) -> pd.Series:
    return pd.Series([None] * size if frame is None else frame.to_numpy(dtype=object).ravel(), dtype="str")

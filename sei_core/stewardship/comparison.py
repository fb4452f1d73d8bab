"""What would change if a draft were published: a draft is compared with the release that it may replace.

Stewards see all rows, also those of localities that visitors are told only in a count.
"""

from __future__ import annotations

from functools import lru_cache, partial

import geopandas as gpd
import pandas as pd

from sei_core.domain import comparison as domain
from sei_core.domain.comparison import Comparison, IndexChange, RowChange
from sei_core.errors import DraftError, NoReleaseError
from sei_core.queries import comparison as queries
from sei_core.queries import meta
from sei_core.schema.support_tables import WRITTEN_TABLES
from sei_core.schema.table import Table
from sei_core.schema.tables import TABLES
from sei_core.stewardship import rights
from sei_core.stewardship.drafts import Draft
from sei_core.stewardship.rights import Steward
from sei_core.store import db, releases
from sei_core.store.slow import slow

#: What people write or send; all other tables follow from them.
_COMPARED = (TABLES["municipality"], TABLES["area"], TABLES["index_input"], TABLES["published_total"], *WRITTEN_TABLES)
#: Projected metres, in which areas of Czech municipalities are told true to 0.03 %.
_METRES = "EPSG:5514"
_CODE = "municipality_code"
#: Municipalities that are named of each received count of the index.
_MOST_INPUTS = 10
#: Columns that name a row besides those that end with ``_name``.
_TITLES = ("title", "measure_text", "task_text")


def compare(steward: Steward, draft: Draft) -> Comparison:
    """Compare a draft with the release that it may replace.

    Raises:
        NotStewardError: if the steward is not one: a draft is not public.
        DraftError: if no release has been built from it.
        NoReleaseError: if either release is not on disk any more.
    """
    if not (draft.release and draft.base):
        rights.require(steward)
        raise DraftError("state")
    return between(steward, draft.base, draft.release)


def between(steward: Steward, before: str, after: str) -> Comparison:
    """Compare two releases on disk, as in the history.

    Raises:
        NotStewardError, NoReleaseError: as ``compare``.
    """
    rights.require(steward)
    for name in (before, after):
        if not releases.path_of(name).exists():
            raise NoReleaseError(name)
    return _compared(before, after)


def years(steward: Steward) -> dict[str, tuple[int, ...]]:
    """Years of the index of every release on disk, by its name.

    Raises:
        NotStewardError: if the steward is not one.
    """
    rights.require(steward)
    return {release.name: _years(release.name) for release in releases.listing()}


@lru_cache(maxsize=64)
def _years(release: str) -> tuple[int, ...]:
    """Years of a release, which never changes."""
    return tuple(sorted(map(int, _asked(release, queries.fingerprints)["year"])))


@slow(most=4)
def _compared(before: str, after: str) -> Comparison:
    counts, cells = _tables(before, after)
    known, new = (_asked(name, queries.fingerprints).set_index("year")["fingerprint"] for name in (before, after))
    moved = [int(year) for year in new.index if known.get(year) != new[year]]
    places = [_asked(name, queries.municipalities) for name in (before, after)]
    return Comparison(
        before=before,
        after=after,
        counts=counts,
        cells=_named(cells, before, after),
        years_added=tuple(sorted(set(map(int, new.index)) - set(known.index))),
        years_gone=tuple(sorted(set(map(int, known.index)) - set(new.index))),
        municipalities=domain.unmatched(*places),
        outlines=_outlines(before, after, pd.concat(places[::-1]).drop_duplicates(_CODE)),
        indexes=tuple(_index(before, after, year, domain.baseline(year, list(known.index))) for year in moved),
        sources=_asked(after, meta.sources),
    )


def _asked(name: str, question: object) -> pd.DataFrame:
    """The answer of one release."""
    with db.pinned(name):
        return question()


def _index(before: str, after: str, year: int, baseline: int | None) -> IndexChange:
    """The index of a year of ``after`` against its baseline in ``before``."""
    now, shares = _asked(after, partial(queries.index, year)), _asked(after, partial(queries.national_shares, year))
    was = None if baseline is None else _asked(before, partial(queries.index, baseline))
    shares_before = None if baseline is None else _asked(before, partial(queries.national_shares, baseline))
    municipalities = domain.moves(now.head(0) if was is None else was, now)
    received = _inputs(after, year)
    received_before = received.head(0) if baseline is None else _inputs(before, baseline)
    named = now[[_CODE, "municipality_name", "district_name"]]
    biggest = domain.biggest_inputs(received_before, received, _MOST_INPUTS)
    return IndexChange(
        year=year,
        baseline=baseline,
        municipalities=municipalities,
        transitions=domain.transitions(municipalities),
        bands=domain.bands(was, now),
        shares=_shares(shares_before, shares),
        unmatched=domain.unmatched(now if was is None else was, now),
        differing=domain.differing(now),
        inputs=domain.inputs_moved(received_before, received),
        biggest_inputs=biggest.merge(named, "left", _CODE),
        sources=_index_sources(before, after, year, baseline),
    )


def _index_sources(before: str, after: str, year: int, baseline: int | None) -> pd.DataFrame:
    """Sources of the index of a year and of its baseline, each once."""
    asked = [(after, year)] if baseline is None else [(before, baseline), (after, year)]
    found = [_asked(name, partial(meta.sources_of, "municipality_index", year=each)) for name, each in asked]
    return pd.concat(found, ignore_index=True).drop_duplicates("source_key", ignore_index=True)


def _inputs(release: str, year: int) -> pd.DataFrame:
    """Received numbers of a year by municipality."""
    rows = _rows(release, TABLES["index_input"])
    numbers = rows[rows["year"] == str(year)].drop(columns="year").set_index(_CODE)
    return numbers.apply(pd.to_numeric)


def _shares(before: pd.DataFrame | None, after: pd.DataFrame) -> pd.DataFrame:
    was = after.assign(share=float("nan")) if before is None else before
    pairs = after.merge(was, "left", "indicator", suffixes=("_after", "_before"))
    pairs["difference"] = pairs["share_after"] - pairs["share_before"]
    return pairs[["indicator", "share_before", "share_after", "difference"]]


def _tables(before: str, after: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Counts and cells of every compared table, by year where it has years of the index."""
    counts, cells = [], []
    for table in _COMPARED:
        was, now = _rows(before, table), _rows(after, table)
        by_year = _by_year(was, now) if table.by_year else {None: (was, now)}
        for year, (earlier, later) in by_year.items():
            is_listed = year is None or not (earlier.empty or later.empty)
            found = domain.table_change(earlier, later, _key(table), with_cells=is_listed)
            head = {"table_name": table.name, "year": year}
            counts.append(head | dict(found.counts))
            cells.append(found.cells.assign(**head))
    told = pd.concat([each for each in cells if len(each)] or cells[:1], ignore_index=True)
    columns = ["table_name", "year", *domain.CELL_COLUMNS]
    return pd.DataFrame(counts).astype({"year": "Int64"}), told.astype({"year": "Int64"})[columns]


def _by_year(was: pd.DataFrame, now: pd.DataFrame) -> dict[int, tuple[pd.DataFrame, pd.DataFrame]]:
    years = sorted({*was["year"], *now["year"]}, reverse=True)
    parts = ([frame[frame["year"] == year].drop(columns="year") for frame in (was, now)] for year in years)
    return {int(year): (earlier, later) for year, (earlier, later) in zip(years, parts, strict=True)}


def _key(table: Table) -> list[str]:
    """What identifies a row, within its year if it has one."""
    return [name for name in table.key if not (table.by_year and name == "year")]


def _rows(name: str, table: Table) -> pd.DataFrame:
    """Rows of a table as text; what follows from the text of a date is left out. Empty where the release lacks it."""
    known = _asked(name, queries.columns)
    has = set(known.loc[known["table_name"] == table.name, "column_name"])
    columns = [field.name for field in table.written if field.name in has or not has]
    if not has:
        return pd.DataFrame(columns=columns, dtype="str")
    return _asked(name, partial(queries.rows_as_text, table.name, columns)).astype("str")


def _named(cells: pd.DataFrame, before: str, after: str) -> pd.DataFrame:
    """Put the name of what a row is about beside its key."""
    names: dict[tuple[str, str], str] = {}
    for release in (before, after):  # the later name wins
        for table in _COMPARED:
            told = cells["table_name"] == table.name
            if told.any():
                names |= {(table.name, key): name for key, name in _names(release, table).items()}
    keys = zip(cells["table_name"], cells["row_key"], strict=True)
    named = cells.assign(row_name=pd.Series([names.get(key) for key in keys], dtype="str"))
    return named[["table_name", "year", "row_key", "row_name", *domain.CELL_COLUMNS[1:]]]


def _names(release: str, table: Table) -> dict[str, str]:
    """Name of each row of a table by its key: its own, or that of its municipality or unit."""
    rows = _rows(release, table)
    own = next((name for name in rows if name.endswith("_name") or name in _TITLES), None)
    places = _asked(release, queries.municipalities).set_index(_CODE)
    if own is not None and table.name != "municipality":
        names = rows[own]
    elif _CODE in rows:
        names = rows[_CODE].map(places["municipality_name"] + ", " + places["district_name"])
    elif "unit_key" in rows:
        names = rows["unit_key"].map(_asked(release, queries.units).set_index("unit_key")["unit_name"])
    else:
        return {}
    keys = map(domain.BETWEEN.join, zip(*(rows[name] for name in _key(table)), strict=True))
    return {key: name for key, name in zip(keys, names, strict=True) if not pd.isna(name)}


def _outlines(before: str, after: str, places: pd.DataFrame) -> pd.DataFrame:
    """Municipalities whose boundary is another; see ``Comparison.outlines``."""
    was, now = (_asked(name, queries.outlines).set_index(_CODE)["fingerprint"] for name in (before, after))
    prints = pd.concat([was.rename("was"), now.rename("now")], axis=1)
    other = prints[prints["was"].isna() | prints["now"].isna() | (prints["was"] != prints["now"])].sort_index()
    change = pd.Series(RowChange.CHANGED.value, other.index)
    change = change.mask(other["was"].isna(), RowChange.ADDED.value).mask(other["now"].isna(), RowChange.GONE.value)
    table = pd.DataFrame(
        {
            "row_change": change.astype("str"),
            "area_before_km2": _square_kilometres(before, other.index).reindex(other.index),
            "area_after_km2": _square_kilometres(after, other.index).reindex(other.index),
        }
    )
    table = table.rename_axis(_CODE).reset_index().merge(places, "left", _CODE)
    return table[[_CODE, "municipality_name", "district_name", *table.columns[1:4]]]


def _square_kilometres(release: str, codes: pd.Index) -> pd.Series:
    """Area of municipalities by code, km²."""
    if not len(codes):
        return pd.Series(dtype="float64")
    known = _asked(release, partial(queries.shapes, codes.tolist()))
    shapes = gpd.GeoSeries.from_wkb([bytes(each) for each in known["geometry_wkb"]], known["area_code"], "EPSG:4326")
    return shapes.to_crs(_METRES).area / 1e6

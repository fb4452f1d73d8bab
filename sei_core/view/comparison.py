"""What a draft changes, and what became of releases: sentences, tables and a figure for stewards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sei_core.domain import comparison as domain
from sei_core.domain.bands import Band
from sei_core.domain.comparison import Comparison, IndexChange, RowChange
from sei_core.schema.field import Kind
from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES
from sei_core.view import charts, figures, numbers, texts

#: Municipalities of a table of movers, each way.
MOST_MOVERS = 15
_CHANGES = ["added_count", "changed_count", "gone_count"]
#: A cell of the transitions has two lines.
_LINE_HEIGHT = 18


def statements(comparison: Comparison) -> list[str]:
    """Say what differs as a whole, in plain sentences."""
    if comparison.is_same:
        return [texts.COMPARISON_SAME]
    said = []
    if comparison.years_added:
        said.append(texts.COMPARISON_YEARS_ADDED.format(years=", ".join(map(str, comparison.years_added))))
    if comparison.years_gone:
        said.append(texts.COMPARISON_YEARS_GONE.format(years=", ".join(map(str, comparison.years_gone))))
    for change, pattern in ((RowChange.ADDED, texts.COMPARISON_CREATED), (RowChange.GONE, texts.COMPARISON_GONE)):
        said += _places(comparison.municipalities, change, pattern)
    if len(comparison.outlines):
        count = numbers.counted(len(comparison.outlines), "municipality")
        said.append(texts.COMPARISON_OUTLINES.format(count=count))
    return said + [_table_statement(row) for row in _changed(comparison.counts).itertuples()]


def suspicions(comparison: Comparison) -> list[str]:
    """Say what of a new year looks like a file that was sent by mistake: whole columns as in the year before."""
    said = []
    for change in comparison.indexes:
        if change.baseline is None or change.is_same_year:
            continue
        told = {"year": change.year, "baseline": change.baseline}
        same = change.inputs[(change.inputs["moved_place_count"] == 0) & (change.inputs["compared_count"] > 0)]
        if len(same):
            columns = "; ".join(FIELDS[name].label for name in same["column_name"])
            said.append(texts.COMPARISON_COLUMNS_SAME.format(columns=columns, **told))
    return said


def _table_statement(row: tuple) -> str:
    title = TABLES[row.table_name].title
    if not pd.isna(row.year):
        title = texts.COMPARISON_TABLE_OF_YEAR.format(table=title, year=row.year)
        if not row.before_count:
            return texts.COMPARISON_TABLE_NEW.format(table=title, after=numbers.counted(row.after_count, "row"))
    return texts.COMPARISON_TABLE.format(
        table=title,
        added=numbers.integer(row.added_count),
        changed=numbers.integer(row.changed_count),
        gone=numbers.integer(row.gone_count),
        before=numbers.integer(row.before_count),
        after=numbers.counted(row.after_count, "row"),
    )


def _changed(counts: pd.DataFrame) -> pd.DataFrame:
    return counts[counts[_CHANGES].any(axis=1)]


def _places(rows: pd.DataFrame, change: RowChange, pattern: str, **values: object) -> list[str]:
    """Name the created or the gone municipalities, of many the first ones; nothing where there are none."""
    found = rows[rows["row_change"] == change]
    if found.empty:
        return []
    named = [
        texts.PLACE.format(name=row.municipality_name, district=row.district_name)
        for row in found.head(texts.COMPARISON_MOST_NAMED).itertuples()
    ]
    more = len(found) - len(named)
    rest = texts.COMPARISON_MORE.format(count=numbers.integer(more)) if more else ""
    return [pattern.format(places=", ".join(named) + rest, **values)]


def tables(comparison: Comparison) -> pd.DataFrame:
    """Rows of the tables that differ: ``table_title``, ``year`` and the counts of ``domain.comparison``."""
    rows = _changed(comparison.counts).reset_index(drop=True)
    titled = rows.assign(table_title=[TABLES[name].title for name in rows["table_name"]])
    return titled[["table_title", "year", *domain.COUNTS]]


def cells(comparison: Comparison) -> pd.DataFrame:
    """Every differing cell in Czech writing.

    Returns:
        Columns ``table_title``, ``year``, ``row_key``, ``row_name``, ``row_change``, ``column_label``,
        ``value_before``, ``value_after``; missing stays missing.
    """
    rows = comparison.cells
    label = {name: FIELDS[name].label for name in rows["column_name"].dropna().unique()}
    return pd.DataFrame(
        {
            "table_title": rows["table_name"].map({name: table.title for name, table in TABLES.items()}),
            "year": rows["year"],
            "row_key": rows["row_key"],
            "row_name": rows["row_name"],
            "row_change": rows["row_change"],
            "column_label": rows["column_name"].map(label),
            "value_before": _written(rows["column_name"], rows["value_before"]),
            "value_after": _written(rows["column_name"], rows["value_after"]),
        }
    )


def _written(columns: pd.Series, values: pd.Series) -> pd.Series:
    """Write texts of the database by the kind of their column."""
    pairs = zip(columns, values, strict=True)
    return pd.Series([None if pd.isna(value) else _value(name, value) for name, value in pairs], dtype="str")


def _value(name: str, value: str) -> str:
    field = FIELDS[name]
    if field.kind in (Kind.INTEGER, Kind.NUMBER) and name != "year" and not name.endswith("_year"):
        return numbers.plain(float(value))
    return numbers.dated(value) if field.kind is Kind.DATE or name.endswith("_text") else value


def index_heading(change: IndexChange) -> str:
    """What is compared with what."""
    if change.baseline is None:
        return texts.COMPARISON_INDEX_ALONE.format(year=change.year)
    pattern = texts.COMPARISON_INDEX_SAME if change.is_same_year else texts.COMPARISON_INDEX
    return pattern.format(year=change.year, baseline=change.baseline)


def index_statements(change: IndexChange) -> list[str]:
    """Say what moves in the index of a year, in plain sentences."""
    if change.baseline is None:
        return [texts.COMPARISON_NO_BASELINE, _fit(change)]
    rows = change.municipalities
    moved, high = rows[rows["change"] != 0], Band.HIGH
    into = (rows["band_after"] == high) & (rows["band_before"] != high)
    out_of = (rows["band_before"] == high) & (rows["band_after"] != high)
    said = [
        texts.COMPARISON_MOVED.format(
            rising=numbers.counted(int((rows["change"] > 0).sum()), "municipality"),
            falling=numbers.counted(int((rows["change"] < 0).sum()), "municipality"),
            same=numbers.counted(len(rows) - len(moved), "municipality"),
        ),
        texts.COMPARISON_HIGH.format(
            into=numbers.counted(int(into.sum()), "municipality"),
            out_of=numbers.counted(int(out_of.sum()), "municipality"),
        ),
        *_inputs_statement(change),
        _fit(change),
    ]
    if moved["is_small"].any():
        said.append(texts.COMPARISON_SMALL.format(count=numbers.integer(int(moved["is_small"].sum()))))
    year = change.baseline
    return [
        *said,
        *_places(change.unmatched, RowChange.ADDED, texts.COMPARISON_ONLY_NEW, baseline=year),
        *_places(change.unmatched, RowChange.GONE, texts.COMPARISON_ONLY_OLD, baseline=year),
    ]


def _inputs_statement(change: IndexChange) -> list[str]:
    """In how many municipalities each received count is another."""
    told = [
        texts.COMPARISON_INPUT.format(
            column=FIELDS[row.column_name].label, count=numbers.integer(row.moved_place_count)
        )
        for row in change.inputs.itertuples()
    ]
    return [texts.COMPARISON_INPUTS.format(columns="; ".join(told))] if told else []


def inputs(change: IndexChange) -> pd.DataFrame:
    """What moved in each count: ``column_label``, the rest of ``IndexChange.inputs``; points have no sum."""
    rows = change.inputs
    has_sum = rows["column_name"] != "published_points"
    return _labelled(rows.assign(**{name: rows[name].where(has_sum) for name in ("sum_before", "sum_after")}))


def biggest_inputs(change: IndexChange) -> pd.DataFrame:
    """The biggest moves of each received count: ``column_label`` and the rest of ``IndexChange.biggest_inputs``."""
    columns = ["municipality_code", "municipality_name", "district_name"]
    figures = ["number_before", "number_after", "number_change"]
    return _labelled(change.biggest_inputs)[["column_label", *columns, *figures]]


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    labels = pd.Series([FIELDS[name].label for name in rows["column_name"]], rows.index, dtype="str")
    return rows.drop(columns="column_name").assign(column_label=labels)[
        ["column_label", *rows.columns.drop("column_name")]
    ]


def _fit(change: IndexChange) -> str:
    total = numbers.counted(int(change.bands["municipalities_after"].sum()), "municipality")
    if change.differing.empty:
        return texts.COMPARISON_FITS.format(total=total)
    return texts.COMPARISON_DIFFERING.format(count=numbers.integer(len(change.differing)), total=total)


def movers(change: IndexChange, by: str = "change", most: int = MOST_MOVERS) -> pd.DataFrame:
    """The biggest moves: towards a heavier burden from the largest, then towards a lighter one from the largest.

    Args:
        change: of the index.
        by: ``change`` (points) or ``rank_change`` (places).
        most: how many at most each way.
    """
    both = [domain.biggest(change.municipalities, by, most, rising=rising) for rising in (True, False)]
    columns = ["municipality_code", "municipality_name", "district_name", "population_15plus", "is_small"]
    figures = {
        "change": ["points_before", "points_after", "change", "rank_before", "rank_after"],
        "rank_change": ["rank_before", "rank_after", "rank_change", "points_before", "points_after"],
    }
    return pd.concat(both, ignore_index=True)[[*columns, *figures[by]]]


def transitions(change: IndexChange) -> go.Figure:
    """Draw who goes from which band to which: municipalities, and below them inhabitants 15+.

    Args:
        change: with a baseline; its ``transitions`` are the rows of the table twin.
    """
    before, after = _compared(change)
    rows = change.transitions
    figure = charts.transitions(rows, before, after)
    people = rows["population_15plus"].tolist()
    for cell, count in zip(figure.layout.annotations, people, strict=True):
        if count:
            cell.text += f"<br>{numbers.integer(count)}"
    order = [band.value for band in Band]
    step = rows["band_to"].map(order.index) - rows["band_from"].map(order.index)
    counts = rows["municipality_count"]
    alt = texts.COMPARISON_TRANSITIONS_ALT.format(
        before=before,
        after=after,
        stayed=numbers.counted(int(counts[step == 0].sum()), "municipality"),
        heavier=numbers.counted(int(counts[step > 0].sum()), "municipality"),
        lighter=numbers.counted(int(counts[step < 0].sum()), "municipality"),
    )
    subtitle = texts.COMPARISON_TRANSITIONS.format(before=before, after=after)
    figure.update_layout(title_subtitle_text=figures.wrap(subtitle, figures.SUBTITLE_WIDTH))
    return figure.update_layout(meta={"alt": alt}, height=figure.layout.height + _LINE_HEIGHT * len(order))


def _compared(change: IndexChange) -> tuple[str, str]:
    if change.is_same_year:
        return texts.COMPARISON_SERVED, texts.COMPARISON_DRAFT
    return str(change.baseline), str(change.year)


def shares(change: IndexChange) -> pd.DataFrame:
    """Shares of the country before and after; ``difference`` in percentage points, as text."""
    rows = change.shares
    return rows.assign(difference=rows["difference"].map(lambda each: numbers.percentage_points(each, 2)).astype("str"))


def history(releases: pd.DataFrame) -> pd.DataFrame:
    """Write releases: columns ``published``, ``release_state``, ``years``, ``note``, ``author``, ``undone``, ``built``,
    ``size_mb``, ``release_name``.

    Args:
        releases: what ``view.stewardship.releases`` returned.
    """
    states = [
        ", ".join(word for flag, word in texts.HISTORY_STATE.items() if getattr(row, flag))
        for row in releases.itertuples()
    ]
    times = {name: releases[name].map(moment).astype("str") for name in ("built", "published")}
    rows = releases.assign(release_state=pd.Series(states, releases.index, dtype="str"), **times)
    columns = ["published", "release_state", "years", "note", "author", "undone", "built", "size_mb", "release_name"]
    return rows[columns]


def checks_statement(checks: pd.DataFrame) -> str:
    """How many checks a release passed; rows of ``queries.meta.checks``."""
    found = int((checks["row_count"] > 0).sum())
    total, clean, found = (numbers.integer(count) for count in (len(checks), len(checks) - found, found))
    return texts.HISTORY_CHECKS.format(total=total, clean=clean, found=found)


def originals(files: pd.DataFrame, events: Sequence[Any]) -> pd.DataFrame:
    """Received files, one row an original: the same file may be there twice, as a year and as a hierarchy.

    Args:
        files: rows of ``stewardship.history.received``.
        events: the journal, the newest line first.

    Returns:
        Columns ``uploaded_name`` (as its sender named it; as it is kept where the journal does not know), ``author``
        (missing likewise), ``what`` in words, and those of ``files``.
    """
    sent = {entry.detail.get("sha256"): entry for entry in events if entry.action == "receive"}
    rows = files.assign(what=files["what"].map(received_what).astype("str"))
    derived = rows["file_name"].str.endswith(".parquet")
    rows["what"] = rows["what"].mask(derived, rows["what"] + texts.RECEIVED_DERIVED)
    known = [sent.get(each) for each in rows["sha256"]]
    names = [each.detail["file"] if each else kept for each, kept in zip(known, rows["file_name"], strict=True)]
    authors = [each.author or texts.DIARY_NOBODY if each else None for each in known]
    rows = rows.assign(
        uploaded_name=pd.Series(names, rows.index, dtype="str"), author=pd.Series(authors, rows.index, dtype="str")
    )
    alike = rows["sha256"].fillna(rows["file_name"])
    rows["what"] = rows.groupby(alike, sort=False)["what"].transform(", ".join)
    head = ["uploaded_name", "author", "what"]
    return rows.loc[~alike.duplicated(), [*head, *files.columns.drop("what")]].reset_index(drop=True)


def received(originals: pd.DataFrame) -> pd.DataFrame:
    """Received files as a table: rows of ``originals``, what tells them first."""
    first = ["uploaded_name", "what", "received", "author", "condition", "is_served", "size_mb", "release_names"]
    return originals[[*first, "sha256", "file_name"]]


def received_what(what: str | None) -> str:
    """Say what a received file holds, from its name."""
    if pd.isna(what):
        return numbers.MISSING
    return texts.RECEIVED_INDEX.format(year=what) if what.isdigit() else texts.RECEIVED_WHAT.get(what, what)


def moment(time: object) -> str:
    """``4. 12. 2023 8:05``, as the time is told; a missing one is a dash."""
    return numbers.MISSING if pd.isna(time) else f"{numbers.date(time)} {time.hour}:{time:%M}"

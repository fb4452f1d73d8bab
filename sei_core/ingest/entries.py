"""Facts entered by hand between two workbooks: one JSON object a line, laid over the cells of the support tables.

A line is one row of a table: when it was entered, what stood in its cells before and what stands there after; a row
that was not there has no before. Nobody's name is in it: who entered it is in the journal. The lines of a release are
all that were entered since its workbook, the oldest first.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.errors import CellProblem, DataFileError
from sei_core.ingest import cells, messages, support
from sei_core.ingest.messages import Finding
from sei_core.ingest.places import Places
from sei_core.ingest.support import Tables
from sei_core.ingest.support_workbook import LONGEST_CELL, with_iso_date
from sei_core.schema.entered import ENTERED, REFERENCE, Change, Entry
from sei_core.schema.field import Field, Kind
from sei_core.schema.table import Table
from sei_core.schema.tables import TABLES

#: Name of a file that is made of entries.
FILE = "primy_zapis.jsonl"
#: Bytes of a file: thousands of entries fit in.
MOST_BYTES = 8 << 20
_NUMERIC = {Kind.INTEGER, Kind.NUMBER}
_PARTS = {"time", "table", "key", "before", "after"}


#: Entries by their number in a file, from 1.
Numbered = Mapping[int, Entry]


class Lost(NamedTuple):
    """A cell that was entered by hand and stands otherwise in a workbook; ``found`` is None without its row."""

    table: str
    row_key: str
    column: str
    entered: str
    found: str | None


def read(path: Path) -> list[Entry]:
    """Read a file of entries.

    Raises:
        DataFileError: with the number of every line that is no entry.
    """
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        raise DataFileError(path, [messages.ENTRIES_TOO_LONG])
    try:
        lines = content.decode("utf-8").split("\n")  # a text may hold other ends of lines
    except UnicodeDecodeError as error:
        raise DataFileError(path, [messages.NO_ENTRIES]) from error
    found = {number: _parsed(line) for number, line in enumerate(lines, start=1) if line.strip()}
    problems = [messages.bad_entry(number) for number, entry in found.items() if entry is None]
    if problems or not found:
        raise DataFileError(path, problems[: messages.LISTED] or [messages.NO_ENTRIES])
    return list(found.values())


def written(entries: Iterable[Entry]) -> bytes:
    """Write entries as ``read`` reads them; the same entries are the same bytes."""
    told = (
        {
            "time": entry.time.isoformat(timespec="seconds"),
            "table": entry.table,
            "key": list(entry.key),
            "before": None if entry.before is None else dict(entry.before),
            "after": dict(entry.after),
        }
        for entry in entries
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in told).encode()


def normal(field: Field, text: str) -> str:
    """Write a cell one way: no spaces around, decimal points, dates by the grammar, several keys apart by one sign."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
    if field.several:
        return BETWEEN_KEYS.join(filter(None, map(str.strip, text.split(BETWEEN_KEYS.strip()))))
    number = cells.number(text) if field.kind in _NUMERIC else float("nan")
    return with_iso_date(field, text) if pd.isna(number) else f"{number:.15g}"


def row(text: Tables, table: str, key: Sequence[str]) -> dict[str, str] | None:
    """Cells of a row in their normal writing by the name of their column; None if the table has no such row."""
    frame, described = text[table], TABLES[table]
    is_it = (frame[list(described.key)] == list(key)).all(axis=1)
    if not is_it.any():
        return None
    found = frame[is_it].iloc[0]
    return {field.name: normal(field, found[field.name]) for field in described.written}


def applied(text: Tables, entries: Numbered, places: Places, path: Path) -> dict[str, pd.DataFrame]:
    """Lay entries over the cells of valid support tables, in their order.

    Args:
        text: cells of every written table as text.
        entries: what to lay over them.
        places: the codes that rows may name.
        path: file that the problems are told of.

    Raises:
        DataFileError: with every problem by the rules of the support tables; row is the number of the entry.
    """
    laid = {name: _laid(TABLES[name], frame, entries) for name, frame in text.items()}
    changed = {name: each.frame for name, each in laid.items()}
    if entries:
        found = support.findings(changed, places, attrgetter("label"))
        faults = {name: [*each.missing, *_of_entries(TABLES[name], found[name], each)] for name, each in laid.items()}
        _refuse(faults, path)
    return changed


def added(text: Tables, entries: Numbered, path: Path) -> dict[int, Entry]:
    """Leave of new entries what changes something, and see that each knew what it changes.

    Args:
        text: cells of every written table as text, all earlier entries laid over them.
        entries: new ones; an entry may change what one before it wrote.
        path: file that the problems are told of.

    Raises:
        DataFileError: for cells that somebody has changed meanwhile, rows that have been added or are not there, and
            columns that are not entered by hand.
    """
    known: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}
    faults: dict[str, list[Finding]] = {}
    kept: dict[int, Entry] = {}
    for number, entry in entries.items():
        place = entry.table, entry.key
        present = known.get(place) or row(text, *place)
        changing, found = _changing(number, entry, present)
        faults.setdefault(entry.table, []).extend(found)
        if changing:
            kept[number] = changing
            known[place] = _after(changing, present)
    _refuse(faults, path)
    return kept


def of_changes(changes: Sequence[Change], waiting: Sequence[Entry], text: Tables, time: datetime) -> list[Entry]:
    """Make entries of what somebody wants to stand in rows; changes that change nothing are left out.

    Args:
        changes: in their order.
        waiting: entries that are not published yet; a cell of theirs is not entered again.
        text: cells of every written table as text, all published entries laid over them.
        time: of the entries.

    Raises:
        DataFileError: for a cell that waits; row is the number of the change.
    """
    taken = {(entry.table, entry.key, column): after for entry in waiting for column, after in entry.after.items()}
    made, faults = [], {}
    for number, change in enumerate(changes, start=1):
        fields = {field.name: field for field in TABLES[change.table].written}
        after = {column: normal(fields[column], value) for column, value in change.values.items()}
        names = TABLES[change.table].key
        key = tuple(normal(fields[name], part) for name, part in zip(names, change.key, strict=True))
        present = row(text, change.table, key)
        if present is not None:
            after = {column: value for column, value in after.items() if present[column] != value}
        before = None if present is None else {column: present[column] for column in after}
        faults.setdefault(change.table, []).extend(
            Finding("waiting", number, fields[column].label, taken[change.table, key, column])
            for column in after
            if (change.table, key, column) in taken
        )
        if after:
            made.append(Entry(time, change.table, key, before, after))
    _refuse(faults, Path(FILE))
    return made


def fitting(text: Tables, waiting: Iterable[Entry]) -> list[Entry]:
    """Leave of waiting entries those that still know what they change; the others are told when they are prepared."""
    known: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}
    kept = []
    for entry in waiting:
        place = entry.table, entry.key
        present = known.get(place) or row(text, *place)
        changing, found = _changing(0, entry, present)
        if changing and not found:
            kept.append(changing)
            known[place] = _after(changing, present)
    return kept


def log(entries: Sequence[Entry], text: Tables) -> pd.DataFrame:
    """Write entries as table ``entry``, a row a cell, in the order of entering.

    Args:
        entries: of a release.
        text: its support tables, from which the documents are taken that a row cites.
    """
    rows = []
    for entry in entries:
        cited = entry.after.get("reference_keys") or (row(text, entry.table, entry.key) or {}).get("reference_keys")
        for column, after in entry.after.items():
            if column in TABLES[entry.table].key:
                continue
            rows.append(
                {
                    "entered_at": entry.time.isoformat(timespec="seconds"),
                    "table_name": entry.table,
                    "row_key": entry.row_key,
                    "column_name": column,
                    "before_text": (entry.before or {}).get(column) or None,
                    "after_text": after or None,
                    "reference_keys": entry.row_key if entry.table == REFERENCE else cited,
                }
            )
    frame = pd.DataFrame(rows, columns=TABLES["entry"].columns[1:])
    return frame.assign(entry_order=range(1, len(frame) + 1))[list(TABLES["entry"].columns)]


def lost(entries: Iterable[Entry], workbook: Tables) -> list[Lost]:
    """List the entered cells that a workbook does not have as they were entered last."""
    last = {(entry.table, entry.key, column): after for entry in entries for column, after in entry.after.items()}
    rows = {place: row(workbook, *place) for place in {(table, key) for table, key, _ in last}}
    found = (
        Lost(table, BETWEEN_KEYS.join(key), column, after, rows[table, key] and rows[table, key][column])
        for (table, key, column), after in last.items()
    )
    return [each for each in found if each.found != each.entered]


def _parsed(line: str) -> Entry | None:
    """Read one line; None if it is no entry."""
    try:
        told = json.loads(line)
        if set(told) != _PARTS or not isinstance(told["key"], list):
            return None
        time = datetime.fromisoformat(told["time"])
        entry = Entry(time, told["table"], tuple(told["key"]), told["before"], told["after"])
        return entry if time.tzinfo and _is_entry(entry) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _is_entry(entry: Entry) -> bool:
    """Whether an entry has the shape of one: known table and columns, a whole key, all cells text."""
    table = TABLES.get(entry.table) if entry.table in ENTERED else None
    if table is None or len(entry.key) != len(table.key) or not isinstance(entry.after, dict) or not entry.after:
        return False
    if entry.before is not None and set(entry.before) != set(entry.after):
        return False
    texts = [*entry.key, *entry.after.values(), *(entry.before or {}).values()]
    return set(entry.after) <= set(_columns(entry.table)) and all(isinstance(text, str) for text in texts)


def _after(entry: Entry, present: dict[str, str] | None) -> dict[str, str]:
    """The cells of a row after an entry."""
    return (present or dict.fromkeys(_columns(entry.table), "")) | dict(entry.after)


def _columns(table: str) -> list[str]:
    return [field.name for field in TABLES[table].written]


def _changing(number: int, entry: Entry, present: dict[str, str] | None) -> tuple[Entry | None, list[Finding]]:
    """What of an entry changes a row, None if nothing; and why it cannot."""
    table = TABLES[entry.table]
    fields = {field.name: field for field in table.written}
    after = {column: normal(fields[column], text) for column, text in entry.after.items()}
    found = [*_unwritable(number, fields, after), *_not_entered(number, entry, present, fields)]
    heading = ", ".join(fields[name].label for name in table.key)
    if entry.before is None:
        if present is None:
            whole = {name: after.get(name, "") for name in fields} | dict(zip(table.key, entry.key, strict=True))
            return replace(entry, after={name: text for name, text in whole.items() if text}), found
        if any(present[column] != text for column, text in after.items()):
            return None, [*found, Finding("row_exists", number, heading, entry.row_key)]
        return None, found
    if present is None:
        return None, [*found, Finding("row_missing", number, heading, entry.row_key)]
    differing = {column: text for column, text in after.items() if present[column] != text}
    before = {column: normal(fields[column], entry.before[column]) for column in differing}
    found += [
        Finding("changed_meanwhile", number, fields[column].label, present[column], before[column])
        for column in differing
        if present[column] != before[column]
    ]
    return (replace(entry, before=before, after=differing) if differing else None), found


def _unwritable(number: int, fields: Mapping[str, Field], after: Mapping[str, str]) -> Iterator[Finding]:
    """Texts that a cell does not take."""
    for column, text in after.items():
        if len(text) > LONGEST_CELL:
            yield Finding("too_long", number, fields[column].label, text, str(len(text)))
        if any(letter != "\n" and unicodedata.category(letter) in {"Cc", "Cs", "Cn", "Co"} for letter in text):
            yield Finding("bad_letters", number, fields[column].label, "")


def _not_entered(
    number: int, entry: Entry, present: dict[str, str] | None, fields: Mapping[str, Field]
) -> Iterator[Finding]:
    """Rows that may not be added or changed by hand, and columns of theirs."""
    entered, heading = ENTERED[entry.table], ", ".join(fields[name].label for name in TABLES[entry.table].key)
    if entry.before is None:
        if not entered.may_add and present is None:
            yield Finding("row_missing", number, heading, entry.row_key)
        return
    for column in entry.after:
        if not entered.may_change or column not in entered.columns or column in TABLES[entry.table].key:
            yield Finding("not_entered", number, fields[column].label, entry.after[column])


class _Laid(NamedTuple):
    """A table with entries laid over: its cells, which entry wrote each last, and entries without their row."""

    frame: pd.DataFrame
    writers: dict[tuple[int, str], int]
    missing: list[Finding]


def _laid(table: Table, frame: pd.DataFrame, entries: Numbered) -> _Laid:
    own = {number: entry for number, entry in entries.items() if entry.table == table.name}
    if not own:
        return _Laid(frame, {}, [])
    keys = frame[list(table.key)].itertuples(name=None)
    places = {tuple(key): place for place, *key in keys}
    rows, free = frame.to_dict("index"), max(frame.index, default=1) + 1
    writers: dict[tuple[int, str], int] = {}
    missing = []
    for number, entry in own.items():
        if entry.key not in places and entry.before is not None:
            heading = ", ".join(field.label for field in table.written if field.name in table.key)
            missing.append(Finding("row_missing", number, heading, entry.row_key))
            continue
        if entry.key not in places:
            places[entry.key] = free
            rows[free] = dict.fromkeys(frame.columns, "") | dict(zip(table.key, entry.key, strict=True))
            writers |= {(free, column): number for column in frame.columns}
            free += 1
        rows[places[entry.key]].update(entry.after)
        writers |= {(places[entry.key], column): number for column in entry.after}
    changed = pd.DataFrame(list(rows.values()), index=pd.Index(rows), columns=frame.columns, dtype="str")
    return _Laid(changed, writers, missing)


def _of_entries(table: Table, found: Iterable[Finding], laid: _Laid) -> Iterator[Finding]:
    """Tell findings by the number of the entry that wrote the cell at fault."""
    names = {field.label: field.name for field in table.written}
    by_row = {place: number for (place, _), number in laid.writers.items()}
    for finding in found:
        number = laid.writers.get((finding.row, names.get(finding.header, "")), by_row.get(finding.row, 0))
        yield replace(finding, row=number)


def _refuse(faults: Mapping[str, Sequence[Finding]], path: Path) -> None:
    """Tell all faults at once, if there are any, but for those of entries that only wait (numbers below zero)."""
    problems, at_fault = [], []
    for name, everything in faults.items():
        found = [
            replace(each, fault="empty_field") if each.fault == "empty" else each
            for each in everything
            if each.row >= 0
        ]
        title = TABLES[name].title
        problems += [messages.on_sheet(title, line) for line in messages.lines(found)]
        at_fault += [
            CellProblem(title, each.row, each.header, each.value, messages.advice(each))
            for each in sorted(found, key=attrgetter("row"))
        ]
    if problems:
        raise DataFileError(path, problems, at_fault)

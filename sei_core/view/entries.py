"""What is said of facts entered by hand: what they are about, what holds now, what would change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pandas as pd

from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.schema.entered import ENTERED, REFERENCE, Entry
from sei_core.schema.field import Field, Kind
from sei_core.schema.fields import FIELDS
from sei_core.view import numbers, texts

#: Characters of a name in a list.
LONGEST_NAME = 90
_NUMERIC = {Kind.INTEGER, Kind.NUMBER}
_DATES = {f"{date}_text" for entered in ENTERED.values() for date in entered.described.dated}
_DATES |= {"start_text", "deadline_text"}
#: What a reader compares an entry with, by the table of the entry.
_FACTS = {
    "indicator_value": ("deadline_text",),
    "measure_state": ("document_text", "priority", "responsible"),
    "episode": ("start_text", "end_text", "end_reason", "episode_state", "confirmed_text"),
    "task": ("deadline_text", "responsible", "task_state", "confirmed_text"),
}
#: Date and value of a row that holds what was entered.
_DATED = {"indicator_value": ("as_of_text", "actual_value"), "measure_state": ("period_text", "measure_state")}


class Subject(Protocol):
    """What an entry is about; see ``stewardship.entries.Subject``."""

    key: str
    name: str
    place: str
    cells: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]


def option(table: str, subject: Subject) -> str:
    """Name what an entry is about, so that it cannot be taken for another: place, name and key."""
    name = texts.ENTRY_SINCE.format(start=numbers.dated(subject.name)) if table == "episode" else subject.name
    template = texts.ENTRY_OPTION if subject.name else texts.ENTRY_OPTION_NAMELESS
    return template.format(place=subject.place or numbers.MISSING, name=shortened(name), key=subject.key)


def about(table: str, subject: Subject) -> str:
    """Name what an entry is about for those who have no use for keys: place and name."""
    return option(table, subject).removesuffix(f" ({subject.key})")


def correction(table: str, row: Mapping[str, str]) -> str:
    """Name a row that may be corrected."""
    date, value = _DATED[table]
    key = row[ENTERED[table].described.key[-1]]
    return texts.ENTRY_CORRECTION.format(
        date=numbers.dated(row[date]), value=_value(FIELDS[value], row[value]), key=key
    )


def document(row: Mapping[str, str]) -> str:
    """Name a document that a fact may be from."""
    template = texts.ENTRY_DOCUMENT if row["date_text"] else texts.ENTRY_DOCUMENT_UNDATED
    return template.format(
        title=shortened(row["title"]),
        producer=row["producer"],
        date=numbers.dated(row["date_text"] or None),
        key=row["reference_key"],
    )


def present(table: str, subject: Subject, documents: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Write what holds now of the subject of an entry: columns of a name and a value, both ready to be shown."""
    rows = []
    if table == "indicator_value":
        rows.append((FIELDS["target_value"].label, _target(subject.cells)))
    rows += [(FIELDS[name].label, _value(FIELDS[name], subject.cells[name])) for name in _FACTS[table]]
    if table in _DATED:
        date, value = _DATED[table]
        rows += [
            (
                FIELDS[value].label,
                texts.ENTRY_FACT.format(value=_value(FIELDS[value], row[value]), date=numbers.dated(row[date])),
            )
            for row in subject.rows
        ] or [(FIELDS[value].label, texts.ENTRY_NOTHING_YET[table])]
    cited = [row["reference_keys"] for row in subject.rows] or [subject.cells["reference_keys"]]
    keys = dict.fromkeys(key for cell in cited for key in cell.split(BETWEEN_KEYS) if key)
    sources = "; ".join(documents[key]["title"] if key in documents else key for key in keys)
    rows.append((FIELDS["reference_keys"].label, sources or numbers.MISSING))
    return pd.DataFrame(rows, columns=[texts.ENTRY_COLUMN, texts.ENTRY_VALUE])


def sentence(entry: Entry, name: str = "") -> str:
    """Say what an entry changes.

    Args:
        entry: a row.
        name: of what it is about; its key where there is none.
    """
    described = ENTERED[entry.table].described
    key = {*described.key, "indicator_key"}
    if entry.before is None:
        shown = {column: text for column, text in entry.after.items() if column not in key or column == "period_text"}
        cells = [texts.ENTRY_CELL.format(label=FIELDS[c].label, after=_value(FIELDS[c], t)) for c, t in shown.items()]
        template = texts.ENTRY_ADDED
    else:
        cells = [_change(FIELDS[column], entry.before[column], text) for column, text in entry.after.items()]
        template = texts.ENTRY_CHANGED
    title = described.title if entry.table != REFERENCE else FIELDS["reference_keys"].label
    return template.format(table=title, name=shortened(name or entry.row_key), cells="; ".join(cells))


def help_of(table: str, field: Field, unit: str = "") -> str:
    """Say how a field of the form is filled in."""
    described = ENTERED[table].described
    if field.name == "reference_keys":
        return texts.ENTRY_DOCUMENTS_HELP
    may = described.may_miss(field)
    parts = [texts.ENTRY_MAY.format(reason=field.missing) if may else texts.ENTRY_MUST]
    if field.name.removesuffix("_text") in described.dated:
        parts.insert(0, texts.ENTRY_DATE_HELP)
    if field.kind in _NUMERIC:
        parts.insert(0, texts.ENTRY_NUMBER_HELP.format(unit=unit or field.unit or numbers.MISSING))
    return " ".join(parts)


def shortened(text: str) -> str:
    """Cut a long name."""
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def typed(field: Field, text: str) -> str:
    """Write a cell as a steward would type it: a decimal comma, without spaces."""
    return text.replace(".", ",") if field.kind in _NUMERIC else text


def _change(field: Field, before: str, after: str) -> str:
    template = texts.ENTRY_CELL_CHANGED if before and after else texts.ENTRY_CELL_FILLED
    if not after:
        template = texts.ENTRY_CELL_REMOVED
    return template.format(label=field.label, before=_value(field, before), after=_value(field, after))


def _value(field: Field, text: str) -> str:
    """Write a cell in Czech."""
    if not text:
        return numbers.MISSING
    if field.kind in _NUMERIC:
        return numbers.plain(float(text.replace(",", ".")))
    return numbers.dated(text) if field.name in _DATES else text


def _target(cells: Mapping[str, str]) -> str:
    if not cells["target_value"]:
        return numbers.MISSING
    value = _value(FIELDS["target_value"], cells["target_value"])
    return texts.ENTRY_TARGET.format(comparator=cells["comparator"], value=value, unit=cells["target_unit"])

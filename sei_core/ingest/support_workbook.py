"""The support workbook, one sheet a table with Czech headers, into the tables of cooperation, plans and tasks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from pathlib import Path

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

from sei_core.domain import dates
from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.errors import DataFileError
from sei_core.ingest import cells, grid, index_table, messages, support
from sei_core.ingest.messages import Finding
from sei_core.schema.field import Field
from sei_core.schema.support_tables import GUIDE_SHEET, WRITTEN_TABLES
from sei_core.schema.table import Table

#: Excel cuts names of sheets to so many characters, and takes no longer text into a cell.
LONGEST_SHEET_NAME, LONGEST_CELL = 31, 32_767
#: Columns that hold dates as text.
_DATES = {f"{date}_text" for table in WRITTEN_TABLES for date in table.dated}


@dataclass(frozen=True)
class _Page:
    """One table as read from its sheet.

    Attributes:
        text: the written columns as text, empty where there is nothing; the index is the row of the sheet.
        problems: what is wrong with the sheet and its columns.
        findings: cells that cannot be taken as they are.
        sheet: its name as written in the file; empty where there is none.
        unread: headers of the columns that the sheet lacks, or has twice: nothing follows from their empty cells.
    """

    text: pd.DataFrame
    problems: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sheet: str = ""
    unread: frozenset[str] = frozenset()


def read_support(path: Path, places: support.Places) -> dict[str, pd.DataFrame]:
    """Read and validate a support workbook.

    Args:
        path: the file, ``.xlsx``.
        places: the codes that rows may name.

    Returns:
        Frames of every written table by its name, with the days of their dates; rows in the order of the key.

    Raises:
        DataFileError: with every problem of every sheet.
    """
    return support.tidy(read_text(path, places))


def read_text(path: Path, places: support.Places) -> dict[str, pd.DataFrame]:
    """Read and validate a support workbook as ``read_support``, its cells still as text."""
    path = Path(path)
    sheets = _open(path)
    by_table, problems = _assign(sheets)
    if not any(by_table.values()) and any(map(index_table.is_index, sheets)):
        raise DataFileError(path, [messages.IS_INDEX])
    pages = {table.name: _page(table, by_table[table.name]) for table in WRITTEN_TABLES}
    text = {name: _with_codes(page.text, places) for name, page in pages.items()}
    found = support.findings(text, places, attrgetter("label"))
    halves = {table.title for table in WRITTEN_TABLES if _lacks_keys(table, pages[table.name])}
    cells_at_fault = []
    for table in WRITTEN_TABLES:
        page = pages[table.name]
        of_page = [*page.findings, *_certain(found[table.name], page, halves)]
        cells_at_fault += messages.cell_problems(of_page, page.sheet)
        lines = [*page.problems, *messages.lines(of_page)]
        problems += [messages.on_sheet(table.title, line) for line in lines]
    if problems:
        raise DataFileError(path, *messages.bounded(problems, cells_at_fault))
    return text


def _open(path: Path) -> list[grid.Sheet]:
    """Read the visible sheets."""
    (sheets, *_) = grid.read_candidates(path)
    if path.suffix.lower() != grid.WORKBOOK:
        raise DataFileError(path, [messages.WORKBOOK_ONLY])
    return sheets


def _folded(text: object) -> str:
    """Make headers and names of sheets comparable: case and spaces do not matter."""
    return cells.shown(text).casefold()


def _assign(sheets: list[grid.Sheet]) -> tuple[dict[str, grid.Sheet | None], list[str]]:
    """Find the sheet of each table by its title; None where there is none, or not just one."""
    by_title: dict[str, list[grid.Sheet]] = {}
    for sheet in sheets:
        by_title.setdefault(_folded(sheet.name)[:LONGEST_SHEET_NAME], []).append(sheet)
    by_title.pop(_folded(GUIDE_SHEET), None)
    found, problems = {}, []
    for table in WRITTEN_TABLES:
        same = by_title.pop(_folded(table.title)[:LONGEST_SHEET_NAME], [])
        found[table.name] = same[0] if len(same) == 1 else None
        if not same:
            problems.append(messages.missing_sheet(table.title))
        elif len(same) > 1:
            problems.append(messages.repeated_sheet([sheet.name for sheet in same]))
    unknown = [sheet.name for same in by_title.values() for sheet in same]
    return found, [*problems, *map(messages.unknown_sheet, unknown)]


def _page(table: Table, sheet: grid.Sheet | None) -> _Page:
    """Read one table."""
    labels = frozenset(each.label for each in table.written)
    if sheet is None:
        return _Page(_text(table, {}, []), unread=labels)
    columns, problems = _columns(table, sheet)
    if not columns:
        return _Page(_text(table, {}, []), problems, unread=labels)
    wrong = {(row + 1, column): error for (row, column), error in sheet.errors.items() if row}
    text = _text(table, columns, sheet.rows, {row for row, _ in wrong})
    findings = [
        Finding("error_cell", row, columns[column].label, error)
        for (row, column), error in wrong.items()
        if column in columns
    ]
    for each in columns.values():
        long = text.loc[text[each.name].str.len() > LONGEST_CELL, each.name]
        findings += [Finding("too_long", row, each.label, cell, str(len(cell))) for row, cell in long.items()]
    return _Page(text, problems, findings, sheet.name, labels - {each.label for each in columns.values()})


def _columns(table: Table, sheet: grid.Sheet) -> tuple[dict[int, Field], list[str]]:
    """Find the columns by the header in row 1; those found once, by their position, and what is wrong."""
    header = [_folded(cell) for cell in sheet.rows[0]] if sheet.rows else []
    known = {_folded(each.label): each for each in table.written}
    if not known.keys() & set(header):
        return {}, [messages.NO_HEADER_ROW]
    found, problems = {}, []
    for text, each in known.items():
        positions = [position for position, found_text in enumerate(header) if found_text == text]
        if len(positions) == 1:
            found[positions[0]] = each
        else:
            problems.append(messages.repeated_column(each.label) if positions else messages.no_column(each.label))
    for position, text in enumerate(header):
        if text and text not in known:
            problems.append(messages.foreign_column(cells.shown(sheet.rows[0][position])))
        elif not text and not all(cells.is_empty(row[position]) for row in sheet.rows):
            problems.append(messages.nameless_column(xl_col_to_name(position)))
    return found, problems


def _text(table: Table, columns: Mapping[int, Field], rows: grid.Rows, kept: Collection[int] = ()) -> pd.DataFrame:
    """Write the cells of a sheet as text; empty rows are left out, but for ``kept`` ones."""
    names = [each.name for each in table.written]
    read = {
        number: {each.name: _cell_text(row[position], each) for position, each in columns.items()}
        for number, row in enumerate(rows[1:], start=2)
    }
    filled = {number: row for number, row in read.items() if any(row.values()) or number in kept}
    frame = pd.DataFrame(list(filled.values()), index=pd.Index(filled, dtype="int64"), columns=names)
    return frame.astype("object").where(frame.notna(), "").astype("str")


def with_iso_date(column: Field, text: str) -> str:
    """Write Czech dates of a column of dates by the grammar; other texts stay."""
    return dates.normal(text) if column.name in _DATES else text


def _cell_text(cell: object, column: Field) -> str:
    """Write a cell as its reader would type it, days as ISO dates."""
    if cells.is_empty(cell):
        return ""
    if isinstance(cell, bool):
        return messages.LOGICAL[cell]
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        hours, minutes = divmod(cell // timedelta(minutes=1), 60)
        return f"{hours:02}:{minutes:02}"
    if isinstance(cell, float):
        cell = str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    text = with_iso_date(column, str(cell).strip())
    return BETWEEN_KEYS.join(filter(None, map(str.strip, text.split(BETWEEN_KEYS.strip())))) if column.several else text


def _with_codes(text: pd.DataFrame, places: support.Places) -> pd.DataFrame:
    """Write codes of places one way, whatever people and Excel made of them."""
    names = [name for name in text if places.of_column(name) is not None]
    return text.assign(**{name: text[name].map(lambda cell: cells.code(cell) or "").astype("str") for name in names})


def _lacks_keys(table: Table, page: _Page) -> bool:
    """Whether a key is not known well enough to say that another table names a wrong one."""
    return any(each.label in page.unread for each in table.written if each.name in table.key)


def _certain(found: list[Finding], page: _Page, halves: set[str]) -> list[Finding]:
    """Leave out what only follows from sheets and columns that were not read, and from cells with an error."""
    told = {(finding.row, finding.header) for finding in page.findings}
    return [
        finding
        for finding in found
        if not {finding.header, finding.column} & page.unread
        and (finding.row, finding.header) not in told
        and not (finding.fault == "unknown_key" and finding.other in halves)
    ]

"""Where in a received file the table of the index is: sheet, header row, columns, year."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from sei_core.errors import DataFileError
from sei_core.ingest import cells, grid, headers, messages
from sei_core.schema.support_tables import WRITTEN_TABLES

#: The header is on one of the first rows and tells at least so many required columns.
HEADER_ROWS = 20
RECOGNISED_ENOUGH = 3
#: How alike an unknown header must be to be offered for a missing column.
RESEMBLING = 0.7

_CODE_LENGTH = 6


@dataclass(frozen=True)
class IndexTable:
    """The table of the index as found in a file, its cells still as received.

    Attributes:
        sheet: name of the sheet when the file has several, otherwise empty.
        name: name of the sheet; empty for a text table.
        cells: a column for each recognised field; the index is the row as seen in Excel.
        headers: header of each recognised field as written in the file, in the order of its columns.
        years: years told by the file, each with the places that tell it.
        problems, warnings: about columns and stray rows, Czech.
    """

    sheet: str
    name: str
    cells: pd.DataFrame
    headers: dict[str, str]
    years: dict[int, list[str]]
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Header:
    """A header row: its position and the columns of each recognised field."""

    sheet: grid.Sheet
    row: int
    columns: dict[str, list[int]]

    @property
    def required(self) -> int:
        return sum(name in self.columns for name in headers.REQUIRED)

    def text(self, column: int) -> str:
        return cells.shown(self.sheet.rows[self.row][column])


def locate(path: Path) -> IndexTable:
    """Find the table of the index in a workbook or text table.

    Raises:
        DataFileError: if the file cannot be read, has no header, or holds more such tables.
    """
    ways = grid.read_candidates(path)
    titles = {sheet.name.casefold() for sheet in ways[0]}
    if sum(table.title.casefold()[:31] in titles for table in WRITTEN_TABLES) >= RECOGNISED_ENOUGH:
        raise DataFileError(path, [messages.IS_SUPPORT])
    found = [[header for sheet in sheets if (header := _header_of(sheet))] for sheets in ways]
    fitting = max(found, key=lambda way: max((header.required for header in way), default=0))
    if not fitting:
        raise DataFileError(path, [messages.no_header(HEADER_ROWS)])
    by_year = {year: [h.sheet.name for h in fitting if year in _years(h)] for h in fitting for year in _years(h)}
    if len(fitting) > 1 and len(by_year) > 1:
        raise DataFileError(path, [messages.several_years(dict(sorted(by_year.items())))])
    best = max(header.required for header in fitting)
    fitting = [header for header in fitting if header.required == best]
    if len(fitting) > 1:
        raise DataFileError(path, [messages.several_sheets([header.sheet.name for header in fitting])])
    return _table(fitting[0], several_sheets=len(ways[0]) > 1)


def is_index(sheet: grid.Sheet) -> bool:
    """Whether a sheet holds a table of the index."""
    return _header_of(sheet) is not None


def _header_of(sheet: grid.Sheet) -> _Header | None:
    """Find the row of a sheet that tells the most required columns; None if no row tells enough."""
    candidates = [_Header(sheet, row, _columns(sheet.rows[row])) for row in range(min(HEADER_ROWS, len(sheet.rows)))]
    best = max(candidates, key=lambda header: header.required, default=None)
    return best if best is not None and best.required >= RECOGNISED_ENOUGH else None


def _columns(row: list[object]) -> dict[str, list[int]]:
    """Name the columns of a header row by the field they mean."""
    columns: dict[str, list[int]] = {}
    for position, cell in enumerate(row):
        if isinstance(cell, str) and (name := headers.field_of(cell)):
            columns.setdefault(name, []).append(position)
    return columns


def _years(header: _Header) -> dict[int, list[str]]:
    """Collect the years told by recognised headers; failing that (and a column of years), the one year
    of the title rows or of the sheet's name.
    """
    years: dict[int, list[str]] = {}
    for column in sorted(column for columns in header.columns.values() for column in columns):
        for year in headers.years_of(header.text(column)):
            years.setdefault(year, []).append(header.text(column))
    if years or "year" in header.columns:
        return dict(sorted(years.items()))
    titles = [cells.shown(cell) for row in header.sheet.rows[: header.row] for cell in row if isinstance(cell, str)]
    told = {year: [text] for text in (*titles, header.sheet.name) for year in headers.years_of(text)}
    return told if len(told) == 1 else {}


def _table(header: _Header, several_sheets: bool) -> IndexTable:
    """Cut out the rows below the header and judge its columns."""
    rows = {number: row for number, row in enumerate(header.sheet.with_errors(), 1) if number > header.row + 1}
    rows = {number: row for number, row in rows.items() if not all(map(cells.is_empty, row))}
    kept = {number: row for number, row in rows.items() if not _is_note(row)}
    notes = [number for number in rows if number not in kept]
    first = {name: columns[0] for name, columns in header.columns.items()}
    frame = pd.DataFrame(
        {
            name: pd.Series([_cell(row, column) for row in kept.values()], kept.keys(), dtype=object)
            for name, column in sorted(first.items(), key=lambda item: item[1])
        }
    )
    headings = {name: header.text(column) for name, column in first.items()}
    years = _years(header)
    if "year" in frame:
        for value in frame["year"].map(cells.number).dropna().unique():
            years.setdefault(int(value), []).append(headings["year"])
    unknown = _unknown(header, list(kept.values()))
    problems, warnings = _judged(header, unknown)
    if not header.sheet.name and (too_long := _longer_than_header(header, kept)):
        problems.append(messages.long_rows(too_long))
    if notes:
        warnings.append(messages.skipped_notes(notes))
    name = header.sheet.name
    return IndexTable(name if several_sheets else "", name, frame, headings, years, problems, warnings)


def _judged(header: _Header, unknown: dict[int, str]) -> tuple[list[str], list[str]]:
    """List what is wrong with the columns: missing and doubled ones are problems, unknown ones warnings.

    An unknown header close to that of a missing column is offered there instead.
    """
    problems = [
        messages.same_meaning([header.text(column) for column in columns])
        for name, columns in header.columns.items()
        if len(columns) > 1 and name in (*headers.REQUIRED, "year", "index_band")
    ]
    named = {column: text for column, text in unknown.items() if text}
    for name in headers.REQUIRED:
        if name not in header.columns:
            column = _resembling(messages.EXPECTED_HEADER[name], named)
            problems.append(messages.missing_column(name, named.pop(column, "")))
    warnings = [
        messages.unknown_column(named[column]) if text else messages.unnamed_column(_letter(column))
        for column, text in unknown.items()
        if not text or column in named
    ]
    return problems, warnings


def _resembling(expected: str, unknown: dict[int, str]) -> int | None:
    """Find the unknown header closest to the expected one, years and remarks in brackets aside."""

    def plain(header: str) -> str:
        return headers.normalised(header.split("(")[0])

    likeness = {
        column: difflib.SequenceMatcher(None, plain(expected), plain(text)).ratio() for column, text in unknown.items()
    }
    closest = max(likeness, key=likeness.__getitem__, default=None)
    return closest if closest is not None and likeness[closest] >= RESEMBLING else None


def _unknown(header: _Header, rows: list[list[object]]) -> dict[int, str]:
    """List the columns without a known meaning that have a header or a value, by position."""
    known = {column for columns in header.columns.values() for column in columns}
    top = header.sheet.rows[header.row]
    width = max(map(len, (top, *rows)))
    texts = {column: cells.shown(_cell(top, column)) for column in range(width) if column not in known}
    return {
        column: text
        for column, text in texts.items()
        if text or any(not cells.is_empty(_cell(row, column)) for row in rows)
    }


def _longer_than_header(header: _Header, rows: dict[int, list[object]]) -> list[int]:
    """Rows of a text table with values beyond the header: a separator inside a value moved the rest."""
    width = len(header.sheet.rows[header.row])
    return [number for number, row in rows.items() if not all(map(cells.is_empty, row[width:]))]


def _is_note(row: list[object]) -> bool:
    """A row with a single cell, and that is text that no municipality has for a code."""
    filled = [cell for cell in row if not cells.is_empty(cell)]
    text = (cells.code(filled[0]) or "") if len(filled) == 1 else ""
    return len(filled) == 1 and isinstance(filled[0], str) and len(text) > _CODE_LENGTH


def _cell(row: list[object], column: int) -> object:
    return row[column] if column < len(row) else None


def _letter(column: int) -> str:
    """Name a column as Excel does: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

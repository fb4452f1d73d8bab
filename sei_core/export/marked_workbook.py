"""A received file as a workbook with its faulty cells marked: what is wrong, then the sheets as they were read."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sei_core.errors import CellProblem
from sei_core.export.xlsx import MOST_ROWS, sheet_titles
from sei_core.view import texts, theme

#: Letters of a cell, and columns of a sheet, that Excel takes.
LONGEST_CELL, MOST_COLUMNS = 32_767, 16_384
#: Headers are looked for in so many rows, as the readers do.
HEADER_ROWS = 20
NOTE_WIDTH, NOTE_LINE, NOTE_CHARACTERS = 330, 17, 46
_WIDTHS, _WIDTH = (24, 8, 42, 30, 80, 10), 16
#: Points of a line and of the tallest row that Excel takes; how much room words lose at the ends of lines.
_LINE_HEIGHT, _TALLEST_ROW, _WORDS_BREAK = 15, 409, 1.15
#: What no XML may hold; other control characters XlsxWriter writes as Excel does.
_NO_CHARACTER = re.compile("[\ufffe\uffff\ud800-\udfff]")
_BETWEEN_HEADERS = ", "
_FIRST_YEAR = 1900
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "d. m. yyyy",
}
_FORMAT = {time: "hh:mm", timedelta: "[h]:mm:ss", datetime: "d. m. yyyy hh:mm"}


class Received(NamedTuple):
    """A sheet as it was read; the name is empty for a text table. ``rows[0]`` is row 1 as seen in Excel."""

    name: str
    rows: Sequence[Sequence[object]]


@dataclass(frozen=True)
class _Formats:
    """How cells look: plain or faulty, by the type of their value."""

    plain: Mapping[type, Format]
    faulty: Mapping[type, Format]
    any_faulty: Format


def marked_workbook(
    sheets: Sequence[tuple[str, Sequence[Sequence[object]]]],
    cells: Sequence[CellProblem],
    problems: Sequence[str],
    file_name: str,
) -> bytes:
    """Write what is wrong with a received file into a copy of it.

    Args:
        sheets: name and rows of each, as ``Received``; none where the file cannot be read.
        cells: cells at fault; those of a sheet or column that is not there are only listed.
        problems: every problem, one Czech sentence each.
        file_name: as its author named it.

    Returns:
        The workbook: the list of problems with links to the cells, then the sheets. Texts are never formulas or links;
        what a cell of Excel does not take is cut: text at 32,767 letters, sheets at its last row and column.
    """
    buffer = BytesIO()
    received = [Received(*sheet) for sheet in sheets]
    titles = sheet_titles([*(sheet.name or texts.MARKED_TABLE for sheet in received), texts.MARKED_SHEET])
    places = [_place(cell, received) for cell in cells]
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": _text(texts.MARKED_TITLE.format(file_name=file_name))})
        _write_problems(book, cells, problems, places, titles, file_name)
        formats = _formats(book)
        for number, sheet in enumerate(received):
            faulty: dict[tuple[int, int], list[str]] = {}
            for cell, of_cell in zip(cells, places, strict=True):
                for found, row, column in of_cell:
                    if found == number:
                        faulty.setdefault((row, column), []).append(cell.advice)
            _write_sheet(book.add_worksheet(titles[number]), sheet, faulty, formats)
    return buffer.getvalue()


def _place(cell: CellProblem, sheets: Sequence[Received]) -> list[tuple[int, int, int]]:
    """Sheet, row and column from 0 of a faulty cell: several for a key of several columns, none if nobody finds it."""
    number = next((number for number, sheet in enumerate(sheets) if sheet.name == cell.sheet), None)
    if number is None or not 0 < cell.row <= len(sheets[number].rows):
        return []
    columns = _columns(sheets[number])
    whole = _folded(cell.header)
    parts = [whole] if whole in columns else whole.split(_BETWEEN_HEADERS)
    return [(number, cell.row - 1, columns[part]) for part in parts if part in columns]


def _columns(sheet: Received) -> dict[str, int]:
    """Column of each text of the top rows, where it is first; a header is one of them."""
    found: dict[str, int] = {}
    for row in sheet.rows[:HEADER_ROWS]:
        for column, cell in enumerate(row[:MOST_COLUMNS]):
            if isinstance(cell, str) and cell:
                found.setdefault(_folded(cell), column)
    return found


def _folded(header: str) -> str:
    return " ".join(header.split()).casefold()


def _write_problems(
    book: Workbook,
    cells: Sequence[CellProblem],
    problems: Sequence[str],
    places: Sequence[Sequence[tuple[int, int, int]]],
    titles: Sequence[str],
    file_name: str,
) -> None:
    """Write the first sheet."""
    sheet = book.add_worksheet(titles[-1])
    title, head = book.add_format({"bold": True, "font_size": 14}), book.add_format(_HEAD)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    left = book.add_format({"align": "left", "valign": "top"})
    link = book.add_format({"font_color": theme.LINK, "underline": 1, "valign": "top"})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row = 0
    sheet.write_string(row, 0, _text(texts.MARKED_TITLE.format(file_name=file_name)), title)
    sheet.write_string(row := row + 1, 0, texts.MARKED_HOW)
    sheet.write_string(row := row + 2, 0, texts.MARKED_PROBLEMS, head)
    for problem in problems:
        sheet.set_row(row := row + 1, _LINE_HEIGHT * _lines(problem, sum(_WIDTHS)))
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, _text(problem), wrapped)
    sheet.write_string(row := row + 2, 0, texts.MARKED_CELLS, head)
    if not cells:
        sheet.write_string(row + 1, 0, texts.MARKED_NO_CELLS)
    else:
        sheet.write_row(row := row + 1, 0, texts.MARKED_COLUMNS, head)
    for cell, of_cell in zip(cells, places, strict=True):
        row += 1
        told = (cell.sheet, "", cell.header, cell.value, cell.advice)
        sheet.set_row(row, _LINE_HEIGHT * max(map(_lines, told, _WIDTHS)))
        sheet.write_string(row, 0, _text(cell.sheet), wrapped)
        sheet.write_number(row, 1, cell.row, left)
        for column, text in enumerate((cell.header, cell.value, cell.advice), start=2):
            sheet.write_string(row, column, _text(text), wrapped)
        if of_cell:
            number, faulty_row, faulty_column = of_cell[0]
            name = xl_rowcol_to_cell(faulty_row, faulty_column)
            sheet.write_url(row, 5, f"internal:{quote_sheetname(titles[number])}!{name}", link, name)
    _set_page(sheet)


def _lines(text: str, width: float) -> int:
    """Lines that a wrapped text needs in so many characters, at most those that a row of Excel takes."""
    lines = sum(max(1, math.ceil(len(line) * _WORDS_BREAK / width)) for line in text.split("\n"))
    return min(lines, int(_TALLEST_ROW / _LINE_HEIGHT))


def _write_sheet(
    sheet: Worksheet, received: Received, faulty: Mapping[tuple[int, int], Sequence[str]], formats: _Formats
) -> None:
    """Write a received sheet row by row, which lets the memory go."""
    sheet.set_column(0, MOST_COLUMNS - 1, _WIDTH)
    by_row: dict[int, dict[int, Sequence[str]]] = {}
    for (row, column), advice in faulty.items():
        by_row.setdefault(row, {})[column] = advice
    for number, row in enumerate(received.rows[: MOST_ROWS + 1]):
        wrong = by_row.get(number, {})
        width = max(len(row), max(wrong, default=-1) + 1)
        for column in range(min(width, MOST_COLUMNS)):
            cell = row[column] if column < len(row) else None
            kinds = formats.faulty if column in wrong else formats.plain
            form = kinds.get(type(cell), formats.any_faulty if column in wrong else None)
            _write_cell(sheet, number, column, cell, form)
        for column, advice in wrong.items():
            _write_note(sheet, number, column, "\n".join(dict.fromkeys(advice)))
    _set_page(sheet)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: object, form: Format | None) -> None:
    """Write a value as what it is; what Excel has no number for is text."""
    if cell is None or cell == "":
        if form is not None:
            sheet.write_blank(row, column, None, form)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, form)
    elif isinstance(cell, int | float) and math.isfinite(cell):
        sheet.write_number(row, column, cell, form)
    elif isinstance(cell, time | timedelta) or (isinstance(cell, date) and cell.year > _FIRST_YEAR):
        sheet.write_datetime(row, column, cell, form)
    else:
        sheet.write_string(row, column, _text(str(cell)), form)


def _write_note(sheet: Worksheet, row: int, column: int, note: str) -> None:
    lines = sum(1 + len(line) // NOTE_CHARACTERS for line in note.splitlines())
    size = {"width": NOTE_WIDTH, "height": NOTE_LINE * lines}
    sheet.write_comment(row, column, _text(note), {"author": texts.EXPORT_APPLICATION, **size})


def _text(text: str) -> str:
    """What a cell takes of a text."""
    text = _NO_CHARACTER.sub("\ufffd", text)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


_HEAD = {"bold": True, "bg_color": theme.SEQUENTIAL[1], "bottom": 1, "bottom_color": theme.OUTLINE, "valign": "top"}
#: The frame tells a faulty cell where the print has no colour.
_FAULTY = {"bg_color": theme.FAULT, "font_color": theme.TEXT, "border": 2, "border_color": theme.FAULT_OUTLINE}


def _formats(book: Workbook) -> _Formats:
    return _Formats(
        {kind: book.add_format({"num_format": form}) for kind, form in _FORMAT.items()},
        {kind: book.add_format({"num_format": form, **_FAULTY}) for kind, form in _FORMAT.items()},
        book.add_format(_FAULTY),
    )


def _set_page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")

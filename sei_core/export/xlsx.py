"""Rows as a formatted workbook: sheet ``Data`` to sort and filter, sheet ``O datech`` to trust."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import NamedTuple

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, Band
from sei_core.export.about import About
from sei_core.view import numbers, tables, texts, theme
from sei_core.view.tables import Format, Labels

NUMBER_FORMAT = {
    Format.TEXT: "@",
    Format.YEAR: "0",
    Format.INTEGER: "#,##0",
    Format.DECIMAL: "#,##0.0",
    Format.RATIO: "0.00",
    Format.PRECISE: "0.00000",
    Format.PERCENT: "0.0 %",
    Format.CHANGE: "+0;\u22120;0",
    Format.DATE: "d. m. yyyy",
    Format.DATED: "@",
    Format.FLAG: "@",
}
#: A date as precise as its source, such as 2011/2012, is text.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TEXTS = (Format.TEXT, Format.DATED)
#: Ends of names of columns that hold a band, and whole points of the index, which lie in one.
BAND_COLUMNS = ("band", "band_before", "band_after", "band_from", "band_to")
POINT_COLUMNS = ("index_points", "computed_points", "published_points")
#: Letters of the name of a sheet, and rows below its header.
MOST_TITLE, MOST_ROWS = 31, 1_048_575
MIN_WIDTH, MAX_WIDTH, HEADER_HEIGHT = 9, 42, 48
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Sheet(NamedTuple):
    """One table of a workbook: what its sheet is called, its rows, and the label of each column."""

    title: str
    frame: pd.DataFrame
    labels: Labels


def workbook(frame: pd.DataFrame, labels: Labels, about: About) -> bytes:
    """Write one table as a workbook; see ``workbook_of``."""
    return workbook_of([Sheet(texts.EXPORT_SHEET_DATA, frame, labels)], about)


def workbook_of(sheets: Sequence[tuple[str, pd.DataFrame, Labels]], about: About) -> bytes:
    """Write tables as formatted sheets, and what they are as the last one, ``O datech``.

    Text is never a formula, codes are text, missing cells are empty, shares are percent cells; bands and points of the
    index have the colours of the bands. A row leaves the memory as soon as it is written.

    Args:
        sheets: title, rows and labels of each, see ``Sheet``; a title that no sheet may have is mended.
        about: what the document says about itself.

    Raises:
        KeyError: if a column has no label.
        ValueError: if a table has more rows, or a cell more letters, than a sheet can hold.
    """
    buffer = BytesIO()
    named = [Sheet(*each) for each in sheets]
    titles = sheet_titles([*(each.title for each in named), texts.EXPORT_SHEET_ABOUT])
    with xlsxwriter.Workbook(buffer, {"constant_memory": True, **_PLAIN}) as book:
        created = datetime.combine(about.created, time())
        book.set_properties({"title": about.title, "company": texts.EXPORT_APPLICATION, "created": created})
        for title, each in zip(titles, named, strict=False):
            _write_data(book, title, each.frame, each.labels)
        _write_about(book, titles[-1], list(zip(titles, named, strict=False)), about)
    return buffer.getvalue()


def sheet_titles(titles: Sequence[str]) -> list[str]:
    """Names that a workbook takes: legal letters, at most 31, each once whatever the case; the last one stays whole."""
    taken = {titles[-1].casefold()}
    made = []
    for title in titles[:-1]:
        legal = re.sub(r"[\[\]:*?/\\\s]+", " ", title).strip("' ")[:MOST_TITLE].strip("' ") or texts.EXPORT_SHEET_DATA
        number, name = 1, legal
        while name.casefold() in taken:
            number += 1
            mark = f" ({number})"
            name = legal[: MOST_TITLE - len(mark)] + mark
        taken.add(name.casefold())
        made.append(name)
    return [*made, titles[-1]]


def _write_data(book: Workbook, title: str, frame: pd.DataFrame, labels: Labels) -> None:
    if len(frame) > MOST_ROWS:
        raise ValueError(f"{len(frame)} rows do not fit on a sheet")
    sheet = book.add_worksheet(title)
    header = book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "valign": "top",
            "font_color": theme.TEXT,
            "bg_color": theme.SURFACE,
            "bottom": 1,
            "bottom_color": theme.OUTLINE,
        }
    )
    shown = tables.worded(frame)
    shapes = [tables.format_of(frame[name], labels) for name in frame]
    headings = [tables.heading(name, labels) for name in frame]
    sheet.set_row(0, HEADER_HEIGHT)
    for position, (name, shape, heading) in enumerate(zip(frame, shapes, headings, strict=True)):
        sheet.set_column(position, position, _width(shown[name], shape, heading))
        sheet.write_string(0, position, heading, header)
    _write_rows(book, sheet, shown, shapes)
    for position, name in enumerate(frame):
        _colour_bands(book, sheet, position, name, len(frame))
    sheet.freeze_panes(1, _frozen_columns(frame))
    sheet.autofilter(0, 0, max(len(frame), 1), max(len(frame.columns) - 1, 0))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _write_rows(book: Workbook, sheet: Worksheet, shown: pd.DataFrame, shapes: Sequence[Format]) -> None:
    """Write row by row, which lets the memory go."""
    cells = [book.add_format({"num_format": NUMBER_FORMAT[shape]}) for shape in shapes]
    day = book.add_format({"num_format": NUMBER_FORMAT[Format.DATE]})
    columns = [
        zip(shown[name].isna(), _plain_values(shown[name], shape), strict=True)
        for name, shape in zip(shown, shapes, strict=True)
    ]
    for row, values in enumerate(zip(*columns, strict=True), start=1):
        for position, (missing, value) in enumerate(values):
            if missing:
                continue
            if isinstance(value, datetime):
                refused = sheet.write_datetime(row, position, value, day)
            elif isinstance(value, str):
                refused = sheet.write_string(row, position, value, cells[position])
            else:
                refused = sheet.write_number(row, position, value, cells[position])
            if refused:
                raise ValueError(f"row {row}, column {shown.columns[position]!r} does not fit in a cell")


def _plain_values(column: pd.Series, shape: Format) -> list[object]:
    """What the cells hold: text, a number, or a day that sorts and filters; what is less precise than a day is text."""
    if shape is Format.DATE and pd.api.types.is_datetime64_any_dtype(column):
        return column.tolist()
    if shape is Format.FLAG:
        return [None if pd.isna(value) else texts.FLAG_LABEL[bool(value)] for value in column]
    if shape in (Format.DATE, Format.DATED):
        return [None if pd.isna(value) else _dated(value) for value in column]
    return [str(value) for value in column] if shape is Format.TEXT else column.tolist()


def _dated(value: str) -> str | datetime:
    return datetime.fromisoformat(value) if _DAY.fullmatch(value) else numbers.dated(value)


def _colour_bands(book: Workbook, sheet: Worksheet, position: int, name: str, count: int) -> None:
    """Give cells of a band, or of points of the index, the colour of the band; it follows when they are edited."""
    if not count or not name.endswith((*BAND_COLUMNS, *POINT_COLUMNS)):
        return
    first = xl_rowcol_to_cell(1, position)
    for band, start, end in zip(Band, BAND_STARTS, (*BAND_STARTS[1:], MAX_POINTS + 1), strict=True):
        colour = theme.BAND_COLOUR[band]
        filled = book.add_format({"bg_color": colour, "font_color": theme.text_on(colour)})
        if name.endswith(POINT_COLUMNS):  # an empty cell counts as 0 in comparisons
            rule = f"=AND(ISNUMBER({first}),{first}>={start},{first}<{end})"
        else:
            rule = f'=OR({first}="{band.value}",{first}="{texts.BAND_LABEL[band]}")'
        sheet.conditional_format(1, position, count, position, {"type": "formula", "criteria": rule, "format": filled})


def _width(column: pd.Series, shape: Format, heading: str) -> float:
    """Wide enough for the longest value and for the longest word of the wrapped heading."""
    words = max((len(word) for word in heading.split()), default=0)
    values = column.dropna().astype(str).str.len().max() if shape in _TEXTS and column.notna().any() else MIN_WIDTH
    return min(MAX_WIDTH, max(MIN_WIDTH, words + 3, values + 2, len(heading) / 3))


def _frozen_columns(frame: pd.DataFrame) -> int:
    """Code and name at the left stay in sight."""
    names = [name.endswith(("_code", "_name")) for name in frame.columns[:2]]
    return sum(names) if names and names[0] else 0


def _write_about(book: Workbook, title: str, sheets: Sequence[tuple[str, Sheet]], about: About) -> None:
    sheet = book.add_worksheet(title)
    word = texts.EXPORT_ABOUT_LABEL
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 3, 34)
    for row, cells in enumerate(_about_rows(sheets, about)):
        for position, text in enumerate(cells):
            is_name = position == 0 or cells[0] in (word["sources"], word["columns"])
            if text:
                sheet.write_string(row, position, text, bold if is_name else wrapped)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _about_rows(sheets: Sequence[tuple[str, Sheet]], about: About) -> list[tuple[str, ...]]:
    word, is_one = texts.EXPORT_ABOUT_LABEL, len(sheets) == 1
    return [
        (word["application"], texts.EXPORT_APPLICATION),
        (word["title"], about.title),
        (word["description"], about.description),
        (word["date"], about.date),
        (word["filters"], "\n".join(about.filters) or texts.EXPORT_NO_FILTERS),
        *((word["row_count"], _counted(title, each.frame, is_one)) for title, each in sheets),
        (word["created"], numbers.date(about.created)),
        (word["citation"], about.citation),
        (),
        (word["sources"], word["attribution"], word["licence"], word["url"]),
        *(("", source.attribution, source.licence, source.url) for source in about.sources),
        *(row for title, each in sheets for row in _column_rows("" if is_one else title, each)),
    ]


def _counted(title: str, frame: pd.DataFrame, is_one: bool) -> str:
    return numbers.integer(len(frame)) if is_one else f"{title}: {numbers.integer(len(frame))}"


def _column_rows(title: str, sheet: Sheet) -> list[tuple[str, ...]]:
    """Columns of one sheet with their labels and units, below the title of the sheet if there are more."""
    word = texts.EXPORT_ABOUT_LABEL
    labelled = {name: tables.Label(*sheet.labels[name]) for name in sheet.frame}
    return [
        (),
        *([(title,)] if title else []),
        (word["columns"], word["column"], word["unit"]),
        *((name, label.label, label.unit) for name, label in labelled.items()),
    ]

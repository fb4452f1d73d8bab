"""Rows as a formatted workbook: sheet ``Data`` to sort and filter, sheet ``O datech`` to trust."""

from __future__ import annotations

import re
from datetime import datetime, time
from io import BytesIO

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

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
MIN_WIDTH, MAX_WIDTH, HEADER_HEIGHT = 9, 42, 48
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(frame: pd.DataFrame, labels: Labels, about: About) -> bytes:
    """Write a workbook; text is never a formula, codes are text, missing cells are empty, shares are percent cells.

    Raises:
        KeyError: if a column has no label.
    """
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, **_PLAIN}) as book:
        created = datetime.combine(about.created, time())
        book.set_properties({"title": about.title, "company": texts.EXPORT_APPLICATION, "created": created})
        _write_data(book, frame, labels)
        _write_about(book, frame, labels, about)
    return buffer.getvalue()


def _write_data(book: Workbook, frame: pd.DataFrame, labels: Labels) -> None:
    sheet = book.add_worksheet(texts.EXPORT_SHEET_DATA)
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
    for position, name in enumerate(frame):
        shape = tables.format_of(frame[name], labels)
        heading = tables.heading(name, labels)
        cell = book.add_format({"num_format": NUMBER_FORMAT[shape]})
        day = book.add_format({"num_format": NUMBER_FORMAT[Format.DATE]})
        sheet.write_string(0, position, heading, header)
        sheet.set_column(position, position, _width(shown[name], shape, heading))
        if shape is Format.DATED:
            _write_dates(sheet, position, shown[name], cell, day)
        else:
            _write_column(sheet, position, shown[name], shape, cell)
    sheet.set_row(0, HEADER_HEIGHT)
    sheet.freeze_panes(1, _frozen_columns(frame))
    sheet.autofilter(0, 0, max(len(frame), 1), max(len(frame.columns) - 1, 0))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _write_column(sheet: Worksheet, position: int, column: pd.Series, shape: Format, cell: CellFormat) -> None:
    for row, (value, missing) in enumerate(zip(column, column.isna(), strict=True), start=1):
        if missing:
            continue
        if shape is Format.FLAG:
            sheet.write_string(row, position, texts.FLAG_LABEL[bool(value)], cell)
        elif shape is Format.DATE:
            sheet.write_datetime(row, position, value, cell)
        elif shape in _TEXTS:
            sheet.write_string(row, position, str(value), cell)
        else:
            sheet.write_number(row, position, value, cell)


def _write_dates(sheet: Worksheet, position: int, column: pd.Series, text: CellFormat, day: CellFormat) -> None:
    """Write a whole day as a date, which sorts and filters; what is less precise as text."""
    for row, (value, missing) in enumerate(zip(column, column.isna(), strict=True), start=1):
        if missing:
            continue
        if _DAY.fullmatch(value):
            sheet.write_datetime(row, position, datetime.fromisoformat(value), day)
        else:
            sheet.write_string(row, position, numbers.dated(value), text)


def _width(column: pd.Series, shape: Format, heading: str) -> float:
    """Wide enough for the longest value and for the longest word of the wrapped heading."""
    words = max((len(word) for word in heading.split()), default=0)
    values = column.dropna().astype(str).str.len().max() if shape in _TEXTS and column.notna().any() else MIN_WIDTH
    return min(MAX_WIDTH, max(MIN_WIDTH, words + 3, values + 2, len(heading) / 3))


def _frozen_columns(frame: pd.DataFrame) -> int:
    """Code and name at the left stay in sight."""
    names = [name.endswith(("_code", "_name")) for name in frame.columns[:2]]
    return sum(names) if names and names[0] else 0


def _write_about(book: Workbook, frame: pd.DataFrame, labels: Labels, about: About) -> None:
    sheet = book.add_worksheet(texts.EXPORT_SHEET_ABOUT)
    word = texts.EXPORT_ABOUT_LABEL
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, cells in enumerate(_about_rows(frame, labels, about)):
        for position, text in enumerate(cells):
            is_name = position == 0 or cells[0] in (word["sources"], word["columns"])
            if text:
                sheet.write_string(row, position, text, bold if is_name else wrapped)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 3, 34)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _about_rows(frame: pd.DataFrame, labels: Labels, about: About) -> list[tuple[str, ...]]:
    word = texts.EXPORT_ABOUT_LABEL
    return [
        (word["application"], texts.EXPORT_APPLICATION),
        (word["title"], about.title),
        (word["description"], about.description),
        (word["date"], about.date),
        (word["filters"], "\n".join(about.filters) or texts.EXPORT_NO_FILTERS),
        (word["row_count"], numbers.integer(len(frame))),
        (word["created"], numbers.date(about.created)),
        (word["citation"], about.citation),
        (),
        (word["sources"], word["attribution"], word["licence"], word["url"]),
        *(("", source.attribution, source.licence, source.url) for source in about.sources),
        (),
        (word["columns"], word["column"], word["unit"]),
        *((name, tables.Label(*labels[name]).label, tables.Label(*labels[name]).unit) for name in frame),
    ]

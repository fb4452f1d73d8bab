"""Rows as CSV, for machines and for Czech Excel."""

from __future__ import annotations

import pandas as pd

from sei_core.view import tables
from sei_core.view.tables import Labels

#: A cell that begins so is run as a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


def machine(frame: pd.DataFrame) -> bytes:
    """Column names of the atlas, comma, decimal point, UTF-8; missing values are empty."""
    return frame.to_csv(index=False, lineterminator="\n").encode()


def czech_excel(frame: pd.DataFrame, labels: Labels) -> bytes:
    """What Czech Excel opens by a double click: Czech headings, semicolon, decimal comma, UTF-8 with BOM.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers, also negative ones, stay
    numbers. Shares are written as percent, for a reader; missing values are empty.

    Raises:
        KeyError: if a column has no label.
    """
    shown = tables.worded(frame)
    columns = {
        harmless(_heading(frame[name], labels)): _cells(shown[name], tables.format_of(frame[name], labels))
        for name in frame
    }
    text = pd.DataFrame(columns).to_csv(index=False, sep=";", lineterminator="\r\n")
    return (BOM + text).encode()


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULA_STARTS) or text.startswith(FORMULA_STARTS) else text


def _heading(column: pd.Series, labels: Labels) -> str:
    heading = tables.heading(column.name, labels)
    return f"{heading} (%)" if tables.format_of(column, labels) is tables.Format.PERCENT else heading


def _cells(column: pd.Series, shape: tables.Format) -> pd.Series:
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        scaled = 100 * column if shape is tables.Format.PERCENT else column
        return scaled.map(_number)
    if shape is tables.Format.DATE and not pd.api.types.is_datetime64_any_dtype(column):
        shape = tables.Format.DATED  # a day that a query gives as text
    if shape in (tables.Format.FLAG, tables.Format.DATE, tables.Format.DATED):
        words = tables.written(column.to_frame(), {column.name: (column.name, "", shape)})[column.name]
        return words.where(column.notna(), "")
    return column.map(lambda value: "" if pd.isna(value) else harmless(str(value)))


def _number(value: float) -> str:
    """Twelve significant digits: no binary dust, no lost digit of a share."""
    return "" if pd.isna(value) else f"{value:.12g}".replace(".", ",")

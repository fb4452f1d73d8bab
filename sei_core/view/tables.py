"""The table twin of a figure and the columns of a document: Czech headings, Czech writing, order by number.

Column names say their unit (``_count _share _points _lq _date``), so the way a column is written follows from its name;
a label may name another. Streamlit writes numbers in the visitor's language, not in Czech, hence the strings here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

import pandas as pd
from pandas.io.formats.style import Styler

from sei_core.schema.support_tables import SUPPORT_TABLES
from sei_core.view import numbers, texts


class Format(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    YEAR = "year"
    INTEGER = "integer"
    DECIMAL = "decimal"
    RATIO = "ratio"
    PRECISE = "precise"
    PERCENT = "percent"
    CHANGE = "change"
    DATE = "date"
    DATED = "dated"
    FLAG = "flag"


class Label(NamedTuple):
    """What a reader sees above a column; an empty format follows from the column's name and type."""

    label: str
    unit: str = ""
    format: str = ""


Labels = Mapping[str, tuple]

_BY_SUFFIX = {
    "_code": Format.TEXT,
    "year": Format.YEAR,
    "share": Format.PERCENT,
    "lq": Format.RATIO,
    "_change": Format.CHANGE,
    "_date": Format.DATE,
    "_earliest": Format.DATE,
    "_latest": Format.DATE,
}

#: Columns with the text of a date.
_DATED = {f"{date}_text" for table in SUPPORT_TABLES for date in table.dated}

_WRITERS: dict[Format, Callable[[object], str]] = {
    Format.TEXT: lambda value: numbers.MISSING if pd.isna(value) or value == "" else str(value),
    Format.YEAR: lambda value: numbers.MISSING if pd.isna(value) else str(int(value)),
    Format.INTEGER: numbers.integer,
    Format.DECIMAL: numbers.decimal,
    Format.RATIO: lambda value: numbers.decimal(value, 2),
    Format.PRECISE: numbers.precise,
    Format.PERCENT: numbers.percent,
    Format.CHANGE: numbers.signed,
    Format.DATE: numbers.date,
    Format.DATED: numbers.dated,
    Format.FLAG: lambda value: numbers.MISSING if pd.isna(value) else texts.FLAG_LABEL[bool(value)],
}


def format_of(column: pd.Series, labels: Labels) -> Format:
    """The way a column is written: as its label says, else by the unit in its name, else by its type."""
    label = Label(*labels[column.name])
    if label.format:
        return Format(label.format)
    if column.name in _DATED:
        return Format.DATED
    for suffix, chosen in _BY_SUFFIX.items():
        if chosen is Format.YEAR and not pd.api.types.is_numeric_dtype(column):
            continue
        if column.name == suffix or column.name.endswith(suffix if suffix[0] == "_" else f"_{suffix}"):
            return chosen
    if pd.api.types.is_bool_dtype(column):
        return Format.FLAG
    if pd.api.types.is_datetime64_any_dtype(column):
        return Format.DATE
    if pd.api.types.is_numeric_dtype(column):
        whole = pd.api.types.is_integer_dtype(column) or (column.notna().any() and (column.dropna() % 1 == 0).all())
        return Format.INTEGER if whole else Format.DECIMAL
    return Format.TEXT


def heading(name: str, labels: Labels) -> str:
    """Heading of a column with its unit, ``Počet (osob)``.

    Raises:
        KeyError: if the column has no label.
    """
    label = Label(*labels[name])
    return f"{label.label} ({label.unit})" if label.unit else label.label


def worded(frame: pd.DataFrame) -> pd.DataFrame:
    """Replace keys (indicator, level, test, band) by their Czech words; other values stay."""
    known = [name for name in texts.VALUE_LABEL if name in frame]
    return frame.assign(**{name: frame[name].map(lambda key, name=name: _word(name, key)) for name in known})


def _word(name: str, key: object) -> object:
    return key if pd.isna(key) else texts.VALUE_LABEL[name].get(key, key)


def with_short_sources(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep of the documents that each row cites the first one and how many more there are; files name them all.

    Args:
        frame: documents named in column ``reference_keys``, apart by ``"; "``; without that column it stays as it is.
    """
    if "reference_keys" not in frame:
        return frame
    named = frame["reference_keys"].str.split("; ")
    short = [
        texts.SOURCES_OF_ROW.format(first=each[0], more=len(each) - 1) if len(each) > 1 else each[0]
        for each in (named if isinstance(named, list) else [""] for named in named)
    ]
    return frame.assign(reference_keys=short)


def written(frame: pd.DataFrame, labels: Labels) -> pd.DataFrame:
    """The table twin as Czech text in every cell, for ``st.table`` and for print.

    Args:
        frame: tidy rows; every column has a label.
        labels: column → (label, unit, format), the last two optional.

    Returns:
        The same rows and order, columns named by their headings, missing values as ``–``.

    Raises:
        KeyError: if a column has no label.
    """
    shown = worded(frame)
    return pd.DataFrame(
        {
            heading(name, labels): shown[name].map(_WRITERS[format_of(frame[name], labels)]).astype("str")
            for name in frame
        },
        index=frame.index,
    )


def styled(frame: pd.DataFrame, labels: Labels) -> Styler:
    """The table twin for ``st.dataframe``: cells show Czech text, while numbers stay numbers for sorting.

    Args, raises: as ``written``. pandas writes at most 262,144 cells of a Styler, 41 columns of all municipalities.
    """
    formats = {heading(name, labels): _WRITERS[format_of(frame[name], labels)] for name in frame}
    headed = worded(frame).rename(columns={name: heading(name, labels) for name in frame})
    return headed.reset_index(drop=True).style.format(formats)

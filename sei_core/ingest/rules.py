"""The rules that the schema sets to any table of cells: kinds, limits, missing values, keys and order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import pandas as pd
import pandera.pandas as pa

from sei_core.domain.levels import Level
from sei_core.ingest import cells, messages
from sei_core.ingest.frames import failures, limits, limits_text
from sei_core.schema.field import Field, Kind
from sei_core.schema.table import Table

#: How a column is headed in the file at hand.
Header = Callable[[Field], str]

#: A fact told by two sources may stand in either order.
_NOT_SORTED_BY = {"source_key"}
_LEVELS = [level.value for level in reversed(Level)]
_NUMERIC = {Kind.INTEGER, Kind.NUMBER}


def column_name(field: Field) -> str:
    """Head a column as shipped tables do."""
    return field.name


def values(text: pd.DataFrame, fields: Sequence[Field]) -> pd.DataFrame:
    """Read cells by the kind of their column: numbers as floats; missing where empty or unreadable.

    Args:
        text: cells as text, empty where there is nothing; the index is the row of the file.
        fields: columns to read.
    """
    return text.assign(**{field.name: _column_values(text[field.name], field) for field in fields})


def findings(
    table: Table, text: pd.DataFrame, read: pd.DataFrame, header: Header = column_name
) -> list[messages.Finding]:
    """Find cells that break the schema, and repeated keys.

    Args:
        table: whose columns ``text`` has.
        text: cells as text.
        read: the same by ``values``.
        header: how a column is headed in the file.
    """
    described = {field.name: field for field in table.fields if field.name in text}
    found = []
    for name, row, fault in failures(_schema(table, tuple(described)), read):
        field, cell = described[name], text[name].at[row]
        limit = limits_text(field) if fault == "out_of_range" else ""
        kind = "not_number" if fault == "empty" and cell else fault
        found.append(messages.Finding(kind, row, header(field), cell, limit))
    for name, field in described.items():
        if table.may_miss(field) and field.kind in _NUMERIC:
            broken = text.loc[read[name].isna() & (text[name] != ""), name]
            found += [messages.Finding("not_number", row, header(field), cell) for row, cell in broken.items()]
    keys = list(table.key)
    repeated = read.index[read.duplicated(keys) & read[keys].notna().all(axis=1)]
    return [*found, *(_of_key("repeated_key", table, text, row, header) for row in repeated)]


def order_findings(table: Table, text: pd.DataFrame, read: pd.DataFrame) -> list[messages.Finding]:
    """Find rows that break the order of a shipped table, which keeps next year's diff readable."""
    order = ["level"] * ("level" in table.columns) + [name for name in table.key if name not in _NOT_SORTED_BY]
    keys = read[order].copy()
    if "level" in keys:
        keys["level"] = keys["level"].map(_LEVELS.index)
    keys = keys.dropna()
    rows = list(keys.itertuples(index=False, name=None))
    unsorted = [row for row, before, this in zip(keys.index[1:], rows, rows[1:], strict=False) if this < before]
    return [_of_key("unsorted", table, text, row, column_name, ", ".join(order)) for row in unsorted]


def _of_key(
    fault: str, table: Table, text: pd.DataFrame, row: int, header: Header, column: str = ""
) -> messages.Finding:
    fields = [field for field in table.fields if field.name in table.key]
    value = ", ".join(text.loc[row, list(table.key)])
    return messages.Finding(fault, row, ", ".join(header(field) for field in fields), value, "", column)


def _column_values(text: pd.Series, field: Field) -> pd.Series:
    if field.kind in _NUMERIC:
        return text.map(cells.number).astype("float64")
    return text.where(text != "")


@lru_cache(maxsize=64)  # 5 ms each, and a workbook of support has 29 tables
def _schema(table: Table, columns: tuple[str, ...]) -> pa.DataFrameSchema:
    """What the columns of a table have to be."""
    fields = [field for field in table.fields if field.name in columns]
    return pa.DataFrameSchema({field.name: _column(field, table) for field in fields}, strict=True)


def _column(field: Field, table: Table) -> pa.Column:
    return pa.Column("float64" if field.kind in _NUMERIC else "str", limits(field), nullable=table.may_miss(field))

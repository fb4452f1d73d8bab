"""Typed frames from text or numbers, and the limits of each field as pandera checks."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from sei_core.schema.field import Field, Kind, limit_text

#: Type of a column by its kind; whole numbers that may be missing are ``Int64``.
_DTYPES = {
    Kind.TEXT: "str",
    Kind.INTEGER: "int64",
    Kind.NUMBER: "float64",
    Kind.FLAG: "bool",
    Kind.DATE: "datetime64[us]",
}


def dtype(field: Field) -> str:
    """Name the pandas type of a field."""
    return "Int64" if field.kind is Kind.INTEGER and field.nullable else _DTYPES[field.kind]


def typed(frame: pd.DataFrame, fields: tuple[Field, ...]) -> pd.DataFrame:
    """Return the columns of ``fields`` in their order and types; the values must already fit."""
    return frame[[field.name for field in fields]].astype({field.name: dtype(field) for field in fields})


def limits(field: Field) -> list[pa.Check]:
    """Checks of one field, each named as the fault it finds: not whole, negative, out of range."""
    if field.kind not in {Kind.INTEGER, Kind.NUMBER}:
        return []
    checks = [pa.Check(lambda values: values % 1 == 0, error="not_whole")] if field.kind is Kind.INTEGER else []
    if field.minimum is not None:
        checks.append(pa.Check.ge(field.minimum, error="negative" if field.minimum == 0 else "out_of_range"))
    if field.maximum is not None:
        checks.append(pa.Check.le(field.maximum, error="out_of_range"))
    return checks


def limits_text(field: Field) -> str:
    """Write the limits of a field: ``0–30``, ``0–20 000 000`` with no-break spaces."""
    return "–".join(limit_text(limit) for limit in (field.minimum, field.maximum) if limit is not None)


def failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[tuple[str, int, str]]:
    """Validate a frame and list each failing cell once per fault.

    Returns:
        Column, index label and name of the failed check (``empty`` for a value that must not be
        missing), in the order of rows within columns.
    """
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
        names = cases["check"].replace("not_nullable", "empty")
        return list(zip(cases["column"], cases["index"].astype(int), names, strict=True))
    return []

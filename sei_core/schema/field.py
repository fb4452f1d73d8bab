"""What is said of a column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Type of a column; the value is its type in DuckDB."""

    TEXT = "VARCHAR"
    INTEGER = "INTEGER"
    NUMBER = "DOUBLE"
    FLAG = "BOOLEAN"
    DATE = "DATE"
    GEOMETRY = "BLOB"


@dataclass(frozen=True)
class Field:
    """One column.

    Attributes:
        name: the same thing has the same name everywhere.
        label: what a Czech reader sees.
        kind: type.
        unit: Czech unit as shown; empty for text and plain ratios.
        minimum, maximum: limits, both included; None where there is none.
        missing: why a value may be missing, in Czech; empty where it may not.
        words: the only words it may hold; None where any text may stand.
        target: column whose values it may hold: a key of another table; empty where it refers to nothing.
        several: whether a cell lists several keys, with ``vocabularies.BETWEEN_KEYS`` between.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    missing: str = ""
    words: type[StrEnum] | None = None
    target: str = ""
    several: bool = False

    @property
    def nullable(self) -> bool:
        """A value may be missing only for a reason that somebody wrote down."""
        return bool(self.missing)


def limit_text(limit: float) -> str:
    """Write a limit: thousands set apart by no-break spaces from ten thousand on, so that years stay as they are."""
    return f"{limit:.15g}" if abs(limit) < 10_000 else f"{limit:,.0f}".replace(",", "\u00a0")

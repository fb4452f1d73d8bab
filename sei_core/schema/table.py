"""What is said of a table."""

from __future__ import annotations

from dataclasses import dataclass

from sei_core.schema.field import Field
from sei_core.schema.fields import FIELDS

#: In place of a key of a source: the sources of the years of the index.
INDEX = "index"
#: In place of a key of a source: the documents that the rows of a table cite.
CITED = "cited"

#: Ends of the columns that are derived from the text of a date.
EARLIEST, LATEST = "_earliest", "_latest"


@dataclass(frozen=True)
class Table:
    """One table of a release.

    Attributes:
        name: its name in DuckDB.
        title: Czech title.
        grain: what one row is, in Czech.
        columns: names of its fields, in order; every one is in ``FIELDS``.
        key: columns that identify a row.
        sources: keys of ``data/sources.toml`` that its facts come from; ``INDEX`` stands for those of the years of the
            index, shipped and imported, whichever a release is made from; ``CITED`` for the documents that the rows
            of ``citing`` cite.
        shipped: path below ``data/`` if the table is a shipped CSV, otherwise empty.
        required: columns that may be missing elsewhere, but not here.
        derived_from: tables whose rows cite what its rows are from; empty where its own rows cite it.
    """

    name: str
    title: str
    grain: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    sources: tuple[str, ...]
    shipped: str = ""
    required: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()

    @property
    def citing(self) -> tuple[str, ...]:
        """The tables whose rows cite what its rows are from."""
        return self.derived_from or (self.name,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The described columns, in order."""
        return tuple(FIELDS[name] for name in self.columns)

    @property
    def written(self) -> tuple[Field, ...]:
        """The columns that people write: all but the days that follow from the text of a date."""
        return tuple(field for field in self.fields if not field.name.endswith((EARLIEST, LATEST)))

    @property
    def dated(self) -> tuple[str, ...]:
        """Names of its dates, each with a column of text and the earliest and the latest day."""
        return tuple(name.removesuffix(EARLIEST) for name in self.columns if name.endswith(EARLIEST))

    def may_miss(self, field: Field) -> bool:
        """Whether a value of ``field`` may be missing in this table."""
        return field.nullable and field.name not in (*self.key, *self.required)

    @property
    def by_year(self) -> bool:
        """Whether its rows belong to years of the index, so that one year can be asked for."""
        return INDEX in self.sources

    @property
    def select(self) -> str:
        """SELECT of its rows in the order of the key; those of ``$year`` where it has years of the index."""
        where = " WHERE year = $year" if self.by_year else ""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}{where} ORDER BY {', '.join(self.key)}"

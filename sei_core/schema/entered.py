"""What may be entered by hand between two workbooks: which columns of which support tables, and one such entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.schema.field import Field
from sei_core.schema.table import Table
from sei_core.schema.tables import TABLES


@dataclass(frozen=True)
class Entered:
    """A table into which stewards write by hand.

    Attributes:
        table: its name.
        columns: what may be changed in a row, in the order of the form.
        may_add: whether a row may be added.
        may_change: whether a row that is there may be changed.
        of: the table of what its rows are about, by the first column of the key; the table itself where a row stands
            for itself.
    """

    table: str
    columns: tuple[str, ...]
    may_add: bool = False
    may_change: bool = True
    of: str = ""

    @property
    def described(self) -> Table:
        """The table as the schema has it."""
        return TABLES[self.table]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns of the form."""
        known = {field.name: field for field in self.described.fields}
        return tuple(known[name] for name in self.columns)


@dataclass(frozen=True)
class Change:
    """What somebody wants to stand in a row.

    Attributes:
        table: a key of ``ENTERED``.
        key: cells of the key of the table.
        values: cells as text by the name of their column, empty for a value that is removed; columns left out stay.
    """

    table: str
    key: tuple[str, ...]
    values: Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """One row as somebody entered it.

    Attributes:
        time: when, UTC.
        table: a key of ``ENTERED``.
        key: cells of the key of the table.
        before: what stood in the cells of ``after``, empty where nothing did; None for a row that was not there.
        after: cells as text by the name of their column, empty where a value was removed; of a new row all that are
            filled.
    """

    time: datetime
    table: str
    key: tuple[str, ...]
    before: Mapping[str, str] | None
    after: Mapping[str, str]

    @property
    def row_key(self) -> str:
        """The key as one text, as in table ``citation``."""
        return BETWEEN_KEYS.join(self.key)


REFERENCE = "reference"
ENTERED = {
    entered.table: entered
    for entered in (
        Entered(
            "indicator_value",
            ("as_of_text", "actual_value", "reference_keys", "note"),
            may_add=True,
            of="project_indicator",
        ),
        Entered(
            "measure_state",
            ("period_text", "measure_state", "state_text", "reference_keys", "note"),
            may_add=True,
            of="measure",
        ),
        Entered("episode", ("end_text", "end_reason", "episode_state", "confirmed_text", "reference_keys", "note")),
        Entered("task", ("task_state", "confirmed_text", "reference_keys", "note")),
        Entered(
            REFERENCE,
            ("producer", "title", "url", "date_text", "licence", "note"),
            may_add=True,
            may_change=False,
        ),
    )
}

"""What a received file says: rows, recognised columns, problems, municipalities that the hierarchy does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sei_core.errors import CellProblem

#: Code, name and a text that says where.
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Report:
    """What was found in a received file.

    Attributes:
        year: of the index that it holds; None for other kinds.
        rows: read rows.
        columns: field and header of each recognised column, in the order of the file.
        problems: every problem, one Czech sentence each; the file was taken if there is none.
        cells: each cell at fault by itself.
        warnings: what its reader should know, Czech.
        created, gone, moved: municipalities that the hierarchy does not know, that the file lacks, and that it puts
            elsewhere.
        may_accept_territory: whether the file tells all that a new hierarchy needs, so that a steward may accept it.
    """

    year: int | None = None
    rows: int = 0
    columns: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    cells: list[CellProblem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    created: list[Place] = field(default_factory=list)
    gone: list[Place] = field(default_factory=list)
    moved: list[Place] = field(default_factory=list)
    may_accept_territory: bool = False

    @classmethod
    def from_json(cls, told: Mapping[str, object]) -> Report:
        """Read what ``dataclasses.asdict`` and JSON made of a report."""
        places = {name: [tuple(row) for row in told[name]] for name in ("columns", "created", "gone", "moved")}
        return cls(**(dict(told) | places | {"cells": [CellProblem(**cell) for cell in told["cells"]]}))

"""The received file of a draft with its faulty cells marked, to take away and mend by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sei_core.errors import CellProblem
from sei_core.export.marked_workbook import HEADER_ROWS, marked_workbook
from sei_core.ingest import grid
from sei_core.stewardship.drafts import Draft, Kind

#: Kinds whose files are tables of cells.
_TABLES = {Kind.INDEX, Kind.SUPPORT}


def marked(draft: Draft) -> bytes:
    """Write the problems of a draft into a copy of its file: a workbook, whatever the file was.

    The file is read again only where its report tells cells at fault: the worker has read it whole then, within its
    bounds. Of any other file there is the list of its problems.

    Raises:
        DataFileError: if the received file is not there any more.
    """
    report = draft.report
    return marked_file(draft.kind, draft.file, report.cells, report.problems, draft.file_name)


def marked_file(
    kind: str, file: Path, cells: Sequence[CellProblem], problems: Sequence[str], file_name: str = ""
) -> bytes:
    """Write problems into a copy of a file, as ``marked`` does.

    Args:
        kind: of ``drafts.Kind``.
        file: the received file; read where there are ``cells``.
        cells, problems: of a ``DataFileError``.
        file_name: as its author named it; that of ``file`` when empty.
    """
    sheets = _sheets(file) if cells and kind in _TABLES else []
    rows = [(sheet.name, sheet.rows) for sheet in sheets]
    return marked_workbook(rows, cells, problems, file_name or file.name)


def _sheets(file: Path) -> list[grid.Sheet]:
    """Sheets of a file, its cells with an error as Excel shows them; a text table as divided into the most columns."""

    def width(way: list[grid.Sheet]) -> int:
        return max(len(row) for sheet in way for row in sheet.rows[:HEADER_ROWS] or [[]])

    return [grid.Sheet(sheet.name, sheet.with_errors()) for sheet in max(grid.read_candidates(file), key=width)]

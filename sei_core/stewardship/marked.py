"""The received file of a draft with its faulty cells marked, to take away and mend by.

It is made by the process that prepares the draft, within its bounds: a file of a few megabytes may take half a minute
and a gigabyte. The server only sends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sei_core.errors import CellProblem, SeiError
from sei_core.export.marked_workbook import HEADER_ROWS, marked_workbook
from sei_core.ingest import grid
from sei_core.schema import imported
from sei_core.store import durable

if TYPE_CHECKING:  # drafts are marked as they are refused
    from sei_core.stewardship.drafts import Draft

#: The marked workbook, in the folder of its draft.
FILE = "marked.xlsx"
#: Kinds whose files are tables of cells.
_TABLES = {imported.INDEX, imported.SUPPORT}


def write(draft: Draft) -> None:
    """Write the problems of a refused draft into a copy of its file, a workbook beside it, whatever the file was.

    The file is read again only where its report tells cells at fault. Of any other file, and of one that cannot be
    marked within the memory and time of this process, there is the list of its problems; see ``marked``.

    Raises:
        OSError: if there is no room for it.
    """
    report, target = draft.report, draft.folder / FILE
    target.unlink(missing_ok=True)
    try:
        content = marked_file(draft.kind, draft.file, report.cells, report.problems, draft.file_name)
    except (SeiError, MemoryError, TimeoutError):  # TimeoutError: of ``worker``
        return
    durable.write(target, content)


def marked(draft: Draft) -> bytes:
    """The workbook that ``write`` made; the list of the problems of the draft alone where there is none."""
    try:
        return (draft.folder / FILE).read_bytes()
    except FileNotFoundError:
        return marked_workbook([], draft.report.cells, draft.report.problems, draft.file_name or draft.file.name)


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

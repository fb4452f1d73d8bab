"""A received file as plain rows of cells, whatever its type."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from sei_core.errors import DataFileError
from sei_core.ingest import messages
from sei_core.ingest.sheet_scan import ErrorCells
from sei_core.ingest.workbook_parts import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, unpack

Rows = list[list[object]]

WORKBOOK, TEXT = ".xlsx", ".csv"
SEPARATORS = (";", "\t", ",")
ENCODINGS = ("utf-8-sig", "cp1250")

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
#: Bytes of a received workbook and of a text table, and letters of one line; the publisher's are below 2 MB.
MOST_BYTES = {WORKBOOK: 64 << 20, TEXT: 24 << 20}
LONGEST_LINE = 1 << 20
#: Beginnings of files that are no table for us, in lower case.
_FOREIGN = (
    (b"%pdf", messages.PDF),
    (b"<!doctype html", messages.HTML),
    (b"<html", messages.HTML),
    (b"<table", messages.HTML),
    (b"<?xml", messages.XML),
)


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        name: empty for a text table.
        rows: of cells as received; ``rows[0]`` is row 1 as seen in Excel. A cell with an error is empty.
        errors: the cells with an error (``#N/A``), by row and column from 0.
    """

    name: str
    rows: Rows
    errors: ErrorCells = field(default_factory=dict)

    def with_errors(self) -> Rows:
        """Rows whose cells with an error hold it as text, as Excel shows it."""
        rows = {row: list(self.rows[row]) for row, _ in self.errors if row < len(self.rows)}
        for (row, column), error in self.errors.items():
            if row in rows and column < len(rows[row]):
                rows[row][column] = error
        return [rows.get(number, row) for number, row in enumerate(self.rows)]


def read_candidates(path: Path) -> list[list[Sheet]]:
    """Read a workbook or text table.

    Returns:
        The ways to read the file, each a list of its sheets: one way for a workbook, one for each
        possible separator of a text table. Empty cells are ``""`` or None.

    Raises:
        DataFileError: if the file is missing, empty, damaged, locked, no workbook or text table, or would take more
            memory than any table of ours.
    """
    content = _content(path)
    problem = _foreign(content)
    ending = path.suffix.lower()
    if problem is None and ending not in {WORKBOOK, TEXT}:
        problem = messages.wrong_ending(ending)
    real = WORKBOOK if content.startswith(_ZIP) else TEXT
    if problem is None and real != ending:
        damaged = real == TEXT and (b"\0" in content or _ZIP.startswith(content[: len(_ZIP)]))
        problem = messages.TRUNCATED if damaged else messages.content_not_ending(real, ending)
    if problem is not None:
        raise DataFileError(path, [problem])
    return [_workbook(path, content)] if real == WORKBOOK else _text_tables(path, content)


def opened(path: Path) -> BinaryIO:
    """Open a received file.

    Raises:
        DataFileError: if it is missing, a folder, or not ours to read.
    """
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise DataFileError(path, [messages.NO_FILE]) from error
    except IsADirectoryError as error:
        raise DataFileError(path, [messages.NOT_A_FILE]) from error
    except OSError as error:
        raise DataFileError(path, [messages.NOT_READABLE]) from error


def _content(path: Path) -> bytes:
    ending = path.suffix.lower()
    most = MOST_BYTES.get(ending, max(MOST_BYTES.values()))
    with opened(path) as file:
        content = file.read(most + 1)
    if not content:
        raise DataFileError(path, [messages.EMPTY_FILE])
    if len(content) > most:
        raise DataFileError(path, [messages.too_many_bytes(ending, most)])
    return content


def _foreign(content: bytes) -> str | None:
    """Recognise by content what cannot be read; None for a workbook, a text table or the unknown."""
    if content.startswith(_OLE):
        return messages.PASSWORD if _ENCRYPTED in content else messages.OLD_EXCEL
    beginning = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((message for start, message in _FOREIGN if beginning.startswith(start)), None)


class _Panics(AbstractContextManager[None]):
    """Says a panic of the reader of workbooks as a damaged file.

    It is written in Rust. Where it meets what its authors held for impossible, Python sees a ``PanicException``, which
    is no ``Exception`` and which no module offers to be named in ``except``. The reader lives on.
    """

    def __init__(self, path: Path):
        self._path = path

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and (kind.__module__, kind.__name__) == ("pyo3_runtime", "PanicException"):
            raise DataFileError(self._path, [messages.TRUNCATED]) from error


def _workbook(path: Path, content: bytes) -> list[Sheet]:
    """Read the visible sheets of a workbook."""
    parts = unpack(path, content)
    try:
        with _Panics(path):
            book = CalamineWorkbook.from_filelike(io.BytesIO(parts.archive))
            sheets = [
                Sheet(
                    sheet.name,
                    book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False),
                    parts.scans[sheet.name].errors,
                )
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
            ]
    except (CalamineError, KeyError, ValueError, OverflowError) as error:
        raise DataFileError(path, [messages.TRUNCATED]) from error
    if not sheets:
        raise DataFileError(path, [messages.NO_SHEET])
    return sheets


def _text_tables(path: Path, content: bytes) -> list[list[Sheet]]:
    """Read a text table with each separator; the caller knows which one gives the header."""
    if b"\0" in content:
        raise DataFileError(path, [messages.BINARY])
    text = _decoded(content)
    if text is None:
        raise DataFileError(path, [messages.NOT_TEXT])
    ways, problem = [], ""
    for separator in SEPARATORS:
        reader = csv.reader(_lines(text), delimiter=separator)
        try:
            ways.append([Sheet("", list(_bounded(reader)))])
        except csv.Error:
            problem = problem or messages.bad_csv(reader.line_num)
        except _TooLargeError as error:
            raise DataFileError(path, [str(error)]) from error
    if not ways:
        raise DataFileError(path, [problem])
    return ways


class _TooLargeError(Exception):
    """A text table is larger than any of ours when divided by a separator; the text is Czech."""


def _lines(text: str) -> Iterator[str]:
    """Lines of a text, none of them so long that its cells alone would fill the memory."""
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > LONGEST_LINE:
            raise _TooLargeError(messages.long_line(number))
        yield line


def _bounded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Rows of a text table as long as there are not too many of them."""
    cells = 0
    for number, row in enumerate(rows, start=1):
        cells += len(row)
        if len(row) > MOST_COLUMNS:
            raise _TooLargeError(messages.too_many_columns(len(row), MOST_COLUMNS))
        if number > MOST_ROWS:
            raise _TooLargeError(messages.too_many_rows(number, MOST_ROWS))
        if cells > MOST_CELLS:
            raise _TooLargeError(messages.too_many_cells(cells, MOST_CELLS))
        yield row


def _decoded(content: bytes) -> str | None:
    """Decode by the first encoding that fits; None if none does."""
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None

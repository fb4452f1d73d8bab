"""A received file as plain rows of cells, whatever its type."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from sei_core.errors import DataFileError
from sei_core.ingest import messages

Rows = list[list[object]]

WORKBOOK, TEXT = ".xlsx", ".csv"
SEPARATORS = (";", "\t", ",")
ENCODINGS = ("utf-8-sig", "cp1250")

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_PART = "xl/workbook.xml"
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
    """One sheet; ``rows[0]`` is row 1 as seen in Excel. The name is empty for a text table."""

    name: str
    rows: Rows


def read_candidates(path: Path) -> list[list[Sheet]]:
    """Read a workbook or text table.

    Returns:
        The ways to read the file, each a list of its sheets: one way for a workbook, one for each
        possible separator of a text table. Empty cells are ``""`` or None.

    Raises:
        DataFileError: if the file is missing, empty, damaged, locked, or no workbook or text table.
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


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise DataFileError(path, [messages.NO_FILE]) from error
    except IsADirectoryError as error:
        raise DataFileError(path, [messages.NOT_A_FILE]) from error
    except OSError as error:
        raise DataFileError(path, [messages.NOT_READABLE]) from error
    if not content:
        raise DataFileError(path, [messages.EMPTY_FILE])
    return content


def _foreign(content: bytes) -> str | None:
    """Recognise by content what cannot be read; None for a workbook, a text table or the unknown."""
    if content.startswith(_OLE):
        return messages.PASSWORD if _ENCRYPTED in content else messages.OLD_EXCEL
    beginning = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((message for start, message in _FOREIGN if beginning.startswith(start)), None)


def _workbook(path: Path, content: bytes) -> list[Sheet]:
    """Read the visible sheets of a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if _WORKBOOK_PART not in archive.namelist():
                raise DataFileError(path, [messages.OTHER_ZIP])
            if archive.testzip() is not None:
                raise DataFileError(path, [messages.TRUNCATED])
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            Sheet(sheet.name, book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
    except PasswordError as error:
        raise DataFileError(path, [messages.PASSWORD]) from error
    except (CalamineError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
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
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            ways.append([Sheet("", list(reader))])
        except csv.Error:
            problem = problem or messages.bad_csv(reader.line_num)
    if not ways:
        raise DataFileError(path, [problem])
    return ways


def _decoded(content: bytes) -> str | None:
    """Decode by the first encoding that fits; None if none does."""
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None

"""The parts of a workbook, unpacked with bounded memory: the reader of workbooks gets only what passed here.

A workbook is an archive of XML parts that anybody may have made, so nothing that it says of itself is believed: sizes
are counted while unpacking, a strict parser goes through each part before any other, and the reader gets a new archive
of the checked parts alone. Pictures, macros and printer settings are never unpacked.
"""

from __future__ import annotations

import copy
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

from sei_core.errors import DataFileError
from sei_core.ingest import messages
from sei_core.ingest.sheet_scan import Refused, Scan, Tally

#: The publisher's workbook has 22 parts and 7 MB unpacked, five times its size.
MOST_PARTS, MOST_UNPACKED = 1000, 128 << 20
#: Deflate makes at most 1,032 bytes of one; cells alike rarely above 30. Small parts may be anything.
MOST_RATIO, RATIO_FROM = 200, 1 << 20
#: Bytes of the list of sheets, and of that of their parts.
MOST_LIST, MOST_SHEETS = 4 << 20, 60
#: How far the cells of a sheet may reach, and cells of all sheets; the publisher's sheet is 6,259 × 31.
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 30_000, 1000, 2_500_000
#: Letters in the cells of all sheets.
MOST_LETTERS = 200_000_000

_LIST, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_READ = (".xml", ".rels")
#: Says where the list of sheets is; the reader of workbooks is told that it is where this module looks for it.
_START = "_rels/.rels"
_START_XML = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
_ENTRY = b"PK\x01\x02"
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zX")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_IS_LOCKED = 0x1
_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.?(/|$)|[\x00-\x1f]")
_BLOCK = 1 << 18
#: Name of the attribute by which a sheet names its part.
_RELATION_ID = "}id"
#: How zipfile says that an archive is damaged.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OverflowError,
    OSError,
)


@dataclass(frozen=True)
class Parts:
    """Checked parts of a workbook.

    Attributes:
        archive: a workbook of these parts alone, not packed.
        scans: what each sheet holds, by its name.
    """

    archive: bytes
    scans: dict[str, Scan]


def unpack(path: Path, content: bytes) -> Parts:
    """Unpack and check a workbook.

    Args:
        path: of the file, for messages.
        content: the file.

    Raises:
        DataFileError: if it is no workbook, damaged, or larger or otherwise than any table of ours.
    """
    try:
        if content.count(_ENTRY) > MOST_PARTS:  # before the list of parts is read, which takes memory too
            raise Refused(messages.TOO_MANY_PARTS)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_suspicious(archive)
            parts, scans = _scanned(archive)
        sheets = {name: scans[part] for name, part in _sheets(parts).items()}
        _refuse_large(sheets)
    except Refused as refused:
        raise DataFileError(path, [str(refused)]) from refused
    except (*_DAMAGE, KeyError, ElementTree.ParseError) as error:
        raise DataFileError(path, [messages.TRUNCATED]) from error
    return Parts(_archive(parts), sheets)


def _refuse_suspicious(archive: zipfile.ZipFile) -> None:
    """Refuse what the list of parts says already."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    names = [info.filename for info in infos]
    if any(map(_OUTSIDE.search, names)) or len({name.casefold() for name in names}) < len(names):
        raise Refused(messages.STRANGE_PARTS)
    if _LIST not in names:
        raise Refused(messages.OTHER_ZIP)
    if any(info.flag_bits & _IS_LOCKED for info in infos):
        raise Refused(messages.PASSWORD)
    if any(info.compress_type not in _METHODS for info in infos):
        raise Refused(messages.TRUNCATED)
    if sum(info.file_size for info in infos) > MOST_UNPACKED or any(map(_is_swollen, infos)):
        raise Refused(messages.UNPACKS_TOO_MUCH)
    for info in infos:
        if not _is_read(info) and b"".join(_blocks(archive, info, len(max(_PACKED, key=len)))).startswith(_PACKED):
            raise Refused(messages.NESTED_ARCHIVE)


def _is_swollen(info: zipfile.ZipInfo) -> bool:
    return info.file_size > max(RATIO_FROM, MOST_RATIO * info.compress_size)


def _is_read(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().endswith(_READ)


def _scanned(archive: zipfile.ZipFile) -> tuple[dict[str, bytes], dict[str, Scan]]:
    """Unpack and scan the XML parts, the shared texts first; both by name, scans by that in small letters."""
    infos = [info for info in archive.infolist() if _is_read(info) and info.filename.casefold() != _START]
    infos.sort(key=lambda info: not info.filename.casefold().endswith("sharedstrings.xml"))
    parts, scans, tally, left = {}, {}, Tally(), MOST_UNPACKED
    for position, info in enumerate(infos):
        texts, scan, unpacked = len(tally.lengths), Scan(tally), []
        for block in _blocks(archive, info):
            left -= len(block)
            if left < 0:
                raise Refused(messages.UNPACKS_TOO_MUCH)
            scan.feed(block)
            unpacked.append(block)
        scan.close()
        if position and len(tally.lengths) > texts:  # texts that the sheets before did not count with
            raise Refused(messages.TRUNCATED)
        parts[info.filename], scans[info.filename.casefold()] = b"".join(unpacked), scan
    return parts, scans


def _blocks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int | None = None) -> Iterator[bytes]:
    """Unpack a part to its real end, or its first bytes: ``zipfile`` stops at the size that the part claims."""
    claimed = copy.copy(info)
    claimed.file_size = 1 << 62
    with archive.open(claimed) as part:
        if most is not None:
            yield part.read(most)
            return
        while block := part.read(_BLOCK):
            yield block


def _sheets(parts: dict[str, bytes]) -> dict[str, str]:
    """Name of each sheet, and of its part in small letters; no part is two sheets."""
    if any(len(parts[name]) > MOST_LIST for name in (_LIST, _RELATIONS)):
        raise Refused(messages.UNPACKS_TOO_MUCH)
    relations = fromstring(parts[_RELATIONS], forbid_dtd=True)
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    found = fromstring(parts[_LIST], forbid_dtd=True).findall("{*}sheets/{*}sheet")
    if len(found) > MOST_SHEETS:
        raise Refused(messages.too_many_sheets(len(found), MOST_SHEETS))
    sheets = {
        sheet.get("name", ""): _part(
            targets[next((id_ for key, id_ in sheet.items() if key.endswith(_RELATION_ID)), "")]
        )
        for sheet in found
    }
    if len(set(sheets.values())) < len(found):
        raise Refused(messages.TRUNCATED)
    return sheets


def _part(target: str) -> str:
    """Name of a part from the relation that leads to it."""
    name = target.lstrip("/").casefold()
    return name if target.startswith("/") or name.startswith("xl/") else f"xl/{name}"


def _refuse_large(sheets: dict[str, Scan]) -> None:
    """Refuse sheets that no table of ours is as large as."""
    for name, scan in sheets.items():
        if scan.rows > MOST_ROWS:
            raise Refused(messages.on_sheet(name, messages.too_many_rows(scan.rows, MOST_ROWS)))
        if scan.columns > MOST_COLUMNS:
            raise Refused(messages.on_sheet(name, messages.too_many_columns(scan.columns, MOST_COLUMNS)))
    cells = sum(scan.rows * scan.columns for scan in sheets.values())
    if cells > MOST_CELLS:
        raise Refused(messages.too_many_cells(cells, MOST_CELLS))
    if sum(scan.letters for scan in sheets.values()) > MOST_LETTERS:
        raise Refused(messages.TOO_MUCH_TEXT)


def _archive(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(_START, _START_XML)
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()

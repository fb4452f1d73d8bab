"""Cells of a workbook in which Excel shows an error, which the reader of workbooks gives as empty."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from xlsxwriter.utility import xl_cell_to_rowcol

#: Row and column from 0, and the error as shown: ``#N/A``.
ErrorCells = dict[tuple[int, int], str]

_PARTS, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
#: Name of the attribute by which a sheet names its part.
_RELATION_ID = "}id"
_IS_ERROR = (b't="e"', b"t='e'")


def error_cells(content: bytes) -> dict[str, ErrorCells]:
    """Find the cells that hold an error.

    Args:
        content: a workbook (``.xlsx``).

    Returns:
        The cells at fault by the name of their sheet; sheets without any are not there.

    Raises:
        KeyError, xml.etree.ElementTree.ParseError: if a part of the workbook is missing or broken.
    """
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name, part in _sheets(archive):
            xml = archive.read(part)
            if any(mark in xml for mark in _IS_ERROR) and (cells := dict(_errors(xml))):
                found[name] = cells
    return found


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name of each sheet, and the part of the archive that holds it."""
    relations = ElementTree.fromstring(archive.read(_RELATIONS))
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    for sheet in ElementTree.fromstring(archive.read(_PARTS)).iterfind("{*}sheets/{*}sheet"):
        target = targets[next((value for name, value in sheet.items() if name.endswith(_RELATION_ID)), "")]
        yield sheet.get("name"), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _errors(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in ElementTree.fromstring(xml).iterfind("{*}sheetData/{*}row/{*}c[@t='e']"):
        yield xl_cell_to_rowcol(cell.get("r")), cell.findtext("{*}v", "")

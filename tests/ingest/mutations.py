"""Good workbooks, and ways to spoil them: in their cells, in their XML, in their bytes."""

from __future__ import annotations

import io
import math
import re
import zipfile
from datetime import date, datetime, time

import pandas as pd
import xlsxwriter
from hypothesis import strategies as st

from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES
from tests.ingest.conftest import ROWS, headers
from tests.ingest.drawn_support import text_tables

#: Rows of cells by the name of their sheet, the header first.
Sheets = dict[str, list[list[object]]]

MUNICIPALITIES = pd.DataFrame(
    {"municipality_code": [str(int(row[0])) for row in ROWS], "municipality_name": [row[1] for row in ROWS]}
)
WILD = [
    None,
    "",
    " ",
    "\x01\x02\x0b",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202e567",
    "\x7f",
    1e308,
    -1e308,
    1e-320,
    0.1,
    -1,
    2**53,
    "1e999",
    "NaN",
    "inf",
    "-0",
    "9" * 5000,
    "č" * 32_767,
    "1 234,5 %",
    "=1/0",
    "=A1:XFD1048576",
    "#REF!",
    "#N/A",
    "@SUM(A1)",
    True,
    False,
    "٣٤",
    "{value}",
    "%s%n",
    "</v><v>",
    "&lol;",
    datetime(1900, 1, 1),
    datetime(9999, 12, 31, 23, 59),
    date(2024, 2, 29),
    time(23, 59, 59),
    "2026-13-45",
    "0000-00-00",
    "9999-99-99",
    "10000",
    "2011/2010",
    "(",
    " | | ",
    "do ",
    "od 2016-02-30",
    "http://",
    "500011",
    "CZ042",
    "zprava-2010",
    "unit",
    "C001",
    "10:99",
    "–",
    "12 až 2",
]
SPLICES = [
    b"",
    b"\x00",
    b"<",
    b"]]>",
    b"<!DOCTYPE x>",
    b"&x;",
    b"\xff\xfe",
    b"<c/>",
    b"<v>9</v>",
    b"<row>",
    b"</row>",
    b'"',
    b"'",
]
#: What is written over in the XML: a piece, and what stands there then.
REWRITES = [
    (rb'r="[A-Z]+\d+"', [b"", b'r="XFD1048576"', b'r="A0"', b'r="1A"', b'r="ZZZZ1"', b'r="A99999999999"', b'r="a1"']),
    (rb'<row r="\d+"', [b"<row", b'<row r="0"', b'<row r="-1"', b'<row r="x"', b'<row r="4294967297"']),
    (rb' t="s"', [b"", b' t="e"', b' t="b"', b' t="d"', b' t="n"', b' t="str"', b' t="inlineStr"', b' t="?"']),
    (
        rb"<v>[^<]*</v>",
        [
            b"<v></v>",
            b"<v>999999999</v>",
            b"<v>-1</v>",
            b"<v>NaN</v>",
            b"<v>inf</v>",
            b"<v>1e999</v>",
            b"<v>#REF!</v>",
            b"<v>2958466</v>",
            b"<v>-99999999</v>",
            b"<v> </v>",
            b"<v/>",
        ],
    ),
    (rb' s="\d+"', [b' s="99999"', b' s="-1"', b' s="x"']),
    (rb'<dimension ref="[^"]*"', [b'<dimension ref="A1:XFD1048576"', b'<dimension ref=""', b'<dimension ref="B2:A1"']),
    (rb'count="\d+" uniqueCount="\d+"', [b'count="4294967295" uniqueCount="4294967295"', b'count="-1"']),
    (
        rb'Target="[^"]*"',
        [b'Target=""', b'Target="../../etc/passwd"', b'Target="worksheets/sheet1.xml"', b'Target="/"'],
    ),
    (rb'r:id="[^"]*"', [b'r:id=""', b'r:id="rId999"', b'r:id="rId1"', b""]),
    (rb'sheet name="[^"]*"', [b'sheet name=""', b'sheet name="Data"', b'sheet name="' + b"x" * 300 + b'"', b"sheet"]),
    (rb'numFmtId="\d+"', [b'numFmtId="14"', b'numFmtId="99999"', b'numFmtId="x"']),
    (rb"<sheetData>", [b"", b"<sheetData/><sheetData>", b'<x:sheetData xmlns:x="u">', b"<!-- -->"]),
    (rb"encoding=\"[^\"]*\"", [b'encoding="UTF-16"', b'encoding="utf-7"', b'encoding="cp037"', b'encoding=""']),
]
DATES = {"default_date_format": "d.m.yyyy", "strings_to_urls": False, "strings_to_formulas": False}
_FAR_PARTS = ("docProps", "theme")


def index_sheets() -> Sheets:
    """The good index of five municipalities."""
    return {"Data": [headers(2024), *map(list, ROWS)]}


def support_sheets() -> Sheets:
    """The good support tables."""
    return {
        TABLES[name].title[:31]: [[FIELDS[column].label for column in frame], *frame.to_numpy().tolist()]
        for name, frame in text_tables().items()
    }


def workbook(sheets: Sheets, hidden: tuple[str, ...] = (), merged: tuple[str, ...] = ()) -> bytes:
    """Write sheets; text that begins with ``=`` is a formula with an error as its value."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, DATES) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, str) and cell.startswith("=") and cell != "= odhad":
                        sheet.write_formula(row, column, cell, None, "#DIV/0!")
                    elif not (isinstance(cell, float) and not math.isfinite(cell)):
                        sheet.write(row, column, cell)
            if name in merged:
                sheet.merge_range(1, 0, 2, 1, "x")
            if name in hidden and len(sheets) > 1:
                sheet.hide()
    return content.getvalue()


@st.composite
def spoilt_cells(draw: st.DrawFn, sheets: Sheets) -> bytes:
    """A workbook with other cells, columns, rows, headers or sheets."""
    sheets = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    options: dict[str, tuple[str, ...]] = {}
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(sheets)))
        rows = sheets[name]
        column = draw(st.integers(0, len(rows[0]) - 1)) if rows and rows[0] else 0
        row = draw(st.integers(0, len(rows) - 1)) if rows else 0
        what = draw(
            st.sampled_from(
                [
                    "cell",
                    "cell",
                    "cell",
                    "column of",
                    "drop column",
                    "double column",
                    "swap columns",
                    "drop row",
                    "double row",
                    "lower header",
                    "order",
                    "hidden",
                    "merged",
                    "wider",
                    "rename",
                ]
            )
        )
        wild = draw(st.sampled_from(WILD))
        if what == "cell" and column < len(rows[row]):
            rows[row][column] = wild
        elif what == "column of":
            for each in rows[1:]:
                each[column : column + 1] = [wild]
        elif what in ("drop column", "double column", "swap columns"):
            for each in rows:
                part = each[column : column + 2]
                cut = {"drop column": part[1:], "double column": part[:1] + part, "swap columns": part[::-1]}[what]
                each[column : column + 2] = cut
        elif what in ("drop row", "double row"):
            rows[row : row + 1] = [] if what == "drop row" else [rows[row], list(rows[row])]
        elif what == "lower header":
            rows[:0] = [["Tabulka"]] * draw(st.integers(1, 25))
        elif what == "order":
            sheets = dict(reversed(sheets.items()))
        elif what == "wider":
            rows[row] = rows[row] + [wild] * draw(st.integers(1, 300))
        elif what == "rename":
            sheets[f"{name[:20]} 2023"] = sheets.pop(name)
        else:
            options[what] = (name,)
        if not sheets[next(reversed(sheets))] or not all(sheets.values()):
            sheets = {name: rows or [[None]] for name, rows in sheets.items()}
    return workbook(sheets, **options)


@st.composite
def spoilt_parts(draw: st.DrawFn, content: bytes) -> bytes:
    """A workbook with parts gone, doubled, empty, exchanged or rewritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    near = [number for number, (name, _) in enumerate(parts) if not any(far in name for far in _FAR_PARTS)]
    for _ in range(draw(st.integers(1, 3))):
        number = draw(st.sampled_from(near))
        name, xml = parts[number]
        what = draw(st.sampled_from(["rewrite"] * 6 + ["splice"] * 3 + ["flip", "cut", "gone", "double", "exchange"]))
        if what == "rewrite":
            piece, others = draw(st.sampled_from(REWRITES))
            at = [found.span() for _, text in parts for found in re.finditer(piece, text)]
            number = draw(st.sampled_from([n for n in near if re.search(piece, parts[n][1])] or near))
            name, xml = parts[number]
            spans = [found.span() for found in re.finditer(piece, xml)]
            if at and spans:
                start, end = draw(st.sampled_from(spans))
                parts[number] = (name, xml[:start] + draw(st.sampled_from(others)) + xml[end:])
        elif what in ("splice", "flip", "cut"):
            at = draw(st.integers(0, max(len(xml) - 1, 0)))
            new = {
                "splice": xml[:at] + draw(st.sampled_from(SPLICES)) + xml[at:],
                "flip": xml[:at] + bytes([draw(st.integers(0, 255))]) + xml[at + 1 :],
                "cut": xml[:at],
            }[what]
            parts[number] = (name, new)
        elif what == "exchange":
            other = draw(st.sampled_from(near))
            parts[number], parts[other] = (name, parts[other][1]), (parts[other][0], xml)
        else:
            parts[number] = (name, b"") if what == "gone" else (name + draw(st.sampled_from(["", "/", "2"])), xml)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts:
            if xml:
                info = zipfile.ZipInfo(name)
                archive.writestr(info, xml, zipfile.ZIP_DEFLATED)
    return target.getvalue()


@st.composite
def spoilt_bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """A workbook cut short, or with other bytes: anywhere, or among those that describe the archive."""
    if draw(st.booleans()) and draw(st.booleans()):
        return content[: draw(st.integers(1, len(content) - 1))]
    spoilt = bytearray(content)
    described = [found.start() + shift for found in re.finditer(rb"PK[\x01-\x06]{2}", content) for shift in range(46)]
    places = st.one_of(st.integers(0, len(content) - 1), st.sampled_from([at for at in described if at < len(content)]))
    for at in draw(st.lists(places, min_size=1, max_size=8)):
        spoilt[at] = draw(st.integers(0, 255))
    return bytes(spoilt)

"""Files made to exhaust memory or time: each refused with what to do, in bounded memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pytest
import xlsxwriter

from sei_core.errors import DataFileError
from sei_core.ingest import messages, sheet_scan, workbook_parts
from sei_core.ingest.grid import read_candidates
from tests.ingest.mutations import index_sheets, workbook
from tests.ingest.reader_process import Reader

GOOD = workbook(index_sheets())
#: Bytes that a process reading any of these may have at its peak: 150 MB are packages.
MOST_MEMORY = 600 << 20
SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
GB = 1 << 30


def with_parts(**parts: bytes) -> bytes:
    """The good workbook with other parts: ``sheet``, ``texts``, or any by its name."""
    named = {"sheet": SHEET, "texts": "xl/sharedStrings.xml"}
    new = {named.get(name, name): content for name, content in parts.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(target, "w") as archive:
        for name in good.namelist():
            archive.writestr(name, new.pop(name) if name in new else good.read(name))
        for name, content in new.items():
            archive.writestr(name, content)
    return target.getvalue()


def sheet(rows: bytes) -> bytes:
    return b"<worksheet " + NAMESPACE + b"><sheetData>" + rows + b"</sheetData></worksheet>"


def texts(*each: bytes) -> bytes:
    return b"<sst " + NAMESPACE + b">" + b"".join(b"<si><t>" + text + b"</t></si>" for text in each) + b"</sst>"


def zeros(size: int) -> bytes:
    """So many spaces, packed: one block again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (size >> 20) + packer.flush(zlib.Z_FINISH)


def claiming(packed: bytes, claimed: int, copies: int = 1) -> bytes:
    """The good workbook with a sheet of these packed bytes that claims a size; ``copies`` parts share the bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            if name != SHEET:
                archive.writestr(name, good.read(name))
        offset = target.tell()
        crc = zlib.crc32(b" " * min(claimed, 1 << 20))
        head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(packed), claimed, len(SHEET), 0)
        target.write(head + SHEET.encode() + packed)
        archive.start_dir = target.tell()
        for copy in range(copies):
            info = zipfile.ZipInfo(SHEET if not copy else f"xl/part{copy}.xml")
            info.compress_type, info.compress_size, info.file_size = zipfile.ZIP_DEFLATED, len(packed), claimed
            info.CRC, info.header_offset = crc, offset
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
        archive._didModify = True
    return target.getvalue()


def cell(reference: str, value: str = "1", kind: str = "") -> bytes:
    kind = f' t="{kind}"' if kind else ""
    return f'<row><c r="{reference}"{kind}><v>{value}</v></c></row>'.encode()


ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(9))
    + b"]>"
)
XXE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
FAR, WIDE = messages.too_many_rows(1_048_576, 30_000), messages.too_many_columns(16_384, 1000)

BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "10 MB that unpack to 10 GB and say so": (lambda: claiming(zeros(10 * GB), 4 * GB - 1), messages.UNPACKS_TOO_MUCH),
    "10 MB that unpack to 10 GB and say 1 kB": (lambda: claiming(zeros(10 * GB), 1024), messages.UNPACKS_TOO_MUCH),
    "a part of ratio 1,000": (lambda: claiming(zeros(20 << 20), 20 << 20), messages.UNPACKS_TOO_MUCH),
    "64 kB of parts that share their bytes, 10 GB": (
        lambda: claiming(zeros(12 << 20), 12 << 20, copies=850),
        messages.UNPACKS_TOO_MUCH,
    ),
    "2,000 parts": (
        lambda: with_parts(**{f"xl/a{number}.xml": b"<a/>" for number in range(2000)}),
        messages.TOO_MANY_PARTS,
    ),
    "a workbook in the workbook": (lambda: with_parts(**{"xl/media/a.bin": GOOD}), messages.NESTED_ARCHIVE),
    "a path out of the workbook": (lambda: with_parts(**{"../../etc/cron.d/a": b"x"}), messages.STRANGE_PARTS),
    "a part twice": (lambda: with_parts(**{"XL/Worksheets/Sheet1.XML": b"<a/>"}), messages.STRANGE_PARTS),
    "a billion laughs in a sheet": (
        lambda: with_parts(sheet=ENTITIES + sheet(cell("A1", "&j;"))),
        messages.XML_ENTITIES,
    ),
    "a billion laughs in the texts": (lambda: with_parts(texts=ENTITIES + texts(b"&j;")), messages.XML_ENTITIES),
    "a billion laughs in the list of sheets": (
        lambda: with_parts(**{"xl/workbook.xml": ENTITIES + b"<workbook>&j;</workbook>"}),
        messages.XML_ENTITIES,
    ),
    "a file of the server in a text": (lambda: with_parts(texts=XXE + texts(b"&a;")), messages.XML_ENTITIES),
    "UTF-16, which other parsers read as other cells": (
        lambda: with_parts(sheet=sheet(cell("A1")).decode().encode("utf-16")),
        messages.TRUNCATED,
    ),
    "two million deep": (lambda: with_parts(sheet=sheet(b"<a>" * 2_000_000)), messages.TOO_DEEP),
    "a cell in the last row": (lambda: with_parts(sheet=sheet(cell("A1048576"))), messages.on_sheet("Data", FAR)),
    "a cell in the last column": (lambda: with_parts(sheet=sheet(cell("XFD1"))), messages.on_sheet("Data", WIDE)),
    "a cell after the last column, unnamed": (
        lambda: with_parts(sheet=sheet(b'<row><c r="ALL1"/><c/><c><v>1</v></c></row>')),
        messages.on_sheet("Data", messages.too_many_columns(1002, 1000)),
    ),
    "rows without numbers": (
        lambda: with_parts(sheet=sheet(b'<row r="29999"/><row/><row><c><v>1</v></c></row>')),
        messages.on_sheet("Data", messages.too_many_rows(30_001, 30_000)),
    ),
    "a row beyond all rows": (lambda: with_parts(sheet=sheet(cell("A99999999999"))), messages.TRUNCATED),
    "a full rectangle": (
        lambda: with_parts(sheet=sheet(cell("ALL30000"))),
        messages.too_many_cells(30_000_000, 2_500_000),
    ),
    "a long text in many cells": (
        lambda: with_parts(texts=texts(b"x" * 30_000), sheet=sheet(cell("A1", "0", "s") * 20_000)),
        messages.TOO_MUCH_TEXT,
    ),
    "a long text hidden from a simpler count": (
        lambda: with_parts(texts=texts(b"x", b"y"), sheet=sheet(cell("A1", "0<!-- -->1", "s"))),
        messages.TRUNCATED,
    ),
    "four billion texts by its own words": (
        lambda: with_parts(texts=texts(b"x").replace(b"<sst ", b'<sst count="1" uniqueCount="4294967295" ')),
        messages.UNPACKS_TOO_MUCH,
    ),
    "300 sheets": (
        lambda: workbook({f"L{number}": [["a"]] for number in range(300)}),
        messages.too_many_sheets(300, 60),
    ),
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The process that reads."""
    process = Reader(tmp_path_factory.mktemp("reader") / "log")
    yield process
    process.close()


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_refused_in_bounded_memory(reader, tmp_path, case):
    make, problem = BOMBS[case]
    file = tmp_path / "isv.xlsx"
    file.write_bytes(make())

    answer = reader.read("index", file)

    assert "died" not in answer, answer["died"]
    assert answer["problems"] == [problem]
    assert answer["peak"] < MOST_MEMORY


TEXTS = {
    "300,000 rows": ("a;b\n" * 300_000, messages.too_many_rows(30_001, 30_000)),
    "10,000 columns": (";" * 9_999 + "\n", messages.too_many_columns(10_000, 1000)),
    "a line without end": ("a;b\n" + ";" * (20 << 20), messages.long_line(2)),
    "cells": ((";" * 999 + "\n") * 3000, messages.too_many_cells(2_501_000, 2_500_000)),
    "quotation marks without end": ('"' + "a;\n" * 5_000_000, messages.bad_csv(43_691)),
    "28 MB": ("a;b\n" * (7 << 20), messages.too_many_bytes(".csv", 24 << 20)),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_table_beyond_all_tables_is_refused(reader, tmp_path, case):
    text, problem = TEXTS[case]
    file = tmp_path / "isv.csv"
    file.write_text(text)

    answer = reader.read("index", file)

    assert "died" not in answer, answer["died"]
    assert answer["problems"] == [problem]
    assert answer["peak"] < MOST_MEMORY


def test_formatted_empty_cells_do_not_count(tmp_path):
    file = tmp_path / "isv.xlsx"
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write(0, 0, "a")
        page.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))

    ((read,),) = read_candidates(file)

    assert read.rows == [["a"]]


def test_what_is_not_read_is_not_unpacked(tmp_path, monkeypatch):
    file = tmp_path / "isv.xlsx"
    file.write_bytes(with_parts(**{"xl/media/image1.png": b"\x89PNG" + bytes(1 << 20)}))
    read = []
    original = zipfile.ZipExtFile.read
    monkeypatch.setattr(
        zipfile.ZipExtFile, "read", lambda part, most=-1: read.append(part.name) or original(part, most)
    )

    ((page,),) = read_candidates(file)

    assert page.rows[0] == index_sheets()["Data"][0]
    assert read.count("xl/media/image1.png") == 1, "its first bytes alone"


def test_each_bound_leaves_room_for_the_publisher():
    assert workbook_parts.MOST_ROWS > 4 * 6258
    assert workbook_parts.MOST_CELLS > 10 * 6259 * 31


def test_cells_with_an_error_are_found_by_sheet(tmp_path):
    file = tmp_path / "isv.xlsx"
    with xlsxwriter.Workbook(file) as book:
        first, second = book.add_worksheet("První"), book.add_worksheet("Druhý")
        first.write(0, 0, "a")
        second.write_formula("C2", "=1/0", None, "#DIV/0!")

    (sheets,) = read_candidates(file)

    assert [(sheet.name, sheet.errors) for sheet in sheets] == [("První", {}), ("Druhý", {(1, 2): "#DIV/0!"})]
    assert sheets[1].with_errors()[1] == ["", "", "#DIV/0!"]


def test_a_refusal_names_the_file(tmp_path):
    file = tmp_path / "isv.xlsx"
    file.write_bytes(BOMBS["a cell in the last row"][0]())

    with pytest.raises(DataFileError, match=r"isv\.xlsx: počet problémů: 1\n  - list „Data“, tabulka sahá na řádek"):
        read_candidates(file)


def test_elements_are_counted_over_all_parts(monkeypatch):
    monkeypatch.setattr(sheet_scan, "MOST_ELEMENTS", 10)
    tally = sheet_scan.Tally()
    for part in (b"<a><b/><b/></a>", b"<a><b/><b/><b/></a>"):
        scan = sheet_scan.Scan(tally)
        scan.feed(part)
        scan.close()

    with pytest.raises(sheet_scan.Refused, match="po rozbalení"):
        sheet_scan.Scan(tally).feed(b"<a><b/><b/><b/></a>")

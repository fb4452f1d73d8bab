"""Hundreds of spoilt workbooks: each is taken or refused with advice, and nothing is written."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sei_core import paths
from sei_core.ingest import shipped
from sei_core.ingest.index_workbook import read_index
from sei_core.schema.tables import TABLES
from tests.ingest.conftest import NO_SCHOOL, headers
from tests.ingest.mutations import (
    Sheets,
    index_sheets,
    spoilt_bytes,
    spoilt_cells,
    spoilt_parts,
    support_sheets,
    workbook,
)
from tests.ingest.reader_process import Reader

INDEX, SUPPORT = workbook(index_sheets()), workbook(support_sheets())
#: How many workbooks are read, with other cells and with other parts.
INDEX_CELLS, INDEX_PARTS, SUPPORT_CELLS, SUPPORT_PARTS = 90, 90, 20, 40
MUTATED = INDEX_CELLS + INDEX_PARTS + SUPPORT_CELLS + SUPPORT_PARTS
#: Whether each workbook that was read was taken.
TAKEN: list[bool] = []
CZECH = re.compile("[áčďéěíňóřšťúůýž]")


def examples(count: int) -> settings:
    """The same workbooks each time; the first that breaks is told, not the smallest."""
    return settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def content_of(folder: Path) -> dict[str, str]:
    """Fingerprint of every file below a folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".lock")
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The process that reads; its home stays empty."""
    folder = tmp_path_factory.mktemp("reader")
    process = Reader(folder / "log", SEI_HOME=str(folder / "var"), SEI_STATIC=str(folder / "static"))
    yield process
    process.close()
    assert not (folder / "var").exists()


def assert_taken_or_refused(reader: Reader, kind: str, content: bytes, folder: Path) -> dict[str, object]:
    file = folder / f"{kind}.xlsx"
    file.write_bytes(content)

    answer = reader.read(kind, file)

    assert "died" not in answer, answer["died"]
    assert all(CZECH.search(problem) for problem in answer["problems"])
    assert answer["cells"] == 0 or answer["problems"]
    TAKEN.append(not answer["problems"])
    return answer


@pytest.mark.parametrize(("kind", "content"), [("index", INDEX), ("support", SUPPORT)])
def test_the_good_workbooks_are_taken(reader, tmp_path, kind, content):
    assert assert_taken_or_refused(reader, kind, content, tmp_path)["problems"] == []


@examples(INDEX_CELLS)
@given(content=spoilt_cells(index_sheets()))
def test_index_with_other_cells(reader, tmp_path_factory, content):
    assert_taken_or_refused(reader, "index", content, tmp_path_factory.getbasetemp())


@examples(INDEX_PARTS)
@given(content=st.one_of(spoilt_parts(INDEX), spoilt_parts(INDEX), spoilt_bytes(INDEX)))
def test_index_with_other_parts(reader, tmp_path_factory, content):
    assert_taken_or_refused(reader, "index", content, tmp_path_factory.getbasetemp())


@examples(SUPPORT_CELLS)
@given(content=spoilt_cells(support_sheets()))
def test_support_with_other_cells(reader, tmp_path_factory, content):
    assert_taken_or_refused(reader, "support", content, tmp_path_factory.getbasetemp())


@examples(SUPPORT_PARTS)
@given(content=st.one_of(spoilt_parts(SUPPORT), spoilt_bytes(SUPPORT)))
def test_support_with_other_parts(reader, tmp_path_factory, content):
    assert_taken_or_refused(reader, "support", content, tmp_path_factory.getbasetemp())


def test_there_were_enough_of_them_of_both_kinds():
    if len(TAKEN) < MUTATED:
        pytest.skip("some of the tests above were left out, or run by another process")

    assert MUTATED >= 200
    assert 10 <= sum(TAKEN) <= len(TAKEN) - 100, "most mutations spoil, some are harmless"


def whole_year() -> Sheets:
    """The shipped year as the publisher writes it, told to be the next one."""
    (frame,) = shipped.read_index_years(paths.data())
    names = shipped.read_table(TABLES["municipality"], paths.data()).set_index("municipality_code")["municipality_name"]
    rows = [
        [float(row.municipality_code), names[row.municipality_code], row.population_15plus, row.population_15_64]
        + [row.enforcement_count, None, None, row.housing_benefit_twelfths / 12, row.subsistence_benefit_twelfths / 12]
        + [row.long_unemployment_count]
        + ([NO_SCHOOL] * 2 if pd.isna(row.early_leaving_base) else [row.early_leaving_count, row.early_leaving_base])
        + [row.published_points]
        for row in frame.itertuples()
    ]
    return {"Index": [headers(2024)[:-1], *rows]}


def in_sheet(content: bytes, piece: bytes, new: bytes) -> bytes:
    """Write over a piece of the XML of the sheet, everywhere."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as other:
        for name in archive.namelist():
            xml = archive.read(name)
            other.writestr(name, xml.replace(piece, new) if "sheet1" in name else xml)
    return target.getvalue()


def test_a_whole_year_is_refused_without_a_trace(own_home, tmp_path):
    whole = workbook(whole_year())
    lost = whole_year()
    lost["Index"] = [[row[0], *row[2:], row[1]] for row in lost["Index"][:-1]]
    spoilt = {
        "cut short": whole[: len(whole) // 2],
        "another byte": whole[: len(whole) // 3] + b"?" + whole[len(whole) // 3 + 1 :],
        "no columns": in_sheet(whole, b' t="s"', b""),
        "errors": in_sheet(whole, b"<v>7</v>", b"<v>NaN</v>"),
        "a municipality less": workbook(lost),
    }
    before = content_of(own_home / "var")
    reader = Reader(tmp_path / "log", SEI_HOME=str(own_home / "var"), SEI_STATIC=str(own_home / "static"))

    answers = {}
    for name, content in spoilt.items():
        file = tmp_path / "isv.xlsx"
        file.write_bytes(content)
        answers[name] = reader.read("draft", file)
    reader.close()

    assert not [answer["died"] for answer in answers.values() if "died" in answer]
    assert [name for name, answer in answers.items() if not answer["problems"]] == []
    assert content_of(own_home / "var") == before


def test_the_whole_year_is_taken_as_it_is(tmp_path):
    file = tmp_path / "isv.xlsx"
    file.write_bytes(workbook(whole_year()))
    municipalities = shipped.read_table(TABLES["municipality"], paths.data())

    index = read_index(file, municipalities)

    assert (index.year, len(index.frame)) == (2024, 6258)
    assert index.columns[0] == ("municipality_code", "Kód obce")

"""The marked copy of a received file, opened by openpyxl and LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import UTC, date, datetime, time, timedelta

import openpyxl
import pytest

from sei_core.errors import CellProblem, DataFileError
from sei_core.export.marked_workbook import marked_workbook
from sei_core.ingest import grid
from sei_core.ingest.index_workbook import read_index
from sei_core.ingest.support_workbook import read_support
from sei_core.schema.fields import FIELDS
from sei_core.stewardship import marked
from sei_core.stewardship.drafts import Draft, Kind
from sei_core.stewardship.report import Report
from sei_core.view import theme
from tests.ingest.drawn_support import PLACES
from tests.ingest.mutations import MUNICIPALITIES, index_sheets, support_sheets, workbook

FILL = f"FF{theme.FAULT.removeprefix('#').upper()}"


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def faulty(sheet) -> dict[str, str]:
    """Advice of each filled cell by its name."""
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == FILL]
    return {cell.coordinate: cell.comment.text for cell in cells}


def draft_of(kind: Kind, error: DataFileError, monkeypatch, folder) -> Draft:
    """A draft whose file was refused."""
    report = Report(problems=error.problems, cells=error.cells)
    key = "20250101-000000-000000"
    monkeypatch.setenv("SEI_HOME", str(folder / "var"))
    draft = Draft(key, kind, "eva", datetime.now(UTC), f"ISV 2024{error.path.suffix}", "", 1, report=report)
    draft.folder.mkdir(parents=True)
    shutil.copy(error.path, draft.file)
    return draft


def taken(draft: Draft) -> bytes:
    """What a steward takes away: made once, while the received file need not be there any more."""
    marked.write(draft)
    draft.file.unlink()
    return marked.marked(draft)


def test_an_index_comes_back_with_its_faulty_cells_marked(tmp_path, monkeypatch):
    sheets = {"Poznámky": [["nic"]], **index_sheets()}
    sheets["Data"][:0] = [["Tabulka indexu"], [None]]
    sheets["Data"][3][4] = "=1/0"
    sheets["Data"][4][2] = None
    sheets["Data"][5][3] = "12 osob"
    file = tmp_path / "isv.xlsx"
    file.write_bytes(workbook(sheets))
    with pytest.raises(DataFileError) as refused:
        read_index(file, MUNICIPALITIES)

    book = opened(taken(draft_of(Kind.INDEX, refused.value, monkeypatch, tmp_path)))

    assert book.sheetnames == ["Problémy", "Poznámky", "Data"]
    assert faulty(book["Data"]) == {
        "C5": "buňka je prázdná – doplňte hodnotu",
        "D6": "hodnota „12 osob“ není číslo – napište jen číslo, bez jednotky a poznámky",
        "E4": "hodnota „#DIV/0!“ není číslo – napište jen číslo, bez jednotky a poznámky",
    }
    assert faulty(book["Poznámky"]) == {}
    assert [book["Data"][cell].value for cell in ("A1", "A4", "E4", "D6")] == [
        "Tabulka indexu", 500011, "#DIV/0!", "12 osob",
    ]  # fmt: skip
    problems = book["Problémy"]
    listed = [[cell.value for cell in row] for row in problems.iter_rows(min_row=4)]
    assert ["Data", 4, "Počet osob v exekuci (k 31. 12. 2024)", "#DIV/0!"] in [row[:4] for row in listed]
    links = {cell.value: cell.hyperlink.location for row in problems.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"E4": "Data!E4", "C5": "Data!C5", "D6": "Data!D6"}
    told = [row[0] for row in listed]
    assert all(problem in told for problem in refused.value.problems)


def test_a_support_workbook_has_every_faulty_cell_by_sheet_row_and_column(tmp_path, monkeypatch):
    sheets = support_sheets()
    title, rows = next((name, rows) for name, rows in sheets.items() if name == "Projekty")
    rows[0] = [header.upper() for header in rows[0]]
    level, key = (rows[0].index(FIELDS[name].label.upper()) for name in ("project_level", "project_key"))
    rows[1][level] = "=SUM(A1)"
    rows += [[f"P{number}" if place == key else "x" for place in range(len(rows[0]))] for number in range(20)]
    file = tmp_path / "podpora.xlsx"
    file.write_bytes(workbook(sheets))
    with pytest.raises(DataFileError) as refused:
        read_support(file, PLACES)

    cells = [cell for cell in refused.value.cells if cell.header == FIELDS["project_level"].label]
    assert [(cell.sheet, cell.row) for cell in cells] == [(title, row) for row in (2, *range(4, 24))]
    assert {cell.value for cell in cells[1:]} == {"x"}
    assert "slovo „x“ není v číselníku" in cells[1].advice
    book = opened(taken(draft_of(Kind.SUPPORT, refused.value, monkeypatch, tmp_path)))

    column = openpyxl.utils.get_column_letter(level + 1)
    assert [name for name in faulty(book[title]) if name.startswith(column)] == [f"{column}{c.row}" for c in cells]


def test_a_text_table_becomes_a_sheet(tmp_path, monkeypatch):
    file = tmp_path / "isv.csv"
    rows = index_sheets()["Data"]
    rows[2][4] = "padesát, asi"
    with file.open("w", encoding="cp1250", newline="") as target:
        csv.writer(target, delimiter=";").writerows(rows)
    with pytest.raises(DataFileError) as refused:
        read_index(file, MUNICIPALITIES)

    book = opened(taken(draft_of(Kind.INDEX, refused.value, monkeypatch, tmp_path)))

    assert book.sheetnames == ["Problémy", "Tabulka"]
    assert list(faulty(book["Tabulka"])) == ["E3"]
    assert book["Tabulka"]["E3"].value == "padesát, asi"


def test_a_file_that_cannot_be_read_has_the_list_alone(tmp_path, monkeypatch):
    file = tmp_path / "isv.xlsx"
    file.write_bytes(b"%PDF-1.7")
    with pytest.raises(DataFileError) as refused:
        read_index(file, MUNICIPALITIES)

    book = opened(taken(draft_of(Kind.INDEX, refused.value, monkeypatch, tmp_path)))

    assert book.sheetnames == ["Problémy"]
    assert refused.value.problems[0] in [row[0].value for row in book["Problémy"].iter_rows()]


@pytest.mark.parametrize("limit", [MemoryError, TimeoutError])
def test_a_file_that_cannot_be_marked_within_the_bounds_has_the_list_alone(tmp_path, monkeypatch, limit):
    def spend(path: object) -> list:
        raise limit

    file = tmp_path / "isv.xlsx"
    file.write_bytes(b"x")
    error = DataFileError(file, ["sedm chyb"], [CellProblem("Data", 2, "kód", "x", "opravte jej")])
    draft = draft_of(Kind.INDEX, error, monkeypatch, tmp_path)
    marked.write(draft)
    monkeypatch.setattr(grid, "read_candidates", spend)

    book = opened(taken(draft))  # and nothing of an earlier one is left

    assert book.sheetnames == ["Problémy"]
    assert "sedm chyb" in [row[0].value for row in book["Problémy"].iter_rows()]


HOSTILE = [
    ["a", "=1+1"],
    ["+1", "@SUM(A1)", "-1", "http://a.cz", "\x01\x02", "\ufffe", "č" * 40_000],
    [float("inf"), float("nan"), 1e308, True, None, ""],
    [datetime(2020, 1, 2, 3, 4), date(1800, 1, 1), time(9, 30), timedelta(hours=30)],
]


def test_values_stay_what_they_are_and_never_become_formulas():
    problem = CellProblem("[x]:*", 3, "a, =1+1", "=HYPERLINK()", "=cmd()")

    book = opened(marked_workbook([("[x]:*", HOSTILE), ("problémy", [["b"]])], [problem], ["=1"], "=1.xlsx"))

    assert book.sheetnames[0] == "Problémy"
    assert len({name.casefold() for name in book.sheetnames}) == 3
    sheet = book.worksheets[1]
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert [cell.value for cell in sheet[2][:4]] == ["+1", "@SUM(A1)", "-1", "http://a.cz"]
    assert len(sheet["G2"].value) == 32_767
    assert [cell.value for cell in sheet[3][:4]] == ["inf", "nan", 1e308, True]
    assert sheet["A4"].value == datetime(2020, 1, 2, 3, 4)
    assert sheet["B4"].value == "1800-01-01"
    assert list(faulty(sheet)) == ["A3", "B3"], "a key of two columns"
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_problems_of_places_that_are_not_there_are_listed():
    cells = [CellProblem("Jiný", 2, "a", "x", "rada"), CellProblem("Data", 99, "a", "x", "rada")]

    book = opened(marked_workbook([("Data", [["a"], [1]])], cells, ["problém"], "isv.xlsx"))

    assert [row[0].value for row in book["Problémy"].iter_rows()][-2:] == ["Jiný", "Data"]
    assert faulty(book["Data"]) == {}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it(tmp_path):
    cells = [CellProblem("Data", 3, "a", "inf", "opravte")]
    (tmp_path / "marked.xlsx").write_bytes(marked_workbook([("Data", HOSTILE)], cells, ["problém"], "isv.xlsx"))

    to_text = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", to_text, "marked.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)

    (written,) = tmp_path.glob("marked*.csv")
    rows = list(csv.reader(written.open(encoding="utf-8"), delimiter=";"))
    assert rows[0][:2] == ["a", "=1+1"]
    assert rows[1][:3] == ["+1", "@SUM(A1)", "-1"]


def test_rows_of_long_advice_are_as_high_as_their_lines():
    advice, problem = "rada " * 60, "problém " * 60
    cells = [CellProblem("Data", 3, "Sloupec", "x", advice), CellProblem("Data", 4, "Sloupec", "x", "krátce")]
    book = opened(marked_workbook([("Data", [["Sloupec"], [1]])], cells, [problem, "krátce"], "isv.xlsx"))

    sheet = book["Problémy"]
    rows = {str(cell.value): cell.row for row in sheet.iter_rows() for cell in row if cell.value}
    heights = {text: sheet.row_dimensions[row].height for text, row in rows.items()}
    assert heights[advice] >= 15 * len(advice) / 80
    assert heights[problem] >= 15 * len(problem) / 194
    assert heights["krátce"] in (None, 15)
    assert f"A{rows[problem]}:F{rows[problem]}" in {str(merged) for merged in sheet.merged_cells.ranges}

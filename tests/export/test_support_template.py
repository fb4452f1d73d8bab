"""The support workbook to fill in: what it offers and refuses, and that a round trip changes nothing."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from sei_core import paths
from sei_core.domain.vocabularies import UnitKind
from sei_core.export.support_template import SPARE_ROWS, support_template
from sei_core.ingest import shipped, support
from sei_core.ingest.support_workbook import read_support
from sei_core.queries import tables
from sei_core.schema.fields import FIELDS
from sei_core.schema.support_tables import OWNERS, SUPPORT_TABLES, WRITTEN_TABLES
from sei_core.schema.tables import TABLES
from sei_core.store import releases
from tests import importing
from tests.ingest.drawn_support import PLACES, text_tables

#: Number of a number format in a workbook: text.
TEXT_FORMAT = "49"


def drawn() -> dict[str, pd.DataFrame]:
    return support.tidy(text_tables())


def served() -> dict[str, pd.DataFrame]:
    return {table.name: tables.rows(table.select) for table in WRITTEN_TABLES}


def part(content: bytes, name: str) -> ElementTree.Element:
    """A part of a workbook, without its namespace."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        text = packed.read(name).decode().replace(' xmlns="', ' ignored="')
    return ElementTree.fromstring(text)


def sheet_of(content: bytes, table: str) -> ElementTree.Element:
    """The sheet of a table; the guide is the first one."""
    number = [each.name for each in WRITTEN_TABLES].index(table) + 2
    return part(content, f"xl/worksheets/sheet{number}.xml")


def rules_of(content: bytes, table: str) -> dict[str, tuple[str, ...]]:
    """What may be written, by column: kind, severity, cells, first and second formula."""
    found = {}
    for rule in sheet_of(content, table).iterfind("dataValidations/dataValidation"):
        cells = rule.get("sqref")
        formulas = [rule.findtext(name) for name in ("formula1", "formula2") if rule.findtext(name)]
        column = ord(cells[0]) - ord("A")
        name = TABLES[table].written[column].name
        found[name] = (rule.get("type"), rule.get("errorStyle", "stop"), cells, *formulas)
    return found


def notes_of(content: bytes, table: str) -> dict[str, list[str]]:
    """The sentences of the note at each header."""
    number = [each.name for each in WRITTEN_TABLES].index(table) + 1
    found = {}
    for note in part(content, f"xl/comments{number}.xml").iter("comment"):
        column = ord(note.get("ref")[0]) - ord("A")
        found[TABLES[table].written[column].name] = "".join(note.itertext()).splitlines()
    return found


def test_a_round_trip_of_the_release_changes_nothing(atlas, tmp_path):
    root = paths.data()
    places = support.Places.of(*(shipped.read_table(TABLES[name], root) for name in ("municipality", "area")))
    (tmp_path / "podpora.xlsx").write_bytes(support_template(served()))

    found = read_support(tmp_path / "podpora.xlsx", places)

    expected = support.read_shipped(root, places)
    assert list(found) == list(expected)
    for name, frame in found.items():
        assert_frame_equal(frame, expected[name], obj=name)
    assert sum(map(len, found.values())) > 1000


def test_an_import_of_the_filled_workbook_publishes_the_same_rows(own_home, tmp_path):
    first = releases.current_name()
    before = {table.name: tables.rows(table.select) for table in SUPPORT_TABLES}
    (tmp_path / "podpora.xlsx").write_bytes(support_template(served()))

    second = importing.publish_support(tmp_path / "podpora.xlsx")

    assert first != second
    for table in SUPPORT_TABLES:
        assert_frame_equal(tables.rows(table.select), before[table.name], obj=table.name)


def test_a_round_trip_of_drawn_rows_keeps_what_excel_would_change(tmp_path):
    frames = drawn()
    frames["unit_member"].loc[0, "note"] = "=SUM(A1)"
    frames["project"].loc[0, ["goal", "funding", "registration_number"]] = ["@cíl\ndruhý řádek", "-5", "2010-05"]
    (tmp_path / "podpora.xlsx").write_bytes(support_template(frames))

    found = read_support(tmp_path / "podpora.xlsx", PLACES)

    for name, frame in found.items():
        assert_frame_equal(frame, frames[name], obj=name)


def test_the_empty_workbook_is_read_as_tables_without_rows(tmp_path):
    (tmp_path / "podpora.xlsx").write_bytes(support_template(None))

    found = read_support(tmp_path / "podpora.xlsx", PLACES)

    for name, frame in drawn().items():
        assert_frame_equal(found[name], frame.iloc[:0], obj=name)


def test_sheets_are_the_guide_the_tables_in_order_and_hidden_words():
    book = CalamineWorkbook.from_filelike(io.BytesIO(support_template(None)))

    assert [sheet.name for sheet in book.sheets_metadata] == [
        "Návod",
        *(table.title for table in WRITTEN_TABLES),
        "Číselníky",
    ]
    assert [sheet.visible for sheet in book.sheets_metadata][-1] == SheetVisibleEnum.VeryHidden
    for table in WRITTEN_TABLES:
        assert book.get_sheet_by_name(table.title).to_python() == [[field.label for field in table.written]]


def test_the_guide_says_what_each_sheet_is_and_what_it_needs():
    guide = CalamineWorkbook.from_filelike(io.BytesIO(support_template(drawn()))).get_sheet_by_name("Návod").to_python()

    listed = guide[-len(WRITTEN_TABLES) :]
    assert guide[-len(WRITTEN_TABLES) - 1] == ["List", "Řádek je", "Klíč", "Povinné sloupce", "Řádků"]
    assert [row[0] for row in listed] == [table.title for table in WRITTEN_TABLES]
    assert listed[[row[0] for row in listed].index("Stavy opatření")] == [
        "Stavy opatření",
        "stav opatření v jednom období podle pramene",
        "„Klíč opatření“, „Období“",
        "„Klíč opatření“, „Období“, „Stav opatření“, „Prameny“",
        "1",
    ]
    said = " ".join(str(cell) for row in guide for cell in row)
    for needed in ("2026-08-31 / 2026-09-30", "neurčito", " | ", "import support", "rollback", "(plán)"):
        assert needed in said


def test_the_note_of_a_claim_names_the_tables_in_czech():
    note = " ".join(notes_of(support_template(None), "statement")["subject_table"])

    assert all(f"{owner.name} = {owner.title}" in note for owner in OWNERS.values())


def test_words_are_offered_from_the_hidden_sheet_and_others_refused():
    content = support_template(drawn())

    kind, severity, cells, source = rules_of(content, "unit")["unit_kind"]

    assert (kind, severity, cells) == ("list", "stop", f"C2:C{1 + 2 + SPARE_ROWS}")
    lists = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Číselníky").to_python()
    column = [row[0] for row in lists if row[0]]
    assert column == ["Druh celku", *UnitKind]
    assert set(filter(None, lists[0])) <= {field.label for field in FIELDS.values()}, "headers are Czech"
    assert source == f"Číselníky!$A$2:$A${len(column)}"


def test_every_vocabulary_is_offered_whole():
    content = support_template(None)
    lists = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Číselníky").to_python()
    columns = list(zip(*lists, strict=True))

    for table in WRITTEN_TABLES:
        rules = rules_of(content, table.name)
        for field in table.written:
            if field.words:
                letter = rules[field.name][-1].split("$")[1]
                words = [word for word in columns[ord(letter) - ord("A")] if word]
                assert words[1:] == list(field.words), field.name


def test_keys_of_other_sheets_are_offered_and_others_only_warned_of():
    rules = rules_of(support_template(drawn()), "episode_programme")

    last = 1 + 1 + SPARE_ROWS
    assert rules == {
        "episode_key": ("list", "warning", f"A2:A{last}", f"Spolupráce!$A$2:$A${last}"),
        "programme_position": ("whole", "stop", f"B2:B{last}", "1", "20"),
        "programme_key": ("list", "warning", f"C2:C{last}", f"'Programy spolupráce'!$A$2:$A${last}"),
        "wave_key": ("list", "warning", f"D2:D{last}", f"'Vlny programů'!$A$2:$A${last}"),
    }


def test_every_key_of_another_table_is_offered_from_its_first_column():
    content = support_template(None)
    for table in WRITTEN_TABLES:
        rules = rules_of(content, table.name)
        for field in table.written:
            owner = OWNERS.get(field.target or field.name)
            if owner is None or table.key == (field.name,):
                continue
            if field.several:
                assert field.name not in rules, "a list would refuse several keys"
            else:
                assert rules[field.name][-1].replace("'", "") == f"{owner.title}!$A$2:$A${1 + SPARE_ROWS}"


def test_numbers_have_their_limits():
    content = support_template(None)

    assert rules_of(content, "survey_total")["survey_year"][-2:] == ("1990", "2100")
    assert rules_of(content, "project")["budget_czk"][0] == "decimal"
    assert rules_of(content, "project")["budget_czk"][-2:] == ("0", "1000000000000")


def test_notes_say_what_belongs_into_a_column():
    content = support_template(None)

    assert notes_of(content, "unit_member") == {
        "unit_key": [
            "Povinný údaj.",
            "Dvojice nebo trojice údajů „Klíč územního celku“, „Kód obce“ je na listu jen jednou.",
            "Klíč z listu „Územní celky“, sloupec „Klíč územního celku“.",
        ],
        "municipality_code": [
            "Povinný údaj.",
            "Šestimístný kód obce podle ČSÚ.",
            "Dvojice nebo trojice údajů „Klíč územního celku“, „Kód obce“ je na listu jen jednou.",
        ],
        "member_role": ["Nepovinný údaj. Prázdná buňka: řadový člen."],
        "certainty": ["Povinný údaj.", "Jedno ze slov: vysoká, střední, nízká."],
        "reference_keys": [
            "Povinný údaj.",
            "Klíč z listu „Prameny“, sloupec „Klíč pramene“.",
            "Více klíčů oddělte „ | “.",
        ],
        "note": notes_of(content, "unit")["note"],
    }
    assert notes_of(content, "locality_observation")["people_min"] == [
        "Nepovinný údaj. Prázdná buňka: zdroj neuvádí.",
        "Celé číslo 0–20\u00a0000\u00a0000 osob.",
    ]
    assert notes_of(content, "indicator_value")["as_of_text"] == [
        "Povinný údaj.",
        "Datum: 31. 5. 2010, 2010, 2010-05, 2010-05-31, 2011/2012, do 2017, od 2016, neurčito; "
        "víc je na listu „Návod“.",
    ]


@pytest.mark.parametrize("table", WRITTEN_TABLES, ids=lambda table: table.name)
def test_every_column_has_a_note(table):
    assert set(notes_of(support_template(None), table.name)) == {field.name for field in table.written}


def test_empty_cells_below_are_text_so_that_excel_leaves_dates_alone():
    content = support_template(None)
    styles = [style.get("numFmtId") for style in part(content, "xl/styles.xml").iterfind("cellXfs/xf")]
    columns = list(sheet_of(content, "project").iterfind("cols/col"))
    formats = {}
    for column in columns:
        for position in range(int(column.get("min")), int(column.get("max")) + 1):
            formats[TABLES["project"].written[position - 1].name] = styles[int(column.get("style"))]

    assert {name for name, style in formats.items() if style != TEXT_FORMAT} == {"budget_czk"}
    assert formats["start_text"] == TEXT_FORMAT


def test_headers_stay_in_sight_and_required_ones_look_different():
    sheet = sheet_of(support_template(None), "unit_member")

    pane = sheet.find("sheetViews/sheetView/pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert sheet.find("autoFilter").get("ref") == f"A1:F{1 + SPARE_ROWS}"
    required, optional = (
        {cell.get("s") for cell in sheet.iterfind("sheetData/row/c") if cell.get("r") in cells}
        for cells in (("A1", "B1", "D1", "E1"), ("C1", "F1"))
    )
    assert len(required) == len(optional) == 1
    assert required != optional


def test_a_text_longer_than_a_cell_is_loud():
    frames = drawn()
    frames["project"].loc[0, "goal"] = "x" * 32_768

    with pytest.raises(ValueError, match="goal, row 1: 32768 characters do not fit into a cell"):
        support_template(frames)


def test_a_missing_table_is_loud():
    frames = drawn()
    del frames["task"]

    with pytest.raises(KeyError, match="task"):
        support_template(frames)

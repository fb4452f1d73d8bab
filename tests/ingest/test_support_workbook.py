"""The support workbook: cells as people and Excel write them, and every problem with its sheet, row, column, value."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter
from pandas.testing import assert_frame_equal

from sei_core.errors import DataFileError
from sei_core.ingest import index_table, support
from sei_core.ingest.support_workbook import read_support
from sei_core.schema.fields import FIELDS
from sei_core.schema.support_tables import WRITTEN_TABLES
from sei_core.schema.tables import TABLES
from tests.ingest.drawn_support import PLACES, text_tables
from tests.ingest.mutations import index_sheets, support_sheets, workbook

#: Rows of cells by the name of their sheet, the header first.
Sheets = dict[str, list[list[object]]]


def good_sheets() -> Sheets:
    """The good tables as sheets, every cell as text."""
    return {
        TABLES[name].title: [[FIELDS[column].label for column in frame], *frame.to_numpy().tolist()]
        for name, frame in text_tables().items()
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Sheets], Path]:
    """Write sheets to a workbook; a function as a cell writes itself: (sheet, row, column)."""

    def write_sheets(sheets: Sheets) -> Path:
        path = tmp_path / "podpora.xlsx"
        options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "d.m.yyyy"}
        with xlsxwriter.Workbook(path, options) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for row, cells in enumerate(rows):
                    for column, cell in enumerate(cells):
                        if callable(cell):
                            cell(sheet, row, column)
                        else:
                            sheet.write(row, column, cell)
        return path

    return write_sheets


def put(sheets: Sheets, sheet: str, row: int, header: str, value: object) -> None:
    """Write one cell; the row is counted as in Excel."""
    sheets[sheet][row - 1][sheets[sheet][0].index(header)] = value


def problems(path: Path) -> list[str]:
    with pytest.raises(DataFileError) as error:
        read_support(path, PLACES)
    return error.value.problems


def formula(result: object) -> Callable[..., object]:
    """A cell with a formula and the result that Excel keeps with it."""
    return lambda sheet, row, column: sheet.write_formula(row, column, "=X1", None, result)


def assert_same(found: dict[str, pd.DataFrame], expected: dict[str, pd.DataFrame]) -> None:
    assert list(found) == list(expected)
    for name, frame in found.items():
        assert_frame_equal(frame, expected[name], obj=name)


def test_good_sheets_are_the_tables_of_the_release(write):
    assert_same(read_support(write(good_sheets()), PLACES), support.tidy(text_tables()))


def test_sheets_without_rows_are_tables_without_rows(write):
    sheets = {name: rows[:1] for name, rows in good_sheets().items()}

    frames = read_support(write(sheets), PLACES)

    assert_same(frames, {name: frame.iloc[:0] for name, frame in support.tidy(text_tables()).items()})


def test_cells_are_taken_as_people_and_excel_write_them(write):
    sheets = good_sheets()
    put(sheets, "Členové celků", 2, "Kód obce", 500011)
    put(sheets, "Členové celků", 3, "Kód obce", " 500\u00a0020 ")
    put(sheets, "Územní celky", 2, "Kód kraje celku", "cz042")
    put(sheets, "Územní celky", 3, "Územní celek", "  Želechovice\n")
    put(sheets, "Spolupráce", 2, "Začátek", 2008)
    put(sheets, "Spolupráce", 2, "Prameny", "zapis-2011|zprava-2010 | ")
    put(sheets, "Memoranda s kraji", 2, "Platí od", "31. 5. 2010")
    put(sheets, "Lokální partnerství", 2, "Počet členů", " 12 ")
    put(sheets, "Pozorování lokalit", 2, "Osob nejméně", formula(100))
    put(sheets, "Pozorování lokalit", 2, "Klíč lokality", formula("L001"))
    put(sheets, "Projekty", 2, "Rozpočet", 1234567.89)
    put(sheets, "Výzvy", 2, "Alokace", "180\u00a0000\u00a0000")
    put(sheets, "Hodnoty indikátorů", 2, "Skutečnost", "0,5")
    sheets["Projekty"].insert(1, [" "] * len(sheets["Projekty"][0]))
    sheets["Projekty"].insert(2, [])

    assert_same(read_support(write(sheets), PLACES), support.tidy(text_tables()))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (42, "42"),
        (0.1, "0,1"),
        (True, "PRAVDA"),
        (time(9, 30), "09:30"),
        (datetime(2010, 5, 31, 9, 30), "2010-05-31 09:30"),
        (date(2010, 5, 31), "2010-05-31"),
        ("=1+1", "=1+1"),
        ("první\ndruhý", "první\ndruhý"),
        (" \u00a0", None),
        (formula("výsledek"), "výsledek"),
    ],
)
def test_any_cell_of_a_text_column_is_text(write, cell, text):
    sheets = good_sheets()
    put(sheets, "Jednání", 2, "Místo", cell)

    place = read_support(write(sheets), PLACES)["meeting"]["place"].item()

    assert place == text or (text is None and pd.isna(place))


def test_names_and_order_of_sheets_and_columns_are_free_of_case_and_spaces(write):
    sheets = good_sheets()
    upside_down = {f" {name.upper()}": [row[::-1] for row in rows] for name, rows in reversed(sheets.items())}
    for rows in upside_down.values():
        rows[0] = [f"{header.upper()} " for header in rows[0]]

    assert_same(read_support(write(upside_down | {"návod": [["Čtěte"]]}), PLACES), support.tidy(text_tables()))


def test_a_hidden_sheet_of_another_name_does_not_matter(write):
    def hide(sheet, row, column):
        sheet.hide()

    assert len(read_support(write(good_sheets() | {"Číselníky": [[hide]]}), PLACES)["project"]) == 2


DATE_HELP = "pište např. 31. 5. 2010, 2010, 2010-05, 2010-05-31, 2011/2012, do 2017, od 2016"
CELLS = {
    "required cell is empty": (
        "Projekty",
        3,
        "Projekt",
        "",
        "buňka je prázdná – doplňte hodnotu",
    ),
    "unknown word": (
        "Členové celků",
        2,
        "Jistota",
        "jistá",
        "slovo „jistá“ není v číselníku – použijte jedno z: vysoká, střední, nízká",
    ),
    "logical value for a word": (
        "Zveřejněné počty spolupráce",
        2,
        "Jde o cíl nebo plán",
        False,
        "slovo „NEPRAVDA“ není v číselníku – použijte jedno z: ano, ne",
    ),
    "bad date": ("Spolupráce", 2, "Konec", "31. května", f"datum „31. května“ nelze přečíst – {DATE_HELP}"),
    "day with a time": (
        "Spolupráce",
        2,
        "Konec",
        datetime(2010, 5, 31, 9, 30),
        f"datum „2010-05-31 09:30“ nelze přečíst – {DATE_HELP}",
    ),
    "number that is no year": ("Spolupráce", 2, "Konec", 40329.5, f"datum „40329,5“ nelze přečíst – {DATE_HELP}"),
    "unknown key": (
        "Projekty",
        3,
        "Klíč předchůdce",
        "Z",
        "klíč „Z“ není v tabulce „Projekty“ – opravte jej, nebo tam řádek doplňte",
    ),
    "key of another sheet": (
        "Spolupráce",
        2,
        "Klíč územního celku",
        "obec-500020",
        "klíč „obec-500020“ není v tabulce „Územní celky“ – opravte jej, nebo tam řádek doplňte",
    ),
    "one of several keys": (
        "Spolupráce",
        2,
        "Prameny",
        "zprava-2010 | zapis-2012",
        "klíč „zapis-2012“ není v tabulce „Prameny“ – opravte jej, nebo tam řádek doplňte",
    ),
    "activity that the project has not": (
        "Indikátory",
        2,
        "Klíčové aktivity",
        "01 | 03",
        "klíč „03“ není v tabulce „Klíčové aktivity projektů“ – opravte jej, nebo tam řádek doplňte",
    ),
    "activity that Excel made a number": (
        "Indikátory",
        2,
        "Klíčové aktivity",
        1,
        "klíč „1“ není v tabulce „Klíčové aktivity projektů“ – opravte jej, nebo tam řádek doplňte",
    ),
    "code of no municipality": (
        "Lokality",
        2,
        "Kód obce",
        999999,
        "hodnota „999999“ není kód žádné obce – opravte kód, nebo řádek smažte",
    ),
    "code of no kraj": (
        "Memoranda s kraji",
        2,
        "Kód kraje",
        "Ústecký",
        "hodnota „ÚSTECKÝ“ není kód známého území – opravte jej podle tabulky území",
    ),
    "end before start": (
        "Spolupráce",
        2,
        "Konec",
        2007,
        "hodnota „2007“ je před „2008“ ve sloupci „Začátek“ – opravte jednu z nich",
    ),
    "upper number below the lower": (
        "Pozorování lokalit",
        2,
        "Osob nejvýše",
        99,
        "hodnota „99“ je před „100“ ve sloupci „Osob nejméně“ – opravte jednu z nich",
    ),
    "text for a number": (
        "Lokální partnerství",
        2,
        "Počet členů",
        "asi 12",
        "hodnota „asi 12“ není číslo – napište jen číslo, bez jednotky a poznámky",
    ),
    "day for a number": (
        "Lokální partnerství",
        2,
        "Počet členů",
        date(2010, 12, 1),
        "hodnota „2010-12-01“ není číslo – napište jen číslo, bez jednotky a poznámky",
    ),
    "part of a whole": (
        "Lokální partnerství",
        2,
        "Počet členů",
        12.5,
        "hodnota „12,5“ není celé číslo – opravte ji na celé číslo",
    ),
    "negative": (
        "Projekty",
        2,
        "Rozpočet",
        -5,
        "hodnota „-5“ je záporná – opravte počet na 0 nebo více",
    ),
    "too large": (
        "Součty šetření lokalit",
        2,
        "Rok šetření",
        20150,
        "hodnota „20150“ je mimo rozmezí 1990–2100 – opravte ji",
    ),
    "bad address": (
        "Prameny",
        2,
        "Adresa",
        "obec.cz/zapis",
        "adresa „obec.cz/zapis“ nezačíná http:// ani https://, nebo je v ní mezera, závorka či uvozovka – opravte ji, "
        "nebo buňku vyprázdněte",
    ),
    "key with diacritics": (
        "Organizace",
        2,
        "Klíč organizace",
        "obec-želechovice",
        "klíč „obec-želechovice“ má jiné znaky než písmena bez diakritiky, číslice a spojovník – opravte jej",
    ),
    "claim about a row that is not there": (
        "Rozporná tvrzení",
        2,
        "Klíč řádku, o kterém je",
        "C",
        "klíč „C“ není v tabulce „Projekty“ – opravte jej, nebo tam řádek doplňte",
    ),
    "error in a cell that may be empty": (
        "Projekty",
        2,
        "Cíl",
        formula("#N/A"),
        "buňka obsahuje chybu „#N/A“ – opravte vzorec, nebo napište hodnotu",
    ),
    "error in a cell that must be filled": (
        "Projekty",
        3,
        "Projekt",
        formula("#DIV/0!"),
        "buňka obsahuje chybu „#DIV/0!“ – opravte vzorec, nebo napište hodnotu",
    ),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_bad_cell_is_said_with_its_sheet_row_and_column(write, case):
    sheet, row, header, value, said = CELLS[case]
    sheets = good_sheets()
    put(sheets, sheet, row, header, value)

    assert problems(write(sheets)) == [f"list „{sheet}“, řádek {row}, sloupec „{header}“: {said}"]


def test_a_repeated_key_is_said(write):
    sheets = good_sheets()
    sheets["Projekty"].append(sheets["Projekty"][1])

    assert problems(write(sheets)) == [
        "list „Projekty“, řádek 4, sloupec „Klíč projektu“: hodnota „A“ se opakuje – ponechte jeden řádek"
    ]


def test_an_error_in_a_row_that_is_otherwise_empty_is_said(write):
    sheets = good_sheets()
    sheets["Stavy opatření"].append([formula("#REF!")])

    empty = "buňka je prázdná – doplňte hodnotu"
    assert problems(write(sheets)) == [
        "list „Stavy opatření“, řádek 3, sloupec „Klíč opatření“: buňka obsahuje chybu „#REF!“ "
        "– opravte vzorec, nebo napište hodnotu",
        f"list „Stavy opatření“, řádek 3, sloupec „Období“: {empty}",
        f"list „Stavy opatření“, řádek 3, sloupec „Stav opatření“: {empty}",
        f"list „Stavy opatření“, řádek 3, sloupec „Prameny“: {empty}",
    ]


def test_a_text_that_no_cell_of_excel_takes_is_said(write, tmp_path):
    sheets = good_sheets()
    put(sheets, "Projekty", 2, "Cíl", "dlouhý cíl")
    path = write(sheets)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace("dlouhý cíl".encode(), b"x" * 32_768)
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)

    assert problems(path) == [
        f"list „Projekty“, řádek 2, sloupec „Cíl“: text „{'x' * 59}…“ má 32768 znaků, víc než buňka Excelu pojme "
        "– zkraťte jej"
    ]


def without_sheet(sheets: Sheets) -> Sheets:
    return {name: rows for name, rows in sheets.items() if name != "Územní celky"}


def with_sheet_twice(sheets: Sheets) -> Sheets:
    return sheets | {"projekty ": sheets["Projekty"]}


def with_unknown_sheet(sheets: Sheets) -> Sheets:
    return sheets | {"List1": [[]]}


def with_other_name(sheets: Sheets) -> Sheets:
    return {"Jednotky" if name == "Územní celky" else name: rows for name, rows in sheets.items()}


def with_hidden_sheet(sheets: Sheets) -> Sheets:
    def hide(sheet, row, column):
        sheet.hide()

    return {"Návod": [["Čtěte"]]} | sheets | {"Územní celky": [[hide]]}


def without_column(sheets: Sheets) -> Sheets:
    return sheets | {"Územní celky": [row[1:] for row in sheets["Územní celky"]]}


def with_column_twice(sheets: Sheets) -> Sheets:
    return sheets | {"Územní celky": [[*row, row[1]] for row in sheets["Územní celky"]]}


def with_unknown_column(sheets: Sheets) -> Sheets:
    header, *rows = sheets["Územní celky"]
    return sheets | {"Územní celky": [[*header, "Počet obyvatel"], *rows]}


def with_nameless_column(sheets: Sheets) -> Sheets:
    header, *rows = sheets["Územní celky"]
    return sheets | {"Územní celky": [header, *([*row, "", "něco"] for row in rows)]}


def without_header(sheets: Sheets) -> Sheets:
    return sheets | {"Územní celky": [["Tabulka celků"], *sheets["Územní celky"]]}


SHAPES = {
    without_sheet: "chybí list „Územní celky“ – doplňte jej ze šablony (i prázdný), nebo jej zobrazte, je-li skrytý",
    with_sheet_twice: "listy „Projekty“, „projekty “ jsou tatáž tabulka – ponechte jen jeden",
    with_unknown_sheet: "neznámý list „List1“ – smažte jej, nebo opravte jeho název",
    with_hidden_sheet: "chybí list „Územní celky“ – doplňte jej ze šablony (i prázdný), nebo jej zobrazte, "
    "je-li skrytý",
    without_column: "list „Územní celky“, chybí sloupec „Klíč územního celku“ – doplňte jej, i prázdný",
    with_column_twice: "list „Územní celky“, sloupec „Územní celek“ je na listu víckrát – ponechte jen jeden",
    with_unknown_column: "list „Územní celky“, neznámý sloupec „Počet obyvatel“ – smažte jej, nebo opravte jeho název",
    with_nameless_column: "list „Územní celky“, sloupec I nemá záhlaví – doplňte je, nebo sloupec smažte",
    without_header: "list „Územní celky“, v prvním řádku není záhlaví – zkopírujte je ze šablony",
}


@pytest.mark.parametrize("spoil", SHAPES, ids=lambda spoil: spoil.__name__)
def test_sheets_and_columns_at_fault_are_said_without_what_only_follows(write, spoil):
    assert problems(write(spoil(good_sheets()))) == [SHAPES[spoil]]


def test_a_sheet_of_another_name_is_both_missing_and_unknown(write):
    assert problems(write(with_other_name(good_sheets()))) == [
        SHAPES[without_sheet],
        "neznámý list „Jednotky“ – smažte jej, nebo opravte jeho název",
    ]


def test_every_problem_of_every_sheet_is_told_at_once(write):
    sheets = good_sheets()
    del sheets["Výzvy"]
    for row in sheets["Jednání"]:
        del row[0]
    put(sheets, "Územní celky", 2, "Druh celku", "region")
    put(sheets, "Územní celky", 3, "Územní celek", "")
    put(sheets, "Projekty", 2, "Konec", "brzy")
    put(sheets, "Projekty", 2, "Rozpočet", formula("#VALUE!"))
    put(sheets, "Prameny", 3, "Původce", "")
    sheets["Poznámky"] = [["moje"]]

    assert problems(write(sheets)) == [
        "chybí list „Výzvy“ – doplňte jej ze šablony (i prázdný), nebo jej zobrazte, je-li skrytý",
        "neznámý list „Poznámky“ – smažte jej, nebo opravte jeho název",
        "list „Územní celky“, řádek 2, sloupec „Druh celku“: slovo „region“ není v číselníku – použijte jedno z: "
        "stát, kraj, ORP, obec, městský obvod, mikroregion, svazek obcí, MAS, společné partnerství",
        "list „Územní celky“, řádek 3, sloupec „Územní celek“: buňka je prázdná – doplňte hodnotu",
        "list „Projekty“, řádek 2, sloupec „Rozpočet“: buňka obsahuje chybu „#VALUE!“ – opravte vzorec, "
        "nebo napište hodnotu",
        f"list „Projekty“, řádek 2, sloupec „Konec“: datum „brzy“ nelze přečíst – {DATE_HELP}",
        "list „Jednání“, chybí sloupec „Klíč jednání“ – doplňte jej, i prázdný",
        "list „Prameny“, řádek 3, sloupec „Původce“: buňka je prázdná – doplňte hodnotu",
    ]


def test_many_cells_of_one_fault_are_one_sentence(write):
    sheets = good_sheets()
    header, row = sheets["Prameny"][:2]
    sheets["Prameny"] += [[f"dalsi-{number}", *row[1:]] for number in range(6)]
    for number in range(4, 10):
        put(sheets, "Prameny", number, "Adresa", f"adresa{number}")

    assert problems(write(sheets)) == [
        "list „Prameny“, řádky 4, 5, 6, 7, 8 a další (celkem 6), sloupec „Adresa“: adresy „adresa4“, „adresa5“, "
        "„adresa6“, „adresa7“, „adresa8“ nezačínají http:// ani https://, nebo je v nich mezera, závorka či uvozovka – "
        "opravte je, nebo buňky vyprázdněte"
    ]
    assert header[0] == "Klíč pramene"


def other_archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("text.txt", "text")
    return content.getvalue()


TRUNCATED = "sešit je poškozený nebo neúplný – stáhněte jej znovu, nebo jej v Excelu otevřete a uložte jako .xlsx"
OTHER_ZIP = "soubor je archiv, ale není v něm sešit Excelu – rozbalte jej, nebo uložte tabulku jako .xlsx"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"x;y\n1;2\n", "tabulky podpory se čtou jen ze sešitu – vyplňte šablonu a uložte ji jako .xlsx"),
        ("a.xlsx", b"", "soubor je prázdný (0 bajtů) – stáhněte jej znovu"),
        ("a.xlsx", b"PK\x03\x04 cut", TRUNCATED),
        ("a.xlsx", other_archive(), OTHER_ZIP),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "soubor je starý sešit .xls – uložte jej v Excelu jako .xlsx"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)

    assert problems(tmp_path / name) == [said]


def test_headers_and_names_of_sheets_tell_each_other_apart():
    titles = {table.title.casefold()[:31] for table in WRITTEN_TABLES}

    assert len(titles) == len(WRITTEN_TABLES)
    assert all(len(table.title) <= 31 for table in WRITTEN_TABLES), "Excel would cut it"
    for table in WRITTEN_TABLES:
        assert len({field.label.casefold() for field in table.written}) == len(table.written), table.name


def test_a_workbook_of_the_other_kind_is_told_in_one_sentence(tmp_path):
    for name, sheets in {"isv.xlsx": index_sheets(), "podpora.xlsx": support_sheets()}.items():
        (tmp_path / name).write_bytes(workbook(sheets))

    (problem,) = problems(tmp_path / "isv.xlsx")
    assert problem.startswith("tohle je sešit indexu, ne sešit podpory")
    with pytest.raises(DataFileError, match="tohle je sešit podpory, ne sešit indexu"):
        index_table.locate(tmp_path / "podpora.xlsx")

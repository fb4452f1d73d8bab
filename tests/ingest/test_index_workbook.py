"""The reader of the index: good files in every layout, and each fault with its message."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sei_core import paths
from sei_core.errors import DataFileError
from sei_core.ingest import cells, index_checks, shipped
from sei_core.ingest.index_table import locate
from sei_core.ingest.index_workbook import read_index
from sei_core.schema.tables import TABLES

CODE, NAME = "Kód obce", "Název obce"
POPULATION = "Počet obyvyatel - starších 15 let (k 31. 12. 2024)"
WORKING_AGE = "Počet obyvyatel - 15 až 64 let (k 31. 12. 2024)"
ENFORCEMENT = "Počet osob v exekuci (k 31. 12. 2024)"
ENFORCEMENT_SHARE = "% podíl obyvatel v exekuci (k 31. 12. 2024; vztaženo na obyvatelstvo 15+)"
HOUSING = "Počet vyplacených PnB (průměrný měsíc r. 2024)"
LEAVING = "Počet předčasných odchodů ze ZŠ - běžné třídy (školní rok 2023/24)"
PUPILS = "Celkový počet žáků, kteří ukončili povinnou školní docházku - běžné třídy (školní rok 2023/24)"
POINTS, BAND = "Index soc. vyloučení 2024 (0-30 bodů)", "Index soc. vyloučení 2024 (4 kategorie bodů)"
ALL_MISSING = (
    "chybějící obce: 5 z 5 – 500011 Želechovice, 500020 Petrov, 500046 Libhošť, 500062 Krhová, 500071 Poličná; "
    "doplňte jejich řádky"
)

OFFICIAL = paths.ROOT.parent / "shared" / "official" / "isv_2023.xlsx"


def expected(year: int) -> pd.DataFrame:
    """Table ``index_input`` of the good file."""
    rows = [
        (year, "500011", 1000, 800, 100, 2348, 150, 8, 2, 59, 7),
        (year, "500020", 200, 150, 50, 120, 39, 0, None, None, 0),
        (year, "500046", 400, 300, 4, 0, 0, 3, 0, 0, 12),
        (year, "500062", 500, 350, 5, 12, 1, 4, 1, 20, 8),
        (year, "500071", 600, 450, 6, 24, 12, 5, None, None, 1),
    ]
    frame = pd.DataFrame(rows, columns=list(TABLES["index_input"].columns))
    return frame.astype({"municipality_code": "str", "early_leaving_count": "Int64", "early_leaving_base": "Int64"})


def problems_of(path: Path, municipalities: pd.DataFrame) -> list[str]:
    with pytest.raises(DataFileError) as error:
        read_index(path, municipalities)
    return error.value.problems


def without_year(header: str) -> str:
    return header.replace("2024", "").replace("2023/24", "")


# good files


@pytest.mark.parametrize("year", [2016, 2019, 2024])
def test_year_is_read_from_the_headers(year, good, workbook, municipalities):
    index = read_index(workbook(good(year)), municipalities)

    assert (index.year, index.warnings) == (year, [])
    assert_frame_equal(index.frame, expected(year))


@pytest.mark.parametrize("above", [1, 6, 19])
def test_header_may_stand_on_any_of_the_first_twenty_rows(above, good, workbook, municipalities):
    assert_frame_equal(read_index(workbook(good(), above=above), municipalities).frame, expected(2024))


def test_columns_and_rows_may_stand_in_any_order(good, workbook, municipalities):
    shuffled = good().iloc[[3, 1, 4, 0, 2], ::-1]

    assert_frame_equal(read_index(workbook(shuffled), municipalities).frame, expected(2024))


def test_names_shares_quotients_and_bands_may_be_left_out(good, workbook, municipalities):
    bare = good().drop(columns=[NAME, ENFORCEMENT_SHARE, "Osoby v exekuci - lokalizační kvocient", BAND])

    assert_frame_equal(read_index(workbook(bare), municipalities).frame, expected(2024))


def test_headers_may_be_spelt_right_or_without_diacritics(good, workbook, municipalities):
    renamed = good().rename(
        columns=lambda header: header.replace("obyvyatel", "obyvatel").replace("Počet", "POCET\n").replace("ž", "z")
    )

    assert_frame_equal(read_index(workbook(renamed), municipalities).frame, expected(2024))


def test_codes_may_be_text_with_spaces(good, workbook, municipalities):
    frame = good().assign(**{CODE: ["500 011", " 500020", "500046.0", "500062", "500071 "]})

    assert_frame_equal(read_index(workbook(frame), municipalities).frame, expected(2024))


def test_monthly_means_may_be_rounded_to_two_decimals(good, workbook, municipalities):
    frame = good().assign(**{HOUSING: [195.67, 10.0, 0.0, 1.0, 2.0]})

    assert_frame_equal(read_index(workbook(frame), municipalities).frame, expected(2024))


@pytest.mark.parametrize("bands", [["2-7", "0–1", "12 - 30", "8 až 11", "0 az 1"]])
def test_bands_may_be_written_in_any_way(bands, good, workbook, municipalities):
    assert_frame_equal(read_index(workbook(good().assign(**{BAND: bands})), municipalities).frame, expected(2024))


def test_both_early_leaving_cells_empty_mean_no_school_where_the_file_uses_no_sentences(good, workbook, municipalities):
    frame = good().assign(**{LEAVING: [2.0, None, 0.0, 1.0, None], PUPILS: [59.0, None, 0.0, 20.0, None]})

    assert_frame_equal(read_index(workbook(frame), municipalities).frame, expected(2024))


def test_shares_may_be_percent_or_ratios(good, workbook, municipalities):
    ratios = good().assign(**{ENFORCEMENT_SHARE: [0.1, 0.25, 0.01, 0.01, 0.01]})

    assert read_index(workbook(ratios), municipalities).warnings == []


def test_sheet_with_the_table_is_found(good, workbook, municipalities):
    notes = pd.DataFrame({"O datech": ["Zdroj: MMR", "2022"]})

    assert_frame_equal(read_index(workbook(Úvod=notes, Data=good()), municipalities).frame, expected(2024))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
@pytest.mark.parametrize(("separator", "decimal"), [(";", ","), (";", "."), ("\t", ","), (",", "."), (",", ",")])
def test_text_table_is_read_in_every_usual_writing(encoding, separator, decimal, good, tmp_path, municipalities):
    path = tmp_path / "isv.csv"
    table = (
        good().astype(object).map(lambda cell: f"{cell:.4f}".replace(".", decimal) if isinstance(cell, float) else cell)
    )
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerows([list(table.columns), *table.itertuples(index=False)])

    assert_frame_equal(read_index(path, municipalities).frame, expected(2024))


def test_thousands_may_be_apart_by_no_break_spaces(good, tmp_path, municipalities):
    path = tmp_path / "isv.csv"
    good().assign(**{POPULATION: ["1\u00a0000", "200", "400", "500", "600"]}).to_csv(path, sep=";", index=False)

    assert_frame_equal(read_index(path, municipalities).frame, expected(2024))


def test_own_export_is_read_back(tmp_path, municipalities):
    path = tmp_path / "index.csv"
    path.write_text(
        "municipality_code,municipality_name,year,index_points,index_band,computed_points,"
        "enforcement_count,enforcement_base,enforcement_share,enforcement_lq,enforcement_points,"
        "housing_benefit_count,housing_benefit_base,housing_benefit_share,housing_benefit_lq,housing_benefit_points,"
        "subsistence_benefit_count,subsistence_benefit_base,subsistence_benefit_share,subsistence_benefit_lq,"
        "subsistence_benefit_points,"
        "long_unemployment_count,long_unemployment_base,long_unemployment_share,long_unemployment_lq,"
        "long_unemployment_points,"
        "early_leaving_count,early_leaving_base,early_leaving_share,early_leaving_lq,early_leaving_points\n"
        "500011,Želechovice,2024,7,2–7,7,100,1000,0.1,1,1,195.66666666666666,1000,,,,12.5,1000,,,,8,800,,,,2,59,,,\n"
        "500020,Petrov,2024,0,0–1,0,50,200,0.25,1,1,10,200,,,,3.25,200,,,,0,150,,,,,,,,\n"
        "500046,Libhošť,2024,12,12–30,1,4,400,0.01,1,1,0,400,,,,0,400,,,,3,300,,,,0,0,,,\n"
        "500062,Krhová,2024,8,8–11,1,5,500,0.01,1,1,1,500,,,,0.08333333333333333,500,,,,4,350,,,,1,20,,,\n"
        "500071,Poličná,2024,1,0–1,1,6,600,0.01,1,1,2,600,,,,1,600,,,,5,450,,,,,,,,\n",
        encoding="utf-8",
    )

    index = read_index(path, municipalities)

    assert (index.year, index.warnings) == (2024, [])
    assert_frame_equal(index.frame, expected(2024))


def test_year_may_be_told_by_a_title_alone(good, tmp_path, municipalities):
    path = tmp_path / "isv.csv"
    bare = good().rename(columns=without_year)
    path.write_text("Index sociálního vyloučení 2021\n" + bare.to_csv(index=False, sep=";"), encoding="utf-8")

    index = read_index(path, municipalities)

    assert index.year == 2021
    assert_frame_equal(index.frame, expected(2021))


def test_year_of_a_column_outweighs_a_title(good, tmp_path, municipalities):
    path = tmp_path / "isv.csv"
    dated = good().rename(columns=without_year).assign(Rok=2021)
    path.write_text("Staženo 3. 5. 2025\n" + dated.to_csv(index=False, sep=";"), encoding="utf-8")

    assert read_index(path, municipalities).year == 2021


# one fault, one sentence

CELL_FAULTS = {
    "negative": (
        [(3, ENFORCEMENT, -3.0)],
        [f"řádek 3, sloupec „{ENFORCEMENT}“: hodnota „-3“ je záporná – opravte počet na 0 nebo více"],
    ),
    "text for a number": (
        [(3, ENFORCEMENT, "asi 50")],
        [f"řádek 3, sloupec „{ENFORCEMENT}“: hodnota „asi 50“ není číslo – napište jen číslo, bez jednotky a poznámky"],
    ),
    "empty": (
        [(3, ENFORCEMENT, None)],
        [f"řádek 3, sloupec „{ENFORCEMENT}“: buňka je prázdná – doplňte hodnotu"],
    ),
    "part of a person": (
        [(3, ENFORCEMENT, 49.5)],
        [f"řádek 3, sloupec „{ENFORCEMENT}“: hodnota „49,5“ není celé číslo – opravte ji na celé číslo"],
    ),
    "no mean of twelve months": (
        [(3, HOUSING, 10.3)],
        [
            f"řádek 3, sloupec „{HOUSING}“: hodnota „10,3“ není průměr dvanácti měsíců – "
            "uveďte ji aspoň na dvě desetinná místa"
        ],
    ),
    "above its base": (
        [(3, ENFORCEMENT, 201.0)],
        [
            f"řádek 3, sloupec „{ENFORCEMENT}“: hodnota „201“ je větší než „200“ ve sloupci „{POPULATION}“ – "
            "opravte počet nebo základ"
        ],
    ),
    "more in working age than adults": (
        [(3, WORKING_AGE, 220.0)],
        [
            f"řádek 3, sloupec „{WORKING_AGE}“: hodnota „220“ je větší než „200“ ve sloupci „{POPULATION}“ – "
            "opravte počet nebo základ"
        ],
    ),
    "more people than can be": (
        [(3, POPULATION, 5_000_000_000.0)],
        [f"řádek 3, sloupec „{POPULATION}“: hodnota „5000000000“ je mimo rozmezí 0–20\u00a0000\u00a0000 – opravte ji"],
    ),
    "more benefits a month than can be": (
        [(3, HOUSING, 20_000_001.0), (3, POPULATION, 20_000_000.0)],
        [
            f"řádek 3, sloupec „{HOUSING}“: hodnota „20000001“ je mimo rozmezí 0–20\u00a0000\u00a0000 – opravte ji",
            f"řádek 3, sloupec „{HOUSING}“: hodnota „20000001“ je větší než „20000000“ ve sloupci „{POPULATION}“ – "
            "opravte počet nebo základ",
        ],
    ),
    "points below 0": (
        [(3, POINTS, -1.0)],
        [f"řádek 3, sloupec „{POINTS}“: hodnota „-1“ je záporná – opravte počet na 0 nebo více"],
    ),
    "points above 30": (
        [(3, POINTS, 31.0)],
        [f"řádek 3, sloupec „{POINTS}“: hodnota „31“ je mimo rozmezí 0–30 – opravte ji"],
    ),
    "points not whole": (
        [(3, POINTS, 0.5)],
        [f"řádek 3, sloupec „{POINTS}“: hodnota „0,5“ není celé číslo – opravte ji na celé číslo"],
    ),
    "band contradicts the points": (
        [(3, BAND, "2 až 7")],
        [
            f"řádek 3, sloupec „{BAND}“: pásmo „2 až 7“ neodpovídá bodům „0“ ve sloupci „{POINTS}“ – "
            "opravte pásmo nebo body"
        ],
    ),
    "no band": (
        [(3, BAND, "nízké")],
        [
            f"řádek 3, sloupec „{BAND}“: hodnota „nízké“ není pásmo – napište 0–1, 2–7, 8–11 nebo 12–30, "
            "nebo celý sloupec vypusťte"
        ],
    ),
    "code unknown": (
        [(3, CODE, 999999.0)],
        [
            "řádek 3, sloupec „Kód obce“: hodnota „999999“ není kód žádné obce – opravte kód, nebo řádek smažte",
            "chybějící obce: 1 z 5 – 500020 Petrov; doplňte jejich řádky",
        ],
    ),
    "code of another level": (
        [(3, CODE, "CZ0425")],
        [
            "řádek 3, sloupec „Kód obce“: hodnota „CZ0425“ není kód žádné obce – opravte kód, nebo řádek smažte",
            "chybějící obce: 1 z 5 – 500020 Petrov; doplňte jejich řádky",
        ],
    ),
    "code empty": (
        [(3, CODE, None)],
        [
            "řádek 3, sloupec „Kód obce“: kód obce chybí – podle názvu je to 500020 Petrov; doplňte její kód, "
            "nebo řádek smažte",
        ],
    ),
    "code repeated": (
        [(3, CODE, 500011.0)],
        [
            "řádek 3, sloupec „Kód obce“: hodnota „500011“ se opakuje, poprvé je na řádku 2 – "
            "ponechte pro každou obec jeden řádek",
            "chybějící obce: 1 z 5 – 500020 Petrov; doplňte jejich řádky",
        ],
    ),
    "count without a base": (
        [(2, PUPILS, "nemá školu")],
        [
            f"řádek 2, sloupec „{PUPILS}“: číslo chybí, přestože ve sloupci „{LEAVING}“ je „2“ – "
            "doplňte je, nebo i tam uveďte, že obec nemá školu"
        ],
    ),
    "base without a count": (
        [(2, LEAVING, None)],
        [
            f"řádek 2, sloupec „{LEAVING}“: číslo chybí, přestože ve sloupci „{PUPILS}“ je „59“ – "
            "doplňte je, nebo i tam uveďte, že obec nemá školu"
        ],
    ),
    "both early-leaving cells empty beside sentences": (
        [(2, LEAVING, None), (2, PUPILS, None)],
        [
            f"řádek 2, sloupec „{LEAVING}“: buňka je prázdná – doplňte číslo, nebo větu, že obec nemá vlastní školu",
            f"řádek 2, sloupec „{PUPILS}“: buňka je prázdná – doplňte číslo, nebo větu, že obec nemá vlastní školu",
        ],
    ),
    "early-leaving number with a remark": (
        [(2, LEAVING, "2*")],
        [f"řádek 2, sloupec „{LEAVING}“: hodnota „2*“ není číslo – napište jen číslo, bez jednotky a poznámky"],
    ),
}


@pytest.mark.parametrize("fault", CELL_FAULTS)
def test_fault_of_a_cell_is_named(fault, good, workbook, municipalities):
    changes, messages = CELL_FAULTS[fault]
    frame = good()
    for row, column, value in changes:
        frame.at[row, column] = value

    assert problems_of(workbook(frame), municipalities) == messages


def test_rows_are_counted_as_in_excel_below_titles_and_blank_rows(good, workbook, municipalities):
    frame = good()
    frame.at[3, ENFORCEMENT] = -3.0

    assert problems_of(workbook(frame, above=6), municipalities) == [
        f"řádek 9, sloupec „{ENFORCEMENT}“: hodnota „-3“ je záporná – opravte počet na 0 nebo více"
    ]


def test_sheet_is_named_if_there_are_several(good, workbook, municipalities):
    frame = good()
    frame.at[3, ENFORCEMENT] = -3.0

    assert problems_of(workbook(Úvod=pd.DataFrame({"Poznámky": []}), Data=frame), municipalities) == [
        f"list „Data“, řádek 3, sloupec „{ENFORCEMENT}“: hodnota „-3“ je záporná – opravte počet na 0 nebo více"
    ]


@pytest.mark.parametrize("cell", [None, "nemá školu"])
def test_file_in_which_nobody_has_a_school_is_refused(cell, good, workbook, municipalities):
    assert problems_of(workbook(good().assign(**{LEAVING: cell, PUPILS: cell})), municipalities) == [
        "žádná obec nemá vlastní školu, předčasné odchody tedy není odkud převzít – doplňte počty odchodů a žáků "
        "u obcí, které školu mají, nebo si vyžádejte úplný soubor"
    ]


def test_many_faults_of_a_kind_are_one_sentence(good, workbook, municipalities):
    frame = pd.concat([good(), good().iloc[:4]], ignore_index=True).assign(**{ENFORCEMENT: -3.0})

    assert problems_of(workbook(frame), municipalities) == [
        f"řádky 2, 3, 4, 5, 6 a další (celkem 9), sloupec „{ENFORCEMENT}“: hodnoty „-3“ jsou záporné – "
        "opravte počty na 0 nebo více",
        *(
            f"řádek {row}, sloupec „Kód obce“: hodnota „{code}“ se opakuje, poprvé je na řádku {row - 5} – "
            "ponechte pro každou obec jeden řádek"
            for row, code in [(7, 500011), (8, 500020), (9, 500046), (10, 500062)]
        ),
    ]


def test_missing_municipalities_are_counted_and_the_first_are_named(good, workbook, municipalities):
    assert problems_of(workbook(good().iloc[:3]), municipalities) == [
        "chybějící obce: 2 z 5 – 500062 Krhová, 500071 Poličná; doplňte jejich řádky"
    ]


def test_missing_column_is_named(good, workbook, municipalities):
    assert problems_of(workbook(good().drop(columns=[ENFORCEMENT, HOUSING])), municipalities) == [
        "chybí sloupec „Počet osob v exekuci“ – doplňte jej",
        "chybí sloupec „Počet vyplacených PnB (průměrný měsíc)“ – doplňte jej",
    ]


def test_misspelt_column_is_offered(good, workbook, municipalities):
    misspelt = good().rename(columns={ENFORCEMENT: "Počet osob v exkuci (k 31. 12. 2024)"})

    assert problems_of(workbook(misspelt), municipalities) == [
        "chybí sloupec „Počet osob v exekuci“ – je jím sloupec „Počet osob v exkuci (k 31. 12. 2024)“? "
        "Opravte jeho název"
    ]


def test_two_columns_of_one_meaning_are_named(good, workbook, municipalities):
    assert problems_of(workbook(good().assign(**{"Osoby v exekuci": 0.0})), municipalities) == [
        f"sloupce „{ENFORCEMENT}“, „Osoby v exekuci“ znamenají totéž – ponechte jen jeden"
    ]


def test_headers_of_several_years_are_refused(good, workbook, municipalities):
    mixed = good().rename(columns={ENFORCEMENT: "Počet osob v exekuci (k 31. 12. 2022)"})

    assert problems_of(workbook(mixed), municipalities) == [
        "několik let v jednom souboru: 2022 („Počet osob v exekuci (k 31. 12. 2022)“); "
        f"2024 („{POPULATION}“, „{WORKING_AGE}“, …) – rozdělte soubor po letech nebo sjednoťte záhlaví"
    ]


def test_column_of_years_with_several_values_is_refused(good, workbook, municipalities):
    both = pd.concat([good().assign(Rok=2024.0), good().assign(Rok=2023.0)], ignore_index=True)

    assert problems_of(workbook(both), municipalities) == [
        f"několik let v jednom souboru: 2023 („Rok“); 2024 („{POPULATION}“, „{WORKING_AGE}“, …) – "
        "rozdělte soubor po letech nebo sjednoťte záhlaví"
    ]


def test_sheets_of_several_years_are_refused(good, workbook, municipalities):
    assert problems_of(workbook(Loni=good(2023), Letos=good(2024)), municipalities) == [
        "několik let v jednom souboru: 2023 („Loni“); 2024 („Letos“) – rozdělte soubor po letech nebo sjednoťte záhlaví"
    ]


def test_sheets_of_one_year_are_refused(good, workbook, municipalities):
    assert problems_of(workbook(A=good(), B=good()), municipalities) == [
        "tabulka indexu je na několika listech („A“, „B“) – ponechte jen jeden"
    ]


def test_file_without_a_year_is_refused(good, workbook, municipalities):
    bare = good().rename(columns=without_year)

    assert problems_of(workbook(bare), municipalities) == [
        "rok nelze zjistit ze záhlaví – doplňte jej do záhlaví, např. „Index soc. vyloučení 2023 (0-30 bodů)“"
    ]


def test_year_before_the_first_is_refused(good, workbook, municipalities):
    assert problems_of(workbook(good(2015)), municipalities) == [
        "rok 2015 je mimo rozmezí 2016–2100 – zkontrolujte záhlaví"
    ]


def test_all_faults_come_in_one_error_in_reading_order(good, workbook, municipalities):
    frame = good().drop(columns=[HOUSING]).iloc[:4]
    frame.at[2, POINTS] = 31.0
    frame.at[3, CODE] = 999999.0
    frame.at[4, ENFORCEMENT] = "?"
    frame.at[5, BAND] = "12 až 30"

    assert problems_of(workbook(frame), municipalities) == [
        "chybí sloupec „Počet vyplacených PnB (průměrný měsíc)“ – doplňte jej",
        f"řádek 2, sloupec „{POINTS}“: hodnota „31“ je mimo rozmezí 0–30 – opravte ji",
        "řádek 3, sloupec „Kód obce“: hodnota „999999“ není kód žádné obce – opravte kód, nebo řádek smažte",
        f"řádek 4, sloupec „{ENFORCEMENT}“: hodnota „?“ není číslo – napište jen číslo, bez jednotky a poznámky",
        f"řádek 5, sloupec „{BAND}“: pásmo „12 až 30“ neodpovídá bodům „8“ ve sloupci „{POINTS}“ – "
        "opravte pásmo nebo body",
        "chybějící obce: 2 z 5 – 500020 Petrov, 500071 Poličná; doplňte jejich řádky",
    ]


def test_text_table_with_a_separator_inside_a_value_is_refused(good, tmp_path, municipalities):
    path = tmp_path / "isv.csv"
    lines = good().to_csv(index=False).splitlines()
    lines[2] = lines[2].replace("10.0,3.25", "10,0,3,25")
    path.write_text("\n".join(lines), encoding="utf-8")

    assert "řádek 3: více hodnot než sloupců v záhlaví – hodnoty s oddělovačem dejte do uvozovek" in problems_of(
        path, municipalities
    )


# warnings


def test_unknown_columns_and_notes_are_left_out_with_a_warning(good, workbook, municipalities):
    frame = good().assign(**{"Poznámka": "x", "": 1.0})
    frame.loc[7] = [None] * frame.shape[1]
    frame.loc[8] = ["Zdroj: MMR, 2025", *[None] * (frame.shape[1] - 1)]

    index = read_index(workbook(frame), municipalities)

    assert_frame_equal(index.frame, expected(2024))
    assert index.warnings == [
        "neznámý sloupec „Poznámka“ byl vynechán",
        "sloupec P nemá záhlaví a byl vynechán",
        "řádek 8: poznámka mimo tabulku byla vynechána",
    ]


def test_points_that_the_rule_gives_otherwise_are_a_warning(good, workbook, municipalities):
    def recompute(frame: pd.DataFrame) -> pd.Series:
        return pd.Series([1, 12, 8, 3, 7], ["500071", "500046", "500062", "500020", "500011"])

    assert read_index(workbook(good()), municipalities, recompute).warnings == [
        "zveřejněné body se liší od pravidla: obcí 1 z 5 – 500020 Petrov (zveřejněno 0, pravidlo 3)"
    ]


def test_share_that_is_not_count_over_base_is_a_warning(good, workbook, municipalities):
    frame = good()
    frame.at[3, ENFORCEMENT_SHARE] = 26.0

    assert read_index(workbook(frame), municipalities).warnings == [
        f"řádek 3, sloupec „{ENFORCEMENT_SHARE}“: podíl „26“ neodpovídá počtu a základu (25 %) – "
        "atlas použije vlastní výpočet"
    ]


def test_name_of_another_municipality_is_a_warning(good, workbook, municipalities):
    frame = good()
    frame.at[3, NAME] = "Krhová"

    assert read_index(workbook(frame), municipalities).warnings == [
        "řádek 3, sloupec „Název obce“: název „Krhová“ nepatří ke kódu, pod kterým atlas zná obec „Petrov“ – "
        "zkontrolujte, zda se řádky neposunuly"
    ]


# the real workbook


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the publisher's workbook is not beside the repository")
class TestOfficialWorkbook:
    def test_gives_the_shipped_index(self):
        municipalities = shipped.read_table(TABLES["municipality"], paths.data())

        index = read_index(OFFICIAL, municipalities)

        assert (index.year, index.warnings) == (2023, [])
        assert_frame_equal(index.frame, shipped.read_table(TABLES["index_input"], paths.data()))

    def test_gives_the_shipped_territory_but_for_prague(self):
        columns = [
            "municipality_code",
            "municipality_name",
            "status",
            "opou_code",
            "orp_code",
            "district_code",
            "region_code",
        ]
        names = shipped.read_table(TABLES["area"], paths.data()).set_index("area_code")["area_name"]
        territory = shipped.read_table(TABLES["municipality"], paths.data())[columns]
        levels = ["opou", "orp", "district", "region"]
        territory = territory.assign(**{f"{level}_name": territory[f"{level}_code"].map(names) for level in levels})

        table = locate(OFFICIAL)
        received = pd.DataFrame(
            {
                name: table.cells[name].map(cells.code if name.endswith("_code") else cells.shown)
                for name in territory.columns
            },
            dtype="str",
        ).sort_values("municipality_code", ignore_index=True)

        prague = territory["municipality_code"] == "554782"
        assert_frame_equal(received[~prague], territory[~prague])
        assert received.loc[prague, ["orp_code", "orp_name"]].to_numpy().tolist() == [["0", "X-X-X"]]

    def test_knows_which_municipalities_have_no_school(self):
        table = locate(OFFICIAL)

        assert index_checks.numbers(table)["early_leaving_count"].isna().sum() == 4890

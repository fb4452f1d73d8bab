"""The rules of the support tables: one bad cell at a time, each with its one sentence."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_core.ingest import messages, support
from sei_core.schema.support_tables import WRITTEN_TABLES
from tests.ingest.drawn_support import PLACES, text_tables


def lines(text: dict[str, pd.DataFrame]) -> dict[str, list[str]]:
    """The sentences of the tables that have any."""
    found = {name: messages.lines(each) for name, each in support.findings(text, PLACES).items()}
    return {name: said for name, said in found.items() if said}


def spoilt(table: str, row: int, **cells: str) -> dict[str, pd.DataFrame]:
    """The good tables with other cells in one row."""
    text = text_tables()
    text[table].loc[row, list(cells)] = list(cells.values())
    return text


def test_good_tables_have_no_fault():
    assert lines(text_tables()) == {}


def test_tables_without_rows_have_no_fault():
    assert lines({name: frame.iloc[:0] for name, frame in text_tables().items()}) == {}


UNIT_KINDS = "stát, kraj, ORP, obec, městský obvod, mikroregion, svazek obcí, MAS, společné partnerství"
DATE_HELP = "pište např. 31. 5. 2010, 2010, 2010-05, 2010-05-31, 2011/2012, do 2017, od 2016"
WRITTEN_WITH_ONE_KEY = (
    "unit, programme, wave, episode, memorandum, partnership, published_count, locality, locality_observation, "
    "survey_total, project, project_indicator, indicator_value, call, document, measure, planning_model, meeting, "
    "task, organisation, statement, reference"
)

CELLS = {
    "empty required": ("unit", 2, "unit_name", "", "buňka je prázdná – doplňte hodnotu"),
    "unknown word": (
        "unit",
        3,
        "unit_kind",
        "vesnice",
        f"slovo „vesnice“ není v číselníku – použijte jedno z: {UNIT_KINDS}",
    ),
    "word in other case": (
        "unit_member",
        2,
        "certainty",
        "Vysoká",
        "slovo „Vysoká“ není v číselníku – použijte jedno z: vysoká, střední, nízká",
    ),
    "date outside the grammar": (
        "episode",
        2,
        "start_text",
        "2010-2012",
        f"datum „2010-2012“ nelze přečíst – {DATE_HELP}",
    ),
    "no such day": ("meeting", 2, "date_text", "2023-02-29", f"datum „2023-02-29“ nelze přečíst – {DATE_HELP}"),
    "range upside down": ("project", 3, "start_text", "2012/2011", f"datum „2012/2011“ nelze přečíst – {DATE_HELP}"),
    "date required here": ("indicator_value", 2, "as_of_text", "", "buňka je prázdná – doplňte hodnotu"),
    "unknown unit": (
        "episode",
        2,
        "unit_key",
        "obec-1",
        "klíč „obec-1“ není v tabulce „Územní celky“ – opravte jej, nebo tam řádek doplňte",
    ),
    "unknown predecessor": (
        "project",
        3,
        "predecessor_key",
        "Z",
        "klíč „Z“ není v tabulce „Projekty“ – opravte jej, nebo tam řádek doplňte",
    ),
    "duty that is no task": (
        "meeting",
        2,
        "duty_key",
        "jednani-1",
        "klíč „jednani-1“ není v tabulce „Úkoly“ – opravte jej, nebo tam řádek doplňte",
    ),
    "one of several sources": (
        "episode",
        2,
        "reference_keys",
        "zapis-2011 | zapis-2012",
        "klíč „zapis-2012“ není v tabulce „Prameny“ – opravte jej, nebo tam řádek doplňte",
    ),
    "sources apart by a comma": (
        "episode",
        2,
        "reference_keys",
        "zapis-2011, zprava-2010",
        "klíč „zapis-2011, zprava-2010“ není v tabulce „Prameny“ – opravte jej, nebo tam řádek doplňte",
    ),
    "activity of no project": (
        "project_indicator",
        2,
        "activity_codes",
        "01 | 03",
        "klíč „03“ není v tabulce „Klíčové aktivity projektů“ – opravte jej, nebo tam řádek doplňte",
    ),
    "unknown municipality": (
        "locality",
        2,
        "municipality_code",
        "999999",
        "hodnota „999999“ není kód žádné obce – opravte kód, nebo řádek smažte",
    ),
    "municipality in place of an area": (
        "published_count",
        2,
        "area_code",
        "500011",
        "hodnota „500011“ není kód známého území – opravte jej podle tabulky území",
    ),
    "unknown kraj": (
        "memorandum",
        2,
        "region_code",
        "CZ099",
        "hodnota „CZ099“ není kód známého území – opravte jej podle tabulky území",
    ),
    "area that a unit cannot cover": (
        "unit",
        3,
        "covered_area_code",
        "500",
        "hodnota „500“ není kód známého území – opravte jej podle tabulky území",
    ),
    "text for a number": (
        "project",
        2,
        "budget_czk",
        "5 mil. Kč",
        "hodnota „5 mil. Kč“ není číslo – napište jen číslo, bez jednotky a poznámky",
    ),
    "text for a number that must be there": (
        "published_count",
        2,
        "published_value",
        "deset",
        "hodnota „deset“ není číslo – napište jen číslo, bez jednotky a poznámky",
    ),
    "negative": (
        "partnership",
        2,
        "member_count",
        "-1",
        "hodnota „-1“ je záporná – opravte počet na 0 nebo více",
    ),
    "too large": (
        "task",
        2,
        "yearly_minimum",
        "367",
        "hodnota „367“ je mimo rozmezí 1–366 – opravte ji",
    ),
    "too large count": (
        "survey_total",
        2,
        "people_to",
        "20000001",
        "hodnota „20000001“ je mimo rozmezí 0–20\u00a0000\u00a0000 – opravte ji",
    ),
    "part of a person": (
        "survey_total",
        2,
        "people_to",
        "20,5",
        "hodnota „20,5“ není celé číslo – opravte ji na celé číslo",
    ),
    "address": (
        "reference",
        2,
        "url",
        "https://obec.cz/a)[b](//jinde.cz",  # which would end a link
        "adresa „https://obec.cz/a)[b](//jinde.cz“ nezačíná http:// ani https://, nebo je v ní mezera, závorka či "
        "uvozovka – opravte ji, nebo buňku vyprázdněte",
    ),
    "deadline before the start of the project": (
        "project_indicator",
        2,
        "deadline_text",
        "2015",
        "termín „2015“ je před začátkem projektu „od 2016“ – opravte termín, nebo začátek projektu",
    ),
    "hours that no clock shows": (
        "meeting",
        2,
        "time_text",
        "25:70",
        "čas „25:70“ nelze přečíst – pište např. 10:00 nebo 10:00–16:30 (s pomlčkou, konec po začátku)",
    ),
    "hours upside down": (
        "meeting",
        2,
        "time_text",
        "16:30–10:00",
        "čas „16:30–10:00“ nelze přečíst – pište např. 10:00 nebo 10:00–16:30 (s pomlčkou, konec po začátku)",
    ),
    "project before itself": (
        "project",
        3,
        "predecessor_key",
        "B",
        "klíč „B“ vede přes předchůdce zpět k témuž projektu – opravte jej, nebo buňku vyprázdněte",
    ),
    "municipality that is a kraj": (
        "unit",
        3,
        "covered_area_code",
        "CZ042",
        "území s kódem „CZ042“ není „obec“ ve sloupci „unit_kind“ – opravte kód nebo druh, u skupiny obcí kód smažte",
    ),
    "group that is a municipality": (
        "unit",
        2,
        "covered_area_code",
        "500020",
        "území s kódem „500020“ není „mikroregion“ ve sloupci „unit_kind“ – opravte kód nebo druh, u skupiny obcí kód "
        "smažte",
    ),
    "municipality without its code": (
        "unit",
        3,
        "covered_area_code",
        "",
        "buňka je prázdná – doplňte hodnotu",
    ),
    "another kraj than that of the municipality": (
        "unit",
        3,
        "within_region_code",
        "CZ051",
        "kraj „CZ051“ není krajem území „500011“ ve sloupci „covered_area_code“ – opravte jeden z kódů; stát kraj nemá",
    ),
    "municipality without its kraj": ("unit", 3, "within_region_code", "", "buňka je prázdná – doplňte hodnotu"),
    "member in another kraj": (
        "unit_member",
        3,
        "municipality_code",
        "500030",
        "obec „500030“ neleží v kraji „CZ042“, ve kterém je celek – opravte ji, nebo kód kraje celku vyprázdněte",
    ),
    "claim about no table": (
        "statement",
        2,
        "subject_table",
        "projekt",
        f"slovo „projekt“ není v číselníku – použijte jedno z: {WRITTEN_WITH_ONE_KEY}",
    ),
    "claim about no row": (
        "statement",
        2,
        "subject_key",
        "C",
        "klíč „C“ není v tabulce „Projekty“ – opravte jej, nebo tam řádek doplňte",
    ),
    "claim about nothing": ("statement", 2, "subject_key", "", "buňka je prázdná – doplňte hodnotu"),
    "claim about a column that is not there": (
        "statement",
        2,
        "attribute",
        "konec",
        "slovo „konec“ není v číselníku – použijte jedno z: project_key, project_name, registration_number, funding, "
        "start_text, start_earliest, start_latest, end_text, end_earliest, end_latest, budget_czk, implementer, "
        "project_level, project_state, confirmed_text, confirmed_earliest, confirmed_latest, goal, territory_text, "
        "predecessor_key, reference_keys, note",
    ),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_bad_cell_is_said(case):
    table, row, column, value, said = CELLS[case]

    assert lines(spoilt(table, row, **{column: value})) == {table: [f"řádek {row}, sloupec „{column}“: {said}"]}


def test_a_circle_of_projects_is_said_at_each_of_them():
    said = "vede přes předchůdce zpět k témuž projektu – opravte jej, nebo buňku vyprázdněte"

    assert lines(spoilt("project", 2, predecessor_key="B")) == {
        "project": [
            f"řádek 2, sloupec „predecessor_key“: klíč „B“ {said}",
            f"řádek 3, sloupec „predecessor_key“: klíč „A“ {said}",
        ]
    }


def another_unit(**cells: str) -> dict[str, pd.DataFrame]:
    """The good tables with one more unit."""
    text = text_tables()
    row = text["unit"].loc[3].to_dict() | {"unit_key": "dalsi"} | cells
    text["unit"].loc[4] = row
    return text


def test_a_municipality_is_one_unit():
    assert lines(another_unit()) == {
        "unit": [
            "řádek 4, sloupec „covered_area_code“: území s kódem „500011“ je celkem víckrát – ponechte jeden řádek, "
            "nebo u části města opravte „unit_kind“"
        ]
    }


@pytest.mark.parametrize(
    ("kind", "code", "region"),
    [
        ("městský obvod", "500011", "CZ042"),
        ("obec", "500030", "CZ051"),
        ("ORP", "4201", "CZ042"),
        ("kraj", "CZ051", "CZ051"),
        ("stát", "CZ", ""),
        ("MAS", "", ""),
    ],
)
def test_a_unit_agrees_with_its_area_and_kraj(kind, code, region):
    assert lines(another_unit(unit_kind=kind, covered_area_code=code, within_region_code=region)) == {}


def test_the_country_lies_in_no_kraj():
    assert lines(another_unit(unit_kind="stát", covered_area_code="CZ")) == {
        "unit": [
            "řádek 4, sloupec „within_region_code“: kraj „CZ042“ není krajem území „CZ“ ve sloupci "
            "„covered_area_code“ – opravte jeden z kódů; stát kraj nemá"
        ]
    }


@pytest.mark.parametrize("deadline", ["2016", "do 2016", "2015/2016", "neurčito", "od 2015"])
def test_a_deadline_that_may_be_after_the_start_is_taken(deadline):
    assert lines(spoilt("project_indicator", 2, deadline_text=deadline)) == {}


@pytest.mark.parametrize("small", ["ano", "spíše ano"])
@pytest.mark.parametrize(("table", "key"), [("locality", "L001"), ("locality_observation", "L001-2010")])
def test_nothing_is_claimed_about_a_small_locality(table, key, small):
    text = spoilt("statement", 2, subject_table=table, subject_key=key, attribute="note")
    assert lines(text) == {}

    text["locality"].loc[2, "small_identifiable"] = small
    assert lines(text) == {
        "statement": [
            f"řádek 2, sloupec „subject_key“: tvrzení je o malé lokalitě „{key}“ a prozradilo by ji – řádek smažte"
        ]
    }


@pytest.mark.parametrize(
    ("table", "column", "key"),
    [
        ("organisation", "organisation_key", "Želechovice"),
        ("organisation", "organisation_key", "obec zelechovice"),
        ("reference", "reference_key", "Zapis-2011"),
        ("reference", "reference_key", "zapis_2011"),
    ],
)
def test_a_key_is_made_of_plain_letters(table, column, key):
    found = lines(spoilt(table, 2, **{column: key}))[table]

    assert found == [
        f"řádek 2, sloupec „{column}“: klíč „{key}“ má jiné znaky než písmena bez diakritiky, číslice a spojovník "
        "– opravte jej"
    ]


@pytest.mark.parametrize(
    ("table", "cells", "said"),
    [
        (
            "episode",
            {"start_text": "2011", "end_text": "2010"},
            "řádek 2, sloupec „end_text“: hodnota „2010“ je před „2011“ ve sloupci „start_text“ – opravte jednu z nich",
        ),
        (
            "document",
            {"valid_from_text": "2012", "valid_to_text": "do 2011"},
            "řádek 2, sloupec „valid_to_text“: hodnota „do 2011“ je před „2012“ ve sloupci „valid_from_text“ "
            "– opravte jednu z nich",
        ),
        (
            "call",
            {"open_from_text": "2012-05", "open_to_text": "2012-04-30"},
            "řádek 2, sloupec „open_to_text“: hodnota „2012-04-30“ je před „2012-05“ ve sloupci „open_from_text“ "
            "– opravte jednu z nich",
        ),
        (
            "locality_observation",
            {"people_min": "151"},
            "řádek 2, sloupec „people_max“: hodnota „150“ je před „151“ ve sloupci „people_min“ – opravte jednu z nich",
        ),
        (
            "survey_total",
            {"people_to": "9"},
            "řádek 2, sloupec „people_to“: hodnota „9“ je před „10“ ve sloupci „people_from“ – opravte jednu z nich",
        ),
    ],
)
def test_an_end_is_not_before_its_start(table, cells, said):
    assert lines(spoilt(table, 2, **cells)) == {table: [said]}


@pytest.mark.parametrize(("start", "end"), [("2010-05-31", "2010"), ("od 2016", "2015/2016"), ("2011", "neurčito")])
def test_an_end_that_may_be_after_its_start_is_taken(start, end):
    assert lines(spoilt("episode", 2, start_text=start, end_text=end)) == {}


def test_a_repeated_key_is_said():
    assert lines(spoilt("project", 3, project_key="A", predecessor_key="")) == {
        "project": ["řádek 3, sloupec „project_key“: hodnota „A“ se opakuje – ponechte jeden řádek"]
    }


def test_a_repeated_key_of_two_columns_is_said():
    assert lines(spoilt("unit_member", 3, municipality_code="500011")) == {
        "unit_member": [
            "řádek 3, sloupec „unit_key, municipality_code“: hodnota „mikroregion-sever, 500011“ se opakuje "
            "– ponechte jeden řádek"
        ]
    }


def test_a_claim_about_a_table_that_people_do_not_write_may_name_any_row():
    text = spoilt("statement", 2, subject_table="published_total", subject_key="2023", attribute="municipality_count")

    assert lines(text) == {}


def test_faults_of_several_tables_are_told_together():
    text = text_tables()
    text["unit"].loc[2, "unit_key"] = ""
    text["episode"].loc[2, ["start_text", "certainty"]] = ["kdysi", "malá"]

    unknown = "klíč „mikroregion-sever“ není v tabulce „Územní celky“ – opravte jej, nebo tam řádek doplňte"
    assert lines(text) == {
        "unit": ["řádek 2, sloupec „unit_key“: buňka je prázdná – doplňte hodnotu"],
        "unit_member": [f"řádek {row}, sloupec „unit_key“: {unknown}" for row in (2, 3)],
        "episode": [
            f"řádek 2, sloupec „unit_key“: {unknown}",
            f"řádek 2, sloupec „start_text“: datum „kdysi“ nelze přečíst – {DATE_HELP}",
            "řádek 2, sloupec „certainty“: slovo „malá“ není v číselníku – použijte jedno z: vysoká, střední, nízká",
        ],
        "partnership": [f"řádek 2, sloupec „unit_key“: {unknown}"],
    }


def test_tidy_gives_types_days_and_the_order_of_the_key():
    text = text_tables()
    text["project"] = text["project"].iloc[::-1]

    frames = support.tidy(text)

    for table in WRITTEN_TABLES:
        assert list(frames[table.name].columns) == list(table.columns)
    project = frames["project"]
    assert project["project_key"].to_list() == ["A", "B"]
    assert project["budget_czk"].to_list()[0] == 1_234_567.89
    assert project.loc[0, ["start_earliest", "end_earliest", "end_latest"]].to_list() == [
        pd.Timestamp("2016-01-01"),
        pd.Timestamp("2019-01-01"),
        pd.Timestamp("2019-12-31"),
    ]
    assert project.loc[1].isna()[["start_text", "start_earliest", "budget_czk", "goal"]].all()
    assert pd.isna(project.loc[0, "start_latest"])
    assert frames["partnership"]["member_count"].dtype == "Int64"


def test_citations_name_each_row_with_each_of_its_sources():
    cited = support.citations(support.tidy(text_tables()))

    rows = set(cited.itertuples(index=False, name=None))
    assert len(rows) == len(cited)
    assert {row for row in rows if row[0] in {"episode", "unit_member"}} == {
        ("episode", "C001", "zapis-2011"),
        ("episode", "C001", "zprava-2010"),
        ("unit_member", "mikroregion-sever | 500011", "zprava-2010"),
        ("unit_member", "mikroregion-sever | 500020", "zprava-2010"),
    }
    assert "reference" not in set(cited["table_name"])

"""Projects of an area and of a municipality, their cards and indicators, on the shipped data."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sei_core.queries import projects

pytestmark = pytest.mark.usefixtures("atlas")
TODAY = date(2024, 7, 1)


def test_systemic_projects_come_first_and_successors_follow_their_predecessors():
    rows = projects.of_area("CZ")

    assert rows["project_key"].head(9).tolist() == [
        "IP2010",
        "IP2013",
        "IKV",
        "SZSZ",
        "RSSZ",
        "INOV",
        "CPRA",
        "OPJAK",
        "SZLK",
    ]
    assert rows["project_level"].tolist() == ["systémový"] * 9 + ["místní"] * 21
    assert rows["project_key"].is_unique


@pytest.mark.parametrize(
    ("area_code", "reaches"),
    [
        ("CZ", {"area": 30}),
        ("CZ-CZ010", {"area": 30}),
        ("CZ042", {"area": 22, "country": 7}),  # 21 local ones, and Chomutov in INOV
        ("CZ051", {"area": 3, "country": 6}),  # CPRA by its substitute, INOV, SZLK
        ("CZ0512", {"area": 1, "region": 2, "country": 6}),  # okres Jablonec nad Nisou
        ("CZ0513", {"region": 2, "country": 7}),  # okres Liberec
        ("CZ010", {"country": 7}),
    ],
)
def test_projects_that_cover_an_area_are_told_from_those_within_it(area_code, reaches):
    assert projects.of_area(area_code)["reach"].value_counts().to_dict() == reaches


def test_territories_are_those_that_concern_the_area():
    country = projects.of_area("CZ").set_index("project_key")["territories"]
    usti = projects.of_area("CZ042").set_index("project_key")["territories"]

    assert country["INOV"] == "Chomutov; Karlovarský kraj; Královéhradecký kraj; Liberecký kraj; Olomoucký kraj"
    assert usti["INOV"] == "Chomutov"
    assert usti["CPRA"] == "Česko"


def test_velke_hamry_are_the_first_substitute_the_seventh_in_order():
    first = projects.of_municipality("563838").iloc[0]

    assert (first.project_key, first.reach, first.territory_role, first.territory_rank, first.is_first_substitute) == (
        "CPRA",
        "municipality",
        "náhradník",
        7,
        True,
    )
    assert first.note == "Zařazeno jen při odstoupení jiné obce (6/2024)."


def test_a_municipality_has_its_own_projects_those_of_its_groups_its_kraj_and_the_country():
    rows = projects.of_municipality("562858")  # Šluknov, a member of the micro-region Šluknovsko

    assert rows["reach"].tolist() == ["municipality"] + ["group"] * 5 + ["country"] * 7
    assert rows["project_key"].head(6).tolist() == ["SL3", "SL1", "SL10", "SL2", "SL11", "SL5"]
    assert projects.of_municipality("999999").empty


def test_card_of_a_project():
    row = projects.card("RSSZ").iloc[0]

    assert row.registration_number == "CZ.03.02.02/00/22_004/0000366"
    assert row.predecessor_name == "Systémové zajištění sociálního začleňování"
    assert row.activities == "KA01; KA02; KA03; KA04; KA05"
    assert pd.isna(row.budget_czk)
    assert projects.card("SZSZ")["successor_names"].item() == row.project_name
    assert projects.card("none").empty


def test_territories_of_the_desegregation_project():
    rows = projects.territories("CPRA", "CZ051")

    assert rows[["unit_name", "territory_role"]].to_numpy().tolist() == [
        ["Česko", "účastník"],
        ["Velké Hamry", "náhradník"],
    ]
    assert rows["unit_count"].tolist()[0] == 6
    assert rows["municipality_code"].tolist()[1] == "563838"
    assert rows["district_name"].tolist()[1] == "Jablonec nad Nisou"
    assert rows["is_in_area"].tolist() == [False, True]
    assert projects.territories("CPRA", "CZ042")["is_in_area"].tolist() == [False, False]


def test_contradictions_keep_both_claims():
    rows = projects.contradictions()
    ends = rows[(rows["subject_key"] == "CPRA") & (rows["attribute"] == "end_text")]

    assert ends["stated_text"].tolist() == ["2026-08-31", "2026-09-30"]
    assert ends["reference_keys"].nunique() == 2
    assert rows["subject_name"].notna().all()


def test_indicators_that_the_issue_names_are_all_there():
    rows = projects.indicators("CZ", TODAY).set_index("indicator_key")
    targets = rows.groupby("project_key")["target_value"].apply(list).to_dict()

    assert {key: len(values) for key, values in targets.items()} == {"IP2013": 16, "RSSZ": 9, "OPJAK": 2, "CPRA": 2}
    assert targets["OPJAK"] == [15, 6]
    assert targets["CPRA"][0] == 6
    assert rows.loc[["I002", "I003"], "derived_count"].tolist() == [30, 12]
    assert rows["project_key"].isna().sum() == 5


def test_indicators_stand_by_the_day_asked_about():
    before = projects.indicators("CZ", date(2015, 12, 5)).set_index("indicator_key")
    after = projects.indicators("CZ", date(2015, 12, 6)).set_index("indicator_key")

    assert before.loc["I014", "progress"] == "no_value"
    assert after.loc["I014", "progress"] == "met"
    assert after.loc["I014", "reference_keys"] == "pl-hodnoceni-2015 | uv-asz-2015"


@pytest.mark.parametrize("day", [date(2024, 6, 11), TODAY, date(2024, 12, 31), date(2025, 1, 1), date(2026, 11, 22)])
def test_one_of_four_yearly_meetings_by_june_is_not_judged(day):
    row = projects.indicators("CZ051", day).set_index("indicator_key").loc["I030"]

    assert (row.actual_value, row.effective_target, row.progress) == (1, 4, "stale")
    assert row[["expected_low", "expected_high"]].isna().all()


@pytest.mark.parametrize(
    ("area_code", "outside"),
    [
        ("CZ042", ["I034", "I032", "I033"]),
        ("CZ051", ["I030"]),
        ("CZ0513", ["I030"]),  # of its kraj
        ("CZ010", []),
    ],
)
def test_commitments_outside_projects_follow_the_area(area_code, outside):
    rows = projects.indicators(area_code, TODAY)

    assert rows[rows["project_key"].isna()]["indicator_key"].tolist() == outside


@pytest.mark.parametrize(
    ("area_code", "reaches"),
    [
        ("CZ", {"area": 34}),
        ("CZ-CZ010", {"area": 34}),
        ("CZ051", {"country": 29, "area": 1}),
        ("CZ0513", {"country": 29, "region": 1}),
        ("CZ010", {"country": 29}),
    ],
)
def test_indicators_that_only_cover_an_area_are_not_its_own(area_code, reaches):
    rows = projects.indicators(area_code, TODAY)

    assert rows["reach"].value_counts().to_dict() == reaches


def test_a_predecessor_is_named_by_its_key():
    rows = projects.of_area("CZ").set_index("project_key")

    assert rows.loc["RSSZ", ["predecessor_key", "predecessor_name"]].tolist() == [
        "SZSZ",
        "Systémové zajištění sociálního začleňování",
    ]


def test_calls_belong_to_the_programme_that_funds_a_project():
    assert projects.calls("CPRA")["call_number"].tolist() == ["03_24_065", "03_24_068"]
    assert projects.calls("SZLK")["call_number"].tolist() == ["03_24_065", "03_24_068"]  # "OPZ+ výzva …"
    assert projects.calls("SZSZ")["call_number"].tolist() == ["03_15_026"], "OPZ is not OPZ+"
    assert projects.calls("LT1").empty
    assert len(projects.calls()) == 7
    assert projects.calls()["call_key"].is_unique

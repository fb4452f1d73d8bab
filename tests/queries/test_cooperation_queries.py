"""Who cooperates on which day, and where cooperation began."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from sei_core.queries import agreements, cooperation, meta

pytestmark = pytest.mark.usefixtures("atlas")
TODAY = date(2024, 7, 1)


def standing_on(day: date, code: str, today: date = TODAY) -> str:
    found = cooperation.by_municipality(day, today).set_index("municipality_code")
    return found.at[code, "standing"]


def test_episodes_of_a_kraj_come_by_their_start_with_their_programmes():
    found = cooperation.episodes("CZ051", unconfirmed=False)

    assert found["unit_name"].tolist() == [
        "Ralsko",
        "Velké Hamry",
        "Liberecký kraj",
        "Mikroregion Frýdlantsko",
        "Desná",
        "Liberec",
        "Nový Bor",
        "Smržovka",
        "Tanvald",
        "Česká Lípa",
        "Jablonec nad Nisou",
        "Nové Město pod Smrkem",
    ]
    ralsko = found.iloc[0]
    assert ralsko.programme_name == "Individuální projekt 2013–2015"
    assert ralsko.programme_names.count(";") == 2
    assert (ralsko.start_text, ralsko.confirmed_text, ralsko.episode_state) == ("2013", "2024-06-11", "trvá")


def test_applicants_and_low_certainty_are_left_out_unless_asked_for():
    every, sure = cooperation.episodes("CZ"), cooperation.episodes("CZ", unconfirmed=False)
    left_out = every[~every["episode_key"].isin(sure["episode_key"])]

    assert len(every) == 97
    assert set(left_out["episode_state"]) == {"nepotvrzeno", "v pořadníku", "konec neuveden"}
    assert left_out.loc[left_out["episode_state"] == "konec neuveden", "certainty"].tolist() == ["nízká"]


def test_the_country_comes_kraj_by_kraj_in_czech_order():
    regions = cooperation.episodes("CZ")["region_name"].drop_duplicates().tolist()

    assert regions[0] == "Jihočeský kraj"
    assert regions.index("Kraj Vysočina") < regions.index("Královéhradecký kraj") < regions.index("Ústecký kraj")
    assert len(cooperation.episodes("CZ-CZ010")) == 97, "no unit of Praha is known"


def test_a_member_of_a_group_has_the_episodes_of_the_group_too():
    found = cooperation.episodes("564265")

    assert found["unit_name"].tolist() == ["Mikroregion Frýdlantsko", "Nové Město pod Smrkem"]


def test_a_municipality_counts_once_with_its_strongest_standing():
    found = cooperation.by_municipality(date(2023, 12, 31), TODAY)

    assert found["municipality_code"].is_unique
    assert found["municipality_code"].is_monotonic_increasing
    row = found.set_index("municipality_code").loc["564265"]
    assert (row.standing, row.answer, row.episode_keys) == ("running", "yes", "C043 | C084")


@pytest.mark.parametrize(
    ("day", "code", "standing"),
    [
        (date(2010, 12, 31), "567027", "running"),  # Most, pilot
        (date(2014, 12, 31), "567027", "ended"),
        (date(2016, 12, 31), "567027", "end_unknown"),
        (date(2012, 12, 31), "567515", "ended_early"),  # Duchcov
        (date(2023, 12, 31), "562017", "running"),  # Ralsko, confirmed in June 2024
        (date(2024, 7, 1), "562017", "confirmed_before"),
        (date(2024, 7, 1), "563820", "ended_early"),  # Tanvald, when is not known
        (date(2020, 12, 31), "563820", "end_unknown"),
    ],
)
def test_standing_of_a_municipality_on_a_day(day, code, standing):
    assert standing_on(day, code) == standing


def test_the_ten_localities_of_2010_begin_in_the_right_years():
    found = cooperation.beginnings("CZ042").head(3)

    assert found[["start_years", "episode_phase", "unit_count", "unit_names"]].to_numpy().tolist() == [
        ["2008", "pilotní", 4, "Most, Roudnice nad Labem, Šluknovsko, Ústí nad Labem"],
        ["2009", "pilotní", 1, "Litvínov"],
        ["2010", "nová", 5, "Bílina, Chomutov, Jirkov, Obrnice, Trmice"],
    ]


def test_groups_say_how_many_members_are_known():
    found = cooperation.groups("CZ").set_index("unit_name")["member_count"]

    assert found["Jesenicko"] == 0
    assert found["Mikroregion Frýdlantsko"] == 8


def test_partnerships_of_an_area():
    assert cooperation.partnerships("CZ0425")["unit_name"].tolist() == ["Most", "Litvínov", "Obrnice"]


def test_an_area_without_cooperation_is_empty():
    known = meta.areas()
    code = known.loc[known["area_name"] == "Pacov", "area_code"].item()

    assert cooperation.episodes(code).empty
    assert cooperation.beginnings(code).empty
    assert cooperation.groups(code).empty
    assert cooperation.newest_source(code).empty
    assert agreements.contradictions(code).empty
    assert agreements.memoranda(code)["region_name"].tolist() == ["Kraj Vysočina"]


def test_two_units_of_one_name_begin_as_two(drawn_release):
    with duckdb.connect(drawn_release) as database:
        database.execute("UPDATE unit SET unit_name = 'Trmice' WHERE unit_name = 'Jirkov'")
    row = cooperation.beginnings("CZ042").iloc[2]

    assert (row.unit_count, row.unit_names) == (5, "Bílina, Chomutov, Obrnice, Trmice, Trmice")


def test_the_newest_source_is_that_of_municipalities_which_still_may_cooperate():
    newest = {code: cooperation.newest_source(code)["confirmed_text"].tolist() for code in ("CZ", "CZ042", "CZ0425")}

    assert newest == {"CZ": ["2024-06-11"], "CZ042": ["2018-10"], "CZ0425": []}, "not that of the kraj of 2023"


def test_who_begins_after_the_day_is_told_as_not_yet():
    found = cooperation.by_municipality(date(2008, 12, 31), TODAY)["standing"].value_counts()

    assert found.to_dict() == {"not_yet": 66, "running": 16}


def test_the_country_without_prague_has_all_groups_and_partnerships():
    for query in (cooperation.groups, cooperation.partnerships, cooperation.beginnings):
        assert query("CZ").equals(query("CZ-CZ010"))

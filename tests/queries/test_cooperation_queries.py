"""Who cooperates on which day, what was published, and which burdened municipalities are left without help."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sei_core.queries import cooperation, meta, overview

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
    found = cooperation.of_municipality("564265")

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


def test_three_memoranda_of_the_liberecky_kraj_and_those_of_the_kraj_around_an_okres():
    titles = cooperation.memoranda("CZ051")["title"].tolist()

    assert [title for title in titles if "memorandum" in title] == [
        "I. memorandum o spolupráci a koordinaci",
        "II. memorandum",
        "III. memorandum",
    ]
    assert cooperation.memoranda("CZ0425")["region_code"].unique().tolist() == ["CZ042"]
    assert len(cooperation.memoranda("CZ")) == 12


def test_published_counts_keep_their_units_and_their_area():
    found = cooperation.published_counts("CZ0425")
    on_day = found[found["as_of_text"] == "2023-12-04"].set_index("counted_unit")["published_value"]

    assert found["area_code"].drop_duplicates().tolist() == ["CZ042", "CZ"]
    assert on_day.to_dict() == {"obce": 64, "územní celky": 44}
    assert found[found["is_target"] == "ano"]["published_value"].tolist() == [24, 26, 40]
    assert len(cooperation.published_counts("CZ")) == 23


def test_contradictions_stand_in_pairs():
    found = cooperation.contradictions("CZ051")

    assert found["subject_name"].unique().tolist() == ["Česká Lípa", "Desná", "Smržovka", "spolupracující obce"]
    assert (found.groupby("subject_key").size() == 2).all()


def test_groups_say_how_many_members_are_known():
    found = cooperation.groups("CZ").set_index("unit_name")["member_count"]

    assert found["Jesenicko"] == 0
    assert found["Mikroregion Frýdlantsko"] == 8


def test_partnerships_of_an_area():
    assert cooperation.partnerships("CZ0425")["unit_name"].tolist() == ["Most", "Litvínov", "Obrnice"]


def test_burdened_municipalities_come_by_points_and_inhabitants():
    found = cooperation.burdened(2023, "CZ", 12)

    assert len(found) == overview.summary(2023, "CZ")["high_count"].item() == 241
    assert found["municipality_name"].head(3).tolist() == ["Obrnice", "Šluknov", "Trmice"]
    assert found["answer"].head(3).tolist() == ["possibly", "no", "no"]
    order = found.sort_values(["index_points", "population_15plus"], ascending=False, kind="stable")
    assert found["municipality_code"].tolist() == order["municipality_code"].tolist()


def test_current_cooperation_is_the_last_known_state():
    found = cooperation.burdened(2023, "CZ051", 12).set_index("municipality_name")

    assert found.at["Nové Město pod Smrkem", "answer"] == "yes"
    assert found.at["Nové Město pod Smrkem", "unit_names"] == "Mikroregion Frýdlantsko, Nové Město pod Smrkem"
    assert found.loc[["Tanvald", "Desná"], "answer"].tolist() == ["no", "no"]
    assert pd.isna(found.at["Tanvald", "unit_names"])


def test_coverage_sums_to_the_burdened_municipalities():
    rows, found = cooperation.burdened(2023, "CZ", 8), cooperation.coverage(2023, "CZ", 8)

    assert found["municipality_count"].sum() == len(rows) == 539
    assert found["population_15plus"].sum() == rows["population_15plus"].sum()
    assert found["answer"].tolist() == ["yes", "possibly", "no"] * 14
    without = found[found["answer"] == "no"]["municipality_count"]
    assert without.is_monotonic_decreasing


def test_coverage_of_an_okres_counts_its_own_municipalities_only():
    found = cooperation.coverage(2023, "CZ0425", 12)

    assert found["region_name"].unique().tolist() == ["Ústecký kraj"]
    assert found["municipality_count"].sum() == 5


def test_an_area_without_cooperation_or_burden_is_empty():
    known = meta.areas()
    code = known.loc[known["area_name"] == "Pacov", "area_code"].item()

    assert cooperation.episodes(code).empty
    assert cooperation.beginnings(code).empty
    assert cooperation.groups(code).empty
    assert cooperation.contradictions(code).empty
    assert cooperation.memoranda(code)["region_name"].tolist() == ["Kraj Vysočina"]
    assert cooperation.burdened(2023, code, 12).empty
    assert cooperation.coverage(2023, code, 12).empty

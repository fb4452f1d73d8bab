"""Questions on plans: whose they are, what is known last of each measure, and what stays unknown."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from sei_core.domain.plans import MEASURE_KINDS
from sei_core.domain.vocabularies import MeasureKind
from sei_core.queries import plans
from sei_core.store import db, releases

ASSESSED = [
    ("M900", "2020", "2020-01-01", "2020-12-31", "neplněno", "a"),
    ("M900", "2022–2023", "2022-01-01", "2023-12-31", "plněno", "b | a"),
    ("M900", "od 2022", "2022-01-01", None, "částečně plněno", "c"),
]


@pytest.fixture
def assessed(atlas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own with a drawn measure of Most, assessed in three periods."""
    shutil.copytree(atlas / "var", tmp_path / "var")
    monkeypatch.setenv("SEI_HOME", str(tmp_path / "var"))
    with duckdb.connect(releases.path_of(releases.current_name())) as database:
        database.execute(
            "INSERT INTO measure SELECT * REPLACE ('M900' AS measure_key) FROM measure WHERE measure_key = 'M002'"
        )
        database.executemany(
            "INSERT INTO measure_state (measure_key, period_text, period_earliest, period_latest, measure_state, "
            "reference_keys) VALUES (?, ?, ?, ?, ?, ?)",
            ASSESSED,
        )


pytestmark = pytest.mark.usefixtures("atlas")


def test_the_plan_of_most_has_four_priorities_and_twenty_two_measures():
    row = plans.of_municipality("567027").set_index("document_key").loc["plan-most-2010-2012"]
    found = plans.measures("567027")
    priorities = found.loc[found["measure_kind"] == MeasureKind.PRIORITY, "measure_text"]

    assert (row.priority_count, row.measure_count, row.approved_text) == (4, 22, "2010-03-25")
    assert priorities.tolist() == [
        "1. Vzdělávání a volný čas",
        "2. Zaměstnanost",
        "3. Bydlení",
        "4. Prevence sociálně patologických jevů",
    ]


def test_a_plan_whose_measures_nobody_names_has_no_count():
    rows = plans.of_municipality("567256").set_index("plan_title")

    assert rows["valid_from_text"].tolist() == ["2009", "2010", "2010", "2016"]
    assert rows.loc["Akční plán integračních opatření Litvínov", "measure_count"] == 6
    assert pd.isna(rows.loc["SPSZ Litvínov 2016–2018", "measure_count"])


def test_a_plan_cites_the_sources_of_all_its_rows(assessed):
    with duckdb.connect(releases.path_of(releases.current_name())) as database:
        database.execute("UPDATE measure SET reference_keys = 'b | a' WHERE measure_key = 'M900'")
    row = plans.of_municipality("567027").set_index("document_key").loc["plan-most-2010-2012"]

    assert {"a", "b", "asz-usti-2010"} <= set(row.reference_keys.split(" | "))


def test_a_plan_known_by_its_rows_alone_is_named_too():
    row = plans.of_municipality("567027").iloc[-1]

    assert row.plan_title == "SPSZ Most (do 2019)"
    assert pd.isna(row.document_key)
    assert pd.isna(row.measure_count)


def test_a_member_has_the_plans_of_its_group():
    titles = plans.of_municipality("564265")["plan_title"].tolist()

    assert titles == ["Situační analýza Frýdlantsko", "SPSZ Frýdlantsko (SPSZ 1)"]


@pytest.mark.parametrize("ask", [plans.documents, plans.measures])
def test_own_rows_come_before_those_of_the_country(ask):
    found = ask("CZ042")

    assert found["reach"].drop_duplicates().tolist() == ["area", "country"]
    assert (found.loc[found["reach"] == "country", "unit_name"] == "Česko").all()


@pytest.mark.parametrize("ask", [plans.documents, plans.measures])
@pytest.mark.parametrize("area_code", ["CZ0513", "5105", "563889"], ids=["okres", "ORP", "municipality"])
def test_an_area_below_a_kraj_has_the_rows_of_its_kraj_marked(ask, area_code):
    found = ask(area_code)
    of_kraj = found[found["reach"] == "region"]

    assert found["reach"].drop_duplicates().tolist()[-2:] == ["region", "country"]
    assert of_kraj["unit_name"].unique().tolist() == ["Liberecký kraj"]
    assert (found.loc[found["reach"] == "area", "unit_name"] != "Liberecký kraj").all()


@pytest.mark.parametrize("ask", [plans.documents, plans.measures])
def test_without_prague_nothing_of_the_other_kraje_is_lost(ask):
    pd.testing.assert_frame_equal(ask("CZ-CZ010"), ask("CZ"))


def test_an_area_without_plans_has_only_those_around_it():
    orp = db.fetch("SELECT area_code FROM area WHERE level = 'orp' AND area_name = 'Pacov'")["area_code"].item()

    for rows in (plans.documents(orp), plans.measures(orp)):
        assert set(rows["reach"]) <= {"region", "country"}
        assert set(rows["unit_name"]) <= {"Kraj Vysočina", "Česko"}
    assert plans.unit_phases(orp).empty
    assert plans.contradictions(orp).empty


def test_themes_are_not_taken_for_measures_that_nobody_assessed():
    found = plans.measures("CZ")
    is_measure = found["measure_kind"].isin(MEASURE_KINDS)

    assert found.loc[is_measure, "measure_state"].notna().all()
    assert found.loc[found["measure_kind"] == MeasureKind.KEY_THEME, "measure_state"].isna().all()
    assert found.loc[found["measure_kind"] == MeasureKind.DEPARTMENT, "measure_state"].isna().all()


def test_words_of_a_source_stand_beside_the_state():
    row = plans.measures("567256").set_index("measure_key").loc["M036"]

    assert (row.measure_state, row.state_text, row.period_text) == ("nehodnoceno", "splněno (navýšen)", "2010")


def test_a_measure_counts_once_with_the_state_of_its_latest_period(assessed):
    found = plans.measures("567027")
    row = found.set_index("measure_key").loc["M900"]

    assert (found["measure_key"] == "M900").sum() == 1
    assert (row.measure_state, row.period_text) == ("plněno", "2022–2023")
    assert row.reference_keys == "a | asz-usti-2010 | b"


def test_the_six_key_themes_of_ustecky_kraj():
    found = plans.key_themes("CZ042")

    assert len(found) == 6
    assert found["unit_name"].unique().tolist() == ["Ústecký kraj"]
    assert found["measure_text"].iloc[0] == "dostupné a sociální bydlení v kraji"
    assert plans.key_themes("CZ051").empty


def test_contradictions_on_a_document_are_both_there():
    found = plans.contradictions("567256")

    assert found["attribute"].tolist() == ["document_state"] * 2
    assert found["stated_text"].tolist() == ["schválen 2010-06-24", "příprava"]


def test_phases_come_in_their_order():
    found = plans.phases()

    assert found["model_key"].nunique() == 5
    for _, rows in found.groupby("model_key"):
        assert rows["step_order"].tolist() == list(range(1, len(rows) + 1))


def test_where_a_unit_stands_is_unknown_and_not_made_up():
    found = plans.unit_phases("CZ051")

    assert found["unit_name"].iloc[0] == "Liberecký kraj"
    assert found["unit_key"].is_unique
    assert {"Ralsko", "Velké Hamry", "Mikroregion Frýdlantsko"} < set(found["unit_name"])
    assert not {"Tanvald", "Desná"} & set(found["unit_name"]), "their cooperation was ended early"
    assert found[["model_name", "phase_name", "current_step_order", "as_of_text"]].isna().all(axis=None)


def test_cooperation_of_low_certainty_has_no_standing(assessed):
    with duckdb.connect(releases.path_of(releases.current_name())) as database:
        database.execute(
            "UPDATE episode SET certainty = 'nízká' WHERE unit_key IN (SELECT unit_key FROM unit WHERE unit_name = ?)",
            ["Ralsko"],
        )
    names = set(plans.unit_phases("CZ051")["unit_name"])

    assert "Velké Hamry" in names
    assert "Ralsko" not in names

"""Checks of a release find the rows that they are there to find: a copy of the shipped release, spoilt."""

from __future__ import annotations

import shutil

import duckdb
import pytest

from sei_core.schema.checks import CHECKS, ERROR
from sei_core.store import build, releases

BY_NAME = {check.name: check for check in CHECKS}
SURVEY = ["survey_locality_count_sum", "survey_people_from_sum", "survey_people_to_sum"]

#: A statement that spoils the release, the check that finds it, and how its first row begins.
SPOILT = {
    "deadline before the start of the project": (
        "UPDATE project_indicator SET deadline_latest = DATE '1999-12-31' WHERE indicator_key = 'I001'",
        "deadline_after_start",
        "I001",
    ),
    "project before itself": (
        "UPDATE project SET predecessor_key = 'SZSZ' WHERE project_key = 'SZSZ'",
        "predecessors_end",
        "SZSZ",
    ),
    "circle of projects": (
        "UPDATE project SET predecessor_key = 'RSSZ' WHERE project_key = 'SZSZ'",
        "predecessors_end",
        "",
    ),
    "claim about a small locality": (
        "UPDATE statement SET subject_table = 'locality', subject_key = 'L045' "
        "WHERE statement_key = 'episode-c005-unit-key-1'",
        "hidden_localities_untold",
        "episode-c005-unit-key-1",
    ),
    "claim about what was observed there": (
        "UPDATE statement SET subject_table = 'locality_observation', subject_key = "
        "(SELECT observation_key FROM locality_observation WHERE locality_key = 'L020') "
        "WHERE statement_key = 'episode-c005-unit-key-1'",
        "hidden_localities_untold",
        "episode-c005-unit-key-1",
    ),
    "municipality that is two units": (
        "INSERT INTO unit SELECT * REPLACE ('dvojnik' AS unit_key, 'MAS' AS unit_kind) FROM unit "
        "WHERE unit_key = 'obec-567027'",
        "units_of_one_area",
        "567027",
    ),
    "kraj that calls itself a municipality": (
        "UPDATE unit SET unit_kind = 'obec' WHERE unit_key = 'kraj-CZ042'",
        "unit_kind_of_area",
        "kraj-CZ042",
    ),
    "municipality that calls itself a group": (
        "UPDATE unit SET unit_kind = 'MAS' WHERE unit_key = 'obec-567027'",
        "unit_kind_of_area",
        "obec-567027",
    ),
    "unit of an unknown code": (
        "UPDATE unit SET covered_area_code = '999999' WHERE unit_key = 'obec-567027'",
        "unit_kind_of_area",
        "obec-567027",
    ),
    "municipality in another kraj": (
        "UPDATE unit SET within_region_code = 'CZ051' WHERE unit_key = 'obec-567027'",
        "unit_within_region",
        "obec-567027 CZ051",
    ),
    "ORP in no kraj": (
        "UPDATE unit SET within_region_code = NULL WHERE unit_key = 'orp-5101'",
        "unit_within_region",
        "orp-5101",
    ),
    "members in another kraj": (
        "UPDATE unit SET within_region_code = 'CZ042' WHERE unit_key = 'mikroregion-frydlantsko'",
        "unit_within_region",
        "mikroregion-frydlantsko CZ042",
    ),
    "country in a kraj": (
        "UPDATE unit SET within_region_code = 'CZ042' WHERE unit_key = 'cz'",
        "unit_within_region",
        "cz CZ042",
    ),
    "kraj and country short of ten localities": (
        "UPDATE survey_total SET locality_count = locality_count - 10 "
        "WHERE survey_year = 2015 AND area_code IN ('CZ', 'CZ080')",
        "survey_locality_count_sum",
        "2015 596 596",
    ),
    "country alone with other people": (
        "UPDATE survey_total SET people_to = 120000 WHERE survey_year = 2015 AND area_code = 'CZ'",
        "survey_people_to_sum",
        "2015 115000 120000",
    ),
    "kraje alone with other people": (
        "UPDATE survey_total SET people_from = 1 WHERE survey_year = 2015 AND area_code = 'CZ010'",
        "survey_people_from_sum",
        "2015 89601 95000",
    ),
    "survey of 2015 left out": (
        "DELETE FROM survey_total WHERE survey_year = 2015",
        "survey_of_2015",
        "2006",
    ),
}


@pytest.fixture
def database(atlas, tmp_path):
    """A copy of the release that a test may spoil."""
    copy = shutil.copy(releases.path_of(releases.current_name()), tmp_path / "release.duckdb")
    with duckdb.connect(copy) as opened:
        yield opened


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_release_is_found(database, case):
    statement, name, example = SPOILT[case]
    assert build.find(database, BY_NAME[name])["row_count"] == 0

    database.execute(statement)

    found = build.find(database, BY_NAME[name])
    assert found["row_count"] > 0
    assert found["example"].startswith(example)
    assert found["severity"] == ERROR


@pytest.mark.parametrize("name", [*SURVEY, "survey_of_2015"])
def test_a_release_without_any_survey_is_taken(database, name):
    database.execute("DELETE FROM survey_total")

    assert build.find(database, BY_NAME[name])["row_count"] == 0


def test_two_parts_of_a_city_are_two_units(database):
    database.execute(
        "INSERT INTO unit SELECT * REPLACE ('druhy-obvod' AS unit_key) FROM unit WHERE unit_kind = 'městský obvod'"
    )

    assert build.find(database, BY_NAME["units_of_one_area"])["row_count"] == 0
    assert build.find(database, BY_NAME["unit_kind_of_area"])["row_count"] == 0

"""An answer that is kept stays as the release gave it, and ends with its release."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from sei_core import paths
from sei_core.store import db, releases

POINTS = "SELECT points FROM town WHERE list_contains($codes, town_code) ORDER BY town_code"


@pytest.fixture
def two_releases(empty_home):
    paths.releases().mkdir(parents=True)
    for name, points in (("isv-1", 12), ("isv-2", 7)):
        with duckdb.connect(releases.path_of(name)) as database:
            database.execute("CREATE TABLE town (town_code VARCHAR, points INTEGER)")
            database.execute("INSERT INTO town VALUES ('A', $points), ('B', 1)", {"points": points})
    releases.publish("isv-1")


def test_a_kept_answer_cannot_be_changed_by_who_asked(two_releases):
    first = db.fetch_once(POINTS, codes=["A", "B"])
    first.loc[0, "points"] = 30
    first["note"] = "x"

    again = db.fetch_once(POINTS, codes=["A", "B"])

    pd.testing.assert_frame_equal(again, pd.DataFrame({"points": [12, 1]}, dtype="int32"))


def test_a_kept_answer_belongs_to_its_release_and_its_parameters(two_releases):
    assert db.fetch_once(POINTS, codes=["A"])["points"].tolist() == [12]
    assert db.fetch_once(POINTS, codes=["B"])["points"].tolist() == [1]

    releases.publish("isv-2")

    assert db.fetch_once(POINTS, codes=["A"])["points"].tolist() == [7]

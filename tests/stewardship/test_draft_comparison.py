"""A draft is compared with the release that it may replace; only stewards see it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from sei_core.domain.comparison import Comparison
from sei_core.errors import DraftError, NoReleaseError, NotStewardError
from sei_core.stewardship import comparison, rights
from sei_core.stewardship.drafts import Draft, Kind
from sei_core.stewardship.rights import Steward
from sei_core.store import db, releases

DRAWN = "isv-drawn"
#: Obrnice leaves the heaviest band, Petrov nad Desnou gets points, Želechovice is not there.
POINTS = {"567337": (11, "8–11"), "500020": (3, "2–7")}
#: What the drawn release says otherwise, and no table of results that nobody compares.
CHANGES = (
    "INSERT INTO index_input SELECT * REPLACE (2024 AS year) FROM index_input WHERE municipality_code <> '500011'",
    "UPDATE index_input SET enforcement_count = 7 WHERE year = 2023 AND municipality_code = '567337'",
    """INSERT INTO municipality_index SELECT * REPLACE (2024 AS year)
       FROM municipality_index WHERE municipality_code <> '500011'""",
    *(
        f"""UPDATE municipality_index SET index_points = {points}, band = '{band}'
            WHERE year = 2024 AND municipality_code = '{code}'"""
        for code, (points, band) in POINTS.items()
    ),
    "INSERT INTO area_indicator SELECT * REPLACE (2024 AS year, share + 0.01 AS share) FROM area_indicator",
    "UPDATE task SET task_text = 'Jiný úkol' WHERE task_key = (SELECT min(task_key) FROM task)",
    "DELETE FROM wave WHERE wave_key = (SELECT min(wave_key) FROM wave)",
    """INSERT INTO locality
       SELECT * REPLACE ('drawn' AS locality_key, 'Dvůr' AS locality_name, 'ano' AS small_identifiable)
       FROM locality LIMIT 1""",
    """UPDATE area_boundary SET geometry_wkb = (SELECT geometry_wkb FROM area_boundary WHERE area_code = '500020')
       WHERE area_code = '500011'""",
    """INSERT INTO municipality SELECT * REPLACE ('500001' AS municipality_code, 'Nová Ves' AS municipality_name)
       FROM municipality WHERE municipality_code = '567337'""",
)


@pytest.fixture(scope="module")
def home(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built release, served, and beside it a copy that says something else; the name of the first."""
    root = tmp_path_factory.mktemp("comparison")
    shutil.copytree(built_home / "var", root / "var")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(root / "var"))
        served = releases.current_name()
        shutil.copy(releases.path_of(served), releases.path_of(DRAWN))
        with duckdb.connect(releases.path_of(DRAWN)) as database:
            for change in CHANGES:
                database.execute(change)
        yield served


@pytest.fixture(scope="module")
def found(home: str) -> Comparison:
    return comparison.compare(rights.operator(), draft(base=home, release=DRAWN))


def draft(**more: str) -> Draft:
    return Draft("20260101-000000-abcdef", Kind.INDEX, "a", datetime.now(UTC), "a.xlsx", "", 0, **more)


def test_tables_are_counted_by_year(found):
    changed = found.counts[found.counts[["added_count", "changed_count", "gone_count"]].any(axis=1)]
    rows = {
        (row.table_name, None if pd.isna(row.year) else row.year): (row.added_count, row.changed_count, row.gone_count)
        for row in changed.itertuples()
    }

    assert rows == {
        ("municipality", None): (1, 0, 0),
        ("index_input", 2024): (6257, 0, 0),
        ("index_input", 2023): (0, 1, 0),
        ("task", None): (0, 1, 0),
        ("wave", None): (0, 0, 1),
        ("locality", None): (1, 0, 0),
    }
    assert found.years_added == (2024,)
    assert found.years_gone == ()
    assert not found.is_same


def test_cells_say_key_name_column_before_and_after(found):
    cells = found.cells.set_index(["table_name", "row_change"]).sort_index()
    (count,) = (row for _, row in cells.loc[[("index_input", "changed")]].iterrows())
    (task,) = (row for _, row in cells.loc[[("task", "changed")]].iterrows())

    assert len(found.cells[found.cells["table_name"] == "index_input"]) == 1, "a new year is not written cell by cell"
    assert count[["year", "row_key", "row_name", "column_name"]].tolist() == [
        2023,
        "567337",
        "Obrnice, Most",
        "enforcement_count",
    ]
    assert count[["value_before", "value_after"]].tolist() == ["750", "7"]
    assert task["column_name"] == "task_text"
    assert (task["value_after"], task["row_name"]) == ("Jiný úkol", "Jiný úkol")
    gone = cells.loc[("wave", "gone")]
    assert gone["value_after"].isna().all()
    assert "wave_name" in set(gone["column_name"])


def test_stewards_see_a_locality_that_visitors_are_told_only_in_a_count(found):
    cells = found.cells[found.cells["table_name"] == "locality"].set_index("column_name")

    assert cells.loc["locality_name", "value_after"] == "Dvůr"
    assert cells.loc["small_identifiable", "value_after"] == "ano"


def test_a_new_year_is_compared_with_the_nearest_earlier_one(found, home):
    (index,) = found.indexes
    moved = index.municipalities[index.municipalities["change"] != 0].set_index("municipality_code")

    assert (index.year, index.baseline, index.is_same_year) == (2024, 2023, False)
    assert moved["change"].to_dict() == {"567337": -18, "500020": 3}
    assert moved.loc["567337", ["municipality_name", "district_name"]].tolist() == ["Obrnice", "Most"]
    assert index.unmatched[["municipality_code", "row_change"]].to_numpy().tolist() == [["500011", "gone"]]
    pairs = index.transitions.set_index(["band_from", "band_to"])["municipality_count"]
    assert (pairs["12–30", "8–11"], pairs["0–1", "2–7"], pairs["12–30", "12–30"]) == (1, 1, 240)
    assert index.bands["municipalities_before"].tolist() == [3393, 2326, 298, 241]
    assert index.bands["municipalities_after"].tolist() == [3391, 2327, 299, 240]
    assert index.shares["difference"].tolist() == pytest.approx([0.01] * 5)
    assert index.shares["share_before"].iloc[0] == pytest.approx(0.0677334, abs=1e-6)
    inputs = index.inputs.set_index("column_name")
    assert inputs.loc["enforcement_count", ["compared_count", "moved_place_count"]].tolist() == [6257, 0]
    assert index.biggest_inputs.empty
    assert set(index.sources["source_key"]) == {"isv_2023"}, "no documents of other tables"
    with db.pinned(home):
        known = db.fetch("SELECT count(*) AS n FROM municipality_index WHERE index_points <> computed_points")["n"]
    assert len(index.differing) == known.item() + len(POINTS)


def test_created_municipalities_and_other_boundaries_are_named(found):
    assert found.municipalities.to_numpy().tolist() == [["500001", "Nová Ves", "Most", "added"]]
    (row,) = found.outlines.itertuples()
    assert (row.municipality_code, row.municipality_name, row.row_change) == (
        "500011",
        "Želechovice nad Dřevnicí",
        "changed",
    )
    assert row.area_before_km2 == pytest.approx(16.05, rel=0.05), "as the Czech Statistical Office says"
    assert row.area_after_km2 != row.area_before_km2


def test_going_back_is_the_same_the_other_way_round(found, home):
    back = comparison.between(rights.operator(), DRAWN, home)

    assert back.years_gone == (2024,)
    assert back.municipalities["row_change"].tolist() == ["gone"]
    assert back.indexes == ()
    swapped = back.counts[["gone_count", "changed_count", "added_count"]].to_numpy()
    assert sorted(swapped.tolist()) == sorted(
        found.counts[["added_count", "changed_count", "gone_count"]].to_numpy().tolist()
    )


def test_a_release_does_not_differ_from_itself(home):
    same = comparison.between(rights.operator(), home, home)

    assert same.is_same
    assert same.cells.empty
    assert same.indexes == ()


def test_a_release_of_an_older_program_is_compared_in_what_it_knows(home):
    with_less = "isv-older"
    shutil.copy(releases.path_of(home), releases.path_of(with_less))
    with duckdb.connect(releases.path_of(with_less)) as database:
        database.execute("ALTER TABLE task DROP COLUMN note")
        database.execute("DROP TABLE unit_phase")

    assert comparison.between(rights.operator(), with_less, home).is_same


def test_only_a_steward_may_compare(home):
    nobody = Steward("someone@example.cz", "ended")
    for ask in (
        lambda: comparison.compare(nobody, draft(base=home, release=DRAWN)),
        lambda: comparison.compare(nobody, draft()),
        lambda: comparison.between(nobody, home, DRAWN),
    ):
        with pytest.raises(NotStewardError):
            ask()


def test_what_is_not_built_or_not_there_any_more_is_said(home):
    with pytest.raises(DraftError, match="není připraven"):
        comparison.compare(rights.operator(), draft(base=home))
    with pytest.raises(NoReleaseError, match="isv-gone"):
        comparison.compare(rights.operator(), draft(base=home, release="isv-gone"))

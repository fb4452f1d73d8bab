"""Sources with their rows, ages and publications: what visitors are told, and what they are not."""

from __future__ import annotations

import shutil

import duckdb
import pandas as pd
import pytest

from sei_core.queries import meta, provenance
from sei_core.store import db, journal, releases
from sei_core.store.journal import Action


def rows_of(source: str) -> dict[str, tuple[int, int]]:
    found = provenance.source_tables()
    rows = found[found["source_key"] == source]
    return {row.table_name: (row.row_count, row.source_count) for row in rows.itertuples()}


def test_rows_come_from_the_sources_that_say_them(atlas):
    assert rows_of("isv_2023")["index_input"] == (6258, 1)
    assert rows_of("isv_2023")["indicator_result"] == (31290, 2), "points of a donor need definition points too"
    assert rows_of("ruian_boundaries")["area_boundary"] == (6949, 1)
    assert rows_of("ruian_points")["municipality"] == (6258, 2)
    totals = db.fetch("SELECT source_key, count(*) AS n FROM published_total GROUP BY ALL").set_index("source_key")["n"]
    assert {key: rows_of(key)["published_total"][0] for key in totals.index} == totals.to_dict()


def test_a_document_has_the_rows_that_cite_it(atlas):
    cited = db.fetch("SELECT reference_keys FROM measure")["reference_keys"].str.split(" | ", regex=False)
    counts = cited.explode().value_counts()

    for key, count in counts.items():
        assert rows_of(key)["measure"][0] == count


def test_an_imported_year_has_its_own_rows(drawn_release):
    with duckdb.connect(drawn_release) as database:
        database.execute("INSERT INTO index_input SELECT * REPLACE (2024 AS year) FROM index_input LIMIT 10")
        database.execute(
            "INSERT INTO source SELECT * REPLACE ('isv_2024' AS source_key, 2024 AS data_year) "
            "FROM source WHERE source_key = 'isv_2023'"
        )
        database.execute("INSERT INTO table_source VALUES ('index_input', 'isv_2024')")

    assert rows_of("isv_2024") == {"index_input": (10, 1)}
    assert rows_of("isv_2023")["index_input"] == (6258, 1)


@pytest.fixture
def hidden(drawn_release) -> str:
    """A locality becomes recognisable; its key. Its documents are cited by it and by others."""
    with duckdb.connect(drawn_release) as database:
        (key,) = database.execute(
            "SELECT locality_key FROM locality WHERE small_identifiable = 'ne' ORDER BY ALL LIMIT 1"
        ).fetchone()
        database.execute("UPDATE locality SET small_identifiable = 'ano' WHERE locality_key = $key", {"key": key})
        database.execute(
            "UPDATE quality_check SET row_count = 1, example = $key WHERE check_name = 'no_inhabitants'", {"key": key}
        )
        database.execute(
            "INSERT INTO statement SELECT * REPLACE ('drawn' AS statement_key, 'locality' AS subject_table, "
            "$key AS subject_key) FROM statement LIMIT 1",
            {"key": key},
        )
    return key


def test_what_is_told_only_in_a_count_is_named_nowhere(hidden):
    checks = provenance.checks().set_index("check_name")
    citing = db.fetch("SELECT reference_key FROM citation WHERE table_name = 'locality' AND row_key = $key", key=hidden)
    all_rows = db.fetch(
        "SELECT count(*) AS n FROM citation WHERE table_name = 'locality' AND reference_key = $key",
        key=citing["reference_key"].iloc[0],
    )["n"].item()

    assert pd.isna(checks.loc["no_inhabitants", "example"])
    assert checks.loc["no_inhabitants", "row_count"] == 1
    assert hidden not in set(provenance.contradictions()["subject_key"])
    told = rows_of(citing["reference_key"].iloc[0]).get("locality", (0, 0))[0]
    assert told == all_rows - 1


def test_checks_are_those_of_the_release(atlas):
    columns = ["check_name", "severity", "row_count", "example"]

    assert provenance.checks()[columns].equals(meta.checks()[columns])


def test_ages_come_from_sources_and_documents(atlas):
    ages = provenance.freshness().set_index("table_name")

    assert ages.loc["index_input", ["data_dates", "oldest_year", "newest_year", "document_count"]].tolist() == [
        "rok 2023",
        2023,
        2023,
        0,
    ]
    assert ages.loc["area_boundary", "newest_year"] == 2020
    assert (ages["undated_count"] <= ages["document_count"]).all()
    assert pd.isna(ages.loc["task", "data_dates"])
    assert ages.loc["task", "document_count"] == len(meta.sources_of("task"))


@pytest.fixture
def published(drawn_release) -> str:
    """Another release is published, undone, published again; beside them is a draft. The name of the first."""
    first = releases.current_name()
    for name in ("isv-second", "isv-draft"):
        shutil.copy(releases.path_of(first), releases.path_of(name))
    with duckdb.connect(releases.path_of("isv-second")) as database:
        database.execute("INSERT INTO index_input SELECT * REPLACE (2024 AS year) FROM index_input LIMIT 10")
        database.execute("DELETE FROM task WHERE task_key = (SELECT min(task_key) FROM task)")
        database.execute("UPDATE meeting SET place = 'Most'")
        database.execute("ALTER TABLE wave ADD COLUMN unknown_before INT")
    releases.publish("isv-second", "Jana Nováková", "Index 2024")
    releases.rollback("Jana Nováková", "")
    releases.publish("isv-second", "Jana Nováková", "podruhé")
    journal.record(Action.PREPARE, "Jana Nováková", release="isv-draft", draft="a")
    return first


def test_visitors_see_publications_without_people_and_drafts(published):
    found = provenance.publications()

    assert found["release_name"].tolist() == ["isv-second", published, "isv-second", published]
    assert found["is_return"].tolist() == [False, True, False, False]
    assert found["note"].fillna("").tolist() == ["podruhé", "", "Index 2024", ""]
    assert found["is_compared"].tolist() == [True, True, True, False]
    assert found["is_serving"].tolist() == [True, False, False, False]
    told = found.to_csv() + provenance.publication_changes().to_csv() + provenance.history().to_csv()
    assert "Jana" not in told
    assert "isv-draft" not in told


def test_what_each_publication_changed_is_found_by_content(published):
    found = provenance.publication_changes()
    last = found[found["publication"] == 4].drop(columns="publication").astype(object)

    assert last.where(last.notna(), None).to_numpy().tolist() == [
        ["index_input", 2024, "added", 0, 10],
        ["meeting", None, "changed", 16, 16],
        ["task", None, "changed", 18, 17],
    ]
    assert found.loc[found["publication"] == 3, "row_change"].tolist() == ["gone", "changed", "changed"]


def test_a_deleted_release_is_no_longer_compared(published):
    releases.publish(published)
    releases.path_of("isv-second").unlink()

    assert provenance.publications()["is_compared"].tolist() == [False] * 5
    assert provenance.publication_changes().empty

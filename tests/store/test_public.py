"""The public file of a release: everything that the atlas tells, nothing that it does not."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from sei_core import paths
from sei_core.errors import NoReleaseError, PublicFileError
from sei_core.queries import localities, provenance
from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES
from sei_core.store import db, pruning, public, releases

EXTRA = "locality_hidden"


def told(name: str, sql: str, **parameters: object) -> list[tuple]:
    return list(public.fetch(name, sql, **parameters).itertuples(index=False, name=None))


@pytest.fixture
def drawn(atlas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A release with a hidden locality of known words, a contradiction about it, and a received file."""
    shutil.copytree(atlas / "var" / "releases", tmp_path / "var" / "releases")
    shutil.copy(atlas / "var" / "current", tmp_path / "var" / "current")
    monkeypatch.setenv("SEI_HOME", str(tmp_path / "var"))
    name = releases.current_name()
    with duckdb.connect(releases.path_of(name)) as database:
        database.execute(
            """
            INSERT INTO locality BY NAME SELECT 'L999' AS locality_key, '567337' AS municipality_code,
                'lokalita' AS locality_level, 'SECRETNAME' AS locality_name, 'ano' AS small_identifiable,
                'secretdoc | asz-usti' AS reference_keys, 'SECRETNOTE' AS note;
            INSERT INTO locality_observation BY NAME SELECT 'L999-1' AS observation_key, 'L999' AS locality_key,
                'jistá' AS certainty, 'secretdoc' AS reference_keys, 'SECRETNOTE' AS note;
            INSERT INTO statement BY NAME SELECT 'S998' AS statement_key, 'locality' AS subject_table,
                'L999' AS subject_key, 'people_min' AS attribute, 'SECRETWORDS' AS stated_text,
                'secretdoc2' AS reference_keys;
            INSERT INTO statement BY NAME SELECT 'S999' AS statement_key, 'locality_observation' AS subject_table,
                'L999-1' AS subject_key, 'people_max' AS attribute, 'SECRETWORDS' AS stated_text,
                'asz-usti' AS reference_keys;
            INSERT INTO citation VALUES ('locality', 'L999', 'secretdoc'), ('locality', 'L999', 'asz-usti'),
                ('locality_observation', 'L999-1', 'secretdoc'), ('statement', 'S998', 'secretdoc2');
            INSERT INTO reference BY NAME SELECT unnest(['secretdoc', 'secretdoc2']) AS reference_key, 'p' AS producer,
                'SECRETTITLE' AS title, 'l' AS licence;
            INSERT INTO source BY NAME SELECT 'secretdoc2' AS source_key, 'p' AS producer, 'SECRETTITLE' AS title,
                'd' AS data_date, 'd' AS received_date, 'l' AS licence, 'a' AS attribution, 'c' AS changes;
            INSERT INTO source BY NAME SELECT 'isv_2024_import' AS source_key, 'p' AS producer,
                'Index 2024 (importovaný soubor 2024-aabbccddeeff-20260101.xlsx)' AS title, 'd' AS data_date,
                'd' AS received_date, 'l' AS licence, 'a' AS attribution, 'c' AS changes, 'SECRETSHA' AS sha256;
            INSERT INTO table_source VALUES ('statement', 'secretdoc2');
            INSERT INTO release_input BY NAME SELECT '2024-aabbccddeeff-20260101.xlsx' AS file_name,
                'SECRETSHA' AS sha256, 'index' AS imported_kind, 2024 AS imported_year;
            UPDATE quality_check SET example = 'L999 SECRETNAME' WHERE check_name = (
                SELECT min(check_name) FROM quality_check);
            """
        )
    return name


def everything(name: str) -> str:
    """All text of the public file, with the names and comments of its tables."""
    parts = []
    with public._connection(public.path_of(name)).cursor() as database:
        for (table,) in database.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            parts += [str(row) for row in database.execute(f'FROM "{table}"').fetchall() if table != "area_boundary"]
        parts += [str(row) for row in database.execute("SELECT comment FROM duckdb_columns()").fetchall()]
    return "\n".join(parts)


def test_no_word_about_a_hidden_locality_is_in_it(drawn):
    text = everything(drawn)

    assert "L999" not in text
    assert "secretdoc" not in text
    assert "SECRET" not in text
    assert "aabbccddeeff" not in text
    assert "Index 2024" in text
    assert "asz-usti" in text, "a document that other rows cite stays"
    assert str(paths.home()) not in text


def test_every_shipped_locality_that_is_hidden_is_only_counted(atlas):
    name = db.serving()
    rows = db.fetch("SELECT locality_key, reference_keys, note FROM locality WHERE small_identifiable <> 'ne'")
    cited = db.fetch(
        "SELECT DISTINCT reference_key FROM citation SEMI JOIN (SELECT locality_key AS row_key FROM locality "
        "WHERE small_identifiable <> 'ne') USING (row_key) "
        "WHERE reference_key NOT IN (SELECT source_key FROM source)"
    )
    text = everything(name)

    assert len(rows) > 0
    assert len(cited) > 0
    for hidden in (*rows["locality_key"], *cited["reference_key"]):
        assert f"'{hidden}'" not in text
        assert f"'{hidden}-" not in text
    exported = localities.export_rows()
    counts = exported.dropna(subset="hidden_count")
    assert told(name, "FROM locality_hidden") == sorted(
        zip(counts["municipality_code"], counts["hidden_count"].astype(int), strict=True)
    )
    assert set(public.fetch(name, "FROM locality")["locality_key"]) == set(exported["locality_key"].dropna())
    assert public.fetch(name, "FROM reference ORDER BY ALL")["reference_key"].tolist() == sorted(
        provenance.documents()["reference_key"]
    )


def test_it_has_the_tables_and_columns_of_a_release_with_czech_comments(atlas):
    columns = public.fetch(
        db.serving(),
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL",
    )
    found = columns.groupby("table_name")["column_name"].agg(set)

    assert set(found.index) == set(TABLES) - set(public.LEFT_OUT) | {EXTRA}
    for table in set(found.index) - {EXTRA}:
        assert found[table] == set(TABLES[table].columns)
    said = columns[columns["table_name"] != EXTRA]
    assert all(
        comment.startswith(FIELDS[name].label)
        for name, comment in zip(said["column_name"], said["comment"], strict=True)
    )


@pytest.mark.parametrize("table", ["municipality_index", "area_boundary", "episode", "project", "indicator_result"])
def test_what_is_told_is_told_whole(atlas, table):
    assert told(db.serving(), f"SELECT count(*) FROM {table}") == [
        (db.fetch(f"SELECT count(*) AS n FROM {table}")["n"].item(),)
    ]


def test_fingerprints_are_left_out_and_the_release_is_named(atlas):
    name = db.serving()

    assert told(name, "SELECT count(sha256) FROM source") == [(0,)]
    assert told(name, "SELECT value FROM release_fact WHERE key = 'release'") == [(name,)]
    assert told(name, "SELECT count(*) FROM release_fact WHERE key = 'recipe'") == [(0,)]


def test_no_block_of_the_file_keeps_what_is_not_told(drawn):
    """Also not one that was freed: a title is written once, without the name of the received file."""
    release = releases.path_of(drawn).read_bytes()
    assert b"aabbccddeeff" in release, "it can be seen where it stands"

    file = public.path_of(drawn).read_bytes()

    assert b"aabbccddeeff" not in file
    assert b"SECRET" not in file
    assert told(drawn, "SELECT title FROM source WHERE source_key = 'isv_2024_import'") == [("Index 2024",)]


@pytest.mark.parametrize("broken", [b"", b"no database at all", b"12345678DUCK"])
def test_a_file_that_is_no_database_is_made_again(drawn, broken):
    rows = told(drawn, "SELECT count(*) FROM area")
    public.path_of(drawn).write_bytes(broken)
    if public.DATABASE_MARK in broken:
        public._connection.cache_clear()  # as after a start of the server: it is seen only when it is opened

    assert told(drawn, "SELECT count(*) FROM area") == rows
    assert public.path_of(drawn).stat().st_size > 1_000_000


def test_a_file_that_cannot_be_read_says_so_in_czech(drawn):
    """Its head is whole, its rows are not."""
    file = public.path_of(drawn)
    public._connection.cache_clear()
    with file.open("r+b") as opened:
        opened.truncate(1_000_000)

    every = " UNION ALL ".join(
        f'SELECT max({table}::VARCHAR) FROM "{table}"' for table in set(TABLES) - set(public.LEFT_OUT)
    )
    with pytest.raises(PublicFileError, match="nelze přečíst"):
        public.fetch(drawn, every)


def test_it_is_made_when_it_is_missing_and_goes_with_its_release(drawn):
    file = public.path_of(drawn)
    file.unlink()

    assert public.path_of(drawn) == file
    assert file.exists()
    assert [each.name for each in file.parent.iterdir()] == [file.name], "nothing half-written stays"

    old = shutil.copy(releases.path_of(drawn), paths.releases() / "isv-000000000000.duckdb")
    public.path_of("isv-000000000000")
    assert [each.name for each in pruning.prune_by_rule(datetime.now(UTC), keep=0).deleted] == [old.stem]
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_there_is_none_of_a_release_that_is_not(atlas):
    with pytest.raises(NoReleaseError):
        public.path_of("isv-123456789abc")

"""What anybody may ask anything of: a copy of a release without all that the atlas does not tell.

The SQL console runs on this file and never on the release. A locality that could be recognised is not in it: no key, no
name, no document that only its rows cite, no contradiction about it; table ``locality_hidden`` has their number by
municipality, as the page and the exports do. Nor are fingerprints, received files and their names.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from sei_core.errors import NoReleaseError, PublicFileError
from sei_core.store import build, releases

#: Tables about files, not about the country.
LEFT_OUT = ("release_input",)
#: Name of the file in ``duckdb_databases()`` and of the database in a query.
DATABASE = "atlas"
#: A file of DuckDB says that it is one, from its eighth byte on.
DATABASE_MARK, _MARKED_FROM = b"DUCK", 8

#: Rows that are not told, and documents that no other row cites.
_HIDDEN = """
    CREATE TEMP TABLE hidden_row AS
    WITH place AS (SELECT locality_key FROM release.locality WHERE small_identifiable <> 'ne')
    SELECT 'locality' AS table_name, locality_key AS row_key FROM place
    UNION ALL
    SELECT 'locality_observation', observation_key
    FROM release.locality_observation SEMI JOIN place USING (locality_key)
    UNION ALL
    SELECT 'statement', statement_key
    FROM release.statement
    WHERE (subject_table = 'locality' AND subject_key IN (FROM place))
       OR (subject_table = 'locality_observation' AND subject_key IN (
              SELECT observation_key FROM release.locality_observation SEMI JOIN place USING (locality_key)
          ));
    CREATE TEMP TABLE hidden_reference AS
    SELECT reference_key FROM release.citation SEMI JOIN hidden_row USING (table_name, row_key)
    EXCEPT
    SELECT reference_key FROM release.citation ANTI JOIN hidden_row USING (table_name, row_key)
"""
#: What is told of the tables that say more than may be told.
_TOLD = {
    "locality": "FROM release.locality WHERE small_identifiable = 'ne'",
    "locality_observation": """
        FROM release.locality_observation
        WHERE observation_key NOT IN (SELECT row_key FROM hidden_row WHERE table_name = 'locality_observation')
    """,
    "statement": """
        FROM release.statement
        WHERE statement_key NOT IN (SELECT row_key FROM hidden_row WHERE table_name = 'statement')
    """,
    "citation": "FROM release.citation ANTI JOIN hidden_row USING (table_name, row_key)",
    "reference": "FROM release.reference ANTI JOIN hidden_reference USING (reference_key)",
    # Shipped files have a folder; a title ends by the received file in brackets.
    "source": r"""
        WITH received AS (FROM release.release_input SELECT file_name WHERE file_name NOT LIKE '%/%')
        SELECT * REPLACE (
            NULL::VARCHAR AS sha256,
            regexp_replace(
                list_reduce(
                    list_prepend(title, (SELECT coalesce(list(file_name), []) FROM received)),
                    lambda said, file_name: replace(said, file_name, '')
                ),
                ' \([^()]* \)$',
                ''
            ) AS title
        )
        FROM release.source WHERE source_key NOT IN (FROM hidden_reference)
    """,
    "table_source": "FROM release.table_source WHERE source_key NOT IN (FROM hidden_reference)",
    "quality_check": """
        SELECT * REPLACE (
            CASE WHEN NOT EXISTS (FROM hidden_row WHERE contains(example, row_key)) THEN example END AS example
        )
        FROM release.quality_check
    """,
    "release_fact": "FROM release.release_fact WHERE key <> 'recipe' UNION ALL SELECT 'release', $release",
}


def path_of(name: str) -> Path:
    """The public file of a release, made from it if it is missing or no database.

    Raises:
        NoReleaseError: if there is no such release.
        BuildInProgressError: if it has to be made and another process builds.
        PublicFileError: if it cannot be read or made.
    """
    file = releases.public_path_of(name)
    if not _is_sound(file):
        _connection.cache_clear()
        try:
            with build.lock():
                make(name)
        except (duckdb.IOException, OSError) as error:
            raise PublicFileError(name) from error
    return file


def make(name: str) -> Path:
    """Write the public file of a release beside and put it in its place in one step; the caller holds ``build.lock``.

    Raises:
        NoReleaseError: if there is no such release.
    """
    target = releases.public_path_of(name)
    if not releases.path_of(name).exists():
        raise NoReleaseError(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    for abandoned in target.parent.glob(".building-*"):
        abandoned.unlink()
    beside = target.with_name(f".building-{os.getpid()}-{target.name}")
    try:
        with duckdb.connect() as database:
            database.execute(f"ATTACH '{_quoted(releases.path_of(name))}' AS release (READ_ONLY)")
            database.execute(f"ATTACH '{_quoted(beside)}' AS told")
            database.execute(_HIDDEN)
            database.execute("BEGIN")  # one write to the disk instead of one for each of 350 comments
            _copy(database, name)
            _describe(database)
            database.execute("COMMIT")
            database.execute("CHECKPOINT told")  # detaching would not say that the disk is full
            database.execute("DETACH told")
        os.replace(beside, target)
    finally:
        for left in beside.parent.glob(f"{beside.name}*"):  # with the log of a database that a full disk stopped
            left.unlink()
    return target


def fetch(name: str, sql: str, **parameters: object) -> pd.DataFrame:
    """Run one SELECT of ours on the public file of a release and return its rows.

    Raises:
        NoReleaseError: if there is no such release.
        PublicFileError: if the file cannot be read.
    """
    file = path_of(name)
    try:
        with _connection(file).cursor() as database:
            return database.execute(sql, parameters).df()
    except duckdb.IOException as error:
        raise PublicFileError(name) from error


def _is_sound(file: Path) -> bool:
    """Is there a database that opens? An opened one would not notice that its file is no database any more."""
    try:
        with file.open("rb") as opened:
            if not opened.read(_MARKED_FROM + len(DATABASE_MARK)).endswith(DATABASE_MARK):
                return False
        _connection(file)
    except (OSError, duckdb.Error):
        return False
    return True


def _copy(database: duckdb.DuckDBPyConnection, name: str) -> None:
    """Fill the public file, each row once and as it stays: a freed block of the file would keep what was there."""
    tables = database.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'release' ORDER BY ALL")
    for (table,) in tables.fetchall():
        if table in LEFT_OUT:
            continue
        told = _TOLD.get(table, f'FROM release."{table}"')
        parameters = {"release": name} if "$release" in told else {}
        database.execute(f'CREATE TABLE told."{table}" AS {told}', parameters)
    database.execute(
        """
        CREATE TABLE told.locality_hidden AS
        SELECT municipality_code, count(*)::INT AS hidden_count
        FROM release.locality WHERE small_identifiable <> 'ne'
        GROUP BY municipality_code ORDER BY municipality_code
        """
    )


def _describe(database: duckdb.DuckDBPyConnection) -> None:
    """Take over the comments of tables and columns."""
    said = database.execute(
        """
        WITH said AS (
            SELECT database_name, table_name, 'TABLE told."' || table_name || '"' AS subject, comment
            FROM duckdb_tables()
            UNION ALL
            SELECT database_name, table_name, 'COLUMN told."' || table_name || '"."' || column_name || '"', comment
            FROM duckdb_columns()
        )
        SELECT subject, comment FROM said
        WHERE database_name = 'release' AND comment IS NOT NULL AND NOT list_contains($out, table_name)
        """,
        {"out": list(LEFT_OUT)},
    )
    for subject, comment in said.fetchall():
        database.execute(f"COMMENT ON {subject} IS '{_quoted(comment)}'")


def _quoted(text: object) -> str:
    return str(text).replace("'", "''")


@lru_cache(maxsize=2)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    settings = {"enable_external_access": False, "lock_configuration": True, "threads": 1}
    return duckdb.connect(path, read_only=True, config=settings)

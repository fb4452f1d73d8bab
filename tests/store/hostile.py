"""Hostile questions to the SQL console, and what has to become of each; ``python -m tests.store.hostile`` logs them.

An outcome is a reason of ``QueryError``; ``answered`` for what is harmless in a cage; ``ended`` for what the cage ends:
by its time, by its memory, or with the worker.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import duckdb

from sei_core.errors import QueryError
from sei_core.paths import ROOT
from sei_core.store import console
from sei_core.store.console import Limits

ANSWERED, ENDED = "answered", "ended"
#: What the cage says when it ends a question.
ENDS = ("time", "memory", "worker")
#: Bombs get a second; others so much that a busy machine does not end them.
PATIENT, SHORT = Limits(seconds=30), Limits(seconds=1, megabytes=128, process_megabytes=1024)


@dataclass(frozen=True)
class Hostile:
    """A hostile question.

    Attributes:
        group: what it tries.
        sql: the question.
        outcome: what has to become of it.
    """

    group: str
    sql: str
    outcome: str

    @property
    def limits(self) -> Limits:
        """What it may take."""
        return SHORT if self.outcome == ENDED else PATIENT


CASES = {
    ("write files", "statement"): [
        "COPY (SELECT 1) TO '/tmp/sei_hostile.csv'",
        "COPY municipality TO 'municipality.parquet' (FORMAT parquet)",
        "EXPORT DATABASE '/tmp/sei_hostile'",
        "COPY FROM DATABASE atlas TO memory",
        "IMPORT DATABASE '/tmp'",
        "COPY area FROM '/etc/passwd'",
        "COPY (SELECT 1) TO '../atlas.duckdb' (FORMAT csv, USE_TMP_FILE false)",
        "COPY (SELECT 1) TO '/dev/stdout' (FORMAT csv)",
        "COPY (PIVOT area ON level) TO '../atlas.duckdb' (FORMAT csv, USE_TMP_FILE false)",
    ],
    ("write files, dressed as a plan", "statement"): [
        *(
            f"{explain} COPY (SELECT 1) TO '../atlas.duckdb' (FORMAT csv, USE_TMP_FILE false)"
            for explain in (
                "EXPLAIN",
                "EXPLAIN ANALYZE",
                "explain analyse",
                "EXPLAIN (FORMAT json)",
                "EXPLAIN ANALYZE (FORMAT json)",
                "EXPLAIN (FORMAT json, ANALYZE)",
                "EXPLAIN /* one */ ANALYZE -- two\n",
                "EXPLAIN ANALYZE (FORMAT /* ) SELECT 1 -- */ json)",
                "-- SELECT 1\nEXPLAIN/**/ANALYZE/**/",
            )
        ),
        *(
            f"EXPLAIN ANALYZE COPY (SELECT 1) TO '{target}' (FORMAT csv, USE_TMP_FILE false)"
            for target in ("../atlas.duckdb.wal", "../desk/../atlas.duckdb", "mine.csv", "/dev/null", "/dev/stdout")
        ),
    ],
    ("write files, dressed as a plan in other ways", "statement"): [
        "EXPLAIN ANALYZE COPY (PIVOT area ON level) TO '../atlas.duckdb' (FORMAT csv, USE_TMP_FILE false)",
        "EXPLAIN ANALYZE COPY area TO '../atlas.duckdb' (FORMAT parquet, USE_TMP_FILE false)",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '..' (FORMAT csv, PER_THREAD_OUTPUT, OVERWRITE)",
        "WITH p AS (PIVOT area ON level) DELETE FROM area",
        "EXPLAIN ANALYZE COPY FROM DATABASE atlas TO memory",
        "EXPLAIN ANALYZE COPY area FROM '../atlas.duckdb'",
        "EXPLAIN ANALYZE DELETE FROM area",
        "EXPLAIN ANALYZE CREATE TABLE mine AS SELECT 1",
        "EXPLAIN ANALYZE CREATE TEMP TABLE mine AS SELECT 1",
        "EXPLAIN ANALYZE CHECKPOINT",
        "EXPLAIN ANALYZE SET VARIABLE a = 1",
        "EXPLAIN ANALYZE SET threads = 4",
        "EXPLAIN ANALYZE CALL enable_logging()",
        "EXPLAIN ANALYZE CREATE PERSISTENT SECRET s (TYPE s3)",
    ],
    ("write, dressed as a part of a question", "statement"): [
        "WITH a AS (COPY (SELECT 1) TO '../atlas.duckdb' (FORMAT csv, USE_TMP_FILE false)) FROM a",
        "FROM (WITH a AS (COPY (SELECT 1) TO '../atlas.duckdb') FROM a)",
        "SELECT (WITH a AS (COPY (SELECT 1) TO '../atlas.duckdb.wal') SELECT 1 FROM a)",
        "WITH a AS (COPY (SELECT 1) TO '../atlas.duckdb') FROM (PIVOT area ON level), a",
        "PIVOT (WITH a AS (/**/cOpY (SELECT 1) TO '../atlas.duckdb') FROM a) ON b",
        "EXPLAIN ANALYZE WITH a AS (COPY (SELECT 1) TO '../atlas.duckdb') FROM a",
        "DESCRIBE WITH a AS (COPY (SELECT 1) TO '../atlas.duckdb') FROM a",
        "WITH gone AS (DELETE FROM area RETURNING *) SELECT * FROM gone",
        "EXPLAIN ANALYZE WITH gone AS (DELETE FROM area RETURNING *) FROM gone",
        "WITH a AS (TRUNCATE area) FROM a",
        "WITH a AS (INSERT INTO area VALUES (1, 2, 3, 4) RETURNING *) FROM a",
        "WITH a AS (UPDATE area SET level = 'x' RETURNING *) FROM a",
    ],
    ("write files, dressed as a plan that is none", "engine"): [
        "EXPLAIN ANALYZE EXPORT DATABASE '../atlas.duckdb'",
        "EXPLAIN ANALYZE ATTACH '../atlas.duckdb.wal' AS other",
        "EXPLAIN ANALYZE INSTALL httpfs",
        "EXPLAIN EXPLAIN SELECT 1",
        "EXPLAIN ANALYZE EXPLAIN ANALYZE COPY (SELECT 1) TO '../atlas.duckdb'",
        "EXPLAIN (EXPLAIN SELECT 1)",
        "FROM (COPY (SELECT 1) TO '../atlas.duckdb')",
        "FROM pragma_table_info('../atlas.duckdb')",
    ],
    ("open another database", "statement"): [
        "ATTACH '/tmp/sei_hostile.duckdb' AS other",
        "ATTACH ':memory:' AS other",
        "ATTACH 'atlas.duckdb' AS other (READ_WRITE)",
        "DETACH atlas",
        "ATTACH '../atlas.duckdb' AS other (READ_ONLY)",
        "ATTACH OR REPLACE '../atlas.duckdb' AS atlas",
        "USE memory",
    ],
    ("read files of the server", "function"): [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/proc/self/environ')",
        "SELECT * FROM read_parquet('/srv/**/*.parquet')",
        "SELECT * FROM read_json('/etc/hostname')",
        "SELECT * FROM glob('/**')",
        "SELECT * FROM glob('../**')",
        "FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM parquet_metadata('/tmp/x.parquet')",
        "SELECT content FROM read_text(['/etc/passwd', '/etc/group'])",
        "SELECT * FROM read_duckdb('/tmp/other.duckdb')",
        "SELECT (SELECT content FROM read_text('/proc/self/cmdline'))",
        "WITH x AS (FROM read_csv('/etc/hosts')) FROM x",
        "EXPLAIN ANALYZE SELECT * FROM read_text('/etc/passwd')",
        "DESCRIBE SELECT * FROM read_csv('/etc/passwd')",
        "PIVOT read_csv('/etc/passwd') ON column0",
        "SELECT * FROM read_blob('../atlas.duckdb')",
        "SELECT * FROM read_text('../atlas.duckdb')",
        "SELECT size FROM read_blob('../desk/../atlas.duckdb')",
        "SELECT * FROM read_blob('../atlas.duckdb.wal')",
        "SELECT * FROM glob('../atlas.duckdb')",
        "FROM read_parquet('../atlas.duckdb')",
        "FROM read_csv('../atlas.duckdb', delim = '', header = false)",
        "FROM read_duckdb('../atlas.duckdb', table_name = 'area')",
        "FROM READ_BLOB ('../atlas.duckdb')",
        "FROM \"read_blob\"/* */('../atlas.duckdb')",
        "FROM system.main.read_blob('../atlas.duckdb')",
        "SUMMARIZE FROM read_blob('../atlas.duckdb')",
        "DESCRIBE FROM read_blob('../atlas.duckdb')",
        "EXPLAIN FROM read_blob('../atlas.duckdb')",
        "FROM area ORDER BY (SELECT size FROM read_blob('../atlas.duckdb'))",
        "WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT size FROM read_blob('../atlas.duckdb')) FROM t LIMIT 2",
        "PIVOT (FROM read_blob('../atlas.duckdb')) ON filename USING max(size)",
        "FROM read_blob('/dev/stdin')",
        "FROM read_text('/proc/self/fd/3')",
        "FROM parquet_schema('../atlas.duckdb')",
    ],
    ("read files of the server, by name alone", "engine"): [
        "SELECT * FROM '/etc/passwd'",
        'SELECT * FROM "/etc/passwd"',
        "FROM 'data/sources.toml'",
        "FROM '../atlas.duckdb'",
        "FROM '../atlas.duckdb.wal'",
        "SUMMARIZE '../atlas.duckdb'",
        "DESCRIBE '../atlas.duckdb'",
        "FROM query_table('../atlas.duckdb')",
        "FROM query_table(['../atlas.duckdb', '/etc/passwd'])",
        "SHOW TABLES FROM '../atlas.duckdb'",
    ],
    ("call what is no table", "function"): [
        "SELECT * FROM query('SELECT 42')",
        "SELECT * FROM query('DROP TABLE area')",
        "SELECT * FROM query('SELECT 1; DROP TABLE area')",
        "FROM query('COPY (SELECT 1) TO ''../atlas.duckdb'' ')",
        "FROM query('FROM read_bl' || 'ob(''../atlas.duckdb'')')",
        "FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
        "FROM arrow_scan(1, 2, 3)",
        "FROM pandas_scan(1)",
        "FROM python_map_function(1)",
        "FROM checkpoint()",
        "FROM force_checkpoint()",
        "FROM truncate_duckdb_logs()",
        "FROM enable_logging(storage := 'file', storage_path := '../atlas.duckdb')",
        "FROM enable_profiling(save_location := '../atlas.duckdb')",
        "FROM disable_profiling()",
        "FROM register_external_resource('a', 'b')",
        "FROM create_external_resource('a')",
        "FROM destroy_external_resource('a', 1)",
        "FROM pragma_storage_info('area')",
        "FROM pragma_metadata_info()",
        "FROM duckdb_extensions()",
        "FROM duckdb_external_file_cache()",
        "FROM which_secret('s3://a', 's3')",
    ],
    ("reach the network", "function"): [
        "SELECT * FROM read_csv('https://example.org/a.csv')",
        "SELECT * FROM read_parquet('http://169.254.169.254/latest/meta-data')",
    ],
    ("reach the network, by name alone", "engine"): [
        "SELECT * FROM 's3://bucket/a.parquet'",
        "SELECT * FROM sqlite_scan('/tmp/a.db', 'a')",
        "SELECT * FROM postgres_scan('host=localhost', 'public', 'a')",
    ],
    ("load an extension", "statement"): [
        "INSTALL httpfs",
        "LOAD httpfs",
        "FORCE INSTALL spatial FROM community",
        "LOAD '/tmp/evil.duckdb_extension'",
        "UPDATE EXTENSIONS",
    ],
    ("change a setting", "statement"): [
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET memory_limit = '64GB'",
        "RESET memory_limit",
        "SET threads = 64",
        "SET VARIABLE a = 1",
        "PRAGMA enable_profiling",
        "PRAGMA profiling_output = '/tmp/sei_profile.json'",
        "PRAGMA database_list",
        "PRAGMA enable_logging",
        "SET profile_output = '/tmp/sei_profile.json'",
        "SET python_enable_replacements = true",
        "CALL enable_logging(storage := 'file')",
        "CREATE PERSISTENT SECRET s (TYPE s3)",
    ],
    ("change data", "statement"): [
        "CREATE TABLE mine AS SELECT 1",
        "CREATE TEMP TABLE mine AS SELECT * FROM range(10)",
        "CREATE VIEW mine AS SELECT 1",
        "CREATE MACRO mine() AS 1",
        "CREATE TABLE mine AS PIVOT area ON level",
        "INSERT INTO area VALUES ('a', 'b', 'c', 'd')",
        "UPDATE area SET area_name = 'x'",
        "DELETE FROM municipality_index",
        "TRUNCATE area",
        "DROP TABLE area",
        "ALTER TABLE area ADD COLUMN x INT",
        "COMMENT ON TABLE area IS 'x'",
        "CHECKPOINT",
        "FORCE CHECKPOINT",
        "VACUUM",
        "BEGIN TRANSACTION",
        "MERGE INTO area USING area AS b ON false WHEN NOT MATCHED THEN INSERT VALUES ('a', 'b', 'c', 'd')",
    ],
    ("change data, dressed as a question", "engine"): [
        "SELECT 1) AS a; DROP TABLE area; SELECT (1",
        "SELECT 1) SELECT 2 FROM (SELECT 3",
    ],
    ("run prepared or called things", "statement"): [
        "PREPARE a AS SELECT 1",
        "EXECUTE a",
        "DEALLOCATE a",
        "CALL pragma_version()",
        "CALL duckdb_settings()",
    ],
    ("several statements", "several"): [
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE area",
        "SELECT 1 /* ; */; -- x\nATTACH '/tmp/x' AS x",
        "SELECT ';'; SET threads = 9",
        "DROP TABLE area; SELECT 1",
    ],
    ("nothing at all", "empty"): ["", "  \n\t", "-- only a comment", "/* nothing */", ";;;"],
    ("exhaust time or memory", ENDED): [
        "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b",
        "WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM t) SELECT sum(a) FROM t",
        "WITH RECURSIVE t AS (SELECT repeat('x', 999) AS a UNION ALL SELECT a || a FROM t) SELECT max(len(a)) FROM t",
        "SELECT list(range) FROM range(1000000000000)",
        "SELECT string_agg(repeat('x', 1000), '') FROM range(1000000000)",
        "SELECT max(place) FROM (SELECT row_number() OVER (ORDER BY hash(range)) AS place FROM range(100000000))",
        "SELECT count(*) FROM neighbour AS a, neighbour AS b, neighbour AS c WHERE a.neighbour_code < c.neighbour_code",
        "SELECT count(DISTINCT uuid()) FROM range(1000000000)",
        "PIVOT (SELECT range AS a FROM range(100000000)) ON a USING count(*)",
        "SELECT max(sha256(range::VARCHAR)) FROM range(1000000000)",
        "SELECT length(repeat('x', 4000000000))",
        "SELECT list_sum(list_transform(range(100000000), lambda x: list_sum(range(x))))",
    ],
    ("exhaust the reader of the text", "engine"): [
        "SELECT " + "(" * 9000 + "1" + ")" * 9000,
        "SELECT " + "NOT " * 4500 + "true",
        "SELECT repeat('x', 10000000000)",
        "SELECT " + "[" * 5000 + "1" + "]" * 5000,
        "SELECT " + "+".join("1" * 6000),
        "SELECT 'unfinished",
        'SELECT "unfinished',
        "SELECT $$unfinished",
        "SELECT /* unfinished",
    ],
    ("exhaust the reader of the text, by its length", "long"): ["SELECT '" + "x" * 10_000_000 + "'", "(" * 30_000],
    ("letters that are none", "letters"): ["SELECT '\0'", "SELECT 1\0; DROP TABLE area", "SELECT '\udcff'"],
    ("too wide an answer", "columns"): ["SELECT " + ", ".join(f"{n} AS c{n}" for n in range(600))],
    ("large answers, cut short", ANSWERED): [
        "SELECT * FROM range(1000000000000)",
        "SELECT * FROM municipality AS a, municipality AS b, municipality AS c",
        "SELECT repeat('x', 100000) FROM range(100000)",
        "SELECT regexp_matches(repeat('a', 100000) || 'b', '(a+)+$')",
        "SELECT regexp_replace(repeat('a', 10000), '(a|a)*', 'b', 'g')",
    ],
    ("look around the cage", ANSWERED): [
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM duckdb_databases()",
        "SELECT path FROM duckdb_databases() WHERE path IS NOT NULL",
        "SELECT * FROM duckdb_secrets()",
        "SELECT * FROM duckdb_logs",
        "SELECT * FROM duckdb_temporary_files()",
        "SELECT current_setting('temp_directory'), current_setting('home_directory')",
        "SELECT current_user, current_database(), current_schema(), version()",
        "SELECT * FROM duckdb_functions()",
        "SELECT write_log('hostile')",
        "FROM query_table('area')",
        "SELECT * FROM pg_catalog.pg_tables",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM pragma_database_size()",
        "SHOW ALL TABLES",
    ],
    ("look around the cage, in vain", "engine"): [
        "SELECT getenv('HOME')",
        "SELECT * FROM release_input",
        "SELECT * FROM frame",
        "SELECT * FROM sql",
        "SELECT current_setting('no_such_setting')",
    ],
    ("plans of what only reads", ANSWERED): [
        "EXPLAIN (SELECT 1)",
        "EXPLAIN(FORMAT json)(SELECT 1)",
        "EXPLAIN /* /* */ SELECT 1 -- */ COPY (SELECT 1) TO '../atlas.duckdb'",
        "EXPLAIN ANALYZE PIVOT area ON level",
        "WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM a WHERE x < 9) FROM a",
        "WITH a AS MATERIALIZED (SELECT 1) FROM a UNION FROM a EXCEPT SELECT 2",
        "SELECT getvariable('a')",
        "SELECT 'EXPLAIN ANALYZE COPY', 'read_blob(''../atlas.duckdb'')' -- COPY (SELECT 1) TO 'a'",
    ],
    ("names and letters that mislead", ANSWERED): [
        'SELECT 1 AS "a; DROP TABLE area", 2 AS "<script>alert(1)</script>"',
        "SELECT '\u202e\u200b' || chr(65279) AS \"\u202e\"",
        'SELECT 1 AS a, 2 AS a, 3 AS "A", 4 AS "a (2)"',
        "SELECT '=cmd|calc' AS \"=1+1\", '' AS empty",
        "SELECT 'nan'::DOUBLE, 'inf'::DOUBLE, '-inf'::FLOAT, 170141183460469231731687303715884105727::HUGEINT",
        "SELECT * FROM test_all_types()",
        "VALUES ('\U0001f600'), ('ř'), (NULL)",
        "SELECT 1 -- ; DROP TABLE area",
        "SELECT 1; -- DROP TABLE area",
        "/* ; */ SELECT 1 /* ; */ ;",
    ],
    ("names and letters that mislead the parser", "engine"): [
        "SEL\u200bECT 1",
        "\uff33\uff25\uff2c\uff25\uff23\uff34 1",
        "SELECT * FROM \u0430rea",
        "SELECT \\x00",
    ],
}
HOSTILE = [Hostile(group, sql, outcome) for (group, outcome), asked in CASES.items() for sql in asked]


def outcome_of(hostile: Hostile) -> tuple[str, str]:
    """What becomes of a question: the outcome, and everything that the asker is told."""
    try:
        answer = console.start(hostile.sql, hostile.limits).answer()
    except QueryError as error:
        is_ended = hostile.outcome == ENDED and error.reason in ENDS
        return ENDED if is_ended else error.reason, str(error)
    return ANSWERED, answer.frame.to_csv(index=False)


def log() -> Iterator[str]:
    """The hostile questions and what became of them, as a table in Markdown."""
    yield "# What the SQL console does with hostile questions\n"
    yield (
        f"{len(HOSTILE)} questions, written by `python -m tests.store.hostile > docs/sql_hostile.md` on "
        f"{date.today().isoformat()}, DuckDB {duckdb.__version__}, {platform.system()}. `statement`, `several`, "
        "`empty`, `long`, `letters`, `function`, `columns`: refused before anything runs; `engine`: refused by DuckDB, "
        "read-only and locked, whose own copy of the public file has no name any more (on Windows: is thrown away); "
        "`time`, `memory`, `worker`: ended by the cage; `answered`: harmless, nothing of the server in it. "
        "`tests/store/test_console_hostile.py` asks them all.\n"
    )
    yield "| what it tries | question | became |\n|---|---|---|"
    for hostile in HOSTILE:
        try:
            answer = console.start(hostile.sql, hostile.limits).answer()
            became = f"answered, {len(answer.frame)} rows{', cut' if answer.is_cut else ''}"
        except QueryError as error:
            said = error.detail.splitlines()[0][:110] if error.detail else ""
            became = f"{error.reason}{': ' + said if said else ''}"
        yield f"| {hostile.group} | `{_cell(hostile.sql)}` | {_cell(became)} |"


def _cell(text: str) -> str:
    """Text in a cell of a table, without what would end it, in letters that can be seen."""
    short = text if len(text) <= 90 else f"{text[:80]} … ({len(text)} letters)"
    seen = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in short)
    return seen.replace("|", "\\|").replace("`", "'") or " "


if __name__ == "__main__":
    os.environ.setdefault("SEI_HOME", str(ROOT / "var"))
    sys.stdout.write("\n".join(log()) + "\n")

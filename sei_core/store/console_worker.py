"""One question of a stranger, in a process of its own: started as a script, told the question, killed without regret.

Knows nothing of the atlas: it imports nothing of ours, its environment is empty, and the only file that it may read is
its own copy of the public database beside its empty folder. DuckDB lets a question read and write the file that it has
open, so the copy loses its name as soon as it is open (not on Windows, where it is thrown away afterwards). A JSON line
comes in, a JSON document goes out. It ends by itself when its time is over, and when the process that asked is gone:
its standard input closes then.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import sys
import threading
from collections.abc import Iterator

import duckdb

#: What may be asked, as DuckDB calls it: a PIVOT is several statements to it.
READING = {"SELECT", "MULTI"}
#: What a question may be made of; a WITH may hold a COPY or a DELETE too. Where DuckDB does not tell, their words tell.
READING_PARTS = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
WRITING_WORDS = {"copy", "insert", "update", "delete", "merge", "truncate"}
#: Functions that may stand where a table stands. All others are refused: they read files, run text, move pointers.
TABLE_FUNCTIONS = {
    *("range", "generate_series", "unnest", "repeat", "repeat_row", "summary", "json_each", "json_tree", "query_table"),
    *("histogram", "histogram_values", "test_all_types", "test_vector_types", "pg_timezone_names"),
    *("duckdb_columns", "duckdb_constraints", "duckdb_databases", "duckdb_functions", "duckdb_indexes"),
    *("duckdb_keywords", "duckdb_memory", "duckdb_schemas", "duckdb_secrets", "duckdb_settings", "duckdb_tables"),
    *("duckdb_temporary_files", "duckdb_types", "duckdb_variables", "duckdb_views"),
    *("pragma_collations", "pragma_database_size", "pragma_table_info", "pragma_version", "icu_calendar_names"),
}
#: White space and comments; what stands before the question that is to be explained.
_GAP = r"(?:\s|--[^\n]*+|/\*(?>.*?\*/))*+"
_EXPLAIN = re.compile(
    rf"{_GAP}EXPLAIN\b{_GAP}(?P<analyze>ANALY[ZS]E\b)?{_GAP}(?:(?P<options>\(\s*(?:ANALY|FORMAT)[\w\s,]*\)))?",
    re.IGNORECASE | re.DOTALL,
)
INTEGERS = {"tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger"}
BIG = {"hugeint", "uhugeint", "ubigint"}
NUMBERS = {"float", "double"}
FILES, BATCH = 64, 256
#: What every cell counts for beside its characters: an empty text is an object too.
CELL = 8
#: The worker is kinder than the pages of the same server.
NICE = 10


class Refused(Exception):
    """A question that is not asked at all; its argument is the reason."""


def main() -> None:
    """Answer the question on standard input."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = request["limits"]
    faulthandler.dump_traceback_later(limits["seconds"], exit=True)  # a thread of C: no lock of Python holds it up
    threading.Thread(target=_end_with_the_asker, daemon=True).start()
    _limit_process(limits)
    try:
        answer = _answer(request["sql"], limits)
    except Refused as refused:
        answer = {"reason": refused.args[0], "detail": ""}
    except (duckdb.OutOfMemoryException, MemoryError):
        answer = {"reason": "memory", "detail": ""}
    except duckdb.InterruptException:
        answer = {"reason": "time", "detail": ""}
    except duckdb.Error as error:
        answer = {"reason": "engine", "detail": str(error).partition("Traceback")[0].strip()}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing to tidy up: the database is read-only


def _answer(sql: str, limits: dict[str, int]) -> dict[str, object]:
    """Ask the database.

    Returns:
        ``columns``: name, type and kind (``integer``, ``number``, ``flag``, ``big``,
            ``decimal``, ``date``, ``text``) of each;
        ``values``: a list for each column; ``tables``: those of the question; ``is_cut``, ``is_shortened``.
    """
    database = _open(limits)
    explain, question = _question(database, sql)
    tables = _tables(database, question)
    if explain:
        cursor = database.execute(explain + question)  # once: EXPLAIN ANALYZE runs what it explains
        columns = [[name, "VARCHAR", "text"] for name, *_ in cursor.description]
    else:
        asked = database.sql(question)
        columns = [[name, str(type_), _kind(type_.id)] for name, type_ in zip(asked.columns, asked.types, strict=True)]
        if len(columns) > limits["columns"]:
            raise Refused("columns")
        wanted = ", ".join(_written(place, each[2], limits["text"]) for place, each in enumerate(columns, start=1))
        cursor = database.execute(f"FROM ({question}\n) SELECT {wanted} LIMIT {limits['rows'] + 1}")
    values, is_cut, is_shortened = _taken(cursor, len(columns), limits)
    return {
        "columns": columns,
        "values": values,
        "tables": tables,
        "is_cut": is_cut,
        "is_shortened": is_shortened,
    }


def _open(limits: dict[str, int]) -> duckdb.DuckDBPyConnection:
    """Open the copy of the public database so that nothing else can be opened and no setting changed; take its name."""
    database = duckdb.connect(
        limits["file"],
        read_only=True,
        config={
            "enable_external_access": False,
            "memory_limit": f"{limits['megabytes']}MB",
            "threads": 1,
            "temp_directory": "",
            "max_temp_directory_size": "0B",
            "allow_community_extensions": False,
            "allow_unsigned_extensions": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_persistent_secrets": False,
            "python_enable_replacements": False,
            "python_scan_all_frames": False,
        },
    )
    database.execute("SET secret_directory = ''")
    database.execute(f"SET max_execution_time = {1000 * limits['seconds']}")
    database.execute("SET lock_configuration = true")
    if os.name == "posix":
        os.unlink(limits["file"])
        for folder in (os.getcwd(), os.path.dirname(limits["file"])):
            os.chmod(folder, 0o500)
    return database


def _question(database: duckdb.DuckDBPyConnection, sql: str) -> tuple[str, str]:
    """Take a question apart: how it is to be explained, empty where it is to be answered, and what is asked.

    What stands before an explained question is written anew, so that no comment in it can hide where it ends.

    Raises:
        Refused: if it is not one question that only reads.
    """
    kind = _only(database, sql)
    explain, question = "", sql
    if kind == "EXPLAIN":
        found = _EXPLAIN.match(sql)
        if found is None:
            raise Refused("statement")
        explain = f"EXPLAIN {found['analyze'] or ''} {found['options'] or ''} "
        question = sql[found.end() :]
    try:
        if _only(database, question) not in READING:
            raise Refused("statement")
        question = _without_end(question)
        database.extract_statements(f"FROM ({question}\n)")  # nothing but a query can stand in brackets
    except duckdb.ParserException as error:  # the whole is a statement, this part of it is no query
        raise Refused("statement") from error
    parts = _parts(database, question)
    if parts is None:
        is_writing = WRITING_WORDS.intersection(re.findall(r"\w+", question.lower()))
    else:
        is_writing = set(re.findall(r'"type":"(\w+_NODE)"', parts)) - READING_PARTS
    if is_writing:
        raise Refused("statement")
    if _functions(database, question) - TABLE_FUNCTIONS:
        raise Refused("function")
    return explain, question


def _only(database: duckdb.DuckDBPyConnection, sql: str) -> str:
    """What kind of statement it is; raises ``Refused`` for what is not one statement of a known kind."""
    statements = database.extract_statements(sql)
    if not statements:
        raise Refused("empty")
    if len(statements) > 1:
        raise Refused("several")
    try:
        kind = statements[0].type.name
    except ValueError as error:  # a kind that DuckDB's own Python package has no name for, such as UPDATE EXTENSIONS
        raise Refused("statement") from error
    return "EXPLAIN" if kind == "MULTI" and _EXPLAIN.match(sql) else kind


def _without_end(sql: str) -> str:
    """One statement without the semicolon at its end, behind which comments may stand."""
    letters = bytearray(sql.encode())
    for start, token in duckdb.tokenize(sql):
        if token == duckdb.token_type.operator and letters[start : start + 1] == b";":
            letters[start] = ord(" ")
    return letters.decode()


def _tables(database: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    """Names of the tables that a question is about."""
    known = {name for (name,) in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    return sorted(known & _named(database, sql, "table_name"))


def _functions(database: duckdb.DuckDBPyConnection, sql: str) -> set[str]:
    """Names of functions in a question that may stand where a table stands."""
    known = database.execute(
        "SELECT DISTINCT lower(function_name) FROM duckdb_functions() WHERE function_type IN ('table', 'table_macro')"
    )
    return {name for (name,) in known.fetchall()} & {name.lower() for name in _named(database, sql, "function_name")}


def _named(database: duckdb.DuckDBPyConnection, sql: str, what: str) -> set[str]:
    """Names of tables or functions in a question; if DuckDB does not take it apart, all its words."""
    parts = _parts(database, sql)
    return set(re.findall(r"\w+", sql) if parts is None else re.findall(f'"{what}":"(\\w+)"', parts))


def _parts(database: duckdb.DuckDBPyConnection, sql: str) -> str | None:
    """A question as DuckDB takes it apart, in JSON; None if it does not, as with PIVOT."""
    ((parts,),) = database.execute("SELECT json_serialize_sql($sql)", {"sql": sql}).fetchall()
    return None if parts.startswith('{"error":true') else parts


def _kind(type_: str) -> str:
    if type_ in INTEGERS:
        return "integer"
    if type_ in NUMBERS:
        return "number"
    if type_ in BIG:
        return "big"
    return {"boolean": "flag", "date": "date", "decimal": "decimal"}.get(type_, "text")


def _written(place: int, kind: str, longest: int) -> str:
    """How a column leaves the database: numbers as numbers, everything else as text that is not too long."""
    if kind in ("integer", "flag"):
        return f"#{place} AS c{place}"
    if kind == "number":
        return f"CAST(#{place} AS DOUBLE) AS c{place}"
    return f"left(CAST(#{place} AS VARCHAR), {longest + 1}) AS c{place}"


def _taken(
    cursor: duckdb.DuckDBPyConnection, width: int, limits: dict[str, int]
) -> tuple[list[list[object]], bool, bool]:
    """Take rows as long as they fit; say whether rows were left and whether texts were shortened."""
    columns: list[list[object]] = [[] for _ in range(width)]
    room, is_shortened, longest = limits["characters"], False, limits["text"]
    most = min(limits["rows"], limits["cells"] // width)
    for row in _rows(cursor):
        shortened = False
        for place, value in enumerate(row):
            if isinstance(value, str) and len(value) > longest:
                row[place], shortened = value[:longest], True
        room -= sum(CELL + len(value) if isinstance(value, str) else CELL for value in row)
        if len(columns[0]) == most or room < 0:
            return columns, True, is_shortened
        is_shortened |= shortened
        for column, value in zip(columns, row, strict=True):
            column.append(value)
    return columns, False, is_shortened


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[list[object]]:
    while batch := cursor.fetchmany(BATCH):
        for row in batch:
            yield list(row)


def _limit_process(limits: dict[str, int]) -> None:
    """Let the system hold what DuckDB does not, and let pages go first; Windows knows no such limits."""
    try:
        import resource
    except ImportError:
        return
    os.nice(NICE)
    memory = limits["process_megabytes"] << 20
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, limits["seconds"] + 1),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _end_with_the_asker() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()

"""One question of a stranger, in a process of its own: started as a script, told the question, killed without regret.

Knows nothing of the atlas: it imports nothing of ours, its environment is empty, and the only file that it may read is
the public database beside its empty folder. A JSON line comes in, a JSON document goes out. It ends by itself when its
time is over, and when the process that asked is gone: its standard input closes then.
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

#: What may be asked: the kindness of a sentence. What cannot be done is the wall of a read-only, locked database.
ALLOWED = {"SELECT", "EXPLAIN"}
#: A PIVOT is two statements to DuckDB, as is a table made from one; it is told by its first word.
FIRST_WORDS = ("pivot", "from", "select", "with", "explain", "(", "describe", "summarize", "values", "table", "unpivot")
INTEGERS = {"tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger"}
BIG = {"hugeint", "uhugeint", "ubigint"}
NUMBERS = {"float", "double"}
FILES, BATCH = 64, 256


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
        ``columns``: name, type and kind (``integer``, ``number``, ``flag``, ``big``, ``date``, ``text``) of each;
        ``values``: a list for each column; ``tables``: those of the question; ``is_cut``, ``is_shortened``.
    """
    database = _open(limits)
    kind = _kind_of(database, sql)
    tables, sql = _tables(database, sql), _without_end(sql)
    asked = database.sql(sql)
    columns = [[name, str(type_), _kind(type_.id)] for name, type_ in zip(asked.columns, asked.types, strict=True)]
    if len(columns) > limits["columns"]:
        raise Refused("columns")
    if kind == "EXPLAIN":
        cursor = database.execute(sql)
    else:
        wanted = ", ".join(_written(place, each[2], limits["text"]) for place, each in enumerate(columns, start=1))
        cursor = database.execute(f"FROM ({sql}\n) SELECT {wanted} LIMIT {limits['rows'] + 1}")
    values, is_cut, is_shortened = _taken(cursor, len(columns), limits)
    return {
        "columns": columns,
        "values": values,
        "tables": tables,
        "is_cut": is_cut,
        "is_shortened": is_shortened,
    }


def _open(limits: dict[str, int]) -> duckdb.DuckDBPyConnection:
    """Open the public database so that nothing else can be opened, and no setting changed."""
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
    return database


def _kind_of(database: duckdb.DuckDBPyConnection, sql: str) -> str:
    """What kind of statement it is; raises ``Refused`` for what is not one question."""
    statements = database.extract_statements(sql)
    if not statements:
        raise Refused("empty")
    if len(statements) > 1:
        raise Refused("several")
    try:
        kind = statements[0].type.name
    except ValueError as error:  # a kind that DuckDB's own Python package has no name for, such as UPDATE EXTENSIONS
        raise Refused("statement") from error
    if kind == "MULTI":
        first = next(start for start, token in duckdb.tokenize(sql) if token != duckdb.token_type.comment)
        if not sql.encode()[first:].decode().lower().startswith(FIRST_WORDS):
            raise Refused("statement")
    elif kind not in ALLOWED:
        raise Refused("statement")
    return kind


def _without_end(sql: str) -> str:
    """One statement without the semicolon at its end, behind which comments may stand."""
    letters = bytearray(sql.encode())
    for start, token in duckdb.tokenize(sql):
        if token == duckdb.token_type.operator and letters[start : start + 1] == b";":
            letters[start] = ord(" ")
    return letters.decode()


def _tables(database: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    """Names of the tables that a question is about; of one that DuckDB cannot take apart, such as PIVOT, all words."""
    known = {name for (name,) in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    ((parts,),) = database.execute("SELECT json_serialize_sql($sql)", {"sql": sql}).fetchall()
    named = re.findall(r"\w+", sql) if parts.startswith('{"error":true') else re.findall(r'"table_name":"(\w+)"', parts)
    return sorted(known.intersection(named))


def _kind(type_: str) -> str:
    if type_ in INTEGERS:
        return "integer"
    if type_ in NUMBERS or type_ == "decimal":
        return "number"
    if type_ in BIG:
        return "big"
    return {"boolean": "flag", "date": "date"}.get(type_, "text")


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
    for row in _rows(cursor):
        shortened = False
        for place, value in enumerate(row):
            if isinstance(value, str) and len(value) > longest:
                row[place], shortened = value[:longest], True
        room -= sum(len(value) if isinstance(value, str) else 8 for value in row)
        if len(columns[0]) == limits["rows"] or room < 0:
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
    """Let the system hold what DuckDB does not; Windows has no such limits, there its own have to do."""
    try:
        import resource
    except ImportError:
        return
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

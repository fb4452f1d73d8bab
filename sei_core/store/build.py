"""A new release: written beside the old ones, checked, then given its name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import duckdb
import pandas as pd
from filelock import FileLock, Timeout

from sei_core import paths
from sei_core.errors import BuildInProgressError, ReleaseCheckError
from sei_core.store import releases

EXAMPLES = 5


class Check(Protocol):
    """A rule about the data; see ``sei_core.schema.checks``."""

    name: str
    severity: str
    description: str
    offending: str


@contextmanager
def lock(patience: float = 0) -> Iterator[None]:
    """Be the only process that builds; the operating system frees the lock of a killed one.

    Args:
        patience: seconds to wait for another process that holds it.

    Raises:
        BuildInProgressError: if another process still holds it then.
    """
    paths.releases().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(paths.build_lock(), timeout=patience):
            for abandoned in paths.releases().glob(".building-*"):
                abandoned.unlink()
            yield
    except Timeout as error:
        raise BuildInProgressError() from error


def write(
    name: str,
    tables: Mapping[str, pd.DataFrame],
    definitions: Sequence[str],
    checks: Sequence[Check],
    stopping_severity: str,
) -> Path:
    """Write release ``name``; the caller holds ``lock``. Nothing is published.

    Args:
        name: content-derived name.
        tables: rows of each table, columns as in ``definitions``.
        definitions: statements that create and describe ``tables`` and ``quality_check``.
        checks: SELECTs of offending rows; results go to table ``quality_check``.
        stopping_severity: a check of this severity with offending rows stops the release.

    Raises:
        ReleaseCheckError: naming every stopping check that found offending rows.
    """
    beside = paths.releases() / f".building-{os.getpid()}-{name}{releases.SUFFIX}"
    try:
        with duckdb.connect(beside) as database:
            database.execute("BEGIN")  # one write to the disk instead of one for each of 350 definitions
            for definition in definitions:
                database.execute(definition)
            database.execute("COMMIT")
            for table, rows in tables.items():
                database.register("rows", rows)
                database.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows")
                database.unregister("rows")
            _run_checks(database, checks, stopping_severity)
            # Closing would leave what does not fit on the disk in a log beside the file, and say nothing.
            database.execute("CHECKPOINT")
        os.replace(beside, releases.path_of(name))
    finally:
        for left in beside.parent.glob(f"{beside.name}*"):  # with the log of a database that a full disk stopped
            left.unlink()
    return releases.path_of(name)


def find(database: duckdb.DuckDBPyConnection, check: Check) -> dict[str, object]:
    """Run one check; a row of table ``quality_check``."""
    rows = database.execute(check.offending).fetchall()
    return {
        "check_name": check.name,
        "severity": check.severity,
        "description": check.description,
        "row_count": len(rows),
        "example": "; ".join(" ".join(map(str, row)) for row in rows[:EXAMPLES]) or None,
    }


def _run_checks(database: duckdb.DuckDBPyConnection, checks: Sequence[Check], stopping_severity: str) -> None:
    """Record the result of each check; see ``write``."""
    broken = []
    for check in checks:
        found = find(database, check)
        database.execute(
            "INSERT INTO quality_check VALUES ($check_name, $severity, $description, $row_count, $example)", found
        )
        if found["row_count"] and check.severity == stopping_severity:
            broken.append((check.description, found["row_count"], found["example"]))
    if broken:
        raise ReleaseCheckError(broken)

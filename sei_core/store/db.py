"""Questions to a release: read-only, one connection per file, one cursor per question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from sei_core.store import releases

_pinned: ContextVar[str | None] = ContextVar("pinned_release", default=None)


def serving() -> str:
    """Name of the release that answers now: the pinned one, otherwise the current one."""
    return _pinned.get() or releases.current_name()


@contextmanager
def pinned(name: str | None = None) -> Iterator[str]:
    """Answer everything inside from one release, even if another is published meanwhile."""
    token = _pinned.set(name or releases.current_name())
    try:
        yield _pinned.get()
    finally:
        _pinned.reset(token)


def fetch(sql: str, **parameters: object) -> pd.DataFrame:
    """Run one SELECT with ``$named`` parameters and return its rows."""
    with cursor() as database:
        return database.execute(sql, parameters).df()


def cursor() -> duckdb.DuckDBPyConnection:
    """Open a cursor of the release that answers now; close it, or use it in ``with``."""
    return _connection(releases.path_of(serving())).cursor()


@lru_cache(maxsize=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    # Sessions share the connection, never a cursor. A forgotten connection closes with its last cursor.
    settings = {"enable_external_access": False, "lock_configuration": True, "threads": 2}
    return duckdb.connect(path, read_only=True, config=settings)

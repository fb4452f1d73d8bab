"""Questions to a release: read-only, one connection per file, one cursor per question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from sei_core.errors import ReleaseUnreadableError
from sei_core.store import releases

_pinned: ContextVar[str | None] = ContextVar("pinned_release", default=None)


def serving() -> str:
    """Name of the release that answers now: the pinned one, otherwise the current one."""
    return _pinned.get() or releases.current_name()


@contextmanager
def pinned(name: str | None = None) -> Iterator[str]:
    """Answer everything inside from one release, even if another is published meanwhile.

    Args:
        name: the release; without it the one that answers now, so that a pin within a pin stays with the outer one.
    """
    token = _pinned.set(name or serving())
    try:
        yield _pinned.get()
    finally:
        _pinned.reset(token)


@contextmanager
def readable() -> Iterator[None]:
    """Say it plainly where the file of the release that answers now does not.

    Raises:
        ReleaseUnreadableError: if it is no database, or not one of ours, or cannot be read.
    """
    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise ReleaseUnreadableError(serving()) from error


def fetch(sql: str, **parameters: object) -> pd.DataFrame:
    """Run one SELECT with ``$named`` parameters and return its rows."""
    with cursor() as database:
        return database.execute(sql, parameters).df()


def fetch_once(sql: str, **parameters: object) -> pd.DataFrame:
    """Like ``fetch``, but keep the answer: a release never changes, and every visitor of a map asks the same.

    For small answers (a few columns, a row an area: up to 0.7 MB) that are asked at each change of a choice.
    """
    frozen = tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in parameters.items())
    kept = _kept(releases.path_of(serving()), sql, frozen)
    return kept.copy(deep=False)  # pandas copies on writing: nobody can change what is kept


def cursor() -> duckdb.DuckDBPyConnection:
    """Open a cursor of the release that answers now; close it, or use it in ``with``."""
    return _connection(releases.path_of(serving())).cursor()


@lru_cache(maxsize=128)
def _kept(path: Path, sql: str, parameters: tuple[tuple[str, object], ...]) -> pd.DataFrame:
    thawed = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters}
    with _connection(path).cursor() as database:
        return database.execute(sql, thawed).df()


@lru_cache(maxsize=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    # Sessions share the connection, never a cursor. A forgotten connection closes with its last cursor.
    settings = {"enable_external_access": False, "lock_configuration": True, "threads": 2}
    return duckdb.connect(path, read_only=True, config=settings)

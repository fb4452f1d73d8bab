"""Releases on disk: one DuckDB file each, and a pointer to the served one; the journal knows each move."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sei_core import paths
from sei_core.errors import NoReleaseError, NothingToUndoError
from sei_core.store import durable, journal
from sei_core.store.journal import Action

SUFFIX = ".duckdb"


@dataclass(frozen=True)
class Release:
    """One release on disk.

    Attributes:
        name: content-derived name, without the file's ending.
        built: when its file was finished, UTC.
        size: bytes.
        is_current: true for the served one.
    """

    name: str
    built: datetime
    size: int
    is_current: bool


def path_of(name: str) -> Path:
    """File of a release."""
    return paths.releases() / f"{name}{SUFFIX}"


def public_path_of(name: str) -> Path:
    """File of a release for those who may ask anything; see ``store.public``."""
    return paths.public() / f"{name}{SUFFIX}"


def current_name() -> str:
    """Name of the served release.

    Raises:
        NoReleaseError: if nothing has been published, or the published file is gone.
    """
    try:
        name = paths.current().read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        name = ""
    if not name or not path_of(name).exists():
        raise NoReleaseError()
    return name


def has_current() -> bool:
    """Is any release served?"""
    try:
        current_name()
    except NoReleaseError:
        return False
    return True


def listing() -> list[Release]:
    """All releases on disk, the newest first."""
    served = current_name() if has_current() else ""
    found = [
        Release(file.stem, datetime.fromtimestamp(file.stat().st_mtime, UTC), file.stat().st_size, file.stem == served)
        for file in paths.releases().glob(f"*{SUFFIX}")
        if not file.name.startswith(".")
    ]
    return sorted(found, key=lambda release: release.built, reverse=True)


def publish(name: str, author: str = "", note: str = "") -> None:
    """Serve release ``name`` from the next rerun on; one atomic step.

    Args:
        name: of a release on disk.
        author, note: who publishes it and why, for the journal.

    Raises:
        NoReleaseError: if there is no such release.
    """
    if not path_of(name).exists():
        raise NoReleaseError(name)
    served = current_name() if has_current() else ""
    if served and _history()[-1:] != [served]:
        journal.record(Action.PUBLISH, release=served)  # killed before it was written down
    if served == name:
        return
    _move(Action.PUBLISH, served, name, author, note)


def rollback(author: str = "", note: str = "") -> str:
    """Serve the release that was published before the current one, and return its name.

    Raises:
        NothingToUndoError: if there is none to return to.
    """
    served, before = current_name(), previous_name()
    if not before:
        raise NothingToUndoError(served)
    _move(Action.ROLLBACK, served, before, author, note)
    return before


def previous_name() -> str:
    """Name of the release that ``rollback`` returns to; empty where there is none."""
    served, earlier = current_name(), _history()
    # Without the served one if its publication was killed before it was written down.
    while earlier and (earlier[-1] == served or not path_of(earlier[-1]).exists()):
        earlier.pop()
    return earlier[-1] if earlier else ""


def prune(keep: int, waiting: Collection[str] = ()) -> list[Release]:
    """Delete old releases and return them: all but the newest, the served one and the one that ``rollback`` returns to.

    By hand; ``store.pruning`` does it by a rule.

    Args:
        keep: so many of the newest stay, 0 or more.
        waiting: releases of drafts, which stay too.

    Raises:
        NoReleaseError: if nothing is served: what to keep would be a guess.
        OSError: if a file cannot be deleted; on Windows while a reader has it open.
    """
    needed = {current_name(), *_history()[-2:], *waiting}
    old = [release for release in listing()[keep:] if release.name not in needed]
    for release in old:
        path_of(release.name).unlink(missing_ok=True)
        public_path_of(release.name).unlink(missing_ok=True)
    return old


def _move(action: Action, served: str, name: str, author: str, note: str) -> None:
    """Serve another release and write it down; what cannot be written down is taken back."""
    _point_to(name)
    try:
        journal.record(action, author, note, release=name)
    except OSError:
        if served:
            _point_to(served)
        raise


def _point_to(name: str) -> None:
    durable.write(paths.current(), name.encode())


def _history() -> list[str]:
    """Published releases that have not been undone, the last one last."""
    stack: list[str] = []
    for entry in journal.entries():
        if entry.action == Action.ROLLBACK:
            while stack and stack[-1] != entry.release:
                stack.pop()
        elif entry.action == Action.PUBLISH:
            stack.append(entry.release)
    return stack

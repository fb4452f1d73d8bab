"""Releases on disk: one DuckDB file each, a pointer to the served one, a journal of moves."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sei_core import paths
from sei_core.errors import NoReleaseError, NothingToUndoError

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


def publish(name: str) -> None:
    """Serve release ``name`` from the next rerun on; one atomic step.

    Raises:
        NoReleaseError: if there is no such release.
    """
    if not path_of(name).exists():
        raise NoReleaseError(name)
    served = current_name() if has_current() else ""
    if served and _history()[-1:] != [served]:
        _record("publish", served)  # killed before it was written down
    if served == name:
        return
    _point_to(name)
    _record("publish", name)


def rollback() -> str:
    """Serve the release that was published before the current one, and return its name.

    Raises:
        NothingToUndoError: if there is none to return to.
    """
    served = current_name()
    earlier = _history()  # without the served one if its publication was killed before it was written down
    while earlier and (earlier[-1] == served or not path_of(earlier[-1]).exists()):
        earlier.pop()
    if not earlier:
        raise NothingToUndoError(served)
    _point_to(earlier[-1])
    _record("rollback", earlier[-1])
    return earlier[-1]


def prune(keep: int) -> list[Release]:
    """Delete old releases and return them: all but the newest, the served one and the one that ``rollback`` returns to.

    Args:
        keep: so many of the newest stay, 0 or more.

    Raises:
        NoReleaseError: if nothing is served: what to keep would be a guess.
        OSError: if a file cannot be deleted; on Windows while a reader has it open.
    """
    needed = {current_name(), *_history()[-2:]}
    old = [release for release in listing()[keep:] if release.name not in needed]
    for release in old:
        path_of(release.name).unlink(missing_ok=True)
        public_path_of(release.name).unlink(missing_ok=True)
    return old


def _point_to(name: str) -> None:
    pointer = paths.current()
    pointer.parent.mkdir(parents=True, exist_ok=True)
    beside = pointer.with_name(f".current-{os.getpid()}")
    beside.write_text(name, encoding="utf-8")
    os.replace(beside, pointer)


def _record(action: str, name: str) -> None:
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    torn = _journal_text()[-1:] not in {"", "\n"}
    with paths.journal().open("a", encoding="utf-8") as journal:
        journal.write("\n" * torn + json.dumps({"time": moment, "action": action, "release": name}) + "\n")


def _history() -> list[str]:
    """Published releases that have not been undone, the last one last."""
    stack: list[str] = []
    for move in _moves():
        if move["action"] == "rollback":
            while stack and stack[-1] != move["release"]:
                stack.pop()
        else:
            stack.append(move["release"])
    return stack


def _moves() -> Iterator[dict[str, str]]:
    """Read the journal; a line that a kill tore apart says nothing."""
    for line in _journal_text().splitlines():
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            continue


def _journal_text() -> str:
    try:
        return paths.journal().read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""

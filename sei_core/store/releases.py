"""Releases on disk: one DuckDB file each, and a pointer to the served one; the journal knows each move.

The pointer is a text of two lines: the name of the served release, and the move that led there. A process that is
killed before the move is in the journal leaves it in the pointer, from where the next one writes it down.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

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
        name = pointed_to(paths.current())
    except FileNotFoundError:
        name = ""
    if not name or not path_of(name).exists():
        raise NoReleaseError()
    return name


def pointed_to(pointer: Path) -> str:
    """Name of the release that a pointer names, whether it is there or not.

    Raises:
        FileNotFoundError: if there is no pointer.
    """
    return pointer.read_text(encoding="utf-8").partition("\n")[0].strip()


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
    _write_down_the_last()
    if served != name:
        _move(_Move(Action.PUBLISH, name, author, note))


def rollback(author: str = "", note: str = "") -> str:
    """Serve the release that was published before the current one, and return its name.

    Raises:
        NothingToUndoError: if there is none to return to.
    """
    served, before = current_name(), previous_name()
    if not before:
        raise NothingToUndoError(served)
    _write_down_the_last()
    _move(_Move(Action.ROLLBACK, before, author, note))
    return before


def ever_served() -> set[str]:
    """Names of the releases that were published or returned to at any time, on disk or not."""
    return {move.release for move in _recorded()} | ({current_name()} if has_current() else set())


def previous_name() -> str:
    """Name of the release that ``rollback`` returns to; empty where there is none."""
    served, earlier = current_name(), _history()
    while earlier and (earlier[-1] == served or not path_of(earlier[-1]).exists()):
        earlier.pop()
    return earlier[-1] if earlier else ""


class _Move(NamedTuple):
    """One move of the pointer."""

    action: str
    release: str
    author: str = ""
    note: str = ""


def _move(move: _Move) -> None:
    """Serve another release and write it down; what cannot be written down is taken back."""
    before = paths.current().read_bytes() if paths.current().exists() else b""
    told = json.dumps(move, ensure_ascii=False)
    durable.write(paths.current(), f"{move.release}\n{told}\n".encode())
    try:
        _record(move)
    except OSError:
        if before:
            durable.write(paths.current(), before)
        raise


def _write_down_the_last() -> None:
    """Put the move that led to the served release into the journal if its process was killed before it did."""
    if move := _not_written_down(_recorded()):
        _record(move)


def _record(move: _Move) -> None:
    journal.record(Action(move.action), move.author, move.note, release=move.release)


def _recorded() -> list[_Move]:
    """The moves that the journal knows, the last one last."""
    return [
        _Move(entry.action, entry.release, entry.author, entry.note)
        for entry in journal.entries()
        if entry.action in (Action.PUBLISH, Action.ROLLBACK)
    ]


def _not_written_down(recorded: list[_Move]) -> _Move | None:
    """The move that the pointer knows and the journal does not; a pointer of an older program tells only the name."""
    if not has_current():
        return None
    name, _, told = paths.current().read_text(encoding="utf-8").partition("\n")
    move = _Move(*json.loads(told)) if told.strip() else _Move(Action.PUBLISH, name.strip())
    last = recorded[-1] if recorded else None
    # No two moves after one another lead to the same release.
    return None if last and last.release == move.release else move


def _history() -> list[str]:
    """Published releases that have not been undone, the last one last."""
    recorded = _recorded()
    last = _not_written_down(recorded)
    stack: list[str] = []
    for move in [*recorded, last] if last else recorded:
        if move.action == Action.ROLLBACK:
            while stack and stack[-1] != move.release:
                stack.pop()
        else:
            stack.append(move.release)
    return stack

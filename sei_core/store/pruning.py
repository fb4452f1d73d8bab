"""What is deleted after each publication, by a rule: old releases, and files that no kept release needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from sei_core import paths
from sei_core.store import db, journal, releases
from sei_core.store.journal import Action
from sei_core.store.releases import Release

#: So many of the releases that were served last stay, whatever their age.
NEWEST = 10
#: What was built or served within this time stays, too.
AGE = timedelta(days=30)
#: A received file that no release is made with stays so long: a draft may be at work on the one that will be.
MOMENT = timedelta(hours=1)
#: Map files by content, and their compressed twins; another build of the same data needs the same file.
_MAP_FILES = "geo/areas.*.json*"


@dataclass(frozen=True)
class Pruned:
    """What was done.

    Attributes:
        deleted: releases.
        files: public files and map files that belonged to no kept release.
        received: received files that no kept release is made with.
        failed: files that could not be deleted, and why in the words of the system; they are tried again next time.
    """

    deleted: list[Release] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    received: list[Path] = field(default_factory=list)
    failed: dict[Path, str] = field(default_factory=dict)


def kept(now: datetime, waiting: Collection[str] = ()) -> set[str]:
    """Names of the releases that the rule keeps.

    The served one, the one that ``rollback`` returns to, the ``NEWEST`` served last, those built or served within
    ``AGE``, and those of drafts.

    Args:
        now: with a time zone.
        waiting: releases of drafts that are not published yet.

    Raises:
        NoReleaseError: if nothing is served: what to keep would be a guess.
    """
    served = [entry for entry in journal.entries() if entry.action in (Action.PUBLISH, Action.ROLLBACK)]
    last = list(dict.fromkeys(entry.release for entry in reversed(served) if releases.path_of(entry.release).exists()))
    recent = {entry.release for entry in served if now - entry.time <= AGE}
    young = {release.name for release in releases.listing() if now - release.built <= AGE}
    return {releases.current_name(), releases.previous_name(), *last[:NEWEST], *recent, *young, *waiting} - {""}


def prune_by_rule(now: datetime, waiting: Collection[str] = (), keep: int | None = None) -> Pruned:
    """Delete what the rule does not keep; the caller holds ``build.lock``.

    A publication never fails because of it: a file that cannot be deleted, as while a reader has it open on Windows,
    is journalled and stays until the next time.

    Args:
        now, waiting: as ``kept``.
        keep: by hand: whatever their age only so many of those built last stay, the served one, the one that
            ``rollback`` returns to and those of drafts.

    Raises:
        NoReleaseError: as ``kept``.
    """
    done, needed = Pruned(), kept(now, waiting) if keep is None else _kept_by_hand(keep, waiting)
    for release in releases.listing():
        if release.name not in needed and _delete(releases.path_of(release.name), done):
            done.deleted.append(release)
    for file in _left_over():
        if _delete(file, done):
            done.files.append(file)
    for file in _unneeded(now, waiting):
        if _delete(file, done):
            done.received.append(file)
    with suppress(OSError):  # a full disk; the publication stands, and what was deleted can be built again
        _write_down(done)
    return done


def prune_received(waiting: Collection[str] = ()) -> Pruned:
    """Delete received files that no release on disk is made with, as those of a draft that was put away.

    The originals of a release stay as long as it does. A file that was received within ``MOMENT`` stays until the next
    time. The caller holds ``build.lock``.

    Args:
        waiting: releases of drafts that are not published yet; if one of them, or of those on disk, cannot be read,
            nothing is deleted: what it is made from would be a guess.
    """
    done = Pruned()
    for file in _unneeded(datetime.now(UTC), waiting):
        if _delete(file, done):
            done.received.append(file)
    with suppress(OSError):
        _write_down(done)
    return done


def _kept_by_hand(keep: int, waiting: Collection[str]) -> set[str]:
    newest = {release.name for release in releases.listing()[:keep]}
    return {releases.current_name(), releases.previous_name(), *newest, *waiting} - {""}


def _delete(file: Path, done: Pruned) -> bool:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        done.failed[file] = str(error)
        return False
    return True


def _left_over() -> Iterator[Path]:
    """Public files and map files that belong to no release on disk."""
    known = [release.name for release in releases.listing()]
    yield from (file for file in paths.public().glob(f"*{releases.SUFFIX}") if file.stem not in known)
    try:
        needed = {(paths.maps() / _map_file(name)).name for name in known}
    except (duckdb.Error, ValueError):
        return  # one of them does not say what it needs
    for file in paths.maps().glob(_MAP_FILES):
        if file.name.removesuffix(".gz") not in needed:
            yield file


def _unneeded(now: datetime, waiting: Collection[str]) -> list[Path]:
    """Received files, not those of this moment, that no release on disk is made with."""
    needed: set[str] = set()
    try:
        for name in {*waiting, *(release.name for release in releases.listing())}:
            with db.pinned(name):
                needed.update(db.fetch_once("SELECT file_name FROM release_input")["file_name"])
    except (duckdb.Error, OSError):
        return []
    old = (now - MOMENT).timestamp()
    files = paths.received().glob("[!.]*")
    return sorted(file for file in files if file.name not in needed and file.stat().st_mtime < old)


def _map_file(name: str) -> str:
    with db.pinned(name):
        return db.fetch_once("SELECT value FROM release_fact WHERE key = 'geometry'")["value"].item()


def _write_down(done: Pruned) -> None:
    for release in done.deleted:
        journal.record(Action.PRUNE, release=release.name)
    for file in done.received:
        journal.record(Action.PRUNE, file=file.name)
    for file, reason in done.failed.items():
        journal.record(Action.PRUNE, release=file.stem, kept=file.name, reason=reason)

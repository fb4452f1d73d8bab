"""What is deleted after each publication, by a rule: old releases, and files of them that no kept release needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
#: Map files by content, and their compressed twins; another build of the same data needs the same file.
_MAP_FILES = "geo/areas.*.json*"


@dataclass(frozen=True)
class Pruned:
    """What was done.

    Attributes:
        deleted: releases.
        files: public files and map files that belonged to no kept release.
        failed: files that could not be deleted, and why in the words of the system; they are tried again next time.
    """

    deleted: list[Release] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
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


def prune_by_rule(now: datetime, waiting: Collection[str] = ()) -> Pruned:
    """Delete what the rule does not keep; the caller holds ``build.lock``.

    A publication never fails because of it: a file that cannot be deleted, as while a reader has it open on Windows,
    is journalled and stays until the next time.

    Args, raises: as ``kept``.
    """
    done, needed = Pruned(), kept(now, waiting)
    for release in releases.listing():
        if release.name not in needed and _delete(releases.path_of(release.name), done):
            done.deleted.append(release)
    for file in _left_over():
        if _delete(file, done):
            done.files.append(file)
    with suppress(OSError):  # a full disk; the publication stands, and what was deleted can be built again
        _write_down(done)
    return done


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


def _map_file(name: str) -> str:
    with db.pinned(name):
        return db.fetch_once("SELECT value FROM release_fact WHERE key = 'geometry'")["value"].item()


def _write_down(done: Pruned) -> None:
    for release in done.deleted:
        journal.record(Action.PRUNE, release=release.name)
    for file, reason in done.failed.items():
        journal.record(Action.PRUNE, release=file.stem, kept=file.name, reason=reason)

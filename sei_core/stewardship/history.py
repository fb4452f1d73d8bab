"""Releases and what became of them: who published what and when, what is in each, and the way back."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import pandas as pd

from sei_core import paths
from sei_core.errors import DraftError, NoReleaseError
from sei_core.queries import meta, provenance
from sei_core.stewardship import drafts, rights
from sei_core.stewardship.rights import Steward
from sei_core.store import db, journal, releases
from sei_core.store.journal import Action, Entry

_RECEIVED = re.compile(r"(?P<what>\w+)-(?P<digits>[0-9a-f]{12})-(?P<day>\d{8})\.\w+")


class Condition(StrEnum):
    """Is a received file still what it was? Its Czech name is in ``view.texts.RECEIVED_CONDITION``."""

    WHOLE = "whole"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True)
class Contents:
    """What is in one release.

    Attributes:
        name: of the release.
        sources: columns of ``queries.meta.sources``.
        row_counts: columns of ``queries.provenance.row_counts``.
        checks: columns of ``queries.meta.checks``.
        inputs: columns of ``queries.meta.inputs``.
    """

    name: str
    sources: pd.DataFrame
    row_counts: pd.DataFrame
    checks: pd.DataFrame
    inputs: pd.DataFrame


def publications(steward: Steward) -> pd.DataFrame:
    """List the releases on disk, the newest first, with what the journal says of them.

    Returns:
        Columns ``release_name``, ``built`` (time, local to the server), ``size_mb``, ``published`` (time when it was
        published last; missing if never, or before there was a journal), ``author`` and ``note`` of that (missing
        where nobody was signed in or wrote one), ``returned`` (time when an undo came back to it last), ``is_current``,
        ``is_previous`` (undo returns to it), ``is_draft`` (a draft that waits).

    Raises:
        NotStewardError: if the steward is not one.
    """
    rights.require(steward)
    last = {(entry.release, entry.action): entry for entry in journal.entries()}
    previous, waiting = releases.previous_name() if releases.has_current() else "", drafts.waiting_releases()
    rows = [_publication(release, last, previous, waiting) for release in releases.listing()]
    columns = ["release_name", "built", "size_mb", "published", "author", "note", "returned"]
    return pd.DataFrame(rows, columns=[*columns, "is_current", "is_previous", "is_draft"])


def _publication(
    release: releases.Release, last: dict[tuple[str, str], Entry], previous: str, waiting: set[str]
) -> tuple[object, ...]:
    published, returned = (last.get((release.name, action)) for action in (Action.PUBLISH, Action.ROLLBACK))
    return (
        release.name,
        release.built.astimezone(),
        release.size / 1e6,
        published and published.time.astimezone(),
        (published and published.author) or None,
        (published and published.note) or None,
        returned and returned.time.astimezone(),
        release.is_current,
        release.name == previous,
        release.name in waiting and not published,
    )


def events(steward: Steward) -> list[Entry]:
    """Every line of the journal, the newest first: also what concerns releases that were deleted since.

    Raises:
        NotStewardError: if the steward is not one.
    """
    rights.require(steward)
    return journal.entries()[::-1]


def contents(steward: Steward, release: str) -> Contents:
    """Tell what is in a release on disk.

    Raises:
        NotStewardError: if the steward is not one: it may be that of a draft.
        NoReleaseError: if there is no such release.
    """
    rights.require(steward)
    _on_disk(release)
    with db.pinned(release):
        return Contents(release, meta.sources(), provenance.row_counts(), meta.checks(), meta.inputs())


def undo(steward: Steward, note: str, served: str = "") -> str:
    """Serve the release that was published before the present one, and return its name.

    Args:
        steward: who does it.
        note: why.
        served: the release that the steward saw as served; two who undo the same at once undo it once.

    Raises:
        NotStewardError: if the steward is not one.
        BuildInProgressError: if a release is being built.
        DraftError: if another release than ``served`` is served by now.
        DiskFullError: if it cannot be written down; nothing moved.
        NothingToUndoError: if there is none to return to.
    """
    author = rights.require(steward)
    with drafts.moving(served or None, "undone"):
        return releases.rollback(author, note)


def publish(steward: Steward, release: str, note: str, served: str = "") -> str:
    """Serve a release of the history again and return its name; that of a draft is published by ``drafts.publish``.

    Args:
        steward: who does it.
        release: on disk.
        note: why.
        served: as in ``undo``.

    Raises:
        NotStewardError, BuildInProgressError, DiskFullError: as ``undo``.
        NoReleaseError: if there is no such release.
        DraftError: as ``undo``; if it was never served: only a draft that was compared is published for the first time.
    """
    author = rights.require(steward)
    with drafts.moving(served or None, "undone"):
        _on_disk(release)
        if release not in releases.ever_served():
            raise DraftError("unpublished")
        releases.publish(release, author, note)
    return release


def received(steward: Steward) -> pd.DataFrame:
    """List the received files as they are kept, the last one first, each compared with its fingerprint right now.

    Returns:
        Columns ``file_name``, ``what`` (year of an index, or a kind of ``schema.imported``), ``received`` (day, missing
        where the name does not say it), ``size_mb`` (missing for a missing file), ``sha256`` (as it is now, missing
        likewise), ``condition`` (value of ``Condition``), ``release_names`` (releases on disk that it is in, apart by
        commas; missing if it is in none), ``is_served``.

    Raises:
        NotStewardError: if the steward is not one.
    """
    rights.require(steward)
    used = _uses()
    known = dict(used[["file_name", "sha256"]].itertuples(index=False))
    on_disk = {file.name for file in paths.received().glob("*") if _RECEIVED.fullmatch(file.name)}
    rows = [_received(name, known.get(name), used) for name in on_disk | set(known)]
    columns = ["file_name", "what", "received", "size_mb", "sha256", "condition", "release_names", "is_served"]
    table = pd.DataFrame(rows, columns=columns)
    table["received"] = pd.to_datetime(table["received"], format="%Y%m%d")
    return table.sort_values(["received", "file_name"], ascending=[False, True], ignore_index=True)


def _received(name: str, recorded: str | None, used: pd.DataFrame) -> tuple[object, ...]:
    """One row of ``received``."""
    file, told = paths.received() / name, _RECEIVED.fullmatch(name)
    what, digits, day = told.group("what", "digits", "day") if told else (None, "", None)
    names = used.loc[used["file_name"] == name, "release_name"].tolist()
    is_served = releases.has_current() and releases.current_name() in names
    if not file.exists():
        return name, what, day, None, None, Condition.MISSING.value, ", ".join(names) or None, is_served
    found = file.stat()
    sha256 = _fingerprint(file, (found.st_size, found.st_mtime_ns, found.st_ino))
    whole = sha256.startswith(digits) and sha256 == (recorded or sha256)
    condition = Condition.WHOLE if whole else Condition.CHANGED
    return name, what, day, file.stat().st_size / 1e6, sha256, condition.value, ", ".join(names) or None, is_served


def _uses() -> pd.DataFrame:
    """Which received files are in which release on disk: ``release_name``, ``file_name``, ``sha256``."""
    parts = [_inputs(release.name).assign(release_name=release.name) for release in releases.listing()]
    return pd.concat(parts) if parts else pd.DataFrame(columns=["file_name", "sha256", "release_name"])


@lru_cache(maxsize=64)
def _inputs(release: str) -> pd.DataFrame:
    """Received files of a release, which never change; nobody may change the rows."""
    with db.pinned(release):
        return provenance.received_inputs()


@lru_cache(maxsize=64)
def _fingerprint(file: Path, stamp: tuple[int, ...]) -> str:
    """SHA-256 of a file; asked anew when the system says that it was written to. A package has 253 MB."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _on_disk(release: str) -> None:
    if not releases.path_of(release).exists():
        raise NoReleaseError(release)

"""Drafts: what a steward prepared, which nobody else sees until it is published.

A draft is a folder ``var/drafts/KEY`` with ``draft.json`` (its state) and the received file as it came. A process of
its own prepares it (``stewardship.worker``): reads, checks, builds a release beside the served one. A draft is
published only in place of the release that it was compared with. The lock of a draft is freed by the operating system
when its process dies, so that unfinished work is told from work that goes on.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from filelock import FileLock, Timeout

from sei_core import paths, pipeline, received_files
from sei_core.errors import BuildInProgressError, DiskFullError, DraftError, SeiError
from sei_core.provenance import Input
from sei_core.schema import imported
from sei_core.stewardship import marked, reading, rights
from sei_core.stewardship.report import Report
from sei_core.stewardship.rights import Steward
from sei_core.store import build as store_build
from sei_core.store import db, durable, journal, pruning, releases
from sei_core.store.journal import Action

#: What is known of a draft, in its folder.
FILE = "draft.json"
_KEY = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
#: A release is assembled by one process at a time; a draft waits for its turn so long.
PATIENCE_SECONDS = 600
#: Another release that is being built is waited for so long by a steward who publishes.
MOMENT_SECONDS = 30
#: A received file is kept block by block, of so many bytes.
_BLOCK = 1 << 20


class Kind(StrEnum):
    """What a draft brings; kinds of ``schema.imported``."""

    INDEX = imported.INDEX
    SUPPORT = imported.SUPPORT
    BOUNDARIES = imported.BOUNDARIES
    ENTRIES = imported.ENTRIES


class State(StrEnum):
    """Where a draft stands; its Czech name is in ``view.texts.DRAFT_STATE``."""

    RECEIVING = "receiving"
    RECEIVED = "received"
    CHECKING = "checking"
    BUILDING = "building"
    REFUSED = "refused"  # the file is not as it should be, or the release breaks a check
    INTERRUPTED = "interrupted"  # the process that received or prepared it is gone
    READY = "ready"
    PUBLISHED = "published"
    UNREADABLE = "unreadable"  # left by another version of the program; it can be thrown away


#: States of a draft that a process is at work on.
UNDER_WAY = {State.RECEIVING, State.CHECKING, State.BUILDING}


@dataclass(frozen=True)
class Draft:
    """One draft.

    Attributes:
        key: its name, which begins with the time of receipt.
        kind: what it brings.
        author: who sent it.
        created: when it was received, UTC.
        file_name: as the author named it; the kept file is ``received`` with the same ending, until publication.
        sha256, size: fingerprint and bytes of the received file.
        state: where it stands.
        step: of the build while it is being built: a ``pipeline.Step``.
        explanation: why its release could not be built, in Czech; empty otherwise, also where its file was refused.
        accepts_territory: whether the hierarchy of the file is to be taken over.
        base: the release that it was compared with, which it may replace.
        release: what was built from it; empty before.
        report: what was found in the file.
        note: why it was sent, in the author's words.
    """

    key: str
    kind: Kind
    author: str
    created: datetime
    file_name: str
    sha256: str = ""
    size: int = 0
    state: State = State.RECEIVING
    step: int = 0
    explanation: str = ""
    accepts_territory: bool = False
    base: str = ""
    release: str = ""
    report: Report = field(default_factory=Report)
    note: str = ""

    @property
    def folder(self) -> Path:
        """Where it is kept."""
        return paths.drafts() / self.key

    @property
    def file(self) -> Path:
        """The received file as it came."""
        return self.folder / f"received{Path(self.file_name).suffix.lower()}"


Progress = Callable[[pipeline.Step], None]


def receive(steward: Steward, kind: Kind, file_name: str, content: BinaryIO, note: str = "") -> Draft:
    """Keep a file that a steward sent, whole or not at all; nothing is read from it yet.

    Raises:
        NotStewardError: if the steward is not one.
        DiskFullError: if there is no room for it.
    """
    author = rights.require(steward)
    created = datetime.now(UTC)
    key = f"{created:%Y%m%d-%H%M%S}-{uuid4().hex[:6]}"
    name = Path(file_name.replace("\\", "/")).name
    draft = Draft(key, kind, author, created, name, note=note)
    try:
        with durable.room(), _locked(key):
            _save(draft)
            digest, size = hashlib.sha256(), 0
            with durable.replacing(draft.file) as target:
                while block := content.read(_BLOCK):
                    digest.update(block)
                    size += target.write(block)
            draft = _save(replace(draft, state=State.RECEIVED, sha256=digest.hexdigest(), size=size))
            journal.record(Action.RECEIVE, author, note, draft=key, file=name, sha256=draft.sha256)
    except DiskFullError:
        _delete(key)
        raise
    return draft


def prepare(key: str, progress: Progress = lambda step: None) -> Draft:
    """Read, check and build a draft; return it as it then stands. Run by ``stewardship.worker``.

    Raises:
        DraftError: if it is missing, published, cut short on its way here, or being prepared by another process.
    """
    with _own(key) as draft:
        if draft.state is State.RECEIVING:
            raise DraftError("cut")
        draft = _save(
            replace(draft, state=State.CHECKING, step=0, explanation="", report=Report(), release="", base="")
        )
        try:
            with durable.room():
                return _prepared(draft, progress)
        except MemoryError:
            explanation = str(DraftError("memory"))
        except TimeoutError:  # see ``stewardship.worker``
            explanation = str(DraftError("time"))
        except SeiError as error:
            explanation = str(error)
        return _save(replace(find(key), state=State.REFUSED, explanation=explanation))


def rewrite(steward: Steward, key: str, content: bytes) -> Draft:
    """Put other content in place of the received file of a draft, which has to be prepared anew.

    Raises:
        NotStewardError, DraftError: as ``accept_territory``; if the disk is full.
    """
    rights.require(steward)
    with _own(key) as draft, durable.room():
        digest = hashlib.sha256(content).hexdigest()
        changed = replace(draft, sha256=digest, size=len(content), state=State.RECEIVED, report=Report(), release="")
        _save(changed)  # before the file: a release of the old file must not be published as that of the new one
        durable.write(draft.file, content)
    return changed


def accept_territory(steward: Steward, key: str) -> Draft:
    """Take over the hierarchy of municipalities that the file tells when the draft is prepared next.

    Raises:
        NotStewardError, DraftError: as ``receive``; if it is closed or under way.
    """
    author = rights.require(steward)
    with _own(key) as draft:
        places = {"created": draft.report.created, "gone": draft.report.gone, "moved": draft.report.moved}
        told = {what: ", ".join(code for code, _, _ in found) for what, found in places.items() if found}
        journal.record(Action.ACCEPT_TERRITORY, author, draft=key, file=draft.file_name, **told)
        return _save(replace(draft, accepts_territory=True, state=State.RECEIVED))


def publish(steward: Steward, key: str, note: str, release: str) -> str:
    """Serve the release of a draft; return its name.

    Args:
        steward: who does it.
        key: of the draft.
        note: why.
        release: of the draft as the steward saw it; whatever it holds by now, nothing else is published.

    Raises:
        NotStewardError: if the steward is not one.
        BuildInProgressError: if a release is being built.
        DiskFullError: if it cannot be written down; nothing moved.
        DraftError: if it is not ready, was prepared anew meanwhile, or another release was published since it was
            compared.
    """
    author = rights.require(steward)
    with _own(key) as draft:
        if draft.state is not State.READY:
            raise DraftError("state")
        if draft.release != release:
            raise DraftError("changed")
        with moving(draft.base, "moved"):
            pipeline.publish(release, lambda step: None, author, note)
            _save(replace(draft, state=State.PUBLISHED))
            draft.file.unlink(missing_ok=True)  # kept below var/received
    return release


@contextmanager
def moving(served: str | None, reason: str) -> Iterator[None]:
    """Move the pointer to another release inside, and delete old releases by the rule afterwards.

    Args:
        served: the release that has to be served still, empty for none; None where it does not matter.
        reason: of the ``DraftError`` if it is not.

    Raises:
        BuildInProgressError: if another process builds for long.
        DraftError: if another release is served.
        DiskFullError: if something does not fit.
    """
    with durable.room(), store_build.lock(MOMENT_SECONDS):
        if served is not None and served != _served():
            raise DraftError(reason)
        yield
        _prune()


def discard(steward: Steward, key: str) -> None:
    """Put a draft away with its file and the release that nobody has seen; the journal knows that there was one.

    While another process builds, what the draft left below ``var/received`` stays until the next publication.

    Raises:
        NotStewardError, DraftError: as ``publish``.
    """
    author = rights.require(steward)
    with _own(key) as draft:
        journal.record(Action.DISCARD, author, draft=key, file=draft.file_name)
        _delete(key)
    with suppress(BuildInProgressError), store_build.lock():
        waiting = waiting_releases()
        if draft.release and draft.release not in releases.ever_served() | waiting:
            releases.path_of(draft.release).unlink(missing_ok=True)
            releases.public_path_of(draft.release).unlink(missing_ok=True)
        pruning.prune_received(waiting)


def listing() -> list[Draft]:
    """All drafts, the newest first; work that stopped in the middle is told as interrupted."""
    keys = sorted((folder.name for folder in paths.drafts().glob("*") if _KEY.fullmatch(folder.name)), reverse=True)
    return [draft for key in keys if (draft := _read(key))]


def waiting_releases() -> set[str]:
    """Releases of drafts that are ready and not published."""
    return {draft.release for draft in listing() if draft.state is State.READY}


def find(key: str) -> Draft:
    """One draft as it stands.

    Raises:
        DraftError: if there is none of that key.
    """
    draft = _read(key) if _KEY.fullmatch(key) else None
    if draft is None:
        raise DraftError("missing", key)
    return draft


def _prune() -> None:
    """Delete by the rule what is old; nothing while a draft cannot be read: its release might be what it waits with."""
    known, now = listing(), datetime.now(UTC)
    if any(draft.state is State.UNREADABLE for draft in known):
        return
    for draft in known:
        if draft.state is State.PUBLISHED and now - draft.created > pruning.AGE:
            _delete(draft.key)
    pruning.prune_by_rule(now, waiting_releases())


def _delete(key: str) -> None:
    shutil.rmtree(paths.drafts() / key, ignore_errors=True)
    _lock_of(key).unlink(missing_ok=True)


def _prepared(draft: Draft, progress: Progress) -> Draft:
    """Check the file and build a release with it; the caller holds the lock of the draft."""
    draft, inputs = _checked(draft)
    if draft.report.problems:
        return _refused(draft)
    with store_build.lock(PATIENCE_SECONDS):
        if draft.base != _served():  # published meanwhile: what the file is compared with is another release
            draft, inputs = _checked(draft)
            if draft.report.problems:
                return _refused(draft)

        def told(step: pipeline.Step) -> None:
            _save(replace(draft, state=State.BUILDING, step=int(step)))
            progress(step)

        release = pipeline.assemble(inputs, told)
    journal.record(Action.PREPARE, draft.author, draft=draft.key, release=release)
    return _save(replace(draft, state=State.READY, release=release))


def _refused(draft: Draft) -> Draft:
    """Mark what is wrong with the file, then refuse it: who is told of the refusal finds the marked workbook there."""
    marked.write(draft)
    return _save(replace(draft, state=State.REFUSED))


def _checked(draft: Draft) -> tuple[Draft, list[Input]]:
    """Read the file against the served release: the draft with its report, and what a release is made with."""
    with db.pinned() if releases.has_current() else nullcontext("") as base:
        known = received_files.received_inputs()
        read = reading.read(draft.kind, draft.file, known, accepts_territory=draft.accepts_territory)
    return _save(replace(draft, base=base, report=read.report)), read.inputs


def _served() -> str:
    return releases.current_name() if releases.has_current() else ""


@contextmanager
def _own(key: str) -> Iterator[Draft]:
    """Be the only one who changes a draft that is not published."""
    find(key)
    with durable.room(), _locked(key):
        draft = find(key)
        if draft.state is State.PUBLISHED:
            raise DraftError("closed")
        yield draft


@contextmanager
def _locked(key: str) -> Iterator[None]:
    """Hold the lock of a draft; the system frees it when the process dies."""
    paths.drafts().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(_lock_of(key), timeout=0):
            yield
    except Timeout as error:
        raise DraftError("busy") from error


def _lock_of(key: str) -> Path:
    return paths.drafts() / f".{key}.lock"


def _is_owned(key: str) -> bool:
    """Is a process at work on a draft?"""
    try:
        with _locked(key):
            return False
    except DraftError:
        return True


def _save(draft: Draft) -> Draft:
    told = asdict(draft) | {"created": draft.created.isoformat()}
    durable.write(draft.folder / FILE, json.dumps(told, ensure_ascii=False, indent=1).encode())
    return draft


def _read(key: str) -> Draft | None:
    """A draft as it stands; None if there is none of that key."""
    file = paths.drafts() / key / FILE
    try:
        told = file.stat()
    except FileNotFoundError:
        return None
    draft = _parsed(file, (told.st_ino, told.st_mtime_ns, told.st_size))
    if draft is None:
        moment = datetime.strptime(key[:15], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
        return Draft(key, Kind.INDEX, "", moment, "", state=State.UNREADABLE)
    if draft.state in UNDER_WAY and not _is_owned(key):
        return replace(draft, state=State.INTERRUPTED)
    if draft.state is State.READY and draft.release == _served() != draft.base:
        return replace(draft, state=State.PUBLISHED)  # killed after it was published, before it was written down
    return draft


@lru_cache(maxsize=64)
def _parsed(file: Path, stamp: tuple[int, ...]) -> Draft | None:
    """A draft as its file tells it; None if this program cannot read that. Each change of it is another file."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        created, kind, state = datetime.fromisoformat(told["created"]), Kind(told["kind"]), State(told["state"])
        report = Report.from_json(told["report"])
        return Draft(**(told | {"created": created, "kind": kind, "state": state, "report": report}))
    except (ValueError, KeyError, TypeError):
        return None

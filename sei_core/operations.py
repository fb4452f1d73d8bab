"""Backup and restore of ``paths.home()``: what cannot be made again from the program and the shipped data.

A backup is a ``.tar.gz``: first ``manifest.json`` with the size and the fingerprint of each file, then the files. It is
taken while the atlas runs. Every file of a home is written once, replaced whole or only appended to, so a file that is
open, read as far as it reached then, is whole; the lock of building is held only until all are open.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from uuid import uuid4

from sei_core import paths, pipeline
from sei_core.errors import BackupError
from sei_core.queries import health
from sei_core.stewardship import drafts
from sei_core.store import build as store_build
from sei_core.store import durable, journal, releases

MANIFEST = "manifest.json"
FORMAT = 1
#: Not in a backup: made again by whoever needs it, or of this moment only.
LEFT_OUT = {"public", "cookie_secret", "sign_ins.json", "signed_out.json", "failed_sign_ins.jsonl"}
#: Where a restore puts what was there before.
ASIDE = "replaced-"
#: Seconds to wait for a release that is being built.
PATIENCE_SECONDS = 600
#: Bytes. Smaller files are read at once, so that not too many are open.
_SMALL = 1 << 20
_BLOCK = 1 << 20
_MOST_MANIFEST = 64 << 20
#: What reading a file that is no archive, or a torn one, may raise.
_DAMAGE = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True)
class Saved:
    """What a backup holds.

    Attributes:
        release: the served one.
        created: when it was taken, UTC.
        file_count, size: of the files, before packing, in bytes.
    """

    release: str
    created: datetime
    file_count: int
    size: int


@dataclass(frozen=True)
class _Part:
    """One file as it was when the backup began; ``file`` may hold more by now."""

    name: str
    size: int
    modified: float
    file: BinaryIO


def backup(target: Path, *, all_releases: bool = False) -> Saved:
    """Write a backup, whole or not at all, that only its owner may read.

    Args:
        target: the file; one that is there is replaced. Not below ``paths.home()``.
        all_releases: also those that are neither served, nor returned to by ``rollback``, nor of a draft that is ready.

    Raises:
        NoReleaseError: if nothing is served.
        ReleaseUnreadableError: if what is served does not answer.
        BuildInProgressError: if a release is being built and it takes too long.
        BackupError: if the file cannot be written, or a file of the home cannot be read.
    """
    if target.resolve().is_relative_to(paths.home()):
        raise BackupError("inside", target)
    created = datetime.now(UTC)
    with ExitStack() as opened:
        with store_build.lock(PATIENCE_SECONDS), _mistakes("unread", paths.home()):
            release = health.served().release
            parts = [part for file in _files(all_releases) if (part := _open(file, opened))]
        with _mistakes("unread", paths.home()):
            known = {part.name: {"size": part.size, "sha256": _fingerprint(part)} for part in parts}
        manifest = {
            "format": FORMAT,
            "created": created.isoformat(timespec="seconds"),
            "release": release,
            "recipe": pipeline.recipe_digest(),
            "files": known,
        }
        with _mistakes("unwritten", target), durable.replacing(target) as file:
            os.chmod(file.name, 0o600)
            _pack(file, manifest, parts, created)
    return Saved(release, created, len(parts), sum(part.size for part in parts))


def restore(source: Path, *, replace: bool = False) -> Saved:
    """Put the content of a backup in place, after all of it has been checked. Stop the servers before.

    Args:
        source: what ``backup`` wrote.
        replace: take the place of what is there, which moves to ``replaced-…`` in the same folder.

    Raises:
        BackupError: if something is there and ``replace`` is false; if the file cannot be read, is damaged, of a newer
            program, or there is no room. What was there stays as it was.
        BuildInProgressError: if a release is being built.
    """
    home = paths.home()
    with store_build.lock(PATIENCE_SECONDS), _mistakes("unplaced", home):
        for abandoned in home.glob(".restoring-*"):
            shutil.rmtree(abandoned)
        if not replace and any(_is_ours(file) for file in home.rglob("*")):
            raise BackupError("not_empty", home)
        folder = home / f".restoring-{uuid4().hex}"
        try:
            folder.mkdir()
            saved = _unpack(source, folder)
            _put_aside(home)
            for entry in sorted(folder.iterdir(), key=lambda entry: entry.name == paths.current().name):
                os.replace(entry, home / entry.name)  # the pointer last: until then nothing is served
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    journal.record(journal.Action.RESTORE, note=source.name, release=saved.release, created=saved.created.isoformat())
    return saved


def _files(all_releases: bool) -> Iterator[Path]:
    """Files of the home that a backup holds; the caller holds the lock of building."""
    ready = {draft.release for draft in drafts.listing() if draft.state is drafts.State.READY}
    needed = {releases.current_name(), releases.previous_name(), *ready}
    for file in sorted(paths.home().rglob("*")):
        is_release = file.parent == paths.releases()
        if _is_ours(file) and (all_releases or not is_release or file.stem in needed):
            yield file


def _is_ours(file: Path) -> bool:
    """Is it a file worth keeping: no lock, nothing half written, not what an earlier restore put aside?"""
    parts = file.relative_to(paths.home()).parts
    passing = any(part.startswith(".") for part in parts) or file.suffix == ".lock"
    return not passing and parts[0] not in LEFT_OUT and not parts[0].startswith(ASIDE) and file.is_file()


def _open(file: Path, opened: ExitStack) -> _Part | None:
    """Hold on to a file as it is now; None for one that somebody deleted meanwhile."""
    try:
        held = opened.enter_context(file.open("rb"))
    except FileNotFoundError:
        return None
    stat = os.fstat(held.fileno())
    if stat.st_size <= _SMALL:
        content = held.read(stat.st_size)
        held.close()
        held = io.BytesIO(content)
    return _Part(file.relative_to(paths.home()).as_posix(), stat.st_size, stat.st_mtime, held)


def _fingerprint(part: _Part) -> str:
    digest, left = hashlib.sha256(), part.size
    while left and (block := part.file.read(min(_BLOCK, left))):
        digest.update(block)
        left -= len(block)
    part.file.seek(0)
    return digest.hexdigest()


def _pack(file: BinaryIO, manifest: dict[str, object], parts: list[_Part], created: datetime) -> None:
    told = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    first = _Part(MANIFEST, len(told), created.timestamp(), io.BytesIO(told))
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
        for part in (first, *parts):
            head = tarfile.TarInfo(part.name)
            head.size, head.mtime, head.mode = part.size, part.modified, 0o600
            archive.addfile(head, part.file)


def _unpack(source: Path, folder: Path) -> Saved:
    """Unpack a backup and check all of it: nothing outside ``folder``, each file as the manifest says, none missing."""
    try:
        with _mistakes("unreadable", source), source.open("rb") as file:
            return _unpack_from(file, source, folder)
    except _DAMAGE as error:
        raise BackupError("damaged", source) from error


def _unpack_from(file: BinaryIO, source: Path, folder: Path) -> Saved:
    with tarfile.open(fileobj=file, mode="r:gz") as archive:
        first = archive.next()
        if first is None or first.name != MANIFEST or not first.isfile() or first.size > _MOST_MANIFEST:
            raise BackupError("foreign", source)
        manifest = json.loads(archive.extractfile(first).read())
        if manifest["format"] > FORMAT:
            raise BackupError("newer", source)
        missing = dict(manifest["files"])
        saved = Saved(
            manifest["release"],
            datetime.fromisoformat(manifest["created"]),
            len(missing),
            sum(told["size"] for told in missing.values()),
        )
        if saved.size > shutil.disk_usage(folder).free:
            raise BackupError("full", folder.parent)
        while member := archive.next():
            told = missing.pop(member.name)
            if not member.isfile() or member.size != told["size"] or not _is_below(member.name):
                raise BackupError("damaged", source)
            if _extract(archive, member, folder / member.name) != told["sha256"]:
                raise BackupError("damaged", source)
    served = folder / paths.current().name
    if missing or not served.is_file() or releases.pointed_to(served) != saved.release:
        raise BackupError("damaged", source)
    if not (folder / releases.path_of(saved.release).relative_to(paths.home())).is_file():
        raise BackupError("damaged", source)
    return saved


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> str:
    """Write one file and give its fingerprint."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with _mistakes("unplaced", target), target.open("xb") as written:
        packed = archive.extractfile(member)
        while block := packed.read(_BLOCK):
            digest.update(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    os.utime(target, (member.mtime, member.mtime))
    return digest.hexdigest()


def _is_below(name: str) -> bool:
    """Does a name stay below the folder that it is unpacked to, on Windows too?"""
    path = PurePosixPath(name)
    return str(path) == name and not path.is_absolute() and ".." not in path.parts and not set(name) & set("\\:\0")


def _put_aside(home: Path) -> None:
    """Move what is there out of the way, the pointer first; locks and the secret of cookies stay with the servers."""
    staying = {paths.cookie_secret().name}
    aside = home / f"{ASIDE}{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid4().hex[:4]}"
    entries = sorted(home.iterdir(), key=lambda entry: entry.name != paths.current().name)
    for entry in entries:
        passing = entry.name.startswith((".", ASIDE)) or entry.suffix == ".lock" or entry.name in staying
        if not passing and (entry.is_file() or any(entry.iterdir())):
            aside.mkdir(exist_ok=True)
            os.replace(entry, aside / entry.name)
        elif not passing:
            entry.rmdir()


@contextmanager
def _mistakes(reason: str, path: Path) -> Iterator[None]:
    """Say what the system refused."""
    try:
        yield
    except gzip.BadGzipFile:  # an OSError too, but of what is in the file
        raise
    except OSError as error:
        raise BackupError(reason, path) from error

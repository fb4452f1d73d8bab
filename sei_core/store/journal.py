"""The journal: who did what and when, one JSON object a line, only ever appended to.

Sign-ins that failed, which anybody can cause, are in a file of their own that does not grow beyond ``MOST_FAILURES``
lines: one an address and hour, with how often.
"""

from __future__ import annotations

import heapq
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from sei_core import paths
from sei_core.store import durable

#: Lines of the file of failed sign-ins; the oldest make room.
MOST_FAILURES = 500
_FAILURES = "failed_sign_ins.jsonl"


class Action(StrEnum):
    """What can be done; its Czech name is in ``view.texts.JOURNAL_ACTION``."""

    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_OUT = "sign_out"
    RECEIVE = "receive"
    PREPARE = "prepare"
    ACCEPT_TERRITORY = "accept_territory"
    DISCARD = "discard"
    ENTRY = "entry"
    PUBLISH = "publish"
    ROLLBACK = "rollback"
    PRUNE = "prune"
    RESTORE = "restore"


@dataclass(frozen=True)
class Entry:
    """One line of the journal.

    Attributes:
        time: when, UTC.
        action: what.
        author: who; empty where nobody was signed in, as on an older command line.
        note: why, in the author's words.
        release: that was published, returned to or deleted; empty otherwise.
        draft: key of the draft concerned; empty where there is none.
        detail: what else is worth keeping, such as the name of a received file or a changed cell.
    """

    time: datetime
    action: str
    author: str = ""
    note: str = ""
    release: str = ""
    draft: str = ""
    detail: dict[str, str] = field(default_factory=dict)


class _Seen(NamedTuple):
    """A file at one moment: whatever is written into it makes another one of it."""

    file: Path
    inode: int
    size: int
    modified: int


def record(
    action: Action, author: str = "", note: str = "", *, release: str = "", draft: str = "", **detail: str
) -> None:
    """Append one line, whole and on the disk when this returns; ``detail`` is kept as text."""
    line = _line(Entry(datetime.now(UTC), action, author, note, release, draft, detail))
    paths.home().mkdir(parents=True, exist_ok=True)
    with FileLock(f"{paths.journal()}.lock"), paths.journal().open("a+b") as journal:
        torn = journal.tell() and not _ends_line(journal)
        journal.write(b"\n" * bool(torn) + line)
        journal.flush()
        os.fsync(journal.fileno())


def record_failed_sign_in(address: str, **detail: str) -> None:
    """Write down who was not let in: with others of the same address and hour on one line, on the disk at return.

    Args:
        address: where it came from.
        detail: what else is told, as of the last one; the line counts them as ``times``.
    """
    now, file = datetime.now(UTC), _failures_file()
    paths.home().mkdir(parents=True, exist_ok=True)
    with FileLock(f"{file}.lock"):
        known = list(_parsed(_seen(file)))
        same = [entry for entry in known if entry.detail.get("address") == address and _hour(entry.time) == _hour(now)]
        times = 1 + sum(int(entry.detail.get("times", "1")) for entry in same)
        told = {"address": address, **detail} | ({"times": str(times)} if same else {})
        kept = [entry for entry in known if entry not in same] + [Entry(now, Action.SIGN_IN_FAILED, detail=told)]
        durable.write(file, b"".join(map(_line, kept[-MOST_FAILURES:])))


def entries() -> list[Entry]:
    """Every line and every failed sign-in, the oldest first; a line that a kill tore apart says nothing.

    What was appended stays in its order even where the clock went back.
    """
    return list(_merged(_seen(paths.journal()), _seen(_failures_file())))


def _failures_file() -> Path:
    return paths.home() / _FAILURES


def _hour(time: datetime) -> datetime:
    return time.replace(minute=0, second=0, microsecond=0)


def _line(entry: Entry) -> bytes:
    told = {name: value for name, value in asdict(entry).items() if value} | {
        "time": entry.time.isoformat(timespec="seconds")
    }
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def _seen(file: Path) -> _Seen | None:
    """A file as it is now; None if it is not there."""
    try:
        told = file.stat()
    except FileNotFoundError:
        return None
    return _Seen(file, told.st_ino, told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=1)
def _merged(acts: _Seen | None, failures: _Seen | None) -> tuple[Entry, ...]:
    """Lines of both files by time; kept, for pages ask several times a run, and 100,000 lines take a second."""
    return tuple(heapq.merge(_parsed(acts), _parsed(failures), key=lambda entry: entry.time))


@lru_cache(maxsize=2)
def _parsed(seen: _Seen | None) -> tuple[Entry, ...]:
    """Lines of a file. Only line feeds end them: names and notes may hold what else ``str.splitlines`` breaks at."""
    if seen is None:
        return ()
    lines = seen.file.read_text(encoding="utf-8", errors="replace").split("\n")
    return tuple(entry for line in lines if (entry := _read(line)))


def _read(line: str) -> Entry | None:
    try:
        told = json.loads(line)
        return Entry(**(told | {"time": datetime.fromisoformat(told["time"])}))
    except (json.JSONDecodeError, KeyError, TypeError, ValueError):
        return None


def _ends_line(journal: object) -> bool:
    journal.seek(-1, os.SEEK_END)
    return journal.read(1) == b"\n"

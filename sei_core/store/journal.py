"""The journal: who did what and when, one JSON object a line, only ever appended to."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from filelock import FileLock

from sei_core import paths


class Action(StrEnum):
    """What can be done; its Czech name is in ``view.texts.JOURNAL_ACTION``."""

    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_OUT = "sign_out"
    RECEIVE = "receive"
    PREPARE = "prepare"
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


def record(
    action: Action, author: str = "", note: str = "", *, release: str = "", draft: str = "", **detail: str
) -> None:
    """Append one line, whole and on the disk when this returns; ``detail`` is kept as text."""
    entry = Entry(datetime.now(UTC), action, author, note, release, draft, detail)
    told = {name: value for name, value in asdict(entry).items() if value} | {
        "time": entry.time.isoformat(timespec="seconds")
    }
    paths.home().mkdir(parents=True, exist_ok=True)
    with FileLock(f"{paths.journal()}.lock"), paths.journal().open("a+b") as journal:
        torn = journal.tell() and not _ends_line(journal)
        journal.write(b"\n" * bool(torn) + json.dumps(told, ensure_ascii=False).encode() + b"\n")
        journal.flush()
        os.fsync(journal.fileno())


def entries() -> list[Entry]:
    """Every line, the oldest first; a line that a kill tore apart says nothing."""
    try:
        text = paths.journal().read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return [entry for line in text.splitlines() if (entry := _read(line))]


def _read(line: str) -> Entry | None:
    try:
        told = json.loads(line)
        return Entry(**(told | {"time": datetime.fromisoformat(told["time"])}))
    except (json.JSONDecodeError, KeyError, TypeError, ValueError):
        return None


def _ends_line(journal: object) -> bool:
    journal.seek(-1, os.SEEK_END)
    return journal.read(1) == b"\n"

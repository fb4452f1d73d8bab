"""Direct entry: what changes between two workbooks, written down by hand, each cell in the journal.

Entries wait in a draft, where several stewards may gather them, and are published like any other draft; or at once,
by themselves. A draft holds only what is new: when another release is published meanwhile it is prepared again, laid
over that release, so that nobody's entry is lost. A cell that somebody else has changed is told, not overwritten.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from io import BytesIO
from typing import TypeVar

import pandas as pd
from filelock import FileLock, Timeout

from sei_core import paths, received_files
from sei_core.errors import BuildInProgressError, DataFileError, DiskFullError, DraftError, SeiError
from sei_core.schema.entered import ENTERED, REFERENCE, Change, Entry
from sei_core.stewardship import drafts, rights, worker
from sei_core.stewardship.drafts import UNDER_WAY, Draft, Kind, State
from sei_core.stewardship.rights import Steward
from sei_core.store import db, durable, journal, releases
from sei_core.store.journal import Action

#: Name of the file of entries, as a steward would have sent it.
FILE = "primy_zapis.jsonl"
#: An entry waits so long for another one that is being written down.
PATIENCE_SECONDS = 30
#: Seconds that a release with an entry may take, and between two looks at it.
MOST_SECONDS, INTERVAL = 180, 0.2
#: Characters of the key of a document.
_KEY_LENGTH = 60
#: States of a draft that further entries may join.
_OPEN = {State.RECEIVED, State.READY, State.INTERRUPTED}

T = TypeVar("T")


@dataclass(frozen=True)
class Subject:
    """What an entry is about: an indicator, a measure, an episode of cooperation or a task.

    Attributes:
        key: its own key.
        name: in the words of the table.
        place: whom or which project it concerns; empty where that is not known.
        cells: its row: text by the name of the column.
        rows: rows that hold what is entered, the oldest first; for an episode or a task its own.
    """

    key: str
    name: str
    place: str
    cells: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Desk:
    """What one steward enters; each verb asks for the right again.

    Attributes:
        steward: who enters.
    """

    steward: Steward | None

    def subjects(self, table: str) -> list[Subject]:
        """What an entry of a table may be about; see ``subjects``."""
        return subjects(self.steward, table)

    def documents(self) -> dict[str, Mapping[str, str]]:
        """Documents that a fact may be from: rows of table ``reference`` by their key."""
        rights.require(self.steward)
        return {row["reference_key"]: row for row in _stands().text[REFERENCE].to_dict("records")}

    def new_key(self, words: str) -> str:
        """Make a key of a document that is not known yet; see ``new_key``."""
        return new_key(words, self.documents())

    def check(self, *changes: Change) -> list[Entry]:
        """Say what would change; see ``check``."""
        return check(self.steward, *changes)

    def propose(self, *changes: Change) -> Draft | None:
        """Let changes wait to be published; see ``propose``."""
        return propose(self.steward, *changes)

    def publish(self, *changes: Change, note: str) -> str:
        """Publish changes at once; see ``publish``."""
        return publish(self.steward, *changes, note=note)

    def waiting(self) -> list[tuple[Draft, list[Entry]]]:
        """Drafts of entries that are not published yet; see ``waiting``."""
        rights.require(self.steward)
        return waiting()

    def prepare(self, key: str) -> None:
        """Begin to prepare a draft of entries; see ``worker.start``."""
        worker.start(self.steward, key)

    def withdraw(self, key: str, entry: Entry) -> None:
        """Take an entry out of a draft; see ``withdraw``."""
        withdraw(self.steward, key, entry)


def check(steward: Steward | None, *changes: Change) -> list[Entry]:
    """Say what would change in the served release, by the rules of the workbook; nothing is written down.

    Returns:
        An entry a row; empty if nothing would change.

    Raises:
        NotStewardError: if the steward is not one.
        DataFileError: with every problem; ``cells`` name the number of the change and the label of the column.
    """
    rights.require(steward)
    return received_files.enter(changes, _all_waiting(), _stands())


def propose(steward: Steward | None, *changes: Change, apart: bool = False) -> Draft | None:
    """Write changes down as entries of a draft that waits: the one in which others wait, if nothing is at work on it.

    Args:
        steward: who enters.
        changes: what is to stand in the rows.
        apart: in a draft of its own.

    Returns:
        The draft, which has to be prepared; None if nothing would change.

    Raises:
        NotStewardError, DataFileError: as ``check``.
        DiskFullError: if there is no room for them, in the journal too; none of them waits.
    """
    with durable.room(), _alone():
        made = check(steward, *changes)
        if not made:
            return None
        return (None if apart else _gathered(steward, made)) or _begun(steward, made)


def publish(
    steward: Steward | None, *changes: Change, note: str, prepare: Callable[[str], object] | None = None
) -> str:
    """Publish changes at once, in a draft of their own; what others have waiting goes on waiting.

    Args:
        steward: who enters.
        changes: what is to stand in the rows.
        note: why.
        prepare: prepares the draft of a key, such as ``drafts.prepare`` here and now; otherwise a process of
            ``worker`` does.

    Returns:
        Name of the release; empty if nothing would change.

    Raises:
        NotStewardError, DataFileError: as ``check``; also where somebody else has published the same cell meanwhile.
        DiskFullError: as ``propose``.
        DraftError: if the release was not ready in ``MOST_SECONDS``; the draft waits.
    """
    draft = propose(steward, *changes, apart=True)
    if draft is None:
        return ""
    deadline = time.monotonic() + MOST_SECONDS
    prepare = prepare or partial(worker.start, steward)
    while True:
        prepare(draft.key)
        release = _prepared(steward, draft.key, deadline)
        try:
            return _when_free(partial(drafts.publish, steward, draft.key, note, release), deadline)
        except DraftError as error:
            if error.reason != "moved" or time.monotonic() > deadline:
                raise
        drafts.rewrite(steward, draft.key, draft.file.read_bytes())  # the same, to be laid over the other release


def waiting() -> list[tuple[Draft, list[Entry]]]:
    """Drafts of entries that are not published yet, the oldest first, each with its entries.

    A sent file that holds no entries is not among them.
    """
    closed = {State.PUBLISHED, State.RECEIVING}
    found = []
    for draft in reversed(drafts.listing()):
        if draft.kind is Kind.ENTRIES and draft.state not in closed and draft.file.exists():
            try:
                found.append((draft, received_files.read_entries(draft.file)))
            except DataFileError:
                continue
    return found


def withdraw(steward: Steward | None, key: str, entry: Entry) -> None:
    """Take an entry out of a draft; a draft without entries is put away.

    Raises:
        NotStewardError: if the steward is not one.
        DraftError: if the entry was taken out before, or the draft is missing, closed or being prepared.
        DiskFullError: if it cannot be written down; the entry stays.
    """
    author = rights.require(steward)
    with durable.room(), _alone():
        draft = drafts.find(key)
        if draft.state in UNDER_WAY:
            raise DraftError("busy")
        if not draft.file.exists():  # kept elsewhere since it was published
            raise DraftError("closed")
        known = received_files.read_entries(draft.file)
        if entry not in known:
            raise DraftError("withdrawn")
        back = {column: (entry.before or {}).get(column, "") for column in entry.after}
        _record(author, key, [replace(entry, before=entry.after, after=back)])
        if left := [each for each in known if each != entry]:
            drafts.rewrite(steward, key, received_files.write_entries(left))
        else:
            drafts.discard(steward, key)


def subjects(steward: Steward | None, table: str) -> list[Subject]:
    """List what an entry of a table may be about, in the order of its place and name.

    Args:
        steward: who asks.
        table: a key of ``ENTERED`` that is no document.

    Raises:
        NotStewardError: if the steward is not one.
    """
    rights.require(steward)
    text, entered = _stands().text, ENTERED[table]
    owner = entered.of or table
    own_key = text[owner].columns[0]
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in text[table].to_dict("records"):
        rows.setdefault(row[own_key], []).append(row)
    found = [
        Subject(row[own_key], _NAME[table](row, text), _place(row, text), row, tuple(rows.get(row[own_key], ())))
        for row in text[owner].to_dict("records")
    ]
    return sorted(found, key=lambda subject: (_folded(subject.place), _folded(subject.name), subject.key))


def new_key(words: str, taken: Mapping[str, object]) -> str:
    """Make a key of a document from words that describe it: letters without diacritics, digits and hyphens."""
    parts = re.findall("[a-z0-9]+", _folded(words))
    stem = "-".join(parts)[:_KEY_LENGTH].strip("-") or "pramen"
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def _all_waiting() -> list[Entry]:
    return [entry for _, found in waiting() for entry in found]


def _gathered(steward: Steward | None, made: Sequence[Entry]) -> Draft | None:
    """Put entries into a draft in which others wait; None if there is none that nobody is at work on."""
    for draft, known in reversed(waiting()):
        if draft.state in _OPEN:
            try:
                return _put(steward, draft.key, known, made)
            except DraftError:  # somebody has begun to work on it just now
                continue
    return None


def _begun(steward: Steward | None, made: Sequence[Entry]) -> Draft:
    """Begin a draft with entries: it is received empty, for what is in the journal first is in it afterwards."""
    draft = drafts.receive(steward, Kind.ENTRIES, FILE, BytesIO())
    try:
        return _put(steward, draft.key, [], made)
    except (OSError, DiskFullError):
        drafts.discard(steward, draft.key)
        raise


def _put(steward: Steward | None, key: str, known: Sequence[Entry], made: Sequence[Entry]) -> Draft:
    """Write new entries behind those that a draft has: no entry may be published that is not in the journal.

    A line that the journal has too many, after a kill in between, does no harm.
    """
    _record(rights.require(steward), key, made)
    return drafts.rewrite(steward, key, received_files.write_entries([*known, *made]))


def _record(author: str, key: str, entries: Sequence[Entry]) -> None:
    """Write each entered cell into the journal; the key of a row is told by itself."""
    for entry in entries:
        for column, after in entry.after.items():
            if column not in ENTERED[entry.table].described.key:
                before = (entry.before or {}).get(column, "")
                detail = {"table": entry.table, "key": entry.row_key, "column": column}
                journal.record(Action.ENTRY, author, draft=key, **detail, before=before, after=after)


@contextmanager
def _alone() -> Iterator[None]:
    """Be the only one who writes entries down."""
    paths.drafts().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(paths.drafts() / ".entries.lock", timeout=PATIENCE_SECONDS):
            yield
    except Timeout as error:
        raise DraftError("busy") from error


def _prepared(steward: Steward | None, key: str, deadline: float) -> str:
    """Wait until a draft is prepared and return its release; one that is refused is put away."""
    while (draft := drafts.find(key)).state in UNDER_WAY | {State.RECEIVED}:
        if time.monotonic() > deadline:
            raise DraftError("busy")
        time.sleep(INTERVAL)
    if draft.state is State.REFUSED:
        _when_free(lambda: drafts.discard(steward, key), deadline)
        if draft.report.problems:
            raise DataFileError(draft.file_name, draft.report.problems, draft.report.cells)
        raise SeiError(draft.explanation)
    return draft.release


def _when_free(verb: Callable[[], T], deadline: float) -> T:
    """Do something with a draft after whoever publishes, and after its worker, which ends a while after it is done."""
    while True:
        try:
            return verb()
        except BuildInProgressError:
            if time.monotonic() > deadline:
                raise
        except DraftError as error:
            if error.reason != "busy" or time.monotonic() > deadline:
                raise
        time.sleep(INTERVAL)


def _stands() -> received_files.Standing:
    """What stands in the support tables of the served release."""
    return _standing_in(releases.current_name())


@lru_cache(maxsize=2)  # 0.6 s, and a form asks at each touch
def _standing_in(release: str) -> received_files.Standing:
    with db.pinned(release):
        return received_files.standing(received_files.received_inputs())


def _cell(text: Mapping[str, pd.DataFrame], table: str, column: str, key: str) -> str:
    """A cell of another table by the key of its row; empty where there is no key."""
    frame = text[table]
    found = frame.loc[frame.iloc[:, 0] == key, column]
    return found.iloc[0] if len(found) else ""


def _place(row: Mapping[str, str], text: Mapping[str, pd.DataFrame]) -> str:
    """Whom or which project a row concerns."""
    if project := row.get("project_key"):
        return _cell(text, "project", "project_name", project)
    return row.get("subject_text") or _cell(text, "unit", "unit_name", row.get("unit_key", ""))


def _named_by(column: str) -> Callable[[Mapping[str, str], Mapping[str, pd.DataFrame]], str]:
    return lambda row, text: row[column]


def _since(row: Mapping[str, str], text: Mapping[str, pd.DataFrame]) -> str:
    """An episode has no name: the text of its start, empty where that is not known."""
    return row["start_text"]


_NAME = {
    "indicator_value": _named_by("indicator_name"),
    "measure_state": _named_by("measure_text"),
    "episode": _since,
    "task": _named_by("task_text"),
}


def _folded(words: str) -> str:
    """Words without case and diacritics."""
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()

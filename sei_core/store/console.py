"""Questions of strangers to the public file of a release: each in a worker process with a bounded everything.

The worker is started as a script with an empty environment, in an empty folder beside a copy of the public file, which
are gone with it. It ends by its deadline, by ``Job.cancel``, or with this process; see ``console_worker``. Never a link
to the public file: what a question does to the file that it has open, it would do to that of all.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pandas as pd

from sei_core import paths
from sei_core.errors import QueryBusyError, QueryError
from sei_core.store import console_worker, db, public

#: So many questions are answered at once by one server; who comes then is asked to wait a moment.
WORKERS = 2
#: Reading an answer and ending a process takes a moment on top of its time.
GRACE = 1.0
#: Folders of questions begin so; those that a killed server left are older than any question can run: an hour.
FOLDER, ABANDONED = "atlas-sql-", 3600.0
#: Significant digits that a float holds of any decimal number.
DIGITS = 15
_BIGGEST = 2**63


@dataclass(frozen=True)
class Limits:
    """What one question may take.

    Attributes:
        seconds: by the clock.
        megabytes: of memory for the database; ``process_megabytes`` of address space for the whole process.
        rows, columns, cells: of the answer.
        characters: of the answer in sum; every cell counts for 8 more.
        text: characters of one cell.
        sql: bytes of the question.
    """

    seconds: int = 10
    megabytes: int = 512
    process_megabytes: int = 2048
    rows: int = 10_000
    columns: int = 500
    cells: int = 500_000
    characters: int = 12_000_000
    text: int = 10_000
    sql: int = 20_000


LIMITS = Limits()


@dataclass(frozen=True)
class Answer:
    """What the database answered.

    Attributes:
        sql: the question.
        release: name of the release that answered.
        asked: local time.
        seconds: how long it took.
        frame: rows; columns have names of their own even where the question repeats one. Numbers are ``Int64`` and
            ``float64`` (text where neither holds all of a column exactly), truth values ``boolean``, everything else
            is text, days as ``2023-12-31``.
        types: type of each column in DuckDB, by its name in ``frame``.
        days: columns that hold days.
        tables: names of tables in the question.
        is_cut: whether there were more rows.
        is_shortened: whether texts were longer.
    """

    sql: str
    release: str
    asked: datetime
    seconds: float
    frame: pd.DataFrame
    types: dict[str, str]
    days: tuple[str, ...]
    tables: tuple[str, ...]
    is_cut: bool
    is_shortened: bool


@dataclass
class Job:
    """A question that is being answered.

    Attributes:
        sql: the question.
        started: ``time.monotonic()``.
    """

    sql: str
    release: str
    limits: Limits
    started: float = field(default_factory=time.monotonic)
    _asked: datetime = field(default_factory=datetime.now)
    _outcome: Answer | QueryError | None = None
    _reason: str = ""
    _process: subprocess.Popen | None = None
    _done: threading.Event = field(default_factory=threading.Event)
    _seconds: float = 0.0

    @property
    def is_done(self) -> bool:
        """Is there an answer, or a reason why there is none?"""
        return self._done.is_set()

    @property
    def seconds(self) -> float:
        """How long it has taken so far, or took."""
        return self._seconds if self.is_done else time.monotonic() - self.started

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end; return whether it came."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """End the worker; the answer is an error that says so. An answer that is there stays."""
        self._stop("cancelled")

    def answer(self) -> Answer:
        """The answer; waits for it.

        Raises:
            QueryError: if there is none, with the reason.
        """
        self.wait()
        if isinstance(self._outcome, QueryError):
            raise self._outcome
        return self._outcome

    def _stop(self, reason: str) -> None:
        if not self.is_done:
            self._reason = self._reason or reason
            if self._process is not None:
                self._process.kill()

    def _run(self, file: Path) -> None:
        """Ask a worker; in a thread of its own, so that a page can go on. Whatever happens, the job gets done."""
        outcome: Answer | QueryError = QueryError("worker")
        try:
            _sweep()
            with tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
                try:
                    outcome = self._told(Path(folder), file)
                finally:
                    _open_up(Path(folder))
        except OSError as error:
            outcome = QueryError("worker", error.strerror or "")
        finally:
            _WORKING.release()
            self._seconds = time.monotonic() - self.started
            self._outcome = outcome if isinstance(outcome, QueryError) else replace(outcome, seconds=self._seconds)
            self._done.set()

    def _told(self, folder: Path, file: Path) -> Answer | QueryError:
        """Start the worker, tell it the question, read what it says until it ends."""
        desk = folder / "desk"
        desk.mkdir()
        database = folder / f"{public.DATABASE}{file.suffix}"
        shutil.copyfile(file, database)
        database.chmod(0o400)
        limits = asdict(self.limits) | {"file": str(database)}
        with subprocess.Popen(
            [sys.executable, "-I", console_worker.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=desk,
            env=_environment(),
        ) as process:
            self._process = process
            if self._reason:
                process.kill()
            timer = threading.Timer(self.limits.seconds + GRACE, self._stop, ("time",))
            timer.start()
            try:
                process.stdin.write(json.dumps({"sql": self.sql, "limits": limits}).encode() + b"\n")
                process.stdin.flush()
                said = process.stdout.read()
            except BrokenPipeError:
                said = b""
            finally:
                timer.cancel()
                process.kill()
        return self._understood(said, str(folder))

    def _understood(self, said: bytes, folder: str) -> Answer | QueryError:
        """Make an answer, or the reason why there is none, from what the worker said."""
        if not said:
            is_late = time.monotonic() - self.started >= self.limits.seconds
            return QueryError(self._reason or ("time" if is_late else "worker"))
        try:
            found = json.loads(said)
        except ValueError:
            return QueryError(self._reason or "worker")
        if "reason" in found:
            return QueryError(found["reason"], found["detail"].replace(folder + os.sep, ""))
        names = _unique([name for name, _, _ in found["columns"]])
        kinds = [kind for _, _, kind in found["columns"]]
        columns = [_column(values, kind) for values, kind in zip(found["values"], kinds, strict=True)]
        return Answer(
            self.sql,
            self.release,
            self._asked,
            0.0,
            pd.DataFrame(dict(zip(names, columns, strict=True))),
            dict(zip(names, (type_ for _, type_, _ in found["columns"]), strict=True)),
            tuple(name for name, kind in zip(names, kinds, strict=True) if kind == "date"),
            tuple(found["tables"]),
            found["is_cut"],
            found["is_shortened"],
        )


_WORKING = threading.BoundedSemaphore(WORKERS)


def start(sql: str, limits: Limits = LIMITS) -> Job:
    """Begin to answer a question about the release that answers now.

    Raises:
        QueryError: if it is empty or too long.
        QueryBusyError: if as many questions as ``WORKERS`` are being answered.
        NoReleaseError: if nothing has been published.
    """
    if not sql.strip():
        raise QueryError("empty")
    if len(sql.encode("utf-8", "replace")) > limits.sql:
        raise QueryError("long")
    if "\0" in sql or any("\ud800" <= letter <= "\udfff" for letter in sql):
        raise QueryError("letters")
    release = db.serving()
    file = public.path_of(release)
    if not _WORKING.acquire(blocking=False):
        raise QueryBusyError()
    job = Job(sql, release, limits)
    threading.Thread(target=job._run, args=(file,), daemon=True).start()
    return job


def _environment() -> dict[str, str]:
    """Nothing of ours; Windows starts no process without its folder."""
    return {"SYSTEMROOT": root} if (root := paths.system_root()) else {}


def _open_up(folder: Path) -> None:
    """Let a folder that the worker closed be taken away."""
    for each in (folder, folder / "desk"):
        if each.exists():
            each.chmod(0o700)


@lru_cache(maxsize=1)
def _sweep() -> None:
    """Take away, once, the folders that a killed server left; only ours, and only old ones."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        try:
            found = folder.lstat()
            is_ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
            if stat.S_ISDIR(found.st_mode) and is_ours and time.time() - found.st_mtime > ABANDONED:
                _open_up(folder)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # somebody else was faster
            continue


def _unique(names: Sequence[str]) -> list[str]:
    """Tell columns of one name apart: ``a``, ``a (2)``."""
    known: list[str] = []
    for place, name in enumerate(names, start=1):
        base, number = name or f"#{place}", 1
        new = base
        while new in known:
            number += 1
            new = f"{base} ({number})"
        known.append(new)
    return known


def _column(values: list[object], kind: str) -> pd.Series:
    if kind == "big":
        return _big(values)
    if kind == "decimal":
        return _decimals(values)
    if kind == "number":
        return pd.Series([float("nan") if value is None else value for value in values], dtype="float64")
    return pd.Series(values, dtype={"integer": "Int64", "flag": "boolean"}.get(kind, "str"))


def _big(values: list[object]) -> pd.Series:
    """Whole numbers of any size: numbers where all fit, otherwise text."""
    numbers = [None if value is None else int(value) for value in values]
    if all(number is None or -_BIGGEST <= number < _BIGGEST for number in numbers):
        return pd.Series(numbers, dtype="Int64")
    return pd.Series(values, dtype="str")


def _decimals(values: list[object]) -> pd.Series:
    """Decimal numbers: floats where all of them are held to the last digit, otherwise text."""
    if all(value is None or sum(map(str.isdigit, value.lstrip("-0."))) <= DIGITS for value in values):
        return pd.Series([float("nan") if value is None else float(value) for value in values], dtype="float64")
    return pd.Series(values, dtype="str")

"""Many profiles at once, written by processes of their own.

Setting a document holds the interpreter (Typst does not let go of it), so threads would not help and a server would
stop answering. Each process writes its part of the files, says the code of each when it is there, and ends when nobody
listens any more. Started as ``python -m sei_core.documents.profile_workers`` with the task as JSON on its input.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from sei_core.errors import SeiError

PROCESSES = 2
#: A process starts for this many profiles at least; starting takes as long as a dozen of them.
LEAST = 12
ROOT = Path(__file__).resolve().parents[2]
#: Pages of the same server go first; as ``store/console_worker.py``.
NICE = 10
#: Exit code of a reader's mistake, as of the command line.
MISTAKE = 2


@dataclass(frozen=True)
class Task:
    """Profiles to be written.

    Attributes:
        codes: of the areas.
        year: of the index.
        address: of the atlas, empty where it is not known.
        release: the one that has to answer.
        folder: of the files.
    """

    codes: tuple[str, ...]
    year: int
    address: str
    release: str
    folder: Path

    def file(self, code: str) -> Path:
        """Where the profile of an area is written."""
        return self.folder / f"{code}.pdf"


def made(task: Task, patience: float) -> Iterator[str | None]:
    """Write the profiles, and tell their codes in the order of the task as they are there.

    Args:
        task: what to write; files that the caller does not need any more are its own to delete.
        patience: seconds after which None is told if there is nothing new.

    Raises:
        SeiError: what a process says that its reader can mend.
        RuntimeError: if a process ends for any other reason.
    """
    count = min(PROCESSES, 1 + len(task.codes) // LEAST)
    told: queue.Queue[str | None] = queue.Queue()
    with ExitStack() as running:
        workers = [running.enter_context(_worker(task, part, count, told)) for part in range(count)]
        waiting, there, ended = list(reversed(task.codes)), set(), 0
        while waiting:
            if waiting[-1] in there:
                yield waiting.pop()
                continue
            try:
                code = told.get(timeout=patience)
            except queue.Empty:
                yield None
                continue
            there.add(code)
            ended += code is None
            if ended == count and waiting[-1] not in there:
                _explain(workers, task)


class _worker:
    """One process, killed on the way out, and a thread that reads what it says; None is put when it ends."""

    def __init__(self, task: Task, part: int, count: int, told: queue.Queue[str | None]) -> None:
        own = asdict(task) | {"codes": task.codes[part::count], "folder": str(task.folder)}
        self.errors = task.folder / f"errors-{part}"
        self._log = self.errors.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "sei_core.documents.profile_workers"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            cwd=ROOT,
        )
        self._reader = threading.Thread(target=self._read, args=(told,), daemon=True)
        self._task = json.dumps(own)

    def __enter__(self) -> _worker:
        self._reader.start()
        self.process.stdin.write(self._task.encode())
        self.process.stdin.close()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdout.close()
        self._log.close()

    def _read(self, told: queue.Queue[str | None]) -> None:
        for line in self.process.stdout:
            told.put(line.decode().strip())
        told.put(None)


def _explain(workers: list[_worker], task: Task) -> None:
    """Say why the processes ended before everything was written."""
    codes = [worker.process.wait() for worker in workers]
    said = [worker.errors.read_text(encoding="utf-8").strip() for worker in workers]
    for code, words in zip(codes, said, strict=True):
        if code == MISTAKE:
            raise SeiError(words)
    raise RuntimeError(f"profiles of {task.release} ended with {codes}: {said}")


def write(task: Task) -> None:
    """Write the profiles of a task, and say the code of each when its file is there."""
    from sei_core.documents.profiles import profile  # which starts these processes
    from sei_core.queries import meta
    from sei_core.view import texts

    with meta.one_release() as release:
        if release != task.release:
            raise SeiError(texts.PROFILES_CHANGED)
        for code in task.codes:
            task.file(code).write_bytes(profile(code, task.year, task.address))
            sys.stdout.write(f"{code}\n")
            sys.stdout.flush()


def _give_way() -> None:
    """Let pages go first; Windows knows no such order."""
    if hasattr(os, "nice"):
        os.nice(NICE)


if __name__ == "__main__":
    _give_way()
    received = json.loads(sys.stdin.buffer.read())
    try:
        write(Task(**received | {"folder": Path(received["folder"])}))
    except SeiError as error:
        sys.stderr.write(str(error))
        sys.exit(MISTAKE)

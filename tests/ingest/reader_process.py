"""Reads files in a process of its own: a line with kind and path in, a line with the answer out.

Whatever ends the process is seen by who asked: an exception (its traceback on the error output), a hang (the system's
alarm), too much memory.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

MOST_SECONDS = 30
MOST_MEMORY = 4 << 30


class Reader:
    """The process, started when asked first; kinds are ``index`` and ``support`` of the drawn tables, and ``draft``."""

    def __init__(self, log: Path, **environment: str):
        self._log, self._environment = log, os.environ | environment
        self._process: subprocess.Popen[str] | None = None

    def read(self, kind: str, path: Path) -> dict[str, object]:
        """Answer of the process: ``problems`` (none if the file was taken), ``cells``, ``peak`` of memory in bytes;
        ``died`` if it did."""
        if self._process is None:
            command = [sys.executable, "-m", "tests.ingest.reader_process"]
            with self._log.open("w") as log:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                    env=self._environment,
                    cwd=Path(__file__).parents[2],
                )
        self._process.stdin.write(json.dumps([kind, str(path)]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if answer:
            return json.loads(answer)
        code = self._process.wait()
        self._process = None
        return {"died": f"{code}\n{self._log.read_text(errors='replace')[-3000:]}"}

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.stdin.close()
            self._process.wait()
            self._process.stdout.close()


def _answer(kind: str, path: Path) -> dict[str, object]:
    from sei_core.errors import DataFileError
    from sei_core.ingest.index_workbook import read_index
    from sei_core.ingest.support_workbook import read_support
    from sei_core.stewardship import reading
    from tests.ingest.drawn_support import PLACES
    from tests.ingest.mutations import MUNICIPALITIES

    if kind == "draft":
        report = reading.read("index", path, []).report
        return {"problems": report.problems, "cells": len(report.cells)}
    try:
        if kind == "index":
            read_index(path, MUNICIPALITIES)
        else:
            read_support(path, PLACES)
    except DataFileError as error:
        return {"problems": error.problems, "cells": len(error.cells)}
    return {"problems": [], "cells": 0}


def _peak() -> int:
    """Most bytes of memory that this process ever had; ``getrusage`` would tell those of whoever started it."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) << 10


def main() -> None:
    """Answer until nobody asks."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    for line in sys.stdin:
        signal.alarm(MOST_SECONDS)
        kind, path = json.loads(line)
        answer = _answer(kind, Path(path))
        sys.stdout.write(json.dumps(answer | {"peak": _peak()}) + "\n")
        sys.stdout.flush()
        signal.alarm(0)


if __name__ == "__main__":
    main()

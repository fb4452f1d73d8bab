"""Processes of the atlas that start without waiting for imports, so that they can be killed by the dozen.

``python -m tests.forked`` imports once and is copied for each process that ``Forker.start`` asks for; it reads a JSON
object a line and answers with a number.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sei_core import paths


@dataclass
class Forked:
    """A process that runs some code, as ``subprocess.Popen`` has it; ``stdout`` and ``stderr`` are files."""

    forker: Forker
    pid: int
    stdout: Path
    stderr: Path
    returncode: int | None = None

    def poll(self) -> int | None:
        """Its code of return, None while it runs; minus the number of the signal that killed it."""
        if self.returncode is None:
            self.returncode = self.forker.ask(poll=self.pid)
        return self.returncode

    def wait(self) -> int:
        """The same once it has ended."""
        if self.returncode is None:
            self.returncode = self.forker.ask(wait=self.pid)
        return self.returncode

    def communicate(self) -> tuple[bytes, bytes]:
        """What it wrote until its end, to the output and the error output."""
        self.wait()
        return self.stdout.read_bytes(), self.stderr.read_bytes()


class Forker:
    """Starts such processes in the environment of the moment, in the folder of the atlas."""

    def __init__(self, folder: Path):
        self._folder, self._count = folder, 0
        self._process: subprocess.Popen[str] | None = None

    def start(self, code: str, *arguments: str) -> Forked:
        """Run code, which finds the arguments in ``sys.argv[1:]``."""
        self._count += 1
        out, error = (self._folder / f"{self._count}.{name}" for name in ("out", "err"))
        asked = {"code": code, "arguments": arguments, "environment": dict(os.environ)}
        return Forked(self, self.ask(**asked, files=[str(out), str(error)]), out, error)

    def ask(self, **what: object) -> int | None:
        """Ask the process that imported everything, and start it when it is asked first."""
        if self._process is None:
            command = [sys.executable, "-m", "tests.forked"]
            self._process = subprocess.Popen(
                command, cwd=paths.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.communicate()


def main() -> None:
    """Be copied again and again. Nothing is read or computed here: a copy has no threads but its own."""
    from sei_core import pipeline  # noqa: F401
    from sei_core.queries import meta  # noqa: F401
    from sei_core.stewardship import drafts, history  # noqa: F401

    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked or "poll" in asked:
            pid, state = os.waitpid(asked.get("wait") or asked["poll"], os.WNOHANG if "poll" in asked else 0)
            answer = os.waitstatus_to_exitcode(state) if pid else None
        elif not (answer := os.fork()):
            run(**asked)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    gc.unfreeze()  # or some packages say at the end that it leaked


def run(code: str, arguments: list[str], environment: dict[str, str], files: list[str]) -> None:
    """Be a process of its own until the code ends; its code of return is 1 if that was an error."""
    for place, file in ((0, os.devnull), (1, files[0]), (2, files[1])):
        opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC if place else os.O_RDONLY)
        os.dup2(opened, place)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["-c", *arguments]
    ended = 1
    try:
        exec(code, {"__name__": "__main__"})
        ended = 0
    except BaseException:  # noqa: BLE001 – it is told, and the process ends
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        os._exit(ended)


if __name__ == "__main__":
    main()

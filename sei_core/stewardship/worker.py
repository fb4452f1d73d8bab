"""Prepares a draft in a process of its own: ``python -m sei_core.stewardship.worker KEY``.

Received files are not to be trusted: the process has bounded memory and time, and pages answer meanwhile. It goes on
when the browser that asked for it is closed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sei_core import paths
from sei_core.errors import DraftError
from sei_core.stewardship import drafts, rights
from sei_core.stewardship.drafts import Draft, Kind
from sei_core.stewardship.rights import Steward
from sei_core.store import releases

#: Bytes of address space: a build takes 1.5 GB of it, the cadastre's boundaries with 6 million vertices 2.8 GB, and
#: twice as much where they have to be mended as a whole.
MOST_MEMORY, MOST_MEMORY_OF_BOUNDARIES = 4 << 30, 6 << 30
#: Seconds of processor time for reading a file and marking its faults, those of boundaries with their topology.
MOST_TO_READ, MOST_TO_READ_BOUNDARIES = 60, 600
#: Seconds of processor time in all.
MOST_SECONDS = 900
#: Seconds in which a draft whose time is over is refused; then the system ends the process.
_LAST_SECONDS = 60
#: Where memory runs out, the system ends this process first, and never the server that shares it.
_OOM_SCORE, _FIRST_TO_GO = Path("/proc/self/oom_score_adj"), "1000"
#: Pages of the same server go first; as ``store/console_worker.py``.
NICE = 10
#: Seconds in which a process begins its work even on a busy machine.
BEGINS_IN = 30
_LOG = "log"


@dataclass(frozen=True)
class Seen:
    """All drafts at one moment.

    Attributes:
        drafts: the newest first.
        served: the release that visitors see; empty before the first one.
        starting: keys of drafts that a process was asked to prepare just now, and has not begun yet.
    """

    drafts: list[Draft]
    served: str
    starting: frozenset[str]


def start(steward: Steward, key: str) -> subprocess.Popen[bytes]:
    """Begin to prepare a draft and return at once the process, which needs nobody; ``drafts.find`` tells how far it is.

    Raises:
        NotStewardError: if the steward is not one.
        DraftError: if there is no such draft.
    """
    rights.require(steward)
    drafts.find(key)
    command = [sys.executable, "-m", "sei_core.stewardship.worker", key]
    log = (drafts.find(key).folder / _LOG).open("wb")
    with log:
        return subprocess.Popen(
            command, cwd=paths.ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )


def receive(steward: Steward, kind: str, file_name: str, content: BinaryIO, note: str = "") -> Draft:
    """Keep a file that a steward sent and begin to prepare it; arguments and errors as of ``drafts.receive``."""
    draft = drafts.receive(steward, drafts.Kind(kind), file_name, content, note)
    start(steward, draft.key)
    return draft


def accept_territory(steward: Steward, key: str) -> None:
    """Take over the hierarchy that the file of a draft tells and begin to prepare it; errors as of ``drafts``."""
    drafts.accept_territory(steward, key)
    start(steward, key)


def seen(steward: Steward) -> Seen:
    """See how all drafts stand.

    Raises:
        NotStewardError: if the steward is not one.
    """
    rights.require(steward)
    known = drafts.listing()
    served = releases.current_name() if releases.has_current() else ""
    return Seen(known, served, frozenset(draft.key for draft in known if _is_starting(draft)))


def _is_starting(draft: Draft) -> bool:
    """Was a process asked to prepare a draft just now, so that its state is not told yet?"""
    try:
        asked, told = ((draft.folder / name).stat().st_mtime for name in (_LOG, drafts.FILE))
    except FileNotFoundError:
        return False
    return told <= asked and time.time() - asked < BEGINS_IN


def bound(kind: Kind) -> None:
    """Take no more memory and processor time than a draft needs; where the system cannot bound, nothing happens."""
    if sys.platform == "win32":
        return
    import resource

    large = kind is Kind.BOUNDARIES
    memory = MOST_MEMORY_OF_BOUNDARIES if large else MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.signal(signal.SIGXCPU, _time_is_over)
    allow(MOST_TO_READ_BOUNDARIES if large else MOST_TO_READ)
    with suppress(OSError):  # not on every system
        _OOM_SCORE.write_text(_FIRST_TO_GO)
    os.nice(NICE)


def allow(seconds: int) -> None:
    """Go on until so much processor time is spent in all; then ``TimeoutError`` is raised, once, wherever it is.

    What does not come back to Python by then is ended by the system when all time is over.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, MOST_SECONDS + _LAST_SECONDS))


def _time_is_over(number: int, frame: object) -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)  # the system tells it each second, also while the draft is refused
    raise TimeoutError


def main(key: str) -> int:
    """Prepare one draft.

    Where its time is over, ``TimeoutError`` comes out of what ``drafts.prepare`` does; it refuses the draft then.
    """
    try:
        bound(drafts.find(key).kind)
        drafts.prepare(key, lambda step: allow(MOST_SECONDS))
    except DraftError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

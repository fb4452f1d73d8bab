"""Prepares a draft in a process of its own: ``python -m sei_core.stewardship.worker KEY``.

Received files are not to be trusted: the process has bounded memory and time, and pages answer meanwhile. It goes on
when the browser that asked for it is closed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from sei_core import paths
from sei_core.errors import DraftError
from sei_core.stewardship import drafts, rights
from sei_core.stewardship.drafts import Draft
from sei_core.stewardship.rights import Steward

#: Bytes of address space: a build takes 1.5 GB of it.
MOST_MEMORY = 4 << 30
#: Seconds of processor time, after which the system ends the process.
MOST_SECONDS = 900
#: Pages of the same server go first; as ``store/console_worker.py``.
NICE = 10
#: Seconds in which a process begins its work even on a busy machine.
BEGINS_IN = 30
_LOG = "log"


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


def is_starting(draft: Draft) -> bool:
    """Was a process asked to prepare a draft just now, so that its state is not told yet?"""
    try:
        asked, told = ((draft.folder / name).stat().st_mtime for name in (_LOG, drafts.FILE))
    except FileNotFoundError:
        return False
    return told <= asked and time.time() - asked < BEGINS_IN


def bound() -> None:
    """Take no more memory and processor time than a build needs; where the system cannot bound, nothing happens."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    os.nice(NICE)


def main(key: str) -> int:
    """Prepare one draft."""
    bound()
    try:
        drafts.prepare(key)
    except DraftError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

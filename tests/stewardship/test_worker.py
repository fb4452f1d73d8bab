"""The process that prepares a draft takes no more than it may, and says so."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sei_core.errors import DraftError
from sei_core.paths import ROOT
from sei_core.stewardship import drafts

#: Prepares a file whose reading never ends, in a process that may spend a second: its start has spent it already.
ENDLESS = """
import io, sys
from pathlib import Path
from sei_core.stewardship import drafts, reading, rights, worker
def read(*args, **named):
    while True:
        pass
reading.read = read
worker.MOST_TO_READ = 1
draft = drafts.receive(rights.operator(), drafts.Kind.INDEX, "isv.csv", io.BytesIO(b"x"))
print(worker.main(draft.key), Path("/proc/self/oom_score_adj").read_text())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how soon it would end a process")
def test_a_file_that_is_read_for_too_long_is_refused_with_the_reason(empty_home):
    done = subprocess.run([sys.executable, "-c", ENDLESS], cwd=ROOT, capture_output=True, timeout=120, check=False)

    assert done.stdout.split() == [b"0", b"1000"], done.stderr
    (draft,) = drafts.listing()
    assert (draft.state, draft.explanation) == (drafts.State.REFUSED, str(DraftError("time")))

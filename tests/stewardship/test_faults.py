"""Processes really killed, a disk really full, stewards really at once: what is served stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sei_core import paths, pipeline
from sei_core.errors import DraftError
from sei_core.queries import meta
from sei_core.stewardship import drafts, rights
from sei_core.stewardship.drafts import Kind, State
from sei_core.store import journal, releases
from tests.conftest import link_or_copy
from tests.forked import Forked
from tests.test_pipeline import publisher_csv

HEAD = """
import os, signal, sys
from pathlib import Path
from sei_core import pipeline
from sei_core.stewardship import drafts, rights
from sei_core.store import durable, journal, releases

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

key, argument = sys.argv[1:]
"""
#: What a process does, and where it is killed.
AT_STEP = "drafts.prepare(key, lambda step: step == pipeline.Step[argument] and die())"
READING = "drafts.reading.read = die; drafts.prepare(key)"
BEFORE_THE_POINTER = "releases._move = die; drafts.publish(rights.operator(), key, '', drafts.find(key).release)"
AFTER_THE_POINTER = "journal.record = die; drafts.publish(rights.operator(), key, '', drafts.find(key).release)"
AFTER_THE_JOURNAL = "drafts._save = die; drafts.publish(rights.operator(), key, '', drafts.find(key).release)"
RECEIVING = """
class Cut:
    def __init__(self): self.told = False
    def read(self, size):
        if self.told: die()
        self.told = True
        return b"x" * size
drafts.receive(rights.operator(), drafts.Kind.INDEX, argument, Cut())
"""


@pytest.fixture
def run(forker) -> Callable[..., Forked]:
    """Starts a process that does something with a draft."""
    return lambda code, key="", argument="": forker.start(HEAD + code, key, argument)


@pytest.fixture
def killed(run) -> Callable[..., None]:
    """Runs such a process and sees that it was killed."""

    def start(*arguments: str, **more: str) -> None:
        process = run(*arguments, **more)
        _, said = process.communicate()
        assert process.returncode == -signal.SIGKILL, said.decode()

    return start


def is_whole() -> bool:
    """Does the served release answer, and is nothing half-written where anybody looks?"""
    leftovers = [file for file in paths.releases().iterdir() if not file.name.startswith("isv-")]
    return len(meta.years()) > 0 and pipeline.recheck()["check_name"].notna().all() and not leftovers


@pytest.fixture
def draft(own_home, tmp_path) -> drafts.Draft:
    """A good draft of the next year, received."""
    publisher_csv(tmp_path / "2024.csv", 2024)
    with (tmp_path / "2024.csv").open("rb") as content:
        return drafts.receive(rights.operator(), Kind.INDEX, "2024.csv", content)


@pytest.fixture(scope="module")
def prepared_home(built_home, tmp_path_factory) -> Path:
    """A home where two drafts wait: of 2024, and of 2022."""
    folder = tmp_path_factory.mktemp("prepared")
    home = shutil.copytree(built_home, folder / "home", copy_function=link_or_copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(home / "var"))
        patch.setenv("SEI_STATIC", str(home / "static"))
        for year in (2022, 2024):
            publisher_csv(folder / f"{year}.csv", year)
            with (folder / f"{year}.csv").open("rb") as content:
                draft = drafts.receive(rights.operator(), Kind.INDEX, f"{year}.csv", content)
            assert drafts.prepare(draft.key).state is State.READY
    return home


@pytest.fixture
def waiting(prepared_home, tmp_path, monkeypatch) -> dict[int, drafts.Draft]:
    """Those two drafts by their year, in a copy that a test may change."""
    home = shutil.copytree(prepared_home, tmp_path / "home", copy_function=link_or_copy)
    monkeypatch.setenv("SEI_HOME", str(home / "var"))
    monkeypatch.setenv("SEI_STATIC", str(home / "static"))
    return {draft.report.year: draft for draft in drafts.listing()}


def test_a_worker_killed_anywhere_leaves_a_draft_that_says_so_and_can_be_prepared_again(draft, killed, computed):
    served = releases.current_name()

    killed(READING, draft.key)
    assert drafts.find(draft.key).state is State.INTERRUPTED

    for step in pipeline.Step:
        if step < pipeline.Step.PUBLISH:
            killed(AT_STEP, draft.key, step.name)

            (found,) = drafts.listing()
            assert (found.state, found.step, found.report.year) == (State.INTERRUPTED, step, 2024)
            assert found.file.exists()
            assert releases.current_name() == served
            assert meta.years() == [2023]

    assert drafts.prepare(draft.key).state is State.READY
    assert is_whole()


def test_a_receipt_cut_short_is_told_and_thrown_away(own_home, killed):
    killed(RECEIVING, argument="velky.xlsx")

    (draft,) = drafts.listing()

    assert (draft.state, draft.file_name, draft.file.exists()) == (State.INTERRUPTED, "velky.xlsx", False)
    with pytest.raises(DraftError, match="nedošel celý"):
        drafts.prepare(draft.key)
    drafts.discard(rights.operator(), draft.key)
    assert not list(paths.drafts().iterdir())


@pytest.mark.parametrize(
    ("where", "years"),
    [(BEFORE_THE_POINTER, [2023]), (AFTER_THE_POINTER, [2024, 2023]), (AFTER_THE_JOURNAL, [2024, 2023])],
)
def test_a_publication_killed_anywhere_is_done_or_not_begun(waiting, killed, where, years):
    served, draft = releases.current_name(), waiting[2024]

    killed(where, draft.key)

    assert meta.years() == years
    assert is_whole()
    if years == [2023]:
        assert drafts.find(draft.key).state is State.READY
        drafts.publish(rights.operator(), draft.key, "", draft.release)
        assert meta.years() == [2024, 2023]
    assert drafts.find(draft.key).state is State.PUBLISHED
    assert releases.rollback() == served
    assert meta.years() == [2023]


def test_two_workers_of_one_draft_do_not_disturb_each_other(draft, run):
    workers = [run("print(drafts.prepare(key).state)", draft.key) for _ in range(2)]
    said = [worker.communicate() for worker in workers]

    assert sorted(worker.returncode for worker in workers) == [0, 1], said
    assert b"DraftError" in b"".join(error for _, error in said)
    assert drafts.find(draft.key).state is State.READY


def test_of_two_stewards_who_publish_at_once_one_wins_and_the_other_is_told(waiting, run, tmp_path):
    start = tmp_path / "start"
    code = "(Path(argument) / key).touch()\nwhile not (Path(argument) / 'start').exists(): pass\n"
    code += "print(drafts.publish(rights.operator(), key, '', drafts.find(key).release))"
    racers = [run(code, draft.key, str(tmp_path)) for draft in waiting.values() for _ in range(2)]
    while not all((tmp_path / draft.key).exists() for draft in waiting.values()):
        assert all(racer.poll() is None for racer in racers)
    start.touch()
    said = set()
    while any(racer.poll() is None for racer in racers):
        said.add(len(meta.years()))  # a visitor meanwhile
    ends = [racer.communicate() for racer in racers]

    assert sorted(racer.returncode for racer in racers) == [0, 1, 1, 1], ends
    assert said <= {1, 2}
    assert {drafts.find(draft.key).state for draft in waiting.values()} == {State.READY, State.PUBLISHED}
    assert [entry.action for entry in journal.entries()].count("publish") == 2  # the shipped release is the first
    assert is_whole()


def test_the_journal_keeps_every_line_of_many_writers(own_home, run):
    code = "[journal.record(journal.Action.SIGN_IN, argument, str(number)) for number in range(50)]"
    before = len(journal.entries())

    writers = [run(code, argument=f"správce {number}") for number in range(4)]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]

    written = journal.entries()[before:]
    assert len(written) == 200
    for number in range(4):
        mine = [entry.note for entry in written if entry.author == f"správce {number}"]
        assert mine == [str(each) for each in range(50)]


SMALL_DISK = """
set -e
mount -t tmpfs -o size=280000k none {mount}
exec {python} -c {code}
"""
FULL = """
import errno, os, shutil, sys
from pathlib import Path
from sei_core import paths, pipeline
from sei_core.errors import SeiError
from sei_core.queries import meta
from sei_core.stewardship import drafts, rights
from sei_core.store import releases

BUILT, MOUNT, FILE, *LEAVE = map(Path, sys.argv[1:])
compute, computed = pipeline._tables, []

def once(received, progress):
    # What goes into a release is computed for the first disk, and written to each of them.
    if not computed:
        computed.append(compute(received, progress))
    ((tables, geometry),) = computed
    return dict(tables), geometry

def free():
    found = os.statvfs(paths.home())
    return found.f_bavail * found.f_frsize

def fill(leave):
    with (paths.home() / "ballast").open("wb") as ballast:
        ballast.write(bytes(max(0, free() - leave)))

def try_out(leave):
    served, says = releases.current_name(), []
    fill(leave)
    try:
        with FILE.open("rb") as content:
            draft = drafts.receive(rights.operator(), drafts.Kind.INDEX, "2024.csv", content)
        draft = drafts.prepare(draft.key)
        if draft.state is drafts.State.READY:
            fill(0)
            drafts.publish(rights.operator(), draft.key, "poznámka " * 2000, draft.release)
        says.append(draft.explanation)
    except SeiError as error:
        says.append(str(error))
    assert releases.current_name() == served and meta.years() == [2023]
    assert "Na disku serveru není místo" in says[0], says
    leftovers = [file.name for file in paths.releases().iterdir() if not file.name.startswith("isv-")]
    assert leftovers == [], leftovers
    (paths.home() / "ballast").unlink()
    for draft in drafts.listing():
        if draft.state is not drafts.State.READY:
            draft = drafts.prepare(draft.key)
        drafts.publish(rights.operator(), draft.key, "", draft.release)
        assert meta.years() == [2024, 2023]
    return len(drafts.listing())

pipeline._tables = once
for leave in LEAVE:
    home = shutil.copytree(BUILT, MOUNT / leave)
    os.environ |= {"SEI_HOME": str(home / "var"), "SEI_STATIC": str(home / "static")}
    print(leave, try_out(int(str(leave))), flush=True)
    shutil.rmtree(home)
"""
#: Bytes that are left on the disk, and how many drafts wait there in the end.
LEAVE = {
    100_000: 0,  # the received file does not fit
    1_500_000: 1,  # its kept copy does
    5_000_000: 1,  # the release does not
    50_000_000: 1,  # its public copy does not
    110_000_000: 1,  # all fits, but not the journal
}


@pytest.fixture(scope="module")
def small_disk(built_home, tmp_path_factory) -> tuple[dict[int, int], str]:
    """Publishes a year on a disk of its own that is full soon, once for each of ``LEAVE``: how many drafts wait in the
    end, and the error of the one that has no such number."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode:
        pytest.skip("no disk of its own can be mounted here")
    folder = tmp_path_factory.mktemp("disk")
    (folder / "disk").mkdir()
    publisher_csv(folder / "2024.csv", 2024)
    arguments = [built_home, folder / "disk", folder / "2024.csv", *LEAVE]
    script = SMALL_DISK.format(mount=folder / "disk", python=sys.executable, code='"$CODE" "$@"')
    done = subprocess.run(
        ["unshare", "-rm", "bash", "-c", script, "bash", *map(str, arguments)],
        cwd=paths.ROOT, env=os.environ | {"CODE": FULL}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    return {int(leave): int(count) for leave, count in map(str.split, done.stdout.splitlines())}, done.stderr


@pytest.mark.parametrize(("leave", "waiting"), LEAVE.items())
def test_a_full_disk_is_said_and_leaves_what_is_served(small_disk, leave, waiting):
    found, error = small_disk

    assert found.get(leave) == waiting, error

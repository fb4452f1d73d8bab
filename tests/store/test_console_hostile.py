"""Hostile questions: each ends as it has to, none tells of the server, and after all of them nothing has changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sei_core import paths
from sei_core.store import console, console_worker, db, public, releases
from tests.store.hostile import ANSWERED, CASES, HOSTILE, outcome_of


def prints(folder: Path) -> dict[str, str]:
    """Fingerprint of every file of a folder."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def workers() -> list[str]:
    """Command lines of living children of this process."""
    found = []
    for file in Path("/proc/self/task").glob("*/children"):
        for child in file.read_text().split():
            found.append(Path(f"/proc/{child}/cmdline").read_bytes().decode())
    return [line for line in found if "console_worker" in line]


@pytest.fixture(scope="module")
def untouched(atlas_module: Path) -> Iterator[None]:
    """After all the questions that are asked inside, everything is as it was and the console answers."""
    public.path_of(db.serving())
    before, places = prints(paths.home()), set(Path(tempfile.gettempdir()).glob("sei_*"))
    yield
    assert prints(paths.home()) == before
    assert {f"releases/{db.serving()}.duckdb", f"public/{db.serving()}.duckdb"} <= set(before)
    assert set(Path(tempfile.gettempdir()).glob("sei_*")) == places, "a question wrote a file"
    assert not workers()
    assert console.start("SELECT count(*) AS n FROM municipality").answer().frame["n"].item() == 6258


@pytest.mark.parametrize(
    "hostile", HOSTILE, ids=[f"{place}-{each.group.replace(' ', '_')}" for place, each in enumerate(HOSTILE)]
)
def test_a_hostile_question_ends_as_it_has_to(untouched, hostile):
    became, told = outcome_of(hostile)

    assert became == hostile.outcome, told[:500]
    for secret in (str(paths.home()), str(paths.ROOT), os.path.expanduser("~"), "Traceback", "root:x:0:0"):
        assert secret not in told
    if hostile.outcome != ANSWERED:
        assert releases.current_name() not in told


@pytest.mark.skipif(os.name != "posix", reason="only there an open file can lose its name")
def test_without_the_gate_the_wall_holds(untouched, tmp_path, monkeypatch):
    """What is refused before it runs finds nothing to read and nothing to write either."""
    desk, file = tmp_path / "desk", tmp_path / "atlas.duckdb"
    desk.mkdir()
    shutil.copyfile(public.path_of(db.serving()), file)
    monkeypatch.chdir(desk)
    limits = {"file": str(file), "megabytes": 256, "seconds": 60}
    asked = [each.sql for each in HOSTILE if "../" in each.sql or "/etc/" in each.sql or "/proc/" in each.sql]
    with console_worker._open(limits) as database:
        assert list(tmp_path.iterdir()) == [desk]
        for sql in asked:
            try:
                found = database.execute(sql).fetchall()
            except duckdb.Error:
                continue
            assert "DUCK" not in str(found)
            assert "root:" not in str(found)
        assert database.execute("SELECT count(*) FROM municipality").fetchall() == [(6258,)]
    assert len(asked) > 50


def test_there_are_enough_of_them_and_each_is_told_once():
    assert len(HOSTILE) >= 50
    assert len({each.sql for each in HOSTILE}) == len(HOSTILE)
    assert len(CASES) >= 15

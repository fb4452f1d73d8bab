"""After a publication old releases go, by a rule that never takes the served one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from sei_core import paths
from sei_core.errors import NoReleaseError
from sei_core.store import journal, pruning, releases
from sei_core.store.journal import Action

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


def make(name: str, days: int, geometry: str = "") -> None:
    """Write a release that is so many days old and made from NAME.csv, its public file and its map files."""
    map_file = f"geo/areas.{geometry or name}.json"
    file, told = releases.path_of(name), {"file": map_file}
    file.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(file) as database:
        database.execute("CREATE OR REPLACE TABLE release_fact AS SELECT 'geometry' AS key, $file AS value", told)
        made_from = {"file": f"{name}.csv"}
        database.execute("CREATE OR REPLACE TABLE release_input AS SELECT $file AS file_name", made_from)
    for file in (releases.public_path_of(name), paths.maps() / map_file, paths.maps() / f"{map_file}.gz"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"{}")
    built = (NOW - timedelta(days=days)).timestamp()
    os.utime(releases.path_of(name), (built, built))


def move(action: Action, name: str, days: int) -> None:
    """Serve a release so many days ago."""
    told = {"time": (NOW - timedelta(days=days)).isoformat(), "action": action, "release": name}
    with paths.journal().open("a") as lines:
        lines.write(json.dumps(told) + "\n")
    paths.current().write_text(name)


def names() -> set[str]:
    return {release.name for release in releases.listing()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen releases of last year, published one after another, the last one served."""
    home = tmp_path_factory.mktemp("pruning")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(home / "var"))
        patch.setenv("SEI_STATIC", str(home / "static"))
        for number in range(14):
            make(f"r{number:02}", 200 - number)
            move(Action.PUBLISH, f"r{number:02}", 200 - number)
    return home


@pytest.fixture
def old_releases(made: Path, empty_home: Path) -> Path:
    """A copy of them that a test may change, files as old as they were."""
    return shutil.copytree(made, empty_home, dirs_exist_ok=True)


def test_the_ten_served_last_stay(old_releases):
    done = pruning.prune_by_rule(NOW)

    assert {release.name for release in done.deleted} == {"r00", "r01", "r02", "r03"}
    assert names() == {f"r{number:02}" for number in range(4, 14)}
    assert not done.failed
    assert [entry.release for entry in journal.entries() if entry.action == Action.PRUNE] == [
        "r03",
        "r02",
        "r01",
        "r00",
    ]


def test_their_public_and_map_files_go_with_them(old_releases):
    make("r12", 188, geometry="r00")  # it shows the borders of the oldest one

    pruning.prune_by_rule(NOW)

    kept = {f"r{number:02}" for number in range(4, 14)}
    assert {file.stem for file in paths.public().iterdir()} == kept
    maps = {f"areas.{name}.json" for name in kept | {"r00"}}  # r12.json was written before, and is needed by none
    maps -= {"areas.r12.json"}
    assert {file.name for file in (paths.maps() / "geo").iterdir()} == maps | {f"{name}.gz" for name in maps}


def test_what_is_recent_is_served_again_or_waits_as_a_draft_stays(old_releases):
    make("built", 29)
    make("waiting", 400)
    make("forgotten", 400)
    move(Action.PUBLISH, "r01", 20)
    move(Action.ROLLBACK, "r13", 19)

    pruning.prune_by_rule(NOW, {"waiting"})

    assert names() >= {"built", "waiting", "r01", "r13"}
    assert not names() & {"forgotten", "r00", "r02", "r03"}


def test_the_served_one_and_the_way_back_stay_whatever_their_age(old_releases):
    for _ in range(12):  # back to the second one
        move(Action.ROLLBACK, f"r{releases.previous_name()[1:]}", 100)
    for number in range(20, 32):
        make(f"r{number}", 90)
        move(Action.PUBLISH, f"r{number}", 90)
        move(Action.ROLLBACK, "r01", 90)

    pruning.prune_by_rule(NOW)

    assert releases.current_name() == "r01"
    assert releases.previous_name() == "r00"
    assert releases.rollback() == "r00"


def test_nothing_is_deleted_while_nothing_is_served(old_releases):
    paths.current().unlink()

    with pytest.raises(NoReleaseError):
        pruning.prune_by_rule(NOW)

    assert len(names()) == 14


def test_a_file_that_cannot_be_deleted_is_said_and_the_others_go(old_releases):
    stuck = releases.path_of("r01")
    stuck.unlink()
    stuck.mkdir()  # as good as a file that Windows will not delete

    done = pruning.prune_by_rule(NOW)

    assert list(done.failed) == [stuck]
    assert {release.name for release in done.deleted} == {"r00", "r02", "r03"}
    (told,) = (entry for entry in journal.entries() if entry.detail.get("kept"))
    assert (told.release, told.detail["kept"]) == ("r01", "r01.duckdb")
    assert told.detail["reason"]


def test_a_release_that_does_not_say_its_map_keeps_all_maps(old_releases):
    with duckdb.connect(releases.path_of("r09")) as database:
        database.execute("DROP TABLE release_fact")

    pruning.prune_by_rule(NOW)

    assert "r00" not in names()
    assert len(list((paths.maps() / "geo").iterdir())) == 28


def test_other_files_of_the_static_folder_stay(old_releases):
    script = paths.maps() / "geo" / "area_map.0123456789ab.json"
    script.write_bytes(b"{}")

    pruning.prune_by_rule(NOW)

    assert script.exists()


def test_originals_go_with_the_last_release_that_is_made_with_them(old_releases):
    for name, written in (("r00", 1e9), ("r13", 1e9), ("refused", 1e9), ("now", NOW.timestamp())):
        (file := paths.received() / f"{name}.csv").parent.mkdir(exist_ok=True)
        file.write_bytes(b"")
        os.utime(file, (written, written))

    assert pruning.prune_received({"not-there"}).received == [], "what a draft waits with is not known"
    assert [file.stem for file in pruning.prune_received({"r05"}).received] == ["refused"]
    assert [file.stem for file in pruning.prune_by_rule(NOW).received] == ["r00"]
    assert {file.stem for file in paths.received().iterdir()} == {"r13", "now"}
    assert [entry.detail["file"] for entry in journal.entries() if "file" in entry.detail] == ["refused.csv", "r00.csv"]


def test_originals_stay_while_a_release_does_not_say_what_it_is_made_from(old_releases):
    with duckdb.connect(releases.path_of("r09")) as database:
        database.execute("DROP TABLE release_input")
    (file := paths.received() / "unknown.csv").parent.mkdir()
    file.write_bytes(b"")
    os.utime(file, (1e9, 1e9))

    assert pruning.prune_by_rule(NOW).received == pruning.prune_received().received == []
    assert file.exists()


def test_by_hand_only_so_many_stay_whatever_their_age(old_releases):
    move(Action.ROLLBACK, "r03", 0)

    done = pruning.prune_by_rule(NOW, {"r05"}, keep=1)

    assert names() == {"r02", "r03", "r05", "r13"}
    assert {file.stem for file in paths.public().iterdir()} == names()
    assert len(list((paths.maps() / "geo").iterdir())) == 8
    told = [entry.release for entry in journal.entries() if entry.action == Action.PRUNE]
    assert told == [release.name for release in done.deleted]


#: Another process that answers from a release, before and after it is deleted.
READER = """
import sys
from sei_core.store import db

with db.pinned(sys.argv[1]):
    for _ in range(2):
        print(db.fetch("SELECT value FROM release_fact")["value"].item(), flush=True)
        sys.stdin.readline()
"""


def test_readers_in_other_processes_go_on_while_what_they_read_is_deleted(old_releases):
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": paths.ROOT}
    readers = [subprocess.Popen([sys.executable, "-c", READER, name], **piped) for name in ("r00", "r13")]
    first = [reader.stdout.readline() for reader in readers]

    pruning.prune_by_rule(NOW)
    rest = [reader.communicate("\n\n", timeout=60)[0] for reader in readers]

    assert "r00" not in names()
    assert first == rest == ["geo/areas.r00.json\n", "geo/areas.r13.json\n"]
    assert [reader.returncode for reader in readers] == [0, 0]

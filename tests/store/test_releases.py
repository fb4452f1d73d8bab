"""Publishing and undoing are moves of the pointer; a killed or failing build changes nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from dataclasses import dataclass

import duckdb
import pandas as pd
import pytest

from sei_core import paths
from sei_core.errors import BuildInProgressError, NoReleaseError, NothingToUndoError, ReleaseCheckError
from sei_core.store import build, db, journal, releases

DEFINITIONS = [
    "CREATE TABLE town (town_code VARCHAR NOT NULL, points INTEGER)",
    "CREATE TABLE quality_check (check_name VARCHAR, severity VARCHAR, description VARCHAR, "
    "row_count INTEGER, example VARCHAR)",
]


@dataclass(frozen=True)
class Rule:
    name: str
    severity: str
    description: str
    offending: str


NOT_NEGATIVE = Rule(
    "not_negative", "chyba", "Body nejsou záporné", "SELECT town_code, points FROM town WHERE points < 0"
)
NOT_MANY = Rule("not_many", "upozornění", "Bodů není přes deset", "SELECT town_code FROM town WHERE points > 10")


def write(name: str, points: int) -> None:
    towns = pd.DataFrame({"town_code": ["1"], "points": [points]})
    with build.lock():
        build.write(name, {"town": towns}, DEFINITIONS, [NOT_NEGATIVE, NOT_MANY], "chyba")


def served_points() -> int:
    return db.fetch("SELECT points FROM town")["points"].item()


def test_without_a_release_the_reader_is_told_what_to_do(empty_home):
    with pytest.raises(NoReleaseError, match="make run"):
        db.fetch("SELECT 1")


def test_a_published_release_answers_at_once_and_the_old_one_stays(empty_home):
    write("one", 1)
    releases.publish("one")
    assert served_points() == 1

    write("two", 2)
    assert served_points() == 1, "written is not published"
    releases.publish("two")

    assert served_points() == 2
    assert {release.name: release.is_current for release in releases.listing()} == {"one": False, "two": True}


def test_a_pinned_reader_stays_with_its_release(empty_home):
    write("one", 1)
    write("two", 2)
    releases.publish("one")

    with db.pinned():
        releases.publish("two")
        assert served_points() == 1
    assert served_points() == 2


def test_rollback_walks_back_through_what_was_published(empty_home):
    for name, points in (("one", 1), ("two", 2), ("three", 3)):
        write(name, points)
        releases.publish(name)

    assert releases.rollback() == "two"
    assert releases.rollback() == "one"
    assert served_points() == 1
    with pytest.raises(NothingToUndoError, match="one"):
        releases.rollback()
    assert served_points() == 1


def test_after_an_undo_the_next_publication_can_be_undone_too(empty_home):
    for name, points in (("one", 1), ("two", 2), ("three", 3)):
        write(name, points)
    releases.publish("one")
    releases.publish("two")
    releases.rollback()
    releases.publish("three")

    assert releases.rollback() == "one"


def test_a_pin_within_a_pin_stays_with_the_outer_one(empty_home):
    write("one", 1)
    write("two", 2)
    releases.publish("one")

    with db.pinned():
        releases.publish("two")
        with db.pinned() as inner:
            assert (inner, served_points()) == ("one", 1)
        with db.pinned("two"):
            assert served_points() == 2
        assert served_points() == 1


def test_a_publication_killed_before_it_was_written_down_can_be_undone(empty_home):
    write("one", 1)
    write("two", 2)
    releases.publish("one")
    paths.current().write_text("two")

    assert releases.rollback() == "one"


def test_a_publication_killed_before_it_was_written_down_is_a_step_of_later_undoing(empty_home):
    for name, points in (("one", 1), ("two", 2), ("three", 3)):
        write(name, points)
    releases.publish("one")
    paths.current().write_text("two")

    releases.publish("three")

    assert [releases.rollback(), releases.rollback()] == ["two", "one"]


def test_without_a_journal_there_is_nothing_to_undo_until_the_next_publication(empty_home):
    write("one", 1)
    write("two", 2)
    releases.publish("one")
    paths.journal().unlink()

    with pytest.raises(NothingToUndoError, match="one"):
        releases.rollback()
    releases.publish("two")
    assert releases.rollback() == "one"


def test_a_torn_line_of_the_journal_is_skipped_and_the_next_record_stays_whole(empty_home):
    for name, points in (("one", 1), ("two", 2), ("three", 3)):
        write(name, points)
    releases.publish("one")
    releases.publish("two")
    with paths.journal().open("a") as journal:
        journal.write('{"time": "2026-11-2')

    assert releases.rollback() == "one"
    releases.publish("three")
    assert releases.rollback() == "one"


def test_publishing_what_is_not_there_is_refused(empty_home):
    write("one", 1)
    releases.publish("one")

    with pytest.raises(NoReleaseError, match="„two“"):
        releases.publish("two")
    assert served_points() == 1


def test_a_release_that_breaks_a_check_is_not_written(empty_home):
    write("one", 1)
    releases.publish("one")

    with pytest.raises(ReleaseCheckError, match=r"Body nejsou záporné – nevyhovělo řádků: 1 \(první: 1 -5\)"):
        write("bad", -5)

    assert [release.name for release in releases.listing()] == ["one"]
    assert not list(paths.releases().glob(".building-*"))
    assert served_points() == 1


def test_a_warning_is_written_down_and_published(empty_home):
    write("one", 50)
    releases.publish("one")

    found = db.fetch("SELECT check_name, row_count, example FROM quality_check ORDER BY check_name")
    assert found["check_name"].tolist() == ["not_many", "not_negative"]
    assert found["row_count"].tolist() == [1, 0]
    assert found["example"].iloc[0] == "1"
    assert found["example"].isna().tolist() == [False, True]


def _hold(entered) -> None:
    with build.lock():
        (paths.releases() / ".building-left").write_text("half")
        entered.set()
        time.sleep(60)


@pytest.fixture
def other_builder(empty_home):
    """Another process that is in the middle of a build."""
    context = multiprocessing.get_context("fork")
    entered = context.Event()
    process = context.Process(target=_hold, args=(entered,))
    process.start()
    assert entered.wait(10)
    yield process
    process.kill()
    process.join()


def test_a_second_build_is_told_at_once(other_builder):
    with pytest.raises(BuildInProgressError, match="jiné sestavení"), build.lock():
        pass


def test_a_killed_build_leaves_nothing_behind(other_builder):
    os.kill(other_builder.pid, signal.SIGKILL)
    other_builder.join()

    write("one", 1)

    assert [file.name for file in paths.releases().iterdir()] == ["one.duckdb"]


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM town", "COPY town TO 'x.csv'", "SELECT * FROM read_csv('/etc/passwd')", "SET threads = 1"],
)
def test_readers_cannot_write_nor_reach_outside(empty_home, statement):
    write("one", 1)
    releases.publish("one")

    with pytest.raises(duckdb.Error, match=r"read-only|disabled|locked"):
        db.fetch(statement)


def test_values_are_parameters(empty_home):
    write("one", 1)
    releases.publish("one")

    assert db.fetch("SELECT * FROM town WHERE town_code = $code", code="' OR 1=1 --").empty


def test_an_undoing_killed_before_it_was_written_down_is_not_undone_by_the_next(empty_home, monkeypatch):
    for name, points in (("one", 1), ("two", 2), ("three", 3)):
        write(name, points)
        releases.publish(name, "Jana", name)
    with monkeypatch.context() as patch:
        patch.setattr(releases, "_record", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            releases.rollback("Petr", "zpět")
    assert releases.current_name() == "two"

    assert releases.rollback() == "one"

    told = [(entry.action, entry.release, entry.author) for entry in journal.entries()[-2:]]
    assert told == [("rollback", "two", "Petr"), ("rollback", "one", "")]


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt

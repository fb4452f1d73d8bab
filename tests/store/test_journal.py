"""The journal keeps every line, whatever is in it, and strangers cannot make it grow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sei_core import paths
from sei_core.store import journal
from sei_core.store.journal import Action


@pytest.fixture(autouse=True)
def home(empty_home):
    """A home without a journal."""
    return empty_home


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\n", "\r"])
def test_a_line_is_kept_whatever_its_author_wrote(mark):
    journal.record(Action.RECEIVE, f"Jana{mark}N", f"data{mark}2024", draft="a", file=f"rok{mark}.xlsx")
    journal.record(Action.DISCARD, "Petr")

    first, last = journal.entries()
    assert (first.author, first.note, first.detail) == (f"Jana{mark}N", f"data{mark}2024", {"file": f"rok{mark}.xlsx"})
    assert last.author == "Petr"


def test_lines_are_read_once_and_whatever_is_written_is_seen(monkeypatch):
    read = []
    parse = journal._read
    monkeypatch.setattr(journal, "_read", lambda line: read.append(line) or parse(line))
    assert journal.entries() == []
    journal.record(Action.SIGN_IN, "Jana")
    journal.entries().clear()  # who asks may do with the answer what he likes
    assert [entry.author for entry in journal.entries()] == ["Jana"]
    assert len([line for line in read if line]) == 1

    journal.record(Action.SIGN_OUT, "Jana")

    assert [entry.action for entry in journal.entries()] == ["sign_in", "sign_out"]
    paths.journal().unlink()
    assert journal.entries() == []


def test_sign_ins_that_failed_are_counted_by_address_and_hour_beside_the_journal(monkeypatch):
    journal.record(Action.SIGN_IN, "Jana")
    size = paths.journal().stat().st_size
    for number in range(3):
        journal.record_failed_sign_in("192.0.2.1", email=f"{number}@example.cz")
    journal.record_failed_sign_in("192.0.2.2")

    assert paths.journal().stat().st_size == size
    _, first, second = journal.entries()
    assert first.action == second.action == Action.SIGN_IN_FAILED
    assert first.detail == {"address": "192.0.2.1", "email": "2@example.cz", "times": "3"}
    assert second.detail == {"address": "192.0.2.2"}

    monkeypatch.setattr(journal, "datetime", AnHourLater)
    journal.record_failed_sign_in("192.0.2.1")
    assert [entry.detail.get("times") for entry in journal.entries()[1:]] == ["3", None, None]

    monkeypatch.setattr(journal, "MOST_FAILURES", 2)
    journal.record_failed_sign_in("192.0.2.3")
    assert [entry.detail["address"] for entry in journal.entries()[1:]] == ["192.0.2.1", "192.0.2.3"]


class AnHourLater(datetime):
    """The clock of the next hour."""

    @classmethod
    def now(cls, tz=UTC) -> datetime:
        return datetime.now(tz) + timedelta(hours=1)


def test_failed_sign_ins_stand_among_the_others_by_time_and_acts_in_their_order():
    def line(minute: int, author: str) -> str:
        return f'{{"time": "2026-01-01T10:{minute:02}:00+00:00", "action": "sign_in", "author": "{author}"}}\n'

    paths.home().mkdir()
    paths.journal().write_text(line(10, "a") + line(30, "b") + line(5, "the clock went back"))
    (paths.home() / "failed_sign_ins.jsonl").write_text(line(20, "stranger"))

    assert [entry.author for entry in journal.entries()] == ["a", "stranger", "b", "the clock went back"]

"""What a steward prepares is seen by nobody else, published in one step, in place of what it was compared with."""

from __future__ import annotations

import errno
from io import BytesIO
from pathlib import Path

import pytest

from sei_core import paths, pipeline, received_files
from sei_core.errors import DiskFullError, DraftError, NoReleaseError, NotStewardError
from sei_core.queries import meta
from sei_core.stewardship import drafts, history, rights, worker
from sei_core.stewardship.drafts import Draft, Kind, State
from sei_core.stewardship.rights import Steward
from sei_core.store import durable, journal, releases
from tests.test_pipeline import publisher_csv

STRANGER = Steward("Jan Cizí", "made up")


def received(file: Path, kind: Kind = Kind.INDEX, name: str = "") -> Draft:
    with file.open("rb") as content:
        return drafts.receive(rights.operator(), kind, name or file.name, content)


@pytest.fixture
def next_year(tmp_path) -> Path:
    publisher_csv(tmp_path / "2024.csv", 2024)
    return tmp_path / "2024.csv"


def kept() -> list[Path]:
    return list(paths.received().glob("*"))


def test_a_draft_is_seen_by_nobody_until_it_is_published(own_home, computed, next_year):
    served = releases.current_name()
    draft = received(next_year)
    assert draft.state is State.RECEIVED
    assert draft.file.read_bytes() == next_year.read_bytes()
    assert kept() == []

    steps = []
    draft = drafts.prepare(draft.key, steps.append)

    assert draft.state is State.READY
    assert draft.base == served
    assert (draft.report.year, draft.report.rows, draft.report.problems) == (2024, 6258, [])
    assert steps == sorted(steps)
    assert releases.current_name() == served
    assert meta.years() == [2023]

    assert drafts.publish(rights.operator(), draft.key, "rok 2024", draft.release) == draft.release

    assert meta.years() == [2024, 2023]
    assert drafts.find(draft.key).state is State.PUBLISHED
    assert [(entry.action, entry.release, entry.note) for entry in journal.entries()[-3:]] == [
        ("receive", "", ""),
        ("prepare", draft.release, ""),
        ("publish", draft.release, "rok 2024"),
    ]
    with pytest.raises(DraftError, match="už zveřejněný"):
        drafts.discard(rights.operator(), draft.key)
    assert releases.rollback() == served


def test_a_bad_file_says_all_its_problems_and_changes_nothing(own_home, next_year):
    served = releases.current_name()
    next_year.write_text("\n".join(next_year.read_text().splitlines()[:-100]))

    draft = drafts.prepare(received(next_year).key)

    assert draft.state is State.REFUSED
    assert "100" in "".join(draft.report.problems)
    assert (releases.current_name(), kept(), [release.name for release in releases.listing()]) == (served, [], [served])
    with pytest.raises(DraftError, match="není připraven"):
        drafts.publish(rights.operator(), draft.key, "", draft.release)
    drafts.discard(rights.operator(), draft.key)
    assert drafts.listing() == []
    assert not list(paths.drafts().iterdir())


def test_a_draft_replaces_only_the_release_that_it_was_compared_with(own_home, next_year, tmp_path):
    publisher_csv(tmp_path / "2022.csv", 2022)
    first, second = (drafts.prepare(received(file).key) for file in (next_year, tmp_path / "2022.csv"))
    drafts.publish(rights.operator(), first.key, "", first.release)

    with pytest.raises(DraftError, match="Mezitím bylo zveřejněno jiné vydání"):
        drafts.publish(rights.operator(), second.key, "", second.release)
    assert meta.years() == [2024, 2023]

    second = drafts.prepare(second.key)
    drafts.publish(rights.operator(), second.key, "", second.release)
    assert meta.years() == [2024, 2023, 2022]


@pytest.mark.parametrize(
    "verb",
    [
        lambda key: drafts.receive(STRANGER, Kind.INDEX, "a.csv", BytesIO(b"a")),
        lambda key: drafts.publish(STRANGER, key, "", ""),
        lambda key: drafts.discard(STRANGER, key),
        lambda key: drafts.accept_territory(STRANGER, key),
        lambda key: worker.start(STRANGER, key),
        lambda key: drafts.publish(None, key, "", ""),
    ],
)
def test_nobody_but_a_steward_may(own_home, tmp_path, verb):
    (tmp_path / "a.csv").write_text("a")
    draft = received(tmp_path / "a.csv")
    before = (drafts.listing(), journal.entries(), releases.current_name())

    with pytest.raises(NotStewardError):
        verb(draft.key)

    assert (drafts.listing(), journal.entries(), releases.current_name()) == before


@pytest.mark.parametrize("name", ["../../data/index/2023.csv", r"C:\Data\2023.csv", "/etc/2023.csv"])
def test_a_file_name_never_becomes_a_path(own_home, tmp_path, name):
    (tmp_path / "a.csv").write_text("a")

    draft = received(tmp_path / "a.csv", name=name)

    assert draft.file_name == "2023.csv"
    assert draft.file.parent.parent == paths.drafts()


@pytest.mark.parametrize("key", ["", "..", "../current", "20261122-101010-zzzzzz", "20261122-101010-abcdef"])
def test_a_key_never_becomes_a_path(own_home, key):
    with pytest.raises(DraftError, match="neexistuje"):
        drafts.find(key)


def test_the_worker_prepares_and_the_browser_need_not_wait(own_home, next_year):
    draft = received(next_year)

    worker.start(rights.operator(), draft.key).wait()

    assert drafts.find(draft.key).state is State.READY
    assert (draft.folder / "log").read_bytes() == b""


def test_a_ready_draft_survives_a_program_that_builds_otherwise(own_home, next_year):
    draft = drafts.prepare(received(next_year).key)

    assert received_files.received_inputs() == []
    assert not pipeline.is_stale()
    assert drafts.find(draft.key) == draft


def test_nothing_is_published_but_what_the_steward_saw(own_home, next_year):
    draft = drafts.prepare(received(next_year).key)
    served = releases.current_name()

    with pytest.raises(DraftError, match="připraven znovu"):
        drafts.publish(rights.operator(), draft.key, "", "isv-000000000000")
    with pytest.raises(DraftError, match="ještě nikdy nebylo zveřejněné"):
        history.publish(rights.operator(), draft.release, "")
    drafts.discard(rights.operator(), draft.key)
    with pytest.raises(NoReleaseError):
        history.publish(rights.operator(), draft.release, "")

    assert [release.name for release in releases.listing()] == [served]


def test_a_draft_of_another_program_is_told_and_keeps_nobody_from_work(own_home, tmp_path):
    (tmp_path / "a.csv").write_text("a")
    draft = received(tmp_path / "a.csv")
    (draft.folder / drafts.FILE).write_text('{"key": "x", "colour": "green"}')

    (found,) = drafts.listing()

    assert (found.key, found.state) == (draft.key, State.UNREADABLE)
    with drafts.moving(None, ""):
        pass
    drafts.discard(rights.operator(), draft.key)
    assert drafts.listing() == []


def test_a_full_disk_at_the_very_beginning_is_said(own_home, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    (tmp_path / "a.csv").write_text("a")
    monkeypatch.setattr(durable, "write", full)

    with pytest.raises(DiskFullError):
        received(tmp_path / "a.csv")
    assert drafts.listing() == []

"""Who published what and when, what is in it, and the way back; for stewards only."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable

import duckdb
import pandas as pd
import pytest

from sei_core import __main__ as cli
from sei_core import paths, provenance, received_files
from sei_core.errors import BuildInProgressError, DraftError, NoReleaseError, NothingToUndoError, NotStewardError
from sei_core.schema import imported
from sei_core.stewardship import drafts, history, rights
from sei_core.stewardship.drafts import Draft, Kind, State
from sei_core.stewardship.history import Condition
from sei_core.stewardship.rights import Steward
from sei_core.store import build, journal, releases
from sei_core.store.journal import Action

ME = rights.operator()
SECOND, WAITING = "isv-second", "isv-waiting"


@pytest.fixture
def first(own_home) -> str:
    """The name of the served release; beside it are another one, and one that waits as a draft."""
    served = releases.current_name()
    for name in (SECOND, WAITING):
        shutil.copy(releases.path_of(served), releases.path_of(name))
    journal.record(Action.ROLLBACK, release=SECOND)  # served long ago, before what anybody could undo
    journal.record(Action.PUBLISH, release=served)
    draft = drafts.receive(ME, Kind.INDEX, "index.csv", (paths.ROOT / "README.md").open("rb"))
    drafts._save(Draft(**(vars(draft) | {"state": State.READY, "base": served, "release": WAITING})))
    return served


def state() -> dict[str, tuple[bool, bool, bool]]:
    """Current, previous, draft; by the name of the release."""
    rows = history.publications(ME)
    return {row.release_name: (row.is_current, row.is_previous, row.is_draft) for row in rows.itertuples()}


def test_publish_and_undo_are_told_with_author_note_and_time(first):
    assert state() == {
        first: (True, False, False),
        SECOND: (False, False, False),
        WAITING: (False, False, True),
    }

    assert history.publish(ME, SECOND, "Nová data") == SECOND
    assert state()[SECOND] == (True, False, False)
    assert state()[first] == (False, True, False)
    assert history.undo(ME, "Chyba v datech") == first

    rows = history.publications(ME).set_index("release_name")
    assert rows.loc[SECOND, ["author", "note"]].tolist() == [ME.name, "Nová data"]
    assert rows.loc[SECOND, "published"].tzinfo
    assert not pd.isna(rows.loc[first, "returned"])
    assert pd.isna(rows.loc[WAITING, "published"])
    assert rows.loc[first, "size_mb"] == pytest.approx(releases.path_of(first).stat().st_size / 1e6)
    last, before = history.events(ME)[:2]
    assert (last.action, last.author, last.note, last.release) == (Action.ROLLBACK, ME.name, "Chyba v datech", first)
    assert (before.action, before.release) == (Action.PUBLISH, SECOND)
    with pytest.raises(NothingToUndoError):
        history.undo(ME, "ještě")


def test_a_draft_is_not_published_past_its_comparison(first):
    with pytest.raises(DraftError, match="ještě nikdy nebylo zveřejněné"):
        history.publish(ME, WAITING, "")
    with pytest.raises(NoReleaseError, match="isv-none"):
        history.publish(ME, "isv-none", "")
    assert releases.current_name() == first


def test_two_who_undo_the_same_at_once_undo_it_once(first):
    history.publish(ME, SECOND, "")
    history.publish(ME, first, "")
    history.publish(ME, SECOND, "")
    outcomes = []

    def undo() -> None:
        try:
            outcomes.append(history.undo(ME, "", served=SECOND))
        except (DraftError, BuildInProgressError) as error:
            outcomes.append(type(error))

    both = [threading.Thread(target=undo) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert outcomes.count(first) == 1
    assert releases.current_name() == first
    assert len([entry for entry in journal.entries() if entry.action == Action.ROLLBACK]) == 1 + 1  # and the drawn one


def test_nothing_moves_while_another_builds(first, monkeypatch):
    monkeypatch.setattr(drafts, "MOMENT_SECONDS", 0)
    with build.lock(), pytest.raises(BuildInProgressError):
        history.publish(ME, SECOND, "")
    assert releases.current_name() == first


def test_what_is_in_a_release(first):
    found = history.contents(ME, first)

    assert found.row_counts.set_index("table_name").loc["municipality", "row_count"] == 6258
    assert "isv_2023" in set(found.sources["source_key"])
    assert (found.checks["row_count"] > 0).sum() == 4
    assert found.inputs.set_index("file_name").loc["index/2023.csv", "sha256"] == provenance.fingerprint(
        paths.data() / "index" / "2023.csv"
    )
    with pytest.raises(NoReleaseError):
        history.contents(ME, "isv-none")


def test_received_files_are_compared_with_their_fingerprints(first, tmp_path):
    files = {}
    for number, what in enumerate((2024, 2025, 2026)):
        file = tmp_path / f"{what}.csv"
        file.write_text(f"row {number}")
        files[what] = received_files.keep(file, imported.INDEX, what)
    (paths.received() / "note.txt").write_text("not ours")
    with duckdb.connect(releases.path_of(SECOND)) as database:
        for item in (files[2024], files[2026]):
            row = [item.name, item.sha256, item.kind, item.year]
            database.execute("INSERT INTO release_input VALUES (?, ?, ?, ?)", row)
    files[2025].path.write_text("changed since")
    files[2026].path.unlink()

    rows = history.received(ME).set_index("what")

    assert rows["condition"].to_dict() == {
        "2024": Condition.WHOLE,
        "2025": Condition.CHANGED,
        "2026": Condition.MISSING,
    }
    assert rows.loc["2024", ["sha256", "release_names"]].tolist() == [files[2024].sha256, SECOND]
    assert pd.isna(rows.loc["2025", "release_names"])
    assert pd.isna(rows.loc["2026", "sha256"])
    assert not rows["is_served"].any()
    assert (rows["received"].dt.date.astype(str) == f"{pd.Timestamp.now():%Y-%m-%d}").all()
    history.publish(ME, SECOND, "")
    assert history.received(ME).set_index("what")["is_served"].to_dict() == {"2024": True, "2025": False, "2026": True}


def test_a_publication_deletes_what_the_rule_does_not_keep_and_no_draft(first, monkeypatch):
    kept = []
    monkeypatch.setattr(drafts.pruning, "prune_by_rule", lambda now, waiting: kept.append((now, waiting)))

    history.publish(ME, SECOND, "")
    history.undo(ME, "")

    assert [waiting for _, waiting in kept] == [{WAITING}] * 2
    assert all(now.tzinfo for now, _ in kept)


ASKED: dict[str, Callable[[Steward], object]] = {
    "publications": history.publications,
    "events": history.events,
    "contents": lambda steward: history.contents(steward, SECOND),
    "undo": lambda steward: history.undo(steward, ""),
    "publish": lambda steward: history.publish(steward, SECOND, ""),
    "received": history.received,
}


@pytest.mark.parametrize("name", ASKED)
def test_only_a_steward_may(atlas, name):
    with pytest.raises(NotStewardError):
        ASKED[name](Steward("someone@example.cz", "ended"))


def test_the_command_line_tells_the_history_and_spares_drafts(first, capsys):
    history.publish(ME, SECOND, "Nová data")
    assert cli.main(["history"]) == 0
    line, *_ = capsys.readouterr().out.splitlines()
    assert line.endswith(f"zveřejnění  {ME.name}  {SECOND}  „Nová data“")

    assert cli.main(["releases", "--prune", "0"]) == 0
    assert {release.name for release in releases.listing()} == {first, SECOND, WAITING}


def test_an_empty_history_is_said(empty_home, capsys):
    assert cli.main(["history"]) == 0
    assert capsys.readouterr().out == "Zatím žádný záznam.\n"

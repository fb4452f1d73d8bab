"""Direct entry from the hand of a steward to the tables that visitors see, and back to the workbook.

One story is told once for the whole module, for a release takes seconds: entries wait, and the command publishes
other cells at once meanwhile, over which what waits is laid.
"""

from __future__ import annotations

import json
import resource
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from sei_core import paths, received_files
from sei_core.__main__ import main
from sei_core.errors import DataFileError, DiskFullError, DraftError, NotStewardError
from sei_core.export.support_template import support_template
from sei_core.queries import cooperation, meetings, meta, plans, projects, tables
from sei_core.schema import imported
from sei_core.schema.entered import ENTERED, Change, Entry
from sei_core.schema.support_tables import SUPPORT_TABLES, WRITTEN_TABLES
from sei_core.schema.tables import TABLES
from sei_core.stewardship import drafts, entries, reading, rights, worker
from sei_core.stewardship.drafts import Draft, State
from sei_core.stewardship.rights import Steward
from sei_core.store import db, journal, releases
from sei_core.store.journal import Action
from tests.conftest import link_or_copy

STRANGER = Steward("Jan Cizí", "made up")
CITED = "vykaz-2024"
DOCUMENT = Change(
    "reference",
    (CITED,),
    {"producer": "ASZ", "title": "Výkaz projektu", "url": "https://asz.cz/vykaz", "date_text": "2024-06"}
    | {"licence": "neuvedena"},
)
VALUE = Change(
    "indicator_value",
    ("I001-2024-05",),
    {"indicator_key": "I001", "as_of_text": "2024-05", "actual_value": "12,50", "reference_keys": CITED, "note": ""},
)
STATE = Change(
    "measure_state",
    ("M001", "2024"),
    {"measure_state": "částečně plněno", "state_text": "", "reference_keys": CITED},
)
TASK = Change("task", ("lk-akcni-plan-rade",), {"task_state": "splněno", "confirmed_text": "2024-10"})
NOTES = [Change("task", (key,), {"note": f"zápis {key}"}) for key in ("lk-aktivizovat-ps", *TASK.key)]
DONE = Entry(datetime(2026, 11, 22, 9, tzinfo=UTC), "task", TASK.key, {"task_state": "plán"}, {"task_state": "splněno"})
NOTED = Entry(DONE.time, "task", ("lk-aktivizovat-ps",), {"note": ""}, {"note": "čeká"})
END = Change("episode", ("C035",), {"end_text": "2024-12-31", "end_reason": "vypršela", "episode_state": "ukončeno"})


@dataclass(frozen=True)
class Story:
    """What came of it: the release before and after, and the draft in which entries wait."""

    first: str
    last: str
    draft: Draft


def written_down() -> list[journal.Entry]:
    """Lines of the journal that tell entered cells."""
    return [line for line in journal.entries() if line.action == Action.ENTRY]


def killed(*_: object) -> None:
    """What a process does that is killed here."""
    raise KeyboardInterrupt


@contextmanager
def full_journal() -> Iterator[None]:
    """No file may grow beyond the length of the journal, which is longer than all that is written beside it."""
    with paths.journal().open("ab") as file:
        file.write(b" " * 1_000_000 + b"\n")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (paths.journal().stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def waits(*made: Entry) -> Draft:
    """A draft in which entries wait, as ``propose`` leaves it."""
    content = BytesIO(received_files.write_entries(made))
    return drafts.receive(rights.operator(), drafts.Kind.ENTRIES, entries.FILE, content)


@pytest.fixture(scope="module")
def story(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    home = shutil.copytree(built_home, tmp_path_factory.mktemp("entries") / "home", copy_function=link_or_copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(home / "var"))
        patch.setenv("SEI_STATIC", str(home / "static"))
        first = releases.current_name()
        draft = waits(NOTED)
        told = [
            {"table": change.table, "key": list(change.key), "values": dict(change.values)}
            for change in (DOCUMENT, VALUE, STATE, TASK, END)
        ]
        (home / "zapisy.json").write_text(json.dumps(told), encoding="utf-8")
        assert main(["entry", str(home / "zapisy.json"), "--note", "výkazy"]) == 0
        yield Story(first, releases.current_name(), drafts.find(draft.key))


def test_nobody_else_may_enter_anything(own_home):
    for verb in (
        lambda: entries.propose(STRANGER, TASK),
        lambda: entries.check(None, TASK),
        lambda: entries.publish(STRANGER, TASK, note=""),
        lambda: entries.withdraw(STRANGER, "20260101-000000-abcdef", None),
        lambda: entries.subjects(STRANGER, "task"),
        lambda: entries.Desk(None).documents(),
        lambda: entries.Desk(STRANGER).waiting(),
    ):
        with pytest.raises(NotStewardError):
            verb()
    assert drafts.listing() == []


def test_each_fact_is_on_the_page_of_its_visitors(story):
    with db.pinned(story.last):
        (value,) = projects.indicators("CZ", date(2024, 12, 31)).query("indicator_key == 'I001'").itertuples()
        assert (value.actual_value, value.as_of_text) == (12.5, "2024-05")
        assert CITED in value.reference_keys.split(" | ")
        (measure,) = plans.measures("CZ").query("measure_key == 'M001'").itertuples()
        assert (measure.measure_state, measure.period_text) == ("částečně plněno", "2024")
        (task,) = meetings.tasks("CZ").query("task_key == 'lk-akcni-plan-rade'").itertuples()
        assert task.task_state == "splněno"
        (episode,) = cooperation.episodes("CZ").query("episode_key == 'C035'").itertuples()
        assert (episode.episode_state, episode.end_text, episode.end_reason) == ("ukončeno", "2024-12-31", "vypršela")
        assert CITED in set(meta.sources_of("indicator_value")["source_key"])


def test_a_release_has_just_what_was_published_with_it_and_the_rest_waits_to_be_laid_over_it(story):
    with db.pinned(story.first):
        assert db.fetch("FROM entry").empty
    with db.pinned(story.last):
        log = db.fetch("FROM entry")
        assert sorted(set(log["table_name"])) == ["episode", "indicator_value", "measure_state", "reference", "task"]
        assert "note" not in set(log.query("table_name == 'task'")["column_name"])
        read = reading.read(imported.ENTRIES, story.draft.file, received_files.received_inputs())
    assert (story.draft.state, read.report.problems, read.report.rows) == (State.RECEIVED, [], 1)
    (file,) = [item for item in read.inputs if item.kind == imported.ENTRIES]
    together = received_files.read_entries(file.path)
    assert (len(together), together[-1]) == (6, NOTED)


def test_the_log_of_entries_tells_exactly_what_stood_before_and_after(story):
    with db.pinned(story.last):
        log = db.fetch("SELECT * FROM entry ORDER BY entry_order").astype(object)
    log = log.where(log.notna(), None).set_index(["row_key", "column_name"])

    assert log.loc[("C035", "episode_state"), ["before_text", "after_text"]].tolist() == ["trvá", "ukončeno"]
    assert log.loc[("C035", "end_reason"), ["before_text", "after_text"]].tolist() == [None, "vypršela"]
    assert log.loc[("I001-2024-05", "actual_value"), ["before_text", "after_text"]].tolist() == [None, "12.5"]
    assert log.loc[("M001 | 2024", "measure_state"), "reference_keys"] == CITED
    assert log.loc[("lk-akcni-plan-rade", "task_state"), "before_text"] == "plán"
    assert "author" not in log


def test_the_file_of_entries_is_a_source_and_names_nobody(story):
    with db.pinned(story.last):
        (file,) = [item for item in received_files.received_inputs() if item.kind == imported.ENTRIES]
        assert imported.ENTERED_SOURCE in set(meta.sources_of("entry")["source_key"])
    assert len(received_files.read_entries(file.path)) == 5
    assert rights.operator().name not in file.path.read_text(encoding="utf-8")


def test_each_entered_cell_is_in_the_journal_with_who_and_what(story):
    told = written_down()

    assert {entry.author for entry in told} == {rights.operator().name}
    assert {"table": "task", "key": "lk-akcni-plan-rade", "column": "task_state"} | {
        "before": "plán",
        "after": "splněno",
    } in [entry.detail for entry in told]
    assert len({entry.draft for entry in told} - {"", story.draft.key}) == 1
    (published,) = [entry for entry in journal.entries() if entry.release == story.last and entry.note]
    assert (published.action, published.note) == (Action.PUBLISH, "výkazy")


def test_a_workbook_of_the_release_holds_the_entries_and_one_without_them_is_told(story, tmp_path):
    known_before = {"reference", "unit", "project"}  # the smallest workbook that still has the episode of before
    with db.pinned(story.first):
        old = {table.name: tables.rows(table.select) for table in WRITTEN_TABLES}
        old = {name: frame if name in known_before else frame.head(0) for name, frame in old.items()} | {
            "episode": old["episode"].query("episode_key == 'C035'")
        }
    with db.pinned(story.last):
        served = {table.name: tables.rows(table.select) for table in SUPPORT_TABLES}
        known = received_files.received_inputs()
        (tmp_path / "new.xlsx").write_bytes(support_template(served))
        (tmp_path / "old.xlsx").write_bytes(support_template(old))
        lost = reading.read("support", tmp_path / "old.xlsx", known)
        assert received_files.lost_entries(tmp_path / "new.xlsx", known) == []

    assert lost.report.problems == []
    assert not [item for item in lost.inputs if item.kind == imported.ENTRIES]
    assert len(lost.report.warnings) >= 5
    assert all("přímý zápis se ztratí" in warning for warning in lost.report.warnings)
    assert any("„C035“" in w and "„ukončeno“" in w and "„trvá“" in w for w in lost.report.warnings)


def test_undoing_takes_the_entries_back_and_they_may_be_entered_anew(story):
    steward = rights.operator()
    releases.publish(story.first)
    assert db.fetch("FROM indicator_value WHERE indicator_key = 'I001'").empty
    assert entries.check(steward, VALUE, DOCUMENT) != []
    releases.publish(story.last)
    assert entries.check(steward, VALUE, DOCUMENT) == []


def test_a_cell_that_waits_is_told_and_can_be_taken_out_once(own_home):
    steward, draft = rights.operator(), waits(DONE)
    with pytest.raises(DataFileError) as told:
        entries.propose(steward, Change("task", TASK.key, {"task_state": "probíhá"}))
    assert [(cell.header, cell.value) for cell in told.value.cells] == [("Stav úkolu", "splněno")]

    entries.withdraw(steward, draft.key, DONE)

    assert entries.waiting() == drafts.listing() == []
    (line,) = written_down()
    assert (line.detail["before"], line.detail["after"], line.draft) == ("splněno", "plán", draft.key)
    with pytest.raises(DraftError, match="neexistuje"):
        entries.withdraw(steward, draft.key, DONE)
    assert written_down() == [line]


def test_what_is_not_in_a_draft_is_not_taken_out_of_it(own_home):
    steward, other = rights.operator(), replace(DONE, after={"note": "x"}, before={"note": ""})
    draft = waits(DONE, other)
    entries.withdraw(steward, draft.key, other)
    ready = drafts._save(replace(drafts.find(draft.key), state=State.READY, release="isv-000000000000"))

    with pytest.raises(DraftError) as told:
        entries.withdraw(steward, draft.key, other)
    assert told.value.reason == "withdrawn"
    assert drafts.find(draft.key) == ready  # and need not be prepared anew
    with drafts._locked(draft.key):
        drafts._save(replace(ready, state=State.CHECKING))
        with pytest.raises(DraftError, match="se právě připravuje"):
            entries.withdraw(steward, draft.key, DONE)
    drafts._save(replace(ready, state=State.PUBLISHED))
    ready.file.unlink()
    with pytest.raises(DraftError, match="už zveřejněný"):
        entries.withdraw(steward, draft.key, DONE)
    assert len(written_down()) == 1


def test_a_draft_that_another_entry_joins_has_to_be_prepared_anew(own_home):
    draft = drafts._save(replace(waits(DONE), state=State.READY, release="isv-000000000000", base="isv-1"))

    joined = entries.propose(rights.operator(), END)

    assert (joined.key, joined.state, joined.release) == (draft.key, State.RECEIVED, "")
    assert drafts.find(draft.key) == joined


def test_of_two_stewards_at_once_nobody_loses_an_entry(own_home):
    steward = rights.operator()
    with ThreadPoolExecutor(max_workers=2) as both:
        found = list(both.map(lambda change: entries.propose(steward, change), NOTES))

    assert len({draft.key for draft in found}) == 1
    ((_, waiting),) = entries.waiting()
    assert {entry.key for entry in waiting} == {change.key for change in NOTES}


def test_an_entry_does_not_join_a_draft_that_is_being_prepared(own_home):
    draft = waits(DONE)
    with drafts._locked(draft.key):
        other = entries.propose(rights.operator(), END)
    assert other.key != draft.key
    assert [len(found) for _, found in entries.waiting()] == [1, 1]


def test_no_entry_waits_that_the_journal_does_not_know(own_home, monkeypatch):
    steward = rights.operator()
    with monkeypatch.context() as patch:  # between the journal and the draft
        patch.setattr(drafts, "rewrite", killed)
        with pytest.raises(KeyboardInterrupt):
            entries.propose(steward, TASK)
    assert entries.waiting() == []
    assert {line.detail["column"] for line in written_down()} == set(TASK.values)

    draft = waits(DONE)
    with full_journal(), pytest.raises(DiskFullError):
        entries.propose(steward, END)
    with full_journal(), pytest.raises(DiskFullError):
        entries.withdraw(steward, draft.key, DONE)
    assert entries.waiting() == [(draft, [DONE])]
    with monkeypatch.context() as patch:
        patch.setattr(drafts, "discard", killed)
        with pytest.raises(KeyboardInterrupt):
            entries.withdraw(steward, draft.key, DONE)
    assert written_down()[-1].draft == draft.key


def test_what_another_release_overtook_is_prepared_again_over_it_and_published(own_home, monkeypatch):
    served = releases.current_name()
    built = [("isv-000000000000", "isv-000000000001"), (served, served)]  # over a release that is served no more

    def prepared_by_another_process(_: Steward, key: str) -> None:
        base, release = built.pop(0)
        assert drafts.find(key).state is State.RECEIVED
        drafts._save(replace(drafts.find(key), state=State.READY, base=base, release=release))

    monkeypatch.setattr(worker, "start", prepared_by_another_process)
    assert entries.publish(rights.operator(), TASK, note="splněno") == served
    assert built == entries.waiting() == []
    assert [draft.state for draft in drafts.listing()] == [State.PUBLISHED]


def test_a_wrong_entry_leaves_nothing_behind(own_home):
    with pytest.raises(DataFileError) as told:
        entries.propose(rights.operator(), Change("episode", ("C035",), {"end_text": "brzy", "episode_state": "konec"}))

    assert {cell.header for cell in told.value.cells} == {"Konec", "Stav spolupráce"}
    assert drafts.listing() == []
    assert written_down() == []


def test_what_changes_nothing_is_no_draft(own_home):
    assert entries.propose(rights.operator(), Change("task", TASK.key, {"task_state": "plán"})) is None
    assert drafts.listing() == []


def test_a_file_that_somebody_sent_may_be_no_entries(own_home, tmp_path):
    (tmp_path / "cizi.jsonl").write_text("ahoj", encoding="utf-8")
    with (tmp_path / "cizi.jsonl").open("rb") as content:
        draft = drafts.receive(rights.operator(), drafts.Kind.ENTRIES, "cizi.jsonl", content)

    assert drafts.prepare(draft.key).report.problems
    assert entries.waiting() == []
    assert entries.check(rights.operator(), TASK)


@pytest.mark.parametrize("table", [name for name, entered in ENTERED.items() if name != "reference"])
def test_there_is_something_to_enter_about_by_human_names(atlas, table):
    found = entries.subjects(rights.operator(), table)

    owner = TABLES[ENTERED[table].of or table]
    keys = tables.rows(owner.select).iloc[:, 0]
    assert sorted(subject.key for subject in found) == sorted(keys)
    assert all(subject.place for subject in found)


def test_a_key_of_a_document_is_made_of_plain_letters_and_is_new():
    assert entries.new_key("Krajský úřad: Zpráva č. 3 (2024)", {}) == "krajsky-urad-zprava-c-3-2024"
    assert entries.new_key("Zpráva", {"zprava": 1, "zprava-2": 1}) == "zprava-3"
    assert entries.new_key("…", {}) == "pramen"


def test_the_command_checks_as_the_form_does(own_home, tmp_path, capsys):
    file = tmp_path / "zapis.json"
    file.write_text(
        '[{"table": "task", "key": ["lk-akcni-plan-rade"], "values": {"task_state": "splněno"}}]', encoding="utf-8"
    )
    assert main(["entry", str(file), "--dry-run"]) == 0
    assert "task lk-akcni-plan-rade task_state: „plán“ → „splněno“" in capsys.readouterr().out
    assert drafts.listing() == []

    assert main(["entry", "--table", "task", "--key", "lk-akcni-plan-rade", "--set", "task_state=hotovo"]) == 2
    assert "„hotovo“ není v číselníku" in capsys.readouterr().err

    assert main(["entry", str(file), "--draft"]) == 0
    assert [draft.state for draft in drafts.listing()] == [State.RECEIVED]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--table", "locality", "--key", "L1", "--set", "note=a"],
        ["--table", "task", "--set", "note=a"],
        ["--table", "task", "--key", "a", "--set", "note"],
        ["--table", "task", "--key", "a", "--set", "moje=a"],
        ["neni.json"],
        ["neni.json", "--table", "task"],
    ],
)
def test_the_command_refuses_what_it_does_not_understand(own_home, words, capsys):
    assert main(["entry", *words]) == 2
    assert capsys.readouterr().err.strip()
    assert not paths.drafts().exists() or drafts.listing() == []

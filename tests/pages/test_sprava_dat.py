"""Správa dat: what a steward sees of drafts, and that a verb is done once, by somebody who may, after a question."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from sei_core import paths
from sei_core.errors import DataFileError
from sei_core.ingest import grid
from sei_core.stewardship import drafts, history, originals, rights, worker
from sei_core.stewardship.drafts import Draft, Kind, State
from sei_core.store import journal, releases
from sei_core.view import stewardship as words
from sei_core.view import texts
from tests.conftest import link_or_copy
from tests.pages.exercises_sprava_dat import EXERCISES, OPTIONS, PAGE, PARTS, buttons
from tests.pages.test_choices import keyed
from tests.stewardship.signing_in import NAME, allow_password, as_steward, open_as_steward
from tests.test_pipeline import publisher_csv

#: Burdened in the drawn year, not in the shipped one.
RISEN = "500011"
#: What would be a picture, a link and a tag if a name of a file were markup.
HOSTILE = "*x* :smile: [odkaz](http__zle) <b>.csv"


@dataclass(frozen=True)
class Desk:
    """A home with drafts in it.

    Attributes:
        served: release that visitors see.
        ready: a good next year, prepared.
        refused: the same year with three cells at fault.
        stopped: one whose process is gone.
    """

    served: str
    ready: Draft
    refused: Draft
    stopped: Draft


def write_year(file: Path, **cells: object) -> Path:
    """A next year in which one municipality rises; ``cells`` of its row are written over."""
    publisher_csv(file, 2024, more_enforcement=1)
    table = pd.read_csv(file, dtype="str").set_index("municipality_code")
    for column, value in ({"index_points": 20} | cells).items():
        table.loc[RISEN, column] = str(value)
    table.to_csv(file)
    return file


def received(file: Path, name: str = "", note: str = "") -> Draft:
    with file.open("rb") as content:
        return drafts.receive(as_steward(), Kind.INDEX, name or file.name, content, note)


def saved(draft: Draft, **changes: object) -> Draft:
    """Put a draft into a state, as the process that prepares it does."""
    return drafts._save(replace(draft, **changes))


@pytest.fixture(scope="module")
def desk(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """What tests that change nothing look at."""
    root = tmp_path_factory.mktemp("desk")
    shutil.copytree(built_home, root, dirs_exist_ok=True, copy_function=link_or_copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(root / "var"))
        patch.setenv("SEI_STATIC", str(root / "static"))
        allow_password(root, patch)
        served = releases.current_name()
        ready = drafts.prepare(received(write_year(root / "2024.csv"), note="zaslala Agentura").key)
        bad = write_year(root / "spatny.csv", index_points=31, enforcement_count="mnoho", early_leaving_base=-4)
        refused = drafts.prepare(received(bad).key)
        stopped = saved(received(bad, HOSTILE), state=State.BUILDING, step=3, base=served)
        yield Desk(served, ready, refused, stopped)


@pytest.fixture
def own_desk(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same for a test that changes it."""
    shutil.copytree(paths.home(), tmp_path / "var", copy_function=link_or_copy)
    monkeypatch.setenv("SEI_HOME", str(tmp_path / "var"))
    return desk


def opened(part: str, **address: str) -> AppTest:
    app = open_as_steward(PAGE, cast=PARTS[part], **address)
    assert not app.exception
    return app


def of_draft(draft: Draft) -> AppTest:
    return opened("drafts", navrh=words.draft_name(draft))


def said(app: AppTest) -> str:
    """Everything that is written on the page, without marks of markdown."""
    kinds = ("title", "markdown", "caption", "subheader", "info", "warning", "error", "success")
    written = "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))
    return written.replace("\\", "").replace("\u2060", "").replace("\u00a0", " ")


def click(app: AppTest, label: str) -> AppTest:
    next(button for button in app.main.button if button.label == label).click().run()
    assert not app.exception
    return app


def answer(app: AppTest, yes: str, note: str | None = None) -> AppTest:
    """Answer the question that is open."""
    if note is not None:
        next(area for area in app.get("text_area") if area.label == texts.VERB_NOTE).set_value(note)
    (button,) = [each for each in app.get("button") if each.label == yes]
    button.click().run()
    assert not app.exception
    return app


def actions() -> list[str]:
    return [entry.action for entry in journal.entries() if entry.action not in ("sign_in", "sign_out")]


def settle() -> None:
    """Wait until no draft is being prepared by a process of its own, a minute at most."""
    deadline = time.monotonic() + 60
    while words.look(worker.seen(rights.operator())).moving and time.monotonic() < deadline:
        time.sleep(0.2)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens(desk, part):
    app = opened(part)

    assert not app.exception
    assert not app.error or part == "drafts"


@pytest.mark.parametrize(("part", "key"), EXERCISES)
def test_a_choice_changes_what_is_shown(desk, part, key):
    exercise, app = EXERCISES[part, key], opened(part)
    chosen = app.session_state[f"choice_{key}"]
    before = exercise.read(app)
    assert before == exercise.expected(0, "", chosen)
    options = next(
        each.options
        for kind in ("selectbox", "button_group", "multiselect")
        for each in app.get(kind)
        if each.key == f"choice_{key}"
    )

    pick_one(app, key, exercise.pick or options[1])

    assert exercise.read(app) == exercise.expected(0, "", app.session_state[f"choice_{key}"])
    assert exercise.read(app) != before


def pick_one(app: AppTest, key: str, written: str) -> None:
    """Choose an option as the reader sees it, whatever stands behind it."""
    kinds = ("selectbox", "button_group", "multiselect")
    widget = next(each for kind in kinds for each in app.get(kind) if each.key == f"choice_{key}")
    option = OPTIONS.get(key, {}).get(written, written)
    widget.set_value([option] if widget.type == "multiselect" else option).run()
    assert not app.exception
    assert app.query_params[key] in (written, [written])


@pytest.mark.parametrize("part", [part for part in PARTS if part != "entry"])
def test_no_choice_is_forgotten(desk, part):
    kept = {key for _, key in keyed(opened(part)._tree) if key.startswith("choice_")}

    tried = {f"choice_{key}" for _, key in EXERCISES}
    assert kept - {"choice_rok", "choice_uzemi"} - tried <= {
        "choice_zmena",
        "choice_original",
    }  # there is one of each: nothing to choose


def test_unfinished_work_is_told_at_once_and_names_of_files_are_no_markup(desk):
    app = opened("upload")

    (told,) = [warning.value for warning in app.warning]
    assert "\\*x\\*" in told
    assert "\\[odkaz\\]" in told
    assert texts.BUILD_STEPS[3] in said(app)
    assert "Připravte jej znovu, nebo zahoďte" in told.replace("\\", "")


def test_a_refused_file_says_every_problem_and_offers_no_publication(desk):
    app = of_draft(desk.refused)

    for problem in ("„31“ je mimo rozmezí 0–30", "„mnoho“ není číslo", "„-4“ je záporná"):
        assert problem in said(app)
    assert texts.WHY_NOT_PUBLISH["refused"] in said(app)
    assert texts.VERB_PUBLISH not in buttons(app)
    assert {texts.VERB_PREPARE, texts.VERB_DISCARD} <= set(buttons(app))


def test_a_ready_draft_says_what_it_changes(desk):
    app = of_draft(desk.ready)

    assert "Rozpoznaný rok indexu: 2024" in said(app)
    assert "Přibude index za rok: 2024" in said(app)
    assert "Do pásma 12–30 bodů přejde 1 obec" in said(app)
    assert "za rok 2024 ve všech obcích stejná čísla jako za rok 2023: Obyvatelé 15+; " in said(app)
    assert app.get("plotly_chart")
    assert {texts.VERB_PUBLISH, texts.VERB_DISCARD} <= set(buttons(app))
    assert texts.VERB_PREPARE not in buttons(app)


def test_changed_cells_of_tables_without_years_are_shown_with_their_files(own_desk):
    """A changed cell of support, and a municipality that the hierarchy does not know: their rows are of no year."""
    drawn = "isv-cells"  # answers are kept by the name of a release
    shutil.copy(releases.path_of(own_desk.served), releases.path_of(drawn))
    with duckdb.connect(releases.path_of(drawn)) as database:
        database.execute("UPDATE task SET task_text = 'Jiný úkol' WHERE task_key = (SELECT min(task_key) FROM task)")
        database.execute(
            "INSERT INTO municipality "
            "SELECT * REPLACE ('500001' AS municipality_code, 'Nová Ves' AS municipality_name) "
            "FROM municipality WHERE municipality_code = '567337'"
        )
    app = of_draft(saved(own_desk.ready, release=drawn))

    assert "Úkoly: přidáno 0, změněno 1, ubylo 0" in said(app)
    assert "Obce, které v územním členění přibudou: Nová Ves (okres Most)." in said(app)
    assert any("Jiný úkol" in table.value.to_string() for table in app.table)


def test_limits_said_are_those_that_files_are_read_by():
    for kind in ("index", "support"):
        for ending, megabytes in words.UPLOADS[kind].limits.items():
            assert megabytes << 20 == grid.MOST_BYTES[f".{ending}"]


def test_a_received_original_comes_back_as_it_came_or_not_at_all(own_desk):
    steward = as_steward()
    kept = next(row for row in history.received(steward).itertuples() if row.what == "2024")
    assert originals.original(steward, kept.file_name) == own_desk.ready.file.read_bytes()

    (paths.received() / kept.file_name).write_bytes(b"jinak")

    with pytest.raises(DataFileError, match="už není takový"):
        originals.original(steward, kept.file_name)
    with pytest.raises(DataFileError, match="chybí"):
        originals.original(steward, "../current")


def test_publishing_asks_what_for_tells_the_others_and_is_undone(own_desk):
    other = shutil.copytree(own_desk.ready.folder, own_desk.ready.folder.with_name(own_desk.ready.key[:-6] + "00beef"))
    other = saved(replace(own_desk.ready, key=other.name, release="isv-000000000000"))
    app = click(of_draft(own_desk.ready), texts.VERB_PUBLISH)
    assert f"Návštěvníci uvidí od příštího klepnutí vydání {own_desk.ready.release}" in said(app)
    assert "Přibude index za rok: 2024." in said(app)

    answer(app, texts.VERB_PUBLISH_NOW, "  ")
    assert releases.current_name() == own_desk.served

    click(app, texts.VERB_PUBLISH)  # the bench runs the whole page, which closes the question
    answer(app, texts.VERB_PUBLISH_NOW, "data za rok 2024")
    assert releases.current_name() == own_desk.ready.release
    assert texts.PUBLISHED_DONE.format(release=own_desk.ready.release) in said(app)
    assert journal.entries()[-1].note == "data za rok 2024"
    assert journal.entries()[-1].author == NAME
    assert texts.VERB_PUBLISH not in buttons(app)

    told = of_draft(other)
    assert "Mezitím bylo zveřejněno jiné vydání" in said(told)
    assert texts.VERB_PREPARE in buttons(told)
    assert texts.VERB_PUBLISH not in buttons(told)

    app = click(opened("history"), texts.HISTORY_UNDO)
    assert "Zmizí index za rok: 2024" in said(app), "what visitors lose is said before it is done"
    answer(app, texts.HISTORY_UNDO_NOW, "vydáno předčasně")
    assert releases.current_name() == own_desk.served
    assert actions()[-2:] == ["publish", "rollback"]
    assert texts.HISTORY_UNDONE.format(release=own_desk.served) in said(app)


def test_a_question_that_is_not_answered_does_nothing(own_desk):
    app = click(of_draft(own_desk.refused), texts.VERB_DISCARD)
    before = actions()

    answer(app, texts.VERB_BACK)

    assert actions() == before
    assert drafts.find(own_desk.refused.key).state is State.REFUSED


def test_a_draft_that_is_put_away_is_gone_and_another_is_chosen(own_desk):
    app = click(of_draft(own_desk.stopped), texts.VERB_DISCARD)

    answer(app, texts.VERB_DISCARD_NOW)

    assert own_desk.stopped.key not in {draft.key for draft in drafts.listing()}
    assert "navrh" not in app.query_params
    assert not app.warning
    assert actions()[-1] == "discard"


def test_a_verb_of_a_right_that_was_taken_away_is_refused(own_desk, monkeypatch, tmp_path):
    app = click(of_draft(own_desk.ready), texts.VERB_PUBLISH)
    allow_password(tmp_path, monkeypatch, "jiné, delší heslo")

    answer(app, texts.VERB_PUBLISH_NOW, "po odebrání práva")

    assert releases.current_name() == own_desk.served
    assert "Ke změně dat je třeba přihlášení správce" in said(app)
    assert texts.VERB_PUBLISH not in buttons(app)


def test_a_file_is_kept_once_prepared_by_itself_and_let_go(own_desk):
    app, known = opened("upload"), len(drafts.listing())
    app.get("file_uploader")[0].set_value(("rok.csv", paths.journal().read_bytes(), "text/csv"))
    app.text_area[0].set_value("*zkouška*")

    click(app, texts.UPLOAD_SEND)

    draft, *others = drafts.listing()
    assert len(others) == known
    assert (draft.file_name, draft.note, draft.author) == ("rok.csv", "*zkouška*", NAME)
    assert app.query_params["cast"] in (PARTS["drafts"], [PARTS["drafts"]])
    assert words.title(draft) in said(app)
    app.run()
    assert len(drafts.listing()) == known + 1
    settle()
    assert drafts.find(draft.key).state is State.REFUSED


def test_another_hierarchy_is_told_and_taken_over_only_when_a_steward_says_so(own_desk):
    places = {"created": [("599999", "Nová *Ves*", "okres Most")], "gone": [("567337", "Obrnice", "okres Most")]}
    report = replace(own_desk.refused.report, **places, may_accept_territory=True)
    app = of_draft(saved(own_desk.refused, report=report))
    shown = next(each.value for each in app.table if "Změna" in each.value)
    assert shown["Kód obce"].tolist() == ["599999", "567337"]
    assert texts.DRAFT_PLACES_WHY in said(app)
    assert "členění můžete převzít" in said(app)

    click(app, texts.DRAFT_ACCEPT)
    assert "nové 1, zaniklé 1, přesunuté nebo přejmenované 0" in said(app)
    assert "Zaniklé obce (1): Obrnice (567337)." in said(app)
    assert not drafts.find(own_desk.refused.key).accepts_territory
    answer(app, texts.DRAFT_ACCEPT_NOW)

    assert drafts.find(own_desk.refused.key).accepts_territory
    assert texts.DRAFT_ACCEPT not in buttons(app)
    settle()
    assert drafts.find(own_desk.refused.key).state is State.REFUSED


def test_a_file_that_cannot_bring_its_hierarchy_says_so(own_desk):
    report = replace(own_desk.refused.report, created=[("599999", "Nová Ves", "okres Most")])
    app = of_draft(saved(own_desk.refused, report=report))

    assert texts.DRAFT_PLACES_LATER in said(app)
    assert texts.DRAFT_ACCEPT not in buttons(app)
    app = of_draft(saved(own_desk.refused, report=replace(report, cells=[])))
    assert texts.DRAFT_PLACES_CANNOT in said(app)


def test_a_file_cut_short_on_its_way_can_only_be_put_away(own_desk):
    cut = saved(own_desk.refused, state=State.RECEIVING, sha256="", size=0)

    app = of_draft(cut)

    assert texts.DRAFT_STANDING["cut"] in said(app)
    assert "Přijímání souboru" in said(app)
    assert texts.VERB_DISCARD in buttons(app)
    assert not {texts.VERB_PREPARE, texts.VERB_PREPARE_FIRST, texts.VERB_PUBLISH} & set(buttons(app))


def test_nothing_is_sent_without_a_file(own_desk):
    known = len(drafts.listing())

    app = click(opened("upload"), texts.UPLOAD_SEND)

    assert texts.UPLOAD_NO_FILE in said(app)
    assert len(drafts.listing()) == known

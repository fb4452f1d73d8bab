"""Two stewards and a visitor at once, each in a browser of its own, from the upload of a year to its undoing."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from sei_core.stewardship import drafts
from sei_core.stewardship.drafts import State
from sei_core.store import journal, releases
from sei_core.view import texts
from tests.browser.conftest import NARROW, Nursery, Visit, visiting
from tests.browser.test_pages import serious_violations
from tests.conftest import link_or_copy
from tests.stewardship.signing_in import PASSWORD, allow_password
from tests.test_pipeline import publisher_csv

pytestmark = pytest.mark.browser

PARTS = texts.STEWARDSHIP_PARTS
#: Milliseconds that a preparation may take on a busy machine.
PREPARED = 120_000


@dataclass(frozen=True)
class Office:
    """A server with rights of stewards and two files of the next year.

    Attributes:
        address: of the server.
        log: of the server.
        good, bad: files of the next year, without and with cells at fault.
        first: release that is served at first.
    """

    address: str
    log: Path
    good: Path
    bad: Path
    first: str


@pytest.fixture(scope="module")
def office(built_home: Path, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    root = tmp_path_factory.mktemp("office")
    home = shutil.copytree(built_home, root / "home", copy_function=link_or_copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(home / "var"))
        patch.setenv("SEI_STATIC", str(home / "static"))
        secrets = allow_password(root, patch)
        publisher_csv(root / "index 2024.csv", 2024, more_enforcement=2)
        table = pd.read_csv(root / "index 2024.csv", dtype="str")
        table.loc[3, "index_points"], table.loc[10, "enforcement_count"] = "31", "mnoho"
        table.to_excel(root / "spatny.xlsx", index=False)
        with nursery.serving(home, root / "log", SEI_SECRETS=str(secrets)) as address:
            yield Office(address, root / "log", root / "index 2024.csv", root / "spatny.xlsx", releases.current_name())


@pytest.fixture(scope="module")
def enter(office: Office, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens Správa dat in a browser of its own and signs in."""
    with visiting(browser) as open_address:

        def enter_as(name: str, part: str = "upload", **options: object) -> Visit:
            seen = open_address(f"{office.address}/sprava_dat?cast={PARTS[part]}", is_apart=True, **options)
            seen.page.get_by_label(texts.SIGN_IN_NAME, exact=True).fill(name)
            seen.page.get_by_role("textbox", name=texts.SIGN_IN_PASSWORD).fill(PASSWORD)
            seen.page.get_by_role("button", name=texts.SIGN_IN, exact=True).click()
            expect(seen.page.get_by_text(texts.SIGNED_IN.format(name=name))).to_be_visible(timeout=20_000)
            seen.settle()
            return seen

        yield enter_as


def go(seen: Visit, part: str) -> None:
    seen.page.get_by_role("radio", name=PARTS[part]).or_(
        seen.page.get_by_role("button", name=PARTS[part], exact=True)
    ).first.click()
    seen.settle()


def send(seen: Visit, file: Path) -> None:
    """Upload a file from the part where it is done."""
    go(seen, "upload")
    seen.page.locator("input[type=file]").set_input_files(file)
    expect(seen.page.get_by_role("button", name=f"Odebrat {file.name}")).to_be_visible(timeout=20_000)
    seen.page.get_by_role("button", name=texts.UPLOAD_SEND).click()
    expect(seen.page.get_by_text(f"Soubor „{file.name}“")).to_be_visible(timeout=20_000)


def button(page: Page, label: str):
    return page.get_by_role("button", name=label, exact=True)


def ask(seen: Visit, label: str, yes: str, note: str = "", twice: bool = False) -> None:
    """Ask for a verb and answer its question."""
    button(seen.page, label).click()
    dialog = seen.page.get_by_role("dialog")
    expect(dialog).to_be_visible(timeout=15_000)
    if note:
        dialog.get_by_role("button", name=yes).click()
        expect(dialog.get_by_text(texts.VERB_NOTE_MISSING)).to_be_visible(timeout=15_000)
        dialog.get_by_role("textbox", name=texts.VERB_NOTE).fill(note)
    (dialog.get_by_role("button", name=yes).dblclick if twice else dialog.get_by_role("button", name=yes).click)()
    expect(dialog).to_have_count(0, timeout=30_000)
    seen.settle()


def choose_draft(seen: Visit, name: str) -> None:
    seen.page.get_by_role("combobox", name=texts.DRAFT_CHOICE).click()
    seen.page.get_by_role("option", name=name).click()
    seen.settle()


def years(seen: Visit) -> list[str]:
    """Years of the index that a visitor can choose."""
    seen.page.get_by_role("combobox", name=texts.FILTER_YEAR, exact=True).click()
    options = seen.page.get_by_role("option")
    options.first.wait_for(timeout=15_000)
    found = options.all_inner_texts()
    seen.page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    return found


def actions(*wanted: str) -> list[str]:
    return [entry.action for entry in journal.entries() if entry.action in wanted]


def test_two_stewards_and_a_visitor(office, enter, visit, tmp_path):
    anna, visitor = enter("Anna Dvořáková"), visit(f"{office.address}/kraje", is_apart=True)

    # Anna sends a good year; Bedřich sees it, the visitor nothing.
    send(anna, office.good)
    bedrich = enter("Bedřich Malý", "drafts")
    expect(bedrich.page.get_by_role("cell", name=office.good.name)).to_be_visible()
    expect(button(anna.page, texts.VERB_PUBLISH)).to_be_visible(timeout=PREPARED)
    expect(button(bedrich.page, texts.VERB_PUBLISH)).to_be_visible(timeout=30_000)  # by itself, without a click
    expect(anna.page.get_by_text("Přibude index za rok: 2024")).to_be_visible()
    assert releases.current_name() == office.first
    assert years(visitor) == ["2023"]
    assert "2024.csv" not in visitor.page.content()

    # Bedřich sends a bad one, sees all that is wrong and takes the marked workbook.
    send(bedrich, office.bad)
    expect(bedrich.page.get_by_text("„31“ je mimo rozmezí 0–30").first).to_be_visible(timeout=PREPARED)
    expect(bedrich.page.get_by_text("„mnoho“ není číslo").first).to_be_visible()
    taken = bedrich.download(texts.DRAFT_MARKED)
    assert taken.suggested_filename == "spatny_vyznacene-chyby.xlsx"
    workbook = openpyxl.load_workbook(io.BytesIO(taken.path().read_bytes()))
    assert len(workbook.sheetnames) == 2
    assert "mnoho" in {cell.value for row in workbook.worksheets[0].iter_rows() for cell in row}

    # He prepares the same good year as Anna; a double click publishes hers once, and his is told.
    second = tmp_path / "oprava 2024.csv"
    publisher_csv(second, 2024, more_enforcement=5)
    send(bedrich, second)
    expect(button(bedrich.page, texts.VERB_PUBLISH)).to_be_visible(timeout=PREPARED)
    anna.settle()
    choose_draft(anna, office.good.stem)
    ask(anna, texts.VERB_PUBLISH, texts.VERB_PUBLISH_NOW, "data za rok 2024", twice=True)
    assert [entry.note for entry in journal.entries() if entry.action == "publish"].count("data za rok 2024") == 1
    expect(bedrich.page.get_by_text("Mezitím bylo zveřejněno jiné vydání").first).to_be_visible(timeout=30_000)
    assert not button(bedrich.page, texts.VERB_PUBLISH).is_visible()

    # The visitor's next click shows the new year.
    visitor.page.get_by_role("link", name=texts.MAP_NAV).click()
    expect(visitor.page.get_by_role("heading", name=texts.MAP_NAV, level=1)).to_be_visible(timeout=30_000)
    visitor.settle()
    assert years(visitor) == ["2024", "2023"]

    # Bedřich prepares his again and publishes it; Anna takes it back.
    button(bedrich.page, texts.VERB_PREPARE).click()
    expect(button(bedrich.page, texts.VERB_PUBLISH)).to_be_visible(timeout=PREPARED)
    bedrich.settle()
    ask(bedrich, texts.VERB_PUBLISH, texts.VERB_PUBLISH_NOW, "oprava exekucí")
    published = releases.current_name()
    go(anna, "history")
    ask(anna, texts.HISTORY_UNDO, texts.HISTORY_UNDO_NOW, "oprava byla chybná")
    assert releases.current_name() not in (published, office.first)
    expect(anna.page.get_by_role("cell", name="data za rok 2024")).to_be_visible()

    go(anna, "diary")
    for told in ("oprava exekucí", "oprava byla chybná", "Bedřich Malý", "spatny.xlsx"):
        expect(anna.page.get_by_role("cell", name=re.compile(told)).first).to_be_visible()
    assert actions("publish", "rollback")[-3:] == ["publish", "publish", "rollback"]
    assert {draft.state for draft in drafts.listing()} == {State.PUBLISHED, State.REFUSED}
    for seen in (anna, bedrich, visitor):
        assert seen.errors == []
        assert seen.page.locator("[data-testid=stException]").count() == 0
        assert seen.foreign(office.address) == []
    assert "Traceback" not in office.log.read_text()


def test_a_browser_closed_in_the_middle_of_an_upload_leaves_nothing(office, enter, tmp_path):
    big = tmp_path / "velky.csv"
    big.write_bytes(b"a,b\n" * 4_000_000)
    seen, known = enter("Cyril Krátký"), drafts.listing()
    with seen.page.expect_request(re.compile("upload_file")):
        seen.page.locator("input[type=file]").set_input_files(big)
    seen.page.context.close()

    again = enter("Cyril Krátký", "drafts")

    assert [draft.key for draft in drafts.listing()] == [draft.key for draft in known]
    assert not [draft for draft in drafts.listing() if draft.state is State.INTERRUPTED]
    assert again.errors == []


def test_signing_out_in_the_middle_refuses_the_verb(office, enter):
    seen = enter("Dana Nová", "diary")
    button(seen.page, texts.SIGN_OUT).click()

    expect(seen.page.get_by_label(texts.SIGN_IN_NAME, exact=True)).to_be_visible(timeout=15_000)
    assert not seen.page.get_by_role("cell", name="Dana Nová").is_visible()


@pytest.mark.parametrize("part", PARTS)
def test_axe_finds_no_serious_violation_and_nothing_sticks_out(enter, part):
    seen = enter("Eva Malá", part)
    assert serious_violations(seen.page) == []

    seen.page.set_viewport_size(NARROW)
    seen.settle()

    assert serious_violations(seen.page) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]

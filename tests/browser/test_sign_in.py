"""Stewards come and go in a real browser: by a provider of accounts, and by a password."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from sei_core import paths
from sei_core.view import texts
from tests.browser.conftest import free_port, running
from tests.browser.identity_provider import Provider, running_provider
from tests.stewardship.signing_in import NAME, PASSWORD, allow_password, write_secrets

#: A server of the demo page, whose clock is ahead by as many minutes as a file says.
CODE = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sei_core import paths
from sei_core.stewardship import sessions
demo, clock, port = sys.argv[1:]
paths.app_script = lambda: Path(demo)
sessions.now = lambda: datetime.now(UTC) + timedelta(minutes=int(Path(clock).read_text()))
from sei_core.api.server import serve
serve(int(port), "127.0.0.1")
"""


@dataclass
class Atlas:
    """A running server with the demo page.

    Attributes:
        address: of the page.
        folder: with its secrets, its clock and its home.
        provider: of accounts.
    """

    address: str
    folder: Path
    provider: Provider

    def list_stewards(self, *emails: str) -> None:
        """Let in who signs in at the provider by one of the addresses."""
        write_secrets(self.folder, self.provider.secrets(self.address, *emails))

    def wait(self, minutes: int) -> None:
        """Let time pass."""
        clock = self.folder / "clock"
        clock.write_text(str(int(clock.read_text()) + minutes))

    def journal(self) -> list[dict[str, object]]:
        """Who came and went, and who was not let in."""
        files = sorted((self.folder / "var").glob("*.jsonl"))  # those who were not, first
        return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(autouse=True, scope="module")
def patience() -> Iterator[None]:
    """Other tests run beside these: what is expected may take its time."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def served(chromium, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atlas]:
    """One server for all tests."""
    folder, port = tmp_path_factory.mktemp("sign_in"), free_port()
    (folder / "clock").write_text("0")
    demo = Path(__file__).with_name("sign_in_demo.py")
    with running_provider() as provider:
        atlas = Atlas(f"http://localhost:{port}", folder, provider)
        atlas.list_stewards("jana@example.cz")
        environment = {"SEI_HOME": str(folder / "var"), "SEI_SECRETS": str(folder / "secrets.toml")}
        command = [sys.executable, "-c", CODE, str(demo), str(folder / "clock"), str(port)]
        health = f"{atlas.address}/_stcore/health"
        with running(command, folder / "log", health, cwd=paths.ROOT, env=os.environ | environment):
            yield atlas


@pytest.fixture
def atlas(served: Atlas) -> Atlas:
    """The server with a journal of its own and the right time."""
    for name in ("journal.jsonl", "failed_sign_ins.jsonl", "sign_ins.json"):
        (served.folder / "var" / name).unlink(missing_ok=True)
    (served.folder / "clock").write_text("0")
    return served


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own."""
    with browser.new_context() as context:
        yield context


def opened(context: BrowserContext, atlas: Atlas) -> Page:
    page = context.new_page()
    page.goto(atlas.address)
    return page


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def upload(page: Page) -> None:
    page.set_input_files(
        "input[type=file]", files=[{"name": "rows.csv", "mimeType": "text/csv", "buffer": b"code\n567027\n"}]
    )


def by_provider(context: BrowserContext, atlas: Atlas, email: str) -> Page:
    """Sign in at the provider, which sends the browser back."""
    atlas.provider.claims = {"email": email, "email_verified": True}
    page = opened(context, atlas)
    press(page, texts.SIGN_IN)
    return page


def test_a_listed_account_comes_in_uploads_and_leaves(atlas, visitor):
    atlas.list_stewards("Jana@Example.cz")
    page = by_provider(visitor, atlas, "jana@example.cz")
    expect(page.get_by_text("smí jana@example.cz")).to_be_visible()
    upload(page)
    expect(page.get_by_text("přišlo 12 bajtů")).to_be_visible()
    page.reload()
    expect(page.get_by_text("smí jana@example.cz")).to_be_visible()

    other = opened(visitor, atlas)
    expect(other.get_by_text("smí jana@example.cz")).to_be_visible()
    press(page, texts.SIGN_OUT)

    expect(page.get_by_role("button", name=texts.SIGN_IN, exact=True)).to_be_visible()
    press(other, "Znovu")
    expect(other.get_by_text("Vaše přihlášení už skončilo")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name=texts.SIGN_IN, exact=True)).to_be_visible()
    assert atlas.provider.asked[-1] == "/logout"
    assert [line["action"] for line in atlas.journal()] == ["sign_in", "sign_out"]


def test_an_account_taken_off_the_list_is_out_at_its_next_step_is_told_so_and_may_leave(atlas, visitor):
    atlas.list_stewards("jana@example.cz", "eva@example.cz")
    page = by_provider(visitor, atlas, "eva@example.cz")
    expect(page.get_by_text("smí eva@example.cz")).to_be_visible()

    atlas.list_stewards("jana@example.cz")
    upload(page)
    expect(page.get_by_text("403")).to_be_visible()
    press(page, "Znovu")

    expect(page.get_by_text("nejste mezi správci")).to_be_visible()
    expect(page.get_by_text("smí")).to_have_count(0)
    press(page, texts.SIGN_OUT)
    expect(page.get_by_role("button", name=texts.SIGN_IN, exact=True)).to_be_visible()
    failed, came = atlas.journal()
    assert (failed["action"], failed["detail"]["email"]) == ("sign_in_failed", "eva@example.cz")
    assert came["action"] == "sign_in"


def test_an_account_that_does_nothing_has_to_sign_in_again(atlas, visitor):
    atlas.list_stewards("jana@example.cz")
    page = by_provider(visitor, atlas, "jana@example.cz")
    expect(page.get_by_text("smí jana@example.cz")).to_be_visible()

    atlas.wait(minutes=31)
    press(page, "Znovu")
    expect(page.get_by_text("Vaše přihlášení už skončilo")).to_be_visible()
    page.reload()

    expect(page.get_by_text("Vaše přihlášení už skončilo")).to_be_visible()
    expect(page.get_by_role("button", name=texts.SIGN_IN_AGAIN)).to_be_visible()


def test_a_provider_that_does_not_answer_is_told_in_czech(atlas, visitor, monkeypatch):
    monkeypatch.setattr(atlas.provider, "is_down", True)
    page = by_provider(visitor, atlas, "jana@example.cz")

    expect(page.get_by_text("Poskytovatel účtů neodpovídá")).to_be_visible()


def test_a_password_lets_one_tab_in(atlas, browser, monkeypatch):
    allow_password(atlas.folder, monkeypatch)
    with browser.new_context(extra_http_headers={"X-Forwarded-For": "203.0.113.9"}) as visitor:
        page = opened(visitor, atlas)
        page.get_by_label(texts.SIGN_IN_NAME, exact=True).fill(NAME)
        for password in ("not the password", PASSWORD):
            page.get_by_label(texts.SIGN_IN_PASSWORD, exact=True).fill(password)
            page.get_by_label(texts.SIGN_IN_PASSWORD, exact=True).press("Enter")
            expect(page.get_by_text("Heslo nesouhlasí" if password != PASSWORD else f"smí {NAME}")).to_be_visible()
        upload(page)
        expect(page.get_by_text("přišlo 12 bajtů")).to_be_visible()

        expect(opened(visitor, atlas).get_by_label(texts.SIGN_IN_PASSWORD, exact=True)).to_have_value("")
        page.reload()
        expect(page.get_by_label(texts.SIGN_IN_PASSWORD, exact=True)).to_be_visible()

    kept = "".join(file.read_text() for file in [atlas.folder / "log", *(atlas.folder / "var").glob("*.json*")])
    assert PASSWORD not in kept
    assert "not the password" not in kept
    assert [line["detail"]["address"] for line in atlas.journal()] == ["203.0.113.9"] * 2

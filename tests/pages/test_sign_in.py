"""The way in for stewards: hidden where nobody can sign in, a form where somebody can."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from sei_core import paths
from sei_core.errors import SignInError
from sei_core.stewardship import sessions
from sei_core.store import journal
from sei_core.view import texts
from tests.pages.opening import open_page
from tests.stewardship.signing_in import NAME, PASSWORD, allow_password, sign_in, write_secrets

OVERVIEW = "pages/index/prehled.py"
STEWARDSHIP = "pages/o_datech/sprava_dat.py"
DEMO = str(paths.ROOT / "tests" / "browser" / "sign_in_demo.py")


@pytest.fixture
def demo(empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A page for stewards where a password lets in. Streamlit's test bench knows no address of a visitor."""
    monkeypatch.setattr(ContextProxy, "ip_address", "192.0.2.1")
    allow_password(empty_home, monkeypatch)
    return AppTest.from_file(DEMO, default_timeout=30).run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def errors(app: AppTest) -> list[str]:
    assert not app.exception
    return [error.value.replace("\\", "") for error in app.error]


def allowed(app: AppTest) -> list[str]:
    """What only a steward sees."""
    assert not app.exception
    return [text.value for text in app.text if text.value.startswith("smí")]


def test_the_page_is_not_there_where_nobody_can_sign_in(atlas, tmp_path, monkeypatch):
    monkeypatch.setenv("SEI_SECRETS", str(tmp_path / "none.toml"))

    assert texts.STEWARDSHIP_NAV not in [link.proto.label for link in open_page(OVERVIEW).get("page_link")]


def test_the_page_is_in_the_menu_and_asks_who_it_is(atlas, tmp_path, monkeypatch):
    allow_password(tmp_path, monkeypatch)
    app = open_page(STEWARDSHIP)

    assert texts.STEWARDSHIP_NAV in [link.proto.label for link in app.get("page_link")]
    assert {"sign_in_name", "sign_in_password"} <= {field.key for field in app.text_input}
    assert not app.get("file_uploader")


def test_the_page_itself_refuses_where_nobody_can_sign_in(empty_home, monkeypatch):
    monkeypatch.setenv("SEI_SECRETS", str(empty_home / "none.toml"))
    app = AppTest.from_file(DEMO, default_timeout=30).run()

    assert [info.value for info in app.info] == [texts.SIGN_IN_OFF]
    assert not app.text_input
    assert not app.button
    assert not allowed(app)


def test_a_steward_signs_in_and_out(demo):
    assert sign_in(demo) is demo
    assert allowed(demo) == [f"smí {NAME}"]
    assert not demo.text_input
    assert texts.SIGNED_IN.format(name=NAME) in [text.value for text in demo.text]
    assert PASSWORD not in str(demo.session_state)

    demo.button("sign_out").click().run()

    assert not allowed(demo)
    assert labels(demo) == [texts.SIGN_IN]
    assert [entry.action for entry in journal.entries()] == ["sign_in", "sign_out"]


def test_another_visitor_stays_outside(demo):
    sign_in(demo)

    assert not allowed(AppTest.from_file(DEMO, default_timeout=30).run())


def test_a_wrong_password_is_told_once_and_forgotten(demo):
    sign_in(demo, password="not the password")
    assert errors(demo) == [str(SignInError("wrong"))]
    assert demo.text_input("sign_in_password").value == ""
    assert demo.text_input("sign_in_name").value == NAME
    assert not allowed(demo)

    assert errors(demo.run()) == []


def test_a_missing_name_is_told(demo):
    sign_in(demo, name="")

    assert errors(demo) == [str(SignInError("name"))]
    assert not allowed(demo)


def test_too_many_wrong_passwords_are_told_with_the_time_to_wait(demo):
    for _ in range(6):
        sign_in(demo, password="not the password")
    assert errors(demo) == [str(SignInError("blocked", minutes=15))]

    sign_in(demo)
    assert errors(demo) == [str(SignInError("blocked", minutes=15))]
    assert not allowed(demo)


def test_an_ended_sign_in_is_told_and_the_form_comes_back(demo, monkeypatch):
    sign_in(demo)
    later = sessions.now() + sessions.IDLE * 1.1
    monkeypatch.setattr(sessions, "now", lambda: later)
    demo.run()

    assert errors(demo) == [str(SignInError("ended"))]
    assert labels(demo) == [texts.SIGN_IN]


def test_rights_taken_away_close_the_page_at_its_next_run(demo, empty_home):
    sign_in(demo)
    write_secrets(empty_home, "")
    demo.run()

    assert [info.value for info in demo.info] == [texts.SIGN_IN_OFF]
    assert not allowed(demo)


def test_a_name_is_text_and_not_markup(demo):
    sign_in(demo, name="**Jana** :smile: [x](https://example.cz)")

    assert allowed(demo) == ["smí **Jana** :smile: [x](https://example.cz)"]

"""Rights for tests: a file of secrets that lets stewards in, and the way through the form.

A page for stewards is tried so::

    def test_…(own_home, tmp_path, monkeypatch):       # own_home: a sign-in writes into the journal
        allow_password(tmp_path, monkeypatch)
        app = open_as_steward("pages/o_datech/sprava_dat.py")

and a verb of ``stewardship`` so: ``steward = as_steward()`` after ``allow_password(…)``.
"""

from __future__ import annotations

from pathlib import Path

import argon2
import pytest
from streamlit.testing.v1 import AppTest

from sei_core.stewardship import rights
from sei_core.stewardship.rights import Steward
from sei_core.view import texts
from tests.pages.opening import open_page

PASSWORD = "čtyři nahodilá slova"
NAME = "Jana Nováková"
#: The cheapest there is, so that tests take no time; ``python -m sei_core password`` takes a dear one.
_CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def write_secrets(folder: Path, text: str, mode: int = 0o600) -> Path:
    """Write a file of secrets that only its owner reads."""
    path = folder / "secrets.toml"
    path.touch(mode)
    path.chmod(mode)
    path.write_text(text, encoding="utf-8")
    return path


def allow_password(folder: Path, monkeypatch: pytest.MonkeyPatch, password: str = PASSWORD) -> Path:
    """Let in who knows the password; return the file of secrets."""
    path = write_secrets(folder, f'[stewards]\npassword_hash = "{_CHEAP.hash(password)}"\n')
    monkeypatch.setenv("SEI_SECRETS", str(path))
    return path


def as_steward(name: str = NAME, tab: str = "tab") -> Steward:
    """Somebody who signed in by the password, in a session of Streamlit."""
    return rights.sign_in_by_password(name, PASSWORD, None, tab)


def open_as_steward(page: str, name: str = NAME, **address: str) -> AppTest:
    """Open a page by its address and sign in on it by the password."""
    return sign_in(open_page(page, **address), name)


def sign_in(app: AppTest, name: str = NAME, password: str = PASSWORD) -> AppTest:
    """Fill the form of an opened page and send it."""
    app.text_input("sign_in_name").input(name)
    app.text_input("sign_in_password").input(password)
    next(button for button in app.button if button.label == texts.SIGN_IN).click()
    return app.run()

"""How the choices of pages/analyza/sql.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

PAGE = "pages/analyza/sql.py"
EXERCISES = {}
WITHOUT_EFFECT = {"rok", "uzemi"}
OTHER_STATES = []
OPTIONS = {}

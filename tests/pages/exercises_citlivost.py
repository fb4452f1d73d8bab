"""How the choices of pages/analyza/citlivost.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

PAGE = "pages/analyza/citlivost.py"
EXERCISES = {}
WITHOUT_EFFECT = {"rok", "uzemi"}
OTHER_STATES = []
OPTIONS = {}

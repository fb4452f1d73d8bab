"""Průzkumník, in pages/analyza/pruzkumnik.py."""

from __future__ import annotations

EXPLORER_NAV = EXPLORER_TITLE = "Průzkumník"
EXPLORER_LEAD = "Které obce mají společné to, co hledám, a co s čím souvisí?"

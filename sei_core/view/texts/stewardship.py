"""Správa dat, in pages/o_datech/sprava_dat.py."""

from __future__ import annotations

STEWARDSHIP_NAV = "Správa dat"
STEWARDSHIP_TITLE = "Správa dat"
STEWARDSHIP_LEAD = "Co nového zveřejnit, co se tím změní a jak to vrátit?"

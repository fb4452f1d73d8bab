"""Citlivost, in pages/analyza/citlivost.py."""

from __future__ import annotations

SENSITIVITY_NAV = SENSITIVITY_TITLE = "Citlivost"
SENSITIVITY_LEAD = "Jak moc záleží výsledek indexu na jeho stavbě a na náhodě malých čísel?"

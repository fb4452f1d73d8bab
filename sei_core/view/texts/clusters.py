"""Shluky, in pages/analyza/shluky.py."""

from __future__ import annotations

CLUSTERS_NAV = CLUSTERS_TITLE = "Shluky"
CLUSTERS_LEAD = "Leží zatížené obce vedle sebe častěji, než by odpovídalo náhodě?"

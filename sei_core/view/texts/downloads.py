"""Page Ke stažení: all tables with their formats and the interface."""

from __future__ import annotations

DOWNLOADS_TITLE = "Ke stažení"
DOWNLOADS_LEAD = "Jak si odnést data atlasu?"

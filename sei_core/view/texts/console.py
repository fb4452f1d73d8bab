"""SQL, in pages/analyza/sql.py."""

from __future__ import annotations

CONSOLE_NAV = CONSOLE_TITLE = "SQL"
CONSOLE_LEAD = "Co odpoví databáze na vlastní otázku?"

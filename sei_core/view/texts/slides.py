"""Page Prezentace: choices of a presentation and the presentation mode."""

from __future__ import annotations

SLIDES_TITLE = "Prezentace"
SLIDES_LEAD = "Jak ukázat stav území na jednání?"

"""Words that every drawing of a slide shares: whose its numbers are, and of when."""

from __future__ import annotations

from sei_core.view import texts
from sei_core.view.deck import Slide

#: Sources named on a slide; the others are counted.
MOST_SOURCES = 3


def source_line(slide: Slide) -> str:
    """Date of the data and who they come from, plain text; of many sources the rest is counted. Empty without any."""
    named = slide.sources["attribution"].tolist()
    if not named:
        return ""
    first, rest = "; ".join(named[:MOST_SOURCES]), len(named) - MOST_SOURCES
    more = texts.SLIDE_SOURCES_MORE.format(count=rest) if rest > 0 else ""
    return texts.SLIDE_SOURCES.format(date=slide.date, sources=first, more=more)

"""Words that every drawing of a slide shares: whose its numbers are, and of when."""

from __future__ import annotations

from sei_core.view import texts
from sei_core.view.deck import Slide
from sei_core.view.source_words import shortened

#: Sources named on a slide; the others are counted.
MOST_SOURCES = 2


def source_line(slide: Slide, most: int = MOST_SOURCES) -> str:
    """Who the data of a slide come from, each with its date and licence, plain text; of many the rest is counted.

    Args:
        slide: the span of its dates is said where not all sources are named; alone where there are none.
        most: sources that are named.
    """
    if slide.sources.empty:
        return texts.SLIDE_DATE.format(date=slide.date) if slide.date else ""
    named = shortened(slide.sources, most)
    is_whole = named == shortened(slide.sources, len(slide.sources))
    return named if is_whole or not slide.date else texts.SLIDE_SOURCES_DATE.format(sources=named, date=slide.date)

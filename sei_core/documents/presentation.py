"""A presentation of an area: its slides from the release, and the file of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sei_core.view.deck import Deck, Meeting, SlideKey


def deck(area_code: str, year: int, meeting: Meeting, keys: Sequence[SlideKey] = tuple(SlideKey)) -> Deck:
    """Put a presentation together.

    Args:
        area_code: of the country, a kraj, okres or ORP.
        year: of the index.
        meeting: what it is for; its day is the day on which support is asked.
        keys: slides in their order; one that has nothing to show is left out and told in ``missing``.

    Raises:
        SeiError: if there is no such area, or none of its slides has anything to show.
    """
    raise NotImplementedError


def pptx(shown: Deck, template: Path | None = None) -> bytes:
    """Write a presentation as PPTX, in the look of a template of the user's own if given.

    Raises:
        SeiError: if the template is no presentation or lacks a layout that is needed.
    """
    raise NotImplementedError


def handout(shown: Deck) -> bytes:
    """Write a presentation as a hand-out, PDF."""
    raise NotImplementedError

"""A map of an area as a picture: PNG, SVG or PDF."""

from __future__ import annotations

from sei_core.domain.levels import Level
from sei_core.domain.measures import Measure


def map_picture(
    area_code: str, year: int, measure: Measure, level: Level, ending: str, *, is_grey: bool = False
) -> bytes:
    """Draw a map with title, unit, legend, source and date inside.

    Args:
        area_code: shown whole, the rest faint around it.
        year: of the index.
        measure: what is shown.
        level: of the areas that are coloured.
        ending: ``png`` (300 dpi), ``svg`` or ``pdf``.
        is_grey: in greys, for a printer without colours.

    Raises:
        SeiError: if there is no such area, or the level has no such measure.
    """
    raise NotImplementedError

"""A map of an area as a picture: PNG, SVG or PDF."""

from __future__ import annotations

from sei_core.domain.levels import INNER_LEVELS, Level
from sei_core.domain.measures import Measure, measures_of
from sei_core.errors import SeiError
from sei_core.export.map_files import MapOffer
from sei_core.queries import areas, meta
from sei_core.view import labels, maps, texts
from sei_core.view.labels import Area

#: What a map can be divided into.
LEVELS = (Level.MUNICIPALITY, *INNER_LEVELS)


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
        SeiError: if there is no such area or year, or the level or the year has no such measure.
    """
    with meta.one_release():
        return map_offer(area_code, year, measure, level).picture(ending, is_grey=is_grey)


def map_offer(area_code: str, year: int, measure: Measure, level: Level) -> MapOffer:
    """Gather a map: its picture in any size, and its table; arguments and errors as in ``map_picture``."""
    area = _area(area_code)
    _refuse_unknown(year, measure)
    members = areas.members(level, area_code) if level in LEVELS else None
    if members is None or members.empty:
        raise SeiError(texts.MAP_NO_AREAS.format(area=area.label, level=texts.LEVEL_CHOICE.get(level, level.value)))
    largest = areas.largest(level, measure.subject)
    scene = maps.Scene(areas.values(year, level, measure), members, measure, level, year, area, largest)
    sources = meta.sources_of("indicator_result", "area_boundary", year=measure.source_year(year))
    return MapOffer(scene, sources, meta.release(), areas.boundaries)


def _area(code: str) -> Area:
    known = labels.areas(meta.areas())
    if code not in known:
        raise SeiError(texts.MAP_UNKNOWN_AREA.format(code=code))
    return known[code]


def _refuse_unknown(year: int, measure: Measure) -> None:
    years = meta.years()
    if year not in years:
        raise SeiError(texts.MAP_UNKNOWN_YEAR.format(year=year, years=", ".join(map(str, years))))
    if measure not in measures_of(years, year):
        raise SeiError(texts.MAP_NO_CHANGE.format(year=year))

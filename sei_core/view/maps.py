"""From values of areas to a map: classes, colours, legend, words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from sei_core.domain.indicators import INDICATOR
from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, MEASURE_NAMED, Classes, Measure, Part, classes_of
from sei_core.domain.selection import is_in
from sei_core.errors import SeiError
from sei_core.view import numbers, texts, theme
from sei_core.view.labels import Area
from sei_core.view.map_component import MISSING, OUTSIDE, AreaMap, LegendClass

#: So many municipalities that are not drawn are named.
MOST_NAMED = 5

#: Borders drawn over the areas of each level.
_BORDERS = {
    Level.MUNICIPALITY: (Level.DISTRICT, Level.REGION),
    Level.OPOU: (Level.DISTRICT, Level.REGION),
    Level.ORP: (Level.REGION,),
    Level.DISTRICT: (Level.REGION,),
    Level.REGION: (Level.REGION,),
}


@dataclass(frozen=True)
class Shading:
    """How one measure is drawn at one level; the same for the screen, pictures and documents.

    Attributes:
        title, unit: of the legend.
        classes: edges.
        labels, colours: of each class, from the lightest.
        factor: what a value is multiplied by to be in the unit shown (100 for percent).
        decimals: places shown.
        units: forms of the unit after 1, 2–4, a fraction and everything else.
        signed: whether a plus is written.
        missing: why a value may be missing, in Czech.
    """

    title: str
    classes: Classes
    labels: tuple[str, ...]
    colours: tuple[str, ...]
    factor: int
    decimals: int
    units: tuple[str, str, str, str]
    signed: bool
    missing: str


def explanation(measure: Measure) -> str:
    """Say under a picture what is divided by what, and how the classes are cut."""
    if measure.part is not Part.SHARE:
        return texts.MAP_FILE_DESCRIPTION
    return texts.MAP_SHARE_DESCRIPTION.format(base=texts.BASE_LABEL[measure.subject], rest=texts.MAP_FILE_DESCRIPTION)


@dataclass(frozen=True)
class Scene:
    """One measure of the areas of one level in one year: what a map, its pictures and its table share.

    Attributes:
        values: columns ``area_code``, ``value``; every area of the level in the order of codes.
        members: columns ``area_code``, ``area_name``, ``within_name``; the areas in the chosen area, the rest is faint.
        measure, level, year: what, of which areas, when.
        area: the chosen one, shown whole.
        largest: the largest count of all years; see ``shading``.
    """

    values: pd.DataFrame
    members: pd.DataFrame
    measure: Measure
    level: Level
    year: int
    area: Area
    largest: float = 0.0

    @cached_property
    def shading(self) -> Shading:
        """How the values are drawn."""
        return shading(self.measure, self.level, self.largest)

    @property
    def title(self) -> str:
        """What, where and when."""
        where = texts.LEVEL_IN[self.level]
        return texts.MAP_TITLE.format(measure=self.shading.title, where=where, area=self.area.label, year=self.year)

    @cached_property
    def classes(self) -> np.ndarray:
        """Class of each area, ``MISSING`` without a value, ``OUTSIDE`` of the chosen area; shape (areas,)."""
        classes = self.shading.classes.of(self.values["value"])
        classes = np.where(classes < 0, MISSING, classes)
        inside = is_in(self.values["area_code"], self.members["area_code"])
        return np.where(inside, classes, OUTSIDE).astype(np.uint8)


def shading(measure: Measure, level: Level, largest: float = 0.0) -> Shading:
    """Decide how a measure is drawn; ``largest`` is the largest count of all years, used above the municipality."""
    classes = classes_of(measure, level, largest)
    whole = measure.is_points and level is Level.MUNICIPALITY
    factor = 100 if measure.part is Part.SHARE else 1
    palette = theme.diverging(classes.number) if classes.diverging else theme.sequential(classes.number)
    if measure.part is Part.BAND:
        palette = list(theme.BAND_COLOUR.values())
    return Shading(
        title=measure_title(measure),
        classes=classes,
        labels=tuple(_labels(measure, classes, factor, whole)),
        colours=tuple(palette),
        factor=factor,
        decimals=_decimals(measure, whole),
        units=_units(measure),
        signed=classes.diverging,
        missing=_missing(measure, level),
    )


def measure_title(measure: Measure) -> str:
    """Name a measure: subject and figure."""
    if measure.subject == INDEX:
        return texts.INDEX_PART_TITLE[measure.part]
    return f"{texts.INDICATOR_LABEL[measure.subject]} – {texts.FIGURE_LABEL[measure.part]}"


def measure_named(name: str) -> Measure:
    """The measure of a name such as ``index_points`` or ``enforcement_share``.

    Raises:
        SeiError: if there is none; it lists the names.
    """
    if name not in MEASURE_NAMED:
        raise SeiError(texts.MAP_UNKNOWN_MEASURE.format(name=name, known=", ".join(MEASURE_NAMED)))
    return MEASURE_NAMED[name]


def area_map(
    scene: Scene,
    *,
    urls: tuple[str, str],
    attribution: str,
    selected: str | None = None,
    compact: bool = False,
    height: int = 560,
) -> AreaMap:
    """Put a scene on the screen.

    Args:
        scene: what is shown.
        urls: addresses of the component's script and of the geometry.
        attribution: source of the borders.
        selected: code of the selected area; one that the level does not have is left out.
        compact: a small map beside other things.
        height: CSS pixels.
    """
    shaded, classes = scene.shading, scene.classes
    return AreaMap(
        script_url=urls[0],
        geometry_url=urls[1],
        level=scene.level,
        classes=classes,
        values=scene.values["value"].to_numpy(dtype=float, na_value=np.nan) * shaded.factor,
        decimals=shaded.decimals,
        units=shaded.units,
        signed=shaded.signed,
        title=shaded.title,
        count_label=texts.LEVEL_COUNT[scene.level],
        legend=[LegendClass(label, colour) for label, colour in zip(shaded.labels, shaded.colours, strict=True)],
        missing=shaded.missing,
        label=scene.title,
        description=_description(scene),
        strings=texts.MAP_STRINGS,
        attribution=attribution,
        borders=_BORDERS[scene.level],
        selected=selected if (scene.values["area_code"] == selected).any() else None,
        fit=(scene.area.level, scene.area.code),
        compact=compact,
        height=height,
    )


def undrawn(municipalities: pd.DataFrame) -> list[str]:
    """Name the municipalities that a map of municipalities does not draw, the first five of many.

    Args:
        municipalities: rows of ``queries.areas.undrawn``.

    Returns:
        One sentence of markdown; none if all are drawn.
    """
    if municipalities.empty:
        return []
    first = municipalities.head(MOST_NAMED)
    named = ", ".join(
        f"{numbers.escape_markdown(row.municipality_name)} ({row.municipality_code})" for row in first.itertuples()
    )
    rest = len(municipalities) - len(first)
    named += texts.MAP_UNDRAWN_MORE.format(count=numbers.counted(rest, "municipality")) if rest else ""
    return [texts.MAP_UNDRAWN.format(count=numbers.counted(len(municipalities), "municipality"), named=named)]


def _description(scene: Scene) -> str:
    """Say in one sentence what a reader who does not see the map would miss."""
    shown = scene.classes[scene.classes < OUTSIDE]
    if not len(shown):
        return texts.MAP_NOTHING
    top = int(shown.max())
    return texts.MAP_DESCRIPTION.format(
        count=numbers.integer(int((shown == top).sum())),
        total=numbers.integer(len(shown)),
        areas=texts.LEVEL_COUNT[scene.level],
        label=scene.shading.labels[top],
    )


def _labels(measure: Measure, classes: Classes, factor: int, whole: bool) -> list[str]:
    """Write the range of each class; whole numbers as ``2–4``, others with their open ends."""
    if not whole:
        return _open_labels(classes, factor, "%" if factor == 100 else "")
    return list(texts.BAND_LABEL.values()) if measure.part is Part.BAND else _whole_labels(classes, measure.most_points)


def _open_labels(classes: Classes, factor: int, unit: str) -> list[str]:
    suffix = f"{numbers.NBSP}{unit}" if unit else ""
    written = [numbers.plain(start * factor) for start in classes.starts]
    labels = [(texts.CLASS_UP_TO if classes.open_starts[0] else texts.CLASS_BELOW).format(written[0] + suffix)]
    for position in range(len(written) - 1):
        low = f"> {written[position]}" if classes.open_starts[position] else written[position]
        high = written[position + 1] if classes.open_starts[position + 1] else f"< {written[position + 1]}"
        labels.append(texts.CLASS_BETWEEN.format(low, high + suffix))
    last = texts.CLASS_ABOVE if classes.open_starts[-1] else texts.CLASS_FROM
    return [*labels, last.format(written[-1] + suffix)]


def _whole_labels(classes: Classes, most: int) -> list[str]:
    starts = [int(start) for start in classes.starts]
    signed = numbers.signed if classes.diverging else numbers.integer
    first = texts.CLASS_AT_MOST.format(signed(starts[0] - 1)) if classes.diverging else _range(0, starts[0] - 1, signed)
    middle = [_range(low, high - 1, signed) for low, high in pairwise(starts)]
    last = texts.CLASS_FROM.format(signed(starts[-1])) if classes.diverging else _range(starts[-1], most, signed)
    return [first, *middle, last]


def _range(low: int, high: int, write: object) -> str:
    if low == high:
        return write(low)
    return f"{write(low)}–{write(high)}" if low >= 0 else texts.CLASS_BETWEEN.format(write(low), write(high))


def _decimals(measure: Measure, whole: bool) -> int:
    if measure.part is Part.COUNT:
        return 0 if INDICATOR[measure.subject].parts_per_unit == 1 else 1
    return 0 if whole else 2


def _units(measure: Measure) -> tuple[str, str, str, str]:
    if measure.part is Part.SHARE:
        return ("%",) * 4
    if measure.part is Part.LQ:
        return ("",) * 4
    return texts.NOUN["points" if measure.is_points else texts.INDICATOR_NOUN[measure.subject]]


def _missing(measure: Measure, level: Level) -> str:
    if measure.part is Part.CHANGE:
        return texts.MISSING_YEAR
    if measure.part.value.endswith("_points"):
        return texts.MISSING_DONOR
    if measure.subject == INDEX and level is Level.MUNICIPALITY:
        return texts.MISSING_MUNICIPALITY
    schools = measure.subject in INDICATOR and INDICATOR[measure.subject].schools_only
    return texts.MISSING_SCHOOL if schools and not measure.is_points else texts.MISSING_PEOPLE

"""Maps of areas by category: what the screen, its pictures and its table share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from sei_core.domain.levels import Level
from sei_core.domain.selection import is_in
from sei_core.view import numbers, texts
from sei_core.view.labels import Area
from sei_core.view.map_component import MISSING, OUTSIDE, AreaMap, LegendClass, Outline


@dataclass(frozen=True)
class CategoryScene:
    """A map of areas by category, of municipalities unless it says otherwise.

    Attributes:
        title, explanation, date: of the map and its files; ``explanation`` is one sentence under the title.
        method: how the categories were made, for the files.
        legend_title: what the categories are of.
        legend: categories.
        codes: every area of the level in the order of the geometry, shape (n,).
        numbers: position in ``legend`` of each, shape (n,).
        values: number for the tooltip in points, NaN where the label of the category says it, shape (n,).
        members: columns ``area_code``, ``area_name``, ``within_name``; the areas of the level in the chosen one.
        area: the chosen one, shown whole.
        table: rows to read and take away, with ``area_code``.
        notes: what the tooltip adds, by code.
        outlines: lines over the categories.
        level: of the areas.
        decimals, is_signed: how ``values`` are written.
        missing: why an area may have no category.
    """

    title: str
    explanation: str
    date: str
    legend_title: str
    legend: Sequence[LegendClass]
    codes: pd.Series
    numbers: np.ndarray
    values: np.ndarray
    members: pd.DataFrame
    area: Area
    table: pd.DataFrame
    notes: Mapping[str, str] = field(default_factory=dict)
    outlines: Sequence[Outline] = ()
    level: Level = Level.MUNICIPALITY
    method: tuple[str, ...] = ()
    decimals: int = 0
    is_signed: bool = False
    missing: str = texts.MISSING_PEOPLE

    @property
    def classes(self) -> np.ndarray:
        """Category of each area, ``OUTSIDE`` of the chosen area; shape (n,)."""
        inside = is_in(self.codes, self.members["area_code"])
        known = np.where(np.isnan(self.numbers), MISSING, self.numbers)
        return np.where(inside, known, OUTSIDE).astype(np.uint8)


def area_map(
    scene: CategoryScene, *, urls: tuple[str, str], attribution: str, selected: str | None = None, height: int = 560
) -> AreaMap:
    """Put a scene on the screen; arguments as in ``maps.area_map``."""
    classes = scene.classes
    return AreaMap(
        script_url=urls[0],
        geometry_url=urls[1],
        level=scene.level,
        classes=classes,
        values=scene.values,
        decimals=scene.decimals,
        signed=scene.is_signed,
        units=texts.NOUN["points"],
        title=scene.legend_title,
        count_label=texts.LEVEL_COUNT[scene.level],
        legend=scene.legend,
        missing=scene.missing,
        label=scene.title,
        description=_description(scene, classes),
        strings=texts.MAP_STRINGS,
        attribution=attribution,
        borders=(Level.DISTRICT, Level.REGION),
        selected=selected if (scene.codes == selected).any() else None,
        fit=(scene.area.level, scene.area.code),
        outlines=scene.outlines,
        notes=scene.notes,
        height=height,
    )


def _description(scene: CategoryScene, classes: np.ndarray) -> str:
    """Say how many areas are in each category, for readers who do not see the map."""
    counts = np.bincount(classes[classes < OUTSIDE], minlength=len(scene.legend))
    if not counts.sum():
        return texts.MAP_NOTHING
    parts = [f"{entry.label}: {numbers.integer(int(count))}" for entry, count in zip(scene.legend, counts, strict=True)]
    parts += [outline.label for outline in scene.outlines]
    return texts.CATEGORY_DESCRIPTION.format(counts=", ".join(parts))

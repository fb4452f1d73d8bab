"""The map of the explorer: a measure in classes of the reader's choice, the selected municipalities in outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from sei_core.domain import classification
from sei_core.domain.classification import Method
from sei_core.domain.levels import Level
from sei_core.domain.measures import Classes
from sei_core.view import explorer, maps, numbers, overlays, texts, theme
from sei_core.view.explorer import Shown
from sei_core.view.map_component import AreaMap, Outline
from sei_core.view.maps import Shading


@dataclass(frozen=True)
class Classified:
    """A measure in classes.

    Attributes:
        column: of ``explorer.MEASURE_OF``.
        shading: how it is drawn.
        said: by which method, in one sentence.
    """

    column: str
    shading: Shading
    said: str


@dataclass(frozen=True)
class ExplorerScene(maps.Scene):
    """A measure of the municipalities that pass the filters; the others are faint.

    Attributes:
        shaded: how the values are drawn.
    """

    shaded: Shading | None = None

    @cached_property
    def shading(self) -> Shading:
        """How the values are drawn."""
        return self.shaded or maps.shading(self.measure, self.level)

    @property
    def title(self) -> str:
        """What, where and when."""
        return texts.EXPLORER_MAP_TITLE.format(
            measure=maps.measure_title(self.measure), area=self.area.label, year=self.year
        )


def scene(shown: Shown, classes: Classified, every: pd.DataFrame) -> ExplorerScene:
    """Put a measure of the shown municipalities on a map.

    Args:
        shown: on the page.
        classes: how they are coloured.
        every: column ``area_code``, the municipalities of all years in the order of the geometry.
    """
    column = classes.column
    values = shown.everything[["municipality_code", column]].set_axis(["area_code", "value"], axis=1)
    values = every[["area_code"]].merge(values, on="area_code", how="left")
    members = shown.rows[list(explorer.NAMES)].set_axis(["area_code", "area_name", "within_name"], axis=1)
    measure = explorer.MEASURE_OF[column]
    return ExplorerScene(values, members, measure, Level.MUNICIPALITY, shown.year, shown.area, shaded=classes.shading)


def selected(codes: Sequence[str]) -> overlays.Layers:
    """Draw a line around the selected municipalities."""
    outline = Outline(tuple(codes), label=texts.EXPLORER_SELECTED, colour=theme.SERIES[1].colour)
    return overlays.Layers(outlines=(outline,) if codes else ())


def area_map(drawn: ExplorerScene, shown: Shown, **frame: object) -> AreaMap:
    """Put a scene on the screen with the selected municipalities; ``frame`` as in ``maps.area_map``."""
    view = maps.area_map(drawn, **frame)
    return replace(view, outlines=selected(shown.chosen).outlines, selectable=True)


def classified(shown: Shown, column: str, chosen: tuple[Method, int | None], edges: str) -> Classified:
    """Classify a measure of the shown municipalities.

    Args:
        shown: on the page.
        column: of ``explorer.MEASURE_OF``.
        chosen: of ``explorer.CLASSES``.
        edges: the reader's own, in the unit shown; empty for none.

    Raises:
        ValueError: if the reader's own edges cannot be read.
    """
    shaded, method = _shading(shown.rows[column], column, chosen, edges)
    said = texts.EXPLORER_METHOD[method].format(count=shaded.classes.number, edges=edges.strip())
    return Classified(column, shaded, said)


def _shading(values: pd.Series, column: str, chosen: tuple[Method, int | None], edges: str) -> tuple[Shading, Method]:
    method, number = chosen
    official, factor = maps.shading(explorer.MEASURE_OF[column], Level.MUNICIPALITY), explorer.factor(column)
    if edges.strip():
        method = Method.OWN
        own = classification.own_edges(edges)
        classes = classification.closed(tuple(explorer.in_column(edge, column) for edge in own))
    elif method is Method.OFFICIAL or not values.notna().any():
        return official, Method.OFFICIAL
    else:
        cut = classification.quantiles if method is Method.QUANTILES else classification.natural_breaks
        classes = cut(values.to_numpy(dtype=float, na_value=np.nan), number, explorer.decimals(column))
    title = texts.EXPLORER_MAP_LEGEND[method].format(measure=official.title)
    labels = tuple(_labels(classes, factor))
    return replace(
        official, title=title, classes=classes, labels=labels, colours=tuple(theme.sequential(classes.number))
    ), method


def _labels(classes: Classes, factor: int) -> list[str]:
    if not classes.starts:
        return [texts.EXPLORER_ALL_VALUES]
    unit = f"{numbers.NBSP}%" if factor == 100 else ""
    written = [numbers.plain(start * factor) for start in classes.starts]
    between = [texts.CLASS_BETWEEN.format(low, f"< {high}{unit}") for low, high in pairwise(written)]
    return [texts.CLASS_BELOW.format(written[0] + unit), *between, texts.CLASS_FROM.format(written[-1] + unit)]

"""Maps of excluded localities: what the survey counted in kraje, and how many are known in municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd

from sei_core.domain.levels import Level
from sei_core.view import localities, numbers, texts, theme
from sei_core.view.category_maps import CategoryScene, area_map
from sei_core.view.labels import Area
from sei_core.view.map_component import AreaMap, LegendClass, Outline

#: What the map of kraje can show, and from what value on its classes begin: the same for both ends of a range.
SURVEY_MEASURES: Mapping[str, tuple[int, ...]] = {
    "locality_count": (20, 40, 60, 80),
    "people_from": (2000, 4000, 8000, 16000),
    "people_to": (2000, 4000, 8000, 16000),
    "average_from": (60, 80, 120, 300),
    "average_to": (60, 80, 120, 300),
}
_KNOWN_FROM = (1, 2, 3, 5)


def known_scene(
    counts: pd.DataFrame,
    municipalities: pd.DataFrame,
    members: pd.DataFrame,
    coverage: pd.DataFrame,
    area: Area,
) -> CategoryScene:
    """Show how many localities are known in each municipality, with lines around those that are only mentioned.

    Args:
        counts: rows of ``queries.localities.counts``.
        municipalities: rows of ``queries.localities.by_municipality``.
        members: rows of ``queries.areas.members`` of the chosen area.
        coverage: the row of ``queries.localities.coverage``.
        area: the chosen one.
    """
    values = counts["value"].to_numpy(dtype=float)
    return CategoryScene(
        title=texts.LOCALITY_MAP_TITLE.format(area=area.label),
        explanation=texts.LOCALITY_MAP_NOTE,
        date=_when(coverage.iloc[0]),
        legend_title=texts.LOCALITY_MAP_LEGEND,
        legend=_legend(texts.LOCALITY_MAP_CLASSES, [theme.BACKGROUND, *theme.SEQUENTIAL[-len(_KNOWN_FROM) :]]),
        codes=counts["area_code"],
        numbers=_classes(values, _KNOWN_FROM),
        values=values,
        members=members,
        area=area,
        table=_table(municipalities),
        outlines=_mentions(municipalities),
    )


def survey_scene(regions: pd.DataFrame, members: pd.DataFrame, measure: str, whole: Area) -> CategoryScene:
    """Show one figure of the survey in each kraj.

    Args:
        regions: rows of ``queries.localities.survey_by_region``, at least one.
        members: the kraje, rows of ``queries.areas.members`` of the country.
        measure: key of ``SURVEY_MEASURES``; averages are shown as whole persons.
        whole: the country.
    """
    starts, year = SURVEY_MEASURES[measure], int(regions["survey_year"].iloc[0])
    values = members["area_code"].map(regions.set_index("area_code")[measure]).to_numpy(dtype=float, na_value=np.nan)
    values = np.round(values)
    title = texts.LOCALITY_SURVEY_MAP_TITLE.format(measure=texts.LOCALITY_MEASURE_CHOICE[measure], year=year)
    return CategoryScene(
        title=title,
        explanation=texts.LOCALITY_SURVEY_MAP_NOTE,
        date=texts.LOCALITY_SURVEY_OF.format(year=year),
        legend_title=texts.LOCALITY_MEASURE_CHOICE[measure].capitalize(),
        legend=_legend(_range_labels(starts), theme.sequential(len(starts) + 1)),
        codes=members["area_code"],
        numbers=_classes(values, starts),
        values=values,
        members=members,
        area=whole,
        table=regions.drop(columns=["reference_keys", "note"]),
        level=Level.REGION,
    )


def known_map(scene: CategoryScene, **frame: object) -> AreaMap:
    """Put ``known_scene`` on the screen; ``frame`` as in ``maps.area_map``."""
    return replace(area_map(scene, **frame), units=texts.LOCALITY_NOUN["known"])


def survey_map(scene: CategoryScene, measure: str, **frame: object) -> AreaMap:
    """Put ``survey_scene`` on the screen; ``frame`` as in ``maps.area_map``."""
    view = area_map(scene, **frame)
    return replace(view, units=texts.LOCALITY_NOUN[measure], borders=(Level.REGION,), missing=texts.LOCALITY_UNSTATED)


def _classes(values: np.ndarray, starts: tuple[int, ...]) -> np.ndarray:
    """Number the class of each value from 0; missing stays missing."""
    return np.where(np.isnan(values), np.nan, np.searchsorted(starts, values, side="right"))


def _legend(labels: tuple[str, ...], colours: list[str]) -> list[LegendClass]:
    return [LegendClass(label, colour) for label, colour in zip(labels, colours, strict=True)]


def _range_labels(starts: tuple[int, ...]) -> tuple[str, ...]:
    middle = (localities.span(low, high - 1) for low, high in pairwise(starts))
    first, last = numbers.integer(starts[0]), numbers.integer(starts[-1])
    return (texts.CLASS_BELOW.format(first), *middle, texts.CLASS_FROM.format(last))


def _mentions(municipalities: pd.DataFrame) -> list[Outline]:
    """One dotted line around municipalities that are only mentioned; none without them."""
    only = municipalities.loc[municipalities["known_count"] == 0, "municipality_code"]
    label = texts.LOCALITY_MAP_MENTIONS.format(count=numbers.counted(len(only), "municipality"))
    return [Outline(tuple(only), "dotted", label)] if len(only) else []


def _table(municipalities: pd.DataFrame) -> pd.DataFrame:
    """The municipalities as the other tables of maps write areas."""
    names = {"municipality_code": "area_code", "municipality_name": "area_name", "district_name": "within_name"}
    counted = ["known_count", "hidden_count", "mention_count"]
    return municipalities.rename(columns=names)[[*names.values(), *counted]]


def _when(coverage: pd.Series) -> str:
    if pd.isna(coverage.first_year):
        return texts.LOCALITY_MAP_UNDATED
    years = localities.span_of_years(coverage.first_year, coverage.last_year)
    return texts.LOCALITY_MAP_DATE.format(years=years)

"""Maps of categories: how municipalities stand in cooperation on a day, and where burdened ones have none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from sei_core.domain.bands import Band, band_of
from sei_core.domain.cooperation import Answer, Standing
from sei_core.domain.levels import Level
from sei_core.view import cooperation, numbers, texts, theme
from sei_core.view.labels import Area
from sei_core.view.map_component import MISSING, OUTSIDE, AreaMap, LegendClass, Outline

#: Classes of the map by what they mean, in the order of the legend; what none of them holds has no known cooperation.
STANDING_CLASSES: Mapping[str, tuple[Standing, ...]] = {
    "running": (Standing.RUNNING,),
    "confirmed_before": (Standing.CONFIRMED_BEFORE,),
    "around": (Standing.START_UNCERTAIN, Standing.END_UNCERTAIN),
    "end_unknown": (Standing.END_UNKNOWN,),
    "ended": (Standing.ENDED,),
    "ended_early": (Standing.ENDED_EARLY,),
    "unconfirmed": (Standing.NONE,),
    "nothing": (Standing.NOT_YET,),
}
_COLOUR = {
    "running": theme.STANDING_COLOUR[Standing.RUNNING],
    "confirmed_before": theme.STANDING_COLOUR[Standing.CONFIRMED_BEFORE],
    "around": theme.SEQUENTIAL[3],
    "end_unknown": theme.STANDING_COLOUR[Standing.END_UNKNOWN],
    "ended": theme.STANDING_COLOUR[Standing.ENDED],
    "ended_early": theme.STANDING_COLOUR[Standing.ENDED_EARLY],
    "unconfirmed": theme.CATEGORY[3],
    "nothing": theme.BACKGROUND,
}
#: Whether help is known, for maps and charts of burdened municipalities; the gap stands out.
ANSWER_COLOUR = {
    Answer.YES: theme.STANDING_COLOUR[Standing.RUNNING],
    Answer.POSSIBLY: theme.STANDING_COLOUR[Standing.END_UNKNOWN],
    Answer.NO: theme.CATEGORY[3],
}
_OUTLINES: Mapping[str, tuple[str, ...]] = {
    "solid": ("running",),
    "dashed": ("confirmed_before", "around", "end_unknown"),
    "dotted": ("ended", "ended_early"),
}


@dataclass(frozen=True)
class CategoryScene:
    """A map of municipalities by category: what the screen, its pictures and its table share.

    Attributes:
        title, explanation, date: of the map and its files; ``explanation`` is one sentence under the title.
        legend_title: what the categories are of.
        legend: categories.
        codes: every municipality in the order of the geometry, shape (n,).
        numbers: position in ``legend`` of each, shape (n,).
        values: number for the tooltip in points, NaN where the label of the category says it, shape (n,).
        members: columns ``area_code``, ``area_name``, ``within_name``; the municipalities of the chosen area.
        area: the chosen one, shown whole.
        table: rows to read and take away, with ``area_code``.
        notes: what the tooltip adds, by code.
        outlines: lines over the categories.
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

    @property
    def classes(self) -> np.ndarray:
        """Category of each municipality, ``OUTSIDE`` of the chosen area; shape (n,)."""
        inside = pd.Index(self.members["area_code"]).get_indexer(self.codes) >= 0
        known = np.where(np.isnan(self.numbers), MISSING, self.numbers)
        return np.where(inside, known, OUTSIDE).astype(np.uint8)


def area_map(scene: CategoryScene, *, urls: tuple[str, str], attribution: str, height: int = 560) -> AreaMap:
    """Put a scene on the screen; arguments as in ``maps.area_map``."""
    classes = scene.classes
    return AreaMap(
        script_url=urls[0],
        geometry_url=urls[1],
        level=scene.level,
        classes=classes,
        values=scene.values,
        decimals=0,
        units=texts.NOUN["points"],
        title=scene.legend_title,
        count_label=texts.LEVEL_COUNT[scene.level],
        legend=scene.legend,
        missing=texts.MISSING_PEOPLE,
        label=scene.title,
        description=_description(scene, classes),
        strings=texts.MAP_STRINGS,
        attribution=attribution,
        borders=(Level.DISTRICT, Level.REGION),
        fit=(scene.area.level, scene.area.code),
        outlines=scene.outlines,
        notes=scene.notes,
        height=height,
    )


def standing_scene(
    standings: pd.DataFrame,
    episodes: pd.DataFrame,
    points: pd.DataFrame,
    members: pd.DataFrame,
    day: date,
    area: Area,
    unconfirmed: bool = False,
) -> CategoryScene:
    """Colour municipalities by how they stand on a day.

    Args:
        standings: rows of ``queries.cooperation.by_municipality``.
        episodes: rows of ``queries.cooperation.episodes`` of the country.
        points: index of every municipality, columns ``area_code``, ``value``, in the order of the geometry.
        members: rows of ``queries.areas.members`` of the chosen area.
        day: shown.
        area: the chosen one.
        unconfirmed: whether the legend names what is unconfirmed.
    """
    keys = [key for key in STANDING_CLASSES if unconfirmed or key != "unconfirmed"]
    place = {standing: keys.index(key) for key in keys for standing in STANDING_CLASSES[key]}
    found = standings.set_index("municipality_code")["standing"].map(Standing).map(place)
    numbered = points["area_code"].map(found).fillna(keys.index("nothing")).to_numpy(dtype=float)
    legend = [LegendClass(texts.STANDING_CLASS[key], _COLOUR[key]) for key in keys]
    notes = _notes(standings, episodes)
    return CategoryScene(
        title=texts.COOPERATION_MAP_TITLE.format(area=area.label, day=numbers.date(day)),
        explanation=texts.COOPERATION_MAP_NOTE,
        date=numbers.date(day),
        legend_title=texts.COOPERATION_MAP_LEGEND.format(day=numbers.date(day)),
        legend=legend,
        codes=points["area_code"],
        numbers=numbered,
        values=np.full(len(points), np.nan),
        members=members,
        area=area,
        table=_standing_table(standings, members, notes),
        notes=notes,
    )


def over_index(scene: CategoryScene, standings: pd.DataFrame, points: pd.DataFrame, year: int) -> CategoryScene:
    """Show the bands of the index with lines around municipalities that cooperate, may, or did.

    Args:
        scene: of ``standing_scene``.
        standings: rows of ``queries.cooperation.by_municipality``.
        points: index of every municipality, columns ``area_code``, ``value``, in the order of the geometry.
        year: of the index.
    """
    found = standings[standings["municipality_code"].isin(scene.members["area_code"])]
    outlines = [_outline(style, keys, found) for style, keys in _OUTLINES.items()]
    bands = band_of(points["value"].astype("int64"))
    order = {band.value: place for place, band in enumerate(Band)}
    return CategoryScene(
        title=texts.COOPERATION_OVER_INDEX_TITLE.format(area=scene.area.label, day=scene.date, year=year),
        explanation=scene.explanation,
        date=scene.date,
        legend_title=texts.COOPERATION_OVER_INDEX_LEGEND.format(year=year),
        legend=[LegendClass(texts.BAND_LABEL[band], colour) for band, colour in theme.BAND_COLOUR.items()],
        codes=scene.codes,
        numbers=bands.map(order).to_numpy(dtype=float),
        values=points["value"].to_numpy(dtype=float),
        members=scene.members,
        area=scene.area,
        table=scene.table.merge(points.rename(columns={"value": "index_points"}), on="area_code", how="left"),
        notes=scene.notes,
        outlines=[outline for outline in outlines if outline.codes],
    )


def gap_scene(
    burdened: pd.DataFrame, codes: pd.Series, members: pd.DataFrame, area: Area, year: int, points_from: int
) -> CategoryScene:
    """Show burdened municipalities by whether current cooperation is known.

    Args:
        burdened: rows of ``queries.cooperation.burdened``.
        codes: of every municipality in the order of the geometry.
        members: rows of ``queries.areas.members`` of the chosen area.
        area: the chosen one.
        year: of the index.
        points_from: lowest points of a burdened municipality.
    """
    answers = list(Answer)
    place = {answer.value: step for step, answer in enumerate(answers)}
    found = burdened.set_index("municipality_code")["answer"].map(place)
    points = burdened.set_index("municipality_code")["index_points"]
    legend = [LegendClass(texts.GAPS_ANSWER[answer], ANSWER_COLOUR[answer]) for answer in answers]
    legend.append(LegendClass(texts.GAPS_BELOW.format(points=points_from), theme.BACKGROUND))
    names = burdened.set_index("municipality_code")["unit_names"].dropna()
    return CategoryScene(
        title=texts.GAPS_MAP_TITLE.format(area=area.label, points=points_from, year=year),
        explanation=texts.GAPS_MAP_NOTE,
        date=texts.CHART_YEAR.format(year=year),
        legend_title=texts.GAPS_MAP_LEGEND.format(points=points_from, year=year),
        legend=legend,
        codes=codes,
        numbers=codes.map(found).fillna(len(answers)).to_numpy(dtype=float),
        values=codes.map(points).to_numpy(dtype=float, na_value=np.nan),
        members=members,
        area=area,
        table=_gap_table(burdened),
        notes={code: texts.GAPS_NOTE.format(units=units) for code, units in names.items()},
    )


def _gap_table(burdened: pd.DataFrame) -> pd.DataFrame:
    """The burdened municipalities as the other tables of maps write areas."""
    renamed = burdened.rename(
        columns={"municipality_code": "area_code", "municipality_name": "area_name", "district_name": "within_name"}
    )
    shown = renamed[["area_code", "area_name", "within_name", "index_points", "population_15plus", "answer"]]
    return shown.rename(columns={"answer": "answer_label"}).assign(
        answer_label=[texts.GAPS_ANSWER[answer] for answer in shown["answer"]]
    )


def _standing_table(standings: pd.DataFrame, members: pd.DataFrame, notes: Mapping[str, str]) -> pd.DataFrame:
    """The municipalities of the area that ever cooperated: the surest first, then in the order of codes."""
    of_class = {standing: key for key, standings_ in STANDING_CLASSES.items() for standing in standings_}
    rows = members.merge(standings, left_on="area_code", right_on="municipality_code")
    order = list(STANDING_CLASSES)
    rows = rows.assign(key=[of_class[Standing(each)] for each in rows["standing"]])
    rows = rows.assign(place=[order.index(key) for key in rows["key"]]).sort_values(["place", "area_code"])
    return pd.DataFrame(
        {
            "area_code": rows["area_code"],
            "area_name": rows["area_name"],
            "within_name": rows["within_name"],
            "class_label": [texts.STANDING_CLASS[key] for key in rows["key"]],
            "cooperation_text": ["; ".join(notes[code].split("\n")) for code in rows["area_code"]],
        }
    ).reset_index(drop=True)


def _notes(standings: pd.DataFrame, episodes: pd.DataFrame) -> dict[str, str]:
    """Write the episodes of each municipality: who, from when till when, in what state."""
    lines = dict(zip(episodes["episode_key"], map(cooperation.episode_line, episodes.itertuples()), strict=True))
    return {
        row.municipality_code: "\n".join(lines[key] for key in row.episode_keys.split(" | "))
        for row in standings.itertuples()
    }


def _outline(style: str, keys: Sequence[str], standings: pd.DataFrame) -> Outline:
    wanted = [standing.value for key in keys for standing in STANDING_CLASSES[key]]
    codes = tuple(standings.loc[standings["standing"].isin(wanted), "municipality_code"])
    return Outline(codes, style, texts.OUTLINE_LABEL[style].format(count=numbers.counted(len(codes), "municipality")))


def _description(scene: CategoryScene, classes: np.ndarray) -> str:
    """Say how many municipalities are in each category, for readers who do not see the map."""
    counts = np.bincount(classes[classes < OUTSIDE], minlength=len(scene.legend))
    if not counts.sum():
        return texts.MAP_NOTHING
    parts = [f"{entry.label}: {numbers.integer(int(count))}" for entry, count in zip(scene.legend, counts, strict=True)]
    parts += [outline.label for outline in scene.outlines]
    return texts.CATEGORY_DESCRIPTION.format(counts=", ".join(parts))

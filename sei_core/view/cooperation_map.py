"""Maps of categories: how municipalities stand in cooperation on a day, and where burdened ones have none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from sei_core.domain.bands import Band, band_of
from sei_core.domain.cooperation import LastKnown, Standing
from sei_core.domain.selection import is_in
from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.view import cooperation, numbers, texts, theme
from sei_core.view.category_maps import CategoryScene
from sei_core.view.labels import Area
from sei_core.view.map_component import LegendClass, Outline

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
#: Class of each standing.
CLASS_OF: Mapping[Standing, str] = {each: key for key, standings in STANDING_CLASSES.items() for each in standings}
#: What is known last, for maps and charts of burdened municipalities; the gap stands out.
LAST_KNOWN_COLOUR = {
    LastKnown.CURRENT: theme.STANDING_COLOUR[Standing.RUNNING],
    LastKnown.UNKNOWN_END: theme.STANDING_COLOUR[Standing.END_UNKNOWN],
    LastKnown.NONE: theme.CATEGORY[3],
}
_OUTLINES: Mapping[str, tuple[str, ...]] = {
    "solid": ("running",),
    "before": ("confirmed_before",),
    "dashed": ("around", "end_unknown"),
    "dotted": ("ended", "ended_early"),
}


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
    place = {each: keys.index(key) for each, key in CLASS_OF.items() if key in keys}
    found = standings.set_index("municipality_code")["standing"].map(Standing).map(place)
    numbered = points["area_code"].map(found).fillna(keys.index("nothing")).to_numpy(dtype=float)
    inside = standings[is_in(standings["municipality_code"], members["area_code"])]
    labels = class_labels(inside, episodes)
    legend = [LegendClass(labels[key], _COLOUR[key]) for key in keys]
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
        table=_standing_table(standings, members, notes, labels),
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
    found = standings[is_in(standings["municipality_code"], scene.members["area_code"])]
    confirmed = scene.legend[list(STANDING_CLASSES).index("confirmed_before")].label
    outlines = [_outline(kind, keys, found, confirmed) for kind, keys in _OUTLINES.items()]
    bands = band_of(points["value"].dropna().astype("int64")).reindex(points.index)
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
        missing=texts.MISSING_MUNICIPALITY,
    )


def gap_scene(
    burdened: pd.DataFrame, every: pd.DataFrame, members: pd.DataFrame, area: Area, year: int, points_from: int
) -> CategoryScene:
    """Show burdened municipalities by what is known last of their cooperation.

    Args:
        burdened: rows of ``queries.gaps.burdened``.
        every: index of every municipality, columns ``area_code``, ``value``, in the order of the geometry.
        members: rows of ``queries.areas.members`` of the chosen area.
        area: the chosen one.
        year: of the index.
        points_from: lowest points of a burdened municipality.
    """
    kinds, codes = list(LastKnown), every["area_code"]
    place = {kind.value: step for step, kind in enumerate(kinds)}
    found = burdened.set_index("municipality_code")["last_known"].map(place)
    points = burdened.set_index("municipality_code")["index_points"]
    legend = [LegendClass(texts.LAST_KNOWN[kind], LAST_KNOWN_COLOUR[kind]) for kind in kinds]
    legend.append(LegendClass(texts.GAPS_BELOW.format(points=points_from), theme.BACKGROUND))
    names = burdened.set_index("municipality_code")["unit_names"].dropna()
    return CategoryScene(
        title=texts.GAPS_MAP_TITLE.format(area=area.label, points=points_from, year=year),
        explanation=texts.GAPS_MAP_NOTE,
        date=texts.CHART_YEAR.format(year=year),
        legend_title=texts.GAPS_MAP_LEGEND.format(points=points_from, year=year),
        legend=legend,
        codes=codes,
        numbers=codes.map(found).fillna(len(kinds)).where(every["value"].notna()).to_numpy(dtype=float),
        values=codes.map(points).to_numpy(dtype=float, na_value=np.nan),
        members=members,
        area=area,
        table=_gap_table(burdened),
        notes={code: texts.GAPS_NOTE.format(units=units) for code, units in names.items()},
        missing=texts.MISSING_MUNICIPALITY,
    )


def _gap_table(burdened: pd.DataFrame) -> pd.DataFrame:
    """The burdened municipalities as the other tables of maps write areas."""
    renamed = burdened.rename(
        columns={"municipality_code": "area_code", "municipality_name": "area_name", "district_name": "within_name"}
    )
    shown = renamed[["area_code", "area_name", "within_name", "index_points", "population_15plus"]]
    return shown.assign(last_known_label=[texts.LAST_KNOWN[kind] for kind in burdened["last_known"]])


def class_labels(standings: pd.DataFrame, episodes: pd.DataFrame) -> dict[str, str]:
    """What each class is called; where a source said before that it runs, with the day on which it did.

    Args:
        standings: rows of ``queries.cooperation.by_municipality`` that are shown.
        episodes: rows of ``queries.cooperation.episodes``, of these and perhaps others.
    """
    before = standings.loc[standings["standing"] == Standing.CONFIRMED_BEFORE, "episode_keys"]
    keys = before.str.split(BETWEEN_KEYS, regex=False).explode()
    confirmed = cooperation.last_confirmed(episodes[episodes["episode_key"].isin(keys)])
    return {key: label.format(confirmed=confirmed) for key, label in texts.STANDING_CLASS.items()}


def _standing_table(
    standings: pd.DataFrame, members: pd.DataFrame, notes: Mapping[str, str], labels: Mapping[str, str]
) -> pd.DataFrame:
    """The municipalities of the area that have begun by the day: the surest first, then in the order of codes."""
    rows = members.merge(standings, left_on="area_code", right_on="municipality_code")
    order = list(STANDING_CLASSES)
    rows = rows.assign(key=[CLASS_OF[Standing(each)] for each in rows["standing"]])
    rows = rows[rows["key"] != "nothing"]
    rows = rows.assign(place=[order.index(key) for key in rows["key"]]).sort_values(["place", "area_code"])
    return pd.DataFrame(
        {
            "area_code": rows["area_code"],
            "area_name": rows["area_name"],
            "within_name": rows["within_name"],
            "class_label": [labels[key] for key in rows["key"]],
            "cooperation_text": ["; ".join(notes[code].split("\n")) for code in rows["area_code"]],
        }
    ).reset_index(drop=True)


def _notes(standings: pd.DataFrame, episodes: pd.DataFrame) -> dict[str, str]:
    """Write the episodes of each municipality: who, from when till when, in what state."""
    lines = dict(zip(episodes["episode_key"], map(cooperation.episode_line, episodes.itertuples()), strict=True))
    return {
        row.municipality_code: "\n".join(lines[key] for key in row.episode_keys.split(BETWEEN_KEYS))
        for row in standings.itertuples()
    }


def _outline(kind: str, keys: Sequence[str], standings: pd.DataFrame, confirmed: str) -> Outline:
    """A line around the municipalities of some classes; what was confirmed before has a colour of its own."""
    wanted = [standing.value for key in keys for standing in STANDING_CLASSES[key]]
    codes = tuple(standings.loc[standings["standing"].isin(wanted), "municipality_code"])
    count = numbers.counted(len(codes), "municipality")
    label = texts.OUTLINE_LABEL[kind].format(count=count, confirmed=confirmed)
    return Outline(codes, "dashed", label, theme.SERIES[1].colour) if kind == "before" else Outline(codes, kind, label)

"""What lies over a map: how municipalities stand in cooperation, and how many excluded localities are known in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

import pandas as pd

from sei_core.domain.cooperation import ANSWER_OF, Answer, Standing
from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.view import numbers, texts, theme
from sei_core.view.cooperation import last_confirmed
from sei_core.view.cooperation_map import CLASS_OF, class_labels
from sei_core.view.map_component import AreaMap, Outline, Point


class Overlay(StrEnum):
    """What a reader may lay over a map."""

    NONE = "none"
    COOPERATION = "cooperation"
    LOCALITIES = "localities"
    BOTH = "both"

    @property
    def has_cooperation(self) -> bool:
        """Whether it shows cooperation."""
        return self in (Overlay.COOPERATION, Overlay.BOTH)

    @property
    def has_localities(self) -> bool:
        """Whether it shows localities."""
        return self in (Overlay.LOCALITIES, Overlay.BOTH)


#: Kind of line: its style and colour, which no class of a map has.
_LINES = {
    "solid": ("solid", theme.SERIES[1].colour),
    "before": ("dashed", theme.SERIES[1].colour),
    "dashed": ("dashed", theme.SERIES[3].colour),
    "dotted": ("dotted", theme.TEXT),
}
_LINE_OF = {Answer.YES: "solid", Answer.POSSIBLY: "dashed", Answer.NO: "dotted"}


@dataclass(frozen=True)
class Layers:
    """Points and lines over a map, and the rows that they show.

    Attributes:
        outlines, points, point_label, notes: as in ``map_component.AreaMap``.
        title: what they are and of when; empty without any.
        table: columns ``area_code``, ``area_name``, ``within_name`` of municipalities, and of what is shown
            ``standing_label``, ``known_count``; ``reference_keys``.
    """

    outlines: Sequence[Outline] = ()
    points: Sequence[Point] = ()
    point_label: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    table: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def credit(self) -> str:
        """The title with the number of documents behind it, for a picture that travels alone; empty without any."""
        if not self.title:
            return ""
        keys = [key for key in _joined(self.table["reference_keys"]).split(BETWEEN_KEYS) if key]
        return texts.OVERLAY_CREDIT.format(title=self.title, count=numbers.integer(len(keys)))


def cooperation(standings: pd.DataFrame, episodes: pd.DataFrame, members: pd.DataFrame) -> Layers:
    """Draw lines around municipalities that cooperate, may, or did.

    Args:
        standings: rows of ``queries.cooperation.by_municipality``.
        episodes: rows of ``queries.cooperation.episodes`` of the country.
        members: municipalities of the chosen area, rows of ``queries.areas.members``.
    """
    inside = members.merge(standings, left_on="area_code", right_on="municipality_code")
    shown = inside[[CLASS_OF[Standing(each)] != "nothing" for each in inside["standing"]]]
    words = class_labels(shown, episodes)
    labels = [words[CLASS_OF[Standing(each)]] for each in shown["standing"]]
    lines = [_line(Standing(each)) for each in shown["standing"]]
    before = shown.loc[[line == "before" for line in lines], "episode_keys"].str.split(BETWEEN_KEYS, regex=False)
    confirmed = last_confirmed(episodes[episodes["episode_key"].isin(before.explode())])
    cited = dict(zip(episodes["episode_key"], episodes["reference_keys"], strict=True))
    table = shown[["area_code", "area_name", "within_name"]].assign(
        standing_label=labels,
        reference_keys=[_joined(cited[key] for key in keys.split(BETWEEN_KEYS)) for keys in shown["episode_keys"]],
    )
    return Layers(
        outlines=[
            _outline(kind, table.loc[[each == kind for each in lines], "area_code"], confirmed)
            for kind in _LINES
            if kind in lines
        ],
        notes={row.area_code: texts.OVERLAY_NOTE.format(row.standing_label) for row in table.itertuples()},
        table=table.reset_index(drop=True),
    )


def localities(municipalities: pd.DataFrame, listed: pd.DataFrame) -> Layers:
    """Set a point with the number of known localities into each municipality.

    Args:
        municipalities: rows of ``queries.localities.by_municipality``.
        listed: rows of ``queries.localities.listed``; what is told only as a count has no document.
    """
    known = municipalities[municipalities["known_count"] > 0]
    names = {"municipality_code": "area_code", "municipality_name": "area_name", "district_name": "within_name"}
    cited = listed.groupby("municipality_code")["reference_keys"].agg(_joined)
    table = known.rename(columns=names)[[*names.values(), "known_count"]].reset_index(drop=True)
    notes = {
        row.municipality_code: texts.OVERLAY_KNOWN.format(numbers.counted(row.known_count, "locality"))
        for row in known.itertuples()
    }
    table = table.assign(reference_keys=table["area_code"].map(cited))
    return replace(locality_points(municipalities), notes=notes, table=table)


def locality_points(municipalities: pd.DataFrame) -> Layers:
    """The points alone, of municipalities with a place on the map; the highest number is drawn last, over the others.

    Args:
        municipalities: rows of ``queries.localities.by_municipality``.
    """
    known = municipalities[(municipalities["known_count"] > 0) & municipalities["label_lat"].notna()]
    points = [
        Point(
            row.label_lat,
            row.label_lon,
            texts.OVERLAY_POINT.format(name=row.municipality_name, count=numbers.counted(row.known_count, "locality")),
            text=numbers.integer(row.known_count),
        )
        for row in known.iloc[::-1].itertuples()
    ]
    return Layers(points=points, point_label=texts.OVERLAY_POINTS if points else "")


def together(layers: Sequence[Layers], overlay: Overlay, day: date) -> Layers:
    """Put layers over each other.

    Args:
        layers: none, one or several.
        overlay: what they show.
        day: of the cooperation.
    """
    title = texts.OVERLAY_HEADING[overlay].format(day=numbers.date(day)) if layers else ""
    notes: dict[str, str] = {}
    for layer in layers:
        notes |= {code: "\n".join(filter(None, (notes.get(code), note))) for code, note in layer.notes.items()}
    return Layers(
        outlines=[outline for layer in layers for outline in layer.outlines],
        points=[point for layer in layers for point in layer.points],
        point_label="".join(layer.point_label for layer in layers),
        notes=notes,
        title=title,
        table=_merged([layer.table for layer in layers]),
    )


def over(view: AreaMap, layers: Layers) -> AreaMap:
    """Lay points and lines over a map; what it says and where it looks stay."""
    return replace(
        view,
        outlines=[*view.outlines, *layers.outlines],
        points=[*view.points, *layers.points],
        point_label=layers.point_label,
        notes={**view.notes, **layers.notes},
        description=" ".join(filter(None, (view.description, _description(layers)))),
    )


def _line(standing: Standing) -> str:
    """Kind of line of a standing: how surely a municipality cooperates."""
    return "before" if standing is Standing.CONFIRMED_BEFORE else _LINE_OF[ANSWER_OF[standing]]


def _outline(kind: str, codes: pd.Series, confirmed: str) -> Outline:
    style, colour = _LINES[kind]
    count = numbers.counted(len(codes), "municipality")
    label = texts.OVERLAY_LINE[kind].format(count=count, confirmed=confirmed)
    return Outline(tuple(codes), style, label, colour)


def _description(layers: Layers) -> str:
    """Say what lies over the map, for readers who do not see it."""
    parts = [outline.label for outline in layers.outlines]
    if layers.points:
        parts.append(f"{layers.point_label}: {numbers.counted(len(layers.points), 'municipality')}")
    return f"{layers.title}: {'; '.join(parts)}." if parts else ""


def _merged(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """One row a municipality, in the order of codes."""
    if not tables:
        return pd.DataFrame()
    keys = ["area_code", "area_name", "within_name"]
    whole = tables[0]
    for other in tables[1:]:
        whole = whole.merge(other, on=keys, how="outer", suffixes=("", "_other"))
        both = zip(whole["reference_keys"], whole.pop("reference_keys_other"), strict=True)
        whole["reference_keys"] = [_joined(pair) for pair in both]
    columns = [name for name in whole if name != "reference_keys"]
    return whole[[*columns, "reference_keys"]].sort_values("area_code", ignore_index=True)


def _joined(keys: object) -> str:
    """Keys of several cells, each once, in order; nothing is known of a missing cell."""
    single = {key for cell in keys if pd.notna(cell) for key in cell.split(BETWEEN_KEYS) if key}
    return BETWEEN_KEYS.join(sorted(single))

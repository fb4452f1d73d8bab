"""The map: what Python sends to its browser side, and the texts of that side.

Streamlit sends a component's script with every message, so the mounted script is the short ``LOADER``; it
fetches ``ASSET`` (script and style) once. ``view/components`` mounts the component::

    area_map = st.components.v2.component("area_map", js=LOADER)
    callbacks = {f"on_{name}_change": lambda: None for name in ("clicked", "failed", "recovered")}
    result = area_map(key="map", data=data(view), **callbacks)
    result.clicked    # code of the area a reader chose, None again on the next run
    result.failed     # "script", "geometry", "canvas", "decompression" or "data": draw a picture on the server
    result.recovered  # True: newer data could be drawn after all, drop the picture

Both ``failed`` and ``recovered`` are told in one run only; in between the state is Python's to keep. A failed map
tries everything again when the data sent to it change; Streamlit does not pass on the same ones twice.

``ASSET`` has to be written under ``ASSET_NAME`` where the address ``AreaMap.script_url`` leads.
Addresses without a leading slash are resolved from the root of the app, also at ``/atlas/mapa``.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from sei_core.domain.levels import Level

_HERE = Path(__file__).parent
SCRIPT = (_HERE / "area_map.js").read_text("utf-8")
STYLE = (_HERE / "area_map.css").read_text("utf-8")
LOADER = (_HERE / "loader.js").read_text("utf-8")

#: Script and style as the loader fetches them, and a file name that changes with them.
ASSET = json.dumps({"script": SCRIPT, "style": STYLE}, ensure_ascii=False).encode()
ASSET_NAME = f"area_map.{hashlib.sha256(ASSET).hexdigest()[:12]}.json"

#: Where it is below the static folder.
ASSET_PATH = f"geo/{ASSET_NAME}"

#: Classes beside those of the legend: outside the chosen area (faint, no value), and without a value (hatched).
OUTSIDE, MISSING = 254, 255
_NO_VALUE = -(2**31)

#: Words the browser side needs; ``{name}`` and ``{area}`` are filled in there, ``locale`` is a BCP 47 tag.
STRING_KEYS = frozenset(
    {
        "locale",
        "instructions",
        "zoom_in",
        "zoom_out",
        "show_all",
        "district",
        "outside",
        "nowhere",
        "no_data",
        "selected",
        "failed",
    }
)


@dataclass(frozen=True)
class LegendClass:
    """One class of the legend: its label and its colour (from ``view/theme.py``)."""

    label: str
    colour: str


@dataclass(frozen=True)
class Point:
    """A small symbol over the map; ``label`` is its tooltip, ``text`` stands in a circle. Degrees of EPSG:4326."""

    lat: float
    lon: float
    label: str
    kind: Literal["circle", "square", "diamond", "triangle"] = "circle"
    text: str = ""


@dataclass(frozen=True)
class Outline:
    """Municipalities drawn with a line around them.

    Attributes:
        codes: of the municipalities.
        style: of the line.
        label: adds the line to the legend.
        colour: of the line (from ``view/theme.py``); that of the text when empty.
    """

    codes: tuple[str, ...]
    style: Literal["solid", "dashed", "dotted"] = "solid"
    label: str = ""
    colour: str = ""


@dataclass(frozen=True)
class AreaMap:
    """Everything one map shows.

    Attributes:
        script_url, geometry_url: addresses of ``ASSET`` and of ``Topology.to_json``.
        level: level of the drawn areas, not the country.
        classes: position in ``legend`` of each area, or ``OUTSIDE``, or ``MISSING``; in the order of
            ``Topology.levels[level].codes``, shape (areas,).
        values: numbers for the tooltip in the unit shown (percent, not share), shape (areas,); NaN where
            missing, or where the class says it all: the tooltip then shows the label of the class.
        decimals: decimal places shown, 0–4.
        units: forms of the unit after 1, 2–4, a fraction, and everything else; four times the
            same (``"%"``) or empty where it does not change.
        signed: true for changes, whose plus is written.
        title, count_label: head of the legend, and what its numbers count ("obcí").
        legend: classes from the lightest.
        show_legend: false on the smallest maps.
        missing: why a value is missing, in Czech.
        label, description: what the map is and what it says, for readers of the screen.
        strings: the words of ``STRING_KEYS``.
        attribution: source of the borders.
        borders: levels whose borders are drawn over the areas.
        selected: code of the selected area of ``level``, or None.
        fit: level and code of the area shown whole, None for the country; the map moves only when
            this changes.
        points, outlines: overlays.
        point_label: adds the points to the legend.
        notes: what the tooltip adds about some areas, by code; lines apart by a line break.
        selectable: several areas can be selected: a click or a rectangle drawn with Shift is told to Python (as
            ``clicked`` and ``brushed``, a list of codes), which draws the selection by an outline.
        compact: a small map: no labels, no zoom by wheel or touch, so that the page scrolls over it.
        height: CSS pixels; narrow screens lower it.
    """

    script_url: str
    geometry_url: str
    level: Level
    classes: np.ndarray
    values: np.ndarray
    decimals: int
    units: tuple[str, str, str, str]
    title: str
    count_label: str
    legend: Sequence[LegendClass]
    missing: str
    label: str
    description: str
    strings: Mapping[str, str]
    attribution: str
    borders: Sequence[Level] = (Level.REGION,)
    selected: str | None = None
    fit: tuple[Level, str] | None = None
    points: Sequence[Point] = ()
    outlines: Sequence[Outline] = ()
    point_label: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    signed: bool = False
    selectable: bool = False
    compact: bool = False
    show_legend: bool = True
    height: int = 560


def data(view: AreaMap) -> dict[str, object]:
    """Write ``view`` as the browser side reads it; numbers of areas in the legend are counted here.

    Raises:
        ValueError: if a word is missing, a class is not in the legend, or classes and values differ in length.
    """
    _check(view)
    counts = np.bincount(view.classes, minlength=MISSING + 1)
    return {
        "script": view.script_url,
        "geometry": view.geometry_url,
        "level": view.level.value,
        "areas": pack_areas(view.classes, view.values, view.decimals),
        "decimals": view.decimals,
        "units": list(view.units),
        "signed": view.signed,
        "classes": [asdict(entry) | {"count": int(count)} for entry, count in zip(view.legend, counts, strict=False)],
        "legend": {"title": view.title, "count_label": view.count_label} if view.show_legend else None,
        "missing": view.missing,
        "missing_count": int(counts[MISSING]),
        "label": view.label,
        "description": view.description,
        "strings": dict(view.strings),
        "attribution": view.attribution,
        "borders": [level.value for level in view.borders],
        "selected": view.selected,
        "fit": _fit(view.fit),
        "points": [asdict(point) for point in view.points],
        "outlines": [asdict(outline) for outline in view.outlines],
        "point_label": view.point_label,
        "notes": dict(view.notes),
        "selectable": view.selectable,
        "compact": view.compact,
        "height": view.height,
    }


def pack_areas(classes: np.ndarray, values: np.ndarray, decimals: int) -> str:
    """Pack classes and values: a byte of class each, then four planes of bytes of the values; gzip, base64.

    Args:
        classes: whole numbers 0–255, shape (n,).
        values: shape (n,), NaN where missing; below 2**31 once multiplied by 10**decimals.
        decimals: decimal places kept.

    Raises:
        ValueError: if a value is too large to travel.
    """
    scaled = np.rint(np.asarray(values, dtype=float) * 10**decimals)
    if (np.abs(scaled) >= -_NO_VALUE).any():
        raise ValueError(f"values too large for {decimals} decimals: up to {np.nanmax(np.abs(values))}")
    whole = np.where(np.isnan(scaled), _NO_VALUE, scaled).astype("<i4")
    planes = whole.view(np.uint8).reshape(-1, 4).T
    raw = np.asarray(classes, dtype=np.uint8).tobytes() + planes.tobytes()
    return base64.b64encode(gzip.compress(raw, compresslevel=6, mtime=0)).decode()


def _fit(area: tuple[Level, str] | None) -> dict[str, str] | None:
    return None if area is None or area[0] is Level.COUNTRY else {"level": area[0].value, "code": area[1]}


def _check(view: AreaMap) -> None:
    if missing := STRING_KEYS - view.strings.keys():
        raise ValueError(f"words of the map are missing: {sorted(missing)}")
    if len(view.classes) != len(view.values):
        raise ValueError(f"{len(view.classes)} classes but {len(view.values)} values")
    known = (*range(len(view.legend)), OUTSIDE, MISSING)
    if unknown := sorted(set(np.unique(view.classes).tolist()) - set(known)):
        raise ValueError(f"classes outside the legend: {unknown}")

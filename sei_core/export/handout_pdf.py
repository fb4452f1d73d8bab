"""A presentation as a hand-out: two slides on an A4 page with room for notes, set by Typst.

Charts, tables and maps are drawn by the template ``handout.typ`` from plain values, so that everything is vector and
tagged for a screen reader (PDF/UA-1). Equal input gives equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sei_core.domain.levels import Level
from sei_core.export import profile_parts as parts
from sei_core.export.map_files import MapOffer
from sei_core.export.picture import KROVAK
from sei_core.view import numbers, slide_charts, slide_words, tables, texts, theme
from sei_core.view.deck import Bars, Deck, Grid, Map, Slide, SlideKey
from sei_core.view.map_component import MISSING, OUTSIDE

#: Of a map, millimetres; and what of a line is too fine for print.
MAP_WIDTH, MAP_HEIGHT, _COARSE = 104, 78, 0.05
#: More areas than this get the thinnest borders, which would hide them otherwise.
_MANY = 1000
_DASH = {"solid": "none", "dashed": "1.4 0.7", "dotted": "0.4 0.6"}
#: Part of the longest bar that a value inside a stacked one needs; part of the width that a value beside one needs.
_LEAST_INSIDE, _BESIDE = 0.1, 0.14

#: From a map and the sources of its slide to what draws it; ``documents.presentation.map_offer``.
Maps = Callable[[Map, pd.DataFrame], MapOffer]


def write(deck: Deck, maps: Maps, created: date | None = None) -> bytes:
    """Write a presentation as a hand-out.

    Args:
        deck: at least one slide.
        maps: knows the boundaries of a map.
        created: day of the document, today if not given; the same slides on the same day give the same bytes.
    """
    day, meeting = created or date.today(), deck.meeting
    title = meeting.title or next((each.title for each in deck.slides if each.key is SlideKey.TITLE), deck.area.label)
    place = f"{meeting.place} · " if meeting.place else ""
    when = {"area": deck.area.label, "year": deck.year, "place": place, "day": numbers.date(meeting.day)}
    content = {
        "heading": title,
        "meeting": texts.HANDOUT_MEETING.format(**when),
        "notes": texts.HANDOUT_NOTES,
        "slides": [_slide(each, maps) for each in deck.slides if each.key is not SlideKey.TITLE],
        "missing": {
            "heading": texts.HANDOUT_MISSING,
            "rows": [f"{texts.SLIDE_NAME[key]}: {reason}" for key, reason in deck.missing.items()],
        },
    }
    named = texts.HANDOUT_TITLE.format(title=title)
    return parts.pdf("handout.typ", parts.frame(named, deck.area.label, deck.year, day) | content, day)


def _slide(slide: Slide, maps: Maps) -> dict[str, object]:
    """A slide as plain values; ``kind`` says how its body is drawn."""
    body: dict[str, object] = {"kind": "none"}
    if isinstance(slide.body, Bars):
        body = _bars(slide.body)
    elif isinstance(slide.body, Grid):
        body = _grid(slide.body)
    elif isinstance(slide.body, Map):
        body = _map(slide.body, maps(slide.body, slide.sources))
    return {
        "title": slide.title,
        "sentences": list(slide.sentences),
        "sources": slide_words.source_line(slide),
        "body": body,
    }


def _bars(shown: Bars) -> dict[str, object]:
    """Bars by where they begin and how long they are, as parts of the width of the chart."""
    values, written = shown.values.astype("float"), slide_charts.written(shown)
    if shown.is_stacked:
        begins, low = values.fillna(0).cumsum(axis=1) - values.fillna(0), 0.0
        span = values.sum(axis=1).max()
    else:
        begins, low = values.fillna(0).clip(upper=0), min(0.0, values.min().min())
        span = (max(0.0, values.max().max()) - low) / (1 - _BESIDE)
    rows = []
    for place, label in enumerate(values.index):
        bars = []
        for series, colour in zip(values, shown.colours, strict=True):
            value = values[series].iloc[place]
            length = 0.0 if pd.isna(value) or not span else abs(value) / span
            begin = (begins[series].iloc[place] - low) / span if span else 0.0
            text = written[str(series)].iloc[place]
            is_seen = not shown.is_stacked or length >= _LEAST_INSIDE
            ink = theme.text_on(colour) if shown.is_stacked else theme.TEXT
            bars.append(
                {"begin": begin, "length": length, "colour": colour, "text": text if is_seen else "", "ink": ink}
            )
        rows.append({"label": str(label), "is_marked": str(label) == shown.marked, "bars": bars})
    legend = [{"text": str(name), "colour": colour} for name, colour in zip(values, shown.colours, strict=True)]
    return {
        "kind": "bars",
        "is_stacked": shown.is_stacked,
        "unit": shown.unit,
        "rows": rows,
        "legend": legend if len(legend) > 1 else [],
        "alt": _all_values(shown, written),
    }


def _all_values(shown: Bars, written: pd.DataFrame) -> str:
    """Description of a chart with every value of it."""
    rows = (
        f"{label}: " + ", ".join(f"{name} {text}" if written.shape[1] > 1 else text for name, text in row.items())
        for label, row in written.iterrows()
    )
    return " ".join(filter(None, (shown.alt, f"{shown.unit}: {'; '.join(rows)}.")))


def _grid(grid: Grid) -> dict[str, object]:
    written = tables.written(grid.frame, grid.labels)
    return {
        "kind": "grid",
        "head": list(written),
        "rows": written.to_numpy().tolist(),
        "widths": list(grid.widths),
        "is_number": [bool(pd.api.types.is_numeric_dtype(grid.frame[name])) for name in grid.frame],
    }


def _map(shown: Map, offer: MapOffer) -> dict[str, object]:
    """The areas in millimetres of the map, those of one class together, and what lies over them."""
    scene, shaded = shown.scene, shown.scene.shading
    shapes = parts.shapes_of(offer.release, scene.level, offer.boundaries)
    drawn = scene.values["area_code"].isin(shapes.index).to_numpy()
    shapes, classes_drawn = shapes.loc[scene.values["area_code"][drawn]], scene.classes[drawn]
    paper = parts.Paper(shapes[classes_drawn != OUTSIDE].total_bounds, MAP_WIDTH, MAP_HEIGHT)
    counts = np.bincount(scene.classes, minlength=MISSING + 1)
    legend = [
        {"text": label, "colour": colour, "count": numbers.integer(count)}
        for label, colour, count in zip(shaded.labels, shaded.colours, counts, strict=False)
    ]
    if counts[MISSING]:
        legend.append({"text": shaded.missing, "colour": theme.NO_DATA, "count": numbers.integer(counts[MISSING])})
    classes = "; ".join(texts.HANDOUT_MAP_CLASS.format(label=each["text"], count=each["count"]) for each in legend)
    return {
        "kind": "map",
        "width": MAP_WIDTH,
        "height": MAP_HEIGHT,
        "drawing": _drawing(shown, offer, paper, shapes, classes_drawn),
        "legend": {"title": shaded.title, "unit": texts.LEVEL_COUNT[scene.level], "rows": legend},
        "scale": paper.scale(),
        "alt": texts.HANDOUT_MAP_ALT.format(title=scene.title, classes=classes),
        **_layers(shown, paper),
    }


def _drawing(shown: Map, offer: MapOffer, paper: parts.Paper, shapes: gpd.GeoSeries, classes: np.ndarray) -> str:
    """The map as SVG, a path for the areas of one class: a country is set in a third of the time of native curves.

    ``shapes`` and ``classes`` are of the areas that have a boundary.
    """
    scene, seen = shown.scene, shapes.index.isin(paper.seen(shapes).index)
    thin = 0.05 if len(scene.members) < _MANY else 0.015
    fills = {OUTSIDE: theme.SURFACE, MISSING: theme.NO_DATA} | dict(enumerate(scene.shading.colours))
    paths = [
        _path(
            paper,
            shapes[seen & (classes == number)],
            fill,
            theme.GRID if number == OUTSIDE else theme.OUTLINE,
            thin,
        )
        for number, fill in fills.items()
    ]
    paths.append(_path(paper, parts.shapes_of(offer.release, Level.REGION, offer.boundaries), "none", theme.TEXT, 0.2))
    if shown.layers.outlines:
        places = parts.shapes_of(offer.release, Level.MUNICIPALITY, offer.boundaries)
        for each in shown.layers.outlines:
            dash = _DASH[each.style]
            lines = places[places.index.isin(each.codes)]
            paths.append(_path(paper, lines, "none", each.colour or theme.TEXT, 0.4, dash))
    size = f'width="{MAP_WIDTH}mm" height="{MAP_HEIGHT}mm" viewBox="0 0 {MAP_WIDTH} {MAP_HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(paths)}</svg>'


def _path(paper: parts.Paper, shapes: gpd.GeoSeries, fill: str, stroke: str, width: float, dash: str = "none") -> str:
    """Areas as one path, as coarse as print shows them."""
    rings = []
    for shape in shapely.simplify(paper.seen(shapes).to_numpy(), paper.metres * _COARSE, preserve_topology=True):
        rings += ["M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in ring) + "Z" for ring in paper.rings(shape)]
    style = f'fill="{fill}" fill-rule="evenodd" stroke="{stroke}" stroke-width="{width}" stroke-dasharray="{dash}"'
    return f'<path d="{"".join(rings)}" {style}/>'


def _layers(shown: Map, paper: parts.Paper) -> dict[str, object]:
    """What lies over the map: the words of lines, and numbered points that the template draws."""
    layers = shown.layers
    points = gpd.points_from_xy(
        [each.lon for each in layers.points], [each.lat for each in layers.points], crs="EPSG:4326"
    )
    places = points.to_crs(KROVAK)
    return {
        "outlines": [
            {"colour": each.colour or theme.TEXT, "dash": each.style, "text": each.label} for each in layers.outlines
        ],
        "points": [
            paper.mark(at.buffer(1), each.text)
            for at, each in zip(places, layers.points, strict=True)
            if paper.land.covers(at)
        ],
        "point_label": layers.point_label,
    }

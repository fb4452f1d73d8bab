"""A map as a picture for slides and print: PNG at 300 dpi and SVG, A4 landscape, drawn by matplotlib.

Title, legend with counts, source and date stand in the picture, because pictures travel without their page. Equal input
gives equal bytes. ``Shapes`` are projected once for a release and level; the caller keeps them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import geopandas as gpd
import matplotlib
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from sei_core.export.about import About
from sei_core.view import numbers, texts, theme
from sei_core.view.map_component import Outline, Point

# Text stays text in SVG; identifiers in it do not change from run to run.
matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "sei", "hatch.linewidth": 0.4})

KROVAK = "EPSG:5514"
A4_LANDSCAPE = (11.69, 8.27)
DPI = 300
NO_DATA_CLASS = -1
MAP_BOX = (0.025, 0.085, 0.735, 0.785)
LEGEND_LEFT, LEGEND_TOP, LEGEND_STEP, LEGEND_LINE = 0.775, 0.80, 0.042, 0.021
#: Letters on one line of the legend: of a class, which has its count beside it, and of an outline, which has none.
LEGEND_WIDTH, OUTLINE_WIDTH = 18, 24
LINE_STYLE = {"solid": "solid", "dashed": (0, (5, 2)), "dotted": (0, (1, 1.5))}
KILOMETRES = (1, 2, 5, 10, 20, 50, 100)
#: More sources than this are not named in the picture, unless their licence begins so.
MOST_SOURCES, ATTRIBUTION = 3, "CC BY"
#: Letters in a line of the footer, which runs below map and legend.
FOOTER_WIDTH = 185
MOST_NAMES = 80  # more would lie over each other

_DRAWING = Lock()  # matplotlib's font cache is shared between threads


@dataclass(frozen=True)
class Shapes:
    """Projected boundaries, ready to draw.

    Attributes:
        codes: of the areas, shape (n,).
        paths: one compound path an area, metres, EPSG:5514; holes run the other way round.
        bounds: xmin, ymin, xmax, ymax of each area, metres, shape (n, 4).
        labels: a point inside each area, metres, shape (n, 2).
    """

    codes: tuple[str, ...]
    paths: tuple[Path, ...]
    bounds: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True)
class LegendClass:
    """One class of the legend; position in the legend is the number of the class."""

    label: str
    colour: str


def shapes_of(boundaries: gpd.GeoDataFrame, code_column: str = "area_code") -> Shapes:
    """Project boundaries to the Czech national grid, once for many pictures.

    Args:
        boundaries: polygons in any declared coordinate system and ``code_column``.
    """
    polygons = shapely.orient_polygons(boundaries.geometry.to_crs(KROVAK).to_numpy())
    paths = tuple(_path(polygon) for polygon in polygons)
    points = shapely.get_coordinates(shapely.point_on_surface(polygons))
    return Shapes(tuple(boundaries[code_column]), paths, shapely.bounds(polygons), points)


def map_png(*args: object, **choices: object) -> bytes:
    """The map of ``draw`` as PNG, 3,507 × 2,480 pixels; same arguments."""
    return _saved(draw(*args, **choices), "png", {"Software": None})


def map_svg(*args: object, **choices: object) -> bytes:
    """The map of ``draw`` as SVG whose text can be edited; same arguments."""
    return _saved(draw(*args, **choices), "svg", {"Date": None, "Creator": None})


def draw(
    shapes: Shapes,
    classes: pd.Series,
    legend: Sequence[LegendClass],
    about: About,
    legend_title: str = "",
    noun: str = "municipality",
    borders: Shapes | None = None,
    focus: Sequence[str] | None = None,
    names: Sequence[str] | None = None,
    outlines: Sequence[Outline] = (),
    outlined: Shapes | None = None,
    points: Sequence[Point] = (),
    point_label: str = "",
) -> Figure:
    """Draw a class map of the whole country or, with ``focus``, of a part with the rest faint around it.

    Args:
        shapes: areas to fill.
        classes: number of the legend class of each area, index of codes; missing or absent means no data.
        legend: classes in reading order.
        about: title, description (under the title), date, filters and sources written in the picture.
        legend_title: what the colours mean, with unit.
        noun: key of ``texts.NOUN`` for the counts in the legend.
        borders: areas whose outlines are drawn over the map, such as kraje.
        focus: codes of the areas to zoom to and to count in the legend; None for all.
        names: of the areas of ``shapes``, written into up to ``MOST_NAMES`` areas in focus; None for no names.
        outlines: lines around areas of ``outlined``, with their place in the legend.
        outlined: areas that ``outlines`` name; ``shapes`` when None.
        points: circles over the map, with their text.
        point_label: what they are, for the legend.

    Raises:
        KeyError: if ``focus`` names no area of ``shapes``.
        IndexError: if a class is not in the legend.
    """
    numbered = classes.reindex(list(shapes.codes)).fillna(NO_DATA_CLASS).to_numpy(dtype=int)
    inside = np.ones(len(numbered), bool) if focus is None else np.isin(shapes.codes, list(focus))
    if not inside.any():
        raise KeyError("no area of the map is in focus")
    figure = Figure(figsize=A4_LANDSCAPE, facecolor=theme.BACKGROUND)
    axes = figure.add_axes(MAP_BOX)
    axes.set_axis_off()
    axes.set_aspect("equal")
    _zoom(axes, shapes.bounds[inside])
    _fill_outside(axes, shapes, ~inside & _in_view(axes, shapes.bounds))
    for number in np.unique(numbered[inside]):
        _fill(axes, shapes, (numbered == number) & inside, number, legend)
    if borders is not None:
        axes.add_collection(PathCollection(borders.paths, facecolors="none", edgecolors=theme.TEXT, linewidths=0.6))
    for outline in outlines:
        _draw_outline(axes, outlined or shapes, outline)
    _draw_points(axes, points)
    if names is not None and inside.sum() <= MOST_NAMES:
        _write_names(axes, shapes, names, inside)
    _write_heading(figure, about)
    below = _write_legend(figure, numbered[inside], legend, legend_title, noun)
    below = _write_point_label(figure, point_label, _write_outlines(figure, outlines, below))
    if not inside.all():
        _text(figure, LEGEND_LEFT, below - 0.01, textwrap.fill(texts.PICTURE_OUTSIDE, 30), 9, theme.TEXT_MUTED)
    _write_footer(figure, about)
    _draw_scale(axes)
    return figure


def _fill(axes: Axes, shapes: Shapes, chosen: np.ndarray, number: int, legend: Sequence[LegendClass]) -> None:
    collection = PathCollection(
        [shapes.paths[position] for position in np.flatnonzero(chosen)],
        facecolors=theme.NO_DATA if number == NO_DATA_CLASS else legend[number].colour,
        edgecolors=theme.BACKGROUND,
        linewidths=0.15 if len(shapes.codes) > MOST_NAMES else 0.6,
    )
    if number == NO_DATA_CLASS:
        collection.set(hatch="/////", edgecolor=theme.NO_DATA_HATCH)
    axes.add_collection(collection)


def _draw_outline(axes: Axes, shapes: Shapes, outline: Outline) -> None:
    """Draw a line in a light one, so that it shows on any colour."""
    chosen = [path for code, path in zip(shapes.codes, shapes.paths, strict=True) if code in set(outline.codes)]
    over = (outline.colour or theme.TEXT, 1.2, LINE_STYLE[outline.style])
    for colour, width, style in ((theme.BACKGROUND, 2.4, "solid"), over):
        axes.add_collection(
            PathCollection(chosen, facecolors="none", edgecolors=colour, linewidths=width, linestyles=[style])
        )


def _draw_points(axes: Axes, points: Sequence[Point]) -> None:
    """Draw circles with their texts, the later over the earlier; those out of the window are left out."""
    places = gpd.GeoSeries.from_xy([each.lon for each in points], [each.lat for each in points], crs="EPSG:4326")
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    for point, place in zip(points, places.to_crs(KROVAK), strict=True):
        if not (left < place.x < right and bottom < place.y < top):
            continue
        size = 10 if point.text else 5
        axes.plot([place.x], [place.y], "o", markersize=size, color=theme.BACKGROUND, markeredgecolor=theme.TEXT)
        text = axes.text(place.x, place.y, point.text, fontsize=6.5, color=theme.TEXT, family=theme.PRINT_FONTS)
        text.set(ha="center", va="center_baseline", parse_math=False)


def _write_names(axes: Axes, shapes: Shapes, names: Sequence[str], inside: np.ndarray) -> None:
    """Name the areas in focus, in a halo that keeps the name legible on any colour."""
    halo = [withStroke(linewidth=2.2, foreground=theme.BACKGROUND)]
    for position in np.flatnonzero(inside):
        x, y = shapes.labels[position]
        text = axes.text(x, y, names[position], fontsize=7, color=theme.TEXT, family=theme.PRINT_FONTS, ha="center")
        text.set(va="center", path_effects=halo, parse_math=False)


def _fill_outside(axes: Axes, shapes: Shapes, chosen: np.ndarray) -> None:
    """Draw areas around those in focus in one colour that no class has."""
    around = [shapes.paths[position] for position in np.flatnonzero(chosen)]
    axes.add_collection(PathCollection(around, facecolors=theme.SURFACE, edgecolors=theme.GRID, linewidths=0.3))


def _in_view(axes: Axes, bounds: np.ndarray) -> np.ndarray:
    """Which areas reach into the window of the map; the rest would only swell the file."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return (bounds[:, 0] < right) & (bounds[:, 2] > left) & (bounds[:, 1] < top) & (bounds[:, 3] > bottom)


def _zoom(axes: Axes, bounds: np.ndarray, margin: float = 0.03) -> None:
    left, bottom, right, top = *bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0)
    pad = margin * max(right - left, top - bottom)
    axes.set_xlim(left - pad, right + pad)
    axes.set_ylim(bottom - pad, top + pad)


def _write_heading(figure: Figure, about: About) -> None:
    title = textwrap.fill(about.title, 78)
    _text(figure, 0.03, 0.955, title, 17, theme.TEXT, weight="bold")
    below = 0.955 - 0.036 * (title.count("\n") + 1)
    _text(
        figure, 0.03, below, textwrap.fill(" · ".join((about.description, *about.filters)), 128), 10, theme.TEXT_MUTED
    )


def _write_legend(figure: Figure, numbered: np.ndarray, legend: Sequence[LegendClass], title: str, noun: str) -> float:
    """Write the classes with their counts; return the height below them."""
    height = LEGEND_TOP
    if title:
        wrapped = textwrap.fill(title, 26)
        _text(figure, LEGEND_LEFT, height, wrapped, 10.5, theme.TEXT, weight="bold")
        height -= 0.026 * (wrapped.count("\n") + 1) + 0.022
    _text(figure, 0.975, height + 0.002, numbers.plural(0, noun), 9, theme.TEXT_MUTED, ha="right")
    height -= 0.03
    rows = [(item.label, item.colour, int((numbered == number).sum())) for number, item in enumerate(legend)]
    if absent := int((numbered == NO_DATA_CLASS).sum()):
        rows.append((texts.PICTURE_NO_DATA, theme.NO_DATA, absent))
    for label, colour, count in rows:
        wrapped = textwrap.wrap(label, LEGEND_WIDTH)
        _swatch(figure, height, colour, hatched=colour == theme.NO_DATA)
        _text(figure, LEGEND_LEFT + 0.045, height, "\n".join(wrapped), 10, theme.TEXT)
        _text(figure, 0.975, height, numbers.integer(count), 10, theme.TEXT_MUTED, ha="right")
        height -= LEGEND_STEP + LEGEND_LINE * (len(wrapped) - 1)
    return height


def _write_outlines(figure: Figure, outlines: Sequence[Outline], height: float) -> float:
    """Write what the lines mean; return the height below them."""
    for outline in outlines:
        wrapped = textwrap.wrap(outline.label, OUTLINE_WIDTH)
        middle = height - 0.009
        line = Line2D([LEGEND_LEFT, LEGEND_LEFT + 0.034], [middle, middle], transform=figure.transFigure)
        line.set(color=outline.colour or theme.TEXT, linewidth=1.5, linestyle=LINE_STYLE[outline.style])
        figure.add_artist(line)
        _text(figure, LEGEND_LEFT + 0.045, height, "\n".join(wrapped), 10, theme.TEXT)
        height -= LEGEND_STEP + LEGEND_LINE * (len(wrapped) - 1)
    return height


def _write_point_label(figure: Figure, label: str, height: float) -> float:
    """Write what the points are, if there are any; return the height below."""
    if not label:
        return height
    wrapped = textwrap.wrap(label, LEGEND_WIDTH)
    circle = Line2D([LEGEND_LEFT + 0.017], [height - 0.009], transform=figure.transFigure)
    circle.set(marker="o", markersize=9, color=theme.BACKGROUND, markeredgecolor=theme.TEXT)
    figure.add_artist(circle)
    _text(figure, LEGEND_LEFT + 0.045, height, "\n".join(wrapped), 10, theme.TEXT)
    return height - LEGEND_STEP - LEGEND_LINE * (len(wrapped) - 1)


def _swatch(figure: Figure, top: float, colour: str, hatched: bool) -> None:
    edge = theme.NO_DATA_HATCH if hatched else theme.OUTLINE
    box = Rectangle(
        (LEGEND_LEFT, top - 0.022), 0.034, 0.026, transform=figure.transFigure, facecolor=colour, edgecolor=edge
    )
    box.set(linewidth=0.5, hatch="/////" if hatched else None)
    figure.add_artist(box)


def _write_footer(figure: Figure, about: About) -> None:
    attributions = _attributions(about)
    when = texts.PICTURE_DATE.format(date=about.date, created=numbers.date(about.created))
    lines = [*textwrap.wrap(" · ".join(attributions), FOOTER_WIDTH), f"{when} · {texts.EXPORT_APPLICATION}"]
    _text(figure, 0.03, 0.03 + 0.019 * len(lines), "\n".join(lines), 8, theme.TEXT_MUTED)


def _attributions(about: About) -> list[str]:
    """Whose data they are: all whose licence asks for it, and of many documents the first ones and how many more."""
    named = dict.fromkeys(source.attribution for source in about.sources)
    due = dict.fromkeys(source.attribution for source in about.sources if ATTRIBUTION in source.licence)
    others = [each for each in named if each not in due]
    more = numbers.integer(len(others) - MOST_SOURCES)
    rest = [texts.PICTURE_MORE_SOURCES.format(count=more)] if len(others) > MOST_SOURCES else []
    return [*others[:MOST_SOURCES], *rest, *due]


def _draw_scale(axes: Axes) -> None:
    """A bar of round kilometres, about a sixth of the map wide, in its lower left corner."""
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    length = max((km for km in KILOMETRES if km * 1000 <= (right - left) / 5), default=KILOMETRES[0]) * 1000
    x, y = left + 0.02 * (right - left), bottom + 0.02 * (top - bottom)
    axes.plot([x, x + length], [y, y], color=theme.TEXT, linewidth=1.6, solid_capstyle="butt")
    label = texts.PICTURE_SCALE.format(km=numbers.integer(length / 1000))
    axes.text(x, y + 0.012 * (top - bottom), label, fontsize=8, color=theme.TEXT, family=theme.PRINT_FONTS)


def _text(figure: Figure, x: float, y: float, text: str, size: float, colour: str, **style: object) -> None:
    figure.text(x, y, text, fontsize=size, color=colour, va="top", family=theme.PRINT_FONTS, parse_math=False, **style)


def _path(polygon: shapely.Geometry) -> Path:
    """One compound path of all rings of a polygon or of its parts."""
    rings = [
        ring for part in shapely.get_parts(polygon) for ring in (part.exterior, *part.interiors) if not ring.is_empty
    ]
    vertices = [shapely.get_coordinates(ring) for ring in rings]
    codes = [_ring_codes(len(points)) for points in vertices]
    return Path(np.concatenate(vertices), np.concatenate(codes)) if rings else Path(np.empty((0, 2)))


def _ring_codes(count: int) -> np.ndarray:
    codes = np.full(count, Path.LINETO, dtype=Path.code_type)
    codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return codes


def _saved(figure: Figure, ending: str, metadata: dict[str, None]) -> bytes:
    buffer = BytesIO()
    with _DRAWING:
        figure.savefig(buffer, format=ending, dpi=DPI, metadata=metadata)
    return buffer.getvalue()

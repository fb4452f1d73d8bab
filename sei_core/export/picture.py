"""A map as a picture for slides and print: PNG at 300 dpi, SVG and PDF, A4 landscape, drawn by matplotlib.

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
from matplotlib.text import Text

from sei_core.export import greys
from sei_core.export.about import About
from sei_core.export.canvas import Ink
from sei_core.view import numbers, texts, theme
from sei_core.view.map_component import Outline, Point

# Text stays text in SVG; identifiers in it do not change from run to run. PDF embeds its letters as TrueType.
matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "sei", "pdf.fonttype": 42, "hatch.linewidth": 0.4})

KROVAK = "EPSG:5514"
A4_LANDSCAPE = (11.69, 8.27)
DPI = 300
NO_DATA_CLASS = -1
MAP_LEFT, MAP_WIDTH, MAP_TOP, MAP_BOTTOM = 0.025, 0.735, 0.87, 0.085
LEGEND_LEFT, LEGEND_TOP, LEGEND_STEP, LEGEND_LINE = 0.775, 0.80, 0.042, 0.021
#: Letters on one line of the legend: of a class, which has its count beside it, and of an outline, which has none.
LEGEND_WIDTH, OUTLINE_WIDTH = 18, 24
LINE_STYLE = {"solid": "solid", "dashed": (0, (5, 2)), "dotted": (0, (1, 1.5))}
KILOMETRES = (1, 2, 5, 10, 20, 50, 100)
#: More sources than this are not named in the picture, unless their licence begins so.
MOST_SOURCES, ATTRIBUTION = 3, "CC BY"
#: Letters in a line below the title, and its height.
HEADING_WIDTH, HEADING_LINE = 128, 0.023
#: Letters in a line of the footer, which runs below map and legend.
FOOTER_WIDTH = 185
#: Letters of a picture of another size than A4 are larger by this than the same picture made smaller.
LEGIBLE = 1.15
#: What keeps a file the same from run to run; the title of the picture is added.
METADATA = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
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
    return saved(draw(*args, **choices), "png")


def map_svg(*args: object, **choices: object) -> bytes:
    """The map of ``draw`` as SVG whose text can be edited; same arguments."""
    return saved(draw(*args, **choices), "svg")


def map_pdf(*args: object, **choices: object) -> bytes:
    """The map of ``draw`` as PDF with its letters embedded; same arguments."""
    return saved(draw(*args, **choices), "pdf")


#: What writes a map, by the ending of the file.
WRITE = {"png": map_png, "svg": map_svg, "pdf": map_pdf}


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
    is_grey: bool = False,
    size: tuple[float, float] = A4_LANDSCAPE,
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
        is_grey: for a printer without colours, hues as patterns; see ``greys``.
        size: width and height, inches.

    Raises:
        KeyError: if ``focus`` names no area of ``shapes``.
        IndexError: if a class is not in the legend.
    """
    numbered = classes.reindex(list(shapes.codes)).fillna(NO_DATA_CLASS).to_numpy(dtype=int)
    inside = np.ones(len(numbered), bool) if focus is None else np.isin(shapes.codes, list(focus))
    if not inside.any():
        raise KeyError("no area of the map is in focus")
    colours = [item.colour for item in legend]
    inks = greys.scale(colours) if is_grey else {colour: Ink(colour) for colour in colours}
    figure = Figure(figsize=size, facecolor=theme.BACKGROUND)
    top, bottom = _write_heading(figure, about), _write_footer(figure, about)
    axes = figure.add_axes((MAP_LEFT, bottom, MAP_WIDTH, top - bottom))
    axes.set_axis_off()
    axes.set_aspect("equal")
    _zoom(axes, shapes.bounds[inside])
    _fill_outside(axes, shapes, ~inside & _in_view(axes, shapes.bounds))
    for number in np.unique(numbered[inside]):
        _fill(axes, shapes, (numbered == number) & inside, inks[legend[number].colour] if number >= 0 else None)
    if borders is not None:
        axes.add_collection(PathCollection(borders.paths, facecolors="none", edgecolors=theme.TEXT, linewidths=0.6))
    for outline in outlines:
        _draw_outline(axes, outlined or shapes, outline, is_grey)
    _draw_points(axes, points)
    if names is not None and inside.sum() <= MOST_NAMES:
        _write_names(axes, shapes, names, inside)
    swatches = [(item.label, inks[item.colour]) for item in legend]
    below = _write_legend(figure, min(LEGEND_TOP, top), numbered[inside], swatches, legend_title, noun)
    below = _write_point_label(figure, point_label, _write_outlines(figure, outlines, below, is_grey))
    if not inside.all():
        _text(figure, LEGEND_LEFT, below - 0.01, textwrap.fill(texts.PICTURE_OUTSIDE, 30), 9, theme.TEXT_MUTED)
    _draw_scale(axes)
    _resize_letters(figure, size)
    figure.set_label(about.title)
    return figure


def _fill(axes: Axes, shapes: Shapes, chosen: np.ndarray, ink: Ink | None) -> None:
    """Fill areas of one class; without ink they have no data."""
    paths = [shapes.paths[position] for position in np.flatnonzero(chosen)]
    width = 0.15 if len(shapes.codes) > MOST_NAMES else 0.6
    ground = theme.NO_DATA if ink is None else ink.colour
    filled = PathCollection(paths, facecolors=ground, edgecolors=theme.BACKGROUND, linewidths=width)
    if ink is None:
        filled.set(hatch="/////", edgecolor=theme.NO_DATA_HATCH)
    axes.add_collection(filled)
    if ink is not None and ink.hatch:
        pattern = {"facecolors": "none", "edgecolors": ink.hatch_colour, "linewidths": 0, "hatch": ink.hatch}
        axes.add_collection(PathCollection([Path.make_compound_path(*paths)], **pattern))


def _draw_outline(axes: Axes, shapes: Shapes, outline: Outline, is_grey: bool) -> None:
    """Draw a line in a light one, so that it shows on any colour."""
    chosen = [path for code, path in zip(shapes.codes, shapes.paths, strict=True) if code in set(outline.codes)]
    over = (_line_colour(outline, is_grey), 1.2, LINE_STYLE[outline.style])
    for colour, width, style in ((theme.BACKGROUND, 2.4, "solid"), over):
        axes.add_collection(
            PathCollection(chosen, facecolors="none", edgecolors=colour, linewidths=width, linestyles=[style])
        )


def _line_colour(outline: Outline, is_grey: bool) -> str:
    colour = outline.colour or theme.TEXT
    return greys.grey(colour) if is_grey else colour


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


def _write_heading(figure: Figure, about: About) -> float:
    """Write title, description and filters; return the height below them."""
    title = textwrap.fill(about.title, 78)
    _text(figure, 0.03, 0.955, title, 17, theme.TEXT, weight="bold")
    below = 0.955 - 0.036 * (title.count("\n") + 1)
    told = textwrap.wrap(" · ".join((about.description, *about.filters)), HEADING_WIDTH)
    _text(figure, 0.03, below, "\n".join(told), 10, theme.TEXT_MUTED)
    return min(MAP_TOP, below - HEADING_LINE * len(told))


def _write_legend(
    figure: Figure, height: float, numbered: np.ndarray, legend: Sequence[tuple[str, Ink]], title: str, noun: str
) -> float:
    """Write the classes with their counts below a height; return the height below them."""
    if title:
        wrapped = textwrap.fill(title, 26)
        _text(figure, LEGEND_LEFT, height, wrapped, 10.5, theme.TEXT, weight="bold")
        height -= 0.026 * (wrapped.count("\n") + 1) + 0.022
    _text(figure, 0.975, height + 0.002, numbers.plural(0, noun), 9, theme.TEXT_MUTED, ha="right")
    height -= 0.03
    rows = [(label, ink, int((numbered == number).sum())) for number, (label, ink) in enumerate(legend)]
    if absent := int((numbered == NO_DATA_CLASS).sum()):
        rows.append((texts.PICTURE_NO_DATA, Ink(theme.NO_DATA, "/////", theme.NO_DATA_HATCH), absent))
    for label, ink, count in rows:
        wrapped = textwrap.wrap(label, LEGEND_WIDTH)
        _swatch(figure, height, ink)
        _text(figure, LEGEND_LEFT + 0.045, height, "\n".join(wrapped), 10, theme.TEXT)
        _text(figure, 0.975, height, numbers.integer(count), 10, theme.TEXT_MUTED, ha="right")
        height -= LEGEND_STEP + LEGEND_LINE * (len(wrapped) - 1)
    return height


def _write_outlines(figure: Figure, outlines: Sequence[Outline], height: float, is_grey: bool) -> float:
    """Write what the lines mean; return the height below them."""
    for outline in outlines:
        wrapped = textwrap.wrap(outline.label, OUTLINE_WIDTH)
        middle = height - 0.009
        line = Line2D([LEGEND_LEFT, LEGEND_LEFT + 0.034], [middle, middle], transform=figure.transFigure)
        line.set(color=_line_colour(outline, is_grey), linewidth=1.5, linestyle=LINE_STYLE[outline.style])
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


def _swatch(figure: Figure, top: float, ink: Ink) -> None:
    place = {"xy": (LEGEND_LEFT, top - 0.022), "width": 0.034, "height": 0.026, "transform": figure.transFigure}
    if ink.hatch:
        figure.add_artist(Rectangle(**place, facecolor=ink.colour, edgecolor=ink.hatch_colour, hatch=ink.hatch, lw=0))
    ground = "none" if ink.hatch else ink.colour
    figure.add_artist(Rectangle(**place, facecolor=ground, edgecolor=theme.OUTLINE, linewidth=0.5))


def _write_footer(figure: Figure, about: About) -> float:
    """Write whose data they are and of when; return the height above."""
    lines = [part for line in footer(about) for part in textwrap.wrap(line, FOOTER_WIDTH)]
    above = 0.03 + 0.019 * len(lines)
    _text(figure, 0.03, above, "\n".join(lines), 8, theme.TEXT_MUTED)
    return max(MAP_BOTTOM, above + 0.015)


def footer(about: About) -> list[str]:
    """What stands below every picture: whose data, their licences, of when they are, and the day of the picture."""
    when = texts.PICTURE_DATE.format(date=about.date, created=numbers.date(about.created))
    said = [f"{when} · {texts.EXPORT_APPLICATION}"]
    if about.sources:
        licences = "; ".join(dict.fromkeys(source.licence for source in about.sources))
        said = [" · ".join(_attributions(about)), f"{texts.PICTURE_LICENCE.format(licences=licences)} · {said[0]}"]
    return said


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


def _resize_letters(figure: Figure, size: tuple[float, float]) -> None:
    """Letters of a smaller or larger sheet than A4, which they were chosen for."""
    if size == A4_LANDSCAPE:
        return
    factor = LEGIBLE * min(size[0] / A4_LANDSCAPE[0], size[1] / A4_LANDSCAPE[1])
    for text in figure.findobj(Text):
        text.set_fontsize(text.get_fontsize() * factor)


def saved(figure: Figure, ending: str) -> bytes:
    """Write a drawn picture; its label is the title of the file. The same picture gives the same bytes.

    Args:
        figure: what ``draw`` gives.
        ending: ``png`` (300 dpi), ``svg`` or ``pdf``.
    """
    buffer = BytesIO()
    with _DRAWING:
        figure.savefig(buffer, format=ending, dpi=DPI, metadata=METADATA[ending] | {"Title": figure.get_label()})
    return buffer.getvalue()

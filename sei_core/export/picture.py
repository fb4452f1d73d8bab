"""A map as a picture for slides and print: PNG at 300 dpi, SVG and PDF, A4 landscape, drawn by matplotlib.

Title, legend with counts, source and date stand in the picture, because pictures travel without their page. Equal input
gives equal bytes. On a slide, which says the title, there is none. ``Shapes`` are projected once for a
release and level; the caller keeps them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
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
from sei_core.view import numbers, source_words, texts, theme
from sei_core.view.map_component import Outline, Point

# Text stays text in SVG; identifiers in it do not change from run to run. PDF embeds its letters as TrueType.
matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "sei", "pdf.fonttype": 42, "hatch.linewidth": 0.4})

KROVAK = "EPSG:5514"
A4_LANDSCAPE = (11.69, 8.27)
DPI = 300
NO_DATA_CLASS = -1
MAP_LEFT, MAP_WIDTH, MAP_TOP, MAP_BOTTOM = 0.025, 0.735, 0.87, 0.085
LEGEND_LEFT, LEGEND_RIGHT, LEGEND_TOP, LEGEND_STEP, LEGEND_LINE = 0.775, 0.975, 0.80, 0.042, 0.021
#: Letters on one line of the legend: of a class, which has its count beside it, of an outline, and of the title.
LEGEND_WIDTHS = (18, 24, 26)
LINE_STYLE = {"solid": "solid", "dashed": (0, (5, 2)), "dotted": (0, (1, 1.5))}
KILOMETRES = (1, 2, 5, 10, 20, 50, 100)
#: Sources named in the picture; see ``source_words``.
MOST_SOURCES = 3
#: Letters in a line below the title, and its height.
HEADING_WIDTH, HEADING_LINE = 128, 0.023
#: Letters in a line of the footer, which runs below map and legend.
FOOTER_WIDTH = 185
#: On a slide: least letters, those of the footer (points), the width of the legend and the edge (inches), and letters
#: on its lines.
LEGIBLE, SMALL, LEGEND_INCHES, EDGE_INCHES, SLIDE_WIDTHS = 10, 9, 2.35, 0.1, (14, 19, 21)
#: Width and height of a letter of a name as parts of its size; a name on a slide that lies over another is left out.
LETTER_WIDTH, LETTER_HEIGHT = 0.6, 1.3
#: What keeps a file the same from run to run; the title of the picture is added.
METADATA = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
MOST_NAMES, MOST_ON_SLIDE = 80, 14  # more would lie over each other, or hide what is below them

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
class Sheet:
    """Where words stand on a sheet, in parts of its width and height.

    Attributes:
        size: width and height, inches.
        left, right: edges of the legend.
        across, down: what widths and heights of A4 are multiplied by, for letters of the same size.
        widths: letters on a line, as ``LEGEND_WIDTHS``.
    """

    size: tuple[float, float] = A4_LANDSCAPE
    left: float = LEGEND_LEFT
    right: float = LEGEND_RIGHT
    across: float = 1.0
    down: float = 1.0
    widths: tuple[int, int, int] = LEGEND_WIDTHS

    @property
    def is_slide(self) -> bool:
        """Whether it stands on a slide, which has a title and is read from afar."""
        return self.size != A4_LANDSCAPE


def sheet_of(size: tuple[float, float]) -> Sheet:
    """The sheet of a size, inches: A4 landscape, or any other as a place on a slide."""
    if size == A4_LANDSCAPE:
        return Sheet()
    width, height = size
    left, right = 1 - LEGEND_INCHES / width, 1 - EDGE_INCHES / width
    return Sheet(size, left, right, A4_LANDSCAPE[0] / width, A4_LANDSCAPE[1] / height, SLIDE_WIDTHS)


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
        names: of the areas of ``shapes``, empty for none, written into up to ``MOST_NAMES`` areas in focus; None for no
            names.
        outlines: lines around areas of ``outlined``, with their place in the legend.
        outlined: areas that ``outlines`` name; ``shapes`` when None.
        points: circles over the map, with their text.
        point_label: what they are, for the legend.
        is_grey: for a printer without colours, hues as patterns; see ``greys``.
        size: width and height, inches; of any other than A4 landscape it is made for a slide, which has a title
            of its own: without one, with letters of at least ``LEGIBLE`` points.

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
    figure, sheet = Figure(figsize=size, facecolor=theme.BACKGROUND), sheet_of(size)
    axes, top = _write_frame(figure, about, sheet)
    small = set(figure.findobj(Text))
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
    if names is not None:
        _write_names(axes, shapes, names, inside, sheet)
    swatches = [(item.label, inks[item.colour]) for item in legend]
    below = _write_legend(figure, sheet, top, numbered[inside], swatches, legend_title, noun)
    below = _write_outlines(figure, sheet, outlines, below, is_grey)
    below = _write_point_label(figure, sheet, point_label, below)
    if not inside.all():
        outside = textwrap.fill(texts.PICTURE_OUTSIDE, sheet.widths[2] + 4)
        _text(figure, sheet.left, below - 0.01 * sheet.down, outside, 9, theme.TEXT_MUTED)
    _draw_scale(axes)
    if sheet.is_slide:
        _enlarge(set(figure.findobj(Text)) - small)
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


def _write_names(axes: Axes, shapes: Shapes, names: Sequence[str], inside: np.ndarray, sheet: Sheet) -> None:
    """Name areas in focus, in a halo that keeps the name legible on any colour; on a slide only where there is room."""
    named = [position for position in np.flatnonzero(inside) if names[position]]
    if len(named) > MOST_NAMES:
        return
    halo = [withStroke(linewidth=3 if sheet.is_slide else 2.2, foreground=theme.BACKGROUND)]
    if sheet.is_slide:
        named = _apart(axes, shapes, names, named, sheet)
    for position in named:
        x, y = shapes.labels[position]
        text = axes.text(x, y, names[position], fontsize=7, color=theme.TEXT, family=theme.PRINT_FONTS, ha="center")
        text.set(va="center", path_effects=halo, parse_math=False)


def _apart(axes: Axes, shapes: Shapes, names: Sequence[str], named: Sequence[int], sheet: Sheet) -> list[int]:
    """The names that do not lie over each other at letters of a slide; of many the largest areas."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    place = axes.get_position()
    point = max((right - left) / (place.width * sheet.size[0]), (top - bottom) / (place.height * sheet.size[1])) / 72
    extent = shapes.bounds[:, 2:] - shapes.bounds[:, :2]
    kept: list[tuple[int, np.ndarray]] = []
    for position in sorted(named, key=lambda each: -extent[each].prod()):
        half = np.array([LETTER_WIDTH * len(names[position]), LETTER_HEIGHT]) * LEGIBLE * point / 2
        x, y = shapes.labels[position]
        is_in = left < x - half[0] and x + half[0] < right and bottom < y - half[1] and y + half[1] < top
        middle = shapes.labels[position]
        if is_in and all((abs(middle - shapes.labels[at]) > half + other).any() for at, other in kept):
            kept.append((position, half))
    return [position for position, _ in kept[:MOST_ON_SLIDE]]


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


def _write_frame(figure: Figure, about: About, sheet: Sheet) -> tuple[Axes, float]:
    """Write title and footer; return the place of the map between them and the height where the legend begins."""
    bottom = _write_footer(figure, about, sheet)
    if sheet.is_slide:
        edge = EDGE_INCHES / sheet.size[0]
        return figure.add_axes((edge, bottom, sheet.left - 2 * edge, 1 - bottom)), 1 - EDGE_INCHES / sheet.size[1]
    top = _write_heading(figure, about)
    return figure.add_axes((MAP_LEFT, bottom, MAP_WIDTH, top - bottom)), min(LEGEND_TOP, top)


def _write_heading(figure: Figure, about: About) -> float:
    """Write title, description and filters; return the height below them."""
    title = textwrap.fill(about.title, 78)
    _text(figure, 0.03, 0.955, title, 17, theme.TEXT, weight="bold")
    below = 0.955 - 0.036 * (title.count("\n") + 1)
    told = textwrap.wrap(" · ".join((about.description, *about.filters)), HEADING_WIDTH)
    _text(figure, 0.03, below, "\n".join(told), 10, theme.TEXT_MUTED)
    return min(MAP_TOP, below - HEADING_LINE * len(told))


def _write_legend(
    figure: Figure,
    sheet: Sheet,
    height: float,
    numbered: np.ndarray,
    legend: Sequence[tuple[str, Ink]],
    title: str,
    noun: str,
) -> float:
    """Write the classes with their counts below a height; return the height below them."""
    if title:
        wrapped = textwrap.fill(title, sheet.widths[2])
        _text(figure, sheet.left, height, wrapped, 10.5, theme.TEXT, weight="bold")
        height -= (0.026 * (wrapped.count("\n") + 1) + 0.022) * sheet.down
    above = height + 0.002 * sheet.down
    _text(figure, sheet.right, above, numbers.plural(0, noun), 9, theme.TEXT_MUTED, ha="right")
    height -= 0.03 * sheet.down
    rows = [(label, ink, int((numbered == number).sum())) for number, (label, ink) in enumerate(legend)]
    if absent := int((numbered == NO_DATA_CLASS).sum()):
        rows.append((texts.PICTURE_NO_DATA, Ink(theme.NO_DATA, "/////", theme.NO_DATA_HATCH), absent))
    for label, ink, count in rows:
        _swatch(figure, sheet, height, ink)
        below = _write_label(figure, sheet, height, label, sheet.widths[0])
        _text(figure, sheet.right, height, numbers.integer(count), 10, theme.TEXT_MUTED, ha="right")
        height = below
    return height


def _write_label(figure: Figure, sheet: Sheet, height: float, label: str, width: int) -> float:
    """Write a label beside its swatch, ``width`` letters a line; return the height below it."""
    wrapped = textwrap.wrap(label, width)
    _text(figure, sheet.left + 0.045 * sheet.across, height, "\n".join(wrapped), 10, theme.TEXT)
    return height - (LEGEND_STEP + LEGEND_LINE * (len(wrapped) - 1)) * sheet.down


def _write_outlines(figure: Figure, sheet: Sheet, outlines: Sequence[Outline], height: float, is_grey: bool) -> float:
    """Write what the lines mean; return the height below them."""
    for outline in outlines:
        middle, right = height - 0.009 * sheet.down, sheet.left + 0.034 * sheet.across
        line = Line2D([sheet.left, right], [middle, middle], transform=figure.transFigure)
        line.set(color=_line_colour(outline, is_grey), linewidth=1.5, linestyle=LINE_STYLE[outline.style])
        figure.add_artist(line)
        height = _write_label(figure, sheet, height, outline.label, sheet.widths[1])
    return height


def _write_point_label(figure: Figure, sheet: Sheet, label: str, height: float) -> float:
    """Write what the points are, if there are any; return the height below."""
    if not label:
        return height
    x, y = sheet.left + 0.017 * sheet.across, height - 0.009 * sheet.down
    circle = Line2D([x], [y], transform=figure.transFigure)
    circle.set(marker="o", markersize=9, color=theme.BACKGROUND, markeredgecolor=theme.TEXT)
    figure.add_artist(circle)
    return _write_label(figure, sheet, height, label, sheet.widths[0])


def _swatch(figure: Figure, sheet: Sheet, top: float, ink: Ink) -> None:
    place = {
        "xy": (sheet.left, top - 0.022 * sheet.down),
        "width": 0.034 * sheet.across,
        "height": 0.026 * sheet.down,
        "transform": figure.transFigure,
    }
    if ink.hatch:
        figure.add_artist(Rectangle(**place, facecolor=ink.colour, edgecolor=ink.hatch_colour, hatch=ink.hatch, lw=0))
    ground = "none" if ink.hatch else ink.colour
    figure.add_artist(Rectangle(**place, facecolor=ground, edgecolor=theme.OUTLINE, linewidth=0.5))


def _write_footer(figure: Figure, about: About, sheet: Sheet) -> float:
    """Write whose data they are and of when; return the height above."""
    size = SMALL if sheet.is_slide else 8
    step, left = 0.019 * sheet.down * size / 8, EDGE_INCHES / sheet.size[0] if sheet.is_slide else 0.03
    width = int(FOOTER_WIDTH / sheet.across * 8 / size)
    lines = [part for line in footer(about) for part in textwrap.wrap(line, width)]
    above = (0 if sheet.is_slide else 0.03) + step * len(lines)
    _text(figure, left, above, "\n".join(lines), size, theme.TEXT_MUTED)
    return above + 0.015 if sheet.is_slide else max(MAP_BOTTOM, above + 0.015)


def footer(about: About) -> list[str]:
    """What stands below every picture: whose data, their licences, of when they are, and the day of the picture."""
    when = texts.PICTURE_DATE.format(date=about.date, created=numbers.date(about.created))
    when = f"{when} · {texts.EXPORT_APPLICATION}"
    rows = pd.DataFrame(
        [(each.attribution, each.licence) for each in about.sources], columns=["attribution", "licence"]
    )
    return [*filter(None, [source_words.shortened(rows, MOST_SOURCES)]), when]


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


def _enlarge(written: Iterable[Text]) -> None:
    """Make letters large enough for a slide."""
    for text in written:
        text.set_fontsize(max(text.get_fontsize(), LEGIBLE))


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

"""A sheet measured in pixels of a screen, from its upper left corner, drawn by matplotlib: text, bars, lines, marks.

Text may carry the little markup that charts use: ``<br>``, ``<b>`` and character entities. Later parts cover earlier.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch, Polygon, Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.textpath import text_to_path

from sei_core.view import theme

#: Pixels of a screen to an inch, and points to a pixel.
PIXELS, POINTS = 96, 0.75
LINE_HEIGHT = 1.3
#: From the top of a line to its foot, in multiples of the size.
ASCENT = 1.0

DASH = {
    None: "solid",
    "solid": "solid",
    "dot": (0, (1, 2)),
    "dash": (0, (4, 2.5)),
    "longdash": (0, (8, 3)),
    "dashdot": (0, (5, 2, 1, 2)),
}
#: By the name of the symbol without ``-open`` and ``-dot``; a pair is drawn one over the other.
SYMBOL = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle-up": "^",
    "triangle-down": "v",
    "cross": "P",
    "x": "X",
    "line-ns": "|",
    "arrow-left": "<",
}
#: Symbols of strokes, which have no inside.
STROKES = ("line-ns",)
#: A diamond and a square of the same width have different sides.
NARROWER = {"diamond": 0.75, "square": 0.9}

_TAG = re.compile(r"(<br>|<b>|</b>)")


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, the upper left corner first."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left to the right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the top to the bottom."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Ink:
    """How an area is filled.

    Attributes:
        colour: of the ground.
        hatch: pattern over it, as matplotlib writes it; empty for none.
        hatch_colour: of the pattern.
    """

    colour: str
    hatch: str = ""
    hatch_colour: str = theme.TEXT


class Canvas:
    """The sheet.

    Attributes:
        figure: what is saved.
        overflow: pixels by which texts reach over the left and the right edge.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / PIXELS, height / PIXELS), facecolor=theme.BACKGROUND)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._parts = 0
        self.overflow = [0.0, 0.0]

    def rectangle(
        self,
        box: Box,
        ink: Ink | None,
        *,
        edge: str | None = None,
        width: float = 0,
        dash: str | None = None,
        opacity: float = 1,
        clip: Box | None = None,
    ) -> None:
        """Draw a rectangle; without ``ink`` only its edge, ``width`` pixels wide."""
        shared = {"xy": (box.left, box.top), "width": box.width, "height": box.height, "alpha": opacity}
        line = {"edgecolor": edge if edge and width else "none", "linewidth": width * POINTS, "linestyle": DASH[dash]}
        self._add(Rectangle(**shared, facecolor=ink.colour if ink else "none", **line), clip)
        if ink and ink.hatch:
            pattern = {"facecolor": "none", "edgecolor": ink.hatch_colour, "linewidth": 0, "hatch": ink.hatch}
            self._add(Rectangle(**shared, **pattern), clip)

    def line(
        self,
        x: Sequence[float],
        y: Sequence[float],
        colour: str,
        width: float,
        *,
        dash: str | None = None,
        opacity: float = 1,
        clip: Box | None = None,
    ) -> None:
        """Draw a line through points; it breaks where one is missing."""
        (drawn,) = self._axes.plot(x, y, color=colour, linewidth=width * POINTS, linestyle=DASH[dash], alpha=opacity)
        drawn.set(solid_capstyle="butt", dash_capstyle="butt")
        self._order(drawn, clip)

    def area(self, x: Sequence[float], y: Sequence[float], colour: str, opacity: float, clip: Box | None) -> None:
        """Fill a polygon."""
        shape = Polygon(np.column_stack([x, y]), closed=True, facecolor=colour, edgecolor="none", alpha=opacity)
        self._add(shape, clip)

    def marks(
        self,
        x: np.ndarray,
        y: np.ndarray,
        symbol: str,
        *,
        size: object,
        colour: object,
        edge: object,
        width: object,
        opacity: object = 1,
        clip: Box | None = None,
    ) -> None:
        """Draw a symbol at each point; sizes and widths in pixels, each one value or one a point.

        Args:
            x, y: middles of the symbols.
            symbol: a key of ``SYMBOL``, with ``-open`` hollow, with ``-dot`` or ``-x-open`` something in it.
            size: diameter.
            colour: of the inside; of the line where the symbol is hollow.
            edge: colour of the line.
            width: of the line.
            opacity: 0–1.
            clip: nothing is drawn outside.
        """
        name = symbol.removesuffix("-dot").removesuffix("-open")
        inner = "x" if name == "circle-x" else "." if symbol.endswith("-dot") else None
        name = name.removesuffix("-x")
        is_open = "-open" in symbol
        points = np.asarray(size, dtype=float) * POINTS * NARROWER.get(name, 1)
        style = {"s": points**2, "linewidths": np.atleast_1d(width) * POINTS, "alpha": opacity}
        if name in STROKES:
            style |= {"color": colour if is_open else edge}
        else:
            style |= {"facecolors": "none" if is_open else colour, "edgecolors": colour if is_open else edge}
        self._order(self._axes.scatter(x, y, marker=SYMBOL[name], **style), clip)
        if inner:
            small = points * (0.8 if inner == "x" else 0.45)
            strokes = {"s": small**2, "color": colour, "alpha": opacity, "linewidths": POINTS * 1.5}
            self._order(self._axes.scatter(x, y, marker={"x": "x", ".": "o"}[inner], **strokes), clip)

    def arrow(self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> None:
        """Draw an arrow."""
        style = {"arrowstyle": "-|>", "mutation_scale": 9, "shrinkA": 0, "shrinkB": 0, "linewidth": width * POINTS}
        self._add(FancyArrowPatch(start, end, color=colour, **style), None)

    def text(
        self,
        x: float,
        y: float,
        markup: str,
        size: float,
        colour: str,
        *,
        across: str = "left",
        down: str = "top",
        align: str = "",
        bold: bool = False,
        halo: str | None = None,
    ) -> None:
        """Write lines of text.

        Args:
            x, y: where the block of lines hangs.
            markup: text with ``<br>``, ``<b>`` and entities.
            size: pixels.
            colour: of the letters.
            across: which side of the block is at ``x``: left, center, right.
            down: which side of the block is at ``y``: top, middle, bottom.
            align: of the lines in the block; as ``across`` if empty.
            bold: all of it.
            halo: colour around the letters, which keeps them legible on a pattern.
        """
        rows = lines(markup, bold)
        widths = [sum(run_width(run, size, heavy) for run, heavy in row) for row in rows]
        block, height = max(widths), len(rows) * LINE_HEIGHT * size
        left = x - block * {"left": 0, "center": 0.5, "right": 1}[across]
        top = y - height * {"top": 0, "middle": 0.5, "bottom": 1}[down]
        self.overflow = [max(self.overflow[0], -left), max(self.overflow[1], left + block - self.width)]
        room = {"left": 0, "center": 0.5, "right": 1}[align or across]
        for number, (row, width) in enumerate(zip(rows, widths, strict=True)):
            foot, at = top + (number * LINE_HEIGHT + ASCENT) * size, left + (block - width) * room
            for run, heavy in row:
                self._write(at, foot, run, size, colour, heavy, halo)
                at += run_width(run, size, heavy)

    def upright(self, x: float, y: float, markup: str, size: float, colour: str, *, down: str = "middle") -> None:
        """Write lines that read from below upwards, the first at the left, ``x`` at its left edge."""
        place = {"top": "right", "middle": "center", "bottom": "left"}[down]
        for number, row in enumerate(lines(markup)):
            foot = x + (number * LINE_HEIGHT + ASCENT) * size
            plain = "".join(run for run, _ in row)
            self._write(foot, y, plain, size, colour, False, None, rotation=90, ha=place, rotation_mode="anchor")

    def _write(
        self, x: float, y: float, plain: str, size: float, colour: str, bold: bool, halo: str | None, **style: object
    ) -> None:
        effects = [withStroke(linewidth=2.5, foreground=halo)] if halo else None
        text = self._axes.text(x, y, plain, fontsize=size * POINTS, color=colour, family=theme.PRINT_FONTS)
        text.set(weight="bold" if bold else "normal", va="baseline", parse_math=False, path_effects=effects, **style)
        self._order(text, None)

    def _add(self, artist: object, clip: Box | None) -> None:
        self._axes.add_artist(artist)
        self._order(artist, clip)

    def _order(self, artist: object, clip: Box | None) -> None:
        """Put a part over all before it."""
        self._parts += 1
        artist.set_zorder(self._parts)
        artist.set_clip_on(clip is not None)
        if clip is not None:
            corner = Rectangle((clip.left, clip.top), clip.width, clip.height, transform=self._axes.transData)
            artist.set_clip_path(corner)


def lines(markup: str, bold: bool = False) -> list[list[tuple[str, bool]]]:
    """Lines of runs of text, each with whether it is bold."""
    rows, heavy = [[]], bold
    for part in _TAG.split(markup):
        if part == "<br>":
            rows.append([])
        elif part in ("<b>", "</b>"):
            heavy = bold or part == "<b>"
        elif part:
            rows[-1].append((html.unescape(part), heavy))
    return rows


@lru_cache(maxsize=20_000)
def run_width(run: str, size: float, bold: bool) -> float:
    """Width of some letters, pixels."""
    font = FontProperties(family=theme.PRINT_FONTS, size=size * POINTS, weight="bold" if bold else "normal")
    return text_to_path.get_text_width_height_descent(run, font, ismath=False)[0] / POINTS


def measured(markup: str, size: float, bold: bool = False) -> tuple[float, float]:
    """Width and height of a text, pixels."""
    rows = lines(markup, bold)
    widths = (sum(run_width(run, size, heavy) for run, heavy in row) for row in rows)
    return max(widths), len(rows) * LINE_HEIGHT * size


def wrapped(plain: str, size: float, width: float, bold: bool = False) -> str:
    """Plain text as markup in lines that are no wider than so many pixels, unless a word is."""
    rows: list[str] = []
    for word in re.split(r"[ \n]+", plain):
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and run_width(longer, size, bold) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return "<br>".join(html.escape(row, quote=False) for row in rows)

"""What a chart draws on its axes – bars, points and lines, cells, shapes, annotations – on a ``Canvas``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from sei_core.export import greys
from sei_core.export.canvas import Box, Canvas, Ink, measured
from sei_core.export.chart_scales import Extent, Scale, flat
from sei_core.view import theme

#: Share of the room of a bar that stays free, and pixels between a bar and its text.
BAR_GAP, TEXT_GAP = 0.2, 3
LINE_WIDTH, MARKER_SIZE = 2.0, 6.0
HATCH = {"/": "////", "\\": "\\\\\\\\", ".": "....", "x": "xxxx", "-": "----", "|": "||||", "+": "++++", "": ""}
_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")


class Palette:
    """Colours as they are."""

    is_grey = False

    def ink(self, colour: str) -> Ink:
        """How an area of a colour is filled."""
        return Ink(colour)

    def line(self, colour: str) -> str:
        """Colour of a line, a mark or letters."""
        return colour

    def dash(self, trace: go.Scatter) -> str | None:
        """How the line of a trace is broken."""
        return trace.line.dash


class GreyPalette(Palette):
    """Colours of one chart as greys and patterns."""

    is_grey = True

    def __init__(self, chart: go.Figure) -> None:
        self._inks = greys.inks(colours_of(chart))
        lined = [trace for trace in chart.data if trace.type == "scatter" and "lines" in trace.mode]
        colours = dict.fromkeys(trace.line.color for trace in lined if trace.line.width != 0 and not trace.line.dash)
        styles = itertools.cycle(style.dash for style in theme.SERIES)
        self._dashes = dict(zip(colours, styles, strict=False))

    def ink(self, colour: str) -> Ink:
        """How an area of a colour is filled."""
        return self._inks[colour]

    def line(self, colour: str) -> str:
        """Colour of a line, a mark or letters."""
        return greys.grey(colour)

    def dash(self, trace: go.Scatter) -> str | None:
        """Lines of different colours are broken differently."""
        return trace.line.dash or self._dashes.get(trace.line.color)


@dataclass(frozen=True)
class Panel:
    """Two axes and the rectangle that they span."""

    x: Scale
    y: Scale
    box: Box

    def across(self, values: object) -> np.ndarray:
        """Pixels of values on the axis from left to right."""
        return self.right_of(self.x.numbers_of(values))

    def down(self, values: object) -> np.ndarray:
        """Pixels of values on the other axis."""
        return self.above(self.y.numbers_of(values))

    def right_of(self, plain: object) -> np.ndarray:
        """``across`` of plain numbers."""
        return self.box.left + self.x.placed(plain) * self.box.width

    def above(self, plain: object) -> np.ndarray:
        """``down`` of plain numbers."""
        return self.box.bottom - self.y.placed(plain) * self.box.height


@dataclass(frozen=True)
class Places:
    """Turns a value and what it refers to into pixels: an axis, the span of an axis, or all of the marks.

    Attributes:
        sheet: all of the marks.
        panels: by the names of their axes.
    """

    sheet: Box
    panels: Mapping[tuple[str, str], Panel]

    def across(self, value: object, reference: str | None) -> float:
        """Pixels from the left; the middle where there is no value."""
        panel, box, is_share = self._found(value, reference or "x")
        share = 0.5 if value is None else value
        return box.left + share * box.width if is_share else float(panel.across([value])[0])

    def down(self, value: object, reference: str | None) -> float:
        """Pixels from the top, likewise."""
        panel, box, is_share = self._found(value, reference or "y")
        share = 0.5 if value is None else value
        return box.bottom - share * box.height if is_share else float(panel.down([value])[0])

    def _found(self, value: object, reference: str) -> tuple[Panel | None, Box, bool]:
        axis, _, span = reference.partition(" ")
        panel = next((panel for key, panel in self.panels.items() if axis in key), None)
        return panel, panel.box if panel else self.sheet, value is None or axis == "paper" or span == "domain"


@dataclass(frozen=True)
class Bars:
    """Bars of one trace in plain numbers: where each stands, how wide it is, from where to where it reaches."""

    trace: go.Bar
    centre: np.ndarray
    width: np.ndarray
    base: np.ndarray
    end: np.ndarray


def _size_of_marks(trace: go.Scatter) -> object:
    if "markers" not in trace.mode:
        return 0.0
    return MARKER_SIZE if trace.marker.size is None else trace.marker.size


def colour_of(written: str) -> tuple[str, float]:
    """A colour as six digits and its opacity."""
    found = _RGBA.fullmatch(written)
    if not found:
        return written, 1.0
    return "#" + "".join(f"{int(part):02x}" for part in found.groups()[:3]), float(found[4])


def colours_of(chart: go.Figure) -> list[str]:
    """Every colour that fills something in a chart."""
    found = []
    for trace in chart.data:
        if trace.type == "heatmap":
            found += [colour for colour in cell_colours(trace).ravel() if colour]
        elif trace.type == "bar":
            found += flat(trace.marker.color)
        elif trace.fillcolor:
            found.append(colour_of(trace.fillcolor)[0])
    return [*found, *(shape.fillcolor for shape in chart.layout.shapes if shape.fillcolor)]


def bars_of(traces: Sequence[go.Bar], layout: go.Layout, along: Extent, across: Extent) -> list[Bars]:
    """Put the bars of one panel beside, over or upon each other.

    Args:
        traces: all lying or all standing.
        layout: with ``barmode`` and ``bargap``.
        along: axis of the lengths.
        across: axis of the positions.
    """
    if along.kind not in ("linear", "date"):
        raise NotImplementedError(f"bars along an axis {along.kind}")
    mode = layout.barmode or "group"
    places = [Scale(across.kind, 0, 1, across.categories).numbers_of(_positions(trace)) for trace in traces]
    taken = np.concatenate([each[np.isfinite(each)] for each in places] or [np.empty(0)])
    distinct = np.unique(taken)
    room = float(np.diff(distinct).min()) if len(distinct) > 1 and across.kind != "category" else 1.0
    room *= 1 - (BAR_GAP if layout.bargap is None else layout.bargap)
    is_beside = mode == "group" and len(taken) > len(distinct)
    slots = len(traces) if is_beside else 1
    ends: dict[tuple[float, bool], float] = {}
    found = []
    for number, (trace, centre) in enumerate(zip(traces, places, strict=True)):
        lengths = np.array([np.nan if value is None else value for value in _lengths(trace)], dtype=float)
        width = np.broadcast_to(room / slots if trace.width is None else np.asarray(trace.width), lengths.shape)
        if is_beside:
            centre = centre + room * ((number + 0.5) / slots - 0.5)
        base = np.zeros(len(lengths))
        if trace.base is not None:
            base = Scale(along.kind, 0, 1).numbers_of(trace.base)
        elif mode in ("stack", "relative"):
            base = _stacked(centre, lengths, ends)
        found.append(Bars(trace, centre, width, base, base + lengths))
    return found


def _stacked(centre: np.ndarray, lengths: np.ndarray, ends: dict[tuple[float, bool], float]) -> np.ndarray:
    """Where each bar begins upon those before it, negative ones apart; the ends are remembered."""
    base = np.zeros(len(lengths))
    for place, (at, length) in enumerate(zip(centre, np.nan_to_num(lengths), strict=True)):
        key = (float(at), bool(length < 0))
        base[place] = ends.get(key, 0.0)
        ends[key] = base[place] + length
    return base


def is_lying(trace: go.Bar) -> bool:
    """Whether bars go from left to right."""
    return trace.orientation == "h"


def _positions(trace: go.Bar) -> list:
    return _all(trace.y if is_lying(trace) else trace.x, trace)


def _lengths(trace: go.Bar) -> list:
    return _all(trace.x if is_lying(trace) else trace.y, trace)


def _all(values: object, trace: go.Bar) -> list:
    """Values of an axis; without them the places in order."""
    if values is not None:
        return list(values)
    other = trace.x if trace.y is None else trace.y
    return list(range(len(other)))


def draw_bars(canvas: Canvas, panel: Panel, bars: Bars, palette: Palette, is_fitted: bool) -> None:
    """Draw the bars of one trace with their texts; ``is_fitted`` leaves out texts that find no room inside."""
    trace, line = bars.trace, bars.trace.marker.line
    opacity = trace.marker.opacity if trace.marker.opacity is not None else 1
    colours = _each(trace.marker.color, len(bars.base))
    texts = _each(trace.text, len(bars.base))
    low, high = bars.centre - bars.width / 2, bars.centre + bars.width / 2
    for place in np.flatnonzero(np.isfinite(bars.end) & np.isfinite(bars.centre) & np.isfinite(bars.base)):
        ends = bars.base[place], bars.end[place]
        if is_lying(trace):
            x, y = panel.right_of(ends), panel.above([low[place], high[place]])
        else:
            x, y = panel.right_of([low[place], high[place]]), panel.above(ends)
        box = Box(min(x), min(y), max(x), max(y))
        ink = pattern_ink(palette, colours[place], trace.marker.pattern)
        edge = palette.line(line.color) if line.color else None
        canvas.rectangle(box, ink, edge=edge, width=line.width or 0, opacity=opacity, clip=panel.box)
        if texts[place] not in (None, ""):
            is_forward = ends[1] >= ends[0]
            _write_on_bar(canvas, box, str(texts[place]), trace, palette, ink, is_forward, is_fitted)


def pattern_ink(palette: Palette, colour: str, pattern: object) -> Ink:
    """The fill of a bar, with the pattern that it has by itself."""
    ink = palette.ink(colour)
    if not pattern.shape:
        return ink
    ground = pattern.bgcolor or (colour if pattern.fillmode == "overlay" else theme.BACKGROUND)
    return Ink(palette.line(ground), HATCH[pattern.shape], palette.line(pattern.fgcolor or colour))


def _write_on_bar(
    canvas: Canvas, box: Box, text: str, trace: go.Bar, palette: Palette, ink: Ink, is_forward: bool, is_fitted: bool
) -> None:
    size = trace.textfont.size or theme.TEXT_SIZE
    colour = palette.line(trace.textfont.color or theme.TEXT)
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if trace.textposition == "inside":
        width, height = measured(text, size)
        if is_fitted and (width > box.width or height > box.height):
            return
        halo = ink.colour if ink.hatch else None
        canvas.text(*middle, text, size, colour, across="center", down="middle", halo=halo)
    elif trace.textposition != "outside":
        raise NotImplementedError(f"texts of bars at {trace.textposition}")
    elif is_lying(trace):
        side, x = ("left", box.right + TEXT_GAP) if is_forward else ("right", box.left - TEXT_GAP)
        canvas.text(x, middle[1], text, size, colour, across=side, down="middle")
    else:
        side, y = ("bottom", box.top - TEXT_GAP) if is_forward else ("top", box.bottom + TEXT_GAP)
        canvas.text(middle[0], y, text, size, colour, across="center", down=side)


def draw_scatter(canvas: Canvas, panel: Panel, trace: go.Scatter, before: go.Scatter | None, palette: Palette) -> None:
    """Draw fill, line, marks and texts of one trace; a fill reaches to the trace ``before``."""
    if trace.opacity == 0:
        return
    x, y, mode = panel.across(flat(trace.x)), panel.down(flat(trace.y)), trace.mode.split("+")
    clip = None if trace.cliponaxis is False else panel.box
    if trace.fill == "tonexty":
        colour, opacity = colour_of(trace.fillcolor)
        other = panel.across(flat(before.x)), panel.down(flat(before.y))
        edge = np.concatenate([x, other[0][::-1]]), np.concatenate([y, other[1][::-1]])
        canvas.area(*edge, palette.line(colour), opacity, panel.box)
    elif trace.fill not in (None, "none"):
        raise NotImplementedError(f"fill {trace.fill}")
    if "lines" in mode and trace.line.width != 0:
        width = trace.line.width or LINE_WIDTH
        canvas.line(
            x, y, palette.line(trace.line.color or theme.SERIES[0].colour), width, dash=palette.dash(trace), clip=clip
        )
    if "markers" in mode:
        _draw_marks(canvas, x, y, trace, palette, clip)
    if "text" in mode:
        _write_texts(canvas, panel, x, y, trace, palette)


def _draw_marks(
    canvas: Canvas, x: np.ndarray, y: np.ndarray, trace: go.Scatter, palette: Palette, clip: Box | None
) -> None:
    known = np.isfinite(x) & np.isfinite(y)
    symbols = np.array(_each("circle" if trace.marker.symbol is None else trace.marker.symbol, len(x)), dtype=object)
    for symbol in dict.fromkeys(symbols[known]):
        chosen = known & (symbols == symbol)
        look = marker_look(trace, palette, chosen)
        canvas.marks(x[chosen], y[chosen], symbol, clip=clip, **look)


def marker_look(trace: go.Scatter, palette: Palette, chosen: np.ndarray | None = None) -> dict[str, object]:
    """Size, colours and line of the marks of a trace, as ``Canvas.marks`` takes them.

    Args:
        trace: its marks.
        palette: of the chart.
        chosen: which of the points; None for the first, as the legend shows it.
    """

    def pick(value: object, change: Callable = lambda each: each) -> object:
        if np.ndim(value) == 0:
            return change(value)
        kept = np.asarray(value)[chosen] if chosen is not None else np.asarray(value)[0]
        return np.vectorize(change, otypes=[object])(kept).tolist() if chosen is not None else change(kept)

    marker = trace.marker
    width = marker.line.width
    is_open = "-open" in str(marker.symbol)
    return {
        "size": pick(MARKER_SIZE if marker.size is None else marker.size),
        "colour": pick(theme.SERIES[0].colour if marker.color is None else marker.color, palette.line),
        "edge": pick(theme.TEXT if marker.line.color is None else marker.line.color, palette.line),
        "width": pick((1.0 if is_open else 0.0) if width is None else width),
        "opacity": pick(1.0 if marker.opacity is None else marker.opacity),
    }


def _write_texts(
    canvas: Canvas, panel: Panel, x: np.ndarray, y: np.ndarray, trace: go.Scatter, palette: Palette
) -> None:
    places = _each("middle center" if trace.textposition is None else trace.textposition, len(x))
    sizes = np.broadcast_to(_size_of_marks(trace), len(x))
    font = trace.textfont.size or theme.TEXT_SIZE
    colour = palette.line(trace.textfont.color or theme.TEXT)
    for text, place, left, top, size in zip(_each(trace.text, len(x)), places, x, y, sizes, strict=True):
        if text in (None, "") or not np.isfinite(left + top):
            continue
        down, across = place.split(" ")
        gap = size / 2 + TEXT_GAP
        left += {"left": -gap, "center": 0, "right": gap}[across]
        top += {"top": -gap, "middle": 0, "bottom": gap}[down]
        side = {"left": "right", "center": "center", "right": "left"}[across]
        hang = {"top": "bottom", "middle": "middle", "bottom": "top"}[down]
        canvas.text(left, top, str(text), font, colour, across=side, down=hang)


def draw_cells(canvas: Canvas, panel: Panel, trace: go.Heatmap, palette: Palette) -> None:
    """Draw the cells of a table of colours, those without a value blank, with their texts."""
    values = np.asarray(trace.z, dtype=float)
    x, y = panel.across(flat(trace.x)), panel.down(flat(trace.y))
    width, height = panel.box.width / len(x), panel.box.height / len(y)
    colours = cell_colours(trace)
    for (row, column), value in np.ndenumerate(values):
        if np.isnan(value):
            continue
        left, top = x[column] - (width - trace.xgap) / 2, y[row] - (height - trace.ygap) / 2
        ink = palette.ink(colours[row, column])
        canvas.rectangle(Box(left, top, left + width - trace.xgap, top + height - trace.ygap), ink)
        if trace.text is not None:
            text, colour = trace.text[row][column], theme.text_on(ink.colour)
            halo = ink.colour if ink.hatch else None
            place = {"across": "center", "down": "middle", "halo": halo}
            canvas.text(x[column], y[row], text, theme.TEXT_SIZE, colour, **place)


def cell_colours(trace: go.Heatmap) -> np.ndarray:
    """Colour of each cell; empty where it has no value."""
    values = (np.asarray(trace.z, dtype=float) - trace.zmin) / (trace.zmax - trace.zmin)
    stops = [float(stop) for stop, _ in trace.colorscale]
    ends = np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for _, colour in trace.colorscale])
    channels = np.stack([np.interp(values, stops, ends[:, channel]) for channel in range(3)], axis=-1)
    written = np.full(values.shape, "", dtype=object)
    for place in zip(*np.nonzero(~np.isnan(values)), strict=True):
        written[place] = "#" + "".join(f"{round(part):02x}" for part in channels[place])
    return written


def draw_shape(canvas: Canvas, shape: object, places: Places, palette: Palette) -> None:
    """Draw a line or a rectangle."""
    x = [places.across(value, shape.xref) for value in (shape.x0, shape.x1)]
    y = [places.down(value, shape.yref) for value in (shape.y0, shape.y1)]
    width = LINE_WIDTH if shape.line.width is None else shape.line.width
    colour = palette.line(shape.line.color or theme.TEXT)
    if shape.type == "line":
        canvas.line(x, y, colour, width, dash=shape.line.dash)
    elif shape.type == "rect":
        box = Box(min(x), min(y), max(x), max(y))
        ink = palette.ink(shape.fillcolor) if shape.fillcolor else None
        canvas.rectangle(box, ink, edge=colour, width=width, dash=shape.line.dash)
    else:
        raise NotImplementedError(f"a shape {shape.type}")


def draw_annotation(canvas: Canvas, note: object, places: Places, palette: Palette, *, is_on_pattern: bool) -> None:
    """Write a text at a place of a chart, or draw an arrow; over a pattern letters get a halo."""
    x = places.across(note.x, note.xref) + (note.xshift or 0)
    y = places.down(note.y, note.yref) - (note.yshift or 0)
    if note.showarrow is not False:
        if note.text or note.axref != note.xref or note.ayref != note.yref:
            raise NotImplementedError("an arrow with a text, or from a place in pixels")
        tail = places.across(note.ax, note.axref), places.down(note.ay, note.ayref)
        canvas.arrow(tail, (x, y), palette.line(note.arrowcolor or theme.TEXT), note.arrowwidth or 1)
        return
    size, colour = note.font.size or theme.TEXT_SIZE, palette.line(note.font.color or theme.TEXT)
    halo = palette.line(_opposite(note.font.color)) if is_on_pattern and note.xref != "paper" else None
    across, down = anchors(note)
    canvas.text(x, y, note.text, size, colour, across=across, down=down, align=note.align or "center", halo=halo)


def anchors(note: object) -> tuple[str, str]:
    """Which side of a text is at its place, as Plotly decides where nothing is said."""
    across, down = note.xanchor or "auto", note.yanchor or "auto"
    if across == "auto":
        across = _third(note.x, ("left", "center", "right")) if note.xref == "paper" else "center"
    if down == "auto":
        down = _third(note.y, ("bottom", "middle", "top")) if note.yref == "paper" else "middle"
    return across, down


def _third(value: float | None, sides: tuple[str, str, str]) -> str:
    at = 0.5 if value is None else value
    return sides[0] if at < 1 / 3 else sides[2] if at > 2 / 3 else sides[1]


def first(value: object) -> object:
    """The value, or the first of many."""
    return flat(value)[0] if flat(value) else None


def _opposite(colour: str | None) -> str:
    return theme.TEXT if colour == theme.TEXT_ON_DARK else theme.BACKGROUND


def _each(value: object, count: int) -> list:
    """One value a point."""
    if value is None or isinstance(value, str) or np.ndim(value) == 0:
        return [value] * count
    return list(value)

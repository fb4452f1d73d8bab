"""The legend of a chart: which traces are named, and their samples in rows below the marks."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from sei_core.export import chart_marks
from sei_core.export.canvas import LINE_HEIGHT, Box, Canvas, measured
from sei_core.export.chart_marks import LINE_WIDTH, Palette
from sei_core.view import theme

#: Pixels: of a sample, between it and its name, between entries, and of a row beyond the letters.
SAMPLE, GAP, APART, BETWEEN = 26, 7, 24, 6
LARGEST_MARK = 14


def entries(chart: go.Figure) -> list[object]:
    """Traces that the legend names, in their order; none where Plotly shows no legend."""
    known = [trace for trace in chart.data if trace.type != "heatmap" and trace.showlegend is not False]
    is_asked = chart.layout.showlegend
    if is_asked is None:
        is_asked = len(known) > 1 or any(trace.showlegend for trace in known)
    if is_asked and any(trace.name is None for trace in known):
        raise NotImplementedError("a trace without a name in the legend")
    return known if is_asked else []


def draw_legend(
    canvas: Canvas | None, found: Sequence[object], palette: Palette, left: float, top: float, width: float
) -> float:
    """Draw samples with names, as many in a row as fit; return where the legend ends. Without a canvas only measure."""
    size, x, y = theme.TEXT_SIZE, left, top
    row = LINE_HEIGHT * size + BETWEEN
    for trace in found:
        wide = SAMPLE + GAP + measured(trace.name, size)[0] + APART
        if x > left and x + wide - APART > left + width:
            x, y = left, y + row
        if canvas:
            _sample(canvas, trace, palette, Box(x, y, x + SAMPLE, y + LINE_HEIGHT * size))
            canvas.text(x + SAMPLE + GAP, y, trace.name, size, palette.line(theme.TEXT))
        x += wide
    return y + row if found else top


def _sample(canvas: Canvas, trace: object, palette: Palette, box: Box) -> None:
    middle = (box.top + box.bottom) / 2
    square = Box(box.left + 5, middle - 7, box.right - 3, middle + 7)
    if trace.type == "bar":
        _bar_sample(canvas, trace, palette, square)
        return
    if trace.fill == "tonexty":
        colour, opacity = chart_marks.colour_of(trace.fillcolor)
        canvas.rectangle(square, palette.ink(colour), opacity=opacity)
        return
    mode = trace.mode.split("+")
    if "lines" in mode:
        colour = palette.line(trace.line.color or theme.SERIES[0].colour)
        width = LINE_WIDTH if trace.line.width is None else trace.line.width
        canvas.line([box.left, box.right], [middle, middle], colour, width, dash=palette.dash(trace))
    if "markers" in mode:
        look = chart_marks.marker_look(trace, palette)
        look["size"] = min(look["size"], LARGEST_MARK)
        symbol = trace.marker.symbol or "circle"
        canvas.marks([(box.left + box.right) / 2], [middle], symbol if isinstance(symbol, str) else symbol[0], **look)


def _bar_sample(canvas: Canvas, trace: go.Bar, palette: Palette, square: Box) -> None:
    colour, line = chart_marks.first(trace.marker.color), trace.marker.line
    ink = chart_marks.pattern_ink(palette, colour, trace.marker.pattern)
    edge = palette.line(line.color) if line.color else None
    opacity = 1 if trace.marker.opacity is None else trace.marker.opacity
    canvas.rectangle(square, ink, edge=edge, width=line.width or 0, opacity=opacity)

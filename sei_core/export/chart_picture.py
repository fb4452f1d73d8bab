"""A chart as a picture: PNG and SVG drawn from the same figure that the screen shows, with its sources inside.

The figure is Plotly's, the drawing is matplotlib's: no browser is needed on the server. What the charts of the atlas
use is drawn; anything else is refused aloud, see ``chart_support``.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
import plotly.graph_objects as go
from matplotlib.figure import Figure

from sei_core.export import chart_marks, chart_scales, picture
from sei_core.export.about import About
from sei_core.export.canvas import LINE_HEIGHT, Box, Canvas, measured, wrapped
from sei_core.export.chart_legend import draw_legend, entries
from sei_core.export.chart_marks import Bars, GreyPalette, Palette, Panel, Places
from sei_core.export.chart_scales import Extent, Scale, Tick
from sei_core.export.chart_support import check
from sei_core.view import theme

#: Pixels of a screen: ten inches wide, so three thousand pixels in print.
WIDTH, PAD, GAP = 960, 26, 10
#: Height of a chart that asks for none, what of it is not for the marks, and the least that is.
HEIGHT, FRAME, LEAST = 450, 110, 120
#: Below a title of its own a chart keeps this much for axis and legend.
FOOT = 40
TITLE, SUBTITLE, FOOTER = 21, 15, 10.5
GRID_WIDTH = 1.0
#: Tried so often to find room for every letter.
TRIALS = 4


def chart_files(chart: go.Figure, about: About) -> dict[str, Callable[[], bytes]]:
    """What makes each picture of a chart, by its ending: 300 dpi, text that stays text, and both in greys.

    Args:
        chart: built by ``view``.
        about: whose title (for a chart without one), filters, date and sources are written in the picture.
    """
    return {
        "png": partial(_saved, chart, about, "png", is_grey=False),
        "svg": partial(_saved, chart, about, "svg", is_grey=False),
        "grey.png": partial(_saved, chart, about, "png", is_grey=True),
        "grey.svg": partial(_saved, chart, about, "svg", is_grey=True),
    }


def _saved(chart: go.Figure, about: About, ending: str, *, is_grey: bool) -> bytes:
    return picture.saved(draw(chart, about, is_grey=is_grey), ending)


def draw(chart: go.Figure, about: About, *, is_grey: bool = False) -> Figure:
    """Draw a chart; in greys where hues become patterns if asked for.

    Raises:
        NotImplementedError: if the chart has something that pictures do not have.
    """
    check(chart)
    palette = GreyPalette(chart) if is_grey else Palette()
    room = np.zeros(2)
    for _ in range(TRIALS):
        canvas = _sheet(chart, about, palette, room)
        if max(canvas.overflow) < 1:
            break
        room += np.array(canvas.overflow) + 1
    title = chart.layout.title.text
    canvas.figure.set_label(unwrapped(title) if title else about.title)
    return canvas.figure


@dataclass(frozen=True)
class _Subplot:
    """Two axes before they have a place: what Plotly says of them, scales, and how high they stand, 0–1."""

    x: go.layout.XAxis
    y: go.layout.YAxis
    scales: tuple[Scale, Scale]
    domain: tuple[float, float]
    bars: Sequence[Bars]
    traces: Sequence[object]


def _sheet(chart: go.Figure, about: About, palette: Palette, room: np.ndarray) -> Canvas:
    """Lay out title, marks, legend and sources under each other; ``room`` is kept free at the left and the right."""
    subplots = _subplots(chart)
    inner = WIDTH - 2 * PAD
    heading = _heading(chart, about, inner)
    height = _height_of_marks(chart.layout)
    left = PAD + room[0] + max((_left_of(subplot, height) for subplot in subplots.values()), default=0)
    right = WIDTH - PAD - room[1]
    across = {key: _labels_across(subplot, right - left) for key, subplot in subplots.items()}
    above = max([_above(chart.layout), *(each.height for each in across.values() if each.is_above)])
    below = max([0.0, *(each.below(subplots[key]) for key, each in across.items() if subplots[key].domain[0] < 1e-6)])
    legend = entries(chart)
    footer = footer_lines(about, inner)
    top = PAD + sum(measured(text, size, bold)[1] for text, size, bold in heading) + GAP + above
    legend_top = top + height + below + GAP
    sheet = Box(left, top, right, top + height)
    legend_bottom = draw_legend(None, legend, palette, PAD, legend_top, inner)
    foot = LINE_HEIGHT * FOOTER * (footer.count("<br>") + 1)
    canvas = Canvas(WIDTH, legend_bottom + GAP + foot + PAD)
    _write_heading(canvas, heading, palette)
    panels = {key: Panel(*subplot.scales, _box(sheet, subplot)) for key, subplot in subplots.items()}
    places = Places(sheet, panels)
    for key, subplot in subplots.items():
        _draw_grid(canvas, panels[key], subplot, palette, height)
    for shape in chart.layout.shapes:
        if shape.layer == "below":
            chart_marks.draw_shape(canvas, shape, places, palette)
    for key, subplot in subplots.items():
        _draw_traces(canvas, panels[key], subplot, chart.layout, palette)
        _write_axes(canvas, panels[key], subplot, across[key], palette)
    for shape in chart.layout.shapes:
        if shape.layer != "below":
            chart_marks.draw_shape(canvas, shape, places, palette)
    is_patterned = any(palette.ink(colour).hatch for colour in chart_marks.colours_of(chart))
    for note in chart.layout.annotations:
        chart_marks.draw_annotation(canvas, note, places, palette, is_on_pattern=is_patterned)
    draw_legend(canvas, legend, palette, PAD, legend_top, inner)
    canvas.text(PAD, legend_bottom + GAP, footer, FOOTER, palette.line(theme.TEXT_MUTED))
    return canvas


def _subplots(chart: go.Figure) -> dict[tuple[str, str], _Subplot]:
    """Axes by their names, each with its traces, bars put in their places and scales around them."""
    layout = chart.layout
    keys = dict.fromkeys((trace.xaxis or "x", trace.yaxis or "y") for trace in chart.data)
    axes = {name: layout[_axis_name(name)] for key in keys for name in key}
    values = {name: [] for name in axes}
    for trace in chart.data:
        values[trace.xaxis or "x"].append(chart_scales.flat(trace.x))
        values[trace.yaxis or "y"].append(chart_scales.flat(trace.y))
    extents = {name: chart_scales.extent(axis, _unless_lengths(chart, name, values)) for name, axis in axes.items()}
    bars = {key: _bars(chart, key, extents) for key in keys}
    for key in keys:
        _stretch(chart, key, extents, bars[key])
    _stretch_by_notes(chart, extents)
    scales = {name: chart_scales.scale(axis, extents[_leader(axes, name)]) for name, axis in axes.items()}
    return {
        key: _Subplot(
            axes[key[0]],
            axes[key[1]],
            (scales[key[0]], scales[key[1]]),
            tuple(axes[key[1]].domain or (0.0, 1.0)),
            bars[key],
            [trace for trace in chart.data if _key(trace) == key],
        )
        for key in keys
    }


def _key(trace: object) -> tuple[str, str]:
    return trace.xaxis or "x", trace.yaxis or "y"


def _axis_name(name: str) -> str:
    return f"{name[0]}axis{name[1:]}"


def _leader(axes: dict[str, object], name: str) -> str:
    """The axis whose extent another one shares; only where its range is given, one extent would not do."""
    leader = axes[name].matches
    if leader and axes[name].range is None:
        raise NotImplementedError("matching axes without a range")
    return name


def _unless_lengths(chart: go.Figure, name: str, values: dict[str, list]) -> list:
    """Values on an axis; lengths of bars on an axis of days are no days."""
    axis = chart.layout[_axis_name(name)]
    return [] if axis.type == "date" else values[name]


def _bars(chart: go.Figure, key: tuple[str, str], extents: dict[str, Extent]) -> list[Bars]:
    traces = [trace for trace in chart.data if trace.type == "bar" and _key(trace) == key]
    if not traces:
        return []
    is_lying = chart_marks.is_lying(traces[0])
    if any(chart_marks.is_lying(trace) != is_lying for trace in traces):
        raise NotImplementedError("lying and standing bars together")
    along, across = (extents[name] for name in (key if is_lying else key[::-1]))
    return chart_marks.bars_of(traces, chart.layout, along, across)


def _stretch(chart: go.Figure, key: tuple[str, str], extents: dict[str, Extent], bars: Sequence[Bars]) -> None:
    """Tell the axes what lies on them."""
    across, along = (extents[name] for name in key)
    for each in bars:
        ends, places = (across, along) if chart_marks.is_lying(each.trace) else (along, across)
        ends.values += [each.base, each.end]
        ends.pads, ends.from_zero = True, ends.from_zero or each.trace.base is None
        places.values += [each.centre - each.width / 2, each.centre + each.width / 2]
    for trace in chart.data:
        if _key(trace) != key or trace.type == "bar":
            continue
        if trace.type == "heatmap":
            for axis, places in ((across, trace.x), (along, trace.y)):
                plain = Scale(axis.kind, 0, 1, axis.categories).numbers_of(places)
                axis.values += [plain - 0.5, plain + 0.5]
        else:
            is_line = trace.mode == "lines"
            across.add(chart_scales.flat(trace.x), pads=not is_line)
            along.add(chart_scales.flat(trace.y), pads=True)


def _stretch_by_notes(chart: go.Figure, extents: dict[str, Extent]) -> None:
    """Shapes and texts at places of an axis belong to it too."""
    layout = chart.layout
    found = [(shape.xref or "x", value) for shape in layout.shapes for value in (shape.x0, shape.x1)]
    found += [(shape.yref or "y", value) for shape in layout.shapes for value in (shape.y0, shape.y1)]
    found += [(note.xref or "x", note.x) for note in layout.annotations]
    found += [(note.yref or "y", note.y) for note in layout.annotations]
    for name, value in found:
        if name in extents and extents[name].kind == "linear":
            extents[name].add([value])


def _height_of_marks(layout: go.Layout) -> float:
    asked = layout.height or HEIGHT
    frame = FRAME if layout.margin.t is None else layout.margin.t + FOOT
    return max(LEAST, asked - frame)


def _heading(chart: go.Figure, about: About, inner: float) -> list[tuple[str, float, bool]]:
    """Lines of the title and of the subtitle with size and weight; as wide as the picture, not as a phone."""
    title = chart.layout.title
    found = [(wrapped(unwrapped(title.text or "") or about.title, TITLE, inner, bold=True), TITLE, True)]
    if title.subtitle.text:
        found.append((wrapped(unwrapped(title.subtitle.text), SUBTITLE, inner), SUBTITLE, False))
    return found


def unwrapped(markup: str) -> str:
    """Plain text of a title on one line."""
    return html.unescape(markup.replace("<br>", " "))


def _write_heading(canvas: Canvas, heading: list[tuple[str, float, bool]], palette: Palette) -> None:
    top = PAD
    for text, size, bold in heading:
        colour = palette.line(theme.TEXT if bold else theme.TEXT_MUTED)
        canvas.text(PAD, top, text, size, colour, bold=bold)
        top += measured(text, size, bold)[1]


def footer_lines(about: About, inner: float) -> str:
    """What was chosen, whose data they are, of when, and under what licence; markup in lines."""
    chosen = [" · ".join(about.filters)] if about.filters else []
    return "<br>".join(wrapped(line, FOOTER, inner) for line in (*chosen, *picture.footer(about)))


def _above(layout: go.Layout) -> float:
    """Pixels that texts at the upper edge of the marks need above it."""
    notes = [note for note in layout.annotations if note.yref in ("paper",) or str(note.yref).endswith(" domain")]
    over = [note for note in notes if (note.y or 0) > 0.999 and note.yanchor == "bottom"]
    return max((measured(note.text, _size(note))[1] + (note.yshift or 0) for note in over), default=0.0)


def _size(note: object) -> float:
    return note.font.size or theme.TEXT_SIZE


@dataclass(frozen=True)
class _Labels:
    """Labels along the lower or upper edge: ticks kept, whether they stand upright, their height, and the edge."""

    ticks: Sequence[Tick]
    is_upright: bool
    height: float
    is_above: bool

    def below(self, subplot: _Subplot) -> float:
        """Pixels below the marks: labels and title."""
        title = subplot.x.title.text
        return (0 if self.is_above else self.height) + (measured(title, theme.TEXT_SIZE)[1] + GAP if title else 0)


def _labels_across(subplot: _Subplot, width: float) -> _Labels:
    is_above = subplot.x.side == "top"
    if subplot.x.visible is False or subplot.x.showticklabels is False:
        return _Labels((), False, 0, is_above)
    along = subplot.scales[0]
    found = chart_scales.ticks(subplot.x, along, width, is_across=True)
    if not found:
        return _Labels((), False, 0, is_above)
    sizes = [measured(tick.label, theme.TEXT_SIZE) for tick in found]
    middles = along.placed([tick.place for tick in found]) * width
    order = np.argsort(middles)
    room = np.diff(middles[order])
    needed = np.array([(sizes[a][0] + sizes[b][0]) / 2 + 6 for a, b in pairwise(order)])
    if not (needed > room).any():
        return _Labels(found, False, max(height for _, height in sizes) + GAP / 2, is_above)
    is_upright = along.kind == "category"
    step = max(height for _, height in sizes) if is_upright else needed.max()
    every = int(np.ceil(step / max(room.min(), 1e-9)))
    longest = max(width for width, _ in sizes) if is_upright else max(height for _, height in sizes)
    return _Labels(found[::every], is_upright, longest + GAP / 2, is_above)


def _left_of(subplot: _Subplot, height: float) -> float:
    """Pixels that labels and title at the left need."""
    if subplot.y.visible is False:
        return 0
    title = subplot.y.title.text
    wide = measured(title, theme.TEXT_SIZE)[1] + GAP if title else 0
    return wide + max(
        (measured(tick.label, theme.TEXT_SIZE)[0] + GAP for tick in _ticks_up(subplot, height)), default=0
    )


def _ticks_up(subplot: _Subplot, height: float) -> list[Tick]:
    if subplot.y.visible is False or subplot.y.showticklabels is False:
        return []
    part = height * (subplot.domain[1] - subplot.domain[0])
    return chart_scales.ticks(subplot.y, subplot.scales[1], part, is_across=False)


def _box(sheet: Box, subplot: _Subplot) -> Box:
    low, high = subplot.domain
    return Box(sheet.left, sheet.bottom - high * sheet.height, sheet.right, sheet.bottom - low * sheet.height)


def _draw_grid(canvas: Canvas, panel: Panel, subplot: _Subplot, palette: Palette, height: float) -> None:
    box, colour = panel.box, palette.line(theme.GRID)
    up, across = _grid_of(subplot, "y"), _grid_of(subplot, "x")
    if up:
        for y in panel.above([tick.place for tick in _ticks_up(subplot, height)]):
            canvas.line([box.left, box.right], [y, y], colour, GRID_WIDTH)
    if across:
        for x in panel.right_of([tick.place for tick in _labels_across(subplot, box.width).ticks]):
            canvas.line([x, x], [box.top, box.bottom], colour, GRID_WIDTH)
    minor = subplot.x.minor
    if minor.showgrid:
        for x in panel.across(minor.tickvals):
            canvas.line([x, x], [box.top, box.bottom], palette.line(minor.gridcolor or theme.GRID), GRID_WIDTH)
    zero = palette.line(theme.OUTLINE)
    if _has_zero(subplot, "x"):
        (x,) = panel.right_of([0])
        canvas.line([x, x], [box.top, box.bottom], zero, subplot.x.zerolinewidth or GRID_WIDTH)
    if _has_zero(subplot, "y"):
        (y,) = panel.above([0])
        canvas.line([box.left, box.right], [y, y], zero, subplot.y.zerolinewidth or GRID_WIDTH)


def _grid_of(subplot: _Subplot, letter: str) -> bool:
    """Whether an axis has a grid: not where bars stand, nor under cells, unless asked for."""
    axis = subplot.x if letter == "x" else subplot.y
    if axis.visible is False:
        return False
    if axis.showgrid is not None:
        return axis.showgrid
    if any(trace.type == "heatmap" for trace in subplot.traces):
        return False
    return not _has_bars_beside(subplot, letter)


def _has_bars_beside(subplot: _Subplot, letter: str) -> bool:
    """Whether bars stand beside each other along an axis, rather than reach along it."""
    return any(chart_marks.is_lying(bars.trace) == (letter == "y") for bars in subplot.bars)


def _has_zero(subplot: _Subplot, letter: str) -> bool:
    """Whether zero has a line: on an axis of numbers, not through the middle of a bar."""
    axis, along = (subplot.x, subplot.scales[0]) if letter == "x" else (subplot.y, subplot.scales[1])
    if axis.zeroline is False or axis.visible is False or _has_bars_beside(subplot, letter):
        return False
    return along.kind == "linear" and along.holds(0)


def _draw_traces(canvas: Canvas, panel: Panel, subplot: _Subplot, layout: go.Layout, palette: Palette) -> None:
    for trace in subplot.traces:
        if trace.type == "heatmap":
            chart_marks.draw_cells(canvas, panel, trace, palette)
    for bars in subplot.bars:
        chart_marks.draw_bars(canvas, panel, bars, palette, is_fitted=layout.uniformtext.mode == "hide")
    before = None
    for trace in subplot.traces:
        if trace.type == "scatter":
            chart_marks.draw_scatter(canvas, panel, trace, before, palette)
            before = trace


def _write_axes(canvas: Canvas, panel: Panel, subplot: _Subplot, labels: _Labels, palette: Palette) -> None:
    box, size, colour = panel.box, theme.TEXT_SIZE, palette.line(theme.TEXT)
    widest = 0.0
    for tick in _ticks_up(subplot, box.height / (subplot.domain[1] - subplot.domain[0])):
        canvas.text(
            box.left - GAP * 0.7, panel.above([tick.place])[0], tick.label, size, colour, across="right", down="middle"
        )
        widest = max(widest, measured(tick.label, size)[0] + GAP)
    for tick in labels.ticks:
        (x,) = panel.right_of([tick.place])
        y, down = (box.top - GAP / 2, "bottom") if labels.is_above else (box.bottom + GAP / 2, "top")
        if labels.is_upright:
            canvas.upright(x - size * LINE_HEIGHT / 2, y, tick.label, size, colour, down=down)
        else:
            canvas.text(x, y, tick.label, size, colour, across="center", down=down)
    muted = palette.line(theme.TEXT_MUTED)
    if (title := subplot.x.title.text) and subplot.x.visible is not False:
        top = box.bottom + GAP + (0 if labels.is_above else labels.height)
        canvas.text((box.left + box.right) / 2, top, title, size, muted, across="center")
    if (title := subplot.y.title.text) and subplot.y.visible is not False:
        left = box.left - widest - measured(title, size)[1] - GAP / 2
        canvas.upright(left, (box.top + box.bottom) / 2, title, size, muted)

"""What pictures of charts can draw; a chart with anything else is refused: no picture lies by leaving it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import plotly.graph_objects as go

#: Speaks to a pointer, to Streamlit or of the screen alone.
WITHOUT_INK = {
    "alignmentgroup", "customdata", "hoverinfo", "hoverongaps", "hovertemplate", "hovertext", "legendgroup",
    "offsetgroup", "selected", "type", "unselected", "uid",
}  # fmt: skip
_FONT = {"color", "size"}
_MARKER = {"color", "opacity", "line.color", "line.width"}
_PATTERN = {"shape", "fgcolor", "bgcolor", "fillmode", "size", "solidity"}
_SHARED = {"name", "showlegend", "x", "xaxis", "y", "yaxis", "text", "textposition"}
_SHARED |= {f"textfont.{part}" for part in _FONT}
TRACE = {
    "bar": {
        *_SHARED, "base", "cliponaxis", "insidetextanchor", "orientation", "textangle", "width",
        *(f"marker.{part}" for part in _MARKER), *(f"marker.pattern.{part}" for part in _PATTERN),
    },
    "scatter": {
        *_SHARED, "cliponaxis", "connectgaps", "fill", "fillcolor", "line.color", "line.dash", "line.width", "mode",
        "opacity", "marker.size", "marker.symbol", *(f"marker.{part}" for part in _MARKER),
    },
    "heatmap": {
        "colorscale", "showscale", "text", "texttemplate", "x", "xaxis", "xgap", "y", "yaxis", "ygap", "z", "zmax",
        "zmin",
    },
}  # fmt: skip
AXIS = {
    "anchor", "automargin", "autorange", "categoryarray", "categoryorder", "domain", "dtick", "matches", "nticks",
    "minor.gridcolor", "minor.gridwidth", "minor.showgrid", "minor.tickmode", "minor.tickvals", "range", "rangemode",
    "separatethousands", "showgrid", "showline", "showticklabels", "side", "tickformat", "ticklabelmode",
    "ticklabelstandoff", "tickmode", "ticks", "ticksuffix", "ticktext", "tickvals", "title.text", "type", "visible",
    "zeroline", "zerolinewidth",
}  # fmt: skip
LAYOUT = {
    "bargap", "barmode", "dragmode", "height", "margin.b", "margin.l", "margin.r", "margin.t", "meta",
    "newselection.line.color", "selectdirection", "showlegend", "template", "title.text", "title.subtitle.text",
    "uniformtext.minsize", "uniformtext.mode",
}  # fmt: skip
ANNOTATION = {
    "align", "arrowcolor", "arrowhead", "arrowwidth", "ax", "axref", "ay", "ayref", "borderpad", "showarrow", "text",
    "x", "xanchor", "xref", "xshift", "y", "yanchor", "yref", "yshift", *(f"font.{part}" for part in _FONT),
}  # fmt: skip
SHAPE = {
    "fillcolor", "layer", "line.color", "line.dash", "line.width", "type", "x0", "x1", "xref", "y0", "y1", "yref",
}  # fmt: skip
#: Values that change the meaning of an attribute that is known otherwise.
ONLY = {
    "heatmap.showscale": False,
    "heatmap.texttemplate": "%{text}",
    "bar.textangle": 0,
    "bar.insidetextanchor": "middle",
    "scatter.connectgaps": False,
}
#: What typed arrays are written as.
_ARRAY = {"bdata", "dtype", "shape"}


def check(chart: go.Figure) -> None:
    """Refuse a chart that a picture would not show whole.

    Raises:
        NotImplementedError: naming what is not known.
    """
    for trace in chart.data:
        if trace.type not in TRACE:
            raise NotImplementedError(f"pictures have no {trace.type}")
        _only_known(trace.to_plotly_json(), TRACE[trace.type] | WITHOUT_INK, trace.type)
    layout = dict(chart.layout.to_plotly_json())
    for axis in [name for name in layout if name.startswith(("xaxis", "yaxis"))]:
        _only_known(layout.pop(axis), AXIS, "axis")
    for note in layout.pop("annotations", ()):
        _only_known(note, ANNOTATION, "annotation")
    for shape in layout.pop("shapes", ()):
        _only_known(shape, SHAPE, "shape")
    _only_known(layout, LAYOUT, "layout")


def _only_known(described: Mapping[str, object], known: set[str], owner: str) -> None:
    for path, value in _leaves(described, known):
        if path not in known:
            raise NotImplementedError(f"pictures of charts do not know {owner}.{path}")
        if f"{owner}.{path}" in ONLY and value != ONLY[f"{owner}.{path}"]:
            raise NotImplementedError(f"pictures of charts do not know {owner}.{path} = {value}")


def _leaves(described: Mapping[str, object], known: set[str], above: str = "") -> Iterator[tuple[str, object]]:
    for name, value in described.items():
        path = above + name
        if value is None:
            continue
        if isinstance(value, Mapping) and path not in known and not (value and value.keys() <= _ARRAY):
            yield from _leaves(value, known, f"{path}.")
        else:
            yield path, value

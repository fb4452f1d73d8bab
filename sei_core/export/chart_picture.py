"""A chart as a picture: PNG and SVG drawn from the same figure that the screen shows, with its sources inside."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go

from sei_core.export.about import About


def chart_files(chart: go.Figure, about: About) -> dict[str, Callable[[], bytes]]:
    """What makes each picture of a chart, by its ending.

    Args:
        chart: built by ``view``.
        about: whose title, date and sources are written in the picture.
    """
    return {}

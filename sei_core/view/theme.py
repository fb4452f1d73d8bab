"""Colours, fonts and the Plotly template: the only place that knows a hex colour.

``.streamlit/config.toml`` repeats a few of these tokens, because Streamlit reads no Python; a test compares them.

Sequential colours darken strictly, so that grey print keeps their order. The diverging palette is for change only.
Categorical colours differ in lightness too, and each goes with a marker and a dash of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go
import plotly.io as pio

from sei_core.domain.bands import Band
from sei_core.domain.cooperation import Standing
from sei_core.domain.indicators import INDICATORS
from sei_core.domain.vocabularies import MeasureState

TEXT = "#0b141d"
TEXT_MUTED = "#4b5b6b"
TEXT_ON_DARK = "#ffffff"
BACKGROUND = "#ffffff"
SURFACE = "#f3f6f9"
GRID = "#d3dce4"
OUTLINE = "#6b7a89"
NEUTRAL = "#7f8c99"
PRIMARY = "#1f5f9e"
LINK = "#0f5499"
NO_DATA = "#e9e6e1"
NO_DATA_HATCH = "#8d877d"
#: A faulty cell of a received file, and its frame, which stays in grey print.
FAULT = "#fde0d2"
FAULT_OUTLINE = "#8a2f0b"

BAND_COLOUR = dict(zip(Band, ("#dce9f4", "#9cc1e0", "#3d78b0", "#12335c"), strict=True))

SEQUENTIAL = ("#eaf2f9", "#cbdff0", "#a3c6e3", "#72a6d2", "#3d78b0", "#24578c", "#12335c")

#: Change only: teal for less burden, neutral zero, brown for more burden.
DIVERGING = ("#0b5a5e", "#4fa3a3", "#b5dad8", "#f2f2f0", "#f3cfa6", "#d08a3e", "#8a4b08")


@dataclass(frozen=True)
class SeriesStyle:
    """How one of several series looks; each of the three tells them apart by itself."""

    colour: str
    symbol: str
    dash: str


SERIES = (
    SeriesStyle("#12335c", "circle", "solid"),
    SeriesStyle("#9c2c58", "square", "dash"),
    SeriesStyle("#1f7f7a", "diamond", "dot"),
    SeriesStyle("#c2661a", "triangle-up", "dashdot"),
    SeriesStyle("#8f9096", "cross", "longdash"),
)

#: How a municipality or kraj stands in cooperation; light to dark as the help is surer, grey once it is over.
STANDING_COLOUR = {
    Standing.RUNNING: "#12335c",
    Standing.CONFIRMED_BEFORE: "#3d78b0",
    Standing.END_UNKNOWN: "#9cc1e0",
    Standing.END_UNCERTAIN: "#9cc1e0",
    Standing.START_UNCERTAIN: "#9cc1e0",
    Standing.ENDED: "#d9d6d1",
    Standing.ENDED_EARLY: "#b08a8f",
}

#: States of measures and indicators, from what is done to what nobody has said.
MEASURE_STATE_COLOUR = dict(zip(MeasureState, ("#12335c", "#72a6d2", "#c2661a", "#e9e6e1"), strict=True))

#: Programmes of cooperation and further categories, in the order of their first appearance; more than that repeats.
CATEGORY = ("#12335c", "#9c2c58", "#1f7f7a", "#c2661a", "#8f9096", "#5a4fa2", "#7a5c1e", "#2f86c5", "#4a5d23")

INDICATOR_STYLE = dict(zip((indicator.key for indicator in INDICATORS), SERIES, strict=True))
INDICATOR_COLOUR = {key: style.colour for key, style in INDICATOR_STYLE.items()}

FONT_FAMILY = '"Source Sans", "Source Sans Pro", "DejaVu Sans", Arial, sans-serif'
PRINT_FONTS = ("DejaVu Sans", "sans-serif")
TITLE_SIZE, SUBTITLE_SIZE, TEXT_SIZE = 17, 13, 13


def sequential(n: int) -> list[str]:
    """``n`` colours from light to dark, 1–7.

    Raises:
        ValueError: if ``n`` is outside 1–7.
    """
    if not 1 <= n <= len(SEQUENTIAL):
        raise ValueError(f"sequential palette has 1 to {len(SEQUENTIAL)} classes, not {n}")
    return _sampled(SEQUENTIAL, n)


def diverging(n: int) -> list[str]:
    """``n`` colours from less to more burden with the neutral one in the middle; odd, 3–7.

    Raises:
        ValueError: if ``n`` is not 3, 5 or 7, since zero would have no colour of its own.
    """
    if n not in (3, 5, 7):
        raise ValueError(f"diverging palette has 3, 5 or 7 classes, not {n}")
    return _sampled(DIVERGING, n)


def mix(first: str, second: str, weight: float) -> str:
    """Blend two colours; ``weight`` 0 gives the first, 1 the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * weight):02x}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.1, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio by WCAG 2.1, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """The text colour that reads better on ``colour``."""
    return max((TEXT, TEXT_ON_DARK), key=lambda text: contrast(text, colour))


def _sampled(palette: tuple[str, ...], n: int) -> list[str]:
    if n == 1:
        return [palette[len(palette) // 2]]
    positions = (step * (len(palette) - 1) / (n - 1) for step in range(n))
    return [
        mix(palette[int(position)], palette[min(int(position) + 1, len(palette) - 1)], position % 1)
        for position in positions
    ]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _template() -> go.layout.Template:
    axis = {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": GRID,
        "linecolor": OUTLINE,
        "zerolinecolor": OUTLINE,
        "separatethousands": True,
        "exponentformat": "none",
        "tickfont": {"color": TEXT, "size": TEXT_SIZE},
        "title": {"font": {"color": TEXT_MUTED, "size": TEXT_SIZE}, "standoff": 8},
    }
    title = {
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "pad": {"l": 4, "t": 6, "b": 4},
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "automargin": True,
        "font": {"size": TITLE_SIZE, "color": TEXT, "weight": 600},
        "subtitle": {"font": {"size": SUBTITLE_SIZE, "color": TEXT_MUTED}},
    }
    legend = {"orientation": "h", "x": 0, "xref": "container", "y": 0, "yref": "container", "yanchor": "bottom"}
    return go.layout.Template(
        layout={
            "font": {"family": FONT_FAMILY, "size": TEXT_SIZE, "color": TEXT},
            "separators": ",\u00a0",
            "colorway": [style.colour for style in SERIES],
            "paper_bgcolor": BACKGROUND,
            "plot_bgcolor": BACKGROUND,
            "margin": {"l": 8, "r": 22, "t": 24, "b": 8},
            "hoverlabel": {"bgcolor": BACKGROUND, "bordercolor": OUTLINE, "font": {"color": TEXT, "size": TEXT_SIZE}},
            "hovermode": "closest",
            "dragmode": False,
            "title": title,
            "legend": {**legend, "itemclick": False, "itemdoubleclick": False, "traceorder": "normal"},
            "xaxis": axis,
            "yaxis": axis,
        }
    )


pio.templates["sei"] = _template()

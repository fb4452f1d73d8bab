"""How every figure begins: title, subtitle and description, and an honest answer where there is nothing to draw.

Names may hold any character: ``wrap`` and ``plain`` leave nothing in them that Plotly would take for markup.
"""

from __future__ import annotations

import html
import textwrap

import plotly.graph_objects as go

from sei_core.view import texts, theme

#: Letters on a line of a title and of a subtitle, short enough for a phone.
TITLE_WIDTH, SUBTITLE_WIDTH = 36, 50
#: Of a figure without data, in pixels.
EMPTY_HEIGHT = 220


def start(title: str, subtitle: str, alt: str) -> go.Figure:
    """Begin a figure: its title, what it is about and when, and a description for those who cannot see it.

    Args:
        title: plain text.
        subtitle: plain text, empty where there is no more to say.
        alt: description, kept in ``layout.meta["alt"]``.
    """
    heading = {"text": wrap(title, TITLE_WIDTH), "subtitle": {"text": wrap(subtitle, SUBTITLE_WIDTH)}}
    return go.Figure(layout={"template": "sei", "title": heading, "meta": {"alt": alt}})


def empty(title: str, subtitle: str = "") -> go.Figure:
    """Say that there are no data, in place of a figure of that title."""
    figure = start(title, subtitle, texts.CHART_EMPTY_ALT.format(title=title))
    font = {"size": theme.TITLE_SIZE, "color": theme.TEXT_MUTED}
    place = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    figure.add_annotation(text=texts.CHART_EMPTY, font=font, **place)
    return figure.update_xaxes(visible=False).update_yaxes(visible=False).update_layout(height=EMPTY_HEIGHT)


def wrap(text: str, width: int) -> str:
    """Plain text as Plotly shows it, in lines of so many letters; its own line breaks stay, words are never cut."""
    return "<br>".join(lines(text, width))


def lines(text: str, width: int) -> list[str]:
    """The lines of ``wrap``."""
    parts = [part for line in text.split("\n") for part in textwrap.wrap(line, width, break_long_words=False)]
    return [plain(part) for part in parts]


def plain(text: str) -> str:
    """Text of the data with nothing in it that Plotly would take for markup."""
    return html.escape(text, quote=False)

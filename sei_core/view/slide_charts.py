"""Bars of a slide as a figure in type that can be read from the last row; its values are written, so it has no axis."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from sei_core.view import figures, tables, theme
from sei_core.view.deck import MOST_BARS, Bars
from sei_core.view.tables import Label

#: Type in CSS pixels on a screen of 1440 × 900: of few bars, and of as many as a slide may have.
LARGE, SMALL = 28, 18
#: The same on a narrow screen, whatever their number: the page scrolls there.
NARROW = 13
#: Letters on a line of a label: where there is room for several lines, and where there is not.
SHORT_LABEL, LONG_LABEL = 16, 28
#: More bars than this have labels of one line.
MOST_TALL = 8
#: Part of the longest bar that a value inside a stacked one needs.
_LEAST_INSIDE = 0.11
#: How far the other bars fade into the background beside a marked one.
_FADED = 0.45
#: For ``st.plotly_chart(config=…)``: a slide is looked at, nothing on it moves.
CONFIG = {"displayModeBar": False, "staticPlot": True}


def bars(shown: Bars, *, is_narrow: bool = False) -> go.Figure:
    """Draw the bars of a slide, the first at the top; a figure without title and legend, as tall as its place.

    A missing value has no bar and the sign of a missing value as its text.

    Args:
        shown: at least one bar and one series; labels are plain text.
        is_narrow: for a screen of a phone: in small type, as tall as the labels and values need.
    """
    size = NARROW if is_narrow else _type_size(len(shown.values))
    width = SHORT_LABEL if is_narrow or len(shown.values) <= MOST_TALL else LONG_LABEL
    labels = [_label(str(label), width, str(label) == shown.marked) for label in shown.values.index]
    figure = go.Figure(layout={"template": "sei", "meta": {"alt": shown.alt}, "font": {"size": size}})
    for series, colour in zip(shown.values, shown.colours, strict=True):
        values = shown.values[series].astype("float")
        figure.add_bar(
            orientation="h",
            y=list(range(len(labels))),
            x=values,
            name=figures.plain(str(series)),
            marker_color=_colours(shown, colour),
            text=_texts(shown, series),
            textfont={"size": size * 0.9},
            constraintext="none",
            textangle=0,
            cliponaxis=False,
            **_place_of_text(shown, colour),
        )
    whole = shown.values.sum(axis=1).max() if shown.is_stacked else shown.values.max().max()
    low = min(0.0, shown.values.min().min())
    figure.update_xaxes(
        visible=True,
        showticklabels=False,
        showgrid=False,
        title={"text": figures.plain(shown.unit), "font": {"size": size * 0.8}},
        range=None if pd.isna(whole) or whole <= low else [low * 1.15, whole if shown.is_stacked else whole * 1.15],
    )
    figure.update_yaxes(
        autorange="reversed",
        tickvals=list(range(len(labels))),
        ticktext=labels,
        tickfont={"size": size},
        ticks="outside",
        ticklen=size / 3,
        tickcolor=theme.BACKGROUND,
    )
    if is_narrow:
        beside = 1 if shown.is_stacked else shown.values.shape[1]
        lines = max(beside, *(label.count("<br>") + 1 for label in labels))
        figure.update_layout(height=round(size * (1.35 * lines + 0.8) * len(labels) + 4 * size))
    return figure.update_layout(
        barmode="stack" if shown.is_stacked else "group",
        bargap=0.25,
        bargroupgap=0.05,
        margin={"l": 0, "r": 8, "t": 8, "b": 0},
        showlegend=False,
    )


def written(shown: Bars) -> pd.DataFrame:
    """The values of bars as Czech text, in the shape and order of ``shown.values``; missing as ``–``."""
    numbered = shown.values.reset_index(drop=True).set_axis([str(name) for name in shown.values], axis=1)
    text = tables.written(numbered, {name: Label(name, "", shown.format) for name in numbered})
    return text.set_axis(shown.values.index)


def _type_size(count: int) -> int:
    """Type of so many bars."""
    return round(LARGE - (LARGE - SMALL) * min(1.0, max(0, count - 6) / (MOST_BARS - 6)))


def _label(text: str, width: int, is_marked: bool) -> str:
    wrapped = figures.wrap(text, width)
    return f"<b>{wrapped}</b>" if is_marked else wrapped


def _colours(shown: Bars, colour: str) -> list[str]:
    """Colour of each bar of a series: where one of a single series is marked, the others fade."""
    fades = shown.marked and shown.values.shape[1] == 1
    faded = theme.mix(colour, theme.BACKGROUND, _FADED)
    return [faded if fades and str(label) != shown.marked else colour for label in shown.values.index]


def _texts(shown: Bars, series: str) -> list[str]:
    """What is written at the bars of a series; inside stacked ones only where there is room."""
    text = written(shown)[str(series)]
    if not shown.is_stacked:
        return text.tolist()
    whole = shown.values.sum(axis=1).max()
    return text.where(shown.values[series] >= _LEAST_INSIDE * whole, "").tolist()


def _place_of_text(shown: Bars, colour: str) -> dict[str, object]:
    if shown.is_stacked:
        font = {"color": theme.text_on(colour)}
        return {"textposition": "inside", "insidetextanchor": "middle", "insidetextfont": font}
    return {"textposition": "outside"}

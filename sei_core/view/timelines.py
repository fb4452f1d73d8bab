"""Bars on a time axis whose ends may be uncertain: cooperation, memoranda, projects, documents.

What is sure is drawn full; the time in which something may have begun or ended, or after which nobody has said that it
goes on, is drawn pale. Nothing is drawn where no date is known.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from sei_core.view import numbers, texts, theme

ROW_HEIGHT, HEAD_HEIGHT = 26, 150
PALE, FULL = 0.35, 1.0
BAR_WIDTH = 0.62


def timeline(
    rows: pd.DataFrame,
    title: str,
    subtitle: str,
    alt: str,
    *,
    colours: Mapping[str, str],
    today: date,
    first: date,
) -> go.Figure:
    """Draw one bar a row, the first row on top; rows with the same ``name`` share a line.

    Args:
        rows: columns ``name`` (what stands beside the axis), ``kind`` (key of ``colours``), ``hover`` (plain text,
            lines apart by a line break), ``start_earliest``, ``start_latest``, ``end_earliest``, ``end_latest`` (missing
            where unknown), and ``known_until`` (the last day that a source vouches for, missing where there is none).
        title, subtitle, alt: of the figure.
        colours: by kind, in the order of the legend; the kind is also its label.
        today: where bars without a known end stop.
        first: where the axis begins, and bars without a known start.
    """
    figure = go.Figure(layout={"template": "sei", "barmode": "overlay", "meta": {"alt": alt}})
    figure.update_layout(title={"text": html.escape(title), "subtitle": {"text": html.escape(subtitle)}})
    if rows.empty:
        figure.update_xaxes(visible=False).update_yaxes(visible=False)
        return figure.add_annotation(text=texts.CHART_EMPTY, showarrow=False, font={"color": theme.TEXT_MUTED})
    pieces = _pieces(rows, today, first)
    for kind, colour in colours.items():
        for opacity in (PALE, FULL):
            part = pieces[(pieces["kind"] == kind) & (pieces["opacity"] == opacity)]
            figure.add_bar(
                orientation="h",
                y=part["name"],
                base=part["from"],
                x=part["length"],
                width=BAR_WIDTH,
                marker={"color": colour, "opacity": opacity, "line": {"width": 0}},
                name=html.escape(kind),
                legendgroup=kind,
                showlegend=opacity == FULL and bool((pieces["kind"] == kind).any()),
                hovertext=part["hover"],
                hovertemplate="%{hovertext}<extra></extra>",
            )
    names = list(dict.fromkeys(rows["name"]))
    last = max(today, *(day.date() for day in pieces["to"]))
    figure.update_yaxes(
        categoryorder="array", categoryarray=names[::-1], tickvals=names, ticktext=[html.escape(each) for each in names]
    )
    figure.update_xaxes(type="date", range=[first, last], tickformat="%Y", dtick="M24", ticklabelmode="instant")
    figure.add_vline(x=today.isoformat(), line={"color": theme.OUTLINE, "dash": "dot", "width": 1})
    return figure.update_layout(height=HEAD_HEIGHT + ROW_HEIGHT * len(names))


def _pieces(rows: pd.DataFrame, today: date, first: date) -> pd.DataFrame:
    """Cut each row into what is sure and what is not."""
    now, begin = pd.Timestamp(today), pd.Timestamp(first)
    starts = rows["start_earliest"].fillna(rows["start_latest"].fillna(begin).clip(upper=begin)).clip(lower=begin)
    sure_from = rows["start_latest"].fillna(rows["known_until"]).fillna(now)
    ends = rows["end_latest"].fillna(now.to_datetime64()).where(rows["end_latest"].notna(), sure_from.clip(lower=now))
    sure_to = rows["end_earliest"].fillna(rows["known_until"]).fillna(sure_from)
    sure_to = sure_to.where(sure_to >= sure_from, sure_from)
    parts = [
        (starts, sure_from, PALE),
        (sure_from, sure_to, FULL),
        (sure_to, ends.where(ends >= sure_to, sure_to), PALE),
    ]
    pieces = pd.concat(
        [
            pd.DataFrame(
                {"name": rows["name"], "kind": rows["kind"], "from": low, "to": high, "opacity": opacity}
            ).assign(hover=[_written(text) for text in rows["hover"]])
            for low, high, opacity in parts
        ]
    )
    pieces = pieces[pieces["to"] > pieces["from"]]
    days = (pieces["to"] - pieces["from"]).dt.days
    return pieces.assign(length=days * 86_400_000)


def _written(text: str) -> str:
    """Escape a hover text; line breaks stay."""
    return "<br>".join(html.escape(line) for line in text.split("\n"))


def between(earliest: str | None, latest: str | None) -> str:
    """Write from when till when: ``2013 – 2015``, an unknown end as a dash alone."""
    return texts.FROM_TO.format(start=numbers.dated(earliest), end=numbers.dated(latest))

"""Bars on a time axis whose ends may be uncertain: cooperation, memoranda, projects, documents.

What is sure is drawn full; the time in which something may have begun or ended, or after which nobody has said that it
goes on, is drawn pale. Nothing is drawn where no date is known. First and last days belong to what they bound.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from sei_core.view import figures, numbers, texts, theme

ROW_HEIGHT, LINE_HEIGHT, HEAD_HEIGHT = 26, 17, 150
#: Letters of a name on a line; so that a phone still has room for the bars.
NAME_WIDTH = 26
HOVER_WIDTH = 60
PALE, FULL = 0.35, 1.0
BAR_WIDTH = 0.62
ONE_DAY = pd.Timedelta(days=1)


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
            lines apart by a line break), ``start_earliest``, ``start_latest``, ``end_earliest``, ``end_latest``
            (missing where unknown), and ``known_until`` (the last day that a source vouches for, missing where there is
            none).
        title, subtitle, alt: of the figure.
        colours: by kind, in the order of the legend; the kind is also its label.
        today: where bars without a known end stop.
        first: where the axis begins, and bars without a known start.
    """
    if rows.empty:
        return figures.empty(title, subtitle)
    figure = figures.start(title, subtitle, alt).update_layout(barmode="overlay")
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
                showlegend=False,
                hovertext=part["hover"],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        if (pieces["kind"] == kind).any():  # of its own, since a kind may have nothing but pale pieces
            figure.add_bar(orientation="h", y=[None], x=[None], name=html.escape(kind), marker={"color": colour})
    names = list(dict.fromkeys(rows["name"]))
    written = [figures.wrap(name, NAME_WIDTH) for name in names]
    lines = 1 + max(name.count("<br>") for name in written)
    row_height = max(ROW_HEIGHT, LINE_HEIGHT * lines + LINE_HEIGHT // 2)
    last = max(today, *(day.date() for day in pieces["to"])) if len(pieces) else today
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=names[::-1],
        range=[-0.5, len(names) - 0.5],
        tickvals=names,
        ticktext=written,
        showgrid=False,
    )
    figure.update_xaxes(type="date", range=[first, last], tickformat="%Y", dtick="M24", ticklabelmode="instant")
    figure.add_vline(x=today.isoformat(), line={"color": theme.OUTLINE, "dash": "dot", "width": 1})
    return figure.update_layout(height=HEAD_HEIGHT + row_height * len(names))


def _pieces(rows: pd.DataFrame, today: date, first: date) -> pd.DataFrame:
    """Cut each row into what is sure and what is not.

    Sure is the time from the latest start (or, without one, the day that a source vouches for) to the latest of the
    earliest end and the day that a source vouches for. Without a known end the rest reaches to today.

    Returns:
        Columns ``name``, ``kind``, ``hover``, ``from``, ``to`` (the day after the last), ``opacity``, ``length``
        (milliseconds); up to three rows for each of ``rows``, none for one without any date.
    """
    now, begin = (pd.Timestamp(day) for day in (today, first))
    days = ["start_earliest", "start_latest", "end_earliest", "end_latest", "known_until"]
    rows = rows[rows[days].notna().any(axis=1)]
    known = rows[days].astype("datetime64[us]")
    starts = known["start_earliest"].fillna(begin).clip(lower=begin)
    ends = (known["end_latest"] + ONE_DAY).fillna(now)
    sure_from = known["start_latest"].fillna(known["known_until"]).fillna(ends)
    sure_to = known[["end_earliest", "known_until"]].max(axis=1)
    sure_to = known[["end_latest"]].assign(sure=sure_to).min(axis=1).where(sure_to.notna())
    is_sure = known["start_latest"].notna() | known["known_until"].notna()
    sure_end = (sure_to.where(sure_to > sure_from, sure_from) + ONE_DAY).where(is_sure, sure_from)
    parts = [(starts, sure_from, PALE), (sure_from, sure_end, FULL), (sure_end, ends, PALE)]
    told = rows[["name", "kind"]].assign(hover=[figures.wrap(text, HOVER_WIDTH) for text in rows["hover"]])
    pieces = pd.concat(
        [told.assign(**{"from": low.clip(lower=begin), "to": high, "opacity": opacity}) for low, high, opacity in parts]
    )
    pieces = pieces[pieces["to"] > pieces["from"]]
    return pieces.assign(length=(pieces["to"] - pieces["from"]).dt.days * 86_400_000)


def between(earliest: str | None, latest: str | None) -> str:
    """Write from when till when: ``2013 – 2015``, an unknown end as a dash alone."""
    return texts.FROM_TO.format(start=numbers.dated(earliest), end=numbers.dated(latest))

"""Figures of meetings and tasks: a calendar, and how often recurring duties were kept.

A frame in, a Plotly figure out, with a description in ``layout.meta["alt"]``.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from sei_core.domain.progress import Due
from sei_core.view import figures, meetings, numbers, texts, theme

LANE_HEIGHT, YEAR_HEIGHT, HEAD_HEIGHT, FOOT_HEIGHT, DUTY_HEAD = 46, 50, 84, 96, 54
MONTHS = range(1, 13)
#: Letters on a line beside a lane and of a text under the pointer.
LANE_WIDTH, HOVER_WIDTH = 20, 60

#: How an item of the calendar is drawn, by how it stands: symbol, place in the palette, shift right and up from the
#: middle of its month and lane, so that no two kinds cover each other.
_MARKS = {
    "held": ("circle", 0, -0.2, 0.18),
    "planned": ("circle-open", 0, 0.2, 0.18),
    "unproven": ("circle-open-dot", 4, 0.2, 0.18),
    "cancelled": ("circle-x-open", 4, 0.2, 0.18),
    Due.UPCOMING: ("square", 2, 0.2, -0.2),
    Due.OVERDUE: ("triangle-up", 3, -0.2, -0.2),
    Due.DONE: ("square-open", 2, 0.0, -0.2),
}


def calendar(items: pd.DataFrame, day: date, area: str) -> go.Figure:
    """Draw a calendar: a lane for each year and unit, a column for each month, a mark for what falls into it.

    Args:
        items: rows of ``meetings.agenda``.
        day: the day asked about; it has a lane of its own.
        area: label of the area.
    """
    subtitle = texts.CALENDAR_SUBTITLE.format(area=area, day=numbers.date(day))
    if items.empty:
        return figures.empty(texts.CALENDAR_TITLE, subtitle)
    items = items.assign(year=items["date_latest"].dt.year, month=items["date_latest"].dt.month)
    alt = texts.CALENDAR_ALT.format(subtitle=subtitle, years=_by_year(items))
    figure = figures.start(texts.CALENDAR_TITLE, subtitle, alt)
    known = items[["year", "unit_name"]].drop_duplicates().sort_values("year", kind="stable")
    lanes = sorted([(day.year, ""), *known.itertuples(index=False, name=None)], key=lambda lane: lane[0])
    for standing, (symbol, colour, right, up) in _MARKS.items():
        part = items[items["item_standing"] == standing]
        if not part.empty:
            figure.add_trace(_marks(part, lanes, standing, (symbol, theme.CATEGORY[colour]), (right, up)))
    at = {"x": [day.month], "y": [-lanes.index((day.year, ""))]}
    mark = {"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": theme.TEXT}}
    name = texts.CALENDAR_DAY.format(day=numbers.date(day))
    figure.add_scatter(**at, mode="markers", marker=mark, name=name, hovertemplate=f"{name}<extra></extra>")
    edges = {"tickmode": "array", "tickvals": [month - 0.5 for month in (*MONTHS, 13)], "showgrid": True}
    edges |= {"gridcolor": theme.OUTLINE, "gridwidth": 1}
    figure.update_xaxes(range=[0.45, 12.55], tickvals=list(MONTHS), ticks="", side="top", showgrid=False, minor=edges)
    figure.update_yaxes(
        range=[-len(lanes) + 0.5, 0.5],
        tickvals=[-place for place in range(len(lanes))],
        ticktext=[_lane(*lane) for lane in lanes],
        ticksuffix=" ",
        zeroline=False,
    )
    return figure.update_layout(height=HEAD_HEIGHT + FOOT_HEIGHT + LANE_HEIGHT * len(lanes))


def duties(years: pd.DataFrame, day: date, area: str) -> go.Figure:
    """Draw how often each recurring duty was kept: a bar a year, full for what is on record, empty up to the duty.

    Args:
        years: rows of ``queries.meetings.duty_years``.
        day: the day asked about.
        area: label of the area.
    """
    subtitle = texts.DUTY_SUBTITLE.format(area=area, day=numbers.date(day))
    if years.empty:
        return figures.empty(texts.DUTY_TITLE, subtitle)
    parts = list(years.assign(unit_name=meetings.marked(years)).groupby("task_key", sort=False))
    names = [
        figures.wrap(f"{rows['task_text'].iloc[0]} · {rows['unit_name'].iloc[0]}", figures.SUBTITLE_WIDTH)
        for _, rows in parts
    ]
    height = YEAR_HEIGHT * (len(years) + 2 * len(parts) - 1)
    figure = make_subplots(
        rows=len(parts),
        cols=1,
        subplot_titles=names,
        row_heights=[len(rows) for _, rows in parts],
        vertical_spacing=2 * YEAR_HEIGHT / height,
    )
    figure.update_annotations(x=0, xanchor="left", align="left", yshift=10)
    figure.update_annotations(font={"size": theme.SUBTITLE_SIZE, "color": theme.TEXT})
    for place, (_, rows) in enumerate(parts, start=1):
        _duty(figure, rows, place)
    described = " ".join(f"{row.task_text}, {row.year}: {meetings.duty_text(row)}." for row in years.itertuples())
    header = figures.start(texts.DUTY_TITLE, subtitle, texts.DUTY_ALT.format(subtitle=subtitle, years=described)).layout
    figure.update_layout(template="sei", title=header.title, meta=header.meta, barmode="overlay", showlegend=False)
    return figure.update_layout(height=height + HEAD_HEIGHT + DUTY_HEAD, margin={"t": HEAD_HEIGHT + DUTY_HEAD})


def _duty(figure: go.Figure, rows: pd.DataFrame, place: int) -> None:
    """Draw the years of one duty into a panel, the first on top: words, and below them a bar if there is a record."""
    lanes = list(range(len(rows)))
    written = [meetings.duty_text(row) for row in rows.itertuples()]
    hover = [f"<b>{year}</b><br>{figures.plain(text)}" for year, text in zip(rows["year"], written, strict=True)]
    for column, colour in (("yearly_minimum", theme.BACKGROUND), ("held_count", theme.PRIMARY)):
        lengths = rows[column].where(rows["held_count"].notna()).astype("Float64")
        figure.add_bar(
            orientation="h",
            y=lanes,
            x=lengths.to_numpy(dtype=float, na_value=float("nan")),
            width=0.3,
            marker={"color": colour, "line": {"color": theme.OUTLINE, "width": 1}},
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
            row=place,
            col=1,
        )
    for lane, text in enumerate(written):
        shift = 0 if text == texts.DUTY_NO_RECORD else 18
        words = {"text": figures.plain(text), "xanchor": "left", "xshift": 4, "yshift": shift, "showarrow": False}
        figure.add_annotation(x=0, y=lane, **words, row=place, col=1)
    most = rows[["yearly_minimum", "held_count"]].max().max()
    figure.update_xaxes(range=[0, most * 1.02], dtick=1, showgrid=False, row=place, col=1)
    years = [str(year) for year in rows["year"]]
    span = [len(rows) - 0.6, -0.75]
    figure.update_yaxes(range=span, tickvals=lanes, ticktext=years, ticksuffix=" ", zeroline=False, row=place, col=1)


def _marks(
    part: pd.DataFrame, lanes: list[tuple[int, str]], standing: str, look: tuple[str, str], shift: tuple[float, float]
) -> go.Scatter:
    """Marks of one standing: one a month and lane, with the number where there are several."""
    cells = list(part.groupby(["year", "unit_name", "month"], sort=False))
    places = [(month, lanes.index((year, unit))) for (year, unit, month), _ in cells]
    counts = [len(rows) for _, rows in cells]
    return go.Scatter(
        x=[month + shift[0] for month, _ in places],
        y=[shift[1] - lane for _, lane in places],
        mode="markers+text",
        text=[numbers.integer(count) if count > 1 else "" for count in counts],
        textposition="middle right",
        marker={"symbol": look[0], "color": look[1], "size": 11, "line": {"width": 2, "color": look[1]}},
        name=texts.ITEM_STANDING[standing],
        hovertext=[
            "<br>".join(
                f"{numbers.dated(row.date_text)}: {figures.wrap(row.item_text, HOVER_WIDTH)}"
                for row in rows.itertuples()
            )
            for _, rows in cells
        ],
        hovertemplate="<b>%{fullData.name}</b><br>%{hovertext}<extra></extra>",
    )


def _lane(year: int, unit: str) -> str:
    """What stands beside a lane; the lane of the chosen day has no unit."""
    return f"<b>{year}</b> " + (figures.wrap(unit, LANE_WIDTH) if unit else figures.plain(texts.CALENDAR_DAY_LANE))


def _by_year(items: pd.DataFrame) -> str:
    """``2024: jednání 5, termíny 4``, year after year."""
    counts = items.groupby(["year", "item_kind"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(texts.ITEM_KIND), fill_value=0)
    return "; ".join(
        texts.CALENDAR_ALT_YEAR.format(year=row.Index, meetings=row.meeting, tasks=row.task)
        for row in counts.itertuples()
    )

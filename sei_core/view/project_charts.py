"""Projects on a time axis, their indicators against target and elapsed time, and how the indicators stand.

A frame in, a Plotly figure out; see ``charts``.
"""

from __future__ import annotations

import html
import textwrap
from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.progress import Progress
from sei_core.domain.vocabularies import ProjectState
from sei_core.view import charts, numbers, projects, texts, theme, timelines

FIRST_DAY = date(2008, 1, 1)
STATE_COLOUR = {
    ProjectState.RUNNING.value: theme.CATEGORY[0],
    ProjectState.SELECTION.value: theme.CATEGORY[7],
    ProjectState.INTRODUCED.value: theme.CATEGORY[2],
    ProjectState.PREPARED.value: theme.CATEGORY[5],
    ProjectState.PROPOSAL.value: theme.CATEGORY[3],
    ProjectState.INTENTION.value: theme.CATEGORY[6],
    ProjectState.CARRIED_OUT.value: theme.CATEGORY[8],
    ProjectState.ENDED.value: theme.CATEGORY[4],
}
PROGRESS_COLOUR = {
    Progress.MET: theme.CATEGORY[0],
    Progress.ON_TRACK: theme.SEQUENTIAL[3],
    Progress.LATE: theme.CATEGORY[3],
    Progress.MISSED: theme.CATEGORY[1],
    Progress.UNDATED: theme.CATEGORY[4],
    Progress.NO_VALUE: theme.NO_DATA,
    Progress.NO_TARGET: theme.BACKGROUND,
}
HATCHED = {"shape": "/", "fgcolor": theme.NO_DATA_HATCH, "bgcolor": theme.NO_DATA, "size": 6, "solidity": 0.2}

#: Pixels and letters of a bullet: its name, the bar, and its numbers below.
LINE, BAR, PAD, GAP, TEXT_WIDTH = 17, 20, 3, 22, 46
#: Axis and, on a phone, a legend of a line each.
FOOTER_HEIGHT = 150
#: Where a bar ends at the latest, in multiples of the target; a longer one says so in words.
MOST = 1.25


def project_timeline(rows: pd.DataFrame, place: str, day: date) -> go.Figure:
    """Draw the dated projects, coloured by state, with an arrow from a project to its successor.

    Args:
        rows: of ``queries.projects.of_area``; those without any date are left out.
        place: label of the area.
        day: where projects without a known end stop.
    """
    shown = projects.dated(rows)
    subtitle = texts.PROJECTS_TIMELINE_SUBTITLE.format(place=place)
    alt = texts.PROJECTS_TIMELINE_ALT.format(
        count=numbers.counted(len(shown), "project"),
        rows="; ".join(f"{row.project_name} {timelines.between(row.start_text, row.end_text)}" for row in _rows(shown)),
    )
    bars = shown.assign(
        name=projects.unique_names(shown),
        kind=shown["project_state"],
        hover=[projects.hover(row) for row in _rows(shown)],
        known_until=shown["confirmed_latest"],
    )
    figure = timelines.timeline(
        bars, texts.PROJECTS_TIMELINE_TITLE, subtitle, alt, colours=STATE_COLOUR, today=day, first=FIRST_DAY
    )
    return _with_arrows(figure, bars)


def _with_arrows(figure: go.Figure, bars: pd.DataFrame) -> go.Figure:
    """Lead an arrow from the end of each project to the start of its successor."""
    before = bars[["project_name", "name", "end_latest"]].drop_duplicates("project_name")
    links = bars.merge(before, left_on="predecessor_name", right_on="project_name", suffixes=("", "_before"))
    for link in _rows(links.dropna(subset=["start_earliest", "end_latest_before"])):
        figure.add_annotation(
            x=link.start_earliest,
            y=link.name,
            ax=link.end_latest_before,
            ay=link.name_before,
            **{"xref": "x", "yref": "y", "axref": "x", "ayref": "y", "text": ""},
            **{"arrowhead": 2, "arrowwidth": 1.5, "arrowcolor": theme.TEXT_MUTED},
        )
    return figure


def bullets(rows: pd.DataFrame, whose: str, day: date) -> go.Figure:
    """Draw each indicator against its target (100 %), with what the elapsed time would lead one to expect.

    Args:
        rows: of ``queries.projects.indicators``.
        whose: name of the project.
        day: the day that the expectation is for.
    """
    told = {"whose": whose, "day": numbers.date(day)}
    subtitle = texts.BULLETS_SUBTITLE.format(**told)
    if rows.empty:
        return _without_rows(texts.BULLETS_TITLE, subtitle)
    written = [projects.bullet_text(row) for row in _rows(rows)]
    said = " ".join(f"{each.name}: {'; '.join(each.numbers)}." for each in written)
    figure = _start(texts.BULLETS_TITLE, subtitle, texts.BULLETS_ALT.format(**told, rows=said))
    figure.update_layout(barmode="overlay")
    top, middles = 0, []
    for each, has_target in zip(written, rows["effective_target"] > 0, strict=True):
        heads, below = _wrap(each.name), _wrap(texts.BETWEEN_NUMBERS.join(each.numbers))
        bar_top = top + LINE * len(heads) + PAD
        bar_end = bar_top + (BAR + PAD if has_target else 0)
        _write(figure, f"<b>{'<br>'.join(heads)}</b>", top)
        _write(figure, "<br>".join(below), bar_end)
        middles.append(bar_top + BAR / 2)
        top = bar_end + LINE * len(below) + GAP
    _draw_bullets(figure, rows.assign(middle=middles), [each.name for each in written])
    ticks = [50, 100]
    figure.update_xaxes(
        range=[0, 100 * MOST],
        tickvals=ticks,
        ticktext=[numbers.percent(tick / 100, 0) for tick in ticks],
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(range=[top, 0], visible=False)
    return figure.update_layout(height=charts.HEADER_HEIGHT + FOOTER_HEIGHT + top)


def portfolio(rows: pd.DataFrame, place: str, day: date) -> go.Figure:
    """Draw how the indicators of each project stand.

    Args:
        rows: columns ``project_name`` (in reading order, from the top), ``progress`` (value of ``Progress``),
            ``indicator_count``.
        place: label of the area.
        day: the day asked about.
    """
    subtitle = texts.PORTFOLIO_SUBTITLE.format(place=place, day=numbers.date(day))
    if rows.empty:
        return _without_rows(texts.PORTFOLIO_TITLE, subtitle)
    totals = rows.groupby("progress")["indicator_count"].sum()
    alt = texts.PORTFOLIO_ALT.format(
        place=place,
        day=numbers.date(day),
        rows=", ".join(f"{texts.PROGRESS_LABEL[key]} {totals[key]}" for key in Progress if key in totals),
    )
    figure = _start(texts.PORTFOLIO_TITLE, subtitle, alt)
    names = {name: "<br>".join(_wrap(name, timelines.NAME_WIDTH)) for name in rows["project_name"]}
    for key, colour in PROGRESS_COLOUR.items():
        part = rows[rows["progress"] == key]
        label = texts.PROGRESS_LABEL[key]
        figure.add_bar(
            orientation="h",
            y=[names[name] for name in part["project_name"]],
            x=part["indicator_count"].to_numpy(),
            name=label,
            marker={"color": colour, "line": {"color": theme.OUTLINE, "width": 0.5}}
            | ({"pattern": HATCHED} if key == Progress.NO_VALUE else {}),
            text=[numbers.integer(count) for count in part["indicator_count"]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": theme.text_on(colour)},
            hovertext=[
                f"<b>{html.escape(row.project_name)}</b><br>{label}: {numbers.integer(row.indicator_count)}"
                for row in _rows(part)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    figure.update_layout(barmode="stack", bargap=0.3, uniformtext={"minsize": 10, "mode": "hide"})
    figure.update_xaxes(title=texts.AXIS_INDICATORS, rangemode="tozero")
    figure.update_yaxes(categoryorder="array", categoryarray=list(names.values())[::-1], ticklabelstandoff=6)
    lines = 1 + max(name.count("<br>") for name in names.values())
    return figure.update_layout(height=charts.HEADER_HEIGHT + FOOTER_HEIGHT + (LINE * lines + 10) * len(names))


def _draw_bullets(figure: go.Figure, rows: pd.DataFrame, names: list[str]) -> None:
    """Draw expectation, actual value and target of each row at its ``middle``, in percent of the target."""
    scale = 100 / rows["effective_target"].where(rows["effective_target"] > 0)
    hover = {
        "hovertext": [html.escape(name) for name in names],
        "hovertemplate": "%{hovertext}<extra>%{fullData.name}</extra>",
    }
    low, high = rows["expected_low"] * scale, rows["expected_high"] * scale
    has_target, known = scale.notna(), rows["actual_value"].notna()
    missing = np.where(has_target & ~known, 100.0, np.nan)
    outline = {"color": theme.OUTLINE, "width": 0.5}
    bar = {"orientation": "h", "y": rows["middle"]}
    figure.add_bar(
        **bar,
        x=missing,
        width=BAR * 0.55,
        name=texts.NO_VALUE_ENTERED,
        marker={"color": theme.NO_DATA, "pattern": HATCHED, "line": outline},
        **hover,
    )
    figure.add_bar(
        **bar,
        base=low,
        x=(high - low).clip(lower=0.8).where((low < 100 * MOST) & has_target),
        width=BAR,
        name=texts.EXPECTED_BY_TIME,
        marker={"color": theme.CATEGORY[3], "opacity": 0.55, "line": {"width": 0}},
        **hover,
    )
    figure.add_bar(
        **bar,
        x=(rows["actual_value"] * scale).clip(upper=100 * MOST),
        width=BAR * 0.55,
        name=texts.ACTUAL,
        marker={"color": theme.PRIMARY, "line": outline},
        **hover,
    )
    figure.add_scatter(
        x=np.where(has_target, 100.0, np.nan),
        y=rows["middle"],
        mode="markers",
        name=texts.TARGET,
        marker={"symbol": "line-ns", "size": BAR, "line": {"color": theme.TEXT, "width": 3}},
        **hover,
    )


def _start(title: str, subtitle: str, alt: str) -> go.Figure:
    """An empty figure with title, subtitle and description; lines are short enough for a phone."""
    heading = {
        "text": "<br>".join(_wrap(title, charts.TITLE_WIDTH)),
        "subtitle": {"text": "<br>".join(_wrap(subtitle, charts.SUBTITLE_WIDTH))},
    }
    return go.Figure(layout={"template": "sei", "title": heading, "meta": {"alt": alt}})


def _without_rows(title: str, subtitle: str) -> go.Figure:
    figure = _start(title, subtitle, texts.CHART_EMPTY_ALT.format(title=title))
    figure.add_annotation(text=texts.CHART_EMPTY, showarrow=False, font={"color": theme.TEXT_MUTED})
    return figure.update_xaxes(visible=False).update_yaxes(visible=False).update_layout(height=220)


def _write(figure: go.Figure, text: str, top: float) -> None:
    """Put lines of text at the left, the first one at a height in pixels from above."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "y", "yanchor": "top"}
    figure.add_annotation(text=text, showarrow=False, align="left", borderpad=0, **place)


def _wrap(text: str, width: int = TEXT_WIDTH) -> list[str]:
    """Lines of plain text, each so many letters wide at most."""
    return [html.escape(line, quote=False) for line in textwrap.wrap(text, width, break_long_words=False)]


def _rows(frame: pd.DataFrame) -> list:
    return list(frame.itertuples(index=False))

"""Projects on a time axis, their indicators against target and elapsed time, and how the indicators stand.

A frame in, a Plotly figure out; see ``charts``.
"""

from __future__ import annotations

import html
from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.progress import Progress
from sei_core.domain.vocabularies import ProjectState
from sei_core.view import charts, figures, numbers, projects, texts, theme, timelines

#: Days that one can ask about; the time axis begins with the first.
DAYS = {"first": date(2008, 1, 1), "last": date(2035, 12, 31)}
#: A source that gives one of these states says that the project goes on at that time.
GOES_ON = (ProjectState.RUNNING, ProjectState.INTRODUCED)
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
    Progress.STALE: theme.CATEGORY[5],
    Progress.UNDATED: theme.CATEGORY[4],
    Progress.NO_VALUE: theme.NO_DATA,
    Progress.NO_TARGET: theme.BACKGROUND,
}
THIN = {"color": theme.OUTLINE, "width": 0.5}
HATCHED = {"shape": "/", "fgcolor": theme.NO_DATA_HATCH, "bgcolor": theme.NO_DATA, "size": 6, "solidity": 0.2}

#: Pixels and letters of a bullet: its name, the bar, and its numbers below.
LINE, BAR, PAD, GAP, TEXT_WIDTH = 17, 20, 3, 22, 46
#: Axis and, on a phone, a legend of a line each.
FOOTER_HEIGHT = 150
#: Where a bar ends at the latest, in multiples of the target; a longer one says so in words.
MOST = 1.25
#: So many indicators are counted on the axis one by one, or it would show parts of them.
FEW = 5


def project_timeline(rows: pd.DataFrame, place: str, day: date) -> go.Figure:
    """Draw the dated projects, coloured by state, with an arrow from a project to its successor.

    The day of a state vouches for a project only if the state says that it goes on.

    Args:
        rows: of ``queries.projects.of_area``; those without any date are left out.
        place: label of the area.
        day: where projects without a known end stop, and by which planned ends have passed.
    """
    shown = projects.dated(rows)
    subtitle = texts.PROJECTS_TIMELINE_SUBTITLE.format(place=place)
    alt = texts.PROJECTS_TIMELINE_ALT.format(
        count=numbers.counted(len(shown), "project"),
        rows="; ".join(f"{row.project_name} {timelines.between(row.start_text, row.end_text)}" for row in _rows(shown)),
    )
    bars = shown.assign(
        name=[projects.marked(*each) for each in zip(projects.unique_names(shown), shown["reach"], strict=True)],
        kind=shown["project_state"],
        hover=[projects.hover(row, day) for row in _rows(shown)],
        known_until=shown["confirmed_latest"].where(shown["project_state"].isin(GOES_ON)),
    )
    figure = timelines.timeline(
        bars, texts.PROJECTS_TIMELINE_TITLE, subtitle, alt, colours=STATE_COLOUR, today=day, first=DAYS["first"]
    )
    return _with_arrows(figure, bars)


def _with_arrows(figure: go.Figure, bars: pd.DataFrame) -> go.Figure:
    """Lead an arrow from the end of each project to the start of its successor."""
    before = bars[["project_key", "name", "end_latest"]]
    links = bars.merge(before, left_on="predecessor_key", right_on="project_key", suffixes=("", "_before"))
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
        day: the day that the expectation is for where there is no value; otherwise it is that of the value's date.
    """
    told = {"whose": whose, "day": numbers.date(day)}
    subtitle = texts.BULLETS_SUBTITLE.format(**told)
    if rows.empty:
        return figures.empty(texts.BULLETS_TITLE, subtitle)
    written = [projects.bullet_text(row) for row in _rows(rows)]
    said = " ".join(f"{each.name}: {'; '.join(each.numbers)}." for each in written)
    figure = figures.start(texts.BULLETS_TITLE, subtitle, texts.BULLETS_ALT.format(**told, rows=said))
    figure.update_layout(barmode="overlay")
    top, middles = 0, []
    for each, has_target in zip(written, rows["effective_target"] > 0, strict=True):
        heads, below = (
            figures.lines(text, TEXT_WIDTH) for text in (each.name, texts.BETWEEN_NUMBERS.join(each.numbers))
        )
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
        return figures.empty(texts.PORTFOLIO_TITLE, subtitle)
    totals = rows.groupby("progress")["indicator_count"].sum()
    alt = texts.PORTFOLIO_ALT.format(
        place=place,
        day=numbers.date(day),
        rows=", ".join(f"{texts.PROGRESS_LABEL[key]} {totals[key]}" for key in Progress if key in totals),
    )
    figure = figures.start(texts.PORTFOLIO_TITLE, subtitle, alt)
    names = {name: figures.wrap(name, timelines.NAME_WIDTH) for name in rows["project_name"]}
    for key, colour in PROGRESS_COLOUR.items():
        part = rows[rows["progress"] == key]
        label = texts.PROGRESS_LABEL[key]
        figure.add_bar(
            orientation="h",
            y=[names[name] for name in part["project_name"]],
            x=part["indicator_count"].to_numpy(),
            name=label,
            marker={"color": colour, "line": THIN} | ({"pattern": HATCHED} if key == Progress.NO_VALUE else {}),
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
    figure.update_layout(showlegend=True, barmode="stack", bargap=0.3, uniformtext={"minsize": 10, "mode": "hide"})
    most = rows.groupby("project_name")["indicator_count"].sum().max()
    figure.update_xaxes(title=texts.AXIS_INDICATORS, rangemode="tozero", dtick=1 if most <= FEW else None)
    figure.update_yaxes(categoryorder="array", categoryarray=list(names.values())[::-1], ticklabelstandoff=6)
    lines = 1 + max(name.count("<br>") for name in names.values())
    return figure.update_layout(height=charts.HEADER_HEIGHT + FOOTER_HEIGHT + (LINE * lines + 10) * len(names))


def _draw_bullets(figure: go.Figure, rows: pd.DataFrame, names: list[str]) -> None:
    """Draw expectation, actual value and target of each row at its ``middle``, in percent of the target."""
    scale = 100 / rows["effective_target"].where(rows["effective_target"] > 0)
    missing = pd.Series(100.0, rows.index).where(scale.notna() & rows["actual_value"].isna())
    hover = {
        "y": rows["middle"],
        "hovertext": [html.escape(name) for name in names],
        "hovertemplate": "%{hovertext}<extra>%{fullData.name}</extra>",
    }
    unknown = {"color": theme.NO_DATA, "pattern": HATCHED, "line": THIN}
    known = {"color": theme.PRIMARY, "line": THIN}
    thin = {"orientation": "h", "width": BAR * 0.55, **hover}
    figure.add_bar(x=missing, name=texts.NO_VALUE_ENTERED, marker=unknown, **thin)
    figure.add_bar(**_expectation(rows, scale), **hover)
    actual = (rows["actual_value"] * scale).clip(upper=100 * MOST)
    figure.add_bar(x=actual, name=texts.ACTUAL, marker=known, **thin)
    figure.add_scatter(
        x=np.where(scale.notna(), 100.0, np.nan),
        mode="markers",
        name=texts.TARGET,
        marker={"symbol": "line-ns", "size": BAR, "line": {"color": theme.TEXT, "width": 3}},
        **hover,
    )


def _expectation(rows: pd.DataFrame, scale: pd.Series) -> dict[str, object]:
    """The bars of what was to be expected: at least as wide as can be seen, none beyond the end of the axis."""
    low, high = rows["expected_low"] * scale, rows["expected_high"] * scale
    return {
        "orientation": "h",
        "base": low,
        "x": (high - low).clip(lower=0.8).where(low < 100 * MOST),
        "width": BAR,
        "name": texts.EXPECTED_BY_TIME,
        "marker": {"color": theme.CATEGORY[3], "opacity": 0.55, "line": {"width": 0}},
    }


def _write(figure: go.Figure, text: str, top: float) -> None:
    """Put lines of text at the left, the first one at a height in pixels from above."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "y", "yanchor": "top"}
    figure.add_annotation(text=text, showarrow=False, align="left", borderpad=0, **place)


def _rows(frame: pd.DataFrame) -> list:
    return list(frame.itertuples(index=False))

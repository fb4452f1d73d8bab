"""Meetings, tasks and recurring duties on a day: words, tables and figures.

Nobody has said whether most tasks were done, so a deadline that has passed is called overdue "by the last known state",
and a planned meeting whose day has passed is one that is not proven. A year without a record is not a year without
meetings.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from sei_core.domain.progress import Due, due
from sei_core.domain.vocabularies import MeetingState, TaskState
from sei_core.view import numbers, texts, theme

#: Days ahead whose deadlines are counted.
SOON, LATER = 30, 90
LANE_HEIGHT, YEAR_HEIGHT, HEAD_HEIGHT, FOOT_HEIGHT, DUTY_HEAD = 46, 50, 84, 96, 54
MONTHS = range(1, 13)
TITLE_WIDTH, SUBTITLE_WIDTH, LANE_WIDTH = 36, 50, 20

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


class Group(NamedTuple):
    """Rows of one standing with their heading."""

    heading: str
    rows: pd.DataFrame


def headline(tasks: pd.DataFrame, meetings: pd.DataFrame, day: date) -> list[tuple[str, str, str]]:
    """Count what is ahead, overdue and done; rows of the whole country are not the area's own and do not count.

    Args:
        tasks, meetings: rows of ``queries.meetings``.
        day: the day asked about.

    Returns:
        Label, number and help text of each figure.
    """
    own, met = tasks[tasks["is_own"]], meetings[meetings["is_own"]]
    stands = due(own, day)
    ahead = (own["deadline_latest"] - pd.Timestamp(day)).dt.days[stands == Due.UPCOMING]
    coming = _is_ahead(met, day) & (met["meeting_state"] != MeetingState.CANCELLED)
    counts = {
        "meetings": coming.sum(),
        "soon": (ahead <= SOON).sum(),
        "later": (ahead <= LATER).sum(),
        "overdue": (stands == Due.OVERDUE).sum(),
        "done": (stands == Due.DONE).sum(),
        "without": (stands == Due.WITHOUT_DEADLINE).sum(),
    }
    return [(label, numbers.integer(counts[key]), help_text) for key, (label, help_text) in texts.DUE_HEADLINE.items()]


def findings(tasks: pd.DataFrame, meetings: pd.DataFrame, day: date, area: str) -> list[str]:
    """Say in sentences how the area stands on a day, what is not its own, and how old the news is.

    Args:
        tasks, meetings, day: as in ``headline``.
        area: label of the area.
    """
    own, met = tasks[tasks["is_own"]], meetings[meetings["is_own"]]
    around = len(tasks) + len(meetings) - len(own) - len(met)
    overdue = int((due(own, day) == Due.OVERDUE).sum())
    pattern = texts.DUE_FINDING if overdue else texts.DUE_FINDING_NONE
    said = [
        (texts.DUE_NOTHING if own.empty and met.empty else pattern).format(
            area=area,
            day=numbers.date(day),
            tasks=numbers.counted(len(own), "task"),
            meetings=numbers.counted(len(met), "meeting"),
            overdue=numbers.counted(overdue, "task"),
        )
    ]
    if around:
        said.append(texts.DUE_COUNTRY_WIDE.format(count=numbers.integer(around)))
    if tasks["known_earliest"].notna().any():
        newest = tasks.loc[tasks["known_earliest"].idxmax(), "known_text"]
        said.append(texts.DUE_NEWEST.format(date=numbers.dated(newest)))
    return said


def task_rows(tasks: pd.DataFrame, day: date) -> pd.DataFrame:
    """Write how each task stands on a day, the overdue first, of these those that were due last.

    Args:
        tasks: rows of ``queries.meetings.tasks``.
        day: the day asked about.

    Returns:
        Columns ``due`` (value of ``Due``), ``is_own``, ``due_text``, ``deadline_text``, ``task_text``, ``responsible``,
        ``unit_name`` (country-wide ones marked), ``task_state``, ``known_text``, ``reference_keys``, ``note``.
    """
    rows = tasks.assign(due=due(tasks, day), unit_name=_marked(tasks))
    rows["due_text"] = [_task_text(row, day) for row in rows.itertuples()]
    overdue = rows["due"] == Due.OVERDUE
    rows = pd.concat([rows[overdue][::-1], *(rows[rows["due"] == each] for each in Due if each != Due.OVERDUE)])
    columns = ["due", "is_own", "due_text", "deadline_text", "task_text", "responsible", "unit_name", "task_state"]
    return rows[[*columns, "known_text", "reference_keys", "note"]].reset_index(drop=True)


def task_groups(rows: pd.DataFrame) -> Iterator[Group]:
    """Split what ``task_rows`` gives by how the tasks stand; a group without tasks is left out."""
    return _groups(rows, "due", texts.DUE_HEADING)


def meeting_rows(meetings: pd.DataFrame, day: date) -> pd.DataFrame:
    """Write how each meeting stands on a day: those ahead, the next first, then the past, the latest first.

    Args:
        meetings: rows of ``queries.meetings.meetings``.
        day: the day asked about.

    Returns:
        Columns ``is_ahead``, ``is_own``, ``due_text``, ``date_text``, ``time_text``, ``meeting_name``,
        ``meeting_kind``, ``place``, ``organiser``, ``unit_name`` (country-wide ones marked), ``known_text``,
        ``reference_keys``, ``note``.
    """
    rows = meetings.assign(
        is_ahead=_is_ahead(meetings, day),
        due_text=[texts.MEETING_STANDING[standing] for standing in _meeting_standings(meetings, day)],
        unit_name=_marked(meetings),
    )
    rows = pd.concat([rows[rows["is_ahead"]], rows[~rows["is_ahead"]][::-1]])
    columns = ["is_ahead", "is_own", "due_text", "date_text", "time_text", "meeting_name", "meeting_kind", "place"]
    return rows[[*columns, "organiser", "unit_name", "known_text", "reference_keys", "note"]].reset_index(drop=True)


def meeting_groups(rows: pd.DataFrame) -> Iterator[Group]:
    """Split what ``meeting_rows`` gives into those ahead and the past; an empty group is left out."""
    return _groups(rows, "is_ahead", texts.MEETINGS_HEADING)


def agenda(tasks: pd.DataFrame, meetings: pd.DataFrame, day: date) -> pd.DataFrame:
    """Put meetings and deadlines that lie within one month into one list, by date.

    Args:
        tasks, meetings: rows of ``queries.meetings``.
        day: the day asked about.

    Returns:
        Columns ``date_text``, ``date_latest`` (the last day that it can be), ``item_kind``, ``item_text``,
        ``item_standing`` (key of ``texts.ITEM_STANDING``), ``unit_name``, ``reference_keys``.
    """
    both = pd.concat(
        [
            meetings.rename(columns={"meeting_name": "item_text"}).assign(
                item_kind="meeting", item_standing=_meeting_standings(meetings, day), unit_name=_marked(meetings)
            ),
            tasks.rename(columns={"task_text": "item_text"})
            .rename(columns=lambda name: name.replace("deadline_", "date_"))
            .assign(item_kind="task", item_standing=due(tasks, day), unit_name=_marked(tasks)),
        ]
    )
    months = both[["date_earliest", "date_latest"]].apply(lambda days: days.dt.to_period("M"))
    both = both[(months["date_earliest"] == months["date_latest"]) & both["item_standing"].isin(list(_MARKS))]
    columns = ["date_text", "date_latest", "item_kind", "item_text", "item_standing", "unit_name", "reference_keys"]
    return both.sort_values(["date_latest", "unit_name", "item_text"], ignore_index=True)[columns]


def calendar(items: pd.DataFrame, day: date, area: str) -> go.Figure:
    """Draw a calendar: a lane for each year and unit, a column for each month, a mark for what falls into it.

    Args:
        items: rows of ``agenda``.
        day: the day asked about; it has a lane of its own.
        area: label of the area.
    """
    subtitle = texts.CALENDAR_SUBTITLE.format(area=area, day=numbers.date(day))
    if items.empty:
        return _empty(texts.CALENDAR_TITLE, subtitle)
    items = items.assign(year=items["date_latest"].dt.year, month=items["date_latest"].dt.month)
    alt = texts.CALENDAR_ALT.format(subtitle=subtitle, years=_by_year(items))
    figure = _start(texts.CALENDAR_TITLE, subtitle, alt)
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
    figure.update_xaxes(range=[0.45, 12.55], tickvals=list(MONTHS), side="top", showgrid=True)
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
        return _empty(texts.DUTY_TITLE, subtitle)
    parts = list(years.assign(unit_name=_marked(years)).groupby("task_key", sort=False))
    names = [_wrap(f"{rows['task_text'].iloc[0]} · {rows['unit_name'].iloc[0]}", SUBTITLE_WIDTH) for _, rows in parts]
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
    described = " ".join(f"{row.task_text}, {row.year}: {duty_text(row)}." for row in years.itertuples())
    header = _start(texts.DUTY_TITLE, subtitle, texts.DUTY_ALT.format(subtitle=subtitle, years=described)).layout
    figure.update_layout(template="sei", title=header.title, meta=header.meta, barmode="overlay", showlegend=False)
    return figure.update_layout(height=height + HEAD_HEIGHT + DUTY_HEAD, margin={"t": HEAD_HEIGHT + DUTY_HEAD})


def duty_text(row: tuple) -> str:
    """``1 z povinných 4 (doloženo do 11. 6. 2024)`` from a row of ``queries.meetings.duty_years``."""
    if pd.isna(row.held_count):
        return texts.DUTY_NO_RECORD
    return texts.DUTY_RECORD.format(
        held=numbers.integer(row.held_count),
        minimum=numbers.integer(row.yearly_minimum),
        date=numbers.date(row.documented_date),
    )


def duty_rows(years: pd.DataFrame) -> pd.DataFrame:
    """The table of ``duties``: rows of ``queries.meetings.duty_years`` with words, country-wide ones marked."""
    shown = years.assign(due_text=[duty_text(row) for row in years.itertuples()], unit_name=_marked(years))
    columns = ["task_text", "unit_name", "year", "due_text", "held_count", "yearly_minimum", "documented_date"]
    return shown[[*columns, "reference_keys"]]


def _groups(rows: pd.DataFrame, column: str, headings: Mapping[object, str]) -> Iterator[Group]:
    """Split rows by a column, in the order of ``headings``; columns that are empty in a whole group are left out."""
    for value, heading in headings.items():
        part = rows[rows[column] == value]
        if not part.empty:
            around = int((~part["is_own"]).sum())
            pattern = texts.DUE_COUNT_AROUND if around else texts.DUE_COUNT
            named = pattern.format(heading=heading, count=numbers.integer(len(part)), around=numbers.integer(around))
            yield Group(named, part.drop(columns=[column, "is_own"]).dropna(axis="columns", how="all"))


def _duty(figure: go.Figure, rows: pd.DataFrame, place: int) -> None:
    """Draw the years of one duty into a panel, the first on top: words, and below them a bar if there is a record."""
    lanes = list(range(len(rows)))
    written = [duty_text(row) for row in rows.itertuples()]
    hover = [f"<b>{year}</b><br>{html.escape(text)}" for year, text in zip(rows["year"], written, strict=True)]
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
        words = {"text": html.escape(text), "xanchor": "left", "xshift": 4, "yshift": shift, "showarrow": False}
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
            "<br>".join(f"{numbers.dated(row.date_text)}: {_wrap(row.item_text, 60)}" for row in rows.itertuples())
            for _, rows in cells
        ],
        hovertemplate="<b>%{fullData.name}</b><br>%{hovertext}<extra></extra>",
    )


def _lane(year: int, unit: str) -> str:
    """What stands beside a lane; the lane of the chosen day has no unit."""
    return f"<b>{year}</b> " + (_wrap(unit, LANE_WIDTH) if unit else html.escape(texts.CALENDAR_DAY_LANE))


def _by_year(items: pd.DataFrame) -> str:
    """``2024: jednání 5, termíny 4``, year after year."""
    counts = items.groupby(["year", "item_kind"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(texts.ITEM_KIND), fill_value=0)
    return "; ".join(
        texts.CALENDAR_ALT_YEAR.format(year=row.Index, meetings=row.meeting, tasks=row.task)
        for row in counts.itertuples()
    )


def _is_ahead(meetings: pd.DataFrame, day: date) -> pd.Series:
    """Whether the last day that a meeting can take place has not passed when the day begins."""
    return ~(meetings["date_latest"] < pd.Timestamp(day))


def _meeting_standings(meetings: pd.DataFrame, day: date) -> list[str]:
    """Key of ``texts.ITEM_STANDING`` of each meeting."""
    of_state = {MeetingState.HELD: "held", MeetingState.CANCELLED: "cancelled"}
    return [
        of_state.get(MeetingState(state), "planned" if ahead else "unproven")
        for state, ahead in zip(meetings["meeting_state"], _is_ahead(meetings, day), strict=True)
    ]


def _task_text(row: tuple, day: date) -> str:
    """How a task stands, in words; ``row`` has the columns of ``queries.meetings.tasks`` and ``due``."""
    if row.due == Due.OVERDUE:
        late = numbers.counted((pd.Timestamp(day) - row.deadline_latest).days, "day")
        if row.known_earliest > row.deadline_latest:
            return texts.TASK_NOT_DONE.format(late=late, known=numbers.dated(row.known_text))
        return texts.TASK_OVERDUE.format(late=late)
    if row.due == Due.UPCOMING:
        left = (row.deadline_latest - pd.Timestamp(day)).days
        pattern = texts.TASK_AHEAD if row.deadline_earliest == row.deadline_latest else texts.TASK_AHEAD_AT_MOST
        return pattern.format(left=numbers.counted(left, "day")) if left else texts.TASK_TODAY
    if row.due == Due.RECURRING and not pd.isna(row.yearly_minimum):
        return texts.TASK_RECURRING.format(count=numbers.integer(row.yearly_minimum))
    if row.task_state == TaskState.PRESUMED_DONE:
        return texts.TASK_PRESUMED
    return texts.TASK_STANDING[row.due]


def _marked(rows: pd.DataFrame) -> pd.Series:
    """Name the unit of each row, those of the whole country as such."""
    return rows["unit_name"].where(rows["is_own"], rows["unit_name"] + texts.COUNTRY_WIDE)


def _empty(title: str, subtitle: str) -> go.Figure:
    figure = _start(title, subtitle, texts.CHART_EMPTY_ALT.format(title=title))
    figure.update_xaxes(visible=False).update_yaxes(visible=False)
    figure.add_annotation(
        text=texts.CHART_EMPTY, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font_color=theme.TEXT_MUTED
    )
    return figure.update_layout(height=220)


def _start(title: str, subtitle: str, alt: str) -> go.Figure:
    heading = {"text": _wrap(title, TITLE_WIDTH), "subtitle": {"text": _wrap(subtitle, SUBTITLE_WIDTH)}}
    return go.Figure(layout={"template": "sei", "title": heading, "meta": {"alt": alt}})


def _wrap(text: str, width: int) -> str:
    return "<br>".join(html.escape(line, quote=False) for line in textwrap.wrap(text, width, break_long_words=False))

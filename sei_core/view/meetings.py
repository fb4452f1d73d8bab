"""Meetings, tasks and recurring duties on a day, in words and tables; ``meeting_charts`` draws them.

Nobody has said whether most tasks were done, so a deadline that has passed is called overdue "by the last known state",
and a planned meeting whose day has passed is one that is not proven. A year without a record is not a year without
meetings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import pandas as pd

from sei_core.domain import dates
from sei_core.domain.progress import Due, due
from sei_core.domain.vocabularies import MeetingState, TaskState
from sei_core.view import numbers, texts

#: Days ahead whose deadlines are counted.
SOON, LATER = 30, 90
#: Keys of ``texts.DUE_HEADLINE`` that look ahead.
AHEAD = ("meetings", "soon", "later")


class Group(NamedTuple):
    """Rows of one standing with their heading."""

    heading: str
    rows: pd.DataFrame


def headline(tasks: pd.DataFrame, meetings: pd.DataFrame, day: date) -> list[tuple[str, ...]]:
    """Count what is ahead, overdue and done; rows of the kraj and the country around are not the area's own.

    Nothing is not a zero where nobody can know: in an area without rows of its own, and ahead of a day more than a year
    after the latest news.

    Args:
        tasks, meetings: rows of ``queries.meetings``.
        day: the day asked about.

    Returns:
        Label, number and help text of each figure; of the overdue also those of the kraj and the country, if any.
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
    unknown = {key: _why_unknown(own, met, day, is_ahead=key in AHEAD) for key in counts if not counts[key]}
    around = beside(tasks[due(tasks, day) == Due.OVERDUE]["reach"])
    return [
        (
            label,
            numbers.MISSING if unknown.get(key) else numbers.integer(counts[key]),
            unknown.get(key) or help_text,
            *([around] if key == "overdue" and around else []),
        )
        for key, (label, help_text) in texts.DUE_HEADLINE.items()
    ]


def _why_unknown(tasks: pd.DataFrame, meetings: pd.DataFrame, day: date, *, is_ahead: bool) -> str | None:
    """Why a count of nothing among an area's own rows is no zero; None where it is one."""
    if tasks.empty and meetings.empty:
        return texts.DUE_NOTHING_KNOWN
    if not is_ahead:
        return None
    news = pd.concat([tasks["known_text"], meetings["known_text"]], ignore_index=True)
    heard = dates.span_columns(news)["latest"]
    if heard.isna().all():
        return texts.DUE_NEWS_UNDATED
    if heard.max() >= pd.Timestamp(day) - pd.DateOffset(years=1):
        return None
    return texts.DUE_NEWS_ENDS.format(date=numbers.dated(news[heard.idxmax()]))


def beside(reach: pd.Series) -> str:
    """``+ 1 celého kraje + 3 celostátní``: how many rows are not the area's own; empty if all are."""
    counts = reach.value_counts()
    said = {key: pattern for key, pattern in texts.DUE_BESIDE.items() if key in counts}
    return " ".join(pattern.format(count=numbers.integer(counts[key])) for key, pattern in said.items())


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
        said.append(texts.DUE_AROUND.format(count=numbers.integer(around)))
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
        Columns ``due`` (value of ``Due``), ``reach``, ``due_text``, ``deadline_text``, ``task_text``, ``responsible``,
        ``unit_name`` (those around the area marked), ``task_state``, ``known_text``, ``reference_keys``, ``note``.
    """
    rows = tasks.assign(due=due(tasks, day), unit_name=marked(tasks))
    rows["due_text"] = [_task_text(row, day) for row in rows.itertuples()]
    overdue = rows["due"] == Due.OVERDUE
    rows = pd.concat([rows[overdue][::-1], *(rows[rows["due"] == each] for each in Due if each != Due.OVERDUE)])
    columns = ["due", "reach", "due_text", "deadline_text", "task_text", "responsible", "unit_name", "task_state"]
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
        Columns ``is_ahead``, ``reach``, ``due_text``, ``date_text``, ``time_text``, ``meeting_name``,
        ``meeting_kind``, ``place``, ``organiser``, ``unit_name`` (those around the area marked), ``known_text``,
        ``reference_keys``, ``note``.
    """
    rows = meetings.assign(
        is_ahead=_is_ahead(meetings, day),
        due_text=[texts.MEETING_STANDING[standing] for standing in _meeting_standings(meetings, day)],
        unit_name=marked(meetings),
    )
    rows = pd.concat([rows[rows["is_ahead"]], rows[~rows["is_ahead"]][::-1]])
    columns = ["is_ahead", "reach", "due_text", "date_text", "time_text", "meeting_name", "meeting_kind", "place"]
    return rows[[*columns, "organiser", "unit_name", "known_text", "reference_keys", "note"]].reset_index(drop=True)


def meeting_groups(rows: pd.DataFrame) -> Iterator[Group]:
    """Split what ``meeting_rows`` gives into those ahead and the past; an empty group is left out."""
    return _groups(rows, "is_ahead", texts.MEETINGS_HEADING)


def agenda(tasks: pd.DataFrame, meetings: pd.DataFrame, day: date) -> pd.DataFrame:
    """Put meetings that lie within one month, and deadlines by the last day that they can be, into one list by date.

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
                item_kind="meeting", item_standing=_meeting_standings(meetings, day), unit_name=marked(meetings)
            ),
            tasks.rename(columns={"task_text": "item_text"})
            .rename(columns=lambda name: name.replace("deadline_", "date_"))
            .assign(item_kind="task", item_standing=due(tasks, day), unit_name=marked(tasks)),
        ]
    )
    months = both[["date_earliest", "date_latest"]].apply(lambda days: days.dt.to_period("M"))
    has_place = (months["date_earliest"] == months["date_latest"]) | (both["item_kind"] == "task")
    both = both[has_place & both["date_latest"].notna() & both["item_standing"].isin(list(texts.ITEM_STANDING))]
    columns = ["date_text", "date_latest", "item_kind", "item_text", "item_standing", "unit_name", "reference_keys"]
    return both.sort_values(["date_latest", "unit_name", "item_text"], ignore_index=True)[columns]


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
    """The table of ``duties``: rows of ``queries.meetings.duty_years`` with words, those around the area marked."""
    shown = years.assign(due_text=[duty_text(row) for row in years.itertuples()], unit_name=marked(years))
    columns = ["task_text", "unit_name", "year", "due_text", "held_count", "yearly_minimum", "documented_date"]
    return shown[[*columns, "reference_keys"]]


def _groups(rows: pd.DataFrame, column: str, headings: Mapping[object, str]) -> Iterator[Group]:
    """Split rows by a column, in the order of ``headings``; columns that are empty in a whole group are left out."""
    for value, heading in headings.items():
        part = rows[rows[column] == value]
        if not part.empty:
            own, around = numbers.integer((part["reach"] == "area").sum()), beside(part["reach"])
            pattern = texts.DUE_COUNT_AROUND if around else texts.DUE_COUNT
            named = pattern.format(heading=heading, count=own, around=around)
            yield Group(named, part.drop(columns=[column, "reach"]).dropna(axis="columns", how="all"))


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


def marked(rows: pd.DataFrame) -> pd.Series:
    """Name the unit of each row, with a mark on the kraj and the country around the area."""
    return rows["unit_name"] + rows["reach"].map(texts.REACH_MARK).fillna("")

"""Meetings, tasks and recurring duties of an area.

Rows of the kraj around an area and of the whole country are given too, since they concern it; ``is_own`` tells them
from the area's own, ``reach`` from each other.
A state is known as of the day that its source confirms, otherwise as of the date of the latest document that it cites.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from sei_core.domain.vocabularies import MeetingState
from sei_core.queries.reach import REACHED
from sei_core.store import db

#: ``shown``: units in the area, and those that cover it; ``heard``: the latest dated document that a row cites.
_SHOWN = """
    , shown AS (
        SELECT unit_key, unit_name, reach, reach = 'area' AS is_own FROM reached
    ), heard AS (
        SELECT table_name, row_key, arg_max(date_text, date_latest) AS heard_text,
               arg_max(date_earliest, date_latest) AS heard_earliest, max(date_latest) AS heard_latest
        FROM citation JOIN reference USING (reference_key)
        WHERE date_latest IS NOT NULL
        GROUP BY table_name, row_key
    )
"""


def of_area(area_code: str) -> pd.DataFrame:
    """Which meetings and tasks does an area have, by date? Those without a date last.

    Columns:
        item_kind: "meeting" or "task"
        item_key: text, unique within the kind
        item_text: name of the meeting, words of the task
        date_text: of the meeting or the deadline, missing where there is none
        date_earliest: date, missing where unknown
        date_latest: date, missing where unknown
        time_text: ``10:00–16:30``, missing where not stated and for tasks
        place: text, missing where not stated and for tasks
        who_text: who organises or is responsible, missing where not stated
        unit_name: text
        is_own: whether it belongs to the area, rather than to the kraj or the country around it
        reach: "area" (its own), "region" or "country" (it concerns the whole kraj or country around it)
        item_state: word of ``MeetingState`` or ``TaskState``
        known_text: date as of which the state is known, missing where no source is dated
        reference_keys: text
        note: text, missing where there is none
    """
    return _ask(
        """
        , item AS (
            SELECT 'meeting' AS item_kind, meeting_key AS item_key, meeting_name AS item_text, date_text, date_earliest,
                   date_latest, time_text, place, organiser AS who_text, unit_key, meeting_state AS item_state,
                   confirmed_text, reference_keys, note
            FROM meeting
            UNION ALL
            SELECT 'task', task_key, task_text, deadline_text, deadline_earliest, deadline_latest, NULL, NULL,
                   responsible, unit_key, task_state, confirmed_text, reference_keys, note
            FROM task
        )
        SELECT item_kind, item_key, item_text, date_text, date_earliest, date_latest, time_text, place, who_text,
               unit_name, is_own, reach, item_state, coalesce(confirmed_text, heard_text) AS known_text,
               reference_keys, note
        FROM item
        JOIN shown USING (unit_key)
        LEFT JOIN heard ON table_name = item_kind AND row_key = item_key
        ORDER BY date_latest NULLS LAST, date_earliest NULLS LAST, item_kind, unit_name COLLATE cs, item_key
        """,
        area_code=area_code,
    )


def tasks(area_code: str) -> pd.DataFrame:
    """What has an area to do? By deadline, the earliest first, those without one last.

    Columns:
        task_key: text
        task_text: text
        deadline_text: date, missing where there is none
        deadline_earliest: date, missing where unknown
        deadline_latest: date, missing where unknown
        yearly_minimum: how many times a year, missing where it does not recur
        responsible: text, missing where not stated
        unit_name: text
        is_own: whether it belongs to the area, rather than to the kraj or the country around it
        reach: "area" (its own), "region" or "country" (it concerns the whole kraj or country around it)
        task_state: word of ``TaskState``
        known_text: date as of which the state is known, missing where no source is dated
        known_earliest: the first day that this can be, missing likewise
        reference_keys: text
        note: text, missing where there is none
    """
    return _ask(
        """
        SELECT task_key, task_text, deadline_text, deadline_earliest, deadline_latest, yearly_minimum, responsible,
               unit_name, is_own, reach, task_state, coalesce(confirmed_text, heard_text) AS known_text,
               CASE WHEN confirmed_text IS NULL THEN heard_earliest ELSE confirmed_earliest END AS known_earliest,
               reference_keys, note
        FROM task
        JOIN shown USING (unit_key)
        LEFT JOIN heard ON table_name = 'task' AND row_key = task_key
        ORDER BY deadline_latest NULLS LAST, unit_name COLLATE cs, task_text COLLATE cs, task_key
        """,
        area_code=area_code,
    )


def meetings(area_code: str) -> pd.DataFrame:
    """When do people of an area meet, and did they? The earliest first.

    Columns:
        meeting_key: text
        meeting_name: text
        meeting_kind: word of ``MeetingKind``
        date_text: date
        date_earliest: date, missing where unknown
        date_latest: date, missing where unknown
        time_text: ``10:00–16:30``, missing where not stated
        place: text, missing where not stated
        organiser: text, missing where not stated
        unit_name: text
        is_own: whether it belongs to the area, rather than to the kraj or the country around it
        reach: "area" (its own), "region" or "country" (it concerns the whole kraj or country around it)
        meeting_state: word of ``MeetingState``
        known_text: date as of which the state is known, missing where no source is dated
        reference_keys: text
        note: text, missing where there is none
    """
    return _ask(
        """
        SELECT meeting_key, meeting_name, meeting_kind, date_text, date_earliest, date_latest, time_text, place,
               organiser, unit_name, is_own, reach, meeting_state, coalesce(confirmed_text, heard_text) AS known_text,
               reference_keys, note
        FROM meeting
        JOIN shown USING (unit_key)
        LEFT JOIN heard ON table_name = 'meeting' AND row_key = meeting_key
        ORDER BY date_latest NULLS LAST, date_earliest NULLS LAST, unit_name COLLATE cs, meeting_key
        """,
        area_code=area_code,
    )


def duty_years(area_code: str, day: date) -> pd.DataFrame:
    """How often was each recurring duty of an area kept, in each year from the first record to the day?

    Meetings are counted that were held by the day and whose year is certain.

    Columns:
        task_key: text
        task_text: text
        unit_name: text
        is_own: whether it belongs to the area, rather than to the kraj or the country around it
        reach: "area" (its own), "region" or "country" (it concerns the whole kraj or country around it)
        yearly_minimum: how many times a year
        year: year
        held_count: meetings, missing where none is on record: that does not say that there was none
        documented_date: the last day of the year about which the sources can know, missing likewise
        reference_keys: text, of the duty and its meetings
    """
    return _ask(
        """
        , duty AS (
            SELECT task_key, task_text, unit_name, is_own, reach, yearly_minimum FROM task JOIN shown USING (unit_key)
            WHERE yearly_minimum IS NOT NULL
        ), held AS (
            SELECT duty_key AS task_key, meeting_key, date_latest, year(date_latest) AS year FROM meeting
            WHERE meeting_state = $held AND date_latest <= $day AND year(date_earliest) = year(date_latest)
        ), said AS (
            SELECT task_key, 'task' AS table_name, task_key AS row_key FROM duty
            UNION ALL
            SELECT task_key, 'meeting', meeting_key FROM held
        ), documented AS (
            SELECT task_key, max(heard_latest) AS last_date FROM said JOIN heard USING (table_name, row_key)
            GROUP BY task_key
        ), cited AS (
            SELECT task_key, string_agg(DISTINCT reference_key, ' | ' ORDER BY reference_key) AS reference_keys
            FROM said JOIN citation USING (table_name, row_key)
            GROUP BY task_key
        ), counted AS (
            SELECT task_key, year, count(*) AS held_count, max(date_latest) AS last_held FROM held
            GROUP BY task_key, year
        ), shown_year AS (
            SELECT task_key, unnest(range(coalesce(min(year), year($day::DATE)), year($day::DATE) + 1)) AS year
            FROM duty LEFT JOIN counted USING (task_key)
            GROUP BY task_key
        )
        SELECT task_key, task_text, unit_name, is_own, reach, yearly_minimum, year::INT AS year, held_count,
               CASE WHEN held_count IS NOT NULL
                   THEN least($day::DATE, make_date(year, 12, 31), greatest(last_held, last_date))
               END AS documented_date,
               reference_keys
        FROM duty JOIN shown_year USING (task_key)
        LEFT JOIN counted USING (task_key, year)
        LEFT JOIN documented USING (task_key)
        LEFT JOIN cited USING (task_key)
        ORDER BY list_position(['area', 'region', 'country'], reach), unit_name COLLATE cs, task_key, year
        """,
        area_code=area_code,
        day=day,
        held=MeetingState.HELD.value,
    )


def _ask(select: str, **parameters: object) -> pd.DataFrame:
    """Run a SELECT that follows ``_SHOWN``."""
    return db.fetch(REACHED + _SHOWN + select, **parameters)

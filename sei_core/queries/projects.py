"""Which projects touch a place, what do they promise, and how far have they got?

A project belongs to an area if one of its territories lies in the area, touches it or covers it; one whose territory is
the whole country belongs to every area and is marked, since its sources seldom name the places.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from sei_core.domain import progress
from sei_core.domain.progress import Progress
from sei_core.domain.vocabularies import ProjectLevel, TerritoryRole, YesNo
from sei_core.queries import keys
from sei_core.queries.reach import REACHED
from sei_core.store import db

_LEVELS = [str(level) for level in ProjectLevel]
#: As a reader wants them: who has it first, who waits for it last.
_ROLES = [
    str(role)
    for role in (TerritoryRole.PLACE, TerritoryRole.PARTICIPANT, TerritoryRole.PARTNER, TerritoryRole.SUBSTITUTE)
]
_SUBSTITUTE = str(TerritoryRole.SUBSTITUTE)
#: Units that ``REACHED`` gives, and those that are an ORP or okres which shares municipalities with the area.
_TOUCHED = """
    , touched AS (
        FROM reached
        UNION ALL
        SELECT unit_key, unit_name, unit_kind, 'area'
        FROM unit JOIN area ON area.area_code = covered_area_code ANTI JOIN reached USING (unit_key)
        WHERE level NOT IN ('region', 'country') AND area.area_code IN (
            SELECT area_code FROM membership SEMI JOIN (FROM membership WHERE area_code = $area_code) AS inside
            USING (municipality_code)
        )
    )
"""
#: Each project with the first of its line of predecessors, and how many steps after it.
_CHAIN = """
    , chain AS (
        WITH RECURSIVE line AS (
            SELECT project_key, project_key AS first_key, 0 AS step FROM project WHERE predecessor_key IS NULL
            UNION ALL
            SELECT project.project_key, first_key, step + 1
            FROM project JOIN line ON line.project_key = project.predecessor_key
        )
        FROM line
    )
"""
#: Projects of the area by their nearest territory.
_PLACED = """
    , placed AS (
        SELECT project_key, min_by(reach, list_position(['area', 'region', 'country'], reach)) AS reach,
               string_agg(DISTINCT unit_name, '; ' ORDER BY unit_name COLLATE cs) AS territories
        FROM project_territory JOIN touched USING (unit_key)
        GROUP BY project_key
    )
"""
#: The last value of each indicator that was known by the day.
_LATEST = """
    , latest AS (
        SELECT indicator_key, actual_value, as_of_text, as_of_earliest, as_of_latest, reference_keys AS value_keys
        FROM indicator_value
        WHERE coalesce(as_of_earliest, as_of_latest, $day) <= $day
        QUALIFY row_number() OVER (
            PARTITION BY indicator_key ORDER BY as_of_latest DESC NULLS LAST, as_of_earliest DESC, value_key DESC
        ) = 1
    )
"""


def of_area(area_code: str) -> pd.DataFrame:
    """Which projects touch an area? Systemic ones first, each followed by its successors, the oldest first.

    Columns:
        project_key: text
        project_name: text
        project_level: word of ``ProjectLevel``
        project_state: word of ``ProjectState``
        reach: "area" (a territory lies in the area or touches it), "region" or "country" (one only covers it)
        territories: names of the territories that count here, joined by "; "
        funding: text, missing where no source states it
        start_text: date, likewise
        start_earliest: day, missing where unknown
        start_latest: day, likewise
        end_text: date, likewise
        end_earliest: day, likewise
        end_latest: day, likewise
        confirmed_text: date, missing without a source that dates the state
        confirmed_latest: day, likewise
        implementer: text, missing where no source states it
        budget_czk: CZK, likewise
        predecessor_key: text, missing without a predecessor
        predecessor_name: text, likewise
        reference_keys: keys joined by " | "
    """
    return _ask(
        _CHAIN,
        _PLACED,
        """
        SELECT project.project_key, project.project_name, project.project_level, project.project_state, reach,
               territories, project.funding, project.start_text, project.start_earliest, project.start_latest,
               project.end_text, project.end_earliest, project.end_latest, project.confirmed_text,
               project.confirmed_latest, project.implementer, project.budget_czk,
               project.predecessor_key, predecessor.project_name AS predecessor_name, project.reference_keys
        FROM placed
        JOIN project USING (project_key)
        LEFT JOIN chain USING (project_key)
        LEFT JOIN project AS oldest ON oldest.project_key = first_key
        LEFT JOIN project AS predecessor ON predecessor.project_key = project.predecessor_key
        ORDER BY list_position($levels, project.project_level), oldest.start_earliest NULLS LAST,
                 oldest.project_name COLLATE cs, first_key, step, project.start_earliest NULLS LAST,
                 project.project_name COLLATE cs, project.project_key
        """,
        area_code=area_code,
        levels=_LEVELS,
    )


def of_municipality(municipality_code: str) -> pd.DataFrame:
    """Which projects concern a municipality, and in which role? Its own first, country-wide ones last.

    A project comes once for each territory through which it reaches the municipality. Of a country-wide one no source
    says here whether the municipality takes part.

    Columns:
        project_key: text
        project_name: text
        project_level: word of ``ProjectLevel``
        project_state: word of ``ProjectState``
        reach: "municipality", "group" (it is a member of the territory), "region" or "country"
        unit_name: name of the territory
        territory_role: word of ``TerritoryRole``
        territory_rank: place in the order, missing where there is none
        is_first_substitute: whether it is the substitute with the lowest rank known
        territory_state: text, missing where no source states it
        start_text: date, missing where no source states it
        end_text: date, likewise
        confirmed_text: date, missing without a source that dates the state
        reference_keys: of the territory, keys joined by " | "
        note: of the territory, missing where there is none
    """
    return db.fetch(
        """
        WITH reached AS (
            SELECT unit.*, CASE WHEN covered_area_code = $municipality_code THEN 'municipality'
                                WHEN level IN ('region', 'country') THEN level
                                ELSE 'group'
                           END AS reach
            FROM unit LEFT JOIN area ON area_code = covered_area_code
            WHERE unit_key IN (SELECT unit_key FROM unit_municipality WHERE municipality_code = $municipality_code)
               OR covered_area_code IN (SELECT area_code FROM membership WHERE municipality_code = $municipality_code)
        ),
        ranked AS (
            SELECT *, territory_role = $substitute AND territory_rank IS NOT NULL
                      AND row_number() OVER (PARTITION BY project_key, territory_role ORDER BY territory_rank) = 1
                      AS is_first_substitute
            FROM project_territory
        )
        SELECT project_key, project_name, project_level, project_state, reach, unit_name, territory_role,
               territory_rank, is_first_substitute, territory_state, start_text, end_text, confirmed_text,
               ranked.reference_keys,
               ranked.note
        FROM reached JOIN ranked USING (unit_key) JOIN project USING (project_key)
        ORDER BY list_position(['municipality', 'group', 'region', 'country'], reach),
                 list_position($levels, project_level), start_earliest DESC NULLS LAST,
                 project_name COLLATE cs, project_key, unit_name COLLATE cs, territory_role
        """,
        municipality_code=municipality_code,
        levels=_LEVELS,
        substitute=_SUBSTITUTE,
    )


def card(project_key: str) -> pd.DataFrame:
    """What is known of a project? One row.

    Columns:
        project_key: text
        project_name: text
        project_level: word of ``ProjectLevel``
        project_state: word of ``ProjectState``
        confirmed_text: date at which a source last gives the state, missing without one
        registration_number: text, missing where no source states it
        funding: text, likewise
        start_text: date, likewise
        end_text: date, likewise
        end_latest: day, likewise
        budget_czk: CZK, likewise
        implementer: text, likewise
        territory_text: text, likewise
        goal: text, likewise
        activities: codes and names of key activities, joined by "; ", missing likewise
        predecessor_name: text, missing without a predecessor
        successor_names: names joined by "; ", missing without a successor
        reference_keys: keys joined by " | "
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT project_key, project_name, project_level, project_state, confirmed_text, registration_number, funding,
               start_text, end_text, end_latest, budget_czk, implementer, territory_text, goal,
               (SELECT string_agg(concat_ws(' ', activity_code, activity_name), '; ' ORDER BY activity_code)
                FROM key_activity WHERE key_activity.project_key = project.project_key) AS activities,
               (SELECT before.project_name FROM project AS before
                WHERE before.project_key = project.predecessor_key) AS predecessor_name,
               (SELECT string_agg(later.project_name, '; ' ORDER BY later.project_name COLLATE cs)
                FROM project AS later WHERE later.predecessor_key = project.project_key) AS successor_names,
               reference_keys, note
        FROM project
        WHERE project_key = $project_key
        """,
        project_key=project_key,
    )


def territories(project_key: str, area_code: str) -> pd.DataFrame:
    """Where is a project, in which role is each territory there, and which of them are in an area?

    Columns:
        unit_name: text
        is_in_area: whether it lies in the area or touches it
        unit_kind: word of ``UnitKind``
        territory_role: word of ``TerritoryRole``
        territory_rank: place in the order, missing where there is none
        is_first_substitute: whether it is the substitute with the lowest rank known
        unit_count: territories, where the row stands for several unnamed ones
        territory_state: text, missing where no source states it
        municipality_code: of a territory that is a municipality
        district_name: likewise
        reference_keys: keys joined by " | "
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT unit_name,
               unit_key IN (SELECT unit_key FROM unit_area WHERE area_code = $area_code) AS is_in_area,
               unit_kind, territory_role, territory_rank,
               territory_role = $substitute AND territory_rank IS NOT NULL
                   AND row_number() OVER (PARTITION BY territory_role ORDER BY territory_rank) = 1
                   AS is_first_substitute,
               unit_count, territory_state, municipality_code, area_name AS district_name,
               project_territory.reference_keys, project_territory.note
        FROM project_territory
        JOIN unit USING (unit_key)
        LEFT JOIN municipality ON municipality_code = covered_area_code
        LEFT JOIN area ON area_code = district_code
        WHERE project_key = $project_key
        ORDER BY list_position($roles, territory_role),
                 territory_rank NULLS LAST, unit_name COLLATE cs, unit_key
        """,
        project_key=project_key,
        area_code=area_code,
        roles=_ROLES,
        substitute=_SUBSTITUTE,
    )


def contradictions() -> pd.DataFrame:
    """On what do sources disagree about projects and calls? One row for each of the differing claims.

    Columns:
        subject_table: "project" or "call"
        subject_key: key of the project or call; unique within the table only
        subject_name: text
        attribute: name of the column
        stated_text: what the source claims
        reference_keys: keys joined by " | "
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT subject_table, subject_key, coalesce(project_name, call_number) AS subject_name, attribute, stated_text,
               statement.reference_keys, statement.note
        FROM statement
        LEFT JOIN project ON subject_table = 'project' AND subject_key = project_key
        LEFT JOIN call ON subject_table = 'call' AND subject_key = call_key
        WHERE subject_table IN ('project', 'call')
        ORDER BY subject_table DESC, subject_name COLLATE cs, subject_key, attribute DESC, statement_key
        """
    )


def indicators(area_code: str, day: date) -> pd.DataFrame:
    """How do the indicators of an area stand on a day, by the last value known by then?

    Those of projects come first, in the order of ``of_area``; then commitments outside projects whose territory belongs
    to the area in the same sense. A value counts as known from the earliest day of its date, one without such a day
    from the latest, one without any from ever.

    A yearly duty below its target counts as without a final value until one of the end of the year is known, and
    nothing is expected of the time before: nobody promised that the meetings of a year are evenly spread over it.

    Columns:
        indicator_key: text
        project_key: text, missing outside projects
        project_name: text, likewise
        subject_text: what commitment it belongs to, missing for projects
        unit_name: territory of the indicator
        reach: "area" (the territory lies in the area or touches it: the area's own), "region" or "country" (it only
            covers the area), "elsewhere" (another territory of a project of the area)
        indicator_name: text
        activity_codes: key activities joined by " | ", missing where no source states them
        comparator: word of ``Comparator``, missing likewise
        target_value: in ``target_unit``, missing likewise
        target_unit: text
        base_value: what a target in percent is taken of, missing likewise
        per_year: word of ``YesNo``
        actual_value: the latest value, missing where none was entered
        as_of_text: its date, likewise
        as_of_earliest: day, likewise
        as_of_latest: day, likewise
        start_earliest: day of the project's start, missing where unknown
        start_latest: likewise
        end_text: deadline, or end of the project, missing where unknown
        end_earliest: day, likewise
        end_latest: day, likewise
        reference_keys: of the target and of the value, keys joined by " | "
        note: of the target, missing where there is none
        derived_count: units, see ``domain.progress``
        effective_target: likewise
        expected_low: likewise
        expected_high: likewise
        progress: value of ``Progress``
    """
    rows = _ask(
        _LATEST,
        """
        SELECT indicator_key, project_key, project_name, subject_text, unit.unit_name,
               coalesce(reach, 'elsewhere') AS reach, indicator_name, activity_codes, comparator,
               target_value, target_unit, base_value, per_year, actual_value, as_of_text, as_of_earliest, as_of_latest,
               start_earliest, start_latest,
               coalesce(deadline_text, end_text) AS end_text,
               CASE WHEN deadline_text IS NULL THEN end_earliest ELSE deadline_earliest END AS end_earliest,
               CASE WHEN deadline_text IS NULL THEN end_latest ELSE deadline_latest END AS end_latest,
               """,
        keys.of_columns("project_indicator.reference_keys", "value_keys"),
        """ AS reference_keys, project_indicator.note
        FROM project_indicator
        JOIN unit USING (unit_key)
        LEFT JOIN project USING (project_key)
        LEFT JOIN latest USING (indicator_key)
        LEFT JOIN touched USING (unit_key)
        WHERE project_key IS NOT NULL OR reach IS NOT NULL
        ORDER BY subject_text COLLATE cs NULLS FIRST, indicator_key
        """,
        area_code=area_code,
        day=day,
    )
    order = {key: place for place, key in enumerate(of_area(area_code)["project_key"])}
    rows = rows[rows["project_key"].isna() | rows["project_key"].isin(list(order))]
    rows = rows.sort_values("project_key", key=lambda keys: keys.map(order), kind="stable", ignore_index=True)
    return _unjudged_within_a_year(progress.indicator_progress(rows, day))


def _unjudged_within_a_year(rows: pd.DataFrame) -> pd.DataFrame:
    """Take back what ``indicator_progress`` says of yearly duties whose year had not ended on the date of the value."""
    open_ = rows["progress"].isin([Progress.ON_TRACK, Progress.LATE, Progress.STALE]) & (rows["per_year"] == YesNo.YES)
    return rows.assign(
        progress=rows["progress"].mask(open_, str(Progress.STALE)),
        expected_low=rows["expected_low"].mask(open_),
        expected_high=rows["expected_high"].mask(open_),
    )


def calls(project_key: str | None = None) -> pd.DataFrame:
    """Which calls for applications do the sources name? The oldest first.

    Args:
        project_key: only those of the programme that funds this project.

    Columns:
        call_key: text
        call_number: text
        call_name: text
        funding: text, missing where no source states it
        open_from_text: date, likewise
        open_to_text: date, likewise
        allocation_czk: CZK, likewise
        reference_keys: keys joined by " | "
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT call_key, call_number, call_name, funding, open_from_text, open_to_text, allocation_czk, reference_keys,
               note
        FROM call
        WHERE $project_key IS NULL
           OR EXISTS (FROM project WHERE project.project_key = $project_key
                      AND (project.funding = call.funding OR starts_with(project.funding, call.funding || ' ')))
        ORDER BY open_from_earliest NULLS LAST, call_number, call_key
        """,
        project_key=project_key,
    )


def _ask(*select: str, **parameters: object) -> pd.DataFrame:
    """Run a SELECT, given in pieces, that follows ``_TOUCHED``."""
    return db.fetch("".join((REACHED, _TOUCHED, *select)), **parameters)

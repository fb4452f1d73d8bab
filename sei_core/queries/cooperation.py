"""Who cooperates with the Agency, since when, and where burdened municipalities are left without it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from sei_core.domain.cooperation import ANSWER_OF, CURRENT_STATES, NO_COOPERATION, Answer, prevailing, standing
from sei_core.domain.vocabularies import Certainty, EpisodePhase, EpisodeState, UnitKind
from sei_core.store import db


def episodes(area_code: str, unconfirmed: bool = True) -> pd.DataFrame:
    """Which episodes of cooperation does an area have? By kraj in Czech order, the earliest first.

    Those of its units, of groups that reach into it, and of a kraj itself when it is the area or a part of it.

    Args:
        area_code: of a municipality, ORP, okres, kraj or the country with or without Praha.
        unconfirmed: also applicants, those in waiting, and those of low certainty.

    Columns:
        episode_key: text
        unit_key: text
        unit_name: text
        unit_kind: word of ``UnitKind``
        region_code: text, missing for a unit across kraje
        region_name: text, missing likewise
        episode_phase: word of ``EpisodePhase``, missing where no source says
        programme_name: of the first programme, missing where no source says
        programme_names: of all in their order, with their waves, missing likewise
        start_text: as precise as the source, missing if unknown
        start_earliest: day
        start_latest: day
        start_basis: what the start is known from, missing where no source says
        end_text: as precise as the source, missing if unknown
        end_earliest: day
        end_latest: day
        end_reason: text, missing where no source says
        episode_state: word of ``EpisodeState``
        confirmed_text: when a source said so last, missing where none did
        confirmed_earliest: day
        confirmed_latest: day
        certainty: word of ``Certainty``
        reference_keys: documents
        note: text, missing where there is none
    """
    return db.fetch(
        """
        WITH programmes AS (
            SELECT episode_key, min_by(programme_name, programme_position) AS programme_name,
                   string_agg(concat_ws(' – ', programme_name, wave_name), '; ' ORDER BY programme_position)
                       AS programme_names
            FROM episode_programme
            JOIN programme USING (programme_key)
            LEFT JOIN wave USING (wave_key)
            GROUP BY episode_key
        )
        SELECT episode_key, unit_key, unit_name, unit_kind, within_region_code AS region_code,
               area_name AS region_name, episode_phase, programme_name, programme_names,
               start_text, start_earliest, start_latest, start_basis, end_text, end_earliest, end_latest, end_reason,
               episode_state, confirmed_text, confirmed_earliest, confirmed_latest,
               certainty, episode.reference_keys, episode.note
        FROM episode
        JOIN unit USING (unit_key)
        LEFT JOIN programmes USING (episode_key)
        LEFT JOIN area ON area.area_code = within_region_code
        WHERE unit_key IN (
            SELECT unit_key FROM unit_area
            WHERE area_code = $area_code
               OR ($area_code = 'CZ-CZ010' AND area_code = 'CZ' AND within_region_code IS DISTINCT FROM 'CZ010')
        ) AND ($unconfirmed OR certainty <> $low AND NOT list_contains($no_cooperation, episode_state))
        ORDER BY area_name COLLATE cs NULLS LAST, start_earliest NULLS LAST, start_latest NULLS LAST,
                 unit_name COLLATE cs, episode_key
        """,
        area_code=area_code,
        unconfirmed=unconfirmed,
        low=Certainty.LOW.value,
        no_cooperation=sorted(NO_COOPERATION),
    )


def of_municipality(code: str) -> pd.DataFrame:
    """Which episodes of cooperation does a municipality have, by itself and in groups? The earliest first.

    Columns:
        episode_key: text
        unit_key: text
        unit_name: text; another than the municipality's where it is a member of a group
        unit_kind: word of ``UnitKind``
        region_code: text, missing for a unit across kraje
        region_name: text, missing likewise
        episode_phase: word of ``EpisodePhase``, missing where no source says
        programme_name: of the first programme, missing where no source says
        programme_names: of all in their order, with their waves, missing likewise
        start_text: as precise as the source, missing if unknown
        start_earliest: day
        start_latest: day
        start_basis: what the start is known from, missing where no source says
        end_text: as precise as the source, missing if unknown
        end_earliest: day
        end_latest: day
        end_reason: text, missing where no source says
        episode_state: word of ``EpisodeState``
        confirmed_text: when a source said so last, missing where none did
        confirmed_earliest: day
        confirmed_latest: day
        certainty: word of ``Certainty``
        reference_keys: documents
        note: text, missing where there is none
    """
    return episodes(code)


def by_municipality(day: date, today: date, unconfirmed: bool = False) -> pd.DataFrame:
    """How does each municipality that ever cooperated stand on a day? In the order of codes.

    It counts by itself and as a member of groups, with the standing that says most; see ``domain.cooperation``.

    Args:
        day: asked about.
        today: the day by which the last known states are true.
        unconfirmed: also applicants, those in waiting, and those of low certainty.

    Columns:
        municipality_code: text
        municipality_name: text
        region_code: text
        standing: value of ``Standing``
        answer: value of ``Answer``
        episode_keys: its episodes, the earliest first, apart by " | "
    """
    rows = db.fetch(
        """
        SELECT municipality_code, municipality_name, region_code, episode_key, episode_state,
               start_earliest, start_latest, end_earliest, end_latest, confirmed_earliest, confirmed_latest
        FROM episode
        JOIN unit_municipality USING (unit_key)
        JOIN municipality USING (municipality_code)
        LEFT JOIN unit_member USING (unit_key, municipality_code)
        WHERE $unconfirmed OR episode.certainty <> $low AND unit_member.certainty IS DISTINCT FROM $low
              AND NOT list_contains($no_cooperation, episode_state)
        ORDER BY municipality_code, start_earliest NULLS LAST, episode_key
        """,
        unconfirmed=unconfirmed,
        low=Certainty.LOW.value,
        no_cooperation=sorted(NO_COOPERATION),
    )
    rows = rows.assign(standing=standing(rows, day, as_of=today))
    names = ["municipality_code", "municipality_name", "region_code"]
    found = rows.groupby(names, sort=False, as_index=False).agg(
        standing=("standing", prevailing), episode_keys=("episode_key", " | ".join)
    )
    found = found.assign(answer=[ANSWER_OF[each].value for each in found["standing"]])
    return found[[*names, "standing", "answer", "episode_keys"]]


def beginnings(area_code: str) -> pd.DataFrame:
    """Where did cooperation begin, year by year and in which way? Without applicants and kraje.

    Columns:
        start_years: year or years in which it can have begun, missing if unknown
        episode_phase: word of ``EpisodePhase``, missing where no source says
        unit_count: units
        unit_names: in Czech order
        reference_keys: documents
    """
    return db.fetch(
        """
        WITH begun AS (
            SELECT unit_name, episode_phase, episode.reference_keys,
                   CASE WHEN start_latest IS NULL AND start_earliest IS NULL THEN NULL
                        WHEN year(start_earliest) = year(start_latest) THEN year(start_latest)::VARCHAR
                        ELSE concat(year(start_earliest), '–', year(start_latest)) END AS start_years,
                   coalesce(start_earliest, start_latest) AS start_day
            FROM episode JOIN unit USING (unit_key)
            WHERE unit_key IN (
                SELECT unit_key FROM unit_area
                WHERE area_code = $area_code
                   OR ($area_code = 'CZ-CZ010' AND area_code = 'CZ' AND within_region_code IS DISTINCT FROM 'CZ010')
            ) AND NOT list_contains($no_cooperation, episode_state) AND certainty <> $low
              AND NOT list_contains($above, unit_kind)
        )
        SELECT start_years, episode_phase, count(DISTINCT unit_name) AS unit_count,
               string_agg(DISTINCT unit_name, ', ' ORDER BY unit_name COLLATE cs) AS unit_names,
               array_to_string(list_sort(list_distinct(flatten(list(string_split(reference_keys, ' | '))))), ' | ')
                   AS reference_keys
        FROM begun
        GROUP BY start_years, episode_phase
        ORDER BY min(year(start_day)) NULLS LAST, start_years,
                 list_position($phases, episode_phase) NULLS LAST
        """,
        area_code=area_code,
        low=Certainty.LOW.value,
        no_cooperation=sorted(NO_COOPERATION),
        above=[UnitKind.REGION.value, UnitKind.COUNTRY.value],
        phases=[phase.value for phase in EpisodePhase],
    )


def memoranda(area_code: str) -> pd.DataFrame:
    """Which memoranda and other forms of cooperation do the kraje of an area have? Of the kraj in which it lies, too.

    Columns:
        memorandum_key: text
        region_code: text
        region_name: text, in Czech order
        memorandum_kind: word of ``MemorandumKind``
        title: text
        signed_text: as precise as the source, missing if unknown
        valid_from_text: as precise as the source, missing if unknown; the earliest first
        valid_from_earliest: day
        valid_from_latest: day
        valid_to_text: as precise as the source, missing if unknown
        valid_to_earliest: day
        valid_to_latest: day
        memorandum_state: word of ``MemorandumState``
        confirmed_text: when a source said so last, missing where none did
        confirmed_earliest: day
        confirmed_latest: day
        content: text, missing where no source says
        reference_keys: documents
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT memorandum_key, region_code, area_name AS region_name, memorandum_kind, title, signed_text,
               valid_from_text, valid_from_earliest, valid_from_latest,
               valid_to_text, valid_to_earliest, valid_to_latest,
               memorandum_state, confirmed_text, confirmed_earliest, confirmed_latest,
               content, reference_keys, note
        FROM memorandum JOIN area ON area.area_code = region_code
        WHERE region_code IN (
            SELECT municipality.region_code FROM municipality JOIN membership USING (municipality_code)
            WHERE membership.area_code = $area_code
        )
        ORDER BY area_name COLLATE cs, coalesce(valid_from_earliest, valid_to_earliest, confirmed_earliest),
                 memorandum_key
        """,
        area_code=area_code,
    )


def published_counts(area_code: str) -> pd.DataFrame:
    """How many cooperate by what was published? Of the area, of its kraj and the country; of the country all.

    Counts of different units stand beside each other and never add up.

    Columns:
        count_key: text
        area_code: text; the area asked for first, the country last
        area_name: text
        counted_unit: word of ``CountedUnit``
        metric: what is counted
        as_of_text: as precise as the source, missing if unknown; the earliest first
        as_of_earliest: day
        as_of_latest: day
        is_target: ano or ne
        published_value: how many
        reference_keys: documents
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT count_key, area_code, area_name, counted_unit, metric, as_of_text, as_of_earliest, as_of_latest,
               is_target, published_value, reference_keys, note
        FROM published_count JOIN area USING (area_code)
        WHERE area_code IN ($area_code, 'CZ') OR $area_code IN ('CZ', 'CZ-CZ010') OR area_code IN (
            SELECT municipality.region_code FROM municipality JOIN membership USING (municipality_code)
            WHERE membership.area_code = $area_code
        )
        ORDER BY area_code <> $area_code, area_code = 'CZ', area_code,
                 coalesce(as_of_earliest, as_of_latest) NULLS LAST, count_key
        """,
        area_code=area_code,
    )


def contradictions(area_code: str) -> pd.DataFrame:
    """What do sources on the cooperation of an area not agree on? One row for each claim.

    Columns:
        subject_table: table of the row that it concerns
        subject_key: key of that row
        subject_name: unit, memorandum or published count that it concerns
        attribute: column that it concerns
        stated_text: what the source says
        reference_keys: documents
        note: text, missing where there is none
    """
    return db.fetch(
        """
        WITH subject AS (
            SELECT 'episode' AS subject_table, episode_key AS subject_key, unit_name AS subject_name, area_code
            FROM episode JOIN unit USING (unit_key) JOIN unit_area USING (unit_key)
            UNION ALL
            SELECT 'memorandum', memorandum_key, title, area.area_code
            FROM memorandum JOIN area ON area.area_code IN (region_code, 'CZ')
            UNION ALL
            SELECT 'published_count', count_key, metric, area.area_code
            FROM published_count JOIN area ON area.area_code IN (published_count.area_code, 'CZ')
        )
        SELECT subject_table, subject_key, subject_name, attribute, stated_text,
               statement.reference_keys, statement.note
        FROM statement JOIN subject USING (subject_table, subject_key)
        WHERE area_code = CASE $area_code WHEN 'CZ-CZ010' THEN 'CZ' ELSE $area_code END
        ORDER BY list_position(['episode', 'memorandum', 'published_count'], subject_table),
                 subject_name COLLATE cs, subject_key, statement_key
        """,
        area_code=area_code,
    )


def partnerships(area_code: str) -> pd.DataFrame:
    """Which local partnerships were established in an area? The earliest first.

    Columns:
        unit_name: text
        established_text: as precise as the source, missing if unknown
        member_count: members, missing where no source says
        member_unit: what is counted as a member, missing likewise
        reference_keys: documents
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT unit_name, established_text, member_count, member_unit, partnership.reference_keys, partnership.note
        FROM partnership JOIN unit USING (unit_key)
        WHERE unit_key IN (
            SELECT unit_key FROM unit_area
            WHERE area_code = CASE $area_code WHEN 'CZ-CZ010' THEN 'CZ' ELSE $area_code END
        )
        ORDER BY established_earliest NULLS LAST, established_latest, unit_name COLLATE cs
        """,
        area_code=area_code,
    )


def groups(area_code: str) -> pd.DataFrame:
    """Which groups of municipalities cooperate in an area, and which members do sources name?

    Columns:
        unit_name: text, in Czech order
        unit_kind: word of ``UnitKind``
        member_count: members that sources name; 0 where none does
        member_names: in Czech order, missing where there are none
        reference_keys: documents
        note: text, missing where there is none
    """
    return db.fetch(
        """
        WITH member AS (
            SELECT unit_key, count(*) AS member_count,
                   string_agg(municipality_name, ', ' ORDER BY municipality_name COLLATE cs) AS member_names
            FROM unit_municipality JOIN municipality USING (municipality_code)
            GROUP BY unit_key
        )
        SELECT unit_name, unit_kind, coalesce(member_count, 0) AS member_count, member_names,
               unit.reference_keys, unit.note
        FROM unit LEFT JOIN member USING (unit_key)
        WHERE covered_area_code IS NULL AND unit_key IN (SELECT unit_key FROM episode) AND unit_key IN (
            SELECT unit_key FROM unit_area
            WHERE area_code = CASE $area_code WHEN 'CZ-CZ010' THEN 'CZ' ELSE $area_code END
        )
        ORDER BY unit_name COLLATE cs
        """,
        area_code=area_code,
    )


def programmes() -> pd.DataFrame:
    """Which programmes of cooperation were there? In their order.

    Columns:
        programme_key: text
        programme_name: text
    """
    return db.fetch_once("SELECT programme_key, programme_name FROM programme ORDER BY programme_order")


def burdened(year: int, area_code: str, points_from: int) -> pd.DataFrame:
    """Which municipalities of an area have so many points, and are they known to cooperate now? The heaviest first.

    Of the same points those with more inhabitants come first. ``yes``: the last that is known of an episode is that it
    runs or is starting; ``possibly``: the end of one is not stated; ``no``: neither. What is unconfirmed, in waiting or
    of low certainty does not count.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        region_code: text
        region_name: text
        index_points: 0–30
        population_15plus: persons
        answer: value of ``Answer``
        unit_names: who cooperates or may: the municipality or its group, missing if nobody
        confirmed_text: when a source said so last, missing where none did
        reference_keys: documents on that, missing if there are none
    """
    return db.fetch(
        """
        WITH known AS (
            SELECT municipality_code,
                   bool_or(list_contains($current, episode_state)) AS is_current,
                   string_agg(DISTINCT unit_name, ', ' ORDER BY unit_name COLLATE cs) AS unit_names,
                   max_by(confirmed_text, confirmed_latest) AS confirmed_text,
                   array_to_string(list_sort(list_distinct(flatten(list(string_split(episode.reference_keys, ' | '))))),
                                   ' | ') AS reference_keys
            FROM episode
            JOIN unit USING (unit_key)
            JOIN unit_municipality USING (unit_key)
            LEFT JOIN unit_member USING (unit_key, municipality_code)
            WHERE list_contains($open, episode_state) AND episode.certainty <> $low
                  AND unit_member.certainty IS DISTINCT FROM $low
            GROUP BY municipality_code
        )
        SELECT municipality_code, municipality_name, district.area_name AS district_name,
               municipality.region_code, region.area_name AS region_name, index_points, population_15plus,
               CASE WHEN is_current THEN $yes WHEN is_current IS NOT NULL THEN $possibly ELSE $no END AS answer,
               unit_names, confirmed_text, reference_keys
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN membership USING (municipality_code)
        JOIN area AS district ON district.area_code = district_code
        JOIN area AS region ON region.area_code = municipality.region_code
        LEFT JOIN known USING (municipality_code)
        WHERE year = $year AND membership.area_code = $area_code AND index_points >= $points_from
        ORDER BY index_points DESC, population_15plus DESC, municipality_code
        """,
        year=year,
        area_code=area_code,
        points_from=points_from,
        low=Certainty.LOW.value,
        current=sorted(CURRENT_STATES),
        open=sorted([*CURRENT_STATES, EpisodeState.END_UNKNOWN]),
        yes=Answer.YES.value,
        possibly=Answer.POSSIBLY.value,
        no=Answer.NO.value,
    )


def coverage(year: int, area_code: str, points_from: int) -> pd.DataFrame:
    """How many burdened municipalities of each kraj in an area are known to cooperate now? The most without it first.

    Three rows a kraj; of an area smaller than a kraj only its own municipalities count. See ``burdened``.

    Columns:
        region_code: text
        region_name: text
        answer: value of ``Answer``: yes, possibly, no
        municipality_count: municipalities
        population_15plus: persons who live in them
    """
    rows = burdened(year, area_code, points_from)
    kraje = rows[["region_code", "region_name"]].drop_duplicates()
    grid = kraje.merge(pd.DataFrame({"answer": [answer.value for answer in Answer]}), how="cross")
    counted = rows.groupby(["region_code", "answer"], as_index=False).agg(
        municipality_count=("municipality_code", "size"), population_15plus=("population_15plus", "sum")
    )
    found = grid.merge(counted, on=["region_code", "answer"], how="left")
    # A kraj without a municipality in one of the three states has none there: zero is known, not missing.
    counts = ["municipality_count", "population_15plus"]
    found[counts] = found[counts].fillna(0).astype("int64")
    without = found[found["answer"] == Answer.NO].set_index("region_code")["municipality_count"]
    place = found["region_code"].map(without)
    order = found.assign(place=-place, step=found["answer"].map([a.value for a in Answer].index))
    return order.sort_values(["place", "region_code", "step"], ignore_index=True)[list(found)]

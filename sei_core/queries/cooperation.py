"""Who cooperates with the Agency, since when, and by which programme?"""

from __future__ import annotations

from datetime import date

import pandas as pd

from sei_core.domain.cooperation import ANSWER_OF, NO_COOPERATION, STATES_OF, prevailing, standing
from sei_core.domain.vocabularies import BETWEEN_KEYS, Certainty, EpisodePhase, UnitKind
from sei_core.queries import keys
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
        WHERE unit_key IN (SELECT unit_key FROM unit_area WHERE area_code = $area_code)
              AND ($unconfirmed OR certainty <> $low AND NOT list_contains($no_cooperation, episode_state))
        ORDER BY area_name COLLATE cs NULLS LAST, start_earliest NULLS LAST, start_latest NULLS LAST,
                 unit_name COLLATE cs, episode_key
        """,
        area_code=area_code,
        unconfirmed=unconfirmed,
        low=Certainty.LOW.value,
        no_cooperation=sorted(NO_COOPERATION),
    )


def by_municipality(day: date, today: date, unconfirmed: bool = False) -> pd.DataFrame:
    """How does each municipality of which an episode is known stand on a day? In the order of codes.

    It counts by itself and as a member of groups, with the standing that says most; see ``domain.cooperation``. One
    whose episodes begin only after the day is there too, as NOT_YET.

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
        episode_keys: its episodes, the earliest first, apart by ``BETWEEN_KEYS``
    """
    rows = db.fetch_once(
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
        standing=("standing", prevailing), episode_keys=("episode_key", BETWEEN_KEYS.join)
    )
    found = found.assign(answer=[ANSWER_OF[each].value for each in found["standing"]])
    return found[[*names, "standing", "answer", "episode_keys"]]


def newest_source(area_code: str) -> pd.DataFrame:
    """When did a source say last that a municipality of an area, or a group of them, cooperates? One row, or none.

    What is unconfirmed, in waiting, of low certainty or has ended since does not count.

    Columns:
        confirmed_text: as precise as the source
        confirmed_latest: day
    """
    return db.fetch_once(
        """
        SELECT confirmed_text, confirmed_latest
        FROM episode JOIN unit USING (unit_key)
        WHERE unit_key IN (SELECT unit_key FROM unit_area WHERE area_code = $area_code)
              AND list_contains($known, episode_state) AND certainty <> $low
              AND NOT list_contains($above, unit_kind) AND confirmed_latest IS NOT NULL
        ORDER BY confirmed_latest DESC, confirmed_text
        LIMIT 1
        """,
        area_code=area_code,
        known=sorted(frozenset.union(*STATES_OF.values())),
        low=Certainty.LOW.value,
        above=[UnitKind.REGION.value, UnitKind.COUNTRY.value],
    )


def beginnings(area_code: str) -> pd.DataFrame:
    """Where did cooperation begin, year by year and in which way? Without applicants and kraje.

    Columns:
        start_years: year or years in which it can have begun, missing if unknown
        episode_phase: word of ``EpisodePhase``, missing where no source says
        unit_count: units, each once
        unit_names: of these, in Czech order; two units may share a name
        reference_keys: documents
    """
    select = (
        """
        WITH begun AS (
            SELECT unit_key, unit_name, episode_phase, episode.reference_keys,
                   CASE WHEN start_latest IS NULL AND start_earliest IS NULL THEN NULL
                        WHEN year(start_earliest) = year(start_latest) THEN year(start_latest)::VARCHAR
                        ELSE concat(year(start_earliest), '–', year(start_latest)) END AS start_years,
                   coalesce(start_earliest, start_latest) AS start_day
            FROM episode JOIN unit USING (unit_key)
            WHERE unit_key IN (SELECT unit_key FROM unit_area WHERE area_code = $area_code)
              AND NOT list_contains($no_cooperation, episode_state) AND certainty <> $low
              AND NOT list_contains($above, unit_kind)
        ), unit_begun AS (
            SELECT start_years, episode_phase, unit_key, unit_name, min(start_day) AS start_day,
                   string_agg(reference_keys, ' | ') AS reference_keys
            FROM begun
            GROUP BY start_years, episode_phase, unit_key, unit_name
        )
        SELECT start_years, episode_phase, count(*) AS unit_count,
               string_agg(unit_name, ', ' ORDER BY unit_name COLLATE cs, unit_key) AS unit_names,
               """,
        keys.of_rows("reference_keys"),
        """ AS reference_keys
        FROM unit_begun
        GROUP BY start_years, episode_phase
        ORDER BY min(year(start_day)) NULLS LAST, start_years,
                 list_position($phases, episode_phase) NULLS LAST
        """,
    )
    return db.fetch(
        "".join(select),
        area_code=area_code,
        low=Certainty.LOW.value,
        no_cooperation=sorted(NO_COOPERATION),
        above=[UnitKind.REGION.value, UnitKind.COUNTRY.value],
        phases=[phase.value for phase in EpisodePhase],
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
        WHERE unit_key IN (SELECT unit_key FROM unit_area WHERE area_code = $area_code)
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
        WHERE covered_area_code IS NULL AND unit_key IN (SELECT unit_key FROM episode)
              AND unit_key IN (SELECT unit_key FROM unit_area WHERE area_code = $area_code)
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

"""Where are burdened municipalities left without known cooperation, by the last that sources say?"""

from __future__ import annotations

import pandas as pd

from sei_core.domain.cooperation import STATES_OF, LastKnown
from sei_core.domain.vocabularies import Certainty, EpisodeState
from sei_core.queries import keys
from sei_core.store import db

#: What is known last of each municipality, and who told: of current episodes where there are any, of the others else.
_KNOWN = "".join(
    (
        """
WITH told AS (
    SELECT municipality_code, unit_name, confirmed_text, confirmed_latest, episode.reference_keys,
           CASE WHEN list_contains($current_states, episode_state) THEN $current ELSE $unknown_end END AS last_known
    FROM episode
    JOIN unit USING (unit_key)
    JOIN unit_municipality USING (unit_key)
    LEFT JOIN unit_member USING (unit_key, municipality_code)
    WHERE list_contains($current_states || $unknown_end_states, episode_state) AND episode.certainty <> $low
          AND unit_member.certainty IS DISTINCT FROM $low
    QUALIFY last_known = $current OR NOT bool_or(last_known = $current) OVER (PARTITION BY municipality_code)
), known AS (
    SELECT municipality_code, any_value(last_known) AS last_known,
           string_agg(DISTINCT unit_name, ', ' ORDER BY unit_name COLLATE cs) AS unit_names,
           max_by(confirmed_text, confirmed_latest) AS confirmed_text,
           """,
        keys.of_rows("reference_keys"),
        """ AS reference_keys
    FROM told
    GROUP BY municipality_code
), former AS (
    SELECT municipality_code, max_by(episode_state, ended) AS former_state, max_by(end_text, ended) AS former_end_text,
           max_by(reference_keys, ended) AS former_reference_keys
    FROM (
        SELECT municipality_code, episode_state, coalesce(end_text, '') AS end_text, episode.reference_keys,
               (coalesce(end_latest, end_earliest, start_latest, DATE '0001-01-01'), episode_key) AS ended
        FROM episode
        JOIN unit_municipality USING (unit_key)
        LEFT JOIN unit_member USING (unit_key, municipality_code)
        WHERE list_contains($former_states, episode_state) AND episode.certainty <> $low
              AND unit_member.certainty IS DISTINCT FROM $low
    )
    GROUP BY municipality_code
), burdened AS (
    SELECT municipality_code, municipality_name, district.area_name AS district_name,
           municipality.region_code, region.area_name AS region_name, index_points, population_15plus,
           coalesce(last_known, $none) AS last_known, unit_names, confirmed_text,
           former_state, nullif(former_end_text, '') AS former_end_text,
           coalesce(reference_keys, former_reference_keys) AS reference_keys
    FROM municipality_index
    JOIN municipality USING (municipality_code)
    JOIN membership USING (municipality_code)
    JOIN area AS district ON district.area_code = district_code
    JOIN area AS region ON region.area_code = municipality.region_code
    LEFT JOIN known USING (municipality_code)
    LEFT JOIN former USING (municipality_code)
    WHERE year = $year AND membership.area_code = $area_code AND index_points >= $points_from
)
""",
    )
)
_WORDS = {
    "current": LastKnown.CURRENT.value,
    "unknown_end": LastKnown.UNKNOWN_END.value,
    "none": LastKnown.NONE.value,
    "current_states": sorted(STATES_OF[LastKnown.CURRENT]),
    "unknown_end_states": sorted(STATES_OF[LastKnown.UNKNOWN_END]),
    "former_states": [EpisodeState.ENDED.value, EpisodeState.ENDED_EARLY.value],
    "low": Certainty.LOW.value,
}


def burdened(year: int, area_code: str, points_from: int) -> pd.DataFrame:
    """Which municipalities of an area have so many points, and what is known last of their cooperation?

    The heaviest first; of the same points those with more inhabitants. It is the last that is known, however old: see
    ``LastKnown``. What is unconfirmed, in waiting or of low certainty does not count.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        region_code: text
        region_name: text
        index_points: 0–30
        population_15plus: persons
        last_known: value of ``LastKnown``
        unit_names: of whom that is known: the municipality or its groups, missing if of nobody
        confirmed_text: when a source said so last, missing where none did
        former_state: word of ``EpisodeState`` of the cooperation that ended last, missing where none did
        former_end_text: when it ended, as precise as the source, missing if unknown
        reference_keys: documents on what is known last, else on the former one; missing if there are none
    """
    question = "SELECT * FROM burdened ORDER BY index_points DESC, population_15plus DESC, municipality_code"
    return db.fetch(
        _KNOWN + question,
        year=year,
        area_code=area_code,
        points_from=points_from,
        **_WORDS,
    )


def coverage(year: int, area_code: str, points_from: int) -> pd.DataFrame:
    """In how many burdened municipalities of each kraj of an area is cooperation known? The most without it first.

    Three rows a kraj; of an area smaller than a kraj only its own municipalities count. See ``burdened``.

    Columns:
        region_code: text
        region_name: text
        last_known: value of ``LastKnown``, in its order
        municipality_count: municipalities; 0 where a kraj has none that stand so
        population_15plus: persons who live in them
    """
    question = """
    SELECT region_code, region_name, last_known, count(municipality_code) AS municipality_count,
           coalesce(sum(population_15plus), 0)::BIGINT AS population_15plus
    FROM (SELECT DISTINCT region_code, region_name FROM burdened)
    CROSS JOIN (SELECT unnest($words) AS last_known)
    LEFT JOIN burdened USING (region_code, region_name, last_known)
    GROUP BY region_code, region_name, last_known
    ORDER BY max(count(municipality_code) FILTER (last_known = $none)) OVER (PARTITION BY region_code) DESC,
             region_code, list_position($words, last_known)
    """
    return db.fetch_once(
        _KNOWN + question,
        year=year,
        area_code=area_code,
        points_from=points_from,
        words=[each.value for each in LastKnown],
        **_WORDS,
    )

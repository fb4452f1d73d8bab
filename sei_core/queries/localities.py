"""Excluded localities: what surveys counted, and what is known of single places.

A place so small that its households could be recognised (``small_identifiable``) is told only as one of the count of its
municipality: without its name, type, people, state, note or source. ``_TOLD`` is the one place that reads the tables of
localities, so that nothing else can tell more.
"""

from __future__ import annotations

import pandas as pd

from sei_core.store import db

#: ``named``: what a source says of a named locality, or of a municipality that has one, at one time; ``hidden``: how
#: many places that could be recognised a municipality has. Without ``$with_low`` nothing that is of low certainty.
_TOLD = """
    WITH observed AS (
        SELECT locality.* EXCLUDE (reference_keys, note), observed_text, observed_earliest, observed_latest,
               people_min, people_max, locality_state, certainty,
               coalesce(seen.reference_keys, locality.reference_keys) AS reference_keys,
               concat_ws(' ', locality.note, seen.note) AS note
        FROM locality LEFT JOIN locality_observation AS seen USING (locality_key)
        WHERE coalesce(certainty <> 'nízká', true) OR $with_low
    ), named AS (
        SELECT locality_key, municipality_code, locality_level, locality_name, locality_type, observed_text,
               observed_earliest, observed_latest, people_min, people_max, locality_state, certainty,
               reference_keys, nullif(note, '') AS note
        FROM observed WHERE small_identifiable = 'ne'
    ), hidden AS (
        SELECT municipality_code, count(DISTINCT locality_key) AS hidden_count
        FROM observed WHERE small_identifiable <> 'ne' GROUP BY municipality_code
    )
"""


def export_rows() -> pd.DataFrame:
    """Which localities are known, to take away? By municipality; places that could be recognised only as a count.

    Columns:
        locality_key: text, missing where the row is a count
        municipality_code: text
        municipality_name: text
        district_name: text
        region_name: text
        locality_level: word of ``LocalityLevel``, missing where the row is a count
        locality_name: text, missing where the row is a count
        locality_type: text, missing where no source states it
        observed_text: date, missing where no source states it
        people_min: persons, missing where no source states them
        people_max: persons, missing where no source states them
        locality_state: text, missing where no source states it
        certainty: word of ``Certainty``, missing where the row is a count
        hidden_count: places that could be recognised, missing where the row is a locality
        reference_keys: text, missing where the row is a count
        note: text, missing where there is none
    """
    return db.fetch(
        _TOLD
        + """
        , told AS (
            SELECT *, NULL AS hidden_count FROM named
            UNION ALL BY NAME
            SELECT * FROM hidden
        )
        SELECT locality_key, municipality_code, municipality_name, district.area_name AS district_name,
               region.area_name AS region_name, locality_level, locality_name, locality_type, observed_text,
               people_min, people_max, locality_state, certainty, hidden_count, reference_keys, note
        FROM told
        JOIN municipality USING (municipality_code)
        JOIN area AS district ON district.area_code = district_code
        JOIN area AS region ON region.area_code = region_code
        ORDER BY municipality_name COLLATE cs, municipality_code, locality_key NULLS LAST, observed_latest,
                 observed_text
        """,
        with_low=True,
    )

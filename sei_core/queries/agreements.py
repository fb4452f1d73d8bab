"""What was agreed with kraje, what was published of cooperation, and on what its sources disagree?"""

from __future__ import annotations

import pandas as pd

from sei_core.store import db


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
                OR (area.area_code = 'CZ-CZ010' AND region_code <> 'CZ010')
            UNION ALL
            SELECT 'published_count', count_key, metric, area.area_code
            FROM published_count JOIN area ON area.area_code IN (published_count.area_code, 'CZ')
                OR (area.area_code = 'CZ-CZ010' AND published_count.area_code <> 'CZ010')
        )
        SELECT subject_table, subject_key, subject_name, attribute, stated_text,
               statement.reference_keys, statement.note
        FROM statement JOIN subject USING (subject_table, subject_key)
        WHERE area_code = $area_code
        ORDER BY list_position(['episode', 'memorandum', 'published_count'], subject_table),
                 subject_name COLLATE cs, subject_key, statement_key
        """,
        area_code=area_code,
    )

"""Excluded localities: what surveys counted, and what is known of single places.

A place so small that its households could be recognised (``small_identifiable``) is told only within the count of its
municipality: without its name, type, people, state, note or source. ``_TOLD`` is the one place that reads the tables of
localities, so that no question can tell more.
"""

from __future__ import annotations

import pandas as pd

from sei_core.domain.vocabularies import Certainty
from sei_core.queries import keys
from sei_core.store import db

#: ``named``: what a source says of a named locality, or of a municipality that has one, at one time; ``hidden``: how
#: many places that could be recognised a municipality has. Nothing of the certainty ``$unsure``.
_TOLD = "".join(
    (
        """
    WITH observed AS (
        SELECT locality_key, municipality_code, small_identifiable, locality_level, locality_name, locality_type,
               observed_text, observed_earliest, observed_latest, people_min, people_max, locality_state, certainty,
               """,
        keys.of_columns("locality.reference_keys", "seen.reference_keys"),
        """ AS reference_keys,
               nullif(concat_ws(' ', locality.note, seen.note), '') AS note
        FROM locality LEFT JOIN locality_observation AS seen USING (locality_key)
        WHERE coalesce(certainty <> $unsure, true)
    ), named AS (
        SELECT * EXCLUDE (small_identifiable) FROM observed WHERE small_identifiable = 'ne'
    ), hidden AS (
        SELECT municipality_code, count(DISTINCT locality_key) AS hidden_count
        FROM observed WHERE small_identifiable <> 'ne' GROUP BY municipality_code
    )
""",
    )
)

#: Totals of surveys with what follows from them. Averages are rounded to whole persons before they are compared.
_COUNTED = """
    WITH counted AS (
        SELECT survey_key, area_code, area_name, survey_year, locality_count, survey_municipality_count,
               people_from, people_to, people_from / nullif(locality_count, 0) AS average_from,
               people_to / nullif(locality_count, 0) AS average_to, stated_average,
               stated_average NOT BETWEEN round(average_from) AND round(average_to) AS average_differs,
               reference_keys, note
        FROM survey_total JOIN area USING (area_code)
    )
"""


def listed(area_code: str, with_mentions: bool, with_low: bool) -> pd.DataFrame:
    """What do sources say of the localities of an area? By municipality; a locality with several sources again.

    Args:
        area_code: of the area.
        with_mentions: also of municipalities of which a source says only that they have one.
        with_low: also what is of low certainty.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        locality_name: text, of a mention what it is
        locality_level: word of ``LocalityLevel``
        locality_type: text, missing where no source states it
        observed_text: date, missing where no source states it
        people_min: persons, missing where no source states them
        people_max: persons, missing where no source states them
        locality_state: text, missing where no source states it
        certainty: word of ``Certainty``, missing where nobody has observed it
        reference_keys: text
        note: text, missing where there is none
    """
    return _of_told(
        """
        SELECT municipality_code, municipality_name, area_name AS district_name, locality_name, locality_level,
               locality_type, observed_text, people_min, people_max, locality_state, certainty, reference_keys, note
        FROM named
        JOIN municipality USING (municipality_code)
        JOIN area ON area.area_code = district_code
        WHERE municipality_code IN (SELECT municipality_code FROM membership WHERE membership.area_code = $area_code)
          AND (locality_level = 'lokalita' OR $with_mentions)
        ORDER BY municipality_name COLLATE cs, municipality_code, locality_level, locality_key,
                 observed_latest DESC NULLS LAST
        """,
        area_code=area_code,
        with_mentions=with_mentions,
        with_low=with_low,
    )


def by_municipality(area_code: str, with_mentions: bool, with_low: bool) -> pd.DataFrame:
    """Which municipalities of an area have known localities, and how many? The most first.

    Args:
        area_code: of the area.
        with_mentions: also municipalities of which a source says only that they have one.
        with_low: also what is of low certainty.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        region_name: text
        known_count: known localities, told by name or not
        hidden_count: of these the ones told only as a count
        mention_count: mentions that the municipality has one, without a name
        label_lat: degrees, EPSG:4326, missing where the municipality has no boundary yet
        label_lon: likewise
    """
    return _of_told(
        """
        , told AS (
            SELECT municipality_code, count(DISTINCT locality_key) FILTER (locality_level = 'lokalita') AS named_count,
                   count(DISTINCT locality_key) FILTER (locality_level = 'obec') AS mention_count
            FROM named GROUP BY municipality_code
        )
        SELECT municipality_code, municipality_name, district.area_name AS district_name,
               region.area_name AS region_name,
               coalesce(named_count, 0) + coalesce(hidden_count, 0) AS known_count,
               coalesce(hidden_count, 0) AS hidden_count, coalesce(mention_count, 0) AS mention_count,
               label_lat, label_lon
        FROM told FULL JOIN hidden USING (municipality_code)
        JOIN municipality USING (municipality_code)
        JOIN area AS district ON district.area_code = district_code
        JOIN area AS region ON region.area_code = region_code
        WHERE municipality_code IN (SELECT municipality_code FROM membership WHERE membership.area_code = $area_code)
          AND (known_count > 0 OR $with_mentions)
        ORDER BY known_count DESC, mention_count DESC, municipality_name COLLATE cs, municipality_code
        """,
        area_code=area_code,
        with_mentions=with_mentions,
        with_low=with_low,
    )


def counts(with_low: bool) -> pd.DataFrame:
    """How many localities are known in each municipality? Every municipality, in the order of codes.

    Args:
        with_low: also those of low certainty.

    Columns:
        area_code: text
        value: known localities, 0 where none is known
    """
    return _of_told(
        """
        , known AS (
            SELECT municipality_code, count(DISTINCT locality_key) AS told_count
            FROM named WHERE locality_level = 'lokalita' GROUP BY municipality_code
            UNION ALL
            SELECT municipality_code, hidden_count AS told_count FROM hidden
        )
        SELECT municipality_code AS area_code, coalesce(sum(told_count), 0)::INT AS value
        FROM municipality LEFT JOIN known USING (municipality_code)
        GROUP BY municipality_code
        ORDER BY municipality_code
        """,
        with_low=with_low,
    )


def coverage(area_code: str, with_low: bool) -> pd.DataFrame:
    """How much is known of the localities of an area? One row.

    Args:
        area_code: of the area.
        with_low: also what is of low certainty.

    Columns:
        known_count: known localities, told by name or not
        hidden_count: of these the ones told only as a count
        municipality_count: municipalities of known localities
        mentioned_count: further municipalities of which a source says only that they have one
        first_year: of the oldest dated source of a named locality, missing without one
        last_year: of the newest, missing without one
        undated_count: named localities without any date
        state_count: named localities whose state a source states
    """
    return _of_told(
        """
        , inside AS (
            SELECT municipality_code FROM membership WHERE area_code = $area_code
        ), told AS (
            SELECT count(DISTINCT locality_key) AS named_count,
                   year(min(observed_earliest)) AS first_year, year(max(observed_latest)) AS last_year,
                   count(DISTINCT locality_key)
                     - count(DISTINCT locality_key) FILTER (observed_text IS NOT NULL) AS undated_count,
                   count(DISTINCT locality_key) FILTER (locality_state IS NOT NULL) AS state_count
            FROM named SEMI JOIN inside USING (municipality_code) WHERE locality_level = 'lokalita'
        ), places AS (
            SELECT municipality_code, true AS is_known FROM hidden SEMI JOIN inside USING (municipality_code)
            UNION ALL
            SELECT municipality_code, locality_level = 'lokalita' FROM named SEMI JOIN inside USING (municipality_code)
        ), municipalities AS (
            SELECT municipality_code, bool_or(is_known) AS is_known FROM places GROUP BY municipality_code
        ), suppressed AS (
            SELECT coalesce(sum(hidden_count), 0)::INT AS hidden_count
            FROM hidden SEMI JOIN inside USING (municipality_code)
        )
        SELECT named_count + hidden_count AS known_count, hidden_count,
               (SELECT count(*) FROM municipalities WHERE is_known) AS municipality_count,
               (SELECT count(*) FROM municipalities WHERE NOT is_known) AS mentioned_count,
               first_year, last_year, undated_count, state_count
        FROM told CROSS JOIN suppressed
        """,
        area_code=area_code,
        with_low=with_low,
    )


def low_count(area_code: str) -> int:
    """How many rows on an area are of low certainty, and so not shown unless asked for?"""
    return _row_count(area_code, with_low=True) - _row_count(area_code, with_low=False)


def of_municipality(code: str, with_low: bool = False) -> pd.DataFrame:
    """What is known of the localities of one municipality? Those told only as a count in a last row.

    Args:
        code: of the municipality.
        with_low: also what is of low certainty.

    Columns:
        locality_level: word of ``LocalityLevel``, missing where the row is a count
        locality_name: text, of a mention what it is, missing where the row is a count
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
    return _of_told(
        """
        SELECT locality_level, locality_name, locality_type, observed_text, people_min, people_max, locality_state,
               certainty, hidden_count, reference_keys, note
        FROM (SELECT *, NULL AS hidden_count FROM named UNION ALL BY NAME SELECT * FROM hidden)
        WHERE municipality_code = $code
        ORDER BY hidden_count NULLS FIRST, locality_level, locality_key, observed_latest DESC NULLS LAST
        """,
        code=code,
        with_low=with_low,
    )


def export_rows() -> pd.DataFrame:
    """Which localities are known, to take away? By municipality; places that could be recognised only as a count.

    Columns:
        locality_key: text, missing where the row is a count
        municipality_code: text
        municipality_name: text
        district_name: text
        region_name: text
        locality_level: word of ``LocalityLevel``, missing where the row is a count
        locality_name: text, of a mention what it is, missing where the row is a count
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
    return _of_told(
        """
        SELECT locality_key, municipality_code, municipality_name, district.area_name AS district_name,
               region.area_name AS region_name, locality_level, locality_name, locality_type, observed_text,
               people_min, people_max, locality_state, certainty, hidden_count, reference_keys, note
        FROM (SELECT *, NULL AS hidden_count FROM named UNION ALL BY NAME SELECT * FROM hidden)
        JOIN municipality USING (municipality_code)
        JOIN area AS district ON district.area_code = district_code
        JOIN area AS region ON region.area_code = region_code
        ORDER BY municipality_name COLLATE cs, municipality_code, hidden_count NULLS FIRST, locality_key,
                 observed_latest DESC NULLS LAST
        """,
        with_low=True,
    )


def survey(area_code: str) -> pd.DataFrame:
    """What did surveys count in an area, or in the smallest kraj or country around it? The newest first.

    Columns:
        area_code: text, of the area counted
        area_name: text
        survey_year: year
        locality_count: localities, missing where no source states them
        survey_municipality_count: municipalities with one, missing where no source states them
        people_from: persons, the lower end of the estimate, missing where no source states it
        people_to: persons, the upper end, missing where no source states it
        average_from: persons in a locality by the lower end, missing likewise
        average_to: persons in a locality by the upper end, missing likewise
        stated_average: persons in a locality as the source says, missing where it does not
        average_differs: whether that lies outside what follows from its own counts, missing where nothing can be said
        reference_keys: text
        note: text, missing where there is none
    """
    return _of_counted(
        """
        , inside AS (
            SELECT municipality_code FROM membership WHERE area_code = $area_code
        ), around AS (
            SELECT area_code FROM membership
            WHERE area_code IN (SELECT area_code FROM survey_total)
            GROUP BY area_code
            HAVING count(*) FILTER (municipality_code IN (FROM inside)) = (SELECT count(*) FROM inside)
            ORDER BY count(*), area_code
            LIMIT 1
        )
        SELECT * EXCLUDE (survey_key) FROM counted SEMI JOIN around USING (area_code)
        ORDER BY survey_year DESC, survey_key
        """,
        area_code=area_code,
    )


def survey_by_region() -> pd.DataFrame:
    """What did the newest survey that counts localities count in each kraj? The most localities first.

    Columns:
        area_code: text
        area_name: text
        survey_year: year
        locality_count: localities
        survey_municipality_count: municipalities with one, missing where no source states them
        people_from: persons, the lower end of the estimate, missing where no source states it
        people_to: persons, the upper end, missing where no source states it
        average_from: persons in a locality by the lower end, missing likewise
        average_to: persons in a locality by the upper end, missing likewise
        stated_average: persons in a locality as the source says, missing where it does not
        average_differs: whether that lies outside what follows from its own counts, missing where nothing can be said
        reference_keys: text
        note: text, missing where there is none
    """
    return _of_counted(
        """
        SELECT * EXCLUDE (survey_key) FROM counted
        WHERE area_code <> 'CZ' AND locality_count IS NOT NULL
        QUALIFY survey_year = max(survey_year) OVER ()
        ORDER BY locality_count DESC, area_name COLLATE cs
        """
    )


def earlier_surveys() -> pd.DataFrame:
    """What did surveys before the newest count? The newest first; sources of one survey may differ.

    Columns:
        area_code: text
        area_name: text
        survey_year: year
        locality_count: localities, missing where no source states them
        survey_municipality_count: municipalities with one, missing where no source states them
        people_from: persons, the lower end of the estimate, missing where no source states it
        people_to: persons, the upper end, missing where no source states it
        reference_keys: text
        note: text, missing where there is none
    """
    return _of_counted(
        """
        SELECT area_code, area_name, survey_year, locality_count, survey_municipality_count, people_from, people_to,
               reference_keys, note
        FROM counted
        QUALIFY survey_year < max(survey_year) FILTER (locality_count IS NOT NULL) OVER ()
        ORDER BY survey_year DESC, survey_key
        """
    )


def _of_told(question: str, with_low: bool, **values: object) -> pd.DataFrame:
    return db.fetch_once(_TOLD + question, unsure="" if with_low else Certainty.LOW.value, **values)


def _of_counted(question: str, **values: object) -> pd.DataFrame:
    return db.fetch_once(_COUNTED + question, **values)


def _row_count(area_code: str, with_low: bool) -> int:
    frame = _of_told(
        """
        SELECT coalesce(sum(row_count), 0)::INT AS row_count
        FROM (
            SELECT municipality_code, 1 AS row_count FROM named
            UNION ALL
            SELECT municipality_code, hidden_count FROM hidden
        )
        JOIN membership USING (municipality_code)
        WHERE area_code = $area_code
        """,
        area_code=area_code,
        with_low=with_low,
    )
    return int(frame["row_count"].item())

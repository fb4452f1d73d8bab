"""What is known of every municipality at once, for filters, charts and correlations."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pandas as pd

from sei_core.domain.cooperation import Standing
from sei_core.domain.levels import COUNTRY_CODE
from sei_core.domain.selection import size_class
from sei_core.queries import cooperation, localities
from sei_core.store import db


def municipalities(year: int, today: date) -> pd.DataFrame:
    """What is known of each municipality in a year, a column a measure? In the order of codes.

    Cooperation is that of ``today`` by confirmed episodes, localities those of a certainty that is shown without
    asking; small ones that could be recognised count but are never told apart (see ``queries.localities``).

    Columns:
        municipality_code: text
        municipality_name: text
        status: letter
        orp_code: text
        orp_name: text
        district_code: text
        district_name: text
        region_code: text
        region_name: text
        search_text: name, okres and code in small letters without accents
        population_15plus: persons
        size_class: value of ``SizeClass``
        band: value of ``Band``
        standing: value of ``Standing`` today, NONE where no cooperation is known
        has_localities: whether an excluded locality is known
        index_points: 0–30
        share_points: of these for shares, missing where the donor is not known
        lq_points: for quotients, likewise
        count_points: for counts, likewise
        enforcement_points: 0–6
        enforcement_share: 0–1, missing where the base is 0
        enforcement_lq: ratio, missing likewise
        enforcement_count: persons
        enforcement_base: persons
        housing_benefit_points: 0–6
        housing_benefit_share: 0–1, missing where the base is 0
        housing_benefit_lq: ratio, missing likewise
        housing_benefit_count: benefits, average month
        housing_benefit_base: persons
        subsistence_benefit_points: 0–6
        subsistence_benefit_share: 0–1, missing where the base is 0
        subsistence_benefit_lq: ratio, missing likewise
        subsistence_benefit_count: benefits, average month
        subsistence_benefit_base: persons
        long_unemployment_points: 0–6
        long_unemployment_share: 0–1, missing where the base is 0
        long_unemployment_lq: ratio, missing likewise
        long_unemployment_count: persons
        long_unemployment_base: persons
        early_leaving_points: 0–6, taken over where there is no school
        early_leaving_share: 0–1, missing without a school of its own or where the base is 0
        early_leaving_lq: ratio, missing likewise
        early_leaving_count: pupils, missing without a school of its own
        early_leaving_base: pupils, missing likewise
    """
    return _municipalities(db.serving(), year, today).copy(deep=False)


@lru_cache(maxsize=4)  # 60 ms and 6 MB; every change of a filter asks for the same rows
def _municipalities(release: str, year: int, today: date) -> pd.DataFrame:
    with db.pinned(release):
        rows = _measured(year)
        standings = cooperation.by_municipality(today, today).set_index("municipality_code")["standing"]
        known = localities.by_municipality(COUNTRY_CODE, with_mentions=False, with_low=False)
    codes = rows["municipality_code"]
    standing = codes.map(standings).astype("str").fillna(Standing.NONE.value)
    rows.insert(rows.columns.get_loc("population_15plus") + 1, "size_class", size_class(rows["population_15plus"]))
    place = rows.columns.get_loc("band") + 1
    rows.insert(place, "standing", standing)
    rows.insert(place + 1, "has_localities", codes.isin(known["municipality_code"]))
    return rows


def _measured(year: int) -> pd.DataFrame:
    """The municipalities with the index and each indicator in columns of its own."""
    return db.fetch(
        """
        WITH wide AS (
            PIVOT (
                SELECT municipality_code, indicator, points, share, lq, count, base
                FROM indicator_result WHERE year = $year
            )
            ON indicator IN ('enforcement', 'housing_benefit', 'subsistence_benefit', 'long_unemployment',
                             'early_leaving')
            USING any_value(points) AS points, any_value(share) AS share, any_value(lq) AS lq,
                  any_value(count) AS count, any_value(base) AS base
            GROUP BY municipality_code
        )
        SELECT municipality_code, municipality_name, status, orp_code, orp.area_name AS orp_name,
               district_code, district.area_name AS district_name, region_code, region.area_name AS region_name,
               strip_accents(lower(concat_ws(' ', municipality_name, district.area_name, municipality_code)))
                   AS search_text,
               population_15plus, band, index_points, share_points, lq_points, count_points,
               wide.* EXCLUDE (municipality_code)
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN wide USING (municipality_code)
        JOIN area AS region ON region.area_code = region_code
        JOIN area AS district ON district.area_code = district_code
        LEFT JOIN area AS orp ON orp.area_code = orp_code
        WHERE year = $year
        ORDER BY municipality_code
        """,
        year=year,
    )

"""How well does the rule fit the published index, and what must its reader know?"""

from __future__ import annotations

import pandas as pd

from sei_core.domain.change import SMALL_POPULATION
from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE, PRAGUE_REGION
from sei_core.store import db


def fit() -> pd.DataFrame:
    """For how many municipalities does the rule alone give the published index? The latest year first.

    Columns:
        year: year
        municipality_count: municipalities
        reproduced_count: those whose computed points equal the published ones
        differing_count: the others
        school_count: municipalities with a school of their own
        school_reproduced_count: of these, reproduced
        no_school_count: municipalities that take over the points of another one
        no_school_reproduced_count: of these, reproduced
    """
    return db.fetch(
        """
        WITH compared AS (
            SELECT year, index_points = computed_points AS is_reproduced, donor_code IS NULL AS has_school
            FROM municipality_index
            JOIN indicator_result USING (year, municipality_code)
            WHERE indicator = 'early_leaving'
        )
        SELECT year, count(*) AS municipality_count,
               count(*) FILTER (is_reproduced) AS reproduced_count,
               count(*) FILTER (NOT is_reproduced) AS differing_count,
               count(*) FILTER (has_school) AS school_count,
               count(*) FILTER (has_school AND is_reproduced) AS school_reproduced_count,
               count(*) FILTER (NOT has_school) AS no_school_count,
               count(*) FILTER (NOT has_school AND is_reproduced) AS no_school_reproduced_count
        FROM compared
        GROUP BY year
        ORDER BY year DESC
        """
    )


def exceptions(year: int) -> pd.DataFrame:
    """Which municipalities does the rule not reproduce? By code.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        index_points: published, 0–30
        computed_points: by the rule alone, 0–30
        donor_name: the nearest municipality with a school, missing with a school of its own
    """
    return db.fetch(
        """
        SELECT municipality.municipality_code, municipality.municipality_name, area_name AS district_name,
               index_points, computed_points, donor.municipality_name AS donor_name
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN area ON area.area_code = municipality.district_code
        JOIN indicator_result AS leaving ON leaving.year = municipality_index.year
             AND leaving.municipality_code = municipality.municipality_code AND leaving.indicator = 'early_leaving'
        LEFT JOIN municipality AS donor ON donor.municipality_code = donor_code
        WHERE municipality_index.year = $year AND index_points <> computed_points
        ORDER BY municipality.municipality_code
        """,
        year=year,
    )


def first_quotient_points(year: int, indicator: str) -> pd.DataFrame:
    """What share of an indicator gives the first point of the quotient in each kraj? The strictest first.

    Columns:
        region_name: text
        region_share: share of the kraj, 0–1
        country_share: share of the country, 0–1
        yardstick_share: their mean, what the quotient divides by
        first_point_share: yardstick times the lower bound of the quotient
        second_point_share: yardstick times the upper bound; two points lie above it
    """
    return db.fetch(
        """
        SELECT area_name AS region_name, region_share, country_share, yardstick_share,
               yardstick_share * lq_lo AS first_point_share, yardstick_share * lq_hi AS second_point_share
        FROM yardstick
        JOIN indicator USING (indicator)
        JOIN area ON area.area_code = region_code
        WHERE year = $year AND indicator = $indicator
        ORDER BY yardstick_share DESC, area_name COLLATE cs
        """,
        year=year,
        indicator=indicator,
    )


def cautions(year: int) -> pd.DataFrame:
    """How large are the things a reader should beware of? One row.

    Columns:
        municipality_count: municipalities
        prague_points: index of Praha, 0–30
        prague_count_points: of these, for absolute counts
        high_population_share: share of inhabitants 15+ who live in municipalities with 12 points or more, 0–1
        prague_share: share of Praha in them, 0–1
        without_prague_share: ``high_population_share`` without Praha
        high_count: municipalities with 12 points or more
        small_high_count: of these, with so few inhabitants 15+ that a handful of people decides
        eleven_count: municipalities with 11 points
        twelve_count: municipalities with 12 points
        no_inhabitants_count: municipalities without inhabitants 15+
        no_pupils_count: schools that no pupil finished
        lightest_points: the lightest points of all
        lightest_count: municipalities that have them
    """
    return db.fetch(
        """
        WITH index_of_year AS (
            SELECT municipality_index.*, region_code = $prague AS is_prague
            FROM municipality_index JOIN municipality USING (municipality_code)
            WHERE year = $year
        ), people AS (
            SELECT area_code, sum(population_15plus) FILTER (band = '12–30') AS high, sum(population_15plus) AS every
            FROM area_band WHERE year = $year AND area_code IN ($country, $without_prague)
            GROUP BY area_code
        )
        SELECT count(*) AS municipality_count,
               max(index_points) FILTER (is_prague) AS prague_points,
               max(count_points) FILTER (is_prague) AS prague_count_points,
               (SELECT high / every FROM people WHERE area_code = $country) AS high_population_share,
               1 - (SELECT high FROM people WHERE area_code = $without_prague)
                 / (SELECT high FROM people WHERE area_code = $country) AS prague_share,
               (SELECT high / every FROM people WHERE area_code = $without_prague) AS without_prague_share,
               count(*) FILTER (index_points >= 12) AS high_count,
               count(*) FILTER (index_points >= 12 AND population_15plus < $small) AS small_high_count,
               count(*) FILTER (index_points = 11) AS eleven_count,
               count(*) FILTER (index_points = 12) AS twelve_count,
               count(*) FILTER (population_15plus = 0) AS no_inhabitants_count,
               (SELECT count(*) FROM indicator_result
                WHERE year = $year AND indicator = 'early_leaving' AND base = 0) AS no_pupils_count,
               any_value(lightest) AS lightest_points,
               count(*) FILTER (index_points = lightest) AS lightest_count
        FROM (SELECT *, min(index_points) OVER () AS lightest FROM index_of_year)
        """,
        year=year,
        prague=PRAGUE_REGION,
        country=COUNTRY_CODE,
        without_prague=COUNTRY_WITHOUT_PRAGUE_CODE,
        small=SMALL_POPULATION,
    )


def without_inhabitants(year: int) -> pd.DataFrame:
    """Which municipalities have no inhabitants 15+, and what points do they carry?

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        index_points: 0–30
    """
    return db.fetch(
        """
        SELECT municipality_code, municipality_name, area_name AS district_name, index_points
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN area ON area.area_code = district_code
        WHERE year = $year AND population_15plus = 0
        ORDER BY index_points DESC, municipality_name COLLATE cs
        """,
        year=year,
    )

"""How does the country, or one area, stand?"""

from __future__ import annotations

import pandas as pd

from sei_core.store import db


def bands(year: int, area_code: str) -> pd.DataFrame:
    """How many municipalities and inhabitants 15+ of an area fall into each band?

    The area comes first, then the country and the country without Praha.

    Columns:
        area_code: text
        area_name: text
        band: value of ``Band``, from the lightest
        municipality_count: municipalities
        population_15plus: persons
    """
    return db.fetch(
        """
        SELECT area_code, area_name, band,
               area_band.municipality_count, area_band.population_15plus
        FROM area_band JOIN area USING (area_code)
        WHERE year = $year AND list_contains([$area_code, 'CZ', 'CZ-CZ010'], area_code)
        ORDER BY area_code <> $area_code, area_code, split_part(band, '–', 1)::INT
        """,
        year=year,
        area_code=area_code,
    )


def summary(year: int, area_code: str) -> pd.DataFrame:
    """What are the main figures of an area?

    Columns:
        area_name: text
        municipality_count: municipalities
        population_15plus: persons
        plain_mean_points: mean of the index over municipalities
        weighted_mean_points: mean over inhabitants 15+, missing without inhabitants
        high_count: municipalities with 12 points or more
        elevated_count: municipalities with 8 points or more
        high_population: inhabitants 15+ of municipalities with 12 points or more
        previous_year: the latest earlier year at hand, missing without one
        high_change: change of ``high_count`` against it, missing likewise
    """
    return db.fetch(
        """
        WITH previous AS (SELECT max(year) AS year FROM municipality_index WHERE year < $year),
        counted AS (
            SELECT year, count(*) FILTER (index_points >= 12) AS high_count,
                   count(*) FILTER (index_points >= 8) AS elevated_count,
                   coalesce(sum(population_15plus) FILTER (index_points >= 12), 0)::BIGINT AS high_population
            FROM municipality_index JOIN membership USING (municipality_code)
            WHERE area_code = $area_code AND year IN ($year, (SELECT year FROM previous))
            GROUP BY year
        )
        SELECT area_name,
               area_index.municipality_count, area_index.population_15plus,
               plain_mean_points, weighted_mean_points,
               now.high_count, now.elevated_count, now.high_population,
               before.year AS previous_year, now.high_count - before.high_count AS high_change
        FROM area_index
        JOIN counted AS now USING (year)
        LEFT JOIN counted AS before ON before.year < now.year
        JOIN area USING (area_code)
        WHERE area_index.year = $year AND area_code = $area_code
        """,
        year=year,
        area_code=area_code,
    )


def indicators(year: int, area_code: str) -> pd.DataFrame:
    """What are the five shares of an area beside those of the country?

    Columns:
        indicator: key, in the order of the index
        count: persons, pupils, or benefits of an average month
        base: persons or pupils
        share: 0–1, missing where the base is 0
        country_share: 0–1
        mean_points: mean points of the indicator over municipalities
        previous_year: the latest earlier year at hand, missing without one
        share_change: change of the share against it, missing likewise
    """
    return db.fetch(
        """
        SELECT here.indicator, here.count, here.base, here.share, country.share AS country_share, here.mean_points,
               before.year AS previous_year, here.share - before.share AS share_change
        FROM area_indicator AS here
        JOIN area_indicator AS country ON country.year = here.year AND country.indicator = here.indicator
             AND country.area_code = 'CZ'
        LEFT JOIN area_indicator AS before
             ON before.year = (SELECT max(year) FROM area_index WHERE year < $year)
             AND before.indicator = here.indicator
             AND before.area_code = here.area_code
        JOIN indicator ON indicator.indicator = here.indicator
        WHERE here.year = $year AND here.area_code = $area_code
        ORDER BY position
        """,
        year=year,
        area_code=area_code,
    )


def published_totals() -> pd.DataFrame:
    """How many municipalities did publications count in each range of points?

    Values that contradict each other are rows beside each other.

    Columns:
        year: year of the data
        points_from: lowest points of the range
        points_to: highest points of the range
        municipality_count: municipalities
        note: remark, missing where there is none
        attribution: source to show
        url: address, missing where there is none
    """
    return db.fetch(
        """
        SELECT year, points_from, points_to, municipality_count, note, attribution, url
        FROM published_total JOIN source USING (source_key)
        ORDER BY points_from, year, municipality_count
        """
    )


def heaviest(year: int, area_code: str) -> pd.DataFrame:
    """Which municipalities of an area carry the heaviest burden? All of them, the heaviest first.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        index_points: 0–30
        population_15plus: persons
        rank: in the country, 1 = heaviest
    """
    return db.fetch(
        """
        SELECT municipality_code, municipality_name, area_name AS district_name,
               index_points, population_15plus, rank
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN area ON area.area_code = district_code
        JOIN membership USING (municipality_code)
        WHERE year = $year AND membership.area_code = $area_code
        ORDER BY index_points DESC, municipality_name COLLATE cs, municipality_code
        """,
        year=year,
        area_code=area_code,
    )

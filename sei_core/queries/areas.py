"""Values of areas: what maps, rankings and comparisons show."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.store import db


def codes(level: Level) -> pd.DataFrame:
    """Which areas of a level are there in any year? In the order of codes, which is that of the map.

    Columns:
        area_code: text
    """
    return db.fetch_once(
        """
        SELECT municipality_code AS area_code FROM municipality WHERE $level = 'municipality'
        UNION
        SELECT area_code FROM membership WHERE level = $level AND area_code <> 'CZ-CZ010'
        ORDER BY area_code
        """,
        level=level.value,
    )


def values(year: int, level: Level, measure: Measure, before: int | None = None) -> pd.DataFrame:
    """What is the value of a measure in each area of a level? In the order of codes.

    All areas that there are in any year, so that every year has the order of the map: one that did not exist yet, or
    exists no more, has no value. Points of areas above the municipality are means weighted by inhabitants 15+. A
    change is against the year ``before``, or the latest earlier year at hand.

    Columns:
        area_code: text
        value: number, missing where there is none
    """
    if measure.part is Part.CHANGE:
        return change(year, level, before)
    return codes(level).merge(_values(year, level, measure), on="area_code", how="left")


def _values(year: int, level: Level, measure: Measure) -> pd.DataFrame:
    """The areas that the year has."""
    subject = "index" if measure.subject == INDEX else "indicator"
    if level is Level.MUNICIPALITY:
        return _MUNICIPAL[subject](year, measure)
    if measure.is_points:
        return _MEAN[subject](year, level, measure)
    return db.fetch_once(
        """
        SELECT area_code, CASE $part WHEN 'share' THEN share WHEN 'lq' THEN lq ELSE count END AS value
        FROM area_indicator
        WHERE year = $year AND level = $level AND indicator = $indicator
        ORDER BY area_code
        """,
        year=year,
        level=level.value,
        part=measure.part.value,
        indicator=measure.subject,
    )


def change(year: int, level: Level, before: int | None = None) -> pd.DataFrame:
    """How did the index of each area change against an earlier year? In the order of codes.

    The latest earlier year at hand when ``before`` is None. Means of larger areas are weighted by inhabitants 15+ of
    each year.

    Columns:
        area_code: text
        value: points, missing without an earlier year, without inhabitants, and where either year has no such area
    """
    return codes(level).merge(_change(year, level, before), on="area_code", how="left")


def _change(year: int, level: Level, before: int | None) -> pd.DataFrame:
    """The areas that the later year has."""
    return db.fetch_once(
        """
        WITH pointed AS (
            SELECT year, area_code, weighted_mean_points AS points FROM area_index WHERE level = $level
            UNION ALL
            SELECT year, municipality_code, index_points FROM municipality_index WHERE $level = 'municipality'
        )
        SELECT now.area_code, now.points - before.points AS value
        FROM pointed AS now
        LEFT JOIN pointed AS before ON before.area_code = now.area_code
             AND before.year = coalesce($before, (SELECT max(year) FROM municipality_index WHERE year < $year))
        WHERE now.year = $year AND now.area_code <> 'CZ-CZ010'
        ORDER BY now.area_code
        """,
        year=year,
        before=before,
        level=level.value,
    )


def largest(level: Level, indicator: str) -> float:
    """What is the largest count of an indicator in any area of a level and any year?"""
    frame = db.fetch_once(
        "SELECT max(count) AS largest FROM area_indicator WHERE level = $level AND indicator = $indicator",
        level=level.value,
        indicator=indicator,
    )
    return float(frame["largest"].item())


def members(level: Level, area_code: str) -> pd.DataFrame:
    """Which areas of a level lie, at least in part, in an area? In the order of codes.

    Columns:
        area_code: text
        area_name: text
        within_name: okres of a municipality, kraj of a larger area
    """
    return db.fetch_once(
        """
        SELECT DISTINCT area.area_code, area.area_name, region.area_name AS within_name
        FROM membership AS chosen
        JOIN membership AS member USING (municipality_code)
        JOIN municipality USING (municipality_code)
        JOIN area ON area.area_code = member.area_code
        JOIN area AS region ON region.area_code = region_code
        WHERE chosen.area_code = $area_code AND member.level = $level AND $level <> 'country'
        UNION ALL
        SELECT municipality_code, municipality_name, district.area_name
        FROM municipality
        JOIN membership USING (municipality_code)
        JOIN area AS district ON district.area_code = district_code
        WHERE $level = 'municipality' AND membership.area_code = $area_code
        ORDER BY area_code
        """,
        level=level.value,
        area_code=area_code,
    )


def undrawn(year: int, area_code: str) -> pd.DataFrame:
    """Which municipalities of an area have an index in a year and no boundary, so that no map draws them? By name.

    Columns:
        municipality_code: text
        municipality_name: text
    """
    return db.fetch_once(
        """
        SELECT municipality_code, municipality_name
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN membership USING (municipality_code)
        ANTI JOIN area_boundary ON area_boundary.area_code = municipality_code
        WHERE year = $year AND membership.area_code = $area_code
        ORDER BY municipality_name COLLATE cs, municipality_code
        """,
        year=year,
        area_code=area_code,
    )


def table(year: int, level: Level, area_code: str) -> pd.DataFrame:
    """What are the figures of each area of a level within an area? The heaviest mean first.

    Columns:
        area_code: text
        area_name: text
        municipality_count: municipalities
        population_15plus: persons
        weighted_mean_points: mean of the index over inhabitants 15+, missing without inhabitants
        plain_mean_points: mean of the index over municipalities
        high_count: municipalities with 12 points or more
        high_share: their share of municipalities, 0–1
        high_population: inhabitants 15+ of those municipalities
        high_population_share: their share of inhabitants 15+, 0–1, missing without inhabitants
    """
    return db.fetch(
        """
        SELECT area_index.area_code, area_name, area_index.municipality_count, area_index.population_15plus,
               weighted_mean_points, plain_mean_points,
               high.municipality_count AS high_count,
               high.municipality_count / area_index.municipality_count AS high_share,
               high.population_15plus AS high_population,
               high.population_15plus / nullif(area_index.population_15plus, 0) AS high_population_share
        FROM area_index
        JOIN area USING (area_code)
        JOIN area_band AS high ON high.year = area_index.year AND high.area_code = area_index.area_code
             AND high.band = '12–30'
        WHERE area_index.year = $year AND area_index.level = $level AND area_code IN (
            SELECT member.area_code FROM membership AS member JOIN membership AS chosen USING (municipality_code)
            WHERE chosen.area_code = $area_code AND member.level = $level
        )
        ORDER BY weighted_mean_points DESC NULLS LAST, area_name COLLATE cs
        """,
        year=year,
        level=level.value,
        area_code=area_code,
    )


def bands(year: int, level: Level, area_code: str) -> pd.DataFrame:
    """How do municipalities and inhabitants of each area of a level split into bands? The heaviest mean first.

    Columns:
        area_code: text
        area_name: text
        band: value of ``Band``, from the lightest
        municipality_count: municipalities
        population_15plus: persons
    """
    return db.fetch(
        """
        SELECT area_code, area_name, band, area_band.municipality_count, area_band.population_15plus
        FROM area_band
        JOIN area USING (area_code)
        JOIN area_index USING (year, area_code)
        WHERE year = $year AND area_band.level = $level AND area_code IN (
            SELECT member.area_code FROM membership AS member JOIN membership AS chosen USING (municipality_code)
            WHERE chosen.area_code = $area_code
        )
        ORDER BY weighted_mean_points DESC NULLS LAST, area_name COLLATE cs, area_code, split_part(band, '–', 1)::INT
        """,
        year=year,
        level=level.value,
        area_code=area_code,
    )


def distribution(year: int, area_code: str) -> pd.DataFrame:
    """How many municipalities of an area have each number of points? All of 0–30.

    Columns:
        index_points: 0–30
        municipality_count: municipalities
    """
    return db.fetch(
        """
        SELECT points::INT AS index_points, count(municipality_code) AS municipality_count
        FROM range(31) AS every(points)
        LEFT JOIN (
            SELECT municipality_code, index_points
            FROM municipality_index JOIN membership USING (municipality_code)
            WHERE year = $year AND area_code = $area_code
        ) AS known ON known.index_points = every.points
        GROUP BY points
        ORDER BY points
        """,
        year=year,
        area_code=area_code,
    )


def indicator_shares(year: int, level: Level, area_code: str) -> pd.DataFrame:
    """How does each indicator of each area of a level compare with the country?

    Columns:
        area_code: text
        area_name: text, the heaviest mean first
        indicator: key, in the order of the index
        share: 0–1, missing where the base is 0
        ratio: share over the country's share, missing where the base is 0
        mean_points: mean points of the indicator over municipalities
    """
    return db.fetch(
        """
        SELECT here.area_code, area_name, here.indicator,
               here.share, here.share / country.share AS ratio, here.mean_points
        FROM area_indicator AS here
        JOIN area_indicator AS country ON country.year = here.year AND country.indicator = here.indicator
             AND country.area_code = 'CZ'
        JOIN indicator ON indicator.indicator = here.indicator
        JOIN area ON area.area_code = here.area_code
        JOIN area_index ON area_index.year = here.year AND area_index.area_code = here.area_code
        WHERE here.year = $year AND here.level = $level AND here.area_code IN (
            SELECT member.area_code FROM membership AS member JOIN membership AS chosen USING (municipality_code)
            WHERE chosen.area_code = $area_code
        )
        ORDER BY weighted_mean_points DESC NULLS LAST, area_name COLLATE cs, here.area_code, position
        """,
        year=year,
        level=level.value,
        area_code=area_code,
    )


def comparison(year: int, area_codes: list[str]) -> pd.DataFrame:
    """How do the five shares of some areas compare? Areas in the order asked for.

    Columns:
        indicator: key, in the order of the index
        area_code: text
        level: value of ``Level``; an okres and an ORP may share a name
        area_name: text
        share: 0–1, missing where the base is 0
        country_share: 0–1
        mean_points: mean points of the indicator over municipalities
    """
    return db.fetch(
        """
        SELECT here.indicator, here.area_code, here.level, area_name,
               here.share, country.share AS country_share, here.mean_points
        FROM area_indicator AS here
        JOIN indicator ON indicator.indicator = here.indicator
        JOIN area_indicator AS country ON country.year = here.year AND country.indicator = here.indicator
             AND country.area_code = 'CZ'
        JOIN area ON area.area_code = here.area_code
        WHERE here.year = $year AND list_contains($area_codes, here.area_code)
        ORDER BY position, list_position($area_codes, here.area_code)
        """,
        year=year,
        area_codes=area_codes,
    )


def level_of(area_code: str) -> str | None:
    """Which level has an area with this code? None where none has."""
    found = db.fetch(
        """
        SELECT level FROM area WHERE area_code = $area_code
        UNION ALL
        SELECT 'municipality' FROM municipality WHERE municipality_code = $area_code
        """,
        area_code=area_code,
    )
    return None if found.empty else found["level"].item()


def card(year: int, area_code: str | None) -> pd.DataFrame:
    """Who is a municipality or a larger area, in short? One row, none without a known code.

    Columns:
        area_code: text
        level: value of ``Level``
        area_name: text
        within_name: okres of a municipality, the area above otherwise; missing for the country
        population_15plus: persons
        municipality_count: municipalities
        points: index, or its mean weighted by inhabitants 15+; missing without inhabitants
        rank: of a municipality in the country, missing otherwise
        high_count: municipalities with 12 points or more
    """
    return db.fetch_once(
        """
        SELECT municipality_code AS area_code, 'municipality' AS level, municipality_name AS area_name,
               district.area_name AS within_name, population_15plus, 1 AS municipality_count,
               index_points::DOUBLE AS points, rank, (index_points >= 12)::INT AS high_count
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN area AS district ON district.area_code = district_code
        WHERE year = $year AND municipality_code = $area_code
        UNION ALL
        SELECT area.area_code, area.level, area.area_name, parent.area_name, area_index.population_15plus,
               area_index.municipality_count, weighted_mean_points, NULL, high.municipality_count
        FROM area_index
        JOIN area USING (area_code)
        JOIN area_band AS high ON high.year = area_index.year AND high.area_code = area_index.area_code
             AND band = '12–30'
        LEFT JOIN area AS parent ON parent.area_code = area.parent_code
        WHERE area_index.year = $year AND area.area_code = $area_code
        """,
        year=year,
        area_code=area_code,
    )


def card_indicators(year: int, area_code: str | None) -> pd.DataFrame:
    """What are the five indicators of a municipality or a larger area, in short? None without a known code.

    Columns:
        indicator: key, in the order of the index
        share: 0–1, missing without a school of its own or where the base is 0
        lq: location quotient, missing likewise and where an area has no kraj
        points: of a municipality 0–6, otherwise their mean over municipalities
    """
    return db.fetch_once(
        """
        SELECT indicator, share, lq, points::DOUBLE AS points
        FROM (
            SELECT indicator, share, lq, points FROM indicator_result
            WHERE year = $year AND municipality_code = $area_code
            UNION ALL
            SELECT indicator, share, lq, mean_points FROM area_indicator
            WHERE year = $year AND area_code = $area_code
        )
        JOIN indicator USING (indicator)
        ORDER BY position
        """,
        year=year,
        area_code=area_code,
    )


def boundaries(level: Level, release: str | None = None) -> pd.DataFrame:
    """What are the generalised boundaries of a level? In the order of codes, of the release that answers or another.

    Columns:
        area_code: text
        geometry_wkb: WKB bytes, EPSG:4326
    """
    with db.pinned(release):
        return db.fetch(
            "SELECT area_code, geometry_wkb FROM area_boundary WHERE level = $level ORDER BY area_code",
            level=level.value,
        )


def _index_of_municipalities(year: int, measure: Measure) -> pd.DataFrame:
    return db.fetch_once(
        """
        SELECT municipality_code AS area_code,
               CASE $part WHEN 'share_points' THEN share_points WHEN 'lq_points' THEN lq_points
                          WHEN 'count_points' THEN count_points ELSE index_points END AS value
        FROM municipality_index
        WHERE year = $year
        ORDER BY area_code
        """,
        year=year,
        part=measure.part.value,
    )


def _indicator_of_municipalities(year: int, measure: Measure) -> pd.DataFrame:
    return db.fetch_once(
        """
        SELECT municipality_code AS area_code,
               CASE $part WHEN 'share' THEN share WHEN 'lq' THEN lq WHEN 'count' THEN count ELSE points END AS value
        FROM indicator_result
        WHERE year = $year AND indicator = $indicator
        ORDER BY area_code
        """,
        year=year,
        part=measure.part.value,
        indicator=measure.subject,
    )


def _index_means(year: int, level: Level, measure: Measure) -> pd.DataFrame:
    return db.fetch_once(
        """
        WITH pointed AS (
            SELECT area_code, population_15plus AS weight,
                   CASE $part WHEN 'share_points' THEN share_points WHEN 'lq_points' THEN lq_points
                              WHEN 'count_points' THEN count_points ELSE index_points END AS points
            FROM municipality_index JOIN membership USING (municipality_code)
            WHERE year = $year AND level = $level AND area_code <> 'CZ-CZ010'
        )
        SELECT area_code, sum(points * weight) / nullif(sum(weight) FILTER (points IS NOT NULL), 0) AS value
        FROM pointed
        GROUP BY area_code
        ORDER BY area_code
        """,
        year=year,
        level=level.value,
        part=measure.part.value,
    )


def _indicator_means(year: int, level: Level, measure: Measure) -> pd.DataFrame:
    return db.fetch_once(
        """
        SELECT area_code, sum(points * population_15plus) / nullif(sum(population_15plus), 0) AS value
        FROM indicator_result
        JOIN municipality_index USING (year, municipality_code)
        JOIN membership USING (municipality_code)
        WHERE year = $year AND level = $level AND indicator = $indicator AND area_code <> 'CZ-CZ010'
        GROUP BY area_code
        ORDER BY area_code
        """,
        year=year,
        level=level.value,
        indicator=measure.subject,
    )


_MUNICIPAL = {"index": _index_of_municipalities, "indicator": _indicator_of_municipalities}
_MEAN = {"index": _index_means, "indicator": _indicator_means}

"""Why does a municipality have its points, and who is like it?"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from sei_core.domain import distance, similarity
from sei_core.domain.indicators import INDICATORS
from sei_core.domain.levels import COUNTRY_CODE
from sei_core.store import db

#: Municipalities that are like one that a year does not have.
_NOBODY = pd.DataFrame({"municipality_code": pd.Series(dtype="str"), "distance": pd.Series(dtype=float)})


def search(text: str, area_code: str = COUNTRY_CODE, limit: int = 12) -> pd.DataFrame:
    """Which municipalities does a text name? Each of its words in the name, okres or code; accents ignored.

    Names that equal the text come first, then those that begin with it; each time those of the area first, then
    larger ones.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        population_15plus: persons in the latest year that has it
        found_count: how many there are without the limit
    """
    return db.fetch(
        """
        WITH asked AS (SELECT strip_accents(lower(trim($text))) AS words),
        near AS (SELECT municipality_code FROM membership WHERE area_code = $area_code),
        named AS (
            SELECT municipality_code, municipality_name, area_name AS district_name,
                   strip_accents(lower(municipality_name)) AS plain,
                   strip_accents(lower(concat_ws(' ', municipality_name, area_name, municipality_code))) AS haystack,
                   municipality_code IN (FROM near) AS inside
            FROM municipality JOIN area ON area.area_code = district_code
        ),
        latest AS (
            SELECT municipality_code, arg_max(population_15plus, year) AS population_15plus
            FROM municipality_index GROUP BY municipality_code
        )
        SELECT municipality_code, municipality_name, district_name, population_15plus, count(*) OVER () AS found_count
        FROM named CROSS JOIN asked JOIN latest USING (municipality_code)
        WHERE words <> ''
          AND list_bool_and(list_transform(string_split_regex(words, '[ ,]+'), lambda word: contains(haystack, word)))
        ORDER BY plain <> words, NOT starts_with(plain, words), NOT inside, population_15plus DESC, municipality_code
        LIMIT $limit
        """,
        text=text,
        area_code=area_code,
        limit=limit,
    )


def years_of(code: str) -> list[int]:
    """Which years of the index have a municipality? The latest first; none where there is no such code."""
    return history(code)["year"].tolist()[::-1]


def is_drawn(code: str) -> bool:
    """Does a municipality have a boundary? One created since the boundaries were taken over does not."""
    return not db.fetch("SELECT 1 FROM area_boundary WHERE area_code = $code", code=code).empty


def exists(code: str) -> bool:
    """Is there a municipality with this code, in any year?"""
    return not db.fetch("SELECT 1 FROM municipality WHERE municipality_code = $code", code=code).empty


def profile(code: str, year: int) -> pd.DataFrame:
    """Who is the municipality, and where does it stand? One row, none if the year does not have it.

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
        population_15plus: persons
        index_points: published, 0–30
        computed_points: by the rule alone, 0–30, missing without a school and a definition point to find a donor by
        band: value of ``Band``
        share_points: of the five indicators, missing where the donor is unknown
        lq_points: likewise
        count_points: likewise
        rank: in the country, 1 = heaviest
        tied_count: municipalities with the same points
        municipality_count: municipalities in the country
        percentile: share of municipalities with a lighter burden, 0–1; half of the equal ones counted in
        region_rank: in the kraj
        region_tied_count: municipalities of the kraj with the same points
        region_municipality_count: municipalities in the kraj
        differing_count: municipalities in the country whose published points the rule does not give
    """
    return db.fetch(
        """
        WITH standing AS (
            SELECT municipality_index.*, region_code,
                   count(*) OVER (PARTITION BY index_points) AS tied_count,
                   count(*) OVER () AS municipality_count,
                   rank() OVER (PARTITION BY region_code ORDER BY index_points DESC) AS region_rank,
                   count(*) OVER (PARTITION BY region_code, index_points) AS region_tied_count,
                   count(*) OVER (PARTITION BY region_code) AS region_municipality_count,
                   count(*) FILTER (index_points <> computed_points) OVER () AS differing_count
            FROM municipality_index JOIN municipality USING (municipality_code)
            WHERE year = $year
        )
        SELECT municipality_code, municipality_name, status,
               orp_code, orp.area_name AS orp_name,
               district_code, district.area_name AS district_name,
               municipality.region_code, region.area_name AS region_name,
               population_15plus, index_points, computed_points, band, share_points, lq_points, count_points,
               rank, tied_count, standing.municipality_count,
               (standing.municipality_count - rank - tied_count + 1 + tied_count / 2) / standing.municipality_count
                   AS percentile,
               region_rank, region_tied_count, region_municipality_count, differing_count
        FROM standing
        JOIN municipality USING (municipality_code)
        JOIN area AS orp ON orp.area_code = orp_code
        JOIN area AS district ON district.area_code = district_code
        JOIN area AS region ON region.area_code = municipality.region_code
        WHERE municipality_code = $code
        """,
        code=code,
        year=year,
    )


def indicators(code: str, year: int) -> pd.DataFrame:
    """What are the five indicators of a municipality, and their points test by test?

    Columns:
        indicator: key, in the order of the index
        count: persons, pupils, or benefits of an average month; missing without a school of its own
        base: persons or pupils, missing likewise
        share: 0–1, missing likewise or where the base is 0
        lq: location quotient, missing likewise
        share_points: 0–2, missing where the donor is unknown
        lq_points: 0–2, likewise
        count_points: 0–2, likewise
        points: 0–6
        donor_code: probable donor of taken-over points, missing with a school of its own or without a definition point
        donor_name: its name, likewise
        donor_district_name: its okres, likewise
        region_share: share of the kraj, 0–1
        country_share: share of the country, 0–1
        yardstick_share: their mean, what the quotient divides by
    """
    return db.fetch(
        """
        SELECT result.indicator, count, base, share, lq, share_points, lq_points, count_points, points,
               donor_code, donor.municipality_name AS donor_name, donor_district.area_name AS donor_district_name,
               region_share, country_share, yardstick_share
        FROM indicator_result AS result
        JOIN municipality USING (municipality_code)
        JOIN indicator USING (indicator)
        LEFT JOIN yardstick ON yardstick.year = result.year AND yardstick.indicator = result.indicator
             AND yardstick.region_code = municipality.region_code
        LEFT JOIN municipality AS donor ON donor.municipality_code = donor_code
        LEFT JOIN area AS donor_district ON donor_district.area_code = donor.district_code
        WHERE result.municipality_code = $code AND result.year = $year
        ORDER BY position
        """,
        code=code,
        year=year,
    )


def distances(code: str, year: int) -> pd.DataFrame:
    """How far is each test of a municipality from more and from fewer points?

    Columns:
        indicator: key, in the order of the index
        test: value of ``Test``
        points: 0–2, missing without a school of its own
        value: share (0–1), quotient or count; missing likewise or where the base is 0
        lo: lower threshold of the test
        hi: upper threshold of the test
        to_gain: smallest increase of the count that gives more points, in its own unit; missing if there is none
        points_if_gained: points of the test then
        to_lose: smallest decrease that gives fewer points, likewise
        points_if_lost: points of the test then
    """
    sums = db.fetch(
        """
        WITH counted AS (
            SELECT municipality_code, indicator, region_code, position, base,
                   round(count * parts_per_unit)::BIGINT AS count_parts
            FROM indicator_result
            JOIN indicator USING (indicator)
            JOIN municipality USING (municipality_code)
            WHERE year = $year
        )
        SELECT own.indicator, own.count_parts, own.base,
               (sum(counted.count_parts) FILTER (counted.region_code = own.region_code))::BIGINT AS region_count_parts,
               (sum(counted.base) FILTER (counted.region_code = own.region_code))::BIGINT AS region_base,
               sum(counted.count_parts)::BIGINT AS country_count_parts,
               sum(counted.base)::BIGINT AS country_base
        FROM counted AS own JOIN counted USING (indicator)
        WHERE own.municipality_code = $code
        GROUP BY ALL
        ORDER BY any_value(own.position)
        """,
        code=code,
        year=year,
    )
    return distance.distances(sums)


def comparison(code: str, year: int) -> pd.DataFrame:
    """How do the shares of a municipality compare with its ORP, okres, kraj and the country?

    Columns:
        indicator: key, in the order of the index
        level: value of ``Level``, from the municipality
        area_name: text
        share: 0–1, missing without a school of its own or where the base is 0
        country_share: 0–1
    """
    return db.fetch(
        """
        WITH compared AS (
            SELECT indicator, 'municipality' AS level, municipality_name AS area_name, share, 0 AS place
            FROM indicator_result JOIN municipality USING (municipality_code)
            WHERE municipality_code = $code AND year = $year
            UNION ALL
            SELECT indicator, area_indicator.level, area_name, share,
                   list_position(['orp', 'district', 'region', 'country'], area_indicator.level)
            FROM area_indicator JOIN area USING (area_code) JOIN membership USING (area_code)
            WHERE municipality_code = $code AND year = $year AND area_indicator.level <> 'opou'
              AND area_code <> 'CZ-CZ010'
        )
        SELECT indicator, level, area_name, share,
               max(share) FILTER (level = 'country') OVER (PARTITION BY indicator) AS country_share
        FROM compared JOIN indicator USING (indicator)
        ORDER BY position, place
        """,
        code=code,
        year=year,
    )


def history(code: str) -> pd.DataFrame:
    """What was the index of a municipality in each year at hand?

    Columns:
        year: year
        index_points: 0–30
        band: value of ``Band``
        rank: in the country, 1 = heaviest
    """
    return db.fetch(
        "SELECT year, index_points, band, rank FROM municipality_index WHERE municipality_code = $code ORDER BY year",
        code=code,
    )


def neighbours(code: str, year: int) -> pd.DataFrame:
    """Which municipalities share a border with this one? The heaviest burden first.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        population_15plus: persons
        index_points: 0–30
        band: value of ``Band``
    """
    return db.fetch(
        """
        SELECT municipality.municipality_code, municipality_name, area_name AS district_name,
               population_15plus, index_points, band
        FROM neighbour
        JOIN municipality ON municipality.municipality_code = neighbour_code
        JOIN area ON area_code = district_code
        JOIN municipality_index ON municipality_index.municipality_code = neighbour_code
        WHERE neighbour.municipality_code = $code AND year = $year
        ORDER BY index_points DESC, municipality_name COLLATE cs, municipality.municipality_code
        """,
        code=code,
        year=year,
    )


def surroundings(code: str) -> pd.DataFrame:
    """Which municipalities lie around this one: those of its ORP and those that it borders on? In the order of codes.

    Columns:
        area_code: text
        area_name: text
        within_name: okres
    """
    return db.fetch(
        """
        WITH around AS (
            SELECT municipality_code FROM municipality
            WHERE orp_code = (SELECT orp_code FROM municipality WHERE municipality_code = $code)
            UNION
            SELECT neighbour_code FROM neighbour WHERE municipality_code = $code
        )
        SELECT municipality_code AS area_code, municipality_name AS area_name, area.area_name AS within_name
        FROM around JOIN municipality USING (municipality_code) JOIN area ON area.area_code = district_code
        ORDER BY municipality_code
        """,
        code=code,
    )


def similar(code: str, year: int, count: int = 8) -> pd.DataFrame:
    """Which municipalities of the same size class have the nearest five shares?

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        population_15plus: persons
        index_points: 0–30
        band: value of ``Band``
        distance: in standard deviations, the nearest first
    """
    shares = _shares(db.serving(), year)
    nearest = similarity.similar(shares, code, count) if code in shares.index else _NOBODY
    return db.fetch(
        """
        SELECT municipality_code, municipality_name, area_name AS district_name,
               population_15plus, index_points, band, distance
        FROM (SELECT unnest($codes) AS municipality_code, unnest($distances) AS distance)
        JOIN municipality USING (municipality_code)
        JOIN area ON area_code = district_code
        JOIN municipality_index USING (municipality_code)
        WHERE year = $year
        ORDER BY distance, municipality_code
        """,
        year=year,
        codes=nearest["municipality_code"].tolist(),
        distances=nearest["distance"].tolist(),
    )


@lru_cache(maxsize=2)
def _shares(release: str, year: int) -> pd.DataFrame:
    """The shares that ``similarity.similar`` compares, kept for the documents of many; nobody may change them."""
    with db.pinned(release):
        shares = db.fetch(
            """
            SELECT municipality_code, population_15plus, indicator, coalesce(result.share, donor.share) AS share
            FROM indicator_result AS result
            JOIN municipality_index USING (year, municipality_code)
            LEFT JOIN (SELECT year, indicator, municipality_code AS donor_code, share FROM indicator_result) AS donor
                 USING (year, indicator, donor_code)
            WHERE year = $year
            """,
            year=year,
        )
    wide = shares.pivot(index=["municipality_code", "population_15plus"], columns="indicator", values="share")
    return wide.add_suffix("_share").reset_index("population_15plus")


def export_rows(year: int, area_code: str = "CZ") -> pd.DataFrame:
    """What is known of the index of each municipality of an area? Sorted by code.

    Columns:
        municipality_code: text
        municipality_name: text
        year: year
        index_points: published, 0–30
        index_band: value of ``Band``
        computed_points: by the rule alone, 0–30
        enforcement_count: persons
        enforcement_base: inhabitants 15+
        enforcement_share: 0–1
        enforcement_lq: location quotient
        enforcement_points: 0–6
        housing_benefit_count: benefits of an average month
        housing_benefit_base: inhabitants 15+
        housing_benefit_share: per inhabitant 15+
        housing_benefit_lq: location quotient
        housing_benefit_points: 0–6
        subsistence_benefit_count: benefits of an average month
        subsistence_benefit_base: inhabitants 15+
        subsistence_benefit_share: per inhabitant 15+
        subsistence_benefit_lq: location quotient
        subsistence_benefit_points: 0–6
        long_unemployment_count: persons
        long_unemployment_base: inhabitants 15–64
        long_unemployment_share: 0–1
        long_unemployment_lq: location quotient
        long_unemployment_points: 0–6
        early_leaving_count: pupils, missing without a school of its own
        early_leaving_base: pupils, missing likewise
        early_leaving_share: 0–1, missing likewise
        early_leaving_lq: location quotient, missing likewise
        early_leaving_points: 0–6, taken over without a school of its own
    """
    rows = db.fetch(
        """
        SELECT municipality_code, municipality_name, year, index_points, band AS index_band, computed_points,
               indicator, count, base, share, lq, points
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN membership USING (municipality_code)
        JOIN indicator_result USING (year, municipality_code)
        JOIN indicator USING (indicator)
        WHERE year = $year AND membership.area_code = $area_code
        ORDER BY municipality_code, position
        """,
        year=year,
        area_code=area_code,
    )
    head = ["municipality_code", "municipality_name", "year", "index_points", "index_band", "computed_points"]
    figures = ["count", "base", "share", "lq", "points"]
    wide = rows.astype(dict.fromkeys(figures, float)).pivot(index=head, columns="indicator", values=figures)
    order = [(figure, indicator) for indicator in rows["indicator"].unique() for figure in figures]
    wide = wide[order].set_axis([f"{indicator}_{figure}" for figure, indicator in order], axis=1)
    whole = [f"{indicator.key}_count" for indicator in INDICATORS if indicator.parts_per_unit == 1]
    whole += [column for column in wide if column.endswith(("_base", "_points"))]
    return wide.astype(dict.fromkeys(whole, "Int64")).reset_index()

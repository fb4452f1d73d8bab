"""What has a release that another is compared with? Asked of each within ``db.pinned``."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.levels import COUNTRY_CODE
from sei_core.store import db


def columns() -> pd.DataFrame:
    """Which columns has each table? A release of an older program may lack some.

    Columns:
        table_name: text
        column_name: text
    """
    return db.fetch_once(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index"
    )


def rows_as_text(table_name: str, names: list[str]) -> pd.DataFrame:
    """Which rows has a table, every value as text, missing where there is none?

    Args:
        table_name: of the release.
        names: of its columns.

    Returns:
        The asked columns, ordered by them.
    """
    return db.fetch(
        "SELECT COLUMNS($names)::VARCHAR FROM query_table($table_name) ORDER BY ALL",
        table_name=table_name,
        names=names,
    )


def fingerprints() -> pd.DataFrame:
    """Are the results of a year the same? Equal years of two releases have equal fingerprints.

    Columns:
        year: of the index, the latest first
        fingerprint: of points, bands and ranks of all its municipalities
    """
    return db.fetch_once(
        """
        SELECT year, bit_xor(hash(municipality_code, population_15plus, index_points, computed_points, band, rank))
            ::VARCHAR AS fingerprint
        FROM municipality_index
        GROUP BY year
        ORDER BY year DESC
        """
    )


def index(year: int) -> pd.DataFrame:
    """Which points has each municipality? By code.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        population_15plus: persons
        index_points: 0–30, published
        computed_points: 0–30, by the rule
        band: value of ``Band``
        rank: place, 1 is the heaviest
    """
    return db.fetch(
        """
        SELECT municipality_code, municipality_name, area_name AS district_name, population_15plus, index_points,
               computed_points, band, rank
        FROM municipality_index JOIN municipality USING (municipality_code) JOIN area ON area_code = district_code
        WHERE year = $year
        ORDER BY municipality_code
        """,
        year=year,
    )


def national_shares(year: int) -> pd.DataFrame:
    """What are the shares of the country? In the order of the index.

    Columns:
        indicator: key
        share: 0–1
    """
    return db.fetch(
        """
        SELECT indicator, share
        FROM area_indicator JOIN indicator USING (indicator)
        WHERE year = $year AND area_code = $area_code
        ORDER BY position
        """,
        year=year,
        area_code=COUNTRY_CODE,
    )


def municipalities() -> pd.DataFrame:
    """Which municipalities are there? By code.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
    """
    return db.fetch(
        """
        SELECT municipality_code, municipality_name, area_name AS district_name
        FROM municipality JOIN area ON area_code = district_code
        ORDER BY municipality_code
        """
    )


def units() -> pd.DataFrame:
    """What are the names of the units that the support tables tell of? By key.

    Columns:
        unit_key: text
        unit_name: text
    """
    return db.fetch("SELECT unit_key, unit_name FROM unit ORDER BY unit_key")


def outlines() -> pd.DataFrame:
    """Which boundary has each municipality? Equal boundaries have equal fingerprints. By code.

    Columns:
        municipality_code: text
        fingerprint: of the boundary
    """
    return db.fetch(
        """
        SELECT area_code AS municipality_code, md5(geometry_wkb) AS fingerprint
        FROM area_boundary
        WHERE level = 'municipality'
        ORDER BY area_code
        """
    )


def shapes(area_codes: list[str]) -> pd.DataFrame:
    """What is the boundary of these areas? By code.

    Columns:
        area_code: text
        geometry_wkb: WKB, longitude before latitude, WGS 84
    """
    return db.fetch(
        "SELECT area_code, geometry_wkb FROM area_boundary WHERE list_contains($area_codes, area_code) "
        "ORDER BY area_code",
        area_codes=area_codes,
    )

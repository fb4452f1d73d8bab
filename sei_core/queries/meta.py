"""What is there: years, areas, sources, checks."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pandas as pd

from sei_core.store import db, releases


def years() -> list[int]:
    """Which years have municipal values? The latest first."""
    return db.fetch_once("SELECT DISTINCT year FROM municipality_index ORDER BY year DESC")["year"].tolist()


def areas() -> pd.DataFrame:
    """Which areas can a reader choose? The country, kraje, okresy, ORP, each in Czech order.

    Columns:
        area_code: text
        level: value of ``Level``
        area_name: text
        region_name: text, missing for the country
    """
    return db.fetch_once(
        """
        SELECT area.area_code, area.level, area.area_name,
               CASE area.level WHEN 'region' THEN area.area_name ELSE region.area_name END AS region_name
        FROM area LEFT JOIN area AS region ON region.area_code = area.parent_code AND region.level = 'region'
        WHERE area.level <> 'opou'
        ORDER BY list_position(['country', 'region', 'district', 'orp'], area.level),
                 area.area_name COLLATE cs, area.area_code
        """
    )


def sources_of(*tables: str, year: int | None = None) -> pd.DataFrame:
    """Which sources do these tables draw on? Of one year of the index, or of all.

    Columns:
        source_key: text
        producer: text
        title: text
        url: addresses joined by " | ", missing where there is none
        data_date: text, as precise as the source
        received_date: text
        licence: text
        attribution: text to show beside a figure
        changes: what was done with the data
    """
    return db.fetch_once(
        """
        SELECT DISTINCT source_key, producer, title, url, data_date, received_date, licence, attribution, changes
        FROM source JOIN table_source USING (source_key)
        WHERE list_contains($tables, table_name)
          AND ($year::INT IS NULL OR coalesce(data_year, $year::INT) = $year::INT)
        ORDER BY source_key
        """,
        tables=list(tables),
        year=year,
    )


def references() -> pd.DataFrame:
    """Which documents do the rows on cooperation, localities, projects and plans cite?

    Columns:
        source_key: text, what ``reference_keys`` of the rows list
        producer: text
        title: text
        url: address, missing where there is none
        data_date: text, as precise as the source
        received_date: text
        licence: text
        attribution: text to show beside a figure
        changes: what was done with the data
    """
    return db.fetch_once(
        """
        SELECT source_key, producer, title, url, data_date, received_date, licence, attribution, changes
        FROM source
        WHERE source_key IN (SELECT reference_key FROM reference)
        ORDER BY source_key
        """
    )


def sources() -> pd.DataFrame:
    """Where does everything come from? Without the documents that single rows cite, see ``references``.

    Columns:
        source_key: text
        producer: text
        title: text
        url: addresses joined by " | ", missing where there is none
        data_date: text, as precise as the source
        received_date: text
        licence: text
        attribution: text to show beside a figure
        changes: what was done with the data
        sha256: fingerprint of the received file, missing where there is none
    """
    return db.fetch(
        """
        SELECT source_key, producer, title, url, data_date, received_date, licence, attribution, changes, sha256
        FROM source
        WHERE source_key NOT IN (SELECT reference_key FROM reference)
        ORDER BY source_key
        """
    )


def checks() -> pd.DataFrame:
    """What was checked in this release, and what came out? Those with findings first.

    Columns:
        check_name: text
        severity: text
        description: text
        row_count: offending rows
        example: first offending rows, missing where there are none
    """
    return db.fetch(
        """
        SELECT check_name, severity, description, row_count, example
        FROM quality_check
        ORDER BY row_count = 0, severity, check_name
        """
    )


def inputs() -> pd.DataFrame:
    """Which files was this release made from?

    Columns:
        file_name: text
        sha256: fingerprint
        imported_year: year of an imported index, missing for other files
    """
    return db.fetch(
        "SELECT file_name, sha256, CASE WHEN imported_kind = 'index' THEN imported_year END AS imported_year "
        "FROM release_input "
        "ORDER BY imported_kind NULLS FIRST, release_input.imported_year NULLS FIRST, file_name"
    )


def has_release() -> bool:
    """Is there anything to ask?"""
    return releases.has_current()


def one_release() -> AbstractContextManager[str]:
    """Answer everything inside from one release, even if another is published meanwhile."""
    return db.pinned()


def geometry() -> str:
    """Where is the map file of this release, below the static folder?"""
    return db.fetch_once("SELECT value FROM release_fact WHERE key = 'geometry'")["value"].item()


def release() -> str:
    """Which release answers?"""
    return db.serving()

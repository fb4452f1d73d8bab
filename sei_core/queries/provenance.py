"""What is the release that answers made of, and which others are there?"""

from __future__ import annotations

import pandas as pd

from sei_core.store import db, releases


def history() -> pd.DataFrame:
    """Which releases are on disk? The newest first.

    Columns:
        release_name: text
        built: time its file was finished, local to the server
        size_mb: megabytes
        is_serving: whether it answers now
    """
    served = db.serving()
    return pd.DataFrame(
        [(each.name, each.built.astimezone(), each.size / 1e6, each.name == served) for each in releases.listing()],
        columns=["release_name", "built", "size_mb", "is_serving"],
    )


def row_counts() -> pd.DataFrame:
    """How many rows has each table of the release? By name.

    Columns:
        table_name: text
        row_count: rows
    """
    return db.fetch(
        """
        SELECT table_name, estimated_size::BIGINT AS row_count
        FROM duckdb_tables()
        WHERE NOT internal
        ORDER BY table_name
        """
    )


def table_sources() -> pd.DataFrame:
    """Which sources does each table draw on?

    Columns:
        table_name: text
        attribution: attributions, one a source, joined by "; "
    """
    return db.fetch(
        """
        SELECT table_name, string_agg(DISTINCT attribution, '; ' ORDER BY attribution) AS attribution
        FROM table_source JOIN source USING (source_key)
        GROUP BY table_name
        ORDER BY table_name
        """
    )


def names_in_findings() -> pd.DataFrame:
    """What are the names of the municipalities that the checks mention? By code.

    Columns:
        municipality_code: text
        municipality_name: text
    """
    return db.fetch(
        """
        SELECT municipality_code, municipality_name
        FROM municipality
        SEMI JOIN (
            SELECT unnest(regexp_extract_all(example, '\\b\\d{6}\\b')) AS municipality_code FROM quality_check
        ) USING (municipality_code)
        ORDER BY municipality_code
        """
    )

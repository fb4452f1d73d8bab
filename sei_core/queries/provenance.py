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
    """Which sources does each table draw on, and how many documents do its rows cite?

    Columns:
        table_name: text
        attribution: attributions, one a source, joined by "; "; missing where rows alone say what they are from
        reference_count: documents that its rows cite
    """
    return db.fetch(
        """
        SELECT table_name,
               string_agg(DISTINCT attribution, '; ' ORDER BY attribution)
                   FILTER (source_key NOT IN (SELECT reference_key FROM reference)) AS attribution,
               count(*) FILTER (source_key IN (SELECT reference_key FROM reference)) AS reference_count
        FROM table_source JOIN source USING (source_key)
        GROUP BY table_name
        ORDER BY table_name
        """
    )


def documents() -> pd.DataFrame:
    """Which documents do rows cite? Without those that only rows of recognisable localities cite.

    Columns:
        reference_key: text
        producer: text
        title: text
        url: address, missing where there is none
        date_text: date, missing where the document is not dated
        date_earliest: date, missing where unknown
        date_latest: date, missing where unknown
        licence: text
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT reference_key, producer, title, url, date_text, date_earliest, date_latest, licence, note
        FROM reference SEMI JOIN source ON source_key = reference_key
        ORDER BY reference_key
        """
    )


def contradictions() -> pd.DataFrame:
    """On what do documents disagree? Each claim a row; those about published totals of the index stand with these.

    Columns:
        subject_table: name of the table that the claim is about
        subject_key: key of its row
        subject_name: what the row is about, missing where its key says it
        attribute: name of the column
        stated_text: what the document says
        reference_keys: of the document
        note: text, missing where there is none
    """
    return db.fetch(
        """
        SELECT subject_table, subject_key,
               coalesce(unit_name, project_name, call_name, document.title, published_count.metric) AS subject_name,
               attribute, stated_text, statement.reference_keys, statement.note
        FROM statement
        LEFT JOIN episode ON subject_table = 'episode' AND episode_key = subject_key
        LEFT JOIN unit ON unit.unit_key = episode.unit_key
        LEFT JOIN project ON subject_table = 'project' AND project.project_key = subject_key
        LEFT JOIN call ON subject_table = 'call' AND call_key = subject_key
        LEFT JOIN document ON subject_table = 'document' AND document_key = subject_key
        LEFT JOIN published_count ON subject_table = 'published_count' AND count_key = subject_key
        WHERE subject_table <> 'published_total'
        ORDER BY subject_table, subject_key, attribute, statement_key
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

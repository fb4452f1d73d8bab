"""What is the release that answers made of, and which others are there?"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pandas as pd

from sei_core.store import data_log, db, journal, releases
from sei_core.store.journal import Action, Entry

#: So many of the last publications are compared with what was served before them: each takes a tenth of a second once.
MOST_COMPARED = 10

#: Rows that visitors are told only in a count, and what is said of them.
_HIDDEN = """
    WITH place AS (SELECT locality_key FROM locality WHERE small_identifiable <> 'ne'),
    hidden AS (
        SELECT 'locality' AS table_name, locality_key AS row_key FROM place
        UNION ALL
        SELECT 'locality_observation', observation_key FROM locality_observation SEMI JOIN place USING (locality_key)
    ),
    hidden_row AS (
        FROM hidden
        UNION ALL
        SELECT 'statement', statement_key
        FROM statement SEMI JOIN hidden ON subject_table = table_name AND subject_key = row_key
    )
"""


def history() -> pd.DataFrame:
    """Which releases are on disk that visitors have seen? The newest first; drafts are not among them.

    Columns:
        release_name: text
        built: time its file was finished, local to the server
        size_mb: megabytes
        is_serving: whether it answers now
    """
    served = db.serving()
    seen = {served, *(entry.release for entry in _moves())}
    listed = [each for each in releases.listing() if each.name in seen]
    return pd.DataFrame(
        [(each.name, each.built.astimezone(), each.size / 1e6, each.name == served) for each in listed],
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


def source_tables() -> pd.DataFrame:
    """How many rows of which table come from each source? Of documents those that cite them; by source and table.

    A source of one year of the index has its rows of that year. Where a table draws on several sources together, each
    of them has all its rows: ``source_count`` says so.

    Columns:
        source_key: text
        table_name: text
        row_count: rows
        source_count: sources that these rows draw on, this one included; a row may cite several documents besides
    """
    return db.fetch(
        "".join(
            (
                _HIDDEN,
                """
        , of_year AS (
            SELECT 'index_input' AS table_name, year, count(*) AS row_count FROM index_input GROUP BY year
            UNION ALL SELECT 'municipality_index', year, count(*) FROM municipality_index GROUP BY year
            UNION ALL SELECT 'indicator_result', year, count(*) FROM indicator_result GROUP BY year
            UNION ALL SELECT 'yardstick', year, count(*) FROM yardstick GROUP BY year
            UNION ALL SELECT 'area_index', year, count(*) FROM area_index GROUP BY year
            UNION ALL SELECT 'area_band', year, count(*) FROM area_band GROUP BY year
            UNION ALL SELECT 'area_indicator', year, count(*) FROM area_indicator GROUP BY year
        ), own AS (
            SELECT reference_key AS source_key, table_name, count(*) AS row_count
            FROM citation ANTI JOIN hidden_row USING (table_name, row_key)
            GROUP BY ALL
            UNION ALL
            SELECT source_key, 'published_total', count(*) FROM published_total GROUP BY source_key
            UNION ALL
            SELECT source_key, table_name, row_count FROM source JOIN of_year ON year = data_year
        ), counted AS (
            SELECT source_key, table_name, own.row_count AS own_count, estimated_size AS table_count,
                   source_key IN (SELECT reference_key FROM reference)
                       OR table_name = 'published_total'
                       OR (data_year IS NOT NULL AND table_name IN (SELECT table_name FROM of_year)) AS is_apart,
                   count(*) OVER (PARTITION BY table_name) AS all_count
            FROM table_source
            JOIN source USING (source_key)
            JOIN duckdb_tables() USING (table_name)
            LEFT JOIN own USING (source_key, table_name)
            WHERE NOT internal
        )
        , shared AS (
            SELECT table_name, count(*) AS shared_count FROM counted WHERE NOT is_apart GROUP BY table_name
        )
        SELECT source_key, table_name, CASE WHEN is_apart THEN own_count ELSE table_count END::BIGINT AS row_count,
               CASE WHEN is_apart THEN 1 + coalesce(shared_count, 0) ELSE all_count END AS source_count
        FROM counted LEFT JOIN shared USING (table_name)
        WHERE row_count > 0
        ORDER BY source_key, table_name
        """,
            )
        )
    )


def freshness() -> pd.DataFrame:
    """Of when is what each table says? By name; tables about the release itself are not here.

    Columns:
        table_name: text
        data_dates: dates of its sources as they say them, joined by "; ", without documents that single rows cite;
            missing where there are none
        oldest_year: that a source or a cited document is of, missing where none says
        newest_year: likewise
        document_count: documents that its rows cite
        undated_count: of them without a date
        received_date: text, day when the last of the sources was taken over
    """
    return db.fetch(
        r"""
        WITH dated AS (
            SELECT table_name, data_date, received_date, reference_key,
                   CASE WHEN reference_key IS NULL
                       THEN regexp_extract_all(data_date, '\b(?:19|20)\d\d\b')::INT[]
                       ELSE list_filter([year(date_earliest), year(date_latest)], lambda year: year IS NOT NULL)::INT[]
                   END AS years
            FROM table_source JOIN source USING (source_key) LEFT JOIN reference ON reference_key = source_key
        )
        SELECT table_name,
               string_agg(DISTINCT data_date, '; ' ORDER BY data_date) FILTER (reference_key IS NULL) AS data_dates,
               min(list_min(years)) AS oldest_year, max(list_max(years)) AS newest_year,
               count(reference_key) AS document_count,
               count(reference_key) FILTER (len(years) = 0) AS undated_count,
               max(received_date) AS received_date
        FROM dated
        GROUP BY table_name
        ORDER BY table_name
        """
    )


def checks() -> pd.DataFrame:
    """What was checked in this release, and what came out? As ``meta.checks``, but for visitors.

    Columns:
        check_name: text
        severity: text
        description: text
        row_count: offending rows
        example: first offending rows, missing where there are none, or where one is a locality that is not told apart
    """
    return db.fetch(
        "".join(
            (
                _HIDDEN,
                """
        SELECT check_name, severity, description, row_count,
               CASE WHEN NOT EXISTS (FROM hidden_row WHERE contains(example, row_key)) THEN example END AS example
        FROM quality_check
        ORDER BY row_count = 0, severity, check_name
        """,
            )
        )
    )


def publications() -> pd.DataFrame:
    """When did visitors get to see other data? Each publication and each return, the last one first; never who did it.

    Columns:
        publication: number, 1 is the first
        published: time, local to the server
        is_return: whether it went back to an earlier release
        release_name: text
        note: why, missing where nobody wrote it
        is_compared: whether ``publication_changes`` knows what changed; false for the first one, too
        is_serving: whether it answers now
    """
    moves, served = _moves(), db.serving()
    compared = {number for number, _, _ in _compared()}
    last = max((number for number, entry in enumerate(moves, start=1) if entry.release == served), default=None)
    return pd.DataFrame(
        [
            (
                number,
                entry.time.astimezone(),
                entry.action == Action.ROLLBACK,
                entry.release,
                entry.note or None,
                number in compared,
                number == last,
            )
            for number, entry in reversed(list(enumerate(moves, start=1)))
        ],
        columns=["publication", "published", "is_return", "release_name", "note", "is_compared", "is_serving"],
    )


def publication_changes() -> pd.DataFrame:
    """Which tables changed by each publication? The inputs of the index by year; the last publication first.

    Columns:
        publication: number as in ``publications``
        table_name: text
        year: of the index, missing for other tables
        row_change: ``added``, ``changed`` or ``gone``
        before_count: rows before
        after_count: rows after
    """
    rows = []
    for number, before, after in _compared():
        was, now = _contents(releases.path_of(before), before), _contents(releases.path_of(after), after)
        for table, year in sorted({*was, *now}, key=lambda each: (each[0], each[1] or 0)):
            earlier, later = was.get((table, year)), now.get((table, year))
            if earlier == later or (earlier and later and earlier[1] != later[1]):
                continue  # other columns are another program, which is no change of the data
            change = "added" if not earlier else "gone" if not later else "changed"
            rows.append((number, table, year, change, earlier[0] if earlier else 0, later[0] if later else 0))
    columns = ["publication", "table_name", "year", "row_change", "before_count", "after_count"]
    return pd.DataFrame(rows, columns=columns).astype({"year": "Int64"})


def shipped_log() -> pd.DataFrame:
    """What do those who keep the shipped data say of them? The newest first.

    Columns:
        logged: day
        said: markdown in one line
    """
    return pd.DataFrame(data_log.entries(), columns=["logged", "said"]).astype({"logged": "datetime64[s]"})


def received_inputs() -> pd.DataFrame:
    """Which received files is this release made from? By name; a shipped file has a folder in its name.

    Columns:
        file_name: text
        sha256: fingerprint
    """
    return db.fetch("SELECT file_name, sha256 FROM release_input WHERE file_name NOT LIKE '%/%' ORDER BY file_name")


def _moves() -> list[Entry]:
    """Publications and returns, the oldest first."""
    return [entry for entry in journal.entries() if entry.action in (Action.PUBLISH, Action.ROLLBACK)]


def _compared() -> list[tuple[int, str, str]]:
    """The last publications whose release and the one served before are on disk: number, before, after."""
    names = [entry.release for entry in _moves()]
    pairs = [(number, *pair) for number, pair in enumerate(pairwise(names), start=2)]
    there = {release.name for release in releases.listing()}
    return [pair for pair in reversed(pairs[-MOST_COMPARED:]) if {pair[1], pair[2]} <= there]


#: Of a table: rows, fingerprints of the names of its columns and of its rows, whatever their order.
_CONTENT_BY_YEAR = """
    SELECT year, count(*) AS row_count, bit_xor(hash(told))::VARCHAR AS content,
           (SELECT string_agg(column_name) FROM duckdb_columns() WHERE table_name = $table_name) AS columns
    FROM query_table($table_name) AS told
    GROUP BY year
"""
_CONTENT = _CONTENT_BY_YEAR.replace("SELECT year,", "SELECT NULL AS year,").replace("GROUP BY year", "")
#: Tables about the release itself.
_ABOUT_ITSELF = {"source", "table_source", "release_input", "quality_check", "release_fact", "citation"}


@lru_cache(maxsize=2 * MOST_COMPARED)
def _contents(path: Path, release: str) -> dict[tuple[str, int | None], tuple[int, int, str]]:
    """Rows, fingerprint of the columns and of the content of each table, the inputs of the index by year."""
    found = {}
    with db.pinned(release):
        for table in set(row_counts()["table_name"]) - _ABOUT_ITSELF:
            rows = db.fetch(_CONTENT_BY_YEAR if table == "index_input" else _CONTENT, table_name=table)
            for row in rows.itertuples():
                year = None if pd.isna(row.year) else int(row.year)
                found[table, year] = (row.row_count, row.columns, row.content)
    return found


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
        "".join(
            (
                _HIDDEN,
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
          AND statement_key NOT IN (SELECT row_key FROM hidden_row WHERE table_name = 'statement')
        ORDER BY subject_table, subject_key, attribute, statement_key
        """,
            )
        )
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

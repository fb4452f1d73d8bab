"""Questions of the reader's own: SQL about the public file of the release, and what there is to ask about.

A question runs in a process of its own with limits (``store.console``); ``start`` begins one that may be cancelled.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pandas as pd

from sei_core.store import console, db, public
from sei_core.store.console import LIMITS, WORKERS, Answer, Job, start

__all__ = ["EXAMPLES", "LIMITS", "WORKERS", "Answer", "Job", "ask", "columns", "example", "start", "tables"]

#: Rows of a table that are looked through for a sample of each column.
SAMPLED = 100
#: Questions to begin with: each a file, whose first line says in Czech what it asks. The first stands on the page.
EXAMPLES = tuple(
    file.read_text(encoding="utf-8").strip()
    for file in sorted(Path(__file__).with_name("console_examples").glob("*.sql"))
)


def ask(sql: str) -> Answer:
    """What does the database answer to a question of one's own? Waits for the answer; ``frame`` holds its rows.

    Raises:
        QueryError: if there is no answer, with the reason.
        QueryBusyError: if the server answers as many questions as it does at once.
    """
    return start(sql).answer()


def example(sql: str) -> Answer:
    """The same for one of ``EXAMPLES``, whose answers are kept as long as the release serves."""
    return _kept(db.serving(), sql)


def tables() -> pd.DataFrame:
    """Which tables can one ask about? In the order of the schema, those that it does not know at the end.

    Columns:
        table_name: text
        row_count: rows
    """
    return public.fetch(
        db.serving(),
        """
        SELECT table_name, estimated_size AS row_count
        FROM duckdb_tables() WHERE NOT internal
        ORDER BY table_name
        """,
    )


def columns() -> pd.DataFrame:
    """Which columns has each table, and what stands in them? In the order of the table.

    Columns:
        table_name: text
        column_name: text
        data_type: type in DuckDB
        sample: a value of the first rows, as text of at most 40 letters; missing where those have none
    """
    return _columns(db.serving())


@lru_cache(maxsize=2)
def _columns(release: str) -> pd.DataFrame:
    described = public.fetch(
        release,
        """
        SELECT table_name, column_name, data_type
        FROM duckdb_columns() WHERE NOT internal
        ORDER BY table_name, column_index
        """,
    )
    samples = []
    for table in described["table_name"].unique():
        rows = public.fetch(release, f'FROM "{table}" SELECT left(COLUMNS(*)::VARCHAR, 40) LIMIT {SAMPLED}')
        samples += [next(iter(rows[name].dropna()), None) for name in rows]
    return described.assign(sample=pd.Series(samples, dtype="str"))


@lru_cache(maxsize=2 * len(EXAMPLES))
def _kept(release: str, sql: str) -> Answer:
    with db.pinned(release):
        return console.start(sql).answer()

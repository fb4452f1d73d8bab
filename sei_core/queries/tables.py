"""A table of the release as it is, for those who take it away whole."""

from __future__ import annotations

import pandas as pd

from sei_core.store import db


def rows(select: str, **parameters: object) -> pd.DataFrame:
    """Which rows has a table?

    Args:
        select: its SELECT, written from the schema (``Table.select``), which queries do not know.
        parameters: ``year`` where the SELECT asks for one.

    Returns:
        The columns of the table, in the order of its key.
    """
    return db.fetch(select, **parameters)

"""The keys of all documents behind an answer, each once and in order: text of SQL for the queries."""

from __future__ import annotations

from sei_core.domain.vocabularies import BETWEEN_KEYS


def of_columns(*columns: str) -> str:
    """Unite the keys of several columns of a row; those that are missing are left out.

    Args:
        columns: their names as the query writes them, never what a reader typed.
    """
    return _united(f"string_split(concat_ws('{BETWEEN_KEYS}', {', '.join(columns)}), '{BETWEEN_KEYS}')")


def of_rows(column: str) -> str:
    """Unite the keys of a column over the rows of a group; missing where no row has any.

    Args:
        column: its name as the query writes it, never what a reader typed.
    """
    return _united(f"flatten(list(string_split({column}, '{BETWEEN_KEYS}')))")


def _united(keys: str) -> str:
    return f"array_to_string(list_sort(list_distinct({keys})), '{BETWEEN_KEYS}')"

"""Keys of documents united by SQL: each once, in order, the missing left out."""

from __future__ import annotations

import duckdb
import pytest

from sei_core.queries import keys


@pytest.mark.parametrize(
    ("first", "second", "united"),
    [
        ("b | a", "c", "a | b | c"),
        ("b | a", "a | b", "a | b"),
        ("b", None, "b"),
        (None, "c | a", "a | c"),
    ],
)
def test_keys_of_two_columns(first, second, united):
    select = "SELECT " + keys.of_columns("one", "two")

    assert duckdb.execute(f"{select} FROM (SELECT $1 AS one, $2 AS two)", [first, second]).fetchall() == [(united,)]


def test_keys_of_the_rows_of_a_group():
    rows = "(VALUES ('x', 'b | a'), ('x', NULL), ('x', 'c | b'), ('y', 'd')) AS row(who, cited)"
    select = f"SELECT who, {keys.of_rows('cited')} FROM {rows} GROUP BY who ORDER BY who"

    assert duckdb.execute(select).fetchall() == [("x", "a | b | c"), ("y", "d")]

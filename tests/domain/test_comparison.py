"""Rows, cells and the index of two releases, on tables drawn here."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sei_core.domain import comparison
from sei_core.domain.bands import band_of

KEY = ["unit_key"]


def units(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["unit_key", "unit_name", "note"], dtype="str")


def cells(found: comparison.TableChange) -> list[tuple[object, ...]]:
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in found.cells.to_numpy()]


def test_rows_are_added_changed_and_gone_with_their_cells():
    before = units(("a", "Most", None), ("b", "Louny", "x"), ("c", "Cheb", None))
    after = units(("d", "Aš", None), ("a", "Most", "nové"), ("b", "Louny", "x"))

    found = comparison.table_change(before, after, KEY)

    assert dict(found.counts) == {
        "before_count": 3,
        "after_count": 3,
        "added_count": 1,
        "changed_count": 1,
        "gone_count": 1,
    }
    assert cells(found) == [
        ("d", "added", "unit_name", None, "Aš"),
        ("a", "changed", "note", None, "nové"),
        ("c", "gone", "unit_name", "Cheb", None),
    ]


def test_an_order_of_rows_is_no_change():
    before = units(("a", "Most", None), ("b", "Louny", "x"))

    found = comparison.table_change(before, before.iloc[::-1], KEY)

    assert sum(found.counts[name] for name in ("added_count", "changed_count", "gone_count")) == 0
    assert found.cells.empty


def test_a_value_that_disappears_is_a_change():
    found = comparison.table_change(units(("a", "Most", "x")), units(("a", "Most", None)), KEY)

    assert cells(found) == [("a", "changed", "note", "x", None)]


def test_a_column_that_only_one_program_knows_is_no_change_of_the_data():
    before = units(("a", "Most", "x")).drop(columns="note")

    assert comparison.table_change(before, units(("a", "Most", "x")), KEY).cells.empty


def test_a_row_of_nothing_but_its_key_is_told_by_its_key():
    before = pd.DataFrame({"unit_key": ["a"], "municipality_code": ["1"]}, dtype="str")
    after = pd.DataFrame({"unit_key": ["a", "a"], "municipality_code": ["1", "2"]}, dtype="str")

    found = comparison.table_change(before, after.assign(note=None), ["unit_key", "municipality_code"])
    noted = comparison.table_change(
        before.assign(note=None), after.assign(note=None), ["unit_key", "municipality_code"]
    )

    assert found.counts["added_count"] == 1
    assert cells(noted) == [("a · 2", "added", None, None, None)]


def test_a_repeated_key_is_refused():
    with pytest.raises(ValueError, match="a"):
        comparison.table_change(units(("a", "x", None)), units(("a", "y", None), ("a", "z", None)), KEY)


TABLE = st.dictionaries(st.sampled_from("abcdef"), st.tuples(*[st.sampled_from(["1", "2", None])] * 2), max_size=6)


@settings(max_examples=25, deadline=None)
@given(TABLE, TABLE)
def test_the_cells_turn_the_earlier_table_into_the_later(before, after):
    first, second = (units(*((key, *values) for key, values in table.items())) for table in (before, after))

    found = comparison.table_change(first, second, KEY)

    made = {key: dict(zip(["unit_name", "note"], values, strict=True)) for key, values in before.items()}
    for key, change, column, was, now in cells(found):
        if change == "gone":
            made.pop(key, None)
        elif column is None:
            made[key] = {"unit_name": None, "note": None}
        else:
            row = made.setdefault(key, {"unit_name": None, "note": None})
            assert row[column] == was
            row[column] = now
    assert {key: tuple(row.values()) for key, row in made.items()} == after
    counts = found.counts
    assert counts["after_count"] - counts["before_count"] == counts["added_count"] - counts["gone_count"]


@pytest.mark.parametrize(
    ("year", "known", "baseline"),
    [(2024, [2022, 2023], 2023), (2024, [2021, 2024], 2024), (2020, [2021], None), (2020, [], None)],
)
def test_the_baseline_is_the_year_itself_or_the_nearest_earlier(year, known, baseline):
    assert comparison.baseline(year, known) == baseline


def index(**points: int) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "municipality_code": list(points),
            "municipality_name": [code.upper() for code in points],
            "district_name": "Most",
            "population_15plus": [500 * (number + 1) for number in range(len(points))],
            "index_points": list(points.values()),
            "computed_points": list(points.values()),
        }
    )
    ranks = table["index_points"].rank(ascending=False, method="min").astype(int)
    return table.assign(band=band_of(table["index_points"]), rank=ranks)


BEFORE = index(a=5, b=12, c=0, d=29)
AFTER = index(a=13, b=12, c=1, e=3)


def test_moves_pair_the_municipalities_of_both_years():
    found = comparison.moves(BEFORE, AFTER).set_index("municipality_code")

    assert found.index.tolist() == ["a", "b", "c"]
    assert found["change"].tolist() == [8, 0, 1]
    assert found["rank_change"].tolist() == [3 - 1, 2 - 2, 4 - 4]
    assert found["is_small"].tolist() == [True, False, False]


def test_the_biggest_moves_each_way():
    moves = comparison.moves(BEFORE, AFTER)

    assert comparison.biggest(moves, "change", 1, rising=True)["municipality_code"].tolist() == ["a"]
    assert comparison.biggest(moves, "change", 5, rising=True)["municipality_code"].tolist() == ["a", "c"]
    assert comparison.biggest(moves, "change", 5, rising=False).empty
    assert comparison.biggest(moves, "rank_change", 5, rising=True)["municipality_code"].tolist() == ["a"]


def test_transitions_count_municipalities_and_inhabitants_of_all_pairs():
    found = comparison.transitions(comparison.moves(BEFORE, AFTER)).set_index(["band_from", "band_to"])

    assert len(found) == 16
    assert found.loc[("2–7", "12–30")].tolist() == [1, 500]
    assert found.loc[("12–30", "12–30")].tolist() == [1, 1000]
    assert found.loc[("0–1", "0–1")].tolist() == [1, 1500]
    assert found["municipality_count"].sum() == 3


def test_bands_before_and_after_and_without_a_baseline():
    both = comparison.bands(BEFORE, AFTER)
    alone = comparison.bands(None, AFTER)

    assert both["municipalities_before"].tolist() == [1, 1, 0, 2]
    assert both["municipalities_after"].tolist() == [1, 1, 0, 2]
    assert both["population_after"].tolist() == [1500, 2000, 0, 1500]
    assert alone["municipalities_before"].isna().all()
    assert alone["municipalities_after"].tolist() == [1, 1, 0, 2]


def test_created_and_gone_municipalities():
    found = comparison.unmatched(BEFORE, AFTER)

    assert found[["municipality_code", "row_change"]].to_numpy().tolist() == [["d", "gone"], ["e", "added"]]


def test_points_that_the_rule_gives_otherwise():
    found = comparison.differing(AFTER.assign(computed_points=[13, 11, 1, 3]))

    assert found["municipality_code"].tolist() == ["b"]
    assert found[["index_points", "computed_points"]].iloc[0].tolist() == [12, 11]


def test_moves_of_received_counts_are_told_of_municipalities_that_both_years_have():
    before = pd.DataFrame(
        {"people": [10, 20, 30, None]}, index=pd.Index(["a", "b", "c", "d"], name="municipality_code")
    )
    after = pd.DataFrame({"people": [10, 26, 21, 5]}, index=pd.Index(["a", "b", "c", "d"], name="municipality_code"))

    assert comparison.inputs_moved(before, after).to_numpy().tolist() == [["people", 3, 2, 60, 57]]
    assert comparison.biggest_inputs(before, after, 1).to_numpy().tolist() == [["people", "c", 30, 21, -9]]

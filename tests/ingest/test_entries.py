"""Facts entered by hand: what a file of them says, what they make of the tables, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from sei_core.errors import DataFileError
from sei_core.ingest import entries, support
from sei_core.schema.entered import Change, Entry
from tests.ingest.drawn_support import PLACES, text_tables

TIME = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FILE = Path("zapis.jsonl")
NEW_VALUE = Entry(
    TIME,
    "indicator_value",
    ("I001-2019-05",),
    None,
    {
        "value_key": "I001-2019-05",
        "indicator_key": "I001",
        "as_of_text": "2019-05",
        "actual_value": "12.5",
        "reference_keys": "zprava-2010",
    },
)
CORRECTED = Entry(TIME, "indicator_value", ("I001-2018",), {"actual_value": "0.5"}, {"actual_value": "0.75"})
DONE = Entry(TIME, "task", ("povinnost-1",), {"task_state": "opakovaný"}, {"task_state": "splněno"})


def numbered(*made: Entry) -> dict[int, Entry]:
    return dict(enumerate(made, start=1))


@cache
def drawn() -> dict:
    """Tables without entries; nobody changes them."""
    return text_tables()


def laid(*made: Entry) -> dict:
    return entries.applied(drawn(), numbered(*made), PLACES, FILE)


@pytest.fixture(scope="module")
def together() -> dict:
    """Tables with three entries; nobody changes them."""
    return laid(NEW_VALUE, CORRECTED, DONE)


def refusal(act) -> DataFileError:
    with pytest.raises(DataFileError) as caught:
        act()
    return caught.value


def test_a_file_of_entries_is_read_as_it_was_written_and_always_the_same(tmp_path):
    file = tmp_path / "zapis.jsonl"
    file.write_bytes(entries.written([NEW_VALUE, CORRECTED, DONE]))

    assert entries.read(file) == [NEW_VALUE, CORRECTED, DONE]
    assert entries.written(entries.read(file)) == file.read_bytes()
    assert b"author" not in file.read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ahoj",
        "[]",
        "null",
        "[" * 100_000,
        '{"time": "2026-11-22T09:00:00+00:00"}',
        json.dumps({"time": "2026-11-22", "table": "task", "key": ["a"], "before": None, "after": {"note": "x"}}),
        json.dumps(
            {"time": TIME.isoformat(), "table": "locality", "key": ["L"], "before": None, "after": {"note": ""}}
        ),
        json.dumps(
            {"time": TIME.isoformat(), "table": "task", "key": ["a", "b"], "before": None, "after": {"note": ""}}
        ),
        json.dumps({"time": TIME.isoformat(), "table": "task", "key": ["a"], "before": None, "after": {"moje": "x"}}),
        json.dumps({"time": TIME.isoformat(), "table": "task", "key": ["a"], "before": None, "after": {"note": 1}}),
        json.dumps({"time": TIME.isoformat(), "table": ["task"], "key": ["a"], "before": None, "after": {"note": ""}}),
        json.dumps({"time": TIME.isoformat(), "table": "task", "key": [["a"]], "before": None, "after": {"note": ""}}),
        json.dumps({"time": TIME.isoformat(), "table": "task", "key": ["a"], "before": "x", "after": {"note": ""}}),
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
)
def test_a_file_that_is_no_entries_is_refused_by_a_sentence(tmp_path, line):
    file = tmp_path / "zapis.jsonl"
    file.write_bytes(line if isinstance(line, bytes) else line.encode())

    assert all(problem.strip() for problem in refusal(lambda: entries.read(file)).problems)


def test_a_long_file_is_refused_before_it_is_parsed(tmp_path):
    file = tmp_path / "zapis.jsonl"
    file.write_bytes(b"{" * (entries.MOST_BYTES + 1))

    assert "8 MB" in refusal(lambda: entries.read(file)).problems[0]


def test_entries_change_just_their_cells(together):
    before, after = drawn(), together

    values = after["indicator_value"].set_index("value_key")
    assert values["actual_value"].to_dict() == {"I001-2018": "0.75", "I001-2019-05": "12.5"}
    assert values.loc["I001-2019-05", "note"] == ""
    assert after["task"]["task_state"].tolist() == ["splněno"]
    assert after["task"].drop(columns="task_state").equals(before["task"].drop(columns="task_state"))
    assert all(after[name].equals(before[name]) for name in before if name not in {"task", "indicator_value"})
    tidy = support.tidy(after)["indicator_value"].set_index("value_key")
    assert str(tidy.loc["I001-2019-05", "as_of_latest"])[:10] == "2019-05-31"


def test_a_later_entry_of_a_cell_wins_and_may_change_a_row_that_an_earlier_one_added():
    again = Entry(TIME, "indicator_value", ("I001-2019-05",), {"actual_value": "12.5"}, {"actual_value": "13"})

    values = laid(NEW_VALUE, again)["indicator_value"].set_index("value_key")["actual_value"]
    assert values["I001-2019-05"] == "13"


def test_every_rule_of_the_workbook_is_told_by_the_number_of_the_entry():
    wrong = Entry(
        TIME,
        "indicator_value",
        ("I001-x",),
        None,
        {"value_key": "I001-x", "indicator_key": "I9", "as_of_text": "květen", "actual_value": "moc"},
    )
    ended = Entry(TIME, "episode", ("C001",), {"end_text": "2010-05 (plán)"}, {"end_text": "2001"})
    error = refusal(lambda: laid(NEW_VALUE, wrong, ended))

    told = {(cell.sheet, cell.row, cell.header) for cell in error.cells}
    assert told == {
        ("Hodnoty indikátorů", 2, "Klíč indikátoru"),
        ("Hodnoty indikátorů", 2, "K datu"),
        ("Hodnoty indikátorů", 2, "Skutečnost"),
        ("Hodnoty indikátorů", 2, "Prameny"),
        ("Spolupráce", 3, "Konec"),
    }
    assert len(error.problems) == len(error.cells)
    assert all(cell.advice for cell in error.cells)


def test_a_value_is_removed_only_where_it_may_be_missing():
    removed = Entry(TIME, "episode", ("C001",), {"end_text": "2010-05 (plán)"}, {"end_text": ""})
    required = Entry(TIME, "task", ("povinnost-1",), {"task_state": "opakovaný"}, {"task_state": ""})

    assert laid(removed)["episode"].set_index("episode_key").loc["C001", "end_text"] == ""
    assert [cell.header for cell in refusal(lambda: laid(required)).cells] == ["Stav úkolu"]


@pytest.mark.parametrize(
    ("entry", "header"),
    [
        (Entry(TIME, "task", ("povinnost-1",), {"task_state": "plán"}, {"task_state": "probíhá"}), "Stav úkolu"),
        (Entry(TIME, "task", ("neni",), {"task_state": "plán"}, {"task_state": "splněno"}), "Klíč úkolu"),
        (Entry(TIME, "task", ("novy",), None, {"task_state": "splněno"}), "Klíč úkolu"),
        (Entry(TIME, "task", ("povinnost-1",), {"task_text": "Nejméně čtyři jednání"}, {"task_text": "a"}), "Úkol"),
        (
            Entry(TIME, "indicator_value", ("I001-2018",), None, {"as_of_text": "2018", "actual_value": "3"}),
            "Klíč hodnoty",
        ),
        (Entry(TIME, "task", ("povinnost-1",), {"note": ""}, {"note": "a\x00b"}), "Poznámka"),
        (Entry(TIME, "task", ("povinnost-1",), {"note": ""}, {"note": "a" * 40_000}), "Poznámka"),
    ],
    ids=["changed meanwhile", "no such row", "no rows are added", "not by hand", "is there", "letters", "too long"],
)
def test_an_entry_that_does_not_know_what_it_changes_is_refused(entry, header):
    error = refusal(lambda: entries.added(drawn(), numbered(DONE, entry), FILE))

    assert {(cell.row, cell.header) for cell in error.cells} == {(2, header)}


def test_an_entry_that_is_already_there_is_left_out(together):
    again = replace(CORRECTED, before=CORRECTED.after, after={"actual_value": "1"})

    assert entries.added(together, numbered(NEW_VALUE, DONE, again), FILE) == {3: again}


def test_changes_become_entries_that_know_what_they_change():
    changes = [
        Change("indicator_value", ("I001-2018",), {"actual_value": " 0,75 ", "as_of_text": "2018"}),
        Change("task", ("povinnost-1",), {"task_state": "splněno", "confirmed_text": ""}),
    ]

    assert entries.of_changes(changes, [], drawn(), TIME) == [CORRECTED, DONE]


def test_czech_dates_are_kept_as_iso_and_a_missing_one_is_told_of_a_field():
    changes = Change("indicator_value", ("I001-2018",), {"as_of_text": "20. 11. 2018", "actual_value": "1,5"})
    (made,) = entries.of_changes([changes], [], drawn(), TIME)
    assert dict(made.after) == {"as_of_text": "2018-11-20", "actual_value": "1.5"}
    assert laid(made)["indicator_value"].query("value_key == 'I001-2018'")["as_of_text"].tolist() == ["2018-11-20"]

    key = drawn()["measure_state"]["measure_key"].iloc[0]
    values = {"period_text": "11/2026", "measure_state": "splněno", "reference_keys": "zprava-2010"}
    state = entries.of_changes([Change("measure_state", (key, "11/2026"), values)], [], drawn(), TIME)
    (added,) = entries.added(drawn(), numbered(*state), FILE).values()
    assert (added.key, added.after["period_text"]) == ((key, "2026-11"), "2026-11")

    (missing,) = entries.of_changes([Change("indicator_value", ("I001-2018",), {"as_of_text": ""})], [], drawn(), TIME)
    assert [cell.advice for cell in refusal(lambda: laid(missing)).cells] == ["údaj chybí – doplňte jej"]


def test_a_cell_that_waits_is_not_entered_again_but_its_neighbours_are():
    again = Change("task", ("povinnost-1",), {"task_state": "probíhá"})
    beside = Change("task", ("povinnost-1",), {"note": "hotovo dřív"})

    error = refusal(lambda: entries.of_changes([beside, again], [DONE], drawn(), TIME))
    assert [(cell.row, cell.header, cell.value) for cell in error.cells] == [(2, "Stav úkolu", "splněno")]
    assert len(entries.of_changes([beside], [DONE], drawn(), TIME)) == 1


def test_waiting_entries_that_do_not_fit_any_more_are_left_out():
    text = laid(Entry(TIME, "task", ("povinnost-1",), {"task_state": "opakovaný"}, {"task_state": "probíhá"}))

    assert entries.fitting(text, [DONE, CORRECTED]) == [CORRECTED]


def test_the_log_has_a_row_a_cell_in_the_order_of_entering_with_its_source(together):
    log = entries.log([NEW_VALUE, CORRECTED], together)

    assert log["entry_order"].tolist() == [1, 2, 3, 4, 5]
    last = log.iloc[-1]
    assert (last["before_text"], last["after_text"], last["row_key"]) == ("0.5", "0.75", "I001-2018")
    assert set(log["reference_keys"]) == {"zprava-2010"}
    assert log.iloc[0][["table_name", "column_name"]].tolist() == ["indicator_value", "indicator_key"]
    assert log["before_text"].isna().tolist() == [True] * 4 + [False]


def test_what_a_workbook_would_lose_is_listed_with_both_values(together):
    with_them, without = together, drawn()

    assert entries.lost([NEW_VALUE, CORRECTED, DONE], with_them) == []
    found = {
        (each.row_key, each.column): (each.entered, each.found) for each in entries.lost([CORRECTED, DONE], without)
    }
    assert found == {
        ("I001-2018", "actual_value"): ("0.75", "0.5"),
        ("povinnost-1", "task_state"): ("splněno", "opakovaný"),
    }
    assert {each.found for each in entries.lost([NEW_VALUE], without)} == {None}

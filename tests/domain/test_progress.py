from datetime import date
from fractions import Fraction

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal, assert_series_equal

from sei_core.domain.dates import read, span_columns
from sei_core.domain.progress import (
    Due,
    Progress,
    assess,
    derived_count,
    due,
    elapsed_share,
    indicator_progress,
    is_overdue,
    portfolio,
)
from sei_core.domain.vocabularies import TaskState

COLUMNS = [
    "comparator",
    "target_value",
    "target_unit",
    "base_value",
    "actual_value",
    "as_of",
    "start",
    "end",
    "per_year",
]
ADDED = ["derived_count", "effective_target", "expected_low", "expected_high", "progress"]


def table(*rows: tuple) -> pd.DataFrame:
    """Indicators, their dates read from texts."""
    frame = pd.DataFrame(rows, columns=COLUMNS)
    numbers = frame[["target_value", "base_value", "actual_value"]].astype("float64")
    spans = [span_columns(frame[name]).add_prefix(f"{name}_") for name in ("as_of", "start", "end")]
    return pd.concat([frame[["comparator", "target_unit", "per_year"]], numbers, *spans], axis=1)


def judged(day: str, *row: object) -> list:
    """What is added to one indicator on a day; None where missing."""
    added = indicator_progress(table(row), date.fromisoformat(day))[ADDED].astype(object)
    return added.where(added.notna(), None).iloc[0].tolist()


@pytest.mark.parametrize(
    ("percent", "base", "count"),
    [
        (75, 40, 30),
        (30, 40, 12),
        (75, 41, 31),  # 30.75
        (50, 1, 1),
        (0.1, 1000, 1),
        (0.1, 1001, 2),
        (55, 100, 55),  # floats give 55.00000000000001
        (7, 100, 7),  # and 7.000000000000001
        (110, 10, 11),
        (0, 40, 0),
        (75, 0, 0),
        (100.0, 40.0, 40),
    ],
)
def test_percent_of_a_base_is_a_whole_number_of_units(percent, base, count):
    assert derived_count(percent, base) == count


@pytest.mark.parametrize(("percent", "base"), [(-1, 40), (75, -40), (float("nan"), 40), (75, None)])
def test_negative_or_missing_percent_or_base_is_refused(percent, base):
    with pytest.raises(ValueError, match=r"negative|Invalid literal"):
        derived_count(percent, base)


@pytest.mark.parametrize(
    ("start", "end", "day", "low", "high"),
    [
        # Ten days, 1 to 10 January.
        ("2023-01-01", "2023-01-10", "2022-12-31", "0", "0"),
        ("2023-01-01", "2023-01-10", "2023-01-01", "0", "0"),
        ("2023-01-01", "2023-01-10", "2023-01-02", "1/10", "1/10"),
        ("2023-01-01", "2023-01-10", "2023-01-10", "9/10", "9/10"),
        ("2023-01-01", "2023-01-10", "2023-01-11", "1", "1"),
        ("2023-01-01", "2023-01-10", "2030-01-01", "1", "1"),
        # One day.
        ("2023-01-01", "2023-01-01", "2023-01-01", "0", "0"),
        ("2023-01-01", "2023-01-01", "2023-01-02", "1", "1"),
        # Uncertain: latest start and end for the lower share, earliest for the greater one.
        ("2023-01", "2023-04-10", "2023-02-10", "10/70", "40/100"),
        ("2023-01-01", "2023-04-10 / 2023-07-19", "2023-02-20", "50/200", "50/100"),
        ("2010", "2010", "2010-07-01", "0", "1"),
        ("2010", "2010-06", "2010-04-01", "0", "90/152"),
        ("2010-03-01", "2010", "2010-03-02", "1/306", "1"),  # it cannot have ended before it started
        ("2010", "2010", "2011-01-01", "1", "1"),
        ("2010", "2010", "2010-01-01", "0", "0"),
    ],
)
def test_elapsed_time_is_a_range(start, end, day, low, high):
    share = elapsed_share(read(start), read(end), date.fromisoformat(day))

    assert share == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("start", "end"), [("do 2010", "2012"), ("od 2010", "2012"), ("2010", "do 2012"), ("2010", "od 2012")]
)
def test_half_known_dates_give_no_elapsed_time(start, end):
    assert elapsed_share(read(start), read(end), date(2011, 1, 1)) is None


def test_an_end_before_its_start_is_refused():
    with pytest.raises(ValueError, match="ends on 2009-12-31 before it starts on 2010-01-01"):
        elapsed_share(read("2010"), read("2009"), date(2011, 1, 1))


HALF = (Fraction(1, 2), Fraction(3, 4))
#: The deadline has passed, the value is older.
STALE = "stale"


@pytest.mark.parametrize(
    ("target", "actual", "comparator", "elapsed", "over", "expected"),
    [
        (30, 30, "≥", HALF, False, "met"),
        (30, 31, "=", HALF, True, "met"),  # more than exactly 30 is met too
        (30, 30, "≥", HALF, STALE, "met"),
        (30, 30, "=", None, False, "met"),
        (30, 15, "≥", HALF, False, "on_track"),  # half of the time at the least, half of the target
        (30, 14.9, "≥", HALF, False, "late"),
        (30, 14, "=", HALF, False, "late"),
        (30, 29, "≥", HALF, True, "missed"),
        (30, 29, "≥", None, True, "missed"),
        (30, 29, "≥", HALF, STALE, "stale"),
        (30, 1, "≥", None, STALE, "stale"),
        (30, 29, "≥", None, False, "undated"),
        (30, 0, "≥", (Fraction(0), Fraction(1)), False, "on_track"),
        (0.3, 0.1, "≥", (Fraction(1, 3), Fraction(1, 3)), False, "on_track"),  # 0.3 / 3 is below 0.1 in floats
        (0, 0, "≥", HALF, False, "met"),
        (30, 30, None, HALF, False, "met"),
        (30, None, "≥", HALF, True, "no_value"),
        (30, float("nan"), "≥", HALF, False, "no_value"),
        (None, 31, None, HALF, True, "no_target"),
        (float("nan"), None, "=", HALF, False, "no_target"),
    ],
)
def test_a_value_against_its_target(target, actual, comparator, elapsed, over, expected):
    assert assess(target, actual, comparator, elapsed, bool(over), over is True) == expected


def test_an_unknown_comparator_is_refused():
    with pytest.raises(ValueError, match="not a valid Comparator"):
        assess(30, 30, ">=", HALF, False, False)


UNITS_SHARE = ("≥", 75, "% ÚC", 40)
DOCUMENTS_SHARE = ("≥", 60, "% dokumentů", None)
UNITS = ("=", 40, "ÚC", 50)
TOWNS = ("=", 10, "obcí", None)
PEOPLE = (None, None, "osob", None)
PEOPLE_SHARE = (None, None, "% osob", 40)
DAYS_200 = ("2023-01-01", "2023-07-19")
DAYS_100_OR_70 = ("2023-01", "2023-04-10")


@pytest.mark.parametrize(
    ("target", "actual", "time", "day", "expected"),
    [
        # A percentage with a base is compared as a number of units; half of the time is over on 11 April.
        (UNITS_SHARE, 15, DAYS_200, "2023-04-11", [30, 30, 15, 15, "on_track"]),
        (UNITS_SHARE, 15, DAYS_200, "2023-04-12", [30, 30, 15.15, 15.15, "late"]),
        (UNITS_SHARE, 29, DAYS_200, "2023-07-19", [30, 30, 29.85, 29.85, "late"]),
        (UNITS_SHARE, 29, DAYS_200, "2023-07-20", [30, 30, 30, 30, "missed"]),
        (UNITS_SHARE, 30, DAYS_200, "2023-07-20", [30, 30, 30, 30, "met"]),
        # Without a base it stays a percentage; a base without a percentage is no reason to derive.
        (DOCUMENTS_SHARE, 30, DAYS_200, "2023-04-11", [None, 60, 30, 30, "on_track"]),
        (UNITS, 20, DAYS_200, "2023-04-11", [None, 40, 20, 20, "on_track"]),
        # Nobody stated a value: what was to be expected is shown all the same.
        (UNITS, None, DAYS_200, "2023-04-11", [None, 40, 20, 20, "no_value"]),
        # Uncertain dates speak for the project.
        (TOWNS, 1, DAYS_100_OR_70, "2023-02-10", [None, 10, 10 / 7, 4, "late"]),
        (TOWNS, 2, DAYS_100_OR_70, "2023-02-10", [None, 10, 10 / 7, 4, "on_track"]),
        (TOWNS, 9, ("2013", "2015"), "2015-12-31", [None, 10, 10 * 730 / 731, 10, "late"]),
        (TOWNS, 9, ("2013", "2015"), "2016-01-01", [None, 10, 10, 10, "missed"]),
        # Dates unknown, in part or at all.
        (TOWNS, 9, (None, "2015-12-31"), "2015-12-31", [None, 10, None, None, "undated"]),
        (TOWNS, 9, (None, "2015-12-31"), "2016-01-01", [None, 10, None, None, "missed"]),
        (TOWNS, 9, ("2013", "od 2015"), "2026-11-21", [None, 10, None, None, "undated"]),
        (TOWNS, 9, (None, None), "2026-11-21", [None, 10, None, None, "undated"]),
        (TOWNS, 10, (None, None), "2026-11-21", [None, 10, None, None, "met"]),
        # Dates that contradict each other are read as unknown, however long ago they are.
        (TOWNS, 9, ("2013", "2012-12-31"), "2026-11-21", [None, 10, None, None, "undated"]),
        (TOWNS, 10, ("2013", "2012-12-31"), "2026-11-21", [None, 10, None, None, "met"]),
        (TOWNS, None, ("2013", "2012-12-31"), "2026-11-21", [None, 10, None, None, "no_value"]),
        # No target.
        (PEOPLE, 31, DAYS_200, "2024-01-01", [None, None, None, None, "no_target"]),
        (PEOPLE_SHARE, 31, DAYS_200, "2024-01-01", [None, None, None, None, "no_target"]),
    ],
)
def test_an_indicator_with_a_value_of_the_day(target, actual, time, day, expected):
    as_of = None if actual is None else day

    assert judged(day, *target, actual, as_of, *time, "ne") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("actual", "as_of", "day", "expected"),
    [
        # 40 in 200 days from 1 January to 19 July; half of them are over on 11 April, a quarter on 20 February.
        (20, "2023-04-11", "2023-07-19", [20, 20, "on_track"]),  # it says nothing about July
        (19, "2023-04-11", "2023-07-19", [20, 20, "late"]),
        (20, "2023-04-11", "2023-07-20", [20, 20, "stale"]),
        (39, "2023-07-18", "2026-11-21", [40 * 198 / 200, 40 * 198 / 200, "stale"]),
        (39, "2023-07-19", "2026-11-21", [40, 40, "missed"]),
        (39, "2024-03", "2026-11-21", [40, 40, "missed"]),
        (40, "2023-04-11", "2026-11-21", [20, 20, "met"]),
        # The day asked about comes first.
        (10, "2023-04-11", "2023-02-20", [10, 10, "on_track"]),
        # Stated for a time: which is final only if that ends with the deadline or begins later.
        (10, "2023-02-20 / 2023-04-11", "2023-07-19", [10, 20, "on_track"]),
        (9, "2023-02-20 / 2023-04-11", "2023-07-19", [10, 20, "late"]),
        (39, "2023-01-01 / 2023-07-19", "2026-11-21", [40, 40, "missed"]),
        (39, "2023", "2026-11-21", [0, 40, "stale"]),
        # Open dates: any day until the one asked about, or no expectation.
        (10, "od 2023-02-20", "2023-04-11", [10, 20, "on_track"]),
        (39, "do 2023-07-19", "2023-07-19", [None, None, "undated"]),
        (39, "do 2023-07-19", "2026-11-21", [None, None, "stale"]),
        (39, "neurčito", "2026-11-21", [None, None, "stale"]),
    ],
)
def test_a_value_is_judged_on_its_own_date(actual, as_of, day, expected):
    assert judged(day, *UNITS, actual, as_of, *DAYS_200, "ne")[2:] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("actual", "as_of", "day", "expected"),
    [
        # Four meetings a year: one expected a quarter. 2023 has 365 days, 73 of them over on 15 March.
        (0, "2023-03-15", "2023-12-31", [None, 4, 0.8, 0.8, "late"]),
        (1, "2023-03-15", "2023-12-31", [None, 4, 0.8, 0.8, "on_track"]),
        (4, "2023-03-15", "2023-12-31", [None, 4, 0.8, 0.8, "met"]),
        (1, "2023-03", "2023-12-31", [None, 4, 4 * 59 / 365, 4 * 89 / 365, "on_track"]),
        (0, "2023-03", "2023-12-31", [None, 4, 4 * 59 / 365, 4 * 89 / 365, "late"]),
        (0, "2023-01-01", "2023-01-01", [None, 4, 0, 0, "on_track"]),
        (3, "2023-12-31", "2023-12-31", [None, 4, 4 * 364 / 365, 4 * 364 / 365, "late"]),
        # When the year is over nothing is late any more: either its end is known, or it is not.
        (1, "2023-03-15", "2024-01-01", [None, 4, 0.8, 0.8, "stale"]),
        (4, "2023-03-15", "2026-11-21", [None, 4, 0.8, 0.8, "met"]),
        (3, "2023-12-31", "2024-01-01", [None, 4, 4, 4, "missed"]),
        # The value of a whole year is final.
        (3, "2023", "2026-11-21", [None, 4, 4, 4, "missed"]),
        (4, "2023", "2026-11-21", [None, 4, 4, 4, "met"]),
        # Of no single year, or of none.
        (3, "2022/2023", "2026-11-21", [None, 4, None, None, "undated"]),
        (3, "do 2023", "2026-11-21", [None, 4, None, None, "undated"]),
        (None, None, "2026-11-21", [None, 4, None, None, "no_value"]),
    ],
)
@pytest.mark.parametrize("years", [(None, None), ("2021", "2022")], ids=["undated", "over"])
def test_a_yearly_duty_is_judged_within_the_year_of_its_value(actual, as_of, day, expected, years):
    assert judged(day, "≥", 4, "setkání", None, actual, as_of, *years, "ano") == pytest.approx(expected)


def test_indicators_keep_their_columns_index_and_types():
    frame = table(
        ("≥", 75, "% ÚC", 40, None, None, "2023-01", "2024-12", "ne"),
        ("=", 6, "krajů", None, 6, "2023-12-04", "2023-10-01", "2026-08-31 / 2026-09-30", "ne"),
    ).set_axis(["I002", "I028"])

    judged_frame = indicator_progress(frame, date(2023, 1, 1))

    assert_frame_equal(judged_frame[frame.columns], frame)
    expected = pd.DataFrame(
        {
            "derived_count": pd.array([30, None], dtype="Int64"),
            "effective_target": [30.0, 6.0],
            "expected_low": [0.0, 0.0],
            "expected_high": [0.0, 0.0],
            "progress": pd.array(["no_value", "met"], dtype="str"),
        },
        index=["I002", "I028"],
    )
    assert_frame_equal(judged_frame[ADDED], expected)
    nothing = indicator_progress(frame.iloc[:0], date(2023, 1, 1))
    assert nothing.empty
    assert list(nothing.columns) == [*frame.columns, *ADDED]


@pytest.mark.parametrize("wrong", [("≥", "yes"), (">=", "ne")])
def test_unknown_words_of_an_indicator_are_refused(wrong):
    comparator, per_year = wrong
    with pytest.raises(ValueError, match="not a valid"):
        judged("2023-01-01", comparator, 4, "akce", None, 1, "2023", "2023", "2024", per_year)


def test_a_portfolio_counts_every_kind_also_those_that_are_not_there():
    counts = portfolio(pd.Series(["no_value", "met", "no_value", "late"]))

    expected = pd.Series([1, 0, 1, 0, 0, 0, 2, 0], list(Progress), name="indicator_count")
    assert_series_equal(counts, expected, check_index_type=False)
    assert portfolio(pd.Series([], dtype="str")).sum() == 0
    with pytest.raises(ValueError, match="not a valid Progress"):
        portfolio(pd.Series(["met", "done"]))


@pytest.mark.parametrize(
    ("deadline", "state", "day", "overdue"),
    [
        ("2024-06-30", "termín stanoven", "2024-06-30", False),
        ("2024-06-30", "termín stanoven", "2024-07-01", True),
        ("2024-06-30", "probíhá", "2024-07-01", True),
        ("2024-06-30", "splněno", "2024-07-01", False),
        ("2024-06-30", "splněno (předpoklad)", "2024-07-01", False),
        (None, "bez termínu", "2026-11-21", False),
    ],
)
def test_a_task_is_overdue_from_the_day_after_its_deadline(deadline, state, day, overdue):
    last = deadline and date.fromisoformat(deadline)

    assert is_overdue(last, state, date.fromisoformat(day)) is overdue
    assert is_overdue(pd.Timestamp(last) if last else pd.NaT, state, date.fromisoformat(day)) is overdue


def tasks_of(*rows: tuple) -> pd.DataFrame:
    """Tasks, their deadlines read from texts."""
    tasks = pd.DataFrame(rows, columns=["deadline", "task_state", "yearly_minimum", "expected"])
    tasks["yearly_minimum"] = tasks["yearly_minimum"].astype("Int64")
    return pd.concat([tasks, span_columns(tasks["deadline"]).add_prefix("deadline_")], axis=1)


def test_tasks_on_a_day():
    tasks = tasks_of(
        ("2024-06-30", "termín stanoven", None, "overdue"),
        ("2024-07-31", "termín stanoven", None, "upcoming"),
        ("2024-08-16", "termín stanoven", None, "upcoming"),
        ("2024-07", "plán", None, "upcoming"),  # it may still be meant for the last day of July
        ("2024-06", "plán", None, "overdue"),
        ("do 2023", "uloženo", None, "overdue"),
        ("od 2023", "uloženo", None, "without_deadline"),
        ("neurčito", "uloženo", None, "without_deadline"),
        (None, "bez termínu", None, "without_deadline"),
        (None, "opakovaný", 4, "recurring"),
        (None, "opakovaný", None, "recurring"),
        ("2023", "uloženo", 4, "recurring"),
        ("2010-05", "splněno (předpoklad)", None, "done"),
        ("2030", "splněno", None, "done"),
        (None, "splněno", 4, "done"),
    ).set_index("deadline", drop=False)

    assert_series_equal(due(tasks, date(2024, 7, 31)), tasks["expected"], check_names=False)


def test_an_unknown_or_missing_state_of_a_task_is_refused():
    for state in ("hotovo", None):
        with pytest.raises(ValueError, match="not a valid TaskState"):
            due(tasks_of(("2024", state, None, "")), date(2024, 1, 1))


@pytest.mark.parametrize("state", TaskState)
def test_whatever_is_said_to_be_overdue_is_listed_so(state):
    tasks = tasks_of(("2023", str(state), None, ""))
    recurring = state is TaskState.REPEATED

    listed = due(tasks, date(2024, 1, 1)).item() == Due.OVERDUE

    assert listed is (is_overdue(date(2023, 12, 31), state, date(2024, 1, 1)) and not recurring)

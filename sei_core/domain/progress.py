"""How far promises have got by a day: indicators against their targets, tasks against their deadlines.

Time elapses evenly: half of the time, half of the target expected. Counts, shares and comparisons are exact fractions;
only the columns given back for display are floats.
"""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from sei_core.domain.dates import Span
from sei_core.domain.vocabularies import Comparator, TaskState, YesNo

PERCENT = "%"
DONE_STATES = frozenset({TaskState.DONE, TaskState.PRESUMED_DONE})

Elapsed = tuple[Fraction, Fraction]


class Progress(StrEnum):
    """How an indicator stands; the order is that of reading."""

    MET = "met"
    ON_TRACK = "on_track"
    LATE = "late"
    MISSED = "missed"
    STALE = "stale"  # below target after the deadline, and the value is older than the deadline
    UNDATED = "undated"  # below target, and dates are missing or contradictory to say whether that is late
    NO_VALUE = "no_value"
    NO_TARGET = "no_target"


class Due(StrEnum):
    """How a task stands; the order is that of urgency."""

    OVERDUE = "overdue"
    UPCOMING = "upcoming"
    RECURRING = "recurring"
    WITHOUT_DEADLINE = "without_deadline"
    DONE = "done"


class _Time(NamedTuple):
    """From when till when something is to be done."""

    start: Span
    end: Span


_NO_TIME = _Time(Span(None, None), Span(None, None))


class _Verdict(NamedTuple):
    """The columns that ``indicator_progress`` adds, for one indicator."""

    derived_count: int | None
    effective_target: float | None
    expected_low: float | None
    expected_high: float | None
    progress: str


def derived_count(target_percent: float, base: float) -> int:
    """Turn a target in percent into the number of units that fulfils it: 75 % of 40 is 30.

    Args:
        target_percent: percent, 0 or more; more than 100 is allowed.
        base: units, 0 or more.

    Returns:
        The least whole number of units that is not below the target: 75 % of 41 is 31.

    Raises:
        ValueError: if either is negative or missing.
    """
    percent, whole = _exact(target_percent), _exact(base)
    if percent < 0 or whole < 0:
        raise ValueError(f"negative: {target_percent} % of {base}")
    return math.ceil(percent * whole / 100)


def elapsed_share(start: Span, end: Span, day: date) -> Elapsed | None:
    """Say which share of the time from a start to an end had elapsed when a day began.

    The first and the last day both belong to the time, so the share is 0 on the first day and 1 on the day after the
    last. Uncertain dates make it a range: least if it started and ends as late as possible, most if as early.

    Returns:
        The least and the greatest share, 0–1; None if the earliest or latest day of either date is unknown.

    Raises:
        ValueError: if the latest end precedes the earliest start.
    """
    if None in (start.earliest, start.latest, end.earliest, end.latest):
        return None
    if end.latest < start.earliest:
        raise ValueError(f"ends on {end.latest} before it starts on {start.earliest}")
    low = _elapsed(min(start.latest, end.latest), end.latest, day)
    high = _elapsed(start.earliest, max(start.earliest, end.earliest), day)
    return low, high


def assess(
    target: float | None,
    actual: float | None,
    comparator: str | None,
    elapsed_range: Elapsed | None,
    deadline_passed: bool,
    is_final: bool,
) -> Progress:
    """Compare an actual value with its target and with what the elapsed time would lead one to expect.

    The first that holds:

    =========  ====================================================================
    NO_TARGET  no target
    NO_VALUE   no actual value
    MET        the target or more
    MISSED     the deadline has passed, and the value is final
    STALE      the deadline has passed, and the value is older
    UNDATED    no ``elapsed_range``
    ON_TRACK   target times the lower elapsed share on the day of the value, or more
    LATE       otherwise
    =========  ====================================================================

    Both comparators are judged alike: who promised exactly 26 and has 27 has met the target.

    Args:
        target, actual: in the same unit; missing if not stated.
        comparator: word of ``Comparator``; missing where the source states none, read as at least.
        elapsed_range: see ``elapsed_share``, on the day of the value; the lower share decides, so that uncertain
            dates speak for the project.
        deadline_passed: whether the last possible day is over.
        is_final: whether the value is of the deadline or later.

    Raises:
        ValueError: if the comparator is no word of ``Comparator``.
    """
    if not pd.isna(comparator):
        Comparator(comparator)
    if pd.isna(target):
        return Progress.NO_TARGET
    if pd.isna(actual):
        return Progress.NO_VALUE
    if _exact(actual) >= _exact(target):
        return Progress.MET
    if deadline_passed:
        return Progress.MISSED if is_final else Progress.STALE
    if elapsed_range is None:
        return Progress.UNDATED
    return Progress.ON_TRACK if _exact(actual) >= _exact(target) * elapsed_range[0] else Progress.LATE


def indicator_progress(frame: pd.DataFrame, day: date) -> pd.DataFrame:
    """Judge each indicator on a day, by its latest value; ``assess`` has the rules.

    An indicator is expected to grow evenly from the start to the end of its time. A value is compared with what was to
    be expected on its own date (or on the day asked about, if that comes first), since it says nothing about later
    days; without a value the expectation is that of the day. A yearly duty (``per_year``) starts anew each year: its
    time is the year of the value.

    A value is final if it is of the last possible day of the deadline or later, or stated for a time that ends with it
    (``2015`` for a deadline at the end of 2015): the expectation is then the whole target.

    Dates that contradict each other (an end before the start) are read as unknown.

    Args:
        frame: shape (n,), days as datetime64, all but ``per_year`` may be missing:
            comparator: word of ``Comparator``.
            target_value: in ``target_unit``; percent where the unit starts with %.
            target_unit: text.
            base_value: units of which the percentage is taken.
            actual_value: the latest value; in units where a percentage has a base, otherwise in ``target_unit``.
            as_of_earliest, as_of_latest: the date of ``actual_value``; without a latest day (``od 2016``) it may be
                as late as ``day``, without an earliest one nothing is expected.
            start_earliest, start_latest: start of the project.
            end_earliest, end_latest: deadline of the indicator, or if it has none the end of the project.
            per_year: word of ``YesNo``.
        day: the day asked about.

    Returns:
        ``frame`` with columns added:
            derived_count: units (Int64), see ``derived_count``; missing unless the target is a percentage with a base.
            effective_target: what ``actual_value`` is compared with: the derived count if there is one, else the
                target; missing without a target.
            expected_low, expected_high: ``effective_target`` times the least and the greatest elapsed share; missing
                without a target or dates, and for a yearly duty without a value of a single year.
            progress: value of ``Progress``, text.

    Raises:
        ValueError: at an unknown word, a negative percentage or base.
    """
    rows = [_judge(row, day) for row in frame.itertuples(index=False)]
    added = pd.DataFrame(rows, index=frame.index, columns=list(_Verdict._fields))
    added = added.astype(
        {
            "derived_count": "Int64",
            "effective_target": "float64",
            "expected_low": "float64",
            "expected_high": "float64",
            "progress": "str",
        }
    )
    return pd.concat([frame, added], axis=1)


def portfolio(progress: pd.Series) -> pd.Series:
    """Count indicators by how they stand.

    Args:
        progress: values of ``Progress``, shape (n,), never missing.

    Returns:
        Numbers of indicators, index of all values of ``Progress`` in its order; 0 where there is none.

    Raises:
        ValueError: if a value is missing or no ``Progress``.
    """
    counts = progress.map(Progress).value_counts()
    order = [str(name) for name in Progress]
    return counts.reindex(order, fill_value=0).astype("int64").rename("indicator_count")


def is_overdue(deadline_latest: date | None, state: str, day: date) -> bool:
    """Had the last possible day of a deadline passed, with the task not done, when a day began?

    Args:
        deadline_latest: missing if there is no deadline or its latest day is unknown: such a task is never overdue.
        state: word of ``TaskState``; a task presumed done is not overdue.
        day: the day asked about; on the day of the deadline itself there is still time.

    Raises:
        ValueError: if the state is no word of ``TaskState``.
    """
    open_task = TaskState(state) not in DONE_STATES
    return bool(open_task and not pd.isna(deadline_latest) and pd.Timestamp(deadline_latest) < pd.Timestamp(day))


def due(tasks: pd.DataFrame, day: date) -> pd.Series:
    """Say how each task stands on a day.

    Args:
        tasks: ``deadline_earliest``, ``deadline_latest`` (datetime64, may be missing), ``task_state`` (words of
            ``TaskState``), ``yearly_minimum`` (how many times a year, may be missing), shape (n,).
        day: the day asked about.

    Returns:
        Values of ``Due`` as text, shape (n,), same index. The first that holds: DONE (also presumed), RECURRING
        (repeated, or with a yearly minimum), WITHOUT_DEADLINE (no latest day: none is stated, or only "not
        earlier than"), OVERDUE, UPCOMING (also within an uncertain deadline).

    Raises:
        ValueError: if a state is missing or no word of ``TaskState``.
    """
    stands = [_due(row, day) for row in tasks.itertuples(index=False)]
    return pd.Series([str(value) for value in stands], tasks.index, dtype="str")


def _exact(value: float) -> Fraction:
    """The number as it is written: 0.1 is one tenth, not the nearest binary fraction."""
    return Fraction(str(value))


def _elapsed(start: date, end: date, day: date) -> Fraction:
    """Share of the days from the first to the last, both included, that are over when a day begins."""
    share = Fraction((day - start).days, (end - start).days + 1)
    return min(max(share, Fraction(0)), Fraction(1))


def _span(earliest: Any, latest: Any) -> Span:
    """A span from two cells."""
    return Span(*(None if pd.isna(cell) else pd.Timestamp(cell).date() for cell in (earliest, latest)))


def _judge(row: Any, day: date) -> _Verdict:
    """Judge one indicator; see ``indicator_progress``."""
    is_share = str(row.target_unit).startswith(PERCENT) and not pd.isna(row.base_value)
    count = derived_count(row.target_value, row.base_value) if is_share and not pd.isna(row.target_value) else None
    target = row.target_value if count is None else count
    as_of = _span(row.as_of_earliest, row.as_of_latest)
    time = _year_of(as_of) if YesNo(row.per_year) is YesNo.YES else _project_time(row)
    final = _is_final(as_of, time.end.latest)
    elapsed = _elapsed_at(as_of, time, day, has_value=not pd.isna(row.actual_value), is_final=final)
    low, high = (None, None) if elapsed is None or pd.isna(target) else (_exact(target) * share for share in elapsed)
    over = time.end.latest is not None and time.end.latest < day
    progress = assess(target, row.actual_value, row.comparator, elapsed, over, final)
    return _Verdict(count, target, _float(low), _float(high), str(progress))


def _project_time(row: Any) -> _Time:
    """From the start of a project to the deadline of an indicator; unknown if the deadline precedes the start."""
    start, end = _span(row.start_earliest, row.start_latest), _span(row.end_earliest, row.end_latest)
    contradictory = start.earliest is not None and end.latest is not None and end.latest < start.earliest
    return _NO_TIME if contradictory else _Time(start, end)


def _year_of(as_of: Span) -> _Time:
    """The year of a value; unknown if that is no single year."""
    if None in (as_of.earliest, as_of.latest) or as_of.earliest.year != as_of.latest.year:
        return _NO_TIME
    first, last = date(as_of.latest.year, 1, 1), date(as_of.latest.year, 12, 31)
    return _Time(Span(first, first), Span(last, last))


def _is_final(as_of: Span, last_day: date | None) -> bool:
    """Is a value of the last possible day of a deadline or later, or of a time that ends with it?"""
    if last_day is None or as_of.earliest is None:
        return False
    return as_of.earliest >= last_day or as_of.latest == last_day


def _elapsed_at(as_of: Span, time: _Time, day: date, *, has_value: bool, is_final: bool) -> Elapsed | None:
    """The share of the time that had elapsed on the date of a value, or without one on a day; None if unknown."""
    if not has_value:
        return elapsed_share(*time, day)
    if as_of.earliest is None or elapsed_share(*time, day) is None:
        return None
    if is_final and time.end.latest < day:
        return Fraction(1), Fraction(1)
    first, last = min(as_of.earliest, day), min(as_of.latest or day, day)
    return elapsed_share(*time, first)[0], elapsed_share(*time, last)[1]


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _due(row: Any, day: date) -> Due:
    """How one task stands; see ``due``."""
    state = TaskState(row.task_state)
    if state in DONE_STATES:
        return Due.DONE
    if state is TaskState.REPEATED or not pd.isna(row.yearly_minimum):
        return Due.RECURRING
    if pd.isna(row.deadline_latest):
        return Due.WITHOUT_DEADLINE
    return Due.OVERDUE if is_overdue(row.deadline_latest, state, day) else Due.UPCOMING

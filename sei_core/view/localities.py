"""Excluded localities in words: what a survey counted, what is known of single places, and how far that reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import pandas as pd

from sei_core.domain.vocabularies import LocalityLevel
from sei_core.view import numbers, texts
from sei_core.view.labels import Area

#: Height of the name of a municipality, in sentences below it.
_HEAD_LINES = 2
#: From so many people on a main figure is written in thousands, if that loses nothing.
_THOUSANDS = 10_000


@dataclass(frozen=True)
class Group:
    """What is known in one municipality: who it is, and a sentence for each locality or mention."""

    code: str
    name: str
    district: str
    sentences: tuple[str, ...]


def span(low: float | None, high: float | None) -> str:
    """A range of people: ``36 000–38 500``, one number if both ends are equal, ``nejméně 70`` with one end."""
    if pd.isna(low) and pd.isna(high):
        return numbers.MISSING
    if pd.isna(high):
        return texts.LOCALITY_AT_LEAST.format(numbers.integer(low))
    if pd.isna(low):
        return texts.LOCALITY_AT_MOST.format(numbers.integer(high))
    ends = numbers.integer(low), numbers.integer(high)
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def headline(survey: pd.DataFrame) -> list[tuple[str, ...]]:
    """Main figures of the newest survey of an area.

    Args:
        survey: rows of ``queries.localities.survey``, at least one.
    """
    row = survey.iloc[0]
    people, average = _brief_span(row.people_from, row.people_to), span(row.average_from, row.average_to)
    municipalities = numbers.integer(row.survey_municipality_count)
    stated = numbers.integer(row.stated_average)
    beside = texts.LOCALITY_METRIC_DIFFERS if _true(row.average_differs) else texts.LOCALITY_METRIC_STATED
    return [
        (texts.LOCALITY_METRIC_COUNT, numbers.integer(row.locality_count), None),
        (
            texts.LOCALITY_METRIC_MUNICIPALITIES,
            municipalities,
            texts.LOCALITY_METRIC_UNSTATED if municipalities == numbers.MISSING else None,
        ),
        (texts.LOCALITY_METRIC_PEOPLE, people, texts.LOCALITY_METRIC_PEOPLE_HELP),
        (
            texts.LOCALITY_METRIC_AVERAGE,
            average,
            texts.LOCALITY_METRIC_AVERAGE_HELP,
            *([] if pd.isna(row.stated_average) else [beside.format(stated)]),
        ),
    ]


def survey_heading(survey: pd.DataFrame) -> str:
    """Name the newest survey of an area; at least one row of ``queries.localities.survey``."""
    row = survey.iloc[0]
    return texts.LOCALITY_SURVEY_HEADING.format(year=row.survey_year, area=row.area_name)


def scope(survey: pd.DataFrame, area: Area) -> list[str]:
    """Say whose figures these are where the survey did not count the chosen area itself; otherwise nothing."""
    row = survey.iloc[0]
    if row.area_code == area.code:
        return []
    return [texts.LOCALITY_SCOPE.format(counted=row.area_name, chosen=area.label)]


def reach(coverage: pd.DataFrame, survey: pd.DataFrame, area: Area) -> list[str]:
    """Say how much of what there is is known, from when, and what is told only as a count.

    Args:
        coverage: the row of ``queries.localities.coverage``.
        survey: rows of ``queries.localities.survey``.
        area: the chosen one.
    """
    row = coverage.iloc[0]
    if row.known_count == 0:
        return [texts.LOCALITY_NONE_KNOWN, *_mentioned(row)]
    known = texts.LOCALITY_KNOWN.format(
        count=numbers.counted(row.known_count, "locality"), municipalities=numbers.integer(row.municipality_count)
    )
    sentences = [" ".join((known, *_counted(survey, area), texts.LOCALITY_INCOMPLETE))]
    if row.hidden_count:
        count = numbers.counted(row.hidden_count, "locality")
        sentences.append(texts.LOCALITY_HIDDEN.format(count=count))
    if not pd.isna(row.first_year):
        years = span_of_years(row.first_year, row.last_year)
        dated = texts.LOCALITY_YEARS.format(
            years=years, undated=numbers.integer(row.undated_count), stated=numbers.integer(row.state_count)
        )
        sentences.append(dated)
    return [*sentences, *_mentioned(row)]


def span_of_years(first: int, last: int) -> str:
    """``2006–2019``, or the one year."""
    return f"{int(first)}" if first == last else f"{int(first)}–{int(last)}"


def low_notice(count: int, shown: bool) -> str:
    """Say how many rows are of low certainty, and whether they are shown."""
    text = texts.LOCALITY_LOW_SHOWN if shown else texts.LOCALITY_LOW_HIDDEN
    return text.format(count=numbers.integer(count))


def grouped(municipalities: pd.DataFrame, listed: pd.DataFrame) -> Iterator[Group]:
    """Put what is known under each municipality; places told only as a count come last.

    Args:
        municipalities: rows of ``queries.localities.by_municipality``.
        listed: rows of ``queries.localities.listed`` of the same choices.
    """
    told = {code: list(rows.itertuples()) for code, rows in listed.groupby("municipality_code", sort=False)}
    for row in municipalities.itertuples():
        sentences = [_sentence(each) for each in told.get(row.municipality_code, [])]
        if row.hidden_count:
            sentences.append(texts.LOCALITY_ONLY_COUNTED.format(count=numbers.counted(row.hidden_count, "locality")))
        yield Group(row.municipality_code, row.municipality_name, row.district_name, tuple(sentences))


def in_columns(groups: Iterable[Group], count: int) -> list[list[Group]]:
    """Deal groups to so many columns of about the same height, in reading order, down each column.

    Args:
        groups: in reading order.
        count: columns, some of which may stay empty.
    """
    columns: list[list[Group]] = [[] for _ in range(count)]
    groups = list(groups)
    heights = [_HEAD_LINES + len(group.sentences) for group in groups]
    for group, height, end in zip(groups, heights, accumulate(heights), strict=True):
        middle = end - height / 2
        columns[int(middle * count / sum(heights))].append(group)
    return columns


def disagreements(regions: pd.DataFrame) -> list[str]:
    """Name the kraje whose stated average does not follow from the counts of the same source; nothing if all agree.

    Args:
        regions: rows of ``queries.localities.survey_by_region``.
    """
    differing = [row for row in regions.itertuples() if _true(row.average_differs)]
    if not differing:
        return []
    named = "; ".join(
        texts.LOCALITY_DISAGREES.format(
            area=row.area_name,
            stated=numbers.integer(row.stated_average),
            computed=span(row.average_from, row.average_to),
        )
        for row in differing
    )
    return [texts.LOCALITY_DISAGREEMENTS.format(rows=named)]


def sources(*of: pd.DataFrame) -> pd.DataFrame:
    """Put rows of ``queries.meta.sources_of`` or ``references`` together."""
    return pd.concat(of, ignore_index=True)


def _counted(survey: pd.DataFrame, area: Area) -> list[str]:
    """What the newest survey counted in the chosen area itself; nothing if it did not."""
    of_area = survey[(survey["area_code"] == area.code) & survey["locality_count"].notna()].head(1)
    return [
        texts.LOCALITY_COUNTED.format(year=row.survey_year, count=numbers.integer(row.locality_count))
        for row in of_area.itertuples()
    ]


def _mentioned(row: pd.Series) -> list[str]:
    if not row.mentioned_count:
        return []
    return [texts.LOCALITY_MENTIONED.format(count=numbers.counted(row.mentioned_count, "municipality"))]


def _sentence(row: tuple) -> str:
    """One row of a source: name, type, date, people, state, certainty."""
    name = row.locality_name
    if row.locality_level == LocalityLevel.MUNICIPALITY:
        name = texts.LOCALITY_MENTION.format(name=name)
    elif not pd.isna(row.locality_type):
        name = f"{name} – {row.locality_type}"
    dated = numbers.dated(row.observed_text)
    parts = [name, texts.LOCALITY_UNDATED if dated == numbers.MISSING else texts.LOCALITY_DATED.format(dated)]
    if (people := span(row.people_min, row.people_max)) != numbers.MISSING:
        parts.append(texts.LOCALITY_PEOPLE.format(people))
    if not pd.isna(row.locality_state):
        parts.append(texts.LOCALITY_STATE.format(row.locality_state))
    if not pd.isna(row.certainty):
        parts.append(texts.LOCALITY_CERTAINTY.format(row.certainty))
    return " · ".join(parts)


def _brief_span(low: float | None, high: float | None) -> str:
    """A range of many people in thousands, to fit a card: ``36–38,5 tis.``; the same numbers, only written shorter."""
    if pd.isna(low) or pd.isna(high) or high < _THOUSANDS or low % 100 or high % 100:
        return span(low, high)
    return texts.LOCALITY_THOUSANDS.format("–".join(numbers.plain(end / 1000) for end in (low, high)))


def _true(value: object) -> bool:
    """Whether a value that may be missing is true."""
    return not pd.isna(value) and bool(value)

"""Words about cooperation: lines of episodes, figures on a day, what is known of a year, and where it is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from sei_core.domain.cooperation import ANSWER_OF, NO_COOPERATION, Answer, LastKnown, Standing, prevailing, standing
from sei_core.domain.levels import COUNTRY_CODE
from sei_core.domain.vocabularies import Certainty, EpisodePhase, EpisodeState, UnitKind, YesNo
from sei_core.view import numbers, texts

#: Cooperation with a kraj or the country stands apart from that with municipalities and their groups.
ABOVE_MUNICIPALITIES = (UnitKind.REGION, UnitKind.COUNTRY)
#: More names than this in one sentence nobody reads.
MOST_NAMES = 16
#: A name of a programme longer than this is shown by its abbreviation.
LONG_NAME = 40
_DAYS = ["start_earliest", "start_latest", "end_latest", "confirmed_latest"]


def span(start: str | None, end: str | None) -> str:
    """Write from when till when: ``7. 7. 2008 – 31. 12. 2012``; what is unknown as ``…``."""
    known = [texts.UNKNOWN_DATE if pd.isna(text) else numbers.dated(text) for text in (start, end)]
    return texts.FROM_TO.format(start=known[0], end=known[1])


def episode_line(row: object) -> str:
    """Write one episode: who, from when till when, in what state, and when that was last confirmed.

    Args:
        row: named fields of a row of ``queries.cooperation.episodes``.
    """
    line = texts.EPISODE_LINE.format(unit=row.unit_name, span=span(row.start_text, row.end_text))
    state = row.episode_state
    if pd.notna(row.confirmed_text):
        state = texts.CONFIRMED.format(state=state, day=numbers.dated(row.confirmed_text))
    unsure = texts.LOW_CERTAINTY if row.certainty == Certainty.LOW else ""
    return f"{line} ({state}{unsure})"


def programme_label(name: str | None) -> str:
    """Shorten the name of a programme for a legend: its abbreviation, or what stands before the brackets."""
    if pd.isna(name):
        return texts.PROGRAMME_UNKNOWN
    before, _, within = name.removesuffix(")").partition(" (")
    return within if len(name) > LONG_NAME and within else before


def days_of_years(first: int, today: date) -> dict[int, date]:
    """The day that stands for each year: its last one, today for the present year."""
    return {year: min(date(year, 12, 31), today) for year in range(first, today.year + 1)}


def of_municipalities(episodes: pd.DataFrame) -> pd.DataFrame:
    """Keep the episodes of municipalities and their groups."""
    return episodes[~episodes["unit_kind"].isin(ABOVE_MUNICIPALITIES)]


def with_bars(episodes: pd.DataFrame) -> pd.DataFrame:
    """Keep the episodes that a chart in time draws: of municipalities and their groups, not those that never began."""
    own = of_municipalities(episodes)
    return own[~own["episode_state"].isin(NO_COOPERATION)].reset_index(drop=True)


def headline(standings: pd.DataFrame, members: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Municipalities of an area by how they stand on a day: label, value, help.

    Args:
        standings: rows of ``queries.cooperation.by_municipality``.
        members: the municipalities of the area, column ``area_code``.
    """
    here = standings.loc[standings["municipality_code"].isin(members["area_code"]), "standing"]
    return _by_certainty(here, "municipality", texts.HEADLINE_MUNICIPALITIES)


def unit_headline(episodes: pd.DataFrame, day: date, today: date) -> list[tuple[str, str, str]]:
    """Units of an area, municipalities and groups alike, by how they stand on a day: label, value, help.

    Args:
        episodes: rows of ``queries.cooperation.episodes``.
        day, today: as in ``queries.cooperation.by_municipality``.
    """
    own = of_municipalities(episodes)
    stands = standing(own, day, as_of=today).groupby(own["unit_key"]).agg(prevailing)
    return _by_certainty(stands, "unit", texts.HEADLINE_UNITS)


def _by_certainty(stands: pd.Series, noun: str, labels: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Count what surely cooperates, what was last known to, and what else may."""
    stands = stands.map(Standing)
    running = int((stands == Standing.RUNNING).sum())
    before = int((stands == Standing.CONFIRMED_BEFORE).sum())
    possible = sum(ANSWER_OF[each] is Answer.POSSIBLY for each in stands) - before
    counts = (running, before, possible)
    return [
        (label, numbers.counted(count, noun), help_text)
        for (label, help_text), count in zip(labels, counts, strict=True)
    ]


def in_year(episodes: pd.DataFrame, year: int, today: date) -> str:
    """Say with whom cooperation ran on some day of a year, or may have, by the way it began.

    Args:
        episodes: rows of ``queries.cooperation.episodes``.
        year: asked about.
        today: the day by which the last known states are true.
    """
    running = _running_in(of_municipalities(episodes), year, today)
    if running.empty:
        return texts.IN_YEAR_NOBODY.format(year=year)
    sure = int(running["is_sure"].sum())
    unsure = len(running) - sure
    phases = [_phase(phase, rows, mark=bool(sure)) for phase, rows in running.groupby("phase", sort=False)]
    template = texts.IN_YEAR_MIXED if sure and unsure else texts.IN_YEAR if sure else texts.IN_YEAR_POSSIBLE
    return template.format(
        year=year, count=numbers.counted(len(running), "unit_in"), phases=_joined(phases), sure=sure, unsure=unsure
    )


def _running_in(episodes: pd.DataFrame, year: int, today: date) -> pd.DataFrame:
    """Units that cooperated on some day of a year: ``unit_name``, ``phase``, ``is_sure``; by phase.

    An episode can begin to run for sure only on one of its own days, hence these are tried, and both ends of the year.
    What began within the year surely ran in it. Of several episodes of a unit the surest counts, then the latest.
    """
    episodes = episodes.reset_index(drop=True)
    first, last = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
    own = episodes[_DAYS].stack()
    days = sorted({first, min(last, pd.Timestamp(today)), *own[own.between(first, last)]})
    answers = pd.DataFrame({day: standing(episodes, day.date(), as_of=today).map(ANSWER_OF.get) for day in days})
    began = episodes["start_earliest"].ge(first) & episodes["start_latest"].le(last)
    is_sure = (answers == Answer.YES).any(axis=1) | (began & (answers != Answer.NO).any(axis=1))
    is_possible = (answers == Answer.POSSIBLY).any(axis=1) | is_sure
    phase = episodes["episode_phase"].fillna("")
    found = episodes[["unit_key", "unit_name", "start_earliest"]].assign(phase=phase, is_sure=is_sure)[is_possible]
    found = found.sort_values(["is_sure", "start_earliest"], ascending=False).drop_duplicates("unit_key")
    order = [*EpisodePhase, ""]
    return found.sort_index().assign(place=found["phase"].map(order.index)).sort_values("place", kind="stable")


def _phase(phase: str, rows: pd.DataFrame, mark: bool) -> str:
    """``5 pilotních (Most, …)``, the uncertain ones marked if asked for; without names where there are too many."""
    count = numbers.counted(len(rows), phase)
    if len(rows) > MOST_NAMES:
        return count
    marked = [
        texts.POSSIBLE_UNIT.format(name=row.unit_name) if mark and not row.is_sure else row.unit_name
        for row in rows.itertuples()
    ]
    return f"{count} ({', '.join(marked)})"


def _joined(parts: Sequence[str]) -> str:
    """``a, b a c``."""
    return texts.AND.join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def published_in(counts: pd.DataFrame, year: int) -> list[str]:
    """What was published about a year, each count with what it counts; the latest of the country where nothing was.

    Args:
        counts: rows of ``queries.agreements.published_counts``.
        year: asked about.
    """
    dated = counts.dropna(subset="as_of_earliest")
    last = dated["as_of_latest"].fillna(dated["as_of_earliest"])
    found = dated[(dated["as_of_earliest"].dt.year <= year) & (last.dt.year >= year)]
    if len(found):
        return [published_line(row) for row in found.itertuples()]
    of_country = dated[(dated["area_code"] == COUNTRY_CODE) & (dated["is_target"] == YesNo.NO)]
    latest = of_country.sort_values("as_of_earliest").drop_duplicates("counted_unit", keep="last")
    return [texts.PUBLISHED_NONE.format(year=year), *map(published_line, latest.itertuples())]


def published_line(row: object) -> str:
    """``44 územních celků – spolupracující územní celky, Česko, 4. 12. 2023 (zveřejněno)``."""
    return texts.PUBLISHED_LINE.format(
        count=numbers.counted(row.published_value, texts.COUNTED_NOUN[row.counted_unit]),
        metric=row.metric,
        area=row.area_name,
        day=numbers.dated(row.as_of_text),
        kind=texts.PUBLISHED_KIND[row.is_target == YesNo.YES],
    )


def published_beside(counts: pd.DataFrame, episodes: pd.DataFrame, area_code: str, year: int, today: date) -> list[str]:
    """What was published about a year; of a kraj also each of its counts beside what the atlas knows of that year.

    Args:
        counts: rows of ``queries.agreements.published_counts``.
        episodes: rows of ``queries.cooperation.episodes`` of the same area.
        area_code: of the area.
        year: asked about.
        today: as in ``in_year``.
    """
    own = counts[(counts["area_code"] == area_code) & counts["as_of_earliest"].notna() & (area_code != COUNTRY_CODE)]
    beside = [
        texts.PUBLISHED_BESIDE.format(
            published=published_line(row), known=in_year(episodes, row.as_of_earliest.year, today)
        )
        for row in own.itertuples()
    ]
    return [*beside, *published_in(counts[~counts["count_key"].isin(own["count_key"])], year)]


def joined(*sources: pd.DataFrame) -> pd.DataFrame:
    """Sources of several kinds one after the other, each once.

    Args:
        sources: rows of ``queries.meta.references`` or ``queries.meta.sources_of``.
    """
    return pd.concat(sources, ignore_index=True).drop_duplicates("source_key", ignore_index=True)


def year_in_words(episodes: pd.DataFrame, year: int, today: date) -> list[str]:
    """Who cooperated in a year, which units of counting there are, and who left early.

    Args:
        episodes: rows of ``queries.cooperation.episodes``.
        year: asked about.
        today: as in ``in_year``.
    """
    return [in_year(episodes, year, today), *_ended_early(episodes), texts.COOPERATION_TWO_UNITS]


def _ended_early(episodes: pd.DataFrame) -> list[str]:
    """Name the episodes that were cut short, with their years."""
    cut = episodes[episodes["episode_state"] == EpisodeState.ENDED_EARLY]
    lines = [
        texts.ENDED_EARLY_ONE.format(unit=row.unit_name, span=span(row.start_text, row.end_text))
        for row in cut.itertuples()
    ]
    return [texts.ENDED_EARLY.format(episodes=", ".join(lines))] if lines else []


def reservations(groups: pd.DataFrame) -> list[str]:
    """What the map and the counts of municipalities leave out.

    Args:
        groups: rows of ``queries.cooperation.groups``.
    """
    nameless = groups.loc[groups["member_count"] == 0, "unit_name"]
    unlisted = [texts.GROUPS_UNLISTED.format(units=", ".join(nameless))] if len(nameless) else []
    return [texts.COOPERATION_INCOMPLETE, *unlisted]


def how_old(newest: pd.DataFrame, day: date) -> list[str]:
    """Say of when the newest source is, where the day is later: that it proves nothing for the day, nor the contrary.

    Args:
        newest: rows of ``queries.cooperation.newest_source``.
        day: asked about.
    """
    older = newest[newest["confirmed_latest"] < pd.Timestamp(day)]
    return [texts.NEWEST_SOURCE.format(date=numbers.dated(text)) for text in older["confirmed_text"]]


def by_last_source(newest: pd.DataFrame) -> list[str]:
    """Say what "by the last source" means beside numbers of it, and of when the newest one is; nothing without any.

    Args:
        newest: rows of ``queries.cooperation.newest_source``.
    """
    return [texts.BY_LAST_SOURCE.format(date=numbers.dated(text)) for text in newest["confirmed_text"]]


def brief(episodes: pd.DataFrame) -> pd.DataFrame:
    """The columns of episodes that a reader looks for first."""
    columns = ["region_name", "unit_name", "episode_phase", "start_text", "end_text", "episode_state"]
    return episodes[[*columns, "confirmed_text"]]


def beginning_rows(beginnings: pd.DataFrame) -> pd.DataFrame:
    """The columns of beginnings that a reader looks for."""
    return beginnings[["start_years", "episode_phase", "unit_count", "unit_names"]]


def timed(episodes: pd.DataFrame) -> pd.DataFrame:
    """All columns of episodes that a reader can read."""
    columns = ["region_name", "unit_name", "unit_kind", "episode_phase", "programme_names", "start_text", "start_basis"]
    states = ["end_text", "end_reason", "episode_state", "confirmed_text", "certainty"]
    return episodes[[*columns, *states, "reference_keys", "note"]]


def memorandum_rows(memoranda: pd.DataFrame) -> pd.DataFrame:
    """The columns of memoranda that a reader looks for."""
    dates = ["signed_text", "valid_from_text", "valid_to_text", "confirmed_text"]
    return memoranda[
        ["region_name", "memorandum_kind", "title", *dates, "memorandum_state", "content", "reference_keys", "note"]
    ]


def count_rows(counts: pd.DataFrame) -> pd.DataFrame:
    """The columns of published counts that a reader looks for."""
    columns = ["area_name", "counted_unit", "metric", "as_of_text", "is_target", "published_value"]
    return counts[[*columns, "reference_keys", "note"]]


def gap_headline(coverage: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """Burdened municipalities by what is known last of their cooperation: label, value, help, and their inhabitants.

    Args:
        coverage: rows of ``queries.gaps.coverage``.
    """
    sums = coverage.groupby("last_known")[["municipality_count", "population_15plus"]].sum()
    sums = sums.reindex([kind.value for kind in LastKnown], fill_value=0)
    total = sums["municipality_count"].sum()
    return [
        (
            texts.GAPS_METRIC[kind][0],
            texts.HEADLINE_COUNT.format(
                count=numbers.integer(sums.at[kind, "municipality_count"]),
                share=numbers.percent(sums.at[kind, "municipality_count"] / total if total else None),
            ),
            texts.GAPS_METRIC[kind][1],
            texts.GAPS_PEOPLE.format(people=numbers.counted(sums.at[kind, "population_15plus"], "inhabitant")),
        )
        for kind in reversed(LastKnown)
    ]


def without_cooperation(burdened: pd.DataFrame) -> pd.DataFrame:
    """Keep the burdened municipalities of which nothing current is known."""
    return burdened[burdened["last_known"] == LastKnown.NONE].reset_index(drop=True)


def ranked(burdened: pd.DataFrame) -> pd.DataFrame:
    """Burdened municipalities without known current cooperation, for reading; the heaviest first."""
    rows = burdened[burdened["last_known"] != LastKnown.CURRENT].reset_index(drop=True)
    places = ["municipality_name", "municipality_code", "district_name", "region_name"]
    told = ["last_known_label", "unit_names", "confirmed_text", "reference_keys"]
    return _labelled(rows)[[*places, "index_points", "population_15plus", *told]]


def coverage_rows(coverage: pd.DataFrame) -> pd.DataFrame:
    """Coverage by kraj for reading."""
    return _labelled(coverage)[["region_name", "last_known_label", "municipality_count", "population_15plus"]]


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(last_known_label=[texts.LAST_KNOWN[kind] for kind in rows["last_known"]])

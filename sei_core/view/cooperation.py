"""Words about cooperation: lines of episodes, figures on a day, what is known of a year, and where it is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from sei_core.domain.cooperation import ANSWER_OF, NO_COOPERATION, Answer, LastKnown, Standing, prevailing, standing
from sei_core.domain.levels import COUNTRY_CODE, PRAGUE_REGION
from sei_core.domain.selection import is_in
from sei_core.domain.vocabularies import Certainty, CountedUnit, EpisodePhase, EpisodeState, UnitKind, YesNo
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


def last_confirmed(episodes: pd.DataFrame) -> str:
    """``11. 6. 2024``: when a source said last that they run; the first and the last day of several, or ``dříve``.

    Args:
        episodes: columns ``episode_state``, ``confirmed_text``.
    """
    told = episodes.loc[episodes["episode_state"] == EpisodeState.RUNNING, "confirmed_text"].dropna().sort_values()
    days = dict.fromkeys(numbers.dated(text) for text in told.iloc[[0, -1]]) if len(told) else [texts.BEFORE]
    return texts.SPAN.join(days)


def headline(
    standings: pd.DataFrame, members: pd.DataFrame, episodes: pd.DataFrame, day: date
) -> list[tuple[str, str, str]]:
    """Municipalities of an area by how they stand on a day: label, value, help.

    Args:
        standings: rows of ``queries.cooperation.by_municipality``.
        members: the municipalities of the area, column ``area_code``.
        episodes: rows of ``queries.cooperation.episodes`` of the area.
        day: asked about.
    """
    here = standings.loc[is_in(standings["municipality_code"], members["area_code"]), "standing"]
    words = {"day": numbers.date(day), "confirmed": last_confirmed(of_municipalities(episodes))}
    return _by_certainty(here, "municipality", texts.HEADLINE_MUNICIPALITIES, words)


def unit_headline(episodes: pd.DataFrame, day: date, today: date) -> list[tuple[str, str, str]]:
    """Units of an area, municipalities and groups alike, by how they stand on a day: label, value, help.

    Args:
        episodes: rows of ``queries.cooperation.episodes``.
        day, today: as in ``queries.cooperation.by_municipality``.
    """
    own = of_municipalities(episodes)
    stands = standing(own, day, as_of=today).groupby(own["unit_key"]).agg(prevailing)
    words = {"day": numbers.date(day), "confirmed": last_confirmed(own)}
    return _by_certainty(stands, "unit", texts.HEADLINE_UNITS, words)


def _by_certainty(
    stands: pd.Series, noun: str, labels: Sequence[tuple[str, str]], words: dict[str, str]
) -> list[tuple[str, str, str]]:
    """Count what surely cooperates, what was last known to, and what else may; labels tell the days in words."""
    stands = stands.map(Standing)
    running = int((stands == Standing.RUNNING).sum())
    before = int((stands == Standing.CONFIRMED_BEFORE).sum())
    possible = sum(ANSWER_OF[each] is Answer.POSSIBLY for each in stands) - before
    counts = (running, before, possible)
    words = words if before else words | {"confirmed": texts.BEFORE}
    return [
        (label.format(**words), numbers.counted(count, noun), help_text)
        for (label, help_text), count in zip(labels, counts, strict=True)
    ]


def in_year(episodes: pd.DataFrame, year: int, today: date) -> str:
    """Say with whom cooperation ran on some day of a year, last ran by older sources, or may have; by how it began.

    Args:
        episodes: rows of ``queries.cooperation.episodes``.
        year: asked about.
        today: the day by which the last known states are true.
    """
    running = _running_in(of_municipalities(episodes), year, today)
    if running.empty:
        return texts.IN_YEAR_NOBODY.format(year=year)
    before, others = running[running["is_before"]], running[~running["is_before"]]
    told = [_of_year(before, texts.IN_YEAR_BEFORE, year)] if len(before) else []
    if len(others):
        sure = int(others["is_sure"].sum())
        template = texts.IN_YEAR_MIXED if 0 < sure < len(others) else texts.IN_YEAR if sure else texts.IN_YEAR_POSSIBLE
        told.append(_of_year(others, template, year))
    return " ".join(told)


def _of_year(running: pd.DataFrame, template: str, year: int) -> str:
    """Say one sentence of a year about rows of ``_running_in``."""
    sure = int(running["is_sure"].sum())
    phases = [_phase(phase, rows, mark=bool(sure)) for phase, rows in running.groupby("phase", sort=False)]
    return template.format(
        year=year,
        count=numbers.integer(len(running)),
        phases=_joined(phases),
        sure=sure,
        unsure=len(running) - sure,
        confirmed=last_confirmed(running),
    )


def _running_in(episodes: pd.DataFrame, year: int, today: date) -> pd.DataFrame:
    """Units that cooperated on some day of a year: ``unit_name``, ``phase``, ``is_sure``, ``is_before``; by phase.

    An episode can begin to run for sure only on one of its own days, hence these are tried, and both ends of the year.
    What began within the year surely ran in it. Of several episodes of a unit the surest counts, then the latest.
    ``is_before``: on none of the days is it sure, and a source said before that it runs.
    """
    episodes = episodes.reset_index(drop=True)
    first, last = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
    own = episodes[_DAYS].stack()
    days = sorted({first, min(last, pd.Timestamp(today)), *own[own.between(first, last)]})
    stands = pd.DataFrame({day: standing(episodes, day.date(), as_of=today) for day in days})
    answers = stands.map(ANSWER_OF.get)
    began = episodes["start_earliest"].ge(first) & episodes["start_latest"].le(last)
    is_sure = (answers == Answer.YES).any(axis=1) | (began & (answers != Answer.NO).any(axis=1))
    is_possible = (answers == Answer.POSSIBLY).any(axis=1) | is_sure
    phase = episodes["episode_phase"].fillna("")
    is_before = (stands == Standing.CONFIRMED_BEFORE).any(axis=1) & ~is_sure
    columns = ["unit_key", "unit_name", "start_earliest", "episode_state", "confirmed_text"]
    found = episodes[columns].assign(phase=phase, is_sure=is_sure, is_before=is_before)[is_possible]
    found = found.sort_values(["is_sure", "is_before", "start_earliest"], ascending=False).drop_duplicates("unit_key")
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
    """What was published about a year, each with what it counts; the last ones before of the country where nothing was.

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
    before = of_country[of_country["as_of_earliest"].dt.year < year].sort_values("as_of_earliest")
    latest = before.drop_duplicates("counted_unit", keep="last")
    template = texts.PUBLISHED_NONE if len(latest) else texts.PUBLISHED_NEVER
    return [template.format(year=year), *map(published_line, latest.itertuples())]


def published_line(row: object) -> str:
    """``44 územních celků – spolupracující územní celky, Česko, 4. 12. 2023 (zveřejněno)``."""
    return f"{_published(row)} ({texts.PUBLISHED_KIND[row.is_target == YesNo.YES]})"


def _published(row: object) -> str:
    """``44 územních celků – spolupracující územní celky, Česko, 4. 12. 2023``."""
    return texts.PUBLISHED_LINE.format(
        count=numbers.counted(row.published_value, texts.COUNTED_NOUN[row.counted_unit]),
        metric=row.metric,
        area=row.area_name,
        day=numbers.dated(row.as_of_text),
    )


@dataclass(frozen=True)
class Beside:
    """What the atlas knows of one area, to stand beside what was published of it.

    Attributes:
        area_code: of the area.
        episodes: rows of ``queries.cooperation.episodes`` of the area.
        claims: rows of ``queries.agreements.contradictions`` of the area.
        members: municipalities of the area, column ``area_code``.
        on_day: rows of ``queries.cooperation.by_municipality`` on a day, of any municipality.
        today: as in ``in_year``.
    """

    area_code: str
    episodes: pd.DataFrame
    claims: pd.DataFrame
    members: pd.DataFrame
    on_day: Callable[[date], pd.DataFrame]
    today: date


def published_beside(counts: pd.DataFrame, known: Beside, year: int) -> list[str]:
    """What was published about a year; of a kraj also its counts beside what the atlas knows, each of its own year.

    For the present year all counts of the kraj are told, for another one those of that year.

    Args:
        counts: rows of ``queries.agreements.published_counts`` of the area.
        known: of the same area.
        year: asked about.
    """
    is_own = (counts["area_code"] == known.area_code) & counts["as_of_earliest"].notna()
    own = counts[is_own & (known.area_code != COUNTRY_CODE)]
    told = own if year == known.today.year else own[own["as_of_earliest"].dt.year == year]
    beside = [
        texts.PUBLISHED_BESIDE[row.is_target == YesNo.YES].format(
            published=_published(row), known=_known_of(row, known), claims=_claims(row, known.claims)
        )
        for row in told.itertuples()
    ]
    return [*beside, *published_in(counts[~counts["count_key"].isin(own["count_key"])], year)]


def _known_of(row: object, known: Beside) -> str:
    """What the atlas knows in the unit of a published count: municipalities on its last day, or units in its year."""
    if row.counted_unit != CountedUnit.MUNICIPALITY:
        return in_year(known.episodes, row.as_of_earliest.year, known.today)
    last = row.as_of_earliest if pd.isna(row.as_of_latest) else row.as_of_latest
    day = min(last.date(), known.today)
    found = known.on_day(day)
    stands = found.loc[found["municipality_code"].isin(known.members["area_code"]), "standing"].map(Standing)
    sure = int((stands == Standing.RUNNING).sum())
    return texts.PUBLISHED_MUNICIPALITIES.format(
        day=numbers.date(day),
        sure=numbers.counted(sure, "municipality"),
        possible=numbers.counted(sum(ANSWER_OF[each] is Answer.POSSIBLY for each in stands), "municipality"),
    )


def _claims(row: object, claims: pd.DataFrame) -> str:
    """On what sources disagree about a published count; nothing where they do not."""
    own = claims[(claims["subject_table"] == "published_count") & (claims["subject_key"] == row.count_key)]
    stated = texts.SUPPORT_AGAINST.join(texts.SUPPORT_QUOTED.format(text=text) for text in own["stated_text"])
    return texts.PUBLISHED_CLAIMS.format(claims=stated) if stated else ""


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
    day = min(date(year, 12, 31), today)
    return [in_year(episodes, year, today), *_ended_early(episodes, day, today), texts.COOPERATION_TWO_UNITS]


def _ended_early(episodes: pd.DataFrame, day: date, today: date) -> list[str]:
    """Name the episodes that had been cut short by a day, with their years."""
    cut = episodes[standing(episodes, day, as_of=today) == Standing.ENDED_EARLY]
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
            texts.GAPS_PEOPLE.format(people=numbers.counted(sums.at[kind, "population_15plus"], "inhabitant"))
            + of_praha(coverage, kind),
        )
        for kind in reversed(LastKnown)
    ]


def of_praha(coverage: pd.DataFrame, kind: LastKnown) -> str:
    """``, z toho Praha 1 166 085``: how many of the people live in Praha, where it is one kraj of several.

    Args:
        coverage: rows of ``queries.gaps.coverage``.
        kind: of what is known last.
    """
    inside = (coverage["region_code"] == PRAGUE_REGION) & (coverage["last_known"] == kind)
    people = coverage.loc[inside, "population_15plus"].sum()
    several = coverage["region_code"].nunique() > 1
    return texts.OF_PRAHA.format(people=numbers.integer(people)) if several and people else ""


def without_cooperation(burdened: pd.DataFrame) -> pd.DataFrame:
    """Keep the burdened municipalities of which nothing current is known."""
    return burdened[burdened["last_known"] == LastKnown.NONE].reset_index(drop=True)


def ranked(burdened: pd.DataFrame) -> pd.DataFrame:
    """Burdened municipalities for reading: those without known current cooperation first, of these the heaviest."""
    order = burdened["last_known"].map([each.value for each in reversed(LastKnown)].index)
    rows = burdened.assign(order=order).sort_values("order", kind="stable", ignore_index=True)
    places = ["municipality_name", "municipality_code", "district_name", "region_name"]
    told = ["last_known_label", "unit_names", "confirmed_text", "former_text", "reference_keys"]
    shown = _labelled(rows).assign(former_text=[_former(row) for row in rows.itertuples()])
    return shown[[*places, "index_points", "population_15plus", *told]]


def _former(row: object) -> str | None:
    """``skončila 6/2013``, ``předčasně ukončeno``: how cooperation ended before; None where none did."""
    if pd.isna(row.former_state):
        return None
    ended = "" if pd.isna(row.former_end_text) else f" {numbers.dated(row.former_end_text)}"
    return texts.FORMER[row.former_state] + ended


def gap_title(newest: pd.DataFrame, area: str, year: int) -> str:
    """Title of the ranking: of which year the index is, and of which day the newest source on cooperation.

    Args:
        newest: rows of ``queries.cooperation.newest_source``.
        area: label of the area.
        year: of the index.
    """
    told = "".join(texts.GAPS_RANKED_NEWEST.format(date=numbers.dated(text)) for text in newest["confirmed_text"])
    return texts.GAPS_RANKED.format(area=area, year=year, newest=told)


def coverage_rows(coverage: pd.DataFrame) -> pd.DataFrame:
    """Coverage by kraj for reading."""
    return _labelled(coverage)[["region_name", "last_known_label", "municipality_count", "population_15plus"]]


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(last_known_label=[texts.LAST_KNOWN[kind] for kind in rows["last_known"]])

"""The slide on support: with whom cooperation is known, and which burdened municipalities are without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from sei_core.domain.cooperation import LastKnown, Standing
from sei_core.domain.levels import Level
from sei_core.view import cooperation, numbers, region_support, texts
from sei_core.view.cooperation_map import LAST_KNOWN_COLOUR
from sei_core.view.deck import MOST_LETTERS, MOST_ROWS, Bars, Grid, Slide, SlideKey
from sei_core.view.labels import Area
from sei_core.view.presentation.words import Origin, grid, noted, out_of
from sei_core.view.tables import Format


@dataclass(frozen=True)
class Known:
    """What is known of the support of an area.

    Attributes:
        area: chosen.
        region: the kraj in which it lies or which it is; None for the country.
        memoranda: rows of ``queries.agreements.memoranda``.
        burdened: rows of ``queries.gaps.burdened`` with 12 points or more; those of the same points by name.
        coverage: rows of ``queries.gaps.coverage`` with 12 points or more.
        everyone: the same of all municipalities.
        ever: rows of ``queries.cooperation.by_municipality``.
        members: municipalities of the area, column ``area_code``.
        newest: rows of ``queries.cooperation.newest_source``.
    """

    area: Area
    region: Area | None
    memoranda: pd.DataFrame
    burdened: pd.DataFrame
    coverage: pd.DataFrame
    everyone: pd.DataFrame
    ever: pd.DataFrame
    members: pd.DataFrame
    newest: pd.DataFrame


def support_slide(known: Known, year: int, origin: Origin) -> Slide:
    """With whom cooperation is known by the last source, and which burdened municipalities are without it."""
    counts = {kind: _count(known.coverage, kind) for kind in LastKnown}
    total, without = sum(counts.values()), counts[LastKnown.NONE]
    body = _body(known, year)
    sentences = [_how_many(counts, body)] if total else [_ever(known)]
    sentences += [_with_region(known), texts.GAPS_CAVEAT, _newest(known.newest)]
    notes = [*cooperation.by_last_source(known.newest), *_people(known.coverage), texts.GAPS_CAVEAT_PEOPLE]
    notes += [_ever(known), *region_support.memorandum_lines(known.memoranda)]
    notes += noted([_municipality(row) for row in cooperation.ranked(known.burdened).itertuples()])
    return origin.slide(SlideKey.SUPPORT, _title(known.burdened, without, year), body, sentences, notes)


def _count(coverage: pd.DataFrame, kind: LastKnown) -> int:
    return int(coverage.loc[coverage["last_known"] == kind, "municipality_count"].sum())


def _title(burdened: pd.DataFrame, without: int, year: int) -> str:
    total = len(burdened)
    if not total:
        return texts.DECK_SUPPORT_TITLE_NONE.format(year=year)
    if not without:
        return texts.DECK_SUPPORT_TITLE_ALL.format(total=numbers.integer(total))
    if total == 1:
        return texts.DECK_SUPPORT_TITLE_ONE.format(name=burdened["municipality_name"].item())
    noun = numbers.plural(total, "of_municipality")
    return texts.DECK_SUPPORT_TITLE.format(
        are=numbers.plural(without, "are"), count=numbers.integer(without), total=out_of(total), noun=noun
    )


def _body(known: Known, year: int) -> Bars | Grid | None:
    """The kraje of a country as bars, the burdened municipalities of anything smaller as rows."""
    if known.burdened.empty:
        return None
    if known.area.level is Level.COUNTRY:
        return _by_region(known.coverage, year)
    widths = {"municipality_name": 0.23, "district_name": 0.18, "municipality_code": 0.1, "index_points": 0.07}
    told = [(row.municipality_code, _last(row), _former(row)) for row in known.burdened.itertuples()]
    columns = ["municipality_code", "last_known_label", "former_text"]
    rows = cooperation.ranked(known.burdened).head(MOST_ROWS).drop(columns=columns[1:])
    rows = rows.merge(pd.DataFrame(told, columns=columns))
    return grid(rows, **widths, last_known_label=0.22, former_text=0.2)


def _last(row: object) -> str:
    """What is known last; that the end is unknown is said of the last cooperation where an earlier one ended."""
    if row.last_known == LastKnown.UNKNOWN_END and not pd.isna(row.former_state):
        return texts.DECK_SUPPORT_LAST_UNKNOWN_END
    return texts.LAST_KNOWN[row.last_known]


def _former(row: object) -> str | None:
    """How cooperation ended: the only one, or one before that which is known last; None where none did."""
    if pd.isna(row.former_state):
        return None
    when = texts.DECK_SUPPORT_UNDATED if pd.isna(row.former_end_text) else f" {numbers.dated(row.former_end_text)}"
    pattern = texts.DECK_SUPPORT_ENDED if row.last_known == LastKnown.NONE else texts.DECK_SUPPORT_ENDED_BEFORE
    return pattern.format(ended=texts.FORMER[row.former_state], when=when)


def _by_region(coverage: pd.DataFrame, year: int) -> Bars:
    kinds = [kind.value for kind in LastKnown]
    order = coverage["region_name"].drop_duplicates()
    wide = coverage.pivot(index="region_name", columns="last_known", values="municipality_count").loc[order, kinds]
    said = "; ".join(
        texts.DECK_SUPPORT_ALT_ROW.format(
            region=name, none=numbers.integer(row[LastKnown.NONE]), total=out_of(int(row.sum()))
        )
        for name, row in wide.iterrows()
    )
    values = wide.rename(columns=texts.LAST_KNOWN).rename_axis(None).rename_axis(None, axis="columns")
    colours = tuple(LAST_KNOWN_COLOUR[kind] for kind in LastKnown)
    alt = texts.DECK_SUPPORT_ALT.format(year=year, rows=said)
    return Bars(values, colours, Format.INTEGER, texts.DECK_SUPPORT_UNIT, True, alt=alt)


def _how_many(counts: dict[LastKnown, int], body: Bars | Grid | None) -> str:
    """By what is known last; beside a table of several municipalities also in which order they stand."""
    said = texts.DECK_SUPPORT_KNOWN.format(**{kind.value: numbers.integer(count) for kind, count in counts.items()})
    is_ordered = isinstance(body, Grid) and len(body.frame) > 1
    return f"{said} {texts.DECK_SUPPORT_ORDER}" if is_ordered else said


def _ever(known: Known) -> str:
    """How many municipalities of the area ever cooperated, by themselves or as members of groups."""
    own = known.ever[known.ever["municipality_code"].isin(known.members["area_code"])]
    ever = int((own["standing"] != Standing.NOT_YET).sum())
    return texts.DECK_SUPPORT_EVER.format(ever=numbers.integer(ever), total=out_of(len(known.members)))


def _with_region(known: Known) -> str:
    """How the kraj cooperates, or in how many kraje a memorandum is in force; without the details if too long."""
    if known.region is None:
        label, value, _, beside = region_support.who_helps(known.coverage, known.everyone, known.memoranda)[2]
        return texts.DECK_SUPPORT_REGIONS.format(label=label, value=value, beside=beside)
    around = known.region != known.area
    pattern = texts.DECK_SUPPORT_REGION_AROUND if around else texts.DECK_SUPPORT_REGION
    whole = pattern.format(region=known.region.label, words=region_support.cooperation_words(known.memoranda))
    if len(whole) <= MOST_LETTERS:
        return whole
    return pattern.format(region=known.region.label, words=region_support.region_cooperation(known.memoranda)[0])


def _newest(newest: pd.DataFrame) -> str:
    if newest.empty:
        return texts.DECK_SUPPORT_NO_SOURCE
    return texts.DECK_SUPPORT_NEWEST.format(date=numbers.dated(newest["confirmed_text"].iloc[0]))


def _people(coverage: pd.DataFrame) -> Iterable[str]:
    """How many inhabitants the uncovered burdened municipalities have."""
    people = coverage.loc[coverage["last_known"] == LastKnown.NONE, "population_15plus"].sum()
    return [texts.DECK_SUPPORT_PEOPLE.format(people=numbers.counted(people, "inhabitant"))] if people else []


def _municipality(row: object) -> str:
    return texts.DECK_SUPPORT_NOTE.format(
        place=texts.PLACE.format(name=row.municipality_name, district=row.district_name),
        code=row.municipality_code,
        points=numbers.points(row.index_points),
        people=numbers.counted(row.population_15plus, "inhabitant"),
        known=row.last_known_label,
    )

"""The slide on what changed against an earlier year."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sei_core.domain.bands import Band
from sei_core.domain.change import SMALL_POPULATION
from sei_core.view import change_words, numbers, texts
from sei_core.view.deck import Slide, SlideKey
from sei_core.view.presentation.words import Origin, grid, out_of, plain


def change_slide(
    years: tuple[int, int],
    summary: pd.DataFrame,
    transitions: pd.DataFrame,
    movers: pd.DataFrame,
    causes: pd.DataFrame,
    reservations: Sequence[str],
    origin: Origin,
) -> Slide:
    """Which municipalities crossed into the heaviest band and which moved most.

    Args:
        years: the earlier one, then that of the presentation.
        summary: the row of ``queries.change.summary``.
        transitions: rows of ``queries.change.transitions``.
        movers: rows of ``queries.change.movers``, at most ``MOST_ROWS``.
        causes: rows of ``queries.change.decomposition``.
        reservations: what ``change_words.reservations`` says of both years.
        origin: of both years.
    """
    row = summary.iloc[0]
    moved = int(row.rising_count + row.falling_count)
    between = {"before": years[0], "after": years[1]}
    counts = {"rising": row.rising_count, "falling": row.falling_count, "same": row.same_count}
    written = {name: numbers.counted(count, "municipality") for name, count in counts.items()}
    sentences = [texts.DECK_CHANGE_MOVED.format(**written)]
    sentences += [texts.DECK_CHANGE_ROWS] if len(movers) else []
    sentences += [texts.DECK_CHANGE_YARDSTICK]
    if moved:
        small, limit = numbers.integer(row.small_count), numbers.integer(SMALL_POPULATION)
        sentences.append(texts.DECK_CHANGE_SMALL.format(small=small, moved=out_of(moved), limit=limit))
    order = movers.sort_values("change", ascending=False, kind="stable")
    widths = {"municipality_name": 0.32, "district_name": 0.28, "points_before": 0.13, "points_after": 0.14}
    body = grid(order, **widths, change=0.13) if len(order) else None
    said = map(plain, (*change_words.findings(summary, transitions, causes), *reservations))
    notes = [*said, *(_moved(each) for each in order.itertuples())]
    return origin.slide(SlideKey.CHANGE, _title(moved, transitions, between), body, sentences, notes)


def _title(moved: int, transitions: pd.DataFrame, between: dict[str, int]) -> str:
    if not moved:
        return texts.DECK_CHANGE_SAME.format(**between)
    is_high = {side: transitions[f"band_{side}"] == Band.HIGH for side in ("from", "to")}
    into = transitions.loc[is_high["to"] & ~is_high["from"], "municipality_count"].sum()
    out_of = transitions.loc[is_high["from"] & ~is_high["to"], "municipality_count"].sum()
    return texts.DECK_CHANGE_TITLE.format(
        into=numbers.counted(into, "municipality"), out_of=numbers.counted(out_of, "municipality"), **between
    )


def _moved(row: object) -> str:
    return texts.DECK_CHANGE_NOTE.format(
        place=texts.PLACE.format(name=row.municipality_name, district=row.district_name),
        code=row.municipality_code,
        before=numbers.integer(row.points_before),
        after=numbers.points(row.points_after),
        change=numbers.signed(row.change),
    )

"""The explorer's own fields: filters, axes, classes, and what is done with a selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st

from sei_core.domain.bands import Band
from sei_core.domain.correlation import Coefficient
from sei_core.domain.levels import Level
from sei_core.domain.selection import Filter, Range, SizeClass, matching
from sei_core.view import explorer, explorer_map, numbers, texts
from sei_core.view.components.choices import (
    choose,
    choose_number,
    choose_several,
    choose_text,
    choose_whether,
    put_choices,
)
from sei_core.view.components.frame import nothing
from sei_core.view.components.linked import chosen_set, put_set
from sei_core.view.components.navigation import area_label, chosen_area, chosen_year
from sei_core.view.explorer import Plot, Shown
from sei_core.view.explorer_map import Classified
from sei_core.view.labels import Area

#: Keys in the address; they are part of links that people keep, so they stay.
PICKED, ONLY = "vybrano", "jen"
SAVED = {letter: f"sada_{letter.lower()}" for letter in "ABCD"}
#: Measures with limits: the first ones always stand there, another as soon as all of them are used.
_RANGES = ("index_points", "enforcement_share", explorer.POPULATION)
_MOST_RANGES = 8
_LISTS = ("kde", "velikost", "status", "pasmo", "spoluprace")
_LIMITS = tuple(f"{end}{position}" for position in range(1, _MOST_RANGES + 1) for end in ("od", "do"))
_FILTERS = (*_LISTS, "lokality", "text", *_LIMITS, ONLY)


def explorer_filters(everything: pd.DataFrame, within: Iterable[str], known: Sequence[Area]) -> Shown:
    """Offer the filters beside the shared area, say how many are in use, offer to take them off; apply them.

    Args:
        everything: rows of ``queries.explorer.municipalities``.
        within: codes of the municipalities of the shared area.
        known: areas of every level.
    """
    wanted = _filter(known)
    _in_use(wanted)
    chosen = chosen_set(PICKED, texts.EXPLORER_PICK_LABEL) or ()
    limited = tuple(each.column for each in wanted.ranges if (each.low, each.high) != (None, None))
    filters = () if wanted.only is None else (_only_line(wanted.only),)
    rows = matching(everything, wanted, within)
    return Shown(everything, rows, chosen, chosen_area(), chosen_year(), limited, _saved(), filters)


def _filter(known: Sequence[Area]) -> Filter:
    inner = [area for area in known if area.level is not Level.COUNTRY]
    with st.expander(texts.EXPLORER_FILTERS, icon=":material/filter_alt:"):
        st.caption(texts.EXPLORER_FILTERS_NOTE)
        first, second, third = (st.columns(3) for _ in range(3))
        with first[0]:
            areas = choose_several(texts.EXPLORER_AREAS, inner, "kde", area_label)
        sizes = _several(first[1], texts.EXPLORER_SIZE, list(SizeClass), "velikost", texts.EXPLORER_SIZE_CHOICE)
        statuses = _several(first[2], texts.EXPLORER_STATUS, explorer.STATUSES, "status", texts.EXPLORER_STATUS_CHOICE)
        bands = _several(second[0], texts.EXPLORER_BAND, list(Band), "pasmo", texts.BAND_LABEL)
        standings = _several(
            second[1], texts.EXPLORER_STANDING, explorer.STANDINGS, "spoluprace", texts.EXPLORER_STANDING_CHOICE
        )
        with second[2]:
            words = texts.EXPLORER_LOCALITIES_CHOICE
            known_there = choose(texts.EXPLORER_LOCALITIES, list(words), "lokality", words.get)
        with third[0]:
            text = choose_text(texts.EXPLORER_SEARCH, "text")
        ranges = _ranges()
    only = chosen_set(ONLY, texts.EXPLORER_ONLY_LABEL)
    codes = tuple(area.code for area in areas)
    has_localities = {"any": None, "known": True, "unknown": False}[known_there]
    return Filter(codes, sizes, statuses, bands, standings, has_localities, text, ranges, only)


def _several(place: object, label: str, options: Sequence[str], key: str, words: Mapping[str, str]) -> tuple[str, ...]:
    with place:
        return tuple(str(each) for each in choose_several(label, [str(each) for each in options], key, words.get))


def _ranges() -> tuple[Range, ...]:
    """Offer limits of measures, one more than are used."""
    found = [_range(position, column) for position, column in enumerate(_RANGES, start=1)]
    while len(found) < _MOST_RANGES and all((each.low, each.high) != (None, None) for each in found):
        used = {each.column for each in found}
        found.append(_range(len(found) + 1, next(each for each in explorer.COLUMNS if each not in used)))
    return tuple(found)


def _range(position: int, default: str) -> Range:
    """Offer a measure and its limits, in the unit shown."""
    measure, low, high = st.columns([2, 1, 1], vertical_alignment="bottom")
    with measure:
        label = texts.EXPLORER_RANGE.format(position=position)
        column = choose(
            label, explorer.COLUMNS, f"mez{position}", explorer.title, index=explorer.COLUMNS.index(default)
        )
    limits = []
    for place, end, word in ((low, "od", texts.EXPLORER_LOW), (high, "do", texts.EXPLORER_HIGH)):
        with place:
            label = word.format(measure=explorer.with_unit(column))
            number = choose_number(
                label,
                f"{end}{position}",
                default=None,
                low=-explorer.MOST,
                high=explorer.MOST,
                decimals=2,
                help_text=texts.EXPLORER_RANGE_HELP,
            )
            limits.append(None if number is None else explorer.in_column(number, column))
    return Range(column, *limits)


def _in_use(wanted: Filter) -> None:
    """Say how many filters are in use; take them off on request."""
    if not wanted.number:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(texts.EXPLORER_FILTERS_ACTIVE.format(count=wanted.number))
        st.button(texts.EXPLORER_CLEAR, key="clear_filters", on_click=put_choices, args=(dict.fromkeys(_FILTERS),))
        if wanted.only is not None:
            st.markdown(_only_line(wanted.only))
            st.button(texts.EXPLORER_ONLY_END, key="clear_only", on_click=put_choices, args=({ONLY: None},))


def _only_line(codes: Sequence[str]) -> str:
    return texts.EXPLORER_ONLY.format(count=numbers.counted(len(codes), "municipality"))


def explorer_plot(shown: Shown) -> Plot:
    """Offer what the scatter shows."""
    regions = explorer.regions(shown.everything)
    first, second, third = st.columns(3), st.columns(3), st.columns(4)
    columns, shares = explorer.COLUMNS, explorer.SHARES
    with first[0]:
        x = choose(texts.EXPLORER_X, columns, "x", explorer.title, index=columns.index(shares[3]))
    with first[1]:
        y = choose(texts.EXPLORER_Y, columns, "y", explorer.title, index=columns.index(shares[0]))
    with first[2]:
        colour = choose(texts.EXPLORER_COLOUR, explorer.COLOURS, "barva", texts.EXPLORER_COLOUR_CHOICE.get)
    with second[0]:
        size = choose(texts.EXPLORER_POINT_SIZE, explorer.SIZES, "bod", explorer.size_title)
    with second[1]:
        named = choose(
            texts.EXPLORER_LABELS, list(texts.EXPLORER_LABELS_CHOICE), "popisky", texts.EXPLORER_LABELS_CHOICE.get
        )
    with second[2]:
        drags = texts.EXPLORER_DRAG_CHOICE
        drag = choose(texts.EXPLORER_DRAG, list(drags), "tazeni", drags.get, inline=True)
    with third[0]:
        log_x = choose_whether(texts.EXPLORER_LOG_X, "log_x")
    with third[1]:
        log_y = choose_whether(texts.EXPLORER_LOG_Y, "log_y")
    with third[2]:
        has_fit = choose_whether(texts.EXPLORER_FIT, "primka", default=True)
    with third[3]:
        weighted = choose_whether(texts.EXPLORER_WEIGHTED, "vahy", help_text=texts.EXPLORER_WEIGHTED_HELP)
    return Plot(x, y, colour, size, named, drag, log_x, log_y, has_fit, weighted, shown.area, shown.year, regions)


def explorer_classes(shown: Shown) -> Classified:
    """Offer the measure of the map and its classes; edges of the reader's own that say nothing get a notice."""
    measure, method, own = st.columns(3)
    with measure:
        column = choose(texts.EXPLORER_MAP_MEASURE, list(explorer.MEASURE_OF), "ukazatel", explorer.title)
    with method:
        chosen = choose(texts.EXPLORER_CLASSES, explorer.CLASSES, "trideni", explorer.classes_title)
    with own:
        edges = choose_text(
            texts.EXPLORER_EDGES,
            "hrany",
            placeholder=texts.EXPLORER_EDGES_HINT,
            most=60,
            help_text=texts.EXPLORER_EDGES_HELP,
        )
    try:
        return explorer_map.classified(shown, column, chosen, edges)
    except ValueError:
        st.warning(texts.EXPLORER_EDGES_WRONG.format(text=numbers.escape_markdown(edges)))
        return explorer_map.classified(shown, column, chosen, "")


def explorer_columns() -> list[str]:
    """Offer more measures for the table."""
    none = texts.EXPLORER_NO_MORE_COLUMNS
    return choose_several(texts.EXPLORER_COLUMNS, explorer.COLUMNS, "sloupce", explorer.title, placeholder=none)


def explorer_areas(known: Sequence[Area]) -> list[Area]:
    """Offer areas to compare with."""
    return choose_several(
        texts.EXPLORER_COMPARED,
        known,
        "porovnat",
        area_label,
        placeholder=texts.EXPLORER_NO_AREA,
        help_text=texts.EXPLORER_COMPARED_HELP,
    )


def explorer_correlation() -> tuple[list[str], Coefficient, str | None]:
    """Offer the measures to correlate, the coefficient, and the column of weights."""
    first, second, third = st.columns([3, 3, 2], vertical_alignment="bottom")
    with first:
        columns = choose_several(
            texts.EXPLORER_CORRELATED,
            explorer.COLUMNS,
            "korelace",
            explorer.title,
            placeholder=texts.EXPLORER_USUAL_CORRELATED,
            help_text=texts.EXPLORER_CORRELATED_HELP,
        )
    with second:
        words = texts.EXPLORER_COEFFICIENT_CHOICE
        coefficient = choose(texts.EXPLORER_COEFFICIENT, list(Coefficient), "koeficient", words.get, inline=True)
    with third:
        weighted = choose_whether(
            texts.EXPLORER_CORRELATION_WEIGHTED, "vahy_korelace", help_text=texts.EXPLORER_WEIGHTED_HELP
        )
    return explorer.correlated(columns), coefficient, explorer.POPULATION if weighted else None


def explorer_selection(shown: Shown) -> None:
    """Say what is selected and offer what can be done with it: drop, keep as a filter, save, recall."""
    chosen = shown.chosen
    if chosen:
        st.markdown(numbers.escape_markdown(explorer.picked_sentence(shown)))
    else:
        nothing(texts.EXPLORER_PICK_HINT)
    saved = shown.saved
    with st.container(horizontal=True):
        if chosen:
            st.button(texts.EXPLORER_UNPICK, key="unpick", on_click=put_choices, args=({PICKED: None},))
            st.button(texts.EXPLORER_KEEP, key="keep", on_click=put_set, args=(ONLY, chosen), kwargs={PICKED: None})
        free = next((letter for letter in SAVED if letter not in saved), None)
        if free is not None:
            word = texts.EXPLORER_SAVE if chosen else texts.EXPLORER_SAVE_SHOWN
            kept = chosen or shown.rows["municipality_code"].tolist()
            st.button(word.format(letter=free), key="save", on_click=put_set, args=(SAVED[free], kept))
        for letter, codes in saved.items():
            recall = texts.EXPLORER_RECALL.format(letter=letter, count=numbers.counted(len(codes), "municipality"))
            st.button(recall, key=f"recall_{letter}", on_click=put_set, args=(PICKED, codes), type="tertiary")
            st.button(
                texts.EXPLORER_UNSAVE.format(letter=letter),
                key=f"unsave_{letter}",
                on_click=put_choices,
                args=({SAVED[letter]: None},),
                type="tertiary",
            )


def _saved() -> dict[str, tuple[str, ...]]:
    """Saved selections by their letter."""
    found = {letter: chosen_set(key, texts.EXPLORER_SAVED_LABEL.format(letter=letter)) for letter, key in SAVED.items()}
    return {letter: codes for letter, codes in found.items() if codes}

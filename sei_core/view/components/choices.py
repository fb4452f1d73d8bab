"""What a reader chooses: every choice is kept in the address, which is the truth."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sei_core.domain.vocabularies import YesNo
from sei_core.view import numbers, texts
from sei_core.view.links import AREA, MUNICIPALITY, YEAR
from sei_core.view.offers import depends, may_concern

_DEFAULTS = st.components.v2.component(
    "default_address", js=Path(__file__).with_name("default_address.js").read_text(encoding="utf-8")
)

#: What is chosen on the page by the key of the choice, in the order of the page: label and text, None where nothing is;
#: and the key that was asked last.
_CHOICES, _ASKED_LAST = "page_choices", "page_choice_asked_last"

#: Between several options in the address, and between the ends of a range.
_BETWEEN, _TO = "|", ".."

#: Digits before the point of any number in the address; a browser holds so many exactly.
_MOST_DIGITS = 15

T = TypeVar("T")


def begin_choices() -> None:
    """Forget what was chosen on the page before: files say only what was chosen on theirs."""
    st.session_state[_CHOICES] = {}
    st.session_state[_ASKED_LAST] = None


def choose(
    label: str,
    options: Sequence[T],
    key: str,
    write: Callable[[T], str],
    *,
    inline: bool = False,
    index: int = 0,
    notices: DeltaGenerator | None = None,
) -> T:
    """Offer one of several options of a page, kept in the address under ``key``.

    The address is the truth and a choice writes it, so that Back returns to the choice before. (Streamlit's own
    binding leaves a step without any choice in the history whenever a page is left.) An unknown value of a link is
    answered by a notice; a reader's own choice that another choice made impossible is not.

    Args:
        label: what is chosen.
        options: in reading order; written texts are unique.
        key: name in the address.
        write: what the reader and the address see of an option.
        inline: as buttons beside each other rather than a list.
        index: the option chosen without the address.
        notices: where a notice goes; here when None.
    """
    written = [write(option) for option in options]
    asked, widget, own = st.query_params.get(key), _widget(key), f"own_{key}"
    if asked is not None and asked not in written and asked != st.session_state.get(own):
        used = numbers.escape_markdown(written[index])
        notice = texts.UNKNOWN_IN_LINK.format(label=label, asked=numbers.escape_markdown(asked), used=used)
        (notices or st).warning(notice)
    st.session_state[widget] = options[written.index(asked) if asked in written else index]
    _note(key, label, write(st.session_state[widget]))

    def remember() -> None:
        st.query_params[key] = st.session_state[own] = write(st.session_state[widget])

    if inline:
        return st.segmented_control(label, options, required=True, format_func=write, key=widget, on_change=remember)
    return st.selectbox(label, options, format_func=write, key=widget, on_change=remember)


def choose_several(
    label: str,
    options: Sequence[T],
    key: str,
    write: Callable[[T], str],
    *,
    placeholder: str = texts.ANY_OPTION,
    help_text: str | None = None,
) -> list[T]:
    """Offer any number of options, none at first, kept in the address in reading order, apart by ``|``.

    ``placeholder`` says what it means that nothing is chosen.
    """
    known = {write(option): option for option in options}

    def read(asked: str) -> list[T]:
        chosen = asked.split(_BETWEEN)
        if not known.keys() >= set(chosen):
            raise ValueError(asked)
        return [option for text, option in known.items() if text in chosen]

    def together(chosen: Sequence[T]) -> str:
        return _BETWEEN.join(text for text, option in known.items() if option in chosen)

    remember = _begin(label, key, [], read, together, shown=lambda chosen: ", ".join(map(write, chosen)))
    return st.multiselect(
        label,
        options,
        format_func=write,
        key=_widget(key),
        on_change=remember,
        placeholder=placeholder,
        help=help_text,
    )


def choose_on_scale(label: str, options: Sequence[int], key: str, *, default: int) -> int:
    """Offer a point on a scale of whole numbers, kept in the address under ``key`` as in ``choose``; so is the default.

    The default depends on the day, so a link without it would show something else later.
    """
    remember = _begin(label, key, default, {str(option): option for option in options}.__getitem__, str, kept=True)
    return st.select_slider(label, options, key=_widget(key), on_change=remember)


def choose_between(label: str, options: Sequence[T], key: str, write: Callable[[T], str]) -> tuple[T, T]:
    """Offer a part of an ordered scale, both ends included, all of it at first; in the address ``2..7``."""
    known = {write(option): option for option in options}

    def read(asked: str) -> tuple[T, T]:
        first, _, last = asked.partition(_TO)
        found = known[first], known[last]
        if options.index(found[0]) > options.index(found[1]):
            raise ValueError(asked)
        return found

    def together(ends: tuple[T, T]) -> str:
        return _TO.join(map(write, ends))

    def shown(ends: tuple[T, T]) -> str:
        return "–".join(map(write, ends))

    ends = options[0], options[-1]
    remember = _begin(label, key, ends, read, together, shown=shown)
    return st.select_slider(label, options, ends, format_func=write, key=_widget(key), on_change=remember)


def choose_number(
    label: str,
    key: str,
    *,
    default: float | None,
    low: float | None = None,
    high: float | None = None,
    step: float = 1,
    decimals: int = 0,
    help_text: str | None = None,
    disabled: bool = False,
) -> float | int | None:
    """Offer a number, kept in the address with a decimal point; an empty field is None where the default is None.

    A link may ask for no more decimals than the field has: what is computed is what is shown.

    Args:
        label: what the number is, with its unit.
        key: name in the address.
        default: without the address; None for an empty field.
        low, high: limits, both included.
        step: of the buttons beside the field.
        decimals: places; 0 gives whole numbers (``int``).
        help_text: what the reader should know.
        disabled: shown, but not to be changed.
    """
    kind = float if decimals else int
    written = re.compile(rf"-?[0-9]{{1,{_MOST_DIGITS}}}" + (rf"(\.[0-9]{{1,{decimals}}}0*)?" if decimals else ""))

    def read(asked: str) -> float | int:
        if not written.fullmatch(asked):
            raise ValueError(asked)
        number = kind(asked)
        if (low is not None and number < low) or (high is not None and number > high):
            raise ValueError(asked)
        return number

    def together(number: float) -> str:
        return f"{number:.{decimals}f}" if decimals else str(number)

    first = None if default is None else kind(default)
    remember = _begin(label, key, first, read, together, shown=numbers.plain)
    return st.number_input(
        label,
        min_value=None if low is None else kind(low),
        max_value=None if high is None else kind(high),
        value=None if default is None else "min",  # None allows an empty field; what is shown is what the address says
        step=kind(step),
        format=f"%.{decimals}f" if decimals else "%d",
        key=_widget(key),
        on_change=remember,
        help=help_text,
        disabled=disabled,
    )


def choose_text(
    label: str, key: str, *, default: str = "", placeholder: str = "", most: int = 200, help_text: str | None = None
) -> str:
    """Offer a line of text of at most ``most`` characters, kept in the address."""

    def read(asked: str) -> str:
        if len(asked) > most:
            raise ValueError(asked)
        return asked

    remember = _begin(label, key, default, read, str, shown=str)
    return st.text_input(
        label, key=_widget(key), placeholder=placeholder, max_chars=most, on_change=remember, help=help_text
    )


def choose_whether(label: str, key: str, *, default: bool = False, help_text: str | None = None) -> bool:
    """Offer to switch something on or off, kept in the address under ``key`` as ``ano`` or ``ne``."""
    words = {answer.value: answer is YesNo.YES for answer in YesNo}

    def together(is_on: bool) -> str:
        return (YesNo.YES if is_on else YesNo.NO).value

    remember = _begin(label, key, default, words.__getitem__, together, shown=texts.FLAG_LABEL.__getitem__)
    return st.toggle(label, key=_widget(key), on_change=remember, help=help_text)


def choose_day(label: str, key: str, *, default: date, first: date, last: date) -> date:
    """Offer a day, kept in the address under ``key`` as ``2024-06-11``; so is the default, which is today."""

    def read(asked: str) -> date:
        day = date.fromisoformat(asked)
        if not first <= day <= last:
            raise ValueError(asked)
        return day

    remember = _begin(label, key, default, read, date.isoformat, shown=numbers.date, kept=True)
    return st.date_input(
        label, min_value=first, max_value=last, format="DD.MM.YYYY", key=_widget(key), on_change=remember
    )


def put_choices(written: Mapping[str, str | None]) -> None:
    """Put choices into the address from a callback, as the address writes them; None takes one out."""
    known = st.query_params.to_dict()
    address = {key: value for key, value in (known | dict(written)).items() if value is not None}
    if address != known:  # all at once: one step in the history of the browser
        st.query_params.from_dict(address)


def _widget(key: str) -> str:
    return f"choice_{key}"


def _begin(
    label: str,
    key: str,
    default: T,
    read: Callable[[str], T],
    write: Callable[[T], str],
    *,
    shown: Callable[[T], str] = str,
    kept: bool = False,
) -> Callable[[], None]:
    """Put what the address asks for into the widget, a notice if it cannot be; return what remembers a new choice.

    Args:
        label: what is chosen.
        key: name in the address.
        default: without the address; None where nothing is chosen.
        read: from the address; raises ``KeyError`` or ``ValueError`` for what is no choice.
        write: for the address.
        shown: what a reader sees of a choice.
        kept: the default stands in the address too.
    """
    asked, value = st.query_params.get(key), default
    if asked is not None:
        try:
            value = read(asked)
        except (KeyError, ValueError):
            used = shown(default) if default not in (None, "", []) else texts.NOTHING_CHOSEN
            notice = texts.UNKNOWN_IN_LINK.format(
                label=label, asked=numbers.escape_markdown(asked), used=numbers.escape_markdown(used)
            )
            st.warning(notice)
    st.session_state[_widget(key)] = value
    if kept:
        _keep_default(key, write(default))
    _note(key, label, shown(value) if kept or isinstance(value, bool) or value != default else None)

    def remember() -> None:
        chosen = st.session_state[_widget(key)]
        named = chosen is not None and (kept or isinstance(chosen, bool) or chosen != default)
        put_choices({key: write(chosen) if named else None})

    return remember


def _note(key: str, label: str, written: str | None) -> None:
    """Remember a choice of the page for the files that are taken away from it."""
    st.session_state.setdefault(_CHOICES, {})[key] = None if written is None else (label, written)
    st.session_state[_ASKED_LAST] = key


def _chosen_so_far() -> dict[str, tuple[str, str]]:
    """Choices that were asked before this place of the page, by their key; nothing here can depend on later ones.

    A part that runs alone asks its choices again, while those of the whole page are still remembered.
    """
    chosen, last = st.session_state[_CHOICES], st.session_state[_ASKED_LAST]
    asked = list(chosen)[: list(chosen).index(last) + 1] if chosen else []
    return {key: chosen[key] for key in asked if chosen[key] is not None}


def with_choices(offer: T) -> T:
    """Let the files of some rows say what was chosen before them on the page, and be named by it.

    Shared choices are told only where they may concern the rows (see ``view.offers``) and the document does not say
    them by itself; a map says both. Only a table that is known to be chosen by area, year or municipality is named so.
    """
    known = {each.name for each in fields(offer)}
    if "filters" not in known:
        return offer
    chosen, is_map = _chosen_so_far(), "place" not in known
    by, may = depends(offer.name), may_concern(offer.name)
    told = {YEAR: may.year and not is_map, AREA: may.area and not is_map}
    lines = [
        texts.CHOICE_LINE.format(label=label, value=value)
        for key, (label, value) in chosen.items()
        if told.get(key, True) and not (key in told and any(line.endswith(f": {value}") for line in offer.filters))
    ]
    named = replace(offer, filters=(*offer.filters, *lines))
    if is_map:
        return named
    _, area = chosen.get(AREA, ("", ""))
    _, year = chosen.get(YEAR, ("", ""))
    place = area if by.area else st.session_state.get(MUNICIPALITY) if by.municipality else None
    of_year = int(year) if by.year and year else None
    return replace(named, place=offer.place or place or "", year=offer.year or of_year)


def _keep_default(key: str, value: str) -> None:
    """Put a default into the browser's address unless the reader's has another value, without a step in the history.

    ``st.query_params`` would add one, and Back would have to be pressed twice to leave the page. The rest of the
    address goes along so that the script runs whenever Streamlit has written another one, which lacks the default.
    """
    known = st.query_params.to_dict()
    with st.sidebar:
        _DEFAULTS(
            key=f"default_{key}",
            data={"defaults": {} if key in known else {key: value}, "known": known},
            height=1,
        )

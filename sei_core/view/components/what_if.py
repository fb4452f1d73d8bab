"""Fields of a simulation: counts with buttons that move them, percents of an ORP, what fills the fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sei_core.domain.indicators import INDICATOR
from sei_core.view import simulator, simulator_orp, texts
from sei_core.view.components.choices import choose_number, put_choices
from sei_core.view.components.frame import heading, statements
from sei_core.view.components.navigation import select_municipality

#: Fields of a group above each other.
_STACKED = 2
_STEPS = {texts.SIMULATOR_LESS: -10, texts.SIMULATOR_MORE: 10}


def count_fields(groups: Sequence[simulator.Group]) -> tuple[dict[str, int], dict[str, DeltaGenerator]]:
    """Offer the counts and bases of a municipality, each with buttons, and one that takes all back.

    Args:
        groups: what ``view.simulator.groups`` gives.

    Returns:
        The chosen numbers, and an empty place at each field for what is wrong with it; by column.
    """
    values, places = {}, {}
    widths = [max(1, len(group.fields) // _STACKED) for group in groups]
    for column, group, width in zip(st.columns(widths, gap="medium"), groups, widths, strict=True):
        with column:
            heading(group.title, is_small=True)
            if group.reason:
                statements([group.reason])
            parts = st.columns(width, gap="medium")
            for place, field in enumerate(group.fields):
                with parts[place // _STACKED]:
                    values[field.column], places[field.column] = _count(field)
    st.button(
        texts.SIMULATOR_RESET, key="reset", on_click=put_choices, args=(simulator.forget(),), icon=":material/undo:"
    )
    return values, places


def take_municipality(code: str) -> None:
    """Take another municipality, as it really is."""
    select_municipality(code)
    put_choices(simulator.forget())


def _count(field: simulator.Field) -> tuple[int, DeltaGenerator]:
    most = simulator.MOST
    value = choose_number(field.label, field.key, default=field.actual, low=-most, high=most, help_text=field.help)
    place = st.empty()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for label, percent in _STEPS.items():
            st.button(
                label,
                key=f"step_{field.key}_{percent}",
                help=texts.SIMULATOR_STEP_HELP.format(label=field.label, step=label),
                on_click=put_choices,
                args=({field.key: field.stepped(value, percent)},),
            )
        st.caption(field.note)
    return value, place


def refuse(places: Mapping[str, DeltaGenerator], problems: Mapping[str, str]) -> None:
    """Say at the fields what is wrong with them, and that nothing is counted until they are mended.

    Args:
        places: what ``count_fields`` gives.
        problems: what ``view.simulator.problems`` gives.
    """
    for column, problem in problems.items():
        places[column].error(problem)
    st.error(texts.SIMULATOR_REFUSED)


def percent_fields() -> dict[str, int]:
    """Offer a change in percent for each indicator, none at first; by key of the indicator."""
    found = {}
    limits = {"low": simulator_orp.LEAST, "high": simulator_orp.MOST, "step": simulator_orp.STEP}
    for column, key in zip(st.columns(len(INDICATOR), vertical_alignment="bottom"), INDICATOR, strict=True):
        with column:
            found[key] = choose_number(simulator_orp.label(key), simulator_orp.KEY[key], default=0, **limits)
    return found


def fill_buttons(fillings: Sequence[tuple[str, Mapping[str, str | None]]]) -> None:
    """Offer to put each way to a goal into the fields above."""
    with st.container(horizontal=True, gap="small"):
        for place, (label, written) in enumerate(fillings):
            icon = ":material/input:"
            st.button(label, key=f"fill_{place}", on_click=put_choices, args=(written,), icon=icon)

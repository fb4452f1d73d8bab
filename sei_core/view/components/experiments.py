"""Fields of experiments with the index: the reader's own variant, the ranges of draws, a long computation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import plotly.graph_objects as go
import streamlit as st

from sei_core.domain.uncertainty import DEFAULT, Distribution, Ranges
from sei_core.domain.variants import OFFICIAL, Recipe
from sei_core.view import numbers, sensitivity, texts
from sei_core.view.components.choices import choose, choose_number, choose_whether, put_choices
from sei_core.view.components.evidence import Offer, figure, listing
from sei_core.view.components.frame import heading, metrics, nothing

MOST_WEIGHT, MOST_DRAWS, MOST_SEED = 10, 2000, 2**31 - 1
LEAST_FACTOR, MOST_FACTOR = 0.8, 1.25


def own_variant() -> Recipe:
    """Offer the bounds and weights of a variant of the reader's own; the official ones at first."""
    with st.expander(texts.VARIANT_OWN_TITLE, icon=":material/tune:"):
        factors = _numbers(
            sensitivity.FACTOR_KEY,
            texts.VARIANT_FACTOR,
            texts.VARIANT_FACTOR_HELP,
            {"low": LEAST_FACTOR, "high": MOST_FACTOR, "step": 0.05, "decimals": 2},
        )
        weights = {"low": 0, "high": MOST_WEIGHT, "step": 0.5, "decimals": 1}
        tests = _numbers(sensitivity.TEST_WEIGHT_KEY, texts.VARIANT_TEST_WEIGHT, texts.VARIANT_WEIGHT_HELP, weights)
        indicators = _numbers(sensitivity.WEIGHT_KEY, texts.VARIANT_WEIGHT, texts.VARIANT_WEIGHT_HELP, weights)
        made = sensitivity.own_recipe(factors, indicators, tests)
        if made is None:
            nothing(texts.VARIANT_NO_WEIGHT)
    return made or OFFICIAL


def _numbers(keys: dict[str, str], labels: dict[str, str], help_text: str, limits: dict[str, float]) -> list[float]:
    """Number fields beside each other, 1 at first."""
    found = []
    for column, (name, key) in zip(st.columns(len(keys), vertical_alignment="bottom"), keys.items(), strict=True):
        with column:
            found.append(choose_number(labels[name], key, default=1, help_text=help_text, **limits))
    return found


def draw_ranges() -> Ranges:
    """Offer what is drawn and how often."""
    first, second, third = st.columns(3), st.columns(3), st.container()
    with first[0]:
        weights = choose_number(
            texts.DRAWS_WEIGHTS,
            "vahy",
            default=100 * DEFAULT.weights,
            low=0,
            high=50,
            step=5,
            help_text=texts.DRAWS_WEIGHTS_HELP,
        )
    with first[1]:
        bounds = choose_number(
            texts.DRAWS_BOUNDS,
            "hranice",
            default=100 * DEFAULT.bounds,
            low=0,
            high=25,
            step=5,
            help_text=texts.DRAWS_BOUNDS_HELP,
        )
    with first[2]:
        distribution = choose(
            texts.DRAWS_DISTRIBUTION, list(Distribution), "rozdeleni", texts.DRAWS_DISTRIBUTION_CHOICE.get, inline=True
        )
    with second[0]:
        number = choose_number(texts.DRAWS_NUMBER, "losy", default=DEFAULT.draws, low=100, high=MOST_DRAWS, step=100)
    with second[1]:
        seed = choose_number(
            texts.DRAWS_SEED, "seminko", default=DEFAULT.seed, low=0, high=MOST_SEED, help_text=texts.DRAWS_SEED_HELP
        )
    with third:
        leave = choose_whether(texts.DRAWS_LEAVE, "vynechat", help_text=texts.DRAWS_LEAVE_HELP)
    st.caption(texts.DRAWS_DISTRIBUTION_NOTE)
    return Ranges(weights / 100, distribution, bounds / 100, leave, number, seed)


def asked_for(label: str, key: str) -> bool:
    """Offer a button that starts a long computation; once pressed the address says so, and a link starts it too."""
    is_asked = key in st.query_params
    if not is_asked:
        st.button(label, type="primary", key=f"run_{key}", on_click=put_choices, args=({key: texts.FLAG_LABEL[True]},))
    return is_asked


@contextmanager
def progress(text: str) -> Iterator[Callable[[float], None]]:
    """Give a function that is told the finished part, 0–1, and shows it as a bar, gone at the end.

    Args:
        text: beside the bar, with a place ``{done}``.
    """
    place = st.empty()
    yield lambda done: place.progress(done, text.format(done=numbers.percent(done, 0)))
    place.empty()


def headline(title: str, method: str, values: Sequence[tuple[str, ...]]) -> None:
    """Head a part of a page with the method behind it and its main figures."""
    heading(title)
    st.caption(f"{numbers.escape_markdown(method)}.")
    metrics(values)


def figure_or(chart: go.Figure, offer: Offer, note: str, otherwise: str) -> None:
    """Show a chart with a note below it, or a sentence where there are no rows."""
    if offer.frame.empty:
        nothing(otherwise)
    else:
        figure(chart, offer)
        st.caption(note)


def beside(*shown: tuple[go.Figure, Offer]) -> None:
    """Show charts beside each other, each with what belongs to it."""
    for column, (chart, offer) in zip(st.columns(len(shown), gap="large"), shown, strict=True):
        with column:
            figure(chart, offer)


def listing_or(title: str, offer: Offer, otherwise: str) -> None:
    """Show rows under a heading that may say their number, or a sentence where there are none.

    Args:
        title: with a place ``{count}``.
        offer: the rows.
        otherwise: the sentence.
    """
    heading(title.format(count=numbers.integer(len(offer.frame))))
    if offer.frame.empty:
        nothing(otherwise)
    else:
        listing(offer)

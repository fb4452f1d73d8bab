"""The frame of a page: title, readable errors, first start, and the sentences and figures of its text."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import sleep

import pandas as pd
import streamlit as st

from sei_core.errors import BuildInProgressError, SeiError
from sei_core.view import numbers, texts

_LOG = logging.getLogger(__name__)

#: Streamlit leaves a hand's breadth empty above the title, hides the focus of links in the menu and cuts off long ones.
#: No data may ever be put into this text.
_STYLE = """<style>
.stMainBlockContainer { padding-top: 3rem; }
[data-testid="stPageLink"] a:focus-visible { outline: 2px solid currentColor; }
[data-testid="stPageLink"] a :is(span, p) { white-space: normal; }
</style>"""


@contextmanager
def page(title: str, lead: str) -> Iterator[None]:
    """Frame a page: its title, one sentence on what it answers, and readable errors."""
    st.set_page_config(page_title=f"{title} – {texts.APP_TITLE}", layout="wide")
    st.html(_STYLE)
    st.title(title, anchor=False)
    st.markdown(lead)
    with readable_errors():
        yield


@contextmanager
def readable_errors() -> Iterator[None]:
    """Show what a reader can mend as a sentence; everything else stays loud."""
    try:
        yield
    except SeiError as error:
        st.error(numbers.escape_markdown(str(error)))


def first_start(
    is_stale: Callable[[], bool], build: Callable[[Callable[[int], None]], object], has_release: Callable[[], bool]
) -> None:
    """Build the database on the first start of the app, step by step before the reader's eyes, then begin anew.

    A build that fails leaves a published release served; its reason is in the log of the server.

    Args:
        is_stale: does anything have to be built? Asked once in the life of the server.
        build: builds; takes what is told each step as it begins.
        has_release: is there anything to serve?
    """
    started = _started()
    if started or not is_stale():
        started.add("checked")
        return
    bar = st.progress(0.0)
    try:
        build(lambda step: bar.progress(step / (len(texts.BUILD_STEPS) - 1), texts.BUILD_STEPS[step]))
    except BuildInProgressError as error:
        bar.progress(0.5, str(error))
        sleep(2)
    except SeiError as error:
        _LOG.error("%s", error)
        if not has_release():
            st.error(numbers.escape_markdown(str(error)))
            st.stop()
        started.add("checked")
    st.rerun()


def map_files(lay_out: Callable[[], None]) -> None:
    """Have the map files copied for Streamlit's own static serving; our server sends them by itself."""
    if st.get_option("server.enableStaticServing"):
        lay_out()


@st.cache_resource
def _started() -> set[str]:
    """Shared by all sessions: empty until the database was found ready."""
    return set()


def heading(text: str, *, is_small: bool = False) -> None:
    """Head a part of a page, or a small piece of one, by a text that may hold data; nothing in it is markup."""
    if is_small:
        st.markdown(f"##### {numbers.escape_markdown(text)}")
    else:
        st.subheader(numbers.escape_markdown(text), anchor=False)


def nothing(text: str) -> None:
    """Say that there is nothing to show; a plain sentence, nothing in it is markup."""
    st.info(numbers.escape_markdown(text))


def sentences(texts_: Sequence[str]) -> None:
    """Write findings below each other, as markdown: data in them have to be escaped; ``statements`` does it."""
    st.markdown("\n".join(f"- {sentence}" for sentence in texts_))


def statements(texts_: Sequence[str]) -> None:
    """Write plain sentences below each other; nothing in them is markup."""
    sentences([numbers.escape_markdown(text) for text in texts_])


def explained(title: str, statements_: Sequence[str], written: pd.DataFrame) -> None:
    """Explain a small table of texts: its title, sentences beside it, and the table if it has rows."""
    st.markdown(f"##### {numbers.escape_markdown(title)}")
    left, right = st.columns([2, 3], gap="medium")
    left.markdown("  \n".join(numbers.escape_markdown(text) for text in statements_))
    if not written.empty:
        right.table(written.map(numbers.escape_markdown), hide_index=True)


def metrics(values: Sequence[tuple[str, ...]]) -> None:
    """Show main figures beside each other: label, value, a help text or None, and what to compare with if anything."""
    for column, (label, value, help_text, *beside) in zip(st.columns(len(values)), values, strict=True):
        column.metric(label, value, *beside, help=help_text, border=True, delta_color="off", delta_arrow="off")


def caveats(texts_: Sequence[str]) -> None:
    """Say several things at once that a reader has to know; plain sentences."""
    caveat("\n".join(f"- {numbers.escape_markdown(text)}" for text in texts_))


def caveat(text: str) -> None:
    """Say what a reader has to know before using a claim."""
    st.info(text, icon=":material/info:")

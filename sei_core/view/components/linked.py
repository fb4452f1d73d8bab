"""Charts, maps and tables whose selection comes back: what is marked in one is marked in all, and in the address."""

from __future__ import annotations

import html
import zlib
from collections.abc import Callable, Iterable, Sequence

import plotly.graph_objects as go
import streamlit as st

from sei_core.domain import selection
from sei_core.view import charts, numbers, tables, texts
from sei_core.view.components.choices import put_choices
from sei_core.view.components.evidence import Offer, area_map, evidence, files, source_line
from sei_core.view.components.frame import heading
from sei_core.view.map_component import AreaMap

#: Between codes of one point or bar.
_BETWEEN = "|"

#: Rows of a table to mark; the files have all of them.
MOST_ROWS = 100


def chosen_set(key: str, label: str) -> tuple[str, ...] | None:
    """Read a set of municipalities from the address; None without one, a notice if it cannot be read.

    Args:
        key: name in the address.
        label: what the set is, for the notice.
    """
    written = st.query_params.get(key)
    if written is None:
        return None
    try:
        return selection.decode(written)
    except ValueError:
        st.warning(texts.EXPLORER_SET_WRONG.format(label=numbers.escape_markdown(label)))
        return None


def put_set(key: str, codes: Iterable[str], **more: str | None) -> None:
    """Put a set of municipalities into the address from a callback, an empty one takes it out; ``more`` likewise."""
    wanted = tuple(codes)
    put_choices({key: selection.encode(wanted) if wanted else None} | more)


def toggled(codes: Iterable[str], marked: Iterable[str]) -> set[str]:
    """The set with every marked code that it has not, and without those that it has."""
    return set(codes) ^ set(marked)


def toggle_set(key: str, codes: Sequence[str], marked: Sequence[str]) -> None:
    """Put a set into the address from a callback once some of its codes were marked."""
    put_set(key, toggled(codes, marked))


def marked_in(state: object) -> list[str]:
    """Codes of the points and bars marked in a chart, from what Streamlit tells of it."""
    found = (point.get("customdata") or "" for point in state["selection"]["points"])
    parts = (each[0] if isinstance(each, list) else each for each in found)
    return [code for part in parts for code in str(part).split(_BETWEEN) if code]


def linked_chart(chart: go.Figure, offer: Offer, on_mark: Callable[[Sequence[str]], None]) -> None:
    """Show a chart with its source, table and files; marking some of it gives their codes.

    A chart that is drawn anew forgets its marks and says that nothing is marked; that changes nothing, and what is
    marked is drawn by the chart itself.

    Args:
        chart: with codes of municipalities in ``customdata``, apart by ``|``.
        offer: its rows.
        on_mark: told the codes before the page runs again, never none.
    """
    key = f"chart_{offer.name}"

    def marked() -> None:
        if codes := marked_in(st.session_state[key]):
            on_mark(codes)

    # Plotly puts a title of two lines outside a chart that it draws a second time, as it does for marks.
    title = chart.layout.title
    heading(_unwrapped(title.text), is_small=True)
    st.caption(numbers.escape_markdown(_unwrapped(title.subtitle.text)))
    st.plotly_chart(
        go.Figure(chart).update_layout(title=None),
        theme=None,
        config=charts.CONFIG,
        key=key,
        on_select=marked,
        selection_mode=("points", "box", "lasso"),
        alt=chart.layout.meta["alt"],
    )
    evidence(offer.of_chart(chart))


def _unwrapped(text: str) -> str:
    """Undo ``figures.wrap``."""
    return html.unescape(text.replace("<br>", " "))


def linked_map(view: AreaMap, key: str, offer: Offer, on_mark: Callable[[Sequence[str]], None]) -> None:
    """Show a map; a clicked municipality, or those of a rectangle drawn with Shift, give their codes."""
    area_map(view, key, offer, on_click=lambda code: on_mark([code]), on_brush=on_mark)


def linked_table(offer: Offer, key: str, on_mark: Callable[[Sequence[str]], None]) -> None:
    """Show the first rows openly, with source and files of all; a marked row gives its code.

    Args:
        offer: rows with ``municipality_code``, ``is_selected``.
        key: constant; marks are forgotten whenever other rows come first or others are selected.
        on_mark: told the codes before the page runs again, never none.
    """
    shown = offer.frame.head(MOST_ROWS)
    state = "".join(shown["municipality_code"] + shown["is_selected"].astype("str"))
    widget = f"{key}_{zlib.crc32(state.encode())}"  # with the same key Streamlit keeps marks, whatever the rows

    def marked() -> None:
        if places := st.session_state[widget]["selection"]["rows"]:
            on_mark(shown["municipality_code"].iloc[places].tolist())

    st.dataframe(
        tables.styled(shown, offer.labels),
        key=widget,
        on_select=marked,
        selection_mode="multi-row",
        hide_index=True,
        width="stretch",
        height=420,
        placeholder=numbers.MISSING,
    )
    source_line(offer.sources)
    files(offer)
    shown_count, total = numbers.integer(len(shown)), numbers.counted(len(offer.frame), "municipality")
    st.caption(texts.EXPLORER_TABLE_NOTE.format(shown=shown_count, total=total))

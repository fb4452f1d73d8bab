"""Figures, maps and tables with all that belongs to them: source, table of the same numbers, files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from sei_core.view import charts, map_component, numbers, support, tables, texts
from sei_core.view.components.choices import with_choices
from sei_core.view.components.frame import heading, statements
from sei_core.view.map_component import AreaMap

_MAP = st.components.v2.component("area_map", js=map_component.LOADER)

#: More sources than this are not written below a figure one by one.
MOST_SOURCES = 3

#: What pictures end with, in colours and in greys.
PICTURES = ("png", "svg", "pdf")

#: Tables up to this many rows are written out; longer ones scroll in a grid.
SHORT_TABLE = 40


class Offer(Protocol):
    """Rows to show and to take away; see ``sei_core.export.offer``."""

    frame: pd.DataFrame
    name: str
    file_name: str
    sources: pd.DataFrame
    labels: tables.Labels
    files: Mapping[str, Callable[[], bytes]]

    def of_chart(self, chart: go.Figure) -> Offer:
        """The same rows with the pictures of a chart of them among the files."""


def figure(chart: go.Figure, offer: Offer) -> None:
    """Show a chart with its source, the table of the same numbers and downloads, pictures of the chart among them.

    Args:
        chart: with an alternative text in ``layout.meta["alt"]``.
        offer: the rows it was drawn from.
    """
    st.plotly_chart(chart, theme=None, config=charts.CONFIG, key=f"chart_{offer.name}", alt=chart.layout.meta["alt"])
    evidence(offer.of_chart(chart))


def evidence(offer: Offer) -> None:
    """What stands below every figure: who the numbers come from, the table of the same numbers and files."""
    source_line(offer.sources)
    table_twin(offer)


def part(told: support.Part, offer: Offer) -> None:
    """Show one kind of support under a heading of its own: sentences, the chart if it has one, and its evidence.

    Args:
        told: what it says.
        offer: its rows with their sources.
    """
    heading(told.title, is_small=True)
    statements(told.lines)
    if told.draw:
        figure(told.draw(), offer)
    else:
        evidence(offer)


def map_frame(geometry: str, sources: pd.DataFrame) -> dict[str, object]:
    """Where a map fetches its script and borders from, and whose the borders are; for ``maps.area_map``.

    Args:
        geometry: file below the static folder; see ``queries.meta.geometry``.
        sources: of the borders, rows of ``queries.meta.sources_of``.
    """
    urls = (f"app/static/{map_component.ASSET_PATH}", f"app/static/{geometry}")
    return {"urls": urls, "attribution": "; ".join(sources["attribution"])}


def area_map(
    view: AreaMap,
    key: str,
    offer: Offer,
    on_click: Callable[[str], None] | None = None,
    on_brush: Callable[[list[str]], None] | None = None,
) -> str | None:
    """Show a map with its source, table and files; return the code of the area clicked just now.

    Args:
        view, key, on_click, on_brush: as in ``canvas``.
        offer: its rows; its picture ``png`` stands in for the map in a browser that cannot draw.
    """
    clicked = canvas(view, key, lambda: offer.files["png"](), on_click, on_brush)
    evidence(offer)
    return clicked


def canvas(
    view: AreaMap,
    key: str,
    picture: Callable[[], bytes],
    on_click: Callable[[str], None] | None = None,
    on_brush: Callable[[list[str]], None] | None = None,
) -> str | None:
    """Show a map alone; return the code of the area clicked just now.

    Args:
        view: what it shows.
        key: constant, so that one map lives through all reruns and keeps its zoom.
        picture: makes the picture that stands in for the map in a browser that cannot draw.
        on_click: told the code of a clicked area before the page runs again.
        on_brush: told the codes of the areas in a drawn rectangle; the map has to be ``selectable``.
    """

    def clicked() -> None:
        if on_click is not None:
            on_click(st.session_state[key].clicked)

    def brushed() -> None:
        if on_brush is not None:
            on_brush(st.session_state[key].brushed)

    def failed() -> None:
        st.session_state[failure] = True

    def recovered() -> None:
        st.session_state.pop(failure, None)

    failure = f"{key}_failed"  # holds until the browser says that it draws again
    result = _MAP(
        key=key,
        data=map_component.data(view),
        height="content",
        on_clicked_change=clicked,
        on_brushed_change=brushed,
        on_failed_change=failed,
        on_recovered_change=recovered,
    )
    if failure in st.session_state:
        st.image(picture(), caption=view.label, width="stretch")
    return result.clicked


def table_twin(offer: Offer) -> None:
    """Offer the rows as a table and as files; nothing is written until a reader opens it."""
    _twin(with_choices(offer))  # when it is opened, later choices of the page are known too


@st.fragment
def _twin(offer: Offer) -> None:
    twin = st.expander(texts.TABLE_TWIN, icon=":material/table:", key=f"table_{offer.name}", on_change="rerun")
    if twin.open:
        with twin:
            table(offer)
            _files(offer)


def listing(offer: Offer) -> None:
    """Show rows openly, with their source and files."""
    table(offer)
    source_line(offer.sources)
    files(offer)


def table(offer: Offer) -> None:
    """Show rows in Czech writing; long tables scroll and sort."""
    if len(offer.frame) <= SHORT_TABLE:
        st.table(
            tables.written(tables.with_short_sources(offer.frame), offer.labels).map(numbers.escape_markdown),
            hide_index=True,
        )
    else:
        st.dataframe(
            tables.styled(offer.frame, offer.labels),
            hide_index=True,
            width="stretch",
            height=420,
            placeholder=numbers.MISSING,
        )


def files(offer: Offer) -> None:
    """Offer the files of some rows, tables and pictures apart; each is made only when a reader asks for it."""
    _files(with_choices(offer))


def _files(offer: Offer) -> None:
    made = offer.files
    pictures = {ending: make for ending, make in made.items() if ending.rpartition(".")[2] in PICTURES}
    tables_of = {ending: make for ending, make in made.items() if ending not in pictures}
    for caption, group in ((texts.FILES_OF_ROWS, tables_of), (texts.FILES_OF_PICTURE, pictures)):
        if not group:
            continue
        if pictures:
            st.caption(caption)
        with st.container(horizontal=True, gap="small"):
            for ending, make in group.items():
                _button(offer, ending, make)


def _button(offer: Offer, ending: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        texts.DOWNLOAD[ending],
        make,
        file_name=_file_name(offer, ending),
        key=f"download_{offer.name}_{ending}",
        help=texts.DOWNLOAD_HELP.get(ending),
        on_click="ignore",
        icon=":material/download:",
    )


def _file_name(offer: Offer, ending: str) -> str:
    """Name of a file: ``excel.csv`` ends with ``.csv``, ``csv`` with ``-data.csv``, ``grey.png`` with ``-sede.png``."""
    kind, _, extension = ending.rpartition(".")
    return f"{offer.file_name}{texts.FILE_KIND.get(kind or extension, '')}.{extension}"


def source_line(sources: pd.DataFrame) -> None:
    """Write who the numbers come from, of what date and under what licence."""
    st.caption("  \n".join(source_texts(sources)))


def source_texts(sources: pd.DataFrame) -> list[str]:
    """One line a source: attribution, date, licence; of many only the first, the rest stands beside the rows."""
    if len(sources) > MOST_SOURCES:
        first = "; ".join(numbers.escape_markdown(each) for each in sources["attribution"].head(MOST_SOURCES))
        licences = "; ".join(numbers.escape_markdown(each) for each in sources["licence"].unique())
        more = numbers.integer(len(sources) - MOST_SOURCES)
        return [texts.SOURCES_LINE.format(count=len(sources), first=first, more=more, licence=licences)]
    return [
        texts.SOURCE_LINE.format(
            attribution=numbers.escape_markdown(row.attribution),
            date=numbers.escape_markdown(numbers.dated(row.data_date)),
            licence=numbers.escape_markdown(row.licence),
        )
        for row in sources.itertuples()
    ]

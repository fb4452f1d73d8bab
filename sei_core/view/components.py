"""What pages are put together from: the only module of ``sei_core`` outside the server that knows Streamlit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from time import sleep
from typing import Protocol, TypeVar
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sei_core.domain.levels import Level
from sei_core.domain.vocabularies import YesNo
from sei_core.errors import BuildInProgressError, SeiError
from sei_core.view import charts, labels, map_component, numbers, tables, texts
from sei_core.view.labels import Area
from sei_core.view.map_component import AreaMap

_REPAIRS = st.components.v2.component(
    "page_repairs", js=Path(__file__).with_name("page_repairs.js").read_text(encoding="utf-8")
)
_DEFAULTS = st.components.v2.component(
    "default_address", js=Path(__file__).with_name("default_address.js").read_text(encoding="utf-8")
)
_LOG = logging.getLogger(__name__)
_MAP = st.components.v2.component("area_map", js=map_component.LOADER)

#: Keys in the address; they are part of links that people keep, so they stay.
YEAR, AREA, MUNICIPALITY, SELECTED = "rok", "uzemi", "obec", "vyber"

#: Streamlit leaves a hand's breadth empty above the title, hides the focus of links in the menu and cuts off long ones.
#: No data may ever be put into this text.
_STYLE = """<style>
.stMainBlockContainer { padding-top: 3rem; }
[data-testid="stPageLink"] a:focus-visible { outline: 2px solid currentColor; }
[data-testid="stPageLink"] a :is(span, p) { white-space: normal; }
</style>"""

_SHARED = "shared_filters"

#: What is chosen on the page, by the label of the choice.
_CHOICES = "page_choices"

#: More sources than this are not written below a figure one by one.
MOST_SOURCES = 3

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


T = TypeVar("T")


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
        st.error(_plain(str(error)))


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
            st.error(_plain(str(error)))
            st.stop()
        started.add("checked")
    st.rerun()


@st.cache_resource
def _started() -> set[str]:
    """Shared by all sessions: empty until the database was found ready."""
    return set()


def areas(known: pd.DataFrame) -> list[Area]:
    """Write the areas of ``queries.meta.areas`` for a choice."""
    return [Area(row.area_code, Level(row.level), labels.area(row.level, row.area_name)) for row in known.itertuples()]


def sidebar(sections: Mapping[str, Sequence[object]], years: Sequence[int], known: Sequence[Area]) -> None:
    """Offer the pages and the filters that all of them share; the filters live in the address, on every page.

    Streamlit's own menu of sections is a list that screen readers cannot read, hence links.

    Args:
        sections: Streamlit's pages by the title of their section.
        years: at hand, the latest first.
        known: areas to choose from, the country first.
    """
    st.session_state[_CHOICES] = {}
    notices = st.container()  # on the page: a narrow screen shows no sidebar
    with st.sidebar:
        st.markdown(f"**{texts.APP_TITLE}**")
        menu = st.container()
        st.divider()
        st.session_state[_SHARED] = (
            choose(texts.FILTER_YEAR, years, YEAR, str, notices=notices),
            choose(texts.FILTER_AREA, known, AREA, area_label, notices=notices),
        )
    with menu:
        for title, pages in sections.items():
            st.caption(title)
            for each in pages:
                st.page_link(each, query_params=shared_address())
    with st.sidebar:
        _REPAIRS(key="page_repairs", data={"scrollable": texts.SCROLLABLE}, height=1)


def chosen_year() -> int:
    """The year chosen in the shared filters."""
    return st.session_state[_SHARED][0]


def chosen_area() -> Area:
    """The area chosen in the shared filters."""
    return st.session_state[_SHARED][1]


def shared_address(**more: str) -> dict[str, str]:
    """What a link to another page takes along: the shared filters, the municipality seen last, and ``more``.

    The year is named even where it is the latest one, so that a link stays what it was when another year is imported.
    """
    address = {YEAR: str(chosen_year())}
    if AREA in st.query_params:
        address[AREA] = chosen_area().label
    if remembered := st.session_state.get(MUNICIPALITY):
        address[MUNICIPALITY] = remembered
    return address | more


def begin_anew_without(years: Sequence[int]) -> None:
    """Run the whole page again if the chosen year has gone: a fragment alone does not notice an undone release."""
    if chosen_year() not in years:
        st.rerun(scope="app")


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
    asked, widget, own = st.query_params.get(key), f"choice_{key}", f"own_{key}"
    if asked is not None and asked not in written and asked != st.session_state.get(own):
        notice = texts.UNKNOWN_IN_LINK.format(label=label, asked=_plain(asked), used=_plain(written[index]))
        (notices or st).warning(notice)
    st.session_state[widget] = options[written.index(asked) if asked in written else index]
    _note(label, write(st.session_state[widget]))

    def remember() -> None:
        st.query_params[key] = st.session_state[own] = write(st.session_state[widget])

    if inline:
        return st.segmented_control(label, options, required=True, format_func=write, key=widget, on_change=remember)
    return st.selectbox(label, options, format_func=write, key=widget, on_change=remember)


def choose_on_scale(label: str, options: Sequence[int], key: str, *, default: int) -> int:
    """Offer a point on a scale of whole numbers, kept in the address under ``key`` as in ``choose``; so is the default.

    The default depends on the day, so a link without it would show something else later.
    """
    asked, widget = st.query_params.get(key), f"choice_{key}"
    written = {str(option): option for option in options}
    if asked is not None and asked not in written:
        st.warning(texts.UNKNOWN_IN_LINK.format(label=label, asked=_plain(asked), used=default))
    st.session_state[widget] = written.get(asked, default)
    _note(label, str(st.session_state[widget]))
    _keep_default(key, str(default))

    def remember() -> None:
        st.query_params[key] = str(st.session_state[widget])

    return st.select_slider(label, options, key=widget, on_change=remember)


def choose_whether(label: str, key: str, *, default: bool = False, help_text: str | None = None) -> bool:
    """Offer to switch something on or off, kept in the address under ``key`` as ``ano`` or ``ne``."""
    asked, widget = st.query_params.get(key), f"choice_{key}"
    words = {answer.value: answer is YesNo.YES for answer in YesNo}
    if asked is not None and asked not in words:
        used = texts.FLAG_LABEL[default]
        st.warning(texts.UNKNOWN_IN_LINK.format(label=label, asked=_plain(asked), used=used))
    st.session_state[widget] = words.get(asked, default)
    _note(label, texts.FLAG_LABEL[st.session_state[widget]])

    def remember() -> None:
        st.query_params[key] = (YesNo.YES if st.session_state[widget] else YesNo.NO).value

    return st.toggle(label, key=widget, on_change=remember, help=help_text)


def choose_day(label: str, key: str, *, default: date, first: date, last: date) -> date:
    """Offer a day, kept in the address under ``key`` as ``2024-06-11``; so is the default, which is today."""
    asked, widget = st.query_params.get(key), f"choice_{key}"
    day = _day(asked)
    if asked is not None and not (day and first <= day <= last):
        used = numbers.date(default)
        st.warning(texts.UNKNOWN_IN_LINK.format(label=label, asked=_plain(asked), used=used))
        day = None
    st.session_state[widget] = day or default
    _note(label, numbers.date(st.session_state[widget]))
    _keep_default(key, default.isoformat())

    def remember() -> None:
        st.query_params[key] = st.session_state[widget].isoformat()

    return st.date_input(label, min_value=first, max_value=last, format="DD.MM.YYYY", key=widget, on_change=remember)


def _note(label: str, written: str) -> None:
    """Remember a choice of the page for the files that are taken away from it."""
    st.session_state.setdefault(_CHOICES, {})[label] = written


def _with_choices(offer: Offer) -> Offer:
    """Let the files of some rows say what was chosen on the page; a map says it by itself."""
    if "filters" not in {each.name for each in fields(offer)}:
        return offer
    chosen = [texts.CHOICE_LINE.format(label=label, value=value) for label, value in st.session_state[_CHOICES].items()]
    return replace(offer, filters=(*offer.filters, *chosen))


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


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        return None


def area_label(area: Area) -> str:
    """What a reader and the address see of an area."""
    return area.label


def chosen_municipality(exists: Callable[[str], bool]) -> str | None:
    """The municipality in the address or chosen before; an unknown code is answered by a notice."""
    asked = st.query_params.get(MUNICIPALITY)
    if asked is None:
        asked = st.session_state.get(MUNICIPALITY)
    if asked is not None and not exists(asked):
        st.warning(texts.UNKNOWN_MUNICIPALITY.format(code=_plain(asked)))
        asked = None
    select_municipality(asked)
    return asked


def select_municipality(code: str | None) -> None:
    """Put a municipality into the address; None takes it out."""
    chosen_now = st.session_state.get(MUNICIPALITY) != code
    st.session_state[MUNICIPALITY] = code
    if code is None:
        st.query_params.pop(MUNICIPALITY, None)
    elif chosen_now or st.query_params.get(MUNICIPALITY) != code:
        # Also an equal value is sent: a link from a page to itself leaves the browser's address as it was.
        st.query_params[MUNICIPALITY] = code


def selected_area(level_of: Callable[[str], str | None]) -> str | None:
    """The area selected on the map, from the address; an unknown code is answered by a notice."""
    code = st.query_params.get(SELECTED)
    if code is not None and level_of(code) is None:
        st.warning(texts.UNKNOWN_SELECTION.format(code=_plain(code)))
        return None
    return code


def select_area(code: str) -> None:
    """Put the area selected on the map into the address."""
    st.query_params[SELECTED] = code


def area_card(card: pd.DataFrame, indicators: pd.DataFrame) -> None:
    """Show a municipality or a larger area in short, or how to choose one.

    Args:
        card: the row of ``queries.areas.card``, none without a choice.
        indicators: rows of ``queries.areas.card_indicators``.
    """
    if card.empty:
        st.info(texts.CARD_HINT, icon=":material/touch_app:")
        return
    row = card.iloc[0]
    is_municipality = row.level == Level.MUNICIPALITY
    with st.container(border=True):
        st.markdown(f"#### {_plain(labels.area(row.level, row.area_name))}")
        within = "" if pd.isna(row.within_name) else _plain(row.within_name)
        st.caption(
            (texts.CARD_MUNICIPALITY if is_municipality else texts.CARD_AREA).format(within=within, code=row.area_code)
        )
        st.metric(
            texts.CARD_POINTS if is_municipality else texts.CARD_MEAN,
            numbers.points(row.points, 0 if is_municipality else 1),
            help=texts.CARD_RANK.format(rank=numbers.integer(row["rank"])) if is_municipality else None,
        )
        st.caption(
            texts.CARD_PEOPLE.format(people=numbers.counted(row.population_15plus, "inhabitant"))
            if is_municipality
            else texts.CARD_MUNICIPALITIES.format(
                people=numbers.counted(row.population_15plus, "inhabitant"),
                count=numbers.counted(row.municipality_count, "municipality"),
                high=numbers.integer(row.high_count),
            )
        )
        st.table(tables.written(*labels.brief(indicators)), hide_index=True)
        if is_municipality:
            st.page_link(
                "pages/index/obec.py",
                label=texts.CARD_PROFILE,
                query_params=shared_address(**{MUNICIPALITY: row.area_code}),
            )


@st.fragment
def municipality_search(
    search: Callable[[str, str], pd.DataFrame], key: str = "hledat", on_choice: Callable[[str], None] | None = None
) -> None:
    """Offer a search by name, okres or code; a found municipality opens its page, or is chosen on this one.

    Args:
        search: takes the text and the chosen area, gives ``municipality_code``, ``municipality_name``,
            ``district_name``, ``found_count``.
        key: of the text field.
        on_choice: told the code of the chosen municipality before this page runs again; without it its page opens.
    """
    text = st.text_input(texts.SEARCH_LABEL, key=key, placeholder=texts.SEARCH_PLACEHOLDER, live=True)
    if not text.strip():
        return
    found = search(text, chosen_area().code)
    if found.empty:
        st.info(texts.SEARCH_NOTHING.format(text=_plain(text)))
        return
    for row in found.itertuples():
        if on_choice is None:
            municipality_link(row.municipality_code, row.municipality_name, row.district_name)
        elif st.button(
            _municipality_label(row.municipality_code, row.municipality_name, row.district_name),
            key=f"{key}_{row.municipality_code}",
            type="tertiary",
        ):
            on_choice(row.municipality_code)
            st.rerun(scope="app")
    if (total := found["found_count"].iloc[0]) > len(found):
        st.caption(texts.SEARCH_MORE.format(shown=len(found), total=numbers.integer(total)))


def municipality_link(code: str, name: str, district: str, points: int | None = None) -> None:
    """Link to the page of a municipality; a name never stands without its okres and code."""
    label = _municipality_label(code, name, district)
    if points is not None:
        label = texts.MUNICIPALITY_POINTS_LINK.format(points=numbers.points(points), link=label)
    st.page_link("pages/index/obec.py", label=label, query_params=shared_address(**{MUNICIPALITY: code}))


def _municipality_label(code: str, name: str, district: str) -> str:
    return texts.MUNICIPALITY_LINK.format(name=_plain(name), district=_plain(district), code=code)


def page_links(links: Sequence[tuple[str, str]], **more: str) -> None:
    """Link to pages beside each other, with the shared filters and ``more`` in their address.

    Args:
        links: path of the page's file and what the link says.
        more: of the address, by key.
    """
    for column, (path, label) in zip(st.columns(len(links)), links, strict=True):
        column.page_link(path, label=label, query_params=shared_address(**more))


def region_links(known: Sequence[Area]) -> None:
    """Link to the page of each kraj."""
    st.caption(texts.REGION_LINKS)
    with st.container(horizontal=True, gap="small"):
        for each in known:
            if each.level is Level.REGION:
                address = shared_address(**{AREA: each.label})
                st.page_link("pages/index/kraje.py", label=_plain(each.label), query_params=address, width="content")


def municipality_links(rows: pd.DataFrame, most: int = 10) -> None:
    """Link to the first ``most`` municipalities and say how many more the table has.

    Args:
        rows: columns ``municipality_code``, ``municipality_name``, ``district_name``, ``index_points``.
        most: links at most.
    """
    for row in rows.head(most).itertuples():
        municipality_link(row.municipality_code, row.municipality_name, row.district_name, row.index_points)
    if len(rows) > most:
        st.caption(texts.MUNICIPALITY_MORE_LINKS.format(count=numbers.integer(len(rows) - most)))


def open_municipality(code: str | None) -> None:
    """Go to the page of a municipality that was just chosen; nothing happens without one."""
    if code is not None:
        st.session_state[MUNICIPALITY] = code
        st.switch_page("pages/index/obec.py", query_params=shared_address(**{MUNICIPALITY: code}))


def heading(text: str, *, is_small: bool = False) -> None:
    """Head a part of a page, or a small piece of one, by a text that may hold data; nothing in it is markup."""
    if is_small:
        st.markdown(f"##### {_plain(text)}")
    else:
        st.subheader(_plain(text), anchor=False)


def nothing(text: str) -> None:
    """Say that there is nothing to show; a plain sentence, nothing in it is markup."""
    st.info(_plain(text))


def sentences(texts_: Sequence[str]) -> None:
    """Write findings below each other, as markdown: data in them have to be escaped; ``statements`` does it."""
    st.markdown("\n".join(f"- {sentence}" for sentence in texts_))


def statements(texts_: Sequence[str]) -> None:
    """Write plain sentences below each other; nothing in them is markup."""
    sentences([_plain(text) for text in texts_])


def explained(title: str, statements_: Sequence[str], written: pd.DataFrame) -> None:
    """Explain a small table of texts: its title, sentences beside it, and the table if it has rows."""
    st.markdown(f"##### {_plain(title)}")
    left, right = st.columns([2, 3], gap="medium")
    left.markdown("  \n".join(_plain(text) for text in statements_))
    if not written.empty:
        right.table(written.map(_plain), hide_index=True)


def metrics(values: Sequence[tuple[str, ...]]) -> None:
    """Show main figures beside each other: label, value, a help text or None, and what to compare with if anything."""
    for column, (label, value, help_text, *beside) in zip(st.columns(len(values)), values, strict=True):
        column.metric(label, value, *beside, help=help_text, border=True, delta_color="off", delta_arrow="off")


def figure(chart: go.Figure, offer: Offer) -> None:
    """Show a chart with its source, the table of the same numbers and downloads.

    Args:
        chart: with an alternative text in ``layout.meta["alt"]``.
        offer: the rows it was drawn from.
    """
    st.plotly_chart(chart, theme=None, config=charts.CONFIG, key=f"chart_{offer.name}", alt=chart.layout.meta["alt"])
    source_line(offer.sources)
    table_twin(offer)


def map_frame(geometry: str, sources: pd.DataFrame) -> dict[str, object]:
    """Where a map fetches its script and borders from, and whose the borders are; for ``maps.area_map``.

    Args:
        geometry: file below the static folder; see ``queries.meta.geometry``.
        sources: of the borders, rows of ``queries.meta.sources_of``.
    """
    urls = (f"app/static/{map_component.ASSET_PATH}", f"app/static/{geometry}")
    return {"urls": urls, "attribution": "; ".join(sources["attribution"])}


def area_map(view: AreaMap, key: str, offer: Offer, on_click: Callable[[str], None] | None = None) -> str | None:
    """Show a map with its source, table and files; return the code of the area clicked just now.

    Args:
        view: what it shows.
        key: constant, so that one map lives through all reruns and keeps its zoom.
        offer: its rows; its picture ``png`` stands in for the map in a browser that cannot draw.
        on_click: told the code of a clicked area before the page runs again.
    """

    def clicked() -> None:
        if on_click is not None:
            on_click(st.session_state[key].clicked)

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
        on_failed_change=failed,
        on_recovered_change=recovered,
    )
    if failure in st.session_state:
        st.image(offer.files["png"](), caption=view.label, width="stretch")
    source_line(offer.sources)
    table_twin(offer)
    return result.clicked


@st.fragment
def table_twin(offer: Offer) -> None:
    """Offer the rows as a table and as files; nothing is written until a reader opens it."""
    twin = st.expander(texts.TABLE_TWIN, icon=":material/table:", key=f"table_{offer.name}", on_change="rerun")
    if twin.open:
        with twin:
            table(offer)
            files(offer)


def listing(offer: Offer) -> None:
    """Show rows openly, with their source and files."""
    table(offer)
    source_line(offer.sources)
    files(offer)


def table(offer: Offer) -> None:
    """Show rows in Czech writing; long tables scroll and sort."""
    if len(offer.frame) <= SHORT_TABLE:
        st.table(tables.written(tables.with_short_sources(offer.frame), offer.labels).map(_plain), hide_index=True)
    else:
        st.dataframe(
            tables.styled(offer.frame, offer.labels),
            hide_index=True,
            width="stretch",
            height=420,
            placeholder=numbers.MISSING,
        )


def files(offer: Offer) -> None:
    """Offer the files of some rows; each is made only when a reader asks for it."""
    with st.container(horizontal=True):
        for ending, make in _with_choices(offer).files.items():
            st.download_button(
                texts.DOWNLOAD[ending],
                make,
                file_name=f"{offer.file_name}.{ending.removeprefix('excel.')}",
                key=f"download_{offer.name}_{ending}",
                on_click="ignore",
                icon=":material/download:",
            )


def source_line(sources: pd.DataFrame) -> None:
    """Write who the numbers come from, of what date and under what licence."""
    st.caption("  \n".join(source_texts(sources)))


def source_texts(sources: pd.DataFrame) -> list[str]:
    """One line a source: attribution, date, licence; of many only the first, the rest stands beside the rows."""
    if len(sources) > MOST_SOURCES:
        first = "; ".join(_plain(each) for each in sources["attribution"].head(MOST_SOURCES))
        licences = "; ".join(_plain(each) for each in sources["licence"].unique())
        more = numbers.integer(len(sources) - MOST_SOURCES)
        return [texts.SOURCES_LINE.format(count=len(sources), first=first, more=more, licence=licences)]
    return [
        texts.SOURCE_LINE.format(
            attribution=_plain(row.attribution), date=_plain(numbers.dated(row.data_date)), licence=_plain(row.licence)
        )
        for row in sources.itertuples()
    ]


def document(label: str, make: Callable[[], bytes], file_name: str) -> None:
    """Offer a document that is made only when a reader asks for it."""
    st.download_button(
        label, make, file_name=file_name, key="document", on_click="ignore", icon=":material/picture_as_pdf:"
    )


def address_of(code: str, year: int) -> str:
    """Whole address of the page of a municipality, for a document that travels without the app."""
    return f"{st.context.url}?{urlencode({MUNICIPALITY: code, YEAR: year})}"


def caveats(texts_: Sequence[str]) -> None:
    """Say several things at once that a reader has to know; plain sentences."""
    caveat("\n".join(f"- {_plain(text)}" for text in texts_))


def caveat(text: str) -> None:
    """Say what a reader has to know before using a claim."""
    st.info(text, icon=":material/info:")


def _plain(text: str) -> str:
    """Show data as it is: markdown in it has no effect."""
    return numbers.escape_markdown(text)

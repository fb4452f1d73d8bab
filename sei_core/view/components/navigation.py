"""The ways through the atlas: menu, shared filters, search, links, and what is selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from sei_core.domain.levels import Level
from sei_core.view import labels, links, numbers, tables, texts
from sei_core.view.components.choices import begin_choices, choose
from sei_core.view.components.frame import heading
from sei_core.view.labels import Area
from sei_core.view.links import AREA, MUNICIPALITY, YEAR

_REPAIRS = st.components.v2.component(
    "page_repairs", js=Path(__file__).with_name("page_repairs.js").read_text(encoding="utf-8")
)

#: Key in the address of what is selected on the map; the others are in ``view/links.py``.
SELECTED = "vyber"

_SHARED = "shared_filters"


def areas(known: pd.DataFrame) -> list[Area]:
    """Write the areas of ``queries.meta.areas`` for a choice."""
    return list(labels.areas(known).values())


def sidebar(sections: Mapping[str, Sequence[object]], years: Sequence[int], known: Sequence[Area]) -> None:
    """Offer the pages and the filters that all of them share; the filters live in the address, on every page.

    Streamlit's own menu of sections is a list that screen readers cannot read, hence links.

    Args:
        sections: Streamlit's pages by the title of their section.
        years: at hand, the latest first.
        known: areas to choose from, the country first.
    """
    begin_choices()
    notices = st.container()  # on the page: a narrow screen shows no sidebar
    with st.sidebar:
        st.markdown(f"**{texts.APP_TITLE}**")
        # Above the menu, which is longer than a screen.
        st.session_state[_SHARED] = (
            choose(texts.FILTER_YEAR, years, YEAR, str, notices=notices),
            choose(texts.FILTER_AREA, known, AREA, area_label, notices=notices),
        )
        st.divider()
        for title, pages in sections.items():
            st.caption(title)
            for each in pages:
                st.page_link(each, query_params=shared_address())
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


def area_label(area: Area) -> str:
    """What a reader and the address see of an area."""
    return area.label


def chosen_municipality(exists: Callable[[str], bool]) -> str | None:
    """The municipality in the address or chosen before; an unknown code is answered by a notice."""
    asked = st.query_params.get(MUNICIPALITY)
    if asked is None:
        asked = st.session_state.get(MUNICIPALITY)
    if asked is not None and not exists(asked):
        st.warning(texts.UNKNOWN_MUNICIPALITY.format(code=numbers.escape_markdown(asked)))
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
        st.warning(texts.UNKNOWN_SELECTION.format(code=numbers.escape_markdown(code)))
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
        st.markdown(f"#### {numbers.escape_markdown(labels.area(row.level, row.area_name))}")
        within = "" if pd.isna(row.within_name) else numbers.escape_markdown(row.within_name)
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
        st.info(texts.SEARCH_NOTHING.format(text=numbers.escape_markdown(text)))
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


def ask_municipality(
    title: str, note: str, search: Callable[[str, str], pd.DataFrame], exists: Callable[[str], bool]
) -> str | None:
    """Head a part of a page about one municipality, let a reader find it, and return the code of the chosen one.

    Args:
        title: of the part.
        note: what the reader gets.
        search: as in ``municipality_search``.
        exists: as in ``chosen_municipality``.
    """
    heading(title)
    st.markdown(note)
    municipality_search(search, on_choice=select_municipality)
    return chosen_municipality(exists)


def municipality_link(code: str, name: str, district: str, points: int | None = None) -> None:
    """Link to the page of a municipality; a name never stands without its okres and code."""
    label = _municipality_label(code, name, district)
    if points is not None:
        label = texts.MUNICIPALITY_POINTS_LINK.format(points=numbers.points(points), link=label)
    st.page_link("pages/index/obec.py", label=label, query_params=shared_address(**{MUNICIPALITY: code}))


def _municipality_label(code: str, name: str, district: str) -> str:
    return texts.MUNICIPALITY_LINK.format(
        name=numbers.escape_markdown(name), district=numbers.escape_markdown(district), code=code
    )


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
                st.page_link(
                    "pages/index/kraje.py",
                    label=numbers.escape_markdown(each.label),
                    query_params=address,
                    width="content",
                )


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


def atlas_address() -> str:
    """Address of the atlas as this reader reaches it, for documents that travel."""
    return links.atlas(st.context.url)

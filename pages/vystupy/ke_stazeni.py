"""How to take the data of the atlas away?"""

import streamlit as st

from sei_core import catalogue
from sei_core.export.offer import Offer
from sei_core.queries import meta
from sei_core.view import components as ui
from sei_core.view import downloads as words
from sei_core.view import numbers, texts


@st.cache_resource(max_entries=12, show_spinner=False)
def listing_of(release: str, year: int) -> Offer:
    """Every table with the number of its rows: forty questions, asked once for a release and year."""
    listed, sources = catalogue.listing(year), meta.sources_of(*words.MAIN_TABLES)
    return Offer(listed, "tabulky-ke-stazeni", sources, formats=words.LISTING_FORMATS)


@st.cache_resource(max_entries=100, show_spinner=False)
def counted(release: str, name: str, year: int, area_code: str | None) -> catalogue.Counted:
    """Number of rows of a table and their sources: every row is read for it, once for a release and choice."""
    return catalogue.TableOffer(catalogue.find(name), year, area_code).counted()


def take(offer: catalogue.TableOffer, found: catalogue.Counted, area: ui.Area) -> None:
    """One table: what it is, its files, how it is cited."""
    chosen = offer.chosen
    st.markdown(texts.DOWNLOADS_GRAIN.format(grain=numbers.escape_markdown(chosen.grain)))
    ui.metrics(words.headline(found.row_count, offer.of_year, area.label if offer.area_code else ""))
    ui.statements(words.remarks(chosen.name, has_areas=chosen.by_area))
    ui.files(offer)
    st.caption(texts.DOWNLOADS_NAME.format(name=offer.file_name))
    ui.source_line(found.sources)
    st.markdown(texts.DOWNLOADS_CITE)
    st.code(offer.about(found.sources).citation, language=None, wrap_lines=True)


def ask_interface(offer: catalogue.TableOffer, row_count: int) -> None:
    """Where the interface is, and whole addresses of the chosen table."""
    atlas, chosen = ui.atlas_address(), offer.chosen
    st.subheader(texts.DOWNLOADS_INTERFACE, anchor=False)
    if not words.is_served():
        ui.nothing(texts.DOWNLOADS_NOT_SERVED)
    st.markdown(words.interface_note(atlas))
    st.caption(texts.DOWNLOADS_BASE)
    st.code(f"{atlas}{words.INTERFACE}", language=None, wrap_lines=True)
    for name, address in words.table_addresses(atlas, chosen, offer.of_year, offer.area_code).items():
        st.caption(texts.DOWNLOADS_ADDRESS.format(format=texts.DOWNLOADS_FORMAT[name]))
        st.code(address, language=None, wrap_lines=True)
    ui.sentences(words.address_remarks(chosen.name, row_count, offer.area_code))
    st.markdown(f"**{texts.DOWNLOADS_GIS}**")
    st.markdown(texts.DOWNLOADS_GIS_NOTE)
    st.code(f"{atlas}{words.FEATURES}", language=None, wrap_lines=True)


with ui.page(texts.DOWNLOADS_TITLE, texts.DOWNLOADS_LEAD):
    year, area, exports = ui.chosen_year(), ui.chosen_area(), catalogue.EXPORTS
    st.subheader(texts.DOWNLOADS_CHOOSE, anchor=False)
    names = {name: each.title for name, each in exports.items()}
    chosen = exports[ui.choose(texts.DOWNLOADS_TABLE, list(names), "data", names.get)]
    offer = catalogue.TableOffer.of_choice(chosen, year, area.code)
    found = counted(meta.release(), offer.name, year, offer.area_code)
    take(offer, found, area)

    st.subheader(texts.DOWNLOADS_DOCUMENTS, anchor=False)
    st.markdown(texts.DOWNLOADS_DOCUMENTS_NOTE)
    ui.page_links(texts.DOWNLOADS_LINKS)

    ask_interface(offer, found.row_count)

    st.subheader(texts.DOWNLOADS_COMMANDS, anchor=False)
    st.markdown(texts.DOWNLOADS_COMMANDS_NOTE)
    st.code(words.commands(offer.name, offer.of_year, offer.area_code, offer.file_name, area.code, year), language=None)

    st.subheader(texts.DOWNLOADS_ALL, anchor=False)
    st.markdown(texts.DOWNLOADS_ALL_NOTE.format(year=year))
    ui.page_links(texts.DOWNLOADS_REFERENCES)
    ui.listing(listing_of(meta.release(), year))

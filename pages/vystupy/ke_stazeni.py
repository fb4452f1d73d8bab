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
    return Offer(catalogue.listing(year), "tabulky-ke-stazeni", meta.sources_of(*words.MAIN_TABLES))


def take(chosen: catalogue.Export, year: int, area: ui.Area) -> tuple[catalogue.TableOffer, int]:
    """One table: what it is, its files, how it is cited; also how many rows it has."""
    is_part = bool(chosen.area_column) and area.code != meta.areas()["area_code"].iloc[0]
    offer = catalogue.TableOffer(chosen, year, area.code if is_part else None)
    rows = catalogue.rows(chosen, year, offer.area_code)
    sources = catalogue.sources_frame(chosen, year, rows, with_boundaries=chosen.is_layer)
    about = catalogue.about_of(chosen, year, rows, offer.area_code, with_boundaries=chosen.is_layer)
    st.markdown(texts.DOWNLOADS_GRAIN.format(grain=numbers.escape_markdown(chosen.grain)))
    ui.metrics(words.headline(len(rows), year if chosen.by_year else None, area.label if is_part else ""))
    ui.statements(words.remarks(chosen.name, has_areas=bool(chosen.area_column)))
    ui.files(offer)
    st.caption(texts.DOWNLOADS_NAME.format(name=offer.file_name))
    ui.source_line(sources)
    st.markdown(texts.DOWNLOADS_CITE)
    st.code(about.citation, language=None, wrap_lines=True)
    return offer, len(rows)


def ask_interface(offer: catalogue.TableOffer, row_count: int) -> None:
    """Where the interface is, and whole addresses of the chosen table."""
    atlas, chosen = ui.atlas_address(), offer.chosen
    st.subheader(texts.DOWNLOADS_INTERFACE, anchor=False)
    if not words.is_served():
        ui.nothing(texts.DOWNLOADS_NOT_SERVED)
    st.markdown(words.interface_note(atlas))
    st.caption(texts.DOWNLOADS_BASE)
    st.code(f"{atlas}{words.INTERFACE}", language=None, wrap_lines=True)
    year = offer.year if chosen.by_year else None
    for name, address in words.table_addresses(atlas, chosen, year, offer.area_code).items():
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
    offer, row_count = take(exports[ui.choose(texts.DOWNLOADS_TABLE, list(names), "data", names.get)], year, area)

    st.subheader(texts.DOWNLOADS_DOCUMENTS, anchor=False)
    st.markdown(texts.DOWNLOADS_DOCUMENTS_NOTE)
    ui.page_links(texts.DOWNLOADS_LINKS)

    ask_interface(offer, row_count)

    st.subheader(texts.DOWNLOADS_COMMANDS, anchor=False)
    st.markdown(texts.DOWNLOADS_COMMANDS_NOTE)
    of_year = year if offer.chosen.by_year else None
    st.code(words.commands(offer.name, of_year, offer.area_code, offer.file_name, area.code, year), language=None)

    st.subheader(texts.DOWNLOADS_ALL, anchor=False)
    st.markdown(texts.DOWNLOADS_ALL_NOTE.format(year=year))
    ui.page_links(texts.DOWNLOADS_REFERENCES)
    ui.listing(listing_of(meta.release(), year))

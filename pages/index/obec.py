"""Why does a municipality have its points?"""

from functools import partial

import streamlit as st

from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export import map_files, profile_pdf
from sei_core.export.offer import Offer
from sei_core.queries import areas, meta, municipality, overview
from sei_core.view import charts, labels, maps, profile, texts
from sei_core.view import components as ui

BAND = Measure(INDEX, Part.BAND)


def invite(year: int, area: ui.Area) -> None:
    """How to choose a municipality."""
    st.markdown(texts.MUNICIPALITY_HOW)
    st.subheader(texts.OVERVIEW_HEAVIEST.format(area=area.label), anchor=False)
    ui.municipality_links(overview.heaviest(year, area.code), 8)


def known_of(code: str, year: int) -> profile.Profile:
    """Ask everything that the sentences, tables and the document share."""
    return profile.Profile(
        year,
        municipality.profile(code, year),
        municipality.indicators(code, year),
        municipality.distances(code, year),
        municipality.comparison(code, year),
        municipality.neighbours(code, year),
        municipality.similar(code, year),
    )


def show(known: profile.Profile, code: str, year: int) -> None:
    """Who it is, why it has its points, what lies around, who is like it."""
    name, band = known.row.municipality_name, areas.values(year, Level.MUNICIPALITY, BAND)
    index, scores = meta.sources_of("municipality_index", year=year), meta.sources_of("indicator_result", year=year)

    st.header(name, anchor=False)
    st.markdown(profile.identity(known))
    everything, address = meta.sources_of("indicator_result", "area_boundary", year=year), ui.address_of(code, year)
    boundaries = partial(areas.boundaries, release=meta.release())
    document = partial(profile_pdf.profile_pdf, known, band, boundaries, everything, address)
    ui.document(texts.PROFILE_DOWNLOAD, document, texts.PROFILE_FILE.format(code=code, year=year))
    ui.metrics(profile.headline(known))
    ui.metrics(profile.parts(known))

    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(texts.MUNICIPALITY_FINDINGS, anchor=False)
        ui.statements(profile.findings(known))
        ui.caveats(profile.caveats(known))
    with right:
        matrix = charts.points_matrix(known.indicators, year, name)
        ui.figure(matrix, Offer(known.indicators, "ukazatele-obce", scores))

    st.subheader(texts.MUNICIPALITY_WHY, anchor=False)
    st.markdown(profile.how_to_read())
    for reason in profile.reasons(known):
        ui.explained(reason.title, reason.sentences, reason.tests)
    ui.source_line(scores)
    ui.table_twin(Offer(profile.tests(known), "zkousky-obce", scores))

    left, right = st.columns(2, gap="large")
    with left:
        label, around = texts.MUNICIPALITY_AROUND_LABEL.format(name=name), municipality.surroundings(code)
        orp = labels.Area(known.row.orp_code, Level.ORP, label)
        scene = maps.Scene(band, around, BAND, Level.MUNICIPALITY, year, orp)
        st.subheader(scene.title, anchor=False)
        frame = ui.map_frame(meta.geometry(), meta.sources_of("area_boundary", year=year))
        view = maps.area_map(scene, **frame, selected=code, compact=True, height=420)
        mapped = meta.sources_of("municipality_index", "area_boundary", year=year)
        takeaway = map_files.MapOffer(scene, mapped, meta.release(), areas.boundaries)
        ui.open_municipality(ui.area_map(view, "municipality_map", takeaway))
    with right:
        st.subheader(texts.MUNICIPALITY_NEIGHBOURS, anchor=False)
        ui.municipality_links(known.neighbours)
        ui.table_twin(
            Offer(known.neighbours, "sousedni-obce", meta.sources_of("municipality_index", "neighbour", year=year))
        )
        st.subheader(texts.MUNICIPALITY_SIMILAR, anchor=False)
        st.markdown(profile.likeness(known))
        ui.municipality_links(known.similar)
        ui.table_twin(Offer(known.similar, "podobne-obce", scores))

    left, right = st.columns(2, gap="large")
    with left:
        compared = labels.named(known.comparison)
        ui.figure(charts.comparison(compared, year), Offer(compared, "srovnani-obce", index))
    with right:
        years = municipality.history(code)
        ui.figure(charts.history(years, name), Offer(years, "index-obce", meta.sources_of("municipality_index")))
        st.markdown(profile.years(years))


with ui.page(texts.MUNICIPALITY_TITLE, texts.MUNICIPALITY_LEAD):
    year, code = ui.chosen_year(), ui.chosen_municipality(municipality.exists)
    ui.municipality_search(municipality.search, key=f"hledat_{code}")
    if code is None:
        invite(year, ui.chosen_area())
    else:
        show(known_of(code, year), code, year)

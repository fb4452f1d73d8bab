"""Why does a municipality have its points, and who helps there?"""

from functools import partial

import streamlit as st

from sei_core.documents import profiles
from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export import map_files
from sei_core.export.offer import Offer, cited
from sei_core.queries import areas, meta, municipality, overview
from sei_core.view import charts, labels, maps, municipality_support, profile, support, texts
from sei_core.view import components as ui

BAND = Measure(INDEX, Part.BAND)


def show(known: profile.Profile, helped: municipality_support.Support, year: int) -> None:
    """Who it is, why it has its points, who helps, what lies around, who is like it."""
    code, name = helped.place.code, helped.place.label
    sources_of, band = partial(meta.sources_of, year=year), areas.values(year, Level.MUNICIPALITY, BAND)
    scores, borders = sources_of("indicator_result"), sources_of("area_boundary")
    map_sources = sources_of("municipality_index", "area_boundary")
    st.header(name, anchor=False)
    st.markdown(profile.identity(known))
    address = ui.atlas_address()
    document = partial(profiles.profile, code, year, address)
    ui.document(texts.PROFILE_DOWNLOAD, document, texts.PROFILE_FILE.format(code=code, year=year), address)
    ui.metrics(profile.headline(known))
    ui.metrics(profile.parts(known))

    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(texts.MUNICIPALITY_FINDINGS, anchor=False)
        ui.statements([*profile.findings(known), municipality_support.headline(helped)])
        ui.caveats([*profile.caveats(known), *profile.undrawn(is_drawn=municipality.is_drawn(code))])
    with right:
        ui.figure(charts.points_matrix(known.indicators, year, name), Offer(known.indicators, "ukazatele-obce", scores))

    st.subheader(texts.MUNICIPALITY_WHY, anchor=False)
    st.markdown(profile.how_to_read())
    for reason in profile.reasons(known):
        ui.explained(reason.title, reason.sentences, reason.tests)
    ui.evidence(Offer(profile.tests(known), "zkousky-obce", scores))
    show_support(helped, known.row.region_name)

    left, right = st.columns(2, gap="large")
    with left:
        orp = labels.Area(known.row.orp_code, Level.ORP, texts.MUNICIPALITY_AROUND_LABEL.format(name=name))
        scene = maps.Scene(band, municipality.surroundings(code), BAND, Level.MUNICIPALITY, year, orp)
        st.subheader(scene.title, anchor=False)
        view = maps.area_map(scene, **ui.map_frame(meta.geometry(), borders), selected=code, compact=True, height=420)
        mapped = map_files.MapOffer(scene, map_sources, meta.release(), areas.boundaries)
        ui.open_municipality(ui.area_map(view, "municipality_map", mapped))
        compared = labels.named(known.comparison)
        ui.figure(charts.comparison(compared, year), Offer(compared, "srovnani-obce", sources_of("municipality_index")))
    with right:
        st.subheader(texts.MUNICIPALITY_NEIGHBOURS, anchor=False)
        ui.municipality_links(known.neighbours)
        ui.table_twin(Offer(known.neighbours, "sousedni-obce", sources_of("municipality_index", "neighbour")))
        st.subheader(texts.MUNICIPALITY_SIMILAR, anchor=False)
        st.markdown(profile.likeness(known))
        ui.municipality_links(known.similar)
        ui.table_twin(Offer(known.similar, "podobne-obce", scores))
        years = municipality.history(code)
        ui.figure(charts.history(years, name), Offer(years, "index-obce", meta.sources_of("municipality_index")))
        st.markdown(profile.years(years))


def show_support(helped: municipality_support.Support, region: str) -> None:
    """Who helps, since when and with what; where to read on."""
    st.subheader(texts.SUPPORT_HEADING, anchor=False)
    ui.statements([municipality_support.headline(helped), *municipality_support.reservations(helped)])
    for part in helped.parts:
        ui.part(part, cited(part.rows, part.offer, helped.known))
    st.markdown(texts.SUPPORT_MORE.format(region=region))
    ui.page_links(support.LINKS, **{ui.AREA: region})


with ui.page(texts.MUNICIPALITY_TITLE, texts.MUNICIPALITY_LEAD):
    year, code = ui.chosen_year(), ui.chosen_municipality(municipality.exists)
    ui.municipality_search(municipality.search, key=f"hledat_{code}")
    if code is None:
        st.markdown(texts.MUNICIPALITY_HOW)
        st.subheader(texts.OVERVIEW_HEAVIEST.format(area=ui.chosen_area().label), anchor=False)
        ui.municipality_links(overview.heaviest(year, ui.chosen_area().code), 8)
    else:
        show(*profiles.of_municipality(code, year), year)

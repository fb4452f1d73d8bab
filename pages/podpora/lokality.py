"""Where are excluded localities?"""

import streamlit as st

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.export.map_files import CategoryOffer
from sei_core.export.offer import cited
from sei_core.queries import areas, localities, meta
from sei_core.view import components as ui
from sei_core.view import localities as words
from sei_core.view import locality_charts as charts
from sei_core.view import locality_maps, texts


def known(area: ui.Area, with_mentions: bool, with_low: bool) -> None:
    """The localities that sources name, on a map and by municipality."""
    rows = localities.listed(area.code, with_mentions, with_low)
    municipalities = localities.by_municipality(area.code, with_mentions, with_low)
    if municipalities.empty:
        return
    coverage = localities.coverage(area.code, with_low)
    offer = cited(rows, "lokality-seznam", meta.references())
    borders = meta.sources_of("area_boundary")
    left, right = st.columns(2, gap="large")
    with left:
        members = areas.members(Level.MUNICIPALITY, area.code)
        scene = locality_maps.known_scene(localities.counts(with_low), municipalities, members, coverage, area)
        view = locality_maps.known_map(scene, **ui.map_frame(meta.geometry(), borders), height=480)
        sources = words.sources(offer.sources, borders)
        takeaway = CategoryOffer(scene, sources, meta.release(), areas.boundaries, "lokality-mapa")
        ui.open_municipality(ui.area_map(view, "localities_map", takeaway))
    with right:
        for group in words.grouped(municipalities, rows):
            ui.municipality_link(group.code, group.name, group.district)
            ui.statements(group.sentences)
    ui.source_line(offer.sources)
    ui.table_twin(offer)


def summary(area: ui.Area) -> None:
    """What the newest survey counted in the chosen area."""
    survey = localities.survey(area.code)
    if survey.empty:
        st.markdown(texts.LOCALITY_NO_SURVEY)
        return
    offer = cited(survey, "lokality-souhrn", meta.references())
    st.subheader(words.survey_heading(survey), anchor=False)
    ui.metrics(words.headline(survey))
    ui.statements(words.scope(survey, area))
    ui.source_line(offer.sources)
    ui.table_twin(offer)


def by_region(area: ui.Area, whole: ui.Area) -> None:
    """What the newest survey counted in each kraj; the kraje of the chosen area stand out."""
    regions = localities.survey_by_region()
    if regions.empty:
        return
    st.subheader(texts.LOCALITY_REGIONS_HEADING.format(year=regions["survey_year"].iloc[0]), anchor=False)
    chosen = [] if area.level is Level.COUNTRY else areas.members(Level.REGION, area.code)["area_code"].tolist()
    references = meta.references()
    sources = cited(regions, "lokality-kraje", references).sources
    left, right = st.columns(2, gap="large")
    with left:
        measure = ui.choose(
            texts.LOCALITY_MEASURE, list(locality_maps.SURVEY_MEASURES), "udaj", texts.LOCALITY_MEASURE_CHOICE.get
        )
        borders = meta.sources_of("area_boundary")
        scene = locality_maps.survey_scene(regions, areas.members(Level.REGION, COUNTRY_CODE), measure, whole)
        view = locality_maps.survey_map(scene, measure, **ui.map_frame(meta.geometry(), borders), height=400)
        st.markdown(f"##### {scene.title}")
        drawn_from = words.sources(sources, borders)
        takeaway = CategoryOffer(scene, drawn_from, meta.release(), areas.boundaries, "lokality-mapa-kraju")
        ui.area_map(view, "survey_map", takeaway)
    with right:
        ui.figure(charts.counts(regions, chosen), cited(regions, "lokality-kraje", references))
    left, right = st.columns(2, gap="large")
    with left:
        ui.figure(charts.people(regions, chosen), cited(regions, "lokality-lide", references))
    with right:
        ui.figure(charts.averages(regions, chosen), cited(regions, "lokality-prumery", references))
        ui.statements(words.disagreements(regions))


def earlier() -> None:
    """What older surveys counted, as far as anybody says."""
    rows = localities.earlier_surveys()
    if not rows.empty:
        st.subheader(texts.LOCALITY_EARLIER, anchor=False)
        st.markdown(texts.LOCALITY_EARLIER_NOTE)
        ui.listing(cited(rows, "lokality-drive", meta.references()))


with ui.page(texts.LOCALITIES_TITLE, texts.LOCALITIES_LEAD):
    area = ui.chosen_area()
    summary(area)

    st.subheader(texts.LOCALITY_KNOWN_HEADING.format(area=area.label), anchor=False)
    left, right = st.columns(2)
    with left:
        with_mentions = ui.choose_whether(texts.LOCALITY_WITH_MENTIONS, "zminky")
    with right:
        with_low = ui.choose_whether(texts.LOCALITY_WITH_LOW, "nizka")
    st.caption(words.low_notice(localities.low_count(area.code), with_low))
    ui.caveats(words.reach(localities.coverage(area.code, with_low), localities.survey(area.code), area))
    known(area, with_mentions, with_low)

    by_region(area, ui.areas(meta.areas())[0])
    earlier()

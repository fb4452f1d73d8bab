"""Where are excluded localities?"""

import streamlit as st

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.export.map_files import CategoryOffer
from sei_core.export.offer import cited
from sei_core.queries import areas, localities, meta
from sei_core.view import components as ui
from sei_core.view import localities as words
from sei_core.view import locality_charts, locality_maps, overlays, texts

COLUMNS = 2


def known(area: ui.Area) -> None:
    """The localities that sources name, on a map and by municipality."""
    ui.heading(texts.LOCALITY_KNOWN_HEADING.format(area=area.label))
    left, right = st.columns(2)
    with left:
        with_mentions = ui.choose_whether(texts.LOCALITY_WITH_MENTIONS, "zminky")
    with right:
        with_low = ui.choose_whether(texts.LOCALITY_WITH_LOW, "nizka")
    coverage = localities.coverage(area.code, with_low)
    municipalities = localities.by_municipality(area.code, with_mentions, with_low)
    said = words.reach(coverage, localities.survey(area.code), area)
    said.append(words.low_notice(localities.low_count(area.code), with_low))
    if municipalities.empty:
        ui.caveats(said)
        return
    offer = cited(localities.listed(area.code, with_mentions, with_low), "lokality-seznam", meta.references())
    left, right = st.columns([3, 2], gap="large")
    with left:
        groups = words.in_columns(words.grouped(municipalities, offer.frame), COLUMNS)
        for column, dealt in zip(st.columns(COLUMNS), groups, strict=True):
            with column:
                for group in dealt:
                    ui.municipality_link(group.code, group.name, group.district)
                    ui.statements(group.sentences)
        ui.evidence(offer)
    with right:
        borders, members = meta.sources_of("area_boundary"), areas.members(Level.MUNICIPALITY, area.code)
        scene = locality_maps.known_scene(localities.counts(with_low), municipalities, members, coverage, area)
        layers = overlays.locality_points(municipalities)
        view = locality_maps.known_map(scene, **ui.map_frame(meta.geometry(), borders), height=420)
        sources = words.sources(offer.sources, borders)
        takeaway = CategoryOffer(scene, sources, meta.release(), areas.boundaries, "lokality-mapa", layers)
        ui.open_municipality(ui.area_map(overlays.over(view, layers), "localities_map", takeaway))
        ui.caveats(said)


def summary(area: ui.Area) -> None:
    """What the newest survey counted in the chosen area, or in the kraj or country around it."""
    survey = localities.survey(area.code)
    if survey.empty:
        return
    offer = cited(survey, "lokality-souhrn", meta.references())
    ui.heading(words.survey_heading(survey))
    ui.metrics(words.headline(survey))
    ui.statements(words.scope(survey, area))
    ui.evidence(offer)


def by_region(area: ui.Area, whole: ui.Area) -> None:
    """What the newest survey counted in each kraj; the kraje of the chosen area stand out."""
    regions = localities.survey_by_region()
    if regions.empty:
        return
    st.subheader(texts.LOCALITY_REGIONS_HEADING.format(year=regions["survey_year"].iloc[0]), anchor=False)
    chosen = [] if area.level is Level.COUNTRY else areas.members(Level.REGION, area.code)["area_code"].tolist()
    offers = [cited(regions, f"lokality-{what}", meta.references()) for what in ("kraje", "lide", "prumery")]
    left, right = st.columns(2, gap="large")
    with left:
        measure = ui.choose(
            texts.LOCALITY_MEASURE, list(locality_maps.SURVEY_MEASURES), "udaj", texts.LOCALITY_MEASURE_CHOICE.get
        )
        borders = meta.sources_of("area_boundary")
        scene = locality_maps.survey_scene(regions, areas.members(Level.REGION, COUNTRY_CODE), measure, whole)
        view = locality_maps.survey_map(scene, measure, **ui.map_frame(meta.geometry(), borders), height=400)
        ui.heading(scene.title, is_small=True)
        sources = words.sources(offers[0].sources, borders)
        takeaway = CategoryOffer(scene, sources, meta.release(), areas.boundaries, "lokality-mapa-kraju")
        ui.area_map(view, "survey_map", takeaway)
    with right:
        ui.figure(locality_charts.counts(regions, chosen), offers[0])
    left, right = st.columns(2, gap="large")
    with left:
        ui.figure(locality_charts.people(regions, chosen), offers[1])
    with right:
        ui.figure(locality_charts.averages(regions, chosen), offers[2])
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
    known(area)
    by_region(area, ui.areas(meta.areas())[0])
    earlier()

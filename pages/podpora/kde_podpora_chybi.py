"""Which burdened municipalities have no known current cooperation?"""

from dataclasses import replace

import streamlit as st

from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export import map_files
from sei_core.export.offer import Offer, cited
from sei_core.queries import areas, cooperation, gaps, meta
from sei_core.view import category_maps, cooperation_charts, cooperation_map, texts
from sei_core.view import components as ui
from sei_core.view import cooperation as words

BAND = Measure(INDEX, Part.BAND)
LINKS = 12


def show(year: int, area: ui.Area, points_from: int) -> None:
    """Show the burdened municipalities of an area: how many, where, and which."""
    burdened = gaps.burdened(year, area.code, points_from)
    coverage = gaps.coverage(year, area.code, points_from)
    if burdened.empty:
        st.markdown(texts.GAPS_NOTHING.format(year=year))
        return
    ui.metrics(words.gap_headline(coverage))
    newest = cooperation.newest_source(area.code)
    age = words.by_last_source(newest)
    ui.caveats([*age, texts.GAPS_CAVEAT, texts.GAPS_CAVEAT_PEOPLE])
    index, references = meta.sources_of("municipality_index", year=year), meta.references()
    sources = words.joined(index, cited(burdened, "kde-podpora-chybi", references).sources)

    left, right = st.columns([3, 2], gap="large")
    with left:
        every = areas.values(year, Level.MUNICIPALITY, BAND)
        members = areas.members(Level.MUNICIPALITY, area.code)
        scene = cooperation_map.gap_scene(burdened, every, members, area, year, points_from)
        st.subheader(scene.title, anchor=False)
        borders = meta.sources_of("area_boundary")
        view = category_maps.area_map(scene, **ui.map_frame(meta.geometry(), borders))
        takeaway = map_files.CategoryOffer(scene, words.joined(borders, sources), meta.release(), areas.boundaries)
        ui.open_municipality(ui.area_map(view, "gaps_map", takeaway))
    with right:
        st.subheader(texts.GAPS_FIRST, anchor=False)
        ui.municipality_links(words.without_cooperation(burdened), LINKS)

    st.subheader(words.gap_title(newest, area.label, year), anchor=False)
    ui.listing(replace(cited(words.ranked(burdened), "kde-podpora-chybi", references), sources=sources))

    st.subheader(texts.GAPS_COVERAGE, anchor=False)
    for column, weight, name in zip(st.columns(2, gap="large"), texts.COVERAGE_TITLE, ("", "-obyvatele"), strict=True):
        with column:
            chart = cooperation_charts.coverage(coverage, weight, year, points_from)
            ui.figure(chart, Offer(words.coverage_rows(coverage), f"pokryti-kraju{name}", sources))


with ui.page(texts.GAPS_TITLE, texts.GAPS_LEAD):
    choice = texts.GAPS_POINTS_CHOICE
    points_from = ui.choose(texts.GAPS_POINTS, list(choice), "body", choice.get, inline=True)
    show(ui.chosen_year(), ui.chosen_area(), points_from)

"""Where is the burden?"""

import streamlit as st

from sei_core.domain.levels import Level
from sei_core.domain.measures import measures_of
from sei_core.export import map_files
from sei_core.queries import areas, meta, municipality
from sei_core.view import components as ui
from sei_core.view import maps, texts

LEVELS = (Level.MUNICIPALITY, Level.OPOU, Level.ORP, Level.DISTRICT, Level.REGION)


@st.fragment
def atlas() -> None:
    """The map with its own choices: a change redraws these and nothing else."""
    with meta.one_release():
        ui.begin_anew_without(meta.years())
        year, area = ui.chosen_year(), ui.chosen_area()
        left, right = st.columns([3, 2])
        with left:
            level = ui.choose(texts.MAP_LEVEL, LEVELS, "uroven", texts.LEVEL_CHOICE.get, inline=True)
        with right:
            measure = ui.choose(texts.MAP_MEASURE, measures_of(meta.years(), year), "ukazatel", maps.measure_title)
        scene = maps.Scene(
            areas.values(year, level, measure),
            areas.members(level, area.code),
            measure,
            level,
            year,
            area,
            areas.largest(level, measure.subject),
        )
        borders = meta.sources_of("area_boundary")
        sources = meta.sources_of("indicator_result", "area_boundary", year=measure.source_year(year))
        takeaway = map_files.MapOffer(scene, sources, meta.release(), areas.boundaries)
        selected = ui.selected_area(areas.level_of)
        wide, narrow = st.columns([5, 2], gap="medium")
        with wide:
            st.markdown(f"##### {scene.title}")
            view = maps.area_map(scene, **ui.map_frame(meta.geometry(), borders), selected=selected, height=600)
            ui.area_map(view, "map", takeaway, on_click=ui.select_area)
        with narrow:
            ui.municipality_search(municipality.search)
            ui.area_card(areas.card(year, selected), areas.card_indicators(year, selected))


with ui.page(texts.MAP_PAGE_TITLE, texts.MAP_PAGE_LEAD):
    atlas()

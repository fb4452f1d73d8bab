"""Where is the burden?"""

from datetime import date

import streamlit as st

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.measures import measures_of
from sei_core.export import map_files
from sei_core.export.offer import cited
from sei_core.queries import areas, cooperation, localities, meta, municipality
from sei_core.view import components as ui
from sei_core.view import maps, overlays, texts

LEVELS = (Level.MUNICIPALITY, Level.OPOU, Level.ORP, Level.DISTRICT, Level.REGION)


def layers_of(overlay: overlays.Overlay, area: ui.Area) -> overlays.Layers:
    """What lies over the map in the chosen area; nothing is asked for that is not shown."""
    today, layers = date.today(), []
    if overlay.has_cooperation:
        members = areas.members(Level.MUNICIPALITY, area.code)
        standings, episodes = cooperation.by_municipality(today, today), cooperation.episodes(COUNTRY_CODE)
        layers.append(overlays.cooperation(standings, episodes, members))
    if overlay.has_localities:
        known = localities.by_municipality(area.code, with_mentions=False, with_low=False)
        layers.append(overlays.localities(known, localities.listed(area.code, with_mentions=False, with_low=False)))
    return overlays.together(layers, overlay, today)


def describe(layers: overlays.Layers) -> None:
    """What lies over the map, whose it is, and its rows."""
    if not layers.title:
        return
    st.caption(layers.title)
    if layers.table.empty:
        st.markdown(texts.OVERLAY_NONE)
        return
    offer = cited(layers.table, "prekryv", meta.references())
    ui.source_line(offer.sources)
    ui.table_twin(offer)
    ui.caveat(texts.OVERLAY_CAVEAT)


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
        overlay = ui.choose(texts.OVERLAY, list(overlays.Overlay), "prekryv", texts.OVERLAY_CHOICE.get, inline=True)
        layers = layers_of(overlay, area)
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
        takeaway = map_files.MapOffer(scene, sources, meta.release(), areas.boundaries, layers=layers)
        selected = ui.selected_area(areas.level_of)
        wide, narrow = st.columns([5, 2], gap="medium")
        with wide:
            st.markdown(f"##### {scene.title}")
            view = maps.area_map(scene, **ui.map_frame(meta.geometry(), borders), selected=selected, height=600)
            ui.area_map(overlays.over(view, layers), "map", takeaway, on_click=ui.select_area)
            if level is Level.MUNICIPALITY:
                ui.sentences(maps.undrawn(areas.undrawn(year, area.code)))
            describe(layers)
        with narrow:
            ui.municipality_search(municipality.search)
            ui.area_card(areas.card(year, selected), areas.card_indicators(year, selected))


with ui.page(texts.MAP_PAGE_TITLE, texts.MAP_PAGE_LEAD):
    atlas()

"""How to show the state of an area at a meeting?"""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from sei_core.documents import presentation
from sei_core.export import names
from sei_core.queries import meta
from sei_core.view import components as ui
from sei_core.view import maps, overlays, texts
from sei_core.view.deck import Deck, Meeting, Slide
from sei_core.view.map_component import AreaMap


@st.cache_resource(max_entries=24, show_spinner=False)
def deck_of(release: str, area_code: str, year: int, day: date) -> Deck:
    """Every slide, put together once for all screens and meetings of a day; another release has other ones."""
    return presentation.deck(area_code, year, Meeting("", "", day))


def draw(slide: Slide) -> tuple[AreaMap, Callable[[], bytes]]:
    """The map of a slide, and what makes its picture."""
    shown = slide.body
    view = maps.area_map(shown.scene, **ui.map_frame(meta.geometry(), meta.sources_of("area_boundary")))
    return overlays.over(view, shown.layers), presentation.map_offer(shown, slide.sources).files["png"]


with ui.presentation_page(texts.SLIDES_TITLE, texts.SLIDES_LEAD):
    year, area = ui.chosen_year(), ui.chosen_area()
    whole = partial(deck_of, meta.release(), area.code, year)
    meeting, chosen, keys = ui.presentation_choices(area.label, year, whole)
    deck = presentation.with_meeting(chosen, meeting)
    if ui.is_presented():
        ui.stage(deck, draw)
    else:
        makers = {"pptx": partial(presentation.pptx, deck), "pdf": partial(presentation.handout, deck)}
        ui.presentation_actions(partial(names.file_name, place=area.label, year=year), makers)
        ui.preview(deck, keys)

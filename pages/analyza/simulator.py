"""What would happen to the points if the counts changed?"""

from functools import partial

import streamlit as st

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.export.map_files import CategoryOffer
from sei_core.export.offer import Offer
from sei_core.queries import areas, meta, municipality, simulator
from sei_core.view import components as ui
from sei_core.view import explain, simulator_charts, simulator_enough, simulator_orp, simulator_spread, texts
from sei_core.view import simulator as words
from sei_core.view.category_maps import area_map

TABLES = "indicator_result", "yardstick"


def spread(year: int, changes: dict, what: str, said: tuple[str, ...], name: str) -> None:
    """Everybody else whose points move, and the map of all who do."""
    sources = partial(meta.sources_of, *TABLES, year=year)
    rows, values = simulator.others(year, changes), simulator.values(year, changes)
    moved = simulator_spread.others(rows)
    ui.heading(texts.SIMULATOR_OTHERS)
    ui.statements(simulator_spread.others_sentences(rows, moved))
    if not moved.empty:
        ui.listing(Offer(moved, f"{name}-dalsi", sources(), said))
    if values["value"].any():
        country, members = ui.areas(meta.areas())[0], areas.members(Level.MUNICIPALITY, COUNTRY_CODE)
        scene = simulator_spread.scene(values, members, country, said, what, year)
        ui.heading(scene.title, is_small=True)
        view = area_map(scene, **ui.map_frame(meta.geometry(), meta.sources_of("area_boundary")))
        drawn = scene, sources("area_boundary"), meta.release(), areas.boundaries
        ui.area_map(view, f"{name}_map", CategoryOffer(*drawn, f"{name}-mapa"))


def one(inputs: object, code: str, year: int) -> None:
    """Other counts and bases in one municipality."""
    values, places = ui.count_fields(words.groups(inputs))
    changes = words.changes(inputs, values)
    if problems := words.problems(simulator.refusals(year, changes), values):
        ui.refuse(places, problems)
        return
    said, sources = words.filters(inputs, changes, year), meta.sources_of(*TABLES, year=year)
    index, cells = simulator.outcome(year, changes), simulator.cells(code, year, changes)
    ui.heading(texts.SIMULATOR_RESULT)
    ui.metrics(words.headline(index, simulator_spread.others(simulator.others(year, changes)), year))
    left, right = st.columns([3, 2], gap="large")
    with left:
        chart = simulator_charts.matrix(cells, year, words.place(inputs), index)
        ui.figure(chart, Offer(words.matrix_rows(cells), "simulace-body", sources, said))
    with right:
        ui.statements(words.findings(inputs, index, cells, changes))
        ui.caveat(explain.prose("simulator_caveats"))
    moved = simulator.yardsticks(year, changes)
    if not moved.empty:
        sentences = [texts.SIMULATOR_YARDSTICK_LEAD, *simulator_spread.yardstick_sentences(moved)]
        ui.explained(texts.SIMULATOR_YARDSTICKS, sentences, simulator_spread.yardstick_table(moved))
        ui.evidence(Offer(moved, "simulace-meritka", sources, said))
        spread(year, changes, words.place(inputs), said, "simulace")


def enough(inputs: object, code: str, year: int) -> None:
    """The smallest changes that would bring the index of one municipality to a goal."""
    wanted, first = simulator_enough.wanted(words.points(inputs))
    ui.heading(texts.SIMULATOR_ENOUGH)
    st.markdown(texts.SIMULATOR_ENOUGH_LEAD.format(year=year))
    goal = ui.choose(texts.SIMULATOR_GOAL, wanted, "cil", simulator_enough.goal_label, index=first)
    rows = simulator.sufficient(code, year, goal.low, goal.high)
    for title, sentences, written in simulator_enough.ways(rows):
        ui.explained(title, sentences, written)
    ui.fill_buttons(simulator_enough.fillings(rows))
    sources, said = meta.sources_of(*TABLES, year=year), simulator_enough.filters(inputs, goal, year)
    ui.evidence(Offer(rows, "simulace-staci", sources, said))


def whole_orp(year: int, home: str) -> None:
    """The same percent in all municipalities of an ORP."""
    ui.heading(texts.SIMULATOR_ORP)
    st.markdown(texts.SIMULATOR_ORP_LEAD)
    known, first = simulator_orp.areas(ui.areas(meta.areas()), home)
    area = ui.choose(texts.SIMULATOR_ORP_CHOICE, known, "orp", ui.area_label, index=first)
    percents = ui.percent_fields()
    changes = simulator.percent_changes(area.code, year, percents)
    said, sources = simulator_orp.filters(area.label, percents, year), meta.sources_of(*TABLES, year=year)
    index = simulator.outcome(year, changes, area.code)
    ui.metrics(simulator_orp.headline(index, simulator_spread.others(simulator.others(year, changes)), changes))
    ui.statements([simulator_orp.bands(index)])
    ui.heading(texts.SIMULATOR_ORP_TABLE, is_small=True)
    ui.listing(Offer(simulator_spread.municipalities(index), "simulace-orp", sources, said))
    if changes:
        spread(year, changes, simulator_orp.what(area.label, percents), said, "simulace-orp")
    else:
        ui.nothing(simulator_orp.nothing(percents))


with ui.page(texts.SIMULATOR_TITLE, texts.SIMULATOR_LEAD):
    year, asked = ui.chosen_year(), ui.chosen_municipality(municipality.exists)
    code = asked or explain.EXAMPLE_CODE
    ui.municipality_search(municipality.search, key=f"hledat_{asked}", on_choice=ui.take_municipality)
    inputs = simulator.inputs(code, year)
    if inputs.empty:
        ui.nothing(texts.SIMULATOR_NOT_IN_YEAR.format(year=year))
    else:
        ui.heading(words.title(inputs, year))
        ui.statements(words.how(is_example=asked is None))
        one(inputs, code, year)
        enough(inputs, code, year)
        whole_orp(year, inputs["orp_code"].iloc[0])

"""How much does the index depend on how it is built, and on chance in small counts?"""

import streamlit as st

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.small_numbers import HALF
from sei_core.domain.variants import RECIPES
from sei_core.export.map_files import CategoryOffer
from sei_core.export.offer import Offer
from sei_core.queries import areas, meta, municipality, sensitivity
from sei_core.view import category_maps, change_words, explain, texts
from sei_core.view import components as ui
from sei_core.view import sensitivity as words
from sei_core.view import sensitivity_charts as figures

MOST = 15
PICK = municipality.search, municipality.exists


def variants(year: int, area: ui.Area) -> None:
    """The index built otherwise, beside the official one."""
    sources = meta.sources_of("indicator_result", year=year)
    made = {**RECIPES, sensitivity.OWN: (own := ui.own_variant())}
    table = sensitivity.variants(year, area.code, own)
    ui.heading(texts.VARIANTS_HEADING.format(area=area.label, year=year))
    st.caption(texts.VARIANTS_NOTE)
    ui.listing(Offer(table, "varianty", sources, words.filters(area, year, words.variant_text(sensitivity.OWN, own))))
    key = ui.choose(texts.VARIANT_LABEL, list(made), "varianta", texts.VARIANT_CHOICE.get)
    name, recipe = texts.VARIANT_CHOICE[key], made[key]
    filters = words.filters(area, year, words.variant_text(key, recipe))
    rows = sensitivity.municipalities(year, area.code, recipe)
    ui.metrics(words.variant_metrics(table.set_index("variant").loc[key]))
    members, borders = areas.members(Level.MUNICIPALITY, area.code), meta.sources_of("area_boundary")
    scene = words.difference_scene(sensitivity.differences(year, recipe), rows, members, area, year, name, recipe)
    takeaway = CategoryOffer(scene, sources, meta.release(), areas.boundaries, "varianta-rozdily")
    selected = ui.chosen_municipality(municipality.exists)
    ui.heading(scene.title, is_small=True)
    view = category_maps.area_map(scene, **ui.map_frame(meta.geometry(), borders), selected=selected, height=480)
    ui.area_map(view, "variant_map", takeaway, ui.select_municipality)
    pairs = sensitivity.transitions(year, area.code, recipe)
    ui.beside(
        (figures.transitions(pairs, name, year), Offer(pairs, "varianta-pasma", sources, filters)),
        (figures.shifts(rows.head(MOST), name, year), Offer(rows, "varianta-body", sources, filters)),
    )
    movers = Offer(words.moving(rows), "varianta-obce", sources, filters)
    ui.listing_or(texts.MOVERS_HEADING, movers, texts.MOVERS_BAND_NONE)


def draws(year: int, area: ui.Area) -> None:
    """Ranks and bands when weights and bounds are drawn."""
    ranges = ui.draw_ranges()
    if not ui.asked_for(texts.DRAWS_RUN, "losovat"):
        ui.nothing(texts.DRAWS_WAIT)
        return
    with ui.progress(texts.DRAWS_PROGRESS) as told:
        rows = sensitivity.draws(year, area.code, ranges, told)
    sources, method = meta.sources_of("indicator_result", year=year), words.draws_method(ranges)
    filters = words.filters(area, year, method)
    ui.headline(texts.DRAWS_HEADING.format(area=area.label, year=year), method, words.draws_metrics(rows))
    mixed = words.mixed(rows)
    ui.beside(
        (figures.ranks(rows.head(MOST), area.label, year), Offer(rows, "losy-poradi", sources, filters)),
        (figures.mix(mixed, area.label, year, "draws"), Offer(mixed, "losy-pasma", sources, filters)),
    )
    ui.listing_or(texts.EDGE_HEADING, Offer(words.on_edge(rows), "losy-hrana", sources, filters), texts.EDGE_NONE)
    if (code := ui.ask_municipality(texts.DRAWS_ONE, texts.DRAWS_ONE_PICK, *PICK)) is not None:
        ui.statements([words.drawn_said(sensitivity.draws(year, COUNTRY_CODE, ranges), code, year)])
    influence = sensitivity.influence(year, ranges)
    offer = Offer(influence, "losy-vliv", sources, filters)
    ui.figure_or(figures.influence(influence, year), offer, texts.INFLUENCE_NOTE, texts.INFLUENCE_NONE)


def small_numbers(year: int, area: ui.Area) -> None:
    """Points if the counts fell anew."""
    added = HALF if ui.choose_whether(texts.SMALL_HALF, "pulka", help_text=texts.SMALL_HALF_HELP) else 0.0
    rows, method = sensitivity.wobble(year, area.code, added), words.small_method(added)
    sources, filters = meta.sources_of("indicator_result", year=year), words.filters(area, year, method)
    ui.headline(texts.SMALL_HEADING.format(area=area.label, year=year), method, words.small_metrics(rows))
    mixed = words.mixed(rows)
    ui.beside(
        (figures.points(rows.head(MOST), area.label, year), Offer(rows, "sum-body", sources, filters)),
        (figures.mix(mixed, area.label, year, "small"), Offer(mixed, "sum-pasma", sources, filters)),
    )
    if (code := ui.ask_municipality(texts.JUMP_HEADING, texts.JUMP_PICK, *PICK)) is not None:
        jump(code, year, added, filters)


def jump(code: str, year: int, added: float, filters: tuple[str, ...]) -> None:
    """One municipality: its points if its counts fell anew, and whether its change is more than noise."""
    profile, chances = municipality.profile(code, year), sensitivity.wobble_of(code, year, added)
    if profile.empty:
        ui.nothing(texts.JUMP_NOT_THERE.format(year=year))
        return
    name, sources = explain.place(profile), meta.sources_of("indicator_result")
    ui.statements([words.chance_said(name, chances, year)])
    ui.figure(figures.chances(chances, name, year), Offer(chances, "sum-obec", sources, (*filters, name)))
    if not (others := change_words.others(meta.years(), year)):
        ui.nothing(texts.JUMP_ONE_YEAR.format(year=year))
        return
    before, after = change_words.pair(year, ui.choose(texts.JUMP_OTHER_YEAR, others, "srovnat", str))
    found = sensitivity.jump(code, before, after, added)
    ui.statements(words.jump_said(name, found))
    ui.listing_or(texts.JUMP_TABLE, Offer(found, "sum-skok", sources, (*filters, name)), texts.JUMP_MISSING)


with ui.page(texts.SENSITIVITY_TITLE, texts.SENSITIVITY_LEAD):
    parts = {"variants": variants, "draws": draws, "small": small_numbers}
    part = ui.choose(texts.SENSITIVITY_PART, list(parts), "cast", texts.SENSITIVITY_PART_CHOICE.get, inline=True)
    parts[part](ui.chosen_year(), ui.chosen_area())
    ui.caveat(words.caveat(sensitivity.recounted(ui.chosen_year())))

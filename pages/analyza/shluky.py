"""Do burdened places cluster?"""

import streamlit as st

from sei_core.domain.levels import Level
from sei_core.domain.spatial_autocorrelation import CLUSTERS, Statistic
from sei_core.domain.spatial_weights import NEIGHBOURHOODS
from sei_core.export.map_files import CategoryOffer
from sei_core.export.offer import Offer
from sei_core.queries import areas, clusters, meta, municipality
from sei_core.view import category_maps, cluster_charts, cluster_maps, explain, maps, numbers, texts
from sei_core.view import clusters as words
from sei_core.view import components as ui


def chosen() -> words.Setting:
    """Everything that the statistics depend on."""
    year, area = ui.chosen_year(), ui.chosen_area()
    known, names = words.measures(meta.years(), year), texts.CLUSTERS_STATISTIC_CHOICE
    usual, seeds = {"inline": True, "index": words.USUAL}, {"default": 1, "low": 0, "high": words.MOST_SEED}
    first, second, third = st.columns(3)
    with first:
        measure = ui.choose(texts.CLUSTERS_MEASURE, known, "ukazatel", maps.measure_title)
        drawn = ui.choose(texts.CLUSTERS_PERMUTATIONS, words.PERMUTATIONS, "permutace", numbers.integer, **usual)
    with second:
        neighbourhood = ui.choose(texts.CLUSTERS_NEIGHBOURHOOD, NEIGHBOURHOODS, "soused", words.neighbourhood)
        seed = ui.choose_number(texts.CLUSTERS_SEED, "seed", **seeds, help_text=texts.CLUSTERS_SEED_HELP)
    with third:
        statistic = ui.choose(texts.CLUSTERS_STATISTIC, list(Statistic), "statistika", names.get, inline=True)
        alpha = ui.choose(texts.CLUSTERS_ALPHA, words.ALPHAS, "hladina", numbers.plain, inline=True)
    return words.Setting(year, area, measure, neighbourhood, statistic, drawn, seed, alpha)


def offered(rows: object, name: str, setting: words.Setting) -> Offer:
    """Rows to take away with their sources, and with the method, its parameters and citations."""
    sources = meta.sources_of("indicator_result", "neighbour", year=setting.source_year)
    return Offer(rows, name, sources, setting.method_of(name), setting.formats)


def where(setting: words.Setting) -> None:
    """The map of clusters, how many municipalities are in each, and one of them among its neighbours."""
    local, code = clusters.local(*setting.each), ui.chosen_municipality(municipality.exists)
    known = areas.values(setting.year, Level.MUNICIPALITY, setting.measure)["area_code"]
    scene = cluster_maps.scene(known, areas.members(Level.MUNICIPALITY, setting.area.code), local, setting)
    wide, narrow = st.columns([5, 3], gap="medium")
    with wide:
        ui.heading(scene.title, is_small=True)
        frame = ui.map_frame(meta.geometry(), meta.sources_of("area_boundary"))
        view = category_maps.area_map(scene, selected=code, **frame)
        sources = meta.sources_of("indicator_result", "area_boundary", year=setting.source_year)
        takeaway = CategoryOffer(scene, sources, meta.release(), areas.boundaries, "shluky-mapa")
        ui.area_map(view, "clusters_map", takeaway, on_click=ui.select_municipality)
        st.caption(words.caption(setting.method))
    with narrow:
        ui.heading(texts.CLUSTERS_COUNTS, is_small=True)
        ui.listing(offered(words.counts(local, CLUSTERS[setting.statistic]), "shluky-pocty", setting))
        ui.heading(texts.CLUSTERS_CHOSEN, is_small=True)
        st.markdown(texts.CLUSTERS_CHOOSE)
        ui.municipality_search(municipality.search, on_choice=ui.select_municipality)
        if code is not None:
            ui.statements([words.of_one(code, local, clusters.left_out(*setting.part), setting)])
            if not (neighbours := words.table(clusters.neighbours_of(code, *setting.part), setting.measure)).empty:
                ui.listing(offered(neighbours, "shluky-sousede", setting))


def together(setting: words.Setting) -> None:
    """The Moran scatter and the permutations."""
    overall, rows = clusters.overall(*setting.whole), clusters.local(*setting.scatter)
    left, right = st.columns(2, gap="large")
    with left:
        shown = offered(words.table(rows, setting.measure), "shluky-moran", setting)
        ui.figure(cluster_charts.scatter(rows, overall, setting), shown)
    with right:
        rows = clusters.permuted(*setting.whole)
        ui.figure(cluster_charts.histogram(rows, overall, setting), offered(rows, "shluky-permutace", setting))


def lists(setting: words.Setting) -> None:
    """Connected territories, and the municipalities in some cluster: the first ones, and all to take away."""
    territories = clusters.territories(*setting.each)
    significant = words.significant(clusters.local(*setting.each), setting.measure)
    for rows, name, title, note in (
        (territories, "shluky-uzemi", texts.CLUSTERS_TERRITORIES, texts.CLUSTERS_TERRITORIES_NOTE),
        (significant, "shluky-obce", texts.CLUSTERS_TABLE, texts.CLUSTERS_TABLE_NOTE),
    ):
        ui.heading(title)
        st.markdown(note if len(rows) else texts.CLUSTERS_NONE)
        if len(rows):
            ui.table(offered(words.first(rows), name, setting))
            ui.evidence(offered(rows, name, setting))


with ui.page(texts.CLUSTERS_TITLE, texts.CLUSTERS_LEAD):
    setting = chosen()
    overall, left_out = clusters.overall(*setting.whole), clusters.left_out(*setting.part)
    if (obstacle := words.obstacle(overall, setting)) is not None:
        ui.nothing(obstacle)
    elif not setting.is_long or ui.asked_for(texts.CLUSTERS_RUN, "pocitat"):
        ui.metrics(words.headline(overall))
        found = clusters.local(*setting.each), clusters.territories(*setting.each)
        ui.heading(texts.CLUSTERS_FINDINGS)
        ui.statements(words.findings(overall, *found, setting))
        where(setting)
        together(setting)
        lists(setting)
    ui.heading(texts.CLUSTERS_LEFT_OUT)
    ui.statements([words.left_out_note(overall, setting)])
    if not left_out.empty:
        ui.evidence(offered(left_out, "shluky-vynechane", setting))
    ui.caveat(explain.prose("clusters_caveats"))

"""Which municipalities have in common what I am looking for, and what goes with what?"""

from datetime import date
from functools import partial

import streamlit as st

from sei_core.domain import correlation, selection
from sei_core.domain.levels import Level
from sei_core.export.map_files import MapOffer
from sei_core.export.offer import Offer
from sei_core.queries import areas, explorer, meta
from sei_core.view import components as ui
from sei_core.view import explain, explorer_charts, explorer_map, texts
from sei_core.view import explorer as words
from sei_core.view.explorer_map import Classified


def offer(rows: object, name: str, shown: words.Shown, *said: str) -> Offer:
    """Rows of the index of a year to take away, and how they were made."""
    return Offer(rows, name, meta.sources_of("indicator_result", year=shown.year), (*shown.filters, *said))


@st.fragment
def bench() -> None:
    """Filters, then the linked views: a change redraws these and nothing else."""
    with meta.one_release():
        ui.begin_anew_without(meta.years())
        everything = explorer.municipalities(ui.chosen_year(), date.today())
        within = areas.members(Level.MUNICIPALITY, ui.chosen_area().code)["area_code"]
        shown = ui.explorer_filters(everything, within, ui.areas(meta.areas()))
        if shown.rows.empty:
            return ui.nothing(texts.EXPLORER_NOTHING)
        ui.metrics(words.headline(shown.rows))
        ui.explorer_selection(shown)
        plot = ui.explorer_plot(shown)
        classes = ui.explorer_classes(shown)
        for place, show in zip(st.columns(2, gap="medium"), (related, mapped), strict=True):
            with place:
                show(shown, plot, classes)
        for place, column, name in zip(st.columns(2, gap="medium"), (plot.x, plot.y), ("x", "y"), strict=True):
            with place:
                spread(shown, plot, column, name)
        parts = (partial(listed, (plot.x, plot.y, classes.column, *shown.limited)), correlations, comparison)
        for place, show in zip(st.tabs(texts.EXPLORER_TABS), parts, strict=True):
            with place:
                show(shown)


def related(shown: words.Shown, plot: words.Plot, classes: Classified) -> None:
    """Two measures against each other, with the line through them."""
    drawn = words.drawn(shown, plot, classes.column)
    chart = explorer_charts.scatter(drawn, plot, shown.chosen, classes.shading)
    rows = offer(words.pairs(drawn.rows, plot), "pruzkumnik-graf", shown, *drawn.said)
    ui.linked_chart(chart, rows, partial(ui.put_set, ui.PICKED))
    st.caption(words.lines(drawn.said))


def mapped(shown: words.Shown, _: words.Plot, classes: Classified) -> None:
    """A measure on the map, the selection in outline."""
    scene = explorer_map.scene(shown, classes, areas.codes(Level.MUNICIPALITY))
    layers, said = explorer_map.selected(shown.chosen), (*shown.filters, classes.said)
    sources = meta.sources_of("indicator_result", "area_boundary", year=shown.year)
    files = MapOffer(scene, sources, meta.release(), areas.boundaries, "pruzkumnik-mapa", layers, said)
    ui.heading(scene.title, is_small=True)
    view = explorer_map.area_map(scene, shown, **ui.map_frame(meta.geometry(), meta.sources_of("area_boundary")))
    ui.linked_map(view, "explorer_map", files, partial(ui.toggle_set, ui.PICKED, shown.chosen))
    st.caption(classes.said)


def spread(shown: words.Shown, plot: words.Plot, column: str, name: str) -> None:
    """How one measure is distributed."""
    bins = explorer_charts.binned(shown.rows, column, shown.chosen)
    rows = offer(bins.drop(columns="codes"), f"pruzkumnik-rozdeleni-{name}", shown)
    ui.linked_chart(explorer_charts.histogram(bins, column, plot), rows, partial(ui.put_set, ui.PICKED))


def listed(columns: tuple[str, ...], shown: words.Shown) -> None:
    """The shown municipalities with all measures picked."""
    more = ui.explorer_columns()
    rows = offer(words.table(shown, (*columns, *more)), "pruzkumnik-obce", shown)
    ui.linked_table(rows, "explorer_table", partial(ui.toggle_set, ui.PICKED, shown.chosen))


@st.fragment
def correlations(shown: words.Shown) -> None:
    """How measures go together over the shown municipalities."""
    columns, coefficient, weight = ui.explorer_correlation()
    pairs = correlation.matrix(shown.rows, columns, coefficient, weight)
    title = words.coefficient_title(coefficient, weight is not None)
    rows = offer(words.correlations(pairs), "pruzkumnik-korelace", shown, title)
    ui.figure(explorer_charts.correlations(pairs, columns, title, shown), rows)
    ui.caveat(explain.prose("explorer_correlation"))


@st.fragment
def comparison(shown: words.Shown) -> None:
    """The shown municipalities beside areas and saved selections."""
    picked = ui.explorer_areas(ui.areas(meta.areas()))
    members = {each.label: areas.members(Level.MUNICIPALITY, each.code)["area_code"] for each in picked}
    groups, too_many = words.groups(shown, members)
    rows = offer(selection.compared(groups), "pruzkumnik-srovnani", shown)
    ui.table(rows)
    ui.statements(words.left_out(too_many))
    ui.figure(explorer_charts.comparison(rows.frame, shown.year), rows)


with ui.page(texts.EXPLORER_TITLE, texts.EXPLORER_LEAD):
    bench()

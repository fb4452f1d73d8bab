"""What changed between two years, and why?"""

import streamlit as st

from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export import map_files
from sei_core.export.offer import Offer
from sei_core.queries import areas, change, meta, method, municipality, overview
from sei_core.view import change_words, charts, explain, maps, texts
from sei_core.view import components as ui

CHANGE = Measure(INDEX, Part.CHANGE)
MOVERS, MEANS = 10, 20


def compared(chosen: int, years: list[int], area: ui.Area) -> None:
    """Everything about the change between two years at hand."""
    other = ui.choose(texts.CHANGE_OTHER_YEAR.format(year=chosen), change_words.others(years, chosen), "srovnat", str)
    before, after = pair = change_words.pair(chosen, other)
    sources = meta.sources_of("municipality_index")
    summary = change.summary(before, after, area.code)
    transitions = change.transitions(before, after, area.code)
    causes = change.decomposition(before, after, area.code)

    ui.metrics(change_words.headline(summary))
    st.subheader(texts.CHANGE_FINDINGS, anchor=False)
    ui.sentences(
        change_words.findings(summary, transitions, causes)
        + change_words.reservations(method.fit(), meta.inputs(), pair)
    )

    st.subheader(texts.CHANGE_MAP_HEADING.format(before=before, after=after, area=area.label), anchor=False)
    scene = change_words.ChangeScene(
        areas.values(after, Level.MUNICIPALITY, CHANGE, before),
        areas.members(Level.MUNICIPALITY, area.code),
        CHANGE,
        Level.MUNICIPALITY,
        after,
        area,
        before=before,
    )
    code = ui.chosen_municipality(municipality.exists)
    frame = ui.map_frame(meta.geometry(), meta.sources_of("area_boundary"))
    takeaway = map_files.MapOffer(
        scene, meta.sources_of("municipality_index", "area_boundary"), meta.release(), areas.boundaries
    )
    ui.area_map(maps.area_map(scene, **frame, selected=code), "change_map", takeaway, ui.select_municipality)
    ui.sentences(maps.undrawn(areas.undrawn(after, area.code)))

    left, right = st.columns(2, gap="large")
    with left:
        movers = change.movers(before, after, area.code, MOVERS)
        ui.figure(charts.movers(movers, before, after), Offer(movers, "zmeny-obci", sources))
        st.caption(texts.CHANGE_MOVERS_NOTE.format(count=MOVERS))
    with right:
        ui.figure(charts.transitions(transitions, before, after), Offer(transitions, "prechody-pasem", sources))
        ui.figure(
            charts.decomposition(causes, before, after, area.label),
            Offer(causes, "rozklad-uzemi", sources),
        )

    st.subheader(texts.CHANGE_OF_MUNICIPALITY, anchor=False)
    st.markdown(texts.CHANGE_PICK)
    ui.municipality_search(municipality.search, on_choice=ui.select_municipality)
    if code is not None:
        of_one(code, before, after)
    three_years(after, area)
    ui.caveat(explain.prose("change_caveats"))


def of_one(code: str, before: int, after: int) -> None:
    """Why the points of one municipality moved."""
    parts = change.decomposition_of(code, before, after)
    name = explain.place(municipality.profile(code, municipality.years_of(code)[0]))
    st.markdown(change_words.explained(name, municipality.history(code), parts, (before, after)))
    ui.figure(
        charts.decomposition(parts, before, after, name),
        Offer(parts, "rozklad-obce", meta.sources_of("municipality_index")),
    )


def three_years(year: int, area: ui.Area) -> None:
    """The mean of three years, which no single jump can carry."""
    means = change.three_year_means(year, area.code, MEANS)
    st.subheader(texts.CHANGE_THREE_YEARS.format(first=year - 2, last=year), anchor=False)
    if means.empty:
        st.markdown(texts.CHANGE_THREE_YEARS_NOTE.format(year=year, first=year - 2, last=year))
    else:
        ui.listing(Offer(means, "trilety-prumer", meta.sources_of("municipality_index")))


with ui.page(texts.CHANGE_TITLE, texts.CHANGE_LEAD):
    known = meta.years()
    if len(known) > 1:
        compared(ui.chosen_year(), known, ui.chosen_area())
    else:
        st.markdown(explain.prose("change_one_year", year=known[0]))

    totals = overview.published_totals()
    st.subheader(texts.CHANGE_SERIES, anchor=False)
    ui.figure(charts.published_series(totals), Offer(totals, "zverejnene-pocty", meta.sources_of("published_total")))
    ui.caveat(texts.SERIES_CAVEAT)
    st.markdown(f"**{texts.CHANGE_SERIES_ORIGIN}**")
    ui.sentences(change_words.series_notes(totals))

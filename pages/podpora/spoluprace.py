"""Who is helped, since when, and how sure is that?"""

from datetime import date
from functools import partial

import streamlit as st

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export import map_files
from sei_core.export.offer import Offer, cited
from sei_core.queries import agreements, areas, cooperation, meta
from sei_core.view import category_maps, cooperation_charts, cooperation_map, numbers, provenance, region_support, texts
from sei_core.view import components as ui
from sei_core.view import cooperation as words

FIRST_YEAR = 2008
BAND = Measure(INDEX, Part.BAND)
MAP_TABLES = {"standing": ("area_boundary",), "index": ("area_boundary", "municipality_index")}


def on_day(area: ui.Area, today: date, unconfirmed: bool, known, groups, counts, claims, references) -> None:
    """How municipalities and their groups stand on the chosen day."""
    days, kinds = words.days_of_years(FIRST_YEAR, today), texts.COOPERATION_MAP_CHOICE
    year = ui.choose_on_scale(texts.COOPERATION_DAY, list(days), "den", default=today.year)
    day, members = days[year], areas.members(Level.MUNICIPALITY, area.code)
    standings = cooperation.by_municipality(day, today, unconfirmed)

    st.subheader(texts.COOPERATION_ON_DAY.format(day=numbers.date(day), area=area.label), anchor=False)
    if words.of_municipalities(known).empty:
        st.markdown(texts.BEGINNINGS_NONE)
    else:
        ui.metrics(words.headline(standings, members, known, day))
        ui.metrics(words.unit_headline(known, day, today))
        ui.caveats([*words.how_old(cooperation.newest_source(area.code), day), *words.reservations(groups)])
        ui.statements(words.year_in_words(known, year, today))
    stands = partial(cooperation.by_municipality, today=today)
    beside = words.Beside(area.code, known, claims, members, stands, today)
    ui.statements(words.published_beside(counts, beside, year))

    kind = ui.choose(texts.COOPERATION_MAP, list(kinds), "mapa", kinds.get, inline=True)
    points, every = areas.values(ui.chosen_year(), Level.MUNICIPALITY, BAND), cooperation.episodes(COUNTRY_CODE)
    scene = cooperation_map.standing_scene(standings, every, points, members, day, area, unconfirmed)
    if kind == "index":
        scene = cooperation_map.over_index(scene, standings, points, ui.chosen_year())
    told = cited(known, "spoluprace", references).sources
    sources = words.joined(meta.sources_of(*MAP_TABLES[kind], year=ui.chosen_year()), told)
    st.markdown(f"##### {scene.title}")
    view = category_maps.area_map(scene, **ui.map_frame(meta.geometry(), meta.sources_of("area_boundary")))
    takeaway = map_files.CategoryOffer(scene, sources, meta.release(), areas.boundaries)
    ui.open_municipality(ui.area_map(view, "cooperation_map", takeaway))


def beginnings(area: ui.Area, known, references) -> None:
    """Where cooperation began, year by year, and the list of all of it."""
    rows = cooperation.beginnings(area.code)
    if len(rows):
        st.subheader(texts.BEGINNINGS_HEADING.format(area=area.label), anchor=False)
        sources = cited(rows, "zacatky-spoluprace", references).sources
        ui.listing(Offer(words.beginning_rows(rows), "zacatky-spoluprace", sources))
    if len(known):
        st.subheader(texts.EPISODES_HEADING, anchor=False)
        ui.listing(Offer(words.brief(known), "spoluprace", cited(known, "spoluprace", references).sources))


def in_time(area: ui.Area, today: date, known, references) -> None:
    """Episodes and memoranda on the same axis of time."""
    drawn, memoranda = words.with_bars(known), agreements.memoranda(area.code)
    names = cooperation.programmes()["programme_name"].tolist()
    if len(drawn):
        chart = cooperation_charts.episodes_timeline(drawn, names, area, today)
        ui.figure(chart, cited(words.timed(drawn), "spoluprace-cas", references))
    st.subheader(texts.MEMORANDA_HEADING, anchor=False)
    if memoranda.empty:
        st.markdown(texts.MEMORANDA_NONE)
        return
    ui.statements(region_support.memorandum_lines(memoranda))
    chart = cooperation_charts.memoranda_timeline(memoranda, area.label, today)
    ui.figure(chart, cited(words.memorandum_rows(memoranda), "memoranda", references))


def published(area: ui.Area, today: date, counts, groups, claims, references) -> None:
    """What was published, and where sources do not agree."""
    st.subheader(texts.COUNTS_HEADING, anchor=False)
    chart = cooperation_charts.published_counts(counts, today)
    ui.figure(chart, cited(words.count_rows(counts), "zverejnene-pocty-spoluprace", references))
    tables = {"skupiny-obci": groups, "partnerstvi": cooperation.partnerships(area.code)}
    if any(map(len, tables.values())):
        st.subheader(texts.GROUPS_HEADING, anchor=False)
    for name in filter(lambda name: len(tables[name]), tables):
        ui.table_twin(cited(tables[name], name, references))
    st.subheader(texts.COOPERATION_CONTRADICTIONS, anchor=False)
    ui.sentences(provenance.disagreements(claims, references) or [texts.COOPERATION_NO_CONTRADICTIONS])


with ui.page(texts.COOPERATION_TITLE, texts.COOPERATION_LEAD):
    today, area = date.today(), ui.chosen_area()
    unconfirmed = ui.choose_whether(
        texts.COOPERATION_UNCONFIRMED, "nepotvrzene", help_text=texts.COOPERATION_UNCONFIRMED_HELP
    )
    known, groups = cooperation.episodes(area.code, unconfirmed), cooperation.groups(area.code)
    counts, claims = agreements.published_counts(area.code), agreements.contradictions(area.code)
    references = meta.references()
    on_day(area, today, unconfirmed, known, groups, counts, claims, references)
    beginnings(area, known, references)
    in_time(area, today, known, references)
    published(area, today, counts, groups, claims, references)

"""How far are the projects?"""

from datetime import date

import streamlit as st

from sei_core.export.offer import Offer, cited
from sei_core.queries import meta, projects
from sei_core.view import components as ui
from sei_core.view import numbers, project_charts, texts
from sei_core.view import projects as words

FIRST, LAST = date(2008, 1, 1), date(2035, 12, 31)


def show_timeline(rows, place: str, day: date, references) -> None:
    """All projects in time, and those of which no date is known."""
    st.subheader(texts.PROJECTS_TIMELINE, anchor=False)
    ui.statements(words.reach_sentences(rows, place))
    chart = project_charts.project_timeline(rows, place, day)
    ui.figure(chart, cited(rows[list(words.TABLE)], "projekty", references))
    undated = words.undated(rows)
    if len(undated):
        count = numbers.counted(len(undated), "project")
        st.markdown(texts.UNDATED_SENTENCE.format(count=count))
        ui.table_twin(cited(undated[list(words.TABLE)], "projekty-bez-dat", references))


def show_project(key: str, indicators, contradictions, day: date, references) -> None:
    """The card of a project, its territories, indicators and calls."""
    known, own = projects.card(key), words.own(indicators, key)
    st.markdown(f"#### {numbers.escape_markdown(known['project_name'].item())}")
    if key in set(contradictions["subject_key"]):
        ui.caveat(texts.CARD_CONTRADICTION)
    sources = cited(known, "karta-projektu", references).sources
    ui.listing(Offer(words.card(known, contradictions, references), "karta-projektu", sources))

    st.markdown(f"##### {texts.PROJECT_TERRITORIES}")
    territories = projects.territories(key)
    if territories.empty:
        st.markdown(texts.PROJECT_TERRITORIES_NONE)
    else:
        ui.listing(cited(words.territory_table(territories), "uzemi-projektu", references))
        for place in territories.dropna(subset="municipality_code").itertuples():
            ui.municipality_link(place.municipality_code, place.unit_name, place.district_name)

    st.markdown(f"##### {texts.PROJECT_INDICATORS}")
    if own.empty:
        st.markdown(texts.PROJECT_INDICATORS_NONE)
    else:
        chart = project_charts.bullets(own, known["project_name"].item(), day)
        ui.figure(chart, cited(own[list(words.INDICATOR_TABLE)], "indikatory-projektu", references))

    calls = projects.calls_of(key)
    st.markdown(f"##### {texts.PROJECT_CALLS}")
    if calls.empty:
        st.markdown(texts.PROJECT_CALLS_NONE)
    else:
        ui.listing(cited(calls, "vyzvy-projektu", references))


def show_portfolio(indicators, place: str, day: date, references) -> None:
    """How all indicators of the area stand, and those that belong to no project."""
    st.subheader(texts.PORTFOLIO, anchor=False)
    stands, outside = words.stands(indicators), words.outside(indicators)
    sources = meta.sources_of("project_indicator", "indicator_value")
    ui.figure(project_charts.portfolio(stands, place, day), Offer(stands, "plneni-indikatoru", sources))
    st.markdown(texts.ALL_INDICATORS)
    ui.table_twin(cited(indicators[list(words.INDICATOR_TABLE)], "indikatory", references))

    st.subheader(texts.OUTSIDE_PROJECTS, anchor=False)
    st.markdown(texts.OUTSIDE_NONE if outside.empty else texts.OUTSIDE_LEAD)
    if len(outside):
        chart = project_charts.bullets(outside, texts.OUTSIDE_PROJECTS, day)
        ui.figure(chart, cited(outside[list(words.INDICATOR_TABLE)], "zavazky-mimo-projekty", references))
    st.subheader(texts.HOW_TO_ENTER, anchor=False)
    ui.sentences(texts.HOW_TO_ENTER_STEPS)


def show(rows, area: ui.Area, references) -> None:
    """Figures of the area, all projects in time, one of them, all indicators, calls."""
    with st.columns([1, 3])[0]:
        day = ui.choose_day(texts.PROJECTS_DAY, "k", default=date.today(), first=FIRST, last=LAST)
    indicators, contradictions, calls = projects.indicators(area.code, day), projects.contradictions(), projects.calls()
    for figures in words.headline(rows, indicators):
        ui.metrics(figures)
    ui.caveat(texts.PROJECTS_CAVEAT)
    show_timeline(rows, area.label, day, references)

    names = words.choice(rows)
    st.subheader(texts.PROJECT_CARD, anchor=False)
    key = ui.choose(texts.PROJECTS_CHOICE, list(names), "projekt", names.__getitem__)
    show_project(key, indicators, contradictions, day, references)
    show_portfolio(indicators, area.label, day, references)

    st.subheader(texts.ALL_CALLS, anchor=False)
    ui.statements(words.call_disagreements(contradictions, calls))
    ui.listing(cited(calls, "vyzvy", references))
    st.markdown(texts.CONTRADICTIONS)
    ui.table_twin(cited(words.disagreements(contradictions), "rozpory-projektu", references))


with ui.page(texts.PROJECTS_TITLE, texts.PROJECTS_LEAD):
    found = projects.of_area(ui.chosen_area().code)
    if found.empty:
        ui.caveat(texts.PROJECTS_NONE.format(place=ui.chosen_area().label))
    else:
        show(found, ui.chosen_area(), meta.references())

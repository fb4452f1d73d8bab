"""How far are the projects?"""

from datetime import date

import streamlit as st

from sei_core.export.offer import Offer, cited
from sei_core.queries import meta, projects
from sei_core.view import components as ui
from sei_core.view import numbers, project_charts, texts
from sei_core.view import projects as words


def show_timeline(rows, place: str, day: date, references) -> None:
    """All projects in time, and those of which no date is known."""
    st.subheader(texts.PROJECTS_TIMELINE, anchor=False)
    ui.statements([*words.reach_sentences(rows, place), texts.STATE_WORDS])
    ui.figure(project_charts.project_timeline(rows, place, day), cited(words.table(rows, day), "projekty", references))
    undated = words.undated(rows)
    if len(undated):
        st.markdown(texts.UNDATED_SENTENCE.format(count=numbers.counted(len(undated), "project")))
        ui.table_twin(cited(words.table(undated, day), "projekty-bez-dat", references))


def show_card(key: str, title: str, here: list[str], contradictions, day: date, references) -> None:
    """What is known of a project: first its places here, then the card and what sources disagree on."""
    known = projects.card(key)
    st.markdown(f"#### {numbers.escape_markdown(title)}")
    ui.statements(here)
    if len(words.claims_on(contradictions, "project", [key])):
        ui.caveat(texts.CARD_CONTRADICTION)
    sources = cited(known, "karta-projektu", references).sources
    ui.listing(Offer(words.card(known, contradictions, references, day), "karta-projektu", sources))


def show_bullets(indicators, whose: str, offer: str, otherwise: str, day: date, references) -> None:
    """Some indicators against their targets, or what to say without any."""
    if indicators.empty:
        st.markdown(otherwise)
    else:
        table = cited(words.indicator_table(indicators), offer, references)
        ui.figure(project_charts.bullets(indicators, whose, day), table)


def show_project(rows, indicators, contradictions, area: ui.Area, day: date, references) -> None:
    """One project to choose: its card, territories with links to municipalities, indicators and calls."""
    st.subheader(texts.PROJECT_CARD, anchor=False)
    names = words.choice(rows)
    key = ui.choose(texts.PROJECTS_CHOICE, list(names), "projekt", names.__getitem__)
    title, own, places = words.title(rows, key), words.own(indicators, key), projects.territories(key, area.code)
    show_card(key, title, words.places_in(places, area.level), contradictions, day, references)
    st.markdown(f"##### {texts.PROJECT_TERRITORIES}")
    ui.listing(cited(words.territory_table(places), "uzemi-projektu", references))
    for place in places.dropna(subset="municipality_code").itertuples():
        ui.municipality_link(place.municipality_code, place.unit_name, place.district_name)
    st.markdown(f"##### {texts.PROJECT_INDICATORS}")
    show_bullets(own, title, "indikatory-projektu", texts.PROJECT_INDICATORS_NONE, day, references)
    st.markdown(f"##### {texts.PROJECT_CALLS}")
    calls = words.call_table(projects.calls(key))
    if calls.empty:
        st.markdown(texts.PROJECT_CALLS_NONE)
    else:
        ui.listing(cited(calls, "vyzvy-projektu", references))


def show_portfolio(indicators, place: str, day: date, references) -> None:
    """How the area's own indicators stand, the table of all, and those that belong to no project."""
    st.subheader(texts.PORTFOLIO, anchor=False)
    stands = words.stands(words.of_the_area(indicators))
    table = Offer(stands, "plneni-indikatoru", meta.sources_of("project_indicator", "indicator_value"))
    ui.figure(project_charts.portfolio(stands, place, day), table)
    st.markdown(texts.ALL_INDICATORS)
    ui.table_twin(cited(words.indicator_table(indicators), "indikatory", references))
    st.markdown(texts.WHO_ENTERS_VALUES)
    st.subheader(texts.OUTSIDE_PROJECTS, anchor=False)
    st.markdown(texts.OUTSIDE_LEAD)
    outside, whose = words.outside(indicators), texts.OUTSIDE_PROJECTS
    show_bullets(outside, whose, "zavazky-mimo-projekty", texts.OUTSIDE_NONE, day, references)


def show_all_calls(calls, contradictions, references) -> None:
    """All calls that sources name, and all that sources disagree on."""
    st.subheader(texts.ALL_CALLS, anchor=False)
    ui.statements(words.call_disagreements(contradictions, calls))
    ui.listing(cited(words.call_table(calls), "vyzvy", references))
    st.markdown(texts.CONTRADICTIONS)
    ui.table_twin(cited(words.disagreements(contradictions), "rozpory-projektu", references))


def show(rows, area: ui.Area, references) -> None:
    """Figures of the area, all projects in time, one of them, all indicators, calls."""
    with st.columns([1, 3])[0]:
        day = ui.choose_day(texts.PROJECTS_DAY, "k", default=date.today(), **project_charts.DAYS)
    indicators, contradictions = projects.indicators(area.code, day), projects.contradictions()
    for figures in words.headline(rows, indicators):
        ui.metrics(figures)
    ui.statements(words.besides(rows, indicators))
    ui.caveat(texts.PROJECTS_CAVEAT)
    show_timeline(rows, area.label, day, references)
    show_project(rows, indicators, contradictions, area, day, references)
    show_portfolio(indicators, area.label, day, references)
    show_all_calls(projects.calls(), contradictions, references)


with ui.page(texts.PROJECTS_TITLE, texts.PROJECTS_LEAD):
    found = projects.of_area(ui.chosen_area().code)
    if found.empty:
        ui.caveat(texts.PROJECTS_NONE.format(place=ui.chosen_area().label))
    else:
        show(found, ui.chosen_area(), meta.references())

"""What do strategies promise, and what do they deliver?"""

from datetime import date

import streamlit as st

from sei_core.domain.plans import PlanPart
from sei_core.export.offer import cited
from sei_core.queries import meta
from sei_core.queries import plans as queries
from sei_core.view import components as ui
from sei_core.view import plan_charts, plans, provenance, texts

MODEL_WIDTH = 310  # pixels: a phone shows one box in a row


def states(shown, when: str, more: dict) -> None:
    """In which state measures are, by topic, by plan, by who is in charge."""
    topics, titles, people = (plans.counts(shown, by) for by in ("topic", "plan_name", "responsible"))
    left, right = st.columns(2, gap="large")
    with left:
        ui.figure(plan_charts.matrix(topics, when), cited(topics, "opatreni-oblasti", **more))
        ui.figure(plan_charts.states_by(titles, "plan_name", when), cited(titles, "opatreni-dokumenty", **more))
    with right:
        ui.figure(plan_charts.states_by(people, "responsible", when), cited(people, "opatreni-odpovednost", **more))


def measures(own, area: ui.Area) -> None:
    """Which measures there are, in which state, by whom."""
    ui.heading(texts.PLANS_MEASURES_HEADING.format(area=area.label))
    if own.empty:
        ui.nothing(texts.PLANS_NONE.format(area=area.label))
        return
    chosen = {}
    for column, choice in zip(st.columns(3), plans.choices(own), strict=True):
        with column:
            chosen[choice] = ui.choose(choice.label, choice.options, choice.key, str)
    shown = plans.filtered(own, chosen)
    if shown.empty:
        st.info(texts.PLANS_NO_MATCH)
        return
    more = {"references": meta.references(), "filters": plans.filter_lines(chosen)}
    ui.statements(plans.why_not_assessed(shown))
    if plans.is_assessed(shown).any():
        states(shown, plans.when(shown, area.label), more)
    st.markdown(f"##### {texts.PLANS_OUTLINE}")
    for title, lines in plans.outline(shown):
        with st.expander(title, expanded=True):
            st.markdown(lines)
    ui.evidence(cited(plans.table(shown, PlanPart.MEASURE), "opatreni", **more))


def tell(rows, *parts: PlanPart) -> None:
    """What a monitoring says in sum, and the rows of plans that nobody can fulfil."""
    for part in parts:
        found = plans.of_part(rows, part)
        if not found.empty:
            st.subheader(texts.PLAN_PART[part], anchor=False)
            st.caption(texts.PLAN_PART_NOTE[part])
            ui.sentences(plans.told(found, part))
            ui.evidence(cited(plans.table(found, part), texts.PLAN_PART_OFFER[part], meta.references()))


def documents(found, area: ui.Area, today: date) -> None:
    """When documents hold, and on what sources disagree about them."""
    st.subheader(texts.DOCUMENTS_HEADING, anchor=False)
    chart, references = plan_charts.documents(plans.on_axis(found), area.label, today), meta.references()
    ui.figure(chart, cited(plans.document_table(found), "dokumenty", references))
    ui.statements([texts.DOCUMENTS_NOTE, *plans.not_on_axis(found)])
    if disputed := provenance.disagreements(queries.contradictions(area.code), references):
        st.caption(texts.PLANS_DISAGREE)
        ui.sentences(disputed)


def models(area: ui.Area) -> None:
    """How planning goes, and which unit stands where."""
    phases, units, references = queries.phases(), queries.unit_phases(area.code), meta.references()
    st.subheader(texts.MODELS_HEADING, anchor=False)
    with st.container(horizontal=True):
        for name, steps in plans.models(phases):
            with st.container(border=True, width=MODEL_WIDTH):
                ui.heading(name, is_small=True)
                st.markdown(steps)
    ui.evidence(cited(phases, "faze-planovani", references))
    ui.heading(texts.STANDING_HEADING.format(area=area.label))
    if units.empty:
        ui.nothing(texts.STANDING_NONE.format(area=area.label))
    else:
        ui.statements(plans.known_standing(units))
        ui.listing(cited(plans.standing(units), "faze-celku", references))
    ui.caveat(texts.STANDING_HOW)


with ui.page(texts.PLANS_TITLE, texts.PLANS_LEAD):
    area = ui.chosen_area()
    rows, found = queries.measures(area.code), queries.documents(area.code)
    own = plans.counted(rows)
    ui.metrics(plans.headline(own, found))
    tell(rows, *plans.FIRST_PARTS)
    measures(own, area)
    tell(rows, *plans.OTHER_PARTS)
    documents(found, area, date.today())
    models(area)

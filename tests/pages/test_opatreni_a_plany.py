"""Opatření a plány, opened through the app: what visitors look for, numbers of the database, honest empty states."""

from __future__ import annotations

import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.domain.plans import MEASURE_KINDS
from sei_core.queries import plans
from tests.pages.opening import open_page

pytestmark = pytest.mark.usefixtures("atlas")
PAGE = "pages/podpora/opatreni_a_plany.py"


opened = partial(open_page, PAGE)


def said(app: AppTest) -> str:
    """Everything written on the page, with plain spaces and without escapes."""
    elements = [*app.subheader, *app.markdown, *app.caption, *app.info]
    text = "\n".join(element.value for element in elements)
    return text.replace("\u00a0", " ").replace("\u2060", "").replace("\\", "")


def labels(app: AppTest) -> list[str]:
    return [box.label.replace("\\", "").replace("\u2060", "") for box in app.expander]


def numbers_of(app: AppTest) -> dict[str, int]:
    return {metric.label: int(metric.value) for metric in app.metric}


@pytest.mark.parametrize(("area", "code"), [("Česko", "CZ"), ("Ústecký kraj", "CZ042"), ("okres Most", "CZ0425")])
def test_main_figures_are_those_of_the_database(area, code):
    rows, documents = plans.measures(code), plans.documents(code)
    measures = rows[rows["measure_kind"].isin(MEASURE_KINDS) & (rows["reach"] == "area")]

    assert numbers_of(opened(uzemi=area)) == {
        "Známá opatření a priority": len(measures),
        "Hodnocená jednotlivě": (measures["measure_state"] != "nehodnoceno").sum(),
        "Známé dokumenty území": (documents["reach"] == "area").sum(),
        "Dokumenty kraje a Česka": (documents["reach"] != "area").sum(),
    }


def test_a_visitor_from_ustecky_kraj_finds_themes_and_the_plan_of_most():
    app = opened(uzemi="Ústecký kraj")
    text = said(app)

    assert "Klíčová témata spolupráce s krajem" in text
    assert len(re.findall(r"\(Ústecký kraj, oblast ", text)) == 6
    assert [label for label in labels(app) if label.startswith("Strategický plán Most")] == [
        "Strategický plán Most 2010–2012 (Most)"
    ]
    for priority in ("1. Vzdělávání a volný čas", "2. Zaměstnanost", "3. Bydlení", "4. Prevence sociálně"):
        assert f"- **{priority}" in text


def test_a_visitor_from_liberecky_kraj_finds_the_monitoring_and_the_coordination_group():
    text = said(opened(uzemi="Liberecký kraj"))

    assert "monitoring za období 2022–2023 uvádí vysoký počet opatření „neplněno“" in text
    assert "monitoring za období 2022–2023 uvádí vysoký počet opatření „částečně plněno“" in text
    assert "Koordinační skupina** (Liberecký kraj): odbor sociálních věcí; odbor zdravotnictví" in text
    assert "Klíčová témata" not in text


def test_summaries_of_a_monitoring_are_in_no_chart():
    app = opened(uzemi="Liberecký kraj")
    text = said(app)

    assert numbers_of(app)["Hodnocená jednotlivě"] == 0
    assert [chart for chart in app.get("plotly_chart") if "opatreni" in chart.proto.id] == []
    assert "Žádné z vybraných opatření a priorit (celkem 4)" in text
    assert next(heading.value for heading in app.subheader) == "Co říká monitoring souhrnně"


def test_words_of_sources_and_contradictions_are_shown_as_such():
    text = said(opened(uzemi="Ústecký kraj"))

    assert "„realizováno (dle webu ASZ)“" in text
    assert "„splněno (navýšen)“" in text
    assert "Stav dokumentu:** schválen 24. 6. 2010 (" in text
    assert "; příprava (" in text


def test_where_units_stand_is_unknown_and_the_page_says_how_to_enter_it():
    app = opened(uzemi="Liberecký kraj")
    shown = next(table.value for table in app.table if "Fáze" in table.value)

    assert shown["Územní celek"].tolist() == plans.unit_phases("CZ051")["unit_name"].tolist()
    assert set(shown["Fáze"]) == {"fáze neuvedena"}
    assert "list „Fáze celků“" in said(app)
    assert "1. **Přípravná fáze**" in said(app)


def test_an_area_without_plans_says_so():
    app = opened(uzemi="ORP Pacov")
    text = said(app)

    assert "Atlas nezná žádné opatření ani prioritu" in text
    assert "není žádný celek" in text
    assert numbers_of(app)["Dokumenty kraje a Česka"] == len(plans.documents("6110")) > 0
    assert [table for table in app.get("plotly_chart") if "opatreni" in table.proto.id] == []


def test_choices_that_nothing_fits_say_so_and_stay_changeable():
    app = opened(stav="plněno")

    assert "Této volbě neodpovídá žádné opatření" in said(app)
    app.selectbox(key="choice_stav").set_value("nehodnoceno").run()
    assert not app.exception
    assert "Této volbě neodpovídá" not in said(app)


@pytest.mark.parametrize("key", ["dokument", "oblast", "stav"])
def test_an_unknown_value_in_a_link_is_answered_by_a_notice(key):
    app = opened(**{key: "nic takového"})

    assert [warning.value.count("nic takového") for warning in app.warning] == [1]
    assert numbers_of(app)["Známá opatření a priority"] > 0


def test_the_table_of_measures_has_the_words_of_the_source_beside_the_state():
    app = opened(uzemi="okres Most", dokument="Akční plán integračních opatření Litvínov")
    app.session_state["table_opatreni"] = True
    app.run()
    shown = next(table.value for table in app.table if "Stav slovy pramene" in table.value)

    assert shown["Stav opatření"].tolist() == ["nehodnoceno"] * 6
    assert "splněno (navýšen)" in [text.replace("\\", "") for text in shown["Stav slovy pramene"]]


def test_no_command_is_asked_of_a_visitor():
    assert "python -m" not in said(opened(uzemi="Liberecký kraj"))

"""Projekty: what the page shows is what the database says."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.queries import projects
from sei_core.view import texts
from tests.pages.opening import open_page

IP_2013 = "Zavádění systémových nástrojů sociálního začleňování v sociálně vyloučených lokalitách"
PAGE = "pages/podpora/projekty.py"
pytestmark = pytest.mark.usefixtures("atlas_module")


opened = partial(open_page, PAGE)


def metrics(app: AppTest) -> dict[str, str]:
    return {each.label: each.value for each in app.metric}


def tables(app: AppTest) -> str:
    return "\n".join(table.value.to_string() for table in app.table).replace("\\", "")


def alts(app: AppTest) -> str:
    return "\n".join(chart.proto.alt for chart in app.get("plotly_chart"))


def written(app: AppTest) -> str:
    return "\n".join(each.value for each in app.markdown).replace("\\", "")


def test_figures_are_those_of_the_database():
    rows, indicators = projects.of_area("CZ"), projects.indicators("CZ", date(2024, 7, 1))
    app = opened(k="2024-07-01")

    assert metrics(app) == {
        texts.PROJECTS_METRIC: str(len(rows)),
        texts.INDICATORS_METRIC: str(len(indicators)),
        texts.WITH_VALUE_METRIC: str(indicators["actual_value"].notna().sum()),
        texts.WITHOUT_VALUE_METRIC: str(indicators["actual_value"].isna().sum()),
        **{label: str((indicators["progress"] == key).sum()) for key, label in texts.PROGRESS_METRIC.items()},
    }


def test_a_kraj_counts_its_own_and_shows_what_is_for_the_whole_country_besides():
    app = opened(uzemi="Liberecký kraj", k="2024-07-01", projekt=IP_2013)

    assert metrics(app) == {
        texts.PROJECTS_METRIC: "3",
        texts.INDICATORS_METRIC: "1",
        texts.WITH_VALUE_METRIC: "1",
        texts.WITHOUT_VALUE_METRIC: "0",
        **dict.fromkeys(texts.PROGRESS_METRIC.values(), "0"),
        texts.PROGRESS_METRIC["stale"]: "1",
    }
    assert texts.BESIDES["country"].format(counts="6\u00a0projektů a 29\u00a0indikátorů") in written(app)
    assert "Skládaný pruhový graf, Liberecký kraj, k 1.\u00a07.\u00a02024: konečná hodnota chybí 1." in alts(app)
    assert "1 ze 4\u00a0setkání doloženo do 11.\u00a06.\u00a02024" in alts(app)
    assert f"{IP_2013} (celostátní)" in written(app)
    assert "externí evaluace partnerství (celostátní)" in alts(app)


def test_usti_sees_the_desegregation_project_at_once():
    app = opened(uzemi="Ústecký kraj")

    assert "CZ.03.02.02/00/22_004/0003844" in tables(app)
    assert "Centrum podpory a rozvoje aktivit směřujících k desegregaci v území" in alts(app)
    assert "s jmenovaným místem nebo účastníkem v území: 22" in written(app)


def test_liberec_sees_velke_hamry_as_the_first_substitute_with_a_link_to_the_municipality():
    app = opened(uzemi="Liberecký kraj")

    assert "náhradník, 7. v pořadí – první náhradník" in tables(app)
    assert "Velké Hamry (okres Jablonec nad Nisou) · 563838" in "\n".join(
        link.proto.label for link in app.get("page_link")
    )


def test_the_line_of_velke_hamry_stands_right_under_the_heading_of_the_card():
    app = opened(uzemi="Liberecký kraj")
    said = [each.value.replace("\\", "") for each in app.markdown]
    heading = next(place for place, text in enumerate(said) if text.startswith("#### Centrum podpory"))

    assert "Velké Hamry: náhradník, 7. v pořadí – první náhradník" in said[heading + 1]
    assert "první náhradník" not in written(opened()), "the whole country has no places to single out"


def test_a_project_whose_planned_end_has_passed_says_so_on_the_card_and_in_the_table():
    name = "Rozvoj systémů pro sociální začleňování"
    expected = "v realizaci (k 25.\u00a01.\u00a02023); plánovaný konec uplynul"

    assert expected in tables(opened(k="2026-11-22", projekt=name))
    assert expected not in tables(opened(k="2024-12-31", projekt=name))


def test_card_keeps_both_claims_on_the_end():
    shown = tables(opened())

    assert "31.\u00a08.\u00a02026 – Agentura pro sociální začleňování: Prezentace" in shown
    assert "30.\u00a09.\u00a02026 – Agentura pro sociální začleňování: Stránka projektu" in shown


def test_indicators_of_a_chosen_project_say_what_is_derived_and_what_is_not_entered():
    app = opened(projekt="Rozvoj systémů pro sociální začleňování", k="2024-07-01")

    assert "cíl nejméně 75\u00a0% z 40\u00a0ÚC = 30\u00a0ÚC; skutečnost nezadána" in alts(app)
    assert "1 ze 4\u00a0setkání doloženo do 11.\u00a06.\u00a02024" in alts(app)


def test_an_area_without_projects_of_its_own_says_so():
    app = opened(uzemi="ORP Pacov")

    assert texts.REACH_NONE.format(place="ORP Pacov") in written(app)
    assert texts.OUTSIDE_NONE in written(app)
    assert texts.PROJECT_CARD in [each.value for each in app.subheader]


def test_a_project_without_indicators_and_calls_says_so():
    app = opened(projekt="Druhá šance")

    assert texts.PROJECT_INDICATORS_NONE in written(app)
    assert texts.PROJECT_CALLS_NONE in written(app)
    assert "Druhá šance" in written(app)


@pytest.mark.parametrize("address", [{"projekt": "neznámý"}, {"k": "1999-01-01"}, {"k": "zítra"}])
def test_an_unknown_value_of_a_link_falls_back_with_a_notice(address):
    app = opened(**address)

    assert [notice.value for notice in app.warning if next(iter(address.values())).replace("-", "\\-") in notice.value]
    assert metrics(app)[texts.PROJECTS_METRIC] == "30"


def test_the_page_says_who_enters_values_without_commands():
    said = written(opened())

    assert texts.WHO_ENTERS_VALUES in said
    assert "python" not in said

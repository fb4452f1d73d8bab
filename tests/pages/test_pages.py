"""Each page opens through the front door, each choice changes the numbers, and without a database there is advice."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.paths import ROOT, app_script

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py"))


def open_page(page: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(app_script()), default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    app.switch_page(page)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def words(app: AppTest) -> str:
    """Everything written on the page."""
    kinds = ("title", "markdown", "caption", "subheader", "info", "warning", "error")
    written = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    return "\n".join(written + [f"{metric.label}: {metric.value}" for metric in app.metric])


@pytest.mark.parametrize("page", PAGES)
def test_page_opens(atlas, page):
    app = open_page(page)

    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


@pytest.mark.parametrize("page", [page for page in PAGES if "o_datech" not in page])
def test_an_area_and_a_wrong_year_in_the_link(atlas, page):
    app = open_page(page, rok="1999", uzemi="okres Nikde")

    assert not app.exception
    said = [warning.value for warning in app.warning]
    assert said == [
        "Odkaz žádá „1999“ ve volbě „Rok“, to tu ale není. Ukazujeme „2023“.",
        "Odkaz žádá „okres Nikde“ ve volbě „Území“, to tu ale není. Ukazujeme „Česko“.",
    ]


def test_the_area_of_a_link_changes_the_figures(atlas):
    country, region = open_page(PAGES[3]), open_page("pages/index/prehled.py", uzemi="Ústecký kraj")
    overview = open_page("pages/index/prehled.py")

    assert country.selectbox(key="choice_uzemi").value.code == "CZ"
    assert "Obce s 12+ body: 241 (3,9\u00a0%)" in words(overview)
    assert "Obce s 12+ body: 38 (10,7\u00a0%)" in words(region)
    assert "Nejvíc nad Českem" in words(region)


def test_prague_is_shown_apart(atlas):
    assert "ale 29,7\u00a0% z nich v Praze; bez Prahy je to 34,4\u00a0%" in words(open_page("pages/index/prehled.py"))


def test_a_choice_in_the_shared_filter_changes_every_page(atlas):
    app = open_page("pages/index/kraje.py")
    district = next(area for area in app.selectbox(key="choice_uzemi").options if area == "okres Most")

    app.selectbox(key="choice_uzemi").select(district).run()

    assert not app.exception
    assert "Zobrazeno: okres Most" in words(app)
    app.switch_page("pages/index/prehled.py").run()
    assert "**Okres Most** (2023): 12 a více bodů má 5\u00a0obcí z 26" in words(app)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("567337", "Obrnice"),
        ("554782", "Praha"),
        ("561231", "Sulislav"),
        ("545422", "Boletice"),
        ("555177", "Hradiště"),
    ],
)
def test_municipality_of_a_link(atlas, code, said):
    app = open_page("pages/index/obec.py", obec=code)

    assert not app.exception
    assert said in words(app)
    assert code in words(app)


def test_an_unknown_municipality_is_answered_by_a_notice(atlas):
    app = open_page("pages/index/obec.py", obec="999999")

    assert not app.exception
    assert [warning.value for warning in app.warning] == [
        "Odkaz žádá obec s kódem „999999“, takovou atlas nezná. Vyhledejte obec podle názvu."
    ]


def test_search_leads_to_the_municipality(atlas):
    app = open_page("pages/index/prehled.py")

    app.text_input(key="hledat").set_value("sluknov").run()

    assert "Šluknov (okres Děčín) · 562858" in next(link.label for link in app.get("page_link")).replace("\\", "")


def test_map_selection_of_a_link_shows_its_card(atlas):
    app = open_page("pages/index/mapa.py", vyber="567337")

    assert "#### Obrnice" in words(app)
    assert "Index: 29\u00a0bodů" in words(app)


def test_map_offers_no_change_with_one_year(atlas):
    measures = open_page("pages/index/mapa.py").selectbox(key="choice_ukazatel").options

    assert "Pásmo indexu" in measures
    assert not [measure for measure in measures if "Změna" in measure]


def test_without_a_database_the_first_start_builds_it(empty_home):
    from streamlit import cache_resource

    cache_resource.clear()
    app = AppTest.from_file(str(app_script()), default_timeout=120).run()

    assert not app.exception
    assert "Obce s 12+ body: 241 (3,9\u00a0%)" in words(app)
    assert (empty_home / "var" / "current").exists()


def links(app: AppTest) -> dict[str, dict[str, str]]:
    """Links to the pages of support beside their figures: path and what they take along."""
    found = [link.proto for link in app.main.get("page_link")]
    return {link.page: dict(part.split("=") for part in unquote_plus(link.query_string).split("&")) for link in found}

"""Each page opens through the front door, each choice changes the numbers, and without a database there is advice."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.paths import ROOT, app_script
from sei_core.queries import agreements, gaps, municipality, plans
from tests.pages.opening import open_page

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py"))


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
    assert "Proti Česku je nejvyšší podíl" in words(region)


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


def test_without_a_database_the_first_start_builds_it(empty_home, computed):
    from streamlit import cache_resource

    cache_resource.clear()
    app = AppTest.from_file(str(app_script()), default_timeout=120).run()

    assert not app.exception
    assert "Obce s 12+ body: 241 (3,9\u00a0%)" in words(app)
    assert (empty_home / "var" / "current").exists()


def support_links(app: AppTest) -> dict[str, str | None]:
    """Pages of support that the page itself links to, and the area that each link takes along."""
    found = {link.proto.page: parse_qs(link.proto.query_string) for link in app.main.get("page_link")}
    paths = {path.stem for path in (ROOT / "pages" / "podpora").glob("*.py")}
    return {page: address.get("uzemi", [None])[0] for page, address in found.items() if page in paths}


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value.replace("\u00a0", " ") for metric in app.metric}


def said(app: AppTest) -> str:
    """Everything written on the page as its reader sees it."""
    return words(app).replace("\\", "").replace("\u2060", "").replace("\u00a0", " ")


@pytest.mark.parametrize("area", ["Česko", "Česko bez Prahy", "Ústecký kraj", "okres Most", "ORP Pacov"])
def test_who_helps_in_an_area(atlas, area):
    app = open_page("pages/index/prehled.py", uzemi=area)
    code = app.selectbox(key="choice_uzemi").value.code
    burdened, everyone = (gaps.coverage(2023, code, points).groupby("last_known") for points in (12, 0))
    count = everyone["municipality_count"].sum()
    without = burdened["municipality_count"].sum().get("none", 0)

    assert not app.exception
    assert metrics(app)["Podle posledního pramene trvá"].split()[0] == str(count["current"])
    (beside,) = [each.delta for each in app.metric if each.label == "Podle posledního pramene trvá"]
    assert beside.replace("\u00a0", " ").startswith(f"konec neznámý: {count['unknown_end']} ")
    assert metrics(app)["12+ bodů bez známé spolupráce"].split(" (")[0] == str(without)
    assert set(support_links(app).values()) == {area}
    assert len(support_links(app)) == 6
    assert "po roce 2019 neúplný" in said(app)


def test_memoranda_of_a_kraj_and_of_the_country(atlas):
    in_force = agreements.memoranda("CZ").query("memorandum_state in ['platné', 'běží']")
    agreed = set(in_force.query("memorandum_kind == 'memorandum'")["region_code"])
    country = open_page("pages/index/prehled.py")

    assert metrics(country)["Kraje s memorandem"] == f"{len(agreed)} z 14"
    beside = {metric.label: metric.delta for metric in country.metric}["Kraje s memorandem"]
    assert beside.endswith(f"jen jiná spolupráce: {len(set(in_force['region_code']) - agreed)}")
    kraj = metrics(open_page("pages/index/prehled.py", uzemi="Liberecký kraj"))
    assert kraj["Spolupráce s krajem"] == "memorandum platné"


def test_support_of_every_kraj_is_a_table_with_the_numbers_of_the_database(atlas):
    app = open_page("pages/index/kraje.py")
    table = next(each.value for each in app.table if "Spolupráce s krajem" in each.value).set_index("Kraj")
    rows = gaps.coverage(2023, "CZ", 12).pivot(index="region_name", columns="last_known", values="municipality_count")

    assert len(table) == 14
    for column, kind in (("Podle posledního pramene trvá (obcí)", "current"), ("Bez známé spolupráce (obcí)", "none")):
        assert table[column].astype(int).to_dict() == rows[kind].reindex(table.index).to_dict()


@pytest.mark.parametrize("area", ["Ústecký kraj", "okres Most", "ORP Most"])
def test_support_in_a_kraj_is_that_of_the_kraj_in_which_the_area_lies(atlas, area):
    app = open_page("pages/index/kraje.py", uzemi=area)
    burdened = gaps.coverage(2023, "CZ042", 12).set_index("last_known")["municipality_count"]
    themes = plans.key_themes("CZ042")["measure_text"]

    assert not app.exception
    assert metrics(app)["Spolupráce s krajem"] == "spolupráce"
    (card,) = [metric for metric in app.metric if metric.label == "Spolupráce s krajem"]
    whole = "bez doloženého memoranda, k 4. 12. 2023; starší memorandum vypovězeno krajem 10/2019"
    assert card.delta == "bez doloženého memoranda"
    assert whole in card.help.replace("\u00a0", " ")
    assert metrics(app)["12+ bodů: bez známé spolupráce"].split(" (")[0] == str(burdened["none"])
    assert metrics(app)["12+ bodů: konec neznámý"].split(" (")[0] == str(burdened["unknown_end"])
    assert len(themes) == 6
    assert all(theme in said(app) for theme in themes)
    assert "vypovězeno krajem" in said(app)


def test_a_kraj_of_which_nothing_is_known_says_so(atlas):
    app = open_page("pages/index/kraje.py", uzemi="Hlavní město Praha")

    assert not app.exception
    assert metrics(app)["Spolupráce s krajem"] == "není známo"


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        (
            "567256",
            ["sídliště Janov – panelové sídliště (stav 2010)", "ubytovny UNO", "Bílý Sloup", "Prameny se neshodnou"],
        ),
        ("567027", ["priorita (4): 1. Vzdělávání a volný čas; 2. Zaměstnanost; 3. Bydlení; 4. Prevence"]),
        ("567337", ["2013 – 4/2015: podpora po odchodu Agentury", "od 4/2015: obnovená spolupráce, KPSVL"]),
        ("563838", ["náhradník, 7. v pořadí – první náhradník", "trvá (doloženo k 11. 6. 2024)"]),
        ("564265", ["od 2024: nová spolupráce", "(celek: Mikroregion Frýdlantsko) – trvá"]),
        ("563820", ["předčasně ukončeno, spolupráce ukončena ze strany města", "předčasně skončila a o jiné prameny"]),
        ("539911", ["jen údaj s nízkou jistotou", "konec neuveden; jistota nízká"]),
        ("554782", ["Praha 14 – Dygrýnova", "není známa žádná spolupráce"]),
        ("532819", ["Malých lokalit, ve kterých by šlo poznat jednotlivé domácnosti: 2"]),
    ],
)
def test_support_of_a_municipality(atlas, code, sentences):
    app = open_page("pages/index/obec.py", obec=code)

    assert not app.exception
    assert [sentence for sentence in sentences if sentence not in said(app)] == []
    region = municipality.profile(code, 2023)["region_name"].item()
    assert set(support_links(app).values()) == {region}
    assert len(support_links(app)) == 6


def test_a_municipality_without_known_support_says_so_and_draws_nothing(atlas):
    app = open_page("pages/index/obec.py", obec="541397")

    assert not app.exception
    assert "Z dostupných pramenů není známa žádná spolupráce" in said(app)
    assert not [mark for mark in app.markdown if mark.value == "##### Spolupráce s Agenturou"]
    assert not [chart for chart in app.get("plotly_chart") if "spoluprace" in chart.proto.id]

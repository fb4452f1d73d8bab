"""What a visitor of one kraj finds within two clicks of Přehled: the kraj, then a page of the menu."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from sei_core.view import texts

pytestmark = pytest.mark.browser

USTI, LIBEREC = "Ústecký kraj", "Liberecký kraj"


@pytest.fixture
def two_clicks(address, visit):
    """Opens a page of the menu for a kraj from Přehled, by two clicks, and reports the page."""

    def click(region: str, title: str) -> Page:
        seen = visit(address)
        page = seen.page
        page.get_by_test_id("stMain").get_by_role("link", name=region, exact=True).click()
        expect(page.get_by_role("heading", name=texts.REGIONS_TITLE, exact=True, level=1)).to_be_visible(timeout=20_000)
        expect(page).to_have_url(re.compile("uzemi="))
        page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible(timeout=20_000)
        seen.settle()
        assert seen.errors == []
        return page

    return click


def shown(page: Page, *parts: str) -> Locator:
    """The first visible element of the page whose text has all parts; no-break spaces are spaces."""
    found = page.get_by_test_id("stMain").locator("li, p, td, h2, h3, h4, h5, summary")
    for part in parts:
        found = found.filter(has_text=re.compile(re.escape(part).replace(r"\ ", r"\s")))
    return found.locator("visible=true").first


def test_usti_finds_the_ten_localities_of_2010(two_clicks):
    page = two_clicks(USTI, texts.COOPERATION_NAV)

    expect(shown(page, "Zveřejněno: 10 lokalit", "2010")).to_be_visible()
    for name in ("Most", "Roudnice nad Labem", "Ústí nad Labem", "Šluknovsko", "Litvínov"):
        expect(shown(page, "5 pilotních", name)).to_be_visible()
    for name in ("Bílina", "Chomutov", "Jirkov", "Obrnice", "Trmice"):
        expect(shown(page, "5 nových", "Během roku 2010", name)).to_be_visible()


def test_usti_finds_the_three_localities_of_litvinov(two_clicks):
    page = two_clicks(USTI, texts.LOCALITIES_NAV)

    for name in ("sídliště Janov", "ubytovny UNO", "Bílý Sloup"):
        expect(shown(page, name, "2010")).to_be_visible()


def test_usti_finds_the_plan_of_most_and_the_six_themes(two_clicks):
    page = two_clicks(USTI, texts.PLANS_NAV)

    expect(shown(page, "Strategický plán Most 2010–2012")).to_be_visible()
    priorities = (
        "1. Vzdělávání a volný čas",
        "2. Zaměstnanost",
        "3. Bydlení",
        "4. Prevence sociálně patologických jevů",
    )
    themes = (
        "dostupné a sociální bydlení v kraji",
        "programy prevence kriminality",
        "efektivní fungování sítě sociálních služeb",
        "nejvíce ohrožené skupiny",
        "předčasné odchody",
        "zjišťování potřebnosti",
    )
    for text in (*priorities, *themes):
        expect(shown(page, text)).to_be_visible()


def test_usti_finds_the_desegregation_project(two_clicks):
    page = two_clicks(USTI, texts.PROJECTS_NAV)

    expect(shown(page, "CZ.03.02.02/00/22_004/0003844")).to_be_visible()
    expect(shown(page, "31. 8. 2026", "30. 9. 2026")).to_be_visible()


def test_liberec_finds_memoranda_and_who_cooperates_since_when(two_clicks):
    page = two_clicks(LIBEREC, texts.COOPERATION_NAV)

    for title in ("I. memorandum", "II. memorandum", "III. memorandum"):
        expect(shown(page, title)).to_be_visible()
    for name in ("Tanvald (2016", "Desná (2016"):
        expect(shown(page, "Předčasně skončily", name)).to_be_visible()
    since = {
        "Ralsko": "2013",
        "Velké Hamry": "2013",
        "Mikroregion Frýdlantsko": "2014",
        "Liberec": "2016",
        "Nový Bor": "2016",
        "Smržovka": "2016",
        "Česká Lípa": "2024",
        "Jablonec nad Nisou": "2024",
        "Nové Město pod Smrkem": "2024",
    }
    rows = page.get_by_test_id("stMain").locator("tr:visible")
    for name, year in since.items():
        expect(rows.filter(has_text=name).filter(has_text=year).first).to_be_visible()


def test_liberec_finds_the_monitoring_of_its_strategy(two_clicks):
    page = two_clicks(LIBEREC, texts.PLANS_NAV)

    for state in ("neplněno", "částečně plněno"):
        expect(shown(page, "Strategie sociálního začleňování", "2022–2023", state)).to_be_visible()


def test_liberec_finds_tasks_with_their_deadlines(two_clicks):
    page = two_clicks(LIBEREC, texts.MEETINGS_NAV)

    rows = page.get_by_test_id("stMain").locator("tr:visible")
    for deadline in ("30. 6. 2024", "31. 7. 2024", "9/2024"):
        pattern = re.compile(re.escape(deadline).replace(r"\ ", r"\s"))
        expect(rows.filter(has_text=pattern).first).to_be_visible()


def test_liberec_finds_velke_hamry_as_first_substitute(two_clicks):
    page = two_clicks(LIBEREC, texts.PROJECTS_NAV)

    rows = page.get_by_test_id("stMain").locator("tr:visible")
    expect(rows.filter(has_text="Velké Hamry").filter(has_text=re.compile(r"7\. v\spořadí")).first).to_be_visible()
    expect(rows.filter(has_text="Velké Hamry").filter(has_text="první náhradník").first).to_be_visible()

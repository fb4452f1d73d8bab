"""The whole atlas in a real browser, each page by its address first."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sei_core import paths
from sei_core.view import texts, theme
from tests.browser.conftest import NARROW, WIDE, serving
from tests.test_pipeline import publisher_csv

pytestmark = pytest.mark.browser

PAGES = {
    "/": texts.OVERVIEW_NAV,
    "/mapa": texts.MAP_NAV,
    "/kraje": texts.REGIONS_NAV,
    "/obec?obec=567337": texts.MUNICIPALITY_NAV,
    "/vyvoj": texts.CHANGE_NAV,
    "/metodika": texts.METHOD_NAV,
    "/zdroje": texts.SOURCES_NAV,
}
OBRNICE, PRAGUE = (50.509, 13.6963), (50.06, 14.46)
BURDENED = {"/": PRAGUE, "/mapa": PRAGUE, "/obec?obec=567337": OBRNICE}


def point_at(page, latitude: float, longitude: float) -> dict[str, float]:
    """Position of a place on the first map, in CSS pixels of the page."""
    area_map = page.locator(".area-map").first
    place = area_map.evaluate(f"map => map.areaMap.project({latitude}, {longitude})")
    box = area_map.locator(".surface").bounding_box()
    return {"x": box["x"] + place["x"], "y": box["y"] + place["y"]}


def colour_at(page, latitude: float, longitude: float) -> str:
    """Colour of the canvas of the first map at a place, ``#rrggbb``."""
    script = f"map => {{ const p = map.areaMap.project({latitude}, {longitude}); return map.areaMap.pixel(p.x, p.y) }}"
    return "#" + "".join(f"{part:02x}" for part in page.locator(".area-map").first.evaluate(script)[:3])


@pytest.mark.parametrize("path", PAGES)
def test_page_opens_by_its_address_first_in_a_fresh_server(path, chromium, built_home, visit, tmp_path):
    with serving(built_home, tmp_path / "log") as address:
        seen = visit(address + path)

        assert PAGES[path] in seen.page.title()
        assert seen.page.url.startswith(address + path.split("?")[0])
        assert seen.page.locator("html").get_attribute("lang") == "cs"
        assert seen.page.locator("[data-testid=stException]").count() == 0
        assert seen.errors == []
        assert seen.foreign(address) == []
        assert "Traceback" not in (tmp_path / "log").read_text()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out_of_a_narrow_screen(path, address, visit):
    page = visit(address + path, viewport=NARROW).page

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(element => {
            const box = element.getBoundingClientRect();
            if (!box.width || box.right <= innerWidth + 1 || element.closest('svg, table')) return false;
            for (let up = element; up; up = up.parentElement)
                if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(up).overflowX)) return false;
            return true;
        }).map(element => element.outerHTML.slice(0, 120))"""
    )
    assert wide == []


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_serious_violation(path, viewport, address, visit):
    page = visit(address + path, viewport=viewport).page

    found = Axe().run(page).response["violations"]

    serious = [
        (rule["id"], node["html"][:160], node.get("failureSummary", "")[:200])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    assert serious == []


@pytest.mark.parametrize("path", BURDENED)
def test_map_is_drawn(path, address, visit):
    page = visit(address + path).page

    darkest = list(theme.BAND_COLOUR.values())[-1]
    assert colour_at(page, *BURDENED[path]) == darkest
    swatch = page.locator(".area-map").first.locator(".legend .swatch").last
    assert swatch.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb({}, {}, {})".format(
        *(int(darkest[i : i + 2], 16) for i in (1, 3, 5))
    )


def test_a_click_on_a_municipality_changes_the_card_and_the_address(address, visit):
    seen = visit(f"{address}/mapa?uzemi=okres+Most")
    page = seen.page

    page.mouse.click(**point_at(page, *OBRNICE))

    expect(page.get_by_role("heading", name="Obrnice")).to_be_visible(timeout=15_000)
    expect(page.get_by_test_id("stMetricValue")).to_have_text("29\u00a0bodů")
    expect(page).to_have_url(re.compile("vyber=567337"))
    page.get_by_role("link", name=re.compile("Celý profil")).click()
    expect(page.get_by_role("heading", name="Obrnice", exact=True)).to_be_visible(timeout=15_000)
    expect(page).to_have_url(re.compile("/obec.*obec=567337"))
    assert seen.errors == []


def test_a_link_restores_the_view(address, visit):
    link = f"{address}/mapa?rok=2023&uzemi=okres+Most&uroven=ORP&ukazatel=Osoby+v+exekuci+–+podíl&vyber=4209"
    page = visit(link).page

    assert page.locator(".area-map").get_attribute("data-level") == "orp"
    expect(page.get_by_role("heading", name="Osoby v exekuci – podíl")).to_be_visible()
    expect(page.get_by_role("heading", name="ORP Most")).to_be_visible()


def test_choices_are_written_into_the_address_and_back_returns_to_them(address, visit):
    seen = visit(f"{address}/mapa")
    page = seen.page

    page.get_by_role("radio", name="okresy").or_(page.get_by_role("button", name="okresy")).first.click()
    expect(page).to_have_url(re.compile("uroven=okresy"))
    expect(page.locator(".area-map")).to_have_attribute("data-level", "district")
    page.get_by_role("link", name=texts.SOURCES_NAV).click()
    expect(page.get_by_role("heading", name=texts.SOURCES_NAV, level=1)).to_be_visible(timeout=15_000)
    page.go_back()

    expect(page).to_have_url(re.compile("/mapa.*uroven=okresy"))
    expect(page.locator(".area-map")).to_have_attribute("data-level", "district", timeout=15_000)
    assert seen.errors == []


def test_a_change_of_measure_keeps_the_zoom_and_fetches_no_geometry(address, visit):
    seen = visit(f"{address}/mapa?uzemi=okres+Most")
    page, area_map = seen.page, seen.page.locator(".area-map")
    before = area_map.evaluate("map => map.areaMap.project(50.5, 13.7)")
    geometry = [url for url in seen.asked if "areas." in url]

    page.get_by_role("combobox", name=texts.MAP_MEASURE).click()
    page.get_by_role("option", name="Osoby v exekuci – podíl").click()
    expect(page.get_by_role("heading", name=re.compile("Osoby v exekuci – podíl"))).to_be_visible(timeout=15_000)
    seen.settle()

    assert area_map.evaluate("map => map.areaMap.project(50.5, 13.7)") == before
    assert [url for url in seen.asked if "areas." in url] == geometry
    assert len(geometry) == 1


def test_shared_filters_survive_a_change_of_page(address, visit):
    page = visit(f"{address}/kraje?uzemi=Ústecký+kraj").page

    page.get_by_role("link", name=texts.OVERVIEW_NAV).click()

    expect(page.get_by_text("Obce s 12 a více body")).to_be_visible(timeout=15_000)
    expect(page).to_have_url(re.compile("uzemi="))
    expect(page.get_by_text("Ústecký kraj (2023)").or_(page.get_by_text("12 a více bodů má 38")).first).to_be_visible()


def test_unknown_values_in_a_link_are_answered_by_a_notice(address, visit):
    seen = visit(f"{address}/mapa?rok=1850&uzemi=Atlantida&ukazatel=nic&vyber=xyz")

    for asked in ("1850", "Atlantida", "nic", "xyz"):
        expect(seen.page.get_by_text(f"„{asked}“")).to_be_visible()
    assert seen.errors == []


def test_search_finds_without_accents(address, visit):
    page = visit(address).page

    page.get_by_label(texts.SEARCH_LABEL).fill("sluknov")
    page.get_by_role("link", name=re.compile("562858")).first.click()

    expect(page.get_by_role("heading", name="Šluknov", exact=True)).to_be_visible(timeout=15_000)


@pytest.mark.parametrize(
    ("button", "ending"),
    [
        ("CSV pro Excel", "csv"),
        ("Sešit XLSX", "xlsx"),
        ("GeoJSON", "geojson"),
        ("Obrázek PNG", "png"),
        ("Obrázek SVG", "svg"),
    ],
)
def test_map_can_be_taken_away(address, visit, button, ending):
    page = visit(f"{address}/mapa?uzemi=okres+Most").page
    page.get_by_text(texts.TABLE_TWIN).click()

    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()

    assert download.value.suggested_filename.endswith(f".{ending}")
    assert download.value.path().stat().st_size > 500


def test_an_imported_year_is_served_on_the_next_click_without_restart(chromium, visit, tmp_path, monkeypatch):
    monkeypatch.setenv("SEI_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("SEI_STATIC", str(tmp_path / "static"))
    publisher_csv(tmp_path / "2024.csv", 2024, more_enforcement=2)
    command = [sys.executable, "-m", "sei_core"]
    subprocess.run([*command, "build"], cwd=paths.ROOT, check=True, capture_output=True)
    with serving(tmp_path, tmp_path / "log") as address:
        seen = visit(address)
        subprocess.run(
            [*command, "import", "index", str(tmp_path / "2024.csv")], cwd=paths.ROOT, check=True, capture_output=True
        )

        seen.page.get_by_role("link", name=texts.CHANGE_NAV).click()
        expect(seen.page.get_by_role("heading", name=texts.CHANGE_NAV, level=1)).to_be_visible(timeout=30_000)
        seen.settle()
        seen.page.get_by_role("combobox", name=re.compile("Rok")).first.click()
        expect(seen.page.get_by_role("option", name="2024")).to_be_visible()
        assert seen.errors == []
        assert seen.page.locator("[data-testid=stException]").count() == 0

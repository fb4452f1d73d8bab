"""The whole atlas in a real browser, each page by its address first."""

from __future__ import annotations

import io
import json
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from sei_core import paths
from sei_core.view import texts, theme
from tests.browser.conftest import NARROW, Visit, serving, visiting
from tests.test_pipeline import publisher_csv

pytestmark = pytest.mark.browser

PAGES = {
    "/": texts.OVERVIEW_NAV,
    "/mapa": texts.MAP_NAV,
    "/kraje": texts.REGIONS_NAV,
    "/obec?obec=567337": texts.MUNICIPALITY_NAV,
    "/vyvoj": texts.CHANGE_NAV,
    "/spoluprace": texts.COOPERATION_NAV,
    "/kde_podpora_chybi": texts.GAPS_NAV,
    "/lokality": texts.LOCALITIES_NAV,
    "/projekty": texts.PROJECTS_NAV,
    "/opatreni_a_plany": texts.PLANS_NAV,
    "/jednani_a_ukoly": texts.MEETINGS_NAV,
    "/pruzkumnik": texts.EXPLORER_NAV,
    "/simulator?obec=567337": texts.SIMULATOR_NAV,
    "/citlivost": texts.SENSITIVITY_NAV,
    "/shluky": texts.CLUSTERS_NAV,
    "/sql": texts.CONSOLE_NAV,
    "/prezentace": texts.SLIDES_NAV,
    "/ke_stazeni": texts.DOWNLOADS_NAV,
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


def serious_violations(page: Page) -> list[tuple[str, str, str]]:
    """What axe finds that shuts readers out: its rule, the element and why."""
    return [
        (rule["id"], node["html"][:160], node.get("failureSummary", "")[:200])
        for rule in Axe().run(page).response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@dataclass(frozen=True)
class First:
    """A page that was the first one asked of a fresh server."""

    path: str
    address: str
    log: Path
    seen: Visit


@pytest.fixture(scope="module", params=PAGES)
def first(request, browser: Browser, built_home, nursery, tmp_path_factory) -> Iterator[First]:
    """Each page opened by its address first in a fresh server, once for all tests that look at it.

    Its files come plain: packing them again takes each server two seconds, and other tests ask for packed ones.
    """
    log = tmp_path_factory.mktemp("fresh") / "log"
    with nursery.serving(built_home, log) as address, visiting(browser) as open_address:
        seen = open_address(address + request.param, extra_http_headers={"Accept-Encoding": "identity"})
        yield First(request.param, address, log, seen)


@pytest.fixture(scope="module", params=PAGES)
def narrow(request, browser: Browser, address) -> Iterator[Page]:
    """Each page opened on a narrow screen, once for all tests that look at it."""
    with visiting(browser) as open_address:
        yield open_address(address + request.param, viewport=NARROW).page


def test_page_opens_by_its_address_first_in_a_fresh_server(first):
    page = first.seen.page

    assert PAGES[first.path] in page.title()
    assert page.url.startswith(first.address + first.path.split("?")[0])
    assert page.locator("html").get_attribute("lang") == "cs"
    assert page.locator("[data-testid=stException]").count() == 0
    assert first.seen.errors == []
    assert first.seen.foreign(first.address) == []
    assert "Traceback" not in first.log.read_text()


def test_axe_finds_no_serious_violation_on_a_wide_screen(first):
    assert serious_violations(first.seen.page) == []


def test_axe_finds_no_serious_violation_on_a_narrow_screen(narrow):
    assert serious_violations(narrow) == []


def test_nothing_sticks_out_of_a_narrow_screen(narrow):
    page = narrow

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

    expect(page.get_by_text("Obce s 12+ body")).to_be_visible(timeout=15_000)
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


MOST_TITLE = "Pásmo indexu v obcích: okres Most, rok 2023"


def csv_of_most(file: bytes) -> None:
    head, *rows = file.decode("utf-8-sig").splitlines()
    assert file.startswith(b"\xef\xbb\xbf")
    assert head.startswith("Kód území;Území;")
    assert len(rows) == 26
    assert "567337;Obrnice;Most;29;12–30 bodů" in rows


def workbook_of_most(file: bytes) -> None:
    sheets = pd.read_excel(io.BytesIO(file), sheet_name=None, engine="calamine", dtype=str)
    assert list(sheets) == [texts.EXPORT_SHEET_DATA, texts.EXPORT_SHEET_ABOUT]
    rows = sheets[texts.EXPORT_SHEET_DATA]
    assert len(rows) == 26
    assert rows[rows.iloc[:, 0] == "567337"].iloc[0, 1:3].tolist() == ["Obrnice", "Most"]
    assert MOST_TITLE in sheets[texts.EXPORT_SHEET_ABOUT].astype(str).to_csv()


def shapes_of_most(file: bytes) -> None:
    collection = json.loads(file)
    values = {each["properties"]["area_code"]: each["properties"]["value"] for each in collection["features"]}
    assert (len(collection["features"]), len(values)) == (26, 26)
    assert values["567337"] == 29
    west, south, east, north = collection["bbox"]
    assert (west, south, east, north) == pytest.approx((13.6, 50.5, 13.6, 50.5), abs=0.3)
    assert all(each["geometry"]["type"] in ("Polygon", "MultiPolygon") for each in collection["features"])
    assert collection["metadata"]["title"] == MOST_TITLE


def picture_of_most(file: bytes) -> None:
    assert file.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">II", file[16:24]) == (3507, 2481)  # A4 at 300 dpi


def drawing_of_most(file: bytes) -> None:
    root = ElementTree.fromstring(file)
    assert root.tag.endswith("svg")
    assert MOST_TITLE in " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize(
    ("button", "ending", "check"),
    [
        ("CSV pro Excel", "csv", csv_of_most),
        ("Sešit XLSX", "xlsx", workbook_of_most),
        ("GeoJSON", "geojson", shapes_of_most),
        ("Obrázek PNG", "png", picture_of_most),
        ("Obrázek SVG", "svg", drawing_of_most),
    ],
)
def test_map_can_be_taken_away(address, visit, button, ending, check):
    seen = visit(f"{address}/mapa?uzemi=okres+Most")
    page = seen.page
    page.get_by_text(texts.TABLE_TWIN).click()
    expect(page.get_by_role("button", name=button)).to_be_visible()

    taken = seen.download(button)

    assert taken.suggested_filename == f"pasmo-indexu-v-obcich-okres-most-rok-2023.{ending}"
    check(taken.path().read_bytes())


def test_an_imported_year_is_served_on_the_next_click_without_restart(own_home, visit, tmp_path):
    publisher_csv(tmp_path / "2024.csv", 2024, more_enforcement=2)
    with serving(own_home, tmp_path / "log") as address:
        seen = visit(address)
        command = [sys.executable, "-m", "sei_core", "import", "index", str(tmp_path / "2024.csv")]
        subprocess.run(command, cwd=paths.ROOT, check=True, capture_output=True)

        seen.page.get_by_role("link", name=texts.CHANGE_NAV).click()
        expect(seen.page.get_by_role("heading", name=texts.CHANGE_NAV, level=1)).to_be_visible(timeout=30_000)
        seen.settle()
        assert seen.offers(re.compile("Rok"), "2024")
        assert seen.errors == []
        assert seen.page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("path", ["/", "/mapa", "/kraje"])
def test_notices_are_seen_at_once_on_a_narrow_screen(path, address, visit):
    page = visit(f"{address}{path}?rok=1850&uzemi=Atlantida", viewport=NARROW).page

    for asked in ("1850", "Atlantida"):
        expect(page.get_by_text(f"„{asked}“")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollTop") == 0


def test_back_takes_the_choices_of_a_page_back_one_by_one(address, visit):
    seen = visit(f"{address}/mapa")
    page, area_map = seen.page, seen.page.locator(".area-map")

    def shows(level: str, measure: str) -> None:
        expect(area_map).to_have_attribute("data-level", level, timeout=15_000)
        expect(page.get_by_role("heading", name=re.compile(f"^{measure} "))).to_be_visible(timeout=15_000)
        seen.settle()

    shows("municipality", "Pásmo indexu")
    page.get_by_role("radio", name="okresy").or_(page.get_by_role("button", name="okresy")).first.click()
    shows("district", "Pásmo indexu")
    page.get_by_role("combobox", name=texts.MAP_MEASURE).click()
    page.get_by_role("option", name="Osoby v exekuci – podíl").click()
    shows("district", "Osoby v exekuci – podíl")

    page.go_back()
    shows("district", "Pásmo indexu")
    expect(page).to_have_url(re.compile("/mapa.*uroven=okresy"))
    expect(page).not_to_have_url(re.compile("ukazatel=Osoby"))
    page.go_back()
    shows("municipality", "Pásmo indexu")
    expect(page).not_to_have_url(re.compile("uroven=okresy"))
    page.go_forward()
    shows("district", "Pásmo indexu")
    assert seen.errors == []


def tab_to(page, locator, most: int = 80) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if locator.evaluate("e => e.getRootNode().activeElement === e"):
            return
    pytest.fail(f"Tab does not reach {locator}")


def test_the_map_page_is_walked_by_keyboard_alone(address, visit):
    seen = visit(f"{address}/mapa?uzemi=okres+Most", reduced_motion="reduce")
    page, area_map = seen.page, seen.page.locator(".area-map")
    surface, search = area_map.locator(".surface"), page.get_by_label(texts.SEARCH_LABEL)
    twin = page.locator("summary").filter(has_text=texts.TABLE_TWIN)
    expect(page.get_by_role("columnheader", name="Třída")).to_have_count(0)

    tab_to(page, surface)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    width, height = surface.evaluate("e => [e.clientWidth, e.clientHeight]")
    code = area_map.evaluate("(e, [x, y]) => e.areaMap.hit(x, y)", [width / 2, height / 2])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"vyber={code}"), timeout=15_000)
    expect(page.get_by_test_id("stMetricValue")).to_be_visible(timeout=15_000)
    expect(page.get_by_text(f"kód {code}").or_(page.get_by_text(code)).first).to_be_visible()
    seen.settle()

    tab_to(page, twin)
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Třída")).to_be_visible(timeout=15_000)

    tab_to(page, search)
    page.keyboard.type("sluknov")
    expect(page.get_by_role("link", name=re.compile("562858"))).to_be_visible(timeout=15_000)
    tab_to(page, page.get_by_role("link", name=re.compile("562858")))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Šluknov", exact=True)).to_be_visible(timeout=15_000)
    assert seen.errors == []


def test_a_table_says_in_its_file_what_was_chosen_on_the_page(address, visit):
    seen = visit(f"{address}/kraje?uzemi=Liberecký+kraj")

    file = seen.download("Sešit XLSX")

    about = pd.read_excel(file.path(), sheet_name=texts.EXPORT_SHEET_ABOUT, engine="calamine", dtype=str, header=None)
    assert "Volba na stránce – Území: Liberecký kraj" in about.to_csv()

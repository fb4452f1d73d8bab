"""The map in a real browser: drawn, pointed at, clicked, steered by keyboard, without a canvas, without data."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from sei_core import paths
from sei_core.domain import topology
from sei_core.view import map_component, theme
from tests.browser.conftest import free_port, running

OBRNICE = (50.509, 13.6963)  # 29 points, the heaviest burden of all
DARKEST = list(theme.BAND_COLOUR.values())[-1]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(chromium, tmp_path_factory) -> Iterator[str]:
    """The demo app on a free port, under a base path as behind a proxy."""
    folder = tmp_path_factory.mktemp("map")
    shutil.copy(Path(__file__).with_name("map_demo.py"), folder)
    (folder / "static").mkdir()
    (folder / "static" / map_component.ASSET_NAME).write_bytes(map_component.ASSET)
    (folder / "static" / "areas.json").write_bytes(built_geometry())
    port = free_port()
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.baseUrlPath": "atlas",
        "server.headless": "true",
        "server.enableStaticServing": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command = [sys.executable, "-m", "streamlit", "run", "map_demo.py"]
    command += [f"--{name}={value}" for name, value in options.items()]
    environment = os.environ | {"PYTHONPATH": str(paths.ROOT)}
    found = f"http://127.0.0.1:{port}/atlas/"
    with running(command, folder / "log", f"{found}_stcore/health", cwd=folder, env=environment):
        yield found


def built_geometry() -> bytes:
    codes = {"municipality_code": "str", "opou_code": "str", "orp_code": "str"}
    boundaries = gpd.read_parquet(paths.data() / "boundaries" / "municipality.parquet")
    municipalities = pd.read_csv(paths.data() / "territory" / "municipality.csv", dtype=codes)
    areas = pd.read_csv(paths.data() / "territory" / "area.csv", dtype="str")
    return topology.build(boundaries, municipalities, areas).to_json()


@pytest.fixture
def new_page(browser, address):
    """Opens the demo with a query in a context of its own; every error of a page fails the test."""
    contexts, errors = [], []

    def open_page(query: str = "", script: str = "", **options) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1100, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        if script:
            page.add_init_script(script)
        page.goto(f"{address}?{query}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def the_map(page: Page, state: str = "ready") -> Locator:
    area_map = page.locator(".area-map").first
    expect(area_map).to_have_attribute("data-state", state, timeout=30_000)
    return area_map


def project(area_map: Locator, place: tuple[float, float]) -> tuple[float, float]:
    point = area_map.evaluate("(e, [lat, lon]) => e.areaMap.project(lat, lon)", list(place))
    return point["x"], point["y"]


def colour_at(area_map: Locator, place: tuple[float, float]) -> str:
    rgba = area_map.evaluate("(e, [x, y]) => e.areaMap.pixel(x, y)", list(project(area_map, place)))
    return "#" + "".join(f"{part:02x}" for part in rgba[:3])


def view(area_map: Locator) -> dict[str, float]:
    return area_map.evaluate("e => e.areaMap.view")


def drawn(area_map: Locator) -> int:
    return int(area_map.get_attribute("data-drawn"))


def after_draw(area_map: Locator, action) -> None:
    """Do something and wait until the map has been drawn in full after it."""
    before = drawn(area_map)
    action()
    area_map.page.wait_for_function(
        """([before]) => [...document.querySelectorAll('*')].some((e) => {
            const map = e.shadowRoot?.querySelector('.area-map');
            return map && Number(map.dataset.drawn) > before;
        })""",
        arg=[before],
    )


def choose(page: Page, measure: str) -> None:
    page.get_by_text(measure, exact=True).first.click()


def point_at(page: Page, area_map: Locator, place: tuple[float, float]) -> tuple[float, float]:
    box = area_map.locator(".surface").bounding_box()
    x, y = project(area_map, place)
    page.mouse.move(box["x"] + x, box["y"] + y)
    return box["x"] + x, box["y"] + y


def zoom_to(page: Page, area_map: Locator, place: tuple[float, float]) -> None:
    point_at(page, area_map, place)
    after_draw(area_map, lambda: [page.mouse.wheel(0, -300) for _ in range(4)])
    page.wait_for_timeout(300)


def test_heaviest_municipality_has_the_colour_of_the_legend(new_page):
    page = new_page()
    area_map = the_map(page)
    zoom_to(page, area_map, OBRNICE)

    swatches = area_map.locator(".legend .swatch")
    shown = [swatches.nth(i).evaluate("e => e.style.getPropertyValue('--swatch')") for i in range(4)]
    counts = [text.replace("\xa0", "") for text in area_map.locator(".legend .count").all_inner_texts()]

    assert shown == list(theme.BAND_COLOUR.values())
    assert counts == ["3393", "2326", "298", "241"]
    assert colour_at(area_map, OBRNICE) == DARKEST
    assert area_map.get_attribute("data-level") == "municipality"


def test_regions_are_filled_whole(new_page):
    area_map = the_map(new_page("level=region"))

    assert colour_at(area_map, (50.42, 13.86)) == colour_at(area_map, OBRNICE)  # two places of the same kraj
    assert area_map.evaluate("(e, [x, y]) => e.areaMap.hit(x, y)", list(project(area_map, OBRNICE))) == "CZ042"


def test_click_reports_the_code_and_the_tooltip_says_who_it_is(new_page):
    page = new_page()
    area_map = the_map(page)
    zoom_to(page, area_map, OBRNICE)

    page.mouse.click(*point_at(page, area_map, OBRNICE))

    expect(page.get_by_text("clicked=567337")).to_be_visible()
    expect(area_map.locator(".tooltip")).to_contain_text("Obrnice")
    expect(area_map.locator(".tooltip .place")).to_have_text("okres Most")
    expect(area_map.locator(".tooltip .value")).to_have_text("29\xa0bodů")


def test_missing_value_is_a_dash_with_its_reason(new_page):
    page = new_page("measure=early")
    area_map = the_map(page)

    hradiste = (50.27, 13.12)  # military district
    point_at(page, area_map, hradiste)

    expect(area_map.locator(".tooltip .value")).to_have_text("–\xa0(no school)")
    expect(area_map.locator(".legend li", has_text="no school")).to_contain_text("bez dat")


def test_zoom_stays_when_the_measure_changes_and_few_bytes_travel(new_page):
    page = new_page()
    area_map = the_map(page)
    zoom_to(page, area_map, OBRNICE)
    zoomed = view(area_map)

    after_draw(area_map, lambda: choose(page, "share"))

    assert view(area_map) == zoomed
    assert int(page.get_by_text("bytes=").inner_text().split("bytes=")[1]) < 20_000


# Each answer of DecompressionStream waits as long as the next of `delays` says; `late` counts those that waited.
SLOW_DECOMPRESSION = """
globalThis.delays = [];
globalThis.late = 0;
const Real = DecompressionStream;
globalThis.DecompressionStream = class {
  constructor(format) {
    const delay = delays.shift() ?? 0;
    const slow = new TransformStream({
      flush: () => delay && new Promise((resolve) => setTimeout(resolve, delay)).then(() => late++),
    });
    const real = new Real(format);
    this.writable = real.writable;
    this.readable = real.readable.pipeThrough(slow);
  }
};
"""


def test_a_slow_older_measure_never_comes_under_the_newer_legend(new_page):
    page = new_page(script=SLOW_DECOMPRESSION)
    area_map = the_map(page)
    zoom_to(page, area_map, OBRNICE)

    page.evaluate("delays.push(3000)")
    choose(page, "share")
    expect(area_map.locator(".legend .title")).to_contain_text("share")
    after_draw(area_map, lambda: choose(page, "early"))
    page.wait_for_function("late === 1")
    after_draw(area_map, lambda: page.get_by_text("select", exact=True).click())

    point_at(page, area_map, OBRNICE)
    expect(area_map.locator(".legend .title")).to_contain_text("early")
    expect(area_map.locator(".tooltip .value")).to_have_text("100,00\xa0%")
    assert colour_at(area_map, OBRNICE) == DARKEST


def test_wheel_drag_and_double_click_move_the_map(new_page):
    page = new_page()
    area_map = the_map(page)
    whole = view(area_map)
    zoom_to(page, area_map, OBRNICE)
    zoomed = view(area_map)
    assert zoomed["k"] > 3 * whole["k"]

    x, y = point_at(page, area_map, OBRNICE)
    page.mouse.down()
    page.mouse.move(x + 60, y + 20, steps=4)
    after_draw(area_map, page.mouse.up)
    moved = view(area_map)
    assert (zoomed["x"] - moved["x"]) * moved["k"] == pytest.approx(60, abs=0.5)
    assert (zoomed["y"] - moved["y"]) * moved["k"] == pytest.approx(20, abs=0.5)
    expect(page.get_by_text("clicked=None")).to_be_visible()  # a drag is no click

    after_draw(area_map, lambda: page.mouse.dblclick(x, y))
    page.wait_for_timeout(400)
    assert view(area_map)["k"] == pytest.approx(2 * moved["k"])


def test_keyboard_moves_zooms_selects_and_speaks(new_page):
    page = new_page("measure=points", reduced_motion="reduce")
    area_map = the_map(page)
    surface = area_map.get_by_role("application", name="Index 2023")
    whole = view(area_map)

    surface.focus()
    after_draw(area_map, lambda: page.keyboard.press("+"))
    after_draw(area_map, lambda: page.keyboard.press("ArrowRight"))
    assert view(area_map)["k"] == pytest.approx(1.5 * whole["k"])
    assert view(area_map)["x"] > whole["x"]

    width, height = surface.evaluate("e => [e.clientWidth, e.clientHeight]")
    code = area_map.evaluate("(e, [x, y]) => e.areaMap.hit(x, y)", [width / 2, height / 2])
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"clicked={code}")).to_be_visible()
    expect(area_map.locator("[aria-live]")).to_contain_text("Vybráno: ")

    after_draw(area_map, lambda: page.keyboard.press("0"))
    assert view(area_map) == whole


def test_buttons_zoom_and_are_large_enough(new_page):
    page = new_page(reduced_motion="reduce")
    area_map = the_map(page)
    whole = view(area_map)

    for name in ("Přiblížit mapu", "Oddálit mapu", "Ukázat celé Česko"):
        box = area_map.get_by_role("button", name=name).bounding_box()
        assert min(box["width"], box["height"]) >= 24
    after_draw(area_map, area_map.get_by_role("button", name="Přiblížit mapu").click)
    assert view(area_map)["k"] == pytest.approx(1.8 * whole["k"])
    after_draw(area_map, area_map.get_by_role("button", name="Ukázat celé Česko").click)
    assert view(area_map) == whole


def test_fit_and_selection_come_from_python(new_page):
    page = new_page(reduced_motion="reduce")
    area_map = the_map(page)
    whole = view(area_map)

    after_draw(area_map, lambda: page.get_by_text("fit", exact=True).click())
    assert view(area_map)["k"] > 2 * whole["k"]
    after_draw(area_map, lambda: page.get_by_text("select", exact=True).click())
    expect(area_map.locator("[aria-live]")).to_contain_text("Obrnice, okres Most, 29\xa0bodů")


def test_two_maps_share_one_fetch_of_everything(new_page):
    page = new_page("two=1")
    expect(page.locator('.area-map[data-state="ready"]')).to_have_count(2, timeout=30_000)

    fetched = [url for url in page.asked if "/app/static/" in url]

    assert len(fetched) == 2
    assert all("/atlas/app/static/" in url for url in fetched)


def test_small_map_lets_the_page_scroll(new_page):
    page = new_page("two=1", viewport={"width": 1100, "height": 700})
    the_map(page)
    small = page.locator(".area-map.compact")
    expect(small).to_have_attribute("data-state", "ready")
    small.scroll_into_view_if_needed()
    before = view(small)
    top = small.bounding_box()["y"]

    small.hover()
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(500)

    assert view(small) == before
    assert small.bounding_box()["y"] > top
    expect(small.locator(".legend")).to_be_hidden()


def test_overlays_are_drawn_and_named(new_page):
    page = new_page("overlays=1")
    area_map = the_map(page)

    point_at(page, area_map, (50.0875, 14.4213))

    expect(area_map.locator(".tooltip")).to_have_text("Point A")
    expect(area_map.locator(".legend li", has_text="cooperation")).to_be_visible()


def test_narrow_screen_has_the_legend_under_the_map(new_page):
    page = new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True)
    area_map = the_map(page)

    stage, legend = (area_map.locator(part).bounding_box() for part in (".stage", ".legend"))

    assert legend["y"] >= stage["y"] + stage["height"]
    assert legend["x"] + legend["width"] <= 390
    assert area_map.locator(".top").evaluate("e => e.width / e.clientWidth") == pytest.approx(2, abs=0.01)
    assert colour_at(area_map, (50.05, 14.43)) == DARKEST  # Praha


def test_two_fingers_zoom_and_the_last_one_drags(new_page):
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    area_map = the_map(page)
    whole = view(area_map)
    box = area_map.locator(".surface").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, **at: float) -> None:
        points = [{"x": x + dx, "y": y, "id": ["left", "right"].index(finger)} for finger, dx in at.items()]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def pinch() -> None:
        fingers("touchStart", left=-30, right=30)
        for apart in (45, 60, 90):
            fingers("touchMove", left=-apart, right=apart)
        fingers("touchEnd", right=90)

    after_draw(area_map, pinch)
    pinched = view(area_map)
    assert pinched["k"] == pytest.approx(3 * whole["k"], rel=0.02)

    after_draw(area_map, lambda: [fingers("touchMove", left=dx) for dx in (-70, -50)])
    fingers("touchEnd", left=-50)

    moved = view(area_map)
    assert moved["k"] == pinched["k"]
    assert (pinched["x"] - moved["x"]) * moved["k"] == pytest.approx(40, abs=0.5)
    expect(page.get_by_text("clicked=None")).to_be_visible()


def test_dark_theme_changes_lines_not_fills(new_page):
    light, dark = (the_map(new_page(color_scheme=scheme)) for scheme in ("light", "dark"))
    praha = (50.05, 14.43)

    inks = [
        area_map.locator(".surface").evaluate("e => getComputedStyle(e).getPropertyValue('--st-text-color')")
        for area_map in (light, dark)
    ]

    assert inks[0] != inks[1]
    assert colour_at(light, praha) == colour_at(dark, praha) == DARKEST


@pytest.mark.parametrize(
    ("query", "script", "reason"),
    [
        ("broken=1", "", "geometry"),
        ("", "HTMLCanvasElement.prototype.getContext = () => null", "canvas"),
        ("", "delete globalThis.DecompressionStream", "decompression"),
    ],
)
def test_failure_is_said_and_reported(new_page, query, script, reason):
    page = new_page(query, script)
    area_map = the_map(page, state="failed")

    expect(area_map.get_by_role("alert")).to_contain_text("Mapu se v tomto prohlížeči nepodařilo nakreslit")
    expect(page.get_by_text(f"failed={reason}")).to_be_visible()


def test_good_data_bring_a_failed_map_back(new_page):
    page = new_page()
    area_map = the_map(page)
    zoom_to(page, area_map, OBRNICE)
    zoomed = view(area_map)

    page.get_by_text("misfit", exact=True).click()
    the_map(page, state="failed")
    expect(page.get_by_text("failed=data")).to_be_visible()
    expect(area_map.locator(".surface")).to_be_hidden()
    page.get_by_text("misfit", exact=True).click()
    the_map(page)

    expect(page.get_by_text("recovered=True")).to_be_visible()
    expect(area_map.get_by_role("alert")).to_be_hidden()
    assert view(area_map) == zoomed
    assert colour_at(area_map, OBRNICE) == DARKEST


def test_a_map_whose_first_data_were_wrong_is_drawn_from_the_next(new_page):
    page = new_page("misfit=1")
    the_map(page, state="failed")
    expect(page.get_by_text("failed=data")).to_be_visible()

    page.get_by_text("misfit", exact=True).click()
    area_map = the_map(page)

    expect(page.get_by_text("recovered=True")).to_be_visible()
    assert colour_at(area_map, (50.05, 14.43)) == DARKEST  # Praha


@pytest.mark.parametrize("file", ["areas.json", map_component.ASSET_NAME])
def test_a_file_that_did_not_come_is_asked_for_again(new_page, file):
    lost_once = """
        const real = fetch;
        globalThis.lost = 0;
        globalThis.fetch = (address, ...options) => String(address).endsWith("FILE") && lost++ === 0
          ? Promise.reject(new TypeError("the line went dead")) : real(address, ...options);
    """
    page = new_page(script=lost_once.replace("FILE", file))

    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_text("select", exact=True).click()

    area_map = the_map(page)
    expect(page.get_by_text("recovered=True")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()
    assert page.evaluate("lost") == 2
    assert colour_at(area_map, (50.05, 14.43)) == DARKEST  # Praha

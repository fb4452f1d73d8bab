"""The analyst's pages at work in a real browser: linked selection, simulation, draws, clusters, a query and its end."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from sei_core.view import texts
from tests.browser.test_pages import OBRNICE, point_at

pytestmark = pytest.mark.browser
SECONDS = 30_000


def test_a_rectangle_in_the_chart_selects_everywhere_and_the_link_keeps_it(address, visit):
    seen = visit(f"{address}/pruzkumnik?uzemi=okres+Most")
    page = seen.page
    plot = page.locator(".js-plotly-plot .nsewdrag").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()

    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] * 0.6, steps=8)
    page.mouse.up()

    expect(page).to_have_url(re.compile("vybrano="), timeout=SECONDS)
    sentence = page.get_by_text(re.compile(r"^Výběr: \d+.obc"))
    expect(sentence).to_be_visible(timeout=SECONDS)
    expect(sentence).to_contain_text("Obrnice (Most)")
    said = sentence.inner_text()
    seen.settle()
    other = visit(page.url, is_apart=True)
    expect(other.page.get_by_text(said)).to_be_visible(timeout=SECONDS)

    other.page.get_by_role("button", name=texts.EXPLORER_UNPICK).click()
    expect(other.page).not_to_have_url(re.compile("vybrano="), timeout=SECONDS)
    expect(sentence).to_be_visible()
    assert seen.errors == other.errors == []


def test_a_click_on_the_map_of_the_explorer_selects_and_back_undoes(address, visit):
    seen = visit(f"{address}/pruzkumnik?uzemi=okres+Most")
    page = seen.page
    page.locator(".area-map").first.scroll_into_view_if_needed()

    page.mouse.click(**point_at(page, *OBRNICE))
    expect(page.get_by_text("Obrnice (Most)").first).to_be_visible(timeout=SECONDS)
    expect(page).to_have_url(re.compile("vybrano="))
    seen.settle()
    page.go_back()

    expect(page).not_to_have_url(re.compile("vybrano="), timeout=SECONDS)
    assert seen.errors == []


def test_ten_percent_fewer_change_the_points_and_the_address(address, visit):
    seen = visit(f"{address}/simulator?obec=567337")
    page = seen.page
    expect(page.get_by_test_id("stMetricValue").first).to_contain_text("29")

    page.get_by_role("spinbutton", name="Osoby v exekuci", exact=True).fill("100")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("exekuce=100"), timeout=SECONDS)
    expect(page.get_by_text("750 → 100")).to_be_visible(timeout=SECONDS)
    page.get_by_role("button", name="−10 %").first.click()
    expect(page).to_have_url(re.compile(r"obyvatele15=\d+"), timeout=SECONDS)
    assert seen.errors == []


def test_one_back_takes_back_what_was_put_into_the_simulation_at_once(address, visit):
    seen = visit(f"{address}/simulator?obec=567337")
    page = seen.page

    page.get_by_role("button", name=re.compile("^Dosadit")).first.click()
    expect(page).to_have_url(re.compile("bydleni=.*zivobyti="), timeout=SECONDS)
    seen.settle()
    page.go_back()

    expect(page).not_to_have_url(re.compile("bydleni=|zivobyti=|exekuce="), timeout=SECONDS)
    expect(page.get_by_test_id("stMetricValue").nth(1)).to_contain_text("29", timeout=SECONDS)
    assert seen.errors == []


def test_draws_begin_on_request_and_stay(address, visit):
    seen = visit(f"{address}/citlivost?cast={texts.SENSITIVITY_PART_CHOICE['draws']}&losy=200")
    page = seen.page
    expect(page.get_by_text(texts.DRAWS_WAIT)).to_be_visible()

    page.get_by_role("button", name=texts.DRAWS_RUN).click()

    expect(page.get_by_text(re.compile("Monte Carlo: 200 losů"))).to_be_visible(timeout=60_000)
    expect(page).to_have_url(re.compile("losovat=ano"))
    seen.settle()
    assert page.get_by_role("progressbar").count() == 0
    assert seen.errors == []


def test_a_municipality_of_the_clusters_has_its_neighbours(address, visit):
    seen = visit(f"{address}/shluky?uzemi=okres+Most&permutace=999")
    page = seen.page
    page.locator(".area-map").first.scroll_into_view_if_needed()

    page.mouse.click(**point_at(page, *OBRNICE))

    expect(page).to_have_url(re.compile("obec=567337"), timeout=SECONDS)
    expect(page.get_by_text(re.compile(r"Obrnice \(okres Most\)"))).to_be_visible(timeout=SECONDS)
    expect(page.get_by_role("cell", name="Patokryje").first).to_be_visible(timeout=SECONDS)
    assert seen.errors == []


def test_a_query_runs_by_the_keyboard_and_a_long_one_can_be_cancelled(address, visit):
    seen = visit(f"{address}/sql")
    page = seen.page
    field = page.get_by_role("textbox", name=texts.CONSOLE_QUERY)

    field.fill("SELECT count(*) AS obci FROM municipality")
    field.press("Control+Enter")
    expect(page.get_by_text(re.compile("^1.řádek"))).to_be_visible(timeout=SECONDS)
    expect(page.locator("[data-testid=stDataFrame] td", has_text=re.compile("6.?258")).first).to_be_attached()

    field.fill("SELECT count(*) FROM range(100000000000) AS a(i), range(1000) AS b(j) WHERE hash(i, j) = 0")
    field.press("Control+Enter")
    page.get_by_role("button", name=texts.CONSOLE_CANCEL).click(timeout=SECONDS)
    expect(page.get_by_role("button", name=texts.CONSOLE_CANCEL)).to_have_count(0, timeout=SECONDS)

    field.fill("SELECT 1 FROM nothing_such")
    field.press("Control+Enter")
    expect(page.get_by_text(re.compile("nothing_such")).last).to_be_visible(timeout=SECONDS)
    assert page.locator("[data-testid=stException]").count() == 0
    assert seen.errors == []

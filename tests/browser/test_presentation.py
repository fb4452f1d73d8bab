"""The presentation mode in a real browser: keys, address, Back, one slide a screen, nothing from elsewhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sei_core.view import texts
from tests.browser.conftest import NARROW

pytestmark = pytest.mark.browser
SECONDS = 15_000
USTI = "uzemi=%C3%9Asteck%C3%BD+kraj"
#: What of a slide is cut off: the page that scrolls, and texts that end below or beside their place.
CUT_OFF = """() => {
  const middle = document.querySelector(".st-key-slide_middle").getBoundingClientRect();
  const texts = document.querySelectorAll(".st-key-slide_middle :is(li, td, th, .slide-legend, .js-plotly-plot)");
  const main = document.querySelector("[data-testid=stMain]");
  return [
    ...[document.scrollingElement, main].filter((each) =>
      each.scrollHeight > innerHeight || each.scrollWidth > innerWidth).map((each) => each.tagName),
    ...[...texts].filter((each) => {
      const { right, bottom } = each.getBoundingClientRect();
      return bottom > middle.bottom + 1 || right > middle.right + 1;
    }).map((each) => each.textContent),
  ];
}"""


def until(page: Page, script: str) -> None:
    """Wait until a script answers yes; Playwright's own way needs ``eval``, which the atlas forbids."""
    for _ in range(75):
        if page.evaluate(script):
            return
        page.wait_for_timeout(200)
    raise AssertionError(script)


def number(page: Page, wanted: int) -> None:
    """Wait until the address and the slide have a number."""
    expect(page).to_have_url(re.compile(rf"snimek={wanted}(&|$)"), timeout=SECONDS)
    expect(page.locator(".st-key-slide_bar")).to_contain_text(re.compile(rf"{wanted}\s/\s\d+"), timeout=SECONDS)


def test_every_slide_fills_one_screen_and_keys_lead_through_them(address, visit):
    seen = visit(f"{address}/prezentace?{USTI}")
    page = seen.page

    page.get_by_role("button", name=texts.SLIDES_START).click()
    number(page, 1)
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    total = int(re.search(r"/\s(\d+)", page.locator(".st-key-slide_bar").inner_text()).group(1))
    for at in range(1, total + 1):
        if at > 1:
            page.keyboard.press("ArrowRight" if at % 2 else "PageDown")
        number(page, at)
        seen.settle()
        expect(page.locator(".st-key-slide h1")).to_be_focused(timeout=SECONDS)
        until(page, f"({CUT_OFF})().length === 0")
        assert (
            page.locator(".st-key-slide [data-testid=stMarkdown] li").first.evaluate(
                "each => parseFloat(getComputedStyle(each).fontSize)"
            )
            >= 27.9
        )

    page.keyboard.press("End")  # beyond the last slide is nothing
    page.keyboard.press("ArrowRight")
    number(page, total)
    page.keyboard.press("Home")
    number(page, 1)
    assert seen.errors == []
    assert seen.foreign(address) == []


def test_a_slide_can_be_read_on_a_phone(address, visit):
    seen = visit(f"{address}/prezentace?{USTI}&snimek=5", viewport=NARROW)
    page = seen.page

    # the chart has the whole width, in type of its own that is not made smaller
    until(
        page,
        """(() => {
      const chart = document.querySelector(".st-key-slide_middle .js-plotly-plot");
      const labels = [...chart?.querySelectorAll(".ytick text") ?? []].map((each) => each.getBoundingClientRect());
      labels.sort((one, other) => one.top - other.top);
      const apart = labels.every(({ top }, at) => at === 0 || top >= labels[at - 1].bottom - 1);
      return labels.length > 10 && apart && labels.every(({ height }) => height > 12)
        && chart.getBoundingClientRect().width > 330;
    })()""",
    )
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= NARROW["width"]
    assert page.get_by_role("button", name=texts.SLIDE_NEXT).bounding_box()["y"] < NARROW["height"]  # without scrolling
    page.goto(f"{address}/prezentace?{USTI}&snimek=8")
    table = page.locator(".st-key-slide_shown_grid table")
    expect(table).to_be_visible(timeout=SECONDS)
    last = table.locator("th").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box["x"] + box["width"] <= NARROW["width"]
    assert seen.errors == []


def test_notes_leave_the_slide_and_its_bar_to_be_seen_and_close_by_their_own_button(address, visit):
    seen = visit(f"{address}/prezentace?{USTI}&snimek=8")
    page = seen.page
    number(page, 8)

    page.keyboard.press("n")
    notes = page.locator(".st-key-slide_notes")
    expect(notes).to_be_visible(timeout=SECONDS)
    until(page, f"({CUT_OFF})().length === 0")
    left = notes.bounding_box()["x"]
    for seen_part in (".st-key-slide_shown_grid table", ".st-key-slide_bar"):
        box = page.locator(seen_part).bounding_box()
        assert box["x"] + box["width"] <= left
    assert (
        page.locator(".st-key-slide_shown_grid td").first.evaluate("each => each.getBoundingClientRect().height") > 20
    )
    notes.locator("li").last.scroll_into_view_if_needed()
    last = notes.locator("li").last.bounding_box()
    assert last["y"] + last["height"] <= page.viewport_size["height"]
    notes.get_by_role("button").click()
    expect(notes).to_have_count(0, timeout=SECONDS)
    assert seen.errors == []


def test_all_chosen_slides_are_seen_on_a_phone_and_files_are_named(address, visit):
    seen = visit(f"{address}/prezentace?{USTI}&rok=2023", viewport=NARROW)
    page = seen.page

    tags = page.get_by_test_id("stMultiSelectTagsContainer")
    expect(tags).to_contain_text(texts.SLIDES_MISSING_NAME.format(name=texts.SLIDE_NAME["zmena"]), timeout=SECONDS)
    assert tags.evaluate("each => each.scrollHeight <= each.clientHeight")
    assert seen.download(texts.SLIDES_FILE["pdf"]).suggested_filename == "podklady_ustecky-kraj_2023.pdf"
    assert seen.errors == []


def test_back_returns_to_the_slide_before_a_link_reopens_it_and_escape_ends(address, visit):
    seen = visit(f"{address}/prezentace?{USTI}&snimek=5")
    page = seen.page
    title = page.locator(".st-key-slide h1").inner_text()

    for _ in range(2):  # quick presses are not lost
        page.keyboard.press("ArrowRight")
    number(page, 7)
    seen.settle()
    page.keyboard.press("ArrowLeft")
    number(page, 6)
    seen.settle()
    page.go_back()
    number(page, 7)
    page.go_back()
    page.wait_for_url(re.compile(r"snimek=[56]"))

    page.keyboard.press("n")
    expect(page.get_by_text(texts.SLIDE_NOTES_HEADING)).to_be_visible(timeout=SECONDS)
    page.keyboard.press("n")
    expect(page.get_by_text(texts.SLIDE_NOTES_HEADING)).to_have_count(0, timeout=SECONDS)
    page.keyboard.press("Escape")

    expect(page).not_to_have_url(re.compile("snimek="), timeout=SECONDS)
    expect(page.get_by_role("button", name=texts.SLIDES_START)).to_be_visible(timeout=SECONDS)
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    other = visit(f"{address}/prezentace?{USTI}&snimek=5", is_apart=True)
    expect(other.page.locator(".st-key-slide h1")).to_have_text(title, timeout=SECONDS)
    assert seen.errors == other.errors == []


def test_the_map_and_fields_keep_their_keys_and_full_screen_lasts(address, visit):
    seen = visit(f"{address}/prezentace?{USTI}&snimek=3")
    page = seen.page

    page.locator(".area-map [role=application]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    page.locator(".st-key-slide h1").focus()
    page.keyboard.press("f")
    until(page, "document.fullscreenElement !== null")
    number(page, 3)
    page.keyboard.press("ArrowRight")
    number(page, 4)

    assert page.evaluate("document.fullscreenElement !== null")
    page.get_by_role("button", name=texts.SLIDE_END).click()
    until(page, "document.fullscreenElement === null")
    field = page.get_by_role("textbox", name=texts.SLIDES_MEETING)
    field.fill("RSK")
    field.press("Home")
    assert "snimek" not in page.url
    assert seen.errors == []

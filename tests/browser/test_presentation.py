"""The presentation mode in a real browser: keys, address, Back, one slide a screen, nothing from elsewhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sei_core.view import texts

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
    other = visit(f"{address}/prezentace?{USTI}&snimek=5")
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

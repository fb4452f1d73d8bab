"""A day or year that nobody has chosen stands in the address too, and costs no press of Back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from sei_core.view import texts

pytestmark = pytest.mark.browser

TODAY = date.today()
PAGES = {
    "jednani_a_ukoly": (texts.MEETINGS_NAV, f"k={TODAY}"),
    "projekty": (texts.PROJECTS_NAV, f"k={TODAY}"),
    "spoluprace": (texts.COOPERATION_NAV, f"den={TODAY.year}"),
}


@pytest.mark.parametrize("path", PAGES)
def test_the_default_is_in_the_address_and_one_back_leaves_the_page(path, address, visit):
    name, default = PAGES[path]
    seen = visit(f"{address}/zdroje")
    page = seen.page

    page.get_by_role("link", name=name, exact=True).click()
    expect(page).to_have_url(re.compile(f"/{path}.*{default}"), timeout=15_000)
    seen.settle()
    page.go_back()
    expect(page).to_have_url(re.compile("/zdroje"))
    expect(page.get_by_role("heading", name=texts.SOURCES_NAV, level=1)).to_be_visible(timeout=15_000)
    assert seen.errors == []


def test_the_default_stays_when_something_else_is_chosen(address, visit):
    seen = visit(f"{address}/jednani_a_ukoly")
    page = seen.page
    expect(page).to_have_url(re.compile(f"k={TODAY}"))

    area = page.get_by_role("combobox", name=texts.FILTER_AREA)
    area.click()
    area.fill("Ústecký kraj")
    page.get_by_role("option", name="Ústecký kraj", exact=True).click()

    expect(page).to_have_url(re.compile(f"(?=.*uzemi=)(?=.*k={TODAY})"), timeout=15_000)
    page.go_back()
    expect(page).not_to_have_url(re.compile("uzemi="))
    expect(page).to_have_url(re.compile(f"k={TODAY}"))

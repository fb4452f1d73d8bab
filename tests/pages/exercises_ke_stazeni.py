"""How the choices of pages/vystupy/ke_stazeni.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from sei_core import catalogue
from sei_core.view import numbers, texts
from tests.pages.opening import Exercise, metric

PAGE = "pages/vystupy/ke_stazeni.py"


def address(app: AppTest) -> str:
    """Reads the first address of the chosen table in the interface."""
    return next(code.value for code in app.code if "format=json" in code.value)


def row_count(year: int, area_code: str, name: str | None) -> str:
    chosen = catalogue.find(name if name in catalogue.EXPORTS else "index")
    return numbers.integer(len(catalogue.rows(chosen, year, area_code)))


EXERCISES = {
    "rok": Exercise("2022", address, lambda year, area, _: f"/api/v1/tables/index?year={year}&format=json&limit=10000"),
    "uzemi": Exercise("Ústecký kraj", metric(texts.DOWNLOADS_ROWS), row_count),
    "data": Exercise("Projekty", metric(texts.DOWNLOADS_ROWS), row_count),
}
WITHOUT_EFFECT: set[str] = set()
OTHER_STATES = [{"data": "Zdroje", "uzemi": "Ústecký kraj"}]
OPTIONS = {"data": {each.title: name for name, each in catalogue.EXPORTS.items()}}

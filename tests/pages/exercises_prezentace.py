"""How the choices of pages/vystupy/prezentace.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

import re
from datetime import date

from streamlit.testing.v1 import AppTest

from sei_core.documents import presentation
from sei_core.view import texts
from sei_core.view.deck import Meeting, SlideKey
from tests.pages.opening import Exercise

PAGE = "pages/vystupy/prezentace.py"
MEETING = "Regionální stálá konference č. 43"


def plain(markdown: str) -> str:
    """Markdown as its reader sees it."""
    return re.sub(r"[\\*\u2060]", "", markdown)


def preview(app: AppTest) -> list[str]:
    """Reads the list of slides: number, title, and what the first one is for."""
    return [plain(mark.value) for mark in app.markdown if re.match(r"\*\*\d+\.\*\* ", mark.value)]


def expected(
    year: int, area: str, *, title: str = "", place: str = "", day: date | None = None, keys: object = None
) -> list[str]:
    """The same from the release."""
    meeting = Meeting(title, place, day or date.today())
    deck = presentation.deck(area, year, meeting, keys or tuple(SlideKey))
    lines = []
    for number, slide in enumerate(deck.slides, start=1):
        said = slide.sentences if slide.key is SlideKey.TITLE else ()
        about = " · ".join([texts.SLIDE_NAME[slide.key], *said])
        lines.append(plain(texts.SLIDES_PREVIEW_LINE.format(number=number, title=slide.title, about=about)))
    return lines


EXERCISES = {
    "rok": Exercise("2022", preview, lambda year, area, _: expected(year, area)),
    "uzemi": Exercise("Ústecký kraj", preview, lambda year, area, _: expected(year, area)),
    "nazev": Exercise(MEETING, preview, lambda year, area, title: expected(year, area, title=title)),
    "misto": Exercise("Ústí nad Labem", preview, lambda year, area, place: expected(year, area, place=place)),
    "den": Exercise("2024-07-31", preview, lambda year, area, day: expected(year, area, day=day)),
    "snimky": Exercise("mapa|uvod|obce", preview, lambda year, area, keys: expected(year, area, keys=keys)),
}
WITHOUT_EFFECT: set[str] = set()
OTHER_STATES: list[dict[str, str]] = [{"uzemi": "okres Most"}, {"uzemi": "Ústecký kraj", "snimek": "3"}]
OPTIONS = {"snimky": {key.value: key for key in SlideKey}}

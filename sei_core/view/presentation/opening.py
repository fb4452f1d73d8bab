"""The first slides: what the presentation is about, and how the points are counted."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.bands import MAX_POINTS, Band
from sei_core.domain.indicators import INDICATORS, MAX_TEST_POINTS, Test
from sei_core.view import explain, numbers, texts
from sei_core.view.deck import Meeting, Slide, SlideKey
from sei_core.view.labels import Area
from sei_core.view.presentation.words import Origin, capital, grid, plain


def title_slide(area: Area, year: int, meeting: Meeting, origin: Origin) -> Slide:
    """What the presentation is about, and for which meeting."""
    day = numbers.date(meeting.day)
    place = texts.DECK_PLACE_AND_DAY if meeting.place else texts.DECK_DAY
    sentences = (
        texts.DECK_SUBTITLE.format(area=capital(area.label), year=year),
        place.format(place=meeting.place, day=day),
    )
    title = meeting.title or texts.DECK_TITLE.format(area=area.label)
    return origin.slide(SlideKey.TITLE, title, None, sentences, [texts.DECK_TITLE_NOTE.format(year=year, day=day)])


def method_slide(year: int, fit: pd.DataFrame, origin: Origin) -> Slide:
    """The rule of the index: its structure as a table, and how to read the points.

    Args:
        year: of the index.
        fit: rows of ``queries.method.fit``.
        origin: of the index.
    """
    values = explain.rule_values()
    title = texts.DECK_METHOD_TITLE.format(
        indicators=numbers.integer(len(INDICATORS)), tests=numbers.integer(len(Test)), most=numbers.integer(MAX_POINTS)
    )
    sentences = (
        texts.DECK_METHOD_RULE.format(most=numbers.points(MAX_TEST_POINTS)),
        texts.DECK_METHOD_LQ,
        texts.DECK_METHOD_BANDS.format(bands=", ".join(Band), high=texts.BAND_LABEL[Band.HIGH]),
        texts.DECK_PLACES,
    )
    counted = (
        texts.DECK_METHOD_COUNTED.format(
            indicator=texts.INDICATOR_LABEL[key], counted=texts.COUNT_WHAT[key], base=texts.BASE_LABEL[key]
        )
        for key in texts.COUNT_WHAT
    )
    fitting = explain.prose("method_fit", **explain.fit_values(fit, year)).split("\n\n")[0]
    origins = explain.prose("method_origin", **values).split("\n\n")[0]
    notes = [*counted, *map(plain, (origins, fitting)), texts.DECK_SOURCES_RULE]
    return origin.slide(SlideKey.METHOD, title, _structure(), sentences, notes)


def _structure():
    """Each indicator with the bounds of its three tests, ``12–18 %``."""
    rows = [
        {"indicator": texts.INDICATOR_LABEL[each.key]} | {f"{test}_bounds": _bounds(each.key, test) for test in Test}
        for each in INDICATORS
    ]
    return grid(pd.DataFrame(rows), indicator=0.46, share_bounds=0.18, lq_bounds=0.18, count_bounds=0.18)


def _bounds(key: str, test: Test) -> str:
    lo, hi = (explain.threshold(key, test, bound).removesuffix(f"{numbers.NBSP}%") for bound in ("lo", "hi"))
    return (texts.DECK_BOUNDS_PERCENT if test is Test.SHARE else texts.DECK_BOUNDS).format(lo=lo, hi=hi)

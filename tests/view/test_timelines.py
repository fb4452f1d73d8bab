"""Bars on a time axis: what is drawn full, what pale, and what not at all."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sei_core.view import theme, timelines
from sei_core.view.timelines import FULL, PALE, between, timeline

TODAY, FIRST = date(2024, 7, 1), date(2008, 1, 1)
COLOURS = {"běží": theme.CATEGORY[0], "skončilo": theme.CATEGORY[1]}
DAYS = ["start_earliest", "start_latest", "end_earliest", "end_latest", "known_until"]
ONE_DAY = 86_400_000


def rows(*drawn: tuple) -> pd.DataFrame:
    """Rows of name, kind and the five days, None where unknown."""
    frame = pd.DataFrame(drawn, columns=["name", "kind", *DAYS]).assign(hover="první\ndruhá")
    return frame.assign(**{day: pd.to_datetime(frame[day]).astype("datetime64[us]") for day in DAYS})


def draw(frame: pd.DataFrame):
    return timeline(frame, "Titulek", "Podtitulek", "Popis", colours=COLOURS, today=TODAY, first=FIRST)


def pieces(frame: pd.DataFrame) -> list[tuple[str, str, float]]:
    """First day, last day and opacity of every drawn piece, the earliest first."""
    found = [
        (pd.Timestamp(base), pd.Timestamp(base) + pd.Timedelta(milliseconds=int(length) - ONE_DAY), bar.marker.opacity)
        for bar in draw(frame).data
        if bar.base is not None
        for base, length in zip(bar.base, bar.x, strict=True)
    ]
    return [(str(low.date()), str(high.date()), opacity) for low, high, opacity in sorted(found)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (
            # Exact dates: sure from the first day to the last.
            ("2013-01-01", "2013-01-01", "2015-12-31", "2015-12-31", None),
            [("2013-01-01", "2015-12-31", FULL)],
        ),
        (
            # Years: it began and ended at some time in them.
            ("2010-01-01", "2010-12-31", "2012-01-01", "2012-12-31", None),
            [
                ("2010-01-01", "2010-12-30", PALE),
                ("2010-12-31", "2012-01-01", FULL),
                ("2012-01-02", "2012-12-31", PALE),
            ],
        ),
        (
            # No end: sure as long as a source says so, then possible until today.
            ("2013-05-01", "2013-05-01", None, None, "2021-12-31"),
            [("2013-05-01", "2021-12-31", FULL), ("2022-01-01", "2024-06-30", PALE)],
        ),
        (
            # Nothing but a start: that day is sure.
            ("2013-05-01", "2013-05-01", None, None, None),
            [("2013-05-01", "2013-05-01", FULL), ("2013-05-02", "2024-06-30", PALE)],
        ),
        (
            # No start, ended at the latest in 2017: possible at any time until then.
            (None, None, None, "2017-12-31", None),
            [("2008-01-01", "2017-12-31", PALE)],
        ),
        (
            # No start, known to run on a day.
            (None, None, None, None, "2018-10-31"),
            [
                ("2008-01-01", "2018-10-30", PALE),
                ("2018-10-31", "2018-10-31", FULL),
                ("2018-11-01", "2024-06-30", PALE),
            ],
        ),
        (
            # Not before 2016.
            ("2016-01-01", None, None, None, "2018-10-31"),
            [
                ("2016-01-01", "2018-10-30", PALE),
                ("2018-10-31", "2018-10-31", FULL),
                ("2018-11-01", "2024-06-30", PALE),
            ],
        ),
        (
            # A source vouches for a day after the earliest, not after the latest end.
            ("2010-01-01", "2010-01-01", "2012-01-01", "2012-12-31", "2013-06-30"),
            [("2010-01-01", "2012-12-31", FULL)],
        ),
        (
            # Planned beyond today.
            ("2024-01-01", "2024-12-31", "2028-01-01", "2028-12-31", None),
            [
                ("2024-01-01", "2024-12-30", PALE),
                ("2024-12-31", "2028-01-01", FULL),
                ("2028-01-02", "2028-12-31", PALE),
            ],
        ),
        (
            # Begun before the axis does.
            ("2005-01-01", "2005-12-31", "2009-12-31", "2009-12-31", None),
            [("2008-01-01", "2009-12-31", FULL)],
        ),
        ((None, None, None, None, None), []),
    ],
)
def test_sure_days_are_full_and_possible_ones_pale(days, expected):
    assert pieces(rows(("Most", "běží", *days))) == expected


def test_the_first_row_is_on_top_and_equal_names_share_a_line():
    exact = ("2013-01-01", "2013-01-01", "2015-12-31", "2015-12-31", None)
    figure = draw(rows(("Most", "běží", *exact), ("Bílina", "skončilo", *exact), ("Most", "skončilo", *exact)))

    assert list(figure.layout.yaxis.categoryarray) == ["Bílina", "Most"]
    assert list(figure.layout.yaxis.range) == [-0.5, 1.5]
    assert figure.layout.height == timelines.HEAD_HEIGHT + 2 * timelines.ROW_HEIGHT
    assert figure.layout.meta["alt"] == "Popis"


def test_long_names_are_broken_and_get_room():
    name = "Centrum podpory a rozvoje aktivit směřujících k desegregaci v území"
    figure = draw(rows((name, "běží", "2023-10-01", "2023-10-01", None, None, None)))
    lines = figure.layout.yaxis.ticktext[0].split("<br>")

    assert " ".join(lines) == name
    assert max(map(len, lines)) <= timelines.NAME_WIDTH
    assert figure.layout.height > timelines.HEAD_HEIGHT + len(lines) * timelines.LINE_HEIGHT


def test_the_legend_names_each_kind_that_is_drawn_also_if_only_pale():
    figure = draw(rows(("Most", "skončilo", None, None, None, "2017-12-31", None)))

    assert [(bar.name, bar.marker.color) for bar in figure.data if bar.showlegend is not False] == [
        ("skončilo", COLOURS["skončilo"])
    ]


def test_names_kinds_and_hovers_are_text_not_markup():
    frame = rows(("<b>A & B</b>", "běží", "2013-01-01", "2013-01-01", None, None, None)).assign(hover="<i>x</i>\ny")
    figure = draw(frame)

    assert figure.layout.yaxis.ticktext == ("&lt;b&gt;A &amp; B&lt;/b&gt;",)
    assert {text for bar in figure.data if bar.hovertext is not None for text in bar.hovertext} == {
        "&lt;i&gt;x&lt;/i&gt;<br>y"
    }


def test_no_rows_give_an_empty_figure_that_says_so():
    figure = draw(rows())

    assert not figure.data
    assert len(figure.layout.annotations) == 1


def test_rows_without_any_date_keep_their_line():
    figure = draw(rows(("Most", "běží", None, None, None, None, None)))

    assert figure.layout.yaxis.ticktext == ("Most",)
    assert list(figure.layout.xaxis.range) == [FIRST, TODAY]


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        ("2013-01-01", "2015", "1.\u00a01.\u00a02013 – 2015"),
        (None, "do 2017", "– – do 2017"),
        ("2010", None, "2010 – –"),
    ],
)
def test_between(earliest, latest, written):
    assert between(earliest, latest) == written

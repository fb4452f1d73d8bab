"""Bars of a slide: values written in Czech, large type, one marked, nothing taken for markup."""

import numpy as np
import pandas as pd
import pytest

from sei_core.view import slide_charts, theme
from sei_core.view.deck import MOST_BARS, Bars
from sei_core.view.tables import Format


def bars(values, **more):
    frame = pd.DataFrame(values, index=["Most <b>", "Bílina", "Louny"])
    given = {
        "colours": tuple(theme.CATEGORY[: frame.shape[1]]),
        "format": Format.DECIMAL,
        "unit": "body",
        "alt": "Graf",
    }
    return Bars(frame, **(given | more))


def test_bars_stand_from_the_top_with_their_czech_values():
    figure = slide_charts.bars(bars({"průměr": [12.25, 3.0, np.nan]}))

    (trace,) = figure.data
    assert list(trace.text) == ["12,3", "3,0", "–"]
    assert figure.layout.yaxis.autorange == "reversed"
    assert list(figure.layout.yaxis.ticktext) == ["Most &lt;b&gt;", "Bílina", "Louny"]
    assert figure.layout.xaxis.title.text == "body"
    assert figure.layout.meta["alt"] == "Graf"


def test_a_marked_bar_is_found_first():
    figure = slide_charts.bars(bars({"průměr": [3, 2, 1]}, marked="Bílina"))

    own, faded = theme.CATEGORY[0], theme.mix(theme.CATEGORY[0], theme.BACKGROUND, 0.45)
    assert list(figure.data[0].marker.color) == [faded, own, faded]
    assert figure.layout.yaxis.ticktext[1] == "<b>Bílina</b>"


def test_parts_of_a_whole_fill_the_width_and_small_ones_have_no_text():
    shares = {"0–1": [0.5, 0.02, 0.3], "2–7": [0.5, 0.98, 0.7]}
    figure = slide_charts.bars(bars(shares, format=Format.PERCENT, is_stacked=True))

    assert figure.layout.barmode == "stack"
    assert list(figure.layout.xaxis.range) == [0, 1]
    assert list(figure.data[0].text) == ["50,0\u00a0%", "", "30,0\u00a0%"]
    assert figure.data[0].insidetextfont.color == theme.text_on(theme.CATEGORY[0])


def test_falling_values_have_room_on_the_left():
    figure = slide_charts.bars(bars({"změna": [4, -2, 0]}, format=Format.CHANGE))

    low, high = figure.layout.xaxis.range
    assert low < -2 < 4 < high
    assert list(figure.data[0].text) == ["+4", "\u22122", "0"]


def test_on_a_narrow_screen_small_type_has_the_height_that_its_rows_need():
    frame = pd.DataFrame({"a": range(MOST_BARS), "b": 1}, index=[f"Roudnice nad Labem {n}" for n in range(MOST_BARS)])
    many = Bars(frame, theme.CATEGORY[:2], Format.INTEGER, "body")

    figure = slide_charts.bars(many, is_narrow=True)

    size = figure.layout.font.size
    assert size == figure.layout.yaxis.tickfont.size == slide_charts.NARROW
    assert all("<br>" in label for label in figure.layout.yaxis.ticktext)
    assert figure.layout.height > MOST_BARS * 2 * 1.3 * size  # two lines of a label, two values
    assert slide_charts.bars(many).layout.height is None


@pytest.mark.parametrize(
    ("count", "size"), [(1, slide_charts.LARGE), (6, slide_charts.LARGE), (MOST_BARS, slide_charts.SMALL)]
)
def test_type_is_as_large_as_the_number_of_bars_allows(count, size):
    frame = pd.DataFrame({"průměr": range(count)}, index=[f"ORP {number}" for number in range(count)])

    assert slide_charts.bars(Bars(frame, (theme.PRIMARY,), Format.INTEGER, "body")).layout.font.size == size

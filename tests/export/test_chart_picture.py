"""Pictures of charts: every chart of every page can be drawn, says what the screen says, and holds in grey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import numpy as np
import plotly.graph_objects as go
import pytest
import streamlit as st
from PIL import Image

from sei_core.domain.bands import Band
from sei_core.export import About, Source, canvas, chart_marks, chart_picture, chart_scales
from sei_core.export.chart_picture import chart_files
from sei_core.paths import ROOT
from sei_core.view import figures, numbers, texts, theme
from tests.pages.opening import open_page
from tests.view.test_charts import FIGURES

ABOUT = About(
    "Tabulka", "Popis", "31. 12. 2023", ("Území: Česko",), (Source("Zdroj: ASZ", "CC BY 4.0"),), date(2024, 5, 6)
)
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py"))
#: Pages with charts that wait for a choice.
CHOSEN = (
    ("pages/index/obec.py", {"obec": "567337"}),
    ("pages/index/obec.py", {"obec": "554782"}),
    ("pages/analyza/citlivost.py", {"cast": "Losování vah a hranic", "obec": "567337"}),
    ("pages/analyza/citlivost.py", {"cast": "Malá čísla", "obec": "567337"}),
    ("pages/analyza/pruzkumnik.py", {"log_x": "ano", "log_y": "ano"}),
)
TWO = ("Ústí & <b>", "Most")


@pytest.fixture(scope="module")
def every_chart(atlas_module) -> Iterator[dict[str, go.Figure]]:
    """The charts that pages show, by page and name."""
    found, shown, here = {}, st.plotly_chart, []

    def spy(chart: go.Figure, **choices: object) -> object:
        found[f"{here[-1]} {choices['key']}"] = chart
        return shown(chart, **choices)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "plotly_chart", spy)
        for page, address in [*((page, {}) for page in PAGES), *CHOSEN]:
            here.append(f"{page} {address}")
            open_page(page, **address)
        yield found


@pytest.fixture(scope="module")
def bars() -> go.Figure:
    """Two stacked bars: 30 and 70, 60 and 40 of a hundred."""
    figure = figures.start("Žluté & modré", "rok 2023", "")
    for band, lengths in ((Band.LOW, [30, 60]), (Band.HIGH, [70, 40])):
        figure.add_bar(
            orientation="h", y=[figures.plain(name) for name in TWO], x=lengths, name=f"pásmo {texts.BAND_LABEL[band]}"
        )
        figure.data[-1].marker.color = theme.BAND_COLOUR[band]
    figure.update_layout(barmode="stack", height=300)
    return figure.update_xaxes(range=[0, 100], ticksuffix=f"{numbers.NBSP}%", title="Podíl obcí")


def drawn(chart: go.Figure, is_grey: bool = False) -> np.ndarray:
    content = chart_files(chart, ABOUT)["grey.png" if is_grey else "png"]()
    return np.asarray(Image.open(BytesIO(content)).convert("RGB"))


def amount(picture: np.ndarray, colour: str) -> int:
    rgb = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return int((picture == rgb).all(axis=2).sum())


def words(chart: go.Figure, about: About = ABOUT) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", chart_files(chart, about)["svg"]().decode()))


def test_every_chart_of_every_page_is_drawn_with_all_its_letters_inside(every_chart):
    assert len(every_chart) >= 45
    for name, chart in every_chart.items():
        sheet = chart_picture.draw(chart, ABOUT)
        width = sheet.get_figwidth() * canvas.PIXELS
        texts = [text for axes in sheet.axes for text in axes.texts if text.get_text().strip()]
        plain = [text for text in texts if not text.get_rotation()]
        ends = [
            (text.get_position()[0], text.get_position()[0] + canvas.run_width(text.get_text(), size, heavy))
            for text in plain
            for size, heavy in [(text.get_fontsize() / canvas.POINTS, text.get_weight() == "bold")]
        ]
        assert min(first for first, _ in ends) > -1, name
        assert max(last for _, last in ends) < width + 1, name
        title = chart.layout.title.text or ABOUT.title  # a linked chart shows its title above itself
        assert " ".join(text.get_text() for text in texts).startswith(chart_picture.unwrapped(title).split(" ")[0]), (
            name
        )


@pytest.mark.parametrize("name", FIGURES)
def test_charts_that_wait_for_another_year_and_empty_ones_are_drawn(name):
    for cut in (lambda frame: frame, lambda frame: frame.iloc[:0]):
        chart = FIGURES[name](cut)
        for is_grey in (False, True):
            drawn = chart_picture.draw(chart, ABOUT, is_grey=is_grey)
            assert drawn.get_label() == chart_picture.unwrapped(chart.layout.title.text)


def test_every_chart_has_a_grey_picture_without_a_colour(every_chart):
    chosen = ("varianta-pasma", "kalendar", "plneni-indikatoru", "simulace-body")
    for key in chosen:
        chart = next(chart for name, chart in every_chart.items() if key in name)
        sheet = chart_picture.draw(chart, ABOUT, is_grey=True)
        buffer = BytesIO()
        sheet.savefig(buffer, format="png", dpi=50)
        picture = np.asarray(Image.open(buffer).convert("RGB")).astype(int)
        assert np.ptp(picture, axis=2).max() == 0, key


def test_png_has_300_dots_an_inch_and_ten_inches(bars):
    image = Image.open(BytesIO(chart_files(bars, ABOUT)["png"]()))

    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    assert image.size[0] == 3000


def test_lengths_of_bars_are_those_of_the_data(bars):
    picture = drawn(bars)
    light, dark = (amount(picture, theme.BAND_COLOUR[band]) for band in (Band.LOW, Band.HIGH))

    assert light / dark == pytest.approx(90 / 110, rel=0.02)


def test_svg_says_title_unit_legend_source_date_licence_and_day_as_text(bars):
    text = words(bars)

    for word in (
        "Žluté &amp; modré",
        "rok 2023",
        "Podíl obcí",
        "pásmo 12–30 bodů",
        "100\u00a0%",
        "Ústí &amp; &lt;b&gt;",
    ):
        assert word in text
    for word in ("Zdroj: ASZ", "Území: Česko", "licence CC BY 4.0", "Data: 31. 12. 2023", "6.\u00a05.\u00a02024"):
        assert word in text
    assert b"DejaVu Sans" in chart_files(bars, ABOUT)["svg"]()


def test_equal_charts_give_equal_bytes(bars):
    assert chart_files(bars, ABOUT)["svg"]() == chart_files(go.Figure(bars), ABOUT)["svg"]()


def test_hues_become_patterns_and_shades_stay_shades():
    figure = figures.start("Graf", "", "")
    for number, colour in enumerate((theme.CATEGORY[0], theme.SEQUENTIAL[3], theme.CATEGORY[1], theme.CATEGORY[3])):
        figure.add_bar(x=["a"], y=[number + 1], name=str(number), marker={"color": colour})
    palette = chart_marks.GreyPalette(figure)
    inks = [palette.ink(trace.marker.color) for trace in figure.data]

    assert [ink.hatch for ink in inks] == ["", "", "xxxx", "\\\\\\\\"]
    assert len({ink.colour for ink in inks}) == 4


def test_lines_that_only_differ_in_colour_are_broken_differently_in_grey():
    figure = figures.start("Graf", "", "")
    for style in theme.SERIES[:3]:
        figure.add_scatter(x=[1, 2], y=[1, 2], mode="lines", line={"color": style.colour}, name=style.symbol)
    palette = chart_marks.GreyPalette(figure)

    assert len({palette.dash(trace) for trace in figure.data}) == 3
    assert {chart_marks.Palette().dash(trace) for trace in figure.data} == {None}


def test_a_chart_without_a_title_takes_that_of_its_files():
    assert "Tabulka" in words(go.Figure(layout={"template": "sei"}).add_bar(x=["a"], y=[1]))


@pytest.mark.parametrize(
    "chart",
    [
        go.Figure(go.Pie(values=[1, 2])),
        go.Figure(go.Bar(x=["a"], y=[1], error_y={"array": [1]})),
        go.Figure(go.Scatter(x=[1], y=[1], mode="markers", fill="tozeroy")),
        go.Figure(go.Bar(x=["a"], y=[1], text=["1"], textposition="auto")),
        go.Figure(go.Bar(x=["1", "2"], y=[1, 2])),
        go.Figure(go.Bar(x=["a"], y=[1]), layout={"yaxis": {"overlaying": "y2"}}),
        go.Figure(go.Bar(x=["a"], y=[1]), layout={"xaxis": {"tickangle": 30}}),
        go.Figure(go.Scatter(x=[1], y=[1], mode="markers"), layout={"shapes": [{"type": "circle"}]}),
    ],
)
def test_what_a_picture_would_leave_out_is_refused(chart):
    with pytest.raises(NotImplementedError):
        chart_picture.draw(chart, ABOUT)


@pytest.mark.parametrize(
    ("axis", "values", "expected"),
    [
        ({}, [0, 2600], ["0", "500", "1\u00a0000", "1\u00a0500", "2\u00a0000", "2\u00a0500"]),
        ({"dtick": 1, "separatethousands": False}, [2020, 2022], ["2020", "2021", "2022"]),
        ({"ticksuffix": "\u00a0%", "dtick": 0.5}, [-0.5, 0.5], ["−0,5\u00a0%", "0,0\u00a0%", "0,5\u00a0%"]),
        ({"type": "log", "dtick": 1}, [0.01, 10], ["0,01", "0,1", "1", "10"]),
        ({"type": "category"}, ["b", "a", "b"], ["b", "a"]),
    ],
)
def test_ticks_are_written_in_czech_as_on_the_screen(axis, values, expected):
    asked = go.layout.XAxis(**axis)
    known = chart_scales.extent(asked, [values])
    known.add(values)
    along = chart_scales.scale(asked, known)

    assert [tick.label for tick in chart_scales.ticks(asked, along, 480, is_across=True)] == expected


def test_days_are_placed_by_their_distance():
    along = chart_scales.Scale("date", *chart_scales.Scale("date", 0, 1).numbers_of(["2020-01-01", "2022-01-01"]))

    assert along.along(["2021-01-01", None])[0] == pytest.approx(366 / 731)
    assert np.isnan(along.along([None])[0])


def test_an_empty_chart_says_so():
    assert "žádná data" in words(figures.empty("Nic", "rok 2023"))

"""Figures: sums, order, colours and gaps that a reader relies on; every builder answers an empty frame."""

import re

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATORS
from sei_core.view import charts, figures, texts, theme

KEYS = [indicator.key for indicator in INDICATORS]


def table(rows, columns):
    return pd.DataFrame(rows, columns=columns.split())


BANDS = table(
    [
        ("Ústecký kraj", "2–7", 6, 600),
        ("Ústecký kraj", "12–30", 2, 1400),
        ("Kraj Vysočina", "0–1", 9, 900),
        ("Kraj Vysočina", "2–7", 1, 100),
    ],
    "area_name band municipality_count population_15plus",
)
TOTALS = table(
    [
        (2016, 12, 30, 336, None, "A"),
        (2016, 0, 1, 2235, None, "A"),
        (2019, 12, 30, 185, None, "A"),
        (2020, 12, 30, 208, None, "A"),
        (2023, 12, 30, 238, "rozpor", "B"),
        (2023, 12, 30, 241, "rozpor", "C"),
        (2022, 8, 30, 459, None, "D"),
        (2023, 8, 30, 539, None, "D"),
    ],
    "year points_from points_to municipality_count note attribution",
)
POINTS = table([(0, 50), (1, 20), (7, 9), (8, 4), (12, 3), (29, 1)], "index_points municipality_count")
HEAT = table(
    [("Ústecký kraj", "enforcement", 1.94), ("Ústecký kraj", "early_leaving", None), ("Praha", "enforcement", 0.29)],
    "area_name indicator value",
)
MATRIX = table(
    [
        ("enforcement", 2, 2, 2, 6),
        ("housing_benefit", 2, 1, 0, 3),
        ("subsistence_benefit", 0, 0, 0, 0),
        ("long_unemployment", 1, 1, 1, 3),
        ("early_leaving", None, None, None, 5),
    ],
    "indicator share_points lq_points count_points points",
)
SHARES = table(
    [(name, key, share) for name, share in (("Obrnice", 0.2), ("Česko", 0.05)) for key in KEYS[:4]]
    + [("Obrnice", "early_leaving", None), ("Česko", "early_leaving", 0.03)],
    "area_name indicator share",
)
HISTORY = table([(2021, 9), (2016, 24), (2023, 29), (2020, 22)], "year index_points")
MOVERS = table(
    [("Horní <Lhota>", "Zlín", 3, 9), ("Dolní Lhota", "Zlín", 9, 5)],
    "municipality_name district_name points_before points_after",
)
TRANSITIONS = table(
    [("0–1", "0–1", 100), ("0–1", "2–7", 7), ("12–30", "8–11", 2)], "band_from band_to municipality_count"
)
CHANGES = table(
    [
        ("enforcement", 1, -1, 0, 0),
        ("enforcement", 1, 0, 0, 0),
        ("early_leaving", 0, 0, -2, 0),
        ("whole_index", 0, 0, 0, 3),
    ],
    "indicator own_change yardstick_change taken_over_change unexplained_change",
)

FIGURES = {
    "bands_by_area": lambda cut: charts.bands_by_area(cut(BANDS), 2023),
    "band_totals": lambda cut: charts.band_totals(cut(BANDS), 2023),
    "published_series": lambda cut: charts.published_series(cut(TOTALS)),
    "distribution": lambda cut: charts.distribution(cut(POINTS), 2023),
    "heat": lambda cut: charts.heat(cut(HEAT), 2023),
    "heat_points": lambda cut: charts.heat(cut(HEAT), 2023, measure="points"),
    "points_matrix": lambda cut: charts.points_matrix(cut(MATRIX), 2023, "Obrnice"),
    "comparison": lambda cut: charts.comparison(cut(SHARES), 2023),
    "two_areas": lambda cut: charts.two_areas(cut(SHARES), 2023),
    "history": lambda cut: charts.history(cut(HISTORY), "Obrnice"),
    "movers": lambda cut: charts.movers(cut(MOVERS), 2022, 2023),
    "transitions": lambda cut: charts.transitions(cut(TRANSITIONS), 2022, 2023),
    "decomposition": lambda cut: charts.decomposition(cut(CHANGES), 2022, 2023, "Obrnice"),
}


def words(figure):
    """Every text of a figure that a reader sees or hears."""
    parts = [part for trace in figure.data for part in (trace.text, trace.hovertext, trace.name) if part is not None]
    traces = [text for part in parts for text in np.ravel(part)]
    notes = [note.text for note in figure.layout.annotations]
    title = figure.layout.title
    return " ".join(map(str, [*traces, *notes, title.text, title.subtitle.text, figure.layout.meta["alt"]]))


@pytest.mark.parametrize("name", FIGURES)
def test_title_says_when_and_lines_fit_a_phone(name):
    title = FIGURES[name](lambda frame: frame).layout.title
    lines = title.text.split("<br>"), title.subtitle.text.split("<br>")
    assert re.search(r"20\d\d", title.subtitle.text)
    assert max(map(len, lines[0])) <= figures.TITLE_WIDTH
    assert max(map(len, lines[1])) <= figures.SUBTITLE_WIDTH


@pytest.mark.parametrize("name", FIGURES)
def test_description_is_made_of_the_numbers(name):
    alt = FIGURES[name](lambda frame: frame).layout.meta["alt"]
    assert re.search(r"\d", alt)
    assert alt.endswith(".")


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_reads_as_missing_or_as_plotly_default(name):
    assert not re.search(r"\bnan\b|\bNone\b|<NA>|trace \d|undefined", words(FIGURES[name](lambda frame: frame)))


@pytest.mark.parametrize("name", FIGURES)
def test_empty_frame_gives_a_figure_that_says_so(name):
    figure = FIGURES[name](lambda frame: frame.head(0))
    assert [note.text for note in figure.layout.annotations] == [texts.CHART_EMPTY]
    assert len(figure.data) == 0
    assert texts.CHART_EMPTY_ALT.split(":")[1].strip(" .") in figure.layout.meta["alt"]


@pytest.mark.parametrize("weight", ["municipality_count", "population_15plus"])
def test_bands_add_up_to_the_whole_in_band_order(weight):
    figure = charts.bands_by_area(BANDS, 2023, weight=weight)
    assert [trace.name for trace in figure.data] == [texts.BAND_LABEL[band] for band in Band]
    assert [trace.marker.color for trace in figure.data] == list(theme.BAND_COLOUR.values())
    widths = pd.DataFrame({trace.name: trace.x for trace in figure.data}, index=figure.data[0].y)
    assert list(widths.index) == ["Ústecký kraj", "Kraj Vysočina"]
    assert widths.sum(axis=1).tolist() == pytest.approx([100, 100])
    assert widths.loc["Ústecký kraj", "12–30 bodů"] == pytest.approx(25 if weight == "municipality_count" else 70)


def test_hover_over_a_band_counts_in_czech():
    high = charts.bands_by_area(BANDS, 2023).data[3]
    assert high.hovertext[0] == "<b>Ústecký kraj</b><br>25,0\u00a0% · 12–30 bodů<br>2\u00a0obce"


def test_totals_write_percent_only_where_it_fits():
    figure = charts.band_totals(BANDS, 2023, "population_15plus")
    assert list(figure.data[3].text) == ["70,0\u00a0%", ""]


def test_two_thresholds_are_two_panels_and_never_one_line():
    figure = charts.published_series(TOTALS)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert [trace.yaxis for trace in lines] == ["y", "y2"]
    assert [note.text for note in figure.layout.annotations] == ["12 a více bodů", "8 a více bodů"]


def test_line_does_not_cross_missing_or_contested_years():
    figure = charts.published_series(TOTALS)
    line = dict(zip(figure.data[0].x.tolist(), figure.data[0].y.tolist(), strict=True))
    assert [year for year, count in line.items() if count == count] == [2016, 2019, 2020]
    assert set(line) == set(range(2016, 2021))
    assert figure.data[0].connectgaps is False


def test_contradictory_values_both_stand_and_are_announced():
    figure = charts.published_series(TOTALS)
    high = figure.data[1]
    contested = [(x, y) for x, y in zip(high.x.tolist(), high.y.tolist(), strict=True) if x == 2023]
    assert contested == [(2023, 238), (2023, 241)]
    assert list(high.textposition)[-2:] == ["bottom center", "top center"]
    assert texts.SERIES_CONFLICT in figure.layout.title.subtitle.text.replace("<br>", " ")


def test_distribution_colours_points_by_band_and_marks_edges():
    figure = charts.distribution(POINTS, 2023)
    assert {trace.marker.color: trace.x.tolist() for trace in figure.data} == {
        theme.BAND_COLOUR[Band.MINIMAL]: [0, 1],
        theme.BAND_COLOUR[Band.LOW]: [7],
        theme.BAND_COLOUR[Band.ELEVATED]: [8],
        theme.BAND_COLOUR[Band.HIGH]: [12, 29],
    }
    assert [shape.x0 for shape in figure.layout.shapes] == [1.5, 7.5, 11.5]


def test_heat_writes_values_readably_and_missing_as_dash():
    figure = charts.heat(HEAT, 2023)
    notes = {(note.x, note.y): note for note in figure.layout.annotations}
    assert notes[0, 0].text == "1,94"
    assert notes[4, 0].text == notes[1, 1].text == "–"
    assert notes[0, 0].font.color == theme.TEXT_ON_DARK
    assert notes[0, 1].font.color == theme.TEXT
    assert len(notes) == 2 * len(KEYS)


def test_matrix_keeps_a_taken_over_score_whole():
    figure = charts.points_matrix(MATRIX, 2023, "Obrnice")
    last_row = [note.text for note in figure.layout.annotations if note.y == 4]
    assert last_row == ["", "převzato celkem 5\u00a0bodů", ""]
    assert "17\u00a0bodů" in figure.layout.title.subtitle.text


def test_comparison_marks_the_municipality_and_missing_has_a_dash():
    figure = charts.comparison(SHARES, 2023)
    assert list(figure.data[0].y) == ["Obrnice", "Česko"]
    assert list(figure.data[0].marker.color) == [theme.PRIMARY, theme.NEUTRAL]
    assert list(figure.data[0].text) == [" 20,0\u00a0%", " 5,0\u00a0%"]
    assert list(figure.data[4].text) == [" –", " 3,0\u00a0%"]
    assert "4,0×" in figure.layout.meta["alt"]


def test_history_breaks_the_line_where_a_year_is_missing():
    line = charts.history(HISTORY, "Obrnice").data[0]
    known = {year: value for year, value in zip(line.x.tolist(), line.y.tolist(), strict=True) if value == value}
    assert known == {2016: 24, 2020: 22, 2021: 9, 2023: 29}
    assert line.x.tolist() == list(range(2016, 2024))


def test_history_of_one_year_is_one_point():
    figure = charts.history(HISTORY.head(1), "Obrnice")
    assert figure.data[1].x.tolist() == [2021]
    assert figure.data[1].marker.color[0] == theme.BAND_COLOUR[Band.ELEVATED]


def test_movers_point_away_from_zero_and_escape_names():
    figure = charts.movers(MOVERS, 2022, 2023)
    assert figure.data[0].x.tolist() == [6, -4]
    assert list(figure.data[0].text) == ["+6", "−4"]
    assert list(figure.data[0].marker.color) == [theme.DIVERGING[5], theme.DIVERGING[1]]
    assert figure.layout.yaxis.ticktext[0] == "Horní &lt;Lhota&gt;<br>Zlín"
    assert figure.layout.xaxis.ticktext[0].startswith("−")


def test_transitions_count_every_pair_and_colour_only_those_that_happened():
    figure = charts.transitions(TRANSITIONS, 2022, 2023)
    notes = {(note.y, note.x): note.text for note in figure.layout.annotations}
    assert notes[0, 0] == "100"
    assert notes[0, 1] == "7"
    assert notes[3, 2] == "2"
    assert notes[2, 0] == "0"
    assert "zůstalo 100\u00a0obcí, do vyššího přešlo 7, do nižšího 2" in figure.layout.meta["alt"]


def test_decomposition_adds_the_tests_of_an_indicator():
    figure = charts.decomposition(CHANGES, 2022, 2023, "Obrnice")
    parts = {trace.name: dict(zip(trace.y, trace.x, strict=True)) for trace in figure.data}
    enforcement = texts.INDICATOR_LABEL["enforcement"]
    assert [parts[label][enforcement] for label in list(texts.CAUSE_LABEL.values())[:3]] == [2, -1, 0]
    assert parts["Nevysvětleno přepočtem"]["Celý index"] == 3
    assert "Celkem +2\u00a0body" in figure.layout.meta["alt"]
    assert list(figure.layout.xaxis.ticktext) == ["−2", "−1", "0", "+1", "+2", "+3"]


def test_decomposition_leaves_out_what_is_explained():
    figure = charts.decomposition(CHANGES[CHANGES["indicator"] != "whole_index"], 2022, 2023, "Obrnice")

    assert "Nevysvětleno" not in words(figure)
    assert len(figure.data[0].y) == 5

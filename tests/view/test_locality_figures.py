"""Figures and maps of excluded localities: ranges with both ends, marks of disagreement, classes, points."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.view import locality_charts, locality_maps, theme
from sei_core.view.labels import Area
from sei_core.view.map_component import OUTSIDE, data

COUNTRY = Area("CZ", Level.COUNTRY, "Česko")
USTI = Area("CZ042", Level.REGION, "Ústecký kraj")
REGIONS = pd.DataFrame(
    [
        ("CZ042", "Ústecký kraj", 89, 36000, 38500, 404.49, 432.58, 471, True),
        ("CZ080", "Moravskoslezský kraj", 72, 19000, 23000, 263.89, 319.44, 317, False),
        ("CZ064", "Jihomoravský <kraj>", 28, 8000, 9500, 285.71, 339.29, 61, True),
        ("CZ063", "Kraj Vysočina", 13, None, None, None, None, None, None),
    ],
    columns=[
        "area_code",
        "area_name",
        "locality_count",
        "people_from",
        "people_to",
        "average_from",
        "average_to",
        "stated_average",
        "average_differs",
    ],
).assign(survey_year=2015, survey_municipality_count=None, reference_keys="mpsv-svl-2015", note=None)
MUNICIPALITIES = pd.DataFrame(
    [
        ("532819", "Slaný", "Kladno", "Středočeský kraj", 4, 2, 0),
        ("567337", "Obrnice", "Most", "Ústecký kraj", 0, 0, 1),
    ],
    columns=[
        "municipality_code",
        "municipality_name",
        "district_name",
        "region_name",
        "known_count",
        "hidden_count",
        "mention_count",
    ],
).assign(label_lat=50.2, label_lon=14.1)
COVERAGE = pd.DataFrame({"first_year": [2006], "last_year": [2019]})
FRAME = {"urls": ("script.json", "areas.json"), "attribution": "ČÚZK"}
FIGURES = [locality_charts.counts, locality_charts.people, locality_charts.averages]


def words(figure):
    traces = [
        text for trace in figure.data for part in (trace.text, trace.hovertext) if part is not None for text in part
    ]
    return " ".join(map(str, [*traces, figure.layout.title.text, figure.layout.meta["alt"]]))


@pytest.mark.parametrize("draw", FIGURES)
def test_figures_say_when_and_describe_themselves(draw):
    figure = draw(REGIONS, [])

    assert "2015" in figure.layout.title.subtitle.text
    assert figure.layout.meta["alt"].endswith(".")
    assert "Ústecký kraj" in figure.layout.meta["alt"]
    assert "nan" not in words(figure)
    assert "&lt;kraj&gt;" in "".join(figure.data[0].y)


@pytest.mark.parametrize("draw", FIGURES)
def test_nothing_to_draw_is_said(draw):
    assert "žádná data" in draw(REGIONS.head(0), []).layout.annotations[0].text


def test_bars_keep_the_order_and_only_the_chosen_kraj_stands_out():
    figure = locality_charts.counts(REGIONS, ["CZ080"])

    assert list(figure.data[0].x) == [89, 72, 28, 13]
    assert list(figure.data[0].marker.color) == [theme.NEUTRAL, theme.PRIMARY, theme.NEUTRAL, theme.NEUTRAL]
    assert set(locality_charts.counts(REGIONS, []).data[0].marker.color) == {theme.PRIMARY}


def test_people_are_drawn_from_the_lower_to_the_upper_end():
    bar, text = locality_charts.people(REGIONS, []).data

    np.testing.assert_array_equal(bar.base[:3], [36000, 19000, 8000])
    np.testing.assert_array_equal(bar.base[:3] + bar.x[:3], [38500, 23000, 9500])
    assert np.isnan(bar.x[3]), "a kraj without an estimate keeps its place, empty"
    assert [each.strip() for each in text.text] == [
        "36\xa0000–38\xa0500",
        "19\xa0000–23\xa0000",
        "8\xa0000–9\xa0500",
        "–",
    ]


def test_a_stated_average_that_disagrees_has_a_colour_and_a_symbol_of_its_own():
    _, text, agrees, differs = locality_charts.averages(REGIONS, []).data

    assert list(agrees.x) == [317]
    assert list(differs.x) == [471, 61]
    assert agrees.marker.symbol != differs.marker.symbol
    assert agrees.marker.color != differs.marker.color
    assert [each.strip() for each in text.text] == ["404–433 · zdroj 471", "264–319", "286–339 · zdroj 61", "–"]
    assert "286–339 · zdroj 61" in locality_charts.averages(REGIONS, []).layout.meta["alt"]


@pytest.mark.parametrize(
    ("measure", "classes", "first", "last"),
    [
        ("locality_count", [4, 3, 1, 0], "méně než 20", "80 a více"),
        ("people_from", [4, 4, 3, None], "méně než 2\xa0000", "16\xa0000 a více"),
        ("average_to", [4, 4, 4, None], "méně než 60", "300 a více"),
    ],
)
def test_kraje_are_classed_by_one_end_of_the_range(measure, classes, first, last):
    members = REGIONS[["area_code", "area_name"]].assign(within_name="Česko")

    scene = locality_maps.survey_scene(REGIONS, members, measure, COUNTRY)
    sent = data(locality_maps.survey_map(scene, measure, **FRAME))

    assert [None if np.isnan(each) else int(each) for each in scene.numbers] == classes
    assert [sent["classes"][place]["label"] for place in (0, -1)] == [first, last]
    assert sent["missing_count"] == classes.count(None)
    assert "2015" in scene.title
    assert "reference_keys" not in scene.table


def test_known_localities_are_counted_and_mentions_drawn_apart():
    counts = pd.DataFrame({"area_code": ["532819", "567027", "567337"], "value": [4, 0, 0]})
    members = pd.DataFrame({"area_code": ["567027", "567337"], "area_name": ["Most", "Obrnice"], "within_name": "Most"})

    scene = locality_maps.known_scene(counts, MUNICIPALITIES, members, COVERAGE, USTI)
    sent = data(locality_maps.known_map(scene, **FRAME))

    assert scene.classes.tolist() == [OUTSIDE, 0, 0]
    assert scene.numbers.tolist() == [3, 0, 0]
    assert [(outline["codes"], outline["style"]) for outline in sent["outlines"]] == [(("567337",), "dotted")]
    assert sent["outlines"][0]["label"] == "jen zmínka bez jména (1\xa0obec)"
    assert scene.date == "prameny z let 2006–2019"
    assert scene.table["known_count"].tolist() == [4, 0]

"""Figures, map and words of sensitivity on a few drawn rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.bands import Band
from sei_core.domain.levels import Level
from sei_core.domain.uncertainty import BAND_SHARES, Distribution, Ranges
from sei_core.domain.variants import OFFICIAL, RECIPES
from sei_core.view import category_maps, sensitivity, sensitivity_charts, texts, theme
from sei_core.view.labels import Area
from sei_core.view.map_component import OUTSIDE

CZECHIA = Area("CZ", Level.COUNTRY, "Česko")
ROWS = pd.DataFrame(
    {
        "municipality_code": ["500001", "500002", "500003"],
        "municipality_name": ["Lhota", "Lhota", "Újezd <b>"],
        "district_name": ["Most", "Děčín", "Cheb"],
        "population_15plus": [100, 2000, 30],
        "index_points": [20, 12, 8],
        "variant_points": [15.0, 12.0, 8.25],
        "points_difference": [-5.0, 0.0, 0.25],
        "band": [Band.HIGH.value, Band.HIGH.value, Band.ELEVATED.value],
        "variant_band": [Band.HIGH.value, Band.ELEVATED.value, Band.ELEVATED.value],
        "rank": [1, 2, 3],
        "rank_low": [1, 1, 3],
        "rank_median": [1, 2, 3],
        "rank_high": [2, 3, 3],
        "points_low": [17, 9, 5],
        "points_high": [21, 14, 9],
        "is_certain": [True, False, False],
        **dict(zip(BAND_SHARES, ([0, 0, 0.1], [0, 0, 0.1], [0, 0.4, 0.8], [1, 0.6, 0]), strict=True)),
    }
)
CHANCES = pd.DataFrame({"index_points": range(31), "probability_share": [0.0] * 11 + [0.25, 0.75] + [0.0] * 18}).assign(
    is_index=lambda rows: rows["index_points"] == 12
)
INFLUENCE = pd.DataFrame({"choice": ["test_weights", "rest"], "variance_share": [0.7, 0.3]})
FIGURES = {
    "shifts": lambda rows: sensitivity_charts.shifts(rows, "bez počtů", 2023),
    "ranks": lambda rows: sensitivity_charts.ranks(rows, "Česko", 2023),
    "points": lambda rows: sensitivity_charts.points(rows, "Česko", 2023),
    "mix": lambda rows: sensitivity_charts.mix(sensitivity.mixed(rows), "Česko", 2023, "draws"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures_tell_the_first_row_and_answer_no_rows(name):
    figure = FIGURES[name](ROWS)

    assert {"shifts": "Lhota (Most): 20 bodů → 15 bodů", "ranks": "Lhota (Most): 1 až 2"}.get(name, "") in (
        figure.layout.meta["alt"].replace("\xa0", " ")
    )
    assert "<b>" not in "".join(figure.layout.yaxis.ticktext or ()), "names are no markup"
    assert FIGURES[name](ROWS.iloc[:0]).layout.annotations[0].text == texts.CHART_EMPTY


def test_shifts_leave_out_what_does_not_move():
    figure = sensitivity_charts.shifts(ROWS, "bez počtů", 2023)

    assert list(figure.data[1].x) == [20, 8]
    assert list(figure.data[2].x) == [15, 8.25]


def test_transitions_are_told_in_words():
    rows = pd.DataFrame(
        [("0–1", "0–1", 5), ("2–7", "8–11", 2), ("12–30", "2–7", 3)],
        columns=["band_from", "band_to", "municipality_count"],
    )
    alt = sensitivity_charts.transitions(rows, "bez počtů", 2023).layout.meta["alt"].replace("\xa0", " ")

    assert alt.endswith("v pásmu zůstává 5 obcí, do těžšího přechází 2, do lehčího 3.")


def test_intervals_run_between_their_ends():
    line, median, official = sensitivity_charts.ranks(ROWS, "Česko", 2023).data

    assert line.x[:2].tolist() == [1, 2]
    assert list(median.x) == [1, 2, 3] == list(official.x)
    assert [trace.name for trace in sensitivity_charts.points(ROWS, "Česko", 2023).data] == [
        "5–95 %",
        "oficiální index",
    ]


def test_mixes_add_up_to_hundred_in_the_order_of_bands():
    mixed = sensitivity.mixed(ROWS)
    figure = sensitivity_charts.mix(mixed, "Česko", 2023, "small")

    assert mixed["band"].tolist() == ["8–11", "12–30"]
    assert mixed["municipality_count"].tolist() == [1, 2]
    assert np.sum([trace.x for trace in figure.data], axis=0).tolist() == [100, 100]
    assert [trace.marker.color for trace in figure.data] == list(theme.BAND_COLOUR.values())


def test_influence_keeps_the_rest_apart():
    figure = sensitivity_charts.influence(INFLUENCE, 2023)

    assert list(figure.data[0].x) == [70, 30]
    assert figure.data[0].marker.color == (theme.PRIMARY, theme.NEUTRAL)
    assert sensitivity_charts.influence(INFLUENCE.iloc[:0], 2023).layout.annotations[0].text == texts.CHART_EMPTY


def test_chances_show_the_index_and_its_interval():
    figure = sensitivity_charts.chances(CHANCES, "Lhota (okres Most)", 2023)
    alt = figure.layout.meta["alt"].replace("\xa0", " ")

    assert "index 12 bodů, 90 % možných výsledků leží mezi 11 a 12 body" in alt
    assert sum(np.sum(trace.y) for trace in figure.data) == pytest.approx(100)
    assert sensitivity_charts.chances(CHANCES.iloc[:0], "Lhota", 2023).layout.annotations[0].text == texts.CHART_EMPTY
    said = sensitivity.chance_said("Lhota", CHANCES, 2023).replace("\xa0", " ")
    assert said.endswith("v 90 % případů 11 až 12 bodů; ve svém pásmu by zůstala s pravděpodobností 75,0 %.")


def test_the_map_has_neutral_middle_and_leaves_out_other_areas():
    values = pd.DataFrame({"area_code": ["500001", "500002", "500003", "500004"], "value": [-5.0, 0.0, 0.25, 2.5]})
    members = pd.DataFrame({"area_code": ["500001", "500002", "500003"]})
    made = RECIPES["without_count"]
    scene = sensitivity.difference_scene(values, ROWS, members, CZECHIA, 2023, "bez počtů", made)
    view = category_maps.area_map(scene, urls=("a", "b"), attribution="")

    assert scene.classes.tolist() == [0, 3, 3, OUTSIDE]
    assert scene.legend[3].colour == theme.DIVERGING[3]
    assert (view.signed, view.decimals) == (True, 1)
    assert "1 : 1 : 0" in scene.method[0]
    assert {"area_code", "area_name", "within_name", "points_difference"} <= set(scene.table)


def test_metrics_count_the_certain_and_those_on_the_edge():
    drawn = [value for _, value, _ in sensitivity.draws_metrics(ROWS)]
    small = [value for _, value, _ in sensitivity.small_metrics(ROWS)]

    assert drawn == ["1\xa0obec", "2\xa0obce", "1\xa0obec", "1\xa0obec", "1\xa0místo"]
    assert small == ["1\xa0obec", "2\xa0obce", "1\xa0obec", "1\xa0obec", "4\xa0body"]
    assert sensitivity.on_edge(ROWS)["municipality_code"].tolist() == ["500002"]
    assert sensitivity.moving(ROWS)["municipality_code"].tolist() == ["500002"]


def test_methods_name_their_parameters():
    ranges = Ranges(weights=0.3, distribution=Distribution.DIRICHLET, bounds=0.05, draws=500, seed=42)
    said = sensitivity.draws_method(ranges).replace("\xa0", " ")

    assert "500 losů, semínko 42" in said
    assert "váhy ± 30 %, rozdělení Dirichletovo; hranice ± 5 %; vynechání ukazatele: ne" in said
    assert "0,5" in sensitivity.small_method(0.5)
    assert "0,5" not in sensitivity.small_method(0.0)
    assert sensitivity.filters(CZECHIA, 2023, "x")[-1] == texts.SENSITIVITY_HANDBOOK


def test_a_recipe_without_weights_is_none():
    assert sensitivity.own_recipe([1, 1, 1], [0] * 5, [1, 1, 1]) is None
    assert sensitivity.own_recipe([1, 1, 1], [1] * 5, [0, 0, 0]) is None
    assert sensitivity.own_recipe([1, 1, 1], [1] * 5, [1, 1, 1]) == OFFICIAL


@pytest.mark.parametrize(("is_noise", "words"), [(True, "Pravděpodobně šum"), (False, "Víc než šum")])
def test_a_jump_is_told_from_noise(is_noise, words):
    found = pd.DataFrame([[8, 12, 4, 1, 7, is_noise]])
    found.columns = ["points_before", "points_after", "change", "change_low", "change_high", "is_noise"]
    (said,) = sensitivity.jump_said("Lhota", found)

    assert said.replace("\xa0", " ").startswith(f"Lhota: 8 bodů → 12 bodů: +4 body. {words}")
    assert sensitivity.jump_said("Lhota", found.iloc[:0]) == []


@pytest.mark.parametrize(("differing", "unknown", "count"), [(0, 0, 0), (0, 3, 1), (2, 3, 2)])
def test_caveats_name_what_is_not_the_published_index(differing, unknown, count):
    said = sensitivity.caveat(pd.DataFrame({"differing_count": [differing], "unknown_count": [unknown]}))

    assert said.count("součet bodů pěti ukazatelů") + said.count("není znám dárce") == count

"""Words, charts and map of the explorer on a drawn table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.classification import Method
from sei_core.domain.correlation import Coefficient, matrix
from sei_core.domain.levels import Level
from sei_core.domain.selection import compared
from sei_core.view import explorer, explorer_charts, explorer_map, texts
from sei_core.view.components.linked import marked_in, toggled
from sei_core.view.labels import Area

AREA = Area("CZ", Level.COUNTRY, "Česko")
CODES = [f"50000{number}" for number in range(8)]
ROWS = pd.DataFrame(
    {
        "municipality_code": CODES,
        "municipality_name": [f"Obec {number}" for number in range(8)],
        "district_name": "Most",
        "region_code": ["CZ042", "CZ042", "CZ041", "CZ041", "CZ042", "CZ042", "CZ042", "CZ042"],
        "region_name": ["Ústecký kraj"] * 2 + ["Karlovarský kraj"] * 2 + ["Ústecký kraj"] * 4,
        "band": ["0–1", "0–1", "0–1", "2–7", "8–11", "12–30", "0–1", "0–1"],
        "standing": "none",
        "status": "O",
        "population_15plus": [100, 100, 400, 900, 1600, 2500, 0, 10],
        "index_points": [0, 0, 1, 3, 9, 20, 0, 0],
        "enforcement_share": [0.02, 0.02, 0.04, 0.08, 0.12, 0.24, None, 0.0],
        "enforcement_count": [2.0, 2.0, 16.0, 72.0, 192.0, 600.0, 0.0, 0.0],
    }
)
PLOT = explorer.Plot(
    "enforcement_share",
    "index_points",
    "band",
    explorer.EQUAL,
    "residual",
    "select",
    log_x=False,
    log_y=False,
    has_fit=True,
    weighted=False,
    area=AREA,
    year=2023,
    regions=explorer.regions(ROWS),
)
SHOWN = explorer.Shown(ROWS, ROWS, ("500005",), AREA, 2023)
OFFICIAL = explorer_map.classified(SHOWN, "index_points", (Method.OFFICIAL, None), "")


def points(plot: explorer.Plot, chosen: tuple[str, ...] = ()) -> list:
    drawn = explorer.drawn(SHOWN, plot, "index_points")
    figure = explorer_charts.scatter(drawn, plot, chosen, OFFICIAL.shading)
    return [trace for trace in figure.data if trace.customdata is not None]


def codes_of(traces: list) -> list[str]:
    return sorted(code for trace in traces for each in trace.customdata for code in each.split("|"))


def test_equal_places_are_one_point_with_all_their_codes():
    traces = points(PLOT)

    assert codes_of(traces) == [code for code in CODES if code != "500006"], "one has no share"
    assert "500000|500001" in traces[0].customdata
    assert traces[0].x[list(traces[0].customdata).index("500000|500001")] == 2, "in percent"
    assert [trace.name for trace in traces] == ["0–1 bod", "2–7 bodů", "8–11 bodů", "12–30 bodů"]


def test_with_a_size_every_place_is_a_point():
    traces = points(replace(PLOT, size="population_15plus"))

    assert not any("|" in code for trace in traces for code in trace.customdata)
    assert traces[3].marker.size[0] == max(size for trace in traces for size in trace.marker.size)


@pytest.mark.parametrize("colour", explorer.COLOURS)
def test_each_colour_draws_every_place(colour):
    assert len(codes_of(points(replace(PLOT, colour=colour)))) == 7


def test_a_region_keeps_its_colour_when_others_are_filtered_away():
    whole = {trace.name: trace.marker.color for trace in points(replace(PLOT, colour="region"))}
    only = replace(SHOWN, rows=ROWS[ROWS["region_code"] == "CZ042"])
    drawn = explorer.drawn(only, PLOT, "index_points")
    figure = explorer_charts.scatter(drawn, replace(PLOT, colour="region"), (), OFFICIAL.shading)

    assert {trace.name: trace.marker.color for trace in figure.data if trace.customdata is not None} == {
        "Ústecký kraj": whole["Ústecký kraj"]
    }


def test_selected_places_stand_out():
    traces = points(PLOT, ("500005", "500000"))
    opacity = {
        code: each for trace in traces for code, each in zip(trace.customdata, trace.marker.opacity, strict=True)
    }

    assert opacity["500005"] == opacity["500000"] == 1, "its equal that is not selected is another point"
    assert opacity["500001"] == opacity["500002"] < 0.5


def test_what_is_left_out_is_said():
    _, said = explorer.drawable(ROWS, replace(PLOT, log_x=True))

    assert said == [
        "Bez údaje „Osoby v exekuci – podíl“: 1\u00a0obec (území nemá obyvatele).",
        "Logaritmická osa nemá místo pro nulu: „Osoby v exekuci – podíl“ vynecháno u 1\u00a0obce.",
    ]


def test_the_line_and_its_band():
    drawn = explorer.drawn(SHOWN, PLOT, "index_points")
    figure = explorer_charts.scatter(drawn, PLOT, (), OFFICIAL.shading)
    line = next(trace for trace in figure.data if trace.name == "přímka")
    kept = ROWS.dropna()
    slope, intercept = np.polyfit(100 * kept["enforcement_share"], kept["index_points"], 1)

    assert (line.x[0], line.x[-1]) == (0, 24)
    assert line.y == pytest.approx(intercept + slope * np.asarray(line.x))
    assert f"n\u00a0=\u00a0{len(kept)}" in explorer.fit_sentence(drawn.line, PLOT)
    weighted = explorer.drawn(SHOWN, replace(PLOT, weighted=True), "index_points")
    assert weighted.line.slope != drawn.line.slope
    assert "vážená obyvateli 15+" in weighted.said[0]


def test_a_line_on_logarithmic_axes_is_straight_there():
    plot = replace(PLOT, y="enforcement_count", log_x=True, log_y=True)
    drawn = explorer.drawn(SHOWN, plot, "index_points")
    kept = ROWS[(ROWS["enforcement_share"] > 0) & (ROWS["enforcement_count"] > 0)]
    slope, _ = np.polyfit(np.log10(100 * kept["enforcement_share"]), np.log10(kept["enforcement_count"]), 1)

    assert drawn.line.slope == pytest.approx(slope)
    assert "log\u2081\u2080\u00a0y" in drawn.said[0]


def test_extremes_are_named():
    drawn = explorer.drawn(SHOWN, replace(PLOT, labels="value"), "index_points")

    assert drawn.rows.iloc[drawn.named]["municipality_code"].tolist()[:2] == ["500005", "500004"]
    assert not len(explorer.drawn(SHOWN, replace(PLOT, labels="none"), "index_points").named)
    assert not len(explorer.drawn(SHOWN, replace(PLOT, has_fit=False), "index_points").named), "no line, no residual"


def test_no_line_is_said():
    few = replace(SHOWN, rows=ROWS.head(2))

    assert explorer.drawn(few, PLOT, "index_points").said[0] == texts.EXPLORER_FIT_NONE
    assert explorer.drawn(SHOWN, replace(PLOT, has_fit=False), "index_points").said[0] == texts.EXPLORER_FIT_OFF


def test_nothing_to_draw_says_so():
    nothing = replace(SHOWN, rows=ROWS[ROWS["enforcement_share"].isna()])
    figure = explorer_charts.scatter(explorer.drawn(nothing, PLOT, "index_points"), PLOT, (), OFFICIAL.shading)
    bins = explorer_charts.binned(nothing.rows, "enforcement_share", ())

    assert figure.layout.annotations[0].text == texts.CHART_EMPTY
    assert bins.empty
    assert explorer_charts.histogram(bins, "enforcement_share", PLOT).layout.annotations[0].text == texts.CHART_EMPTY


def test_bins_hold_every_known_place_once():
    bins = explorer_charts.binned(ROWS, "enforcement_share", ("500005", "500000"))

    assert bins["municipality_count"].sum() == 7
    assert bins["selected_count"].sum() == 2
    assert (bins["bin_low"].iloc[0], bins["bin_high"].iloc[-1]) == (0, 24)
    assert bins["codes"].iloc[-1] == "500005", "the highest value is in the last bin"
    figure = explorer_charts.histogram(bins, "enforcement_share", PLOT)
    assert sum(sum(trace.y) for trace in figure.data) == 7


def test_points_have_a_bin_each():
    bins = explorer_charts.binned(ROWS, "index_points", ())

    assert bins["bin_low"].tolist() == list(range(21))
    assert bins["municipality_count"].tolist()[:4] == [4, 1, 0, 1]


@pytest.mark.parametrize(
    ("column", "bounds"),
    [
        ("enforcement_share", (12, 18)),
        ("enforcement_lq", (1.8, 2.5)),
        ("enforcement_count", (100, 200)),
        ("index_points", (2, 8, 12)),
        ("enforcement_points", ()),
        ("lq_points", ()),
        ("population_15plus", ()),
    ],
)
def test_reference_lines(column, bounds):
    assert explorer.thresholds(column) == pytest.approx(bounds)


@pytest.mark.parametrize(("edge", "start"), [("1,4", 0.014), ("3,6", 0.036), ("7,2 %", 0.072), ("0,07", 0.0007)])
def test_an_edge_in_percent_is_the_share_that_it_names(edge, start):
    """1.4 / 100 is less than 0.014 and 3.6 / 100 more than 0.036 as floats."""
    own = explorer_map.classified(SHOWN, "enforcement_share", (Method.QUANTILES, 3), edge)

    assert own.shading.classes.starts == (start,)
    assert own.shading.labels[1] == f"{edge.removesuffix(' %')}\u00a0% a více"


def test_measures_have_names_of_their_own():
    names = [explorer.title(column) for column in explorer.COLUMNS]

    assert len(set(names)) == len(names) == 25
    assert len({explorer.classes_title(each) for each in explorer.CLASSES}) == len(explorer.CLASSES)


def test_classes_by_choice():
    share = "enforcement_share"
    official = explorer_map.classified(SHOWN, share, (Method.OFFICIAL, None), "")
    halves = explorer_map.classified(SHOWN, share, (Method.QUANTILES, 3), "")
    own = explorer_map.classified(SHOWN, share, (Method.QUANTILES, 3), "5; 12,5")

    assert official.shading.classes.starts == pytest.approx((0.06, 0.12, 0.18, 0.27))
    assert np.bincount(halves.shading.classes.of(ROWS[share].dropna())).tolist() == [3, 2, 2]
    assert own.shading.labels == ("méně než 5\u00a0%", "5 až < 12,5\u00a0%", "12,5\u00a0% a více")
    assert own.said == "Třídy: vlastní hranice 5; 12,5."
    assert len(own.shading.colours) == 3
    with pytest.raises(ValueError, match="rise"):
        explorer_map.classified(SHOWN, share, (Method.QUANTILES, 3), "5; 4")


def test_the_map_shows_the_filtered_and_outlines_the_selected():
    shown = replace(SHOWN, rows=ROWS.head(6))
    every = SHOWN.everything.rename(columns={"municipality_code": "area_code"})
    scene = explorer_map.scene(shown, OFFICIAL, every)
    view = explorer_map.area_map(scene, shown, urls=("", ""), attribution="")

    assert scene.classes.tolist()[6:] == [254, 254]
    assert view.outlines[0].codes == ("500005",)
    assert view.selectable
    assert explorer_map.selected(()).outlines == ()


def test_the_table_begins_with_the_selected():
    rows = explorer.table(SHOWN, ["enforcement_share", "index_points"])

    assert rows["municipality_code"].tolist()[:2] == ["500005", "500004"]
    assert rows["is_selected"].tolist() == [True, *[False] * 7]
    assert list(rows).count("index_points") == 1


def test_correlations_are_a_triangle():
    columns = ["enforcement_share", "index_points", "population_15plus"]
    pairs = matrix(pd.concat([ROWS] * 2), columns, Coefficient.SPEARMAN)
    figure = explorer_charts.correlations(pairs, columns, "Korelace", SHOWN)
    cells = np.asarray(figure.data[0].z, dtype=float)

    assert np.isnan(cells[0, 1])
    assert cells[1].tolist() == pytest.approx(pairs["correlation"].tolist()[1:])
    few = explorer.correlations(matrix(ROWS, columns, Coefficient.SPEARMAN))
    assert few["reason"].unique().tolist() == ["méně než 10 obcí s oběma údaji"]
    empty = explorer_charts.correlations(matrix(ROWS, columns, Coefficient.SPEARMAN), columns, "Korelace", SHOWN)
    assert empty.layout.annotations[0].text == texts.CHART_EMPTY


def test_groups_beside_each_other():
    zeros = {f"{key}_{part}": 0 for key in texts.INDICATOR_SHORT for part in ("count", "base")}
    everything = ROWS.assign(**zeros)
    areas = {f"území {number}": pd.Series(CODES[:number]) for number in range(1, 4)}
    shown = replace(SHOWN, everything=everything, rows=everything, saved={"A": tuple(CODES[:5])})

    groups, left = explorer.groups(shown, areas)

    assert {name: len(rows) for name, rows in groups.items()} == {
        "Zobrazené obce": 8,
        "Výběr": 1,
        "území 1": 1,
        "území 2": 2,
        "území 3": 3,
    }
    assert left == ["Výběr A"]
    figure = explorer_charts.comparison(compared(groups, texts.INDICATOR_SHORT), 2023)
    assert [trace.name for trace in figure.data] == list(groups)


def test_marks_of_a_chart_are_codes():
    state = {"selection": {"points": [{"customdata": "500000|500001"}, {"customdata": ["500002"]}, {"x": 1}]}}

    assert marked_in(state) == ["500000", "500001", "500002"]
    assert toggled(["500000", "500001"], ["500001", "500002"]) == {"500000", "500002"}

"""Words, figures and the map of spatial clusters, from drawn rows."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.measures import INDEX, MEASURES, Measure, Part
from sei_core.domain.spatial_autocorrelation import CLUSTERS, Cluster, Statistic
from sei_core.domain.spatial_weights import NEIGHBOURHOODS, Kind, Neighbourhood
from sei_core.view import category_maps, cluster_charts, cluster_maps, clusters, labels, numbers, texts, theme
from sei_core.view.labels import Area
from sei_core.view.map_component import MISSING, OUTSIDE

CZECHIA = Area(COUNTRY_CODE, Level.COUNTRY, "Česko")
USTI = Area("CZ042", Level.REGION, "Ústecký kraj")
POINTS, SHARE = Measure(INDEX, Part.POINTS), Measure("enforcement", Part.SHARE)
ALL = [Cluster.HIGH_HIGH, Cluster.HIGH_HIGH, Cluster.LOW_LOW, Cluster.HIGH_LOW, Cluster.NONE]


def setting(**changed: object) -> clusters.Setting:
    usual = {
        "year": 2023,
        "area": CZECHIA,
        "measure": POINTS,
        "neighbourhood": Neighbourhood(),
        "statistic": Statistic.LOCAL_MORAN,
        "permutations": 999,
        "seed": 1,
        "alpha": 0.05,
    }
    return clusters.Setting(**(usual | changed))


def local(found: list[Cluster] = ALL, p_value: float = 0.002) -> pd.DataFrame:
    """A row for each cluster, as ``queries.clusters.local`` gives them."""
    count = len(found)
    return pd.DataFrame(
        {
            "municipality_code": [f"50000{n}" for n in range(count)],
            "municipality_name": [f"<Obec> {n}" for n in range(count)],
            "district_name": "Most",
            "region_name": "Ústecký kraj",
            "population_15plus": [100 * (n + 1) for n in range(count)],
            "value": np.arange(count, dtype=float),
            "neighbour_count": 4,
            "neighbour_mean": 1.25,
            "standardised_value": [2.0, 1.0, -1.0, 1.0, -2.0][:count],
            "standardised_mean": [2.0, 1.0, -1.0, -1.0, 0.0][:count],
            "local_statistic": 1.5,
            "normal_p": np.nan,
            "permutation_p": p_value,
            "corrected_p": p_value,
            "cluster": found,
        }
    )


def overall(**changed: object) -> pd.DataFrame:
    usual = {
        "municipality_count": 6,
        "included_count": 5,
        "without_value_count": 1,
        "without_neighbour_count": 0,
        "mean_neighbour_count": 4.0,
        "obstacle": None,
        "moran_i": 0.3005,
        "expected_i": -0.25,
        "variance_i": 0.01,
        "z": 5.505,
        "normal_p": 3e-8,
        "permutation_p": 0.002,
        "permutation_count": 999,
        "permutation_mean": -0.24,
    }
    return pd.DataFrame([usual | changed])


def territories(*counts: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "territory": range(1, len(counts) + 1),
            "municipality_count": counts,
            "centre_code": "567027",
            "centre_name": "Most",
            "centre_district_name": "Most",
            "municipality_codes": "567027",
        }
    )


def test_every_neighbourhood_is_written_in_its_own_way():
    written = [clusters.neighbourhood(each) for each in NEIGHBOURHOODS]

    assert len(set(written)) == len(written) == 28
    assert written[:3] == ["společný úsek hranice", "společný úsek nebo bod hranice", "2 nejbližší obce"]
    assert clusters.neighbourhood(Neighbourhood(Kind.NEAREST, 8)) == "8 nejbližších obcí"
    assert clusters.neighbourhood(Neighbourhood(Kind.WITHIN, 10)) == "obce do 10 km"


def test_bands_are_not_offered_beside_the_points_they_are_of():
    offered = clusters.measures([2022, 2023], 2023)

    assert offered[0] == POINTS
    assert {measure.part for measure in offered} == set(Part) - {Part.BAND}
    assert Part.CHANGE not in {measure.part for measure in clusters.measures([2023], 2023)}


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        (POINTS, 12.0, "12\xa0bodů"),
        (POINTS, 1.0, "1\xa0bod"),
        (POINTS, 3.25, "3,25\xa0bodu"),
        (SHARE, 0.1234, "12,34\xa0%"),
        (Measure("enforcement", Part.LQ), 1.5, "1,50"),
        (Measure("enforcement", Part.COUNT), 3.0, "3\xa0osoby"),
        (Measure(INDEX, Part.CHANGE), -2.0, "−2\xa0body"),
        (Measure(INDEX, Part.CHANGE), 5.0, "+5\xa0bodů"),
    ],
)
def test_a_value_is_written_with_its_unit(measure, value, expected):
    assert clusters.value(measure, value) == expected


@pytest.mark.parametrize(("p_value", "expected"), [(0.0427, "0,04270"), (0.00001, "0,00001"), (3e-8, "<\xa00,00001")])
def test_p_is_never_written_as_zero(p_value, expected):
    assert numbers.precise(p_value) == expected


@pytest.mark.parametrize("measure", [each for each in MEASURES if each.part is not Part.BAND], ids=str)
def test_every_column_of_a_table_has_a_label(measure):
    shown = labels.of(clusters.table(local(), measure))

    assert "value" not in shown, "values go by the name of the measure"
    assert "normal_p" not in shown, "local Moran's I has none"


def test_an_obstacle_says_what_stands_in_the_way():
    assert clusters.obstacle(overall(), setting()) is None
    few = clusters.obstacle(overall(obstacle="too_few", included_count=1), setting(area=USTI))
    assert few.startswith("Obcí s hodnotou a se sousedem s hodnotou je v území „Ústecký kraj“ 1, statistiky")
    assert "stejnou hodnotu" in clusters.obstacle(overall(obstacle="constant"), setting())


def test_findings_name_the_cluster_and_its_largest_territory():
    said = clusters.findings(overall(), local(), territories(2, 1), setting())

    assert "častěji, než by odpovídalo náhodě (Moranovo I 0,301, p z permutací 0,00200)" in said[0]
    assert "2\xa0obce s vysokou hodnotou i okolím (300\xa0obyvatel 15+)" in said[1]
    assert said[2] == "Největší souvislé území z nich má 2\xa0obce kolem obce Most (okres Most), dalších území: 1."
    assert "1\xa0obec s vysokou hodnotou mezi nízkými a 0\xa0obcí" in said[3]
    assert len(said) == 4, "the whole country has no edge"


@pytest.mark.parametrize(
    ("counts", "expected"), [((3,), "jediné souvislé území: 3\xa0obce"), ((1, 1), "Žádné dvě"), ((1,), "Žádné dvě")]
)
def test_territories_are_said_as_they_are(counts, expected):
    assert expected in clusters.findings(overall(), local(), territories(*counts), setting())[2]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"permutation_p": 0.05}, "častěji, než by odpovídalo"),
        ({"permutation_p": 0.051}, "od náhody neliší"),
        ({"moran_i": -0.4}, "rozdílnou hodnotou"),
    ],
)
def test_the_global_finding_follows_p_and_sign(changed, expected):
    assert expected in clusters.findings(overall(**changed), local(), territories(1), setting())[0]


def test_too_few_permutations_are_said():
    """Of 100 municipalities at 0.05 the least p 0.002 passes only if four have it: 0.002 · 100 / 0.05."""
    nothing = pd.concat([local([Cluster.NONE])] * 100, ignore_index=True)

    said = clusters.findings(overall(), nothing, territories(), setting())

    assert "Shluk vysokých hodnot po opravě" in said[1]
    assert said[-1].endswith("jen kdyby ho mělo obcí aspoň 4. Zvolte více permutací.")
    assert len(clusters.findings(overall(), nothing.assign(permutation_p=0.3), territories(), setting())) == 3


def test_an_area_has_an_edge():
    assert "„Ústecký kraj“" in clusters.findings(overall(), local(), territories(1), setting(area=USTI))[-1]


def test_counts_keep_empty_clusters():
    found = clusters.counts(local(), CLUSTERS[Statistic.LOCAL_MORAN])

    assert found["municipality_count"].tolist() == [2, 1, 1, 0, 1]
    assert found["population_15plus"].tolist() == [300, 300, 400, 0, 500]


def test_one_municipality_among_its_neighbours():
    left_out = pd.DataFrame(
        {
            "municipality_code": ["599999"],
            "municipality_name": ["Brdy"],
            "district_name": ["Příbram"],
            "left_out_reason": ["without_value"],
        }
    )

    said = clusters.of_one("500001", local(), left_out, setting())
    assert said == (
        "<Obec> 1 (okres Most): 1\xa0bod, průměr sousedů (4) 1,25\xa0bodu. Vysoká mezi vysokými; "
        "p 0,00200, po opravě 0,00200."
    )
    assert clusters.of_one("599999", local(), left_out, setting()).endswith("obec ve výpočtu není – nemá hodnotu.")
    assert clusters.of_one("512345", local(), left_out, setting()) == texts.CLUSTERS_OUTSIDE


def test_files_say_method_parameters_and_citation():
    said = " ".join(setting(seed=7, neighbourhood=Neighbourhood(Kind.NEAREST, 8)).method_of("shluky-obce"))

    for part in ("Anselin 1995", "8 nejbližších obcí", "Permutací: 999", "semínko: 7", "nejvýše 0,05", "esda "):
        assert part in said
    assert "Ord a Getis 1995" in " ".join(setting(statistic=Statistic.HOT_SPOTS).method_of("shluky-obce"))
    assert "Anselin 1995" in " ".join(setting(statistic=Statistic.HOT_SPOTS).method_of("shluky-moran"))
    whole = " ".join(setting(permutations=99_999).method_of("shluky-permutace"))
    assert "Permutací: 9\xa0999" in whole
    assert "Cliff a Ord 1981" in whole


def test_left_out_municipalities_are_counted_by_reason():
    leaving = setting(measure=Measure("early_leaving", Part.SHARE))

    assert clusters.left_out_note(overall(without_value_count=0), setting()) == texts.CLUSTERS_LEFT_OUT_NONE
    assert clusters.left_out_note(overall(without_neighbour_count=2), leaving) == (
        "Nemá hodnotu (obec nemá vlastní školu): 1\xa0obec. Bez souseda s hodnotou: 2\xa0obce."
    )


def test_the_scatter_has_the_slope_and_the_quadrants():
    figure = cluster_charts.scatter(local(), overall(), setting())
    line = next(trace for trace in figure.data if trace.mode == "lines")
    shown = {trace.name.partition(" (")[0]: len(trace.x) for trace in figure.data if trace.mode == "markers"}

    assert (line.y[1] - line.y[0]) / (line.x[1] - line.x[0]) == pytest.approx(0.3005)
    assert shown == {
        "vysoká mezi vysokými": 2,
        "nízká mezi nízkými": 1,
        "vysoká mezi nízkými": 1,
        "nízká mezi vysokými": 0,
        "nevýznamné": 1,
    }
    assert cluster_charts.quadrants(local()) == {"high_high": 2, "low_low": 2, "high_low": 1, "low_high": 0}
    assert "0,301" in figure.layout.meta["alt"]
    assert "<Obec>" not in figure.to_json().encode().decode("unicode_escape")


def test_names_in_the_scatter_do_not_lie_over_each_other():
    close = local().assign(
        standardised_value=[2.0, 2.01, -1.0, 1.0, -2.0], standardised_mean=[2.0, 2.0, -1.0, -1.0, 0.0]
    )

    named = [note.text for note in cluster_charts.scatter(close, overall(), setting()).layout.annotations]

    assert len(named) == 4
    assert "&lt;Obec&gt; 1" in named
    assert "&lt;Obec&gt; 0" not in named


def test_the_histogram_shows_all_permutations_and_the_observed_value():
    draws = np.random.default_rng(1).normal(0, 0.01, 999)
    figure = cluster_charts.histogram(pd.DataFrame({"moran_i": draws}), overall(), setting())

    assert sum(figure.data[0].y) == 999
    assert figure.layout.shapes[0].x0 == 0.3005
    assert "Histogram Moranova I z 999 permutací (semínko 1)" in figure.layout.meta["alt"]


def test_without_rows_figures_say_so():
    for figure in (
        cluster_charts.scatter(local().head(0), overall(), setting()),
        cluster_charts.histogram(pd.DataFrame({"moran_i": []}), overall(), setting()),
    ):
        assert "žádná data" in figure.layout.meta["alt"]


@pytest.mark.parametrize("statistic", Statistic)
def test_colours_differ_in_grey_print(statistic):
    greys = sorted(theme.luminance(cluster_maps.COLOUR[cluster]) for cluster in CLUSTERS[statistic])

    assert all((higher + 0.05) / (lower + 0.05) > 1.3 for lower, higher in pairwise(greys))


def test_the_map_tells_clusters_missing_and_outside_apart():
    codes = pd.Series(["500000", "500001", "500002", "500003", "500004", "500005", "500006"])
    members = pd.DataFrame({"area_code": codes[:6], "area_name": "Obec", "within_name": "Most"})

    scene = cluster_maps.scene(codes, members, local(), setting(area=USTI))
    view = category_maps.area_map(scene, selected="500002", urls=("a", "b"), attribution="ČÚZK")

    assert view.classes.tolist() == [0, 0, 1, 2, 4, MISSING, OUTSIDE]
    assert view.selected == "500002"
    assert [entry.label for entry in view.legend][-1] == "nevýznamné"
    assert scene.title == "Místní Moranovo I – Index (body 0–30): Ústecký kraj, rok 2023"
    assert "Anselin 1995" in scene.method[0]
    assert category_maps.area_map(scene, selected="999999", urls=("a", "b"), attribution="ČÚZK").selected is None
    assert json.dumps(list(labels.of(scene.table)))

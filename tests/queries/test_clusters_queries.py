"""Spatial clusters of the shipped index, against R and against the drawn rules of who takes part.

The reference numbers in ``tests/golden/spatial_reference_*.csv`` are of R 4.2.2 with spdep 1.2-7 (Debian 12), from the
values and pairs of this release written to CSV, municipalities without a neighbour taken out beforehand:
``moran.test(x, nb2listw(nb, style="W"), randomisation=TRUE, alternative="two.sided")``,
``localmoran(x, nb2listw(nb, style="W"), mlvar=FALSE)`` (``mlvar=FALSE`` divides by n − 1, as esda does) and
``localG(x, nb2listw(include.self(nb), style="B"))``, whose z is the same for ``style="W"``. Of the whole country every
40th municipality is kept, of a kraj every second one.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE, Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.domain.spatial_autocorrelation import CLUSTERS, LEAST, MOST_GLOBAL, Cluster, Statistic
from sei_core.domain.spatial_weights import Kind, Neighbourhood
from sei_core.queries import areas, clusters
from sei_core.store import db

pytestmark = pytest.mark.usefixtures("atlas")

GOLDEN = Path(__file__).parents[1] / "golden"
POINTS = Measure(INDEX, Part.POINTS)
ENFORCEMENT = Measure("enforcement", Part.SHARE)
LEAVING = Measure("early_leaving", Part.SHARE)
BORDER, NEAREST = Neighbourhood(), Neighbourhood(Kind.NEAREST, 8)
CASES = {
    "index_border": (2023, POINTS, COUNTRY_CODE, BORDER),
    "index_nearest_8": (2023, POINTS, COUNTRY_CODE, NEAREST),
    "enforcement_share_border_karlovarsky": (2023, ENFORCEMENT, "CZ041", BORDER),
    "early_leaving_share_border_ustecky": (2023, LEAVING, "CZ042", BORDER),
}


@pytest.mark.parametrize("case", CASES)
def test_the_global_statistic_is_that_of_spdep(case):
    known = pd.read_csv(GOLDEN / "spatial_reference_global.csv").set_index("case").loc[case]

    found = clusters.overall(*CASES[case], permutations=9).iloc[0]

    assert found.included_count == known.municipality_count
    assert found.moran_i == pytest.approx(known.moran_i, rel=1e-10)
    assert found.expected_i == pytest.approx(known.expected, rel=1e-10)
    assert found.variance_i == pytest.approx(known.variance, rel=1e-9)
    assert found.z == pytest.approx(known.z, rel=1e-9)
    assert found.normal_p == pytest.approx(known.p_analytic, rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("case", CASES)
def test_local_statistics_are_those_of_spdep(case):
    known = pd.read_csv(GOLDEN / "spatial_reference_local.csv", dtype={"municipality_code": "str"})
    known = known[known["case"] == case].set_index("municipality_code")

    for statistic, column in ((Statistic.LOCAL_MORAN, "local_moran"), (Statistic.HOT_SPOTS, "hot_spot_z")):
        found = clusters.local(*CASES[case], statistic, permutations=9).set_index("municipality_code")
        assert len(known) >= 40
        assert found.loc[known.index, "local_statistic"].tolist() == pytest.approx(
            known[column].tolist(), rel=1e-9, abs=1e-9
        )


def test_the_index_of_2023_has_the_known_coefficient():
    assert clusters.overall(2023, POINTS, COUNTRY_CODE, permutations=9)["moran_i"].item() == pytest.approx(
        0.3005, abs=5e-5
    )


def test_the_least_p_of_999_permutations():
    found = clusters.overall(2023, POINTS, "CZ042", permutations=999).iloc[0]

    assert found.permutation_count == 999
    assert found.permutation_p == 2 / 1_000
    assert clusters.permuted(2023, POINTS, "CZ042", permutations=999)["moran_i"].mean() == found.permutation_mean
    assert clusters.overall(2023, POINTS, "CZ0425", permutations=99_999)["permutation_count"].item() == MOST_GLOBAL


def test_everybody_is_in_or_left_out_with_a_reason():
    """Early leaving of municipalities with a school: few, so that some have no neighbour."""
    asked = (2023, LEAVING, "CZ042", BORDER)
    row, left_out = clusters.overall(*asked, permutations=9).iloc[0], clusters.left_out(*asked)
    taken_in = clusters.local(*asked, permutations=9)
    values = areas.values(2023, Level.MUNICIPALITY, LEAVING).set_index("area_code")["value"]
    codes = pd.Index(areas.members(Level.MUNICIPALITY, "CZ042")["area_code"])
    reasons = left_out.groupby("left_out_reason")["municipality_code"].agg(set)

    assert (row.municipality_count, row.included_count) == (354, 83)
    assert (row.without_value_count, row.without_neighbour_count) == (260, 11)
    assert reasons["without_value"] == set(codes[values.reindex(codes).isna()])
    assert set(taken_in["municipality_code"]) | set(left_out["municipality_code"]) == set(codes)
    assert values.loc[sorted(reasons["without_neighbour"])].notna().all()
    assert taken_in["neighbour_count"].min() >= 1
    assert row.mean_neighbour_count == pytest.approx(taken_in["neighbour_count"].mean())


def test_a_military_district_has_no_share_and_no_say():
    """Hradiště has no inhabitants; its neighbours keep the others, and their weights again make one."""
    asked = (2023, ENFORCEMENT, "CZ041", BORDER)
    bordering = db.fetch("SELECT neighbour_code FROM neighbour WHERE municipality_code = '555177'")["neighbour_code"]
    found = clusters.local(*asked, permutations=9).set_index("municipality_code")
    beside = next(code for code in bordering if code in found.index)

    assert "555177" in clusters.left_out(*asked)["municipality_code"].tolist()
    assert clusters.neighbours_of("555177", *asked).empty
    neighbours = clusters.neighbours_of(beside, *asked)
    assert "555177" not in neighbours["municipality_code"].tolist()
    assert len(neighbours) == found.at[beside, "neighbour_count"]
    assert neighbours["value"].mean() == pytest.approx(found.at[beside, "neighbour_mean"])
    assert neighbours["value"].is_monotonic_decreasing


def test_neighbours_behind_the_edge_of_the_area_are_left_out():
    whole = clusters.neighbours_of("567337", 2023, POINTS, COUNTRY_CODE)["municipality_code"]
    inside = clusters.neighbours_of("567337", 2023, POINTS, "CZ0425")["municipality_code"]

    assert set(inside) == set(whole) & set(areas.members(Level.MUNICIPALITY, "CZ0425")["area_code"])
    assert clusters.neighbours_of("567337", 2023, POINTS, "CZ041").empty, "it does not lie there"


def test_a_common_point_adds_neighbours():
    rook = clusters.overall(2023, POINTS, "CZ042", BORDER, 9)["mean_neighbour_count"].item()
    queen = clusters.overall(2023, POINTS, "CZ042", Neighbourhood(Kind.TOUCH), 9)["mean_neighbour_count"].item()
    nearest = clusters.overall(2023, POINTS, "CZ042", NEAREST, 9)["mean_neighbour_count"].item()

    assert rook < queen < rook + 0.2
    assert nearest == 8


def test_the_nearest_are_the_nearest_of_those_with_a_value():
    asked = (2023, LEAVING, "CZ042", Neighbourhood(Kind.NEAREST, 3))

    assert clusters.overall(*asked, permutations=9)["without_neighbour_count"].item() == 0
    assert (clusters.local(*asked, permutations=9)["neighbour_count"] == 3).all()


@pytest.mark.parametrize("statistic", Statistic)
def test_clusters_come_in_the_order_of_the_legend(statistic):
    found = clusters.local(2023, POINTS, COUNTRY_CODE, NEAREST, statistic, 9_999, 1, 0.05)
    stricter = clusters.local(2023, POINTS, COUNTRY_CODE, NEAREST, statistic, 9_999, 1, 0.01)
    order = list(CLUSTERS[statistic])

    assert list(dict.fromkeys(found["cluster"])) == order
    assert ((found["corrected_p"] <= 0.05) == (found["cluster"] != Cluster.NONE)).all()
    assert (found["corrected_p"] >= found["permutation_p"]).all()
    assert (stricter["cluster"] != Cluster.NONE).sum() < (found["cluster"] != Cluster.NONE).sum()


def test_high_clusters_make_up_connected_territories():
    asked = (2023, POINTS, COUNTRY_CODE, NEAREST, Statistic.LOCAL_MORAN, 9_999, 1, 0.05)
    rows = clusters.local(*asked).set_index("municipality_code")
    high = rows[rows["cluster"] == Cluster.HIGH_HIGH]
    found = clusters.territories(*asked)
    codes = found["municipality_codes"].str.split(", ")
    borders = db.fetch("SELECT municipality_code, neighbour_code FROM neighbour").groupby("municipality_code")
    beside = {code: set(group["neighbour_code"]) for code, group in borders}

    assert found["territory"].tolist() == list(range(1, len(found) + 1))
    assert found["municipality_count"].is_monotonic_decreasing
    assert sorted(codes.explode()) == sorted(high.index)
    assert found["population_15plus"].sum() == high["population_15plus"].sum()
    first = codes.iloc[0]
    assert found["mean_value"].iloc[0] == pytest.approx(high.loc[first, "value"].mean())
    assert found["centre_name"].iloc[0] == high.loc[first].nlargest(1, "population_15plus")["municipality_name"].item()
    assert set(found["district_names"].iloc[0].split(", ")) == set(high.loc[first, "district_name"])
    assert all(beside[code] & set(first) for code in first), "each has a neighbour in it"
    assert not any(beside[code] & set(high.index) - set(first) for code in first), "and none outside"


def test_a_small_area_says_that_it_is_small():
    small = areas.members(Level.OPOU, COUNTRY_CODE)["area_code"].map(
        lambda code: len(areas.members(Level.MUNICIPALITY, code))
    )
    code = areas.members(Level.OPOU, COUNTRY_CODE)["area_code"][(small < LEAST).idxmax()]
    row = clusters.overall(2023, POINTS, code).iloc[0]

    assert row.obstacle == "too_few"
    assert pd.isna(row.moran_i)
    assert row.permutation_count == 0
    for frame in (
        clusters.local(2023, POINTS, code),
        clusters.permuted(2023, POINTS, code),
        clusters.territories(2023, POINTS, code),
    ):
        assert frame.empty


def test_praha_alone_and_the_country_without_it():
    assert clusters.overall(2023, POINTS, "CZ010")["obstacle"].item() == "too_few"
    assert clusters.overall(2023, POINTS, COUNTRY_WITHOUT_PRAGUE_CODE, permutations=9)["included_count"].item() == 6257


def test_a_change_without_an_earlier_year_leaves_everybody_out():
    asked = (2023, Measure(INDEX, Part.CHANGE), "CZ0425")

    assert clusters.overall(*asked)["obstacle"].item() == "too_few"
    assert clusters.left_out(*asked)["left_out_reason"].tolist() == ["without_value"] * 26


def test_the_year_of_another_release_is_not_kept():
    """What is kept goes by the release, so that nobody is answered from one that was undone."""
    assert all("release" in cached.__wrapped__.__code__.co_varnames for cached in (clusters._local, clusters._global))


def test_readers_who_ask_together_share_one_computation():
    """Each would otherwise get a result of its own, and all of them would be computed at the same time."""
    start = threading.Barrier(4)

    def ask(kind: str) -> object:
        start.wait()
        asked = (db.serving(), 2023, POINTS, "CZ042", Neighbourhood())
        if kind == "global":
            return clusters._global(*asked, 999, 20_231)
        return clusters._local(*asked, Statistic.LOCAL_MORAN, 999, 20_231)

    with ThreadPoolExecutor(4) as readers:
        first, second, third, fourth = readers.map(ask, ["global", "global", "local", "local"])

    assert first is second
    assert third is fourth

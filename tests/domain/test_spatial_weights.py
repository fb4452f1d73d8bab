"""Who is whose neighbour: borders, nearest points, distances, islands and connected territories."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from libpysal.graph import Graph

from sei_core.domain import spatial_weights
from sei_core.domain.spatial_weights import PAIR, Kind, Neighbourhood


def pairs(*written: str) -> pd.DataFrame:
    """``"AB"`` is a pair in both directions."""
    return pd.DataFrame(sorted([*written, *(each[::-1] for each in written)]), columns=["pair"])["pair"].apply(
        lambda each: pd.Series(list(each), index=PAIR)
    )


def written(found: pd.DataFrame) -> list[str]:
    return (found[PAIR[0]] + found[PAIR[1]]).tolist()


@pytest.fixture
def squares() -> gpd.GeoSeries:
    """Four squares: A B above C D."""
    boxes = {"A": (0, 1, 1, 2), "B": (1, 1, 2, 2), "C": (0, 0, 1, 1), "D": (1, 0, 2, 1)}
    return gpd.GeoSeries({code: shapely.box(*box) for code, box in boxes.items()})


@pytest.fixture
def line() -> pd.DataFrame:
    """Points 0, 1, 3 and 10 km to the east."""
    return pd.DataFrame({"east": [0.0, 1_000.0, 3_000.0, 10_000.0], "north": 0.0}, list("ABCD"))


def test_a_common_point_is_a_border_only_if_points_count(squares):
    rook = spatial_weights.touching(squares, points_count=False)
    queen = spatial_weights.touching(squares)

    assert written(rook) == ["AB", "AC", "BA", "BD", "CA", "CD", "DB", "DC"]
    assert set(written(queen)) - set(written(rook)) == {"AD", "DA", "BC", "CB"}


def test_the_nearest_need_not_be_mutual(line):
    assert written(spatial_weights.nearest(line, 1)) == ["AB", "BA", "CB", "DC"]
    assert len(spatial_weights.nearest(line, 20)) == 4 * 3, "all the others where there are fewer"
    assert spatial_weights.nearest(line.head(1), 2).empty


@pytest.mark.parametrize(("km", "expected"), [(0.999, []), (1, ["AB", "BA"]), (2, ["AB", "BA", "BC", "CB"])])
def test_a_distance_includes_its_limit(line, km, expected):
    assert written(spatial_weights.within(line, km)) == expected


def test_distances_are_those_of_libpysal():
    draws = np.random.default_rng(3)
    points = pd.DataFrame(draws.uniform(0, 30_000, (120, 2)), [f"{n:03}" for n in range(120)], ["east", "north"])
    shapes = gpd.GeoSeries(gpd.points_from_xy(points["east"], points["north"]), points.index)

    known = Graph.build_distance_band(shapes, 5_000).adjacency
    edges = known[known > 0].index

    assert sorted(written(spatial_weights.within(points, 5))) == sorted(edges.map("".join))


def test_neighbours_outside_are_left_out_and_the_rest_weighs_one():
    inside = spatial_weights.among(pairs("AB", "AC", "BC", "CD"), pd.Index(list("ABC")))
    graph = spatial_weights.weights(inside, pd.Index(list("ABC")))

    assert written(inside) == ["AB", "AC", "BA", "BC", "CA", "CB"]
    assert graph.sparse.toarray().tolist() == [[0, 0.5, 0.5], [0.5, 0, 0.5], [0.5, 0.5, 0]]


def test_a_municipality_without_a_neighbour_gets_no_weight_silently():
    with pytest.raises(ValueError, match=r"without a neighbour: \['D'\]"):
        spatial_weights.weights(pairs("AB"), pd.Index(list("ABD")))


def test_connected_territories_go_from_the_largest():
    found = spatial_weights.connected(pd.Index(list("ABDEFH")), pairs("AB", "BC", "CD", "DE", "EF", "GH"))

    assert found.to_dict() == {"A": 1, "B": 1, "D": 0, "E": 0, "F": 0, "H": 2}, "C and G do not take part"


def test_nobody_makes_no_territory():
    assert spatial_weights.connected(pd.Index([], dtype="str"), pairs("AB")).empty
    assert spatial_weights.connected(pd.Index(["A"]), pairs("AB").head(0)).to_dict() == {"A": 0}


def test_a_kind_may_be_written_as_a_plain_text():
    """It would be equal to the kind, but not the kind: everything else would silently take it for a border."""
    assert Neighbourhood("nearest", 8).kind is Kind.NEAREST
    with pytest.raises(ValueError, match="near"):
        Neighbourhood("near", 8)


@pytest.mark.parametrize(("kind", "number"), [(Kind.BORDER, 3), (Kind.NEAREST, 0), (Kind.WITHIN, 0), (Kind.TOUCH, 1)])
def test_a_number_goes_with_the_kind(kind, number):
    with pytest.raises(ValueError, match="does not go with"):
        Neighbourhood(kind, number)

"""Arcs, rings and levels on four drawn municipalities, and on all shipped borders."""

from __future__ import annotations

import base64
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pandas.testing import assert_frame_equal

from sei_core import paths
from sei_core.domain import topology
from sei_core.domain.levels import Level

# 51 +-----+-----------+
#    |  A  | B  +---+  |     C is an enclave of B, D meets A only in a corner
#    |     |    | C |  |
# 50 +-----+----+---+--+     (the lower side of C is higher than 50)
#          |     D     |
# 49       +-----------+
#    14   15           17
A = shapely.box(14, 50, 15, 51)
C = shapely.box(15.5, 50.25, 16.5, 50.75)
B = shapely.box(15, 50, 17, 51).difference(C)
D = shapely.box(15, 49, 17, 50)


@pytest.fixture
def boundaries() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"municipality_code": list("CADB")}, geometry=[C, A, D, B], crs="EPSG:4326")


@pytest.fixture
def municipalities() -> pd.DataFrame:
    rows = [
        ("D", "Down", "O", "o2", "r2", "d2", "k1", 49.5, 16.0),
        ("A", "Alpha", "M", "o1", "r1", "d1", "k1", 50.5, 14.5),
        ("B", "Beta", "O", "o1", "r1", "d1", "k1", 50.9, 16.0),
        ("C", "Gamma", "H", "o2", "r1", "d1", "k1", 50.5, 16.0),
    ]
    columns = [
        "municipality_code",
        "municipality_name",
        "status",
        "opou_code",
        "orp_code",
        "district_code",
        "region_code",
    ]
    return pd.DataFrame(rows, columns=[*columns, "label_lat", "label_lon"])


@pytest.fixture
def areas() -> pd.DataFrame:
    rows = [
        ("opou", "o1", "Alpha"),
        ("opou", "o2", "Gamma"),
        ("orp", "r1", "Beta"),
        ("orp", "r2", "Elsewhere"),
        ("district", "d1", "First"),
        ("district", "d2", "Second"),
        ("region", "k1", "Whole"),
        ("country", "CZ", "Country"),
    ]
    return pd.DataFrame(rows, columns=["level", "area_code", "area_name"])


def sides(built: topology.Topology) -> list[str]:
    """Left and right code of each arc, abroad as a dot."""
    codes = [*built.levels[Level.MUNICIPALITY].codes, "."]
    return sorted("".join(sorted(codes[i] for i in pair)) for pair in zip(built.left, built.right, strict=True))


def ring_points(built: topology.Topology) -> list[tuple[int, np.ndarray]]:
    """Position of the municipality and vertices of each ring, put together from arcs."""
    rings = []
    for ring, owner in enumerate(built.ring_municipality):
        parts = []
        for arc in built.ring_arcs[built.ring_starts[ring] : built.ring_starts[ring + 1]]:
            index = arc if arc >= 0 else ~arc
            part = built.points[built.arc_starts[index] : built.arc_starts[index + 1]]
            parts.append(part if arc >= 0 else part[::-1])
        for before, after in zip(parts, [*parts[1:], parts[0]], strict=True):
            assert (before[-1] == after[0]).all()
        rings.append((int(owner), np.vstack([part[:-1] for part in parts])))
    return rings


def doubled_area(points: np.ndarray) -> int:
    x, y = points.astype(np.int64).T
    return int(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def unpack(text: str) -> list[int]:
    numbers, value, shift = [], 0, 0
    for byte in base64.b64decode(text):
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append((value >> 1) ^ -(value & 1))
            value, shift = 0, 0
    return numbers


def test_each_border_is_one_arc_that_knows_both_sides(boundaries, municipalities, areas):
    built = topology.build(boundaries, municipalities, areas)

    assert sides(built) == [".A", ".B", ".D", "AB", "BC", "BD"]


def test_rings_put_the_polygons_together_again(boundaries, municipalities, areas):
    built = topology.build(boundaries, municipalities, areas)

    drawn = {"A": [A.exterior], "B": [B.exterior, *B.interiors], "C": [C.exterior], "D": [D.exterior]}
    for owner, points in ring_points(built):
        code = built.levels[Level.MUNICIPALITY].codes[owner]
        expected = [{tuple(p) for p in built.grid.snap(shapely.get_coordinates(ring)).tolist()} for ring in drawn[code]]
        assert {tuple(p) for p in points.tolist()} in expected
    assert [built.levels[Level.MUNICIPALITY].codes[i] for i in built.ring_municipality] == list("ABBCD")


def test_neighbours_share_a_stretch_not_only_a_corner(boundaries, municipalities, areas):
    pairs = topology.neighbours(topology.build(boundaries, municipalities, areas))

    expected = pd.DataFrame(
        {"municipality_code": list("ABBBCD"), "neighbour_code": list("BACDBB")},
        dtype="str",
    )
    assert_frame_equal(pairs, expected)


def test_areas_of_each_level_are_sorted_by_code(boundaries, municipalities, areas):
    levels = topology.build(boundaries, municipalities, areas).levels

    assert levels[Level.MUNICIPALITY].codes == list("ABCD")
    assert levels[Level.MUNICIPALITY].names == ["Alpha", "Beta", "Gamma", "Down"]
    assert levels[Level.OPOU].names == ["Alpha", "Gamma"]
    assert levels[Level.OPOU].position.tolist() == [0, 0, 1, 1]
    assert levels[Level.ORP].position.tolist() == [0, 0, 0, 1]
    assert levels[Level.REGION].position.tolist() == [0, 0, 0, 0]
    assert Level.COUNTRY not in levels


def test_rank_follows_status_and_is_raised_for_seats(boundaries, municipalities, areas):
    # A is a town (6) and names its OPOU (5), B names its ORP (4), C is the capital, D a village
    assert topology.build(boundaries, municipalities, areas).ranks.tolist() == [5, 4, 0, 8]


def test_grid_is_web_mercator_with_y_downwards(boundaries, municipalities, areas):
    built = topology.build(boundaries, municipalities, areas)

    corners = built.grid.snap(np.array([[14, 51], [17, 49]]))

    # 3 degrees are 333,958 m wide; from 49 to 51 degrees Mercator spans 346,310 m, the longer side
    assert built.grid.west == pytest.approx(1_558_472.87, abs=0.01)
    assert corners.tolist() == [[0, 0], [round(333_958.47 / built.grid.step), topology.GRID_STEPS]]


def test_file_holds_everything_packed(boundaries, municipalities, areas):
    built = topology.build(boundaries, municipalities, areas)

    file = json.loads(built.to_json())

    steps = np.array(unpack(file["arcs"])).reshape(-1, 2)
    assert np.cumsum(steps, axis=0).tolist() == built.points.tolist()
    assert unpack(file["arcLengths"]) == np.diff(built.arc_starts).tolist()
    assert unpack(file["ringCounts"]) == [1, 2, 1, 1]
    assert file["levels"]["municipality"] == {"codes": list("ABCD"), "names": ["Alpha", "Beta", "Gamma", "Down"]}
    assert unpack(file["levels"]["district"]["position"]) == [0, 0, 0, 1]
    known, rings = 0, []
    for back in unpack(file["rings"]):
        rings.append(~(known - back) if back else known)
        known += back == 0
    assert rings == built.ring_arcs.tolist()


def test_file_does_not_depend_on_the_order_of_rows(boundaries, municipalities, areas):
    once = topology.build(boundaries, municipalities, areas).to_json()
    again = topology.build(boundaries.iloc[::-1], municipalities.iloc[[2, 0, 3, 1]], areas.iloc[::-1]).to_json()

    assert once == again


def test_packed_numbers_are_zigzag_septets():
    expected = bytes([0, 1, 2, 0x80, 0x01, 0x81, 0x01, 0xFE, 0xFF, 0xFF, 0xFF, 0x07])

    assert base64.b64decode(topology.pack(np.array([0, -1, 1, 64, -65, 2**30 - 1]))) == expected


@pytest.mark.parametrize(
    ("level", "codes", "sizes"),
    [
        (Level.MUNICIPALITY, ["A", "B", "C", "D"], [1.0, 1.5, 0.5, 2.0]),
        (Level.DISTRICT, ["d1", "d2"], [3.0, 2.0]),
        (Level.COUNTRY, ["CZ"], [5.0]),
    ],
)
def test_dissolve_merges_what_lies_in_an_area(boundaries, municipalities, level, codes, sizes):
    merged = topology.dissolve(boundaries, municipalities, level)

    assert merged.crs == boundaries.crs
    assert merged["area_code"].tolist() == codes
    assert shapely.area(merged.geometry.to_numpy()).tolist() == pytest.approx(sizes)


def test_a_boundary_without_a_municipality_is_named(boundaries, municipalities, areas):
    with pytest.raises(ValueError, match=r"differ at \['D'\]"):
        topology.build(boundaries, municipalities.query("municipality_code != 'D'"), areas)


def test_a_municipality_without_a_boundary_keeps_its_place_among_the_codes_and_has_no_ring(
    boundaries, municipalities, areas
):
    municipalities.loc[municipalities["municipality_code"] == "B", ["label_lat", "label_lon"]] = np.nan
    built = topology.build(boundaries.query("municipality_code != 'B'"), municipalities, areas)

    assert built.levels[Level.MUNICIPALITY].codes == ["A", "B", "C", "D"]
    assert built.ring_municipality.tolist() == [0, 2, 3]
    assert built.labels[1].tolist() == [0, 0]
    assert topology.neighbours(built).empty
    assert sides(built) == [".A", ".C", ".D"]
    dissolved = topology.dissolve(boundaries.query("municipality_code != 'B'"), municipalities, Level.ORP)
    assert dissolved["area_code"].tolist() == ["r1", "r2"]
    assert dissolved.geometry.iloc[0].equals(A.union(C))


def test_a_missing_name_is_named(boundaries, municipalities, areas):
    with pytest.raises(ValueError, match=r"orp \['r2'\]"):
        topology.build(boundaries, municipalities, areas.query("area_code != 'r2'"))


def test_an_unknown_status_is_named(boundaries, municipalities, areas):
    with pytest.raises(ValueError, match=r"unknown status \['X'\]"):
        topology.build(boundaries, municipalities.replace({"status": {"M": "X"}}), areas)


def test_overlapping_polygons_are_refused(boundaries, municipalities, areas):
    boundaries.loc[boundaries["municipality_code"] == "D", "geometry"] = shapely.box(15, 49, 17, 50.1)

    with pytest.raises(ValueError, match="overlap"):
        topology.build(boundaries, municipalities, areas)


@pytest.fixture(scope="module")
def shipped() -> tuple[gpd.GeoDataFrame, topology.Topology]:
    """The real borders and their topology."""
    codes = {"municipality_code": "str", "opou_code": "str", "orp_code": "str"}
    boundaries = gpd.read_parquet(paths.data() / "boundaries" / "municipality.parquet")
    municipalities = pd.read_csv(paths.data() / "territory" / "municipality.csv", dtype=codes)
    areas = pd.read_csv(paths.data() / "territory" / "area.csv", dtype="str")
    boundaries = boundaries.sort_values("municipality_code").reset_index(drop=True)
    return boundaries, topology.build(boundaries, municipalities, areas)


def test_shipped_rings_keep_the_area_of_every_municipality(shipped):
    boundaries, built = shipped
    rebuilt = np.zeros(len(boundaries), dtype=np.int64)
    for owner, points in ring_points(built):
        rebuilt[owner] += doubled_area(points)

    expected = np.zeros(len(boundaries), dtype=np.int64)
    for owner, polygon in enumerate(shapely.orient_polygons(boundaries.geometry.to_numpy())):
        for ring in shapely.get_rings(shapely.get_parts(polygon)):
            expected[owner] += doubled_area(built.grid.snap(shapely.get_coordinates(ring))[:-1])
    assert rebuilt.tolist() == expected.tolist()


def test_shipped_neighbours_are_those_that_shapely_finds(shipped):
    boundaries, built = shipped
    polygons = boundaries.geometry.to_numpy()
    here, there = shapely.STRtree(polygons).query(polygons, predicate="touches")
    along = [matrix[4] == "1" for matrix in shapely.relate(polygons[here], polygons[there])]
    codes = boundaries["municipality_code"].to_numpy(dtype=object)

    found = set(topology.neighbours(built).itertuples(index=False, name=None))

    assert found == set(zip(codes[here[along]], codes[there[along]], strict=True))


def test_shipped_file_stays_small(shipped):
    _, built = shipped

    assert len(built.to_json()) <= 700_000

"""Borders of municipalities as one topology that serves every level.

A border between two municipalities is kept once, as an *arc* that knows who lies on its
left and on its right. The borders of any higher level are then the arcs whose two sides
differ at that level, so one file draws municipalities, districts and regions alike.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sei_core.domain.levels import COUNTRY_CODE, INNER_LEVELS, Level

#: Radius of the sphere of Web Mercator (EPSG:3857), metres.
EARTH_RADIUS = 6_378_137.0
#: The longer side of the country spans this many steps of the grid: about 15 m of Mercator, 10 m on the ground,
#: each, while the generalised borders have a vertex every few hundred metres.
GRID_STEPS = 50_000
#: Abroad, where a municipality would be.
ABROAD = -1

#: Importance of a label by the status of the municipality: the lower, the sooner it is shown.
STATUS_RANK = {"H": 0, "S": 2, "M": 6, "T": 7, "O": 8, "U": 9}
#: A municipality that gave its name to an area of this level is at least this important.
SEAT_RANK = {Level.DISTRICT: 3, Level.ORP: 4, Level.OPOU: 5}
#: Seats of regions, in the order of regions, without Praha. Source: constitutional act 347/1997, article 1.
REGION_SEATS = (
    "544256", "554791", "554961", "554804", "563889", "569810",
    "555134", "586846", "582786", "500496", "585068", "554821",
)  # fmt: skip
REGION_SEAT_RANK = 1


@dataclass(frozen=True)
class Grid:
    """Whole-number coordinates: x grows eastwards, y southwards, both in steps of Web Mercator.

    Attributes:
        west, north: the origin, metres of Web Mercator.
        step: metres of Web Mercator in one step (times the cosine of the latitude: metres on the ground).
    """

    west: float
    north: float
    step: float

    def snap(self, lon_lat: np.ndarray) -> np.ndarray:
        """Put degrees of EPSG:4326, shape (n, 2), on the grid: int32, shape (n, 2)."""
        mercator = _mercator(lon_lat)
        steps = np.column_stack([mercator[:, 0] - self.west, self.north - mercator[:, 1]]) / self.step
        return np.rint(steps).astype(np.int32)


@dataclass(frozen=True)
class Areas:
    """Areas of one level.

    Attributes:
        codes: sorted as text; this order is the order of values sent to the map.
        names: of the same areas.
        position: for each municipality the position of its area in ``codes``, shape (municipalities,).
    """

    codes: list[str]
    names: list[str]
    position: np.ndarray


@dataclass(frozen=True)
class Topology:
    """Arcs, the rings they make up, and the areas of every level.

    Attributes:
        grid: what the whole-number coordinates mean.
        points: vertices of all arcs one after another, int32, shape (points, 2).
        arc_starts: where each arc begins in ``points``, and the end: shape (arcs + 1,).
        left, right: positions of the municipalities along each arc, ``ABROAD`` where there is none.
        ring_arcs: arcs of all rings one after another; ``~arc`` (negative) is walked backwards.
        ring_starts: where each ring begins in ``ring_arcs``, and the end: shape (rings + 1,).
        ring_municipality: position of the municipality each ring belongs to, not decreasing.
        levels: areas of municipality, OPOU, ORP, district and region.
        labels: where the name of each municipality is written, on the grid, shape (municipalities, 2).
        ranks: importance of each label, 0 the capital to 9, shape (municipalities,).
    """

    grid: Grid
    points: np.ndarray
    arc_starts: np.ndarray
    left: np.ndarray
    right: np.ndarray
    ring_arcs: np.ndarray
    ring_starts: np.ndarray
    ring_municipality: np.ndarray
    levels: dict[Level, Areas]
    labels: np.ndarray
    ranks: np.ndarray

    def to_json(self) -> bytes:
        """Write the file that the map fetches: the same topology gives the same bytes.

        Lists of whole numbers are packed (see ``pack``). ``arcs`` and ``labels`` hold points, each as its
        step from the previous one. Arcs are numbered as the rings first meet them, so ``rings`` says 0 for
        the next new arc and otherwise how far back lies the known one, walked backwards. Sides of arcs are
        not written, the rings tell them.
        """
        municipality = self.levels[Level.MUNICIPALITY]
        document = {
            "grid": {"west": self.grid.west, "north": self.grid.north, "step": self.grid.step},
            "arcs": pack(_steps(self.points)),
            "arcLengths": pack(np.diff(self.arc_starts)),
            "rings": pack(_back_references(self.ring_arcs)),
            "ringLengths": pack(np.diff(self.ring_starts)),
            "ringCounts": pack(np.bincount(self.ring_municipality, minlength=len(municipality.codes))),
            "labels": pack(_steps(self.labels)),
            "ranks": pack(self.ranks),
            "levels": {
                level.value: {"codes": areas.codes, "names": areas.names}
                | ({} if level is Level.MUNICIPALITY else {"position": pack(areas.position)})
                for level, areas in self.levels.items()
            },
        }
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def pack(numbers: np.ndarray) -> str:
    """Write whole numbers compactly: zigzag, then seven bits a byte, lowest first, then base64.

    Args:
        numbers: whole numbers within ±2**30, any shape, taken row by row.
    """
    flat = np.asarray(numbers, dtype=np.int64).ravel()
    zigzag = (flat << 1) ^ (flat >> 63)
    septets = (zigzag[:, None] >> np.arange(0, 35, 7)) & 0x7F
    length = 1 + sum(zigzag >= 1 << bits for bits in range(7, 35, 7))
    place = np.arange(septets.shape[1])
    coded = septets | np.where(place < length[:, None] - 1, 0x80, 0)
    return base64.b64encode(coded[place < length[:, None]].astype(np.uint8).tobytes()).decode()


def build(boundaries: gpd.GeoDataFrame, municipalities: pd.DataFrame, areas: pd.DataFrame) -> Topology:
    """Turn polygons of municipalities into arcs and rings.

    Args:
        boundaries: ``municipality_code`` and ``geometry`` (Polygon or MultiPolygon, EPSG:4326), a valid
            coverage: neighbours share identical vertices along their border.
        municipalities: table ``municipality``: a row for each boundary; one without a boundary has no ring and
            lies nowhere on the map, its label at the origin of the grid.
        areas: table ``area``: a name for each area of the levels between municipality and country.

    Raises:
        ValueError: if a boundary has no municipality or an area no name, a status is unknown, or the polygons overlap
            or differ along a shared border.
    """
    municipalities = municipalities.sort_values("municipality_code").reset_index(drop=True)
    boundaries, drawn = _in_order(boundaries, municipalities)
    polygons = shapely.orient_polygons(boundaries.geometry.to_numpy(), exterior_cw=False)
    if not shapely.coverage_is_valid(polygons):
        raise ValueError("polygons overlap or differ along a shared border")

    coords, ring_of_vertex, ring_municipality = _open_rings(polygons)
    arcs = _cut(coords, ring_of_vertex)
    grid = _grid(coords)
    ring_municipality = drawn[ring_municipality]
    owner = ring_municipality[ring_of_vertex]
    levels = _levels(municipalities, areas)
    return Topology(
        grid=grid,
        points=grid.snap(coords[arcs.vertices]),
        arc_starts=arcs.starts,
        left=owner[arcs.left_vertex],
        right=np.where(arcs.right_vertex == ABROAD, ABROAD, owner[arcs.right_vertex]),
        ring_arcs=arcs.ring_arcs,
        ring_starts=arcs.ring_starts,
        ring_municipality=ring_municipality,
        levels=levels,
        labels=_labels(municipalities, drawn, grid),
        ranks=_ranks(municipalities, levels),
    )


def neighbours(topology: Topology) -> pd.DataFrame:
    """List municipalities that share a stretch of border (a common point is not enough).

    Returns:
        ``municipality_code``, ``neighbour_code``: each pair in both directions, sorted.
    """
    codes = np.array(topology.levels[Level.MUNICIPALITY].codes, dtype=object)
    shared = (topology.right != ABROAD) & (topology.left != topology.right)
    pairs = np.column_stack([topology.left[shared], topology.right[shared]])
    pairs = np.unique(np.vstack([pairs, pairs[:, ::-1]]), axis=0)
    return pd.DataFrame({"municipality_code": codes[pairs[:, 0]], "neighbour_code": codes[pairs[:, 1]]}, dtype="str")


def dissolve(boundaries: gpd.GeoDataFrame, municipalities: pd.DataFrame, level: Level) -> gpd.GeoDataFrame:
    """Merge municipalities into the areas of a level; the country is the single area ``CZ``.

    Args:
        boundaries: ``municipality_code`` and ``geometry``, a valid coverage, EPSG:4326.
        municipalities: table ``municipality``: the columns that name the area at each level; those without a
            boundary are in no area.

    Returns:
        ``area_code`` (sorted as text) and ``geometry``, EPSG:4326; only areas with a municipality that has a boundary.

    Raises:
        ValueError: if a boundary has no municipality.
    """
    municipalities = municipalities.sort_values("municipality_code").reset_index(drop=True)
    boundaries, drawn = _in_order(boundaries, municipalities)
    polygons, municipalities = boundaries.geometry.to_numpy(), municipalities.iloc[drawn].reset_index(drop=True)
    if level is Level.COUNTRY:
        codes = pd.Series(COUNTRY_CODE, municipalities.index)
    else:
        codes = municipalities[level.code_column]
    merged = {code: shapely.coverage_union_all(polygons[rows]) for code, rows in codes.groupby(codes).indices.items()}
    return gpd.GeoDataFrame(
        {"area_code": pd.Series(list(merged), dtype="str")}, geometry=list(merged.values()), crs=boundaries.crs
    )


@dataclass(frozen=True)
class _Arcs:
    """Arcs cut from rings, in terms of positions of ring vertices."""

    vertices: np.ndarray
    starts: np.ndarray
    left_vertex: np.ndarray
    right_vertex: np.ndarray
    ring_arcs: np.ndarray
    ring_starts: np.ndarray


def _in_order(boundaries: gpd.GeoDataFrame, municipalities: pd.DataFrame) -> tuple[gpd.GeoDataFrame, np.ndarray]:
    """Boundaries in the order of codes, and the position of the municipality of each."""
    boundaries = boundaries.sort_values("municipality_code").reset_index(drop=True)
    here, there = boundaries["municipality_code"], municipalities["municipality_code"]
    odd = sorted({*here[~here.isin(there)], *here[here.duplicated()], *there[there.duplicated()]})
    if odd:
        raise ValueError(f"boundaries and municipalities differ at {odd[:5]}")
    return boundaries, np.flatnonzero(there.isin(here))


def _labels(municipalities: pd.DataFrame, drawn: np.ndarray, grid: Grid) -> np.ndarray:
    """Where names are written; the origin of the grid for a municipality that is not drawn."""
    labels = np.zeros((len(municipalities), 2), dtype=np.int32)
    labels[drawn] = grid.snap(municipalities.iloc[drawn][["label_lon", "label_lat"]].to_numpy(dtype=float))
    return labels


def _open_rings(polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Vertices of all rings without the repeated last one, the ring of each, the municipality of each ring."""
    parts, part_owner = shapely.get_parts(polygons, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    coords, ring = shapely.get_coordinates(rings, return_index=True)
    last = np.append(ring[1:] != ring[:-1], True)
    return coords[~last], ring[~last], part_owner[ring_part]


def _cut(coords: np.ndarray, ring: np.ndarray) -> _Arcs:
    """Cut rings into arcs where three or more borders meet.

    Args:
        coords: vertices of open rings, counter-clockwise around their polygon, shape (n, 2).
        ring: ring of each vertex, not decreasing, shape (n,).
    """
    _, place = np.unique(coords, axis=0, return_inverse=True)
    vertex = np.arange(len(ring))
    first = np.flatnonzero(np.append(True, ring[1:] != ring[:-1]))
    following = vertex + 1
    following[np.append(first[1:], len(ring)) - 1] = first

    ends = np.sort(np.column_stack([place, place[following]]), axis=1)
    _, edge = np.unique(ends, axis=0, return_inverse=True)

    start = _is_node(place, ends, edge)[place]
    _start_closed_rings(start, ring, place, first)
    order = _from_first_start(ring, first, start)
    return _pair(order, start, ring, edge, following)


def _is_node(place: np.ndarray, ends: np.ndarray, edge: np.ndarray) -> np.ndarray:
    """Where other than two borders meet, for each place."""
    _, one_of_each = np.unique(edge, return_index=True)
    return np.bincount(ends[one_of_each].ravel(), minlength=place.max() + 1) != 2


def _start_closed_rings(start: np.ndarray, ring: np.ndarray, place: np.ndarray, first: np.ndarray) -> None:
    """Begin a ring that meets no node at its lowest place: an enclave and the hole around it agree on it."""
    lowest = np.minimum.reduceat(place, first)
    closed = ~np.logical_or.reduceat(start, first)
    start |= closed[ring] & (place == lowest[ring])


def _from_first_start(ring: np.ndarray, first: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Vertices in ring order, each ring turned so that it begins with an arc."""
    size = np.diff(np.append(first, len(ring)))
    offset = np.arange(len(ring)) - first[ring]
    shift = np.minimum.reduceat(np.where(start, offset, len(ring)), first)
    return first[ring] + (offset + shift[ring]) % size[ring]


def _pair(order: np.ndarray, start: np.ndarray, ring: np.ndarray, edge: np.ndarray, following: np.ndarray) -> _Arcs:
    """Find the two uses of each arc; the first one gives it its direction, the second walks it backwards."""
    opening = np.flatnonzero(start[order])
    name = np.minimum.reduceat(edge[order], opening)  # an edge lies in one arc only, so its number names the arc
    names, keep, use = np.unique(name, return_index=True, return_inverse=True)
    rank = np.empty(len(names), dtype=np.int64)
    rank[np.argsort(keep)] = np.arange(len(names))  # arcs in the order of their first use
    keep = np.sort(keep)
    arc, again = rank[use], np.ones(len(use), dtype=bool)
    again[keep] = False

    length = np.diff(np.append(opening, len(order)))
    right = np.full(len(names), ABROAD)
    right[arc[again]] = order[opening[again]]
    return _Arcs(
        vertices=_vertices(order, opening[keep], length[keep], following),
        starts=np.append(0, np.cumsum(length[keep] + 1)),
        left_vertex=order[opening[keep]],
        right_vertex=right,
        ring_arcs=np.where(again, ~arc, arc),
        ring_starts=np.append(np.flatnonzero(np.diff(ring[order][opening], prepend=-1)), len(opening)),
    )


def _vertices(order: np.ndarray, opening: np.ndarray, length: np.ndarray, following: np.ndarray) -> np.ndarray:
    """Vertices of the arcs that begin at ``opening``, each with the vertex that closes it."""
    starts = np.cumsum(length + 1) - (length + 1)
    inner = np.arange((length + 1).sum()) - np.repeat(starts, length + 1)
    closing = inner == np.repeat(length, length + 1)
    vertices = order[np.repeat(opening, length + 1) + inner - closing]
    return np.where(closing, following[vertices], vertices)


def _levels(municipalities: pd.DataFrame, areas: pd.DataFrame) -> dict[Level, Areas]:
    count = len(municipalities)
    levels = {
        Level.MUNICIPALITY: Areas(
            municipalities["municipality_code"].tolist(),
            municipalities["municipality_name"].tolist(),
            np.arange(count),
        )
    }
    for level in INNER_LEVELS:
        codes, position = np.unique(municipalities[level.code_column].to_numpy(dtype=object), return_inverse=True)
        names = areas.loc[areas["level"] == level.value].set_index("area_code")["area_name"].reindex(codes)
        if names.isna().any():
            raise ValueError(f"areas without a name: {level.value} {list(names.index[names.isna()])[:5]}")
        levels[level] = Areas(codes.tolist(), names.tolist(), position)
    return levels


def _ranks(municipalities: pd.DataFrame, levels: Mapping[Level, Areas]) -> np.ndarray:
    """Importance of each municipality: by its status, raised when an area around it bears its name."""
    rank = municipalities["status"].map(STATUS_RANK)
    if rank.isna().any():
        raise ValueError(f"unknown status {sorted(municipalities.loc[rank.isna(), 'status'].unique())}")
    rank = rank.to_numpy(dtype=np.int64)
    names = municipalities["municipality_name"].to_numpy(dtype=object)
    for level, seat_rank in SEAT_RANK.items():
        areas = levels[level]
        seat = np.array(areas.names, dtype=object)[areas.position] == names
        rank = np.where(seat, np.minimum(rank, seat_rank), rank)
    return np.where(municipalities["municipality_code"].isin(REGION_SEATS), REGION_SEAT_RANK, rank)


def _grid(coords: np.ndarray) -> Grid:
    mercator = _mercator(coords)
    (west, south), (east, north) = mercator.min(axis=0), mercator.max(axis=0)
    step = max(east - west, north - south) / GRID_STEPS
    return Grid(round(float(west), 3), round(float(north), 3), round(float(step), 9))


def _mercator(lon_lat: np.ndarray) -> np.ndarray:
    lon, lat = np.radians(lon_lat).T
    return EARTH_RADIUS * np.column_stack([lon, np.log(np.tan(np.pi / 4 + lat / 2))])


def _steps(points: np.ndarray) -> np.ndarray:
    return np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=points.dtype))


def _back_references(ring_arcs: np.ndarray) -> np.ndarray:
    """0 for an arc met for the first time, otherwise how many new arcs ago it was met."""
    met = np.cumsum(ring_arcs >= 0)
    return np.where(ring_arcs >= 0, 0, met - ~ring_arcs)

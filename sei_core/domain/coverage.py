"""A coverage: polygons that together cover a country once, each border shared by its two sides vertex for vertex.

Coordinates are metres of a plane. Missing polygons are None. The work is that of GEOS (``shapely.coverage_*``); here it
is told how far it may go.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

#: Gaps narrower than this, metres, go to the neighbour with the longer border; wider ones stay to be found.
GAP_WIDTH = 2.0
#: Vertices nearer than this, metres, are one: the cadastre writes centimetres.
SNAPPING_DISTANCE = 0.01
#: Tolerances of simplification that are tried one after another, metres; about the square root of the area of the
#: triangles that are cut off. A drawn country of 6.4 million vertices has about 145 thousand at the end.
TOLERANCES = (10.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0, 150.0, 180.0, 220.0)
#: How far beyond the coverage the edge of what stands for abroad lies, metres.
_MARGIN = 10_000.0


@dataclass(frozen=True)
class Simplified:
    """A simplified coverage.

    Attributes:
        polygons: in the order of what they were made from.
        tolerance: the last one that was used, metres; 0 where nothing was simplified.
        kept: whether a polygon, and so its whole border, was left finer, because it would have changed too much.
    """

    polygons: np.ndarray
    tolerance: float
    kept: np.ndarray


@dataclass(frozen=True)
class Hole:
    """A place inside the coverage that no polygon covers.

    Attributes:
        area: square metres.
        around: positions of the polygons that touch it.
    """

    area: float
    around: np.ndarray


def mend(polygons: np.ndarray) -> np.ndarray:
    """Make polygons valid: lines and points that are left over go, the rest stays where it is.

    Returns:
        Polygon or MultiPolygon; None where there is nothing with an area.
    """
    mended = np.array(polygons, dtype=object)
    broken = ~shapely.is_valid(mended) & ~shapely.is_missing(mended)
    mended[broken] = [_areas_only(shape) for shape in shapely.make_valid(mended[broken])]
    mended[~(shapely.area(mended) > 0)] = None
    return mended


def clean(polygons: np.ndarray, gap_width: float = GAP_WIDTH, snapping: float = SNAPPING_DISTANCE) -> np.ndarray:
    """Make polygons a coverage: an overlap goes to one of its sides, a narrow gap to a neighbour.

    Args:
        polygons: valid, none missing.
        gap_width, snapping: how narrow a gap, how near two vertices, in the unit of the coordinates.

    Returns:
        The same polygons, sharing their borders vertex for vertex; wide gaps stay, see ``holes``.
    """
    how = {"gap_width": gap_width, "snapping_distance": snapping}
    faulty = ~shapely.is_empty(shapely.coverage_invalid_edges(polygons, gap_width=gap_width))
    if not faulty.any():
        return polygons
    around = np.unique(shapely.STRtree(polygons).query(polygons[faulty])[1])  # a whole country takes gigabytes
    cleaned = polygons.copy()
    cleaned[around] = shapely.coverage_clean(polygons[around], **how)
    return cleaned if shapely.coverage_is_valid(cleaned) else shapely.coverage_clean(polygons, **how)


def holes(polygons: np.ndarray) -> list[Hole]:
    """Find what a valid coverage leaves uncovered inside, the largest first."""
    parts = shapely.get_parts(shapely.coverage_union_all(polygons))
    uncovered = [shapely.Polygon(ring) for part in parts for ring in part.interiors]
    tree = shapely.STRtree(polygons)
    found = [Hole(float(hole.area), np.sort(tree.query(hole, predicate="intersects"))) for hole in uncovered]
    return sorted(found, key=lambda hole: -hole.area)


def simplify(polygons: np.ndarray, areas: np.ndarray, vertices: int, most_change: float) -> Simplified:
    """Simplify a coverage, a border the same on both its sides, until few enough vertices are left.

    The tolerance grows (``TOLERANCES``). Whatever would change its area too much is left as the previous tolerance made
    it, border and all, so that every polygon keeps its size however small it is.

    Args:
        polygons: a valid coverage.
        areas: that they should have, square metres; one that differs too much from the start is left as it is.
        vertices: to end with at most, if the tolerances suffice for that.
        most_change: relative change of area that a polygon may suffer, such as 0.01.
    """
    members = np.append(polygons, _abroad(polygons))  # with it the outer border is one between two sides, as any other
    areas = np.append(areas, shapely.area(members[-1]))
    free, used = np.ones(len(members), dtype=bool), 0.0
    for tolerance in TOLERANCES:
        if vertex_count(members[:-1]) <= vertices or not free.any():
            break
        members, free = _one_step(members, areas, free, tolerance, most_change)
        used = tolerance
    return Simplified(members[:-1], used, ~free[:-1])


def change(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Relative change of area, such as −0.02 for two per cent less; missing where there was no area before."""
    was = shapely.area(before)
    return np.divide(shapely.area(after) - was, was, out=np.full(len(was), np.nan), where=was > 0)


def vertex_count(polygons: np.ndarray) -> int:
    """Vertices of all polygons, those of shared borders on each side."""
    return int(shapely.get_num_coordinates(polygons).sum())


def is_whole(polygons: np.ndarray) -> bool:
    """Is it a coverage of valid polygons, none empty, without overlaps, gaps or borders that differ on their sides?"""
    return bool(
        shapely.is_valid(polygons).all()
        and not shapely.is_empty(polygons).any()
        and shapely.coverage_is_valid(polygons)
        and not holes(polygons)
    )


def _one_step(
    members: np.ndarray, areas: np.ndarray, free: np.ndarray, tolerance: float, most_change: float
) -> tuple[np.ndarray, np.ndarray]:
    """Simplify the free members further; those that would change too much are free no more, and are left as they are.

    Borders with members that are not free are the outer ones of the rest, and those stay.
    """
    free = free.copy()
    while free.any():
        simplified = members.copy()
        simplified[free] = shapely.coverage_simplify(members[free], tolerance, simplify_boundary=False)
        spoilt = free & ~(np.abs(shapely.area(simplified) - areas) <= most_change * areas)
        if not spoilt.any():
            return simplified, free
        free &= ~spoilt
    return members, free


def _abroad(polygons: np.ndarray) -> shapely.Polygon:
    """All that is outside, up to a margin."""
    union = shapely.coverage_union_all(polygons)
    west, south, east, north = union.bounds
    edge = shapely.box(west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN)
    return shapely.Polygon(edge.exterior, [part.exterior for part in shapely.get_parts(union)])


def _areas_only(shape: shapely.Geometry) -> shapely.Geometry | None:
    """The polygons among the parts of a shape, as one."""
    parts = shapely.get_parts(shape)
    parts = shapely.get_parts(parts)  # of multipolygons in a collection
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return None if not len(parts) else parts[0] if len(parts) == 1 else shapely.multipolygons(parts)

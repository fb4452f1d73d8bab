"""A coverage stays one, and keeps the areas of its members."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely import Polygon, box

from sei_core.domain import coverage


def waved(x0: float, x1: float, y0: float, y1: float, step: float = 5.0) -> Polygon:
    """A box whose sides are waved; the same side of two boxes is the same line."""
    return shapely.transform(
        shapely.segmentize(box(x0, y0, x1, y1), step),
        lambda p: np.column_stack([p[:, 0] + 6 * np.sin(p[:, 1] / 20), p[:, 1] + 6 * np.sin(p[:, 0] / 20)]).round(2),
    )


@pytest.fixture
def four():
    """Three large squares and a small one, side by side."""
    return np.array(
        [
            waved(0, 1000, 0, 1000),
            waved(1000, 2000, 0, 1000),
            waved(0, 1000, 1000, 2000),
            waved(1000, 1060, 1000, 1060),
        ]
    )


def test_a_bow_tie_is_mended_and_a_line_is_lost():
    bow_tie = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    line = Polygon([(0, 0), (5, 0), (0, 0), (0, 0)])

    mended = coverage.mend(np.array([bow_tie, line, box(0, 0, 1, 1), None]))

    assert mended[0].is_valid
    assert mended[0].geom_type == "MultiPolygon"
    assert mended[0].area == 2
    assert mended[1] is None
    assert mended[2] == box(0, 0, 1, 1)
    assert mended[3] is None


def test_of_a_shape_with_a_spike_only_the_area_stays():
    spiked = Polygon([(0, 0), (4, 0), (4, 4), (9, 4), (4, 4), (0, 4)])

    (mended,) = coverage.mend(np.array([spiked]))

    assert mended.equals(box(0, 0, 4, 4))


def test_narrow_overlaps_and_gaps_are_cleaned_away():
    middle = [box(0, 0, 100, 100), box(99.5, 0, 200, 100), box(201.5, 0, 300, 100)]
    sides = np.array([*middle, box(0, 100, 300, 200), box(0, -100, 300, 0)])

    cleaned = coverage.clean(sides)

    assert not shapely.coverage_is_valid(sides)
    assert coverage.is_whole(cleaned)
    assert shapely.area(cleaned).sum() == pytest.approx(90_000)


def test_a_coverage_is_left_as_it_is(four):
    assert coverage.clean(four) is four


def test_a_wide_gap_inside_stays_and_is_found():
    frame = box(0, 0, 300, 300).difference(box(100, 100, 200, 200))
    halves = np.array([frame.intersection(box(0, 0, 150, 300)), frame.intersection(box(150, 0, 300, 300))])

    cleaned = coverage.clean(halves)
    (hole,) = coverage.holes(cleaned)

    assert hole.area == 10_000
    assert hole.around.tolist() == [0, 1]
    assert not coverage.is_whole(cleaned)


def test_an_enclave_is_no_hole():
    outer = box(0, 0, 300, 300).difference(box(100, 100, 200, 200))

    assert coverage.holes(np.array([outer, box(100, 100, 200, 200)])) == []


def test_simplified_borders_are_the_same_on_both_sides_and_areas_hold(four):
    areas = shapely.area(four)

    simplified = coverage.simplify(four, areas, 60, 0.01)

    assert coverage.is_whole(simplified.polygons)
    assert coverage.vertex_count(simplified.polygons) < coverage.vertex_count(four) / 5
    assert np.abs(coverage.change(four, simplified.polygons)).max() <= 0.01
    assert shapely.area(simplified.polygons).sum() == pytest.approx(areas.sum(), rel=0.01)


def test_what_would_change_its_area_too_much_is_left_finer(four):
    simplified = coverage.simplify(four, shapely.area(four), 0, 0.01)

    assert simplified.kept.tolist()[3], "a small square loses its waves first"
    small = shapely.get_num_coordinates(simplified.polygons[3])
    crude = coverage.simplify(four, shapely.area(four), 0, 10.0)
    assert small > shapely.get_num_coordinates(crude.polygons[3])
    assert abs(coverage.change(four, simplified.polygons)[3]) <= 0.01


def test_islands_and_enclaves_stay(four):
    island = waved(3000, 3100, 0, 100)
    with_island = four.copy()
    with_island[0] = shapely.MultiPolygon([four[0].difference(box(400, 400, 600, 600)), island])
    with_enclave = np.append(with_island, box(400, 400, 600, 600))

    simplified = coverage.simplify(with_enclave, shapely.area(with_enclave), 0, 0.01)

    assert coverage.is_whole(simplified.polygons)
    assert shapely.get_num_geometries(simplified.polygons).tolist() == [2, 1, 1, 1, 1]
    assert np.abs(coverage.change(with_enclave, simplified.polygons)).max() <= 0.01


def test_few_vertices_are_left_alone(four):
    simplified = coverage.simplify(four, shapely.area(four), 100_000, 0.01)

    assert simplified.tolerance == 0
    assert shapely.equals_exact(simplified.polygons, four).all()


def test_change_of_nothing_is_missing():
    changes = coverage.change(np.array([box(0, 0, 1, 1), None]), np.array([box(0, 0, 1, 2), box(0, 0, 1, 1)]))

    assert changes[0] == 1
    assert np.isnan(changes[1])

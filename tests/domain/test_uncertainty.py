"""Draws over weights and bounds, held against a plain loop and against numpy."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sei_core.domain import uncertainty
from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.indicators import INDICATORS, Test
from sei_core.domain.ranking import rank
from sei_core.domain.uncertainty import BAND_SHARES, Distribution, Draws, Ranges, draw, influence, simulate
from tests.domain.drawn_counts import with_points

CELLS = (
    "222 222 222 221 211",
    "002 002 002 002 002",
    "222 000 000 000 000",
    "111 111 111 110 000",
    "000 000 000 000 000",
)
FIVE = with_points(*CELLS)
WIDE = Ranges(weights=0.5, bounds=0.25, leave_one_out=True, draws=60, seed=7)


def plain(counts, drawn: Draws) -> np.ndarray:
    """Points of each draw and municipality, cell by cell."""
    points = np.zeros((len(drawn.left_out), len(counts.codes)))
    for number in range(len(points)):
        most = 0.0
        for place, indicator in enumerate(INDICATORS):
            for test_number, test in enumerate(Test):
                weight = drawn.indicator_weights[number, place] * drawn.test_weights[number, test_number]
                lo, hi = drawn.bounds[number, place, test_number]
                bounds = indicator.thresholds(test)
                most += 2 * weight
                for town, value in enumerate(counts.values[place, test_number]):
                    gained = int(value >= float(bounds.lo) * lo) + int(value > float(bounds.hi) * hi)
                    points[number, town] += weight * gained
        points[number] *= 30 / most
    return points


def test_every_draw_is_that_of_a_plain_loop():
    drawn = draw(WIDE)
    points = plain(FIVE, drawn)
    ranks = np.array([rank(pd.Series(row.round(6))) for row in points])

    found = simulate(FIVE, WIDE)

    for column, level in (("rank_low", 0.05), ("rank_median", 0.5), ("rank_high", 0.95)):
        assert found.rows[column].tolist() == np.quantile(ranks, level, axis=0, method="inverted_cdf").tolist()
    edges = [*BAND_STARTS, 31]
    for number, column in enumerate(BAND_SHARES):
        inside = (points.round(6) >= edges[number]) & (points.round(6) < edges[number + 1])
        assert found.rows[column].tolist() == pytest.approx(inside.mean(axis=0).tolist())
    assert found.high_counts.tolist() == (points.round(6) >= 12).sum(axis=1).tolist()


def test_without_ranges_nothing_moves():
    found = simulate(FIVE, Ranges(weights=0, bounds=0, draws=50)).rows

    assert found["rank_low"].tolist() == found["rank_high"].tolist() == [1, 3, 4, 2, 5]  # 27, 10, 6, 11 and 0 points
    assert found["likely_share"].tolist() == [1] * 5
    assert found["likely_band"].tolist() == ["12–30", "8–11", "2–7", "8–11", "0–1"]


def test_a_seed_gives_the_same_draws_and_another_one_others():
    first, again, other = (simulate(FIVE, Ranges(weights=0.5, draws=40, seed=seed)).rows for seed in (1, 1, 2))

    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(other)


def test_uniform_draws_keep_their_bounds():
    drawn = draw(Ranges(weights=0.2, bounds=0.1, draws=2000))

    for values, move in ((drawn.indicator_weights, 0.2), (drawn.test_weights, 0.2), (drawn.bounds, 0.1)):
        assert 1 - move <= values.min() < 1 - 0.95 * move
        assert 1 + 0.95 * move < values.max() <= 1 + move
    assert (drawn.left_out == -1).all()


def test_dirichlet_weights_have_a_fixed_sum_and_the_same_spread():
    drawn = draw(Ranges(weights=0.3, distribution=Distribution.DIRICHLET, draws=20_000))

    for weights in (drawn.indicator_weights, drawn.test_weights):
        assert (weights >= 0).all()
        assert weights.sum(axis=1) == pytest.approx(np.full(20_000, weights.shape[1]))
        assert weights.std(axis=0) == pytest.approx(np.full(weights.shape[1], 0.3 / np.sqrt(3)), rel=0.03)


def test_the_indicator_left_out_weighs_nothing_and_each_is_left_out():
    drawn = draw(Ranges(leave_one_out=True, draws=600))

    assert set(drawn.left_out) == set(range(-1, len(INDICATORS)))
    assert ((drawn.indicator_weights == 0).sum(axis=1) == (drawn.left_out >= 0)).all()
    first = np.flatnonzero(drawn.left_out == 0)
    town = simulate(with_points("222 000 000 000 000"), WIDE, drawn=_only(drawn, first)).rows
    assert town[BAND_SHARES[0]].item() == 1, "its only points are those left out"


def _only(drawn: Draws, rows: np.ndarray) -> Draws:
    return Draws(drawn.indicator_weights[rows], drawn.test_weights[rows], drawn.bounds[rows], drawn.left_out[rows])


def test_progress_is_told_up_to_the_end():
    told = []
    simulate(FIVE, Ranges(draws=100), told.append)

    assert told == sorted(told)
    assert told[-1] == 1


def test_points_of_an_unknown_donor_are_kept():
    counts = with_points("111 111 111 111 000")
    counts.source[4, 0], counts.kept[4, 0] = -1, 6  # 12 + 6
    found = simulate(counts, Ranges(weights=0, bounds=0, draws=3))

    assert found.rows["high_band_share"].item() == 1
    assert found.high_counts.tolist() == [1, 1, 1]


def test_the_choice_that_alone_moves_the_result_takes_the_variance():
    """20 towns between 8 and 16 points in counts alone: only the weights of tests and indicators are drawn."""
    towns = with_points(
        *[f"{'112' if number % 2 else '002'} 002 002 {number % 3}02 00{number % 3}" for number in range(20)]
    )
    found = influence(simulate(towns, Ranges(weights=0.5, bounds=0, draws=600)))

    assert set(found["choice"]) == {"test_weights", "indicator_weights", "rest"}
    assert found["choice"].iloc[0] == "test_weights"
    assert found["choice"].iloc[-1] == "rest"
    assert found["variance_share"].sum() == pytest.approx(1)
    assert found["variance_share"].iloc[0] > 0.5


@pytest.mark.parametrize("ranges", [Ranges(weights=0, bounds=0, draws=600), Ranges(draws=100)])
def test_no_influence_is_told_without_variance_or_from_few_draws(ranges):
    assert influence(simulate(FIVE, ranges)).empty


def test_a_distribution_may_be_written_as_a_plain_text():
    """It would be equal to the distribution, but not the distribution: weights would be drawn by the other one."""
    assert Ranges(distribution="uniform").distribution is Distribution.UNIFORM


@pytest.mark.parametrize(
    "wrong", [{"weights": 1}, {"distribution": "normal"}, {"bounds": -0.1}, {"draws": 0}, {"seed": -1}]
)
def test_impossible_ranges_are_refused(wrong):
    with pytest.raises(ValueError, match="not"):
        Ranges(**wrong)


def test_places_of_quantiles_are_not_moved_by_rounding():
    assert [uncertainty._position(size, 0.95) for size in (20, 100, 1000, 1)] == [18, 94, 949, 0]
    assert uncertainty._position(3, 0.05) == 0

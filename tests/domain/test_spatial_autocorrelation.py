"""Moran's I, local Moran and G*: four cells by hand, every permutation of a ring, ties, and esda's own p."""

from __future__ import annotations

import itertools
import warnings

import esda
import numpy as np
import pandas as pd
import pytest
from scipy.stats import false_discovery_control

from sei_core.domain import spatial_autocorrelation as autocorrelation
from sei_core.domain import spatial_weights
from sei_core.domain.spatial_autocorrelation import Cluster, Obstacle
from sei_core.domain.spatial_weights import PAIR

MANY = 20_000


def chain(count: int, *, closed: bool = False) -> pd.DataFrame:
    """Cells in a row, each beside the next; ``closed`` makes a ring."""
    steps = [(f"{n:03}", f"{(n + 1) % count:03}") for n in range(count if closed else count - 1)]
    return pd.DataFrame([*steps, *(step[::-1] for step in steps)], columns=PAIR)


def weighted(values: list[float], *, closed: bool = False) -> tuple[pd.Series, object]:
    codes = pd.Index([f"{n:03}" for n in range(len(values))])
    return pd.Series(values, codes, dtype=float), spatial_weights.weights(chain(len(values), closed=closed), codes)


@pytest.fixture
def four():
    """1 – 1 – 3 – 3 in a row: mean 2, deviations −1, −1, 1, 1; means of neighbours −1, 0, 0, 1."""
    return weighted([1, 1, 3, 3])


def test_global_moran_of_four_cells_by_hand(four):
    """The six ways to deal the values give I = ½, ½, −½, −½, −1, −1: mean −⅓, variance ½ − 1/9; P(I ≥ ½) = ⅓."""
    found = autocorrelation.global_moran(*four, permutations=MANY)

    assert found.moran_i == pytest.approx(1 / 2)
    assert found.expected == pytest.approx(-1 / 3)
    assert found.variance == pytest.approx(7 / 18)
    assert found.z == pytest.approx((1 / 2 + 1 / 3) / np.sqrt(7 / 18))
    assert found.p_value == pytest.approx(2 / 3, abs=0.02)
    assert sorted(set(found.permuted.round(6))) == [-1, -0.5, 0.5]
    assert found.permuted.mean() == pytest.approx(-1 / 3, abs=0.02)


def test_local_moran_of_four_cells_by_hand(four):
    """A keeps 1 and draws its neighbour from 1, 3, 3: 1 or less comes in a third of draws, so p is two thirds."""
    found = autocorrelation.local_moran(*four, permutations=MANY)

    assert found["lag"].tolist() == [1, 2, 2, 3]
    assert found["statistic"].tolist() == pytest.approx([0.75, 0, 0, 0.75])
    assert found["statistic"].sum() == pytest.approx(3 * 0.5), "(n − 1) · I"
    assert found["cluster"].tolist() == ["low_low", "low_low", "high_low", "high_high"]
    assert found["p_value"].iloc[0] == pytest.approx(2 / 3, abs=0.02)


def test_hot_spots_of_four_cells_by_hand(four):
    """z = (sum − w · 2) / √((4 w − w²) / 3) of w = 2, 3, 3, 2 values whose sums are 2, 5, 7, 6."""
    found = autocorrelation.hot_spots(*four, permutations=99)

    assert found["lag"].tolist() == pytest.approx([1, 5 / 3, 7 / 3, 3])
    assert found["statistic"].tolist() == pytest.approx([-np.sqrt(3), -1, 1, np.sqrt(3)])
    assert found["cluster"].tolist() == [Cluster.COLD, Cluster.COLD, Cluster.HOT, Cluster.HOT]


def test_p_is_that_of_every_possible_draw():
    values = [0, 0, 1, 5, 2, 0, 7, 3]  # with ties
    series, weights = weighted(values, closed=True)
    local = autocorrelation.local_moran(series, weights, MANY)["p_value"]
    hot = autocorrelation.hot_spots(series, weights, MANY)["p_value"]

    for cell in range(len(values)):
        others = values[:cell] + values[cell + 1 :]
        beside = values[cell - 1] + values[(cell + 1) % len(values)]
        assert local.iloc[cell] == pytest.approx(exact(itertools.combinations(others, 2), beside), abs=0.02)
        assert hot.iloc[cell] == pytest.approx(
            exact(itertools.combinations(values, 3), beside + values[cell]), abs=0.02
        )


def exact(draws: object, observed: float) -> float:
    """Two-sided p over all draws."""
    sums = np.array([sum(each) for each in draws])
    return min(1, 2 * min((sums <= observed).mean(), (sums >= observed).mean()))


def test_ties_are_not_evidence():
    """A single high cell among zeros: any neighbours are as low as its own; esda's p would be the least possible."""
    series, weights = weighted([0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0], closed=True)

    found = autocorrelation.local_moran(series, weights, 999)

    assert found["cluster"].iloc[3] == Cluster.HIGH_LOW
    assert found["p_value"].iloc[3] == 1


@pytest.mark.parametrize("unit", [1, 0.1])
def test_exactly_at_the_mean_nothing_is_found(unit):
    """Its I is 0 in every permutation, though both its neighbours are the highest of all."""
    series, weights = weighted([7 * unit, 12 * unit, *[6 * unit] * 10, 12 * unit], closed=True)

    found = autocorrelation.local_moran(series, weights, 999)

    assert found["standardised_value"].iloc[0] == pytest.approx(0)
    assert found["standardised_lag"].iloc[0] > 2
    assert found["p_value"].iloc[0] == 1
    assert found["p_value"].min() < 1


@pytest.mark.parametrize("compute", [autocorrelation.local_moran, autocorrelation.hot_spots])
def test_blocks_of_permutations_change_no_result(compute, monkeypatch):
    series, weights = weighted(list(range(60)))
    at_once = compute(series, weights, 999)

    monkeypatch.setattr(autocorrelation, "DRAWN", 40)

    pd.testing.assert_frame_equal(compute(series, weights, 999), at_once)


def test_without_ties_p_agrees_with_esda():
    draws = np.random.default_rng(7)
    series, weights = weighted(list(np.cumsum(draws.normal(size=150))), closed=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        known = esda.Moran_Local(series, weights, permutations=9_999, keep_simulations=False, seed=5, n_jobs=1)

    found = autocorrelation.local_moran(series, weights, 9_999)

    assert found["statistic"].to_numpy() == pytest.approx(known.Is)
    assert np.abs(found["p_value"] - np.minimum(1, 2 * known.p_sim)).max() < 0.04


@pytest.mark.parametrize("compute", [autocorrelation.local_moran, autocorrelation.hot_spots])
def test_the_seed_decides_and_p_is_never_0(compute):
    series, weights = weighted(list(range(60)))

    first, again, other = (compute(series, weights, 999, seed) for seed in (1, 1, 2))

    assert first["p_value"].equals(again["p_value"])
    assert not first["p_value"].equals(other["p_value"])
    assert first["p_value"].min() >= 2 / 1_000
    assert first["p_value"].max() <= 1


def test_the_seed_decides_the_global_permutations():
    series, weights = weighted(list(range(60)))

    first, again, other = (autocorrelation.global_moran(series, weights, 99, seed) for seed in (1, 1, 2))

    assert (first.permuted == again.permuted).all()
    assert (first.permuted != other.permuted).any()
    assert first.p_value == 2 / 100, "nothing dealt at random comes near"


def test_hot_spots_do_not_depend_on_where_zero_is():
    """Changes between years sum up to about nothing, or less than that."""
    values = [3, 4, 3, 0, -2, -3, -5, -4, 0, 1, 2, 0]
    moved = [value - 30 for value in values]

    found, same = (autocorrelation.hot_spots(*weighted(each), 199) for each in (values, moved))

    assert found["statistic"].tolist() == pytest.approx(same["statistic"].tolist())
    assert found["cluster"].tolist() == same["cluster"].tolist()
    assert found["cluster"].iloc[[0, 6]].tolist() == [Cluster.HOT, Cluster.COLD]


def test_correction_of_four_tests_by_hand():
    """Benjamini–Hochberg: 4 · 0.01 / 1, 4 · 0.02 / 2, 4 · 0.04 / 3, 0.5, each at most the next."""
    p_values = pd.Series([0.5, 0.01, 0.04, 0.02], list("dacb"))

    found = autocorrelation.corrected(p_values)

    assert found.to_dict() == pytest.approx({"d": 0.5, "a": 0.04, "c": 0.16 / 3, "b": 0.04})
    assert found.tolist() == pytest.approx(false_discovery_control(p_values).tolist())


@pytest.mark.parametrize(
    ("values", "expected"),
    [([1, 2] * 5, None), ([1, 2] * 4 + [1], Obstacle.TOO_FEW), ([3] * 10, Obstacle.CONSTANT), ([], Obstacle.TOO_FEW)],
)
def test_what_cannot_be_computed_is_said(values, expected):
    assert autocorrelation.obstacle(pd.Series(values, dtype=float)) == expected


def test_weights_of_others_are_refused(four):
    series, weights = four

    with pytest.raises(ValueError, match="same municipalities"):
        autocorrelation.global_moran(series.iloc[::-1], weights, 9)

"""A fitted line against Anscombe's quartet, scipy, and rows repeated by their weight."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from sei_core.domain.regression import fit

X = np.array([10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], dtype=float)
FOURTH = np.array([8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8], dtype=float)
#: Anscombe: Graphs in Statistical Analysis, 1973.
QUARTET = [
    (X, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]),
    (X, [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74]),
    (X, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73]),
    (FOURTH, [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89]),
]


@pytest.mark.parametrize(("x", "y"), QUARTET)
def test_anscombe(x, y):
    line = fit(x, y)

    assert line.slope == pytest.approx(0.5, abs=0.001)
    assert line.intercept == pytest.approx(3.0, abs=0.01)
    assert np.sqrt(line.r_squared) == pytest.approx(0.816, abs=0.001)
    assert line.count == 11


@pytest.mark.parametrize(("x", "y"), QUARTET)
def test_equal_weights_are_those_of_scipy(x, y):
    line, expected = fit(x, y), stats.linregress(x, y)

    assert line.p_value == pytest.approx(expected.pvalue)
    reach = stats.t.ppf(0.975, 9) * expected.stderr
    assert (line.slope_low, line.slope_high) == pytest.approx((expected.slope - reach, expected.slope + reach))


def test_interval_of_the_mean_by_hand():
    """At the mean of x it is t · s / √n; Anscombe's first set has s = 1.2366."""
    line = fit(*QUARTET[0])
    low, high = line.interval([X.mean()])

    assert line.deviation == pytest.approx(1.2366, abs=1e-4)
    assert high[0] - low[0] == pytest.approx(2 * 2.262157 * 1.236603 / np.sqrt(11), rel=1e-5)
    assert line.at([X.mean()])[0] == pytest.approx((low[0] + high[0]) / 2)


def test_weights_draw_the_line_as_repeated_rows_do():
    weights = np.array([1, 2, 3, 1, 0, 2, 1, 1, 4, 1, 1])
    x, y = QUARTET[0]
    weighted, repeated = fit(x, y, weights), fit(np.repeat(x, weights), np.repeat(y, weights))

    assert (weighted.slope, weighted.intercept) == pytest.approx((repeated.slope, repeated.intercept))
    assert weighted.r_squared == pytest.approx(repeated.r_squared)
    assert weighted.count == 10, "rows of weight 0 are left out, and weights are no rows"


def test_only_proportions_of_weights_matter():
    first, second = fit(*QUARTET[1], np.full(11, 7)), fit(*QUARTET[1])

    assert (first.slope_low, first.p_value) == pytest.approx((second.slope_low, second.p_value))


@pytest.mark.parametrize(("x", "y"), [([], []), ([1, 2], [1, 2]), ([3, 3, 3], [1, 2, 3])])
def test_no_line(x, y):
    assert fit(np.array(x), np.array(y)) is None


def test_a_flat_line_explains_nothing():
    line = fit(np.arange(5), np.full(5, 2.0))

    assert (line.slope, line.intercept) == (0, 2)
    assert np.isnan([line.r_squared, line.p_value]).all()

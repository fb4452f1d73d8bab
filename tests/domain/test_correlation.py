"""Correlations against scipy, against rows repeated by their weight, and where there is none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from sei_core.domain.correlation import Coefficient, matrix, weighted_pearson

RANDOM = np.random.default_rng(20260101)
ROWS = pd.DataFrame({"a": RANDOM.integers(0, 8, 60), "b": RANDOM.normal(size=60), "w": RANDOM.integers(1, 6, 60)})
ROWS["c"] = ROWS["a"] + 2 * ROWS["b"]


def value(frame: pd.DataFrame, coefficient: Coefficient, weight: str | None = None) -> float:
    return matrix(frame, ["a", "c"], coefficient, weight)["correlation"].item()


def test_equal_weights_are_those_of_scipy():
    assert value(ROWS, Coefficient.PEARSON) == pytest.approx(stats.pearsonr(ROWS["a"], ROWS["c"]).statistic)
    assert value(ROWS, Coefficient.SPEARMAN) == pytest.approx(stats.spearmanr(ROWS["a"], ROWS["c"]).statistic)


@pytest.mark.parametrize("coefficient", Coefficient)
def test_weights_are_repeated_rows(coefficient):
    repeated = ROWS.loc[ROWS.index.repeat(ROWS["w"])]

    assert value(ROWS, coefficient, "w") == pytest.approx(value(repeated, coefficient))
    assert value(ROWS, coefficient, "w") != pytest.approx(value(ROWS, coefficient))


def test_weighted_pearson_by_numpy():
    covariance = np.cov(ROWS["a"], ROWS["c"], fweights=ROWS["w"])
    expected = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])

    found = weighted_pearson(*(ROWS[name].to_numpy(dtype=float) for name in ("a", "c", "w")))

    assert found == pytest.approx(expected)


def test_interval_is_that_of_fisher():
    row = matrix(ROWS, ["a", "c"], Coefficient.PEARSON).iloc[0]
    expected = stats.pearsonr(ROWS["a"], ROWS["c"]).confidence_interval(0.95)

    assert (row["interval_low"], row["interval_high"]) == pytest.approx((expected.low, expected.high))
    spearman = matrix(ROWS, ["a", "c"], Coefficient.SPEARMAN).iloc[0]
    reach = np.arctanh(spearman["interval_high"]) - np.arctanh(spearman["correlation"])
    assert reach == pytest.approx(1.959964 * np.sqrt(1.06 / 57), rel=1e-6)


def test_effective_count_is_that_of_kish():
    row = matrix(ROWS, ["a", "c"], Coefficient.PEARSON, "w").iloc[0]

    assert row["effective_count"] == pytest.approx(ROWS["w"].sum() ** 2 / (ROWS["w"] ** 2).sum())
    assert row["pair_count"] == 60


def test_pairs_use_the_rows_where_both_are_known():
    rows = ROWS.assign(a=ROWS["a"].astype(float).where(ROWS.index >= 20), w=ROWS["w"].where(ROWS.index < 50, 0))

    found = matrix(rows, ["a", "b", "c"], Coefficient.PEARSON, "w").set_index(["first", "second"])["pair_count"]

    assert found.to_dict() == {("a", "b"): 30, ("a", "c"): 30, ("b", "c"): 50}


def test_no_coefficient_has_a_reason():
    few = matrix(ROWS.head(9), ["a", "c"], Coefficient.PEARSON).iloc[0]
    constant = matrix(ROWS.assign(a=1), ["a", "c"], Coefficient.SPEARMAN).iloc[0]

    assert (few["reason"], constant["reason"]) == ("few", "constant")
    assert pd.isna([few["correlation"], constant["correlation"]]).all()
    assert matrix(ROWS.head(10), ["a", "c"], Coefficient.PEARSON)["reason"].isna().all()


def test_a_perfect_line_has_no_interval():
    row = matrix(ROWS.assign(c=2 * ROWS["a"]), ["a", "c"], Coefficient.PEARSON).iloc[0]

    assert row["correlation"] == pytest.approx(1)
    assert pd.isna(row["interval_low"])

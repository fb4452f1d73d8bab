import pandas as pd
import pytest
from pandas.testing import assert_series_equal

from sei_core.domain.ranking import percentile, place_of, rank, tied

POINTS = pd.Series({"a": 5, "b": 9, "c": 5, "d": 0, "e": 5})


def test_heaviest_burden_is_first_and_ties_share_the_lowest_rank():
    assert_series_equal(rank(POINTS), pd.Series({"a": 2, "b": 1, "c": 2, "d": 5, "e": 2}))


def test_a_place_is_shared_by_equals_and_the_last_one_by_the_missing():
    means = pd.Series({"a": 5.0, "b": None, "c": 9.0, "d": 5.0})

    assert [place_of(means, key) for key in "cadb"] == [1, 2, 2, 4]


def test_tied_counts_everybody_on_the_rank():
    assert_series_equal(tied(POINTS), pd.Series({"a": 3, "b": 1, "c": 3, "d": 1, "e": 3}))


def test_percentile_is_lighter_ones_and_half_of_the_equal():
    # a: (1 lighter + 3 equal / 2) / 5; b: (4 + 1 / 2) / 5; d: (0 + 1 / 2) / 5
    assert_series_equal(percentile(POINTS), pd.Series({"a": 0.5, "b": 0.9, "c": 0.5, "d": 0.1, "e": 0.5}))


def test_everybody_equal_stands_in_the_middle():
    same = pd.Series([3, 3, 3])

    assert rank(same).tolist() == [1, 1, 1]
    assert percentile(same).tolist() == [0.5, 0.5, 0.5]


@pytest.mark.parametrize("measure", [rank, tied, percentile])
def test_missing_points_are_refused(measure):
    with pytest.raises(ValueError, match="missing"):
        measure(pd.Series({"a": 1, "b": None}))


@pytest.mark.parametrize("measure", [rank, tied, percentile])
def test_nobody_to_rank(measure):
    assert measure(pd.Series(dtype="int64")).empty

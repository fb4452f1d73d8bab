"""Classes by choice: equal numbers, natural breaks, the reader's own edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.classification import SAMPLE, closed, natural_breaks, own_edges, quantiles

GAPS = np.array([1, 2, 3, 11, 12, 13, 101, 102, 103, np.nan])


def test_natural_breaks_lie_in_the_gaps():
    classes = natural_breaks(GAPS, 3, 0)

    assert classes.starts == (11, 101)
    assert classes.of(pd.Series(GAPS)).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2, -1]


def test_natural_breaks_of_many_values_are_sought_among_some():
    values = np.concatenate([np.linspace(start, start + 1, 2 * SAMPLE) for start in (0, 10, 50)])

    assert natural_breaks(values, 3, 2).starts == (10, 50)
    assert natural_breaks(values[::-1], 3, 2) == natural_breaks(values, 3, 2)


def test_quantiles_have_equal_numbers():
    values = np.arange(100.0)

    assert np.bincount(quantiles(values, 5, 0).of(pd.Series(values))).tolist() == [20] * 5
    assert quantiles(values, 4, 0).starts == (25, 50, 75)


@pytest.mark.parametrize("cut", [quantiles, natural_breaks])
def test_equal_values_give_fewer_classes(cut):
    assert cut(np.array([0.0] * 90 + [1.0] * 10), 5, 0).starts == (1,)
    assert cut(np.full(20, 7.0), 5, 0).starts == ()


@pytest.mark.parametrize("cut", [quantiles, natural_breaks])
def test_without_values_there_are_no_classes(cut):
    with pytest.raises(ValueError, match="no value"):
        cut(np.array([np.nan]), 3, 0)


def test_edges_are_rounded():
    assert quantiles(np.array([0.1, 0.2, 0.33333, 0.4]), 2, 2).starts == (0.33,)


@pytest.mark.parametrize(
    ("text", "edges"),
    [("1; 5,5; 12", (1, 5.5, 12)), ("7", (7,)), (" −1;0 ;", (-1, 0)), ("12 %; 18 %", (12, 18)), ("1 000", (1000,))],
)
def test_own_edges(text, edges):
    assert own_edges(text) == edges
    assert closed(edges).number == len(edges) + 1


HUGE = ("1e308", "-1e300; 0", "1 000 000 001", "9" * 400)


@pytest.mark.parametrize("text", ["", ";", "a; b", "5; 5", "3; 1", "1;2;3;4;5;6;7", "inf", "nan; 1", "1.5.2", *HUGE])
def test_edges_that_say_nothing(text):
    with pytest.raises(ValueError, match=r"edge|float"):
        own_edges(text)

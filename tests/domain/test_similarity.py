import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sei_core.domain.similarity import SHARE_COLUMNS, similar, size_class


def shares_of(rows: list[tuple]) -> pd.DataFrame:
    """Rows of code, inhabitants 15+ and the first two shares; the other three are 0.1 everywhere."""
    frame = pd.DataFrame(rows, columns=["code", "population_15plus", *SHARE_COLUMNS[:2]]).set_index("code")
    return frame.assign(**dict.fromkeys(SHARE_COLUMNS[2:], 0.1))


def test_size_classes_begin_at_their_lowest_number():
    edges = [0, 199, 200, 499, 500, 999, 1000, 1999, 2000, 4999, 5000, 19999, 20000, 99999, 100000, 1100000]

    assert size_class(pd.Series(edges)).tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7]


@pytest.mark.parametrize("wrong", [-1, np.nan])
def test_size_class_refuses_what_is_not_a_population(wrong):
    with pytest.raises(ValueError, match="b"):
        size_class(pd.Series({"a": 10, "b": wrong}))


def test_nearest_in_standardised_shares_of_the_same_size_class():
    shares = shares_of(
        [
            ("asked", 300, 0.10, 0.0),
            ("two", 200, 0.10, 0.4),  # second share: 0, .4, 0, .4 → deviation 0.2, so 2 deviations away
            ("one", 499, 0.20, 0.0),  # first share: .1, .1, .2, .2 → deviation 0.05, so 2 deviations away
            ("both", 300, 0.20, 0.4),  # √(2² + 2²)
            ("smaller", 199, 0.10, 0.0),
            ("larger", 500, 0.10, 0.0),
        ]
    )

    expected = pd.DataFrame({"municipality_code": ["one", "two", "both"], "distance": [2.0, 2.0, np.sqrt(8)]})
    assert_frame_equal(similar(shares, "asked"), expected)
    assert_frame_equal(similar(shares, "asked", n=1), expected.head(1))


def test_a_share_equal_in_the_whole_class_adds_nothing():
    shares = shares_of([("asked", 300, 0.1, 0.2), ("b", 300, 0.1, 0.2), ("c", 300, 0.1, 0.2)])

    expected = pd.DataFrame({"municipality_code": ["b", "c"], "distance": [0.0, 0.0]})
    assert_frame_equal(similar(shares, "asked"), expected)


def test_a_missing_share_is_not_compared_or_leaves_the_candidate_out():
    shares = shares_of([("full", 300, 0.1, 0.0), ("lacking", 300, 0.2, np.nan), ("other", 300, 0.3, 0.4)])

    # full and other differ by 2 deviations in the second share (0, .4) and 2 in the first (.1, .3)
    expected = pd.DataFrame({"municipality_code": ["other"], "distance": [np.sqrt(8)]})
    assert_frame_equal(similar(shares, "full"), expected)
    assert similar(shares, "lacking")["municipality_code"].tolist() == ["full", "other"]
    assert similar(shares, "lacking")["distance"].tolist() == pytest.approx([0.1 / np.std([0.1, 0.2, 0.3])] * 2)


def test_places_without_inhabitants_are_like_nobody():
    shares = shares_of([("asked", 150, 0.1, 0.1), ("district", 0, np.nan, np.nan), ("empty", 0, 0.1, 0.1)])

    assert similar(shares, "asked").empty
    assert similar(shares, "empty").empty
    assert list(similar(shares, "district").columns) == ["municipality_code", "distance"]


def test_unknown_code_is_an_error():
    with pytest.raises(KeyError, match="nowhere"):
        similar(shares_of([("asked", 300, 0.1, 0.1)]), "nowhere")

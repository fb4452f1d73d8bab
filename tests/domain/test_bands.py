import pandas as pd
import pytest
from pandas.testing import assert_series_equal

from sei_core.domain.bands import BAND_STARTS, Band, band_of


def test_bands_change_exactly_at_their_edges():
    points = pd.Series({"a": 0, "b": 1, "c": 2, "d": 7, "e": 8, "f": 11, "g": 12, "h": 30})

    bands = band_of(points)

    expected = pd.Series(["0–1", "0–1", "2–7", "2–7", "8–11", "8–11", "12–30", "12–30"], list("abcdefgh"), dtype="str")
    assert_series_equal(bands, expected)


def test_each_band_is_named_after_its_points():
    assert [int(band.split("–")[0]) for band in Band] == list(BAND_STARTS)


@pytest.mark.parametrize("wrong", [-1, 31, None])
def test_points_outside_the_scale_or_missing_are_refused(wrong):
    with pytest.raises(ValueError, match=r"\['b'\]"):
        band_of(pd.Series({"a": 3, "b": wrong}))

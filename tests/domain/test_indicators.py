from fractions import Fraction

import pytest

from sei_core.domain.bands import MAX_POINTS
from sei_core.domain.indicators import INDICATOR, INDICATORS, MAX_INDICATOR_POINTS, Test

METHOD = [  # key, share % lo, hi, quotient lo, hi, count lo, hi
    ("enforcement", "12", "18", "1.8", "2.5", 100, 200),
    ("housing_benefit", "2.1", "3.0", "1.8", "2.5", 40, 80),
    ("subsistence_benefit", "0.9", "1.7", "1.8", "2.5", 30, 60),
    ("long_unemployment", "1.4", "2.5", "1.8", "2.5", 40, 80),
    ("early_leaving", "5", "12", "1.8", "2.5", 6, 12),
]


@pytest.mark.parametrize("row", METHOD, ids=lambda row: row[0])
def test_thresholds_are_those_of_the_method(row):
    key, *numbers = row
    share_lo, share_hi, lq_lo, lq_hi, count_lo, count_hi = map(Fraction, numbers)

    bounds = [INDICATOR[key].thresholds(test) for test in (Test.SHARE, Test.LQ, Test.COUNT)]

    assert [(bound.lo, bound.hi) for bound in bounds] == [
        (share_lo / 100, share_hi / 100),
        (lq_lo, lq_hi),
        (count_lo, count_hi),
    ]


def test_five_indicators_of_three_tests_make_thirty_points():
    assert [indicator.key for indicator in INDICATORS] == [row[0] for row in METHOD]
    assert len(INDICATORS) * MAX_INDICATOR_POINTS == MAX_POINTS == 30


def test_counts_are_stored_as_whole_numbers_in_the_columns_of_the_inputs():
    assert {indicator.key: (indicator.count_column, indicator.parts_per_unit) for indicator in INDICATORS} == {
        "enforcement": ("enforcement_count", 1),
        "housing_benefit": ("housing_benefit_twelfths", 12),
        "subsistence_benefit": ("subsistence_benefit_twelfths", 12),
        "long_unemployment": ("long_unemployment_count", 1),
        "early_leaving": ("early_leaving_count", 1),
    }


def test_only_early_leaving_can_be_taken_over():
    assert [indicator.key for indicator in INDICATORS if indicator.schools_only] == ["early_leaving"]

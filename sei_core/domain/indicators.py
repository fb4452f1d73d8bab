"""The structure of the index as data: five indicators, three tests, thresholds.

Scoring, screens, the method page and exports read it from here; nobody repeats a number.

Source:
    Derived from the publisher's workbook 2023 and checked on every municipality
    (tests/test_golden.py); the binding method text was not at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Test(StrEnum):
    """The three questions asked of each indicator."""

    __test__ = False  # a name pytest would otherwise collect

    SHARE = "share"
    LQ = "lq"
    COUNT = "count"


@dataclass(frozen=True)
class Thresholds:
    """Bounds of one test: below ``lo`` 0 points, ``lo`` to ``hi`` both included 1, above ``hi`` 2."""

    lo: Fraction
    hi: Fraction


@dataclass(frozen=True)
class Indicator:
    """One of the five indicators.

    Attributes:
        key: its name in columns and addresses.
        base_column: what its count is divided by.
        parts_per_unit: counts are whole numbers of 1/parts_per_unit
            (12 for a monthly average of benefits, 1 for persons).
        share, count: thresholds of the share (0–1) and of the count in its own unit.
        schools_only: true if municipalities without a school of their own have no count
            and take over the whole score of the nearest one that has.
    """

    key: str
    base_column: str
    share: Thresholds
    count: Thresholds
    parts_per_unit: int = 1
    schools_only: bool = False

    @property
    def lq(self) -> Thresholds:
        """Thresholds of the location quotient, the same for every indicator."""
        return LQ_THRESHOLDS

    def thresholds(self, test: Test) -> Thresholds:
        """Bounds of ``test``."""
        return {Test.SHARE: self.share, Test.LQ: self.lq, Test.COUNT: self.count}[test]

    @property
    def count_column(self) -> str:
        """Column of the count in table ``index_input``, in ``1/parts_per_unit`` of a unit."""
        return f"{self.key}_twelfths" if self.parts_per_unit == 12 else f"{self.key}_count"


def _bounds(lo: str, hi: str) -> Thresholds:
    return Thresholds(Fraction(lo), Fraction(hi))


LQ_THRESHOLDS = _bounds("1.8", "2.5")

INDICATORS = (
    Indicator("enforcement", "population_15plus", _bounds("0.12", "0.18"), _bounds("100", "200")),
    Indicator("housing_benefit", "population_15plus", _bounds("0.021", "0.03"), _bounds("40", "80"), parts_per_unit=12),
    Indicator(
        "subsistence_benefit", "population_15plus", _bounds("0.009", "0.017"), _bounds("30", "60"), parts_per_unit=12
    ),
    Indicator("long_unemployment", "population_15_64", _bounds("0.014", "0.025"), _bounds("40", "80")),
    Indicator("early_leaving", "early_leaving_base", _bounds("0.05", "0.12"), _bounds("6", "12"), schools_only=True),
)

INDICATOR = {indicator.key: indicator for indicator in INDICATORS}

#: Highest points of one test and of one indicator.
MAX_TEST_POINTS = 2
MAX_INDICATOR_POINTS = MAX_TEST_POINTS * len(Test)

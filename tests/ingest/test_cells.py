"""Numbers, codes and bands as people and programs write them."""

import math
from datetime import date

import pytest

from sei_core.ingest.cells import band_range, code, number, shown


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (12.5, 12.5),
        (3, 3.0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234", 1234.0),
        (" 47,3 % ", 47.3),
        ("-3", -3.0),
        ("\u22123", -3.0),
        ("1e-05", 0.00001),
    ],
)
def test_number_is_read(cell, expected):
    assert number(cell) == expected


@pytest.mark.parametrize("cell", ["", None, "deset", "12 34", "1.234,5", "nan", "inf", True, date(2024, 7, 2), "6*"])
def test_other_cell_is_no_number(cell):
    assert math.isnan(number(cell))


@pytest.mark.parametrize("cell", [567337.0, 567337, "567337", " 567 337 ", "567337.0", "567337,0", "567\u00a0337"])
def test_code_is_text_without_spaces_and_decimals(cell):
    assert code(cell) == "567337"


def test_code_with_letters_keeps_them():
    assert [code("cz0425 "), code(567337.5), code(" "), code(None)] == ["CZ0425", "567337.5", None, None]


@pytest.mark.parametrize("cell", ["12 až 30", "12-30", "12–30", "12 az 30 bodů", " 12 - 30 "])
def test_band_is_a_range_however_written(cell):
    assert band_range(cell) == (12, 30)


@pytest.mark.parametrize("cell", ["vysoké", "", None, 12.0, date(2024, 7, 2)])
def test_other_cell_is_no_band(cell):
    assert band_range(cell) is None


def test_cell_is_shown_as_in_czech_excel():
    assert [shown(cell) for cell in (3.0, 0.1, "a\n b", None, date(2024, 7, 2), 195.66666666666666)] == [
        "3",
        "0,1",
        "a b",
        "",
        "2. 7. 2024",
        "195,6666667",
    ]

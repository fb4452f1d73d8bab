"""Czech writing of numbers, dates, plurals, order and of text in markdown."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from sei_core.view import numbers

WRITERS = [
    numbers.integer,
    numbers.decimal,
    numbers.percent,
    numbers.multiple,
    numbers.points,
    numbers.signed,
    numbers.signed_points,
    numbers.percentage_points,
    numbers.date,
]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, np.float64("nan"), pd.NaT], ids=repr)
def test_missing_is_a_dash(write, missing):
    assert write(missing) == "–"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (numbers.integer(6258), "6\u00a0258"),
        (numbers.integer(np.int64(1234567)), "1\u00a0234\u00a0567"),
        (numbers.integer(-12), "−12"),
        (numbers.integer(0), "0"),
        (numbers.decimal(12.34), "12,3"),
        (numbers.decimal(2.25), "2,3"),
        (numbers.decimal(-0.04), "0,0"),
        (numbers.decimal(1234.5, 2), "1\u00a0234,50"),
        (numbers.percent(0.123), "12,3\u00a0%"),
        (numbers.percent(0.0677334, 2), "6,77\u00a0%"),
        (numbers.percent(np.float64(1)), "100,0\u00a0%"),
        (numbers.percent(0.1235), "12,4\u00a0%"),
        (numbers.multiple(1.849), "1,85×"),
        (numbers.signed(3), "+3"),
        (numbers.signed(-3), "−3"),
        (numbers.signed(0), "0"),
        (numbers.signed(-0.04, 1), "0,0"),
        (numbers.signed(0.04, 1), "0,0"),
        (numbers.signed(0.05, 1), "+0,1"),
        (numbers.signed_points(-1), "−1\u00a0bod"),
        (numbers.signed_points(4), "+4\u00a0body"),
        (numbers.signed_points(-5.0, 1), "−5,0\u00a0bodu"),
        (numbers.percentage_points(0.012), "+1,2\u00a0p.\u00a0b."),
        (numbers.percentage_points(-0.012), "−1,2\u00a0p.\u00a0b."),
        (numbers.date(date(2023, 12, 4)), "4.\u00a012.\u00a02023"),
        (numbers.date(pd.Timestamp("2023-01-31")), "31.\u00a01.\u00a02023"),
    ],
)
def test_numbers_are_written_in_czech(written, expected):
    assert written == expected


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (0, 0, "0\u00a0bodů"),
        (1, 0, "1\u00a0bod"),
        (2, 0, "2\u00a0body"),
        (4, 0, "4\u00a0body"),
        (5, 0, "5\u00a0bodů"),
        (21, 0, "21\u00a0bodů"),
        (22, 0, "22\u00a0bodů"),
        (29, 0, "29\u00a0bodů"),
        (3.4, 1, "3,4\u00a0bodu"),
        (1.04, 0, "1\u00a0bod"),
        (1.0, 1, "1,0\u00a0bodu"),
        (2.0, 1, "2,0\u00a0bodu"),
        (13.96, 1, "14,0\u00a0bodu"),
        (14.0, 1, "14,0\u00a0bodu"),
    ],
)
def test_points_take_the_right_plural(value, places, expected):
    assert numbers.points(value, places) == expected


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("municipality", ["obec", "obce", "obcí", "obce"]),
        ("person", ["osoba", "osoby", "osob", "osoby"]),
        ("benefit", ["dávka", "dávky", "dávek", "dávky"]),
        ("pupil", ["žák", "žáci", "žáků", "žáka"]),
    ],
)
def test_nouns_after_one_few_many_and_a_fraction(noun, forms):
    assert [numbers.plural(value, noun) for value in (1, 3, 5, 2.5)] == forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Horní Lhota", "Horní Lhota"),
        ("*a* _b_ [c](d) $e$ <f>", r"\*a\* \_b\_ \[c\]\(d\) \$e\$ \<f\>"),
        ("# nadpis", r"\# nadpis"),
        ("1. bod\n2. bod", r"1\. bod 2\. bod"),
        (":smile:", "\\:\u2060smile\\:"),
        ("`kód` \\ |", "\\`kód\\` \\\\ \\|"),
    ],
)
def test_markdown_shows_text_as_it_is(text, expected):
    assert numbers.escape_markdown(text) == expected

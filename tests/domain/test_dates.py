from datetime import date

import duckdb
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sei_core.domain.dates import Span, normal, read, span_columns


def days(text: str) -> tuple[str, str]:
    span = read(text)
    return tuple("?" if day is None else day.isoformat() for day in (span.earliest, span.latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2010", "2010-01-01", "2010-12-31"),
        ("2010-05", "2010-05-01", "2010-05-31"),
        ("2010-12", "2010-12-01", "2010-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2010-05-31", "2010-05-31", "2010-05-31"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2011/2012", "2011-01-01", "2012-12-31"),
        ("2014–2016", "2014-01-01", "2016-12-31"),
        ("2010-05/2010-06", "2010-05-01", "2010-06-30"),
        ("2019 / 2020", "2019-01-01", "2020-12-31"),
        ("2026-08-31 / 2026-09-30", "2026-08-31", "2026-09-30"),
        ("do 2017", "?", "2017-12-31"),
        ("do 2017-02", "?", "2017-02-28"),
        ("od 2016", "2016-01-01", "?"),
        ("od 2016-03-05", "2016-03-05", "?"),
        ("neurčito", "?", "?"),
    ],
)
@pytest.mark.parametrize("remark", ["", " (odvozeno)", " (plán 2016–2022)"])
def test_each_form_is_read_with_and_without_a_remark(text, remark, earliest, latest):
    assert days(text + remark) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("20. 11. 2026", "2026-11-20"),
        ("1.2.2026", "2026-02-01"),
        ("20.\u00a011.\u00a02026 (plán)", "2026-11-20 (plán)"),
        ("11/2026", "2026-11"),
        ("5. 2026", "2026-05"),
        ("do 31. 12. 2026", "do 2026-12-31"),
        ("od 3/2026", "od 2026-03"),
        ("1. 1. 2026 – 31. 3. 2026", "2026-01-01–2026-03-31"),
        ("2026-11-20", "2026-11-20"),
        ("2011/2012", "2011/2012"),
        ("2019 / 2020", "2019 / 2020"),
        ("2010 (podle zápisu z 1. 2. 2011)", "2010 (podle zápisu z 1. 2. 2011)"),
        ("31. 2. 2026", "31. 2. 2026"),
        ("13/2026", "13/2026"),
        ("20. listopadu 2026", "20. listopadu 2026"),
        ("2014 – 2016", "2014 – 2016"),
        ("", ""),
    ],
)
def test_czech_days_and_months_are_written_by_the_grammar(text, written):
    assert normal(text) == written
    assert normal(written) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2010",
        "2010 ",
        "2010\n",
        "10",
        "20100531",
        "2010-5",
        "2010-05-1",
        "31. 5. 2010",
        "2014-2016",  # a plain hyphen
        "2011/12",
        "2014 – 2016",
        "2011/ 2012",
        "2011 /2012",
        "2010/2011/2012",
        "do",
        "do2017",
        "Do 2017",
        "do 2017 / 2018",
        "od 2016 do 2017",
        "neurcito",
        "neuvedeno",
        "2010(plán)",
        "2010 ()",
        "2010 (plán) (rozpor)",
        "2010 (plán (rozpor))",
        "(plán)",
        "٢٠١٠",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="not a date of the grammar"):
        read(text)


@pytest.mark.parametrize(
    "text", ["2010-02-30", "2023-02-29", "2010-13", "2010-00", "2010-05-00", "0000", "do 2010-02-30"]
)
def test_days_that_do_not_exist_are_refused(text):
    with pytest.raises(ValueError, match=r"must be in|out of range"):
        read(text)


@pytest.mark.parametrize("text", ["2012/2011", "2016–2014", "2026-09-30 / 2026-08-31", "2010-06/2010-05"])
def test_a_range_that_ends_before_it_starts_is_refused(text):
    with pytest.raises(ValueError, match="before it starts"):
        read(text)


def test_a_span_of_one_day_is_the_shortest():
    day = date(2010, 5, 31)

    assert Span(day, day).latest == day
    with pytest.raises(ValueError, match="before it starts"):
        Span(day, date(2010, 5, 30))


def test_columns_keep_index_and_missing_and_fit_the_database():
    texts = pd.Series(["2010-05", None, "do 2017", "neurčito"], list("abcd"), dtype="str")

    spans = span_columns(texts)

    expected = pd.DataFrame(
        {"earliest": ["2010-05-01", None, None, None], "latest": ["2010-05-31", None, "2017-12-31", None]}, list("abcd")
    ).astype("datetime64[us]")
    assert_frame_equal(spans, expected)
    with duckdb.connect() as database:
        database.execute("CREATE TABLE kept (earliest DATE, latest DATE)")
        database.execute("INSERT INTO kept BY NAME SELECT * FROM spans")
        assert_frame_equal(database.sql("FROM kept").df(), expected.reset_index(drop=True))


def test_a_column_without_any_date_is_still_a_column_of_dates():
    nothing = span_columns(pd.Series([None, None], dtype="str"))

    assert_frame_equal(nothing, pd.DataFrame({"earliest": [None] * 2, "latest": [None] * 2}, dtype="datetime64[us]"))
    assert span_columns(pd.Series([], dtype="str")).dtypes.astype(str).tolist() == ["datetime64[us]"] * 2


def test_a_bad_text_in_a_column_is_named():
    with pytest.raises(ValueError, match=r"'31\. 5\. 2010'"):
        span_columns(pd.Series(["2010", "31. 5. 2010"]))

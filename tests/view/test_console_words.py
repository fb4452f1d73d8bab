"""The SQL console in words and figures: links, names of columns, formats, charts of any answer."""

from __future__ import annotations

import base64
import zlib

import numpy as np
import pandas as pd
import pytest

from sei_core.schema.tables import TABLES
from sei_core.view import console, texts
from sei_core.view.tables import Format

COLUMNS = pd.DataFrame(
    {
        "table_name": ["index_input", "index_input", "locality_hidden"],
        "column_name": ["enforcement_count", "population_15plus", "hidden_count"],
        "data_type": ["INTEGER", "INTEGER", "INTEGER"],
        "sample": ["5", None, "2"],
    }
)


@pytest.mark.parametrize(
    "sql", ["FROM area", "z.FROM", "SELECT 'ř'", "SELECT 1 AS x" + " -- a" * 300, "x" * console.MOST_UNFOLDED]
)
def test_a_link_leads_back_to_its_question(sql):
    assert console.question(console.link(sql)) == sql


def test_a_short_question_is_readable_in_the_address_and_a_long_one_is_packed():
    assert console.link("FROM area") == "FROM area"
    assert console.link("SELECT 1 -- " + "a" * 300).startswith(console.PACKED)
    letters = np.random.default_rng(0).choice(list("abcdefghijklmnopqrstuvwxyz0123456789"), 5000)
    assert console.link("".join(letters)) is None


def test_a_bomb_in_a_link_is_no_question():
    bomb = console.PACKED + base64.urlsafe_b64encode(zlib.compress(b"x" * 1_000_000, 9)).decode().rstrip("=")

    assert len(bomb) < console.MOST_LINK
    with pytest.raises(ValueError, match=r"z\."):
        console.question(bomb)


@pytest.mark.parametrize("linked", ["z.", "z.AAAA", "z.ř", "x" * 2001])
def test_what_no_link_wrote_is_no_question(linked):
    with pytest.raises(ValueError):  # noqa: PT011 - which of them does not matter
        console.question(linked)


def test_columns_are_told_in_czech_and_found_without_accents():
    rows = console.schema_rows(COLUMNS, "index_input")
    assert rows[texts.CONSOLE_COLUMN_LABEL].tolist() == ["Osoby v exekuci (osob)", "Obyvatelé 15+ (osob)"]
    assert rows[texts.CONSOLE_COLUMN_SAMPLE].tolist() == ["5", "–"]

    found = console.schema_rows(COLUMNS, wanted="OBYVATELE")
    assert found[texts.CONSOLE_COLUMN_NAME].tolist() == ["index_input.population_15plus"]
    assert console.schema_rows(COLUMNS, wanted="xyzzy").empty


def test_tables_stand_in_the_order_of_the_schema_with_the_unknown_ones_last():
    known = pd.DataFrame({"table_name": ["locality_hidden", "area", "municipality"], "row_count": [7, 692, 6258]})

    assert console.table_names(known) == ["municipality", "area", "locality_hidden"]
    assert console.table_title("area") == f"{TABLES['area'].title} (area)"
    assert "6\xa0258" in console.table_line("municipality", known)
    assert "jen počtem" in console.table_line("locality_hidden", known)


def test_a_column_is_written_by_its_type_and_not_by_its_name():
    frame = pd.DataFrame(
        {
            "share": pd.Series([0.5, None]),
            "year": pd.Series([2023, None], dtype="Int64"),
            "n": pd.Series([1, None], dtype="Int64"),
            "big": pd.Series([2**53 + 1, 1], dtype="Int64"),
            "none": pd.Series([None, None], dtype="Int64"),
            "inf": [np.inf, 1.0],
            "flag": pd.Series([True, None], dtype="boolean"),
            "day": pd.Series(["2023-12-31", None], dtype="str"),
            "far": pd.Series(["5877642-06-25", None], dtype="str"),
            "band": pd.Series(["12–30", None], dtype="str"),
        }
    )
    found = {name: label.format for name, label in console.labels(frame, ["day", "far"]).items()}

    assert found == {
        "share": Format.RATIO,
        "year": Format.YEAR,
        "n": Format.INTEGER,
        "big": Format.TEXT,
        "none": Format.INTEGER,
        "inf": Format.TEXT,
        "flag": Format.FLAG,
        "day": Format.DATED,
        "far": Format.TEXT,
        "band": Format.TEXT,
    }
    written = console.styled(frame, ["day", "far"]).to_html()
    for text in ("0,5", "2023", "ano", "31.\xa012.\xa02023", "5877642-06-25", "inf", "–"):
        assert text in written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.5, "0,5"),
        (1 / 3, "0,333333"),
        (-2.0, "\u22122"),
        (1e300, "1e+300"),
        (1234567.891, "1\xa0234\xa0567,89"),
        (0.0, "0"),
    ],
)
def test_a_number_has_six_significant_digits(value, written):
    assert console._number(value) == written


def test_a_screen_takes_so_many_cells():
    wide = pd.DataFrame(np.zeros((1000, 500)))

    assert len(console.shown(wide)) == console.MOST_CELLS // 500
    assert len(console.shown(pd.DataFrame({"a": range(10)}))) == 10


KRAJE = pd.DataFrame(
    {
        "kraj": pd.Series(["A", "A", "B<b>"], dtype="str"),
        "jak": pd.Series(["ano", "ne", "ano"], dtype="str"),
        "obci": pd.Series([3, 5, None], dtype="Int64"),
    }
)


def test_a_chart_has_a_series_for_each_colour_and_says_what_it_shows():
    figure = console.chart(KRAJE, "bar", "kraj", "obci", "jak")

    assert [(each.name, list(each.x), list(each.y)) for each in figure.data] == [
        ("ano", ["A"], [3.0]),
        ("ne", ["A"], [5.0]),
    ]
    assert figure.layout.meta["alt"].startswith(
        "Sloupcový graf: obci podle kraj, 2\xa0hodnoty. Nejvíc 5 (A), nejméně 3"
    )
    assert [each.type for each in console.chart(KRAJE, "scatter", "obci", "obci", None).data] == ["scatter"]
    assert console.chart(KRAJE, "line", "kraj", "obci", None).data[0].mode == "lines+markers"


def test_names_of_an_answer_are_no_markup_and_no_template():
    frame = pd.DataFrame({"%{x}<b>": pd.Series(["<i>a</i>"], dtype="str"), "y": [1.0]})
    (series,) = console.chart(frame, "bar", "%{x}<b>", "y", None).data

    assert "%{x}" not in series.hovertemplate
    assert "<b>" not in series.hovertemplate
    assert series.customdata[0][0] == "&lt;i&gt;a&lt;/i&gt;"


def test_where_nothing_can_be_drawn_the_chart_says_so():
    figure = console.chart(pd.DataFrame({"x": ["a"], "y": [np.inf]}), "bar", "x", "y", None)

    assert not figure.data
    assert texts.CHART_EMPTY in [each.text for each in figure.layout.annotations]


def test_what_the_chart_begins_with():
    assert list(texts.CONSOLE_CHART_KIND)[console.chart_kind(KRAJE)] == "bar"
    assert list(texts.CONSOLE_CHART_KIND)[console.chart_kind(KRAJE[["obci"]])] == "none"
    assert console.first_of(KRAJE, list(KRAJE), named=True) == 0
    assert console.first_colour(KRAJE, "kraj") == "jak"
    assert console.first_colour(KRAJE.tail(2), "kraj") is None
    assert console.number_columns(KRAJE) == ["obci"]


def test_a_wide_answer_is_looked_at_once(monkeypatch):
    asked = []
    monkeypatch.setattr(
        console, "number_columns", lambda frame, known=console.number_columns: asked.append(1) or known(frame)
    )
    wide = pd.DataFrame({f"c{place}": pd.Series(["x", "y"], dtype="str") for place in range(500)})

    assert console.chart_kind(wide) == 1
    assert len(asked) == 1


def test_sources_of_the_counts_are_those_of_the_localities():
    assert console.source_tables(("locality_hidden", "area")) == ["locality", "area"]


def test_the_place_of_a_mistake_is_marked_inside_its_line():
    said = "Parser Error: at x\n\nLINE 1: SELECT xa FROM b\n               ^^"

    assert console.marked(said) == "Parser Error: at x\n\nLINE 1: SELECT \u25b6xa\u25c0 FROM b"
    assert console.marked("Binder Error: no place") == "Binder Error: no place"
    assert console.marked("") == ""

"""The table twin: Czech headings and writing, numbers that stay numbers, missing as a dash."""

from datetime import date

import pandas as pd
import pytest

from sei_core.view import tables

FRAME = pd.DataFrame(
    {
        "municipality_code": ["500011", "500020"],
        "indicator": ["enforcement", None],
        "year": [2023, 2022],
        "population_15plus": [1627, 12345],
        "share": [0.0307, None],
        "lq": [1.849, None],
        "mean_points": [2.5, 3.0],
        "index_change": [-3, 2],
        "count": [10.0, None],
        "is_taken_over": [True, False],
        "data_date": [date(2023, 12, 4), None],
    }
)
LABELS = {
    "municipality_code": ("Kód obce",),
    "indicator": ("Ukazatel", ""),
    "year": ("Rok", ""),
    "population_15plus": ("Obyvatelé 15+", "osob"),
    "share": ("Podíl", ""),
    "lq": ("Kvocient", ""),
    "mean_points": ("Průměr", "bodů"),
    "index_change": ("Změna", "bodů"),
    "count": ("Počet", "osob"),
    "is_taken_over": ("Převzato", ""),
    "data_date": ("Datum", "", "date"),
}


def test_written_twin_is_czech_in_every_cell():
    twin = tables.written(FRAME, LABELS)
    assert twin.T.values.tolist() == [
        ["500011", "500020"],
        ["Osoby v exekuci", "–"],
        ["2023", "2022"],
        ["1\u00a0627", "12\u00a0345"],
        ["3,1\u00a0%", "–"],
        ["1,85", "–"],
        ["2,5", "3,0"],
        ["−3", "+2"],
        ["10", "–"],
        ["ano", "ne"],
        ["4.\u00a012.\u00a02023", "–"],
    ]
    assert list(twin)[3:5] == ["Obyvatelé 15+ (osob)", "Podíl"]


def test_styled_twin_shows_czech_but_sorts_by_number():
    styler = tables.styled(FRAME, LABELS)
    assert styler.data["Podíl"].tolist()[0] == 0.0307
    assert pd.api.types.is_numeric_dtype(styler.data["Obyvatelé 15+ (osob)"])
    assert "3,1\u00a0%" in styler.to_html(escape="html")


def test_twin_leaves_its_input_alone():
    before = FRAME.copy(deep=True)
    tables.written(FRAME, LABELS)
    pd.testing.assert_frame_equal(FRAME, before)


def test_empty_frame_keeps_its_headings():
    assert list(tables.written(FRAME.head(0), LABELS)) == list(tables.written(FRAME, LABELS))


def test_column_without_a_label_is_a_bug():
    with pytest.raises(KeyError, match="lq"):
        tables.written(FRAME, {name: label for name, label in LABELS.items() if name != "lq"})


def test_of_many_documents_a_row_names_the_first_one_and_how_many_more():
    rows = pd.DataFrame(
        {"name": ["a", "b", "c"], "reference_keys": ["ASZ: Zpráva; Kraj: Zápis; Obec: Plán", "ASZ", None]}
    )

    assert tables.with_short_sources(rows)["reference_keys"].tolist() == ["ASZ: Zpráva a další: 2", "ASZ", ""]
    assert tables.with_short_sources(rows[["name"]]).columns.tolist() == ["name"]

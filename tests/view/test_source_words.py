"""Sources in a line: named with date and licence, the others counted, the same on a slide and in its file."""

import pandas as pd
import pytest

from sei_core.view.deck import Slide, SlideKey
from sei_core.view.slide_words import source_line
from sei_core.view.source_words import shortened

INDEX = ("Zdroj: ASZ (MMR), Index 2023", "rok 2023", "neuvedena")
BORDERS = ("Hranice: © ČÚZK (CC BY 4.0), zjednodušeno", "přibližně 2020", "CC BY 4.0")
DOCUMENTS = [(f"RSK: zápis {number}", f"2024-0{number}-11", "neuvedena") for number in range(1, 5)]


def sources(*rows):
    return pd.DataFrame(rows, columns=["attribution", "data_date", "licence"])


def test_one_source_has_its_word_once_its_date_and_its_licence():
    assert shortened(sources(INDEX), 3) == "Zdroj: ASZ (MMR), Index 2023 (data: rok 2023), licence neuvedena"


def test_each_date_stands_with_its_source_and_no_licence_twice():
    said = shortened(sources(INDEX, BORDERS), 3)

    assert said == (
        "Zdroje: ASZ (MMR), Index 2023 (data: rok 2023), licence neuvedena; "
        "Hranice: © ČÚZK (CC BY 4.0), zjednodušeno (data: přibližně 2020)"
    )


def test_of_many_the_rest_is_counted_and_a_common_licence_said_once():
    said = shortened(sources(INDEX, *DOCUMENTS), 2)

    assert said == (
        "Zdroje: ASZ (MMR), Index 2023 (data: rok 2023); RSK: zápis 1 (data: 11.\u00a01.\u00a02024), "
        "licence neuvedena; a další (3), uvedené v Atlasu"
    )


@pytest.mark.parametrize("most", [1, 2, 3])
def test_whose_licence_asks_for_it_is_always_named_and_one_of_the_others(most):
    said = shortened(sources(*DOCUMENTS, BORDERS, ("Body: © ČÚZK", "2024", "CC BY 4.0")), most)

    assert "Hranice: © ČÚZK" in said
    assert "Body: © ČÚZK (data: 2024), licence CC BY 4.0" in said
    assert "zápis 1" in said
    assert said.endswith("a další (3), uvedené v Atlasu")


def test_a_source_is_named_once_and_may_have_no_date():
    both = sources(INDEX, INDEX)

    assert shortened(both[["attribution", "licence"]], 3) == "Zdroj: ASZ (MMR), Index 2023, licence neuvedena"
    assert shortened(both.head(0), 3) == ""


def slide(*rows, date="různá (2023–2024)"):
    return Slide(SlideKey.TOP, "Obce", None, (), (), sources(*rows), date)


def test_slide_says_the_span_of_dates_only_where_sources_are_left_out():
    assert source_line(slide(INDEX, BORDERS)) == shortened(sources(INDEX, BORDERS), 2)
    assert source_line(slide(INDEX, *DOCUMENTS)).endswith("(3), uvedené v Atlasu. Data: různá (2023–2024)")
    assert source_line(slide()) == "Data: různá (2023–2024)"
    assert source_line(slide(date="")) == ""

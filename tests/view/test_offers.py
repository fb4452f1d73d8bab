"""Files are named by the chosen area, year and municipality only where their rows are chosen by them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.domain.levels import Level
from sei_core.queries import areas, gaps, municipality, overview, projects
from sei_core.view import offers, texts


def test_every_table_that_is_listed_exists():
    assert set(offers.DEPENDENCE) <= set(texts.OFFER_TITLE)


def page(name: str, **declared: object) -> str:
    """The name of a file of a page where a year, an area and a municipality are chosen."""

    def script(name: str, declared: dict[str, object]) -> None:
        import pandas as pd
        import streamlit as st

        from sei_core.export.offer import Offer
        from sei_core.view import texts
        from sei_core.view.components import choices

        choices.begin_choices()
        choices.choose(texts.FILTER_YEAR, [2023, 2022], "rok", str)
        choices.choose(texts.FILTER_AREA, ["Ústecký kraj"], "uzemi", str)
        st.session_state["obec"] = "567337"
        offer = Offer(pd.DataFrame({"a": [1]}), name, pd.DataFrame({"data_date": []}), **declared)
        st.text(choices.with_choices(offer).file_name)

    app = AppTest.from_function(script, default_timeout=60, kwargs={"name": name, "declared": declared}).run()
    assert not app.exception
    return app.text[0].value


@pytest.mark.parametrize(
    ("name", "declared", "file_name"),
    [
        ("pasma", {}, "pasma_ustecky-kraj_2023"),
        ("projekty", {}, "projekty_ustecky-kraj"),
        ("ukazatele-obce", {}, "ukazatele-obce_567337_2023"),
        ("index-obce", {}, "index-obce_567337"),
        ("meritka-kraju", {}, "meritka-kraju_2023"),
        ("zdroje", {}, "zdroje"),
        ("pasma-uzemi", {}, "pasma-uzemi"),
        ("pasma-uzemi", {"place": "Česko", "year": 2022}, "pasma-uzemi_cesko_2022"),
        ("pasma", {"place": "okres Most"}, "pasma_okres-most_2023"),
    ],
)
def test_names_follow_what_rows_are_chosen_by(name, declared, file_name):
    assert page(name, **declared) == file_name


#: A table of each kind, asked of two areas; what is listed as chosen by area has to differ.
ASKED = {
    "pasma": lambda code: overview.bands(2023, code),
    "nejvice-zatizene": lambda code: overview.heaviest(2023, code),
    "podily": lambda code: overview.indicators(2023, code),
    "rozdeleni-bodu": lambda code: areas.distribution(2023, code),
    "kde-podpora-chybi": lambda code: gaps.burdened(2023, code, 12),
    "pokryti-kraju": lambda code: gaps.coverage(2023, code, 12),
    "projekty": projects.of_area,
}


@pytest.mark.parametrize("name", ASKED)
def test_rows_listed_as_of_an_area_follow_it(atlas, name):
    assert offers.depends(name).area
    assert not ASKED[name]("CZ042").equals(ASKED[name]("CZ0425"))


def test_rows_listed_as_of_a_municipality_follow_it(atlas):
    assert offers.depends("ukazatele-obce").municipality
    assert not municipality.indicators("567337", 2023).equals(municipality.indicators("567256", 2023))


def test_areas_around_are_left_to_their_page(atlas):
    """Kraje are compared with all kraje, whichever is chosen."""
    around = areas.bands(2023, Level.REGION, "CZ")

    assert not offers.depends("pasma-uzemi").area
    assert around["area_code"].nunique() == 14

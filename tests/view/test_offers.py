"""Files are named by the chosen area, year and municipality only where their rows are chosen by them."""

from __future__ import annotations

import ast

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.domain.levels import Level
from sei_core.paths import ROOT
from sei_core.queries import areas, gaps, municipality, overview, projects
from sei_core.view import offers, texts

LISTS = (set(offers.DEPENDENCE), offers.INDEPENDENT, offers.SAID_BY_PAGE)


def names_on_pages() -> set[str]:
    """Names that pages give to tables, where they are written out."""
    found = set()
    for page in (ROOT / "pages").glob("*/*.py"):
        for node in ast.walk(ast.parse(page.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name("Offer" | "cited" | "offer" | "offered"), [_, ast.Constant(str(name)), *_]):
                    found.add(name)
    return found


def test_every_table_of_a_page_is_in_one_list():
    shown = names_on_pages()

    assert len(shown) > 50
    assert shown | set(texts.OFFER_TITLE) == set.union(*map(set, LISTS))
    assert sum(map(len, LISTS)) == len(set.union(*map(set, LISTS)))


def chosen_lines(name: str, **declared: object) -> list[list[str]]:
    """What files say that was chosen: of a table between two choices, of the same one after both, and of a map."""

    def script(name: str, declared: dict[str, object]) -> None:
        from dataclasses import dataclass

        import pandas as pd
        import streamlit as st

        from sei_core.export.offer import Offer
        from sei_core.view import texts
        from sei_core.view.components import choices

        @dataclass(frozen=True)
        class Map:
            """As much of ``MapOffer`` as matters here."""

            name: str = "mapa"
            filters: tuple[str, ...] = ()

        choices.begin_choices()
        choices.choose(texts.FILTER_YEAR, [2023, 2022], "rok", str)
        choices.choose(texts.FILTER_AREA, ["Ústecký kraj"], "uzemi", str)
        choices.choose("Úroveň", ["ORP"], "uroven", str)
        offer = Offer(pd.DataFrame({"a": [1]}), name, pd.DataFrame({"data_date": []}), **declared)
        first = choices.with_choices(offer)
        choices.choose("První území", ["okres Most"], "prvni", str)
        for each in (first, choices.with_choices(offer), choices.with_choices(Map())):
            st.text("\n".join(each.filters))

    app = AppTest.from_function(script, default_timeout=60, kwargs={"name": name, "declared": declared}).run()
    assert not app.exception
    return [each.value.splitlines() for each in app.text]


def line(label: str, value: str) -> str:
    return texts.CHOICE_LINE.format(label=label, value=value)


YEAR, AREA, LEVEL = line("Rok", "2023"), line("Území", "Ústecký kraj"), line("Úroveň", "ORP")


def test_files_say_choices_made_before_them_and_none_of_later_ones():
    before, after, of_map = chosen_lines("pasma")

    assert before == [YEAR, AREA, LEVEL]
    assert after == [YEAR, AREA, LEVEL, line("První území", "okres Most")]
    assert of_map == [LEVEL, line("První území", "okres Most")], "a map says year and area by itself"


@pytest.mark.parametrize(
    ("name", "filters", "said"),
    [
        ("zdroje", (), [LEVEL]),
        ("projekty", (), [AREA, LEVEL]),
        ("meritka-kraju", (), [YEAR, LEVEL]),
        ("prechody-pasem", (), [YEAR, AREA, LEVEL]),
        ("pasma-uzemi", (), [YEAR, AREA, LEVEL]),
        ("pasma", ("Území: Ústecký kraj", "Rok indexu: 2023"), ["Území: Ústecký kraj", "Rok indexu: 2023", LEVEL]),
    ],
)
def test_files_say_year_and_area_once_and_only_where_they_matter(name, filters, said):
    before, _, _ = chosen_lines(name, filters=filters)

    assert before == said


def test_a_part_that_runs_alone_says_no_choice_of_parts_after_it():
    def script() -> None:
        import pandas as pd
        import streamlit as st

        from sei_core.export.offer import Offer
        from sei_core.view.components import choices

        @st.fragment
        def part() -> None:
            choices.choose("Váha", ["bez", "s"], "vaha", str)
            offer = Offer(pd.DataFrame({"a": [1]}), "zdroje", pd.DataFrame({"data_date": []}))
            st.text("\n".join(choices.with_choices(offer).filters))

        if "vaha" not in st.session_state.get("page_choices", {}):
            choices.begin_choices()
            part()
            choices.choose("Druhé území", ["okres Most"], "druhe", str)
        else:  # the test bench runs no part alone
            part()

    app = AppTest.from_function(script, default_timeout=60).run()
    assert app.text[0].value == line("Váha", "bez")
    app.run()
    assert not app.exception
    assert app.text[0].value == line("Váha", "bez")


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

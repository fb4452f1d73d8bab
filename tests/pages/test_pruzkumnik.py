"""Průzkumník by its address: selections, filters and saved sets are the link; buttons write it; nothing is invented."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.domain.levels import Level
from sei_core.domain.selection import decode, encode
from sei_core.export.map_files import MapOffer
from sei_core.queries import areas, explorer, meta
from sei_core.view import explorer_map, numbers, texts
from sei_core.view.explorer import CLASSES, Shown, title
from sei_core.view.labels import Area
from tests.pages.opening import alt, cells, metric, open_page

PAGE = "pages/analyza/pruzkumnik.py"
OBRNICE, MOST_TOWN, PRAHA = "567337", "567027", "554782"
pytestmark = pytest.mark.usefixtures("atlas_module")


def text_of(app: AppTest) -> str:
    return "\n".join(each.value.replace("\\", "") for each in app.markdown)


def press(app: AppTest, key: str) -> None:
    next(each for each in app.button if each.key == key).click().run()
    assert not app.exception


def asked(app: AppTest, key: str) -> str | None:
    value = app.query_params.get(key)
    return value[0] if isinstance(value, list) else value


def test_the_country_without_filters():
    app = open_page(PAGE)
    rows = explorer.municipalities(2023, date.today())

    assert metric("Obce")(app) == "6\u00a0258"
    assert metric("Obyvatelé 15+")(app) == numbers.integer(rows["population_15plus"].sum())
    assert metric("S 12 a více body")(app) == "241"
    assert not app.warning
    assert [each.key for each in app.button if each.key in ("clear_filters", "unpick", "keep")] == []


def test_filters_of_a_link_hold_together():
    app = open_page(PAGE, uzemi="Ústecký kraj", pasmo="12–30 bodů", velikost="500–999|1\u00a0000–4\u00a0999", od2="20")
    rows = explorer.municipalities(2023, date.today())
    rows = rows[(rows["region_code"] == "CZ042") & (rows["index_points"] >= 12)]
    rows = rows[rows["population_15plus"].between(500, 4999) & (rows["enforcement_share"] >= 0.2)]

    assert len(rows)
    assert metric("Obce")(app) == str(len(rows))
    assert texts.EXPLORER_FILTERS_ACTIVE.format(count=3) in text_of(app)
    press(app, "clear_filters")
    assert metric("Obce")(app) == "354"
    assert [asked(app, key) for key in ("pasmo", "velikost", "od2", "uzemi")] == [None, None, None, "Ústecký kraj"]


def test_a_selection_is_the_link():
    app = open_page(PAGE, uzemi="okres Most", vybrano=encode([OBRNICE, MOST_TOWN, PRAHA]))

    assert "Výběr: 3\u00a0obce (z toho 1 mimo filtr)" in text_of(app)
    assert app.dataframe[0].value["Kód obce"].tolist()[:2] == [OBRNICE, MOST_TOWN]
    assert app.dataframe[0].value["Ve výběru"].tolist()[:3] == [True, True, False]
    assert cells("Skupina")(app) == ["Zobrazené obce", "Výběr"]
    assert cells("Počet obcí")(app) == ["26", "3"]


def test_keep_only_the_selection_and_return():
    app = open_page(PAGE, vybrano=encode([OBRNICE, MOST_TOWN]))

    press(app, "keep")
    assert metric("Obce")(app) == "2"
    assert asked(app, "vybrano") is None
    assert decode(asked(app, "jen")) == (MOST_TOWN, OBRNICE)
    press(app, "clear_only")
    assert metric("Obce")(app) == "6\u00a0258"


def test_save_recall_and_delete():
    app = open_page(PAGE, uzemi="okres Most", vybrano=encode([OBRNICE]))

    press(app, "save")
    assert decode(asked(app, "sada_a")) == (OBRNICE,)
    press(app, "unpick")
    press(app, "save")  # without a selection the shown ones
    members = areas.members(Level.MUNICIPALITY, "CZ0425")["area_code"]
    assert decode(asked(app, "sada_b")) == tuple(sorted(members))
    assert cells("Skupina")(app) == ["Zobrazené obce", "Výběr A", "Výběr B"]
    press(app, "recall_A")
    assert decode(asked(app, "vybrano")) == (OBRNICE,)
    press(app, "unsave_A")
    assert asked(app, "sada_a") is None


def test_more_groups_than_four_are_said():
    saved = {f"sada_{letter}": encode([OBRNICE]) for letter in "abcd"}
    app = open_page(PAGE, porovnat="okres Most", **saved)

    assert cells("Skupina")(app) == ["Zobrazené obce", "okres Most", "Výběr A", "Výběr B", "Výběr C"]
    assert texts.EXPLORER_TOO_MANY.format(names="Výběr D") in text_of(app)
    assert not [each for each in app.button if each.key == "save"], "no letter is free"


@pytest.mark.parametrize("key", ["vybrano", "jen", "sada_a"])
def test_a_garbled_set_falls_back_with_a_notice(key):
    app = open_page(PAGE, uzemi="okres Most", **{key: encode([OBRNICE])[:-2]})

    assert len(app.warning) == 1
    assert "nejde přečíst" in app.warning[0].value
    assert metric("Obce")(app) == "26"


def test_unknown_values_fall_back_with_a_notice():
    app = open_page(PAGE, uzemi="okres Most", x="délka nosu", velikost="obří", od1="mnoho", trideni="náhodně")

    assert len(app.warning) == 4
    assert metric("Obce")(app) == "26"


def test_edges_that_cannot_be_read_are_explained():
    app = open_page(PAGE, uzemi="okres Most", hrany="5; pět")

    assert [each.value for each in app.warning] == [texts.EXPLORER_EDGES_WRONG.format(text="5; pět")]


@pytest.mark.parametrize("edges", ["1e308", "1e308;1.7e308", "-1e300;0", "9" * 60])
def test_edges_beyond_all_bounds_are_explained(edges):
    app = open_page(PAGE, uzemi="okres Most", hrany=edges)

    assert [each.value.replace("\\", "") for each in app.warning] == [texts.EXPLORER_EDGES_WRONG.format(text=edges)]


@pytest.mark.parametrize("limit", ["1e308", "-1e308", "9" * 400, "1000000000.01", "0.001"])
def test_limits_beyond_all_bounds_fall_back_with_a_notice(limit):
    app = open_page(PAGE, uzemi="okres Most", od1=limit)

    assert len(app.warning) == 1
    assert metric("Obce")(app) == "26"


@pytest.mark.parametrize(
    ("column", "end", "limit"),
    [("enforcement_share", "od", "3.60"), ("housing_benefit_share", "do", "1.40"), ("enforcement_share", "od", "7.20")],
)
def test_a_municipality_exactly_on_a_limit_in_percent_is_in(column, end, limit):
    app = open_page(PAGE, mez1=title(column), **{f"{end}1": limit})
    shares, edge = explorer.municipalities(2023, date.today())[column].dropna(), float(Fraction(limit) / 100)
    inside = shares >= edge if end == "od" else shares <= edge

    assert (shares == edge).any()
    assert metric("Obce")(app) == numbers.integer(inside.sum())


def test_nothing_that_fits_is_an_honest_answer():
    app = open_page(PAGE, uzemi="okres Most", status="hlavní město")

    assert [each.value.replace("\\", "") for each in app.info] == [texts.EXPLORER_NOTHING]
    assert not app.get("plotly_chart")
    press(app, "clear_filters")
    assert metric("Obce")(app) == "26"


def test_a_military_district_has_no_shares():
    app = open_page(PAGE, status="vojenský újezd")

    assert metric("Obce")(app) == "4"
    assert not app.get("plotly_chart")[0].proto.alt.startswith("Bodový graf")
    assert texts.EXPLORER_FIT_NONE in "\n".join(each.value.replace("\\", "") for each in app.caption)


def test_one_municipality():
    app = open_page(PAGE, text=OBRNICE)

    assert metric("Obce")(app) == "1"
    assert "1\u00a0obec" in alt("pruzkumnik-graf")(app)


def test_files_name_the_filters_and_the_method():
    app = open_page(PAGE, jen=encode([OBRNICE, MOST_TOWN]), pasmo="12–30 bodů", trideni="kvantily, tříd: 3")

    assert texts.EXPLORER_ONLY.format(count="2\u00a0obce") in text_of(app)
    assert any(each.value.startswith("Třídy: kvantily") for each in app.caption)
    rows = explorer.municipalities(2023, date.today())
    shown = Shown(rows, rows, (), Area("CZ", Level.COUNTRY, "Česko"), 2023, filters=("Filtr.",))
    classes = explorer_map.classified(shown, "index_points", CLASSES[1], "")
    scene = explorer_map.scene(shown, classes, areas.codes(Level.MUNICIPALITY))
    sources = meta.sources_of("indicator_result", year=2023)
    offer = MapOffer(scene, sources, meta.release(), areas.boundaries, filters=("Filtr.", classes.said))

    assert offer.about.filters == ("Území: Česko", "Filtr.", classes.said)


def test_another_range_is_offered_as_soon_as_all_are_used():
    everything = explorer.municipalities(2023, date.today())
    app = open_page(PAGE, od1="8", do2="20", od3="1000", mez4=title("long_unemployment_share"), od4="5")

    kept = everything[
        (everything["index_points"] >= 8)
        & (everything["enforcement_share"] <= 0.2)
        & (everything["population_15plus"] >= 1000)
        & (everything["long_unemployment_share"] >= 0.05)
    ]
    assert metric(texts.EXPLORER_COUNT)(app) == numbers.integer(len(kept))
    assert {"choice_mez5"} <= {each.key for each in app.selectbox}
    assert "choice_mez4" not in {each.key for each in open_page(PAGE).selectbox}

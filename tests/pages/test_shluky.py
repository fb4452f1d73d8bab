"""Shluky: the numbers of the page are those of the questions; links, empty areas, files."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.queries import areas, clusters, meta
from sei_core.view import clusters as words
from sei_core.view import numbers, texts
from tests.pages.opening import alt, metric, open_page

PAGE = "pages/analyza/shluky.py"
POINTS = Measure(INDEX, Part.POINTS)
ENFORCEMENT = Measure("enforcement", Part.SHARE)
pytestmark = pytest.mark.usefixtures("atlas")


def said(app: AppTest) -> str:
    """Everything written on the page, without escapes."""
    return "\n".join(each.value for each in (*app.markdown, *app.caption, *app.info)).replace("\\", "")


def labelled(code: str) -> str:
    """What the address calls an area of which the atlas has the code."""
    (row,) = meta.areas().query("area_code == @code").itertuples()
    return texts.AREA_LABEL[row.level].format(row.area_name)


def test_main_figures_and_tables_are_those_of_the_questions():
    app = open_page(PAGE, uzemi="Ústecký kraj", obec="567337")
    overall = clusters.overall(2023, POINTS, "CZ042").iloc[0]
    territories = clusters.territories(2023, POINTS, "CZ042")
    neighbours = clusters.neighbours_of("567337", 2023, POINTS, "CZ042")
    shown = next(each.value for each in app.table if "Území číslo" in each.value)
    beside = next(each.value for each in app.table if list(each.value)[:1] == ["Kód obce"])

    assert metric(texts.CLUSTERS_I)(app) == numbers.decimal(overall.moran_i, 3)
    assert metric(texts.CLUSTERS_P)(app) == numbers.precise(overall.permutation_p)
    assert metric(texts.CLUSTERS_COUNT)(app) == "354"
    assert shown["Největší obec"].tolist() == territories["centre_name"].tolist()
    assert beside["Kód obce"].tolist() == neighbours["municipality_code"].tolist()
    assert numbers.decimal(overall.moran_i, 3) in alt("shluky-moran")(app)
    assert "Obrnice (okres Most): 29\xa0bodů" in said(app)
    assert texts.CLUSTERS_LEFT_OUT_NONE in said(app)


def test_the_page_names_method_parameters_citation_and_the_trap_of_the_index():
    written = said(open_page(PAGE, uzemi="Ústecký kraj", seed="5", permutace="999", soused="8 nejbližších obcí"))

    for part in (
        "Anselin 1995",
        "Benjamini",
        "esda",
        "Permutací: 999, semínko: 5",
        "8 nejbližších obcí",
    ):
        assert part in written
    assert "přebírá celé body za předčasné odchody" in written
    assert "Počítá se jen uvnitř území „Ústecký kraj“" in written


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("soused", "1 nejbližší obec"),
        ("permutace", "5"),
        ("seed", "-1"),
        ("seed", "9" * 400),
        ("hladina", "0,5"),
        ("ukazatel", "štěstí"),
    ],
)
def test_an_unknown_value_of_a_link_falls_back_with_a_notice(key, asked):
    app = open_page(PAGE, uzemi="okres Most", **{key: asked})

    assert len(app.warning) == 1
    assert asked in app.warning[0].value.replace("\\", "")
    assert metric(texts.CLUSTERS_COUNT)(app) == "26"


def test_most_permutations_wait_for_the_button_and_a_link_carries_them():
    most, place = numbers.integer(words.PERMUTATIONS[-1]), {"uzemi": "okres Most"}
    app = open_page(PAGE, permutace=most, **place)
    (button,) = [each for each in app.button if each.key == "run_pocitat"]

    assert button.label == texts.CLUSTERS_RUN
    assert most in button.label
    assert not app.metric
    assert not app.get("plotly_chart")
    assert texts.CLUSTERS_LEFT_OUT_NONE in said(app)

    button.click().run()

    assert not app.exception
    assert f"Permutací: {most}" in said(app)
    assert metric(texts.CLUSTERS_COUNT)(app) == "26"
    linked = open_page(PAGE, permutace=most, pocitat="ano", **place)
    assert metric(texts.CLUSTERS_COUNT)(linked) == "26"
    assert not [each for each in linked.button if each.key == "run_pocitat"]


def test_a_municipality_without_a_value_says_why():
    district = areas.members(Level.MUNICIPALITY, "CZ041").set_index("area_name").loc["Hradiště", "area_code"]
    app = open_page(PAGE, uzemi="Karlovarský kraj", ukazatel="Osoby v exekuci – podíl", obec=district)
    left_out = clusters.left_out(2023, ENFORCEMENT, "CZ041")

    assert district in left_out["municipality_code"].tolist()
    assert "Hradiště (okres Karlovy Vary): obec ve výpočtu není – nemá hodnotu." in said(app)
    assert metric(texts.CLUSTERS_COUNT)(app) == numbers.integer(134 - len(left_out))


def test_a_municipality_of_another_area_says_so():
    assert texts.CLUSTERS_OUTSIDE in said(open_page(PAGE, uzemi="okres Most", obec="554782"))


def test_an_area_of_one_municipality_has_nothing_to_compare():
    app = open_page(PAGE, uzemi=labelled("CZ010"))

    assert any("statistiky se počítají nejméně z 10" in each.value.replace("\\", "") for each in app.info)
    assert not app.metric
    assert not app.get("plotly_chart")


def test_an_area_without_any_cluster_says_so():
    app = open_page(PAGE, uzemi="okres Most")

    assert clusters.territories(2023, POINTS, "CZ0425").empty
    assert said(app).count(texts.CLUSTERS_NONE) == 2
    assert "Shluk vysokých hodnot po opravě" in said(app)


def test_an_area_with_many_left_out_names_them():
    app = open_page(
        PAGE, uzemi="Ústecký kraj", ukazatel="Předčasné odchody ze\xa0ZŠ – podíl", statistika="Getis–Ord G*"
    )
    app.session_state["table_shluky-vynechane"] = True
    app.run()
    shown = next(each.value for each in app.dataframe if "Důvod" in each.value)

    assert len(shown) == 271
    assert shown["Důvod"].value_counts().to_dict() == {
        "nemá hodnotu": 260,
        "žádný soused ve zvoleném území nemá hodnotu": 11,
    }


def test_the_whole_country_has_the_known_coefficient_and_no_edge():
    app = open_page(PAGE, permutace="999")

    assert metric(texts.CLUSTERS_I)(app) == "0,301"
    assert "Počítá se jen uvnitř" not in said(app)
    assert "Zvolte více permutací" in said(app), "999 cannot pass the correction of 6,258 tests"
    assert len(clusters.local(2023, POINTS, COUNTRY_CODE, permutations=999)) == 6258

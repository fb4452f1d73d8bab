"""Simulátor in the test bench: numbers of the database, buttons, links that ask for the impossible, empty states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.queries import simulator
from sei_core.view import numbers, texts
from tests.pages.opening import alt, metric, open_page

PAGE = "pages/analyza/simulator.py"
OBRNICE, SULISLAV, HRADISTE, PRAHA = "567337", "561231", "555177", "554782"
pytestmark = pytest.mark.usefixtures("atlas_module")
opened = partial(open_page, PAGE)


def said(app: AppTest) -> str:
    return "\n".join(mark.value for mark in (*app.markdown, *app.info)).replace("\\", "").replace("\u2060", "")


def button(app: AppTest, key: str) -> None:
    next(each for each in app.button if each.key == key).click().run()
    assert not app.exception


def written(app: AppTest, key: str) -> str:
    """What the address holds; the bench gives a list for what came by a link."""
    held = app.query_params[key]
    return held if isinstance(held, str) else held[0]


def tables(app: AppTest, heading: str) -> Iterator[object]:
    return (frame.value for frame in (*app.table, *app.dataframe) if heading in frame.value)


def test_an_example_stands_until_a_municipality_is_chosen():
    app = opened()

    assert texts.SIMULATOR_EXAMPLE in said(app)
    assert texts.SIMULATOR_UNCHANGED in said(app)
    assert metric("Index v simulaci")(app) == "29 z 30"
    assert texts.SIMULATOR_EXAMPLE not in said(opened(obec=OBRNICE))


def test_a_link_reopens_a_simulation_with_everybody_it_moves():
    changes = {OBRNICE: {"enforcement_count": 190, "early_leaving_count": 0}}
    app = opened(obec=OBRNICE, exekuce="190", odchody="0", rok="2023")
    index = simulator.outcome(2023, changes).iloc[0]
    (shown,) = tables(app, "Proč")

    assert metric("Index v simulaci")(app) == f"{index.points_after} z 30"
    assert metric("Jiné obce s jiným indexem")(app) == "2"
    assert shown["Obec"].tolist() == simulator.others(2023, changes)["municipality_name"].tolist()
    assert f"Index {index.points_before} → {index.points_after}" in alt("simulace-body")(app)
    assert [each.proto.id for each in app.get("bidi_component") if "simulace_map" in each.proto.id]
    (yardsticks,) = tables(app, "Podíl Česka")
    share = simulator.yardsticks(2023, changes)["country_share_after"]
    assert yardsticks["Podíl Česka"].tolist()[0].endswith(f"→ {numbers.percent(share.iloc[0], 4)}")


def test_no_map_where_nobody_moves():
    app = opened(obec=OBRNICE, exekuce="749", rok="2023")

    assert texts.SIMULATOR_OTHERS_NONE in said(app)
    assert not [each for each in app.get("bidi_component") if "simulace_map" in each.proto.id]


def test_buttons_move_a_number_by_a_tenth_and_back():
    app = opened(obec=OBRNICE, rok="2023")

    button(app, "step_exekuce_-10")
    assert written(app, "exekuce") == "675"
    button(app, "step_exekuce_10")
    assert written(app, "exekuce") == "743"
    assert app.session_state["choice_exekuce"] == 743
    button(app, "reset")
    assert "exekuce" not in app.query_params
    assert app.session_state["choice_exekuce"] == 750


def test_the_way_to_a_goal_can_be_put_into_the_fields():
    app = opened(obec=OBRNICE, exekuce="1", cil="pásmo 8–11 bodů", rok="2023")

    button(app, "fill_0")

    assert "exekuce" not in app.query_params
    assert written(app, "zivobyti") == "171"
    assert metric("Index v simulaci")(app) == "11 z 30"
    assert metric("Pásmo")(app) == "12–30 → 8–11"


@pytest.mark.parametrize(
    ("address", "errors"),
    [
        ({"exekuce": "1586"}, ["Počet je vyšší než základ: nejvýše 1\xa0585."]),
        ({"exekuce": "-1", "zaci": "0"}, [texts.SIMULATOR_REFUSAL[reason] for reason in ("negative", "no_base")]),
        ({"obyvatele15": "700"}, ["Počet je vyšší než základ: nejvýše 700."]),
    ],
    ids=str,
)
def test_an_impossible_number_is_said_at_its_field_and_nothing_is_counted(address, errors):
    app = opened(obec=OBRNICE, rok="2023", **address)

    assert [each.value for each in app.error] == [*errors, texts.SIMULATOR_REFUSED]
    assert not [each for each in app.metric if each.label == texts.SIMULATOR_INDEX_AFTER]


def test_unknown_values_of_a_link_fall_back_with_a_notice_each():
    asked = {"exekuce": "hodně", "bydleni": "1.5", "zivobyti": "9" * 30, "cil": "pásmo 5", "orp": "ORP Nikde"}
    app = opened(obec=OBRNICE, rok="2023", exekuce_orp="101", **asked)

    assert len(app.warning) == 6
    assert metric("Index v simulaci")(app) == "29 z 30"
    assert metric("Obce ORP s jiným indexem")(app) == "0"


def test_without_a_school_early_leaving_cannot_be_changed():
    app = opened(obec=SULISLAV, rok="2023")

    assert "přebírá body od obce Stříbro (okres Tachov)" in said(app)
    assert "v každé simulaci zůstávají" in said(app)
    assert not [each for each in app.number_input if each.key in ("choice_zaci", "choice_odchody")]


def test_a_military_district_has_nothing_to_change_and_says_so():
    app = opened(obec=HRADISTE, rok="2023")

    assert texts.CAVEAT_EMPTY_WITH_POINTS in said(app)
    assert f"Nejde to: i při krajních hodnotách všech počtů by index byl {numbers.points(3)}." in said(app)
    assert not [each for each in app.button if each.key.startswith("fill_")]


def test_a_whole_orp_moves_by_percent():
    app = opened(obec=OBRNICE, exekuce_orp="-20", rok="2023")
    home = simulator.inputs(OBRNICE, 2023)["orp_code"].item()
    changes = simulator.percent_changes(home, 2023, {"enforcement": -20})
    index = simulator.outcome(2023, changes, home)

    assert metric("Obce ORP s jiným indexem")(app) == str((index["points_before"] != index["points_after"]).sum())
    high = [(index[name] >= 12).sum() for name in ("points_before", "points_after")]
    assert metric("Obce ORP s 12 a více body")(app) == f"{high[0]} → {high[1]}"
    assert metric("Index v simulaci")(app) == "29 z 30", "the fields of one municipality are apart"


def test_an_orp_without_a_change_says_so():
    assert texts.SIMULATOR_ORP_UNCHANGED in said(opened(obec=OBRNICE))
    assert texts.SIMULATOR_ORP_NOBODY in said(opened(obec=HRADISTE, orp="ORP Pacov", odchody_orp="5"))


def test_praha_is_an_orp_of_its_own():
    app = opened(obec=PRAHA, rok="2023")

    assert metric("Index v simulaci")(app) == "12 z 30"
    assert app.session_state["choice_orp"].label == "ORP Praha"

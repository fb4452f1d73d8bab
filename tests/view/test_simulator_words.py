"""A simulation in words, tables and figures."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.domain.smallest_change import Goal
from sei_core.view import simulator, simulator_charts, simulator_enough, simulator_orp, simulator_spread, texts, theme
from sei_core.view.labels import Area

NBSP = "\u00a0"
VILLAGE = {
    "municipality_code": "000001",
    "municipality_name": "Ves",
    "district_name": "Most",
    "region_name": "Ústecký kraj",
    "orp_code": "1",
    "population_15plus": 1500,
    "population_15_64": 1200,
    "enforcement_count": 200,
    "housing_benefit_twelfths": 100,
    "subsistence_benefit_twelfths": 10,
    "long_unemployment_count": 7,
    "early_leaving_count": 1,
    "early_leaving_base": 9,
    "published_points": 12,
    "computed_points": 12,
    "donor_code": None,
    "donor_name": None,
    "donor_district_name": None,
}
DONATED = {"early_leaving_count": None, "early_leaving_base": None, "donor_code": "000002", "donor_name": "Město"}
DONATED |= {"donor_district_name": "Louny"}


def inputs(**other: object) -> pd.DataFrame:
    return pd.DataFrame([VILLAGE | other])


def outcome(before: int, after: int, bands: tuple[str, str], name: str = "Ves") -> dict:
    names = {
        "municipality_code": name,
        "municipality_name": name,
        "district_name": "Most",
        "region_name": "Ústecký kraj",
    }
    points = {"points_before": before, "points_after": after}
    return names | points | {"band_before": bands[0], "band_after": bands[1]}


def cell(indicator: str, test: str, values: tuple, bounds: tuple, points: tuple) -> dict:
    pairs = {"value": values, "points": points}
    both = {f"{name}_{when}": pair[at] for name, pair in pairs.items() for at, when in enumerate(("before", "after"))}
    return {"indicator": indicator, "test": test, "lo": bounds[0], "hi": bounds[1]} | both


CELLS = pd.DataFrame(
    [
        cell("enforcement", "share", (0.1334, 0.11997), (0.12, 0.18), (1, 0)),
        cell("enforcement", "lq", (1.9, 1.9), (1.8, 2.5), (1, 1)),
        cell("early_leaving", "taken_over", (None, None), (None, None), (4, 5)),
    ]
)


def test_fields_stand_with_their_base():
    found = simulator.groups(inputs())

    assert [[field.column for field in group.fields] for group in found] == [
        ["population_15plus", "enforcement_count", "housing_benefit_twelfths", "subsistence_benefit_twelfths"],
        ["population_15_64", "long_unemployment_count"],
        ["early_leaving_base", "early_leaving_count"],
    ]
    assert found[0].fields[0].note == f"skutečnost 1{NBSP}500"
    assert found[0].fields[2].note == "skutečnost 100, měsíčně 8,3"


def test_without_a_school_the_donor_stands_instead_of_fields():
    group = simulator.groups(inputs(**DONATED))[-1]

    assert group.fields == ()
    assert "přebírá body od obce Město (okres Louny)" in group.reason


@pytest.mark.parametrize(
    ("value", "percent", "written"),
    [(200, -10, "180"), (205, 10, "226"), (4, -10, "3"), (4, 10, "5"), (0, -10, "0"), (0, 10, "1"), (182, 10, None)],
)
def test_a_step_is_whole_moves_by_one_at_least_and_forgets_reality(value, percent, written):
    assert simulator.Field("enforcement_count", 200, "").stepped(value, percent) == written


def test_only_what_differs_is_a_change():
    values = {"enforcement_count": 200, "population_15plus": 1000}

    assert simulator.changes(inputs(), values) == {"000001": {"population_15plus": 1000}}
    assert simulator.inputs_changed(inputs(), {"000001": {"population_15plus": 1000}}) == [
        f"Obyvatelé 15+: 1{NBSP}500 → 1{NBSP}000 (−500{NBSP}osob)."
    ]


def test_problems_name_the_base():
    values = {"population_15plus": 10, "housing_benefit_twelfths": 121, "enforcement_count": -1}
    refused = {("000001", "housing_benefit_twelfths"): "above_base", ("000001", "enforcement_count"): "negative"}

    found = simulator.problems(refused, values)

    assert found["housing_benefit_twelfths"].endswith("nejvýše 120.")
    assert found["enforcement_count"] == "Počet nemůže být záporný."


def test_findings_say_whether_the_index_moved():
    changes = {"000001": {"enforcement_count": 179}}
    moved = pd.DataFrame([outcome(12, 11, ("12–30", "8–11"))])
    stayed = pd.DataFrame([outcome(12, 12, ("12–30", "12–30"))])

    assert simulator.findings(inputs(), moved, CELLS, changes)[1] == (
        f"Index se mění z 12 na 11{NBSP}bodů, pásmo 12–30 bodů → 8–11 bodů."
    )
    assert "vyrovnaly" in simulator.findings(inputs(), stayed, CELLS, changes)[1]
    assert "žádná zkouška" in simulator.findings(inputs(), stayed, CELLS.iloc[[1]], changes)[1]
    assert simulator.findings(inputs(), stayed, CELLS, {"000001": {}}) == [texts.SIMULATOR_UNCHANGED]


def test_reservations_of_taken_over_points_and_of_few_people():
    follows = simulator.reservations(inputs(**DONATED))
    stays = simulator.reservations(inputs(**DONATED, computed_points=9))

    assert len(follows) == 1
    assert "pohnou se, jen když se pohnou tam" in follows[0]
    assert "v každé simulaci zůstávají" in stays[0]
    assert f"má 12{NBSP}bodů, pravidlo dává 9{NBSP}bodů" in stays[1]
    assert "Malá obec" in simulator.reservations(inputs(population_15plus=999))[0]
    assert simulator.reservations(inputs(population_15plus=0)) == [texts.CAVEAT_EMPTY_WITH_POINTS]


def test_a_value_stands_on_its_side_of_the_bound():
    assert simulator.value(CELLS.iloc[0], "before") == f"13,3{NBSP}%"
    assert simulator.value(CELLS.iloc[0], "after") == f"11,997{NBSP}%", "12,00 would look like a point"
    assert simulator.value(CELLS.iloc[2], "after") == "–"
    assert simulator.bound(CELLS.iloc[0]) == f"≥ 12 / > 18{NBSP}%"


def test_rows_of_the_matrix_are_in_percent_and_missing_where_taken_over():
    rows = simulator.matrix_rows(CELLS)

    assert rows.loc[0, ["observed_value", "one_point_from", "two_points_above"]].tolist() == [13.34, 12, 18]
    assert rows["test_unit"].tolist()[:2] == ["%", "násobek měřítka"]
    assert rows.loc[2, ["observed_value", "simulated_value", "one_point_from", "test_unit"]].isna().all()
    assert rows["simulated_change"].tolist() == [-1, 0, 1]


def test_the_matrix_marks_a_change_by_a_frame_and_an_arrow_too():
    figure = simulator_charts.matrix(CELLS, 2023, "Ves", pd.DataFrame([outcome(12, 12, ("12–30", "12–30"))]))

    shown = [note.text for note in figure.layout.annotations]
    assert [shape.line.width for shape in figure.layout.shapes] == [3, 0, 3]
    assert shown[0].startswith("<b>1 → 0 ▼</b>")
    assert "▲" in shown[2]
    assert not {"▲", "▼"} & set(shown[1])
    assert (figure.layout.shapes[2].x0 < 0, figure.layout.shapes[2].x1 > 2) == (True, True), "one cell across"
    assert "Osoby v exekuci – podíl 1 → 0" in figure.layout.meta["alt"]


OTHERS = pd.DataFrame(
    [
        outcome(11, 12, ("8–11", "12–30"), "A") | {"indicator": "enforcement", "cause": "country", "donor_name": None}
        | {"indicator_points_before": 2, "indicator_points_after": 3},
        outcome(5, 4, ("2–7", "2–7"), "B") | {"indicator": "enforcement", "cause": "region", "donor_name": None}
        | {"indicator_points_before": 2, "indicator_points_after": 1},
        outcome(5, 4, ("2–7", "2–7"), "B") | {"indicator": "early_leaving", "cause": "donor", "donor_name": "A"}
        | {"indicator_points_before": 1, "indicator_points_after": 1},
    ]
)  # fmt: skip


def test_others_have_one_row_each_with_all_their_reasons():
    moved = simulator_spread.others(OTHERS)

    assert moved["municipality_code"].tolist() == ["A", "B"]
    assert moved["simulated_change"].tolist() == [1, -1]
    assert moved["why_text"].tolist() == [
        "Exekuce 2 → 3: měřítko Česka",
        "Exekuce 2 → 1: měřítko kraje; Odchody 1 → 1: body dárce (A)",
    ]
    assert simulator_spread.others_sentences(OTHERS, moved)[:2] == [
        "Jiné obce se změněnými body: 2; vyšší index 1, nižší 1.",
        f"Přechod do jiného pásma: 1{NBSP}obec – 8–11 → 12–30 (1).",
    ]
    assert simulator_spread.others_sentences(OTHERS.head(0), moved) == [texts.SIMULATOR_OTHERS_NONE]
    assert simulator_spread.others(OTHERS.head(0)).empty


def test_the_map_has_a_neutral_zero_and_says_what_was_counted():
    values = pd.DataFrame({"area_code": list("ABCDE"), "value": [-5, -1, 0, 1, 3]})
    members = pd.DataFrame({"area_code": list("ABCDE"), "area_name": list("abcde"), "within_name": "Most"})
    scene = simulator_spread.scene(values, members, Area("CZ", Level.COUNTRY, "Česko"), ("Metoda",), "Ves", 2023)

    assert scene.classes.tolist() == [0, 1, 2, 3, 4]
    assert scene.legend[2].colour == theme.DIVERGING[3]
    assert scene.table["area_code"].tolist() == ["E", "D", "B", "A"]
    assert scene.method == ("Metoda",)


def sufficient(**other: object) -> dict:
    row = {"way": "together", "indicator": "enforcement", "count_before": 200.0, "count_after": 190.0}
    row |= {"count_change": -10.0, "relative_change": -0.05, "indicator_points_before": 3, "indicator_points_after": 2}
    row |= {"index_after": 11, "moved_count": 4, "obstacle": None, "nearest_points": pd.NA, "beyond_points": pd.NA}
    return row | other


UNREACHED = {"count_after": None, "count_change": None, "relative_change": None, "indicator_points_after": pd.NA}
UNREACHED |= {"index_after": pd.NA, "moved_count": pd.NA}


def test_what_would_suffice_in_words():
    benefit = {"indicator": "housing_benefit", "count_before": 10.0, "count_after": 9.5, "count_change": -0.5}
    rows = pd.DataFrame([sufficient(), sufficient(**benefit)])

    said = simulator_enough.together(rows)

    assert said[0] == (
        f"Obec by musela mít: Osoby v exekuci o 10{NBSP}osob méně; Příspěvek na bydlení o 0,5{NBSP}dávky měsíčně "
        f"(6 za rok) méně. Index by pak byl 11{NBSP}bodů."
    )
    assert said[1] == f"Celkem jde o 10,5{NBSP}osoby či dávky."
    assert simulator_enough.table(rows, "together").iloc[1].tolist() == [
        "Příspěvek na bydlení", "10,0 → 9,5 měsíčně (120 → 114 za rok)", f"−0,5 (−5,0{NBSP}%)", "3 → 2", "11", "4",
    ]  # fmt: skip


def test_what_cannot_be_reached_says_why():
    out = sufficient(**UNREACHED, obstacle="out_of_reach", nearest_points=15)
    skip = sufficient(**UNREACHED, way="alone", obstacle="skipped", nearest_points=12, beyond_points=8)
    rows = pd.DataFrame([out | {"indicator": None}, skip])

    assert f"index byl 15{NBSP}bodů" in simulator_enough.together(rows)[0]
    assert simulator_enough.table(rows, "together").empty
    assert simulator_enough.table(rows, "alone").iloc[0, 2] == f"index by přeskočil z 12{NBSP}bodů na 8{NBSP}bodů"
    assert simulator_enough.fillings(rows) == []


def test_a_button_fills_its_own_fields_and_empties_the_others():
    benefit = {"indicator": "housing_benefit", "count_after": 9.5, "count_change": -0.5}
    rows = pd.DataFrame([sufficient(), sufficient(**benefit), sufficient(way="alone")])

    (together, all_fields), (alone, one_field) = simulator_enough.fillings(rows)

    assert together.endswith("vše dohromady")
    assert alone.endswith("exekuce")
    assert {key: value for key, value in all_fields.items() if value} == {"exekuce": "190", "bydleni": "114"}
    assert {key: value for key, value in one_field.items() if value} == {"exekuce": "190"}
    assert set(one_field) == set(simulator.KEY.values())


@pytest.mark.parametrize(
    ("goal", "written"),
    [
        (Goal(8, 11), "pásmo 8–11 bodů"),
        (Goal(0, 20), f"nejvýše 20{NBSP}bodů"),
        (Goal(13, 30), f"nejméně 13{NBSP}bodů"),
    ],
)
def test_goals_in_words(goal, written):
    assert simulator_enough.goal_label(goal) == written


@pytest.mark.parametrize(("points", "first"), [(29, Goal(8, 11)), (8, Goal(2, 7)), (2, Goal(0, 1)), (0, Goal(2, 7))])
def test_the_first_goal_is_the_next_lighter_band(points, first):
    offered, place = simulator_enough.wanted(points)

    assert offered[place] == first


def test_an_orp_in_words():
    index = pd.DataFrame([outcome(12, 11, ("12–30", "8–11"), "A"), outcome(3, 3, ("2–7", "2–7"), "B")])
    moved = simulator_spread.others(OTHERS)

    values = [value for _, value, _ in simulator_orp.headline(index, moved, {"A": {"enforcement_count": 1}})]

    assert values == ["1", "1 → 0", "0"], "A and B are within the ORP"
    assert simulator_orp.bands(index).endswith("2–7 bodů 1 → 1, 8–11 bodů 0 → 1, 12–30 bodů 1 → 0.")
    assert simulator_orp.what("ORP Most", {"enforcement": -20, "housing_benefit": 0}) == (
        f"ORP Most, osoby v exekuci −20{NBSP}%"
    )
    assert simulator_orp.nothing({"enforcement": 0}) == texts.SIMULATOR_ORP_UNCHANGED
    assert simulator_orp.nothing({"enforcement": 5}) == texts.SIMULATOR_ORP_NOBODY


def test_files_name_the_inputs_the_method_and_whose_count_it_is():
    said = simulator.filters(inputs(), {"000001": {"enforcement_count": 190}}, 2023)

    assert said[0] == "Obec: Ves (okres Most), kód 000001"
    assert said[1].startswith("Osoby v exekuci: 200 → 190")
    assert "nemá semínko" in said[2]
    assert said[3].startswith("Vlastní výpočet čtenáře v Simulátoru z podkladů indexu 2023")
    goal = simulator_enough.filters(inputs(), Goal(8, 11), 2023)
    assert goal[1] == "Cíl: pásmo 8–11 bodů"
    assert "dynamické programování" in goal[2]

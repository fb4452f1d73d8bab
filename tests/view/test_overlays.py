"""What lies over a map: lines by how surely a municipality cooperates, points by how many localities are known."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from sei_core.domain.levels import Level
from sei_core.view import overlays, texts
from sei_core.view.map_component import AreaMap, LegendClass, data
from sei_core.view.overlays import Overlay

MEMBERS = pd.DataFrame(
    {"area_code": ["567027", "567256", "567337"], "area_name": ["Most", "Litvínov", "Obrnice"], "within_name": "Most"}
)
STANDINGS = pd.DataFrame(
    [
        ("563889", "running", "C9"),
        ("567027", "ended", "C1 | C2"),
        ("567256", "end_unknown", "C2"),
        ("567337", "not_yet", "C3"),
    ],
    columns=["municipality_code", "standing", "episode_keys"],
)
EPISODES = pd.DataFrame(
    {
        "episode_key": ["C1", "C2", "C3", "C9"],
        "reference_keys": ["b", "a | b", "c", "d"],
        "episode_state": ["ukončeno", "trvá", "trvá", "trvá"],
        "confirmed_text": [None, "2024-06-11", "2025", None],
    }
)
MUNICIPALITIES = pd.DataFrame(
    [("567256", "Litvínov", "Most", 3, 50.6, 13.6), ("567337", "Obrnice", "Most", 0, 50.5, 13.7)],
    columns=["municipality_code", "municipality_name", "district_name", "known_count", "label_lat", "label_lon"],
)
LISTED = pd.DataFrame({"municipality_code": ["567256", "567256"], "reference_keys": ["z | y", "y"]})
VIEW = AreaMap(
    script_url="script.json",
    geometry_url="areas.json",
    level=Level.MUNICIPALITY,
    classes=np.array([0, 0, 0], dtype=np.uint8),
    values=np.array([1.0, 2.0, 3.0]),
    decimals=0,
    units=("",) * 4,
    title="Index",
    count_label="obcí",
    legend=[LegendClass("0–1", "white")],
    missing="–",
    label="Index 2023",
    description="Popis.",
    strings=texts.MAP_STRINGS,
    attribution="ČÚZK",
    fit=(Level.REGION, "CZ042"),
)
DAY = date(2026, 11, 22)


def cooperation():
    return overlays.cooperation(STANDINGS, EPISODES, MEMBERS)


def localities():
    return overlays.localities(MUNICIPALITIES, LISTED)


def test_lines_tell_the_answer_and_leave_out_other_areas_and_what_has_not_begun():
    layer = cooperation()

    assert [(line.codes, line.style) for line in layer.outlines] == [(("567256",), "dashed"), (("567027",), "dotted")]
    assert layer.outlines[0].label == "spolupráce možná trvá (1\xa0obec)"
    assert len({line.colour for line in layer.outlines}) == 2
    assert layer.notes["567027"] == "spolupráce s ASZ: skončila"
    assert layer.table["reference_keys"].tolist() == ["a | b", "a | b"]


def test_what_was_confirmed_before_is_a_line_of_its_own_with_the_day():
    before = STANDINGS.assign(standing=["running", "ended", "confirmed_before", "not_yet"])
    (line, _) = overlays.cooperation(before, EPISODES, MEMBERS).outlines

    assert (line.codes, line.style) == (("567256",), "dashed")
    assert line.label == "spolupráce naposledy doložena 11.\xa06.\xa02024 (1\xa0obec)"
    assert overlays.cooperation(before, EPISODES, MEMBERS).notes["567256"].endswith("doloženo 11.\xa06.\xa02024")


def test_points_carry_the_count_and_only_known_localities_have_one():
    (point,) = localities().points

    assert (point.text, point.label) == ("3", "Litvínov: 3\xa0lokality")
    assert localities().table["reference_keys"].tolist() == ["y | z"]
    assert overlays.localities(MUNICIPALITIES.head(0), LISTED.head(0)).point_label == ""


def test_layers_lie_together_one_row_a_municipality():
    both = overlays.together([cooperation(), localities()], Overlay.BOTH, DAY)

    assert both.title == "Překryv: spolupráce obcí s ASZ k 22.\xa011.\xa02026 a známé vyloučené lokality"
    assert both.notes["567256"] == "spolupráce s ASZ: možná (konec neuveden)\nvyloučené lokality: 3\xa0lokality"
    assert both.table["area_code"].tolist() == ["567027", "567256"]
    assert both.table["known_count"].fillna(-1).tolist() == [-1, 3]
    assert both.table["reference_keys"].tolist() == ["a | b", "a | b | y | z"]
    assert list(both.table)[-1] == "reference_keys"


def test_a_picture_says_how_many_documents_are_behind_it():
    both = overlays.together([cooperation(), localities()], Overlay.BOTH, DAY)

    assert both.credit == f"{both.title} (pramenů: 4, uvedeny v Atlasu)"
    counted_only = overlays.together([overlays.localities(MUNICIPALITIES, LISTED.head(0))], Overlay.LOCALITIES, DAY)
    assert "pramenů: 0" in counted_only.credit


def test_no_layer_is_nothing():
    none = overlays.together([], Overlay.NONE, DAY)

    assert data(overlays.over(VIEW, none)) == data(VIEW)
    assert (none.title, none.credit) == ("", "")


def test_laying_over_changes_neither_the_areas_nor_where_the_map_looks():
    sent = data(overlays.over(VIEW, overlays.together([cooperation(), localities()], Overlay.BOTH, DAY)))
    before = data(VIEW)

    changed = {key for key in before if sent[key] != before[key]}
    assert changed == {"outlines", "points", "point_label", "notes", "description"}
    assert "možná trvá (1\xa0obec)" in sent["description"]
    assert sent["point_label"] == "známé vyloučené lokality (počet v obci)"


def test_every_choice_has_words():
    assert set(texts.OVERLAY_CHOICE) == set(Overlay)
    assert set(texts.OVERLAY_HEADING) == set(Overlay) - {Overlay.NONE}

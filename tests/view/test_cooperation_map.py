"""Maps of categories: who is in which class, what the tooltip adds, and what a picture of it shows."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.cooperation import LastKnown, Standing
from sei_core.domain.levels import Level
from sei_core.view import category_maps, cooperation_map, texts, theme
from sei_core.view.category_maps import CategoryScene
from sei_core.view.cooperation_map import STANDING_CLASSES
from sei_core.view.labels import Area
from sei_core.view.map_component import OUTSIDE, data

DAY = date(2023, 12, 31)
KRAJ = Area("CZ042", Level.REGION, "Ústecký kraj")
POINTS = pd.DataFrame({"area_code": list("123456"), "value": [29.0, 12.0, 1.0, 8.0, 0.0, 30.0]})
MEMBERS = pd.DataFrame({"area_code": list("12345"), "area_name": list("ABCDE"), "within_name": "Most"})
STANDINGS = pd.DataFrame(
    {
        "municipality_code": list("1236"),
        "municipality_name": list("ABCF"),
        "region_code": "CZ042",
        "standing": ["end_unknown", "running", "ended_early", "running"],
        "answer": ["possibly", "yes", "no", "yes"],
        "episode_keys": ["C1", "C2 | C3", "C3", "C2"],
    }
)
EPISODES = pd.DataFrame(
    {
        "episode_key": ["C1", "C2", "C3"],
        "unit_name": ["A", "B", "Svazek"],
        "start_text": ["2015-04", "2013", "2011"],
        "end_text": [None, None, "2012"],
        "episode_state": ["konec neuveden", "trvá", "předčasně ukončeno"],
        "confirmed_text": [None, "2024-06-11", None],
        "certainty": "vysoká",
    }
)


def scene(unconfirmed: bool = False) -> CategoryScene:
    return cooperation_map.standing_scene(STANDINGS, EPISODES, POINTS, MEMBERS, DAY, KRAJ, unconfirmed)


def labels_of(found: CategoryScene) -> list[str]:
    """What each municipality is called by the legend; an empty text outside of the area."""
    return ["" if number == OUTSIDE else found.legend[number].label for number in found.classes]


def test_each_standing_has_one_class_with_a_label():
    together = [standing for standings in STANDING_CLASSES.values() for standing in standings]

    assert sorted(together) == sorted(Standing)
    assert list(texts.STANDING_CLASS) == list(STANDING_CLASSES)


def test_classes_of_the_legend_differ_in_colour():
    colours = [entry.colour for entry in scene(unconfirmed=True).legend]

    assert len(set(colours)) == len(colours)


def test_municipalities_are_classed_by_standing_and_the_rest_is_without_known_cooperation():
    assert labels_of(scene()) == [
        "možná (konec neuveden)",
        "spolupracuje",
        "předčasně skončila",
        "bez známé spolupráce",
        "bez známé spolupráce",
        "",
    ]


def test_the_unconfirmed_are_a_class_only_when_asked_for():
    found = STANDINGS.assign(standing=["none", "running", "not_yet", "running"])
    asked = cooperation_map.standing_scene(found, EPISODES, POINTS, MEMBERS, DAY, KRAJ, True)

    assert labels_of(asked)[:3] == ["jen zájem nebo pořadník", "spolupracuje", "bez známé spolupráce"]
    assert "jen zájem nebo pořadník" not in [entry.label for entry in scene().legend]


def test_the_tooltip_tells_unit_and_years():
    assert (
        scene().notes["2"]
        == "B: 2013 – … (trvá, doloženo 11.\u00a06.\u00a02024)\nSvazek: 2011 – 2012 (předčasně ukončeno)"
    )


def test_the_table_lists_who_ever_cooperated_the_surest_first():
    table = scene().table

    assert table["area_name"].tolist() == ["B", "A", "C"]
    assert table["class_label"].tolist() == ["spolupracuje", "možná (konec neuveden)", "předčasně skončila"]
    assert table["cooperation_text"].iloc[0].startswith("B: 2013 – …")


def test_who_has_not_begun_by_the_day_is_not_in_the_table():
    before = STANDINGS.assign(standing=["not_yet", "running", "not_yet", "running"])
    table = cooperation_map.standing_scene(before, EPISODES, POINTS, MEMBERS, DAY, KRAJ).table

    assert table["area_name"].tolist() == ["B"]


def test_over_the_index_lines_tell_who_cooperates():
    over = cooperation_map.over_index(scene(), STANDINGS, POINTS, 2023)

    assert [entry.colour for entry in over.legend] == list(theme.BAND_COLOUR.values())
    assert over.numbers.tolist() == [3, 3, 0, 2, 0, 3]
    assert [(outline.style, outline.codes, outline.label) for outline in over.outlines] == [
        ("solid", ("2",), "spolupracuje (1\u00a0obec)"),
        ("dashed", ("1",), "možná (1\u00a0obec)"),
        ("dotted", ("3",), "skončila (1\u00a0obec)"),
    ]
    assert over.table["index_points"].tolist() == [12, 29, 1]


def view(found: CategoryScene) -> dict[str, object]:
    return data(category_maps.area_map(found, urls=("script", "geometry"), attribution="somebody"))


def test_the_screen_gets_classes_notes_and_lines():
    alone, over = view(scene()), view(cooperation_map.over_index(scene(), STANDINGS, POINTS, 2023))

    assert [entry["count"] for entry in alone["classes"]] == [1, 0, 0, 1, 0, 1, 2]
    assert alone["notes"]["1"] == "A: 4/2015 – … (konec neuveden)"
    assert alone["fit"] == {"level": "region", "code": "CZ042"}
    assert "spolupracuje: 1" in alone["description"]
    assert [outline["style"] for outline in over["outlines"]] == ["solid", "dashed", "dotted"]


def test_an_area_without_municipalities_says_that_there_is_nothing():
    empty = cooperation_map.standing_scene(STANDINGS, EPISODES, POINTS, MEMBERS.head(0), DAY, KRAJ)

    assert view(empty)["description"].startswith("Pro tuto volbu nejsou žádná data.")


BURDENED = pd.DataFrame(
    {
        "municipality_code": ["1", "2"],
        "municipality_name": ["A", "B"],
        "district_name": "Most",
        "index_points": [29, 12],
        "population_15plus": [100, 50],
        "last_known": ["none", "unknown_end"],
        "unit_names": [None, "Svazek"],
    }
)


def test_gaps_stand_out_and_the_rest_is_below_the_threshold():
    found = cooperation_map.gap_scene(BURDENED, POINTS, MEMBERS, KRAJ, 2023, 12)

    assert labels_of(found) == [
        "bez známé současné spolupráce",
        "konec spolupráce není znám",
        *["méně než 12 bodů"] * 3,
        "",
    ]
    assert found.legend[2].colour == cooperation_map.LAST_KNOWN_COLOUR[LastKnown.NONE]
    assert found.values[:2].tolist() == [29, 12]
    assert np.isnan(found.values[2:]).all()
    assert found.notes == {"2": "spolupráce: Svazek"}
    assert found.table["last_known_label"].tolist() == ["bez známé současné spolupráce", "konec spolupráce není znám"]


@pytest.mark.parametrize("kind", list(LastKnown))
def test_each_kind_of_last_knowledge_has_a_colour_and_words(kind):
    assert kind in cooperation_map.LAST_KNOWN_COLOUR
    for words in (texts.LAST_KNOWN, texts.GAPS_METRIC, texts.REGION_LAST_KNOWN, texts.REGION_LAST_KNOWN_HELP):
        assert kind in words

"""Kde podpora chybí: numbers of the database, the ranking, and the reservation beside the first number."""

from __future__ import annotations

import pytest

from sei_core.queries import gaps
from sei_core.view import numbers
from tests.pages.test_pages import open_page, words

PAGE = "pages/podpora/kde_podpora_chybi.py"
pytestmark = pytest.mark.usefixtures("atlas")


@pytest.mark.parametrize(("address", "points"), [({}, 12), ({"body": "8 a více bodů"}, 8)])
@pytest.mark.parametrize(("area", "code"), [("Česko", "CZ"), ("Ústecký kraj", "CZ042")])
def test_numbers_are_those_of_the_database(address, points, area, code):
    app = open_page(PAGE, uzemi=area, **address)
    counts = gaps.burdened(2023, code, points)["last_known"].value_counts().reindex(["none", "unknown_end", "current"])
    shown = [metric.value.split(" (")[0] for metric in app.metric]

    assert shown == [numbers.integer(count) for count in counts.fillna(0)]


def test_the_reservations_stand_above_everything_but_the_numbers():
    (info,) = open_page(PAGE).info

    assert "po roce 2019 neúplný" in info.value.replace("\\", "")
    assert "ne lidé vyloučení" in info.value.replace("\\", "")


def test_numbers_by_the_last_source_say_of_when_it_is():
    (info,) = open_page(PAGE).info
    (bare,) = open_page(PAGE, uzemi="okres Most").info

    said = info.value.replace("\\", "").replace("\u00a0", " ")
    assert "není totéž co „doloženo k dnešnímu dni“" in said
    assert "je z 11. 6. 2024." in said
    assert "doloženo k dnešnímu dni" not in bare.value, "no source of the okres says of when it is"


def test_the_heaviest_without_known_cooperation_link_to_their_page():
    links = [link.label.replace("\\", "") for link in open_page(PAGE).get("page_link")]
    of_municipalities = [label for label in links if "okres" in label]

    assert of_municipalities[:2] == [
        "**28\u00a0bodů** · Šluknov (okres Děčín) · 562858",
        "**28\u00a0bodů** · Trmice (okres Ústí nad Labem) · 553697",
    ]


def test_the_ranking_keeps_the_possible_apart():
    (rows,) = [frame.value for frame in open_page(PAGE, uzemi="Liberecký kraj").table if "Obec" in frame.value]

    assert rows["Obec"].head(2).tolist() == ["Desná", "Tanvald"]
    assert rows["Spolupráce podle posledního pramene"].iloc[0] == "bez známé současné spolupráce"
    assert rows["Dřívější spolupráce"].head(2).tolist() == ["předčasně ukončeno", "předčasně ukončeno"]


def test_an_area_without_burdened_municipalities_says_so():
    app = open_page(PAGE, uzemi="ORP Pacov")

    assert not app.exception
    assert not app.metric
    assert "Obec s tolika body v tomto území v roce 2023 není." in words(app).replace("\\", "")


def test_an_unknown_threshold_of_a_link_is_answered_by_a_notice():
    app = open_page(PAGE, body="5")

    assert not app.exception
    assert "Ukazujeme „12 a více bodů“" in app.warning[0].value.replace("\\", "")

"""A map of categories as files: its table, its shapes and its picture say the same as the screen."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export import map_files
from sei_core.export.offer import ENDINGS
from sei_core.queries import areas, cooperation, meta
from sei_core.view import cooperation_map
from sei_core.view.labels import Area

DAY, TODAY = date(2010, 12, 31), date(2024, 7, 1)


@pytest.fixture
def offers(atlas) -> dict[str, map_files.CategoryOffer]:
    """The map of the Ústecký kraj at the end of 2010, alone and over the index."""
    points = areas.values(2023, Level.MUNICIPALITY, Measure(INDEX, Part.BAND))
    members = areas.members(Level.MUNICIPALITY, "CZ042")
    standings = cooperation.by_municipality(DAY, TODAY)
    area = Area("CZ042", Level.REGION, "Ústecký kraj")
    alone = cooperation_map.standing_scene(standings, cooperation.episodes("CZ"), points, members, DAY, area)
    scenes = {"alone": alone, "index": cooperation_map.over_index(alone, standings, points, 2023)}
    sources = meta.sources_of("area_boundary")
    return {
        name: map_files.CategoryOffer(scene, sources, meta.release(), areas.boundaries)
        for name, scene in scenes.items()
    }


def words(svg: bytes) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode()))


def test_the_files_are_named_by_what_where_and_when(offers):
    assert offers["alone"].file_name == "spoluprace-obci-s-agenturou-ustecky-kraj-31-12-2010"
    pictures = {"png", "svg", "pdf", "grey.png", "grey.svg", "grey.pdf"}
    assert set(offers["alone"].files) == {*ENDINGS, "geojson", "gpkg", *pictures}


def test_the_table_tells_standing_unit_and_years(offers):
    text = offers["alone"].files["excel.csv"]().decode("utf-8-sig")

    assert "567027;Most;" in text.replace('"', "")
    assert "spolupracuje" in text
    assert "Most: 2008 –" in text


def test_the_shapes_carry_the_rows_of_the_table(offers):
    found = json.loads(offers["alone"].files["geojson"]())

    assert len(found["features"]) == len(offers["alone"].frame) > 0
    assert found["features"][0]["properties"]["class_label"] == "spolupracuje"


def test_method_and_further_choices_are_among_the_filters(offers):
    scene = replace(offers["alone"].scene, method=("Metoda.",))
    offer = replace(offers["alone"], scene=scene, filters=("Volba: ano",))

    assert offer.about.filters == ("Území: Ústecký kraj", "Metoda.", "Volba: ano")
    assert "Metoda. · Volba: ano" in words(offer.files["svg"]())


def test_the_picture_has_the_legend_of_the_screen(offers):
    alone, over = words(offers["alone"].files["svg"]()), words(offers["index"].files["svg"]())

    assert "bez známé spolupráce" in alone
    assert "12–30 bodů" in over
    assert re.search(r"spolupracuje \(\d+", over)

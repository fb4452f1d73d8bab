"""What Python sends to the map, and that its texts fit together."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sei_core import paths
from sei_core.domain.levels import Level
from sei_core.view import map_component, texts
from sei_core.view.map_component import MISSING, OUTSIDE, AreaMap, LegendClass, Outline, Point, data, pack_areas

VIEW = AreaMap(
    script_url="app/static/script.json",
    geometry_url="app/static/areas.json",
    level=Level.REGION,
    classes=np.array([0, 1, 1, OUTSIDE, MISSING]),
    values=np.array([1.25, 3.5, 4.0, 9.0, np.nan]),
    decimals=2,
    units=("bod", "body", "bodu", "bodů"),
    title="Points",
    count_label="regions",
    legend=[LegendClass("light", "white"), LegendClass("heavy", "black"), LegendClass("unused", "red")],
    missing="no inhabitants",
    label="Map",
    description="A map.",
    strings=texts.MAP_STRINGS,
    attribution="somebody",
)


def unpacked(packed: str, count: int) -> tuple[list[int], list[int]]:
    raw = gzip.decompress(base64.b64decode(packed))
    planes = np.frombuffer(raw[count:], dtype=np.uint8).reshape(4, count)
    return list(raw[:count]), np.ascontiguousarray(planes.T).view("<i4").ravel().tolist()


def test_legend_counts_the_areas_of_each_class():
    sent = data(VIEW)

    assert sent["classes"] == [
        {"label": "light", "colour": "white", "count": 1},
        {"label": "heavy", "colour": "black", "count": 2},
        {"label": "unused", "colour": "red", "count": 0},
    ]
    assert sent["missing_count"] == 1
    assert sent["legend"] == {"title": "Points", "count_label": "regions"}


def test_values_travel_as_whole_numbers_of_the_shown_precision():
    classes, values = unpacked(data(VIEW)["areas"], 5)

    assert classes == [0, 1, 1, 254, 255]
    assert values == [125, 350, 400, 900, -(2**31)]


def test_negative_values_travel():
    assert unpacked(pack_areas(np.array([0, 0]), np.array([-12.3, 300_000.0]), 1), 2)[1] == [-123, 3_000_000]


def test_packing_is_the_same_every_time():
    assert data(VIEW)["areas"] == data(VIEW)["areas"]


def test_a_value_too_large_to_travel_is_refused():
    with pytest.raises(ValueError, match="too large for 2 decimals"):
        pack_areas(np.array([0]), np.array([3e7]), 2)


@pytest.mark.parametrize(
    ("fit", "sent"),
    [
        (None, None),
        ((Level.COUNTRY, "CZ"), None),
        ((Level.REGION, "CZ042"), {"level": "region", "code": "CZ042"}),
    ],
)
def test_fit_to_the_country_is_the_whole_map(fit, sent):
    assert data(replace(VIEW, fit=fit))["fit"] == sent


def test_everything_sent_is_json():
    view = replace(
        VIEW,
        selected="CZ042",
        points=[Point(50.1, 14.4, "Here", "square")],
        outlines=[Outline(("567337",), "dashed", "helped", "red")],
        point_label="places",
        show_legend=False,
    )

    sent = json.loads(json.dumps(data(view)))

    assert sent["points"] == [{"lat": 50.1, "lon": 14.4, "label": "Here", "kind": "square", "text": ""}]
    assert sent["outlines"] == [{"codes": ["567337"], "style": "dashed", "label": "helped", "colour": "red"}]
    assert sent["point_label"] == "places"
    assert sent["borders"] == ["region"]
    assert sent["legend"] is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"classes": np.array([0, 1, 1, 3, 255])}, r"outside the legend: \[3\]"),
        ({"values": np.array([1.0])}, "5 classes but 1 values"),
        ({"strings": {"locale": "cs-CZ"}}, "words of the map are missing"),
    ],
)
def test_what_does_not_fit_together_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        data(replace(VIEW, **change))


def test_the_words_are_those_the_browser_side_uses():
    used = set(re.findall(r"\bstrings\.(\w+)", map_component.SCRIPT + map_component.LOADER))
    buttons = set(re.findall(r"^  (\w+): \"M", map_component.SCRIPT, re.M))

    assert buttons == {"zoom_in", "zoom_out", "show_all"}
    assert used | buttons == map_component.STRING_KEYS == set(texts.MAP_STRINGS)


def test_colours_come_from_the_theme_and_words_from_python():
    for text in (map_component.SCRIPT, map_component.STYLE, map_component.LOADER):
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text)
        assert not re.search(r"[á-žÁ-Ž]", text)


def test_asset_is_named_by_its_content():
    asset = json.loads(map_component.ASSET)

    assert asset == {"script": map_component.SCRIPT, "style": map_component.STYLE}
    assert f"area_map.{hashlib.sha256(map_component.ASSET).hexdigest()[:12]}.json" == map_component.ASSET_NAME


def test_a_change_of_measure_fits_into_20_kilobytes():
    rows = pd.read_csv(paths.data() / "index" / "2023.csv")
    share = 100 * rows["enforcement_count"] / rows["population_15plus"].where(rows["population_15plus"] > 0)
    classes = np.where(share.isna(), MISSING, np.searchsorted([12, 18], share, side="right"))
    view = replace(VIEW, level=Level.MUNICIPALITY, classes=classes, values=share.to_numpy())

    sent = len(json.dumps(data(view))) + len(map_component.LOADER)

    assert sent <= 20_000


def test_notes_travel_by_code():
    assert data(VIEW)["notes"] == {}
    assert data(replace(VIEW, notes={"CZ042": "two\nlines"}))["notes"] == {"CZ042": "two\nlines"}


def test_whether_several_areas_can_be_selected_travels():
    assert data(VIEW)["selectable"] is False
    assert data(replace(VIEW, selectable=True))["selectable"] is True

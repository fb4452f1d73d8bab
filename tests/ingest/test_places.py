"""Which codes rows may name, and where the places of these codes are."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.levels import Level
from sei_core.ingest.places import Places


def test_places_know_the_level_and_the_kraj_of_each_code():
    areas = pd.DataFrame(
        [
            ("country", "CZ", None),
            ("region", "CZ042", "CZ"),
            ("orp", "4201", "CZ042"),
            ("opou", "42011", "4201"),
        ],
        columns=["level", "area_code", "parent_code"],
    )
    municipalities = pd.DataFrame({"municipality_code": ["500011"], "region_code": ["CZ042"]})

    places = Places.of(municipalities, areas)

    assert places.levels == {
        "CZ": Level.COUNTRY,
        "CZ042": Level.REGION,
        "4201": Level.ORP,
        "42011": Level.OPOU,
        "500011": Level.MUNICIPALITY,
    }
    assert places.region_of == dict.fromkeys(["CZ042", "4201", "42011", "500011"], "CZ042")
    assert places.municipalities == {"500011"}
    assert places.of_column("region_code") == {"CZ042"}
    assert places.of_column("area_code") == {"CZ", "CZ042", "4201", "42011"}
    assert places.of_column("covered_area_code") == set(places.levels)
    assert places.of_column("unit_name") is None

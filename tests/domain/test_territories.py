"""Where units lie: municipalities, groups of them, an ORP, a kraj, the country."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.territories import unit_areas, unit_municipalities

MUNICIPALITIES = pd.DataFrame({"municipality_code": ["500001", "500002", "500003"]})
AREAS = pd.DataFrame(
    {"area_code": ["CZ", "CZ01", "CZ02", "11"], "parent_code": [None, "CZ", "CZ", "CZ01"]},
).astype({"parent_code": "str"})
MEMBERSHIP = pd.DataFrame(
    [("500001", "11"), ("500001", "CZ01"), ("500001", "CZ"), ("500002", "CZ01"), ("500002", "CZ"), ("500003", "CZ02")],
    columns=["municipality_code", "area_code"],
)
UNITS = pd.DataFrame(
    [
        ("cz", "CZ", None),
        ("kraj", "CZ01", "CZ01"),
        ("orp", "11", "CZ01"),
        ("town", "500001", "CZ01"),
        ("group", None, "CZ01"),
        ("unnamed", None, "CZ02"),
    ],
    columns=["unit_key", "covered_area_code", "within_region_code"],
)
MEMBERS = pd.DataFrame(
    [("group", "500001"), ("group", "500002"), ("group", "500003")], columns=["unit_key", "municipality_code"]
)


def pairs(frame):
    return list(frame.itertuples(index=False, name=None))


def test_a_unit_covers_the_municipality_that_it_is_or_its_members():
    covered = unit_municipalities(UNITS, MEMBERS, MUNICIPALITIES)

    assert pairs(covered) == [("group", "500001"), ("group", "500002"), ("group", "500003"), ("town", "500001")]


def test_a_unit_that_is_also_its_own_member_counts_once():
    members = pd.DataFrame({"unit_key": ["town"], "municipality_code": ["500001"]})

    assert pairs(unit_municipalities(UNITS, members, MUNICIPALITIES)) == [("town", "500001")]


def test_a_unit_lies_in_all_that_its_municipalities_lie_in():
    covered = unit_municipalities(UNITS, MEMBERS, MUNICIPALITIES)

    areas = unit_areas(UNITS, covered, MEMBERSHIP, AREAS).groupby("unit_key")["area_code"].agg(list).to_dict()

    assert areas == {
        "cz": ["CZ", "CZ-CZ010"],
        "kraj": ["CZ", "CZ-CZ010", "CZ01"],
        "orp": ["11", "CZ", "CZ-CZ010", "CZ01"],
        "town": ["11", "500001", "CZ", "CZ-CZ010", "CZ01"],
        "group": ["11", "500001", "500002", "500003", "CZ", "CZ-CZ010", "CZ01", "CZ02"],
        "unnamed": ["CZ", "CZ-CZ010", "CZ02"],
    }


def test_a_unit_in_praha_is_not_in_the_country_without_it():
    praha = pd.DataFrame([("praha", "CZ010", "CZ010")], columns=UNITS.columns)
    areas = pd.DataFrame({"area_code": ["CZ", "CZ010"], "parent_code": ["", "CZ"]}).replace("", pd.NA)

    found = unit_areas(praha, MEMBERS.iloc[:0], MEMBERSHIP, areas)

    assert found["area_code"].tolist() == ["CZ", "CZ010"]

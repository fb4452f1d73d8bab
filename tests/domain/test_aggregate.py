import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal, assert_series_equal

from sei_core.domain.aggregate import all_areas, area_band, area_index, area_indicator, parts_of, surroundings
from sei_core.schema.tables import TABLES

MUNICIPALITIES = pd.DataFrame(
    [
        ("1", "11", "1", "CZ0201", "CZ020"),
        ("2", "11", "1", "CZ0201", "CZ020"),
        ("3", "21", "2", "CZ0202", "CZ020"),
        ("9", "10001", "1000", "CZ0100", "CZ010"),
    ],
    columns=["municipality_code", "opou_code", "orp_code", "district_code", "region_code"],
)
MEMBERSHIP = all_areas(MUNICIPALITIES)

INDEX = pd.DataFrame(
    [
        (2023, "1", 100, 4, "2–7"),
        (2023, "2", 300, 12, "12–30"),
        (2023, "3", 0, 3, "2–7"),
        (2023, "9", 600, 12, "12–30"),
        (2024, "1", 200, 1, "0–1"),
    ],
    columns=["year", "municipality_code", "population_15plus", "index_points", "band"],
)

RESULT_COLUMNS = ["year", "municipality_code", "indicator", "count", "base", "points"]
YARDSTICK_COLUMNS = ["year", "region_code", "indicator", "yardstick_share"]


def results_of(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=RESULT_COLUMNS).astype({"base": "Int64", "points": "Int64"})


def test_each_municipality_lies_in_six_areas_and_outside_prague_in_a_seventh():
    pairs = {
        code: set(rows["level"] + " " + rows["area_code"]) for code, rows in MEMBERSHIP.groupby("municipality_code")
    }

    assert pairs["3"] == {
        "opou 21",
        "orp 2",
        "district CZ0202",
        "region CZ020",
        "country CZ",
        "country CZ-CZ010",
    }
    assert pairs["9"] == {"opou 10001", "orp 1000", "district CZ0100", "region CZ010", "country CZ"}


def test_index_of_areas_by_plain_and_weighted_mean():
    areas = area_index(INDEX, MEMBERSHIP)

    expected = pd.DataFrame(
        [
            (2023, "country", "CZ", 4, 1000, 7.75, 11.2),  # (400 + 3600 + 0 + 7200) / 1000
            (2023, "country", "CZ-CZ010", 3, 400, 19 / 3, 10.0),
            (2023, "district", "CZ0100", 1, 600, 12.0, 12.0),
            (2023, "district", "CZ0201", 2, 400, 8.0, 10.0),
            (2023, "district", "CZ0202", 1, 0, 3.0, np.nan),  # nobody to weigh by
            (2023, "opou", "10001", 1, 600, 12.0, 12.0),
            (2023, "opou", "11", 2, 400, 8.0, 10.0),
            (2023, "opou", "21", 1, 0, 3.0, np.nan),
            (2023, "orp", "1", 2, 400, 8.0, 10.0),
            (2023, "orp", "1000", 1, 600, 12.0, 12.0),
            (2023, "orp", "2", 1, 0, 3.0, np.nan),
            (2023, "region", "CZ010", 1, 600, 12.0, 12.0),
            (2023, "region", "CZ020", 3, 400, 19 / 3, 10.0),
            (2024, "country", "CZ", 1, 200, 1.0, 1.0),
            (2024, "country", "CZ-CZ010", 1, 200, 1.0, 1.0),
            (2024, "district", "CZ0201", 1, 200, 1.0, 1.0),
            (2024, "opou", "11", 1, 200, 1.0, 1.0),
            (2024, "orp", "1", 1, 200, 1.0, 1.0),
            (2024, "region", "CZ020", 1, 200, 1.0, 1.0),
        ],
        columns=TABLES["area_index"].columns,
    )
    assert_frame_equal(areas, expected)


def test_nullable_whole_numbers_give_the_same_index_of_areas():
    nullable = INDEX.astype({"population_15plus": "Int64", "index_points": "Int64"})

    assert_frame_equal(area_index(nullable, MEMBERSHIP), area_index(INDEX, MEMBERSHIP))
    assert_frame_equal(area_band(nullable, MEMBERSHIP), area_band(INDEX, MEMBERSHIP))


def test_every_area_has_all_four_bands():
    bands = area_band(INDEX, MEMBERSHIP)

    assert tuple(bands.columns) == TABLES["area_band"].columns
    country = bands[bands["area_code"] == "CZ"].drop(columns=["level", "area_code"])
    assert country.values.tolist() == [
        [2023, "0–1", 0, 0],
        [2023, "2–7", 2, 100],
        [2023, "8–11", 0, 0],
        [2023, "12–30", 2, 900],
        [2024, "0–1", 1, 200],
        [2024, "2–7", 0, 0],
        [2024, "8–11", 0, 0],
        [2024, "12–30", 0, 0],
    ]
    assert (bands.groupby(["year", "area_code"]).size() == 4).all()
    assert len(bands) == 4 * len(area_index(INDEX, MEMBERSHIP))


def test_indicators_of_areas_are_ratios_of_sums():
    results = results_of(
        [
            (2023, "1", "enforcement", 10.0, 100, 1),
            (2023, "2", "enforcement", 50.0, 300, 4),
            (2023, "3", "enforcement", 0.0, 0, 0),
            (2023, "9", "enforcement", 40.0, 600, 2),
        ]
    )
    yardstick = pd.DataFrame(
        [(2023, "CZ020", "enforcement", 0.125), (2023, "CZ010", "enforcement", 1 / 12)], columns=YARDSTICK_COLUMNS
    )  # kraj 60 / 400 = 0.15, Praha 40 / 600, country 100 / 1000 = 0.10

    areas = area_indicator(results, MEMBERSHIP, yardstick)

    assert tuple(areas.columns) == TABLES["area_indicator"].columns
    chosen = areas[areas["area_code"].isin(["CZ", "CZ-CZ010", "CZ0201", "CZ0202", "CZ020", "CZ010"])]
    expected = pd.DataFrame(
        [
            ("country", "CZ", 100.0, 1000, 0.10, np.nan, 1.75),  # the country has no kraj: no quotient
            ("country", "CZ-CZ010", 60.0, 400, 0.15, np.nan, 5 / 3),
            ("district", "CZ0201", 60.0, 400, 0.15, 1.2, 2.5),
            ("district", "CZ0202", 0.0, 0, np.nan, np.nan, 0.0),  # nobody lives there
            ("region", "CZ010", 40.0, 600, 1 / 15, 0.8, 2.0),
            ("region", "CZ020", 60.0, 400, 0.15, 1.2, 5 / 3),
        ],
        columns=["level", "area_code", "count", "base", "share", "lq", "mean_points"],
    ).astype({"base": "Int64"})
    assert_frame_equal(chosen[expected.columns].reset_index(drop=True), expected)


def test_early_leaving_adds_up_own_schools_but_averages_all_scores():
    results = results_of(
        [
            (2023, "1", "early_leaving", 3.0, 20, 3),
            (2023, "2", "early_leaving", None, None, 3),
            (2023, "3", "early_leaving", None, None, 1),
            (2023, "9", "early_leaving", 1.0, 80, 0),
        ]
    )
    yardstick = pd.DataFrame([(2023, "CZ020", "early_leaving", 0.1)], columns=YARDSTICK_COLUMNS)

    areas = area_indicator(results, MEMBERSHIP, yardstick).set_index("area_code")

    district = areas.loc["CZ0201", ["count", "base", "share", "lq", "mean_points"]]
    assert district.tolist() == pytest.approx([3, 20, 0.15, 1.5, 3])
    assert areas.loc["CZ020", ["count", "base"]].tolist() == [3, 20]
    assert areas.loc["CZ020", "mean_points"] == pytest.approx(7 / 3)
    assert areas.loc["CZ", ["count", "base", "share", "mean_points"]].tolist() == [4, 100, 0.04, 1.75]
    # No school in the district: missing, not zero; the taken-over score still counts.
    assert areas.loc["CZ0202", ["count", "base", "share", "lq"]].isna().all()
    assert areas.loc["CZ0202", "mean_points"] == 1


def test_benefits_add_up_in_twelfths_and_indicators_keep_their_order():
    results = results_of(
        [(2023, code, "housing_benefit", 1 / 12, 10, 0) for code in "123"]
        + [(2023, code, "enforcement", 1.0, 10, 0) for code in "123"]
    )

    areas = area_indicator(results, MEMBERSHIP, pd.DataFrame(columns=YARDSTICK_COLUMNS).astype({"year": "int64"}))

    region = areas[areas["area_code"] == "CZ020"]
    assert region["indicator"].tolist() == ["enforcement", "housing_benefit"]
    assert region["count"].tolist() == [3.0, 0.25]


@pytest.mark.parametrize("aggregate", [area_index, area_band])
def test_a_municipality_in_no_area_is_an_error(aggregate):
    stray = INDEX.assign(municipality_code="777")

    with pytest.raises(ValueError, match="777"):
        aggregate(stray, MEMBERSHIP)


def test_an_indicator_of_a_municipality_in_no_area_is_an_error():
    stray = results_of([(2023, "777", "enforcement", 1.0, 10, 0)])

    with pytest.raises(ValueError, match="777"):
        area_indicator(stray, MEMBERSHIP, pd.DataFrame(columns=YARDSTICK_COLUMNS))


def test_counts_come_back_as_whole_parts():
    results = results_of(
        [
            (2023, "1", "housing_benefit", 251 / 12, 1000, 0),
            (2023, "1", "enforcement", 7.0, 1000, 0),
            (2023, "1", "early_leaving", None, None, 2),
        ]
    )

    assert_series_equal(parts_of(results), pd.Series([251, 7, None], dtype="Int64"), check_names=False)


def test_surroundings_leave_out_municipalities_without_a_school():
    results = results_of(
        [
            (2023, "1", "early_leaving", 3.0, 20, 3),
            (2023, "2", "early_leaving", None, None, 3),
            (2023, "3", "early_leaving", 2.0, 30, 1),
            (2023, "9", "early_leaving", 1.0, 50, 0),
            (2024, "1", "early_leaving", 4.0, 21, 3),
        ]
    )
    regions = MUNICIPALITIES.set_index("municipality_code")["region_code"]

    sums = surroundings(results, regions)

    expected = pd.DataFrame(
        [
            (2023, "1", "early_leaving", 3, 20, 5, 50, 6, 100),
            (2023, "2", "early_leaving", None, None, 5, 50, 6, 100),
            (2023, "3", "early_leaving", 2, 30, 5, 50, 6, 100),
            (2023, "9", "early_leaving", 1, 50, 1, 50, 6, 100),
            (2024, "1", "early_leaving", 4, 21, 4, 21, 4, 21),
        ],
        columns=[
            *("year", "municipality_code", "indicator", "count_parts", "base"),
            *("region_count_parts", "region_base", "country_count_parts", "country_base"),
        ],
    )
    assert_frame_equal(sums, expected.astype(dict.fromkeys(expected.columns[3:], "Int64")))

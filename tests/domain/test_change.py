import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sei_core.domain.change import (
    CHANGES,
    COLUMNS,
    band_transitions,
    completed,
    decompose,
    is_small,
    movers,
    three_year_mean,
    unmatched,
)
from sei_core.domain.scoring import Scores, score

REGIONS = pd.Series({"a": "CZ020", "b": "CZ020", "c": "CZ020"})


def results_of(year: int, rows: list[tuple]) -> pd.DataFrame:
    """Rows of code, indicator, count, base and points of the three tests; of taken-over scores their sum alone."""
    columns = ["municipality_code", "indicator", "count", "base", "share_points", "lq_points", "count_points", "points"]
    frame = pd.DataFrame(rows, columns=columns).assign(year=year)
    return frame.astype({name: "Int64" for name in columns if name.endswith("points") or name == "base"})


def index_of(year: int, rows: list[tuple]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["municipality_code", "population_15plus", "index_points", "band"])
    return frame.assign(year=year)


def test_a_quotient_falls_because_the_region_got_worse():
    # Region is the country: before 20 of 200, 0.18 / 0.10 = 1.8; after 22 of 200, 0.18 / 0.11 = 1.64.
    before = results_of(
        2023, [("a", "long_unemployment", 18, 100, 2, 1, 0, 3), ("b", "long_unemployment", 2, 100, 1, 0, 0, 1)]
    )
    after = results_of(
        2024, [("a", "long_unemployment", 18, 100, 2, 0, 0, 2), ("b", "long_unemployment", 4, 100, 2, 0, 0, 2)]
    )

    changes = decompose(before, after, REGIONS)

    expected = pd.DataFrame(
        [
            ("a", "long_unemployment", "share", 2, 2, 0, 0, 0, 0),
            ("a", "long_unemployment", "lq", 1, 0, 0, -1, 0, 0),
            ("a", "long_unemployment", "count", 0, 0, 0, 0, 0, 0),
            ("b", "long_unemployment", "share", 1, 2, 1, 0, 0, 0),
            ("b", "long_unemployment", "lq", 0, 0, 0, 0, 0, 0),
            ("b", "long_unemployment", "count", 0, 0, 0, 0, 0, 0),
        ],
        columns=COLUMNS,
    )
    assert_frame_equal(changes, expected)


@pytest.mark.parametrize(
    ("count_after", "points_after", "own", "yardstick"),
    [
        (25, 1, 0, 0),  # 0.25 / 0.10 = 2.5 stands on the upper bound: 1 point; 0.25 / 0.135 = 1.85
        (26, 1, 1, -1),  # 0.26 / 0.10 = 2.6; 0.26 / 0.14 = 1.86
        (17, 0, -1, 0),  # 0.17 / 0.10 = 1.7; 0.17 / 0.095 = 1.79
    ],
)
def test_own_count_moves_first_and_the_yardstick_after_it(count_after, points_after, own, yardstick):
    before = results_of(
        2023, [("a", "long_unemployment", 18, 100, 2, 1, 0, 3), ("b", "long_unemployment", 2, 100, 1, 0, 0, 1)]
    )
    after = results_of(
        2024,
        [
            ("a", "long_unemployment", count_after, 100, 2, points_after, 0, 2 + points_after),
            ("b", "long_unemployment", 2, 100, 1, 0, 0, 1),
        ],
    )

    quotient = decompose(before, after, REGIONS).set_index(["municipality_code", "test"]).loc[("a", "lq")]

    assert quotient[["points_before", "points_after", *CHANGES]].tolist() == [1, points_after, own, yardstick, 0, 0]


def test_taken_over_scores_are_one_row_also_when_a_school_opens_or_closes():
    school = [("c", "early_leaving", 1, 20, 1, 0, 0, 1)]
    before = results_of(
        2023,
        [
            ("a", "early_leaving", None, None, None, None, None, 4),  # takes over in both years, donor unknown
            ("b", "early_leaving", 3, 20, 2, 1, 0, 3),  # closes its school
            *school,
        ],
    )
    after = results_of(
        2024,
        [
            ("a", "early_leaving", None, None, 0, 0, 0, 0),
            ("b", "early_leaving", None, None, 2, 2, 1, 5),
            *school,
        ],
    )

    closed, opened = decompose(before, after, REGIONS), decompose(after, before, REGIONS)

    taken_over = closed[closed["test"] == "taken_over"].drop(columns=["indicator", "test"])
    assert taken_over.values.tolist() == [["a", 4, 0, 0, 0, -4, 0], ["b", 3, 5, 0, 0, 2, 0]]
    taken_over = opened[opened["test"] == "taken_over"].drop(columns=["indicator", "test"])
    assert taken_over.values.tolist() == [["a", 0, 4, 0, 0, 4, 0], ["b", 5, 3, 0, 0, -2, 0]]
    assert closed[closed["municipality_code"] == "c"]["test"].tolist() == ["share", "lq", "count"]


def test_a_base_that_falls_to_zero_is_the_municipalitys_own_change():
    before = results_of(2023, [("a", "early_leaving", 6, 20, 2, 0, 1, 3), ("b", "early_leaving", 6, 20, 2, 0, 1, 3)])
    after = results_of(2024, [("a", "early_leaving", 0, 0, 0, 0, 0, 0), ("b", "early_leaving", 6, 20, 2, 0, 1, 3)])

    changes = decompose(before, after, REGIONS)

    assert changes[changes["municipality_code"] == "a"][CHANGES].values.tolist() == [
        [-2, 0, 0, 0],
        [0, 0, 0, 0],
        [-1, 0, 0, 0],
    ]


def test_municipalities_of_one_year_are_listed_apart():
    before = results_of(2023, [("a", "enforcement", 1, 10, 0, 0, 0, 0), ("b", "enforcement", 1, 10, 0, 0, 0, 0)])
    after = results_of(2024, [("b", "enforcement", 1, 10, 0, 0, 0, 0), ("c", "enforcement", 1, 10, 0, 0, 0, 0)])

    assert decompose(before, after, REGIONS)["municipality_code"].unique().tolist() == ["b"]
    expected = pd.DataFrame({"municipality_code": ["a", "c"], "present": ["before", "after"]})
    assert_frame_equal(unmatched(before, after), expected)
    assert unmatched(before, before).empty


def test_two_years_in_one_frame_are_refused():
    frame = results_of(2023, [("a", "enforcement", 1, 10, 0, 0, 0, 0)])

    with pytest.raises(ValueError, match="one-to-one"):
        decompose(pd.concat([frame, frame.assign(year=2022)]), frame.assign(year=2024), REGIONS)


def drawn_year(random: np.random.Generator, year: int, places: pd.DataFrame) -> Scores:
    """Score a drawn year whose published points are those of the rule."""
    n = len(places)
    people = random.integers(20, 900, n)
    schools = random.random(n) < 0.5
    pupils = random.integers(0, 40, n)
    inputs = pd.DataFrame(
        {
            "year": year,
            "municipality_code": places["municipality_code"],
            "population_15plus": people,
            "population_15_64": people * 2 // 3,
            "enforcement_count": random.binomial(people, 0.12),
            "housing_benefit_twelfths": random.binomial(12 * people, 0.025),
            "subsistence_benefit_twelfths": random.binomial(12 * people, 0.012),
            "long_unemployment_count": random.binomial(people * 2 // 3, 0.02),
            "early_leaving_count": pd.array(random.binomial(pupils, 0.1), dtype="Int64"),
            "early_leaving_base": pd.array(pupils, dtype="Int64"),
            "published_points": 0,
        }
    )
    inputs.loc[~schools, ["early_leaving_count", "early_leaving_base"]] = pd.NA
    computed = score(inputs, places).municipality_index.set_index("municipality_code")["computed_points"]
    return score(inputs.assign(published_points=inputs["municipality_code"].map(computed)), places)


def drawn_places(random: np.random.Generator, n: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "municipality_code": [f"{500_000 + k}" for k in range(n)],
            "region_code": random.choice(["CZ020", "CZ042", "CZ063"], n),
            "definition_lat": random.uniform(49, 51, n),
            "definition_lon": random.uniform(13, 18, n),
        }
    )


def test_parts_add_up_to_the_change_of_the_index_of_every_municipality():
    random = np.random.default_rng(seed=4)
    places = drawn_places(random, 120)
    regions = places.set_index("municipality_code")["region_code"]
    before, after = drawn_year(random, 2023, places), drawn_year(random, 2024, places)

    changes = decompose(before.indicator_result, after.indicator_result, regions)

    difference = changes["points_after"] - changes["points_before"]
    assert (changes[CHANGES].sum(axis=1) == difference).all()
    assert (changes[CHANGES[:3]].abs().sum() > 0).all(), "the draw must show every kind of change"
    index = [scores.municipality_index.set_index("municipality_code")["index_points"] for scores in (before, after)]
    assert (changes[CHANGES].sum(axis=1).groupby(changes["municipality_code"]).sum() == index[1] - index[0]).all()
    assert_frame_equal(completed(before.municipality_index, after.municipality_index, changes), changes)


def test_parts_add_up_to_the_published_change_where_the_rule_gives_other_points():
    """Counts move and the published points do not; other points are published than the rule gives."""
    random = np.random.default_rng(seed=5)
    places = drawn_places(random, 120)
    regions = places.set_index("municipality_code")["region_code"]
    before, after = drawn_year(random, 2023, places), drawn_year(random, 2024, places)
    changes = decompose(before.indicator_result, after.indicator_result, regions)
    earlier = before.municipality_index
    drawn = after.municipality_index.assign(index_points=random.integers(0, 31, len(places)))
    created = drawn.assign(municipality_code="600000").head(1)

    for later in (earlier, drawn, pd.concat([drawn, created])):
        parts = completed(earlier, later, changes)
        sums = parts.groupby("municipality_code")[CHANGES].sum().sum(axis=1)
        index = [frame.set_index("municipality_code")["index_points"] for frame in (earlier, later)]
        assert (sums == index[1].reindex(sums.index) - index[0]).all()
        assert (parts[CHANGES].sum(axis=1) == parts["points_after"] - parts["points_before"]).all()
        assert parts["test"].eq("unexplained").sum() > 50
        assert len(sums) == len(places), "who is new has no change"


def test_points_that_a_year_does_not_know_are_unexplained():
    before = results_of(
        2023, [("a", "early_leaving", None, None, None, None, None, 4), ("b", "early_leaving", 1, 20, 1, 0, 0, 1)]
    )
    after = results_of(
        2024, [("a", "early_leaving", None, None, None, None, None, None), ("b", "early_leaving", 1, 20, 1, 0, 0, 1)]
    )
    index = [index_of(2023, [("a", 9, 4, ""), ("b", 9, 1, "")]), index_of(2024, [("a", 9, 30, ""), ("b", 9, 1, "")])]

    parts = completed(*index, decompose(before, after, REGIONS))

    assert parts[parts["municipality_code"] == "a"].values.tolist() == [
        ["a", "whole_index", "unexplained", 4, 30, 0, 0, 0, 26]
    ]


def test_bands_that_municipalities_moved_between():
    before = index_of(2023, [("a", 10, 1, "0–1"), ("b", 10, 12, "12–30"), ("c", 10, 12, "12–30"), ("d", 10, 9, "8–11")])
    after = index_of(2024, [("a", 10, 1, "0–1"), ("b", 10, 11, "8–11"), ("c", 10, 8, "8–11"), ("e", 10, 9, "8–11")])

    transitions = band_transitions(before, after)

    assert len(transitions) == 16
    assert transitions[transitions["municipality_count"] > 0].values.tolist() == [
        ["0–1", "0–1", 1],
        ["12–30", "8–11", 2],
    ]
    assert transitions["band_before"].drop_duplicates().tolist() == ["0–1", "2–7", "8–11", "12–30"]


def test_movers_are_ordered_by_change_and_then_code():
    before = index_of(
        2023, [("a", 500, 5, ""), ("b", 999, 5, ""), ("c", 1000, 5, ""), ("d", 9, 5, ""), ("e", 9, 9, "")]
    )
    after = index_of(2024, [("a", 500, 7, ""), ("b", 999, 8, ""), ("c", 1000, 7, ""), ("d", 9, 5, ""), ("e", 9, 6, "")])

    rising, falling = movers(before, after, 5, rising=True), movers(before, after, 5, rising=False)

    expected = pd.DataFrame(
        [("b", 999, 5, 8, 3, True), ("a", 500, 5, 7, 2, True), ("c", 1000, 5, 7, 2, False)],
        columns=["municipality_code", "population_15plus", "points_before", "points_after", "change", "is_small"],
    )
    assert_frame_equal(rising, expected)
    assert_frame_equal(movers(before, after, 1, rising=True), expected.head(1))
    assert falling.values.tolist() == [["e", 9, 9, 6, -3, True]]


def test_three_year_mean_needs_all_three_years():
    index = pd.DataFrame(
        [
            (2020, "a", 3),
            (2021, "a", 4),
            (2022, "a", 8),
            (2023, "a", 0),
            (2020, "b", 6),
            (2021, "b", 6),
            (2023, "b", 6),  # 2022 is missing
        ],
        columns=["year", "municipality_code", "index_points"],
    )

    means = three_year_mean(index)

    expected = index[["year", "municipality_code"]].assign(
        three_year_mean_points=[np.nan, np.nan, 5.0, 4.0, np.nan, np.nan, np.nan]
    )
    assert_frame_equal(means, expected)


def test_three_year_mean_refuses_a_repeated_year():
    twice = pd.DataFrame({"year": [2020, 2020], "municipality_code": ["a", "a"], "index_points": [1, 2]})

    with pytest.raises(ValueError, match="repeated"):
        three_year_mean(twice)


def test_small_is_below_the_limit():
    assert is_small(pd.Series([0, 999, 1000])).tolist() == [True, True, False]
    assert is_small(pd.Series([49, 50]), limit=50).tolist() == [True, False]
    with pytest.raises(ValueError, match="missing"):
        is_small(pd.Series({"a": 1.0, "b": None}))

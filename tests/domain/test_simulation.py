"""A simulation gives what the rule gives from scratch, moves the published index, and says whom else it moves."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.indicators import INDICATORS
from sei_core.domain.scoring import score
from sei_core.domain.simulation import (
    BASE_COLUMNS,
    COUNT_COLUMNS,
    SCHOOLING,
    by_percent,
    changed,
    refusals,
    simulate,
    situation,
)
from sei_core.ingest import shipped
from sei_core.paths import data
from sei_core.schema.tables import TABLES

PER_UNIT = {indicator.count_column: indicator.parts_per_unit for indicator in INDICATORS}
BASE_OF = {indicator.count_column: indicator.base_column for indicator in INDICATORS}
QUIET = dict.fromkeys(COUNT_COLUMNS, 0) | {
    "year": 2023,
    "population_15plus": 1000,
    "population_15_64": 800,
    "early_leaving_base": 20,
    "published_points": 0,
}


def places(codes: list[str], regions: list[str]) -> pd.DataFrame:
    """Municipalities in a row from west to east, so that the nearest school is the neighbour."""
    east = 15 + 0.1 * np.arange(len(codes))
    frame = {"municipality_code": codes, "region_code": regions, "definition_lat": 50.0, "definition_lon": east}
    return pd.DataFrame(frame)


def world(rows: dict[str, dict], regions: list[str] | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Inputs of municipalities without any points but for what is given; all in one kraj unless said."""
    inputs = pd.DataFrame([QUIET | {"municipality_code": code} | given for code, given in rows.items()])
    schooling = dict.fromkeys([SCHOOLING.count_column, SCHOOLING.base_column], "Int64")
    return inputs.astype(schooling), places(list(rows), regions or ["CZ01"] * len(rows))


def with_rule(rows: dict[str, dict], regions: list[str] | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The same, published points being what the rule gives."""
    inputs, municipalities = world(rows, regions)
    computed = situation(inputs, municipalities).computed
    return inputs.sort_values("municipality_code").assign(published_points=computed), municipalities


def drawn(random: np.random.Generator, n: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A world of ``n`` municipalities in three kraje, a third of them without a school."""
    rows = {}
    for code in range(n):
        bases = {column: int(random.integers(0, 900)) for column in BASE_COLUMNS}
        bases["early_leaving_base"] = int(random.integers(0, 40))
        counts = {
            column: int(random.integers(0, max(1, bases[of] * PER_UNIT[column] // 4))) for column, of in BASE_OF.items()
        }
        rows[f"{code:06}"] = bases | counts
    inputs, municipalities = world(rows, [f"CZ0{random.integers(1, 4)}" for _ in rows])
    schoolless = inputs.index[1::3]
    inputs.loc[schoolless, [SCHOOLING.count_column, SCHOOLING.base_column]] = pd.NA
    return inputs, municipalities


def drawn_changes(random: np.random.Generator, inputs: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Other counts, and now and then another base, in one to three municipalities."""
    changes = {}
    for _, row in inputs.sample(int(random.integers(1, 4)), random_state=int(random.integers(1 << 30))).iterrows():
        named = {}
        for of in BASE_COLUMNS:
            if not pd.isna(row[of]) and row[of] > 0 and random.random() < 0.3:
                named[of] = int(random.integers(1, 2 * row[of] + 1))
        for column, of in BASE_OF.items():
            if not pd.isna(row[of]):
                most = named.get(of, int(row[of])) * PER_UNIT[column]
                if random.random() < 0.5 or row[column] > most:
                    named[column] = int(random.integers(0, most + 1))
        changes[row["municipality_code"]] = named
    return changes


def put(inputs: pd.DataFrame, changes: dict[str, dict[str, int]]) -> pd.DataFrame:
    frame = inputs.set_index("municipality_code")
    for code, named in changes.items():
        for column, value in named.items():
            frame.loc[code, column] = value
    return frame.reset_index()


@pytest.mark.parametrize("seed", range(3))
def test_computed_points_are_those_of_the_rule_from_scratch(seed):
    random = np.random.default_rng(seed)
    inputs, municipalities = drawn(random, 40)
    before = situation(inputs, municipalities)

    for _ in range(6):
        changes = drawn_changes(random, inputs)
        simulated = simulate(before, changes).index
        scratch = score(put(inputs, changes), municipalities).municipality_index

        assert simulated["municipality_code"].tolist() == scratch["municipality_code"].tolist()
        assert simulated["computed_after"].tolist() == scratch["computed_points"].tolist()


def test_shipped_municipalities_too():
    inputs = next(iter(shipped.read_index_years(data())))
    municipalities = shipped.read_table(TABLES["municipality"], data())
    before = situation(inputs, municipalities)
    changes = drawn_changes(np.random.default_rng(5), inputs) | {"554782": {"enforcement_count": 40_000}}

    simulated = simulate(before, changes).index
    scratch = score(put(inputs, changes), municipalities).municipality_index
    now = score(inputs, municipalities).municipality_index

    assert simulated["computed_after"].tolist() == scratch["computed_points"].tolist()
    assert simulated["computed_before"].tolist() == now["computed_points"].tolist()
    assert (simulated["computed_before"] != simulated["computed_after"]).sum() > 10


@pytest.mark.parametrize(("count", "points"), [(99, 0), (100, 1), (200, 1), (201, 2)])
def test_both_sides_of_each_bound_of_a_count(count, points):
    before = situation(*world({"000001": {"population_15plus": 100_000}, "000002": {"enforcement_count": 100}}))

    cells = simulate(before, {"000001": {"enforcement_count": count}}).cells("000001").set_index(["indicator", "test"])

    assert cells.loc[("enforcement", "count"), ["points_before", "points_after"]].tolist() == [0, points]
    assert cells.loc[("enforcement", "count"), ["lo", "hi", "value_after"]].tolist() == [100, 200, count]


def test_a_share_on_its_bound_gives_a_point():
    before = situation(*world({"000001": {}, "000002": {}}))
    at = [simulate(before, {"000001": {"enforcement_count": count}}).cells("000001") for count in (119, 120, 181)]

    assert [cells["points_after"].iloc[0] for cells in at] == [0, 1, 2]
    assert at[1]["value_after"].iloc[0] == 0.12


def test_the_published_index_moves_by_what_the_rule_gives():
    # Published 7, the rule gives 0: a difference stays. 120 of 1,000 give a point each for share and count, and the
    # whole of the yardstick: 0.12 / ((0.06 + 0.06) / 2) = 2, one point more.
    before = situation(*world({"000001": {"published_points": 7}, "000002": {}}))

    index = simulate(before, {"000001": {"enforcement_count": 120}}).index.iloc[0]

    assert index[["points_before", "points_after", "computed_before", "computed_after"]].tolist() == [7, 10, 0, 3]
    assert index[["band_before", "band_after"]].tolist() == ["2–7", "8–11"]


@pytest.mark.parametrize(("published", "count", "after"), [(29, 500, 30), (0, 0, 0)])
def test_the_index_stays_within_its_bounds(published, count, after):
    start = 0 if count else 500
    before = situation(*world({"000001": {"published_points": published, "enforcement_count": start}, "000002": {}}))

    assert simulate(before, {"000001": {"enforcement_count": count}}).index["points_after"].iloc[0] == after


def test_a_moved_yardstick_moves_a_neighbour_and_says_so():
    # B: 36 of 1,000. Kraj 40 of 3,000 with the country the same: 2.7 times the yardstick, 2 points. With 30 more
    # in A the yardstick is 70 of 3,000: 1.54 times, no point.
    before = situation(
        *with_rule({"000001": {"enforcement_count": 4}, "000002": {"enforcement_count": 36}, "000003": {}})
    )
    simulated = simulate(before, {"000001": {"enforcement_count": 34}})

    (row,) = simulated.causes().to_dict("records")
    (yardstick,) = simulated.yardsticks().to_dict("records")

    assert row["municipality_code"] == "000002"
    assert row["cause"] == "region_and_country"
    assert (row["indicator_points_before"], row["indicator_points_after"]) == (2, 0)
    assert (yardstick["count_change"], yardstick["base_change"]) == (30, 0)
    assert yardstick["region_share_before"] == pytest.approx(40 / 3000)
    assert yardstick["region_share_after"] == pytest.approx(70 / 3000)
    assert yardstick["first_point_share_after"] == pytest.approx(1.8 * 70 / 3000)
    assert simulated.index["is_changed"].tolist() == [True, False, False]


def test_the_country_alone_moves_other_regions():
    rows = {"000001": {"population_15plus": 9000}, "000002": {"enforcement_count": 36}, "000003": {}}
    before = situation(*with_rule(rows, ["CZ01", "CZ02", "CZ02"]))

    (row,) = simulate(before, {"000001": {"enforcement_count": 100}}).causes().to_dict("records")

    assert (row["municipality_code"], row["cause"]) == ("000002", "country")


def test_the_region_is_the_cause_where_the_country_hardly_moves():
    rows = {"000001": {}, "000002": {"enforcement_count": 36}, "000003": {}, "000004": {"population_15plus": 9_000_000}}
    before = situation(*with_rule(rows, ["CZ01", "CZ01", "CZ01", "CZ02"]))

    (row,) = simulate(before, {"000001": {"enforcement_count": 100}}).causes().to_dict("records")

    assert (row["municipality_code"], row["cause"]) == ("000002", "region")


def no_school(**given: int) -> dict:
    return {SCHOOLING.count_column: pd.NA, SCHOOLING.base_column: pd.NA} | given


def test_taken_over_points_follow_a_donor_that_agrees():
    before = situation(*with_rule({"000001": {}, "000002": no_school()}))
    simulated = simulate(before, {"000001": {"early_leaving_count": 3}})

    (row,) = simulated.causes().to_dict("records")
    cell = simulated.cells("000002").iloc[-1]

    assert (row["municipality_code"], row["cause"], row["donor_code"]) == ("000002", "donor", "000001")
    assert simulated.index["points_after"].tolist() == [2, 2]  # 15 % of pupils
    assert cell[["test", "points_before", "points_after"]].tolist() == ["taken_over", 0, 2]
    assert np.isnan(cell["value_before"])


def test_taken_over_points_stay_where_the_published_index_has_another_donor():
    inputs, municipalities = with_rule({"000001": {}, "000002": no_school()})
    before = situation(inputs.assign(published_points=[0, 4]), municipalities)
    simulated = simulate(before, {"000001": {"early_leaving_count": 3}})

    assert simulated.causes().empty
    assert simulated.index[["points_after", "computed_after"]].to_numpy().tolist() == [[2, 2], [4, 2]]
    assert simulated.cells("000002").iloc[-1][["points_before", "points_after"]].tolist() == [4, 4]


def test_nothing_changes_without_a_change():
    simulated = simulate(situation(*world({"000001": {}, "000002": {}})), {"000001": {}})

    assert simulated.yardsticks().empty
    assert simulated.causes().empty
    assert simulated.index["is_changed"].tolist() == [True, False]
    assert (simulated.index["points_before"] == simulated.index["points_after"]).all()


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({"enforcement_count": -1}, [("enforcement_count", "negative")]),
        ({"population_15plus": -1}, [("population_15plus", "negative")]),
        ({"population_15plus": 0}, [("population_15plus", "no_base")]),
        ({"enforcement_count": 1000}, []),
        ({"enforcement_count": 1001}, [("enforcement_count", "above_base")]),
        ({"housing_benefit_twelfths": 12_000}, []),
        ({"housing_benefit_twelfths": 12_001}, [("housing_benefit_twelfths", "above_base")]),
        ({"early_leaving_base": 1, "early_leaving_count": 2}, [("early_leaving_count", "above_base")]),
        ({"enforcement_count": 1500, "population_15plus": 1500}, []),
    ],
)
def test_an_impossible_state_is_refused(named, expected):
    before = situation(*world({"000001": {}, "000002": {}}))
    found = refusals(before, {"000001": named})

    assert list(zip(found["column"], found["refusal"], strict=True)) == expected
    if expected:
        with pytest.raises(ValueError, match="not possible"):
            changed(before, {"000001": named})


def test_a_smaller_base_is_refused_at_the_count_it_no_longer_holds():
    before = situation(*world({"000001": {"enforcement_count": 50}}))

    found = refusals(before, {"000001": {"population_15plus": 49}})

    assert found[["column", "refusal"]].to_numpy().tolist() == [["enforcement_count", "above_base"]]


def test_a_base_that_is_zero_may_stay_so():
    before = situation(*world({"000001": {"population_15plus": 0}, "000002": {}}))

    assert refusals(before, {"000001": {"population_15plus": 0}}).empty
    assert refusals(before, {"000001": {"enforcement_count": 1}})["refusal"].tolist() == ["above_base"]
    assert simulate(before, {"000001": {"population_15plus": 10, "enforcement_count": 10}}).index["points_after"][0] > 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"999999": {"enforcement_count": 1}}, "no municipality"),
        ({"000001": {"published_points": 1}}, "no count or base"),
        ({"000002": {"early_leaving_count": 1}}, "no school"),
    ],
)
def test_what_no_municipality_has_is_an_error(changes, message):
    before = situation(*world({"000001": {}, "000002": no_school()}))

    with pytest.raises(ValueError, match=message):
        simulate(before, changes)


def test_percents_round_to_whole_persons_and_stop_at_the_base():
    rows = {
        "000001": {"enforcement_count": 5, "housing_benefit_twelfths": 13},
        "000002": no_school(enforcement_count=900),
    }
    before = situation(*world(rows))
    codes = list(rows)

    assert by_percent(before, codes, {"enforcement": 10}) == {
        "000001": {"enforcement_count": 6},  # 5.5
        "000002": {"enforcement_count": 990},
    }
    assert by_percent(before, codes, {"enforcement": 100})["000002"] == {"enforcement_count": 1000}
    assert by_percent(before, codes, {"housing_benefit": -50}) == {"000001": {"housing_benefit_twelfths": 7}}
    assert by_percent(before, codes, {"early_leaving": 50, "enforcement": 0}) == {}


def test_one_year_with_a_school_is_needed():
    inputs, municipalities = world({"000001": {}, "000002": {}})
    with pytest.raises(ValueError, match="one year"):
        situation(inputs.assign(year=[2022, 2023]), municipalities)
    with pytest.raises(ValueError, match="no municipality has a school"):
        situation(*world({"000001": no_school()}))

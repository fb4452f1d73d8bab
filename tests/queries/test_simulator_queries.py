"""Questions of Simulátor on the shipped year: rows, order and reasons that were recounted by hand or by the rule."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.queries import areas, municipality, simulator

OBRNICE, PRAHA, SULISLAV, HRADISTE = "567337", "554782", "561231", "555177"
pytestmark = pytest.mark.usefixtures("atlas")


def test_inputs_name_the_donor_only_without_a_school():
    with_school, without = simulator.inputs(OBRNICE, 2023).iloc[0], simulator.inputs(SULISLAV, 2023).iloc[0]

    assert with_school[["enforcement_count", "population_15plus", "published_points"]].tolist() == [750, 1585, 29]
    assert with_school[["donor_code", "donor_name"]].isna().all()
    assert without[["published_points", "computed_points", "donor_name"]].tolist() == [5, 4, "Stříbro"]
    assert without[["early_leaving_count", "early_leaving_base"]].isna().all()


def test_the_cells_of_a_municipality_are_those_of_its_page():
    now = simulator.cells(OBRNICE, 2023, {OBRNICE: {}})
    shown = municipality.distances(OBRNICE, 2023)

    assert now["points_before"].tolist() == now["points_after"].tolist() == shown["points"].tolist()
    pd.testing.assert_series_equal(now["value_after"], shown["value"], check_names=False)
    assert now["lo"].tolist() == shown["lo"].tolist()


def test_a_donor_takes_its_neighbours_along():
    rows = simulator.others(2023, {OBRNICE: {"early_leaving_count": 0}})

    assert rows["municipality_name"].tolist() == ["Lužice", "Patokryje"]
    assert rows["cause"].tolist() == ["donor", "donor"]
    assert rows["donor_name"].tolist() == ["Obrnice", "Obrnice"]
    assert rows[["points_before", "points_after"]].to_numpy().tolist() == [[6, 1], [6, 1]]
    assert rows["band_after"].tolist() == ["0–1", "0–1"]


def test_praha_moves_the_country_only_and_the_largest_moves_come_first():
    rows = simulator.others(2023, {PRAHA: {"enforcement_count": 40_000}})

    assert set(rows["cause"]) == {"country"}
    assert PRAHA not in set(rows["municipality_code"])
    assert (rows["points_after"] > rows["points_before"]).all(), "the yardstick fell"
    move = (rows["points_after"] - rows["points_before"]).abs()
    assert move.is_monotonic_decreasing
    assert rows.groupby(move, sort=False)["municipality_code"].apply(lambda codes: codes.is_monotonic_increasing).all()


def test_values_and_outcome_agree_with_others():
    changes = {PRAHA: {"enforcement_count": 40_000}, OBRNICE: {"early_leaving_count": 0}}
    values = simulator.values(2023, changes).set_index("area_code")["value"]
    rows, own = simulator.others(2023, changes), simulator.outcome(2023, changes)

    assert own["municipality_name"].tolist() == ["Obrnice", "Praha"]
    moved = pd.concat([rows.drop_duplicates("municipality_code"), own]).set_index("municipality_code")
    change = moved["points_after"] - moved["points_before"]
    assert values[values != 0].to_dict() == change[change != 0].to_dict()
    assert len(values) == 6258


def test_yardsticks_of_each_touched_region():
    changes = {PRAHA: {"enforcement_count": 40_000}, OBRNICE: {"population_15_64": 2000}}
    rows = simulator.yardsticks(2023, changes).set_index(["indicator", "region_name"])

    assert rows.index.tolist() == [("enforcement", "Hlavní město Praha"), ("long_unemployment", "Ústecký kraj")]
    assert rows["count_change"].tolist() == [40_000 - 70_706, 0]
    assert rows["base_change"].tolist() == [0, 2000 - 1343]
    country = municipality.indicators(OBRNICE, 2023).set_index("indicator")["country_share"]
    assert rows["country_share_before"].tolist() == pytest.approx(country[["enforcement", "long_unemployment"]])


def test_refusals_come_by_code_and_column():
    assert simulator.refusals(2023, {OBRNICE: {"enforcement_count": 1586}}) == {
        (OBRNICE, "enforcement_count"): "above_base"
    }
    assert simulator.refusals(2023, {OBRNICE: {"enforcement_count": 1585}}) == {}


@pytest.mark.parametrize(("low", "high"), [(23, 23), (12, 20), (8, 11)])
def test_what_would_suffice_is_what_the_simulation_gives(low, high):
    rows = simulator.sufficient(OBRNICE, 2023, low, high)
    reached = rows[rows["index_after"].notna()]

    assert rows["way"].tolist() == ["together"] * (len(rows) - 5) + ["alone"] * 5
    assert reached["index_after"].between(low, high).all()
    assert (reached["count_after"] == reached["count_before"] + reached["count_change"]).all()
    assert rows["obstacle"].isna().equals(rows["count_after"].notna())


def test_nothing_suffices_where_nothing_can_change():
    rows = simulator.sufficient(HRADISTE, 2023, 0, 1)

    assert rows["indicator"].isna().tolist() == [True] + [False] * 5
    assert rows["count_after"].isna().all()
    assert rows["obstacle"].tolist() == ["out_of_reach", "no_base", "no_base", "no_base", "no_base", "no_school"]
    assert rows["nearest_points"].iloc[0] == 3


def test_percents_of_an_orp():
    home = simulator.inputs(OBRNICE, 2023)["orp_code"].item()
    members = areas.members(Level.MUNICIPALITY, home)["area_code"].tolist()
    changes = simulator.percent_changes(home, 2023, {"enforcement": 10, "early_leaving": 0})

    assert set(changes) <= set(members)
    assert changes[OBRNICE] == {"enforcement_count": 825}
    assert sorted(simulator.outcome(2023, changes, home)["municipality_code"]) == members
    assert simulator.percent_changes(home, 2023, {"enforcement": 0}) == {}

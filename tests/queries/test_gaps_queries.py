"""Burdened municipalities by the last that sources say of their cooperation."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd
import pytest

from sei_core.domain.cooperation import LastKnown
from sei_core.queries import cooperation, gaps, meta, overview

pytestmark = pytest.mark.usefixtures("atlas")


def test_burdened_municipalities_come_by_points_and_inhabitants():
    found = gaps.burdened(2023, "CZ", 12)

    assert len(found) == overview.summary(2023, "CZ")["high_count"].item() == 241
    assert found["municipality_name"].head(3).tolist() == ["Obrnice", "Šluknov", "Trmice"]
    assert found["last_known"].head(3).tolist() == ["unknown_end", "none", "none"]
    order = found.sort_values(["index_points", "population_15plus"], ascending=False, kind="stable")
    assert found["municipality_code"].tolist() == order["municipality_code"].tolist()


def test_current_cooperation_is_the_last_known_state():
    found = gaps.burdened(2023, "CZ051", 12).set_index("municipality_name")

    assert found.at["Nové Město pod Smrkem", "last_known"] == "current"
    assert found.at["Nové Město pod Smrkem", "unit_names"] == "Mikroregion Frýdlantsko, Nové Město pod Smrkem"
    assert found.loc[["Tanvald", "Desná"], "last_known"].tolist() == ["none", "none"]
    assert pd.isna(found.at["Tanvald", "unit_names"])


def test_coverage_sums_to_the_burdened_municipalities():
    rows, found = gaps.burdened(2023, "CZ", 8), gaps.coverage(2023, "CZ", 8)

    assert found["municipality_count"].sum() == len(rows) == 539
    assert found["population_15plus"].sum() == rows["population_15plus"].sum()
    assert found["last_known"].tolist() == ["current", "unknown_end", "none"] * 14
    without = found[found["last_known"] == "none"]["municipality_count"]
    assert without.is_monotonic_decreasing


def test_coverage_of_an_okres_counts_its_own_municipalities_only():
    found = gaps.coverage(2023, "CZ0425", 12)

    assert found["region_name"].unique().tolist() == ["Ústecký kraj"]
    assert found["municipality_count"].sum() == 5


def test_the_last_source_and_the_day_are_two_questions():
    known = gaps.burdened(2023, "CZ", 0).set_index("municipality_code")["last_known"]
    on_day = cooperation.by_municipality(date(2026, 11, 22), date(2026, 11, 22)).set_index("municipality_code")

    current = known[known == LastKnown.CURRENT].index
    assert len(current) == 15, "seven towns and the eight municipalities of Frýdlantsko"
    assert set(on_day.loc[current, "standing"]) == {"confirmed_before"}
    assert set(on_day.loc[current, "answer"]) == {"possibly"}


def test_only_the_current_episodes_are_named_where_there_is_one(drawn_release):
    with duckdb.connect(drawn_release) as database:
        database.execute(
            "UPDATE episode SET episode_state = 'konec neuveden', confirmed_text = '2025', reference_keys = 'x', "
            "confirmed_earliest = DATE '2025-01-01', confirmed_latest = DATE '2025-12-31' WHERE episode_key = 'C043'"
        )
    row = gaps.burdened(2023, "CZ051", 12).set_index("municipality_code").loc["564265"]

    assert (row.last_known, row.unit_names, row.confirmed_text) == ("current", "Nové Město pod Smrkem", "2024-06-11")
    assert row.reference_keys == "rsk-lk-2024-02"


def test_low_certainty_of_an_episode_or_of_a_member_is_not_known_cooperation(drawn_release):
    with duckdb.connect(drawn_release) as database:
        database.execute("UPDATE episode SET certainty = 'nízká' WHERE episode_key = 'C084'")
        database.execute("UPDATE unit_member SET certainty = 'nízká' WHERE municipality_code = '564265'")

    found = gaps.burdened(2023, "CZ051", 0).set_index("municipality_code")["last_known"]

    assert found["564265"] == "none"
    assert found["564028"] == "current", "another member of Frýdlantsko"


def test_an_area_without_burden_is_empty():
    known = meta.areas()
    code = known.loc[known["area_name"] == "Pacov", "area_code"].item()

    assert gaps.burdened(2023, code, 12).empty
    assert gaps.coverage(2023, code, 12).empty

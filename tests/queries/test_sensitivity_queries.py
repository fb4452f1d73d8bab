"""Variants, draws and small numbers on the shipped year: against the published index, and within an area."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.uncertainty import BAND_SHARES, Ranges
from sei_core.domain.variants import OFFICIAL, RECIPES, recipe
from sei_core.queries import sensitivity
from sei_core.store import db

pytestmark = pytest.mark.usefixtures("atlas")
OBRNICE = "567337"


@pytest.fixture
def published(atlas) -> pd.DataFrame:
    return db.fetch(
        "SELECT municipality_code, index_points, band, rank FROM municipality_index WHERE year = 2023 ORDER BY ALL"
    )


@pytest.mark.parametrize("made", [OFFICIAL, recipe([2] * 5, [0.5] * 3, [1.0, 1, 1])], ids=["official", "same"])
def test_the_official_variant_is_the_published_index_of_all_municipalities(published, made):
    found = sensitivity.municipalities(2023, "CZ", made).sort_values("municipality_code", ignore_index=True)

    assert len(found) == 6258
    assert found["index_points"].tolist() == found["variant_points"].tolist() == published["index_points"].tolist()
    assert found["variant_band"].tolist() == published["band"].tolist()
    assert found["variant_rank"].tolist() == found["rank"].tolist() == published["rank"].tolist()


def test_without_counts_is_the_published_part_for_shares_and_quotients():
    """Three municipalities have cells that are not known; their part is missing in the table."""
    parts = db.fetch(
        "SELECT municipality_code, (share_points + lq_points) * 1.5 AS points FROM municipality_index WHERE year = 2023"
    )
    found = sensitivity.municipalities(2023, "CZ", RECIPES["without_count"]).merge(parts, on="municipality_code")
    known = found.dropna(subset="points")

    assert len(found) - len(known) == sensitivity.recounted(2023)["unknown_count"].item() == 3
    assert known["variant_points"].tolist() == known["points"].tolist()
    assert sensitivity.recounted(2023)["differing_count"].item() == 0


def test_the_table_of_variants_counts_what_the_rows_say():
    table = sensitivity.variants(2023, "CZ042", recipe([2, 1, 1, 1, 1])).set_index("variant")
    rows = sensitivity.municipalities(2023, "CZ042", RECIPES["without_share"])

    assert list(table.index) == [*RECIPES, "own"]
    row = table.loc["without_share"]
    assert row["high_count"] == (rows["band"] == "12–30").sum()
    moved = sensitivity.transitions(2023, "CZ042", RECIPES["without_share"]).query("band_from != band_to")
    assert row["up_count"] + row["down_count"] == moved["municipality_count"].sum()
    assert row["mean_rank_shift"] == pytest.approx(rows["rank_difference"].abs().mean())
    assert table.loc["own", "spearman"] < 1


def test_differences_are_those_of_the_rows_in_the_order_of_codes():
    values = sensitivity.differences(2023, RECIPES["without_lq"])
    rows = sensitivity.municipalities(2023, "CZ", RECIPES["without_lq"])

    assert values["area_code"].is_monotonic_increasing
    assert rows["points_difference"].abs().is_monotonic_decreasing
    assert values.set_index("area_code").loc[rows["municipality_code"], "value"].tolist() == (
        rows["points_difference"].tolist()
    )


def test_draws_without_ranges_are_the_published_index(published):
    found = sensitivity.draws(2023, "CZ", Ranges(weights=0, bounds=0, draws=20))
    found = found.sort_values("municipality_code", ignore_index=True)

    for column in ("rank_low", "rank_median", "rank_high"):
        assert found[column].tolist() == published["rank"].tolist()
    assert found["likely_band"].tolist() == published["band"].tolist()
    assert found["is_certain"].all()


def test_draws_of_an_area_are_those_of_the_country_told_once():
    told, ranges = [], Ranges(draws=60, seed=3)
    whole = sensitivity.draws(2023, "CZ", ranges, told.append)
    area = sensitivity.draws(2023, "CZ0425", ranges, told.append)

    assert told[-1] == 1
    assert told.count(1) == 1, "the second answer is kept"
    assert len(area) == 26
    kept = whole[whole["municipality_code"].isin(area["municipality_code"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, area)
    assert area["rank"].is_monotonic_increasing
    assert area[list(BAND_SHARES)].sum(axis=1).tolist() == pytest.approx([1] * 26)


def test_chances_of_a_municipality_are_those_of_the_table():
    chances = sensitivity.wobble_of(OBRNICE, 2023)
    row = sensitivity.wobble(2023, "CZ0425").set_index("municipality_code").loc[OBRNICE]

    assert chances["probability_share"].sum() == pytest.approx(1)
    assert chances.loc[chances["is_index"], "index_points"].tolist() == [29] == [row["index_points"]]
    assert chances["probability_share"].iloc[12:].sum() == pytest.approx(row["high_band_share"])
    assert (chances["probability_share"].cumsum() >= 0.05).idxmax() == row["points_low"]


def test_a_year_against_itself_is_noise():
    found = sensitivity.jump(OBRNICE, 2023, 2023).iloc[0]

    assert (found.points_before, found.points_after, found.change) == (29, 29, 0)
    assert found.change_low == -found.change_high
    assert found.is_noise


def test_unknown_municipalities_and_years_have_no_answer():
    assert sensitivity.wobble_of("999999", 2023).empty
    assert sensitivity.jump("999999", 2023, 2023).empty


def test_a_half_added_loosens_the_lightest_band():
    plain, loose = (sensitivity.wobble(2023, "CZ", added)["is_certain"].sum() for added in (0.0, 0.5))

    assert np.sign(plain - loose) == 1


def test_readers_who_ask_together_share_one_simulation():
    start = threading.Barrier(3)

    def ask(number: int) -> object:
        start.wait()
        return sensitivity._simulate(db.serving(), 2023, Ranges(draws=200, seed=20_231))

    with ThreadPoolExecutor(3) as readers:
        first, *others = readers.map(ask, range(3))

    assert all(each is first for each in others)

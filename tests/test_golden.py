"""The published index of 2023, reproduced for all 6,258 municipalities from raw counts alone."""

from __future__ import annotations

import csv
import hashlib
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sei_core import paths
from sei_core.domain.bands import Band, band_of
from sei_core.domain.indicators import INDICATOR, INDICATORS
from sei_core.domain.scoring import Scores, score
from sei_core.ingest import shipped
from sei_core.schema.tables import TABLES

FIGURES = Path(__file__).parent / "golden" / "published_2023.csv"
SHARED = paths.ROOT.parent / "shared"
WORKBOOK = SHARED / "official" / "isv_2023.xlsx"
needs_workbook = pytest.mark.skipif(not WORKBOOK.exists(), reason="the publisher's workbook is not at hand")

#: Share in percent and quotient of each indicator in the publisher's workbook, by position in the 2023 file.
PUBLISHED = {
    "enforcement": (14, 15),
    "housing_benefit": (17, 18),
    "subsistence_benefit": (20, 21),
    "long_unemployment": (23, 24),
    "early_leaving": (26, 28),
}


@pytest.fixture(scope="module")
def municipalities() -> pd.DataFrame:
    return shipped.read_table(TABLES["municipality"], paths.data())


@pytest.fixture(scope="module")
def inputs() -> pd.DataFrame:
    (only,) = shipped.read_index_years(paths.data())
    return only


@pytest.fixture(scope="module")
def scores(inputs: pd.DataFrame, municipalities: pd.DataFrame) -> Scores:
    return score(inputs, municipalities)


@pytest.fixture(scope="module")
def published() -> pd.DataFrame:
    """Figures of the publisher for 376 municipalities; its head says which, and whose they are."""
    return pd.read_csv(FIGURES, comment="#", dtype={"municipality_code": "str"}).set_index("municipality_code")


@pytest.fixture(scope="module")
def workbook() -> pd.DataFrame:
    rows = pd.read_excel(WORKBOOK, engine="calamine")
    return rows.set_index(rows.iloc[:, 0].astype(int).astype(str)).sort_index()


def test_every_municipality_is_there(scores):
    assert len(scores.municipality_index) == 6258
    assert len(scores.indicator_result) == 6258 * len(INDICATORS)


def test_rule_reproduces_the_published_points_but_for_three_known_exceptions(scores):
    index = scores.municipality_index.set_index("municipality_code")
    differing = index[index["index_points"] != index["computed_points"]]

    found = {code: (row.index_points, row.computed_points) for code, row in differing.iterrows()}
    assert found == {"545422": (0, 3), "559393": (0, 4), "561231": (5, 4)}


def test_municipalities_with_a_school_are_exact(scores, inputs):
    with_school = inputs[inputs["early_leaving_count"].notna()]["municipality_code"]
    index = scores.municipality_index.set_index("municipality_code").loc[with_school]

    assert len(index) == 1368
    assert (index["index_points"] == index["computed_points"]).all()


def test_municipalities_without_a_school_take_over_from_the_nearest(scores, inputs):
    without = inputs[inputs["early_leaving_count"].isna()]["municipality_code"]
    index = scores.municipality_index.set_index("municipality_code").loc[without]

    assert len(index) == 4890
    assert (index["index_points"] == index["computed_points"]).sum() == 4887


def test_points_of_indicators_add_up_to_the_published_index(scores):
    sums = scores.indicator_result.groupby("municipality_code")["points"].sum()
    index = scores.municipality_index.set_index("municipality_code")["index_points"]

    assert (sums == index).all()


def test_tests_add_up_where_the_donor_is_known(scores):
    index = scores.municipality_index
    known = index.dropna(subset=["share_points"])

    assert len(index) - len(known) == 3
    assert (known[["share_points", "lq_points", "count_points"]].sum(axis=1) == known["index_points"]).all()


def test_schools_without_finishing_pupils_give_no_points(scores):
    leaving = scores.indicator_result[scores.indicator_result["indicator"] == "early_leaving"]
    empty = leaving[leaving["base"] == 0]

    assert len(empty) == 26
    assert (empty["points"] == 0).all()


def test_bands_of_the_country(scores):
    counts = scores.municipality_index["band"].value_counts()

    assert counts.to_dict() == {"0–1": 3393, "2–7": 2326, "8–11": 298, "12–30": 241}


@pytest.mark.parametrize(
    ("indicator", "percent"),
    [
        ("enforcement", 6.77334),
        ("housing_benefit", 2.71088),
        ("subsistence_benefit", 0.69856),
        ("long_unemployment", 1.82003),
        ("early_leaving", 2.96429),
    ],
)
def test_shares_of_the_country(scores, indicator, percent):
    country = scores.yardstick[scores.yardstick["indicator"] == indicator]["country_share"].unique()

    assert country == pytest.approx([percent / 100], abs=5e-8)


def test_obrnice_is_decomposed_as_published(scores):
    points = scores.indicator_result.set_index(["municipality_code", "indicator"])["points"]

    assert points["567337"].to_dict() == {
        "enforcement": 6,
        "housing_benefit": 6,
        "subsistence_benefit": 6,
        "long_unemployment": 6,
        "early_leaving": 5,
    }


@pytest.mark.parametrize(
    ("code", "points"),
    [("567337", 29), ("553697", 28), ("562858", 28), ("597716", 27), ("573922", 26), ("598917", 26), ("554782", 12)],
)
def test_heaviest_municipalities_and_prague(scores, code, points):
    index = scores.municipality_index.set_index("municipality_code")

    assert index.loc[code, "index_points"] == points
    assert index.loc[code, "computed_points"] == points


def test_ten_points_of_prague_are_from_counts(scores):
    prague = scores.municipality_index.set_index("municipality_code").loc["554782"]

    assert (prague["share_points"], prague["lq_points"], prague["count_points"]) == (2, 0, 10)


def test_what_readers_are_told_about_small_and_edge_municipalities(scores):
    index = scores.municipality_index
    high = index[index["index_points"] >= 12]

    assert (high["population_15plus"] < 1000).sum() == 83
    assert (index["index_points"] == 11).sum() == 64
    assert (index["index_points"] == 12).sum() == 63
    assert high["population_15plus"].sum() / index["population_15plus"].sum() == pytest.approx(0.428, abs=5e-4)


def test_military_districts_have_no_inhabitants_and_hradiste_takes_over_three_points(scores):
    empty = scores.municipality_index[scores.municipality_index["population_15plus"] == 0]

    assert len(empty) == 4
    assert empty.set_index("municipality_code")["index_points"].to_dict()["555177"] == 3


@pytest.mark.parametrize(("region", "percent"), [("CZ042", 17.9), ("CZ063", 9.7)])
def test_first_point_of_the_quotient_needs_more_in_burdened_regions(scores, region, percent):
    stick = scores.yardstick.set_index(["region_code", "indicator"]).loc[(region, "enforcement"), "yardstick_share"]

    assert 100 * 1.8 * stick == pytest.approx(percent, abs=0.05)


@pytest.mark.parametrize(
    ("indicator", "test", "bound"),
    [
        ("enforcement", "share", "0.18"),
        ("housing_benefit", "share", "0.03"),
        ("long_unemployment", "share", "0.025"),
        ("early_leaving", "share", "0.05"),
        ("early_leaving", "share", "0.12"),
        ("enforcement", "count", "100"),
        ("enforcement", "count", "200"),
        ("subsistence_benefit", "count", "30"),
        ("long_unemployment", "count", "40"),
        ("long_unemployment", "count", "80"),
        ("early_leaving", "count", "6"),
        ("early_leaving", "count", "12"),
    ],
)
def test_rows_exactly_on_a_bound_get_one_point(scores, inputs, indicator, test, bound):
    """Found in whole numbers; if no row lay on the bound, exact comparison would prove nothing here."""
    rule, rows = INDICATOR[indicator], inputs.set_index("municipality_code")
    parts, base = (rows[column].astype("Int64") for column in (rule.count_column, rule.base_column))
    whole = base if test == "share" else 1
    exact = Fraction(bound) * rule.parts_per_unit
    on_bound = (parts * exact.denominator == whole * exact.numerator) & (base > 0)
    points = scores.indicator_result.set_index(["indicator", "municipality_code"])[f"{test}_points"].loc[indicator]

    assert on_bound.any()
    assert (points[on_bound[on_bound.fillna(False)].index] == 1).all()


@pytest.mark.parametrize("indicator", list(PUBLISHED))
def test_shares_and_quotients_equal_the_published_figures(scores, published, indicator):
    ours = scores.indicator_result[scores.indicator_result["indicator"] == indicator].set_index("municipality_code")
    ours = ours.loc[published.index]
    has_base = (ours["base"] > 0).fillna(False)

    assert has_base.sum() == (102 if indicator == "early_leaving" else 372)
    assert np.abs(ours["share"] - published[f"{indicator}_percent"] / 100)[has_base].max() < 1e-12
    assert np.abs(ours["lq"] - published[f"{indicator}_lq"])[has_base].max() < 1e-12
    assert published.loc[has_base, [f"{indicator}_percent", f"{indicator}_lq"]].notna().all(axis=None)
    assert ours.loc[~has_base, ["share", "lq"]].isna().all(axis=None)


def test_bands_equal_the_published_ones(scores, published):
    ours = scores.municipality_index.set_index("municipality_code")["band"]

    assert set(published["band"]) == set(Band)
    assert (ours[published.index] == published["band"]).all()


@needs_workbook
@pytest.mark.parametrize("indicator", list(PUBLISHED))
def test_shares_and_quotients_equal_the_workbook(scores, workbook, indicator):
    share, quotient = (pd.to_numeric(workbook.iloc[:, place], errors="coerce") for place in PUBLISHED[indicator])
    ours = scores.indicator_result[scores.indicator_result["indicator"] == indicator].set_index("municipality_code")
    has_base = (ours["base"] > 0).fillna(False)

    assert list(ours.index) == list(workbook.index)
    assert np.abs(ours["share"] - share / 100)[has_base].max() < 1e-12
    assert np.abs(ours["lq"] - quotient)[has_base].max() < 1e-12
    assert ours.loc[~has_base, ["share", "lq"]].isna().all(axis=None)


@needs_workbook
def test_bands_equal_the_workbook(scores, workbook):
    published = workbook.iloc[:, 30].str.replace(" až ", "–")
    ours = scores.municipality_index.set_index("municipality_code")["band"]

    assert (ours == published).all()
    assert (band_of(workbook.iloc[:, 29].astype(int)) == published).all()


@needs_workbook
def test_recorded_fingerprint_is_that_of_the_workbook():
    sources = shipped.read_sources(paths.data()).set_index("source_key")

    assert sources.loc["isv_2023", "sha256"] == hashlib.sha256(WORKBOOK.read_bytes()).hexdigest()


@pytest.mark.skipif(not SHARED.exists(), reason="the collected facts are not at hand")
def test_bands_of_regions_equal_the_collected_counts(scores, municipalities):
    regions = municipalities.set_index("municipality_code")["region_code"]
    names = shipped.read_table(TABLES["area"], paths.data()).set_index("area_code")["area_name"]
    index = scores.municipality_index
    ours = index.groupby([index["municipality_code"].map(regions).map(names), "band"]).size()
    bands = {"12–30 bodů": "12–30", "8–11 bodů": "8–11", "2–7 bodů": "2–7", "0–1 bod": "0–1"}
    with (SHARED / "facts" / "index_counts.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["scope"] != "ČR"]

    assert len(rows) == 56
    for row in rows:
        assert ours.get((row["scope"], bands[row["category"]]), 0) == int(row["municipalities"]), row


@pytest.mark.skipif(not SHARED.exists(), reason="the collected facts are not at hand")
def test_nothing_shipped_is_a_received_file():
    received = {hashlib.sha256(file.read_bytes()).hexdigest() for file in SHARED.rglob("*") if file.is_file()}
    ours = {
        hashlib.sha256(file.read_bytes()).hexdigest(): file for file in Path(paths.data()).rglob("*") if file.is_file()
    }

    assert not {str(file) for digest, file in ours.items() if digest in received}

"""What changed between years, and how well the rule fits, asked of a tiny database of four drawn years."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sei_core.domain import aggregate
from sei_core.domain.change import CHANGES
from sei_core.domain.levels import Level
from sei_core.domain.scoring import score
from sei_core.queries import areas, change, method, provenance
from sei_core.schema.checks import ERROR
from sei_core.schema.ddl import create_table
from sei_core.schema.tables import TABLES
from sei_core.store import build, db, releases

MUNICIPALITIES = pd.DataFrame(
    [
        ("554782", "Praha", "H", "10001", "1000", "CZ0100", "CZ010", 50.08, 14.42, 50.08, 14.42),
        ("567337", "Obrnice", "O", "42091", "4209", "CZ0425", "CZ042", 50.50, 13.69, 50.50, 13.69),
        ("567027", "Most", "S", "42091", "4209", "CZ0425", "CZ042", 50.50, 13.63, 50.50, 13.63),
        ("563382", "Volevčice", "O", "42091", "4209", "CZ0425", "CZ042", 50.46, 13.74, 50.46, 13.74),
    ],
    columns=list(TABLES["municipality"].columns),
)
AREAS = pd.DataFrame(
    [
        ("country", "CZ", "Česko", None),
        ("country", "CZ-CZ010", "Česko bez Prahy", None),
        ("region", "CZ010", "Hlavní město Praha", "CZ"),
        ("region", "CZ042", "Ústecký kraj", "CZ"),
        ("district", "CZ0100", "Hlavní město Praha", "CZ010"),
        ("district", "CZ0425", "Most", "CZ042"),
        ("orp", "1000", "Praha", "CZ0100"),
        ("orp", "4209", "Most", "CZ0425"),
        ("opou", "10001", "Praha", "1000"),
        ("opou", "42091", "Most", "4209"),
    ],
    columns=list(TABLES["area"].columns),
)
#: Year, code, inhabitants 15+ and 15–64, persons in enforcement, unemployed, pupils leaving and all, published points.
#: In 2024 Obrnice has a fifth of its enforcement and Volevčice leaves the rule by two points.
#: In 2025 the counts of Obrnice return and its published points do not; Most is given three more points.
INDEX = [
    (2022, "554782", 10_000, 7_000, 500, 70, 5, 100, 4),
    (2022, "567337", 1_500, 1_000, 750, 0, 0, 20, 6),
    (2022, "567027", 5_000, 3_500, 500, 0, 0, 50, 2),
    (2022, "563382", 100, 70, 0, 0, None, None, 0),
    (2023, "554782", 10_000, 7_000, 500, 70, 5, 100, 4),
    (2023, "567337", 1_500, 1_000, 750, 0, 0, 20, 6),
    (2023, "567027", 5_000, 3_500, 500, 0, 0, 50, 2),
    (2023, "563382", 100, 70, 0, 0, None, None, 0),
    (2024, "554782", 10_000, 7_000, 500, 70, 5, 100, 4),
    (2024, "567337", 1_500, 1_000, 150, 0, 0, 20, 1),
    (2024, "567027", 5_000, 3_500, 500, 0, 0, 50, 2),
    (2024, "563382", 100, 70, 0, 0, None, None, 2),
    (2025, "554782", 10_000, 7_000, 500, 70, 5, 100, 4),
    (2025, "567337", 1_500, 1_000, 750, 0, 0, 20, 1),
    (2025, "567027", 5_000, 3_500, 500, 0, 0, 50, 5),
    (2025, "563382", 100, 70, 0, 0, None, None, 2),
]


def index_input() -> pd.DataFrame:
    columns = ["year", "municipality_code", "population_15plus", "population_15_64", "enforcement_count"]
    columns += ["long_unemployment_count", "early_leaving_count", "early_leaving_base", "published_points"]
    frame = pd.DataFrame(INDEX, columns=columns).assign(housing_benefit_twelfths=0, subsistence_benefit_twelfths=0)
    return frame.astype({"early_leaving_count": "Int64", "early_leaving_base": "Int64"})


@pytest.fixture(scope="module", autouse=True)
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of four municipalities and four years."""
    home = tmp_path_factory.mktemp("tiny")
    scores = score(index_input(), MUNICIPALITIES)
    membership = aggregate.all_areas(MUNICIPALITIES)
    tables = {
        "municipality": MUNICIPALITIES,
        "area": AREAS,
        "membership": membership,
        "index_input": index_input(),
        "municipality_index": scores.municipality_index,
        "indicator_result": scores.indicator_result,
        "yardstick": scores.yardstick,
        "area_index": aggregate.area_index(scores.municipality_index, membership),
        "area_band": aggregate.area_band(scores.municipality_index, membership),
        "indicator": pd.DataFrame(
            [("enforcement", 1, 1, 0.12, 0.18, 1.8, 2.5, 100.0, 200.0)], columns=list(TABLES["indicator"].columns)
        ),
        "source": pd.DataFrame(
            [("isv", "ASZ", "Index", None, "rok 2023", 2023, "2024-01-01", "bez", "Zdroj: ASZ", "nic", None)],
            columns=list(TABLES["source"].columns),
        ),
        "table_source": pd.DataFrame([("area_index", "isv")], columns=list(TABLES["table_source"].columns)),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(home))
        with build.lock():
            build.write("isv-tiny", tables, [create_table(table) for table in TABLES.values()], [], ERROR)
            releases.publish("isv-tiny")
        yield home


QUESTIONS = [
    (change.movers, (2023, 2024, "CZ", 5)),
    (change.transitions, (2023, 2024, "CZ")),
    (change.summary, (2023, 2024, "CZ")),
    (change.decomposition, (2023, 2024, "CZ")),
    (change.decomposition_of, ("567337", 2023, 2024)),
    (change.three_year_means, (2024, "CZ", 5)),
    (method.fit, ()),
    (method.exceptions, (2024,)),
    (method.first_quotient_points, (2024, "enforcement")),
    (method.cautions, (2024,)),
    (method.without_inhabitants, (2024,)),
    (provenance.history, ()),
    (provenance.row_counts, ()),
    (provenance.table_sources, ()),
    (provenance.names_in_findings, ()),
]


@pytest.mark.parametrize(("query", "arguments"), QUESTIONS, ids=[query.__name__ for query, _ in QUESTIONS])
def test_query_keeps_the_promise_of_its_docstring(query, arguments):
    promised = re.findall(r"^    (\w+):", inspect.getdoc(query).split("Columns:")[1], re.M)

    assert list(query(*arguments).columns) == promised


def test_movers_fall_first_and_small_ones_are_flagged():
    found = change.movers(2023, 2024, "CZ", 5)

    assert found[["municipality_name", "district_name", "change", "is_small"]].to_numpy().tolist() == [
        ["Obrnice", "Most", -5, False],
        ["Volevčice", "Most", 2, True],
    ]


def test_summary_counts_an_area_and_a_pair_of_years():
    assert change.summary(2023, 2024, "CZ").iloc[0].tolist() == [1, 1, 2, -0.75, 0, 1]
    assert change.summary(2022, 2023, "CZ").iloc[0].tolist() == [0, 0, 4, 0.0, 0, 0]
    assert change.summary(2023, 2024, "CZ010")["same_count"].item() == 1


def test_a_year_that_is_not_there_matches_nobody():
    found = change.summary(2021, 2024, "CZ").iloc[0]

    assert found["unmatched_count"] == 4
    assert pd.isna(found["mean_change"])


def test_transitions_name_the_bands_as_the_chart_reads_them():
    found = change.transitions(2023, 2024, "CZ")
    moved = found[found["municipality_count"] > 0]

    assert len(found) == 16
    assert moved.to_numpy().tolist() == [["0–1", "2–7", 1], ["2–7", "0–1", 1], ["2–7", "2–7", 2]]


def test_decomposition_separates_own_counts_from_the_yardstick():
    of_one = change.decomposition_of("567337", 2023, 2024)
    enforcement = of_one[of_one["indicator"] == "enforcement"].set_index("test")

    # 750 of 1500: 50 % > 18 %, quotient over 2.5, count > 200; 150 of 1500: 10 %, low quotient, count in between.
    assert enforcement["points_before"].tolist() == [2, 2, 2]
    assert enforcement["points_after"].tolist() == [0, 0, 1]
    assert of_one["own_change"].sum() == -5
    assert of_one["yardstick_change"].eq(0).all()
    assert of_one["taken_over_change"].eq(0).all()


def test_decomposition_of_an_area_is_the_sum_over_its_municipalities_in_the_order_of_the_index():
    whole = change.decomposition(2023, 2024, "CZ")
    parts = ["own_change", "yardstick_change", "taken_over_change", "unexplained_change"]
    apart = sum(change.decomposition(2023, 2024, code)[parts].sum() for code in ("CZ010", "CZ042"))

    assert whole[parts].sum().tolist() == apart.tolist()
    assert whole["indicator"].drop_duplicates().tolist()[0] == "enforcement"
    assert whole["indicator"].iloc[-1] == "early_leaving"
    assert whole["test"].iloc[-1] == "taken_over"


def test_decomposition_of_points_that_the_rule_does_not_give_adds_up_to_the_published_change():
    whole, unmoved = change.decomposition(2024, 2025, "CZ"), change.decomposition_of("567337", 2024, 2025)
    summary = change.summary(2024, 2025, "CZ").iloc[0]

    assert (summary["rising_count"], summary["falling_count"], summary["mean_change"]) == (1, 0, 0.75)
    assert whole[CHANGES].to_numpy().sum() == 3 == areas.change(2025, Level.MUNICIPALITY)["value"].sum()
    assert whole.iloc[-1].tolist() == ["whole_index", "unexplained", 0, 0, 0, -2]
    assert unmoved[CHANGES].sum().tolist() == [5, 0, 0, -5]
    assert unmoved["test"].iloc[-1] == "unexplained"


def test_three_year_mean_needs_three_years():
    means = change.three_year_means(2024, "CZ042", 2)

    assert means["municipality_name"].tolist() == ["Obrnice", "Most"]
    assert means["three_year_mean_points"].round(4).tolist() == [4.3333, 2.0]
    assert change.three_year_means(2023, "CZ042", 2).empty


def test_change_of_areas_is_against_the_latest_earlier_year_unless_another_is_asked_for():
    latest = areas.change(2024, Level.MUNICIPALITY).set_index("area_code")["value"]
    asked = areas.change(2023, Level.MUNICIPALITY, 2022).set_index("area_code")["value"]

    assert latest.to_dict() == {"554782": 0.0, "563382": 2.0, "567027": 0.0, "567337": -5.0}
    assert asked.eq(0).all()
    assert areas.change(2022, Level.MUNICIPALITY)["value"].isna().all()


def test_fit_counts_the_municipalities_that_the_rule_does_not_reproduce():
    expected = pd.DataFrame(
        [
            (2025, 4, 1, 3, 3, 1, 1, 0),
            (2024, 4, 3, 1, 3, 3, 1, 0),
            (2023, 4, 4, 0, 3, 3, 1, 1),
            (2022, 4, 4, 0, 3, 3, 1, 1),
        ],
        columns=list(method.fit().columns),
    )

    assert_frame_equal(method.fit(), expected, check_dtype=False)
    assert method.exceptions(2024).to_numpy().tolist() == [["563382", "Volevčice", "Most", 2, 0, "Obrnice"]]
    assert method.exceptions(2023).empty


def test_first_quotient_point_is_the_yardstick_times_its_bound():
    found = method.first_quotient_points(2023, "enforcement").set_index("region_name")
    country, region = 1750 / 16_600, 1250 / 6_600

    assert found.index.tolist() == ["Ústecký kraj", "Hlavní město Praha"]
    assert found.loc["Ústecký kraj", "first_point_share"] == pytest.approx(1.8 * (country + region) / 2)
    assert found.loc["Ústecký kraj", "second_point_share"] == pytest.approx(2.5 * (country + region) / 2)


def test_row_counts_are_exact():
    counts = provenance.row_counts()

    for row in counts.itertuples():
        assert row.row_count == db.fetch(f"SELECT count(*) AS n FROM {row.table_name}")["n"].item(), row.table_name


def test_the_serving_release_is_marked():
    assert provenance.history()[["release_name", "is_serving"]].to_numpy().tolist() == [["isv-tiny", True]]

"""Each query returns the columns that its docstring promises, and the rows that a reader expects."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from pkgutil import iter_modules

import pandas as pd
import pytest

from sei_core import queries
from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATORS, Test
from sei_core.domain.levels import COUNTRY_CODE, INNER_LEVELS, Level
from sei_core.domain.measures import INDEX, MEASURES, Measure, Part
from sei_core.domain.spatial_autocorrelation import Statistic
from sei_core.domain.spatial_weights import Neighbourhood
from sei_core.domain.uncertainty import Ranges
from sei_core.domain.variants import without_test
from sei_core.queries import areas, meta, municipality, overview
from sei_core.schema.tables import TABLES

#: Modules that ask nothing themselves: they hold SQL of others.
PIECES = {"keys", "reach"}
MODULES = [
    importlib.import_module(f"{queries.__name__}.{module.name}")
    for module in iter_modules(queries.__path__)
    if module.name not in PIECES
]
ARGUMENTS = {
    "year": 2023,
    "before": 2023,
    "after": 2023,
    "level": Level.DISTRICT,
    "area_code": "CZ042",
    "area_codes": ["CZ042", "CZ0425"],
    "measure": Measure(INDEX, Part.POINTS),
    "indicator": "enforcement",
    "code": "567337",
    "sql": "SELECT 1 AS one",
    "text": "most",
    "limit": 5,
    "count": 5,
    "tables": ["municipality_index", "area_boundary"],
    "select": "SELECT * FROM yardstick WHERE year = $year",
    "parameters": {"year": 2023},
    "table_name": "yardstick",
    "names": list(TABLES["yardstick"].columns),
    "day": date(2023, 12, 31),
    "today": date(2024, 7, 1),
    "unconfirmed": True,
    "points_from": 12,
    "with_mentions": True,
    "with_low": True,
    "project_key": "RSSZ",
    "municipality_code": "567256",
    "changes": {"554782": {"enforcement_count": 40_000}},
    "percents": {"enforcement": -10},
    "low": 8,
    "high": 11,
    "neighbourhood": Neighbourhood(),
    "statistic": Statistic.HOT_SPOTS,
    "permutations": 9_999,
    "seed": 2,
    "alpha": 0.05,
    "recipe": without_test(Test.COUNT),
    "ranges": Ranges(draws=400),
    "told": lambda done: None,
    "added": 0.5,
}
#: With one year at hand nothing moved, and there is no mean of three years; the area above has no recurring duty,
#: and each of its municipalities a value and a neighbour.
EMPTY = {"areas.undrawn", "change.movers", "change.three_year_means", "meetings.duty_years", "clusters.left_out"}
#: It was published once, of shipped files alone.
EMPTY |= {"provenance.publication_changes", "provenance.received_inputs"}
#: Give the columns of the table that they are asked for.
ANY_TABLE = {"tables.rows", "comparison.rows_as_text"}
QUERIES = {
    f"{module.__name__.split('.')[-1]}.{name}": function
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
}
pytestmark = pytest.mark.usefixtures("atlas")


def answer(query: Callable[..., object], leave_out_optional: bool) -> object:
    """Ask a query with the arguments above; an argument without one is a ``KeyError`` here."""
    known, places, names = ARGUMENTS | {"release": meta.release()}, [], {}
    for name, parameter in inspect.signature(query).parameters.items():
        if parameter.kind is parameter.VAR_POSITIONAL:
            places = known[name]
        elif parameter.kind is parameter.VAR_KEYWORD:
            names |= known[name]
        elif parameter.default is parameter.empty or not leave_out_optional:
            names[name] = known[name]
    return query(*places, **names)


def test_every_module_of_queries_is_asked():
    files = {path.stem for path in Path(queries.__file__).parent.glob("*.py")} - {"__init__", *PIECES}

    assert {name.split(".")[0] for name in QUERIES} == files
    assert set(QUERIES) >= EMPTY | ANY_TABLE


@pytest.mark.parametrize("leave_out_optional", [True, False], ids=["least", "all"])
@pytest.mark.parametrize("name", QUERIES)
def test_query_keeps_the_promise_of_its_docstring(name, leave_out_optional):
    doc = inspect.getdoc(QUERIES[name])
    found = answer(QUERIES[name], leave_out_optional)

    assert "?" in doc.splitlines()[0] or not isinstance(found, pd.DataFrame), "a query asks one question"
    if isinstance(found, pd.DataFrame):
        columns = re.findall(r"^    (\w+):", doc.partition("Columns:")[2], re.M)
        assert list(found.columns) == (list(TABLES["yardstick"].columns) if name in ANY_TABLE else columns)
        assert found.empty == (name in EMPTY)


def test_an_optional_argument_changes_the_answer():
    assert len(municipality.search("most")) > len(municipality.search("most", limit=5)) == 5
    assert len(municipality.similar("567337", 2023)) == 8
    assert len(municipality.similar("567337", 2023, count=5)) == 5
    assert len(municipality.export_rows(2023)) == 6258
    assert municipality.export_rows(2023, "CZ0425")["municipality_code"].tolist() == sorted(
        areas.members(Level.MUNICIPALITY, "CZ0425")["area_code"]
    )
    assert areas.change(2023, Level.DISTRICT)["value"].isna().all(), "there is no year before"
    assert (areas.change(2023, Level.DISTRICT, before=2023)["value"] == 0).all()


@pytest.mark.parametrize("measure", MEASURES, ids=str)
@pytest.mark.parametrize("level", [Level.MUNICIPALITY, *INNER_LEVELS], ids=str)
def test_values_cover_every_area_in_the_order_of_codes(level, measure):
    found = areas.values(2023, level, measure)

    assert found["area_code"].tolist() == sorted(found["area_code"])
    assert len(found) == {"municipality": 6258, "opou": 393, "orp": 206, "district": 77, "region": 14}[level]
    assert found["area_code"].tolist() == areas.members(level, COUNTRY_CODE)["area_code"].tolist()


def test_bands_of_the_country_with_and_without_prague():
    found = overview.bands(2023, "CZ")

    assert found["area_name"].unique().tolist() == ["Česko", "Česko bez Prahy"]
    assert found["band"].tolist() == [*Band, *Band]
    assert found["municipality_count"].tolist() == [3393, 2326, 298, 241, 3393, 2326, 298, 240]


def test_an_area_is_summed_over_its_municipalities():
    summary = overview.summary(2023, "CZ0425").iloc[0]
    bands = areas.bands(2023, Level.DISTRICT, "CZ042").groupby("area_code")["municipality_count"].sum()

    assert summary.area_name == "Most"
    assert summary.municipality_count == 26 == bands["CZ0425"]
    assert pd.isna(summary.high_change), "there is no year before"


def test_an_orp_in_several_districts_shows_under_each():
    districts = areas.members(Level.DISTRICT, "CZ")["area_code"]
    shown = pd.concat([areas.members(Level.ORP, district)["area_code"] for district in districts])
    split = shown[shown.duplicated()]

    assert split.unique().tolist() == ["5109"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("most", "567027"),
        ("MOST", "567027"),
        ("sluknov", "562858"),
        ("Šluknov Děčín", "562858"),
        ("567337", "567337"),
        ("  obrnice ", "567337"),
        ("decin sluknov", "562858"),
    ],
)
def test_search_ignores_accents_case_and_order(text, first):
    assert municipality.search(text)["municipality_code"].iloc[0] == first


@pytest.mark.parametrize("text", ["", "   ", "xyzzy", "%", "_", "'; DROP TABLE area; --"])
def test_search_finds_nothing_rather_than_everything(text):
    assert municipality.search(text).empty


def test_same_names_are_told_apart():
    found = municipality.search("mostek")

    assert found["municipality_name"].tolist() == ["Mostek", "Mostek"]
    assert found["district_name"].nunique() == found["municipality_code"].nunique() == 2


def test_profile_of_the_heaviest():
    row = municipality.profile("567337", 2023).iloc[0]

    assert (row.index_points, row["rank"], row.tied_count, row.region_rank) == (29, 1, 1, 1)
    assert row.percentile == pytest.approx((6257 + 0.5) / 6258)


def test_ties_share_a_rank():
    row = municipality.profile("567043", 2023).iloc[0]

    assert (row.index_points, row["rank"], row.tied_count) == (12, 179, 63)


def test_distances_match_the_points_of_the_result():
    cells = municipality.distances("567337", 2023)
    result = municipality.indicators("567337", 2023).set_index("indicator")

    assert len(cells) == 15
    for cell in cells.itertuples():
        assert cell.points == result.loc[cell.indicator, f"{cell.test}_points"]


def test_taken_over_points_name_the_probable_donor():
    row = municipality.indicators("561231", 2023).set_index("indicator").loc["early_leaving"]

    assert row.points == 4
    assert row.donor_name == "Stříbro"
    assert pd.isna(row.share_points), "the published points are not the donor's"


def test_neighbours_are_mutual():
    first = set(municipality.neighbours("567337", 2023)["municipality_code"])

    assert "567027" in first
    assert "567337" in set(municipality.neighbours("567027", 2023)["municipality_code"])


def test_similar_municipalities_are_of_the_same_size_and_near_first():
    found = municipality.similar("567043", 2023)

    assert len(found) == 8
    assert found["population_15plus"].between(1000, 1999).all()
    assert found["distance"].is_monotonic_increasing


def test_comparison_goes_from_the_municipality_to_the_country():
    found = municipality.comparison("567337", 2023)

    assert found["level"].tolist() == ["municipality", "orp", "district", "region", "country"] * 5
    assert found["indicator"].unique().tolist() == [indicator.key for indicator in INDICATORS]


def test_published_totals_keep_contradictions_apart():
    totals = overview.published_totals()
    high = totals[(totals["points_from"] == 12) & (totals["year"] == 2023)]

    assert high["municipality_count"].tolist() == [238, 241]
    assert set(totals["points_from"]) == {0, 8, 12}


def test_every_source_of_every_table_is_described():
    described = meta.sources()

    assert described["licence"].notna().all()
    assert described["attribution"].notna().all()
    assert set(meta.sources_of("municipality_index")["source_key"]) == {"isv_2023"}


def test_unknown_codes_give_no_rows():
    assert areas.card(2023, "999999").empty
    assert areas.level_of("999999") is None
    assert municipality.profile("999999", 2023).empty
    assert not municipality.exists("999999")

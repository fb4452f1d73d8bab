"""Excluded localities: totals of the survey, rows and order of what is known, and what may never be told apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from sei_core import paths
from sei_core.export.support_template import support_template
from sei_core.ingest import shipped, support
from sei_core.queries import localities
from sei_core.schema.tables import TABLES
from tests import importing

USTI, SLANY, LITVINOV, LEDCE = "CZ042", "532819", "567256", "576433"


@cache
def shipped_frames() -> dict[str, pd.DataFrame]:
    root = paths.data()
    municipalities, areas = (shipped.read_table(TABLES[name], root) for name in ("municipality", "area"))
    return support.read_shipped(root, support.Places.of(municipalities, areas))


@pytest.fixture(scope="module")
def unsure_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home with an imported workbook: Chanov and a small place are of low certainty, Janov has a second source."""
    root, frames = tmp_path_factory.mktemp("unsure"), dict(shipped_frames())
    seen = frames["locality_observation"].set_index("observation_key")
    seen.loc["L007-1", "certainty"] = "nízká"
    seen.loc["L041-1", "certainty"] = "nízká"
    seen.loc["L001-2"] = seen.loc["L001-1"].to_dict() | {
        "observed_text": "2016",
        "people_min": 500,
        "people_max": 700,
        "reference_keys": "homerlive-uno",
        "note": "Druhý pramen.",
    }
    frames["locality_observation"] = seen.reset_index()
    file = root / "podpora.xlsx"
    file.write_bytes(support_template(frames))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(root / "var"))
        patch.setenv("SEI_STATIC", str(root / "static"))
        importing.publish_support(file)
        yield


def test_the_survey_of_the_country_and_of_kraje(atlas):
    newest = localities.survey("CZ").iloc[0]
    regions = localities.survey_by_region()

    assert (newest.survey_year, newest.locality_count, newest.survey_municipality_count) == (2015, 606, 297)
    assert (newest.people_from, newest.people_to) == (95_000, 115_000)
    assert regions["locality_count"].is_monotonic_decreasing
    assert regions["area_name"].iloc[[0, -1]].tolist() == ["Ústecký kraj", "Hlavní město Praha"]
    assert regions[["locality_count", "people_from", "people_to"]].sum().tolist() == [606, 95_000, 115_000]


def test_a_stated_average_that_does_not_follow_from_the_counts_is_marked(atlas):
    regions = localities.survey_by_region().set_index("area_code")

    assert regions.index[regions["average_differs"]].tolist() == ["CZ042", "CZ020", "CZ064", "CZ072", "CZ063"]
    brno = regions.loc["CZ064"]
    assert (round(brno.average_from), round(brno.average_to), brno.stated_average) == (286, 339, 61)
    assert not regions.loc["CZ080", "average_differs"], "317 lies between 264 and 319"


@pytest.mark.parametrize(
    ("area_code", "counted"), [("CZ0425", "CZ042"), ("4213", "CZ042"), ("CZ-CZ010", "CZ"), ("CZ064", "CZ064")]
)
def test_an_area_that_nobody_counted_gets_the_smallest_around_it(atlas, area_code, counted):
    assert set(localities.survey(area_code)["area_code"]) == {counted}


def test_sources_of_the_older_survey_stand_beside_each_other(atlas):
    rows = localities.earlier_surveys()

    assert rows["survey_year"].tolist() == [2006, 2006, 2006]
    assert rows["area_code"].tolist() == ["CZ", "CZ", "CZ042"]
    assert rows["people_to"].dropna().tolist() == [80_000]


def test_named_localities_come_by_municipality(atlas):
    rows = localities.listed(USTI, with_mentions=False, with_low=False)

    assert rows["municipality_name"].drop_duplicates().tolist() == [
        "Duchcov",
        "Kadaň",
        "Litvínov",
        "Most",
        "Roudnice nad Labem",
        "Ústí nad Labem",
    ]
    of_litvinov = rows[rows["municipality_code"] == LITVINOV]
    assert of_litvinov["locality_name"].tolist() == ["sídliště Janov", "ubytovny UNO", "Bílý Sloup"]
    assert of_litvinov["observed_text"].tolist() == ["2010"] * 3


def test_mentions_are_asked_for_and_counted_apart(atlas):
    without = localities.by_municipality(USTI, with_mentions=False, with_low=False)
    every = localities.by_municipality(USTI, with_mentions=True, with_low=False)

    assert without["known_count"].tolist() == [3, 3, 2, 1, 1, 1]
    assert without["municipality_name"].tolist()[:2] == ["Litvínov", "Ústí nad Labem"]
    assert len(every) == 31
    assert (every["known_count"].iloc[6:] == 0).all()
    assert len(localities.listed(USTI, with_mentions=True, with_low=False)) == 11 + every["mention_count"].sum()


def test_counts_cover_every_municipality(atlas):
    rows = localities.counts(with_low=False)

    assert len(rows) == 6258
    assert rows["area_code"].is_monotonic_increasing
    assert rows["value"].sum() == 46


def test_coverage_of_the_country(atlas):
    row = localities.coverage("CZ", with_low=False).iloc[0]

    assert (row.known_count, row.hidden_count, row.municipality_count, row.mentioned_count) == (46, 8, 21, 34)
    assert (row.first_year, row.last_year, row.undated_count, row.state_count) == (2006, 2019, 10, 3)
    assert localities.coverage("6109", with_low=False)["known_count"].item() == 0


def test_a_small_place_is_only_one_of_the_count_of_its_municipality(atlas):
    towns = localities.by_municipality("CZ", with_mentions=True, with_low=True).set_index("municipality_code")
    of_slany = localities.of_municipality(SLANY)

    assert towns["hidden_count"].sum() == 8
    assert towns.loc[SLANY, ["known_count", "hidden_count"]].tolist() == [4, 2]
    assert towns.loc[LEDCE, ["known_count", "hidden_count"]].tolist() == [1, 1]
    assert of_slany["locality_name"].dropna().tolist() == ["ubytovna Mexiko", "ubytovna LUKA"]
    last = of_slany.iloc[-1]
    assert last.hidden_count == 2
    assert last.drop("hidden_count").isna().all()


#: Every question of this module that answers with rows, asked for as much as it can tell.
ASKED = {
    "listed": lambda: localities.listed("CZ", with_mentions=True, with_low=True),
    "by_municipality": lambda: localities.by_municipality("CZ", with_mentions=True, with_low=True),
    "counts": lambda: localities.counts(with_low=True),
    "coverage": lambda: localities.coverage("CZ", with_low=True),
    "export_rows": localities.export_rows,
    "of_municipality": lambda: pd.concat(
        [localities.of_municipality(code, with_low=True) for code in suppressed()["municipality_code"].unique()]
    ),
    "survey": lambda: localities.survey("CZ"),
    "survey_by_region": localities.survey_by_region,
    "earlier_surveys": localities.earlier_surveys,
}


def suppressed() -> pd.DataFrame:
    rows = shipped_frames()["locality"]
    return rows[rows["small_identifiable"] != "ne"]


def told_of(rows: pd.DataFrame) -> set[str]:
    """Every word of a frame of localities that would tell more than a count."""
    columns = ["locality_key", "locality_name", "locality_type", "note"]
    return {cell for column in columns for cell in rows[column].dropna()}


@pytest.mark.parametrize("name", ASKED)
def test_nothing_else_of_a_small_place_is_told(atlas, name):
    rows = shipped_frames()["locality"]
    hidden, shown = suppressed(), rows[rows["small_identifiable"] == "ne"]
    secrets = told_of(hidden) - told_of(shown)  # the note of the town is also that of its other localities

    assert len(hidden) == 8
    assert len(secrets) == 8 + 3 + 8 + 1, "keys, names, types and one note"
    answer = ASKED[name]()
    assert not secrets & {cell for column in answer for cell in answer[column].dropna().astype(str)}


def test_only_the_suppression_reads_the_tables_of_localities():
    text = Path(localities.__file__).read_text(encoding="utf-8")
    suppression = localities._TOLD

    assert suppression.count("FROM locality ") == 1
    assert text.count("FROM locality ") == 1
    assert text.count("JOIN locality_observation ") == suppression.count("JOIN locality_observation ") == 1


def test_rows_to_take_away_are_localities_and_counts(atlas):
    rows = localities.export_rows()

    assert rows["locality_key"].nunique() == rows["locality_key"].notna().sum() == 82
    counts = rows[rows["locality_key"].isna()]
    assert counts["hidden_count"].tolist() == [1, 1, 1, 1, 1, 2, 1]
    kept = ["municipality_code", "municipality_name", "district_name", "region_name", "hidden_count"]
    assert counts.drop(columns=kept).isna().all(axis=None)


def test_low_certainty_is_left_out_and_counted(unsure_home):
    towns = {
        with_low: localities.by_municipality(USTI, with_mentions=False, with_low=with_low).set_index(
            "municipality_code"
        )
        for with_low in (False, True)
    }

    assert [rows.loc["567027", "known_count"] for rows in towns.values()] == [1, 2]
    assert "Chanov" not in set(localities.listed("CZ", True, with_low=False)["locality_name"])
    assert "Chanov" in set(localities.listed("CZ", True, with_low=True)["locality_name"])
    assert (localities.low_count("CZ"), localities.low_count(USTI), localities.low_count("CZ064")) == (2, 1, 0)
    assert localities.coverage("CZ", with_low=False)[["known_count", "hidden_count"]].iloc[0].tolist() == [44, 7]


def test_two_sources_on_one_locality_are_two_rows_and_one_locality(unsure_home):
    rows = localities.listed(USTI, with_mentions=False, with_low=True)
    of_janov = rows[rows["locality_name"] == "sídliště Janov"]

    assert of_janov["observed_text"].tolist() == ["2016", "2010"]
    assert of_janov["people_max"].tolist()[0] == 700
    assert of_janov["reference_keys"].iloc[0] == "adoc-spsz-litvinov | asz-usti-2010 | homerlive-uno"
    towns = localities.by_municipality(USTI, with_mentions=False, with_low=True).set_index("municipality_code")
    assert towns.loc[LITVINOV, "known_count"] == 3


def test_the_release_in_the_shipped_home_has_nothing_of_low_certainty(atlas):
    assert localities.low_count("CZ") == 0

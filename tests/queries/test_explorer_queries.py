"""Every municipality in one row: the same numbers as on the other pages."""

from __future__ import annotations

from datetime import date

import pytest

from sei_core.domain.bands import Band
from sei_core.domain.cooperation import Standing
from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.selection import Filter, compared, matching
from sei_core.queries import areas, cooperation, explorer, localities, municipality
from sei_core.view import explorer as words

pytestmark = pytest.mark.usefixtures("atlas")
TODAY = date(2024, 7, 1)


def test_every_municipality_has_one_row():
    rows = explorer.municipalities(2023, TODAY)

    assert rows["municipality_code"].tolist() == areas.members(Level.MUNICIPALITY, COUNTRY_CODE)["area_code"].tolist()
    assert rows["band"].value_counts().reindex(list(Band)).tolist() == [3393, 2326, 298, 241]
    assert int(rows["early_leaving_count"].isna().sum()) == 4890, "without a school of its own"


def test_a_row_says_what_the_page_of_the_municipality_says():
    rows = explorer.municipalities(2023, TODAY).set_index("municipality_code")
    shown = municipality.indicators("567337", 2023).set_index("indicator")

    for key, indicator in shown.iterrows():
        for part in ("points", "share", "lq", "count", "base"):
            assert rows.loc["567337", f"{key}_{part}"] == pytest.approx(indicator[part])
    assert rows.loc["567337", ["municipality_name", "district_name", "index_points"]].tolist() == [
        "Obrnice",
        "Most",
        29,
    ]


@pytest.mark.parametrize("column", words.MEASURE_OF)
def test_each_measure_is_that_of_the_map(column):
    rows = explorer.municipalities(2023, TODAY)
    values = areas.values(2023, Level.MUNICIPALITY, words.MEASURE_OF[column])["value"]

    assert rows[column].astype(float).tolist() == pytest.approx(values.astype(float).tolist(), nan_ok=True)


def test_cooperation_and_localities_are_those_of_their_pages():
    rows = explorer.municipalities(2023, TODAY)
    standings = cooperation.by_municipality(TODAY, TODAY).set_index("municipality_code")["standing"]
    cooperating = rows[rows["standing"] != Standing.NONE].set_index("municipality_code")["standing"]
    known = localities.by_municipality(COUNTRY_CODE, with_mentions=False, with_low=False)

    assert cooperating.to_dict() == {code: each for code, each in standings.items() if each != Standing.NONE}
    assert set(rows[rows["has_localities"]]["municipality_code"]) == set(known["municipality_code"])


def test_no_caller_can_change_what_is_kept():
    rows = explorer.municipalities(2023, TODAY)
    rows.loc[0, "index_points"] = 30

    assert explorer.municipalities(2023, TODAY).loc[0, "index_points"] == 0


def test_national_shares_are_ratios_of_sums():
    rows = compared(
        {"Česko": explorer.municipalities(2023, TODAY)}, [key.removesuffix("_share") for key in words.SHARES]
    )

    published = [0.0677334, 0.0271088, 0.0069856, 0.0182003, 0.0296429]
    assert rows.loc[0, list(words.SHARES)].tolist() == pytest.approx(published, abs=5e-8)


def test_a_search_finds_what_the_search_of_municipalities_finds():
    rows = explorer.municipalities(2023, TODAY)

    found = matching(rows, Filter(text="Šluknov, Děčín"))["municipality_code"].tolist()

    assert found == sorted(municipality.search("Šluknov, Děčín", limit=50)["municipality_code"])
    assert found

"""A change in words and on the map."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.view import change_words, maps, theme
from sei_core.view.labels import Area
from sei_core.view.map_component import MISSING

SUMMARY = pd.DataFrame(
    [(3, 1, 6, 0.25, 2, 1)],
    columns=["rising_count", "falling_count", "same_count", "mean_change", "unmatched_count", "small_count"],
)
NOBODY = SUMMARY.assign(rising_count=0, falling_count=0, same_count=0, mean_change=np.nan)
TRANSITIONS = pd.DataFrame(
    [("8–11", "12–30", 2), ("2–7", "12–30", 1), ("12–30", "12–30", 5), ("12–30", "8–11", 1)],
    columns=["band_from", "band_to", "municipality_count"],
)
CAUSES = pd.DataFrame(
    [
        ("enforcement", "share", 4, 0, 0, 0),
        ("enforcement", "lq", 0, -2, 0, 0),
        ("early_leaving", "taken_over", 0, 0, 1, 0),
    ],
    columns=["indicator", "test", "own_change", "yardstick_change", "taken_over_change", "unexplained_change"],
)
REST = pd.DataFrame([("whole_index", "unexplained", 0, 0, 0, -3)], columns=CAUSES.columns)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("years", "chosen", "expected"),
    [
        ([2024, 2023, 2022], 2024, [2023, 2022]),
        ([2024, 2023, 2022], 2023, [2022, 2024]),
        ([2024, 2023, 2022], 2022, [2023, 2024]),
        ([2023], 2023, []),
    ],
)
def test_the_nearest_earlier_year_is_offered_first(years, chosen, expected):
    assert change_words.others(years, chosen) == expected


def test_a_pair_is_put_in_order():
    assert change_words.pair(2024, 2022) == change_words.pair(2022, 2024) == (2022, 2024)


def test_headline_counts_and_shares():
    found = change_words.headline(SUMMARY)

    assert [value for _, value, _ in found] == ["3", "1", "6", "+0,25", "2"]
    assert plain(found[0][2]).startswith("30,0 % z 10 obcí")


def test_headline_without_a_common_municipality_has_no_share():
    found = change_words.headline(NOBODY)

    assert [value for _, value, _ in found] == ["0", "0", "0", "–", "2"]
    assert found[0][2].startswith("–")


def test_findings_name_bands_causes_and_small_municipalities():
    bands, causes, small = map(plain, change_words.findings(SUMMARY, TRANSITIONS, CAUSES))

    assert bands == "Do pásma 12–30 bodů přibylo: 3 obce; opustilo ho: 1 obec."
    assert causes == (
        "Součet změn bodů všech obcí je +3 body: vlastní počty +4 body, pohyb měřítka −2 body, převzaté body +1 bod."
    )
    assert small == (
        "Body se změnily 4 obcím; méně než 1 000 obyvatel 15+, takže o změně rozhoduje hrstka lidí, má z toho obcí: 1."
    )


def test_findings_tell_what_the_rule_does_not_explain_so_that_the_parts_are_the_whole():
    unmoved = SUMMARY.assign(rising_count=0, falling_count=0, same_count=10, mean_change=0.0, small_count=0)
    parts = pd.concat([CAUSES, REST], ignore_index=True)

    _, causes, meaning, moved = map(plain, change_words.findings(unmoved, TRANSITIONS, parts))

    assert causes == (
        "Součet změn bodů všech obcí je 0 bodů: vlastní počty +4 body, pohyb měřítka −2 body, převzaté body +1 bod, "
        "nevysvětleno přepočtem −3 body."
    )
    assert meaning.startswith("Nevysvětleno přepočtem:")
    assert moved == "Body se nezměnily žádné obci."


def test_reservations_name_the_rule_for_both_years_and_imported_files_only():
    fit = pd.DataFrame({"year": [2024, 2023], "differing_count": [12, 3], "municipality_count": [6258, 6258]})
    inputs = pd.DataFrame({"file_name": ["index/2023.csv", "2024-ab.xlsx"], "imported_year": [None, 2024]})

    found = [
        plain(each) for each in change_words.reservations(fit, inputs.astype({"imported_year": "Int64"}), (2023, 2024))
    ]

    assert found == [
        "Rok 2023: pravidlo nedá zveřejněný index u 3 obcí z 6 258 v Česku.",
        "Rok 2024: pravidlo nedá zveřejněný index u 12 obcí z 6 258 v Česku.",
        "Rok 2024 přidali správci dat z přijatého sešitu; jeho zdroj popisuje stránka Zdroje.",
    ]


@pytest.mark.parametrize(
    ("points", "parts", "expected"),
    [
        ([10, 13], CAUSES, "v roce 2023 10 bodů, v roce 2024 13 bodů; změna +3 body."),
        ([10, 10], pd.concat([CAUSES, REST]), "změna 0 bodů. Přepočtem zůstává nevysvětleno −3 body"),
        ([10], CAUSES.head(0), "je v roce 2023 v indexu a v roce 2024 už není: obec zanikla"),
    ],
    ids=["whole", "with a rest", "one year"],
)
def test_the_change_of_one_municipality(points, parts, expected):
    index = pd.DataFrame({"year": [2023, 2024][: len(points)], "index_points": points})

    sentence = change_words.explained("Obec *x*", index, parts, (2023, 2024))

    assert expected in plain(sentence)
    assert sentence.startswith("**Obec \\*x\\***")


def test_series_notes_keep_both_sides_of_a_contradiction_and_leave_out_light_bands():
    totals = pd.DataFrame(
        [
            (2016, 0, 1, 2235, "zpráva", "A"),
            (2016, 12, 30, 336, None, "A"),
            (2023, 12, 30, 238, "rozpor", "B"),
            (2023, 12, 30, 241, "sešit", "C"),
        ],
        columns=["year", "points_from", "points_to", "municipality_count", "note", "attribution"],
    )

    assert [plain(each) for each in change_words.series_notes(totals)] == [
        "2023, 12 a více bodů: 238 obcí – rozpor (B).",
        "2023, 12 a více bodů: 241 obcí – sešit (C).",
    ]


def scene(values: list[float]) -> change_words.ChangeScene:
    codes = [str(500000 + number) for number in range(len(values))]
    return change_words.ChangeScene(
        pd.DataFrame({"area_code": codes, "value": values}),
        pd.DataFrame({"area_code": codes, "area_name": codes, "within_name": codes}),
        Measure(INDEX, Part.CHANGE),
        Level.MUNICIPALITY,
        2024,
        Area("CZ", Level.COUNTRY, "Česko"),
        before=2022,
    )


def test_the_change_map_names_both_years_everywhere():
    drawn = maps.area_map(scene([0.0, 1.0, np.nan]), urls=("a", "b"), attribution="c")

    assert drawn.title == "Změna indexu 2022 → 2024"
    assert drawn.label == "Změna indexu v obcích: Česko, 2022 → 2024"
    assert "jednom z obou roků" in drawn.missing


def test_no_change_has_the_neutral_colour_and_a_missing_one_none():
    shown = scene([-9.0, 0.0, 9.0, np.nan])

    assert shown.classes.tolist() == [0, 3, 6, MISSING]
    assert shown.shading.colours[3] == theme.diverging(7)[3]

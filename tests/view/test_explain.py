"""The method in words: prose takes its numbers, the example counts as the municipality was counted."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_core import paths
from sei_core.domain.indicators import INDICATOR, INDICATORS, Test
from sei_core.view import explain, labels, tables, texts

PROSE = paths.ROOT / "sei_core" / "view" / "prose"
COLUMNS = ["indicator", "count", "base", "share", "lq", "share_points", "lq_points", "count_points", "points"]
COLUMNS += ["donor_code", "donor_name", "donor_district_name", "region_share", "country_share", "yardstick_share"]
OBRNICE = [
    ("enforcement", 750.0, 1585, 0.4732, 4.7524, 2, 2, 2, 6, None, None, None, 0.1314, 0.0677, 0.0996),
    ("housing_benefit", 195.667, 1585, 0.1234, 3.662, 2, 2, 2, 6, None, None, None, 0.0403, 0.0271, 0.0337),
]
OWN_SCHOOL = ("early_leaving", 6.0, 18, 0.3333, 7.22, 2, 2, 1, 5, None, None, None, 0.0627, 0.0296, 0.0462)
TAKEN_OVER = ("early_leaving", None, None, None, None, 2, 2, 1, 5, "567337", "Obrnice", "Most", 0.06, 0.03, 0.05)
OTHER_DONOR = ("early_leaving", None, None, None, None, None, None, None, 4, "567337", "Obrnice", "Most", 0.1, 0.1, 0.1)
NO_PUPILS = ("early_leaving", 0.0, 0, None, None, 0, 0, 0, 0, None, None, None, 0.0627, 0.0296, 0.0462)


def indicators(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


def profile(points: int) -> pd.DataFrame:
    return pd.DataFrame({"municipality_name": ["Obrnice"], "district_name": ["Most"], "index_points": [points]})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def example(points: int, *rows: tuple, donor: tuple | None = None) -> list[str]:
    donated = indicators(*([donor] if donor else []))
    return [plain(block) for block in explain.example(profile(points), indicators(*rows), donated)]


def test_each_step_of_the_example_shows_its_own_numbers():
    enforcement = example(17, *OBRNICE, OWN_SCHOOL)[0].splitlines()

    assert enforcement == [
        "**Osoby v exekuci: 6 bodů**",
        "",
        "- Podíl: 750 osob / 1 585 obyvatel 15+ = **47,32 %**; to je více než 18 %: 2 body",
        "- Měřítko: (13,14 % v kraji + 6,77 % v Česku) / 2 = 9,96 %",
        "- Kvocient: 47,32 % / 9,96 % = **4,75**; to je více než 2,5: 2 body",
        "- Počet: **750 osob**; to je více než 200: 2 body",
    ]


def test_benefits_are_written_as_an_average_month():
    assert "195,67 dávky / 1 585 obyvatel 15+" in example(17, *OBRNICE, OWN_SCHOOL)[1]


def test_the_sum_names_the_band():
    assert example(17, *OBRNICE, OWN_SCHOOL)[-1] == "**Součet: 6 + 6 + 5 = 17 bodů**, pásmo 12–30 bodů."


def test_a_published_index_that_the_rule_does_not_give_is_said():
    assert "Zveřejněný index má ale 16 bodů" in example(16, *OBRNICE, OWN_SCHOOL)[-1]


def test_taken_over_points_show_the_steps_of_the_donor():
    block = example(5, TAKEN_OVER, donor=OWN_SCHOOL)[0]

    assert "nejbližší obec se školou, Obrnice (okres Most)" in block
    assert "    - Podíl: 6 žáků / 18 žáků, kteří ukončili povinnou docházku = **33,33 %**" in block
    assert "Dárce má 5 bodů a obec je přebírá celé" in block


def test_a_donor_that_does_not_agree_is_called_unknown():
    block = example(4, OTHER_DONOR, donor=OWN_SCHOOL)[0]

    assert "Dárce má 5 bodů, ale ke zveřejněnému indexu jich obci chybí právě 4 body" in block
    assert "není znám" in block


def test_a_zero_base_gives_no_points_and_no_division():
    block = example(0, NO_PUPILS)[0]

    assert "je nula" in block
    assert "Kvocient:" not in block


@pytest.mark.parametrize(
    ("rows", "code"), [((OWN_SCHOOL,), None), ((OBRNICE[0], TAKEN_OVER), "567337")], ids=["own", "taken over"]
)
def test_donor_is_known_only_without_a_school(rows, code):
    assert explain.donor_code(indicators(*rows)) == code


@pytest.mark.parametrize(
    ("key", "test", "bound", "written"),
    [
        ("enforcement", Test.SHARE, "lo", "12 %"),
        ("housing_benefit", Test.SHARE, "lo", "2,1 %"),
        ("subsistence_benefit", Test.LQ, "hi", "2,5"),
        ("early_leaving", Test.COUNT, "hi", "12"),
    ],
)
def test_bounds_are_written_in_their_own_unit(key, test, bound, written):
    assert plain(explain.threshold(key, test, bound)) == written


def test_structure_is_the_one_that_scores():
    rows = explain.structure()

    assert rows["indicator"].tolist() == [indicator.key for indicator in INDICATORS]
    for row in rows.itertuples():
        for test in Test:
            bounds = INDICATOR[row.indicator].thresholds(test)
            assert (getattr(row, f"{test}_lo"), getattr(row, f"{test}_hi")) == (float(bounds.lo), float(bounds.hi))


def test_structure_has_a_czech_heading_for_each_column():
    rows = explain.structure()
    written = tables.written(rows, labels.of(rows))

    assert written.iloc[0, 0] == texts.INDICATOR_LABEL["enforcement"]
    assert not any("_" in heading for heading in written)


CAUTIONS = {
    "municipality_count": 10,
    "prague_points": 12,
    "prague_count_points": 10,
    "high_population_share": 0.5,
    "prague_share": 0.25,
    "without_prague_share": 0.4,
    "high_count": 3,
    "small_high_count": 2,
    "eleven_count": 1,
    "twelve_count": 2,
    "no_inhabitants_count": 1,
    "no_pupils_count": 5,
    "lightest_points": 0,
    "lightest_count": 4,
}
FIT = pd.DataFrame(
    [(2023, 10, 8, 2, 6, 6, 4, 2)],
    columns=[
        "year",
        "municipality_count",
        "reproduced_count",
        "differing_count",
        "school_count",
        "school_reproduced_count",
        "no_school_count",
        "no_school_reproduced_count",
    ],
)


def values(empty: list[tuple[str, int]]) -> dict[str, str]:
    """Everything that the prose of the method page is given."""
    quotients = pd.DataFrame({"region_name": ["Přísný", "Mírný"], "first_point_share": [0.179, 0.097]})
    cautions = explain.caution_values(
        pd.DataFrame([CAUTIONS]), quotients, pd.DataFrame(empty, columns=["municipality_name", "index_points"]), 2023
    )
    return explain.rule_values() | explain.fit_values(FIT, 2023) | cautions


@pytest.mark.parametrize("name", sorted(path.stem for path in PROSE.glob("method_*.md")))
def test_no_place_of_the_prose_stays_empty(name):
    written = explain.prose(name, **values([("Hradiště", 3)]))

    assert "{" not in written
    assert written


def test_caveats_carry_the_computed_numbers():
    written = plain(explain.prose("method_caveats", **values([("Hradiště", 3), ("Libavá", 0)])))

    assert "50,0 % obyvatel od 15 let, ale 25,0 % z nich v Praze; bez Prahy je to 40,0 %" in written
    assert "podíl 17,9 % (Přísný), jinde jen 9,7 % (Mírný)" in written
    assert "Hradiště (3 body), Libavá (0 bodů)" in written
    assert "právě 11 bodů má 1 obec, právě 12 bodů 2 obce" in written


def test_nobody_without_inhabitants_is_said():
    assert "nemají: žádná obec." in explain.prose("method_caveats", **values([]))


def test_prose_with_a_place_nobody_fills_is_an_error():
    with pytest.raises(KeyError):
        explain.prose("method_fit")

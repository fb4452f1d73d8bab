"""Excluded localities in words: ranges, reach, groups, disagreements."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.view import localities
from sei_core.view.labels import Area

USTI = Area("CZ042", Level.REGION, "Ústecký kraj")
MOST = Area("CZ0425", Level.DISTRICT, "okres Most")
SURVEY = pd.DataFrame(
    {
        "area_code": ["CZ042", "CZ042"],
        "area_name": ["Ústecký kraj"] * 2,
        "survey_year": [2015, 2006],
        "locality_count": [89, None],
        "survey_municipality_count": [None, 30],
        "people_from": [36000, None],
        "people_to": [38500, None],
        "average_from": [404.49, None],
        "average_to": [432.58, None],
        "stated_average": [471, None],
        "average_differs": pd.array([True, None], dtype="boolean"),
    }
)
COVERAGE = pd.DataFrame(
    {
        "known_count": [11],
        "hidden_count": [2],
        "municipality_count": [6],
        "mentioned_count": [25],
        "first_year": [2010],
        "last_year": [2019],
        "undated_count": [0],
        "state_count": [1],
    }
)
MUNICIPALITIES = pd.DataFrame(
    {
        "municipality_code": ["532819", "576433"],
        "municipality_name": ["Slaný", "Ledce"],
        "district_name": ["Kladno", "Hradec Králové"],
        "known_count": [4, 1],
        "hidden_count": [2, 1],
        "mention_count": [1, 0],
    }
)
LISTED = pd.DataFrame(
    [
        ("532819", "lokalita", "ubytovna LUKA", "ubytovna", None, 70, None, "opuštěno", "vysoká"),
        ("532819", "obec", "obec se SVL", "obec s lokalitou", "2006-05", None, None, None, "střední"),
    ],
    columns=[
        "municipality_code",
        "locality_level",
        "locality_name",
        "locality_type",
        "observed_text",
        "people_min",
        "people_max",
        "locality_state",
        "certainty",
    ],
)


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (36000, 38500, "36\xa0000–38\xa0500"),
        (404.49, 432.58, "404–433"),
        (1879, 1879, "1\xa0879"),
        (70, None, "nejméně 70"),
        (None, 400, "nejvýše 400"),
        (None, None, "–"),
    ],
)
def test_a_range_keeps_both_ends_and_says_which_is_missing(low, high, written):
    assert localities.span(low, high) == written


def test_headline_is_a_range_beside_what_the_source_says():
    shown = localities.headline(SURVEY)

    assert [value for _, value, *_ in shown] == ["89", "–", "36–38,5\xa0tis.", "404–433"]
    assert shown[1][2] == "Zdroj je za kraje neuvádí."
    assert shown[3][3:] == ("zdroj uvádí 471, neodpovídá",)


@pytest.mark.parametrize(
    ("low", "high", "written"), [(600, 1000, "600–1\xa0000"), (36010, 38500, "36\xa0010–38\xa0500")]
)
def test_thousands_are_written_only_where_nothing_is_lost(low, high, written):
    row = SURVEY.head(1).assign(people_from=low, people_to=high)

    assert localities.headline(row)[2][1] == written


def test_figures_of_the_kraj_say_so_in_a_smaller_area():
    assert localities.scope(SURVEY, USTI) == []
    assert localities.scope(SURVEY, MOST) == [
        "Šetření počítalo jen za kraje a celé Česko. Čísla jsou za území Ústecký kraj, zvolené je okres Most."
    ]


def test_reach_compares_with_the_survey_of_the_same_area_only():
    of_kraj, of_district = (" ".join(localities.reach(COVERAGE, SURVEY, area)) for area in (USTI, MOST))

    assert "Atlas tu zná 11\xa0lokalit; obcí s nimi je 6. Šetření 2015 jich ve stejném území napočítalo 89." in of_kraj
    assert "2\xa0lokality" in of_kraj
    assert "2010–2019" in of_kraj
    assert "25\xa0obcí" in of_kraj
    assert "napočítalo" not in of_district
    assert all("zdaleka není úplný" in text for text in (of_kraj, of_district))


def test_nothing_known_is_not_nothing_there():
    empty = COVERAGE.assign(known_count=0, hidden_count=0, mentioned_count=0, first_year=None, last_year=None)

    assert localities.reach(empty, SURVEY.head(0), MOST) == [
        "Atlas tu jmenovitě nezná žádnou lokalitu. Neznamená to, že tu žádná není."
    ]


def test_notice_counts_rows_of_low_certainty_also_when_there_are_none():
    assert localities.low_notice(0, shown=False).endswith("takových řádků je tu 0.")
    assert "Ukazují se i údaje s nízkou jistotou" in localities.low_notice(3, shown=True)


def test_groups_tell_each_source_and_of_small_places_only_how_many():
    slany, ledce = localities.grouped(MUNICIPALITIES, LISTED)

    assert slany.sentences == (
        "ubytovna LUKA – ubytovna · pramen bez data · lidí: nejméně 70 · stav: opuštěno · jistota vysoká",
        "Zmínka bez jména: obec se SVL · pramen k datu 5/2006 · jistota střední",
        "Jen v počtu obce: 2\xa0lokality bez podrobností",
    )
    assert (ledce.name, ledce.sentences) == ("Ledce", ("Jen v počtu obce: 1\xa0lokalita bez podrobností",))


def test_columns_keep_the_order_and_about_the_same_height():
    groups = [localities.Group(str(number), "", "", ("",) * height) for number, height in enumerate((7, 1, 1, 1, 1, 3))]

    dealt = localities.in_columns(groups, 2)

    assert [[group.code for group in column] for column in dealt] == [["0", "1"], ["2", "3", "4", "5"]]
    assert localities.in_columns([], 2) == [[], []]


def test_disagreements_name_the_stated_and_the_computed_average():
    regions = SURVEY.head(1)

    assert localities.disagreements(regions) == [
        "Průměr na lokalitu, který uvádí zdroj, neodpovídá jeho vlastním počtům: Ústecký kraj – uvádí 471, z počtů "
        "vychází 404–433. Atlas ukazuje obojí a nic neopravuje."
    ]
    assert localities.disagreements(regions.assign(average_differs=False)) == []

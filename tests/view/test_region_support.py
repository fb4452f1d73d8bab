"""Support of a kraj and of the country: its figures, its table and its sentences."""

from datetime import date

import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.view import region_support
from sei_core.view.labels import Area
from sei_core.view.region_support import RegionSupport
from tests.view.test_municipality_support import PROJECT, plain, rows

DAY = date(2026, 1, 5)
AREAS = pd.DataFrame(
    [
        ("CZ", "country", "Česko", None),
        ("CZ-CZ010", "country", "Česko bez Prahy", None),
        ("CZ042", "region", "Ústecký kraj", "Ústecký kraj"),
        ("CZ0425", "district", "Most", "Ústecký kraj"),
        ("4209", "orp", "Most", "Ústecký kraj"),
    ],
    columns=["area_code", "level", "area_name", "region_name"],
)


@pytest.mark.parametrize(
    ("code", "region"), [("CZ", None), ("CZ-CZ010", None), ("CZ042", "CZ042"), ("CZ0425", "CZ042"), ("4209", "CZ042")]
)
def test_the_kraj_of_an_area(code, region):
    found = region_support.region_of(AREAS, Area(code, Level.ORP, "?"))

    assert (found and found.code) == region
    assert found is None or found.label == "Ústecký kraj"


MEMORANDUM = {
    "region_code": "A",
    "memorandum_kind": "memorandum",
    "title": "Memorandum",
    "signed_text": None,
    "valid_from_text": "2019",
    "valid_to_text": "2022",
    "memorandum_state": "ukončeno",
    "confirmed_text": None,
    "content": None,
    "reference_keys": "zapis",
    "note": None,
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((), "není známo"),
        (({},), "memorandum ukončeno 2022"),
        (({"memorandum_state": "vypovězeno krajem"}, {}), "memorandum vypovězeno krajem 2022"),
        (({}, {"memorandum_state": "běží", "confirmed_text": "2023-12-04"}), "memorandum běží (k 4. 12. 2023)"),
        (
            (
                {"memorandum_state": "vypovězeno krajem", "valid_to_text": "2019-10"},
                {"memorandum_kind": "spolupráce", "memorandum_state": "běží", "confirmed_text": "2023-12-04"},
            ),
            "spolupráce (bez doloženého memoranda, k 4. 12. 2023; starší memorandum vypovězeno krajem 10/2019)",
        ),
        (
            ({"memorandum_kind": "spolupráce", "memorandum_state": "zahajuje se"},),
            "zahajovaná spolupráce (bez doloženého memoranda)",
        ),
        (
            ({"memorandum_state": "platné", "confirmed_text": "2024-06-11"}, {"memorandum_state": "běží"}),
            "memorandum platné (k 11. 6. 2024)",
        ),
    ],
)
def test_the_state_of_a_kraj_tells_memoranda_and_other_cooperation_apart(changes, said):
    assert plain(region_support.cooperation_words(rows(MEMORANDUM, *changes))) == said


def coverage(*counts):
    """One kraj each: municipalities and people by what is known last, in the order of ``LastKnown``."""
    return pd.DataFrame(
        [
            (code, f"Kraj {code}", kind, number, 100 * number)
            for code, numbers in counts
            for kind, number in zip(("current", "unknown_end", "none"), numbers, strict=True)
        ],
        columns=["region_code", "region_name", "last_known", "municipality_count", "population_15plus"],
    )


BURDENED = coverage(("A", (1, 2, 3)), ("B", (0, 0, 5)))
EVERYONE = coverage(("A", (2, 2, 9)), ("B", (0, 1, 9)), ("C", (0, 0, 4)))


def test_table_of_kraje_has_each_kraj_once_and_the_most_uncovered_first():
    found = region_support.region_table(BURDENED, EVERYONE, rows(MEMORANDUM, {}))

    assert found.drop(columns="uncovered_population_share").to_numpy().tolist() == [
        ["Kraj B", "není známo", 5, 0, 0, 5, 500],
        ["Kraj A", "memorandum ukončeno 2022", 6, 1, 2, 3, 300],
        ["Kraj C", "není známo", 0, 0, 0, 0, 0],
    ]
    assert found["uncovered_population_share"].tolist()[:2] == [1, 0.5]
    assert pd.isna(found["uncovered_population_share"].iloc[2]), "no burdened municipality, hence no share"


def test_three_figures_on_who_helps():
    country = region_support.who_helps(BURDENED, EVERYONE, rows(MEMORANDUM, {}, {"memorandum_state": "platné"}))
    kraj = region_support.who_helps(coverage(("A", (0, 0, 0))), coverage(("A", (0, 0, 3))), rows(MEMORANDUM, {}))

    assert [plain(value) for _, value, *_ in country] == ["2 obce", "8 (73 %)", "1 z 3"]
    assert plain(country[0][3]) == "konec neznámý: 3 obce"
    assert [plain(value) for _, value, *_ in kraj] == ["0 obcí", "0 (–)", "memorandum ukončeno 2022"]


#: One of the kraj cooperated, one does, and one is only going to.
EVER = pd.DataFrame(
    {
        "municipality_code": ["1", "2", "3", "4"],
        "region_code": ["A", "A", "B", "A"],
        "standing": ["ended", "running", "running", "not_yet"],
    }
)


def region(**frames):
    known = {
        "region": Area("A", Level.REGION, "Kraj A"),
        "day": DAY,
        "memoranda": rows(MEMORANDUM),
        "burdened": BURDENED[BURDENED["region_code"] == "A"],
        "everyone": EVERYONE[EVERYONE["region_code"] == "A"],
        "ever": EVER,
        "projects": rows(
            PROJECT | {"territories": "Kraj A", "funding": None, "implementer": None, "project_level": "systémový"}
        ),
        "themes": rows(
            {"plan_title": "Spolupráce", "measure_text": "bydlení", "topic": "bydlení", "responsible": None}
            | {"reference_keys": "zapis"}
        ),
        "tasks": rows(TASK).astype(dict.fromkeys(["deadline_earliest", "deadline_latest"], "datetime64[us]")),
    }
    return RegionSupport(**(known | frames))


TASK = {
    "task_text": "Předložit plán",
    "deadline_text": "2024-06-30",
    "deadline_earliest": "2024-06-30",
    "deadline_latest": "2024-06-30",
    "yearly_minimum": None,
    "responsible": "odbor",
    "is_own": True,
    "task_state": "termín stanoven",
    "known_text": "2024-06-11",
    "reference_keys": "zapis",
}


def test_figures_of_a_kraj():
    found = [[(label, plain(value)) for label, value, *_ in row] for row in region_support.region_figures(region())]

    assert found == [
        [("Spolupráce s krajem", "není známo"), ("Obce, které kdy spolupracovaly", "2")],
        [
            ("12+ bodů: podle posledního pramene trvá", "1 (17 %)"),
            ("12+ bodů: konec neznámý", "2 (33 %)"),
            ("12+ bodů: bez známé spolupráce", "3 (50 %)"),
        ],
    ]


def test_parts_of_a_kraj_leave_out_what_is_unknown():
    assert region_support.region_parts(region()) == []


def test_parts_of_a_kraj_in_sentences():
    undated = dict.fromkeys(["deadline_text", "deadline_earliest", "deadline_latest"])
    drawn = rows(TASK, {}, undated, {"task_state": "splněno"}, {"is_own": False})
    theme = {
        "plan_title": "P",
        "measure_text": "bydlení",
        "topic": "bydlení",
        "responsible": None,
        "reference_keys": "zapis",
    }
    project = PROJECT | {
        "territories": "Kraj A",
        "funding": None,
        "implementer": None,
        "project_level": "systémový",
        "reach": "region",
        "end_text": None,
    }
    known = region(
        memoranda=rows(MEMORANDUM, {}, {"title": "III. memorandum", "valid_to_text": None, "content": "bydlení"}),
        themes=rows(theme, {}),
        projects=rows(
            project,
            {},
            {"reach": "country", "project_name": "Index"},
            {"reach": "area", "project_level": "místní", "territories": "Lhota; Horka"},
            {"reach": "area", "project_level": "místní", "territories": "Lhota"},
        ),
        tasks=drawn.astype(dict.fromkeys(["deadline_earliest", "deadline_latest"], "datetime64[us]")),
    )

    found = {part.title: [plain(line) for line in part.lines] for part in region_support.region_parts(known)}

    assert found == {
        "Memoranda a spolupráce s krajem": [
            "III. memorandum (od 2019): ukončeno; bydlení",
            "Memorandum (2019 – 2022): ukončeno",
        ],
        "Klíčová témata spolupráce": ["bydlení"],
        "Projekty": [
            "Centrum (od 1. 10. 2023): v realizaci; Kraj A",
            "Celostátní projekty, které se kraje mohou týkat (1): Index",
            "Místní projekty (2, jednotlivě v tabulce): Lhota; Horka",
        ],
        "Úkoly v kraji": [
            "Předložit plán – 30. 6. 2024, termín uplynul, splnění nedoloženo",
            "Bez termínu nebo opakovaných: 1 (v tabulce).",
        ],
    }

"""Support in short: sentences word for word, what is unknown is said to be unknown, nothing is counted twice."""

from datetime import date

import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.view import support_parts
from sei_core.view.labels import Area
from sei_core.view.support_parts import RegionSupport, Support

NBSP = "\u00a0"
DAY = date(2026, 1, 5)
EPISODE = {
    "episode_key": "C001",
    "unit_key": "obec-500011",
    "unit_name": "Lhota",
    "unit_kind": "obec",
    "episode_phase": "nová",
    "programme_name": "Individuální projekt 2010–2012",
    "programme_names": "Individuální projekt 2010–2012",
    "start_text": "2010-05",
    "start_basis": "měsíc",
    "end_text": None,
    "end_reason": None,
    "episode_state": "konec neuveden",
    "confirmed_text": None,
    "certainty": "vysoká",
    "reference_keys": "zapis",
    "note": None,
}
LOCALITY = {
    "locality_level": "lokalita",
    "locality_name": "Dolní ulice",
    "locality_type": "ulice",
    "observed_text": "2015",
    "people_min": None,
    "people_max": None,
    "hidden_count": None,
    "reference_keys": "mapa",
}
PROJECT = {
    "project_key": "P1",
    "project_name": "Centrum",
    "project_state": "v realizaci",
    "reach": "municipality",
    "unit_name": "Lhota",
    "territory_role": "náhradník",
    "territory_rank": 7,
    "is_first_substitute": True,
    "territory_state": "pořadník",
    "start_text": "2023-10-01",
    "end_text": "2026-08-31 / 2026-09-30 (rozpor)",
    "confirmed_text": None,
    "reference_keys": "zapis",
    "note": "Jen při odstoupení jiné obce.",
}
DOCUMENT = {
    "plan_title": "Strategický plán",
    "document_kind": "strategický plán",
    "unit_name": "Lhota",
    "valid_from_text": "2010",
    "valid_to_text": "2012",
    "approved_text": "2010-03-25",
    "document_state": "schválen",
    "state_text": None,
    "priority_count": 2,
    "measure_count": 1,
    "reference_keys": "plan",
}
MEASURE = {
    "plan_title": "Strategický plán",
    "unit_name": "Lhota",
    "priority": None,
    "measure_text": "Bydlení",
    "measure_kind": "priorita",
    "topic": "bydlení",
    "responsible": None,
    "is_country_wide": False,
    "measure_state": "nehodnoceno",
    "state_text": None,
    "period_text": None,
    "reference_keys": "plan",
}
DAYS = [f"{name}_{end}" for name in ("start", "end", "confirmed") for end in ("earliest", "latest")]
REFERENCES = pd.DataFrame(
    {"source_key": ["mapa", "plan", "zapis"], "attribution": ["MPSV: Mapa", "Lhota: Plán", "Kraj: Zápis"]}
)


def rows(example, *changes):
    """Rows like the example; no row keeps its columns."""
    return pd.DataFrame([example | change for change in changes], columns=list(example))


def episodes(*changes):
    """Episodes with the days given, the other days unknown."""
    drawn = pd.DataFrame([EPISODE | dict.fromkeys(DAYS) | change for change in changes], columns=[*EPISODE, *DAYS])
    return drawn.astype(dict.fromkeys(DAYS, "datetime64[us]"))


def claims(*stated):
    columns = ["subject_name", "attribute", "stated_text", "reference_keys"]
    return pd.DataFrame([("Lhota", "start_text", text, "zapis") for text in stated], columns=columns)


def support(**frames):
    known = {
        "place": Area("500011", Level.MUNICIPALITY, "Lhota"),
        "day": DAY,
        "episodes": episodes(),
        "claims": claims(),
        "localities": rows(LOCALITY),
        "projects": rows(PROJECT),
        "documents": rows(DOCUMENT),
        "measures": rows(MEASURE),
        "programmes": pd.DataFrame({"programme_name": ["Individuální projekt 2010–2012"]}),
        "known": REFERENCES,
    }
    return Support(**(known | frames))


def plain(text):
    return text.replace(NBSP, " ")


def lines(drawn, place=0):
    return [plain(line) for line in drawn.parts[place].lines]


def test_nothing_known_is_one_honest_sentence():
    nothing = support()

    assert nothing.parts == []
    assert support_parts.lines(nothing) == [("", support_parts.headline(nothing))]
    assert support_parts.headline(nothing) == (
        "Z dostupných pramenů není známa žádná spolupráce obce s Agenturou pro sociální začleňování. Neznamená to, že "
        "žádná nebyla nebo není: seznam spolupracujících obcí je po roce 2019 neúplný."
    )
    assert support_parts.reservations(nothing) == []
    assert nothing.references.empty


def test_what_is_not_known_is_named_beside_what_is():
    places = support_parts.reservations(support(localities=rows(LOCALITY, {})))
    cooperation = support_parts.reservations(support(episodes=episodes({})))

    assert places == [
        "Nic není z dostupných pramenů známo o těchto částech: spolupráce s Agenturou, projekty, dokumenty, opatření a "
        "jiné řádky plánů."
    ]
    assert [sentence[:40] for sentence in cooperation] == [
        "Seznam spolupracujících obcí je po roce ",
        "Nic není z dostupných pramenů známo o tě",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"episode_state": "trvá", "start_latest": "2013-12-31", "confirmed_text": "2024-06-11"}
            | dict.fromkeys(["confirmed_earliest", "confirmed_latest"], "2024-06-11"),
            "Spolupráce s Agenturou podle posledního pramene trvala (doloženo k 11. 6. 2024); novější zpráva není.",
        ),
        (
            {"start_latest": "2010-05-31"},
            "Spolupráce s Agenturou je známa, její konec ale žádný pramen neuvádí: možná trvá, možná skončila.",
        ),
        (
            {"episode_state": "předčasně ukončeno", "start_latest": "2016-12-31"},
            "Spolupráce s Agenturou předčasně skončila a o jiné prameny nevědí.",
        ),
        (
            {"episode_state": "ukončeno", "start_latest": "2010-05-31", "end_latest": "2012-12-31"}
            | {"unit_name": "Mikroregion", "unit_kind": "mikroregion"},
            "Spolupráce s Agenturou skončila (celek: Mikroregion) a o novější prameny nevědí.",
        ),
        (
            {"episode_state": "v pořadníku", "start_latest": "2024-12-31"},
            "O spolupráci s Agenturou mluví prameny jen jako o zájmu nebo pořadníku; že začala, nedokládá žádný.",
        ),
    ],
)
def test_headline_says_what_the_last_source_says(changes, said):
    assert plain(support_parts.headline(support(episodes=episodes(changes)))) == said


def test_the_strongest_episode_decides_the_headline():
    ended = {"episode_state": "ukončeno", "end_latest": "2012-12-31", "start_latest": "2010-05-31"}
    waiting = {"episode_state": "v pořadníku", "start_latest": "2024-12-31"}
    found = support_parts.headline(support(episodes=episodes(ended, {"start_latest": "2015-04-30"}, waiting)))

    assert "možná trvá, možná skončila" in found


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "od 5/2010: nová spolupráce, Individuální projekt 2010–2012 – konec neuveden"),
        (
            {"end_text": "2012-12-31", "episode_state": "ukončeno", "end_reason": "skončila doba"},
            "5/2010 – 31. 12. 2012: nová spolupráce, Individuální projekt 2010–2012 – ukončeno, skončila doba",
        ),
        (
            {"start_text": None, "episode_phase": None, "programme_name": None, "certainty": "nízká"},
            "začátek neuveden: spolupráce – konec neuveden; nízká jistota",
        ),
        (
            {"unit_name": "Mikroregion", "unit_kind": "mikroregion", "episode_state": "trvá"}
            | {"confirmed_text": "2024-06-11"},
            "od 5/2010: nová spolupráce, Individuální projekt 2010–2012 (celek: Mikroregion) – trvá "
            "(doloženo k 11. 6. 2024)",
        ),
    ],
)
def test_an_episode_in_a_sentence(changes, said):
    assert lines(support(episodes=episodes(changes))) == [said]


def test_episodes_are_told_from_the_newest_and_contradictions_follow():
    known = support(episodes=episodes({}, {"start_text": "2015-04"}), claims=claims("2010-05", "2010-06-15"))

    assert [line.split(":")[0] for line in lines(known)[:2]] == ["od 4/2015", "od 5/2010"]
    assert lines(known)[2] == "Prameny se neshodnou (Lhota, začátek): „5/2010“ × „15. 6. 2010“. Atlas ukazuje obojí."


def test_a_chart_is_drawn_only_where_a_date_is_known():
    dated = episodes({"start_earliest": "2010-05-01", "start_latest": "2010-05-31"})

    assert support(episodes=episodes({})).parts[0].chart is None
    assert "Lhota" in support(episodes=dated).parts[0].chart.layout.meta["alt"]


def test_small_localities_are_only_counted():
    hidden = dict.fromkeys(["locality_level", "locality_name", "locality_type", "observed_text", "reference_keys"])
    mention = {"locality_level": "obec", "locality_name": "obec s lokalitou"}
    known = support(
        localities=rows(
            LOCALITY,
            {"people_min": 300, "people_max": 400},
            {"observed_text": None},
            mention,
            hidden | {"hidden_count": 2},
        )
    )

    assert lines(known) == [
        "Dolní ulice – ulice, 300–400 osob (stav 2015)",
        "Dolní ulice – ulice (doba neuvedena)",
        "obec s lokalitou (stav 2015): lokalitu prameny nejmenují",
        "Malých lokalit, ve kterých by šlo poznat jednotlivé domácnosti: 2. Atlas je samostatně neukazuje.",
    ]


def test_projects_say_the_role_and_leave_out_those_of_the_country():
    group = {"reach": "group", "unit_name": "Svazek", "territory_role": "místo realizace", "territory_rank": None}
    bare = {"start_text": None, "end_text": None, "confirmed_text": "2010", "note": None, "is_first_substitute": False}
    known = support(
        projects=rows(PROJECT, {}, group | bare, {"reach": "region"}, {"reach": "country"}).astype(
            {"territory_rank": "Int64"}
        )
    )

    assert lines(known) == [
        "Centrum (1. 10. 2023 – 31. 8. 2026 / 30. 9. 2026 (rozpor)): náhradník, 7. v pořadí – první náhradník; projekt "
        "v realizaci (Jen při odstoupení jiné obce)",
        "Centrum: místo realizace (celek: Svazek); projekt v realizaci (doloženo k 2010)",
    ]
    assert len(known.parts[0].rows) == 2
    assert support(projects=rows(PROJECT, {"reach": "country"})).parts == []


def test_documents_say_until_when_and_what_they_hold():
    undescribed = dict.fromkeys(["document_state", "valid_from_text", "valid_to_text", "approved_text"])
    valid = {"document_state": "platný", "valid_to_text": None, "priority_count": None, "measure_count": None}
    known = support(documents=rows(DOCUMENT, {}, valid, undescribed, {"priority_count": 0, "approved_text": None}))

    assert lines(known) == [
        "Strategický plán (2010 – 2012): schválen 25. 3. 2010; priorit 2, opatření 1",
        "Strategický plán (od 2010): platný, schválen 25. 3. 2010",
        "Strategický plán: dokument sám není popsán, známé jsou jen jeho řádky",
        "Strategický plán (2010 – 2012): schválen; opatření 1",
    ]


def test_measures_are_told_by_plan_and_kind_without_those_of_the_country():
    measures = [{"measure_kind": "opatření", "measure_text": f"krok {n}"} for n in range(1, 9)]
    stated = {"period_text": "2010", "measure_text": "Dluhy"}
    known = support(measures=rows(MEASURE, {}, stated, *measures, {"is_country_wide": True}))

    assert lines(known) == [
        "Strategický plán – priorita (2): Bydlení; Dluhy",
        "Strategický plán – opatření (8): krok 1; krok 2; krok 3; krok 4; krok 5; krok 6; a dalších 2 v tabulce",
        "Stav podle některého pramene má 1 z 10 řádků plánů.",
    ]


def test_a_document_gets_paragraphs_with_the_title_of_their_part():
    known = support(
        episodes=episodes({"start_latest": "2010-05-31"}, {"start_text": "2015-04"}),
        localities=rows(LOCALITY, {}, {"locality_name": "Horní ulice"}),
    )

    found = support_parts.lines(known)

    assert [part for part, _ in found] == ["", "Spolupráce s Agenturou", "Lokality", ""]
    assert found[2][1] == "Dolní ulice – ulice (stav 2015); Horní ulice – ulice (stav 2015)"
    assert "po roce 2019 neúplný" in found[-1][1]


def test_references_are_those_that_the_shown_rows_cite_the_most_cited_first():
    known = support(
        localities=rows(LOCALITY, {}, {"reference_keys": "zapis | mapa"}, {"reference_keys": None, "hidden_count": 1}),
        projects=rows(PROJECT, {"reach": "country", "reference_keys": "plan"}),
    )

    assert known.references["attribution"].tolist() == ["MPSV: Mapa", "Kraj: Zápis"]


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
    found = support_parts.region_of(AREAS, Area(code, Level.ORP, "?"))

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
        (({},), "ukončeno"),
        (({"memorandum_state": "vypovězeno krajem"}, {}), "vypovězeno krajem"),
        (({}, {"memorandum_state": "běží", "confirmed_text": "2023-12-04"}), "běží k 4. 12. 2023"),
        (
            ({"memorandum_state": "platné", "confirmed_text": "2024-06-11"}, {"memorandum_state": "běží"}),
            "platné k 11. 6. 2024",
        ),
    ],
)
def test_the_state_of_a_kraj_is_that_of_its_strongest_memorandum(changes, said):
    assert plain(support_parts.memorandum_state(rows(MEMORANDUM, *changes))) == said


def coverage(*counts):
    """One kraj each: municipalities and people by yes, possibly, no."""
    return pd.DataFrame(
        [
            (code, f"Kraj {code}", answer, number, 100 * number)
            for code, numbers in counts
            for answer, number in zip(("yes", "possibly", "no"), numbers, strict=True)
        ],
        columns=["region_code", "region_name", "answer", "municipality_count", "population_15plus"],
    )


BURDENED = coverage(("A", (1, 2, 3)), ("B", (0, 0, 5)))
EVERYONE = coverage(("A", (2, 2, 9)), ("B", (0, 1, 9)), ("C", (0, 0, 4)))


def test_table_of_kraje_has_each_kraj_once_and_the_most_uncovered_first():
    found = support_parts.region_table(BURDENED, EVERYONE, rows(MEMORANDUM, {}))

    assert found.drop(columns="uncovered_population_share").to_numpy().tolist() == [
        ["Kraj B", "není známo", 5, 0, 0, 5, 500],
        ["Kraj A", "ukončeno", 6, 1, 2, 3, 300],
        ["Kraj C", "není známo", 0, 0, 0, 0, 0],
    ]
    assert found["uncovered_population_share"].tolist()[:2] == [1, 0.5]
    assert pd.isna(found["uncovered_population_share"].iloc[2]), "no burdened municipality, hence no share"


def test_three_figures_on_who_helps():
    country = support_parts.who_helps(BURDENED, EVERYONE, rows(MEMORANDUM, {}, {"memorandum_state": "platné"}))
    kraj = support_parts.who_helps(coverage(("A", (0, 0, 0))), coverage(("A", (0, 0, 3))), rows(MEMORANDUM, {}))

    assert [plain(value) for _, value, _ in country] == ["2, možná 3", "8 (73 %)", "1 z 3"]
    assert [plain(value) for _, value, _ in kraj] == ["0, možná 0", "0 (–)", "ukončeno"]


def region(**frames):
    known = {
        "region": Area("A", Level.REGION, "Kraj A"),
        "day": DAY,
        "memoranda": rows(MEMORANDUM),
        "burdened": BURDENED[BURDENED["region_code"] == "A"],
        "everyone": EVERYONE[EVERYONE["region_code"] == "A"],
        "ever": pd.DataFrame({"municipality_code": ["1", "2", "3"], "region_code": ["A", "A", "B"]}),
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
    found = [[(label, plain(value)) for label, value, _ in row] for row in support_parts.region_figures(region())]

    assert found == [
        [("Memorandum s krajem", "není známo"), ("Obce, které kdy spolupracovaly", "2")],
        [
            ("12+ bodů: známá spolupráce", "1 (17 %)"),
            ("12+ bodů: možná", "2 (33 %)"),
            ("12+ bodů: bez známé spolupráce", "3 (50 %)"),
        ],
    ]


def test_parts_of_a_kraj_leave_out_what_is_unknown():
    assert support_parts.region_parts(region()) == []


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

    found = {part.title: [plain(line) for line in part.lines] for part in support_parts.region_parts(known)}

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

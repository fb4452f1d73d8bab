"""Support of a municipality: sentences word for word, what is unknown is said to be unknown, none counted twice."""

from datetime import date

import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.view import municipality_support
from sei_core.view.labels import Area
from sei_core.view.municipality_support import Support

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
    "reach": "area",
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


def standings(*keys):
    """As ``queries.cooperation.by_municipality``: the episodes of a municipality that count, and another's."""
    told = [("500011", " | ".join(keys))] if keys else []
    return pd.DataFrame([*told, ("500020", "C900")], columns=["municipality_code", "episode_keys"])


def support(**frames):
    known = {
        "place": Area("500011", Level.MUNICIPALITY, "Lhota"),
        "day": DAY,
        "standings": standings("C001"),
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
    assert municipality_support.lines(nothing) == [("", municipality_support.headline(nothing))]
    assert municipality_support.headline(nothing) == (
        "Z dostupných pramenů není známa žádná spolupráce obce s Agenturou pro sociální začleňování. Neznamená to, že "
        "žádná nebyla nebo není: seznam spolupracujících obcí je po roce 2019 neúplný."
    )
    assert municipality_support.reservations(nothing) == []
    assert nothing.references.empty


def test_what_is_not_known_is_named_beside_what_is():
    places = municipality_support.reservations(support(localities=rows(LOCALITY, {})))
    cooperation = municipality_support.reservations(support(episodes=episodes({})))

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
    ],
)
def test_headline_says_what_the_last_source_says(changes, said):
    assert plain(municipality_support.headline(support(episodes=episodes(changes)))) == said


@pytest.mark.parametrize(
    ("changes", "said", "line"),
    [
        (
            {"episode_state": "v pořadníku", "start_latest": "2024-12-31"},
            "O spolupráci s Agenturou mluví prameny jen jako o zájmu nebo pořadníku; že začala, nedokládá žádný.",
            "– v pořadníku",
        ),
        (
            {"certainty": "nízká"},
            "O spolupráci s Agenturou je jen údaj s nízkou jistotou: do map a počtů se nepočítá, není to doložená "
            "spolupráce.",
            "– konec neuveden; jistota nízká",
        ),
        (
            {"unit_name": "Mikroregion", "unit_kind": "mikroregion"},
            "O spolupráci s Agenturou je jen údaj s nízkou jistotou (celek: Mikroregion): do map a počtů se nepočítá, "
            "není to doložená spolupráce.",
            "– konec neuveden; že obec k celku patří, je nejisté",
        ),
    ],
    ids=["only waiting", "low certainty", "member of low certainty"],
)
def test_what_maps_do_not_count_is_no_cooperation_in_the_headline_and_doubtful_in_its_line(changes, said, line):
    known = support(standings=standings(), episodes=episodes(changes))

    assert plain(municipality_support.headline(known)) == said
    assert lines(known)[0].endswith(line)


def test_a_doubtful_episode_does_not_make_a_surer_one_weaker_or_stronger():
    ended = {"episode_state": "ukončeno", "end_latest": "2012-12-31", "start_latest": "2010-05-31"}
    unsure = {"episode_key": "C002", "certainty": "nízká"}
    known = support(episodes=episodes(ended, unsure))

    assert plain(municipality_support.headline(known)) == (
        "Spolupráce s Agenturou skončila a o novější prameny nevědí."
    )


def test_the_strongest_episode_decides_the_headline():
    ended = {"episode_state": "ukončeno", "end_latest": "2012-12-31", "start_latest": "2010-05-31"}
    waiting = {"episode_state": "v pořadníku", "start_latest": "2024-12-31"}
    found = municipality_support.headline(support(episodes=episodes(ended, {"start_latest": "2015-04-30"}, waiting)))

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
            "začátek neuveden: spolupráce – konec neuveden; jistota nízká",
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

    assert support(episodes=episodes({})).parts[0].draw is None
    assert "Lhota" in support(episodes=dated).parts[0].draw().layout.meta["alt"]


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
    known = support(measures=rows(MEASURE, {}, stated, *measures, {"reach": "country"}, {"reach": "region"}))

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

    found = municipality_support.lines(known)

    assert [part for part, _ in found] == ["", "Spolupráce s Agenturou", "Lokality", ""]
    assert found[2][1] == "Dolní ulice – ulice (stav 2015); Horní ulice – ulice (stav 2015)"
    assert "po roce 2019 neúplný" in found[-1][1]


def test_references_are_those_that_the_shown_rows_cite_the_most_cited_first():
    known = support(
        localities=rows(LOCALITY, {}, {"reference_keys": "zapis | mapa"}, {"reference_keys": None, "hidden_count": 1}),
        projects=rows(PROJECT, {"reach": "country", "reference_keys": "plan"}),
    )

    assert known.references["attribution"].tolist() == ["MPSV: Mapa", "Kraj: Zápis"]

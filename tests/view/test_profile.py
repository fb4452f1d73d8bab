"""The words on one municipality: sentences word for word, values on their side of a threshold, honest similarity."""

import pandas as pd
import pytest

from sei_core.domain.indicators import INDICATOR, INDICATORS, Test
from sei_core.view import profile, texts
from sei_core.view.profile import Profile

NBSP = "\u00a0"
WHO = {
    "municipality_code": "500011",
    "municipality_name": "Lhota",
    "status": "O",
    "orp_code": "1",
    "orp_name": "Most",
    "district_code": "2",
    "district_name": "Louny",
    "region_code": "3",
    "region_name": "Ústecký kraj",
    "population_15plus": 1500,
    "index_points": 6,
    "computed_points": 6,
    "band": "2–7",
    "share_points": 3,
    "lq_points": 2,
    "count_points": 1,
    "rank": 179,
    "tied_count": 63,
    "municipality_count": 6258,
    "percentile": 0.96652,
    "region_rank": 1,
    "region_tied_count": 1,
    "region_municipality_count": 354,
    "differing_count": 3,
}


def indicators(**changes):
    """Five indicators with a tenth of everybody and the yardstick of the country; ``KEY={…}`` changes one."""
    rows = []
    for indicator in INDICATORS:
        row = {
            "indicator": indicator.key,
            "count": 150.0,
            "base": 1500,
            "share": 0.1,
            "lq": 1.0,
            "share_points": 0,
            "lq_points": 0,
            "count_points": 0,
            "points": 0,
            "donor_code": None,
            "donor_name": None,
            "donor_district_name": None,
            "region_share": 0.1,
            "country_share": 0.1,
            "yardstick_share": 0.1,
        }
        rows.append(row | changes.get(indicator.key, {}))
    return pd.DataFrame(rows)


def cell(key="enforcement", test="share", points=0, value=0.05, **steps):
    bounds = INDICATOR[key].thresholds(Test(test))
    return {
        "indicator": key,
        "test": test,
        "points": points,
        "value": value,
        "lo": float(bounds.lo),
        "hi": float(bounds.hi),
        "to_gain": None,
        "points_if_gained": None,
        "to_lose": None,
        "points_if_lost": None,
    } | steps


def known(who=None, rows=None, cells=(), distances=()):
    drawn = pd.DataFrame(list(cells) or [cell(to_gain=90, points_if_gained=1)]).astype(
        {"points": "Int64", "points_if_gained": "Int64", "points_if_lost": "Int64", "to_gain": float, "to_lose": float}
    )
    return Profile(
        2023,
        pd.DataFrame([WHO | (who or {})]),
        indicators() if rows is None else rows,
        drawn,
        pd.DataFrame(),
        pd.DataFrame(),
        pd.DataFrame({"distance": list(distances)}, dtype=float),
    )


def plain(text):
    return text.replace(NBSP, " ")


def step(base=1500, **values):
    """What the first test of the indicator says would change its points."""
    drawn = cell(**values)
    rows = indicators(**{drawn["indicator"]: {"base": base}})
    reasons = profile.reasons(known(rows=rows, cells=[drawn]))
    tests = next(reason.tests for reason in reasons if len(reason.tests))
    return plain(tests[texts.REASON_COLUMNS[-1]].item())


def test_identity_names_status_areas_and_code():
    assert profile.identity(known()) == "obec · okres Louny · ORP Most · Ústecký kraj · kód 500011"


@pytest.mark.parametrize(
    ("rank", "tied", "total", "expected"),
    [(1, 1, None, "1."), (179, 63, None, "179.–241."), (4038, 2221, None, "4 038.–6 258."), (1, 1, 1, "jediná obec")],
)
def test_equal_municipalities_share_a_range_of_ranks(rank, tied, total, expected):
    assert plain(profile.place(rank, tied, total)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"to_gain": 4, "points_if_gained": 1}, "do 1 bodu chybí 4 osoby"),
        (
            {"points": 1, "to_gain": 1, "points_if_gained": 2, "to_lose": 5, "points_if_lost": 0},
            "do 2 bodů chybí 1 osoba; 1 bod by zmizel při poklesu o 5 osob",
        ),
        (
            {"to_gain": 1, "points_if_gained": 2, "key": "early_leaving"},
            "chybí 1 žák, zkouška by pak dala rovnou 2 body",
        ),
        (
            {"points": 2, "to_lose": 1, "points_if_lost": 0, "key": "early_leaving"},
            "2 body by zmizely naráz při poklesu o 1 žáka",
        ),
        (
            {"points": 2, "to_lose": 3, "points_if_lost": 1, "key": "housing_benefit"},
            "1 bod by zmizel při poklesu o 3 dávky měsíčně",
        ),
        ({"to_gain": 0.75, "points_if_gained": 1, "key": "housing_benefit"}, "do 1 bodu chybí 0,8 dávky měsíčně"),
        ({"to_gain": 5 + 1 / 12, "points_if_gained": 1, "key": "housing_benefit"}, "do 1 bodu chybí 5,1 dávky měsíčně"),
    ],
)
def test_step_says_how_many_are_missing_in_their_own_unit(values, expected):
    assert step(**values) == expected


def test_unreachable_points_say_why():
    assert step(test="count", value=5, base=85) == "více bodů získat nelze: 1 bod je od 100, ale základ má jen 85"
    assert (
        step(test="count", value=150, points=1, base=180, to_lose=51, points_if_lost=0)
        == "více bodů získat nelze: 2 body jsou nad 200, ale základ má jen 180; 1 bod by zmizel při poklesu o 51 osob"
    )
    assert (
        step(test="lq", value=0.9)
        == "více bodů získat nelze: s počtem obce roste i měřítko, takže kvocient aspoň 1,8 být nemůže"
    )
    assert step(base=0, value=None) == "nelze spočítat, základ je 0"


@pytest.mark.parametrize(
    ("test", "value", "points", "expected"),
    [
        ("share", 0.05, 0, "5,00 %"),
        ("share", 0.12, 1, "12,00 %"),
        ("share", 0.119999, 0, "11,9999 %"),
        ("share", 0.180001, 2, "18,0001 %"),
        ("lq", 1.7996, 0, "1,7996"),
        ("lq", 2.5, 1, "2,50"),
        ("count", 200, 1, "200"),
    ],
)
def test_value_is_written_on_its_side_of_the_threshold(test, value, points, expected):
    above = {} if points == 2 else {"to_gain": 1, "points_if_gained": points + 1}
    reason = profile.reasons(known(cells=[cell(test=test, value=value, points=points, **above)]))[0]
    assert plain(reason.tests[texts.REASON_COLUMNS[1]].item()) == expected


def test_reason_explains_count_base_share_and_yardstick():
    rows = indicators(
        enforcement={"region_share": 0.131404, "country_share": 0.067733, "yardstick_share": 0.0995685, "points": 2}
    )
    reason = profile.reasons(known(rows=rows))[0]
    assert plain(reason.title) == "Osoby v exekuci: 2 body z 6"
    assert [plain(sentence) for sentence in reason.sentences] == [
        "150 osob, základ 1 500 (obyvatelé 15+), podíl 10,00 %.",
        "Měřítko kvocientu 9,96 % je průměr kraje (13,14 %) a Česka (6,77 %); první bod je tu od podílu 17,92 %.",
    ]
    assert [plain(text) for text in reason.tests.iloc[0]][:4] == ["Podíl", "5,00 %", "od 12 % / nad 18 %", "0"]


def test_count_of_benefits_is_rounded_and_not_raised():
    rows = indicators(housing_benefit={"count": 4999.0 + 11 / 12, "share": 0.5})
    sentence = profile.reasons(known(rows=rows))[1].sentences[0]
    assert plain(sentence) == "4 999,9 dávky měsíčně, základ 1 500 (obyvatelé 15+), podíl 50,00 %."


TAKEN_OVER = {
    "count": None,
    "base": None,
    "share": None,
    "lq": None,
    "points": 4,
    "donor_code": "561215",
    "donor_name": "Stříbro",
    "donor_district_name": "Tachov",
}
WITHOUT_SCHOOL = (
    "Obec nemá vlastní školu s běžnými třídami, proto přebírá body za tento ukazatel celé: 4 body. "
    "Pravděpodobný dárce je nejbližší obec se školou: Stříbro (okres Tachov, 561215)."
)


def test_taken_over_points_name_the_probable_donor():
    reason = profile.reasons(known(rows=indicators(early_leaving=TAKEN_OVER)))[-1]
    assert [plain(sentence) for sentence in reason.sentences] == [WITHOUT_SCHOOL]
    assert reason.tests.empty


def test_donor_with_another_score_is_not_passed_off_as_the_real_one():
    drawn = known({"index_points": 5, "computed_points": 4}, indicators(early_leaving=TAKEN_OVER))
    assert [plain(sentence) for sentence in profile.reasons(drawn)[-1].sentences] == [
        WITHOUT_SCHOOL,
        "Podle pravidla by tento dárce předal 3 body. Zveřejněný index odpovídá jinému skóre, "
        "takže skutečný dárce je nejspíš jiný a není znám.",
    ]
    assert (
        "Zveřejněný index má 5 bodů, pravidlo dává 4 body: vydavatel převzal předčasné odchody nejspíš od jiné školy, "
        "než je nejbližší. Atlas ukazuje zveřejněnou hodnotu; tak se v roce 2023 liší 3 obce."
    ) in [plain(text) for text in profile.caveats(drawn)]


def test_difference_that_nobody_can_explain_is_said_to_be_so():
    caveat = profile.caveats(known({"index_points": 5, "computed_points": 4, "differing_count": 1}))[1]
    assert plain(caveat) == (
        "Zveřejněný index má 5 bodů, pravidlo dává 4 body a rozdíl neumíme vysvětlit. "
        "Atlas ukazuje zveřejněnou hodnotu; tak se v roce 2023 liší 1 obec."
    )


def test_findings_say_where_why_and_what_is_nearest():
    rows = indicators(
        enforcement={"points": 3, "share": 0.473},
        long_unemployment={"points": 3, "share": 0.05},
    )
    cells = [
        cell(to_gain=90, points_if_gained=1),
        cell("long_unemployment", "share", 1, 0.02, to_gain=1, points_if_gained=2, to_lose=1, points_if_lost=0),
    ]
    assert [plain(sentence) for sentence in profile.findings(known(rows=rows, cells=cells))] == [
        "Index 2023: 6 bodů z 30, pásmo 2–7 bodů, 179.–241. místo z 6 258 obcí. "
        "Více bodů má 178 obcí, stejně 62 obcí, méně 6 017 obcí.",
        "Nejvíc bodů (za každý 3 body): Osoby v exekuci, Uchazeči evidovaní déle než 6 měsíců. "
        "Bez bodu: Příspěvek na bydlení, Příspěvek na živobytí, Předčasné odchody ze ZŠ.",
        "Největší násobek podílu Česka: Osoby v exekuci (4,7×); nejmenší: Uchazeči evidovaní déle než 6 měsíců (0,5×).",
        "Nejmenší krok, který by body změnil: Uchazeči evidovaní déle než 6 měsíců, podíl – do 2 bodů chybí 1 osoba.",
    ]


def test_municipality_without_points_and_without_inhabitants_has_short_findings():
    empty = dict.fromkeys(["share", "lq"], None) | {"count": 0.0, "base": 0}
    rows = indicators(**{indicator.key: empty for indicator in INDICATORS})
    drawn = known(
        {"index_points": 0, "computed_points": 0, "band": "0–1", "population_15plus": 0, "rank": 2, "tied_count": 1},
        rows,
        [cell(value=None)],
    )
    assert [plain(sentence) for sentence in profile.findings(drawn)] == [
        "Index 2023: 0 bodů z 30, pásmo 0–1 bod, 2. místo z 6 258 obcí. "
        "Více bodů má 1 obec, stejně žádná obec, méně 6 256 obcí.",
        "Obec nemá bod v žádném z pěti ukazatelů.",
    ]
    assert profile.caveats(drawn)[1:] == [texts.CAVEAT_EMPTY]
    assert plain(profile.reasons(drawn)[0].sentences[0]) == (
        "Základ (obyvatelé 15+) je 0; podíl ani kvocient nelze spočítat, a tak dávají 0 bodů."
    )


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ({}, []),
        ({"population_15plus": 999}, ["Malá obec (999 obyvatel 15+): o bodech rozhoduje hrstka lidí"]),
        ({"population_15plus": 1000}, []),
        ({"index_points": 11, "computed_points": 11}, ["Obec stojí jeden bod pod hranicí pásma 12–30 bodů"]),
        ({"index_points": 12, "computed_points": 12}, ["Obec stojí přesně na hranici pásma 12–30 bodů"]),
        (
            {"share_points": 2, "lq_points": 0, "count_points": 4},
            ["Body tu dávají hlavně absolutní počty: 4 body z 6."],
        ),
        ({"share_points": None, "lq_points": None, "count_points": None}, []),
        (
            {"population_15plus": 0},
            ["Obec nemá obyvatele od 15 let. Její body pocházejí z předčasných odchodů převzatých od školy"],
        ),
    ],
)
def test_caveats_come_only_where_they_belong(who, expected):
    general, *found = [plain(text) for text in profile.caveats(known(who))]
    assert general == "Index popisuje místo, ne lidi: body neříkají, kolik obyvatel obce je sociálně vyloučeno."
    assert [text[: len(start)] for text, start in zip(found, expected, strict=True)] == expected


def test_yardstick_of_a_burdened_kraj_is_called_stricter_and_of_a_light_one_milder():
    strict = indicators(**{indicator.key: {"yardstick_share": 0.15} for indicator in INDICATORS})
    mild = indicators(**{indicator.key: {"yardstick_share": 0.05} for indicator in INDICATORS})
    assert plain(profile.caveats(known(rows=strict))[1]) == (
        "Kvocient je tu přísnější než jinde: Ústecký kraj je zatížený kraj, a tak první bod za kvocient žádá "
        "(Osoby v exekuci) podíl 27,00 %, při měřítku celého Česka by stačilo 18,00 %."
    )
    assert plain(profile.caveats(known(rows=mild))[1]).startswith("Kvocient je tu mírnější než jinde")


def test_parts_without_a_known_donor_are_missing_and_say_why():
    drawn = known({"share_points": None, "lq_points": None, "count_points": None})
    assert profile.parts(drawn)[1:] == [
        ("Body za podíly", "–", "dárce převzatých bodů není znám"),
        ("Body za kvocienty", "–", "dárce převzatých bodů není znám"),
        ("Body za počty", "–", "dárce převzatých bodů není znám"),
    ]
    assert profile.parts(known())[1] == ("Body za podíly", "3 z 10", None)


WHAT = (
    "Srovnávají se obce se stejnou velikostí (1 000 až 1 999 obyvatel 15+) podle pěti podílů, "
    "každý v násobcích své směrodatné odchylky. "
)


@pytest.mark.parametrize(
    ("distances", "expected"),
    [
        ([0.2, 1.0], "Všechny uvedené jsou blíž než 1 směrodatná odchylka, jsou si tedy opravdu podobné."),
        (
            [0.2, 0.4, 1.1],
            "Opravdu podobné, blíž než 1 směrodatná odchylka, jsou jen první 2; "
            "ostatní jsou pouze nejbližší, jaké jsou.",
        ),
        (
            [0.2, 1.1],
            "Opravdu podobná, blíž než 1 směrodatná odchylka, je jen první; ostatní jsou pouze nejbližší, jaké jsou.",
        ),
        (
            [16.488, 17.0],
            "Opravdu podobná obec mezi nimi není: i ta nejbližší je vzdálená 16,5 směrodatné odchylky. "
            "Výčet říká jen, kdo je nejméně daleko, ne kdo je stejný.",
        ),
    ],
)
def test_far_municipalities_are_not_called_similar(distances, expected):
    assert plain(profile.likeness(known(distances=distances))) == WHAT + expected


def test_nobody_to_compare_with():
    assert profile.likeness(known()) == "Obec bez obyvatel nebo bez podílů nemá s čím srovnávat."


def test_largest_size_class_is_open():
    text = profile.likeness(known({"population_15plus": 1_166_085}, distances=[0.5]))
    assert "(100 000 a více obyvatel 15+)" in plain(text)


def test_table_of_tests_keeps_numbers_and_missing_ones():
    missing = cell("early_leaving", "count", None, None)
    drawn = known(rows=indicators(early_leaving=TAKEN_OVER), cells=[cell(to_gain=4, points_if_gained=1), missing])
    first, last = profile.tests(drawn).to_dict("records")
    assert (first["test_value"], first["one_point_from"], first["two_points_above"]) == (5.0, 12.0, 18.0)
    assert (first["test_unit"], last["test_unit"]) == ("%", "žáků")
    assert first["next_step"] == f"do 1 bodu chybí 4{NBSP}osoby"
    assert all(pd.isna(last[column]) for column in ("test_points", "test_value", "next_step"))


def test_one_year_is_no_history():
    assert profile.years(pd.DataFrame({"year": [2023]})) == (
        "Atlas má po obcích jen rok 2023; vývoj se ukáže, až přibude další rok."
    )
    assert profile.years(pd.DataFrame({"year": [2022, 2023]})) == "Roky po obcích, které atlas má: 2022, 2023."

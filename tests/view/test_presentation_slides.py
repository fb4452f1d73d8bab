"""Slides of a presentation from drawn rows: what is marked, cut, told and left out."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sei_core.domain.cooperation import LastKnown
from sei_core.domain.indicators import INDICATORS
from sei_core.domain.levels import Level
from sei_core.view import texts
from sei_core.view.deck import MOST_BARS, MOST_BESIDE, MOST_LETTERS, MOST_ROWS, SlideKey
from sei_core.view.labels import Area
from sei_core.view.presentation import burden, change, plans, projects, support, words
from sei_core.view.presentation.words import Origin
from sei_core.view.tables import Format

ORIGIN = Origin(pd.DataFrame({"source_key": ["isv"]}), "rok 2023")
KRAJ, OKRES = Area("A", Level.REGION, "Kraj A"), Area("B", Level.DISTRICT, "okres B")
DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("count", "written"),
    [(1, "z 1"), (3, "ze 3"), (8, "z 8"), (12, "z 12"), (14, "ze 14"), (38, "ze 38"), (150, "ze 150")],
)
def test_the_preposition_before_a_number(count, written):
    assert words.out_of(count) == written


def test_a_long_name_is_cut_between_words_and_keeps_its_mark_in_front():
    name = words.short("Centrum podpory a rozvoje aktivit směřujících k desegregaci", 30)

    assert name == "Centrum podpory a rozvoje…"
    assert words.marked(name, "country") == "celostátní: Centrum podpory a rozvoje…"
    assert words.marked(name, "region").startswith("celý kraj: ")
    assert words.marked(name, "area") == name


def test_a_sentence_takes_as_many_names_as_it_holds():
    names = [f"Obec {letter * 20}" for letter in "ABCDEFGHIJ"]

    said = words.fitted("Chybí: {names}.", names)

    assert len(said) <= MOST_LETTERS
    assert said.endswith(f"{names[3]} a další (6).")
    assert words.fitted("Chybí: {names}.", ["Most"]) == "Chybí: Most."


def test_very_many_notes_end_with_how_many_more_there_are():
    lines = [str(number) for number in range(words.MOST_NOTED + 3)]

    assert words.noted(lines)[-1] == "… a dalších 3 v Atlasu."
    assert words.noted(lines[:-3]) == lines[:-3]


def test_sentences_that_do_not_fit_beside_a_body_stand_in_the_notes():
    body = words.grid(pd.DataFrame({"band": ["0–1"]}), band=1.0)

    slide = ORIGIN.slide(SlideKey.TOP, "Titulek", body, [str(number) for number in range(6)], ["poznámka"])

    assert slide.sentences == ("0", "1", "2", "3")
    assert slide.notes == ("0", "1", "2", "3", "4", "5", "poznámka")
    assert len(ORIGIN.slide(SlideKey.TOP, "Titulek", None, ["věta"] * 9, []).sentences) == 7


def municipalities(points: list[int]) -> pd.DataFrame:
    codes = [f"{500000 + number}" for number in range(len(points))]
    return pd.DataFrame(
        {
            "municipality_code": codes,
            "municipality_name": [f"Obec {code}" for code in codes],
            "district_name": "Most",
            "index_points": points,
            "population_15plus": 2_000,
        }
    )


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([29, *[20] * 9, 19], None),
        ([29, *[20] * 9, 20, 19], "Stejně jako poslední v tabulce, 20 bodů, má i Obec 500010 (okres Most)."),
        ([*[20] * 14], "Stejně jako poslední v tabulce, 20 bodů, mají ještě 4 obce."),
    ],
)
def test_ties_at_the_cut_of_the_heaviest_are_told(points, said):
    slide = burden.top_slide(municipalities(points), ORIGIN)

    assert len(slide.body.frame) == MOST_ROWS
    tied = [sentence for sentence in slide.sentences if "Stejně jako" in sentence.replace("\u00a0", " ")]
    assert [sentence.replace("\u00a0", " ") for sentence in tied] == ([said] if said else [])


@pytest.mark.parametrize(
    ("points", "title"),
    [
        ([29, 28], "Nejvíc bodů má Obec 500000 (okres Most): 29 bodů ze 30 možných"),
        ([12, 12, 12], "Nejvíc bodů, 12 ze 30, mají 3 obce"),
        ([0], "Nejvíc bodů má Obec 500000 (okres Most): 0 bodů ze 30 možných"),
    ],
)
def test_the_title_names_the_heaviest_or_says_how_many_they_are(points, title):
    slide = burden.top_slide(municipalities(points), ORIGIN)

    assert slide.title.replace("\u00a0", " ") == title


def orps(count: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": [f"o{number}" for number in range(count)],
            "area_name": [f"ORP {number}" for number in range(count)],
            "municipality_count": 10,
            "population_15plus": 1_000,
            "weighted_mean_points": [20.0 - number / 2 for number in range(count)],
            "plain_mean_points": 5.0,
            "high_count": 2,
        }
    )


def orp_slide(area: Area, count: int, own: list[str]):
    means = pd.Series({"A": 10.0, "CZ": 8.8} | {area.code: 10.0 if area is KRAJ else 17.25})
    return burden.orp_slide(area, KRAJ, orps(count), own, means, 2023, ORIGIN)


def test_orps_of_a_kraj_are_one_series_cut_to_what_fits_and_told_in_the_notes():
    slide = orp_slide(KRAJ, 26, [f"o{number}" for number in range(26)])

    assert slide.body.values.shape == (MOST_BARS, 1)
    assert slide.body.values.index[0] == "ORP 0"
    assert any("18 ze 26" in sentence for sentence in slide.sentences)
    assert sum(note.startswith("ORP 25: ") for note in slide.notes) == 1


def test_own_orps_stay_in_the_chart_however_light_they_are_and_are_a_series_of_their_own():
    slide = orp_slide(OKRES, 26, ["o20", "o25"])
    own, others = (slide.body.values[column].dropna() for column in slide.body.values)

    assert own.index.tolist() == ["ORP 20", "ORP 25"]
    assert len(others) == MOST_BARS - 2
    assert slide.body.values.max(axis=1).is_monotonic_decreasing
    assert slide.body.marked == ""


def test_a_single_orp_is_marked_and_ranked():
    slide = orp_slide(Area("o3", Level.ORP, "ORP 3"), 16, ["o3"])

    assert slide.title.replace("\u00a0", " ") == "ORP 3: průměr 18,5 bodu, 4. nejvyšší ze 16 obvodů ORP kraje"
    assert slide.body.marked == "ORP 3"
    assert slide.body.format is Format.DECIMAL


def test_the_mean_of_the_chosen_area_stands_beside_those_of_the_kraj_and_the_country():
    of_okres, of_kraj = (orp_slide(area, 4, ["o0", "o1"]).sentences[0] for area in (OKRES, KRAJ))

    assert of_okres == "Průměr vážený obyvateli 15+: okres B 17,3, Kraj A 10,0, Česko 8,8."
    assert of_kraj == "Průměr vážený obyvateli 15+: Kraj A 10,0, Česko 8,8."


COUNTRY = Area("CZ", Level.COUNTRY, "Česko")


def reasons_slide(own: list[float], ratio: float = 2.0):
    """The mean points of the five indicators of Kraj A beside a country where each gives 0.5."""
    keys = [each.key for each in INDICATORS]
    rows = [
        {"indicator": key, "area_code": code, "share": share, "country_share": 0.1, "mean_points": points}
        for key, points in zip(keys, own, strict=True)
        for code, share, points in (("A", 0.1 * ratio, points), ("CZ", 0.1, 0.5))
    ]
    return burden.reasons_slide([KRAJ, COUNTRY], pd.DataFrame(rows), 2023, ORIGIN)


def test_title_chart_and_sentences_of_reasons_speak_of_the_same_points():
    slide = reasons_slide([0.2, 0.5, 0.52, 0.4, 1.34])
    said = [sentence.replace("\u00a0", " ") for sentence in slide.sentences]

    assert slide.title.replace("\u00a0", " ").endswith("„Předčasné odchody ze ZŠ“, v průměru 1,3 bodu, v Česku 0,5")
    assert slide.body.values.iloc[:, 0].tolist() == [0.2, 0.5, 0.52, 0.4, 1.34]
    assert said[:3] == [
        "Víc bodů než v Česku (v závorce): odchody 1,3 (0,5).",
        "Na úrovni Česka: živobytí 0,5, bydlení 0,5.",
        "Méně bodů než v Česku (v závorce): nezaměstnanost 0,4 (0,5), exekuce 0,2 (0,5).",
    ]
    assert len(slide.title) <= words.MOST_TITLE


@pytest.mark.parametrize(
    ("ratio", "said"),
    [(0.98, "Podíl na úrovni Česka: "), (1.04, "Podíl na úrovni Česka: "), (0.9, "Podíl pod Českem: odchody 0,9×, ")],
)
def test_a_share_that_is_written_as_that_of_the_country_is_not_told_as_below_it(ratio, said):
    notes = reasons_slide([1.0] * 5, ratio).notes

    assert [note.startswith(said) for note in notes if note.startswith("Podíl ")] == [True]


def test_no_points_at_all_are_not_the_most_points():
    assert reasons_slide([0.0] * 5).title == "Žádný z pěti ukazatelů tu obcím body nepřidává"


def test_a_single_orp_of_a_kraj_is_compared_with_nothing():
    assert orp_slide(KRAJ, 1, ["o0"]) is None


def test_an_earlier_cooperation_is_told_as_earlier_and_an_end_without_a_date_as_such():
    empty = pd.DataFrame(columns=["last_known", "municipality_count", "population_15plus"])
    burdened = municipalities([20, 19, 18]).assign(
        last_known=[LastKnown.UNKNOWN_END, LastKnown.UNKNOWN_END, LastKnown.NONE],
        former_state=["ukončeno", None, "ukončeno"],
        former_end_text=["2012-12-31", None, None],
        region_name="Kraj A",
        **dict.fromkeys(("unit_names", "confirmed_text", "reference_keys")),
    )
    known = support.Known(OKRES, None, empty, burdened, empty, empty, empty, empty, empty)

    shown = support._body(known, 2023).frame

    assert shown["municipality_code"].tolist() == ["500002", "500000", "500001"]
    assert shown["last_known_label"].tolist() == [
        texts.LAST_KNOWN["none"],
        "konec poslední spolupráce není znám",
        texts.LAST_KNOWN["unknown_end"],
    ]
    assert shown["former_text"].str.replace("\u00a0", " ").tolist()[:2] == [
        "skončila, datum neuvedeno",
        "dřívější spolupráce skončila 31. 12. 2012",
    ]
    assert pd.isna(shown["former_text"].iloc[2])


@pytest.mark.parametrize(
    ("keys", "dates", "said"),
    [
        (
            ["isv_2023", "ruian_boundaries"],
            ["rok 2023", "přibližně 2020"],
            "index (rok 2023), hranice (přibližně 2020)",
        ),
        (["isv_2022", "isv_2023"], ["rok 2022", "rok 2023"], ""),
        (["isv_2023", "asz-most"], ["rok 2023", "2016"], ""),
    ],
)
def test_dates_of_several_kinds_of_data_say_of_what_they_are(keys, dates, said):
    assert words.dates_by_kind(pd.DataFrame({"source_key": keys, "data_date": dates})) == said


def changed(moved: int) -> dict[str, pd.DataFrame]:
    rising = moved // 2
    movers = municipalities([12] * moved).assign(points_before=10, points_after=12, change=[2, -2] * rising)
    return {
        "summary": pd.DataFrame(
            [{"rising_count": rising, "falling_count": rising, "same_count": 4, "small_count": min(1, moved)}]
        ),
        "transitions": pd.DataFrame(
            [("8–11", "12–30", 3), ("12–30", "8–11", 1), ("12–30", "12–30", 7)],
            columns=["band_from", "band_to", "municipality_count"],
        ),
        "movers": movers,
        "causes": pd.DataFrame(
            [{"own_change": 3.0, "yardstick_change": -1.0, "taken_over_change": 0.0, "unexplained_change": 0.0}]
        ),
    }


def test_change_tells_who_crossed_into_the_heaviest_band_and_the_largest_rises_first():
    slide = change.change_slide((2022, 2023), **changed(6), reservations=["Rok **2022**."], origin=ORIGIN)

    assert slide.title.replace("\u00a0", " ") == "2022 → 2023: do pásma 12–30 bodů přibylo 3 obce, opustilo ho 1 obec"
    assert slide.body.frame["change"].tolist() == [2, 2, 2, -2, -2, -2]
    assert len(slide.sentences) == MOST_BESIDE
    assert "Rok 2022." in slide.notes


def test_no_change_is_said_without_a_table():
    slide = change.change_slide((2022, 2023), **changed(0), reservations=[], origin=ORIGIN)

    assert slide.title == "2022 → 2023: body nezměnila žádná obec"
    assert slide.body is None


def project(key: str, reach: str, **more: str) -> dict:
    return {
        "project_key": key,
        "project_name": f"Projekt {key}",
        "project_level": "systémový",
        "project_state": "v realizaci",
        "reach": reach,
        "territories": "Most",
        "confirmed_text": None,
        "end_latest": pd.NaT,
    } | more


def indicator(key: str | None, reach: str, **more: object) -> dict:
    return {
        "project_key": key,
        "project_name": None if key is None else f"Projekt {key}",
        "subject_text": None if key else "Závazek",
        "reach": reach,
        "indicator_name": "podpořené obce",
        "comparator": None,
        "target_value": 40.0,
        "target_unit": "obcí",
        "base_value": None,
        "derived_count": None,
        "per_year": "ne",
        "actual_value": None,
        "as_of_text": None,
        "expected_low": None,
        "expected_high": None,
        "effective_target": None,
        "progress": "no_value",
    } | more


def test_own_indicators_come_first_and_what_only_covers_the_area_is_marked():
    rows = pd.DataFrame(
        [
            project("a", "country"),
            project("b", "area"),
            project("c", "area"),
            project("d", "area", project_level="místní"),
            project("e", "country", project_state="ukončený"),
            project("f", "region", project_state="ukončený"),
        ]
    )
    indicators = pd.DataFrame(
        [
            indicator("e", "country"),
            *[indicator("a", "country", target_unit="% ÚC")] * 6,
            indicator("f", "region"),
            indicator("b", "area", actual_value=12.0, as_of_text="2010-05"),
        ]
    )

    slide = projects.projects_slide(rows, indicators, DAY, ORIGIN)

    assert slide.body.frame["project"].tolist() == [
        "Projekt b",
        "Projekt c",
        "Projekt d",
        "celý kraj: Projekt f",
        *["celostátní: Projekt a"] * projects.MOST_OF_ONE,
        "celostátní: Projekt e",
    ]
    assert slide.body.frame["actual"].tolist()[1:4] == ["–", "–", texts.NO_VALUE_ENTERED]
    assert slide.title.replace("\u00a0", " ") == "1 indikátor území: skutečnost je známa (2010), cíl k ní je uveden"
    assert "Zkratky: ÚC = územní celek (obec, svazek obcí, MAS)." in slide.sentences


@pytest.mark.parametrize(
    ("values", "title"),
    [
        (
            [{"actual_value": 10.0, "as_of_text": "2010", "target_value": None}] * 2 + [{}],
            "3 indikátory území: skutečnost je známa u 2 (2010), cíl k ní prameny neuvádějí",
        ),
        (
            [{"actual_value": 10.0, "as_of_text": "2010"}, {"actual_value": 18.0, "as_of_text": "2015-12-06"}],
            "2 indikátory území: skutečnost je známa u 2 (2010–2015), cíl k ní je u 2",
        ),
        ([{"actual_value": 1.0}, {}], "2 indikátory území: skutečnost je známa u 1, cíl k ní je u 1"),
        ([{}, {"target_value": None}], "2 indikátory území: cíl je znám u 1, skutečnost není zadána"),
        ([], "Vlastní projekty území: 1, v realizaci 1; indikátor prameny neuvádějí"),
    ],
)
def test_the_title_of_projects_says_what_is_known_of_the_areas_own_indicators(values, title):
    rows = pd.DataFrame([project("a", "area"), project("z", "country")])
    indicators = pd.DataFrame([*(indicator("a", "area", **each) for each in values), indicator("z", "country")])

    slide = projects.projects_slide(rows, indicators, DAY, ORIGIN)

    assert slide.title.replace("\u00a0", " ") == title


def test_no_project_at_all_has_no_slide():
    empty = pd.DataFrame([], columns=list(project("a", "area")))

    assert projects.projects_slide(empty, pd.DataFrame([], columns=list(indicator("a", "area"))), DAY, ORIGIN) is None


TASK = {
    "task_key": "t",
    "task_text": "Předložit plán",
    "deadline_text": "2025-06-30",
    "deadline_earliest": pd.Timestamp(2025, 6, 30),
    "deadline_latest": pd.Timestamp(2025, 6, 30),
    "yearly_minimum": None,
    "responsible": "kraj",
    "unit_name": "Kraj A",
    "is_own": True,
    "reach": "area",
    "task_state": "termín stanoven",
    "known_text": None,
    "known_earliest": pd.NaT,
    "reference_keys": "zapis",
    "note": None,
}
MEASURES = pd.DataFrame(
    columns=[
        *("plan_key", "plan_title", "unit_name", "priority", "measure_text", "measure_kind", "topic", "responsible"),
        *("reach", "measure_state", "state_text", "period_text", "state_note"),
    ],
    dtype="str",
)
DOCUMENTS = pd.DataFrame(
    columns=["title", "document_kind", "unit_name", "reach", "valid_from_text", "valid_to_text", "document_state"],
    dtype="str",
)


def plans_slide(*tasks: dict, documents: pd.DataFrame = DOCUMENTS):
    found = pd.DataFrame([TASK | task for task in tasks], columns=list(TASK))
    return plans.plans_slide(MEASURES, found.astype({"is_own": bool}), documents, DAY, ORIGIN)


def test_a_task_after_its_deadline_is_told_as_not_proven_and_never_as_not_done():
    slide = plans_slide({})

    assert slide.title.replace("\u00a0", " ") == "Prameny znají 1 úkol území; po termínu bez doloženého splnění: 1 úkol"
    assert slide.body.frame["when"].item().endswith("termín uplynul, splnění nedoloženo")
    assert texts.DECK_PLANS_OVERDUE in slide.sentences


def test_a_task_of_the_whole_country_is_not_the_areas_own():
    slide = plans_slide({"is_own": False, "reach": "country"})

    assert slide.title == texts.DECK_PLANS_TITLE_WIDE
    assert slide.body.frame["who"].item() == "celostátní: kraj"


def test_tasks_of_the_kraj_stand_before_those_of_the_country():
    wide = [{"task_key": reach, "is_own": False, "reach": reach} for reach in ("country", "region")]

    assert plans_slide(*wide, {}).body.frame["who"].tolist() == ["kraj", "celý kraj: kraj", "celostátní: kraj"]


def test_a_task_that_is_done_is_not_shown():
    assert plans_slide({"task_state": "splněno"}) is None


def test_nothing_known_of_plans_has_no_slide():
    assert plans_slide() is None

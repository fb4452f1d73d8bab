"""Plans in words: what counts, what a choice leaves, how a plan is outlined, and what stays unknown."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_core.domain.plans import PlanPart
from sei_core.view import plans, texts

COLUMNS = (
    "plan_title unit_name priority measure_text measure_kind topic responsible measure_state "
    "period_text state_text state_note reference_keys"
)
ROWS = pd.DataFrame(
    [
        ("Plán", "Most", "1. Bydlení", "1. Bydlení", "priorita", "bydlení", None, "nehodnoceno", *[None] * 3, "a"),
        ("Plán", "Most", "1. Bydlení", "byty", "opatření", "bydlení", "město", "plněno", "2012", *[None] * 2, "a"),
        ("Plán", "Most", None, "*kurzy*", "opatření", "dluhy", None, "nehodnoceno", "2012", "zavedeno", None, "a | b"),
        ("SPSZ", "Cheb", None, "klub", "aktivita", "rodina", "město", "nehodnoceno", *[None] * 3, "c"),
        ("Rámec", "Česko", None, "síť", "opatření", "jiné", "stát", "neplněno", "2020", *[None] * 2, "d"),
        ("Rámec", "Česko", "Témata", "dluhy", "téma", "dluhy", "stát", *[None] * 4, "d"),
        ("Rámec", "Česko", "Témata", "zdraví", "téma", "zdraví", "stát", *[None] * 4, "d"),
        ("Klíče", "Ústecký kraj", None, "bydlení_v_kraji", "klíčové téma", "bydlení", None, *[None] * 4, "e"),
        ("Plán", "Most", "Skupina", "gesce: odbor", "gesce odboru", "jiné", "odbor", *[None] * 4, "a"),
        ("Plán", "Most", None, "(souhrn) mnoho opatření „neplněno“", "souhrn monitoringu", "jiné", None,
         "neplněno", "2022–2023", None, "Počty nejsou.", "a"),
    ],
    columns=COLUMNS.split(),
)  # fmt: skip
ROWS = ROWS.assign(
    plan_key=ROWS["plan_title"] + ROWS["unit_name"],
    reach=ROWS["unit_name"].map({"Česko": "country", "Ústecký kraj": "region"}).fillna("area"),
    period_earliest=pd.NaT,
    period_latest=pd.NaT,
)
OWN = plans.counted(ROWS)
PLAN, TOPIC, STATE = plans.choices(OWN)


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


def test_what_concerns_the_whole_country_counts_only_there():
    assert OWN["measure_text"].tolist() == ["1. Bydlení", "byty", "*kurzy*", "klub"]
    assert plans.counted(ROWS.assign(reach="area"))["measure_text"].tolist() == [*OWN["measure_text"], "síť"]


def test_plans_of_one_title_stay_apart():
    titled = ROWS.iloc[1:5].assign(plan_title="Akční plán", unit_name=["Most", "Most", "Cheb", "Most"], reach="area")
    same = plans.counted(titled.assign(plan_key=["most-1", "most-1", "cheb", "most-2"]))
    names = plans.choices(same)[0]

    assert same["plan_name"].tolist() == ["Akční plán – Most"] * 2 + ["Akční plán – Cheb", "Akční plán – Most (2)"]
    assert names.options[1:] == ("Akční plán – Most", "Akční plán – Cheb", "Akční plán – Most (2)")
    assert plans.filtered(same, {names: "Akční plán – Cheb"})["measure_text"].tolist() == ["klub"]
    assert plans.counts(same, "plan_name").groupby("plan_name")["planned_count"].sum().to_dict() == {
        "Akční plán – Cheb": 1,
        "Akční plán – Most": 2,
        "Akční plán – Most (2)": 1,
    }
    assert len(list(plans.outline(same))) == 3


def test_choices_offer_everything_first():
    assert PLAN.options == ("všechny dokumenty", "Plán", "SPSZ")
    assert len(TOPIC.options) == 10
    assert STATE.options == ("všechny stavy", "plněno", "částečně plněno", "neplněno", "nehodnoceno")


@pytest.mark.parametrize(
    ("plan", "topic", "state", "left", "lines"),
    [
        ("všechny dokumenty", "všechny oblasti", "všechny stavy", ["1. Bydlení", "byty", "*kurzy*", "klub"], ()),
        ("Plán", "všechny oblasti", "nehodnoceno", ["1. Bydlení", "*kurzy*"],
         ("Dokument: Plán", "Stav opatření: nehodnoceno")),
        ("všechny dokumenty", "rodina", "všechny stavy", ["klub"], ("Oblast: rodina",)),
        ("SPSZ", "bydlení", "všechny stavy", [], ("Dokument: SPSZ", "Oblast: bydlení")),
    ],
)  # fmt: skip
def test_choices_leave_the_rows_that_fit_and_say_so(plan, topic, state, left, lines):
    chosen = {PLAN: plan, TOPIC: topic, STATE: state}

    assert plans.filtered(OWN, chosen)["measure_text"].tolist() == left
    assert plans.filter_lines(chosen) == lines


def test_counts_go_by_total_and_keep_who_is_not_named():
    found = plans.counts(OWN, "responsible")

    assert found["responsible"].isna().tolist() == [True, False, False]
    assert found["measure_state"].tolist() == ["nehodnoceno", "plněno", "nehodnoceno"]
    assert found["planned_count"].tolist() == [2, 1, 1]
    assert found["reference_keys"].tolist() == ["a | b", "a", "c"]


def test_counts_add_up_to_the_rows():
    for by in ("topic", "plan_name", "responsible"):
        assert plans.counts(OWN, by)["planned_count"].sum() == len(OWN)


def test_headline_counts_what_is_known():
    documents = pd.DataFrame({"reach": ["area", "region", "country"]})

    assert [value for _, value, _ in plans.headline(OWN, documents)] == ["4", "1", "1", "2"]


def test_the_years_of_the_states_are_said():
    days = pd.DataFrame({"period_earliest": pd.to_datetime(["2010-02-01", None]), "period_latest": [pd.NaT, pd.NaT]})

    assert plans.when(days, "Most").endswith("prameny z let 2010")
    assert plans.when(pd.concat([days, days.assign(period_earliest=pd.Timestamp("2012-01-01"))]), "Most").endswith(
        "2010–2012"
    )
    assert plans.when(OWN, "Most") == "Most · o stavu žádný pramen nemluví"


def test_words_of_sources_are_quoted_and_not_translated():
    first, second = plans.why_not_assessed(OWN)

    assert "3 z 4" in first
    assert "„zavedeno“" in second
    assert len(plans.why_not_assessed(OWN.assign(state_text=None))) == 1


def test_where_no_measure_is_assessed_a_sentence_stands_for_charts():
    (sentence,) = plans.why_not_assessed(OWN.assign(measure_state="nehodnoceno", state_text=None))

    assert sentence.startswith("Žádné z vybraných opatření a priorit (celkem 4)")
    assert plans.is_assessed(OWN).tolist() == [False, True, False, False]


def test_a_summary_of_a_monitoring_comes_before_everything_else():
    assert plans.FIRST_PARTS[0] == PlanPart.MONITORING


def test_an_outline_has_priorities_above_their_measures():
    (title, lines), (other, flat) = plans.outline(OWN)

    assert (plain(title), plain(other)) == ("Plán (Most)", "SPSZ (Cheb)")
    assert plain(lines).split("\n") == [
        "- **1. Bydlení**",
        "    - byty – **plněno**",
        "- **bez uvedené priority**",
        "    - *kurzy* – monitoring stav neuvádí; pramen říká: „zavedeno“",
    ]
    assert "\\*kurzy\\*" in lines, "markdown in data has no effect"
    assert flat == "- klub"


def test_themes_of_the_country_are_marked_in_a_part_of_it():
    themes = plans.of_part(ROWS, PlanPart.THEME)

    def said(reach: str) -> list[str]:
        return [plain(line) for line in plans.told(themes.assign(reach=reach), PlanPart.THEME)]

    assert said("country") == ["**Rámec, Témata** (Česko (celostátní)): dluhy; zdraví."]
    assert said("region") == ["**Rámec, Témata** (Česko (celý kraj)): dluhy; zdraví."]
    assert said("area") == ["**Rámec, Témata** (Česko): dluhy; zdraví."]


def test_key_themes_departments_and_summaries_of_a_monitoring_are_told():
    said = {part: plans.told(plans.of_part(ROWS, part), part) for part in PlanPart}

    assert plain(said[PlanPart.KEY_THEME][0]) == "**bydlení_v_kraji** (Ústecký kraj (celý kraj), oblast bydlení)"
    assert said[PlanPart.DEPARTMENT] == ["**Plán, Skupina** (Most): odbor."]
    assert [plain(text) for text in said[PlanPart.MONITORING]] == [
        "Plán: monitoring za období 2022–2023 uvádí mnoho opatření „neplněno“. Počty nejsou."
    ]


def test_every_part_has_a_heading_a_note_files_and_a_table():
    for part in (*plans.FIRST_PARTS, *plans.OTHER_PARTS):
        assert texts.PLAN_PART[part]
        assert texts.PLAN_PART_NOTE[part]
        assert texts.PLAN_PART_OFFER[part] in texts.OFFER_TITLE
        assert "reference_keys" in plans.table(ROWS, part)
    assert {PlanPart.MEASURE, *plans.FIRST_PARTS, *plans.OTHER_PARTS} == set(PlanPart)


@pytest.mark.parametrize("mark", ["[x](http://a.b)", "**b**", ":smile:"])
def test_markup_in_a_workbook_stays_text(mark):
    rows = ROWS.assign(plan_title=mark, unit_name=mark, priority=mark, measure_text=mark)
    ((title, lines),) = plans.outline(plans.counted(rows.iloc[1:2]))
    told = [line for part in PlanPart for line in plans.told(plans.of_part(rows, part), part)]

    assert told
    for written in (title, lines, *told):
        assert mark not in written
        assert mark in plain(written)


def test_undated_documents_are_named():
    days = ["valid_from_earliest", "valid_from_latest", "valid_to_earliest", "valid_to_latest"]
    documents = pd.DataFrame({"title": ["S daty", "Bez dat"], "document_kind": "SPSZ"})
    documents = documents.assign(**dict.fromkeys(days, pd.NaT))
    documents.loc[0, "valid_to_latest"] = pd.Timestamp("2014-12-31")

    assert plans.on_axis(documents)["title"].tolist() == ["S daty"]
    assert plans.not_on_axis(documents) == ["Na ose chybí, protože pramen období platnosti neuvádí: Bez dat."]
    assert plans.not_on_axis(documents.iloc[:1]) == []


@pytest.mark.parametrize(
    "kind",
    ["analýza", "datový nástroj", "mapová aplikace", "metodika", "monitoring", "dohoda", "krajské dokumenty"],
)
def test_what_is_no_plan_is_not_on_the_axis(kind):
    days = ["valid_from_earliest", "valid_from_latest", "valid_to_earliest", "valid_to_latest"]
    documents = pd.DataFrame({"title": ["Plán", "Jiné"], "document_kind": ["akční plán", kind]})
    documents = documents.assign(**dict.fromkeys(days, pd.Timestamp("2014-01-01")))

    assert plans.on_axis(documents)["title"].tolist() == ["Plán"]
    assert "(celkem 1)" in plans.not_on_axis(documents)[0]


def test_models_keep_the_order_and_put_notes_where_they_belong():
    phases = pd.DataFrame(
        [
            ("PSZ", 1, "Příprava", "analýza", None),
            ("PSZ", 2, "Záměry", None, "může jít o výstup"),
            ("KPSVL", 1, "analýza", None, "tři roky"),
            ("KPSVL", 2, "revize", None, "tři roky"),
        ],
        columns=["model_name", "step_order", "phase_name", "content", "note"],
    )

    assert [(name, plain(steps)) for name, steps in plans.models(phases)] == [
        ("PSZ", "1. **Příprava** – analýza\n2. **Záměry** *(může jít o výstup)*"),
        ("KPSVL", "1. **analýza**\n2. **revize**\n\n*tři roky*"),
    ]


def test_an_unknown_phase_is_called_unknown():
    units = pd.DataFrame(
        [("a", "Ralsko", None), ("b", "Most", "Volba priorit")], columns=["unit_key", "unit_name", "phase_name"]
    ).assign(unit_kind="obec", model_name=None, as_of_text=None, confirmed_text="2024", reference_keys="r")

    assert plans.standing(units)["phase_name"].tolist() == ["fáze neuvedena", "Volba priorit"]
    assert plans.known_standing(units)[0].endswith("jsou, uvádějí prameny: u 1 z nich.")
    assert plans.known_standing(units.iloc[:1])[0].endswith("u žádného z nich.")

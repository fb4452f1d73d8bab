"""Words and figures of projects, on drawn frames."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sei_core.domain.levels import Level
from sei_core.domain.progress import Progress, indicator_progress
from sei_core.domain.vocabularies import ProjectState
from sei_core.view import project_charts, projects, texts, theme

DAY = date(2024, 7, 1)
NB = "\u00a0"
INDICATOR = {
    "indicator_key": "I1",
    "project_key": "P",
    "project_name": "Projekt",
    "subject_text": None,
    "unit_name": "Česko",
    "reach": "area",
    "indicator_name": "podpořené celky",
    "activity_codes": None,
    "comparator": "=",
    "target_value": 40.0,
    "target_unit": "ÚC",
    "base_value": None,
    "per_year": "ne",
    "actual_value": None,
    "as_of_text": "2024-07-01",
    "start_text": "2024",
    "end_text": "2024-12-31",
    "reference_keys": "a",
    "note": None,
}
DATES = {
    "as_of_earliest": "2024-07-01",
    "as_of_latest": "2024-07-01",
    "start_earliest": "2024-01-01",
    "start_latest": "2024-01-01",
    "end_earliest": "2024-12-31",
    "end_latest": "2024-12-31",
}
UNKNOWN_VALUE = dict.fromkeys(("actual_value", "as_of_text", "as_of_earliest", "as_of_latest"))
PROJECT = {
    "project_key": "P",
    "project_name": "Projekt",
    "project_level": "systémový",
    "project_state": "v realizaci",
    "reach": "area",
    "territories": "Česko",
    "start_text": "2024",
    "end_text": None,
    "confirmed_text": None,
    "predecessor_key": None,
    "predecessor_name": None,
    "confirmed_latest": None,
    "start_earliest": "2024-01-01",
    "start_latest": "2024-12-31",
    "end_earliest": None,
    "end_latest": None,
}


def drawn(rows: list[dict], days: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    return frame.assign(**{day: pd.to_datetime(frame[day]).astype("datetime64[us]") for day in days})


def indicators(*changes: dict) -> pd.DataFrame:
    """Judged indicators, each with what differs from ``INDICATOR``."""
    frame = drawn([INDICATOR | DATES | change for change in changes], list(DATES))
    values = ["target_value", "base_value", "actual_value"]
    return indicator_progress(frame.assign(**{name: frame[name].astype("float64") for name in values}), DAY)


def listed(*changes: dict) -> pd.DataFrame:
    """Projects, each with what differs from ``PROJECT``."""
    return drawn(
        [PROJECT | change for change in changes],
        ["confirmed_latest", "start_earliest", "start_latest", "end_earliest", "end_latest"],
    )


def said(**change: object) -> tuple[str, ...]:
    return projects.bullet_text(next(indicators(change).itertuples())).numbers


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (UNKNOWN_VALUE, (f"cíl 40{NB}ÚC", "skutečnost nezadána", f"uplynulému času odpovídá 19,9{NB}ÚC")),
        (
            {"comparator": "≥", "target_value": 75, "target_unit": "% ÚC", "base_value": 40, "actual_value": 12},
            (
                f"cíl nejméně 75{NB}% z 40{NB}ÚC = 30{NB}ÚC",
                f"skutečnost 12{NB}ÚC (1.{NB}7.{NB}2024)",
                f"uplynulému času odpovídalo 14,9{NB}ÚC (1.{NB}7.{NB}2024)",
                "opožděno proti uplynulému času",
            ),
        ),
        (
            {"comparator": "≥", "target_value": 60, "target_unit": "% dokumentů", "start_earliest": None},
            (
                f"cíl nejméně 60{NB}% dokumentů (z kolika, pramen neuvádí)",
                "skutečnost nezadána",
                texts.EXPECTED_UNDATED,
            ),
        ),
        ({"target_value": None, "actual_value": 31}, (texts.TARGET_NONE, f"skutečnost 31{NB}ÚC (1.{NB}7.{NB}2024)")),
        (
            {"start_latest": "2024-03-31", "actual_value": 40},
            (
                f"cíl 40{NB}ÚC",
                f"skutečnost 40{NB}ÚC (1.{NB}7.{NB}2024)",
                f"uplynulému času odpovídalo 13,3–19,9{NB}ÚC (1.{NB}7.{NB}2024)",
                "splněno",
            ),
        ),
        (
            {
                "comparator": "≥",
                "target_value": 4,
                "target_unit": "setkání",
                "per_year": "ano",
                "actual_value": 1,
                "as_of_text": "2024-06-11",
                "as_of_earliest": "2024-06-11",
                "as_of_latest": "2024-06-11",
            },
            (
                f"cíl nejméně 4{NB}setkání každý rok",
                f"skutečnost 1{NB}setkání (11.{NB}6.{NB}2024)",
                f"uplynulému času odpovídalo 1,8{NB}setkání (11.{NB}6.{NB}2024)",
                "opožděno proti uplynulému času",
            ),
        ),
        (
            {
                "target_value": 4,
                "target_unit": "setkání",
                "per_year": "ano",
                "actual_value": 1,
                "as_of_text": "2023-06-11",
                "as_of_earliest": "2023-06-11",
                "as_of_latest": "2023-06-11",
            },
            (
                f"cíl 4{NB}setkání každý rok",
                f"1 ze 4{NB}setkání doloženo do 11.{NB}6.{NB}2023; víc prameny nedokládají",
            ),
        ),
        (
            {"target_value": 2, "target_unit": "jednání", "per_year": "ano"} | UNKNOWN_VALUE,
            (f"cíl 2{NB}jednání každý rok", "skutečnost nezadána", texts.EXPECTED_YEARLY),
        ),
    ],
)
def test_a_bullet_says_target_actual_and_expectation_in_its_unit(change, expected):
    assert said(**change) == expected


def test_what_only_covers_the_area_is_marked():
    rows = indicators({"reach": "country"}, {"reach": "region"}, {"reach": "elsewhere"}, {})

    assert [projects.bullet_text(row).name for row in rows.itertuples()] == [
        "podpořené celky (celostátní)",
        "podpořené celky (celý kraj)",
        "podpořené celky (jiné území)",
        "podpořené celky",
    ]
    assert projects.title(listed({"reach": "country"}), "P") == "Projekt (celostátní)"
    figure = project_charts.project_timeline(listed({"reach": "country"}), "Liberecký kraj", DAY)
    assert list(figure.layout.yaxis.categoryarray) == ["Projekt (celostátní)"]


def test_a_commitment_is_named_before_its_indicator():
    rows = indicators({"subject_text": "Memorandum", "project_key": None})

    assert projects.bullet_text(next(rows.itertuples())).name == "Memorandum: podpořené celky"


@pytest.mark.parametrize(
    ("territory_role", "rank", "is_first", "expected"),
    [
        ("náhradník", 7, True, "náhradník, 7. v pořadí – první náhradník"),
        ("náhradník", 8, False, "náhradník, 8. v pořadí"),
        ("partner", None, False, "partner"),
    ],
)
def test_role_of_a_territory(territory_role, rank, is_first, expected):
    row = pd.DataFrame(
        {"territory_role": [territory_role], "territory_rank": [rank], "is_first_substitute": [is_first]}
    )

    assert projects.role(next(row.itertuples())) == expected


def test_places_in_a_chosen_area_are_said_with_their_role_and_note():
    rows = pd.DataFrame(
        {
            "unit_name": ["Česko", "Velké Hamry", "Liberec"],
            "is_in_area": [False, True, True],
            "territory_role": ["účastník", "náhradník", "partner"],
            "territory_rank": [None, 7, None],
            "is_first_substitute": [False, True, False],
            "note": [None, "Jen při odstoupení jiné obce.", None],
        }
    ).astype({"territory_rank": "Int64"})

    assert projects.places_in(rows, Level.REGION) == [
        "Velké Hamry: náhradník, 7. v pořadí – první náhradník. Poznámka: Jen při odstoupení jiné obce.",
        "Liberec: partner",
    ]
    assert projects.places_in(rows, Level.COUNTRY) == []
    assert projects.places_in(rows.iloc[:1], Level.REGION) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"confirmed_text": "2023-01-25"}, f"v realizaci (k 25.{NB}1.{NB}2023)"),
        ({"confirmed_text": "2010", "project_state": "návrh"}, "návrh (k roku 2010)"),
        ({}, "v realizaci (den pramen neuvádí)"),
        ({"end_latest": "2024-06-30"}, "v realizaci (den pramen neuvádí); plánovaný konec uplynul"),
        ({"end_latest": "2024-07-01"}, "v realizaci (den pramen neuvádí)"),
        (
            {"end_latest": "2024-06-30", "confirmed_text": "2023-01-25"},
            f"v realizaci (k 25.{NB}1.{NB}2023); plánovaný konec uplynul",
        ),
        ({"end_latest": "2024-06-30", "project_state": "ukončený"}, "ukončený (den pramen neuvádí)"),
    ],
)
def test_a_state_is_dated_and_says_when_the_planned_end_has_passed(change, expected):
    rows = listed(change)
    rows = rows.assign(**{name: None for name in projects.TABLE if name not in rows})

    assert projects.hover(next(rows.itertuples()), DAY).split("\n")[2] == expected
    assert projects.table(rows, DAY)["project_state"].tolist() == [expected]


def test_the_timeline_says_on_hover_that_a_planned_end_has_passed():
    ended = {"end_text": "2024-06-30", "end_earliest": "2024-06-30", "end_latest": "2024-06-30"}
    figure = project_charts.project_timeline(listed(ended), "Česko", DAY)
    told = " ".join(text for bar in figure.data if bar.hovertext is not None for text in bar.hovertext)

    assert "plánovaný konec uplynul" in told.replace("<br>", " ")


def test_every_state_and_every_standing_has_a_colour_and_a_word():
    assert set(project_charts.STATE_COLOUR) == {state.value for state in ProjectState} == {*projects.STATE_ORDER}
    assert len(set(project_charts.STATE_COLOUR.values())) == len(ProjectState)
    assert set(project_charts.PROGRESS_COLOUR) == set(Progress) == set(texts.PROGRESS_LABEL)
    assert len(set(project_charts.PROGRESS_COLOUR.values())) == len(Progress)


def test_choice_begins_with_systemic_projects_that_go_on():
    rows = listed(
        {"project_key": "A", "project_name": "Skončil", "project_state": "ukončený"},
        {"project_key": "B", "project_name": "Běží dlouho"},
        {"project_key": "C", "project_name": "Běží", "start_latest": "2025-12-31"},
        {"project_key": "D", "project_name": "Místní", "project_level": "místní"},
        {"project_key": "E", "project_name": "Místní", "project_level": "místní", "project_state": "záměr"},
    )

    assert list(projects.choice(rows).items()) == [
        ("C", "Běží"),
        ("B", "Běží dlouho"),
        ("A", "Skončil"),
        ("D", "Místní (D)"),
        ("E", "Místní (E)"),
    ]


def test_headline_counts_what_is_the_areas_own():
    rows = listed({}, {"project_key": "Q", "project_level": "místní"}, {"project_key": "R", "reach": "country"})
    passed = {"end_earliest": "2024-03-01", "end_latest": "2024-03-01"}
    older = {"as_of_earliest": "2024-02-01", "as_of_latest": "2024-02-01"}
    shown = indicators(
        {"actual_value": 40},
        {"actual_value": 1},
        {},
        {"target_value": None, "actual_value": 3, "project_key": None},
        {"actual_value": 5} | passed,
        {"actual_value": 6} | passed | older,
        {"actual_value": 40, "reach": "country"},
        {"actual_value": 40, "reach": "region", "project_key": None},
    )
    counts, standing = projects.headline(rows, shown)

    assert [value for _, value, _ in counts] == ["2", "6", "5", "1"]
    assert [value for _, value, _ in standing] == ["1", "0", "1", "1", "1"]
    assert counts[0][2] == texts.PROJECTS_METRIC_LEVELS.format(systemic=1, local=1)
    assert projects.besides(rows, shown) == [
        texts.BESIDES["region"].format(counts=f"1{NB}indikátor"),
        texts.BESIDES["country"].format(counts=f"1{NB}projekt a 1{NB}indikátor"),
    ]
    assert projects.besides(rows.iloc[:2], shown.iloc[:6]) == []


def test_reach_says_what_only_covers_the_area():
    rows = listed({}, {"reach": "region"}, {"reach": "country"}, {"reach": "country"})

    assert projects.reach_sentences(rows, "okres Most") == [
        f"okres Most – s jmenovaným místem nebo účastníkem v území: 1{NB}projekt.",
        f"Pro celý kraj, ve kterém území leží: 1{NB}projekt.",
        texts.REACH_SENTENCE["country"].format(place="okres Most", count=f"2{NB}projekty"),
    ]
    assert projects.reach_sentences(rows.iloc[2:], "ORP Pacov")[0] == texts.REACH_NONE.format(place="ORP Pacov")
    assert projects.reach_sentences(rows.iloc[:1], "Česko") == [f"Česko: 1{NB}projekt."]


CARD = dict.fromkeys(projects.CARD) | {
    "project_key": "P",
    "project_name": "Projekt",
    "project_state": "v realizaci",
    "project_level": "systémový",
    "confirmed_text": "2023-01-25",
    "end_text": "2026-08-31 / 2026-09-30 (rozpor)",
    "end_latest": pd.Timestamp("2026-09-30"),
    "budget_czk": 32243308.8,
    "reference_keys": "a | b",
}
REFERENCES = pd.DataFrame({"source_key": ["a", "b"], "attribution": ["Kraj: Zápis", "ASZ: Web"]})


def test_card_has_both_claims_where_sources_disagree_and_a_reason_where_nothing_is_known():
    claims = pd.DataFrame(
        {
            "subject_table": ["project"] * 3 + ["call"],
            "subject_key": ["P", "P", "Q", "P"],
            "subject_name": ["Projekt", "Projekt", "Jiný", "Výzva"],
            "attribute": ["end_text"] * 4,
            "stated_text": ["2026-08-31", "2026-09-30", "2020", "2021"],
            "reference_keys": ["a", "b", "a", "a"],
            "note": [None, "Na webu.", None, None],
        }
    )
    known = pd.DataFrame([CARD])
    lines = projects.card(known, claims, REFERENCES, DAY).to_numpy().tolist()
    later = projects.card(known, claims, REFERENCES, date(2026, 10, 1)).to_numpy().tolist()

    assert ["Stav projektu", f"v realizaci (k 25.{NB}1.{NB}2023)"] in lines
    assert ["Stav projektu", f"v realizaci (k 25.{NB}1.{NB}2023); plánovaný konec uplynul"] in later
    assert ["Začátek", "– (zdroj datum neuvádí)"] in lines
    assert [value for label, value in lines if label.startswith("Konec")] == [
        f"31.{NB}8.{NB}2026 / 30.{NB}9.{NB}2026 (rozpor)",
        f"31.{NB}8.{NB}2026 – Kraj: Zápis",
        f"30.{NB}9.{NB}2026 – ASZ: Web. Poznámka: Na webu.",
    ]
    assert ["Rozpočet", f"32{NB}243{NB}308,8{NB}Kč"] in lines
    assert lines[-1] == ["Prameny", "Kraj: Zápis; ASZ: Web"]
    assert "Poznámka" not in [label for label, _ in lines]


def test_call_disagreements_are_sentences():
    """The first two are of one call; of the same name is another call, of the same key a project."""
    claims = pd.DataFrame(
        {
            "subject_table": ["call", "call", "call", "call", "project"],
            "subject_key": ["02", "02", "03", "03", "02"],
            "subject_name": ["02_17_051"] * 4 + ["Projekt"],
            "attribute": ["allocation_czk"] * 5,
            "stated_text": ["180 mil. Kč", "250 mil. Kč", "1 mil. Kč", "2 mil. Kč", "9 mil. Kč"],
        }
    )
    calls = pd.DataFrame({"call_key": ["02", "03", "04"], "call_number": ["02_17_051"] * 2 + ["03_24_068"]})
    first, second = (
        "Prameny se liší: výzva 02_17_051, alokace – 180 mil. Kč × 250 mil. Kč.",
        "Prameny se liší: výzva 02_17_051, alokace – 1 mil. Kč × 2 mil. Kč.",
    )

    assert projects.call_disagreements(claims, calls) == [first, second]
    assert projects.call_disagreements(claims, calls.iloc[:1]) == [first]
    assert projects.call_disagreements(claims, calls.iloc[2:]) == []


def test_stands_counts_by_project_and_keeps_their_order():
    shown = indicators(
        {"project_name": "Žába", "project_key": "Z"},
        {"project_name": "Žába", "project_key": "Z", "actual_value": 40},
        {"project_name": "Žába", "project_key": "Z"},
        {"project_name": "Auto", "project_key": "A"},
        {"project_name": None, "project_key": None, "subject_text": "Memorandum"},
    )

    assert projects.stands(shown).to_numpy().tolist() == [
        ["Žába", "met", 1],
        ["Žába", "no_value", 2],
        ["Auto", "no_value", 1],
        [texts.OUTSIDE_PROJECTS, "no_value", 1],
    ]
    assert projects.stands(shown.iloc[4:]).to_numpy().tolist() == [[texts.OUTSIDE_PROJECTS, "no_value", 1]]


def test_two_projects_of_the_same_name_stay_two():
    shown = indicators({"project_key": "Q"}, {"project_key": "P"}, {"project_key": "P"})

    assert projects.stands(shown).to_numpy().tolist() == [
        ["Projekt (Q)", "no_value", 1],
        ["Projekt (P)", "no_value", 2],
    ]


def traces(figure) -> dict[str, object]:
    return {trace.name: trace for trace in figure.data if trace.name}


def test_bullets_are_in_percent_of_the_target():
    rows = indicators(
        {"actual_value": 10},
        {"target_value": 75, "target_unit": "% ÚC", "base_value": 40},
        {"target_value": None, "actual_value": 5},
        {"actual_value": 400},
    )
    figure = project_charts.bullets(rows, "Projekt", DAY)
    drawn_ = traces(figure)

    assert drawn_["skutečnost"].x.tolist()[0] == 25
    assert drawn_["skutečnost"].x.tolist()[3] == 100 * project_charts.MOST, "a bar does not leave the chart"
    assert pd.isna(drawn_["skutečnost"].x[1])
    assert pd.Series(drawn_["skutečnost nezadána"].x).dropna().to_dict() == {1: 100}
    assert pd.Series(drawn_["cíl"].x).notna().tolist() == [True, True, False, True]
    assert drawn_["odpovídá uplynulému času"].base[0] == pytest.approx(100 * 182 / 366)
    assert drawn_["skutečnost nezadána"].marker.pattern.shape == "/"
    assert "= 30" in figure.layout.meta["alt"]
    assert "Projekt" in figure.layout.title.subtitle.text


def test_bullets_stand_below_each_other_without_touching():
    name = "velmi dlouhý název indikátoru, který se na jeden řádek telefonu v žádném případě nevejde"
    figure = project_charts.bullets(indicators({"indicator_name": name}, {}), "Projekt", DAY)
    middles = traces(figure)["cíl"].y.tolist()
    heads = [note.y for note in figure.layout.annotations if note.text.startswith("<b>")]
    lines = [note for note in figure.layout.annotations if not note.text.startswith("<b>")]

    assert heads[0] < middles[0] < lines[0].y < heads[1] < middles[1]
    assert middles[0] - heads[0] > project_charts.LINE * 2
    assert max(len(line) for note in figure.layout.annotations for line in note.text[3:].split("<br>")) <= (
        project_charts.TEXT_WIDTH + len("</b>")
    )


def test_arrows_lead_to_successors():
    rows = listed(
        {"project_name": "První", "project_key": "A", "end_earliest": "2024-12-31", "end_latest": "2024-12-31"},
        {
            "project_name": "Druhý",
            "project_key": "B",
            "predecessor_key": "A",
            "predecessor_name": "První",
            "start_earliest": "2025-01-01",
            "start_latest": "2025-01-01",
        },
        {"project_name": "Bez dat", "project_key": "C", "start_earliest": None, "start_latest": None},
    )
    figure = project_charts.project_timeline(rows, "Česko", DAY)
    (arrow,) = [note for note in figure.layout.annotations if note.showarrow is not False]

    assert (arrow.ay, arrow.y) == ("První", "Druhý")
    assert list(figure.layout.yaxis.categoryarray) == ["Druhý", "První"]
    assert "navazuje na: První" in {
        text.split("<br>")[-1] for bar in figure.data if bar.hovertext is not None for text in bar.hovertext
    }
    assert projects.undated(rows)["project_key"].tolist() == ["C"]


def test_an_arrow_leads_from_the_predecessor_and_not_from_its_namesake():
    ended = {"end_earliest": "2024-12-31", "end_latest": "2024-12-31"}
    begun = {"start_earliest": "2025-01-01", "start_latest": "2025-01-01"}
    rows = listed(
        {"project_key": "N"} | ended,
        {"project_key": "P"} | ended,
        {"project_key": "Q", "project_name": "Druhý", "predecessor_key": "P", "predecessor_name": "Projekt"} | begun,
    )
    figure = project_charts.project_timeline(rows, "Česko", DAY)

    assert [(note.ay, note.y) for note in figure.layout.annotations if note.showarrow is not False] == [
        ("Projekt (P)", "Druhý")
    ]


@pytest.mark.parametrize("state", ProjectState)
def test_only_a_state_that_says_so_vouches_for_running(state):
    begun = {"start_earliest": "2020-01-01", "start_latest": "2020-01-01"}
    rows = listed({"project_state": state.value, "confirmed_latest": "2023-12-04"} | begun)
    figure = project_charts.project_timeline(rows, "Česko", DAY)
    sure = [bar for bar in figure.data if bar.marker.opacity == 1 and bar.base is not None and len(bar.base)]
    (length,) = [days / 86_400_000 for bar in sure for days in bar.x]

    assert bool(length > 1) is (state in (ProjectState.RUNNING, ProjectState.INTRODUCED))


def test_portfolio_has_a_colour_and_a_count_for_each_standing():
    rows = pd.DataFrame(
        {
            "project_name": ["A", "A", "<b>"],
            "progress": ["met", "no_value", "late"],
            "indicator_count": [1, 15, 2],
        }
    )
    figure = project_charts.portfolio(rows, "Česko", DAY)
    bars = traces(figure)

    assert bars["splněno"].x.tolist() == [1]
    assert bars["skutečnost nezadána"].marker.color == theme.NO_DATA
    assert list(figure.layout.yaxis.categoryarray) == ["&lt;b&gt;", "A"]
    assert figure.layout.showlegend
    assert project_charts.portfolio(rows.iloc[2:], "Česko", DAY).layout.xaxis.dtick == 1, "no parts of indicators"
    assert "splněno 1, opožděno proti uplynulému času 2, skutečnost nezadána 15" in figure.layout.meta["alt"]


@pytest.mark.parametrize(
    "figure",
    [
        lambda: project_charts.bullets(indicators({}).iloc[:0], "Projekt", DAY),
        lambda: project_charts.portfolio(projects.stands(indicators({}).iloc[:0]), "Česko", DAY),
        lambda: project_charts.project_timeline(listed({}).iloc[:0], "Česko", DAY),
    ],
)
def test_no_rows_give_an_empty_figure_that_says_so(figure):
    made = figure()

    assert [note.text for note in made.layout.annotations] == [texts.CHART_EMPTY]
    assert made.layout.meta["alt"]

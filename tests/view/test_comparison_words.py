"""A comparison in words: sentences, tables in Czech writing, and one figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest

from sei_core.domain import comparison as domain
from sei_core.domain.bands import band_of
from sei_core.domain.comparison import Comparison, IndexChange
from sei_core.export.offer import Offer
from sei_core.store.journal import Entry
from sei_core.view import comparison, labels, stewardship, tables, texts

SOURCES = pd.DataFrame(columns=["attribution", "licence", "url", "data_date"])


def index(**points: int) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "municipality_code": list(points),
            "municipality_name": [f"Obec {code}" for code in points],
            "district_name": "Most",
            "population_15plus": [500 * (number + 1) for number in range(len(points))],
            "index_points": list(points.values()),
            "computed_points": [0, *list(points.values())[1:]],
        }
    )
    return table.assign(band=band_of(table["index_points"]), rank=table["index_points"].rank(ascending=False))


INPUTS = [("enforcement_count", 2, 1, 90, 95), ("population_15plus", 2, 0, 1500, 1500)]
BIGGEST = pd.DataFrame(
    [("enforcement_count", "a", 40, 45, 5, "Obec a", "Most")],
    columns=[
        *("column_name", "municipality_code", "number_before", "number_after", "number_change"),
        *("municipality_name", "district_name"),
    ],
)
BEFORE, AFTER = index(a=5, b=12, c=1), index(a=13, b=11, d=3)
SHARES = pd.DataFrame(
    {"indicator": ["enforcement"], "share_before": [0.06], "share_after": [0.065], "difference": [0.005]}
)


@pytest.fixture
def change() -> IndexChange:
    moves = domain.moves(BEFORE, AFTER)
    return IndexChange(
        year=2024,
        baseline=2023,
        municipalities=moves,
        transitions=domain.transitions(moves),
        bands=domain.bands(BEFORE, AFTER),
        shares=SHARES,
        unmatched=domain.unmatched(BEFORE, AFTER),
        differing=domain.differing(AFTER),
        inputs=pd.DataFrame(
            INPUTS, columns=["column_name", "compared_count", "moved_place_count", "sum_before", "sum_after"]
        ),
        biggest_inputs=BIGGEST,
        sources=SOURCES,
    )


@pytest.fixture
def found(change) -> Comparison:
    counts = pd.DataFrame(
        [("index_input", 2023, 3, 3, 0, 1, 0), ("index_input", 2024, 0, 3, 3, 0, 0), ("task", None, 2, 1, 0, 0, 1)],
        columns=["table_name", "year", *domain.COUNTS],
    ).astype({"year": "Int64"})
    cells = pd.DataFrame(
        [
            ("index_input", 2023, "567337", "Obrnice, Most", "changed", "population_15plus", "1585", "12345"),
            ("index_input", 2023, "567337", "Obrnice, Most", "changed", "early_leaving_count", "3", None),
            ("task", None, "T1", None, "gone", "deadline_text", "2024-06-30", None),
            ("project_indicator", None, "I1", "Počet", "changed", "base_value", "0.5", "1.25"),
            ("published_count", None, "P1", None, "changed", "is_target", "ne", "ano"),
            ("survey_total", None, "S1", None, "changed", "survey_year", "2006", "2015"),
        ],
        columns=["table_name", "year", "row_key", "row_name", *domain.CELL_COLUMNS[1:]],
    ).astype({"year": "Int64"})
    return Comparison(
        before="isv-a",
        after="isv-b",
        counts=counts,
        cells=cells,
        years_added=(2024,),
        years_gone=(),
        municipalities=domain.unmatched(BEFORE, AFTER),
        outlines=pd.DataFrame(),
        indexes=(change,),
        sources=SOURCES,
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_whole_is_said_in_sentences(found):
    assert [plain(each) for each in comparison.statements(found)] == [
        "Přibude index za rok: 2024.",
        "Obce, které v územním členění přibudou: Obec d (okres Most).",
        "Obce, které z územního členění zmizí: Obec c (okres Most).",
        "Vstupy indexu, rok 2023: přidáno 0, změněno 1, ubylo 0 (3 → 3 řádky).",
        "Vstupy indexu, rok 2024: nový rok, 3 řádky; co se změnilo proti dřívějšímu roku, je níže.",
        "Úkoly: přidáno 0, změněno 0, ubylo 1 (2 → 1 řádek).",
    ]


def test_many_places_are_named_in_part_and_the_rest_counted(found):
    many = pd.DataFrame({"municipality_code": [f"{n:06}" for n in range(20)], "district_name": "Most"})
    many = many.assign(municipality_name="Ves", row_change="added")

    (_, said, *_) = comparison.statements(replace(found, municipalities=many))

    assert plain(said).endswith("Ves (okres Most) a další (8).")


def test_nothing_is_said_as_nothing(found):
    none = found.counts.assign(added_count=0, changed_count=0, gone_count=0)

    assert comparison.statements(replace(found, counts=none, indexes=())) == [texts.COMPARISON_SAME]


def test_cells_are_written_in_czech(found):
    rows = comparison.cells(found)
    written = tables.written(rows, labels.of(rows)).map(plain)

    assert written["Hodnota dříve"].tolist() == ["1 585", "3", "30. 6. 2024", "0,5", "ne", "2006"]
    assert written["Hodnota později"].tolist() == ["12 345", "–", "–", "1,25", "ano", "2015"]
    assert written["Tabulka"].tolist()[:3] == ["Vstupy indexu", "Vstupy indexu", "Úkoly"]
    assert written["Sloupec"].iloc[0] == "Obyvatelé 15+"
    assert written["Změna řádku"].tolist()[1:3] == ["změněno", "ubylo"]


def test_only_tables_that_differ_are_listed(found):
    rows = comparison.tables(found)

    assert tables.written(rows, labels.of(rows))["Tabulka"].tolist() == ["Vstupy indexu", "Vstupy indexu", "Úkoly"]


def test_the_index_is_told_with_its_baseline(change):
    assert comparison.index_heading(change) == "Index 2024 proti roku 2023"
    assert comparison.index_heading(replace(change, baseline=2024)) == "Index 2024 proti zveřejněnému indexu téhož roku"
    assert [plain(each) for each in comparison.index_statements(change)] == [
        "Body přibudou: 1 obec; ubudou: 1 obec; zůstanou: 0 obcí.",
        "Do pásma 12–30 bodů přejde 1 obec, opustí ho 1 obec.",
        "Jiné číslo než v porovnávaném roce má tolik obcí: Osoby v exekuci 1; Obyvatelé 15+ 0.",
        "Přepočet podle pravidla dá jiné body, než jsou zveřejněné: 1 z 3 obce.",
        "1 z obcí se změnou má méně než 1 000 obyvatel 15+; rozhoduje v nich hrstka lidí.",
        "Jen v návrhu, ne v roce 2023: Obec d (okres Most).",
        "Jen v roce 2023, ne v návrhu: Obec c (okres Most).",
    ]


def test_a_whole_column_as_in_the_year_before_is_suspicious(found, change):
    (said,) = comparison.suspicions(found)

    assert "za rok 2024 ve všech obcích stejná čísla jako za rok 2023: Obyvatelé 15+. Nejsou" in said
    assert comparison.suspicions(replace(found, indexes=(replace(change, baseline=2024),))) == []


def test_counts_that_moved_are_written_in_czech(change):
    rows, places = comparison.inputs(change), comparison.biggest_inputs(change)

    assert tables.written(rows, labels.of(rows)).iloc[0].tolist() == ["Osoby v exekuci", "2", "1", "90", "95"]
    assert tables.written(places, labels.of(places)).iloc[0].tolist()[-3:] == ["40", "45", "+5"]


def test_without_a_baseline_there_is_nothing_to_compare(change):
    alone = replace(change, baseline=None, differing=change.differing.head(0))

    assert comparison.index_heading(alone) == "Index 2024"
    assert [plain(each) for each in comparison.index_statements(alone)] == [
        texts.COMPARISON_NO_BASELINE,
        "Přepočet podle pravidla dá zveřejněné body u všech obcí (3 obce).",
    ]


def test_movers_go_from_the_heaviest_rise_to_the_lightest_fall(change):
    by_points, by_rank = comparison.movers(change), comparison.movers(change, "rank_change")

    assert by_points["municipality_code"].tolist() == ["a", "b"]
    assert by_points["change"].tolist() == [8, -1]
    assert by_rank["rank_change"].tolist() == [1, -1]
    assert tables.written(by_rank, labels.of(by_rank))["Posun v pořadí (míst)"].tolist() == ["+1", "\u22121"]


def test_the_figure_has_both_numbers_and_a_description(change):
    figure = comparison.transitions(change)
    written = [cell.text for cell in figure.layout.annotations]

    assert written[4 * 1 + 3] == "1<br>500", "from 2–7 to 12–30"
    assert written[4 * 3 + 2] == "1<br>1\u00a0000", "from 12–30 to 8–11"
    assert written[0] == "0"
    assert plain(figure.layout.meta["alt"]) == (
        "Přechody mezi pásmy, 2023 → 2024: v pásmu zůstane 0 obcí, do těžšího přejde 1 obec, do lehčího 1 obec."
    )
    assert "obyvatel 15+" in figure.layout.title.subtitle.text.replace("<br>", " ")


def test_shares_differ_in_percentage_points(change):
    rows = comparison.shares(change)

    assert tables.written(rows, labels.of(rows)).map(plain).iloc[0].tolist() == [
        "Osoby v exekuci",
        "6,0 %",
        "6,5 %",
        "+0,50 p. b.",
    ]


@pytest.mark.parametrize("ending", ["excel.csv", "xlsx", "parquet"])
def test_cells_can_be_taken_away(found, ending):
    assert Offer(comparison.cells(found), "porovnani-bunek", SOURCES).files[ending]()


def test_releases_are_written_with_their_state():
    time = pd.Timestamp("2027-01-05 08:07", tz="UTC")
    rows = pd.DataFrame(
        [
            ("isv-b", time, 41.2, time, "Jana", "Nová data", None, True, False, False),
            ("isv-a", time, 41.2, None, None, None, time, False, True, False),
            ("isv-c", time, 41.2, None, None, None, None, False, False, True),
        ],
        columns=["release_name", "built", "size_mb", "published", "author", "note", "returned", *texts.HISTORY_STATE],
    )
    events = [
        Entry(time.to_pydatetime(), "rollback", "Petr", "vydáno předčasně", "isv-b"),
        Entry(time.to_pydatetime(), "publish", "Jana", "", "isv-a"),
        Entry(time.to_pydatetime(), "publish", "Jana", "Nová data", "isv-b"),
    ]

    told = stewardship.releases(rows, events, {"isv-b": (2023, 2024)})
    shown = comparison.history(told)
    written = tables.written(shown, labels.of(shown)).map(plain)

    assert written["Stav"].tolist() == ["zveřejněno", "sem vede vrácení", "návrh, ještě nezveřejněný"]
    assert written["Sestaveno"].iloc[0] == "5. 1. 2027 8:07"
    assert written["Zveřejněno"].tolist() == ["5. 1. 2027 8:07", "–", "–"]
    undone = written.set_index("Vydání")["Kdy a proč bylo vráceno zpět"]
    assert undone["isv-b"] == undone["isv-c"] == "–"
    assert undone["isv-a"].endswith("Petr, „vydáno předčasně“"), "told of the release that was undone"
    assert (shown.columns[0], shown.columns[-1]) == ("published", "release_name"), "the hash stands last"
    first = stewardship.release_name(next(told.itertuples()))
    assert first.endswith("roky 2023, 2024, „Nová data“ (isv-b)")
    served = stewardship.served_now("isv-b", events)
    assert "s poznámkou „Nová data“" in served
    assert "vrátil Petr s poznámkou „vydáno předčasně“" in served


@pytest.mark.parametrize(
    ("what", "said"),
    [("2024", "index 2024"), ("support", "spolupráce, lokality, projekty a plány"), (None, "–")],
)
def test_a_received_file_says_what_it_holds(what, said):
    assert comparison.received_what(what) == said


def test_conditions_of_received_files_are_in_words():
    files = pd.DataFrame(
        {
            "file_name": ["2024-aa.xlsx", "territory-aa.xlsx", "support-bb.xlsx"],
            "what": ["2024", "territory", "support"],
            "received": pd.Timestamp("2027-01-05"),
            "size_mb": 0.3,
            "sha256": ["aa", "aa", "bb"],
            "condition": ["whole", "whole", "changed"],
            "release_names": None,
            "is_served": True,
        }
    )
    sent = Entry(datetime.now(UTC), "receive", "Jana", detail={"file": "isv_2024.xlsx", "sha256": "aa"})

    originals = comparison.originals(files, [sent])
    rows = comparison.received(originals)
    written = tables.written(rows, labels.of(rows))

    assert written["Nahráno jako"].tolist() == ["isv_2024.xlsx", "support-bb.xlsx"]
    assert written["Kdo"].tolist() == ["Jana", "–"]
    assert written["Co obsahuje"].iloc[0] == "index 2024, územní členění"
    assert written["Otisk"].tolist() == ["beze změny", "soubor se od přijetí změnil"]
    (whole,) = stewardship.whole_originals(originals)
    assert stewardship.original_name(whole) == "isv_2024.xlsx, přijato 5. 1. 2027 (aa)"


def test_checks_are_counted():
    assert comparison.checks_statement(pd.DataFrame({"row_count": [0, 2, 0]})) == (
        "Kontrol: 3, bez nálezu: 2, s nálezem: 1."
    )

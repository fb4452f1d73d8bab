"""Sources, tables, checks and releases in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from sei_core.schema.tables import TABLES
from sei_core.view import labels, provenance, tables

SOURCE = pd.DataFrame(
    [
        {
            "source_key": "isv",
            "producer": "ASZ",
            "title": "Index *2023*",
            "url": "https://a.cz/x_y_z/ | https://b.cz/",
            "data_date": "rok 2023",
            "received_date": "2026-11-21",
            "licence": "CC BY 4.0",
            "attribution": "Zdroj: ASZ",
            "changes": "beze změny",
            "sha256": "ab12",
        }
    ]
)
CHECKS = pd.DataFrame(
    [
        ("published_total_agrees", "upozornění", "Počty souhlasí", 1, "2023 12 30 238 241"),
        ("rule_reproduces_index", "upozornění", "Pravidlo sedí", 2, "561231 2023 5 4; 559393 2023 0 4"),
        ("other", "upozornění", "Jiné", 1, "561231 x"),
        ("clean", "chyba", "Čisté", 0, None),
    ],
    columns=["check_name", "severity", "description", "row_count", "example"],
)
NAMES = pd.DataFrame({"municipality_code": ["561231"], "municipality_name": ["Sulislav"]})
HISTORY = pd.DataFrame(
    [
        ("isv-b", datetime(2026, 11, 21, 20, 5, tzinfo=UTC), 24.9, True),
        ("isv-a", datetime(2026, 11, 20, 9, 0, tzinfo=UTC), 24.9, False),
    ],
    columns=["release_name", "built", "size_mb", "is_serving"],
)


SOURCE_TABLES = pd.DataFrame(
    [("isv", "area_index", 692, 1), ("isv", "index_input", 6258, 3), ("other", "task", 1, 1)],
    columns=["source_key", "table_name", "row_count", "source_count"],
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_source_card_links_each_address_and_dates_in_czech():
    card = plain(provenance.source_card(next(SOURCE.itertuples()), SOURCE_TABLES))

    assert "](https://a.cz/x_y_z/), [" in card
    assert "](https://b.cz/)" in card
    assert "**Převzato:** 21\\. 11\\. 2026" in card
    assert "`ab12`" in card


def test_an_address_cannot_end_its_link_and_say_something_else():
    address = "https://a.cz/x)[pay](https://evil.cz/<b>?q=`1`\\"
    card = provenance.source_card(next(SOURCE.assign(url=address).itertuples()), SOURCE_TABLES)

    assert "](https://a.cz/x%29%5Bpay%5D%28https://evil.cz/%3Cb%3E?q=%601%60%5C)" in card
    assert card.count("](") == 1


def test_a_source_without_address_or_file_says_so():
    card = provenance.source_card(
        next(SOURCE.assign(url=None, sha256=None, source_key="none").itertuples()), SOURCE_TABLES
    )

    assert "**Adresa:** bez adresy" in card
    assert "**Řádky v atlasu:** žádné" in card
    assert card.endswith("–")


def test_a_source_card_says_how_many_rows_come_from_it_and_which_others_say_the_same():
    card = plain(provenance.source_card(next(SOURCE.itertuples()), SOURCE_TABLES))

    assert "**Řádky v atlasu:** Vstupy indexu 6 258 řádků (společně s dalšími zdroji: 2), Index území 692 řádků" in card


def test_rows_are_listed_by_source_and_document():
    documents = pd.DataFrame({"source_key": ["other"], "producer": ["RSK"], "title": ["Zápis"]})

    found = provenance.rows_by_source(SOURCE, documents, SOURCE_TABLES)

    assert found.to_numpy().tolist() == [
        ["ASZ", "Index *2023*", "Index území", 692, 1],
        ["ASZ", "Index *2023*", "Vstupy indexu", 6258, 3],
        ["RSK", "Zápis", "Úkoly", 1, 1],
    ]


PUBLICATIONS = pd.DataFrame(
    [
        (4, datetime(2027, 5, 1, 8, 5), False, "isv-d", None, True, True),
        (3, datetime(2027, 4, 2, 9, 0), True, "isv-a", "Chyba *sešitu*", True, False),
        (2, datetime(2027, 4, 1, 9, 0), False, "isv-b", None, False, False),
        (1, datetime(2026, 11, 21, 9, 0), False, "isv-a", None, False, False),
    ],
    columns=["publication", "published", "is_return", "release_name", "note", "is_compared", "is_serving"],
)
CHANGES = pd.DataFrame(
    [
        (4, "index_input", 2024, "added", 0, 6258),
        (4, "municipality_index", None, "changed", 6258, 12516),
        (4, "task", None, "changed", 18, 19),
        (4, "meeting", None, "changed", 16, 16),
        (3, "index_input", 2024, "gone", 6258, 0),
    ],
    columns=["publication", "table_name", "year", "row_change", "before_count", "after_count"],
).astype({"year": "Int64"})


def test_the_log_says_what_each_publication_changed():
    assert [plain(each).replace("\\", "") for each in provenance.log(PUBLICATIONS, CHANGES)] == [
        "**1. 5. 2027 8:05** Přibyl rok 2024 (6 258 obcí). Změnily se tabulky: Úkoly (18 → 19 řádků), Jednání. "
        "Toto vydání atlas právě ukazuje.",
        "**2. 4. 2027 9:00** Návrat k vydání isv-a. Ubyl rok 2024. Poznámka: „Chyba *sešitu*“",
        "**1. 4. 2027 9:00** Co se změnilo, už nelze zjistit: vydání bylo smazáno jako staré.",
        "**21. 11. 2026 9:00** První vydání na tomto serveru.",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (CHANGES.head(0), "Data se nezměnila, jen program, který je zpracovává."),
        (CHANGES[1:2], "Vstupy se nezměnily, jinak vyšlo: Index obcí (6 258 → 12 516 řádků)."),
    ],
)
def test_a_publication_of_the_same_data_is_told_from_other_results(changes, said):
    rows = provenance.log_rows(PUBLICATIONS.head(1), changes)

    assert plain(rows["what_changed"].item()) == said


def test_the_log_of_the_shipped_data_is_dated():
    entries = pd.DataFrame({"logged": pd.to_datetime(["2026-11-21"]), "said": ["první vydání z `a.csv`."]})

    assert [plain(each) for each in provenance.shipped_log(entries)] == ["**21. 11. 2026:** První vydání z `a.csv`."]


def test_the_age_of_tables_is_written_with_its_doubt():
    ages = pd.DataFrame(
        [
            ("task", None, 2010, 2024, 5, 2, "2026-11-21"),
            ("index_input", "rok 2023", 2023, 2023, 0, 0, "2026-11-20"),
            ("wave", None, None, None, 2, 2, "2026-11-21"),
            ("unit_area", "31. 12. 2023", 2024, 2024, 1, 0, "2026-11-21"),
        ],
        columns=[
            "table_name",
            "data_dates",
            "oldest_year",
            "newest_year",
            "document_count",
            "undated_count",
            "received_date",
        ],
    ).astype({"oldest_year": "Int64", "newest_year": "Int64"})

    found = provenance.freshness(ages, PUBLICATIONS, CHANGES, date(2026, 11, 22))
    rows = tables.written(found, labels.of(found)).map(plain).set_index("Tabulka")

    assert rows.loc["Vstupy indexu"].tolist() == ["2023 (před 3 lety)", "rok 2023", "20. 11. 2026", "1. 5. 2027"]
    assert rows.loc["Úkoly"].tolist() == [
        "2024 (před 2 lety)",
        "prameny u řádků, 2 bez data z 5, ostatní z let 2010–2024",
        "21. 11. 2026",
        "1. 5. 2027",
    ]
    assert rows.loc["Vlny programů"].tolist()[:2] == ["–", "prameny u řádků, všech 2 bez data"]
    assert rows.loc["Vlny programů", "Změna na tomto serveru"] == "beze změny od 1. 4. 2027"
    dated = rows["Data jsou z"]
    assert dated[TABLES["unit_area"].title] == "31. 12. 2023; prameny u řádků, 0 bez data z 1, ostatní z roku 2024"


@pytest.mark.parametrize(
    ("year", "said"),
    [(2026, "2026 (letos)"), (2025, "2025 (loni)"), (2024, "2024 (před 2 lety)"), (2027, "2027 (v budoucnu)")],
)
def test_ages_are_said_as_people_say_them(year, said):
    assert provenance.age(year, date(2026, 1, 1)) == said


def test_first_cases_that_may_not_be_told_say_so():
    hidden = CHECKS.assign(example=None)

    assert provenance.check_rows(hidden)["example"].notna().tolist() == [True, True, True, False]
    assert "atlas neukazuje zvlášť" in provenance.findings(hidden, NAMES)[0]


def test_the_table_of_sources_writes_dates_as_precise_as_they_are():
    rows = provenance.source_rows(SOURCE)
    written = tables.written(rows, labels.of(rows))

    assert written[["Datum dat", "Datum převzetí"]].iloc[0].map(plain).tolist() == ["rok 2023", "21. 11. 2026"]


def test_a_heading_shows_markup_as_it_is():
    assert provenance.source_heading(next(SOURCE.itertuples())) == "ASZ – Index \\*2023\\*"


def test_findings_are_written_in_words_with_names():
    found = [plain(each).replace("\\", "") for each in provenance.findings(CHECKS, NAMES)]

    assert found == [
        "**upozornění: Počty souhlasí.** Nevyhovujících řádků: 1; "
        "první: rok 2023, body 12–30: zveřejněno 238, v tabulce obcí 241.",
        "**upozornění: Pravidlo sedí.** Nevyhovujících řádků: 2; první: Sulislav 561231 (rok 2023: zveřejněno 5, "
        "přepočteno 4); 559393 (rok 2023: zveřejněno 0, přepočteno 4).",
        "**upozornění: Jiné.** Nevyhovujících řádků: 1; první: Sulislav 561231 x.",
    ]


def test_no_finding_is_said():
    assert provenance.findings(CHECKS[CHECKS["row_count"] == 0], NAMES) == ["Žádná kontrola nic nenašla."]


def test_clean_checks_are_kept_apart_and_counted():
    assert provenance.clean(CHECKS).to_numpy().tolist() == [["Čisté", "chyba"]]
    assert provenance.check_values(CHECKS) == {"total": "4", "clean": "1"}


def test_contradicting_totals_stand_beside_each_other():
    totals = pd.DataFrame(
        [(2023, 12, 30, 238, "A"), (2023, 12, 30, 241, "B"), (2022, 12, 30, 191, "A"), (2023, 0, 1, 5, "A")],
        columns=["year", "points_from", "points_to", "municipality_count", "attribution"],
    )

    assert [plain(each) for each in provenance.contradictions(totals)] == [
        "2023, 12 a více bodů: 238 obcí (A); 241 obcí (B). Atlas ukazuje všechny hodnoty vedle sebe."
    ]


def test_every_table_of_the_release_is_listed_once():
    counts = pd.DataFrame({"table_name": ["area", "source"], "row_count": [10, 9]})
    sources = pd.DataFrame(
        {
            "table_name": ["area", "unit", "unit_area"],
            "attribution": ["Zdroj", None, "Zdroj"],
            "reference_count": [0, 3, 3],
        }
    )

    found = provenance.tables(counts, sources)

    assert found["table_name"].tolist() == list(TABLES) == list(provenance.table_titles())
    assert found.set_index("table_name").loc["source", ["row_count", "attribution"]].isna().tolist() == [False, True]
    drawn_on = found.set_index("table_name")["attribution"]
    assert drawn_on[["area", "unit", "unit_area"]].tolist() == [
        "Zdroj",
        "prameny u řádků (3)",
        "Zdroj; prameny u řádků (3)",
    ]


def test_disagreeing_documents_are_written_beside_each_other():
    claims = pd.DataFrame(
        [
            ("project", "A", "Projekt_1", "end_text", "2026-08-31", "first"),
            ("project", "A", "Projekt_1", "end_text", "2026-09-30", "second"),
            ("call", "B", None, "allocation_czk", "180 mil. Kč", "first | second"),
        ],
        columns=["subject_table", "subject_key", "subject_name", "attribute", "stated_text", "reference_keys"],
    )
    references = pd.DataFrame({"source_key": ["first", "second"], "attribution": ["ASZ: Zpráva", "ASZ: Stránka"]})

    written = [each.replace("\\", "").replace("\u2060", "") for each in provenance.disagreements(claims, references)]
    assert [plain(each) for each in written] == [
        "**Výzvy – B, Alokace:** 180 mil. Kč (ASZ: Zpráva).",
        "**Projekty – Projekt_1, Konec:** 31. 8. 2026 (ASZ: Zpráva); 30. 9. 2026 (ASZ: Stránka).",
    ]


@pytest.mark.parametrize("name", list(TABLES))
def test_every_column_of_a_table_is_described_in_czech(name):
    found = provenance.columns(name)
    written = tables.written(found, labels.of(found))

    assert found["column_name"].tolist() == list(TABLES[name].columns)
    assert (written["Sloupec"] != "–").all()
    assert found.loc[found["is_key"], "column_name"].tolist() == [
        column for column in TABLES[name].columns if column in TABLES[name].key
    ]


def test_limits_and_reasons_come_from_the_schema():
    found = provenance.columns("index_input").set_index("column_name")

    assert found.loc["year", ["minimum", "maximum"]].tolist() == ["2016", "2100"]
    assert found.loc["early_leaving_count", "missing_reason"] == "obec nemá vlastní školu s běžnými třídami"
    assert pd.isna(found.loc["enforcement_count", "missing_reason"])


def test_files_are_written_with_fingerprint_and_imported_year():
    inputs = pd.DataFrame({"file_name": ["a.csv", "b.xlsx"], "sha256": ["12", "34"], "imported_year": [None, 2024]})

    assert provenance.input_lines(inputs.astype({"imported_year": "Int64"})) == [
        "`a.csv` – otisk SHA-256 `12`",
        "`b.xlsx` – otisk SHA-256 `34`, importovaný rok 2024",
    ]


def test_the_citation_names_the_release_that_answers():
    sources = pd.DataFrame({"attribution": ["Zdroj: ASZ", "Zdroj: ASZ", "Hranice: ČÚZK"]})

    assert plain(provenance.citation(HISTORY, sources)) == (
        "Atlas sociálního začleňování. Vydání isv-b ze dne 21. 11. 2026. Zdroj: ASZ; Hranice: ČÚZK."
    )


def test_releases_are_dated_to_the_minute():
    assert plain(provenance.releases(HISTORY)["built"].iloc[0]) == "21. 11. 2026 20:05"


def test_details_of_the_journal_name_tables_and_columns_in_czech():
    told = {"table": "task", "column": "confirmed_text", "before": "", "after": "2026-11-20", "key": "lk-1"}

    assert [labels.of_journal(*each) for each in told.items()] == ["Úkoly", "Stav doložen k", "–", "2026-11-20", "lk-1"]
    assert labels.of_journal("table", "gone_table") == "gone_table"

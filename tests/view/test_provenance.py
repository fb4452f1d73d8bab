"""Sources, tables, checks and releases in words."""

from __future__ import annotations

from datetime import UTC, datetime

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


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_source_card_links_each_address_and_dates_in_czech():
    card = plain(provenance.source_card(next(SOURCE.itertuples())))

    assert "](https://a.cz/x_y_z/), [" in card
    assert "](https://b.cz/)" in card
    assert "**Převzato:** 21\\. 11\\. 2026" in card
    assert "`ab12`" in card


def test_a_source_without_address_or_file_says_so():
    card = provenance.source_card(next(SOURCE.assign(url=None, sha256=None).itertuples()))

    assert "**Adresa:** bez adresy" in card
    assert card.endswith("–")


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

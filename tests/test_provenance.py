"""Which documents a release names as its sources: what its rows cite, but not what hides where small localities are."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_core import paths, provenance

REFERENCES = pd.DataFrame(
    [(key, "Úřad", f"Zpráva {key}", None, None, "neuvedena") for key in ("card", "report", "shared", "town")],
    columns=["reference_key", "producer", "title", "url", "date_text", "licence"],
)
LOCALITIES = pd.DataFrame(
    {"locality_key": ["L1", "L2", "L3"], "small_identifiable": ["ne", "ano", "spíše ano"]},
)
OBSERVATIONS = pd.DataFrame({"observation_key": ["L1-1", "L2-1"], "locality_key": ["L1", "L2"]})
CITATIONS = pd.DataFrame(
    [
        ("unit", "town", "town"),
        ("unit", "town", "shared"),
        ("locality", "L1", "report"),
        ("locality", "L2", "card"),
        ("locality", "L3", "shared"),
        ("locality_observation", "L1-1", "report"),
        ("locality_observation", "L2-1", "card"),
    ],
    columns=["table_name", "row_key", "reference_key"],
)


@pytest.fixture
def made() -> dict[str, pd.DataFrame]:
    drawn = {"locality": LOCALITIES, "locality_observation": OBSERVATIONS, "citation": CITATIONS}
    return provenance.tables([], paths.data(), drawn | {"reference": REFERENCES})


def cited_by(made: dict[str, pd.DataFrame], table: str) -> set[str]:
    rows = made["table_source"]
    return set(rows.loc[rows["table_name"] == table, "source_key"]) & set(REFERENCES["reference_key"])


def test_a_document_that_only_hidden_localities_cite_is_no_source(made):
    assert set(made["source"]["source_key"]) & set(REFERENCES["reference_key"]) == {"town", "shared", "report"}
    assert set(made["table_source"]["source_key"]) == set(made["source"]["source_key"])


def test_a_document_of_hidden_localities_is_a_source_of_the_other_tables_that_cite_it(made):
    assert cited_by(made, "unit") == {"town", "shared"}
    assert cited_by(made, "locality") == {"report"}
    assert cited_by(made, "locality_observation") == {"report"}


def test_derived_tables_draw_on_the_tables_that_they_are_made_from(made):
    assert cited_by(made, "unit_area") == cited_by(made, "unit_municipality") == {"town", "shared"}


def test_a_table_without_rows_has_no_source(made):
    assert cited_by(made, "unit_phase") == set()
    assert "unit_phase" not in set(made["table_source"]["table_name"])


def test_every_file_of_the_folder_is_an_input_with_its_fingerprint(made):
    inputs = made["release_input"].set_index("file_name")

    assert inputs.at["support/unit.csv", "sha256"] == provenance.fingerprint(paths.data() / "support" / "unit.csv")
    assert inputs["imported_kind"].isna().all()

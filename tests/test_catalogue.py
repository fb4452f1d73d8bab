"""What may be taken away tells nothing of localities so small that their households could be recognised."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_core import catalogue
from sei_core.queries import meta, tables
from sei_core.schema.tables import TABLES
from tests.queries.test_queries import ARGUMENTS, QUERIES, answer

#: Documents that only rows of such localities cite.
HIDDEN_DOCUMENTS = {
    "mpsv-mapa-2006-holohlavy",
    "mpsv-mapa-2006-ledce",
    "mpsv-mapa-2006-nove-dvory",
    "mpsv-mapa-2006-porici",
    "mpsv-mapa-2006-rozdalovice",
    "mpsv-mapa-2006-zelenice",
}
HOLOHLAVY = "570028"


def hidden_words() -> list[str]:
    """Keys, titles and addresses of these documents."""
    reference = tables.rows(TABLES["reference"].select).set_index("reference_key").loc[sorted(HIDDEN_DOCUMENTS)]
    return [*reference.index, *reference["title"], *reference["url"]]


@pytest.mark.parametrize("name", list(catalogue.EXPORTS))
def test_no_export_tells_the_source_of_a_hidden_locality(atlas, name):
    content, count = catalogue.document(catalogue.find(name), 2023, "csv")
    text = content.decode()

    assert (count > 0) == (name != "unit_phases")
    assert not [word for word in hidden_words() if word in text]


def test_no_table_is_said_to_draw_on_such_a_source(atlas):
    told = pd.concat([meta.references(), meta.sources(), meta.sources_of(*TABLES)])["source_key"]

    assert not set(told) & HIDDEN_DOCUMENTS


def test_references_are_all_but_these(atlas):
    exported = catalogue.find("references").rows(2023)
    whole = tables.rows(TABLES["reference"].select)

    assert list(exported.columns) == list(whole.columns)
    assert set(whole["reference_key"]) - set(exported["reference_key"]) == HIDDEN_DOCUMENTS
    assert set(exported["reference_key"]) == set(meta.references()["source_key"])


@pytest.mark.parametrize("area_code", ["CZ", "CZ052"])
@pytest.mark.parametrize("name", QUERIES)
def test_no_query_gives_a_row_that_cites_an_untold_document(atlas, monkeypatch, name, area_code):
    for argument, value in {"area_code": area_code, "code": HOLOHLAVY, "municipality_code": HOLOHLAVY}.items():
        monkeypatch.setitem(ARGUMENTS, argument, value)
    told = set(meta.references()["source_key"])

    found = answer(QUERIES[name], leave_out_optional=False)

    if isinstance(found, pd.DataFrame) and "reference_keys" in found:
        cited = found["reference_keys"].dropna().str.split(" | ", regex=False).explode()
        assert set(cited) - {""} <= told

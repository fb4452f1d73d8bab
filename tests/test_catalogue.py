"""What may be taken away tells nothing of localities so small that their households could be recognised."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import geopandas
import pandas as pd
import pytest

from sei_core import catalogue
from sei_core.errors import SeiError
from sei_core.queries import cooperation, meta, projects, tables
from sei_core.schema.tables import TABLES
from sei_core.view import labels
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


@pytest.mark.parametrize("ending", ["xlsx", "gpkg", "parquet"])
def test_no_file_of_localities_tells_a_hidden_source(atlas, ending):
    """In metadata and descriptions neither."""
    content, _ = catalogue.document(catalogue.find("localities"), 2023, ending, "CZ052")
    if ending == "xlsx":
        with ZipFile(BytesIO(content)) as parts:
            content = b"".join(parts.read(name) for name in parts.namelist())

    assert not [word for word in hidden_words() if word.encode() in content]


def test_every_table_with_areas_can_be_narrowed_and_no_other(atlas):
    for each in catalogue.EXPORTS.values():
        if each.by_area:
            narrowed = catalogue.rows(each, 2023, "CZ042")
            assert 0 < len(narrowed) < len(catalogue.rows(each, 2023, "CZ"))
            assert (each.area_column or each.key_column) in narrowed
        else:
            with pytest.raises(SeiError, match=f"Tabulku „{each.name}“ nelze omezit na území"):
                catalogue.rows(each, 2023, "CZ042")


def test_rows_of_areas_are_the_area_and_those_below(atlas):
    found = catalogue.rows(catalogue.find("area_index"), 2023, "CZ0425")

    assert set(found["level"]) == {"district", "orp", "opou"}, "not the whole kraj around the okres"
    assert found.loc[found["level"] == "district", "area_code"].tolist() == ["CZ0425"]


def test_a_municipality_has_a_row_of_its_own_among_municipalities_only(atlas):
    assert catalogue.rows(catalogue.find("municipalities"), 2023, "567337")["municipality_code"].tolist() == ["567337"]
    with pytest.raises(SeiError, match=r"„area_index“ jsou větší území, Obrnice \(567337\) je obec"):
        catalogue.rows(catalogue.find("area_index"), 2023, "567337")


@pytest.mark.parametrize(
    ("name", "key", "asked"),
    [("projects", "project_key", projects.of_area), ("cooperation", "episode_key", cooperation.episodes)],
)
def test_support_of_an_area_is_what_its_pages_show(atlas, name, key, asked):
    found = catalogue.rows(catalogue.find(name), 2023, "CZ0425")

    assert set(found[key]) == set(asked("CZ0425")[key])
    assert list(found.columns) == list(catalogue.find(name).rows(2023).columns)


def test_a_table_without_rows_is_cited_without_empty_brackets(atlas):
    empty = catalogue.TableOffer(catalogue.find("unit_phases"), 2023)
    count, sources = empty.counted()

    assert count == 0
    assert "[]" not in empty.about(sources).citation
    assert ". ." not in empty.about(sources).citation
    assert f": {empty.chosen.title}. Staženo " in empty.about(sources).citation


@pytest.mark.parametrize("ending", ["excel.csv", "xlsx"])
def test_days_that_are_text_are_written_as_days(atlas, ending):
    """When sources were received."""
    heading = labels.label("received_date").label
    content, count = catalogue.document(catalogue.find("sources"), 2023, ending)

    if ending == "xlsx":
        received = pd.read_excel(BytesIO(content), sheet_name="Data", engine="calamine")[heading]
        assert pd.api.types.is_datetime64_any_dtype(received)
    else:
        received = pd.read_csv(BytesIO(content), sep=";", dtype=str)[heading]
        assert received.str.fullmatch(r"\d+\.\s\d+\.\s\d{4}").all()
    assert len(received) == count


@pytest.mark.parametrize("name", [each.name for each in catalogue.EXPORTS.values() if each.is_layer])
def test_every_layer_has_the_boundary_of_each_area(atlas, tmp_path, name):
    content, count = catalogue.document(catalogue.find(name), 2023, "gpkg", "CZ042")
    (tmp_path / "layer.gpkg").write_bytes(content)

    layer = geopandas.read_file(tmp_path / "layer.gpkg", layer=name)

    assert len(layer) == count > 50
    assert layer.crs == "EPSG:4326"
    assert not layer.geometry.isna().any()
    about = geopandas.read_file(tmp_path / "layer.gpkg", layer="o_datech").set_index("polozka")["hodnota"]
    assert about["Výběr"] == "Území: Ústecký kraj"
    assert "RÚIAN" in about["Citace"]


def test_only_the_country_without_praha_has_no_boundary(atlas, tmp_path):
    content, _ = catalogue.document(catalogue.find("areas"), 2023, "geojson")

    shapeless = [row["properties"] for row in json.loads(content)["features"] if row["geometry"] is None]

    assert [row["area_code"] for row in shapeless] == ["CZ-CZ010"]


@pytest.mark.parametrize(
    ("name", "area_code", "file_name"),
    [
        ("index", "CZ042", "index_ustecky-kraj_2023"),
        ("index", "567337", "index_567337_2023"),
        ("index", "CZ", "index_2023"),
        ("areas", None, "areas"),
    ],
)
def test_a_table_is_named_by_area_and_year(atlas, name, area_code, file_name):
    assert catalogue.TableOffer(catalogue.find(name), 2023, area_code).file_name == file_name


def test_the_list_counts_the_rows_that_are_told(atlas):
    listed = catalogue.listing(2023).set_index("table_name")

    assert list(listed.index) == list(catalogue.EXPORTS)
    assert listed.loc["index", ["row_count", "by_year", "by_area"]].tolist() == [6258, True, True]
    assert listed.loc["projects", ["by_year", "by_area"]].tolist() == [False, True]
    assert listed.loc["localities", "row_count"] == len(catalogue.find("localities").rows(2023))


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

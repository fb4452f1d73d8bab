"""Page Ke stažení: what it offers is what one gets, and its addresses and commands hold."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from sei_core import __main__ as cli
from sei_core import catalogue, export_command
from sei_core.api.v1 import parameters
from sei_core.view import downloads, links, texts
from sei_core.view.components.evidence import _file_name
from tests.pages.exercises_ke_stazeni import PAGE
from tests.pages.opening import metric, open_page

URL = "https://www.kraj.example/atlas/ke_stazeni?uzemi=Praha"


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def codes(app: AppTest) -> list[str]:
    return [code.value for code in app.code]


def captions(app: AppTest) -> str:
    return "\n".join(each.value for each in app.caption)


def plain(texts_: Iterable[str]) -> str:
    """Texts of the page without marks of markdown."""
    return "\n".join(texts_).replace("\\", "")


def test_the_page_offers_every_format_of_the_chosen_table(atlas):
    app = open_page(PAGE, uzemi="Ústecký kraj")

    assert labels(app)[:6] == [texts.DOWNLOAD[ending] for ending in catalogue.find("index").endings]
    assert "„index_ustecky-kraj_2023“" in captions(app)
    assert any(code.startswith("Atlas sociálního začleňování: Index") for code in codes(app))
    assert "licence" in captions(app)


def test_a_table_without_areas_and_years_says_so(atlas):
    title = catalogue.find("calls").title
    app = open_page(PAGE, uzemi="Ústecký kraj", data=title)

    assert metric(texts.DOWNLOADS_AREA)(app) == texts.DOWNLOADS_WHOLE
    assert metric(texts.DOWNLOADS_YEAR)(app) == texts.DOWNLOADS_NO_YEAR
    assert texts.DOWNLOADS_NOT_BY_AREA in plain(each.value for each in app.markdown)
    assert "„calls“" in captions(app)
    assert "/api/v1/tables/calls?format=json&limit=10000" in codes(app)
    assert not [code for code in codes(app) if "geojson" in code]


def test_each_format_has_a_file_of_its_own(atlas):
    offer = catalogue.TableOffer(catalogue.find("index"), 2023, "CZ042")

    file_names = [_file_name(offer, ending) for ending in offer.files]

    assert len(set(file_names)) == len(file_names) == 6
    assert "index_ustecky-kraj_2023.csv" in file_names, "the one for Excel, as below every table"
    assert "index_ustecky-kraj_2023-data.csv" in file_names


def test_the_list_says_yes_and_no(atlas):
    column = texts.COLUMN["by_year"][0]

    app = open_page(PAGE)

    (listed,) = [each.value for each in (*app.table, *app.dataframe) if column in each.value]
    assert set(listed[column]) == {"ano", "ne"}


def test_rows_are_counted_once_for_a_choice(atlas, monkeypatch):
    asked = []
    whole = catalogue.TableOffer.counted
    monkeypatch.setattr(catalogue.TableOffer, "counted", lambda offer: asked.append(offer.name) or whole(offer))
    app = open_page(PAGE, data=catalogue.find("planning_models").title)

    app.run()

    assert asked in (["planning_models"], []), "none if another test opened it before"


def test_suppression_is_told_beside_localities(atlas):
    told = "\n".join(each.value for each in open_page(PAGE, data="Lokality").markdown)

    assert texts.COLUMN["hidden_count"][0] in told


def test_a_table_longer_than_an_answer_says_how_to_go_on(atlas):
    told = "\n".join(each.value for each in open_page(PAGE, data="Ukazatele obcí").markdown)

    assert "nejvýše 10\xa0000 řádků z 31\xa0290" in told
    assert "&offset=10000" in told
    assert downloads.MOST_ROWS == parameters.MOST_ROWS


def test_an_offered_file_is_the_chosen_part(atlas):
    offer = catalogue.TableOffer(catalogue.find("index_input"), 2023, "CZ0425")

    book = openpyxl.load_workbook(BytesIO(offer.files["xlsx"]()), read_only=True)

    assert offer.file_name == "index-input_okres-most_2023"
    assert sum(1 for _ in book["Data"].iter_rows()) - 1 == 26


def test_under_plain_streamlit_the_page_says_that_there_is_no_interface(atlas, monkeypatch):
    monkeypatch.setattr(downloads, "_SERVER", "no.such.module")

    assert texts.DOWNLOADS_NOT_SERVED in plain(each.value for each in open_page(PAGE).info)


@pytest.mark.parametrize(
    ("page", "atlas_address"),
    [
        (URL, "https://www.kraj.example/atlas"),
        ("http://localhost:8501/ke_stazeni", "http://localhost:8501"),
        (None, ""),
        ("", ""),
    ],
)
def test_the_address_of_the_atlas_is_that_of_its_page_without_the_page(page, atlas_address):
    assert links.atlas(page) == atlas_address


def test_addresses_ask_for_what_the_files_hold():
    index, areas = catalogue.find("index"), catalogue.find("areas")

    of_area = downloads.table_addresses("http://a", index, 2023, "CZ042")
    whole = downloads.table_addresses("http://a", areas, None, "CZ042")

    assert list(of_area) == list(whole) == ["json", "csv", "geojson"]
    assert urlsplit(of_area["csv"]).path == "/api/v1/index"
    assert parse_qs(urlsplit(of_area["csv"]).query) == {
        "area": ["CZ042"],
        "year": ["2023"],
        "format": ["csv"],
        "limit": ["10000"],
    }
    assert whole["json"] == "http://a/api/v1/tables/areas?format=json&limit=10000"
    assert downloads.address_remarks("areas", 692, "CZ042") == [texts.DOWNLOADS_ADDRESS_WHOLE]
    assert downloads.address_remarks("index", 354, "CZ042") == []


@pytest.mark.parametrize("area", ["CZ", "CZ-CZ010", "CZ042"])
def test_commands_are_ones_that_the_command_line_knows(area):
    lines = downloads.commands("index", 2023, "CZ042", "index_ustecky-kraj_2023", area, 2023).splitlines()

    for line in lines:
        program, *words = shlex.split(line.removeprefix("python -m "))
        arguments = cli.parser().parse_args(words)
        assert program == "sei_core"
        assert arguments.list or arguments.name in {"index", *export_command.DOCUMENTS}
        if document := export_command.DOCUMENTS.get(arguments.name):
            assert arguments.area == "CZ042"
            assert arguments.output.suffix[1:] in document.endings
            assert all(getattr(arguments, option) for option in document.needed)

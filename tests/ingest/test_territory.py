"""The hierarchy that a file tells, on drawn tables: read, compared, put together."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sei_core.ingest import messages, territory
from sei_core.ingest.index_table import IndexTable
from sei_core.schema.tables import TABLES

HEADERS = messages.EXPECTED_TERRITORY_HEADER
REGIONS = {"CZ010", "CZ042"}
#: code, name, status, OPOU, ORP, okres, kraj; names of areas follow from their codes
OBRNICE = ("567337", "Obrnice", "O", "42091", "4209", "CZ0425", "CZ042")
MOST = ("567027", "Most", "S", "42091", "4209", "CZ0425", "CZ042")
DUBI = ("567507", "Dubí", "M", "42133", "4213", "CZ0426", "CZ042")
NAMES = {
    "42091": "Most",
    "4209": "Most",
    "CZ0425": "Most",
    "42133": "Teplice",
    "4213": "Teplice",
    "CZ0426": "Teplice",
    "CZ042": "Ústecký kraj",
}
CODES = ("opou_code", "orp_code", "district_code", "region_code")


def sheet(*rows: tuple[str, ...], **cells: dict[str, object]) -> IndexTable:
    """A file of some municipalities; ``cells`` puts others in rows, by field, and by code of the municipality."""
    frame = pd.DataFrame(rows, columns=["municipality_code", "municipality_name", "status", *CODES]).astype(object)
    for name in CODES:
        frame[name.replace("_code", "_name")] = frame[name].map(NAMES)
    for name, others in cells.items():
        for code, value in others.items():
            frame.loc[frame["municipality_code"] == code, name] = value
    frame.index += 2
    return IndexTable("", "", frame, HEADERS, {2024: ["v záhlaví"]})


def known(*rows: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    hierarchy = territory.read(sheet(*rows), REGIONS)
    assert hierarchy.is_complete
    return hierarchy.municipalities, hierarchy.areas


def test_areas_are_told_once_each_with_its_name_and_parent():
    _, areas = known(OBRNICE, MOST, DUBI)

    assert {tuple(row) for row in areas.to_numpy().tolist()} == {
        ("opou", "42091", "Most", "4209"),
        ("opou", "42133", "Teplice", "4213"),
        ("orp", "4209", "Most", "CZ042"),
        ("orp", "4213", "Teplice", "CZ042"),
        ("district", "CZ0425", "Most", "CZ042"),
        ("district", "CZ0426", "Teplice", "CZ042"),
        ("region", "CZ042", "Ústecký kraj", "CZ"),
    }


def test_municipalities_are_sorted_and_have_no_points():
    municipalities, _ = known(OBRNICE, MOST)

    assert municipalities["municipality_code"].tolist() == ["567027", "567337"]
    assert municipalities[["definition_lat", "label_lon"]].isna().all(axis=None)
    assert list(municipalities.columns) == list(TABLES["municipality"].columns)


def test_numbers_and_praha_are_read_as_the_publisher_writes_them():
    praha = (554782.0, "Praha", "H", 0.0, 0.0, "CZ0100", "CZ010")
    written = {"opou_name": {554782.0: "X-X-X"}, "orp_name": {554782.0: "X-X-X"}}
    written |= {"district_name": {554782.0: "Praha"}, "region_name": {554782.0: "Hlavní město Praha"}}

    hierarchy = territory.read(sheet(praha, **written), REGIONS)

    assert hierarchy.municipalities[["municipality_code", "opou_code", "orp_code"]].to_numpy().tolist() == [
        ["554782", "10001", "1000"]
    ]
    assert hierarchy.areas["area_name"].tolist() == ["Praha", "Praha", "Praha", "Hlavní město Praha"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"status": {"567027": "X"}}, "řádek 3, sloupec „Status obce“: slovo „X“ není v číselníku"),
        ({"orp_code": {"567027": "42"}}, "řádek 3, sloupec „Kód ORP“: hodnota „42“ není čtyřmístný kód ORP"),
        ({"district_name": {"567027": ""}}, "řádek 3, sloupec „Název okres“: buňka je prázdná"),
        ({"opou_code": {"567027": "42131"}}, "řádek 3, sloupec „Kód OPOU“: kód „42131“ nezačíná kódem „4209“"),
        ({"region_code": {"567027": "CZ099"}}, "řádek 3, sloupec „Kód kraj“: hodnota „CZ099“ není kód známého území"),
        (
            {"district_name": {"567027": "Mosty"}},
            "řádek 3, sloupec „Název okres“: území CZ0425 se podle většiny řádků jmenuje „Most“, zde „Mosty“",
        ),
        (
            {"orp_code": {"567027": "4213"}, "opou_code": {"567027": "42091"}},
            "řádek 3, sloupec „Kód ORP“: území 42091 leží podle většiny řádků v „4209“, zde v „4213“",
        ),
    ],
)
def test_a_hierarchy_that_contradicts_itself_cannot_be_accepted(cells, said):
    more = ("567353", "Polerady", "O", "42091", "4209", "CZ0425", "CZ042")

    hierarchy = territory.read(sheet(OBRNICE, MOST, more, **cells), REGIONS)

    assert not hierarchy.is_complete
    assert hierarchy.municipalities.empty
    assert any(line.startswith(said) for line in territory.faults(hierarchy)), territory.faults(hierarchy)


def test_a_row_without_a_code_is_the_one_missing_municipality_of_its_name_and_okres():
    municipalities, _ = known(OBRNICE, MOST, DUBI)
    needed = set(municipalities["municipality_code"])
    table = sheet(OBRNICE, MOST, DUBI, municipality_code={"567507": None})

    assert territory.nameless(table, municipalities, needed) == {4: "567507"}
    other_district = replace(table, cells=table.cells.assign(district_code="CZ0425"))
    assert territory.nameless(other_district, municipalities, needed) == {}
    without_district = replace(table, cells=table.cells.drop(columns="district_code"))
    assert territory.nameless(without_district, municipalities, needed) == {4: "567507"}


@pytest.mark.parametrize(
    ("code", "may_accept"),
    [("599999", True), ("567027", False), (None, False), ("5679", False)],
    ids=["created", "repeated", "empty", "mistyped"],
)
def test_only_a_file_without_other_faults_may_bring_a_hierarchy(code, may_accept):
    municipalities, areas = known(OBRNICE, MOST, DUBI)
    needed = set(municipalities["municipality_code"])
    table = sheet(OBRNICE, MOST, DUBI, municipality_code={"567507": code})
    difference = territory.compare(table, municipalities, areas, needed, is_newest=True)

    proposal = territory.Proposal(
        table, municipalities, areas, 2023, needed, difference, territory.read(table, REGIONS)
    )

    assert proposal.may_accept is may_accept
    assert bool(proposal.problems()) is (may_accept or code == "5679")


def test_missing_columns_are_named():
    table = sheet(OBRNICE)
    table = replace(table, cells=table.cells.drop(columns=["status", "orp_name"]))

    hierarchy = territory.read(table, REGIONS)

    assert territory.faults(hierarchy) == [
        "nové členění obcí nelze ze souboru přijmout, chybějí sloupce „Status obce“, „Název ORP“ – doplňte je"
    ]


def test_created_gone_moved_and_renamed_are_told_with_their_places():
    moved = (*OBRNICE[:3], *DUBI[3:])
    renamed = ("567027", "Most nad Bílinou", *MOST[2:])
    created = ("599990", "Nová", *MOST[2:])
    gone = ("567353", "Polerady", *MOST[2:])

    other = territory.compare(
        sheet(moved, renamed, created),
        *known(OBRNICE, MOST, gone, DUBI),
        {"567337", "567027", "567353"},
        is_newest=True,
    )

    assert other.created == [("599990", "Nová", "ORP Most, okres Most, Ústecký kraj")]
    assert other.gone == [("567353", "Polerady", "ORP Most, okres Most, Ústecký kraj")]
    assert other.moved == [
        ("567027", "Most", "název Most → Most nad Bílinou"),
        ("567337", "Obrnice", "OPOU Most → Teplice; ORP Most → Teplice; okres Most → Teplice"),
    ]
    assert other.is_stopping


def test_an_older_year_is_not_asked_where_its_municipalities_lay():
    moved = (*OBRNICE[:3], *DUBI[3:])

    other = territory.compare(sheet(moved, MOST), *known(OBRNICE, MOST), {"567337"}, is_newest=False)

    assert not other.is_any


@pytest.mark.parametrize(
    ("year", "codes"),
    [
        (2025, {"a", "b"}),  # the last one before it
        (2017, {"a", "c"}),  # the first one after it
        (2021, {"a"}),  # those that both its neighbours have
        (2024, {"a", "b"}),  # its own, when it is replaced
        (None, {"a", "c"}),
    ],
)
def test_a_year_needs_the_municipalities_of_the_years_beside_it(year, codes):
    assert territory.required(year, {2019: {"a", "c"}, 2023: {"a", "c", "b"} - {"c"}, 2024: {"a", "b"}}) == codes


def test_the_newest_hierarchy_counts_and_older_ones_keep_only_what_it_has_not():
    gone = ("567353", "Polerady", *MOST[2:])
    before, areas_before = known(OBRNICE, gone)
    before = before.assign(definition_lat=50.5, definition_lon=13.7, label_lat=50.5, label_lon=13.7)
    moved = (*OBRNICE[:3], *DUBI[3:])
    after, areas_after = known(moved, DUBI)

    municipalities, areas = territory.merged([(2024, after, areas_after), (2023, before, areas_before)])
    older, _ = territory.merged([(2024, before, areas_before), (2019, after, areas_after)])

    assert municipalities[["municipality_code", "orp_code"]].to_numpy().tolist() == [
        ["567337", "4213"],
        ["567353", "4209"],
        ["567507", "4213"],
    ]
    assert municipalities["definition_lat"].tolist()[:2] == [50.5, 50.5]
    assert pd.isna(municipalities["definition_lat"].iloc[2])
    assert areas["area_code"].tolist() == ["CZ042", "CZ0425", "CZ0426", "4209", "4213", "42091", "42133"]
    assert older.set_index("municipality_code")["orp_code"].to_dict() == {
        "567337": "4209",
        "567353": "4209",
        "567507": "4213",
    }
    again, _ = territory.merged([(2023, before, areas_before)])
    assert_frame_equal(again, before)

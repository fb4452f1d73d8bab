"""A year in which municipalities merge, one is created, one moves: refused, accepted, and then everything goes on."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from sei_core import paths, pipeline, provenance, received_files
from sei_core.api import server
from sei_core.documents import maps, profiles
from sei_core.domain import territories
from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.domain.spatial_weights import Kind, Neighbourhood
from sei_core.errors import DataFileError, SeiError
from sei_core.ingest import shipped
from sei_core.queries import areas, change, clusters, meta, municipality, simulator
from sei_core.schema import imported
from sei_core.stewardship import reading
from sei_core.stewardship.reading import Read
from sei_core.store import db, releases
from sei_core.view import maps as map_words
from sei_core.view import texts
from tests import changed_territory as new
from tests.pages.opening import open_page

BAND = Measure(INDEX, Part.BAND)


@dataclass(frozen=True)
class Changed:
    """A home whose second release has the changed hierarchy."""

    file: Path
    first: str
    content: bytes
    refused: Read
    accepted: Read
    second: str


@pytest.fixture(scope="module")
def changed(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changed]:
    home = shutil.copytree(built_home, tmp_path_factory.mktemp("territory") / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(home / "var"))
        patch.setenv("SEI_STATIC", str(home / "static"))
        file = new.write(home / "isv2024.csv", new.rows())
        first, known = releases.current_name(), received_files.received_inputs()
        content = releases.path_of(first).read_bytes()
        refused = reading.read(imported.INDEX, file, known)
        accepted = reading.read(imported.INDEX, file, known, accepts_territory=True)
        second = pipeline.build(lambda step: None, accepted.inputs)
        yield Changed(file, first, content, refused, accepted, second)


def test_it_is_refused_and_every_difference_is_told(changed):
    report = changed.refused.report

    assert report.created == [(new.CREATED, new.CREATED_NAME, "ORP Most, okres Most, Ústecký kraj")]
    assert report.gone == [(new.GONE, "Polerady", "ORP Most, okres Most, Ústecký kraj")]
    assert report.moved == [
        (new.MOVED, "Patokryje", "OPOU Most → Teplice; ORP Most → Teplice; okres Most → Teplice"),
        (new.RENAMED, "Skršín", f"název Skršín → {new.NEW_NAME}"),
    ]
    assert report.may_accept_territory
    assert len(report.problems) == 3, "a hint is no problem, and Polerady are told once"
    assert sum("Polerady" in problem for problem in report.problems) == 1
    assert report.problems[-1].endswith("zanikly-li obce opravdu, převezměte členění ze souboru jako nové")
    assert [cell.value for cell in report.cells] == [new.CREATED]
    assert changed.refused.inputs == []


def test_accepted_it_is_there_twice_as_a_year_and_as_a_hierarchy(changed):
    assert changed.accepted.report.problems == []
    assert [(item.kind, item.year) for item in changed.accepted.inputs] == [
        (imported.INDEX, new.YEAR),
        (imported.TERRITORY, new.YEAR),
    ]
    assert len({item.sha256 for item in changed.accepted.inputs}) == 1
    assert received_files.received_inputs() == sorted(changed.accepted.inputs, key=lambda item: item.name)
    assert meta.inputs()["imported_year"].dropna().tolist() == [new.YEAR]
    assert imported.territory_key(new.YEAR) in set(meta.sources_of("municipality")["source_key"])


def test_once_accepted_nothing_is_asked_again(changed):
    again = received_files.open_import(changed.file)

    assert not again.difference.is_any
    assert not again.may_accept
    assert len(received_files.read_import(changed.file, again).frame) == 6258


def test_an_older_year_with_the_old_municipalities_needs_no_acceptance(changed, tmp_path):
    report = reading.read(
        imported.INDEX, new.write(tmp_path / "2019.csv", new.rows(changed=False), 2019), changed.accepted.inputs
    ).report

    assert report.year == 2019
    assert (report.problems, report.created, report.gone, report.moved) == ([], [], [], [])


def test_a_later_year_must_have_what_the_last_one_has(changed, tmp_path):
    table = new.rows()
    file = new.write(tmp_path / "2025.csv", table[table["municipality_code"] != new.CREATED], 2025)

    assert [code for code, _, _ in received_files.open_import(file).difference.gone] == [new.CREATED]


def test_an_incomplete_hierarchy_cannot_be_accepted(changed, tmp_path):
    releases.publish(changed.first)
    table = new.rows()
    table.loc[table["municipality_code"] == new.CREATED, "orp_name"] = "Mostecko"
    file = new.write(tmp_path / "2024.csv", table)
    try:
        report = reading.read(imported.INDEX, file, [], accepts_territory=True).report
        with pytest.raises(DataFileError, match="Mostecko"):
            received_files.read_import(file, accepts_territory=True)
    finally:
        releases.publish(changed.second)

    assert not report.may_accept_territory
    assert "Mostecko" in {cell.value for cell in report.cells}


def test_the_release_passes_its_checks_and_the_first_one_is_as_it_was(changed):
    found = pipeline.recheck().set_index("check_name")

    assert found.loc[found["severity"] == "chyba", "row_count"].sum() == 0
    assert found.at["boundaries_complete", "example"] == new.CREATED
    assert releases.path_of(changed.first).read_bytes() == changed.content


def test_the_map_of_each_year_has_the_order_of_the_geometry(changed):
    geometry = json.loads((paths.maps() / meta.geometry()).read_bytes())["levels"]
    for year, absent in ((2023, new.CREATED), (2024, new.GONE)):
        for level in (Level.MUNICIPALITY, Level.OPOU, Level.ORP, Level.DISTRICT, Level.REGION):
            values = areas.values(year, level, BAND)
            assert values["area_code"].tolist() == geometry[level.value]["codes"]
        values = areas.values(year, Level.MUNICIPALITY, BAND)
        assert values.loc[values["value"].isna(), "area_code"].tolist() == [absent]
    moved = areas.change(2024, Level.MUNICIPALITY)
    assert moved.loc[moved["value"].isna(), "area_code"].tolist() == [new.GONE, new.CREATED]
    assert simulator.values(2024, {})["area_code"].tolist() == geometry["municipality"]["codes"]


def test_places_follow_the_new_hierarchy_and_the_gone_keep_theirs(changed):
    with db.cursor() as database:
        rows = database.sql(
            "SELECT municipality_code, municipality_name, orp_code, district_code, definition_lat, label_lat "
            f"FROM municipality WHERE municipality_code IN ('{new.GONE}', '{new.CREATED}', '{new.MOVED}') ORDER BY 1"
        ).fetchall()

    assert [row[:4] for row in rows] == [
        (new.MOVED, "Patokryje", "4213", "CZ0426"),
        (new.GONE, "Polerady", "4209", "CZ0425"),
        (new.CREATED, new.CREATED_NAME, "4209", "CZ0425"),
    ]
    assert rows[2][4:] == (None, None)
    assert all(value is not None for row in rows[:2] for value in row)


def test_the_created_has_points_without_a_donor_and_the_gone_only_its_year(changed):
    created = municipality.profile(new.CREATED, 2024).iloc[0]
    taken_over = municipality.indicators(new.CREATED, 2024).set_index("indicator").loc["early_leaving"]

    assert created["index_points"] == taken_over["points"] == 3
    assert created[["computed_points", "share_points"]].isna().all()
    assert taken_over.isna()["donor_code"]
    assert municipality.years_of(new.CREATED) == [2024]
    assert municipality.years_of(new.GONE) == [2023]
    assert municipality.similar(new.GONE, 2024).empty
    assert not municipality.neighbours(new.GONE, 2023).empty
    found = municipality.search("polerady")
    assert new.GONE in set(found["municipality_code"])


def test_the_map_names_the_created_that_has_no_boundary_yet(changed):
    assert areas.undrawn(2023, "CZ").empty
    assert areas.undrawn(2024, "CZ010").empty
    (said,) = map_words.undrawn(areas.undrawn(2024, "CZ042"))
    assert f"{new.CREATED_NAME} ({new.CREATED})" in said
    assert said.startswith("Bez hranice v datech, a proto na mapě nenakresleno: 1\u00a0obec")


def test_changes_are_of_those_that_both_years_have(changed):
    summary = change.summary(2023, 2024, "CZ042").iloc[0]

    assert summary["unmatched_count"] == 2
    assert change.decomposition_of(new.CREATED, 2023, 2024).empty


def test_the_nearest_are_sought_among_those_with_a_point(changed):
    left_out = clusters.left_out(2024, Measure(INDEX, Part.POINTS), "CZ042", Neighbourhood(Kind.NEAREST, 5))

    assert left_out[["municipality_code", "left_out_reason"]].to_numpy().tolist() == [
        [new.CREATED, "without_neighbour"]
    ]


#: Addresses and what has to be read there; years where a municipality is not are told, not broken.
PAGES = [
    ("index/mapa", {"rok": "2023"}, ""),
    ("index/mapa", {"rok": "2024", "obec": new.CREATED}, f"{new.CREATED_NAME} ({new.CREATED})"),
    ("index/kraje", {"rok": "2023"}, ""),
    ("index/kraje", {"rok": "2024"}, ""),
    ("index/obec", {"rok": "2024", "obec": new.CREATED}, texts.CAVEAT_NOT_DRAWN),
    ("index/obec", {"rok": "2023", "obec": new.GONE}, "Polerady"),
    ("index/obec", {"rok": "2024", "obec": new.GONE}, "v roce 2024 v indexu není"),
    ("index/obec", {"rok": "2024", "obec": new.MOVED}, "okres Teplice"),
    ("index/vyvoj", {"rok": "2024", "obec": new.CREATED}, "obec vznikla"),
    ("index/vyvoj", {"rok": "2024", "obec": new.GONE}, "obec zanikla"),
    ("analyza/pruzkumnik", {"rok": "2023"}, ""),
    ("analyza/pruzkumnik", {"rok": "2024"}, ""),
    ("analyza/shluky", {"rok": "2024", "obec": new.CREATED, "kraj": "CZ042"}, ""),
    ("analyza/simulator", {"rok": "2023", "obec": new.GONE}, ""),
    ("analyza/simulator", {"rok": "2024", "obec": new.CREATED}, texts.SIMULATOR_NO_DONOR),
    ("o_datech/metodika", {"rok": "2024", "obec": new.CREATED}, "dárce proto neznáme"),
    ("o_datech/metodika", {"rok": "2024", "obec": new.GONE}, ""),
    ("podpora/kde_podpora_chybi", {"rok": "2024"}, ""),
    ("podpora/spoluprace", {"rok": "2024", "podklad": "index"}, ""),
]


@pytest.mark.parametrize(("page", "address", "said"), PAGES)
def test_pages_open_for_both_years(changed, page, address, said):
    app = open_page(f"pages/{page}.py", **address)
    kinds = app.header, app.markdown, app.error, app.info
    text = "\n".join(str(each.value) for kind in kinds for each in kind)

    assert said in text.replace("\\", "")


def test_documents_are_made_without_a_boundary_and_refused_for_a_year_without_the_municipality(changed):
    assert profiles.profile(new.CREATED, 2024, "").startswith(b"%PDF")
    assert profiles.profile("4209", 2024, "").startswith(b"%PDF")
    assert maps.map_picture("CZ042", 2024, BAND, Level.MUNICIPALITY, "svg").startswith(b"<?xml")
    with pytest.raises(SeiError, match="v roce 2024 v indexu není"):
        profiles.profile(new.GONE, 2024, "")


def answers(*addresses: str) -> list[httpx.Response]:
    """What the server says, one address after another."""

    async def asked() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(server.app), base_url="http://atlas") as client:
            return [await client.get(address) for address in addresses]

    with ThreadPoolExecutor(1) as apart:  # a browser of another test may have a loop in this thread
        return apart.submit(asyncio.run, asked()).result()


def test_the_interface_answers(changed):
    created, absent, drawn = answers(
        f"/api/v1/municipalities/{new.CREATED}?year=2024",
        f"/api/v1/municipalities/{new.GONE}?year=2024",
        "/api/v1/index?year=2024&area=4209&format=geojson&limit=100",
    )

    assert created.status_code == 200
    assert created.json()["computed_points"] is None
    assert absent.status_code == 404
    shapes = {each["properties"]["municipality_code"]: each["geometry"] for each in drawn.json()["features"]}
    assert shapes[new.CREATED] is None
    assert sum(shape is not None for shape in shapes.values()) == len(shapes) - 1
    assert new.GONE not in shapes


def test_a_corrected_file_of_the_same_year_may_take_the_change_back(changed, tmp_path):
    file = new.write(tmp_path / "2024.csv", new.rows(changed=False))
    asked = received_files.open_import(file)
    taken = reading.read(imported.INDEX, file, changed.accepted.inputs, accepts_territory=True)
    municipalities, _ = received_files.territory(taken.inputs)

    assert [code for code, _, _ in asked.difference.gone] == [new.CREATED]
    assert asked.may_accept
    assert new.CREATED not in set(municipalities["municipality_code"])
    assert {item.sha256 for item in taken.inputs} == {provenance.fingerprint(file)}


def test_with_a_boundary_the_created_gets_a_place_for_its_name(changed):
    municipalities, _ = received_files.territory(changed.accepted.inputs)
    boundaries = shipped.read_boundaries(paths.data())
    codes = boundaries["municipality_code"].replace(new.GONE, new.CREATED)  # as if it were where Polerady was
    placed = territories.located(municipalities, boundaries.assign(municipality_code=codes))
    created = placed.set_index("municipality_code").loc[new.CREATED]

    assert 50 < created["label_lat"] < 51
    assert created[["definition_lat", "definition_lon"]].isna().all(), "a definition point is never made up"

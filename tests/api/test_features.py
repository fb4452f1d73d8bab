"""OGC API – Features as other programs meet it: GDAL and plain requests to running servers."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import jsonschema
import pandas as pd
import pytest
import shapely

from sei_core.api import manners
from sei_core.api.ogc.app import app
from sei_core.api.ogc.collections import LEVELS
from sei_core.domain.levels import Level
from sei_core.paths import ROOT
from sei_core.queries import areas, explorer, localities, meta, municipality
from tests.browser.conftest import serving

KROVAK = "http://www.opengis.net/def/crs/EPSG/0/5514"
OBRNICE = "567337"


@pytest.fixture(scope="module")
def served(built_home, tmp_path_factory) -> Iterator[str]:
    """Address of the interface on a server at the root of its host."""
    with serving(built_home, tmp_path_factory.mktemp("features") / "log") as address:
        yield f"{address}/api/ogc"


@pytest.fixture(scope="module")
def client(served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served, timeout=60) as opened:
        yield opened


def features(client: httpx.Client, layer: str, **query: object) -> dict:
    response = client.get(f"/collections/{layer}/items", params=query)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/geo+json"
    return response.json()


def codes(found: dict) -> list[str]:
    return [each["id"] for each in found["features"]]


def gdal(command: str, *arguments: str) -> str:
    """Run a program of GDAL and return what it says; it must not complain."""
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed (Debian: apt-get install gdal-bin)")
    done = subprocess.run([command, *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr
    assert "Warning" not in done.stderr
    return done.stdout


# GDAL ---------------------------------------------------------------------------------------------------------------


def test_gdal_lists_the_layers(served):
    said = gdal("ogrinfo", "-so", f"OAPIF:{served}")

    assert re.findall(r"^\d+: (\S+) .*\((Multi Polygon|Point)\)$", said, re.MULTILINE) == [
        *((name, "Multi Polygon") for level in LEVELS for name in (level, f"{level}-2023")),
        ("cooperation", "Multi Polygon"),
        ("localities", "Point"),
    ]


def test_gdal_takes_away_every_municipality_as_it_is_in_the_release(served, atlas, tmp_path):
    target, comma = tmp_path / "out.gpkg", tmp_path / "out.csv"
    gdal("ogr2ogr", "-f", "GPKG", "-oo", "PAGE_SIZE=1000", str(target), f"OAPIF:{served}", "municipalities")
    gdal("ogr2ogr", "-f", "CSV", str(comma), str(target), "municipalities")
    taken = pd.read_csv(comma, dtype={"municipality_code": str, "orp_code": str}).set_index("municipality_code")
    wanted = municipality.export_rows(2023).set_index("municipality_code")

    assert len(taken) == 6258
    assert (taken["population_15plus"] == wanted["enforcement_base"]).all()
    assert (taken["band"] == wanted["index_band"]).all()
    for column in wanted.columns.intersection(taken.columns).difference(["municipality_name", "year"]):
        pd.testing.assert_series_equal(
            taken[column].astype(float), wanted[column].astype(float), check_names=False, rtol=1e-12
        )
    assert taken["early_leaving_share"].isna().sum() == wanted["early_leaving_share"].isna().sum() > 4890


def test_gdal_asks_the_server_by_attribute_and_by_place(served):
    told = gdal("ogrinfo", "-geom=NO", f"OAPIF:{served}", "municipalities", "-where", "index_points = 29")
    near = gdal("ogrinfo", "-so", f"OAPIF:{served}", "municipalities", "-spat", "13.69", "50.5", "13.7", "50.51")

    assert "municipality_name (String) = Obrnice" in told
    assert told.count("OGRFeature(") == 1
    assert 1 <= int(re.search(r"Feature Count: (\d+)", near)[1]) <= 4


def test_gdal_reads_a_server_below_a_folder(built_home, tmp_path):
    with serving(built_home, tmp_path / "log", SEI_BASE_PATH="/atlas") as address:
        assert address.endswith("/atlas")
        said = gdal("ogrinfo", "-so", f"OAPIF:{address}/api/ogc", "regions")
        links = httpx.get(f"{address}/api/ogc").json()["links"]

    assert "Feature Count: 14" in said
    assert all(each["href"].startswith(f"{address}/api/ogc/") for each in links)


def test_the_national_grid_is_that_of_gdal(served, client, tmp_path):
    (tmp_path / "degrees.json").write_text(json.dumps(features(client, "localities", limit=100)))
    gdal(
        "ogr2ogr", "-f", "GeoJSON", "-lco", "RFC7946=NO", "-s_srs", "OGC:CRS84", "-t_srs", "EPSG:5514",
        str(tmp_path / "metres.json"), str(tmp_path / "degrees.json"),
    )  # fmt: skip
    theirs = json.loads((tmp_path / "metres.json").read_text())["features"]
    ours = features(client, "localities", limit=100, crs=KROVAK)["features"]

    assert len(ours) == 55
    for mine, other in zip(ours, theirs, strict=True):
        assert mine["geometry"]["coordinates"] == pytest.approx(other["geometry"]["coordinates"], abs=0.06)


# Documents ----------------------------------------------------------------------------------------------------------


def test_every_link_of_the_documents_answers_with_the_promised_type(client, served):
    documents = [client.get(path).json() for path in ("/", "/collections", "/collections/regions")]
    documents += documents[1]["collections"]
    links = {(each["href"], each["type"], each["rel"]) for document in documents for each in document["links"]}
    own = {(href, media_type) for href, media_type, rel in links if rel not in {"via", "license"}}

    assert len(own) > 50
    for href, media_type in own:
        assert href.startswith(served)
        response = client.get(href)
        assert (response.status_code, response.headers["content-type"].partition("; charset")[0]) == (200, media_type)


def test_the_openapi_document_is_whole_in_itself(client):
    document = client.get("/openapi").json()
    pointed = re.findall(r'"\$ref": ?"([^"]+)"', json.dumps(document))

    assert {each for each in pointed if not each.startswith("#/components/")} == set()
    for each in pointed:
        _, _, part, name = each.split("/")
        assert name in document["components"][part]
    assert all(set(methods) == {"get"} for methods in document["paths"].values())
    assert "/collections/municipalities/items" in document["paths"]


def test_only_what_is_there_is_declared(client):
    declared = client.get("/conformance").json()["conformsTo"]

    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in declared
    assert "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs" in declared
    assert not [each for each in declared if "create" in each or "html" in each or each.endswith("filter")]


def test_every_layer_keeps_its_schema(client):
    for about in client.get("/collections").json()["collections"]:
        schema = client.get(f"/collections/{about['id']}/schema").json()
        found = features(client, about["id"], limit=100)
        properties = {
            name: {"type": [each["type"], "null"]} for name, each in schema["properties"].items() if name != "geometry"
        }
        jsonschema.validate(
            [each["properties"] for each in found["features"]],
            {"items": {"properties": properties, "required": list(properties), "additionalProperties": False}},
        )
        assert all(each.get("title") for each in schema["properties"].values())
        assert {each["geometry"]["type"] for each in found["features"]} == {
            "Point" if about["id"] == "localities" else "MultiPolygon"
        }


def test_a_layer_says_whose_data_it_is(client):
    about = client.get("/collections/municipalities").json()

    assert "ASZ (MMR)" in about["attribution"]
    assert "ČÚZK" in about["attribution"]
    assert "https://creativecommons.org/licenses/by/4.0/" in [each["href"] for each in about["links"]]
    assert about["extent"]["temporal"]["interval"] == [["2023-01-01T00:00:00Z", "2023-12-31T23:59:59Z"]]
    assert about["storageCrs"] in about["crs"]
    assert KROVAK in about["crs"]


def test_people_get_a_page_of_this_host_alone(client, served):
    response = client.get("/", headers={"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"})

    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "Accept" in response.headers["vary"]
    assert '<html lang="cs">' in response.text
    assert {href for href in re.findall(r'(?:href|src)="([^"]*)"', response.text) if not href.startswith(served)} == {
        "data:,"
    }
    assert client.get("/", headers={"accept": "application/json"}).headers["content-type"] == "application/json"


def test_the_manual_names_layers_that_are_there(client):
    manual = (ROOT / "docs" / "qgis.md").read_text(encoding="utf-8")
    there = {each["id"] for each in client.get("/collections").json()["collections"]}
    named = set(re.findall(r"^\| (.+?) \|", manual, re.MULTILINE)[1:])
    examples = re.findall(r"^…(/\S+)$", manual, re.MULTILINE)

    assert {name for cell in named for name in re.findall("`(.+?)`", cell)} == {x for x in there if "-" not in x}
    assert len(examples) == 4
    assert [client.get(example).status_code for example in examples] == [200] * 4


# Features -----------------------------------------------------------------------------------------------------------


def test_pages_follow_each_other_and_miss_nobody(client, atlas):
    address, seen = "/collections/orps/items?limit=100", []
    while address:
        found = client.get(address).json()
        seen += codes(found)
        assert (found["numberMatched"], found["numberReturned"]) == (206, len(found["features"]))
        address = next((each["href"] for each in found["links"] if each["rel"] == "next"), None)

    assert seen == sorted(areas.table(2023, Level.ORP, "CZ")["area_code"])
    assert [each["rel"] for each in found["links"]] == ["self", "collection", "prev"]


def test_one_feature_is_the_same_as_among_others(client, atlas):
    alone = client.get(f"/collections/municipalities/items/{OBRNICE}").json()
    (among,) = features(client, "municipalities", municipality_code=OBRNICE)["features"]
    row = explorer.municipalities(2023, pd.Timestamp.today().date()).set_index("municipality_code").loc[OBRNICE]

    assert {name: alone[name] for name in among} == among
    assert alone["properties"]["index_points"] == row["index_points"] == 29
    assert alone["properties"]["enforcement_share"] == row["enforcement_share"]


def test_means_and_counts_of_areas_are_those_of_the_release(client, atlas):
    found = {each["id"]: each["properties"] for each in features(client, "regions")["features"]}
    table = areas.table(2023, Level.REGION, "CZ").set_index("area_code")

    assert len(found) == 14
    for code, row in table.iterrows():
        told = found[code]
        assert told["weighted_mean_points"] == row["weighted_mean_points"]
        assert told["band_12_30_count"] == row["high_count"]
        assert sum(told[f"band_{each}_count"] for each in ("0_1", "2_7", "8_11", "12_30")) == row["municipality_count"]


def test_localities_are_counted_and_never_told_apart(client, atlas):
    found = features(client, "localities", limit=1000)
    wanted = localities.by_municipality("CZ", with_mentions=True, with_low=False).set_index("municipality_code")

    assert {each["id"]: each["properties"]["known_count"] for each in found["features"]} == wanted[
        "known_count"
    ].to_dict()
    assert not any("locality_name" in each["properties"] for each in found["features"])


def test_a_box_finds_what_it_meets_in_either_system(client, atlas):
    boundary = areas.boundaries(Level.DISTRICT).set_index("area_code")["geometry_wkb"]
    shapes = {code: shapely.from_wkb(bytes(shape)) for code, shape in boundary.items()}
    west, south, east, north = 13.5, 50.4, 13.9, 50.7
    wanted = sorted(code for code, shape in shapes.items() if shape.intersects(shapely.box(west, south, east, north)))
    of_grid = features(client, "districts", crs=KROVAK, area_code="CZ0425")["features"][0]["geometry"]
    inside = shapely.geometry.shape(of_grid).representative_point()
    box = f"{inside.x},{inside.y},{inside.x},{inside.y}"

    assert codes(features(client, "districts", bbox=f"{west},{south},{east},{north}")) == wanted
    assert codes(features(client, "districts", bbox=f"{west},{south},0,{east},{north},9")) == wanted
    assert codes(features(client, "districts", **{"bbox": box, "bbox-crs": KROVAK})) == ["CZ0425"]
    assert len(codes(features(client, "districts", bbox="170,-90,100,90", limit=100))) == 77  # once around the Earth
    assert codes(features(client, "districts", bbox="170,-90,-170,90")) == []


@pytest.mark.parametrize(
    ("time", "count"),
    [
        ("2023-12-31", 14),
        ("2023-06-01T12:00:00Z", 14),
        ("2023-12-31T23:30:00-02:00", 0),
        ("2022-01-01/2022-12-31", 0),
        ("2022-06-01/..", 14),
        ("../2023-01-01", 14),
        ("../2022-12-31", 0),
        ("0001-01-01T00:00:00+14:00", 0),
    ],
)
def test_time_chooses_the_year(client, time, count):
    assert features(client, "regions", datetime=time)["numberMatched"] == count


def test_properties_and_shapes_can_be_left_out(client):
    found = features(client, "regions", properties="area_name,year", skipGeometry="true", limit=1)["features"][0]

    assert found["properties"] == {"area_name": "Hlavní město Praha", "year": 2023}
    assert (found["geometry"], found["id"]) == (None, "CZ010")


def test_outer_rings_run_counter_clockwise_with_five_decimals(client):
    for each in features(client, "regions")["features"]:
        shape = shapely.geometry.shape(each["geometry"])
        assert all(part.exterior.is_ccw for part in shape.geoms)
        assert shapely.get_coordinates(shape).round(5).tolist() == shapely.get_coordinates(shape).tolist()


# Mistakes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("limit=0", "limit"),
        ("limit=abc", "limit"),
        ("limit=1&limit=2", "limit"),
        ("offset=-1", "offset"),
        ("bbox=1,2,3", "bbox"),
        ("bbox=nan,1,2,3", "bbox"),
        ("bbox=14,51,15,50", "bbox"),
        ("bbox=", "bbox"),
        ("bbox=0,0,1,1&bbox-crs=EPSG:4326", "bbox-crs"),
        ("bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84", "bbox-crs"),
        ("crs=../../etc/passwd", "crs"),
        ("datetime=2023-13-01", "datetime"),
        ("datetime=a/b/c", "datetime"),
        ("datetime=2024-01-01/2023-01-01", "datetime"),
        ("properties=nope", "nope"),
        ("index_points=1;DROP TABLE municipality", "index_points"),
        ("enforcement_share=inf", "enforcement_share"),
        ("nope=' OR 1=1 --", "nope"),
        ("filter=index_points>3", "filter"),
        ("f=html", "html"),
        ("skipGeometry=x", "skipGeometry"),
    ],
)
def test_a_parameter_without_sense_is_told(client, query, told):
    response = client.get(f"/collections/municipalities/items?{query}")
    problem = response.json()

    assert (response.status_code, problem["status"]) == (400, 400)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert f"„{told}“" in problem["detail"]
    assert not re.search(r"Traceback|\.py|/work|/home|site-packages|SELECT", response.text)


@pytest.mark.parametrize(
    "path",
    ["/collections/nope", "/collections/%27%20OR%201=1", "/collections/municipalities/items/999999",
     "/collections/municipalities-1999/items", "/processes", "/jobs", "/TileMatrixSets", "/admin"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, path):
    response = client.get(path)

    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_changed(client, method):
    response = client.request(method, "/collections/municipalities/items", content=b"{}")

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["content-type"] == "application/problem+json"


def test_values_are_compared_and_never_run(client):
    found = features(client, "municipalities", municipality_name="' OR 1=1 --")

    assert (found["numberMatched"], found["features"]) == (0, [])


def test_a_limit_beyond_the_highest_is_lowered_not_refused(client):
    found = features(client, "municipalities", limit="9" * 30, skipGeometry="true", properties="year")

    assert found["numberReturned"] == 6258


def test_before_the_first_build_it_says_so(empty_home):
    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://atlas") as client:
            return await client.get("/collections")

    with ThreadPoolExecutor(1) as apart:  # a browser of another test may have a loop in this thread
        response = apart.submit(asyncio.run, ask()).result()

    assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")
    assert str(empty_home) not in response.text


# Browsers and caches ------------------------------------------------------------------------------------------------


def test_an_answer_is_packed_and_not_sent_twice(client):
    path = "/collections/regions/items?limit=3"
    first = client.get(path, headers={"accept-encoding": "gzip"})
    again = client.get(path, headers={"accept-encoding": "gzip", "if-none-match": first.headers["etag"]})
    other = client.get("/collections/regions/items?limit=4", headers={"if-none-match": first.headers["etag"]})

    assert (first.headers["content-encoding"], first.headers["cache-control"]) == ("gzip", manners.CACHE_CONTROL)
    assert first.headers["vary"] == again.headers["vary"] == "Accept, Accept-Encoding"
    assert (again.status_code, again.content) == (304, b"")
    assert (other.status_code, len(other.json()["features"])) == (200, 4)
    assert client.head(path).headers["content-type"] == "application/geo+json"


def test_pages_of_other_hosts_may_read(client):
    response = client.get("/collections/regions/items?limit=1", headers={"origin": "https://mapy.kraj.cz"})
    asked = {"origin": "https://mapy.kraj.cz", "access-control-request-method": "GET"}

    preflight = client.options("/collections", headers=asked)
    assert (preflight.status_code, preflight.content) == (204, b"")
    assert preflight.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    for each in (response, preflight, client.get("/nope", headers=asked)):
        assert each.headers["access-control-allow-origin"] == "*"
        assert "Content-Crs" in each.headers["access-control-expose-headers"].split(", ")


def test_links_lead_to_the_host_that_was_asked(client):
    named = client.get("/", headers={"host": "atlas.kraj.cz"}).json()["links"]
    odd = client.get("/?f=html", headers={"host": '"><script>alert(1)</script>'})

    assert {each["href"].partition("/api/ogc")[0] for each in named} == {"http://atlas.kraj.cz"}
    assert "<script>" not in odd.text


def test_the_years_have_layers_of_their_own(atlas, client):
    years = meta.years()
    titles = [each["title"] for each in client.get("/collections").json()["collections"]]

    assert len(set(titles)) == len(titles)
    assert f"Kraje: index sociálního vyloučení, nejnovější rok (nyní {years[0]})" in titles
    for year in years:
        alone = client.get(f"/collections/regions-{year}").json()["title"]
        assert alone == f"Kraje: index sociálního vyloučení, rok {year} (neměnné)"

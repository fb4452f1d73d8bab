"""The interface: its rows are those of the atlas, and every answer keeps the manners of HTTP."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shutil

import brotli
import pandas as pd
import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from sei_core import catalogue
from sei_core.api import manners, mounted
from sei_core.api.v1 import shapes
from sei_core.api.v1.app import app
from sei_core.api.v1.parameters import MOST_ROWS
from sei_core.domain.levels import Level
from sei_core.queries import areas, interface, localities, meta, municipality, overview
from sei_core.store import releases
from sei_core.view import texts
from tests.test_catalogue import HIDDEN_DOCUMENTS, HOLOHLAVY

OBRNICE, MOST_DISTRICT, USTI = "567337", "CZ0425", "CZ042"
pytestmark = pytest.mark.usefixtures("atlas_module")


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Asks the application itself, packing nothing unless told to."""
    return TestClient(app, raise_server_exceptions=False, headers={"Accept-Encoding": "identity"})


@pytest.fixture(scope="module")
def document(client) -> dict:
    return client.get("/openapi.json").json()


def rows_of(client, address: str) -> pd.DataFrame:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return pd.DataFrame(answer.json()["rows"])


# The index ----------------------------------------------------------------------------------------------------------


def test_every_municipality_comes_once_page_by_page(client):
    codes, address, pages = [], "/index?limit=1500&fields=municipality_code", 0
    while address:
        answer = client.get(address)
        body = answer.json()
        codes += [row["municipality_code"] for row in body["rows"]]
        assert (body["total_count"], answer.headers["x-total-count"]) == (6258, "6258")
        assert (f'<{body["next"]}>; rel="next"' in answer.headers.get("link", "")) == (body["next"] is not None)
        address, pages = body["next"], pages + 1

    assert pages == 5
    assert len(codes) == len(set(codes)) == 6258
    assert codes == sorted(codes)
    assert body["prev"].endswith("offset=4500")


def test_values_of_the_index_are_those_of_the_export(client):
    told = rows_of(client, f"/index?limit={MOST_ROWS}")
    whole = municipality.export_rows(2023).rename(columns={"index_band": "band"})

    assert not told.isna()["index_points"].any()
    for column in whole.columns.drop("year"):
        left = told[column].astype(object).where(told[column].notna(), None).tolist()
        right = whole[column].astype(object).where(whole[column].notna(), None).tolist()
        assert left == right, column


def test_filters_leave_what_they_say(client):
    heavy = rows_of(client, f"/index?area={USTI}&min_points=12&limit=1000")
    members = set(areas.members(Level.MUNICIPALITY, USTI)["area_code"])
    expected = {row.municipality_code for row in overview.heaviest(2023, USTI).itertuples() if row.index_points >= 12}

    assert set(heavy["municipality_code"]) == expected <= members
    assert set(rows_of(client, "/index?band=8-11,12-30&limit=1000")["band"]) == {"8–11", "12–30"}
    assert set(rows_of(client, "/index?band=8–11&band=12-30&status=S&limit=1000")["status"]) == {"S"}
    assert rows_of(client, "/index?min_points=29&max_points=29")["municipality_code"].tolist() == [OBRNICE]
    assert rows_of(client, f"/index?area={OBRNICE}")["municipality_name"].tolist() == ["Obrnice"]
    assert OBRNICE in set(rows_of(client, "/index?q=obrnice%20most")["municipality_code"])
    assert client.get("/index?q=nic%20takového").json()["rows"] == []


def test_rows_are_sorted_as_asked_in_czech_and_missing_last(client):
    heavy = rows_of(client, "/index?sort=-index_points,municipality_name&limit=40")
    points = heavy["index_points"].tolist()
    named = rows_of(client, "/index?area=CZ020&sort=municipality_name&fields=municipality_name&limit=2000")
    names = named["municipality_name"].tolist()
    lq = rows_of(client, "/index?sort=-early_leaving_lq&fields=early_leaving_lq&limit=10000")["early_leaving_lq"]

    assert points == sorted(points, reverse=True)
    assert heavy["municipality_code"][0] == OBRNICE
    assert names.index("Cerhovice") < names.index("Čelákovice") < names.index("Hostomice") < names.index("Chrášťany")
    assert lq.dropna().is_monotonic_decreasing
    assert lq.isna().sum() > 4000
    assert not lq[: lq.notna().sum()].isna().any()


def test_fields_come_in_the_order_asked_for(client):
    answer = client.get("/index?fields=index_points,municipality_code&limit=1").json()
    plain = client.get("/index?fields=index_points&fields=municipality_code&limit=1&format=csv").text

    assert list(answer["rows"][0]) == ["index_points", "municipality_code"]
    assert [each["name"] for each in answer["columns"]] == ["index_points", "municipality_code"]
    assert plain.splitlines()[0] == "index_points,municipality_code"


def test_csv_holds_the_rows_of_json(client):
    told = rows_of(client, f"/index?area={MOST_DISTRICT}")
    answer = client.get(f"/index?area={MOST_DISTRICT}", headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="index.csv"'
    assert [row["municipality_code"] for row in rows] == told["municipality_code"].tolist()
    assert [float(row["enforcement_share"]) for row in rows] == told["enforcement_share"].tolist()
    assert {row["early_leaving_count"] for row in rows} >= {""}


def test_geojson_has_a_boundary_for_each_row_unless_it_is_not_wanted(client):
    answer = client.get(f"/index?area={MOST_DISTRICT}&format=geojson&limit=5&fields=index_points")
    body = answer.json()
    without = client.get(f"/index?area={MOST_DISTRICT}&format=geojson&geometry=false").json()
    lon, lat = pd.json_normalize(body["features"])["geometry.coordinates"][0][0][0][:2]

    assert answer.headers["content-type"] == "application/geo+json"
    assert (len(body["features"]), body["total_count"]) == (5, 26)
    assert body["next"]
    assert {feature["geometry"]["type"] for feature in body["features"]} <= {"Polygon", "MultiPolygon"}
    assert 12 < (lon if isinstance(lon, float) else lon[0]) < 19
    assert 48 < (lat if isinstance(lat, float) else lat[1]) < 52
    assert all(
        len(feature["id"]) == 6 and list(feature["properties"]) == ["index_points"] for feature in body["features"]
    )
    assert "citation" in body["metadata"]
    assert {feature["geometry"] for feature in without["features"]} == {None}


# One thing ----------------------------------------------------------------------------------------------------------


def test_profile_has_the_matrix_of_points(client):
    told = client.get(f"/municipalities/{OBRNICE}").json()
    tests = [test for indicator in told["indicators"] for test in indicator["tests"]]
    enforcement = told["indicators"][0]

    assert (told["municipality_name"], told["index_points"], told["year"]) == ("Obrnice", 29, 2023)
    assert [place["area_code"] for place in told["places"]] == ["4209", MOST_DISTRICT, USTI]
    assert sum(indicator["points"] for indicator in told["indicators"]) == 29
    assert len(tests) == 15
    assert [(test["test"], test["lo"], test["hi"], test["points"]) for test in enforcement["tests"]] == [
        ("share", 0.12, 0.18, 2),
        ("lq", 1.8, 2.5, 2),
        ("count", 100.0, 200.0, 2),
    ]
    assert enforcement["share"] == 750 / 1585
    assert enforcement["tests"][2]["to_lose"] == 550
    assert not enforcement["is_taken_over"]


def test_profile_tells_taken_over_points_and_their_donor(client):
    code = rows_of(client, "/index?q=hradiste&fields=municipality_code,donor_code&limit=100")
    taken = client.get(f"/municipalities/{code.dropna()['municipality_code'].iloc[0]}").json()["indicators"][-1]

    assert taken["indicator"] == "early_leaving"
    assert taken["is_taken_over"]
    assert taken["donor_name"]
    assert (taken["count"], taken["share"], taken["lq"]) == (None, None, None)


def test_an_area_has_bands_and_indicators(client):
    told = client.get(f"/areas/{USTI}").json()
    country = client.get("/bands").json()["bands"]
    indicators = client.get("/index-indicators").json()["index_indicators"]

    assert sum(band["municipality_count"] for band in told["bands"]) == told["municipality_count"] == 354
    assert [band["municipality_count"] for band in country] == [3393, 2326, 298, 241]
    assert [(band["points_from"], band["points_to"]) for band in country] == [(0, 1), (2, 7), (8, 11), (12, 30)]
    assert [round(100 * each["share"], 5) for each in indicators] == [6.77334, 2.71088, 0.69856, 1.82003, 2.96429]
    assert [each["share_hi"] for each in indicators] == [0.18, 0.03, 0.017, 0.025, 0.12]


def test_areas_are_found_by_level_and_parent(client):
    regions, orp = rows_of(client, "/areas?level=region"), rows_of(client, f"/areas?level=orp&parent={USTI}")

    assert len(regions) == 14
    assert set(orp["parent_code"]) == {USTI}
    assert len(orp) == 16
    features = client.get("/areas?limit=200&format=geojson").json()["features"]
    assert {feature["properties"]["level"] for feature in features} >= {"country", "region", "district"}
    assert [feature["id"] for feature in features if not feature["geometry"]] == ["CZ-CZ010"], "drawn by nobody"


# Support ------------------------------------------------------------------------------------------------------------


def test_localities_that_could_be_recognised_are_only_counted(client):
    told = rows_of(client, "/localities?limit=1000")
    hidden = rows_of(client, f"/localities?area={HOLOHLAVY}")
    addresses = ["/localities?limit=1000", f"/localities?area={HOLOHLAVY}", "/sources?limit=1000", "/tables/localities"]

    for address in [*addresses, "/tables/sources?limit=1000", "/tables/references?limit=1000"]:
        text = client.get(address).text
        assert not [key for key in HIDDEN_DOCUMENTS if key in text], address
    assert len(told) == len(localities.export_rows())
    assert set(told["locality_key"].dropna()) == set(localities.export_rows()["locality_key"].dropna())
    assert hidden["locality_name"].isna().all()
    assert hidden["reference_keys"].isna().all()
    assert hidden["hidden_count"].tolist() == [1]


def test_cooperation_is_as_of_a_day(client):
    early, late = (rows_of(client, f"/cooperation?as_of={day}&limit=1000") for day in ("2007-01-01", "2024-07-01"))
    episodes = client.get(f"/cooperation/episodes?area={USTI}&as_of=2024-07-01").json()

    assert set(early["answer"]) == {"no"}
    assert {"possibly", "no"} <= set(late["answer"])
    assert {row["answer"] for row in episodes["rows"]} <= {"yes", "possibly", "no"}
    assert "ke dni 1. 7. 2024" in " ".join(episodes["about"]["filters"]).replace("\u00a0", " ")
    assert rows_of(client, f"/cooperation/memoranda?area={OBRNICE}")["region_code"].unique().tolist() == [USTI]


def test_a_project_has_its_indicators_with_what_is_not_known_missing(client):
    told = client.get("/projects/RSSZ").json()
    listed = rows_of(client, "/indicators?project=RSSZ&limit=1000")

    assert told["project_key"] == "RSSZ"
    assert [row["indicator_key"] for row in told["indicators"]] == listed["indicator_key"].tolist()
    assert any(row["actual_value"] is None for row in told["indicators"])
    assert told["about"]["sources"]
    assert set(rows_of(client, "/projects?level=místní&limit=1000")["project_level"]) == {"místní"}


# Tables -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", catalogue.EXPORTS)
def test_every_table_is_the_export(client, name):
    chosen = catalogue.find(name)
    whole = chosen.rows(2023)
    part = client.get(f"/tables/{name}?limit=7&offset=2&format=csv")
    told = client.get(f"/tables/{name}?limit=7&offset=2")
    shaped = client.get(f"/tables/{name}?limit=2&format=geojson")

    assert part.text == whole.iloc[2:9].to_csv(index=False, lineterminator="\n")
    assert told.json()["total_count"] == len(whole)
    assert [list(row) for row in told.json()["rows"]] == [list(whole)] * len(whole.iloc[2:9])
    assert shaped.status_code == (200 if chosen.is_layer else 406)


def test_a_whole_table_is_the_export_to_the_byte(client):
    whole, count = catalogue.document(catalogue.find("index"), 2023, "csv")
    part = client.get(f"/tables/indicator_result?limit={MOST_ROWS}&offset=30000&format=csv").text.splitlines()

    assert count == 6258
    assert client.get(f"/tables/index?limit={MOST_ROWS}&format=csv").content == whole
    assert len(part) == 1 + 31_290 - 30_000


@pytest.mark.parametrize("name", ["index", "indicator_result", "area_index", "localities"])
@pytest.mark.parametrize("area", [USTI, MOST_DISTRICT, "CZ-CZ010"])
def test_a_table_of_an_area_is_the_export_of_the_area(client, name, area):
    expected = catalogue.rows(catalogue.find(name), 2023, area)
    answer = client.get(f"/tables/{name}?area={area}&limit=3").json()
    plain = client.get(f"/tables/{name}?area={area}&limit=3&format=csv").text

    assert answer["total_count"] == len(expected) < len(catalogue.find(name).rows(2023))
    assert plain == expected.head(3).to_csv(index=False, lineterminator="\n")
    assert area in " ".join(answer["about"]["filters"]) or catalogue.area_label(area) in answer["about"]["filters"][0]


def test_a_table_without_areas_says_so_and_which_have_them(client):
    refused = client.get(f"/tables/yardstick?area={USTI}")
    whole = client.get("/tables/yardstick?area=CZ")
    having = rows_of(client, "/tables?limit=1000").set_index("name")["has_areas"]

    assert (refused.status_code, refused.json()["type"]) == (400, "/#bad-parameter")
    (error,) = refused.json()["errors"]
    assert (error["parameter"], error["value"]) == ("area", USTI)
    assert "„yardstick“" in error["message"]
    assert "indicator_result" in error["message"]
    assert client.get(f"/tables/area_index?area={OBRNICE}").status_code == 400, "rows of areas, none of a municipality"
    assert whole.json()["total_count"] == len(catalogue.find("yardstick").rows(2023))
    for name, has_areas in having.items():
        assert client.get(f"/tables/{name}?area={USTI}&limit=1").status_code == (200 if has_areas else 400)


def test_tables_are_listed_with_their_address(client):
    listed = rows_of(client, "/tables?limit=1000")

    assert listed["name"].tolist() == list(catalogue.EXPORTS)
    assert listed["address"][0] == "/tables/index"
    assert len(rows_of(client, "/sources?table=index&limit=50")) == len(
        meta.sources_of(*catalogue.find("index").tables)
    )
    assert len(rows_of(client, "/sources")) == len(meta.sources())


# HTTP ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/index?limit=5", "/municipalities/567337", "/areas?format=csv", "/openapi.json", "/", "/style.css"]
)
def test_a_known_answer_is_not_made_again(client, monkeypatch, address):
    first = client.get(address)
    monkeypatch.setattr(manners, "_TURNS", None)  # nothing can be made any more
    again = client.get(address, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})

    assert (again.status_code, again.content) == (304, b"")
    assert re.fullmatch(r'"[0-9a-f]{24}-identity"', first.headers["etag"])
    for name in ("etag", "cache-control", "vary"):
        assert again.headers[name] == first.headers[name]
    assert first.headers["cache-control"] == "public, max-age=300, must-revalidate"
    assert first.headers["vary"] == "Accept, Accept-Encoding"


def test_the_tag_differs_by_address_format_and_packing(client):
    asked = [("/index", {}), ("/index?limit=99", {}), ("/index", {"Accept": "text/csv"}), ("/index?year=2023", {})]
    tags = [client.get(address, headers=headers).headers["etag"] for address, headers in asked]
    packed = client.get("/index", headers={"Accept-Encoding": "br"}).headers["etag"]

    assert len({*tags[:3], packed}) == 4
    assert tags[3] == tags[0], "the latest year is the one without a name"


@pytest.mark.usefixtures("own_home")
def test_a_published_release_changes_the_tag_and_last_modified(client):
    first = client.get("/index?limit=1")
    shutil.copyfile(releases.path_of(releases.current_name()), releases.path_of("isv-other"))
    releases.publish("isv-other")
    other = client.get("/index?limit=1", headers={"If-None-Match": first.headers["etag"]})

    assert other.status_code == 200
    assert other.headers["etag"] != first.headers["etag"]
    assert (first.json()["rows"], other.json()["release"]) == (other.json()["rows"], "isv-other")
    assert other.headers["last-modified"] == interface.built().strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize("address", ["/index?limit=3", "/index?limit=3&format=csv", "/years", "/nowhere", "/index?a=1"])
def test_head_is_get_without_the_body(client, address):
    got, head = client.get(address), client.head(address)

    assert head.status_code == got.status_code
    assert head.content == b""
    assert dict(head.headers) == dict(got.headers)
    assert head.headers["content-length"] == str(len(got.content))


@pytest.mark.parametrize(("encoding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_large_answers_travel_packed(client, encoding, unpack):
    plain = client.get("/index")
    with client.stream("GET", "/index", headers={"Accept-Encoding": encoding}) as answer:
        packed = b"".join(answer.iter_raw())

    assert answer.headers["content-encoding"] == encoding
    assert len(packed) < len(plain.content) / 3
    assert unpack(packed) == plain.content


def test_scripts_of_other_hosts_may_read_and_nothing_else(client):
    asked = {"Origin": "https://www.kraj.cz", "Access-Control-Request-Method": "GET"}
    preflight = client.options("/index", headers=asked | {"Access-Control-Request-Headers": "if-none-match"})
    answer = client.get("/index?limit=1")
    refused = client.get("/index?limit=0")

    assert (preflight.status_code, preflight.content) == (204, b"")
    assert preflight.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in preflight.headers["access-control-allow-headers"]
    for each in (preflight, answer, refused):
        assert each.headers["access-control-allow-origin"] == "*"
        assert {"ETag", "Link", "X-Total-Count"} <= set(each.headers["access-control-expose-headers"].split(", "))
        assert "access-control-allow-credentials" not in each.headers
        assert "set-cookie" not in each.headers


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/json;q=0.2, text/csv;q=0.9", "text/csv; charset=utf-8"),
        ("application/geo+json", "application/geo+json"),
        ("application/*;q=0.5, application/json;q=0", "application/geo+json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/csv;q=nan, application/json;q=0.1", "application/json"),
    ],
)
def test_the_client_gets_the_format_it_likes_best(client, accept, media):
    assert client.get("/index?limit=1", headers={"Accept": accept}).headers["content-type"] == media


# Problems -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "accept", "status", "kind"),
    [
        ("/index?color=red", "*/*", 400, "bad-parameter"),
        ("/index?limit=10001", "*/*", 400, "bad-parameter"),
        ("/index?format=xml", "*/*", 400, "bad-parameter"),
        ("/cooperation?as_of=1.7.2024", "*/*", 400, "bad-parameter"),
        ("/cooperation?as_of=2024-02-30", "*/*", 400, "bad-parameter"),
        ("/areas?geometry=ano", "*/*", 400, "bad-parameter"),
        ("/municipalities/Most", "*/*", 400, "bad-parameter"),
        ("/index?q=" + "a" * 101, "*/*", 400, "bad-parameter"),
        ("/index?year=2017", "*/*", 404, "unknown-code"),
        ("/index?area=CZ099", "*/*", 404, "unknown-code"),
        ("/municipalities/999999", "*/*", 404, "unknown-code"),
        ("/areas/567337", "*/*", 404, "unknown-code"),
        ("/projects/nic", "*/*", 404, "unknown-code"),
        ("/tables/nic", "*/*", 404, "unknown-code"),
        ("/tables/index?area=CZ099", "*/*", 404, "unknown-code"),
        ("/tables/index?area=usti", "*/*", 400, "bad-parameter"),
        ("/nowhere", "*/*", 404, "unknown-address"),
        ("/index/", "*/*", 404, "unknown-address"),
        ("/index", "image/png", 406, "not-acceptable"),
        ("/municipalities/567337", "text/csv", 406, "not-acceptable"),
        ("/tables/yardstick?format=geojson", "*/*", 406, "not-acceptable"),
    ],
)
def test_a_mistake_is_a_problem_in_czech(client, address, accept, status, kind):
    answer = client.get(address, headers={"Accept": accept})
    body = answer.json()

    assert answer.status_code == body["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert body["type"] == f"/#{kind}"
    assert body["title"] == texts.INTERFACE_PROBLEM[kind][0]
    assert body["instance"] == address
    shapes.ProblemShape.model_validate(body)


def test_every_wrong_parameter_is_named_with_its_value(client):
    errors = client.get("/index?limit=0&colour=red&status=X&status=O&band=5&min_points=a").json()["errors"]

    assert {(each["parameter"], each["value"]) for each in errors} == {
        ("limit", "0"),
        ("colour", "red"),
        ("status", "X"),
        ("band", "5"),
        ("min_points", "a"),
    }
    assert {each["message"] for each in errors} == {
        "Nejméně 1.",
        "Takový parametr tato adresa nemá.",
        "Možné jsou: O, M, T, S, H, U.",
        "Možné jsou: 0-1, 2-7, 8-11, 12-30.",
        "Napište celé číslo.",
    }


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/municipalities/Most", "šestimístný kód obce"),
        ("/index?area=usti", "kód území"),
        ("/areas?parent=usti", "kód území"),
        ("/areas/usti", "kód území"),
        ("/projects/a b", "klíč projektu"),
        ("/indicators?project=a b", "klíč projektu"),
    ],
)
def test_what_a_value_looks_like_is_told_in_words(client, address, told):
    body = client.get(address).json()
    (error,) = body["errors"]

    assert body["detail"] == f"Tyto parametry jsou chybné: {error['parameter']}. Co s nimi, stojí v errors."
    assert told in error["message"]
    assert not re.search(r"[\^$\[\]{}]", error["message"])


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(client, method):
    answer = client.request(method, "/index", content=b"{}")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["type"] == "/#read-only"


@pytest.mark.usefixtures("empty_home")
def test_without_a_release_the_client_is_asked_to_come_back_and_the_page_stands(client):
    answer = client.get("/index")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "60"
    assert answer.json()["type"] == "/#no-release"
    assert client.get("/").status_code == client.get("/openapi.json").status_code == 200


def test_too_many_at_once_are_asked_to_come_back(client, monkeypatch):
    monkeypatch.setattr(manners, "MOST_AT_ONCE", 0)
    crowded = client.get("/index")
    monkeypatch.undo()
    monkeypatch.setattr(manners, "_SECONDS_FOR_TURN", 0)
    with manners._TURNS:
        waiting = client.get("/years")

    assert (crowded.status_code, waiting.status_code) == (503, 503)
    assert crowded.headers["retry-after"] == waiting.headers["retry-after"] == "2"
    assert crowded.json()["type"] == waiting.json()["type"] == "/#busy"
    assert client.get("/years").status_code == 200


def test_a_bug_shows_nothing_of_the_inside(client, monkeypatch):
    monkeypatch.setattr(interface, "areas", lambda year: 1 / 0)
    answer = client.get("/areas")

    assert answer.status_code == 500
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json() == {
        "type": "/#bug",
        "title": "Chyba serveru",
        "status": 500,
        "detail": texts.INTERFACE_BUG,
        "instance": "/areas",
    }


# The document and the page ------------------------------------------------------------------------------------------


def test_rows_have_exactly_the_columns_of_the_document(client, document):
    for path, methods in document["paths"].items():
        operation = methods["get"]
        example = operation["x-example"]
        answer = client.get(re.sub(r"\{\w+\}", example, path) if "{" in path else path + example)
        assert answer.status_code == 200, path
        name = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        schema = document["components"]["schemas"][name]
        assert set(answer.json()) == set(schema["properties"]), path
        assert not re.search(r"\bNaN\b|Infinity", answer.text)


def test_the_document_is_openapi_with_every_answer_described(document):
    assert document["openapi"].startswith("3.1")
    assert document["servers"] == [{"url": "/"}]
    for path, methods in document["paths"].items():
        assert list(methods) == ["get"]
        operation = methods["get"]
        assert {"200", "400", "404", "406", "500", "503"} == set(operation["responses"]), path
        assert all(parameter["description"] for parameter in operation.get("parameters", [])), path
    described = document["components"]["schemas"]
    assert all(each.get("description") for each in described["IndexRow"]["properties"].values())


def test_the_page_names_every_address_and_parameter_and_its_links_work(client, document):
    page = client.get("/").text

    for path, methods in document["paths"].items():
        assert f"GET {path}<" in page
        for parameter in methods["get"].get("parameters", []):
            assert f"<code>{parameter['name']}</code>" in page
    assert '<html lang="cs">' in page
    assert "<script" not in page
    assert not re.search(r'(?:href|src)="https?://', page)
    for target in set(re.findall(r'href="(/[^"#]*)"', page)):
        assert client.get(target.replace("&amp;", "&")).status_code == 200, target
    for kind in texts.INTERFACE_PROBLEM:
        assert f'id="{kind}"' in page


def test_under_a_folder_every_link_stays_there():
    folded = TestClient(app, root_path="/atlas/api/v1", headers={"Accept-Encoding": "identity"})
    body = folded.get("/atlas/api/v1/index?limit=2&offset=2").json()

    assert body["next"] == "/atlas/api/v1/index?limit=2&offset=4"
    assert body["prev"] == "/atlas/api/v1/index?limit=2&offset=0"
    assert folded.get(body["next"]).json()["offset"] == 4
    assert folded.get("/atlas/api/v1/openapi.json").json()["servers"] == [{"url": "/atlas/api/v1"}]
    assert folded.get("/atlas/api/v1/nic").json()["type"] == "/atlas/api/v1/#unknown-address"
    assert folded.get("/atlas/api/v1").text == folded.get("/atlas/api/v1/").text
    links = re.findall(r'href="(/[^"]*)"', folded.get("/atlas/api/v1/").text)
    assert links
    assert all(link.startswith("/atlas/api/v1/") for link in links)


def test_the_server_hands_its_folder_to_the_interface_and_the_rest_on(monkeypatch):
    monkeypatch.setattr(mounted, "base_path", lambda: "/atlas")
    server = TestClient(mounted.Mounted(PlainTextResponse("a page")), headers={"Accept-Encoding": "identity"})
    found = server.get("/atlas/api/v1/index?limit=1")

    assert found.json()["next"] == "/atlas/api/v1/index?limit=1&offset=1"
    assert found.headers["link"] == '</atlas/api/v1/index?limit=1&offset=1>; rel="next"'
    assert {server.get(path).text for path in ("/atlas/", "/api/v1/index", "/atlas/api/v1x")} == {"a page"}


def test_json_is_compact_and_exact(client):
    text = client.get("/index?limit=1&fields=enforcement_share").text

    assert json.loads(text)["rows"][0]["enforcement_share"] == municipality.export_rows(2023)["enforcement_share"][0]

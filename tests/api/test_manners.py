"""Both interfaces keep the same manners: a bound, a turn, one kind of tag, reading from other hosts."""

from __future__ import annotations

import brotli
import pytest
from starlette.testclient import TestClient

from sei_core.api import manners
from sei_core.api.ogc import app as ogc
from sei_core.api.ogc import layers
from sei_core.api.v1 import app as v1
from sei_core.queries import interface

pytestmark = pytest.mark.usefixtures("atlas_module")


@pytest.fixture(params=[(v1, "/areas?level=region"), (ogc, "/collections/regions/items?limit=14")], ids=["v1", "ogc"])
def asked(request) -> tuple[TestClient, str]:
    """An interface and an address with rows."""
    module, address = request.param
    return TestClient(module.app, raise_server_exceptions=False, headers={"Accept-Encoding": "identity"}), address


def test_one_beyond_the_bound_is_asked_to_come_back(asked, monkeypatch):
    client, address = asked
    monkeypatch.setattr(manners.Manners, "_inside", manners.MOST_AT_ONCE)
    answer = client.get(address, headers={"Origin": "https://www.kraj.cz"})
    monkeypatch.undo()

    assert (answer.status_code, answer.headers["retry-after"]) == (503, str(manners.RETRY_BUSY))
    assert answer.headers["content-type"] == manners.PROBLEM
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert client.get(address).status_code == 200
    assert manners.Manners._inside == 0


def test_heavy_answers_wait_for_each_other_and_not_forever(asked, monkeypatch):
    client, address = asked
    monkeypatch.setattr(manners, "_SECONDS_FOR_TURN", 0)
    with manners._TURNS:
        waiting = client.get(address)

    assert (waiting.status_code, waiting.headers["retry-after"]) == (503, str(manners.RETRY_BUSY))
    assert waiting.json()["status"] == 503
    assert client.get(address).status_code == 200


def test_what_the_client_has_needs_no_turn(asked, monkeypatch):
    client, address = asked
    first = client.get(address)
    monkeypatch.setattr(manners, "_TURNS", None)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["vary"] == first.headers["vary"] == "Accept, Accept-Encoding"


def test_another_program_or_packing_is_another_tag(asked, monkeypatch):
    client, address = asked
    first = client.get(address).headers["etag"]
    packed = client.get(address, headers={"Accept-Encoding": "br"}).headers["etag"]
    monkeypatch.setattr(manners, "program", lambda: "another")
    other = client.get(address, headers={"If-None-Match": first})

    assert other.status_code == 200
    assert len({first, packed, other.headers["etag"]}) == 3


def test_answers_are_packed_lightly(asked, monkeypatch):
    levels, compress = [], brotli.compress
    monkeypatch.setattr(
        brotli, "compress", lambda plain, quality: levels.append(quality) or compress(plain, quality=quality)
    )
    client, address = asked
    answer = client.get(address, headers={"Accept-Encoding": "br"})

    assert answer.headers["content-encoding"] == "br"
    assert levels == [4]


def test_scripts_of_other_hosts_may_ask(asked):
    client, address = asked
    preflight = client.options(address, headers={"Origin": "https://www.kraj.cz"})

    assert (preflight.status_code, preflight.content) == (204, b"")
    assert preflight.headers["allow"] == preflight.headers["access-control-allow-methods"] == manners.METHODS


def test_head_is_get_without_the_body(asked):
    client, address = asked
    got, head = client.get(address), client.head(address)

    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(got.headers)


def test_a_bug_is_a_problem_without_the_inside(asked, monkeypatch):
    monkeypatch.setattr(interface, "areas", lambda year: 1 / 0)
    monkeypatch.setattr(layers.Layer, "matching", lambda self, question: 1 / 0)
    client, address = asked
    answer = client.get(address)

    assert (answer.status_code, answer.headers["content-type"]) == (500, manners.PROBLEM)
    assert "ZeroDivision" not in answer.text

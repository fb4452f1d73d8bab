"""Health: 200 with what is served, 503 with the reason why nothing is; cheap, and nobody keeps it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.responses import PlainTextResponse
from streamlit import config

from sei_core.api import health
from sei_core.queries import meta
from sei_core.store import durable, releases


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Forget what was told a moment ago."""
    health._told.cache_clear()


def ask(path: str = "/health", method: str = "GET") -> httpx.Response:
    """Ask the middleware around an application that says who it is."""

    async def asked() -> httpx.Response:
        app = health.Health(PlainTextResponse("the page"))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://atlas") as client:
            return await client.request(method, path)

    with ThreadPoolExecutor(1) as apart:  # a browser of another test may have a loop in this thread
        return apart.submit(asyncio.run, asked()).result()


def test_health_tells_what_is_served(atlas):
    answer = ask()

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert told.pop("built").endswith("+00:00")
    assert told == {"ok": True, "release": meta.release(), "years": meta.years()}
    head = ask(method="HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_without_a_release_it_says_why(empty_home):
    answer = ask()

    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["ok"] is False
    assert "Databáze ještě není sestavena" in answer.json()["reason"]


def test_a_release_that_does_not_answer_is_not_health(own_home):
    durable.write(releases.path_of(releases.current_name()), b"torn")

    answer = ask()
    assert answer.status_code == 503
    assert "nelze přečíst" in answer.json()["reason"]
    assert str(own_home) not in answer.text


def test_it_is_asked_once_a_moment(atlas, monkeypatch):
    monkeypatch.setattr(health.time, "monotonic", lambda: 1000.5)
    for _ in range(5):
        assert ask().status_code == 200

    assert health._told.cache_info().misses == 1


def test_it_answers_under_the_base_path_only(atlas, request):
    request.addfinalizer(lambda: config.set_option("server.baseUrlPath", ""))
    config.set_option("server.baseUrlPath", "/atlas")

    assert ask("/atlas/health").json()["ok"]
    assert ask("/health").text == "the page"
    assert ask("/atlas/health/").text == "the page"


def test_nothing_else_can_be_done_with_it(atlas):
    answer = ask(method="POST")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")

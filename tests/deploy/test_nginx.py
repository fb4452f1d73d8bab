"""The site for nginx by itself, before three small servers that say who they are and what they got."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.deploy.cluster import SITE, free_port, log, nginx, proxy, write_configuration

PACKED = gzip.compress(b"packed by the app " * 200)


class Answering(BaseHTTPRequestHandler):
    """Says who answers and what came; knows ``/media/N`` only if N is its own number."""

    protocol_version = "HTTP/1.1"
    number = 0

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        while length > 0:
            length -= len(self.rfile.read(min(length, 1 << 20)))
        if "/media/" in self.path and not self.path.endswith(f"/{self.number}"):
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        told = {"number": self.number, "headers": {name.lower(): value for name, value in self.headers.items()}}
        body = PACKED if self.path.endswith(".js") else json.dumps(told | {"fill": " " * 2000}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else "application/json")
        self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        self.send_header("ETag", '"tag-gzip"')
        if self.path.endswith(".js"):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_POST = _answer

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of nginx, and its folder."""
    servers = [
        ThreadingHTTPServer(("127.0.0.1", 0), type("Answering", (Answering,), {"number": number}))
        for number in range(3)
    ]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    folder = tmp_path_factory.mktemp("nginx")
    with proxy(folder, [server.server_port for server in servers]) as address:
        yield address, folder
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def address(site: tuple[str, Path]) -> str:
    return site[0]


def test_nginx_finds_nothing_wrong(tmp_path):
    configuration = write_configuration(tmp_path, free_port(), [free_port() for _ in range(3)])

    done = subprocess.run(
        [nginx(), "-t", "-p", str(tmp_path), "-c", str(configuration)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_a_visitor_stays_at_one_process_and_visitors_are_spread(address):
    met = []
    pages = ["/_stcore/stream", "/_stcore/upload_file/a/b", "/kraje", "/api/v1/index", "/atlas/_stcore/health"]
    with httpx.Client(base_url=address) as client:
        for _ in range(30):
            client.cookies.clear()
            first = client.get("/obec")
            assert first.headers["set-cookie"].startswith("atlas_uzel=")
            assert "HttpOnly; SameSite=Lax" in first.headers["set-cookie"]
            answers = [client.get(page) for page in pages]
            assert not [answer for answer in answers if "set-cookie" in answer.headers]
            (number,) = {answer.json()["number"] for answer in answers}
            met.append(number)

    assert set(met) == {0, 1, 2}


def test_without_cookies_the_address_decides(address):
    with httpx.Client(base_url=address) as client:
        met = {client.get("/api/v1/index").json()["number"] for _ in range(10)}

    assert len(met) == 1


def test_only_documents_give_a_cookie(address):
    for path in ("/api/v1/index", "/atlas/api/v1/index", "/static/js/a.js", "/app/static/geo/a.json", "/health"):
        assert "set-cookie" not in httpx.get(address + path).headers, path


def test_the_app_learns_who_asked_and_where(address):
    got = httpx.get(f"{address}/", headers={"X-Forwarded-For": "6.6.6.6", "Accept-Encoding": "br"}).json()["headers"]

    assert got["host"] == address.removeprefix("http://") == got["x-forwarded-host"]
    assert got["x-forwarded-for"] == "127.0.0.1", "what a visitor says of himself is not passed on"
    assert got["x-forwarded-proto"] == "http"
    assert got["accept-encoding"] == "br"
    assert "upgrade" not in got


def test_what_is_packed_stays_and_what_is_not_gets_packed(address):
    with httpx.stream("GET", f"{address}/static/js/a.js", headers={"Accept-Encoding": "gzip, br"}) as answer:
        assert b"".join(answer.iter_raw()) == PACKED
        assert answer.headers["etag"] == '"tag-gzip"'
    plain = httpx.get(f"{address}/media/0", headers={"Accept-Encoding": "gzip"})

    assert plain.headers["content-encoding"] == "gzip"
    for each in (answer, plain):
        assert each.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_a_file_is_found_in_whichever_process_has_it(site):
    address, folder = site
    cookies = {"atlas_uzel": "a"}

    assert [httpx.get(f"{address}/media/{n}", cookies=cookies).json()["number"] for n in range(3)] == [0, 1, 2]
    assert httpx.get(f"{address}/media/3", cookies=cookies).status_code == 404
    assert [fields[0] for fields in log(folder) if fields[-1].startswith("/media/") and fields[3] == "a"] == [
        *["200"] * 3,
        "404",
    ]


def test_large_bodies_are_for_uploads_only(address):
    large = bytes(2 << 20)

    assert httpx.put(f"{address}/_stcore/upload_file/a/b", content=large).status_code == 200
    assert httpx.put(f"{address}/atlas/_stcore/upload_file/a/b", content=large).status_code == 200
    for path in ("/", "/api/v1/index", "/_stcore/stream", "/media/0"):
        assert httpx.post(address + path, content=large).status_code == 413
    declared = {"Content-Length": str(301 << 20)}
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        lines = "".join(f"{name}: {value}\r\n" for name, value in declared.items())
        connection.sendall(f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: a\r\n{lines}\r\n".encode())
        assert b" 413 " in connection.recv(100)


def test_long_links_pass(address):
    link = "/pruzkumnik?obce=" + "567337," * 2000

    assert httpx.get(address + link).status_code == 200


def test_hidden_files_are_nobodys_business(address):
    for path in ("/.git/config", "/.env", "/a/.streamlit/secrets.toml"):
        answer = httpx.get(address + path)
        assert (answer.status_code, "number" in answer.text) == (404, False)
        assert answer.headers["server"] == "nginx"


def test_health_and_hidden_files_are_not_in_the_log(site):
    address, folder = site
    for path in ("/health", "/atlas/health", "/_stcore/health", "/.git"):
        httpx.get(address + path)
    httpx.get(f"{address}/last")

    asked = [fields[-1] for fields in log(folder)]
    assert asked[-1] == "/last"
    assert not [path for path in asked if "health" in path or "/." in path]


def test_https_is_prepared_and_nothing_is_served_from_the_disk():
    text = SITE.read_text(encoding="utf-8")
    directives = [line.split()[0] for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]

    assert not {"root", "alias", "try_files", "autoindex"} & set(directives)
    for line in ("# listen 443 ssl", "# ssl_certificate ", "# ssl_certificate_key", "Strict-Transport-Security"):
        assert line in text
    assert text.count("[VYPLŇTE]") == 4

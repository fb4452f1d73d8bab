"""The server as a browser meets it: real requests to a real process."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from sei_core import paths
from sei_core.api import server
from sei_core.api.scripts import FRONTEND
from sei_core.errors import SeiError

UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}
BIGGEST_SCRIPT = max((FRONTEND / "static" / "js").iterdir(), key=lambda path: path.stat().st_size)
IMMUTABLE = "public, max-age=31536000, immutable"
GEOMETRY = '{"type": "Topology", "arcs": ' + str([[number, number % 7] for number in range(4000)]) + "}"
GEOMETRY_NAME = "areas.0123456789ab.json"
SECRET = "not for visitors"


@dataclass(frozen=True)
class Served:
    """A running server: where it listens and under which folder of the address (``""`` or ``/atlas``)."""

    port: int
    base: str

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[httpx.Response, bytes]:
        """Ask as a browser that unpacks nothing, unless ``headers`` say so; the bytes come as they travelled."""
        asked = {"accept-encoding": "identity"} | {name.replace("_", "-"): value for name, value in headers.items()}
        with httpx.stream(method, f"http://127.0.0.1:{self.port}{path}", headers=asked, timeout=30) as response:
            return response, b"".join(response.iter_raw())


@pytest.fixture(scope="session")
def map_files(tmp_path_factory) -> Path:
    """A static folder with one map file, one that has a packed twin, and files that are nobody's business."""
    static = tmp_path_factory.mktemp("static")
    geo = static / "geo"
    geo.mkdir()
    (geo / GEOMETRY_NAME).write_text(GEOMETRY)
    (geo / "twin.0123456789ab.json").write_text(GEOMETRY)
    (geo / "twin.0123456789ab.json.gz").write_bytes(b"packed by the build")
    (geo / "secret.json").write_text(SECRET)
    (static / "areas.0123456789ac.json").write_text(SECRET)
    return static


@pytest.fixture(scope="session")
def start(map_files) -> Iterator[Callable[..., tuple[subprocess.Popen, int]]]:
    """Start servers on free ports, each listening when it is returned with its port; stop them all at the end."""
    processes = []

    def start_server(**environment: str) -> tuple[subprocess.Popen, int]:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        code = f"from sei_core.api.server import serve; serve({port}, '127.0.0.1')"
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=paths.ROOT,
            env=os.environ | {"SEI_STATIC": str(map_files), "PYTHONIOENCODING": "utf-8"} | environment,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        processes.append(process)
        said = iter(process.stdout.readline, "")
        assert any(line.startswith(f"Atlas běží na adrese http://localhost:{port}/") for line in said)
        return process, port

    yield start_server
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture(scope="session", params=["", "/atlas"], ids=["root", "folder"])
def served(request, start) -> Served:
    """The server at the root of its host, then under ``/atlas``."""
    _, port = start(SEI_BASE_PATH=request.param)
    return Served(port, request.param)


def geo(served, name: str = GEOMETRY_NAME) -> str:
    return f"{served.base}/app/static/geo/{name}"


def test_server_says_that_it_is_well(served):
    response, body = served.ask(f"{served.base}/_stcore/health")

    assert (response.status_code, body) == (200, b"ok")


# The document -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["/", "/kraje", "/obec?kod=567256"])
def test_every_page_begins_with_a_czech_document(served, page):
    response, body = served.ask(served.base + page)
    document = body.decode()

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    assert '<html lang="cs">' in document
    assert "<title>Atlas sociálního začleňování</title>" in document
    assert "potřebuje JavaScript" in re.search("<noscript>(.*?)</noscript>", document, re.DOTALL)[1]


def test_document_points_only_at_its_own_host(served):
    _, body = served.ask(f"{served.base}/")
    targets = re.findall(r'(?:src|href)="([^"]*)"', body.decode())

    assert len(targets) > 10
    assert [target for target in targets if not target.startswith("./")] == []
    assert "_stcore/agent" not in body.decode()


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_document_travels_packed(served, encoding):
    _, plain = served.ask(f"{served.base}/kraje")
    response, packed = served.ask(f"{served.base}/kraje", accept_encoding=encoding)

    assert response.headers["content-encoding"] == encoding
    assert UNPACK[encoding](packed) == plain


def test_document_is_not_sent_twice_but_asked_for_every_time(served):
    first, _ = served.ask(f"{served.base}/")
    again, body = served.ask(f"{served.base}/kraje", if_none_match=first.headers["etag"])

    assert (again.status_code, body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"


def test_document_kept_from_plain_streamlit_is_replaced(served):
    response, body = served.ask(f"{served.base}/", if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT")

    assert response.status_code == 200
    assert b'lang="cs"' in body


def test_head_of_document_has_its_length_and_no_body(served):
    _, body = served.ask(f"{served.base}/")
    head, nothing = served.ask(f"{served.base}/", method="HEAD")

    assert (head.status_code, nothing) == (200, b"")
    assert head.headers["content-length"] == str(len(body))


# Scripts and styles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("identity", None)]
)
def test_script_arrives_as_it_is_on_the_disk(served, accepted, encoding):
    response, travelled = served.ask(f"{served.base}/static/js/{BIGGEST_SCRIPT.name}", accept_encoding=accepted)

    assert response.status_code == 200
    assert response.headers.get("content-encoding") == encoding
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == IMMUTABLE
    assert response.headers["vary"] == "Accept-Encoding"
    assert UNPACK[encoding](travelled) == BIGGEST_SCRIPT.read_bytes()


def test_every_script_and_style_of_the_first_page_is_packed(served):
    _, body = served.ask(f"{served.base}/")
    names = re.findall(r'"\./(static/(?:js|css)/[^"]*)"', body.decode())
    plain = packed = 0
    for name in names:
        response, travelled = served.ask(f"{served.base}/{name}", accept_encoding="gzip")
        assert response.headers["content-encoding"] == "gzip"
        plain += (FRONTEND / name).stat().st_size
        packed += len(travelled)

    assert packed < 0.3 * plain


def test_known_script_is_not_sent_again(served):
    address = f"{served.base}/static/js/{BIGGEST_SCRIPT.name}"
    first, _ = served.ask(address, accept_encoding="gzip")
    again, body = served.ask(address, accept_encoding="gzip", if_none_match=first.headers["etag"])
    otherwise, _ = served.ask(address, accept_encoding="br", if_none_match=first.headers["etag"])

    assert (again.status_code, body) == (304, b"")
    assert again.headers["cache-control"] == IMMUTABLE
    assert otherwise.status_code == 200  # another form is another answer


def test_fonts_stay_as_they_are(served):
    font = next((FRONTEND / "static" / "media").glob("*.woff2"))
    response, body = served.ask(f"{served.base}/static/media/{font.name}", accept_encoding="gzip, br")

    assert "content-encoding" not in response.headers
    assert body == font.read_bytes()


# Map files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_map_file_is_packed_and_kept_for_good(served, accepted, encoding):
    response, travelled = served.ask(geo(served), accept_encoding=accepted)

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == IMMUTABLE
    assert response.headers["vary"] == "Accept-Encoding"
    assert response.headers.get("content-encoding") == encoding
    assert UNPACK[encoding](travelled).decode() == GEOMETRY


def test_known_map_file_is_not_sent_again(served):
    first, _ = served.ask(geo(served), accept_encoding="gzip")
    again, body = served.ask(geo(served), accept_encoding="gzip", if_none_match=first.headers["etag"])
    other, _ = served.ask(geo(served), accept_encoding="gzip", if_none_match='"older"')

    assert (again.status_code, body) == (304, b"")
    assert other.status_code == 200


def test_head_of_map_file_has_its_length_and_no_body(served):
    head, body = served.ask(geo(served), method="HEAD")

    assert (head.status_code, body) == (200, b"")
    assert head.headers["content-length"] == str(len(GEOMETRY))


def test_twin_packed_by_the_build_is_sent_as_it_is(served):
    response, travelled = served.ask(geo(served, "twin.0123456789ab.json"), accept_encoding="gzip")

    assert response.headers["content-encoding"] == "gzip"
    assert travelled == b"packed by the build"


@pytest.mark.parametrize(
    "name",
    [
        "areas.ffffffffffff.json",
        "secret.json",
        "twin.0123456789ab.json.gz",
        "../areas.0123456789ac.json",
        "..%2fareas.0123456789ac.json",
        "..%5careas.0123456789ac.json",
        "%2e%2e/areas.0123456789ac.json",
        "x/../secret.json",
        "areas.0123456789ab.json%00",
        "/etc/passwd",
    ],
)
def test_nothing_but_hashed_map_files_leaves_the_folder(served, name):
    # httpx would tidy the address up; a hostile visitor would not
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        line.sendall(f"GET {geo(served, name)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))

    assert answer.split()[1] in {b"400", b"404"}
    assert SECRET.encode() not in answer


def test_map_file_exists_only_under_the_base_path(served):
    other = "/jinde" if served.base == "" else ""
    response, body = served.ask(f"{other}/app/static/geo/{GEOMETRY_NAME}")

    assert GEOMETRY.encode() != body
    assert response.headers.get("cache-control") != IMMUTABLE


# Headers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/kraje",
        f"/static/js/{BIGGEST_SCRIPT.name}",
        f"/app/static/geo/{GEOMETRY_NAME}",
        "/app/static/geo/no.json",
        "/_stcore/health",
        "/_stcore/host-config",
        "/media/none",
        "/favicon.png",
    ],
)
def test_every_answer_carries_the_security_headers(served, path):
    response, _ = served.ask(served.base + path)

    assert response.headers["content-security-policy"].startswith("default-src 'self'; ")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert "geolocation=()" in response.headers["permissions-policy"]
    assert response.headers["x-frame-options"] == "SAMEORIGIN"


def test_policy_allows_the_inline_scripts_of_the_document_and_no_other(served):
    response, body = served.ask(f"{served.base}/")
    directives = dict(part.split(" ", 1) for part in response.headers["content-security-policy"].split("; "))
    inline = re.findall(r"<script>(.*?)</script>", body.decode(), re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in inline]

    assert len(inline) == 2
    assert directives["script-src"].split() == ["'self'", "blob:", "'wasm-unsafe-eval'", *hashes]
    assert directives["connect-src"] == "'self'"
    assert directives["frame-ancestors"] == "'self'"
    assert "//" not in response.headers["content-security-policy"]


# Websockets ---------------------------------------------------------------------------------------------------------


def test_own_page_gets_its_websocket(served):
    with connect(
        f"ws://127.0.0.1:{served.port}{served.base}/_stcore/stream", origin=f"http://127.0.0.1:{served.port}"
    ) as line:
        assert line.response.status_code == 101


@pytest.mark.parametrize("origin", ["https://jinde.example", "null", "http://127.0.0.1.jinde.example"])
def test_page_of_another_site_gets_no_websocket(served, origin):
    with pytest.raises(InvalidStatus) as refusal:
        connect(f"ws://127.0.0.1:{served.port}{served.base}/_stcore/stream", origin=origin)

    assert refusal.value.response.status_code == 403


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("atlas.kraj.example", "https://atlas.kraj.example", 101),
        ("atlas.kraj.example:8443", "https://atlas.kraj.example:8443", 101),
        ("atlas.kraj.example", "https://jinde.example", 403),
        ("127.0.0.1", "https://atlas.kraj.example", 403),  # nginx without "proxy_set_header Host"
    ],
)
def test_proxy_that_passes_the_host_gets_its_own_pages_through(served, host, origin, status):
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        try:
            with connect(f"ws://{host}{served.base}/_stcore/stream", sock=line, origin=origin) as socket_of_page:
                answered = socket_of_page.response.status_code
        except InvalidStatus as refusal:
            answered = refusal.response.status_code

    assert answered == status


# Beginning and end --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_server_ends_in_good_order(start, ending):
    process, _ = start()
    process.send_signal(ending)

    assert process.wait(timeout=30) == 0
    assert process.stdout.read() == ""


def test_taken_port_is_told_with_a_free_one_to_try():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SeiError) as mistake:
            server.serve(port, "127.0.0.1")

    assert str(mistake.value) == (
        f"Port {port} už používá jiný program, možná dříve spuštěný atlas. "
        f"Ukončete ho, nebo zvolte jiný port, například {port + 1}."
    )


def test_port_and_address_that_cannot_be():
    with pytest.raises(SeiError, match="Port 80000 neexistuje"):
        server.serve(80000, "127.0.0.1")
    with pytest.raises(SeiError, match=r"Adresa „192\.0\.2\.1“ není adresou tohoto počítače"):
        server.serve(8501, "192.0.2.1")


def test_wrong_frame_parent_is_told_before_anything_starts(monkeypatch):
    monkeypatch.setenv("SEI_EMBED_ORIGINS", "https://www.kraj.cz/stranka")

    with pytest.raises(SeiError, match=r"SEI_EMBED_ORIGINS: „https://www\.kraj\.cz/stranka“ není adresa webu"):
        server.serve(8501, "127.0.0.1")


def test_cookies_are_signed_with_a_whole_secret_that_stays(empty_home):
    secret = server._cookie_secret()
    assert len(secret) == 64
    assert server._cookie_secret() == secret
    assert paths.cookie_secret().stat().st_mode & 0o077 == 0

    paths.cookie_secret().write_bytes(b"")  # as a power cut may leave it

    assert len(server._cookie_secret()) == 64
    assert server._cookie_secret() != secret

"""Files are taken from signed-in stewards only: by the part that decides, and by a real server."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette import starlette_routes
from websockets.sync.client import connect

from sei_core import paths
from sei_core.api.uploads import Uploads
from sei_core.stewardship import rights
from sei_core.view import texts
from tests.browser.conftest import free_port, running
from tests.stewardship.signing_in import allow_password, as_steward

FILE = b"a" * 1000
BASES = ["", "/atlas"]


async def take(scope, receive, send) -> None:
    """Stands in for Streamlit: takes whatever comes to it."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(f"{len(body)} bytes")(scope, receive, send)


def send(path: str, method: str = "PUT") -> httpx.Response:
    """Send a file through the part that decides."""
    return TestClient(Uploads(take)).request(method, path, content=FILE)


@pytest.fixture
def by_password(empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return allow_password(empty_home, monkeypatch)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_files_are_taken_from_the_tab_of_a_steward(by_password, base, method):
    steward = as_steward(tab="own")

    assert send(f"{base}/_stcore/upload_file/own/1", method).text == "1000 bytes"
    assert send(f"{base}/_stcore/upload_file/other/1", method).status_code == 403

    rights.sign_out(steward)
    assert send(f"{base}/_stcore/upload_file/own/1", method).status_code == 403


def test_files_are_refused_where_nobody_can_sign_in(by_password):
    as_steward(tab="own")
    by_password.unlink()

    assert send("/_stcore/upload_file/own/1").status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/_stcore/upload_file", "/_stcore/upload_file/", "/_stcore/upload_file//own/1", "/_stcore/%75pload_file/x/1"],
)
def test_an_address_written_otherwise_is_refused_as_well(by_password, path):
    assert send(path).status_code == 403


def test_a_refusal_says_why_in_czech(by_password):
    refused = send("/_stcore/upload_file/other/1")

    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["detail"] == texts.UPLOAD_REFUSED


def test_other_addresses_are_not_its_business(by_password):
    assert send("/_stcore/health", "GET").text == "1000 bytes"
    assert send("/_stcore/upload_file/other/1", "OPTIONS").text == "1000 bytes"


def test_nothing_else_of_streamlit_takes_anything():
    """A new version with another address that takes something needs a look at ``api/uploads.py``."""
    server = Path(starlette_routes.__file__).parent
    taking = {
        (file.name, method)
        for file in server.glob("*.py")
        for listed in re.findall(r"methods=\[([^\]]*)\]", file.read_text(encoding="utf-8"))
        for method in re.findall(r"\w+", listed)
        if method not in {"GET", "HEAD", "OPTIONS"}
    }

    assert taking == {("starlette_routes.py", "PUT"), ("starlette_routes.py", "DELETE")}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real server below a folder, with rights and without a release."""
    folder, port = tmp_path_factory.mktemp("server"), free_port()
    with pytest.MonkeyPatch.context() as patch:
        secrets = allow_password(folder, patch)
    environment = {"SEI_HOME": str(folder / "var"), "SEI_SECRETS": str(secrets), "SEI_BASE_PATH": "/atlas"}
    code = f"from sei_core.api.server import serve; serve({port}, '127.0.0.1')"
    address = f"http://127.0.0.1:{port}/atlas"
    command = [sys.executable, "-c", code]
    with running(command, folder / "log", f"{address}/_stcore/health", cwd=paths.ROOT, env=os.environ | environment):
        yield address


def test_a_visitor_with_a_session_of_its_own_cannot_upload(server):
    cookie = httpx.get(f"{server}/_stcore/health").cookies["_streamlit_xsrf"]
    headers = {"Cookie": f"_streamlit_xsrf={cookie}", "X-Xsrftoken": cookie}
    with connect(
        server.replace("http", "ws") + "/_stcore/stream", additional_headers=headers, subprotocols=["streamlit", cookie]
    ) as socket:
        socket.send(BackMsg(rerun_script={}).SerializeToString())
        message = ForwardMsg()
        while message.WhichOneof("type") != "new_session":
            message = ForwardMsg.FromString(socket.recv(timeout=30))
        session = message.new_session.initialize.session_id
        address = f"{server}/_stcore/upload_file/{session}/1"
        sent = httpx.put(address, headers=headers, files={"file": ("a.csv", FILE)})
        deleted = httpx.delete(address, headers=headers)
        endless = httpx.put(address, headers=headers, content=iter([FILE] * 3))

    assert session
    assert sent.json()["detail"] == texts.UPLOAD_REFUSED
    assert [answer.status_code for answer in (sent, deleted, endless)] == [403] * 3
    assert "Content-Security-Policy" in sent.headers

"""The server of the atlas: Streamlit's, with packed scripts, map files, a Czech document and headers of its own.

``python -m sei_core serve`` starts it; so does any ASGI server (``uvicorn sei_core.api.server:app``). Plain
``streamlit run app.py`` works too and only lacks what this package adds.
"""

from __future__ import annotations

import errno
import os
import secrets
import signal
import socket
import sys

import streamlit as st
import uvicorn
from filelock import FileLock
from starlette.middleware import Middleware
from streamlit import config
from streamlit.elements import exception
from streamlit.runtime.pages_manager import PagesManager

from sei_core import paths
from sei_core.api.base_path import base_path
from sei_core.api.document import Document
from sei_core.api.geometry import Geometry
from sei_core.api.headers import SecurityHeaders, frame_parents
from sei_core.api.health import Health
from sei_core.api.mounted import Mounted
from sei_core.api.provider import ProviderMistakes
from sei_core.api.scripts import Scripts
from sei_core.api.sockets import OwnSockets
from sei_core.api.uploads import Uploads
from sei_core.errors import SeiError
from sei_core.view import texts

_SECONDS_FOR_GOODBYE = 3  # browsers keep their websocket open; a stopping server does not wait for them longer
_MEGABYTE = 1024 * 1024
_SECRET_BYTES = 32
_EVERYWHERE = {"0.0.0.0", "::", "127.0.0.1", "::1"}  # shown to a person as "localhost"

# Streamlit takes a folder named pages/ for its older kind of app until a script has run st.navigation: the first
# visitor of a fresh server would be sent from any other address to the main page.
PagesManager.uses_pages_directory = False
# What a visitor reads after a bug; the log has the rest.
exception._GENERIC_UNCAUGHT_EXCEPTION_TEXT = texts.SERVER_BUG
# ``Geometry`` sends the map files; with this, pages copy them for Streamlit's own static serving.
config.set_option("server.enableStaticServing", False)
# The rights of stewards and the provider that they sign in by are in one file, wherever it is.
config.set_option("secrets.files", [str(paths.secrets())])

app = st.App(
    paths.app_script(),
    middleware=[
        Middleware(part)
        for part in (
            SecurityHeaders,
            Health,
            OwnSockets,
            Uploads,
            ProviderMistakes,
            Mounted,
            Geometry,
            Scripts,
            Document,
        )
    ],
)


def serve(port: int, address: str) -> None:
    """Serve the atlas until Ctrl-C or SIGTERM, then return.

    Settings come from ``.streamlit/config.toml`` and the environment (``sei_core/paths.py``); the variables
    ``STREAMLIT_…`` are read only by Streamlit's own command.

    Args:
        port: TCP port, 1–65535.
        address: of the network interface to listen on, ``paths.address()`` by default: ``127.0.0.1`` is this machine
            only (also right behind a reverse proxy), ``0.0.0.0`` every network it is in.

    Raises:
        SeiError: if the port is taken or not allowed, the address is not this machine's, or SEI_EMBED_ORIGINS is wrong.
    """
    frame_parents()  # a wrong setting is told before anything starts
    with _listen(port, address) as listener:
        config.set_option("server.port", port)
        config.set_option("server.cookieSecret", _cookie_secret())
        if folder := paths.base_path():
            config.set_option("server.baseUrlPath", folder)
        server = _Server(_settings(), ready=texts.SERVER_READY.format(url=_url(port, address)))
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:  # raised again by uvicorn after it has stopped in good order
            return


def _cookie_secret() -> str:
    """What all processes that share ``paths.home()`` sign cookies with, made by the first of them.

    A visitor's cookie is good for each of them and outlives a restart. ``cookie_secret`` of ``[auth]`` goes before it.
    One that is not whole, as a power cut may leave it, is made anew: cookies signed with nothing would let anybody in.
    """
    file = paths.cookie_secret()
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{file}.lock", mode=0o600):
        if not file.exists() or file.stat().st_size != 2 * _SECRET_BYTES:
            beside = file.with_name(f".{os.getpid()}-{file.name}")
            beside.unlink(missing_ok=True)
            beside.touch(mode=0o600, exist_ok=False)
            with beside.open("w", encoding="ascii") as target:
                target.write(secrets.token_hex(_SECRET_BYTES))
                target.flush()
                os.fsync(target.fileno())
            os.replace(beside, file)
        return file.read_text(encoding="ascii")


class _Server(uvicorn.Server):
    """uvicorn, which says in one line where it listens as soon as it does."""

    def __init__(self, settings: uvicorn.Config, ready: str):
        super().__init__(settings)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(self._ready + "\n")
            sys.stdout.flush()


def _settings() -> uvicorn.Config:
    """Return what Streamlit itself tells uvicorn, with a quiet log and a bounded farewell."""
    return uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_max_size=config.get_option("server.maxMessageSize") * _MEGABYTE,
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_per_message_deflate=config.get_option("server.enableWebsocketCompression"),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS_FOR_GOODBYE,
    )


def _listen(port: int, address: str) -> socket.socket:
    if not 0 < port < 65536:
        raise SeiError(texts.SERVER_BAD_PORT.format(port=port))
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        listener = socket.create_server((address, port), family=family, backlog=2048)
    except PermissionError as error:
        raise SeiError(texts.SERVER_PORT_FORBIDDEN.format(port=port)) from error
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        message = texts.SERVER_PORT_TAKEN if taken else texts.SERVER_BAD_ADDRESS
        raise SeiError(message.format(port=port, next_port=port + 1, address=address)) from error
    # Answers are many small messages; asyncio would let each wait up to 40 ms until the one before is acknowledged.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _url(port: int, address: str) -> str:
    host = "localhost" if address in _EVERYWHERE else f"[{address}]" if ":" in address else address
    return f"http://{host}:{port}{base_path()}/"

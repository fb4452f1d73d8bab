"""Refuse a websocket that a page of another site opens.

Streamlit would compare a foreign origin with the server's public address, and to learn that it asks a service on the
internet, blocking everyone for up to two seconds. The atlas asks nobody: foreign means refused, unless the operator
names the origin in ``server.corsAllowedOrigins`` or the public host in ``browser.serverAddress``.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit import config

_LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


class OwnSockets:
    """Close websockets of foreign origin before Streamlit looks at them."""

    def __init__(self, app: ASGIApp):
        self._app = app
        self._known_origins = set(config.get_option("server.corsAllowedOrigins"))
        self._known_hosts = _LOCAL_HOSTS | {config.get_option("browser.serverAddress")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on everything but a foreign websocket."""
        if scope["type"] == "websocket" and self._is_foreign(Headers(scope=scope)):
            return await WebSocketClose(code=1008)(scope, receive, send)
        return await self._app(scope, receive, send)

    def _is_foreign(self, request: Headers) -> bool:
        origin = request.get("origin")
        if origin is None or origin in self._known_origins:
            return False
        parts = urlsplit(origin)
        return parts.netloc != request.get("host") and parts.hostname not in self._known_hosts

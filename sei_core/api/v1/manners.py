"""Manners of HTTP that every answer of the interface keeps: HEAD, CORS for reading, and a bound on how many at once."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sei_core.api.v1 import problems

#: Requests inside at one time. Each takes a thread of the pool of 40 that also packs scripts and maps of the pages.
MOST_AT_ONCE = 24
_EXPOSED = "ETag, Link, X-Total-Count, Last-Modified, Retry-After, Content-Disposition"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": problems.METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": problems.METHODS,
}


class Manners:
    """Answer HEAD as GET without a body, let scripts of other hosts read, and turn away more than ``MOST_AT_ONCE``.

    The header that lets them read is on every answer, whoever asks, so that a cache may keep one answer for all.
    Nothing here knows a visitor: there are no cookies and no credentials.
    """

    def __init__(self, app: ASGIApp):
        self._app = app
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        is_head = scope["method"] == "HEAD"

        async def polite(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Access-Control-Allow-Origin"] = "*"
                headers["Access-Control-Expose-Headers"] = _EXPOSED
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        root = scope.get("root_path", "")
        if scope["path"] == root:  # the folder itself is its page
            scope = scope | {"path": root + "/"}
        if is_head:
            scope = scope | {"method": "GET"}
        if scope["method"] == "OPTIONS":
            return await _options(polite)
        if self._inside >= MOST_AT_ONCE:
            return await problems.busy(root, scope["path"])(scope, receive, polite)
        self._inside += 1
        try:
            await self._app(scope, receive, polite)
        finally:
            self._inside -= 1


async def _options(send: Send) -> None:
    headers = [(name.lower().encode(), value.encode()) for name, value in _PREFLIGHT.items()]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})

"""Manners that the answers of our own applications keep: ``/api/v1`` and ``/api/ogc`` alike.

Around an application: HEAD, reading from other hosts (CORS), a bound on how many requests are inside. Of each answer:
a tag that spares the client the next one, light packing, one heavy answer at a time. Of a mistake: problem+json.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import ClassVar

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sei_core import paths
from sei_core.api.compression import IDENTITY, form, pack

METHODS = "GET, HEAD, OPTIONS"
CACHE_CONTROL = "public, max-age=300, must-revalidate"
PROBLEM = "application/problem+json"
#: Requests inside at one time, of all applications. Each takes a thread of the pool of 40 that also packs scripts and
#: maps of the pages.
MOST_AT_ONCE = 24
#: Seconds after which a client may ask again: after a moment of many requests, and when there is no release yet.
RETRY_BUSY, RETRY_NO_RELEASE = 2, 60
_EXPOSED = "ETag, Link, X-Total-Count, Last-Modified, Retry-After, Content-Disposition, Content-Crs"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}
#: Answers made at one time; the others wait their turn for so many seconds, then the client is asked to come back.
_TURNS = threading.BoundedSemaphore(1)
_SECONDS_FOR_TURN = 20
#: Less is sent as it is. Made anew for each client, so packed lightly: 8 MB of rows take 70 ms, a tenth of level 9.
_LEAST_PACKED, _LIGHTLY = 1_000, 4


class BusyError(Exception):
    """As many answers are being made as the server makes at once."""


@dataclass(frozen=True)
class Body:
    """What an answer holds, before it is packed."""

    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Manners:
    """Answer HEAD as GET without a body, let scripts of other hosts read, and turn away more than ``MOST_AT_ONCE``.

    The header that lets them read is on every answer, whoever asks, so that a cache may keep one answer for all.
    Nothing here knows a visitor: there are no cookies and no credentials.
    """

    _inside: ClassVar[int] = 0

    def __init__(self, app: ASGIApp, busy: Callable[[Request], Response]):
        """Take an application and what it says to those that it turns away."""
        self._app = app
        self._busy = busy

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
            return await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, polite)
        if Manners._inside >= MOST_AT_ONCE:
            return await self._busy(Request(scope))(scope, receive, polite)
        Manners._inside += 1
        try:
            await self._app(scope, receive, polite)
        finally:
            Manners._inside -= 1


def respond(
    request: Request,
    parts: tuple[str, ...],
    media: str,
    make: Callable[[], Body],
    headers: Mapping[str, str] | None = None,
    *,
    in_turn: bool = True,
) -> Response:
    """Answer with what ``make`` gives, or with 304 if the client has it, for which nothing is made.

    The tag names the program, the day (it stands in citations and decides what is current), the address, ``parts`` and
    how the answer is packed.

    Args:
        request: the request.
        parts: what else the answer depends on: the release, parameters.
        media: type of the answer, which is one of the parts.
        make: the body.
        headers: of the answer and of 304 alike.
        in_turn: whether the body is made and packed only once no other one is.

    Raises:
        BusyError: if no turn came in time.
    """
    version = _version(request.scope["path"], media, *parts)
    chosen = form(request.headers, version, CACHE_CONTROL, vary="Accept, Accept-Encoding")
    known = chosen.headers | dict(headers or {})
    if chosen.is_known:
        return Response(status_code=304, headers=known)
    with turn() if in_turn else nullcontext():
        body = make()
        content, packing = body.content, {}
        if chosen.encoding != IDENTITY and len(content) >= _LEAST_PACKED:
            content, packing = pack(content, chosen.encoding, _LIGHTLY), {"Content-Encoding": chosen.encoding}
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media  # JSON is UTF-8 by definition
    return Response(content, headers=known | packing | dict(body.headers) | {"Content-Type": kind})


@contextmanager
def turn() -> Iterator[None]:
    """Do what is heavy while nobody else does.

    Raises:
        BusyError: if others took too long.
    """
    if not _TURNS.acquire(timeout=_SECONDS_FOR_TURN):
        raise BusyError
    try:
        yield
    finally:
        _TURNS.release()


@cache
def program() -> str:
    """Fingerprint of the program: another one may write the same rows differently."""
    digest = hashlib.sha256()
    for file in sorted(each for ending in ("py", "html") for each in (paths.ROOT / "sei_core").rglob(f"*.{ending}")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def problem(
    status: int,
    title: str,
    detail: str,
    *,
    kind: str = "about:blank",
    headers: Mapping[str, str] | None = None,
    **more: object,
) -> Response:
    """Write a problem (RFC 9457), which no cache keeps.

    Args:
        status: of HTTP.
        title: of its kind.
        detail: in Czech, what is wrong and what to do.
        kind: address that explains it.
        headers: of the answer.
        more: further members.
    """
    body = {"type": kind, "title": title, "status": status, "detail": detail, **more}
    written = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(written, status, {"Cache-Control": "no-store"} | dict(headers or {}), PROBLEM)


def _version(*parts: str) -> str:
    whole = (program(), date.today().isoformat(), *parts)
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:24]

"""How an answer is sent: in the format that was asked for, packed, with a tag that spares the client the next one."""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from email.utils import format_datetime
from functools import cache

import brotli
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from sei_core import paths
from sei_core.api.compression import IDENTITY, negotiate
from sei_core.api.v1.problems import BusyError, NotAcceptableError
from sei_core.queries import interface, meta

JSON, CSV, GEOJSON, HTML, CSS = "application/json", "text/csv", "application/geo+json", "text/html", "text/css"
MEDIA_TYPES = {"json": JSON, "csv": CSV, "geojson": GEOJSON}
_WEIGHT = re.compile(r"[01](\.\d{0,3})?")  # RFC 9110, 12.4.2
_CHARSET = {CSV, HTML, CSS}  # JSON is UTF-8 by definition
CACHE_CONTROL = "public, max-age=300, must-revalidate"
#: Answers made at one time; the others wait their turn for so many seconds, then the client is asked to come back.
_TURNS = threading.BoundedSemaphore(1)
_SECONDS_FOR_TURN = 20
#: Less is sent as it is. Made anew for each client, so packed lightly: 8 MB of rows take 70 ms, a tenth of level 9.
_LEAST_PACKED = 1_000
_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda plain: brotli.compress(plain, quality=4),
    "gzip": lambda plain: gzip.compress(plain, compresslevel=4, mtime=0),
}


@dataclass(frozen=True)
class Body:
    """What an answer holds, before it is packed."""

    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def media_type(request: Request, asked: str | None, offered: tuple[str, ...]) -> str:
    """Choose the format: the one asked for by name, otherwise what the client likes best of what is offered.

    Args:
        request: its header ``Accept`` decides if no name is given; without the header the first is taken.
        asked: name of a format, if any.
        offered: names of formats, the usual first.

    Raises:
        NotAcceptableError: if the client accepts none of them.
    """
    types = [MEDIA_TYPES[name] for name in offered]
    if asked:
        if asked not in offered:
            raise NotAcceptableError(types)
        return MEDIA_TYPES[asked]
    wishes = _wishes(request.headers.get("accept") or "*/*")
    best = max(types, key=lambda each: _weight(each, wishes))
    if _weight(best, wishes) == 0:
        raise NotAcceptableError(types)
    return best


def respond(request: Request, asked: BaseModel | None, media: str, make: Callable[[], Body]) -> Response:
    """Answer with what ``make`` gives, or with 304 if the client has it, for which nothing is made.

    The tag names the release, the program, the day (it stands in the citation and decides what is current), the
    address with its defaults filled in, the format and how it is packed.

    Args:
        request: the request.
        asked: its parameters; None if it has none.
        media: from ``media_type``.
        make: the body; called within a turn of its own.

    Raises:
        BusyError: if no turn came in time.
    """
    parts = (meta.release(), asked.model_dump_json() if asked else "", media)
    more = {"Last-Modified": format_datetime(interface.built(), usegmt=True)}

    def in_turn() -> Body:
        with _turn():
            return make()

    return _tagged(request, parts, media, in_turn, more)


def respond_fixed(request: Request, content: str, media: str) -> Response:
    """Answer with a text that depends on the program only, or with 304 if the client has it."""
    return _tagged(request, (media,), media, lambda: Body(content.encode()), {})


def _tagged(
    request: Request, parts: tuple[str, ...], media: str, make: Callable[[], Body], more: Mapping[str, str]
) -> Response:
    packing = negotiate(request.headers.get("accept-encoding", ""))
    tag = f'"{_version(request.scope["path"], *parts)}-{packing}"'
    headers = {"Cache-Control": CACHE_CONTROL, "ETag": tag, "Vary": "Accept, Accept-Encoding", **more}
    if _knows(request, tag):
        return Response(status_code=304, headers=headers)
    body = make()
    content = body.content
    if packing != IDENTITY and len(content) >= _LEAST_PACKED:
        content = _PACKERS[packing](content)
        headers["Content-Encoding"] = packing
    kind = f"{media}; charset=utf-8" if media in _CHARSET else media
    return Response(content, headers=headers | dict(body.headers) | {"Content-Type": kind})


@cache
def program() -> str:
    """Fingerprint of the program: another one may write the same rows differently."""
    digest = hashlib.sha256()
    for file in sorted((paths.ROOT / "sei_core").rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _version(*parts: str) -> str:
    whole = (program(), date.today().isoformat(), *parts)
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:24]


def _knows(request: Request, tag: str) -> bool:
    """Whether the client has this version; a proxy that packs makes the tag a weak one."""
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in known.split(",")}


@contextmanager
def _turn() -> Iterator[None]:
    if not _TURNS.acquire(timeout=_SECONDS_FOR_TURN):
        raise BusyError
    try:
        yield
    finally:
        _TURNS.release()


def _wishes(accept: str) -> dict[str, float]:
    """Read a header ``Accept``: range of media types → weight 0–1."""
    wishes = {}
    for each in accept.lower().split(","):
        name, *parameters = (part.strip() for part in each.split(";"))
        weight = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        wishes[name] = float(weight) if _WEIGHT.fullmatch(weight) else 0.0
    return wishes


def _weight(media: str, wishes: Mapping[str, float]) -> float:
    """How much a client likes a media type: what it says of it by name counts more than of its kind."""
    ranges = (media, f"{media.partition('/')[0]}/*", "*/*")
    return next((wishes[name] for name in ranges if name in wishes), 0.0)

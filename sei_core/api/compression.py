"""Bytes packed once, kept, and answered in the form the browser asks for.

Streamlit sends its scripts as they lie on the disk and packs the application's static files again on every request.
Both are fixed content, so here each file is packed once per encoding and kept while the server runs. All scripts,
styles and map files together take about 7 MB of memory per encoding.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

IDENTITY = "identity"
IMMUTABLE = "public, max-age=31536000, immutable"

_PACKERS: dict[str, Callable[[bytes, int], bytes]] = {  # the better first
    "br": lambda plain, level: brotli.compress(plain, quality=level),
    "gzip": lambda plain, level: gzip.compress(plain, compresslevel=level, mtime=0),
}
#: For what is kept. Brotli 9 takes as long as gzip 9 twice over and saves a seventh of it; 11 would take seconds.
_THOROUGHLY = 9
_SUFFIXES = {"br": ".br", "gzip": ".gz"}
_KEPT_FILES = 1024  # Streamlit has about 320 scripts and styles, the atlas a few map files; each in three forms


def negotiate(accept_encoding: str) -> str:
    """Choose the best form that a browser accepts: ``br``, ``gzip`` or ``identity``.

    Args:
        accept_encoding: the request header as it came; empty when there was none.
    """
    weights = {}
    for offer in accept_encoding.lower().split(","):
        name, _, weight = offer.partition(";")
        weights[name.strip()] = weight.replace(" ", "")
    refused = {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return next((name for name in _PACKERS if name in weights and weights[name] not in refused), IDENTITY)


def pack(plain: bytes, encoding: str, level: int = _THOROUGHLY) -> bytes:
    """Return ``plain`` packed as ``encoding`` (a name from ``negotiate``), at a level 1–9."""
    return plain if encoding == IDENTITY else _PACKERS[encoding](plain, level)


@dataclass(frozen=True)
class Form:
    """In which form an answer goes.

    Attributes:
        encoding: a name from ``negotiate``.
        headers: tag of this form and what caches may do with it.
        is_known: whether the client has it already, so that 304 is enough.
    """

    encoding: str
    headers: dict[str, str]
    is_known: bool


def form(request: Headers, version: str, cache_control: str, vary: str = "Accept-Encoding") -> Form:
    """Choose the form of an answer.

    Args:
        request: headers of the request.
        version: changes when the content does; becomes the ETag together with the encoding.
        cache_control, vary: headers of these names.
    """
    encoding = negotiate(request.get("accept-encoding", ""))
    tag = f'"{version}-{encoding}"'
    # a proxy that packs makes the tag a weak one
    known = {each.strip().removeprefix("W/") for each in request.get("if-none-match", "").split(",")}
    headers = {"Cache-Control": cache_control, "ETag": tag, "Vary": vary}
    return Form(encoding, headers, is_known=tag in known or "*" in known)


def packed_file(path: Path, encoding: str) -> bytes:
    """Return a file packed as ``encoding``, from memory when it has not changed since it was packed.

    A packed twin lying beside the file (``areas.….json.gz``) is taken as it is.
    """
    return _packed_file(path, path.stat().st_mtime_ns, encoding)


@lru_cache(maxsize=_KEPT_FILES)
def _packed_file(path: Path, _modified_ns: int, encoding: str) -> bytes:
    twin = path.with_name(path.name + _SUFFIXES.get(encoding, ""))
    if twin != path and twin.exists():
        return twin.read_bytes()
    return pack(path.read_bytes(), encoding)


async def answer(
    scope: Scope, packed: Callable[[str], bytes], *, version: str, media_type: str, cache_control: str
) -> Response:
    """Answer GET or HEAD with a resource in the form the browser accepts, or 304 when it has this version already.

    Args:
        scope: the request.
        packed: gives the bytes in one encoding; called in a worker thread, never for a 304.
        version: changes when the content does; becomes the ETag together with the encoding.
        media_type: of the plain content.
        cache_control: header of that name.
    """
    chosen = form(Headers(scope=scope), version, cache_control)
    if chosen.is_known:
        return Response(status_code=304, headers=chosen.headers)
    body = await run_in_threadpool(packed, chosen.encoding)
    headers = chosen.headers | {"Content-Length": str(len(body))}
    if chosen.encoding != IDENTITY:
        headers["Content-Encoding"] = chosen.encoding
    return Response(b"" if scope["method"] == "HEAD" else body, headers=headers, media_type=media_type)


async def answer_file(scope: Scope, path: Path, *, media_type: str, cache_control: str) -> Response:
    """Answer GET or HEAD with a file that exists; see ``answer``."""
    stat = path.stat()
    return await answer(
        scope,
        lambda encoding: packed_file(path, encoding),
        version=f"{stat.st_mtime_ns:x}-{stat.st_size:x}",
        media_type=media_type,
        cache_control=cache_control,
    )

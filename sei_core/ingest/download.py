"""Fetches one large file from an address: whole, or not at all."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from sei_core.errors import SeiError
from sei_core.ingest import boundaries_messages as messages

#: The state package has about 253 MB.
MOST_BYTES = 1 << 30
#: Seconds without a byte after which a server is given up.
PATIENCE_SECONDS = 30.0
#: Seconds after which a server that only trickles is given up.
MOST_SECONDS = 3600.0
REDIRECTS = 5
_BLOCK = 1 << 18
_AGENT = "atlas-socialniho-zaclenovani"

#: Told how many bytes are here, and how many there will be (None: the server does not say).
Told = Callable[[int, int | None], None]


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow a few redirects, none of which leaves the web."""

    max_redirections = REDIRECTS
    max_repeats = REDIRECTS

    def redirect_request(self, request: object, file: object, code: int, text: str, headers: object, url: str):
        """Ask there if it is an address of the web."""
        _require_web(url)
        return super().redirect_request(request, file, code, text, headers, url)


def fetch(
    url: str,
    target: Path,
    told: Told = lambda here, all_: None,
    *,
    most_bytes: int = MOST_BYTES,
    patience: float = PATIENCE_SECONDS,
    most_seconds: float = MOST_SECONDS,
) -> None:
    """Download ``url`` (http or https) to ``target``, which must not exist and is only there if it is whole.

    Raises:
        SeiError: one sentence, whatever went wrong.
    """
    _require_web(url)
    beside = target.with_name(f".{target.name}.part")
    try:
        with _opened(url, patience) as answer, beside.open("xb") as file:
            _copy(url, answer, file, told, most_bytes, time.monotonic() + most_seconds)
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)


def _require_web(url: str) -> None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # a ValueError where it is no number
    except ValueError as error:
        raise SeiError(messages.WRONG_ADDRESS.format(url=url)) from error
    if parts.scheme not in {"http", "https"}:
        raise SeiError(messages.NOT_WEB.format(url=url))
    if not parts.hostname or any(letter.isspace() for letter in url):
        raise SeiError(messages.WRONG_ADDRESS.format(url=url))


def _opened(url: str, patience: float) -> http.client.HTTPResponse:
    """Ask the server; the answer has status 200 when this returns."""
    opener = urllib.request.build_opener(_Redirects)
    try:
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity"})
        return opener.open(request, timeout=patience)
    except urllib.error.HTTPError as error:
        error.close()
        loops = error.code in {301, 302, 303, 307, 308}
        text = messages.TOO_MANY_REDIRECTS if loops else messages.REFUSED
        raise SeiError(text.format(url=url, status=error.code)) from error
    except urllib.error.URLError as error:
        raise SeiError(_why(url, error.reason)) from error
    except TimeoutError as error:
        raise SeiError(messages.TOO_SLOW.format(url=url)) from error
    except (http.client.InvalidURL, UnicodeError) as error:
        raise SeiError(messages.WRONG_ADDRESS.format(url=url)) from error
    except (http.client.HTTPException, OSError) as error:
        raise SeiError(messages.CUT_SOMEWHERE.format(url=url)) from error


def _why(url: str, reason: object) -> str:
    """Say why there was no answer."""
    if isinstance(reason, ssl.SSLError):
        detail = getattr(reason, "verify_message", "") or reason.reason or "TLS"
        return messages.NOT_SECURE.format(url=url, detail=detail)
    if isinstance(reason, TimeoutError):
        return messages.TOO_SLOW.format(url=url)
    known = isinstance(reason, socket.gaierror | OSError)
    return messages.NO_SERVER.format(url=url, detail=(reason.strerror or reason) if known else reason)


def _copy(
    url: str, answer: http.client.HTTPResponse, file: BinaryIO, told: Told, most_bytes: int, deadline: float
) -> None:
    """Take over the body of an answer, block by block."""
    length = answer.headers.get("Content-Length", "")
    total = int(length) if length.isdecimal() else None
    too_large = SeiError(messages.TOO_LARGE.format(url=url, most=messages.megabytes(most_bytes)))
    if total is not None and total > most_bytes:
        raise too_large
    here = 0
    told(here, total)
    while block := _block(url, answer):
        here += len(block)
        if here > most_bytes:
            raise too_large
        if time.monotonic() > deadline:
            raise SeiError(messages.TOO_SLOW.format(url=url))
        try:
            file.write(block)
        except OSError as error:
            raise SeiError(messages.DISK) from error
        told(here, total)
    if total is not None and here < total:
        got, whole = messages.megabytes(here), messages.megabytes(total)
        raise SeiError(messages.CUT.format(url=url, got=got, all=whole))


def _block(url: str, answer: http.client.HTTPResponse) -> bytes:
    try:
        return answer.read1(_BLOCK)
    except TimeoutError as error:
        raise SeiError(messages.TOO_SLOW.format(url=url)) from error
    except (http.client.HTTPException, OSError) as error:
        raise SeiError(messages.CUT_SOMEWHERE.format(url=url)) from error

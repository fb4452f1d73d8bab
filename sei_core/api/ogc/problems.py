"""Mistakes of a request: ``application/problem+json`` (RFC 9457) with the members that OGC API asks for."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sei_core.api import manners
from sei_core.api.manners import BusyError
from sei_core.errors import NoReleaseError
from sei_core.view import texts

_MOST_SHOWN = 60  # characters of what a visitor sent that an answer repeats


class Problem(Exception):
    """A request that cannot be answered; its sender can mend it.

    Attributes:
        status: of HTTP, 400 or 404.
        detail: Czech sentence saying what is wrong and what would be right.
    """

    def __init__(self, detail: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST):
        super().__init__(detail)
        self.status = status
        self.detail = detail


def shown(sent: str) -> str:
    """Shorten what a visitor sent, so that an answer can repeat it."""
    return sent if len(sent) <= _MOST_SHOWN else sent[:_MOST_SHOWN] + "…"


def busy(request: Request) -> Response:
    """Ask the client to come back."""
    detail = texts.INTERFACE_BUSY.format(seconds=manners.RETRY_BUSY)
    return _of(HTTPStatus.SERVICE_UNAVAILABLE, detail, {"Retry-After": str(manners.RETRY_BUSY)})


async def of_busy(request: Request, error: BusyError) -> Response:
    """503 with a time to ask again."""
    return busy(request)


async def of_problem(request: Request, error: Problem) -> Response:
    """Answer a request that cannot be answered."""
    return _of(error.status, error.detail)


async def of_http(request: Request, error: HTTPException) -> Response:
    """Answer an address that nobody serves, or a method that changes something."""
    status = HTTPStatus(error.status_code)
    headers = {"Allow": manners.METHODS} if status is HTTPStatus.METHOD_NOT_ALLOWED else None
    return _of(status, texts.FEATURES_HTTP.get(status, status.phrase), headers)


async def of_no_release(request: Request, error: NoReleaseError) -> Response:
    """Answer while there is no database yet."""
    headers = {"Retry-After": str(manners.RETRY_NO_RELEASE)}
    return _of(HTTPStatus.SERVICE_UNAVAILABLE, texts.FEATURES_NO_RELEASE, headers)


async def of_bug(request: Request, error: Exception) -> Response:
    """500 without the inside; the server raises it again, so the log has the rest."""
    return _of(HTTPStatus.INTERNAL_SERVER_ERROR, texts.INTERFACE_BUG)


HANDLERS = {
    Problem: of_problem,
    BusyError: of_busy,
    NoReleaseError: of_no_release,
    HTTPException: of_http,
    Exception: of_bug,
}


def _of(status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Write a problem with the members ``code`` and ``description``, too, which OGC API asks for."""
    return manners.problem(status, status.phrase, detail, headers=headers, code=status.name, description=detail)

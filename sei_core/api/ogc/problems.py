"""Mistakes of a request: ``application/problem+json`` (RFC 9457) with the members that OGC API asks for."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

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


def problem_response(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Write a problem; never kept by a cache."""
    known = HTTPStatus(status)
    body = {
        "type": "about:blank",
        "title": known.phrase,
        "status": known.value,
        "detail": detail,
        "code": known.name,
        "description": detail,
    }
    return Response(
        json.dumps(body, ensure_ascii=False),
        known,
        headers={"Cache-Control": "no-store"} | (headers or {}),
        media_type="application/problem+json",
    )


def of_problem(request: Request, error: Problem) -> Response:
    """Answer a request that cannot be answered."""
    return problem_response(error.status, error.detail)


def of_http(request: Request, error: HTTPException) -> Response:
    """Answer an address that nobody serves, or a method that changes something."""
    detail = texts.FEATURES_HTTP.get(error.status_code, HTTPStatus(error.status_code).phrase)
    return problem_response(error.status_code, detail, dict(error.headers or {}))


def of_no_release(request: Request, error: NoReleaseError) -> Response:
    """Answer while there is no database yet."""
    return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, texts.FEATURES_NO_RELEASE, {"Retry-After": "60"})

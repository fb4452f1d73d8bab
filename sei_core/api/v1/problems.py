"""What went wrong, as ``application/problem+json`` (RFC 9457), in Czech and without the inside of the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sei_core.api.v1 import encoding
from sei_core.errors import NoReleaseError
from sei_core.view import texts

MEDIA_TYPE = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"
#: Seconds after which a client may ask again: after a moment of many requests, and when there is no release yet.
RETRY_BUSY, RETRY_NO_RELEASE = 2, 60
#: Kind of an error that says only that a parameter was not left out either.
_LEFT_OUT = "none_required"
#: A value of a parameter is repeated in an error only so far.
_LONGEST_VALUE = 200


class UnknownCodeError(Exception):
    """Nothing has this code, key, name or year.

    Attributes:
        parameter: that named it.
        value: what it was.
    """

    def __init__(self, parameter: str, value: object):
        super().__init__(parameter, value)
        self.parameter, self.value = parameter, value


class NotAcceptableError(Exception):
    """No format that the client accepts, or asked for, is written here.

    Attributes:
        offered: media types that are.
    """

    def __init__(self, offered: Sequence[str]):
        super().__init__(offered)
        self.offered = offered


class BusyError(Exception):
    """As many answers are being made as the server makes at once."""


def problem(
    root: str, kind: str, status: int, detail: str, *, instance: str, headers: Mapping[str, str] = {}, **more: object
) -> Response:
    """Write a problem.

    Args:
        root: folder of the interface, whose page explains ``kind``.
        kind: key of ``texts.INTERFACE_PROBLEM``.
        status: of HTTP.
        detail: in Czech, what is wrong and what to do.
        instance: address that was asked for.
        headers: of the answer.
        more: further members.
    """
    body = {
        "type": f"{root}/#{kind}",
        "title": texts.INTERFACE_PROBLEM[kind][0],
        "status": status,
        "detail": detail,
        "instance": instance,
        **more,
    }
    kept = {"Cache-Control": "no-store", **headers}
    return Response(encoding.text(body).encode(), status, kept, MEDIA_TYPE)


def busy(root: str, instance: str) -> Response:
    """Ask the client to come back."""
    headers = {"Retry-After": str(RETRY_BUSY)}
    detail = texts.INTERFACE_BUSY.format(seconds=RETRY_BUSY)
    return problem(root, "busy", 503, detail, instance=instance, headers=headers)


async def of_parameters(request: Request, error: RequestValidationError) -> Response:
    """400 that names each wrong parameter."""
    errors = [_error(each) for each in error.errors() if each["type"] != _LEFT_OUT]
    names = ", ".join(dict.fromkeys(each["parameter"] for each in errors))
    return _of(request, "bad-parameter", 400, texts.INTERFACE_BAD_PARAMETER.format(names=names), errors=errors)


async def of_unknown_code(request: Request, error: UnknownCodeError) -> Response:
    """404 that says what is not known."""
    text = texts.INTERFACE_UNKNOWN.get(error.parameter, texts.INTERFACE_UNKNOWN_CODE)
    detail = text.format(parameter=error.parameter, value=_brief(error.value))
    return _of(request, "unknown-code", 404, detail)


async def of_formats(request: Request, error: NotAcceptableError) -> Response:
    """406 that lists what is offered."""
    detail = texts.INTERFACE_NOT_ACCEPTABLE.format(offered=", ".join(error.offered))
    return _of(request, "not-acceptable", 406, detail)


async def of_busy(request: Request, error: BusyError) -> Response:
    """503 with a time to ask again."""
    return busy(request.scope["root_path"], encoding.address(request))


async def of_no_release(request: Request, error: NoReleaseError) -> Response:
    """503: nothing has been published yet."""
    headers = {"Retry-After": str(RETRY_NO_RELEASE)}
    return _of(request, "no-release", 503, texts.INTERFACE_NO_RELEASE, headers=headers)


async def of_http(request: Request, error: HTTPException) -> Response:
    """404 of an unknown address, 405 of a method that changes something, and what else routing says."""
    if error.status_code == 405:
        return _of(request, "read-only", 405, texts.INTERFACE_READ_ONLY, headers={"Allow": METHODS})
    kind, detail = (
        ("unknown-address", texts.INTERFACE_UNKNOWN_ADDRESS)
        if error.status_code == 404
        else ("bad-request", texts.INTERFACE_BAD_REQUEST)
    )
    return _of(request, kind, error.status_code, detail)


async def of_bug(request: Request, error: Exception) -> Response:
    """500 without the inside; the server raises it again, so the log has the rest."""
    return _of(request, "bug", 500, texts.INTERFACE_BUG)


HANDLERS = {
    RequestValidationError: of_parameters,
    UnknownCodeError: of_unknown_code,
    NotAcceptableError: of_formats,
    BusyError: of_busy,
    NoReleaseError: of_no_release,
    HTTPException: of_http,
    Exception: of_bug,
}


def _of(request: Request, kind: str, status: int, detail: str, **more: object) -> Response:
    return problem(request.scope["root_path"], kind, status, detail, instance=encoding.address(request), **more)


def _error(error: Mapping[str, object]) -> dict[str, object]:
    """One error of pydantic in our words."""
    kind, context = error["type"], dict(error.get("ctx", {}))
    if kind == "literal_error":  # pydantic writes 'a', 'b' or 'c'
        context["expected"] = context["expected"].replace("' or '", "', '").replace("'", "")
    message = texts.INTERFACE_ERROR.get(kind, texts.INTERFACE_ERROR_OTHER).format(**context)
    return {"parameter": str(error["loc"][1]), "value": _brief(error["input"]), "message": message}


def _brief(value: object) -> str:
    written = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return written if len(written) <= _LONGEST_VALUE else written[:_LONGEST_VALUE] + "…"

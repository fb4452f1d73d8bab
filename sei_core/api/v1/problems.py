"""What went wrong, as ``application/problem+json`` (RFC 9457), in Czech and without the inside of the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sei_core.api import manners
from sei_core.api.manners import METHODS, RETRY_BUSY, RETRY_NO_RELEASE, BusyError
from sei_core.api.v1 import encoding
from sei_core.errors import NoReleaseError
from sei_core.view import texts

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


class RefusedParameterError(Exception):
    """A value that is right elsewhere but has no sense at this address.

    Attributes:
        parameter: its name.
        value: what it was.
        message: in Czech, what is wrong with it and what to do.
    """

    def __init__(self, parameter: str, value: object, message: str):
        super().__init__(parameter, value, message)
        self.parameter, self.value, self.message = parameter, value, message


def busy(request: Request) -> Response:
    """Ask the client to come back."""
    headers = {"Retry-After": str(RETRY_BUSY)}
    return _of(request, "busy", 503, texts.INTERFACE_BUSY.format(seconds=RETRY_BUSY), headers=headers)


async def of_parameters(request: Request, error: RequestValidationError) -> Response:
    """400 that names each wrong parameter."""
    return _of_errors(request, [_error(each) for each in error.errors() if each["type"] != _LEFT_OUT])


async def of_refused(request: Request, error: RefusedParameterError) -> Response:
    """400 that names the parameter."""
    told = {"parameter": error.parameter, "value": _brief(error.value), "message": error.message}
    return _of_errors(request, [told])


def _of_errors(request: Request, errors: Sequence[Mapping[str, object]]) -> Response:
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
    return busy(request)


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
    RefusedParameterError: of_refused,
    UnknownCodeError: of_unknown_code,
    NotAcceptableError: of_formats,
    BusyError: of_busy,
    NoReleaseError: of_no_release,
    HTTPException: of_http,
    Exception: of_bug,
}


def _of(request: Request, kind: str, status: int, detail: str, **more: object) -> Response:
    """Write a problem whose ``kind`` is a key of ``texts.INTERFACE_PROBLEM``, explained on the page."""
    address = f"{request.scope['root_path']}/#{kind}"
    title = texts.INTERFACE_PROBLEM[kind][0]
    return manners.problem(status, title, detail, kind=address, instance=encoding.address(request), **more)


def _error(error: Mapping[str, object]) -> dict[str, object]:
    """One error of pydantic in our words."""
    kind, context = error["type"], dict(error.get("ctx", {}))
    if kind == "literal_error":  # pydantic writes 'a', 'b' or 'c'
        context["expected"] = context["expected"].replace("' or '", "', '").replace("'", "")
    parameter = str(error["loc"][1])
    if kind == "string_pattern_mismatch":  # nobody reads a regular expression
        message = texts.INTERFACE_SHAPE[parameter]
    else:
        message = texts.INTERFACE_ERROR.get(kind, texts.INTERFACE_ERROR_OTHER).format(**context)
    return {"parameter": parameter, "value": _brief(error["input"]), "message": message}


def _brief(value: object) -> str:
    written = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return written if len(written) <= _LONGEST_VALUE else written[:_LONGEST_VALUE] + "…"

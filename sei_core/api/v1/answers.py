"""How an answer is sent: in the format that was asked for, with a tag that spares the client the next one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from email.utils import format_datetime

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from sei_core.api import manners
from sei_core.api.manners import Body
from sei_core.api.v1.problems import NotAcceptableError
from sei_core.queries import interface, meta

JSON, CSV, GEOJSON, HTML, CSS = "application/json", "text/csv", "application/geo+json", "text/html", "text/css"
MEDIA_TYPES = {"json": JSON, "csv": CSV, "geojson": GEOJSON}
_WEIGHT = re.compile(r"[01](\.\d{0,3})?")  # RFC 9110, 12.4.2


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
    """Answer with what ``make`` gives, or with 304 if the client has it; see ``manners.respond``.

    Args:
        request: the request.
        asked: its parameters, defaults filled in; None if it has none.
        media: from ``media_type``.
        make: the body; called within a turn of its own.

    Raises:
        BusyError: if no turn came in time.
    """
    parts = (meta.release(), asked.model_dump_json() if asked else "")
    return manners.respond(
        request, parts, media, make, {"Last-Modified": format_datetime(interface.built(), usegmt=True)}
    )


def respond_fixed(request: Request, content: str, media: str) -> Response:
    """Answer with a text that depends on the program only, or with 304 if the client has it."""
    return manners.respond(request, (), media, lambda: Body(content.encode()), in_turn=False)


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

"""The application that answers below ``/api/ogc``: addresses, forms of an answer, what a cache may keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sei_core.api import manners
from sei_core.api.manners import Body, Manners
from sei_core.api.ogc import documents, parameters, problems
from sei_core.api.ogc.collections import Collection
from sei_core.api.ogc.layers import Layer, known, layer
from sei_core.api.ogc.openapi import openapi
from sei_core.api.ogc.problems import Problem, shown
from sei_core.queries import meta
from sei_core.view import texts


@dataclass(frozen=True)
class Asked:
    """A request with the release and the day that answer it.

    Attributes:
        request: the request.
        base: address of the interface as the visitor wrote it, without a slash at its end.
        release: name of the release, pinned while an answer is prepared.
        day: today.
    """

    request: Request
    base: str
    release: str
    day: date

    def collections(self) -> list[Collection]:
        """What there is, nothing of it loaded."""
        return list(known(self.release, self.day).values())

    def layers(self) -> list[Layer]:
        """All layers."""
        return [layer(self.release, self.day, name) for name in known(self.release, self.day)]

    def layer(self) -> Layer:
        """The layer that the address names.

        Raises:
            Problem: if there is none of this name.
        """
        name, names = self.request.path_params["collection"], list(known(self.release, self.day))
        if name not in names:
            detail = texts.FEATURES_UNKNOWN_COLLECTION.format(name=shown(name), known=", ".join(names))
            raise Problem(detail, HTTPStatus.NOT_FOUND)
        return layer(self.release, self.day, name)


@dataclass(frozen=True)
class Ready:
    """An answer that is checked but not written yet, so that a cache that has it costs nothing.

    Attributes:
        media_type: of the answer.
        write: makes its bytes.
        headers: further ones.
    """

    media_type: str
    write: Callable[[], bytes]
    headers: Mapping[str, str] = field(default_factory=dict)


def _landing(asked: Asked) -> Ready:
    query, accepted = asked.request.query_params, asked.request.headers.get("accept", "")
    wanted = parameters.check(query, parameters.OF_OTHERS, ("json", "html"))
    if wanted == "html" or (not wanted and documents.HTML in accepted):
        return Ready(documents.HTML, lambda: documents.page(asked.base, asked.collections()).encode())
    return Ready(documents.JSON, lambda: _json(documents.landing(asked.base)))


def _document(
    build: Callable[[Asked], dict[str, object]], media_type: str = documents.JSON
) -> Callable[[Asked], Ready]:
    """Prepare a document that has no parameters but its format."""

    def prepare(asked: Asked) -> Ready:
        parameters.check(asked.request.query_params, parameters.OF_OTHERS)
        return Ready(media_type, lambda: _json(build(asked)))

    return prepare


def _json(content: dict[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def _items(asked: Asked) -> Ready:
    chosen, query = asked.layer(), asked.request.query_params
    parameters.check(query, [*parameters.OF_ITEMS, *chosen.types])
    question = parameters.question(query, chosen.types)
    return _geojson(question, lambda: documents.features(asked.base, chosen, question, dict(query)))


def _item(asked: Asked) -> Ready:
    chosen, query = asked.layer(), asked.request.query_params
    parameters.check(query, parameters.OF_ITEM)
    question, code = parameters.question(query, chosen.types), asked.request.path_params["feature"]
    position = chosen.position(code)
    if position is None:
        raise Problem(texts.FEATURES_UNKNOWN_FEATURE.format(code=shown(code)), HTTPStatus.NOT_FOUND)
    return _geojson(question, lambda: documents.feature(asked.base, chosen, position, question))


def _geojson(question: parameters.Question, write: Callable[[], bytes]) -> Ready:
    return Ready(documents.GEOJSON, write, {"Content-Crs": f"<{question.crs}>"})


def _endpoint(prepare: Callable[[Asked], Ready]) -> Callable[[Request], Response]:
    """Answer one kind of address: check, then write in turn unless the visitor has it already."""

    def respond(request: Request) -> Response:  # not a coroutine: Starlette gives it a thread
        with meta.one_release() as release:
            ready = prepare(Asked(request, str(request.base_url).rstrip("/"), release, date.today()))
            parts = (release, str(request.url))  # links repeat the host
            return manners.respond(request, parts, ready.media_type, lambda: Body(ready.write()), ready.headers)

    return respond


_COLLECTION = "/collections/{collection}"
_ADDRESSES: dict[str, Callable[[Asked], Ready]] = {
    "/": _landing,
    "/openapi": _document(lambda asked: openapi(asked.base, asked.layers()), documents.OPENAPI),
    "/conformance": _document(lambda asked: {"conformsTo": list(documents.CONFORMANCE)}),
    "/collections": _document(lambda asked: documents.collections(asked.base, asked.layers())),
    _COLLECTION: _document(lambda asked: documents.collection(asked.base, asked.layer())),
    f"{_COLLECTION}/schema": _document(lambda asked: documents.schema(asked.base, asked.layer()), documents.SCHEMA),
    f"{_COLLECTION}/queryables": _document(
        lambda asked: documents.queryables(asked.base, asked.layer()), documents.SCHEMA
    ),
    f"{_COLLECTION}/items": _items,
    f"{_COLLECTION}/items/{{feature}}": _item,
}
_application = Starlette(
    routes=[Route(path, _endpoint(prepare), methods=["GET"]) for path, prepare in _ADDRESSES.items()],
    exception_handlers=dict(problems.HANDLERS),
)
app: ASGIApp = Manners(_application, problems.busy)

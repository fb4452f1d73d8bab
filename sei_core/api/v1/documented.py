"""What the OpenAPI document says of each address, and the document as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from starlette.responses import Response

from sei_core.api import manners
from sei_core.api.v1.shapes import FEATURES, Page, ProblemShape, Single
from sei_core.view import texts

_TEXT = {"schema": {"type": "string"}}
_TAGGED = {
    "ETag": {**_TEXT, "description": texts.INTERFACE_HEADER["ETag"]},
    "Last-Modified": {**_TEXT, "description": texts.INTERFACE_HEADER["Last-Modified"]},
}
_COUNTED = {
    "X-Total-Count": {"schema": {"type": "integer"}, "description": texts.INTERFACE_HEADER["X-Total-Count"]},
    "Link": {**_TEXT, "description": texts.INTERFACE_HEADER["Link"]},
}
_REFUSALS = {400: "bad-parameter", 404: "unknown-code", 406: "not-acceptable", 503: "busy", 500: "bug"}


def listed(key: str, row: object, *, example: str = "", geo: bool = False) -> dict[str, Any]:
    """Say what an address with rows answers, as arguments of ``APIRouter.get``.

    Args:
        key: of ``texts.INTERFACE_OPERATION``.
        row: shape of a row.
        example: what follows the address in an example.
        geo: whether the rows have boundaries.
    """
    content: dict[str, Any] = {"text/csv": _TEXT}
    if geo:
        content["application/geo+json"] = {"schema": FEATURES}
    return _operation(key, Page[row], example, content, _TAGGED | _COUNTED)


def single(key: str, shape: type[Single], *, example: str = "") -> dict[str, Any]:
    """Say what an address with one thing answers; arguments as in ``listed``."""
    return _operation(key, shape, example, {}, _TAGGED)


def _operation(key: str, model: object, example: str, content: Mapping[str, Any], headers: object) -> dict[str, Any]:
    summary, description = texts.INTERFACE_OPERATION[key]
    answers: dict[int | str, dict[str, Any]] = {
        200: {"model": model, "description": texts.INTERFACE_OK, "content": dict(content), "headers": headers}
    }
    for status, kind in _REFUSALS.items():
        answers[status] = {"description": texts.INTERFACE_PROBLEM[kind][0], "content": {manners.PROBLEM: _PROBLEM}}
    return {
        "operation_id": key,
        "summary": summary,
        "description": description,
        "responses": answers,
        "response_class": Response,
        "openapi_extra": {"x-example": example},
    }


_PROBLEM = {"schema": {"$ref": "#/components/schemas/ProblemShape"}}


class Described(FastAPI):
    """FastAPI with a document that says of errors what this interface does."""

    def openapi(self) -> dict[str, Any]:
        """Give the OpenAPI document, made once."""
        if self.openapi_schema:
            return self.openapi_schema
        document = super().openapi()
        for path in document["paths"].values():
            path["get"]["responses"].pop("422", None)
        schemas = document["components"]["schemas"]
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        problem = ProblemShape.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= problem.pop("$defs") | {"ProblemShape": problem}
        return document

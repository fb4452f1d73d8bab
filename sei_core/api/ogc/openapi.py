"""The OpenAPI 3.0 document: whole in itself, so that a program without the internet can read it."""

from __future__ import annotations

from collections.abc import Iterable

from sei_core.api.manners import PROBLEM
from sei_core.api.ogc import documents
from sei_core.api.ogc.layers import Layer
from sei_core.api.ogc.parameters import DEFAULT_LIMIT, MOST_LIMIT, OF_ITEM, OF_ITEMS, OF_OTHERS
from sei_core.api.ogc.systems import CRS84, SYSTEMS
from sei_core.view import texts


def openapi(base: str, layers: Iterable[Layer]) -> dict[str, object]:
    """Describe every address.

    Args:
        base: address of the interface, without a slash at its end.
        layers: all of them.
    """
    words = texts.FEATURES_LINK
    paths = {
        "/": _get("landing", texts.FEATURES_NAME, {documents.JSON: "object", documents.HTML: "page"}, ("f-root",)),
        "/openapi": _get("openapi", words["openapi"], {documents.OPENAPI: "object"}, OF_OTHERS),
        "/conformance": _get("conformance", words["conformance"], {documents.JSON: "conformance"}, OF_OTHERS),
        "/collections": _get("collections", words["collections"], {documents.JSON: "collections"}, OF_OTHERS),
    }
    for layer in layers:
        paths |= _paths_of(layer)
    return {
        "openapi": "3.0.3",
        "info": {"title": texts.FEATURES_NAME, "description": texts.FEATURES_DESCRIPTION, "version": "1.0.0"},
        "servers": [{"url": base}],
        "paths": paths,
        "components": {
            "parameters": _parameters(),
            "responses": {
                name: {"description": text, "content": {PROBLEM: {"schema": _ref("schemas", "problem")}}}
                for name, text in texts.FEATURES_RESPONSE.items()
            },
            "schemas": _schemas(),
        },
    }


def _paths_of(layer: Layer) -> dict[str, object]:
    about, words = layer.collection, texts.FEATURES_LINK
    here, name, title = f"/collections/{about.name}", about.name, f"{about.title}: "
    by_property = [
        {
            "name": each,
            "in": "query",
            "required": False,
            "schema": {"type": kind},
            "description": documents.described(each, kind)["title"],
        }
        for each, kind in layer.types.items()
    ]
    geojson = {documents.GEOJSON: "featureCollection"}
    one = _get(
        f"{name}.item",
        title + words["item"],
        {documents.GEOJSON: "feature"},
        ("featureId", *OF_ITEM),
    )
    one["get"]["responses"]["404"] = _ref("responses", "missing")
    return {
        here: _get(f"{name}.collection", about.title, {documents.JSON: "collection"}, OF_OTHERS),
        f"{here}/schema": _get(f"{name}.schema", title + words["schema"], {documents.SCHEMA: "object"}, OF_OTHERS),
        f"{here}/queryables": _get(
            f"{name}.queryables", title + words["queryables"], {documents.SCHEMA: "object"}, OF_OTHERS
        ),
        f"{here}/items": _get(f"{name}.items", title + words["items"], geojson, OF_ITEMS, by_property),
        f"{here}/items/{{featureId}}": one,
    }


def _get(
    name: str,
    summary: str,
    forms: dict[str, str],
    parameters: tuple[str, ...],
    more: list[dict[str, object]] | None = None,
) -> dict[str, dict]:
    """One address that can only be read: what it takes and in which media types it answers."""
    content = {media_type: {"schema": _ref("schemas", form)} for media_type, form in forms.items()}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [_ref("parameters", each) for each in parameters] + (more or []),
            "responses": {
                "200": {"description": summary, "content": content},
                "304": {"description": texts.FEATURES_UNCHANGED},
                "400": _ref("responses", "invalid"),
                "503": _ref("responses", "unbuilt"),
            },
        }
    }


def _ref(part: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{part}/{name}"}


def _parameters() -> dict[str, dict]:
    whole = {"type": "integer", "minimum": 0}
    crs = {"type": "string", "format": "uri", "enum": list(SYSTEMS), "default": CRS84}
    words = {"type": "array", "items": {"type": "string"}, "minItems": 1}
    box = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6}
    schemas = {
        "f": {"type": "string", "enum": ["json"], "default": "json"},
        "f-root": {"type": "string", "enum": ["json", "html"], "default": "json"},
        "limit": whole | {"minimum": 1, "maximum": MOST_LIMIT, "default": DEFAULT_LIMIT},
        "offset": whole | {"default": 0},
        "bbox": box,
        "bbox-crs": crs,
        "crs": crs,
        "datetime": {"type": "string"},
        "properties": words,
        "skipGeometry": {"type": "boolean", "default": False},
    }
    described = {
        name: {
            "name": name.removesuffix("-root"),
            "in": "query",
            "description": texts.FEATURES_PARAMETER[name.removesuffix("-root")],
            "required": False,
            "style": "form",
            "explode": False,
            "schema": schema,
        }
        for name, schema in schemas.items()
    }
    code = {"name": "featureId", "in": "path", "required": True, "schema": {"type": "string"}}
    return described | {"featureId": code | {"description": texts.FEATURES_PARAMETER["featureId"]}}


def _schemas() -> dict[str, dict]:
    text, several = {"type": "string"}, {"type": "array", "items": _ref("schemas", "link")}
    collection = {"id": text, "title": text, "description": text, "attribution": text, "links": several}
    collection |= {"extent": {"type": "object"}, "itemType": text, "storageCrs": text}
    feature = {
        "type": {"type": "string", "enum": ["Feature"]},
        "id": text,
        "geometry": {"type": "object", "nullable": True},
        "properties": {"type": "object"},
        "links": several,
    }
    found = {
        "type": {"type": "string", "enum": ["FeatureCollection"]},
        "links": several,
        "numberMatched": {"type": "integer", "minimum": 0},
        "numberReturned": {"type": "integer", "minimum": 0, "maximum": MOST_LIMIT},
        "features": {"type": "array", "items": _ref("schemas", "feature")},
    }
    return {
        "object": {"type": "object"},
        "page": text,
        "link": _all({"rel": text, "href": text, "type": text, "title": text}),
        "conformance": _all({"conformsTo": {"type": "array", "items": text}}),
        "collection": _all(collection),
        "collections": _all(
            {"links": several, "collections": {"type": "array", "items": _ref("schemas", "collection")}}
        ),
        "feature": _all(feature, optional=("links",)),
        "featureCollection": _all(found),
        "problem": _all(
            {"title": text, "status": {"type": "integer"}, "detail": text, "code": text, "description": text}
        ),
    }


def _all(properties: dict[str, dict], optional: tuple[str, ...] = ()) -> dict[str, object]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "properties": properties}

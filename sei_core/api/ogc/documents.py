"""The documents about the features: landing page, conformance, collections, schema, queryables, pages of features."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlencode

import jinja2
import pandas as pd

from sei_core.api.ogc.collections import Collection
from sei_core.api.ogc.layers import Layer, json_list, json_object, written
from sei_core.api.ogc.parameters import Question
from sei_core.api.ogc.systems import CRS84, SYSTEMS
from sei_core.view import labels, numbers, texts, theme

JSON, GEOJSON, SCHEMA = "application/json", "application/geo+json", "application/schema+json"
OPENAPI, HTML = "application/vnd.oai.openapi+json;version=3.0", "text/html"

CONFORMANCE = tuple(
    f"http://www.opengis.net/spec/{each}"
    for each in (
        "ogcapi-common-1/1.0/conf/core",
        "ogcapi-common-2/1.0/conf/collections",
        "ogcapi-features-1/1.0/conf/core",
        "ogcapi-features-1/1.0/conf/geojson",
        "ogcapi-features-1/1.0/conf/oas30",
        "ogcapi-features-2/1.0/conf/crs",
        "ogcapi-features-3/1.0/conf/queryables",
        "ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "ogcapi-features-5/1.0/conf/schemas",
        "ogcapi-features-5/1.0/conf/core-roles-features",
    )
)
_RELATION = "http://www.opengis.net/def/rel/ogc/1.0/"
_LICENCES = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"}
_MOST_ATTRIBUTIONS = 3
_PAGES = jinja2.Environment(loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True)


def link(relation: str, href: str, media_type: str, title: str) -> dict[str, str]:
    """One link of a document."""
    return {"rel": relation, "href": href, "type": media_type, "title": title}


def landing(base: str) -> dict[str, object]:
    """What this is and where its parts are; ``base`` is the address of the interface without a slash at its end."""
    words = texts.FEATURES_LINK
    return {
        "title": texts.FEATURES_NAME,
        "description": texts.FEATURES_DESCRIPTION,
        "links": [
            link("self", f"{base}/?f=json", JSON, words["json"]),
            link("alternate", f"{base}/?f=html", HTML, words["html"]),
            link("service-desc", f"{base}/openapi", OPENAPI, words["openapi"]),
            link("service-doc", f"{base}/?f=html", HTML, words["html"]),
            link("conformance", f"{base}/conformance", JSON, words["conformance"]),
            link("data", f"{base}/collections", JSON, words["collections"]),
        ],
    }


def page(base: str, shown: Iterable[Collection]) -> str:
    """The landing page for people, in HTML; nothing on it comes from another host."""
    return _PAGES.get_template("page.html").render(base=base, collections=shown, words=texts, theme=theme)


def collections(base: str, layers: Iterable[Layer]) -> dict[str, object]:
    """All layers."""
    return {
        "links": [link("self", f"{base}/collections", JSON, texts.FEATURES_LINK["collections"])],
        "crs": list(SYSTEMS),
        "collections": [collection(base, layer) for layer in layers],
    }


def collection(base: str, layer: Layer) -> dict[str, object]:
    """One layer: what it is, whose data, where it lies, and where its features are."""
    about, sources = layer.collection, layer.sources
    here, words = f"{base}/collections/{about.name}", texts.FEATURES_LINK
    extent = {"spatial": {"bbox": [layer.bounds], "crs": CRS84}}
    if about.year:
        extent["temporal"] = {"interval": [[f"{about.year}-01-01T00:00:00Z", f"{about.year}-12-31T23:59:59Z"]]}
    return {
        "id": about.name,
        "title": about.title,
        "description": about.description,
        "attribution": _attribution(sources),
        "links": [
            link("self", here, JSON, about.title),
            link("root", f"{base}/?f=json", JSON, texts.FEATURES_NAME),
            link("items", f"{here}/items", GEOJSON, words["items"]),
            link(f"{_RELATION}queryables", f"{here}/queryables", SCHEMA, words["queryables"]),
            link(f"{_RELATION}schema", f"{here}/schema", SCHEMA, words["schema"]),
            *_source_links(sources),
        ],
        "extent": extent,
        "itemType": "feature",
        "crs": list(SYSTEMS),
        "storageCrs": CRS84,
    }


def _attribution(sources: pd.DataFrame) -> str:
    named = sources["attribution"].tolist()
    more = len(named) - _MOST_ATTRIBUTIONS
    shown = "; ".join(named[:_MOST_ATTRIBUTIONS])
    return shown if more <= 0 else texts.FEATURES_MORE_SOURCES.format(shown=shown, more=more)


def _source_links(sources: pd.DataFrame) -> list[dict[str, str]]:
    """A link to each source that has an address, and to each licence that has one."""
    links = [
        link(
            "via",
            address,
            HTML,
            texts.FEATURES_SOURCE.format(
                source=row.attribution, date=numbers.dated(row.data_date), licence=row.licence
            ),
        )
        for row in sources.dropna(subset="url").itertuples()
        for address in row.url.split(" | ")
    ]
    for licence, rows in sources.groupby("licence", sort=True):
        if licence in _LICENCES:
            title = texts.FEATURES_LICENCE.format(licence=licence, sources="; ".join(rows["attribution"]))
            links.append(link("license", _LICENCES[licence], HTML, title))
    return links


def schema(base: str, layer: Layer) -> dict[str, object]:
    """Every property of a layer with its Czech name, unit and type (JSON Schema)."""
    return _described(f"{base}/collections/{layer.collection.name}/schema", layer)


def queryables(base: str, layer: Layer) -> dict[str, object]:
    """What a layer can be asked by: every property, by equality; nothing else."""
    return _described(f"{base}/collections/{layer.collection.name}/queryables", layer) | {"additionalProperties": False}


def _described(address: str, layer: Layer) -> dict[str, object]:
    shape = "geometry-point" if layer.collection.level is None else "geometry-multipolygon"
    properties = {"geometry": {"title": texts.FEATURES_GEOMETRY, "format": shape, "x-ogc-role": "primary-geometry"}} | {
        name: described(name, kind) for name, kind in layer.types.items()
    }
    properties[layer.collection.code]["x-ogc-role"] = "id"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "type": "object",
        "title": layer.collection.title,
        "properties": properties,
    }


def described(name: str, kind: str) -> dict[str, str]:
    """One property: Czech title, type, and unit where it has one."""
    label = labels.label(name)
    return {"title": label.label, "type": kind} | ({"x-ogc-unit": label.unit} if label.unit else {})


def features(base: str, layer: Layer, asked: Question, parameters: dict[str, str]) -> bytes:
    """One page of features (GeoJSON).

    Args:
        base: address of the interface.
        layer: the features.
        asked: which of them.
        parameters: of the request, as they came, for the links to other pages.
    """
    found = layer.matching(asked)
    shown = found[asked.offset : asked.offset + asked.limit]
    here, words = f"{base}/collections/{layer.collection.name}", texts.FEATURES_LINK

    def at(offset: int) -> str:
        others = {name: value for name, value in parameters.items() if name != "offset"}
        query = urlencode(others | ({"offset": offset} if offset else {}))
        return f"{here}/items?{query}" if query else f"{here}/items"

    links = [
        link("self", at(asked.offset), GEOJSON, words["items"]),
        link("collection", here, JSON, layer.collection.title),
    ]
    if asked.offset + len(shown) < len(found) and len(shown):
        links.append(link("next", at(asked.offset + asked.limit), GEOJSON, words["next"]))
    if asked.offset:
        links.append(link("prev", at(max(0, asked.offset - asked.limit)), GEOJSON, words["prev"]))
    members = {
        "type": '"FeatureCollection"',
        "links": written(links),
        "numberMatched": str(len(found)),
        "numberReturned": str(len(shown)),
        "features": json_list([json_object(each) for each in layer.features(shown, asked)]),
    }
    return json_object(members).encode()


def feature(base: str, layer: Layer, position: int, asked: Question) -> bytes:
    """One feature (GeoJSON)."""
    (members,) = layer.features([position], asked)
    here, code = f"{base}/collections/{layer.collection.name}", layer.rows[layer.collection.code].iloc[position]
    links = [
        link("self", f"{here}/items/{code}", GEOJSON, texts.FEATURES_LINK["item"]),
        link("collection", here, JSON, layer.collection.title),
    ]
    return json_object(members | {"links": written(links)}).encode()

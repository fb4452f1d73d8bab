"""Rows as an answer: a part of them as JSON, CSV or GeoJSON, with the way to the next part and what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import shapely
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from sei_core.api.v1 import answers, encoding
from sei_core.api.v1.answers import Body
from sei_core.api.v1.parameters import Paged
from sei_core.api.v1.shapes import Shape
from sei_core.domain.levels import Level
from sei_core.export import csv
from sei_core.export.about import About
from sei_core.export.geo import COORDINATE_PLACES
from sei_core.export.offer import cited, dates_of, sources_of
from sei_core.queries import areas, meta
from sei_core.view import labels, texts

#: Rows of CSV written in one go.
_CSV_ROWS = 500


@dataclass(frozen=True)
class Listing:
    """All rows that were asked for, in their order.

    Attributes:
        name: of files; English, plural.
        rows: the rows.
        about: what they are.
        codes: code of the area of each row, in the same order, if boundaries can be joined.
        level: of these areas; a Series of levels where they differ.
    """

    name: str
    rows: pd.DataFrame
    about: About
    codes: pd.Series | None = None
    level: Level | pd.Series | None = None


def respond(request: Request, asked: Paged, find: Callable[[], Listing], *, geo: bool = False) -> Response:
    """Answer with the part of the rows that ``asked`` wants.

    Args:
        request: the request.
        asked: its parameters.
        find: gives the rows; not called if the client has this answer.
        geo: whether they have boundaries.
    """
    offered = ("json", "csv", "geojson") if geo else ("json", "csv")
    media = answers.media_type(request, asked.format, offered)
    return answers.respond(request, asked, media, lambda: _body(request, asked, media, find()))


def respond_one(
    request: Request, asked: BaseModel | None, find: Callable[[], dict[str, object]], describe: Callable[[], About]
) -> Response:
    """Answer with one thing.

    Args:
        request: the request.
        asked: its parameters.
        find: gives the thing; not called if the client has this answer.
        describe: says what it is; likewise.
    """
    media = answers.media_type(request, None, ("json",))

    def make() -> Body:
        whole = {**find(), "release": meta.release(), "about": describe().as_json()}
        return Body(f"{encoding.text(whole)}\n".encode())

    return answers.respond(request, asked, media, make)


def about(key: str, *tables: str, year: int | None = None, filters: tuple[str, ...] = ()) -> About:
    """Describe an answer whose sources are those of tables.

    Args:
        key: of ``texts.INTERFACE_ABOUT``.
        tables: of the release.
        year: of the index, if it is of one.
        filters: choices, in Czech.
    """
    return _about(*texts.INTERFACE_ABOUT[key], meta.sources_of(*tables, year=year), year, filters)


def about_cited(key: str, rows: pd.DataFrame, filters: tuple[str, ...] = ()) -> About:
    """Describe rows that cite documents: these, no more, are the sources.

    Args:
        key: of ``texts.INTERFACE_ABOUT``.
        rows: with column ``reference_keys``.
        filters: choices, in Czech.
    """
    return _about(*texts.INTERFACE_ABOUT[key], cited(rows, key, meta.references()).sources, None, filters)


def about_table(title: str, grain: str, rows: pd.DataFrame, tables: tuple[str, ...], year: int | None) -> About:
    """Describe rows of a table as the catalogue does."""
    if "reference_keys" in rows:
        sources = cited(rows, title, meta.references()).sources
    else:
        sources = meta.sources_of(*tables, year=year)
    return _about(title, grain, sources, year, ())


def _about(title: str, description: str, sources: pd.DataFrame, year: int | None, filters: tuple[str, ...]) -> About:
    return About(
        title=title,
        description=description,
        date=str(year) if year else dates_of(sources),
        filters=filters,
        sources=tuple(sources_of(sources)),
    )


def of_shape(rows: pd.DataFrame, shape: type[Shape]) -> pd.DataFrame:
    """Take the columns that a shape promises, in its order."""
    return rows[list(shape.model_fields)]


def _body(request: Request, asked: Paged, media: str, listing: Listing) -> Body:
    part = slice(asked.offset, asked.offset + asked.limit)
    rows, total = listing.rows.iloc[part], len(listing.rows)
    links = _links(request, asked, total)
    headers = {"X-Total-Count": str(total)}
    if written := ", ".join(f'<{link}>; rel="{rel}"' for rel, link in links.items() if link):
        headers["Link"] = written
    if media == answers.CSV:
        headers["Content-Disposition"] = f'inline; filename="{listing.name}.csv"'
        return Body(_csv(rows), headers)
    head = {"total_count": total, "limit": asked.limit, "offset": asked.offset, **links, "release": meta.release()}
    if media == answers.GEOJSON:
        headers["Content-Disposition"] = f'inline; filename="{listing.name}.geojson"'
        return Body(_features(rows, listing, part, asked.geometry, head), headers)
    described = labels.of(rows)
    head["columns"] = [{"name": name, "label": each.label, "unit": each.unit} for name, each in described.items()]
    head["about"] = listing.about.as_json()
    return Body(_joined("rows", encoding.written(encoding.records(rows)), head), headers)


def _joined(name: str, pieces: Iterable[bytes], head: dict[str, object]) -> bytes:
    """Write an object whose last member is a long list."""
    begin = f'{encoding.text(head)[:-1]},"{name}":['.encode()
    return b"".join((begin, b",".join(pieces), b"]}\n"))


def _csv(rows: pd.DataFrame) -> bytes:
    """The same as ``csv.machine``, some rows at a time, so that nobody waits 70 ms for the interpreter."""
    first, *others = (rows.iloc[start : start + _CSV_ROWS] for start in range(0, max(len(rows), 1), _CSV_ROWS))
    return b"".join((csv.machine(first), *(csv.machine(each).partition(b"\n")[2] for each in others)))


def _features(rows: pd.DataFrame, listing: Listing, part: slice, with_geometry: bool, head: dict[str, object]) -> bytes:
    codes = listing.codes.iloc[part].tolist()
    shapes = _shapes_of(listing, part) if with_geometry else {}
    pieces = [
        _feature(code, shapes.get(code, "null"), encoding.text(row))
        for code, row in zip(codes, encoding.records(rows), strict=True)
    ]
    whole = {"type": "FeatureCollection", **head, "metadata": listing.about.as_json()}
    return _joined("features", pieces, whole)


def _feature(code: str, geometry: str, properties: str) -> bytes:
    return f'{{"type":"Feature","id":"{code}","geometry":{geometry},"properties":{properties}}}'.encode()


def _shapes_of(listing: Listing, part: slice) -> dict[str, str]:
    release = meta.release()
    if isinstance(listing.level, Level):
        return _shapes(release, listing.level)
    found: dict[str, str] = {}
    for level in listing.level.iloc[part].unique():
        found |= _shapes(release, Level(level))
    return found


@lru_cache(maxsize=8)  # a second of work; all levels of a release are about 8 MB
def _shapes(release: str, level: Level) -> dict[str, str]:
    """Boundary of each area of a level as GeoJSON: outer rings counter-clockwise, a metre's precision."""
    known = areas.boundaries(level, release)
    geometry = shapely.orient_polygons(shapely.from_wkb([bytes(each) for each in known["geometry_wkb"]]))
    rounded = shapely.transform(geometry, partial(np.round, decimals=COORDINATE_PLACES))
    return dict(zip(known["area_code"], shapely.to_geojson(rounded).tolist(), strict=True))


def _links(request: Request, asked: Paged, total: int) -> dict[str, str | None]:
    """Addresses of the parts after and before this one, on the same host; None where there is none."""
    after, before = asked.offset + asked.limit, max(0, asked.offset - asked.limit)
    return {
        "next": _link(request, after) if after < total else None,
        "prev": _link(request, before) if asked.offset > 0 else None,
    }


def _link(request: Request, offset: int) -> str:
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "offset"]
    return f"{request.scope['path']}?{urlencode([*others, ('offset', offset)])}"

"""Rows as an answer: a part of them as JSON, CSV or GeoJSON, with the way to the next part and what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

import pandas as pd
import shapely
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from sei_core.api.manners import Body
from sei_core.api.outlines import outlines
from sei_core.api.v1 import answers, encoding
from sei_core.api.v1.parameters import Paged
from sei_core.api.v1.shapes import Shape
from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.export import csv
from sei_core.export.about import About
from sei_core.export.offer import cited, dates_of, sources_of
from sei_core.queries import meta
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


def cited_rows(key: str, rows: pd.DataFrame, shape: type[Shape], filters: tuple[str, ...] = ()) -> Listing:
    """List rows that cite documents, in the columns of a shape; arguments as in ``about_cited`` and ``of_shape``."""
    return Listing(key, of_shape(rows, shape), about_cited(key, rows, filters))


def about_cited(key: str, rows: pd.DataFrame, filters: tuple[str, ...] = ()) -> About:
    """Describe rows that cite documents: these, no more, are the sources.

    Args:
        key: of ``texts.INTERFACE_ABOUT``.
        rows: with column ``reference_keys``.
        filters: choices, in Czech.
    """
    return _about(*texts.INTERFACE_ABOUT[key], cited(rows, key, meta.references()).sources, None, filters)


def of_area(code: str) -> tuple[str, ...]:
    """Say which area was chosen, as a filter of ``About``; the country is no choice."""
    return () if code == COUNTRY_CODE else (texts.INTERFACE_OF_AREA.format(code=code),)


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
    """Boundary of each area of a level as GeoJSON."""
    shapes = outlines(release, level)
    return dict(zip(shapes.index, shapely.to_geojson(shapes.to_numpy()).tolist(), strict=True))


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

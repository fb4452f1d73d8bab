"""What a request asks for: every parameter is known and has a sense, or the answer says what is wrong."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

import shapely
from starlette.datastructures import QueryParams

from sei_core.api.ogc.problems import Problem, shown
from sei_core.api.ogc.systems import CRS84, KROVAK, SYSTEMS
from sei_core.view import texts

DEFAULT_LIMIT, MOST_LIMIT = 100, 10_000
_MOST_OFFSET = 2**31 - 1
_DIGITS = re.compile(r"\d{1,100}", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d))?", re.ASCII)
_OPEN = {"", ".."}

#: Parameters of features beside the properties themselves.
OF_ITEMS = ("f", "limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "properties", "skipGeometry")
OF_ITEM = ("f", "crs", "properties", "skipGeometry")
OF_OTHERS = ("f",)


@dataclass(frozen=True)
class Question:
    """Which features, and what of them.

    Attributes:
        limit, offset: the page.
        box: that a feature has to meet; None without one.
        box_crs: coordinate system of ``box``.
        crs: coordinate system of the answer.
        moments: begin and end of the time, each None where it is open; empty without one.
        wanted: values that properties have to have.
        names: properties to give; None for all.
        with_geometry: whether shapes are given.
    """

    limit: int = DEFAULT_LIMIT
    offset: int = 0
    box: shapely.Geometry | None = None
    box_crs: str = CRS84
    crs: str = CRS84
    moments: tuple[datetime | None, datetime | None] | tuple[()] = ()
    wanted: Mapping[str, object] = field(default_factory=dict)
    names: tuple[str, ...] | None = None
    with_geometry: bool = True


def check(query: QueryParams, known: Collection[str], formats: tuple[str, ...] = ("json",)) -> str:
    """Return the format asked for by ``f``, empty without it.

    Raises:
        Problem: if a parameter is not among ``known``, is given twice, or the format is not one of ``formats``.
    """
    for name, times in Counter(name for name, _ in query.multi_items()).items():
        if name not in known:
            raise Problem(texts.FEATURES_UNKNOWN_PARAMETER.format(name=shown(name), known=", ".join(known)))
        if times > 1:
            raise Problem(texts.FEATURES_REPEATED_PARAMETER.format(name=name))
    if "f" in query and query["f"] not in formats:
        raise Problem(texts.FEATURES_BAD_FORMAT.format(value=shown(query["f"]), known=", ".join(formats)))
    return query.get("f", "")


def question(query: QueryParams, types: Mapping[str, str]) -> Question:
    """Read the parameters of features.

    Args:
        query: checked by ``check``.
        types: JSON type of each property.

    Raises:
        Problem: if a value has no sense.
    """
    box_crs = _crs(query, "bbox-crs")
    if "bbox-crs" in query and "bbox" not in query:
        raise Problem(texts.FEATURES_CRS_WITHOUT_BOX)
    return Question(
        limit=min(_whole(query, "limit", DEFAULT_LIMIT, 1), MOST_LIMIT),
        offset=min(_whole(query, "offset", 0, 0), _MOST_OFFSET),
        box=_box(query["bbox"], box_crs) if "bbox" in query else None,
        box_crs=box_crs,
        crs=_crs(query, "crs"),
        moments=_moments(query["datetime"]) if "datetime" in query else (),
        wanted={name: _typed(name, query[name], kind) for name, kind in types.items() if name in query},
        names=_names(query["properties"], types) if "properties" in query else None,
        with_geometry=not _flag(query, "skipGeometry"),
    )


def _whole(query: QueryParams, name: str, default: int, least: int) -> int:
    sent = query.get(name)
    if sent is None:
        return default
    if not _DIGITS.fullmatch(sent) or int(sent) < least:
        raise Problem(texts.FEATURES_BAD_WHOLE.format(name=name, least=least, value=shown(sent)))
    return int(sent)


def _crs(query: QueryParams, name: str) -> str:
    sent = query.get(name, CRS84)
    if sent not in SYSTEMS:
        raise Problem(texts.FEATURES_BAD_CRS.format(name=name, value=shown(sent), known=", ".join(SYSTEMS)))
    return sent


def _number(sent: str) -> float:
    try:
        return float(sent)
    except ValueError:
        return math.nan


def _box(sent: str, crs: str) -> shapely.Geometry:
    """The box as a shape: a point or a line where it has no width, two boxes where it crosses the 180th meridian."""
    edges = [_number(part) for part in sent.split(",")]
    if len(edges) not in (4, 6) or not all(map(math.isfinite, edges)):
        raise Problem(texts.FEATURES_BAD_BOX.format(value=shown(sent)))
    west, south, east, north = edges if len(edges) == 4 else (edges[at] for at in (0, 1, 3, 4))  # heights do not matter
    if south > north or (west > east and crs == KROVAK):
        raise Problem(texts.FEATURES_BAD_BOX.format(value=shown(sent)))
    pairs = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    boxes = [shapely.envelope(shapely.MultiPoint([(left, south), (right, north)])) for left, right in pairs]
    return boxes[0] if len(boxes) == 1 else shapely.union_all(boxes)


def _moment(sent: str, at_end: bool) -> datetime:
    if not _MOMENT.fullmatch(sent):
        raise ValueError(sent)
    moment = datetime.fromisoformat(sent.upper())
    if len(sent) == len("2023-12-31"):
        return datetime.combine(moment, time.max if at_end else time.min, UTC)
    return moment


def _moments(sent: str) -> tuple[datetime | None, datetime | None]:
    """Begin and end of ``2023-12-31``, ``2023-01-01/2023-12-31``, ``2023-01-01/..`` and the like (RFC 3339)."""
    ends = sent.split("/")
    problem = Problem(texts.FEATURES_BAD_TIME.format(value=shown(sent)))
    if len(ends) > 2 or (len(ends) == 1 and sent in _OPEN):
        raise problem
    try:
        begin, end = (
            None if each in _OPEN else _moment(each, at_end) for each, at_end in ((ends[0], False), (ends[-1], True))
        )
    except ValueError as error:
        raise problem from error
    if begin and end and begin > end:
        raise problem
    return begin, end


def _typed(name: str, sent: str, kind: str) -> object:
    if kind == "string":
        return sent
    if kind == "integer" and _WHOLE.fullmatch(sent):
        return int(sent)
    if kind == "number" and math.isfinite(_number(sent)):
        return float(sent)
    raise Problem(texts.FEATURES_BAD_VALUE.format(name=name, kind=texts.FEATURES_KIND[kind], value=shown(sent)))


def _names(sent: str, types: Mapping[str, str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(sent.split(",")))
    for name in names:
        if name not in types:
            raise Problem(texts.FEATURES_UNKNOWN_PROPERTY.format(name=shown(name), known=", ".join(types)))
    return names


def _flag(query: QueryParams, name: str) -> bool:
    sent = query.get(name, "false")
    if sent not in {"true", "false"}:
        raise Problem(texts.FEATURES_BAD_FLAG.format(name=name, value=shown(sent)))
    return sent == "true"

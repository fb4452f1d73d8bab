"""The features of a collection: their values, their shapes, the choice among them, and GeoJSON."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
import shapely

from sei_core.api.ogc.collections import Collection, collections
from sei_core.api.ogc.parameters import Question
from sei_core.api.ogc.systems import KROVAK, PLACES, to_grid
from sei_core.api.outlines import outlines
from sei_core.domain.levels import Level

_LOADING = threading.Lock()


@dataclass(frozen=True, eq=False)
class Layer:
    """A collection with its features.

    Attributes:
        collection: what it is.
        rows: one a feature; a column a property.
        outlines: shape of each row, longitude before latitude, outer rings counter-clockwise.
    """

    collection: Collection
    rows: pd.DataFrame
    outlines: np.ndarray

    @cached_property
    def types(self) -> dict[str, str]:
        """JSON type of each property: ``string``, ``integer`` or ``number``."""
        return {name: _json_type(column) for name, column in self.rows.items()}

    @cached_property
    def sources(self) -> pd.DataFrame:
        """Rows of ``queries.meta.sources_of``; asked for while the release of the layer answers."""
        return self.collection.sources()

    @cached_property
    def bounds(self) -> list[float]:
        """West, south, east, north, degrees."""
        return shapely.total_bounds(self.outlines).tolist()

    @cached_property
    def _projected(self) -> np.ndarray:
        projected = shapely.transform(self.outlines, to_grid().transform, interleaved=False)
        return shapely.transform(projected, lambda xy: np.round(xy, PLACES[KROVAK]))

    def shapes(self, crs: str) -> np.ndarray:
        """Shape of each row in one of the two coordinate systems."""
        return self._projected if crs == KROVAK else self.outlines

    def matching(self, question: Question) -> np.ndarray:
        """Positions of the rows that a question is about, all pages of them."""
        found = np.ones(len(self.rows), bool)
        for name, value in question.wanted.items():
            found &= (self.rows[name] == value).fillna(False).to_numpy(bool)
        if question.box is not None:
            shapely.prepare(question.box)
            found &= shapely.intersects(question.box, self.shapes(question.box_crs))
        if question.moments and self.collection.year:
            found &= _overlaps(self.collection.year, *question.moments)
        return np.flatnonzero(found)

    def position(self, code: str) -> int | None:
        """Position of a feature; None if there is none with this code."""
        found = np.flatnonzero(self.rows[self.collection.code] == code)
        return int(found[0]) if len(found) else None

    def features(self, positions: np.ndarray, question: Question) -> list[dict[str, str]]:
        """Members of the GeoJSON object of some features: name → written value."""
        names = list(self.rows) if question.names is None else list(question.names)
        chosen = self.rows.iloc[positions]
        plain = chosen[names].astype(object)
        records = plain.where(plain.notna(), None).to_dict("records") if names else [{} for _ in positions]
        shapes = self.shapes(question.crs)[positions]
        drawn = shapely.to_geojson(shapes) if question.with_geometry else ["null"] * len(shapes)
        return [
            {"type": '"Feature"', "id": written(code), "geometry": shape, "properties": written(record)}
            for code, shape, record in zip(chosen[self.collection.code], drawn, records, strict=True)
        ]


@lru_cache(maxsize=4)
def known(release: str, day: date) -> dict[str, Collection]:
    """Collections of a release, which has to be the one that answers; ``day`` because cooperation is that of today."""
    return collections()


def layer(release: str, day: date, name: str) -> Layer:
    """Load a collection of the release that answers; all municipalities are 3 MB, and 10 MB more on the national grid.

    Raises:
        KeyError: if there is no collection of that name.
    """
    with _LOADING:  # several who ask for it at once would load it side by side
        return _loaded(release, day, name)


@lru_cache(maxsize=64)
def _loaded(release: str, day: date, name: str) -> Layer:
    collection = known(release, day)[name]
    rows = collection.rows()
    if collection.level is None:
        rows = rows.dropna(subset=["label_lon", "label_lat"]).reset_index(drop=True)  # no boundary yet: nowhere to draw
        outlines = shapely.points(rows[["label_lon", "label_lat"]].to_numpy())
        return Layer(collection, rows.drop(columns=["label_lon", "label_lat"]), outlines)
    shapes = _alike(release, collection.level)
    rows = rows[rows[collection.code].isin(shapes.index)].reset_index(drop=True)
    return Layer(collection, rows, shapes[rows[collection.code]].to_numpy())


@lru_cache(maxsize=8)
def _alike(release: str, level: Level) -> pd.Series:
    """Outlines of one kind of shape: programs take the kind of the first feature for that of all."""
    return outlines(release, level).map(lambda shape: shapely.multipolygons(shapely.get_parts(shape)))


def written(value: object) -> str:
    """Write a value as JSON; NumPy numbers too."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=lambda each: each.item()
    )


def json_object(members: dict[str, str]) -> str:
    """Write an object whose values are written already."""
    return "{" + ",".join(f'"{name}":{value}' for name, value in members.items()) + "}"


def json_list(items: Sequence[str]) -> str:
    """Write a list whose items are written already, one a line."""
    return "[" + ",\n".join(items) + "]"


def _json_type(column: pd.Series) -> str:
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    return "number" if pd.api.types.is_float_dtype(column) else "string"


def _overlaps(year: int, begin: datetime | None, end: datetime | None) -> bool:
    """Whether a year and a time that may be open on either side have a moment in common."""
    first, next_first = (datetime(each, 1, 1, tzinfo=UTC) for each in (year, year + 1))
    return (begin is None or begin < next_first) and (end is None or end >= first)

"""Areas with their values as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sei_core.export.about import About

WGS84 = "EPSG:4326"
#: 1e-5 degree is about a metre here, finer than the generalised boundaries.
COORDINATE_PLACES = 5


def with_boundaries(rows: pd.DataFrame, boundaries: pd.DataFrame, codes: pd.Series) -> gpd.GeoDataFrame:
    """Join its boundary to each row; one of an area without a boundary of its own stays without a shape.

    Args:
        rows: of a table.
        boundaries: columns ``area_code``, ``geometry_wkb``; WGS 84.
        codes: area of each row, shape of the rows.
    """
    known = boundaries.set_index("area_code")["geometry_wkb"].reindex(codes)
    shapes = shapely.from_wkb([None if pd.isna(each) else bytes(each) for each in known])
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=WGS84)


def feature_collection(areas: gpd.GeoDataFrame, about: About) -> bytes:
    """Write one feature a row: longitude before latitude in WGS 84, outer rings counter-clockwise, missing as null.

    Args:
        areas: boundaries in any declared coordinate system; the other columns become properties, plain values.
        about: goes into the foreign member ``metadata``.

    Raises:
        ValueError: if the coordinate system is not declared, or a value is infinite.
    """
    shapes = shapely.transform(
        shapely.orient_polygons(areas.geometry.to_crs(WGS84).to_numpy()), lambda xy: np.round(xy, COORDINATE_PLACES)
    )
    properties = areas.drop(columns=areas.geometry.name)
    records = properties.astype(object).where(properties.notna(), None).to_dict("records")
    features = [
        f'{{"type":"Feature","properties":{_json(record)},"geometry":{shapely.to_geojson(shape) if shape else "null"}}}'
        for record, shape in zip(records, shapes, strict=True)
    ]
    bounds = shapely.total_bounds(shapes).tolist() if len(shapes) else None
    head = {"type": "FeatureCollection", "metadata": about.as_json()} | ({"bbox": bounds} if bounds else {})
    return (_json(head)[:-1] + ',"features":[' + ",\n".join(features) + "]}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    """NumPy numbers and dates as JSON values."""
    return value.item() if isinstance(value, np.generic) else pd.Timestamp(value).date().isoformat()

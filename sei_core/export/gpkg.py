"""Rows as GeoPackage: a layer with boundaries, or a table without, and a table that says what it is."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from sei_core.export import names
from sei_core.export.about import About
from sei_core.export.geo import COORDINATE_PLACES, WGS84
from sei_core.view import tables, texts
from sei_core.view.tables import Labels

#: Table beside the layer, for those who look into the file and not into its metadata.
ABOUT_TABLE = "o_datech"
#: Of the standard; a newer one makes programs of 2022 warn.
VERSION = "1.3"


def package(frame: pd.DataFrame, labels: Labels, about: About, layer: str) -> bytes:
    """Write one layer in WGS 84 (EPSG:4326), which every program places, and the table ``o_datech``.

    Column names of the atlas, shares 0–1, missing values as nulls, text untouched, days as date and time. Title and
    description stand in ``gpkg_contents``, the whole ``About`` in the metadata of the file. The same rows on the same
    day give the same bytes.

    Args:
        frame: with boundaries in any declared coordinate system, or without: a table of attributes.
        labels: column → Czech label, for ``o_datech``.
        about: what the file says about itself.
        layer: what the rows are; becomes the name of the layer.

    Raises:
        KeyError: if a column has no label.
        ValueError: if the coordinate system of boundaries is not declared.
    """
    is_shaped = isinstance(frame, gpd.GeoDataFrame)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{names.layer_name(layer)}.gpkg"
        pyogrio.write_dataframe(
            _in_degrees(frame) if is_shaped else frame,
            path,
            driver="GPKG",
            layer=names.layer_name(layer),
            geometry_type="MultiPolygon" if is_shaped else None,
            promote_to_multi=is_shaped or None,
            dataset_metadata={key: _text(value) for key, value in about.as_json().items()},
            VERSION=VERSION,
            IDENTIFIER=about.title,
            DESCRIPTION=_description(about),
        )
        pyogrio.write_dataframe(
            _about_rows(frame, labels, about, is_shaped), path, driver="GPKG", layer=ABOUT_TABLE, IDENTIFIER=ABOUT_TABLE
        )
        return _stamped(path, about)


def _in_degrees(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Boundaries in WGS 84, longitude before latitude, as fine as in GeoJSON."""
    shapes = areas.geometry.to_crs(WGS84).to_numpy()
    return areas.set_geometry(
        gpd.GeoSeries(shapely.transform(shapes, lambda xy: np.round(xy, COORDINATE_PLACES)), areas.index, crs=WGS84)
    )


def _description(about: About) -> str:
    """What a row is, and whose data these are under which licence."""
    sources = "; ".join(f"{source.attribution} ({source.licence})" for source in about.sources)
    return (
        texts.GPKG_DESCRIPTION.format(description=about.description, sources=sources) if sources else about.description
    )


def _about_rows(frame: pd.DataFrame, labels: Labels, about: About, is_shaped: bool) -> pd.DataFrame:
    """Pairs of what is told and its value, in reading order."""
    word = texts.EXPORT_ABOUT_LABEL
    columns = [name for name in frame if not is_shaped or name != frame.geometry.name]
    rows = [
        (word["application"], texts.EXPORT_APPLICATION),
        (word["title"], about.title),
        (word["description"], about.description),
        (word["date"], about.date),
        (word["filters"], "\n".join(about.filters) or texts.EXPORT_NO_FILTERS),
        (word["created"], about.created.isoformat()),
        (word["citation"], about.citation),
        *([(texts.GPKG_SYSTEM, texts.GPKG_WGS84)] if is_shaped else []),
        *((word["sources"], " · ".join(filter(None, (s.attribution, s.licence, s.url)))) for s in about.sources),
        *((name, tables.heading(name, labels)) for name in columns),
    ]
    return pd.DataFrame(rows, columns=["polozka", "hodnota"])


def _stamped(path: Path, about: About) -> bytes:
    """The file with the day of the document in place of the time of writing, laid out anew."""
    day = f"{datetime.combine(about.created, time()).isoformat(timespec='milliseconds')}Z"
    tidy = path.with_name("tidy.gpkg")
    with closing(sqlite3.connect(path)) as file:
        with file:
            file.execute("UPDATE gpkg_contents SET last_change = ?", (day,))
            file.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (day,))
        file.execute("VACUUM INTO ?", (str(tidy),))
    return tidy.read_bytes()


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

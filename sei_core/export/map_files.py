"""A map view as files: the picture with title, legend, source and date, and the areas with their values."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

import geopandas as gpd
import pandas as pd
import shapely

from sei_core.domain.levels import Level
from sei_core.domain.measures import Part
from sei_core.export import geo, picture
from sei_core.export.about import About
from sei_core.export.offer import Offer, sources_of
from sei_core.view import maps, texts
from sei_core.view.tables import Format

_VALUE_FORMAT = {Part.SHARE: Format.PERCENT, Part.LQ: Format.RATIO, Part.CHANGE: Format.CHANGE}

#: Gives the boundaries of a level: columns ``area_code``, ``geometry_wkb``; see ``queries.areas.boundaries``.
Boundaries = Callable[[Level], pd.DataFrame]


def offer(scene: maps.Scene, sources: pd.DataFrame, release: str, boundaries: Boundaries) -> Offer:
    """Put together what a reader may take away of a map.

    Args:
        scene: what is shown.
        sources: rows of ``queries.meta.sources_of``.
        release: name of the release that the boundaries are of.
        boundaries: gives the boundaries of a level.
    """
    shaded = scene.shading
    rows = scene.members.merge(scene.values, on="area_code")
    classes = shaded.classes.of(rows["value"])
    rows["class_label"] = [shaded.labels[number] if number >= 0 else None for number in classes]
    about = About(
        title=scene.title,
        description=texts.MAP_FILE_DESCRIPTION,
        date=texts.CHART_YEAR.format(year=scene.year),
        filters=(texts.FILTER_LINE.format(label=texts.FILTER_AREA, value=scene.area_label),),
        sources=tuple(sources_of(sources)),
    )
    draw = partial(_picture, scene, about, release, boundaries)
    whole = Format.INTEGER if shaded.decimals == 0 else Format.RATIO
    return Offer(
        rows,
        "mapa",
        sources,
        about.filters,
        {"value": _VALUE_FORMAT.get(scene.measure.part, whole)},
        {
            "geojson": partial(_geojson, rows, scene.level, about, boundaries),
            "png": partial(draw, "png"),
            "svg": partial(draw, "svg"),
        },
        title=scene.title,
    )


def _picture(scene: maps.Scene, about: About, release: str, boundaries: Boundaries, ending: str) -> bytes:
    shaded = scene.shading
    classes = pd.Series(shaded.classes.of(scene.values["value"]), scene.values["area_code"])
    whole = len(scene.members) == len(scene.values)
    write = {"png": picture.map_png, "svg": picture.map_svg}[ending]
    return write(
        _shapes(release, scene.level, boundaries),
        classes.where(classes >= 0),
        [picture.LegendClass(label, colour) for label, colour in zip(shaded.labels, shaded.colours, strict=True)],
        about,
        legend_title=shaded.title,
        noun=texts.LEVEL_NOUN[scene.level],
        borders=_shapes(release, Level.REGION, boundaries),
        focus=None if whole else scene.members["area_code"].tolist(),
    )


def _geojson(rows: pd.DataFrame, level: Level, about: About, boundaries: Boundaries) -> bytes:
    known = boundaries(level).set_index("area_code")["geometry_wkb"].loc[rows["area_code"]]
    shapes = shapely.from_wkb([bytes(each) for each in known])
    return geo.feature_collection(gpd.GeoDataFrame(rows, geometry=shapes, crs="EPSG:4326"), about)


@lru_cache(maxsize=8)
def _shapes(release: str, level: Level, boundaries: Boundaries) -> picture.Shapes:
    """Projected once for a release and level; half a second for all municipalities."""
    rows = boundaries(level)
    shapes = shapely.from_wkb([bytes(each) for each in rows["geometry_wkb"]])
    return picture.shapes_of(gpd.GeoDataFrame(rows[["area_code"]], geometry=shapes, crs="EPSG:4326"))

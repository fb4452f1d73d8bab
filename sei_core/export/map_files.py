"""A map view as files: the picture with title, legend, source and date, and the areas with their values."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

import geopandas as gpd
import pandas as pd
import shapely

from sei_core.domain.levels import Level
from sei_core.domain.measures import Measure, Part
from sei_core.export import geo, picture
from sei_core.export.about import About
from sei_core.export.offer import Offer, sources_of
from sei_core.view import maps, texts
from sei_core.view.tables import Format

_VALUE_FORMAT = {Part.SHARE: Format.PERCENT, Part.LQ: Format.RATIO, Part.CHANGE: Format.CHANGE}

#: Gives the boundaries of a level: columns ``area_code``, ``geometry_wkb``; see ``queries.areas.boundaries``.
Boundaries = Callable[[Level], pd.DataFrame]


def offer(
    values: pd.DataFrame,
    members: pd.DataFrame,
    measure: Measure,
    level: Level,
    *,
    year: int,
    area_label: str,
    sources: pd.DataFrame,
    release: str,
    boundaries: Boundaries,
    largest: float = 0.0,
) -> Offer:
    """Put together what a reader may take away of a map.

    Args:
        values: columns ``area_code``, ``value``; every area of the level.
        members: columns ``area_code``, ``area_name``, ``within_name``; the areas shown.
        measure, level, year: what, where and when.
        area_label: the chosen area, for titles.
        sources: rows of ``queries.meta.sources_of``.
        release: name of the release that the boundaries are of.
        boundaries: gives the boundaries of a level.
        largest: see ``maps.shading``.
    """
    shaded = maps.shading(measure, level, largest)
    rows = members.merge(values, on="area_code")
    classes = pd.Series(shaded.classes.of(rows["value"]), rows.index)
    rows["class_label"] = classes.map(lambda number: shaded.labels[number] if number >= 0 else None)
    about = About(
        title=texts.MAP_TITLE.format(measure=shaded.title, where=texts.LEVEL_IN[level], area=area_label, year=year),
        description=texts.OFFER_DESCRIPTION,
        date=str(year),
        filters=(texts.FILTER_LINE.format(label=texts.FILTER_AREA, value=area_label),),
        sources=tuple(sources_of(sources)),
    )
    draw = partial(_picture, values, rows, shaded, level, about, release, boundaries)
    return Offer(
        rows,
        "mapa",
        sources,
        about.filters,
        {"value": _VALUE_FORMAT.get(measure.part, Format.INTEGER if shaded.decimals == 0 else Format.RATIO)},
        {
            "geojson": partial(_geojson, rows, level, about, boundaries),
            "png": partial(draw, "png"),
            "svg": partial(draw, "svg"),
        },
    )


def _picture(
    values: pd.DataFrame,
    rows: pd.DataFrame,
    shaded: maps.Shading,
    level: Level,
    about: About,
    release: str,
    boundaries: Boundaries,
    ending: str,
) -> bytes:
    classes = pd.Series(shaded.classes.of(values["value"]), values["area_code"])
    everything = len(rows) == len(values)
    write = {"png": picture.map_png, "svg": picture.map_svg}[ending]
    return write(
        _shapes(release, level, boundaries),
        classes.where(classes >= 0),
        [picture.LegendClass(label, colour) for label, colour in zip(shaded.labels, shaded.colours, strict=True)],
        about,
        legend_title=shaded.title,
        noun=texts.LEVEL_NOUN[level],
        borders=_shapes(release, Level.REGION, boundaries),
        focus=None if everything else rows["area_code"].tolist(),
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

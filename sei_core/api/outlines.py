"""Boundaries as both interfaces give them: outer rings counter-clockwise, a metre's precision."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from sei_core.domain.levels import Level
from sei_core.export.geo import COORDINATE_PLACES
from sei_core.queries import areas


def outlines(release: str, level: Level) -> pd.Series:
    """Shape of each area of a level, by its code; longitude before latitude, WGS 84. A second for municipalities."""
    known = areas.boundaries(level, release)
    shapes = shapely.orient_polygons(shapely.from_wkb([bytes(each) for each in known["geometry_wkb"]]))
    rounded = shapely.transform(shapes, lambda xy: np.round(xy, COORDINATE_PLACES))
    return pd.Series(rounded, known["area_code"])

"""The two coordinate systems: degrees for the web, and the national grid."""

from __future__ import annotations

from pyproj import Transformer
from pyproj.aoi import AreaOfInterest
from pyproj.transformer import TransformerGroup

from sei_core.export.geo import COORDINATE_PLACES

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
KROVAK = "http://www.opengis.net/def/crs/EPSG/0/5514"  # S-JTSK / Krovak East North, metres, east before north
SYSTEMS = (CRS84, KROVAK)

#: Decimal places of a coordinate: about a metre, finer than the generalised boundaries; a decimetre on the grid.
PLACES = {CRS84: COORDINATE_PLACES, KROVAK: 1}

_CZECHIA = AreaOfInterest(12.09, 48.58, 18.86, 51.06)


def to_grid() -> Transformer:
    """Return the way from CRS84 to the national grid: the one for Czechia, as GDAL takes it, at every point.

    Left to itself PROJ takes the one for Slovakia in the east of Moravia, half a metre beside.
    """
    found = TransformerGroup("OGC:CRS84", "EPSG:5514", always_xy=True, area_of_interest=_CZECHIA)
    return found.transformers[0]

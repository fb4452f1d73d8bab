"""A package of the cadastre's form, drawn from the shipped boundaries: EPSG:5514, cp1250, a folder in a zip."""

from __future__ import annotations

import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

from sei_core import paths
from sei_core.ingest import shipped
from sei_core.ingest.boundaries_package import to_metres
from sei_core.schema.tables import TABLES

#: The ``.prj`` of the cadastre, in Esri's words.
PRJ = (
    'PROJCS["S-JTSK_Krovak_East_North",GEOGCS["GCS_S_JTSK",DATUM["D_S_JTSK",SPHEROID["Bessel_1841",6377397.155,'
    '299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Krovak"],'
    'PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Pseudo_Standard_Parallel_1",78.5],'
    'PARAMETER["Scale_Factor",0.9999],PARAMETER["Azimuth",30.28813975277778],PARAMETER["Longitude_Of_Center",'
    '24.83333333333333],PARAMETER["Latitude_Of_Center",49.5],PARAMETER["X_Scale",-1.0],PARAMETER["Y_Scale",1.0],'
    'PARAMETER["XY_Plane_Rotation",90.0],UNIT["Meter",1.0]]'
)
WRITTEN = "2026-11-01"
#: Municipalities of these okresy make a small country: Šťáhlavy is in the first one, Říčany in the second.
SMALL = ("CZ0323", "CZ0209")


def municipalities(districts: tuple[str, ...] = ()):
    """Table ``municipality``, of some okresy only if asked."""
    table = shipped.read_table(TABLES["municipality"], paths.data())
    return table[table["district_code"].isin(districts)] if districts else table


def rows(districts: tuple[str, ...] = (), step: float = 200.0) -> gpd.GeoDataFrame:
    """Polygons as the cadastre has them: ``KOD``, ``NAZEV``; a vertex each ``step`` metres, borders gently waved."""
    names = municipalities(districts).set_index("municipality_code")["municipality_name"]
    known = shipped.read_boundaries(paths.data()).set_index("municipality_code").loc[names.index]
    dense = shapely.segmentize(to_metres(known.geometry.to_numpy()), step)
    return gpd.GeoDataFrame(
        {"KOD": names.index.astype(int), "NAZEV": names.to_numpy()},
        geometry=shapely.transform(dense, _waved),
        crs=5514,
    )


def write(
    target: Path,
    frame: gpd.GeoDataFrame,
    *,
    prj: str = PRJ,
    folder: str = "1/",
    without: tuple[str, ...] = (),
    points: bool = True,
    more: dict[str, bytes] | None = None,
) -> Path:
    """Write a package.

    Args:
        target: the zip.
        frame: rows of layer ``OBCE_P``.
        prj: its coordinate system.
        folder: of the archive.
        without: names of files that are left out.
        points: whether there is a layer of definition points.
        more: other files of the archive.
    """
    layers = target.with_suffix("")
    layers.mkdir()
    _layer(layers / "OBCE_P.shp", frame, prj)
    if points:
        inside = frame.geometry.representative_point()
        _layer(layers / "OBCE_B.shp", frame[["KOD", "NAZEV"]].set_geometry(inside), prj)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in sorted(layers.iterdir()):
            if file.name not in without:
                archive.write(file, folder + file.name)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return target


def _layer(file: Path, frame: gpd.GeoDataFrame, prj: str) -> None:
    pyogrio.write_dataframe(
        frame, file, driver="ESRI Shapefile", encoding="CP1250", DBF_DATE_LAST_UPDATE=WRITTEN, promote_to_multi=False
    )
    file.with_suffix(".prj").write_text(prj, encoding="ascii")


def _waved(metres: np.ndarray) -> np.ndarray:
    east, north = metres.T
    return np.round(np.column_stack([east + 8 * np.sin(north / 90), north + 8 * np.sin(east / 90)]), 2)

"""The cadastre's package of boundaries: read, checked, made a light coverage, kept as a GeoParquet.

The package is the state's Shapefile of RÚIAN (layer ``OBCE_P``: polygons, ``OBCE_B``: definition points). Its polygons
are mended, cleaned into a coverage and simplified together (``domain.coverage``), then put into EPSG:4326. All problems
of a package are told at once; nothing is guessed.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as arrow
import pyproj
import shapely
from pyarrow import parquet

from sei_core.domain import coverage
from sei_core.errors import DataFileError
from sei_core.ingest import boundaries_messages as messages
from sei_core.ingest import shapefile

ENDING = ".zip"
POLYGONS, POINTS, CODE, NAME = "OBCE_P", "OBCE_B", "KOD", "NAZEV"
#: Shipped boundaries have 106,676: enough for a district on the screen, and a map file of half a megabyte.
VERTICES = 107_000
#: No municipality, nor the country, changes its area by more, relatively.
MOST_CHANGE = 0.01
#: What simplification may take of it; the rest is for cleaning and rounding.
_SIMPLIFIED_CHANGE = 0.009
#: Decimals of degrees: a centimetre.
_DECIMALS = 7
_CENTIMETRE = 1e-7
#: Corners of the country in EPSG:5514, metres, with ten kilometres to spare: west, south, east, north.
_COUNTRY = (-915_000.0, -1_240_000.0, -420_000.0, -925_000.0)
#: EPSG:5514 to degrees of EPSG:4326 by EPSG:5239 (S-JTSK to WGS 84 (5), Czechia, 1 m), written out: the same on every
#: machine, whether it has the grids of PROJ or not.
_TO_DEGREES = (
    "+proj=pipeline +step +inv +proj=krovak +lat_0=49.5 +lon_0=24.8333333333333 +alpha=30.2881397527778 +k=0.9999 "
    "+x_0=0 +y_0=0 +ellps=bessel +step +proj=push +v_3 +step +proj=cart +ellps=bessel +step +proj=helmert +x=572.213 "
    "+y=85.334 +z=461.94 +rx=-4.9732 +ry=-1.529 +rz=-5.2484 +s=3.5378 +convention=coordinate_frame +step +inv "
    "+proj=cart +ellps=WGS84 +step +proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
)
_RECORD = b"sei_boundaries"


class Stage(StrEnum):
    """What is done with a package, in order; Czech names in ``view.texts.BOUNDARIES_STAGE``."""

    READ = "read"
    CLEAN = "clean"
    SIMPLIFY = "simplify"
    CHECK = "check"


Tell = Callable[[Stage], None]


@dataclass(frozen=True)
class Record:
    """What was done with a package; travels in the GeoParquet made of it.

    Attributes:
        sha256: fingerprint of the package.
        written: ISO day when its table of municipalities was written; empty where it does not tell.
        received_vertices, vertices: before and after simplification.
        tolerance: of simplification, metres.
        finer: municipalities whose border was left finer than that, so that their area holds.
        mended: municipalities whose shape was not valid.
    """

    sha256: str
    written: str
    received_vertices: int
    vertices: int
    tolerance: float
    finer: int
    mended: int


@dataclass(frozen=True)
class Boundaries:
    """A package that was taken.

    Attributes:
        frame: ``municipality_code``, ``definition_lon``, ``definition_lat`` (missing where the package has no point),
            ``geometry``; EPSG:4326, sorted by code. Municipalities that the hierarchy does not know are among them.
        unknown: code and name of those.
        record: what was done.
        warnings: what its reader should know, Czech.
    """

    frame: gpd.GeoDataFrame
    unknown: list[tuple[str, str]]
    record: Record
    warnings: list[str]


def read(
    package: Path,
    municipalities: pd.DataFrame,
    needed: Collection[str],
    served: gpd.GeoDataFrame | None = None,
    tell: Tell = lambda stage: None,
) -> Boundaries:
    """Read a package and make light boundaries of it.

    Args:
        package: the zip.
        municipalities: ``municipality_code`` and ``municipality_name`` of all that are known.
        needed: codes of those that must have a boundary.
        served: ``municipality_code`` and ``geometry`` (EPSG:4326) to compare areas with.
        tell: told each stage as it begins.

    Raises:
        DataFileError: with every problem that can be seen together.
    """
    if package.suffix.lower() != ENDING:
        raise DataFileError(package, [messages.OTHER_ENDING.format(ending=ENDING)])
    tell(Stage.READ)
    with tempfile.TemporaryDirectory(prefix="sei-boundaries-") as folder:
        layer = shapefile.read(package, POLYGONS, [CODE, NAME], Path(folder))
    with tempfile.TemporaryDirectory(prefix="sei-boundaries-") as folder:
        points = _points(package, Path(folder))
    rows = _rows(package, layer.frame, municipalities[municipalities["municipality_code"].isin(needed)])

    tell(Stage.CLEAN)
    cleaned = _cleaned(package, rows)
    tell(Stage.SIMPLIFY)
    simplified = coverage.simplify(cleaned, shapely.area(rows["mended"].to_numpy()), VERTICES, _SIMPLIFIED_CHANGE)
    degrees = coverage.clean(to_degrees(simplified.polygons), _CENTIMETRE, _CENTIMETRE)  # rounding may cross borders
    tell(Stage.CHECK)
    _require_alike(package, rows, degrees)
    if served is not None:
        _require_country(package, served, degrees)

    with package.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    record = Record(
        sha256=digest,
        written=layer.written.isoformat() if layer.written and layer.written <= date.today() else "",
        received_vertices=coverage.vertex_count(rows["geometry"].to_numpy()),
        vertices=coverage.vertex_count(degrees),
        tolerance=simplified.tolerance,
        finer=int(simplified.kept.sum()),
        mended=int(rows["is_mended"].sum()),
    )
    is_unknown = ~rows["municipality_code"].isin(municipalities["municipality_code"])
    unknown = list(rows.loc[is_unknown, ["municipality_code", "municipality_name"]].itertuples(index=False, name=None))
    warnings = [*_warnings(rows, is_unknown, municipalities, served, degrees)]
    warnings += [messages.NO_POINTS.format(layer=POINTS)] if points is None else []
    return Boundaries(_frame(rows, degrees, points), unknown, record, warnings)


def write(boundaries: Boundaries, file: Path) -> None:
    """Write the GeoParquet that releases are made from: the same package gives the same bytes."""
    content = io.BytesIO()
    boundaries.frame.to_parquet(content, index=False)
    table = parquet.read_table(content)
    told = json.dumps(asdict(boundaries.record)).encode()
    described = table.replace_schema_metadata(table.schema.metadata | {_RECORD: told})
    parquet.write_table(described, file, compression="zstd")


def read_kept(file: Path) -> gpd.GeoDataFrame:
    """Read what ``write`` wrote: columns as ``Boundaries.frame``.

    Raises:
        DataFileError: if it cannot be parsed.
    """
    try:
        return gpd.read_parquet(file)
    except (arrow.ArrowInvalid, ValueError, FileNotFoundError) as error:
        raise DataFileError(file, [messages.NOT_DERIVED]) from error


def read_record(file: Path) -> Record:
    """Read what was done, from what ``write`` wrote.

    Raises:
        DataFileError: if it cannot be parsed.
    """
    try:
        return Record(**json.loads(parquet.read_schema(file).metadata[_RECORD]))
    except (arrow.ArrowInvalid, KeyError, TypeError, ValueError, FileNotFoundError) as error:
        raise DataFileError(file, [messages.NOT_DERIVED]) from error


def to_degrees(shapes: np.ndarray) -> np.ndarray:
    """Move shapes from EPSG:5514 to EPSG:4326 (longitude, latitude), to the centimetre."""
    pipeline = pyproj.Transformer.from_pipeline(_TO_DEGREES)
    return shapely.transform(shapes, lambda metres: np.round(np.column_stack(pipeline.transform(*metres.T)), _DECIMALS))


def to_metres(shapes: np.ndarray) -> np.ndarray:
    """Move shapes from EPSG:4326 (longitude, latitude) to EPSG:5514."""
    pipeline = pyproj.Transformer.from_pipeline(_TO_DEGREES)
    return shapely.transform(
        shapes, lambda degrees: np.column_stack(pipeline.transform(*degrees.T, direction="INVERSE"))
    )


def _points(package: Path, folder: Path) -> pd.DataFrame | None:
    """Definition points in degrees by code; None where the package has no layer of them that can be read."""
    try:
        frame = shapefile.read(package, POINTS, [CODE], folder).frame
    except DataFileError:
        return None
    shapes = frame.geometry.to_numpy()
    is_point = (shapely.get_type_id(shapes) == shapely.GeometryType.POINT) & ~shapely.is_empty(shapes)
    told = frame[is_point & ~frame[CODE].duplicated(keep=False)]
    places = shapely.get_coordinates(to_degrees(told.geometry.to_numpy()))
    return pd.DataFrame(places, [_text(code) for code in told[CODE]], ["definition_lon", "definition_lat"])


def _rows(package: Path, layer: gpd.GeoDataFrame, needed: pd.DataFrame) -> gpd.GeoDataFrame:
    """Rows of the layer, checked one by one and all together.

    Returns:
        ``municipality_code``, ``municipality_name``, ``geometry`` as received, ``mended``, ``is_mended``; by code.
    """
    rows = gpd.GeoDataFrame(
        {
            "municipality_code": [_text(code) for code in layer[CODE]],
            "municipality_name": [_text(name) for name in layer[NAME]],
        },
        geometry=shapely.force_2d(layer.geometry.to_numpy()),
        crs=layer.crs,
    ).sort_values("municipality_code", ignore_index=True, kind="stable")
    shapes = rows.geometry.to_numpy()
    rows["mended"] = pd.Series(coverage.mend(np.where(_is_area(shapes), shapes, None)), dtype=object)
    rows["is_mended"] = ~shapely.is_valid(shapes)
    if problems := [*_code_problems(rows, needed), *_shape_problems(rows)]:
        raise DataFileError(package, problems)
    return rows


def _is_area(shapes: np.ndarray) -> np.ndarray:
    return np.isin(shapely.get_type_id(shapes), [shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON])


def _text(cell: object) -> str:
    """A cell as text, also where the table has codes as numbers; empty where there is nothing."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if pd.isna(cell) else str(cell).strip()


def _code_problems(rows: gpd.GeoDataFrame, needed: pd.DataFrame) -> Iterable[str]:
    codes = rows["municipality_code"]
    is_code = codes.str.fullmatch("[0-9]{6}")
    if not is_code.all():
        yield messages.NOT_A_CODE.format(values=messages.named([f"„{code}“" for code in codes[~is_code]]))
    twice = rows[is_code & codes.duplicated()].drop_duplicates("municipality_code")
    if len(twice):
        yield messages.REPEATED.format(names=_named(twice))
    missing = needed[~needed["municipality_code"].isin(codes)]
    if len(missing):
        yield messages.MISSING.format(names=_named(missing))


def _shape_problems(rows: gpd.GeoDataFrame) -> Iterable[str]:
    shapes = rows.geometry.to_numpy()
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    other = ~empty & ~_is_area(shapes)
    if other.any():
        yield messages.NOT_POLYGON.format(names=_named(rows[other]))
    lost = ~other & rows["mended"].isna().to_numpy()
    if lost.any():
        yield messages.NO_SHAPE.format(names=_named(rows[lost]))
    bounds = shapely.bounds(shapes[~empty])
    west, south, east, north = _COUNTRY
    beyond = (bounds[:, :2] < (west, south)).any(axis=1) | (bounds[:, 2:] > (east, north)).any(axis=1)
    if not beyond.any():
        return
    if beyond.all() and (bounds > 0).all():
        yield messages.POSITIVE
    elif beyond.all() and (bounds[:, [1, 0]] > (west, south)).all() and (bounds[:, [3, 2]] < (east, north)).all():
        yield messages.SWAPPED
    else:
        yield messages.ELSEWHERE.format(names=_named(rows[~empty][beyond]))


def _cleaned(package: Path, rows: gpd.GeoDataFrame) -> np.ndarray:
    """The coverage that the received polygons make up."""
    mended = rows["mended"].to_numpy()
    cleaned = coverage.clean(mended)
    changes = coverage.change(mended, cleaned)
    spoilt = ~(np.abs(changes) <= MOST_CHANGE)
    problems = [messages.OVERLAP.format(names=_named(rows[spoilt], changes[spoilt]))] if spoilt.any() else []
    for hole in coverage.holes(cleaned):
        size = f"{hole.area / 1e4:.1f}".replace(".", ",")
        problems.append(messages.HOLE.format(size=size, names=_named(rows.iloc[hole.around])))
    if problems:
        raise DataFileError(package, problems)
    return cleaned


def _require_alike(package: Path, rows: gpd.GeoDataFrame, degrees: np.ndarray) -> None:
    """Compare the result with what was received.

    Raises:
        DataFileError: if an area does not hold, or the result is no coverage.
    """
    before, after = rows["mended"].to_numpy(), to_metres(degrees)
    changes = coverage.change(before, after)
    spoilt = ~(np.abs(changes) <= MOST_CHANGE)
    problems = [messages.CHANGED.format(names=_named(rows[spoilt], changes[spoilt]))] if spoilt.any() else []
    whole, now = shapely.area(before).sum(), shapely.area(after).sum()
    if not abs(now / whole - 1) <= MOST_CHANGE:
        problems.append(messages.COUNTRY_CHANGED)
    if not coverage.is_whole(degrees):
        problems.append(messages.NOT_WHOLE)
    if problems:
        raise DataFileError(package, problems)


def _require_country(package: Path, served: gpd.GeoDataFrame, degrees: np.ndarray) -> None:
    """Compare the area of the whole with that of the served boundaries.

    Raises:
        DataFileError: if it is another country.
    """
    before, after = (shapely.area(to_metres(shapes)).sum() for shapes in (served.geometry.to_numpy(), degrees))
    change = after / before - 1
    if not abs(change) <= MOST_CHANGE:
        told = f"{change * 100:+.1f}".replace(".", ",").replace("-", "−")
        raise DataFileError(package, [messages.COUNTRY_RESIZED.format(change=told)])


def _warnings(
    rows: gpd.GeoDataFrame,
    is_unknown: pd.Series,
    municipalities: pd.DataFrame,
    served: gpd.GeoDataFrame | None,
    degrees: np.ndarray,
) -> Iterable[str]:
    if is_unknown.any():
        yield messages.UNKNOWN.format(names=_named(rows[is_unknown]))
    known = municipalities.set_index("municipality_code")["municipality_name"]
    renamed = ~is_unknown & (rows["municipality_name"] != rows["municipality_code"].map(known))
    if renamed.any():
        yield messages.RENAMED.format(
            names=messages.named(
                [
                    f"{known[row.municipality_code]} → {row.municipality_name or '–'}"
                    for row in rows[renamed].itertuples()
                ]
            )
        )
    if rows["is_mended"].any():
        yield messages.MENDED.format(names=_named(rows[rows["is_mended"]]))
    if served is not None:
        before = served.set_index("municipality_code").geometry.reindex(rows["municipality_code"]).to_numpy()
        changes = coverage.change(to_metres(before), to_metres(degrees))
        resized = np.abs(changes) > MOST_CHANGE
        order = np.argsort(-np.abs(changes[resized]))
        if resized.any():
            yield messages.RESIZED.format(names=_named(rows[resized].iloc[order], changes[resized][order]))


def _named(rows: pd.DataFrame, changes: np.ndarray | None = None) -> str:
    """Name municipalities, with codes; with changes of area if given."""
    names = [f"{row.municipality_name} ({row.municipality_code})" for row in rows.itertuples()]
    if changes is not None:
        names = [messages.with_change(name, change) for name, change in zip(names, changes, strict=True)]
    return messages.named(names)


def _frame(rows: gpd.GeoDataFrame, degrees: np.ndarray, points: pd.DataFrame | None) -> gpd.GeoDataFrame:
    """What is kept; see ``Boundaries``."""
    columns = ["definition_lon", "definition_lat"]
    told = pd.DataFrame(columns=columns, dtype=float) if points is None else points
    return gpd.GeoDataFrame(
        {
            "municipality_code": rows["municipality_code"].astype("str"),
            **told.reindex(rows["municipality_code"])[columns].reset_index(drop=True),
        },
        geometry=degrees,
        crs=4326,
    )

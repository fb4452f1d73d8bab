"""One layer of a zipped Shapefile: unpacked within bounds, read, its coordinate system checked."""

from __future__ import annotations

import errno
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import geopandas as gpd
import pyogrio
import pyproj
from pyogrio import errors

from sei_core.errors import DataFileError
from sei_core.ingest import boundaries_messages as messages
from sei_core.ingest.messages import NO_FILE

#: Files of a layer and the most bytes of each; the last one need not be there.
BOUNDS = {".shp": 1 << 30, ".shx": 1 << 26, ".dbf": 1 << 28, ".prj": 1 << 16, ".cpg": 1 << 10}
NEEDED = (".shp", ".shx", ".dbf", ".prj")
MOST_MEMBERS = 5_000
MOST_ROWS = 20_000
#: The cadastre writes DBF in it, whether it says so (.cpg) or not.
ENCODING = "cp1250"
CRS = 5514
#: How Esri calls it, and how EPSG does.
CRS_NAMES = {"S-JTSK_Krovak_East_North", "S-JTSK / Krovak East North"}
_BLOCK = 1 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
#: In a DBF: the byte after the version is the year since 1900, then month and day of the last writing.
_DBF_DATE = slice(1, 4)


@dataclass(frozen=True)
class Layer:
    """A layer as read.

    Attributes:
        frame: the asked columns and ``geometry``; coordinates are metres of EPSG:5514, whatever order of axes they
            turn out to have.
        written: when its table was written last, as its header says; None where that is no day.
    """

    frame: gpd.GeoDataFrame
    written: date | None


def read(package: Path, layer: str, columns: list[str], folder: Path) -> Layer:
    """Read a layer of a zip, wherever in it its files lie.

    Args:
        package: the zip.
        layer: name of its files without ending; the case of letters does not matter.
        columns: to read.
        folder: empty, to unpack to.

    Raises:
        DataFileError: with every problem.
    """
    shape = _unpack(package, layer, folder)
    problems = _layer_problems(shape, layer, columns)
    if problems:
        raise DataFileError(package, problems)
    encoding = None if shape.with_suffix(".cpg").exists() else ENCODING
    try:
        frame = pyogrio.read_dataframe(shape, columns=columns, encoding=encoding)
    except UnicodeDecodeError as error:
        raise DataFileError(package, [messages.BAD_LETTERS]) from error
    except (errors.DataSourceError, errors.DataLayerError) as error:
        raise DataFileError(package, [messages.UNREADABLE.format(layer=layer)]) from error
    return Layer(frame.set_crs(CRS, allow_override=True), _written(shape.with_suffix(".dbf")))


def _unpack(package: Path, layer: str, folder: Path) -> Path:
    """Unpack the files of a layer, under names of our own; return the ``.shp``."""
    try:
        with zipfile.ZipFile(package) as archive:
            members = _members(package, archive, layer)
            for ending, member in members.items():
                _unpack_one(package, archive, member, folder / f"{layer}{ending}", BOUNDS[ending])
    except FileNotFoundError as error:
        raise DataFileError(package, [NO_FILE]) from error
    except (zipfile.BadZipFile, EOFError, ValueError, OSError) as error:
        full = isinstance(error, OSError) and error.errno in _FULL
        raise DataFileError(package, [messages.DISK_FULL if full else messages.NOT_ZIP]) from error
    return folder / f"{layer}.shp"


def _members(package: Path, archive: zipfile.ZipFile, layer: str) -> dict[str, zipfile.ZipInfo]:
    """Find the files of a layer by their ending."""
    listed = archive.infolist()
    if len(listed) > MOST_MEMBERS:
        raise DataFileError(package, [messages.MANY_MEMBERS.format(count=len(listed), most=MOST_MEMBERS)])
    found: dict[str, list[zipfile.ZipInfo]] = {ending: [] for ending in BOUNDS}
    for member in listed:
        name = PurePosixPath(member.filename.replace("\\", "/").lower())
        if name.stem == layer.lower() and name.suffix in found:
            found[name.suffix].append(member)
    names = {ending: f"{layer}{ending}" for ending in BOUNDS}
    problems = [messages.NO_MEMBER.format(member=names[ending]) for ending in NEEDED if not found[ending]]
    problems += [messages.TWICE.format(member=names[ending]) for ending in BOUNDS if len(found[ending]) > 1]
    for ending, members in found.items():
        problems += [problem for member in members[:1] if (problem := _member_problem(names[ending], ending, member))]
    if problems:
        raise DataFileError(package, problems)
    return {ending: members[0] for ending, members in found.items() if members}


def _member_problem(name: str, ending: str, member: zipfile.ZipInfo) -> str:
    if member.flag_bits & 1:
        return messages.ENCRYPTED.format(member=name)
    if member.file_size > BOUNDS[ending]:
        size, most = messages.megabytes(member.file_size), messages.megabytes(BOUNDS[ending])
        return messages.BIG_MEMBER.format(member=name, size=size, most=most)
    return ""


def _unpack_one(package: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, most: int) -> None:
    """Unpack one file; what it says of its size is not believed."""
    broken = messages.BROKEN_MEMBER.format(member=target.name)
    size = 0
    try:
        with archive.open(member) as source, target.open("xb") as file:
            while block := source.read(_BLOCK):
                size += len(block)
                if size > most:
                    told = {"size": messages.megabytes(size), "most": messages.megabytes(most)}
                    raise DataFileError(package, [messages.BIG_MEMBER.format(member=target.name, **told)])
                file.write(block)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise DataFileError(package, [broken]) from error


def _layer_problems(shape: Path, layer: str, columns: list[str]) -> list[str]:
    """What is wrong with a layer before its rows are read."""
    try:
        told = pyogrio.read_info(shape)
    except (errors.DataSourceError, errors.DataLayerError, UnicodeDecodeError):
        return [messages.UNREADABLE.format(layer=layer)]
    problems = [
        messages.NO_COLUMN.format(layer=layer, column=column) for column in columns if column not in set(told["fields"])
    ]
    if told["features"] > MOST_ROWS:
        problems.append(messages.MANY_ROWS.format(layer=layer, count=told["features"], most=MOST_ROWS))
    if not told["features"]:
        problems.append(messages.NO_ROWS.format(layer=layer))
    return problems + _crs_problems(told["crs"])


def _crs_problems(told: str | None) -> list[str]:
    if not told:
        return [messages.NO_CRS]
    try:
        crs = pyproj.CRS.from_user_input(told)
    except pyproj.exceptions.CRSError:
        return [messages.NO_CRS]
    if crs.to_epsg() == CRS or crs.name in CRS_NAMES:
        return []
    return [messages.OTHER_CRS.format(crs=crs.name)]


def _written(table: Path) -> date | None:
    """Day in the header of a DBF."""
    with table.open("rb") as file:
        year, month, day = file.read(_DBF_DATE.stop)[_DBF_DATE]
    try:
        return date(1900 + year, month, day)
    except ValueError:
        return None

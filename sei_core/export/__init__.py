"""Documents out: one table in the format that a file's ending names."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import pandas as pd

from sei_core.errors import UnknownExportError
from sei_core.export import csv, geo, gpkg, parquet, xlsx
from sei_core.export.about import About, Source
from sei_core.view import texts
from sei_core.view.tables import Labels

__all__ = [
    "ENDINGS",
    "SHAPED",
    "About",
    "Source",
    "check_ending",
    "ending_of",
    "endings_for",
    "to_bytes",
    "to_plain_csv",
]

_WRITERS: dict[str, Callable[[pd.DataFrame, Labels, About, str], bytes]] = {
    "csv": lambda frame, labels, about, name: csv.machine(frame),
    "excel.csv": lambda frame, labels, about, name: csv.czech_excel(frame, labels),
    "xlsx": lambda frame, labels, about, name: xlsx.workbook(frame, labels, about),
    "parquet": lambda frame, labels, about, name: parquet.table(frame, about),
    "geojson": lambda frame, labels, about, name: geo.feature_collection(frame, about),
    "gpkg": gpkg.package,
}
ENDINGS = tuple(_WRITERS)
#: Endings that keep boundaries.
SHAPED = ("geojson", "gpkg")


def to_bytes(frame: pd.DataFrame, ending: str, about: About, labels: Labels, name: str = "data") -> bytes:
    """Write a table in the format of a file ending.

    Args:
        frame: the rows as they stay in the document; for ``geojson`` a GeoDataFrame with boundaries. A GeoDataFrame
            loses its boundaries in formats that are not ``SHAPED``.
        ending: one of ``ENDINGS``: ``csv`` is for machines, ``excel.csv`` for Czech Excel.
        about: what the document says about itself (not in CSV, which has no place for it).
        labels: column → (Czech label, unit, format), the last two optional; used where a reader sees headings.
        name: of the layer in ``gpkg``.

    Raises:
        UnknownExportError: if nobody writes this ending, or the table has no boundaries for it.
        KeyError: if a column that a reader sees has no label.
    """
    check_ending(ending, isinstance(frame, gpd.GeoDataFrame))
    if ending not in SHAPED and isinstance(frame, gpd.GeoDataFrame):
        frame = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    return _WRITERS[ending](frame, labels, about, name)


def to_plain_csv(frame: pd.DataFrame) -> str:
    """The same as ending ``csv``, as text for a pipe."""
    return csv.machine(frame).decode()


def check_ending(ending: str, has_boundaries: bool) -> None:
    """Refuse an ending before the rows are put together.

    Raises:
        UnknownExportError: if nobody writes this ending, or it needs boundaries.
    """
    possible = endings_for(has_boundaries)
    if ending not in possible:
        message = texts.EXPORT_NO_GEOMETRY if ending in _WRITERS else texts.EXPORT_UNKNOWN
        raise UnknownExportError(message.format(ending=ending, endings=", ".join(possible)))


def endings_for(has_boundaries: bool) -> tuple[str, ...]:
    """Endings that a table can be written in; ``geojson`` only with boundaries."""
    return tuple(ending for ending in ENDINGS if ending != "geojson" or has_boundaries)


def ending_of(file_name: str) -> str:
    """The declared ending of a file name, the longest first; for an undeclared one what follows the last dot."""
    name = file_name.lower()
    declared = [ending for ending in ENDINGS if name.endswith(f".{ending}")]
    return max(declared, key=len, default=name.rpartition(".")[2] if "." in name else "")

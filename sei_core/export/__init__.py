"""Documents out: one table in the format that a file's ending names."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import pandas as pd

from sei_core.errors import UnknownExportError
from sei_core.export import csv, geo, parquet, xlsx
from sei_core.export.about import About, Source
from sei_core.view import texts
from sei_core.view.tables import Labels

__all__ = ["ENDINGS", "About", "Source", "ending_of", "endings_for", "to_bytes", "to_plain_csv"]

_WRITERS: dict[str, Callable[[pd.DataFrame, Labels, About], bytes]] = {
    "csv": lambda frame, labels, about: csv.machine(frame),
    "excel.csv": lambda frame, labels, about: csv.czech_excel(frame, labels),
    "xlsx": xlsx.workbook,
    "parquet": lambda frame, labels, about: parquet.table(frame, about),
    "geojson": lambda frame, labels, about: geo.feature_collection(frame, about),
}
ENDINGS = tuple(_WRITERS)


def to_bytes(frame: pd.DataFrame, ending: str, about: About, labels: Labels) -> bytes:
    """Write a table in the format of a file ending.

    Args:
        frame: the rows as they stay in the document; for ``geojson`` a GeoDataFrame with boundaries. A GeoDataFrame
            loses its boundaries in the other formats.
        ending: one of ``ENDINGS``: ``csv`` is for machines, ``excel.csv`` for Czech Excel.
        about: what the document says about itself (not in CSV, which has no place for it).
        labels: column → (Czech label, unit, format), the last two optional; used where a reader sees headings.

    Raises:
        UnknownExportError: if nobody writes this ending, or the table has no boundaries for it.
        KeyError: if a column that a reader sees has no label.
    """
    if ending not in _WRITERS:
        raise UnknownExportError(texts.EXPORT_UNKNOWN.format(ending=ending, endings=_listed(frame)))
    if ending not in endings_for(frame):
        raise UnknownExportError(texts.EXPORT_NO_GEOMETRY.format(ending=ending, endings=_listed(frame)))
    if ending != "geojson" and isinstance(frame, gpd.GeoDataFrame):
        frame = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    return _WRITERS[ending](frame, labels, about)


def to_plain_csv(frame: pd.DataFrame) -> str:
    """The same as ending ``csv``, as text for a pipe."""
    return csv.machine(frame).decode()


def endings_for(frame: pd.DataFrame) -> tuple[str, ...]:
    """Endings that this table can be written in; ``geojson`` only with boundaries."""
    return tuple(ending for ending in ENDINGS if ending != "geojson" or isinstance(frame, gpd.GeoDataFrame))


def ending_of(file_name: str) -> str:
    """The declared ending of a file name, the longest first; for an undeclared one what follows the last dot."""
    name = file_name.lower()
    declared = [ending for ending in ENDINGS if name.endswith(f".{ending}")]
    return max(declared, key=len, default=name.rpartition(".")[2] if "." in name else "")


def _listed(frame: pd.DataFrame) -> str:
    return ", ".join(endings_for(frame))

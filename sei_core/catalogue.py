"""What can be taken away: each export once, with its title, rows and geometry.

The command line, and later the download page and the interface, read it from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import geopandas as gpd
import pandas as pd
import shapely

from sei_core import export
from sei_core.domain.levels import Level
from sei_core.errors import UnknownExportError
from sei_core.export.about import About
from sei_core.export.offer import cited, dates_of, sources_of
from sei_core.queries import areas, localities, meta, municipality, provenance, tables
from sei_core.schema.table import Table
from sei_core.schema.tables import TABLES
from sei_core.view import labels, texts


@dataclass(frozen=True)
class Export:
    """One table to take away.

    Attributes:
        name: as given to ``export NAME``.
        title: Czech title.
        grain: what a row is, in Czech.
        rows: the frame of a year; a table without years takes no notice of it.
        tables: release tables it comes from, for its sources.
        level: level of its ``municipality_code``/``area_code`` if boundaries can be joined.
        by_year: whether a year can be chosen.
    """

    name: str
    title: str
    grain: str
    rows: Callable[[int], pd.DataFrame]
    tables: tuple[str, ...]
    level: Level | None = None
    by_year: bool = False


def _whole(table: Table, year: int) -> pd.DataFrame:
    """Every row of a release table, of one year if the table has years of the index."""
    return tables.rows(table.select, **({"year": year} if table.by_year else {}))


def _table(name: str, alias: str | None = None, level: Level | None = None) -> Export:
    table = TABLES[name]
    return Export(alias or name, table.title, table.grain, partial(_whole, table), (name,), level, table.by_year)


#: Support tables by the name of their export.
_SUPPORT = {
    "unit": "units",
    "unit_member": "unit_members",
    "episode": "cooperation",
    "episode_programme": "cooperation_programmes",
    "programme": "programmes",
    "wave": "waves",
    "memorandum": "memoranda",
    "partnership": "partnerships",
    "published_count": "published_counts",
    "survey_total": "locality_totals",
    "project": "projects",
    "project_territory": "project_territories",
    "key_activity": "key_activities",
    "project_indicator": "indicators",
    "indicator_value": "indicator_values",
    "call": "calls",
    "document": "documents",
    "measure": "measures",
    "measure_state": "measure_states",
    "planning_model": "planning_models",
    "planning_phase": "phases",
    "unit_phase": "unit_phases",
    "meeting": "meetings",
    "task": "tasks",
    "organisation": "organisations",
    "statement": "contradictions",
}

EXPORTS = {
    each.name: each
    for each in (
        Export(
            "index",
            texts.EXPORT_INDEX_TITLE,
            texts.EXPORT_INDEX_GRAIN,
            municipality.export_rows,
            ("municipality_index", "indicator_result", "area_boundary"),
            Level.MUNICIPALITY,
            by_year=True,
        ),
        _table("index_input"),
        _table("indicator_result"),
        _table("yardstick"),
        _table("area_index"),
        _table("area_band"),
        _table("area_indicator"),
        _table("published_total", "published_totals"),
        _table("municipality", "municipalities", Level.MUNICIPALITY),
        _table("area", "areas"),
        Export(
            "localities",
            TABLES["locality"].title,
            TABLES["locality"].grain,
            lambda year: localities.export_rows(),
            ("locality", "locality_observation"),
        ),
        *(_table(name, alias) for name, alias in _SUPPORT.items()),
        Export(
            "references",
            TABLES["reference"].title,
            TABLES["reference"].grain,
            lambda year: provenance.documents(),
            ("reference",),
        ),
        _table("source", "sources"),
        _table("quality_check", "checks"),
    )
}


def find(name: str) -> Export:
    """Look up an export.

    Raises:
        UnknownExportError: naming those that exist.
    """
    if name not in EXPORTS:
        raise UnknownExportError.of_name(name, list(EXPORTS))
    return EXPORTS[name]


def document(chosen: Export, year: int, ending: str) -> tuple[bytes, int]:
    """Write an export in the format of a file ending; also return its number of rows.

    Raises:
        UnknownExportError: if nobody writes this ending, or the table has no boundaries for it.
    """
    rows = chosen.rows(year)
    if "reference_keys" in rows:  # what these rows cite, no more: of hidden localities not even the source
        sources = cited(rows, chosen.name, meta.references()).sources
    else:
        sources = meta.sources_of(*chosen.tables, year=year if chosen.by_year else None)
    about = About(
        title=chosen.title,
        description=chosen.grain,
        date=str(year) if chosen.by_year else dates_of(sources),
        sources=tuple(sources_of(sources)),
    )
    shaped = _with_boundaries(rows, chosen.level) if ending == "geojson" and chosen.level else rows
    return export.to_bytes(shaped, ending, about, labels.of(rows)), len(rows)


def _with_boundaries(rows: pd.DataFrame, level: Level) -> gpd.GeoDataFrame:
    """Join the boundary of each row by its code."""
    known = areas.boundaries(level).set_index("area_code")["geometry_wkb"].loc[rows[level.code_column]]
    return gpd.GeoDataFrame(rows, geometry=shapely.from_wkb([bytes(each) for each in known]), crs="EPSG:4326")

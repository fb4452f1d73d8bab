"""What can be taken away: each export once, with its title, rows and geometry.

The command line, the download page and the interface read it from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import geopandas as gpd
import pandas as pd

from sei_core import export
from sei_core.domain.levels import COUNTRY_CODE, Level, below
from sei_core.errors import SeiError, UnknownExportError
from sei_core.export import geo, names
from sei_core.export.about import About
from sei_core.export.offer import cited, dates_of, sources_of
from sei_core.queries import (
    agreements,
    areas,
    cooperation,
    localities,
    meetings,
    meta,
    municipality,
    plans,
    projects,
    provenance,
    tables,
)
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
        level: level of its ``municipality_code`` if boundaries can be joined.
        by_year: whether a year can be chosen.
        area_column: with the code of the municipality or area of each row; rows of an area can be chosen. Empty where
            rows have none, or are of areas only through other tables.
        is_layer: whether boundaries can be joined.
        key_column: of rows that are of areas through other tables: key of a row, see ``of_area``.
        of_area: gives rows with this key that an area has, as the pages show them; None where no page does.
    """

    name: str
    title: str
    grain: str
    rows: Callable[[int], pd.DataFrame]
    tables: tuple[str, ...]
    level: Level | None = None
    by_year: bool = False
    area_column: str = ""
    is_layer: bool = False
    key_column: str = ""
    of_area: Callable[[str], pd.DataFrame] | None = None

    @property
    def by_area(self) -> bool:
        """Whether rows of an area can be chosen."""
        return bool(self.area_column) or self.of_area is not None

    @property
    def endings(self) -> tuple[str, ...]:
        """What it can be written as."""
        return export.endings_for(self.is_layer)


#: Tables of support whose rows are of areas through other tables: their key, and who knows the rows of an area.
_OF_AREA = {
    "episode": ("episode_key", cooperation.episodes),
    "memorandum": ("memorandum_key", agreements.memoranda),
    "project": ("project_key", projects.of_area),
    "document": ("document_key", plans.documents),
    "measure": ("measure_key", plans.measures),
    "meeting": ("meeting_key", meetings.meetings),
    "task": ("task_key", meetings.tasks),
}


def _whole(table: Table, year: int) -> pd.DataFrame:
    """Every row of a release table, of one year if the table has years of the index."""
    return tables.rows(table.select, **({"year": year} if table.by_year else {}))


def _table(name: str, alias: str | None = None, level: Level | None = None, *, is_layer: bool = False) -> Export:
    table = TABLES[name]
    area_column = next((column for column in ("municipality_code", "area_code") if column in table.columns), "")
    rows = partial(_whole, table)
    shaped = is_layer or level is not None
    keyed = _OF_AREA.get(name, ("", None))
    return Export(
        alias or name, table.title, table.grain, rows, (name,), level, table.by_year, area_column, shaped, *keyed
    )


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
            area_column="municipality_code",
            is_layer=True,
        ),
        _table("index_input", level=Level.MUNICIPALITY),
        _table("indicator_result"),
        _table("yardstick"),
        _table("area_index", is_layer=True),
        _table("area_band"),
        _table("area_indicator"),
        _table("published_total", "published_totals"),
        _table("municipality", "municipalities", Level.MUNICIPALITY),
        _table("area", "areas", is_layer=True),
        Export(
            "localities",
            TABLES["locality"].title,
            TABLES["locality"].grain,
            lambda year: localities.export_rows(),
            ("locality", "locality_observation"),
            area_column="municipality_code",
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


class Counted(NamedTuple):
    """How many rows a table has, and their sources, rows of ``queries.meta.sources_of``."""

    row_count: int
    sources: pd.DataFrame


@dataclass(frozen=True)
class TableOffer:
    """An export to take away of a page: its files, each made from what is published when a reader asks for it.

    Attributes:
        chosen: what is written.
        year: of its rows, if it has years.
        area_code: leaves only rows of this area; None or the country takes all.
    """

    chosen: Export
    year: int
    area_code: str | None = None

    @classmethod
    def of_choice(cls, chosen: Export, year: int, area_code: str) -> TableOffer:
        """Offer what a reader chose; a table that has no areas is whole, whichever area is chosen."""
        is_part = chosen.by_area and area_code != COUNTRY_CODE
        return cls(chosen, year, area_code if is_part else None)

    @property
    def of_year(self) -> int | None:
        """The year that all rows are of; None for a table without years."""
        return self.year if self.chosen.by_year else None

    def counted(self) -> Counted:
        """How many rows it has, and their sources, those of boundaries too; every row is read for it.

        Raises:
            SeiError: as ``rows``.
        """
        found = rows(self.chosen, self.year, self.area_code)
        sources = sources_frame(self.chosen, self.year, found, with_boundaries=self.chosen.is_layer)
        return Counted(len(found), sources)

    def about(self, sources: pd.DataFrame) -> About:
        """What it says about itself, given its sources."""
        return about_of(self.chosen, self.year, sources, self.area_code)

    @property
    def name(self) -> str:
        """Of its buttons."""
        return self.chosen.name

    @property
    def file_name(self) -> str:
        """Of the files, without the ending."""
        return file_name(self.chosen, self.year, self.area_code)

    @property
    def files(self) -> dict[str, Callable[[], bytes]]:
        """What makes each file, by its ending."""
        return {ending: partial(self._made, ending) for ending in self.chosen.endings}

    def _made(self, ending: str) -> bytes:
        with meta.one_release():  # the page that offered it has ended, and its release may have been replaced
            return document(self.chosen, self.year, ending, self.area_code)[0]


def listing(year: int) -> pd.DataFrame:
    """List what can be taken away, in the order of ``EXPORTS``.

    Columns:
        table_title: text
        table_name: as given to ``export NAME`` and to the interface
        grain: what a row is
        row_count: rows, of the year where the table has years
        by_year: whether a year can be chosen
        by_area: whether an area can be chosen
        endings: joined by ", "
    """
    described = [
        (e.title, e.name, e.grain, len(e.rows(year)), e.by_year, e.by_area, ", ".join(e.endings))
        for e in EXPORTS.values()
    ]
    columns = ["table_title", "table_name", "grain", "row_count", "by_year", "by_area", "endings"]
    return pd.DataFrame(described, columns=columns)


def find(name: str) -> Export:
    """Look up an export.

    Raises:
        UnknownExportError: naming those that exist.
    """
    if name not in EXPORTS:
        raise UnknownExportError.of_name(name, list(EXPORTS))
    return EXPORTS[name]


def document(chosen: Export, year: int, ending: str, area_code: str | None = None) -> tuple[bytes, int]:
    """Write an export in the format of a file ending; also return its number of rows.

    Args:
        chosen: what is written.
        year: of its rows, if it has years.
        ending: one of ``chosen.endings``.
        area_code: leaves only rows of this area, see ``rows``.

    Raises:
        UnknownExportError: if nobody writes this ending, or the table has no boundaries for it.
        SeiError: as ``rows``.
    """
    export.check_ending(ending, chosen.is_layer)
    found = rows(chosen, year, area_code)
    content = to_bytes(chosen, year, ending, found, area_code)
    return content, len(found)


def rows(chosen: Export, year: int, area_code: str | None = None) -> pd.DataFrame:
    """Rows of an export, of one area if asked.

    Rows of municipalities: those in the area. Rows of areas: the area itself and those of lower levels that lie in it,
    at least in part. Rows of support: those that the pages show for the area. The country means every row.

    Raises:
        SeiError: if there is no such area, the rows have none, or are of areas and a municipality was asked for.
    """
    found = chosen.rows(year)
    if area_code is None or area_code == COUNTRY_CODE:
        return found
    if not chosen.by_area:
        with_area = ", ".join(each.name for each in EXPORTS.values() if each.by_area)
        raise SeiError(texts.EXPORT_NO_AREA.format(name=chosen.name, names=with_area))
    area_label(area_code)
    if chosen.of_area is not None:
        kept = found[chosen.key_column].isin(chosen.of_area(area_code)[chosen.key_column])
    else:
        kept = found[chosen.area_column].isin(_within(chosen, area_code))
    return found[kept].reset_index(drop=True)


def _within(chosen: Export, area_code: str) -> list[str]:
    """Codes of an area, of the areas of lower levels in it, and of its municipalities."""
    level = Level(areas.level_of(area_code))
    if level is Level.MUNICIPALITY:
        if chosen.area_column != "municipality_code":
            by_code = (each.name for each in EXPORTS.values() if each.area_column == "municipality_code")
            label = area_label(area_code)
            raise SeiError(texts.EXPORT_NOT_MUNICIPAL.format(name=chosen.name, area=label, names=", ".join(by_code)))
        return [area_code]
    inner = [areas.members(each, area_code)["area_code"] for each in {*below(level), Level.MUNICIPALITY}]
    return [area_code, *pd.concat(inner)]


def to_bytes(chosen: Export, year: int, ending: str, found: pd.DataFrame, area_code: str | None = None) -> bytes:
    """Write rows of an export that are at hand; arguments and errors as in ``document``."""
    is_shaped = chosen.is_layer and ending in export.SHAPED
    sources = sources_frame(chosen, year, found, with_boundaries=is_shaped)
    about = about_of(chosen, year, sources, area_code)
    shaped = _with_boundaries(found, chosen) if is_shaped else found
    return export.to_bytes(shaped, ending, about, labels.of(found), chosen.name)


def about_of(chosen: Export, year: int, sources: pd.DataFrame, area_code: str | None = None) -> About:
    """What an export says about itself.

    Args:
        chosen, year, area_code: as in ``document``.
        sources: of its rows, see ``sources_frame``.
    """
    is_part = area_code is not None and area_code != COUNTRY_CODE
    area = texts.FILTER_LINE.format(label=texts.FILTER_AREA, value=area_label(area_code)) if is_part else ""
    return About(
        title=chosen.title,
        description=chosen.grain,
        date=str(year) if chosen.by_year else dates_of(sources),
        filters=(area,) if is_part else (),
        sources=tuple(sources_of(sources)),
    )


def sources_frame(chosen: Export, year: int, found: pd.DataFrame, *, with_boundaries: bool = False) -> pd.DataFrame:
    """Sources of the rows of an export, as ``queries.meta.sources_of`` gives them.

    Args:
        chosen, year: as in ``document``.
        found: its rows.
        with_boundaries: whether boundaries are joined, which have a source of their own.
    """
    if "reference_keys" in found:  # what these rows cite, no more: of hidden localities not even the source
        return cited(found, chosen.name, meta.references()).sources
    drawn = (*chosen.tables, "area_boundary") if with_boundaries else chosen.tables
    return meta.sources_of(*drawn, year=year if chosen.by_year else None)


def area_label(area_code: str) -> str:
    """What a reader sees of an area: ``okres Most``, or a municipality with its code.

    Raises:
        SeiError: if there is no such area.
    """
    found = areas.card(meta.years()[0], area_code)
    if found.empty:
        raise SeiError(texts.EXPORT_UNKNOWN_AREA.format(code=area_code))
    level, name = found["level"].item(), found["area_name"].item()
    return f"{name} ({area_code})" if level == Level.MUNICIPALITY else labels.area(level, name)


def file_name(chosen: Export, year: int, area_code: str | None = None) -> str:
    """Name of the file of an export, without the ending; arguments as in ``document``."""
    is_part = area_code is not None and area_code != COUNTRY_CODE
    is_municipality = is_part and areas.level_of(area_code) == Level.MUNICIPALITY
    place = "" if not is_part else area_code if is_municipality else area_label(area_code)
    return names.file_name(chosen.name, place, year if chosen.by_year else None)


def _with_boundaries(found: pd.DataFrame, chosen: Export) -> gpd.GeoDataFrame:
    """Join the boundary of each row by its code; the country without Praha has none of its own."""
    levels = [chosen.level] if chosen.level else [Level(each) for each in found["level"].unique()]
    known = pd.concat([areas.boundaries(level) for level in levels]) if levels else areas.boundaries(Level.REGION)
    return geo.with_boundaries(found, known, found[chosen.area_column])

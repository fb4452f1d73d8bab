"""Which layers there are: the index by level and year, cooperation, localities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATORS
from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.export.offer import cited
from sei_core.queries import areas, cooperation, explorer, localities, meta
from sei_core.view import texts

#: Levels with an index, by the name of their collection; a layer of a single year adds it: ``regions-2023``.
LEVELS = {
    "municipalities": Level.MUNICIPALITY,
    "opous": Level.OPOU,
    "orps": Level.ORP,
    "districts": Level.DISTRICT,
    "regions": Level.REGION,
}
_TABLES = ("municipality_index", "indicator_result", "area_boundary")
# For filters of the atlas; what is true today stands in collections of its own and not beside the values of a year.
_OF_THE_EXPLORER = ["status", "search_text", "size_class", "standing", "has_localities"]


@dataclass(frozen=True)
class Collection:
    """One layer.

    Attributes:
        name: in its address.
        title: Czech title.
        description: what a feature is and what to beware of, in Czech.
        code: column that identifies a feature.
        rows: gives one row a feature, in the order of codes; a column a property.
        sources: gives the rows of ``queries.meta.sources_of``.
        level: of its boundaries; None where a feature is the point ``label_lon``, ``label_lat`` of its row.
        year: that its values belong to; None where they belong to none.
    """

    name: str
    title: str
    description: str
    code: str
    rows: Callable[[], pd.DataFrame]
    sources: Callable[[], pd.DataFrame]
    level: Level | None
    year: int | None = None


def collections() -> dict[str, Collection]:
    """Return all layers of the release that answers, by name: of each level the latest year, then each year."""
    years = meta.years()
    of_levels = [
        _of_level(name, year, latest)
        for name in LEVELS
        for year, latest in [(years[0], True), *((y, False) for y in years)]
    ]
    return {each.name: each for each in [*of_levels, _of_cooperation(), _of_localities()]}


def _of_level(name: str, year: int, latest: bool) -> Collection:
    level = LEVELS[name]
    municipal = level is Level.MUNICIPALITY
    which = texts.FEATURES_LATEST if latest else texts.FEATURES_FIXED
    return Collection(
        name=name if latest else f"{name}-{year}",
        title=texts.FEATURES_TITLE[level].format(year=which.format(year=year)),
        description=texts.FEATURES_OF_MUNICIPALITIES if municipal else texts.FEATURES_OF_AREAS,
        code="municipality_code" if municipal else "area_code",
        rows=partial(_municipalities, year) if municipal else partial(_areas, year, level),
        sources=partial(meta.sources_of, *_TABLES, year=year),
        level=level,
        year=year,
    )


def _of_cooperation() -> Collection:
    return Collection(
        name="cooperation",
        title=texts.FEATURES_COOPERATION_TITLE,
        description=texts.FEATURES_COOPERATION,
        code="municipality_code",
        rows=_standings,
        sources=partial(_cited, lambda: cooperation.episodes(COUNTRY_CODE, unconfirmed=False)),
        level=Level.MUNICIPALITY,
    )


def _of_localities() -> Collection:
    return Collection(
        name="localities",
        title=texts.FEATURES_LOCALITIES_TITLE,
        description=texts.FEATURES_LOCALITIES,
        code="municipality_code",
        rows=_localities,
        sources=partial(_cited, lambda: localities.listed(COUNTRY_CODE, with_mentions=True, with_low=False)),
        level=None,
    )


def _municipalities(year: int) -> pd.DataFrame:
    rows = explorer.municipalities(year, date.today()).drop(columns=_OF_THE_EXPLORER)
    rows.insert(2, "year", year)
    return rows.astype({f"{each.key}_count": "Int64" for each in INDICATORS if each.parts_per_unit == 1})


def _areas(year: int, level: Level) -> pd.DataFrame:
    """The aggregates of a level: the index, municipalities by band, share and mean points of each indicator."""
    means = areas.table(year, level, COUNTRY_CODE).set_index("area_code")
    bands = areas.bands(year, level, COUNTRY_CODE).pivot(index="area_code", columns="band", values="municipality_count")
    shares = areas.indicator_shares(year, level, COUNTRY_CODE)
    wide = shares.pivot(index="area_code", columns="indicator", values=["share", "mean_points"])
    order = [(figure, indicator) for indicator in shares["indicator"].unique() for figure in ("share", "mean_points")]
    wide = wide[order].set_axis([f"{indicator}_{figure}" for figure, indicator in order], axis=1)
    counts = bands[list(Band)].rename(columns=lambda band: f"band_{band.replace('–', '_')}_count")
    if level is not Level.REGION:
        within = areas.members(level, COUNTRY_CODE).set_index("area_code")["within_name"]
        means.insert(1, "region_name", within[means.index])
    means.insert(1, "year", year)
    return means.join(counts).join(wide).sort_index().reset_index()


def _standings() -> pd.DataFrame:
    today = date.today()
    rows = cooperation.by_municipality(today, today)
    words = rows["standing"].map(texts.FEATURES_STANDING)
    return rows[["municipality_code", "municipality_name", "region_code", "standing"]].assign(
        standing_words=words, standing_day=today.isoformat()
    )


def _localities() -> pd.DataFrame:
    rows = localities.by_municipality(COUNTRY_CODE, with_mentions=True, with_low=False)
    return rows.sort_values("municipality_code", ignore_index=True)


def _cited(rows: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """What the rows cite, no more: of localities that could be recognised not even the source; then the borders."""
    documents = cited(rows(), "features", meta.references()).sources
    return pd.concat([meta.sources_of("area_boundary"), documents], ignore_index=True)

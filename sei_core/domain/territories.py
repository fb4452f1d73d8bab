"""Where territorial units lie: a unit is a municipality, a group of them, an ORP, a kraj or the country."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE, PRAGUE_REGION, Level
from sei_core.domain.vocabularies import UnitKind

#: Level of the area that a unit is, by its kind; the other kinds are groups of municipalities and are no area. A part
#: of a city has no code of its own, only that of the city.
COVERED_LEVEL = {
    UnitKind.COUNTRY: Level.COUNTRY,
    UnitKind.REGION: Level.REGION,
    UnitKind.ORP: Level.ORP,
    UnitKind.MUNICIPALITY: Level.MUNICIPALITY,
    UnitKind.CITY_DISTRICT: Level.MUNICIPALITY,
}


def located(municipalities: pd.DataFrame, boundaries: gpd.GeoDataFrame) -> pd.DataFrame:
    """Find a point for the label of municipalities that have a boundary and no such point.

    Args:
        municipalities: table ``municipality``; points are missing where nobody gave them.
        boundaries: columns ``municipality_code`` and ``geometry``, EPSG:4326; definition points too
            (``definition_lat``, ``definition_lon``) where they came with the boundaries.

    Returns:
        ``municipalities`` with the points that can be known: a definition point is taken over, never made up.
    """
    drawn = boundaries.set_index("municipality_code")
    placed = municipalities.set_index("municipality_code")
    wanting = placed.index[placed["label_lat"].isna()].intersection(drawn.index)
    inside = shapely.point_on_surface(drawn.geometry.loc[wanting].to_numpy())
    placed.loc[wanting, "label_lat"] = shapely.get_y(inside).round(5)
    placed.loc[wanting, "label_lon"] = shapely.get_x(inside).round(5)
    for name in ("definition_lat", "definition_lon"):
        if name in drawn:
            placed[name] = placed[name].fillna(drawn[name].astype(float))
    return placed.reset_index()[list(municipalities.columns)]


def unit_municipalities(units: pd.DataFrame, members: pd.DataFrame, municipalities: pd.DataFrame) -> pd.DataFrame:
    """List the municipalities that a unit is or that are its members; an ORP, a kraj and the country have none.

    Args:
        units: columns ``unit_key``, ``covered_area_code`` (missing for groups).
        members: columns ``unit_key``, ``municipality_code``.
        municipalities: column ``municipality_code``, every municipality.

    Returns:
        Columns ``unit_key``, ``municipality_code``, each pair once. A group whose members no source names has no row.
    """
    own = units.rename(columns={"covered_area_code": "municipality_code"})[["unit_key", "municipality_code"]]
    own = own[own["municipality_code"].isin(municipalities["municipality_code"])]
    both = pd.concat([own, members[["unit_key", "municipality_code"]]])
    return both.drop_duplicates().sort_values(["unit_key", "municipality_code"], ignore_index=True)


def unit_areas(
    units: pd.DataFrame, unit_municipality: pd.DataFrame, membership: pd.DataFrame, areas: pd.DataFrame
) -> pd.DataFrame:
    """List the areas in which a unit lies or which it touches, from its municipalities up to the country.

    Args:
        units: columns ``unit_key``, ``covered_area_code``, ``within_region_code`` (either may be missing).
        unit_municipality: what ``unit_municipalities`` gives.
        membership: columns ``municipality_code``, ``area_code``: the areas that each municipality lies in.
        areas: columns ``area_code``, ``parent_code`` (missing for the country).

    Returns:
        Columns ``unit_key``, ``area_code`` (a municipality's code among them), each pair once. Every unit lies in the
        country, and in the country without Praha if it is not in Praha; an ORP also in all that lies above it.
    """
    known = set(areas["area_code"])
    parents = areas.set_index("area_code")["parent_code"].dropna().to_dict()
    rows = set(unit_municipality.itertuples(index=False, name=None))
    above = unit_municipality.merge(membership, on="municipality_code")
    rows |= set(above[["unit_key", "area_code"]].itertuples(index=False, name=None))
    for unit in units.itertuples():
        rows.add((unit.unit_key, COUNTRY_CODE))
        if unit.within_region_code != PRAGUE_REGION:
            rows.add((unit.unit_key, COUNTRY_WITHOUT_PRAGUE_CODE))
        for start in (unit.covered_area_code, unit.within_region_code):
            code = start if isinstance(start, str) and start in known else None
            while code is not None:
                rows.add((unit.unit_key, code))
                code = parents.get(code)
    return pd.DataFrame(sorted(rows), columns=["unit_key", "area_code"])

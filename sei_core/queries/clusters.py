"""Do like values lie beside each other, and where?"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from sei_core.domain import spatial_autocorrelation as autocorrelation
from sei_core.domain import spatial_weights
from sei_core.domain.levels import Level
from sei_core.domain.measures import Measure
from sei_core.domain.spatial_autocorrelation import CLUSTERS, MOST_GLOBAL, Cluster, GlobalMoran, Statistic
from sei_core.domain.spatial_weights import Kind, Neighbourhood
from sei_core.queries import areas
from sei_core.store import db
from sei_core.store.slow import slow

BORDER = Neighbourhood()
_NAMES = ["municipality_code", "municipality_name", "district_name"]
_FIGURES = [
    "value",
    "neighbour_count",
    "neighbour_mean",
    "standardised_value",
    "standardised_mean",
    "local_statistic",
    "normal_p",
    "permutation_p",
    "corrected_p",
    "cluster",
]
_TERRITORY = [
    "territory",
    "municipality_count",
    "population_15plus",
    "mean_value",
    "centre_code",
    "centre_name",
    "centre_district_name",
    "district_names",
    "region_names",
    "municipality_codes",
]
_RENAMED = {
    "lag": "neighbour_mean",
    "standardised_lag": "standardised_mean",
    "statistic": "local_statistic",
    "p_analytic": "normal_p",
    "p_value": "permutation_p",
}


def overall(
    year: int,
    measure: Measure,
    area_code: str,
    neighbourhood: Neighbourhood = BORDER,
    permutations: int = 9_999,
    seed: int = 1,
) -> pd.DataFrame:
    """How much do like values lie beside each other in an area? One row; of ``MOST_GLOBAL`` permutations at most.

    Columns:
        municipality_count: municipalities of the area
        included_count: of them with a value and a neighbour that has one
        without_value_count: municipalities left out because they have no value
        without_neighbour_count: left out because no neighbour has a value
        mean_neighbour_count: mean number of neighbours of those included
        obstacle: value of ``Obstacle``, missing where nothing stands in the way
        moran_i: Moran's I, missing with an obstacle; so are all below
        expected_i: of chance
        variance_i: under randomisation
        z: standard score of Moran's I
        normal_p: two-sided, of z
        permutation_p: two-sided, of the permutations
        permutation_count: permutations drawn
        permutation_mean: mean I of the permutations
    """
    part = _part(db.serving(), year, measure, area_code, neighbourhood)
    stands = autocorrelation.obstacle(part.values)
    row = {
        "municipality_count": len(part.places),
        "included_count": len(part.values),
        "without_value_count": len(part.without_value),
        "without_neighbour_count": len(part.without_neighbour),
        "mean_neighbour_count": len(part.pairs) / len(part.values) if len(part.values) else None,
        "obstacle": stands,
    }
    figures = dict.fromkeys(("moran_i", "expected_i", "variance_i", "z", "normal_p", "permutation_p"))
    figures |= {"permutation_count": 0, "permutation_mean": None}
    if stands is None:
        known = _global(db.serving(), year, measure, area_code, neighbourhood, min(permutations, MOST_GLOBAL), seed)
        figures = {
            "moran_i": known.moran_i,
            "expected_i": known.expected,
            "variance_i": known.variance,
            "z": known.z,
            "normal_p": known.p_analytic,
            "permutation_p": known.p_value,
            "permutation_count": len(known.permuted),
            "permutation_mean": known.permuted.mean(),
        }
    return pd.DataFrame([row | figures])


def permuted(
    year: int,
    measure: Measure,
    area_code: str,
    neighbourhood: Neighbourhood = BORDER,
    permutations: int = 9_999,
    seed: int = 1,
) -> pd.DataFrame:
    """What would Moran's I be if the values were dealt at random? None where nothing can be computed.

    Columns:
        moran_i: of one permutation, in the order they were drawn
    """
    if autocorrelation.obstacle(_part(db.serving(), year, measure, area_code, neighbourhood).values):
        return pd.DataFrame({"moran_i": pd.Series(dtype=float)})
    known = _global(db.serving(), year, measure, area_code, neighbourhood, min(permutations, MOST_GLOBAL), seed)
    return pd.DataFrame({"moran_i": known.permuted})


def local(
    year: int,
    measure: Measure,
    area_code: str,
    neighbourhood: Neighbourhood = BORDER,
    statistic: Statistic = Statistic.LOCAL_MORAN,
    permutations: int = 9_999,
    seed: int = 1,
    alpha: float = 0.05,
) -> pd.DataFrame:
    """Which municipalities of an area lie in a cluster? Clusters in the order of a legend, the clearest first.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        region_name: text
        population_15plus: persons
        value: of the measure
        neighbour_count: neighbours with a value
        neighbour_mean: mean value of the neighbours; of G* of the municipality too
        standardised_value: standard deviations from the mean; missing for G*
        standardised_mean: the same of the neighbours' mean
        local_statistic: local Moran's I, or z of G*
        normal_p: two-sided, of z of G*; missing for local Moran's I
        permutation_p: two-sided, of the permutations
        corrected_p: the same corrected for false discoveries
        cluster: value of ``Cluster``; ``none`` where ``corrected_p`` is above ``alpha``
    """
    asked = (year, measure, area_code, neighbourhood, statistic, permutations, seed)
    return _rows(db.serving(), *asked, alpha).copy(deep=False)


def left_out(year: int, measure: Measure, area_code: str, neighbourhood: Neighbourhood = BORDER) -> pd.DataFrame:
    """Which municipalities of an area take no part, and why? In the order of reasons and codes.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        left_out_reason: ``without_value`` or ``without_neighbour`` (no neighbour in the area has a value)
    """
    part = _part(db.serving(), year, measure, area_code, neighbourhood)
    reasons = {"without_value": part.without_value, "without_neighbour": part.without_neighbour}
    rows = [part.places.loc[codes].assign(left_out_reason=reason) for reason, codes in reasons.items()]
    return pd.concat(rows).reset_index()[[*_NAMES, "left_out_reason"]]


def territories(
    year: int,
    measure: Measure,
    area_code: str,
    neighbourhood: Neighbourhood = BORDER,
    statistic: Statistic = Statistic.LOCAL_MORAN,
    permutations: int = 9_999,
    seed: int = 1,
    alpha: float = 0.05,
) -> pd.DataFrame:
    """What connected territories do the municipalities of high clusters make up? The largest first.

    Municipalities that share a piece of border belong together, whatever neighbourhood the statistic rests on.

    Columns:
        territory: number from 1
        municipality_count: municipalities
        population_15plus: inhabitants 15+ of them
        mean_value: plain mean of the measure over them
        centre_code: text, the municipality with the most inhabitants 15+
        centre_name: text, its name
        centre_district_name: text, its okres
        district_names: okresy by the number of municipalities, apart by commas
        region_names: kraje likewise
        municipality_codes: of all of them, apart by commas
    """
    asked = (year, measure, area_code, neighbourhood, statistic, permutations, seed, alpha)
    rows = local(*asked)
    rows = rows[rows["cluster"].isin([Cluster.HIGH_HIGH, Cluster.HOT])].set_index("municipality_code").sort_index()
    numbers = spatial_weights.connected(rows.index, _pairs(db.serving(), BORDER))
    found = [_territory(number + 1, group) for number, group in rows.groupby(numbers)]
    return pd.DataFrame(found, columns=_TERRITORY)


def neighbours_of(
    code: str, year: int, measure: Measure, area_code: str, neighbourhood: Neighbourhood = BORDER
) -> pd.DataFrame:
    """Which neighbours is a municipality compared with? The highest value first; none if it takes no part.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        value: of the measure
    """
    part = _part(db.serving(), year, measure, area_code, neighbourhood)
    codes = part.pairs.loc[part.pairs["municipality_code"] == code, "neighbour_code"]
    rows = part.places.loc[codes].assign(value=part.values.loc[codes]).reset_index()
    return rows.sort_values(["value", "municipality_code"], ascending=[False, True], ignore_index=True)[
        [*_NAMES, "value"]
    ]


class _Part(NamedTuple):
    """Who takes part.

    Attributes:
        places: every municipality of the area, by code.
        values: of those that take part, by code.
        pairs: neighbours among them.
        without_value, without_neighbour: codes of the rest.
    """

    places: pd.DataFrame
    values: pd.Series
    pairs: pd.DataFrame
    without_value: pd.Index
    without_neighbour: pd.Index


@lru_cache(maxsize=6)  # up to 15 MB each; asked six times on a page
def _part(release: str, year: int, measure: Measure, area_code: str, neighbourhood: Neighbourhood) -> _Part:
    with db.pinned(release):
        places = _places(year, area_code)
        values = areas.values(year, Level.MUNICIPALITY, measure).set_index("area_code")["value"].astype(float).dropna()
    values = values[values.index.isin(places.index)].sort_index()
    if neighbourhood.kind is Kind.NEAREST:  # the nearest of those that take part
        placed = _points(release)
        pairs = spatial_weights.nearest(placed[placed.index.isin(values.index)], neighbourhood.number)
    else:
        pairs = spatial_weights.among(_pairs(release, neighbourhood), values.index)
    alone = values.index.difference(pairs["municipality_code"])
    return _Part(places, values.drop(alone), pairs, places.index.difference(values.index), alone)


def _places(year: int, area_code: str) -> pd.DataFrame:
    return db.fetch_once(
        """
        SELECT municipality_code, municipality_name, district.area_name AS district_name,
               region.area_name AS region_name, population_15plus
        FROM municipality
        JOIN membership USING (municipality_code)
        JOIN area AS district ON district.area_code = district_code
        JOIN area AS region ON region.area_code = region_code
        JOIN municipality_index USING (municipality_code)
        WHERE membership.area_code = $area_code AND municipality_index.year = $year
        ORDER BY municipality_code
        """,
        year=year,
        area_code=area_code,
    ).set_index("municipality_code")


@lru_cache(maxsize=2)
def _points(release: str) -> pd.DataFrame:
    with db.pinned(release):
        places = db.fetch(
            "SELECT municipality_code, definition_lat, definition_lon FROM municipality "
            "WHERE definition_lat IS NOT NULL ORDER BY municipality_code"
        )
    return spatial_weights.plane(places.set_index("municipality_code"))


@lru_cache(maxsize=6)  # borders that touch take 0.6 s, distances 0.1 s
def _pairs(release: str, neighbourhood: Neighbourhood) -> pd.DataFrame:
    if neighbourhood.kind is Kind.WITHIN:
        return spatial_weights.within(_points(release), neighbourhood.number)
    with db.pinned(release):
        if neighbourhood.kind is Kind.BORDER:
            return db.fetch("SELECT municipality_code, neighbour_code FROM neighbour ORDER BY ALL")
        known = areas.boundaries(Level.MUNICIPALITY)
    shapes = shapely.from_wkb([bytes(each) for each in known["geometry_wkb"]])
    return spatial_weights.touching(gpd.GeoSeries(shapes, index=known["area_code"]))


@lru_cache(maxsize=4)  # up to 20 MB each
def _weights(
    release: str, year: int, measure: Measure, area_code: str, neighbourhood: Neighbourhood
) -> spatial_weights.Graph:
    part = _part(release, year, measure, area_code, neighbourhood)
    return spatial_weights.weights(part.pairs, part.values.index)


@slow(32)  # 1 s for 9,999 permutations of all municipalities; 80 kB each
def _global(
    release: str,
    year: int,
    measure: Measure,
    area_code: str,
    neighbourhood: Neighbourhood,
    permutations: int,
    seed: int,
) -> GlobalMoran:
    values = _part(release, year, measure, area_code, neighbourhood).values
    weights = _weights(release, year, measure, area_code, neighbourhood)
    return autocorrelation.global_moran(values, weights, permutations, seed)


@slow(16)  # 0.2 s for 9,999 permutations of all municipalities, asked several times on a page; 0.5 MB each
def _local(
    release: str,
    year: int,
    measure: Measure,
    area_code: str,
    neighbourhood: Neighbourhood,
    statistic: Statistic,
    permutations: int,
    seed: int,
) -> pd.DataFrame:
    """Figures of each municipality that takes part; ``cluster`` whether significant or not, empty with an obstacle."""
    part = _part(release, year, measure, area_code, neighbourhood)
    if autocorrelation.obstacle(part.values):
        nobody = pd.Index([], dtype="str", name="municipality_code")
        return pd.DataFrame({name: pd.Series(dtype=float) for name in _FIGURES}, nobody).astype({"cluster": "str"})
    weights = _weights(release, year, measure, area_code, neighbourhood)
    compute = {Statistic.LOCAL_MORAN: autocorrelation.local_moran, Statistic.HOT_SPOTS: autocorrelation.hot_spots}
    found = compute[statistic](part.values, weights, permutations, seed)
    found = found.assign(
        corrected_p=autocorrelation.corrected(found["p_value"]), neighbour_count=weights.cardinalities
    ).rename(columns=_RENAMED)
    return found.reindex(columns=_FIGURES).rename_axis("municipality_code")


@lru_cache(maxsize=8)  # 30 ms for all municipalities, asked four times on a page; 1.5 MB each
def _rows(
    release: str,
    year: int,
    measure: Measure,
    area_code: str,
    neighbourhood: Neighbourhood,
    statistic: Statistic,
    permutations: int,
    seed: int,
    alpha: float,
) -> pd.DataFrame:
    """Rows of ``local``."""
    known = _local(release, year, measure, area_code, neighbourhood, statistic, permutations, seed)
    clusters = known["cluster"].where(known["corrected_p"] <= alpha, Cluster.NONE)
    part = _part(release, year, measure, area_code, neighbourhood)
    rows = part.places.join(known.assign(cluster=clusters), how="inner").reset_index()
    order = rows["cluster"].map({cluster: place for place, cluster in enumerate(CLUSTERS[statistic])})
    rows = rows.assign(order=order).sort_values(["order", "permutation_p", "municipality_code"], ignore_index=True)
    return rows[[*_NAMES, "region_name", "population_15plus", *_FIGURES]]


def _territory(number: int, rows: pd.DataFrame) -> dict[str, object]:
    """Describe one connected territory by the rows of ``local`` that lie in it, by code."""
    centre = rows["population_15plus"].idxmax()
    return {
        "territory": number,
        "municipality_count": len(rows),
        "population_15plus": rows["population_15plus"].sum(),
        "mean_value": rows["value"].mean(),
        "centre_code": centre,
        "centre_name": rows.at[centre, "municipality_name"],
        "centre_district_name": rows.at[centre, "district_name"],
        "district_names": ", ".join(rows["district_name"].value_counts().index),
        "region_names": ", ".join(rows["region_name"].value_counts().index),
        "municipality_codes": ", ".join(rows.index),
    }

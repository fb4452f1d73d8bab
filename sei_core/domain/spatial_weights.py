"""Who is whose neighbour: the weights that spatial statistics rest on.

A neighbourhood is kept as pairs (``municipality_code``, ``neighbour_code``), each in the direction it holds. Weights
are made of them for exactly the municipalities that take part, so that nobody's weight leans on a missing value.

Source:
    libpysal (Rey & Anselin 2007), https://pysal.org/libpysal/
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import geopandas as gpd
import numpy as np
import pandas as pd
from libpysal.graph import Graph
from pyproj import Transformer
from scipy.spatial import KDTree

from sei_core.domain.scoring import NATIONAL_GRID
from sei_core.domain.selection import is_in

PAIR = ["municipality_code", "neighbour_code"]
METRES_PER_KM = 1_000


class Kind(StrEnum):
    """What makes two municipalities neighbours."""

    BORDER = "border"  # a shared piece of border: rook
    TOUCH = "touch"  # a shared piece of border, or a single point: queen
    NEAREST = "nearest"  # the k nearest definition points; need not be mutual
    WITHIN = "within"  # a definition point at most so many kilometres away


@dataclass(frozen=True)
class Neighbourhood:
    """Who counts as a neighbour.

    Attributes:
        kind: by what.
        number: how many nearest ones (``NEAREST``), or kilometres (``WITHIN``); 0 for borders.

    Raises:
        ValueError: if the kind is none, or the number does not fit it.
    """

    kind: Kind = Kind.BORDER
    number: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", Kind(self.kind))  # a plain text would pass here, but be no kind elsewhere
        if (self.number > 0) != (self.kind in (Kind.NEAREST, Kind.WITHIN)):
            raise ValueError(f"{self.kind} does not go with the number {self.number}")


#: Offered to readers; kilometres beyond these make nearly all of a kraj one neighbourhood.
NEIGHBOURHOODS = (
    Neighbourhood(Kind.BORDER),
    Neighbourhood(Kind.TOUCH),
    *(Neighbourhood(Kind.NEAREST, count) for count in range(2, 21)),
    *(Neighbourhood(Kind.WITHIN, km) for km in (4, 5, 6, 8, 10, 12, 15)),
)


def plane(places: pd.DataFrame) -> pd.DataFrame:
    """Put definition points on the national grid (EPSG:5514), where distances are metres.

    Args:
        places: ``definition_lat``, ``definition_lon`` in degrees, index of codes, shape (n,).

    Returns:
        ``east``, ``north`` in metres, same index.
    """
    to_plane = Transformer.from_crs("EPSG:4326", NATIONAL_GRID, always_xy=True)
    east, north = to_plane.transform(places["definition_lon"], places["definition_lat"])
    return pd.DataFrame({"east": east, "north": north}, places.index)


def touching(boundaries: gpd.GeoSeries, *, points_count: bool = True) -> pd.DataFrame:
    """Pair municipalities whose boundaries meet.

    Args:
        boundaries: a valid coverage (neighbours share identical vertices), index of codes, shape (n,).
        points_count: whether a single common point is enough (queen); otherwise a piece of border is needed (rook).

    Returns:
        Columns ``PAIR``, every pair in both directions, sorted.
    """
    return _pairs(Graph.build_contiguity(boundaries, rook=not points_count))


def nearest(points: pd.DataFrame, count: int) -> pd.DataFrame:
    """Pair each municipality with the nearest ones among the given.

    Args:
        points: ``east``, ``north`` in metres, index of codes, shape (n,).
        count: of neighbours, 1 or more; all the others where there are not so many.

    Returns:
        Columns ``PAIR``; a pair need not hold in the other direction.
    """
    count = min(count, len(points) - 1)
    if count < 1:
        return pd.DataFrame({name: pd.Series(dtype="str") for name in PAIR})
    return _pairs(
        Graph.build_knn(gpd.GeoSeries(gpd.points_from_xy(points["east"], points["north"]), points.index), count)
    )


def within(points: pd.DataFrame, km: float) -> pd.DataFrame:
    """Pair municipalities whose points are at most ``km`` kilometres apart.

    Args:
        points: ``east``, ``north`` in metres, index of codes, shape (n,).
        km: kilometres, the limit included.

    Returns:
        Columns ``PAIR``, every pair in both directions, sorted.

    Source:
        The same pairs as ``libpysal.graph.Graph.build_distance_band``, thirty times sooner.
    """
    codes = points.index.to_numpy()
    pairs = KDTree(points.to_numpy()).query_pairs(km * METRES_PER_KM, output_type="ndarray")
    both = codes[np.vstack([pairs, pairs[:, ::-1]])]
    return pd.DataFrame(both, columns=PAIR, dtype="str").sort_values(PAIR, ignore_index=True)


def among(pairs: pd.DataFrame, codes: pd.Index) -> pd.DataFrame:
    """Keep the pairs of which both municipalities are among ``codes``; neighbours outside are left out."""
    inside = [is_in(pairs[name], codes) for name in PAIR]
    return pairs[inside[0] & inside[1]].reset_index(drop=True)


def weights(pairs: pd.DataFrame, codes: pd.Index) -> Graph:
    """Make weights of pairs: each municipality's neighbours weigh the same and together 1 (row-standardised).

    Args:
        pairs: columns ``PAIR``, all of them among ``codes``.
        codes: municipalities, sorted, unique; each has a neighbour.

    Raises:
        ValueError: if a municipality has no neighbour: it would silently get a weight of nothing.
    """
    if len(alone := codes.difference(pairs[PAIR[0]])):
        raise ValueError(f"municipalities without a neighbour: {alone[:5].tolist()}")
    ordered = pairs.sort_values(PAIR)
    binary = Graph.from_arrays(ordered[PAIR[0]].to_numpy(), ordered[PAIR[1]].to_numpy(), np.ones(len(ordered)))
    return binary.transform("R")


def connected(codes: pd.Index, pairs: pd.DataFrame) -> pd.Series:
    """Number the connected territories that some municipalities make up.

    Args:
        codes: municipalities, unique.
        pairs: columns ``PAIR``, of these and any other municipalities.

    Returns:
        Number of the territory, index of codes: 0 has the most municipalities; equally large ones go by their
        first code.
    """
    inner = among(pairs, codes)
    own = pd.DataFrame({PAIR[0]: codes, PAIR[1]: codes})  # libpysal marks a municipality without a neighbour so
    alone = own[~own[PAIR[0]].isin(inner[PAIR[0]])]
    if len(codes) == 0:
        return pd.Series(dtype=int)
    edges = pd.concat([inner.assign(weight=1.0), alone.assign(weight=0.0)]).sort_values(PAIR)
    labels = Graph.from_arrays(*(edges[name].to_numpy() for name in (*PAIR, "weight"))).component_labels
    members = labels.groupby(labels).agg(lambda group: (-len(group), group.index.min()))
    rank = {label: place for place, label in enumerate(members.sort_values().index)}
    return labels.map(rank).astype(int).reindex(codes)


def _pairs(graph: Graph) -> pd.DataFrame:
    edges = graph.adjacency[graph.adjacency > 0].index
    return pd.DataFrame({name: edges.get_level_values(level) for level, name in enumerate(PAIR)}, dtype="str")

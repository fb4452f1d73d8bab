"""The map of spatial clusters."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sei_core.domain.spatial_autocorrelation import CLUSTERS, Cluster
from sei_core.view import clusters, maps, texts, theme
from sei_core.view.category_maps import CategoryScene
from sei_core.view.map_component import LegendClass

#: Blue where a municipality is like its neighbours, orange where it differs; the higher, the darker, grey print too.
COLOUR = {
    Cluster.HIGH_HIGH: theme.SEQUENTIAL[6],
    Cluster.LOW_LOW: theme.SEQUENTIAL[3],
    Cluster.HIGH_LOW: theme.SERIES[3].colour,
    Cluster.LOW_HIGH: theme.DIVERGING[4],
    Cluster.HOT: theme.SEQUENTIAL[6],
    Cluster.COLD: theme.SEQUENTIAL[3],
    Cluster.NONE: theme.SURFACE,
}


def scene(codes: pd.Series, members: pd.DataFrame, local: pd.DataFrame, setting: clusters.Setting) -> CategoryScene:
    """Show in which cluster each municipality lies.

    Args:
        codes: of every municipality in the order of the geometry, shape (n,).
        members: rows of ``queries.areas.members`` of the chosen area.
        local: rows of ``queries.clusters.local``.
        setting: what was chosen.
    """
    order = CLUSTERS[setting.statistic]
    place = local.set_index("municipality_code")["cluster"].map({cluster: at for at, cluster in enumerate(order)})
    return CategoryScene(
        title=texts.CLUSTERS_MAP_TITLE.format(
            statistic=texts.CLUSTERS_MAP_STATISTIC[setting.statistic],
            measure=maps.measure_title(setting.measure),
            area=setting.area.label,
            year=setting.year,
        ),
        explanation=texts.CLUSTERS_MAP_NOTE,
        date=texts.CHART_YEAR.format(year=setting.year),
        legend_title=texts.CLUSTERS_MAP_LEGEND[setting.statistic],
        legend=[LegendClass(texts.CLUSTER_LABEL[cluster], COLOUR[cluster]) for cluster in order],
        codes=codes,
        numbers=codes.map(place).to_numpy(dtype=float),
        values=np.full(len(codes), np.nan),
        members=members,
        area=setting.area,
        table=_table(local, setting),
        method=setting.method,
        missing=texts.CLUSTERS_MAP_MISSING,
    )


def _table(local: pd.DataFrame, setting: clusters.Setting) -> pd.DataFrame:
    """The municipalities as the other tables of maps write areas; means of neighbours stand in the other tables."""
    names = {"municipality_code": "area_code", "municipality_name": "area_name", "district_name": "within_name"}
    figures = ["value", "neighbour_count", "local_statistic", "normal_p", "permutation_p", "corrected_p", "cluster"]
    return clusters.table(local.rename(columns=names)[[*names.values(), *figures]], setting.measure)

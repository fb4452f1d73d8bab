"""Figures of spatial clusters: the Moran scatter and the permutations.

Like ``charts``: a tidy frame in, a Plotly figure out, with a description in ``layout.meta["alt"]``.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.spatial_autocorrelation import CLUSTERS, Cluster, Statistic
from sei_core.view import clusters, figures, maps, numbers, texts, theme
from sei_core.view.cluster_maps import COLOUR

HEIGHT = 460
BINS = 40
#: Municipalities named in the scatter: those farthest from the middle.
LABELLED, CANDIDATES = 5, 20
#: What a name takes of the width and of the height of the scatter.
ROOM = np.array([0.25, 0.08])
#: Quadrants by the signs of both coordinates.
_QUADRANTS = {
    "high_high": (True, True),
    "low_low": (False, False),
    "high_low": (True, False),
    "low_high": (False, True),
}
_SYMBOL = {
    Cluster.HIGH_HIGH: "circle",
    Cluster.LOW_LOW: "square",
    Cluster.HIGH_LOW: "diamond",
    Cluster.LOW_HIGH: "triangle-up",
}
_HOVER = "%{hovertext}<extra></extra>"


def scatter(local: pd.DataFrame, overall: pd.DataFrame, setting: clusters.Setting) -> go.Figure:
    """Draw the value of each municipality against the mean of its neighbours; the slope is Moran's I.

    Args:
        local: rows of ``queries.clusters.local`` of local Moran's I.
        overall: the row of ``queries.clusters.overall``.
        setting: what was chosen.
    """
    title = texts.CLUSTERS_SCATTER_TITLE
    subtitle = texts.CLUSTERS_SCATTER_SUBTITLE.format(measure=maps.measure_title(setting.measure), year=setting.year)
    if local.empty:
        return figures.empty(title, subtitle)
    slope = overall["moran_i"].iloc[0]
    figure = figures.start(title, subtitle, _scatter_alt(local, slope, setting))
    for cluster in reversed(CLUSTERS[Statistic.LOCAL_MORAN]):
        _dots(figure, local[local["cluster"] == cluster], cluster, setting)
    ends = local["standardised_value"].agg(["min", "max"]).to_numpy()
    written = texts.CLUSTERS_SCATTER_SLOPE.format(i=numbers.decimal(slope, 3))
    line = {"color": theme.SERIES[1].colour, "width": 2}
    figure.add_scatter(x=ends, y=slope * ends, mode="lines", line=line, name=written, hoverinfo="skip")
    figure.add_hline(0, line={"color": theme.OUTLINE, "width": 1}).add_vline(
        0, line={"color": theme.OUTLINE, "width": 1}
    )
    for row in _extremes(local).itertuples():
        figure.add_annotation(
            x=row.standardised_value,
            y=row.standardised_mean,
            text=figures.plain(row.municipality_name),
            showarrow=False,
            yshift=11,
            font={"size": theme.TEXT_SIZE - 1},
        )
    figure.update_xaxes(title=texts.CLUSTERS_SCATTER_X).update_yaxes(title=texts.CLUSTERS_SCATTER_Y)
    return figure.update_layout(height=HEIGHT, margin={"b": 90})


def histogram(permuted: pd.DataFrame, overall: pd.DataFrame, setting: clusters.Setting) -> go.Figure:
    """Draw how often each Moran's I came out of the permutations, beside the observed one.

    Args:
        permuted: rows of ``queries.clusters.permuted``.
        overall: the row of ``queries.clusters.overall``.
        setting: what was chosen.
    """
    title, row = texts.CLUSTERS_HISTOGRAM_TITLE, overall.iloc[0]
    drawn = {"permutations": numbers.integer(len(permuted)), "seed": numbers.integer(setting.seed)}
    subtitle = texts.CLUSTERS_HISTOGRAM_SUBTITLE.format(**drawn)
    if permuted.empty:
        return figures.empty(title, subtitle)
    observed, values = numbers.decimal(row.moran_i, 3), permuted["moran_i"].to_numpy()
    alt = texts.CLUSTERS_HISTOGRAM_ALT.format(
        **drawn,
        low=numbers.decimal(values.min(), 4),
        high=numbers.decimal(values.max(), 4),
        mean=numbers.decimal(row.permutation_mean, 5),
        i=observed,
        p=numbers.precise(row.permutation_p),
    )
    figure = figures.start(title, subtitle, alt)
    counts, edges = np.histogram(values, BINS)
    figure.add_bar(
        x=(edges[:-1] + edges[1:]) / 2,
        y=counts,
        width=np.diff(edges),
        marker={"color": theme.SEQUENTIAL[4], "line": {"color": theme.BACKGROUND, "width": 0.5}},
        hovertext=[
            texts.CLUSTERS_HISTOGRAM_HOVER.format(
                low=numbers.decimal(low, 4), high=numbers.decimal(high, 4), count=numbers.integer(count)
            )
            for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True)
        ],
        hovertemplate=_HOVER,
        showlegend=False,
    )
    figure.add_vline(row.moran_i, line={"color": theme.SERIES[1].colour, "width": 2})
    is_right = row.moran_i > values.mean()
    figure.add_annotation(
        x=row.moran_i,
        y=1,
        yref="paper",
        text=texts.CLUSTERS_HISTOGRAM_OBSERVED.format(i=observed),
        showarrow=False,
        xanchor="right" if is_right else "left",
        xshift=-6 if is_right else 6,
        yanchor="top",
    )
    figure.update_xaxes(title=texts.CLUSTERS_HISTOGRAM_X).update_yaxes(title=texts.CLUSTERS_HISTOGRAM_Y)
    return figure.update_layout(height=HEIGHT)


def quadrants(local: pd.DataFrame) -> dict[str, int]:
    """Count municipalities in each quadrant of the scatter, significant or not; on an axis is low."""
    high, high_mean = local["standardised_value"] > 0, local["standardised_mean"] > 0
    return {name: int(((high == own) & (high_mean == mean)).sum()) for name, (own, mean) in _QUADRANTS.items()}


def _dots(figure: go.Figure, rows: pd.DataFrame, cluster: Cluster, setting: clusters.Setting) -> None:
    """One series; those that are not significant are small and say nothing, there are thousands of them."""
    is_significant = cluster is not Cluster.NONE
    marker = {
        "color": COLOUR[cluster] if is_significant else theme.NEUTRAL,
        "size": 8 if is_significant else 4,
        "opacity": 1 if is_significant else 0.35,
        "symbol": _SYMBOL.get(cluster, "circle"),
        "line": {"color": theme.OUTLINE, "width": 0.5 if is_significant else 0},
    }
    hover = {"hovertext": _hovers(rows, setting), "hovertemplate": _HOVER} if is_significant else {"hoverinfo": "skip"}
    figure.add_scatter(
        x=rows["standardised_value"].to_numpy(dtype=np.float32),
        y=rows["standardised_mean"].to_numpy(dtype=np.float32),
        mode="markers",
        marker=marker,
        name=f"{texts.CLUSTER_LABEL[cluster]} ({numbers.integer(len(rows))})",
        **hover,
    )


def _hovers(rows: pd.DataFrame, setting: clusters.Setting) -> list[str]:
    return [
        texts.CLUSTERS_SCATTER_HOVER.format(
            name=figures.plain(row.municipality_name),
            district=figures.plain(row.district_name),
            value=clusters.value(setting.measure, row.value),
            mean=clusters.value(setting.measure, row.neighbour_mean),
            cluster=texts.CLUSTER_LABEL[row.cluster],
        )
        for row in rows.itertuples()
    ]


def _extremes(local: pd.DataFrame) -> pd.DataFrame:
    """The municipalities farthest from the middle whose names do not lie over each other."""
    places = local[["standardised_value", "standardised_mean"]]
    far, kept = np.hypot(*places.to_numpy().T), []
    room = ROOM * np.ptp(places.to_numpy(), axis=0)
    for place in np.argsort(-far, kind="stable")[:CANDIDATES]:
        apart = np.abs(places.iloc[kept].to_numpy() - places.iloc[place].to_numpy())
        if len(kept) < LABELLED and not (apart < room).all(axis=1).any():
            kept.append(place)
    return local.iloc[kept]


def _scatter_alt(local: pd.DataFrame, slope: float, setting: clusters.Setting) -> str:
    return texts.CLUSTERS_SCATTER_ALT.format(
        measure=maps.measure_title(setting.measure),
        year=setting.year,
        count=numbers.counted(len(local), "municipality"),
        i=numbers.decimal(slope, 3),
        significant=numbers.integer(int((local["cluster"] != Cluster.NONE).sum())),
        **{name: numbers.integer(count) for name, count in quadrants(local).items()},
    )

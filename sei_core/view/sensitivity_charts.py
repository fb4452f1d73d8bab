"""Figures of sensitivity: shifts, intervals, mixes of bands, influence of choices, chances of points."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, Band, band_of
from sei_core.domain.small_numbers import quantile
from sei_core.domain.uncertainty import BAND_SHARES, HIGH, LOW
from sei_core.view import charts, figures, numbers, texts, theme

LABEL_WIDTH = 24
HEADER, FOOTER, ROW = 84, 96, 34
#: Rows that an alternative text names.
_TOLD = 5
_HOVER = "%{hovertext}<extra></extra>"
_OFFICIAL = {"symbol": "diamond-open", "size": 11, "color": theme.SERIES[1].colour, "line": {"width": 2}}


def shifts(rows: pd.DataFrame, variant: str, year: int) -> go.Figure:
    """Draw the points of the index and of a variant as two marks on a line for each municipality.

    Args:
        rows: columns ``municipality_name``, ``district_name``, ``index_points``, ``variant_points``; those that differ
            are drawn in the given order from the top.
        variant: its name.
        year: of the index.
    """
    title, subtitle = texts.SHIFTS_TITLE, texts.SHIFTS_SUBTITLE.format(variant=variant, year=year)
    rows = rows[rows["index_points"] != rows["variant_points"]]
    if rows.empty:
        return figures.empty(title, subtitle)
    names = _names(rows)
    pairs = [
        (numbers.points(row.index_points), numbers.points(row.variant_points, _places(row.variant_points)))
        for row in rows.itertuples()
    ]
    told = "; ".join(
        texts.SHIFTS_ROW.format(name=name, index=index, variant=made)
        for name, (index, made) in list(zip(names, pairs, strict=True))[:_TOLD]
    )
    figure = figures.start(title, subtitle, texts.SHIFTS_ALT.format(variant=variant, year=year, rows=told))
    _lines(figure, rows["index_points"], rows["variant_points"], None)
    hover = [
        texts.SHIFTS_HOVER.format(name=figures.plain(name), index=index, variant=made)
        for name, (index, made) in zip(names, pairs, strict=True)
    ]
    _marks(figure, rows["index_points"], texts.SHIFTS_INDEX, _OFFICIAL, hover)
    marker = {"symbol": "circle", "size": 11, "color": theme.PRIMARY}
    _marks(figure, rows["variant_points"], texts.SHIFTS_VARIANT, marker, hover)
    figure.update_xaxes(title=texts.AXIS_POINTS, range=[-0.7, MAX_POINTS + 0.7], dtick=5)
    return _named(figure, names)


def transitions(rows: pd.DataFrame, variant: str, year: int) -> go.Figure:
    """Draw how many municipalities go from each band of the index to each band of a variant.

    Args:
        rows: columns ``band_from``, ``band_to``, ``municipality_count``.
        variant: its name.
        year: of the index.
    """
    order = list(Band)
    step = rows["band_to"].map(order.index).astype(int) - rows["band_from"].map(order.index).astype(int)
    counts = rows["municipality_count"]
    alt = texts.VARIANT_TRANSITIONS_ALT.format(
        variant=variant,
        year=year,
        stayed=numbers.counted(counts[step == 0].sum(), "municipality"),
        heavier=numbers.integer(counts[step > 0].sum()),
        lighter=numbers.integer(counts[step < 0].sum()),
    )
    return charts.transitions(rows, *texts.VARIANT_COMPARED).update_layout(meta={"alt": alt})


def ranks(rows: pd.DataFrame, area: str, year: int) -> go.Figure:
    """Draw the interval of ranks of municipalities with the median and the official rank.

    Args:
        rows: columns of ``queries.sensitivity.draws``; drawn in the given order from the top.
        area: label of the area.
        year: of the index.
    """
    subtitle = texts.RANKS_SUBTITLE.format(count=len(rows), area=area, year=year)
    figure = _intervals(
        rows, ("rank_low", "rank_high", "rank"), (texts.RANKS_TITLE, subtitle, texts.RANKS_ALT), "rank_median"
    )
    return figure if rows.empty else figure.update_xaxes(title=texts.RANKS_AXIS, rangemode="tozero")


def points(rows: pd.DataFrame, area: str, year: int) -> go.Figure:
    """Draw the interval of points of municipalities with the points of the index.

    Args:
        rows: columns of ``queries.sensitivity.wobble``; drawn in the given order from the top.
        area: label of the area.
        year: of the index.
    """
    subtitle = texts.POINTS_INTERVAL_SUBTITLE.format(count=len(rows), area=area, year=year)
    words = (texts.POINTS_INTERVAL_TITLE, subtitle, texts.POINTS_INTERVAL_ALT)
    figure = _intervals(rows, ("points_low", "points_high", "index_points"), words)
    if rows.empty:
        return figure
    for start in BAND_STARTS[1:]:
        figure.add_vline(x=start - 0.5, line={"color": theme.TEXT_MUTED, "width": 1, "dash": "dot"})
    return figure.update_xaxes(title=texts.AXIS_POINTS, range=[-0.7, MAX_POINTS + 0.7], dtick=5)


def _intervals(
    rows: pd.DataFrame, columns: tuple[str, str, str], words: tuple[str, str, str], middle: str | None = None
) -> go.Figure:
    """Lines from ``columns[0]`` to ``columns[1]`` with a mark at ``columns[2]`` and one at the median if there is."""
    title, subtitle, alt = words
    if rows.empty:
        return figures.empty(title, subtitle)
    names = _names(rows)
    low, high, official = (rows[column] for column in columns)
    ends = [(numbers.integer(first), numbers.integer(last)) for first, last in zip(low, high, strict=True)]
    told = "; ".join(
        texts.INTERVAL_ROW.format(name=name, low=first, high=last)
        for name, (first, last) in list(zip(names, ends, strict=True))[:_TOLD]
    )
    figure = figures.start(title, subtitle, alt.format(rows=told))
    medians = (
        [texts.INTERVAL_MEDIAN_HOVER.format(value=numbers.integer(each)) for each in rows[middle]]
        if middle
        else [texts.INTERVAL_NO_MEDIAN] * len(rows)
    )
    hover = [
        texts.INTERVAL_HOVER.format(
            name=figures.plain(name), low=first, high=last, middle=median, official=numbers.integer(index)
        )
        for name, (first, last), median, index in zip(names, ends, medians, official, strict=True)
    ]
    _lines(figure, low, high, texts.INTERVAL_LINE)
    if middle:
        marker = {"symbol": "line-ns-open", "size": 13, "color": theme.TEXT, "line": {"width": 2}}
        _marks(figure, rows[middle], texts.INTERVAL_MEDIAN, marker, hover)
    _marks(figure, official, texts.INTERVAL_OFFICIAL, _OFFICIAL, hover)
    return _named(figure, names)


def mix(rows: pd.DataFrame, area: str, year: int, kind: str) -> go.Figure:
    """Draw for each band of the index how often its municipalities come out in each band.

    Args:
        rows: columns ``band``, ``municipality_count`` and ``BAND_SHARES`` (0–1), see ``view.sensitivity.mixed``.
        area: label of the area.
        year: of the index.
        kind: ``draws`` or ``small``.
    """
    title = texts.MIX_TITLE[kind]
    subtitle = texts.MIX_SUBTITLE.format(area=area, year=year, what=texts.MIX_WHAT[kind])
    if rows.empty:
        return figures.empty(title, subtitle)
    shares = dict(zip(Band, BAND_SHARES, strict=True))
    told = "; ".join(
        texts.MIX_ROW.format(band=texts.BAND_LABEL[band], share=numbers.percent(row[shares[Band(band)]]))
        for band, row in rows.set_index("band").iterrows()
    )
    figure = figures.start(title, subtitle, texts.MIX_ALT.format(rows=told))
    labels = [texts.BAND_LABEL[band] for band in rows["band"]]
    for band, column in shares.items():
        figure.add_bar(
            orientation="h",
            y=labels,
            x=(100 * rows[column]).to_numpy(),
            name=texts.BAND_LABEL[band],
            marker={"color": theme.BAND_COLOUR[band], "line": {"color": theme.OUTLINE, "width": 0.5}},
            hovertext=[
                texts.MIX_HOVER.format(
                    band=label,
                    count=numbers.counted(count, "municipality"),
                    to=texts.BAND_LABEL[band],
                    share=numbers.percent(share),
                )
                for label, count, share in zip(labels, rows["municipality_count"], rows[column], strict=True)
            ],
            hovertemplate=_HOVER,
        )
    figure.update_layout(barmode="stack", bargap=0.35, height=HEADER + FOOTER + 50 + 44 * len(rows))
    figure.update_xaxes(title=texts.MIX_AXIS, range=[0, 100])
    return figure.update_yaxes(autorange="reversed", ticksuffix=" ")


def influence(rows: pd.DataFrame, year: int) -> go.Figure:
    """Draw the share of each group of choices in the variance.

    Args:
        rows: columns ``choice``, ``variance_share`` (0–1), in the order from the top.
        year: of the index.
    """
    title, subtitle = texts.INFLUENCE_TITLE, texts.INFLUENCE_SUBTITLE.format(year=year)
    if rows.empty:
        return figures.empty(title, subtitle)
    labels = [texts.INFLUENCE_CHOICE[choice] for choice in rows["choice"]]
    written = [numbers.percent(share) for share in rows["variance_share"]]
    told = "; ".join(f"{label} {share}" for label, share in zip(labels, written, strict=True))
    figure = figures.start(title, subtitle, texts.INFLUENCE_ALT.format(rows=told))
    figure.add_bar(
        orientation="h",
        y=labels,
        x=(100 * rows["variance_share"]).to_numpy(),
        marker={"color": [theme.NEUTRAL if choice == "rest" else theme.PRIMARY for choice in rows["choice"]]},
        text=written,
        textposition="outside",
        cliponaxis=False,
        hovertext=[f"<b>{label}</b><br>{share}" for label, share in zip(labels, written, strict=True)],
        hovertemplate=_HOVER,
    )
    most = 100 * rows["variance_share"].max()
    figure.update_layout(showlegend=False, height=HEADER + FOOTER + ROW * len(rows))
    figure.update_xaxes(title=texts.INFLUENCE_AXIS, range=[min(0, 100 * rows["variance_share"].min()), 1.25 * most])
    return figure.update_yaxes(autorange="reversed", ticksuffix=" ")


def chances(rows: pd.DataFrame, name: str, year: int) -> go.Figure:
    """Draw how likely each number of points of a municipality is, coloured by band, with the points of the index.

    Args:
        rows: columns ``index_points`` (0–30), ``probability_share`` (0–1), ``is_index`` (true once).
        name: of the municipality.
        year: of the index.
    """
    title, subtitle = texts.CHANCE_TITLE, texts.CHANCE_SUBTITLE.format(name=name, year=year)
    if rows.empty:
        return figures.empty(title, subtitle)
    likely, official = rows["probability_share"].to_numpy(), int(rows.loc[rows["is_index"], "index_points"].item())
    low, high = (numbers.integer(int(quantile(likely, level))) for level in (LOW, HIGH))
    alt = texts.CHANCE_ALT.format(name=name, year=year, points=numbers.points(official), low=low, high=high)
    figure = figures.start(title, subtitle, alt)
    bands = band_of(rows["index_points"])
    for band in Band:
        part = rows[bands == band]
        figure.add_bar(
            x=part["index_points"].to_numpy(),
            y=(100 * part["probability_share"]).to_numpy(),
            name=texts.BAND_LABEL[band],
            marker={"color": theme.BAND_COLOUR[band], "line": {"color": theme.OUTLINE, "width": 0.5}},
            hovertext=[
                f"<b>{numbers.points(row.index_points)}</b><br>{numbers.percent(row.probability_share)}"
                for row in part.itertuples()
            ],
            hovertemplate=_HOVER,
        )
    written = texts.CHANCE_OFFICIAL.format(points=numbers.points(official))
    line = {"color": theme.SERIES[1].colour, "width": 2, "dash": "dash"}
    figure.add_vline(x=official, line=line, annotation_text=written, annotation_position="top")
    figure.update_layout(bargap=0.12, height=400)
    figure.update_xaxes(title=texts.AXIS_POINTS, range=[-0.7, MAX_POINTS + 0.7], dtick=5)
    return figure.update_yaxes(title=texts.CHANCE_AXIS, range=[0, 112 * likely.max()])


def _names(rows: pd.DataFrame) -> list[str]:
    """Municipalities with their okres, which alone tells equal names apart."""
    return [f"{row.municipality_name} ({row.district_name})" for row in rows.itertuples()]


def _places(value: float) -> int:
    """Decimal places of points that may have been stretched."""
    return 0 if float(value).is_integer() else 1


def _lines(figure: go.Figure, low: Iterable[float], high: Iterable[float], name: str | None) -> None:
    """One trace of horizontal lines, a row each; without a name it is not in the legend."""
    x, y = [], []
    for row, (first, last) in enumerate(zip(low, high, strict=True)):
        x += [first, last, None]
        y += [row, row, None]
    figure.add_scatter(
        x=np.array(x, dtype=float),
        y=np.array(y, dtype=float),
        mode="lines",
        line={"color": theme.SEQUENTIAL[3], "width": 7 if name else 3},
        name=name,
        showlegend=name is not None,
        hoverinfo="skip",
    )


def _marks(figure: go.Figure, values: pd.Series, name: str, marker: dict[str, object], hover: list[str]) -> None:
    figure.add_scatter(
        x=values.to_numpy(dtype=float),
        y=np.arange(len(values)),
        mode="markers",
        name=name,
        marker=marker,
        hovertext=hover,
        hovertemplate=_HOVER,
        cliponaxis=False,
    )


def _named(figure: go.Figure, names: list[str]) -> go.Figure:
    """Write the names beside the rows, the first at the top."""
    labels = [figures.wrap(name, LABEL_WIDTH) for name in names]
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=labels,
        range=[len(names) - 0.4, -0.6],
        ticksuffix=" ",
        zeroline=False,
    )
    return figure.update_layout(height=HEADER + FOOTER + 40 + ROW * len(names))

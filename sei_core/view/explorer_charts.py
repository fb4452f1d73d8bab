"""Charts of the explorer: any two measures of municipalities, how each is spread, correlations, groups compared.

Each point and bar carries the codes of its municipalities apart by ``BETWEEN_CODES`` in ``customdata``, so that what a
reader marks can be told from the chart alone. The selection is drawn here, not by Plotly, which forgets it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.bands import Band
from sei_core.domain.cooperation import Standing
from sei_core.domain.regression import Line
from sei_core.domain.selection import is_in
from sei_core.view import explorer, figures, numbers, texts, theme
from sei_core.view.explorer import Drawn, Plot, Shown
from sei_core.view.maps import Shading

BETWEEN_CODES = "|"
HEIGHT, HISTOGRAM_HEIGHT = 560, 260
BINS = 30
_SMALLEST, _LARGEST = 6.0, 34.0
_FAINT = 0.18
_HOVER = "%{hovertext}<extra></extra>"
_NAME_SIZE = 12


def scatter(drawn: Drawn, plot: Plot, chosen: Sequence[str], shaded: Shading) -> go.Figure:
    """Draw municipalities by two measures.

    Args:
        drawn: of ``explorer.drawn``.
        plot: what is shown.
        chosen: codes of the selected municipalities; the others fade if there are any.
        shaded: classes of the map, for the colour by it.
    """
    rows, fitted, named = drawn.rows, drawn.line, drawn.named
    title = texts.EXPLORER_SCATTER.format(y=explorer.title(plot.y), x=explorer.title(plot.x))
    count = numbers.counted(len(rows), "municipality")
    subtitle = texts.EXPLORER_SUBTITLE.format(area=plot.area.label, year=plot.year, count=count)
    if rows.empty:
        return figures.empty(title, subtitle)
    figure = figures.start(title, subtitle, _alt(rows, plot, fitted, named))
    groups = _groups(rows, plot, chosen, shaded)
    _add_thresholds(figure, rows, plot)
    if fitted is not None:
        _add_fit(figure, rows, plot, fitted)
    for number, (label, colour, symbol) in enumerate(_legend(plot, shaded)):
        part = groups[groups["group"] == number]
        if len(part):
            figure.add_trace(_points(part, label, colour, symbol, bool(chosen)))
            figure.add_trace(_key(label, colour, symbol))
    _add_names(figure, rows, plot, named)
    for axis, column, is_log in ((figure.update_xaxes, plot.x, plot.log_x), (figure.update_yaxes, plot.y, plot.log_y)):
        scale = {"type": "log", "dtick": 1} if is_log else {"type": "linear"}
        axis(title=explorer.with_unit(column), zeroline=False, **scale)
    drag = plot.drag if plot.drag != "none" else False
    height = HEIGHT + 14 * max(0, groups["group"].nunique() - 6)  # a long legend stands below each other on a phone
    return figure.update_layout(height=height, dragmode=drag, newselection={"line": {"color": theme.TEXT}})


def histogram(bins: pd.DataFrame, column: str, plot: Plot) -> go.Figure:
    """Draw how many municipalities have how much of a measure, the selected ones dark.

    Args:
        bins: rows of ``binned``.
        column: the measure.
        plot: of the page, for area, year and dragging.
    """
    title = texts.EXPLORER_HISTOGRAM.format(measure=explorer.title(column))
    count = numbers.counted(int(bins["municipality_count"].sum()), "municipality")
    subtitle = texts.EXPLORER_SUBTITLE.format(area=plot.area.label, year=plot.year, count=count)
    if bins.empty:
        return figures.empty(title, subtitle)
    most = bins.loc[bins["municipality_count"].idxmax()]
    alt = texts.EXPLORER_HISTOGRAM_ALT.format(
        measure=explorer.with_unit(column),
        area=plot.area.label,
        year=plot.year,
        count=count,
        most=numbers.integer(most["municipality_count"]),
        where=_bin_label(most["bin_low"], most["bin_high"]),
    )
    figure = figures.start(title, subtitle, alt)
    centre = (bins["bin_low"] + bins["bin_high"]) / 2
    if _is_whole(column):
        centre = bins["bin_low"]
    is_picked = bool(bins["selected_count"].any())
    parts = [(bins["municipality_count"] - bins["selected_count"], texts.EXPLORER_REST, theme.SEQUENTIAL[2])]
    if is_picked:
        parts.insert(0, (bins["selected_count"], texts.EXPLORER_SELECTED, theme.SERIES[1].colour))
    for counts, label, colour in parts:
        hover = [
            f"{_bin_label(low, high)}<br>{label}: {numbers.counted(number, 'municipality')}"
            for low, high, number in zip(bins["bin_low"], bins["bin_high"], counts, strict=True)
        ]
        figure.add_bar(
            x=centre.to_numpy(dtype=float),
            y=counts.to_numpy(),
            customdata=bins["codes"].to_numpy(),
            name=label,
            marker={"color": colour, "line": {"color": theme.OUTLINE, "width": 0.5}},
            hovertext=hover,
            hovertemplate=_HOVER,
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    figure.update_xaxes(title=explorer.with_unit(column))
    figure.update_yaxes(title=texts.EXPLORER_HISTOGRAM_Y, rangemode="tozero", nticks=5)
    drag = "select" if plot.drag != "none" else False
    return figure.update_layout(
        height=HISTOGRAM_HEIGHT, barmode="stack", bargap=0.05, dragmode=drag, selectdirection="h", showlegend=is_picked
    )


def binned(rows: pd.DataFrame, column: str, chosen: Sequence[str]) -> pd.DataFrame:
    """Count municipalities by a measure: each whole point by itself, others in ``BINS`` bins of the same width.

    Returns:
        ``bin_low`` (included), ``bin_high`` (included in the last bin only; of points the same), in the unit shown,
        ``municipality_count``, ``selected_count``, ``codes``; none where nothing is known.
    """
    known = rows[rows[column].notna()]
    columns = ["bin_low", "bin_high", "municipality_count", "selected_count", "codes"]
    if known.empty:
        return pd.DataFrame(columns=columns)
    values = explorer.scaled(known, column)
    if _is_whole(column) or np.ptp(values) == 0:
        lows = np.arange(values.min(), values.max() + 1) if _is_whole(column) else np.unique(values)
        highs = lows
    else:
        edges = np.histogram_bin_edges(values, BINS)
        lows, highs = edges[:-1], edges[1:]
    place = np.clip(np.searchsorted(lows, values, side="right") - 1, 0, len(lows) - 1)
    is_picked = is_in(known["municipality_code"], chosen)
    codes = known.groupby(place)["municipality_code"].agg(BETWEEN_CODES.join).reindex(range(len(lows)), fill_value="")
    counts = np.bincount(place, minlength=len(lows)), np.bincount(place[is_picked], minlength=len(lows))
    return pd.DataFrame(dict(zip(columns, (lows, highs, *counts, codes.to_numpy()), strict=True)))


def correlations(pairs: pd.DataFrame, columns: Sequence[str], title: str, shown: Shown) -> go.Figure:
    """Draw a triangle of coefficients, written in their cells.

    Args:
        pairs: rows of ``correlation.matrix``.
        columns: measures in the order of the matrix.
        title: of the coefficient.
        shown: where and when.
    """
    area, year = shown.area.label, shown.year
    subtitle = texts.EXPLORER_PLACE.format(area=area, year=year)
    if not pairs["correlation"].notna().any():
        return figures.empty(title, subtitle)
    names = [figures.wrap(explorer.title(column), 16) for column in columns]
    place = {column: number for number, column in enumerate(columns)}
    values = np.full((len(columns), len(columns)), np.nan)
    hover = np.full(values.shape, "", dtype=object)
    for row in pairs.itertuples():
        at = place[row.second], place[row.first]
        values[at] = row.correlation
        interval = texts.EXPLORER_BIN.format(
            low=numbers.decimal(row.interval_low, 2), high=numbers.decimal(row.interval_high, 2)
        )
        hover[at] = (
            f"{figures.plain(explorer.title(row.first))}<br>{figures.plain(explorer.title(row.second))}"
            f"<br>{numbers.decimal(row.correlation, 2)} ({interval})<br>"
            f"{numbers.counted(row.pair_count, 'municipality')}"
        )
    written = "; ".join(
        f"{explorer.title(row.first)} – {explorer.title(row.second)} {numbers.decimal(row.correlation, 2)}"
        for row in pairs.itertuples()
    )
    figure = figures.start(
        title, subtitle, texts.EXPLORER_CORRELATION_ALT.format(title=title, area=area, year=year, rows=written)
    )
    scale = [[step / (len(theme.DIVERGING) - 1), colour] for step, colour in enumerate(theme.DIVERGING)]
    cells = values[1:, :-1]
    figure.add_heatmap(
        z=cells,
        x=names[:-1],
        y=names[1:],
        zmin=-1,
        zmax=1,
        colorscale=scale,
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
        hovertext=hover[1:, :-1],
        hovertemplate=_HOVER,
        text=[[numbers.decimal(value, 2) if not np.isnan(value) else "" for value in row] for row in cells],
        texttemplate="%{text}",
    )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(showgrid=False)
    return figure.update_layout(height=230 + 58 * len(columns))


def comparison(groups: pd.DataFrame, year: int) -> go.Figure:
    """Draw the five shares of groups of municipalities beside each other.

    Args:
        groups: rows of ``selection.compared``, five at most.
        year: of the values.
    """
    title, subtitle = texts.EXPLORER_COMPARISON, texts.CHART_YEAR.format(year=year)
    written = "; ".join(
        f"{row['group_name']}: "
        + ", ".join(f"{explorer.title(share)} {numbers.percent(row[share])}" for share in explorer.SHARES)
        for _, row in groups.iterrows()
    )
    figure = figures.start(title, subtitle, texts.EXPLORER_COMPARISON_ALT.format(year=year, rows=written))
    names = [figures.wrap(texts.INDICATOR_SHORT[share.removesuffix("_share")], 14) for share in explorer.SHARES]
    for style, (_, row) in zip(theme.SERIES, groups.iterrows(), strict=False):
        shares = [row[share] for share in explorer.SHARES]
        figure.add_bar(
            x=names,
            y=[100 * share for share in shares],
            name=figures.plain(row["group_name"]),
            marker={"color": style.colour},
            text=[numbers.percent(share) for share in shares],
            textposition="outside",
            hovertemplate="%{x}<br>%{fullData.name}: %{text}<extra></extra>",
        )
    figure.update_yaxes(ticksuffix="\u00a0%", rangemode="tozero")
    return figure.update_layout(height=400, barmode="group")


def _alt(rows: pd.DataFrame, plot: Plot, fitted: Line | None, named: np.ndarray) -> str:
    shown = rows[["municipality_name", "district_name"]].iloc[named]  # of few columns: taking rows of 45 is slow
    names = shown["municipality_name"] + " (" + shown["district_name"] + ")"
    return texts.EXPLORER_SCATTER_ALT.format(
        x=explorer.with_unit(plot.x),
        log_x=texts.EXPLORER_LOG if plot.log_x else "",
        y=explorer.with_unit(plot.y),
        log_y=texts.EXPLORER_LOG if plot.log_y else "",
        area=plot.area.label,
        year=plot.year,
        count=numbers.counted(len(rows), "municipality"),
        colour=texts.EXPLORER_COLOUR_CHOICE[plot.colour],
        size=explorer.size_title(plot.size),
        labels=", ".join(names) or numbers.MISSING,
        drag=texts.EXPLORER_DRAG_CHOICE[plot.drag],
        fit=explorer.fit_sentence(fitted, plot),
    )


def _legend(plot: Plot, shaded: Shading) -> list[tuple[str, str, str]]:
    """Label, colour and symbol of each group."""
    if plot.colour == "measure":
        found = [*zip(shaded.labels, shaded.colours, strict=True), (shaded.missing, theme.NO_DATA)]
    elif plot.colour == "band":
        found = [(texts.BAND_LABEL[band], theme.BAND_COLOUR[band]) for band in Band]
    elif plot.colour == "standing":
        colours = theme.STANDING_COLOUR
        found = [(texts.EXPLORER_STANDING_CHOICE[each], colours.get(each, theme.SURFACE)) for each in Standing]
    elif plot.colour == "status":
        found = list(zip(texts.EXPLORER_STATUS_CHOICE.values(), theme.CATEGORY, strict=False))
    else:
        repeated = [theme.CATEGORY[number % len(theme.CATEGORY)] for number in range(len(plot.regions))]
        found = list(zip(plot.regions.values(), repeated, strict=True))
    symbols = [style.symbol for style in theme.SERIES]
    is_varied = plot.colour in ("region", "status")
    return [
        (label, colour, symbols[number % len(symbols)] if is_varied else "circle")
        for number, (label, colour) in enumerate(found)
    ]


def _group_of(rows: pd.DataFrame, plot: Plot, shaded: Shading) -> np.ndarray:
    if plot.colour == "measure":
        classes = shaded.classes.of(rows["map_value"])
        return np.where(classes < 0, shaded.classes.number, classes)
    keys = {
        "band": list(Band),
        "standing": list(Standing),
        "status": list(texts.EXPLORER_STATUS_CHOICE),
        "region": list(plot.regions),
    }[plot.colour]
    return pd.Index([str(key) for key in keys]).get_indexer(rows[explorer.colour_column(plot)])


def _groups(rows: pd.DataFrame, plot: Plot, chosen: Sequence[str], shaded: Shading) -> pd.DataFrame:
    """One row a point: places with the same values, group and selection are one where size means nothing."""
    points = pd.DataFrame(
        {
            "x": explorer.scaled(rows, plot.x),
            "y": explorer.scaled(rows, plot.y),
            "group": _group_of(rows, plot, shaded),
            "is_picked": is_in(rows["municipality_code"], chosen),
            "codes": rows["municipality_code"].to_numpy(),
            "names": (rows["municipality_name"] + " (" + rows["district_name"] + ")").to_numpy(),
            "size": 1.0 if plot.size == explorer.EQUAL else rows[plot.size].to_numpy(dtype=float, na_value=np.nan),
        }
    )
    if plot.size == explorer.EQUAL:
        keys = ["x", "y", "group", "is_picked"]
        equal = points.duplicated(keys, keep=False)
        if equal.any():
            together = points[equal].groupby(keys, sort=False)
            merged = together.agg(
                codes=("codes", BETWEEN_CODES.join), names=("names", "first"), size=("size", "sum")
            ).reset_index()
            points = pd.concat([merged, points[~equal]], ignore_index=True)
        points["diameter"] = np.minimum(_SMALLEST * np.sqrt(points["size"]), _LARGEST)
        more = np.where(points["size"] > 1, points["size"] - 1, 0).astype(int)
    else:
        largest = np.nanmax(points["size"].to_numpy()) or 1.0
        points["diameter"] = np.maximum(_LARGEST * 1.3 * np.sqrt(points["size"].fillna(0) / largest), 3.5)
        points = points.sort_values("size", ascending=False)  # small ones are drawn over large ones
        more = np.zeros(len(points), dtype=int)
    text = points["names"].map(figures.plain)
    points["hover"] = [
        name + (texts.EXPLORER_HOVER_MORE.format(count=numbers.integer(count)) if count else "")
        for name, count in zip(text, more, strict=True)
    ]
    return points


def _points(part: pd.DataFrame, label: str, colour: str, symbol: str, has_picked: bool) -> go.Scatter:
    picked = part["is_picked"].to_numpy()
    marker = {
        "color": colour,
        "symbol": symbol,
        "size": part["diameter"].to_numpy(),
        "opacity": np.where(picked, 1.0, _FAINT) if has_picked else 0.8,
        "line": {
            "color": np.where(picked, theme.SERIES[1].colour, theme.OUTLINE) if has_picked else theme.OUTLINE,
            "width": np.where(picked, 2.0, 0.5) if has_picked else 0.5,
        },
    }
    return go.Scatter(
        x=part["x"].to_numpy(),
        y=part["y"].to_numpy(),
        customdata=part["codes"].to_numpy(),
        mode="markers",
        name=figures.plain(label),
        showlegend=False,
        marker=marker,
        hovertext=part["hover"].to_numpy(),
        hovertemplate="<b>%{hovertext}</b><br>x: %{x}<br>y: %{y}<extra>%{fullData.name}</extra>",
        unselected={"marker": {"opacity": 0.5}},
    )


def _key(label: str, colour: str, symbol: str) -> go.Scatter:
    """An entry of the legend: that of the points themselves would fade with them."""
    line = {"color": theme.OUTLINE, "width": 0.5}
    marker = {"color": colour, "symbol": symbol, "size": 9, "line": line}
    return go.Scatter(x=[None], y=[None], mode="markers", name=figures.plain(label), marker=marker)


def _add_fit(figure: go.Figure, rows: pd.DataFrame, plot: Plot, fitted: Line) -> None:
    x = explorer.scaled(rows, plot.x, plot.log_x)
    along = np.linspace(x.min(), x.max(), 60)
    low, high = fitted.interval(along)
    back = [lambda values, is_log=is_log: 10**values if is_log else values for is_log in (plot.log_x, plot.log_y)]
    shared = {"hoverinfo": "skip", "mode": "lines", "x": back[0](along)}
    faint = {"line": {"width": 0}, "showlegend": False}
    figure.add_scatter(y=back[1](low), **shared, **faint)
    shade = {"fill": "tonexty", "fillcolor": _translucent(theme.NEUTRAL), "line": {"width": 0}}
    figure.add_scatter(y=back[1](high), name=texts.EXPLORER_FIT_BAND, **shared, **shade)
    figure.add_scatter(
        y=back[1](fitted.at(along)), name=texts.EXPLORER_FIT_LINE, line={"color": theme.TEXT, "width": 2}, **shared
    )


def _add_thresholds(figure: go.Figure, rows: pd.DataFrame, plot: Plot) -> None:
    """Dotted lines at the bounds of the method that lie within the drawn values."""
    x, y = explorer.scaled(rows, plot.x), explorer.scaled(rows, plot.y)
    shared = {
        "mode": "lines",
        "line": {"color": theme.OUTLINE, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    for bound in explorer.thresholds(plot.x):
        if x.min() <= bound <= x.max():
            figure.add_scatter(x=[bound, bound], y=[y.min(), y.max()], **shared)
    for bound in explorer.thresholds(plot.y):
        if y.min() <= bound <= y.max():
            figure.add_scatter(x=[x.min(), x.max()], y=[bound, bound], **shared)


def _add_names(figure: go.Figure, rows: pd.DataFrame, plot: Plot, named: np.ndarray) -> None:
    if not len(named):
        return
    shown = rows[list(dict.fromkeys(("municipality_name", plot.x, plot.y)))].iloc[named]
    middle = np.nanmedian(explorer.scaled(rows, plot.x))
    x = explorer.scaled(shown, plot.x)
    figure.add_scatter(
        x=x,
        y=explorer.scaled(shown, plot.y),
        mode="text",
        text=[f"{numbers.NBSP * 3}{figures.plain(name)}{numbers.NBSP * 3}" for name in shown["municipality_name"]],
        textposition=np.where(x > middle, "middle left", "middle right"),
        textfont={"color": theme.TEXT, "size": _NAME_SIZE},
        hoverinfo="skip",
        showlegend=False,
    )


def _is_whole(column: str) -> bool:
    return column.endswith("_points")


def _bin_label(low: float, high: float) -> str:
    if low == high:
        return numbers.plain(round(low, 2))
    return texts.EXPLORER_BIN.format(low=numbers.decimal(low, 2), high=numbers.decimal(high, 2))


def _translucent(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.3)"

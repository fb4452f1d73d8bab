"""Figure builders: a tidy frame in, a Plotly figure out; nothing is read, shown or coloured by hand here.

Every figure says what and when in its title, carries a Czech description for readers who cannot see it in
``layout.meta["alt"]``, and answers an empty frame with an empty figure that says so. Show it with ``CONFIG`` and
without Streamlit's own chart theme. Names may hold any character: they are escaped before they reach Plotly.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, Band, band_of
from sei_core.domain.change import WHOLE_INDEX, causes_in
from sei_core.domain.indicators import INDICATORS, MAX_TEST_POINTS, Test
from sei_core.domain.levels import Level
from sei_core.view import figures, numbers, texts, theme

#: For ``st.plotly_chart(config=…)``: no buttons over the chart, no link elsewhere.
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "showTips": False}

LABEL_WIDTH = 22
ROW_HEIGHT, CELL_HEIGHT = 28, 34
HEADER_HEIGHT, FOOTER_HEIGHT = 84, 84

#: More rows than this no reader compares; the rest is in the table.
MOST_AREAS = 40

_HEAT_COLUMN = {"ratio": "ratio", "points": "mean_points"}

#: Bounds of the seven colour classes of ``heat``.
HEAT_BOUNDS = {"ratio": (0.5, 0.75, 1.0, 1.25, 1.6, 2.0), "points": (0.25, 0.5, 1.0, 1.5, 2.0, 3.0)}

_HOVER = "%{hovertext}<extra></extra>"
_INDICATOR_KEYS = [indicator.key for indicator in INDICATORS]


def bands_by_area(
    counts: pd.DataFrame, year: int, level: Level = Level.REGION, weight: str = "municipality_count"
) -> go.Figure:
    """Draw one bar per area, split by the share of its municipalities or inhabitants in each band.

    Args:
        counts: columns ``area_name``, ``band``, and ``weight``; areas keep the order of first appearance, from the top.
            The first ``MOST_AREAS`` are drawn.
        year: of the index.
        level: of the areas.
        weight: ``municipality_count`` or ``population_15plus``.
    """
    title = texts.BANDS_TITLE.format(where=texts.LEVEL_IN[level])
    counts, part = _first_areas(counts)
    subtitle = _subtitle(texts.CHART_YEAR.format(year=year), texts.WEIGHT_LABEL[weight], part)
    if counts.empty:
        return figures.empty(title, subtitle)
    shares = _shares_of_bands(counts, weight)
    high = shares[Band.HIGH].fillna(0.0)
    alt = texts.BANDS_ALT.format(
        weight=texts.WEIGHT_LABEL[weight],
        year=year,
        first=high.idxmax(),
        high=numbers.percent(high.max()),
        last=high.idxmin(),
        low=numbers.percent(high.min()),
    )
    return _band_bars(figures.start(title, subtitle, alt), counts, weight)


def _first_areas(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Keep as many areas as a chart can name, and say so; the table beside it has them all."""
    names = rows["area_name"].unique()
    if len(names) <= MOST_AREAS:
        return rows, ""
    return rows[rows["area_name"].isin(names[:MOST_AREAS])], texts.CHART_PART.format(first=MOST_AREAS, total=len(names))


def band_totals(counts: pd.DataFrame, year: int, weight: str = "municipality_count") -> go.Figure:
    """Draw the bands of a whole country, with and without Praha, with the counts written in the bars.

    Args:
        counts: columns ``area_name``, ``band``, and ``weight``; one bar per name, in order of first appearance.
        year: of the index.
        weight: ``municipality_count`` or ``population_15plus``.
    """
    title = texts.BANDS_TOTAL_TITLE_OF[weight]
    subtitle = _subtitle(texts.CHART_YEAR.format(year=year), texts.WEIGHT_LABEL[weight])
    if counts.empty:
        return figures.empty(title, subtitle)
    shares = _shares_of_bands(counts, weight)
    rows = "; ".join(
        f"{name}: " + ", ".join(f"{texts.BAND_LABEL[band]} {numbers.percent(row[band])}" for band in Band)
        for name, row in shares.iterrows()
    )
    alt = texts.BANDS_TOTAL_ALT.format(weight=texts.WEIGHT_LABEL[weight], year=year, rows=rows)
    figure = _band_bars(figures.start(title, subtitle, alt), counts, weight)
    for trace in figure.data:
        written = [numbers.percent(x / 100) if x >= 9 else "" for x in trace.x]
        trace.update(text=written, textposition="inside", insidetextanchor="middle", textangle=0, width=0.62)
        trace.textfont = {"color": theme.text_on(trace.marker.color)}
    return _sized(figure, len(shares), row_height=46)


def _shares_of_bands(counts: pd.DataFrame, weight: str) -> pd.DataFrame:
    wide = counts.pivot_table(weight, "area_name", "band", sort=False).reindex(columns=list(Band))
    return wide.div(wide.sum(axis=1), axis=0)


def _band_bars(figure: go.Figure, counts: pd.DataFrame, weight: str) -> go.Figure:
    shares = _shares_of_bands(counts, weight)
    wide = counts.pivot_table(weight, "area_name", "band", sort=False).reindex(columns=list(Band))
    for band in Band:
        hover = [
            f"<b>{figures.plain(name)}</b><br>{numbers.percent(share)} · {texts.BAND_LABEL[band]}"
            f"<br>{numbers.counted(count, texts.WEIGHT_NOUN[weight])}"
            for name, share, count in zip(shares.index, shares[band], wide[band], strict=True)
        ]
        figure.add_bar(
            orientation="h",
            y=_labels(shares.index),
            x=(100 * shares[band]).to_numpy(),
            name=texts.BAND_LABEL[band],
            marker={"color": theme.BAND_COLOUR[band], "line": {"color": theme.OUTLINE, "width": 0.5}},
            hovertext=hover,
            hovertemplate=_HOVER,
        )
    figure.update_layout(barmode="stack", bargap=0.25, uniformtext={"minsize": 10, "mode": "hide"})
    ticks = [0, 25, 50, 75, 100]
    figure.update_xaxes(range=[0, 100], tickvals=ticks, ticktext=[numbers.percent(tick / 100, 0) for tick in ticks])
    figure.update_yaxes(autorange="reversed", ticksuffix=" ")
    return _sized(figure, len(shares))


def published_series(totals: pd.DataFrame) -> go.Figure:
    """Draw the published country totals over years: one panel for each threshold, never joined.

    A line joins neighbouring years only, and no line leads to a year for which sources contradict each other: all its
    values stand there as points.

    Args:
        totals: columns ``year``, ``points_from``, ``points_to``, ``municipality_count``, ``note``, ``attribution``;
            only rows up to the highest points (``≥ 12``, ``≥ 8``) are drawn, highest threshold first.
    """
    title = texts.SERIES_TITLE
    open_ended = totals[(totals["points_to"] == MAX_POINTS) & (totals["points_from"] > 0)]
    if open_ended.empty:
        return figures.empty(title)
    first, last = int(open_ended["year"].min()), int(open_ended["year"].max())
    subtitle = texts.SERIES_SUBTITLE.format(first=first, last=last)
    if open_ended.duplicated(["year", "points_from"]).any():
        subtitle += f" · {texts.SERIES_CONFLICT}"
    panels = [
        (texts.SERIES_PANEL.format(points_from=points_from), rows.sort_values(["year", "municipality_count"]))
        for points_from, rows in sorted(open_ended.groupby("points_from"), reverse=True)
    ]
    alt = texts.SERIES_ALT.format(
        panels="; ".join(texts.SERIES_PANEL_ALT.format(panel=name, values=_yearly(rows)) for name, rows in panels)
    )
    figure = _panels(title, subtitle, alt, [name for name, _ in panels], shared_xaxes=True, spacing=60, height=190)
    for row, ((name, rows), style) in enumerate(zip(panels, theme.SERIES, strict=False), start=1):
        figure.add_trace(_gap_line(rows, style), row=row, col=1)
        figure.add_trace(_published_points(rows, name, style), row=row, col=1)
        figure.update_yaxes(range=[0, 1.3 * rows["municipality_count"].max()], nticks=4, row=row, col=1)
    figure.update_xaxes(range=[first - 0.5, last + 0.5], dtick=1, separatethousands=False, showticklabels=True)
    return figure.update_layout(showlegend=False)


def _published_points(rows: pd.DataFrame, name: str, style: theme.SeriesStyle) -> go.Scatter:
    lower = rows.duplicated("year", keep="last")
    hover = [
        f"<b>{row.year}</b> · {name}<br>{numbers.counted(row.municipality_count, 'municipality')}"
        + "".join(f"<br>{figures.wrap(text, 46)}" for text in (row.note, row.attribution) if pd.notna(text) and text)
        for row in rows.itertuples()
    ]
    return go.Scatter(
        x=rows["year"].to_numpy(),
        y=rows["municipality_count"].to_numpy(),
        mode="markers+text",
        marker={"color": style.colour, "symbol": style.symbol, "size": 9},
        text=[numbers.integer(count) for count in rows["municipality_count"]],
        textposition=np.where(lower, "bottom center", "top center"),
        hovertext=hover,
        hovertemplate=_HOVER,
        name=name,
    )


def _gap_line(rows: pd.DataFrame, style: theme.SeriesStyle) -> go.Scatter:
    single = rows.drop_duplicates("year", keep=False).set_index("year")["municipality_count"]
    return _line(single, style)


def _line(values: pd.Series, style: theme.SeriesStyle) -> go.Scatter:
    """A line over whole years, broken where a year has no value; index of years."""
    years = range(int(values.index.min()), int(values.index.max()) + 1) if len(values) else []
    filled = values.reindex(years).astype("float64")
    return go.Scatter(
        x=np.asarray(filled.index, dtype="int64"),
        y=filled.to_numpy(),
        mode="lines",
        connectgaps=False,
        line={"color": style.colour, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )


def _yearly(rows: pd.DataFrame) -> str:
    return ", ".join(f"{row.year} {numbers.integer(row.municipality_count)}" for row in rows.itertuples())


def distribution(points: pd.DataFrame, year: int) -> go.Figure:
    """Draw how many municipalities have how many points, coloured by band, with the edges between bands.

    Args:
        points: columns ``index_points`` (whole points 0–30), ``municipality_count``; absent points have none.
        year: of the index.
    """
    title, subtitle = texts.DISTRIBUTION_TITLE, texts.CHART_YEAR.format(year=year)
    if points.empty:
        return figures.empty(title, subtitle)
    counts = points.set_index("index_points")["municipality_count"]
    alt = texts.DISTRIBUTION_ALT.format(
        year=year,
        mode=numbers.points(counts.idxmax()),
        count=numbers.counted(counts.max(), "municipality"),
        top=numbers.points(counts.index.max()),
    )
    figure = figures.start(title, subtitle, alt)
    bands = band_of(points["index_points"])
    for band in Band:
        rows = points[bands == band]
        figure.add_bar(
            x=rows["index_points"].to_numpy(),
            y=rows["municipality_count"].to_numpy(),
            name=texts.BAND_LABEL[band],
            marker={"color": theme.BAND_COLOUR[band], "line": {"color": theme.OUTLINE, "width": 0.5}},
            hovertext=[
                f"<b>{numbers.points(row.index_points)}</b><br>"
                f"{numbers.counted(row.municipality_count, 'municipality')}"
                for row in rows.itertuples()
            ],
            hovertemplate=_HOVER,
        )
    for start in BAND_STARTS[1:]:
        figure.add_vline(x=start - 0.5, line={"color": theme.TEXT_MUTED, "width": 1, "dash": "dot"})
    figure.update_layout(bargap=0.12, height=400)
    figure.update_xaxes(title=texts.AXIS_POINTS, range=[-0.7, MAX_POINTS + 0.7], dtick=5)
    return figure.update_yaxes(title=texts.AXIS_MUNICIPALITIES, rangemode="tozero")


def heat(values: pd.DataFrame, year: int, measure: str = "ratio", level: Level = Level.REGION) -> go.Figure:
    """Draw an area × indicator table with a value and a colour in each cell.

    Args:
        values: columns ``area_name``, ``indicator`` (key), and ``ratio``, the area's share divided by the country's, or
            ``mean_points`` 0–6; missing values stay blank. The first ``MOST_AREAS`` are drawn.
        year: of the index.
        measure: ``ratio`` or ``points``, what the value is.
        level: of the areas.
    """
    title = texts.HEAT_TITLE[measure].format(where=texts.LEVEL_IN[level])
    values, part = _first_areas(values.rename(columns={_HEAT_COLUMN[measure]: "value"}))
    subtitle = _subtitle(texts.HEAT_SUBTITLE[measure].format(year=year), part)
    known = values.dropna(subset="value").reset_index(drop=True)
    if known.empty:
        return figures.empty(title, subtitle)
    highest, lowest = known.loc[known["value"].idxmax()], known.loc[known["value"].idxmin()]
    alt = texts.HEAT_ALT.format(
        subtitle=subtitle,
        area=highest["area_name"],
        indicator=texts.INDICATOR_LABEL[highest["indicator"]],
        high=numbers.decimal(highest["value"], 2),
        low_area=lowest["area_name"],
        low_indicator=texts.INDICATOR_LABEL[lowest["indicator"]],
        low=numbers.decimal(lowest["value"], 2),
    )
    wide = values.pivot_table("value", "area_name", "indicator", sort=False, dropna=False).reindex(
        columns=_INDICATOR_KEYS
    )
    classes = np.searchsorted(HEAT_BOUNDS[measure], wide.to_numpy(), side="right").astype(float)
    return _cells(
        figures.start(title, subtitle, alt),
        colours=_coloured(classes, wide.isna().to_numpy(), theme.sequential(7)),
        written=[[numbers.decimal(value, 2) for value in row] for row in wide.to_numpy()],
        hover=[
            [
                f"<b>{figures.plain(name)}</b><br>{texts.INDICATOR_LABEL[key]}: {numbers.decimal(row[key], 2)}"
                for key in wide
            ]
            for name, row in wide.iterrows()
        ],
        rows=list(wide.index),
        columns=[texts.INDICATOR_SHORT[key] for key in wide],
    )


def points_matrix(rows: pd.DataFrame, year: int, name: str) -> go.Figure:
    """Draw the 5 × 3 points of one municipality; an indicator taken over as a whole says so.

    Args:
        rows: one row per indicator: ``indicator`` (key), ``share_points``, ``lq_points``, ``count_points`` (0–2,
            missing where taken over from an unknown donor), ``points`` (0–6).
        year: of the index.
        name: of the municipality.
    """
    title = texts.MATRIX_TITLE
    if rows.empty:
        return figures.empty(title, name)
    ordered = rows.set_index("indicator").reindex(_INDICATOR_KEYS)
    total = numbers.points(ordered["points"].sum())
    heaviest = ordered["points"].idxmax()
    alt = texts.MATRIX_ALT.format(
        total=total,
        indicator=texts.INDICATOR_LABEL[heaviest],
        points=numbers.points(ordered["points"].max()),
    )
    tests = ordered[[f"{test}_points" for test in Test]].to_numpy(dtype=float)
    return _cells(
        figures.start(title, texts.MATRIX_SUBTITLE.format(name=name, year=year, total=total), alt),
        colours=_coloured(tests, np.isnan(tests), theme.sequential(MAX_TEST_POINTS + 1)),
        written=[
            _taken_over(points) if np.isnan(row).all() else [numbers.integer(value) for value in row]
            for row, points in zip(tests, ordered["points"], strict=True)
        ],
        hover=[
            [f"<b>{texts.INDICATOR_LABEL[key]}</b><br>{texts.TEST_LABEL[test]}: {numbers.points(value)}"]
            for key, row in zip(ordered.index, tests, strict=True)
            for test, value in zip(Test, row, strict=True)
        ],
        rows=[f"{texts.INDICATOR_LABEL[key]}" for key in ordered.index],
        columns=[texts.TEST_LABEL[test] for test in Test],
    )


def _taken_over(points: float) -> list[str]:
    """One text across the three cells of an indicator that was taken over as a whole."""
    return ["", texts.MATRIX_TAKEN_OVER.format(points=numbers.points(points)), ""]


def _cells(
    figure: go.Figure,
    colours: list[list[str]],
    written: list[list[str]],
    hover: list[list[str]],
    rows: list[str],
    columns: list[str],
) -> go.Figure:
    """A table of coloured cells: a flat list of squares keeps each colour and text exactly as named."""
    height, width = len(rows), len(columns)
    palette = sorted({colour for row in colours for colour in row})
    figure.add_heatmap(
        z=[[palette.index(colour) for colour in row] for row in colours],
        x=list(range(width)),
        y=list(range(height)),
        zmin=-0.5,
        zmax=len(palette) - 0.5,
        colorscale=_steps(palette),
        showscale=False,
        xgap=2,
        ygap=2,
        hovertext=np.array(hover, dtype=object).reshape(height, width),
        hovertemplate=_HOVER,
    )
    # At once: Plotly copies all annotations that there are with each one that is added.
    figure.layout.annotations = [
        {
            "x": x,
            "y": y,
            "text": text,
            "showarrow": False,
            "font": {"color": theme.text_on(colours[y][x]), "size": theme.TEXT_SIZE},
        }
        for y, row in enumerate(written)
        for x, text in enumerate(row)
    ]
    ticks = {"tickmode": "array", "showgrid": False, "zeroline": False, "showline": False}
    figure.update_xaxes(tickvals=list(range(width)), ticktext=columns, side="top", **ticks)
    figure.update_yaxes(
        tickvals=list(range(height)), ticktext=_labels(rows), autorange="reversed", ticksuffix=" ", **ticks
    )
    return figure.update_layout(height=HEADER_HEIGHT + 60 + CELL_HEIGHT * height)


def _steps(palette: list[str]) -> list[tuple[float, str]]:
    count = len(palette)
    return [(edge / count, colour) for step, colour in enumerate(palette) for edge in (step, step + 1)]


def _coloured(
    classes: np.ndarray, missing: np.ndarray, palette: list[str], absence: str = theme.NO_DATA
) -> list[list[str]]:
    return [
        [absence if absent else palette[int(step)] for step, absent in zip(*pair, strict=True)]
        for pair in zip(classes, missing, strict=True)
    ]


def comparison(rows: pd.DataFrame, year: int) -> go.Figure:
    """Draw the shares of a municipality beside those of its surroundings, one panel per indicator.

    Args:
        rows: columns ``area_name``, ``indicator`` (key), ``share`` (0–1, missing where there is none); the municipality
            first, then wider and wider areas, the country last.
        year: of the index.
    """
    title, subtitle = texts.COMPARISON_TITLE, _subtitle(texts.CHART_YEAR.format(year=year), texts.CHART_PERCENT)
    if rows.empty:
        return figures.empty(title, subtitle)
    wide = _shares_by_area(rows)
    name, against = wide.index[0], wide.index[-1]
    ratios = (wide.loc[name] / wide.loc[against]).dropna()
    alt = texts.COMPARISON_ALT.format(
        year=year,
        name=name,
        against=against,
        ratios=", ".join(f"{texts.INDICATOR_LABEL[key]} {numbers.multiple(ratio, 1)}" for key, ratio in ratios.items()),
    )
    colours = [theme.PRIMARY] + [theme.NEUTRAL] * (len(wide) - 1)
    return _share_panels(wide, title, subtitle, alt, colours)


def two_areas(rows: pd.DataFrame, year: int) -> go.Figure:
    """Draw the shares of two areas beside each other, one panel per indicator.

    Args:
        rows: columns ``area_name`` (two, different), ``indicator`` (key), ``share`` (0–1, missing where there is none).
        year: of the index.
    """
    title, subtitle = texts.TWO_AREAS_TITLE, _subtitle(texts.CHART_YEAR.format(year=year), texts.CHART_PERCENT)
    if rows.empty:
        return figures.empty(title, subtitle)
    wide = _shares_by_area(rows)
    described = "; ".join(
        f"{texts.INDICATOR_LABEL[key]} " + " / ".join(numbers.percent(share) for share in wide[key]) for key in wide
    )
    alt = texts.TWO_AREAS_ALT.format(year=year, first=wide.index[0], second=wide.index[-1], rows=described)
    return _share_panels(wide, title, subtitle, alt, [theme.BAND_COLOUR[Band.HIGH], theme.BAND_COLOUR[Band.LOW]])


def _shares_by_area(rows: pd.DataFrame) -> pd.DataFrame:
    wide = rows.pivot_table("share", "area_name", "indicator", sort=False, dropna=False)
    return wide.reindex(index=rows["area_name"].unique(), columns=_INDICATOR_KEYS)


def _share_panels(wide: pd.DataFrame, title: str, subtitle: str, alt: str, colours: list[str]) -> go.Figure:
    names = [texts.INDICATOR_LABEL[key] for key in wide]
    figure = _panels(title, subtitle, alt, names, spacing=34, height=24 * len(wide) + 12)
    for row, key in enumerate(wide, start=1):
        shares = wide[key]
        written = [numbers.percent(share) for share in shares]
        bar = go.Bar(
            orientation="h",
            y=_labels(wide.index),
            x=(100 * shares).fillna(0.0).to_numpy(),  # a bar of no length carries the dash of a missing share
            text=[f" {text}" for text in written],
            textposition="outside",
            cliponaxis=False,
            marker={"color": colours, "line": {"color": theme.OUTLINE, "width": 0.5}},
            hovertext=[
                f"<b>{figures.plain(name)}</b><br>{texts.INDICATOR_LABEL[key]}: {text}"
                for name, text in zip(wide.index, written, strict=True)
            ],
            hovertemplate=_HOVER,
            name=texts.INDICATOR_LABEL[key],
        )
        figure.add_trace(bar, row=row, col=1)
        top = shares.max() if shares.notna().any() else 0.01
        figure.update_xaxes(range=[0, 130 * max(top, 1e-6)], showticklabels=False, showgrid=False, row=row, col=1)
    figure.update_yaxes(autorange="reversed", ticksuffix=" ", showgrid=False)
    return figure.update_layout(showlegend=False, bargap=0.2)


def history(rows: pd.DataFrame, name: str) -> go.Figure:
    """Draw the index of one municipality over years; a year without a value breaks the line.

    Args:
        rows: columns ``year``, ``index_points`` (0–30), one row per year.
        name: of the municipality.
    """
    title = texts.HISTORY_TITLE
    if rows.empty:
        return figures.empty(title, name)
    values = rows.set_index("year")["index_points"].sort_index()
    first, last = int(values.index[0]), int(values.index[-1])
    pattern = texts.HISTORY_SUBTITLE if last > first else texts.HISTORY_SUBTITLE_ONE
    alt = texts.HISTORY_ALT.format(
        name=name, values=", ".join(f"{year} {numbers.points(points)}" for year, points in values.items())
    )
    figure = figures.start(title, pattern.format(name=name, first=first, last=last), alt)
    figure.add_trace(_line(values, theme.SERIES[0]))
    figure.add_scatter(
        x=values.index.to_numpy(),
        y=values.to_numpy(),
        mode="markers+text",
        marker={
            "size": 13,
            "color": [theme.BAND_COLOUR[Band(band)] for band in band_of(values)],
            "line": {"color": theme.TEXT, "width": 1},
        },
        text=[numbers.integer(points) for points in values],
        textposition=np.where(values.diff() < 0, "bottom center", "top center"),
        hovertext=[f"<b>{year}</b><br>{numbers.points(points)}" for year, points in values.items()],
        hovertemplate=_HOVER,
        showlegend=False,
    )
    for start in BAND_STARTS[1:]:
        figure.add_hline(y=start - 0.5, line={"color": theme.OUTLINE, "width": 1, "dash": "dot"})
    figure.update_layout(height=340)
    figure.update_xaxes(range=[first - 0.5, last + 0.5], dtick=1, separatethousands=False, showgrid=False)
    return figure.update_yaxes(
        title=texts.AXIS_POINTS, range=[-2, MAX_POINTS + 3], tickvals=list(range(0, MAX_POINTS + 1, 5))
    )


def movers(rows: pd.DataFrame, before: int, after: int) -> go.Figure:
    """Draw the largest changes of the index between two years as bars to the left and right of zero.

    Args:
        rows: columns ``municipality_name``, ``district_name``, ``points_before``, ``points_after``; drawn in the given
            order from the top.
        before, after: the years.
    """
    title = texts.MOVERS_TITLE
    subtitle = texts.MOVERS_SUBTITLE.format(years=texts.CHART_YEARS.format(before=before, after=after))
    if rows.empty:
        return figures.empty(title, subtitle)
    change = (rows["points_after"] - rows["points_before"]).reset_index(drop=True)
    names = [f"{row.municipality_name} ({row.district_name})" for row in rows.itertuples()]
    figure = figures.start(
        title,
        subtitle,
        texts.MOVERS_ALT.format(
            before=before, after=after, up=_extreme(change, names, 1), down=_extreme(change, names, -1)
        ),
    )
    lighter, heavier = theme.DIVERGING[1], theme.DIVERGING[5]
    figure.add_bar(
        orientation="h",
        y=list(range(len(rows))),
        x=change.to_numpy(),
        marker={
            "color": np.where(change > 0, heavier, lighter),
            "line": {"color": theme.OUTLINE, "width": 0.5},
        },
        text=[numbers.signed(value) for value in change],
        textposition="outside",
        cliponaxis=False,
        hovertext=[
            f"<b>{figures.plain(name)}</b><br>{before}: {numbers.points(row.points_before)}<br>"
            f"{after}: {numbers.points(row.points_after)}<br>{numbers.signed_points(moved)}"
            for name, row, moved in zip(names, rows.itertuples(), change, strict=True)
        ],
        hovertemplate=_HOVER,
    )
    reach = 1.25 * max(change.abs().max(), 1)
    low, high = -reach if change.min() < 0 else 0, reach if change.max() > 0 else 0
    figure.update_xaxes(range=[low, high], **_signed_ticks(low, high))
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[
            f"{figures.wrap(row.municipality_name, LABEL_WIDTH)}<br>{figures.wrap(row.district_name, LABEL_WIDTH)}"
            for row in rows.itertuples()
        ],
        autorange="reversed",
        ticksuffix=" ",
    )
    return _sized(figure.update_layout(showlegend=False), len(rows), row_height=42)


def _extreme(change: pd.Series, names: list[str], direction: int) -> str:
    position = (direction * change).idxmax()
    if direction * change[position] <= 0:
        return texts.MOVERS_NONE
    return f"{names[position]} {numbers.signed_points(change[position])}"


def transitions(rows: pd.DataFrame, before: int, after: int) -> go.Figure:
    """Draw how many municipalities went from which band to which; colour tells the direction, not the count.

    Args:
        rows: columns ``band_from``, ``band_to``, ``municipality_count``; a pair that is absent has no municipality.
        before, after: the years.
    """
    title = texts.TRANSITIONS_TITLE
    subtitle = texts.TRANSITIONS_SUBTITLE.format(before=before, after=after)
    if rows.empty:
        return figures.empty(title, subtitle)
    bands = list(Band)
    table = rows.pivot_table("municipality_count", "band_from", "band_to", aggfunc="sum").reindex(
        index=bands, columns=bands
    )
    counts = table.fillna(0).to_numpy(dtype=int)  # an absent pair is a counted zero, not an unknown
    step = np.arange(len(bands))[None, :] - np.arange(len(bands))[:, None]
    alt = texts.TRANSITIONS_ALT.format(
        before=before,
        after=after,
        stayed=numbers.counted(int(counts[step == 0].sum()), "municipality"),
        worse=numbers.integer(int(counts[step > 0].sum())),
        better=numbers.integer(int(counts[step < 0].sum())),
    )
    labels = [texts.BAND_LABEL[band] for band in bands]
    return _cells(
        figures.start(title, subtitle, alt),
        colours=_coloured(step + len(bands) - 1, counts == 0, theme.diverging(2 * len(bands) - 1), theme.BACKGROUND),
        written=[[numbers.integer(count) for count in row] for row in counts],
        hover=[
            [
                texts.TRANSITIONS_HOVER.format(
                    before=before,
                    after=after,
                    band_from=labels[y],
                    band_to=labels[x],
                    count=numbers.counted(int(counts[y, x]), "municipality"),
                )
                for x in range(len(bands))
            ]
            for y in range(len(bands))
        ],
        rows=labels,
        columns=[label.split(" ")[0] for label in labels],
    )


def decomposition(rows: pd.DataFrame, before: int, after: int, name: str) -> go.Figure:
    """Draw what moved the points: per indicator, the part of its own counts, of the yardstick and of taken-over points.

    What the rule does not explain has a bar of its own at the end, where there is something of it.

    Args:
        rows: columns ``indicator`` (key or ``whole_index``), ``own_change``, ``yardstick_change``,
            ``taken_over_change``, ``unexplained_change``: whole points; rows of one indicator are added up.
        before, after: the years.
        name: of the municipality or area.
    """
    title = texts.DECOMPOSITION_TITLE
    years = texts.CHART_YEARS.format(before=before, after=after)
    subtitle = texts.DECOMPOSITION_SUBTITLE.format(name=name, years=years)
    if rows.empty:
        return figures.empty(title, subtitle)
    causes = causes_in(rows)
    labels = texts.INDICATOR_LABEL | {WHOLE_INDEX: texts.WHOLE_INDEX}
    drawn = [*_INDICATOR_KEYS, *([WHOLE_INDEX] if "unexplained_change" in causes else [])]
    sums = rows.groupby("indicator")[causes].sum().reindex(drawn)
    alt = texts.DECOMPOSITION_ALT.format(
        name=name,
        before=before,
        after=after,
        total=numbers.signed_points(rows[causes].to_numpy().sum()),
        causes=", ".join(f"{texts.CAUSE_LABEL[cause]} {numbers.signed(sums[cause].sum())}" for cause in causes),
    )
    figure = figures.start(title, subtitle, alt)
    pattern = {"fillmode": "overlay", "fgcolor": theme.BACKGROUND, "size": 6, "solidity": 0.2}
    for cause, style, shape in zip(causes, theme.SERIES, ("", "/", ".", "x"), strict=False):
        label = texts.CAUSE_LABEL[cause]
        figure.add_bar(
            orientation="h",
            y=_labels(labels[key] for key in sums.index),
            x=sums[cause].to_numpy(),
            name=label,
            marker={"color": style.colour, "pattern": {**pattern, "shape": shape}},
            hovertext=[
                f"<b>{labels[key]}</b><br>{label}: {numbers.signed_points(value)}" for key, value in sums[cause].items()
            ],
            hovertemplate=_HOVER,
        )
    figure.update_layout(barmode="relative", bargap=0.35)
    low, high = sums.clip(upper=0).sum(axis=1).min(), sums.clip(lower=0).sum(axis=1).max()
    figure.update_xaxes(title=texts.AXIS_CHANGE, zerolinewidth=2, **_signed_ticks(low, high))
    figure.update_yaxes(autorange="reversed", ticksuffix=" ")
    return _sized(figure, len(sums), row_height=44, footer=FOOTER_HEIGHT + 50)


def _panels(
    title: str, subtitle: str, alt: str, names: list[str], spacing: int, height: int, shared_xaxes: bool = False
) -> go.Figure:
    """Panels one under another, each ``height`` pixels high and ``spacing`` apart, its name at the left above it."""
    count = len(names)
    inner = count * height + (count - 1) * spacing
    figure = make_subplots(
        rows=count, cols=1, subplot_titles=names, vertical_spacing=spacing / inner, shared_xaxes=shared_xaxes
    )
    figure.update_annotations(x=0, xanchor="left", font={"size": theme.SUBTITLE_SIZE, "color": theme.TEXT})
    header = figures.start(title, subtitle, alt).layout
    figure.update_layout(template="sei", title=header.title, meta=header.meta)
    return figure.update_layout(height=inner + HEADER_HEIGHT + 40, margin_t=HEADER_HEIGHT + 10)


def _sized(figure: go.Figure, rows: int, row_height: int = ROW_HEIGHT, footer: int = FOOTER_HEIGHT) -> go.Figure:
    return figure.update_layout(height=HEADER_HEIGHT + footer + row_height * rows)


def _signed_ticks(low: float, high: float) -> dict[str, list]:
    """Ticks of an axis of differences, at whole points, at most about six."""
    steps = (base * 10**power for power in itertools.count() for base in (1, 2, 5))
    step = next(step for step in steps if (high - low) / step <= 6)
    values = [step * tick for tick in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return {"tickvals": values, "ticktext": [numbers.signed(value) for value in values]}


def _subtitle(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _labels(names: Iterable[str]) -> list[str]:
    return [figures.wrap(name, LABEL_WIDTH) for name in names]

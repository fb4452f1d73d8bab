"""Figures of the survey of excluded localities by kraj: how many, how many people, and how many in one.

Like ``charts``: a tidy frame in, a Plotly figure out, with a description in ``layout.meta["alt"]``. People are ranges,
as the source estimates them; a middle is nowhere drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from sei_core.view import figures, localities, numbers, texts, theme

ROW_HEIGHT, HEAD_HEIGHT, FOOT_HEIGHT, LINE_HEIGHT = 27, 96, 64, 20
#: Room to the right of the longest bar for what is written there, in multiples of its length.
FOR_TEXT = 1.55
_HOVER = "%{hovertext}<extra></extra>"
_DIFFERS = theme.SERIES[1]


def counts(rows: pd.DataFrame, chosen: Collection[str]) -> go.Figure:
    """Draw how many localities the survey found in each kraj.

    Args:
        rows: of ``queries.localities.survey_by_region``, drawn in their order from the top.
        chosen: codes of the kraje that stand out; all look the same if there are none.
    """
    title = texts.LOCALITY_COUNTS_TITLE
    if rows.empty:
        return figures.empty(title)
    subtitle = _of_year(rows)
    listed = [f"{row.area_name} {numbers.integer(row.locality_count)}" for row in rows.itertuples()]
    figure = figures.start(title, subtitle, texts.LOCALITY_COUNTS_ALT.format(subtitle=subtitle, rows=", ".join(listed)))
    figure.add_bar(
        orientation="h",
        y=_names(rows, chosen),
        x=rows["locality_count"].to_numpy(),
        marker={"color": _colours(rows, chosen), "line": {"color": theme.OUTLINE, "width": 0.5}},
        text=[numbers.integer(count) for count in rows["locality_count"]],
        textposition="outside",
        cliponaxis=False,
        hovertext=[
            f"<b>{figures.plain(row.area_name)}</b><br>{numbers.counted(row.locality_count, 'locality')}"
            for row in rows.itertuples()
        ],
        hovertemplate=_HOVER,
        showlegend=False,
    )
    figure.update_xaxes(range=[0, 1.15 * rows["locality_count"].max()], title=texts.LOCALITY_COUNTS_AXIS)
    return _sized(figure, len(rows))


def people(rows: pd.DataFrame, chosen: Collection[str]) -> go.Figure:
    """Draw from how many to how many people live in the localities of each kraj.

    Args:
        rows: of ``queries.localities.survey_by_region``; a kraj without an estimate keeps its place, empty.
        chosen: codes of the kraje that stand out; all look the same if there are none.
    """
    title = texts.LOCALITY_PEOPLE_TITLE
    if rows.empty:
        return figures.empty(title)
    subtitle = f"{_of_year(rows)} · {texts.LOCALITY_RANGE_NOTE}"
    written = [localities.span(row.people_from, row.people_to) for row in rows.itertuples()]
    alt = texts.LOCALITY_PEOPLE_ALT.format(subtitle=subtitle, rows=_listed(rows, written))
    figure = figures.start(title, subtitle, alt)
    _add_ranges(figure, rows, ("people_from", "people_to"), written, chosen, texts.LOCALITY_PEOPLE_RANGE)
    figure.update_xaxes(range=[0, FOR_TEXT * _most(rows["people_to"])], title=texts.LOCALITY_PEOPLE_AXIS)
    return _sized(figure, len(rows))


def averages(rows: pd.DataFrame, chosen: Collection[str]) -> go.Figure:
    """Draw how many people live in a locality by the counts of the survey, beside the average that the survey states.

    Args:
        rows: of ``queries.localities.survey_by_region``; a stated average that does not follow from the counts stands
            out by colour and symbol.
        chosen: codes of the kraje that stand out; all look the same if there are none.
    """
    title = texts.LOCALITY_AVERAGES_TITLE
    if rows.empty:
        return figures.empty(title)
    subtitle = f"{_of_year(rows)} · {texts.LOCALITY_AVERAGES_NOTE}"
    written = [_average_text(row) for row in rows.itertuples()]
    alt = texts.LOCALITY_AVERAGES_ALT.format(subtitle=subtitle, rows=_listed(rows, written))
    figure = figures.start(title, subtitle, alt)
    _add_ranges(figure, rows, ("average_from", "average_to"), written, chosen, texts.LOCALITY_AVERAGE_RANGE)
    differs = rows["average_differs"].fillna(False).astype(bool)
    agreeing = (rows[~differs], texts.LOCALITY_AVERAGE_AGREES, "line-ns-open", theme.TEXT)
    differing = (rows[differs], texts.LOCALITY_AVERAGE_DIFFERS, _DIFFERS.symbol, _DIFFERS.colour)
    for part, name, symbol, colour in (agreeing, differing):
        stated = part[part["stated_average"].notna()]
        if stated.empty:
            continue
        figure.add_scatter(
            x=stated["stated_average"].to_numpy(dtype=float),
            y=_names(stated, chosen),
            mode="markers",
            marker={"symbol": symbol, "size": 9, "color": colour, "line": {"width": 2, "color": colour}},
            name=name,
            hovertext=[f"<b>{figures.plain(row.area_name)}</b><br>{_with_stated(row)}" for row in stated.itertuples()],
            hovertemplate=_HOVER,
        )
    longest = max(_most(rows["average_to"]), _most(rows["stated_average"]))
    figure.update_xaxes(range=[0, FOR_TEXT * longest], title=texts.LOCALITY_AVERAGES_AXIS)
    return _sized(figure, len(rows), legend_lines=3)


def _add_ranges(
    figure: go.Figure,
    rows: pd.DataFrame,
    ends: tuple[str, str],
    written: Sequence[str],
    chosen: Collection[str],
    name: str,
) -> None:
    """A bar from the lower to the upper end of each range, with the range written beside it."""
    low, high = (rows[end].to_numpy(dtype=float, na_value=np.nan) for end in ends)
    stated = rows["stated_average"].to_numpy(dtype=float, na_value=np.nan) if ends[0] == "average_from" else high
    figure.add_bar(
        orientation="h",
        y=_names(rows, chosen),
        base=low,
        x=high - low,
        width=0.5,
        marker={"color": _colours(rows, chosen), "line": {"color": theme.OUTLINE, "width": 0.5}},
        name=name,
        hovertext=[
            f"<b>{figures.plain(name)}</b><br>{text}" for name, text in zip(rows["area_name"], written, strict=True)
        ],
        hovertemplate=_HOVER,
    )
    figure.add_scatter(
        x=np.nan_to_num(np.fmax(high, stated)),
        y=_names(rows, chosen),
        mode="text",
        text=[f"\u2003{text}" for text in written],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _average_text(row: tuple) -> str:
    """``286–339``, and what the source states where that does not follow."""
    differs = not pd.isna(row.average_differs) and row.average_differs
    return _with_stated(row) if differs else localities.span(row.average_from, row.average_to)


def _with_stated(row: tuple) -> str:
    computed = localities.span(row.average_from, row.average_to)
    return texts.LOCALITY_AVERAGE_BESIDE.format(computed=computed, stated=numbers.integer(row.stated_average))


def _listed(rows: pd.DataFrame, written: Sequence[str]) -> str:
    return "; ".join(f"{name} {text}" for name, text in zip(rows["area_name"], written, strict=True))


def _of_year(rows: pd.DataFrame) -> str:
    return texts.LOCALITY_SURVEY_OF.format(year=int(rows["survey_year"].iloc[0]))


def _most(values: pd.Series) -> float:
    return float(values.max()) if values.notna().any() else 1.0


def _names(rows: pd.DataFrame, chosen: Collection[str]) -> list[str]:
    return [
        f"<b>{figures.plain(row.area_name)}</b>" if row.area_code in chosen else figures.plain(row.area_name)
        for row in rows.itertuples()
    ]


def _colours(rows: pd.DataFrame, chosen: Collection[str]) -> list[str]:
    return [theme.PRIMARY if not chosen or code in chosen else theme.NEUTRAL for code in rows["area_code"]]


def _sized(figure: go.Figure, rows: int, legend_lines: int = 0) -> go.Figure:
    figure.update_yaxes(autorange="reversed", ticksuffix=" ", showgrid=False)
    figure.update_layout(bargap=0.3, height=HEAD_HEIGHT + FOOT_HEIGHT + LINE_HEIGHT * legend_lines + ROW_HEIGHT * rows)
    return figure if legend_lines else figure.update_layout(showlegend=False)

"""Figures of plans: measures by topic and state, states by document or responsible party, documents on a time axis.

Like ``charts``: a tidy frame in, a Plotly figure out, with a description in ``layout.meta["alt"]``.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import plotly.colors
import plotly.graph_objects as go

from sei_core.domain.vocabularies import DocumentState, MeasureState, Topic
from sei_core.view import charts, figures, numbers, texts, theme
from sei_core.view.timelines import timeline

LABEL_WIDTH, LINE_HEIGHT, BAR_PADDING = 24, 17, 18
#: Title, axis and a legend that a phone writes in four lines.
BAR_FRAME = 250
#: Of the heads of four columns on a phone.
NARROW_SIZE = 11
#: More bars than this no reader compares; the rest is in the table.
MOST_BARS = 20

#: Shades of a state's colour in the matrix, without the one of nothing.
SHADES = 6
#: Where the axis of documents begins unless a plan is older: the year in which the Agency did.
FIRST_YEAR = 2008

DOCUMENT_STATE_COLOUR = dict(zip(DocumentState, theme.CATEGORY, strict=True))
_HOVER = "%{hovertext}<extra></extra>"


def matrix(counts: pd.DataFrame, subtitle: str) -> go.Figure:
    """Draw how many measures of each topic are in each state, in its colour; fuller is more, nothing is a zero.

    Args:
        counts: columns ``topic``, ``measure_state``, ``planned_count``; an absent pair has no measure.
        subtitle: where and when.
    """
    if counts.empty:
        return figures.empty(texts.PLANS_MATRIX_TITLE, subtitle)
    topics = [topic for topic in Topic if topic in set(counts["topic"])]
    table = _by_state(counts, "topic", topics)
    alt = texts.PLANS_MATRIX_ALT.format(rows=_listed(table))
    figure = _cells(figures.start(texts.PLANS_MATRIX_TITLE, subtitle, alt), table)
    bare = {"ticks": "", "tickmode": "array", "tickangle": 0, "showgrid": False, "zeroline": False, "showline": False}
    heads = {"tickvals": list(range(len(table.columns))), "ticktext": [_label(state, 10) for state in table.columns]}
    figure.update_xaxes(side="top", tickfont_size=NARROW_SIZE, **heads, **bare)
    names = {"tickvals": list(range(len(topics))), "ticktext": [topic + numbers.NBSP for topic in topics]}
    figure.update_yaxes(autorange="reversed", **names, **bare)
    return figure.update_layout(height=150 + charts.CELL_HEIGHT * len(topics))


def _by_state(counts: pd.DataFrame, by: str, names: list[str]) -> pd.DataFrame:
    """Counts as whole numbers: a row for each of the names, a column for each state; an absent pair is a counted 0."""
    table = counts.pivot_table("planned_count", by, "measure_state", aggfunc="sum", observed=False)
    return table.reindex(index=names, columns=list(MeasureState)).fillna(0).astype(int)


def _listed(table: pd.DataFrame) -> str:
    """``dluhy: plněno 6, nehodnoceno 1; …`` of what ``_by_state`` gives."""
    return "; ".join(
        f"{name}: " + ", ".join(f"{state} {numbers.integer(count)}" for state, count in row.items() if count)
        for name, row in table.iterrows()
    )


def _cells(figure: go.Figure, table: pd.DataFrame) -> go.Figure:
    """Draw a cell for each count, with the count in it: nothing is blank, the most has the full colour of its state."""
    palette = [colour for state in table for colour in _shades(theme.MEASURE_STATE_COLOUR[state])]
    shade = np.ceil(table.to_numpy() / max(table.to_numpy().max(), 1) * SHADES).astype(int)
    shade += np.arange(len(table.columns)) * (SHADES + 1)
    figure.add_heatmap(
        z=shade,
        x=list(range(len(table.columns))),
        y=list(range(len(table))),
        zmin=-0.5,
        zmax=len(palette) - 0.5,
        colorscale=[(edge / len(palette), colour) for step, colour in enumerate(palette) for edge in (step, step + 1)],
        showscale=False,
        xgap=2,
        ygap=2,
        hovertext=[
            [f"<b>{topic}</b><br>{state}: {numbers.counted(count, 'measure')}" for state, count in row.items()]
            for topic, row in table.iterrows()
        ],
        hovertemplate=_HOVER,
    )
    # At once: Plotly copies all annotations that there are with each one that is added.
    figure.layout.annotations = [
        {
            "x": x,
            "y": y,
            "text": numbers.integer(count),
            "showarrow": False,
            "font": {"color": theme.text_on(palette[shade[y, x]])},
        }
        for (y, x), count in np.ndenumerate(table.to_numpy())
    ]
    return figure


def _shades(colour: str) -> list[str]:
    """From the background in even steps to a colour, ``#rrggbb``."""
    ends = np.array([plotly.colors.hex_to_rgb(each) for each in (theme.BACKGROUND, colour)])
    steps = np.linspace(ends[0], ends[1], SHADES + 1).round().astype(int)
    return ["#" + "".join(f"{part:02x}" for part in step) for step in steps]


def states_by(counts: pd.DataFrame, by: str, subtitle: str) -> go.Figure:
    """Draw one bar for each plan or responsible party, split by the state of its measures.

    Args:
        counts: columns ``by``, which may be missing, ``measure_state``, ``planned_count``; drawn in the given order
            from the top, the first ``MOST_BARS``.
        by: ``plan_name`` or ``responsible``, also the key of the title.
        subtitle: where and when.
    """
    title = texts.PLANS_STATES_TITLE[by]
    if counts.empty:
        return figures.empty(title, subtitle)
    named = counts.assign(name=counts[by].where(counts[by].notna(), texts.PLANS_NOBODY))
    names = list(dict.fromkeys(named["name"]))
    if len(names) > MOST_BARS:
        subtitle += " · " + texts.CHART_PART.format(first=MOST_BARS, total=len(names))
        names = names[:MOST_BARS]
    table = _by_state(named, "name", names)
    figure = figures.start(title, subtitle, texts.PLANS_STATES_ALT.format(rows=_listed(table)))
    for state, count in table.items():
        _add_state(figure, state, count)
    labels = [_label(name) + numbers.NBSP for name in names]
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], tickvals=names, ticktext=labels)
    figure.update_xaxes(title=texts.PLANS_AXIS, rangemode="tozero", tickformat="d", nticks=6)
    lines = max(label.count("<br>") + 1 for label in labels)
    height = BAR_FRAME + len(names) * (lines * LINE_HEIGHT + BAR_PADDING)
    return figure.update_layout(barmode="stack", bargap=0.3, showlegend=True, height=height)


def _add_state(figure: go.Figure, state: str, count: pd.Series) -> None:
    """Draw the part of each bar that is in one state; names are the index of its counts."""
    colour = theme.MEASURE_STATE_COLOUR[state]
    figure.add_bar(
        orientation="h",
        y=list(count.index),
        x=count.to_numpy(),
        name=state,
        text=[numbers.integer(each) if each else "" for each in count],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": theme.text_on(colour)},
        marker={"color": colour, "line": {"color": theme.OUTLINE, "width": 0.5}},
        hovertext=[
            f"<b>{figures.plain(name)}</b><br>{state}: {numbers.counted(each, 'measure')}"
            for name, each in count.items()
        ],
        hovertemplate=_HOVER,
    )


def documents(rows: pd.DataFrame, area: str, today: date) -> go.Figure:
    """Draw when each document holds, by its state, with a mark where it was approved.

    Args:
        rows: rows of ``plans.on_axis``.
        area: name of the area.
        today: where the axis, and bars without a known end, stop.
    """
    dated = rows.assign(name=_names(rows))
    known = dated[["valid_from_earliest", "valid_to_earliest", "valid_to_latest"]].min().min()
    first = date(FIRST_YEAR if pd.isna(known) else min(FIRST_YEAR, known.year), 1, 1)
    is_open = dated[["valid_from_earliest", "valid_from_latest"]].isna().all(axis=1)
    last_year = _first_of_year(dated["valid_to_earliest"].fillna(dated["valid_to_latest"]))
    approved = dated[dated["approved_text"].notna()]
    listed = "; ".join(
        texts.DOCUMENT_ALT.format(
            name=row.name,
            start=numbers.dated(row.valid_from_text),
            end=numbers.dated(row.valid_to_text),
            state=row.document_state,
        )
        for row in dated.itertuples(index=False)
    )
    bars = pd.DataFrame(
        {
            "name": dated["name"],
            "kind": dated["document_state"],
            "hover": [_hover(row) for row in dated.itertuples(index=False)],
            "start_earliest": dated["valid_from_earliest"].where(~is_open, last_year),
            # without an end no time is sure: one pale bar, not one dark day in it
            "start_latest": dated["valid_from_latest"].where(dated["valid_to_latest"].notna()),
            "end_earliest": dated["valid_to_earliest"],
            "end_latest": dated["valid_to_latest"],
            "known_until": pd.Series(pd.NaT, dated.index, dtype="datetime64[us]"),
        }
    )
    figure = timeline(
        bars,
        texts.DOCUMENTS_TITLE,
        texts.DOCUMENTS_SUBTITLE.format(area=area, first=first.year, last=today.year),
        texts.DOCUMENTS_ALT.format(rows=listed),
        colours=DOCUMENT_STATE_COLOUR,
        today=today,
        first=first,
    )
    if is_open.any():
        _open_starts(figure, dated["name"][is_open], last_year[is_open])
    return figure if approved.empty else _approvals(figure, approved)


def _first_of_year(days: pd.Series) -> pd.Series:
    return days.dt.to_period("Y").dt.start_time


def _open_starts(figure: go.Figure, names: pd.Series, days: pd.Series) -> None:
    """Point to the left where bars begin whose beginning nobody states."""
    figure.add_scatter(
        x=days,
        y=names,
        mode="markers",
        marker={"symbol": "arrow-left", "size": 14, "color": theme.TEXT},
        name=texts.DOCUMENT_OPEN,
        hovertext=[texts.DOCUMENT_OPEN_HOVER.format(name=figures.plain(name)) for name in names],
        hovertemplate=_HOVER,
    )


def _names(rows: pd.DataFrame) -> list[str]:
    """Titles, each of its own document: with the unit where two have the same one; those from above are marked."""
    repeated = rows["title"].duplicated(keep=False)
    names = rows["title"].where(~repeated, rows["title"] + " – " + rows["unit_name"])
    return (names + rows["reach"].map(texts.REACH_MARK).fillna("")).tolist()


def _hover(row: object) -> str:
    stated = f"{row.document_state} ({row.state_text})"
    lines = [
        row.name,
        texts.DOCUMENT_HOVER.format(kind=row.document_kind, unit=row.unit_name),
        texts.FROM_TO.format(start=numbers.dated(row.valid_from_text), end=numbers.dated(row.valid_to_text)),
        texts.DOCUMENT_STATE_HOVER.format(state=row.document_state if pd.isna(row.state_text) else stated),
    ]
    return "\n".join(lines)


def _approvals(figure: go.Figure, approved: pd.DataFrame) -> go.Figure:
    """Mark approvals in the middle of the days on which they may have been."""
    middle = approved["approved_earliest"] + (approved["approved_latest"] - approved["approved_earliest"]) / 2
    return figure.add_scatter(
        x=middle,
        y=approved["name"],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 11,
            "color": theme.BACKGROUND,
            "line": {"color": theme.TEXT, "width": 2},
        },
        name=texts.DOCUMENT_APPROVED,
        hovertext=[
            texts.DOCUMENT_APPROVED_HOVER.format(
                name=figures.plain(row.name),
                date=numbers.dated(row.approved_text),
                by=numbers.MISSING if pd.isna(row.approved_by) else figures.plain(row.approved_by),
            )
            for row in approved.itertuples(index=False)
        ],
        hovertemplate=_HOVER,
    )


def _label(text: str, width: int = LABEL_WIDTH) -> str:
    """Text in lines, with nothing in it that Plotly would take for markup."""
    return figures.wrap(text, width)

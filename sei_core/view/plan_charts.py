"""Figures of plans: measures by topic and state, states by document or responsible party, documents on a time axis.

Like ``charts``: a tidy frame in, a Plotly figure out, with a description in ``layout.meta["alt"]``.
"""

from __future__ import annotations

import html
import textwrap
from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.vocabularies import DocumentState, MeasureState, Topic
from sei_core.view import charts, numbers, texts, theme
from sei_core.view.timelines import timeline

LABEL_WIDTH, LINE_HEIGHT, BAR_PADDING = 24, 17, 18
#: Title, axis and a legend that a phone writes in four lines.
BAR_FRAME = 250
#: Of the heads of four columns on a phone.
NARROW_SIZE = 11
#: More bars than this no reader compares; the rest is in the table.
MOST_BARS = 20

DOCUMENT_STATE_COLOUR = dict(zip(DocumentState, theme.CATEGORY, strict=True))
_HOVER = "%{hovertext}<extra></extra>"


def matrix(counts: pd.DataFrame, subtitle: str) -> go.Figure:
    """Draw how many measures of each topic are in each state; darker is more, and nothing is an honest zero.

    Args:
        counts: columns ``topic``, ``measure_state``, ``planned_count``; an absent pair has no measure.
        subtitle: where and when.
    """
    if counts.empty:
        return _without_data(texts.PLANS_MATRIX_TITLE, subtitle)
    wide = counts.pivot_table("planned_count", "topic", "measure_state", aggfunc="sum", observed=False)
    topics = [topic for topic in Topic if topic in wide.index]
    states = list(MeasureState)
    table = wide.reindex(index=topics, columns=states).fillna(0).astype(int)  # an absent pair is a counted zero
    rows = "; ".join(
        f"{topic}: " + ", ".join(f"{state} {count}" for state, count in row.items() if count)
        for topic, row in table.iterrows()
    )
    figure = _start(texts.PLANS_MATRIX_TITLE, subtitle, texts.PLANS_MATRIX_ALT.format(rows=rows))
    top = max(table.to_numpy().max(), 1)
    palette = [theme.BACKGROUND, *theme.sequential(6)]
    shade = np.ceil(table.to_numpy() / top * 6).astype(int)
    figure.add_heatmap(
        z=shade,
        x=list(range(len(states))),
        y=list(range(len(topics))),
        zmin=-0.5,
        zmax=6.5,
        colorscale=[(edge / 7, colour) for step, colour in enumerate(palette) for edge in (step, step + 1)],
        showscale=False,
        xgap=2,
        ygap=2,
        hovertext=[
            [f"<b>{topic}</b><br>{state}: {numbers.counted(table.loc[topic, state], 'measure')}" for state in states]
            for topic in topics
        ],
        hovertemplate=_HOVER,
    )
    for y, topic in enumerate(topics):
        for x, state in enumerate(states):
            font = {"color": theme.text_on(palette[shade[y, x]])}
            figure.add_annotation(x=x, y=y, text=numbers.integer(table.loc[topic, state]), showarrow=False, font=font)
    bare = {"ticks": "", "tickmode": "array", "tickangle": 0, "showgrid": False, "zeroline": False, "showline": False}
    written = [_label(state, 10) for state in states]
    figure.update_xaxes(
        tickvals=list(range(len(states))), ticktext=written, side="top", tickfont_size=NARROW_SIZE, **bare
    )
    figure.update_yaxes(
        tickvals=list(range(len(topics))),
        ticktext=[topic + numbers.NBSP for topic in topics],
        autorange="reversed",
        **bare,
    )
    return figure.update_layout(height=150 + charts.CELL_HEIGHT * len(topics))


def states_by(counts: pd.DataFrame, by: str, subtitle: str) -> go.Figure:
    """Draw one bar for each plan or responsible party, split by the state of its measures.

    Args:
        counts: columns ``by``, which may be missing, ``measure_state``, ``planned_count``; drawn in the given order
            from the top, the first ``MOST_BARS``.
        by: ``plan_title`` or ``responsible``, also the key of the title.
        subtitle: where and when.
    """
    title = texts.PLANS_STATES_TITLE[by]
    if counts.empty:
        return _without_data(title, subtitle)
    named = counts.assign(name=counts[by].where(counts[by].notna(), texts.PLANS_NOBODY))
    names = list(dict.fromkeys(named["name"]))
    if len(names) > MOST_BARS:
        subtitle += " · " + texts.CHART_PART.format(first=MOST_BARS, total=len(names))
        names = names[:MOST_BARS]
    table = named.pivot_table("planned_count", "name", "measure_state", aggfunc="sum")
    table = table.reindex(index=names, columns=list(MeasureState)).fillna(0)  # an absent pair is a counted zero
    rows = "; ".join(
        f"{name}: " + ", ".join(f"{state} {numbers.integer(count)}" for state, count in row.items() if count)
        for name, row in table.iterrows()
    )
    figure = _start(title, subtitle, texts.PLANS_STATES_ALT.format(rows=rows))
    for state, count in table.items():
        figure.add_bar(
            orientation="h",
            y=names,
            x=count.to_numpy(),
            name=state,
            text=[numbers.integer(each) if each else "" for each in count],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": theme.text_on(theme.MEASURE_STATE_COLOUR[state])},
            marker={"color": theme.MEASURE_STATE_COLOUR[state], "line": {"color": theme.OUTLINE, "width": 0.5}},
            hovertext=[
                f"<b>{html.escape(name)}</b><br>{state}: {numbers.counted(each, 'measure')}"
                for name, each in count.items()
            ],
            hovertemplate=_HOVER,
        )
    labels = [_label(name) + numbers.NBSP for name in names]
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], tickvals=names, ticktext=labels)
    figure.update_xaxes(title=texts.PLANS_AXIS, rangemode="tozero", tickformat="d", nticks=6)
    lines = max(label.count("<br>") + 1 for label in labels)
    return figure.update_layout(
        barmode="stack",
        bargap=0.3,
        showlegend=True,
        height=BAR_FRAME + len(names) * (lines * LINE_HEIGHT + BAR_PADDING),
    )


def documents(rows: pd.DataFrame, area: str, today: date, mark_country_wide: bool) -> go.Figure:
    """Draw when each document holds, by its state, with a mark where it was approved.

    Args:
        rows: rows of ``queries.plans.documents`` of which any day of validity is known.
        area: name of the area.
        today: where the axis, and bars without a known end, stop.
        mark_country_wide: say of what concerns the whole country that it does.
    """
    dated = rows.assign(name=_names(rows, mark_country_wide))
    known = dated[["valid_from_earliest", "valid_to_earliest", "valid_to_latest"]].min().min()
    first = date(today.year if pd.isna(known) else known.year, 1, 1)
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
            "start_earliest": dated["valid_from_earliest"],
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
    return figure if approved.empty else _approvals(figure, approved)


def _names(rows: pd.DataFrame, mark_country_wide: bool) -> list[str]:
    """Titles, each of its own document: with the unit where two have the same one."""
    repeated = rows["title"].duplicated(keep=False)
    names = rows["title"].where(~repeated, rows["title"] + " – " + rows["unit_name"])
    if mark_country_wide:
        names = names.mask(rows["is_country_wide"], names + texts.DOCUMENT_MARK)
    return names.tolist()


def _hover(row: object) -> str:
    lines = [
        row.name,
        texts.DOCUMENT_HOVER.format(kind=row.document_kind, unit=row.unit_name),
        texts.FROM_TO.format(start=numbers.dated(row.valid_from_text), end=numbers.dated(row.valid_to_text)),
        row.document_state if pd.isna(row.state_text) else f"{row.document_state} ({row.state_text})",
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
                name=html.escape(row.name),
                date=numbers.dated(row.approved_text),
                by=numbers.MISSING if pd.isna(row.approved_by) else html.escape(row.approved_by),
            )
            for row in approved.itertuples(index=False)
        ],
        hovertemplate=_HOVER,
    )


def _start(title: str, subtitle: str, alt: str) -> go.Figure:
    heading = {"text": _label(title, charts.TITLE_WIDTH), "subtitle": {"text": _label(subtitle, charts.SUBTITLE_WIDTH)}}
    return go.Figure(layout={"template": "sei", "title": heading, "meta": {"alt": alt}})


def _without_data(title: str, subtitle: str) -> go.Figure:
    figure = _start(title, subtitle, texts.CHART_EMPTY_ALT.format(title=title))
    figure.add_annotation(text=texts.CHART_EMPTY, showarrow=False, font={"color": theme.TEXT_MUTED})
    return figure.update_xaxes(visible=False).update_yaxes(visible=False).update_layout(height=220)


def _label(text: str, width: int = LABEL_WIDTH) -> str:
    """Text in lines, with nothing in it that Plotly would take for markup."""
    return "<br>".join(html.escape(line, quote=False) for line in textwrap.wrap(text, width, break_long_words=False))

"""Charts of cooperation: episodes and memoranda in time, published counts, coverage of burdened municipalities."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from sei_core.domain.cooperation import CONFIRMED_STATES, LastKnown
from sei_core.domain.levels import Level
from sei_core.domain.vocabularies import Certainty, CountedUnit, EpisodeState, MemorandumKind, MemorandumState, YesNo
from sei_core.view import cooperation, numbers, texts, theme
from sei_core.view.cooperation_map import LAST_KNOWN_COLOUR
from sei_core.view.labels import Area
from sei_core.view.timelines import timeline

#: Both axes of time begin here, so that episodes and memoranda can be compared.
FIRST = date(2008, 1, 1)
#: States of memoranda whose ``confirmed`` says that they hold.
_HOLDS = (MemorandumState.VALID, MemorandumState.RUNNING)
ROW_HEIGHT, PANEL_HEIGHT, HEAD_HEIGHT = 28, 120, 150
NAMES_MARGIN = 180


def episodes_timeline(episodes: pd.DataFrame, programmes: Sequence[str], area: Area, today: date) -> go.Figure:
    """Draw the episodes of municipalities and their groups, coloured by their first programme.

    Args:
        episodes: rows of ``queries.cooperation.episodes``; see ``cooperation.with_bars``.
        programmes: names in the order of their colours; see ``queries.cooperation.programmes``.
        area: the chosen one; names of the country tell the kraj.
        today: where bars without a known end stop.
    """
    own = cooperation.with_bars(episodes)
    confirmed = own["confirmed_earliest"].where(own["episode_state"].isin(CONFIRMED_STATES))
    over = own["episode_state"].isin((EpisodeState.ENDED, EpisodeState.ENDED_EARLY))
    # What has ended was over when the unit began anew, or when a source said that it has ended.
    anew = own.sort_values("start_earliest").groupby("unit_key")["start_latest"].shift(-1)
    known_over = own["confirmed_latest"].fillna(anew).where(over)
    rows = own.assign(
        name=_with_region(own, "unit_name") if area.level is Level.COUNTRY else own["unit_name"],
        kind=[cooperation.programme_label(name) for name in own["programme_name"]],
        hover=[_episode_hover(row) for row in own.itertuples()],
        end_latest=own["end_latest"].fillna(known_over),
        known_until=confirmed,
    )
    labels = [*map(cooperation.programme_label, programmes), texts.PROGRAMME_UNKNOWN]
    colours = dict(zip(labels, theme.CATEGORY, strict=False)) | {texts.PROGRAMME_UNKNOWN: theme.NEUTRAL}
    alt = texts.EPISODES_ALT.format(
        area=area.label, count=numbers.counted(len(rows), "episode"), units=numbers.integer(rows["unit_key"].nunique())
    )
    figure = timeline(
        rows,
        texts.EPISODES_TITLE,
        texts.TIMELINE_SUBTITLE.format(area=area.label),
        alt,
        colours={kind: colour for kind, colour in colours.items() if (rows["kind"] == kind).any()},
        today=today,
        first=FIRST,
    )
    return _aligned(figure)


def memoranda_timeline(memoranda: pd.DataFrame, area: str, today: date) -> go.Figure:
    """Draw memoranda and other cooperation with kraje on the same axis as the episodes.

    Args:
        memoranda: rows of ``queries.agreements.memoranda``.
        area: label of the area.
        today: where bars without a known end stop.
    """
    holds = memoranda["memorandum_state"].isin(_HOLDS)
    rows = pd.DataFrame(
        {
            "name": _with_region(memoranda, "title") if memoranda["region_name"].nunique() > 1 else memoranda["title"],
            "kind": memoranda["memorandum_kind"],
            "hover": [_memorandum_hover(row) for row in memoranda.itertuples()],
            "start_earliest": memoranda["valid_from_earliest"],
            "start_latest": memoranda["valid_from_latest"],
            "end_earliest": memoranda["valid_to_earliest"],
            "end_latest": memoranda["valid_to_latest"],
            "known_until": memoranda["confirmed_earliest"].where(holds),
        }
    )
    colours = dict(zip((kind.value for kind in MemorandumKind), theme.CATEGORY, strict=False))
    listed = ", ".join(dict.fromkeys(memoranda["region_name"]))
    figure = timeline(
        rows,
        texts.MEMORANDA_TITLE,
        texts.TIMELINE_SUBTITLE.format(area=area),
        texts.MEMORANDA_ALT.format(count=numbers.integer(len(rows)), regions=listed or numbers.MISSING),
        colours={kind: colour for kind, colour in colours.items() if (rows["kind"] == kind).any()},
        today=today,
        first=FIRST,
    )
    return _aligned(figure)


def published_counts(counts: pd.DataFrame, today: date) -> go.Figure:
    """Draw published counts, one panel for each counted unit; points are never joined, targets are hollow.

    Undated counts are in the table only.

    Args:
        counts: rows of ``queries.agreements.published_counts``.
        today: where the axis ends.
    """
    dated = counts.dropna(subset="as_of_earliest")
    units = [unit.value for unit in CountedUnit if (dated["counted_unit"] == unit).any()]
    figure = make_subplots(
        rows=max(1, len(units)), cols=1, shared_xaxes=True, vertical_spacing=0.09, subplot_titles=[*units]
    )
    alt = texts.COUNTS_ALT.format(counts="; ".join(map(cooperation.published_line, dated.itertuples())))
    title = {"text": texts.COUNTS_TITLE, "subtitle": {"text": texts.COUNTS_SUBTITLE}}
    figure.update_layout(template="sei", title=title, meta={"alt": alt if len(dated) else texts.COUNTS_NONE})
    if dated.empty:
        figure.update_xaxes(visible=False).update_yaxes(visible=False)
        return figure.add_annotation(text=texts.CHART_EMPTY, showarrow=False, font={"color": theme.TEXT_MUTED})
    areas = list(dict.fromkeys(dated["area_name"]))
    for (unit, area, target), rows in dated.groupby(["counted_unit", "area_name", "is_target"], sort=False):
        style = theme.SERIES[areas.index(area) % len(theme.SERIES)]
        hollow = target == YesNo.YES
        figure.add_scatter(
            x=_middle(rows),
            y=rows["published_value"],
            mode="markers",
            marker={"color": style.colour, "size": 11, "symbol": f"{style.symbol}{'-open' if hollow else ''}"},
            name=f"{html.escape(area)} – {texts.PUBLISHED_KIND[hollow]}",
            legendgroup=f"{area} {target}",
            hovertext=[html.escape(cooperation.published_line(row)) for row in rows.itertuples()],
            hovertemplate="%{hovertext}<extra></extra>",
            row=units.index(unit) + 1,
            col=1,
        )
    shown: set[str] = set()
    figure.for_each_trace(lambda trace: trace.update(showlegend=_first_of(trace.legendgroup, shown)))
    figure.update_xaxes(type="date", range=[FIRST, today], tickformat="%Y", dtick="M24")
    figure.update_yaxes(rangemode="tozero", nticks=4)
    return figure.update_layout(height=HEAD_HEIGHT + PANEL_HEIGHT * len(units))


def coverage(rows: pd.DataFrame, weight: str, year: int, points_from: int) -> go.Figure:
    """Draw one bar a kraj: its burdened municipalities, or their inhabitants, by what is known last.

    Args:
        rows: of ``queries.gaps.coverage``.
        weight: ``municipality_count`` or ``population_15plus``.
        year: of the index.
        points_from: lowest points of a burdened municipality.
    """
    noun, title = texts.WEIGHT_NOUN[weight], texts.COVERAGE_TITLE[weight]
    subtitle = texts.COVERAGE_SUBTITLE.format(year=year, points=points_from)
    wide = rows.pivot_table(weight, "region_name", "last_known", sort=False)
    alt = texts.COVERAGE_ALT.format(
        title=title,
        year=year,
        rows="; ".join(
            f"{name}: {numbers.counted(row[LastKnown.NONE], noun)} / {numbers.integer(row.sum())}"
            for name, row in wide.iterrows()
        ),
    )
    figure = go.Figure(layout={"template": "sei", "barmode": "stack", "meta": {"alt": alt}})
    figure.update_layout(title={"text": title, "subtitle": {"text": subtitle}})
    if wide.empty:
        figure.update_xaxes(visible=False).update_yaxes(visible=False)
        return figure.add_annotation(text=texts.CHART_EMPTY, showarrow=False, font={"color": theme.TEXT_MUTED})
    total = wide.sum(axis=1)
    for kind in reversed(LastKnown):
        share = (wide[kind] / total.where(total > 0)).astype(float)
        figure.add_bar(
            orientation="h",
            y=[html.escape(name) for name in wide.index],
            x=100 * share,
            name=texts.LAST_KNOWN[kind],
            marker={"color": LAST_KNOWN_COLOUR[kind]},
            hovertext=[
                texts.COVERAGE_HOVER.format(
                    region=html.escape(name),
                    label=texts.LAST_KNOWN[kind],
                    count=numbers.counted(count, noun),
                    share=numbers.percent(part),
                )
                for name, count, part in zip(wide.index, wide[kind], share, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    figure.update_xaxes(range=[0, 100], ticksuffix=f"{numbers.NBSP}%")
    figure.update_yaxes(autorange="reversed")
    return figure.update_layout(height=HEAD_HEIGHT + 30 + ROW_HEIGHT * len(wide))


def _aligned(figure: go.Figure) -> go.Figure:
    """Give names a margin of their own, the same in every figure, so that years stand below years."""
    return figure.update_layout(margin={"l": NAMES_MARGIN}).update_yaxes(automargin=False)


def _with_region(rows: pd.DataFrame, column: str) -> list[str]:
    """``Liberecký · Ralsko``: names grouped by kraj."""
    regions = rows["region_name"].fillna(texts.ACROSS_REGIONS)
    return [
        texts.WITH_REGION.format(
            region=texts.REGION_SHORT.get(region, region.removesuffix(texts.REGION_WORD)), name=name
        )
        for region, name in zip(regions, rows[column], strict=True)
    ]


def _episode_hover(row: object) -> str:
    """Everything that a bar stands for, a line each."""
    lines = [
        cooperation.episode_line(row),
        None if pd.isna(row.episode_phase) else texts.HOVER_PHASE.format(row.episode_phase),
        texts.PROGRAMME_UNKNOWN if pd.isna(row.programme_names) else row.programme_names.replace("; ", "\n"),
        None if pd.isna(row.start_basis) else texts.HOVER_BASIS.format(row.start_basis),
        None if pd.isna(row.end_reason) else texts.HOVER_END.format(row.end_reason),
        texts.HOVER_CERTAINTY.format(row.certainty) if row.certainty != Certainty.HIGH else None,
    ]
    return "\n".join(filter(None, lines))


def _memorandum_hover(row: object) -> str:
    lines = [
        row.title,
        texts.HOVER_MEMORANDUM.format(
            region=row.region_name,
            span=cooperation.span(row.valid_from_text, row.valid_to_text),
            state=row.memorandum_state,
        ),
        None if pd.isna(row.signed_text) else texts.HOVER_SIGNED.format(numbers.dated(row.signed_text)),
        None if pd.isna(row.confirmed_text) else texts.HOVER_CONFIRMED.format(numbers.dated(row.confirmed_text)),
        None if pd.isna(row.content) else row.content,
    ]
    return "\n".join(filter(None, lines))


def _middle(rows: pd.DataFrame) -> pd.Series:
    """The middle of the days that a count can be of; the known one where the other is not."""
    last = rows["as_of_latest"].fillna(rows["as_of_earliest"])
    return rows["as_of_earliest"] + (last - rows["as_of_earliest"]) / 2


def _first_of(group: str, shown: set[str]) -> bool:
    """Whether a group of traces has not been seen; remembers it."""
    is_first = group not in shown
    shown.add(group)
    return is_first

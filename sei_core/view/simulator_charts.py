"""The matrix of a simulation: points of each test, before and after."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.change import TAKEN_OVER
from sei_core.domain.indicators import INDICATOR, MAX_TEST_POINTS, Test
from sei_core.view import figures, numbers, simulator, texts, theme

HEIGHT = 520
_SMALL = 11
_EDGE = 0.46


def matrix(cells: pd.DataFrame, year: int, name: str, index: pd.DataFrame) -> go.Figure:
    """Draw the 5 × 3 tests: old and new points, the value, and the bounds; a changed test has a frame and an arrow.

    Args:
        cells: rows of ``queries.simulator.cells``.
        year: of the index.
        name: of the municipality.
        index: the row of ``queries.simulator.outcome``.
    """
    changed = cells[cells["points_before"] != cells["points_after"]]
    alt = texts.SIMULATOR_MATRIX_ALT.format(
        before=index["points_before"].iloc[0],
        after=index["points_after"].iloc[0],
        changed=", ".join(_named(cell) for _, cell in changed.iterrows()) or texts.SIMULATOR_MATRIX_NONE,
        year=year,
        name=name,
    )
    figure = figures.start(
        texts.SIMULATOR_MATRIX_TITLE, texts.SIMULATOR_MATRIX_SUBTITLE.format(name=name, year=year), alt
    )
    # Squares are drawn as shapes; one invisible point each carries what is read off by the pointer.
    figure.add_scatter(x=[0, len(Test) - 1], y=[0, len(INDICATOR) - 1], mode="markers", opacity=0, hoverinfo="skip")
    for _, cell in cells.iterrows():
        _draw(figure, cell)
    return _axes(figure).update_layout(height=HEIGHT, showlegend=False)


def _draw(figure: go.Figure, cell: pd.Series) -> None:
    """One test, or the whole row of an indicator that is taken over."""
    y = list(INDICATOR).index(cell["indicator"])
    taken_over = cell["test"] == TAKEN_OVER
    first, last = (0, len(Test) - 1) if taken_over else (list(Test).index(cell["test"]),) * 2
    colour = theme.NO_DATA if taken_over else theme.sequential(MAX_TEST_POINTS + 1)[int(cell["points_after"])]
    moved = cell["points_before"] != cell["points_after"]
    line = {"color": theme.TEXT, "width": 3} if moved else {"width": 0}
    figure.add_shape(
        type="rect", x0=first - _EDGE, x1=last + _EDGE, y0=y - _EDGE, y1=y + _EDGE, fillcolor=colour, line=line,
        layer="below",
    )  # fmt: skip
    points = _points(cell)
    if taken_over:
        lines = [f"<b>{figures.plain(texts.SIMULATOR_TAKEN_OVER.format(points=points))}</b>"]
    else:
        values = [simulator.value(cell, when) for when in ("before", "after")]
        # Two lines where the value moves: a phone has no room for both beside each other.
        arrowed = texts.SIMULATOR_ARROW.format(before="", after=values[1]).strip()
        written = [values[1]] if values[0] == values[1] else [values[0], arrowed]
        lines = [f"<b>{points}</b>", *map(figures.plain, [*written, simulator.bound(cell)])]
    font = {"color": theme.text_on(colour), "size": _SMALL}
    figure.add_annotation(x=(first + last) / 2, y=y, text="<br>".join(lines), showarrow=False, font=font)


def _points(cell: pd.Series) -> str:
    """``2 → 1 ▼``, or the points where they stay."""
    before, after = int(cell["points_before"]), int(cell["points_after"])
    if before == after:
        return numbers.points(after)
    arrow = texts.SIMULATOR_UP if after > before else texts.SIMULATOR_DOWN
    return f"{texts.SIMULATOR_ARROW.format(before=before, after=after)} {arrow}"


def _named(cell: pd.Series) -> str:
    return texts.SIMULATOR_MATRIX_CELL.format(
        indicator=texts.INDICATOR_LABEL[cell["indicator"]],
        test=texts.VALUE_LABEL["test"][cell["test"]].lower(),
        before=cell["points_before"],
        after=cell["points_after"],
    )


def _axes(figure: go.Figure) -> go.Figure:
    ticks = {"tickmode": "array", "showgrid": False, "zeroline": False, "showline": False}
    figure.update_xaxes(
        tickvals=list(range(len(Test))), ticktext=[texts.TEST_LABEL[test] for test in Test], side="top",
        range=[-0.5, len(Test) - 0.5], **ticks,
    )  # fmt: skip
    labels = [figures.wrap(texts.INDICATOR_CARD[key], 14) for key in INDICATOR]
    return figure.update_yaxes(
        tickvals=list(range(len(INDICATOR))), ticktext=labels, range=[len(INDICATOR) - 0.5, -0.5], ticksuffix=" ",
        **ticks,
    )  # fmt: skip

"""The SQL console in words and figures: the tables that one can ask about, the answer, its chart, a link to a question.

An answer may hold any columns: nothing here takes a column for one of the atlas because of its name.
"""

from __future__ import annotations

import base64
import re
import unicodedata
import zlib
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import quote

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from pandas.io.formats.style import Styler

from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES
from sei_core.view import explain, figures, numbers, texts, theme
from sei_core.view.tables import Format, Label, Labels

#: Letters of a question in the address, as it is or packed.
MOST_PLAIN, MOST_LINK = 240, 2000
#: A packed question begins so in the address.
PACKED = "z."
#: Bytes that a packed question may unfold to.
MOST_UNFOLDED = 20_000
#: Cells that a table on screen may have, so that it is written in a moment.
MOST_CELLS = 60_000
#: Marks of a chart; colours that can be told apart.
MOST_POINTS, MOST_COLOURS = 5_000, len(theme.CATEGORY)
#: Categories below each other on an axis before their labels are left to Plotly.
MOST_BARS = 60
MOST_LABEL = 40
HEIGHT = 440


#: Tables of the public file that no release has, and what they are made of.
_MADE_OF = {"locality_hidden": ("locality",)}


class Answer(Protocol):
    """What the database answered; see ``store.console.Answer``."""

    frame: pd.DataFrame
    release: str
    seconds: float
    is_cut: bool
    is_shortened: bool


def link(sql: str) -> str | None:
    """Write a question for the address: short ones as they are, others packed; None if it is too long for a link."""
    if len(quote(sql)) <= MOST_PLAIN and not sql.startswith(PACKED):
        return sql
    packed = PACKED + base64.urlsafe_b64encode(zlib.compress(sql.encode(), 9)).decode().rstrip("=")
    return packed if len(packed) <= MOST_LINK else None


def question(linked: str) -> str:
    """Read a question from the address.

    Raises:
        ValueError: if it is no question that ``link`` wrote.
    """
    if not linked.startswith(PACKED):
        if len(linked) > MOST_LINK:
            raise ValueError(linked)
        return linked
    packed = linked.removeprefix(PACKED)
    try:
        unfolding = zlib.decompressobj()
        found = unfolding.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), MOST_UNFOLDED)
    except zlib.error as error:
        raise ValueError(linked) from error
    if not unfolding.eof:
        raise ValueError(linked)
    return found.decode()


def title(sql: str) -> str:
    """What an example asks: its first line, a comment."""
    return sql.partition("\n")[0].removeprefix("--").strip()


def brief(sql: str, most: int = 70) -> str:
    """A question in one line."""
    line = " ".join(sql.split())
    return line if len(line) <= most else f"{line[:most]}…"


def marked(detail: str) -> str:
    """What the database says of a mistake, its place marked inside the line, where no font can shift the mark."""
    lines = detail.split("\n")
    if len(lines) < 2 or not lines[-1].strip() or set(lines[-1].strip()) != {"^"}:
        return detail
    start, end = lines[-1].index("^"), len(lines[-1].rstrip())
    line = lines[-2]
    return "\n".join([*lines[:-2], f"{line[:start]}\u25b6{line[start:end]}\u25c0{line[end:]}"])


def beginning(table: str, columns: pd.DataFrame) -> str:
    """A question that shows the first rows of a table.

    Args:
        table: its name.
        columns: rows of ``queries.console.columns``.
    """
    names = columns.loc[columns["table_name"] == table, "column_name"]
    return f"SELECT {', '.join(names)}\nFROM {table}\nLIMIT 100"


def table_names(known: pd.DataFrame) -> list[str]:
    """Names of tables in the order of the schema, then those that it does not know."""
    order = {name: place for place, name in enumerate(TABLES)}
    return sorted(known["table_name"], key=lambda name: (order.get(name, len(order)), name))


def table_title(name: str) -> str:
    """``Index obcí (municipality_index)``."""
    return f"{_described(name)[0]} ({name})"


def table_line(name: str, known: pd.DataFrame) -> str:
    """What a row of a table is, and how many there are."""
    rows = known.loc[known["table_name"] == name, "row_count"].item()
    heading, grain = _described(name)
    return texts.CONSOLE_TABLE_LINE.format(title=heading, grain=grain, rows=numbers.integer(rows))


def schema_rows(columns: pd.DataFrame, table: str | None = None, wanted: str = "") -> pd.DataFrame:
    """Columns of a table, or of all tables those that hold a text in their name or meaning, in Czech for the screen.

    Args:
        columns: rows of ``queries.console.columns``.
        table: its name; all tables when None.
        wanted: part of the name or the meaning, without regard to case and accents.
    """
    shown = columns if table is None else columns[columns["table_name"] == table]
    meaning = [_meaning(name) for name in shown["column_name"]]
    names = shown["column_name"] if table is not None else shown["table_name"] + "." + shown["column_name"]
    rows = pd.DataFrame(
        {
            texts.CONSOLE_COLUMN_NAME: names.to_numpy(),
            texts.CONSOLE_COLUMN_LABEL: meaning,
            texts.CONSOLE_COLUMN_TYPE: [texts.CONSOLE_TYPE.get(kind, kind) for kind in shown["data_type"]],
            texts.CONSOLE_COLUMN_SAMPLE: shown["sample"].fillna(numbers.MISSING).to_numpy(),
        }
    )
    if not wanted:
        return rows
    found = (rows[texts.CONSOLE_COLUMN_NAME] + " " + rows[texts.CONSOLE_COLUMN_LABEL]).map(_folded)
    return rows[found.str.contains(_folded(wanted.strip()), regex=False)].reset_index(drop=True)


def rules(limits: object, workers: int) -> str:
    """What may be asked and what not, for ``st.markdown``.

    Args:
        limits: what one question may take; see ``store.console.Limits``.
        workers: questions that the server answers at once.
    """
    known = ("seconds", "megabytes", "rows", "columns", "cells", "sql")
    told = {name: numbers.integer(getattr(limits, name)) for name in known}
    return explain.prose("console_rules", workers=numbers.integer(workers), **told)


def summary(answer: Answer) -> str:
    """How large an answer is, how long it took and which release gave it."""
    return texts.CONSOLE_ANSWER_LINE.format(
        rows=numbers.counted(len(answer.frame), "answer_row"),
        columns=numbers.counted(len(answer.frame.columns), "answer_column"),
        seconds=numbers.decimal(answer.seconds, 2),
        release=answer.release,
    )


def notes(answer: Answer, longest: int) -> list[str]:
    """What a reader should know of the rows of an answer: that there are more, or that texts were longer.

    Args:
        answer: with its rows.
        longest: characters of a text.
    """
    rows, most = numbers.integer(len(answer.frame)), numbers.integer(longest)
    cut = [texts.CONSOLE_CUT.format(rows=rows)] if answer.is_cut else []
    return cut + ([texts.CONSOLE_SHORTENED.format(most=most)] if answer.is_shortened else [])


def source_tables(tables: Sequence[str]) -> list[str]:
    """Tables of a release whose sources the tables of a question have."""
    return [name for table in tables for name in _MADE_OF.get(table, (table,))]


def labels(frame: pd.DataFrame, days: Sequence[str]) -> Labels:
    """Head the columns of an answer by their own names; how they are written follows from their types alone."""
    return {name: Label(name, "", _format(frame[name], name in days)) for name in frame}


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """The first rows of an answer, as many as a screen takes."""
    return frame.head(max(1, MOST_CELLS // max(1, len(frame.columns))))


def styled(frame: pd.DataFrame, days: Sequence[str]) -> Styler:
    """An answer for ``st.dataframe``: Czech writing in cells, while numbers stay numbers for sorting."""
    writers = {name: _WRITERS[_format(frame[name], name in days)] for name in frame}
    return frame.style.format(writers, na_rep=numbers.MISSING)


def number_columns(frame: pd.DataFrame) -> list[str]:
    """Columns with numbers, which a chart can be drawn of."""
    kinds = frame.dtypes.items()
    return [name for name, kind in kinds if pd.api.types.is_numeric_dtype(kind) and kind != "boolean"]


def colour_columns(frame: pd.DataFrame) -> list[str]:
    """Columns with so few different values that colours tell them apart."""
    return [name for name in frame if 1 < frame[name].nunique(dropna=False) <= MOST_COLOURS]


def chart_kind(frame: pd.DataFrame) -> int:
    """The kind of chart to begin with, as a place in ``texts.CONSOLE_CHART_KIND``: bars of a few named numbers."""
    has_names = len(number_columns(frame)) < len(frame.columns)
    return 1 if has_names and 1 < len(frame) <= MOST_BARS else 0


def first_of(frame: pd.DataFrame, names: Sequence[str], *, named: bool) -> int:
    """The column to begin with on an axis: the first one that is a name, or the first that is a number."""
    known = number_columns(frame)
    return next((place for place, name in enumerate(names) if (name not in known) == named), 0)


def first_colour(frame: pd.DataFrame, x: str) -> str | None:
    """What tells several values at one place of the axis apart: the first name beside it; None if nothing has to."""
    numbered = number_columns(frame)
    names = [name for name in colour_columns(frame) if name != x and name not in numbered]
    return names[0] if names and frame[x].duplicated().any() else None


def chart(frame: pd.DataFrame, kind: str, x: str, y: str, colour: str | None) -> go.Figure:
    """Draw an answer.

    Args:
        frame: rows in the order of the answer.
        kind: key of ``texts.CONSOLE_CHART_KIND`` but ``none``.
        x: column of the horizontal axis, of any type.
        y: column of the vertical axis, numbers.
        colour: column whose values have a colour each; None for one colour.
    """
    heading = texts.CONSOLE_CHART_TITLE.format(y=y, x=x)
    values = pd.to_numeric(frame[y], errors="coerce").astype("float64").replace([np.inf, -np.inf], np.nan)
    rows = frame.assign(**{_VALUE: values}).loc[values.notna()]
    drawn = rows.head(MOST_POINTS)
    if drawn.empty:
        return figures.empty(heading)
    points = numbers.counted(len(drawn), "chart_point")
    subtitle = (
        texts.CONSOLE_CHART_SUBTITLE.format(points=points)
        if len(drawn) == len(rows)
        else texts.CONSOLE_CHART_SUBTITLE_CUT.format(
            shown=numbers.integer(len(drawn)), all=numbers.counted(len(rows), "chart_point")
        )
    )
    most, least = drawn.loc[drawn[_VALUE].idxmax()], drawn.loc[drawn[_VALUE].idxmin()]
    alt = texts.CONSOLE_CHART_ALT.format(
        kind=texts.CONSOLE_CHART_WORD[kind],
        y=y,
        x=x,
        points=points,
        most=_number(most[_VALUE]),
        most_at=_name(most[x]),
        least=_number(least[_VALUE]),
        least_at=_name(least[x]),
    )
    figure = figures.start(heading, subtitle, alt)
    groups = [("", drawn)] if colour is None else list(drawn.groupby(drawn[colour].map(_name), sort=False))
    for place, (name, part) in enumerate(groups):
        _add(figure, kind, part, x, y, str(name), theme.CATEGORY[place % len(theme.CATEGORY)])
    is_number = x in number_columns(frame)
    figure.update_xaxes(title=figures.plain(_cut(x)), type="linear" if is_number else "category")
    figure.update_yaxes(title=figures.plain(_cut(y)))
    return figure.update_layout(height=HEIGHT, showlegend=colour is not None, barmode="group")


#: Name of the column with the numbers of a chart, which no answer can have.
_VALUE = "\0value"


def _add(figure: go.Figure, kind: str, part: pd.DataFrame, x: str, y: str, name: str, colour: str) -> None:
    """Add one series."""
    is_number = x in number_columns(part)
    places = part[x].astype("float64") if is_number else part[x].map(_name)
    told = np.column_stack([[figures.plain(_name(each)) for each in part[x]], [_number(each) for each in part[_VALUE]]])
    more = {
        "x": places.to_numpy(),
        "y": part[_VALUE].to_numpy(),
        "customdata": told,
        "name": figures.plain(_cut(name)),
        "hovertemplate": texts.CONSOLE_HOVER.format(
            x=_template_text(x), y=_template_text(y), name=_template_text(name)
        ),
    }
    if kind == "bar":
        figure.add_bar(marker_color=colour, **more)
    elif kind == "line":
        figure.add_scatter(mode="lines+markers", line_color=colour, marker_color=colour, **more)
    else:
        figure.add_scatter(mode="markers", marker={"color": colour, "size": 7, "opacity": 0.7}, **more)


def _described(name: str) -> tuple[str, str]:
    """Czech title of a table and what a row is."""
    if name in TABLES:
        return TABLES[name].title, TABLES[name].grain
    return texts.CONSOLE_EXTRA_TABLE.get(name, (name, name))


def _meaning(column: str) -> str:
    """Czech label of a column with its unit and why it may be missing."""
    if column not in FIELDS:
        return texts.COLUMN[column][0] if column in texts.COLUMN else column
    field = FIELDS[column]
    return field.label + (f" ({field.unit})" if field.unit else "")


def _folded(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _format(column: pd.Series, is_day: bool) -> Format:
    """How a column is written, by its type; only what Excel can hold as a day is one."""
    kind = column.dtype
    if kind == "boolean":
        return Format.FLAG
    if kind == "Int64":
        if ((column > _EXACT) | (column < -_EXACT)).any():  # a spreadsheet would round it
            return Format.TEXT
        return Format.YEAR if str(column.name).lower() in _YEARS else Format.INTEGER
    if kind == "float64":
        return Format.TEXT if np.isinf(column).any() else Format.RATIO
    return Format.DATED if is_day and column.dropna().str.fullmatch(_DAY).all() else Format.TEXT


_EXACT = 2**53
_YEARS = {"year", "rok", "survey_year", "data_year", "imported_year"}
_DAY = re.compile(r"(?:19|2\d)\d\d-\d\d-\d\d")


def _number(value: float) -> str:
    """A number with six significant digits, in Czech."""
    if pd.isna(value):
        return numbers.MISSING
    if not np.isfinite(value) or (value and not 1e-9 < abs(value) < 1e15):
        return f"{value:.6g}".replace(".", ",").replace("-", numbers.MINUS)
    return numbers.plain(float(f"{value:.6g}") if abs(value) < 1e6 else round(value, 2))


_WRITERS = {
    Format.FLAG: lambda value: numbers.MISSING if pd.isna(value) else texts.FLAG_LABEL[bool(value)],
    Format.INTEGER: numbers.integer,
    Format.YEAR: lambda value: numbers.MISSING if pd.isna(value) else str(value),
    Format.RATIO: _number,
    Format.TEXT: lambda value: numbers.MISSING if pd.isna(value) else str(value),
    Format.DATED: numbers.dated,
}


def _name(value: object) -> str:
    """A value as the name of a place on an axis or of a series."""
    if pd.isna(value):
        return texts.CONSOLE_MISSING_NAME
    if isinstance(value, bool | np.bool_):
        return texts.FLAG_LABEL[bool(value)]
    return _number(value) if isinstance(value, float) else _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= MOST_LABEL else f"{text[:MOST_LABEL]}…"


def _template_text(text: str) -> str:
    """Text of an answer inside a template of Plotly: no markup, no place to fill in."""
    return figures.plain(_cut(text)).replace("%", "%\u2060")

"""What a reader sees above a column: from the schema, or from ``texts`` for columns that only a query has."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sei_core.domain.indicators import INDICATOR
from sei_core.domain.levels import Level
from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES
from sei_core.view import numbers, texts
from sei_core.view.tables import Format, Label


@dataclass(frozen=True)
class Area:
    """An area that a reader can choose; ``label`` is unique and is what the address holds."""

    code: str
    level: Level
    label: str


def of(frame: pd.DataFrame, **formats: Format) -> dict[str, Label]:
    """Label each column of a frame.

    Args:
        frame: rows of a query.
        formats: how to write a column where its name does not say so.

    Raises:
        KeyError: if a column has no label anywhere.
    """
    return {column: label(column)._replace(format=formats.get(column, label(column).format)) for column in frame}


def label(column: str) -> Label:
    """Label one column; ``KEY_count`` and the like join the indicator's name and the figure's."""
    if column in texts.COLUMN:
        return Label(*texts.COLUMN[column])
    if column in FIELDS:
        return Label(FIELDS[column].label, FIELDS[column].unit)
    for key in INDICATOR:
        if column.startswith(f"{key}_"):
            figure = column.removeprefix(f"{key}_")
            return Label(f"{texts.INDICATOR_LABEL[key]} – {texts.FIGURE_LABEL[figure]}", texts.FIGURE_UNIT[key, figure])
    raise KeyError(f"column {column!r} has no label: describe it in schema/fields.py or view/texts")


def of_journal(name: str, value: str) -> str:
    """Write a detail of the journal: names of tables and columns by their Czech titles, nothing as a dash.

    Args:
        name: of the detail; ``table`` and ``column`` hold names of the schema, those of another program stay.
        value: of the detail.
    """
    if name == "table" and value in TABLES:
        return TABLES[value].title
    if name == "column" and value in FIELDS:
        return FIELDS[value].label
    return value or numbers.MISSING


def area(level: str, name: str) -> str:
    """Name an area so that it cannot be taken for one of another level: ``okres Most``, ``ORP Most``."""
    return texts.AREA_LABEL[level].format(name)


def areas(known: pd.DataFrame) -> dict[str, Area]:
    """Each area by its code, in the order of the rows of ``queries.meta.areas``."""
    return {
        row.area_code: Area(row.area_code, Level(row.level), area(row.level, row.area_name))
        for row in known.itertuples()
    }


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the level into ``area_name`` of rows that have areas of several levels (column ``level``)."""
    return rows.assign(
        area_name=[area(level, name) for level, name in zip(rows["level"], rows["area_name"], strict=True)]
    )


def marked(rows: pd.DataFrame, code: str) -> pd.DataFrame:
    """Make ``area_name`` name one area each, and mark the chosen one.

    Args:
        rows: columns ``area_code``, ``area_name``.
        code: of the chosen area; nothing is marked if it is not among the rows.
    """
    codes = rows.groupby("area_name")["area_code"].transform("nunique")
    told_apart = rows["area_name"] + f" ({texts.CODE} " + rows["area_code"] + ")"
    names = rows["area_name"].where(codes == 1, told_apart)
    return rows.assign(area_name=names.mask(rows["area_code"] == code, texts.MARK + names))


def brief(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Label]]:
    """Rows with an ``indicator`` and their labels in short words, for a narrow table."""
    shown = rows.assign(indicator=rows["indicator"].map(texts.INDICATOR_SHORT)).rename(columns={"indicator": "subject"})
    return shown, {column: Label(*texts.BRIEF[column]) for column in shown}

"""What a reader sees above a column: from the schema, or from ``texts`` for columns that only a query has."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.indicators import INDICATOR
from sei_core.schema.fields import FIELDS
from sei_core.view import texts
from sei_core.view.tables import Format, Label


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
    raise KeyError(f"column {column!r} has no label: describe it in schema/fields.py or view/texts.py")

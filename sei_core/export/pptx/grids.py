"""Tables of a slide as tables that can be edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pandas as pd
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.placeholder import PlaceholderGraphicFrame, SlidePlaceholder, TablePlaceholder
from pptx.table import _Cell
from pptx.util import Inches, Pt

from sei_core.domain.bands import Band
from sei_core.export.pptx import sizes
from sei_core.export.pptx.sizes import Letters
from sei_core.view import tables, texts, theme
from sei_core.view.deck import Grid
from sei_core.view.tables import Format

#: Letters of cells, points.
LARGEST, LEAST = 18, 10
#: Around the text of a cell, inches: to the sides, above and below.
_BESIDE, _ABOVE = 0.08, 0.04
#: Lines of one cell, from as many as there are to the fewest; what is cut stands in the notes.
_MOST_LINES = (99, 4, 3, 2, 1)
_TEXTS = (Format.TEXT, Format.DATED, Format.FLAG)


@dataclass(frozen=True)
class Layout:
    """How a table fits its place.

    Attributes:
        cells: text of each cell, the heading first.
        size: of letters, points.
        widths: of columns, inches.
        heights: of rows, inches.
        is_unbroken: no word or number is cut in two.
    """

    cells: list[list[str]]
    size: float
    widths: list[float]
    heights: list[float]
    is_unbroken: bool

    @property
    def height(self) -> float:
        """Of the whole table, inches."""
        return sum(self.heights)


def laid_out(shown: Grid, width: float, height: float, letters: Letters, largest: int = LARGEST) -> Layout:
    """Choose letters, and lines of a cell, so that a table fits.

    Args:
        width, height: of its place, inches.
        largest: letters to begin with, points.

    Returns:
        The layout with the largest letters; cells are cut only where not even the least ones fit. The last layout, of
        one line a row, is taken whether it fits or not.
    """
    choice = None
    for choice in _layouts(shown, width, letters, largest):
        if choice.height <= height and (choice.is_unbroken or choice.size == LEAST):
            break
    return choice


def insert(place: SlidePlaceholder, shown: Grid, chosen: Layout) -> PlaceholderGraphicFrame:
    """Put a table into a placeholder for contents, which it replaces; the styles of cells are those of the template."""
    rows, columns = len(chosen.cells), len(chosen.widths)
    frame = TablePlaceholder(place._element, place._parent).insert_table(rows, columns)
    table = frame.table
    table.first_row, table.horz_banding = True, False
    for column, width in zip(table.columns, chosen.widths, strict=True):
        column.width = Inches(width)
    for row, height in zip(table.rows, chosen.heights, strict=True):
        row.height = Inches(height)
    is_number = [tables.format_of(shown.frame[name], shown.labels) not in _TEXTS for name in shown.frame]
    for row, column in product(range(rows), range(columns)):
        cell = table.cell(row, column)
        _write(cell, chosen.cells[row][column], chosen.size, row == 0, is_number[column])
        if row and shown.frame.columns[column] == "band":
            _paint(cell, shown.frame["band"].iloc[row - 1])
    return frame


def alternative(shown: Grid, title: str) -> str:
    """Description for those who cannot see the table."""
    columns = ", ".join(tables.heading(name, shown.labels) for name in shown.frame)
    return texts.PPTX_TABLE_ALT.format(title=title, columns=columns, count=len(shown.frame))


def _layouts(shown: Grid, width: float, letters: Letters, largest: int) -> Iterator[Layout]:
    written = tables.written(shown.frame, shown.labels)
    cells = [list(written.columns), *written.to_numpy().tolist()]
    total = sum(shown.widths)
    widths = [width * share / total for share in shown.widths]
    for size in range(largest, LEAST - 1, -1):
        yield _layout(cells, size, widths, letters, _MOST_LINES[0])
    for most in _MOST_LINES[1:]:
        yield _layout(cells, LEAST, widths, letters, most)


def _layout(cells: list[list[str]], size: float, widths: list[float], letters: Letters, most_lines: int) -> Layout:
    rooms = [width - 2 * _BESIDE for width in widths]
    shortened = [
        [
            # The heading is bold, and never cut: without it nobody knows what the numbers are.
            text if row == 0 else letters.cut(text, room, size, most_lines, texts.PPTX_CUT)
            for text, room in zip(line, rooms, strict=True)
        ]
        for row, line in enumerate(cells)
    ]
    counts = [
        max(len(letters.lines(text, room, size, row == 0)) for text, room in zip(line, rooms, strict=True))
        for row, line in enumerate(shortened)
    ]
    heights = [count * size * sizes.LINE_HEIGHT / sizes.POINTS_PER_INCH + 2 * _ABOVE for count in counts]
    is_unbroken = all(
        letters.longest(text, size, row == 0) <= room
        for row, line in enumerate(shortened)
        for text, room in zip(line, rooms, strict=True)
    )
    return Layout(shortened, size, widths, heights, is_unbroken)


def _write(cell: _Cell, text: str, size: float, is_heading: bool, is_number: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(_BESIDE)
    cell.margin_top = cell.margin_bottom = Inches(_ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(size)
    run._r.get_or_add_rPr().set("lang", texts.PPTX_LANGUAGE)
    if is_heading:
        run.font.bold = True


def _paint(cell: _Cell, band: object) -> None:
    if pd.isna(band):
        return
    colour = theme.BAND_COLOUR[Band(band)]
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(colour[1:].upper())
    ink = RGBColor.from_string(theme.text_on(colour)[1:].upper())
    cell.text_frame.paragraphs[0].runs[0].font.color.rgb = ink

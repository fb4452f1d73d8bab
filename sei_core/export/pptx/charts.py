"""Bars of a slide as a chart that stays one: its data lie in a workbook inside and can be edited in the office."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

import pandas as pd
import xlsxwriter
from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.point import Point
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.placeholder import ChartPlaceholder, PlaceholderGraphicFrame, SlidePlaceholder
from pptx.text.text import Font
from pptx.util import Pt

from sei_core.export.pptx import sizes
from sei_core.export.pptx.sizes import Letters
from sei_core.export.xlsx import NUMBER_FORMAT
from sei_core.view import tables, texts, theme
from sei_core.view.deck import Bars
from sei_core.view.tables import Format, Label

#: Letters of labels, points: of few bars and of many.
LARGEST, LEAST = 14, 10
#: Part of the height where bars are, about, and of the width that labels of bars take at most; inches around.
_PLOT_HEIGHT, _MOST_LABELS, _MARGIN = 0.8, 0.5, 0.08
#: Between bars, percent of their thickness; where small parts have their values above the bar, more.
_GAP, _WIDE_GAP = 40, 80
#: Parts of a bar from this share of the longest one have their values written, if need be above it.
_LEAST_SHARE = 0.03
#: Room that a value takes above its bar, as a multiple of its width.
_ABOVE_ROOM = 1.2
#: How far other bars fade into the background beside a marked one, and the line around it where they cannot.
_FADED, _OUTLINE = 0.45, Pt(1.75)
#: Rows of shares add up to one, but for rounding.
_WHOLE = 1e-6
#: Room that a value takes inside a bar, as a multiple of its width: its margins, and an axis longer than the bars.
_LABEL_ROOM = 1.3
#: The sheet that python-pptx lets references of a chart lead to.
_FOREIGN_SHEET = "Sheet1!"


class Plot(NamedTuple):
    """The place of the bars in a chart, inches."""

    left: float
    top: float
    width: float
    height: float


def insert(
    place: SlidePlaceholder, shown: Bars, box: tuple[float, float], letters: Letters, created: date
) -> PlaceholderGraphicFrame:
    """Put a chart into a placeholder for contents.

    Args:
        place: is replaced by the chart.
        shown: at least one bar and one series.
        box: width and height, inches.
        letters: of the document.
        created: day that the workbook inside says.
    """
    labels = _bar_labels(shown)
    # A number format of the Czech language, whatever language the office speaks.
    code = f"[$-405]{NUMBER_FORMAT[shown.format]}"
    data = CategoryChartData(number_format=code)
    data.categories = labels
    for name in shown.values:
        data.add_series(str(name), [None if pd.isna(value) else float(value) for value in shown.values[name]])
    frame = ChartPlaceholder(place._element, place._parent).insert_chart(_kind(shown), data)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(shown, labels, code, created))
    for reference in chart._chartSpace.iter(qn("c:f")):
        reference.text = reference.text.replace(_FOREIGN_SHEET, f"{texts.PPTX_WORKBOOK_SHEET}!")
    size = _letters(shown, box)
    _dress(chart, shown, size)
    plot = _plot(shown, labels, size, box, letters)
    _lay_out(chart, plot, box)
    _label_values(chart, shown, code, _label_size(shown, size, plot), letters, plot, box)
    _speak_czech(chart)
    return frame


def alternative(shown: Bars, title: str) -> str:
    """Description for those who cannot see the chart: that of the bars, or their values one by one."""
    if shown.alt:
        return shown.alt
    words = written(shown)
    rows = [
        texts.PPTX_CHART_ALT_BAR.format(bar=bar, values=", ".join(f"{name} {value}" for name, value in row.items()))
        for bar, row in words.iterrows()
    ]
    return texts.PPTX_CHART_ALT.format(title=title, bars="; ".join(rows))


def written(shown: Bars) -> pd.DataFrame:
    """The values of bars as Czech text, in the shape and order of ``shown.values``; missing as ``–``."""
    numbered = shown.values.reset_index(drop=True).set_axis([str(name) for name in shown.values], axis=1)
    text = tables.written(numbered, {name: Label(name, "", shown.format) for name in numbered})
    return text.set_axis(shown.values.index)


def _bar_labels(shown: Bars) -> list[str]:
    """Labels of the bars; one without any value says so, since an empty place looks like zero."""
    is_empty = shown.values.isna().all(axis=1)
    return [
        texts.PPTX_NO_VALUE.format(bar=label) if empty else str(label)
        for label, empty in zip(shown.values.index, is_empty, strict=True)
    ]


def _kind(shown: Bars) -> XL_CHART_TYPE:
    if not shown.is_stacked or _is_alone(shown):
        return XL_CHART_TYPE.BAR_CLUSTERED
    sums = shown.values.dropna(how="all").sum(axis=1)
    is_whole = shown.format is Format.PERCENT and ((sums - 1).abs() < _WHOLE).all()
    return XL_CHART_TYPE.BAR_STACKED_100 if is_whole else XL_CHART_TYPE.BAR_STACKED


def _is_stack(shown: Bars) -> bool:
    return shown.is_stacked and not _is_alone(shown)


def _is_alone(shown: Bars) -> bool:
    """Whether every bar has one part only, so that its value may stand at its end."""
    return shown.is_stacked and bool((shown.values.notna().sum(axis=1) <= 1).all())


def _letters(shown: Bars, box: tuple[float, float]) -> int:
    """Size of letters that leaves each bar its line."""
    line = box[1] * _PLOT_HEIGHT / len(shown.values) * sizes.POINTS_PER_INCH
    return round(min(LARGEST, max(LEAST, line / 1.5)))


def _dress(chart: Chart, shown: Bars, size: int) -> None:
    chart.font.size = Pt(size)
    chart.font.color.rgb = _rgb(theme.TEXT)
    chart.has_title = False
    chart.has_legend = shown.values.shape[1] > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    plot = chart.plots[0]
    plot.gap_width = _WIDE_GAP if _is_stack(shown) else _GAP
    plot.overlap = 100 if shown.is_stacked else 0
    plot.vary_by_categories = False
    _dress_axes(chart, shown, size)
    for series, colour in zip(plot.series, shown.colours, strict=True):
        _paint(series, colour, shown)


def _dress_axes(chart: Chart, shown: Bars, size: int) -> None:
    bars, values = chart.category_axis, chart.value_axis
    bars.reverse_order = True  # the first bar is at the top
    values._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM  # and the axis of values below, in spite of that
    bars.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    bars.major_tick_mark = XL_TICK_MARK.NONE
    bars.format.line.color.rgb = _rgb(theme.OUTLINE)
    every = bars._element.find(qn("c:lblOffset"))
    every.addnext(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))  # no label is left out
    values.has_major_gridlines = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE  # every bar has its value written
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.format.line.fill.background()
    if not (shown.values < 0).any(axis=None):
        values.minimum_scale = 0
    values.has_title = True
    title = values.axis_title.text_frame
    title.text = shown.unit
    _dress_font(title.paragraphs[0].runs[0].font, max(size - 2, LEAST), theme.TEXT_MUTED)


def _paint(series: BarSeries, colour: str, shown: Bars) -> None:
    series.invert_if_negative = False
    _fill(series, colour)
    labels = [str(label) for label in shown.values.index]
    if shown.marked not in labels:
        return
    position = labels.index(shown.marked)
    if shown.values.shape[1] > 1:
        line = series.points[position].format.line
        line.color.rgb, line.width = _rgb(theme.TEXT), _OUTLINE
        _fill(series.points[position], colour)  # a point with a format of its own inherits no fill
        return
    for other in set(range(len(labels))) - {position}:
        _fill(series.points[other], theme.mix(colour, theme.BACKGROUND, _FADED))


def _fill(part: BarSeries | Point, colour: str) -> None:
    fill = part.format.fill
    fill.solid()
    fill.fore_color.rgb = _rgb(colour)


def _label_values(
    chart: Chart, shown: Bars, code: str, size: float, letters: Letters, plot: Plot, box: tuple[float, float]
) -> None:
    """Write values at the bars, inside or above parts of stacked ones; or at the axis where bars are thin.

    Args:
        size: of letters, points; 0 where there is no place for any.
        plot: the place of bars.
        box: width and height of the chart, inches.
    """
    if not size:
        chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NEXT_TO_AXIS
        chart.value_axis.tick_labels.number_format = code
        chart.value_axis.tick_labels.number_format_is_linked = False
        return
    inside, above = _places(shown, size, letters, plot.width) if _is_stack(shown) else (None, {})
    rise = plot.height / len(shown.values) / 2 / box[1]  # from the middle of a bar to that of the gap above it
    for number, (series, name, colour) in enumerate(
        zip(chart.plots[0].series, shown.values, shown.colours, strict=True)
    ):
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = code, False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END if inside is None else XL_LABEL_POSITION.CENTER
        _dress_font(labels.font, size, theme.TEXT if inside is None else theme.text_on(colour))
        if inside is not None:
            moved = {row: (at * plot.width / box[0], -rise) for (row, of), at in above.items() if of == number}
            _place_labels(series, inside[name], moved, code)


def _places(
    shown: Bars, size: float, letters: Letters, room: float
) -> tuple[pd.DataFrame, dict[tuple[int, int], float]]:
    """Where values of a stack stand.

    Returns:
        Whether each fits inside its part, and how far to the right of the middle of its part each other stands above
        the bar, as part of ``room``, by its row and column; those of parts under ``_LEAST_SHARE`` are in neither.
    """
    words, longest = written(shown), shown.values.sum(axis=1).max()
    shares = (shown.values.abs() / longest).fillna(0)
    inside = pd.DataFrame(
        {
            name: words[str(name)].map(lambda text: letters.width(text, size) * _LABEL_ROOM) <= shares[name] * room
            for name in shares
        }
    )
    above = {}
    for row in range(len(shares)):
        part, fits, text = shares.iloc[row], inside.iloc[row], words.iloc[row]
        middles = part.cumsum() - part / 2
        small = [at for at in range(len(part)) if part.iloc[at] >= _LEAST_SHARE and not fits.iloc[at]]
        widths = [letters.width(text.iloc[at], LEAST) * _ABOVE_ROOM / room for at in small]
        for at, place in zip(small, _spread([middles.iloc[at] for at in small], widths), strict=True):
            above[row, at] = place - middles.iloc[at]
    return inside, above


def _spread(middles: list[float], widths: list[float]) -> list[float]:
    """Move labels apart that would lie over each other, in their order, none past the end of the longest bar."""
    places: list[float] = []
    for place, (middle, width) in enumerate(zip(middles, widths, strict=True)):
        least = places[-1] + (widths[place - 1] + width) / 2 if places else width / 2
        places.append(max(middle, least))
    edge = 1.0
    for place in reversed(range(len(places))):
        places[place] = min(places[place], edge - widths[place] / 2)
        edge = places[place] - widths[place] / 2
    return places


def _label_size(shown: Bars, size: int, plot: Plot) -> float:
    """Letters of values: where several bars share a line, as large as one of them leaves; 0 if none can be read."""
    if shown.is_stacked:
        return size
    line = plot.height / (len(shown.values) * (shown.values.shape[1] + 0.4)) * sizes.POINTS_PER_INCH
    return min(size, round(line / 1.1)) if line / 1.1 >= LEAST - 0.5 else 0


def _plot(shown: Bars, labels: list[str], size: float, box: tuple[float, float], letters: Letters) -> Plot:
    """Leave labels of bars a line each, the legend and the axis their lines, and the rest to the bars."""
    left = min(max(letters.width(label, size) for label in labels), box[0] * _MOST_LABELS) + 2 * _MARGIN
    line = size * sizes.LINE_HEIGHT / sizes.POINTS_PER_INCH
    entries = sum(letters.width(str(name), size) + 3 * line for name in shown.values)
    top = ceil(entries / box[0]) * line * 1.5 + _MARGIN if shown.values.shape[1] > 1 else _MARGIN
    return Plot(left, top, box[0] - left - 4 * _MARGIN, box[1] - top - 3 * line)


def _lay_out(chart: Chart, plot: Plot, box: tuple[float, float]) -> None:
    """Fix the place of the bars: left alone, programs break labels in two lines or leave every other one out."""
    area = chart._chartSpace.find(f"{qn('c:chart')}/{qn('c:plotArea')}")
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    parts = {"x": plot.left / box[0], "y": plot.top / box[1], "w": plot.width / box[0], "h": plot.height / box[1]}
    places = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in parts.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    manual = f"<c:manualLayout>{modes}{places}</c:manualLayout>"
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}>{manual}</c:layout>"))


def _place_labels(series: BarSeries, inside: pd.Series, moved: dict[int, tuple[float, float]], code: str) -> None:
    """Move the values that have their place above the bar, and hide the others that do not fit inside.

    Args:
        inside: whether the value of each bar fits.
        moved: by how much of the width and height of the chart, by the position of the bar.
        code: number format.
    """
    labels, number = series.data_labels._element, 0
    for position, fits in enumerate(inside):
        if fits:
            continue
        described = f'<c:idx val="{position}"/><c:delete val="1"/>'
        if position in moved:
            described = _moved(position, *moved[position], code)
        labels.insert(number, parse_xml(f"<c:dLbl {nsdecls('c', 'a')}>{described}</c:dLbl>"))
        number += 1


def _moved(position: int, across: float, down: float, code: str) -> str:
    """A label away from the middle of its part, in the least letters."""
    ink = f'<a:solidFill><a:srgbClr val="{theme.TEXT[1:]}"/></a:solidFill>'
    shows = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    return (
        f'<c:idx val="{position}"/><c:layout><c:manualLayout><c:x val="{across:.4f}"/><c:y val="{down:.4f}"/>'
        f'</c:manualLayout></c:layout><c:numFmt formatCode={quoteattr(code)} sourceLinked="0"/><c:spPr/>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{LEAST}00" b="0">{ink}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{texts.PPTX_LANGUAGE}"/></a:p></c:txPr><c:dLblPos val="ctr"/>'
        + "".join(f'<c:show{name} val="{value}"/>' for name, value in shows.items())
    )


def _speak_czech(chart: Chart) -> None:
    space: etree._Element = chart._chartSpace
    for old in space.findall(qn("c:lang")):
        space.remove(old)
    before = space.findall(qn("c:date1904"))
    space.insert(len(before), parse_xml(f'<c:lang {nsdecls("c")} val="{texts.PPTX_LANGUAGE}"/>'))
    for style in space.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        style.set("lang", texts.PPTX_LANGUAGE)


def _dress_font(font: Font, size: float, colour: str) -> None:
    font.size, font.bold = Pt(size), False
    font.color.rgb = _rgb(colour)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:].upper())


def _workbook(shown: Bars, labels: list[str], code: str, created: date) -> bytes:
    """The numbers where the chart looks for them; text that begins with a formula sign stays text."""
    buffer = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, plain) as book:
        book.set_properties({"company": texts.EXPORT_APPLICATION, "created": datetime.combine(created, time())})
        sheet = book.add_worksheet(texts.PPTX_WORKBOOK_SHEET)
        number = book.add_format({"num_format": code})
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, shown.values.shape[1], 18)
        sheet.write_column(1, 0, labels)
        for column, name in enumerate(shown.values, start=1):
            sheet.write_string(0, column, str(name))
            for row, value in enumerate(shown.values[name], start=1):
                if not pd.isna(value):
                    sheet.write_number(row, column, float(value), number)
    return buffer.getvalue()

"""One slide of a deck on a page of the presentation."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import NamedTuple

import pandas as pd
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Document
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import PicturePlaceholder, SlidePlaceholder
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout
from pptx.util import Inches

from sei_core.export.map_files import MapOffer
from sei_core.export.pptx import charts, grids, sizes, template, words
from sei_core.export.pptx.sizes import Letters
from sei_core.export.pptx.template import Layouts
from sei_core.view import numbers, texts
from sei_core.view.deck import Bars, Grid, Map, Slide, SlideKey

Maps = Callable[[Map, pd.DataFrame], MapOffer]

#: Part of the width that a figure takes beside its text, where the template has no layout for it.
_BESIDE = 0.66
#: Between a figure and its text, inches; and the height of a footer where the template has none.
_GAP, _FOOTER_HEIGHT = 0.15, 0.4
#: Height of three lines of a footer in its least letters with its margins, inches.
_FOOTER_ROOM = (
    3 * sizes.LINE_HEIGHT + sizes.SPACE_BEFORE
) * words.LEAST_FOOTER / sizes.POINTS_PER_INCH + 2 * words.ABOVE
#: Letters of a text under a table, points, from the largest.
_TEXT_SIZES = (18, 17, 16, 15, 14, 13, 12)
#: Part of the width that a map takes beside its text, from the largest; the last where no text fits.
_MAP_BESIDE = (0.76, 0.7, _BESIDE)
#: Areas of a map are named as far as there is room, of more than this only the towns that okresy are named after.
_MOST_NAMED = 80
#: Width of a map to its height: its legend stands beside it.
_NARROWEST, _WIDEST = 1.35, 1.8
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


@dataclass(frozen=True)
class Making:
    """What every slide of a presentation is made with.

    Attributes:
        document, layouts: of the template.
        letters: of its font.
        maps: draws the map of a slide from its sources.
        created: day that workbooks inside say.
    """

    document: Document
    layouts: Layouts
    letters: Letters
    maps: Maps
    created: date


class Box(NamedTuple):
    """A place on a slide, inches."""

    left: float
    top: float
    width: float
    height: float


def add(making: Making, shown: Slide) -> None:
    """Add a slide in the order of reading: title, body, sentences, footer, number."""
    layout, letters = _layout(making.layouts, shown), making.letters
    page = making.document.slides.add_slide(layout)
    title = next(each for each in page.placeholders if each.placeholder_format.type in _TITLES)
    page.shapes._spTree.insert(2, title.element)
    _name(title, "title")
    words.fit(title, [shown.title], words.LEAST_TITLE, letters)
    if layout is making.layouts.opening:
        (place,) = (each for each in page.placeholders if each.placeholder_format.type is PP_PLACEHOLDER.SUBTITLE)
        _name(place, "subtitle")
        words.fit(place, shown.sentences, words.LEAST_TEXT, letters)
    elif shown.body is None:
        place = _places(page)[0]
        _name(place, "sentences")
        words.fit(place, shown.sentences, words.LEAST_TEXT, letters, is_listed=True)
    else:
        _write_body(page, shown, making)
    _remove_unused(page)
    _add_footer(page, shown, making)
    words.write_notes(page, shown)


def _layout(layouts: Layouts, shown: Slide) -> SlideLayout:
    if shown.key is SlideKey.TITLE and shown.body is None:
        return layouts.opening
    if shown.body is None or not shown.sentences:
        return layouts.content
    return (layouts.below if isinstance(shown.body, Grid) else layouts.beside) or layouts.content


def _write_body(page: Page, shown: Slide, making: Making) -> None:
    figure, *rest = _places(page)
    box = _box(figure)
    text = rest[0] if rest else None
    if not shown.sentences:
        _insert(figure, shown, box, making)
        return
    if isinstance(shown.body, Grid):
        whole = box if text is None else _union(box, _box(text))
        _write_grid(page, figure, text, shown, whole, making.letters)
        return
    if text is None or isinstance(shown.body, Map):
        whole = box if text is None else _union(box, _box(text))
        box, beside = _split(whole, _part(shown, whole, text, making.letters))
        text = _text_box(page, beside) if text is None else text
        _place(text, beside, beside)
    _insert(figure, shown, box, making)
    _name(text, "sentences")
    words.fit(text, shown.sentences, words.LEAST_TEXT, making.letters, is_listed=text.is_placeholder)


def _part(shown: Slide, whole: Box, text: BaseShape | None, letters: Letters) -> float:
    """The part of a place that a figure takes: a map as much as its sentences leave."""
    if not isinstance(shown.body, Map):
        return _BESIDE
    margins = 2 * words.BESIDE + (0 if text is None else words.BULLET)
    for part in _MAP_BESIDE:
        room = _split(whole, part)[1].width - margins
        if letters.height(shown.sentences, room, words.LEAST_TEXT) <= whole.height - 2 * words.ABOVE:
            break
    return part


def _insert(place: SlidePlaceholder, shown: Slide, box: Box, making: Making) -> None:
    """Put a figure alone into a box."""
    if isinstance(shown.body, Grid):
        _place(*_grid(place, shown, grids.laid_out(shown.body, box.width, box.height, making.letters)), box)
    elif isinstance(shown.body, Bars):
        frame = charts.insert(place, shown.body, (box.width, box.height), making.letters, making.created)
        _describe(frame, charts.alternative(shown.body, shown.title))
        _place(frame, box, box)
    else:
        _insert_map(place, making.maps(shown.body, shown.sources), box)


def _grid(place: SlidePlaceholder, shown: Slide, chosen: grids.Layout) -> tuple[BaseShape, Box]:
    frame = grids.insert(place, shown.body, chosen)
    _describe(frame, grids.alternative(shown.body, shown.title))
    return frame, Box(0, 0, sum(chosen.widths), chosen.height)


def _write_grid(
    page: Page, place: SlidePlaceholder, text: BaseShape | None, shown: Slide, whole: Box, letters: Letters
) -> None:
    """A table as tall as it needs to be and its sentences in what is left below, in the same letters if they fit."""
    indent = words.BULLET if text is not None else 0
    room = whole.width - 2 * words.BESIDE - indent
    for size in _TEXT_SIZES:
        needed = letters.height(shown.sentences, room, size) + 2 * words.ABOVE
        left = whole.height - needed - _GAP
        chosen = grids.laid_out(shown.body, whole.width, left, letters, largest=size)
        if chosen.height <= left and chosen.size == size:
            break
    frame, extent = _grid(place, shown, chosen)
    _place(frame, extent, whole)
    below = Box(whole.left, whole.top + extent.height + _GAP, whole.width, needed)
    text = _text_box(page, below) if text is None else text
    _place(text, below, below)
    _name(text, "sentences")
    words.write(text, shown.sentences, size)


def _insert_map(place: SlidePlaceholder, offer: MapOffer, box: Box) -> None:
    """A picture drawn for its place, so that its letters can be read; cropped by nothing."""
    width, height = min(box.width, box.height * _WIDEST), min(box.height, box.width / _NARROWEST)
    content = _with_towns(offer).picture("png", size=(width, height))
    picture = PicturePlaceholder(place._element, place._parent).insert_picture(BytesIO(content))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    _describe(picture, _map_alternative(offer))
    _place(picture, Box(0, 0, width, height), box)


def _with_towns(offer: MapOffer) -> MapOffer:
    """The same map with as few names as can be read."""
    members = offer.scene.members
    if len(members) <= _MOST_NAMED:
        return offer
    towns = members["within_name"].str.replace(texts.PPTX_TOWN_END, "", regex=True)
    named = members["area_name"].where(members["area_name"] == towns, "")
    return replace(offer, scene=replace(offer.scene, members=members.assign(area_name=named)))


def _map_alternative(offer: MapOffer) -> str:
    """Description for those who cannot see the map: its title and how many areas each class has."""
    counts = offer.frame["class_label"].value_counts()
    classes = [
        texts.PPTX_MAP_ALT_CLASS.format(label=label, count=numbers.counted(counts.get(label, 0), offer.scene.level))
        for label in offer.scene.shading.labels
    ]
    return texts.PPTX_MAP_ALT.format(title=offer.scene.title, classes="; ".join(classes))


def _add_footer(page: Page, shown: Slide, making: Making) -> None:
    """Sources and date, then the number, in the places of the layout: python-pptx leaves both out."""
    known = {each.placeholder_format.type: each for each in template.placed(page.slide_layout)}
    number, place = known.get(PP_PLACEHOLDER.SLIDE_NUMBER), known.get(PP_PLACEHOLDER.FOOTER)
    if place is None:
        footer, size = _text_box(page, _lower_edge(making.document, page, number)), words.LEAST_FOOTER
    else:
        footer = _copied(page, place)
        whole, (room, height) = [words.footer(shown, making.letters)], words.inner(footer)
        size = making.letters.fitting(whole, (room, height), words.inherited_size(footer), words.LEAST_FOOTER)
        if making.letters.height(whole, room, size) > height:
            # Places of footers are often a third of a slide: up to the number, the whole row is free.
            wide = _lower_edge(making.document, page, number, footer)
            _place(footer, wide, wide)
            size = making.letters.fitting(whole, words.inner(footer), size, words.LEAST_FOOTER)
    _name(footer, "footer")
    words.write(footer, [words.footer(shown, making.letters, words.inner(footer), size)], size)
    if number is not None:
        copied = _copied(page, number)
        _name(copied, "number")
        for field in copied.element.iter(qn("a:fld")):
            field.find(qn("a:t")).text = str(len(making.document.slides))  # the office counts again when it opens


def _lower_edge(document: Document, page: Page, number: BaseShape | None, footer: BaseShape | None = None) -> Box:
    """The row of footers from the edge of the title to the number."""
    title = page.shapes.title
    left = title.left / Inches(1)
    height = document.slide_height / Inches(1)
    right = left + title.width / Inches(1)
    if number is not None and number.left > title.left + title.width // 2:
        right = min(right, number.left / Inches(1))
    if footer is None:
        return Box(left, height - _FOOTER_HEIGHT - words.ABOVE, right - left, _FOOTER_HEIGHT)
    below = (footer.top + footer.height) / Inches(1)
    highest = max((each.top + each.height for each in template.contents(page.slide_layout)), default=0) / Inches(1)
    top = min(footer.top / Inches(1), max(below - _FOOTER_ROOM, highest))
    return Box(left, top, right - left, max(min(top + _FOOTER_ROOM, height - words.ABOVE), below) - top)


def _copied(page: Page, place: BaseShape) -> BaseShape:
    """A placeholder of the layout on the slide, after what is there; it keeps the place that the layout gives."""
    element = deepcopy(place.element)
    element.nvSpPr.cNvPr.set("id", str(max(each.shape_id for each in page.shapes) + 1))
    properties = element.spPr
    for each in list(properties):
        properties.remove(each)
    for style in element.txBody.findall(qn("a:lstStyle")):
        for each in list(style):
            style.remove(each)
    page.shapes._spTree.append(element)
    return page.shapes[-1]


def _text_box(page: Page, box: Box) -> BaseShape:
    return page.shapes.add_textbox(*(Inches(each) for each in box))


def _places(page: Page) -> list[SlidePlaceholder]:
    """Places for contents on a new page, in the order of reading."""
    order = [each.placeholder_format.idx for each in template.contents(page.slide_layout)]
    known = {each.placeholder_format.idx: each for each in page.placeholders}
    return [known[index] for index in order]


def _remove_unused(page: Page) -> None:
    """Empty placeholders would ask the reader to click them."""
    for each in list(page.placeholders):
        if each.element.tag == qn("p:sp") and not each.text_frame.text:
            each.element.getparent().remove(each.element)


def _box(shape: BaseShape) -> Box:
    return Box(*(each / Inches(1) for each in (shape.left, shape.top, shape.width, shape.height)))


def _union(first: Box, second: Box) -> Box:
    left, top = min(first.left, second.left), min(first.top, second.top)
    right = max(first.left + first.width, second.left + second.width)
    bottom = max(first.top + first.height, second.top + second.height)
    return Box(left, top, right - left, bottom - top)


def _split(box: Box, part: float) -> tuple[Box, Box]:
    """A figure at the left, which takes a part of the width, its text at the right."""
    width = box.width * part
    rest = Box(box.left + width + _GAP, box.top, box.width - width - _GAP, box.height)
    return Box(box.left, box.top, width, box.height), rest


def _place(shape: BaseShape, extent: Box, box: Box) -> None:
    """Give a shape the size of ``extent`` in the upper left corner of ``box``."""
    shape.left, shape.top = Inches(box.left), Inches(box.top)
    shape.width, shape.height = Inches(extent.width), Inches(extent.height)


def _name(shape: BaseShape, key: str) -> None:
    shape.name = texts.PPTX_PLACEHOLDER[key]


def _describe(shape: BaseShape, text: str) -> None:
    """Alternative text, read out in place of the figure."""
    shape.element._nvXxPr.cNvPr.set("descr", text)
    _name(shape, "figure")

"""Where a presentation begins: the atlas's own layouts, or a template of the user's own, emptied."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Document
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout
from pptx.util import Cm, Inches

from sei_core.errors import SeiError
from sei_core.export.pptx import design
from sei_core.export.pptx.sizes import ARIAL, Letters
from sei_core.view import numbers, texts

#: Bytes of a template when it is unpacked; more is no template, or is made to exhaust the memory.
MOST_BYTES = 100_000_000
#: Parts of a template; each takes time to unpack even when it is empty.
MOST_ENTRIES = 10_000
#: Least width and height of the place for contents: a chart or a table of less cannot be read.
LEAST_WIDTH, LEAST_HEIGHT = Inches(5), Inches(2.5)

_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_CONTENTS = {PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY}
#: What every slide has; it takes no place of the contents.
_MARGINALS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_CONTENT_TYPES = "[Content_Types].xml"
_TEMPLATE_TYPE, _PRESENTATION_TYPE = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
_MACRO_TYPE = b"macroEnabled"
#: Relationships of a whole file that describe what it held before, or pictures of it.
_STALE = (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL)
#: What a file that is no presentation makes zipfile (also by a password), lxml and python-pptx say.
_BROKEN = (
    *(OSError, EOFError, KeyError, ValueError, AttributeError, RuntimeError, zipfile.BadZipFile, zlib.error),
    *(etree.XMLSyntaxError, PythonPptxError),
)


class TemplateError(SeiError):
    """A template that no presentation can be made from."""


@dataclass(frozen=True)
class Layouts:
    """Which layout is used for what.

    Attributes:
        opening: title and subtitle.
        content: title and one place for contents.
        beside: title, a figure and a text to the right of it; missing in some templates.
        below: title, a figure and a text under it; missing in some templates.
    """

    opening: SlideLayout
    content: SlideLayout
    beside: SlideLayout | None
    below: SlideLayout | None


def opened(path: Path | None) -> tuple[Document, Layouts]:
    """Open a template, without its slides and properties; the atlas's own for None.

    Raises:
        TemplateError: if there is no such file, it is no presentation, is too large, holds macros, or lacks a layout.
    """
    name = texts.EXPORT_APPLICATION if path is None else path.name
    document = design.presentation() if path is None else _read(path)
    _empty(document)
    return document, _layouts(document, name)


def letters_of(document: Document) -> Letters:
    """Widths of the letters that the theme names."""
    theme = document.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    named = set(re.findall(rb'<a:(?:major|minor)Font>\s*<a:latin typeface="([^"]*)"', theme))
    return Letters(ARIAL) if named == {design.FONT.encode()} else Letters()


def _read(path: Path) -> Document:
    if not path.exists():
        raise TemplateError(texts.PPTX_NO_TEMPLATE.format(name=path.name))
    try:
        return Presentation(_checked(path))
    except _BROKEN as error:
        raise TemplateError(texts.PPTX_NOT_A_TEMPLATE.format(name=path.name)) from error


def _checked(path: Path) -> BytesIO:
    """The file as a presentation: sizes are counted while unpacking, since an archive may lie about them."""
    buffer, size = BytesIO(), 0
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(buffer, "w") as checked:
        if (count := len(packed.infolist())) > MOST_ENTRIES:
            many = {"count": numbers.integer(count), "limit": numbers.integer(MOST_ENTRIES)}
            raise TemplateError(texts.PPTX_TEMPLATE_ENTRIES.format(name=path.name, **many))
        for entry in packed.infolist():
            with packed.open(entry) as stream:
                content = stream.read(MOST_BYTES - size + 1)
            size += len(content)
            if size > MOST_BYTES:
                limit = numbers.integer(MOST_BYTES / 1_000_000)
                raise TemplateError(texts.PPTX_TEMPLATE_LARGE.format(name=path.name, limit=limit))
            if entry.filename == _CONTENT_TYPES:
                if _MACRO_TYPE in content:
                    raise TemplateError(texts.PPTX_TEMPLATE_MACROS.format(name=path.name))
                content = content.replace(_TEMPLATE_TYPE, _PRESENTATION_TYPE)
            checked.writestr(entry.filename, content)
    return buffer


def _empty(document: Document) -> None:
    """Take out slides, sections that name them, and what described the old content."""
    for slide in list(document.element.get_or_add_sldIdLst()):
        document.part.drop_rel(slide.rId)
        slide.getparent().remove(slide)
    for name in ("p:extLst", "p:custShowLst", "p:custDataLst"):
        for old in document.element.findall(qn(name)):
            document.element.remove(old)
    package = document.part.package
    for owner, kinds in ((package, _STALE), (document.part, (RELATIONSHIP_TYPE.PRINTER_SETTINGS,))):
        rels = owner._rels
        for rid in [rid for rid, rel in rels.items() if rel.reltype in kinds]:
            rels.pop(rid)


def _layouts(document: Document, name: str) -> Layouts:
    """Map layouts by the types of their placeholders; their names are in any language."""
    known = [layout for master in document.slide_masters for layout in master.slide_layouts]
    single = [each for each in known if _is_level(each) and len(contents(each)) == 1]
    pairs = [each for each in known if _is_level(each) and len(contents(each)) == 2]
    found = {
        "opening": next((each for each in known if _is_opening(each)), None),
        # A header of a section has a title and a text too, but no place for objects.
        "content": next((each for each in single if PP_PLACEHOLDER.OBJECT in _kinds(each)), next(iter(single), None)),
    }
    lacking = [text for key, text in texts.PPTX_TEMPLATE_NEEDS.items() if found[key] is None]
    if lacking:
        raise TemplateError(texts.PPTX_TEMPLATE_LACKS.format(name=name, lacking="; ".join(lacking)))
    _check_room(found["content"], name)
    beside = next((each for each in pairs if _is_beside(each)), None)
    below = next((each for each in pairs if _is_below(each)), None)
    return Layouts(found["opening"], found["content"], beside, below)


def _kinds(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    return [each.placeholder_format.type for each in placed(layout)]


def _is_opening(layout: SlideLayout) -> bool:
    kinds = _kinds(layout)
    return bool(_TITLES & set(kinds)) and PP_PLACEHOLDER.SUBTITLE in kinds and not _CONTENTS & set(kinds)


def placed(layout: SlideLayout) -> list[LayoutPlaceholder]:
    """Placeholders that have a place: some take it from a master that lacks theirs."""
    return [each for each in layout.placeholders if None not in (each.left, each.top, each.width, each.height)]


def contents(layout: SlideLayout) -> list[LayoutPlaceholder]:
    """Places for contents, in the order of reading."""
    places = [each for each in placed(layout) if each.placeholder_format.type in _CONTENTS]
    return sorted(places, key=lambda each: (each.top // Inches(0.5), each.left))


def _is_level(layout: SlideLayout) -> bool:
    """Whether a title stands above contents that are written horizontally, and nothing else has a place."""
    if set(_kinds(layout)) - _TITLES - _CONTENTS - _MARGINALS or not _TITLES & set(_kinds(layout)):
        return False
    title = next(each for each in placed(layout) if each.placeholder_format.type in _TITLES)
    is_vertical = any(each.get("orient") == "vert" for each in layout.element.iter(qn("p:ph")))
    return not is_vertical and all(each.top >= title.top + title.height // 2 for each in contents(layout))


def _is_beside(layout: SlideLayout) -> bool:
    left, right = contents(layout)
    return right.left >= left.left + left.width and min(left.height, right.height) >= LEAST_HEIGHT


def _is_below(layout: SlideLayout) -> bool:
    upper, lower = contents(layout)
    return lower.top >= upper.top + upper.height and min(upper.width, lower.width) >= LEAST_WIDTH


def _check_room(layout: SlideLayout, name: str) -> None:
    (place,) = contents(layout)
    if place.width < LEAST_WIDTH or place.height < LEAST_HEIGHT:
        raise TemplateError(
            texts.PPTX_TEMPLATE_SMALL.format(
                name=name,
                layout=layout.name,
                width=numbers.decimal(place.width / Cm(1)),
                height=numbers.decimal(place.height / Cm(1)),
                least_width=numbers.decimal(LEAST_WIDTH / Cm(1)),
                least_height=numbers.decimal(LEAST_HEIGHT / Cm(1)),
            )
        )

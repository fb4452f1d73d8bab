"""Texts of a slide in boxes that hold them: sentences, the footer with sources, notes of the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from sei_core.export.pptx import sizes
from sei_core.export.pptx.sizes import Letters
from sei_core.view import numbers, slide_words, texts
from sei_core.view.deck import Slide

#: Least letters of titles, of sentences and of footers, points.
LEAST_TITLE, LEAST_TEXT, LEAST_FOOTER = 18, 12, 10
#: Margins of a box and the place of a bullet, inches.
BESIDE, ABOVE, BULLET = 0.1, 0.05, 0.4
_DEFAULT_SIZE = 18
#: Where a master keeps the letters of a placeholder, by its type; of any other it is the body.
_STYLES = {
    "p:titleStyle": (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE),
    "p:otherStyle": (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER),
}
_BODY = ("p:bodyStyle", (PP_PLACEHOLDER.BODY,))
_SIZE = "a:lvl1pPr/a:defRPr/@sz"


def inner(shape: BaseShape, is_listed: bool = False) -> tuple[float, float]:
    """Width and height of a box without its margins, and without bullets where it has them, inches."""
    width, height = shape.width / Inches(1), shape.height / Inches(1)
    return width - 2 * BESIDE - (BULLET if is_listed else 0), height - 2 * ABOVE


def write(shape: BaseShape, paragraphs: Sequence[str], size: float | None = None) -> None:
    """Write plain paragraphs; letters as the template has them unless a size is given."""
    frame = shape.text_frame
    frame.clear()
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = Inches(BESIDE)
    frame.margin_top = frame.margin_bottom = Inches(ABOVE)
    for number, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.line_spacing = 1.0
        if number:
            paragraph.space_before = Pt(sizes.SPACE_BEFORE * (size or _DEFAULT_SIZE))
        run = paragraph.add_run()
        run.text = text
        if size:
            run.font.size = Pt(size)
    _speak_czech(frame)


def fit(
    shape: BaseShape, paragraphs: Sequence[str], least: float, letters: Letters, *, is_listed: bool = False
) -> None:
    """Write paragraphs in the size of the template, or in the largest smaller one that stays in the box."""
    is_bold = shape.is_placeholder and shape.placeholder_format.type in _STYLES["p:titleStyle"]
    size = letters.fitting(paragraphs, inner(shape, is_listed), inherited_size(shape), least, is_bold)
    write(shape, paragraphs, size)


def inherited_size(shape: BaseShape) -> float:
    """Letters that the template gives a placeholder, points: of its layout, of its master, of the master's styles."""
    if not shape.is_placeholder:
        return _DEFAULT_SIZE
    layout = shape.part.slide_layout
    index, kind = shape.placeholder_format.idx, shape.placeholder_format.type
    style, kinds = next(((style, kinds) for style, kinds in _STYLES.items() if kind in kinds), _BODY)
    own = [each for each in layout.placeholders if each.placeholder_format.idx == index]
    master = [each for each in layout.slide_master.placeholders if each.placeholder_format.type in kinds]
    for each in (*own, *master):
        if found := each.element.xpath(f"./p:txBody/a:lstStyle/{_SIZE}"):
            return int(found[0]) / 100
    found = layout.slide_master.element.xpath(f"./p:txStyles/{style}/{_SIZE}")
    return int(found[0]) / 100 if found else _DEFAULT_SIZE


def footer(shown: Slide, letters: Letters, room: tuple[float, float] | None = None, size: float = LEAST_FOOTER) -> str:
    """Sources and date of a slide, as the screen and the hand-out say them, in as many words as a box holds.

    Args:
        room: width and height of the box without margins, inches; None for no limit.
        size: of letters, points.

    Returns:
        The words of ``slide_words.source_line``; in a template with less room those of fewer sources, or cut.
    """
    for most in range(slide_words.MOST_SOURCES, 0, -1):
        text = slide_words.source_line(shown, most)
        if room is None or letters.height([text], room[0], size) <= room[1]:
            return text
    return letters.cut(text, room[0], size, sizes.lines_in(room[1], size), texts.PPTX_CUT)


def write_notes(page: Page, shown: Slide) -> None:
    """Write what the speaker says: the notes, and the sentences and sources that they do not hold, all in full."""
    told = "\n".join(shown.notes)
    sentences = [each for each in shown.sentences if each not in told]
    sources = [texts.PPTX_NOTES_SOURCE.format(**source) for source in _sources(shown) if not _is_noted(source, shown)]
    blocks = (
        (shown.title, shown.notes),
        (texts.PPTX_NOTES_SENTENCES, sentences),
        (texts.PPTX_NOTES_SOURCES, sources),
    )
    lines = [line for heading, block in blocks if block for line in (heading, *block, "")]
    frame = page.notes_slide.notes_text_frame
    frame.text = "\n".join(lines).rstrip()
    _speak_czech(frame)


def _sources(shown: Slide) -> list[dict[str, str]]:
    return [
        {"attribution": row.attribution, "date": numbers.dated(row.data_date), "licence": row.licence}
        for row in shown.sources.itertuples()
    ]


def _is_noted(source: dict[str, str], shown: Slide) -> bool:
    """Whether a note says a source in full, as those of the slide of sources do."""
    return any(all(part in note for part in source.values()) for note in shown.notes)


def _speak_czech(frame: TextFrame) -> None:
    for run in frame._txBody.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr().set("lang", texts.PPTX_LANGUAGE)

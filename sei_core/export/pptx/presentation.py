"""A deck as a file of PowerPoint: its slides and its properties, equal bytes for an equal deck."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Document

from sei_core.export.pptx import slides
from sei_core.export.pptx.slides import Making, Maps
from sei_core.export.pptx.template import letters_of, opened
from sei_core.view import texts
from sei_core.view.deck import Deck

#: Of the entries of the archive, which begins to count here.
_BEGINNING = (1980, 1, 1, 0, 0, 0)
#: Of a property of a document.
_MOST_LETTERS = 255


def write(deck: Deck, maps: Maps, template: Path | None = None) -> bytes:
    """Write a presentation, 16:9 in the look of the atlas, or in the size and look of a template.

    Charts and tables are the office's own, a map is a picture; sentences stand in placeholders, so that a change of
    master changes the slides. Notes of the speaker carry sentences, numbers and sources.

    Args:
        deck: at least one slide.
        maps: from a map and the sources of its slide to what draws it; ``documents.presentation.map_offer``.
        template: a .pptx or .potx whose masters are taken and slides left out; None for the atlas's own.

    Returns:
        The file; equal decks give equal bytes on one day, which a map names.

    Raises:
        TemplateError: if the template is no presentation, is too large, holds macros, or lacks a layout.
    """
    document, layouts = opened(template)
    making = Making(document, layouts, letters_of(document), maps, deck.meeting.day)
    for shown in deck.slides:
        slides.add(making, shown)
    _describe(document, deck)
    _speak_czech(document)
    buffer = BytesIO()
    document.save(buffer)
    return _packed(buffer)


def _describe(document: Document, deck: Deck) -> None:
    about = document.core_properties
    moment = datetime.combine(deck.meeting.day, time())
    about.title = _property(deck.meeting.title or deck.slides[0].title)
    about.subject = _property(texts.PPTX_SUBJECT.format(area=deck.area.label, year=deck.year))
    about.author = about.last_modified_by = texts.EXPORT_APPLICATION
    about.language = texts.PPTX_LANGUAGE
    about.created = about.modified = about.last_printed = moment
    about.keywords = about.comments = about.category = about.content_status = about.identifier = about.version = ""
    about.revision = 1


def _property(text: str) -> str:
    """A text as properties of a document allow it: one line, no control characters, not too long."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:_MOST_LETTERS]


def _speak_czech(document: Document) -> None:
    """Name the notes master in the presentation, which python-pptx forgets, and put Czech words into it."""
    root, master = document.element, document.notes_master
    if root.find(qn("p:notesMasterIdLst")) is None:
        rid = document.part.relate_to(document.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
        listed = f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{rid}"/></p:notesMasterIdLst>'
        root.find(qn("p:sldMasterIdLst")).addnext(parse_xml(listed))
        for shape in master.placeholders:
            if shape.placeholder_format.type is PP_PLACEHOLDER.BODY:
                shape.text_frame.text = texts.PPTX_NOTES_PROMPT
        master.part.part_related_by(RELATIONSHIP_TYPE.THEME)._element.set("name", texts.PPTX_MASTER)
    for part in (root, master.element):
        for style in part.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
            if style.get("lang"):
                style.set("lang", texts.PPTX_LANGUAGE)


def _packed(saved: BytesIO) -> bytes:
    """The same archive with one date on all entries."""
    buffer = BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()

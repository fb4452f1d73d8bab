"""The hand-out as other programs read it: pages, words with diacritics, embedded letters, tags; equal bytes."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO

import numpy as np
import pandas as pd
import pypdf
import pytest

from sei_core.documents import presentation
from sei_core.domain.levels import Level
from sei_core.export import handout_pdf
from sei_core.queries import areas
from sei_core.view import numbers, tables, theme
from sei_core.view.deck import Bars, Deck, Grid, Map, Meeting, Slide, SlideKey
from sei_core.view.labels import Area
from sei_core.view.map_component import Outline, Point
from sei_core.view.overlays import Layers
from sei_core.view.tables import Format, Label

DAY = date(2024, 7, 31)
SPECIAL = '#panic("x") $a^2$ [b] *c* _d_ `e` @f <g> \\h //i'


@pytest.fixture(scope="module")
def deck(atlas_module):
    return presentation.deck("CZ042", 2023, Meeting("Regionální stálá konference", "Ústí nad Labem", DAY))


@pytest.fixture(scope="module")
def document(deck):
    return handout_pdf.write(deck, presentation.map_offer, DAY)


def words(content):
    """Text of all pages with plain spaces."""
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split()).replace("\u00a0", " ")


def squeezed(text):
    """Without white space: a line may break anywhere."""
    return re.sub(r"\s", "", text)


def test_two_slides_stand_on_a_page_and_every_title_and_sentence_can_be_read(deck, document):
    reader = pypdf.PdfReader(BytesIO(document))
    said = squeezed(words(document))

    slides = [slide for slide in deck.slides if slide.key is not SlideKey.TITLE]
    assert len(reader.pages) == (len(slides) + 1) // 2
    for slide in slides:
        assert squeezed(slide.title) in said
        assert all(squeezed(sentence) in said for sentence in slide.sentences)
    assert squeezed(f"Ústecký kraj · rok 2023 · Ústí nad Labem · {numbers.date(DAY)}") in said
    assert all(squeezed(reason) in said for reason in deck.missing.values())
    assert f"strana 1 / {len(reader.pages)}" in words(document)


def test_every_number_of_charts_and_tables_is_there(deck, document):
    said = squeezed(words(document))
    ranking = next(slide.body for slide in deck.slides if slide.key is SlideKey.ORP)
    top = next(slide.body for slide in deck.slides if slide.key is SlideKey.TOP)

    for value in ranking.values.iloc[:, 0]:
        assert numbers.decimal(value) in said
    for cell in tables.written(top.frame, top.labels).to_numpy().ravel():
        assert squeezed(cell) in said


def test_it_is_tagged_czech_and_titled(document):
    reader = pypdf.PdfReader(BytesIO(document))

    assert reader.trailer["/Root"]["/Lang"] == "cs"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert reader.metadata.title == "Regionální stálá konference – podklady do ruky"
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_letters_are_embedded(document, tmp_path):
    if not shutil.which("pdffonts"):
        pytest.skip("poppler is not installed (Debian: apt-get install poppler-utils)")
    file = tmp_path / "handout.pdf"
    file.write_bytes(document)

    rows = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]

    assert rows
    assert all(re.search(r"\byes yes yes\b", row) for row in rows)


def drawn(*slides):
    sources = pd.DataFrame({"attribution": ["Zdroj: ASZ #1"], "licence": [SPECIAL]})
    made = [Slide(key, SPECIAL, body, (SPECIAL,), (), sources, "2023") for key, body in slides]
    return Deck(
        Area("CZ", "country", "Česko"), 2023, Meeting(SPECIAL, "", DAY), tuple(made), {SlideKey.CHANGE: SPECIAL}
    )


def test_no_text_is_taken_for_markup_and_any_values_can_be_drawn():
    index = [SPECIAL, "Děčín"]
    change = Bars(
        pd.DataFrame({"a": [-3, np.nan]}, index=index), (theme.PRIMARY,), Format.CHANGE, SPECIAL, marked="Děčín"
    )
    shares = Bars(
        pd.DataFrame({"x": [0.0, 1.0], "y": [0.0, 0.0]}, index=index), theme.CATEGORY[:2], Format.PERCENT, "%", True
    )
    grid = Grid(pd.DataFrame({"note": [SPECIAL, None]}), {"note": Label(SPECIAL)}, (1.0,))
    deck = drawn((SlideKey.CHANGE, change), (SlideKey.BANDS, shares), (SlideKey.TOP, grid), (SlideKey.METHOD, None))

    once, again = (handout_pdf.write(deck, presentation.map_offer, DAY) for _ in range(2))

    assert once == again
    said = squeezed(words(once))
    assert said.count(squeezed(SPECIAL)) >= 10
    assert "\u22123" in said


def test_boundaries_are_asked_for_once_for_all_handouts_of_a_release(deck, document):
    slide = next(slide for slide in deck.slides if isinstance(slide.body, Map))
    outlined = replace(slide, body=Map(slide.body.scene, Layers(outlines=[Outline(("567337",), "solid", "a")])))
    asked = []

    def boundaries(level, release):
        asked.append(level)
        return areas.boundaries(level, release)

    def counted(shown, sources, *more):
        return replace(presentation.map_offer(shown, sources, *more), boundaries=boundaries)

    for _ in range(2):
        handout_pdf.write(replace(deck, slides=(outlined,)), counted, DAY)

    assert sorted(asked) == sorted([Level.MUNICIPALITY, Level.REGION])


def test_room_for_notes_is_not_taken_for_the_notes_of_the_speaker(document):
    assert "Místo pro poznámky" in words(document)


def test_what_lies_over_a_map_is_drawn_and_named(deck):
    slide = next(slide for slide in deck.slides if isinstance(slide.body, Map))
    lines = [Outline(("567337",), "dashed", "spolupracuje: 1 obec")]
    layers = Layers(outlines=lines, points=[Point(50.5, 13.7, "Obrnice", text="3")], point_label="lokality")
    over = replace(slide, body=Map(slide.body.scene, layers))

    with_layers = handout_pdf.write(replace(deck, slides=(over,)), presentation.map_offer, DAY)

    assert "spolupracuje: 1 obec" in words(with_layers)
    assert "lokality" in words(with_layers)

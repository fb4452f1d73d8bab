"""The presentation as PPTX: opened by python-pptx, openpyxl and LibreOffice; nothing runs out of its box."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pptx
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_AXIS_CROSSES, XL_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from sei_core.documents import presentation
from sei_core.domain.bands import Band
from sei_core.domain.levels import Level
from sei_core.export.pptx import TemplateError, charts, slides, write
from sei_core.export.pptx.sizes import Letters
from sei_core.view import numbers, slide_words, tables, texts, theme
from sei_core.view.deck import (
    MOST_ALONE,
    MOST_BARS,
    MOST_BESIDE,
    MOST_LETTERS,
    MOST_ROWS,
    Bars,
    Deck,
    Grid,
    Meeting,
    Slide,
    SlideKey,
)
from sei_core.view.labels import Area
from sei_core.view.tables import Format, Label

SOURCES = pd.DataFrame(
    {
        "attribution": [f"Zdroj: Ministerstvo pro místní rozvoj, dlouze nazvaný dokument č. {n}" for n in range(9)],
        "data_date": "2023-12-31",
        "licence": "CC BY 4.0",
        "url": None,
    }
)
MEETING = Meeting("", "Ústí nad Labem", date(2026, 12, 1))
DEFAULT_4_TO_3 = Path(pptx.__file__).parent / "templates" / "default.pptx"
POINTS = 12_700


def text_of(letters: int) -> str:
    """Words of broad Czech letters, together exactly so many."""
    return ("Příspěvek na živobytí má měřítko kraje a země; " * 9)[: letters - 1].rstrip() + "."


def slide(key, body=None, sentences=0, sources=SOURCES, title=None):
    said = tuple(f"{n}. {text_of(MOST_LETTERS - 3)}" for n in range(1, sentences + 1))
    return Slide(key, title or text_of(120), body, said, ("Říká se 12,5 %.",), sources, "31. 12. 2023")


def bars(rows, columns, shape=Format.DECIMAL, stacked=False, marked=""):
    labels = [f"{n}. Brandýs nad Labem-Stará Boleslav" for n in range(1, rows + 1)]
    values = [[(row * 7 + column * 3) % 11 + 0.25 for column in range(columns)] for row in range(rows)]
    frame = pd.DataFrame(values, labels, [f"Řada číslo {n}" for n in range(1, columns + 1)])
    if stacked and shape is Format.PERCENT:
        frame = frame.div(frame.sum(axis=1), axis=0)
    colours = (theme.PRIMARY, theme.NEUTRAL) if columns < 3 else tuple(theme.BAND_COLOUR.values())
    colours = colours[:columns]
    return Bars(frame, colours, shape, "průměr bodů na obec", stacked, marked, "Popis grafu.")


def grid(rows, cell):
    frame = pd.DataFrame(
        {
            "project_name": [cell] * rows,
            "band": [list(Band)[row % 4] for row in range(rows)],
            "population_15plus": [1_234_567 + row for row in range(rows)],
            "share": [None, *[0.125] * (rows - 1)],
        }
    )
    labels = {
        "project_name": Label("Projekt"),
        "band": Label("Pásmo"),
        "population_15plus": Label("Obyvatelé", "osob"),
        "share": Label("Podíl"),
    }
    return Grid(frame, labels, (0.55, 0.15, 0.15, 0.15))


FULL = (
    slide(SlideKey.TITLE, sentences=3),
    slide(SlideKey.SOURCES, sentences=MOST_ALONE),
    slide(SlideKey.BANDS, bars(6, 4, Format.PERCENT, stacked=True, marked="2. Brandýs nad Labem-Stará Boleslav"), 4),
    slide(SlideKey.ORP, bars(MOST_BARS, 1, marked="3. Brandýs nad Labem-Stará Boleslav"), MOST_BESIDE),
    slide(SlideKey.REASONS, bars(MOST_BARS, 2), MOST_BESIDE),
    slide(SlideKey.TOP, grid(MOST_ROWS, "Brandýs nad Labem-Stará Boleslav"), MOST_BESIDE),
    slide(SlideKey.PROJECTS, grid(MOST_ROWS, text_of(160)), MOST_BESIDE),
    slide(SlideKey.PLANS, grid(MOST_ROWS, "Obec")),
    slide(SlideKey.SUPPORT, bars(3, 3, Format.INTEGER, stacked=True)),
)


def deck_of(*slides):
    return Deck(Area("CZ042", Level.REGION, "kraj Ústecký"), 2023, MEETING, slides)


def no_map(shown, sources):
    raise AssertionError("there is no map in this deck")


def opened(content: bytes):
    return Presentation(BytesIO(content))


@pytest.fixture(scope="module")
def full() -> bytes:
    """The deck of the longest texts, most rows and most bars."""
    return write(deck_of(*FULL), no_map)


@pytest.fixture(scope="module")
def narrow() -> bytes:
    """The same in a template of 4:3."""
    return write(deck_of(*FULL), no_map, DEFAULT_4_TO_3)


@pytest.fixture(scope="module")
def real(atlas_module) -> tuple[Deck, bytes]:
    """The deck of a kraj with its map."""
    deck = presentation.deck("CZ042", 2023, MEETING)
    return deck, write(deck, presentation.map_offer)


@pytest.fixture(scope="module")
def pages(full, narrow, real, tmp_path_factory) -> dict[str, list[list[tuple[str, float, float, float, float]]]]:
    """Words of each page with their left, upper, right and lower edges in points, as LibreOffice draws them."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("LibreOffice or poppler is not installed")
    folder = tmp_path_factory.mktemp("slides")
    written = {"full": full, "narrow": narrow, "real": real[1]}
    for name, content in written.items():
        (folder / f"{name}.pptx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(f"{folder / name}.pptx" for name in written)], check=True, capture_output=True)
    return {name: words_of(folder / f"{name}.pdf") for name in written}


#: Poppler's boxes of words reach this part of their height above and below the letters.
AIR = 0.15


def words_of(path: Path):
    found = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True).stdout.decode()
    number = r'"([\d.-]+)"'
    word = re.compile(rf"<word xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</word>")
    return [
        [tight(unescape(text), *map(float, place)) for *place, text in word.findall(page)]
        for page in found.split("<page ")[1:]
    ]


def tight(text, x0, y0, x1, y1):
    air = AIR * (y1 - y0)
    return text, x0, y0 + air, x1, y1 - air


def boxes(page):
    """Text of each box, the cells of a table among them, with left, top, right and bottom in points."""
    for shape in page.shapes:
        edges = [shape.left, shape.top, shape.left + shape.width, shape.top + shape.height]
        if shape.has_text_frame:
            yield shape.text_frame.text, [edge / POINTS for edge in edges]
        elif getattr(shape, "has_table", False) and shape.has_table:
            top = shape.top
            for row in shape.table.rows:
                left = shape.left
                for cell, column in zip(row.cells, shape.table.columns, strict=True):
                    place = [left, top, left + column.width, top + row.height]
                    yield cell.text, [edge / POINTS for edge in place]
                    left += column.width
                top += row.height


@pytest.mark.parametrize("name", ["full", "narrow", "real"])
def test_no_text_runs_out_of_its_box(name, full, narrow, real, pages):
    document = opened({"full": full, "narrow": narrow, "real": real[1]}[name])
    width, height = document.slide_width / POINTS, document.slide_height / POINTS

    assert len(pages[name]) == len(document.slides)
    for page, words in zip(document.slides, pages[name], strict=True):
        for word, x0, y0, x1, y1 in words:
            assert min(x0, y0) >= 0, word
            assert x1 <= width, word
            assert y1 <= height, word
        for text, (x0, y0, x1, y1) in boxes(page):
            inside = [word for word in words if word[1] >= x0 - 1 and word[3] <= x1 + 1]
            inside = " ".join(word[0] for word in inside if word[2] >= y0 - 1 and word[4] <= y1 + 1)
            missing = [word for word in text.replace("\u00a0", " ").split() if word not in inside]
            assert not missing, (text, missing)


def test_chart_keeps_its_numbers_in_a_workbook_inside(full):
    charts = [
        (shape.chart, given.body)
        for page, given in zip(opened(full).slides, FULL, strict=True)
        for shape in page.shapes
        if getattr(shape, "has_chart", False) and shape.has_chart
    ]

    assert len(charts) == 4
    for chart, body in charts:
        book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        rows = list(book[texts.PPTX_WORKBOOK_SHEET].values)
        assert list(rows[0][1:]) == list(body.values)
        assert [row[0] for row in rows[1:]] == list(body.values.index)
        assert [list(row[1:]) for row in rows[1:]] == [pytest.approx(row) for row in body.values.to_numpy()]
        assert [list(series.values) for series in chart.plots[0].series] == body.values.T.to_numpy().tolist()
        references = {reference.text.split("!")[0] for reference in chart._chartSpace.iter(qn("c:f"))}
        assert references == {texts.PPTX_WORKBOOK_SHEET}


def test_chart_has_unit_labels_and_colours_of_its_bars(full):
    chart = next(shape.chart for shape in opened(full).slides[2].shapes if shape.has_chart)
    body = FULL[2].body

    assert chart.value_axis.axis_title.text_frame.text == body.unit
    assert chart.category_axis.reverse_order
    assert chart.value_axis._element.crosses.val is XL_AXIS_CROSSES.MAXIMUM
    colours = [f"#{series.format.fill.fore_color.rgb}".lower() for series in chart.plots[0].series]
    assert colours == list(body.colours)
    assert chart.plots[0].series[0].data_labels.number_format == "[$-405]0.0 %"
    outlined = [point for point in range(6) if chart.plots[0].series[0].points[point].format.line.width > 0]
    assert outlined == [1]


def test_other_bars_of_one_series_fade_beside_the_marked_one(full):
    series = next(shape.chart for shape in opened(full).slides[3].shapes if shape.has_chart).plots[0].series[0]
    colours = [f"#{series.points[n].format.fill.fore_color.rgb}".lower() for n in (0, 1, 3)]

    assert f"#{series.format.fill.fore_color.rgb}".lower() == FULL[3].body.colours[0]
    assert set(colours) == {theme.mix(FULL[3].body.colours[0], theme.BACKGROUND, 0.45)}


def test_missing_value_is_an_empty_cell_and_a_bar_that_says_so():
    body = Bars(pd.DataFrame({"Podíl": [0.5, None]}, ["Most", "=1+1"]), (theme.PRIMARY,), Format.PERCENT, "podíl")
    page = opened(write(deck_of(slide(SlideKey.ORP, body, title="Podíl")), no_map)).slides[0]
    chart = next(shape for shape in page.shapes if shape.has_chart)
    book = openpyxl.load_workbook(BytesIO(chart.chart.part.chart_workbook.xlsx_part.blob))

    assert list(book["Data"].values) == [(None, "Podíl"), ("Most", 0.5), ("=1+1 (bez údaje)", None)]
    assert book["Data"]["A3"].data_type == "s"
    assert list(chart.chart.plots[0].series[0].values) == [0.5, None]
    assert alt_of(chart) == "Pruhový graf: Podíl. Most: Podíl 50,0\u00a0%; =1+1: Podíl –."


def test_table_is_native_with_bands_in_their_colours(full):
    table = next(shape.table for shape in opened(full).slides[5].shapes if shape.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows]

    assert cells[0] == ["Projekt", "Pásmo", "Obyvatelé (osob)", "Podíl"]
    assert cells[1] == ["Brandýs nad Labem-Stará Boleslav", "0–1 bod", "1\u00a0234\u00a0567", "–"]
    assert cells[2][3] == "12,5\u00a0%"
    assert len(cells) == MOST_ROWS + 1
    fills = [f"#{table.cell(row, 1).fill.fore_color.rgb}".lower() for row in range(1, 5)]
    assert fills == list(theme.BAND_COLOUR.values())
    inks = [table.cell(row, 1).text_frame.paragraphs[0].runs[0].font.color.rgb for row in (1, 4)]
    assert [f"#{ink}".lower() for ink in inks] == [theme.TEXT, theme.TEXT_ON_DARK]
    assert table.cell(1, 2).text_frame.paragraphs[0].alignment == pptx.enum.text.PP_ALIGN.RIGHT


def alt_of(shape):
    return shape.element._nvXxPr.cNvPr.get("descr")


def test_every_figure_is_described(full, real):
    figures = [
        shape
        for content in (full, real[1])
        for page in opened(content).slides
        for shape in page.shapes
        if not shape.has_text_frame
    ]

    assert len(figures) > 12
    assert all(alt_of(shape) for shape in figures)


def test_map_is_sharp_and_whole(real):
    deck, content = real
    page = opened(content).slides[[each.key for each in deck.slides].index(SlideKey.MAP)]
    picture = next(shape for shape in page.shapes if shape.element.tag == qn("p:pic"))
    wide, high = Image.open(BytesIO(picture.image.blob)).size

    assert wide / (picture.width / Inches(1)) >= 200
    assert abs(wide / high - picture.width / picture.height) < 0.01
    assert (picture.crop_left, picture.crop_right, picture.crop_top, picture.crop_bottom) == (0, 0, 0, 0)
    assert "12–30 bodů: 38" in alt_of(picture)


def written_in(given):
    """Numbers of a chart or a table as a reader sees them, each with what may stand for it: two digits for one."""
    if isinstance(given.body, Bars):
        exact = given.body.values.map(lambda value: numbers.decimal(value, 2)).to_numpy().ravel()
        seen = charts.written(given.body).to_numpy().ravel()
        return [each for each in zip(seen, exact, strict=True) if each[0] != numbers.MISSING]
    if isinstance(given.body, Grid):
        cells = tables.written(given.body.frame, given.body.labels).to_numpy().ravel()
        return [(cell,) for cell in cells if re.fullmatch(r"[\d\s,]+%?", cell)]
    return []


def test_speaker_has_sentences_numbers_and_sources(real):
    deck, content = real
    for page, given in zip(opened(content).slides, deck.slides, strict=True):
        notes = page.notes_slide.notes_text_frame.text
        said = notes.split("\n")

        assert set(given.notes) <= set(said)
        assert not [seen for seen in written_in(given) if not any(number in notes for number in seen)]
        assert all(sentence in notes for sentence in given.sentences)
        assert all(attribution in notes for attribution in given.sources["attribution"])


def test_reading_goes_from_title_to_number(full, real):
    for content in (full, real[1]):
        for page in opened(content).slides:
            names = [shape.name for shape in page.shapes]
            order = ["title", "subtitle", "figure", "sentences", "footer", "number"]
            known = [texts.PPTX_PLACEHOLDER[key] for key in order if texts.PPTX_PLACEHOLDER[key] in names]
            assert names == known
            assert names[0] == texts.PPTX_PLACEHOLDER["title"]
            assert names[-2:] == known[-2:]


def test_footer_names_sources_licence_and_date(full):
    one = slide(SlideKey.SOURCES, sentences=1, sources=SOURCES.head(1))
    footers = [
        shape.text_frame.text
        for content in (write(deck_of(one), no_map), full)
        for shape in opened(content).slides[0].shapes
        if shape.name == texts.PPTX_PLACEHOLDER["footer"]
    ]

    name = SOURCES["attribution"][0]
    assert footers[0] == f"{name} (data: 31.\u00a012.\u00a02023), licence CC BY 4.0"
    assert re.fullmatch(r"Zdroje: Ministerstvo .*č\. 0 \(data: .*", footers[1], re.DOTALL)


def test_footer_says_what_the_screen_and_the_handout_say(real):
    deck, content = real
    for page, given in zip(opened(content).slides, deck.slides, strict=True):
        footer = next(shape for shape in page.shapes if shape.name == texts.PPTX_PLACEHOLDER["footer"])
        assert footer.text_frame.text == slide_words.source_line(given)


def test_footer_of_a_template_takes_three_lines_of_its_row():
    given = slide(SlideKey.SOURCES, sentences=1, sources=SOURCES.head(1))
    page = opened(write(deck_of(given), no_map, DEFAULT_4_TO_3)).slides[0]
    footer = next(shape for shape in page.shapes if shape.name == texts.PPTX_PLACEHOLDER["footer"])

    assert footer.height > Inches(0.6)
    assert footer.top + footer.height <= Inches(7.45)
    assert footer.text_frame.text == slide_words.source_line(given)


def test_notes_list_each_source_once(real):
    deck, content = real
    at = [each.key for each in deck.slides].index(SlideKey.SOURCES)
    notes = opened(content).slides[at].notes_slide.notes_text_frame.text

    for attribution in deck.slides[at].sources["attribution"]:
        assert notes.count(attribution) == 1, attribution


def labels_of(chart, at):
    """Labels of a series that differ from the others: by position, whether shown, and how far up."""
    found = chart.plots[0].series[at].data_labels._element.findall(qn("c:dLbl"))
    rise = [each.find(f".//{qn('c:y')}") for each in found]
    return {
        int(each.find(qn("c:idx")).get("val")): None if y is None else float(y.get("val"))
        for each, y in zip(found, rise, strict=True)
    }


def test_small_parts_of_a_bar_have_their_value_above_it_and_tiny_ones_none():
    parts = pd.DataFrame([[0.88, 0.08, 0.039, 0.001], [0.4, 0.3, 0.2, 0.1]], ["Česko", "kraj"], list("abcd"))
    body = Bars(parts, tuple(theme.BAND_COLOUR.values()), Format.PERCENT, "podíl", True)
    page = opened(write(deck_of(slide(SlideKey.BANDS, body, 1)), no_map)).slides[0]
    chart = next(shape.chart for shape in page.shapes if getattr(shape, "has_chart", False) and shape.has_chart)

    assert labels_of(chart, 0) == {}
    assert labels_of(chart, 2)[0] < 0, "above"
    assert labels_of(chart, 3)[0] is None, "hidden"


def test_values_of_bars_with_one_part_stand_at_their_ends():
    parts = pd.DataFrame({"Most": [19.8, None], "ostatní": [None, 18.2]}, ["Most", "Bílina"])
    body = Bars(parts, (theme.SERIES[0].colour, theme.NEUTRAL), Format.DECIMAL, "body", True, "Most")
    page = opened(write(deck_of(slide(SlideKey.ORP, body, 1)), no_map)).slides[0]
    plot = next(shape.chart for shape in page.shapes if getattr(shape, "has_chart", False) and shape.has_chart).plots[0]

    assert plot.overlap == 100
    assert {series.data_labels.position for series in plot.series} == {XL_LABEL_POSITION.OUTSIDE_END}
    assert {str(series.data_labels.font.color.rgb).lower() for series in plot.series} == {theme.TEXT[1:].lower()}


def test_map_takes_most_of_the_slide_and_names_towns(real):
    deck, content = real
    at = [each.key for each in deck.slides].index(SlideKey.MAP)
    page, body = opened(content).slides[at], deck.slides[at].body
    picture = next(shape for shape in page.shapes if shape.element.tag == qn("p:pic"))
    named = slides._with_towns(presentation.map_offer(body, deck.slides[at].sources)).scene.members["area_name"]

    assert picture.width > Inches(9)
    assert {"Děčín", "Chomutov", "Most", "Teplice", "Ústí nad Labem"} <= set(named)
    assert (named != "").sum() == 7


def test_everything_is_in_czech(full):
    with zipfile.ZipFile(BytesIO(full)) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")}
    languages = {found for part in parts.values() for found in re.findall(r' lang="([^"]*)"', part)}
    about = opened(full).core_properties

    assert languages == {"cs-CZ"}
    assert not [
        name for name, part in parts.items() if re.search("Click to|Master text|Office Theme|Second level", part)
    ]
    assert (about.language, about.title, about.author) == ("cs-CZ", FULL[0].title, "Atlas sociálního začleňování")
    assert about.created.replace(tzinfo=None) == datetime(2026, 12, 1)


def test_title_of_a_meeting_may_hold_anything():
    title = "Jednání\u00a0RSK\x00\x0b & <b>" + "x" * 300
    deck = Deck(Area("CZ", Level.COUNTRY, "Česko"), 2023, Meeting(title, "", date(2026, 12, 1)), FULL[:1])

    about = opened(write(deck, no_map)).core_properties

    assert about.title == "Jednání RSK   & <b>" + "x" * 236
    assert len(about.title) == 255


def test_equal_decks_give_equal_bytes(full):
    assert write(deck_of(*FULL), no_map) == full


def test_template_lends_its_look_and_loses_its_slides(tmp_path):
    own = Presentation(DEFAULT_4_TO_3)
    own.slides.add_slide(own.slide_layouts[1]).shapes.title.text = "Tajný snímek"
    own.core_properties.author, own.core_properties.comments = "Někdo jiný", "interní"
    own.save(tmp_path / "own.pptx")
    content = write(deck_of(*FULL[:3]), no_map, tmp_path / "own.pptx")
    document = opened(content)

    assert (document.slide_width, document.slide_height) == (Inches(10), Inches(7.5))
    assert len(document.slides) == 3
    assert {page.slide_layout.name for page in document.slides} == {"Title Slide", "Title and Content", "Two Content"}
    assert (document.core_properties.author, document.core_properties.comments) == (texts.EXPORT_APPLICATION, "")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert not [name for name in packed.namelist() if "Tajný".encode() in packed.read(name)]
        assert len(packed.namelist()) == len(set(packed.namelist()))


def test_presentation_of_the_atlas_is_a_template_for_the_next(full, tmp_path):
    (tmp_path / "before.pptx").write_bytes(full)
    again = opened(write(deck_of(*FULL), no_map, tmp_path / "before.pptx"))

    layouts = [page.slide_layout.name for page in again.slides]
    assert layouts == [page.slide_layout.name for page in opened(full).slides]
    assert set(layouts) == {texts.PPTX_LAYOUT[key] for key in ("opening", "content", "beside", "below")}


def changed(change, path: Path) -> Path:
    """A template with one entry of its archive changed."""
    with zipfile.ZipFile(DEFAULT_4_TO_3) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return path


def test_potx_is_a_template_too(tmp_path):
    def as_template(name, content):
        return content.replace(b"presentation.main+xml", b"template.main+xml") if name[0] == "[" else content

    path = changed(as_template, tmp_path / "own.potx")

    assert len(opened(write(deck_of(FULL[0]), no_map, path)).slides) == 1


def removed(path: Path, *layouts: str) -> Path:
    own = Presentation(DEFAULT_4_TO_3)
    for layout in list(own.slide_layouts):
        if layout.name in layouts:
            own.slide_layouts.remove(layout)
    own.save(path)
    return path


def test_template_without_a_layout_for_two_splits_the_one_place(tmp_path):
    path = removed(tmp_path / "own.pptx", "Two Content")
    page = opened(write(deck_of(FULL[2]), no_map, path)).slides[0]
    figure, text = (next(each for each in page.shapes if each.name == name) for name in ("Obsah", "Text"))

    assert page.slide_layout.name == "Title and Content"
    assert figure.left == Emu(457200)
    assert figure.left + figure.width < text.left
    assert text.left + text.width <= Emu(457200 + 8229600) + 2


BROKEN = {
    "empty.pptx": (b"", "není prezentace PowerPointu"),
    "text.pptx": ("Toto není prezentace.".encode(), "není prezentace PowerPointu"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_file_that_is_no_presentation_is_told(name, tmp_path):
    content, message = BROKEN[name]
    (tmp_path / name).write_bytes(content)

    with pytest.raises(TemplateError, match=f"„{name}“ {message}"):
        write(deck_of(FULL[0]), no_map, tmp_path / name)


def test_template_that_is_not_there_is_told(tmp_path):
    with pytest.raises(TemplateError, match=r"„none\.pptx“: soubor neexistuje"):
        write(deck_of(FULL[0]), no_map, tmp_path / "none.pptx")


def test_archive_of_very_many_parts_is_told_before_it_is_unpacked(tmp_path):
    path = tmp_path / "own.pptx"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(10_001):
            packed.writestr(str(number), b"")

    with pytest.raises(TemplateError, match="má uvnitř 10\u00a0001 částí, nejvýš jich může být 10\u00a0000"):
        write(deck_of(FULL[0]), no_map, path)


@pytest.mark.parametrize("part", ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "[Content_Types].xml"])
def test_damaged_template_is_told(part, tmp_path):
    path = changed(lambda name, content: content[:200] if name == part else content, tmp_path / "own.pptx")

    with pytest.raises(TemplateError, match="je poškozený"):
        write(deck_of(FULL[0]), no_map, path)


def test_workbook_is_no_template(tmp_path):
    openpyxl.Workbook().save(tmp_path / "own.pptx")

    with pytest.raises(TemplateError, match="není prezentace PowerPointu"):
        write(deck_of(FULL[0]), no_map, tmp_path / "own.pptx")


def test_template_with_macros_is_told(tmp_path):
    def with_macros(name, content):
        macros = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
        plain = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        return content.replace(plain, macros)

    with pytest.raises(TemplateError, match="obsahuje makra"):
        write(deck_of(FULL[0]), no_map, changed(with_macros, tmp_path / "own.pptm"))


def test_archive_that_swells_is_told(tmp_path):
    path = tmp_path / "own.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("ppt/media/image1.png", bytes(101_000_000))

    assert path.stat().st_size < 200_000
    with pytest.raises(TemplateError, match="po rozbalení má přes 100 MB"):
        write(deck_of(FULL[0]), no_map, path)


def test_template_without_layouts_names_what_it_lacks(tmp_path):
    vertical = ("Title and Vertical Text", "Vertical Title and Text")
    lacking = ("Title Slide", "Title and Content", "Section Header", *vertical)

    with pytest.raises(TemplateError, match=r"chybí: .*úvodní snímek\); .*nadpis a obsah\)\. Doplňte ji"):
        write(deck_of(FULL[0]), no_map, removed(tmp_path / "own.pptx", *lacking))


def test_layout_without_places_is_no_layout(tmp_path):
    own = Presentation(DEFAULT_4_TO_3)
    for placeholder in list(own.slide_master.placeholders):
        placeholder.element.getparent().remove(placeholder.element)
    own.save(tmp_path / "own.pptx")

    with pytest.raises(TemplateError, match="chybí: rozložení s nadpisem"):
        write(deck_of(FULL[0]), no_map, tmp_path / "own.pptx")


def test_template_with_little_room_is_told(tmp_path):
    own = Presentation(DEFAULT_4_TO_3)
    own.slide_layouts[1].placeholders[1].height = Inches(1)
    own.slide_layouts[1].placeholders[1].width = Inches(9)
    own.save(tmp_path / "own.pptx")

    with pytest.raises(TemplateError, match="22,9 × 2,5 cm, potřeba je aspoň 12,7 × 6,4 cm"):
        write(deck_of(FULL[0]), no_map, tmp_path / "own.pptx")


def test_lines_break_at_spaces_only():
    sizes = Letters()
    room = sizes.width("Ústí nad", 12) + 0.001

    assert sizes.lines("Ústí nad Labem", room, 12) == ["Ústí nad", "Labem"]
    assert sizes.lines("v Ústí\u00a0nad", room, 12) == ["v", "Ústí\u00a0nad"]
    assert "".join(sizes.lines("x" * 100, room, 12)) == "x" * 100
    assert sizes.cut("Ústí nad Labem", room, 12, 1, "…") == "Ústí n…"
    assert sizes.cut("Ústí nad", room, 12, 1, "…") == "Ústí nad"


def test_letters_shrink_to_the_least_and_no_further():
    sizes = Letters()

    assert sizes.fitting(["krátký text"], (5, 2), 28, 12) == 28
    assert 12 < sizes.fitting([text_of(150)], (5, 2), 28, 12) < 28
    assert sizes.fitting([text_of(400)] * 9, (5, 2), 28, 12) == 12

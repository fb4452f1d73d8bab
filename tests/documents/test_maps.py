"""A map as a document: other programs open it, it says what it shows, and mistakes are answered in Czech."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO

import pytest
from PIL import Image

from sei_core.documents.maps import map_offer, map_picture
from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, MEASURE_NAMED, MEASURES, Measure, Part
from sei_core.errors import SeiError
from sei_core.view.maps import measure_named

BAND = Measure(INDEX, Part.BAND)
pytestmark = pytest.mark.usefixtures("atlas")


def words(svg: bytes) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode()))


def poppler(program: str, *arguments: str) -> str:
    if not shutil.which(program):
        pytest.skip(f"{program} of poppler-utils is not here")
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def test_a_map_says_what_where_when_unit_legend_source_and_day():
    text = words(map_picture("CZ042", 2023, BAND, Level.MUNICIPALITY, "svg"))

    for word in ("Pásmo indexu v obcích: Ústecký kraj, rok 2023", "12–30 bodů", "obcí", "ASZ (MMR)"):
        assert word in text
    for word in ("© ČÚZK", "licence neuvedena", "CC BY 4.0", "vytvořeno", "mimo vybrané"):
        assert word in text


def test_a_pdf_has_its_title_one_page_and_embedded_letters(tmp_path):
    file = tmp_path / "mapa.pdf"
    file.write_bytes(map_picture("CZ042", 2023, BAND, Level.ORP, "pdf"))
    fonts = poppler("pdffonts", str(file)).splitlines()[2:]

    assert "Title:           Pásmo indexu v obvodech ORP: Ústecký kraj, rok 2023" in poppler("pdfinfo", str(file))
    assert "Pages:           1" in poppler("pdfinfo", str(file))
    assert fonts
    assert all(line.split()[1:5] == ["CID", "TrueType", "Identity-H", "yes"] for line in fonts)
    assert "Ústecký kraj" in poppler("pdftotext", str(file), "-")


def test_grey_and_size_are_choices_of_the_picture():
    offer = map_offer("CZ042", 2023, measure_named("enforcement_share"), Level.REGION)
    plain, grey = (offer.picture("svg", is_grey=is_grey) for is_grey in (False, True))
    small = Image.open(BytesIO(offer.picture("png", size=(8, 5.4))))

    assert words(plain) == words(grey)
    assert plain != grey
    assert small.size == (2400, 1620)
    assert small.info["dpi"] == pytest.approx((300, 300), abs=0.01)


def test_every_measure_has_a_name_of_its_own():
    assert list(MEASURE_NAMED.values()) == list(MEASURES)
    assert measure_named("index_points") == Measure(INDEX, Part.POINTS)
    assert measure_named("long_unemployment_share") == Measure("long_unemployment", Part.SHARE)


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (("CZ999", 2023, BAND, Level.ORP), "Území „CZ999“ atlas nezná"),
        (("CZ042", 1999, BAND, Level.ORP), "Rok 1999 v atlasu není. Možné jsou: 2023."),
        (("CZ042", 2023, Measure(INDEX, Part.CHANGE), Level.ORP), "atlas nemá rok před 2023"),
        (("CZ042", 2023, BAND, Level.COUNTRY), "Zvolte menší územní jednotky"),
    ],
)
def test_mistakes_are_answered(mistake, said):
    with pytest.raises(SeiError, match=re.escape(said)):
        map_picture(*mistake, "png")


def test_an_unknown_measure_lists_those_there_are():
    with pytest.raises(
        SeiError, match=r"„body“ atlas nezná. Možné jsou: index_band, index_points, .*early_leaving_count"
    ):
        measure_named("body")

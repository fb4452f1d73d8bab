"""The profile as PDF: two pages whatever the names hold, words that can be read out, equal bytes."""

import re
import shutil
import subprocess
from datetime import date

import numpy as np
import pandas as pd
import pytest
import segno
from PIL import Image
from shapely.geometry import MultiPolygon, box

from sei_core.domain import distance
from sei_core.domain.indicators import INDICATORS
from sei_core.export import profile_parts
from sei_core.export.profile_pdf import profile_pdf
from sei_core.view import profile as profile_texts
from sei_core.view.profile import Profile
from tests.view.test_municipality_support import PROJECT, rows, support

SOURCES = pd.DataFrame({"attribution": ["Zdroj: ASZ #1"], "data_date": ["rok 2023"], "licence": ["CC BY 4.0"]})
ADDRESS = "https://atlas.example/obec?obec=500011&rok=2023"
SPECIAL = '#panic("x") $a^2$ [b] *c* _d_ `e` @f <g> \\h //i'


def squares():
    """Three squares and an enclave of the first in the third."""
    shapes = [MultiPolygon([box(14, 50, 14.1, 50.1), box(14.23, 50.03, 14.25, 50.05)]), box(14.1, 50, 14.2, 50.1)]
    shapes.append(box(14.2, 50, 14.3, 50.1) - box(14.23, 50.03, 14.25, 50.05))
    rows = pd.DataFrame({"area_code": ["500011", "500020", "500030"], "geometry_wkb": [each.wkb for each in shapes]})
    return profile_parts.projected(rows)


VALUES = pd.DataFrame({"area_code": ["500011", "500020", "500030"], "value": [12.0, 3.0, None]})


def known(name="Příbraz", neighbours=1, similar=1):
    who = {
        "municipality_code": "500011",
        "municipality_name": name,
        "status": "M",
        "orp_name": "Šluknov",
        "district_name": "Ústí",
        "region_name": "Ústecký kraj",
        "population_15plus": 1500,
        "index_points": 12,
        "computed_points": 12,
        "band": "12–30",
        "share_points": 2,
        "lq_points": 0,
        "count_points": 10,
        "rank": 179,
        "tied_count": 63,
        "municipality_count": 6258,
        "percentile": 0.96,
        "region_rank": 1,
        "region_tied_count": 1,
        "region_municipality_count": 354,
        "differing_count": 3,
    }
    sums = pd.DataFrame(
        {
            "indicator": [indicator.key for indicator in INDICATORS],
            "count_parts": [150, 480, 360, 60, 7],
            "base": [1500, 1500, 1500, 900, 60],
            "region_count_parts": [3000, 9000, 6000, 1500, 90],
            "region_base": [30000, 30000, 30000, 20000, 1500],
            "country_count_parts": [9000, 28000, 20000, 4000, 300],
            "country_base": [100000, 100000, 100000, 70000, 6000],
        }
    )
    indicators = pd.DataFrame(
        {
            "indicator": sums["indicator"],
            "count": [150.0, 40.0, 30.0, 60.0, 7.0],
            "base": sums["base"],
            "share": [0.1, 0.0267, 0.02, 0.0667, None],
            "points": [2, 3, 2, 3, 2],
            "donor_code": None,
            "region_share": 0.1,
            "country_share": 0.1,
            "yardstick_share": 0.1,
        }
    )
    levels = ("municipality", "country")
    compared = pd.DataFrame(
        [
            {"indicator": key, "level": level, "area_name": level.title(), "share": share}
            for key, share in zip(indicators["indicator"], indicators["share"], strict=True)
            for level in levels
        ]
    )
    return Profile(
        2023, pd.DataFrame([who]), indicators, distance.distances(sums), compared, others(neighbours), others(similar)
    )


def others(count):
    return pd.DataFrame(
        {
            "municipality_code": ["500020"] * count,
            "municipality_name": ["Nová Ves u Nového Města na Moravě"] * count,
            "district_name": ["Žďár nad Sázavou"] * count,
            "population_15plus": [54110] * count,
            "index_points": [21] * count,
            "distance": [0.5] * count,
        }
    )


def helped(count=1, name="Centrum podpory"):
    """Support by so many projects; each has a line of its own, and a document that it is from."""
    name = f"{name} a rozvoje aktivit směřujících k desegregaci v území"
    keys = [f"zapis-{number:02}" for number in range(1, count + 1)]
    known = pd.DataFrame({"source_key": keys, "attribution": [f"Kraj: {key}" for key in keys]}, dtype="str")
    return support(
        projects=rows(PROJECT, *({"project_name": name, "reference_keys": key} for key in keys)), known=known
    )


def made(profile, day=date(2026, 1, 5), projects=None, link=ADDRESS):
    return profile_pdf(profile, projects or helped(), VALUES, squares(), SOURCES, link, day)


def pages(content):
    return len(re.findall(rb"/Type\s*/Page\b", content))


def words(content, folder):
    """Text of the document as a reader copies it."""
    if not (program := shutil.which("pdftotext")):
        pytest.skip("pdftotext is not installed (package poppler-utils)")
    file = folder / "profile.pdf"
    file.write_bytes(content)
    text = subprocess.run([program, "-layout", file, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    return " ".join(text.split())


@pytest.mark.parametrize(("neighbours", "similar", "projects"), [(0, 0, 0), (1, 1, 1), (40, 8, 0), (40, 8, 60)])
def test_profile_has_two_pages(neighbours, similar, projects):
    assert pages(made(known(neighbours=neighbours, similar=similar), projects=helped(projects))) == 2


@pytest.mark.parametrize("count", [9, 12])
def test_type_of_the_first_page_gets_smaller_before_there_is_a_third_one(monkeypatch, count):
    of_rows = profile_texts.caveats
    monkeypatch.setattr(
        profile_texts, "caveats", lambda rows: [*of_rows(rows), *["Zde je na co dát pozor. " * 6] * count]
    )

    assert pages(made(known())) == 2


def test_support_is_named_with_its_documents(tmp_path):
    text = words(made(known()), tmp_path)

    assert "Podpora • Z dostupných pramenů není známa žádná spolupráce" in text
    assert "Projekty: Centrum podpory a rozvoje aktivit směřujících k desegregaci v území (1. 10. 2023 – " in text
    assert "náhradník, 7. v pořadí – první náhradník; projekt v realizaci (Jen při odstoupení jiné obce)" in text
    assert "Podpora: Kraj: zapis-01" in text
    assert "řádků v atlasu" not in text


def test_support_beyond_the_page_is_counted(tmp_path):
    text = words(made(known(neighbours=40, similar=8), projects=helped(60)), tmp_path)

    shown = text.count("Centrum podpory")
    assert 1 <= shown < 60
    assert f"a dalších řádků v atlasu: {60 - shown}" in text
    assert "Kraj: zapis-03 a dalších 57 pramenů uvedených v atlasu" in text


def test_profile_is_tagged_czech_and_titled():
    content = made(known())
    assert b"/Lang(cs)" in content.replace(b" ", b"")
    assert b"/MarkInfo" in content
    assert "Profil obce: Příbraz" in content.decode("utf-8", "ignore")


def test_profile_says_name_points_distances_sources_date_and_address(tmp_path):
    text = words(made(known()), tmp_path)
    for phrase in (
        "Příbraz město · okres Ústí · ORP Šluknov · Ústecký kraj · kód 500011",
        "12 bodů z 30",
        "179.–241.",
        "do 1 bodu chybí 30 osob",
        "1. Nová Ves u Nového Města na",
        "Zdroj: ASZ #1 · data: rok 2023 · licence: CC BY 4.0",
        ADDRESS,
        "Vytvořeno 5. 1. 2026",
    ):
        assert phrase in text


def test_special_characters_of_typst_stay_text(tmp_path):
    content = made(known(SPECIAL), projects=helped(name=SPECIAL))
    assert pages(content) == 2
    assert words(content, tmp_path).count(SPECIAL) >= 3


def test_neighbours_beyond_the_page_are_counted(tmp_path):
    assert "a dalších 30 obcí" in words(made(known(neighbours=40)), tmp_path)


def test_equal_input_gives_equal_bytes_and_another_day_does_not():
    assert made(known()) == made(known())
    assert made(known()) != made(known(), date(2026, 1, 6))


def corner(content, folder):
    """What is dark in the upper right corner of the first page, 20 dots a millimetre."""
    if not (program := shutil.which("pdftoppm")):
        pytest.skip("pdftoppm is not installed (package poppler-utils)")
    (folder / "profile.pdf").write_bytes(content)
    command = [program, "-r", "508", "-f", "1", "-singlefile", "-gray", folder / "profile.pdf", folder / "page"]
    subprocess.run(command, check=True)
    return np.asarray(Image.open(folder / "page.pgm"))[260:640, -700:-300] < 128


def test_the_code_is_that_of_the_link(tmp_path):
    dark = corner(made(known()), tmp_path)
    expected = np.array([list(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix], dtype=bool)
    rows, columns = (np.flatnonzero(dark.any(axis=axis)) for axis in (1, 0))
    steps = (np.arange(len(expected)) + 0.5) / len(expected)
    middles = [(part[0] + steps * (part[-1] + 1 - part[0])).astype(int) for part in (rows, columns)]

    assert (dark[np.ix_(*middles)] == expected).all()


def test_without_an_address_there_is_no_code_and_the_document_says_how_to_find_the_page(tmp_path):
    content = made(known(), link="")

    assert b"/URI" not in content
    assert not corner(content, tmp_path)[:120].any()
    assert "stránka Obec, hledejte kód 500011, rok 2023" in words(content, tmp_path)

"""Profiles from the built release, opened by other programs: two pages whatever the area, words to be read."""

import os
import queue
import shutil
import subprocess
import zipfile
from datetime import date
from functools import cache
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader

from sei_core.documents import profile_archives, profile_workers, profiles
from sei_core.domain.levels import Level
from sei_core.errors import SeiError
from sei_core.queries import areas, meta, municipality, overview
from sei_core.store import console_worker
from sei_core.view import area_profile, numbers

ATLAS = "https://atlas.example/socialni"
#: The largest kraj, one municipality, few of them, the most of an okres, the longest name, a municipality; and two
#: municipalities of which the first page says most.
EXTREME = ["CZ020", "CZ010", "8104", "CZ0643", "2103", "CZ042", "567337", "545601", "554782"]
#: Of a link that takes two lines.
LONG_ADDRESS = "https://atlas-socialniho-zaclenovani.odbor-socialnich-veci.kr-ustecky.example/verejne-aplikace"


@pytest.fixture(scope="module")
def profile(atlas_module):
    """Writes a profile, once for all tests that look at it."""
    return cache(lambda code: profiles.profile(code, 2023, ATLAS))


def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(content: bytes) -> str:
    """Text of the document, as a reader copies it."""
    return " ".join(" ".join(page.extract_text() for page in reader(content).pages).split())


@pytest.mark.parametrize("code", EXTREME)
def test_every_area_has_two_tagged_czech_pages(profile, code):
    document = reader(profile(code))
    catalogue = document.trailer["/Root"]

    assert len(document.pages) == 2
    assert catalogue["/Lang"] == "cs"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert document.metadata.title.startswith(("Profil území: ", "Profil obce: "))
    assert document.metadata.creation_date.date() == date.today()


@pytest.mark.parametrize("code", ["CZ042", "567337"])
def test_letters_are_embedded(profile, code, tmp_path):
    if not (program := shutil.which("pdffonts")):
        pytest.skip("pdffonts is not installed (package poppler-utils)")
    (tmp_path / "profile.pdf").write_bytes(profile(code))

    told = subprocess.run([program, tmp_path / "profile.pdf"], capture_output=True, check=True, encoding="utf-8").stdout

    fonts = [line.split() for line in told.splitlines()[2:]]
    assert fonts
    assert {(row[-5], row[-3]) for row in fonts} == {("yes", "yes")}  # embedded, with Unicode
    assert all("DejaVuSans" in row[0] for row in fonts)


def test_profile_of_a_kraj_tells_the_numbers_of_the_database(profile):
    text = words(profile("CZ042"))
    row = overview.summary(2023, "CZ042").iloc[0]
    mean = numbers.decimal(row.weighted_mean_points)
    first = areas.table(2023, Level.ORP, "CZ042").iloc[0]
    indicator = overview.indicators(2023, "CZ042").iloc[0]

    for phrase in (
        "Ústecký kraj kraj · 354 obcí · kód CZ042",
        f"{row.high_count} (10,7 %) Česko 3,9 %",
        f"Vážený průměr indexu {mean} Česko",
        "Pořadí mezi kraji 1. z 14",
        "1. Obrnice (okres Most) · 567337 1 585 29",
        f"1. ORP {first.area_name} {first.municipality_count} {first.high_count} ",
        f"{numbers.percent(indicator.share, 2)} {numbers.percent(indicator.country_share, 2)}".replace("\u00a0", " "),
        "Klíčová témata spolupráce: dostupné a sociální bydlení v kraji",
        "Seznam spolupracujících obcí je po roce 2019 neúplný",
        "Zdroj: ASZ (MMR), Index sociálního vyloučení 2023",
        "strana 1 / 2",
    ):
        assert phrase in text


@pytest.mark.parametrize("address", ["", ATLAS, LONG_ADDRESS])
def test_tasks_and_own_projects_are_told_whatever_the_length_of_the_link(atlas_module, address):
    text = words(profiles.profile("CZ042", 2023, address))

    assert "6/2010, termín uplynul, splnění nedoloženo" in text
    assert "Místní projekty (21, jednotlivě v tabulce)" in text


def test_what_is_not_its_own_comes_last_and_tasks_first(atlas_module):
    told = area_profile.lines(profiles.of_area("CZ042", 2023))

    assert [title for title, _ in told if title] == [
        "Úkoly v kraji",
        "Memoranda a spolupráce s krajem",
        "Projekty",
        "Klíčová témata spolupráce",
    ]
    assert told[-1][1].startswith("Celostátní projekty, které se kraje mohou týkat (7)")


def test_abbreviations_are_explained_where_they_occur(profile):
    assert "Zkratky: KPSVL – koordinovaný přístup k sociálně vyloučeným lokalitám; SVL –" in words(profile("567337"))
    assert "Zkratky: SVL –" in words(profile("CZ042"))
    assert "Zkratky" not in words(profile("8104"))


def test_an_area_below_the_kraj_finds_itself_in_the_ranking(profile):
    text = words(profile("2103"))

    assert "23. ORP Brandýs nad Labem-Stará Boleslav" in text
    assert "Taková obec tu v roce 2023 není." in text


@pytest.mark.parametrize(("code", "page"), [("CZ042", "kraje"), ("2103", "kraje"), ("567337", "obec")])
def test_the_link_reopens_the_view(profile, code, page):
    found = {
        note.get_object()["/A"]["/URI"] for each in reader(profile(code)).pages for note in each.get("/Annots", [])
    }

    (link,) = found
    address = urlsplit(link)
    asked = {key: value for key, (value,) in parse_qs(address.query).items()}
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{ATLAS}/{page}"
    area = {"CZ042": "Ústecký kraj", "2103": "ORP Brandýs nad Labem-Stará Boleslav"}.get(code)
    assert asked == {"rok": "2023"} | ({"uzemi": area} if area else {"obec": code})


def test_without_an_address_the_document_says_how_to_find_the_view(atlas_module):
    content = profiles.profile("8104", 2023, "")

    assert "/Annots" not in reader(content).pages[0]
    assert "stránka Kraje, území „ORP Český Těšín“, rok 2023" in words(content)


def test_the_same_area_on_the_same_day_gives_the_same_bytes(profile):
    assert profiles.profile("8104", 2023, ATLAS) == profile("8104")


@pytest.mark.parametrize(
    ("code", "year", "said"),
    [("CZ", 2023, "ne „Česko“"), ("CZ999", 2023, "„CZ999“ atlas nezná"), ("CZ042", 1999, "Rok 1999 v atlasu není")],
)
def test_what_has_no_profile_is_a_mistake_of_the_reader(atlas_module, code, year, said):
    with pytest.raises(SeiError, match=said):
        profiles.profile(code, year, ATLAS)


def test_archive_of_an_area_is_complete(atlas_module, tmp_path):
    told = []
    file = tmp_path / "profily.zip"

    count = profiles.profiles("8104", 2023, ATLAS, file, lambda *counts: told.append(counts) or True)

    rows = municipality.export_rows(2023, "8104")
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        documents = {name: archive.read(name) for name in names if name.endswith(".pdf")}
        index = archive.read("00_obsah_2023.csv").decode("utf-8-sig")
    assert count == len(documents) == len(rows) + 1
    assert names[:2] == ["00_obsah_2023.csv", "00_orp-cesky-tesin_2023.pdf"]
    assert names[2:] == ["555291_chotebuz_2023.pdf", "598933_cesky-tesin_2023.pdf"]
    assert [len(reader(each).pages) for each in documents.values()] == [2] * count
    assert "Chotěbuz" in words(documents["555291_chotebuz_2023.pdf"])
    assert all(name in index for name in names[2:])
    assert told[-1] == (count, count)
    assert sorted(tmp_path.iterdir()) == [file]


def test_a_cancelled_archive_leaves_nothing(atlas_module, tmp_path):
    assert profiles.profiles("8104", 2023, ATLAS, tmp_path / "profily.zip", lambda done, total: done < 1) == 0

    assert not list(tmp_path.iterdir())


def test_an_archive_waits_for_its_turn_and_may_be_cancelled_meanwhile(atlas_module, tmp_path):
    told = []
    with profiles._turn(1, lambda *_: True) as is_mine:
        assert is_mine
        count = profiles.profiles(
            "8104", 2023, ATLAS, tmp_path / "profily.zip", lambda *counts: told.append(counts) or len(told) < 2
        )

    assert count == 0
    assert told == [(None, 3), (None, 3)]
    assert not list(tmp_path.iterdir())


def test_an_archive_that_is_there_is_not_made_again(atlas_module):
    told = []
    first = profile_archives.kept("8104", 2023, "", lambda *_: True)

    assert profile_archives.kept("8104", 2023, "", lambda *counts: told.append(counts)) is first
    assert not told
    with zipfile.ZipFile(first.file) as archive:
        assert len(archive.namelist()) == 4


def test_two_archives_are_kept_and_an_older_one_for_those_who_have_it(atlas_module, tmp_path):
    first, *others = (profile_archives.Archive() for _ in range(profile_archives.MOST + 1))
    path = first.file
    path.write_bytes(b"ZIP")
    profile_archives._keep("first", first)
    for at, each in enumerate(others):
        profile_archives._keep(at, each)

    assert profile_archives._find("first") is None
    assert [profile_archives._find(at) for at in range(profile_archives.MOST)] == others
    assert path.exists()
    del first
    assert not path.parent.exists()
    profile_archives._KEPT.clear()


def test_a_cancelled_archive_is_not_kept(atlas_module):
    assert profile_archives.kept("8104", 2023, "https://jina.example", lambda *_: False) is None


@pytest.mark.skipif(not hasattr(os, "nice"), reason="Windows knows no order of processes")
def test_pages_go_before_the_profiles_of_an_archive(atlas_module, tmp_path):
    task = profile_workers.Task(("555291",), 2023, ATLAS, meta.release(), tmp_path)
    own, told = os.getpriority(os.PRIO_PROCESS, 0), queue.Queue()

    with profile_workers._worker(task, 0, 1, told) as worker:
        assert told.get(timeout=120) == "555291"
        nice = os.getpriority(os.PRIO_PROCESS, worker.process.pid)  # it waits for its end, so it is still there

    assert profile_workers.NICE == console_worker.NICE
    assert nice == min(19, own + profile_workers.NICE)


def test_other_data_published_meanwhile_are_told(atlas_module, tmp_path):
    task = profile_workers.Task(("555291",), 2023, ATLAS, "isv-jine", tmp_path)

    with pytest.raises(SeiError, match="jiné vydání dat"):
        list(profile_workers.made(task, 1.0))


@pytest.mark.parametrize(("code", "said"), [("CZ", "ne „Česko“"), ("567337", "ne „567337“")])
def test_what_has_no_archive_is_a_mistake_of_the_reader(atlas_module, tmp_path, code, said):
    with pytest.raises(SeiError, match=said):
        profiles.profiles(code, 2023, ATLAS, tmp_path / "profily.zip", lambda *_: True)


def test_every_area_that_can_be_chosen_has_a_profile_or_says_why_not(atlas_module):
    known = meta.areas()

    assert set(known["level"]) == {"country", *profiles.LEVELS}

"""Profiles from the pages Obec and Kraje: one click, and an archive that can be cancelled."""

import threading
import time
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.documents import profile_archives, profiles
from sei_core.view.components import documents
from tests.pages.opening import open_page

KRAJE = "pages/index/kraje.py"


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test makes its archive itself."""
    profile_archives._KEPT.clear()


def downloads(app: AppTest) -> list[str]:
    return [button.label.replace("\u00a0", " ") for button in app.get("download_button")]


def buttons(app: AppTest) -> list[str]:
    return [button.label.replace("\u00a0", " ") for button in app.button]


def finished(app: AppTest) -> AppTest:
    """Look at the page as its fragment does until the archive is there."""
    while app.session_state["batch"].is_running:
        time.sleep(0.3)
        app.run()
    return app.run()


def test_a_municipality_offers_its_profile(atlas):
    assert downloads(open_page("pages/index/obec.py", obec="567337"))[0] == "Profil obce (PDF, 2 strany)"


def test_the_country_has_no_profile_and_says_what_to_choose(atlas):
    app = open_page(KRAJE)

    assert "Profil území (PDF)" not in downloads(app)
    assert "Profil v PDF má kraj, okres a ORP" in app.caption[0].value


def test_archive_of_an_area_is_made_and_offered(atlas):
    app = open_page(KRAJE, uzemi="ORP Český Těšín")
    assert "Profil území (PDF)" in downloads(app)

    app.button(key="batch_start").click().run()
    assert buttons(app) == ["Zrušit"]
    finished(app)
    assert buttons(app)[0] == "Profily v jednom archivu (ZIP: 2 obce a profil ORP)"

    assert not app.exception
    assert not app.error
    offered = downloads(app)[1]
    assert offered.startswith("Stáhnout: profily, ORP Český Těšín, 2023 (2 obce a profil ORP), ")
    with zipfile.ZipFile(app.session_state["batch"].archive.file) as archive:
        assert len(archive.namelist()) == 4


def test_archive_can_be_cancelled_and_leaves_nothing(atlas):
    app = open_page(KRAJE, uzemi="ORP Český Těšín")

    app.button(key="batch_start").click().run()
    app.button(key="batch_cancel").click().run()

    assert not app.exception
    assert buttons(app) == ["Profily v jednom archivu (ZIP: 2 obce a profil ORP)"]
    assert "Tvorba archivu byla zrušena" in app.info[0].value
    while profiles._TURN.locked():  # it tidies up behind the reader's back
        time.sleep(0.1)
    assert not profile_archives._KEPT


def watching() -> None:
    """A page with nothing but the progress."""
    from sei_core.view.components.documents import _watch

    _watch()


@pytest.mark.parametrize(("done", "words"), [(None, "čeká, až bude hotov"), (0, "startuje se"), (1, "hotovo 1 z 3")])
def test_progress_tells_waiting_from_starting(atlas, done, words):
    is_over = threading.Event()

    def make(go_on):
        go_on(done, 3)
        is_over.wait()

    running = documents._Batch("profily", "profily.zip")
    app = AppTest.from_function(watching)
    app.session_state["batch"] = running
    running.start(make)
    app.run()
    is_over.set()

    assert words in app.get("progress")[0].proto.text


@pytest.mark.parametrize(("address", "is_told"), [("http://localhost:8501", True), ("https://atlas.example", False)])
def test_a_document_with_links_to_this_computer_says_so(address, is_told):
    def page(address):
        from sei_core.view.components.documents import document

        document("Profil", bytes, "profil.pdf", address)

    app = AppTest.from_function(page, args=(address,)).run()

    assert [("adresu tohoto počítače" in each.value) for each in app.caption] == [True] * is_told

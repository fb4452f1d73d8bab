"""Profiles from the pages Obec and Kraje: one click, and an archive that can be cancelled."""

import time
import zipfile
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.opening import open_page

KRAJE = "pages/index/kraje.py"


def downloads(app: AppTest) -> list[str]:
    return [button.label for button in app.get("download_button")]


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


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

    assert not app.exception
    assert not app.error
    assert [label[:45] for label in downloads(app)][1] == "Stáhnout: profily obcí, ORP Český Těšín, 2023"
    with zipfile.ZipFile(app.session_state["batch"].file) as archive:
        assert len(archive.namelist()) == 4


def test_archive_can_be_cancelled_and_leaves_nothing(atlas):
    app = open_page(KRAJE, uzemi="ORP Český Těšín")

    app.button(key="batch_start").click().run()
    folder = Path(app.session_state["batch"].folder.name)
    assert folder.exists()
    app.button(key="batch_cancel").click().run()

    assert not app.exception
    assert buttons(app) == ["Profily všech obcí (ZIP, 2)"]
    assert "Tvorba archivu byla zrušena" in app.info[0].value
    assert not folder.exists()

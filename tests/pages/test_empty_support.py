"""A release without a single row on cooperation, localities, projects and plans: every page says so and stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sei_core.export.support_template import support_template
from sei_core.paths import ROOT
from sei_core.view import texts
from tests import importing
from tests.pages.opening import open_page

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py"))


@pytest.fixture(scope="module", autouse=True)
def nothing_known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home whose support tables were replaced by those of the empty template."""
    root: Path = tmp_path_factory.mktemp("empty_support")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(root / "var"))
        patch.setenv("SEI_STATIC", str(root / "static"))
        template = root / "podpora.xlsx"
        template.write_bytes(support_template(None))
        importing.publish_support(template)
        yield


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_rows_stays_whole(page):
    app = open_page(page, uzemi="Ústecký kraj", obec="567337")

    assert not app.exception
    assert not [each.value for each in app.error]
    assert app.title[0].value != texts.APP_TITLE or page.endswith("prehled.py")

"""Links that documents carry lead to pages that exist, with the choices that these read."""

from sei_core.paths import ROOT
from sei_core.view import links


def test_links_lead_to_pages():
    for page in (links.MUNICIPALITY_PAGE, links.AREA_PAGE):
        assert (ROOT / "pages" / "index" / f"{page}.py").exists()


def test_a_label_with_diacritics_and_spaces_travels():
    link = links.area("https://atlas.example/", "okres Ústí nad Labem", 2023)

    assert link == "https://atlas.example/kraje?uzemi=okres%20%C3%9Ast%C3%AD%20nad%20Labem&rok=2023"


def test_without_an_address_there_is_no_link():
    assert links.municipality("", "567337", 2023) == ""

"""Spolupráce: what a visitor of a kraj finds without moving anything, and that numbers are those of the database."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.test_pages import open_page, words

PAGE = "pages/podpora/spoluprace.py"
pytestmark = pytest.mark.usefixtures("atlas")


def said(**address: str) -> str:
    """Everything written, without what keeps markdown from being markup."""
    app = open_page(PAGE, **address)
    assert not app.exception
    return words(app).replace("\\", "")


def test_a_visitor_of_ustecky_kraj_reads_of_the_ten_localities_of_2010():
    text = said(uzemi="Ústecký kraj")

    assert "Zveřejněno: 10\u00a0lokalit – spolupracující lokality, Ústecký kraj, 2010" in text
    assert "Územních celků: 10 (" in text
    assert "5\u00a0pilotních (Most, Roudnice nad Labem, Ústí nad Labem, Šluknovsko, Litvínov – možná)" in text
    assert "5\u00a0nových (Bílina, Chomutov, Jirkov, Obrnice, Trmice)" in text


def test_the_beginnings_stand_in_an_open_table():
    app = open_page(PAGE, uzemi="Ústecký kraj")
    rows = app.table[0].value

    assert rows.columns.tolist() == ["Rok začátku", "Druh spolupráce", "Počet celků", "Územní celky"]
    assert rows.iloc[2].tolist() == ["2010", "nová", "5", "Bílina, Chomutov, Jirkov, Obrnice, Trmice"]


def test_a_visitor_of_liberecky_kraj_finds_years_and_who_left_early():
    app = open_page(PAGE, uzemi="Liberecký kraj")
    text = words(app).replace("\\", "")
    episodes = next(table.value for table in app.table if "Stav spolupráce" in table.value)
    early = episodes[episodes["Stav spolupráce"] == "předčasně ukončeno"]

    assert "Předčasně skončily: Desná (2016 (rozpor) – …), Tanvald (2016 – …)." in text
    assert early["Územní celek"].tolist() == ["Desná", "Tanvald"]
    assert episodes.loc[episodes["Územní celek"] == "Ralsko", "Začátek"].item() == "2013"
    (claims,) = [mark.value for mark in app.markdown if "2017 (jaro)" in mark.value.replace("\\", "")]
    assert "Desná" in claims


def test_two_units_of_counting_are_two_sentences():
    text = said(den="2023")

    assert "44\u00a0územních celků – spolupracující územní celky, Česko, 4.\u00a012.\u00a02023 (zveřejněno)" in text
    assert "64\u00a0obcí – spolupracující obce, Česko, 4.\u00a012.\u00a02023 (zveřejněno)" in text


def test_the_numbers_of_2008_are_those_counted_by_hand():
    """Ten towns, and Šluknovsko with the six members that sources name; those of Jesenicko nobody names."""
    text = said(den="2008").replace("\u00a0", " ")

    assert "Obce: doloženo k 31. 12. 2008: 16 obcí" in text
    assert "Obce: naposledy doloženo dříve: 0 obcí" in text
    assert "Obce: možná k 31. 12. 2008: 0 obcí" in text
    assert "Celky: doloženo k 31. 12. 2008: 12 územních celků" in text
    assert "Během roku 2008 spolupráce běžela. Územních celků: 12 – 12 pilotních (" in text
    assert "Nejnovější pramen" not in text, "that day is long before the newest source"


def test_nothing_proven_for_today_is_not_read_as_nobody():
    text = said().replace("\u00a0", " ")

    assert ": 0 obcí" in text
    assert "Obce: naposledy doloženo 11. 6. 2024: 15 obcí" in text
    assert "Nejnovější pramen, podle kterého tu některá obec spolupracuje, je z 11. 6. 2024." in text
    assert "to neznamená, že nikdo nespolupracuje" in text


def test_the_reservation_stands_beside_the_numbers():
    text = said()

    assert "Seznam spolupracujících obcí po roce 2019 není úplný" in text
    assert "chybí Jesenicko" in text


def test_an_area_without_cooperation_says_so():
    text = said(uzemi="ORP Pacov")

    assert "V tomto území žádnou spolupráci s obcemi neznáme." in text
    assert text.count("0\u00a0obcí") == 0, "one sentence, no cards of zeros"
    assert "o žádném rozporu mezi prameny nevíme" in text


def test_a_kraj_without_municipalities_shows_its_own_cooperation_only():
    app = open_page(PAGE, uzemi="Pardubický kraj")
    charts = [chart.proto.id for chart in app.get("plotly_chart")]

    assert not app.exception
    assert not [chart for chart in charts if "spoluprace-cas" in chart]
    assert [chart for chart in charts if "memoranda" in chart]


@pytest.mark.parametrize(
    ("key", "value", "used"),
    [("den", "1999", str(date.today().year)), ("mapa", "jiná", "jen spolupráce"), ("nepotvrzene", "snad", "ne")],
)
def test_an_unknown_value_of_a_link_is_answered_by_a_notice(key, value, used):
    app = open_page(PAGE, **{key: value})

    assert not app.exception
    assert [warning.value for warning in app.warning if value in warning.value and used in warning.value]

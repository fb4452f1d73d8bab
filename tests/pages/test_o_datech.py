"""Metodika and Zdroje, opened through the app."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import open_page

pytestmark = pytest.mark.usefixtures("atlas")


def opened(page: str, **address: str) -> AppTest:
    """Open a page of the section by its address."""
    return open_page(f"pages/o_datech/{page}.py", **address)


def said(app: AppTest) -> str:
    """All headings and markdown of the page, with plain spaces and without escapes."""
    elements = [*app.subheader, *app.markdown]
    return "\n".join(element.value for element in elements).replace("\u00a0", " ").replace("\\", "")


def test_the_method_is_explained_on_obrnice():
    text = said(opened("metodika"))

    assert "Příklad krok za krokem: Obrnice (okres Most), rok 2023" in text
    assert "750 osob / 1 585 obyvatel 15+ = **47,32 %**" in text
    assert "**Součet: 6 + 6 + 6 + 6 + 5 = 29 bodů**" in text


def test_the_method_is_explained_on_another_municipality():
    app = opened("metodika", obec="561231")

    assert "Příklad krok za krokem: Sulislav (okres Tachov)" in said(app)
    assert "skutečný dárce je nejspíš jiný" in said(app)


def test_the_reader_picks_a_municipality_on_the_page():
    app = opened("metodika")
    app.text_input(key="hledat").set_value("trmice").run()
    app.button(key="hledat_553697").click().run()

    assert "Příklad krok za krokem: Trmice (okres Ústí nad Labem)" in said(app)


def test_the_fit_and_the_caveats_are_computed():
    text = said(opened("metodika"))

    assert "u **6 255 z 6 258 obcí**" in text
    assert "souhlasí 1 368 z 1 368, bez školy 4 887 z 4 890" in text
    assert "Praha má 12 bodů, z toho 10 jen za absolutní počty" in text
    assert "17,9 % (Ústecký kraj), jinde jen 9,7 % (Kraj Vysočina)" in text
    assert "Z 241 obcí s 12 a více body má 83 méně než 1 000" in text
    assert "právě 11 bodů má 64 obcí, právě 12 bodů 63 obcí" in text
    assert "42,8 % obyvatel od 15 let" in text
    assert "Hradiště (3 body)" in text
    assert "neukončil: 26 obcí" in text


def test_the_exceptions_are_listed():
    labels = [link.proto.label for link in opened("metodika").get("page_link")]

    assert [name for name in ("Boletice", "Přehýšov", "Sulislav") if any(name in label for label in labels)] == [
        "Boletice",
        "Přehýšov",
        "Sulislav",
    ]


def test_the_quotient_table_follows_the_chosen_indicator():
    app = opened("metodika")
    before = app.table[-1].value
    app.selectbox(key="choice_kvocient").set_value("early_leaving").run()
    after = app.table[-1].value

    assert len(before) == len(after) == 14
    assert before.iloc[0]["1 bod za kvocient od podílu"].replace("\u00a0", " ") == "17,9 %"
    assert after.iloc[0]["1 bod za kvocient od podílu"] != before.iloc[0]["1 bod za kvocient od podílu"]


def test_sources_name_findings_contradictions_and_the_release():
    text = said(opened("zdroje"))

    assert "Boletice 545422 (rok 2023: zveřejněno 0, přepočteno 3)" in text
    assert "238 obcí (Zdroj: Nemovitostprofi.cz); 241 obcí" in text
    assert "`index/2023.csv` – otisk SHA-256" in text
    assert "**Řádky v atlasu:** Ukazatele obcí 31 290 řádků (společně s dalšími zdroji: 1), Vstupy indexu 6 258" in text
    assert "První vydání na tomto serveru. Toto vydání atlas právě ukazuje." in text
    assert "**21. 11. 2026:** První vydání. Sešit indexu 2023" in text


def test_sources_describe_the_chosen_table():
    app = opened("zdroje", tabulka="Vstupy indexu")

    assert any(
        "Osoby v exekuci" in table.value.get("Sloupec", []).tolist() for table in app.table if "Sloupec" in table.value
    )


def test_every_table_of_the_page_can_be_opened_and_taken_away():
    app = opened("zdroje")
    twins = ("zdroje", "radky-zdroju", "rozpory", "kontroly", "denik-dat", "soubory-vydani")
    for key in (f"table_{name}" for name in twins):
        app.session_state[key] = True
    app.run()

    assert not app.exception
    offered = {button.proto.id.split("download_")[1].split("_")[0] for button in app.get("download_button")}
    assert offered == {*twins, "prameny", "stari-dat", "sloupce-tabulky"}


def test_sources_say_how_old_each_table_is_and_with_what_doubt():
    app = opened("zdroje")
    (shown,) = (frame.value for frame in app.dataframe if "Nejnovější údaj" in frame.value)
    ages = shown.set_index("Tabulka")["Nejnovější údaj"]

    assert ages["Vstupy indexu"].startswith("2023 (")
    assert ages["Hranice"].startswith("2020 (před ")
    assert any("neznamená, že jsou z něj všechny řádky" in info.value for info in app.info)


def test_an_unknown_table_in_a_link_is_answered_by_a_notice():
    assert any("nic takového" in warning.value for warning in opened("zdroje", tabulka="nic takového").warning)

"""Vývoj with one year at hand, and with years made here and imported in the publisher's layout."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from sei_core import paths, pipeline
from sei_core.domain.scoring import score
from sei_core.ingest import shipped
from sei_core.schema.tables import TABLES
from tests.pages.opening import open_page
from tests.test_pipeline import received

PAGE = "pages/index/vyvoj.py"
NO_SCHOOL = "Daná obec nemá na svém území ZŠ s běžnými třídami."
HEADERS = {
    "municipality_code": "Kód obce",
    "population_15plus": "Počet obyvatel - starších 15 let (k 31. 12. {year})",
    "population_15_64": "Počet obyvatel - 15 až 64 let (k 31. 12. {year})",
    "enforcement_count": "Počet osob v exekuci (k 31. 12. {year})",
    "housing_benefit_twelfths": "Počet vyplacených PnB (průměrný měsíc r. {year})",
    "subsistence_benefit_twelfths": "Počet vyplacených PnŽ (průměrný měsíc r. {year})",
    "long_unemployment_count": "Počet uchazečů evidovaných ÚP déle než 6 měsíců (prosinec {year})",
    "early_leaving_count": "Počet předčasných odchodů ze ZŠ - běžné třídy (školní rok {before}/{short})",
    "early_leaving_base": "Celkový počet žáků, kteří ukončili povinnou školní docházku (školní rok {before}/{short})",
    "published_points": "Index soc. vyloučení {year} (0-30 bodů)",
}
#: Counts and points that differ from 2023. Obrnice has 29 points then, six of them for unemployment; the other two 0.
OBRNICE, ZELECHOVICE, PETROV = "567337", "500011", "500020"
CHANGED = {
    2022: [(ZELECHOVICE, "published_points", 2)],
    2024: [
        (OBRNICE, "long_unemployment_count", 0),
        (OBRNICE, "published_points", 23),
        (PETROV, "published_points", 1),
    ],
}


def index_of(year: int) -> pd.DataFrame:
    """The index of 2023 with the drawn changes, as a table ``index_input`` of another year."""
    frame = next(iter(shipped.read_index_years(paths.data()))).assign(year=year).set_index("municipality_code")
    for code, column, value in CHANGED[year]:
        frame.loc[code, column] = value
    return frame.reset_index()


def write_as_published(index: pd.DataFrame, path: Path) -> Path:
    """Write a table in the publisher's layout: benefits of an average month, a sentence where there is no school."""
    year = int(index["year"].iloc[0])
    sheet = pd.DataFrame(
        {
            header.format(year=year, before=year - 1, short=f"{year % 100:02}"): (
                index[column] / 12 if column.endswith("_twelfths") else index[column].astype(object)
            )
            for column, header in HEADERS.items()
        }
    )
    schooling = [header for header in sheet if "školní rok" in header]
    sheet[schooling] = sheet[schooling].where(index["early_leaving_base"].notna(), NO_SCHOOL)
    sheet.to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def three_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home that has 2023 from the shipped data and 2022 and 2024 imported."""
    root = tmp_path_factory.mktemp("three_years")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(root / "var"))
        patch.setenv("SEI_STATIC", str(root / "static"))
        files = {year: write_as_published(index_of(year), root / f"isv_{year}.csv") for year in CHANGED}
        pipeline.build(lambda step: None, [received(file, year) for year, file in files.items()])
        yield


opened = partial(open_page, PAGE)


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def said(app: AppTest) -> str:
    """All markdown of the page, with plain spaces and without escapes."""
    return "\n".join(element.value for element in app.markdown).replace("\u00a0", " ").replace("\\", "")


def alternatives(app: AppTest) -> str:
    """Alternative texts of all charts."""
    return "\n".join(chart.proto.alt for chart in app.get("plotly_chart")).replace("\u00a0", " ")


def test_one_year_says_so_and_how_to_add_another(atlas):
    app = opened()

    assert "**Po obcích má atlas jen rok 2023.**" in said(app)
    assert "správci dat na stránce Správa dat" in said(app)
    assert "python -m" not in said(app)
    assert not app.metric
    assert [box.key for box in app.selectbox] == ["choice_rok", "choice_uzemi"]


def test_one_year_shows_the_published_series_with_its_contradiction(atlas):
    app = opened()

    assert len(app.get("plotly_chart")) == 1
    assert "12 a více bodů: 2016 336" in alternatives(app)
    assert "8 a více bodů: 2022 459, 2023 539, 2024 578" in alternatives(app)
    assert "238 obcí – rozpor: sešit má v tomto rozmezí 241 obcí" in said(app)
    assert "459 obcí – původní zveřejnění nebylo při sestavení atlasu po ruce" in said(app)


def test_the_latest_two_years_are_compared_unless_others_are_chosen(three_years):
    app = opened()

    assert app.selectbox(key="choice_srovnat").value == 2023
    assert metrics(app) == {
        "Obcím přibylo": "1",
        "Obcím ubylo": "1",
        "Beze změny": "6\u00a0256",
        "Průměrná změna": "0,00",
        "Jen v jednom roce": "0",
    }
    assert "Součet změn bodů všech obcí je −5 bodů:" in said(app)
    assert "2023 až 2024. Celkem −5 bodů:" in alternatives(app)


def test_another_pair_of_years_changes_the_numbers(three_years):
    chosen, linked = opened(), opened(srovnat="2022")
    chosen.selectbox(key="choice_srovnat").set_value(2022).run()

    assert metrics(chosen) == metrics(linked)
    assert metrics(linked)["Obcím ubylo"] == "2"
    assert "2022 a 2024" in alternatives(linked)


def test_the_earliest_year_is_compared_with_the_next_one(three_years):
    app = opened(rok="2022")

    assert app.selectbox(key="choice_srovnat").value == 2023
    assert metrics(app)["Obcím ubylo"] == "1"
    assert "mezi roky 2022 a 2023" in alternatives(app)


def test_an_unknown_year_in_a_link_is_answered_by_a_notice(three_years):
    app = opened(srovnat="1999")

    assert any("1999" in warning.value for warning in app.warning)
    assert metrics(app)["Obcím ubylo"] == "1"


def test_the_area_changes_the_numbers(three_years):
    app = opened(uzemi="Ústecký kraj")

    assert [metrics(app)[label] for label in ("Obcím přibylo", "Obcím ubylo", "Beze změny")] == ["0", "1", "353"]
    assert "Ústecký kraj" in alternatives(app)


def test_findings_name_the_rule_and_the_imported_files(three_years):
    places = shipped.read_table(TABLES["municipality"], paths.data())
    scores = score(index_of(2024), places).municipality_index
    differing = int((scores["computed_points"] != scores["index_points"]).sum())

    text = said(opened())

    assert f"Rok 2024: pravidlo nedá zveřejněný index u {differing} obcí z 6 258" in text
    assert "Rok 2024 přidali správci dat z přijatého sešitu" in text
    assert "Rok 2023 přidali" not in text


def test_a_chosen_municipality_is_decomposed(three_years):
    app = opened(obec=OBRNICE)

    assert "**Obrnice (okres Most)**: v roce 2023 29 bodů, v roce 2024 23 bodů; změna −6 bodů." in said(app)
    assert "Obrnice (okres Most), 2023 až 2024. Celkem −6 bodů: Vlastní počty −6" in alternatives(app)


def test_a_municipality_is_found_on_the_page(three_years):
    app = opened()
    app.text_input(key="hledat").set_value("petrov hodonín").run()
    app.button(key="hledat_586480").click().run()

    assert "**Petrov (okres Hodonín)**: v roce 2023" in said(app)
    assert app.query_params["obec"] == "586480"


def test_an_unknown_municipality_in_a_link_is_answered_by_a_notice(three_years):
    app = opened(obec="999999")

    assert any("999999" in warning.value for warning in app.warning)


def test_three_years_have_a_mean_and_two_do_not(three_years):
    tables = [table.value for table in opened().table]
    means = next(table for table in tables if "Tříletý průměr (bodů)" in table)

    assert means.iloc[0].tolist() == ["553697", "Trmice", "Ústí nad Labem", "28,0", "28"]
    assert "Pro rok 2023 ho zatím nelze spočítat" in said(opened(rok="2023"))

"""Headers are recognised by meaning."""

import pytest

from sei_core.ingest.headers import field_of, years_of

PUBLISHED_2023 = {
    "Kód obce": "municipality_code",
    "Název obce": "municipality_name",
    "Status obce": "status",
    "Kod OPOU": "opou_code",
    "Název OPOU": "opou_name",
    "Kód ORP": "orp_code",
    "Název ORP": "orp_name",
    "Kód okres": "district_code",
    "Název okres": "district_name",
    "Kód kraj": "region_code",
    "Název kraj": "region_name",
    "Počet obyvyatel - starších 15 let (k 31. 12. 2023)": "population_15plus",
    "Počet obyvyatel - 15 až 64 let (k 31. 12. 2023)": "population_15_64",
    "Počet osob v exekuci (k 31. 12. 2023)": "enforcement_count",
    "% podíl obyvatel v exekuci (k 31. 12. 2023; vztaženo na obyvatelstvo 15+)": "enforcement_share",
    "Osoby v exekuci - lokalizační kvocient": "enforcement_lq",
    "Počet vyplacených PnB (průměrný měsíc r. 2023)": "housing_benefit_twelfths",
    "% podíl příjemců PnB (průměrný měsíc r. 2023; vztaženo na obyvatelstvo 15+)": "housing_benefit_share",
    "PnB - lokalizační kvocient": "housing_benefit_lq",
    "Počet vyplacených PnŽ (průměrný měsíc r. 2023)": "subsistence_benefit_twelfths",
    "% podíl příjemců PnŽ (průměrný měsíc r. 2023; vztaženo na obyvatelstvo 15+)": "subsistence_benefit_share",
    "PnŽ - lokalizační kvocient": "subsistence_benefit_lq",
    "Počet uchazečů o zaměstnání evidovaných ÚP déle než 6 měsíců (prosinec 2023)": "long_unemployment_count",
    "% podíl uchazečů o zaměstnání evidovaných ÚP déle než 6 měsíců "
    "(prosinec 2023; vztaženo na obyvatelstvo 15 až 64)": "long_unemployment_share",
    "Uchazeči o zaměstnání evidovaní ÚP déle než 6 měsíců - lokalizační kvocient": "long_unemployment_lq",
    "Počet předčasných odchodů ze ZŠ - běžné třídy (školní rok 2022/23)": "early_leaving_count",
    "% podíl předčasných odchodů ze ZŠ na celkovém počtu předčasných odchodů ze ZŠ - běžné třídy "
    "(školní rok 2022/23)": "early_leaving_share",
    "Celkový počet žáků, kteří ukončili povinnou školní docházku - běžné třídy (školní rok 2022/23)": (
        "early_leaving_base"
    ),
    "Předčasné odchody ze ZŠ - běžné třídy - lokalizační kvocient": "early_leaving_lq",
    "Index soc. vyloučení 2023 (0-30 bodů)": "published_points",
    "Index soc. vyloučení 2023 (4 kategorie bodů)": "index_band",
}

OTHERWISE_WORDED = {
    "KÓD  OBCE\n(ČSÚ)": "municipality_code",
    "Kód obce s rozšířenou působností": "orp_code",
    "Kód obce s pověřeným obecním úřadem": "opou_code",
    "Obyvatelé 15+ (1. 1. 2020)": "population_15plus",
    "Obyvatelstvo 15–64": "population_15_64",
    "Osoby v exekuci": "enforcement_count",
    "Podíl osob v exekuci (%)": "enforcement_share",
    "Příspěvek na bydlení – počet dávek": "housing_benefit_twelfths",
    "Příspěvek na živobytí – počet dávek": "subsistence_benefit_twelfths",
    "UoZ6+ (prosinec 2019)": "long_unemployment_count",
    "Předčasné odchody LQ": "early_leaving_lq",
    "ISV 2019": "published_points",
    "Rok": "year",
    "enforcement_base": "population_15plus",
    "long_unemployment_base": "population_15_64",
    "housing_benefit_count": "housing_benefit_twelfths",
    "index_points": "published_points",
}

UNKNOWN = (
    "Poznámka",
    "Doplatek na bydlení",
    "Pořadí podle indexu vyloučení",
    "Počet předčasných odchodů ze ZŠ - speciální třídy",
    "Školní rok",
    "",
)


@pytest.mark.parametrize(("header", "field"), (PUBLISHED_2023 | OTHERWISE_WORDED).items())
def test_header_is_recognised_by_its_words(header, field):
    assert field_of(header) == field


@pytest.mark.parametrize("header", UNKNOWN)
def test_other_header_stays_unknown(header):
    assert field_of(header) is None


@pytest.mark.parametrize(
    ("header", "years"),
    [
        ("Počet obyvatel (k 31. 12. 2023)", {2023}),
        ("Počet obyvatel (k 31.12.2019)", {2019}),
        ("Počet obyvatel k 1. 1. 2024", {2023}),
        ("průměrný měsíc r. 2016", {2016}),
        ("školní rok 2022/23", {2023}),
        ("školní rok 2022/2023", {2023}),
        ("školní rok 2015–16", {2016}),
        ("Index 2022 a 2023", {2022, 2023}),
        ("PnB - lokalizační kvocient", set()),
        ("Kód 120231", set()),
    ],
)
def test_year_of_the_index_is_read_from_the_header(header, years):
    assert years_of(header) == years

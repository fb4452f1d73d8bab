"""Which tables of pages are of the chosen area, year or municipality: what their files may say and be named by.

Every name of a table stands in one of the lists below; a test compares them with the pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

#: Tables whose rows are chosen by area and year.
_OF_AREA_AND_YEAR = (
    "kde-podpora-chybi",
    "kdo-pomaha",
    "losy-hrana",
    "losy-pasma",
    "losy-poradi",
    "nejvice-zatizene",
    "pasma",
    "pasma-obyvatele",
    "podily",
    "pokryti-kraju",
    "pokryti-kraju-obyvatele",
    "pruzkumnik-graf",
    "pruzkumnik-korelace",
    "pruzkumnik-rozdeleni-x",
    "pruzkumnik-rozdeleni-y",
    "pruzkumnik-srovnani",
    "rozdeleni-bodu",
    "shluky-moran",
    "shluky-obce",
    "shluky-permutace",
    "shluky-pocty",
    "shluky-uzemi",
    "sum-body",
    "sum-pasma",
    "varianta-body",
    "varianta-obce",
    "varianta-pasma",
    "varianty",
)
#: By area, while they have no year, or more of them.
_OF_AREA = (
    "cinnost-agentury",
    "dokumenty",
    "indikatory",
    "jednani",
    "jednani-a-ukoly",
    "kalendar",
    "lokality-seznam",
    "opakovane-povinnosti",
    "opatreni",
    "opatreni-dokumenty",
    "opatreni-oblasti",
    "opatreni-odpovednost",
    "partnerstvi",
    "plneni-indikatoru",
    "prechody-pasem",
    "projekty",
    "projekty-bez-dat",
    "rozklad-uzemi",
    "skupiny-obci",
    "spoluprace",
    "spoluprace-cas",
    "temata-planu",
    "trilety-prumer",
    "ukoly",
    "zavazky-mimo-projekty",
    "zacatky-spoluprace",
    "zmeny-obci",
)
#: By municipality and year.
_OF_MUNICIPALITY_AND_YEAR = (
    "podobne-obce",
    "sousedni-obce",
    "srovnani-obce",
    "ukazatele-obce",
    "zkousky-obce",
)
#: By municipality.
_OF_MUNICIPALITY = ("index-obce", "lokality-obce", "rozklad-obce", "spoluprace-obce")
#: By year.
_OF_YEAR = ("meritka-kraju", "simulace-body", "simulace-orp", "simulace-staci")
#: Of those above whose rows have no one year, but are chosen by the chosen year among others.
_OF_MORE_YEARS = ("prechody-pasem", "rozklad-obce", "rozklad-uzemi", "trilety-prumer", "zmeny-obci")
#: By neither area nor year: the same whatever is chosen.
INDEPENDENT = frozenset(
    (
        "denik",
        "denik-dat",
        "faze-planovani",
        "kontroly",
        "kontroly-bez-nalezu",
        "historie-vydani",
        "navrh-bunky",
        "navrh-obce",
        "navrh-sloupce",
        "navrhy",
        "porovnani-bunek",
        "porovnani-hranice",
        "porovnani-pasma",
        "porovnani-podily",
        "porovnani-pohyby",
        "porovnani-pocty",
        "porovnani-pocty-obci",
        "porovnani-poradi",
        "porovnani-prechody",
        "porovnani-prepocet",
        "porovnani-tabulek",
        "prameny",
        "prijate-soubory",
        "radky-zdroju",
        "rozpory",
        "rozpory-projektu",
        "sloupce-tabulky",
        "soubory-vydani",
        "stari-dat",
        "stavba-indexu",
        "tabulky-vydani",
        "vydani",
        "vyjimky-pravidla",
        "vyzvy",
        "vyzvy-projektu",
        "zdroje",
        "zverejnene-pocty",
    )
)
#: Only sometimes, by part, or around the chosen area: their page says it (``Offer.place``, ``Offer.year``), or the name
#: stays without; what was chosen is told in the file.
SAID_BY_PAGE = frozenset(
    (
        "dokumenty-obce",
        "dve-uzemi",
        "faze-celku",
        "gesce",
        "indikatory-projektu",
        "karta-projektu",
        "klicova-temata",
        "lokality-drive",
        "lokality-kraje",
        "lokality-lide",
        "lokality-prumery",
        "lokality-souhrn",
        "losy-vliv",
        "memoranda",
        "memoranda-kraje",
        "opatreni-obce",
        "pasma-uzemi",
        "podnety",
        "podpora-kraju",
        "poradi-uzemi",
        "prekryv",
        "priklad-vypoctu",
        "projekty-kraje",
        "projekty-obce",
        "pruzkumnik-obce",
        "shluky-sousede",
        "shluky-vynechane",
        "simulace-dalsi",
        "simulace-mapa",
        "simulace-meritka",
        "simulace-orp-dalsi",
        "simulace-orp-mapa",
        "souhrny-monitoringu",
        "sum-obec",
        "sum-skok",
        "tabulky-ke-stazeni",
        "temata-kraje",
        "ukazatele-uzemi",
        "ukoly-kraje",
        "uzemi-projektu",
        "varianta-rozdily",
        "zverejnene-pocty-spoluprace",
    )
)


@dataclass(frozen=True)
class Dependence:
    """What all rows of a table are chosen by.

    Attributes:
        area: by the chosen area.
        year: by the chosen year.
        municipality: by the chosen municipality.
    """

    area: bool = False
    year: bool = False
    municipality: bool = False


#: By the name of the table.
DEPENDENCE = {
    **dict.fromkeys(_OF_AREA_AND_YEAR, Dependence(area=True, year=True)),
    **dict.fromkeys(_OF_AREA, Dependence(area=True)),
    **dict.fromkeys(_OF_MUNICIPALITY_AND_YEAR, Dependence(year=True, municipality=True)),
    **dict.fromkeys(_OF_MUNICIPALITY, Dependence(municipality=True)),
    **dict.fromkeys(_OF_YEAR, Dependence(year=True)),
}


def may_concern(name: str) -> Dependence:
    """Which of the shared choices may have changed the rows of a table: what its files tell."""
    if name in INDEPENDENT:
        return Dependence()
    if name not in DEPENDENCE:
        return Dependence(area=True, year=True, municipality=True)
    return replace(DEPENDENCE[name], year=DEPENDENCE[name].year or name in _OF_MORE_YEARS)


def depends(name: str) -> Dependence:
    """What a table is chosen by; nothing where that is not known."""
    return DEPENDENCE.get(name, Dependence())

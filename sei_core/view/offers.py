"""Which tables of pages are of the chosen area, year or municipality: what their files may be named by.

A table that is not listed is of none of them, or only sometimes: its page says it (``Offer.place``, ``Offer.year``), or
the name stays without.
"""

from __future__ import annotations

from dataclasses import dataclass

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


def depends(name: str) -> Dependence:
    """What a table is chosen by; nothing where that is not known."""
    return DEPENDENCE.get(name, Dependence())

"""Metodika, in pages/o_datech/metodika.py and view/explain.py."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

METHOD_TITLE = "Metodika"
METHOD_LEAD = "Jak se body počítají, na příkladu obce, kterou si vyberete, a co z nich vyčíst nejde?"
METHOD_RULE = "Jak body vznikají"
METHOD_STRUCTURE = "Ukazatele a jejich hranice"
METHOD_LEAVING = "Předčasné odchody bez vlastní školy"
METHOD_BANDS = "Pásma a pořadí"
METHOD_EXAMPLE = "Příklad krok za krokem: {place}, rok {year}"
METHOD_EXAMPLE_HINT = "Vyhledejte kteroukoli obec; spočítá se na jejích číslech. Zobrazená čísla jsou zaokrouhlená."
METHOD_FIT = "Jak dobře pravidlo sedí"
METHOD_CAVEATS = "Co musí čtenář vědět"
METHOD_QUOTIENT = "Od jakého podílu dává kvocient body v jednotlivých krajích, rok {year}"
METHOD_INDICATOR = "Ukazatel"
METHOD_NOBODY = "žádná obec"
COUNT_WHAT = {
    "enforcement": "osoby v exekuci k 31. prosinci",
    "housing_benefit": "vyplacené dávky, průměrný měsíc",
    "subsistence_benefit": "vyplacené dávky, průměrný měsíc",
    "long_unemployment": "uchazeči v evidenci, prosinec",
    "early_leaving": "žáci běžných tříd, školní rok",
}
BASE_OF = {
    "enforcement": "obyvatel 15+",
    "housing_benefit": "obyvatel 15+",
    "subsistence_benefit": "obyvatel 15+",
    "long_unemployment": "obyvatel 15–64",
    "early_leaving": "žáků, kteří ukončili povinnou docházku",
}
EXAMPLE_HEAD = "**{indicator}: {points}**\n"
EXAMPLE_SHARE = "Podíl: {count} / {base} = **{share}**; {verdict}"
EXAMPLE_YARDSTICK = "Měřítko: ({region} v kraji + {country} v Česku) / 2 = {yardstick}"
EXAMPLE_LQ = "Kvocient: {share} / {yardstick} = **{lq}**; {verdict}"
EXAMPLE_COUNT = "Počet: **{count}**; {verdict}"
EXAMPLE_VERDICT = (
    "to je méně než {lo}: {points}",
    "to je v rozmezí od {lo} do {hi} včetně: {points}",
    "to je více než {hi}: {points}",
)
EXAMPLE_NO_BASE = "Základ ({base}) je nula, podíl ani kvocient nejde spočítat: 0 bodů za celý ukazatel"
EXAMPLE_DONOR = (
    "Obec nemá vlastní školu s běžnými třídami. Pravděpodobný dárce je nejbližší obec se školou, "
    "{name} (okres {district}):"
)
EXAMPLE_NO_DONOR = (
    "Obec nemá vlastní školu s běžnými třídami a nemá zatím ani definiční bod, dárce proto neznáme. Ke zveřejněnému "
    "indexu jí chybí právě {points}"
)
EXAMPLE_DONOR_AGREES = "Dárce má {donor_points} a obec je přebírá celé"
EXAMPLE_DONOR_DIFFERS = (
    "Dárce má {donor_points}, ale ke zveřejněnému indexu jich obci chybí právě {points}: "
    "skutečný dárce je nejspíš jiný a není znám"
)
EXAMPLE_SUM = "**Součet: {terms} = {total}**, pásmo {band}."
EXAMPLE_SUM_DIFFERS = " Zveřejněný index má ale {published}; pravidlo ho u této obce nedává a atlas ukazuje zveřejněný."
COLUMN |= {
    "counted": ("Co se počítá",),
    "counted_base": ("Z čeho (základ)",),
    "first_point_share": ("1 bod za kvocient od podílu", "", "percent"),
    "second_point_share": ("2 body za kvocient nad podílem", "", "percent"),
}
OFFER_TITLE |= {
    "stavba-indexu": "Stavba indexu: ukazatele a hranice",
    "priklad-vypoctu": "Příklad výpočtu indexu obce",
    "vyjimky-pravidla": "Obce, u kterých pravidlo nedává zveřejněný index",
    "meritka-kraju": "Podíly, od kterých dává kvocient body",
}

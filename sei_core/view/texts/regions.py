"""Kraje."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE

REGIONS_TITLE = "Kraje"
REGIONS_LEAD = "V čem se liší kraje, okresy a obvody ORP, a která území jsou zatížena nejvíc?"
REGIONS_LEVEL = "Porovnat"
REGIONS_WEIGHT = "Počítat"
WEIGHT_CHOICE = {"municipality_count": "obce", "population_15plus": "obyvatele 15+"}
REGIONS_DRILL = (
    "Zobrazeno: {area}. Území jsou seřazena podle průměru indexu váženého obyvateli 15+; zvolené je označeno ▶. "
    "Do kraje, okresu nebo ORP sestoupíte volbou území v postranním panelu."
)
REGIONS_CAVEAT = "Praha je krajem i obcí: v jednom pásmu je proto celá, hlavně kvůli absolutním počtům."
REGIONS_RANKING = "Pořadí území: {area}, rok {year}"
REGIONS_TWO = "Dvě území vedle sebe"
REGIONS_FIRST, REGIONS_SECOND = "První území", "Druhé území"
CHART_PART = "prvních {first} z {total}, všechny v tabulce"
CODE = "kód"
MARK = "▶ "
OFFER_TITLE |= {
    "pasma-uzemi": "Pásma indexu v územích",
    "ukazatele-uzemi": "Podíly ukazatelů v územích vůči Česku",
    "poradi-uzemi": "Pořadí území podle indexu",
    "rozdeleni-bodu": "Rozdělení obcí podle bodů",
    "dve-uzemi": "Dvě území vedle sebe",
}

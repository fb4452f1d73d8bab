"""Words of the presentation as a file (export/pptx)."""

from __future__ import annotations

PPTX_LANGUAGE = "cs-CZ"
#: Names in the list of layouts and in the selection pane.
PPTX_MASTER = "Atlas sociálního začleňování"
PPTX_LAYOUT = {
    "opening": "Úvodní snímek",
    "content": "Nadpis a obsah",
    "beside": "Nadpis, obsah a text vedle",
    "below": "Nadpis, obsah a text pod ním",
    "title_only": "Jen nadpis",
}
PPTX_PLACEHOLDER = {
    "title": "Nadpis",
    "subtitle": "Podnadpis",
    "figure": "Obsah",
    "sentences": "Text",
    "footer": "Zdroje a datum",
    "number": "Číslo snímku",
}
#: What stands in an empty placeholder of a layout.
PPTX_PROMPT = {
    "title": "Nadpis snímku",
    "subtitle": "Podnadpis, místo a datum",
    "figure": "Text, graf, tabulka nebo obrázek",
    "sentences": "Text",
    "footer": "Zdroje a datum",
    "number": "‹#›",
}
PPTX_NOTES_PROMPT = "Poznámky řečníka"

PPTX_SUBJECT = "{area}, rok {year}"
PPTX_NOTES_SENTENCES = "Na snímku"
PPTX_NOTES_SOURCES = "Zdroje"
PPTX_NOTES_SOURCE = "{attribution} · {date} · licence: {licence}"
PPTX_NO_VALUE = "{bar} (bez údaje)"
PPTX_CUT = "…"
#: Behind the name of the town in that of an okres, as a regular expression.
PPTX_TOWN_END = "-město$"
PPTX_WORKBOOK_SHEET = "Data"

PPTX_TABLE_ALT = "Tabulka: {title}. Sloupce: {columns}. Počet řádků: {count}."
PPTX_CHART_ALT = "Pruhový graf: {title}. {bars}."
PPTX_CHART_ALT_BAR = "{bar}: {values}"
PPTX_MAP_ALT = "Mapa: {title}. {classes}."
PPTX_MAP_ALT_CLASS = "{label}: {count}"

PPTX_NOT_A_TEMPLATE = (
    "Soubor „{name}“ není prezentace PowerPointu, nebo je poškozený. Jako šablonu dejte soubor s příponou .pptx "
    "nebo .potx."
)
PPTX_NO_TEMPLATE = "Šablona „{name}“: soubor neexistuje. Zkontrolujte cestu k souboru s příponou .pptx nebo .potx."
PPTX_TEMPLATE_ENTRIES = (
    "Šablona „{name}“ má uvnitř {count} částí, nejvýš jich může být {limit}. Smažte z ní snímky, nebo použijte jinou."
)
PPTX_TEMPLATE_LARGE = (
    "Šablona „{name}“ je příliš velká: po rozbalení má přes {limit} MB. Smažte z ní snímky a velké obrázky."
)
PPTX_TEMPLATE_MACROS = "Šablona „{name}“ obsahuje makra. Uložte ji v PowerPointu jako .pptx bez maker."
PPTX_TEMPLATE_LACKS = (
    "V šabloně „{name}“ chybí: {lacking}. Doplňte ji v PowerPointu (Zobrazení → Předloha snímků), nebo použijte "
    "šablonu atlasu: stačí stáhnout kteroukoli prezentaci bez šablony a upravit ji."
)
PPTX_TEMPLATE_NEEDS = {
    "opening": "rozložení se zástupnými symboly nadpisu a podnadpisu (úvodní snímek)",
    "content": "rozložení s nadpisem a jedním zástupným symbolem obsahu (nadpis a obsah)",
}
PPTX_TEMPLATE_SMALL = (
    "V šabloně „{name}“ je na rozložení „{layout}“ málo místa pro obsah: {width} × {height} cm, potřeba je aspoň "
    "{least_width} × {least_height} cm. Zvětšete v předloze jeho zástupný symbol."
)

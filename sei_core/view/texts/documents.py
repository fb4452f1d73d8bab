"""Numbers, charts and documents (view/numbers.py, view/charts.py, view/tables.py, export/)."""

from __future__ import annotations

#: Letters of the Czech alphabet that have a place of their own.

#: Forms of a noun after 1, 2–4, a fraction, and everything else.
NOUN = {
    "points": ("bod", "body", "bodu", "bodů"),
    "municipality": ("obec", "obce", "obce", "obcí"),
    "region": ("kraj", "kraje", "kraje", "krajů"),
    "person": ("osoba", "osoby", "osoby", "osob"),
    "inhabitant": ("obyvatel", "obyvatelé", "obyvatele", "obyvatel"),
    "benefit": ("dávka", "dávky", "dávky", "dávek"),
    "pupil": ("žák", "žáci", "žáka", "žáků"),
    "row": ("řádek", "řádky", "řádku", "řádků"),
    "year": ("rok", "roky", "roku", "let"),
}

BAND_LABEL = {"0–1": "0–1 bod", "2–7": "2–7 bodů", "8–11": "8–11 bodů", "12–30": "12–30 bodů"}
INDICATOR_LABEL = {
    "enforcement": "Osoby v exekuci",
    "housing_benefit": "Příspěvek na bydlení",
    "subsistence_benefit": "Příspěvek na živobytí",
    "long_unemployment": "Uchazeči evidovaní déle než 6\u00a0měsíců",
    "early_leaving": "Předčasné odchody ze\u00a0ZŠ",
}
#: For narrow cards; the full name stands in the charts below.
INDICATOR_CARD = {
    "enforcement": "Osoby v exekuci",
    "housing_benefit": "Příspěvek na bydlení",
    "subsistence_benefit": "Příspěvek na živobytí",
    "long_unemployment": "Uchazeči 6+ měsíců",
    "early_leaving": "Předčasné odchody",
}
INDICATOR_SHORT = {
    "enforcement": "Exekuce",
    "housing_benefit": "Bydlení",
    "subsistence_benefit": "Živobytí",
    "long_unemployment": "Nezaměstnanost",
    "early_leaving": "Odchody",
}
TEST_LABEL = {"share": "Podíl", "lq": "Kvocient", "count": "Počet"}
LEVEL_LABEL = {
    "municipality": "Obec",
    "opou": "OPOU",
    "orp": "ORP",
    "district": "Okres",
    "region": "Kraj",
    "country": "Česko",
}
LEVEL_IN = {
    "municipality": "v obcích",
    "opou": "v obvodech OPOU",
    "orp": "v obvodech ORP",
    "district": "v okresech",
    "region": "v krajích",
    "country": "v Česku",
}
WEIGHT_LABEL = {"municipality_count": "podíl obcí", "population_15plus": "podíl obyvatel 15+"}
WEIGHT_NOUN = {"municipality_count": "municipality", "population_15plus": "inhabitant"}
CAUSE_LABEL = {
    "own_change": "Vlastní počty",
    "yardstick_change": "Pohyb měřítka (kraj a Česko)",
    "taken_over_change": "Převzaté body",
    "unexplained_change": "Nevysvětleno přepočtem",
}

CHART_EMPTY = "žádná data"
CHART_EMPTY_ALT = "{title}: pro tuto volbu nejsou žádná data."
CHART_YEAR = "rok {year}"
CHART_PERCENT = "podíly v %"
CHART_YEARS = "{before} → {after}"
AXIS_POINTS = "Index (body)"
AXIS_MUNICIPALITIES = "Počet obcí"
AXIS_CHANGE = "Změna (body)"

BANDS_TITLE = "Pásma indexu {where}"
BANDS_ALT = (
    "Pruhový graf, {weight} v pásmech indexu za rok {year}. Nejvíc v pásmu 12–30 bodů: {first} ({high}), "
    "nejméně: {last} ({low})."
)
BANDS_TOTAL_TITLE_OF = {
    "municipality_count": "Kolik obcí je v pásmech indexu",
    "population_15plus": "Kolik lidí 15+ žije v obcích pásem",
}
BANDS_TOTAL_ALT = "Pruhový graf, {weight} v pásmech indexu za rok {year}. {rows}."

SERIES_TITLE = "Zveřejněné počty zatížených obcí"
SERIES_SUBTITLE = "Česko {first}–{last} · dvě různé hranice, každá zvlášť"
SERIES_CONFLICT = "dva body v jednom roce: prameny si odporují"
SERIES_PANEL = "{points_from} a více bodů"
SERIES_ALT = "Dvě oddělené řady zveřejněných počtů obcí. {panels}. Roky bez údaje jsou vynechané."
SERIES_PANEL_ALT = "{panel}: {values}"

DISTRIBUTION_TITLE = "Kolik obcí má kolik bodů"
DISTRIBUTION_ALT = (
    "Sloupcový graf počtu obcí podle bodů indexu za rok {year}. Nejčastější hodnota je {mode} ({count}); "
    "nejvyšší dosažená je {top}."
)

HEAT_TITLE = {"ratio": "Podíly {where} vůči Česku", "points": "Průměrné body {where}"}
HEAT_SUBTITLE = {
    "ratio": "rok {year} · násobek podílu Česka (1 = stejně)",
    "points": "rok {year} · body za ukazatel, 0–6",
}
HEAT_ALT = (
    "Tabulka s barvami, {subtitle}. Nejvyšší hodnota: {area}, {indicator} ({high}); nejnižší: {low_area}, "
    "{low_indicator} ({low})."
)

MATRIX_TITLE = "Z čeho se body skládají"
MATRIX_SUBTITLE = "{name} · rok {year} · celkem {total}"
MATRIX_ALT = (
    "Matice pěti ukazatelů a tří zkoušek, 0–2 body v každém poli; celkem {total}. Nejvíc bodů: {indicator} ({points})."
)
MATRIX_TAKEN_OVER = "převzato celkem {points}"

COMPARISON_TITLE = "Podíly obce a jejího okolí"
COMPARISON_ALT = "Pruhové grafy podílů v pěti ukazatelích za rok {year}. {name} proti celku {against}: {ratios}."
TWO_AREAS_TITLE = "Dvě území vedle sebe"
TWO_AREAS_ALT = "Pruhové grafy podílů v pěti ukazatelích za rok {year}: {first} a {second}. {rows}."

HISTORY_TITLE = "Vývoj indexu"
HISTORY_SUBTITLE = "{name} · {first}–{last}"
HISTORY_SUBTITLE_ONE = "{name} · rok {first}"
HISTORY_ALT = "Bodový graf indexu: {name}. {values}."

MOVERS_TITLE = "Největší změny indexu"
MOVERS_SUBTITLE = "{years} · změna v bodech (+ = více zatížení)"
MOVERS_ALT = "Pruhový graf změn indexu mezi roky {before} a {after}. Největší nárůst: {up}. Největší pokles: {down}."
MOVERS_NONE = "žádný"

TRANSITIONS_TITLE = "Přechody obcí mezi pásmy"
TRANSITIONS_SUBTITLE = "počet obcí · řádky {before}, sloupce {after}"
TRANSITIONS_ALT = (
    "Tabulka přechodů mezi pásmy z roku {before} do roku {after}: v pásmu zůstalo {stayed}, do vyššího přešlo "
    "{worse}, do nižšího {better}."
)
TRANSITIONS_HOVER = "{before}: {band_from}<br>{after}: {band_to}<br>{count}"

WHOLE_INDEX = "Celý index"
DECOMPOSITION_TITLE = "Co změnu způsobilo"
DECOMPOSITION_SUBTITLE = "{name} · {years} · změna v bodech"
DECOMPOSITION_ALT = (
    "Skládaný pruhový graf změny bodů podle ukazatele a příčiny, {name}, {before} až {after}. Celkem {total}: {causes}."
)

#: Values that a table or a document shows in Czech words, by column.
VALUE_LABEL = {"indicator": INDICATOR_LABEL, "level": LEVEL_LABEL, "test": TEST_LABEL, "band": BAND_LABEL}
FLAG_LABEL = {True: "ano", False: "ne"}

EXPORT_SHEET_DATA = "Data"
EXPORT_SHEET_ABOUT = "O datech"
EXPORT_ABOUT_LABEL = {
    "title": "Název",
    "description": "Popis",
    "date": "Datum dat",
    "filters": "Výběr",
    "created": "Vytvořeno",
    "row_count": "Počet řádků",
    "sources": "Zdroje",
    "attribution": "Uvedení zdroje",
    "licence": "Licence",
    "url": "Adresa",
    "columns": "Sloupce",
    "column": "Sloupec",
    "name": "Název v datech",
    "unit": "Jednotka",
    "application": "Aplikace",
    "citation": "Citace",
}
EXPORT_NO_FILTERS = "bez výběru, celá tabulka"
EXPORT_APPLICATION = "Atlas sociálního začleňování"
CITATION_DATED, CITATION_SOURCED = "{title} [{date}]", "{title}. {sources}"
EXPORT_CITATION = "Atlas sociálního začleňování: {what}. Staženo {created}."
EXPORT_UNKNOWN = "Formát „{ending}“ atlas neumí. Použijte některou z přípon: {endings}."
EXPORT_NO_GEOMETRY = (
    "Tato tabulka nemá hranice, formát „{ending}“ z ní nejde vytvořit. Použijte některou z přípon: {endings}."
)
PICTURE_DATE = "Data: {date} · vytvořeno {created}"
PICTURE_NO_DATA = "bez dat"
PICTURE_OUTSIDE = "Bledé plochy leží mimo vybrané území."
PICTURE_SCALE = "{km} km"

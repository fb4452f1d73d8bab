"""Frame of every page, in view/components and app.py."""

from __future__ import annotations

APP_TITLE = "Atlas sociálního začleňování"
SECTION_INDEX, SECTION_SUPPORT, SECTION_ANALYSIS = "Index", "Podpora", "Analýza"
SECTION_OUTPUT, SECTION_ABOUT = "Výstupy", "O datech"
OVERVIEW_NAV, MAP_NAV, REGIONS_NAV = "Přehled", "Mapa", "Kraje"
COOPERATION_NAV, GAPS_NAV, LOCALITIES_NAV = "Spolupráce", "Kde podpora chybí", "Lokality"
PROJECTS_NAV, PLANS_NAV, MEETINGS_NAV = "Projekty", "Opatření a plány", "Jednání a úkoly"
MUNICIPALITY_NAV, CHANGE_NAV, METHOD_NAV, SOURCES_NAV = "Obec", "Vývoj", "Metodika", "Zdroje"
SLIDES_NAV, DOWNLOADS_NAV = "Prezentace", "Ke stažení"

FILTER_YEAR, FILTER_AREA = "Rok", "Území"
AREA_LABEL = {
    "municipality": "{}",
    "country": "{}",
    "region": "{}",
    "district": "okres {}",
    "orp": "ORP {}",
    "opou": "OPOU {}",
}
UNKNOWN_IN_LINK = "Odkaz žádá „{asked}“ ve volbě „{label}“, to tu ale není. Ukazujeme „{used}“."
ANY_OPTION, NOTHING_CHOSEN = "jakékoli", "nic nevybráno"
UNKNOWN_MUNICIPALITY = "Odkaz žádá obec s kódem „{code}“, takovou atlas nezná. Vyhledejte obec podle názvu."
SEARCH_LABEL = "Najít obec"
SEARCH_PLACEHOLDER = "název, okres nebo kód, třeba „sluknov“"
SEARCH_NOTHING = "Žádná obec neodpovídá zadání „{text}“. Zkuste jen začátek názvu, nebo název a okres."
SEARCH_MORE = "Zobrazeno {shown} z {total}; ostatní najdete, když přidáte okres."
MUNICIPALITY_LINK = "{name} (okres {district}) · {code}"
SCROLLABLE = "Posouvá se do stran šipkami"
TABLE_TWIN = "Tabulka a stažení"
DOWNLOAD = {
    "excel.csv": "CSV pro Excel",
    "xlsx": "Sešit XLSX",
    "geojson": "GeoJSON",
    "png": "Obrázek PNG",
    "svg": "Obrázek SVG",
    "pdf": "PDF",
}
DOWNLOAD_HELP = {"excel.csv": "Jen řádky, aby je přečetl každý program; zdroje, metodu a citaci nese sešit XLSX."}
SOURCE_LINE = "{attribution} · data: {date} · licence: {licence}"

SOURCES_LINE = (
    "Pramenů: {count} – {first} a dalších {more}, uvedených u řádků tabulky a na stránce Zdroje · licence: {licence}"
)
OFFER_DESCRIPTION = "Tabulka z Atlasu sociálního začleňování; chybějící hodnota je prázdná buňka."
OFFER_TITLE: dict[str, str] = {}

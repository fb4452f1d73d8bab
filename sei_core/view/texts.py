"""Every Czech word of the screens and documents, in blocks by the module that uses them."""

from __future__ import annotations

# ------------------------------------------------------------------------------------------------------------------
# Numbers, charts and documents (view/numbers.py, view/charts.py, view/tables.py, export/)

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
}
EXPORT_NO_FILTERS = "bez výběru, celá tabulka"
EXPORT_APPLICATION = "Atlas sociálního začleňování"
EXPORT_UNKNOWN = "Formát „{ending}“ atlas neumí. Použijte některou z přípon: {endings}."
EXPORT_NO_GEOMETRY = (
    "Tato tabulka nemá hranice, formát „{ending}“ z ní nejde vytvořit. Použijte některou z přípon: {endings}."
)
PICTURE_DATE = "Data: {date} · vytvořeno {created}"
PICTURE_NO_DATA = "bez dat"
PICTURE_OUTSIDE = "Bledé plochy leží mimo vybrané území."
PICTURE_MORE_SOURCES = "a další prameny ({count}), uvedené v Atlasu"
PICTURE_SCALE = "{km} km"


# ------------------------------------------------------------------------------------------------------------------
# Server (api/)

DOCUMENT_NOSCRIPT = (
    "Atlas sociálního začleňování potřebuje JavaScript. Povolte ho, prosím, v nastavení prohlížeče.",
    "Atlas ukazuje, kde v Česku zatěžuje obce sociální vyloučení (index 0–30 bodů) a kde se jim pomáhá.",
)
SERVER_BUG = (
    "Tady se atlas pokazil. Zkuste stránku načíst znovu; když to nepomůže, řekněte to správci: "
    "podrobnosti má v záznamu serveru."
)
SERVER_READY = "Atlas běží na adrese {url} (ukončíte ho klávesami Ctrl+C)."
SERVER_BAD_PORT = "Port {port} neexistuje. Zvolte číslo od 1 do 65535, například 8501."
SERVER_PORT_TAKEN = (
    "Port {port} už používá jiný program, možná dříve spuštěný atlas. "
    "Ukončete ho, nebo zvolte jiný port, například {next_port}."
)
SERVER_PORT_FORBIDDEN = "Port {port} nesmíte použít. Zvolte číslo od 1024 výše, například 8501."
SERVER_BAD_ADDRESS = (
    "Adresa „{address}“ není adresou tohoto počítače. "
    "Nastavte SEI_ADDRESS na 127.0.0.1 (jen tento počítač) nebo 0.0.0.0 (celá síť)."
)
SERVER_BAD_EMBED_ORIGIN = (
    "SEI_EMBED_ORIGINS: „{origin}“ není adresa webu. "
    "Pište například https://www.kraj.cz, bez cesty na konci; více adres oddělte mezerou."
)


# ------------------------------------------------------------------------------------------------------------------
# Command line (__main__.py)

CLI_DESCRIPTION = "Atlas sociálního začleňování: sestavení databáze, import dalších let, vývozy a server."
CLI_EPILOG = "Nápověda k příkazu: python -m sei_core PŘÍKAZ --help"
CLI_USAGE = "použití"
CLI_POSITIONALS = "co zadat"
CLI_OPTIONALS = "volby"
CLI_COMMANDS = "příkazy"
CLI_COMMAND, CLI_NAME, CLI_FILE, CLI_YEAR = "PŘÍKAZ", "NÁZEV", "SOUBOR", "ROK"
CLI_HELP = "vypíše tuto nápovědu"
CLI_BUILD = "sestaví databázi a mapové soubory z data/ a z importovaných let a zveřejní je"
CLI_BUILD_IF_NEEDED = "jen když něco chybí nebo se změnila data či program"
CLI_CHECK = "vypíše kontroly zveřejněného vydání; skončí kódem 2, když některá chyba trvá"
CLI_IMPORT = "načte sešit indexu nebo podpory, zkontroluje ho a zveřejní vydání s tím, co obsahuje"
CLI_IMPORT_FILE = "soubor .xlsx nebo (jen index) .csv"
CLI_IMPORT_DRY = "jen zkontroluje a vypíše nálezy, nic nezmění"
CLI_RELEASES = "vypíše vydání databáze od nejnovějšího; zveřejněné je označeno hvězdičkou"
CLI_PUBLISH = "zveřejní dříve sestavené vydání"
CLI_PUBLISH_NAME = "název vydání z příkazu releases"
CLI_ROLLBACK = "vrátí zveřejnění o krok zpět"
CLI_SERVE = "spustí atlas"
CLI_SERVE_PORT = "port (výchozí 8501)"
CLI_EXPORT = "vypíše nebo uloží tabulku; formát určuje přípona: {endings}"
CLI_EXPORT_NAME = "název tabulky, viz --list"
CLI_EXPORT_OUTPUT = "kam uložit; bez ní jde prosté CSV na výstup"
CLI_EXPORT_YEAR = "rok indexu (výchozí je poslední)"
CLI_EXPORT_LIST = "vypíše, co lze vyvézt"
CLI_EXPORT_MISSING = "zadejte název tabulky, nebo --list"
CLI_EXPORT_NO_YEAR = "Rok {year} v databázi není. Jsou v ní: {years}."
CLI_MISTAKE = "chyba: {message}"
CLI_REQUIRED = "chybí {0}"
CLI_UNRECOGNIZED = "neznámé volby {0}"
CLI_CHOICE = "{0}: neznámá hodnota {1}; možné jsou {2}"
CLI_ONE_VALUE = "{0}: chybí hodnota"
CLI_NOT_NUMBER = "{0}: {1} není celé číslo"
CLI_BUILD_STEP = "[{part:>4}] {step}"
CLI_BUILT = "Zveřejněno vydání {name}."
CLI_UP_TO_DATE = "Databáze je aktuální: {name}."
CLI_CHECK_LINE = "{mark} {description}{found}"
CLI_CHECK_FOUND = " – řádků: {count} (první: {example})"
CLI_CHECK_SUMMARY = "Kontrol: {total}, bez nálezu: {clean}, upozornění: {warnings}, chyb: {errors}."
CLI_IMPORT_READ = "{file}: rok {year}, obcí {count}."
CLI_IMPORT_WARNING = "upozornění: {warning}"
CLI_IMPORT_DRY_DONE = "Soubor je v pořádku. Nic nebylo změněno (--dry-run)."
CLI_IMPORT_REPLACES = "Rok {year} už v atlasu je; nové vydání použije tento soubor."
CLI_RELEASE_LINE = "{mark} {name}  {built}  {size} MB"
CLI_ROLLED_BACK = "Zveřejněno předchozí vydání {name}."
CLI_EXPORT_SAVED = "Uloženo: {path} (řádků: {count})."
CLI_EXPORT_LINE = "{name:<18} {title} – {grain}"

EXPORT_INDEX_TITLE = "Index sociálního vyloučení obcí s ukazateli"
EXPORT_INDEX_GRAIN = "obec v jednom roce"

BUILD_STEPS = (
    "čtu území a hranice",
    "čtu index",
    "počítám body a území",
    "čtu spolupráci, projekty a plány",
    "skládám mapu",
    "zapisuji a kontroluji databázi",
    "zveřejňuji vydání",
    "hotovo",
)

# ------------------------------------------------------------------------------------------------------------------
# Map (view/map_component): the keys are map_component.STRING_KEYS

MAP_STRINGS = {
    "locale": "cs-CZ",
    "instructions": (
        "Šipkami se mapa posouvá, klávesy plus a minus ji přibližují a oddalují, nula ukáže celé Česko. "
        "Enter nebo mezerník vybere území uprostřed mapy. Stejné údaje jsou v tabulce."
    ),
    "zoom_in": "Přiblížit mapu",
    "zoom_out": "Oddálit mapu",
    "show_all": "Ukázat celé Česko",
    "district": "okres {name}",
    "outside": "mimo zvolené území",
    "nowhere": "za hranicí Česka",
    "no_data": "bez dat",
    "selected": "Vybráno: {area}",
    "failed": "Mapu se v tomto prohlížeči nepodařilo nakreslit. Tytéž údaje ukazuje obrázek a tabulka.",
}


# ------------------------------------------------------------------------------------------------------------------
# Measures and maps, in view/maps.py and view/labels.py

FIGURE_LABEL = {"points": "body", "share": "podíl", "lq": "lokalizační kvocient", "count": "počet", "base": "základ"}
INDICATOR_NOUN = {
    "enforcement": "person",
    "housing_benefit": "benefit",
    "subsistence_benefit": "benefit",
    "long_unemployment": "person",
    "early_leaving": "pupil",
}
BASE_LABEL = {
    "enforcement": "obyvatelé 15+",
    "housing_benefit": "obyvatelé 15+",
    "subsistence_benefit": "obyvatelé 15+",
    "long_unemployment": "obyvatelé 15–64",
    "early_leaving": "žáci, kteří ukončili povinnou docházku",
}
FIGURE_UNIT = {
    (key, figure): unit
    for key, noun in INDICATOR_NOUN.items()
    for figure, unit in (
        ("count", f"{NOUN[noun][3]}{' v průměrném měsíci' if noun == 'benefit' else ''}"),
        ("base", BASE_LABEL[key]),
        ("share", ""),
        ("lq", ""),
        ("points", "0–6"),
    )
}
INDEX_PART_TITLE = {
    "band": "Pásmo indexu",
    "points": "Index (body 0–30)",
    "share_points": "Body za podíly (0–10)",
    "lq_points": "Body za kvocienty (0–10)",
    "count_points": "Body za počty (0–10)",
    "change": "Změna indexu od předchozího roku v atlasu",
}
LEVEL_COUNT = {
    "municipality": "obcí",
    "opou": "obvodů",
    "orp": "obvodů",
    "district": "okresů",
    "region": "krajů",
    "country": "území",
}
LEVEL_CHOICE = {"municipality": "obce", "opou": "OPOU", "orp": "ORP", "district": "okresy", "region": "kraje"}

MAP_DESCRIPTION = "V nejtmavší zobrazené třídě ({label}) leží {count} z celkem {total} {areas}."
MAP_NOTHING = "Pro tuto volbu nejsou žádná data."
CLASS_BELOW = "méně než {0}"
CLASS_UP_TO = "nejvýše {0}"
CLASS_AT_MOST = "{0} a méně"
CLASS_BETWEEN = "{0} až {1}"
CLASS_ABOVE = "více než {0}"
CLASS_FROM = "{0} a více"
MISSING_YEAR = "dřívější rok v atlasu není"
MISSING_DONOR = "dárce převzatých bodů není znám"
MISSING_SCHOOL = "obec nemá vlastní školu"
MISSING_PEOPLE = "území nemá obyvatele"

#: Columns that only a query has: label, unit, how it is written.
COLUMN = {
    "district_name": ("Okres",),
    "region_name": ("Kraj",),
    "orp_name": ("ORP",),
    "value": ("Hodnota",),
    "high_count": ("Obce s 12 a více body", "obcí"),
    "elevated_count": ("Obce s 8 a více body", "obcí"),
    "high_share": ("Podíl obcí s 12 a více body",),
    "high_population": ("Obyvatelé 15+ v obcích s 12 a více body", "osob"),
    "high_population_share": ("Podíl obyvatel 15+ v těchto obcích",),
    "ratio": ("Podíl vůči Česku", "násobek", "ratio"),
    "country_share": ("Podíl v Česku",),
    "share_change": ("Změna podílu",),
    "tied_count": ("Obcí se stejnými body", "obcí"),
    "distance": ("Vzdálenost", "směrodatných odchylek", "ratio"),
    "points_before": ("Body dříve", "bodů"),
    "points_after": ("Body později", "bodů"),
    "change": ("Změna", "bodů", "change"),
    "is_small": ("Malá obec", "pod 1 000 obyvatel 15+"),
    "band_before": ("Pásmo dříve",),
    "band_after": ("Pásmo později",),
    "own_change": ("Vlastní počty", "bodů"),
    "yardstick_change": ("Pohyb měřítka", "bodů"),
    "taken_over_change": ("Převzaté body", "bodů"),
    "test": ("Zkouška",),
    "index_band": ("Pásmo",),
    "index_points": ("Index", "bodů"),
    "attribution": ("Zdroj",),
    "donor_name": ("Pravděpodobný dárce",),
}


# ------------------------------------------------------------------------------------------------------------------
# Frame of every page, in view/components.py and app.py

APP_TITLE = "Atlas sociálního začleňování"
SECTION_INDEX, SECTION_SUPPORT, SECTION_ABOUT = "Index", "Podpora", "O datech"
OVERVIEW_NAV, MAP_NAV, REGIONS_NAV = "Přehled", "Mapa", "Kraje"
COOPERATION_NAV, GAPS_NAV, LOCALITIES_NAV = "Spolupráce", "Kde podpora chybí", "Lokality"
PROJECTS_NAV, PLANS_NAV, MEETINGS_NAV = "Projekty", "Opatření a plány", "Jednání a úkoly"
MUNICIPALITY_NAV, CHANGE_NAV, METHOD_NAV, SOURCES_NAV = "Obec", "Vývoj", "Metodika", "Zdroje"

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
SOURCE_LINE = "{attribution} · data: {date} · licence: {licence}"

SOURCES_LINE = (
    "Pramenů: {count} – {first} a dalších {more}, uvedených u řádků tabulky a na stránce Zdroje · licence: {licence}"
)
OFFER_DESCRIPTION = "Tabulka z Atlasu sociálního začleňování; chybějící hodnota je prázdná buňka."
OFFER_TITLE: dict[str, str] = {}


# ------------------------------------------------------------------------------------------------------------------
# Přehled

OVERVIEW_TITLE = "Přehled"
OVERVIEW_LEAD = (
    "Jak na tom Česko nebo zvolené území je: kolik obcí a lidí je v kterém pásmu Indexu sociálního vyloučení?"
)
OVERVIEW_FINDINGS = "Co z čísel plyne"
OVERVIEW_MAP = "Index sociálního vyloučení obcí, rok {year}"
OVERVIEW_SHARES = "Pět podílů, ze kterých se index počítá"
OVERVIEW_SERIES = "Kolik obcí bylo zatížených v jednotlivých letech"
OVERVIEW_HEAVIEST = "Nejvíce zatížené obce: {area}"
OVERVIEW_SHARE_HELP = "{count} na {base} ({base_label}). V Česku {country}.{change}"
OVERVIEW_SHARE_CHANGE = " Proti roku {before}: {change}"
OVERVIEW_CAVEAT = (
    "Index popisuje místa, ne lidi: obyvatelé zatížené obce nejsou „ohrožené osoby“. "
    "Absolutní počty přidávají body velkým městům; Praha má {points}, z toho {counted} za počty. "
    "Proto je vedle Česka vždy i Česko bez Prahy."
)
SERIES_CAVEAT = (
    "Hranice 12 a 8 bodů jsou dvě různé řady a nesmí se spojovat: obce s 8 a více body zahrnují i ty s 12 a více. "
    "Kde si prameny odporují, jsou v grafu obě hodnoty a čára k nim nevede. Tabulky po obcích má atlas jen za roky "
    "v nabídce; "
    "ostatní roky jsou zveřejněné souhrny z tisku."
)
HEADLINE_HIGH = "Obce s 12+ body"
HEADLINE_HIGH_HELP = "Vysoké zatížení. Změna proti roku {before}: {change}."
HEADLINE_HIGH_FIRST = "Vysoké zatížení. Dřívější rok v atlasu po obcích není."
HEADLINE_ELEVATED = "Obce s 8+ body"
HEADLINE_ELEVATED_HELP = "Jiná hranice než 12 bodů; veřejně se používá od roku 2024."
HEADLINE_COUNT = "{count} ({share})"
BESIDE_COUNTRY = "Česko {}"
HEADLINE_PEOPLE = "Lidé 15+ v obcích s 12+ body"
HEADLINE_PEOPLE_HELP = "Podíl všech obyvatel 15+ území. Nejde o počet sociálně vyloučených lidí."
HEADLINE_MEAN = "Vážený průměr indexu"
HEADLINE_MEAN_HELP = "Průměr bodů obcí vážený obyvateli 15+; prostý průměr po obcích je na stránce Kraje."
FINDING_HIGH = "**{area}** ({year}): 12 a více bodů má {high} z {total}, tedy {share}."
FINDING_PEOPLE = "V těchto obcích žije {share} obyvatel 15+."
FINDING_PEOPLE_COUNTRY = (
    "V těchto obcích žije {share} obyvatel 15+, ale {prague} z nich v Praze; bez Prahy je to {without}."
)
FINDING_LIGHT = "Téměř bez zatížení (0–1 bod): {count}, {share}."
FINDING_INDICATORS = (
    "Proti Česku je nejvyšší podíl: **{highest}** ({high} podílu Česka), nejnižší: **{lowest}** ({low})."
)
FINDING_CHANGE = "Proti roku {before} se počet obcí s 12 a více body změnil o {change}."
OFFER_TITLE |= {
    "pasma": "Pásma indexu",
    "podily": "Podíly pěti ukazatelů",
    "zverejnene-pocty": "Zveřejněné počty obcí podle bodů",
    "nejvice-zatizene": "Nejvíce zatížené obce",
}
OFFER_TITLE |= {"pasma-obyvatele": "Pásma indexu podle obyvatel 15+"}
MAP_TITLE = "{measure} {where}: {area}, rok {year}"
FILTER_LINE = "{label}: {value}"
LEVEL_NOUN = {
    "municipality": "municipality",
    "opou": "territory",
    "orp": "territory",
    "district": "district",
    "region": "region",
}
NOUN |= {"territory": ("obvod", "obvody", "obvodu", "obvodů"), "district": ("okres", "okresy", "okresu", "okresů")}
COLUMN |= {"within_name": ("Okres nebo kraj",), "class_label": ("Třída",)}
MUNICIPALITY_POINTS_LINK = "**{points}** · {link}"


# ------------------------------------------------------------------------------------------------------------------
# Kraje

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


# ------------------------------------------------------------------------------------------------------------------
# Mapa

MAP_PAGE_TITLE = "Mapa"
MAP_PAGE_LEAD = "Kde je zatížení sociálním vyloučením největší, a v čem? Kliknutím do mapy vyberete území."
MAP_LEVEL, MAP_MEASURE = "Úroveň území", "Co mapa ukazuje"
UNKNOWN_SELECTION = "Odkaz vybírá území s kódem „{code}“, takové atlas nezná. Vyberte jiné kliknutím do mapy."
CARD_HINT = "Vyberte území kliknutím do mapy, nebo vyhledejte obec."
CARD_MUNICIPALITY = "okres {within} · kód {code}"
CARD_AREA = "{within} · kód {code}"
CARD_POINTS, CARD_MEAN = "Index", "Průměr indexu vážený obyvateli 15+"
CARD_RANK = "Pořadí v Česku: {rank} (1 = největší zatížení)"
CARD_PEOPLE = "{people} 15+"
CARD_MUNICIPALITIES = "{count}, z toho s 12 a více body {high} · {people} 15+"
CARD_PROFILE = "Celý profil obce: proč má své body"
COLUMN |= {"previous_year": ("Předchozí rok v atlasu",)}
COLUMN |= {"points": ("Body",), "rank": ("Pořadí",)}


# ------------------------------------------------------------------------------------------------------------------
# Obec, its words in view/profile.py and its document in export/profile_pdf.py

MUNICIPALITY_TITLE = "Obec"
MUNICIPALITY_LEAD = "Proč má tato obec právě tolik bodů, co by je změnilo, kdo jí pomáhá a které obce jsou jí podobné?"
MUNICIPALITY_HOW = (
    "Vyhledejte obec podle názvu, okresu nebo kódu. Sem vede také klepnutí na obec v mapě. "
    "Odkaz na stránku obce si můžete uložit nebo poslat."
)
MUNICIPALITY_STATUS = {
    "O": "obec",
    "M": "město",
    "T": "městys",
    "S": "statutární město",
    "H": "hlavní město",
    "U": "vojenský újezd",
}
MUNICIPALITY_IDENTITY = "{status} · okres {district} · ORP {orp} · {region} · kód {code}"
MUNICIPALITY_FINDINGS = "Co z čísel plyne"
MUNICIPALITY_WHY = "Proč má obec své body"
MUNICIPALITY_WHY_LEAD = (
    "Každý ukazatel skládá tři zkoušky po nejvýše {most} bodech: podíl, lokalizační kvocient (podíl dělený měřítkem, "
    "což je průměr podílu kraje a Česka) a absolutní počet. Kroky v posledním sloupci předpokládají, "
    "že se změní jen počet v této obci; pohyb měřítka, který tím obec sama způsobí, je započten. "
    "Dávky jsou průměrné za měsíc, jejich kroky zaokrouhlené nahoru na desetiny."
)
MUNICIPALITY_AROUND_LABEL = "{name} a okolí"
MUNICIPALITY_NEIGHBOURS = "Sousední obce"
MUNICIPALITY_SIMILAR = "Obce téže velikosti s nejbližšími podíly"
MUNICIPALITY_MORE_LINKS = "Další v tabulce: {count}."
PROFILE_DOWNLOAD = "Profil obce (PDF, 2 strany)"
PROFILE_FILE = "profil-obce-{code}-{year}.pdf"

METRIC_INDEX, METRIC_RANK, METRIC_REGION_RANK = "Index {year}", "Pořadí v Česku", "Pořadí v kraji"
METRIC_POPULATION = "Obyvatelé 15+"
METRIC_INDEX_VALUE = "{points} z {most}"
METRIC_INDEX_HELP = "Pásmo {band}. Více bodů znamená větší zatížení."
METRIC_RANK_HELP = (
    "Z {total}; 1. je nejvíce zatížená. Percentil {percentile}: podíl obcí s méně body, "
    "obce se stejnými body se počítají z poloviny."
)
METRIC_REGION_RANK_HELP = "{region}, {total}."
METRIC_POPULATION_HELP = "Jde o všechny obyvatele od 15 let, ne o počet lidí v nouzi."
METRIC_PART = {"share": "Body za podíly", "lq": "Body za kvocienty", "count": "Body za počty"}
METRIC_PART_VALUE = "{points} z {most}"
RANK_ONE, RANK_TIED, RANK_ALONE = "{first}.", "{first}.–{last}.", "jediná obec"

FINDING_STANDING = "Index {year}: {points} z {most}, pásmo {band}, {rank} místo z {total}."
NO_MUNICIPALITY = "žádná obec"
FINDING_OTHERS = "Více bodů má {more}, stejně {same}, méně {fewer}."
FINDING_HEAVIEST = "Nejvíc bodů ({points}): {heaviest}."
FINDING_HEAVIEST_EACH = "Nejvíc bodů (za každý {points}): {heaviest}."
FINDING_WITHOUT_POINTS = "Bez bodu: {labels}."
FINDING_NO_POINTS = "Obec nemá bod v žádném z pěti ukazatelů."
FINDING_RATIO = "Největší násobek podílu Česka: {highest} ({high}); nejmenší: {lowest} ({low})."
FINDING_STEP = "Nejmenší krok, který by body změnil: {indicator}, {test} – {step}."

CAVEAT_PLACE = "Index popisuje místo, ne lidi: body neříkají, kolik obyvatel obce je sociálně vyloučeno."
CAVEAT_EMPTY_WITH_POINTS = (
    "Obec nemá obyvatele od 15 let. Její body pocházejí z předčasných odchodů převzatých od školy v jiné obci "
    "a nepopisují nikoho, kdo by tu žil."
)
CAVEAT_EMPTY = "Obec nemá obyvatele od 15 let, podíly ani kvocienty se pro ni nedají spočítat."
CAVEAT_SMALL = (
    "Malá obec ({people} 15+): o bodech rozhoduje hrstka lidí a mezi roky mohou skákat, "
    "aniž by se v obci mnoho změnilo."
)
CAVEAT_LARGE = (
    "Body tu dávají hlavně absolutní počty: {count} z {points}. Počty přidávají body velkým městům "
    "i tam, kde jsou podíly obvyklé."
)
CAVEAT_BELOW_EDGE = "Obec stojí jeden bod pod hranicí pásma {band}; posunout ji může i malá změna počtů nebo měřítka."
CAVEAT_ON_EDGE = "Obec stojí přesně na hranici pásma {band}; ztráta jediného bodu by ji zařadila níž."
CAVEAT_STRICT = (
    "Kvocient je tu přísnější než jinde: {region} je zatížený kraj, a tak první bod za kvocient žádá "
    "({indicator}) podíl {here}, při měřítku celého Česka by stačilo {country}."
)
CAVEAT_MILD = (
    "Kvocient je tu mírnější než jinde: {region} je méně zatížený kraj, a tak první bod za kvocient žádá "
    "({indicator}) jen podíl {here}, při měřítku celého Česka by bylo třeba {country}."
)
CAVEAT_OTHER_DONOR = (
    "Zveřejněný index má {published}, pravidlo dává {computed}: vydavatel převzal předčasné odchody nejspíš "
    "od jiné školy, než je nejbližší. Atlas ukazuje zveřejněnou hodnotu; tak se v roce {year} liší {count}."
)
CAVEAT_UNEXPLAINED = (
    "Zveřejněný index má {published}, pravidlo dává {computed} a rozdíl neumíme vysvětlit. "
    "Atlas ukazuje zveřejněnou hodnotu; tak se v roce {year} liší {count}."
)

REASON_TITLE = "{indicator}: {points} z {most}"
REASON_COUNT = "{count}, základ {base} ({base_label}), podíl {share}."
REASON_MONTHLY = "{amount} měsíčně"
REASON_YARDSTICK = (
    "Měřítko kvocientu {yardstick} je průměr kraje ({region}) a Česka ({country}); první bod je tu od podílu {needed}."
)
REASON_NO_PEOPLE = "Základ ({base_label}) je 0; podíl ani kvocient nelze spočítat, a tak dávají 0 bodů."
REASON_NO_PUPILS = "Povinnou docházku tu nikdo neukončil; podíl ani kvocient nelze spočítat, a tak dávají 0 bodů."
REASON_TAKEN_OVER = (
    "Obec nemá vlastní školu s běžnými třídami, proto přebírá body za tento ukazatel celé: {points}. "
    "Pravděpodobný dárce je nejbližší obec se školou: {donor}."
)
REASON_OTHER_DONOR = (
    "Podle pravidla by tento dárce předal {donor_points}. Zveřejněný index odpovídá jinému skóre, "
    "takže skutečný dárce je nejspíš jiný a není znám."
)
DONOR = "{name} (okres {district}, {code})"

STEP_GAIN = {(0, 1): "do 1 bodu chybí {amount}", (1, 2): "do 2 bodů chybí {amount}"}
STEP_GAIN |= {(0, 2): "chybí {amount}, zkouška by pak dala rovnou 2 body"}
STEP_LOSE = {1: "1 bod by zmizel při poklesu o {amount}", 2: "2 body by zmizely naráz při poklesu o {amount}"}
STEP_UNREACHABLE_COUNT = "více bodů získat nelze: {bound}, ale základ má jen {base}"
STEP_UNREACHABLE_LQ = "více bodů získat nelze: s počtem obce roste i měřítko, takže kvocient {bound} být nemůže"
STEP_NO_BASE = "nelze spočítat, základ je 0"
STEP_JOIN = "; "
BOUNDS = "od {lo} / nad {hi}"
BOUND_NEEDED = ("1 bod je od {value}", "2 body jsou nad {value}")
BOUND_REACHED = ("aspoň {value}", "nad {value}")
#: Nouns after ``při poklesu o``.
NOUN |= {
    "less_person": ("osobu", "osoby", "osoby", "osob"),
    "less_benefit": ("dávku", "dávky", "dávky", "dávek"),
    "less_pupil": ("žáka", "žáky", "žáka", "žáků"),
}

SIMILAR_WHAT = (
    "Srovnávají se obce se stejnou velikostí ({size}) podle pěti podílů, každý v násobcích své směrodatné odchylky."
)
SIZE_BETWEEN, SIZE_FROM = "{low} až {high} obyvatel 15+", "{low} a více obyvatel 15+"
SIMILAR_ALL = "Všechny uvedené jsou blíž než {close}, jsou si tedy opravdu podobné."
SIMILAR_SOME = "Opravdu podobné, blíž než {close}, jsou jen první {count}; ostatní jsou pouze nejbližší, jaké jsou."
SIMILAR_ONE = "Opravdu podobná, blíž než {close}, je jen první; ostatní jsou pouze nejbližší, jaké jsou."
SIMILAR_NONE = (
    "Opravdu podobná obec mezi nimi není: i ta nejbližší je vzdálená {nearest}. "
    "Výčet říká jen, kdo je nejméně daleko, ne kdo je stejný."
)
SIMILAR_NOBODY = "Obec bez obyvatel nebo bez podílů nemá s čím srovnávat."
NOUN |= {"deviation": ("směrodatná odchylka", "směrodatné odchylky", "směrodatné odchylky", "směrodatných odchylek")}
HISTORY_ONE_YEAR = "Atlas má po obcích jen rok {year}; vývoj se ukáže, až přibude další rok."
HISTORY_FROM_TO = "Roky po obcích, které atlas má: {years}."

OFFER_TITLE |= {
    "ukazatele-obce": "Ukazatele obce a jejich body",
    "zkousky-obce": "Zkoušky obce a vzdálenost k dalšímu bodu",
    "srovnani-obce": "Podíly obce a jejího okolí",
    "sousedni-obce": "Sousední obce",
    "podobne-obce": "Obce téže velikosti s nejbližšími podíly",
    "index-obce": "Index obce v letech",
}
COLUMN |= {
    "donor_district_name": ("Okres dárce",),
    "test_value": ("Hodnota", "", "ratio"),
    "test_unit": ("Jednotka hodnoty a hranic",),
    "one_point_from": ("1 bod od", "", "ratio"),
    "two_points_above": ("2 body nad", "", "ratio"),
    "test_points": ("Body zkoušky", "0–2"),
    "to_gain": ("K více bodům chybí", "jednotek počtu", "ratio"),
    "points_if_gained": ("Body pak", "0–2"),
    "to_lose": ("Ke ztrátě stačí pokles", "jednotek počtu", "ratio"),
    "points_if_lost": ("Body po poklesu", "0–2"),
    "next_step": ("Co by body změnilo",),
}
TEST_UNIT = {"share": "%", "lq": "násobek měřítka"}
REASON_COLUMNS = ("Zkouška", "Hodnota", "1 bod / 2 body", "Body", "Co by body změnilo")

PDF_TITLE = "Profil obce: {name}"
PDF_SUBTITLE = "Index sociálního vyloučení, rok {year}"
PDF_HEADING = {
    "findings": "Co z čísel plyne",
    "caveats": "Na co dát pozor",
    "matrix": "Proč má obec své body",
    "comparison": "Podíly obce a jejího okolí",
    "map": "Obec a její sousedé",
    "neighbours": "Sousední obce",
    "similar": "Obce téže velikosti s nejbližšími podíly",
    "sources": "Zdroje",
}
PDF_COLUMN = {"name": "Obec (okres)", "population": "Obyv. 15+", "points": "Body", "distance": "Vzdálenost"}
PDF_MAP_ALT = "Mapa obce {name} a jejích sousedů v barvách pásem indexu; čísla odpovídají tabulce sousedních obcí."
PDF_MAP_NOTE = "Obec je obtažena silně; čísla odkazují na tabulku vedle."
PDF_COMPARISON_ALT = "Pruhový graf podílů v pěti ukazatelích: {areas}. Hodnoty jsou vepsány u pruhů."
PDF_MORE = "a dalších {count}"
PDF_ADDRESS = "Stránka obce s aktuálními údaji: {address}"
PDF_CREATED = "Vytvořeno {date}"
PDF_PAGE = "strana"
PDF_INDICATOR = "Ukazatel"


# ------------------------------------------------------------------------------------------------------------------
# Vývoj, in pages/index/vyvoj.py and view/change_words.py

NOUN |= {"of_municipality": ("obce", "obcí", "obce", "obcí")}
CHANGE_TITLE = "Vývoj"
CHANGE_LEAD = "Co se v obcích změnilo a proč: vlastní počty, pohyb měřítka, nebo převzaté body?"
CHANGE_OTHER_YEAR = "Porovnat rok {year} s rokem"
CHANGE_FINDINGS = "Co z čísel plyne"
CHANGE_MAP_HEADING = "Mapa změn {before} → {after}: {area}"
CHANGE_MAP_TITLE = "Změna indexu {where}: {area}, {before} → {after}"
CHANGE_MAP_LEGEND = "Změna indexu {before} → {after}"
CHANGE_MAP_MISSING = "obec je jen v jednom z obou roků"
CHANGE_RISING, CHANGE_FALLING, CHANGE_SAME = "Obcím přibylo", "Obcím ubylo", "Beze změny"
CHANGE_SHARE_HELP = "{share} z {total}, které mají oba roky. Více bodů znamená větší zatížení."
CHANGE_MEAN = "Průměrná změna"
CHANGE_MEAN_HELP = "V bodech; prostý průměr přes obce, které mají oba roky."
CHANGE_UNMATCHED = "Jen v jednom roce"
CHANGE_UNMATCHED_HELP = "Obce, které má jen jeden z obou roků; do změn se nepočítají."
CHANGE_BANDS = "Do pásma {band} přibylo: {into}; opustilo ho: {out_of}."
CHANGE_CAUSES = "Součet změn bodů všech obcí je {total}: {causes}."
CHANGE_CAUSE = {
    "own_change": "vlastní počty",
    "yardstick_change": "pohyb měřítka",
    "taken_over_change": "převzaté body",
}
CHANGE_SMALL = (
    "Body se změnily {moved}; {small} z nich má méně než {limit} obyvatel 15+ a o změně v nich rozhoduje hrstka lidí."
)
CHANGE_DIFFERING = "Rok {year}: pravidlo nedá zveřejněný index u {count} z {total} v Česku."
CHANGE_IMPORTED = "Rok {year} pochází z importovaného souboru {file}."
CHANGE_MOVERS_NOTE = (
    "Nejvýš {count} největších poklesů a {count} největších nárůstů; stejně velké změny jsou podle kódu obce. "
    "Malé obce, ve kterých rozhoduje hrstka lidí, označuje tabulka."
)
CHANGE_OF_MUNICIPALITY = "Proč se změnila jedna obec"
CHANGE_PICK = "Vyberte obec kliknutím do mapy nebo ji vyhledejte."
PLACE = "{name} (okres {district})"
CHANGE_OF_ONE = "**{name}**: v roce {before} {points_before}, v roce {after} {points_after}; změna {change}."
CHANGE_UNEXPLAINED = (
    " Rozklad vysvětluje vše kromě {rest}: v jednom z roků tu pravidlo nedává zveřejněný index, "
    "nebo se liší body převzaté od dárce."
)
CHANGE_ONE_YEAR_ONLY = "**{name}** má jen jeden z obou roků, změnu nelze spočítat."
CHANGE_THREE_YEARS = "Tříletý průměr {first}–{last}: nejvíc zatížené obce"
CHANGE_THREE_YEARS_NOTE = (
    "Průměr tří po sobě jdoucích let tlumí skoky malých obcí. Pro rok {year} ho zatím nelze spočítat: "
    "atlas nemá všechny roky {first}–{last}."
)
CHANGE_SERIES = "Zveřejněné počty zatížených obcí v Česku"
CHANGE_SERIES_ORIGIN = "Poznámky k jednotlivým hodnotám"
CHANGE_SERIES_NOTE = "{year}, {range}: {count} – {note} ({attribution})."
POINTS_FROM = "{low} a více bodů"
COLUMN |= {
    "band_from": ("Pásmo dříve",),
    "band_to": ("Pásmo později",),
    "three_year_mean_points": ("Tříletý průměr", "bodů", "decimal"),
}
VALUE_LABEL |= {
    "band_from": BAND_LABEL,
    "band_to": BAND_LABEL,
    "test": TEST_LABEL | {"taken_over": "Převzato celé"},
}
OFFER_TITLE |= {
    "zmeny-obci": "Největší změny indexu obcí",
    "prechody-pasem": "Přechody obcí mezi pásmy",
    "rozklad-uzemi": "Příčiny změny bodů v území",
    "rozklad-obce": "Příčiny změny bodů obce",
    "trilety-prumer": "Tříletý průměr indexu",
}


# ------------------------------------------------------------------------------------------------------------------
# Metodika, in pages/o_datech/metodika.py and view/explain.py

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


# ------------------------------------------------------------------------------------------------------------------
# Zdroje, in pages/o_datech/zdroje.py and view/provenance.py

SOURCES_TITLE = "Zdroje"
SOURCES_LEAD = "Odkud data jsou, co jsme s nimi udělali a co ukázaly kontroly?"
SOURCES_CITE = "Jak atlas citovat"
SOURCES_LIST = "Zdroje dat"
SOURCES_CONTRADICTIONS = "Rozpory mezi prameny"
SOURCES_CHECKS = "Kontroly dat"
SOURCES_CLEAN = "Kontroly bez nálezu"
SOURCES_TABLES = "Tabulky vydání"
SOURCES_TABLE = "Sloupce tabulky"
SOURCES_LOG = "Deník dat"
SOURCES_INPUTS = "Soubory, ze kterých vzniklo vydání {release}"
SOURCES_RELEASES = "Vydání na tomto serveru"
SOURCE_CARD = {
    "producer": "Původce",
    "url": "Adresa",
    "data_date": "Datum dat",
    "received_date": "Převzato",
    "licence": "Licence",
    "attribution": "Uvedení zdroje",
    "changes": "Co jsme s daty udělali",
    "sha256": "Otisk přijatého souboru",
}
SOURCE_NO_URL = "bez adresy"
#: How a check writes one offending row, by the values of its SELECT.
CHECK_ROW = {
    "no_inhabitants": "{0} (rok {1})",
    "points_decompose": "{0} (rok {1})",
    "rule_reproduces_index": "{0} (rok {1}: zveřejněno {2}, přepočteno {3})",
    "published_total_agrees": "rok {0}, body {1}–{2}: zveřejněno {3}, v tabulce obcí {4}",
}
INPUT_LINE = "`{file}` – otisk SHA-256 `{sha256}`"
INPUT_IMPORTED = "{line}, importovaný rok {year}"
CHECKS_NONE = "Žádná kontrola nic nenašla."
CHECK_FOUND = "**{severity}: {description}.** Nevyhovujících řádků: {count}; první: {example}."
DISAGREEMENT = "**{subject}:** {claims}."
CHECK_DISAGREEMENTS = "viz oddíl Rozpory mezi prameny"
DATES_OF_SOURCES = "různá, u každého zdroje ({first}–{last})"
DISAGREEMENT_ABOUT = "{table} – {name}, {column}"
SOURCES_CITED = "prameny u řádků ({count})"
SOURCES_REFERENCES = "Prameny o spolupráci, lokalitách, projektech a plánech"
CONTRADICTION = "{year}, {band}: {values}. Atlas ukazuje všechny hodnoty vedle sebe."
CITATION = "{title}. Vydání {release} ze dne {built}. {sources}."
COLUMN |= {
    "table_title": ("Tabulka",),
    "table_name": ("Název v datech",),
    "grain": ("Co je jeden řádek",),
    "column_label": ("Sloupec",),
    "column_name": ("Název v datech",),
    "column_unit": ("Jednotka",),
    "minimum": ("Nejméně",),
    "maximum": ("Nejvíce",),
    "missing_reason": ("Proč může chybět",),
    "is_key": ("Klíč",),
    "imported_year": ("Importovaný rok",),
    "data_date": ("Datum dat", "", "text"),
    "release_name": ("Vydání",),
    "built": ("Sestaveno",),
    "size_mb": ("Velikost", "MB", "decimal"),
    "is_serving": ("Právě se ukazuje",),
}
OFFER_TITLE |= {
    "zdroje": "Zdroje dat atlasu",
    "kontroly": "Kontroly dat",
    "kontroly-bez-nalezu": "Kontroly dat bez nálezu",
    "tabulky-vydani": "Tabulky vydání",
    "sloupce-tabulky": "Sloupce tabulky",
    "soubory-vydani": "Soubory, ze kterých vydání vzniklo",
    "vydani": "Vydání na tomto serveru",
}
VALUE_HEADING = "{measure}, {year}"
MAP_SHARE_DESCRIPTION = "Základ podílu: {base} · {rest}"
MAP_FILE_DESCRIPTION = "Třídy mají hranice podle pravidla indexu a jsou pro všechny roky stejné"
BRIEF = {
    "subject": ("Ukazatel",),
    "share": ("Podíl", "", "percent"),
    "lq": ("Kvocient", "", "ratio"),
    "points": ("Body",),
}


# ------------------------------------------------------------------------------------------------------------------
# Words of Streamlit itself, in api/czech.py

#: Script of Streamlit → its English string → ours. ``{}`` stands for a value that the script puts in; ``{0}``, ``{1}``
#: put these values into ours, in their order; a value may be left out.
STREAMLIT_WORDS = {
    "index": {
        "Skip to main content": "Přejít na obsah",
        "Sidebar": "Postranní panel",
        "Collapse sidebar": "Skrýt postranní panel",
        "Expand sidebar": "Zobrazit postranní panel",
        "App pages": "Stránky atlasu",
        "View {} more": "Zobrazit další ({0})",
        "View less": "Zobrazit méně",
        "Navigate to home page": "Přejít na úvodní stránku",
        "Scroll tabs left": "Posunout karty doleva",
        "Scroll tabs right": "Posunout karty doprava",
        "Notifications": "Oznámení",
        "Close": "Zavřít",
        "view more": "zobrazit více",
        "view less": "zobrazit méně",
        "Running...": "Počítá se…",
        "Stop": "Zastavit",
        "Stopping...": "Zastavuje se…",
        "Please wait...": "Čekejte prosím…",
        "Error": "Chyba",
        "Connecting": "Připojování",
        "Connecting to Streamlit server": "Připojování k serveru atlasu",
        "Unable to connect to Streamlit server": "K serveru atlasu se nelze připojit",
        "Connection error": "Chyba spojení",
        "Connection timed out.": "Server atlasu neodpověděl včas.",
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": (
            "Atlas teď neběží. Pokud běžel na tomto počítači, spusťte ho znovu:"
        ),
        "streamlit run yourscript.py": "python -m sei_core serve",
        "Streamlit server is not responding. Are you connected to the internet?": (
            "Server atlasu neodpovídá. Jste připojeni k síti? Spojení se zkouší znovu samo."
        ),
        "Connection failed with status {}{}": "Spojení se nezdařilo, server odpověděl kódem {0}.",
        "Connection lost. Please wait for the app to reconnect, then try again.": (
            "Spojení se přerušilo. Počkejte, až se obnoví, a zkuste to znovu."
        ),
        "Unknown error": "Neznámá chyba",
        "Bad message format": "Chybná zpráva serveru",
        "Script execution error": "Stránku se nepodařilo spočítat",
        "No message": "Bez podrobností",
        "Page not found": "Stránka neexistuje",
        "The page that you have requested does not seem to exist": "Požadovaná stránka neexistuje",
        "You have requested page /{}, but no corresponding file was found in the app's pages/ directory": (
            "Stránka /{0} v atlasu není"
        ),
        "{}. Running the app's main page.": "{0}. Zobrazuje se úvodní stránka.",
    },
    "StreamlitMarkdown": {
        "Help": "Nápověda",
        "Help for {}": "Nápověda: {0}",
        "Link to heading": "Odkaz na nadpis",
        "Network issue": "Chyba spojení",
        "Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is "
        "running.": "Část atlasu se nepodařilo načíst. Stává se to, když se atlas za běhu aktualizuje.",
        "To fix this, simply reload this app by pressing": "Načtěte stránku znovu klávesou",
        ", or": " nebo",
        "If the error persists, try force-clearing your browser's cache as described": (
            "Pokud chyba trvá, vyprázdněte mezipaměť prohlížeče, jak se popisuje"
        ),
        "here": "zde (anglicky)",
        "Footnotes": "Poznámky",
        "Back to reference ": "Zpět na odkaz ",
    },
    "Toolbar": {"Fullscreen": "Na celou obrazovku", "Close fullscreen": "Zavřít celou obrazovku"},
    "Selectbox": {
        "Open": "Otevřít nabídku",
        "Clear value": "Vymazat volbu",
        "No results": "Nic nenalezeno",
        "Selectbox": "Výběr",
        "Selectbox options": "Nabídka",
        "Add: {}": "Přidat: {0}",
    },
    "Multiselect": {
        "Open": "Otevřít nabídku",
        "Clear all": "Vymazat vše",
        "No results": "Nic nenalezeno",
        "Remove {}": "Odebrat {0}",
        "Select all": "Vybrat vše",
        "Select {} matches": "Vybrat nalezené ({0})",
        "Selected values": "Vybrané hodnoty",
        "Multiselect options": "Nabídka",
        "Add: {}": "Přidat: {0}",
        "You can only select up to {} {}. Remove an option first.": "Vybrat lze nejvýš {0}. Nejdříve něco odeberte.",
    },
    "utils": {
        "Choose an option": "Vyberte",
        "Choose options": "Vyberte",
        "Choose or add an option": "Vyberte nebo přidejte",
        "Choose or add options": "Vyberte nebo přidejte",
        "Add an option": "Přidejte",
        "Add options": "Přidejte",
        "No options to select": "Není z čeho vybírat",
    },
    "Radio": {"No options to select.": "Není z čeho vybírat."},
    "TextInput": {
        "Clear entry": "Vymazat text",
        "Show password": "Ukázat heslo",
        "Hide password": "Skrýt heslo",
    },
    "NumberInput": {"Clear value": "Vymazat číslo", "Increment": "Zvýšit", "Decrement": "Snížit"},
    "InputInstructions": {
        "Press Enter to {}": "Potvrďte klávesou Enter",
        "Press {}+Enter to {}": "Potvrďte klávesami {0}+Enter",
    },
    "useFormValidation": {"Invalid value.": "Neplatná hodnota."},
    "Table": {"Scrollable table": "Posuvná tabulka"},
    "useCopyToClipboard": {"Copy to clipboard": "Zkopírovat", "Copied": "Zkopírováno"},
    "DownloadButton": {"Download failed": "Stažení se nezdařilo"},
    "DateInput": {
        "Choose date": "Vybrat den",
        "Choose date range": "Vybrat období",
        "Clear date": "Vymazat den",
        "Clear dates": "Vymazat období",
        "Use arrow keys to navigate dates. Enter to select. Escape to close.": (
            "Mezi dny se pohybujete šipkami, vyberete klávesou Enter, zavřete klávesou Escape."
        ),
    },
    "ReorderedSegments": {"Previous month": "Předchozí měsíc", "Next month": "Další měsíc"},
    "Pagination": {
        "Pagination": "Stránkování",
        "Next page": "Další stránka",
        "Previous page": "Předchozí stránka",
        "Page {}": "Stránka {0}",
    },
    "MenuButton": {"Menu": "Nabídka"},
    "embed": {"Vega visualization": "Graf"},
    "DataFrame": {
        "Show/hide columns": "Vybrat sloupce",
        "Download as CSV": "Stáhnout zobrazené jako CSV",
        "Search": "Hledat",
        "Clear selection": "Zrušit výběr",
        "Type to search": "Pište, co hledáte",
        "{} result{}": "Nálezů: {0}",
        "over 1000": "Nálezů: přes 1 000",
        "{} of {}": "{1} ({0}.)",
        "Previous Result": "Předchozí nález",
        "Next Result": "Další nález",
        "Close Search": "Zavřít hledání",
        "Dataframe column menu": "Nabídka sloupce",
        "Copy column name": "Zkopírovat název sloupce",
        "Sort ascending": "Seřadit vzestupně",
        "Sort descending": "Seřadit sestupně",
        "Statistics": "Statistika",
        "Format": "Formát",
        "Autosize": "Přizpůsobit šířku",
        "Pin column": "Ukotvit sloupec",
        "Unpin column": "Zrušit ukotvení",
        "Hide column": "Skrýt sloupec",
        "Select all": "Vybrat vše",
        "Automatic": "Automaticky",
        "Localized": "Podle prohlížeče",
        "Plain": "Prostě",
        "Compact": "Zkráceně",
        "Dollar": "Dolary",
        "Euro": "Eura",
        "Yen": "Jeny",
        "Percent": "Procenta",
        "Scientific": "Vědecky",
        "Accounting": "Účetně",
        "Duration": "Trvání",
        "Distance": "Odstup od dneška",
        "Calendar": "Kalendář",
        "Based on sample": "Podle vzorku",
        "No data": "Bez dat",
        "Values": "Hodnot",
        "Empty": "Prázdných",
        "Distinct": "Různých",
        "Average": "Průměr",
        "Standard deviation": "Směrodatná odchylka",
        "Minimum": "Nejméně",
        "25th percentile": "25. percentil",
        "Median": "Medián",
        "75th percentile": "75. percentil",
        "Maximum": "Nejvíce",
        "Sum": "Součet",
        "Minimum length": "Nejkratší délka",
        "Average length": "Průměrná délka",
        "Maximum length": "Největší délka",
        "Range": "Rozmezí",
        "Count": "Počet",
        "True": "Ano",
        "False": "Ne",
        "Distribution histogram": "Histogram rozdělení",
        "Top values frequency chart": "Graf nejčastějších hodnot",
        "True/false distribution chart": "Graf odpovědí ano a ne",
        "Failed to load data": "Data se nepodařilo načíst",
    },
}

# Command line, what goes wrong with files and releases (__main__.py)

CLI_KEPT = "upozornění: nové vydání se nepodařilo sestavit, zveřejněné zůstává {name}.\n{error}"
CLI_NOT_WRITTEN = "Do „{path}“ nelze zapsat. Zkontrolujte, že složka existuje a že cesta vede k souboru."
CLI_NOT_PRUNED = "Ve složce „{path}“ nelze mazat. Ukončete atlas a spusťte příkaz znovu."
CLI_PRUNE = "nejdříve smaže stará vydání: nechá N nejnovějších, zveřejněné a ta, ke kterým se lze vrátit (rollback)"
CLI_PRUNE_NEGATIVE = "Počet ponechaných vydání je {count}; zadejte 0 nebo více."
CLI_PRUNED_LINE = "smazáno {name}"
CLI_PRUNED = "Smazáno vydání: {count}, uvolněno {size} MB."

CLI_IMPORT_KIND = "druh souboru: index (sešit Indexu sociálního vyloučení), support (vyplněná šablona podpory)"
CLI_IMPORT_SUPPORT_READ = "{file}: listů {sheets}, řádků {count}."
CLI_IMPORT_SUPPORT_REPLACES = "Nové vydání použije místo dosavadních tabulek podpory tento sešit."
CLI_TEMPLATE = "uloží sešit k vyplnění, prázdný a vyplněný tím, co je zveřejněno"
CLI_TEMPLATE_KIND = "druh sešitu: support (spolupráce, lokality, projekty, plány, jednání a úkoly)"
CLI_TEMPLATE_OUTPUT = "složka, kam uložit (výchozí je tato)"
CLI_FOLDER, CLI_KIND = "SLOŽKA", "DRUH"
CLI_STALE = (
    "Zveřejněné vydání sestavil starší program nebo z jiných dat, sešit z něj nelze vyplnit. "
    "Spusťte „python -m sei_core build“ a příkaz zopakujte."
)
CLI_TEMPLATE_SAVED = "Uloženo: {path} (listů: {sheets}, řádků: {count})."

# Support workbook (export/support_template.py)

SUPPORT_TEMPLATE_EMPTY_FILE = "podpora-prazdna.xlsx"
SUPPORT_TEMPLATE_FILLED_FILE = "podpora-vyplnena.xlsx"
SUPPORT_TEMPLATE_TITLE = "Podpora: spolupráce, lokality, projekty, plány, jednání a úkoly"
SUPPORT_TEMPLATE_LISTS = "Číselníky"
SUPPORT_TEMPLATE_QUOTED = "„{text}“"
SUPPORT_TEMPLATE_GUIDE = (
    (
        "Jak vyplňovat",
        (
            "Každý list je jedna tabulka, v prvním řádku je záhlaví. Listy a sloupce nepřejmenovávejte, nemažte a "
            "nepřidávejte; jejich pořadí je volné, prázdné řádky nevadí.",
            "Sloupce s tmavším záhlavím jsou povinné. Co kam patří, říká poznámka u záhlaví: ukažte na ně myší.",
            "Prázdná buňka znamená, že údaj neznáme. Nepište místo ní pomlčku, nulu ani „neuvedeno“.",
            "Kde je nabídka, vyberte z ní; jiná slova atlas nepřijme. Čísla pište bez jednotek.",
            "U každého řádku uveďte prameny: klíče z listu „Prameny“, kde každý dokument stojí jednou.",
        ),
    ),
    (
        "Klíče",
        (
            "Klíč řádek pojmenovává, aby na něj mohly odkazovat jiné listy. Na listu se neopakuje a časem se nemění; "
            "má jen písmena bez diakritiky, číslice a spojovníky, např. obec-567027, klíč pramene jen malá písmena.",
            "Kde buňka nese víc klíčů, oddělte je svislou čarou s mezerami: asz-usti-2010 | asz-lp-litvinov.",
        ),
    ),
    (
        "Data",
        (
            "Pište je tak přesně, jak je zná pramen: 2010, 2010-05, 2010-05-31, 2011/2012, 2014–2016, do 2017, "
            "od 2016, 2026-08-31 / 2026-09-30 (jedno z nich), neurčito (konec není sjednán).",
            "Za datum smí přijít jedna poznámka v závorce: 2024-10 (plán). Z textu atlas odvodí nejdřívější a "
            "nejpozdější den.",
        ),
    ),
    (
        "Import",
        (
            "python -m sei_core import support SOUBOR.xlsx --dry-run sešit jen zkontroluje a vypíše všechny chyby "
            "najednou: list, řádek, sloupec a hodnotu.",
            "python -m sei_core import support SOUBOR.xlsx bezchybný sešit zveřejní místo všech dosavadních tabulek "
            "podpory. Řádek, který v sešitu není, z atlasu zmizí: začněte proto vyplněnou šablonou.",
            "python -m sei_core rollback vrátí předchozí stav.",
        ),
    ),
)
SUPPORT_TEMPLATE_GUIDE_COLUMNS = ("List", "Řádek je", "Klíč", "Povinné sloupce", "Řádků")
SUPPORT_TEMPLATE_NOTE = {
    "required": "Povinný údaj.",
    "optional": "Nepovinný údaj. Prázdná buňka: {reason}.",
    "key": "Klíč řádku, na listu jen jednou: písmena bez diakritiky, číslice a spojovníky.",
    "part_of_key": "Dvojice nebo trojice údajů {columns} je na listu jen jednou.",
    "date": "Datum: 2010, 2010-05, 2010-05-31, 2011/2012, do 2017, od 2016, neurčito; víc je na listu „Návod“.",
    "words": "Jedno ze slov: {words}.",
    "integer": "Celé číslo {limits}.",
    "decimal": "Číslo {limits}.",
    "target": "Klíč z listu „{title}“, sloupec {column}.",
    "several": "Více klíčů oddělte „{between}“.",
}
SUPPORT_TEMPLATE_HINT = {
    "municipality_code": "Šestimístný kód obce podle ČSÚ.",
    "region_code": "Kód kraje, např. CZ042.",
    "within_region_code": "Kód kraje, ve kterém celek leží, např. CZ042.",
    "area_code": "Kód území: CZ, kraj (CZ042), okres (CZ0425) nebo ORP (čtyři číslice).",
    "covered_area_code": "Kód obce, ORP nebo kraje, kterým celek je; CZ pro stát.",
    "url": "Adresa, která začíná http:// nebo https://.",
    "activity_codes": "Kódy z listu „Klíčové aktivity projektů“, které tam má týž projekt.",
    "subject_table": "Název tabulky v databázi, např. project; ostatní jsou v nabídce.",
    "subject_key": "Klíč řádku té tabulky.",
    "attribute": "Název sloupce té tabulky v databázi, např. end_text.",
    "confirmed_text": "Den, ke kterému pramen stav dokládá; u ukončených den, ke kterému pramen říká, že už skončilo.",
    "time_text": "Hodiny, např. 10:00 nebo 10:00–16:30.",
    "small_identifiable": "Malé rozpoznatelné lokality atlas neukazuje samostatně.",
    "note": "Vlastními slovy; ukazuje se u řádku.",
}
SUPPORT_TEMPLATE_REFUSED = {
    "title": "Sešit podpory",
    "words": "Vyberte slovo z nabídky, jiné atlas nepřijme.",
    "key": "Klíč na listu „{title}“ není. Vyberte z nabídky, nebo tam řádek doplňte.",
    "limits": "Napište číslo v rozmezí {limits}, bez jednotky.",
}


# ------------------------------------------------------------------------------------------------------------------
# Podpora: titles and leads of its pages

CHOICE_LINE = "Volba na stránce – {label}: {value}"
SOURCES_OF_ROW = "{first} a další: {more}"
REGION_LINKS = "Rovnou na kraj:"
FROM_TO = "{start} – {end}"
COOPERATION_TITLE = "Spolupráce"
COOPERATION_LEAD = "Komu Agentura pro sociální začleňování pomáhá, odkdy, a jak jisté to je?"
GAPS_TITLE = "Kde podpora chybí"
GAPS_LEAD = "Které zatížené obce nemají známou současnou spolupráci s Agenturou?"
LOCALITIES_TITLE = "Lokality"
LOCALITIES_LEAD = "Kde jsou sociálně vyloučené lokality?"
PROJECTS_TITLE = "Projekty"
PROJECTS_LEAD = "Jak daleko jsou projekty: co slíbily, co je doloženo a co by odpovídalo uplynulému času?"
PLANS_TITLE = "Opatření a plány"
PLANS_LEAD = "Co strategie a plány slibují a co z toho je podle monitoringu splněno?"
MEETINGS_TITLE = "Jednání a úkoly"
MEETINGS_LEAD = "Co je na pořadu, co má termín a co už je po termínu?"
OFFER_TITLE |= {
    "prameny": "Prameny o spolupráci, lokalitách, projektech a plánech",
    "rozpory": "Rozporná tvrzení pramenů",
}
COLUMN |= {"reference_count": ("Pramenů",)}


# ------------------------------------------------------------------------------------------------------------------
# Jednání a úkoly, in pages/podpora/jednani_a_ukoly.py, view/meetings.py and export/ics.py

NOUN |= {
    "day": ("den", "dny", "dne", "dní"),
    "task": ("úkol", "úkoly", "úkolu", "úkolů"),
    "meeting": ("jednání", "jednání", "jednání", "jednání"),
}
MEETINGS_DAY = "Ke dni"
MEETINGS_FINDINGS = "Co z toho plyne"
MEETINGS_TASKS = "Úkoly"
MEETINGS_MEETINGS = "Jednání a setkání"
MEETINGS_DUTIES = "Opakované povinnosti"
MEETINGS_CALENDAR = "Kalendář"
MEETINGS_NO_DUTY = "Žádný pramen neukládá území {area} povinnost, která by se opakovala."
MEETINGS_ICS = (
    "Soubor ICS otevře Outlook, kalendář Google i telefon. Jsou v něm jednání zvoleného území známá na den nebo "
    "na měsíc a termíny, jejichž poslední den je znám (celkem {count}), i ty minulé. Termín je celodenní událost "
    "svého posledního možného dne, protože úkoly ze souboru kalendáře často vynechávají; opakovaná povinnost v něm "
    "není, nemá den. Nový import událost aktualizuje, nezdvojí."
)
MEETINGS_MISSING = (
    "„–“ znamená, že to prameny neuvádějí; u sloupce „Stav známý k“, že pramen není datovaný. Termín jen na měsíc je "
    "po termínu až po jeho posledním dni. Sloupce, které by v celé skupině byly prázdné, jsou jen v souborech."
)
MEETINGS_CAVEATS = (
    "Stav úkolu i jednání je ten, který naposledy uvádí některý pramen, ať zvolíte kterýkoli den. Po termínu tedy "
    "neznamená nesplněno: prameny o splnění mlčí.",
    "Plánované jednání, jehož den minul, je „plánováno, konání nedoloženo“. Rok bez dokladu u opakované povinnosti "
    "neznamená, že se nikdo nesešel.",
    "Seznam není úplný: jsou v něm jen jednání a úkoly z dokumentů, ze kterých atlas vznikl.",
)
DUE_HEADLINE = {
    "meetings": ("Příští jednání", "Jednání zvoleného dne a později; na měsíc známá do jeho konce."),
    "soon": ("Do 30 dnů", "Nesplněné úkoly s termínem ve zvolený den nebo do 30 dnů po něm."),
    "later": ("Do 90 dnů", "Nesplněné úkoly s termínem ve zvolený den nebo do 90 dnů po něm, i s těmi do 30."),
    "overdue": ("Po termínu", "Poslední možný den termínu uplynul a žádný pramen neříká, že je úkol splněn."),
    "done": ("Splněno", "Podle pramene, nebo splnění předpokládáme."),
    "without": ("Bez termínu", "Úkoly, kterým prameny termín nedávají; opakované povinnosti se nepočítají."),
}
#: Why a number ahead is not known: nothing recent enough has been said, nothing dated, nothing at all.
DUE_NEWS_ENDS = "Není známo: zprávy končí {date}, více než rok před zvoleným dnem."
DUE_NEWS_UNDATED = "Není známo: žádná zpráva o jednáních a úkolech území není datovaná."
DUE_NOTHING_KNOWN = "Není známo: atlas nemá žádné vlastní jednání ani úkol tohoto území."
DUE_BESIDE = {"region": "+ {count} celého kraje", "country": "+ {count} celostátní"}
DUE_NOTHING = "{area}: atlas nezná žádné vlastní jednání ani úkol."
DUE_FINDING = (
    "{area}, ke dni {day}: {tasks}, {meetings}. Po termínu podle posledního známého stavu: {overdue}; zda byly "
    "splněny, prameny neříkají."
)
DUE_FINDING_NONE = "{area}, ke dni {day}: {tasks}, {meetings}. Po termínu není žádný úkol."
DUE_AROUND = (
    "Jednání a úkolů celého kraje a celého Česka, které se území také týkají: {count}. V tabulkách mají v závorce "
    "„celý kraj“ nebo „celostátní“ a do čísel nahoře se nepočítají."
)
DUE_NEWEST = "Nejnovější zpráva o úkolech je k datu {date}; co bylo potom, atlas neví."
DUE_HEADING = {
    "overdue": "⚠ Po termínu podle posledního známého stavu",
    "upcoming": "S termínem",
    "recurring": "Opakované",
    "without_deadline": "Bez termínu",
    "done": "✓ Splněno",
}
DUE_LABEL = {
    "overdue": "po termínu",
    "upcoming": "s termínem",
    "recurring": "opakovaný",
    "without_deadline": "bez termínu",
    "done": "splněno",
}
MEETINGS_HEADING = {True: "Nadcházející", False: "Minulá"}
TASK_OVERDUE = "⚠ po termínu o {late}, splnění nedoloženo"
TASK_NOT_DONE = "⚠ po termínu o {late}, ke stavu {known} nesplněno"
TASK_AHEAD = "do termínu {left}"
TASK_AHEAD_AT_MOST = "do konce termínu {left}"
TASK_TODAY = "termín je dnes"
TASK_RECURRING = "nejméně {count}× ročně"
TASK_PRESUMED = "✓ splněno podle předpokladu"
TASK_STANDING = {"recurring": "opakuje se", "without_deadline": "bez termínu", "done": "✓ splněno"}
DUE_COUNT = "{heading} ({count})"
DUE_COUNT_AROUND = "{heading} ({count} {around})"
ITEM_KIND = {"meeting": "jednání", "task": "úkol"}
MEETING_STANDING = {
    "held": "proběhlo",
    "planned": "plánováno",
    "unproven": "plánováno, konání nedoloženo",
    "cancelled": "zrušeno",
}
ITEM_STANDING = {standing: f"jednání {words}" for standing, words in MEETING_STANDING.items()} | {
    "upcoming": "termín",
    "overdue": "termín uplynul, splnění nedoloženo",
    "done": "termín splněného úkolu",
}
VALUE_LABEL |= {"item_kind": ITEM_KIND, "item_standing": ITEM_STANDING, "due": DUE_LABEL}
CALENDAR_NAME = "Atlas: jednání a úkoly, {area}"
CALENDAR_TITLE = "Jednání a termíny po měsících"
CALENDAR_SUBTITLE = "{area} · měsíce 1–12 · stav ke dni {day}"
CALENDAR_ALT = "Kalendář, řádek je rok a území, sloupec měsíc. {subtitle}. {years}."
CALENDAR_ALT_YEAR = "{year}: jednání {meetings}, termíny {tasks}"
CALENDAR_DAY = "zvolený den {day}"
CALENDAR_DAY_LANE = "zvolený den"
CALENDAR_SUMMARY = {"meeting": "{text}", "task": "Termín: {text}"}
CALENDAR_KNOWN, CALENDAR_KNOWN_NEVER = " (stav k {date})", " (pramen stavu není datovaný)"
CALENDAR_UNPROVEN = {"meeting": "; konání nedoloženo", "task": "; splnění nedoloženo"}
CALENDAR_LINE = {
    "meeting": {
        "date": "Datum",
        "time": "Čas",
        "unit": "Území",
        "who": "Pořadatel",
        "state": "Stav",
        "note": "Poznámka",
        "sources": "Prameny",
    },
    "task": {
        "date": "Termín",
        "time": "Čas",
        "unit": "Území",
        "who": "Odpovídá",
        "state": "Stav",
        "note": "Poznámka",
        "sources": "Prameny",
    },
}
DUTY_TITLE = "Jak často se povinnost plní"
DUTY_SUBTITLE = "{area} · doložená jednání v roce do {day}"
DUTY_ALT = "Pruhový graf, {subtitle}. {years}"
DUTY_RECORD = "{held} z povinných {minimum} (doloženo do {date})"
DUTY_NO_RECORD = "žádné jednání není doloženo"
DOWNLOAD |= {"ics": "Kalendář ICS"}
COLUMN |= {
    "due": ("Skupina",),
    "is_ahead": ("Nadcházející",),
    "is_own": ("Vlastní zvolenému území",),
    "due_text": ("Ke zvolenému dni",),
    "known_text": ("Stav známý k", "", "dated"),
    "item_kind": ("Druh",),
    "item_text": ("Co",),
    "item_standing": ("Ke zvolenému dni",),
    "held_count": ("Doložená jednání",),
    "documented_date": ("Doloženo do",),
}
OFFER_TITLE |= {
    "ukoly": "Úkoly a jejich termíny",
    "jednani": "Jednání a setkání",
    "kalendar": "Jednání a termíny po měsících",
    "jednani-a-ukoly": "Jednání a úkoly",
    "opakovane-povinnosti": "Opakované povinnosti",
}


# ------------------------------------------------------------------------------------------------------------------
# Opatření a plány (pages/podpora/opatreni_a_plany.py, view/plans.py, view/plan_charts.py)

NOUN |= {"measure": ("opatření", "opatření", "opatření", "opatření")}
PLAN_FILTER, TOPIC_FILTER, STATE_FILTER = "Dokument", "Oblast", "Stav opatření"
PLAN_ALL, TOPIC_ALL, STATE_ALL = "všechny dokumenty", "všechny oblasti", "všechny stavy"
PLANS_MEASURES, PLANS_ASSESSED = "Známá opatření a priority", "Hodnocená jednotlivě"
PLANS_DOCUMENTS_OWN, PLANS_DOCUMENTS_WIDE = "Známé dokumenty území", "Dokumenty kraje a Česka"
PLANS_MEASURES_HELP = (
    "Počítají se jen řádky plánů, které lze splnit ({kinds}). Témata, podněty, formy podpory a gesce stojí zvlášť."
)
PLANS_ASSESSED_HELP = (
    "Opatření, u kterých pramen jmenovitě uvádí plněno, částečně plněno, nebo neplněno. Nula neznamená, že monitoring "
    "není: kde hodnotí opatření jen souhrnně a nejmenuje je, stojí jeho slova v části „Co říká monitoring souhrnně“."
)
PLANS_DOCUMENTS_WIDE_HELP = "Platí v celém kraji nebo v celém Česku; do dokumentů území se nepočítají."
PLANS_KEY_THEME = "**{theme}** ({unit}, oblast {topic})"
PLANS_MEASURES_HEADING = "Opatření a priority: {area}"
PLANS_NONE = (
    "Atlas nezná žádné opatření ani prioritu, které by se týkaly právě tohoto území: {area}. "
    "Neznamená to, že tu žádný plán není; prameny, ze kterých atlas vychází, ho neuvádějí."
)
PLANS_NO_MATCH = "Této volbě neodpovídá žádné opatření. Zvolte jiný dokument, oblast nebo stav."
PLANS_WHEN = "{area} · poslední známý stav, prameny z let {years}"
PLANS_WHEN_UNKNOWN = "{area} · o stavu žádný pramen nemluví"
PLANS_AXIS = "Počet opatření a priorit"
PLANS_MATRIX_TITLE = "Opatření podle oblasti a stavu"
PLANS_MATRIX_ALT = "Tabulka s barvami, počet opatření podle oblasti a stavu. {rows}."
PLANS_STATES_TITLE = {
    "plan_name": "Stav opatření podle dokumentu",
    "responsible": "Stav opatření: kdo odpovídá",
}
PLANS_STATES_ALT = "Skládaný pruhový graf, počet opatření podle stavu. {rows}."
PLANS_NOBODY = "pramen neuvádí"
PLANS_NOT_ASSESSED = (
    "Slovy plněno, částečně plněno, nebo neplněno nehodnotí prameny {count} z {total} opatření a priorit."
)
PLANS_NONE_ASSESSED = (
    "Žádné z vybraných opatření a priorit (celkem {total}) prameny jmenovitě nehodnotí slovy plněno, částečně plněno, "
    "nebo neplněno. Grafy stavů by proto ukázaly jen „nehodnoceno“; čeho se opatření týkají a kdo za ně odpovídá, je "
    "v osnově a v tabulce."
)
PLANS_OTHER_WORDS = (
    "U {count} z nich ale něco o stavu říká: {words}. Atlas taková slova na plněno ani neplněno nepřekládá, protože "
    "nejsou výsledkem monitoringu; stojí v osnově i v tabulce vedle stavu nehodnoceno."
)
PLANS_QUOTED = "„{text}“"
PLANS_OUTLINE = "Osnova plánů: dokument → priority → opatření"
PLANS_OUTLINE_TITLE = "{title} ({unit})"
PLANS_NO_PRIORITY = "bez uvedené priority"
PLANS_WITH_STATE = "{text} – **{state}**"
PLANS_WITH_WORDS = "{text} – monitoring stav neuvádí; pramen říká: „{words}“"
PLANS_MONITORING = "{plan}: monitoring za období {period} uvádí {said}.{note}"
#: What the text of a row begins with that its section says already.
PLANS_SUMMARY_MARK, PLANS_DEPARTMENT_MARK = "(souhrn) ", "gesce: "
PLANS_STATE_NOTE = " {note}"
PLAN_PART = {
    "key_theme": "Klíčová témata spolupráce s krajem",
    "monitoring": "Co říká monitoring souhrnně",
    "department": "Kdo má co na starosti: koordinační skupiny a gesce odborů",
    "suggestion": "Podněty z jednání",
    "theme": "Témata a oblasti plánů",
    "support": "Co dělá a nabízí Agentura",
}
PLAN_PART_NOTE = {
    "key_theme": "Na co se spolupráce Agentury s krajem zaměřuje; plnění se u témat nehodnotí.",
    "monitoring": (
        "Počty ani jednotlivá opatření pramen neuvádí, proto tyto věty nejsou v grafech: nelze z nich poznat, "
        "kterého opatření se týkají."
    ),
    "department": "Gesce říká, kdo odpovídá; sama o sobě není opatřením.",
    "suggestion": "Podnět zazněl při jednání a nikoho nezavazuje; za opatření se nepočítá.",
    "theme": "Téma nebo oblast říká, čeho se plán či spolupráce týká; plnění se u nich nehodnotí.",
    "support": "Jde o nabídku a činnost Agentury, ne o opatření území.",
}
#: Name of the files with the rows of a part.
PLAN_PART_OFFER = {
    "key_theme": "klicova-temata",
    "monitoring": "souhrny-monitoringu",
    "department": "gesce",
    "suggestion": "podnety",
    "theme": "temata-planu",
    "support": "cinnost-agentury",
}
PLANS_SECTION = "{title}, {section}"
PLANS_LINE = "**{name}** ({where}): {said}."
DOCUMENTS_HEADING = "Dokumenty na časové ose"
DOCUMENTS_TITLE = "Platnost plánů a strategií"
DOCUMENTS_SUBTITLE = "{area} · {first}–{last} · barva: stav podle pramene · bledě: začátek nebo konec není jistý"
DOCUMENTS_ALT = "Časová osa plánů a strategií. {rows}."
DOCUMENT_ALT = "{name}: {start} – {end}, {state}"
DOCUMENT_HOVER = "{kind} · {unit}"
DOCUMENT_STATE_HOVER = "stav podle pramene: {state}"
DOCUMENT_OPEN, DOCUMENT_OPEN_HOVER = "začátek neznámý", "<b>{name}</b><br>začátek pramen neuvádí"
DOCUMENT_APPROVED = "schválení"
DOCUMENT_APPROVED_HOVER = "<b>{name}</b><br>schváleno: {date}<br>schválil: {by}"
DOCUMENTS_NOTE = (
    "Stav dokumentu je ten, který naposledy uvádí pramen; „platný“ může být i plán, jehož období už skončilo. Kde "
    "pramen konec neuvádí, sahá bledý pruh do dneška: neznamená to, že dokument stále platí. Kde neuvádí začátek, je "
    "kreslen jen poslední rok se šipkou vlevo."
)
PLANS_DISAGREE = "Prameny se neshodnou; atlas ukazuje všechna tvrzení vedle sebe."
PLANS_NOT_PLANS = (
    "Analýzy, metodiky, monitoring, dohody a datové nástroje nejsou plány: na ose nejsou, jen v tabulce a v souborech "
    "(celkem {count})."
)
PLANS_UNDATED = "Na ose chybí, protože pramen období platnosti neuvádí: {titles}."
MODELS_HEADING = "Jak plánování postupuje"
STANDING_HEADING = "Kdo kde stojí: {area}"
STANDING_NONE = "V území není žádný celek, o kterém by poslední pramen říkal, že jeho spolupráce trvá: {area}."
STANDING_KNOWN = (
    "Celky, jejichž spolupráce podle posledního pramene trvá: {total}. Ve které fázi plánování jsou, uvádějí prameny: "
    "{known}."
)
STANDING_NOBODY, STANDING_SOME = "u žádného z nich", "u {known} z nich"
STANDING_HOW = "Fázi doplňuje správce dat v sešitu podpory, list „Fáze celků“; postup je v souboru README."
PHASE_NOT_STATED = "fáze neuvedena"
COLUMN |= {
    "plan_title": ("Dokument",),
    "plan_name": ("Dokument",),
    "state_note": ("Poznámka ke stavu",),
    "planned_count": ("Počet opatření a priorit",),
    "priority_count": ("Počet priorit",),
    "measure_count": ("Počet opatření",),
}
OFFER_TITLE |= {
    "klicova-temata": "Klíčová témata spolupráce s kraji",
    "opatreni": "Opatření a priority",
    "opatreni-oblasti": "Opatření podle oblasti a stavu",
    "opatreni-dokumenty": "Opatření podle dokumentu a stavu",
    "opatreni-odpovednost": "Opatření podle toho, kdo odpovídá, a stavu",
    "souhrny-monitoringu": "Souhrny monitoringu",
    "gesce": "Gesce",
    "podnety": "Podněty z jednání",
    "temata-planu": "Témata a oblasti plánů",
    "cinnost-agentury": "Činnost a nabídka Agentury",
    "dokumenty": "Dokumenty",
    "faze-planovani": "Modely plánování a jejich fáze",
    "faze-celku": "Ve které fázi celky jsou",
}


# ------------------------------------------------------------------------------------------------------------------
# Projekty, in pages/podpora/projekty.py, view/projects.py and view/project_charts.py

NOUN |= {
    "project": ("projekt", "projekty", "projektu", "projektů"),
    "indicator": ("indikátor", "indikátory", "indikátoru", "indikátorů"),
}
PROJECTS_DAY = "K datu"
PROJECTS_CHOICE = "Projekt"
PROJECT_CARD = "Jeden projekt"
PROJECTS_NONE = (
    "Pro území {place} atlas nezná žádný projekt. Zvolte jiné území, nebo projekt doplňte v sešitu podpory na listu "
    "„Projekty“."
)
PROJECTS_METRIC, INDICATORS_METRIC = "Projekty", "Indikátory"
WITH_VALUE_METRIC, WITHOUT_VALUE_METRIC = "Se skutečností", "Skutečnost nezadána"
PROJECTS_METRIC_LEVELS = "Systémových {systemic}, místních {local}; jen ty, které mají místo nebo účastníka v území."
INDICATORS_METRIC_OUTSIDE = "Projektových {inside}, závazků mimo projekty {outside}."
WITH_VALUE_HELP = "Indikátory, u kterých pramen uvádí skutečnou hodnotu do zvoleného dne."
WITHOUT_VALUE_HELP = "Neznamená, že se nic nestalo: jen žádný z pramenů atlasu skutečnou hodnotu neuvádí."
PROGRESS_METRIC = {
    "met": "Splněno",
    "on_track": "Podle času",
    "late": "Opožděno",
    "missed": "Nesplněno v termínu",
    "stale": "Konečná chybí",
}
PROGRESS_LABEL = {
    "met": "splněno",
    "on_track": "odpovídá uplynulému času",
    "late": "opožděno proti uplynulému času",
    "missed": "nesplněno v termínu",
    "stale": "konečná hodnota chybí",
    "undated": "pod cílem, data chybějí nebo si odporují",
    "no_value": "skutečnost nezadána",
    "no_target": "bez cíle",
}
PROGRESS_HELP = {
    "met": "Skutečnost dosáhla cíle.",
    "on_track": "Skutečnost je pod cílem, ale aspoň taková, jaká odpovídala času uplynulému k jejímu datu.",
    "late": "Skutečnost je menší, než odpovídalo času uplynulému k jejímu datu, a termín ještě neuplynul.",
    "missed": "Termín uplynul a skutečnost k termínu nebo po něm je pod cílem.",
    "stale": (
        "Známá skutečnost je pod cílem a starší než termín, který uplynul, nebo než konec roku, na který platí roční "
        "cíl: jak to dopadlo, prameny neříkají."
    ),
}
REACH_LABEL = {
    "area": "v území",
    "municipality": "obec sama",
    "group": "skupina obcí",
    "region": "celý kraj",
    "country": "celé Česko",
    "elsewhere": "jiné území projektu",
}
REACH_MARK = {"region": " (celý kraj)", "country": " (celostátní)", "elsewhere": " (jiné území)"}
BESIDES = {
    "region": "Do čísel nahoře se nepočítá, co patří celému kraji: {counts}. Níže má v závorce „celý kraj“.",
    "country": "Do čísel nahoře se nepočítá, co patří celému Česku: {counts}. Níže má v závorce „celostátní“.",
    "elsewhere": "Do čísel nahoře se nepočítá, co patří jinému území: {counts}. Níže má v závorce „jiné území“.",
}
BETWEEN_CLAIMS = " × "
VALUE_LABEL |= {"reach": REACH_LABEL, "progress": PROGRESS_LABEL}
REACH_SENTENCE = {
    "area": "{place} – s jmenovaným místem nebo účastníkem v území: {count}.",
    "region": "Pro celý kraj, ve kterém území leží: {count}.",
    "country": (
        "Pro celé Česko: {count}. Území pokrývají, ale prameny většinou nejmenují, kdo se jich účastní; "
        "nejsou to projekty jen tohoto území."
    ),
}
REACH_ALL = "{place}: {count}."
REACH_NONE = "{place}: žádný projekt nemá v území jmenované místo ani účastníka."
PROJECTS_TIMELINE = "Projekty v čase"
PROJECTS_TIMELINE_TITLE = "Projekty od roku 2008"
PROJECTS_TIMELINE_SUBTITLE = "{place} · barva je poslední známý stav, bledé jsou nejisté okraje, šipka vede k nástupci"
PROJECTS_TIMELINE_ALT = "Časová osa: {count} s daty. {rows}."
FOLLOWS = "navazuje na: {name}"
UNDATED_SENTENCE = (
    "Bez začátku i konce: {count}. Prameny u nich datum neuvádějí, na ose proto nejsou; jsou v seznamu níže "
    "s poslední dobou, ke které pramen dokládá jejich stav."
)
UNDATED_LIST = "Projekty bez dat v čase"
CARD_CONTRADICTION = "Prameny se v některých údajích liší; v kartě jsou obě tvrzení, každé se svým pramenem."
CARD_CLAIM = "{label} – tvrzení pramene"
CLAIM = "{value} – {source}"
STATE_DATED, STATE_OF_YEAR = "{state} (k {date})", "{state} (k roku {date})"
STATE_UNDATED = "{state} (den pramen neuvádí)"
STATE_END_PASSED = "{state}; plánovaný konec uplynul"
STATE_WORDS = (
    "Slovo stavu je z pramene, v závorce je den, ke kterému ho pramen uvádí. „Plánovaný konec uplynul“ dopisuje atlas "
    "podle zvoleného dne; co se stalo potom, prameny neříkají."
)
NOTED = "{said}. Poznámka: {note}"
CZK = "{amount}\u00a0Kč"
MISSING_REASON = {
    "activities": "zdroj neuvádí",
    "predecessor_name": "předchůdce není uveden",
}
ROLE_RANKED = "{role}, {rank}. v pořadí"
ROLE_FIRST = " – první náhradník"
PLACE_ROLE = "{place}: {role}"
PROJECT_TERRITORIES = "Území projektu"
PROJECT_MUNICIPALITIES = "Obce projektu v atlasu"
PROJECT_INDICATORS = "Indikátory projektu"
PROJECT_INDICATORS_NONE = "U tohoto projektu prameny žádný indikátor neuvádějí."
PROJECT_CALLS = "Výzvy programu, ze kterého je projekt placen"
PROJECT_CALLS_NONE = "Prameny neuvádějí žádnou výzvu programu, ze kterého je projekt placen."
ALL_CALLS = "Všechny výzvy, které prameny jmenují"
CALLS_CONTRADICTION = "Prameny se liší: výzva {subject}, {label} – {claims}."
BULLETS_TITLE = "Cíl, skutečnost a uplynulý čas"
BULLETS_SUBTITLE = "{whose} · cíl = 100 % · uplynulý čas k datu skutečnosti, kde chybí, k {day}"
BULLETS_ALT = "Pruhy indikátorů proti cíli: {whose}, k {day}. {rows}"
BETWEEN_NUMBERS = " · "
TARGET, ACTUAL = "cíl", "skutečnost"
NO_VALUE_ENTERED = "skutečnost nezadána"
EXPECTED_BY_TIME = "odpovídá uplynulému času"
AT_LEAST, YEARLY = "nejméně ", " každý rok"
TARGET_NONE = "bez cíle: pramen jej neuvádí, nebo nejde přečíst"
TARGET_PLAIN = "cíl {at_least}{value}{yearly}"
TARGET_DERIVED = "cíl {at_least}{percent}\u00a0% z {base}\u00a0{unit} = {count}\u00a0{unit}"
TARGET_WITHOUT_BASE = "cíl {at_least}{value} (z kolika, pramen neuvádí)"
ACTUAL_AT = "skutečnost {value} ({date})"
EXPECTED, EXPECTED_THEN = "uplynulému času odpovídá {value}", "uplynulému času odpovídalo {value} ({date})"
#: „ze dvou“, „ze tří“, „ze čtyř“, „ze šesti“, „ze sedmi“, jinak „z“.
OUT_OF, OUT_OF_OTHERS, OUT_OF_BEFORE = "ze", "z", "23467"
KNOWN_OF_YEAR = "{value} {of} {target}\u00a0{unit} doloženo do {date}; víc prameny nedokládají"
EXPECTED_YEARLY = "cíl platí na každý rok; bez skutečnosti není co porovnat"
EXPECTED_UNDATED = "data chybějí nebo si odporují, očekávání nelze spočítat"
RANGE = "{low}–{high}"
CONTRADICTIONS = "Na čem se prameny o projektech a výzvách neshodnou:"
OUTSIDE_PROJECTS = "Závazky mimo projekty"
OUTSIDE_LEAD = "Indikátory, které nepatří žádnému projektu: povinnosti z memorand, strategií a místní práce."
OUTSIDE_NONE = "V tomto území prameny žádný takový závazek neuvádějí."
PORTFOLIO = "Jak jsou na tom všechny indikátory"
PORTFOLIO_TITLE = "Jak jsou indikátory plněny"
ALL_INDICATORS = "Všechny indikátory s cílem, skutečností a očekáváním, i ty, které území jen pokrývají:"
PORTFOLIO_SUBTITLE = "{place} · k {day} · počet indikátorů tohoto území"
PORTFOLIO_ALT = "Skládaný pruhový graf, {place}, k {day}: {rows}."
AXIS_INDICATORS = "Počet indikátorů"
PROJECTS_CAVEAT = (
    "Očekávání předpokládá, že projekt roste stejnoměrně od začátku do termínu; u nejistých dat je to rozpětí. "
    "Skutečnost se srovnává s tím, co odpovídalo jejímu datu. Je to měřítko k otázce, ne výsledek."
)
WHO_ENTERS_VALUES = (
    "Skutečné hodnoty zadávají správci dat Agentury pro sociální začleňování (ASZ) v sešitu podpory na listu „Hodnoty "
    "indikátorů“; jak, popisuje README atlasu."
)
COLUMN |= {
    "reach": ("Vztah k území",),
    "territories": ("Území",),
    "activities": ("Klíčové aktivity",),
    "predecessor_name": ("Navazuje na",),
    "successor_names": ("Pokračuje jako",),
    "derived_count": ("Odvozený počet",),
    "effective_target": ("Cíl v jednotkách",),
    "expected_low": ("Odpovídá času – nejméně",),
    "expected_high": ("Odpovídá času – nejvýše",),
    "progress": ("Stav indikátoru",),
    "indicator_count": ("Počet indikátorů",),
    "subject_name": ("Čeho se týká",),
}
OFFER_TITLE |= {
    "projekty": "Projekty",
    "projekty-bez-dat": "Projekty bez dat v čase",
    "karta-projektu": "Karta projektu",
    "uzemi-projektu": "Území projektu",
    "indikatory-projektu": "Indikátory projektu",
    "vyzvy-projektu": "Výzvy programu projektu",
    "vyzvy": "Výzvy",
    "rozpory-projektu": "Na čem se prameny o projektech a výzvách neshodnou",
    "plneni-indikatoru": "Indikátory projektů podle plnění",
    "indikatory": "Všechny indikátory",
    "zavazky-mimo-projekty": "Závazky mimo projekty",
}


# ------------------------------------------------------------------------------------------------------------------
# Přehled, Kraje, Obec: their parts on support, in view/support.py, municipality_support.py and region_support.py

SUPPORT_HEADING = "Podpora"
SUPPORT_MORE = "Celý kraj na stránkách Podpory: {region}"
SUPPORT_PART = {
    "cooperation": "Spolupráce s Agenturou",
    "localities": "Lokality",
    "projects": "Projekty",
    "documents": "Dokumenty",
    "measures": "Opatření a jiné řádky plánů",
}
SUPPORT_NOTHING_KNOWN = (
    "Z dostupných pramenů není známa žádná spolupráce obce s Agenturou pro sociální začleňování. Neznamená to, že "
    "žádná nebyla nebo není: seznam spolupracujících obcí je po roce 2019 neúplný."
)
SUPPORT_INCOMPLETE = (
    "Seznam spolupracujících obcí je po roce 2019 neúplný. „Bez známé spolupráce“ proto neznamená „bez spolupráce“; "
    "ani konec spolupráce prameny často neuvádějí."
)
SUPPORT_AND = "; "
SUPPORT_UNKNOWN = "Nic není z dostupných pramenů známo o těchto částech: {parts}."
SUPPORT_STANDING = {
    "running": "Spolupráce s Agenturou podle pramenů právě trvá{units}.",
    "confirmed_before": (
        "Spolupráce s Agenturou podle posledního pramene trvala{confirmed}{units}; novější zpráva není."
    ),
    "end_uncertain": "Spolupráce s Agenturou možná ještě trvá{units}: kdy přesně končí, prameny neuvádějí.",
    "start_uncertain": "Spolupráce s Agenturou se podle posledního pramene zahajovala{units}; novější zpráva není.",
    "end_unknown": (
        "Spolupráce s Agenturou je známa{confirmed}{units}, její konec ale žádný pramen neuvádí: možná trvá, možná "
        "skončila."
    ),
    "ended_early": "Spolupráce s Agenturou předčasně skončila{units} a o jiné prameny nevědí.",
    "ended": "Spolupráce s Agenturou skončila{units} a o novější prameny nevědí.",
    "not_yet": "Spolupráce s Agenturou má podle pramenů teprve začít{units}.",
    "none": (
        "O spolupráci s Agenturou mluví prameny jen jako o zájmu nebo pořadníku{units}; že začala, nedokládá žádný."
    ),
}
SUPPORT_ONLY_LOW = (
    "O spolupráci s Agenturou je jen údaj s nízkou jistotou{units}: do map a počtů se nepočítá, není to doložená "
    "spolupráce."
)
SUPPORT_PHASE = {
    "pilotní": "pilotní spolupráce",
    "nová": "nová spolupráce",
    "obnovená": "obnovená spolupráce",
    "po odchodu ASZ": "podpora po odchodu Agentury",
    "zájemce": "zájem o spolupráci",
    None: "spolupráce",
}
SUPPORT_UNIT = " (celek: {unit})"
SUPPORT_EPISODE = "{period}: {what} – {state}{confirmed}"
SUPPORT_CLAIMS = "Prameny se neshodnou ({unit}, {attribute}): {claims}. Atlas ukazuje obojí."
SUPPORT_AGAINST, SUPPORT_QUOTED = " × ", "„{text}“"
SUPPORT_DOUBT = "; jistota nízká"
SUPPORT_DOUBT_MEMBER = "; že obec k celku patří, je nejisté"
SUPPORT_CONFIRMED = " (doloženo k {date})"
SUPPORT_SINCE, SUPPORT_UNTIL, SUPPORT_START_UNKNOWN = "od {start}", "do {end}", "začátek neuveden"
SUPPORT_LOCALITY = "{name}{kind}{people}{seen}"
SUPPORT_LOCALITY_SEEN, SUPPORT_LOCALITY_UNDATED = " (stav {date})", " (doba neuvedena)"
SUPPORT_LOCALITY_KIND = " – {kind}"
SUPPORT_LOCALITY_PEOPLE = ", {people} osob"
SUPPORT_LOCALITY_MENTION = "{name}{seen}: lokalitu prameny nejmenují"
SUPPORT_LOCALITY_HIDDEN = (
    "Malých lokalit, ve kterých by šlo poznat jednotlivé domácnosti: {count}. Atlas je samostatně neukazuje."
)
SUPPORT_PROJECT = "{name}{period}: {role}{unit}; projekt {state}{note}"
SUPPORT_BRACKETS = " ({text})"
SUPPORT_DOCUMENT = "{title} ({period}): {state}"
SUPPORT_DOCUMENT_APPROVED, SUPPORT_DOCUMENT_DONE = "{state} {date}", "{state}, schválen {date}"
SUPPORT_DOCUMENT_COUNTS = ("priorit {count}", "opatření {count}")
SUPPORT_DOCUMENT_UNDESCRIBED = "{title}: dokument sám není popsán, známé jsou jen jeho řádky"
SUPPORT_MEASURES = "{plan} – {kind} ({count}): {said}"
SUPPORT_MEASURES_MORE = "; a dalších {count} v tabulce"
SUPPORT_MEASURES_STATED = "Stav podle některého pramene má {stated} z {count} řádků plánů."

REGION_SUPPORT = "Podpora v kraji: {region}"
REGION_SUPPORT_TABLE = "Podpora podle krajů, index {year}"
REGION_PART = {
    "memoranda": "Memoranda a spolupráce s krajem",
    "themes": "Klíčová témata spolupráce",
    "projects": "Projekty",
    "tasks": "Úkoly v kraji",
}
REGION_MEMORANDUM = "Spolupráce s krajem"
REGION_MEMORANDUM_HELP = (
    "Memorandum, nebo jiná forma spolupráce kraje s Agenturou (spolupráce, deklarace, projektové partnerství), podle "
    "posledního pramene. Co bylo potom, atlas neví."
)
REGION_LAST_KNOWN = {
    "current": "12+ bodů: podle posledního pramene trvá",
    "unknown_end": "12+ bodů: konec neznámý",
    "none": "12+ bodů: bez známé spolupráce",
}
REGION_LAST_KNOWN_HELP = {
    "current": (
        "Obce s 12 a více body, o nichž poslední pramen, jakkoli starý, říká, že spolupráce trvá nebo začíná. "
        "Žije v nich {people} 15+."
    ),
    "unknown_end": "Obce s 12 a více body, jejichž spolupráce je doložena bez konce. Žije v nich {people} 15+.",
    "none": "Obce s 12 a více body bez známé současné spolupráce; seznam je neúplný. Žije v nich {people} 15+.",
}
REGION_EVER = "Obce, které kdy spolupracovaly"
REGION_EVER_HELP = (
    "Známé obce, samy nebo ve skupině, od roku 2008. Obcí kraje, kde spolupráce podle posledního pramene trvá: "
    "{current}; kde její konec není znám: {unknown_end}."
)
REGION_MEMORANDUM_UNKNOWN = "není známo"
REGION_MEMORANDUM_AS_OF = "k {date}"
REGION_CARD_HELP = "Podle pramenů: {words}. {rest}"
REGION_NO_MEMORANDUM, REGION_OLDER = "bez doloženého memoranda", "; starší memorandum {state}"
REGION_STARTING, REGION_COOPERATION = "zahajovaná {kind}", "{value} ({told})"
REGION_MEMORANDUM_LINE = "{title} ({period}): {state}{confirmed}{content}"
REGION_MEMORANDUM_CONTENT = "; {content}"
REGION_PROJECT = "{name}{period}: {state}; {where}"
REGION_PROJECTS_WIDE = "Celostátní projekty, které se kraje mohou týkat ({count}): {names}"
REGION_PROJECTS_LOCAL = "Místní projekty ({count}, jednotlivě v tabulce): {names}"
REGION_TASK = "{text} – {deadline}, {due}"
REGION_DUE = {"overdue": "termín uplynul, splnění nedoloženo", "upcoming": "před termínem"}
REGION_TASKS_OTHER = "Bez termínu nebo opakovaných: {count} (v tabulce)."

HELP_HEADING = "Kdo pomáhá"
HELP_CURRENT, HELP_UNKNOWN_END = "Podle posledního pramene trvá", "konec neznámý: {count}"
HELP_CURRENT_HELP = (
    "Počet obcí, o nichž poslední pramen, jakkoli starý, říká, že spolupráce s Agenturou trvá nebo začíná. Konec "
    "neznámý: spolupráce je doložena, její konec ale nikdo neuvádí."
)
HELP_WITHOUT = "12+ bodů bez známé spolupráce"
HELP_WITHOUT_HELP = "Z obcí s 12 a více body ({total}); žije v nich {people} 15+{praha}. Seznam spolupráce je neúplný."
HELP_MEMORANDA, HELP_MEMORANDA_VALUE = "Kraje s memorandem", "{count} z {total}"
HELP_MEMORANDA_OTHER = "bez memoranda, jen jiná spolupráce: {count}"
HELP_MEMORANDA_HELP = (
    "Kraje, jejichž memorandum s Agenturou podle posledního pramene platí nebo běží; kraje, kde běží jen jiná "
    "spolupráce, jsou uvedeny zvlášť."
)
COLUMN |= {
    "hidden_count": ("Malých rozpoznatelných lokalit",),
    "programme_names": ("Programy",),
    "region_cooperation": ("Spolupráce s krajem",),
    "covered_count": ("Podle posledního pramene trvá", "obcí"),
    "possible_count": ("Konec spolupráce neznámý", "obcí"),
    "uncovered_count": ("Bez známé spolupráce", "obcí"),
    "uncovered_population": ("Obyvatelé 15+ v obcích bez známé spolupráce", "osob"),
    "uncovered_population_share": ("Jejich podíl na obyvatelích 15+ obcí s 12 a více body",),
}
OFFER_TITLE |= {
    "spoluprace-obce": "Spolupráce obce s Agenturou",
    "lokality-obce": "Lokality v obci",
    "projekty-obce": "Projekty, které se týkají obce",
    "dokumenty-obce": "Dokumenty, které se týkají obce",
    "opatreni-obce": "Opatření a jiné řádky plánů obce",
    "memoranda-kraje": "Memoranda a spolupráce s krajem",
    "temata-kraje": "Klíčová témata spolupráce s krajem",
    "projekty-kraje": "Projekty v kraji",
    "ukoly-kraje": "Úkoly v kraji",
    "podpora-kraju": "Podpora podle krajů",
    "kdo-pomaha": "Kdo pomáhá: memoranda a zatížené obce podle spolupráce",
}
PDF_HEADING |= {"support": "Podpora"}
PDF_SUPPORT_MORE = "a dalších řádků v atlasu: {count}"
PDF_REFERENCES = "Podpora: {first}{more}"
PDF_REFERENCES_MORE = " a dalších {count} pramenů na stránce obce"


# ------------------------------------------------------------------------------------------------------------------
# Lokality, in pages/podpora/lokality.py, view/localities.py, view/locality_charts.py and view/locality_maps.py

NOUN |= {"locality": ("lokalita", "lokality", "lokality", "lokalit")}
LOCALITY_AT_LEAST, LOCALITY_AT_MOST = "nejméně {0}", "nejvýše {0}"
LOCALITY_THOUSANDS = "{0}\u00a0tis."
LOCALITY_SURVEY_HEADING = "Šetření lokalit {year}: {area}"
LOCALITY_SURVEY_OF = "šetření {year}"
LOCALITY_SCOPE = "Šetření počítalo jen za kraje a celé Česko. Čísla jsou za území {counted}, zvolené je {chosen}."
LOCALITY_METRIC_COUNT, LOCALITY_METRIC_MUNICIPALITIES = "Lokality", "Obce s lokalitou"
LOCALITY_METRIC_PEOPLE, LOCALITY_METRIC_AVERAGE = "Lidé v lokalitách", "Lidé na lokalitu"
LOCALITY_METRIC_UNSTATED = "Zdroj je za kraje neuvádí."
LOCALITY_METRIC_PEOPLE_HELP = "Dolní a horní odhad podle zdroje; střed se nepočítá."
LOCALITY_METRIC_AVERAGE_HELP = "Přepočteno: dolní a horní odhad počtu lidí dělený počtem lokalit."
LOCALITY_METRIC_STATED = "zdroj uvádí {0}"
LOCALITY_METRIC_DIFFERS = "zdroj uvádí {0}, neodpovídá"

LOCALITY_KNOWN_HEADING = "Známé lokality v obcích: {area}"
LOCALITY_WITH_MENTIONS = "I zmínky o obcích bez jmenované lokality"
LOCALITY_WITH_LOW = "I údaje s nízkou jistotou"
LOCALITY_LOW_HIDDEN = "Údaje s nízkou jistotou jsou skryté; takových řádků je tu {count}."
LOCALITY_LOW_SHOWN = "Ukazují se i údaje s nízkou jistotou; takových řádků je tu {count}."
LOCALITY_KNOWN = "Atlas tu zná {count}; obcí s nimi je {municipalities}."
LOCALITY_COUNTED = "Šetření {year} jich ve stejném území napočítalo {count}."
LOCALITY_INCOMPLETE = "Výčet zdaleka není úplný: obec, která v něm není, lokalitu mít může."
LOCALITY_NONE_KNOWN = "Atlas tu jmenovitě nezná žádnou lokalitu. Neznamená to, že tu žádná není."
LOCALITY_HIDDEN = (
    "Jen v počtu své obce, bez názvu, typu, počtu lidí a pramene: {count}, tak malá místa, že by šlo poznat "
    "jednotlivé domácnosti."
)
LOCALITY_YEARS = (
    "Prameny jmenovaných lokalit popisují různé doby: {years}, bez data je lokalit {undated}. Co se s lokalitou stalo, "
    "uvádějí jen u {stated}; ostatní už nemusí existovat nebo vypadat stejně."
)
LOCALITY_MENTIONED = "Obce, o kterých pramen říká jen to, že lokalitu mají: {count}. Ukáže je přepínač zmínek."
LOCALITY_MENTION = "Zmínka bez jména: {name}"
LOCALITY_DATED, LOCALITY_UNDATED = "pramen k datu {0}", "pramen bez data"
LOCALITY_PEOPLE, LOCALITY_STATE, LOCALITY_CERTAINTY = "lidí: {0}", "stav: {0}", "jistota {0}"
LOCALITY_ONLY_COUNTED = "Jen v počtu obce: {count} bez podrobností"
LOCALITY_MAP_TITLE = "Známé lokality v obcích: {area}"
LOCALITY_MAP_LEGEND = "Známé lokality"
LOCALITY_MAP_CLASSES = ("žádná není známa", "1 lokalita", "2 lokality", "3–4 lokality", "5 a více")
LOCALITY_MAP_NOTE = (
    "Počet lokalit, které atlas zná z pramenů různých let; výčet zdaleka není úplný a místo lokality se neukazuje"
)
LOCALITY_MAP_DATE = "prameny z let {years}"
LOCALITY_MAP_UNDATED = "prameny bez data"
LOCALITY_UNSTATED = "zdroj neuvádí"
LOCALITY_MAP_MENTIONS = "jen zmínka bez jména ({count})"
LOCALITY_NOUN = {
    "locality_count": NOUN["locality"],
    "known": ("známá lokalita", "známé lokality", "známé lokality", "známých lokalit"),
    "people_from": NOUN["person"],
    "people_to": NOUN["person"],
    "average_from": tuple(f"{form} na lokalitu" for form in NOUN["person"]),
    "average_to": tuple(f"{form} na lokalitu" for form in NOUN["person"]),
}

LOCALITY_REGIONS_HEADING = "Šetření {year} po krajích"
LOCALITY_MEASURE = "Mapa krajů ukazuje"
LOCALITY_MEASURE_CHOICE = {
    "locality_count": "počet lokalit",
    "people_from": "osob nejméně",
    "people_to": "osob nejvýše",
    "average_from": "osob na lokalitu nejméně",
    "average_to": "osob na lokalitu nejvýše",
}
LOCALITY_SURVEY_MAP_TITLE = "Lokality v krajích: {measure}, šetření {year}"
LOCALITY_SURVEY_MAP_NOTE = "Počty a odhady podle zdroje; průměr na lokalitu je z nich přepočtený"
LOCALITY_COUNTS_TITLE = "Kolik lokalit je v krajích"
LOCALITY_COUNTS_AXIS = "Počet lokalit"
LOCALITY_COUNTS_ALT = "Pruhový graf počtu vyloučených lokalit v krajích, {subtitle}: {rows}."
LOCALITY_PEOPLE_TITLE = "Kolik lidí v lokalitách žije"
LOCALITY_PEOPLE_AXIS = "Počet lidí"
LOCALITY_PEOPLE_RANGE = "od dolního do horního odhadu"
LOCALITY_RANGE_NOTE = "od dolního do horního odhadu"
LOCALITY_PEOPLE_ALT = "Graf rozpětí odhadů počtu lidí v lokalitách krajů, {subtitle}: {rows}."
LOCALITY_AVERAGES_TITLE = "Kolik lidí připadá na lokalitu"
LOCALITY_AVERAGES_AXIS = "Lidí na lokalitu"
LOCALITY_AVERAGES_NOTE = "přepočtené rozpětí a průměr, který uvádí zdroj"
LOCALITY_AVERAGE_RANGE = "přepočteno z počtů zdroje"
LOCALITY_AVERAGE_AGREES = "průměr uvedený zdrojem"
LOCALITY_AVERAGE_DIFFERS = "uvedený průměr neodpovídá počtům téhož zdroje"
LOCALITY_AVERAGE_BESIDE = "{computed} · zdroj {stated}"
LOCALITY_AVERAGES_ALT = "Graf rozpětí průměrného počtu lidí na lokalitu v krajích, {subtitle}: {rows}."
LOCALITY_DISAGREEMENTS = (
    "Průměr na lokalitu, který uvádí zdroj, neodpovídá jeho vlastním počtům: {rows}. "
    "Atlas ukazuje obojí a nic neopravuje."
)
LOCALITY_DISAGREES = "{area} – uvádí {stated}, z počtů vychází {computed}"
LOCALITY_EARLIER = "Starší šetření"
LOCALITY_EARLIER_NOTE = (
    "Prameny o starším šetření se neshodnou v počtu obcí a za většinu krajů se čísla nedochovala; "
    "s novějším šetřením se přímo srovnávat nedají, protože lokality počítala každá mapa jinak."
)
COLUMN |= {
    "known_count": ("Známých lokalit",),
    "mention_count": ("Zmínek bez jména",),
    "average_from": ("Lidí na lokalitu nejméně (přepočteno)", "osob", "integer"),
    "average_to": ("Lidí na lokalitu nejvýše (přepočteno)", "osob", "integer"),
    "average_differs": ("Uvedený průměr neodpovídá počtům",),
}
OFFER_TITLE |= {
    "lokality-souhrn": "Šetření lokalit ve zvoleném území",
    "lokality-seznam": "Známé lokality",
    "lokality-kraje": "Šetření lokalit po krajích: počet lokalit",
    "lokality-lide": "Šetření lokalit po krajích: lidé v lokalitách",
    "lokality-prumery": "Šetření lokalit po krajích: lidé na lokalitu",
    "lokality-drive": "Starší šetření lokalit",
}


# ------------------------------------------------------------------------------------------------------------------
# Mapa, its overlays in view/overlays.py

OVERLAY = "Překryv"
OVERLAY_CHOICE = {
    "none": "žádný",
    "cooperation": "spolupráce s ASZ",
    "localities": "vyloučené lokality",
    "both": "obojí",
}
OVERLAY_HEADING = {
    "cooperation": "Překryv: spolupráce obcí s ASZ k {day}",
    "localities": "Překryv: známé vyloučené lokality v obcích",
    "both": "Překryv: spolupráce obcí s ASZ k {day} a známé vyloučené lokality",
}
OVERLAY_LINE = {
    "solid": "spolupráce trvá ({count})",
    "before": "spolupráce naposledy doložena {confirmed} ({count})",
    "dashed": "spolupráce možná trvá ({count})",
    "dotted": "spolupráce skončila ({count})",
}
OVERLAY_CREDIT = "{title} (pramenů: {count}, uvedeny v Atlasu)"
OVERLAY_NONE = "Ve zvoleném území není pro tento překryv nic známo."
OVERLAY_POINTS = "známé vyloučené lokality (počet v obci)"
OVERLAY_POINT = "{name}: {count}"
OVERLAY_CAVEAT = (
    "Spolupráce a lokality jsou jen ty, které atlas zná z pramenů; oba seznamy jsou neúplné. Bod leží v obci, "
    "ne v místě lokality."
)
OVERLAY_NOTE = "spolupráce s ASZ: {0}"
OVERLAY_KNOWN = "vyloučené lokality: {0}"
OFFER_TITLE |= {"prekryv": "Překryv mapy: spolupráce s ASZ a známé vyloučené lokality"}
COLUMN |= {"standing_label": ("Spolupráce s ASZ",)}


# ------------------------------------------------------------------------------------------------------------------
# Spolupráce, in pages/podpora/spoluprace.py, view/cooperation.py, view/cooperation_map.py, view/cooperation_charts.py

NOUN |= {
    "unit": ("územní celek", "územní celky", "územního celku", "územních celků"),
    "episode": ("spolupráce", "spolupráce", "spolupráce", "spoluprací"),
}
UNKNOWN_DATE = "…"
EPISODE_LINE = "{unit}: {span}"
CONFIRMED = "{state}, doloženo {day}"
LOW_CERTAINTY = "; nejisté"
PROGRAMME_UNKNOWN = "program neuveden"
COOPERATION_DAY = "Rok spolupráce (stav k 31. 12., letos k dnešku)"
COOPERATION_MAP = "Mapa"
COOPERATION_MAP_CHOICE = {"standing": "jen spolupráce", "index": "nad indexem"}
COOPERATION_UNCONFIRMED = "Ukázat i nepotvrzené"
COOPERATION_UNCONFIRMED_HELP = (
    "Přidá zájemce bez doloženého vstupu, celky v pořadníku a údaje s nízkou jistotou. "
    "Jinak se nepočítají ani nekreslí."
)
COOPERATION_ON_DAY = "Stav k {day}: {area}"
STANDING_CLASS = {
    "running": "spolupracuje",
    "confirmed_before": "naposledy doloženo {confirmed}",
    "around": "možná (kolem začátku nebo konce)",
    "end_unknown": "možná (konec neuveden)",
    "ended": "skončila",
    "ended_early": "předčasně skončila",
    "unconfirmed": "jen zájem nebo pořadník",
    "nothing": "bez známé spolupráce",
}
COOPERATION_MAP_TITLE = "Spolupráce obcí s Agenturou: {area}, {day}"
COOPERATION_MAP_LEGEND = "Spolupráce k {day}"
COOPERATION_MAP_NOTE = "Obec se počítá sama i jako člen skupiny obcí; seznam po roce 2019 není úplný"
COOPERATION_OVER_INDEX_TITLE = "Index {year} a spolupráce obcí s Agenturou: {area}, {day}"
COOPERATION_OVER_INDEX_LEGEND = "Pásmo indexu {year}"
OUTLINE_LABEL = {
    "solid": "spolupracuje ({count})",
    "before": "{confirmed} ({count})",
    "dashed": "možná ({count})",
    "dotted": "skončila ({count})",
}
CATEGORY_DESCRIPTION = "Počty obcí: {counts}."
HEADLINE_MUNICIPALITIES = (
    (
        "Obce: doloženo k {day}",
        "Obce, u kterých prameny spolupráci k tomu dni dokládají; členové skupin každý zvlášť.",
    ),
    (
        "Obce: naposledy doloženo {confirmed}",
        "Pramen naposledy říká, že spolupráce trvá, ale k dřívějšímu dni; konec neznáme.",
    ),
    ("Obce: možná k {day}", "Začátek nebo konec není znám tak přesně, aby šlo říci ano, nebo ne."),
)
HEADLINE_UNITS = (
    (
        "Celky: doloženo k {day}",
        "Územní celek je obec, nebo skupina obcí, která spolupracuje společně. Bez krajů.",
    ),
    (
        "Celky: naposledy doloženo {confirmed}",
        "Pramen naposledy říká, že spolupráce trvá, ale k dřívějšímu dni; konec neznáme.",
    ),
    ("Celky: možná k {day}", "Začátek nebo konec není znám tak přesně, aby šlo říci ano, nebo ne."),
)
COOPERATION_TWO_UNITS = (
    "Obce a územní celky jsou dvě různé jednotky a nesčítají se: celek je obec, nebo skupina obcí. "
    "Kraje jsou zvlášť níže."
)
NEWEST_SOURCE = (
    "Nejnovější pramen, podle kterého tu některá obec spolupracuje, je z {date}. K pozdějšímu dni spolupráci žádný "
    "nedokládá; to neznamená, že nikdo nespolupracuje."
)
COOPERATION_INCOMPLETE = "Seznam spolupracujících obcí po roce 2019 není úplný, prameny ho celý neuvádějí."
GROUPS_UNLISTED = "Na mapě a v počtech obcí chybí {units}: prameny nejmenují členské obce."
#: When a source said last that cooperation runs, where none names a day.
BEFORE, SPAN = "dříve", " – "
IN_YEAR = "Během roku {year} spolupráce běžela. Územních celků: {count} – {phases}."
IN_YEAR_BEFORE = "Podle posledních pramenů ({confirmed}) spolupráce trvá. Územních celků: {count} – {phases}."
IN_YEAR_MIXED = (
    "Během roku {year} spolupráce běžela nebo mohla běžet. Územních celků: {count} (doloženo {sure}, možná {unsure}) – "
    "{phases}."
)
IN_YEAR_POSSIBLE = (
    "Během roku {year} spolupráce mohla běžet, její začátek nebo konec ale prameny neuvádějí. "
    "Územních celků: {count} – {phases}."
)
IN_YEAR_NOBODY = "Během roku {year} tu spolupráce s obcemi není doložena."
POSSIBLE_UNIT = "{name} – možná"
AND = " a "
#: Episodes by how they began, as nouns.
NOUN |= {
    "pilotní": ("pilotní", "pilotní", "pilotní", "pilotních"),
    "nová": ("nová", "nové", "nové", "nových"),
    "obnovená": ("obnovená", "obnovené", "obnovené", "obnovených"),
    "po odchodu ASZ": ("s podporou po odchodu",) * 4,
    "zájemce": ("zájemce", "zájemci", "zájemce", "zájemců"),
    "": ("bez uvedení druhu",) * 4,
}
COUNTED_NOUN = {"lokality": "locality", "obce": "municipality", "územní celky": "unit", "kraje": "region"}
PUBLISHED_KIND = {False: "zveřejněno", True: "cíl nebo plán"}
PUBLISHED_LINE = "{count} – {metric}, {area}, {day}"
PUBLISHED_NEVER = "Za Česko k roku {year} ani dříve žádný zveřejněný počet neznáme."
PUBLISHED_NONE = "Za Česko k roku {year} žádný zveřejněný počet neznáme. Poslední dřívější, každý v jiné jednotce:"
PUBLISHED_BESIDE = {
    False: "Zveřejněno: {published}. V atlasu: {known}{claims}",
    True: "Cíl nebo plán: {published}. V atlasu: {known}{claims}",
}
PUBLISHED_MUNICIPALITIES = "k {day} doloženo {sure}, možná {possible} (obce jednotlivě i jako členové skupin)."
PUBLISHED_CLAIMS = " Prameny se neshodnou: {claims}."
ENDED_EARLY = "Předčasně skončily: {episodes}."
ENDED_EARLY_ONE = "{unit} ({span})"
BEGINNINGS_HEADING = "Začátky spolupráce: {area}"
BEGINNINGS_NONE = "V tomto území žádnou spolupráci s obcemi neznáme."
EPISODES_HEADING = "Všechny známé spolupráce"
EPISODES_TITLE = "Spolupráce v čase"
TIMELINE_SUBTITLE = "{area} · bledě: nejisté nebo nedoložené"
EPISODES_ALT = "Časová osa, {area}: {count} ve {units} územních celcích od roku 2008."
MEMORANDA_HEADING = "Spolupráce s kraji"
MEMORANDA_TITLE = "Memoranda a spolupráce s kraji"
MEMORANDA_ALT = "Časová osa od roku 2008, řádků: {count}. Kraje: {regions}."
MEMORANDA_NONE = "Žádné memorandum ani spolupráci s krajem tohoto území neznáme."
COUNTS_HEADING = "Zveřejněné počty"
COUNTS_TITLE = "Kolik se zveřejnilo, podle jednotky"
COUNTS_SUBTITLE = "body se nespojují · nedatované jen v tabulce"
COUNTS_ALT = "Bodový graf zveřejněných počtů: {counts}."
COUNTS_NONE = "Graf zveřejněných počtů nemá pro tuto volbu žádná data."
GROUPS_HEADING = "Skupiny obcí a lokální partnerství"
COOPERATION_CONTRADICTIONS = "V čem se prameny neshodnou"
COOPERATION_NO_CONTRADICTIONS = "U spolupráce v tomto území o žádném rozporu mezi prameny nevíme."
WITH_REGION = "{region} · {name}"
REGION_WORD = " kraj"
REGION_SHORT = {"Kraj Vysočina": "Vysočina", "Hlavní město Praha": "Praha"}
ACROSS_REGIONS = "více krajů"
HOVER_PHASE = "druh: {}"
HOVER_BASIS = "začátek podle: {}"
HOVER_END = "konec: {}"
HOVER_CERTAINTY = "jistota: {}"
HOVER_CONFIRMED = "doloženo {}"
HOVER_SIGNED = "podepsáno {}"
HOVER_MEMORANDUM = "{region}: {span} ({state})"
COLUMN |= {
    "unit_names": ("Územní celky",),
    "unit_count": ("Počet celků",),
    "start_years": ("Rok začátku",),
    "cooperation_text": ("Spolupráce",),
    "last_known_label": ("Spolupráce podle posledního pramene",),
    "member_names": ("Známí členové",),
}
OFFER_TITLE |= {
    "zacatky-spoluprace": "Začátky spolupráce podle roku a druhu",
    "spoluprace": "Spolupráce s obcemi a skupinami obcí",
    "spoluprace-cas": "Spolupráce v čase",
    "memoranda": "Memoranda a spolupráce s kraji",
    "zverejnene-pocty-spoluprace": "Zveřejněné počty spolupráce",
    "skupiny-obci": "Skupiny obcí a jejich známí členové",
    "partnerstvi": "Lokální partnerství",
}


# ------------------------------------------------------------------------------------------------------------------
# Kde podpora chybí, in pages/podpora/kde_podpora_chybi.py

GAPS_POINTS = "Zatížené obce"
GAPS_POINTS_CHOICE = {12: "12 a více bodů", 8: "8 a více bodů"}
LAST_KNOWN = {
    "current": "podle posledního pramene trvá",
    "unknown_end": "konec spolupráce není znám",
    "none": "bez známé současné spolupráce",
}
BY_LAST_SOURCE = (
    "„Podle posledního pramene trvá“ není totéž co „doloženo k dnešnímu dni“: nejnovější pramen, podle kterého tu "
    "některá obec spolupracuje, je z {date}."
)
GAPS_METRIC = {
    "current": (
        "Podle posledního pramene trvá",
        "Poslední pramen, jakkoli starý, říká, že spolupráce trvá nebo začíná. Novější zpráva o konci není.",
    ),
    "unknown_end": ("Konec neznámý", "Obec spolupracovala a žádný pramen neuvádí, zda a kdy spolupráce skončila."),
    "none": (
        "Bez známé současné spolupráce",
        "Buď nikdy, nebo spolupráce skončila, nebo je nepotvrzená či v pořadníku.",
    ),
}
GAPS_PEOPLE = "žije v nich {people} 15+"
GAPS_CAVEAT = (
    "Seznam spolupracujících obcí je po roce 2019 neúplný: „bez známé spolupráce“ znamená, že o ní atlas neví, "
    "ne že určitě není."
)
GAPS_CAVEAT_PEOPLE = (
    "Obyvatelé jsou všichni obyvatelé těchto obcí ve věku 15 a více let, ne lidé vyloučení ani ohrožení."
)
GAPS_NOTHING = "Obec s tolika body v tomto území v roce {year} není."
GAPS_RANKED = "Zatížené obce podle známé spolupráce: {area}, index {year}{newest}"
GAPS_RANKED_NEWEST = ", spolupráce podle pramenů do {date}"
FORMER = {"ukončeno": "skončila", "předčasně ukončeno": "předčasně ukončeno"}
OF_PRAHA = ", z toho Praha {people}"
COLUMN |= {"former_text": ("Dřívější spolupráce",)}
GAPS_FIRST = "Nejvíc bodů a žádná známá současná spolupráce"
GAPS_COVERAGE = "Pokrytí podle krajů"
GAPS_BELOW = "méně než {points} bodů"
GAPS_MAP_TITLE = "Obce s {points} a více body a spolupráce podle posledního pramene: {area}, rok {year}"
GAPS_MAP_LEGEND = "Obce s {points}+ body, {year}"
GAPS_MAP_NOTE = "Spolupráce podle posledního pramene, ne k určitému dni; seznam po roce 2019 není úplný"
GAPS_NOTE = "spolupráce: {units}"
COVERAGE_TITLE = {
    "municipality_count": "Zatížené obce a spolupráce",
    "population_15plus": "Obyvatelé 15+ zatížených obcí",
}
COVERAGE_SUBTITLE = "{points} a více bodů · rok {year} · podíly v %"
COVERAGE_ALT = "Pruhový graf po krajích. {title}, rok {year}, bez známé spolupráce / celkem: {rows}."
COVERAGE_HOVER = "{region}<br>{label}: {count} ({share})"
OFFER_TITLE |= {
    "kde-podpora-chybi": "Zatížené obce podle známé spolupráce",
    "pokryti-kraju": "Pokrytí zatížených obcí spoluprací podle krajů",
    "pokryti-kraju-obyvatele": "Pokrytí obyvatel zatížených obcí spoluprací podle krajů",
}

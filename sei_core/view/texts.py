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
    "three_year_mean_points": ("Tříletý průměr", "bodů"),
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
FINDING_INDICATORS = "Nejvíc nad Českem: **{highest}** ({high} podílu Česka); nejméně: **{lowest}** ({low})."
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
MUNICIPALITY_LEAD = "Proč má tato obec právě tolik bodů, co by je změnilo a jaké obce jsou jí podobné?"
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
    "donor_district_name": ("Okres dárce",),
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
CLI_FOLDER = "SLOŽKA"
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
COLUMN |= {"subject_name": ("O čem je",), "reference_count": ("Pramenů",)}


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
    "Soubor ICS otevře Outlook, kalendář Google i telefon. Jsou v něm jednání a termíny zvoleného území známé na den "
    "nebo na měsíc ({count}), i ty minulé. Termín je celodenní událost, protože úkoly ze souboru kalendáře často "
    "vynechávají; opakovaná povinnost v něm není, nemá den. Nový import událost aktualizuje, nezdvojí."
)
MEETINGS_MISSING = (
    "„–“ znamená, že to prameny neuvádějí; u sloupce „Stav známý k“, že pramen není datovaný. Termín jen na měsíc je po "
    "termínu až po jeho posledním dni."
)
MEETINGS_CAVEATS = (
    "Stav úkolu i jednání je ten, který naposledy uvádí některý pramen, ať zvolíte kterýkoli den. Po termínu tedy "
    "neznamená nesplněno: prameny o splnění mlčí.",
    "Plánované jednání, jehož den minul, je „plánováno, konání nedoloženo“. Rok bez dokladu u opakované povinnosti "
    "neznamená, že se nikdo nesešel.",
    "Seznam není úplný: jsou v něm jen jednání a úkoly z dokumentů, ze kterých atlas vznikl.",
)
DUE_HEADLINE = {
    "meetings": ("Nadcházející jednání", "Jednání zvoleného dne a později; na měsíc známá do jeho konce."),
    "soon": ("Termín do 30 dnů", "Nesplněné úkoly s termínem ve zvolený den nebo do 30 dnů po něm."),
    "later": ("Termín do 90 dnů", "Nesplněné úkoly s termínem ve zvolený den nebo do 90 dnů po něm, i s těmi do 30."),
    "overdue": ("Po termínu", "Poslední možný den termínu uplynul a žádný pramen neříká, že je úkol splněn."),
    "done": ("Splněno", "Podle pramene, nebo splnění předpokládáme."),
    "without": ("Bez termínu", "Úkoly, kterým prameny termín nedávají; opakované povinnosti se nepočítají."),
}
DUE_NOTHING = "{area}: atlas nezná žádné vlastní jednání ani úkol."
DUE_FINDING = (
    "{area}, ke dni {day}: {tasks}, {meetings}. Po termínu podle posledního známého stavu: {overdue}; nikdo nedoložil, "
    "zda byl splněn."
)
DUE_COUNTRY_WIDE = (
    "Jednání a úkolů pro celé Česko, které se území také týkají: {count}. V tabulkách mají v závorce „celostátní“ a do "
    "čísel nahoře se nepočítají."
)
DUE_NEWEST = "Nejnovější zpráva o úkolech je k datu {date}; co bylo potom, atlas neví."
DUE_HEADING = {
    "overdue": "⚠ Po termínu podle posledního známého stavu ({count})",
    "upcoming": "S termínem ({count})",
    "recurring": "Opakované ({count})",
    "without_deadline": "Bez termínu ({count})",
    "done": "✓ Splněno ({count})",
}
DUE_LABEL = {
    "overdue": "po termínu",
    "upcoming": "s termínem",
    "recurring": "opakovaný",
    "without_deadline": "bez termínu",
    "done": "splněno",
}
MEETINGS_HEADING = {True: "Nadcházející ({count})", False: "Minulá ({count})"}
TASK_OVERDUE = "⚠ po termínu o {late}, splnění nedoloženo"
TASK_NOT_DONE = "⚠ po termínu o {late}, ke stavu {known} nesplněno"
TASK_AHEAD = "do termínu {left}"
TASK_AHEAD_AT_MOST = "do konce termínu {left}"
TASK_TODAY = "termín je dnes"
TASK_RECURRING = "nejméně {count}× ročně"
TASK_PRESUMED = "✓ splněno podle předpokladu"
TASK_STANDING = {"recurring": "opakuje se", "without_deadline": "bez termínu", "done": "✓ splněno"}
COUNTRY_WIDE = " (celostátní)"
ITEM_KIND = {"meeting": "jednání", "task": "úkol"}
ITEM_STANDING = {
    "held": "jednání proběhlo",
    "planned": "jednání plánováno",
    "unproven": "jednání plánováno, konání nedoloženo",
    "cancelled": "jednání zrušeno",
    "upcoming": "termín",
    "overdue": "termín uplynul, splnění nedoloženo",
    "done": "termín splněného úkolu",
}
VALUE_LABEL |= {"item_kind": ITEM_KIND, "item_standing": ITEM_STANDING, "due": DUE_LABEL}
CALENDAR_TITLE = "Jednání a termíny po měsících"
CALENDAR_SUBTITLE = "{area} · měsíce 1–12 · stav ke dni {day}"
CALENDAR_ALT = "Kalendář, řádek je rok a území, sloupec měsíc. {subtitle}. {years}."
CALENDAR_ALT_YEAR = "{year}: jednání {meetings}, termíny {tasks}"
CALENDAR_DAY = "zvolený den {day}"
CALENDAR_DAY_LANE = "zvolený den"
CALENDAR_SUMMARY = {"meeting": "{text}", "task": "Termín: {text}"}
CALENDAR_KNOWN = " (stav k {date})"
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
PLAN_ALL = {
    PLAN_FILTER: "všechny dokumenty",
    TOPIC_FILTER: "všechny oblasti",
    STATE_FILTER: "všechny stavy",
}
PLANS_MEASURES, PLANS_ASSESSED = "Opatření a priority", "Z toho s hodnocením"
PLANS_DOCUMENTS_OWN, PLANS_DOCUMENTS_WIDE = "Dokumenty území", "Celostátní dokumenty"
PLANS_MEASURES_HELP = (
    "Počítají se jen řádky plánů, které lze splnit ({kinds}). Témata, podněty, formy podpory a gesce stojí zvlášť."
)
PLANS_ASSESSED_HELP = "Opatření, u kterých pramen výslovně uvádí plněno, částečně plněno, nebo neplněno."
PLANS_DOCUMENTS_WIDE_HELP = "Platí v celém Česku; do dokumentů území se nepočítají."
PLANS_KEY_THEMES = "Klíčová témata spolupráce s krajem"
PLANS_KEY_THEMES_LINE = "{theme} (oblast: {topic})"
PLANS_KEY_THEMES_OF = "{unit} – {plan}"
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
PLANS_STATES_TITLE = {"plan_title": "Stav opatření podle dokumentu", "responsible": "Stav opatření podle toho, kdo odpovídá"}
PLANS_STATES_ALT = "Skládaný pruhový graf, počet opatření podle stavu. {rows}."
PLANS_NOBODY = "pramen neuvádí"
PLANS_NOT_ASSESSED = "Pramen nehodnotí {count} z {total} opatření a priorit slovy plněno, částečně plněno, nebo neplněno."
PLANS_OTHER_WORDS = (
    "U {count} z nich ale něco o stavu říká: {words}. Atlas taková slova na plněno ani neplněno nepřekládá, protože "
    "nejsou výsledkem monitoringu; stojí v tabulce ve sloupci Stav slovy pramene vedle stavu nehodnoceno."
)
QUOTED = "„{text}“"
PLANS_OUTLINE = "Osnova plánů: dokument → priority → opatření"
PLANS_OUTLINE_TITLE = "{title} ({unit})"
PLANS_NO_PRIORITY = "bez uvedené priority"
PLANS_WITH_STATE = "{text} – **{state}**"
PLANS_WITH_WORDS = "{text} – nehodnoceno, podle pramene „{words}“"
PLANS_TABLE = "Tabulka opatření"
PLANS_MONITORING_HEADING = "Co říká monitoring souhrnně"
PLANS_MONITORING = "{plan}: monitoring za období {period} uvádí {said}.{note}"
PLANS_SUMMARY_MARK = "(souhrn) "
PLANS_STATE_NOTE = " {note}"
PLANS_MONITORING_NOTE = (
    "Počty ani jednotlivá opatření pramen neuvádí, proto tyto věty nejsou v grafech: nelze z nich poznat, "
    "kterého opatření se týkají."
)
PLAN_PART = {
    "department": "Kdo má co na starosti: koordinační skupiny a gesce odborů",
    "suggestion": "Podněty z jednání",
    "theme": "Témata a oblasti plánů",
    "support": "Co dělá a nabízí Agentura",
}
PLAN_PART_NOTE = {
    "department": "Gesce říká, kdo odpovídá; sama o sobě není opatřením.",
    "suggestion": "Podnět zazněl při jednání a nikoho nezavazuje; za opatření se nepočítá.",
    "theme": "Téma nebo oblast říká, čeho se plán či spolupráce týká; plnění se u nich nehodnotí.",
    "support": "Jde o nabídku a činnost Agentury, ne o opatření území.",
}
PLANS_COUNTRY_WIDE = "celostátní"
PLANS_SECTION = "{title}, {section}"
PLANS_LINE = "**{name}** ({where}): {said}."
DOCUMENTS_HEADING = "Dokumenty na časové ose"
DOCUMENTS_TITLE = "Kdy dokumenty platí a kdy byly schváleny"
DOCUMENTS_SUBTITLE = "{area} · bledě: začátek nebo konec platnosti není jistý"
DOCUMENTS_ALT = "Časová osa dokumentů. {rows}."
DOCUMENT_ALT = "{name}: {start} – {end}, {state}"
DOCUMENT_MARK = " (celostátní)"
DOCUMENT_HOVER = "{kind} · {unit}"
DOCUMENT_APPROVED = "schválení"
DOCUMENT_APPROVED_HOVER = "<b>{name}</b><br>schváleno: {date}<br>schválil: {by}"
DOCUMENTS_NOTE = (
    "U analýz a map jde o období, kterého se týkají. Kde pramen konec neuvádí, sahá bledý pruh do dneška: neznamená to, "
    "že dokument stále platí."
)
PLANS_DISAGREE = "{subject}: prameny se neshodnou, {attribute}: {claims}. Atlas ukazuje obojí."
PLANS_AGAINST = " × "
PLANS_UNDATED = "Na ose chybí, protože pramen období platnosti neuvádí: {titles}."
MODELS_HEADING = "Jak plánování postupuje"
MODELS_LEAD = "Modely plánování a jejich fáze v pořadí podle pramenů."
STANDING_HEADING = "Kdo kde stojí: {area}"
STANDING_NONE = "V území není žádný celek, o kterém by poslední pramen říkal, že jeho spolupráce trvá: {area}."
STANDING_UNKNOWN = (
    "V jaké fázi celek je, uvádí pramen u {known} z {total} celků, jejichž spolupráce podle posledního pramene trvá."
)
STANDING_HOW = (
    "Fázi doplníte v sešitu podpory, list „Fáze celků“: sešit vytvoří příkaz `python -m sei_core template support`, "
    "vyplněný nahrajete příkazem `python -m sei_core import support SOUBOR`."
)
PHASE_NOT_STATED = "fáze neuvedena"
COLUMN |= {
    "plan_title": ("Dokument",),
    "is_country_wide": ("Celostátní",),
    "state_note": ("Poznámka ke stavu",),
    "row_count": ("Počet opatření a priorit",),
}
OFFER_TITLE |= {
    "klicova-temata": "Klíčová témata spolupráce s kraji",
    "opatreni": "Opatření a priority",
    "opatreni-oblasti": "Opatření podle oblasti a stavu",
    "opatreni-dokumenty": "Opatření podle dokumentu a stavu",
    "opatreni-odpovednost": "Opatření podle toho, kdo odpovídá, a stavu",
    "souhrny-monitoringu": "Souhrny monitoringu",
    "plany-department": "Gesce",
    "plany-suggestion": "Podněty z jednání",
    "plany-theme": "Témata a oblasti plánů",
    "plany-support": "Činnost a nabídka Agentury",
    "dokumenty": "Dokumenty",
    "rozpory-dokumentu": "Rozporná tvrzení o dokumentech a opatřeních",
    "faze-planovani": "Modely plánování a jejich fáze",
    "faze-celku": "Ve které fázi celky jsou",
}

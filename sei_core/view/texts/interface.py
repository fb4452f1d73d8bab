"""Interface for machines (api/v1)."""

from __future__ import annotations

from sei_core.view.texts.measures import COLUMN

INTERFACE_TITLE = "Atlas sociálního začleňování – rozhraní"
INTERFACE_DESCRIPTION = (
    "Data Atlasu sociálního začleňování ke čtení strojem: index sociálního vyloučení obcí a území, spolupráce, "
    "lokality, projekty a všechny tabulky. Podíly jsou 0–1, jednotky stojí v názvech polí (_share, _count, _points, "
    "_czk, _date), kódy jsou text, dny ISO 8601, chybějící hodnota je null (v CSV prázdná). Adresy jsou jen ke čtení "
    "(GET, HEAD), bez přihlášení. Index popisuje obce, ne lidi v nich."
)
INTERFACE_TAG = {
    "index": "Index sociálního vyloučení: roky, pásma, ukazatele, obce a území.",
    "support": "Podpora: spolupráce, memoranda, lokality, projekty a jejich ukazatele.",
    "reference": "Zdroje a všechny tabulky atlasu tak, jak jsou.",
}
INTERFACE_OPERATION = {
    "index": (
        "Index obcí",
        "Obce s indexem, pěti ukazateli a jejich podíly, kvocienty, počty a body v jednom roce. GeoJSON přidá "
        "zobecněné hranice. Bez řazení (sort) jdou obce podle kódu.",
    ),
    "municipality": (
        "Jedna obec",
        "Kdo obec je, kde stojí a proč má své body: pět ukazatelů po třech zkouškách s hodnotou, hranicemi, body "
        "a vzdáleností k dalšímu bodu. Obec bez vlastní školy přebírá body za předčasné odchody (is_taken_over); "
        "dárce je odhad.",
    ),
    "areas": (
        "Území",
        "OPOU, ORP, okresy, kraje, Česko a Česko bez Prahy (CZ-CZ010) s hlavními čísly roku. Průměry bodů jsou vážené "
        "obyvateli 15+ i prosté.",
    ),
    "area": ("Jedno území", "Hlavní čísla území, jeho pásma a pět ukazatelů v jednom roce."),
    "years": ("Roky", "Roky, pro které jsou hodnoty obcí, a u kolika obcí pravidlo dává zveřejněný index."),
    "bands": (
        "Pásma",
        "Čtyři úřední pásma s hranicemi a počty obcí a obyvatel 15+ v území. Hranice se v letech nemění.",
    ),
    "index-indicators": (
        "Ukazatele indexu",
        "Pět ukazatelů, ze kterých se skládá index, s hranicemi tří zkoušek a hodnotami v území. Ukazatele projektů "
        "jsou jinde: indicators.",
    ),
    "cooperation": (
        "Spolupráce obcí",
        "Jak si stojí ke dni as_of každá obec, o jejíž spolupráci s Agenturou se ví; sama i jako člen skupiny obcí. "
        "Obec, která tu není, nespolupracuje, pokud je známo.",
    ),
    "cooperation-episodes": (
        "Období spolupráce",
        "Jednotlivá období spolupráce územních celků i krajů a jejich stav ke dni as_of.",
    ),
    "cooperation-memoranda": ("Memoranda", "Memoranda a jiné dohody s kraji, ve kterých území leží."),
    "localities": (
        "Vyloučené lokality",
        "Lokality, které jmenují prameny. Malé lokality, jejichž domácnosti by šlo poznat, jsou jen počtem za obec "
        "(hidden_count).",
    ),
    "projects": ("Projekty", "Projekty, které se území týkají; i ty, které ho jen pokrývají (reach)."),
    "project": ("Jeden projekt", "Karta projektu, jeho území a ukazatele ke dni as_of."),
    "indicators": (
        "Ukazatele projektů",
        "Cíl a skutečnost ukazatelů projektů a dalších závazků ke dni as_of. Nezadaná skutečnost je null. Ukazatele "
        "indexu jsou jinde: index-indicators.",
    ),
    "sources": ("Zdroje", "Odkud data jsou: původce, datum, licence a co jsme s nimi udělali."),
    "tables": ("Tabulky", "Seznam všech tabulek ke stažení."),
    "table": (
        "Jedna tabulka",
        "Řádky tabulky tak, jak jsou v atlasu, s parametrem area jen za jedno území. Malé lokality ani prameny, které "
        "citují jen ony, v tabulkách nejsou.",
    ),
}
INTERFACE_ABOUT = {
    "index": ("Index sociálního vyloučení obcí", "Řádek je obec v jednom roce."),
    "municipality": ("Profil obce", "Jedna obec v jednom roce; pět ukazatelů po třech zkouškách."),
    "areas": ("Index v územích", "Řádek je území v jednom roce."),
    "area": ("Index v území", "Jedno území v jednom roce."),
    "years": ("Roky indexu", "Řádek je rok, za který jsou hodnoty obcí."),
    "bands": ("Pásma indexu", "Čtyři pásma a co do nich v území patří."),
    "index-indicators": ("Ukazatele indexu", "Pět ukazatelů, hranice jejich zkoušek a hodnoty v území."),
    "cooperation": ("Spolupráce obcí s Agenturou", "Řádek je obec a její stav ke dni."),
    "cooperation-episodes": ("Období spolupráce s Agenturou", "Řádek je jedno období spolupráce územního celku."),
    "cooperation-memoranda": ("Memoranda s kraji", "Řádek je memorandum nebo jiná dohoda."),
    "localities": ("Vyloučené lokality", "Řádek je lokalita, nebo počet lokalit obce, které se nejmenují."),
    "projects": ("Projekty", "Řádek je projekt."),
    "project": ("Projekt", "Jeden projekt."),
    "indicators": ("Ukazatele projektů", "Řádek je ukazatel projektu nebo jiného závazku."),
    "sources": ("Zdroje dat", "Řádek je zdroj."),
    "tables": ("Tabulky atlasu", "Řádek je tabulka."),
}
INTERFACE_OF_AREA = "území: {code}"
INTERFACE_OF_DAY = "ke dni {day}"
INTERFACE_PARAMETER = {
    "year": "Rok indexu; bez něj poslední.",
    "area": "Kód území: obec, OPOU, ORP, okres, kraj, CZ, nebo CZ-CZ010 (Česko bez Prahy).",
    "as_of": "Den, ke kterému se ptáte (RRRR-MM-DD); bez něj dnešek.",
    "municipality_code": "Šestimístný kód obce.",
    "area_code": "Kód území většího než obec.",
    "project_key": "Klíč projektu; seznam je na adrese projects.",
    "name": "Název tabulky; seznam je na adrese tables.",
    "limit": "Nejvýše kolik řádků.",
    "offset": "Kolik řádků přeskočit.",
    "format": "Formát odpovědi; bez něj rozhodne hlavička Accept.",
    "geometry": "false vynechá hranice (jen GeoJSON).",
    "band": "Pásma indexu; víc oddělte čárkou.",
    "status": "Status obce (O obec, M město, T městys, S statutární město, H hlavní město, U vojenský újezd).",
    "min_points": "Nejméně bodů indexu.",
    "max_points": "Nejvíce bodů indexu.",
    "q": "Slova v názvu obce, okresu nebo v kódu; na háčcích a čárkách nezáleží.",
    "fields": "Jen tyto sloupce, v tomto pořadí; oddělte je čárkou.",
    "sort": "Řazení; minus před názvem znamená sestupně. Chybějící hodnoty jsou vždy poslední.",
    "level": "Jen území této úrovně.",
    "parent": "Jen území přímo pod tímto.",
    "unconfirmed": "true přidá žadatele, čekající a nejisté.",
    "project_level": "Jen projekty tohoto dosahu.",
    "project_state": "Jen projekty v tomto stavu.",
    "project": "Jen ukazatele tohoto projektu (klíč).",
    "table": "Jen zdroje této tabulky.",
}
#: Members of answers that are no columns of the atlas.
INTERFACE_MEMBER = {
    "rows": "Řádky této části.",
    "total_count": "Kolik řádků vyhovuje celkem.",
    "limit": "Nejvýše kolik řádků bylo žádáno.",
    "offset": "Kolik řádků bylo přeskočeno.",
    "next": "Adresa další části na témže serveru; null, když žádná není.",
    "prev": "Adresa předchozí části; null, když žádná není.",
    "columns": "Sloupce česky.",
    "release": "Vydání dat, které odpovědělo.",
    "about": "Co odpověď je, odkud a jak ji citovat.",
    "title": "Název.",
    "description": "Popis.",
    "date": "Datum dat.",
    "filters": "Výběr, slovy.",
    "sources": "Zdroje.",
    "attribution": "Uvedení zdroje, které žádá původce.",
    "licence": "Licence.",
    "url": "Adresa.",
    "created": "Den odpovědi.",
    "citation": "Jak citovat.",
    "name": "Název v datech.",
    "label": "Název česky.",
    "unit": "Jednotka; prázdná, když žádná není.",
    "type": "Adresa vysvětlení druhu chyby.",
    "status": "Stavový kód HTTP, u obce její status.",
    "detail": "Co je špatně a co s tím.",
    "instance": "Adresa, které se chyba týká.",
    "errors": "Chybné parametry.",
    "parameter": "Název parametru.",
    "value": "Hodnota.",
    "message": "Co je s hodnotou špatně.",
    "places": "Území, ve kterých obec leží.",
    "indicators": "Ukazatele.",
    "tests": "Tři zkoušky: podíl, kvocient, počet.",
    "lo": "Dolní hranice zkoušky: od ní 1 bod.",
    "hi": "Horní hranice zkoušky: nad ní 2 body.",
    "is_taken_over": "Body jsou převzaté od dárce, obec nemá vlastní školu.",
    "bands": "Pásma.",
    "index_indicators": "Ukazatele indexu.",
    "counted": "Co se počítá.",
    "counted_base": "Z čeho se podíl počítá.",
    "base_column": "Sloupec základu v tabulce index_input.",
    "is_schools_only": "Počítá se jen v obcích s vlastní školou.",
    "answer": "Spolupracuje ke dni? yes, possibly, no.",
    "standing": "Z čeho odpověď plyne (running, confirmed_before, end_uncertain, start_uncertain, end_unknown, "
    "ended_early, ended, not_yet, none).",
    "episode_keys": "Klíče období spolupráce.",
    "programme_names": "Programy a jejich vlny.",
    "region_name": "Kraj.",
    "reach": "Jak se území týká: area leží v něm, region nebo country ho pokrývá, elsewhere leží jinde.",
    "territories": "Území projektu.",
    "predecessor_name": "Předchůdce.",
    "successor_names": "Nástupci.",
    "activities": "Klíčové aktivity.",
    "territory_role": "Role území v projektu.",
    "progress": "Jak je ukazatel daleko.",
    "grain": "Co je řádek.",
    "is_by_year": "Dá se zvolit rok.",
    "has_areas": "Dá se zvolit území (area).",
    "has_geometry": "Má hranice, jde stáhnout jako GeoJSON.",
    "address": "Adresa tabulky.",
    "level": "Úroveň území.",
    "percentile": "Podíl obcí s lehčím zatížením, 0–1; stejné obce z poloviny.",
    "region_rank": "Pořadí v kraji, 1 je nejvíce zatížená.",
    "region_tied_count": "Obce kraje se stejnými body.",
    "region_municipality_count": "Obce kraje.",
}
COLUMN |= {
    "reproduced_count": ("Obce, u nichž pravidlo dává zveřejněný index",),
    "differing_count": ("Obce, u nichž pravidlo dává jiný index",),
    "answer": ("Spolupracuje ke dni",),
    "episode_keys": ("Klíče období spolupráce",),
    "name": ("Název v datech",),
    "is_by_year": ("Dá se zvolit rok",),
    "has_areas": ("Dá se zvolit území",),
    "has_geometry": ("Má hranice",),
    "address": ("Adresa rozhraní",),
}
INTERFACE_HEADER = {
    "ETag": "Značka verze; pošlete ji v If-None-Match a nezměněná odpověď přijde jako 304 bez těla.",
    "Last-Modified": "Kdy vzniklo vydání dat.",
    "X-Total-Count": "Kolik řádků vyhovuje celkem.",
    "Link": "Adresy další a předchozí části (rel=next, rel=prev).",
}
INTERFACE_OK = "Odpověď."
#: Kind of a problem → its title, and what to do.
INTERFACE_PROBLEM = {
    "bad-parameter": ("Chybný parametr", "Opravte parametry vyjmenované v errors."),
    "bad-request": ("Nesrozumitelný požadavek", "Zkontrolujte požadavek."),
    "unknown-code": ("Neznámý kód", "Kód, klíč, rok nebo název v atlasu není."),
    "unknown-address": ("Neznámá adresa", "Vyberte adresu z přehledu na této stránce."),
    "read-only": ("Jen ke čtení", "Použijte GET nebo HEAD."),
    "not-acceptable": ("Formát, který tu není", "Zvolte některý z nabízených formátů."),
    "busy": ("Server je zaneprázdněn", "Opakujte po době v hlavičce Retry-After."),
    "no-release": ("Data ještě nejsou", "Správce musí sestavit databázi; opakujte později."),
    "bug": ("Chyba serveru", "Podrobnosti má správce v záznamu serveru."),
}
INTERFACE_BAD_PARAMETER = "Tyto parametry jsou chybné: {names}. Co s nimi, stojí v errors."
INTERFACE_UNKNOWN_CODE = "Území s kódem „{value}“ atlas nezná. Kódy jsou na adresách areas a index."
INTERFACE_UNKNOWN = {
    "year": "Rok {value} v atlasu není. Roky jsou na adrese years.",
    "municipality_code": "Obec s kódem „{value}“ atlas nezná. Kódy obcí jsou na adrese index.",
    "area_code": "Území s kódem „{value}“ atlas nezná, nebo je to obec. Větší území jsou na adrese areas, obce na "
    "adrese municipalities.",
    "project_key": "Projekt s klíčem „{value}“ atlas nezná. Klíče jsou na adrese projects.",
    "project": "Projekt s klíčem „{value}“ atlas nezná. Klíče jsou na adrese projects.",
    "name": "Tabulku „{value}“ atlas nemá. Seznam je na adrese tables.",
}
INTERFACE_NOT_ACCEPTABLE = "V žádném z formátů, které přijímáte, tu odpověď není. Nabízené: {offered}."
INTERFACE_BUSY = "Server právě odpovídá na mnoho dotazů. Zkuste to znovu za {seconds} s."
INTERFACE_NO_RELEASE = "Databáze ještě není sestavena. Zkuste to později."
INTERFACE_READ_ONLY = "Rozhraní se jen čte: použijte GET nebo HEAD."
INTERFACE_UNKNOWN_ADDRESS = "Na této adrese nic není. Přehled adres je na úvodní stránce rozhraní."
INTERFACE_BAD_REQUEST = "Požadavku nerozumíme."
INTERFACE_BUG = "Tady se atlas pokazil. Když to potrvá, řekněte to správci: podrobnosti má v záznamu serveru."
#: Kind of an error of a value, as pydantic names it.
INTERFACE_ERROR = {
    "extra_forbidden": "Takový parametr tato adresa nemá.",
    "int_parsing": "Napište celé číslo.",
    "int_from_float": "Napište celé číslo.",
    "int_parsing_size": "Číslo je příliš velké.",
    "greater_than_equal": "Nejméně {ge}.",
    "less_than_equal": "Nejvýše {le}.",
    "literal_error": "Možné jsou: {expected}.",
    "string_too_long": "Nejvýše {max_length} znaků.",
    "too_long": "Nejvýše {max_length} položek.",
    "day": "Napište den jako RRRR-MM-DD.",
    "date_from_datetime_parsing": "Takový den není.",
    "date_parsing": "Takový den není.",
    "flag": "Napište true, nebo false.",
}
INTERFACE_ERROR_OTHER = "Hodnota není přípustná."
INTERFACE_AREA_SHAPE = "Napište kód území, 2–8 číslic, velkých písmen bez háčků nebo spojovníků, například CZ042."
INTERFACE_KEY_SHAPE = "Napište klíč projektu, nejvýše 60 písmen bez háčků, číslic, teček, spojovníků nebo podtržítek."
#: Parameter → what its values look like.
INTERFACE_SHAPE = {
    "area": INTERFACE_AREA_SHAPE,
    "parent": INTERFACE_AREA_SHAPE,
    "area_code": INTERFACE_AREA_SHAPE,
    "municipality_code": "Napište šestimístný kód obce, například 567337.",
    "project_key": INTERFACE_KEY_SHAPE,
    "project": INTERFACE_KEY_SHAPE,
}

# the page for people
INTERFACE_PAGE_LEAD = (
    "Stejná data jako na stránkách atlasu, jako JSON, CSV a GeoJSON. Bez přihlášení, jen ke čtení, "
    "i ze skriptů na jiných webech (CORS)."
)
INTERFACE_PAGE_DOCUMENT = "Popis OpenAPI 3.1"
INTERFACE_PAGE_ADDRESSES = "Adresy"
INTERFACE_PAGE_PARAMETERS = "Parametry"
INTERFACE_PAGE_COLUMNS = ("Parametr", "Hodnota", "Bez něj", "Význam")
INTERFACE_PAGE_EXAMPLE = "Příklad"
INTERFACE_PAGE_FORMATS = "Formáty: {formats}"
INTERFACE_PAGE_VALUES = "{count} možných hodnot"
INTERFACE_PAGE_KIND = {
    "string": "text",
    "integer": "celé číslo",
    "boolean": "true nebo false",
    "date": "den RRRR-MM-DD",
}
INTERFACE_PAGE_REQUIRED = "povinný"
INTERFACE_PAGE_LIMITS = "Meze a pravidla"
INTERFACE_PAGE_RULES = (
    "Nejvýše {rows} řádků v odpovědi, bez limit jich přijde {default}; další část je v next a v hlavičce Link, "
    "celkový počet v total_count a X-Total-Count. Platí to i pro CSV.",
    "Formát určí parametr format, jinak hlavička Accept (application/json, text/csv, application/geo+json).",
    "CSV je pro stroje: čárka, desetinná tečka, UTF-8, názvy sloupců v datech; text, který by tabulkový procesor "
    "vzal za vzorec, v něm zůstává, jak je. Pro Excel stahujte na stránce Ke stažení.",
    "Parametr, který adresa nezná, je chyba 400, ne prázdný výsledek.",
    "Každá odpověď má ETag; s If-None-Match přijde nezměněná jako 304. Odpověď smí být v mezipaměti 5 minut. "
    "Nové vydání dat změní ETag.",
    "Odpovědi se balí (gzip, br). Najednou se připravuje jedna, další čekají; při návalu přijde 503 s Retry-After.",
    "Hranice jsou zobecněné, v souřadnicích WGS 84 (zeměpisná délka, šířka).",
    "Malé lokality, jejichž domácnosti by šlo poznat, jsou i zde jen počtem za obec.",
)
INTERFACE_PAGE_LICENCE = "Licence a citace"
INTERFACE_PAGE_CITATION = (
    "Každá odpověď JSON a GeoJSON nese zdroje s licencemi a hotovou citaci (about.citation, v GeoJSON "
    "metadata.citation). Pro CSV je najdete tamtéž s format=json, nebo na adrese sources. Zdroje uvádějte."
)
INTERFACE_PAGE_PROBLEMS = "Chyby"
INTERFACE_PAGE_PROBLEMS_LEAD = (
    "Chyby mají tvar application/problem+json (RFC 9457). Členem type je adresa vysvětlení na této stránce."
)

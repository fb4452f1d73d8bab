"""Words of the slides of a presentation, in view/presentation and documents/presentation.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN

#: Verbs after a number of municipalities: ``1 obec má``, ``2 obce mají``, ``5 obcí má``.
NOUN |= {
    "have": ("má", "mají", "má", "má"),
    "are": ("je", "jsou", "je", "je"),
    "territory_of": ("obvodu", "obvodů", "obvodu", "obvodů"),
}
NOUN |= {
    "key_theme": ("klíčové téma", "klíčová témata", "klíčového tématu", "klíčových témat"),
    "planned": ("opatření nebo priorita", "opatření a priority", "opatření a priority", "opatření a priorit"),
    "document": ("dokument", "dokumenty", "dokumentu", "dokumentů"),
}
DECK_UNKNOWN_AREA = "Území s kódem „{code}“ nemá prezentaci. Zadejte kód kraje, okresu, ORP, nebo CZ za celé Česko."
DECK_UNKNOWN_YEAR = "Rok {year} atlas po obcích nemá. K dispozici: {years}."
DECK_EMPTY = "Z vybraných snímků nemá žádný co ukázat. {reasons}"
DECK_RELEASE_GONE = "Vydání se změnilo, načtěte stránku znovu."
#: Of what a date is, by the key of the source without its year.
DECK_DATE_OF = {
    "isv": "index",
    "territory": "území",
    "ruian_boundaries": "hranice",
    "ruian_points": "definiční body obcí",
}
DECK_DATED = "{what} ({date})"
#: As the sources themselves write them out.
DECK_ABBREVIATION = {
    "ÚC": "územní celek (obec, svazek obcí, MAS)",
    "TSP": "terénní sociální pracovník",
    "SPSZ": "strategický plán sociálního začleňování",
}
DECK_ABBREVIATIONS = "Zkratky: {said}."
DECK_NO_KEYS = "Vyberte aspoň jeden snímek."
DECK_MISSING = {
    "zmena": "Rok {year} nemá v atlasu s čím porovnat: tabulka obcí za dřívější rok v něm není.",
    "orp": "Území tvoří jediný obvod ORP, není s čím ho porovnat.",
    "projekty": "Prameny neznají žádný projekt ani indikátor, který by se území týkal.",
    "plany": "Prameny neznají žádný plán ani úkol, který by se území týkal.",
}
DECK_AND_MORE = " a další ({count})"
DECK_MORE_NOTE = "… a dalších {count} v Atlasu."
DECK_COLUMN = {
    "indicator": ("Ukazatel",),
    "share_bounds": ("Podíl",),
    "lq_bounds": ("Kvocient",),
    "count_bounds": ("Počet",),
    "municipality_name": ("Obec",),
    "district_name": ("Okres",),
    "municipality_code": ("Kód",),
    "index_points": ("Body", "", "integer"),
    "band": ("Pásmo",),
    "population_15plus": ("Obyvatelé 15+", "", "integer"),
    "points_before": ("Dříve", "", "integer"),
    "points_after": ("Později", "", "integer"),
    "change": ("Změna", "", "change"),
    "last_known_label": ("Spolupráce",),
    "former_text": ("Dříve", "", "text"),
    "project": ("Projekt",),
    "indicator_name": ("Indikátor",),
    "target": ("Cíl",),
    "actual": ("Skutečnost",),
    "kind": ("Druh",),
    "what": ("Co",),
    "who": ("Kdo odpovídá",),
    "when": ("Termín a stav",),
    "source": ("Zdroj",),
    "source_date": ("Datum dat", "", "text"),
    "licence": ("Licence",),
}

DECK_TITLE = "Sociální vyloučení a podpora: {area}"
DECK_SUBTITLE = "{area} · Index sociálního vyloučení {year}"
DECK_PLACE_AND_DAY, DECK_DAY = "{place}, {day}", "{day}"
DECK_TITLE_NOTE = "Index je za rok {year}; podpora, projekty a úkoly jsou popsány ke dni {day} podle známých pramenů."

DECK_METHOD_TITLE = "Index sčítá {indicators} ukazatelů ve {tests} zkouškách: 0 až {most} bodů za obec"
DECK_METHOD_RULE = (
    "Zkouška dá 0 bodů pod dolní hranicí, 1 bod od dolní do horní (obě včetně) a {most} nad horní hranicí."
)
DECK_METHOD_LQ = "Kvocient je podíl obce dělený průměrem podílu kraje a podílu Česka."
DECK_METHOD_BANDS = "Pásma: {bands}. Pásmo {high} znamená vysoké zatížení."
DECK_PLACES = "Index popisuje místa, ne lidi: kdo žije v zatížené obci, není proto „ohrožená osoba“."
DECK_BOUNDS = "{lo}–{hi}"
DECK_BOUNDS_PERCENT = "{lo}–{hi}\u00a0%"
DECK_METHOD_COUNTED = "{indicator}: {counted}; podíl na základu: {base}."

DECK_MAP_TITLE = "{area}: 12 a více bodů {have} {high} {total} {noun}"
DECK_MAP_TITLE_NONE = "{area}: 12 a více bodů nemá žádná {total} {noun}"
DECK_MAP_TITLE_ALONE = "{area}: území je jediná obec a má {points}"
DECK_MAP_BAND, DECK_MAP_BANDS = "{band}: {count} ({share})", "; "
DECK_ALONE = "Území je jediná obec, jeho průměr je proto jejím indexem."

DECK_BANDS_TITLE = "V obcích s 12 a více body žije {share} obyvatel 15+, {beside}"
DECK_BANDS_BESIDE = "v Česku {share}"
DECK_BANDS_BESIDE_WITHOUT = "bez Prahy {share}"
DECK_BANDS_NONE = "V obcích s 12 a více body tu nežije nikdo, v Česku {share} obyvatel 15+"
DECK_BANDS_ROW = {"municipality_count": "{area} – obce", "population_15plus": "{area} – obyvatelé 15+"}
DECK_BANDS_UNIT = "podíl obcí a podíl obyvatel 15+"
DECK_BANDS_ALT = "Skládané pruhy, podíly pásem indexu za rok {year}. Pásmo 12–30 bodů: {rows}."
DECK_BANDS_SHARE = "Obce s 12 a více body: {share}, v Česku {country}."
DECK_BANDS_SHARE_COUNTRY = "Obce s 12 a více body: {share}."
DECK_BANDS_LIGHT = "Téměř bez zatížení (0–1 bod): {count} ({share})."
DECK_BANDS_PRAGUE = "Praha je jednou obcí v pásmu 12–30, hlavně kvůli počtům: Česko proto i bez Prahy."
DECK_BANDS_PEOPLE = "Jsou to všichni obyvatelé těchto obcí ve věku 15 a více let, ne lidé vyloučení ani ohrožení."
DECK_BANDS_NOTE = "{row}: {shares}."

DECK_ORP_TITLE = "Průměr indexu v ORP sahá od {low} ({lowest}) do {high} ({highest})"
DECK_ORP_TITLE_OWN = "{area}: průměr {points}, {rank}. nejvyšší {total} {noun} ORP kraje"
DECK_ORP_TITLE_PARTS = "{area}: průměry obvodů ORP od {low} do {high}"
DECK_ORP_SERIES = "Vážený průměr bodů"
DECK_ORP_OWN, DECK_ORP_PARTS, DECK_ORP_OTHERS = "{area}", "ORP zasahující do území ({area})", "Ostatní ORP kraje"
DECK_ORP_UNIT = "průměr bodů obcí vážený obyvateli 15+"
DECK_ORP_ALT = "Pruhový graf průměrů indexu v ORP, {around}, rok {year}. {rows}."
DECK_ORP_MEANS = "Průměr vážený obyvateli 15+: {means}."
DECK_ORP_MEAN, DECK_ORP_COUNTRY = "{area} {mean}", "Česko"
DECK_ORP_HIGH = "{area}: 12 a více bodů {have} {high} {total} {noun}."
DECK_ORP_WEIGHT = "Ve váženém průměru rozhodují velká města."
DECK_ORP_CUT = "V grafu je {shown} {total} {noun} ORP; všechny jsou na stránce Kraje."
DECK_ORP_NOTE = "{name}: vážený průměr {weighted}, prostý průměr {plain}, obce s 12+ body {high} {total}."

DECK_TOP_TITLE = "Nejvíc bodů má {name}: {points} {most} možných"
DECK_TOP_TITLE_TIED = "Nejvíc bodů, {points} {most}, {have} {count}"
DECK_TOP_HIGH = "12 a více bodů {have} {count}, 8 až 11 bodů {elevated}."
DECK_TOP_NO_HIGH = "12 a více bodů nemá žádná obec; 8 až 11 bodů {have} {elevated}."
DECK_TOP_TIED = "Stejně jako poslední v tabulce, {points}, {have} i {names}."
DECK_TOP_TIED_COUNT = "Stejně jako poslední v tabulce, {points}, {have} ještě {count}."
DECK_TOP_ORDER = "Obce se stejnými body mají stejné pořadí; v tabulce jsou podle abecedy."
DECK_TOP_SMALL = "Méně než {small} obyvatel 15+ {have} z nich {count}: tam rozhoduje hrstka lidí."
DECK_TOP_CODE = "Názvy obcí se opakují; obec určuje šestimístný kód."
DECK_TOP_NOTE = "{place}, kód {code}: {points}, {people} 15+."

DECK_REASONS_TITLE = "Nejvíc bodů obcím přidává ukazatel „{indicator}“, v průměru {points}, v Česku {country}"
DECK_REASONS_TITLE_NONE = "Žádný z pěti ukazatelů tu obcím body nepřidává"
DECK_REASONS_TITLE_COUNTRY = "Nejvíc bodů obcím přidává ukazatel „{indicator}“, v průměru {points}"
DECK_REASONS_UNIT = "průměr bodů obcí, nejvýš {most} za ukazatel"
DECK_REASONS_ALT = "Pruhový graf průměrných bodů obcí podle ukazatele za rok {year}. {rows}."
DECK_REASONS_FAR = "Podíl aspoň {far} proti Česku: {names}."
DECK_REASONS_NOT_FAR = "Aspoň {far} proti Česku není žádný podíl."
DECK_REASONS_SAME = "Podíl na úrovni Česka: {names}."
DECK_REASONS_BELOW = "Podíl pod Českem: {names}."
DECK_REASONS_POINTS = {
    "above": "Víc bodů než v Česku (v závorce): {names}.",
    "level": "Na úrovni Česka: {names}.",
    "below": "Méně bodů než v Česku (v závorce): {names}.",
}
DECK_REASONS_PAIR, DECK_REASONS_LEVEL = "{indicator} {own} ({country})", "{indicator} {own}"
DECK_REASONS_RATIO = "{indicator} {ratio}"
DECK_REASONS_TESTS = "Bodují tři zkoušky: podíl, kvocient proti kraji a Česku, a počet. Graf ukazuje průměr obcí."
DECK_REASONS_LQ = "Kvocient je přísnější v zatížených krajích: měřítkem je průměr kraje a Česka."
DECK_REASONS_NOTE = "{area}, {indicator}: podíl {share} (Česko {country}), průměr {points} na obec."
DECK_REASONS_MISSING = "Podíl nejde spočítat (základ je nula): {names}."

DECK_CHANGE_TITLE = "{before} → {after}: do pásma 12–30 bodů přibylo {into}, opustilo ho {out_of}"
DECK_CHANGE_MOVED = "Body přibyly: {rising}; ubyly: {falling}; beze změny: {same}."
DECK_CHANGE_ROWS = "V tabulce jsou největší nárůsty a poklesy; více bodů znamená větší zatížení."
DECK_CHANGE_YARDSTICK = "Měřítko se každý rok pohne s krajem a Českem: body se mohou změnit i bez vlastní změny."
DECK_CHANGE_SMALL = "Malé obce skáčou: {small} {moved} změněných má méně než {limit} obyvatel 15+."
DECK_CHANGE_SAME = "{before} → {after}: body nezměnila žádná obec"
DECK_CHANGE_NOTE = "{place}, kód {code}: {before} → {after} ({change})."

DECK_SUPPORT_TITLE = "Bez známé současné spolupráce {are} {count} {total} {noun} s 12 a více body"
DECK_SUPPORT_TITLE_ONE = "Jediná obec s 12 a více body, {name}, nemá známou současnou spolupráci"
DECK_SUPPORT_TITLE_ALL = "U všech obcí s 12 a více body ({total}) je nějaká spolupráce známa"
DECK_SUPPORT_TITLE_NONE = "Obec s 12 a více body tu v roce {year} není; podpora je známa jen z pramenů"
DECK_SUPPORT_KNOWN = (
    "Obce s 12+ body: podle posledního pramene trvá {current}, konec neznámý {unknown_end}, bez známé {none}."
)
DECK_SUPPORT_ORDER = "V tabulce nejdřív bez známé, pak podle bodů a abecedy."
DECK_SUPPORT_LAST_UNKNOWN_END = "konec poslední spolupráce není znám"
DECK_SUPPORT_ENDED, DECK_SUPPORT_ENDED_BEFORE = "{ended}{when}", "dřívější spolupráce {ended}{when}"
DECK_SUPPORT_UNDATED = ", datum neuvedeno"
DECK_SUPPORT_REGION = "Spolupráce s krajem: {words}."
DECK_SUPPORT_REGION_AROUND = "{region}: {words}."
DECK_SUPPORT_REGIONS = "{label}: {value}; {beside}."
DECK_SUPPORT_NEWEST = "Nejnovější pramen o spolupráci obcí území je z {date}; co bylo potom, atlas neví."
DECK_SUPPORT_NO_SOURCE = "Žádný pramen nedokládá, že by v území některá obec právě spolupracovala."
DECK_SUPPORT_EVER = "Obce území, které kdy spolupracovaly (samy nebo ve skupině): {ever} {total}."
DECK_SUPPORT_UNIT = "počet obcí s 12 a více body"
DECK_SUPPORT_ALT = "Skládané pruhy, obce s 12 a více body podle známé spolupráce, rok {year}. {rows}."
DECK_SUPPORT_ALT_ROW = "{region}: bez známé spolupráce {none} {total}"
DECK_SUPPORT_NOTE = "{place}, kód {code}: {points}, {people} 15+; {known}."
DECK_SUPPORT_PEOPLE = "V obcích s 12+ body bez známé současné spolupráce žije {people} 15+."

DECK_PROJECTS_TITLE = "{count} území: skutečnost je známa u {valued}{years}, cíl k ní {targets}"
DECK_PROJECTS_TITLE_ONE = "{count} území: skutečnost je známa{years}, cíl k ní {targets}"
DECK_PROJECTS_TARGETS, DECK_PROJECTS_TARGET, DECK_PROJECTS_NO_TARGET = "je u {count}", "je uveden", "prameny neuvádějí"
DECK_PROJECTS_OF_YEARS = " ({years})"
DECK_PROJECTS_TITLE_UNKNOWN = "{count} území: cíl je znám u {targets}, skutečnost není zadána"
DECK_PROJECTS_TITLE_PROJECTS = "Vlastní projekty území: {count}, v realizaci {running}; indikátor prameny neuvádějí"
DECK_PROJECTS_TITLE_WIDE = "Vlastní projekt území prameny neznají; týkat se ho mohou projekty kraje a Česka ({count})"
DECK_PROJECTS_OWN = (
    "Vlastní projekty území: {projects} (systémových {systemic}, místních {local}); indikátory: {indicators}."
)
DECK_PROJECTS_VALUES = "„Skutečnost nezadána“ neznamená, že se nic nestalo: jen ji žádný pramen neuvádí."
DECK_PROJECTS_WIDE = (
    "Projekty celého kraje a Česka ({count}) území pokrývají; kdo se účastní, prameny většinou nejmenují."
)
DECK_PROJECTS_REST = "Na snímku je {shown} {total} řádků; všechny jsou na stránce Projekty."
DECK_PROJECTS_NO_INDICATOR = "pramen žádný neuvádí"
DECK_PROJECTS_NOTE = "{project} – {said}."
DECK_PROJECTS_SAID, DECK_PROJECTS_BARE = "{indicator}: {numbers}", "indikátor prameny neuvádějí"
DECK_PROJECTS_STATE_NOTE = "{project}: {state}; {territories}."

DECK_PLANS_TITLE = "Spolupráce s Agenturou má {themes}; {late}"
DECK_PLANS_TITLE_TASKS = "Prameny znají {tasks} území; {late}"
DECK_PLANS_LATE, DECK_PLANS_NOT_LATE = "po termínu bez doloženého splnění: {tasks}", "po termínu není žádný úkol"
DECK_PLANS_TITLE_MEASURES = "Plány území: {count}, jmenovitě hodnoceno {assessed}{newest}"
DECK_PLANS_NEWEST = "; poslední známý konec plánu: {year}"
DECK_PLANS_TITLE_DOCUMENTS = "Vlastní dokumenty území: {count}; opatření ani úkoly z nich prameny neuvádějí"
DECK_PLANS_TITLE_PARTS = "Z plánů území jsou známa jen témata, oblasti nebo gesce, ne opatření a úkoly"
DECK_PLANS_TITLE_WIDE = "Vlastní plán ani úkol území prameny neznají; platí širší"
DECK_PLANS_MEASURES = "Opatření a priority území: {count}; jmenovitě hodnocená: {assessed}."
DECK_PLANS_TASKS = "Vlastní úkoly: {tasks}; po termínu, splnění nedoloženo: {overdue}."
DECK_PLANS_DOCUMENTS = "Známé vlastní dokumenty území: {count}, z toho plány a strategie: {plans}."
DECK_PLANS_OVERDUE = "Po termínu neznamená nesplněno: prameny o splnění mlčí."
DECK_PLANS_WIDE = "Řádky „celý kraj“ a „celostátní“ nejsou vlastní; území se jen týkají."
DECK_PLANS_INCOMPLETE = "Seznam není úplný: je jen z dokumentů, ze kterých atlas vznikl."
DECK_PLANS_REST = "Na snímku je {shown} {total} řádků; ostatní jsou na stránkách Opatření a plány, Jednání a úkoly."
DECK_PLANS_NOTE = "{kind}: {what} ({who}); {when}."
DECK_MARKED = "{mark}: {name}"
DECK_PLANS_KIND = {"task": "úkol", "theme": "téma"}
DECK_PLANS_PERIOD = "{state}, období {period}"
DECK_PLANS_VALID = "{state} ({period})"
DECK_PLANS_DUE = "{date}, {due}"

DECK_SOURCES_TITLE = "Čísla popisují místa, ne lidi, a mají svá omezení"
DECK_SOURCES_COUNTS = "Absolutní počty přidávají body velkým městům; Praha má {points}, z toho {counted} za počty."
DECK_SOURCES_SMALL = "Malé obce skáčou: {high} {noun} s 12+ body má {small} méně než {limit} obyvatel 15+."
DECK_SOURCES_RULE = "Závazný text metodiky nebyl po ruce: pravidlo jsme odvodili ze sešitu za rok 2023."
DECK_SOURCES_SUPPORT = "Prameny o podpoře, projektech a plánech: {count}"
DECK_SOURCES_VARIOUS = "u každého pramene jiná, viz stránku Zdroje"
DECK_SOURCES_NOTE = "{attribution}: data {date}, licence {licence}."

"""Průzkumník, in pages/analyza/pruzkumnik.py."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN
from sei_core.view.texts.municipality import MUNICIPALITY_STATUS

EXPLORER_NAV = EXPLORER_TITLE = "Průzkumník"
EXPLORER_LEAD = "Které obce mají společné to, co hledám, a co s čím souvisí?"

# filters
EXPLORER_FILTERS = "Filtry"
EXPLORER_FILTERS_ACTIVE = "Použité filtry: {count}"
EXPLORER_FILTERS_NOTE = "Obec musí splnit všechny filtry zároveň; uvnitř jednoho stačí jedna z vybraných možností."
EXPLORER_CLEAR = "Zrušit filtry"
EXPLORER_AREAS = "Kraje, okresy a ORP"
EXPLORER_SIZE = "Velikost podle obyvatel 15+"
EXPLORER_SIZE_CHOICE = {
    "0–199": "do 199",
    "200–499": "200–499",
    "500–999": "500–999",
    "1000–4999": "1\u00a0000–4\u00a0999",
    "5000–19999": "5\u00a0000–19\u00a0999",
    "20000+": "20\u00a0000 a více",
}
EXPLORER_STATUS = "Status"
EXPLORER_BAND = "Pásmo indexu"
EXPLORER_STANDING = "Spolupráce s Agenturou dnes"
EXPLORER_STANDING_CHOICE = {
    "running": "doložena k dnešku",
    "confirmed_before": "doložena dříve",
    "end_uncertain": "kolem konce",
    "start_uncertain": "kolem začátku",
    "end_unknown": "konec neuveden",
    "ended_early": "skončila předčasně",
    "ended": "skončila",
    "not_yet": "ještě nezačala",
    "none": "není známa",
}
EXPLORER_LOCALITIES = "Vyloučené lokality"
EXPLORER_LOCALITIES_CHOICE = {"any": "nerozhoduje", "known": "některá je známa", "unknown": "žádná není známa"}
EXPLORER_SEARCH = "Název, okres nebo kód obsahuje"
EXPLORER_RANGE = "{position}. údaj s mezemi"
EXPLORER_LOW, EXPLORER_HIGH = "{measure}: od", "{measure}: do"
EXPLORER_RANGE_HELP = "Včetně obou mezí. Obec, která údaj nemá, v žádných mezích není."
EXPLORER_ONLY = "Filtr „jen vybrané obce“: {count}."
EXPLORER_ONLY_END = "Vrátit ostatní obce"
EXPLORER_ONLY_LABEL = "Jen vybrané obce"

# metrics
EXPLORER_COUNT = "Obce"
EXPLORER_COUNT_HELP = "Obce ve zvoleném území, které splňují všechny filtry."
EXPLORER_PEOPLE, EXPLORER_MEAN, EXPLORER_HIGH_COUNT = "Obyvatelé 15+", "Průměr indexu", "S 12 a více body"
EXPLORER_MEAN_HELP = "Prostý průměr obcí; každá obec má stejnou váhu."
EXPLORER_NOTHING = (
    "Žádná obec ve zvoleném území nesplňuje všechny filtry. Uberte některý filtr nebo zvolte větší území."
)

# chart
EXPLORER_X, EXPLORER_Y = "Vodorovná osa", "Svislá osa"
EXPLORER_COLOUR, EXPLORER_POINT_SIZE, EXPLORER_LABELS = "Barva", "Velikost bodu", "Popisky"
EXPLORER_COLOUR_CHOICE = {
    "band": "pásmo indexu",
    "region": "kraj",
    "status": "status",
    "standing": "spolupráce",
    "measure": "údaj na mapě",
}
EXPLORER_EQUAL = "stejná"
EXPLORER_LABELS_CHOICE = {
    "residual": "největší odchylky od přímky",
    "value": "nejvyšší svislé hodnoty",
    "none": "žádné",
}
EXPLORER_DRAG = "Tažením v grafu"
EXPLORER_DRAG_CHOICE = {"select": "obdélník", "lasso": "laso", "none": "nic"}
EXPLORER_LOG_X, EXPLORER_LOG_Y = "Vodorovná osa logaritmická", "Svislá osa logaritmická"
EXPLORER_FIT, EXPLORER_WEIGHTED = "Proložit přímku", "Vážit obyvateli 15+"
EXPLORER_WEIGHTED_HELP = "Obec se počítá tolikrát, kolik má obyvatel 15+; bez vah má každá obec stejný hlas."
EXPLORER_PLACE = "{area}, rok {year}"
EXPLORER_SCATTER = "{y} a {x}"
EXPLORER_SUBTITLE = "{area}, rok {year} · {count}"
EXPLORER_SCATTER_ALT = (
    "Bodový graf. Vodorovně {x}{log_x}, svisle {y}{log_y}; {area}, rok {year}, {count}. Barva: {colour}. "
    "Velikost bodu: {size}. Popsané obce: {labels}. Tažení: {drag}. {fit}"
)
EXPLORER_LOG = " (logaritmicky)"
EXPLORER_HOVER_MORE = "<br>a dalších {count}"
EXPLORER_SELECTED = "výběr"
EXPLORER_REST = "ostatní"
EXPLORER_FIT_BAND = "95% pás průměru"
EXPLORER_FIT_LINE = "přímka"
EXPLORER_FIT_NOTE = (
    "Přímka metodou nejmenších čtverců{weighted}: {equation}; R²\u00a0=\u00a0{r2}, sklon s 95% intervalem "
    "{low} až {high}, p\u00a0{p}, n\u00a0=\u00a0{count}. Pás je 95% interval průměru, ne jednotlivé obce."
)
EXPLORER_FIT_WEIGHTED = " vážená obyvateli 15+"
EXPLORER_FIT_NONE = "Přímku nelze proložit: obcí s oběma údaji je méně než 3, nebo je vodorovný údaj u všech stejný."
EXPLORER_FIT_OFF = "Přímka není proložena."
EXPLORER_DROPPED = "Bez údaje „{measure}“: {count} ({reason})."
EXPLORER_NOT_POSITIVE = "Logaritmická osa nemá místo pro nulu: „{measure}“ vynecháno u {count}."
EXPLORER_MERGED = "Obce se stejnými hodnotami a barvou jsou jeden bod; čím větší, tím víc obcí."
EXPLORER_LABELLED = {
    "residual": "Popsáno {count} obcí s největší odchylkou od přímky.",
    "value": "Popsáno {count} obcí s nejvyšší svislou hodnotou.",
    "none": "",
}
EXPLORER_THRESHOLDS = "Tečkované čáry jsou hranice bodů nebo pásem z metodiky indexu."
EXPLORER_HISTOGRAM = "Rozdělení: {measure}"
EXPLORER_HISTOGRAM_ALT = "Sloupcový graf. {measure}, {area}, rok {year}: {count}; nejvíc obcí ({most}) má {where}."
EXPLORER_HISTOGRAM_Y = "obcí"
EXPLORER_BIN = "{low} až {high}"
EXPLORER_CAUSE = "Souvislost míst není příčina ani vlastnost lidí."

# selection
EXPLORER_PICKED = "Výběr: {count}{outside}, {people}, průměr indexu {mean}, s 12 a více body {high}. {names}"
EXPLORER_OUTSIDE = " (z toho {count} mimo filtr)"
EXPLORER_PICK_HINT = (
    "Výběr je prázdný. Obce vyberete tažením v grafu nebo v rozdělení, kliknutím na bod či sloupec, kliknutím na mapě "
    "(tažením se Shiftem obdélník) nebo v tabulce. Výběr i celý pohled je v adrese stránky: stačí ji zkopírovat."
)
EXPLORER_UNPICK, EXPLORER_KEEP = "Zrušit výběr", "Ponechat jen výběr"
EXPLORER_SAVE, EXPLORER_SAVE_SHOWN = "Uložit výběr jako {letter}", "Uložit zobrazené obce jako {letter}"
EXPLORER_RECALL, EXPLORER_UNSAVE = "Vybrat {letter} ({count})", "Smazat {letter}"
EXPLORER_SET_WRONG = (
    "V odkazu nejde přečíst „{label}“ (adresa je neúplná nebo změněná). Ukazujeme pohled bez této části."
)
EXPLORER_PICK_LABEL, EXPLORER_SAVED_LABEL = "Výběr", "Uložený výběr {letter}"

# map
EXPLORER_MAP_MEASURE, EXPLORER_CLASSES = "Údaj na mapě", "Třídění"
EXPLORER_CLASSES_CHOICE = {"official": "úřední hranice", "quantiles": "kvantily, tříd: {}", "jenks": "Jenks, tříd: {}"}
EXPLORER_EDGES = "Vlastní hranice tříd (mají přednost)"
EXPLORER_EDGES_HELP = (
    "Nejnižší hodnota každé třídy kromě první, oddělené středníkem, nejvýše šest; desetinná čárka, podíly v procentech."
)
EXPLORER_EDGES_HINT = "třeba 1; 5,5; 12"
EXPLORER_EDGES_WRONG = (
    "Vlastní hranice „{text}“ nejde přečíst: zadejte jedno až šest rostoucích čísel oddělených středníkem, třeba "
    "1; 5,5; 12. Mapa zatím používá zvolené třídění."
)
EXPLORER_MAP_TITLE = "{measure}: {area}, rok {year}"
EXPLORER_METHOD = {
    "official": "Třídy: úřední hranice bodů a pásem, stejné pro všechny roky.",
    "quantiles": "Třídy: kvantily zobrazených obcí (mapclassify Quantiles), tříd {count}; hranice zaokrouhleny.",
    "jenks": (
        "Třídy: přirozené zlomy zobrazených obcí (Fisher–Jenks, mapclassify) ze 300 hodnot rovnoměrně rozložených "
        "v pořadí, bez náhody; tříd {count}; hranice zaokrouhleny."
    ),
    "own": "Třídy: vlastní hranice {edges}.",
}
EXPLORER_MAP_LEGEND = {
    "official": "{measure}",
    "quantiles": "{measure} · kvantily",
    "jenks": "{measure} · Jenks",
    "own": "{measure} · vlastní hranice",
}
EXPLORER_ALL_VALUES = "všechny hodnoty"

# parts
EXPLORER_TABS = ("Tabulka obcí", "Korelace", "Srovnání")
EXPLORER_COLUMNS, EXPLORER_NO_MORE_COLUMNS = "Další sloupce", "žádné další"
EXPLORER_TABLE_NOTE = (
    "Zobrazeno {shown} z {total}, vybrané první; soubory obsahují všechny. Označený řádek se do výběru přidá, nebo "
    "z něj ubere."
)
EXPLORER_CORRELATED, EXPLORER_USUAL_CORRELATED = "Údaje", "pět podílů a index"
EXPLORER_CORRELATED_HELP = "Bez volby pět podílů a index; vyberte aspoň dva údaje."
EXPLORER_COEFFICIENT = "Koeficient"
EXPLORER_COEFFICIENT_CHOICE = {"spearman": "Spearman (pořadí)", "pearson": "Pearson (hodnoty)"}
EXPLORER_CORRELATION_WEIGHTED = "Vážit korelace obyvateli 15+"
EXPLORER_CORRELATION = "Korelace: {coefficient}{weighted}"
EXPLORER_CORRELATION_WEIGHTED_TITLE = ", váženo obyvateli 15+"
EXPLORER_CORRELATION_ALT = "Tabulka korelací, {title}, {area}, rok {year}: {rows}."
EXPLORER_REASON = {"few": "méně než 10 obcí s oběma údaji", "constant": "údaj je u všech obcí stejný"}
EXPLORER_COMPARED, EXPLORER_NO_AREA = "Porovnat s územím", "žádné"
EXPLORER_COMPARED_HELP = "Nejvýše čtyři území a uložené výběry dohromady; další se neukážou."
EXPLORER_TOO_MANY = "Srovnání ukazuje první čtyři; nevešlo se: {names}."
EXPLORER_SHOWN_GROUP = "Zobrazené obce"
EXPLORER_PICKED_GROUP = "Výběr"
EXPLORER_SAVED_GROUP = "Výběr {letter}"
EXPLORER_COMPARISON = "Podíly podle ukazatelů"
EXPLORER_COMPARISON_ALT = "Skupinový sloupcový graf podílů, rok {year}. {rows}."
COLUMN |= {
    "group_name": ("Skupina",),
    "median_points": ("Medián indexu", "bodů"),
    "has_localities": ("Má známou lokalitu",),
    "standing": ("Spolupráce dnes",),
    "size_class": ("Velikost podle obyvatel 15+",),
    "first": ("První údaj",),
    "second": ("Druhý údaj",),
    "pair_count": ("Obcí s oběma údaji", "obcí"),
    "effective_count": ("Účinný počet obcí", "", "integer"),
    "correlation": ("Korelace", "−1 až 1", "ratio"),
    "interval_low": ("95% interval od", "", "ratio"),
    "interval_high": ("95% interval do", "", "ratio"),
    "reason": ("Proč chybí",),
    "bin_low": ("Od", "včetně", "ratio"),
    "bin_high": ("Do", "", "ratio"),
    "selected_count": ("Z toho ve výběru", "obcí", "integer"),
    "is_selected": ("Ve výběru",),
}
OFFER_TITLE |= {
    "pruzkumnik-graf": "Obce a dva údaje bodového grafu",
    "pruzkumnik-rozdeleni-x": "Rozdělení údaje na vodorovné ose",
    "pruzkumnik-rozdeleni-y": "Rozdělení údaje na svislé ose",
    "pruzkumnik-obce": "Obce podle filtrů průzkumníku",
    "pruzkumnik-korelace": "Korelace údajů obcí",
    "pruzkumnik-srovnani": "Srovnání skupin obcí",
}
EXPLORER_STATUS_CHOICE = MUNICIPALITY_STATUS

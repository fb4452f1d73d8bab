"""Citlivost, in pages/analyza/citlivost.py."""

from __future__ import annotations

from sei_core.view.texts.documents import BAND_LABEL, INDICATOR_CARD, NOUN, VALUE_LABEL
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

SENSITIVITY_NAV = SENSITIVITY_TITLE = "Citlivost"
SENSITIVITY_LEAD = "Jak moc záleží výsledek indexu na jeho stavbě a na náhodě malých čísel?"
SENSITIVITY_PART = "Část"
SENSITIVITY_PART_CHOICE = {
    "variants": "Varianty",
    "draws": "Losování vah a hranic",
    "small": "Malá čísla",
}
SENSITIVITY_HANDBOOK = (
    "Metoda: OECD/JRC, Handbook on Constructing Composite Indicators (2008), krok nejistoty a citlivosti "
    "(uncertainty and sensitivity analysis)"
)
SENSITIVITY_FILE_YEAR = "Rok indexu: {year}"
SENSITIVITY_DIFFERING = (
    "U {count} se součet bodů pěti ukazatelů liší od zveřejněného indexu; tady se počítá s tímto součtem."
)
SENSITIVITY_UNKNOWN = (
    "U {count} není znám dárce převzatých bodů za předčasné odchody: počet těchto bodů zůstává, jak je, a mění se jen "
    "jejich váha."
)

# Varianty
VARIANT_CHOICE = {
    "without_count": "bez počtů",
    "without_lq": "bez kvocientů",
    "without_share": "bez podílů",
    "without_enforcement": "bez osob v exekuci",
    "without_housing_benefit": "bez příspěvku na bydlení",
    "without_subsistence_benefit": "bez příspěvku na živobytí",
    "without_long_unemployment": "bez uchazečů 6+ měsíců",
    "without_early_leaving": "bez předčasných odchodů",
    "lower_bounds": "všechny hranice × 0,9",
    "higher_bounds": "všechny hranice × 1,1",
    "own": "vlastní varianta",
}
VARIANT_LABEL = "Varianta na mapě a v seznamu"
VARIANT_OWN_TITLE = "Vlastní varianta: hranice a váhy"
VARIANT_FACTOR = {"share": "Hranice podílů ×", "lq": "Hranice kvocientů ×", "count": "Hranice počtů ×"}
VARIANT_FACTOR_HELP = "Čím se vynásobí dolní i horní hranice této zkoušky u všech ukazatelů; 1 = oficiální hranice."
VARIANT_WEIGHT = {key: f"Váha: {label}" for key, label in INDICATOR_CARD.items()}
VARIANT_TEST_WEIGHT = {"share": "Váha podílů", "lq": "Váha kvocientů", "count": "Váha počtů"}
VARIANT_WEIGHT_HELP = "Záleží jen na poměru vah; oficiální index váží vše stejně. Váha 0 ukazatel nebo zkoušku vynechá."
VARIANT_NO_WEIGHT = (
    "Aspoň jeden ukazatel a aspoň jedna zkouška musí mít váhu větší než 0. Do té doby se ukazuje oficiální index."
)
VARIANTS_HEADING = "Varianty vedle oficiálního indexu: {area}, rok {year}"
VARIANTS_NOTE = (
    "Body varianty se roztáhnou na 0–30, aby šly měřit stejnými pásmy. Pořadí je vždy v celém Česku, shoda pořadí a "
    "průměrný posun jsou přes obce zvoleného území. Shoda pořadí je Spearmanův koeficient: "
    "1 = stejné pořadí, 0 = žádná souvislost."
)
VARIANT_METRIC = {
    "spearman": ("Shoda pořadí", "Spearmanův koeficient pořadí obcí území v indexu a ve variantě; 1 = stejné pořadí."),
    "up_count": ("Do těžšího pásma", "Obce, které varianta řadí do pásma s více body než index."),
    "down_count": ("Do lehčího pásma", "Obce, které varianta řadí do pásma s méně body než index."),
    "still_high_count": (
        "Zůstává 12+ bodů",
        "Z obcí, které mají 12 a více bodů v indexu, kolik jich má tolik i ve variantě.",
    ),
    "new_high_count": ("Nově 12+ bodů", "Obce, které mají 12 a více bodů jen ve variantě."),
}
VARIANT_OF = "{part} z {whole}"
VARIANT_COMPARED = ("index", "varianta")
VARIANT_TRANSITIONS_ALT = (
    "Tabulka přechodů z pásem indexu do pásem varianty {variant}, rok {year}: v pásmu zůstává {stayed}, do těžšího "
    "přechází {heavier}, do lehčího {lighter}."
)
VARIANT_MAP_TITLE = "Rozdíl bodů, {variant}: {area}, rok {year}"
VARIANT_MAP_LEGEND = "Varianta minus index (body)"
VARIANT_MAP_NOTE = "Body varianty roztažené na 0–30 minus body indexu"
VARIANT_RECIPE = "Váhy ukazatelů {indicators}; váhy zkoušek (podíl, kvocient, počet) {tests}; hranice × {factors}"
SHIFTS_TITLE = "Největší rozdíly bodů"
SHIFTS_SUBTITLE = "{variant} · rok {year}"
SHIFTS_ALT = "Bodový graf: body v indexu a ve variantě {variant}, rok {year}. {rows}."
SHIFTS_ROW = "{name}: {index} → {variant}"
SHIFTS_INDEX, SHIFTS_VARIANT = "index", "varianta"
SHIFTS_HOVER = "<b>{name}</b><br>index: {index}<br>varianta: {variant}"
MOVERS_HEADING = "Obce, které mění pásmo: {count}"
MOVERS_BAND_NONE = "Žádná obec tohoto území v této variantě pásmo nemění."

# Losování
DRAWS_WEIGHTS = "Váhy ± %"
DRAWS_WEIGHTS_HELP = "O kolik procent se smí pohnout váha každého z pěti ukazatelů a každé ze tří zkoušek."
DRAWS_DISTRIBUTION = "Rozdělení vah"
DRAWS_DISTRIBUTION_CHOICE = {"uniform": "rovnoměrné", "dirichlet": "Dirichletovo"}
DRAWS_DISTRIBUTION_NOTE = (
    "Rovnoměrné rozdělení bere všechny váhy v daném rozpětí stejně často. Dirichletovo losuje váhy s pevným součtem a "
    "se stejnou směrodatnou odchylkou; jednotlivé váhy mohou rozpětí přesáhnout."
)
DRAWS_BOUNDS = "Hranice ± %"
DRAWS_BOUNDS_HELP = "O kolik procent se smí pohnout každá z 30 dolních a horních hranic, nezávisle na ostatních."
DRAWS_LEAVE = "Náhodně vynechat ukazatel"
DRAWS_LEAVE_HELP = "V každém losu chybí jeden z pěti ukazatelů, nebo žádný; všech šest možností je stejně častých."
DRAWS_NUMBER, DRAWS_SEED = "Počet losů", "Semínko"
DRAWS_SEED_HELP = "Číslo, kterým začíná generátor náhody: stejné semínko dá stejné výsledky."
DRAWS_RUN = "Losovat"
DRAWS_WAIT = (
    "Výpočet spustí tlačítko. Každý los znovu sečte body všech obcí s jinými vahami a hranicemi; tisíc losů trvá 1 až "
    "3 sekundy. Změna nastavení pak přepočítá výsledek sama."
)
DRAWS_PROGRESS = "Losuji váhy a hranice: hotovo {done}"
DRAWS_HEADING = "Co vyšlo v losech: {area}, rok {year}"
DRAWS_METHOD = (
    "Monte Carlo: {draws} losů, semínko {seed} (generátor NumPy PCG64); váhy ± {weights}, rozdělení {distribution}; "
    "hranice ± {bounds}; vynechání ukazatele: {leave}. Interval 5–95 % losů, kvantily jako inverzní distribuční funkce "
    "(typ 1)"
)
DRAWS_METRIC = {
    "certain": ("Pásmo je jisté", "Obce, které aspoň v 95 % losů vyjdou ve stejném pásmu."),
    "edge": ("Na hraně", "Obce, které v žádném pásmu nevyjdou aspoň v 95 % losů."),
    "always": ("12+ bodů jistě", "Obce, které mají 12 a více bodů aspoň v 95 % losů."),
    "sometimes": ("12+ bodů někdy", "Obce, které mají 12 a více bodů ve více než 5 a méně než 95 % losů."),
    "width": ("Šířka intervalu", "Medián rozdílu mezi horní a dolní mezí 90% intervalu pořadí."),
}
RANKS_TITLE = "90% interval pořadí"
RANKS_SUBTITLE = "{count} nejvíc zatížených obcí · {area} · rok {year} · pořadí v Česku"
RANKS_ALT = "Úsečky od 5 do 95 % losů s mediánem a oficiálním pořadím. {rows}."
RANKS_AXIS = "Pořadí v Česku (1 = nejvíc zatížená)"
INTERVAL_ROW = "{name}: {low} až {high}"
INTERVAL_HOVER = "<b>{name}</b><br>5–95 %: {low} až {high}<br>{middle}<br>index: {official}"
INTERVAL_MEDIAN_HOVER, INTERVAL_NO_MEDIAN = "medián: {value}", "rozmezí z přesných pravděpodobností"
INTERVAL_LINE, INTERVAL_MEDIAN, INTERVAL_OFFICIAL = "5–95 %", "medián", "oficiální index"
MIX_TITLE = {"draws": "Kam obce v losech spadnou", "small": "Kam by obce spadly náhodou"}
MIX_SUBTITLE = "{area} · rok {year} · řádek = pásmo indexu, barva = {what}"
MIX_WHAT = {"draws": "pásmo v losech", "small": "pásmo po výkyvu počtů"}
MIX_ALT = "Pruhový graf po pásmech indexu. {rows}."
MIX_ROW = "{band}: ve vlastním pásmu {share}"
MIX_HOVER = "<b>Index {band}</b> ({count})<br>{to}: {share}"
MIX_AXIS = "Průměrný podíl (%)"
INFLUENCE_TITLE = "Která volba rozhoduje"
INFLUENCE_SUBTITLE = "podíl na rozptylu počtu obcí s 12 a více body · Česko, rok {year}"
INFLUENCE_ALT = "Pruhový graf: {rows}."
INFLUENCE_AXIS = "Podíl na rozptylu (%)"
INFLUENCE_NONE = (
    "Podíl jednotlivých voleb nelze určit: buď se počet obcí s 12 a více body v losech nemění, nebo je losů málo "
    "(potřeba je aspoň deset na každé losované číslo)."
)
INFLUENCE_NOTE = (
    "Citlivost prvního řádu: čtverce standardizovaných koeficientů lineární regrese počtu obcí s 12 a více body na "
    "losovaných číslech. Zbytek jsou souhry voleb a nelineární vlivy. Malá záporná čísla jsou náhoda losování."
)
INFLUENCE_CHOICE = {
    "indicator_weights": "Váhy ukazatelů",
    "test_weights": "Váhy zkoušek",
    "share_bounds": "Hranice podílů",
    "lq_bounds": "Hranice kvocientů",
    "count_bounds": "Hranice počtů",
    "left_out": "Vynechaný ukazatel",
    "rest": "Souhry a zbytek",
}
EDGE_HEADING = "Obce na hraně 12 bodů, nejméně jisté první: {count}"
EDGE_NONE = "V tomto území není obec, u které by 12 a více bodů záviselo na losu."

# Malá čísla
SMALL_HALF = "Připustit náhodu i u nuly (počet + 0,5)"
SMALL_HALF_HELP = (
    "Bez přičtení zůstává nula vždy nulou, i když v malé obci může být náhodná. Půlka je střední hodnota podle "
    "Jeffreysova apriorního rozdělení; přičte se ke všem počtům, kromě obcí se základem 0."
)
SMALL_HEADING = "Co udělá náhoda s body: {area}, rok {year}"
SMALL_METHOD = (
    "Počet každého ukazatele se bere jako výsledek Poissonova rozdělení kolem pozorovaného počtu{half}, ukazatele jsou "
    "nezávislé, základy a měřítka kraje a Česka pevné; pravděpodobnosti jsou spočítány přesně, bez losování, proto bez "
    "semínka. Interval 5–95 %"
)
SMALL_METHOD_HALF = " zvětšeného o 0,5"
SMALL_METRIC = {
    "certain": ("Pásmo je jisté", "Obce, které s pravděpodobností aspoň 95 % zůstanou ve svém pásmu."),
    "edge": ("Na hraně", "Obce, kterým pásmo nevychází s pravděpodobností aspoň 95 %."),
    "always": ("12+ bodů jistě", "Obce s 12 a více body, které je mají s pravděpodobností aspoň 95 %."),
    "sometimes": ("12+ bodů nejistě", "Obce s 12 a více body, kde je tato pravděpodobnost menší."),
    "width": ("Šířka intervalu", "Medián rozdílu mezi horní a dolní mezí intervalu, v bodech."),
}
POINTS_INTERVAL_TITLE = "90% interval bodů"
POINTS_INTERVAL_SUBTITLE = "{count} nejvíc zatížených obcí · {area} · rok {year}"
POINTS_INTERVAL_ALT = "Úsečky od 5 do 95 % s body indexu. {rows}."
JUMP_HEADING = "Je skok obce šum?"
JUMP_PICK = (
    "Vyhledejte obec: uvidíte, jaké body by měla, kdyby její počty padly znovu, a zda je její změna víc než náhoda."
)
JUMP_NOT_THERE = "Vybraná obec nemá v roce {year} index. Zvolte jiný rok."
JUMP_ONE_YEAR = "V atlasu je jen rok {year}, změnu mezi roky zatím není s čím porovnat. Další rok načte příkaz import."
JUMP_OTHER_YEAR = "Porovnat s rokem"
JUMP_TABLE = "Změna a její šum"
JUMP_MISSING = "Obec má jen jeden z obou roků, změnu nelze posoudit."
DRAWS_ONE = "Jedna obec v losech"
DRAWS_ONE_PICK = "Vyhledejte obec: ukáže se, kam ji různé váhy a hranice řadí."
DRAWS_ONE_SAID = (
    "{name}: index {points}, {rank}. místo v Česku; v 90 % losů {low}. až {high}. místo, medián {median}. Podíl losů "
    "v pásmech 0–1, 2–7, 8–11 a 12–30: {shares}."
)
DRAWS_ONE_MISSING = "Obec v roce {year} v datech není."
JUMP_NOISE = (
    "{name}: {before} → {after}: {change}. Pravděpodobně šum: kdyby počty obou roků padly znovu, změna "
    "by v 90 % případů ležela mezi {low} a {high}, a to zahrnuje i žádnou změnu."
)
JUMP_REAL = (
    "{name}: {before} → {after}: {change}. Víc než šum: kdyby počty obou roků padly znovu, změna "
    "by v 90 % případů ležela mezi {low} a {high}, a to žádnou změnu nezahrnuje."
)
CHANCE_TITLE = "Body, kdyby počty padly znovu"
CHANCE_SUBTITLE = "{name} · rok {year}"
CHANCE_ALT = "Sloupcový graf. {name}, rok {year}: index {points}, 90 % možných výsledků leží mezi {low} a {high} body."
CHANCE_AXIS = "Pravděpodobnost (%)"
CHANCE_OFFICIAL = "index {points}"
CHANCE_SAID = (
    "{name} má v roce {year} {points}. Kdyby její počty padly znovu, vyšlo by v 90 % případů {low} až {high}; ve "
    "svém pásmu by zůstala s pravděpodobností {same}."
)

COLUMN |= {
    "variant": ("Varianta",),
    "spearman": ("Shoda pořadí (Spearman)", "", "ratio"),
    "mean_rank_shift": ("Průměrný posun pořadí", "míst"),
    "up_count": ("Do těžšího pásma", "obcí"),
    "down_count": ("Do lehčího pásma", "obcí"),
    "still_high_count": ("Z nich i ve variantě", "obcí"),
    "new_high_count": ("12 a více jen ve variantě", "obcí"),
    "variant_points": ("Body varianty", "0–30", "ratio"),
    "points_difference": ("Rozdíl bodů", "varianta minus index", "ratio"),
    "variant_band": ("Pásmo varianty",),
    "variant_rank": ("Pořadí ve variantě",),
    "rank_difference": ("Posun pořadí", "míst", "change"),
    "rank_low": ("Pořadí: 5 % losů",),
    "rank_median": ("Pořadí: medián",),
    "rank_high": ("Pořadí: 95 % losů",),
    "minimal_band_share": ("Podíl případů v pásmu 0–1",),
    "low_band_share": ("Podíl případů v pásmu 2–7",),
    "elevated_band_share": ("Podíl případů v pásmu 8–11",),
    "high_band_share": ("Podíl případů v pásmu 12–30",),
    "likely_band": ("Nejčastější pásmo",),
    "likely_share": ("Podíl nejčastějšího pásma",),
    "is_certain": ("Pásmo je jisté", "aspoň 95 %"),
    "choice": ("Volba",),
    "variance_share": ("Podíl na rozptylu",),
    "points_low": ("Body: 5 %", "bodů"),
    "points_high": ("Body: 95 %", "bodů"),
    "same_band_share": ("Pravděpodobnost vlastního pásma",),
    "probability_share": ("Pravděpodobnost",),
    "change_low": ("Změna: 5 %", "bodů", "change"),
    "change_high": ("Změna: 95 %", "bodů", "change"),
    "is_index": ("Body indexu",),
    "is_noise": ("Změna je pravděpodobně šum",),
}
VALUE_LABEL |= {
    "variant": VARIANT_CHOICE,
    "variant_band": BAND_LABEL,
    "likely_band": BAND_LABEL,
    "choice": INFLUENCE_CHOICE,
}
OFFER_TITLE |= {
    "varianty": "Varianty indexu vedle oficiálního",
    "varianta-pasma": "Přechody obcí mezi pásmy indexu a varianty",
    "varianta-rozdily": "Rozdíly bodů varianty a indexu po obcích",
    "varianta-body": "Body indexu a varianty po obcích",
    "varianta-obce": "Obce, které ve variantě mění pásmo",
    "losy-poradi": "Intervaly pořadí a podíly pásem v losech po obcích",
    "losy-pasma": "Kam obce v losech spadnou",
    "losy-vliv": "Podíl voleb na rozptylu počtu obcí s 12 a více body",
    "losy-hrana": "Obce na hraně 12 bodů",
    "sum-body": "Intervaly bodů při náhodném výkyvu počtů po obcích",
    "sum-pasma": "Kam by obce spadly náhodou",
    "sum-obec": "Body obce, kdyby její počty padly znovu",
    "sum-skok": "Změna obce mezi dvěma roky a její šum",
}
NOUN |= {"place_in_order": ("místo", "místa", "místa", "míst")}

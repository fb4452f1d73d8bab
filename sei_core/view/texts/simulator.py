"""Simulátor, in pages/analyza/simulator.py, view/simulator.py and view/simulator_charts.py."""

from __future__ import annotations

from sei_core.view.texts.documents import BAND_LABEL, NOUN, VALUE_LABEL
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

SIMULATOR_NAV = SIMULATOR_TITLE = "Simulátor"
SIMULATOR_LEAD = "Co by se stalo s body, kdyby se změnily počty, a co by stačilo k přechodu do jiného pásma?"
SIMULATOR_EXAMPLE = "Obec není vybrána, počítáme na příkladu. Jinou vyhledejte podle názvu, okresu nebo kódu."
SIMULATOR_STEP_HELP = "{label}: {step}"
SIMULATOR_HEADING = "{place}: rok {year}"
SIMULATOR_HOW = (
    "Přepište počet nebo základ, nebo ho posuňte tlačítky o 10 % (osoby a žáci na celé, dávky na celé vyplacené dávky, "
    "vždy nejméně o jednu). Vše ostatní v Česku zůstává, jak je. Odkaz nese jen to, co se liší od skutečnosti."
)
SIMULATOR_RESET = "Vrátit skutečnost"
SIMULATOR_FIELD = {
    "population_15plus": "Obyvatelé 15+",
    "enforcement_count": "Osoby v exekuci",
    "housing_benefit_twelfths": "Dávky na bydlení za rok",
    "subsistence_benefit_twelfths": "Dávky na živobytí za rok",
    "population_15_64": "Obyvatelé 15–64",
    "long_unemployment_count": "Uchazeči evidovaní déle než 6\u00a0měsíců",
    "early_leaving_base": "Žáci, kteří ukončili povinnou docházku",
    "early_leaving_count": "Předčasné odchody ze\u00a0ZŠ (žáci)",
}
SIMULATOR_GROUP = {
    "population_15plus": "Obyvatelé 15+: základ tří ukazatelů",
    "population_15_64": "Obyvatelé 15–64",
    "early_leaving_base": "Žáci",
}
SIMULATOR_BASE_HELP = {
    "population_15plus": "Společný základ exekucí, příspěvku na bydlení i na živobytí: změna pohne všemi třemi podíly.",
    "population_15_64": "Základ podílu uchazečů evidovaných déle než 6 měsíců.",
    "early_leaving_base": "Žáci běžných tříd, kteří v tomto školním roce ukončili povinnou docházku.",
}
SIMULATOR_COUNT_HELP = "Nejvýše tolik, kolik je základ."
SIMULATOR_BENEFIT_HELP = (
    "Příspěvky vyplacené za dvanáct měsíců dohromady. Index počítá s průměrným měsícem, tedy s dvanáctinou; "
    "nejvýše dvanáctinásobek základu."
)
SIMULATOR_ACTUAL = "skutečnost {actual}"
SIMULATOR_ACTUAL_MONTHLY = "skutečnost {actual}, měsíčně {monthly}"
SIMULATOR_LESS, SIMULATOR_MORE = "−10\u00a0%", "+10\u00a0%"
SIMULATOR_NO_SCHOOL = (
    "Obec nemá školu s běžnými třídami, přebírá body od obce {donor}, nejbližší se školou. "
    "Tento ukazatel tu proto nejde měnit."
)
SIMULATOR_NO_DONOR = (
    "Obec nemá školu s běžnými třídami a dárce jejích bodů neznáme, protože obec zatím nemá definiční bod. "
    "Tento ukazatel tu proto nejde měnit."
)
SIMULATOR_NO_DONOR_STAYS = (
    "Body za předčasné odchody jsou převzaté a dárce neznáme, obec zatím nemá definiční bod. "
    "V každé simulaci zůstávají."
)
SIMULATOR_REFUSAL = {
    "negative": "Počet nemůže být záporný.",
    "no_base": "Základ nemůže být 0: podíl by se nedal spočítat.",
    "above_base": "Počet je vyšší než základ: nejvýše {most}.",
}
SIMULATOR_REFUSED = "Dokud nejsou čísla opravená, simulace se nepočítá."

SIMULATOR_NOT_IN_YEAR = "V roce {year} atlas tuto obec nemá, není co simulovat."
SIMULATOR_RESULT = "Výsledek"
SIMULATOR_INDEX, SIMULATOR_INDEX_AFTER, SIMULATOR_BAND = "Index {year}", "Index v simulaci", "Pásmo"
SIMULATOR_OTHERS_METRIC = "Jiné obce s jiným indexem"
SIMULATOR_OF = "{points} z {most}"
SIMULATOR_INDEX_HELP = "Zveřejněný index. Více bodů znamená větší zatížení."
SIMULATOR_INDEX_AFTER_HELP = "Zveřejněný index posunutý o tolik bodů, o kolik změnu počítá pravidlo."
SIMULATOR_OTHERS_HELP = "Obce, ve kterých se nezměnil žádný počet, a přesto mají v simulaci jiný index."
SIMULATOR_ARROW = "{before} → {after}"
SIMULATOR_SAME = "beze změny"
SIMULATOR_UNCHANGED = "Zatím se nic nemění: přepište některý počet nebo základ."
SIMULATOR_SENTENCE = "{field}: {before} → {after} ({change})."
SIMULATOR_MOVED = "Index se mění z {before} na {after}, pásmo {bands}."
SIMULATOR_NOT_MOVED = "Index zůstává {points}: žádná zkouška nepřešla přes svou hranici."
SIMULATOR_STAYED = "Index zůstává {points}: změny jednotlivých zkoušek se vyrovnaly."
SIMULATOR_BAND_STAYS, SIMULATOR_BAND_MOVES = "zůstává {band}", "{before} → {after}"
SIMULATOR_UNEXPLAINED = (
    "Zveřejněný index má {published}, pravidlo dává {computed}. Simulace začíná u zveřejněného indexu a tento rozdíl "
    "v něm nechává."
)
SIMULATOR_FOLLOWS = "Body za předčasné odchody přebírá od obce {donor}; pohnou se, jen když se pohnou tam."
SIMULATOR_STAYS = (
    "Body za předčasné odchody jsou převzaté a zveřejněný index neodpovídá nejbližší škole, tedy obci {donor}. "
    "Skutečného dárce neznáme, a tak tyto body v každé simulaci zůstávají."
)

SIMULATOR_MATRIX_TITLE = "Body zkoušku po zkoušce"
SIMULATOR_MATRIX_SUBTITLE = (
    "{name} · rok {year} · body skutečnost → simulace, pod nimi hodnota a hranice pro 1 a 2 body"
)
SIMULATOR_MATRIX_ALT = (
    "Matice pěti ukazatelů a tří zkoušek. Index {before} → {after}. Změněné zkoušky: {changed}. Rok {year}, {name}."
)
SIMULATOR_MATRIX_NONE = "žádná"
SIMULATOR_MATRIX_CELL = "{indicator} – {test} {before} → {after}"
SIMULATOR_UP, SIMULATOR_DOWN = "▲", "▼"
SIMULATOR_TAKEN_OVER = "převzato celé: {points}"
SIMULATOR_BOUNDS = "≥ {lo} / > {hi}"

SIMULATOR_YARDSTICKS = "Měřítka, která se tím posunula"
SIMULATOR_YARDSTICK_LEAD = (
    "Obec je částí svého kraje i Česka. Kvocient dělí podíl průměrem obou podílů, takže se změnou jedné obce "
    "se měřítko pohne všem."
)
SIMULATOR_YARDSTICK_MOVED = "{indicator}, {region} i celé Česko: {count}{base}."
SIMULATOR_YARDSTICK_BASE = ", základ {base}"
SIMULATOR_YARDSTICK_COLUMNS = ("Ukazatel", "Kraj", "Podíl kraje", "Podíl Česka", "První bod za kvocient od podílu")

SIMULATOR_OTHERS = "Komu dalšímu se tím změní body"
SIMULATOR_OTHERS_NONE = "Žádné jiné obci se body nezmění: měřítka se pohnula příliš málo, nikdo nepřešel hranici."
SIMULATOR_OTHERS_COUNT = "Jiné obce se změněnými body: {moved}; vyšší index {more}, nižší {fewer}."
SIMULATOR_OTHERS_BANDS = "Přechod do jiného pásma: {count} – {pairs}."
SIMULATOR_OTHERS_NO_BAND = "Do jiného pásma žádná z nich nepřejde."
SIMULATOR_OTHERS_CAUSES = "Příčiny: {causes}."
SIMULATOR_CAUSE = {
    "region": "měřítko kraje",
    "country": "měřítko Česka",
    "region_and_country": "měřítka kraje a Česka dohromady",
    "donor": "body dárce",
}
SIMULATOR_WHY = "{indicator} {before} → {after}: {cause}"
SIMULATOR_WHY_DONOR = "{indicator} {before} → {after}: {cause} ({donor})"
SIMULATOR_JOIN = "; "
SIMULATOR_MAP_TITLE = "Změna indexu v simulaci: {what}, rok {year}"
SIMULATOR_MAP_LEGEND = "Simulace proti skutečnosti, body"
SIMULATOR_MAP_CLASSES = ("−2 a méně", "−1", "beze změny", "+1", "+2 a více")
SIMULATOR_MAP_DATE = "simulace nad indexem {year}"

SIMULATOR_ENOUGH = "Co by stačilo"
SIMULATOR_ENOUGH_LEAD = (
    "O kolik osob, žáků nebo dávek by obec musela mít méně či více, aby měla zvolený index. Základy i všechny ostatní "
    "obce zůstávají; vychází se ze skutečnosti roku {year}, ne z čísel zadaných výše. Není to návod ani předpověď."
)
SIMULATOR_GOAL = "Kam by se měl index dostat"
SIMULATOR_GOAL_BAND = "pásmo {band}"
SIMULATOR_GOAL_AT_MOST, SIMULATOR_GOAL_AT_LEAST = "nejvýše {points}", "nejméně {points}"
SIMULATOR_TOGETHER, SIMULATOR_ALONE = "Ve všech ukazatelích dohromady", "Jen v jednom ukazateli"
SIMULATOR_TOGETHER_SAYS = "Obec by musela mít: {changes}. Index by pak byl {points}."
SIMULATOR_TOGETHER_TOTAL = "Celkem jde o {total}."
SIMULATOR_TOGETHER_OTHERS = "Jiné obce, kterým by se tím změnil index: {count}."
SIMULATOR_FEWER = {True: "{indicator} o {amount} méně", False: "{indicator} o {amount} více"}
SIMULATOR_BENEFIT_AMOUNT = "{monthly} měsíčně ({yearly} za rok)"
SIMULATOR_TOGETHER_WEIGHT = (
    "Menší změna nestačí: prošly se všechny dosažitelné body pěti ukazatelů. Jedna osoba nebo žák váží stejně jako "
    "jedna dávka vyplácená všech dvanáct měsíců. Při shodě rozhoduje méně ukazatelů, pak jejich pořadí v indexu."
)
SIMULATOR_ALONE_SAYS = (
    "Pohne se jen počet v jednom ukazateli, ostatní zůstanou. „Nestačí“ znamená, že k cíli "
    "nevede žádný počet od nuly do základu."
)
SIMULATOR_ENOUGH_COLUMNS = ("Ukazatel", "Z → na", "Změna", "Body ukazatele", "Index", "Jiné obce")
SIMULATOR_MONTHLY = "{before} → {after} měsíčně ({before_year} → {after_year} za rok)"
SIMULATOR_CHANGE = "{change} ({percent})"
SIMULATOR_OBSTACLE = {
    "no_school": "nejde: obec nemá školu, body přebírá",
    "no_base": "nejde: základ je 0",
    "out_of_reach": "nestačí, nejblíž by byl index {nearest}",
    "skipped": "index by přeskočil z {nearest} na {beyond}",
}
SIMULATOR_TOGETHER_OBSTACLE = {
    "out_of_reach": "Nejde to: i při krajních hodnotách všech počtů by index byl {nearest}.",
    "skipped": "Nejde to: počty přeskočí požadované rozmezí.",
}
SIMULATOR_FILL = "Dosadit do simulace: {way}"
SIMULATOR_FILL_TOGETHER = "vše dohromady"

SIMULATOR_ORP = "Všechny obce jednoho ORP"
SIMULATOR_ORP_LEAD = (
    "Počty každé obce ORP se změní o stejné procento (na celé osoby, žáky a dávky za rok, nejvýše do základu); "
    "obce bez školy odchody přebírají. Tato část na číslech jedné obce výše nezávisí."
)
SIMULATOR_ORP_CHOICE = "Obvod ORP"
SIMULATOR_ORP_FIELD = "{indicator}, změna v ORP (%)"
SIMULATOR_ORP_UNCHANGED = "Zatím se nic nemění: zadejte změnu v procentech aspoň v jednom ukazateli."
SIMULATOR_ORP_NOBODY = "Obce tohoto ORP nemají v těchto ukazatelích nic, co by se po zaokrouhlení změnilo."
SIMULATOR_ORP_MOVED = "Obce ORP s jiným indexem"
SIMULATOR_ORP_MOVED_HELP = "Z {total}, které ORP má; změněný počet má {changed}."
SIMULATOR_ORP_OUTSIDE = "Obce mimo ORP s jiným indexem"
SIMULATOR_ORP_HIGH = "Obce ORP s 12 a více body"
SIMULATOR_ORP_HIGH_HELP = "Skutečnost → simulace."
SIMULATOR_ORP_BANDS = "Obce ORP podle pásma, skutečnost → simulace: {bands}."
SIMULATOR_ORP_TABLE = "Obce ORP: index ve skutečnosti a v simulaci"
SIMULATOR_ORP_WHAT = "{area}, {percents}"
SIMULATOR_PERCENT = "{indicator} {percent}"

SIMULATOR_METHOD = (
    "Metoda: body podle pravidla indexu přepočtené v celých číslech pro všechny obce roku {year}; zveřejněný index "
    "posunutý o změnu bodů podle pravidla. Nic se nelosuje, výpočet nemá semínko."
)
SIMULATOR_METHOD_ENOUGH = (
    "Metoda: v každém ukazateli nejbližší počet pro každé dosažitelné body, pak dynamické programování přes pět "
    "ukazatelů. Základy stojí, měřítko se s počtem obce hýbe. Váha: 1 osoba = 1 žák = 12 vyplacených dávek. "
    "Rok {year}; ověřeno simulací, nic se nelosuje."
)
SIMULATOR_OF_PLACE = "Obec: {place}, kód {code}"
SIMULATOR_GOAL_LINE = "Cíl: {goal}"
SIMULATOR_OWN = "Vlastní výpočet čtenáře v Simulátoru z podkladů indexu {year} (zdroje níže), ne zveřejněné údaje."

OFFER_TITLE |= {
    "simulace-body": "Body obce ve skutečnosti a v simulaci",
    "simulace-meritka": "Měřítka kvocientu ve skutečnosti a v simulaci",
    "simulace-dalsi": "Jiné obce, kterým simulace změní body",
    "simulace-staci": "Nejmenší změna počtů, která by stačila",
    "simulace-orp": "Obce ORP ve skutečnosti a v simulaci",
    "simulace-orp-dalsi": "Jiné obce, kterým simulace ORP změní body",
    "simulace-mapa": "Mapa změn indexu v simulaci",
    "simulace-orp-mapa": "Mapa změn indexu v simulaci ORP",
}
COLUMN |= {
    "observed_value": ("Hodnota ve skutečnosti", "", "ratio"),
    "simulated_value": ("Hodnota v simulaci", "", "ratio"),
    "observed_points": ("Body ve skutečnosti",),
    "simulated_points": ("Body v simulaci",),
    "simulated_change": ("Změna", "bodů", "change"),
    "observed_band": ("Pásmo ve skutečnosti",),
    "simulated_band": ("Pásmo v simulaci",),
    "why_text": ("Proč",),
    "count_change": ("Změna počtu", "", "ratio"),
    "base_change": ("Změna základu", "", "change"),
    "region_share_before": ("Podíl kraje ve skutečnosti", "", "percent"),
    "region_share_after": ("Podíl kraje v simulaci", "", "percent"),
    "country_share_before": ("Podíl Česka ve skutečnosti", "", "percent"),
    "country_share_after": ("Podíl Česka v simulaci", "", "percent"),
    "yardstick_share_before": ("Měřítko ve skutečnosti", "", "percent"),
    "yardstick_share_after": ("Měřítko v simulaci", "", "percent"),
    "first_point_share_before": ("První bod kvocientu od podílu ve skutečnosti", "", "percent"),
    "first_point_share_after": ("První bod kvocientu od podílu v simulaci", "", "percent"),
    "way": ("Způsob",),
    "count_before": ("Počet ve skutečnosti", "osob, žáků, dávek měsíčně", "ratio"),
    "count_after": ("Počet, který by stačil", "osob, žáků, dávek měsíčně", "ratio"),
    "relative_change": ("Změna počtu v poměru", "", "percent"),
    "indicator_points_before": ("Body ukazatele ve skutečnosti", "0–6"),
    "indicator_points_after": ("Body ukazatele pak", "0–6"),
    "index_after": ("Index pak", "bodů"),
    "moved_count": ("Jiné obce s jiným indexem", "obcí"),
    "obstacle": ("Proč to nejde",),
    "nearest_points": ("Nejbližší dosažitelný index", "bodů"),
    "beyond_points": ("Index, na který se přeskočí", "bodů"),
}
VALUE_LABEL |= {
    "observed_band": BAND_LABEL,
    "simulated_band": BAND_LABEL,
    "way": {"together": SIMULATOR_TOGETHER, "alone": SIMULATOR_ALONE},
    "obstacle": {
        "no_school": "obec nemá školu",
        "no_base": "základ je 0",
        "out_of_reach": "nestačí žádný počet",
        "skipped": "index by rozmezí přeskočil",
    },
}
NOUN |= {
    "paid_benefit": ("dávka", "dávky", "dávky", "dávek"),
    "person_or_benefit": ("osobu či dávku", "osoby či dávky", "osoby či dávky", "osob či dávek"),
}

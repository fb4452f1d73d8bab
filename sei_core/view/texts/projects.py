"""Projekty, in pages/podpora/projekty.py, view/projects.py and view/project_charts.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN, VALUE_LABEL
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

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

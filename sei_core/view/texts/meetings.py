"""Jednání a úkoly, in pages/podpora/jednani_a_ukoly.py, view/meetings.py and export/ics.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN, VALUE_LABEL
from sei_core.view.texts.frame import DOWNLOAD, OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

NOUN |= {
    "day": ("den", "dny", "dne", "dní"),
    "task": ("úkol", "úkoly", "úkolu", "úkolů"),
    "meeting": ("jednání", "jednání", "jednání", "jednání"),
}
MEETINGS_DAY = "Ke dni"
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

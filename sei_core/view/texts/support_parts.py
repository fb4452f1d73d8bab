"""Přehled, Kraje, Obec: their parts on support, in view/support.py, municipality_support.py and region_support.py."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN
from sei_core.view.texts.municipality import PDF_HEADING

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
PDF_REFERENCES_MORE = " a dalších {count} pramenů uvedených v atlasu"

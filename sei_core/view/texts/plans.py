"""Opatření a plány (pages/podpora/opatreni_a_plany.py, view/plans.py, view/plan_charts.py)."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

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

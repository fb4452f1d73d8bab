"""Page Prezentace: choices of a presentation, the presentation mode, and the hand-out."""

from __future__ import annotations

SLIDES_TITLE = "Prezentace"
SLIDES_LEAD = "Jak ukázat stav území na jednání?"
SLIDES_AREA = (
    "Prezentace je o území **{area}** a roce **{year}**. Jiný kraj, okres, ORP nebo celé Česko a jiný rok vyberete "
    "ve společných volbách „Území“ a „Rok“ vlevo v nabídce."
)
#: What a slide is about, in lists; its own title says what it found.
SLIDE_NAME = {
    "uvod": "Úvod",
    "metoda": "Jak se index počítá",
    "mapa": "Mapa obcí",
    "pasma": "Pásma indexu",
    "orp": "Pořadí ORP",
    "obce": "Nejzatíženější obce",
    "proc": "Proč mají body",
    "zmena": "Změna proti minulému roku",
    "podpora": "Spolupráce a kde chybí",
    "projekty": "Projekty a indikátory",
    "plany": "Plány a úkoly",
    "zdroje": "Na co dát pozor a zdroje",
}
SLIDES_CHOICE = "Snímky"
SLIDES_CHOICE_HELP = "Pořadí změníte tlačítky u snímků níže. Když nezbude žádný, ukážou se všechny."
SLIDES_NONE = "všechny snímky"
SLIDES_ALL_SHOWN = "všechny v obvyklém pořadí"
SLIDES_MEETING = "Název jednání"
SLIDES_MEETING_HINT = "třeba Regionální stálá konference"
SLIDES_PLACE = "Místo"
SLIDES_DAY = "Den jednání"
SLIDES_START = "Spustit prezentaci"
SLIDES_START_NOTE = (
    "V prezentaci: šipky nebo Page Up a Page Down mění snímek, Home a End vedou na první a poslední, N ukáže poznámky "
    "pro řečníka, F zapne celou obrazovku, Esc prezentaci ukončí."
)
SLIDES_FILE = {"pptx": "PPTX k úpravám", "pdf": "Podklady do ruky (PDF)"}
SLIDES_FILE_NAME = {"pptx": "prezentace", "pdf": "podklady"}
SLIDES_PREVIEW = "Snímky v pořadí, jak půjdou za sebou"
SLIDES_PREVIEW_LINE = "**{number}.** {title}  \n{about}"
SLIDES_MISSING_NAME = "{name} (nemá co ukázat)"
SLIDES_MISSING_LINE = "**{name}** v prezentaci není: {reason}"
SLIDES_UP, SLIDES_DOWN, SLIDES_FROM = "Výš", "Níž", "Ukázat"
SLIDES_UP_HELP, SLIDES_DOWN_HELP = "Posunout „{name}“ o místo výš", "Posunout „{name}“ o místo níž"
SLIDES_FROM_HELP = "Spustit prezentaci od snímku „{name}“"

SLIDE = "Snímek"
SLIDE_NUMBER = "{number}\u00a0/\u00a0{total}"
SLIDE_PREVIOUS, SLIDE_NEXT, SLIDE_END = "Předchozí", "Další", "Ukončit"
SLIDE_NOTES, SLIDE_NOTES_HEADING = "Poznámky", "Poznámky pro řečníka"
SLIDE_NOTES_CLOSE = "Zavřít poznámky"
SLIDE_NO_NOTES = "K tomuto snímku poznámky nejsou."
SLIDE_FULLSCREEN = "Celá obrazovka"

HANDOUT_TITLE = "{title} – podklady do ruky"
HANDOUT_MEETING = "{area} · rok {year} · {place}{day}"
HANDOUT_NOTES = "Místo pro poznámky"
HANDOUT_MISSING = "Co v podkladech není"
HANDOUT_MAP_ALT = "Mapa: {title}. {classes}."
HANDOUT_MAP_CLASS = "{label}: {count}"

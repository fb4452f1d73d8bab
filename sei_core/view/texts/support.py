"""Podpora: titles and leads of its pages."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

CHOICE_LINE = "Volba na stránce – {label}: {value}"
SOURCES_OF_ROW = "{first} a další: {more}"
REGION_LINKS = "Rovnou na kraj:"
FROM_TO = "{start} – {end}"
COOPERATION_TITLE = "Spolupráce"
COOPERATION_LEAD = "Komu Agentura pro sociální začleňování pomáhá, odkdy, a jak jisté to je?"
GAPS_TITLE = "Kde podpora chybí"
GAPS_LEAD = "Které zatížené obce nemají známou současnou spolupráci s Agenturou?"
LOCALITIES_TITLE = "Lokality"
LOCALITIES_LEAD = "Kde jsou sociálně vyloučené lokality?"
PROJECTS_TITLE = "Projekty"
PROJECTS_LEAD = "Jak daleko jsou projekty: co slíbily, co je doloženo a co by odpovídalo uplynulému času?"
PLANS_TITLE = "Opatření a plány"
PLANS_LEAD = "Co strategie a plány slibují a co z toho je podle monitoringu splněno?"
MEETINGS_TITLE = "Jednání a úkoly"
MEETINGS_LEAD = "Co je na pořadu, co má termín a co už je po termínu?"
OFFER_TITLE |= {
    "prameny": "Prameny o spolupráci, lokalitách, projektech a plánech",
    "rozpory": "Rozporná tvrzení pramenů",
}
COLUMN |= {"reference_count": ("Pramenů",)}

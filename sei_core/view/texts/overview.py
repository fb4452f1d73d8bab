"""Přehled."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

OVERVIEW_TITLE = "Přehled"
OVERVIEW_LEAD = (
    "Jak na tom Česko nebo zvolené území je: kolik obcí a lidí je v kterém pásmu Indexu sociálního vyloučení?"
)
OVERVIEW_FINDINGS = "Co z čísel plyne"
OVERVIEW_MAP = "Index sociálního vyloučení obcí, rok {year}"
OVERVIEW_SHARES = "Pět podílů, ze kterých se index počítá"
OVERVIEW_SERIES = "Kolik obcí bylo zatížených v jednotlivých letech"
OVERVIEW_HEAVIEST = "Nejvíce zatížené obce: {area}"
OVERVIEW_SHARE_HELP = "{count} na {base} ({base_label}). V Česku {country}.{change}"
OVERVIEW_SHARE_CHANGE = " Proti roku {before}: {change}"
OVERVIEW_CAVEAT = (
    "Index popisuje místa, ne lidi: obyvatelé zatížené obce nejsou „ohrožené osoby“. "
    "Absolutní počty přidávají body velkým městům; Praha má {points}, z toho {counted} za počty. "
    "Proto je vedle Česka vždy i Česko bez Prahy."
)
SERIES_CAVEAT = (
    "Hranice 12 a 8 bodů jsou dvě různé řady a nesmí se spojovat: obce s 8 a více body zahrnují i ty s 12 a více. "
    "Kde si prameny odporují, jsou v grafu obě hodnoty a čára k nim nevede. Tabulky po obcích má atlas jen za roky "
    "v nabídce; "
    "ostatní roky jsou zveřejněné souhrny z tisku."
)
HEADLINE_HIGH = "Obce s 12+ body"
HEADLINE_HIGH_HELP = "Vysoké zatížení. Změna proti roku {before}: {change}."
HEADLINE_HIGH_FIRST = "Vysoké zatížení. Dřívější rok v atlasu po obcích není."
HEADLINE_ELEVATED = "Obce s 8+ body"
HEADLINE_ELEVATED_HELP = "Jiná hranice než 12 bodů; veřejně se používá od roku 2024."
HEADLINE_COUNT = "{count} ({share})"
BESIDE_COUNTRY = "Česko {}"
HEADLINE_PEOPLE = "Lidé 15+ v obcích s 12+ body"
HEADLINE_PEOPLE_HELP = "Podíl všech obyvatel 15+ území. Nejde o počet sociálně vyloučených lidí."
HEADLINE_MEAN = "Vážený průměr indexu"
HEADLINE_MEAN_HELP = "Průměr bodů obcí vážený obyvateli 15+; prostý průměr po obcích je na stránce Kraje."
FINDING_HIGH = "**{area}** ({year}): 12 a více bodů má {high} z {total}, tedy {share}."
FINDING_PEOPLE = "V těchto obcích žije {share} obyvatel 15+."
FINDING_PEOPLE_COUNTRY = (
    "V těchto obcích žije {share} obyvatel 15+, ale {prague} z nich v Praze; bez Prahy je to {without}."
)
FINDING_LIGHT = "Téměř bez zatížení (0–1 bod): {count}, {share}."
FINDING_INDICATORS = (
    "Proti Česku je nejvyšší podíl: **{highest}** ({high} podílu Česka), nejnižší: **{lowest}** ({low})."
)
FINDING_CHANGE = "Proti roku {before} se počet obcí s 12 a více body změnil o {change}."
OFFER_TITLE |= {
    "pasma": "Pásma indexu",
    "podily": "Podíly pěti ukazatelů",
    "zverejnene-pocty": "Zveřejněné počty obcí podle bodů",
    "nejvice-zatizene": "Nejvíce zatížené obce",
}
OFFER_TITLE |= {"pasma-obyvatele": "Pásma indexu podle obyvatel 15+"}
MAP_TITLE = "{measure} {where}: {area}, rok {year}"
FILTER_LINE = "{label}: {value}"
LEVEL_NOUN = {
    "municipality": "municipality",
    "opou": "territory",
    "orp": "territory",
    "district": "district",
    "region": "region",
}
NOUN |= {"territory": ("obvod", "obvody", "obvodu", "obvodů"), "district": ("okres", "okresy", "okresu", "okresů")}
COLUMN |= {"within_name": ("Okres nebo kraj",), "class_label": ("Třída",)}
MUNICIPALITY_POINTS_LINK = "**{points}** · {link}"

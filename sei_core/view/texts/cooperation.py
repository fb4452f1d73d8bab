"""Spolupráce, in pages/podpora/spoluprace.py and view/cooperation*.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

NOUN |= {
    "unit": ("územní celek", "územní celky", "územního celku", "územních celků"),
    "episode": ("spolupráce", "spolupráce", "spolupráce", "spoluprací"),
}
UNKNOWN_DATE = "…"
EPISODE_LINE = "{unit}: {span}"
CONFIRMED = "{state}, doloženo {day}"
LOW_CERTAINTY = "; nejisté"
PROGRAMME_UNKNOWN = "program neuveden"
COOPERATION_DAY = "Rok spolupráce (stav k 31. 12., letos k dnešku)"
COOPERATION_MAP = "Mapa"
COOPERATION_MAP_CHOICE = {"standing": "jen spolupráce", "index": "nad indexem"}
COOPERATION_UNCONFIRMED = "Ukázat i nepotvrzené"
COOPERATION_UNCONFIRMED_HELP = (
    "Přidá zájemce bez doloženého vstupu, celky v pořadníku a údaje s nízkou jistotou. "
    "Jinak se nepočítají ani nekreslí."
)
COOPERATION_ON_DAY = "Stav k {day}: {area}"
STANDING_CLASS = {
    "running": "spolupracuje",
    "confirmed_before": "naposledy doloženo {confirmed}",
    "around": "možná (kolem začátku nebo konce)",
    "end_unknown": "možná (konec neuveden)",
    "ended": "skončila",
    "ended_early": "předčasně skončila",
    "unconfirmed": "jen zájem nebo pořadník",
    "nothing": "bez známé spolupráce",
}
COOPERATION_MAP_TITLE = "Spolupráce obcí s Agenturou: {area}, {day}"
COOPERATION_MAP_LEGEND = "Spolupráce k {day}"
COOPERATION_MAP_NOTE = "Obec se počítá sama i jako člen skupiny obcí; seznam po roce 2019 není úplný"
COOPERATION_OVER_INDEX_TITLE = "Index {year} a spolupráce obcí s Agenturou: {area}, {day}"
COOPERATION_OVER_INDEX_LEGEND = "Pásmo indexu {year}"
OUTLINE_LABEL = {
    "solid": "spolupracuje ({count})",
    "before": "{confirmed} ({count})",
    "dashed": "možná ({count})",
    "dotted": "skončila ({count})",
}
CATEGORY_DESCRIPTION = "Počty obcí: {counts}."
HEADLINE_MUNICIPALITIES = (
    (
        "Obce: doloženo k {day}",
        "Obce, u kterých prameny spolupráci k tomu dni dokládají; členové skupin každý zvlášť.",
    ),
    (
        "Obce: naposledy doloženo {confirmed}",
        "Pramen naposledy říká, že spolupráce trvá, ale k dřívějšímu dni; konec neznáme.",
    ),
    ("Obce: možná k {day}", "Začátek nebo konec není znám tak přesně, aby šlo říci ano, nebo ne."),
)
HEADLINE_UNITS = (
    (
        "Celky: doloženo k {day}",
        "Územní celek je obec, nebo skupina obcí, která spolupracuje společně. Bez krajů.",
    ),
    (
        "Celky: naposledy doloženo {confirmed}",
        "Pramen naposledy říká, že spolupráce trvá, ale k dřívějšímu dni; konec neznáme.",
    ),
    ("Celky: možná k {day}", "Začátek nebo konec není znám tak přesně, aby šlo říci ano, nebo ne."),
)
COOPERATION_TWO_UNITS = (
    "Obce a územní celky jsou dvě různé jednotky a nesčítají se: celek je obec, nebo skupina obcí. "
    "Kraje jsou zvlášť níže."
)
NEWEST_SOURCE = (
    "Nejnovější pramen, podle kterého tu některá obec spolupracuje, je z {date}. K pozdějšímu dni spolupráci žádný "
    "nedokládá; to neznamená, že nikdo nespolupracuje."
)
COOPERATION_INCOMPLETE = "Seznam spolupracujících obcí po roce 2019 není úplný, prameny ho celý neuvádějí."
GROUPS_UNLISTED = "Na mapě a v počtech obcí chybí {units}: prameny nejmenují členské obce."
#: When a source said last that cooperation runs, where none names a day.
BEFORE, SPAN = "dříve", " – "
IN_YEAR = "Během roku {year} spolupráce běžela. Územních celků: {count} – {phases}."
IN_YEAR_BEFORE = "Podle posledních pramenů ({confirmed}) spolupráce trvá. Územních celků: {count} – {phases}."
IN_YEAR_MIXED = (
    "Během roku {year} spolupráce běžela nebo mohla běžet. Územních celků: {count} (doloženo {sure}, možná {unsure}) – "
    "{phases}."
)
IN_YEAR_POSSIBLE = (
    "Během roku {year} spolupráce mohla běžet, její začátek nebo konec ale prameny neuvádějí. "
    "Územních celků: {count} – {phases}."
)
IN_YEAR_NOBODY = "Během roku {year} tu spolupráce s obcemi není doložena."
POSSIBLE_UNIT = "{name} – možná"
AND = " a "
#: Episodes by how they began, as nouns.
NOUN |= {
    "pilotní": ("pilotní", "pilotní", "pilotní", "pilotních"),
    "nová": ("nová", "nové", "nové", "nových"),
    "obnovená": ("obnovená", "obnovené", "obnovené", "obnovených"),
    "po odchodu ASZ": ("s podporou po odchodu",) * 4,
    "zájemce": ("zájemce", "zájemci", "zájemce", "zájemců"),
    "": ("bez uvedení druhu",) * 4,
}
COUNTED_NOUN = {"lokality": "locality", "obce": "municipality", "územní celky": "unit", "kraje": "region"}
PUBLISHED_KIND = {False: "zveřejněno", True: "cíl nebo plán"}
PUBLISHED_LINE = "{count} – {metric}, {area}, {day}"
PUBLISHED_NEVER = "Za Česko k roku {year} ani dříve žádný zveřejněný počet neznáme."
PUBLISHED_NONE = "Za Česko k roku {year} žádný zveřejněný počet neznáme. Poslední dřívější, každý v jiné jednotce:"
PUBLISHED_BESIDE = {
    False: "Zveřejněno: {published}. V atlasu: {known}{claims}",
    True: "Cíl nebo plán: {published}. V atlasu: {known}{claims}",
}
PUBLISHED_MUNICIPALITIES = "k {day} doloženo {sure}, možná {possible} (obce jednotlivě i jako členové skupin)."
PUBLISHED_CLAIMS = " Prameny se neshodnou: {claims}."
ENDED_EARLY = "Předčasně skončily: {episodes}."
ENDED_EARLY_ONE = "{unit} ({span})"
BEGINNINGS_HEADING = "Začátky spolupráce: {area}"
BEGINNINGS_NONE = "V tomto území žádnou spolupráci s obcemi neznáme."
EPISODES_HEADING = "Všechny známé spolupráce"
EPISODES_TITLE = "Spolupráce v čase"
TIMELINE_SUBTITLE = "{area} · bledě: nejisté nebo nedoložené"
EPISODES_ALT = "Časová osa, {area}: {count} ve {units} územních celcích od roku 2008."
MEMORANDA_HEADING = "Spolupráce s kraji"
MEMORANDA_TITLE = "Memoranda a spolupráce s kraji"
MEMORANDA_ALT = "Časová osa od roku 2008, řádků: {count}. Kraje: {regions}."
MEMORANDA_NONE = "Žádné memorandum ani spolupráci s krajem tohoto území neznáme."
COUNTS_HEADING = "Zveřejněné počty"
COUNTS_TITLE = "Kolik se zveřejnilo, podle jednotky"
COUNTS_SUBTITLE = "body se nespojují · nedatované jen v tabulce"
COUNTS_ALT = "Bodový graf zveřejněných počtů: {counts}."
COUNTS_NONE = "Graf zveřejněných počtů nemá pro tuto volbu žádná data."
GROUPS_HEADING = "Skupiny obcí a lokální partnerství"
COOPERATION_CONTRADICTIONS = "V čem se prameny neshodnou"
COOPERATION_NO_CONTRADICTIONS = "U spolupráce v tomto území o žádném rozporu mezi prameny nevíme."
WITH_REGION = "{region} · {name}"
REGION_WORD = " kraj"
REGION_SHORT = {"Kraj Vysočina": "Vysočina", "Hlavní město Praha": "Praha"}
ACROSS_REGIONS = "více krajů"
HOVER_PHASE = "druh: {}"
HOVER_BASIS = "začátek podle: {}"
HOVER_END = "konec: {}"
HOVER_CERTAINTY = "jistota: {}"
HOVER_CONFIRMED = "doloženo {}"
HOVER_SIGNED = "podepsáno {}"
HOVER_MEMORANDUM = "{region}: {span} ({state})"
COLUMN |= {
    "unit_names": ("Územní celky",),
    "unit_count": ("Počet celků",),
    "start_years": ("Rok začátku",),
    "cooperation_text": ("Spolupráce",),
    "last_known_label": ("Spolupráce podle posledního pramene",),
    "member_names": ("Známí členové",),
}
OFFER_TITLE |= {
    "zacatky-spoluprace": "Začátky spolupráce podle roku a druhu",
    "spoluprace": "Spolupráce s obcemi a skupinami obcí",
    "spoluprace-cas": "Spolupráce v čase",
    "memoranda": "Memoranda a spolupráce s kraji",
    "zverejnene-pocty-spoluprace": "Zveřejněné počty spolupráce",
    "skupiny-obci": "Skupiny obcí a jejich známí členové",
    "partnerstvi": "Lokální partnerství",
}

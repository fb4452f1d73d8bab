"""Vývoj, in pages/index/vyvoj.py and view/change_words.py."""

from __future__ import annotations

from sei_core.view.texts.documents import BAND_LABEL, INDICATOR_LABEL, NOUN, TEST_LABEL, VALUE_LABEL, WHOLE_INDEX
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

NOUN |= {
    "of_municipality": ("obce", "obcí", "obce", "obcí"),
    "to_municipality": ("obci", "obcím", "obce", "obcím"),
}
CHANGE_TITLE = "Vývoj"
CHANGE_LEAD = "Co se v obcích změnilo a proč: vlastní počty, pohyb měřítka, nebo převzaté body?"
CHANGE_OTHER_YEAR = "Porovnat rok {year} s rokem"
CHANGE_FINDINGS = "Co z čísel plyne"
CHANGE_MAP_HEADING = "Mapa změn {before} → {after}: {area}"
CHANGE_MAP_TITLE = "Změna indexu {where}: {area}, {before} → {after}"
CHANGE_MAP_LEGEND = "Změna indexu {before} → {after}"
CHANGE_MAP_MISSING = "obec je jen v jednom z obou roků"
CHANGE_RISING, CHANGE_FALLING, CHANGE_SAME = "Obcím přibylo", "Obcím ubylo", "Beze změny"
CHANGE_SHARE_HELP = "{share} z {total}, které mají oba roky. Více bodů znamená větší zatížení."
CHANGE_MEAN = "Průměrná změna"
CHANGE_MEAN_HELP = "V bodech; prostý průměr přes obce, které mají oba roky."
CHANGE_UNMATCHED = "Jen v jednom roce"
CHANGE_UNMATCHED_HELP = "Obce, které má jen jeden z obou roků; do změn se nepočítají."
CHANGE_BANDS = "Do pásma {band} přibylo: {into}; opustilo ho: {out_of}."
CHANGE_CAUSES = "Součet změn bodů všech obcí je {total}: {causes}."
CHANGE_CAUSE = {
    "own_change": "vlastní počty",
    "yardstick_change": "pohyb měřítka",
    "taken_over_change": "převzaté body",
    "unexplained_change": "nevysvětleno přepočtem",
}
CHANGE_UNEXPLAINED_MEANS = (
    "Nevysvětleno přepočtem: o tolik se zveřejněné body pohnuly jinak, než jak je pravidlo dává z počtů; "
    "žádnému ukazateli tu část přičíst nejde."
)
CHANGE_NONE = "Body se nezměnily žádné obci."
CHANGE_SMALL = (
    "Body se změnily {moved}; méně než {limit} obyvatel 15+, takže o změně rozhoduje hrstka lidí, "
    "má z toho obcí: {small}."
)
CHANGE_NONE_OF_THEM = "žádná"
CHANGE_DIFFERING = "Rok {year}: pravidlo nedá zveřejněný index u {count} z {total} v Česku."
CHANGE_IMPORTED = "Rok {year} přidali správci dat z přijatého sešitu; jeho zdroj popisuje stránka Zdroje."
CHANGE_MOVERS_NOTE = (
    "Nejvýš {count} největších poklesů a {count} největších nárůstů; stejně velké změny jsou podle kódu obce. "
    "Malé obce, ve kterých rozhoduje hrstka lidí, označuje tabulka."
)
CHANGE_OF_MUNICIPALITY = "Proč se změnila jedna obec"
CHANGE_PICK = "Vyberte obec kliknutím do mapy nebo ji vyhledejte."
PLACE = "{name} (okres {district})"
CHANGE_OF_ONE = "**{name}**: v roce {before} {points_before}, v roce {after} {points_after}; změna {change}."
CHANGE_UNEXPLAINED = " Přepočtem zůstává nevysvětleno {rest}: v některém z roků tu pravidlo nedává zveřejněný index."
CHANGE_CREATED = "**{name}** je v roce {after} v indexu a v roce {before} není: obec vznikla, změnu nelze spočítat."
CHANGE_GONE = "**{name}** je v roce {before} v indexu a v roce {after} už není: obec zanikla, změnu nelze spočítat."
CHANGE_NEITHER = "**{name}** není v indexu ani v roce {before}, ani v roce {after}."
CHANGE_THREE_YEARS = "Tříletý průměr {first}–{last}: nejvíc zatížené obce"
CHANGE_THREE_YEARS_NOTE = (
    "Průměr tří po sobě jdoucích let tlumí skoky malých obcí. Pro rok {year} ho zatím nelze spočítat: "
    "atlas nemá všechny roky {first}–{last}."
)
CHANGE_SERIES = "Zveřejněné počty zatížených obcí v Česku"
CHANGE_SERIES_ORIGIN = "Poznámky k jednotlivým hodnotám"
CHANGE_SERIES_NOTE = "{year}, {range}: {count} – {note} ({attribution})."
POINTS_FROM = "{low} a více bodů"
COLUMN |= {
    "band_from": ("Pásmo dříve",),
    "band_to": ("Pásmo později",),
    "three_year_mean_points": ("Tříletý průměr", "bodů", "decimal"),
}
VALUE_LABEL |= {
    "indicator": INDICATOR_LABEL | {"whole_index": WHOLE_INDEX},
    "band_from": BAND_LABEL,
    "band_to": BAND_LABEL,
    "test": TEST_LABEL | {"taken_over": "Převzato celé", "unexplained": "Nevysvětleno přepočtem"},
}
OFFER_TITLE |= {
    "zmeny-obci": "Největší změny indexu obcí",
    "prechody-pasem": "Přechody obcí mezi pásmy",
    "rozklad-uzemi": "Příčiny změny bodů v území",
    "rozklad-obce": "Příčiny změny bodů obce",
    "trilety-prumer": "Tříletý průměr indexu",
}

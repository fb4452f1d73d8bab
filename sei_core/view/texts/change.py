"""Vývoj, in pages/index/vyvoj.py and view/change_words.py."""

from __future__ import annotations

from sei_core.view.texts.documents import BAND_LABEL, NOUN, TEST_LABEL, VALUE_LABEL
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

NOUN |= {"of_municipality": ("obce", "obcí", "obce", "obcí")}
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
}
CHANGE_SMALL = (
    "Body se změnily {moved}; {small} z nich má méně než {limit} obyvatel 15+ a o změně v nich rozhoduje hrstka lidí."
)
CHANGE_DIFFERING = "Rok {year}: pravidlo nedá zveřejněný index u {count} z {total} v Česku."
CHANGE_IMPORTED = "Rok {year} pochází z importovaného souboru {file}."
CHANGE_MOVERS_NOTE = (
    "Nejvýš {count} největších poklesů a {count} největších nárůstů; stejně velké změny jsou podle kódu obce. "
    "Malé obce, ve kterých rozhoduje hrstka lidí, označuje tabulka."
)
CHANGE_OF_MUNICIPALITY = "Proč se změnila jedna obec"
CHANGE_PICK = "Vyberte obec kliknutím do mapy nebo ji vyhledejte."
PLACE = "{name} (okres {district})"
CHANGE_OF_ONE = "**{name}**: v roce {before} {points_before}, v roce {after} {points_after}; změna {change}."
CHANGE_UNEXPLAINED = (
    " Rozklad vysvětluje vše kromě {rest}: v jednom z roků tu pravidlo nedává zveřejněný index, "
    "nebo se liší body převzaté od dárce."
)
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
    "band_from": BAND_LABEL,
    "band_to": BAND_LABEL,
    "test": TEST_LABEL | {"taken_over": "Převzato celé"},
}
OFFER_TITLE |= {
    "zmeny-obci": "Největší změny indexu obcí",
    "prechody-pasem": "Přechody obcí mezi pásmy",
    "rozklad-uzemi": "Příčiny změny bodů v území",
    "rozklad-obce": "Příčiny změny bodů obce",
    "trilety-prumer": "Tříletý průměr indexu",
}

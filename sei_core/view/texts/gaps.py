"""Kde podpora chybí, in pages/podpora/kde_podpora_chybi.py."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

GAPS_POINTS = "Zatížené obce"
GAPS_POINTS_CHOICE = {12: "12 a více bodů", 8: "8 a více bodů"}
LAST_KNOWN = {
    "current": "podle posledního pramene trvá",
    "unknown_end": "konec spolupráce není znám",
    "none": "bez známé současné spolupráce",
}
BY_LAST_SOURCE = (
    "„Podle posledního pramene trvá“ není totéž co „doloženo k dnešnímu dni“: nejnovější pramen, podle kterého tu "
    "některá obec spolupracuje, je z {date}."
)
GAPS_METRIC = {
    "current": (
        "Podle posledního pramene trvá",
        "Poslední pramen, jakkoli starý, říká, že spolupráce trvá nebo začíná. Novější zpráva o konci není.",
    ),
    "unknown_end": ("Konec neznámý", "Obec spolupracovala a žádný pramen neuvádí, zda a kdy spolupráce skončila."),
    "none": (
        "Bez známé současné spolupráce",
        "Buď nikdy, nebo spolupráce skončila, nebo je nepotvrzená či v pořadníku.",
    ),
}
GAPS_PEOPLE = "žije v nich {people} 15+"
GAPS_CAVEAT = (
    "Seznam spolupracujících obcí je po roce 2019 neúplný: „bez známé spolupráce“ znamená, že o ní atlas neví, "
    "ne že určitě není."
)
GAPS_CAVEAT_PEOPLE = (
    "Obyvatelé jsou všichni obyvatelé těchto obcí ve věku 15 a více let, ne lidé vyloučení ani ohrožení."
)
GAPS_NOTHING = "Obec s tolika body v tomto území v roce {year} není."
GAPS_RANKED = "Zatížené obce podle známé spolupráce: {area}, index {year}{newest}"
GAPS_RANKED_NEWEST = ", spolupráce podle pramenů do {date}"
FORMER = {"ukončeno": "skončila", "předčasně ukončeno": "předčasně ukončeno"}
OF_PRAHA = ", z toho Praha {people}"
COLUMN |= {"former_text": ("Dřívější spolupráce",)}
GAPS_FIRST = "Nejvíc bodů a žádná známá současná spolupráce"
GAPS_COVERAGE = "Pokrytí podle krajů"
GAPS_BELOW = "méně než {points} bodů"
GAPS_MAP_TITLE = "Obce s {points} a více body a spolupráce podle posledního pramene: {area}, rok {year}"
GAPS_MAP_LEGEND = "Obce s {points}+ body, {year}"
GAPS_MAP_NOTE = "Spolupráce podle posledního pramene, ne k určitému dni; seznam po roce 2019 není úplný"
GAPS_NOTE = "spolupráce: {units}"
COVERAGE_TITLE = {
    "municipality_count": "Zatížené obce a spolupráce",
    "population_15plus": "Obyvatelé 15+ zatížených obcí",
}
COVERAGE_SUBTITLE = "{points} a více bodů · rok {year} · podíly v %"
COVERAGE_ALT = "Pruhový graf po krajích. {title}, rok {year}, bez známé spolupráce / celkem: {rows}."
COVERAGE_HOVER = "{region}<br>{label}: {count} ({share})"
OFFER_TITLE |= {
    "kde-podpora-chybi": "Zatížené obce podle známé spolupráce",
    "pokryti-kraju": "Pokrytí zatížených obcí spoluprací podle krajů",
    "pokryti-kraju-obyvatele": "Pokrytí obyvatel zatížených obcí spoluprací podle krajů",
}

"""Measures and maps, in view/maps.py and view/labels.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN

FIGURE_LABEL = {"points": "body", "share": "podíl", "lq": "lokalizační kvocient", "count": "počet", "base": "základ"}
INDICATOR_NOUN = {
    "enforcement": "person",
    "housing_benefit": "benefit",
    "subsistence_benefit": "benefit",
    "long_unemployment": "person",
    "early_leaving": "pupil",
}
BASE_LABEL = {
    "enforcement": "obyvatelé 15+",
    "housing_benefit": "obyvatelé 15+",
    "subsistence_benefit": "obyvatelé 15+",
    "long_unemployment": "obyvatelé 15–64",
    "early_leaving": "žáci, kteří ukončili povinnou docházku",
}
FIGURE_UNIT = {
    (key, figure): unit
    for key, noun in INDICATOR_NOUN.items()
    for figure, unit in (
        ("count", f"{NOUN[noun][3]}{' v průměrném měsíci' if noun == 'benefit' else ''}"),
        ("base", BASE_LABEL[key]),
        ("share", ""),
        ("lq", ""),
        ("points", "0–6"),
    )
}
INDEX_PART_TITLE = {
    "band": "Pásmo indexu",
    "points": "Index (body 0–30)",
    "share_points": "Body za podíly (0–10)",
    "lq_points": "Body za kvocienty (0–10)",
    "count_points": "Body za počty (0–10)",
    "change": "Změna indexu od předchozího roku v atlasu",
}
LEVEL_COUNT = {
    "municipality": "obcí",
    "opou": "obvodů",
    "orp": "obvodů",
    "district": "okresů",
    "region": "krajů",
    "country": "území",
}
LEVEL_CHOICE = {"municipality": "obce", "opou": "OPOU", "orp": "ORP", "district": "okresy", "region": "kraje"}

MAP_DESCRIPTION = "V nejtmavší zobrazené třídě ({label}) leží {count} z celkem {total} {areas}."
MAP_NOTHING = "Pro tuto volbu nejsou žádná data."
CLASS_BELOW = "méně než {0}"
CLASS_UP_TO = "nejvýše {0}"
CLASS_AT_MOST = "{0} a méně"
CLASS_BETWEEN = "{0} až {1}"
CLASS_ABOVE = "více než {0}"
CLASS_FROM = "{0} a více"
MISSING_YEAR = "dřívější rok v atlasu není, nebo území v některém z obou roků nebylo"
MISSING_MUNICIPALITY = "obec v tomto roce v indexu není"
MISSING_DONOR = "dárce převzatých bodů není znám"
MISSING_SCHOOL = "obec nemá vlastní školu"
MISSING_PEOPLE = "území nemá obyvatele"

#: Columns that only a query has: label, unit, how it is written.
COLUMN = {
    "district_name": ("Okres",),
    "region_name": ("Kraj",),
    "orp_name": ("ORP",),
    "value": ("Hodnota",),
    "high_count": ("Obce s 12 a více body", "obcí"),
    "elevated_count": ("Obce s 8 a více body", "obcí"),
    "high_share": ("Podíl obcí s 12 a více body",),
    "high_population": ("Obyvatelé 15+ v obcích s 12 a více body", "osob"),
    "high_population_share": ("Podíl obyvatel 15+ v těchto obcích",),
    "ratio": ("Podíl vůči Česku", "násobek", "ratio"),
    "country_share": ("Podíl v Česku",),
    "share_change": ("Změna podílu",),
    "tied_count": ("Obcí se stejnými body", "obcí"),
    "distance": ("Vzdálenost", "směrodatných odchylek", "ratio"),
    "points_before": ("Body dříve", "bodů"),
    "points_after": ("Body později", "bodů"),
    "change": ("Změna", "bodů", "change"),
    "is_small": ("Malá obec", "pod 1 000 obyvatel 15+"),
    "band_before": ("Pásmo dříve",),
    "band_after": ("Pásmo později",),
    "own_change": ("Vlastní počty", "bodů"),
    "yardstick_change": ("Pohyb měřítka", "bodů"),
    "taken_over_change": ("Převzaté body", "bodů"),
    "unexplained_change": ("Nevysvětleno přepočtem", "bodů"),
    "test": ("Zkouška",),
    "index_band": ("Pásmo",),
    "index_points": ("Index", "bodů"),
    "attribution": ("Zdroj",),
    "donor_name": ("Pravděpodobný dárce",),
}

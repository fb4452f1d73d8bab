"""Map (view/map_component): the keys are map_component.STRING_KEYS."""

from __future__ import annotations

MAP_STRINGS = {
    "locale": "cs-CZ",
    "instructions": (
        "Šipkami se mapa posouvá, klávesy plus a minus ji přibližují a oddalují, nula ukáže celé Česko. "
        "Enter nebo mezerník vybere území uprostřed mapy. Stejné údaje jsou v tabulce."
    ),
    "zoom_in": "Přiblížit mapu",
    "zoom_out": "Oddálit mapu",
    "show_all": "Ukázat celé Česko",
    "district": "okres {name}",
    "outside": "mimo zvolené území",
    "nowhere": "za hranicí Česka",
    "no_data": "bez dat",
    "selected": "Vybráno: {area}",
    "failed": "Mapu se v tomto prohlížeči nepodařilo nakreslit. Tytéž údaje ukazuje obrázek a tabulka.",
}

"""Mapa."""

from __future__ import annotations

from sei_core.view.texts.measures import COLUMN

MAP_PAGE_TITLE = "Mapa"
MAP_PAGE_LEAD = "Kde je zatížení sociálním vyloučením největší, a v čem? Kliknutím do mapy vyberete území."
MAP_LEVEL, MAP_MEASURE = "Úroveň území", "Co mapa ukazuje"
MAP_UNDRAWN = "Bez hranice v datech, a proto na mapě nenakresleno: {count} – {named}. V tabulkách a profilech jsou."
MAP_UNDRAWN_MORE = " a ještě {count}"
UNKNOWN_SELECTION = "Odkaz vybírá území s kódem „{code}“, takové atlas nezná. Vyberte jiné kliknutím do mapy."
CARD_HINT = "Vyberte území kliknutím do mapy, nebo vyhledejte obec."
CARD_MUNICIPALITY = "okres {within} · kód {code}"
CARD_AREA = "{within} · kód {code}"
CARD_POINTS, CARD_MEAN = "Index", "Průměr indexu vážený obyvateli 15+"
CARD_RANK = "Pořadí v Česku: {rank} (1 = největší zatížení)"
CARD_PEOPLE = "{people} 15+"
CARD_MUNICIPALITIES = "{count}, z toho s 12 a více body {high} · {people} 15+"
CARD_PROFILE = "Celý profil obce: proč má své body"
COLUMN |= {"previous_year": ("Předchozí rok v atlasu",)}
COLUMN |= {"points": ("Body",), "rank": ("Pořadí",)}

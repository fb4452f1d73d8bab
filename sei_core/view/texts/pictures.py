"""Words of pictures."""

from __future__ import annotations

from sei_core.view.texts.frame import DOWNLOAD

DOWNLOAD |= {
    "grey.png": "PNG pro šedý tisk",
    "grey.svg": "SVG pro šedý tisk",
    "grey.pdf": "PDF pro šedý tisk",
}
#: Captions of the rows of buttons.
FILES_OF_ROWS, FILES_OF_PICTURE = "Tabulka", "Obrázek"
#: What the name of a file says of its kind.
FILE_KIND = {"csv": "-data", "excel": "", "grey": "-sede"}

#: A line of sources: in pictures and on slides.
SOURCE_HEADING, SOURCES_HEADING = "Zdroj", "Zdroje"
SOURCE_DATED = " (data: {date})"
SOURCE_LICENSED = ", licence {licence}"
SOURCES_MORE = "a další ({count}), uvedené v Atlasu"
SLIDE_DATE = "Data: {date}"
SLIDE_SOURCES_DATE = "{sources}. Data: {date}"

#: Under the titles of maps; how they were made stands beside the other choices.
CLUSTERS_MAP_NOTE = "Vyznačené obce a jejich sousedé se od průměru odchylují víc, než by odpovídalo náhodě"
SIMULATOR_MAP_NOTE = "Body v simulaci minus body indexu"

MAP_UNKNOWN_AREA = "Území „{code}“ atlas nezná. Napište kód Česka (CZ), kraje, okresu nebo ORP, například CZ042."
MAP_UNKNOWN_YEAR = "Rok {year} v atlasu není. Možné jsou: {years}."
MAP_NO_CHANGE = "Změnu proti dřívějšímu roku nelze ukázat: atlas nemá rok před {year}."
MAP_NO_AREAS = "Území {area} na mapě úrovně „{level}“ neleží. Zvolte menší územní jednotky."
MAP_UNKNOWN_MEASURE = "Ukazatel „{name}“ atlas nezná. Možné jsou: {known}."

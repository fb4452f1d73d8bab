"""The workbook that shows the faulty cells of a received file."""

from __future__ import annotations

MARKED_SHEET = "Problémy"
MARKED_TITLE = "Problémy v souboru {file_name}"
MARKED_HOW = (
    "Další listy jsou obsah souboru tak, jak byl přečten; vadné buňky jsou vybarvené a rada je v jejich poznámce. "
    "Opravte svůj původní soubor a nahrajte jej znovu: vzorce a formáty tento sešit nemá."
)
MARKED_PROBLEMS = "Co je v souboru špatně"
MARKED_CELLS = "Vadné buňky"
MARKED_NO_CELLS = "Žádná jednotlivá buňka vadná není; problém je v souboru jako celku."
MARKED_COLUMNS = ("List", "Řádek", "Sloupec", "Hodnota", "Co s tím", "Buňka")
MARKED_TABLE = "Tabulka"

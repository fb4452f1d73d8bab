"""Comparison of a draft with the served release, and the history of releases."""

from __future__ import annotations

from sei_core.view.texts.documents import VALUE_LABEL
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

COMPARISON_SAME = "Data jsou stejná jako ve zveřejněném vydání."
COMPARISON_YEARS_ADDED = "Přibude index za rok: {years}."
COMPARISON_YEARS_GONE = "Zmizí index za rok: {years}. Zveřejněné vydání ho má."
COMPARISON_TABLE = "{table}: přidáno {added}, změněno {changed}, ubylo {gone} ({before} → {after})."
COMPARISON_TABLE_NEW = "{table}: nový rok, {after}; co se změnilo proti dřívějšímu roku, je níže."
COMPARISON_COLUMNS_SAME = (
    "Tyto sloupce mají za rok {year} ve všech obcích stejná čísla jako za rok {baseline}: {columns}. Nejsou v souboru "
    "omylem údaje staršího roku?"
)
COMPARISON_INPUTS = "Jiné číslo než v porovnávaném roce má tolik obcí: {columns}."
COMPARISON_INPUT = "{column} {count}"
COMPARISON_TABLE_OF_YEAR = "{table}, rok {year}"
COMPARISON_CREATED = "Obce, které v územním členění přibudou: {places}."
COMPARISON_GONE = "Obce, které z územního členění zmizí: {places}."
COMPARISON_OUTLINES = "Jinou hranici bude mít {count}."
COMPARISON_MOST_NAMED = 12
COMPARISON_MORE = " a další ({count})"
COMPARISON_INDEX = "Index {year} proti roku {baseline}"
COMPARISON_INDEX_SAME = "Index {year} proti zveřejněnému indexu téhož roku"
COMPARISON_INDEX_ALONE = "Index {year}"
COMPARISON_NO_BASELINE = "Zveřejněné vydání nemá tento ani žádný dřívější rok, není s čím porovnávat."
COMPARISON_MOVED = "Body přibudou: {rising}; ubudou: {falling}; zůstanou: {same}."
COMPARISON_HIGH = "Do pásma 12–30 bodů přejde {into}, opustí ho {out_of}."
COMPARISON_SMALL = "{count} z obcí se změnou má méně než 1 000 obyvatel 15+; rozhoduje v nich hrstka lidí."
COMPARISON_ONLY_NEW = "Jen v návrhu, ne v roce {baseline}: {places}."
COMPARISON_ONLY_OLD = "Jen v roce {baseline}, ne v návrhu: {places}."
COMPARISON_DIFFERING = "Přepočet podle pravidla dá jiné body, než jsou zveřejněné: {count} z {total}."
COMPARISON_FITS = "Přepočet podle pravidla dá zveřejněné body u všech obcí ({total})."
COMPARISON_SERVED, COMPARISON_DRAFT = "zveřejněno", "návrh"
COMPARISON_TRANSITIONS = "počet obcí a pod ním obyvatel 15+ · řádky {before}, sloupce {after}"
COMPARISON_TRANSITIONS_ALT = (
    "Přechody mezi pásmy, {before} → {after}: v pásmu zůstane {stayed}, do těžšího přejde {heavier}, "
    "do lehčího {lighter}."
)
ROW_CHANGE = {"added": "přidáno", "changed": "změněno", "gone": "ubylo"}
#: Of ``stewardship.history.Condition``.
RECEIVED_CONDITION = {
    "whole": "beze změny",
    "changed": "soubor se od přijetí změnil",
    "missing": "soubor chybí",
}
#: Of ``received``: kinds of files; a year of the index stays as it is.
RECEIVED_WHAT = {
    "support": "spolupráce, lokality, projekty a plány",
    "boundaries": "hranice obcí",
    "territory": "územní členění",
    "entries": "ručně zadané údaje",
}
RECEIVED_INDEX = "index {year}"
RECEIVED_DERIVED = " (zobecněné atlasem)"
HISTORY_STATE = {
    "is_current": "zveřejněno",
    "is_previous": "sem vede vrácení",
    "is_draft": "návrh, ještě nezveřejněný",
}
HISTORY_CHECKS = "Kontrol: {total}, bez nálezu: {clean}, s nálezem: {found}."
HISTORY_NOBODY = "nepřihlášený"
VALUE_LABEL |= {"row_change": ROW_CHANGE, "condition": RECEIVED_CONDITION}
COLUMN |= {
    "before_count": ("Řádků dříve",),
    "after_count": ("Řádků později",),
    "added_count": ("Přidáno",),
    "changed_count": ("Změněno",),
    "gone_count": ("Ubylo",),
    "row_key": ("Klíč řádku",),
    "row_name": ("Čeho se týká",),
    "row_change": ("Změna řádku", "", "text"),
    "value_before": ("Hodnota dříve",),
    "value_after": ("Hodnota později",),
    "rank_before": ("Pořadí dříve",),
    "rank_after": ("Pořadí později",),
    "rank_change": ("Posun v pořadí", "míst", "change"),
    "municipalities_before": ("Obcí dříve",),
    "municipalities_after": ("Obcí později",),
    "population_before": ("Obyvatelé 15+ dříve",),
    "population_after": ("Obyvatelé 15+ později",),
    "share_before": ("Podíl dříve", "", "percent"),
    "share_after": ("Podíl později", "", "percent"),
    "difference": ("Rozdíl", "", "text"),
    "compared_count": ("Porovnáno obcí",),
    "moved_place_count": ("Obcí s jiným číslem",),
    "sum_before": ("Součet dříve", "", "integer"),
    "sum_after": ("Součet později", "", "integer"),
    "number_before": ("Dříve", "", "integer"),
    "number_after": ("Později", "", "integer"),
    "number_change": ("Rozdíl", "", "change"),
    "area_before_km2": ("Rozloha dříve", "km²", "ratio"),
    "area_after_km2": ("Rozloha později", "km²", "ratio"),
    "published": ("Zveřejněno",),
    "undone": ("Kdy a proč bylo vráceno zpět", "", "text"),
    "years": ("Roky indexu", "", "text"),
    "uploaded_name": ("Nahráno jako",),
    "author": ("Kdo",),
    "release_state": ("Stav",),
    "what": ("Co obsahuje",),
    "received": ("Přijato",),
    "condition": ("Otisk",),
    "release_names": ("Ve vydáních",),
    "is_served": ("Ve zveřejněném",),
}
OFFER_TITLE |= {
    "porovnani-tabulek": "Porovnání návrhu se zveřejněným vydáním",
    "porovnani-bunek": "Změněné buňky návrhu proti zveřejněnému vydání",
    "porovnani-pohyby": "Obce s největší změnou bodů",
    "porovnani-pocty": "Změny počtů za Česko",
    "porovnani-pocty-obci": "Obce s největší změnou každého počtu",
    "porovnani-poradi": "Obce s největším posunem v pořadí",
    "porovnani-prechody": "Přechody mezi pásmy",
    "porovnani-podily": "Podíly za Česko",
    "porovnani-pasma": "Pásma před změnou a po ní",
    "porovnani-hranice": "Obce s jinou hranicí",
    "porovnani-prepocet": "Obce, kde přepočet dá jiné body než zveřejněné",
    "historie-vydani": "Historie vydání",
    "prijate-soubory": "Přijaté soubory",
}
CLI_HISTORY = "vypíše, kdo kdy co se správou dat udělal, od nejnovějšího"
CLI_HISTORY_LINE = "{time}  {action}  {author}  {what}"
CLI_HISTORY_NOTE = "  „{note}“"
CLI_HISTORY_EMPTY = "Zatím žádný záznam."

"""Zdroje, in pages/o_datech/zdroje.py and view/provenance.py."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

SOURCES_TITLE = "Zdroje"
SOURCES_LEAD = "Odkud data jsou, co jsme s nimi udělali a co ukázaly kontroly?"
SOURCES_CITE = "Jak atlas citovat"
SOURCES_LIST = "Zdroje dat"
SOURCES_CONTRADICTIONS = "Rozpory mezi prameny"
SOURCES_CHECKS = "Kontroly dat"
SOURCES_CLEAN = "Kontroly bez nálezu"
SOURCES_TABLES = "Tabulky vydání"
SOURCES_TABLE = "Sloupce tabulky"
SOURCES_FRESHNESS = "Jak stará jsou data"
SOURCES_LOG = "Deník dat"
SOURCES_LOG_ATLAS = "Co se na tomto serveru zveřejnilo"
SOURCES_LOG_SHIPPED = "Co se stalo s daty, se kterými atlas přichází"
SOURCES_INPUTS = "Soubory, ze kterých vzniklo vydání {release}"
SOURCES_RELEASES = "Vydání na tomto serveru"
SOURCE_CARD = {
    "producer": "Původce",
    "url": "Adresa",
    "data_date": "Datum dat",
    "received_date": "Převzato",
    "licence": "Licence",
    "attribution": "Uvedení zdroje",
    "changes": "Co jsme s daty udělali",
    "sha256": "Otisk přijatého souboru",
    "rows": "Řádky v atlasu",
}
#: A table of a source, and what is added where other sources say the same rows.
SOURCE_ROWS = "{table} {count}"
SOURCE_ROWS_TOGETHER = " (společně s dalšími zdroji: {others})"
SOURCE_NO_ROWS = "žádné; zdroj popisuje, odkud jsou ostatní"
#: Age by the difference of years; more of them than one is a number.
AGE_OF_YEARS = {-1: "v budoucnu", 0: "letos", 1: "loni"}
AGE_YEARS = "před {years} lety"
FRESHNESS_DOCUMENTS = "prameny u řádků, {count} bez data z {total}, ostatní z let {oldest}–{newest}"
FRESHNESS_ONE_YEAR = "prameny u řádků, {count} bez data z {total}, ostatní z roku {newest}"
FRESHNESS_UNDATED = "prameny u řádků, všech {total} bez data"
FRESHNESS_SAME = "beze změny od {date}"
LOG_LINE = "**{when}** {what}"
LOG_NOTE = " Poznámka: „{note}“"
LOG_SERVING = " Toto vydání atlas právě ukazuje."
LOG_FIRST = "První vydání na tomto serveru."
LOG_UNKNOWN = "Co se změnilo, už nelze zjistit: vydání bylo smazáno jako staré."
LOG_RETURN = "Návrat k vydání {release}."
LOG_YEAR = {
    "added": "Přibyl rok {year} ({after} obcí).",
    "changed": "Data roku {year} byla nahrazena ({before} → {after} obcí).",
    "gone": "Ubyl rok {year}.",
}
LOG_TABLES = "Změnily se tabulky: {tables}."
LOG_TABLE_ROWS = "{table} ({before} → {after} řádků)"
LOG_COMPUTED = "Vstupy se nezměnily, jinak vyšlo: {tables}."
LOG_SAME = "Data se nezměnila, jen program, který je zpracovává."
LOG_SHIPPED = "**{day}:** {said}"
SOURCE_NO_URL = "bez adresy"
#: How a check writes one offending row, by the values of its SELECT.
CHECK_ROW = {
    "no_inhabitants": "{0} (rok {1})",
    "points_decompose": "{0} (rok {1})",
    "rule_reproduces_index": "{0} (rok {1}: zveřejněno {2}, přepočteno {3})",
    "published_total_agrees": "rok {0}, body {1}–{2}: zveřejněno {3}, v tabulce obcí {4}",
}
CHECK_EXAMPLE_HIDDEN = "neuvádí se, jde o lokalitu, kterou atlas neukazuje zvlášť"
INPUT_LINE = "`{file}` – otisk SHA-256 `{sha256}`"
INPUT_IMPORTED = "{line}, importovaný rok {year}"
CHECKS_NONE = "Žádná kontrola nic nenašla."
CHECK_FOUND = "**{severity}: {description}.** Nevyhovujících řádků: {count}; první: {example}."
DISAGREEMENT = "**{subject}:** {claims}."
CHECK_DISAGREEMENTS = "viz oddíl Rozpory mezi prameny"
DATES_OF_SOURCES = "různá, u každého zdroje ({first}–{last})"
DISAGREEMENT_ABOUT = "{table} – {name}, {column}"
SOURCES_CITED = "prameny u řádků ({count})"
SOURCES_REFERENCES = "Prameny o spolupráci, lokalitách, projektech a plánech"
CONTRADICTION = "{year}, {band}: {values}. Atlas ukazuje všechny hodnoty vedle sebe."
CITATION = "{title}. Vydání {release} ze dne {built}. {sources}."
COLUMN |= {
    "dated": ("Data jsou z",),
    "age": ("Nejnovější údaj",),
    "last_change": ("Změna na tomto serveru", "", "text"),
    "table_names": ("Tabulky",),
    "source_count": ("Zdrojů týchž řádků",),
    "when": ("Kdy",),
    "what_changed": ("Co se změnilo",),
    "table_title": ("Tabulka",),
    "table_name": ("Název v datech",),
    "grain": ("Co je jeden řádek",),
    "column_label": ("Sloupec",),
    "column_name": ("Název v datech",),
    "column_unit": ("Jednotka",),
    "minimum": ("Nejméně",),
    "maximum": ("Nejvíce",),
    "missing_reason": ("Proč může chybět",),
    "is_key": ("Klíč",),
    "imported_year": ("Importovaný rok",),
    "data_date": ("Datum dat", "", "text"),
    "release_name": ("Vydání",),
    "built": ("Sestaveno",),
    "size_mb": ("Velikost", "MB", "decimal"),
    "is_serving": ("Právě se ukazuje",),
}
OFFER_TITLE |= {
    "zdroje": "Zdroje dat atlasu",
    "kontroly": "Kontroly dat",
    "kontroly-bez-nalezu": "Kontroly dat bez nálezu",
    "tabulky-vydani": "Tabulky vydání",
    "sloupce-tabulky": "Sloupce tabulky",
    "soubory-vydani": "Soubory, ze kterých vydání vzniklo",
    "vydani": "Vydání na tomto serveru",
    "radky-zdroju": "Řádky podle zdrojů",
    "stari-dat": "Jak stará jsou data",
    "denik-dat": "Deník dat: zveřejněná vydání",
}
VALUE_HEADING = "{measure}, {year}"
MAP_SHARE_DESCRIPTION = "Základ podílu: {base} · {rest}"
MAP_FILE_DESCRIPTION = "Třídy mají hranice podle pravidla indexu a jsou pro všechny roky stejné"
BRIEF = {
    "subject": ("Ukazatel",),
    "share": ("Podíl", "", "percent"),
    "lq": ("Kvocient", "", "ratio"),
    "points": ("Body",),
}

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
SOURCES_LOG = "Deník dat"
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
}
SOURCE_NO_URL = "bez adresy"
#: How a check writes one offending row, by the values of its SELECT.
CHECK_ROW = {
    "no_inhabitants": "{0} (rok {1})",
    "points_decompose": "{0} (rok {1})",
    "rule_reproduces_index": "{0} (rok {1}: zveřejněno {2}, přepočteno {3})",
    "published_total_agrees": "rok {0}, body {1}–{2}: zveřejněno {3}, v tabulce obcí {4}",
}
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

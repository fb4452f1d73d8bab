"""SQL, in pages/analyza/sql.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN

CONSOLE_NAV = CONSOLE_TITLE = "SQL"
CONSOLE_LEAD = "Co odpoví databáze na vlastní otázku?"
CONSOLE_QUERY = "Dotaz v SQL (DuckDB)"
CONSOLE_QUERY_HELP = (
    "Jeden příkaz, nejvýše {bytes} bajtů. Spustí ho tlačítko nebo Ctrl+Enter. Názvy tabulek a sloupců jsou v přehledu "
    "tabulek na této stránce."
)
CONSOLE_RUN, CONSOLE_CANCEL, CONSOLE_LINK = "Spustit", "Zrušit dotaz", "Odkaz na dotaz"
CONSOLE_LINK_HELP = "Zapíše dotaz do adresy stránky; zkopírovaná adresa ho otevře, ale sama nespustí."
CONSOLE_LINKED = "Dotaz je v adrese stránky. Zkopírujte ji z prohlížeče; kdo ji otevře, uvidí dotaz a sám ho spustí."
CONSOLE_LINK_TOO_LONG = "Dotaz je na odkaz příliš dlouhý ({size} znaků adresy, nejvýše {most}). Pošlete ho jako text."
CONSOLE_LINK_BROKEN = "Odkaz obsahuje dotaz, který nelze přečíst; patrně je zkrácený. Ukazujeme příklad."
CONSOLE_FROM_LINK = "Dotaz přišel s odkazem a ještě neběžel. Přečtěte si ho a spusťte."
CONSOLE_RUNNING = "Dotaz běží {seconds} s, nejvýše {most} s."
CONSOLE_ONE_AT_A_TIME = "Předchozí dotaz ještě běží. Počkejte, nebo ho zrušte."
CONSOLE_EXAMPLES = "Příklady"
CONSOLE_HISTORY, CONSOLE_HISTORY_EMPTY = "Historie", "Zatím nic. Dotazy z této návštěvy se objeví zde."
CONSOLE_HISTORY_NOTE = "Posledních {count} dotazů této návštěvy; server si je nepamatuje. Tlačítko dotaz otevře."
CONSOLE_HISTORY_LINE = "{time} · {outcome} · {seconds} s"
CONSOLE_HISTORY_ERROR = "bez odpovědi"
CONSOLE_RULES = "Co se smí a co ne"
CONSOLE_SCHEMA = "Tabulky"
CONSOLE_TABLE = "Tabulka"
CONSOLE_TABLE_LINE = "{title} – řádek je {grain}. Řádků: {rows}."
CONSOLE_SEARCH, CONSOLE_SEARCH_HINT = "Hledat sloupec", "česky nebo názvem, třeba „exekuce“ nebo „share“"
CONSOLE_SEARCH_NOTHING = "Takový sloupec žádná tabulka nemá. Zkuste jen část slova."
CONSOLE_SEARCH_MORE = "Zobrazeno {shown} z {total} sloupců; přidejte písmena."
CONSOLE_INSERT = "Začít dotaz z této tabulky"
CONSOLE_EXTRA_TABLE = {
    "locality_hidden": ("Lokality uváděné jen počtem", "obec a kolik má malých rozpoznatelných lokalit")
}
CONSOLE_COLUMN_NAME, CONSOLE_COLUMN_LABEL, CONSOLE_COLUMN_TYPE, CONSOLE_COLUMN_SAMPLE = (
    "Sloupec",
    "Význam",
    "Typ",
    "Například",
)
CONSOLE_TYPE = {
    "VARCHAR": "text",
    "INTEGER": "celé číslo",
    "BIGINT": "celé číslo",
    "DOUBLE": "číslo",
    "BOOLEAN": "ano/ne",
    "DATE": "den",
    "BLOB": "hranice (WKB)",
}
CONSOLE_ANSWER = "Odpověď"
CONSOLE_ANSWER_LINE = "{rows} · {columns} · {seconds} s · vydání {release}"
CONSOLE_CUT = "Odpověď má víc řádků. Zobrazuje a stahuje se jen prvních {rows}; seskupte je, nebo omezte podmínkou."
CONSOLE_SHORTENED = "Texty delší než {most} znaků jsou zkrácené."
CONSOLE_SHOWN_PART = "Na obrazovce je prvních {shown} řádků, ve stažených souborech všechny ({all})."
CONSOLE_NO_ROWS = "Dotaz proběhl a nevyhovuje mu žádný řádek. Sloupce odpovědi: {columns}."
CONSOLE_NO_SOURCE = "Dotaz se neptá žádné tabulky, odpověď proto nemá zdroj."
CONSOLE_RAW = (
    "Hodnoty jsou tak, jak je odpověděla databáze: podíly jako zlomky jedné, klíče (třeba ukazatelů) beze změny. "
    "Co dotaz s daty udělal, ověřuje ten, kdo se ptá."
)
CONSOLE_CHART = "Graf"
CONSOLE_CHART_KIND = {"none": "bez grafu", "bar": "sloupce", "line": "čára", "scatter": "body"}
CONSOLE_CHART_X, CONSOLE_CHART_Y, CONSOLE_CHART_COLOUR = "Vodorovná osa", "Svislá osa", "Barva podle"
CONSOLE_ONE_COLOUR = "jedna barva"
CONSOLE_CHART_TITLE = "{y} podle {x}"
CONSOLE_CHART_SUBTITLE = "odpověď na vlastní dotaz · {points}"
CONSOLE_CHART_SUBTITLE_CUT = "odpověď na vlastní dotaz · prvních {shown} z {all}"
CONSOLE_CHART_ALT = "{kind} graf: {y} podle {x}, {points}. Nejvíc {most} ({most_at}), nejméně {least} ({least_at})."
CONSOLE_CHART_WORD = {"bar": "Sloupcový", "line": "Čárový", "scatter": "Bodový"}
CONSOLE_HOVER = "{x}: %{{customdata[0]}}<br>{y}: %{{customdata[1]}}<extra>{name}</extra>"
CONSOLE_MISSING_NAME = "bez hodnoty"
CONSOLE_FILE_TITLE = "Odpověď na vlastní dotaz, vydání {release}"
CONSOLE_FILE_DESCRIPTION = (
    "Odpověď databáze Atlasu sociálního začleňování na dotaz, který napsal čtenář; chybějící hodnota je prázdná buňka."
)
CONSOLE_FILE_QUERY = "Dotaz: {sql}"
CONSOLE_FILE_RELEASE = "Vydání dat: {release}, dotaz proběhl {time}"
CONSOLE_NO_XLSX = "Sešit XLSX se nabízí k odpovědím do {most} buněk; tato je větší. Použijte CSV nebo Parquet."
NOUN |= {
    "answer_row": ("řádek", "řádky", "řádku", "řádků"),
    "answer_column": ("sloupec", "sloupce", "sloupce", "sloupců"),
    "chart_point": ("hodnota", "hodnoty", "hodnoty", "hodnot"),
}

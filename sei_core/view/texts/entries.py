"""Facts entered by hand, in view/entries.py, view/components/entry_forms.py and entry_command.py."""

from __future__ import annotations

ENTRY_INTRO = (
    "Co se změní mezi dvěma sešity podpory, zapište tady. Platí stejná pravidla jako pro sešit a každý zápis zůstane "
    "v deníku. Příští nahraný sešit zápisy nahradí; co by v něm z nich chybělo, návrh vypíše."
)
ENTRY_KIND = "Co zapsat"
ENTRY_KINDS = {
    "indicator_value": "Hodnota indikátoru",
    "measure_state": "Stav opatření",
    "episode": "Konec spolupráce",
    "task": "Stav úkolu",
}
ENTRY_SUBJECT = {
    "indicator_value": "Indikátor",
    "measure_state": "Opatření",
    "episode": "Spolupráce",
    "task": "Úkol",
}
ENTRY_SUBJECT_HELP = "Pište kus názvu, území nebo klíče; seznam se zúží."
#: Place, name and key of what an entry is about.
ENTRY_OPTION = "{place} – {name} ({key})"
ENTRY_OPTION_NAMELESS = "{place} ({key})"
ENTRY_SINCE = "od {start}"
ENTRY_ROW = "Nový údaj, nebo oprava?"
ENTRY_NEW = {"indicator_value": "nová hodnota", "measure_state": "stav za další období"}
ENTRY_CORRECTION = "oprava: {date} – {value} ({key})"
ENTRY_PRESENT = "Teď platí"
ENTRY_NOTHING_YET = {
    "indicator_value": "Skutečnost zatím není zadána.",
    "measure_state": "Stav zatím není zadán.",
}
ENTRY_COLUMN, ENTRY_VALUE = "Údaj", "Hodnota"
ENTRY_TARGET = "{comparator} {value} {unit}"
ENTRY_FACT = "{value} (k {date})"
ENTRY_DATE_HELP = (
    "Tak přesně, jak to říká pramen: 2024, 2024-05, 2024-05-31, 2011/2012, do 2017, od 2016. Za mezerou smí být "
    "poznámka v závorce."
)
ENTRY_NUMBER_HELP = "Jen číslo, s čárkou i tečkou. Jednotka: {unit}."
ENTRY_MUST, ENTRY_MAY = "Musí být vyplněno.", "Smí být prázdné: {reason}."
ENTRY_DOCUMENTS_HELP = "Odkud údaj víte. Pište kus názvu nebo vydavatele."
ENTRY_DOCUMENTS_EMPTY = "vyberte pramen"
ENTRY_DOCUMENT = "{title} – {producer}, {date} ({key})"
ENTRY_DOCUMENT_UNDATED = "{title} – {producer} ({key})"
ENTRY_NEW_DOCUMENT = "Pramen v seznamu není, přidám nový"
ENTRY_NEW_DOCUMENT_TITLE = "Nový pramen"
ENTRY_CHECK = "Zkontrolovat"
ENTRY_UNCHANGED = "Nic se nezmění: všechno, co je ve formuláři, už platí."
ENTRY_PROBLEMS = "Takhle to zapsat nejde, opravte označené údaje. Nic z toho, co jste napsali, se neztratilo."
ENTRY_PROBLEM_ELSEWHERE = "{header}: {advice}"
ENTRY_WILL_CHANGE = "Tohle se změní"
ENTRY_ADDED = "{table} – {name}: přibude řádek ({cells})."
ENTRY_CHANGED = "{table} – {name}: {cells}."
ENTRY_CELL = "{label} bude „{after}“"
ENTRY_CELL_CHANGED = "{label} se změní z „{before}“ na „{after}“"
ENTRY_CELL_FILLED = "{label} bude „{after}“ (teď prázdné)"
ENTRY_CELL_REMOVED = "{label} se odstraní (teď „{before}“)"
ENTRY_AT_ONCE = "Hned zveřejnit"
ENTRY_AT_ONCE_HELP = (
    "Zveřejní se jen tento zápis; trvá to asi deset sekund a stránka zatím čeká. Jinak zápis počká v návrhu, kam lze "
    "přidat další."
)
ENTRY_SEND = "Zapsat"
ENTRY_WAITS = "Zapsáno. Zápis čeká v návrhu {time}; zveřejníte jej v části Návrhy."
ENTRY_PUBLISHED = "Zapsáno a zveřejněno ve vydání {release}."
ENTRY_NOTE = "Přímý zápis: {kind}, {name}"
ENTRY_WAITING = "Zápisy, které čekají na zveřejnění"
ENTRY_WAITING_DRAFT = "Návrh {time}, {author}, počet zápisů: {count}"
ENTRY_PREPARE = "Připravit ke zveřejnění"
ENTRY_PREPARING = "Návrh se připravuje. Porovnání a tlačítko Zveřejnit najdete v části Návrhy."
ENTRY_WITHDRAW = "Odebrat zápis {number}"
ENTRY_WITHDRAWN = "Zápis je odebrán; v deníku zůstal."

CLI_ENTRY = "zapsat údaj, který se změnil mezi dvěma sešity podpory, a zveřejnit vydání s ním"
CLI_ENTRY_FILE = 'soubor JSON se seznamem zápisů {"table", "key", "values"}; místo --table, --key a --set'
CLI_ENTRY_TABLE = "tabulka: {tables}"
CLI_ENTRY_KEY = "klíč řádku; u tabulky s klíčem o dvou sloupcích dvakrát"
CLI_ENTRY_SET = "nová hodnota sloupce, smí se opakovat; prázdná hodnotu odstraní"
CLI_ENTRY_NOTE = "proč, do historie vydání"
CLI_ENTRY_DRAFT = "jen zapsat do návrhu, který počká na zveřejnění"
CLI_ENTRY_DRY = "jen zkontrolovat, nic nezapsat"
CLI_ENTRY_NOTHING = "Nic se nemění: všechno už platí."
CLI_ENTRY_CELL = "{table} {key} {column}: „{before}“ → „{after}“"
CLI_ENTRY_WAITS = "Zapsáno do návrhu {key}."
CLI_ENTRY_ASSIGNMENT = "SLOUPEC=HODNOTA"
CLI_ENTRY_BAD_SET = "--set {text}: napište SLOUPEC=HODNOTA."
CLI_ENTRY_BAD_TABLE = "Tabulka „{table}“ se ručně nezapisuje. Možné jsou: {tables}."
CLI_ENTRY_BAD_KEY = "Klíč tabulky „{table}“ má sloupce {columns}; zadejte --key pro každý z nich."
CLI_ENTRY_BAD_COLUMN = "Tabulka „{table}“ nemá sloupec „{column}“. Možné jsou: {columns}."
CLI_ENTRY_BAD_FILE = '{file}: není to seznam zápisů {{"table": …, "key": […], "values": {{…}}}}, hodnoty jako text.'
CLI_ENTRY_ONE_WAY = "Zadejte buď soubor, nebo --table, --key a --set."

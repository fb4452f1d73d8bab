"""Command line (__main__.py)."""

from __future__ import annotations

CLI_DESCRIPTION = "Atlas sociálního začleňování: sestavení databáze, import dalších let, vývozy a server."
CLI_EPILOG = "Nápověda k příkazu: python -m sei_core PŘÍKAZ --help"
CLI_USAGE = "použití"
CLI_POSITIONALS = "co zadat"
CLI_OPTIONALS = "volby"
CLI_COMMANDS = "příkazy"
CLI_COMMAND, CLI_NAME, CLI_FILE, CLI_YEAR = "PŘÍKAZ", "NÁZEV", "SOUBOR", "ROK"
CLI_HELP = "vypíše tuto nápovědu"
CLI_BUILD = "sestaví databázi a mapové soubory z data/ a z importovaných let a zveřejní je"
CLI_BUILD_IF_NEEDED = "jen když něco chybí nebo se změnila data či program"
CLI_CHECK = "vypíše kontroly zveřejněného vydání; skončí kódem 2, když některá chyba trvá"
CLI_IMPORT = "načte sešit indexu nebo podpory, zkontroluje ho a zveřejní vydání s tím, co obsahuje"
CLI_IMPORT_FILE = "soubor .xlsx nebo (jen index) .csv"
CLI_IMPORT_DRY = "jen zkontroluje a vypíše nálezy, nic nezmění"
CLI_RELEASES = "vypíše vydání databáze od nejnovějšího; zveřejněné je označeno hvězdičkou"
CLI_PUBLISH = "zveřejní dříve sestavené vydání"
CLI_PUBLISH_NAME = "název vydání z příkazu releases"
CLI_ROLLBACK = "vrátí zveřejnění o krok zpět"
CLI_SERVE = "spustí atlas"
CLI_SERVE_PORT = "port (výchozí 8501)"
CLI_EXPORT = "vypíše nebo uloží tabulku; formát určuje přípona: {endings}"
CLI_EXPORT_NAME = "název tabulky, viz --list"
CLI_EXPORT_OUTPUT = "kam uložit; bez ní jde prosté CSV na výstup"
CLI_EXPORT_YEAR = "rok indexu (výchozí je poslední)"
CLI_EXPORT_LIST = "vypíše, co lze vyvézt"
CLI_EXPORT_MISSING = "zadejte název tabulky, nebo --list"
CLI_EXPORT_NO_YEAR = "Rok {year} v databázi není. Jsou v ní: {years}."
CLI_MISTAKE = "chyba: {message}"
CLI_REQUIRED = "chybí {0}"
CLI_UNRECOGNIZED = "neznámé volby {0}"
CLI_CHOICE = "{0}: neznámá hodnota {1}; možné jsou {2}"
CLI_ONE_VALUE = "{0}: chybí hodnota"
CLI_NOT_NUMBER = "{0}: {1} není celé číslo"
CLI_BUILD_STEP = "[{part:>4}] {step}"
CLI_BUILT = "Zveřejněno vydání {name}."
CLI_UP_TO_DATE = "Databáze je aktuální: {name}."
CLI_CHECK_LINE = "{mark} {description}{found}"
CLI_CHECK_FOUND = " – řádků: {count} (první: {example})"
CLI_CHECK_SUMMARY = "Kontrol: {total}, bez nálezu: {clean}, upozornění: {warnings}, chyb: {errors}."
CLI_IMPORT_READ = "{file}: rok {year}, obcí {count}."
CLI_IMPORT_WARNING = "upozornění: {warning}"
CLI_IMPORT_DRY_DONE = "Soubor je v pořádku. Nic nebylo změněno (--dry-run)."
CLI_IMPORT_REPLACES = "Rok {year} už v atlasu je; nové vydání použije tento soubor."
CLI_RELEASE_LINE = "{mark} {name}  {built}  {size} MB"
CLI_ROLLED_BACK = "Zveřejněno předchozí vydání {name}."
CLI_EXPORT_SAVED = "Uloženo: {path} (řádků: {count})."
CLI_EXPORT_LINE = "{name:<18} {title} – {grain}"

EXPORT_INDEX_TITLE = "Index sociálního vyloučení obcí s ukazateli"
EXPORT_INDEX_GRAIN = "obec v jednom roce"

BUILD_STEPS = (
    "čtu území a hranice",
    "čtu index",
    "počítám body a území",
    "čtu spolupráci, projekty a plány",
    "skládám mapu",
    "zapisuji a kontroluji databázi",
    "zveřejňuji vydání",
    "hotovo",
)

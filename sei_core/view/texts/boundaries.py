"""The refresh of boundaries."""

from __future__ import annotations

CLI_BOUNDARIES = "načte balík hranic ČÚZK (soubor nebo adresa), zkontroluje ho a zveřejní vydání s novými hranicemi"
CLI_BOUNDARIES_SOURCE = "soubor .zip, nebo adresa http(s)://, ze které se stáhne"
CLI_BOUNDARIES_FILE = "SOUBOR|ADRESA"
CLI_BOUNDARIES_DRY = "jen zkontroluje a vypíše nálezy, nic nezmění"
CLI_BOUNDARIES_DRAFT = "připraví návrh, který zveřejní až správce na stránce Správa dat"
CLI_BOUNDARIES_NOTE = "poznámka do deníku"
BOUNDARIES_DOWNLOAD = "stahuji: {here} z {all} MB"
BOUNDARIES_DOWNLOAD_UNKNOWN = "stahuji: {here} MB"
BOUNDARIES_DOWNLOADED = "Staženo: {url}, {size} MB."
BOUNDARIES_STAGE = {
    "read": "čtu vrstvu obcí",
    "clean": "opravuji tvary a srovnávám společné hranice",
    "simplify": "zjednodušuji hranice jako celek",
    "check": "kontroluji plochy a návaznost",
}
BOUNDARIES_STAGE_LINE = "[hranice] {stage}"
BOUNDARIES_READ = (
    "{file}: obcí {count}, vrcholů {received} → {vertices}, tolerance {tolerance} m, podrobnější nechány {finer}."
)
BOUNDARIES_WARNING = "upozornění: {warning}"
BOUNDARIES_DRY_DONE = "Balík je v pořádku. Nic nebylo změněno (--dry-run)."
BOUNDARIES_NOTE = "Hranice obcí z {source}"
BOUNDARIES_DRAFT_READY = "Návrh {key} je připraven. Zveřejní ho správce na stránce Správa dat."
BOUNDARIES_DRAFT_REFUSED = "Návrh {key} nelze připravit:\n{problems}"
BOUNDARIES_NO_FILE = "Soubor „{path}“ neexistuje. Zkontrolujte cestu, nebo zadejte adresu začínající https://."

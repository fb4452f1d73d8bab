"""Signing in of stewards: the form on the page, and the command that makes a password."""

from __future__ import annotations

SIGN_IN_TITLE = "Přihlášení správce"
SIGN_IN_OFF = "Přihlašování správců není na tomto serveru zapnuté. Jak je zapnout, říká README v oddílu o nasazení."
SIGN_IN_NAME = "Jméno"
SIGN_IN_NAME_HELP = "Zapíše se do deníku ke změnám, které uděláte."
SIGN_IN_PASSWORD = "Heslo"
SIGN_IN = "Přihlásit se"
SIGN_IN_AGAIN = "Přihlásit se znovu"
SIGN_IN_BY = "Přihlásit se přes {provider}"
SIGN_IN_BY_PASSWORD_NOTE = (
    "Přihlášení platí pro tuto kartu prohlížeče: skončí odhlášením, po 30 minutách bez práce, nejpozději po "
    "8 hodinách, a také když stránku načtete znovu."
)
SIGN_IN_BY_PROVIDER_NOTE = (
    "Přihlásíte se u poskytovatele účtů a vrátíte se na úvodní stránku; odtud otevřete Správu dat. Přihlášení skončí "
    "odhlášením, po 30 minutách bez práce, nejpozději po 8 hodinách."
)
SIGNED_IN = "Přihlášen(a): {name}"
SIGN_OUT = "Odhlásit"

SIGN_IN_PROVIDER_SILENT = (
    "Poskytovatel účtů neodpovídá, a proto se teď nelze přihlásit. Vraťte se v prohlížeči zpět a zkuste to za chvíli "
    "znovu. Pokud to potrvá, řekněte to provozovateli atlasu; důvod je v záznamech serveru."
)
UPLOAD_REFUSED_TITLE = "Soubor nebyl přijat"
UPLOAD_REFUSED = (
    "Soubory přijímá atlas jen od přihlášených správců. Přihlaste se na stránce Správa dat a zkuste to znovu."
)

CLI_PASSWORD = "vytvoří řádek s otiskem hesla správců, který se vloží do souboru s tajnými údaji"
CLI_PASSWORD_STDIN = "přečte heslo z prvního řádku standardního vstupu, a neptá se"
CLI_PASSWORD_ASK = "Heslo správců (nejméně {least} znaků): "
CLI_PASSWORD_AGAIN = "Totéž heslo znovu: "
CLI_PASSWORD_SHORT = "Heslo je krátké: nejméně {least} znaků. Dobře poslouží čtyři nahodilá slova."
CLI_PASSWORD_LONG = "Heslo je dlouhé: nejvýše {most} znaků."
CLI_PASSWORD_DIFFERS = "Hesla se liší. Spusťte příkaz znovu."
CLI_PASSWORD_NOTHING = "Heslo nepřišlo. Spusťte příkaz v terminálu, nebo heslo pošlete na vstup s volbou --stdin."
CLI_PASSWORD_WHERE = "Vložte do souboru {path}; smí ho číst jen účet, pod kterým atlas běží (chmod 600):"

"""Server (api/)."""

from __future__ import annotations

DOCUMENT_NOSCRIPT = (
    "Atlas sociálního začleňování potřebuje JavaScript. Povolte ho, prosím, v nastavení prohlížeče.",
    "Atlas ukazuje, kde v Česku zatěžuje obce sociální vyloučení (index 0–30 bodů) a kde se jim pomáhá.",
)
SERVER_BUG = (
    "Tady se atlas pokazil. Zkuste stránku načíst znovu; když to nepomůže, řekněte to správci: "
    "podrobnosti má v záznamu serveru."
)
SERVER_READY = "Atlas běží na adrese {url} (ukončíte ho klávesami Ctrl+C)."
SERVER_BAD_PORT = "Port {port} neexistuje. Zvolte číslo od 1 do 65535, například 8501."
SERVER_PORT_TAKEN = (
    "Port {port} už používá jiný program, možná dříve spuštěný atlas. "
    "Ukončete ho, nebo zvolte jiný port, například {next_port}."
)
SERVER_PORT_FORBIDDEN = "Port {port} nesmíte použít. Zvolte číslo od 1024 výše, například 8501."
SERVER_BAD_ADDRESS = (
    "Adresa „{address}“ není adresou tohoto počítače. "
    "Nastavte SEI_ADDRESS na 127.0.0.1 (jen tento počítač) nebo 0.0.0.0 (celá síť)."
)
SERVER_BAD_EMBED_ORIGIN = (
    "SEI_EMBED_ORIGINS: „{origin}“ není adresa webu. "
    "Pište například https://www.kraj.cz, bez cesty na konci; více adres oddělte mezerou."
)

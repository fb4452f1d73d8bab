"""Backup, restore and health (operations.py, __main__.py)."""

from __future__ import annotations

CLI_BACKUP = "zazálohuje, co atlas píše (vydání, přijaté soubory, návrhy, deník); atlas přitom může běžet"
CLI_BACKUP_FILE = "kam zálohu uložit (.tar.gz); dřívější soubor nahradí, až když je nový celý"
CLI_BACKUP_ALL = "i starší vydání, ke kterým už rollback nevede"
CLI_BACKED_UP = "Uloženo: {path} ({size} MB, souborů: {count}, zveřejněné vydání {name})."
CLI_RESTORE = "celou zálohu zkontroluje a vrátí na místo; servery předtím ukončete"
CLI_RESTORE_FILE = "soubor z příkazu backup"
CLI_RESTORE_REPLACE = "i když na místě data jsou; ta se přesunou do podsložky „replaced-…“"
CLI_RESTORED = "Obnoveno vydání {name} ze zálohy z {created} (souborů: {count})."
CLI_WAITING = "Databázi právě sestavuje jiný proces, čekám na něj."

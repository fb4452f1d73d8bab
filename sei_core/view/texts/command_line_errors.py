"""Command line, what goes wrong with files and releases (__main__.py)."""

from __future__ import annotations

CLI_KEPT = "upozornění: nové vydání se nepodařilo sestavit, zveřejněné zůstává {name}.\n{error}"
CLI_NOT_WRITTEN = (
    "Do „{path}“ nelze zapsat. Zkontrolujte, že složka existuje, cesta vede k souboru a na disku je místo."
)
CLI_NOT_PRUNED = "Ve složce „{path}“ nelze mazat. Ukončete atlas a spusťte příkaz znovu."
CLI_PRUNE = "nejdříve smaže stará vydání: nechá N nejnovějších, zveřejněné a ta, ke kterým se lze vrátit (rollback)"
CLI_PRUNE_NEGATIVE = "Počet ponechaných vydání je {count}; zadejte 0 nebo více."
CLI_PRUNED_LINE = "smazáno {name}"
CLI_PRUNED = "Smazáno vydání: {count}, uvolněno {size} MB."

CLI_IMPORT_KIND = "druh souboru: index (sešit Indexu sociálního vyloučení), support (vyplněná šablona podpory)"
CLI_IMPORT_SUPPORT_READ = "{file}: listů {sheets}, řádků {count}."
CLI_IMPORT_SUPPORT_REPLACES = "Nové vydání použije místo dosavadních tabulek podpory tento sešit."
CLI_TEMPLATE = "uloží sešit k vyplnění, prázdný a vyplněný tím, co je zveřejněno"
CLI_TEMPLATE_KIND = "druh sešitu: support (spolupráce, lokality, projekty, plány, jednání a úkoly)"
CLI_TEMPLATE_OUTPUT = "složka, kam uložit (výchozí je tato)"
CLI_FOLDER, CLI_KIND = "SLOŽKA", "DRUH"
CLI_STALE = (
    "Zveřejněné vydání sestavil starší program nebo z jiných dat, sešit z něj nelze vyplnit. "
    "Spusťte „python -m sei_core build“ a příkaz zopakujte."
)
CLI_TEMPLATE_SAVED = "Uloženo: {path} (listů: {sheets}, řádků: {count})."

EXPORT_NO_AREA = "Tabulku „{name}“ nelze omezit na území, volbu území vynechejte. Podle území lze omezit: {names}."
EXPORT_NOT_MUNICIPAL = (
    "Řádky tabulky „{name}“ jsou větší území, {area} je obec. Zvolte ORP, okres nebo kraj; po obcích jsou: {names}."
)
EXPORT_UNKNOWN_AREA = "Území „{code}“ atlas nezná. Kódy krajů, okresů a ORP vypíše „export areas“, obcí „export index“."
CLI_EXPORT_OTHERS = "K „{name}“ nepatří volby {options}; vynechejte je."
CLI_EXPORT_NO_OUTPUT = "„{name}“ se ukládá do souboru: přidejte --output SOUBOR s příponou {endings}."
CLI_DOCUMENT_ENDING = "„{name}“ nelze uložit s příponou „{ending}“. Možné jsou: {endings}."
CLI_NEEDED = {
    "area": "„{name}“ potřebuje území: přidejte --area KÓD, například --area CZ042. Kódy vypíše „export areas“.",
    "measure": "„{name}“ potřebuje ukazatel: přidejte --measure, možné jsou: {measures}.",
}
CLI_EXPORT_UNKNOWN_SLIDES = "Snímky „{keys}“ atlas nezná. Možné jsou: {known}."
CLI_EXPORT_BAD_DAY = "Den „{text}“ není datum. Napište ho jako 2026-03-31."
CLI_TEMPLATE_ONLY_PPTX = "Šablona patří jen k prezentaci pptx; u pdf volbu --template vynechejte."
CLI_EXPORT_CANCELLED = "Přerušeno, nic nebylo uloženo."

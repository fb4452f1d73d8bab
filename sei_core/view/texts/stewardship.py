"""Správa dat, in pages/o_datech/sprava_dat.py, view/stewardship.py and view/components/stewardship.py."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

STEWARDSHIP_NAV = "Správa dat"
STEWARDSHIP_TITLE = "Správa dat"
STEWARDSHIP_LEAD = "Co nového zveřejnit, co se tím změní a jak to vrátit?"
STEWARDSHIP_PART = "Část správy dat"
STEWARDSHIP_PARTS = {
    "upload": "Nahrát",
    "drafts": "Návrhy",
    "entry": "Přímý zápis",
    "history": "Historie",
    "diary": "Deník",
}
STEWARDSHIP_SERVED = "Návštěvníci teď vidí vydání {release}. Nic z této stránky neuvidí, dokud to nezveřejníte."
SERVED_NAME = "zveřejněné {moment}{note} ({release})"
SERVED_RETURNED = "{name}, na které se {moment} vrátil {author}{note}"
SERVED_NOTE = " s poznámkou „{note}“"
#: Said once to whoever comes, of work that a stopped process left behind.
UNFINISHED = (
    "Příprava návrhu „{file}“ ({mark}) byla přerušena v kroku „{step}“; soubor je uložen a vydání pro návštěvníky je "
    "celé. Připravte jej znovu, nebo zahoďte."
)
UNFINISHED_CUT = (
    "Přijímání souboru „{file}“ ({mark}) bylo přerušeno, a soubor není celý. Zahoďte návrh a nahrajte soubor znovu; "
    "vydání pro návštěvníky je celé."
)
UNFINISHED_READING = "čte a kontroluje se soubor"

# Upload --------------------------------------------------------------------------------------------------------------
UPLOAD_KIND = "Co nahráváte"
DRAFT_KIND = {
    "index": "Index za jeden rok",
    "support": "Spolupráce, projekty a plány",
    "boundaries": "Hranice obcí",
    "entries": "Přímý zápis",
}
UPLOAD_EXPECTED = {
    "index": (
        "Sešit indexu sociálního vyloučení, jak jej vydává Agentura: kterýkoli rok, jeden list, řádek na obec. Sloupce "
        "se poznají podle nadpisu, takže mohou být v jiném pořadí. Poslouží i tabulka CSV."
    ),
    "support": (
        "Sešit podle vzoru atlasu, list na každou tabulku; vzor s dnešními daty je na stránce Ke stažení. Nahradí "
        "všechny tabulky o spolupráci, projektech a plánech i to, co bylo zapsáno přímo."
    ),
    "boundaries": (
        "Státní balíček hranic z katastru (ČÚZK, RÚIAN), tak jak se stahuje: archiv ZIP s vrstvou OBCE_P ve formátu "
        "SHP, souřadnice S-JTSK. Mívá kolem 250 MB; jeho příprava trvá několik minut."
    ),
}
UPLOAD_LIMITS = "Nejvýše: {limits}. Soubor si server uloží beze změny i s otiskem."
UPLOAD_LIMIT = "{ending} {size} MB"
UPLOAD_FILE = "Soubor"
UPLOAD_NOTE = "Poznámka (nepovinná)"
UPLOAD_NOTE_HELP = "Odkud soubor je a proč jej nahráváte."
UPLOAD_NOTE_SEEN = (
    "Poznámku uvidí ostatní správci. Při zveřejnění se nabídne jako poznámka k vydání, kterou uvidí každý návštěvník; "
    "předtím ji můžete přepsat."
)
UPLOAD_SEND = "Nahrát a připravit"
UPLOAD_NO_FILE = "Nejdřív vyberte soubor a počkejte, až se celý přenese; pak teprve nahrajte."
UPLOAD_RECEIVED = (
    "Soubor „{file}“ ({size} MB) je uložen jako návrh a připravuje se. Stránku můžete zavřít, příprava pokračuje."
)
UPLOAD_NEXT = (
    "Po nahrání se soubor zkontroluje, sestaví se z něj vydání vedle toho, které vidí návštěvníci, a obě se porovnají. "
    "Zveřejní se, až to sami potvrdíte."
)

# Drafts --------------------------------------------------------------------------------------------------------------
DRAFTS_NONE = "Žádný návrh tu není. Začněte nahráním souboru, nebo přímým zápisem."
DRAFT_CHOICE = "Návrh"
DRAFT_NAME = "{moment} – {file} ({mark})"
DRAFT_TITLE = "Návrh {mark}: {file}"
DRAFT_PLACES_ACCEPTED = "Nové členění obcí z tohoto souboru je převzato a návrh s ním počítá."
DRAFT_STATE = {
    "receiving": "přijímá se",
    "cut": "přijetí přerušeno",
    "received": "přijat, čeká na přípravu",
    "starting": "příprava začíná",
    "checking": "čte a kontroluje se",
    "building": "sestavuje se",
    "refused": "nelze převzít",
    "interrupted": "příprava přerušena",
    "ready": "připraven ke zveřejnění",
    "moved": "porovnán se starším vydáním",
    "same": "nepřináší nic nového",
    "published": "zveřejněn",
    "unreadable": "nelze přečíst",
}
DRAFT_STANDING = {
    "receiving": "Soubor se právě ukládá na server.",
    "cut": "Přijímání souboru bylo přerušeno, takže soubor není celý. Zahoďte návrh a nahrajte soubor znovu.",
    "received": "Soubor je uložen, ale nikdo jej teď nepřipravuje. Připravte jej.",
    "starting": "Soubor je uložen a jeho příprava právě začíná.",
    "checking": "Soubor se čte a kontroluje. Pokud právě běží jiné sestavení, návrh čeká, až skončí.",
    "building": "Soubor je v pořádku, sestavuje se z něj vydání.",
    "refused": "Soubor nelze převzít, dokud má problémy vypsané níže. Opravte jej a nahrajte znovu; vydání pro "
    "návštěvníky se nezměnilo.",
    "territory": "Soubor nelze převzít tak, jak je: členění obcí v něm je jiné, než zná atlas. Níže je, co se liší; "
    "nové členění můžete převzít, nebo soubor opravte a nahrajte znovu. Vydání pro návštěvníky se nezměnilo.",
    "interrupted": "Příprava byla přerušena v kroku „{step}“: server se zastavil, nebo soubor překročil dovolenou "
    "paměť či čas. Soubor je uložen. Připravte jej znovu, nebo zahoďte.",
    "ready": "Vydání {release} je sestaveno, prošlo kontrolami a je porovnáno s tím, které vidí návštěvníci. "
    "Prohlédněte si, co se změní, a zveřejněte jej.",
    "same": "Soubor nepřináší nic nového: vyšlo z něj totéž vydání, které návštěvníci už vidí. Návrh můžete zahodit.",
    "moved": "Mezitím bylo zveřejněno jiné vydání ({served}), než se kterým byl návrh porovnán ({base}). Připravte "
    "návrh znovu a podívejte se na nové porovnání.",
    "published": "Návrh je zveřejněný jako vydání {release}. Zpět vede vrácení vydání v části Historie.",
    "unreadable": "Záznam o návrhu nelze přečíst; patrně jej zapsala jiná verze atlasu. Zahoďte jej a soubor nahrajte "
    "znovu. Dokud tu je, stará vydání se nemažou.",
}
DRAFT_FACTS = "{kind}. Přijato {moment} od: {author}. Velikost {size} MB, otisk SHA-256 {sha256}."
DRAFT_NOTE = "Poznámka: {note}"
DRAFT_BASE = "Porovnáno s vydáním {base}."
DRAFT_PROGRESS = "Návrh {mark} ({file}): {step}"
DRAFT_FOUND = "Co se v souboru našlo"
DRAFT_YEAR = "Rozpoznaný rok indexu: {year}."
DRAFT_ROWS = "Přečteno: {rows}."
DRAFT_PROBLEMS = "Problémy, které brání zveřejnění"
DRAFT_MARKED = "Stáhnout sešit s vyznačenými chybami"
DRAFT_MARKED_FILE = "{stem}_vyznacene-chyby.xlsx"
DRAFT_WARNINGS = "Na co si dát pozor"
DRAFT_PLACES = "Jiné členění obcí, než zná atlas"
DRAFT_PLACE = {"created": "nová", "gone": "v souboru chybí", "moved": "jinde, jinak pojmenovaná nebo s jiným statusem"}
DRAFT_PLACES_WHY = (
    "Převzetí nového členění znamená: obce, které soubor přináší, v atlasu vzniknou, a ty, které v něm chybí, zůstanou "
    "jen v letech, za která mají údaje. Kraje, okresy a ORP se přepočtou podle nového členění ve všech letech. Nová "
    "obec nebude na mapě, dokud nenahrajete nové hranice. Dosavadní vydání se tím nezmění; lze se k němu vrátit."
)
DRAFT_PLACES_LATER = (
    "Nové členění z tohoto souboru teď převzít nelze: nejdřív opravte chybné buňky vypsané níže. Chybějící, opakovaný "
    "nebo překlepnutý kód vypadá jako zaniklá nebo nová obec. Kód obce, která opravdu vznikla, nechte, jak je."
)
DRAFT_PLACES_CANNOT = (
    "Nové členění z tohoto souboru převzít nelze: chybí mu úplné sloupce o členění (status, OPOU, ORP, okres a kraj), "
    "nebo si odporují. Nahrajte úplný sešit."
)
DRAFT_ACCEPT = "Převzít nové členění…"
DRAFT_ACCEPT_QUESTION = "Převzít nové členění obcí z tohoto souboru?"
DRAFT_ACCEPT_NOW = "Ano, převzít a připravit"
DRAFT_ACCEPT_DONE = "Nové členění je převzato a návrh {mark} se s ním připravuje."
DRAFT_COMPARISON = "Co se zveřejněním změní"
DRAFT_CHANGED_YEAR = "Rok indexu"
ROWS_OF_TABLE = "{title} ({count})"
ROWS_FIRST = "Zobrazeno prvních {shown} z {total}; soubory mají všechny."

# Verbs ---------------------------------------------------------------------------------------------------------------
VERB_PUBLISH = "Zveřejnit…"
VERB_PUBLISH_NOW = "Ano, zveřejnit"
VERB_PUBLISH_QUESTION = "Zveřejnit návrh {mark}?"
VERB_PREPARE = "Připravit znovu"
VERB_PREPARE_FIRST = "Připravit"
VERB_DISCARD = "Zahodit…"
VERB_DISCARD_NOW = "Ano, zahodit"
VERB_DISCARD_QUESTION = "Zahodit návrh {mark}?"
VERB_DISCARD_LINES = (
    "Soubor „{file}“ se ze serveru smaže. V deníku zůstane, kdo a kdy jej nahrál a kdo jej zahodil.",
    "Vydání pro návštěvníky se nezmění.",
)
VERB_NOTE = "Poznámka k vydání (povinná)"
VERB_NOTE_HELP = "Proč se vydání mění a co přináší. Nejvýše 300 znaků."
VERB_NOTE_SEEN = (
    "Tuto poznámku uvidí každý návštěvník na stránce Zdroje. Pokud je předvyplněná, je to poznámka z nahrání souboru: "
    "zkontrolujte, zda v ní není nic jen pro správce."
)
VERB_COMPARING = "Zjišťuje se, co se změní…"
VERB_NOTE_MISSING = "Napište poznámku: bez ní se za rok nepozná, proč se data změnila."
VERB_BACK = "Zpět"
PUBLISH_LINES = {
    "index": "Index roku {year}: {rows}.",
    "support": "Spolupráce, lokality, projekty a plány: {rows}.",
    "boundaries": "Nové hranice obcí na všech mapách a v souborech.",
    "entries": "Údaje zapsané přímo: {rows}.",
}
PUBLISH_PLACES = "Členění obcí se změní: nové {created}, zaniklé {gone}, přesunuté nebo přejmenované {moved}."
PUBLISH_PLACES_NAMED = "{change} ({count}): {places}."
PUBLISH_PLACES_GROUP = {"created": "Nové obce", "gone": "Zaniklé obce", "moved": "Přesunuté nebo přejmenované obce"}
PUBLISH_PLACES_REST = " a další ({count})"
PUBLISH_SWITCH = "Návštěvníci uvidí od příštího klepnutí vydání {release} místo {served}. Vrátit to jde jedním krokem."
PUBLISH_WARNINGS = "Upozornění, která jste si měli přečíst: {count}."
PREPARED_DONE = "Návrh {mark} se připravuje."
PUBLISHED_DONE = "Zveřejněno vydání {release}. Návštěvníci je uvidí od příštího klepnutí."
DISCARDED_DONE = "Návrh {mark} je zahozen."
#: Why a verb is not offered, by the standing of the draft.
WHY_NOT_PUBLISH = {
    "receiving": "Zveřejnit půjde, až bude soubor přijat a připraven.",
    "cut": "Zveřejnit ani připravit nejde, protože soubor není celý.",
    "received": "Zveřejnit půjde, až bude návrh připraven.",
    "starting": "Zveřejnit půjde, až příprava skončí.",
    "checking": "Zveřejnit půjde, až příprava skončí. Zahodit jde také až pak.",
    "building": "Zveřejnit půjde, až příprava skončí. Zahodit jde také až pak.",
    "refused": "Zveřejnit nejde, protože soubor nebyl převzat.",
    "interrupted": "Zveřejnit půjde, až bude návrh připraven znovu.",
    "moved": "Zveřejnit nejde, protože je porovnán se starším vydáním.",
    "same": "Není co zveřejnit.",
    "published": "Zveřejněný návrh se už nemění a zůstává tu kvůli souboru a zprávě.",
    "unreadable": "Zveřejnit nejde, protože není co přečíst.",
}

# History -------------------------------------------------------------------------------------------------------------
HISTORY_CHOICE = "Vydání"
HISTORY_UNDO = "Vrátit předchozí vydání…"
HISTORY_UNDO_NOW = "Ano, vrátit"
HISTORY_UNDO_QUESTION = "Vrátit předchozí vydání?"
HISTORY_UNDO_LINES = (
    "Návštěvníci uvidí od příštího klepnutí vydání {release} místo vydání {served}.",
    "Vydání, které teď vidí, zůstane na disku a jde zveřejnit znovu.",
)
HISTORY_CHANGES = "Co se tím proti dnešku změní:"
HISTORY_UNDONE = "Návštěvníci teď vidí předchozí vydání {release}."
HISTORY_WAY_BACK = "Vrácení vede na vydání {release}, které bylo zveřejněno předtím."
HISTORY_NOTHING = "Není k čemu se vrátit: předchozí zveřejněné vydání na disku není."
HISTORY_PUBLISH = "Zveřejnit toto vydání…"
HISTORY_NAME = "{published}, roky {years}{note} ({release})"
HISTORY_NAME_NOTE = ", „{note}“"
HISTORY_NEVER = "nezveřejněno"
HISTORY_LONGEST_NOTE = 60
HISTORY_PUBLISH_QUESTION = "Zveřejnit starší vydání?"
HISTORY_PUBLISH_LINES = (
    "Návštěvníci uvidí od příštího klepnutí vydání {release} místo vydání {served}.",
    "Co bylo zveřejněno později, v něm není. Zpět vede vrácení předchozího vydání.",
)
HISTORY_IS_SERVED = "Toto vydání návštěvníci právě vidí."
HISTORY_IS_DRAFT = "Toto vydání patří návrhu; zveřejněte jej v části Návrhy, kde je i porovnání."

ORIGINAL_CHOICE = "Přijatý soubor ke stažení"
ORIGINAL_TAKE = "Stáhnout původní soubor"
ORIGINAL_NAME = "{file}, přijato {day} ({sha256})"

# Diary ---------------------------------------------------------------------------------------------------------------
JOURNAL_ACTION = {
    "sign_in": "přihlášení",
    "sign_in_failed": "nezdařené přihlášení",
    "sign_out": "odhlášení",
    "receive": "přijetí souboru",
    "prepare": "příprava návrhu",
    "accept_territory": "převzetí nového členění obcí",
    "discard": "zahození návrhu",
    "entry": "přímý zápis",
    "publish": "zveřejnění",
    "rollback": "vrácení vydání",
    "prune": "smazání starého vydání nebo souboru",
    "restore": "obnova ze zálohy",
}
DIARY_ACTION = "Co se stalo"
DIARY_AUTHOR = "Kdo"
DIARY_NOBODY = "příkazový řádek bez jména"
DIARY_NONE = "Nic takového v deníku není."
DIARY_DETAIL = "{name}: {value}"
DIARY_DETAIL_NAME = {
    "file": "soubor",
    "sha256": "otisk",
    "address": "adresa",
    "times": "kolikrát",
    "email": "e-mail",
    "created": "nové obce",
    "gone": "zaniklé obce",
    "moved": "přesunuté a přejmenované obce",
    "table": "tabulka",
    "key": "klíč",
    "column": "sloupec",
    "before": "před",
    "after": "po",
    "source": "pramen",
}
DIARY_LEAD = (
    "Záznam o každé změně a o každém přihlášení, nejnovější nahoře. "
    "Jen se do něj připisuje; upravit ani smazat zde nejde."
)
COLUMN |= {
    "draft_mark": ("Návrh",),
    "draft_kind": ("Co přináší",),
    "draft_author": ("Kdo",),
    "draft_received": ("Přijato", "", "text"),
    "draft_state": ("Stav",),
    "cell_sheet": ("List",),
    "cell_row": ("Řádek", "", "text"),
    "cell_header": ("Sloupec",),
    "cell_value": ("Hodnota",),
    "cell_advice": ("Co s ní",),
    "column_header": ("Nadpis v souboru",),
    "place_change": ("Změna", "", "text"),
    "place_where": ("Kde",),
    "diary_time": ("Kdy", "", "text"),
    "diary_action": ("Co se stalo",),
    "diary_author": ("Kdo",),
    "diary_note": ("Poznámka",),
    "diary_release": ("Vydání",),
    "diary_detail": ("Podrobnosti",),
}
OFFER_TITLE |= {
    "navrhy": "Návrhy ke zveřejnění",
    "navrh-sloupce": "Sloupce rozpoznané v přijatém souboru",
    "navrh-bunky": "Chybné buňky přijatého souboru",
    "navrh-obce": "Obce, ve kterých se přijatý soubor liší od členění v atlasu",
    "denik": "Deník správy dat",
}

"""Support workbook (export/support_template.py)."""

from __future__ import annotations

SUPPORT_TEMPLATE_EMPTY_FILE = "podpora-prazdna.xlsx"
SUPPORT_TEMPLATE_FILLED_FILE = "podpora-vyplnena.xlsx"
SUPPORT_TEMPLATE_TITLE = "Podpora: spolupráce, lokality, projekty, plány, jednání a úkoly"
SUPPORT_TEMPLATE_LISTS = "Číselníky"
SUPPORT_TEMPLATE_QUOTED = "„{text}“"
SUPPORT_TEMPLATE_GUIDE = (
    (
        "Jak vyplňovat",
        (
            "Každý list je jedna tabulka, v prvním řádku je záhlaví. Listy a sloupce nepřejmenovávejte, nemažte a "
            "nepřidávejte; jejich pořadí je volné, prázdné řádky nevadí.",
            "Sloupce s tmavším záhlavím jsou povinné. Co kam patří, říká poznámka u záhlaví: ukažte na ně myší.",
            "Prázdná buňka znamená, že údaj neznáme. Nepište místo ní pomlčku, nulu ani „neuvedeno“.",
            "Kde je nabídka, vyberte z ní; jiná slova atlas nepřijme. Čísla pište bez jednotek.",
            "U každého řádku uveďte prameny: klíče z listu „Prameny“, kde každý dokument stojí jednou.",
        ),
    ),
    (
        "Klíče",
        (
            "Klíč řádek pojmenovává, aby na něj mohly odkazovat jiné listy. Na listu se neopakuje a časem se nemění; "
            "má jen písmena bez diakritiky, číslice a spojovníky, např. obec-567027, klíč pramene jen malá písmena.",
            "Kde buňka nese víc klíčů, oddělte je svislou čarou s mezerami: asz-usti-2010 | asz-lp-litvinov.",
        ),
    ),
    (
        "Data",
        (
            "Pište je tak přesně, jak je zná pramen: 2010, 2010-05, 2010-05-31, 2011/2012, 2014–2016, do 2017, "
            "od 2016, 2026-08-31 / 2026-09-30 (jedno z nich), neurčito (konec není sjednán).",
            "Den a měsíc jde psát i česky: 31. 5. 2010, 5/2010; atlas je uloží jako 2010-05-31, 2010-05.",
            "Za datum smí přijít jedna poznámka v závorce: 2024-10 (plán). Z textu atlas odvodí nejdřívější a "
            "nejpozdější den.",
        ),
    ),
    (
        "Import",
        (
            "python -m sei_core import support SOUBOR.xlsx --dry-run sešit jen zkontroluje a vypíše všechny chyby "
            "najednou: list, řádek, sloupec a hodnotu.",
            "python -m sei_core import support SOUBOR.xlsx bezchybný sešit zveřejní místo všech dosavadních tabulek "
            "podpory. Řádek, který v sešitu není, z atlasu zmizí: začněte proto vyplněnou šablonou.",
            "python -m sei_core rollback vrátí předchozí stav.",
        ),
    ),
)
SUPPORT_TEMPLATE_GUIDE_COLUMNS = ("List", "Řádek je", "Klíč", "Povinné sloupce", "Řádků")
SUPPORT_TEMPLATE_NOTE = {
    "required": "Povinný údaj.",
    "optional": "Nepovinný údaj. Prázdná buňka: {reason}.",
    "key": "Klíč řádku, na listu jen jednou: písmena bez diakritiky, číslice a spojovníky.",
    "part_of_key": "Dvojice nebo trojice údajů {columns} je na listu jen jednou.",
    "date": "Datum: 31. 5. 2010, 2010, 2010-05, 2010-05-31, 2011/2012, do 2017, od 2016, neurčito; "
    "víc je na listu „Návod“.",
    "tables": "Jména tabulek a jejich listy: {tables}.",
    "table_named": "{name} = {title}",
    "words": "Jedno ze slov: {words}.",
    "integer": "Celé číslo {limits}.",
    "decimal": "Číslo {limits}.",
    "target": "Klíč z listu „{title}“, sloupec {column}.",
    "several": "Více klíčů oddělte „{between}“.",
}
SUPPORT_TEMPLATE_HINT = {
    "municipality_code": "Šestimístný kód obce podle ČSÚ.",
    "region_code": "Kód kraje, např. CZ042.",
    "within_region_code": "Kód kraje, ve kterém celek leží, např. CZ042.",
    "area_code": "Kód území: CZ, kraj (CZ042), okres (CZ0425) nebo ORP (čtyři číslice).",
    "covered_area_code": "Kód obce, ORP nebo kraje, kterým celek je; CZ pro stát.",
    "url": "Adresa, která začíná http:// nebo https://.",
    "activity_codes": "Kódy z listu „Klíčové aktivity projektů“, které tam má týž projekt.",
    "subject_table": "Jméno tabulky v datech, ne název listu; je v nabídce.",
    "subject_key": "Klíč řádku té tabulky.",
    "attribute": "Jméno sloupce té tabulky v datech, např. end_text (Konec); všechna ukazuje stránka Zdroje.",
    "confirmed_text": "Den, ke kterému pramen stav dokládá; u ukončených den, ke kterému pramen říká, že už skončilo.",
    "time_text": "Hodiny, např. 10:00 nebo 10:00–16:30.",
    "small_identifiable": "Malé rozpoznatelné lokality atlas neukazuje samostatně.",
    "note": "Vlastními slovy; ukazuje se u řádku.",
}
SUPPORT_TEMPLATE_REFUSED = {
    "title": "Sešit podpory",
    "words": "Vyberte slovo z nabídky, jiné atlas nepřijme.",
    "key": "Klíč na listu „{title}“ není. Vyberte z nabídky, nebo tam řádek doplňte.",
    "limits": "Napište číslo v rozmezí {limits}, bez jednotky.",
}

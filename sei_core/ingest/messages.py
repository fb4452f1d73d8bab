"""What a reader of files says: every Czech sentence of ingest, and how findings become lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sei_core.errors import CellProblem

#: So many rows of one fault are listed one by one; of more, the first ones and their number.
LISTED = 5
LONGEST_VALUE, LONGEST_HEADER = 60, 200
#: So many problems, and cells at fault by themselves, are told of one file; letters of such a cell,
#: and of what it disagrees with, which may be a whole vocabulary.
MOST_PROBLEMS, MOST_CELLS, LONGEST_CELL, LONGEST_OTHER = 1000, 5000, 500, 2000


@dataclass(frozen=True)
class Fault:
    """One kind of fault in cells: what to say of one cell and of many in a column.

    ``{value}`` is the cell in quotation marks (many: the first cells), ``{other}`` and ``{column}``
    are those of the (first) finding.
    """

    one: str
    many: str


@dataclass(frozen=True)
class Finding:
    """A cell at fault.

    Attributes:
        fault: key of ``FAULTS``.
        row: row as seen in Excel, from 1.
        header: column as headed in the file.
        value: the cell as text.
        other: what it disagrees with: a limit, or the value of another cell.
        column: header of that other cell.
    """

    fault: str
    row: int
    header: str
    value: str = ""
    other: str = ""
    column: str = ""


FAULTS = {
    "empty": Fault("buňka je prázdná – doplňte hodnotu", "buňky jsou prázdné – doplňte hodnoty"),
    "empty_field": Fault("údaj chybí – doplňte jej", "údaje chybějí – doplňte je"),
    "empty_code": Fault(
        "kód obce chybí – doplňte šestimístný kód, nebo řádek smažte",
        "kódy obcí chybějí – doplňte šestimístné kódy, nebo řádky smažte",
    ),
    "empty_known_code": Fault(
        "kód obce chybí – podle názvu je to {other}; doplňte její kód, nebo řádek smažte",
        "kódy obcí chybějí – doplňte je; podle názvu je první z nich {other}",
    ),
    "not_number": Fault(
        "hodnota {value} není číslo – napište jen číslo, bez jednotky a poznámky",
        "hodnoty {value} nejsou čísla – napište jen čísla, bez jednotek a poznámek",
    ),
    "not_whole": Fault(
        "hodnota {value} není celé číslo – opravte ji na celé číslo",
        "hodnoty {value} nejsou celá čísla – opravte je na celá čísla",
    ),
    "not_twelfth": Fault(
        "hodnota {value} není průměr dvanácti měsíců – uveďte ji aspoň na dvě desetinná místa",
        "hodnoty {value} nejsou průměry dvanácti měsíců – uveďte je aspoň na dvě desetinná místa",
    ),
    "negative": Fault(
        "hodnota {value} je záporná – opravte počet na 0 nebo více",
        "hodnoty {value} jsou záporné – opravte počty na 0 nebo více",
    ),
    "out_of_range": Fault(
        "hodnota {value} je mimo rozmezí {other} – opravte ji",
        "hodnoty {value} jsou mimo rozmezí {other} – opravte je",
    ),
    "above_base": Fault(
        "hodnota {value} je větší než „{other}“ ve sloupci „{column}“ – opravte počet nebo základ",
        "hodnoty {value} jsou větší než základy ve sloupci „{column}“ – opravte počty nebo základy",
    ),
    "unknown_code": Fault(
        "hodnota {value} není kód žádné obce – opravte kód, nebo řádek smažte",
        "hodnoty {value} nejsou kódy žádných obcí – opravte kódy, nebo řádky smažte",
    ),
    "repeated_code": Fault(
        "hodnota {value} se opakuje, poprvé je na řádku {other} – ponechte pro každou obec jeden řádek",
        "hodnoty {value} se opakují – ponechte pro každou obec jeden řádek",
    ),
    "unpaired": Fault(
        "číslo chybí, přestože ve sloupci „{column}“ je „{other}“ – doplňte je, nebo i tam uveďte, že obec nemá školu",
        "čísla chybějí, přestože ve sloupci „{column}“ jsou – doplňte je, nebo i tam uveďte, že obce nemají školu",
    ),
    "empty_school": Fault(
        "buňka je prázdná – doplňte číslo, nebo větu, že obec nemá vlastní školu",
        "buňky jsou prázdné – doplňte čísla, nebo věty, že obce nemají vlastní školu",
    ),
    "wrong_band": Fault(
        "pásmo {value} neodpovídá bodům „{other}“ ve sloupci „{column}“ – opravte pásmo nebo body",
        "pásma {value} neodpovídají bodům ve sloupci „{column}“ – opravte pásma nebo body",
    ),
    "not_band": Fault(
        "hodnota {value} není pásmo – napište 0–1, 2–7, 8–11 nebo 12–30, nebo celý sloupec vypusťte",
        "hodnoty {value} nejsou pásma – napište 0–1, 2–7, 8–11 nebo 12–30, nebo celý sloupec vypusťte",
    ),
    "other_share": Fault(
        "podíl {value} neodpovídá počtu a základu ({other} %) – atlas použije vlastní výpočet",
        "podíly {value} neodpovídají počtům a základům – atlas použije vlastní výpočet",
    ),
    "other_name": Fault(
        "název {value} nepatří ke kódu, pod kterým atlas zná obec „{other}“ – zkontrolujte, zda se řádky neposunuly",
        "názvy {value} nepatří ke svým kódům – zkontrolujte, zda se řádky neposunuly",
    ),
    "repeated_key": Fault(
        "hodnota {value} se opakuje – ponechte jeden řádek",
        "hodnoty {value} se opakují – ponechte po jednom řádku",
    ),
    "unknown_word": Fault(
        "slovo {value} není v číselníku – použijte jedno z: {other}",
        "slova {value} nejsou v číselníku – použijte některé z: {other}",
    ),
    "bad_date": Fault(
        "datum {value} nelze přečíst – pište např. 31. 5. 2010, 2010, 2010-05, 2010-05-31, 2011/2012, do 2017, od 2016",
        "data {value} nelze přečíst – pište např. 31. 5. 2010, 2010, 2010-05, 2010-05-31, 2011/2012, do 2017, od 2016",
    ),
    "bad_time": Fault(
        "čas {value} nelze přečíst – pište např. 10:00 nebo 10:00–16:30 (s pomlčkou, konec po začátku)",
        "časy {value} nelze přečíst – pište např. 10:00 nebo 10:00–16:30 (s pomlčkou, konec po začátku)",
    ),
    "unknown_key": Fault(
        "klíč {value} není v tabulce „{other}“ – opravte jej, nebo tam řádek doplňte",
        "klíče {value} nejsou v tabulce „{other}“ – opravte je, nebo tam řádky doplňte",
    ),
    "unknown_area": Fault(
        "hodnota {value} není kód známého území – opravte jej podle tabulky území",
        "hodnoty {value} nejsou kódy známých území – opravte je podle tabulky území",
    ),
    "bad_key": Fault(
        "klíč {value} má jiné znaky než písmena bez diakritiky, číslice a spojovník – opravte jej",
        "klíče {value} mají jiné znaky než písmena bez diakritiky, číslice a spojovník – opravte je",
    ),
    "bad_url": Fault(
        "adresa {value} nezačíná http:// ani https://, nebo je v ní mezera, závorka či uvozovka – opravte ji, nebo "
        "buňku vyprázdněte",
        "adresy {value} nezačínají http:// ani https://, nebo je v nich mezera, závorka či uvozovka – opravte je, nebo "
        "buňky vyprázdněte",
    ),
    "before": Fault(
        "hodnota {value} je před „{other}“ ve sloupci „{column}“ – opravte jednu z nich",
        "hodnoty {value} jsou před hodnotami ve sloupci „{column}“ – opravte je",
    ),
    "before_project": Fault(
        "termín {value} je před začátkem projektu „{other}“ – opravte termín, nebo začátek projektu",
        "termíny {value} jsou před začátky svých projektů – opravte termíny, nebo začátky projektů",
    ),
    "cycle": Fault(
        "klíč {value} vede přes předchůdce zpět k témuž projektu – opravte jej, nebo buňku vyprázdněte",
        "klíče {value} vedou přes předchůdce zpět k témuž projektu – opravte je, nebo buňky vyprázdněte",
    ),
    "hidden_place": Fault(
        "tvrzení je o malé lokalitě {value} a prozradilo by ji – řádek smažte",
        "tvrzení jsou o malých lokalitách {value} a prozradila by je – řádky smažte",
    ),
    "other_kind": Fault(
        "území s kódem {value} není „{other}“ ve sloupci „{column}“ – opravte kód nebo druh, u skupiny obcí kód smažte",
        "území s kódy {value} nejsou toho druhu, který je ve sloupci „{column}“ – opravte kódy nebo druhy, u skupin "
        "obcí kódy smažte",
    ),
    "other_region": Fault(
        "kraj {value} není krajem území „{other}“ ve sloupci „{column}“ – opravte jeden z kódů; stát kraj nemá",
        "kraje {value} nejsou kraji území ve sloupci „{column}“ – opravte kódy; stát kraj nemá",
    ),
    "covered_twice": Fault(
        "území s kódem {value} je celkem víckrát – ponechte jeden řádek, nebo u části města opravte „{column}“",
        "území s kódy {value} jsou celky víckrát – ponechte po jednom řádku, nebo u částí měst opravte „{column}“",
    ),
    "member_elsewhere": Fault(
        "obec {value} neleží v kraji „{other}“, ve kterém je celek – opravte ji, nebo kód kraje celku vyprázdněte",
        "obce {value} neleží v kraji, ve kterém je jejich celek – opravte je, nebo kódy krajů celků vyprázdněte",
    ),
    "error_cell": Fault(
        "buňka obsahuje chybu {value} – opravte vzorec, nebo napište hodnotu",
        "buňky obsahují chyby {value} – opravte vzorce, nebo napište hodnoty",
    ),
    "too_long": Fault(
        "text {value} má {other} znaků, víc než buňka Excelu pojme – zkraťte jej",
        "texty {value} jsou delší, než buňka Excelu pojme – zkraťte je",
    ),
    "changed_meanwhile": Fault(
        "údaj je teď {value}, ne „{other}“, jak jej zápis znal – podívejte se na něj a zapište jej znovu",
        "údaje jsou teď {value}, ne jak je zápisy znaly – podívejte se na ně a zapište je znovu",
    ),
    "row_exists": Fault(
        "řádek s klíčem {value} už v tabulce je a má jiné hodnoty – opravte ten",
        "řádky s klíči {value} už v tabulce jsou a mají jiné hodnoty – opravte ty",
    ),
    "row_missing": Fault(
        "řádek s klíčem {value} v tabulce není a ručně se nezakládá – vyberte jiný, nebo jej doplňte v sešitu podpory",
        "řádky s klíči {value} v tabulce nejsou a ručně se nezakládají – doplňte je v sešitu podpory",
    ),
    "not_entered": Fault(
        "tento sloupec se ručně nemění (hodnota {value}) – změňte jej v sešitu podpory",
        "tento sloupec se ručně nemění (hodnoty {value}) – změňte jej v sešitu podpory",
    ),
    "waiting": Fault(
        "na změnu téhož údaje na {value} už čeká jiný zápis – zveřejněte jej, nebo odeberte",
        "na změny týchž údajů na {value} už čekají jiné zápisy – zveřejněte je, nebo odeberte",
    ),
    "bad_letters": Fault(
        "text obsahuje znak, který není písmenem žádného písma – napište text znovu",
        "texty obsahují znaky, které nejsou písmeny žádného písma – napište texty znovu",
    ),
    "unsorted": Fault(
        "hodnota {value} porušuje řazení – seřaďte soubor podle sloupců {column}",
        "hodnoty {value} porušují řazení – seřaďte soubor podle sloupců {column}",
    ),
    "not_area_code": Fault(
        "hodnota {value} není {other} – opravte kód",
        "hodnoty {value} nejsou {other} – opravte kódy",
    ),
    "not_begin": Fault(
        "kód {value} nezačíná kódem „{other}“ ve sloupci „{column}“ – opravte jeden z nich",
        "kódy {value} nezačínají kódy ve sloupci „{column}“ – opravte je",
    ),
    "two_parents": Fault(
        "území {column} leží podle většiny řádků v „{other}“, zde v {value} – opravte řádek, aby mělo jedno nadřazené",
        "území leží podle některých řádků jinde ({value}) než podle většiny – sjednoťte je",
    ),
    "two_names": Fault(
        "území {column} se podle většiny řádků jmenuje „{other}“, zde {value} – sjednoťte názvy",
        "území se podle některých řádků jmenují jinak ({value}) než podle většiny – sjednoťte názvy",
    ),
}

#: How the publisher heads the required columns; shown when one is missing.
EXPECTED_HEADER = {
    "municipality_code": "Kód obce",
    "population_15plus": "Počet obyvatel - starších 15 let",
    "population_15_64": "Počet obyvatel - 15 až 64 let",
    "enforcement_count": "Počet osob v exekuci",
    "housing_benefit_twelfths": "Počet vyplacených PnB (průměrný měsíc)",
    "subsistence_benefit_twelfths": "Počet vyplacených PnŽ (průměrný měsíc)",
    "long_unemployment_count": "Počet uchazečů o zaměstnání evidovaných ÚP déle než 6 měsíců",
    "early_leaving_count": "Počet předčasných odchodů ze ZŠ - běžné třídy",
    "early_leaving_base": "Celkový počet žáků, kteří ukončili povinnou školní docházku - běžné třídy",
    "published_points": "Index soc. vyloučení (0-30 bodů)",
}

#: How the publisher heads the columns of the hierarchy of municipalities.
EXPECTED_TERRITORY_HEADER = {
    "municipality_code": "Kód obce",
    "municipality_name": "Název obce",
    "status": "Status obce",
    "opou_code": "Kód OPOU",
    "opou_name": "Název OPOU",
    "orp_code": "Kód ORP",
    "orp_name": "Název ORP",
    "district_code": "Kód okres",
    "district_name": "Název okres",
    "region_code": "Kód kraj",
    "region_name": "Název kraj",
}
AREA_CODE_FORM = {
    "municipality_code": "šestimístný kód obce",
    "opou_code": "pětimístný kód OPOU",
    "orp_code": "čtyřmístný kód ORP",
    "district_code": "kód okresu, např. CZ0425",
    "region_code": "kód kraje, např. CZ042",
}
_PLACE = {"orp": "ORP {}", "district": "okres {}", "region": "{}"}
_MOVED = {
    "municipality_name": "název {} → {}",
    "status": "status {} → {}",
    "opou_code": "OPOU {} → {}",
    "orp_code": "ORP {} → {}",
    "district_code": "okres {} → {}",
    "region_code": "kraj {} → {}",
}
_MISSING = "chybějící obce: "
_ONE_ROW = re.compile("(?:list „[^“]*“, )?řádek (?P<row>[0-9]+)(?=,)")
_TERRITORY = {
    "created": "obce, které členění atlasu nezná: {count} – {first}; je-li to chyba, opravte kódy, vznikly-li obce "
    "opravdu, převezměte členění ze souboru jako nové",
    "gone": "obce, které soubor nemá, ač by je podle sousedních let mít měl: {count} – {first}; je-li to chyba, "
    "doplňte jejich řádky, zanikly-li obce opravdu, převezměte členění ze souboru jako nové",
    "moved": "obce, které soubor řadí nebo jmenuje jinak než členění atlasu: {count} – {first}; atlas je nechá, jak je "
    "zná, dokud správce nepřijme členění ze souboru",
}
RECEIVED_MISSING = (
    "přijatý soubor „{name}“, ze kterého je zveřejněné vydání, chybí – obnovte jej ze zálohy, nebo původní soubor "
    "importujte znovu"
)
RECEIVED_CHANGED = (
    "přijatý soubor „{name}“ už není takový, jaký přišel – obnovte jej ze zálohy, nebo původní soubor importujte znovu"
)
NO_FILE = "soubor neexistuje – zkontrolujte cestu"
NOT_A_FILE = "cesta vede ke složce – zadejte soubor .xlsx nebo .csv"
NOT_READABLE = "soubor nelze otevřít – zavřete jej v Excelu, nebo zkontrolujte oprávnění"
EMPTY_FILE = "soubor je prázdný (0 bajtů) – stáhněte jej znovu"
TRUNCATED = "sešit je poškozený nebo neúplný – stáhněte jej znovu, nebo jej v Excelu otevřete a uložte jako .xlsx"
PASSWORD = "sešit je chráněný heslem – uložte jej v Excelu bez hesla"
OLD_EXCEL = "soubor je starý sešit .xls – uložte jej v Excelu jako .xlsx"
PDF = "soubor je dokument PDF – vyžádejte si tabulku jako .xlsx nebo .csv"
HTML = "soubor je webová stránka, ne sešit – otevřete jej v Excelu a uložte jako .xlsx"
XML = "soubor je tabulka XML, ne sešit – otevřete jej v Excelu a uložte jako .xlsx"
OTHER_ZIP = "soubor je archiv, ale není v něm sešit Excelu – rozbalte jej, nebo uložte tabulku jako .xlsx"
BINARY = "soubor obsahuje nulové bajty, není to textová tabulka – uložte jej znovu jako .csv nebo .xlsx"
NOT_TEXT = "text souboru není v kódování UTF-8 ani Windows-1250 – uložte jej jako „CSV UTF-8“"
NO_SHEET = "sešit nemá žádný viditelný list – zobrazte list s tabulkou"
NO_ROWS = "pod záhlavím není žádný řádek – doplňte řádky obcí"
NO_SCHOOLS = (
    "žádná obec nemá vlastní školu, předčasné odchody tedy není odkud převzít – doplňte počty odchodů a žáků "
    "u obcí, které školu mají, nebo si vyžádejte úplný soubor"
)

_NEW_WORKBOOK = "otevřete jej v Excelu, zkopírujte jen tabulku do nového sešitu a ten uložte jako .xlsx"
TOO_MANY_PARTS = f"sešit má uvnitř příliš mnoho částí, tabulka by jich tolik neměla – {_NEW_WORKBOOK}"
UNPACKS_TOO_MUCH = f"sešit by po rozbalení zabral víc místa, než kolik má kterákoli tabulka – {_NEW_WORKBOOK}"
NESTED_ARCHIVE = f"v sešitu je vložen jiný archiv nebo sešit – {_NEW_WORKBOOK}"
STRANGE_PARTS = f"části sešitu mají jména, která Excel nepíše (cesty mimo sešit nebo dvakrát totéž) – {_NEW_WORKBOOK}"
XML_ENTITIES = f"sešit obsahuje definice XML, které Excel nepíše a které se nečtou – {_NEW_WORKBOOK}"
TOO_DEEP = f"části sešitu jsou vnořeny hlouběji, než Excel píše – {_NEW_WORKBOOK}"
TOO_MUCH_TEXT = f"texty v buňkách jsou dohromady delší, než kolik má kterákoli tabulka – {_NEW_WORKBOOK}"

WORKBOOK_ONLY = "tabulky podpory se čtou jen ze sešitu – vyplňte šablonu a uložte ji jako .xlsx"
IS_INDEX = "tohle je sešit indexu, ne sešit podpory – nahrajte jej jako „Index za jeden rok“ (příkaz import index)"
IS_SUPPORT = (
    "tohle je sešit podpory, ne sešit indexu – nahrajte jej jako „Spolupráce, projekty a plány“ (příkaz import support)"
)
NO_HEADER_ROW = "v prvním řádku není záhlaví – zkopírujte je ze šablony"
#: How Czech Excel shows a logical value.
LOGICAL = {True: "PRAVDA", False: "NEPRAVDA"}


def too_many_bytes(ending: str, most: int) -> str:
    """A file larger than any table of its kind."""
    return f"soubor {ending} je větší než {most >> 20} MB – vyberte jen tabulku a uložte ji jako nový soubor"


def too_many_sheets(count: int, most: int) -> str:
    """A workbook with more sheets than any of ours."""
    return f"sešit má {_number(count)} listů, číst lze nejvýše {most} – ponechte jen listy s tabulkou"


def too_many_rows(count: int, most: int) -> str:
    """A table with more rows than any of ours, however many."""
    return (
        f"tabulka sahá na řádek {_number(count)}, číst lze nejvýše {_number(most)} – smažte, co je pod tabulkou, "
        "nebo vyberte jen tabulku a uložte ji jako nový soubor"
    )


def too_many_columns(count: int, most: int) -> str:
    """A table with more columns than any of ours."""
    return (
        f"tabulka sahá do sloupce {_number(count)}, číst lze nejvýše {_number(most)} – smažte, co je vpravo "
        "od tabulky, nebo vyberte jen tabulku a uložte ji jako nový soubor"
    )


def too_many_cells(count: int, most: int) -> str:
    """Tables with more cells than any of ours."""
    return (
        f"listy sahají přes {_number(count)} buněk, číst lze nejvýše {_number(most)} – ponechte jen listy s tabulkou "
        "a smažte, co je pod ní a vpravo od ní"
    )


def long_line(row: int) -> str:
    """A text table with a line too long to be a row."""
    return f"řádek {row} je příliš dlouhý, není to řádek tabulky – uložte tabulku znovu jako .csv nebo .xlsx"


def missing_sheet(title: str) -> str:
    """A table of the support workbook has no visible sheet."""
    return f"chybí list „{title}“ – doplňte jej ze šablony (i prázdný), nebo jej zobrazte, je-li skrytý"


def repeated_sheet(names: Sequence[str]) -> str:
    """Several sheets are named as the same table."""
    return f"listy {_quoted(names)} jsou tatáž tabulka – ponechte jen jeden"


def unknown_sheet(name: str) -> str:
    """A sheet that is no table of the support workbook."""
    return f"neznámý list „{name}“ – smažte jej, nebo opravte jeho název"


def no_column(header: str) -> str:
    """A sheet lacks a column."""
    return f"chybí sloupec „{header}“ – doplňte jej, i prázdný"


def repeated_column(header: str) -> str:
    """A sheet has a column more than once."""
    return f"sloupec „{header}“ je na listu víckrát – ponechte jen jeden"


def foreign_column(header: str) -> str:
    """A sheet has a column that does not belong there."""
    return f"neznámý sloupec „{_shortened(header, LONGEST_HEADER)}“ – smažte jej, nebo opravte jeho název"


def nameless_column(letter: str) -> str:
    """A sheet has a column with values and no header."""
    return f"sloupec {letter} nemá záhlaví – doplňte je, nebo sloupec smažte"


def wrong_ending(ending: str) -> str:
    """A file that is neither a workbook nor a text table by its name."""
    return f"koncovka „{ending or 'žádná'}“ není podporovaná – uložte tabulku jako .xlsx nebo .csv"


def content_not_ending(content: str, ending: str) -> str:
    """A workbook named as a text table or the other way round; ``content`` is the ending it should have."""
    kind = "sešit Excelu" if content == ".xlsx" else "text"
    return f"obsah souboru je {kind}, ale koncovka je „{ending}“ – přejmenujte soubor na {content}"


def bad_csv(row: int) -> str:
    """A text table whose quotation marks or lengths break the reader."""
    return f"řádek {row}: text nelze rozdělit na sloupce – zkontrolujte uvozovky a oddělovače"


def no_header(rows: int) -> str:
    """No row of the top looks like the header."""
    return (
        f"v prvních {rows} řádcích není záhlaví – čekají se sloupce jako „{EXPECTED_HEADER['municipality_code']}“, "
        f"„{EXPECTED_HEADER['enforcement_count']}“, „{EXPECTED_HEADER['published_points']}“"
    )


def several_sheets(names: Sequence[str]) -> str:
    """More sheets hold the same table."""
    return f"tabulka indexu je na několika listech ({_quoted(names)}) – ponechte jen jeden"


def several_years(found: dict[int, Sequence[str]]) -> str:
    """The file holds more than one year; ``found`` says where each was seen."""
    places = "; ".join(f"{year} ({_quoted(where[:2])}{', …' if where[2:] else ''})" for year, where in found.items())
    return f"několik let v jednom souboru: {places} – rozdělte soubor po letech nebo sjednoťte záhlaví"


def no_year() -> str:
    """Nothing says which year the numbers belong to."""
    return "rok nelze zjistit ze záhlaví – doplňte jej do záhlaví, např. „Index soc. vyloučení 2023 (0-30 bodů)“"


def year_out_of_range(year: int, first: int, last: int) -> str:
    """A year that the atlas does not take."""
    return f"rok {year} je mimo rozmezí {first}–{last} – zkontrolujte záhlaví"


def missing_column(field: str, resembling: str = "") -> str:
    """A required column is not there; ``resembling`` is an unknown header close to it."""
    if resembling:
        return f"chybí sloupec „{EXPECTED_HEADER[field]}“ – je jím sloupec {_quoted([resembling])}? Opravte jeho název"
    return f"chybí sloupec „{EXPECTED_HEADER[field]}“ – doplňte jej"


def same_meaning(headers: Sequence[str]) -> str:
    """Several columns mean the same."""
    return f"sloupce {_quoted(headers)} znamenají totéž – ponechte jen jeden"


def unknown_column(header: str) -> str:
    """A column that the atlas does not know (a warning)."""
    return f"neznámý sloupec „{_shortened(header, LONGEST_HEADER)}“ byl vynechán"


def unnamed_column(letter: str) -> str:
    """A column with values and no header (a warning)."""
    return f"sloupec {letter} nemá záhlaví a byl vynechán"


def long_rows(rows: Sequence[int]) -> str:
    """Rows of a text table with more values than the header has columns."""
    return f"{_rows(rows)}: více hodnot než sloupců v záhlaví – hodnoty s oddělovačem dejte do uvozovek"


def skipped_notes(rows: Sequence[int]) -> str:
    """Rows below or between the data that hold one text only (a warning)."""
    return f"{_rows(rows)}: poznámka mimo tabulku byla vynechána"


def missing_municipalities(names: Sequence[str], known: int) -> str:
    """Municipalities that the file leaves out, each as code and name."""
    return f"{_MISSING}{_number(len(names))} z {_number(known)} – {_first(names)}; doplňte jejich řádky"


def is_missing_municipalities(problem: str) -> bool:
    """Is a problem of a file that of ``missing_municipalities``?"""
    return _MISSING in problem


def place_words(names: Mapping[str, str]) -> str:
    """Say where a municipality is: names of its areas by level, from the smallest."""
    return ", ".join(_PLACE[level].format(name) for level, name in names.items())


def moved_words(changes: Mapping[str, tuple[str, str]]) -> str:
    """Say what is otherwise about a municipality: before and after by column."""
    return "; ".join(_MOVED[name].format(*change) for name, change in changes.items())


def territory_differs(kind: str, cases: Sequence[str]) -> str:
    """Municipalities that are ``created``, ``gone`` or ``moved``: how many, and the first ones."""
    return _TERRITORY[kind].format(count=_number(len(cases)), first=_first(cases))


def territory_columns_missing(headers: Sequence[str]) -> str:
    """Columns without which a new hierarchy cannot be accepted."""
    return f"nové členění obcí nelze ze souboru přijmout, chybějí sloupce {_quoted(headers)} – doplňte je"


def of_place(text: str, place: str) -> str:
    """Say first which municipality an advice is of."""
    return f"{place}: {text}"


def with_places(problem: str, places: Mapping[int, str]) -> str:
    """Name the municipality of the one row that a problem is of, if it is known."""
    found = _ONE_ROW.match(problem)
    place = places.get(int(found["row"])) if found else None
    return f"{found[0]} ({place}){problem[found.end() :]}" if place else problem


def sheet_of_other_year(sheet: str, year: int) -> str:
    """A sheet whose name tells another year than its headers do (a warning)."""
    return f"list se jmenuje „{_shortened(sheet)}“, ale podle záhlaví jsou v něm údaje za rok {year} – zkontrolujte rok"


def not_reproduced(cases: Sequence[tuple[str, str, int, int]], known: int) -> str:
    """Points that the rule gives otherwise (a warning): code, name, published and computed points of each."""
    texts = [
        f"{code} {name} (zveřejněno {published}, pravidlo {computed})" for code, name, published, computed in cases
    ]
    return f"zveřejněné body se liší od pravidla: obcí {_number(len(cases))} z {_number(known)} – {_first(texts)}"


def other_checksum(file: str, recorded: str, found: str) -> str:
    """A shipped file differs from its record."""
    return (
        f"{file}: otisk {found[:12]}… nesouhlasí se zapsaným {recorded[:12]}… – vraťte původní soubor, "
        f"nebo změnu zkontrolujte a zapište do sources.toml nový otisk {found}"
    )


def no_checksum(file: str, found: str) -> str:
    """A shipped file without a record."""
    return f"{file}: soubor nemá zápis v sources.toml – doplňte jeho zdroj a otisk {found}"


def shipped_missing(file: str) -> str:
    """A recorded file is not there."""
    return f"{file}: soubor chybí – vraťte jej, nebo zrušte jeho zápis v sources.toml"


def unreadable_shipped(file: str) -> str:
    """A shipped file cannot be parsed."""
    return f"{file}: soubor nelze přečíst – vraťte původní soubor"


def other_columns(expected: Sequence[str], found: Sequence[str]) -> str:
    """A shipped table does not have its columns."""
    return f"sloupce jsou {', '.join(found)}; mají být {', '.join(expected)}"


def year_not_name(year: str, stem: str) -> str:
    """A shipped year of the index named by another year."""
    return f"rok {year} neodpovídá názvu souboru {stem} – opravte název nebo sloupec year"


def bad_toml(detail: str) -> str:
    """The record of sources cannot be parsed."""
    return f"zápis zdrojů nelze přečíst ({detail}) – opravte jej"


def missing_entry(source: str, entry: str) -> str:
    """A source without a required entry."""
    return f"zdroj „{source}“: chybí údaj „{entry}“ – doplňte jej"


NO_ENTRIES = "v souboru není žádný zápis – soubor přímých zápisů vytváří atlas, nahrajte jej, jak je"
ENTRIES_TOO_LONG = "soubor přímých zápisů má víc než 8 MB – tolik se ručně nezapisuje; nahrajte sešit podpory"
NOTHING_ENTERED = "soubor nic nemění – všechno, co je v něm zapsáno, vydání už obsahuje"


def bad_entry(line: int) -> str:
    """A line that is no entry."""
    return f"řádek {line}: není to přímý zápis – soubor vytváří atlas, nahrajte jej, jak je"


def lost_entry(title: str, row_key: str, header: str, entered: str, found: str | None) -> str:
    """A cell that was entered by hand and that a workbook has otherwise (a warning)."""
    stands = (
        "v sešitu ten řádek není" if found is None else f"v sešitu je „{found}“" if found else "v sešitu je prázdno"
    )
    return (
        f"přímý zápis se ztratí: list „{title}“, řádek s klíčem „{row_key}“, sloupec „{header}“: zapsáno bylo "
        f"„{entered}“, {stands}"
    )


def advice(finding: Finding) -> str:
    """Say what is wrong with one cell and what to do, without saying where it is."""
    value = f"„{_shortened(finding.value)}“"
    return FAULTS[finding.fault].one.format(
        value=value, other=_shortened(finding.other, LONGEST_OTHER), column=_shortened(finding.column, LONGEST_HEADER)
    )


def on_sheet(sheet: str, problem: str) -> str:
    """Say on which of several sheets a problem is."""
    return f"list „{sheet}“, {problem}" if sheet else problem


def on_file(file: str, problem: str) -> str:
    """Say in which of several files a problem is."""
    return problem if f"{file}:" in problem else f"{file}: {problem}"


def cell_problems(findings: Iterable[Finding], sheet: str) -> list[CellProblem]:
    """Write findings as cells at fault in reading order, each by itself; of very many the first ``MOST_CELLS + 1``.

    Args:
        findings: of one sheet.
        sheet: its name; empty for a text table.
    """
    return [
        CellProblem(sheet, each.row, each.header, _shortened(each.value, LONGEST_CELL), advice(each))
        for each in islice(sorted(findings, key=lambda finding: finding.row), MOST_CELLS + 1)
    ]


def bounded(problems: Sequence[str], cells: Sequence[CellProblem]) -> tuple[list[str], list[CellProblem]]:
    """Leave out what is beyond ``MOST_PROBLEMS`` sentences and ``MOST_CELLS`` cells, and say so in a last sentence."""
    told = list(problems[:MOST_PROBLEMS])
    if len(problems) > len(told):
        told.append(f"další problémy se nevypisují (celkem {_number(len(problems))}) – opravte tyto a zkuste to znovu")
    if len(cells) > MOST_CELLS:
        told.append(
            f"vadných buněk je víc než {_number(MOST_CELLS)}; jednotlivě je vyjmenováno prvních {_number(MOST_CELLS)} "
            "– opravte je a zkuste to znovu"
        )
    return told, list(cells[:MOST_CELLS])


def lines(findings: Iterable[Finding]) -> list[str]:
    """Write findings as sentences in reading order; many of one kind in a column become one sentence."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.row):
        groups.setdefault((finding.header, finding.fault), []).append(finding)
    written = [line for group in groups.values() for line in _lines_of(group)]
    return [text for _, text in sorted(written, key=lambda line: line[0])]


def _lines_of(group: list[Finding]) -> list[tuple[int, str]]:
    """Write the findings of one fault in one column, each line with its first row."""
    first, fault = group[0], FAULTS[group[0].fault]
    if len(group) <= LISTED:
        return [
            (finding.row, _line(_rows([finding.row]), finding, fault.one, f"„{_shortened(finding.value)}“"))
            for finding in group
        ]
    values = ", ".join(dict.fromkeys(f"„{_shortened(finding.value)}“" for finding in group[:LISTED]))
    return [(first.row, _line(_rows([finding.row for finding in group]), first, fault.many, values))]


def _line(rows: str, finding: Finding, template: str, value: str) -> str:
    text = template.format(
        value=value, other=_shortened(finding.other, LONGEST_OTHER), column=_shortened(finding.column, LONGEST_HEADER)
    )
    return f"{rows}, sloupec „{_shortened(finding.header, LONGEST_HEADER)}“: {text}"


def _rows(rows: Sequence[int]) -> str:
    """Name rows: all of a few, the first of many with their number."""
    if len(rows) == 1:
        return f"řádek {rows[0]}"
    listed = ", ".join(map(str, rows[:LISTED]))
    return f"řádky {listed}" + (f" a další (celkem {_number(len(rows))})" if len(rows) > LISTED else "")


def _shortened(text: str, most: int = LONGEST_VALUE) -> str:
    """Cut a long cell."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _first(texts: Sequence[str]) -> str:
    return ", ".join(texts[:LISTED]) + (" a další" if len(texts) > LISTED else "")


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"„{_shortened(text, LONGEST_HEADER)}“" for text in texts)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")

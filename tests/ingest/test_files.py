"""Files that are no table of the index: always one readable answer, never a traceback."""

import io
import zipfile

import pandas as pd
import pytest
import xlsxwriter

from sei_core.errors import DataFileError
from sei_core.ingest.index_workbook import read_index

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512
TRUNCATED = "sešit je poškozený nebo neúplný – stáhněte jej znovu, nebo jej v Excelu otevřete a uložte jako .xlsx"
NO_HEADER = (
    "v prvních 20 řádcích není záhlaví – čekají se sloupce jako „Kód obce“, „Počet osob v exekuci“, "
    "„Index soc. vyloučení (0-30 bodů)“"
)
HTML = "soubor je webová stránka, ne sešit – otevřete jej v Excelu a uložte jako .xlsx"


def archive(**files: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return content.getvalue()


def empty_workbook() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet()
    return content.getvalue()


FILES = {
    "empty": ("isv.xlsx", b"", "soubor je prázdný (0 bajtů) – stáhněte jej znovu"),
    "empty text": ("isv.csv", b"", "soubor je prázdný (0 bajtů) – stáhněte jej znovu"),
    "old Excel": ("isv.xls", OLE, "soubor je starý sešit .xls – uložte jej v Excelu jako .xlsx"),
    "locked": (
        "isv.xlsx",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "sešit je chráněný heslem – uložte jej v Excelu bez hesla",
    ),
    "pdf": ("isv.pdf", b"%PDF-1.7\n", "soubor je dokument PDF – vyžádejte si tabulku jako .xlsx nebo .csv"),
    "pdf as a workbook": (
        "isv.xlsx",
        b"%PDF-1.7\n",
        "soubor je dokument PDF – vyžádejte si tabulku jako .xlsx nebo .csv",
    ),
    "web page as a workbook": ("isv.xlsx", b"\n <!DOCTYPE html><html></html>", HTML),
    "web page as an old workbook": ("isv.xls", b"\xef\xbb\xbf<html><table></table></html>", HTML),
    "xml": (
        "isv.xlsx",
        b"<?xml version='1.0'?>",
        "soubor je tabulka XML, ne sešit – otevřete jej v Excelu a uložte jako .xlsx",
    ),
    "picture": ("isv.png", b"\x89PNG\r\n", "koncovka „.png“ není podporovaná – uložte tabulku jako .xlsx nebo .csv"),
    "text as a workbook": (
        "isv.xlsx",
        "Kód obce;Název obce\n".encode(),
        "obsah souboru je text, ale koncovka je „.xlsx“ – přejmenujte soubor na .csv",
    ),
    "workbook as text": (
        "isv.csv",
        empty_workbook(),
        "obsah souboru je sešit Excelu, ale koncovka je „.csv“ – přejmenujte soubor na .xlsx",
    ),
    "another archive": (
        "isv.xlsx",
        archive(readme="x"),
        "soubor je archiv, ale není v něm sešit Excelu – rozbalte jej, nebo uložte tabulku jako .xlsx",
    ),
    "workbook of nonsense": ("isv.xlsx", archive(**{"xl/workbook.xml": "nonsense"}), TRUNCATED),
    "noise": ("isv.xlsx", b"\x01\x00\x02\x00", TRUNCATED),
    "workbook without rows": ("isv.xlsx", empty_workbook(), NO_HEADER),
    "text without a table": ("isv.csv", "Vážení,\nposíláme index.\n".encode(), NO_HEADER),
    "white space": ("isv.csv", b"\xef\xbb\xbf \n\n", NO_HEADER),
    "nul bytes": (
        "isv.csv",
        b"K\0o\0d\0",
        "soubor obsahuje nulové bajty, není to textová tabulka – uložte jej znovu jako .csv nebo .xlsx",
    ),
    "unknown encoding": (
        "isv.csv",
        b"\x81\x83\x88",
        "text souboru není v kódování UTF-8 ani Windows-1250 – uložte jej jako „CSV UTF-8“",
    ),
    "endless cell": (
        "isv.csv",
        b'"' + b"a" * 200_000,
        "řádek 1: text nelze rozdělit na sloupce – zkontrolujte uvozovky a oddělovače",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_other_file_is_refused(kind, tmp_path, municipalities):
    name, content, message = FILES[kind]
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(DataFileError) as error:
        read_index(path, municipalities)

    assert error.value.problems == [message]
    assert str(error.value).startswith(f"{name}: počet problémů: 1\n")


def test_absent_file_is_refused(tmp_path, municipalities):
    with pytest.raises(DataFileError, match="soubor neexistuje – zkontrolujte cestu"):
        read_index(tmp_path / "isv.xlsx", municipalities)


def test_folder_is_refused(tmp_path, municipalities):
    with pytest.raises(DataFileError, match=r"cesta vede ke složce – zadejte soubor \.xlsx nebo \.csv"):
        read_index(tmp_path, municipalities)


@pytest.mark.parametrize("part", [0.0003, 0.01, 0.3, 0.6, 0.9, 0.99])
def test_truncated_workbook_is_refused(part, good, workbook, municipalities):
    path = workbook(good())
    content = path.read_bytes()
    path.write_bytes(content[: int(part * len(content)) or 1])

    with pytest.raises(DataFileError) as error:
        read_index(path, municipalities)

    assert error.value.problems == [TRUNCATED]


def test_damaged_workbook_is_refused(good, workbook, municipalities):
    path = workbook(good())
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(DataFileError) as error:
        read_index(path, municipalities)

    assert error.value.problems == [TRUNCATED]


def test_header_alone_is_refused(good, workbook, municipalities):
    with pytest.raises(DataFileError) as error:
        read_index(workbook(good().iloc[:0]), municipalities)

    assert error.value.problems == ["pod záhlavím není žádný řádek – doplňte řádky obcí"]


def test_truncated_text_table_tells_what_is_missing(good, tmp_path, municipalities):
    path = tmp_path / "isv.csv"
    text = good().to_csv(index=False, sep=";")
    path.write_text(text[: text.index("500062") + 9], encoding="utf-8")

    with pytest.raises(DataFileError) as error:
        read_index(path, municipalities)

    assert error.value.problems[-1] == "chybějící obce: 1 z 5 – 500071 Poličná; doplňte jejich řádky"
    assert any(problem.startswith("řádek 5, ") and "prázdná" in problem for problem in error.value.problems)


def test_hidden_sheets_are_left_alone(good, tmp_path, municipalities):
    path = tmp_path / "isv.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for year in (2024, 2023):
            sheet = book.add_worksheet(str(year))
            table = good(year)
            for row, values in enumerate([list(table.columns), *table.itertuples(index=False)]):
                sheet.write_row(row, 0, values)
        book.get_worksheet_by_name("2023").hide()

    index = read_index(path, municipalities)

    assert index.year == 2024
    assert isinstance(index.frame, pd.DataFrame)

"""A good index of five municipalities in the publisher's layout, to be spoilt by each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

NO_SCHOOL = "Daná obec nemá na svém území ZŠ s běžnými třídami."

HEADERS = (
    "Kód obce",
    "Název obce",
    "Počet obyvyatel - starších 15 let (k 31. 12. {year})",
    "Počet obyvyatel - 15 až 64 let (k 31. 12. {year})",
    "Počet osob v exekuci (k 31. 12. {year})",
    "% podíl obyvatel v exekuci (k 31. 12. {year}; vztaženo na obyvatelstvo 15+)",
    "Osoby v exekuci - lokalizační kvocient",
    "Počet vyplacených PnB (průměrný měsíc r. {year})",
    "Počet vyplacených PnŽ (průměrný měsíc r. {year})",
    "Počet uchazečů o zaměstnání evidovaných ÚP déle než 6 měsíců (prosinec {year})",
    "Počet předčasných odchodů ze ZŠ - běžné třídy (školní rok {before}/{short})",
    "Celkový počet žáků, kteří ukončili povinnou školní docházku - běžné třídy (školní rok {before}/{short})",
    "Index soc. vyloučení {year} (0-30 bodů)",
    "Index soc. vyloučení {year} (4 kategorie bodů)",
)

ROWS = (
    (500011.0, "Želechovice", 1000.0, 800.0, 100.0, 10.0, 1.1, 195.66666666666666, 12.5, 8.0, 2.0, 59.0, 7.0, "2 až 7"),
    (500020.0, "Petrov", 200.0, 150.0, 50.0, 25.0, 2.6, 10.0, 3.25, 0.0, NO_SCHOOL, NO_SCHOOL, 0.0, "0 až 1"),
    (500046.0, "Libhošť", 400.0, 300.0, 4.0, 1.0, 0.1, 0.0, 0.0, 3.0, 0.0, 0.0, 12.0, "12 až 30"),
    (500062.0, "Krhová", 500.0, 350.0, 5.0, 1.0, 0.1, 1.0, 0.08333333333333333, 4.0, 1.0, 20.0, 8.0, "8 až 11"),
    (500071.0, "Poličná", 600.0, 450.0, 6.0, 1.0, 0.1, 2.0, 1.0, 5.0, NO_SCHOOL, NO_SCHOOL, 1.0, "0 až 1"),
)


def headers(year: int) -> list[str]:
    """The publisher's headers of a year."""
    return [header.format(year=year, before=year - 1, short=f"{year % 100:02}") for header in HEADERS]


@pytest.fixture
def municipalities() -> pd.DataFrame:
    """The five municipalities that must be in each file."""
    return pd.DataFrame(
        {
            "municipality_code": [str(int(row[0])) for row in ROWS],
            "municipality_name": [row[1] for row in ROWS],
        }
    )


@pytest.fixture
def good() -> Callable[..., pd.DataFrame]:
    """Make the good table of a year; rows are labelled as seen in Excel, columns by their headers."""

    def make(year: int = 2024) -> pd.DataFrame:
        return pd.DataFrame(list(ROWS), index=range(2, 2 + len(ROWS)), columns=headers(year), dtype=object)

    return make


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write frames to a workbook: sheets by name, the header after so many empty rows."""

    def write(frame: pd.DataFrame | None = None, above: int = 0, **sheets: pd.DataFrame) -> Path:
        path = tmp_path / "isv.xlsx"
        with xlsxwriter.Workbook(path) as book:
            for name, table in ({"Data": frame} if frame is not None else sheets).items():
                sheet = book.add_worksheet(name)
                sheet.write_row(above, 0, list(table.columns))
                for row, values in enumerate(table.itertuples(index=False), above + 1):
                    sheet.write_row(row, 0, [None if pd.isna(value) else value for value in values])
        return path

    return write

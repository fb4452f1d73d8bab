"""A workbook of 2024 in which two municipalities merge, one is created, one moves and one is renamed.

Derived from the shipped year, in the layout of the publisher; the changes are made up for the test.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from sei_core import paths
from sei_core.ingest import shipped
from sei_core.schema.tables import TABLES

YEAR = 2024
#: Polerady merges into Most; a part of Obrnice is on its own; Patokryje goes to ORP and okres Teplice; Skršín has
#: another name.
GONE, INTO, CREATED, FROM, MOVED, RENAMED = "567353", "567027", "599990", "567337", "567345", "567361"
CREATED_NAME, NEW_NAME = "Nová Chanov", "Nový Skršín"
TEPLICE = {
    "opou_code": "42133",
    "opou_name": "Teplice",
    "orp_code": "4213",
    "orp_name": "Teplice",
    "district_code": "CZ0426",
    "district_name": "Teplice",
}
COUNTS = {
    "population_15plus": "Počet obyvatel - starších 15 let (k 31. 12. {year})",
    "population_15_64": "Počet obyvatel - 15 až 64 let (k 31. 12. {year})",
    "enforcement_count": "Počet osob v exekuci (k 31. 12. {year})",
    "housing_benefit_twelfths": "Počet vyplacených PnB (průměrný měsíc r. {year})",
    "subsistence_benefit_twelfths": "Počet vyplacených PnŽ (průměrný měsíc r. {year})",
    "long_unemployment_count": "Počet uchazečů o zaměstnání evidovaných ÚP déle než 6 měsíců (prosinec {year})",
    "early_leaving_count": "Počet předčasných odchodů ze ZŠ - běžné třídy (školní rok)",
    "early_leaving_base": "Celkový počet žáků, kteří ukončili povinnou školní docházku - běžné třídy (školní rok)",
    "published_points": "Index soc. vyloučení {year} (0-30 bodů)",
}
HIERARCHY = {
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


def rows(*, changed: bool = True) -> pd.DataFrame:
    """The table in the atlas's own columns, names of areas with it; as it was when ``changed`` is false."""
    root = paths.data()
    municipalities, areas = (shipped.read_table(TABLES[name], root) for name in ("municipality", "area"))
    (index,) = shipped.read_index_years(root)
    names = areas.set_index("area_code")["area_name"]
    table = municipalities.merge(index, on="municipality_code")
    for level in ("opou", "orp", "district", "region"):
        table[f"{level}_name"] = table[f"{level}_code"].map(names)
    prague = table["region_code"] == "CZ010"
    table.loc[prague, ["opou_code", "opou_name", "orp_code", "orp_name"]] = ["0", "X-X-X", "0", "X-X-X"]
    return _changed(table) if changed else table


def write(path: Path, table: pd.DataFrame, year: int = YEAR) -> Path:
    """Write a table as a text table in the layout of the publisher."""
    headers = HIERARCHY | {name: header.format(year=year) for name, header in COUNTS.items()}
    monthly = {name: table[name] / 12 for name in headers if name.endswith("_twelfths")}
    written = table.assign(**monthly)[list(headers)].rename(columns=headers)
    written.to_csv(path, index=False, sep=";")
    return path


def _changed(table: pd.DataFrame) -> pd.DataFrame:
    table = table.set_index("municipality_code")
    counts = [name for name in COUNTS if name != "published_points" and not name.startswith("early_leaving")]
    table.loc[INTO, counts] += table.loc[GONE, counts]
    created = table.loc[FROM].copy()
    created[["municipality_name", "status", "early_leaving_count", "early_leaving_base"]] = [
        CREATED_NAME,
        "O",
        pd.NA,
        pd.NA,
    ]
    created[counts] = [100, 80, 5, 0, 0, 0]
    created["published_points"] = 3  # all taken over: nothing of its own reaches a bound
    table.loc[FROM, counts] -= created[counts]
    table.loc[CREATED] = created
    table.loc[MOVED, list(TEPLICE)] = list(TEPLICE.values())
    table.loc[RENAMED, "municipality_name"] = NEW_NAME
    return table.drop(GONE).sort_index().reset_index()

"""Where the interface is, and how to ask for a table: addresses and commands to copy."""

from __future__ import annotations

import sys
from typing import Protocol
from urllib.parse import urlencode

from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE
from sei_core.view import numbers, texts
from sei_core.view.tables import Format

INTERFACE, FEATURES = "/api/v1", "/api/ogc"
#: Rows that the interface gives at once; a longer table comes in parts.
MOST_ROWS = 10_000
#: The table whose rows the interface can choose by area, under an address of its own.
INDEX = "index"
#: Tables whose rows leave out localities that could be recognised.
_SUPPRESSED = ("localities",)
#: How the list of tables writes what the names of its columns do not say.
LISTING_FORMATS = {"by_year": Format.FLAG, "by_area": Format.FLAG}
#: Whose sources stand below the list of all tables.
MAIN_TABLES = ("municipality_index", "area_boundary")
_SERVER = "sei_core.api.server"
#: For an example where the whole country is chosen.
_REGION = "CZ042"


class Table(Protocol):
    """A table to take away; see ``catalogue.Export``."""

    name: str
    is_layer: bool


def is_served() -> bool:
    """Whether this process is the server of the atlas; plain ``streamlit run`` has no interface."""
    return _SERVER in sys.modules


def headline(row_count: int, year: int | None, area: str) -> list[tuple[str, str, None]]:
    """Rows of the chosen table, of when and where.

    Args:
        row_count: rows.
        year: that they are of; None for a table without years.
        area: that they were chosen by; empty for all.
    """
    return [
        (texts.DOWNLOADS_ROWS, numbers.integer(row_count), None),
        (texts.DOWNLOADS_YEAR, texts.DOWNLOADS_NO_YEAR if year is None else str(year), None),
        (texts.DOWNLOADS_AREA, area or texts.DOWNLOADS_WHOLE, None),
    ]


def remarks(name: str, *, has_areas: bool) -> list[str]:
    """What a reader should know before taking a table away."""
    suppressed = texts.DOWNLOADS_SUPPRESSED.format(column=texts.COLUMN["hidden_count"][0])
    return [
        *([] if has_areas else [texts.DOWNLOADS_NOT_BY_AREA]),
        *([suppressed] if name in _SUPPRESSED else []),
    ]


def interface_note(atlas: str) -> str:
    """What the interface is, with links to its two descriptions."""
    base = f"{atlas}{INTERFACE}"
    return texts.DOWNLOADS_INTERFACE_NOTE.format(human=f"{base}/", openapi=f"{base}/openapi.json")


def table_addresses(atlas: str, table: Table, year: int | None, area_code: str | None) -> dict[str, str]:
    """Whole addresses of a table in the interface, by the format that they ask for.

    Args:
        atlas: as ``links.atlas`` gives it.
        table: what is asked for.
        year: of its rows; None for a table without years.
        area_code: that rows are chosen by, which the interface does for the index only; None for all.
    """
    is_part = table.name == INDEX and area_code is not None
    path = "/index" if is_part else f"/tables/{table.name}"
    asked = ({"area": area_code} if is_part else {}) | ({} if year is None else {"year": str(year)})
    formats = ("json", "csv", "geojson") if table.is_layer else ("json", "csv")
    return {
        each: f"{atlas}{INTERFACE}{path}?{urlencode({**asked, 'format': each, 'limit': MOST_ROWS})}" for each in formats
    }


def address_remarks(name: str, row_count: int, area_code: str | None) -> list[str]:
    """Where the addresses give more or less than the files; arguments as in ``table_addresses``."""
    whole = [] if area_code is None or name == INDEX else [texts.DOWNLOADS_ADDRESS_WHOLE]
    if row_count <= MOST_ROWS:
        return whole
    most, total = numbers.integer(MOST_ROWS), numbers.integer(row_count)
    return [*whole, texts.DOWNLOADS_ADDRESS_PARTS.format(most=most, total=total, most_plain=MOST_ROWS)]


def commands(
    name: str, table_year: int | None, table_area: str | None, file_name: str, area_code: str, year: int
) -> str:
    """Commands that write the chosen table and the documents of the chosen area, to copy into a terminal.

    Args:
        name: of the table.
        table_year: of its rows; None for a table without years.
        table_area: that its rows are chosen by; None for all.
        file_name: of the table, without the ending.
        area_code: chosen on the page; a kraj stands in for the country, which has no profile.
        year: chosen on the page.
    """
    options = {"--year": table_year, "--area": table_area}
    table = "".join(f" {option} {value}" for option, value in options.items() if value is not None)
    place = _REGION if area_code in (COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE) else area_code
    chosen = f"--area {place} --year {year}"
    return _lines(
        "--list",
        *(f"{name}{table} --output {file_name}.{ending}" for ending in ("xlsx", "gpkg")),
        f"presentation {chosen} --output prezentace.pptx",
        f"profile {chosen} --output profil.pdf",
        f"profiles {chosen} --output profily.zip",
        f"map {chosen} --measure index_points --output mapa.png",
    )


def _lines(*each: str) -> str:
    return "\n".join(f"python -m sei_core export {words}" for words in each)

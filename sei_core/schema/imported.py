"""How an imported file of the index is described as a source."""

from __future__ import annotations

from datetime import date


def source_key(year: int) -> str:
    """Key of the source that an imported year is."""
    return f"isv_{year}_import"


def describe(year: int, file_name: str, sha256: str, received: date) -> dict[str, object]:
    """A row of table ``source`` for an imported year; the publisher is that of the shipped one."""
    return {
        "source_key": source_key(year),
        "producer": "Agentura pro sociální začleňování (ASZ), Ministerstvo pro místní rozvoj",
        "title": f"Index sociálního vyloučení {year} (importovaný soubor {file_name})",
        "url": None,
        "data_date": f"rok {year}",
        "data_year": year,
        "received_date": received.isoformat(),
        "licence": "neuvedena (importovaný soubor)",
        "attribution": f"Zdroj: ASZ (MMR), Index sociálního vyloučení {year}",
        "changes": "Převzaty jen surové počty, základy a zveřejněné body; ostatní počítá atlas.",
        "sha256": sha256,
    }

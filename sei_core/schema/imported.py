"""How an imported file of the index is described as a source."""

from __future__ import annotations

from datetime import date

from sei_core.schema.support_tables import COMPILED

#: Kinds of received files, in table ``release_input``: a year of the index; the support workbook; boundaries of
#: municipalities; the hierarchy of municipalities, from a workbook of the index; single facts entered by hand.
INDEX, SUPPORT, BOUNDARIES, TERRITORY, ENTRIES = "index", "support", "boundaries", "territory", "entries"


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


def describe_support(file_name: str, sha256: str, received: date) -> dict[str, object]:
    """A row of table ``source`` for an imported support workbook, in place of the shipped tables."""
    return {
        "source_key": COMPILED,
        "producer": "správci dat atlasu",
        "title": f"Spolupráce, lokality, projekty a plány (importovaný soubor {file_name})",
        "url": None,
        "data_date": "u každého řádku",
        "data_year": None,
        "received_date": received.isoformat(),
        "licence": "neuvedena (importovaný soubor)",
        "attribution": "Zdroj: prameny uvedené u řádků",
        "changes": "Převzato beze změny; z textu dat atlas odvozuje nejdřívější a nejpozdější den.",
        "sha256": sha256,
    }


def describe_reference(row: dict[str, object], received: str) -> dict[str, object]:
    """A row of table ``source`` for a document that rows cite.

    Args:
        row: of table ``reference``.
        received: ISO day when the facts were taken from it.
    """
    return {
        "source_key": row["reference_key"],
        "producer": row["producer"],
        "title": row["title"],
        "url": row["url"],
        "data_date": row["date_text"] or "neuvedeno",
        "data_year": None,
        "received_date": received,
        "licence": row["licence"],
        "attribution": f"{row['producer']}: {row['title']}",
        "changes": "Převzata jen fakta, vlastními slovy a ve vlastních tabulkách.",
        "sha256": None,
    }

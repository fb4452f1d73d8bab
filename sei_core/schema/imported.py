"""How a received file is described as a source: by the day it came; names of files are for stewards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sei_core.schema.support_tables import COMPILED

#: Kinds of received files, in table ``release_input``: a year of the index; the support workbook; boundaries of
#: municipalities; the hierarchy of municipalities, from a workbook of the index; single facts entered by hand.
INDEX, SUPPORT, BOUNDARIES, TERRITORY, ENTRIES = "index", "support", "boundaries", "territory", "entries"


def source_key(year: int) -> str:
    """Key of the source that an imported year is."""
    return f"isv_{year}_import"


def describe(year: int, sha256: str, received: date) -> dict[str, object]:
    """A row of table ``source`` for an imported year; the publisher is that of the shipped one."""
    return {
        "source_key": source_key(year),
        "producer": "Agentura pro sociální začleňování (ASZ), Ministerstvo pro místní rozvoj",
        "title": f"Index sociálního vyloučení {year} (importovaný soubor z {_day(received)})",
        "url": None,
        "data_date": f"rok {year}",
        "data_year": year,
        "received_date": received.isoformat(),
        "licence": "neuvedena (importovaný soubor)",
        "attribution": f"Zdroj: ASZ (MMR), Index sociálního vyloučení {year}",
        "changes": "Převzaty jen surové počty, základy a zveřejněné body; ostatní počítá atlas.",
        "sha256": sha256,
    }


def territory_key(year: int) -> str:
    """Key of the source that the hierarchy of an imported year is."""
    return f"territory_{year}_import"


def describe_territory(year: int, sha256: str, received: date) -> dict[str, object]:
    """A row of table ``source`` for the hierarchy of municipalities taken over from an imported year."""
    return {
        "source_key": territory_key(year),
        "producer": "Agentura pro sociální začleňování (ASZ), Ministerstvo pro místní rozvoj",
        "title": f"Zařazení obcí do OPOU, ORP, okresů a krajů {year} (importovaný soubor z {_day(received)})",
        "url": None,
        "data_date": f"rok {year}",
        "data_year": None,
        "received_date": received.isoformat(),
        "licence": "neuvedena (importovaný soubor)",
        "attribution": f"Zdroj: ASZ (MMR), Index sociálního vyloučení {year}",
        "changes": "Převzato zařazení obcí; obce, které už nejsou, zůstaly tam, kde byly naposled. Praha má v sešitu "
        "OPOU a ORP s kódem 0 a názvem X-X-X; zde má ORP 1000 a OPOU 10001, obojí Praha.",
        "sha256": sha256,
    }


def describe_support(sha256: str, received: date) -> dict[str, object]:
    """A row of table ``source`` for an imported support workbook, in place of the shipped tables."""
    return {
        "source_key": COMPILED,
        "producer": "správci dat atlasu",
        "title": f"Spolupráce, lokality, projekty a plány (importovaný soubor z {_day(received)})",
        "url": None,
        "data_date": "u každého řádku",
        "data_year": None,
        "received_date": received.isoformat(),
        "licence": "neuvedena (importovaný soubor)",
        "attribution": "Zdroj: prameny uvedené u řádků",
        "changes": "Převzato beze změny; z textu dat atlas odvozuje nejdřívější a nejpozdější den.",
        "sha256": sha256,
    }


#: Key of the source that the facts entered by hand are.
ENTERED_SOURCE = "support_entries"


def describe_entries(sha256: str, received: date) -> dict[str, object]:
    """A row of table ``source`` for the facts entered by hand, beside the support tables that they change."""
    return {
        "source_key": ENTERED_SOURCE,
        "producer": "správci dat atlasu",
        "title": f"Přímé zápisy do tabulek podpory (stav z {_day(received)})",
        "url": None,
        "data_date": "u každého zápisu",
        "data_year": None,
        "received_date": received.isoformat(),
        "licence": "neuvedena (údaje zapsané ručně)",
        "attribution": "Zdroj: prameny uvedené u řádků",
        "changes": "Zapsané hodnoty nahrazují hodnoty tabulek podpory; co bylo předtím, je v deníku zápisů.",
        "sha256": sha256,
    }


def describe_boundaries(source_key: str, sha256: str, received: date, done: Mapping[str, object]) -> dict[str, object]:
    """A row of table ``source`` for an imported package of boundaries, in place of the shipped ones.

    Args:
        source_key: of the shipped ones.
        sha256, received: of the package.
        done: what was done with it, as ``ingest.boundaries_package.Record``.
    """
    written = date.fromisoformat(done["written"]) if done["written"] else None
    finer = f" Hranice obcí, jejichž plocha by se tím změnila o víc než 1 % ({done['finer']}), zůstaly podrobnější."
    return {
        "source_key": source_key,
        "producer": "ČÚZK, RÚIAN",
        "title": f"Hranice obcí (importovaný soubor z {_day(received)})",
        "url": "https://services.cuzk.gov.cz/shp/stat/epsg-5514/1.zip",
        "data_date": f"{_day(written)} (den zápisu souboru OBCE_P.dbf)"
        if written
        else f"neuvedeno, balík přijat {_day(received)}",
        "data_year": None,
        "received_date": received.isoformat(),
        "licence": "CC BY 4.0",
        "attribution": "Hranice: © ČÚZK, RÚIAN (CC BY 4.0), zjednodušeno",
        "changes": "Vrstva OBCE_P: tvary opraveny a srovnány tak, aby na sebe navazovaly, společně zjednodušeny "
        f"(tolerance {done['tolerance']:.0f} m, z {_count(done['received_vertices'])} vrcholů zbylo "
        f"{_count(done['vertices'])}) a převedeny do EPSG:4326.{finer if done['finer'] else ''} Vyšší úrovně vznikají "
        "sloučením při sestavení.",
        "sha256": sha256,
    }


def points_added(received: date) -> str:
    """What an imported package of boundaries adds to the changes of the shipped definition points."""
    return f" Obcím, které bod neměly, jej doplnil balík hranic přijatý {_day(received)}; ostatní body zůstaly."


def _day(day: date) -> str:
    return f"{day.day}. {day.month}. {day.year}"


def _count(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


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

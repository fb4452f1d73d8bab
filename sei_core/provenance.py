"""What a release is made from: its files, its sources, and which table draws on which source.

A document that only rows of recognisable localities cite is no source of any table: its title and address would tell
where such a place is. Tables ``reference`` and ``citation`` keep it for those who write the rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from sei_core.domain.vocabularies import Identifiable
from sei_core.ingest import boundaries_package, shipped
from sei_core.schema import imported
from sei_core.schema.support_tables import COMPILED, WRITTEN_TABLES
from sei_core.schema.table import CITED, INDEX, Table
from sei_core.schema.tables import POINTS, RUIAN, TABLES, TERRITORY

#: Ending of the file that is made of a package of boundaries; both are inputs of a release.
DERIVED = ".parquet"


@dataclass(frozen=True)
class Input:
    """A file that a release is made from.

    Attributes:
        name: a shipped file by its path below ``data/``; a received one as ``WHAT-SHA12-YYYYMMDD.ending`` (WHAT is the
            year of an index, or the kind of any other file), where the first twelve digits of its fingerprint and the
            day of its receipt make it tell its origin by itself.
        path: where it is.
        sha256: fingerprint of its content.
        kind: of ``imported``; None for a shipped file.
        year: year of a received index, or of the workbook that a hierarchy of municipalities is from; None for others.
    """

    name: str
    path: Path
    sha256: str
    kind: str | None = None
    year: int | None = None


def fingerprint(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def support_workbook(received: Iterable[Input]) -> Input | None:
    """The imported support workbook; None where the shipped tables stand."""
    return next((item for item in received if item.kind == imported.SUPPORT), None)


def entered(received: Iterable[Input]) -> Input | None:
    """The facts entered by hand; None where there are none."""
    return next((item for item in received if item.kind == imported.ENTRIES), None)


def refreshed_boundaries(received: Iterable[Input]) -> Input | None:
    """The boundaries made of an imported package; None where the shipped ones stand."""
    return next((item for item in _boundaries(received) if item.path.suffix == DERIVED), None)


def hierarchies(received: Iterable[Input]) -> list[Input]:
    """The hierarchies of municipalities that were taken over, each with the year of its workbook, the oldest first."""
    return sorted((item for item in received if item.kind == imported.TERRITORY), key=lambda item: item.year)


def tables(received: list[Input], root: Path, support_tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Say which sources and files a release is made from; a shipped file that an import replaces is not among them.

    Args:
        received: imported files.
        root: the folder ``data/``.
        support_tables: support tables by name, ``citation`` among them.

    Returns:
        Tables ``source``, ``table_source`` and ``release_input``.
    """
    drawn = _table_sources(received, root, told_citations(support_tables))
    known = _sources(received, root, support_tables["reference"])
    return {
        "source": known[known["source_key"].isin(drawn["source_key"])],
        "table_source": drawn,
        "release_input": _inputs(received, root),
    }


def told_citations(support_tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Leave out what rows of recognisable localities cite.

    Args:
        support_tables: ``citation``, ``locality`` and ``locality_observation``.

    Returns:
        Rows of ``citation``.
    """
    citation, locality = support_tables["citation"], support_tables["locality"]
    observation = support_tables["locality_observation"]
    hidden = locality.loc[locality["small_identifiable"] != Identifiable.NO, "locality_key"]
    hidden_observations = observation.loc[observation["locality_key"].isin(hidden), "observation_key"]
    is_hidden = (citation["table_name"] == "locality") & citation["row_key"].isin(hidden)
    is_hidden |= (citation["table_name"] == "locality_observation") & citation["row_key"].isin(hidden_observations)
    return citation[~is_hidden]


def _table_sources(received: list[Input], root: Path, citation: pd.DataFrame) -> pd.DataFrame:
    """Rows of table ``table_source``."""
    index = {item.year for item in received if item.kind == imported.INDEX}
    years = [key for year, key in shipped.index_sources(root) if year not in index]
    years += [imported.source_key(item.year) for item in received if item.kind == imported.INDEX]
    cited = citation.groupby("table_name")["reference_key"].unique().to_dict()
    rows = [(table.name, key) for table in TABLES.values() for key in _source_keys(table, years, cited)]
    if entered(received):
        rows.append(("entry", imported.ENTERED_SOURCE))
    placed = [table.name for table in TABLES.values() if TERRITORY in table.sources]
    rows += [(name, imported.territory_key(item.year)) for item in hierarchies(received) for name in placed]
    return pd.DataFrame(rows, columns=["table_name", "source_key"]).drop_duplicates()


def _source_keys(table: Table, years: Iterable[str], cited: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Sources of a table: those of the years of the index in place of ``INDEX``, cited documents for ``CITED``."""
    for known in table.sources:
        if known == INDEX:
            yield from years
        elif known == CITED:
            for name in table.citing:
                yield from cited.get(name, ())
        else:
            yield known


def _sources(received: list[Input], root: Path, reference: pd.DataFrame) -> pd.DataFrame:
    """Rows of table ``source``: shipped, imported and cited ones, whether a table draws on them or not."""
    shipped_sources, workbook = shipped.read_sources(root), support_workbook(received)
    described = [
        imported.describe(item.year, item.sha256, _received_on(item))
        for item in received
        if item.kind == imported.INDEX
    ]
    if workbook:
        shipped_sources = shipped_sources[shipped_sources["source_key"] != COMPILED]
        described.append(imported.describe_support(workbook.sha256, _received_on(workbook)))
    described += [
        imported.describe_territory(item.year, item.sha256, _received_on(item)) for item in hierarchies(received)
    ]
    if item := entered(received):
        described.append(imported.describe_entries(item.sha256, _received_on(item)))
    if derived := refreshed_boundaries(received):
        shipped_sources = shipped_sources[shipped_sources["source_key"] != RUIAN]
        added = imported.points_added(_received_on(next(iter(_boundaries(received)))))
        is_points = shipped_sources["source_key"] == POINTS
        shipped_sources = shipped_sources.assign(
            changes=shipped_sources["changes"].mask(is_points, lambda said: said + added)
        )
        described.append(_boundary_source(received, derived))
    sources = pd.concat([shipped_sources, _described(described)])
    taken = sources.set_index("source_key").at[COMPILED, "received_date"]
    rows = reference.astype(object).where(reference.notna(), None).to_dict("records")
    return pd.concat([sources, _described([imported.describe_reference(row, taken) for row in rows])])


def _boundaries(received: Iterable[Input]) -> list[Input]:
    """The package of boundaries as it came, and what was made of it."""
    return [item for item in received if item.kind == imported.BOUNDARIES]


def _boundary_source(received: list[Input], derived: Input) -> dict[str, object]:
    """A row of table ``source`` for imported boundaries."""
    package = next(item for item in _boundaries(received) if item is not derived)
    done = boundaries_package.read_record(derived.path)
    return imported.describe_boundaries(RUIAN, package.sha256, _received_on(package), asdict(done))


def _described(rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=TABLES["source"].columns)


def _inputs(received: list[Input], root: Path) -> pd.DataFrame:
    """Rows of table ``release_input``."""
    unused = {shipped.index_file(root, item.year) for item in received if item.kind == imported.INDEX}
    if support_workbook(received):
        unused |= {root / table.shipped for table in WRITTEN_TABLES}
    if refreshed_boundaries(received):
        unused.add(root / shipped.BOUNDARIES)
    files = [file for file in shipped.files(root) if file not in unused]
    inputs = [*(Input(file.relative_to(root).as_posix(), file, fingerprint(file)) for file in files), *received]
    return pd.DataFrame(
        {"file_name": i.name, "sha256": i.sha256, "imported_kind": i.kind, "imported_year": i.year} for i in inputs
    )


def _received_on(item: Input) -> date:
    """Day of receipt, from the name; a file without it there (kept by an older atlas) is as old as it was written."""
    written = item.name.partition(".")[0].rpartition("-")[2]
    if len(written) == len("YYYYMMDD") and written.isdecimal():
        return date.fromisoformat(written)
    return date.fromtimestamp(item.path.stat().st_mtime)

"""What the atlas ships with: tables, boundaries and the record of their sources in ``data/``."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as arrow

from sei_core.errors import DataFileError
from sei_core.ingest import messages, rules
from sei_core.ingest.frames import typed
from sei_core.schema.table import Table
from sei_core.schema.tables import TABLES

RECORD = "sources.toml"
BOUNDARIES = "boundaries/municipality.parquet"

#: Entries of the record that are not taken over under their own name.
_LIST_OF_ADDRESSES, _RECEIVED, _FILES = "urls", "received_sha256", "files"
_BETWEEN_ADDRESSES = " | "


def read_sources(root: Path) -> pd.DataFrame:
    """Read the record of sources.

    Args:
        root: the folder ``data/``.

    Returns:
        Columns of table ``source``, sorted by key; ``url`` and ``sha256`` are missing where a source
        has no address or was not received as a file. Dates of receipt are ISO text.

    Raises:
        DataFileError: if the record cannot be parsed or a source lacks an entry.
    """
    fields = TABLES["source"].fields
    record = _record(root)
    rows = [
        {
            **{name: str(value) for name, value in entry.items()},
            "source_key": key,
            "url": _BETWEEN_ADDRESSES.join(entry.get(_LIST_OF_ADDRESSES, [])) or None,
            "data_year": entry.get("data_year"),
            "sha256": entry.get(_RECEIVED),
        }
        for key, entry in record.items()
    ]
    problems = [
        messages.missing_entry(row["source_key"], field.name)
        for row in rows
        for field in fields
        if not field.nullable and not row.get(field.name)
    ]
    if problems:
        raise DataFileError(root / RECORD, problems)
    return typed(pd.DataFrame(rows), fields).sort_values("source_key", ignore_index=True)


def read_table(table: Table, root: Path) -> pd.DataFrame:
    """Read a shipped table; a table with one file a year comes with all its years.

    Args:
        table: one with a shipped CSV.
        root: the folder ``data/``.

    Returns:
        Exactly the written columns of ``table``, in the order of the file; codes are text.

    Raises:
        DataFileError: if a file differs from its recorded checksum, or does not fit the schema.
    """
    known = recorded(root)
    return pd.concat([_read_csv(table, file, root, known) for file in _files_of(table, root)], ignore_index=True)


def read_index_years(root: Path) -> list[pd.DataFrame]:
    """Read every shipped year of the index, each in the columns of table ``index_input``, oldest first."""
    index = read_table(TABLES["index_input"], root)
    return [frame.reset_index(drop=True) for _, frame in index.groupby("year")]


def index_sources(root: Path) -> list[tuple[int, str]]:
    """List the shipped years of the index with the keys of their sources, by the files that each source names."""
    return sorted(
        (int(Path(name).stem), key)
        for key, entry in _record(root).items()
        for name in entry.get(_FILES, {})
        if Path(name).parent == Path(TABLES["index_input"].shipped).parent
    )


def index_file(root: Path, year: int) -> Path:
    """Where the index of a year is, if it is shipped."""
    return (root / TABLES["index_input"].shipped).with_stem(str(year))


def read_boundaries(root: Path) -> gpd.GeoDataFrame:
    """Read the generalised boundaries: ``municipality_code``, ``geometry`` in EPSG:4326, sorted by code.

    Raises:
        DataFileError: if the file differs from its recorded checksum, or cannot be parsed.
    """
    file = root / BOUNDARIES
    if problems := _checksum_problems(file, root, recorded(root)):
        raise DataFileError(file, problems)
    try:
        return gpd.read_parquet(file, columns=["municipality_code", "geometry"])
    except (arrow.ArrowInvalid, ValueError) as error:
        raise DataFileError(file, [messages.unreadable_shipped(BOUNDARIES)]) from error


def files(root: Path) -> list[Path]:
    """List the shipped files that the record of sources names."""
    return [root / name for name in sorted(recorded(root))]


def checksums(root: Path) -> pd.DataFrame:
    """Compare every recorded checksum with its file, for the maintainer of ``data/``.

    Returns:
        One row a file, sorted: ``file_name``, ``recorded``, ``sha256`` (missing if there is no file).
    """
    known = recorded(root)
    found = {name: _sha256(root / name) if (root / name).is_file() else None for name in known}
    return pd.DataFrame(
        [(name, known[name], found[name]) for name in sorted(known)], columns=["file_name", "recorded", "sha256"]
    ).astype("str")


def record_checksums(root: Path) -> list[str]:
    """Write the present checksums into the record of sources; return the names of files that had changed."""
    rows = checksums(root).dropna()
    changed = rows[rows["recorded"] != rows["sha256"]]
    record = root / RECORD
    text = record.read_text(encoding="utf-8")
    for row in changed.itertuples():
        line = re.compile(rf'^("{re.escape(row.file_name)}"\s*=\s*)"[^"]*"', re.MULTILINE)
        text = line.sub(rf'\g<1>"{row.sha256}"', text)
    record.write_text(text, encoding="utf-8")
    return list(changed["file_name"])


def _record(root: Path) -> dict[str, dict]:
    try:
        return tomllib.loads((root / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataFileError(root / RECORD, [messages.NO_FILE]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(root / RECORD, [messages.bad_toml(str(error))]) from error


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _checksum_problems(file: Path, root: Path, known: dict[str, str]) -> list[str]:
    name = file.relative_to(root).as_posix()
    if not file.is_file():
        return [messages.shipped_missing(name)]
    found = _sha256(file)
    if name not in known:
        return [messages.no_checksum(name, found)]
    return [] if known[name] == found else [messages.other_checksum(name, known[name], found)]


def _files_of(table: Table, root: Path) -> list[Path]:
    """The file of a table, or all its years where the file is named by a year."""
    file = root / table.shipped
    return sorted(file.parent.glob("[0-9]" * 4 + file.suffix)) or [file] if file.stem.isdigit() else [file]


def read_text(table: Table, file: Path, root: Path, known: dict[str, str]) -> tuple[pd.DataFrame, list[str]]:
    """Read the cells of one shipped CSV.

    Returns:
        The written columns of ``table`` as text, empty where there is nothing, with the row of the file as index; and
        what is wrong with the file as a whole.

    Raises:
        DataFileError: if the file is missing, cannot be parsed, or has other columns.
    """
    problems = _checksum_problems(file, root, known)
    if not file.is_file():
        raise DataFileError(file, problems)
    try:
        text = pd.read_csv(file, dtype="str", keep_default_na=False, encoding="utf-8")
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise DataFileError(file, [*problems, messages.unreadable_shipped(file.name)]) from error
    expected = [field.name for field in table.written]
    if list(text.columns) != expected:
        raise DataFileError(file, [*problems, messages.other_columns(expected, list(text.columns))])
    text.index += 2  # the header is row 1
    return text, problems


def recorded(root: Path) -> dict[str, str]:
    """Map each recorded file to its checksum; a file of several sources is recorded with each."""
    return {name: digest for entry in _record(root).values() for name, digest in entry.get(_FILES, {}).items()}


def _read_csv(table: Table, file: Path, root: Path, known: dict[str, str]) -> pd.DataFrame:
    """Read and validate one shipped CSV."""
    text, problems = read_text(table, file, root, known)
    values = rules.values(text, table.written)
    problems += messages.lines([*rules.findings(table, text, values), *rules.order_findings(table, text, values)])
    if file.stem.isdigit():
        problems += [messages.year_not_name(year, file.stem) for year in sorted(set(text["year"]) - {file.stem})]
    if problems:
        raise DataFileError(file, problems)
    return typed(values, table.written)

"""The tables of cooperation, localities, projects, plans and tasks: their rules, their days, their citations.

Shipped tables and sheets of the support workbook are cells of text that obey the same rules, checked here together:
a row may refer to a row of another table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from sei_core.domain import dates, times
from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.errors import DataFileError
from sei_core.ingest import messages, rules, shipped, support_relations
from sei_core.ingest.frames import typed
from sei_core.ingest.messages import Finding
from sei_core.ingest.places import Places
from sei_core.schema.field import Field
from sei_core.schema.support_tables import DAYS_IN_ORDER, FOLDER, OWNERS, WRITTEN_TABLES
from sei_core.schema.table import EARLIEST, LATEST, Table
from sei_core.schema.tables import TABLES

Tables = support_relations.Tables

#: Numbers of which the second cannot be below the first.
_NUMBERS_IN_ORDER = (("people_min", "people_max"), ("people_from", "people_to"))

#: Ends of a span of days: of a column's name, and of ``dates.span_columns``.
_ENDS = {EARLIEST: "earliest", LATEST: "latest"}

_KEY = re.compile(r"[A-Za-z0-9_.+-]+")
#: Without the underscore that keys of ``sources.toml`` have, so that none of them is taken twice.
_REFERENCE_KEY = re.compile(r"[a-z0-9-]+")
#: Brackets and quotes of any kind have to be percent-encoded: in a page they could be taken for its own.
_ADDRESS = re.compile(r"""https?://[^\s()<>\[\]{}"'`\\]+""")


def read_shipped(root: Path, places: Places) -> dict[str, pd.DataFrame]:
    """Read every shipped table of the folder.

    Args:
        root: the folder ``data/``.
        places: the codes that may be named.

    Returns:
        Frames by the name of their table, with the days of their dates.

    Raises:
        DataFileError: with every problem of every file.
    """
    return tidy(read_shipped_text(root, places))


def read_shipped_text(root: Path, places: Places) -> dict[str, pd.DataFrame]:
    """Read and validate every shipped table as ``read_shipped``, its cells still as text."""
    known = shipped.recorded(root)
    text, problems = {}, []
    for table in WRITTEN_TABLES:
        file = root / table.shipped
        try:
            text[table.name], of_file = shipped.read_text(table, file, root, known)
        except DataFileError as error:
            of_file = error.problems
        problems += [messages.on_file(file.name, problem) for problem in of_file]
    if len(text) == len(WRITTEN_TABLES):
        read = _read(text)
        for name, found in _findings(text, read, places, rules.column_name).items():
            table = TABLES[name]
            order = rules.order_findings(table, text[name], read[name])
            file = Path(table.shipped).name
            problems += [messages.on_file(file, line) for line in messages.lines([*found, *order])]
    if problems:
        raise DataFileError(root / FOLDER, problems)
    return text


def findings(
    text: Tables, places: Places, header: Callable[[Field], str] = rules.column_name
) -> dict[str, list[Finding]]:
    """Find every cell at fault, by table.

    Args:
        text: cells of every written table as text; the index is the row of the file.
        places: the codes that may be named.
        header: how a column is headed in the file.
    """
    return _findings(text, _read(text), places, header)


def tidy(text: Tables) -> dict[str, pd.DataFrame]:
    """Give valid cells the types of their columns, and dates their days; rows in the order of the key."""
    return _tidy(_read(text))


def citations(frames: Tables) -> pd.DataFrame:
    """List which documents each row cites: table ``citation``."""
    cited = []
    for table in WRITTEN_TABLES:
        frame = frames[table.name]
        if "reference_keys" in frame:
            keys = frame[list(table.key)].astype("str").agg(BETWEEN_KEYS.join, axis=1) if len(frame) else []
            rows = pd.DataFrame({"table_name": table.name, "row_key": keys, "reference_key": frame["reference_keys"]})
            cited.append(rows.assign(reference_key=rows["reference_key"].str.split(BETWEEN_KEYS, regex=False)))
    return pd.concat(cited, ignore_index=True).explode("reference_key", ignore_index=True).drop_duplicates()


def _read(text: Tables) -> dict[str, pd.DataFrame]:
    """Read the cells of every written table by the kind of their column."""
    return {table.name: rules.values(text[table.name], table.written) for table in WRITTEN_TABLES}


def _findings(text: Tables, read: Tables, places: Places, header: Callable[[Field], str]) -> dict[str, list[Finding]]:
    known = {name: set(text[table.name][name]) for name, table in OWNERS.items()}
    return {
        table.name: [
            *rules.findings(table, text[table.name], read[table.name], header),
            *_cells_at_fault(table, text[table.name], known, places, header),
            *_out_of_order(table, text[table.name], read[table.name], header),
            *support_relations.findings(table, text, places, header),
        ]
        for table in WRITTEN_TABLES
    }


def _tidy(read: Tables) -> dict[str, pd.DataFrame]:
    return {table.name: _tidy_table(table, read[table.name]) for table in WRITTEN_TABLES}


def _tidy_table(table: Table, read: pd.DataFrame) -> pd.DataFrame:
    days = {date: dates.span_columns(read[f"{date}_text"]) for date in table.dated}
    ends = {date + end: span[name] for date, span in days.items() for end, name in _ENDS.items()}
    return typed(read.assign(**ends), table.fields).sort_values(list(table.key), ignore_index=True)


def _cells_at_fault(
    table: Table, text: pd.DataFrame, known: Mapping[str, set[str]], places: Places, header: Callable[[Field], str]
) -> Iterator[Finding]:
    """Words outside a vocabulary, keys and codes that nobody has, dates and addresses that cannot be read."""
    dated = {f"{date}_text" for date in table.dated}
    for field in table.written:
        filled = text.loc[text[field.name] != "", field.name]
        for row, cell in filled.items():
            for value in cell.split(BETWEEN_KEYS) if field.several else [cell]:
                if fault := _fault(table, field, value, known, places, field.name in dated):
                    yield Finding(fault[0], row, header(field), value, fault[1])


def _fault(
    table: Table, field: Field, value: str, known: Mapping[str, set[str]], places: Places, is_date: bool
) -> tuple[str, str] | None:
    """Name the fault of a value and what it disagrees with; None if there is none."""
    if field.words and value not in set(field.words):
        return "unknown_word", ", ".join(field.words)
    if is_date and not support_relations.is_date(value):
        return "bad_date", ""
    if field.name == "time_text" and not _is_time(value):
        return "bad_time", ""
    if field.name == "url" and not _ADDRESS.fullmatch(value):
        return "bad_url", ""
    codes = places.of_column(field.name)
    if codes is not None and value not in codes:
        return ("unknown_code" if codes is places.municipalities else "unknown_area"), ""
    if OWNERS.get(field.name) is table:
        pattern = _REFERENCE_KEY if field.name == "reference_key" else _KEY
        return None if pattern.fullmatch(value) else ("bad_key", "")
    target = field.target or (field.name if field.name in OWNERS else "")
    if target and value not in known[target]:
        return "unknown_key", OWNERS[target].title
    return None


def _is_time(text: str) -> bool:
    try:
        times.read(text)
    except ValueError:
        return False
    return True


def _out_of_order(
    table: Table, text: pd.DataFrame, read: pd.DataFrame, header: Callable[[Field], str]
) -> Iterator[Finding]:
    """Ends before starts, and upper numbers below lower ones."""
    fields = {field.name: field for field in table.written}
    for first, second in DAYS_IN_ORDER:
        if {first, second} <= set(table.dated):
            starts, ends = (support_relations.days(text[f"{name}_text"]) for name in (first, second))
            wrong = ends["latest"] < starts["earliest"]
            yield from _before(text[wrong], fields[f"{first}_text"], fields[f"{second}_text"], header)
    for first, second in _NUMBERS_IN_ORDER:
        if first in fields and second in fields:
            yield from _before(text[read[second] < read[first]], fields[first], fields[second], header)


def _before(wrong: pd.DataFrame, first: Field, second: Field, header: Callable[[Field], str]) -> Iterator[Finding]:
    for row, cells in wrong.iterrows():
        yield Finding("before", row, header(second), cells[second.name], cells[first.name], header(first))

"""The publisher's workbook of the index, any year, into table ``index_input``.

Accepts the layouts of all years: columns are found by the meaning of their headers. The atlas's own
export of the index is accepted too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from sei_core.errors import DataFileError
from sei_core.ingest import index_checks, messages, territory
from sei_core.ingest.frames import typed
from sei_core.ingest.index_table import IndexTable, locate
from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES

Recompute = Callable[[pd.DataFrame], pd.Series]


@dataclass(frozen=True)
class IndexFile:
    """One year of the index as received.

    Attributes:
        year: year of the index.
        frame: table ``index_input``, sorted by code; early leaving is missing where the municipality
            has no school of its own.
        columns: field and header as written of each recognised column, in the order of the file.
        warnings: what its reader should know, Czech.
    """

    year: int
    frame: pd.DataFrame
    columns: list[tuple[str, str]]
    warnings: list[str]


def read_index(
    path: Path,
    municipalities: pd.DataFrame,
    recompute: Recompute | None = None,
    *,
    needed: Collection[str] | None = None,
    table: IndexTable | None = None,
) -> IndexFile:
    """Read and validate a workbook (``.xlsx``) or text table (``.csv``) of the index.

    Args:
        path: the file.
        municipalities: columns ``municipality_code``, ``municipality_name`` of every known municipality.
        recompute: gives the points by the rule, a Series with index of codes, for the columns of
            table ``index_input``; without it the published points are not compared.
        needed: codes of the municipalities that must be there; every known one when None.
        table: what ``locate`` found in the file, where that is known already.

    Raises:
        DataFileError: with every problem of the file.
    """
    table = locate(Path(path)) if table is None else table
    names = municipalities.set_index("municipality_code")["municipality_name"]
    required = names if needed is None else names[names.index.isin(list(needed))]
    nameless = territory.nameless(table, municipalities, required.index)
    findings = [_named(each, nameless, names) for each in index_checks.problems(table, names.index)]
    problems = [*table.problems, *_year_problems(table), *messages.lines(findings)]
    if not table.cells.empty and index_checks.nobody_has_a_school(table):
        problems.append(messages.NO_SCHOOLS)
    if table.cells.empty:
        problems.append(messages.NO_ROWS)
    elif "municipality_code" in table.cells:
        missing = required.drop({*index_checks.codes(table).dropna(), *nameless.values()}, errors="ignore")
        if len(missing):
            cases = [f"{code} {name}" for code, name in missing.sort_index().items()]
            problems.append(messages.missing_municipalities(cases, len(required)))
    if problems:
        on_sheet = [messages.on_sheet(table.sheet, problem) for problem in problems]
        raise DataFileError(path, *messages.bounded(on_sheet, messages.cell_problems(findings, table.name)))

    year = next(iter(table.years))
    frame = _tidy(table, year)
    warnings = [*table.warnings, *messages.lines(index_checks.warnings(table, names))]
    if recompute is not None:
        warnings += _rule_warnings(frame, names, recompute(frame))
    return IndexFile(
        year, frame, list(table.headers.items()), [messages.on_sheet(table.sheet, warning) for warning in warnings]
    )


def _named(finding: messages.Finding, nameless: dict[int, str], names: pd.Series) -> messages.Finding:
    """Say of a row without a code which missing municipality it is by its name."""
    if finding.fault != "empty_code" or finding.row not in nameless:
        return finding
    code = nameless[finding.row]
    return replace(finding, fault="empty_known_code", other=f"{code} {names[code]}")


def _year_problems(table: IndexTable) -> list[str]:
    """The file must tell one year, and a possible one."""
    if len(table.years) > 1:
        return [messages.several_years(dict(sorted(table.years.items())))]
    if not table.years:
        return [messages.no_year()]
    first, last = int(FIELDS["year"].minimum), int(FIELDS["year"].maximum)
    return [messages.year_out_of_range(year, first, last) for year in table.years if not first <= year <= last]


def _tidy(table: IndexTable, year: int) -> pd.DataFrame:
    """Bring valid cells to the columns, units and order of table ``index_input``."""
    values = index_checks.numbers(table)
    monthly = list(index_checks.MONTHLY)
    values[monthly] = (index_checks.MONTHS * values[monthly]).round()
    frame = values.assign(municipality_code=index_checks.codes(table), year=year)
    return typed(frame, TABLES["index_input"].fields).sort_values("municipality_code", ignore_index=True)


def _rule_warnings(frame: pd.DataFrame, names: pd.Series, computed: pd.Series) -> list[str]:
    """Say how many published points the rule gives otherwise, and the first ones."""
    compared = frame.set_index("municipality_code")["published_points"].to_frame()
    compared["computed"] = computed
    # A municipality without a school and a definition point has no donor, and no points by the rule.
    compared = compared.dropna(subset="computed").astype({"computed": int})
    differing = compared[compared["published_points"] != compared["computed"]]
    cases = [(row.Index, names[row.Index], row.published_points, row.computed) for row in differing.itertuples()]
    return [messages.not_reproduced(cases, len(frame))] if cases else []

"""Is each cell of a received index possible? Findings for problems, findings for warnings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd
import pandera.pandas as pa

from sei_core.domain.bands import MAX_POINTS, Band, band_of
from sei_core.domain.indicators import INDICATORS
from sei_core.ingest import cells, headers
from sei_core.ingest.frames import failures, limits, limits_text
from sei_core.ingest.index_table import IndexTable
from sei_core.ingest.messages import Finding
from sei_core.schema.field import Field, Kind
from sei_core.schema.fields import FIELDS

SCHOOLING = next(indicator for indicator in INDICATORS if indicator.schools_only)
MONTHLY = {indicator.count_column for indicator in INDICATORS if indicator.parts_per_unit == 12}
MONTHS = 12
#: A mean of months written to two decimals is off by 0.005 at most, its twelve months by 0.06.
ROUNDING = 0.06 + 1e-6
#: A share written to one decimal of a percent is off by 0.0005 at most.
SHARE_ROUNDING = 0.0005 + 1e-6

#: What must not be larger than what.
PART_OF_WHOLE = (
    *((indicator.count_column, indicator.base_column) for indicator in INDICATORS),
    ("population_15_64", "population_15plus"),
)

_LIKE_NUMBER = re.compile(r"\s*([+-]?\s*\d|#)")
NUMBER, EMPTY, TEXT, BROKEN = "number", "empty", "text", "broken"


def numbers(table: IndexTable) -> pd.DataFrame:
    """Read the numeric columns that are there, in units as written; missing where a cell holds no number."""
    present = [name for name in headers.REQUIRED if name in table.cells and name != "municipality_code"]
    return pd.DataFrame({name: table.cells[name].map(cells.number) for name in present}, dtype="float64")


def problems(table: IndexTable, known_codes: Iterable[str]) -> list[Finding]:
    """Find every cell that makes the file unusable, column by column."""
    values = numbers(table)
    schema = pa.DataFrameSchema({name: pa.Column("float64", _checks(name, values), nullable=True) for name in values})
    found = [_finding(table, values, *failure) for failure in failures(schema, values)]
    return [
        *_code_findings(table, set(known_codes)),
        *_unreadable(table, values),
        *_schooling_findings(table),
        *found,
        *_band_findings(table, values),
    ]


def codes(table: IndexTable) -> pd.Series:
    """Read the codes as text; missing where the cell is empty."""
    return table.cells["municipality_code"].map(cells.code).astype("str")


def nobody_has_a_school(table: IndexTable) -> bool:
    """Does the file have columns of early leaving, and not one number in them?"""
    pair = [name for name in (SCHOOLING.count_column, SCHOOLING.base_column) if name in table.cells]
    states = [set(table.cells[name].map(_state)) for name in pair]
    return bool(pair) and all(state <= {EMPTY, TEXT} for state in states)


def _as_written(name: str) -> Field:
    """The field with limits in the unit of the file: it has means of months where the table has their sums."""
    field = FIELDS[name]
    return replace(field, kind=Kind.NUMBER, maximum=field.maximum / MONTHS) if name in MONTHLY else field


def _checks(name: str, values: pd.DataFrame) -> list[pa.Check]:
    """Limits of the field from the schema, and what it must not be larger than."""
    checks = limits(_as_written(name))
    if name in MONTHLY:
        checks.append(
            pa.Check(
                lambda months: (MONTHS * months - (MONTHS * months).round()).abs() <= ROUNDING, error="not_twelfth"
            )
        )
    for part, whole in PART_OF_WHOLE:
        if part == name and whole in values:
            checks.append(
                pa.Check(lambda part, whole=values[whole]: ~(part > whole.loc[part.index]), error="above_base")
            )
    return checks


def _finding(table: IndexTable, values: pd.DataFrame, name: str, row: int, fault: str) -> Finding:
    """Turn a failed pandera check into a finding."""
    other, column = "", ""
    if fault == "out_of_range":
        other = limits_text(_as_written(name))
    if fault == "above_base":
        whole = next(
            whole for part, whole in PART_OF_WHOLE if part == name and values[part].at[row] > values[whole].at[row]
        )
        other, column = cells.shown(table.cells[whole].at[row]), table.headers[whole]
    return Finding(fault, row, table.headers[name], cells.shown(table.cells[name].at[row]), other, column)


def _find(table: IndexTable, name: str, fault: str, where: pd.Series) -> list[Finding]:
    """Findings of one fault in the rows of one column where ``where`` is true."""
    return [
        Finding(fault, row, table.headers[name], cells.shown(cell))
        for row, cell in table.cells.loc[where, name].items()
    ]


def _code_findings(table: IndexTable, known: set[str]) -> list[Finding]:
    """Codes that are missing, unknown, or there twice in a year."""
    if "municipality_code" not in table.cells:
        return []
    code = codes(table)
    name = "municipality_code"
    years = table.cells["year"].map(cells.number) if "year" in table.cells else pd.Series(0, code.index)
    first_row = pd.Series(code.index, code.index).groupby([code, years], dropna=False).transform("min")
    repeated = code.notna() & (first_row != code.index)
    return [
        *_find(table, name, "empty_code", code.isna()),
        *_find(table, name, "unknown_code", code.notna() & ~code.isin(known)),
        *(
            Finding("repeated_code", row, table.headers[name], code[row], str(first_row[row]))
            for row in code.index[repeated]
        ),
    ]


def _unreadable(table: IndexTable, values: pd.DataFrame) -> list[Finding]:
    """Cells without a number where there must be one; early leaving is judged apart."""
    findings = []
    for name in [*values, *(["year"] if "year" in table.cells else [])]:
        if FIELDS[name].nullable:
            continue
        read = table.cells[name].map(cells.number)
        blank = table.cells[name].map(cells.is_empty)
        findings += _find(table, name, "empty", blank) + _find(table, name, "not_number", read.isna() & ~blank)
    return findings


def _schooling_findings(table: IndexTable) -> list[Finding]:
    """Early leaving: both cells numbers, or neither.

    Neither means that the municipality has no school of its own: a sentence in both, or both empty
    if the file uses no sentences at all (so the atlas exports it). Where others hold a sentence, an
    empty cell is a lost value.
    """
    pair = [name for name in (SCHOOLING.count_column, SCHOOLING.base_column) if name in table.cells]
    state = {name: table.cells[name].map(_state) for name in pair}
    in_words = any((state[name] == TEXT).any() for name in pair)
    findings = []
    for name in pair:
        findings += _find(table, name, "not_number", state[name] == BROKEN)
        lonely = pd.Series(False, table.cells.index)
        for other in set(pair) - {name}:
            lonely = (state[other] == NUMBER) & state[name].isin([EMPTY, TEXT])
            findings += [
                Finding("unpaired", row, table.headers[name], "", cells.shown(cell), table.headers[other])
                for row, cell in table.cells.loc[lonely, other].items()
            ]
        if in_words:
            findings += _find(table, name, "empty_school", (state[name] == EMPTY) & ~lonely)
    return findings


def _state(cell: object) -> str:
    """What an early-leaving cell holds; text that begins as a number or as an Excel error is broken."""
    if cells.is_empty(cell):
        return EMPTY
    if pd.notna(cells.number(cell)):
        return NUMBER
    return BROKEN if not isinstance(cell, str) or _LIKE_NUMBER.match(cell) else TEXT


def _band_findings(table: IndexTable, values: pd.DataFrame) -> list[Finding]:
    """Bands that cannot be read, or that are not those of the points."""
    if "index_band" not in table.cells:
        return []
    band = table.cells["index_band"]
    read = band.map(cells.band_range)
    official = {cells.band_range(name.value): name.value for name in Band}
    blank = band.map(cells.is_empty)
    findings = _find(table, "index_band", "empty", blank) + _find(table, "index_band", "not_band", read.isna() & ~blank)
    if "published_points" in values:
        points = values["published_points"]
        usable = points[points.between(0, MAX_POINTS) & (points % 1 == 0) & read.notna()]
        wrong = usable.index[band_of(usable) != read.loc[usable.index].map(official)]
        header = table.headers["published_points"]
        findings += [
            Finding(
                "wrong_band", row, table.headers["index_band"], cells.shown(band[row]), cells.shown(points[row]), header
            )
            for row in wrong
        ]
    return findings


def warnings(table: IndexTable, names: pd.Series) -> list[Finding]:
    """Find cells that look wrong but are not used: published shares and names.

    Args:
        table: a table without problems.
        names: known name of each municipality, index of codes.
    """
    return [*_name_findings(table, names), *_share_findings(table)]


def _name_findings(table: IndexTable, names: pd.Series) -> list[Finding]:
    """Names that belong to another code: the sign of rows that slipped against each other."""
    if "municipality_name" not in table.cells:
        return []
    known = codes(table).map(names)
    written = table.cells["municipality_name"].map(cells.shown)
    other = written.map(headers.normalised) != known.map(headers.normalised)
    return [
        Finding("other_name", row, table.headers["municipality_name"], written[row], known[row])
        for row in written.index[other & (written != "")]
    ]


def _share_findings(table: IndexTable) -> list[Finding]:
    """Published shares, as 0–1 or percent, that are not their count over their base."""
    values = numbers(table)
    findings = []
    for indicator in INDICATORS:
        name = f"{indicator.key}_share"
        if name not in table.cells:
            continue
        base = values[indicator.base_column]
        own = (values[indicator.count_column] / base).where(base > 0)
        published = table.cells[name].map(cells.number)
        in_percent = (published / own.where(own > 0)).median() > 10
        digits = 2 if in_percent else 4
        other = (published / (100 if in_percent else 1) - own).abs() > SHARE_ROUNDING
        findings += [
            Finding(
                "other_share", row, table.headers[name], _rounded(published[row], digits), _rounded(100 * own[row], 2)
            )
            for row in own.index[other]
        ]
    return findings


def _rounded(value: float, digits: int) -> str:
    return cells.shown(round(float(value), digits))

"""The hierarchy of municipalities that a workbook of the index tells, and how it differs from the known one.

Municipalities are created, merged, renamed and moved. A release has one hierarchy for all its years: a municipality
lies where the newest accepted hierarchy that has it puts it, so that areas of different years compare. What changes
from year to year is who takes part: **a municipality is valid for the years in which it has rows.** So a received year

* may have any municipality that the hierarchy knows, also one that other years do not have;
* may lack a municipality only if a known year beside it lacks it too: the last year before and the first one after it,
  or the one of them that there is (see ``required``); a year that is known already is its own measure;
* may have an unknown municipality, or lack a required one, only if its hierarchy is accepted.

Going back to an older year therefore asks nothing about municipalities created later or gone since, and the hierarchy
of an older year, once accepted, only adds the municipalities that no newer one has (see ``merged``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from sei_core.domain.levels import COUNTRY_CODE, INNER_LEVELS, PRAGUE_REGION, Level
from sei_core.domain.topology import STATUS_RANK
from sei_core.errors import CellProblem
from sei_core.ingest import cells, index_checks, messages
from sei_core.ingest.frames import typed
from sei_core.ingest.index_table import IndexTable
from sei_core.ingest.messages import Finding
from sei_core.schema.tables import TABLES

#: Code, name, and where it is or what became of it; ``stewardship.report.Place``.
Place = tuple[str, str, str]

#: What a new hierarchy has to be told by.
COLUMNS = (
    "municipality_code",
    "municipality_name",
    "status",
    *(f"{level}_{what}" for level in INNER_LEVELS for what in ("code", "name")),
)
_COMPARED = ("municipality_name", "status", *(level.code_column for level in INNER_LEVELS))
_POINTS = ("definition_lat", "definition_lon", "label_lat", "label_lon")

#: How the publisher writes OPOU and ORP of Praha, and how the atlas does.
_PRAGUE_WRITTEN = {"code": "0", "name": "X-X-X"}
_PRAGUE = {"opou_code": "10001", "opou_name": "Praha", "orp_code": "1000", "orp_name": "Praha"}

_CODE = {
    "municipality_code": re.compile(r"\d{6}"),
    "opou_code": re.compile(r"\d{5}"),
    "orp_code": re.compile(r"\d{4}"),
    "district_code": re.compile(r"CZ\d{3}[0-9A-Z]"),
    "region_code": re.compile(r"CZ\d{3}"),
}
#: Codes that begin with another: an OPOU with its ORP, an okres with its kraj.
_BEGINS = {"opou_code": "orp_code", "district_code": "region_code"}
#: Each area lies in one area of the other level, its parent; an ORP may lie in several okresy, so its parent is a kraj.
_WITHIN = {"opou_code": "orp_code", "orp_code": "region_code", "district_code": "region_code"}


@dataclass(frozen=True)
class Difference:
    """How a received file differs from what is known; each municipality by code, name, and where or what.

    Attributes:
        created: municipalities that no known hierarchy has.
        gone: required ones that the file lacks.
        moved: ones that the file puts elsewhere, names or ranks otherwise; none in a year before the known hierarchy.
    """

    created: list[Place] = field(default_factory=list)
    gone: list[Place] = field(default_factory=list)
    moved: list[Place] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        """Is there anything that a steward could accept?"""
        return bool(self.created or self.gone or self.moved)

    @property
    def is_stopping(self) -> bool:
        """Can the file not be taken unless its hierarchy is?"""
        return bool(self.created or self.gone)


@dataclass(frozen=True)
class Hierarchy:
    """The hierarchy of one file.

    Attributes:
        municipalities: columns of table ``municipality``, sorted by code; points are missing, the file has none.
        areas: columns of table ``area``, without the country.
        missing: headers of ``COLUMNS`` that the file does not have, as the publisher writes them.
        findings: every cell for which it cannot be accepted; with any, or with missing columns, the frames are empty.
    """

    municipalities: pd.DataFrame
    areas: pd.DataFrame
    missing: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Does the file tell all that a new hierarchy needs, without contradicting itself?"""
        return not self.missing and not self.findings and not self.municipalities.empty


@dataclass(frozen=True)
class Proposal:
    """A received file whose hierarchy a steward may accept.

    Attributes:
        table: the table of the index as found in it.
        municipalities, areas: the known hierarchy, tables ``municipality`` and ``area``.
        newest: year of the known hierarchy.
        needed: codes that the file must have; see ``required``.
        difference: how its municipalities differ.
        hierarchy: what it tells.
    """

    table: IndexTable
    municipalities: pd.DataFrame
    areas: pd.DataFrame
    newest: int
    needed: Collection[str]
    difference: Difference
    hierarchy: Hierarchy

    @cached_property
    def may_accept(self) -> bool:
        """Is there something to accept, does the file tell it whole, and is no cell at fault for another reason?

        A code that is missing, repeated or written wrong would be taken for a municipality that is gone or new.
        """
        if not (self.difference.is_any and self.hierarchy.is_complete and len(self.table.years) == 1):
            return False
        known = {*self.municipalities["municipality_code"], *self.hierarchy.municipalities["municipality_code"]}
        return not (self.table.problems or index_checks.problems(self.table, known))

    def merged(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Tables ``municipality`` and ``area`` as they are once the hierarchy is accepted."""
        known = (self.newest, self.municipalities, self.areas)
        year = next(iter(self.table.years))
        return merged([known, (year, self.hierarchy.municipalities, self.hierarchy.areas)])

    def problems(self) -> list[str]:
        """Say in Czech which municipalities stop the file, and whether its hierarchy can be accepted.

        Nothing where its cells have to be mended first: those and the missing municipalities are told by its reader.
        """
        if not self.difference.is_stopping:
            return []
        if not self.may_accept:
            return faults(self.hierarchy)
        created, gone = self.difference.created, self.difference.gone
        return [_told(kind, places) for kind, places in (("created", created), ("gone", gone)) if places]

    def cells(self) -> list[CellProblem]:
        """The cells for which the hierarchy of a stopped file cannot be accepted."""
        return messages.cell_problems(self.hierarchy.findings, self.table.name) if self.difference.is_stopping else []

    def warnings(self) -> list[str]:
        """Say in Czech which municipalities the file puts elsewhere than the known hierarchy, which stays."""
        return [_told("moved", self.difference.moved)] if self.difference.moved else []


def faults(hierarchy: Hierarchy) -> list[str]:
    """Say in Czech why a hierarchy cannot be accepted."""
    missing = [messages.territory_columns_missing(hierarchy.missing)] if hierarchy.missing else []
    return [*missing, *messages.lines(hierarchy.findings)]


def read(table: IndexTable, regions: Collection[str]) -> Hierarchy:
    """Read the hierarchy of a file.

    Args:
        table: the table of the index as found in it.
        regions: codes of the kraje, which only a law changes.
    """
    missing = [messages.EXPECTED_TERRITORY_HEADER[name] for name in COLUMNS if name not in table.cells]
    if missing or table.cells.empty:
        return Hierarchy(*_nothing(), missing=missing)
    text = _text(table)
    findings = [*_unreadable(table, text, regions), *_contradictions(table, text)]
    return Hierarchy(*_nothing(), findings=findings) if findings else Hierarchy(*_frames(text))


def required(year: int | None, known: Mapping[int, Collection[str]]) -> set[str]:
    """Codes of the municipalities that a file of a year must have unless its hierarchy is accepted.

    Args:
        year: of the file; None where it tells none.
        known: codes of municipalities of each known year, at least one year.
    """
    if year in known:
        return set(known[year])
    beside = [max((other for other in known if year is not None and other < year), default=None)]
    beside.append(min((other for other in known if year is None or other > year), default=None))
    return set.intersection(*(set(known[other]) for other in beside if other is not None))


def compare(
    table: IndexTable, municipalities: pd.DataFrame, areas: pd.DataFrame, needed: Collection[str], *, is_newest: bool
) -> Difference:
    """Compare the municipalities of a file with the known hierarchy.

    Args:
        table: the table of the index as found in it.
        municipalities, areas: the known hierarchy, tables ``municipality`` and ``area``.
        needed: codes that the file must have; see ``required``.
        is_newest: whether the year of the file is not before the known hierarchy, so that other places are news.
    """
    if "municipality_code" not in table.cells or table.cells.empty:
        return Difference()
    text = _text(table).drop_duplicates("municipality_code").dropna(subset="municipality_code")
    text = text[text["municipality_code"] != ""].set_index("municipality_code", drop=False).sort_index()
    known = municipalities.set_index("municipality_code", drop=False).sort_index()
    names = areas.set_index("area_code")["area_name"]
    without_code = nameless(table, municipalities, needed).values()
    gone = known.loc[known.index.isin(list(set(needed) - set(text.index) - set(without_code)))]
    created = text.loc[~text.index.isin(known.index)]
    return Difference(
        [_place(row, _names_of(row)) for row in created.to_dict("records")],
        [_place(row, {level: names.get(row[level.code_column], "") for level in _SAID}) for row in _rows(gone)],
        _moved(text, known, names) if is_newest else [],
    )


def nameless(table: IndexTable, municipalities: pd.DataFrame, needed: Collection[str]) -> dict[int, str]:
    """Rows without a code that by their name, and okres where it is told, are one municipality that the file lacks.

    Args:
        table: the table of the index as found in a file.
        municipalities: columns ``municipality_code``, ``municipality_name``, perhaps ``district_code``.
        needed: codes that the file must have.

    Returns:
        The code of the municipality by the row as seen in Excel.
    """
    if not {"municipality_code", "municipality_name"} <= set(table.cells):
        return {}
    codes = index_checks.codes(table)
    told = [name for name in ("municipality_name", "district_code") if name in table.cells and name in municipalities]
    rows = pd.DataFrame({name: table.cells.loc[codes.isna(), name].map(cells.shown) for name in told})
    lacking = set(needed) - set(codes.dropna())
    missing = municipalities.loc[municipalities["municipality_code"].isin(list(lacking)), ["municipality_code", *told]]
    pairs = rows.rename_axis("row").reset_index().merge(missing, on="municipality_name", suffixes=("_told", ""))
    if "district_code_told" in pairs:
        pairs = pairs[
            pairs["district_code_told"].isin(["", None]) | (pairs["district_code_told"] == pairs["district_code"])
        ]
    alone = ~pairs.duplicated("row", keep=False) & ~pairs.duplicated("municipality_code", keep=False)
    return dict(pairs.loc[alone, ["row", "municipality_code"]].itertuples(index=False, name=None))


def merged(
    hierarchies: Iterable[tuple[int, pd.DataFrame, pd.DataFrame]],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Put the hierarchies of several years together.

    Args:
        hierarchies: year, columns of table ``municipality``, columns of table ``area`` of each; of two of a year the
            later one counts.

    Returns:
        Tables ``municipality``, sorted by code, and ``area``, from the country down: each municipality and each area as
        in the newest hierarchy that has it, those that are gone as they last were. Points are those of any hierarchy,
        missing where none has them.
    """
    newest_first = sorted(hierarchies, key=lambda hierarchy: hierarchy[0])[::-1]
    every = pd.concat([municipalities for _, municipalities, _ in newest_first], ignore_index=True)
    points = every.groupby("municipality_code")[list(_POINTS)].first()
    municipalities = every.drop_duplicates("municipality_code").sort_values("municipality_code", ignore_index=True)
    municipalities[list(_POINTS)] = points.loc[municipalities["municipality_code"]].to_numpy()
    areas = pd.concat([areas for _, _, areas in newest_first], ignore_index=True).drop_duplicates("area_code")
    order = [Level.COUNTRY, *reversed(INNER_LEVELS)]
    areas = areas.sort_values(
        ["level", "area_code"],
        key=lambda column: column.map(order.index) if column.name == "level" else column,
        ignore_index=True,
    )
    return typed(municipalities, TABLES["municipality"].fields), typed(areas, TABLES["area"].fields)


#: Levels by which a reader knows where a municipality is.
_SAID = (Level.ORP, Level.DISTRICT, Level.REGION)


def _told(kind: str, places: Collection[Place]) -> str:
    return messages.territory_differs(kind, [f"{code} {name} ({where})" for code, name, where in places])


def _nothing() -> tuple[pd.DataFrame, pd.DataFrame]:
    return pd.DataFrame(columns=TABLES["municipality"].columns), pd.DataFrame(columns=TABLES["area"].columns)


def _rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    return frame.to_dict("records")


def _text(table: IndexTable) -> pd.DataFrame:
    """Cells of the hierarchy as text, empty where there is nothing; Praha as the atlas writes it."""
    names = [name for name in COLUMNS if name in table.cells]
    text = pd.DataFrame(
        {name: table.cells[name].map(cells.code if name.endswith("_code") else cells.shown) for name in names}
    )
    text = text.fillna("").astype("str")
    if "region_code" in text:
        prague = text["region_code"] == PRAGUE_REGION
        for name, ours in _PRAGUE.items():
            if name in text:
                written = _PRAGUE_WRITTEN[name.rpartition("_")[2]]
                text.loc[prague & (text[name] == written), name] = ours
    return text


def _find(table: IndexTable, text: pd.DataFrame, name: str, fault: str, where: pd.Series, **more: str) -> list[Finding]:
    header = table.headers[name]
    return [Finding(fault, row, header, cells.shown(table.cells.at[row, name]), **more) for row in text.index[where]]


def _unreadable(table: IndexTable, text: pd.DataFrame, regions: Collection[str]) -> list[Finding]:
    """Cells that are empty, no code of their level, or no known status or kraj."""
    findings = []
    for name in COLUMNS:
        blank = text[name] == ""
        if name != "municipality_code":  # an empty code of a municipality is a fault of the index
            findings += _find(table, text, name, "empty", blank)
        if name in _CODE:
            odd = ~blank & ~text[name].map(lambda value, pattern=_CODE[name]: bool(pattern.fullmatch(value)))
            findings += _find(table, text, name, "not_area_code", odd, other=messages.AREA_CODE_FORM[name])
    status, region = text["status"], text["region_code"]
    unknown = (status != "") & ~status.isin(list(STATUS_RANK))
    findings += _find(table, text, "status", "unknown_word", unknown, other=", ".join(STATUS_RANK))
    unknown = region.map(lambda value: bool(_CODE["region_code"].fullmatch(value))) & ~region.isin(list(regions))
    return findings + _find(table, text, "region_code", "unknown_area", unknown)


def _contradictions(table: IndexTable, text: pd.DataFrame) -> list[Finding]:
    """Codes that do not begin as they must, areas in two others, areas of two names; said of the rarer ones."""
    findings = []
    for name, upper in _BEGINS.items():
        odd = [
            row
            for row, code, start in zip(text.index, text[name], text[upper], strict=True)
            if code and start and not code.startswith(start)
        ]
        findings += [
            Finding(
                "not_begin", row, table.headers[name], text.at[row, name], text.at[row, upper], table.headers[upper]
            )
            for row in odd
        ]
    pairs = dict.fromkeys(_WITHIN.items(), "two_parents")
    pairs |= {(level.code_column, f"{level}_name"): "two_names" for level in INNER_LEVELS}
    for (name, other), fault in pairs.items():
        findings += [
            Finding(fault, row, table.headers[other], text.at[row, other], usual, text.at[row, name])
            for row, usual in _unusual(text, name, other).items()
        ]
    return findings


def _unusual(text: pd.DataFrame, name: str, other: str) -> pd.Series:
    """The usual value of ``other`` in the rows that have another one than most rows of the same ``name``."""
    filled = text[(text[name] != "") & (text[other] != "")]
    counts = filled.groupby([name, other]).size().rename("rows").reset_index()
    usual = counts.sort_values(["rows", other], ascending=[False, True]).drop_duplicates(name)
    told = filled[name].map(usual.set_index(name)[other])
    return told[told != filled[other]]


def _frames(text: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tables ``municipality`` and ``area`` of a hierarchy without faults."""
    text = text.drop_duplicates("municipality_code").sort_values("municipality_code", ignore_index=True)
    municipalities = text.assign(**dict.fromkeys(_POINTS, float("nan")))
    parts = []
    for level in INNER_LEVELS:
        one = text.drop_duplicates(level.code_column)
        parts.append(
            pd.DataFrame(
                {
                    "level": level.value,
                    "area_code": one[level.code_column],
                    "area_name": one[f"{level}_name"],
                    "parent_code": _parents(text, level).loc[one[level.code_column]].to_numpy(),
                }
            )
        )
    return typed(municipalities, TABLES["municipality"].fields), typed(pd.concat(parts), TABLES["area"].fields)


def _parents(text: pd.DataFrame, level: Level) -> pd.Series:
    """The area right above each area of a level."""
    grouped = text.groupby(level.code_column)
    if level is Level.REGION:
        return pd.Series(COUNTRY_CODE, grouped.groups.keys())
    return grouped[_WITHIN[level.code_column]].first()


def _place(row: Mapping[str, str], named: Mapping[Level, str]) -> Place:
    """A municipality and where it is."""
    where = messages.place_words({level.value: named[level] for level in _SAID if named.get(level)})
    return row["municipality_code"], row.get("municipality_name", ""), where


def _names_of(row: Mapping[str, str]) -> dict[Level, str]:
    """Names of the areas of a row of a file, as far as it tells them."""
    return {level: row.get(f"{level}_name", "") for level in _SAID}


def _moved(text: pd.DataFrame, known: pd.DataFrame, names: pd.Series) -> list[Place]:
    """Municipalities that the file has otherwise, and how."""
    both = text.index.intersection(known.index)
    compared = [name for name in _COMPARED if name in text]
    new, old = text.loc[both, compared], known.loc[both, compared]
    other = (new != old) & (new != "")
    places = []
    for code in both[other.any(axis=1)]:
        changes = {
            name: (_said(name, old.at[code, name], names), _said_new(name, text.loc[code], names))
            for name in compared
            if other.at[code, name]
        }
        places.append((code, known.at[code, "municipality_name"], messages.moved_words(changes)))
    return places


def _said(name: str, value: str, names: pd.Series) -> str:
    return str(names.get(value, value)) if name.endswith("_code") else value


def _said_new(name: str, row: pd.Series, names: pd.Series) -> str:
    """Name of the area that a row of a file tells, its code where it has no name."""
    told = row.get(name.replace("_code", "_name"), "") if name.endswith("_code") else row[name]
    return told or _said(name, row[name], names)


def named_rows(table: IndexTable) -> dict[int, str]:
    """Name of the municipality of each row of a file, its code where it has no name; rows with neither are left out."""
    told = pd.Series("", table.cells.index)
    for name, read in (("municipality_code", cells.code), ("municipality_name", cells.shown)):
        if name in table.cells:
            text = table.cells[name].map(read).fillna("").astype("str")
            told = text.where(text != "", told)
    return told[told != ""].to_dict()


def codes_of(table: IndexTable) -> set[str]:
    """Codes of the municipalities of a file."""
    return set(index_checks.codes(table).dropna()) if "municipality_code" in table.cells else set()

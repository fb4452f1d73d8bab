"""Reads the file of a draft by its kind: what it says, and what a release is made with when it is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sei_core import received_files
from sei_core.errors import CellProblem, DataFileError
from sei_core.ingest import messages, territory
from sei_core.provenance import Input
from sei_core.schema import imported
from sei_core.stewardship.report import Report
from sei_core.store import durable

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Read:
    """A file that was read.

    Attributes:
        report: what it says; with problems it is not taken.
        inputs: what a release is made with in place of what the file replaces, kept below ``var/received``; empty if it
            was not taken.
    """

    report: Report
    inputs: list[Input] = field(default_factory=list)


def read(kind: str, file: Path, known: list[Input], *, accepts_territory: bool = False) -> Read:
    """Read and check a received file.

    Args:
        kind: of ``schema.imported``.
        file: the received file.
        known: received files of the served release.
        accepts_territory: whether to take over the hierarchy of municipalities that the file tells.
    """
    try:
        return _READERS[kind](file, known, accepts_territory)
    except DataFileError as error:
        return Read(Report(problems=error.problems, cells=error.cells))


def _index(file: Path, known: list[Input], accepts_territory: bool) -> Read:
    proposal = received_files.open_import(file)
    taken = accepts_territory and proposal.may_accept
    other = proposal.difference
    places = {"created": other.created, "gone": other.gone, "moved": other.moved}
    year, columns = next(iter(proposal.table.years), None), list(proposal.table.headers.items())
    report = Report(year, columns=columns, **places, may_accept_territory=proposal.may_accept)
    try:
        index = received_files.read_import(file, proposal, accepts_territory=accepts_territory)
    except DataFileError as error:
        problems = error.problems
        if proposal.may_accept and not taken:  # the missing ones are told once, by the hierarchy
            problems = [each for each in problems if not messages.is_missing_municipalities(each)]
        places = territory.named_rows(proposal.table)
        problems = [messages.with_places(each, places) for each in problems]
        cells = [_of_place(each, places) for each in error.cells]
        return Read(replace(report, rows=len(proposal.table.cells), problems=problems, cells=cells))
    warnings = index.warnings if taken else [*index.warnings, *proposal.warnings()]
    warnings += _other_year(proposal.table.name, index.year)
    report = replace(report, rows=len(index.frame), warnings=warnings)
    return Read(report, received_files.index_inputs(known, file, index.year, with_territory=taken))


def _of_place(cell: CellProblem, places: Mapping[int, str]) -> CellProblem:
    """A cell at fault with the municipality of its row in the advice."""
    place = places.get(cell.row)
    return replace(cell, advice=messages.of_place(cell.advice, place)) if place else cell


def _other_year(sheet: str, year: int) -> list[str]:
    """Warn where the name of a sheet tells years, and the year of its headers is not one of them."""
    told = _YEAR.findall(sheet)
    return [messages.sheet_of_other_year(sheet, year)] if told and str(year) not in told else []


def _support(file: Path, known: list[Input], accepts_territory: bool) -> Read:
    frames = received_files.read_support_import(file)
    report = Report(rows=sum(map(len, frames.values())), warnings=received_files.lost_entries(file, known))
    return Read(report, received_files.with_input(known, received_files.keep(file, imported.SUPPORT)))


def _boundaries(file: Path, known: list[Input], accepts_territory: bool) -> Read:
    found = received_files.read_boundaries_import(file)
    created = [(code, name, "") for code, name in found.unknown]
    report = Report(rows=len(found.frame), warnings=found.warnings, created=created)
    return Read(report, received_files.boundaries_inputs(known, file, found))


def _entries(file: Path, known: list[Input], accepts_territory: bool) -> Read:
    new, together = received_files.add_entries(file, known)
    whole = file.with_name("entries.jsonl")
    durable.write(whole, together)
    return Read(Report(rows=len(new)), received_files.with_input(known, received_files.keep(whole, imported.ENTRIES)))


_READERS: dict[str, Callable[[Path, list[Input], bool], Read]] = {
    imported.INDEX: _index,
    imported.SUPPORT: _support,
    imported.BOUNDARIES: _boundaries,
    imported.ENTRIES: _entries,
}

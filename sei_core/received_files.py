"""Received files: kept, read against what is served, and what a release is made with in place of what they replace."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import pandas as pd

from sei_core import paths, provenance
from sei_core.domain.levels import Level
from sei_core.domain.scoring import score
from sei_core.errors import DataFileError, LostReleaseError, NoReleaseError
from sei_core.ingest import (
    boundaries_package,
    entries,
    index_table,
    index_workbook,
    messages,
    shipped,
    support,
    support_workbook,
)
from sei_core.ingest import territory as hierarchies
from sei_core.ingest.places import Places
from sei_core.provenance import Input, fingerprint
from sei_core.schema import imported
from sei_core.schema.entered import Change, Entry
from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES, TERRITORY_YEAR
from sei_core.store import db, durable, journal, releases
from sei_core.store.journal import Action


def territory(received: list[Input]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the municipalities and areas of a release made with ``received``: tables ``municipality`` and ``area``."""
    root = paths.data()
    municipalities, areas = (shipped.read_table(TABLES[name], root) for name in ("municipality", "area"))
    accepted = provenance.hierarchies(received)
    if not accepted:
        return municipalities, areas
    told = [(item.year, _hierarchy(item.path, areas)) for item in accepted]
    told = [(year, hierarchy.municipalities, hierarchy.areas) for year, hierarchy in told]
    return hierarchies.merged([(TERRITORY_YEAR, municipalities, areas), *told])


def open_import(path: Path) -> hierarchies.Proposal:
    """Find the table of a workbook of the index, and compare its municipalities with those of the served release.

    Raises:
        DataFileError: if the file cannot be read, or has no table of the index.
    """
    received = received_inputs()
    municipalities, areas = territory(received)
    table = index_table.locate(path)
    year = next(iter(table.years), None)
    needed = hierarchies.required(year, _municipalities_by_year())
    newest = max([TERRITORY_YEAR, *(item.year for item in provenance.hierarchies(received))])
    is_newest = year is not None and year >= newest
    difference = hierarchies.compare(table, municipalities, areas, needed, is_newest=is_newest)
    told = hierarchies.read(table, _regions(areas))
    return hierarchies.Proposal(table, municipalities, areas, newest, needed, difference, told)


def read_import(
    path: Path, proposal: hierarchies.Proposal | None = None, *, accepts_territory: bool = False
) -> index_workbook.IndexFile:
    """Read and validate a workbook of the index against the municipalities that its year must have.

    Args:
        path: the file.
        proposal: what ``open_import`` found in it, where that is known already.
        accepts_territory: whether the municipalities and the hierarchy are to be those of the file.

    Raises:
        DataFileError: with every problem of the file, municipalities among them that would need a new hierarchy.
    """
    proposal = proposal or open_import(path)
    municipalities, needed = proposal.municipalities, proposal.needed
    if accepts_territory and proposal.may_accept:
        municipalities, needed = proposal.merged()[0], hierarchies.codes_of(proposal.table)

    def recompute(frame: pd.DataFrame) -> pd.Series:
        return score(frame, municipalities).municipality_index.set_index("municipality_code")["computed_points"]

    try:
        return index_workbook.read_index(path, municipalities, recompute, needed=needed, table=proposal.table)
    except DataFileError as error:
        if accepts_territory and proposal.may_accept:
            raise
        cells = [*error.cells, *proposal.cells()][: messages.MOST_CELLS]
        raise DataFileError(path, [*error.problems, *proposal.problems()], cells) from error


def index_inputs(known: list[Input], path: Path, year: int, *, with_territory: bool = False) -> list[Input]:
    """Keep a workbook of the index below ``var/received``: what a release with its year is made from.

    Args:
        known: received files of a release.
        path, year: the workbook.
        with_territory: whether the hierarchy of municipalities is taken over too: the same file is then there twice.
    """
    inputs = with_input(known, keep(path, imported.INDEX, year))
    return with_input(inputs, keep(path, imported.TERRITORY, year)) if with_territory else inputs


def read_support_import(path: Path) -> dict[str, pd.DataFrame]:
    """Read and validate a support workbook against the known municipalities and areas.

    Returns:
        Frames of the written support tables by name.

    Raises:
        DataFileError: with every problem of the file.
    """
    return support_workbook.read_support(path, Places.of(*territory(received_inputs())))


def read_boundaries_import(
    path: Path, tell: boundaries_package.Tell = lambda stage: None
) -> boundaries_package.Boundaries:
    """Read the cadastre's package, check it and make light boundaries of it.

    Municipalities of the latest year must have a boundary; those that are gone need not.

    Raises:
        DataFileError: with every problem of the package.
    """
    received = received_inputs()
    municipalities, _ = territory(received)
    by_year = _municipalities_by_year()
    return boundaries_package.read(path, municipalities, by_year[max(by_year)], boundaries(received), tell)


def boundaries_inputs(known: list[Input], path: Path, boundaries: boundaries_package.Boundaries) -> list[Input]:
    """Keep a package and what was made of it below ``var/received``: what a release with them is made from.

    Args:
        known: received files of a release; boundaries among them are replaced.
        path, boundaries: the package, and what ``read_boundaries_import`` made of it.
    """
    with tempfile.TemporaryDirectory(prefix="sei-boundaries-") as folder:
        derived = Path(folder, f"derived{provenance.DERIVED}")
        boundaries_package.write(boundaries, derived)
        both = [keep(file, imported.BOUNDARIES) for file in (path, derived)]
    return [item for item in known if item.kind != imported.BOUNDARIES] + both


def with_input(known: list[Input], new: Input) -> list[Input]:
    """Add a received file to those of a release, in place of what it replaces.

    A year of the index replaces the same year; a support workbook all support before it, what was entered by hand
    included; a file of any other kind the one of its kind.
    """
    replaced = {new.kind} | ({imported.ENTRIES} if new.kind == imported.SUPPORT else set())
    return [item for item in known if item.kind not in replaced or item.year != new.year] + [new]


def support_text(received: list[Input], municipalities: pd.DataFrame, areas: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Read and check the cells of the support tables: shipped or of the imported workbook, entries laid over them.

    Returns:
        The written columns of each table as text, empty where there is nothing.

    Raises:
        DataFileError: if a file is not as it should be.
    """
    places = Places.of(municipalities, areas)
    workbook, file = provenance.support_workbook(received), provenance.entered(received)
    text = (
        support_workbook.read_text(workbook.path, places)
        if workbook
        else support.read_shipped_text(paths.data(), places)
    )
    return entries.applied(text, dict(enumerate(entered(received), start=1)), places, file.path) if file else text


class Standing(NamedTuple):
    """What stands in the support tables of a release: cells as text by table, and the codes that rows may name."""

    text: Mapping[str, pd.DataFrame]
    places: Places


def standing(received: list[Input]) -> Standing:
    """Read what stands in the support tables of a release made with ``received``.

    Raises:
        DataFileError: if a file is not as it should be.
    """
    known = territory(received)
    return Standing(support_text(received, *known), Places.of(*known))


def enter(changes: Sequence[Change], waiting: Sequence[Entry], stands: Standing) -> list[Entry]:
    """Make entries of what somebody wants to stand in the support tables of a release, and check them.

    Args:
        changes: what is wanted.
        waiting: entries that are not published yet, which the new ones may build upon.
        stands: in the release.

    Returns:
        What changes something, now; empty if nothing does.

    Raises:
        DataFileError: with every problem; row is the number of the change.
    """
    file = Path(entries.FILE)
    made = entries.of_changes(changes, waiting, stands.text, datetime.now(UTC))
    if not made:
        return []
    fitting = entries.fitting(stands.text, waiting)
    before = dict(enumerate(fitting, start=-len(fitting)))
    new = entries.added(stands.text, before | dict(enumerate(made, start=1)), file)
    entries.applied(stands.text, new, stands.places, file)
    return [entry for number, entry in new.items() if number > 0]


def read_entries(path: Path) -> list[Entry]:
    """Read a file of entries.

    Raises:
        DataFileError: with every problem of the file.
    """
    return entries.read(path)


def write_entries(made: Iterable[Entry]) -> bytes:
    """Write entries as a file."""
    return entries.written(made)


def add_entries(path: Path, received: list[Input]) -> tuple[list[Entry], bytes]:
    """Read new entries, check them against what stands in a release, and add them to its own.

    Returns:
        Those of the file that change something, and the file of all entries of a release with them.

    Raises:
        DataFileError: with every problem, row is the line of the file; if nothing changes.
    """
    stands = standing(received)
    new = entries.added(stands.text, dict(enumerate(entries.read(path), start=1)), path)
    if not new:
        raise DataFileError(path, [messages.NOTHING_ENTERED])
    entries.applied(stands.text, new, stands.places, path)
    return list(new.values()), entries.written([*entered(received), *new.values()])


def lost_entries(path: Path, received: list[Input]) -> list[str]:
    """Say which cells entered by hand a support workbook has otherwise, so that they would be lost with it.

    Raises:
        DataFileError: with every problem of the workbook.
    """
    known = entered(received)
    workbook = support_workbook.read_text(path, Places.of(*territory(received))) if known else {}
    return [
        messages.lost_entry(TABLES[each.table].title, each.row_key, FIELDS[each.column].label, each.entered, each.found)
        for each in entries.lost(known, workbook)
    ]


def received_inputs() -> list[Input]:
    """The imported files that the release that answers now contains; an undone import is not among them.

    None before the first release.

    Raises:
        LostReleaseError: if no release is served where one was before.
    """
    try:
        db.serving()
    except NoReleaseError:
        if _was_served():
            raise LostReleaseError(paths.home()) from None
        return []
    rows = db.fetch("SELECT * FROM release_input ORDER BY file_name")
    if "imported_kind" not in rows:  # built when only the index could be imported
        rows["imported_kind"] = rows["imported_year"].map(lambda year: imported.INDEX, na_action="ignore")
    return [
        Input(
            row.file_name,
            paths.received() / row.file_name,
            row.sha256,
            row.imported_kind,
            None if pd.isna(row.imported_year) else int(row.imported_year),
        )
        for row in rows.dropna(subset="imported_kind").itertuples()
    ]


def check(received: Iterable[Input]) -> None:
    """Compare received files with their fingerprints.

    Raises:
        DataFileError: naming each that is not there, or not as it came.
    """
    problems = []
    for item in received:
        try:
            if fingerprint(item.path) != item.sha256:
                problems.append(messages.RECEIVED_CHANGED.format(name=item.name))
        except OSError:
            problems.append(messages.RECEIVED_MISSING.format(name=item.name))
    if problems:
        raise DataFileError(paths.received(), problems)


def keep(path: Path, kind: str, year: int | None = None) -> Input:
    """Copy a received file below ``var/received`` under its content-derived name.

    A file received before keeps its day of receipt; one that was damaged since is whole again.
    """
    sha256, ending = fingerprint(path), path.suffix.lower()
    what = year if kind == imported.INDEX else kind
    folder = paths.received()
    folder.mkdir(parents=True, exist_ok=True)
    kept = min(folder.glob(f"{what}-{sha256[:12]}-*{ending}"), default=None)
    if kept and fingerprint(kept) == sha256:
        kept.touch()  # it is wanted again: see ``store.pruning.prune_received``
    else:
        kept = kept or folder / f"{what}-{sha256[:12]}-{date.today():%Y%m%d}{ending}"
        with path.open("rb") as source, durable.replacing(kept) as target:
            shutil.copyfileobj(source, target)
    return Input(kept.name, kept, sha256, kind, year)


def _was_served() -> bool:
    """Has any release been served here, or was one being put back when its restore was cut short?"""
    known = journal.entries()
    if any(entry.action in (Action.PUBLISH, Action.ROLLBACK, Action.RESTORE) for entry in known):
        return True
    restored = [*paths.home().glob(".restoring-*"), *paths.home().glob("replaced-*")]
    return bool(restored or (not known and any(paths.received().glob("*"))))  # else they wait for the first release


def _hierarchy(path: Path, areas: pd.DataFrame) -> hierarchies.Hierarchy:
    """Read the hierarchy of a workbook whose hierarchy was accepted.

    Raises:
        DataFileError: if it tells none, or contradicts itself.
    """
    hierarchy = hierarchies.read(index_table.locate(path), _regions(areas))
    if not hierarchy.is_complete:
        raise DataFileError(path, hierarchies.faults(hierarchy))
    return hierarchy


def _regions(areas: pd.DataFrame) -> set[str]:
    return set(areas.loc[areas["level"] == Level.REGION, "area_code"])


def _municipalities_by_year() -> dict[int, set[str]]:
    """Codes of the municipalities of each year of the served release, or of the shipped years where none is served."""
    if releases.has_current():
        rows = db.fetch("SELECT year, municipality_code FROM index_input")
    else:
        rows = pd.concat(shipped.read_index_years(paths.data()))
    return {int(year): set(codes) for year, codes in rows.groupby("year")["municipality_code"]}


def boundaries(received: list[Input]) -> gpd.GeoDataFrame:
    """Read the boundaries of municipalities: shipped, or refreshed from the cadastre.

    Returns:
        ``municipality_code`` and ``geometry`` (EPSG:4326), refreshed with more (``boundaries_package.Boundaries``);
        municipalities that the hierarchy does not know may be among them, others may not.
    """
    refreshed = provenance.refreshed_boundaries(received)
    if refreshed is None:
        return shipped.read_boundaries(paths.data())
    check([refreshed])
    return boundaries_package.read_kept(refreshed.path)


def entered(received: list[Input]) -> list[Entry]:
    """Read what was entered by hand since the workbook, or the shipped tables, of a release."""
    file = provenance.entered(received)
    if file is None:
        return []
    check([file])
    return entries.read(file.path)

"""From files to a published release: the one place where ingest, domain, schema and store meet.

The command line and the app's first start call it; pages never do.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import IntEnum
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from sei_core import paths, provenance
from sei_core.domain import aggregate, territories, topology
from sei_core.domain.indicators import INDICATORS, Test
from sei_core.domain.levels import INNER_LEVELS, Level
from sei_core.domain.scoring import score
from sei_core.errors import DataFileError, NoReleaseError
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
from sei_core.schema.checks import CHECKS, ERROR
from sei_core.schema.ddl import comments, create_table
from sei_core.schema.entered import Change, Entry
from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES, TERRITORY_YEAR
from sei_core.store import build as store_build
from sei_core.store import db, durable, public, releases
from sei_core.view import map_component

#: Whose source text decides what a release contains.
RECIPE = ("domain", "ingest", "schema", "store", "pipeline.py", "provenance.py")
RECIPE_PACKAGES = ("duckdb", "pandas", "geopandas", "shapely")


class Step(IntEnum):
    """What a build does, in order; its Czech name is in ``view.texts.BUILD_STEPS``."""

    TERRITORY = 0
    INDEX = 1
    SCORES = 2
    SUPPORT = 3
    MAP = 4
    DATABASE = 5
    PUBLISH = 6
    DONE = 7


Progress = Callable[[Step], None]


def recipe_digest() -> str:
    """Fingerprint of the shipped data and of the code that turns it into tables."""
    code = paths.ROOT / "sei_core"
    sources = [
        file for part in RECIPE for file in ([code / part] if part.endswith(".py") else (code / part).glob("*.py"))
    ]
    shipped_files = [file for file in paths.data().rglob("*") if file.suffix in {".csv", ".parquet", ".toml"}]
    digest = hashlib.sha256(" ".join(f"{name}={metadata.version(name)}" for name in RECIPE_PACKAGES).encode())
    for root, files in ((code, sources), (paths.data(), shipped_files)):
        for file in sorted(files):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + fingerprint(file).encode())
    return digest.hexdigest()


def is_stale() -> bool:
    """Does the served release differ from what the present data and code would make?"""
    try:
        facts = _facts()
    except NoReleaseError:
        return True
    built = [paths.maps() / name for name in (facts["geometry"], map_component.ASSET_PATH)]
    return facts["recipe"] != recipe_digest() or not all(file.exists() for file in built)


def build(progress: Progress, received: list[Input] | None = None) -> str:
    """Build a release from shipped and received files, check it, publish it; return its name.

    Args:
        progress: told each step as it begins.
        received: imported files; those of the served release when None.

    Raises:
        BuildInProgressError: if another process builds.
        DataFileError: if a file is not as it should be.
        ReleaseCheckError: if the release breaks a check. The old release stays served.
    """
    with store_build.lock():
        return publish(assemble(received_inputs() if received is None else received, progress), progress)


def build_if_stale(progress: Progress, patience: float) -> str | None:
    """Build and publish a release, unless another process did it while this one waited for its turn: None.

    Args:
        progress: told each step as it begins.
        patience: seconds to wait for another process that builds.

    Raises:
        BuildInProgressError, DataFileError, ReleaseCheckError: as ``build``.
    """
    with store_build.lock(patience):
        if not is_stale():
            return None
        return publish(assemble(received_inputs(), progress), progress)


def lay_out_maps() -> None:
    """Copy the map files of the release that answers now to where Streamlit's own static serving finds them."""
    for name in (_facts()["geometry"], map_component.ASSET_PATH):
        source, target = paths.maps() / name, paths.static() / name
        if source.exists() and not target.exists():
            durable.write(target, source.read_bytes())


def assemble(received: list[Input], progress: Progress) -> str:
    """Build and check a release; return its name. The caller holds ``store.build.lock``. Nothing is published.

    Raises:
        DataFileError: if a file is not as it should be.
        ReleaseCheckError: if the release breaks a check.
    """
    recipe = recipe_digest()
    origin = [f"{item.name} {item.sha256}" for item in sorted(received, key=lambda item: item.name)]
    name = "isv-" + hashlib.sha256("\0".join([recipe, *origin]).encode()).hexdigest()[:12]
    _write_map(map_component.ASSET_PATH, map_component.ASSET)
    if not _is_made(name):
        tables, geometry = _tables(received, progress)
        _write_map(geometry_name(geometry), geometry)
        if not releases.path_of(name).exists():
            progress(Step.DATABASE)
            facts = {"recipe": recipe, "geometry": geometry_name(geometry)}
            tables["release_fact"] = pd.DataFrame({"key": list(facts), "value": list(facts.values())})
            definitions = [line for table in TABLES.values() for line in (create_table(table), *comments(table))]
            store_build.write(name, tables, definitions, CHECKS, ERROR)
    public.make(name)
    return name


def publish(name: str, progress: Progress, author: str = "", note: str = "") -> str:
    """Serve an assembled release from the next question on; return its name. The caller holds ``store.build.lock``."""
    progress(Step.PUBLISH)
    releases.publish(name, author, note)
    progress(Step.DONE)
    return name


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


def import_index(
    path: Path, year: int, progress: Progress, author: str = "", note: str = "", *, with_territory: bool = False
) -> str:
    """Keep a validated workbook under ``var/received`` and publish a release with its year.

    An earlier file of the same year is replaced in the new release; ``rollback`` returns it.

    Args:
        path, year: the workbook, as ``read_import`` took it.
        progress: told each step as it begins.
        author, note: for the journal.
        with_territory: whether the hierarchy of municipalities is taken over too.

    Raises:
        BuildInProgressError: if another process builds.
    """
    with store_build.lock():  # before asking for the other years: whoever publishes meanwhile would be undone
        inputs = index_inputs(received_inputs(), path, year, with_territory=with_territory)
        return publish(assemble(inputs, progress), progress, author, note)


def read_support_import(path: Path) -> dict[str, pd.DataFrame]:
    """Read and validate a support workbook against the known municipalities and areas.

    Returns:
        Frames of the written support tables by name.

    Raises:
        DataFileError: with every problem of the file.
    """
    return support_workbook.read_support(path, Places.of(*territory(received_inputs())))


def import_support(path: Path, progress: Progress, author: str = "", note: str = "") -> str:
    """Keep a validated support workbook under ``var/received`` and publish a release with its tables.

    It replaces the shipped tables, any workbook imported before and what was entered by hand; ``rollback`` returns
    them.

    Raises:
        BuildInProgressError: if another process builds.
    """
    with store_build.lock():
        inputs = with_input(received_inputs(), keep(path, imported.SUPPORT))
        return publish(assemble(inputs, progress), progress, author, note)


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
    return boundaries_package.read(path, municipalities, by_year[max(by_year)], _boundaries(received), tell)


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


def import_boundaries(
    path: Path, boundaries: boundaries_package.Boundaries, progress: Progress, author: str = "", note: str = ""
) -> str:
    """Publish a release with the boundaries of a package in place of the present ones; ``rollback`` returns them.

    Args:
        path, boundaries: the package, and what ``read_boundaries_import`` made of it.
        progress: told each step as it begins.
        author, note: for the journal.

    Raises:
        BuildInProgressError: if another process builds.
        ReleaseCheckError: if the release breaks a check.
    """
    with store_build.lock():
        inputs = boundaries_inputs(received_inputs(), path, boundaries)
        return publish(assemble(inputs, progress), progress, author, note)


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
    return entries.applied(text, dict(enumerate(_entered(received), start=1)), places, file.path) if file else text


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
    return list(new.values()), entries.written([*_entered(received), *new.values()])


def lost_entries(path: Path, received: list[Input]) -> list[str]:
    """Say which cells entered by hand a support workbook has otherwise, so that they would be lost with it.

    Raises:
        DataFileError: with every problem of the workbook.
    """
    entered = _entered(received)
    workbook = support_workbook.read_text(path, Places.of(*territory(received))) if entered else {}
    return [
        messages.lost_entry(TABLES[each.table].title, each.row_key, FIELDS[each.column].label, each.entered, each.found)
        for each in entries.lost(entered, workbook)
    ]


def recheck() -> pd.DataFrame:
    """Run every check on the served release again.

    Returns:
        Columns of table ``quality_check``.
    """
    with db.cursor() as database:
        return pd.DataFrame([store_build.find(database, check) for check in CHECKS])


def received_inputs() -> list[Input]:
    """The imported files that the served release contains; an undone import is not among them."""
    if not releases.has_current():
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


def _is_made(name: str) -> bool:
    """Are a release and its map file there, so that publishing is all that is left to do?"""
    if not releases.path_of(name).exists():
        return False
    with db.pinned(name):
        return (paths.maps() / _facts()["geometry"]).exists()


def keep(path: Path, kind: str, year: int | None = None) -> Input:
    """Copy a received file below ``var/received`` under its content-derived name.

    A file received before keeps its day of receipt.
    """
    sha256, ending = fingerprint(path), path.suffix.lower()
    what = year if kind == imported.INDEX else kind
    folder = paths.received()
    folder.mkdir(parents=True, exist_ok=True)
    kept = min(folder.glob(f"{what}-{sha256[:12]}-*{ending}"), default=None)
    if kept is None:
        kept = folder / f"{what}-{sha256[:12]}-{date.today():%Y%m%d}{ending}"
        with path.open("rb") as source, durable.replacing(kept) as target:
            shutil.copyfileobj(source, target)
    return Input(kept.name, kept, sha256, kind, year)


def geometry_name(geometry: bytes) -> str:
    """Name of the map file below ``paths.maps()``, by its content."""
    return f"geo/areas.{hashlib.sha256(geometry).hexdigest()[:12]}.json"


def _tables(received: list[Input], progress: Progress) -> tuple[dict[str, pd.DataFrame], bytes]:
    """Read, score and aggregate; return every table but ``release_fact``, and the map file."""
    root = paths.data()
    progress(Step.TERRITORY)
    municipalities, areas = territory(received)
    boundaries = _boundaries(received)
    boundaries = boundaries[boundaries["municipality_code"].isin(municipalities["municipality_code"])]
    municipalities = territories.located(municipalities, boundaries)

    progress(Step.INDEX)
    years = {int(frame["year"].iloc[0]): frame for frame in shipped.read_index_years(root)}
    for item in (item for item in received if item.kind == imported.INDEX):
        # Which municipalities a year must have was asked when the file was received: other years may be gone since.
        years[item.year] = index_workbook.read_index(item.path, municipalities, needed=()).frame
    index_input = pd.concat([years[year] for year in sorted(years)], ignore_index=True)

    progress(Step.SCORES)
    scores = score(index_input, municipalities)
    membership = aggregate.all_areas(municipalities)

    progress(Step.SUPPORT)
    support_tables = _support(received, municipalities, areas, membership)

    progress(Step.MAP)
    map_topology = topology.build(boundaries, municipalities, areas)
    levels = [Level.MUNICIPALITY, *INNER_LEVELS, Level.COUNTRY]
    shapes = [topology.dissolve(boundaries, municipalities, level).assign(level=level.value) for level in levels]
    area_boundary = pd.concat(shapes, ignore_index=True)

    return {
        "municipality": municipalities,
        "area": areas,
        "membership": membership,
        "indicator": pd.DataFrame(_structure()),
        "index_input": index_input,
        "published_total": shipped.read_table(TABLES["published_total"], root),
        "municipality_index": scores.municipality_index,
        "indicator_result": scores.indicator_result,
        "yardstick": scores.yardstick,
        "area_index": aggregate.area_index(scores.municipality_index, membership),
        "area_band": aggregate.area_band(scores.municipality_index, membership),
        "area_indicator": aggregate.area_indicator(scores.indicator_result, membership, scores.yardstick),
        "neighbour": topology.neighbours(map_topology),
        "area_boundary": area_boundary.assign(geometry_wkb=shapely.to_wkb(area_boundary["geometry"].to_numpy())).drop(
            columns="geometry"
        ),
        **support_tables,
        **provenance.tables(received, root, support_tables),
    }, map_topology.to_json()


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


def _boundaries(received: list[Input]) -> gpd.GeoDataFrame:
    """Read the boundaries of municipalities: shipped, or refreshed from the cadastre.

    Returns:
        ``municipality_code`` and ``geometry`` (EPSG:4326), refreshed with more (``boundaries_package.Boundaries``);
        municipalities that the hierarchy does not know may be among them, others may not.
    """
    refreshed = provenance.refreshed_boundaries(received)
    return boundaries_package.read_kept(refreshed.path) if refreshed else shipped.read_boundaries(paths.data())


def _support(
    received: list[Input], municipalities: pd.DataFrame, areas: pd.DataFrame, membership: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Read the support tables with what was entered by hand, and derive what follows from them."""
    text = support_text(received, municipalities, areas)
    frames = support.tidy(text)
    covered = territories.unit_municipalities(frames["unit"], frames["unit_member"], municipalities)
    return frames | {
        "unit_municipality": covered,
        "unit_area": territories.unit_areas(frames["unit"], covered, membership, areas),
        "citation": support.citations(frames),
        "entry": entries.log(_entered(received), text),
    }


def _entered(received: list[Input]) -> list[Entry]:
    """Read what was entered by hand since the workbook, or the shipped tables, of a release."""
    file = provenance.entered(received)
    return entries.read(file.path) if file else []


def _structure() -> Iterator[dict[str, object]]:
    """Write the structure of the index as rows of table ``indicator``."""
    for position, indicator in enumerate(INDICATORS, start=1):
        limits = {test: indicator.thresholds(test) for test in Test}
        head = {"indicator": indicator.key, "position": position, "parts_per_unit": indicator.parts_per_unit}
        yield head | {f"{test}_{bound}": float(getattr(limits[test], bound)) for test in Test for bound in ("lo", "hi")}


def _write_map(name: str, content: bytes) -> None:
    """Put a map file, and its compressed twin, where the servers find them; one that is there stays as it is."""
    target = paths.maps() / name
    if target.exists():
        return
    packed = gzip.compress(content, 9, mtime=0)
    for file, written in ((target.with_name(f"{target.name}.gz"), packed), (target, content)):
        durable.write(file, written)


def _facts() -> dict[str, str]:
    return dict(db.fetch("SELECT key, value FROM release_fact").itertuples(index=False))

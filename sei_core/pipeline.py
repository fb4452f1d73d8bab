"""From files to a published release: the one place where ingest, domain, schema and store meet.

The command line and the app's first start call it; pages never do.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator
from enum import IntEnum
from importlib import metadata

import pandas as pd
import shapely

from sei_core import paths, provenance, received_files
from sei_core.domain import aggregate, territories, topology
from sei_core.domain.indicators import INDICATORS, Test
from sei_core.domain.levels import INNER_LEVELS, Level
from sei_core.domain.scoring import score
from sei_core.errors import NoReleaseError
from sei_core.ingest import entries, index_workbook, shipped, support
from sei_core.provenance import Input, fingerprint
from sei_core.schema import imported
from sei_core.schema.checks import CHECKS, ERROR
from sei_core.schema.ddl import comments, create_table
from sei_core.schema.tables import TABLES
from sei_core.store import build as store_build
from sei_core.store import db, durable, public, releases
from sei_core.view import map_component

#: Whose source text decides what a release contains.
RECIPE = ("domain", "ingest", "schema", "store", "pipeline.py", "received_files.py", "provenance.py")
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
        LostReleaseError: if no release is served where one was before.
        ReleaseCheckError: if the release breaks a check. The old release stays served.
    """
    with store_build.lock():
        return publish(assemble(received_files.received_inputs() if received is None else received, progress), progress)


def build_if_stale(progress: Progress, patience: float) -> str | None:
    """Build and publish a release, unless another process did it while this one waited for its turn: None.

    Args:
        progress: told each step as it begins.
        patience: seconds to wait for another process that builds.

    Raises:
        BuildInProgressError, DataFileError, LostReleaseError, ReleaseCheckError: as ``build``.
    """
    with store_build.lock(patience):
        if not is_stale():
            return None
        return publish(assemble(received_files.received_inputs(), progress), progress)


def lay_out_maps() -> None:
    """Copy the map files of the release that answers now to where Streamlit's own static serving finds them."""
    for name in (_facts()["geometry"], map_component.ASSET_PATH):
        source, target = paths.maps() / name, paths.static() / name
        if source.exists() and not target.exists():
            durable.write(target, source.read_bytes())


def assemble(received: list[Input], progress: Progress) -> str:
    """Build and check a release; return its name. The caller holds ``store.build.lock``. Nothing is published.

    Raises:
        DataFileError: if a received file is not there or not as it came, or a file is not as it should be.
        ReleaseCheckError: if the release breaks a check.
    """
    received_files.check(received)
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
    if not releases.public_path_of(name).exists():
        public.make(name)
    return name


def publish(name: str, progress: Progress, author: str = "", note: str = "") -> str:
    """Serve an assembled release from the next question on; return its name. The caller holds ``store.build.lock``."""
    progress(Step.PUBLISH)
    releases.publish(name, author, note)
    progress(Step.DONE)
    return name


def recheck() -> pd.DataFrame:
    """Run every check on the served release again.

    Returns:
        Columns of table ``quality_check``.
    """
    with db.cursor() as database:
        return pd.DataFrame([store_build.find(database, check) for check in CHECKS])


def _is_made(name: str) -> bool:
    """Are a release and its map file there, so that publishing is all that is left to do?"""
    if not releases.path_of(name).exists():
        return False
    with db.pinned(name):
        return (paths.maps() / _facts()["geometry"]).exists()


def geometry_name(geometry: bytes) -> str:
    """Name of the map file below ``paths.maps()``, by its content."""
    return f"geo/areas.{hashlib.sha256(geometry).hexdigest()[:12]}.json"


def _tables(received: list[Input], progress: Progress) -> tuple[dict[str, pd.DataFrame], bytes]:
    """Read, score and aggregate; return every table but ``release_fact``, and the map file."""
    root = paths.data()
    progress(Step.TERRITORY)
    municipalities, areas = received_files.territory(received)
    boundaries = received_files.boundaries(received)
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


def _support(
    received: list[Input], municipalities: pd.DataFrame, areas: pd.DataFrame, membership: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Read the support tables with what was entered by hand, and derive what follows from them."""
    text = received_files.support_text(received, municipalities, areas)
    frames = support.tidy(text)
    covered = territories.unit_municipalities(frames["unit"], frames["unit_member"], municipalities)
    return frames | {
        "unit_municipality": covered,
        "unit_area": territories.unit_areas(frames["unit"], covered, membership, areas),
        "citation": support.citations(frames),
        "entry": entries.log(received_files.entered(received), text),
    }


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

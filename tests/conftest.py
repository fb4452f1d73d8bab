"""What tests share: a place of their own to write to, and one release built from the shipped data."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from streamlit.components.v2 import manifest_scanner

from sei_core import paths, pipeline
from sei_core.queries import meta
from sei_core.store import db, public, releases
from tests.forked import Forker

#: Files that take longest, measured: whoever runs out of work takes the next of them, a browser one beside one that
#: computes, and the short files fill up the end. The rest follows as it is found.
LONGEST = (
    "pages/test_choices.py",
    "browser/test_pages.py",
    "stewardship/test_faults.py",
    "browser/test_analysis.py",
    "test_pipeline.py",
    "browser/test_area_map.py",
    "test_cli.py",
    "browser/test_stewards.py",
    "pages/test_pages.py",
    "browser/test_visitors.py",
    "stewardship/test_drafts.py",
    "browser/test_presentation.py",
    "test_territory.py",
    "browser/test_sign_in.py",
    "ingest/test_mutations.py",
    "browser/test_default_address.py",
    "stewardship/test_direct_entry.py",
    "deploy/test_three_processes.py",
    "pages/test_sprava_dat.py",
    "store/test_pruning.py",
    "documents/test_profiles.py",
    "deploy/test_nginx.py",
    "test_boundaries.py",
    "pages/test_vyvoj.py",
    "export/test_pptx.py",
    "export/test_chart_picture.py",
    "export/test_picture.py",
    "pages/test_sql.py",
    "export/test_support_template.py",
    "documents/test_presentation.py",
    "pages/test_empty_support.py",
    "queries/test_queries.py",
    "api/test_server.py",
    "test_operations.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, so that no worker is left with one of them when the others have ended."""
    place = {str(paths.ROOT / "tests" / name): number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(str(item.path), len(place)))


def pytest_collection_finish() -> None:
    """What is imported by now stays to the end: it is not searched for garbage again and again.

    Nor does each opened app look anew for components among all installed packages, a third of a second each time.
    """
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish() -> None:
    """Let all of it go at the end, or some packages say that it leaked."""
    gc.unfreeze()


class Pool:
    """Releases that this run of the tests has built, by their names: what has the same name has the same content.

    A build, four seconds long, lays one out instead of computing it again. It has no steps then but the last ones.

    Attributes:
        folder: a folder a release, which never changes.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._assemble, self._is_made, self._make = pipeline.assemble, pipeline._is_made, public.make
        self._laid_out: set[Path] = set()

    def assemble(self, *arguments: object) -> str:
        """What ``pipeline.assemble`` does; the release is kept for others."""
        name = self._assemble(*arguments)
        kept = self.folder / name
        if not kept.exists():
            beside = self.folder / f".{name}.{os.getpid()}"
            (beside / "geo").mkdir(parents=True)
            with db.pinned(name):
                geometry = paths.maps() / meta.geometry()
            for file in (geometry, geometry.with_name(f"{geometry.name}.gz")):
                shutil.copyfile(file, beside / "geo" / file.name)
            shutil.copyfile(releases.path_of(name), beside / "release")
            shutil.copyfile(releases.public_path_of(name), beside / "public")
            try:
                beside.rename(kept)
            except OSError:  # another worker was faster
                shutil.rmtree(beside)
        return name

    def is_made(self, name: str) -> bool:
        """What ``pipeline._is_made`` says, once a release that is known here is where it looks.

        Copied, not linked: some tests spoil files, and a release is as old as its file.
        """
        kept, target = self.folder / name, releases.path_of(name)
        if kept.exists() and not target.exists():
            files = {file: paths.maps() / "geo" / file.name for file in (kept / "geo").iterdir()}
            files |= {kept / "public": releases.public_path_of(name), kept / "release": target}
            for source, place in files.items():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, place)
            self._laid_out.add(releases.public_path_of(name))
        return self._is_made(name)

    def make(self, name: str) -> Path:
        """What ``public.make`` does, unless it was laid out just now."""
        place = releases.public_path_of(name)
        if place in self._laid_out:
            self._laid_out.remove(place)
            return place
        return self._make(name)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers share."""
    root = tmp_path_factory.getbasetemp()
    return root if worker_id == "master" else root.parent


@pytest.fixture(scope="session", autouse=True)
def pool(shared_folder: Path) -> Iterator[Pool]:
    """Builds that were made before are not made again in this run; who tests the building itself asks for ``computed``.

    Processes that tests start compute as ever.
    """
    found = Pool(shared_folder / "pool")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "assemble", found.assemble)
        patch.setattr(pipeline, "_is_made", found.is_made)
        patch.setattr(public, "make", found.make)
        yield found


@pytest.fixture
def computed(pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this test builds is computed, not taken from the pool."""
    monkeypatch.setattr(pool, "folder", tmp_path / "pool")


@pytest.fixture(scope="session")
def built_home(shared_folder: Path) -> Path:
    """A home with one release of the shipped data, shared by all workers: tests only read it."""
    home = shared_folder / "built"
    with pytest.MonkeyPatch.context() as patch, FileLock(f"{home}.lock"):
        patch.setenv("SEI_HOME", str(home / "var"))
        patch.setenv("SEI_STATIC", str(home / "static"))
        if not releases.has_current():
            pipeline.build(lambda step: None)
    return home


@pytest.fixture
def atlas(built_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answer from the built release."""
    monkeypatch.setenv("SEI_HOME", str(built_home / "var"))
    monkeypatch.setenv("SEI_STATIC", str(built_home / "static"))
    return built_home


@pytest.fixture(scope="module")
def atlas_module(built_home: Path) -> Iterator[Path]:
    """The same for a whole module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(built_home / "var"))
        patch.setenv("SEI_STATIC", str(built_home / "static"))
        yield built_home


@pytest.fixture
def own_home(built_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built release that a test may change."""
    home = shutil.copytree(built_home, tmp_path / "home", copy_function=link_or_copy)
    monkeypatch.setenv("SEI_HOME", str(home / "var"))
    monkeypatch.setenv("SEI_STATIC", str(home / "static"))
    return home


def link_or_copy(source: str, target: str) -> None:
    """Releases never change, so that a copy needs no bytes of its own; the other files do."""
    if Path(source).parent.name == "releases":
        os.link(source, target)
    else:
        shutil.copy2(source, target)


@pytest.fixture(scope="session")
def forker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forker]:
    """Starts processes that may be killed; one for all tests of a worker."""
    started = Forker(tmp_path_factory.mktemp("forked"))
    yield started
    started.close()


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home where nothing has been built."""
    monkeypatch.setenv("SEI_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("SEI_STATIC", str(tmp_path / "static"))
    return tmp_path

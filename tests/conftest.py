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

from sei_core import pipeline
from sei_core.store import releases


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


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A home with one release of the shipped data, shared by all workers: tests only read it."""
    root = tmp_path_factory.getbasetemp()
    home = (root if worker_id == "master" else root.parent) / "built"
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


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home where nothing has been built."""
    monkeypatch.setenv("SEI_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("SEI_STATIC", str(tmp_path / "static"))
    return tmp_path

"""A clean machine gets every package that the code imports, in one exact version."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from sei_core import paths

OWN = {"sei_core", "tests", "benchmarks"}


def pinned(name: str) -> set[str]:
    """Packages that a requirements file pins, with those of the file that it includes."""
    found = set()
    for line in (paths.ROOT / name).read_text().splitlines():
        if included := re.fullmatch(r"-r (\S+)", line):
            found |= pinned(included[1])
        elif line and not line.startswith("#"):
            found.add(re.fullmatch(r"([a-z0-9-]+)==[0-9.]+", line)[1])
    return found


def imported(source: Path) -> set[str]:
    """Top-level names of the packages, neither ours nor Python's, that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module)
    return {name.split(".")[0] for name in names} - OWN - sys.stdlib_module_names


@pytest.mark.parametrize(
    ("requirements", "folders"),
    [("requirements.txt", ["sei_core", "pages"]), ("requirements-dev.txt", ["tests", "benchmarks"])],
)
def test_every_import_is_pinned(requirements, folders):
    sources = [path for folder in folders for path in (paths.ROOT / folder).rglob("*.py")]
    packages = packages_distributions()
    known = pinned(requirements)
    missing = {
        (path.name, name)
        for path in sources
        for name in imported(path)
        if known.isdisjoint(re.sub(r"[-_.]+", "-", package).lower() for package in packages[name])
    }

    assert sources
    assert missing == set()


def test_no_registry_is_named():
    for name in ("requirements.txt", "requirements-dev.txt", "Makefile", ".ci/run"):
        assert "://" not in (paths.ROOT / name).read_text(encoding="utf-8")

"""What tests of questions share: a release that a test may change before it asks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sei_core.store import releases


@pytest.fixture
def drawn_release(atlas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a release in a home of its own, with the shipped data."""
    shutil.copytree(atlas / "var", tmp_path / "var")
    monkeypatch.setenv("SEI_HOME", str(tmp_path / "var"))
    return releases.path_of(releases.current_name())

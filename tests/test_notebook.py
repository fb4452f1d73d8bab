"""The library of the analyst: what it offers is there, and the example notebook runs from first cell to last."""

from __future__ import annotations

import inspect
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

import sei_core
from sei_core.paths import ROOT

NOTEBOOK = ROOT / "notebooks" / "analyza.ipynb"


@pytest.mark.parametrize("name", sei_core.__all__)
def test_what_the_library_offers_is_there_and_documented(name):
    offered = getattr(sei_core, name)

    assert inspect.getdoc(offered)
    assert name in dir(sei_core)


def test_what_it_does_not_offer_is_an_error():
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = sei_core.nothing_such


def test_importing_it_loads_no_statistics():
    heavy = "{'scipy', 'esda', 'libpysal', 'sklearn', 'streamlit', 'pandas'}"
    command = [sys.executable, "-c", f"import sys, sei_core; print({heavy} & set(sys.modules))"]

    assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip() == "set()"


def test_the_notebook_runs(built_home, monkeypatch):
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "a notebook is kept without its outputs"
    monkeypatch.setenv("SEI_HOME", str(built_home / "var"))
    monkeypatch.setenv("SEI_STATIC", str(built_home / "static"))

    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": ROOT}}).execute()

    shown = [
        output
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "execute_result"
    ]
    assert len(shown) >= 12
    assert "Obrnice" in str(shown)


def test_the_notebook_uses_every_module_of_the_library():
    code = NOTEBOOK.read_text(encoding="utf-8")

    assert not [
        name for name in sei_core.__all__ if name not in code and name not in ("Recipe", "Statistic", "one_release")
    ]

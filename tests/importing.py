"""A release with a received file, as a draft makes it, without the draft."""

from __future__ import annotations

from pathlib import Path

from sei_core import pipeline, received_files
from sei_core.schema import imported


def publish_index(path: Path, year: int, progress: pipeline.Progress = lambda step: None) -> str:
    """Keep a workbook of the index and publish a release with its year."""
    known = received_files.received_inputs()
    return pipeline.build(progress, received_files.index_inputs(known, path, year))


def publish_support(path: Path, progress: pipeline.Progress = lambda step: None) -> str:
    """Keep a support workbook and publish a release with its tables."""
    known = received_files.received_inputs()
    return pipeline.build(progress, received_files.with_input(known, received_files.keep(path, imported.SUPPORT)))

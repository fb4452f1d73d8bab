"""Reads the file of a draft by its kind: what it says, and what a release is made with when it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sei_core import pipeline
from sei_core.errors import DataFileError
from sei_core.provenance import Input
from sei_core.schema import imported
from sei_core.stewardship.report import Report


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
    index = pipeline.read_import(file)
    report = Report(index.year, len(index.frame), warnings=index.warnings)
    return Read(report, pipeline.with_input(known, pipeline.keep(file, imported.INDEX, index.year)))


def _support(file: Path, known: list[Input], accepts_territory: bool) -> Read:
    frames = pipeline.read_support_import(file)
    report = Report(rows=sum(map(len, frames.values())))
    return Read(report, pipeline.with_input(known, pipeline.keep(file, imported.SUPPORT)))


_READERS: dict[str, Callable[[Path, list[Input], bool], Read]] = {imported.INDEX: _index, imported.SUPPORT: _support}

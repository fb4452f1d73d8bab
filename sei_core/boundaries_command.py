"""The command ``boundaries``: the cadastre's package from a file or an address, checked, made light, published."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TextIO
from urllib.parse import urlsplit

from sei_core import import_command, pipeline, provenance, received_files
from sei_core.errors import SeiError
from sei_core.ingest import boundaries_package, download
from sei_core.ingest.boundaries_package import ENDING, Record, Stage
from sei_core.stewardship import drafts
from sei_core.store import db
from sei_core.view import numbers, texts

#: A download is told so many times if its size is known, otherwise after so many bytes.
TOLD, TOLD_BYTES = 10, 25_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the command takes."""
    parser.add_argument("source", metavar=texts.CLI_BOUNDARIES_FILE, help=texts.CLI_BOUNDARIES_SOURCE)
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--dry-run", action="store_true", help=texts.CLI_BOUNDARIES_DRY)
    way.add_argument("--draft", action="store_true", help=texts.CLI_BOUNDARIES_DRAFT)
    parser.add_argument("--note", metavar=texts.CLI_TEXT, default="", help=texts.CLI_BOUNDARIES_NOTE)


def run(arguments: argparse.Namespace, say_step: pipeline.Progress) -> int:
    """Read a package; then say what was found, leave a draft, or publish a release with it.

    Args:
        arguments: see ``add_arguments``.
        say_step: prints a step of the build.

    Raises:
        SeiError: if the package cannot be had, or is not as it should be. Nothing is changed.
    """
    with tempfile.TemporaryDirectory(prefix="sei-download-") as folder:
        package = _package(arguments.source, Path(folder))
        if arguments.dry_run:
            found = received_files.read_boundaries_import(package, _say_stage)
            _say(package.name, len(found.frame), found.record, found.warnings)
            _print(texts.BOUNDARIES_DRY_DONE)
            return 0
        note = arguments.note or texts.BOUNDARIES_NOTE.format(source=arguments.source)
        _say_stage(Stage.READ)
        if arguments.draft:
            return _draft(package, note, say_step)

        def said(draft: drafts.Draft) -> None:
            _say(package.name, draft.report.rows, _record(draft.release), draft.report.warnings)

        name = import_command.publish(drafts.Kind.BOUNDARIES, package, note, say_step, said)
    _print(texts.CLI_BUILT.format(name=name))
    return 0


def _package(source: str, folder: Path) -> Path:
    """The file, downloaded to ``folder`` if ``source`` is an address."""
    if "://" not in source:
        if not Path(source).is_file():
            raise SeiError(texts.BOUNDARIES_NO_FILE.format(path=source))
        return Path(source)
    package = folder / f"{PurePosixPath(urlsplit(source).path).stem or 'boundaries'}{ENDING}"
    download.fetch(source, package, _teller())
    size = numbers.decimal(package.stat().st_size / 1e6)
    _print(texts.BOUNDARIES_DOWNLOADED.format(url=source, size=size))
    return package


def _draft(package: Path, note: str, say_step: pipeline.Progress) -> int:
    """Leave a draft for Správa dat; 2 if it was refused."""
    draft = drafts.prepare(import_command.received(drafts.Kind.BOUNDARIES, package, note).key, say_step)
    for warning in draft.report.warnings:
        _print(texts.BOUNDARIES_WARNING.format(warning=warning), sys.stderr)
    if draft.state is not drafts.State.READY:
        problems = "\n".join(f"  - {problem}" for problem in draft.report.problems) or draft.explanation
        raise SeiError(texts.BOUNDARIES_DRAFT_REFUSED.format(key=draft.key, problems=problems))
    _print(texts.BOUNDARIES_DRAFT_READY.format(key=draft.key))
    return 0


def _record(release: str) -> Record:
    """What was done with the package that a release is made with."""
    with db.pinned(release):
        derived = provenance.refreshed_boundaries(received_files.received_inputs())
    return boundaries_package.read_record(derived.path)


def _say(name: str, count: int, done: Record, warnings: list[str]) -> None:
    told = {
        "count": numbers.integer(count),
        "received": numbers.integer(done.received_vertices),
        "vertices": numbers.integer(done.vertices),
        "tolerance": numbers.integer(round(done.tolerance)),
        "finer": numbers.integer(done.finer),
    }
    _print(texts.BOUNDARIES_READ.format(file=name, **told))
    for warning in warnings:
        _print(texts.BOUNDARIES_WARNING.format(warning=warning), sys.stderr)


def _say_stage(stage: Stage) -> None:
    _print(texts.BOUNDARIES_STAGE_LINE.format(stage=texts.BOUNDARIES_STAGE[stage]))


def _teller() -> Callable[[int, int | None], None]:
    """Print how far a download is, now and then."""
    last = -1

    def tell(here: int, total: int | None) -> None:
        nonlocal last
        part = TOLD * here // total if total else here // TOLD_BYTES
        if part == last:
            return
        last = part
        text = texts.BOUNDARIES_DOWNLOAD if total else texts.BOUNDARIES_DOWNLOAD_UNKNOWN
        whole = numbers.integer(round((total or 0) / 1e6))
        _print(text.format(here=numbers.integer(round(here / 1e6)), all=whole))

    return tell


def _print(line: str, where: TextIO | None = None) -> None:
    where = where or sys.stdout
    where.write(f"{line}\n")
    where.flush()

"""The command ``import``: a workbook checked, and published, left as a draft for Správa dat, or only told about."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sei_core import pipeline, received_files
from sei_core.errors import DataFileError, SeiError
from sei_core.export_command import replacing
from sei_core.queries import meta
from sei_core.stewardship import drafts, marked, rights
from sei_core.store import releases
from sei_core.view import numbers, texts


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe what ``import`` takes."""
    command.add_argument("kind", choices=list(_IMPORTS), metavar=texts.CLI_KIND, help=texts.CLI_IMPORT_KIND)
    command.add_argument("file", type=Path, metavar=texts.CLI_FILE, help=texts.CLI_IMPORT_FILE)
    way = command.add_mutually_exclusive_group()
    way.add_argument("--dry-run", action="store_true", help=texts.CLI_IMPORT_DRY)
    way.add_argument("--draft", action="store_true", help=texts.CLI_IMPORT_DRAFT)
    command.add_argument("--accept-territory", action="store_true", help=texts.CLI_IMPORT_TERRITORY)
    command.add_argument("--report", type=Path, metavar=texts.CLI_FILE, help=texts.CLI_IMPORT_REPORT)
    command.add_argument("--note", default="", metavar=texts.CLI_TEXT, help=texts.CLI_IMPORT_NOTE)


def run(arguments: argparse.Namespace, say_step: pipeline.Progress) -> int:
    """Validate a received workbook and do with it what is asked.

    Args:
        arguments: see ``add_arguments``.
        say_step: prints a step of the build.

    Raises:
        SeiError: with every problem of the file. Nothing is changed.
    """
    if arguments.draft:
        return _draft(arguments, say_step)
    try:
        return _IMPORTS[arguments.kind](arguments, say_step)
    except DataFileError as error:
        if arguments.report:
            content = marked.marked_file(arguments.kind, arguments.file, error.cells, error.problems)
            with replacing(arguments.report) as beside:
                beside.write_bytes(content)
            _print(texts.CLI_IMPORT_REPORTED.format(path=arguments.report), is_error=True)
        raise


def _index(arguments: argparse.Namespace, say_step: pipeline.Progress) -> int:
    """Read a year of the index."""
    path, accepts = arguments.file, arguments.accept_territory
    proposal = received_files.open_import(path)
    index = received_files.read_import(path, proposal, accepts_territory=accepts)
    with_territory = accepts and proposal.may_accept
    _print(texts.CLI_IMPORT_READ.format(file=path.name, year=index.year, count=numbers.integer(len(index.frame))))
    for warning in index.warnings if with_territory else [*index.warnings, *proposal.warnings()]:
        _print(texts.CLI_IMPORT_WARNING.format(warning=warning), is_error=True)
    if arguments.dry_run:
        _print(texts.CLI_IMPORT_DRY_DONE)
        return 0
    if releases.has_current() and index.year in meta.years():
        _print(texts.CLI_IMPORT_REPLACES.format(year=index.year))
    author = rights.operator().name
    name = pipeline.import_index(path, index.year, say_step, author, arguments.note, with_territory=with_territory)
    _print(texts.CLI_BUILT.format(name=name))
    return 0


def _support(arguments: argparse.Namespace, say_step: pipeline.Progress) -> int:
    """Read a support workbook, whose tables take the place of the present ones."""
    path = arguments.file
    frames = received_files.read_support_import(path)
    count = numbers.integer(sum(map(len, frames.values())))
    _print(texts.CLI_IMPORT_SUPPORT_READ.format(file=path.name, sheets=len(frames), count=count))
    for warning in received_files.lost_entries(path, received_files.received_inputs()):
        _print(texts.CLI_IMPORT_WARNING.format(warning=warning), is_error=True)
    if arguments.dry_run:
        _print(texts.CLI_IMPORT_DRY_DONE)
        return 0
    _print(texts.CLI_IMPORT_SUPPORT_REPLACES)
    name = pipeline.import_support(path, say_step, rights.operator().name, arguments.note)
    _print(texts.CLI_BUILT.format(name=name))
    return 0


_IMPORTS: dict[str, Callable[[argparse.Namespace, pipeline.Progress], int]] = {"index": _index, "support": _support}


def _draft(arguments: argparse.Namespace, say_step: pipeline.Progress) -> int:
    """Leave a draft for Správa dat, whether its file can be taken or not."""
    steward, kind = rights.operator(), drafts.Kind(arguments.kind)
    with arguments.file.open("rb") as content:
        draft = drafts.receive(steward, kind, arguments.file.name, content, arguments.note)
    if arguments.accept_territory:
        drafts.accept_territory(steward, draft.key)
    draft = drafts.prepare(draft.key, say_step)
    for warning in draft.report.warnings:
        _print(texts.CLI_IMPORT_WARNING.format(warning=warning), is_error=True)
    if draft.state is drafts.State.READY:
        _print(texts.CLI_DRAFT_READY.format(key=draft.key))
        return 0
    if draft.report.problems:
        raise DataFileError(arguments.file, draft.report.problems, draft.report.cells)
    raise SeiError(draft.explanation)


def _print(line: str, *, is_error: bool = False) -> None:
    stream = sys.stderr if is_error else sys.stdout
    stream.write(f"{line}\n")
    stream.flush()

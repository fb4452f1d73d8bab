"""The command ``import``: a workbook checked, and published, left as a draft for Správa dat, or only told about."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sei_core import pipeline, received_files
from sei_core.errors import DataFileError, SeiError
from sei_core.export_command import replacing
from sei_core.ingest import grid
from sei_core.queries import meta
from sei_core.schema import imported
from sei_core.schema.support_tables import WRITTEN_TABLES
from sei_core.stewardship import drafts, marked, rights
from sei_core.stewardship.drafts import Draft
from sei_core.stewardship.report import Report
from sei_core.store import releases
from sei_core.view import numbers, texts

#: Kinds of files that the command takes.
KINDS = (imported.INDEX, imported.SUPPORT)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe what ``import`` takes."""
    command.add_argument("kind", choices=KINDS, metavar=texts.CLI_KIND, help=texts.CLI_IMPORT_KIND)
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
        SeiError: with every problem of the file. Nothing is changed, but that ``--draft`` leaves the refused draft.
    """
    try:
        if arguments.dry_run:
            _say(arguments, _look(arguments))
            _print(texts.CLI_IMPORT_DRY_DONE)
        elif arguments.draft:
            _draft(arguments, say_step)
        else:

            def said(draft: Draft) -> None:
                _say(arguments, draft.report)

            name = publish(
                drafts.Kind(arguments.kind),
                arguments.file,
                arguments.note,
                say_step,
                said,
                accepts_territory=arguments.accept_territory,
            )
            _print(texts.CLI_BUILT.format(name=name))
    except DataFileError as error:
        if arguments.report:
            content = marked.marked_file(arguments.kind, arguments.file, error.cells, error.problems)
            with replacing(arguments.report) as beside:
                beside.write_bytes(content)
            _print(texts.CLI_IMPORT_REPORTED.format(path=arguments.report), is_error=True)
        raise
    return 0


def publish(
    kind: drafts.Kind,
    path: Path,
    note: str,
    say_step: pipeline.Progress,
    said: Callable[[Draft], None],
    *,
    accepts_territory: bool = False,
) -> str:
    """Publish a release with a file by way of a draft, which does not stay if it is refused; return its name.

    Args:
        kind, path: the file.
        note: for the journal.
        say_step: told each step of the build as it begins.
        said: given the prepared draft before it is published.
        accepts_territory: whether to take over the hierarchy of municipalities that the file tells.

    Raises:
        SeiError: with every problem of the file, or if another release was published meanwhile. Nothing is changed.
    """
    steward = rights.operator()
    draft = received(kind, path, note)
    try:
        if accepts_territory:
            drafts.accept_territory(steward, draft.key)
        draft = ready(drafts.prepare(draft.key, say_step), path)
        said(draft)
        return drafts.publish(steward, draft.key, note, draft.release)
    finally:
        left = {each.key for each in drafts.listing() if each.state is not drafts.State.PUBLISHED}
        if draft.key in left:
            drafts.discard(steward, draft.key)


def received(kind: drafts.Kind, path: Path, note: str) -> Draft:
    """Make a draft of a file.

    Raises:
        DataFileError: if there is no such file, or it cannot be opened.
    """
    with grid.opened(path) as content:
        return drafts.receive(rights.operator(), kind, path.name, content, note)


def ready(draft: Draft, path: Path) -> Draft:
    """The draft, if it can be published.

    Raises:
        SeiError: with every problem of the file, or why the release could not be built.
    """
    if draft.state is drafts.State.READY:
        return draft
    if draft.report.problems:
        raise DataFileError(path, draft.report.problems, draft.report.cells)
    raise SeiError(draft.explanation)


def _look(arguments: argparse.Namespace) -> Report:
    """Read a file and write nothing."""
    path, accepts = arguments.file, arguments.accept_territory
    if arguments.kind == imported.SUPPORT:
        frames = received_files.read_support_import(path)
        lost = received_files.lost_entries(path, received_files.received_inputs())
        return Report(rows=sum(map(len, frames.values())), warnings=lost)
    proposal = received_files.open_import(path)
    index = received_files.read_import(path, proposal, accepts_territory=accepts)
    is_taken = accepts and proposal.may_accept
    warnings = index.warnings if is_taken else [*index.warnings, *proposal.warnings()]
    return Report(index.year, len(index.frame), warnings=warnings)


def _say(arguments: argparse.Namespace, report: Report) -> None:
    """Print what a file says, and what it replaces if it is to be published."""
    name, count = arguments.file.name, numbers.integer(report.rows)
    is_support = arguments.kind == imported.SUPPORT
    if is_support:
        _print(texts.CLI_IMPORT_SUPPORT_READ.format(file=name, sheets=len(WRITTEN_TABLES), count=count))
    else:
        _print(texts.CLI_IMPORT_READ.format(file=name, year=report.year, count=count))
    _warn(report)
    if arguments.dry_run:
        return
    if is_support:
        _print(texts.CLI_IMPORT_SUPPORT_REPLACES)
    elif releases.has_current() and report.year in meta.years():
        _print(texts.CLI_IMPORT_REPLACES.format(year=report.year))


def _draft(arguments: argparse.Namespace, say_step: pipeline.Progress) -> None:
    """Leave a draft for Správa dat, whether its file can be taken or not."""
    draft = received(drafts.Kind(arguments.kind), arguments.file, arguments.note)
    if arguments.accept_territory:
        drafts.accept_territory(rights.operator(), draft.key)
    draft = drafts.prepare(draft.key, say_step)
    _warn(draft.report)
    ready(draft, arguments.file)
    _print(texts.CLI_DRAFT_READY.format(key=draft.key))


def _warn(report: Report) -> None:
    for warning in report.warnings:
        _print(texts.CLI_IMPORT_WARNING.format(warning=warning), is_error=True)


def _print(line: str, *, is_error: bool = False) -> None:
    stream = sys.stderr if is_error else sys.stdout
    stream.write(f"{line}\n")
    stream.flush()

"""The commands ``drafts`` and ``history``: what waits for a steward, and who did what with the data."""

from __future__ import annotations

import argparse
import sys

from sei_core.stewardship import drafts, history, rights
from sei_core.view import numbers, texts


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe what ``drafts`` takes."""
    what = command.add_mutually_exclusive_group()
    what.add_argument("--publish", metavar=texts.CLI_DRAFT_KEY, help=texts.CLI_DRAFTS_PUBLISH)
    what.add_argument("--discard", metavar=texts.CLI_DRAFT_KEY, help=texts.CLI_DRAFTS_DISCARD)
    command.add_argument("--note", default="", metavar=texts.CLI_TEXT, help=texts.CLI_IMPORT_NOTE)


def run(arguments: argparse.Namespace) -> int:
    """List the drafts, publish one, or throw one away."""
    steward = rights.operator()
    if arguments.publish:
        draft = drafts.find(arguments.publish)
        _print(texts.CLI_BUILT.format(name=drafts.publish(steward, draft.key, arguments.note, draft.release)))
        return 0
    if arguments.discard:
        drafts.discard(steward, arguments.discard)
        _print(texts.CLI_DRAFT_DISCARDED.format(key=arguments.discard))
        return 0
    found = drafts.listing()
    for draft in found:
        state = texts.DRAFT_STATE[draft.state]
        _print(texts.CLI_DRAFT_LINE.format(key=draft.key, state=state, author=draft.author, file=draft.file_name))
    if not found:
        _print(texts.CLI_DRAFTS_NONE)
    return 0


def list_history(arguments: argparse.Namespace) -> int:
    """Print who did what with the data, the last first."""
    entries = history.events(rights.operator())
    for entry in entries:
        what = " ".join(filter(None, (entry.release, entry.draft, *entry.detail.values())))
        line = texts.CLI_HISTORY_LINE.format(
            time=f"{entry.time.astimezone():%Y-%m-%d %H:%M:%S}",
            action=texts.JOURNAL_ACTION.get(entry.action, entry.action),
            author=entry.author or numbers.MISSING,
            what=what,
        )
        _print(line.rstrip() + (texts.CLI_HISTORY_NOTE.format(note=entry.note) if entry.note else ""))
    if not entries:
        _print(texts.CLI_HISTORY_EMPTY)
    return 0


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")

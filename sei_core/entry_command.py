"""The command ``entry``: facts that change between two workbooks, by the rules of the forms of Správa dat."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sei_core.errors import SeiError
from sei_core.schema.entered import ENTERED, Change, Entry
from sei_core.stewardship import drafts, entries, rights
from sei_core.view import numbers, texts

_PARTS = {"table", "key", "values"}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe what ``entry`` takes."""
    tables = ", ".join(ENTERED)
    command.add_argument("file", type=Path, nargs="?", metavar=texts.CLI_FILE, help=texts.CLI_ENTRY_FILE)
    command.add_argument("--table", metavar=texts.CLI_NAME, help=texts.CLI_ENTRY_TABLE.format(tables=tables))
    command.add_argument("--key", action="append", default=[], metavar=texts.CLI_NAME, help=texts.CLI_ENTRY_KEY)
    command.add_argument(
        "--set", action="append", default=[], metavar=texts.CLI_ENTRY_ASSIGNMENT, help=texts.CLI_ENTRY_SET
    )
    command.add_argument("--note", default="", metavar="TEXT", help=texts.CLI_ENTRY_NOTE)
    command.add_argument("--draft", action="store_true", help=texts.CLI_ENTRY_DRAFT)
    command.add_argument("--dry-run", action="store_true", help=texts.CLI_ENTRY_DRY)


def run(arguments: argparse.Namespace) -> int:
    """Enter facts: check them, and publish a release with them or let them wait in a draft."""
    changes = _changes(arguments)
    found = entries.check(rights.operator(), *changes)
    if not found:
        done = texts.CLI_ENTRY_NOTHING
    elif arguments.dry_run:
        done = texts.CLI_IMPORT_DRY_DONE
    else:
        done = _entered(changes, arguments) or texts.CLI_ENTRY_NOTHING
    sys.stdout.write("".join(f"{line}\n" for line in [*_lines(found), done]))
    return 0


def _entered(changes: list[Change], arguments: argparse.Namespace) -> str:
    """Let changes wait or publish them, and say so; empty if somebody else has just entered the same."""
    steward = rights.operator()
    if arguments.draft:
        draft = entries.propose(steward, *changes)
        return texts.CLI_ENTRY_WAITS.format(key=draft.key) if draft else ""
    name = entries.publish(steward, *changes, note=arguments.note, prepare=drafts.prepare)
    return texts.CLI_BUILT.format(name=name) if name else ""


def _changes(arguments: argparse.Namespace) -> list[Change]:
    """What is to stand in the rows, from the file or from the words of the command."""
    by_words = bool(arguments.table or arguments.key or arguments.set)
    if by_words == bool(arguments.file):
        raise SeiError(texts.CLI_ENTRY_ONE_WAY)
    if arguments.file:
        return _of_file(arguments.file)
    values = {}
    for text in arguments.set:
        column, is_set, value = text.partition("=")
        if not is_set:
            raise SeiError(texts.CLI_ENTRY_BAD_SET.format(text=text))
        values[column.strip()] = value
    return [_change(arguments.table or "", arguments.key, values)]


def _of_file(path: Path) -> list[Change]:
    refusal = SeiError(texts.CLI_ENTRY_BAD_FILE.format(file=path.name))
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise refusal from error
    if not isinstance(told, list) or not told:
        raise refusal
    for each in told:
        if not isinstance(each, dict) or set(each) != _PARTS or not isinstance(each["values"], dict):
            raise refusal
        if not isinstance(each["key"], list) or not isinstance(each["table"], str):
            raise refusal
        if not all(isinstance(text, str) for text in [*each["key"], *each["values"].values()]):
            raise refusal
    return [_change(each["table"], each["key"], each["values"]) for each in told]


def _change(table: str, key: list[str], values: dict[str, str]) -> Change:
    """Refuse tables, keys and columns that are not there; what stands in cells is judged with the data."""
    if table not in ENTERED:
        raise SeiError(texts.CLI_ENTRY_BAD_TABLE.format(table=table, tables=", ".join(ENTERED)))
    described = ENTERED[table].described
    if len(key) != len(described.key):
        raise SeiError(texts.CLI_ENTRY_BAD_KEY.format(table=table, columns=", ".join(described.key)))
    columns = [field.name for field in described.written]
    for column in values:
        if column not in columns:
            raise SeiError(texts.CLI_ENTRY_BAD_COLUMN.format(table=table, column=column, columns=", ".join(columns)))
    return Change(table, tuple(key), values)


def _lines(found: list[Entry]) -> list[str]:
    return [
        texts.CLI_ENTRY_CELL.format(
            table=entry.table,
            key=entry.row_key,
            column=column,
            before=(entry.before or {}).get(column) or numbers.MISSING,
            after=after or numbers.MISSING,
        )
        for entry in found
        for column, after in entry.after.items()
    ]

"""The command line: ``python -m sei_core COMMAND``.

Exit codes: 0 done, 2 the user's mistake (every problem on stderr, no traceback), 1 a bug.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import sei_core.export as export
from sei_core import (
    boundaries_command,
    draft_command,
    entry_command,
    export_command,
    import_command,
    operations,
    password_command,
    paths,
    pipeline,
)
from sei_core.errors import BuildInProgressError, SeiError
from sei_core.export.support_template import support_template
from sei_core.export_command import replacing
from sei_core.queries import tables
from sei_core.schema.checks import ERROR
from sei_core.schema.support_tables import WRITTEN_TABLES
from sei_core.stewardship import drafts, history, rights
from sei_core.store import build as store_build
from sei_core.store import pruning, releases
from sei_core.view import numbers, texts

DEFAULT_PORT = 8501
#: Several processes that share a home start at once: one builds, the others wait so long for what it makes.
PATIENCE_SECONDS = 300

#: What argparse says in English, and how the atlas says it.
_MISTAKES = (
    (r"the following arguments are required: (.*)", texts.CLI_REQUIRED),
    (r"unrecognized arguments: (.*)", texts.CLI_UNRECOGNIZED),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", texts.CLI_CHOICE),
    (r"argument (.*): expected one argument", texts.CLI_ONE_VALUE),
    (r"argument (.*): invalid int value: (.*)", texts.CLI_NOT_NUMBER),
)


class _Parser(argparse.ArgumentParser):
    """Argparse in Czech."""

    def __init__(self, **settings: object):
        super().__init__(add_help=False, **settings)
        self._positionals.title, self._optionals.title = texts.CLI_POSITIONALS, texts.CLI_OPTIONALS
        self.add_argument("-h", "--help", action="help", help=texts.CLI_HELP)

    def error(self, message: str) -> None:
        """Say the mistake in Czech and end with code 2."""
        for pattern, czech in _MISTAKES:
            if found := re.fullmatch(pattern, message):
                message = czech.format(*found.groups())
                break
        self.print_usage(sys.stderr)
        self.exit(2, texts.CLI_MISTAKE.format(message=message) + "\n")

    def format_usage(self) -> str:
        """Begin the usage line with a Czech word."""
        return super().format_usage().replace("usage:", f"{texts.CLI_USAGE}:", 1)

    def format_help(self) -> str:
        """Begin the help with a Czech word."""
        return super().format_help().replace("usage:", f"{texts.CLI_USAGE}:", 1)


def build(arguments: argparse.Namespace) -> int:
    """Build and publish a release."""
    if arguments.if_needed and not pipeline.is_stale():
        print(texts.CLI_UP_TO_DATE.format(name=releases.current_name()))
        return 0
    if not arguments.if_needed:
        print(texts.CLI_BUILT.format(name=pipeline.build(_say_step)))
    elif name := _build_or_keep():
        print(texts.CLI_BUILT.format(name=name))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Run the checks of the served release again and print what they find."""
    found = pipeline.recheck()
    for row in found.itertuples():
        tail = texts.CLI_CHECK_FOUND.format(count=row.row_count, example=row.example) if row.row_count else ""
        mark = " " if not row.row_count else "!" if row.severity == ERROR else "?"
        print(texts.CLI_CHECK_LINE.format(mark=mark, description=row.description, found=tail))
    with_rows = found[found["row_count"] > 0]
    errors = int((with_rows["severity"] == ERROR).sum())
    print(
        texts.CLI_CHECK_SUMMARY.format(
            total=len(found), clean=len(found) - len(with_rows), warnings=len(with_rows) - errors, errors=errors
        )
    )
    return 2 if errors else 0


def import_(arguments: argparse.Namespace) -> int:
    """Validate a received workbook and publish a release with what it says."""
    return import_command.run(arguments, _say_step)


def boundaries(arguments: argparse.Namespace) -> int:
    """Read the cadastre's package of boundaries and publish a release with them."""
    return boundaries_command.run(arguments, _say_step)


def template(arguments: argparse.Namespace) -> int:
    """Write the support workbook: empty, and filled with what the served release says."""
    if releases.has_current() and pipeline.is_stale():
        raise SeiError(texts.CLI_STALE)
    filled = {table.name: tables.rows(table.select) for table in WRITTEN_TABLES}
    for name, frames in ((texts.SUPPORT_TEMPLATE_EMPTY_FILE, None), (texts.SUPPORT_TEMPLATE_FILLED_FILE, filled)):
        path = arguments.output / name
        with replacing(path) as beside:
            beside.write_bytes(support_template(frames))
        count = numbers.integer(sum(map(len, frames.values())) if frames else 0)
        print(texts.CLI_TEMPLATE_SAVED.format(path=path, sheets=len(WRITTEN_TABLES) + 1, count=count))
    return 0


def list_releases(arguments: argparse.Namespace) -> int:
    """List the releases on disk, the newest first; before that delete old ones if asked to."""
    if arguments.prune is not None:
        _prune(arguments.prune)
    for release in releases.listing():
        mark = "*" if release.is_current else " "
        size = numbers.decimal(release.size / 1e6)
        built = f"{release.built.astimezone():%Y-%m-%d %H:%M:%S}"
        print(texts.CLI_RELEASE_LINE.format(mark=mark, name=release.name, built=built, size=size))
    return 0


def publish(arguments: argparse.Namespace) -> int:
    """Serve a release that is on disk."""
    history.publish(rights.operator(), arguments.name, "")
    print(texts.CLI_BUILT.format(name=arguments.name))
    return 0


def rollback(arguments: argparse.Namespace) -> int:
    """Serve the release that was published before."""
    print(texts.CLI_ROLLED_BACK.format(name=history.undo(rights.operator(), "")))
    return 0


def serve(arguments: argparse.Namespace) -> int:
    """Start the app, after building what is missing."""
    from sei_core.api import server  # starts Streamlit's runtime, which other commands do without

    if pipeline.is_stale():
        _build_or_keep()
    for draft in drafts.listing():
        if draft.state in {drafts.State.INTERRUPTED, drafts.State.UNREADABLE}:
            state = texts.DRAFT_STATE[draft.state]
            print(texts.CLI_UNFINISHED.format(key=draft.key, file=draft.file_name, state=state), flush=True)
    server.serve(arguments.port, paths.address())
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Write a backup of what the atlas writes, while it runs."""
    saved = operations.backup(arguments.file, all_releases=arguments.all)
    size = numbers.decimal(arguments.file.stat().st_size / 1e6)
    print(texts.CLI_BACKED_UP.format(path=arguments.file, count=saved.file_count, size=size, name=saved.release))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup back."""
    saved = operations.restore(arguments.file, replace=arguments.replace)
    created = f"{saved.created.astimezone():%Y-%m-%d %H:%M:%S}"
    print(texts.CLI_RESTORED.format(name=saved.release, created=created, count=saved.file_count))
    return 0


def parser() -> argparse.ArgumentParser:
    """Describe every command."""
    top = _Parser(prog="python -m sei_core", description=texts.CLI_DESCRIPTION, epilog=texts.CLI_EPILOG)
    commands = top.add_subparsers(
        title=texts.CLI_COMMANDS, dest="command", metavar=texts.CLI_COMMAND, required=True, parser_class=_Parser
    )

    def command(name: str, function: object, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(function=function)
        return made

    one = command("build", build, texts.CLI_BUILD)
    one.add_argument("--if-needed", action="store_true", help=texts.CLI_BUILD_IF_NEEDED)
    command("check", check, texts.CLI_CHECK)
    import_command.add_arguments(command("import", import_, texts.CLI_IMPORT))
    one = command("boundaries", boundaries, texts.CLI_BOUNDARIES)
    boundaries_command.add_arguments(one)
    entry_command.add_arguments(command("entry", entry_command.run, texts.CLI_ENTRY))
    one = command("template", template, texts.CLI_TEMPLATE)
    one.add_argument("kind", choices=["support"], metavar=texts.CLI_KIND, help=texts.CLI_TEMPLATE_KIND)
    one.add_argument("--output", type=Path, default=Path(), metavar=texts.CLI_FOLDER, help=texts.CLI_TEMPLATE_OUTPUT)
    one = command("releases", list_releases, texts.CLI_RELEASES)
    one.add_argument("--prune", type=int, metavar="N", help=texts.CLI_PRUNE)
    draft_command.add_arguments(command("drafts", draft_command.run, texts.CLI_DRAFTS))
    command("history", draft_command.list_history, texts.CLI_HISTORY)
    one = command("publish", publish, texts.CLI_PUBLISH)
    one.add_argument("name", metavar=texts.CLI_NAME, help=texts.CLI_PUBLISH_NAME)
    command("rollback", rollback, texts.CLI_ROLLBACK)
    one = command("backup", backup, texts.CLI_BACKUP)
    one.add_argument("file", type=Path, metavar=texts.CLI_FILE, help=texts.CLI_BACKUP_FILE)
    one.add_argument("--all", action="store_true", help=texts.CLI_BACKUP_ALL)
    one = command("restore", restore, texts.CLI_RESTORE)
    one.add_argument("file", type=Path, metavar=texts.CLI_FILE, help=texts.CLI_RESTORE_FILE)
    one.add_argument("--replace", action="store_true", help=texts.CLI_RESTORE_REPLACE)
    one = command("serve", serve, texts.CLI_SERVE)
    one.add_argument("--port", type=int, default=DEFAULT_PORT, metavar="N", help=texts.CLI_SERVE_PORT)
    one = command("password", password_command.run, texts.CLI_PASSWORD)
    password_command.add_arguments(one)
    one = command("export", export_command.run, texts.CLI_EXPORT.format(endings=", ".join(export.ENDINGS)))
    export_command.add_arguments(one)
    return top


def main(words: list[str] | None = None) -> int:
    """Run one command; see the module's docstring for exit codes."""
    arguments = parser().parse_args(words)
    try:
        code = arguments.function(arguments)
        sys.stdout.flush()
        return code
    except SeiError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # who reads the output, like head, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _build_or_keep() -> str | None:
    """Build and publish what is missing; where that fails and an earlier release is served, warn and keep it: None.

    None as well where another process built it meanwhile.
    """
    try:
        try:
            return pipeline.build_if_stale(_say_step, patience=0)
        except BuildInProgressError:
            print(texts.CLI_WAITING, flush=True)
            return pipeline.build_if_stale(_say_step, PATIENCE_SECONDS)
    except SeiError as error:
        if not releases.has_current():
            raise
        print(texts.CLI_KEPT.format(name=releases.current_name(), error=error), file=sys.stderr)
        return None


def _prune(keep: int) -> None:
    """Delete old releases and name them."""
    if keep < 0:
        raise SeiError(texts.CLI_PRUNE_NEGATIVE.format(count=keep))
    with store_build.lock():
        done = pruning.prune_by_rule(datetime.now(UTC), drafts.waiting_releases(), keep)
    for release in done.deleted:
        print(texts.CLI_PRUNED_LINE.format(name=release.name))
    freed = numbers.decimal(sum(release.size for release in done.deleted) / 1e6)
    print(texts.CLI_PRUNED.format(count=len(done.deleted), size=freed))
    if done.failed:
        raise SeiError(texts.CLI_NOT_PRUNED.format(path=next(iter(done.failed)).parent))


def _say_step(step: pipeline.Step) -> None:
    part = f"{100 * step // pipeline.Step.DONE} %"
    print(texts.CLI_BUILD_STEP.format(part=part, step=texts.BUILD_STEPS[step]), flush=True)


if __name__ == "__main__":
    sys.exit(main())

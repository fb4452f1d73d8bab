"""The command ``password``: the line of the secrets that lets stewards in by a password.

The password itself is kept nowhere: it is asked for without echo, or comes by standard input, never as an argument,
which other users of the machine would see.
"""

from __future__ import annotations

import argparse
import getpass
import sys
import unicodedata

import argon2

from sei_core import paths
from sei_core.errors import SeiError
from sei_core.stewardship.rights import LONGEST_PASSWORD
from sei_core.view import texts

#: Characters of a password.
LEAST = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.add_argument("--stdin", action="store_true", help=texts.CLI_PASSWORD_STDIN)


def run(arguments: argparse.Namespace) -> int:
    """Print the line with a salted hash; where it belongs goes to stderr, so that the line alone can be kept.

    Raises:
        SeiError: if nobody can be asked, the two answers differ, or the password is too short or too long.
    """
    password = unicodedata.normalize("NFC", _read() if arguments.stdin else _ask())
    if len(password) < LEAST:
        raise SeiError(texts.CLI_PASSWORD_SHORT.format(least=LEAST))
    if len(password) > LONGEST_PASSWORD:
        raise SeiError(texts.CLI_PASSWORD_LONG.format(most=LONGEST_PASSWORD))
    sys.stderr.write(texts.CLI_PASSWORD_WHERE.format(path=paths.secrets()) + "\n")
    sys.stdout.write(f'[stewards]\npassword_hash = "{argon2.PasswordHasher().hash(password)}"\n')
    return 0


def _read() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _ask() -> str:
    """Ask twice without echo, on a terminal only: elsewhere the password would be seen."""
    if not sys.stdin.isatty():
        raise SeiError(texts.CLI_PASSWORD_NOTHING)
    first = getpass.getpass(texts.CLI_PASSWORD_ASK.format(least=LEAST))
    if getpass.getpass(texts.CLI_PASSWORD_AGAIN) != first:
        raise SeiError(texts.CLI_PASSWORD_DIFFERS)
    return first

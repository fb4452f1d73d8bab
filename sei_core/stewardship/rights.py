"""Who may change the data: stewards who are signed in, and whoever runs the command line on the server."""

from __future__ import annotations

import getpass
from dataclasses import dataclass

from sei_core.errors import NotStewardError

#: Session of the command line, which only ``operator`` gives out.
_OPERATOR = "operator"


@dataclass(frozen=True)
class Steward:
    """Somebody who signed in.

    Attributes:
        name: as in the journal: an e-mail address, or the name given with the password.
        session: key of the sign-in, which ends; never shown.
    """

    name: str
    session: str


def is_on() -> bool:
    """Can anybody sign in at all? Without rights in ``paths.secrets()`` nobody can."""
    return False


def require(steward: Steward | None) -> str:
    """Name of a steward whose sign-in is valid right now.

    Raises:
        NotStewardError: if nobody is signed in, the sign-in has ended, or the rights have been taken away meanwhile.
    """
    if steward is None or steward.session != _OPERATOR:
        raise NotStewardError()
    return steward.name


def operator() -> Steward:
    """Whoever runs the command line on the server; pages must not call it (tests/test_architecture.py)."""
    return Steward(getpass.getuser(), _OPERATOR)

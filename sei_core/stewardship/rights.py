"""Who may change the data: stewards who are signed in, and whoever runs the command line on the server.

``grants`` says who may be let in, ``sessions`` who is in, ``sign_ins`` how often a password may be guessed. Every verb
of this package asks ``require``, so a right that was taken away ends what somebody has open in a browser too.
"""

from __future__ import annotations

import getpass
import logging
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import argon2
from argon2.exceptions import VerifyMismatchError

from sei_core import paths
from sei_core.errors import NotStewardError, SignInError
from sei_core.stewardship import grants, sessions, sign_ins
from sei_core.store import journal
from sei_core.store.journal import Action

_LOG = logging.getLogger(__name__)

#: Session of the command line, which only ``operator`` gives out: no text is equal to it.
_OPERATOR = object()
#: Characters of a name and of a password; more is not read.
LONGEST_NAME, LONGEST_PASSWORD = 60, 200
#: The clock of a provider may be ahead by so much.
_SKEW = timedelta(minutes=2)


@dataclass(frozen=True)
class Steward:
    """Somebody who signed in.

    Attributes:
        name: as in the journal: an e-mail address, or the name given with the password.
        session: key of the sign-in, which ends; never shown.
    """

    name: str
    session: object


def is_on() -> bool:
    """Can anybody sign in at all? Without rights in ``paths.secrets()`` nobody can."""
    return grants.current() is not None


def secrets_file() -> str:
    """The file that the rights are read from; Streamlit has to read ``[auth]`` from the same one."""
    return str(paths.secrets())


def providers() -> tuple[str, ...]:
    """Names of the OIDC providers to sign in by; empty where a password is asked for, or nobody can sign in."""
    granted = grants.current()
    return granted.providers if granted else ()


def sign_in_by_password(name: str, password: str, address: str | None, tab: str) -> Steward:
    """Let in somebody who knows the password.

    Args:
        name: who it is, for the journal: 1–60 characters in one line.
        password: as typed; kept nowhere.
        address: of the visitor; None for this machine.
        tab: Streamlit's session.

    Raises:
        SignInError: ``off``, ``name``, ``wrong`` or ``unwritable``; and what ``sign_ins.guarded`` raises.
    """
    granted, known_as = grants.current(), unicodedata.normalize("NFC", name).strip()
    if granted is None or not granted.password_hash:
        raise SignInError("off")
    if not 1 <= len(known_as) <= LONGEST_NAME or not known_as.isprintable():
        raise SignInError("name")
    if not sign_ins.guarded(address, lambda: _is_password(password, granted.password_hash)):
        # Without the name: a password is easily typed into the field above its own.
        _record_failure(sign_ins.group(address))
        raise SignInError("wrong")
    _record(Action.SIGN_IN, known_as, address=sign_ins.group(address))
    return Steward(known_as, sessions.begin(known_as, granted.basis(), tab))


def sign_in_by_identity(claims: Mapping[str, object], address: str | None, tab: str) -> Steward:
    """Let in somebody whom the OIDC provider knows and the operator has listed.

    A provider's answer is good for ``sessions.IDLE`` unless somebody uses it here, and for ``sessions.LONGEST`` at
    most: a browser keeps it far longer.

    Args:
        claims: of the provider's token, which Streamlit has verified.
        address, tab: as in ``sign_in_by_password``.

    Raises:
        SignInError: ``off``, ``unverified``, ``stranger``, ``ended`` or ``unwritable``.
    """
    granted, email, issued = grants.current(), claims.get("email"), _issued(claims)
    if granted is None or not granted.providers:
        raise SignInError("off")
    if not isinstance(email, str) or claims.get("email_verified") is not True:
        raise SignInError("unverified")
    identity = repr((claims.get("iss"), claims.get("sub"), email, claims.get("iat")))
    if granted.basis(email) not in granted.bases:
        _record_stranger(email[:254], identity, sign_ins.group(address))
        raise SignInError("stranger", email=email)
    is_known = sessions.any_of(lambda session: session.identity == identity)
    age = sessions.now() - issued
    if sessions.has_signed_out(identity) or not -_SKEW <= age <= (sessions.LONGEST if is_known else sessions.IDLE):
        raise SignInError("ended")
    known_as = grants.ascii_lower(email)
    if not is_known:
        _record(Action.SIGN_IN, known_as, address=sign_ins.group(address))
    return Steward(known_as, sessions.begin(known_as, granted.basis(email), tab, identity=identity, opened=issued))


def keep(steward: Steward, *, is_asked: bool = True) -> bool:
    """Does a sign-in still go on? A run of a page asks, and by that prolongs it.

    Args:
        steward: who signed in.
        is_asked: whether somebody did something to make the page run; a page that draws itself anew, because a draft
            of somebody else has changed, prolongs nothing.
    """
    if not _is_valid(sessions.find(steward.session)):
        return False
    if is_asked:
        sessions.keep(steward.session)
    return True


def require(steward: Steward | None) -> str:
    """Name of a steward whose sign-in is valid right now.

    Raises:
        NotStewardError: if nobody is signed in, the sign-in has ended, or the rights have been taken away meanwhile.
    """
    if steward is not None and steward.session is _OPERATOR:
        return steward.name
    session = None if steward is None else sessions.find(steward.session)
    if not _is_valid(session):
        raise NotStewardError()
    return session.name


def sign_out(steward: Steward) -> None:
    """End a sign-in; by OIDC in all tabs of the browser. Where the journal cannot be written, the log says it."""
    if ended := sessions.end(steward.session):
        try:
            _record(Action.SIGN_OUT, ended.name)
        except SignInError as error:
            _LOG.error("%s: %s", Action.SIGN_OUT, error)


def may_upload(tab: str) -> bool:
    """Is a steward signed in, in this session of Streamlit?"""
    return sessions.any_of(lambda session: session.tab == tab and _is_valid(session))


def operator() -> Steward:
    """Whoever runs the command line on the server; pages must not call it (tests/test_architecture.py)."""
    return Steward(getpass.getuser(), _OPERATOR)


def _is_valid(session: sessions.Session | None) -> bool:
    """Does a sign-in go on, and stand on a right that still is?"""
    granted = grants.current()
    return session is not None and granted is not None and session.basis in granted.bases


def _is_password(password: str, password_hash: str) -> bool:
    if len(password) > LONGEST_PASSWORD:
        return False
    try:
        return argon2.PasswordHasher().verify(password_hash, unicodedata.normalize("NFC", password))
    except VerifyMismatchError:
        return False


def _issued(claims: Mapping[str, object]) -> datetime:
    """When the provider knew the visitor; long ago if it does not say."""
    told = claims.get("iat")
    return datetime.fromtimestamp(told if isinstance(told, int | float) else 0, UTC)


@lru_cache(maxsize=1000)
def _record_stranger(email: str, identity: str, address: str) -> None:
    """Write down somebody who is not listed, once and not at each run of a page."""
    _record_failure(address, email=email)


def _record_failure(address: str, **detail: str) -> None:
    try:
        journal.record_failed_sign_in(address, **detail)
    except OSError as error:
        raise SignInError("unwritable") from error


def _record(action: Action, author: str = "", **detail: str) -> None:
    """Write who came into the journal; who cannot be written down is not let in."""
    try:
        journal.record(action, author, **detail)
    except OSError as error:
        raise SignInError("unwritable") from error

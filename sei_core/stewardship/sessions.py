"""Sign-ins that go on: in the memory of this process, found by a random token that never leaves the server.

A restart ends them: who came by a password signs in again, who came by OIDC is let in again while the proof is young.
Who signed out is written below ``paths.home()``, so that the same proof lets in nowhere: no tab, no other process.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from threading import Lock
from uuid import uuid4

from filelock import FileLock

from sei_core import paths
from sei_core.store import durable

_LOG = logging.getLogger(__name__)

#: A sign-in ends after so long without a run of a page, and after so long whatever happens.
IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=8)


@dataclass(frozen=True)
class Session:
    """One sign-in.

    Attributes:
        name: of the steward, as in the journal.
        basis: the right that it stands on; see ``grants.Grants.bases``.
        tab: Streamlit's session in which it was made.
        identity: what the provider's answer is known by, the same in all tabs of a browser; empty with a password.
        opened: when the steward proved who it is, UTC.
        seen: when a page last ran, UTC.
    """

    name: str
    basis: str
    tab: str
    identity: str
    opened: datetime
    seen: datetime

    def is_over(self, time: datetime) -> bool:
        """Has it ended by itself?"""
        return time - self.seen > IDLE or time - self.opened > LONGEST


_lock = Lock()
_sessions: dict[str, Session] = {}
#: Below ``paths.home()``: fingerprints of identities that signed out → when their proof would end anyway, seconds
#: since 1970. A cookie kept by another tab does not let in again.
_SIGNED_OUT = "signed_out.json"
#: The same of this process, which holds where the file cannot be written.
_signed_out_here: dict[str, float] = {}


def now() -> datetime:
    """The time of this machine, UTC."""
    return datetime.now(UTC)


def begin(name: str, basis: str, tab: str, *, identity: str = "", opened: datetime | None = None) -> str:
    """Begin a sign-in; return its token. What has ended is forgotten."""
    time, token = now(), uuid4().hex
    with _lock:
        for old in [key for key, session in _sessions.items() if session.is_over(time)]:
            del _sessions[old]
        for old in [each for each, until in _signed_out_here.items() if until < time.timestamp()]:
            del _signed_out_here[old]
        _sessions[token] = Session(name, basis, tab, identity, min(opened or time, time), time)
    return token


def find(token: object) -> Session | None:
    """The sign-in of a token while it goes on."""
    session = _sessions.get(token)
    return None if session is None or _is_over(session, now()) else session


def keep(token: object) -> None:
    """Note that a page ran."""
    with _lock:
        if session := find(token):
            _sessions[token] = replace(session, seen=now())


def end(token: object) -> Session | None:
    """End a sign-in, with an identity in all tabs; return it if it still went on.

    Where the identity cannot be written down, the log says it, and it is out in this process alone.
    """
    with _lock:
        ended = find(token)
        _sessions.pop(token, None)
        if ended and ended.identity:
            _write_signed_out(ended)
            for other in [key for key, session in _sessions.items() if session.identity == ended.identity]:
                del _sessions[other]
    return ended


def has_signed_out(identity: str) -> bool:
    """Has somebody of this identity signed out?"""
    fingerprint = _fingerprint(identity)
    return fingerprint in _signed_out_here or fingerprint in _signed_out()


def any_of(is_meant: Callable[[Session], bool]) -> bool:
    """Does a sign-in go on that is meant?"""
    time = now()
    return any(is_meant(session) and not _is_over(session, time) for session in list(_sessions.values()))


def _is_over(session: Session, time: datetime) -> bool:
    """Has a sign-in ended by itself, or in another process?"""
    return session.is_over(time) or bool(session.identity and has_signed_out(session.identity))


def _write_signed_out(session: Session) -> None:
    file, fingerprint, until = paths.home() / _SIGNED_OUT, _fingerprint(session.identity), session.opened + LONGEST
    _signed_out_here[fingerprint] = until.timestamp()
    try:
        with FileLock(f"{file}.lock"):
            told = {each: ends for each, ends in _signed_out().items() if ends > now().timestamp()}
            told[fingerprint] = until.timestamp()
            durable.write(file, json.dumps(told).encode())
    except OSError as error:
        _LOG.error("%s cannot be written: %s", file, error)


def _signed_out() -> dict[str, float]:
    file = paths.home() / _SIGNED_OUT
    try:
        told = file.stat()
    except FileNotFoundError:
        return {}
    return _parsed(file, (told.st_ino, told.st_size, told.st_mtime_ns))


@lru_cache(maxsize=1)
def _parsed(file: Path, stamp: tuple[int, ...]) -> dict[str, float]:
    """The file as it was at ``stamp``; it is only ever replaced as a whole."""
    try:
        return {str(each): float(until) for each, until in json.loads(file.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        _LOG.error("%s cannot be read (%s): who signed out is known to each process alone", file, type(error).__name__)
        return {}


def _fingerprint(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()

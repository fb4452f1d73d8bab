"""Sign-ins that go on: in the memory of this process, found by a random token that never leaves the server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from uuid import uuid4

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
#: Identities that signed out → when their proof would end anyway: a cookie kept by another tab does not let in again.
_signed_out: dict[str, datetime] = {}


def now() -> datetime:
    """The time of this machine, UTC."""
    return datetime.now(UTC)


def begin(name: str, basis: str, tab: str, *, identity: str = "", opened: datetime | None = None) -> str:
    """Begin a sign-in; return its token. What has ended is forgotten."""
    time, token = now(), uuid4().hex
    with _lock:
        for old in [key for key, session in _sessions.items() if session.is_over(time)]:
            del _sessions[old]
        for old in [key for key, until in _signed_out.items() if until < time]:
            del _signed_out[old]
        _sessions[token] = Session(name, basis, tab, identity, min(opened or time, time), time)
    return token


def find(token: str) -> Session | None:
    """The sign-in of a token while it goes on."""
    session = _sessions.get(token)
    return None if session is None or session.is_over(now()) else session


def keep(token: str) -> None:
    """Note that a page ran."""
    with _lock:
        if session := find(token):
            _sessions[token] = replace(session, seen=now())


def end(token: str) -> Session | None:
    """End a sign-in, with an identity in all tabs; return it if it still went on."""
    with _lock:
        ended = find(token)
        _sessions.pop(token, None)
        if ended and ended.identity:
            _signed_out[ended.identity] = ended.opened + LONGEST
            for other in [key for key, session in _sessions.items() if session.identity == ended.identity]:
                del _sessions[other]
    return ended


def has_signed_out(identity: str) -> bool:
    """Has somebody of this identity signed out?"""
    return identity in _signed_out


def any_of(is_meant: Callable[[Session], bool]) -> bool:
    """Does a sign-in go on that is meant?"""
    time = now()
    return any(is_meant(session) and not session.is_over(time) for session in list(_sessions.values()))

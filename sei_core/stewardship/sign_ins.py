"""How often a password may be guessed: counted by all processes together, also after a restart.

Guesses are checked one at a time on the whole server: each takes 64 MB and up to half a second, and those that come
at once must not slip past the count together. Where the count is full nothing is checked; the count of all together
does not close an address that somebody signed in from lately, so that strangers cannot keep stewards out.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_address, ip_network

from filelock import FileLock, Timeout

from sei_core import paths
from sei_core.errors import SignInError
from sei_core.stewardship import sessions
from sei_core.store import durable, journal
from sei_core.store.journal import Action

_LOG = logging.getLogger(__name__)

#: Failures from one address, and from all together, in so long; the next attempt has to wait.
PER_ADDRESS, ADDRESS_WINDOW = 5, timedelta(minutes=15)
OVERALL, OVERALL_WINDOW = 50, timedelta(hours=1)
#: An address that somebody signed in from so lately does not wait for others.
KNOWN_FOR = timedelta(days=60)
#: An attempt waits for those before it so many seconds.
PATIENCE_SECONDS = 5
#: Written for whoever signs in on the server itself; Streamlit does not tell such an address.
LOCAL = "local"
#: Who has one address of the newer protocol has so many bits of others.
_NEIGHBOURHOOD = 64

#: Time of a failure, seconds since 1970, and its address.
_Failures = list[tuple[float, str]]


def guarded(address: str | None, is_right: Callable[[], bool]) -> bool:
    """Check one guess if another may be made now; a wrong one is counted before this returns.

    Args:
        address: where it comes from; None for the server itself.
        is_right: checks it.

    Raises:
        SignInError: ``blocked`` if there were too many wrong ones, ``busy`` if too many wait, ``unwritable`` if a
            wrong one cannot be counted.
    """
    source = group(address)
    try:
        paths.home().mkdir(parents=True, exist_ok=True)
        with FileLock(f"{paths.sign_ins()}.lock", timeout=PATIENCE_SECONDS):
            failures = _recent()
            if minutes := _minutes_to_wait(failures, source):
                raise SignInError("blocked", minutes=minutes)
            right = is_right()
            if not right:
                durable.write(paths.sign_ins(), json.dumps([*failures, (sessions.now().timestamp(), source)]).encode())
            return right
    except Timeout as error:
        raise SignInError("busy") from error
    except OSError as error:
        raise SignInError("unwritable") from error


def group(address: str | None) -> str:
    """What counts as one address: an IPv4 address, the network of an IPv6 one."""
    if address is None:
        return LOCAL
    try:
        parsed = ip_address(address)
    except ValueError:  # a socket of the same machine has a name of another kind
        return str(address)
    if parsed.version == 4:
        return str(parsed)
    return str(parsed.ipv4_mapped or ip_network((parsed, _NEIGHBOURHOOD), strict=False))


def _recent() -> _Failures:
    """Failures that still count."""
    try:
        told = [(float(when), str(source)) for when, source in json.loads(paths.sign_ins().read_bytes())]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError):
        _LOG.error("%s cannot be understood; wrong sign-ins are counted anew", paths.sign_ins())
        return []
    since = sessions.now().timestamp() - OVERALL_WINDOW.total_seconds()
    return [(when, source) for when, source in told if when > since]


def _minutes_to_wait(failures: _Failures, source: str) -> int:
    """Whole minutes until the next attempt, rounded up; 0 if it may be made now."""
    own = [when for when, other in failures if other == source]
    every = [when for when, _ in failures]
    for_others = _wait(every, OVERALL, OVERALL_WINDOW)
    return max(_wait(own, PER_ADDRESS, ADDRESS_WINDOW), 0 if for_others and _is_known(source) else for_others)


def _is_known(source: str) -> bool:
    """Did somebody sign in from an address lately? The journal tells."""
    since = sessions.now() - KNOWN_FOR
    return any(
        entry.action == Action.SIGN_IN and entry.detail.get("address") == source and entry.time > since
        for entry in journal.entries()
    )


def _wait(times: list[float], most: int, window: timedelta) -> int:
    if len(times) < most:
        return 0
    seconds = sorted(times)[-most] + window.total_seconds() - sessions.now().timestamp()
    return max(0, -int(-seconds // 60))

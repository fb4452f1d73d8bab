"""Who may steward the data, as the operator wrote it into ``paths.secrets()``; read anew whenever it is asked.

Off by default: without the file, without rights in it, or with rights that are not whole, there are none. Either
Streamlit's ``[auth]`` (OIDC) with ``[stewards] emails``, or ``[stewards] password_hash`` without ``[auth]``. The first
wins; ``[auth]`` without e-mails lets nobody in, whatever else is there. What is wrong goes to the log, once.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import argon2
from argon2.exceptions import InvalidHashError

from sei_core import paths

_LOG = logging.getLogger(__name__)

#: Streamlit's name of a provider that has no name of its own.
DEFAULT_PROVIDER = "default"
#: Streamlit signs the cookie of a signed-in visitor with it: whoever guesses it can be anybody.
LEAST_COOKIE_SECRET = 32
_OF_AUTH = ("redirect_uri", "cookie_secret")
_OF_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
#: Rights of the file that let others than the owner and the group in.
_OTHERS = stat.S_IRWXO


class _WrongError(Exception):
    """The secrets let nobody in; the text says why, for the log."""


@dataclass(frozen=True)
class Grants:
    """Rights as they stand.

    Attributes:
        providers: of OIDC, by their names in ``[auth]``; empty where a password is asked for.
        password_hash: of argon2id; empty with OIDC.
        auth: fingerprint of ``[auth]``; empty with a password.
        bases: fingerprint of each right that somebody can be signed in on; a sign-in ends when its own is gone.
    """

    providers: tuple[str, ...]
    password_hash: str
    auth: str
    bases: frozenset[str]

    def basis(self, email: str = "") -> str:
        """Fingerprint of the right of an e-mail address, or of the password."""
        return _digest(self.auth, ascii_lower(email)) if self.providers else _digest(self.password_hash)


def current() -> Grants | None:
    """Rights as the file says them now; None where nobody can sign in."""
    try:
        with paths.secrets().open("rb") as file:
            return _read(file.read(), os.fstat(file.fileno()).st_mode)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _unreadable(type(error).__name__)


def ascii_lower(email: str) -> str:
    """An e-mail address to compare: case does not matter, other alphabets do.

    Letters such as the Kelvin sign become Latin ones in lower case, so an address with them stays as it is.
    """
    return email.strip().lower() if email.isascii() else email


@lru_cache(maxsize=1)
def _read(content: bytes, mode: int) -> Grants | None:
    """Rights in the content of a file; kept, so that the log says what is wrong once a change."""
    try:
        told = tomllib.loads(content.decode("utf-8"))
        stewards, auth = told.get("stewards"), told.get("auth")
        if stewards is None and auth is None:
            return None
        if os.name == "posix" and mode & _OTHERS:
            raise _WrongError(f"everybody on this machine can reach {paths.secrets()}; run chmod o= on it")
        return _grants({} if stewards is None else stewards, auth)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):  # whose own words may quote a secret
        _LOG.error("Nobody can sign in: %s is not valid TOML", paths.secrets())
    except _WrongError as error:
        _LOG.error("Nobody can sign in: %s", error)
    return None


@lru_cache(maxsize=1)
def _unreadable(reason: str) -> None:
    _LOG.error("Nobody can sign in: %s cannot be read (%s)", paths.secrets(), reason)


def _grants(stewards: object, auth: object) -> Grants:
    if not isinstance(stewards, Mapping):
        raise _WrongError("[stewards] is not a table")
    if auth is None:
        return _by_password(stewards.get("password_hash"))
    emails = stewards.get("emails", [])
    if not isinstance(emails, list) or not all(isinstance(email, str) and "@" in email for email in emails):
        raise _WrongError("emails of [stewards] are not a list of addresses")
    if not emails:
        raise _WrongError("[auth] is there, but [stewards] has no emails")
    providers, digest = _providers(auth), _digest(auth)
    return Grants(providers, "", digest, frozenset(_digest(digest, ascii_lower(email)) for email in emails))


def _by_password(password_hash: object) -> Grants:
    if not isinstance(password_hash, str):
        raise _WrongError("[stewards] has no password_hash, and there is no [auth]")
    try:
        kind = argon2.extract_parameters(password_hash).type
    except InvalidHashError as error:
        raise _WrongError("password_hash is not what `python -m sei_core password` prints") from error
    if kind is not argon2.Type.ID:
        raise _WrongError("password_hash is not of argon2id; make it by `python -m sei_core password`")
    return Grants((), password_hash, "", frozenset({_digest(password_hash)}))


def _providers(auth: object) -> tuple[str, ...]:
    """Names of the providers of ``[auth]``, which is whole."""
    if not isinstance(auth, Mapping) or not all(isinstance(auth.get(key), str) for key in _OF_AUTH):
        raise _WrongError(f"[auth] needs {' and '.join(_OF_AUTH)}")
    if len(auth["cookie_secret"]) < LEAST_COOKIE_SECRET:
        raise _WrongError(f"cookie_secret of [auth] has to have at least {LEAST_COOKIE_SECRET} characters")
    named = {name: table for name, table in auth.items() if isinstance(table, Mapping) and "client_id" in table}
    providers = {DEFAULT_PROVIDER: auth} if "client_id" in auth else named
    whole = [name for name, table in providers.items() if all(isinstance(table.get(key), str) for key in _OF_PROVIDER)]
    if not whole:
        raise _WrongError(f"[auth] needs {', '.join(_OF_PROVIDER)}")
    return tuple(whole)


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()

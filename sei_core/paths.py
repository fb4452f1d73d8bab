"""Every path and every environment variable of the atlas, in one place.

Environment:
    SEI_HOME: folder for what a running atlas writes; ``var/`` in the project when unset.
    SEI_STATIC: folder of the map files for plain ``streamlit run``; ``static/`` in the project when unset.
    SEI_SECRETS: file with the rights of stewards; ``.streamlit/secrets.toml`` in the project when unset.
    SEI_ADDRESS: address on which the server listens; ``127.0.0.1`` (this machine only) when unset.
    SEI_BASE_PATH: folder of the address under which the server answers, such as ``/atlas``; the root when unset.
    SEI_EMBED_ORIGINS: origins, separated by spaces, whose pages may show the atlas in a frame
        (``https://www.kraj.cz https://*.gov.cz``); only the own host when unset.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def app_script() -> Path:
    """The Streamlit script."""
    return ROOT / "app.py"


def data() -> Path:
    """What the atlas ships with."""
    return ROOT / "data"


def home() -> Path:
    """What a running atlas writes: releases, received files, journal."""
    return _resolved(os.environ.get("SEI_HOME") or ROOT / "var")


def releases() -> Path:
    """Folder of release databases."""
    return home() / "releases"


def public() -> Path:
    """Folder of what anybody may ask anything of: a copy of each release without what the atlas does not tell."""
    return home() / "public"


def current() -> Path:
    """The pointer: a text file that holds the name of the served release."""
    return home() / "current"


def received() -> Path:
    """Folder of files received by import, as they came, named by content."""
    return home() / "received"


def drafts() -> Path:
    """Folder of what stewards have prepared and not published yet: a folder a draft, named by its key."""
    return home() / "drafts"


def journal() -> Path:
    """Who did what, one JSON object a line; see ``store/journal.py``."""
    return home() / "journal.jsonl"


def secrets() -> Path:
    """Who may steward the data; see ``stewardship/rights.py``. Streamlit reads its ``[auth]`` from the same file."""
    return _resolved(os.environ.get("SEI_SECRETS") or ROOT / ".streamlit" / "secrets.toml")


def sign_ins() -> Path:
    """Failed sign-ins of the last while, shared by all processes."""
    return home() / "sign_ins.json"


def cookie_secret() -> Path:
    """What the cookies are signed with, shared by all processes; made when the first server starts."""
    return home() / "cookie_secret"


def build_lock() -> Path:
    """Held by the one process that builds."""
    return home() / "build.lock"


def maps() -> Path:
    """Built map files, content hash in the name, beside the releases that they belong to: all processes send them."""
    return home() / "maps"


def static() -> Path:
    """Copies of the map files of the served release, for plain ``streamlit run``, which sends no other folder."""
    return _resolved(os.environ.get("SEI_STATIC") or ROOT / "static")


def address() -> str:
    """Address on which the server listens; ``0.0.0.0`` opens the atlas to the network, as a container needs."""
    return os.environ.get("SEI_ADDRESS") or "127.0.0.1"


def system_root() -> str:
    """Folder of Windows, which a process there cannot start without; empty elsewhere."""
    return os.environ.get("SYSTEMROOT", "")


def base_path() -> str:
    """Folder of the address under which the server answers, as written; empty when it is the root of the host."""
    return os.environ.get("SEI_BASE_PATH", "")


def embed_origins() -> tuple[str, ...]:
    """Origins whose pages may show the atlas in a frame, as written; ``api/headers.py`` checks them."""
    return tuple(os.environ.get("SEI_EMBED_ORIGINS", "").split())


@lru_cache(maxsize=64)
def _resolved(path: str | Path) -> Path:
    """Follow links once: each question to the database asks for its folder, and looking at every part of it adds up."""
    return Path(path).resolve()

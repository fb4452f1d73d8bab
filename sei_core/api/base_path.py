"""The folder of the address under which the atlas lives, such as ``/atlas``."""

from __future__ import annotations

from streamlit import config


def base_path() -> str:
    """Return ``server.baseUrlPath`` with a leading slash and none at the end; empty at the root of a host.

    Call it when the server starts, not at import: Streamlit reads its settings only once the script is known.
    """
    inner = (config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{inner}" if inner else ""

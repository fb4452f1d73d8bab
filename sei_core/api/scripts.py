"""Streamlit's own scripts and styles, packed.

Streamlit sends them plain: 2.1 MB before the first page shows, 4.7 MB more with the first chart. Packed they are about
a quarter of that. Their names carry a digest of the content, so they are immutable.
"""

from __future__ import annotations

from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Receive, Scope, Send

from sei_core.api.base_path import base_path
from sei_core.api.compression import IMMUTABLE, answer_file

FRONTEND = Path(streamlit.__file__).parent / "static"
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Scripts:
    """Answer ``/static/…`` for the files that packing makes smaller; fonts and pictures stay with Streamlit.

    The files are listed once, at the start: an address that is not in the list never reaches the disk.
    """

    def __init__(self, app: ASGIApp):
        self._app = app
        self._files = {
            f"{base_path()}/{path.relative_to(FRONTEND).as_posix()}": path
            for path in (FRONTEND / "static").rglob("*")
            if path.suffix in _MEDIA_TYPES
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a script or style; hand everything else on."""
        asked = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        path = self._files.get(scope["path"]) if asked else None
        if path is None:
            return await self._app(scope, receive, send)
        response = await answer_file(scope, path, media_type=_MEDIA_TYPES[path.suffix], cache_control=IMMUTABLE)
        return await response(scope, receive, send)

"""Streamlit's own scripts and styles, in Czech and packed.

Streamlit sends them plain: 2.1 MB before the first page shows, 4.7 MB more with the first chart. Packed they are about
a quarter of that. Their English words become Czech on the way (``czech.py``), which each script bears alone: one script
with old words and one with new words still fit together.

The names carry a digest of Streamlit's content, not of ours, and stay as they are because scripts call each other by
them. They are immutable all the same: an address belongs to this host only and no shared cache mixes it with another
host's. After a change of words a browser that keeps a script shows the old words until Streamlit's next version; the
ETag names the words too, so that a reload past the cache gets the new ones.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sei_core.api import czech
from sei_core.api.base_path import base_path
from sei_core.api.compression import IMMUTABLE, answer, answer_file, pack

FRONTEND = Path(streamlit.__file__).parent / "static"
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_KEPT_SCRIPTS = 1024  # Streamlit has about 320, each in three forms


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
        response = await _respond(scope, path)
        return await response(scope, receive, send)


async def _respond(scope: Scope, path: Path) -> Response:
    media_type = _MEDIA_TYPES[path.suffix]
    if path.suffix != ".js":
        return await answer_file(scope, path, media_type=media_type, cache_control=IMMUTABLE)
    stat = path.stat()
    return await answer(
        scope,
        lambda encoding: _packed_script(path, stat.st_mtime_ns, encoding),
        version=f"{stat.st_mtime_ns:x}-{stat.st_size:x}-{czech.version()}",
        media_type=media_type,
        cache_control=IMMUTABLE,
    )


@lru_cache(maxsize=_KEPT_SCRIPTS)
def _packed_script(path: Path, _modified_ns: int, encoding: str) -> bytes:
    return pack(czech.translate(path.name, path.read_bytes().decode()).encode(), encoding)

"""Map files: fetched once per release, kept by the browser for good.

The address carries a digest of the content, so an answer never grows old: it is packed, immutable, and a browser that
asks again gets 304. The files lie beside the releases, so that a process sends the map of a release that another one
built, on this machine or elsewhere. The same address is answered by Streamlit's static serving when the atlas is
started by plain ``streamlit run app.py``, only slower and without the headers.
"""

from __future__ import annotations

import re
from pathlib import Path

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sei_core import paths
from sei_core.api.base_path import base_path
from sei_core.api.compression import IMMUTABLE, answer_file

FOLDER = "/app/static/"
_HASHED_NAME = re.compile(r"geo/[a-z][a-z0-9_-]*\.[0-9a-f]{12}\.json")


class Geometry:
    """Answer ``/app/static/geo/<name>.<digest>.json`` before Streamlit's own static serving would.

    Middleware and not a route, because the base path is known only when the server starts. A name that is not a hashed
    map file never reaches the disk.
    """

    def __init__(self, app: ASGIApp):
        self._app = app
        self._folder = base_path() + FOLDER

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a map file; hand everything else on."""
        asked = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        if not asked or not scope["path"].startswith(self._folder):
            return await self._app(scope, receive, send)
        response = await _respond(scope, scope["path"].removeprefix(self._folder))
        return await response(scope, receive, send)


async def _respond(scope: Scope, name: str) -> Response:
    path = _file(name) if _HASHED_NAME.fullmatch(name) else None
    if path is None:
        return PlainTextResponse("Not Found", status_code=404, headers={"Cache-Control": "no-store"})
    return await answer_file(scope, path, media_type="application/json", cache_control=IMMUTABLE)


def _file(name: str) -> Path | None:
    """A map file; those of releases that an older program built lie only in the static folder."""
    beside = [folder / name for folder in (paths.maps(), paths.static())]
    return next((path for path in beside if path.is_file()), None)

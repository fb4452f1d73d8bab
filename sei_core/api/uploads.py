"""Files that a browser sends: taken from signed-in stewards only.

Streamlit takes a file of any visitor into its memory, as large as ``server.maxUploadSize``, whether or not a page asks
for one. It is the only address of its own that takes anything: everything else below ``/_stcore/``, ``/component/``,
``/media/`` and ``/auth/`` only answers GET (its interface for agents is off), and what a page is told goes through the
websocket. The size is bounded by Streamlit: by what the request says before anything is read, and while it is read.
"""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Receive, Scope, Send

from sei_core.api.manners import problem
from sei_core.stewardship import rights
from sei_core.view import texts

#: Below any base path; Streamlit's session comes first.
_ADDRESS = re.compile(r"/_stcore/upload_file(/+(?P<tab>[^/]*))?")


class Uploads:
    """Refuse to take, or to delete, a file of somebody who is not signed in as a steward."""

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on everything but a refused file, of which nothing is read."""
        found = _ADDRESS.search(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] == "OPTIONS":  # which only says what could be done
            return await self._app(scope, receive, send)
        if rights.may_upload(found["tab"] or ""):
            return await self._app(scope, receive, send)
        refused = problem(403, texts.UPLOAD_REFUSED_TITLE, texts.UPLOAD_REFUSED, headers={"Connection": "close"})
        return await refused(scope, receive, send)

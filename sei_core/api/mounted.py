"""Applications of our own on the same server: each answers below its folder, the pages answer the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from starlette.types import ASGIApp, Receive, Scope, Send

from sei_core.api.base_path import base_path


def _interface() -> ASGIApp:
    from sei_core.api.v1.app import app  # takes half a second, so not before somebody asks

    return app


def _features() -> ASGIApp:
    from sei_core.api.ogc.app import app

    return app


#: Folder of the address → what gives the application that answers below it.
APPLICATIONS: dict[str, Callable[[], ASGIApp]] = {"/api/v1": cache(_interface), "/api/ogc": cache(_features)}


class Mounted:
    """Hand requests below a folder of ``APPLICATIONS`` to its application.

    Middleware and not a route, because the base path is known only when the server starts. The application sees the
    folder, with the base path, as its ``root_path``.
    """

    def __init__(self, app: ASGIApp):
        self._app = app
        self._base = base_path()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer below a folder; hand everything else on."""
        if scope["type"] == "http":
            for folder, application in APPLICATIONS.items():
                root = self._base + folder
                if scope["path"] == root or scope["path"].startswith(root + "/"):
                    return await application()(scope | {"root_path": root}, receive, send)
        return await self._app(scope, receive, send)

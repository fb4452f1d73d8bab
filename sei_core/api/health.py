"""Is this process fit to answer? For a proxy, a supervisor and whoever watches."""

from __future__ import annotations

import json
import time
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sei_core.api.base_path import base_path
from sei_core.errors import SeiError
from sei_core.queries import health

ADDRESS = "/health"
_KEPT_SECONDS = 1  # however often somebody asks, the release is asked once in that time


class Health:
    """Answer ``/health``: 200 with what is served, 503 with the reason why nothing is.

    Unlike ``/_stcore/health``, which tells only that the process lives. Middleware and not a route, because the base
    path is known only when the server starts.
    """

    def __init__(self, app: ASGIApp):
        self._app = app
        self._address = base_path() + ADDRESS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the address of health; hand everything else on."""
        if scope["type"] != "http" or scope["path"] != self._address:
            return await self._app(scope, receive, send)
        if scope["method"] not in {"GET", "HEAD"}:
            return await Response(status_code=405, headers={"Allow": "GET, HEAD"})(scope, receive, send)
        status, body = await run_in_threadpool(_told, int(time.monotonic() / _KEPT_SECONDS))
        headers = {"Cache-Control": "no-store", "Content-Length": str(len(body))}
        response = Response(b"" if scope["method"] == "HEAD" else body, status, headers, "application/json")
        return await response(scope, receive, send)


@lru_cache(maxsize=1)
def _told(_moment: int) -> tuple[int, bytes]:
    """Status and body as JSON: ``ok``, and either ``release``, ``built`` and ``years`` or ``reason``."""
    try:
        served = health.served()
    except SeiError as error:
        return 503, _json({"ok": False, "reason": str(error)})
    built = served.built.isoformat(timespec="seconds")
    return 200, _json({"ok": True, "release": served.release, "built": built, "years": served.years})


def _json(told: dict[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()

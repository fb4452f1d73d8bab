"""Headers that keep a page on its own host.

What Streamlit 1.67 needs was found by opening every kind of element in Chromium under this policy:

* scripts from the own host, the inline scripts of the document by their hash, ``blob:`` modules, which is how
  ``st.components.v2`` loads a component's script, and WebAssembly, which the protobuf reader compiles for long numbers;
  neither ``unsafe-inline`` nor ``unsafe-eval`` for scripts;
* ``unsafe-inline`` styles: emotion, Plotly and the data grid write their styles while running;
* ``data:`` and ``blob:`` pictures (emoji icon of the page, SVG of ``st.image``, Plotly's own pictures).
"""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sei_core import paths
from sei_core.api.document import script_hashes
from sei_core.errors import SeiError
from sei_core.view import texts

_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?")
_UNUSED_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")


class SecurityHeaders:
    """Add the headers of ``security_headers`` to every HTTP answer."""

    def __init__(self, app: ASGIApp):
        self._app = app
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on and add the headers to its answer."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        return await self._app(scope, receive, add)


def security_headers() -> dict[str, str]:
    """Return the headers; who may put the atlas in a frame comes from ``SEI_EMBED_ORIGINS``.

    Raises:
        SeiError: if an origin of ``SEI_EMBED_ORIGINS`` is not one.
    """
    parents = frame_parents()
    headers = {
        "Content-Security-Policy": content_security_policy(parents),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED_FEATURES),
    }
    if not parents:  # the old header knows only the own host, so with other parents it would contradict the policy
        headers["X-Frame-Options"] = "SAMEORIGIN"
    return headers


def content_security_policy(parents: tuple[str, ...]) -> str:
    """Return the policy: everything from the own host; in frames of the own host and of ``parents`` only."""
    sources = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "blob:", "'wasm-unsafe-eval'", *script_hashes()],
        "worker-src": ["'self'", "blob:"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'", *parents],
    }
    return "; ".join(f"{directive} {' '.join(allowed)}" for directive, allowed in sources.items())


def frame_parents() -> tuple[str, ...]:
    """Return the origins, besides the own one, whose pages may embed the atlas.

    Raises:
        SeiError: naming the first entry of ``SEI_EMBED_ORIGINS`` that is not an origin such as ``https://www.kraj.cz``.
    """
    origins = paths.embed_origins()
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise SeiError(texts.SERVER_BAD_EMBED_ORIGIN.format(origin=origin))
    return origins

"""The first document that a browser gets: Streamlit's, in Czech and without what visitors have no use for."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sei_core.api.base_path import base_path
from sei_core.api.compression import answer, pack
from sei_core.api.scripts import FRONTEND
from sei_core.view import texts

# First folders of addresses that are never a page; Streamlit answers any other address with its document.
_NOT_PAGES = {"_stcore", "api", "app", "component", "media", "static"}
# What would let Streamlit answer in a form that cannot be recognised as its document.
_CONDITIONS = {b"accept-encoding", b"if-modified-since", b"if-none-match", b"range"}
# Without it a browser that opens /kraje first looks for the server under /kraje/ and logs two errors.
_BASE_SCRIPT = 'window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }'


class Document:
    """Send ``document()`` wherever Streamlit would send its ``index.html``."""

    def __init__(self, app: ASGIApp):
        self._app = app
        self._base = base_path()
        self._original_length = str((FRONTEND / "index.html").stat().st_size)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Replace the answer to a page's address; hand everything else on."""
        if not self._may_be_page(scope):
            return await self._app(scope, receive, send)
        replaced = False

        async def replace(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and self._is_document(message):
                replaced = True
            if not replaced:
                await send(message)

        headers = [(name, value) for name, value in scope["headers"] if name not in _CONDITIONS]
        await self._app({**scope, "headers": headers}, receive, replace)
        if replaced:
            response = await answer(
                scope, _packed, version=_version(), media_type="text/html", cache_control="no-cache"
            )
            await response(scope, receive, send)

    def _may_be_page(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return False
        folders = scope["path"].removeprefix(self._base).strip("/").split("/")
        return folders[0] not in _NOT_PAGES and ("." not in folders[-1] or folders[-1] == "index.html")

    def _is_document(self, start: Message) -> bool:
        headers = Headers(raw=start["headers"])
        return (
            start["status"] == 200
            and headers.get("content-type", "").startswith("text/html")
            and headers.get("content-length") == self._original_length
        )


@cache
def document() -> str:
    """Return Streamlit's ``index.html`` with the atlas' language, title and words for a browser without scripts.

    Raises:
        ValueError: if Streamlit's document is not as this version knows it; a new version needs a look.
    """
    page = (FRONTEND / "index.html").read_text(encoding="utf-8")
    notice = "".join(f"<p>{html.escape(line)}</p>" for line in texts.DOCUMENT_NOSCRIPT)
    page = _replace(page, r'<html lang="en">', '<html lang="cs">')
    title = f"<title>{html.escape(texts.APP_TITLE)}</title>"
    page = _replace(page, r"<title>Streamlit</title>", title + f"<script>{_BASE_SCRIPT}</script>")
    page = _replace(page, r"<noscript>.*?</noscript>", f"<noscript>{notice}</noscript>")
    # The interface for agents is off, so nothing may point at it.
    return _replace(page, r'<!--\s*Machine-readable pointer.*?<link rel="service-desc"[^>]*/>', "")


def script_hashes() -> list[str]:
    """Return the content-security-policy sources of the document's inline scripts, in their order."""
    inline = re.findall(r"<script>(.*?)</script>", document(), re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in inline)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


@cache
def _packed(encoding: str) -> bytes:
    return pack(document().encode(), encoding)


@cache
def _version() -> str:
    return hashlib.sha256(document().encode()).hexdigest()[:16]


def _replace(page: str, pattern: str, new: str) -> str:
    changed, found = re.subn(pattern, lambda _: new, page, count=1, flags=re.DOTALL)
    if not found:
        raise ValueError(f"Streamlit's index.html has no {pattern!r}")
    return changed

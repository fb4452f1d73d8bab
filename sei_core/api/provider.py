"""What a steward reads when the provider of accounts does not answer: Streamlit says it in three English words."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sei_core.api.base_path import base_path
from sei_core.view import texts

_LOGIN = "/auth/login"


class ProviderMistakes:
    """Answer in Czech where Streamlit could not send the browser to the provider; the reason is in the log."""

    def __init__(self, app: ASGIApp):
        self._app = app
        self._address = base_path() + _LOGIN

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on everything but a failed way to the provider."""
        if scope["type"] != "http" or scope["path"] != self._address:
            return await self._app(scope, receive, send)
        failed = False

        async def replace(message: Message) -> None:
            nonlocal failed
            if message["type"] == "http.response.start" and message["status"] >= 400:
                failed = True
            if not failed:
                await send(message)

        await self._app(scope, receive, replace)
        if failed:
            answer = PlainTextResponse(texts.SIGN_IN_PROVIDER_SILENT, 502, {"Cache-Control": "no-store"})
            await answer(scope, receive, send)

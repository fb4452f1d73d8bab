"""The interface as an application: its addresses, its errors, its document and its page."""

from __future__ import annotations

from collections.abc import AsyncIterator

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from sei_core.api.manners import Manners
from sei_core.api.v1 import answers, encoding, index, page, problems, reference, support
from sei_core.api.v1.documented import Described
from sei_core.queries import meta
from sei_core.view import texts

VERSION = "1.0.0"


async def one_release() -> AsyncIterator[None]:
    """Answer a request from one release, even if another is published meanwhile."""
    with meta.one_release():
        yield


def interface() -> Described:
    """Put the application together."""
    api = Described(
        title=texts.INTERFACE_TITLE,
        description=texts.INTERFACE_DESCRIPTION,
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        openapi_tags=[{"name": name, "description": text} for name, text in texts.INTERFACE_TAG.items()],
        exception_handlers=dict(problems.HANDLERS),
    )
    for part in (index, support, reference):
        api.include_router(part.router, dependencies=[Depends(one_release)])
    api.include_router(_about(api))
    return api


def _about(api: Described) -> APIRouter:
    """What is answered without a release, too: the page, its style, the document."""
    router = APIRouter(include_in_schema=False)

    def document(root: str) -> dict[str, object]:
        return api.openapi() | {"servers": [{"url": root or "/"}]}

    @router.get("/")
    def human_page(request: Request) -> Response:
        root = request.scope["root_path"]
        return answers.respond_fixed(request, page.page(root, document(root)), answers.HTML)

    @router.get("/style.css")
    def style(request: Request) -> Response:
        return answers.respond_fixed(request, page.style(), answers.CSS)

    @router.get("/openapi.json")
    def openapi(request: Request) -> Response:
        return answers.respond_fixed(request, encoding.text(document(request.scope["root_path"])), answers.JSON)

    return router


app: ASGIApp = Manners(interface(), problems.busy)

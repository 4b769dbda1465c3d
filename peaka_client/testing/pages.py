"""What a browser asks for: the session's page and its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .studio import open_session, serve_studio

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from .local import LocalPeaka

__all__ = ["serve_page"]


async def serve_page(local: LocalPeaka, request: Request) -> Response | None:
    """The answer to a request that is none to the API; None if it is one."""
    path = request.url.path
    if path == "/api/v1/ui/session" and request.method in ("GET", "HEAD"):
        return await open_session(local, request)
    if path.startswith("/studio/"):
        return await serve_studio(local, request)
    return None

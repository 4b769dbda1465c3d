"""The page that a session URL leads to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, RedirectResponse, Response

from .names import ProjectNames, tables_of
from .sql.errors import SqlError
from .sql.execute import run
from .state import Catalog, Session

if TYPE_CHECKING:
    from starlette.requests import Request

    from .local import LocalPeaka

__all__ = ["open_session", "serve_studio"]
_ = (json, Any, JSONResponse, ProjectNames, tables_of, SqlError, run, Catalog, Session)


async def open_session(local: LocalPeaka, request: Request) -> Response:
    session = local.state.sessions.get(request.query_params.get("code", ""))
    if session is None or session.token or session.expires_at <= local.state.clock.now():
        return Response("This session link has been used or has expired.", 410, media_type="text/plain")
    local.changed()
    session.token = local.state.ids.code()
    return RedirectResponse(f"{local.pages_origin}/studio/{session.token}", 302)


async def serve_studio(local: LocalPeaka, request: Request) -> Response:
    return Response("<h1>Studio</h1>", media_type="text/html")

"""LocalPeaka in process, for httpx: no socket, and faults become the exceptions that a socket would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from .app import DisconnectedError

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .local import LocalPeaka

__all__ = ["InProcessTransport"]


class InProcessTransport(httpx.AsyncBaseTransport):
    """Calls the application directly."""

    def __init__(self, local: LocalPeaka) -> None:
        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})["peaka.in_process"] = {}
            await local(scope, receive, send)

        self._inner = httpx.ASGITransport(app=app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request.

        Raises: httpx.ReadError, ReadTimeout or RemoteProtocolError where a fault asks for it.
        """
        try:
            return await self._inner.handle_async_request(request)
        except DisconnectedError as fault:
            if fault.timeout:
                raise httpx.ReadTimeout("No answer, on purpose", request=request) from None
            if fault.abort:
                raise httpx.ReadError("Connection reset, on purpose", request=request) from None
            raise httpx.RemoteProtocolError("Body ended early, on purpose", request=request) from None

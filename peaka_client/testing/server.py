"""A LocalPeaka on real sockets: uvicorn's protocol on a loop that is already running.

uvicorn's own Server is not used: it takes over signal handlers and looks for its end only ten times a second, which
would cost every test that starts one a tenth of a second.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from .app import DisconnectedError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["listening"]

_GRACE = 1.0
"""Seconds that requests in flight get to finish when the server stops."""


class _Breakable:
    """Carries out the breaks that the application asks for, on the connection that the request came by."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.transports: dict[tuple[str, int], asyncio.Transport] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except DisconnectedError as fault:
            client = scope.get("client")
            transport = self.transports.get((client[0], client[1])) if client else None
            if transport is None:
                return
            if fault.abort:
                # Lingering for zero seconds makes the kernel send a reset instead of an orderly end.
                linger = struct.pack("ii", 1, 0)
                transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                transport.abort()
            else:
                transport.close()
            for _ in range(3):  # until the protocol knows that its connection is gone and does not answer 500
                await asyncio.sleep(0)


class _Protocol(H11Protocol):
    """uvicorn's protocol, which tells its transport to the application around ours."""

    breakable: _Breakable

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.client is not None:
            self.breakable.transports[self.client] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self.client is not None:
            self.breakable.transports.pop(self.client, None)
        super().connection_lost(exc)


@asynccontextmanager
async def listening(
    app: ASGIApp, host: str, ports: tuple[int, int], public_host: str | None
) -> AsyncGenerator[tuple[str, str]]:
    """Serve an application on two ports.

    Args:
        app: the application.
        host: the address to bind.
        ports: both; 0: any free one.
        public_host: the host of the origins; None: the address.

    Yields: the two origins.
    """
    breakable = _Breakable(app)
    config = Config(
        breakable, http=_Protocol, ws="none", lifespan="off", access_log=False, log_config=None, log_level="critical"
    )
    config.load()
    state = ServerState()
    loop = asyncio.get_running_loop()

    def make() -> _Protocol:
        protocol = _Protocol(config=config, server_state=state, app_state={}, _loop=loop)
        protocol.breakable = breakable
        return protocol

    servers: list[asyncio.Server] = []
    try:
        for port in ports:
            servers.append(await loop.create_server(make, host, port, start_serving=True))  # noqa: PERF401 - see finally
        api, pages = (_origin(server.sockets[0].getsockname(), public_host) for server in servers)
        yield api, pages
    finally:
        for server in servers:
            server.close()
        await _drain(state)


async def _drain(state: ServerState) -> None:
    for connection in list(state.connections):
        connection.shutdown()
    if state.tasks:
        _, late = await asyncio.wait(list(state.tasks), timeout=_GRACE)
        for task in late:
            task.cancel()
    for connection in list(state.connections):
        transport: Any = connection.transport
        transport.abort()
    await asyncio.sleep(0)


def _origin(address: tuple[Any, ...], public_host: str | None) -> str:
    host = public_host or address[0]
    shown = f"[{host}]" if ":" in host else "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - a comparison
    return f"http://{shown}:{address[1]}"

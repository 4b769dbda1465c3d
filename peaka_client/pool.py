"""A last-in-first-out pool of HTTP/1.1 connections.

httpcore's own pool scans every connection several times a request, so its cost grows with the number of connections.
This one keeps a stack of idle connections for each origin: taking and giving back is one step, whatever their number,
and the connection used last, the one most likely still open, is used first.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from time import monotonic
from types import FunctionType
from typing import TYPE_CHECKING, Any, cast

import httpx

from .connection import Body, Connection, Head, Pairs

if TYPE_CHECKING:
    import httpcore

Key = tuple[bytes, bytes, int | None]

KEEPALIVE = 30.0
"""Seconds after which an idle connection is not used again."""
_TRUST = 1.0
"""Seconds: a connection idle for less is not checked before a call that may be replayed."""
_STARTS = 2
"""Connections begun in one turn of the event loop: of a burst, the first are then in use before the last are open."""


class LifoPool:
    """Stands where ``httpx.AsyncHTTPTransport`` keeps its httpcore pool, and is asked directly where nobody looks on.

    Nobody queues here: :class:`~peaka_client.http.Http` lets no more requests in than there is room for.

    Args:
        tls: Gives the TLS context; awaited when a connection to an https origin is made.
        max_connections: How many connections may be open at once, to all origins together.
    """

    def __init__(self, tls: Callable[[], Awaitable[ssl.SSLContext]], *, max_connections: int) -> None:
        self._tls = tls
        self._room = max_connections
        self._starts = asyncio.Semaphore(_STARTS)
        self._idle: dict[Key, list[tuple[Connection, float]]] = {}
        self._busy: set[Connection] = set()
        self._closed = False
        self.open: int = 0
        """How many connections are open or being opened."""

    async def send(
        self, key: Key, head: Head, body: httpx.AsyncByteStream, extensions: Mapping[str, Any]
    ) -> tuple[int, Pairs, Body]:
        """Send one request; the connection comes back when the body of the answer is closed."""
        connection = self._take(key, wary=not extensions.get("replayable"))
        timeouts = extensions.get("timeout", {})
        if connection is None:
            unsent = extensions.get("unsent", [])
            unsent.append(head.method)  # for good, if what follows fails or is cancelled
            connection = await self._new(key, timeouts.get("connect"))
            unsent.pop()
            if self._closed:
                self._drop(connection)
                raise httpx.ConnectError("the client was closed")
        self._busy.add(connection)
        back = partial(self._give_back, key, connection)
        try:
            return await connection.exchange(head, body, timeouts, back)
        except BaseException:
            back()
            raise

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """The same in httpcore's words, for httpx's own transport."""
        import httpcore

        if not is_genuine(httpcore.AsyncConnectionPool):
            # Its stand-in gets the request; what it lets through closes its connection with the answer.
            stand_in = httpcore.AsyncConnectionPool(ssl_context=await self._tls(), max_keepalive_connections=0)
            return await stand_in.handle_async_request(request)
        url = request.url
        head = Head(request.method, url.target, request.headers)
        body = cast("httpx.AsyncByteStream", request.stream)
        status, headers, content = await self.send((url.scheme, url.host, url.port), head, body, request.extensions)
        return httpcore.Response(status, headers=headers, content=content)

    def _take(self, key: Key, *, wary: bool) -> Connection | None:
        stack = self._idle.get(key)
        while stack:
            connection, since = stack.pop()
            idle = monotonic() - since
            if not connection.dead and idle < KEEPALIVE and ((idle < _TRUST and not wary) or not connection.readable()):
                return connection
            self._drop(connection)
        return None

    async def _new(self, key: Key, seconds: float | None) -> Connection:
        if self.open >= self._room:
            # The longest idle connection of another origin makes room.
            oldest = min((stack for stack in self._idle.values() if stack), key=lambda stack: stack[0][1])
            self._drop(oldest.pop(0)[0])
        self.open += 1
        try:
            context = await self._tls() if key[0] == b"https" else None
            await self._starts.acquire()
            asyncio.get_running_loop().call_soon(self._starts.release)
            return await Connection.open(key[1].decode("ascii"), key[2] or (443 if context else 80), context, seconds)
        except BaseException:
            self.open -= 1
            raise

    def _give_back(self, key: Key, connection: Connection) -> None:
        """Take a connection back after its response; never awaits, so that no cancellation can come between."""
        self._busy.discard(connection)
        if self._closed or not connection.ready_again():
            self._drop(connection)
            return
        now = monotonic()
        stack = self._idle.setdefault(key, [])
        stack.append((connection, now))
        while now - stack[0][1] > KEEPALIVE:
            self._drop(stack.pop(0)[0])

    def _drop(self, connection: Connection) -> None:
        connection.abort()
        self.open -= 1

    async def aclose(self) -> None:
        """Close every connection; calls under way fail."""
        self._closed = True
        closing = [connection for stack in self._idle.values() for connection, _ in stack]
        self._idle.clear()
        self.open -= len(closing)
        closing += self._busy
        for connection in closing:
            connection.abort()
        if closing:
            await asyncio.wait([connection.gone for connection in closing], timeout=1)


def is_genuine(transport: type) -> bool:
    """Whether nothing (mocks, tracing) has put itself in place of this transport's work, to see the requests."""
    method: Any = transport.handle_async_request  # type: ignore[attr-defined]
    return type(method) is FunctionType and method.__globals__["__name__"].startswith(("httpx.", "httpcore."))

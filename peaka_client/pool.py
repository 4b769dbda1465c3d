"""A last-in-first-out pool of HTTP/1.1 connections.

httpcore's own pool scans every connection several times a request, so its cost grows with the number of connections.
This one keeps a stack of idle connections for each origin: taking and giving back is one step, whatever their number,
and the connection used last, the one most likely still open, is used first.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from time import monotonic
from types import TracebackType
from typing import Any, Self

import httpcore

from .network import Backend

Key = tuple[bytes, bytes, int | None]
Waiter = tuple[Key, "asyncio.Future[httpcore.AsyncHTTPConnection | None]"]

_BACKEND = Backend()
_TRUST = 1.0
"""Seconds: a connection idle for less is not checked before a call that may be replayed."""


class LifoPool:
    """Stands where ``httpx.AsyncHTTPTransport`` keeps its httpcore pool.

    Args:
        tls: Gives the TLS context; awaited when a connection to an https origin is made.
        max_connections: How many connections may be open at once, to all origins together. Further calls queue,
            first come, first served.
        keepalive: Seconds after which an idle connection is not used again.
    """

    def __init__(self, tls: Callable[[], Awaitable[ssl.SSLContext]], *, max_connections: int, keepalive: float) -> None:
        self._tls = tls
        self._room = max_connections
        self._keepalive = keepalive
        self._idle: dict[Key, list[tuple[httpcore.AsyncHTTPConnection, float]]] = {}
        self._busy: set[httpcore.AsyncHTTPConnection] = set()
        self._waiters: deque[Waiter] = deque()
        self._closing: set[asyncio.Task[None]] = set()
        self._closed = False
        self.open = 0
        """How many connections are open, being opened, or promised to a waiter."""

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send one request; the connection comes back when the response is closed."""
        url = request.url
        key = (url.scheme, url.host, url.port)
        connection = await self._take(key, request)
        self._busy.add(connection)
        try:
            response = await connection.handle_async_request(request)
        except BaseException:
            self.give_back(key, connection)
            raise
        response.stream = _Body(response.stream, self, key, connection)
        return response

    async def _take(self, key: Key, request: httpcore.Request) -> httpcore.AsyncHTTPConnection:
        if self._closed:
            raise httpcore.ConnectError("the client is closed")
        wary = "replayable" not in request.extensions
        stack = self._idle.get(key)
        while stack:
            connection, since = stack.pop()
            if not ((wary or monotonic() - since > _TRUST) and connection.has_expired()):
                return connection
            self._discard(connection)
            self.open -= 1
        # From here on the place is ours before the next await, so that a burst cannot open more than there is room for.
        if self.open < self._room:
            self.open += 1
        elif not self._evict():
            given = await self._wait(key)
            if given is not None:
                if not (wary and given.has_expired()):
                    return given
                self._discard(given)
        return await self._new(key, request.url.origin)

    def _evict(self) -> bool:
        """Close the longest idle connection of another origin; its place is then the caller's."""
        stacks = [stack for stack in self._idle.values() if stack]
        if stacks:
            self._discard(min(stacks, key=lambda stack: stack[0][1]).pop(0)[0])
        return bool(stacks)

    async def _new(self, key: Key, origin: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        try:
            context = await self._tls() if key[0] == b"https" else None
        except BaseException:
            self._pass_on_place()
            raise
        return httpcore.AsyncHTTPConnection(
            origin, ssl_context=context, keepalive_expiry=self._keepalive, network_backend=_BACKEND
        )

    async def _wait(self, key: Key) -> httpcore.AsyncHTTPConnection | None:
        waiter: asyncio.Future[httpcore.AsyncHTTPConnection | None] = asyncio.get_running_loop().create_future()
        self._waiters.append((key, waiter))
        try:
            return await waiter
        except asyncio.CancelledError:
            # Cancelled in the very moment it was given something: that must go to the next in the queue.
            if waiter.done() and not waiter.cancelled() and waiter.exception() is None:
                given = waiter.result()
                if given is None:
                    self._pass_on_place()
                else:
                    self.give_back(key, given)
            raise

    def give_back(self, key: Key, connection: httpcore.AsyncHTTPConnection) -> None:
        """Take a connection back after its response; never awaits, so that no cancellation can come between."""
        self._busy.discard(connection)
        if not connection.is_idle() or connection.is_closed() or self._closed:
            self._discard(connection)
            self._pass_on_place()
            return
        while self._waiters:
            wanted, waiter = self._waiters.popleft()
            if waiter.done():
                continue
            if wanted == key:
                waiter.set_result(connection)
            else:
                self._discard(connection)
                waiter.set_result(None)
            return
        now = monotonic()
        stack = self._idle.setdefault(key, [])
        stack.append((connection, now))
        while now - stack[0][1] > self._keepalive:
            self._discard(stack.pop(0)[0])
            self.open -= 1

    def _pass_on_place(self) -> None:
        while self._waiters:
            _, waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return
        self.open -= 1

    def _discard(self, connection: httpcore.AsyncHTTPConnection) -> None:
        """Close a connection in a task of its own: its caller may be under cancellation."""
        if connection.is_closed():
            return
        task = asyncio.get_running_loop().create_task(_close(connection))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def aclose(self) -> None:
        """Close every connection; calls under way fail, calls that wait are turned away."""
        self._closed = True
        while self._waiters:
            _, waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_exception(httpcore.ConnectError("the client was closed"))
        for stack in self._idle.values():
            for connection, _ in stack:
                self._discard(connection)
        self._idle.clear()
        self.open = len(self._busy)
        for connection in list(self._busy):
            self._discard(connection)
        while self._closing:
            await asyncio.wait(self._closing)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()


async def _close(connection: httpcore.AsyncHTTPConnection) -> None:
    try:
        await connection.aclose()
    except (OSError, httpcore.NetworkError, httpcore.ProtocolError):
        return  # it is gone either way


class _Body:
    """A response's body, which brings its connection back when closed."""

    def __init__(self, inner: Any, pool: LifoPool, key: Key, connection: httpcore.AsyncHTTPConnection) -> None:
        self._inner = inner
        self._pool: LifoPool | None = pool
        self._key = key
        self._connection = connection

    def __aiter__(self) -> AsyncIterator[bytes]:
        iterator: AsyncIterator[bytes] = self._inner.__aiter__()
        return iterator

    async def aclose(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            try:
                await self._inner.aclose()
            finally:
                pool.give_back(self._key, self._connection)

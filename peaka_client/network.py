"""Sockets for httpcore on plain asyncio: anyio's, which httpcore uses otherwise, cost more than the rest of a call."""

from __future__ import annotations

import asyncio
import select
import ssl
from collections import deque
from collections.abc import Awaitable, Iterable
from typing import Any, TypeVar, cast

import httpcore

T = TypeVar("T")

_LIMIT = 256 * 1024
"""Bytes received and not read yet beyond which the socket is left alone."""
_RACE = 0.25
"""Seconds after which the next address is tried beside the one that has not answered."""


async def _mapped(step: Awaitable[T], seconds: float | None, failed: type[Exception], late: type[Exception]) -> T:
    """Await a step, its failures told in httpcore's words."""
    try:
        if seconds is None:
            return await step
        async with asyncio.timeout(seconds):
            return await step
    except TimeoutError as error:
        raise late(str(error)) from error
    except (OSError, ssl.SSLError, EOFError) as error:
        raise failed(str(error) or type(error).__name__) from error


class Stream(asyncio.Protocol, httpcore.AsyncNetworkStream):
    """One connection. Pieces are handed on as the socket gave them; asyncio's own reader would copy each twice."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._pieces: deque[bytes] = deque()
        self._size = 0
        self._ended = False
        self._error: Exception | None = None
        self._reading: asyncio.Future[None] | None = None
        self._writing: asyncio.Future[None] | None = None
        self._gone = self._loop.create_future()
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is open."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Something came."""
        self._pieces.append(data)
        self._size += len(data)
        if self._size > _LIMIT:
            self._transport.pause_reading()
        _wake(self._reading)

    def eof_received(self) -> None:
        """The server will send no more."""
        self._ended = True
        _wake(self._reading)

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is closed."""
        self._ended, self._error = True, exc
        _wake(self._reading)
        _wake(self._writing)
        _wake(self._gone)

    def pause_writing(self) -> None:
        """Too much is unsent."""
        self._writing = self._loop.create_future()

    def resume_writing(self) -> None:
        """There is room again."""
        _wake(self._writing)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Whatever comes next; empty at the end."""
        if not self._pieces and not self._ended:
            self._reading = self._loop.create_future()
            await _mapped(self._reading, timeout, httpcore.ReadError, httpcore.ReadTimeout)
        if not self._pieces:
            if self._error is not None:
                raise httpcore.ReadError(str(self._error) or type(self._error).__name__) from self._error
            return b""
        # Whole, though it may be more than was asked for (asyncio receives 256 KiB at most): cutting it would copy it.
        piece = self._pieces.popleft()
        full = self._size > _LIMIT
        self._size -= len(piece)
        if full and self._size <= _LIMIT and not self._ended:
            self._transport.resume_reading()
        return piece

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        if not buffer:
            return
        if self._transport.is_closing():
            raise httpcore.WriteError("the connection is closed")
        self._transport.write(buffer)
        if self._writing is not None and not self._writing.done():
            await _mapped(self._writing, timeout, httpcore.WriteError, httpcore.WriteTimeout)
            if self._error is not None:
                raise httpcore.WriteError(str(self._error)) from self._error

    async def aclose(self) -> None:
        """Close at once: without waiting for what is unsent, or for the other side's good-bye."""
        self._transport.abort()
        await asyncio.wait([self._gone], timeout=1)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """The same connection, encrypted from here on."""
        if self._pieces:
            self._transport.abort()
            raise httpcore.ConnectError("the server spoke before the handshake")
        step = self._loop.start_tls(self._transport, self, ssl_context, server_hostname=server_hostname)
        try:
            transport = await _mapped(step, timeout, httpcore.ConnectError, httpcore.ConnectTimeout)
        except BaseException:
            self._transport.abort()
            raise
        if transport is None:
            raise httpcore.ConnectError("the connection was closed")
        self._transport = transport
        return self

    def get_extra_info(self, info: str) -> Any:
        """Facts that httpcore asks for."""
        if info == "is_readable":
            # Idle and readable: the server has hung up, perhaps so lately that the loop has not seen it.
            if self._pieces or self._ended or self._transport.is_closing():
                return True
            waiting = select.poll()
            waiting.register(self._transport.get_extra_info("socket"), select.POLLIN)
            return bool(waiting.poll(0))
        names = {"ssl_object": "ssl_object", "socket": "socket", "client_addr": "sockname", "server_addr": "peername"}
        return self._transport.get_extra_info(names.get(info, info))


def _wake(waiter: asyncio.Future[None] | None) -> None:
    if waiter is not None and not waiter.done():
        waiter.set_result(None)


class Backend(httpcore.AsyncNetworkBackend):
    """Opens connections."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first of the host's addresses that answers."""
        # asyncio's race between addresses can lose a socket when it is cancelled: no race where there is one address.
        delay = None if host == "localhost" or host[-1:].isdigit() or ":" in host else _RACE
        step = asyncio.get_running_loop().create_connection(Stream, host, port, happy_eyeballs_delay=delay)
        _, stream = await _mapped(step, timeout, httpcore.ConnectError, httpcore.ConnectTimeout)
        return stream

"""Sockets for httpcore on plain asyncio: anyio's, which httpcore uses otherwise, cost more than the rest of a call."""

from __future__ import annotations

import asyncio
import select
import ssl
from collections.abc import Awaitable, Iterable
from typing import Any, TypeVar

import httpcore

T = TypeVar("T")

_LIMIT = 256 * 1024
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


class Stream(httpcore.AsyncNetworkStream):
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Whatever comes next; empty at the end."""
        return await _mapped(self._reader.read(max_bytes), timeout, httpcore.ReadError, httpcore.ReadTimeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        if buffer:
            self._writer.write(buffer)
            await _mapped(self._writer.drain(), timeout, httpcore.WriteError, httpcore.WriteTimeout)

    async def aclose(self) -> None:
        """Close at once: without waiting for what is unsent, or for the other side's good-bye."""
        self._writer.close()
        try:
            await asyncio.sleep(0)
        finally:
            self._writer.transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """The same connection, encrypted from here on."""
        step = self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        try:
            await _mapped(step, timeout, httpcore.ConnectError, httpcore.ConnectTimeout)
        except BaseException:
            self._writer.close()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        """Facts that httpcore asks for."""
        if info == "is_readable":
            # Idle and readable: the server has hung up, perhaps so lately that the loop has not seen it.
            if self._writer.is_closing() or self._reader.at_eof():
                return True
            waiting = select.poll()
            waiting.register(self._writer.get_extra_info("socket"), select.POLLIN)
            return bool(waiting.poll(0))
        names = {"ssl_object": "ssl_object", "socket": "socket", "client_addr": "sockname", "server_addr": "peername"}
        return self._writer.get_extra_info(names.get(info, info))


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
        step = asyncio.open_connection(host, port, limit=_LIMIT, happy_eyeballs_delay=delay)
        return Stream(*await _mapped(step, timeout, httpcore.ConnectError, httpcore.ConnectTimeout))

"""One HTTP/1.1 connection: h11 over a plain asyncio socket.

httpcore's own connection takes three locks a request, each a turn of the event loop, and anyio's sockets cost more than
the rest of a call. Requests, responses and errors are httpcore's all the same, so that httpx understands them.
"""

from __future__ import annotations

import asyncio
import contextlib
import selectors
import ssl
from collections import deque
from collections.abc import AsyncIterable, Awaitable, Callable
from typing import Any, Self, TypeVar, cast

import h11
import httpcore

T = TypeVar("T")

# select() on its own cannot watch a descriptor above 1,023; Windows has nothing else.
_Selector: type[selectors.BaseSelector] = getattr(selectors, "PollSelector", selectors.SelectSelector)
_LONGEST_HEAD = 100 * 1024
"""Bytes."""
_LIMIT = 256 * 1024
"""Bytes received and not read yet beyond which the socket is left alone."""
_RACE = 0.25
"""Seconds after which the next address is tried beside the one that has not answered."""


class Connection(asyncio.Protocol):
    """A connection to one origin. Pieces are read as the socket gave them: asyncio's reader would copy each twice."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._h11 = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
        self._pieces: deque[bytes] = deque()
        self._size = 0
        self._ended = False
        self._error: Exception | None = None
        self._reading: asyncio.Future[None] | None = None
        self._writing: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport
        self.gone: asyncio.Future[None] = self._loop.create_future()
        """Done once the socket is closed."""

    @classmethod
    async def open(cls, host: str, port: int, tls: ssl.SSLContext | None, seconds: float | None) -> Self:
        """Connect to the first of a host's addresses that answers."""
        loop = asyncio.get_running_loop()
        options: dict[str, Any] = {"ssl": tls}
        # asyncio's race between addresses can lose a socket when it is cancelled: no race where there is one address.
        # Other loops (uvloop) know no race.
        if isinstance(loop, asyncio.BaseEventLoop) and not (host == "localhost" or host[-1:].isdigit() or ":" in host):
            options["happy_eyeballs_delay"] = _RACE
        if tls is not None:
            tls.set_alpn_protocols(["http/1.1"])
        step = loop.create_connection(cls, host, port, **options)
        return (await _mapped(step, seconds, httpcore.ConnectError, httpcore.ConnectTimeout))[1]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is open, and encrypted where it has to be."""
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
        for waiter in (self._reading, self._writing, self.gone):
            _wake(waiter)

    def pause_writing(self) -> None:
        """Too much is unsent."""
        self._writing = self._loop.create_future()

    def resume_writing(self) -> None:
        """There is room again."""
        _wake(self._writing)

    @property
    def dead(self) -> bool:
        """Whether it has ended, or the server has said something that nobody asked for."""
        return self._ended or bool(self._pieces) or self._transport.is_closing()

    def readable(self) -> bool:
        """The same of an idle connection, though it be so lately that the event loop has not seen it."""
        with _Selector() as waiting:
            waiting.register(self._transport.get_extra_info("socket"), selectors.EVENT_READ)
            return bool(waiting.select(0))

    def ready_again(self) -> bool:
        """Make ready for the next request; False: this connection cannot carry one."""
        if self.dead or self._h11.our_state is not h11.DONE or self._h11.their_state is not h11.DONE:
            return False
        self._h11.start_next_cycle()
        return not self._h11.trailing_data[0]

    def abort(self) -> None:
        """Close at once: without waiting for what is unsent, or for the other side's good-bye."""
        self._transport.abort()

    async def exchange(self, request: httpcore.Request, done: Callable[[], None]) -> httpcore.Response:
        """Send a request and read the head of its answer; ``done`` is called when the answer's body is closed."""
        timeouts = request.extensions.get("timeout", {})
        patience = timeouts.get("read")
        with contextlib.suppress(httpcore.WriteError):  # who turns a body away before its end says why
            await self._send(request, timeouts.get("write"))
        event = await self.event(patience)
        while isinstance(event, h11.InformationalResponse):
            event = await self.event(patience)
        head = cast("h11.Response", event)
        return httpcore.Response(
            head.status_code,
            headers=head.headers.raw_items(),
            content=_Body(self, patience, done),
            extensions={"http_version": b"HTTP/" + head.http_version, "reason_phrase": head.reason},
        )

    async def _send(self, request: httpcore.Request, patience: float | None) -> None:
        send = self._h11.send
        try:
            head = h11.Request(method=request.method, target=request.url.target, headers=request.headers)
            waiting = send(head) or b""
            async for piece in cast("AsyncIterable[bytes]", request.stream):
                if piece:
                    await self._write(waiting + (send(h11.Data(piece)) or b""), patience)
                    waiting = b""
            await self._write(waiting + (send(h11.EndOfMessage()) or b""), patience)
        except h11.LocalProtocolError as error:
            raise httpcore.LocalProtocolError(str(error)) from error

    async def _write(self, data: bytes, patience: float | None) -> None:
        if not data:
            return
        if self._transport.is_closing():
            raise httpcore.WriteError("the connection is closed")
        self._transport.write(data)
        if self._writing is not None and not self._writing.done():
            await _mapped(self._writing, patience, httpcore.WriteError, httpcore.WriteTimeout)
            if self._error is not None:
                raise httpcore.WriteError(str(self._error)) from self._error

    async def event(self, patience: float | None) -> Any:
        """The next part of the answer, as h11 tells it."""
        try:
            while (event := self._h11.next_event()) is h11.NEED_DATA:
                piece = await self._read(patience)
                if not piece and self._h11.their_state is h11.SEND_RESPONSE:
                    raise httpcore.RemoteProtocolError("the server closed the connection without an answer")
                self._h11.receive_data(piece)
        except h11.RemoteProtocolError as error:
            # Behind the colon h11 quotes what came, which may be anything.
            raise httpcore.RemoteProtocolError(str(error).partition(":")[0]) from error
        return event

    async def _read(self, patience: float | None) -> bytes:
        if not self._pieces and not self._ended:
            self._reading = self._loop.create_future()
            await _mapped(self._reading, patience, httpcore.ReadError, httpcore.ReadTimeout)
        if not self._pieces:
            if self._error is not None:
                raise httpcore.ReadError(str(self._error) or type(self._error).__name__) from self._error
            return b""
        piece = self._pieces.popleft()
        full = self._size > _LIMIT
        self._size -= len(piece)
        if full and self._size <= _LIMIT and not self._ended:
            self._transport.resume_reading()
        return piece


class _Body:
    """The body of an answer."""

    def __init__(self, connection: Connection, patience: float | None, done: Callable[[], None]) -> None:
        self._connection = connection
        self._patience = patience
        self._done: Callable[[], None] | None = done

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        event = await self._connection.event(self._patience)
        if isinstance(event, h11.Data):
            return bytes(event.data)
        raise StopAsyncIteration

    async def aclose(self) -> None:
        done, self._done = self._done, None
        if done is not None:
            done()


async def _mapped(step: Awaitable[T], seconds: float | None, failed: type[Exception], late: type[Exception]) -> T:
    """Await a step, its failures told in httpcore's words."""
    try:
        async with asyncio.timeout(seconds):
            return await step
    except TimeoutError as error:
        raise late(str(error)) from error
    except (OSError, EOFError) as error:
        raise failed(str(error) or type(error).__name__) from error


def _wake(waiter: asyncio.Future[None] | None) -> None:
    if waiter is not None and not waiter.done():
        waiter.set_result(None)

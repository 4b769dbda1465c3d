"""One HTTP/1.1 connection: a plain asyncio socket, its answers read by llhttp, the parser of Node.js.

httpcore's own connection takes three locks a request, each a turn of the event loop, anyio's sockets cost more than the
rest of a call, and h11 twenty times as much as llhttp. What fails, fails with httpx's errors.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import selectors
import ssl
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, Self, TypeVar, cast

import httptools
import httpx

T = TypeVar("T")
Pairs = Sequence[tuple[bytes, bytes]]
Timeouts = Mapping[str, float | None]

# select() on its own cannot watch a descriptor above 1,023; Windows has nothing else.
_Selector: type[selectors.BaseSelector] = getattr(selectors, "PollSelector", selectors.SelectSelector)
_HEAD = re.compile(rb"[A-Z]+ [!-~]+ HTTP/1\.1\r\n(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+: [^\0\r\n]*\r\n)+\r\n")
_LONGEST_HEAD = 100 * 1024
"""Bytes that may come without completing a head or a piece of a body."""
_LIMIT = 256 * 1024
"""Bytes of a body that nobody has read yet, beyond which the socket is left alone."""
_RACE = 0.25
"""Seconds after which the next address is tried beside the one that has not answered."""


class Head(NamedTuple):
    """What a request begins with."""

    method: bytes
    target: bytes
    headers: Pairs

    def __repr__(self) -> str:
        return "Head(…)"  # the key is in the headers

    def lines(self) -> bytes:
        """As it is sent; refused if that would say anything else than what it was made of."""
        lines = [b"%b: %b\r\n" % pair for pair in self.headers]
        head = b"%b %b HTTP/1.1\r\n%b\r\n" % (self.method, self.target, b"".join(lines))
        if head.count(b"\n") != len(lines) + 2 or not _HEAD.fullmatch(head):
            raise httpx.LocalProtocolError("the URL, or a header, holds what cannot be sent")
        return head

    def size(self) -> int | None:
        """How many bytes the body has; None: it is sent in chunks."""
        return next((int(value) for name, value in self.headers if name.lower() == b"content-length"), None)


class Connection(asyncio.Protocol):
    """A connection to one origin. The parser calls the ``on_…`` methods while it is fed."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport
        self._reading: asyncio.Future[None] | None = None
        self._writing: asyncio.Future[None] | None = None
        self._error: Exception | None = None
        self._ended = False
        self._pieces: deque[bytes] = deque()
        self._status = self._size = self._quiet = 0
        self._complete = True
        """Nobody waits for an answer."""
        self._reusable = True
        self.gone: asyncio.Future[None] = self._loop.create_future()
        """Done once the socket is closed."""

    @classmethod
    async def open(cls, host: str, port: int, tls: ssl.SSLContext | None, seconds: float | None) -> Self:
        """Connect to the first of a host's addresses that answers."""
        loop = asyncio.get_running_loop()
        options: dict[str, Any] = {"ssl": tls}
        # asyncio's race between addresses can lose a socket when it is cancelled: none for an address, or this machine.
        # Other loops (uvloop) know no race.
        if isinstance(loop, asyncio.BaseEventLoop) and not (host == "localhost" or host[-1:].isdigit() or ":" in host):
            options["happy_eyeballs_delay"] = _RACE
        if tls is not None:
            tls.set_alpn_protocols(["http/1.1"])
        step = loop.create_connection(cls, host, port, **options)
        return (await _mapped(step, seconds, httpx.ConnectError, httpx.ConnectTimeout))[1]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is open, and encrypted where it has to be."""
        self._transport = cast("asyncio.Transport", transport)
        if transport.get_extra_info("ssl_object"):  # what waits there when the server hangs up, uvloop throws away
            cast("Any", transport).set_read_buffer_limits(1)

    def data_received(self, data: bytes) -> None:
        """Something came."""
        if self._complete:
            self._reusable = False
            return
        self._quiet += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._fail(f"the answer cannot be read ({error})")
        except httptools.HttpParserUpgrade:
            self._fail("the server left HTTP")
        if self._quiet > _LONGEST_HEAD:
            self._fail("the head of the answer is too long")
        if self._size > _LIMIT and not self._ended:
            self._transport.pause_reading()
        _wake(self._reading)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; those that may come after a body in chunks mean nothing here."""
        if not self._status:
            self._headers.append((name, value.rstrip(b" \t")))

    def on_headers_complete(self) -> None:
        """All headers came, of an answer or of a notice before it."""
        status = self._parser.get_status_code()
        if status < 200:
            self._headers.clear()
        else:
            self._status = status
            self._reusable = self._reusable and self._parser.should_keep_alive()
            if status >= 400:
                _wake(self._writing)  # who says no may never read the rest
            if self._asked == b"HEAD":  # the parser cannot be told that no body follows
                self._complete, self._reusable = True, False

    def on_body(self, data: bytes) -> None:
        """A piece of the body."""
        self._pieces.append(data)
        self._size += len(data)
        self._quiet = 0

    def on_message_begin(self) -> None:
        """An answer begins."""
        if self._complete:
            raise httpx.RemoteProtocolError("one answer too many")

    def on_message_complete(self) -> None:
        """All of it came."""
        self._complete = self._status != 0

    def eof_received(self) -> None:
        """The server will send no more. Over TLS it says so, or else the connection was cut off, and is lost next."""
        tls = self._transport.get_extra_info("ssl_object")
        with contextlib.suppress(ssl.SSLError):
            self._ended = tls is None or tls.read(1) == b""
        _wake(self._reading)

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is closed."""
        del self._parser  # it refers to this object
        if self._error is None and (exc is not None or not self._ended):
            self._error = httpx.ReadError(str(exc or "it was cut off") or type(exc).__name__)
        self._ended = True
        for waiter in (self._reading, self._writing, self.gone):
            _wake(waiter)

    def pause_writing(self) -> None:
        """Too much is unsent."""
        self._writing = self._loop.create_future()

    def resume_writing(self) -> None:
        """There is room again."""
        _wake(self._writing)

    def _fail(self, why: str) -> None:
        """Take nothing more; what was complete before stays good."""
        self._error = httpx.RemoteProtocolError(why)
        self._ended = True
        self._transport.abort()

    @property
    def dead(self) -> bool:
        """Whether it can carry no further request: it has ended, or the server will end it, or spoke unasked."""
        return self._ended or not self._reusable or self._transport.is_closing()

    def readable(self) -> bool:
        """The same of an idle connection, though it be so lately that the event loop has not seen it."""
        with _Selector() as waiting:
            waiting.register(self._transport.get_extra_info("socket"), selectors.EVENT_READ)
            return bool(waiting.select(0))

    def ready_again(self) -> bool:
        """Whether the next request may follow; what nobody has read of this answer is let go."""
        self._pieces = deque()  # who still waits for a piece of the old one sees that it is another's
        return self._sent and self._complete and self._size <= _LIMIT and not self.dead

    def abort(self) -> None:
        """Close at once: without waiting for what is unsent, or for the other side's good-bye."""
        if not self._complete and self._error is None:
            self._error = httpx.ReadError("the connection was closed here")
        self._transport.abort()

    async def exchange(
        self, head: Head, body: httpx.AsyncByteStream, timeouts: Timeouts, done: Callable[[], None]
    ) -> tuple[int, Pairs, Body]:
        """Send a request; give status, headers and body of its answer. ``done`` is called when that body is closed."""
        self._asked, self._patience = head.method, timeouts.get("read")
        self._headers: list[tuple[bytes, bytes]] = []
        self._sent = self._complete = False
        self._status = self._size = self._quiet = 0
        with contextlib.suppress(httpx.WriteError):  # who turns a body away before its end says why
            await self._send(head, body, timeouts.get("write"))
            self._sent = True
        while not self._status:
            await self._more()
        return self._status, self._headers, Body(self, self._pieces, done)

    async def _send(self, head: Head, body: httpx.AsyncByteStream, patience: float | None) -> None:
        if isinstance(body, httpx.ByteStream):
            await self._write(head.lines() + b"".join(body), patience)
            return
        rest, lines = head.size(), head.lines
        async for piece in body:
            framed = piece
            if rest is None:
                framed = b"%x\r\n%b\r\n" % (len(piece), piece) if piece else b""
            elif (rest := rest - len(piece)) < 0:
                break
            await self._write(lines() + framed, patience)
            lines = bytes
        if rest:
            raise httpx.LocalProtocolError("the body is not as long as it was said to be")
        await self._write(lines() + (b"0\r\n\r\n" if rest is None else b""), patience)

    async def _write(self, data: bytes, patience: float | None) -> None:
        if self._transport.is_closing():
            raise httpx.WriteError("the connection is closed")
        self._transport.write(data)
        del data  # a traceback may show the variables of its frames, and the key is in the head
        if self._writing is not None and not self._writing.done():
            await _mapped(self._writing, patience, httpx.WriteError, httpx.WriteTimeout)
        if self._status >= 400:
            raise httpx.WriteError("the server answered before the end")

    async def piece(self, pieces: deque[bytes]) -> bytes:
        """The next of an answer's pieces, as an iterator gives it."""
        while pieces is not self._pieces or not pieces:
            if pieces is not self._pieces:
                raise httpx.ReadError("the answer was closed here")
            if self._complete:
                raise StopAsyncIteration
            await self._more()
        piece = pieces.popleft()
        full = self._size > _LIMIT
        self._size -= len(piece)
        if full and self._size <= _LIMIT and not self._ended:
            self._transport.resume_reading()
        return piece

    async def _more(self) -> None:
        """Wait until something came."""
        if not self._ended:
            self._reading = self._loop.create_future()
            await _mapped(self._reading, self._patience, httpx.ReadError, httpx.ReadTimeout)
        elif self._error is not None:
            raise self._error
        elif not self._status:
            raise httpx.RemoteProtocolError("the server closed the connection without an answer")
        elif any(name.lower() in (b"content-length", b"transfer-encoding") for name, _ in self._headers):
            raise httpx.RemoteProtocolError("the server closed the connection in the middle of the answer")
        else:
            self._complete = True


class Body(AsyncIterator[bytes], httpx.AsyncByteStream):
    """The body of an answer."""

    def __init__(self, connection: Connection, pieces: deque[bytes], done: Callable[[], None]) -> None:
        self._next = partial(connection.piece, pieces)
        self._done: Callable[[], None] | None = done

    def __anext__(self) -> Awaitable[bytes]:
        return self._next()

    async def aclose(self) -> None:
        """Give the connection back."""
        done, self._done = self._done, None
        if done is not None:
            done()


async def _mapped(step: Awaitable[T], seconds: float | None, failed: type[Exception], late: type[Exception]) -> T:
    """Await a step, its failures told in httpx's words."""
    try:
        async with asyncio.timeout(seconds):
            return await step
    except TimeoutError as error:
        raise late(str(error)) from error
    except (OSError, EOFError, ValueError, OverflowError) as error:  # the latter two: a host or port that cannot be
        raise failed(str(error) or type(error).__name__) from error


def _wake(waiter: asyncio.Future[None] | None) -> None:
    if waiter is not None and not waiter.done():
        waiter.set_result(None)

"""A small HTTP/1.1 proxy on a loopback socket that breaks exchanges exactly as a test says.

It takes requests and replies whole, so that a fault strikes at a known moment: whether the server behind it has done
the work is certain, whatever the client gets to see.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, Self
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Message:
    """A request or a reply; its framing is kept aside from its fields."""

    start: bytes
    fields: dict[bytes, bytes]
    body: bytes = b""
    chunked: bool = False

    @classmethod
    async def read(cls, reader: asyncio.StreamReader, begun: bytes = b"") -> Message:
        """The next message, of which some bytes have been read already."""
        start, *lines = (begun + await reader.readuntil(b"\r\n\r\n")).rstrip().split(b"\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(b":") for line in lines)}
        length = int(fields.pop(b"content-length", 0))
        if fields.pop(b"transfer-encoding", b"") != b"chunked":
            return cls(start, fields, await reader.readexactly(length))
        body = b""
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
        return cls(start, fields, body, chunked=True)

    def having(self, body: bytes, **fields: str) -> Message:
        """The same with another body and more fields."""
        more = {name.replace("_", "-").encode(): value.encode() for name, value in fields.items()}
        return replace(self, fields=self.fields | more, body=body)

    @property
    def head(self) -> bytes:
        """All before the body."""
        framing = b"transfer-encoding: chunked" if self.chunked else b"content-length: %d" % len(self.body)
        lines = [self.start, *(b"%b: %b" % pair for pair in self.fields.items())]
        return b"\r\n".join([*lines, *([] if b" 204" in self.start else [framing]), b"", b""])

    @property
    def framed(self) -> bytes:
        """The body as it goes over the wire."""
        if not self.chunked:
            return self.body
        return (b"%x\r\n%b\r\n" % (len(self.body), self.body) if self.body else b"") + b"0\r\n\r\n"


Shape = Callable[[Message], list[bytes]]


@dataclass(frozen=True)
class Fault:
    """What becomes of one exchange."""

    name: str
    shape: Shape
    """What the client gets of the reply, piece by piece."""
    end: Literal["keep", "close", "reset", "half-close", "hold"] = "close"
    """What then becomes of the connection; ``half-close`` and ``hold`` wait until the client closes it."""
    at: Literal["accept", "first byte", "whole"] = "whole"
    """Where in the request it strikes; the server sees only whole requests."""
    forwards: bool | None = None
    """Whether the request reaches the server; None: as planned."""
    gated: bool = False
    """Whether the test must open the gate before the second piece."""

    def __str__(self) -> str:
        return self.name


class Strike(NamedTuple):
    """A fault that is planned."""

    fault: Fault
    applied: bool = True
    """Whether the server gets the request and does its work, where the fault leaves that open."""


class Exchange(NamedTuple):
    """What has happened."""

    fault: Fault
    request: Message | None
    """None: it was not read."""
    forwarded: bool
    connection: int


def whole(reply: Message) -> list[bytes]:
    """The reply as it came."""
    return [reply.head + reply.framed]


CLEAN = Fault("clean", whole, "keep", forwards=True)
"""What happens where nothing is planned."""
UNASKED = Message(b"HTTP/1.1 200 OK", {}, b'{"id": "0", "name": "not made"}')
"""The reply that faults break where the server was not asked."""


class FaultProxy:
    """Stands before a server; faults are planned for the exchanges to come, in their order.

    Args:
        upstream: The URL of the server.
    """

    def __init__(self, upstream: str) -> None:
        self.upstream = urlsplit(upstream)
        self.exchanges: list[Exchange] = []
        self.gate = asyncio.Event()
        self.accepted = 0
        self.played = 0
        """How many exchanges are over and have left the connection as their fault says."""
        self._plan: deque[Strike] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._server: asyncio.Server | None = None
        # Bound but deaf: until it listens, connections are refused. asyncio turns Nagle's delay off where it reads TCP.
        self._socket = socket.socket(proto=socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def plan(self, *strikes: Fault | Strike) -> None:
        """What is to happen next, instead of anything planned before."""
        self._plan = deque(Strike(one) if isinstance(one, Fault) else one for one in strikes)

    async def listen(self) -> Self:
        """Begin to accept connections."""
        self._server = await asyncio.start_server(self._serve, sock=self._socket, limit=1 << 20, backlog=1024)
        return self

    async def until(self, condition: Callable[[FaultProxy], bool]) -> None:
        """Wait for exchanges to happen and connections to end."""
        while not condition(self):
            await self._changed.wait()

    @property
    def open(self) -> int:
        """How many connections are open."""
        return len(self._tasks)

    async def aclose(self) -> None:
        """Hang up."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        self._socket.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.accepted += 1
        number = self.accepted
        writer.transport.set_write_buffer_limits(0)
        try:
            if self._plan and self._plan[0].fault.at == "accept":
                self._note(self._plan.popleft().fault, None, False, number)
                _reset(writer)
                return
            while await self._exchange(reader, writer, number):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client has gone, or the test is over
        finally:
            writer.close()
            self._tasks.discard(task)
            self._wake()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> bool:
        begun = await reader.readexactly(1)
        fault, applied = self._plan.popleft() if self._plan else Strike(CLEAN)
        if fault.at != "whole":
            self._note(fault, None, False, connection)
            return await self._end(fault, reader, writer)
        request = await Message.read(reader, begun)
        forwarded = applied if fault.forwards is None else fault.forwards
        reply = await self._forward(request) if forwarded else UNASKED
        self._note(fault, request, forwarded, connection)
        for number, piece in enumerate(fault.shape(reply)):
            if number:
                # Two turns of the event loop: by then the client has taken the piece before.
                await asyncio.sleep(0)
                await asyncio.sleep(0)
                if fault.gated:
                    await self.gate.wait()
            writer.write(piece)
            await writer.drain()
        return await self._end(fault, reader, writer)

    async def _end(self, fault: Fault, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        if fault.end == "reset":
            _reset(writer)
        elif fault.end == "half-close":
            writer.write_eof()
        if fault.end in ("reset", "close"):
            writer.close()
        self.played += 1
        self._wake()
        if fault.end in ("half-close", "hold"):
            await reader.read()
        return fault.end == "keep"

    async def _forward(self, request: Message) -> Message:
        reader, writer = await asyncio.open_connection(self.upstream.hostname, self.upstream.port)
        try:
            plain = {name: value for name, value in request.fields.items() if name != b"accept-encoding"}
            request = replace(request, fields=plain | {b"connection": b"close"})
            writer.write(request.head + request.framed)
            reply = await Message.read(reader)
            return replace(reply, fields={n: v for n, v in reply.fields.items() if n != b"connection"})
        finally:
            writer.close()

    def _note(self, fault: Fault, request: Message | None, forwarded: bool, connection: int) -> None:
        self.exchanges.append(Exchange(fault, request, forwarded, connection))
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed.clear()


def _reset(writer: asyncio.StreamWriter) -> None:
    """Make the coming close a reset."""
    raw: socket.socket = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@asynccontextmanager
async def between(upstream: str, *, listening: bool = True) -> AsyncIterator[FaultProxy]:
    """Run a proxy for the length of a block."""
    proxy = FaultProxy(upstream)
    try:
        yield await proxy.listen() if listening else proxy
    finally:
        await proxy.aclose()

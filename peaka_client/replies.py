"""Calls whose reply is handed over while it arrives."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from .errors import PeakaConnectionError, PeakaDecodeError, PeakaError, PeakaTimeoutError, PeakaUsageError

if TYPE_CHECKING:
    from .flight import Flight
    from .http import Reply
    from .operation import Call
    from .sender import PeakaSender
    from .spans import CallSpan

E = TypeVar("E", bound=PeakaError)

__all__ = ["StreamCall", "StreamReply"]


class StreamReply:
    """An open reply: head read, body still on the wire."""

    __slots__ = ("_flight", "_reply", "headers", "status")

    def __init__(self, flight: Flight, reply: Reply) -> None:
        self._flight = flight
        self._reply: Reply | None = reply
        self.status = reply.status
        self.headers = reply.headers

    def told(self, error: E) -> E:
        """The error, with the facts of this call written on it."""
        if isinstance(error, PeakaDecodeError):
            error.status = self.status
        return self._flight.told(error)

    def chunks(self) -> AsyncIterator[bytes]:
        """The body, decompressed, piece by piece."""
        return _Chunks(self)

    async def next(self) -> bytes | None:
        """The next piece of the body; None: it is complete."""
        if self._reply is None:
            raise PeakaUsageError("the stream is closed: read it inside its `async with` block")
        flight = self._flight
        limit = flight.patience
        if flight.deadline is not None:
            rest = flight.deadline - monotonic()
            limit = rest if limit is None else min(limit, rest)
        piece: bytes | PeakaConnectionError | None
        try:
            async with asyncio.timeout(limit) as timer:
                piece = await self._reply.next(decode=True)
        except TimeoutError:
            if not timer.expired():
                raise
            piece = PeakaTimeoutError(f"nothing came for {limit:.0f} s")
        if isinstance(piece, PeakaConnectionError):
            raise flight.told(piece)
        return piece

    async def aclose(self) -> None:
        """Set the connection free."""
        reply, self._reply = self._reply, None
        if reply is not None:
            await reply.aclose()


class _Chunks:
    __slots__ = ("_stream",)

    def __init__(self, stream: StreamReply) -> None:
        self._stream = stream

    def __aiter__(self) -> _Chunks:
        return self

    async def __anext__(self) -> bytes:
        piece = await self._stream.next()
        if piece is None:
            raise StopAsyncIteration
        return piece


class StreamCall(AbstractAsyncContextManager[StreamReply]):
    """Opens the reply on entering, sets its connection free on leaving, however that happens."""

    __slots__ = ("_call", "_reply", "_sender", "_span", "_state")

    def __init__(self, sender: PeakaSender, call: Call) -> None:
        self._sender = sender
        self._call = call
        self._state = "never entered"
        self._reply: StreamReply | None = None
        self._span: CallSpan | None = None

    async def __aenter__(self) -> StreamReply:
        if self._state != "never entered":
            raise PeakaUsageError("a stream can be entered only once: make the call again")
        self._state = "closed"
        self._span = self._sender.span(self._call)
        try:
            self._reply = await self._sender.open(self._call)
        except BaseException as error:
            if self._span is not None:
                self._span.end(error=error)
            raise
        self._state = "left open"
        return self._reply

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._state = "closed"
        if self._reply is not None:
            if self._span is not None:
                self._span.end(status=self._reply.status, error=value)
            await self._reply.aclose()

    def __del__(self) -> None:
        if self._state != "closed":
            warnings.warn(
                f"the stream of {self._call.operation.name} was {self._state}: use `async with`",
                ResourceWarning,
                stacklevel=2,
                source=self,
            )

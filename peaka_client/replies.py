"""Calls whose reply is handed over while it arrives."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from .clock import LATE, within
from .errors import PeakaConnectionError, PeakaDecodeError, PeakaError, PeakaTimeoutError, PeakaUsageError

if TYPE_CHECKING:
    from .flight import Flight
    from .http import Reply
    from .operation import Call
    from .sender import PeakaSender
    from .spans import CallSpan

E = TypeVar("E", bound=PeakaError)
R = TypeVar("R")
T = TypeVar("T")


class StreamReply:
    """An open reply: head read, body still on the wire."""

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
        return self

    def __aiter__(self) -> StreamReply:
        return self

    async def __anext__(self) -> bytes:
        piece = await self.next()
        if piece is None:
            raise StopAsyncIteration
        return piece

    async def next(self) -> bytes | None:
        """The next piece of the body; None: it is complete."""
        if self._reply is None:
            raise PeakaUsageError("the stream is closed: read it inside its `async with` block")
        flight = self._flight
        limit = flight.patience
        if flight.deadline is not None:
            rest = flight.deadline - monotonic()
            limit = rest if limit is None else min(limit, rest)
        piece = await within(limit, self._reply.next(decode=True))
        if piece is LATE:
            raise flight.told(PeakaTimeoutError(f"nothing came for {limit:.0f} s"))
        if isinstance(piece, PeakaConnectionError):
            raise flight.told(piece)
        return piece

    async def aclose(self) -> None:
        """Set the connection free."""
        reply, self._reply = self._reply, None
        if reply is not None:
            await reply.aclose()


class Opened(AbstractAsyncContextManager[T]):
    """An open reply as the object that reads it.

    Args:
        inner: Opens the reply.
        wrap: Makes the object.
        prime: What the object does before it is handed over.
    """

    def __init__(
        self,
        inner: AbstractAsyncContextManager[R],
        wrap: Callable[[R], T],
        prime: Callable[[T], Awaitable[object]] | None = None,
    ) -> None:
        self._inner: AbstractAsyncContextManager[Any] = inner
        self._wrap: Callable[[Any], T] = wrap
        self._prime = prime

    async def __aenter__(self) -> T:
        value = self._wrap(await self._inner.__aenter__())
        if self._prime is not None:
            try:
                await self._prime(value)
            except BaseException as error:
                await self._inner.__aexit__(type(error), error, error.__traceback__)
                raise
        return value

    async def __aexit__(self, *outcome: object) -> None:
        await self._inner.__aexit__(*outcome)  # type: ignore[arg-type]


class StreamCall(AbstractAsyncContextManager[StreamReply]):
    """Opens the reply on entering, sets its connection free on leaving, however that happens."""

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

    async def __aexit__(self, *outcome: object) -> None:
        self._state = "closed"
        if self._reply is not None:
            if self._span is not None:
                self._span.end(status=self._reply.status, error=outcome[1])
            await self._reply.aclose()

    def __del__(self) -> None:
        if self._state != "closed":
            warnings.warn(
                f"the stream of {self._call.operation.name} was {self._state}: use `async with`",
                ResourceWarning,
                stacklevel=2,
                source=self,
            )

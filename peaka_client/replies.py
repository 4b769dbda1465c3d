"""Calls whose reply is handed over while it arrives."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from .clock import within
from .errors import PeakaConnectionError, PeakaError, PeakaTimeoutError, PeakaUsageError
from .flight import Flight
from .spans import Facts, current, end_span, start_span

if TYPE_CHECKING:
    from .http import Reply
    from .operation import Call
    from .sender import PeakaSender

T = TypeVar("T")


class StreamReply(AsyncIterator[bytes]):
    """An open reply: head read, body still on the wire."""

    def __init__(self, flight: Flight, reply: Reply) -> None:
        self.flight: Flight = flight
        self.headers: Mapping[str, str] = reply.headers

    async def __anext__(self) -> bytes:
        piece = await self.next()
        if piece is None:
            raise StopAsyncIteration
        return piece

    async def next(self) -> bytes | None:
        """The next piece of the body; None: it is complete."""
        flight = self.flight
        if flight.reply is None:
            raise PeakaUsageError("the stream is closed: read it inside its `async with` block")
        rest, limit = flight.deadline and flight.deadline - monotonic(), flight.patience
        total = rest is not None and (limit is None or rest < limit)
        piece = await within(rest if total else limit, flight.reply.next())
        if total and isinstance(piece, PeakaTimeoutError):
            piece = PeakaTimeoutError(f"not complete within {round(flight.limit or 0.0, 3):g} s")
        if isinstance(piece, PeakaConnectionError):
            raise flight.told(piece)
        return piece


class StreamCall(AbstractAsyncContextManager[T]):
    """Opens a reply on entering, sets its connection free on leaving, however that happens.

    Args:
        sender: What to send with.
        call: What to send.
        wrap: Makes the object that reads the open reply.
        prime: What that object does before it is handed over.
        part_of: What it is counted with, instead of being a call, and a span, of its own.
    """

    def __init__(
        self,
        sender: PeakaSender,
        call: Call,
        wrap: Callable[[Any], T],
        prime: Callable[[T], Awaitable[object]] | None = None,
        part_of: Facts | None = None,
    ) -> None:
        self._sender = sender
        self._call = call
        self._wrap = wrap
        self._prime = prime
        self._part_of = part_of
        self._state = "never entered"

    async def __aenter__(self) -> T:
        if self._state != "never entered":
            raise PeakaUsageError("a stream can be entered only once: make the call again")
        self._state = "closed"
        self._flight = Flight(self._call, self._sender.settings, streamed=True)
        self._span = None if self._part_of else start_span(self._call.operation, self._sender.settings)
        try:
            with current(self._span):
                reply = await self._sender.open(self._flight)
            value = self._wrap(reply)
            if self._prime is not None:
                await self._prime(value)
        except BaseException as error:
            if isinstance(error, PeakaError) and self._flight.reply is not None:
                self._flight.told(error)
            await self.__aexit__(type(error), error, None)
            raise
        self._state = "left open"
        return value

    async def __aexit__(self, *outcome: object) -> None:
        self._state = "closed"
        end_span(self._span, self._flight, outcome[1])
        if self._part_of is not None:
            self._part_of.attempts += self._flight.attempts
            self._part_of.status = self._flight.status
        await self._flight.drop_reply()

    def __del__(self) -> None:
        if getattr(self, "_state", "closed") != "closed":  # a copy may never have been finished
            warnings.warn(
                f"the stream of {self._call.operation.name} was {self._state}: use `async with`",
                ResourceWarning,
                stacklevel=2,
                source=self,
            )

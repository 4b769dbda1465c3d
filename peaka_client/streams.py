"""What a streaming operation yields: events of the agent, or plain bytes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import DecodeError
from msgspec.json import Decoder

from .errors import PeakaDecodeError
from .jsons import parse
from .sse import RawEvent, SseParser

if TYPE_CHECKING:
    from .replies import StreamReply

_JSON = frozenset("{[")
_decode = Decoder().decode
_new = tuple.__new__
"""Makes a named tuple without the detour through its constructor's arguments: a tenth of the time of an event."""


class AgentEvent(NamedTuple):
    """One event of the agent's answer.

    No source documents the names or the contents, so nothing is assumed: ``data`` is the parsed JSON where it is an
    object or an array, and the text as it came otherwise.
    """

    event: str
    """The event's name; ``message`` where the server gave none."""
    data: dict[str, Any] | list[Any] | str
    id: str
    """The last event id the server gave; empty: none yet."""


class EventStream(AsyncIterator[AgentEvent]):
    """Iterate it with ``async for``; it ends when the server closes the stream.

    Args:
        response: The open reply, of media type ``text/event-stream``.

    Raises:
        PeakaDecodeError: It is no event stream, or an event is longer than 16 Mi characters.
        PeakaConnectionError: The connection broke before the end.
    """

    def __init__(self, response: StreamReply) -> None:
        kind = response.headers.get("content-type", "")
        if kind.startswith(("application/json", "text/html")):  # the server's own or a proxy's answer
            raise PeakaDecodeError(f"cannot read the answer: it is no event stream, but {kind}")
        self._chunks = aiter(response)
        self._parser = SseParser()
        self._ready: Iterator[RawEvent] = iter(())

    @property
    def retry(self) -> int | None:
        """The reconnection time that the server asked for, in milliseconds. The SDK never reconnects by itself."""
        return self._parser.retry

    async def __anext__(self) -> AgentEvent:
        while True:
            for event, text, last_id in self._ready:
                return _new(AgentEvent, (event, _value(text), last_id))
            self._ready = self._parser.feed(await anext(self._chunks))


def _value(text: str) -> Any:
    if text.lstrip()[:1] not in _JSON:
        return text
    try:
        return _decode(text)
    except (DecodeError, RecursionError):
        with suppress(ValueError):
            return parse(text)
        return text


class ByteStream:
    """A body that is no JSON: iterate it with ``async for`` chunk by chunk, or :meth:`read` it whole."""

    def __init__(self, response: StreamReply) -> None:
        self.headers: Mapping[str, str] = response.headers
        """The reply's headers."""
        self._chunks = aiter(response)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._chunks

    async def read(self) -> bytes:
        """The rest of the body as one value."""
        return b"".join([chunk async for chunk in self._chunks])

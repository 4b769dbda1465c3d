"""Server-sent events, read as the WHATWG HTML standard says ("Server-sent events", 9.2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .errors import PeakaDecodeError

MAX_EVENT_BYTES = 16 * 1024 * 1024
"""An event that grows beyond this is refused, so that an endless line cannot fill the memory."""


class RawEvent(NamedTuple):
    """One dispatched event, before anyone looks into its data."""

    event: str
    data: str
    id: str


class SseParser:
    """Feed it chunks as they come, cut anywhere; it hands out the events that are complete."""

    def __init__(self) -> None:
        self.last_event_id = ""
        self.retry: int | None = None
        """The reconnection time that the server asked for, in milliseconds."""
        self._started = False
        self._after_cr = False
        self._line: list[bytes] = []
        self._line_size = 0
        self._size = 0
        self._event = ""
        self._data: list[str] = []
        self._id = ""

    def feed(self, chunk: bytes) -> Iterator[RawEvent]:
        """The events that this chunk completes."""
        if not self._started:
            self._line.append(chunk)
            self._line_size += len(chunk)
            if self._line_size < 3 and b"\xef\xbb\xbf".startswith(chunk := b"".join(self._line)):
                return
            chunk = b"".join(self._line).removeprefix(b"\xef\xbb\xbf")
            self._line, self._line_size, self._started = [], 0, True
        if self._after_cr and chunk:
            chunk = chunk.removeprefix(b"\n")
            self._after_cr = False
        if b"\r" in chunk:
            # A CR ends its line at once; an LF that belongs to it may come with the next chunk.
            self._after_cr = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        first, *lines = chunk.split(b"\n")
        self._keep(first)
        if not lines:
            return
        lines.insert(0, b"".join(self._line))
        self._line, self._line_size = [], 0
        self._keep(lines.pop())
        for line in lines:
            if line:
                self._field(line)
            elif (event := self._dispatch()) is not None:
                yield event

    def _keep(self, part: bytes) -> None:
        if part:
            self._line.append(part)
            self._line_size += len(part)
            self._check(self._size + self._line_size)

    def _check(self, size: int) -> None:
        if size > MAX_EVENT_BYTES:
            raise PeakaDecodeError(f"a server-sent event is larger than {MAX_EVENT_BYTES} bytes")

    def _field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if value.startswith(b" "):
            value = value[1:]
        if name == b"data":
            self._size += len(value) + 1
            self._check(self._size)
            self._data.append(value.decode("utf-8", "replace"))
        elif name == b"event":
            self._event = value.decode("utf-8", "replace")
        elif name == b"id":
            if b"\0" not in value:
                self._id = value.decode("utf-8", "replace")
        elif name == b"retry" and value.isdigit():
            self.retry = int(value)

    def _dispatch(self) -> RawEvent | None:
        self.last_event_id = self._id
        event, data = self._event or "message", self._data
        self._event, self._data, self._size = "", [], 0
        return RawEvent(event, "\n".join(data), self._id) if data else None

"""Server-sent events, read as the WHATWG HTML standard says ("Server-sent events", 9.2.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .errors import PeakaDecodeError

__all__ = ["MAX_EVENT_BYTES", "RawEvent", "SseParser"]

MAX_EVENT_BYTES = 16 * 1024 * 1024
"""An event that grows beyond this is refused, so that an endless line cannot fill the memory."""


_USUAL = re.compile(r"(?:id: ?([^\0\n]*)\n)?(?:event: ?([^\n]*)\n)?data: ?([^\n]*)\n\n").match
"""An event in the form that nearly all servers write."""

RawEvent = tuple[str, str, str]
"""One dispatched event before anyone looks into its data: its name, its data, the last id."""


class SseParser:
    r"""Feed it chunks as they come, cut anywhere; it hands out the events that are complete.

    >>> list(SseParser().feed(b"event: token\ndata: hello\n\ndata: wor"))
    [('token', 'hello', '')]
    """

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
        whole, ended, rest = chunk.rpartition(b"\n")
        if ended:
            whole = b"".join([*self._line, whole])
            self._line, self._line_size = [], 0
            # Decoded at once: a line end cannot be part of a character, not even of a broken one.
            yield from self._events(whole.decode("utf-8", "replace") + "\n")
        if rest:
            self._line.append(rest)
            self._line_size += len(rest)
        self._check(self._size + self._line_size)

    def _events(self, text: str) -> Iterator[RawEvent]:
        """The events of whole lines: one match each in the usual form, line by line otherwise."""
        at, end = 0, len(text)
        while at < end:
            found = None if self._data or self._event else _USUAL(text, at)
            if found is None:
                stop = text.find("\n\n", at) + 2
                stop = end if stop < 2 else stop
                yield from self._lines(text[at : stop - 1].split("\n"))
                at = stop
            else:
                last_id, event, data = found.groups()
                if last_id is not None:
                    self._id = last_id
                self.last_event_id = self._id
                self._check(found.end() - at)
                yield event or "message", data, self._id
                at = found.end()

    def _lines(self, lines: list[str]) -> Iterator[RawEvent]:
        data = self._data
        for line in lines:
            if not line:
                self.last_event_id = self._id
                if data:
                    self._check(self._size)
                    yield self._event or "message", data[0] if len(data) == 1 else "\n".join(data), self._id
                    data.clear()
                self._event, self._size = "", 0
            else:
                self._field(line)

    def _check(self, size: int) -> None:
        if size > MAX_EVENT_BYTES:
            raise PeakaDecodeError(f"a server-sent event is larger than {MAX_EVENT_BYTES} bytes")

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._size += _bytes(line)
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id":
            if "\0" not in value:
                self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self.retry = int(value)


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())

"""Server-sent events, read as the WHATWG HTML standard says ("Server-sent events", 9.2.6)."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

from .errors import PeakaDecodeError

MAX_EVENT = 16 * 1024 * 1024
"""Characters: an event that grows beyond this is refused, so that an endless line cannot fill the memory."""

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
        self.retry: int | None = None
        """The reconnection time that the server asked for, in milliseconds."""
        self._decode = getincrementaldecoder("utf-8-sig")("replace").decode
        self._after_cr = False
        self._line: list[str] = []
        self._line_size = 0
        self._event = ""
        self._data: list[str] = []
        self._data_size = 0
        self._id = ""

    def feed(self, chunk: bytes) -> Iterator[RawEvent]:
        """The events that this chunk completes."""
        text = self._decode(chunk)
        if self._after_cr and text:
            text = text.removeprefix("\n")
            self._after_cr = False
        if "\r" in text:
            # A CR ends its line at once; an LF that belongs to it may come with the next chunk.
            self._after_cr = text.endswith("\r")
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        whole, ended, rest = text.rpartition("\n")
        if ended:
            lines = "".join([*self._line, whole, ended])
            self._line, self._line_size = [], 0
            yield from self._events(lines)
        self._line.append(rest)
        self._line_size += len(rest)
        if self._line_size + self._data_size > MAX_EVENT:
            raise PeakaDecodeError(f"a server-sent event is larger than {MAX_EVENT} characters")

    def _events(self, text: str) -> Iterator[RawEvent]:
        """The events of whole lines: one match each in the usual form, line by line otherwise."""
        at = 0
        while at < len(text):
            usual = None if self._data or self._event else _USUAL(text, at)
            if usual is not None:
                last_id, event, data = usual.groups()
                if last_id is not None:
                    self._id = last_id
                yield event or "message", data, self._id
                at = usual.end()
                continue
            end = text.index("\n", at)
            if end > at:
                self._field(text[at:end])
            else:
                if self._data:
                    yield self._event or "message", "\n".join(self._data), self._id
                self._event, self._data, self._data_size = "", [], 0
            at = end + 1

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
            self._data_size += len(line)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and re.fullmatch("[0-9]{1,15}", value):
            self.retry = int(value)

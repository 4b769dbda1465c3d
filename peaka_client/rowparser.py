"""Cutting rows out of a result while it arrives.

A result is one JSON document, ``{"columns": […], "data": [[…], […]]}``. No tokenizer is needed to read it in pieces:
cut the buffer behind a row and let msgspec prove the cut, for a prefix of the rows parses exactly when it ends where a
row does.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from .errors import PeakaDecodeError


class Cell(msgspec.Struct, gc=False):
    """The part of a cell that differs from row to row."""

    value: Any = None
    order: Any = None


class FullCell(msgspec.Struct, gc=False):
    """A cell with what it tells of its column."""

    value: Any = None
    order: Any = None
    name: Any = None
    dataType: Any = None  # noqa: N815
    displayName: Any = None  # noqa: N815


_DATA = re.compile(rb'"data"\s*:\s*\[')
_ROW_END = re.compile(rb"\]\s*,\s*\[")
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|["\[\]]', re.DOTALL)
_GUESSES = 6


class RowParser:
    """Feed it the pieces of a result as they come, cut anywhere; it hands out the rows that are complete.

    Args:
        compact: Rows are arrays of plain values, not of cells.
    """

    def __init__(self, *, compact: bool) -> None:
        self._compact = compact
        kind: Any = list[tuple[Any, ...]] if compact else list[list[Cell]]
        self._decode = msgspec.json.Decoder(kind).decode
        self._buffer = bytearray()
        self._state = "head"
        self.head: dict[str, Any] = {}
        """What the document says beside its rows; complete at the end."""
        self.sample: list[FullCell] | None = None
        """The first row with names and types."""

    def feed(self, chunk: bytes) -> list[Any]:
        """The rows that this piece completes: lists of cells, or of values where compact."""
        self._buffer += chunk
        if self._state == "head" and not self._find_data():
            return []
        return self._cut()

    def _find_data(self) -> bool:
        # The ends are listed first: while a match lives, the buffer cannot be cut.
        for end in [found.end() for found in _DATA.finditer(self._buffer)]:
            try:
                head = msgspec.json.decode(bytes(self._buffer[:end]) + b"]}")
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # inside a string or a nested object
            if isinstance(head, dict) and head.get("data") == []:
                self.head = head
                del self._buffer[:end]
                self._state = "rows"
                return True
        return False

    def _cut(self) -> list[Any]:
        buffer = self._buffer
        end = buffer.rfind(b"],[")
        for _ in range(_GUESSES):
            if end < 0:
                break
            rows = self._rows(end + 1)
            if rows is not None:
                return rows
            end = buffer.rfind(b"],[", 0, end)
        if end >= 0 or _ROW_END.search(buffer):
            return self._exact_cut()
        return []

    def _exact_cut(self) -> list[Any]:
        """Find the last row's end by counting brackets: for values full of ``],[``, spaced JSON and odd numbers."""
        depth, end = 0, -1
        for token in _TOKEN.finditer(bytes(self._buffer)):
            text = token[0]
            if text == b"[":
                depth += 1
            elif text == b"]":
                depth -= 1
                if depth == 0:
                    end = token.end()
                elif depth < 0:
                    break
            elif text == b'"':
                break  # a string that has not ended: what follows is text
        following = bytes(self._buffer[end : end + 32]).lstrip() if end > 0 else b""
        if not following.startswith(b",") or not following[1:].lstrip().startswith(b"["):
            # The last row seen may be the last of all, or its comma has not come yet: leave it for later.
            return []
        rows = self._rows(end)
        return self._patient(end) if rows is None else rows

    def _rows(self, end: int) -> list[Any] | None:
        piece = b"[" + bytes(self._buffer[:end]) + b"]"
        try:
            rows: list[Any] = self._decode(piece)
        except msgspec.ValidationError:
            return self._patient(end)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        self._learn(piece)
        self._drop(end)
        return rows

    def _patient(self, end: int) -> list[Any]:
        """Rows that msgspec refuses although they are whole: lone surrogates, NaN, numbers out of range."""
        try:
            raw = json.loads(b"[" + bytes(self._buffer[:end]) + b"]")
        except (ValueError, RecursionError) as error:
            problem = type(error).__name__
        else:
            self._drop(end)
            return self._from_plain(raw)
        raise PeakaDecodeError(f"the result's rows cannot be read ({problem})")

    def _from_plain(self, raw: Any) -> list[Any]:
        if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
            raise PeakaDecodeError("the result's rows are no arrays", place="$.data")
        if self._compact:
            return [tuple(row) for row in raw]
        rows: list[Any] = []
        for row in raw:
            if not all(isinstance(cell, dict) for cell in row):
                raise PeakaDecodeError("the result's cells are no objects", place="$.data")
            full = [FullCell(*(cell.get(name) for name in FullCell.__struct_fields__)) for cell in row]
            if self.sample is None:
                self.sample = full
            rows.append([Cell(cell.value, cell.order) for cell in full])
        return rows

    def _learn(self, piece: bytes) -> None:
        if self.sample is None and not self._compact:
            rows = msgspec.json.decode(piece, type=list[list[FullCell]])
            self.sample = rows[0] if rows else None

    def _drop(self, end: int) -> None:
        del self._buffer[:end]
        rest = self._buffer.lstrip()
        comma = len(self._buffer) - len(rest)
        if rest.startswith(b","):
            del self._buffer[: comma + 1]

    def finish(self) -> list[Any]:
        """The last rows, once the document is complete; :attr:`head` then holds all its other keys."""
        start = b'{"data":[' if self._state == "rows" else b""
        text = start + bytes(self._buffer)
        self._buffer.clear()
        try:
            rest = json.loads(text)
        except (ValueError, RecursionError) as error:
            problem = "it is cut off or garbled" if isinstance(error, ValueError) else "it is nested too deep"
            rest = None
        else:
            problem = "its root is no object"
        if not isinstance(rest, dict):
            raise PeakaDecodeError(f"the result cannot be read: {problem}")
        data = rest.pop("data", None)
        self.head = {**self.head, **rest}
        self.head.pop("data", None)
        return [] if data is None else self._from_plain(data)

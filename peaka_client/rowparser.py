"""Cutting rows out of a result while it arrives.

A result is one JSON document, ``{"columns": […], "data": [[…], […]]}``. No tokenizer is needed to read it in pieces:
cut the buffer behind a row and let msgspec prove the cut, for a prefix of the rows parses exactly when it ends where a
row does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from .errors import PeakaDecodeError
from .jsons import parse


class Cell(msgspec.Struct, gc=False):
    """The part of a cell that differs from row to row."""

    value: Any = None
    order: Any = None


class FullCell(Cell, gc=False):
    """A cell with what it tells of its column."""

    name: Any = None
    dataType: Any = None  # noqa: N815
    displayName: Any = None  # noqa: N815


_DATA = re.compile(rb'"data"\s*:\s*\[')
_NEXT_ROW = re.compile(rb"\s*,\s*\[")
_ROW_END = re.compile(rb"\]" + _NEXT_ROW.pattern)
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["\[\]]', re.DOTALL)
_GUESSES = 6
_SMALL = 1 << 16
"""Bytes that may be looked through again with every piece that comes."""
# A DecodeError is a ValueError only since msgspec 0.21.
_REFUSED = (msgspec.DecodeError, ValueError, RecursionError)
_decode_cells = msgspec.json.Decoder(list[list[Cell]]).decode


class RowParser:
    """Feed it the pieces of a result as they come, cut anywhere; it hands out the rows that are complete.

    Args:
        compact: Rows are arrays of plain values, not of cells.
    """

    def __init__(self, *, compact: bool) -> None:
        self._compact = compact
        kind: Any = list[tuple[Any, ...]] if compact else list[list[FullCell]]
        self._decode: Callable[[bytes], list[Any]] = msgspec.json.Decoder(kind).decode
        self._buffer = bytearray()
        self._begun = False
        self._next_try = 0
        self.head: dict[str, Any] = {}
        """What the document says beside its rows; complete at the end."""
        self.sample: list[FullCell] = []
        """The first row, with names and types; empty where compact."""

    def feed(self, chunk: bytes) -> list[Any]:
        """The rows that this piece completes: lists of cells, or tuples of values where compact."""
        self._buffer += chunk
        self._begun = self._begun or self._find_data()
        if not self._begun or len(self._buffer) < self._next_try:
            return []
        rows = self._cut()
        # A large cell that is looked through with every piece of it costs the square of its size.
        self._next_try = 0 if rows else 2 * len(self._buffer) - _SMALL
        return rows

    def _find_data(self) -> bool:
        # The ends are listed first: while a match lives, the buffer cannot be cut.
        for end in [found.end() for found in _DATA.finditer(self._buffer)]:
            try:
                head = msgspec.json.decode(bytes(self._buffer[:end]) + b"]}")
            except _REFUSED:
                continue  # inside a string or a nested object
            if head.get("data") == []:  # not a key that only ends like it
                self.head = head
                del self._buffer[:end]
                return True
        return False

    def _cut(self) -> list[Any]:
        end = len(self._buffer)
        for _ in range(_GUESSES):
            end = self._buffer.rfind(b"],[", 0, end)
            if end < 0:
                break
            rows = self._take(end + 1)
            if rows is not None:
                return rows
        return self._exact_cut() if end >= 0 or _ROW_END.search(self._buffer) else []

    def _exact_cut(self) -> list[Any]:
        """Find the last row's end by counting brackets: for values full of ``],[``, spaced JSON and odd numbers."""
        depth, end = 0, 0
        for token in _TOKEN.finditer(bytes(self._buffer)):
            text = token[0]
            depth += (text == b"[") - (text == b"]")
            if text == b"]" and depth == 0:
                end = token.end()
            if text == b'"' or depth < 0:
                break  # a string that has not ended, so that what follows is text; or the end of all rows
        # The last row seen may be the last of all, or its comma has not come yet: then it is left for later.
        return (self._take(end, sure=True) or []) if _NEXT_ROW.match(self._buffer, end) else []

    def _take(self, end: int, *, sure: bool = False) -> list[Any] | None:
        """The rows up to here, where another follows; None: it is not where a row ends."""
        piece = b"[" + bytes(self._buffer[:end]) + b"]"
        rows = None
        with suppress(*_REFUSED):
            rows = self._learned(self._decode(piece))
        if rows is None and sure:
            rows = self._plain(_patiently(piece))
        if rows is not None:
            del self._buffer[: self._buffer.index(b",", end) + 1]
        return rows

    def _plain(self, raw: Any) -> list[Any]:
        """The last rows, and whole ones that the decoder refuses: lone surrogates, NaN, numbers out of range."""
        if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
            raise PeakaDecodeError("the result's rows are no arrays", place="$.data")
        if self._compact:
            return [tuple(row) for row in raw]
        if not all(isinstance(cell, dict) for row in raw for cell in row):
            raise PeakaDecodeError("the result's cells are no objects", place="$.data")
        names = FullCell.__struct_fields__
        return self._learned([[FullCell(*map(cell.get, names)) for cell in row] for row in raw])

    def _learned(self, rows: list[Any]) -> list[Any]:
        if rows and not self._compact and not self.sample:
            self.sample = rows[0]
            self._decode = _decode_cells
        return rows

    def finish(self) -> list[Any]:
        """The last rows, once the document is complete; :attr:`head` then holds all its other keys."""
        rest = _patiently((b'{"data":[' if self._begun else b"") + self._buffer)
        self._buffer.clear()
        if not isinstance(rest, dict):
            raise PeakaDecodeError("the result cannot be read: its root is no object")
        self.head |= rest
        data = self.head.pop("data", None)
        return [] if data is None else self._plain(data)


def _patiently(text: bytes) -> Any:
    with suppress(ValueError):
        return parse(text)
    # Raised out here: a JSON error holds the whole text.
    raise PeakaDecodeError("the result cannot be read: it is cut off, garbled or nested too deep")

"""Values of SQL types: from what crosses the wire (nearly always text) to Python's own types.

A value that does not read as its column's type is kept as it came: one odd value must not cost the whole result.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from itertools import chain, islice
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from .jsons import parse

Convert = Callable[[Any], Any]
Row = tuple[Any, ...]
_UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, ArithmeticError, OSError, RecursionError)
_STEP = 5000
"""Cells that are converted at once: few enough to stay in the processor's cache, and not to hold up an event loop."""


def in_steps(pieces: Iterable[Iterable[Row]], cells: float) -> Iterator[tuple[Row, ...]]:
    """The rows in all pieces, as many at a time as are one step's work if each is that of so many cells."""
    rows, size = chain.from_iterable(pieces), max(1, int(_STEP / max(1, cells)))
    while step := tuple(islice(rows, size)):
        yield step


def by_column(rows: Iterable[Row], width: int) -> list[list[Any]]:
    """The values of each column.

    Not with zip(*rows): its iterators, one a row, would bring on the garbage collector, which stops the loop.
    """
    values = list(chain.from_iterable(rows))
    return [values[at::width] for at in range(width)]


def base_type(sql_type: str | None) -> str:
    """``decimal`` of ``DECIMAL(10,2)``; empty: unknown."""
    return re.split(r"[( ]", (sql_type or "").strip().lower(), maxsplit=1)[0]


def zoned(read: Callable[[str], Any], day: int, text: str) -> Any:
    """Times as SQL prints them: ISO 8601 (the day takes so many characters), but the zone stands apart or is a name.

    It is cut off first: behind six digits of a second, fromisoformat skips all up to a sign or Z, so that it would take
    ``NZ`` for ``Z``.
    """
    if " " not in text[day:]:
        return read(text)
    moment, _, zone = text.rpartition(" ")
    if zone in ("UTC", "GMT", "Z"):
        return read(moment + "Z")
    return read(moment + zone) if zone[:1] in "+-" else read(moment).replace(tzinfo=ZoneInfo(zone))


_GUESSWORK = re.compile(r"\s*-|(?!.*\b\d{4}\b)|.*:.*[A-Za-z]\s*[+-]")
"""A year before Christ, none in full, ``UTC+3`` (east, or west as POSIX has it): dateutil would invent something."""


def _by_dateutil(text: str) -> datetime:
    from dateutil import parser

    def seconds(zone: str | None, offset: int | None) -> int | None:
        if zone and offset is None:
            raise ValueError(f"unknown zone {zone}")
        return offset

    # What the text lacks dateutil takes from a default, so that two defaults show whether it lacks a part of the day.
    defaults = datetime(1, 1, 1), datetime(2, 2, 2)  # noqa: DTZ001
    first, second = (parser.parse(text, tzinfos=seconds, default=default) for default in defaults)
    if _GUESSWORK.match(text) or first != second:
        raise ValueError("no whole date")
    return first


def _varbinary(text: str) -> bytes:
    if text.startswith(("0x", "0X")):
        return bytes.fromhex(text[2:])
    if re.fullmatch(r"[0-9a-fA-F]{2}(\s+[0-9a-fA-F]{2})*\s*", text):
        return bytes.fromhex(text)
    return b64decode(text, validate=True)


_TRUTH = {"true": True, "false": False, "TRUE": True, "FALSE": False, "1": True, "0": False}
_NUMBERS: dict[str, Convert] = {
    **dict.fromkeys(("tinyint", "smallint", "integer", "int", "bigint"), int),
    **dict.fromkeys(("real", "double", "float"), float),
    **dict.fromkeys(("decimal", "number", "numeric"), Decimal),
    "boolean": _TRUTH.__getitem__,
}
"""How to read text of types for which JSON may have a number, too."""
_SCALARS: dict[str, Convert] = {
    **_NUMBERS,
    "date": date.fromisoformat,
    "time": partial(zoned, time.fromisoformat, 0),
    "timestamp": partial(zoned, datetime.fromisoformat, 11),
    "uuid": UUID,
    "json": parse,
    "varbinary": _varbinary,
}
"""How to read text; each raises where it cannot."""
_SECOND: dict[str, Convert] = {"date": lambda text: _by_dateutil(text).date(), "timestamp": _by_dateutil}
"""What to try then."""


def _scalar(base: str) -> Convert:
    readers = [read for read in (_SCALARS[base], _SECOND.get(base)) if read is not None]
    numbers = (int, float, Decimal) if base in _NUMBERS else ()

    def convert(value: Any) -> Any:
        text = str(value) if type(value) in numbers else value
        for read in readers if isinstance(text, str) else ():
            try:
                return read(text)
            except _UNREADABLE:
                continue
        return value

    return convert


def _split(inner: str) -> list[str]:
    """Type arguments, cut at the commas outside parentheses and quotes."""
    parts, depth, start = [], 0, 0
    for found in re.finditer(r'"[^"]*"|[(),]', inner):
        depth += (found[0] == "(") - (found[0] == ")")
        if found[0] == "," and depth == 0:
            parts.append(inner[start : found.start()].strip())
            start = found.end()
    return [*parts, inner[start:].strip()]


def _array(inner: str) -> Convert:
    element = converter(inner)
    return lambda items: [element(item) for item in list.__iter__(items)]  # which takes nothing but a list


def _map(inner: str) -> Convert:
    key, element = (converter(part) for part in _split(inner))
    return lambda items: {key(k): element(v) for k, v in items.items()}


def _row(inner: str) -> Convert:
    fields: dict[str, Convert] = {}
    for at, part in enumerate(_split(inner)):
        found = re.fullmatch(r'("(?:[^"]|"")*"|[\w$]+)\s+(.+)', part)
        name, kind = found.groups() if found else (str(at), part)
        fields[name[1:-1].replace('""', '"') if name[0] == '"' else name] = converter(kind)

    def convert(items: Any) -> Any:
        named = dict(zip(fields, items, strict=True)) if isinstance(items, list) else items
        return {name: fields.get(name, _as_is)(item) for name, item in named.items()}

    return convert


_NESTED: dict[str, Callable[[str], Convert]] = {"array": _array, "map": _map, "row": _row}
"""What makes a converter from a type's arguments; it raises where a value has another shape."""


def _nested(base: str, inner: str) -> Convert:
    from json import JSONDecoder

    read = _NESTED[base](inner)
    exact = re.search("decimal|number|numeric", inner, re.IGNORECASE)
    parsed = JSONDecoder(parse_float=Decimal).decode if exact else parse

    def convert(value: Any) -> Any:
        try:
            return read(parsed(value) if isinstance(value, str) else value)
        except _UNREADABLE:
            return value

    return convert


def _as_is(value: Any) -> Any:
    return value


def converter(sql_type: str | None) -> Convert:
    """The function that turns a wire value of this type into a Python value; None stays None.

    >>> converter("decimal(10,2)")("669.74")
    Decimal('669.74')
    >>> converter("array(bigint)")("[1, null]")
    [1, None]

    Args:
        sql_type: A Trino type, e.g. ``decimal(10,2)`` or ``array(bigint)``; None: unknown.
    """
    base, inner = base_type(sql_type), (sql_type or "").strip().partition("(")[2]
    if base in _NESTED and inner.endswith(")"):
        with suppress(ValueError):
            return _nested(base, inner[:-1])
    return _scalar(base) if base in _SCALARS else _as_is


_TEXT_ONLY = {str, type(None)}


def convert_column(sql_type: str | None, values: Sequence[Any]) -> Sequence[Any]:
    """A whole column at once: the plain reader where all is text and reads well, value by value otherwise."""
    read = _SCALARS.get(base_type(sql_type))
    if read is not None and _TEXT_ONLY.issuperset(map(type, values)):
        with suppress(*_UNREADABLE):
            return [None if value is None else read(value) for value in values]
    convert = converter(sql_type)
    return values if convert is _as_is else [None if value is None else convert(value) for value in values]

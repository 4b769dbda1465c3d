"""Values of SQL types: from what crosses the wire (nearly always text) to Python's own types.

A value that does not read as its column's type is kept as it came: one odd value must not cost the whole result.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

Convert = Callable[[Any], Any]

_ZONED = re.compile(r"(.*?\d)\s*([+-]\d\d(?::?\d\d)?|Z|[A-Za-z][\w+/-]*)$")
_NUMBER = re.compile(r"(\d+:\d\d:\d\d)[.,](\d+)")


def _integer(value: Any) -> Any:
    return value if isinstance(value, bool | int | float) else int(value)


def _floating(value: Any) -> Any:
    return value if isinstance(value, bool) else float(value)


def _decimal(value: Any) -> Any:
    return Decimal(repr(value) if isinstance(value, float) else value)


_TRUTH = {"true": True, "false": False, "TRUE": True, "FALSE": False, "1": True, "0": False}


def _boolean(value: Any) -> Any:
    return value if isinstance(value, bool) else _TRUTH[str(value)]


def _micros(text: str) -> str:
    """Fractions of a second cut to the six digits that Python can hold."""
    return _NUMBER.sub(lambda found: f"{found[1]}.{found[2][:6]:0<6}", text)


def _zone(name: str) -> timezone | ZoneInfo:
    if name in ("Z", "UTC", "GMT", "UT"):
        return UTC
    if name[0] in "+-":
        digits = name[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-offset if name[0] == "-" else offset)
    return ZoneInfo(name)


def _date(value: Any) -> Any:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return _by_dateutil(value).date()


def _time(value: Any) -> Any:
    found = _ZONED.match(value)
    if found is None or ":" not in found[1]:
        return time.fromisoformat(_micros(value))
    return time.fromisoformat(_micros(found[1])).replace(tzinfo=_zone(found[2]))


def _timestamp(value: Any) -> Any:
    if value.endswith(" UTC"):
        return datetime.fromisoformat(_micros(value[:-4])).replace(tzinfo=UTC)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        pass
    found = _ZONED.match(value)
    try:
        if found is not None and ":" in found[1]:
            return datetime.fromisoformat(_micros(found[1])).replace(tzinfo=_zone(found[2]))
        return datetime.fromisoformat(_micros(value))
    except (ValueError, KeyError, OSError):
        return _by_dateutil(value)


def _by_dateutil(value: str) -> datetime:
    from dateutil import parser

    return parser.parse(value)


def _varbinary(value: Any) -> Any:
    if value.startswith(("0x", "0X")):
        return bytes.fromhex(value[2:])
    if re.fullmatch(r"[0-9a-fA-F]{2}( +[0-9a-fA-F]{2})+ *", value):
        return bytes.fromhex(value)
    return b64decode(value, validate=True)


def _json(value: Any) -> Any:
    from .jsons import parse

    return parse(value.encode()) if isinstance(value, str) else value


def _split(inner: str) -> list[str]:
    """Type arguments, cut at the commas outside parentheses and quotes."""
    parts, depth, quoted, start = [], 0, False, 0
    for index, char in enumerate(inner):
        if char == '"':
            quoted = not quoted
        elif not quoted and char in "()":
            depth += 1 if char == "(" else -1
        elif not quoted and char == "," and depth == 0:
            parts.append(inner[start:index].strip())
            start = index + 1
    return [*parts, inner[start:].strip()]


def _array(inner: str) -> Convert:
    element = converter(inner)

    def convert(value: Any) -> Any:
        items = _json(value)
        return [element(item) for item in items] if isinstance(items, list) else value

    return convert


def _map(inner: str) -> Convert:
    key, element = (converter(part) for part in _split(inner))

    def convert(value: Any) -> Any:
        items = _json(value)
        return {key(k): element(v) for k, v in items.items()} if isinstance(items, dict) else value

    return convert


def _row(inner: str) -> Convert:
    fields = []
    for part in _split(inner):
        found = re.fullmatch(r'("(?:[^"]|"")*"|[\w$]+)\s+(.+)', part)
        fields.append((found[1].strip('"'), converter(found[2])) if found else (None, converter(part)))

    def convert(value: Any) -> Any:
        items = _json(value)
        if isinstance(items, dict):
            known = {name: element for name, element in fields if name}
            return {name: known[name](item) if name in known else item for name, item in items.items()}
        if isinstance(items, list) and len(items) == len(fields):
            return {
                name or str(at): element(item)
                for at, ((name, element), item) in enumerate(zip(fields, items, strict=False))
            }
        return value

    return convert


_SIMPLE: dict[str, Convert] = {
    **dict.fromkeys(("tinyint", "smallint", "integer", "int", "bigint"), _integer),
    **dict.fromkeys(("real", "double", "float"), _floating),
    **dict.fromkeys(("decimal", "number", "numeric"), _decimal),
    "boolean": _boolean,
    "date": _date,
    "time": _time,
    "timestamp": _timestamp,
    "uuid": UUID,
    "json": _json,
    "varbinary": _varbinary,
}
_NESTED: dict[str, Callable[[str], Convert]] = {"array": _array, "map": _map, "row": _row}


def _kept(convert: Convert) -> Convert:
    def tolerant(value: Any) -> Any:
        if value is None:
            return None
        try:
            return convert(value)
        except (ValueError, TypeError, AttributeError, KeyError, ArithmeticError, OSError):
            return value

    return tolerant


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
    text = (sql_type or "").strip().lower()
    base, bracket, rest = text.partition("(")
    base = base.strip()
    if base in _NESTED and bracket and rest.endswith(")"):
        try:
            return _kept(_NESTED[base](rest[:-1]))
        except ValueError:
            return _as_is
    convert = _SIMPLE.get(base.partition(" ")[0])
    return _as_is if convert is None else _kept(convert)


_FAST: dict[str, Convert] = {
    **dict.fromkeys(("tinyint", "smallint", "integer", "int", "bigint"), int),
    **dict.fromkeys(("real", "double", "float"), float),
    **dict.fromkeys(("decimal", "number", "numeric"), Decimal),
    "boolean": _TRUTH.__getitem__,
    "date": date.fromisoformat,
    "timestamp": _timestamp,
}
_TEXT_ONLY = {str, type(None)}


def convert_column(sql_type: str | None, values: Sequence[Any]) -> Sequence[Any]:
    """A whole column at once: the plain constructor where all is text and reads well, the patient way otherwise."""
    base = (sql_type or "").lower().partition("(")[0].partition(" ")[0]
    fast = _FAST.get(base)
    if fast is not None and _TEXT_ONLY.issuperset(map(type, values)):
        try:
            return [None if value is None else fast(value) for value in values]
        except (ValueError, KeyError, ArithmeticError, OSError):
            pass
    convert = converter(sql_type)
    return values if convert is _as_is else [convert(value) for value in values]

"""From Python values to the wire: path segments, query strings, JSON bodies. What cannot be right is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from math import isfinite
from typing import Any

from .errors import PeakaConfigError
from .types import UNSET, Secret

_PLAIN = re.compile(r"[A-Za-z0-9_~.-]+").fullmatch


def segment(value: object) -> str:
    """One path segment, quoted so that it cannot become two.

    >>> segment("orders/2024?")
    'orders%2F2024%3F'

    Raises:
        PeakaConfigError: It is no string, empty, ``.`` or ``..``.
    """
    if not isinstance(value, str):
        raise PeakaConfigError(f"a path parameter must be a str, not {type(value).__name__}: pass str(value)")
    if value in ("", ".", ".."):
        raise PeakaConfigError(f"{value!r} cannot be a path parameter: pass the id or the name of a thing")
    if _PLAIN(value):
        return value
    try:
        from urllib.parse import quote

        return quote(value, safe="")
    except UnicodeEncodeError:
        raise PeakaConfigError("a path parameter holds a lone surrogate, which has no UTF-8 form") from None


def route(literals: tuple[str, ...], values: tuple[str, ...]) -> str:
    """A route template filled in."""
    if len(literals) != len(values) + 1:
        raise PeakaConfigError(f"the path takes {len(literals) - 1} parameters, not {len(values)}")
    parts = [literals[0]]
    for value, literal in zip(values, literals[1:], strict=True):
        parts.append(segment(value))
        parts.append(literal)
    return "".join(parts)


def raw_path(path: str) -> str:
    """A path that the caller wrote by hand: kept as it is where it is valid, quoted where it is not.

    Raises:
        PeakaConfigError: It does not begin with a slash, climbs with ``..``, or holds a query.
    """
    if not path.startswith("/") or "?" in path or "#" in path:
        raise PeakaConfigError(f"{path!r} is no path: begin with /, and pass query parameters as query={{…}}")
    from urllib.parse import quote, unquote

    if any(unquote(part) in (".", "..") for part in path.split("/")):
        raise PeakaConfigError(f"{path!r} climbs with . or ..: pass the path it leads to")
    return quote(path, safe="/%:@!$&'()*+,;=~")


def _is_date(value: Any) -> bool:
    from datetime import date

    return isinstance(value, date)


def _query_text(value: Any) -> str:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if _is_date(value):
        return str(value.isoformat())
    if isinstance(value, Secret):
        return str(value.get())
    if isinstance(value, str | int | float):
        return str(value)
    raise PeakaConfigError(f"a query parameter cannot be a {type(value).__name__}")


def _pairs(query: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    for name, value in query.items():
        if value is UNSET or value is None:
            continue
        if isinstance(value, list | tuple):
            yield from ((name, _query_text(item)) for item in value)
        else:
            yield name, _query_text(value)


def query_string(*queries: Mapping[str, object] | None) -> str:
    """The query string with its ``?``, or an empty string. Unset and None are left out; a list repeats its name.

    >>> query_string({"limit": 5, "all": True, "cursor": None}, {"tag": ["a", "b"]})
    '?limit=5&all=true&tag=a&tag=b'
    """
    from urllib.parse import quote_plus

    try:
        text = "&".join(f"{quote_plus(k)}={quote_plus(v)}" for query in queries if query for k, v in _pairs(query))
    except UnicodeEncodeError:
        raise PeakaConfigError("a query parameter holds a lone surrogate, which has no UTF-8 form") from None
    return f"?{text}" if text else ""


def to_wire(value: Any) -> Any:
    """Plain JSON values: models by their ``to_dict``, enums by value, dates in ISO 8601, secrets opened, UNSET dropped.

    >>> to_wire({"names": ("a", "b"), "key": Secret("s"), "limit": UNSET})
    {'names': ['a', 'b'], 'key': 's'}

    Raises:
        PeakaConfigError: NaN, infinity, or a type that JSON does not have.
    """
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return value
    if isinstance(value, float):
        if not isfinite(value):
            raise PeakaConfigError(f"JSON has no {value}")
        return value
    if isinstance(value, Enum):
        return to_wire(value.value)
    if isinstance(value, Mapping):
        return {str(key): to_wire(item) for key, item in value.items() if item is not UNSET}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_wire(item) for item in value if item is not UNSET]
    if _is_date(value):
        return value.isoformat()
    if isinstance(value, Secret):
        return to_wire(value.get())
    if isinstance(value, str | int):
        return value
    if hasattr(value, "to_dict"):
        return to_wire(value.to_dict())
    raise PeakaConfigError(f"a {kind.__name__} cannot be sent as JSON: convert it to a str, a number, a list or a dict")


def json_body(body: object, extra: Mapping[str, object] | None = None) -> bytes:
    """A JSON body, with the caller's extra properties laid over it."""
    import msgspec

    wire = to_wire({} if body is UNSET else body)
    if extra:
        if not isinstance(wire, dict):
            raise PeakaConfigError("extra_body needs a body that is an object; this operation sends a list")
        wire |= to_wire(extra)
    try:
        return msgspec.json.encode(wire)
    except UnicodeEncodeError:
        raise PeakaConfigError("the body holds a lone surrogate, which has no UTF-8 form") from None

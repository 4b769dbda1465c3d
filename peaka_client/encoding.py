"""From Python values to the wire: path segments, query strings, JSON bodies. What cannot be right is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import lru_cache
from math import isfinite
from typing import Any

from .errors import PeakaConfigError
from .types import UNSET, Secret

_PLAIN = re.compile(r"[A-Za-z0-9_~.-]+").fullmatch
_PLAIN_FORM: dict[type, Callable[[Any], Any]] = {str: str.__str__, int: int.__int__, float: float.__float__}
"""What the JSON encoder takes no subclasses of, and what makes one plain, however it would print itself."""


def segment(value: object) -> str:
    """One path segment, quoted so that it cannot become two.

    >>> segment("orders/2024?")
    'orders%2F2024%3F'

    Raises:
        PeakaConfigError: It is no string, empty, ``.`` or ``..``.
    """
    if not isinstance(value, str) or value in ("", ".", ".."):
        raise PeakaConfigError(f"a path parameter must be a str, the id or the name of a thing, not {value!r:.80}")
    if _PLAIN(value):
        return value
    try:
        from urllib.parse import quote

        return quote(value, safe="")
    except UnicodeEncodeError:
        raise PeakaConfigError("a path parameter holds a lone surrogate, which has no UTF-8 form") from None


@lru_cache(512)
def _template(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "%s", path.replace("%", "%%"))


def route(path: str, values: tuple[str, ...]) -> str:
    """A route with its parameters filled in.

    >>> route("/data/projects/{projectId}/queries", ("aB3dE5fG",))
    '/data/projects/aB3dE5fG/queries'
    """
    return _template(path) % tuple(map(segment, values))


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


def _pairs(query: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    for name, value in to_wire(query, _opened).items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict | list):
                raise PeakaConfigError(f"the query parameter {name} cannot be a {type(item).__name__}")
            if item is not None:
                yield name, str(item).lower() if isinstance(item, bool) else item


def query_string(*queries: Mapping[str, object] | None) -> str:
    """The query string with its ``?``, or an empty string. Unset and None are left out; a list repeats its name.

    >>> query_string({"limit": 5, "all": True, "cursor": None}, {"tag": ["a", "b"]})
    '?limit=5&all=true&tag=a&tag=b'
    """
    from urllib.parse import urlencode

    try:
        text = urlencode([pair for query in queries if query for pair in _pairs(query)])
    except UnicodeEncodeError:
        raise PeakaConfigError("a query parameter holds a lone surrogate, which has no UTF-8 form") from None
    return f"?{text}" if text else ""


def to_wire(value: Any, leaf: Callable[[Any], Any] | None = None) -> Any:
    """JSON for a value: models, enums, moments (ISO 8601) and collections of them; UNSET is dropped.

    >>> to_wire({"names": ("a", "b"), "key": Secret("s"), "limit": UNSET})
    {'names': ['a', 'b'], 'key': Secret('**********')}

    Args:
        value: What to write.
        leaf: What to make of a value that is none of these. Default: it stays, so a secret stays a secret.
    """
    if value is None or type(value) in (str, int, bool):
        return value
    if hasattr(value, "wire_items"):  # a model; its class is not imported here, for attrs costs time
        value = value.wire_items()
    if isinstance(value, (dict, Mapping)):
        return {str(name): to_wire(item, leaf) for name, item in value.items() if item is not UNSET}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_wire(item, leaf) for item in value if item is not UNSET]
    if isinstance(value, Enum):
        return to_wire(value.value, leaf)
    if hasattr(value, "isoformat"):
        text = value.isoformat()
        return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
    return leaf(value) if leaf else value


def _opened(value: Any) -> Any:
    """What leaves for the server: secrets opened, and nothing that JSON does not have."""
    if isinstance(value, Secret):
        return to_wire(value.get(), _opened)
    if isinstance(value, float) and not isfinite(value):
        raise PeakaConfigError(f"JSON has no {value}")
    for kind, plain in _PLAIN_FORM.items():
        if isinstance(value, kind):
            return plain(value)
    raise PeakaConfigError(f"{type(value).__name__} cannot be sent: convert it to a str, a number, a list or a dict")


def json_body(body: object, extra: Mapping[str, object] | None = None) -> bytes:
    """A JSON body, with the caller's extra properties laid over it."""
    import msgspec

    wire = to_wire({} if body is UNSET else body, _opened)
    if extra:
        if not isinstance(wire, dict):
            raise PeakaConfigError("extra_body needs a body that is an object; this operation sends a list")
        wire |= to_wire(extra, _opened)
    try:
        return msgspec.json.encode(wire)
    except UnicodeEncodeError:
        raise PeakaConfigError("the body holds a lone surrogate, which has no UTF-8 form") from None

"""Descriptions speak of the wire; docstrings speak Python: `displayName` becomes `display_name` in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from .document import Document
from .names import python_name

_QUOTED = re.compile(r"`(\w+)`")


def speak_python(document: Document) -> None:
    """Rename in every description what snake case renames in the code."""
    names = {
        wire: python_name(wire, {}) for wire, raw in _named(document) if not {"const", "x-peaka-name"} & raw.keys()
    }
    _rewrite(document.data, lambda found: f"`{names.get(found[1], found[1])}`")


def _named(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that becomes an argument or an attribute."""
    for operation in document.operations():
        for shown in [*operation.data.get("parameters", []), *operation.shared]:
            parameter = document.resolve(shown)
            yield parameter["name"], parameter
    for schema in document.schemas.values():
        yield from schema.get("properties", {}).items()


def _rewrite(node: Any, rename: Callable[[re.Match[str]], str]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "description" and isinstance(value, str):
                node[key] = _QUOTED.sub(rename, value)
            elif key not in ("example", "examples"):
                _rewrite(value, rename)
    elif isinstance(node, list):
        for item in node:
            _rewrite(item, rename)

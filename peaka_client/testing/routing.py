"""From a method and a path to an operation. A literal segment wins over a parameter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Operation

__all__ = ["Match", "Router"]


@dataclass(frozen=True, slots=True)
class Match:
    """An operation and the values of its path parameters; or only the methods that the path takes."""

    operation: Operation | None
    values: dict[str, str]
    allowed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    parameter: _Node | None = None
    operations: dict[str, Operation] = field(default_factory=dict)


class Router:
    """A tree of path segments."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        for operation in operations:
            node = self._root
            for segment in operation.path.strip("/").split("/"):
                if segment.startswith("{"):
                    node.parameter = node.parameter or _Node()
                    node = node.parameter
                else:
                    node = node.literals.setdefault(segment, _Node())
            node.operations[operation.method] = operation

    def match(self, method: str, segments: list[str]) -> Match | None:
        """Find the operation; None if no operation has this path at all."""
        allowed: tuple[str, ...] = ()
        for node in _walk(self._root, segments, 0):
            operation = node.operations.get(method)
            if operation is not None:
                return Match(operation, _values(operation, segments))
            allowed = allowed or tuple(sorted(node.operations))
        return Match(None, {}, allowed) if allowed else None


def _walk(node: _Node, segments: list[str], index: int) -> Iterable[_Node]:
    if index == len(segments):
        if node.operations:
            yield node
        return
    literal = node.literals.get(segments[index])
    if literal is not None:
        yield from _walk(literal, segments, index + 1)
    if node.parameter is not None and segments[index]:
        yield from _walk(node.parameter, segments, index + 1)


def _values(operation: Operation, segments: list[str]) -> dict[str, str]:
    template = operation.path.strip("/").split("/")
    return {name[1:-1]: value for name, value in zip(template, segments, strict=True) if name.startswith("{")}

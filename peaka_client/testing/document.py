"""The API as openapi.yaml describes it, read from the compiled copy beside this file."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .schema import Checker

__all__ = ["Document", "Operation", "Parameter", "document"]

_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path or query parameter."""

    name: str
    place: str
    required: bool
    schema: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply that the document knows."""

    content_type: str | None
    schema: dict[str, Any] | None
    example: Any


@dataclass(frozen=True, slots=True)
class Operation:
    """One of the operations."""

    name: str
    method: str
    path: str
    tag: str
    scopes: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: dict[str, Any] | None
    """The schema of the request body."""
    body_type: str | None
    body_required: bool
    answers: dict[str, Answer]

    @property
    def success(self) -> int:
        """The status of its success."""
        return min(int(status) for status in self.answers if status.startswith("2"))

    @property
    def writes(self) -> bool:
        """Whether it may change something."""
        return self.method != "GET"

    def answer(self, status: int) -> Answer | None:
        """What the document says of a status."""
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in self.answers:
                return self.answers[key]
        return None

    def example(self) -> Any:
        """A copy of the example of its success."""
        return copy.deepcopy(self.answers[str(self.success)].example)


class Document:
    """All operations, and a checker for their schemas."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._raw = raw
        self.checker: Checker = Checker(raw["components"]["schemas"])
        self.operations: dict[str, Operation] = {}
        for path, item in raw["paths"].items():
            shared = item.get("parameters", [])
            for method in _METHODS:
                if method in item:
                    operation = self._operation(path, method, item[method], shared)
                    self.operations[operation.name] = operation

    def names(self, operation: Operation) -> set[str]:
        """What the parameters of an operation and the properties of its JSON are called on the wire."""
        schemas = [operation.body] if operation.body and operation.body_type == "application/json" else []
        found = {one.name for one in operation.parameters}
        while schemas:
            schema = self.checker.resolve(schemas.pop())
            found.update(schema.get("properties", ()))
            schemas += schema.get("oneOf", ())
        return found

    def _resolve(self, node: Any) -> Any:
        while isinstance(node, dict) and "$ref" in node:
            target: Any = self._raw
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def _operation(self, path: str, method: str, raw: dict[str, Any], shared: list[Any]) -> Operation:
        parameters = [self._resolve(one) for one in [*shared, *raw.get("parameters", [])]]
        request = self._resolve(raw.get("requestBody"))
        content = (request or {}).get("content", {})
        body_type = next(iter(content), None)
        return Operation(
            name=raw["operationId"],
            method=method.upper(),
            path=path,
            tag=raw["tags"][0],
            scopes=tuple(raw.get("x-peaka-key-scopes", ())),
            parameters=tuple(
                Parameter(one["name"], one["in"], one.get("required", False), one.get("schema", {}))
                for one in parameters
            ),
            body=content[body_type].get("schema") if body_type else None,
            body_type=body_type,
            body_required=bool(request and request.get("required")),
            answers={str(status): self._answer(answer) for status, answer in raw["responses"].items()},
        )

    def _answer(self, raw: Any) -> Answer:
        raw = self._resolve(raw)
        for content_type, media in raw.get("content", {}).items():
            example = media.get("example")
            if example is None and media.get("examples"):
                example = self._resolve(next(iter(media["examples"].values()))).get("value")
            return Answer(content_type, media.get("schema"), example)
        return Answer(None, None, None)


@cache
def document() -> Document:
    """The document of this package."""
    return Document(json.loads(files("peaka_client.testing").joinpath("openapi.json").read_bytes()))

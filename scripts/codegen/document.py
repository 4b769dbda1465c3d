"""openapi.yaml as it stands: the raw tree, its places by line, and the x-peaka- extensions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it; both read the same."""

Pointer = tuple[str, ...]


class GenerationError(Exception):
    """Why nothing was generated: one line a problem, each with its place in the document."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class RawOperation(NamedTuple):
    """One operation, unread."""

    path: str
    method: str
    data: dict[str, Any]
    shared: list[dict[str, Any]]
    """Parameters that stand beside the methods."""

    @property
    def id(self) -> str:
        """The operationId."""
        return str(self.data.get("operationId", ""))

    @property
    def tag(self) -> str:
        """Its one tag."""
        return str(self.data["tags"][0])

    @property
    def pointer(self) -> Pointer:
        """Where it stands."""
        return ("paths", self.path, self.method)


class Document:
    """A description of the API, and the problems found in it so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = path.read_text(encoding="utf-8")
        self.data: dict[str, Any] = yaml.load(self.source, Loader=_LOADER)  # noqa: S506  # a SafeLoader
        self.problems: list[str] = []
        self._marks: yaml.Node | None = None

    def problem(self, pointer: Pointer, message: str) -> None:
        """Note something that must not be generated."""
        where = " → ".join(pointer)
        self.problems.append(f"{self.path.name}:{self._line(pointer)}: {where}: {message}")

    def stop_on_problems(self) -> None:
        """Raise what was noted."""
        if self.problems:
            raise GenerationError(self.problems)

    @property
    def schemas(self) -> dict[str, dict[str, Any]]:
        """The named schemas."""
        return self.data.get("components", {}).get("schemas", {})  # type: ignore[no-any-return]

    @property
    def tags(self) -> dict[str, dict[str, Any]]:
        """The declared tags by name."""
        return {tag["name"]: tag for tag in self.data.get("tags", [])}

    def operations(self) -> Iterator[RawOperation]:
        """Every operation in the document's order."""
        for path, item in self.data.get("paths", {}).items():
            for method, data in item.items():
                if method in METHODS:
                    yield RawOperation(path, method, data, item.get("parameters", []))

    def resolve(self, data: dict[str, Any]) -> dict[str, Any]:
        """What a ``$ref`` points at; anything else is itself."""
        while "$ref" in data:
            node: Any = self.data
            for part in data["$ref"].removeprefix("#/").split("/"):
                node = node[part.replace("~1", "/").replace("~0", "~")]
            data = node
        return data

    def prose(self, data: dict[str, Any]) -> str:
        """What a parameter or property says of itself, its server-side default included."""
        text = str(data.get("description", "")).strip()
        schema = self.resolve(data.get("schema", data))
        if "default" in schema and "default" not in text.lower():
            shown = json.dumps(schema["default"])
            text = f"{text}\n\nThe server's default: ``{shown}``." if text else f"The server's default: ``{shown}``."
        return text

    def _line(self, pointer: Pointer) -> int:
        if self._marks is None:
            self._marks = yaml.compose(self.source, Loader=_LOADER)
        node, line = self._marks, 1
        for part in pointer:
            if isinstance(node, yaml.MappingNode):
                found = next(((key, value) for key, value in node.value if key.value == part), None)
            elif isinstance(node, yaml.SequenceNode) and part.isdecimal() and int(part) < len(node.value):
                found = (node.value[int(part)],) * 2
            else:
                found = None
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        return line

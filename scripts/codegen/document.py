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
        self.problems: list[str] = []
        loader = _LOADER(path.read_text(encoding="utf-8"))
        try:
            self._root: yaml.Node = loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise GenerationError([f"{path.name}:{line}: this is no YAML: {error.problem}"]) from None
        self._check_keys(self._root, ())
        self.stop_on_problems()
        self.data: dict[str, Any] = loader.construct_document(self._root)
        self._check_references(self.data, ())
        self.stop_on_problems()

    def problem(self, pointer: Pointer, message: str, node: yaml.Node | None = None) -> None:
        """Note something that must not be generated."""
        line = (node or self._node(pointer)).start_mark.line + 1
        self.problems.append(f"{self.path.name}:{line}: {' → '.join(pointer)}: {message}")

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
        schema = data.get("schema", data)
        schema = {**self.resolve(schema), **schema}  # what stands beside a reference counts
        if "default" in schema and "default" not in text.lower():
            shown = json.dumps(schema["default"])
            text = f"{text} The server's default: ``{shown}``.".strip()
        return text

    def _check_keys(self, node: yaml.Node, pointer: Pointer) -> None:
        """Note what YAML would lose or turn into something that JSON has no word for."""
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    self.problem((*pointer, key.value), "stands here twice", key)
                if key.tag != "tag:yaml.org,2002:str":
                    self.problem((*pointer, key.value), "is no string: quote it", key)
                seen.add(key.value)
                self._check_keys(value, (*pointer, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._check_keys(value, (*pointer, str(index)))
        elif node.tag == "tag:yaml.org,2002:timestamp":
            self.problem(pointer, f"{node.value} would be a date object: quote it", node)

    def _check_references(self, data: Any, pointer: Pointer) -> None:
        """Note references that lead nowhere."""
        if isinstance(data, dict):
            if isinstance(data.get("$ref"), str):
                try:
                    self.resolve(data)
                except (KeyError, TypeError):
                    self.problem((*pointer, "$ref"), f"{data['$ref']} is not there")
            for key, value in data.items():
                if key not in ("example", "examples"):
                    self._check_references(value, (*pointer, key))
        elif isinstance(data, list):
            for index, value in enumerate(data):
                self._check_references(value, (*pointer, str(index)))

    def _node(self, pointer: Pointer) -> yaml.Node:
        """The node that names a place, or the last one on the way there."""
        node = key = self._root
        for part in pointer:
            if isinstance(node, yaml.MappingNode):
                found = next((pair for pair in node.value if pair[0].value == part), None)
            elif isinstance(node, yaml.SequenceNode) and part.isdecimal() and int(part) < len(node.value):
                found = (node.value[int(part)],) * 2
            else:
                found = None
            if found is None:
                break
            key, node = found
        return key

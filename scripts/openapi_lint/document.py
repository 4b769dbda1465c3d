"""The document as the rules see it: operations, schemas and the places of both."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
SCHEMAS = "#/components/schemas/"

Node = dict[str, Any]


class Finding(NamedTuple):
    """One thing that is wrong, and where."""

    place: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.message}"


class Place(NamedTuple):
    """A schema somewhere in the document."""

    pointer: str
    schema: Node


class Media(NamedTuple):
    """One content type of a request or a reply."""

    pointer: str
    status: str | None
    """None: it is the request."""
    type: str
    data: Node

    @property
    def is_json(self) -> bool:
        """Whether it is application/json."""
        return self.type.split(";")[0].strip() == "application/json"

    @property
    def examples(self) -> dict[str, Any]:
        """The example values by name; a lone ``example`` has none."""
        if "example" in self.data:
            return {"": self.data["example"]}
        return {name: example.get("value") for name, example in self.data.get("examples", {}).items()}


@dataclass(frozen=True)
class Op:
    """One operation with its path."""

    path: str
    method: str
    data: Node
    document: Document = field(repr=False)

    @property
    def id(self) -> str:
        """Its operationId, or nothing."""
        return str(self.data.get("operationId", ""))

    @property
    def place(self) -> str:
        """How messages call it: its id, else method and path."""
        return self.id or f"{self.method.upper()} {self.path}"

    @property
    def tags(self) -> list[str]:
        """Its tags: one, if the document is right."""
        return list(self.data.get("tags", []))

    @cached_property
    def parameters(self) -> list[Node]:
        """Its own parameters and those of its path, references resolved."""
        shared = self.document.data["paths"][self.path].get("parameters", [])
        return [self.document.resolve(each) for each in [*shared, *self.data.get("parameters", [])]]

    @cached_property
    def body(self) -> Node | None:
        """Its request body, if it takes one."""
        body = self.data.get("requestBody")
        return None if body is None else self.document.resolve(body)

    @cached_property
    def responses(self) -> dict[str, Node]:
        """Its responses by status, references resolved."""
        return {str(status): self.document.resolve(each) for status, each in self.data.get("responses", {}).items()}

    @cached_property
    def media(self) -> list[Media]:
        """Every content type that it sends or may get back."""
        found = []
        for kind, data in (self.body or {}).get("content", {}).items():
            found.append(Media(f"{self.place}/requestBody/{kind}", None, kind, data))
        for status, response in self.responses.items():
            for kind, data in response.get("content", {}).items():
                found.append(Media(f"{self.place}/responses/{status}/{kind}", status, kind, data))
        return found

    @property
    def branches(self) -> list[Node]:
        """The ``x-peaka-branches`` of a union body."""
        return list((self.body or {}).get("x-peaka-branches", []))


class Document:
    """A parsed OpenAPI document."""

    def __init__(self, data: Node) -> None:
        self.data = data

    @classmethod
    def read(cls, path: Path) -> Document:
        """Parse a YAML file."""
        return cls(yaml.safe_load(path.read_text(encoding="utf-8")))

    def resolve(self, node: Node) -> Node:
        """The node that a chain of references ends at; what stands beside a reference wins."""
        while "$ref" in node:
            target: Node = self.data
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    @cached_property
    def components(self) -> Node:
        """Everything under #/components."""
        return dict(self.data.get("components", {}))

    @cached_property
    def schemas(self) -> dict[str, Node]:
        """The component schemas by name."""
        return dict(self.components.get("schemas", {}))

    @cached_property
    def tags(self) -> dict[str, Node]:
        """The declared tags by name."""
        return {tag["name"]: tag for tag in self.data.get("tags", [])}

    @cached_property
    def operations(self) -> list[Op]:
        """Every operation, in the document's order."""
        return [
            Op(path, method, item[method], self)
            for path, item in self.data.get("paths", {}).items()
            for method in METHODS
            if method in item
        ]

    @cached_property
    def places(self) -> list[Place]:
        """Every schema in the document, nested ones too, each once."""
        found: list[Place] = []
        for name, schema in self.schemas.items():
            found += walk(f"#/components/schemas/{name}", schema)
        for name, parameter in self.components.get("parameters", {}).items():
            found += walk(f"#/components/parameters/{name}", parameter.get("schema", {}))
        for operation in self.operations:
            for parameter in operation.data.get("parameters", []):
                if "$ref" not in parameter:
                    found += walk(f"{operation.place}/{parameter['name']}", parameter.get("schema", {}))
            for media in operation.media:
                found += walk(media.pointer, media.data.get("schema", {}))
        return found

    def closure(self, schema: Node) -> set[str]:
        """The names of the components that a schema reaches."""
        names: set[str] = set()
        pending = [schema]
        while pending:
            for _, part in walk("", pending.pop()):
                name = component(part)
                if name is not None and name in self.schemas and name not in names:
                    names.add(name)
                    pending.append(self.schemas[name])
        return names


def walk(pointer: str, schema: Node) -> Iterator[Place]:
    """A schema and every schema inside it; references are not followed."""
    yield Place(pointer, schema)
    for name, child in schema.get("properties", {}).items():
        yield from walk(f"{pointer}/properties/{name}", child)
    for key in ("items", "additionalProperties", "contentSchema"):
        if isinstance(schema.get(key), dict):
            yield from walk(f"{pointer}/{key}", schema[key])
    for key in ("oneOf", "anyOf", "allOf"):
        for index, child in enumerate(schema.get(key, [])):
            yield from walk(f"{pointer}/{key}/{index}", child)


def component(schema: Node) -> str | None:
    """The component that a schema is a reference to."""
    target = schema.get("$ref")
    return target.removeprefix(SCHEMAS) if isinstance(target, str) and target.startswith(SCHEMAS) else None


def types(schema: Node) -> list[str]:
    """The ``type`` of a schema as a list."""
    kind = schema.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)


def words(name: str) -> list[str]:
    """The words of a name in any case: ``callbackURL`` and ``callback_url`` both give callback, url."""
    spaced = re.sub(r"([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])", r"\1\3 \2", name)
    return [word.lower() for word in re.split(r"[^A-Za-z0-9]+", spaced) if word]


def snake(name: str) -> str:
    """A name in snake case, as the generator makes it."""
    return "_".join(words(name))


def python_name(name: str, node: Node) -> str:
    """What a parameter or property is called in Python."""
    renamed = node.get("x-peaka-name")
    if isinstance(renamed, str):
        return renamed
    made = snake(name)
    return f"{made}_" if keyword.iskeyword(made) else made

"""The generated code as the tests walk through it."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import peaka_client.api
import peaka_client.models
from peaka_client.model import Model

if TYPE_CHECKING:
    from peaka_client.operation import Operation

DOCUMENT: dict[str, Any] = json.loads(files("peaka_client.testing").joinpath("openapi.json").read_text("utf-8"))
METHODS = ("get", "put", "post", "delete", "patch")


class Described(NamedTuple):
    """An operation of the document, and the constant that the generator made of it."""

    id: str
    tag: str
    data: dict[str, Any]
    endpoint: Operation[Any]


def modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def models() -> list[type[Model]]:
    found = [getattr(peaka_client.models, name) for name in peaka_client.models.__all__]
    return [one for one in found if issubclass(one, Model)]


def operations() -> Iterator[Described]:
    for path in DOCUMENT["paths"].values():
        for method in METHODS:
            if method in path:
                data = path[method]
                module = importlib.import_module(f"peaka_client.api.{data['tags'][0]}")
                constant = getattr(module, f"_{data['operationId'].upper()}")
                yield Described(data["operationId"], data["tags"][0], data, constant)


def resolve(data: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in data:
        node: Any = DOCUMENT
        for part in data["$ref"].removeprefix("#/").split("/"):
            node = node[part]
        data = node
    return data


def examples(content: dict[str, Any]) -> list[Any]:
    """Every example of a media type."""
    named = [resolve(one)["value"] for one in content.get("examples", {}).values()]
    return named + ([content["example"]] if "example" in content else [])


def reply_examples(operation: Described) -> list[Any]:
    """Every JSON example of an operation's success."""
    found: list[Any] = []
    for status, reply in operation.data["responses"].items():
        if status.startswith("2"):
            found += examples(resolve(reply).get("content", {}).get("application/json", {}))
    return found


def request_models() -> Iterator[tuple[str, str, Any]]:
    """Operation, class name and JSON of every model inside the examples of requests."""
    for operation in operations():
        for content in operation.data.get("requestBody", {}).get("content", {}).values():
            for example in examples(content):
                for name, value in _named_parts(content["schema"], example):
                    if name in peaka_client.models.__all__:
                        yield operation.id, name, value


def _named_parts(schema: dict[str, Any], value: Any) -> Iterator[tuple[str, Any]]:
    if "$ref" in schema:
        yield schema["$ref"].rpartition("/")[2], value
        schema = resolve(schema)
    if isinstance(value, dict):
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from _named_parts(part, value[name])
    if isinstance(value, list):
        for item in value:
            yield from _named_parts(schema.get("items", {}), item)
    for branch in schema.get("oneOf", ()):
        yield from _named_parts(branch, value)

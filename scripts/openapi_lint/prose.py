"""The rules about words: every operation, parameter, schema and tag says something that its name does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .document import Document, Node, component, words
from .registry import rule

EMPTY = frozenset(
    (
        *("a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "by", "contains", "for", "from", "get"),
        *(
            "given",
            "gets",
            "has",
            "have",
            "here",
            "holds",
            "in",
            "into",
            "is",
            "it",
            "its",
            "list",
            "object",
            "of",
            "on",
        ),
        *("one", "or", "per", "represents", "returns", "schema", "set", "specified", "specifies", "that", "the"),
        *("their", "there", "these", "this", "those", "to", "used", "value", "values", "whether", "which", "whose"),
        *("will", "with", "you", "your"),
    )
)
"""Words that add nothing of their own."""

NUMBERS = frozenset(("string", "number", "integer", "boolean", "array"))
"""Types, which the schema says already."""


class Described(NamedTuple):
    """Something that may have a description, and the names that stand beside it."""

    kind: str
    place: str
    names: tuple[str, ...]
    node: Node
    speaks: bool = False
    """Whether its name says it all, so that it needs no description."""

    @property
    def text(self) -> str:
        """Its description, or nothing."""
        return str(self.node.get("description", "")).strip()


def described(document: Document) -> Iterator[Described]:
    """Every operation, parameter, body, reply, schema, property and tag."""
    for name, tag in document.tags.items():
        yield Described("tag", f"#/tags/{name}", (name,), tag)
    for name, parameter in document.components.get("parameters", {}).items():
        yield Described("parameter", f"#/components/parameters/{name}", (name, parameter["name"]), parameter)
    for operation in document.operations:
        summary = str(operation.data.get("summary", ""))
        yield Described("operation", operation.place, (operation.id, summary, *operation.tags), operation.data)
        for parameter in operation.data.get("parameters", []):
            if "$ref" not in parameter:
                names = (parameter["name"], str(parameter.get("x-peaka-name", "")), operation.id)
                yield Described("parameter", f"{operation.place}/{parameter['name']}", names, parameter)
        for status, response in operation.data.get("responses", {}).items():
            if "$ref" not in response:
                yield Described("reply", f"{operation.place}/responses/{status}", (), response)
    for name, response in document.components.get("responses", {}).items():
        yield Described("reply", f"#/components/responses/{name}", (name,), response)
    sent = _sent(document)
    for name, schema in document.schemas.items():
        place = f"#/components/schemas/{name}"
        yield Described("schema", place, (name,), schema)
        for key, child in schema.get("properties", {}).items():
            speaks = name not in sent and _speaks(key, child)
            yield Described("property", f"{place}/properties/{key}", (key, name), child, speaks)


def restates(text: str, names: tuple[str, ...]) -> bool:
    """Whether a description holds no word beyond those of the names and a few that mean nothing."""
    known = {_stem(word) for name in names for word in words(name)}
    said = {_stem(word) for word in words(text)}
    return not said - known - {_stem(word) for word in EMPTY | NUMBERS}


@rule("description")
def _description(document: Document) -> Iterator[tuple[str, str]]:
    for each in described(document):
        if not each.text and not each.speaks:
            yield each.place, f"this {each.kind} has no description"
        elif each.text and not re.search(r"[.?!]$", each.text):
            yield each.place, "its description does not end like a sentence"


@rule("restated-name")
def _restated_name(document: Document) -> Iterator[tuple[str, str]]:
    for each in described(document):
        if each.text and restates(each.text, each.names):
            yield each.place, f"its description says no more than its name: {each.text}"


def _sent(document: Document) -> set[str]:
    """The components that requests hold: their properties become arguments, and those are all described."""
    names: set[str] = set()
    for operation in document.operations:
        for media in operation.media:
            if media.status is None:
                names |= document.closure(media.data.get("schema", {}))
    return names


def _speaks(name: str, schema: Node) -> bool:
    """Whether a property needs no words: an id, a name, or a component that has a description itself."""
    last = words(name)[-1]
    if last in ("id", "name") or name == "description":
        return True
    parts = [schema, schema.get("items", {}), *schema.get("oneOf", [])]
    return any(component(part) for part in parts)


def _stem(word: str) -> str:
    """A word without its plural."""
    return re.sub(r"(?<=[a-z]{2})(ies$|(?<!s)s$)", lambda match: "y" if match[0] == "ies" else "", word.lower())

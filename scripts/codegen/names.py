"""Python names for what the document names, and the collisions that would lose something silently."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openapi_python_client.strings import ClassName, snake_case

from .document import Document, Pointer, RawOperation

_TYPES = Path(__file__).resolve().parents[2] / "peaka_client" / "types.py"


def _options() -> set[str]:
    """The names in CallOptions, read and not imported: the package may lack what is yet to be generated."""
    classes = [node for node in ast.parse(_TYPES.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)]
    (options,) = [node for node in classes if node.name == "CallOptions"]
    return {ast.unparse(node.target) for node in options.body if isinstance(node, ast.AnnAssign)}


RESERVED_ARGUMENTS = frozenset({*_options(), "call", "client", "project", "options", "self"})
RESERVED_METHODS = frozenset({"project_id", "sender"})
"""What a resource class has from its scope."""
RESERVED_FUNCTIONS = frozenset({"anything", "list_of", "map_of", "nothing", "text"})
"""What its module imports."""
RESERVED_FIELDS = frozenset({"extra", "from_dict", "read", "to_dict", "wire_items"})


def python_name(name: str, raw: dict[str, Any]) -> str:
    """The name of an argument or attribute: ``x-peaka-name``, or the wire's in snake case."""
    chosen = str(raw.get("x-peaka-name") or snake_case(name))
    return f"{chosen}_" if keyword.iskeyword(chosen) else chosen


def module_name(class_name: str) -> str:
    """The module of a model."""
    return snake_case(class_name)


def check(document: Document) -> None:
    """Note every name that would collide, or that the generator would change."""
    operations = list(document.operations())
    for operation in operations:
        _check_operation(document, operation)
    document.stop_on_problems()
    functions = [(name, operation.pointer) for operation in operations for name, _ in functions_of(operation)]
    _unique(document, functions, "operation id")
    for tag in document.tags:
        _check_methods(document, tag, [operation for operation in operations if operation.tag == tag])
    _check_faces(document, operations)
    _check_tags(document)
    _check_schemas(document)
    document.stop_on_problems()


def _check_methods(document: Document, tag: str, operations: list[RawOperation]) -> None:
    pairs = [(name, method, one.pointer) for one in operations for name, method in functions_of(one)]
    _unique(document, [(method, pointer) for _, method, pointer in pairs], f"method of {tag}")
    functions = {name for name, _, _ in pairs}
    for name, method, pointer in pairs:
        if method != name and method in functions:
            document.problem(
                pointer, f"the method {method!r} is called like another function of {tag}, and would hide it"
            )
        if method in RESERVED_METHODS or name in RESERVED_FUNCTIONS:
            document.problem(pointer, f"{method if method in RESERVED_METHODS else name!r} has another meaning there")


def _check_faces(document: Document, operations: list[RawOperation]) -> None:
    for scope in ("client", "project"):
        inside = {name: tag for name, tag in document.tags.items() if tag.get("x-peaka-scope") == scope}
        members: list[tuple[str, Pointer]] = [
            (name, ("tags", str(index)))
            for index, (name, tag) in enumerate(document.tags.items())
            if name in inside and not tag.get("x-peaka-inline")
        ]
        for operation in operations:
            if inside.get(operation.tag, {}).get("x-peaka-inline"):
                members += [(method, operation.pointer) for _, method in functions_of(operation)]
        _unique(document, members, f"name on the {scope}")


def functions_of(operation: RawOperation) -> list[tuple[str, str]]:
    """Function and method names of an operation: one pair, or one a branch of its body."""
    branches = operation.data.get("requestBody", {}).get("x-peaka-branches")
    if branches:
        return [(branch["name"], branch["method"]) for branch in branches]
    return [(operation.id, str(operation.data.get("x-peaka-method", "")))]


def _check_operation(document: Document, operation: RawOperation) -> None:
    data, pointer = operation.data, operation.pointer
    tags = data.get("tags", [])
    if len(tags) != 1 or tags[0] not in document.tags:
        document.problem(pointer, f"exactly one declared tag, not {tags}")
    if data.get("x-peaka-replay") not in ("safe", "unsafe"):
        document.problem(pointer, "x-peaka-replay must be safe or unsafe")
    for name, method in functions_of(operation):
        for what, value in (("operation id", name), ("x-peaka-method", method)):
            if not is_plain(value):
                document.problem(pointer, f"{what} {value!r} is no snake_case Python name")


def is_plain(name: str) -> bool:
    """Whether a name can stand in Python as it is."""
    return name.isidentifier() and not keyword.iskeyword(name) and snake_case(name) == name


def _check_tags(document: Document) -> None:
    classes: list[tuple[str, Pointer]] = [(name, ("components", "schemas", name)) for name in document.schemas]
    for index, (name, tag) in enumerate(document.tags.items()):
        pointer = ("tags", str(index))
        if not is_plain(name):
            document.problem(pointer, f"tag {name!r} is no snake_case Python name")
        if tag.get("x-peaka-scope") not in ("client", "project"):
            document.problem(pointer, "x-peaka-scope must be client or project")
        if not tag.get("x-peaka-inline"):
            classes.append((tag_class(name, tag), pointer))
    _unique(document, classes, "class name")


def tag_class(name: str, tag: dict[str, Any]) -> str:
    """The resource class of a tag."""
    return str(tag.get("x-peaka-class") or ClassName(name, ""))


def _check_schemas(document: Document) -> None:
    modules = [(module_name(name), ("components", "schemas", name)) for name in document.schemas]
    _unique(document, modules, "module")
    for name, schema in document.schemas.items():
        pointer = ("components", "schemas", name)
        if ClassName(name, "") != name:
            document.problem(pointer, f"the class would be called {ClassName(name, '')}: rename the schema")
        if schema.get("enum"):
            values = enum_values(schema)
            if len(schema.get("x-enum-varnames", values)) != len(values):
                document.problem(pointer, "as many x-enum-varnames as values, please")
            members = enum_members(schema)
            for value, member in zip(values, members, strict=False):
                if not member.isidentifier() or keyword.iskeyword(member):
                    document.problem(pointer, f"the value {value!r} gives no Python name: give x-enum-varnames")
            _unique(document, [(member, pointer) for member in members if member], "enum member")
        fields = [
            (python_name(key, raw), (*pointer, "properties", key)) for key, raw in schema.get("properties", {}).items()
        ]
        _unique(document, fields, "attribute")
        for field_name, where in fields:
            if field_name in RESERVED_FIELDS or field_name.startswith("_") or not field_name.isidentifier():
                document.problem(where, f"{field_name!r} cannot name an attribute: give x-peaka-name")


def enum_values(schema: dict[str, Any]) -> list[Any]:
    """The values of an enum without null."""
    return [value for value in schema["enum"] if value is not None]


def enum_members(schema: dict[str, Any]) -> list[str]:
    """The names of an enum's members, in the order of its values."""
    return [snake_case(str(name)).upper() for name in schema.get("x-enum-varnames", enum_values(schema))]


def _unique(document: Document, names: Iterable[tuple[str, Pointer]], what: str) -> None:
    first: dict[str, Pointer] = {}
    for name, pointer in names:
        key = name.lower()  # a file system may not tell the cases apart
        if key in first:
            document.problem(pointer, f"the {what} {name!r} is taken by {' → '.join(first[key])}")
        first.setdefault(key, pointer)

"""Python types for the properties that openapi-python-client parsed, and how their values are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import AnyProperty, EnumProperty, ModelProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from .document import Document, Pointer

Raw = dict[str, Any]

_PLAIN = {
    BooleanProperty: "bool",
    FloatProperty: "float",
    IntProperty: "int",
    UuidProperty: "str",
    FileProperty: "Upload",
}


@dataclass(frozen=True)
class Kind:
    """One type: its annotation, and the expressions that read it."""

    hint: str
    read: str = ""
    """How a nested value is read, e.g. ``Column.read({})``; empty: the value stays as it came."""
    decode: str = "anything"
    """A callable for a whole reply."""
    classes: frozenset[str] = field(default=frozenset())
    """Generated classes that the annotation names."""
    nullable: bool = False
    sent: str = ""
    """The annotation of what is sent, where that is another: it spells the known values out, for editors to offer."""

    @property
    def reader(self) -> str:
        """The same as a callable."""
        if not self.read:
            return "anything"
        bare = self.read.removesuffix("({})")
        return bare if bare != self.read else f"lambda value: {self.read.format('value')}"

    def annotation(self, *others: str, sent: bool = False) -> str:
        """The annotation, null included, and other types that the value may have."""
        nothing = ("None",) if self.nullable and self.hint != "Any" else ()
        return " | ".join(((sent and self.sent) or self.hint, *others, *nothing))


class Kinds:
    """Answers which Kind a property has."""

    def __init__(self, document: Document, parsed: GeneratorData) -> None:
        self.document = document
        self.models: dict[str, ModelProperty] = {model.class_info.name: model for model in parsed.models}
        self.enums: dict[str, EnumProperty] = {
            enum.class_info.name: enum for enum in parsed.enums if isinstance(enum, EnumProperty)
        }

    def of(self, prop: PropertyProtocol, raw: Raw, pointer: Pointer) -> Kind:
        """The kind of a property.

        Args:
            prop: What openapi-python-client made of it.
            raw: The same as it stands in the document, for what the parser drops.
            pointer: Where it stands.
        """
        raw = self.document.resolve(raw)
        match prop:
            case UnionProperty():
                return self._union(prop, raw, pointer)
            case ModelProperty():
                return self._object(prop, raw, pointer)
            case ListProperty():
                item = self.of(prop.inner_property, raw.get("items", {}), (*pointer, "items"))
                read = f"read_list({{}}, {item.reader})" if item.read else ""
                return Kind(f"list[{item.annotation()}]", read, f"list_of({item.reader})", item.classes)
            case EnumProperty():
                name = prop.class_info.name
                if name not in self.document.schemas:
                    self.document.problem(pointer, "an enum without a name; make it a component")
                known = ", ".join(map(repr, prop.values.values()))
                sent = f"{name} | Literal[{known}] | str"
                return Kind(f"{name} | str", f"{name}.read({{}})", f"{name}.read", frozenset({name}), sent=sent)
            case DateTimeProperty():
                return Kind("datetime | str", "read_datetime({})", "read_datetime")
            case DateProperty():
                return Kind("date | str", "read_date({})", "read_date")
            case StringProperty() if "contentSchema" in raw:
                return self._json_text(raw["contentSchema"], pointer)
            case StringProperty() if raw.get("format") == "password":
                return Kind("Secret[str]", "read_secret({})", "read_secret")
            case StringProperty():
                return Kind("str", decode="text")
            case AnyProperty():
                return Kind("Any")
            case _ if type(prop) in _PLAIN:
                return Kind(_PLAIN[type(prop)])
        self.document.problem(pointer, f"no Python type for {type(prop).__name__}")
        return Kind("Any")

    def _union(self, prop: UnionProperty, raw: Raw, pointer: Pointer) -> Kind:
        branches = [branch for branch in raw.get("oneOf") or raw.get("anyOf") or [raw] if branch.get("type") != "null"]
        parts = [part for part in prop.inner_properties if not isinstance(part, NoneProperty)]
        nullable = len(parts) < len(prop.inner_properties)
        kinds = [self.of(part, branches[0] if len(parts) == 1 else {}, pointer) for part in parts]
        if len(kinds) == 1:
            return replace(kinds[0], nullable=nullable)
        if any(kind.read or kind.classes for kind in kinds):
            self.document.problem(pointer, "a union of more than plain values; say one schema, or name its branches")
        hints = " | ".join(dict.fromkeys(kind.hint for kind in kinds))
        return Kind(hints, nullable=nullable)

    def _object(self, prop: ModelProperty, raw: Raw, pointer: Pointer) -> Kind:
        name = prop.class_info.name
        model = self.models.get(name, prop)
        if name in self.document.schemas and (
            raw.get("properties") or not isinstance(raw.get("additionalProperties"), dict)
        ):
            return Kind(name, f"{name}.read({{}})", f"{name}.from_dict", frozenset({name}))
        if raw.get("properties"):
            self.document.problem(pointer, "an object with properties but without a name; make it a component")
        values = raw.get("additionalProperties")
        if isinstance(values, dict) and model.additional_properties is not None:
            item = self.of(model.additional_properties, values, (*pointer, "additionalProperties"))
        else:
            item = Kind("Any")
        read = f"read_map({{}}, {item.reader})" if item.read else ""
        return Kind(f"dict[str, {item.annotation()}]", read, f"map_of({item.reader})", item.classes)

    def _json_text(self, schema: Raw, pointer: Pointer) -> Kind:
        name = schema.get("$ref", "").rpartition("/")[2]
        if name not in self.models:
            self.document.problem(pointer, "contentSchema must refer to a component that is an object")
        return Kind(name, f"{name}.read({{}})", classes=frozenset({name}))

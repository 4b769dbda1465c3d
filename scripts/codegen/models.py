"""What the templates show of a schema: a model with its fields, or an enum with its members."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from openapi_python_client.parser.properties import EnumProperty, ModelProperty

from .document import Document, Pointer
from .kinds import Kinds
from .names import enum_members, enum_values, module_name, python_name

_BUILTINS = ("bool", "dict", "float", "int", "list", "str")


@dataclass
class Field:
    """One attribute of a model."""

    name: str
    wire: str
    hint: str
    default: str
    read: str
    doc: str
    needed: bool
    """A reply without it is worth a line in the log."""
    keeps_null: bool


@dataclass
class Model:
    """One attrs class."""

    name: str
    module: str
    sent: bool
    doc: str
    fields: list[Field]
    uses: set[str]
    """Generated classes that its fields name."""
    late: set[str] = field(default_factory=set)
    """Those of them that can be imported only when a value is read, for they lead back here."""

    @property
    def early(self) -> list[tuple[str, str]]:
        """Module and class of what is imported at once."""
        return [(module_name(name), name) for name in sorted(self.uses - self.late - {self.name})]

    @property
    def delayed(self) -> list[tuple[str, str]]:
        """Module and class of what is imported late."""
        return [(module_name(name), name) for name in sorted(self.late)]

    @property
    def str(self) -> str:
        """How the class spells ``str``."""
        return qualified("str", [f.name for f in self.fields])

    @property
    def needed(self) -> list[Field]:
        """The fields that every reply should have."""
        return [f for f in self.fields if f.needed]


@dataclass
class Enumeration:
    """One class of strings."""

    name: str
    module: str
    doc: str
    members: list[tuple[str, str]]


class Models:
    """Collects the schemas that functions receive or send, and those that these name in turn."""

    def __init__(self, document: Document, kinds: Kinds) -> None:
        self.document = document
        self.kinds = kinds
        self.models: dict[str, Model] = {}
        self.enums: dict[str, Enumeration] = {}

    def add(self, names: Iterable[str], pointer: Pointer, *, sent: bool) -> None:
        """Generate these classes; ``pointer`` names one that needs them."""
        for name in sorted(names):
            if name not in self.document.schemas:
                continue  # a problem that was noted where it is named
            if name in self.kinds.enums:
                self.enums.setdefault(name, self._enum(name))
            elif name in self.models:
                if self.models[name].sent is not sent:
                    self.document.problem(
                        pointer, f"{name} is both sent and received: split it into a reply and an input"
                    )
            elif name in self.kinds.models:
                self._model(name, self.kinds.models[name], sent=sent)
            else:
                self.document.problem(pointer, f"openapi-python-client made no class of {name}")

    def finish(self) -> None:
        """Delay the imports that would be circular."""
        for model in self.models.values():
            model.late = {name for name in model.uses - {model.name} if self._leads(name, model.name, set())}

    def _leads(self, start: str, goal: str, seen: set[str]) -> bool:
        if start == goal:
            return True
        if start in seen or start not in self.models:
            return False
        seen.add(start)
        return any(self._leads(name, goal, seen) for name in sorted(self.models[start].uses))

    def _enum(self, name: str) -> Enumeration:
        raw = self.document.schemas[name]
        prop: EnumProperty = self.kinds.enums[name]
        if prop.value_type is not str:
            self.document.problem(("components", "schemas", name), "enums are strings")
        members = list(zip(enum_members(raw), enum_values(raw), strict=True))
        return Enumeration(name, module_name(name), raw.get("description", ""), members)

    def _model(self, name: str, prop: ModelProperty, *, sent: bool) -> None:
        raw, pointer = self.document.schemas[name], ("components", "schemas", name)
        model = self.models[name] = Model(name, module_name(name), sent, raw.get("description", ""), [], set())
        if "allOf" in raw:
            self.document.problem(pointer, "allOf is not supported: write the properties out")
        properties = {
            p.name.get_untrusted_value(): p for p in (prop.required_properties or []) + (prop.optional_properties or [])
        }
        for wire, schema in raw.get("properties", {}).items():
            where = (*pointer, "properties", wire)
            if wire not in properties:
                self.document.problem(where, "openapi-python-client lost this property")
                continue
            kind = self.kinds.of(properties[wire], schema, where)
            required = wire in raw.get("required", [])
            if sent:
                hint = kind.annotation(*(() if required else ("Unset",)), sent=True)
                default = "" if required else "UNSET"
            else:
                plain = required and not kind.nullable
                hint, default = (kind.hint, "") if plain else (_or_none(kind.hint), "None")
            model.uses |= kind.classes
            model.fields.append(
                Field(
                    name=python_name(wire, schema),
                    wire=wire,
                    hint=hint,
                    default=default,
                    read=(kind.read or "{}").format(f"get({wire!r})"),
                    doc=self.document.prose(schema),
                    needed=not sent and not default,
                    keeps_null=not sent and kind.nullable,
                )
            )
            self.add(kind.classes, where, sent=sent)
        _unshadow(model.fields)


def _or_none(hint: str) -> str:
    return hint if hint == "Any" else f"{hint} | None"


def _unshadow(fields: list[Field]) -> None:
    """Spell ``builtins.list`` where a field called ``list`` hides it from the annotations of its class."""
    hidden = [f.name for f in fields if f.name in _BUILTINS]
    for f in fields:
        f.hint = qualified(f.hint, hidden)


def qualified(hint: str, hidden: Iterable[str]) -> str:
    """An annotation that still means the builtins although names of the same class hide them."""
    for name in hidden:
        if name in _BUILTINS:
            hint = re.sub(rf"\b{name}\b(?!\.)", f"builtins.{name}", hint)
    return hint

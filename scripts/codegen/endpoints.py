"""What the templates show of an operation: one function, or one a branch of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol

from .document import Document, Pointer, RawOperation
from .kinds import Kind, Kinds
from .models import Models
from .names import RESERVED_ARGUMENTS, functions_of, python_name, tag_class

_ERRORS = {
    "400": "PeakaBadRequestError",
    "401": "PeakaAuthenticationError",
    "403": "PeakaPermissionError",
    "404": "PeakaNotFoundError",
    "409": "PeakaConflictError",
    "429": "PeakaRateLimitError",
}
_STREAMS = {"text/event-stream": "EventStream"}
"""Anything else that is no JSON is a ByteStream."""


@dataclass
class Argument:
    """One parameter of a function."""

    name: str
    wire: str
    hint: str
    default: str
    doc: str
    positional: bool = False
    """Whether it may be passed without its name; those of the path always may."""


@dataclass
class Constant:
    """The module-level Operation, and what comes of it: the same for every function over it."""

    name: str
    raw: RawOperation
    decode: str
    stream: str
    accept: str
    multipart: bool
    hint: str
    returns: str
    raises: list[tuple[str, str]]
    uses: frozenset[str]


@dataclass
class Function:
    """One function over one operation."""

    name: str
    method_name: str
    constant: Constant
    summary: str
    description: str
    path: list[Argument] = field(default_factory=list)
    path_values: list[str] = field(default_factory=list)
    query: list[Argument] = field(default_factory=list)
    query_constants: list[tuple[str, str]] = field(default_factory=list)
    """Wire names and Python expressions of what the query holds besides the arguments."""
    body: list[Argument] = field(default_factory=list)
    body_constants: list[tuple[str, str]] = field(default_factory=list)
    """Wire names and Python expressions of what the body holds besides the arguments."""
    whole_body: str = ""
    """The one argument that is the body."""
    has_body: bool = False
    uses: set[str] = field(default_factory=set)
    """Generated classes that its arguments name."""

    @property
    def raw(self) -> RawOperation:
        """The operation."""
        return self.constant.raw

    @property
    def facts(self) -> str:
        """What to know before calling it, from the extensions."""
        said = []
        if self.raw.data.get("deprecated"):
            said.append("Deprecated by the vendor.")
        if self.raw.data.get("x-peaka-key-scopes") == ["partner"]:
            said.append("Needs a Partner key.")
        if self.raw.data["x-peaka-replay"] == "unsafe":
            said.append("Not sent again after a failure that leaves open whether it took effect.")
        return " ".join(said)

    @property
    def query_items(self) -> list[tuple[str, str]]:
        """Wire names and Python expressions of the query."""
        return self.query_constants + [(argument.wire, argument.name) for argument in self.query]

    @property
    def body_items(self) -> list[tuple[str, str]]:
        """Wire names and Python expressions of an object body."""
        return self.body_constants + [(argument.wire, argument.name) for argument in self.body]

    @property
    def positionals(self) -> list[Argument]:
        """The arguments that may be passed without their names."""
        return self.path + [argument for argument in self.body if argument.positional]

    @property
    def keywords(self) -> list[Argument]:
        """The keyword-only arguments, required ones first."""
        named = [argument for argument in self.query + self.body if not argument.positional]
        return sorted(named, key=lambda argument: bool(argument.default))


@dataclass
class Tag:
    """One module of endpoint functions, and the resource class over them."""

    name: str
    cls: str
    scope: str
    inline: bool
    helper: bool
    doc: str
    constants: list[Constant] = field(default_factory=list)
    functions: list[Function] = field(default_factory=list)

    @property
    def argument(self) -> str:
        """What functions call their scope."""
        return "project" if self.scope == "ProjectScope" else "client"

    @property
    def module(self) -> str:
        """Where the face finds its class: written by hand over the generated one, or that itself."""
        return f"..resources.{self.name}" if self.helper else f".{self.name}"

    @property
    def inline_names(self) -> list[str]:
        """What it adds to the client or project itself."""
        return [function.method_name for function in self.functions] if self.inline else []

    @property
    def exports(self) -> list[str]:
        """The public names of its module."""
        return sorted([function.name for function in self.functions] + ([] if self.inline else [self.cls]))

    @property
    def uses(self) -> list[str]:
        """The generated classes that its module names."""
        return sorted(set().union(*(function.uses | function.constant.uses for function in self.functions)))


class Endpoints:
    """Builds the tags."""

    def __init__(self, document: Document, kinds: Kinds, models: Models) -> None:
        self.document = document
        self.kinds = kinds
        self.models = models
        self.tags = {
            name: Tag(
                name=name,
                cls=tag_class(name, raw),
                scope="ProjectScope" if raw["x-peaka-scope"] == "project" else "ClientScope",
                inline=bool(raw.get("x-peaka-inline")),
                helper=bool(raw.get("x-peaka-helper")),
                doc=raw.get("description", ""),
            )
            for name, raw in document.tags.items()
        }

    def add(self, raw: RawOperation, endpoint: Endpoint) -> None:
        """Make the functions of an operation."""
        tag = self.tags[raw.tag]
        constant = self._constant(raw, endpoint)
        tag.constants.append(constant)
        for name, method in functions_of(raw):
            function = Function(name, method, constant, *self._words(raw, name))
            self._parameters(function, endpoint, tag)
            self._body(function, endpoint, tag)
            self._check_arguments(function)
            tag.functions.append(function)

    def _constant(self, raw: RawOperation, endpoint: Endpoint) -> Constant:
        replies = [self._reply(raw, endpoint, status) for status in raw.data["responses"] if status.startswith("2")]
        if len({(kind.hint if kind else "", media) for kind, media, _ in replies}) != 1:
            self.document.problem((*raw.pointer, "responses"), "there must be a 2xx reply, and all of one shape")
        kind, media, returns = replies[0] if replies else (None, "", "")
        if kind is not None:
            self.models.add(kind.classes, raw.pointer, sent=False)
        stream = _STREAMS.get(media, "ByteStream") if media else ""
        return Constant(
            name=f"_{raw.id.upper()}",
            raw=raw,
            decode=kind.decode if kind else "nothing",
            stream=stream,
            accept=media,
            multipart="multipart/form-data" in self._request(raw).get("content", {}),
            hint=f"AbstractAsyncContextManager[{stream}]" if stream else kind.hint if kind else "None",
            returns=returns,
            raises=[
                (_ERRORS[status], self.document.resolve(reply).get("description", ""))
                for status, reply in raw.data["responses"].items()
                if status in _ERRORS
            ],
            uses=kind.classes if kind else frozenset(),
        )

    def _reply(self, raw: RawOperation, endpoint: Endpoint, status: str) -> tuple[Kind | None, str, str]:
        """The kind of a JSON reply, the media type of any other one, and what it is."""
        pointer = (*raw.pointer, "responses", status)
        reply = self.document.resolve(raw.data["responses"][status])
        content, description = reply.get("content", {}), str(reply.get("description", ""))
        if not content:
            return None, "", description
        media, body = next(iter(content.items()))
        parsed = next((r for r in endpoint.responses.patterns if r.status_code.pattern == status), None)
        if len(content) > 1 or "schema" not in body or parsed is None:
            self.document.problem(pointer, "one media type with a schema, please")
            return None, "", description
        if media != "application/json":
            return None, media, description
        kind = self.kinds.of(parsed.prop, body["schema"], pointer)
        if kind.nullable:
            self.document.problem(pointer, "a whole reply cannot be null")
        return kind, "", description

    def _words(self, raw: RawOperation, name: str) -> tuple[str, str]:
        """Summary and description of a function: a branch adds its own to those of the operation."""
        summary, texts = raw.data.get("summary", ""), [raw.data.get("description", "")]
        for branch in self._request(raw).get("x-peaka-branches", ()):
            if branch["name"] == name:
                summary = branch.get("summary", summary)
                texts.append(self.document.schemas.get(branch["schema"], {}).get("description", ""))
        return summary, "\n\n".join(text.strip() for text in texts if text)

    def _parameters(self, function: Function, endpoint: Endpoint, tag: Tag) -> None:
        raw = function.raw
        parsed = {(str(where), prop.name.get_untrusted_value()): prop for where, prop in endpoint.iter_all_parameters()}
        values: dict[str, str] = {}
        for index, shown in enumerate([*raw.data.get("parameters", []), *raw.shared]):
            data = self.document.resolve(shown)
            pointer = (*raw.pointer, "parameters", str(index))
            wire, where = data["name"], data["in"]
            prop = parsed.get((where, wire))
            if prop is None or where not in ("path", "query"):
                self.document.problem(pointer, f"the {where} parameter {wire} cannot be sent")
                continue
            if wire == "projectId" and tag.scope == "ProjectScope":
                values[wire] = "project.project_id"
                if where == "query":
                    function.query_constants.append((wire, values[wire]))
                continue
            kind = self.kinds.of(prop, data["schema"], pointer)
            argument = self._argument(wire, data, kind, bool(data.get("required")))
            self._use(function, kind, pointer)
            if where == "query":
                if isinstance(prop, ListProperty | ModelProperty):
                    self.document.problem(pointer, "a query parameter must be one plain value")
                function.query.append(argument)
            else:
                if kind.hint != "str" and not kind.hint.endswith(" | str"):
                    self.document.problem(pointer, "a path parameter must be a string")
                values[wire] = argument.name
                function.path.append(argument)
        order = re.findall(r"{([^}]+)}", raw.path)
        if sorted(order) != sorted(name for name in values if f"{{{name}}}" in raw.path):
            self.document.problem(raw.pointer, "the path's parameters and the declared ones differ")
            return
        function.path.sort(key=lambda argument: order.index(argument.wire))
        function.path_values = [values[name] for name in order]

    def _request(self, raw: RawOperation) -> dict[str, Any]:
        return self.document.resolve(raw.data.get("requestBody", {}))

    def _body(self, function: Function, endpoint: Endpoint, tag: Tag) -> None:
        raw = function.raw
        request = self._request(raw)
        if not request:
            return
        pointer = (*raw.pointer, "requestBody")
        if len(endpoint.bodies) != 1 or len(request["content"]) != 1:
            self.document.problem(pointer, "exactly one media type, please")
            return
        function.has_body = True
        media, content = next(iter(request["content"].items()))
        where = (*pointer, "content", media, "schema")
        schema: dict[str, Any] = content["schema"]
        prop: PropertyProtocol = endpoint.bodies[0].prop
        branches = {branch["name"]: branch["schema"] for branch in request.get("x-peaka-branches", ())}
        if branches:
            names = sorted(one.get("$ref", "").rpartition("/")[2] for one in schema.get("oneOf", ()))
            if names != sorted(branches.values()):
                self.document.problem(pointer, f"x-peaka-branches must name each of {', '.join(names)}")
                return
            prop = self.kinds.models[branches[function.name]]
            schema = self.document.schemas[branches[function.name]]
        schema = self.document.resolve(schema)
        if isinstance(prop, ModelProperty) and schema.get("properties"):
            self._spread(function, self.kinds.models[prop.class_info.name], schema, tag)
            return
        if "x-peaka-name" not in request:
            self.document.problem(pointer, "a body that is no object with properties needs x-peaka-name or -branches")
            return
        kind = self.kinds.of(prop, schema, where)
        argument = self._argument("", request, kind, bool(request.get("required")))
        self._use(function, kind, where)
        function.body.append(argument)
        function.whole_body = argument.name

    def _spread(self, function: Function, model: ModelProperty, schema: dict[str, Any], tag: Tag) -> None:
        """Make an argument of each property."""
        parsed = {
            p.name.get_untrusted_value(): p
            for p in (model.required_properties or []) + (model.optional_properties or [])
        }
        for wire, raw in schema["properties"].items():
            pointer = ("components", "schemas", model.class_info.name, "properties", wire)
            if wire == "projectId" and tag.scope == "ProjectScope":
                function.body_constants.append((wire, "project.project_id"))
            elif "const" in raw:
                function.body_constants.append((wire, repr(raw["const"])))
            elif wire not in parsed:
                self.document.problem(pointer, "openapi-python-client lost this property")
            else:
                kind = self.kinds.of(parsed[wire], raw, pointer)
                argument = self._argument(wire, raw, kind, wire in schema.get("required", []))
                argument.positional = bool(raw.get("x-peaka-positional"))
                if argument.positional and argument.default:
                    self.document.problem(pointer, "x-peaka-positional is for what is required")
                function.body.append(argument)
                self._use(function, kind, pointer)

    def _argument(self, wire: str, raw: dict[str, Any], kind: Kind, required: bool) -> Argument:
        others = ("str",) if kind.hint == "Secret[str]" else ()  # a model would show it in its repr, a call does not
        hint = kind.annotation(*others, *(() if required else ("Unset",)), sent=True)
        return Argument(python_name(wire, raw), wire, hint, "" if required else "UNSET", self.document.prose(raw))

    def _use(self, function: Function, kind: Kind, pointer: Pointer) -> None:
        function.uses |= kind.classes
        self.models.add(kind.classes, pointer, sent=True)

    def _check_arguments(self, function: Function) -> None:
        pointer = function.raw.pointer
        seen: set[str] = set()
        for argument in (*function.path, *function.query, *function.body):
            if argument.name in RESERVED_ARGUMENTS:
                self.document.problem(
                    pointer, f"{argument.wire!r} takes the reserved name {argument.name!r}: give x-peaka-name"
                )
            if argument.name in seen:
                self.document.problem(pointer, f"two arguments are called {argument.name!r}: give x-peaka-name")
            if not argument.name.isidentifier():
                self.document.problem(pointer, f"{argument.name!r} is no Python name: give x-peaka-name")
            seen.add(argument.name)

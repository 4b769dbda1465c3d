"""The rules: what the generator cannot express, and what would make its output wrong or ugly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from .document import SCHEMAS, Document, Node, Op, component, python_name, snake, types, walk, words
from .registry import rule

VERBS = frozenset(
    (
        *("add", "ask", "cancel", "chat", "complete", "create", "delete", "download", "execute", "export", "generate"),
        *("get", "import", "list", "move", "query", "refresh", "register", "rename", "search", "share", "start"),
        *("transpile", "update"),
    )
)
RESERVED = frozenset(("timeout", "max_retries", "extra_headers", "extra_query", "extra_body", "on_response"))
"""The options of every call."""
TAKEN = RESERVED | {"project", "client", "options", "self", "cls"}
EVIDENCE = ("documented", "observed", "inferred")
EXTENSIONS = frozenset(
    f"x-peaka-{name}"
    for name in (
        *("operation-id", "method", "key-scopes", "replay", "evidence", "name", "branches", "positional"),
        *("scope", "inline", "helper"),
    )
)
SECRET = re.compile(r"(?i)(secret|password|apikey|token)$|^(JDBC|SQL_ALCHEMY)$")
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*_?")
SUMMARY_LENGTH = 75


@rule("version")
def _version(document: Document) -> Iterator[tuple[str, str]]:
    if document.data.get("openapi") != "3.1.0":
        yield "#/openapi", f"must be 3.1.0, is {document.data.get('openapi')}"


@rule("content-type")
def _content_type(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        for media in operation.media:
            if "*" in media.type:
                yield media.pointer, "a wildcard says nothing; name the type that the wire carries"


@rule("response-schema")
def _response_schema(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        for media in operation.media:
            if media.status is None or not media.status.startswith("2") or not media.is_json:
                continue
            schema = media.data.get("schema")
            if not schema:
                yield media.pointer, "a JSON reply needs a schema"
            elif component(schema) is None and component(schema.get("items", {})) is None:
                yield media.pointer, "a JSON reply is a named component or a list of one"


@rule("error-response")
def _error_response(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        for status in ("4XX", "default"):
            if status not in operation.responses:
                yield operation.place, f"has no {status} response"
        for status, response in operation.responses.items():
            if status.startswith("2"):
                continue
            for media in response.get("content", {"": {}}).values():
                if component(media.get("schema", {})) != "Error":
                    yield f"{operation.place}/responses/{status}", "an error is application/json of Error"


@rule("one-tag")
def _one_tag(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        if len(operation.tags) != 1:
            yield operation.place, f"needs exactly one tag, has {len(operation.tags)}"
        for tag in operation.tags:
            if tag not in document.tags:
                yield operation.place, f"tag {tag} is not declared"


@rule("tag")
def _tag(document: Document) -> Iterator[tuple[str, str]]:
    used = {tag for operation in document.operations for tag in operation.tags}
    for name, tag in document.tags.items():
        if not IDENTIFIER.fullmatch(name):
            yield f"#/tags/{name}", "is not a Python name in snake case"
        if tag.get("x-peaka-scope") not in ("client", "project"):
            yield f"#/tags/{name}", "x-peaka-scope must be client or project"
        if name not in used:
            yield f"#/tags/{name}", "no operation uses it"


@rule("named-enum")
def _named_enum(document: Document) -> Iterator[tuple[str, str]]:
    named = {f"#/components/schemas/{name}" for name in document.schemas}
    for pointer, schema in document.places:
        if "enum" in schema and pointer not in named:
            yield pointer, "an enum is a component of its own (one fixed value is a const)"


@rule("nullable-enum")
def _nullable_enum(document: Document) -> Iterator[tuple[str, str]]:
    for name, schema in document.schemas.items():
        if "enum" in schema and (None in schema["enum"] or "null" in types(schema)):
            yield f"#/components/schemas/{name}", "say null where the enum is used, not in the enum"


@rule("enum-values")
def _enum_values(document: Document) -> Iterator[tuple[str, str]]:
    for name, schema in document.schemas.items():
        if "enum" not in schema:
            continue
        place = f"#/components/schemas/{name}"
        members = list(schema.get("x-enum-varnames") or schema["enum"])
        if len(members) != len(schema["enum"]):
            yield place, "x-enum-varnames and enum differ in length"
        for alike in _alike([str(value) for value in members], key=snake):
            yield place, f"{' and '.join(alike)} become one member"


@rule("nullable")
def _nullable(document: Document) -> Iterator[tuple[str, str]]:
    for pointer, schema in document.places:
        if "nullable" in schema:
            yield pointer, "`nullable` means nothing in OpenAPI 3.1; add 'null' to the type or a oneOf"


@rule("nullable-component")
def _nullable_component(document: Document) -> Iterator[tuple[str, str]]:
    for name, schema in document.schemas.items():
        if "enum" not in schema and ("null" in types(schema) or {"type": "null"} in schema.get("oneOf", [])):
            yield f"#/components/schemas/{name}", "say null where the component is used, not in the component"


@rule("free-form")
def _free_form(document: Document) -> Iterator[tuple[str, str]]:
    for pointer, schema in document.places:
        if schema.get("additionalProperties") == {"type": "object"}:
            yield pointer, "refuses strings, numbers and lists; a free-form object is `additionalProperties: true`"


@rule("secret")
def _secret(document: Document) -> Iterator[tuple[str, str]]:
    for pointer, schema in document.places:
        for name, child in schema.get("properties", {}).items():
            if SECRET.search(name) and "string" in types(child) and child.get("format") != "password":
                yield f"{pointer}/properties/{name}", "looks like a secret: `format: password`"


@rule("date-header")
def _date_header(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        headers = {each["name"]: each for each in operation.parameters if each.get("in") == "header"}
        for status, response in operation.responses.items():
            headers |= {f"responses/{status}/{name}": each for name, each in response.get("headers", {}).items()}
        for name, header in headers.items():
            if document.resolve(header).get("schema", {}).get("format") in ("date-time", "date"):
                yield f"{operation.place}/{name}", "the generator cannot read a date in a header"


@rule("parameter-style")
def _parameter_style(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        for parameter in operation.parameters:
            if "explode" in parameter or "style" in parameter:
                yield f"{operation.place}/{parameter['name']}", "the generator ignores style and explode"


@rule("list-default")
def _list_default(document: Document) -> Iterator[tuple[str, str]]:
    for pointer, schema in document.places:
        if isinstance(schema.get("default"), list):
            yield pointer, "a list cannot be a default; say it in the description"


@rule("string-default")
def _string_default(document: Document) -> Iterator[tuple[str, str]]:
    for pointer, schema in document.places:
        default = schema.get("default")
        if isinstance(default, str) and re.search(r"[\"'\\]", default):
            yield pointer, "a quote or a backslash in a default; say it in the description"


@rule("one-direction")
def _one_direction(document: Document) -> Iterator[tuple[str, str]]:
    sent: set[str] = set()
    received: set[str] = set()
    for operation in document.operations:
        for media in operation.media:
            names = document.closure(media.data.get("schema", {}))
            if media.status is None:
                sent |= names
            else:
                received |= names
    for name in sorted(sent & received):
        if "properties" in document.schemas[name]:
            yield f"#/components/schemas/{name}", "is both sent and received; give the request a form of its own"


@rule("operation-id")
def _operation_id(document: Document) -> Iterator[tuple[str, str]]:
    ids = []
    for operation in document.operations:
        if not operation.id:
            yield operation.place, "has no operationId"
            continue
        ids.append(operation.id)
        if not IDENTIFIER.fullmatch(operation.id) or re.search(r"_\d+$", operation.id):
            yield operation.place, "is not a Python name in snake case"
        elif operation.id.split("_")[0] not in VERBS:
            yield operation.place, f"does not start with a verb that we use ({', '.join(sorted(VERBS))})"
        ids += [str(branch.get("name")) for branch in operation.branches]
    for alike in _alike(ids, key=snake):
        yield alike[0], f"{' and '.join(alike)} become one function"


@rule("extension")
def _extension(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        data = operation.data
        if data.get("x-peaka-replay") not in ("safe", "unsafe"):
            yield operation.place, "x-peaka-replay must be safe or unsafe"
        scopes = data.get("x-peaka-key-scopes")
        if not isinstance(scopes, list) or any(scope not in ("partner", "project") for scope in scopes):
            yield operation.place, "x-peaka-key-scopes must be a list of partner, project"
        if not IDENTIFIER.fullmatch(str(data.get("x-peaka-method", ""))):
            yield operation.place, "x-peaka-method must be a Python name"
        if operation.path != "/info" and not data.get("x-peaka-operation-id"):
            yield operation.place, "x-peaka-operation-id is missing"
    for place, node in _extended(document):
        for key in node:
            if isinstance(key, str) and key.startswith("x-peaka-") and key not in EXTENSIONS:
                yield place, f"{key} is not an extension that we know"
        if "x-peaka-evidence" in node and node["x-peaka-evidence"] not in EVIDENCE:
            yield place, f"x-peaka-evidence must be one of {', '.join(EVIDENCE)}"
        for key in ("x-peaka-inline", "x-peaka-helper", "x-peaka-positional"):
            if node.get(key, True) is not True:
                yield place, f"{key} is true or absent"
        if "x-peaka-name" in node and not IDENTIFIER.fullmatch(str(node["x-peaka-name"])):
            yield place, "x-peaka-name must be a Python name"


@rule("vendor-id")
def _vendor_id(document: Document) -> Iterator[tuple[str, str]]:
    ids = [
        str(each.data["x-peaka-operation-id"]) for each in document.operations if "x-peaka-operation-id" in each.data
    ]
    for alike in _alike(ids, key=str):
        yield alike[0], "stands on more than one operation"


@rule("method-name")
def _method_name(document: Document) -> Iterator[tuple[str, str]]:
    methods: dict[str, list[str]] = defaultdict(list)
    for operation in document.operations:
        names = [branch.get("method") for branch in operation.branches] or [operation.data.get("x-peaka-method")]
        for tag in operation.tags:
            methods[tag] += [str(name) for name in names]
    for tag, of_tag in methods.items():
        for alike in _alike(of_tag, key=str):
            yield f"#/tags/{tag}", f"method {alike[0]} stands on more than one operation"


@rule("branches")
def _branches(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        union = [
            component(choice)
            for media in operation.media
            if media.status is None
            for choice in media.data.get("schema", {}).get("oneOf", [])
        ]
        if union != [branch.get("schema") for branch in operation.branches]:
            yield operation.place, "a union body needs x-peaka-branches: schema, name and method of each, in its order"


@rule("array-body")
def _array_body(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        lists = [
            media
            for media in operation.media
            if media.status is None and "array" in types(document.resolve(media.data.get("schema", {})))
        ]
        if lists and "x-peaka-name" not in (operation.body or {}):
            yield operation.place, "a list body needs x-peaka-name on its requestBody"


@rule("path-parameter")
def _path_parameter(document: Document) -> Iterator[tuple[str, str]]:
    templates: dict[str, str] = {}
    for path in document.data.get("paths", {}):
        template = re.sub(r"\{[^}]*\}", "{}", path)
        if template in templates:
            yield path, f"differs from {templates[template]} only in a parameter's name"
        templates[template] = path
    for operation in document.operations:
        declared = [each["name"] for each in operation.parameters if each.get("in") == "path"]
        if sorted(declared) != sorted(re.findall(r"\{([^}]*)\}", operation.path)):
            yield operation.place, "its path parameters are not those of the path"


@rule("argument-name")
def _argument_name(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        for arguments in _arguments(document, operation):
            for name in arguments:
                if name in TAKEN:
                    yield operation.place, f"an argument cannot be called {name}; give it an x-peaka-name"
            for alike in _alike(arguments, key=str):
                yield operation.place, f"two arguments are called {alike[0]}; give one an x-peaka-name"


@rule("property-name")
def _property_name(document: Document) -> Iterator[tuple[str, str]]:
    for pointer, schema in document.places:
        properties = schema.get("properties", {})
        for alike in _alike(list(properties), key=lambda name: python_name(name, properties[name])):
            yield pointer, f"{' and '.join(alike)} become one attribute"


@rule("class-name")
def _class_name(document: Document) -> Iterator[tuple[str, str]]:
    for alike in _alike(list(document.schemas), key=snake):
        yield f"#/components/schemas/{alike[0]}", f"{' and '.join(alike)} become one module"
    resources = {"".join(word.capitalize() for word in words(tag)).lower(): tag for tag in document.tags}
    for name in document.schemas:
        if name.lower() in resources:
            yield f"#/components/schemas/{name}", f"is also the resource class of tag {resources[name.lower()]}"
        if re.search(r"(?i)(V2|Dto)$", name) or not re.fullmatch(r"([A-Z][a-z0-9]*)+", name):
            yield f"#/components/schemas/{name}", "is not a name in the field's terms"


@rule("reference")
def _reference(document: Document) -> Iterator[tuple[str, str]]:
    for pointer, schema in document.places:
        target = schema.get("$ref")
        if target is not None and component(schema) not in document.schemas:
            yield pointer, f"{target} does not exist (references go to {SCHEMAS})"


@rule("summary")
def _summary(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        for node in (operation.data, *operation.branches):
            summary = str(node.get("summary", ""))
            if not re.fullmatch(r"[A-Z][^\n]*[^.\s]", summary):
                yield operation.place, "needs a summary, each branch too: one line, a capital first, no period last"
            elif len(summary) > SUMMARY_LENGTH:
                yield operation.place, f"a summary has {len(summary)} characters; at most {SUMMARY_LENGTH}"


@rule("example")
def _example(document: Document) -> Iterator[tuple[str, str]]:
    for operation in document.operations:
        for media in operation.media:
            if not media.examples and not media.type.startswith("image/"):
                yield media.pointer, "has no example"
            if "example" in media.data and "examples" in media.data:
                yield media.pointer, "has both example and examples"


def _alike(names: list[str], key: Callable[[str], str]) -> list[list[str]]:
    """The groups of names that one key makes the same."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[key(name)].append(name)
    return [group for group in groups.values() if len(group) > 1]


def _arguments(document: Document, operation: Op) -> Iterator[list[str]]:
    """The Python arguments of each function that an operation becomes."""
    tag = document.tags.get(operation.tags[0], {}) if operation.tags else {}
    bound = {"projectId"} if tag.get("x-peaka-scope") == "project" else set()
    outside = [python_name(each["name"], each) for each in operation.parameters if each["name"] not in bound]
    bodies: list[list[str]] = []
    for media in operation.media:
        if media.status is not None:
            continue
        schema = document.resolve(media.data.get("schema", {}))
        for choice in schema.get("oneOf", [schema]):
            properties = document.resolve(choice).get("properties", {})
            bodies.append(
                [
                    python_name(name, child)
                    for name, child in properties.items()
                    if name not in bound and "const" not in child
                ]
            )
        if "x-peaka-name" in (operation.body or {}):
            bodies[-1].append(str((operation.body or {})["x-peaka-name"]))
    for body in bodies or [[]]:
        yield outside + body


def _extended(document: Document) -> Iterator[tuple[str, Node]]:
    """Every node that may carry an extension, with its place."""
    for name, tag in document.tags.items():
        yield f"#/tags/{name}", tag
    for name, parameter in document.components.get("parameters", {}).items():
        yield f"#/components/parameters/{name}", parameter
    for operation in document.operations:
        yield operation.place, operation.data
        for parameter in operation.data.get("parameters", []):
            yield operation.place, parameter
        if operation.body is not None:
            yield f"{operation.place}/requestBody", operation.body
    for name, schema in document.schemas.items():
        yield from walk(f"#/components/schemas/{name}", schema)

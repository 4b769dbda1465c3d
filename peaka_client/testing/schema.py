"""A check of JSON against the part of JSON Schema that openapi.yaml uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

__all__ = ["Checker", "Problem"]

Problem = tuple[str, str]
"""Where, and what is wrong."""

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "boolean": bool, "object": dict, "array": list, "null": type(None), "integer": int,
    "number": (int, float),
}  # fmt: skip


class Checker:
    """Checks values against the schemas of one document."""

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self._schemas = schemas

    def resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference into the document's components."""
        while "$ref" in schema:
            schema = self._schemas[schema["$ref"].rpartition("/")[2]]
        return schema

    def problems(
        self, schema: Mapping[str, Any], value: Any, where: str = "body", *, exact: bool = True
    ) -> Iterator[Problem]:
        """Everything that is wrong with a value.

        Args:
            schema: the schema, references allowed.
            value: parsed JSON.
            where: how the value is called in what is reported.
            exact: whether ``minimum``, ``maximum`` and durations count; the wire is lax about them.
        """
        schema = self.resolve(schema)
        for key in ("oneOf", "anyOf"):
            if key in schema:
                yield from self._union(schema[key], value, where, exact, exactly_one=key == "oneOf")
        for part in schema.get("allOf", ()):
            yield from self.problems(part, value, where, exact=exact)
        kinds = schema.get("type")
        if kinds is not None:
            names = [kinds] if isinstance(kinds, str) else kinds
            if not any(_is(value, name) for name in names):
                yield where, f"{_show(value)} is not {' or '.join(names)}"
                return
        if "const" in schema and value != schema["const"]:
            yield where, f"{_show(value)} is not {schema['const']!r}"
        if "enum" in schema and value not in schema["enum"]:
            yield where, f"{_show(value)} is none of {', '.join(map(str, schema['enum']))}"
        if isinstance(value, str):
            yield from self._text(schema, value, where, exact)
        elif isinstance(value, dict):
            yield from self._object(schema, value, where, exact)
        elif isinstance(value, list):
            if len(value) < schema.get("minItems", 0):
                yield where, f"has fewer than {schema['minItems']} items"
            if "items" in schema:
                for index, item in enumerate(value):
                    yield from self.problems(schema["items"], item, f"{where}[{index}]", exact=exact)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield from self._number(schema, value, where, exact)

    def _union(
        self, branches: list[Any], value: Any, where: str, exact: bool, *, exactly_one: bool
    ) -> Iterator[Problem]:
        found = [list(self.problems(branch, value, where, exact=exact)) for branch in branches]
        fitting = sum(not problems for problems in found)
        if fitting == 0:
            yield min(found, key=len)[0]
        elif exactly_one and fitting > 1:
            yield where, "fits more than one of its forms"

    def _text(self, schema: Mapping[str, Any], value: str, where: str, exact: bool) -> Iterator[Problem]:
        if len(value) < schema.get("minLength", 0):
            yield where, "is empty" if not value else "is too short"
        if len(value) > schema.get("maxLength", len(value)):
            yield where, "is too long"
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield where, f"{_show(value)} does not match {schema['pattern']}"
        form = schema.get("format")
        if form in _FORMATS and (exact or form != "duration") and not _FORMATS[form](value):
            yield where, f"{_show(value)} is no {form}"

    def _number(self, schema: Mapping[str, Any], value: float, where: str, exact: bool) -> Iterator[Problem]:
        form = schema.get("format")
        bits = {"int32": 31, "int64": 63}.get(form or "")
        if bits is not None and not -(2**bits) <= value < 2**bits:
            yield where, f"{_show(value)} does not fit {form}"
        if exact and value < schema.get("minimum", value):
            yield where, f"{_show(value)} is less than {schema['minimum']}"
        if exact and value > schema.get("maximum", value):
            yield where, f"{_show(value)} is more than {schema['maximum']}"

    def _object(self, schema: Mapping[str, Any], value: dict[str, Any], where: str, exact: bool) -> Iterator[Problem]:
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{where}.{name}", "is missing"
        known = schema.get("properties", {})
        for name, item in value.items():
            if name in known:
                yield from self.problems(known[name], item, f"{where}.{name}", exact=exact)
            else:
                more = schema.get("additionalProperties", True)
                if more is False:
                    yield f"{where}.{name}", "is not allowed"
                elif isinstance(more, dict):
                    yield from self.problems(more, item, f"{where}.{name}", exact=exact)


def _is(value: Any, name: str) -> bool:
    if name in ("integer", "number") and isinstance(value, bool):
        return False
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[name])


def _show(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _date_time(value: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", value):
        return False
    try:
        datetime.fromisoformat(re.sub(r"\.\d+", "", value).replace("z", "Z"))
    except ValueError:
        return False
    return True


def _uuid(value: str) -> bool:
    try:
        return str(UUID(value)) == value.lower()
    except ValueError:
        return False


def _uri(value: str) -> bool:
    try:
        return bool(urlsplit(value).scheme)
    except ValueError:
        return False


def _duration(value: str) -> bool:
    return bool(_DURATION.fullmatch(value)) and value[-1] not in "PT"


_DURATION = re.compile(r"P(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")

_FORMATS = {"duration": _duration, "date-time": _date_time, "uuid": _uuid, "uri": _uri}

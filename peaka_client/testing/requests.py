"""From a request's bytes to the values of an operation, checked against the document."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from .call import Upload
from .errors import ApiError, gateway

if TYPE_CHECKING:
    from starlette.requests import Request

    from .document import Document, Operation, Parameter

__all__ = ["read_body", "read_query"]

_INTEGER = re.compile(r"-?[0-9]{1,20}")

_SERVER_PICKS = ("execute_query", "create_session")
"""Operations whose body has several shapes: on the wire the server looks at the keys, not at the schema."""


def read_query(operation: Operation, values: dict[str, str], document: Document, *, strict: bool) -> dict[str, Any]:
    """The query parameters with their types and defaults."""
    found: dict[str, Any] = {}
    for parameter in operation.parameters:
        if parameter.place != "query":
            continue
        schema = document.checker.resolve(parameter.schema)
        if parameter.name not in values:
            if parameter.required:
                raise gateway(f"Required request parameter '{parameter.name}' is not present")
            if "default" in parameter.schema or "default" in schema:
                found[parameter.name] = parameter.schema.get("default", schema.get("default"))
            continue
        found[parameter.name] = _convert(parameter, schema, values[parameter.name])
        for _, problem in document.checker.problems(parameter.schema, found[parameter.name], exact=strict):
            raise gateway(f"Failed to convert value of parameter '{parameter.name}': {problem}")
    return found


def _convert(parameter: Parameter, schema: Any, text: str) -> Any:
    kind = schema.get("type")
    try:
        if kind == "integer":
            return int(_INTEGER.fullmatch(text)[0])  # type: ignore[index]
        if kind == "boolean":
            return {"true": True, "false": False}[text]
    except (TypeError, KeyError):
        raise gateway(
            f"Failed to convert value of parameter '{parameter.name}' to required type '{kind}': {text!r}"
        ) from None
    return text


async def read_body(operation: Operation, request: Request, document: Document, *, strict: bool) -> Any:
    """The body: parsed JSON, or the parts of a form."""
    if operation.body is None:
        return None
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if operation.body_type == "multipart/form-data":
        if content_type != "multipart/form-data":
            raise _unsupported(content_type)
        return await _form(operation, request, document, strict=strict)
    raw = await request.body()
    if not raw:
        if operation.body_required:
            raise gateway("Required request body is missing")
        return None
    if content_type not in ("application/json", "") and not content_type.endswith("+json"):
        raise _unsupported(content_type)
    try:
        value = json.loads(raw, parse_float=_number)
    except (ValueError, RecursionError):
        raise gateway("JSON parse error: Unexpected character or end-of-input") from None
    if strict or operation.name not in _SERVER_PICKS:
        for where, problem in document.checker.problems(operation.body, value, exact=strict):
            raise gateway(f"JSON parse error: {where} {problem}")
    elif not isinstance(value, dict):
        raise gateway("JSON parse error: Cannot deserialize value, an object is expected")
    return value


def _number(text: str) -> float:
    """``5.0`` is an integer to JSON Schema, so it is one from here on."""
    value = float(text)
    return int(value) if value.is_integer() else value


async def _form(operation: Operation, request: Request, document: Document, *, strict: bool) -> dict[str, Any]:
    from starlette.datastructures import UploadFile
    from starlette.exceptions import HTTPException
    from starlette.formparsers import MultiPartException

    parts: dict[str, Any] = {}
    try:
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    parts[name] = Upload(value.filename or "", await value.read())
                else:
                    parts[name] = value
    except (MultiPartException, HTTPException):
        raise gateway("Failed to parse multipart servlet request") from None
    schema = document.checker.resolve(operation.body or {})
    for name in schema.get("required", ()):
        if name not in parts:
            raise gateway(f"Required part '{name}' is not present.")
    return parts


def _unsupported(content_type: str) -> ApiError:
    return ApiError(
        415,
        {
            "status": 415,
            "error": "Unsupported Media Type",
            "message": f"Content-Type '{content_type}' is not supported",
        },
    )

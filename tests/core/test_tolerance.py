"""The tolerant reader: whatever is done to a valid reply of any operation, only a wrong root is an error."""

from __future__ import annotations

import copy
import importlib
import json
import math
import pkgutil
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peaka_client import PeakaDecodeError, api
from peaka_client.operation import Operation, Response

DOCUMENT = json.loads(files("peaka_client.testing").joinpath("openapi.json").read_text(encoding="utf-8"))
METHODS = ("get", "post", "put", "patch", "delete")


def operations() -> dict[tuple[str, str], Operation[Any]]:
    found = {}
    for module in pkgutil.iter_modules(api.__path__):
        for value in vars(importlib.import_module(f"peaka_client.api.{module.name}")).values():
            if isinstance(value, Operation):
                found[value.method.lower(), value.path] = value
    return found


def example(place: dict[str, Any]) -> Any:
    for status, reply in place["responses"].items():
        if status.startswith("2"):
            media = reply.get("content", {}).get("application/json", {})
            if "example" in media:
                return media["example"]
            for entry in media.get("examples", {}).values():
                return entry["value"]
    return None


KNOWN = operations()
CASES = [
    (KNOWN[method, path], example(place))
    for path, item in DOCUMENT["paths"].items()
    for method, place in item.items()
    if method in METHODS and (method, path) in KNOWN and example(place) is not None
]

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.just(10**400), st.just(-(2**63) - 1), st.floats(), st.text(max_size=5),
    st.sampled_from(["\ud800", "NOT_A_STATE", "not-active", "2024-01-01 10:00:00.000 UTC", "9999-99-99", "", "🦆"]),
    st.just([]), st.just({}), st.just([None]), st.just([[]]), st.just({"a": {"b": [1]}}),
)  # fmt: skip


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [at] if at else []
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        found += places(child, (*at, key))
    return found


def mutate(draw: st.DrawFn, value: Any) -> Any:
    value = copy.deepcopy(value)
    for _ in range(draw(st.integers(1, 4))):
        found = places(value)
        if not found:
            return value
        *way, last = draw(st.sampled_from(found))
        parent = value
        for key in way:
            parent = parent[key]
        match draw(st.sampled_from(["drop", "replace", "add", "empty"])):
            case "drop":
                del parent[last]
            case "replace":
                parent[last] = copy.deepcopy(draw(ODD))
            case "add" if isinstance(parent, dict):
                parent[draw(st.text(max_size=4))] = copy.deepcopy(draw(ODD))
            case _:
                parent.clear()
    return value


def wire(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_every_operation_with_a_json_reply_has_a_case() -> None:
    assert len(CASES) >= 100


@pytest.mark.parametrize(("operation", "reply"), CASES, ids=[operation.name for operation, _ in CASES])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_reply_is_still_read(operation: Operation[Any], reply: Any, data: st.DataObject) -> None:
    damaged = data.draw(st.composite(mutate)(reply), label="damaged")
    result = operation.read(Response(200, {}, wire(damaged), 0.0))
    repr(result)
    if isinstance(damaged, dict) and hasattr(result, "to_dict"):
        again = result.to_dict()
        assert {name for name in again if name in damaged} >= {
            name for name, value in damaged.items() if value is not None and not _is_nan(value)
        }


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)


@pytest.mark.parametrize(("operation", "reply"), CASES, ids=[operation.name for operation, _ in CASES])
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(root=ODD)
def test_only_a_wrong_root_is_an_error(operation: Operation[Any], reply: Any, root: Any) -> None:
    response = Response(200, {}, wire(root), 0.0)
    try:
        operation.read(response)
    except PeakaDecodeError as error:
        assert type(root) is not type(reply)
        assert error.operation == operation.name
        assert error.__context__ is None


@given(st.binary(max_size=30))
def test_what_is_no_json_is_a_decode_error(body: bytes) -> None:
    operation = Operation(name="o", method="GET", path="/", safe=True, decode=lambda value: value)
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        if body.strip():
            with pytest.raises(PeakaDecodeError):
                operation.read(Response(200, {}, body, 0.0))

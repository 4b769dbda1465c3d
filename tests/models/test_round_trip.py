"""Every reply of the document's examples, read and written again, is the example."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

import peaka_client.models
from peaka_client.encoding import to_wire
from peaka_client.model import InputModel, WireShapeError, nothing
from peaka_client.types import Secret

from . import helpers

REPLIES = [(operation, example) for operation in helpers.operations() for example in helpers.reply_examples(operation)]


def _plain(value: Any) -> Any:
    """Secrets shown; moments by value, for several spellings mean one."""
    if isinstance(value, Secret):
        return _plain(value.get())
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str) and value[4:5] == "-" and "T" in value:
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return value
    return value


@pytest.mark.parametrize(("operation", "example"), REPLIES, ids=lambda value: getattr(value, "id", "example"))
def test_example(operation: helpers.Described, example: Any) -> None:
    endpoint = operation.endpoint
    result = endpoint.decode(example)
    if endpoint.decode is not nothing:
        assert _plain(to_wire(result)) == _plain(example)


def test_most_operations_have_an_example() -> None:
    assert len({operation.id for operation, _ in REPLIES}) >= 110


ROOTS: list[Any] = [[], {}, "text", 5, None]


@pytest.mark.parametrize("operation", list(helpers.operations()), ids=lambda operation: operation.id)
def test_only_a_wrong_root_raises(operation: helpers.Described) -> None:
    if operation.endpoint.accept != "application/json":
        return
    refused = []
    for root in ROOTS:
        try:
            operation.endpoint.decode(root)
        except WireShapeError as error:
            refused.append(error)
    assert len(refused) in (0, len(ROOTS) - 1)
    assert all(error.place == "$" and "expected at $" in str(error) for error in refused)


REQUESTS = [(operation, name, value) for operation, name, value in helpers.request_models() if isinstance(value, dict)]


@pytest.mark.parametrize(("operation", "name", "value"), REQUESTS, ids=[f"{o}-{name}" for o, name, _ in REQUESTS])
def test_models_in_requests(operation: str, name: str, value: dict[str, Any]) -> None:
    cls: type[InputModel] = getattr(peaka_client.models, name)
    assert issubclass(cls, InputModel), operation
    read = cls.from_dict(value)
    assert read.extra == {}
    assert _plain(read.to_dict()) == _plain(value)
    built = cls(**{cls._wire[wire]: getattr(read, cls._wire[wire]) for wire in value})
    assert built == read


def test_most_models_of_requests_have_an_example() -> None:
    inputs = {cls.__name__ for cls in helpers.models() if issubclass(cls, InputModel)}
    assert len({name for _, name, _ in REQUESTS}) >= len(inputs) - 3

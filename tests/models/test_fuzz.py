"""Whatever a reply holds, a model can be read from it: only a root of another shape raises."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peaka_client.encoding import to_wire
from peaka_client.model import Model, WireShapeError

from . import helpers

_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(
        ["", "RUNNING", "2026-07-14T09:00:00Z", "2024-01-01 10:00:00 UTC", "\ud800", 10**400, "not-active"]
    )
)  # fmt: skip
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
JSON = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def _objects(cls: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with some of a model's names and some of none, and any JSON behind each."""
    names = st.sampled_from(sorted(cls._wire)) if cls._wire else st.nothing()
    return st.dictionaries(
        names | st.text(max_size=5), JSON | st.lists(st.dictionaries(names, JSON), max_size=2), max_size=12
    )


def _same(first: Any, second: Any) -> bool:
    return repr(first) == repr(second)  # NaN is not itself


@pytest.mark.parametrize("cls", helpers.models(), ids=lambda cls: cls.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_object_can_be_read(cls: type[Model], data: st.DataObject) -> None:
    wire = data.draw(_objects(cls))
    read = cls.from_dict(wire)
    assert isinstance(read, cls)
    assert set(read.extra) == set(wire) - set(cls._wire)
    written = read.to_dict()
    again = cls.from_dict(written)
    assert _same(to_wire(again), to_wire(read))
    assert _same(pickle.loads(pickle.dumps(read)), read)


@pytest.mark.parametrize("cls", helpers.models(), ids=lambda cls: cls.__name__)
@settings(max_examples=3, deadline=None)
@given(root=JSON.filter(lambda value: not isinstance(value, dict)))
def test_other_roots_raise(cls: type[Model], root: Any) -> None:
    with pytest.raises(WireShapeError):
        cls.from_dict(root)


EXAMPLES = [
    pytest.param(operation, example, id=operation.id)
    for operation in helpers.operations()
    if hasattr(operation.endpoint, "decode")
    for example in helpers.reply_examples(operation)[:1]
]


def _mutated(example: Any, data: st.DataObject) -> Any:
    """The example with something dropped, nulled, retyped or added somewhere inside."""
    if isinstance(example, dict) and example:
        action = data.draw(st.sampled_from(["drop", "null", "retype", "add", "inside", "inside"]))
        name = data.draw(st.sampled_from(sorted(example)))
        rest = {key: value for key, value in example.items() if key != name}
        match action:
            case "drop":
                return rest
            case "null":
                return {**rest, name: None}
            case "retype":
                return {**rest, name: data.draw(JSON)}
            case "add":
                return {**example, data.draw(st.text()): data.draw(JSON)}
            case _:
                return {**rest, name: _mutated(example[name], data)}
    if isinstance(example, list) and example:
        return [_mutated(example[0], data), *example[1:]]
    return data.draw(JSON)


@pytest.mark.parametrize(("operation", "example"), EXAMPLES)
@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_change_of_an_example_can_be_read(operation: helpers.Described, example: Any, data: st.DataObject) -> None:
    changed = _mutated(example, data)
    try:
        operation.endpoint.decode(changed)
    except WireShapeError:
        assert type(changed) is not type(example)

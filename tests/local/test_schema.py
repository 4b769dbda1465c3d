"""The checker agrees with jsonschema on every schema of the document."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from peaka_client.testing.document import document

RAW = json.loads(files("peaka_client.testing").joinpath("openapi.json").read_bytes())


OTHERS: tuple[Any, ...] = (None, 7, "text", [], {})


def bodies() -> list[tuple[str, dict[str, Any], Any]]:
    found = []
    for operation in document().operations.values():
        answer = operation.answers[str(operation.success)]
        if answer.schema is not None and answer.example is not None and answer.content_type == "application/json":
            found.append((operation.name, answer.schema, answer.example))
    return found


def broken(value: Any) -> list[Any]:
    """The value, and every copy of it in which one place holds something else."""
    made = [value]
    if isinstance(value, dict):
        for key in value:
            made += [{**value, key: other} for other in OTHERS]
            made += [{**value, key: inner} for inner in broken(value[key])[1:3]]
            made.append({name: item for name, item in value.items() if name != key})
    elif isinstance(value, list):
        made += [[*value, 7], {"0": value}]
        made += [[inner] for inner in broken(value[0])[1:40]] if value else []
    return made


@pytest.mark.parametrize(("name", "schema", "example"), bodies(), ids=lambda one: one if isinstance(one, str) else "")
def test_agreement(name: str, schema: dict[str, Any], example: Any) -> None:
    whole = {**copy.deepcopy(schema), "components": RAW["components"]}
    theirs = jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker(("date-time", "uuid")))
    for value in broken(example):
        problems = [
            one for one in document().checker.problems(schema, value) if not one[1].endswith(("uri", "duration"))
        ]
        assert (problems == []) == theirs.is_valid(value), (name, value, problems)


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        ("date-time", "2024-01-01T10:00:00.123456789Z", "2024-01-01"),
        ("uuid", "0b7f5c1e-2d64-4e1b-9a8f-3c5d7e9f1a2b", "0b7f5c1e"),
        ("uri", "https://a.b/c", "a.b"),
        ("duration", "PT15M", "15M"),
    ],
)
def test_formats(form: str, good: str, bad: str) -> None:
    schema = {"type": "string", "format": form}

    assert not list(document().checker.problems(schema, good))
    assert list(document().checker.problems(schema, bad))


def test_ranges() -> None:
    schema = {"type": "integer", "format": "int32", "minimum": 1}

    assert list(document().checker.problems(schema, 0))
    assert not list(document().checker.problems(schema, 0, exact=False))
    assert list(document().checker.problems(schema, 2**31, exact=False))
    assert list(document().checker.problems(schema, True))


def test_one_of_means_one() -> None:
    schema = {"oneOf": [{"type": "integer"}, {"type": "number"}]}

    assert not list(document().checker.problems(schema, 1.5))
    assert list(document().checker.problems(schema, 1))
    assert list(document().checker.problems(schema, "x"))

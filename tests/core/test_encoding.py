"""What the JSON encoder does not take by itself, but callers have."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any

import numpy as np
import pytest

from peaka_client import PeakaConfigError, Secret, encoding
from peaka_client.encoding import json_body, query_string, raw_path, route


class Masked(str):
    """A string that prints itself otherwise."""

    __slots__ = ()

    def __str__(self) -> str:
        return "***"


class Number(int):
    def __int__(self) -> int:
        return 0


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


@pytest.mark.parametrize(
    ("value", "json", "query"),
    [
        (np.str_("<b>"), b'"<b>"', "%3Cb%3E"),
        (Masked("a"), b'"a"', "a"),
        (Secret(Masked("a")), b'"a"', "a"),
        (np.float64(1.5), b"1.5", "1.5"),
        (Number(7), b"7", "7"),
        (Colour.RED, b'"red"', "red"),
        (Level.HIGH, b"3", "3"),
        (True, b"true", "true"),
        (1.5, b"1.5", "1.5"),
    ],
)
def test_subclasses_of_plain_types(value: Any, json: bytes, query: str) -> None:
    assert json_body({"a": [value]}) == b'{"a":[' + json + b"]}"
    assert json_body({}, {"a": value}) == b'{"a":' + json + b"}"
    assert query_string({"a": value}) == f"?a={query}"


def test_what_only_looks_like_a_plain_type_is_refused() -> None:
    for value, said in ((np.int64(1), "int64 cannot be sent"), (np.float64("nan"), "JSON has no nan")):
        with pytest.raises(PeakaConfigError, match=said):
            json_body({"a": value})


@pytest.mark.parametrize("nested", [[[1]], [{"a": 1}], {"a": 1}])
def test_a_query_takes_no_nested_values(nested: Any) -> None:
    with pytest.raises(PeakaConfigError, match="the query parameter x cannot be a"):
        query_string({"x": nested})


def test_a_query_of_nothing_is_nothing() -> None:
    assert query_string({"x": None, "y": []}, None, {}) == ""


def test_text_without_a_utf_8_form_is_refused() -> None:
    for refused in (
        lambda: query_string({"x": "\ud800"}),
        lambda: route("/{x}", ("\ud800",)),
        lambda: json_body(["\ud800"]),
    ):
        with pytest.raises(PeakaConfigError, match="holds a lone surrogate"):
            refused()


def test_a_path_written_by_hand_stays_as_it_is_where_that_is_valid() -> None:
    assert raw_path("/a:b/c%2Fd/@$&'()*+,;=~/e f/ü") == "/a:b/c%2Fd/@$&'()*+,;=~/e%20f/%C3%BC"


def test_paths_written_by_hand_are_not_kept_for_ever() -> None:
    made = [f"/data/projects/aB3dE5fG/things/{number}" for number in range(2000)]
    assert [route(path, ()) for path in made] == made
    assert encoding._template.cache_info().currsize < len(made)

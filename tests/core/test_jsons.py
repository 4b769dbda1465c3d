"""JSON is read whatever its size, and whichever decoder does it."""

from __future__ import annotations

import math
from typing import Any

import pytest

from peaka_client.jsons import parse

SIZES = pytest.mark.parametrize("size", [0, 10_000], ids=["small", "large"])


@SIZES
@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'"\xed\xa0\x80"', "\ud800"),  # a lone surrogate as bytes,
        (rb'"\ud800"', "\ud800"),  # and as an escape
        (b"123456789012345678901234567890", 123456789012345678901234567890),
        (b"Infinity", math.inf),
        (b"1.5", 1.5),
    ],
)
def test_what_strict_decoders_refuse(text: bytes, value: Any, size: int) -> None:
    assert parse(b"[%b, %b]" % (text, b'"%b"' % (b"x" * size))) == [value, "x" * size]


@SIZES
@pytest.mark.parametrize("text", [b"[", b"{]", b"nul", b"[1,]", b"\xff\xfe["])
def test_what_is_no_json(text: bytes, size: int) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text + b" " * size)


def test_what_is_nested_too_deep() -> None:
    with pytest.raises(ValueError, match="nested too deep"):
        parse(b"[" * 200_000 + b"]" * 200_000)

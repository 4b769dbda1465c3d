"""Reading JSON: the fast decoder first, the patient one where the fast one refuses."""

from __future__ import annotations

import sys
from typing import Any

_SMALL = 4096
"""Bytes: a text up to this is read by the standard library in less time than it takes to import msgspec."""


def parse(body: bytes | str) -> Any:
    """Parse a JSON text. ``NaN``, lone surrogates, a byte order mark and integers of any size are taken as they are.

    Raises:
        ValueError: It is not JSON, or nested too deep.
    """
    if len(body) > _SMALL or "msgspec" in sys.modules:
        import msgspec

        try:
            return msgspec.json.decode(body)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            pass
    import json

    try:
        return json.loads(body)
    except RecursionError:
        raise ValueError("nested too deep") from None

"""Reading JSON: the fast decoder first, the patient one where the fast one refuses."""

from __future__ import annotations

from typing import Any


def parse(body: bytes) -> Any:
    """Parse a JSON text. ``NaN``, lone surrogates, a byte order mark and integers of any size are taken as they are.

    Raises:
        ValueError: It is not JSON, or nested too deep.
    """
    import msgspec

    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        import json

        try:
            return json.loads(body)
        except RecursionError:
            raise ValueError("nested too deep") from None

"""The log of requests, for asserts: what was called with what, secrets masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["KEPT", "MASK", "Recorded", "mask"]

MASK = "**********"

KEPT = 10_000
"""How many requests the log remembers; the oldest are forgotten first."""

_SECRET = {
    "apikey",
    "authorization",
    "callbacktoken",
    "clientsecret",
    "cookie",
    "credential",
    "jdbc",
    "password",
    "queryparameters",
    "refreshtoken",
    "secret",
    "sql_alchemy",
    "token",
    "accesstoken",
    "xamzsignature",
}


@dataclass(slots=True)
class Recorded:
    """One request that LocalPeaka got."""

    operation: str
    """The operation id, or ``download_file`` for a file of an export; empty for a route that is none."""
    method: str
    path: str
    path_values: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    body: Any = None
    """Parsed JSON, masked; for an upload, the names and sizes of its parts."""
    status: int = 0
    """What was answered; 0 if nothing was, because of a fault."""
    elapsed: float = 0.0
    """Seconds."""
    fault: str = ""
    key_prefix: str = ""


def mask(value: Any, name: str = "") -> Any:
    """A copy of JSON or headers in which secret values are stars."""
    if name.replace("-", "").lower() in _SECRET and value is not None:
        return MASK
    if isinstance(value, dict):
        return {key: mask(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [mask(item) for item in value]
    return value

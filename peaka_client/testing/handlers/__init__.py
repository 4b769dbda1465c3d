"""What LocalPeaka does for each operation, one module a tag or a few small ones together."""

from __future__ import annotations

from importlib import import_module

from ..call import HANDLERS
from ..document import document

__all__ = ["load"]

_MODULES = (
    "account",
    "agent",
    "cache",
    "catalogs",
    "connections",
    "exports",
    "folders",
    "knowledge",
    "materialized",
    "organizations",
    "parametric",
    "queries",
    "search",
    "semantic",
    "sessions",
    "tables",
)


def load() -> None:
    """Import every handler.

    Raises: RuntimeError if the handlers and the document do not name the same operations.
    """
    for module in _MODULES:
        import_module(f"{__name__}.{module}")
    differing = HANDLERS.keys() ^ document().operations.keys()
    if differing:
        raise RuntimeError(f"Handlers and openapi.yaml disagree on {', '.join(sorted(differing))}")

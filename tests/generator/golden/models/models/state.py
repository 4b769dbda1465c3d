# Generated from models.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["State"]


class State(OpenEnum):
    """How a thing is."""

    NEW = "new"
    IN_USE = "in-use"
    GONE_ONCE = "1-gone"
    GONE = "GONE"

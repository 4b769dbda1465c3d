# Generated from calls.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["Group"]


class Group(OpenEnum):
    """Known values; the server may send others."""

    A = "a"
    B = "b"

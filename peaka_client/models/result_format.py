# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["ResultFormat"]


class ResultFormat(OpenEnum):
    """Known values; the server may send others."""

    CELL_TYPED = "CELL_TYPED"
    SIMPLE = "SIMPLE"
    COMPACT = "COMPACT"

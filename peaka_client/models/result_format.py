# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["ResultFormat"]


class ResultFormat(OpenEnum):
    """How the rows of a result look. Only `CELL_TYPED` tells the types."""

    CELL_TYPED = "CELL_TYPED"
    SIMPLE = "SIMPLE"
    COMPACT = "COMPACT"

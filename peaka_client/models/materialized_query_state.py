# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["MaterializedQueryState"]


class MaterializedQueryState(OpenEnum):
    """Known values; the server may send others."""

    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELED = "CANCELED"
    CANCELLED = "CANCELLED"

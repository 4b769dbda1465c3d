# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["CacheState"]


class CacheState(OpenEnum):
    """Where a cache or one of its runs stands.

    `NOT_INITIALIZED`: it has never run; the vendor explains all but `DELETED`.
    """

    NOT_INITIALIZED = "NOT_INITIALIZED"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    DELETED = "DELETED"

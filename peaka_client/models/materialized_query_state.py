# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["MaterializedQueryState"]


class MaterializedQueryState(OpenEnum):
    """How the latest run went.

    `COMPLETED` and `CANCELED` (one L) were seen; the others follow from what caches and exports say.
    """

    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELED = "CANCELED"
    CANCELLED = "CANCELLED"
